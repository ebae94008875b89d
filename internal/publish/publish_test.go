package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree is a folder's files by path.
type tree map[string]string

func readTree(t *testing.T, dir string) tree {
	t.Helper()
	out := tree{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		b, err := os.ReadFile(p)
		out[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return out
}

// without returns a copy of the tree without the manifest.
func (t tree) without() tree {
	out := tree{}
	for p, s := range t {
		if p != ManifestName {
			out[p] = s
		}
	}
	return out
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// build publishes a tree, long files through Create.
func build(dir string, opt Options, files tree) (Result, error) {
	s, err := Stage(dir, opt)
	if err != nil {
		return Result{}, err
	}
	defer s.Abort()
	for p, text := range files {
		if len(text) > 100 {
			w, err := s.Create(p)
			if err != nil {
				return Result{}, err
			}
			for b := []byte(text); len(b) > 0; {
				n, err := w.Write(b[:min(len(b), 300_000)])
				if err != nil {
					return Result{}, err
				}
				b = b[n:]
			}
			if err := w.Close(); err != nil {
				return Result{}, err
			}
		} else if err := s.WriteFile(p, []byte(text)); err != nil {
			return Result{}, err
		}
	}
	return s.Commit()
}

func mustBuild(t *testing.T, dir string, opt Options, files tree) Result {
	t.Helper()
	r, err := build(dir, opt, files)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Notes) > 0 {
		t.Errorf("notes: %q", r.Notes)
	}
	return r
}

var (
	first = tree{
		"index.html": "one", "same.html": "same", "a/b/c.html": "deep", "gone.html": "gone",
		"data/long.jsonl": strings.Repeat("0123456789", 30),
	}
	second = tree{
		"index.html": "two", "same.html": "same", "a/b/c.html": "deeper", "a/new.html": "new",
		"data/long.jsonl": strings.Repeat("0123456789", 30), "data/huge.jsonl": strings.Repeat("abcdefgh", spill/6),
	}
)

func TestCommitPublishesExactlyTheBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if r := mustBuild(t, dir, Options{}, first); r.Files != 5 || r.Written != 5 || r.Linked != 0 {
		t.Errorf("first build: %+v", r)
	}
	if d := cmp.Diff(first, readTree(t, dir).without()); d != "" {
		t.Error(d)
	}
	r := mustBuild(t, dir, Options{}, second)
	if r.Files != 6 || r.Written != 4 || r.Linked != 2 || r.Removed != 1 || r.Unchanged {
		t.Errorf("second build: %+v", r)
	}
	if d := cmp.Diff(second, readTree(t, dir).without()); d != "" {
		t.Error(d)
	}
	prev := filepath.Join(filepath.Dir(dir), stateName, "public.previous")
	if d := cmp.Diff(first, readTree(t, prev).without()); d != "" {
		t.Errorf("the build before is not kept: %s", d)
	}
	mustBuild(t, dir, Options{}, first)
	if d := cmp.Diff(second, readTree(t, prev).without()); d != "" {
		t.Errorf("the build before is not kept: %s", d)
	}
}

// TestFolderMayLieWhereNoneIsYet: what holds the published folder is made, as it is.
func TestFolderMayLieWhereNoneIsYet(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sites", "2031", "public")
	if _, err := build(dir, Options{}, tree{"index.html": "one"}); err != nil {
		t.Fatal(err)
	}
	if got := readTree(t, dir)["index.html"]; got != "one" {
		t.Errorf("index.html is %q", got)
	}
	under := filepath.Join(dir, "index.html", "public")
	if _, err := build(under, Options{}, tree{"index.html": "two"}); err == nil || !strings.Contains(err.Error(), "not a directory") {
		t.Errorf("a folder below a file: %v", err)
	}
}

func TestManifestIsWhatSha256sumChecks(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, Options{}, tree{"b.txt": "abc", "a.txt": ""})
	want := "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.txt\n" +
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.txt\n"
	if d := cmp.Diff(want, readTree(t, dir)[ManifestName]); d != "" {
		t.Error(d)
	}
}

