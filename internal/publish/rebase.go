package publish

import (
	"errors"
	"hash/maphash"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
)

// inherited is what a folder of the staged one has from the build before the published
// one: names of files that are the published ones.
type inherited struct {
	all   bool            // whatever is carried over
	names map[string]bool // or these
	drop  map[string]bool // but not these
}

func (h *inherited) has(name string) bool { return h.all && !h.drop[name] || h.names[name] }

// rebase makes the staged folder of the one before the published one, where most
// of the build is as it was: to link or to remove a file costs more than to look
// at it, and of many files one build differs from the next in a few. What is there
// as it should be it notes with the folder. A crash on the way leaves folders that the
// next build removes.
func (s *Staged) rebase(m *plan) error {
	var fresh []string
	for _, list := range m.fresh {
		for _, e := range list {
			fresh = append(fresh, e.path)
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
	if err := s.keepFolders(m, staged); err != nil {
		return err
	}
	s.had = make([]inherited, len(s.seen))
	if err := s.each(len(s.seen), func(i int) error { return s.inherit(m, i) }); err != nil {
		return err
	}
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

// keepFolders finds which folders of the published one the staged one has, and removes
// those that the build has not.
func (s *Staged) keepFolders(m *plan, staged string) error {
	s.made = map[string]bool{".": true}
	for i := range s.seen[1:] {
		d := s.seen[1+i].Path
		info, err := s.fs.Lstat(staged + "/" + d)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case info.IsDir() && m.folders[d]:
			s.made[d] = true
		default:
			if err := s.fs.RemoveAll(staged + "/" + d); err != nil {
				return err
			}
		}
	}
	return nil
}

// inherit finds what a folder of the staged one has of the published one, and removes
// what else is in it.
func (s *Staged) inherit(m *plan, i int) error {
	d, h := &s.seen[i], &s.had[i]
	if !s.made[d.Path] {
		return nil
	}
	dir := join(s.state+".staged", below(d.Path))
	names, err := s.fs.Names(dir)
	if err != nil {
		return err
	}
	inner := map[string]bool{}
	for _, x := range d.Inner {
		if s.made[x.Path] {
			inner[d.base(x.Path)] = true
		}
	}
	is, was := set{seed: maphash.MakeSeed()}, set{}
	was.seed = is.seed
	for _, f := range d.Files {
		is.add(d.base(f.Path), f.Stamp.Node)
	}
	numbered := true
	for _, n := range names {
		if len(inner) == 0 || !inner[n.Name] {
			was.add(n.Name, n.Node)
			numbered = numbered && n.Node != 0
		}
	}
	h.drop = map[string]bool{}
	for _, p := range m.dropIn[d.Path] {
		h.drop[d.base(p)] = true
	}
	var gone []string
	if h.all = is == was && numbered; h.all {
		for _, f := range d.Files {
			if base := d.base(f.Path); h.drop[base] {
				gone = append(gone, base)
			}
		}
	} else if gone, err = s.inheritNames(d, h, dir, names, inner); err != nil {
		return err
	}
	for _, name := range gone {
		if err := s.fs.RemoveAll(dir + "/" + name); err != nil {
			return err
		}
	}
	return nil
}

// inheritNames looks at each name of such a folder, and returns those that must go. A
// name with the number of the published file of that name means that file, and is not
// looked at: what was changed in it since the published one was looked at has the next
// build compare all.
func (s *Staged) inheritNames(d *SeenFolder, h *inherited, dir string, names []Name, inner map[string]bool) (gone []string, err error) {
	at := make(map[string]*Stamp, len(d.Files))
	for i := range d.Files {
		at[d.base(d.Files[i].Path)] = &d.Files[i].Stamp
	}
	h.names = make(map[string]bool, len(names))
	for _, n := range names {
		x := at[n.Name]
		switch {
		case inner[n.Name]:
			continue
		case x == nil || h.drop[n.Name]:
			gone = append(gone, n.Name)
			continue
		case n.Node == 0 || n.Node != x.Node || !x.Mode.IsRegular():
			info, err := s.fs.Lstat(dir + "/" + n.Name)
			if err != nil {
				return nil, err
			}
			if !s.isPublished(join(below(d.Path), n.Name), x, info) {
				gone = append(gone, n.Name)
				continue
			}
		}
		h.names[n.Name] = true
	}
	slices.Sort(gone)
	return gone, nil
}

// isPublished reports whether a file of the folder before is the published file of
// that name, which has the stamp x.
func (s *Staged) isPublished(p string, x *Stamp, info fs.FileInfo) bool {
	if !info.Mode().IsRegular() {
		return false
	}
	if x.Node != 0 {
		return StampOf(info) == *x
	}
	there, err := s.fs.Lstat(s.pub + "/" + p)
	return err == nil && os.SameFile(info, there)
}

// folderList are the folders of a plan, those in others behind them.
func (m *plan) folderList() []string { return slices.Sorted(maps.Keys(m.folders)) }
