package publish

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// openFlags keep the opening of a FIFO from waiting for its other end.
const openFlags = unix.O_NONBLOCK

// direntName is where the name begins in a linux_dirent64 of getdents64(2): behind the
// node's number, of 8 bytes, a place, of 8, the length of it all, of 2, and more.
const direntName = 19

// exchange swaps two names in one step (renameat2(2), RENAME_EXCHANGE).
func exchange(da *os.File, a string, db *os.File, b string) error {
	return renameat2("exchange", da, a, db, b, unix.RENAME_EXCHANGE)
}

// renameNew moves a to b, which must be free (renameat2(2), RENAME_NOREPLACE).
func renameNew(da *os.File, a string, db *os.File, b string) error {
	return renameat2("rename", da, a, db, b, unix.RENAME_NOREPLACE)
}

func renameat2(op string, da *os.File, a string, db *os.File, b string, flags uint) error {
	err := unix.Renameat2(int(da.Fd()), a, int(db.Fd()), b, flags)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOTSUP):
		return errors.ErrUnsupported // the file system has no such flag
	case errors.Is(err, unix.EXDEV):
		err = fmt.Errorf("%w (a mount point cannot be swapped; publish into a folder below it, or file by file with -publish=inplace)", err)
	case errors.Is(err, unix.EBUSY):
		err = fmt.Errorf("%w (a mount point cannot be swapped; publish into a folder below it, or file by file with -publish=inplace)", err)
	}
	return &os.LinkError{Op: op, Old: a, New: b, Err: err}
}

// syncFS writes a whole file system through (syncfs(2)): one call instead of
// one for every file.
func syncFS(f *os.File) error { return os.NewSyscallError("syncfs", unix.Syncfs(int(f.Fd()))) }

func syncDir(f *os.File) error { return f.Sync() }

func lockFile(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errLocked
	}
	return os.NewSyscallError("flock", err)
}

var errBusy = errors.New("open in another program")

// lease asks to be told when another program opens f, which must be open for
// reading only, to write (fcntl(2), F_SETLEASE). It fails with errBusy when one
// has it open so already. broken reports whether one has asked for it since; it
// waits in its open until release. Readers are not hindered. Where the file
// system knows no leases, broken is always false.
func lease(f *os.File) (broken func() bool, release func(), err error) {
	fd := f.Fd()
	_, err = unix.FcntlInt(fd, unix.F_SETLEASE, unix.F_RDLCK)
	if errors.Is(err, unix.EAGAIN) {
		return nil, nil, errBusy
	}
	if err != nil {
		return func() bool { return false }, func() {}, nil
	}
	return func() bool {
			kind, err := unix.FcntlInt(fd, unix.F_GETLEASE, 0)
			return err != nil || kind != unix.F_RDLCK
		}, func() {
			unix.FcntlInt(fd, unix.F_SETLEASE, unix.F_UNLCK)
		}, nil
}

// openLimit is how many files the process may have open.
func openLimit() int {
	var l unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_NOFILE, &l) != nil {
		return 256
	}
	return int(min(uint64(l.Cur), 1<<20))
}
