package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// known is what is in a published folder.
func known(t *testing.T, dir string) []SeenFolder {
	t.Helper()
	all, err := look(mustDisk(t, filepath.Dir(dir)), filepath.Base(dir))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The stamps that a commit says its folder has are those that the folder has,
// whichever way its files came there.
func TestACommitKnowsTheStampsOfItsFolder(t *testing.T) {
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "public")
	files, told := tree{}, 0
	for i := range 50 {
		files[fmt.Sprintf("a/%d/x.html", i)] = fmt.Sprint("page ", i)
	}
	for i := range 7 {
		files["index.html"] = fmt.Sprint("build ", i)
		switch i {
		case 2:
			delete(files, "a/7/x.html")
		case 4: // too many for the folder before to be used again
			for k := range 40 {
				files[fmt.Sprintf("b/%d.html", k)] = "new"
			}
		}
		var opt Options
		if i > 0 {
			opt.Known = known(t, dir)
		}
		r := mustBuild(t, dir, opt, files)
		if r.Stamps == "" {
			continue
		}
		told++
		var want Stamps
		for _, d := range known(t, dir) {
			want.Join(&d.Sum)
			for _, x := range d.Inner {
				want.Add(x.Path, x.Stamp)
			}
		}
		if r.Stamps != want.String() {
			t.Errorf("build %d: the folder has other stamps than its commit says", i)
		}
	}
	if told < 4 {
		t.Errorf("the stamps are known of %d builds", told)
	}
}

func TestAKeptFileThatIsTakenAwayFailsTheCommit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	files := tree{"index.html": "one", "a/x.html": "x"}
	mustBuild(t, dir, Options{}, files)
	s, err := Stage(dir, Options{Known: known(t, dir)})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	if err := s.WriteFile("index.html", []byte("two")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Keep("a/y.html"); err == nil {
		t.Error("a file that no build wrote is kept")
	}
	if _, err := s.Keep("a/x.html"); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "a/x.html")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(); err == nil {
		t.Error("a build without one of its files is published")
	}
	delete(files, "a/x.html")
	if d := cmp.Diff(files, readTree(t, dir).without()); d != "" {
		t.Error(d)
	}
}

// What is known of the published folder is believed as long as its folders are as
// they were: then none is listed, and else a file that nobody's build wrote is found.
func TestAFileThatComesToAKnownFolderIsFound(t *testing.T) {
	for _, comes := range []string{"", "CNAME", "a/b/note.txt"} {
		tmp := t.TempDir()
		dir := filepath.Join(tmp, "public")
		mustBuild(t, dir, Options{}, tree{"index.html": "one", "a/b/x.html": "x"})
		f := &faulty{FS: mustDisk(t, tmp), at: -1}
		time.Sleep(20 * time.Millisecond) // a later change has another time
		s, err := Stage(dir, Options{FS: f, Known: known(t, dir)})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Abort()
		if err := s.WriteFile("index.html", []byte("two")); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Keep("a/b/x.html"); err != nil {
			t.Fatal(err)
		}
		if comes != "" {
			put(t, filepath.Join(dir, comes), "a person's")
		}
		_, err = s.Commit()
		listed := slices.ContainsFunc(f.log, func(op string) bool { return strings.HasPrefix(op, "ReadDir public") })
		var foreign *ForeignError
		switch {
		case comes == "" && (err != nil || listed):
			t.Errorf("nothing comes: %v, listed %v", err, listed)
		case comes != "" && (!errors.As(err, &foreign) || !slices.Equal(foreign.Files, []string{comes})):
			t.Errorf("%s comes: %v", comes, err)
		}
	}
}

