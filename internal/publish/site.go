package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
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
	Busy bool // another program has the file open to write
}

func (e *ChangedError) Error() string {
	if e.Busy {
		return fmt.Sprintf("%s is open in another program, which may write it", e.Path)
	}
	return fmt.Sprintf("%s was changed by somebody else", e.Path)
}

// A NotRegularError says that a name is no file: a symbolic link, a device, a FIFO
// or a socket, or a folder where a file is to be. Such things are not opened.
type NotRegularError struct {
	Path string
	Mode fs.FileMode
}

func (e *NotRegularError) Error() string {
	kind := "a special file"
	switch {
	case e.Mode.IsDir():
		kind = "a folder"
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

// ReadFolder opens a folder, which must exist, only to be read. No name leads out
// of it; a link that stays inside is followed, but not by its Sub, which is for
// reading many plain files of one folder. done gives it up.
func ReadFolder(dir string) (fsys fs.FS, done func() error, err error) {
	root, err := OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	return readFolder{root.FS().(rootFS), root}, root.Close, nil
}

// rootFS is what the file system of an [os.Root] promises.
type rootFS interface {
	fs.StatFS
	fs.ReadFileFS
	fs.ReadDirFS
	fs.ReadLinkFS
}

type readFolder struct {
	rootFS
	root *os.Root
}

// ReadDir lists a folder by name.
func (f readFolder) ReadDir(name string) ([]fs.DirEntry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	dir, err := f.root.OpenFile(name, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	return sorted(dir)
}

// Sub opens a folder for reading many plain files in it; close it.
func (f readFolder) Sub(dir string) (fs.FS, error) { return siteFS{folder{Root: f.root}}.Sub(dir) }

// OpenSite opens a folder, which must exist.
func OpenSite(dir string) (*Site, error) {
	root, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Site{disk: disk{root: root}, dir: dir}, nil
}

// Dir is the folder's name, as it was opened.
func (s *Site) Dir() string { return s.dir }

// Close gives the folder up.
func (s *Site) Close() error { return s.disk.Close() }

// FS reads the folder. No name leads out of it, and only files and folders are
// opened: anything else is a *[NotRegularError]. Besides Open it has ReadFile,
// AppendLimited, AppendListed, ReadDir, Stat and Lstat.
func (s *Site) FS() fs.FS { return siteFS{folder{Root: s.disk.root}} }

type siteFS struct{ root folder }

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

// Sub opens a folder of the site as one of its own, for reading many files in
// it; close it.
func (s siteFS) Sub(dir string) (fs.FS, error) {
	f, err := keepFolder(s.root.Root, dir)
	if err != nil {
		return nil, err
	}
	return siteFS{f}, nil
}

// Close gives up a folder that Sub opened.
func (s siteFS) Close() error { return s.root.Close() }

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

// AppendLimited appends to dst what a file holds that may be at most limit bytes
// long; of a longer one limit+1 bytes.
func (s siteFS) AppendLimited(dst []byte, name string, limit int) ([]byte, error) {
	if data, done, err := s.root.read(dst, name, limit); done {
		return data, err
	}
	return s.appendSlowly(dst, name, limit)
}

// AppendListed is AppendLimited of a name that was a plain file when its folder was
// listed a moment ago: it is not looked at once more before it is opened, but after.
func (s siteFS) AppendListed(dst []byte, name string, limit int) ([]byte, error) {
	if data, done, err := s.root.readListed(dst, name, limit); done {
		return data, err
	}
	return s.appendSlowly(dst, name, limit)
}

func (s siteFS) appendSlowly(dst []byte, name string, limit int) ([]byte, error) {
	f, err := s.Open(name)
	if err != nil {
		return dst, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	return append(dst, data...), err
}

func (s siteFS) ReadDir(name string) ([]fs.DirEntry, error) {
	f, _, err := s.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return sorted(f)
}

// sorted lists an open folder by name.
func sorted(dir *os.File) ([]fs.DirEntry, error) {
	all, err := list(dir)
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, err
}
