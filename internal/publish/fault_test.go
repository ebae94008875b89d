package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// faulty makes the n-th operation of a file system fail, and, when it stands
// for the end of the process, every one after it. A write that fails has
// written half.
type faulty struct {
	FS
	at     int // the operation that fails, from 0; negative for none
	err    error
	kill   bool
	noSwap bool // Exchange is not supported
	noLink bool
	n      int
	log    []string
}

var errKilled = errors.New("killed")

func (f *faulty) op(name string, args ...string) error {
	n := f.n
	f.n++
	for _, a := range args {
		name += " " + a
	}
	f.log = append(f.log, name)
	switch {
	case f.at < 0 || n < f.at:
		return nil
	case f.kill:
		return errKilled
	case n == f.at:
		return &fs.PathError{Op: name, Err: f.err}
	}
	return nil
}

func (f *faulty) Open(name string) (File, error) {
	if err := f.op("Open", name); err != nil {
		return nil, err
	}
	return f.FS.Open(name)
}

func (f *faulty) Create(name string) (File, error) {
	if err := f.op("Create", name); err != nil {
		return nil, err
	}
	file, err := f.FS.Create(name)
	if err != nil {
		return nil, err
	}
	return &faultyFile{file, f, name}, nil
}

type faultyFile struct {
	File
	f    *faulty
	name string
}

func (w *faultyFile) Write(b []byte) (int, error) {
	if err := w.f.op("Write", w.name); err != nil {
		w.File.Write(b[:len(b)/2])
		return len(b) / 2, err
	}
	return w.File.Write(b)
}

func (w *faultyFile) Close() error {
	err := w.f.op("Close", w.name)
	return errors.Join(err, w.File.Close())
}

func (f *faulty) Mkdir(name string) error {
	if err := f.op("Mkdir", name); err != nil {
		return err
	}
	return f.FS.Mkdir(name)
}

func (f *faulty) Lstat(name string) (fs.FileInfo, error) {
	if err := f.op("Lstat", name); err != nil {
		return nil, err
	}
	return f.FS.Lstat(name)
}

func (f *faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.op("ReadDir", name); err != nil {
		return nil, err
	}
	return f.FS.ReadDir(name)
}

func (f *faulty) Names(name string) ([]Name, error) {
	if err := f.op("Names", name); err != nil {
		return nil, err
	}
	return f.FS.Names(name)
}

func (f *faulty) Link(old, new string) error {
	if err := f.op("Link", old, new); err != nil {
		return err
	}
	if f.noLink {
		return errors.ErrUnsupported
	}
	return f.FS.Link(old, new)
}

func (f *faulty) LinkAll(old, new string, names []string) (int, error) {
	return linkEach(f, old, new, names)
}

func (f *faulty) Rename(old, new string) error {
	if err := f.op("Rename", old, new); err != nil {
		return err
	}
	return f.FS.Rename(old, new)
}

func (f *faulty) Exchange(a, b string) error {
	if err := f.op("Exchange", a, b); err != nil {
		return err
	}
	if f.noSwap {
		return errors.ErrUnsupported
	}
	return f.FS.Exchange(a, b)
}

func (f *faulty) Remove(name string) error {
	if err := f.op("Remove", name); err != nil {
		return err
	}
	return f.FS.Remove(name)
}

func (f *faulty) RemoveAll(name string) error {
	if err := f.op("RemoveAll", name); err != nil {
		return err
	}
	return f.FS.RemoveAll(name)
}

func (f *faulty) SyncAll(dir string) error {
	if err := f.op("SyncAll", dir); err != nil {
		return err
	}
	return nil // the disk itself is not under test, and slow
}

func (f *faulty) SyncDir(dir string) error { return f.op("SyncDir", dir) }

func (f *faulty) Lock(name string) (io.Closer, int, error) {
	if err := f.op("Lock", name); err != nil {
		return nil, 0, err
	}
	return f.FS.Lock(name)
}

