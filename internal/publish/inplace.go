package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"syscall"
)

// Where a folder cannot be swapped (it is a mount point, or its system has no
// such call), a build can be published in place, file by file. Each file is then
// whole, the old or the new, but for a while some are old and some are new: what
// pages load comes first, then pages, then what lists them, the build's own
// record last, and only then is removed what is gone.
//
// The staged folder with a journal in it becomes the folder "public.forward" in
// one step. From then on the new build is decided: whoever comes next, after
// whatever crash, carries on to its end.

const (
	journalName = ".journal"       // in the folder that is carried forward
	nearName    = ".dateline-near" // in the published folder, for files that come from another file system
)

// journal is what carries a build forward: files to put in place, in this order,
// and files to remove after them.
type journal struct{ put, del []string }

func (j journal) format() []byte {
	var b strings.Builder
	for _, p := range j.put {
		b.WriteString("put " + p + "\n")
	}
	for _, p := range j.del {
		b.WriteString("del " + p + "\n")
	}
	return []byte(b.String())
}

func parseJournal(b []byte) (j journal, err error) {
	for line := range strings.Lines(string(b)) {
		verb, p, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if err := checkPath(p); err != nil {
			return journal{}, fmt.Errorf("the journal names %q: %w", p, err)
		}
		switch verb {
		case "put":
			j.put = append(j.put, p)
		case "del":
			j.del = append(j.del, p)
		default:
			return journal{}, fmt.Errorf("the journal says %q", verb)
		}
	}
	return j, nil
}

// rank is when a file is put in place.
func rank(p string) int {
	switch base := path.Base(p); {
	case p == ManifestName:
		return 4
	case p == "build.json":
		return 3
	case path.Ext(p) == ".html" && base != "index.html":
		return 1
	case base == "index.html":
		return 2
	}
	switch path.Ext(p) {
	case ".xml", ".atom", ".json", ".jsonl", ".csv", ".opml", ".ics", ".txt":
		return 2
	}
	return 0 // styles, scripts, pictures
}

// inPlace publishes the staged files in place. decided reports whether the new
// build will be whole, now or with the next Stage.
func (s *Staged) inPlace(m *plan, text []byte) (decided bool, err error) {
	if err := s.write(ManifestName, text); err != nil {
		return false, err
	}
	j := journal{put: []string{ManifestName}}
	for _, e := range s.list {
		if e.same {
			continue
		}
		p := e.path
		j.put = append(j.put, p)
		info, err := s.fs.Lstat(s.state + ".staged/" + p)
		if err != nil {
			return false, err
		}
		if !info.Mode().IsRegular() || info.Size() != e.size {
			return false, fmt.Errorf("the staged file %s has %d bytes and should have %d", p, info.Size(), e.size)
		}
	}
	slices.SortFunc(j.put, func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for _, p := range m.gone {
		if !m.adopted[p] {
			j.del = append(j.del, p)
		}
	}
	if err := s.write(journalName, j.format()); err != nil {
		return false, err
	}
	if err := s.fs.SyncAll(s.state + ".staged"); err != nil {
		return false, fmt.Errorf("making the new build durable: %w", err)
	}
	s.fs.Release()
	if err := s.fs.Rename(s.state+".staged", s.state+".forward"); err != nil {
		return false, err
	}
	if err := s.fs.SyncDir(stateName); err != nil {
		return true, err
	}
	return true, s.forward()
}

// forward carries a decided build to its end. It may be begun again at any point.
func (s *Staged) forward() error {
	from := s.state + ".forward"
	b, err := readFile(s.fs, from+"/"+journalName, -1)
	if err != nil {
		return err
	}
	j, err := parseJournal(b)
	if err != nil {
		return err
	}
	if err := ignore(s.fs.Mkdir(s.pub), fs.ErrExist); err != nil {
		return err
	}
	if from, err = s.near(from, j.put); err != nil {
		return err
	}
	made := map[string]bool{".": true}
	for _, p := range j.put {
		switch _, err := s.fs.Lstat(from + "/" + p); {
		case errors.Is(err, fs.ErrNotExist):
			continue // it is in place since before a crash
		case err != nil:
			return err
		}
		if err := s.clearFor(p, j.del, made); err != nil {
			return err
		}
		if err := s.fs.Rename(from+"/"+p, s.pub+"/"+p); err != nil {
			return err
		}
	}
	for _, p := range j.del {
		if err := s.drop(p); err != nil {
			return err
		}
	}
	if err := s.fs.RemoveAll(s.pub + "/" + nearName); err != nil {
		return err
	}
	if err := s.fs.SyncAll(s.pub); err != nil {
		return err
	}
	// In one step, since what is left of a journal would be carried forward.
	if err := s.fs.RemoveAll(s.state + ".old"); err != nil {
		return err
	}
	if err := s.fs.Rename(s.state+".forward", s.state+".old"); err != nil {
		return err
	}
	return s.fs.RemoveAll(s.state + ".old")
}

// near returns the folder from which the files can be moved into the published
// one: their own, or, when that is on another file system, one in the published
// folder to which they are copied.
func (s *Staged) near(from string, files []string) (string, error) {
	dir := s.pub + "/" + nearName
	if err := s.fs.RemoveAll(dir); err != nil {
		return "", err
	}
	// The journal itself is the probe: it is linked, not moved.
	if s.fs.Link(from+"/"+journalName, dir) == nil {
		return from, s.fs.Remove(dir)
	}
	made := map[string]bool{}
	for _, p := range files {
		src, err := s.fs.Open(from + "/" + p)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = s.copyTo(dir+"/"+p, src, made)
		}
		if err != nil {
			return "", err
		}
	}
	return dir, s.fs.SyncAll(s.pub)
}

