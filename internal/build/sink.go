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

	from, run int64 // a stretch of old that is to be appended yet
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
	if err := s.flush(); err != nil {
		return err
	}
	s.size += int64(len(b))
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
		if err := s.flush(); err != nil {
			return err
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

// flush copies the stretch that is to be appended.
func (s *sink) flush() error {
	if s.run == 0 {
		return nil
	}
	_, err := io.CopyBuffer(putter{s}, io.NewSectionReader(s.old, s.from, s.run), make([]byte, 256<<10))
	s.from, s.run = s.from+s.run, 0
	return err
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
