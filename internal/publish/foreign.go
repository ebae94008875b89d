package publish

import (
	"hash/maphash"
	"maps"
	"path"
	"slices"
)

// foreign looks at what is published, and lists the files that no build wrote,
// sorted. It is an error when there are some that are neither adopted before nor to
// be adopted now.
func (s *Staged) foreign() ([]string, error) {
	if !s.exists {
		return nil, nil
	}
	if err := s.lookAtPublished(); err != nil {
		return nil, err
	}
	if s.listed = s.asListed(); s.listed {
		return slices.Sorted(maps.Keys(s.old.adopted)), nil
	}
	var all, refused []string
	for i := range s.seen {
		for _, f := range s.seen[i].Files {
			p := f.Path
			if _, ours := s.old.find(p); ours || p == ManifestName {
				continue
			}
			all = append(all, p)
			if !s.opt.Adopt && !s.old.adopted[p] {
				refused = append(refused, p)
			}
		}
	}
	slices.Sort(all)
	slices.Sort(refused)
	if len(refused) > 0 {
		return nil, &ForeignError{Dir: s.name, Files: refused, NoManifest: !s.old.there}
	}
	return all, nil
}

// asListed reports whether the published files are those that the manifest names,
// and itself.
func (s *Staged) asListed() bool {
	is, says := set{seed: maphash.MakeSeed()}, set{}
	says.seed = is.seed
	for i := range s.seen {
		for _, f := range s.seen[i].Files {
			is.add(f.Path, 0)
		}
	}
	for i := range s.old.size() {
		says.add(s.old.path(i), 0)
	}
	for p := range s.old.adopted {
		says.add(p, 0)
	}
	says.add(ManifestName, 0)
	return is == says
}

// plan is what becomes of the published files when a build is put in place.
type plan struct {
	adopted map[string]bool
	fresh   map[string][]*entry // the files of the build that were written, by their folder
	gone    []string            // the files that the build before wrote and this one has not, sorted
	drop    map[string]bool     // the published files that are not carried over
	dropIn  map[string][]string // the same by their folder
	folders map[string]bool     // that the build has
}

// plan makes the plan, and says what it does. Over are files that no build wrote, and
// that make way.
func (s *Staged) plan(adopt, over []string, r *Result) (*plan, error) {
	m := &plan{adopted: map[string]bool{}, fresh: map[string][]*entry{}, drop: map[string]bool{ManifestName: true}, dropIn: map[string][]string{}, folders: map[string]bool{".": true}}
	for _, p := range adopt {
		m.adopted[p] = true
	}
	kept, named := make([]bool, s.old.size()), make([]bool, s.old.size())
	for _, i := range s.rest {
		kept[i], named[i] = true, true
	}
	for _, e := range s.list {
		if e.line >= 0 {
			named[e.line], kept[e.line] = true, e.same
		}
		if e.same {
			continue
		}
		dir := path.Dir(e.path)
		m.fresh[dir] = append(m.fresh[dir], e)
		m.need(dir)
		r.Written++
		r.Bytes += e.size
	}
	for i, k := range kept {
		if k {
			continue
		}
		m.drop[s.old.path(i)] = true
		if !named[i] {
			m.gone = append(m.gone, s.old.path(i))
		}
	}
	for _, p := range over {
		m.drop[p] = true
	}
	for p := range m.drop {
		m.dropIn[path.Dir(p)] = append(m.dropIn[path.Dir(p)], p)
	}
	for i := range s.seen {
		d := &s.seen[i]
		carried := false
		for _, f := range d.Files {
			if len(m.dropIn[d.Path]) == 0 || !m.drop[f.Path] {
				carried = true
				r.Bytes += f.Stamp.Size
			}
		}
		if carried {
			m.need(d.Path)
		}
	}
	r.Files, r.Linked, r.Removed = s.files, s.files-r.Written, len(m.gone)
	return m, s.missing()
}

// need notes a folder that the build has, and those that it is in.
func (m *plan) need(dir string) {
	for ; !m.folders[dir]; dir = path.Dir(dir) {
		m.folders[dir] = true
	}
}
