//go:build linux || darwin

package publish

import (
	"errors"
	"io/fs"
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// opensNames says that there is openName.
const opensNames = true

// openName opens a name in an open folder, not following a link (openat(2)). The
// package os asks of each file whether its reader may have to wait for it, which
// is up to six more calls to the system: more than to write the file.
func openName(dir *os.File, name string, flags int) (fd int, err error) {
	defer runtime.KeepAlive(dir)
	for {
		fd, err = unix.Openat(int(dir.Fd()), name, flags|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0o644)
		if !errors.Is(err, unix.EINTR) {
			return fd, err
		}
	}
}

// linkName gives the file a of one open folder the name b in another, not following
// a link (linkat(2)). To look both up from the root, step by step, costs several
// times as much.
func linkName(da *os.File, a string, db *os.File, b string) error {
	defer runtime.KeepAlive(da)
	defer runtime.KeepAlive(db)
	for {
		err := unix.Linkat(int(da.Fd()), a, int(db.Fd()), b, 0)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil:
			return &os.LinkError{Op: "link", Old: a, New: b, Err: err}
		}
		return nil
	}
}

// read reads a plain file, of one longer than limit bytes limit+1. It looks
// before it opens, and again after, as [siteFS.Open] does. done is false where
// the name is for Open, which says what is wrong.
func (f folder) read(name string, limit int) (data []byte, done bool, err error) {
	if !f.plain(name) {
		return nil, false, nil
	}
	var st unix.Stat_t
	defer runtime.KeepAlive(f.self)
	if err := unix.Fstatat(int(f.self.Fd()), name, &st, unix.AT_SYMLINK_NOFOLLOW); err != nil || st.Mode&unix.S_IFMT != unix.S_IFREG {
		return nil, false, nil
	}
	fd, err := openName(f.self, name, unix.O_RDONLY|openFlags)
	if err != nil {
		return nil, false, nil
	}
	defer unix.Close(fd)
	if err := unix.Fstat(fd, &st); err != nil || st.Mode&unix.S_IFMT != unix.S_IFREG {
		return nil, false, nil
	}
	size := int(min(st.Size, int64(limit)))
	data = make([]byte, 0, size+1) // one more, so that the end is seen at once
	for {
		n, err := unix.Read(fd, data[len(data):cap(data)])
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil:
			return data, true, &fs.PathError{Op: "read", Path: name, Err: err}
		}
		data = data[:len(data)+n]
		switch {
		case n == 0 || len(data) == size && cap(data) > size || len(data) > limit:
			return data, true, nil
		case len(data) == cap(data): // it has grown meanwhile
			data = append(data, make([]byte, min(len(data)+512, limit+1-len(data)))...)[:len(data)]
		}
	}
}
