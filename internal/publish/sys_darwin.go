package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// openFlags keep the opening of a FIFO from waiting for its other end.
const openFlags = unix.O_NONBLOCK

// direntName is where the name begins in a dirent of getdirentries(2), with numbers of 64 bits: behind the
// node's number, of 8 bytes, a place, of 8, the length of it all, of 2, and more.
const direntName = 21

// exchange swaps two names in one step (renameatx_np(2), RENAME_SWAP).
func exchange(da *os.File, a string, db *os.File, b string) error {
	return renameatx("exchange", da, a, db, b, unix.RENAME_SWAP)
}

// renameNew moves a to b, which must be free (renameatx_np(2), RENAME_EXCL).
func renameNew(da *os.File, a string, db *os.File, b string) error {
	return renameatx("rename", da, a, db, b, unix.RENAME_EXCL)
}

func renameatx(op string, da *os.File, a string, db *os.File, b string, flags uint32) error {
	err := unix.RenameatxNp(int(da.Fd()), a, int(db.Fd()), b, flags)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOTSUP):
		return errors.ErrUnsupported
	}
	return &os.LinkError{Op: op, Old: a, New: b, Err: err}
}

// syncFS: there is no syncfs here; SyncAll walks.
func syncFS(*os.File) error { return errors.ErrUnsupported }

func syncDir(f *os.File) error { return f.Sync() }

func lockFile(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errLocked
	}
	return os.NewSyscallError("flock", err)
}

// lease: there are no leases here.
func lease(*os.File) (broken func() bool, release func(), err error) {
	return func() bool { return false }, func() {}, nil
}

// openLimit is how many files the process may have open.
func openLimit() int {
	var l unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_NOFILE, &l) != nil {
		return 256
	}
	return int(min(uint64(l.Cur), 1<<20))
}
