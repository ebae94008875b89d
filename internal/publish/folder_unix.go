//go:build linux || darwin

package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"

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

// createName opens a name so for a file that is written and closed and no more: the
// package os would ask of each whether to wait for it, and look after it.
func createName(dir *os.File, name string, flags int) (File, error) {
	fd, err := openName(dir, name, flags)
	if err != nil {
		return nil, &fs.PathError{Op: "create", Path: name, Err: err}
	}
	return &bareFile{fd, name}, nil
}

// bareFile is a file of the system.
type bareFile struct {
	fd   int
	name string
}

func (f *bareFile) Write(b []byte) (n int, err error) {
	for n < len(b) && err == nil {
		var k int
		switch k, err = unix.Write(f.fd, b[n:]); {
		case errors.Is(err, unix.EINTR):
			err = nil
		case err == nil && k == 0:
			err = io.ErrShortWrite
		}
		n += max(k, 0)
	}
	return n, f.failed("write", err)
}

func (f *bareFile) Read(b []byte) (n int, err error) {
	for {
		n, err = unix.Read(f.fd, b)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil:
			return 0, f.failed("read", err)
		case n == 0 && len(b) > 0:
			return 0, io.EOF
		}
		return n, nil
	}
}

func (f *bareFile) Stat() (fs.FileInfo, error) {
	var st unix.Stat_t
	if err := unix.Fstat(f.fd, &st); err != nil {
		return nil, f.failed("stat", err)
	}
	return &listed{f.name, stampOf(&st)}, nil
}

// Close gives the file up. Its number may be another file's from then on, so that it
// is forgotten: who closes or writes once more is told EBADF.
func (f *bareFile) Close() error {
	fd := f.fd
	f.fd = -1
	return f.failed("close", unix.Close(fd))
}

func (f *bareFile) failed(op string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: f.name, Err: err}
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

// read appends to data what a plain file holds, of one longer than limit bytes
// limit+1. It looks before it opens, and again after, as [siteFS.Open] does. done is
// false where the name is for Open, which says what is wrong.
func (f folder) read(data []byte, name string, limit int) (_ []byte, done bool, err error) {
	if !f.plain(name) {
		return nil, false, nil
	}
	var st unix.Stat_t
	defer runtime.KeepAlive(f.self)
	if err := unix.Fstatat(int(f.self.Fd()), name, &st, unix.AT_SYMLINK_NOFOLLOW); err != nil || st.Mode&unix.S_IFMT != unix.S_IFREG {
		return nil, false, nil
	}
	return f.readListed(data, name, limit)
}

// readListed is read of a name that has just been looked at.
func (f folder) readListed(data []byte, name string, limit int) (_ []byte, done bool, err error) {
	if !f.plain(name) {
		return nil, false, nil
	}
	var st unix.Stat_t
	fd, err := openName(f.self, name, unix.O_RDONLY|openFlags)
	if err != nil {
		return nil, false, nil
	}
	defer unix.Close(fd)
	if err := unix.Fstat(fd, &st); err != nil || st.Mode&unix.S_IFMT != unix.S_IFREG {
		return nil, false, nil
	}
	from := len(data)
	size := from + int(min(st.Size, int64(limit)))
	data = slices.Grow(data, size+1-from) // one more, so that the end is seen at once
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
		case n == 0 || len(data) == size && cap(data) > size || len(data)-from > limit:
			return data[:min(len(data), from+limit+1)], true, nil
		case len(data) == cap(data): // it has grown meanwhile
			data = slices.Grow(data, 512)
		}
	}
}
