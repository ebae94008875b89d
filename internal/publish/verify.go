package publish

import (
	"fmt"
	"io/fs"
)

// verify compares the staged folder with the build's list: every file there, a
// regular file of its size, and no other file. It takes the stamps of all.
func (s *Staged) verify(m manifest, manifestSize int64) error {
	s.stamps = &Stamps{}
	seen := 0
	err := s.walkStaged("", func(p string, x Stamp) error {
		s.stamps.Add(p, x)
		if x.Mode.IsDir() {
			return nil
		}
		size := manifestSize
		if e, ok := s.files[p]; ok {
			size = e.size
		} else if m.adopted[p] {
			seen++
			return nil
		} else if p != ManifestName {
			return fmt.Errorf("the staged folder holds %s, which the build did not write", p)
		}
		if seen++; !x.Mode.IsRegular() || x.Size != size {
			return fmt.Errorf("the staged file %s has %d bytes and should have %d", p, x.Size, size)
		}
		return nil
	})
	if err == nil && seen != len(s.files)+len(m.adopted)+1 {
		err = fmt.Errorf("the staged folder has %d files and should have %d", seen, len(s.files)+len(m.adopted)+1)
	}
	return err
}

// walkStaged calls f with all that is in a folder of the staged one.
func (s *Staged) walkStaged(rel string, f func(p string, x Stamp) error) error {
	list, err := s.listStaged(rel)
	if err != nil {
		return err
	}
	for _, n := range list {
		p := join(rel, n.name)
		if err := f(p, n.stamp); err != nil {
			return err
		}
		if n.stamp.Mode.IsDir() {
			if err := s.walkStaged(p, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// stampedName is a name in a folder with its stamp.
type stampedName struct {
	name  string
	stamp Stamp
}

// listStaged lists a folder of the staged one. What it has from the build before
// the published one was looked at a moment ago, and is only counted: it is the
// same file while its number is.
func (s *Staged) listStaged(rel string) ([]stampedName, error) {
	dir := join(s.state+".staged", rel)
	if len(s.there) == 0 {
		list, err := s.fs.ReadDir(dir)
		out := make([]stampedName, 0, len(list))
		for _, e := range list {
			info, err := e.Info()
			if err != nil {
				return nil, err
			}
			out = append(out, stampedName{e.Name(), StampOf(info)})
		}
		return out, err
	}
	names, err := s.fs.Names(dir)
	out := make([]stampedName, 0, len(names))
	for _, n := range names {
		p := join(rel, n.Name)
		x := s.seen[p]
		if !s.there[p] || n.Node == 0 || n.Node != x.Node {
			var info fs.FileInfo
			if info, err = s.fs.Lstat(dir + "/" + n.Name); err != nil {
				return nil, err
			}
			x = StampOf(info)
		}
		out = append(out, stampedName{n.Name, x})
	}
	return out, err
}
