package publish

import (
	"errors"
	"io/fs"
	"path"
	"slices"
)

// rebase makes the staged folder of the one before the published one, where most
// of the build is as it was: to link or to remove a file costs more than to look
// at it, and of many files one build differs from the next in a few. It returns
// the files that are there as they should be. A crash on the way leaves folders
// that the next build removes.
func (s *Staged) rebase() (there map[string]bool, err error) {
	var fresh []string
	needed := map[string]bool{".": true} // folders
	for p, e := range s.files {
		if !e.same {
			fresh = append(fresh, p)
		}
		for d := path.Dir(p); !needed[d]; d = path.Dir(d) {
			needed[d] = true
		}
	}
	if !s.exists || s.opt.InPlace || len(fresh) > len(s.files)/4 {
		return nil, nil
	}
	previous, staged, aside := s.state+".previous", s.state+".staged", s.state+".fresh"
	switch info, err := s.fs.Lstat(previous); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, nil
	}
	s.fs.Release()
	if err := s.fs.Rename(staged, aside); err != nil {
		return nil, err
	}
	if err := s.fs.Rename(previous, staged); err != nil {
		return nil, err
	}
	there = make(map[string]bool, len(s.files))
	folders := map[string]bool{".": true}
	var gone []string
	if err := walk(s.fs, staged, "", func(p string, e fs.DirEntry) {
		if e.IsDir() {
			return
		}
		if s.files[p].same && sameFile(e, s.seen[p]) {
			there[p] = true
		} else {
			gone = append(gone, p)
		}
		for d := path.Dir(p); !folders[d]; d = path.Dir(d) {
			folders[d] = true
		}
	}); err != nil {
		return nil, err
	}
	for _, p := range gone {
		if err := s.fs.Remove(staged + "/" + p); err != nil {
			return nil, err
		}
	}
	for d := range folders {
		if !needed[d] {
			delete(folders, d)
			if err := s.fs.RemoveAll(staged + "/" + d); err != nil {
				return nil, err
			}
		}
	}
	s.made = folders
	slices.Sort(fresh)
	for _, p := range fresh {
		if err := s.mkdirs(path.Dir(p)); err != nil {
			return nil, err
		}
		if err := s.fs.Rename(aside+"/"+p, staged+"/"+p); err != nil {
			return nil, err
		}
	}
	return there, s.fs.RemoveAll(aside)
}

// sameFile reports whether two names mean one file.
func sameFile(a, b fs.DirEntry) bool {
	if a == nil || b == nil {
		return false
	}
	x, err := a.Info()
	if err != nil || !x.Mode().IsRegular() {
		return false
	}
	y, err := b.Info()
	return err == nil && same(x, y)
}