// TestEveryFailureLeavesAWholeBuild lets each operation of a small publication
// fail once, in each way, and looks at the folder as a reader would: it is the
// whole build before or the whole new one; the new one when Commit said so; and
// the next build repairs the rest.
func TestEveryFailureLeavesAWholeBuild(t *testing.T) {
	kinds := []struct {
		name string
		err  error
	}{{"kill", nil}, {"ENOSPC", syscall.ENOSPC}, {"EIO", syscall.EIO}, {"EACCES", syscall.EACCES}, {"EROFS", syscall.EROFS}, {"EMFILE", syscall.EMFILE}}
	most := changing{name: "most", zero: tree{"index.html": "zero"}, before: first, after: second}
	// So little that the folder before the published one is built upon.
	little := changing{name: "little", known: true,
		zero:   tree{"index.html": "zero", "same.html": "old", "left/alone.html": "left"},
		before: tree{"index.html": "one", "same.html": "same", "gone/away.html": "gone"},
		after:  tree{"index.html": "two", "same.html": "same", "new/page.html": "new"}}
	for i := range 5 {
		for _, files := range []tree{little.zero, little.before, little.after} {
			files[fmt.Sprintf("a/%d/page.html", i)] = "as ever"
		}
	}
	for _, c := range []changing{most, little} {
		c.everyFailure(t, kinds)
	}
}

// changing is three builds of one site, one after the other.
type changing struct {
	name                string
	zero, before, after tree
	known               bool
}

func (c changing) everyFailure(t *testing.T, kinds []struct {
	name string
	err  error
}) {
	// The state of a working site: a build, the one before it, an adopted file.
	working := t.TempDir()
	put(t, filepath.Join(working, "public/CNAME"), "chronicle.example")
	for _, files := range []tree{c.zero, c.before} {
		fsys := &faulty{FS: mustDisk(t, working), at: -1}
		if _, err := build(filepath.Join(working, "public"), Options{FS: fsys, Adopt: true}, files); err != nil {
			t.Fatal(err)
		}
	}
	for _, system := range []faulty{{}, {noSwap: true}, {noLink: true}, {noSwap: true, noLink: true}} {
		for _, kind := range kinds {
			if (system.noSwap || system.noLink) && kind.name != "kill" && kind.name != "EIO" {
				continue
			}
			t.Run(fmt.Sprintf("%s/%s/swap=%v/link=%v", c.name, kind.name, !system.noSwap, !system.noLink), func(t *testing.T) {
				t.Parallel()
				old, new := 0, 0
				for at := 0; ; at++ {
					f := system
					f.at, f.err, f.kill = at, kind.err, kind.err == nil
					if done, published := c.oneFault(t, working, &f); done {
						t.Logf("%d operations failed: %d times the old build, %d times the new", at, old, new)
						break
					} else if published {
						new++
					} else {
						old++
					}
					if t.Failed() {
						t.Fatalf("operation %d: %s", at, f.log[at])
					}
				}
				if old < 20 || new < 2 {
					t.Errorf("the old build stayed %d times, the new one %d: the faults did not reach both sides of the swap", old, new)
				}
			})
		}
	}
}

// oneFault publishes with one fault. done reports that the publication ended
// before the fault came.
func (c changing) oneFault(t *testing.T, working string, f *faulty) (done, published bool) {
	tmp := memoryDir(t)
	defer os.RemoveAll(tmp)
	dir := filepath.Join(tmp, "public")
	if err := os.CopyFS(tmp, os.DirFS(working)); err != nil {
		t.Fatal(err)
	}
	for p, text := range c.before { // a copy has a file of its own for each name
		if previous := filepath.Join(tmp, stateName, "public.previous", p); c.zero[p] == text {
			if err := errors.Join(os.Remove(previous), os.Link(filepath.Join(dir, p), previous)); err != nil {
				t.Fatal(err)
			}
		}
	}
	quiet := func() FS { return &faulty{FS: mustDisk(t, tmp), at: -1} }
	before, want := tree{"CNAME": "chronicle.example"}, tree{"CNAME": "chronicle.example"}
	maps.Copy(before, c.before)
	maps.Copy(want, c.after)
	f.FS = mustDisk(t, tmp)
	opt := Options{FS: f}
	if c.known {
		opt.Known = known(t, dir)
	}
	r, err := build(dir, opt, c.after)
	// Faults that a publication can do without are not errors.
	reached := f.n > f.at
	if !reached && err != nil {
		t.Fatal(err)
	}
	got := readTree(t, dir).without()
	if len(got) == 0 && f.noSwap && f.kill {
		// Between two renames: the next Stage brings the old build back.
		s, err := Stage(dir, Options{FS: quiet()})
		if err != nil {
			t.Fatal(err)
		}
		s.Abort()
		got = readTree(t, dir).without()
	}
	switch {
	case cmp.Equal(got, want):
		published = true
	case !cmp.Equal(got, before):
		t.Errorf("neither build:\n%s", cmp.Diff(before, got))
	case err == nil:
		t.Errorf("Commit said published: %+v", r)
	}
	// The next build needs no help and leaves no trace of the fault.
	if r, err := build(dir, Options{FS: quiet()}, c.after); err != nil {
		t.Errorf("the next build: %v", err)
	} else if published && !r.Unchanged {
		t.Errorf("the next build: %+v", r)
	}
	if d := cmp.Diff(want, readTree(t, dir).without()); d != "" {
		t.Errorf("the next build: %s", d)
	}
	list, err := os.ReadDir(filepath.Join(tmp, stateName))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		switch d.Name() {
		case "public.lock", "public.previous":
		default:
			t.Errorf("%s is left", d.Name())
		}
	}
	return !reached, published
}

