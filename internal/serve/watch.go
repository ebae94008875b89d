package serve

import (
	"context"
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
	quiet    = 15 * time.Millisecond
	patience = 150 * time.Millisecond
)

// watcher tells when a file in some folders changes.
type watcher struct {
	fs    *fsnotify.Watcher
	roots []string
}

// newWatcher watches the folders and all below them. The folder above each is
// watched, too, so that one is noticed that is not there yet.
func newWatcher(roots []string) (*watcher, error) {
	f, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{fs: f}
	for _, r := range roots {
		abs, err := filepath.Abs(r)
		if err != nil {
			f.Close()
			return nil, err
		}
		w.roots = append(w.roots, abs)
		if err := f.Add(filepath.Dir(abs)); err != nil {
			f.Close()
			return nil, err
		}
		if err := w.add(abs); err != nil {
			f.Close()
			return nil, err
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

func (w *watcher) close() { w.fs.Close() }

// run calls changed after each change, until ctx ends. A change during the call
// leads to another.
func (w *watcher) run(ctx context.Context, changed func()) error {
	due := time.NewTimer(0)
	<-due.C
	var first time.Time // of the changes that wait; zero when none does
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-w.fs.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
		case e := <-w.fs.Events:
			if !w.matters(e) {
				continue
			}
		case <-due.C:
			first = time.Time{}
			changed()
			continue
		}
		now := time.Now()
		if first.IsZero() {
			first = now
		}
		due.Reset(max(0, min(quiet, first.Add(patience).Sub(now))))
	}
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
			// A folder that cannot be watched is one whose files are not seen to
			// change; the build says what is wrong with it.
			_ = w.add(e.Name)
		}
	}
	return true
}
