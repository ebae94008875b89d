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
	begin := func(want ...Suspect) *Working {
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
	// tried is a note whose suspects had their try.
	tried := func(want ...Suspect) *Working {
		t.Helper()
		w := begin(want...)
		for i := range want {
			w.Try(i, func() bool { return true })
		}
		return w
	}
	w := tried()
	w.Begin("seeds/long-" + strings.Repeat("a", 300) + ".txt")
	w = tried(Suspect{"seeds/long-" + strings.Repeat("a", 300) + ".txt", 0})
	w.Begin("seeds/a.txt")
	w.Begin("seeds/b.txt")
	if c := w.Begin("seeds/c.txt"); c != -1 { // a third at once is not noted
		t.Errorf("a third report has the slot %d", c)
	}
	w = tried(Suspect{"seeds/a.txt", 0}, Suspect{"seeds/b.txt", 0})
	a, b := w.Begin("seeds/a.txt"), w.Begin("seeds/b17")
	w.End(b)
	w.Begin("seeds/b")
	w.End(a)
	w = tried(Suspect{"seeds/a.txt", 0}, Suspect{"seeds/b", 0})
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

// TestWhoIsKilledWhileTryingForgetsNoSuspect kills builds while they try what is
// left of another, and before.
func TestWhoIsKilledWhileTryingForgetsNoSuspect(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, stateName), 0o755); err != nil {
		t.Fatal(err)
	}
	w, _ := OpenWorking(dir, 3)
	w.Begin("seeds/a.txt")
	w.Begin("seeds/b.txt")
	w.Begin("seeds/c.txt")
	for i, c := range []struct {
		claim string
		want  []Suspect
		do    func(w *Working)
	}{
		{"killed before any try", []Suspect{{"seeds/a.txt", 0}, {"seeds/b.txt", 0}, {"seeds/c.txt", 0}},
			func(w *Working) {}},
		{"one is done, and is not named again", []Suspect{{"seeds/a.txt", 0}, {"seeds/b.txt", 0}, {"seeds/c.txt", 0}},
			func(w *Working) { w.Try(0, func() bool { return true }) }},
		{"killed in a try", []Suspect{{"seeds/b.txt", 0}, {"seeds/c.txt", 0}},
			func(w *Working) { w.Try(0, func() bool { panic("killed") }) }},
		{"killed in another, with other reports at work", []Suspect{{"seeds/b.txt", 1}, {"seeds/c.txt", 0}},
			func(w *Working) {
				w.Begin("seeds/d.txt")
				w.Begin("seeds/c.txt")
				w.Try(0, func() bool { panic("killed") })
			}},
		{"interrupted in a try, which is no kill", []Suspect{{"seeds/b.txt", 2}, {"seeds/c.txt", 0}, {"seeds/d.txt", 0}},
			func(w *Working) {
				w.Begin("seeds/e.txt")
				w.Try(0, func() bool { return false })
				w.Close()
			}},
		{"and the reports of that build are no suspects", []Suspect{{"seeds/b.txt", 2}, {"seeds/c.txt", 0}, {"seeds/d.txt", 0}},
			func(w *Working) {
				for i := range 3 {
					w.Try(i, func() bool { return true })
				}
				w.Close()
			}},
		{"all are done with", nil, func(w *Working) { w.Close() }},
	} {
		w, left := OpenWorking(dir, i%3+1) // on another number of processors each time
		if diff := cmp.Diff(c.want, left); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.claim, diff)
		}
		func() {
			defer func() { _ = recover() }()
			c.do(w)
		}()
	}
	if list, err := os.ReadDir(filepath.Join(dir, stateName)); err != nil || len(list) > 0 {
		t.Errorf("%v is left, %v", list, err)
	}
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
