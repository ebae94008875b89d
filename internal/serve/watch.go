package serve

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing may change before a build begins: editors save in
// several steps. patience is how long a build waits at the most.
const (
	quiet    = 4 * time.Millisecond
	patience = 150 * time.Millisecond
)

// watcher tells when a file in some folders changes.
type watcher struct {
	fs     *fsnotify.Watcher // nil where there is none
	events chan fsnotify.Event
	errors chan error
	roots  []string

	look *time.Timer       // for when to look through the folders; nil where the system tells
	seen map[string]looked // there

	due   *time.Timer // for the changes that wait
	first time.Time   // of them; zero when none does
	paths []string    // of them
	all   bool        // some are not known
}

// newWatcher watches the folders and all below them. The folder above each is
// watched, too, so that one is noticed that is not there yet. Where the system
// cannot watch so much, the folders are looked through every now and then.
func newWatcher(roots []string) (*watcher, error) {
	w := &watcher{due: time.NewTimer(time.Hour)}
	w.due.Stop()
	for _, r := range roots {
		abs, err := filepath.Abs(r)
		if err != nil {
			return nil, err
		}
		w.roots = append(w.roots, abs)
	}
	f, err := fsnotify.NewWatcher()
	if err != nil {
		w.poll()
		return w, nil
	}
	w.fs, w.events, w.errors = f, f.Events, f.Errors
	for _, abs := range w.roots {
		if f.Add(filepath.Dir(abs)) != nil || w.add(abs) != nil {
			w.poll()
			break
		}
	}
	return w, nil
}

// add watches a folder and all below it. What is gone again is no error.
func (w *watcher) add(dir string) error {
	return filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case d.Name() != "." && strings.HasPrefix(d.Name(), ".") && p != dir:
			return fs.SkipDir // the program's own state, a version control's
		}
		if err := w.fs.Add(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

func (w *watcher) close() {
	if w.fs != nil {
		w.fs.Close()
	}
}

// looked is what tells a file from what it was.
type looked struct {
	size int64
	mode fs.FileMode
	time time.Time
}

// often is how often the folders are looked through at the most, and share the
// part of the time, one in so many, that this may take.
const (
	often = 500 * time.Millisecond
	share = 25
)

// poll has the folders looked through from now on.
func (w *watcher) poll() {
	if w.look == nil {
		w.look = time.NewTimer(often)
		w.seen = w.files()
	}
}

// looks gives when to look.
func (w *watcher) looks() <-chan time.Time {
	if w.look == nil {
		return nil
	}
	return w.look.C
}

// lookThrough notes the files that have changed since the last look.
func (w *watcher) lookThrough() {
	start := time.Now()
	now := w.files()
	for p, x := range now {
		if w.seen[p] != x {
			w.paths = append(w.paths, p)
		}
	}
	for p := range w.seen {
		if _, ok := now[p]; !ok {
			w.paths = append(w.paths, p)
		}
	}
	w.seen = now
	if len(w.paths) > 0 {
		w.soon()
	}
	w.look.Reset(max(often, share*time.Since(start)))
}

// files are all plain files of the folders. What cannot be read is not there.
func (w *watcher) files() map[string]looked {
	all := map[string]looked{}
	for _, r := range w.roots {
		_ = filepath.WalkDir(r, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case strings.HasPrefix(d.Name(), ".") && p != r:
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case d.IsDir():
				return nil
			}
			if info, err := d.Info(); err == nil {
				all[p] = looked{info.Size(), info.Mode(), info.ModTime()}
			}
			return nil
		})
	}
	return all
}

// note has a change wait until nothing more has changed for a while.
func (w *watcher) note(e fsnotify.Event) {
	if w.matters(e) {
		w.paths = append(w.paths, e.Name)
		w.soon()
	}
}

// lost is an error of the watcher: that there were more changes than it can tell of
// is none.
func (w *watcher) lost(err error) error {
	if !errors.Is(err, fsnotify.ErrEventOverflow) {
		return err
	}
	w.all = true
	w.soon()
	return nil
}

func (w *watcher) soon() {
	now := time.Now()
	if w.first.IsZero() {
		w.first = now
	}
	w.due.Reset(max(0, min(quiet, w.first.Add(patience).Sub(now))))
}

// take returns the paths that have changed; nil are any.
func (w *watcher) take() []string {
	paths := slices.Compact(slices.Sorted(slices.Values(w.paths)))
	if w.all {
		paths = nil
	}
	w.paths, w.all, w.first = nil, false, time.Time{}
	return paths
}

// matters reports whether an event may change the site, and watches folders
// that are new.
func (w *watcher) matters(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod || strings.HasPrefix(filepath.Base(e.Name), ".") {
		return false
	}
	if !slices.ContainsFunc(w.roots, func(r string) bool {
		return e.Name == r || strings.HasPrefix(e.Name, r+string(filepath.Separator))
	}) {
		return false
	}
	if e.Has(fsnotify.Create) {
		if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
			if w.add(e.Name) != nil {
				w.poll()
			}
		}
	}
	return true
}
