package build

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/annotate"
	"dateline/internal/article"
)

// listing lists the reports that are annotated.
type listing struct {
	annotator
	mu  *sync.Mutex
	ids *[]string
}

func (l listing) Annotate(a *article.Article) annotate.Notes {
	l.mu.Lock()
	*l.ids = append(*l.ids, a.ID)
	l.mu.Unlock()
	return l.annotator.Annotate(a)
}

// TestAnotherNameIsLookedForWhereItStands: of a name that comes or goes only the
// reports that hold it are annotated again. That the site is that of a build with
// nothing kept, TestWhatIsKeptChangesNoByte shows.
func TestAnotherNameIsLookedForWhereItStands(t *testing.T) {
	b, _ := begin(t)
	opt := b.opt
	opt.Program = "test 1"
	dir := filepath.Dir(opt.Out)
	build := func() []string {
		t.Helper()
		time.Sleep(40 * time.Millisecond) // what was written has another stamp
		var ids []string
		b := &builder{opt: opt, res: &Result{}, removed: b.removed}
		b.opt.Stage = func(name string) {
			if name == "map" {
				b.annotator = listing{b.annotator, new(sync.Mutex), &ids}
			}
		}
		if err := b.run(context.Background()); err != nil || !b.res.Published {
			t.Fatal(err, b.problems)
		}
		b.content.close()
		slices.Sort(ids)
		return slices.Compact(ids)
	}
	edit := func(file, old, new string) {
		t.Helper()
		name := filepath.Join(dir, "content", file)
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), old) {
			t.Fatalf("%s has no %q", file, old)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(text), old, new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	holding := func(words string) (ids []string) {
		list, err := filepath.Glob(filepath.Join(dir, "content/articles/*/*.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range list {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, body, _ := strings.Cut(string(text), "\n---\n"); strings.Contains(strings.ToLower(body), words) {
				ids = append(ids, strings.TrimSuffix(filepath.Base(name), ".md"))
			}
		}
		return ids
	}
	build()
	all := build()
	if len(all) > 0 {
		t.Fatalf("nothing changed, and %v are annotated", all)
	}
	const leader = "leaders/edda-lindqvarn.md"
	const none, some = "lady of the locks", "grain"
	want := holding(some)
	if len(want) == 0 || len(holding(none)) > 0 {
		t.Fatalf("%d reports hold %q, %d %q", len(want), some, len(holding(none)), none)
	}
	for _, c := range []struct {
		claim, file, old, new string
		want                  []string
	}{
		{"a name that no report holds", leader, "aliases:\n", "aliases:\n  - {text: " + none + ", lang: en}\n", nil},
		{"a name that some hold", leader, "aliases:\n", "aliases:\n  - {text: " + some + ", lang: en}\n", want},
		{"its end", leader, "  - {text: " + some + ", lang: en}\n", "", want},
		{"another text on her page", leader, "governed Ostrand", "ruled Ostrand", nil},
	} {
		edit(c.file, c.old, c.new)
		if got := build(); !slices.Equal(got, c.want) {
			t.Errorf("%s: annotated are %v, want %v", c.claim, got, c.want)
		}
	}
	edit(leader, "from: 2014-10-01", "from: 2014-09-01")
	if got := build(); len(got) <= len(want) {
		t.Errorf("an office of other days: only %v are annotated", got)
	}
}
