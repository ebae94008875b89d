package publish

import "fmt"

// verify compares the staged folder with the build's list: every file there, a
// regular file of its size, and no other file. It takes the stamps of all.
func (s *Staged) verify(m manifest, manifestSize int64) error {
	s.stamps = &Stamps{}
	seen := 0
	err := s.walkStaged("", func(n *stampedName) error {
		p, x := n.path, n.stamp
		s.stamps.Add(p, x)
		if x.Mode.IsDir() {
			return nil
		}
		size := manifestSize
		if n.file != nil && n.file.state == finished {
			size = n.file.size
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
	if err == nil && seen != s.files+len(m.adopted)+1 {
		err = fmt.Errorf("the staged folder has %d files and should have %d", seen, s.files+len(m.adopted)+1)
	}
	return err
}

// walkStaged calls f with all that is in a folder of the staged one.
func (s *Staged) walkStaged(rel string, f func(n *stampedName) error) error {
	list, err := s.listStaged(rel)
	if err != nil {
		return err
	}
	for i := range list {
		n := &list[i]
		if err := f(n); err != nil {
			return err
		}
		if n.stamp.Mode.IsDir() {
			if err := s.walkStaged(n.path, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// stampedName is a name in a folder with its stamp.
type stampedName struct {
	path  string
	file  *entry // nil where neither build has such a file
	stamp Stamp
}

// listStaged lists a folder of the staged one. What it has from the build before
// the published one was looked at a moment ago, and is only counted: it is the
// same file while its number is.
func (s *Staged) listStaged(rel string) ([]stampedName, error) {
	dir := join(s.state+".staged", rel)
	if !s.rebuilt {
		list, err := s.fs.ReadDir(dir)
		out := make([]stampedName, 0, len(list))
		for _, e := range list {
			info, err := e.Info()
			if err != nil {
				return nil, err
			}
			p := join(rel, e.Name())
			out = append(out, stampedName{p, s.at[p], StampOf(info)})
		}
		return out, err
	}
	names, err := s.fs.Names(dir)
	out := make([]stampedName, 0, len(names))
	for _, n := range names {
		p := join(rel, n.Name)
		e := s.at[p]
		if e != nil && e.there && n.Node != 0 && n.Node == e.seen.Node {
			out = append(out, stampedName{p, e, e.seen})
			continue
		}
		info, err := s.fs.Lstat(dir + "/" + n.Name)
		if err != nil {
			return nil, err
		}
		out = append(out, stampedName{p, e, StampOf(info)})
	}
	return out, err
}
