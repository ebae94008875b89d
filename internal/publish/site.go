package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Site is a person's folder. It is read through [Site.FS] and written so that
// nothing a person wrote is ever lost: new files take only names that are free,
// and a change is refused when the file is no longer what the caller read.
type Site struct {
	disk disk
	dir  string

	mu sync.Mutex // guards n
	n  int        // makes temporary names
}

// A ChangedError says that a file is not, or no longer, what the caller read.
type ChangedError struct {
	Path string
	Busy bool // another program has the file open
}

func (e *ChangedError) Error() string {
	if e.Busy {
		return fmt.Sprintf("%s is open in another program", e.Path)
	}
	return fmt.Sprintf("%s was changed by somebody else", e.Path)
}

// A NotRegularError says that a name is neither a file nor a folder: a symbolic
// link, a device, a FIFO or a socket. Such things are not opened.
type NotRegularError struct {
	Path string
	Mode fs.FileMode
}

func (e *NotRegularError) Error() string {
	kind := "a special file"
	switch {
	case e.Mode&fs.ModeSymlink != 0:
		kind = "a symbolic link"
	case e.Mode&fs.ModeNamedPipe != 0:
		kind = "a FIFO"
	case e.Mode&fs.ModeSocket != 0:
		kind = "a socket"
	case e.Mode&fs.ModeDevice != 0:
		kind = "a device"
	}
	return e.Path + " is " + kind + ", not a file"
}

// OpenSite opens a folder, which must exist.
func OpenSite(dir string) (*Site, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Site{disk: disk{root}, dir: dir}, nil
}

// Close gives the folder up.
func (s *Site) Close() error { return s.disk.Close() }

// FS reads the folder. No name leads out of it, and only files and folders are
// opened: anything else is a *[NotRegularError]. Besides Open it has ReadFile,
// ReadDir, Stat and Lstat.
func (s *Site) FS() fs.FS { return siteFS{s.disk.root} }

type siteFS struct{ root *os.Root }

func (s siteFS) Lstat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "lstat", Path: name, Err: fs.ErrInvalid}
	}
	return s.root.Lstat(name)
}

// Stat is Lstat: a link is reported as one.
func (s siteFS) Stat(name string) (fs.FileInfo, error) { return s.Lstat(name) }

func (s siteFS) ReadLink(name string) (string, error) {
	if !fs.ValidPath(name) {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	return s.root.Readlink(name)
}

func (s siteFS) Open(name string) (fs.File, error) {
	f, _, err := s.open(name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// open looks before it opens, since opening a device can do things, and again
// after, in case the name has come to mean something else.
func (s siteFS) open(name string) (*os.File, fs.FileInfo, error) {
	info, err := s.Lstat(name)
	if err != nil {
		return nil, nil, err
	}
	if !plain(info.Mode()) {
		return nil, nil, &NotRegularError{name, info.Mode()}
	}
	f, err := s.root.OpenFile(name, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, nil, err
	}
	if info, err = f.Stat(); err == nil && !plain(info.Mode()) {
		err = &NotRegularError{name, info.Mode()}
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

func plain(m fs.FileMode) bool { return m.IsRegular() || m.IsDir() }

func (s siteFS) ReadFile(name string) ([]byte, error) {
	f, info, err := s.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("is a folder")}
	}
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), 1<<30)) + bytes.MinRead)
	_, err = b.ReadFrom(f)
	return b.Bytes(), err
}

func (s siteFS) ReadDir(name string) ([]fs.DirEntry, error) {
	f, _, err := s.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}

// The folder of a site's own temporary files. A crash may leave some there.
// They are not cleared by themselves: should the machine stop in the instant in
// which Replace has found a save and not yet put it back, it is here.
const newDir = stateName + "/new"

// WriteNew writes a file under a name that must be free, with the folders above
// it, and makes it durable. Where there is a file, it fails with fs.ErrExist and
// leaves the file alone. A file is there whole or not at all.
func (s *Site) WriteNew(p string, b []byte) error {
	batch := s.Batch()
	defer batch.Discard()
	if err := batch.Add(p, b); err != nil {
		return err
	}
	taken, err := batch.Commit()
	if err == nil && len(taken) > 0 {
		err = &fs.PathError{Op: "create", Path: p, Err: fs.ErrExist}
	}
	return err
}

// A Batch writes many new files and waits for the disk twice instead of twice
// a file. Add may be called by many goroutines at once.
type Batch struct {
	site *Site
	mu   sync.Mutex // guards the fields below
	list []pending
	made bool
}

