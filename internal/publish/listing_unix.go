//go:build linux || darwin

package publish

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// list reads an open folder, in no order. It looks at each name from the folder
// itself, not following a link, so that no name leads out of it. The package os
// does the same with more work than the look itself.
func list(dir *os.File) ([]fs.DirEntry, error) {
	defer runtime.KeepAlive(dir)
	fd := int(dir.Fd())
	var names []string
	buf := make([]byte, 16<<10)
	for {
		n, err := unix.ReadDirent(fd, buf)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		if err != nil {
			return nil, &fs.PathError{Op: "readdirent", Path: dir.Name(), Err: err}
		}
		if n <= 0 {
			break
		}
		for b := buf[:n]; len(b) > 0; {
			var used int
			if used, _, names = unix.ParseDirent(b, -1, names); used == 0 {
				break
			}
			b = b[used:]
		}
	}
	all := make([]listed, len(names))
	out := make([]fs.DirEntry, 0, len(names))
	for i, name := range names {
		var st unix.Stat_t
		switch err := stat(fd, name, &st); {
		case errors.Is(err, unix.ENOENT): // it is gone meanwhile
			continue
		case err != nil:
			return out, &fs.PathError{Op: "lstat", Path: name, Err: err}
		}
		all[i] = listed{name, uint64(st.Dev), Stamp{modeOf(uint32(st.Mode)), st.Size, st.Mtim.Nano(), st.Ctim.Nano(), st.Ino}}
		out = append(out, &all[i])
	}
	return out, nil
}

func stat(fd int, name string, st *unix.Stat_t) error {
	for {
		err := unix.Fstatat(fd, name, st, unix.AT_SYMLINK_NOFOLLOW)
		if !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// listed is a name of a folder with what list saw of it.
type listed struct {
	name  string
	dev   uint64
	stamp Stamp
}

func (l *listed) Name() string               { return l.name }
func (l *listed) IsDir() bool                { return l.stamp.Mode.IsDir() }
func (l *listed) Type() fs.FileMode          { return l.stamp.Mode.Type() }
func (l *listed) Info() (fs.FileInfo, error) { return l, nil }
func (l *listed) Size() int64                { return l.stamp.Size }
func (l *listed) Mode() fs.FileMode          { return l.stamp.Mode }
func (l *listed) ModTime() time.Time         { return time.Unix(0, l.stamp.Time) }
func (l *listed) Sys() any                   { return l }

// modeOf is a mode of the system as the package os has it.
func modeOf(m uint32) fs.FileMode {
	mode := fs.FileMode(m & 0o777)
	switch m & unix.S_IFMT {
	case unix.S_IFDIR:
		mode |= fs.ModeDir
	case unix.S_IFLNK:
		mode |= fs.ModeSymlink
	case unix.S_IFIFO:
		mode |= fs.ModeNamedPipe
	case unix.S_IFSOCK:
		mode |= fs.ModeSocket
	case unix.S_IFBLK:
		mode |= fs.ModeDevice
	case unix.S_IFCHR:
		mode |= fs.ModeDevice | fs.ModeCharDevice
	}
	if m&unix.S_ISGID != 0 {
		mode |= fs.ModeSetgid
	}
	if m&unix.S_ISUID != 0 {
		mode |= fs.ModeSetuid
	}
	if m&unix.S_ISVTX != 0 {
		mode |= fs.ModeSticky
	}
	return mode
}

// same reports whether two names mean one file.
func same(a, b fs.FileInfo) bool {
	x, ok := a.(*listed)
	y, also := b.(*listed)
	if ok && also {
		return x.dev == y.dev && x.stamp.Node == y.stamp.Node
	}
	return os.SameFile(a, b)
}
