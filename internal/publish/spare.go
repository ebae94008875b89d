package publish

import "path"

// spare links the files of a first build into a folder of their own, which stands for
// the build before: most builds after it differ in a few files, and have only these to
// link or to remove (see [Staged.rebase]). It is a hint: what fails here costs the next
// build time.
func (s *Staged) spare(m *plan) {
	if s.exists || s.opt.InPlace {
		return
	}
	from, to := s.state+".staged", s.state+".spare"
	if err := s.linkFolders(m, from, to); err != nil {
		s.fs.RemoveAll(to)
		return
	}
	s.spared = true
}

// linkFolders links the files of a build into a new folder.
func (s *Staged) linkFolders(m *plan, from, to string) error {
	folders := m.folderList()
	for _, dir := range folders {
		if err := s.fs.Mkdir(join(to, below(dir))); err != nil {
			return err
		}
	}
	return s.each(len(folders), func(i int) error {
		list := m.fresh[folders[i]]
		names := make([]string, 0, len(list)+1)
		for _, e := range list {
			names = append(names, path.Base(e.path))
		}
		if folders[i] == "." {
			names = append(names, ManifestName)
		}
		_, err := s.fs.LinkAll(join(from, below(folders[i])), join(to, below(folders[i])), names)
		return err
	})
}
