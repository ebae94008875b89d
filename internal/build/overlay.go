package build

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// overlay is several file systems as one: a file is the first one's that has
// it, so that a site's own template replaces the built-in one of the same name.
type overlay []fs.FS

func (o overlay) Open(name string) (fs.File, error) {
	err := error(fs.ErrNotExist)
	for _, f := range o {
		file, e := f.Open(name)
		if e == nil || !errors.Is(e, fs.ErrNotExist) {
			return file, e
		}
		err = e
	}
	return nil, err
}

// ReadDir lists what any of them has, each name once.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	var out []fs.DirEntry
	found := false
	for _, f := range o {
		list, err := fs.ReadDir(f, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		for _, e := range list {
			if !slices.ContainsFunc(out, func(x fs.DirEntry) bool { return x.Name() == e.Name() }) {
				out = append(out, e)
			}
		}
	}
	if !found {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}
