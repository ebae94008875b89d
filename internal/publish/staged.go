package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// Staged is a build on its way. WriteFile and Create may be called by many
// goroutines at once; Commit and Abort end it.
type Staged struct {
	name    string // the published folder as the caller named it
	fs      FS
	opt     Options
	pub     string // the published folder's name
	state   string // ".dateline/public", the stem of lock, staged, previous
	lock    io.Closer
	exists  bool // there is a published folder
	old     manifest
	seen    []SeenFolder // the published folder, once it was looked at
	listed  bool         // all in it is what old names
	had     []inherited  // of each in seen, once the staged folder is rebuilt
	spared  bool         // there is a folder of links for the next build, see [Staged.spare]
	rebuilt bool         // the staged folder is that of the build before the published one
	stamps  *Stamps      // of the staged folder, once it was verified and while it stays so
	done    bool

	dirs sync.Mutex // guards made
	made map[string]bool

	mu    sync.Mutex        // guards the fields below
	at    map[string]*entry // by path: the files of the build but those in rest
	list  []*entry          // the same
	rest  []int             // lines of old: files that are as they were; nil before [Staged.KeepRest]
	mixed map[string]string // paths that are claimed, and have capital letters, by the path without
	begun int               // how many of the build are not finished
	files int               // how many are
}

// entry is one file of the build.
type entry struct {
	path  string
	state fileState
	sum   sum // from here on of a file that is finished
	size  int64
	same  bool // the published file has these bytes: not written, to be linked
	kept  bool // likewise, and its size is not known
	line  int  // of old; negative where the build before wrote no such file
}

// fileState says how far a file of the build is.
type fileState uint8

const (
	claimed fileState = iota // being written
	finished
)

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
	e, err := s.claim(p)
	if err != nil {
		return err
	}
	if err := s.put(e, b, entry{sum: sha256.Sum256(b), size: int64(len(b))}); err != nil {
		return fmt.Errorf("writing %s: %w", p, err)
	}
	return nil
}

// Keep adds a file of the published folder as it is, and returns its SHA-256.
// Where the folder is not [Options.Known], or the build before wrote no such
// file, it fails with fs.ErrNotExist and does nothing. A file that somebody
// takes away meanwhile fails the Commit.
func (s *Staged) Keep(p string) (digest [32]byte, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i, listed := s.old.find(p)
	if !listed || !s.known() {
		return digest, &fs.PathError{Op: "keep", Path: p, Err: fs.ErrNotExist}
	}
	e, err := s.claimLocked(p)
	if err != nil {
		return digest, err
	}
	s.finishLocked(e, entry{sum: s.old.sum(i), same: true, kept: true})
	return e.sum, nil
}

// KeepRest adds all files of the published folder that this build has neither kept
// nor written, as they are, but those that without names. It fails as Keep does.
// Nothing can be added after.
func (s *Staged) KeepRest(without func(path string) bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.known() {
		return &fs.PathError{Op: "keep", Path: s.name, Err: fs.ErrNotExist}
	}
	mine := make(map[int]bool, len(s.list))
	for _, e := range s.list {
		mine[e.line] = true
	}
	s.rest = make([]int, 0, s.old.size())
	for i := range s.old.size() {
		p := s.old.path(i)
		if mine[i] || without(p) {
			continue
		}
		if other, ok := s.takenLocked(lower(p)); ok {
			return inCase(other, p)
		}
		s.rest = append(s.rest, i)
	}
	s.files += len(s.rest)
	return nil
}

func inCase(a, b string) error { return fmt.Errorf("paths %q and %q differ only in case", a, b) }

// lower is strings.ToLower, which makes a new string for fewer.
func lower(p string) string {
	for i := range len(p) {
		if c := p[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(p)
		}
	}
	return p
}

// claim reserves a path.
func (s *Staged) claim(p string) (*entry, error) {
	if err := CheckPath(p); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.claimLocked(p)
}

func (s *Staged) claimLocked(p string) (*entry, error) {
	low := lower(p)
	if low == ManifestName || low == journalName {
		return nil, fmt.Errorf("path %q is one of publishing's own", p)
	}
	if s.done || s.rest != nil {
		return nil, errors.New("the build is over")
	}
	if s.at[p] != nil {
		return nil, fmt.Errorf("path %q is written twice", p)
	}
	if other, ok := s.takenLocked(low); ok {
		return nil, inCase(other, p)
	}
	if low != p {
		s.mixed[low] = p
	}
	e := &entry{path: p, line: -1}
	if i, listed := s.old.find(p); listed {
		e.line = i
	}
	s.at[p], s.list = e, append(s.list, e)
	s.begun++
	return e, nil
}

// takenLocked is the path of this build that is this one but for capital letters.
func (s *Staged) takenLocked(low string) (string, bool) {
	if s.at[low] != nil {
		return low, true
	}
	other, ok := s.mixed[low]
	return other, ok
}

// finish ends the writing of a file that was claimed; x says what it is.
func (s *Staged) finish(e *entry, x entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.finishLocked(e, x)
}

func (s *Staged) finishLocked(e *entry, x entry) {
	e.state, e.sum, e.size, e.same, e.kept = finished, x.sum, x.size, x.same, x.kept
	s.begun--
	s.files++
}

// put writes the bytes of a file that was claimed, unless the published file has
// them.
func (s *Staged) put(e *entry, b []byte, x entry) error {
	if s.wrote(e, x.sum) {
		// The manifest promises these bytes; the file itself has the last word.
		x.same = s.known()
		if !x.same {
			got, err := readFile(s.fs, s.pub+"/"+e.path, x.size)
			x.same = err == nil && bytes.Equal(got, b)
		}
	}
	if !x.same {
		if err := s.write(e.path, b); err != nil {
			return err
		}
	}
	s.finish(e, x)
	return nil
}

// wrote reports whether the build before wrote these bytes under that name.
func (s *Staged) wrote(e *entry, x sum) bool { return e.line >= 0 && s.old.sum(e.line) == x }

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

// manifest lists the files written so far with their SHA-256, in the format of
// sha256sum(1), and those that are adopted.
func (s *Staged) manifest(adopted map[string]bool) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*entry, 0, len(s.list))
	size := 0
	for _, e := range s.list {
		if e.state == finished {
			list = append(list, e)
			size += sumMark + len(e.path) + 1
		}
	}
	slices.SortFunc(list, func(a, b *entry) int { return strings.Compare(a.path, b.path) })
	if len(s.rest) > 0 {
		size += len(s.old.text)
	}
	text := lister{make([]byte, 0, size)}
	for _, i := range s.rest {
		for p := s.old.path(i); len(list) > 0 && list[0].path < p; list = list[1:] {
			text.add(list[0].path, &list[0].sum)
		}
		text.b = append(text.b, s.old.line(i)...)
	}
	for _, e := range list {
		text.add(e.path, &e.sum)
	}
	text.adopt(adopted)
	return text.b
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
