//go:build linux || darwin

package publish

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// names lists an open folder, in no order. The names are parts of one text.
func names(dir *os.File) ([]Name, error) {
	defer runtime.KeepAlive(dir)
	fd := int(dir.Fd())
	var raw []byte
	for {
		raw = slices.Grow(raw, 32<<10)
		n, err := unix.ReadDirent(fd, raw[len(raw):cap(raw)])
		if errors.Is(err, unix.EINTR) {
			continue
		}
		if err != nil {
			return nil, &fs.PathError{Op: "readdirent", Path: dir.Name(), Err: err}
		}
		if n <= 0 {
			break
		}
		raw = raw[:len(raw)+n]
	}
	text := string(raw)
	all := make([]Name, 0, len(raw)/(direntName+8)) // most names are longer than that
	for at := 0; at+direntName <= len(raw); {
		node, size := binary.NativeEndian.Uint64(raw[at:]), int(binary.NativeEndian.Uint16(raw[at+16:]))
		if size < direntName || size > len(raw)-at {
			break
		}
		name, _, _ := strings.Cut(text[at+direntName:at+size], "\x00")
		if at += size; node != 0 && name != "." && name != ".." {
			all = append(all, Name{name, node})
		}
	}
	return all, nil
}

// lookAt looks at all in an open folder, as list does.
func (d *SeenFolder) lookAt(dir *os.File) error {
	defer runtime.KeepAlive(dir)
	fd := int(dir.Fd())
	found, err := names(dir)
	if err != nil {
		return err
	}
	before := ""
	if d.Path != "." {
		before = d.Path + "/"
	}
	size := len(before) * len(found)
	for _, n := range found {
		size += len(n.Name)
	}
	var text strings.Builder
	text.Grow(size)
	for _, n := range found {
		text.WriteString(before)
		text.WriteString(n.Name)
	}
	d.Files = make([]Seen, 0, len(found))
	for paths, i := text.String(), 0; i < len(found); i++ {
		n := len(before) + len(found[i].Name)
		p := paths[:n]
		paths = paths[n:]
		var st unix.Stat_t
		switch err := stat(fd, found[i].Name, &st); {
		case errors.Is(err, unix.ENOENT): // it is gone meanwhile
		case err != nil:
			return &fs.PathError{Op: "lstat", Path: p, Err: err}
		default:
			d.Add(p, stampOf(&st))
		}
	}
	return nil
}

// list does so with a look at each name from the folder itself, not following a
// link, so that no name leads out of it. The package os does the same with more
// work than the look itself.
func list(dir *os.File) ([]fs.DirEntry, error) {
	defer runtime.KeepAlive(dir)
	fd := int(dir.Fd())
	found, err := names(dir)
	if err != nil {
		return nil, err
	}
	all := make([]listed, len(found))
	out := make([]fs.DirEntry, 0, len(found))
	for i, n := range found {
		var st unix.Stat_t
		switch err := stat(fd, n.Name, &st); {
		case errors.Is(err, unix.ENOENT): // it is gone meanwhile
			continue
		case err != nil:
			return out, &fs.PathError{Op: "lstat", Path: n.Name, Err: err}
		}
		all[i] = listed{n.Name, stampOf(&st)}
		out = append(out, &all[i])
	}
	return out, nil
}

func stampOf(st *unix.Stat_t) Stamp {
	return Stamp{modeOf(uint32(st.Mode)), st.Size, st.Mtim.Nano(), st.Ctim.Nano(), st.Ino}
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
