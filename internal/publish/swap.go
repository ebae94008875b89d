package publish

import (
	"errors"
	"fmt"
	"io/fs"
)

// swap puts the staged folder in the published one's place. swapped reports
// whether the new build is in place.
func (s *Staged) swap(r *Result) (swapped bool, err error) {
	staged := s.state + ".staged"
	if !s.exists {
		if err := s.fs.Rename(staged, s.pub); err != nil {
			return false, err
		}
		return true, nil
	}
	err = s.fs.Exchange(staged, s.pub)
	if err == nil {
		return true, nil
	}
	if !errors.Is(err, errors.ErrUnsupported) {
		return false, err
	}
	// Two renames, with a note that says a swap is on: should the machine stop
	// between them, recover undoes the first.
	s.stamps = nil // to remove a file's other name is a change of the file
	if err := s.fs.RemoveAll(s.state + ".previous"); err != nil {
		return false, err
	}
	f, err := s.fs.Create(s.state + ".swapping")
	if err != nil {
		return false, err
	}
	if err := errors.Join(f.Close(), s.fs.SyncDir(stateName)); err != nil {
		return false, err
	}
	if err := s.fs.Rename(s.pub, s.state+".previous"); err != nil {
		return false, err
	}
	if err := s.fs.Rename(staged, s.pub); err != nil {
		return false, errors.Join(err, s.fs.Rename(s.state+".previous", s.pub), s.fs.Remove(s.state+".swapping"))
	}
	r.Notes = append(r.Notes, "this file system cannot swap two folders in one step: the folder was absent for an instant between two renames; -publish=inplace keeps it there, and changes it file by file")
	return true, s.fs.Remove(s.state + ".swapping")
}

// keepPrevious keeps the build before this one and clears the one before that.
// What fails here is mended by the next Stage, and only noted.
func (s *Staged) keepPrevious(r *Result) {
	err := s.fs.Rename(s.state+".previous", s.state+".old")
	if !errors.Is(err, fs.ErrNotExist) {
		s.stamps = nil // as in swap
	}
	err = ignore(err, fs.ErrNotExist)
	if s.exists && err == nil {
		// After two renames the previous folder is already in its place.
		if _, e := s.fs.Lstat(s.state + ".staged"); e == nil {
			err = s.fs.Rename(s.state+".staged", s.state+".previous")
		} else {
			err = s.fs.Rename(s.state+".old", s.state+".previous")
		}
	}
	if err == nil && s.spared {
		err = s.fs.Rename(s.state+".spare", s.state+".previous")
	}
	if err == nil {
		err = s.fs.RemoveAll(s.state + ".old")
	}
	if err != nil {
		r.Notes = append(r.Notes, fmt.Sprintf("the build before could not be put away: %v", err))
	}
}
