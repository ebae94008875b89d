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
	seen, err := s.lookAtPublished()
	if err != nil {
		return nil, err
	}
	for _, e := range s.list {
		e.looked = false
	}
	var all, refused []string
	for p, x := range seen {
		e := s.at[p]
		if e != nil {
			e.looked, e.seen = true, x
		}
		if e != nil && e.listed || x.Mode.IsDir() || p == ManifestName {
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
		return nil, &ForeignError{Dir: s.name, Files: refused, NoManifest: !s.old.there}
	}
	return all, nil
}

// lookAtPublished takes the stamps of all that is published, unless what was known
// of it still holds: a file that comes or goes changes its folder.
func (s *Staged) lookAtPublished() (map[string]Stamp, error) {
	if s.known() {
		switch same, err := s.asKnown(); {
		case err != nil:
			return nil, err
		case same:
			return s.opt.Known, nil
		}
	}
	seen := make(map[string]Stamp, len(s.old.files))
	var bad error
	err := walk(s.fs, s.pub, "", func(p string, e fs.DirEntry) {
		info, err := e.Info()
		if err != nil {
			bad = err
			return
		}
		seen[p] = StampOf(info)
	})
	if err != nil {
		return nil, err
	}
	return seen, bad
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
