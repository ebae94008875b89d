package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

const openFlags = 0

// exchange: Windows swaps no folders; the caller renames twice.
func exchange(da *os.File, a string, db *os.File, b string) error { return errors.ErrUnsupported }

// renameNew: the caller links and removes.
func renameNew(da *os.File, a string, db *os.File, b string) error { return errors.ErrUnsupported }

func syncFS(*os.File) error { return errors.ErrUnsupported }

// syncDir: a folder's names go with NTFS's own journal.
func syncDir(*os.File) error { return nil }

// lockAt is the byte locked: far past the process number, which stays readable.
const lockAt = 1 << 30

func lockFile(f *os.File) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY,
		0, 1, 0, &windows.Overlapped{Offset: lockAt})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return errLocked
	}
	return os.NewSyscallError("LockFileEx", err)
}

// lease: Windows refuses the rename of an open file by itself.
func lease(*os.File) (broken func() bool, release func(), err error) {
	return func() bool { return false }, func() {}, nil
}

// openLimit: Windows allows more than anybody needs.
func openLimit() int { return 1 << 20 }