// TestTheFaultsFindAPublisherThatDoesNotStage shows that the rig above can
// fail: a publisher that writes in place is torn by most faults.
func TestTheFaultsFindAPublisherThatDoesNotStage(t *testing.T) {
	torn := 0
	for at := range 12 {
		tmp := t.TempDir()
		put(t, filepath.Join(tmp, "public/index.html"), "one")
		put(t, filepath.Join(tmp, "public/a.html"), "one")
		f := &faulty{FS: mustDisk(t, tmp), at: at, kill: true}
		for _, p := range []string{"public/index.html", "public/a.html"} {
			f.Remove(p)
			if w, err := f.Create(p); err == nil {
				w.Write([]byte("two"))
				w.Close()
			}
		}
		got := readTree(t, filepath.Join(tmp, "public"))
		if !cmp.Equal(got, tree{"index.html": "one", "a.html": "one"}) && !cmp.Equal(got, tree{"index.html": "two", "a.html": "two"}) {
			torn++
		}
	}
	if torn < 4 {
		t.Errorf("%d torn", torn)
	}
}

// TestSwapComesBetweenTheTwoSyncs reads the order of operations: nothing is
// written between making the new build durable and the swap, and the swap
// itself is made durable before anything is cleared.
func TestSwapComesBetweenTheTwoSyncs(t *testing.T) {
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "public")
	for i, files := range []tree{first, second} {
		f := &faulty{FS: mustDisk(t, tmp), at: -1}
		mustBuild(t, dir, Options{FS: f}, files)
		swap := "Rename .dateline/public.staged public"
		if i > 0 {
			swap = "Exchange .dateline/public.staged public"
		}
		at := slices.Index(f.log, swap)
		if at < 1 || len(f.log) < at+3 {
			t.Fatalf("no swap in %q", f.log)
		}
		want := []string{"SyncAll .dateline/public.staged", swap, "SyncDir .", "SyncDir .dateline"}
		if d := cmp.Diff(want, f.log[at-1:at+3]); d != "" {
			t.Error(d)
		}
		for _, op := range f.log[:at] {
			if strings.HasPrefix(op, "Create public/") || strings.HasPrefix(op, "Remove public") || strings.HasPrefix(op, "RemoveAll public") {
				t.Errorf("%s before the swap", op)
			}
		}
	}
}

// liar is a file system whose writes say that all went well and keep half.
type liar struct{ FS }

func (l liar) Create(name string) (File, error) {
	f, err := l.FS.Create(name)
	return halfFile{f}, err
}

type halfFile struct{ File }

func (f halfFile) Write(b []byte) (int, error) {
	f.File.Write(b[:len(b)/2])
	return len(b), nil
}

// loser is one that drops a link without a word.
type loser struct{ FS }

func (l loser) Link(old, new string) error { return nil }

func (l loser) LinkAll(old, new string, names []string) (int, error) {
	return linkEach(l, old, new, names)
}

func TestStagedFolderIsComparedWithItsList(t *testing.T) {
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "public")
	mustBuild(t, dir, Options{}, first)
	for name, fsys := range map[string]FS{"half a file": liar{mustDisk(t, tmp)}, "a file less": loser{mustDisk(t, tmp)}} {
		if r, err := build(dir, Options{FS: fsys}, second); err == nil {
			t.Errorf("%s is published: %+v", name, r)
		}
		if d := cmp.Diff(first, readTree(t, dir).without()); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}
