//go:build !linux && !darwin && !windows

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// openFlags keep the opening of a FIFO from waiting for its other end.
const openFlags = unix.O_NONBLOCK

// exchange: there is no such call here; the caller renames twice.
func exchange(da *os.File, a string, db *os.File, b string) error { return errors.ErrUnsupported }

// renameNew: the caller links and removes.
func renameNew(da *os.File, a string, db *os.File, b string) error { return errors.ErrUnsupported }

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