// Whatever a person has done in the folder of the build before the published one, the
// next build, which is made in that folder, has its own files and no others.
func TestTheFolderBeforeIsMended(t *testing.T) {
	for name, change := range map[string]func(before string) error{
		"nothing":            func(string) error { return nil },
		"a file comes":       func(d string) error { return os.WriteFile(filepath.Join(d, "a/3/note.txt"), nil, 0o644) },
		"a folder comes":     func(d string) error { return os.MkdirAll(filepath.Join(d, "a/notes/of mine"), 0o755) },
		"a file goes":        func(d string) error { return os.Remove(filepath.Join(d, "a/3/x.html")) },
		"a folder goes":      func(d string) error { return os.RemoveAll(filepath.Join(d, "a/3")) },
		"a file is another":  func(d string) error { return remake(filepath.Join(d, "a/3/x.html"), false) },
		"a file is a folder": func(d string) error { return remake(filepath.Join(d, "a/3/x.html"), true) },
		"a folder is a file": func(d string) error { return remake(filepath.Join(d, "a/3"), false) },
		"files change places": func(d string) error {
			return errors.Join(os.Rename(filepath.Join(d, "a/3/x.html"), filepath.Join(d, "y")), os.Rename(filepath.Join(d, "a/3/y.html"), filepath.Join(d, "a/3/x.html")), os.Rename(filepath.Join(d, "y"), filepath.Join(d, "a/3/y.html")))
		},
	} {
		tmp := t.TempDir()
		dir := filepath.Join(tmp, "public")
		files := tree{}
		for i := range 9 {
			files[fmt.Sprintf("a/%d/x.html", i)], files[fmt.Sprintf("a/%d/y.html", i)] = fmt.Sprint("page ", i), fmt.Sprint("other ", i)
		}
		for i := range 3 {
			files["index.html"] = fmt.Sprint("build ", i)
			mustBuild(t, dir, Options{}, files)
		}
		if err := change(filepath.Join(tmp, stateName, "public.previous")); err != nil {
			t.Fatal(err)
		}
		s, err := Stage(dir, Options{Known: known(t, dir)})
		if err != nil {
			t.Fatal(err)
		}
		files["index.html"], files["a/4/x.html"] = "at last", "new"
		delete(files, "a/5/y.html")
		for _, p := range []string{"index.html", "a/4/x.html"} {
			if err := s.WriteFile(p, []byte(files[p])); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.KeepRest(func(p string) bool { return p == "a/5/y.html" }); err != nil {
			t.Fatal(err)
		}
		r, err := s.Commit()
		if err != nil || r.Files != len(files) || r.Written != 2 || r.Removed != 1 {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
		if d := cmp.Diff(files, readTree(t, dir).without()); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if r := mustBuild(t, dir, Options{}, files); !r.Unchanged {
			t.Errorf("%s: compared, the build is another: %+v", name, r)
		}
	}
}

// links counts the names that a publisher gives to files.
type links struct {
	FS
	n *atomic.Int64
}

func (l links) LinkAll(old, new string, names []string) (int, error) {
	l.n.Add(int64(len(names)))
	return l.FS.LinkAll(old, new, names)
}

// The build after a first one links what differs, since the first has linked the rest;
// where it could not, no file is another for that.
func TestAFirstBuildLinksForTheNext(t *testing.T) {
	for _, c := range []struct {
		name   string
		remove bool // the folder that it linked is gone
		most   int64
	}{{"as it is", false, 2}, {"gone", true, 60}} {
		tmp := t.TempDir()
		dir := filepath.Join(tmp, "public")
		files := tree{"index.html": "build 1"}
		for i := range 50 {
			files[fmt.Sprintf("a/%d/x.html", i%5+1)], files[fmt.Sprintf("b/%d.html", i)] = "page", fmt.Sprint("page ", i)
		}
		mustBuild(t, dir, Options{}, files)
		before := filepath.Join(tmp, stateName, "public.previous")
		if d := cmp.Diff(files, readTree(t, before).without()); d != "" {
			t.Errorf("the folder for the next build: %s", d)
		}
		if c.remove {
			if err := os.RemoveAll(before); err != nil {
				t.Fatal(err)
			}
		}
		files["index.html"] = "build 2"
		var n atomic.Int64
		if _, err := build(dir, Options{FS: links{mustDisk(t, tmp), &n}}, files); err != nil || n.Load() > c.most || c.remove && n.Load() < 50 {
			t.Errorf("%s: %d links, %v", c.name, n.Load(), err)
		}
		if d := cmp.Diff(files, readTree(t, dir).without()); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// remake puts another file or folder in a file's or a folder's place.
func remake(name string, folder bool) error {
	if err := os.RemoveAll(name); err != nil || folder {
		return errors.Join(err, os.Mkdir(name, 0o755))
	}
	return os.WriteFile(name, []byte("a person's"), 0o644)
}

// What is remembered stays until another is whole, and what was begun leaves nothing.
func TestWhatIsRememberedIsWholeOrAsItWas(t *testing.T) {
	dir := t.TempDir()
	if err := Remember(dir, "x", []byte("first")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		end  func(m *Memory) error
		want string
	}{
		{func(m *Memory) error { m.Abort(); return nil }, "first"},
		{func(m *Memory) error { return m.file.Close() }, "first"}, // as when the process ends
		{func(m *Memory) error { return m.Commit() }, "second, in parts"},
	} {
		m, err := BeginMemory(dir, "x")
		if err != nil {
			t.Fatal(err)
		}
		m.Write([]byte("second, "))
		m.Write([]byte("in parts"))
		if err := c.end(m); err != nil {
			t.Fatal(err)
		}
		if got, err := Recall(dir, "x"); got != c.want || err != nil {
			t.Errorf("%q is remembered, not %q: %v", got, c.want, err)
		}
	}
	(*Memory)(nil).Abort()
	if m, err := BeginMemory(dir, "x"); err != nil {
		t.Fatal(err)
	} else {
		m.err = syscall.ENOSPC
		if m.Commit() == nil {
			t.Error("a memory that could not be written is whole")
		}
		m.Abort()
	}
	if list, err := os.ReadDir(filepath.Join(dir, cacheName)); len(list) != 1 {
		t.Errorf("left over: %v %v", list, err)
	}
}

// What processes leave that were killed, or that could not put it away, is cleared by
// the next that takes the lock of the site; what another is writing stays.
func TestWhatWasBegunIsSwept(t *testing.T) {
	dir := t.TempDir()
	m, err := BeginMemory(dir, "x")
	if err != nil {
		t.Fatal(err)
	}
	m.file.Close()
	put(t, filepath.Join(dir, newDir, "old.zip.part"), "PK")
	put(t, filepath.Join(dir, newDir, "older.zip.part.lock"), "1\n")
	live, err := CreateOutput(filepath.Join(dir, "live.zip"), OutputOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := CreateOutput(filepath.Join(dir, "live.zip"), OutputOptions{}); err == nil || !strings.Contains(err.Error(), "another process") {
		t.Errorf("two write one file: %v", err)
	}
	lock, err := Acquire(dir)
	if err != nil {
		t.Fatal(err)
	}
	lock.Close()
	live.Write([]byte("PK"))
	if err := live.Commit(); err != nil {
		t.Error(err)
	}
	var left []string
	filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			left = append(left, e.Name())
		}
		return err
	})
	if want := []string{"lock", "live.zip"}; !slices.Equal(left, want) {
		t.Errorf("left over: %v, not %v", left, want)
	}
}

func TestALockThatIsNoFileIsNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, stateName, "lock"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Acquire(dir); err == nil || !strings.Contains(err.Error(), "a folder, not a file; remove it") {
		t.Error(err)
	}
}
