package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// A folder's list says of each name what the package os says of it.
func TestAListSaysWhatALookSays(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "page.html"), "page")
	put(t, filepath.Join(dir, "a folder/inner.html"), "inner")
	put(t, filepath.Join(dir, "kept"), "kept")
	for _, err := range []error{
		os.Symlink("page.html", filepath.Join(dir, "link")),
		os.Symlink("nowhere", filepath.Join(dir, "broken")),
		os.Link(filepath.Join(dir, "page.html"), filepath.Join(dir, "the same")),
		os.Chmod(filepath.Join(dir, "kept"), 0o4400),
		os.Chmod(filepath.Join(dir, "a folder"), 0o755|os.ModeSticky),
		mkfifo(filepath.Join(dir, "pipe")),
	} {
		if err != nil {
			t.Skip(err)
		}
	}
	f, err := os.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := list(f)
	if err != nil || len(all) != 7 {
		t.Fatalf("%d names: %v", len(all), err)
	}
	infos := map[string]os.FileInfo{}
	for _, e := range all {
		got, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.Lstat(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		infos[e.Name()] = got
		if StampOf(got) != StampOf(want) || got.Mode() != want.Mode() || got.Size() != want.Size() || !got.ModTime().Equal(want.ModTime()) ||
			got.IsDir() != want.IsDir() || e.IsDir() != want.IsDir() || e.Type() != want.Mode().Type() || got.Name() != want.Name() {
			t.Errorf("%s: %v, and should be %v", e.Name(), got, want)
		}
	}
	if f, err = os.Open(dir); err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	plain, err := names(f)
	if err != nil || len(plain) != len(all) {
		t.Fatalf("%d names: %v", len(plain), err)
	}
	for _, n := range plain {
		if x := infos[n.Name]; x == nil || n.Node != 0 && n.Node != StampOf(x).Node {
			t.Errorf("%s has the number %d", n.Name, n.Node)
		}
	}
}
