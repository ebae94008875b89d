package publish

import (
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// A Spool is a file for what one build makes early, needs late, and would not
// hold in memory. It is gone when it is closed; what a crash leaves behind is
// removed by the next. Its methods may be called by many goroutines at once.
type Spool struct {
	root *os.Root
	name string
	file *os.File

	mu  sync.Mutex // guards the fields below
	end int64
	buf []byte // the last bytes, not yet in the file
}

// block is how much of a spool is held back to be written at once.
const block = 1 << 20

// OpenSpool begins a spool for a site's folder, in .dateline/ there. The caller
// holds the site's lock, see [Acquire].
func OpenSpool(dir string) (*Spool, error) {
	root, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	const name = stateName + "/spool"
	err = ignore(root.Mkdir(stateName, 0o755), fs.ErrExist)
	if err == nil {
		err = root.RemoveAll(name)
	}
	var f *os.File
	if err == nil {
		f, err = root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	}
	if err != nil {
		root.Close()
		return nil, fmt.Errorf("spooling: %w", err)
	}
	return &Spool{root: root, name: name, file: f}, nil
}

// Put appends some bytes and returns where they are.
func (s *Spool) Put(b []byte) (at int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.buf == nil {
		s.buf = make([]byte, 0, block)
	}
	if len(s.buf)+len(b) > block {
		if err := s.flush(); err != nil {
			return 0, err
		}
	}
	at = s.end + int64(len(s.buf))
	if len(b) > block {
		if _, err := s.file.WriteAt(b, s.end); err != nil {
			return 0, fmt.Errorf("spooling: %w", err)
		}
		s.end += int64(len(b))
		return at, nil
	}
	s.buf = append(s.buf, b...)
	return at, nil
}

func (s *Spool) flush() error {
	if len(s.buf) == 0 {
		return nil
	}
	if _, err := s.file.WriteAt(s.buf, s.end); err != nil {
		return fmt.Errorf("spooling: %w", err)
	}
	s.end += int64(len(s.buf))
	s.buf = s.buf[:0]
	return nil
}

// Get fills b with the bytes at a place that Put returned.
func (s *Spool) Get(b []byte, at int64) error {
	s.mu.Lock()
	if at+int64(len(b)) > s.end { // some of them are not in the file yet
		if err := s.flush(); err != nil {
			s.mu.Unlock()
			return err
		}
	}
	s.mu.Unlock()
	if n, err := s.file.ReadAt(b, at); n < len(b) {
		return fmt.Errorf("reading %d bytes of %s at %d: %w", len(b), s.name, at, err)
	}
	return nil
}

// Close ends the spool and removes its file.
func (s *Spool) Close() error {
	err := s.file.Close()
	if e := s.root.Remove(s.name); err == nil {
		err = e
	}
	if e := s.root.Close(); err == nil {
		err = e
	}
	return err
}
