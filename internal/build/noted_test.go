package build

import (
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/table"
)

// counting counts the reports that are annotated.
type counting struct {
	annotator
	n *atomic.Int64
}

func (c counting) Annotate(a *article.Article) annotate.Notes {
	c.n.Add(1)
	return c.annotator.Annotate(a)
}

// Of the reports that a build imports, only those are annotated again whose day
// was inferred from the others. That both ways come to the same site is what
// TestASecondBuildChangesNothing shows.
func TestTheNotesOfTheImportServeTheMapStage(t *testing.T) {
	b, _ := begin(t)
	b.notes = &noted{}
	t.Cleanup(b.notes.close)
	var n atomic.Int64
	stages(t, b, nothing, func() { b.annotator = counting{b.annotator, &n} })
	later := 0
	for i := range b.shelf {
		if b.shelf[i].noted.Size == 0 {
			t.Errorf("of %s no notes are kept", b.shelf[i].path)
		}
		a, _, _, _, err := b.read(&shelved{path: b.shelf[i].path, noted: b.shelf[i].noted})
		if err != nil {
			t.Fatal(err)
		}
		if a.DateBasis == article.Inferred {
			later++
		}
	}
	if got := int(n.Load()); b.res.Imported == 0 || got != 2*later {
		t.Errorf("%d reports imported, %d annotated again, %d days inferred", b.res.Imported, got, later)
	}
}

func TestNotesAreTakenOnlyForWhatTheyWereMadeOf(t *testing.T) {
	b, _ := begin(t)
	b.conf.annotate, b.notes = true, &noted{}
	t.Cleanup(b.notes.close)
	day, err := edtf.Parse("2018-06-12")
	if err != nil {
		t.Fatal(err)
	}
	a := article.Article{Title: "A bridge", Body: "It opened on Tuesday.", Lang: "en", Date: day}
	n := annotate.Notes{Dates: []annotate.When{{Value: day, Timex3: "2018-06-12", Kind: "date", By: annotate.By{Rule: "date/weekday", Confidence: 0.9}}}}
	x := b.keepNotes(&a, &n)
	got, ok := b.notesOf(x, &a)
	if diff := cmp.Diff(n, got, cmpopts.EquateEmpty(), cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); !ok || diff != "" {
		t.Errorf("%v %s", ok, diff)
	}
	for name, change := range map[string]func(*article.Article){
		"title":    func(a *article.Article) { a.Title += "!" },
		"body":     func(a *article.Article) { a.Body += "!" },
		"language": func(a *article.Article) { a.Lang = "ru" },
		"day":      func(a *article.Article) { a.Date = edtf.Date{} },
		"source":   func(a *article.Article) { a.Source = "gazette" },
		"dateline": func(a *article.Article) { a.Dateline.Place = "port-maren" },
		"override": func(a *article.Article) { a.Overrides = []article.Override{{}} },
	} {
		other := a
		change(&other)
		if _, ok := b.notesOf(x, &other); ok {
			t.Errorf("the notes are taken for another %s", name)
		}
	}
	b.notes.close()
	if _, ok := b.notesOf(x, &a); ok {
		t.Error("the notes are taken after the roster was read anew")
	}
}

func TestWhatTheIndexReadIsNotReadAgain(t *testing.T) {
	first, _ := begin(t)
	stages(t, first, nothing, nothing)
	for _, ahead := range []int64{mostAhead, 4000, 0} {
		b := &builder{res: &Result{}, removed: table.NewWriter(&table.Removed), opt: first.opt}
		var away []string // while the map stage is at work
		move := func(from, to string) {
			for _, p := range away {
				if err := os.Rename(p+from, p+to); err != nil {
					t.Fatal(err)
				}
			}
		}
		b.opt.Stage = func(name string) {
			if name == "group" {
				move(".away", "")
			}
		}
		stages(t, b, func() { b.ahead.Store(ahead) }, func() {
			for i := range b.shelf {
				if s := &b.shelf[i]; s.file != nil {
					away = append(away, filepath.Join(b.opt.Content.Dir(), s.path))
				}
			}
			move("", ".away")
		})
		if all, left := len(b.shelf), len(away); ahead == mostAhead && left != all || ahead == 4000 && (left == 0 || left == all) || ahead == 0 && left > 0 {
			t.Errorf("of %d reports the index left %d where it may leave %d bytes", all, left, ahead)
		}
		if slices.ContainsFunc(b.shelf, func(s shelved) bool { return s.file != nil }) || b.res.Articles != first.res.Articles {
			t.Errorf("%d reports of %d, or one is left still", b.res.Articles, first.res.Articles)
		}
	}
}