type pending struct{ path, tmp string }

// Batch begins one; end it with Commit, or with Discard.
func (s *Site) Batch() *Batch { return &Batch{site: s} }

// Add writes a file's bytes to the side; its name appears with Commit.
func (b *Batch) Add(p string, data []byte) error {
	if err := CheckPath(p); err != nil {
		return err
	}
	b.mu.Lock()
	if !b.made {
		if err := b.site.mkdirs(newDir); err != nil {
			b.mu.Unlock()
			return err
		}
		b.made = true
	}
	b.mu.Unlock()
	tmp, err := b.site.temp(data)
	if err != nil {
		return fmt.Errorf("writing %s: %w", p, err)
	}
	b.mu.Lock()
	b.list = append(b.list, pending{p, tmp})
	b.mu.Unlock()
	return nil
}

// Commit makes the bytes durable, gives each file its name where that is free,
// and makes the names durable. It returns the paths that were taken, whose
// files it left alone. After an error, files already named stay: each is whole.
func (b *Batch) Commit() (taken []string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.list) == 0 {
		return nil, nil
	}
	d := b.site.disk
	if err := d.SyncAll(newDir); err != nil {
		return nil, err
	}
	dirs := map[string]bool{}
	for _, f := range b.list {
		dir := path.Dir(f.path)
		if !dirs[dir] {
			if err := b.site.mkdirs(dir); err != nil {
				return taken, err
			}
			dirs[dir] = true
		}
		err := b.site.claim(f.tmp, f.path)
		if errors.Is(err, fs.ErrExist) {
			taken = append(taken, f.path)
		} else if err != nil {
			return taken, fmt.Errorf("naming %s: %w", f.path, err)
		}
	}
	// One call for all the names where there is one, else folder by folder.
	f, err := d.root.Open(".")
	if err != nil {
		return taken, err
	}
	defer f.Close()
	if err := syncFS(f); !errors.Is(err, errors.ErrUnsupported) {
		return taken, err
	}
	for dir := range dirs {
		for ; ; dir = path.Dir(dir) {
			if err := d.SyncDir(dir); err != nil {
				return taken, err
			}
			if dir == "." {
				break
			}
		}
	}
	return taken, nil
}

// Discard clears what Commit did not name. It can be deferred.
func (b *Batch) Discard() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.list {
		b.site.disk.Remove(f.tmp)
	}
	b.list = nil
	if b.made {
		// Both fail, and should, where something else is in them.
		b.site.disk.Remove(newDir)
		b.site.disk.Remove(stateName)
		b.made = false
	}
}

// temp writes bytes to a fresh file of the temporary folder.
func (s *Site) temp(data []byte) (string, error) {
	for {
		s.mu.Lock()
		s.n++
		name := newDir + "/" + strconv.Itoa(os.Getpid()) + "-" + strconv.Itoa(s.n)
		s.mu.Unlock()
		f, err := s.disk.Create(name)
		if errors.Is(err, fs.ErrExist) {
			continue // left by a crash of a process with our number
		}
		if err != nil {
			return "", err
		}
		_, err = f.Write(data)
		if err = errors.Join(err, f.Close()); err != nil {
			s.disk.Remove(name)
			return "", err
		}
		return name, nil
	}
}

func (s *Site) mkdirs(dir string) error {
	if dir == "." {
		return nil
	}
	if err := s.mkdirs(path.Dir(dir)); err != nil {
		return err
	}
	return ignore(s.disk.Mkdir(dir), fs.ErrExist)
}

// claim gives a written file its name, which must be free.
func (s *Site) claim(tmp, p string) error {
	err := s.disk.pair(tmp, p, renameNew)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err = s.disk.Link(tmp, p); err == nil {
		return s.disk.Remove(tmp)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	// Neither: a new file in place. Not whole for an instant, but never over
	// another.
	b, err := readFile(s.disk, tmp, -1)
	if err != nil {
		return err
	}
	f, err := s.disk.root.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err = f.Write(b); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		s.disk.Remove(p)
	}
	return err
}

