package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
)

// Replace changes a file from the bytes old to the bytes new, durably and in
// one step. Where the file holds anything but old, is gone, or is open for
// writing in another program, it fails with a *[ChangedError] and the file is left as it
// is: the person's text wins.
//
// On Linux no save can slip in between. The two files are swapped, what came
// out is compared with old once more, and a program that opened it meanwhile to
// write is found by a lease: then the swap is undone. No file is
// removed unless its bytes are known and nobody writes it; one that cannot be
// told apart from a save is kept beside the other, as name.kept-1 and so on.
// Elsewhere a save within the instant between the last comparison and the
// rename would be lost.
func (s *Site) Replace(p string, old, new []byte) error {
	err := s.replace(p, old, new)
	var changed *ChangedError
	if err == nil || errors.As(err, &changed) {
		return err
	}
	return fmt.Errorf("changing %s: %w", p, err)
}

func (s *Site) replace(p string, old, new []byte) error {
	if err := CheckPath(p); err != nil {
		return err
	}
	info, err := s.disk.Lstat(p)
	if errors.Is(err, fs.ErrNotExist) {
		return &ChangedError{Path: p}
	}
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &NotRegularError{p, info.Mode()}
	}
	cur, err := s.disk.root.OpenFile(p, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return err
	}
	defer cur.Close()
	if err := s.disk.mkdirs(newDir); err != nil {
		return err
	}
	defer func() { // both fail, and should, where something else is in them
		s.disk.Remove(newDir)
		s.disk.Remove(stateName)
	}()
	tmp, err := s.temp(s.disk, newDir, new)
	if err != nil {
		return err
	}
	w := &swap{site: s, path: p, tmp: tmp, cur: cur, old: old, new: new}
	err = w.run(info.Mode().Perm())
	if !w.swapped {
		s.disk.Remove(tmp) // nobody but us has seen it
	}
	return err
}

// swap is one change of a file on its way.
type swap struct {
	site      *Site
	path, tmp string // the file's name, and that of what is not under it
	cur, mine *os.File
	held      []*os.File // other files that turned up
	old, new  []byte     // what cur held, what mine holds
	broken    func() bool
	swapped   bool
}

func (w *swap) run(perm fs.FileMode) error {
	d := w.site.disk
	if err := d.root.Chmod(w.tmp, perm); err != nil {
		return err
	}
	if err := d.SyncAll(newDir); err != nil {
		return err
	}
	mine, err := d.root.Open(w.tmp)
	if err != nil {
		return err
	}
	defer mine.Close()
	w.mine = mine
	broken, release, err := lease(w.cur)
	if err != nil {
		return &ChangedError{Path: w.path, Busy: true}
	}
	defer release()
	w.broken = broken
	if !holds(w.cur, w.old) || w.which(w.path) != w.cur {
		return &ChangedError{Path: w.path}
	}
	err = d.Exchange(w.tmp, w.path)
	switch {
	case errors.Is(err, errors.ErrUnsupported):
		if err := d.Rename(w.tmp, w.path); err != nil {
			return err
		}
		w.swapped = true
		return d.SyncDir(path.Dir(w.path))
	case errors.Is(err, fs.ErrNotExist):
		return &ChangedError{Path: w.path}
	case err != nil:
		return err
	}
	w.swapped = true
	if w.which(w.tmp) == w.cur && w.clear() {
		return d.SyncDir(path.Dir(w.path))
	}
	return w.undo()
}

// holds reports whether a file has these bytes. It reads by the open file: to
// open it again would break our own lease.
func holds(f *os.File, want []byte) bool {
	got, err := io.ReadAll(io.NewSectionReader(f, 0, int64(len(want))+1))
	return err == nil && bytes.Equal(got, want)
}

// which returns the open file that a name means, by its inode, or nil. The
// files are held open so that no inode's number is given to the next save.
func (w *swap) which(name string) *os.File {
	info, err := w.site.disk.Lstat(name)
	if err != nil {
		return nil
	}
	for _, f := range append([]*os.File{w.cur, w.mine}, w.held...) {
		if i, err := f.Stat(); err == nil && os.SameFile(i, info) {
			return f
		}
	}
	return nil
}

// untouched reports whether the program's own file, once it is out again, is as
// it was written, and nobody has it open to write.
func (w *swap) untouched() bool {
	broken, release, err := lease(w.mine)
	if err != nil {
		return false
	}
	defer release()
	return holds(w.mine, w.new) && !broken()
}

// clear removes the file that is out when that loses nothing, and reports
// whether it did.
func (w *swap) clear() bool {
	switch w.which(w.tmp) {
	case w.cur:
		return holds(w.cur, w.old) && !w.broken() && w.site.disk.Remove(w.tmp) == nil
	case w.mine:
		broken, release, err := lease(w.mine)
		if err != nil {
			return false
		}
		defer release()
		return holds(w.mine, w.new) && !broken() && w.site.disk.Remove(w.tmp) == nil
	}
	return false
}

// undo swaps back what should not have been swapped out. A person may go on
// saving meanwhile, over the name or into the file that stands there: the last
// save ends up under the name.
func (w *swap) undo() error {
	d := w.site.disk
	defer func() {
		for _, f := range w.held {
			f.Close()
		}
	}()
	placed := map[*os.File]bool{w.mine: true} // what we, not a person, put under the name
	returned := false
	for {
		out := w.which(w.tmp)
		if out == nil {
			f, err := d.root.Open(w.tmp)
			if err != nil {
				break
			}
			w.held = append(w.held, f)
			out = f
		}
		if in := w.which(w.path); in == nil || !placed[in] {
			break // a person has saved over it
		}
		if placed[out] && (out != w.mine || returned || w.untouched()) {
			break // a person's file is back
		}
		if out == w.mine {
			returned = true // somebody saved into it while it stood there
		}
		if err := d.Exchange(w.tmp, w.path); err != nil {
			return errors.Join(err, w.keep())
		}
		placed[out] = true
	}
	if w.clear() {
		return &ChangedError{Path: w.path}
	}
	return errors.Join(&ChangedError{Path: w.path}, w.keep())
}

// keep gives the file that is out a free name beside the one it had.
func (w *swap) keep() error {
	for n := 1; ; n++ {
		err := w.site.disk.claim(w.tmp, w.path+".kept-"+strconv.Itoa(n))
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
}
