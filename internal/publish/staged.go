package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Staged is a build on its way. WriteFile and Create may be called by many
// goroutines at once; Commit and Abort end it.
type Staged struct {
	name   string // the published folder as the caller named it
	fs     FS
	opt    Options
	pub    string // the published folder's name
	state  string // ".dateline/public", the stem of lock, staged, previous
	lock   io.Closer
	exists bool // there is a published folder
	old    manifest
	seen   map[string]Stamp // of what is published, when it was last looked at
	there  map[string]bool  // what the staged folder has from the build before the published one
	stamps *Stamps          // of the staged folder, once it was verified and while it stays so
	done   bool

	dirs sync.Mutex // guards made
	made map[string]bool

	mu     sync.Mutex // guards the fields below
	folded map[string]string
	files  map[string]entry
}

// entry is one file of the build.
type entry struct {
	sum  sum
	size int64
	same bool // the published file has these bytes: not written, to be linked
	kept bool // likewise, and its size is not known yet
}

// Result says what Commit did.
type Result struct {
	Unchanged bool     // every byte was already published: nothing was touched
	Files     int      // of the build, its manifest not counted
	Written   int      // new bytes
	Linked    int      // the same bytes as before
	Removed   int      // of the build before, gone from this one
	Bytes     int64    // of the build
	Adopted   []string // files that no build wrote, carried over
	Stamps    string   // of all that is in the published folder now, see [Stamps]; "" where that must be looked at
	Notes     []string // what a person should know: a swap that was not one step, a folder that could not be cleared
}

// WriteFile adds a file to the build. The path is checked with [CheckPath]; one
// path written twice, or two paths that differ only in case, are errors.
func (s *Staged) WriteFile(p string, b []byte) error {
	if err := s.claim(p); err != nil {
		return err
	}
	e := entry{sum: sha256.Sum256(b), size: int64(len(b))}
	if err := s.put(p, b, e); err != nil {
		return fmt.Errorf("writing %s: %w", p, err)
	}
	return nil
}

// Keep adds a file of the published folder as it is, and returns its SHA-256.
// Where the folder is not [Options.Known], or the build before wrote no such
// file, it fails with fs.ErrNotExist and does nothing. A file that somebody
// takes away meanwhile fails the Commit.
func (s *Staged) Keep(p string) (digest [32]byte, err error) {
	was, ok := s.old.sums[p]
	if !ok || !s.known() {
		return was, &fs.PathError{Op: "keep", Path: p, Err: fs.ErrNotExist}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.claimLocked(p); err != nil { // a manifest has no path that may not be
		return was, err
	}
	s.files[p] = entry{sum: was, same: true, kept: true}
	return was, nil
}

// KeepRest adds all files of the published folder that this build has neither kept
// nor written, as they are, but those that without names. It fails as Keep does.
func (s *Staged) KeepRest(without func(path string) bool) error {
	if !s.known() {
		return &fs.PathError{Op: "keep", Path: s.name, Err: fs.ErrNotExist}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for p, was := range s.old.sums {
		if _, ours := s.folded[strings.ToLower(p)]; ours || without(p) {
			continue
		}
		if err := s.claimLocked(p); err != nil {
			return err
		}
		s.files[p] = entry{sum: was, same: true, kept: true}
	}
	return nil
}

// measure learns the sizes of the files that are kept.
func (s *Staged) measure() error {
	for p, e := range s.files {
		if !e.kept {
			continue
		}
		there, ok := s.seen[p]
		if !ok {
			return fmt.Errorf("%s was taken away while the build was at work", p)
		}
		e.size, e.kept = there.Size, false
		s.files[p] = e
	}
	return nil
}

// claim reserves a path.
func (s *Staged) claim(p string) error {
	if err := CheckPath(p); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.claimLocked(p)
}

func (s *Staged) claimLocked(p string) error {
	low := strings.ToLower(p)
	if low == ManifestName || low == journalName {
		return fmt.Errorf("path %q is one of publishing's own", p)
	}
	if s.done {
		return errors.New("the build is over")
	}
	if other, ok := s.folded[low]; ok {
		if other == p {
			return fmt.Errorf("path %q is written twice", p)
		}
		return fmt.Errorf("paths %q and %q differ only in case", other, p)
	}
	s.folded[low] = p
	return nil
}

// put writes the bytes unless the published file has them.
func (s *Staged) put(p string, b []byte, e entry) error {
	if was, ok := s.old.sums[p]; ok && was == e.sum {
		// The manifest promises these bytes; the file itself has the last word.
		e.same = s.known()
		if !e.same {
			got, err := readFile(s.fs, s.pub+"/"+p, e.size)
			e.same = err == nil && bytes.Equal(got, b)
		}
	}
	if !e.same {
		if err := s.write(p, b); err != nil {
			return err
		}
	}
	s.mu.Lock()
	s.files[p] = e
	s.mu.Unlock()
	return nil
}

func (s *Staged) write(p string, b []byte) error {
	f, err := s.open(p)
	if err != nil {
		return err
	}
	if _, err := f.Write(b); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// open makes a new file of the staged folder, and the folders it is in.
func (s *Staged) open(p string) (File, error) {
	if err := s.mkdirs(path.Dir(p)); err != nil {
		return nil, err
	}
	return s.fs.Create(s.state + ".staged/" + p)
}

// mkdirs makes a folder of the staged one and those above it, each once.
func (s *Staged) mkdirs(dir string) error {
	s.dirs.Lock()
	defer s.dirs.Unlock()
	return s.mkdirsLocked(dir)
}

func (s *Staged) mkdirsLocked(dir string) error {
	if s.made[dir] {
		return nil
	}
	name := s.state + ".staged"
	if dir != "." {
		if err := s.mkdirsLocked(path.Dir(dir)); err != nil {
			return err
		}
		name += "/" + dir
	}
	if err := s.fs.Mkdir(name); err != nil {
		return err
	}
	s.made[dir] = true
	return nil
}

// Manifest lists the files written so far with their SHA-256, in the format of
// sha256sum(1).
func (s *Staged) Manifest() []byte { return s.manifest(nil).format() }

func (s *Staged) manifest(adopted []string) manifest {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := manifest{sums: make(map[string]sum, len(s.files)), adopted: make(map[string]bool, len(adopted))}
	for p, e := range s.files {
		m.sums[p] = e.sum
	}
	for _, p := range adopted {
		m.adopted[p] = true
	}
	return m
}

// Abort ends the build without publishing it and clears the staged folder. It
// does nothing after Commit, so it can be deferred.
func (s *Staged) Abort() {
	s.mu.Lock()
	done := s.done
	s.done = true
	s.mu.Unlock()
	if done {
		return
	}
	s.fs.Release()
	s.fs.RemoveAll(s.state + ".staged") // a failure here is mended by the next Stage
	s.release()
}

// release gives up the lock and the folder.
func (s *Staged) release() {
	if s.lock != nil {
		s.lock.Close()
		s.lock = nil
	}
	s.fs.Close()
}