// Replace changes a file from the bytes old to the bytes new, durably and in
// one step. Where the file holds anything but old, is gone, or is open in
// another program, it fails with a *[ChangedError] and the file is left as it
// is: the person's text wins.
//
// On Linux no save can slip in between: the two files are swapped, what came
// out is compared with old once more, and a program that opened the old file
// meanwhile is found by its lease and the swap undone. Elsewhere a save within
// the instant between the last comparison and the rename would be lost.
func (s *Site) Replace(p string, old, new []byte) error {
	err := s.replace(p, old, new)
	var changed *ChangedError
	if err == nil || errors.As(err, &changed) {
		return err
	}
	return fmt.Errorf("changing %s: %w", p, err)
}

func (s *Site) replace(p string, old, new []byte) error {
	if err := CheckPath(p); err != nil {
		return err
	}
	info, err := s.disk.Lstat(p)
	if errors.Is(err, fs.ErrNotExist) {
		return &ChangedError{Path: p}
	}
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &NotRegularError{p, info.Mode()}
	}
	cur, err := s.disk.root.OpenFile(p, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return err
	}
	defer cur.Close()
	if err := s.mkdirs(newDir); err != nil {
		return err
	}
	tmp, err := s.temp(new)
	if err != nil {
		return err
	}
	defer func() { // after the swap this is the old file
		s.disk.Remove(tmp)
		s.disk.Remove(newDir)
		s.disk.Remove(stateName)
	}()
	if err := s.disk.root.Chmod(tmp, info.Mode().Perm()); err != nil {
		return err
	}
	if err := s.disk.SyncAll(newDir); err != nil {
		return err
	}
	broken, release, err := lease(cur)
	if err != nil {
		return &ChangedError{Path: p, Busy: true}
	}
	defer release()
	if got, err := io.ReadAll(cur); err != nil {
		return err
	} else if !bytes.Equal(got, old) {
		return &ChangedError{Path: p}
	}
	mine, err := s.disk.root.Open(tmp)
	if err != nil {
		return err
	}
	defer mine.Close()
	err = s.disk.Exchange(tmp, p)
	if errors.Is(err, errors.ErrUnsupported) {
		if err := s.disk.Rename(tmp, p); err != nil {
			return err
		}
		return s.disk.SyncDir(path.Dir(p))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return &ChangedError{Path: p}
	}
	if err != nil {
		return err
	}
	if !s.came(cur, tmp, old) || broken() {
		return s.undo(tmp, p, cur, mine)
	}
	return s.disk.SyncDir(path.Dir(p))
}

// came reports whether the file now named tmp is the one open as cur, and still
// holds old. It reads by cur: another open would break our own lease.
func (s *Site) came(cur *os.File, tmp string, old []byte) bool {
	a, err := cur.Stat()
	if err != nil {
		return false
	}
	b, err := s.disk.Lstat(tmp)
	if err != nil || !os.SameFile(a, b) || a.Size() != int64(len(old)) {
		return false
	}
	got := make([]byte, len(old))
	_, err = cur.ReadAt(got, 0)
	return (err == nil || len(old) == 0) && bytes.Equal(got, old)
}

// undo swaps back what should not have been swapped out. A person may save
// again meanwhile: the last save ends up under the name, and any other that was
// displaced is kept beside it as name.kept-1 and so on. Files are told apart by
// their inodes; each is held open so that its number is not given to the next
// save. On return tmp is the program's own file, or gone.
func (s *Site) undo(tmp, p string, cur, mine *os.File) error {
	held := []*os.File{cur, mine}
	defer func() {
		for _, f := range held[2:] {
			f.Close()
		}
	}()
	which := func(name string) *os.File {
		info, err := s.disk.Lstat(name)
		if err != nil {
			return nil
		}
		for _, f := range held {
			if i, err := f.Stat(); err == nil && os.SameFile(i, info) {
				return f
			}
		}
		return nil
	}
	placed := map[*os.File]bool{mine: true} // what we, not a person, put under the name
	for {
		out := which(tmp)
		if out == nil {
			var err error
			if out, err = s.disk.root.Open(tmp); err != nil {
				break
			}
			held = append(held, out)
		}
		if placed[out] || !placed[which(p)] {
			break
		}
		if err := s.disk.Exchange(tmp, p); err != nil {
			return errors.Join(err, s.keep(tmp, p))
		}
		placed[out] = true
		if which(tmp) == mine {
			return &ChangedError{Path: p}
		}
	}
	return errors.Join(&ChangedError{Path: p}, s.keep(tmp, p))
}

// keep gives a displaced file a free name beside the one it had.
func (s *Site) keep(tmp, p string) error {
	for n := 1; ; n++ {
		err := s.claim(tmp, p+".kept-"+strconv.Itoa(n))
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
}
