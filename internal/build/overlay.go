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

// ReadDir lists what any of them has, each name once. Where one has a file of
// the folder's name, those after it are hidden by it.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	var out []fs.DirEntry
	seen := map[string]bool{}
	found := false
	for _, f := range o {
		info, err := fs.Stat(f, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil && !info.IsDir() && found {
			break
		}
		list, err := fs.ReadDir(f, name)
		if err != nil {
			return nil, err
		}
		found = true
		for _, e := range list {
			if !seen[e.Name()] {
				seen[e.Name()] = true
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
