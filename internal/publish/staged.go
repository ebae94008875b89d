package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
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
	if err := s.claim(p); err != nil {
		return was, err
	}
	s.mu.Lock()
	s.files[p] = entry{sum: was, same: true, kept: true}
	s.mu.Unlock()
	return was, nil
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
	low := strings.ToLower(p)
	if low == ManifestName || low == journalName {
		return fmt.Errorf("path %q is one of publishing's own", p)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
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

// spill is how much of a file Create holds back, in bytes: a file that is no
// longer is compared with the published one before anything is written, and a
// longer one is written in pieces of that size.
const spill = 256 << 10

// Create adds a file whose bytes come in parts. The file is part of the build
// once Close has returned nil.
func (s *Staged) Create(p string) (*Writer, error) {
	if err := s.claim(p); err != nil {
		return nil, err
	}
	return &Writer{s: s, path: p, hash: sha256.New()}, nil
}

// Writer writes a file of the build, see [Staged.Create].
type Writer struct {
	s    *Staged
	path string
	hash hash.Hash
	size int64
	held []byte
	file File // once there was more than spill
	err  error
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
	if w.err == nil {
		_, w.err = w.file.Write(w.held)
		w.held = w.held[:0]
	}
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
		if err := w.s.put(w.path, w.held, e); err != nil {
			return fmt.Errorf("writing %s: %w", w.path, err)
		}
		return nil
	}
	if was, ok := w.s.old.sums[w.path]; ok && was == e.sum && w.s.equal(w.path) {
		if err := w.s.fs.Remove(w.s.state + ".staged/" + w.path); err != nil {
			return fmt.Errorf("writing %s: %w", w.path, err)
		}
		e.same = true
	}
	w.s.mu.Lock()
	w.s.files[w.path] = e
	w.s.mu.Unlock()
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

// Commit publishes the build. An error before the swap leaves the published
// folder as it was. An error after it says so: the new build is in place, but
// may not survive a power cut.
func (s *Staged) Commit() (Result, error) {
	s.mu.Lock()
	if s.done {
		s.mu.Unlock()
		return Result{}, errors.New("the build is over")
	}
	if len(s.folded) != len(s.files) {
		open := len(s.folded) - len(s.files)
		s.mu.Unlock()
		s.Abort()
		return Result{}, fmt.Errorf("publishing %s: %d files were begun and not finished", s.name, open)
	}
	s.done = true
	s.mu.Unlock()
	defer s.release()
	r, swapped, err := s.commit()
	var foreign *ForeignError
	switch {
	case err == nil:
		return r, nil
	case swapped && s.opt.InPlace && s.exists:
		return r, fmt.Errorf("publishing %s: only a part of the new build is in place; the next build carries it to its end: %w", s.name, err)
	case swapped:
		return r, fmt.Errorf("publishing %s: the new build is in place, but may not survive a power cut: %w", s.name, err)
	}
	s.fs.Release()
	s.fs.RemoveAll(s.state + ".staged")
	s.fs.RemoveAll(s.state + ".fresh")
	if errors.As(err, &foreign) {
		return Result{}, err
	}
	return Result{}, fmt.Errorf("publishing %s: %w", s.name, err)
}

func (s *Staged) commit() (r Result, swapped bool, err error) {
	adopt, err := s.foreign()
	if err != nil {
		return r, false, err
	}
	if err := s.measure(); err != nil {
		return r, false, err
	}
	var over []string // files that no build wrote, and that bear the name of a page
	adopt = slices.DeleteFunc(adopt, func(p string) bool {
		_, ours := s.folded[strings.ToLower(p)]
		if ours {
			over = append(over, p)
		}
		return ours
	})
	if s.opt.InPlace && len(over) > 0 {
		return r, false, fmt.Errorf("%s bears the name of a file of the site, and would be lost; move it away", over[0])
	}
	r.Adopted = adopt
	for _, e := range s.files {
		r.Files++
		r.Bytes += e.size
		if e.same {
			r.Linked++
		} else {
			r.Written++
		}
	}
	for p := range s.old.sums {
		if _, ok := s.files[p]; !ok {
			r.Removed++
		}
	}
	m := s.manifest(adopt)
	text := m.format()
	if s.unchanged(r, text) {
		r.Unchanged = true
		if len(s.made) > 0 { // a large file was written to be compared
			err = s.fs.RemoveAll(s.state + ".staged")
		}
		return r, false, err
	}
	if s.opt.InPlace && s.exists {
		decided, err := s.inPlace(m, text)
		return r, decided, err
	}
	if err := s.complete(m, text); err != nil {
		return r, false, err
	}
	if err := s.verify(m, int64(len(text))); err != nil {
		return r, false, err
	}
	if err := s.fs.SyncAll(s.state + ".staged"); err != nil {
		return r, false, fmt.Errorf("making the new build durable: %w", err)
	}
	s.fs.Release()
	swapped, err = s.swap(&r)
	if err != nil {
		return r, swapped, err
	}
	for _, dir := range []string{".", stateName} {
		if err := s.fs.SyncDir(dir); err != nil {
			return r, true, err
		}
	}
	s.keepPrevious(&r)
	if s.stamps != nil {
		r.Stamps = s.stamps.String()
	}
	return r, true, nil
}

// unchanged reports whether the published folder has every byte of this build,
// and nothing else that a build wrote.
func (s *Staged) unchanged(r Result, text []byte) bool {
	if !s.exists || r.Written > 0 || r.Removed > 0 {
		return false
	}
	got, err := readFile(s.fs, s.pub+"/"+ManifestName, int64(len(text)))
	return err == nil && bytes.Equal(got, text)
}

// complete adds to the staged folder what was not written: the files that are
// the same as before, those adopted, and the manifest.
func (s *Staged) complete(m manifest, text []byte) error {
	if err := s.mkdirs("."); err != nil {
		return err
	}
	if err := s.rebase(); err != nil {
		return err
	}
	for _, p := range slices.Sorted(maps.Keys(s.files)) {
		if s.files[p].same && !s.there[p] {
			if err := s.carry(p); err != nil {
				return err
			}
		}
	}
	for _, p := range slices.Sorted(maps.Keys(m.adopted)) {
		if err := s.carry(p); err != nil {
			return err
		}
	}
	return s.write(ManifestName, text)
}

// carry links a published file into the staged folder, or copies it where the
// file system has no links or no more of them.
func (s *Staged) carry(p string) error {
	if err := s.mkdirs(path.Dir(p)); err != nil {
		return err
	}
	from := s.pub + "/" + p
	if s.fs.Link(from, s.state+".staged/"+p) == nil {
		return nil
	}
	b, err := readFile(s.fs, from, -1)
	if err != nil {
		return err
	}
	return s.write(p, b)
}

// swap puts the staged folder in the published one's place. swapped reports
// whether the new build is in place.
func (s *Staged) swap(r *Result) (swapped bool, err error) {
	staged := s.state + ".staged"
	if !s.exists {
		if err := s.fs.Rename(staged, s.pub); err != nil {
			return false, err
		}
		return true, nil
	}
	err = s.fs.Exchange(staged, s.pub)
	if err == nil {
		return true, nil
	}
	if !errors.Is(err, errors.ErrUnsupported) {
		return false, err
	}
	// Two renames, with a note that says a swap is on: should the machine stop
	// between them, recover undoes the first.
	s.stamps = nil // to remove a file's other name is a change of the file
	if err := s.fs.RemoveAll(s.state + ".previous"); err != nil {
		return false, err
	}
	f, err := s.fs.Create(s.state + ".swapping")
	if err != nil {
		return false, err
	}
	if err := errors.Join(f.Close(), s.fs.SyncDir(stateName)); err != nil {
		return false, err
	}
	if err := s.fs.Rename(s.pub, s.state+".previous"); err != nil {
		return false, err
	}
	if err := s.fs.Rename(staged, s.pub); err != nil {
		return false, errors.Join(err, s.fs.Rename(s.state+".previous", s.pub), s.fs.Remove(s.state+".swapping"))
	}
	r.Notes = append(r.Notes, "this file system cannot swap two folders in one step: the folder was absent for an instant between two renames; -publish=inplace keeps it there, and changes it file by file")
	return true, s.fs.Remove(s.state + ".swapping")
}

// keepPrevious keeps the build before this one and clears the one before that.
// What fails here is mended by the next Stage, and only noted.
func (s *Staged) keepPrevious(r *Result) {
	err := s.fs.Rename(s.state+".previous", s.state+".old")
	if !errors.Is(err, fs.ErrNotExist) {
		s.stamps = nil // as in swap
	}
	err = ignore(err, fs.ErrNotExist)
	if s.exists && err == nil {
		// After two renames the previous folder is already in its place.
		if _, e := s.fs.Lstat(s.state + ".staged"); e == nil {
			err = s.fs.Rename(s.state+".staged", s.state+".previous")
		} else {
			err = s.fs.Rename(s.state+".old", s.state+".previous")
		}
	}
	if err == nil {
		err = s.fs.RemoveAll(s.state + ".old")
	}
	if err != nil {
		r.Notes = append(r.Notes, fmt.Sprintf("the build before could not be put away: %v", err))
	}
}
