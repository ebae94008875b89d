//go:build linux || darwin

package publish

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// names lists an open folder, in no order.
func names(dir *os.File) ([]Name, error) {
	all := someNames.Get().(*[]Name)
	defer putNames(all)
	err := namesBehind(dir, "", all)
	return slices.Clone(*all), err
}

// someNames are lists of names to be used again, since a long one that grows takes
// several times its room.
var someNames = sync.Pool{New: func() any { return new([]Name) }}

func putNames(list *[]Name) {
	clear(*list)
	*list = (*list)[:0]
	someNames.Put(list)
}

// namesBehind appends to a list the names in an open folder with some text before each.
func namesBehind(dir *os.File, before string, to *[]Name) error {
	defer runtime.KeepAlive(dir)
	fd := int(dir.Fd())
	all := *to
	defer func() { *to = all }()
	var text []byte // of those that were read at once
	var ends []int
	for buf := make([]byte, 32<<10); ; {
		n, err := unix.ReadDirent(fd, buf)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil:
			return &fs.PathError{Op: "readdirent", Path: dir.Name(), Err: err}
		case n <= 0:
			return nil
		}
		text, ends = text[:0], ends[:0]
		for b := buf[:n]; len(b) >= direntName; {
			node, size := binary.NativeEndian.Uint64(b), int(binary.NativeEndian.Uint16(b[16:]))
			if size < direntName || size > len(b) {
				break
			}
			name, _, _ := bytes.Cut(b[direntName:size], []byte{0})
			if b = b[size:]; node != 0 && string(name) != "." && string(name) != ".." {
				text = append(append(text, before...), name...)
				all, ends = append(all, Name{Node: node}), append(ends, len(text))
			}
		}
		some, names, from := all[len(all)-len(ends):], string(text), 0 // one string for them all
		for i, end := range ends {
			some[i].Name, from = names[from:end], end
		}
	}
}

// lookAt looks at all in an open folder, as list does.
func (d *SeenFolder) lookAt(dir *os.File) error {
	defer runtime.KeepAlive(dir)
	fd := int(dir.Fd())
	before := ""
	if d.Path != "." {
		before = d.Path + "/"
	}
	scratch := someNames.Get().(*[]Name)
	defer putNames(scratch)
	if err := namesBehind(dir, before, scratch); err != nil {
		return err
	}
	found := *scratch
	d.Files = make([]Seen, 0, len(found))
	for _, n := range found {
		var st unix.Stat_t
		switch err := stat(fd, n.Name[len(before):], &st); {
		case errors.Is(err, unix.ENOENT): // it is gone meanwhile
		case err != nil:
			return &fs.PathError{Op: "lstat", Path: n.Name, Err: err}
		default:
			d.Add(n.Name, stampOf(&st))
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
