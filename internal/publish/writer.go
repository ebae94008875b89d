package publish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
)

// spill is how much of a file Create holds back, in bytes: a file that is no
// longer is compared with the published one before anything is written, and a
// longer one is written in pieces of that size.
const spill = 64 << 10

// Create adds a file whose bytes come in parts. The file is part of the build
// once Close has returned nil.
func (s *Staged) Create(p string) (*Writer, error) {
	e, err := s.claim(p)
	if err != nil {
		return nil, err
	}
	return &Writer{s: s, path: p, entry: e, hash: sha256.New()}, nil
}

// Writer writes a file of the build, see [Staged.Create].
type Writer struct {
	s     *Staged
	path  string
	entry *entry
	hash  hash.Hash
	size  int64
	held  []byte
	file  File // once there was more than spill
	err   error
}

func (w *Writer) Write(b []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	w.hash.Write(b)
	w.size += int64(len(b))
	if len(w.held)+len(b) > spill {
		if w.spill(); w.err != nil {
			return 0, w.err
		}
		if len(b) > spill {
			w.flush(b)
			return len(b), w.err
		}
	}
	w.held = append(w.held, b...)
	return len(b), nil
}

// Sum is the SHA-256 of what was written.
func (w *Writer) Sum() []byte { return w.hash.Sum(nil) }

// spill writes what is held back.
func (w *Writer) spill() {
	if w.file == nil {
		w.file, w.err = w.s.open(w.path)
	}
	if w.err == nil && len(w.held) > 0 {
		_, w.err = w.file.Write(w.held)
		w.held = w.held[:0]
	}
	w.fail()
}

// flush writes bytes past what is held back, of which there is nothing.
func (w *Writer) flush(b []byte) {
	_, w.err = w.file.Write(b)
	w.fail()
}

// fail says of what an error is.
func (w *Writer) fail() {
	if w.err != nil {
		w.err = fmt.Errorf("writing %s: %w", w.path, w.err)
	}
}

func (w *Writer) Close() error {
	if w.file != nil {
		if w.err == nil {
			w.spill()
		}
		if err := w.file.Close(); w.err == nil && err != nil {
			w.err = fmt.Errorf("writing %s: %w", w.path, err)
		}
	}
	if w.err != nil {
		return w.err
	}
	w.err = fmt.Errorf("writing %s: the file is closed", w.path)
	e := entry{size: w.size}
	w.hash.Sum(e.sum[:0])
	if w.file == nil {
		if err := w.s.put(w.entry, w.held, e); err != nil {
			return fmt.Errorf("writing %s: %w", w.path, err)
		}
		return nil
	}
	if w.s.wrote(w.entry, e.sum) && w.s.equal(w.path) {
		if err := w.s.fs.Remove(w.s.state + ".staged/" + w.path); err != nil {
			return fmt.Errorf("writing %s: %w", w.path, err)
		}
		e.same = true
	}
	w.s.finish(w.entry, e)
	return nil
}

// equal reports whether the staged file has the bytes of the published one.
func (s *Staged) equal(p string) bool {
	a, err := s.fs.Open(s.state + ".staged/" + p)
	if err != nil {
		return false
	}
	defer a.Close()
	b, err := s.fs.Open(s.pub + "/" + p)
	if err != nil {
		return false
	}
	defer b.Close()
	const block = 64 << 10
	x, y := make([]byte, block), make([]byte, block)
	for {
		n, errA := io.ReadFull(a, x)
		m, errB := io.ReadFull(b, y)
		if !bytes.Equal(x[:n], y[:m]) {
			return false
		}
		if errA != nil || errB != nil {
			return ended(errA) && ended(errB)
		}
	}
}

func ended(err error) bool { return err == io.EOF || err == io.ErrUnexpectedEOF }
