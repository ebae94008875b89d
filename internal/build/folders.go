package build

import (
	"io"
	"io/fs"
	"path"
	"sync"

	"dateline/internal/publish"
)

// folders reads files of a file system, each folder of which it opens once: to
// look a name up from the root, step by step, costs more than to read the file.
type folders struct {
	fsys fs.FS
	most int // kept open

	mu   sync.Mutex // guards the fields below
	list map[string]fs.FS
	seen map[string]bool // the files that were read, where that is noted

	stamp func(string) publish.Stamp // what the build saw as it began, zero where it did not look; may be nil
}

func newFolders(fsys fs.FS) *folders {
	return &folders{fsys: fsys, most: publish.KeepOpen(), list: map[string]fs.FS{}}
}

// in returns the folder of a path, and the name in it.
func (f *folders) in(p string) (fs.FS, string) {
	s, ok := f.fsys.(fs.SubFS)
	dir, name := path.Split(p)
	if !ok {
		return f.fsys, p
	}
	dir = path.Clean(dir) // "." of a name alone
	f.mu.Lock()
	defer f.mu.Unlock()
	if sub := f.list[dir]; sub != nil {
		return sub, name
	}
	if len(f.list) >= f.most {
		return f.fsys, p
	}
	sub, err := s.Sub(dir)
	if err != nil {
		return f.fsys, p // which says what is wrong
	}
	f.list[dir] = sub
	return sub, name
}

// read appends to dst a file that may be at most limit bytes long; a longer one is
// returned cut to limit+1 bytes, so that its reader can refuse it.
func (f *folders) read(dst []byte, p string, limit int) ([]byte, error) {
	fsys, name := f.in(p)
	if f.seen != nil {
		f.mu.Lock()
		f.seen[p] = true
		f.mu.Unlock()
	}
	if l, ok := fsys.(listed); ok {
		if s := f.seenAt(p); s != (publish.Stamp{}) && s.Mode.IsRegular() {
			return l.AppendListed(dst, name, limit)
		}
	}
	if l, ok := fsys.(limited); ok {
		return l.AppendLimited(dst, name, limit)
	}
	data, err := readLimited(fsys, name, limit)
	return append(dst, data...), err
}

// seenAt is the stamp that the build took of a file as it began, or zero.
func (f *folders) seenAt(p string) publish.Stamp {
	if f.stamp == nil {
		return publish.Stamp{}
	}
	return f.stamp(p)
}

// listed is a file system that reads what was listed in fewer steps.
type listed interface {
	AppendListed(dst []byte, name string, limit int) ([]byte, error)
}

// close gives the folders up.
func (f *folders) close() {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, sub := range f.list {
		if c, ok := sub.(io.Closer); ok {
			c.Close()
		}
	}
	clear(f.list)
}
