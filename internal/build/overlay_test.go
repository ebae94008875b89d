package build

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

var layers = overlay{
	fstest.MapFS{"page.html": file("own page"), "own.html": file("own"), "css/own.css": file("own"), "css/both.css": file("own both"), "name": file("own file")},
	fstest.MapFS{"page.html": file("built-in page"), "base.html": file("base"), "css/both.css": file("built-in both"), "css/base.css": file("base"), "name/x": file("hidden")},
}

func TestOverlayOpensTheFirstThatHasTheFile(t *testing.T) {
	for name, want := range map[string]string{
		"page.html": "own page", "own.html": "own", "base.html": "base",
		"css/own.css": "own", "css/both.css": "own both", "css/base.css": "base", "name": "own file",
	} {
		b, err := fs.ReadFile(layers, name)
		if err != nil || string(b) != want {
			t.Errorf("%s holds %q, %v; want %q", name, b, err, want)
		}
	}
	for _, name := range []string{"none.html", "css/none.css", "none/none"} {
		if _, err := layers.Open(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := (overlay{}).Open("x"); !errors.Is(err, fs.ErrNotExist) {
		t.Error("of nothing, something was opened", err)
	}
}

func names(t *testing.T, o overlay, dir string) string {
	t.Helper()
	list, err := o.ReadDir(dir)
	if err != nil {
		return "error"
	}
	var out []string
	for _, e := range list {
		out = append(out, e.Name())
	}
	return strings.Join(out, " ")
}

func TestOverlayListsEachNameOnceSorted(t *testing.T) {
	if got, want := names(t, layers, "."), "base.html css name own.html page.html"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := names(t, layers, "css"), "base.css both.css own.css"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if _, err := layers.ReadDir("none"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	// The entry is that of the file that Open opens.
	list, _ := layers.ReadDir("css")
	info, err := list[1].Info()
	if err != nil || info.Size() != int64(len("own both")) {
		t.Errorf("%s has %d bytes, %v", list[1].Name(), info.Size(), err)
	}
}

func TestOverlayHidesAFolderBehindAFileAndAFileBehindAFolder(t *testing.T) {
	if got := names(t, layers, "name"); got != "error" {
		t.Errorf("the folder behind a file is listed: %s", got)
	}
	turned := overlay{layers[1], layers[0]}
	if got := names(t, turned, "name"); got != "x" {
		t.Errorf("the folder before a file lists %s", got)
	}
}

func TestOverlayIsWalkedAndMatchedAsOne(t *testing.T) {
	var got []string
	err := fs.WalkDir(layers, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.Type().IsRegular() {
			got = append(got, p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"base.html", "css/base.css", "css/both.css", "css/own.css", "name", "own.html", "page.html"}, got); diff != "" {
		t.Error(diff)
	}
	match, err := fs.Glob(layers, "css/*.css")
	if err != nil || len(match) != 3 {
		t.Error(match, err)
	}
}

// broken fails with an error that is not "no such file".
type broken struct{}

var errDisk = errors.New("the disk is gone")

func (broken) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errDisk}
}

func TestOverlayDoesNotPassOverAFileThatCannotBeRead(t *testing.T) {
	o := overlay{broken{}, layers[1]}
	if _, err := o.Open("page.html"); !errors.Is(err, errDisk) {
		t.Errorf("%v: the built-in page would be published in place of one's own", err)
	}
	if _, err := o.ReadDir("."); !errors.Is(err, errDisk) {
		t.Error(err)
	}
}

func TestOverlayOfRealFolders(t *testing.T) {
	dir := t.TempDir()
	for p, text := range map[string]string{"own/css/a.css": "own", "base/css/a.css": "base", "base/css/b.css": "base"} {
		p = filepath.Join(dir, p)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o := overlay{os.DirFS(filepath.Join(dir, "own")), os.DirFS(filepath.Join(dir, "base"))}
	f, err := o.Open("css/a.css")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if b, err := io.ReadAll(f); err != nil || string(b) != "own" {
		t.Errorf("%q, %v", b, err)
	}
	if got := names(t, o, "css"); got != "a.css b.css" {
		t.Error(got)
	}
	// A folder of one's own that does not exist is the usual case.
	o[0] = os.DirFS(filepath.Join(dir, "none"))
	if got := names(t, o, "css"); got != "a.css b.css" {
		t.Error(got)
	}
	if got := names(t, o, "."); got != "css" {
		t.Error(got)
	}
}

func BenchmarkOverlayReadDir(b *testing.B) {
	own, base := fstest.MapFS{}, fstest.MapFS{}
	for i := range 2000 {
		own["static/own-"+strconv.Itoa(i)] = file("")
		base["static/base-"+strconv.Itoa(i)] = file("")
	}
	o := overlay{own, base}
	for b.Loop() {
		if _, err := o.ReadDir("static"); err != nil {
			b.Fatal(err)
		}
	}
}
