package publish

import (
	"fmt"
	"hash/maphash"
	"io/fs"
)

// SeenFolder is a folder of a tree, as a look at it found it.
type SeenFolder struct {
	Path  string // below the top, which is "."
	Stamp Stamp  // taken before the folder was listed
	Files []Seen // all in it that is no folder, in any order
	Inner []Seen // the folders in it
	Sum   Stamps // of Files
}

// Seen is a name with the stamp of what it means.
type Seen struct {
	Path  string // below the top
	Stamp Stamp
}

// Add adds a name.
func (d *SeenFolder) Add(p string, x Stamp) {
	if x.Mode.IsDir() {
		d.Inner = append(d.Inner, Seen{p, x})
		return
	}
	d.Files = append(d.Files, Seen{p, x})
	d.Sum.Add(p, x)
}

// base is the name in its folder of something in it.
func (d *SeenFolder) base(p string) string {
	if d.Path == "." {
		return p
	}
	return p[len(d.Path)+1:]
}

// look looks at all in a folder, those in it behind those that they are in.
func look(fsys FS, root string) ([]SeenFolder, error) {
	top, err := fsys.Lstat(root)
	if err != nil {
		return nil, err
	}
	all := []SeenFolder{{Path: ".", Stamp: StampOf(top)}}
	for i := 0; i < len(all); i++ {
		d := &all[i]
		if err := d.list(fsys, root); err != nil {
			return nil, err
		}
		for _, x := range d.Inner {
			all = append(all, SeenFolder{Path: x.Path, Stamp: x.Stamp})
		}
	}
	return all, nil
}

// list looks at what is in a folder below root.
func (d *SeenFolder) list(fsys FS, root string) error {
	list, err := fsys.ReadDir(join(root, below(d.Path)))
	if err != nil {
		return err
	}
	return d.addAll(list)
}

func (d *SeenFolder) addAll(list []fs.DirEntry) error {
	d.Files = make([]Seen, 0, len(list))
	for _, e := range list {
		info, err := e.Info()
		if err != nil {
			return err
		}
		d.Add(join(below(d.Path), e.Name()), StampOf(info))
	}
	return nil
}

// Look looks at what is in d.Path, of which a stamp was taken before.
func (d *SeenFolder) Look(fsys fs.FS) error {
	if s, ok := fsys.(siteFS); ok {
		f, _, err := s.open(d.Path)
		if err != nil {
			return err
		}
		defer f.Close()
		return d.lookAt(f)
	}
	list, err := fs.ReadDir(fsys, d.Path)
	if err != nil {
		return err
	}
	return d.addAll(list)
}

// below is a folder's path as join takes it.
func below(dir string) string {
	if dir == "." {
		return ""
	}
	return dir
}

// set tells sets of names apart, in whatever order they come.
type set struct {
	seed maphash.Seed
	n    int
	sum  uint64
}

// add adds a name, with the number of what it means, or 0.
func (s *set) add(name string, node uint64) {
	s.n++
	s.sum += maphash.String(s.seed, name) * (2*node + 1)
}

// known reports whether the published folder is as the last build left it.
func (s *Staged) known() bool { return s.opt.Known != nil }

// lookAtPublished takes the stamps of all that is published, unless what was known
// of it still holds: a file that comes or goes changes its folder.
func (s *Staged) lookAtPublished() (err error) {
	if s.known() {
		same, err := s.asKnown()
		if same {
			s.seen = s.opt.Known
		}
		if err != nil || same {
			return err
		}
	}
	s.seen, err = look(s.fs, s.pub)
	return err
}

// asKnown reports whether the folders of the published one have the stamps that
// are known of them.
func (s *Staged) asKnown() (bool, error) {
	for i := range s.opt.Known {
		d := &s.opt.Known[i]
		info, err := s.fs.Lstat(join(s.pub, below(d.Path)))
		if err != nil && ignore(err, fs.ErrNotExist) != nil {
			return false, err
		}
		if err != nil || StampOf(info) != d.Stamp {
			return false, nil
		}
	}
	return true, nil
}

// missing is an error where a file that the build has from the published folder is not
// there any more, or not as it was.
func (s *Staged) missing() error {
	if s.listed || !s.exists {
		return nil
	}
	size := map[string]int64{}
	for i := range s.seen {
		for _, f := range s.seen[i].Files {
			size[f.Path] = f.Stamp.Size
		}
	}
	away := func(p string) error { return fmt.Errorf("%s was taken away while the build was at work", p) }
	for _, i := range s.rest {
		if _, there := size[s.old.path(i)]; !there {
			return away(s.old.path(i))
		}
	}
	for _, e := range s.list {
		if _, there := size[e.path]; e.same && !there {
			return away(e.path)
		}
	}
	return nil
}
