package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"sync"
)

// A Spool is a file for what one build makes early, needs late, and would not
// hold in memory. It is gone when it is closed, or with a process that is killed;
// where an open file must have a name, the next removes what a crash leaves
// behind. One that is kept stays for the next build, to be added to. Its methods
// may be called by many goroutines at once.
type Spool struct {
	root *os.Root
	name string
	file *os.File
	kept bool

	mu  sync.Mutex // guards the fields below
	end int64
	buf []byte // the last bytes, not yet in the file

	next    int64  // where the bytes ended that were asked for last
	ahead   []byte // some of the file, read before it was asked for
	aheadAt int64
}

// window is how much of a spool is read at once where it is read in order.
const window = 256 << 10

// block is how much of a spool is held back to be written at once.
const block = 1 << 20

// OpenSpool begins a spool of that name for a site's folder, in .dateline/ there.
// The caller holds the site's lock, see [Acquire].
func OpenSpool(dir, name string) (*Spool, error) {
	root, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	name = stateName + "/" + name
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
	root.Remove(name) // it may fail: Close does it then
	return &Spool{root: root, name: name, file: f}, nil
}

// OpenKept opens the spool that a site's folder keeps under a name, in
// .dateline/cache/ there, or begins one. It is a hint like what [Remember]
// keeps, and nothing guards it: who reads it compares what it reads with a
// digest. [Forget] removes it.
func OpenKept(dir, name string) (*Spool, error) {
	root, err := openCache(dir)
	if err != nil {
		return nil, fmt.Errorf("spooling: %w", err)
	}
	s := &Spool{root: root, name: cacheName + "/" + name, kept: true}
	info, err := root.Lstat(s.name)
	if err == nil && !info.Mode().IsRegular() {
		err = root.RemoveAll(s.name) // whatever it is, it is no hint
	}
	if err = ignore(err, fs.ErrNotExist); err == nil {
		s.file, err = root.OpenFile(s.name, os.O_RDWR|os.O_CREATE|openFlags, 0o644)
	}
	if err == nil {
		info, err = s.file.Stat()
	}
	if err != nil {
		if s.file != nil {
			s.file.Close()
		}
		root.Close()
		return nil, fmt.Errorf("spooling: %w", err)
	}
	s.end = info.Size()
	return s, nil
}

// ReadKept returns what is in a spool that is kept.
func ReadKept(dir, name string) ([]byte, error) {
	s, err := OpenSite(dir)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return fs.ReadFile(s.FS(), path.Join(cacheName, name))
}

// Size is the number of bytes in the spool.
func (s *Spool) Size() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.end + int64(len(s.buf))
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
	done := s.getAhead(b, at)
	s.mu.Unlock()
	if done {
		return nil
	}
	if n, err := s.file.ReadAt(b, at); n < len(b) {
		return fmt.Errorf("reading %d bytes of %s at %d: %w", len(b), s.name, at, err)
	}
	return nil
}

// getAhead fills b where what is asked for was read ahead, or can be: it stands
// behind what was asked for before, and most of what lies between is asked for.
func (s *Spool) getAhead(b []byte, at int64) bool {
	n := int64(len(b))
	inOrder := at >= s.next && at-s.next <= n && n <= window/4
	s.next = at + n
	if i := at - s.aheadAt; i < 0 || i+n > int64(len(s.ahead)) {
		if !inOrder || at+n > s.end {
			return false
		}
		if s.ahead == nil {
			s.ahead = make([]byte, window)
		}
		s.ahead, s.aheadAt = s.ahead[:min(window, s.end-at)], at
		if k, err := s.file.ReadAt(s.ahead, at); err != nil || int64(k) < n {
			s.ahead = s.ahead[:0]
			return false // who reads b alone says what is wrong
		}
	}
	copy(b, s.ahead[at-s.aheadAt:])
	return true
}

// Close ends the spool and, unless it is kept, removes its file.
func (s *Spool) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var err error
	if s.kept {
		err = s.flush()
	}
	if e := s.file.Close(); err == nil {
		err = e
	}
	if !s.kept {
		if e := ignore(s.root.Remove(s.name), fs.ErrNotExist); err == nil {
			err = e
		}
	}
	if e := s.root.Close(); err == nil {
		err = e
	}
	return err
}
