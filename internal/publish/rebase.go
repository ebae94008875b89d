package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
)

// rebase makes the staged folder of the one before the published one, where most
// of the build is as it was: to link or to remove a file costs more than to look
// at it, and of many files one build differs from the next in a few. What is there
// as it should be it notes with the file. A crash on the way leaves folders that the
// next build removes.
func (s *Staged) rebase() error {
	var fresh []string
	needed := map[string]bool{".": true} // folders
	for _, e := range s.list {
		if e.state != finished {
			continue
		}
		if !e.same {
			fresh = append(fresh, e.path)
		}
		for d := path.Dir(e.path); !needed[d]; d = path.Dir(d) {
			needed[d] = true
		}
	}
	if !s.exists || s.opt.InPlace || len(fresh) > s.files/4 {
		return nil
	}
	previous, staged, aside := s.state+".previous", s.state+".staged", s.state+".fresh"
	switch info, err := s.fs.Lstat(previous); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return nil
	}
	s.fs.Release()
	if err := s.fs.Rename(staged, aside); err != nil {
		return err
	}
	if err := s.fs.Rename(previous, staged); err != nil {
		return err
	}
	s.rebuilt = true
	folders := map[string]bool{".": true}
	var gone []string
	if err := s.walkBefore(staged, "", func(p string, e *entry) {
		if e != nil {
			e.there = true
		} else {
			gone = append(gone, p)
		}
		for d := path.Dir(p); !folders[d]; d = path.Dir(d) {
			folders[d] = true
		}
	}); err != nil {
		return err
	}
	for _, p := range gone {
		if err := s.fs.Remove(staged + "/" + p); err != nil {
			return err
		}
	}
	for d := range folders {
		if !needed[d] {
			delete(folders, d)
			if err := s.fs.RemoveAll(staged + "/" + d); err != nil {
				return err
			}
		}
	}
	s.made = folders
	slices.Sort(fresh)
	for _, p := range fresh {
		if err := s.mkdirs(path.Dir(p)); err != nil {
			return err
		}
		if err := s.fs.Rename(aside+"/"+p, staged+"/"+p); err != nil {
			return err
		}
	}
	return s.fs.RemoveAll(aside)
}

// walkBefore calls f with every file of the folder before, and with that of the build
// which it is; nil where it is none, or not as it should be. A name with the number of
// the published file of that name means that file, and is not looked at: what was
// changed in it since the published one was looked at has the next build compare all.
func (s *Staged) walkBefore(root, rel string, f func(p string, e *entry)) error {
	dir := join(root, rel)
	names, err := s.fs.Names(dir)
	if err != nil {
		return err
	}
	for _, n := range names {
		p := join(rel, n.Name)
		e := s.at[p]
		if e != nil && !e.same {
			e = nil
		}
		if e != nil && e.looked && n.Node != 0 && n.Node == e.seen.Node && e.seen.Mode.IsRegular() {
			f(p, e)
			continue
		}
		info, err := s.fs.Lstat(dir + "/" + n.Name)
		if err != nil {
			return err
		}
		if info.IsDir() {
			if err := s.walkBefore(root, p, f); err != nil {
				return err
			}
			continue
		}
		if e != nil && !s.isPublished(e, info) {
			e = nil
		}
		f(p, e)
	}
	return nil
}

// isPublished reports whether a file of the folder before is the published file of
// that name.
func (s *Staged) isPublished(e *entry, info fs.FileInfo) bool {
	if !e.looked || !info.Mode().IsRegular() {
		return false
	}
	if e.seen.Node != 0 {
		return StampOf(info) == e.seen
	}
	there, err := s.fs.Lstat(s.pub + "/" + e.path)
	return err == nil && os.SameFile(info, there)
}
