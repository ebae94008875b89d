package publish

import "fmt"

// verify compares the staged folder with the build's list: every file there, a
// regular file of its size, and no other file. It takes the stamps of all.
func (s *Staged) verify(m *plan, manifestSize int64) error {
	folders := m.folderList()
	at := make(map[string]int, len(s.seen))
	for i := range s.seen {
		at[s.seen[i].Path] = i
	}
	found := make([]staged, len(folders))
	if err := s.each(len(folders), func(i int) error {
		c := &found[i]
		c.dir, c.plan, c.manifestSize = folders[i], m, manifestSize
		if k, ok := at[c.dir]; ok {
			c.was = &s.seen[k]
			if s.had != nil {
				c.had = &s.had[k]
			}
		}
		return s.verifyFolder(c)
	}); err != nil {
		return err
	}
	s.stamps = &Stamps{}
	seen := 0
	for i := range found {
		s.stamps.Join(&found[i].sum)
		seen += found[i].n
	}
	if want := s.files + len(m.adopted) + 1; seen != want {
		return fmt.Errorf("the staged folder has %d files and should have %d", seen, want)
	}
	return nil
}

// staged is a folder of the staged one that is verified.
type staged struct {
	dir          string
	plan         *plan
	manifestSize int64
	was          *SeenFolder // the published one of that path, or nil
	had          *inherited  // what it has from the build before, or nil
	n            int         // files in it
	sum          Stamps
}

func (s *Staged) verifyFolder(c *staged) error {
	if c.dir != "." {
		info, err := s.fs.Lstat(s.state + ".staged/" + c.dir)
		if err != nil {
			return err
		}
		if !info.IsDir() {
			return fmt.Errorf("the staged %s is no folder", c.dir)
		}
		c.sum.Add(c.dir, StampOf(info))
	}
	// Where all is what the build before left, nothing was done.
	if c.had != nil && c.had.all && len(c.plan.dropIn[c.dir])+len(c.plan.fresh[c.dir]) == 0 {
		c.n = len(c.was.Files)
		c.sum.Join(&c.was.Sum)
		return nil
	}
	list, err := s.listStaged(c)
	if err != nil {
		return err
	}
	for i := range list {
		if err := s.verifyName(c, &list[i]); err != nil {
			return err
		}
	}
	return nil
}

func (s *Staged) verifyName(c *staged, f *stagedName) error {
	p, x := f.path, f.stamp
	if x.Mode.IsDir() && c.plan.folders[p] {
		return nil // it is looked at by itself
	}
	c.n++
	c.sum.Add(p, x)
	size := c.manifestSize
	switch e := s.at[p]; {
	case p == ManifestName:
	case c.plan.adopted[p]:
		return nil
	case e != nil && !e.kept:
		size = e.size
	case f.was == nil || c.plan.drop[p]:
		return fmt.Errorf("the staged folder holds %s, which the build did not write", p)
	default:
		size = f.was.Size
	}
	if !x.Mode.IsRegular() || x.Size != size {
		return fmt.Errorf("the staged file %s has %d bytes and should have %d", p, x.Size, size)
	}
	return nil
}

// stagedName is a name in a folder of the staged one.
type stagedName struct {
	path  string
	stamp Stamp
	was   *Stamp // the published file's of that name, or nil
}

// listStaged lists a folder of the staged one. What it has from the build before
// the published one was looked at a moment ago, and is only counted: it is the
// same file while its number is.
func (s *Staged) listStaged(c *staged) ([]stagedName, error) {
	rel := below(c.dir)
	dir := join(s.state+".staged", rel)
	at := map[string]*Stamp{}
	if c.was != nil {
		for i := range c.was.Files {
			f := &c.was.Files[i]
			at[c.was.base(f.Path)] = &f.Stamp
		}
	}
	if c.had == nil {
		list, err := s.fs.ReadDir(dir)
		out := make([]stagedName, 0, len(list))
		for _, e := range list {
			info, err := e.Info()
			if err != nil {
				return nil, err
			}
			out = append(out, stagedName{join(rel, e.Name()), StampOf(info), at[e.Name()]})
		}
		return out, err
	}
	names, err := s.fs.Names(dir)
	out := make([]stagedName, 0, len(names))
	for _, n := range names {
		f := stagedName{path: join(rel, n.Name), was: at[n.Name]}
		if f.was != nil && c.had.has(n.Name) && n.Node != 0 && n.Node == f.was.Node {
			f.stamp = *f.was
			out = append(out, f)
			continue
		}
		info, err := s.fs.Lstat(dir + "/" + n.Name)
		if err != nil {
			return nil, err
		}
		f.stamp = StampOf(info)
		out = append(out, f)
	}
	return out, err
}