// Two builds of the same list their files alike: by name, in no map's order.
func TestManifestIsInTheOrderOfNames(t *testing.T) {
	s, adopted := Staged{}, map[string]bool{}
	for i := range 100 {
		s.list = append(s.list, &entry{path: fmt.Sprintf("a/%d.html", i), state: finished})
		adopted[fmt.Sprintf("b%d", i)] = true
	}
	lines := strings.Split(strings.TrimSuffix(string(s.manifest(adopted)), "\n"), "\n")
	if !slices.IsSorted(lines[:100]) || !slices.IsSorted(lines[100:]) {
		t.Error("not sorted")
	}
}

func TestSecondBuildOfTheSameTouchesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, Options{}, first)
	before, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	log := &faulty{FS: mustDisk(t, filepath.Dir(dir)), at: -1}
	r := mustBuild(t, dir, Options{FS: log}, first)
	if !r.Unchanged || r.Linked != 5 {
		t.Errorf("%+v", r)
	}
	for _, op := range log.log {
		switch name, arg, _ := strings.Cut(op, " "); {
		case name == "Open", name == "Lstat", name == "ReadDir":
		case name == "Lock", name == "Mkdir" && arg == stateName:
		case name == "RemoveAll": // nothing is there
		default:
			t.Errorf("an unchanged build did %s", op)
		}
	}
	after, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("the published folder was replaced")
	}
}

func TestUnchangedFileIsLinked(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, Options{}, first)
	before, _ := os.Stat(filepath.Join(dir, "same.html"))
	mustBuild(t, dir, Options{}, second)
	after, _ := os.Stat(filepath.Join(dir, "same.html"))
	if !os.SameFile(before, after) {
		t.Error("same.html was written again")
	}
}

func TestDamagedPublishedFileIsMended(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, Options{}, first)
	for _, text := range []string{"samE", "sam", ""} {
		put(t, filepath.Join(dir, "same.html"), text)
		if r := mustBuild(t, dir, Options{}, first); r.Unchanged || r.Written != 1 {
			t.Errorf("%q: %+v", text, r)
		}
		if d := cmp.Diff(first, readTree(t, dir).without()); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
	if err := os.Remove(filepath.Join(dir, "same.html")); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, Options{}, first)
	if d := cmp.Diff(first, readTree(t, dir).without()); d != "" {
		t.Error(d)
	}
}

func TestFilesThatNoBuildWroteAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, Options{}, first)
	put(t, filepath.Join(dir, "CNAME"), "chronicle.example")
	put(t, filepath.Join(dir, ".well-known/x"), "y")
	_, err := build(dir, Options{}, second)
	var foreign *ForeignError
	if !errors.As(err, &foreign) {
		t.Fatalf("err = %v", err)
	}
	if d := cmp.Diff([]string{".well-known/x", "CNAME"}, foreign.Files); d != "" {
		t.Error(d)
	}
	if foreign.NoManifest {
		t.Error("NoManifest")
	}
	want := tree{"CNAME": "chronicle.example", ".well-known/x": "y"}
	for p, s := range second {
		want[p] = s
	}
	for i, opt := range []Options{{Adopt: true}, {}, {}} {
		r := mustBuild(t, dir, opt, second)
		if len(r.Adopted) != 2 || r.Unchanged != (i > 0) {
			t.Errorf("build %d: %+v", i, r)
		}
		if d := cmp.Diff(want, readTree(t, dir).without()); d != "" {
			t.Errorf("build %d: %s", i, d)
		}
	}
	// One that comes while a build is at work is not lost either.
	s, err := Stage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.WriteFile("index.html", nil); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "late"), "z")
	if _, err := s.Commit(); !errors.As(err, &foreign) || len(foreign.Files) != 1 {
		t.Errorf("err = %v", err)
	}
	if got := readTree(t, dir)["late"]; got != "z" {
		t.Errorf("late = %q", got)
	}
}

func TestFolderOfSomebodyElseIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "home")
	put(t, filepath.Join(dir, "thesis.txt"), "ten years")
	_, err := build(dir, Options{}, first)
	var foreign *ForeignError
	if !errors.As(err, &foreign) || !foreign.NoManifest || len(foreign.Files) != 1 {
		t.Fatalf("err = %v", err)
	}
	for _, bad := range []string{"garbage", "#adopted thesis.txt\n", strings.Repeat("0", 64) + "  ../thesis.txt\n", strings.Repeat("0", 64) + " thesis.txt\n"} {
		put(t, filepath.Join(dir, ManifestName), bad)
		if _, err := build(dir, Options{}, first); !errors.As(err, &foreign) {
			t.Errorf("manifest %q: err = %v", bad, err)
		}
	}
	if got := readTree(t, dir)["thesis.txt"]; got != "ten years" {
		t.Errorf("thesis.txt = %q", got)
	}
}

func TestSecondBuildAtOnceIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s, err := Stage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Stage(dir, Options{})
	var locked *LockedError
	if !errors.As(err, &locked) || locked.PID != os.Getpid() {
		t.Errorf("err = %v", err)
	}
	s.Abort()
	s.Abort()
	if s, err = Stage(dir, Options{}); err != nil {
		t.Fatal(err)
	}
	s.Abort()
}

func TestAbortLeavesWhatWasPublished(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, Options{}, first)
	s, err := Stage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.WriteFile("index.html", []byte("half")); err != nil {
		t.Fatal(err)
	}
	s.Abort()
	if d := cmp.Diff(first, readTree(t, dir).without()); d != "" {
		t.Error(d)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(dir), stateName, "public.staged")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the staged folder is left: %v", err)
	}
	if _, err := s.Commit(); err == nil {
		t.Error("Commit after Abort succeeds")
	}
	if err := s.WriteFile("x", nil); err == nil {
		t.Error("WriteFile after Abort succeeds")
	}
}

func TestLinkToThePublishedFolderStays(t *testing.T) {
	tmp := t.TempDir()
	real := filepath.Join(tmp, "var", "www")
	if err := os.MkdirAll(real, 0o755); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(tmp, "public")
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	mustBuild(t, link, Options{}, first)
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v %v", info, err)
	}
	if d := cmp.Diff(first, readTree(t, real).without()); d != "" {
		t.Error(d)
	}
}

func TestPathsAreCheckedBeforeAnythingIsWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s, err := Stage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for _, p := range []string{
		"", ".", "..", "/etc/passwd", "../x", "a/../x", "a//b", "a/", "./a", `a\b`, "a:b", "a\x00b", "a\nb", "a?", "a*", `a"`, "a<b", "a|b",
		"con", "Con.html", "a/NUL.txt", "aux.tar.gz", "com1", "LPT9.xml", "com¹", "conin$", "prn .x", "a.", "a /b", "a/b ", "\xff", strings.Repeat("a", 241),
		ManifestName, strings.ToUpper(ManifestName),
	} {
		if err := s.WriteFile(p, nil); err == nil {
			t.Errorf("%q is written", p)
		}
		if _, err := s.Create(p); err == nil {
			t.Errorf("%q is created", p)
		}
	}
	for _, p := range []string{"a", "a.b", "..a", "console.html", "com", "com10", "lpt", "Қазақ.html", "a b/c", "feeds/x.atom", ".nojekyll"} {
		if err := s.WriteFile(p, nil); err != nil {
			t.Error(err)
		}
	}
	for _, p := range []string{"a.b", "A.B", "қазақ.html", "FEEDS/x.atom"} {
		if err := s.WriteFile(p, nil); err == nil {
			t.Errorf("%q is written beside its like", p)
		}
	}
}

func TestFileBegunAndNotFinishedIsNotPublished(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s, err := Stage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := s.Create("x")
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte("x"))
	if _, err := s.Commit(); err == nil {
		t.Error("published")
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the folder is there")
	}
}

func TestManyGoroutinesMayWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for round := range 2 {
		s, err := Stage(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for g := range 8 {
			wg.Go(func() {
				for i := range 50 {
					p := fmt.Sprintf("d%d/e%d/%d-%d.html", i%5, i%7, g, i)
					if err := s.WriteFile(p, []byte(fmt.Sprint(p, i%(round+2)))); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		if r, err := s.Commit(); err != nil || r.Files != 400 {
			t.Errorf("%+v %v", r, err)
		}
		if n := len(readTree(t, dir)); n != 401 {
			t.Errorf("%d files", n)
		}
	}
}

func mustDisk(t testing.TB, dir string) FS {
	t.Helper()
	d, err := openDisk(dir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func FuzzManifestReadsWhatItWrote(f *testing.F) {
	f.Add([]byte("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.txt\n#adopted  CNAME\n"))
	f.Add([]byte("#adopted  x"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := parseManifest(string(b), false)
		if err != nil {
			return
		}
		var text lister
		for i := range m.size() {
			x := m.sum(i)
			text.add(m.path(i), &x)
			if k, ok := m.find(m.path(i)); !ok || k != i {
				t.Errorf("%q is found at %d, not %d", m.path(i), k, i)
			}
		}
		text.adopt(m.adopted)
		again, err := parseManifest(string(text.b), true)
		if err != nil {
			t.Fatal(err)
		}
		same := m.size() == again.size() && maps.Equal(m.adopted, again.adopted)
		for i := 0; same && i < m.size(); i++ {
			same = m.path(i) == again.path(i) && m.sum(i) == again.sum(i)
		}
		if !same {
			t.Errorf("%q then %q", b, text.b)
		}
	})
}

func benchmarkTree(b *testing.B, n int) (dir string, write func(mark string) Result) {
	dir = filepath.Join(b.TempDir(), "public")
	page := bytes.Repeat([]byte("The delegation arrived in the morning. "), 400) // 15.6 KB
	return dir, func(mark string) Result {
		s, err := Stage(dir, Options{})
		if err != nil {
			b.Fatal(err)
		}
		for i := range n {
			text := page
			if i%100 == 0 {
				text = append(page[:len(page):len(page)], mark...)
			}
			if err := s.WriteFile(fmt.Sprintf("articles/%d/report-%d.html", 2000+i%20, i), text); err != nil {
				b.Fatal(err)
			}
		}
		r, err := s.Commit()
		if err != nil {
			b.Fatal(err)
		}
		return r
	}
}

// BenchmarkPublish is one goroutine's work for 2,000 pages of 16 KB: all new,
// one in a hundred changed, none changed.
func BenchmarkPublish(b *testing.B) {
	const n = 2000
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			_, write := benchmarkTree(b, n)
			b.StartTimer()
			write("")
		}
	})
	b.Run("changed", func(b *testing.B) {
		_, write := benchmarkTree(b, n)
		write("")
		i := 0
		for b.Loop() {
			i++
			write(fmt.Sprint(i))
		}
	})
	b.Run("same", func(b *testing.B) {
		_, write := benchmarkTree(b, n)
		write("")
		for b.Loop() {
			if !write("").Unchanged {
				b.Fatal("changed")
			}
		}
	})
}

// A build of which little has changed is made of the folder before the published
// one: no file is linked or removed but those that differ.
func TestLittleChangedTouchesLittle(t *testing.T) {
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "public")
	files := tree{}
	for i := range 50 {
		files[fmt.Sprintf("a/%d.html", i)] = fmt.Sprint("page ", i)
	}
	for i := range 4 {
		files["index.html"] = fmt.Sprint("build ", i)
		if i == 2 {
			delete(files, "a/7.html")
		}
		if i == 3 {
			files["b/new.html"] = "new"
		}
		f := &faulty{FS: mustDisk(t, tmp), at: -1}
		opt := Options{FS: f}
		if i > 0 {
			opt.Known = known(t, dir)
		}
		r := mustBuild(t, dir, opt, files)
		if d := cmp.Diff(files, readTree(t, dir).without()); d != "" {
			t.Fatalf("build %d: %s", i, d)
		}
		touched := 0
		for _, op := range f.log {
			if strings.HasPrefix(op, "Link ") || strings.HasPrefix(op, "Remove ") {
				touched++
			}
		}
		if i > 1 && touched > 6 || r.Files != len(files) {
			t.Errorf("build %d: %d files linked or removed: %+v", i, touched, r)
		}
	}
}
