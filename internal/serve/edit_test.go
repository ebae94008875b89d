package serve

import (
	"bufio"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// memory shows saves of content/a.html without a build.
type memory struct {
	dir  string
	mu   sync.Mutex
	text string // nothing: as it is built
	last []string
	no   bool // it cannot
}

func (m *memory) edit(_ context.Context, paths []string) (Outcome, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.last = paths; m.no {
		return Outcome{}, false
	}
	b, err := os.ReadFile(filepath.Join(m.dir, "content/a.html"))
	if err != nil {
		return Outcome{}, false
	}
	m.text = string(b)
	return Outcome{Changed: true}, true
}

func (m *memory) file(name string) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if name == "a.html" && m.text != "" {
		return []byte(m.text + " of memory"), false
	}
	return nil, name == "late.txt"
}

// remembering is a preview that shows saves from memory.
func remembering(t *testing.T) (*preview, *memory) {
	m := &memory{}
	p := start(t, func(dir string) Outcome {
		o := copied(dir)
		b, _ := os.ReadFile(filepath.Join(dir, "content/a.html"))
		os.WriteFile(filepath.Join(dir, "public/late.txt"), b, 0o666)
		return o
	}, func(o *Options) {
		m.dir = filepath.Dir(o.Dir)
		o.Edit, o.File = m.edit, m.file
	})
	return p, m
}

func (p *preview) told(seen string) string {
	p.t.Helper()
	res, err := http.Get(p.address + "/-/events?seen=" + seen)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	line, err := bufio.NewReader(res.Body).ReadString('\n')
	if err != nil {
		p.t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

func TestASaveIsShownBeforeItIsBuilt(t *testing.T) {
	p, m := remembering(t)
	p.write("content/a.html", "two")
	if got := p.told("1"); got != "data: 2" {
		t.Fatal(got)
	}
	if _, page := p.get("/a.html", ""); !strings.HasPrefix(page, "two of memory") {
		t.Error(page)
	}
	if !slices.Contains(m.last, filepath.Join(p.dir, "content/a.html")) {
		t.Errorf("the save is of %q", m.last)
	}
	// What memory does not have waits for the build, which tells nobody.
	if _, text := p.get("/late.txt", ""); text != "two" {
		t.Error(text)
	}
	p.write("content/a.html", "three")
	if got := p.told("2"); got != "data: 3" {
		t.Fatal(got)
	}
}

func TestWhatMemoryCannotShowIsBuilt(t *testing.T) {
	p, m := remembering(t)
	m.mu.Lock()
	m.no = true
	m.mu.Unlock()
	p.write("content/a.html", "two")
	if got := p.told("1"); got != "data: 2" {
		t.Fatal(got)
	}
	if _, page := p.get("/a.html", ""); !strings.HasPrefix(page, "two") || strings.Contains(page, "memory") {
		t.Error(page)
	}
}

// What is shown is published at the end, though it ends at once.
func TestTheEndBuildsWhatIsShown(t *testing.T) {
	p, _ := remembering(t)
	p.write("content/a.html", "two")
	if got := p.told("1"); got != "data: 2" {
		t.Fatal(got)
	}
	p.end()
	if b, _ := os.ReadFile(filepath.Join(p.dir, "public/a.html")); string(b) != "two" {
		t.Errorf("published is %q", b)
	}
}

// A system that cannot watch so many folders is no reason not to see a save.
func TestFoldersAreLookedThroughWhereTheyCannotBeWatched(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("a.md", "one")
	write("b.md", "one")
	w, err := newWatcher([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	w.poll()
	write("a.md", "more")
	write("c.md", "new")
	write(".c.md.swp", "an editor's own")
	if err := os.Remove(filepath.Join(dir, "b.md")); err != nil {
		t.Fatal(err)
	}
	w.lookThrough()
	want := []string{filepath.Join(dir, "a.md"), filepath.Join(dir, "b.md"), filepath.Join(dir, "c.md")}
	if got := w.take(); !slices.Equal(got, want) {
		t.Errorf("%q have changed", got)
	}
	w.lookThrough()
	if got := w.take(); len(got) > 0 {
		t.Errorf("%q have changed again", got)
	}
}
