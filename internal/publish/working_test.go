package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTheNoteOfAKilledBuildNamesWhatItRead leaves notes open, as a process does
// that is killed, and reads them with the next.
func TestTheNoteOfAKilledBuildNamesWhatItRead(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, stateName), 0o755); err != nil {
		t.Fatal(err)
	}
	begin := func(want ...string) *Working {
		t.Helper()
		w, left := OpenWorking(dir, 2)
		if w == nil {
			t.Fatal("no note")
		}
		if diff := cmp.Diff(want, left); diff != "" {
			t.Errorf("left by the build before (-want +got):\n%s", diff)
		}
		return w
	}
	w := begin()
	w.Begin("seeds/long-" + strings.Repeat("a", 300) + ".txt")
	w = begin("seeds/long-" + strings.Repeat("a", 300) + ".txt")
	w.Begin("seeds/a.txt")
	w.Begin("seeds/b.txt")
	if c := w.Begin("seeds/c.txt"); c != -1 { // a third at once is not noted
		t.Errorf("a third report has the slot %d", c)
	}
	w = begin("seeds/a.txt", "seeds/b.txt")
	a, b := w.Begin("seeds/a.txt"), w.Begin("seeds/b.txt")
	w.End(b)
	w.Begin("content/articles/2018/d.md")
	w.End(a)
	w = begin("content/articles/2018/d.md", "seeds/a.txt")
	w.Begin(strings.Repeat("x", slot)) // too long to be noted
	w.Begin("seeds/e.txt")
	w.Close()
	begin().Close()

	// What lies there without being a note is no hindrance.
	if err := os.MkdirAll(filepath.Join(dir, workingName, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	begin().Close()
	if err := os.WriteFile(filepath.Join(dir, workingName), []byte("\x00\x00half a na"), 0o644); err != nil {
		t.Fatal(err)
	}
	begin().Close()
	var none *Working
	none.End(none.Begin("seeds/a.txt"))
	none.Close()
}

func BenchmarkWorking(b *testing.B) {
	dir := b.TempDir()
	if err := os.Mkdir(filepath.Join(dir, stateName), 0o755); err != nil {
		b.Fatal(err)
	}
	w, _ := OpenWorking(dir, 2)
	defer w.Close()
	for b.Loop() {
		w.End(w.Begin("seeds/2018/2018-06-07-talks-on-the-lake.txt"))
	}
}
