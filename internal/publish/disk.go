package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// FS is what publishing asks of a file system: the seam where tests make the
// n-th operation fail. Names are slash-separated and relative to the folder
// that holds the published one. Errors wrap fs.ErrExist and fs.ErrNotExist.
// All but Close may be called by many goroutines at once.
type FS interface {
	// Open opens a file for reading.
	Open(name string) (File, error)
	// Create makes a new file for writing; it fails when there is one.
	Create(name string) (File, error)
	Mkdir(name string) error
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	// Names lists a folder without a look at what is in it.
	Names(name string) ([]Name, error)
	Link(old, new string) error
	// LinkAll links names of the folder old into the folder new, one after the other.
	// Where that fails, it says how many it has linked.
	LinkAll(old, new string, names []string) (n int, err error)
	// Rename moves a file or folder to a name that is free.
	Rename(old, new string) error
	// Exchange swaps two folders in one step; it fails with
	// errors.ErrUnsupported, and nothing done, where that cannot be.
	Exchange(a, b string) error
	Remove(name string) error
	RemoveAll(name string) error
	// SyncAll makes every byte and name under a folder durable.
	SyncAll(dir string) error
	// SyncDir makes the names in a folder durable.
	SyncDir(dir string) error
	// Release gives up the folders that it keeps open, so that they can be
	// renamed on any system. What it has written stays.
	Release()
	// Lock takes the lock file name, or fails with errLocked and the process
	// that has it.
	Lock(name string) (held io.Closer, pid int, err error)
	Close() error
}

// Name is a name in a folder.
type Name struct {
	Name string
	Node uint64 // the number of what it means, as in [Stamp]; 0 where the folder does not say it
}

// File is an open file of an [FS].
type File interface {
	io.ReadWriteCloser
	Stat() (fs.FileInfo, error)
}

var errLocked = errors.New("locked")

// Failing reports whether err says that the disk or the system failed, which it may
// not do again, and not that a person has locked a file or put something else there.
func Failing(err error) bool {
	return slices.ContainsFunc([]error{
		syscall.EIO, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.ENOSPC, syscall.ESTALE, syscall.ETIMEDOUT,
	}, func(of error) bool { return errors.Is(err, of) })
}

// disk is the real file system below one folder. os.Root keeps every name
// inside it, also where somebody plants a symbolic link.
type disk struct {
	root *os.Root
	open *openFolders // nil: none are kept
}

// OpenRoot opens a folder. It looks at the name first: to open a FIFO would wait
// for its other end.
func OpenRoot(dir string) (*os.Root, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: dir, Err: syscall.ENOTDIR}
	}
	return os.OpenRoot(dir)
}

func openDisk(dir string) (FS, error) {
	root, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return disk{root: root}.keeping(), nil
}

func (d disk) Open(name string) (File, error) {
	dir, name := d.in(name)
	f, err := dir.OpenFile(name, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, err // not f: a nil *os.File is not a nil File
	}
	return f, nil
}

func (d disk) Create(name string) (File, error) {
	dir, name := d.in(name)
	return dir.create(name)
}

func (d disk) Mkdir(name string) error { return d.root.Mkdir(name, 0o755) }
func (d disk) Lstat(name string) (fs.FileInfo, error) {
	dir, name := d.in(name)
	return dir.Lstat(name)
}
func (d disk) Link(old, new string) error {
	err := d.pair(old, new, linkName)
	if errors.Is(err, errors.ErrUnsupported) {
		return d.root.Link(old, new)
	}
	return err
}

// LinkAll opens both folders once: they may be many, too many to be kept open.
func (d disk) LinkAll(old, new string, names []string) (n int, err error) {
	if len(names) == 1 || !opensNames {
		return linkEach(d, old, new, names)
	}
	from, err := d.root.Open(old)
	if err != nil {
		return 0, err
	}
	defer from.Close()
	to, err := d.root.Open(new)
	if err != nil {
		return 0, err
	}
	defer to.Close()
	for _, name := range names {
		if err := linkName(from, name, to, name); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// linkEach links the names each by itself.
func linkEach(fsys FS, old, new string, names []string) (n int, err error) {
	for _, name := range names {
		if err := fsys.Link(old+"/"+name, new+"/"+name); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func (d disk) Rename(old, new string) error { return d.root.Rename(old, new) }
func (d disk) Remove(name string) error     { return d.root.Remove(name) }
func (d disk) RemoveAll(name string) error  { return d.root.RemoveAll(name) }
func (d disk) Close() error                 { d.Release(); return d.root.Close() }

func (d disk) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := d.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return list(f)
}

func (d disk) Names(name string) ([]Name, error) {
	f, err := d.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return names(f)
}

func (d disk) Exchange(a, b string) error {
	return d.pair(a, b, func(da *os.File, a string, db *os.File, b string) error {
		return exchange(da, a, db, b)
	})
}

// pair opens the folders that hold a and b, for calls that take a folder and a
// name in it.
func (d disk) pair(a, b string, f func(da *os.File, a string, db *os.File, b string) error) error {
	da, a, done, err := d.holder(a)
	if err != nil {
		return err
	}
	defer done()
	db, b, done, err := d.holder(b)
	if err != nil {
		return err
	}
	defer done()
	return f(da, a, db, b)
}

func (d disk) SyncDir(dir string) error {
	f, err := d.root.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return syncDir(f)
}

func (d disk) SyncAll(dir string) error {
	f, err := d.root.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := syncFS(f); !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return fs.WalkDir(d.root.FS(), dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			return d.SyncDir(p)
		}
		if !e.Type().IsRegular() {
			return nil
		}
		// Windows flushes only what it may write.
		f, err := d.root.OpenFile(p, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
}

func (d disk) Lock(name string) (io.Closer, int, error) {
	if info, err := d.root.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, 0, fmt.Errorf("%w; remove it and try again", &NotRegularError{name, info.Mode()})
	}
	f, err := d.root.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, 0, err
	}
	if err := lockFile(f); err != nil {
		pid := 0
		if errors.Is(err, errLocked) {
			b := make([]byte, 16)
			n, _ := f.ReadAt(b, 0)
			pid, _ = strconv.Atoi(strings.TrimSpace(string(b[:n])))
		}
		f.Close()
		return nil, pid, err
	}
	// The number is for people; a lock without it still locks.
	if f.Truncate(0) == nil {
		f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	}
	return f, 0, nil
}

// A Lock keeps other processes out of a folder until it is closed; it is given
// up when the process ends in whatever way.
type Lock struct {
	held io.Closer
	fsys FS
}

// Acquire takes the lock of a site's folder (the file .dateline/lock in it), or
// fails with a *[LockedError]. It keeps two imports from writing content at
// once; Stage has a lock of its own for the published folder.
func Acquire(dir string) (*Lock, error) {
	fsys, err := openDisk(dir)
	if err != nil {
		return nil, err
	}
	err = ignore(fsys.Mkdir(stateName), fs.ErrExist)
	if err == nil {
		var held io.Closer
		var pid int
		if held, pid, err = fsys.Lock(stateName + "/lock"); err == nil {
			sweepCache(fsys)
			sweepOutputs(fsys)
			return &Lock{held, fsys}, nil
		}
		if errors.Is(err, errLocked) {
			err = &LockedError{Dir: dir, PID: pid}
		}
	}
	fsys.Close()
	var locked *LockedError
	if !errors.As(err, &locked) {
		err = fmt.Errorf("locking %s: %w", dir, err)
	}
	return nil, err
}

// Close gives the lock up.
func (l *Lock) Close() error { return errors.Join(l.held.Close(), l.fsys.Close()) }
