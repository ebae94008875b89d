package publish

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// ErrPartly says that a build which is published in place was stopped on the way.
var ErrPartly = errors.New("only a part of the new build is in place; the next build carries it to its end")

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
		return r, fmt.Errorf("publishing %s: %w: %w", s.name, ErrPartly, err)
	case swapped:
		return r, fmt.Errorf("publishing %s: the new build is in place, but may not survive a power cut: %w", s.name, err)
	}
	s.fs.Release()
	s.fs.RemoveAll(s.state + ".staged")
	s.fs.RemoveAll(s.state + ".fresh")
	s.fs.RemoveAll(s.state + ".spare")
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
	var over []string // files that no build wrote, and that bear the name of a page
	adopt = slices.DeleteFunc(adopt, func(p string) bool {
		_, ours := s.takenLocked(lower(p))
		if ours {
			over = append(over, p)
		}
		return ours
	})
	if s.opt.InPlace && len(over) > 0 {
		return r, false, fmt.Errorf("%s bears the name of a file of the site, and would be lost; move it away", over[0])
	}
	r.Adopted = adopt
	m, err := s.plan(adopt, over, &r)
	if err != nil {
		return r, false, err
	}
	text := s.manifest(m.adopted)
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
	s.spare(m) // before the stamps are taken: another name of a file is a change of it
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
func (s *Staged) complete(m *plan, text []byte) error {
	if err := s.mkdirs("."); err != nil {
		return err
	}
	if err := s.rebase(m); err != nil {
		return err
	}
	if err := s.each(len(s.seen), func(i int) error { return s.carry(m, i) }); err != nil {
		return err
	}
	return s.write(ManifestName, text)
}

// carry links the published files of a folder into the staged one, as far as it has
// not got them from the build before, or copies them where the file system has no
// links or no more of them.
func (s *Staged) carry(m *plan, i int) error {
	d := &s.seen[i]
	var missing []string
	for _, f := range d.Files {
		if base := d.base(f.Path); !m.drop[f.Path] && (s.had == nil || !s.had[i].has(base)) {
			missing = append(missing, base)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.Sort(missing)
	if err := s.mkdirs(d.Path); err != nil {
		return err
	}
	from, to := join(s.pub, below(d.Path)), join(s.state+".staged", below(d.Path))
	for {
		n, err := s.fs.LinkAll(from, to, missing)
		if err == nil {
			return nil
		}
		b, err := readFile(s.fs, from+"/"+missing[n], -1)
		if err == nil {
			err = s.write(join(below(d.Path), missing[n]), b)
		}
		if missing = missing[n+1:]; err != nil || len(missing) == 0 {
			return err
		}
	}
}

// each calls f for all numbers below n, and returns the first of its errors.
func (s *Staged) each(n int, f func(i int) error) error {
	errs := make([]error, n)
	if s.opt.Each != nil {
		s.opt.Each(n, func(i int) { errs[i] = f(i) })
		return cmp.Or(errs...)
	}
	for i := range n {
		if err := f(i); err != nil {
			return err
		}
	}
	return nil
}