// copyTo copies a file, which it closes, to a new one.
func (s *Staged) copyTo(name string, src File, made map[string]bool) error {
	defer src.Close()
	if err := s.mkdirAll(path.Dir(name), made); err != nil {
		return err
	}
	dst, err := s.fs.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Close())
}

func (s *Staged) mkdirAll(dir string, made map[string]bool) error {
	if made[dir] || dir == s.pub {
		return nil
	}
	if err := s.mkdirAll(path.Dir(dir), made); err != nil {
		return err
	}
	made[dir] = true
	return ignore(s.fs.Mkdir(dir), fs.ErrExist)
}

// clearFor makes the folder that a file is to stand in, and removes what a build
// before has in its way: a file of a folder's name, or a folder of the file's.
func (s *Staged) clearFor(p string, del []string, made map[string]bool) error {
	dir := path.Dir(p)
	if !made[dir] {
		for _, old := range del {
			if dir == old || strings.HasPrefix(dir, old+"/") {
				if err := s.drop(old); err != nil {
					return err
				}
			}
		}
		if err := s.mkdirAll(s.pub+"/"+dir, made); err != nil {
			return err
		}
		made[dir] = true
	}
	info, err := s.fs.Lstat(s.pub + "/" + p)
	if err != nil || !info.IsDir() {
		return ignore(err, fs.ErrNotExist)
	}
	for _, old := range del {
		if strings.HasPrefix(old, p+"/") {
			if err := s.drop(old); err != nil {
				return err
			}
		}
	}
	return ignore(s.fs.Remove(s.pub+"/"+p), fs.ErrNotExist)
}

// drop removes a published file, and the folders that it leaves empty.
func (s *Staged) drop(p string) error {
	if err := ignore(s.fs.Remove(s.pub+"/"+p), fs.ErrNotExist, syscall.ENOTDIR); err != nil {
		return err
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		info, err := s.fs.Lstat(s.pub + "/" + dir)
		if err == nil && !info.IsDir() || s.fs.Remove(s.pub+"/"+dir) != nil {
			break // a new file, or not empty
		}
	}
	return nil
}
