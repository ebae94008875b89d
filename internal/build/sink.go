package build

import (
	"bytes"
	"io"
	"io/fs"

	"dateline/internal/publish"
)

// sink is one table's file on its way, with what the data package says of it.
//
// As long as all that comes is what the published file begins with, nothing is
// written; a file that comes to nothing else is left as it is. From the first
// difference on, the file is written, what it shares with the published one
// copied from there.
type sink struct {
	path   string
	staged *publish.Staged
	old    io.ReaderAt // the published file; nil: there is none to copy from
	oldLen int64
	w      *publish.Writer
	size   int64

	waiting   []waiting // what is to be appended yet, and then
	held      int       // so many bytes
	from, run int64     // a stretch of old
}

// waiting is a stretch of the published file, and bytes behind it. To copy is left to
// close, where many tables are closed at once, as long as the bytes are few.
type waiting struct {
	from, run int64
	data      []byte
}

// mostHeld is how many bytes wait.
const mostHeld = 64 << 10

// leave has the stretch that is to be appended wait.
func (s *sink) leave() {
	if s.run > 0 {
		s.waiting = append(s.waiting, waiting{from: s.from, run: s.run})
		s.from, s.run, s.held = s.from+s.run, 0, s.held+64
	}
}

func (s *sink) begin(staged *publish.Staged, published fs.FS) error {
	s.staged = staged
	if published != nil {
		if f, err := published.Open("data/" + s.path); err == nil {
			r, ok := f.(io.ReaderAt)
			if info, err := f.Stat(); ok && err == nil {
				s.old, s.oldLen = r, info.Size()
				return nil
			}
			f.Close()
		}
	}
	return s.create()
}

func (s *sink) create() (err error) {
	s.w, err = s.staged.Create("data/" + s.path)
	return err
}

// write appends bytes.
func (s *sink) write(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	if s.w == nil {
		was := make([]byte, len(b))
		if n, _ := s.old.ReadAt(was, s.size); n == len(b) && bytes.Equal(was, b) {
			s.from, s.run, s.size = 0, s.size+int64(len(b)), s.size+int64(len(b))
			return nil
		}
		if err := s.create(); err != nil {
			return err
		}
	}
	s.size += int64(len(b))
	s.leave()
	if n := len(s.waiting); n > 0 && s.held+len(b) <= mostHeld {
		s.waiting[n-1].data = append(s.waiting[n-1].data, b...)
		s.held += len(b)
		return nil
	}
	if err := s.flush(); err != nil {
		return err
	}
	return s.put(b)
}

// copy appends a stretch of the published file.
func (s *sink) copy(at, n int64) error {
	if n == 0 {
		return nil
	}
	if at != s.from+s.run {
		if s.w == nil {
			if err := s.create(); err != nil {
				return err
			}
		}
		if s.leave(); s.held > mostHeld {
			if err := s.flush(); err != nil {
				return err
			}
		}
		s.from = at
	}
	s.run += n
	s.size += n
	return nil
}

// alike reports whether what is there is what the published file begins with.
func (s *sink) alike() bool { return s.w == nil && s.old != nil }

// whole appends the rest of that file.
func (s *sink) whole() { s.from, s.run, s.size = 0, s.oldLen, s.oldLen }

// flush appends what is to be appended.
func (s *sink) flush() error {
	s.leave()
	for _, w := range s.waiting {
		if _, err := io.CopyBuffer(putter{s}, io.NewSectionReader(s.old, w.from, w.run), make([]byte, min(w.run, 256<<10))); err != nil {
			return err
		}
		if err := s.put(w.data); err != nil {
			return err
		}
	}
	s.waiting, s.held = nil, 0
	return nil
}

// putter is a sink as io.Copy writes to it.
type putter struct{ s *sink }

func (p putter) Write(b []byte) (int, error) { return len(b), p.s.put(b) }

func (s *sink) put(b []byte) error {
	_, err := s.w.Write(b)
	return err
}

// close ends the file and returns its SHA-256.
func (s *sink) close() ([]byte, error) {
	if s.old != nil {
		defer s.old.(io.Closer).Close()
	}
	if s.w == nil {
		if s.size == s.oldLen {
			if sum, err := s.staged.Keep("data/" + s.path); err == nil {
				return sum[:], nil
			}
		}
		if err := s.create(); err != nil {
			return nil, err
		}
	}
	if err := s.flush(); err != nil {
		return nil, err
	}
	return s.w.Sum(), s.w.Close()
}
