package publish

import (
	"io/fs"
	"slices"
)

// known reports whether the published folder is as the last build left it.
func (s *Staged) known() bool { return s.opt.Known != nil }

// foreign lists the published files that no build wrote, sorted. It is an error
// when there are some that are neither adopted before nor to be adopted now.
func (s *Staged) foreign() ([]string, error) {
	if !s.exists {
		return nil, nil
	}
	if err := s.lookAtPublished(); err != nil {
		return nil, err
	}
	var all, refused []string
	for p, x := range s.seen {
		if _, ok := s.old.sums[p]; ok || x.Mode.IsDir() || p == ManifestName {
			continue
		}
		all = append(all, p)
		if !s.opt.Adopt && !s.old.adopted[p] {
			refused = append(refused, p)
		}
	}
	slices.Sort(all)
	slices.Sort(refused)
	if len(refused) > 0 {
		return nil, &ForeignError{Dir: s.name, Files: refused, NoManifest: s.old.sums == nil}
	}
	return all, nil
}

// lookAtPublished takes the stamps of all that is published, unless what was known
// of it still holds: a file that comes or goes changes its folder.
func (s *Staged) lookAtPublished() error {
	if s.known() {
		switch same, err := s.asKnown(); {
		case err != nil:
			return err
		case same:
			s.seen = s.opt.Known
			return nil
		}
	}
	s.seen = make(map[string]Stamp, len(s.old.sums))
	var bad error
	err := walk(s.fs, s.pub, "", func(p string, e fs.DirEntry) {
		info, err := e.Info()
		if err != nil {
			bad = err
			return
		}
		s.seen[p] = StampOf(info)
	})
	if err != nil {
		return err
	}
	return bad
}

// asKnown reports whether the folders of the published one have the stamps that
// are known of them.
func (s *Staged) asKnown() (bool, error) {
	var folders []string
	for p, x := range s.opt.Known {
		if x.Mode.IsDir() {
			folders = append(folders, p)
		}
	}
	slices.Sort(folders)
	for _, p := range folders {
		name := s.pub
		if p != "." {
			name += "/" + p
		}
		info, err := s.fs.Lstat(name)
		if err != nil && ignore(err, fs.ErrNotExist) != nil {
			return false, err
		}
		if err != nil || StampOf(info) != s.opt.Known[p] {
			return false, nil
		}
	}
	return true, nil
}
