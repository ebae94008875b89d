package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestInPlaceEveryFileIsWhole lets each operation of a publication in place fail
// once, in each way. At every instant each published file is the old or the new
// one; once the new build is decided, the next to come carries it to its end.
func TestInPlaceEveryFileIsWhole(t *testing.T) {
	working := t.TempDir()
	put(t, filepath.Join(working, "public/CNAME"), "chronicle.example")
	if _, err := build(filepath.Join(working, "public"), Options{Adopt: true}, first); err != nil {
		t.Fatal(err)
	}
	before, want := tree{"CNAME": "chronicle.example"}, tree{"CNAME": "chronicle.example"}
	for p, s := range first {
		before[p] = s
	}
	for p, s := range second {
		want[p] = s
	}
	kinds := []struct {
		name string
		err  error
	}{{"kill", nil}, {"ENOSPC", syscall.ENOSPC}, {"EIO", syscall.EIO}, {"EACCES", syscall.EACCES}, {"EROFS", syscall.EROFS}, {"EMFILE", syscall.EMFILE}}
	for _, far := range []bool{false, true} {
		for _, kind := range kinds {
			if testing.Short() && kind.name != "kill" && kind.name != "EIO" {
				continue
			}
			t.Run(fmt.Sprintf("%s/far=%v", kind.name, far), func(t *testing.T) {
				t.Parallel()
				old, part, new := 0, 0, 0
				for at := 0; !t.Failed(); at++ {
					tmp := memoryDir(t)
					dir := filepath.Join(tmp, "public")
					if err := os.CopyFS(tmp, os.DirFS(working)); err != nil {
						t.Fatal(err)
					}
					f := &faulty{FS: mustDisk(t, tmp), at: at, err: kind.err, kill: kind.err == nil, noLink: far}
					_, err := build(dir, Options{FS: f, InPlace: true}, second)
					got := readTree(t, dir)
					for p, s := range got {
						if p != ManifestName && s != before[p] && s != want[p] && !strings.HasPrefix(p, nearName) {
							t.Errorf("operation %d: %s is neither the old nor the new file: %q", at, p, s)
						}
					}
					got = got.without()
					switch {
					case err == nil && !cmp.Equal(got, want):
						t.Errorf("operation %d: Commit said published: %s", at, cmp.Diff(want, got))
					case cmp.Equal(got, want):
						new++
					case cmp.Equal(got, before):
						old++
					default:
						part++
					}
					decided := exists(filepath.Join(tmp, stateName, "public.forward"))
					// Whoever comes next finds a whole build, also one that then
					// gives up.
					s, e := Stage(dir, Options{FS: &faulty{FS: mustDisk(t, tmp), at: -1, noLink: far}})
					if e != nil {
						t.Fatalf("operation %d: the next build: %v", at, e)
					}
					s.Abort()
					got = readTree(t, dir).without()
					if !cmp.Equal(got, want) && (decided || !cmp.Equal(got, before)) {
						t.Errorf("operation %d: after the next: %s", at, cmp.Diff(want, got))
					}
					if r, e := build(dir, Options{FS: &faulty{FS: mustDisk(t, tmp), at: -1, noLink: far}, InPlace: true}, second); e != nil {
						t.Errorf("operation %d: the next build: %v", at, e)
					} else if decided && !r.Unchanged {
						t.Errorf("operation %d: the next build: %+v", at, r)
					}
					if d := cmp.Diff(want, readTree(t, dir).without()); d != "" {
						t.Errorf("operation %d: %s", at, d)
					}
					os.RemoveAll(tmp)
					if t.Failed() {
						t.Fatal(f.log[at])
					}
					if f.n <= f.at {
						if err != nil {
							t.Fatal(err)
						}
						break
					}
				}
				t.Logf("old %d times, in part %d, new %d", old, part, new)
				if old < 10 || part < 3 || new < 2 {
					t.Error("the faults did not reach every stage")
				}
			})
		}
	}
}

// Styles come before the pages that need them, the record of the build last, and
// removals after everything.
func TestInPlaceGoesInOrder(t *testing.T) {
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "public")
	mustBuild(t, dir, Options{}, tree{"index.html": "1", "a.html": "1", "gone.html": "1", "style.css": "1", "feed.xml": "1", "build.json": "1", "x/old.html": "1"})
	f := &faulty{FS: mustDisk(t, tmp), at: -1}
	mustBuild(t, dir, Options{FS: f, InPlace: true}, tree{"index.html": "2", "a.html": "2", "style.css": "2", "feed.xml": "2", "build.json": "2", "x": "a file where a folder was"})
	var got []string
	for _, op := range f.log {
		if p, ok := strings.CutPrefix(op, "Rename .dateline/public.forward/"); ok {
			p, _, _ = strings.Cut(p, " ")
			got = append(got, p)
		}
		if p, ok := strings.CutPrefix(op, "Remove public/"); ok && p == "gone.html" {
			got = append(got, "- "+p)
		}
	}
	if d := cmp.Diff([]string{"style.css", "x", "a.html", "feed.xml", "index.html", "build.json", ManifestName, "- gone.html"}, got); d != "" {
		t.Error(d)
	}
	at := slices.Index(f.log, "Rename .dateline/public.staged .dateline/public.forward")
	if at < 1 || f.log[at-1] != "SyncAll .dateline/public.staged" || f.log[at+1] != "SyncDir .dateline" {
		t.Errorf("the decision is not between two syncs: %q", f.log)
	}
	if d := cmp.Diff(tree{"index.html": "2", "a.html": "2", "style.css": "2", "feed.xml": "2", "build.json": "2", "x": "a file where a folder was"}, readTree(t, dir).without()); d != "" {
		t.Error(d)
	}
}

// A file that no build wrote is not written over: there is no folder of before
// in which it would be kept.
func TestInPlaceWritesOverNobodysFile(t *testing.T) {
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "public")
	mustBuild(t, dir, Options{}, tree{"index.html": "1"})
	put(t, filepath.Join(dir, "about.html"), "mine")
	if _, err := build(dir, Options{InPlace: true, Adopt: true}, tree{"index.html": "2", "about.html": "2"}); err == nil || !strings.Contains(err.Error(), "about.html") {
		t.Errorf("%v", err)
	}
	if d := cmp.Diff(tree{"index.html": "1", "about.html": "mine"}, readTree(t, dir).without()); d != "" {
		t.Error(d)
	}
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, os.ErrNotExist)
}

// memoryDir is a folder in memory where there is some: thousands come and go.
func memoryDir(t *testing.T) string {
	t.Helper()
	tmp, err := os.MkdirTemp("/dev/shm", "dateline-fault-")
	if err != nil {
		tmp, err = os.MkdirTemp(t.TempDir(), "")
	}
	if err != nil {
		t.Fatal(err)
	}
	return tmp
}
