package publish

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// Commit publishes the build. An error before the swap leaves the published
// folder as it was. An error after it says so: the new build is in place, but
// may not survive a power cut.
func (s *Staged) Commit() (Result, error) {
	s.mu.Lock()
	if s.done {
		s.mu.Unlock()
		return Result{}, errors.New("the build is over")
	}
	if open := s.begun; open > 0 {
		s.mu.Unlock()
		s.Abort()
		return Result{}, fmt.Errorf("publishing %s: %d files were begun and not finished", s.name, open)
	}
	s.done = true
	s.mu.Unlock()
	defer s.release()
	r, swapped, err := s.commit()
	var foreign *ForeignError
	switch {
	case err == nil:
		return r, nil
	case swapped && s.opt.InPlace && s.exists:
		return r, fmt.Errorf("publishing %s: only a part of the new build is in place; the next build carries it to its end: %w", s.name, err)
	case swapped:
		return r, fmt.Errorf("publishing %s: the new build is in place, but may not survive a power cut: %w", s.name, err)
	}
	s.fs.Release()
	s.fs.RemoveAll(s.state + ".staged")
	s.fs.RemoveAll(s.state + ".fresh")
	if errors.As(err, &foreign) {
		return Result{}, err
	}
	return Result{}, fmt.Errorf("publishing %s: %w", s.name, err)
}

func (s *Staged) commit() (r Result, swapped bool, err error) {
	adopt, err := s.foreign()
	if err != nil {
		return r, false, err
	}
	if err := s.measure(); err != nil {
		return r, false, err
	}
	var over []string // files that no build wrote, and that bear the name of a page
	adopt = slices.DeleteFunc(adopt, func(p string) bool {
		_, ours := s.takenLocked(strings.ToLower(p))
		if ours {
			over = append(over, p)
		}
		return ours
	})
	if s.opt.InPlace && len(over) > 0 {
		return r, false, fmt.Errorf("%s bears the name of a file of the site, and would be lost; move it away", over[0])
	}
	r.Adopted = adopt
	for _, e := range s.list {
		if e.state != finished {
			r.Removed++
			continue
		}
		r.Files++
		r.Bytes += e.size
		if e.same {
			r.Linked++
		} else {
			r.Written++
		}
	}
	m := s.manifest(adopt)
	text := m.format()
	if s.unchanged(r, text) {
		r.Unchanged = true
		if len(s.made) > 0 { // a large file was written to be compared
			err = s.fs.RemoveAll(s.state + ".staged")
		}
		return r, false, err
	}
	if s.opt.InPlace && s.exists {
		decided, err := s.inPlace(m, text)
		return r, decided, err
	}
	if err := s.complete(m, text); err != nil {
		return r, false, err
	}
	if err := s.verify(m, int64(len(text))); err != nil {
		return r, false, err
	}
	if err := s.fs.SyncAll(s.state + ".staged"); err != nil {
		return r, false, fmt.Errorf("making the new build durable: %w", err)
	}
	s.fs.Release()
	swapped, err = s.swap(&r)
	if err != nil {
		return r, swapped, err
	}
	for _, dir := range []string{".", stateName} {
		if err := s.fs.SyncDir(dir); err != nil {
			return r, true, err
		}
	}
	s.keepPrevious(&r)
	if s.stamps != nil {
		r.Stamps = s.stamps.String()
	}
	return r, true, nil
}

// unchanged reports whether the published folder has every byte of this build,
// and nothing else that a build wrote.
func (s *Staged) unchanged(r Result, text []byte) bool {
	if !s.exists || r.Written > 0 || r.Removed > 0 {
		return false
	}
	got, err := readFile(s.fs, s.pub+"/"+ManifestName, int64(len(text)))
	return err == nil && bytes.Equal(got, text)
}

// complete adds to the staged folder what was not written: the files that are
// the same as before, those adopted, and the manifest.
func (s *Staged) complete(m manifest, text []byte) error {
	if err := s.mkdirs("."); err != nil {
		return err
	}
	if err := s.rebase(); err != nil {
		return err
	}
	var missing []string
	for _, e := range s.list {
		if e.same && !e.there {
			missing = append(missing, e.path)
		}
	}
	slices.Sort(missing)
	for _, p := range missing {
		if err := s.carry(p); err != nil {
			return err
		}
	}
	for _, p := range slices.Sorted(maps.Keys(m.adopted)) {
		if err := s.carry(p); err != nil {
			return err
		}
	}
	return s.write(ManifestName, text)
}

// carry links a published file into the staged folder, or copies it where the
// file system has no links or no more of them.
func (s *Staged) carry(p string) error {
	if err := s.mkdirs(path.Dir(p)); err != nil {
		return err
	}
	from := s.pub + "/" + p
	if s.fs.Link(from, s.state+".staged/"+p) == nil {
		return nil
	}
	b, err := readFile(s.fs, from, -1)
	if err != nil {
		return err
	}
	return s.write(p, b)
}
