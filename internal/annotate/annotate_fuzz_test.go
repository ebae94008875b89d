package annotate

import (
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/internal/article"
)

// FuzzAnnotate reads hostile reports whole, with a roster and without: it ends
// soon, and every span lies in its text.
func FuzzAnnotate(f *testing.F) {
	for _, file := range []string{"testdata/reports/round1.txt", "testdata/reports/round2.txt", "testdata/reports/round3.txt"} {
		for _, g := range goldReports(f, file) {
			f.Add(g.text, true)
		}
	}
	f.Add("He met him, when, in, and in, it was that they would, “” said he said. And her, and in 2031, when 5 from 3 of which 2 million.", false)
	with, without := New(reportRoster()), New(nil)
	f.Fuzz(func(t *testing.T, body string, dated bool) {
		if !utf8.ValidString(body) || len(body) > 1<<14 {
			return
		}
		art := &article.Article{Title: "Talks in Karsk", Body: body, Lang: "en", Source: "velpress"}
		if dated {
			art.Date = day("2031-05-10")
		} else {
			art.TitleBasis = article.Derived
		}
		start := time.Now()
		for _, a := range []*Annotator{with, without} {
			n := a.Annotate(art)
			if d := cmp.Diff(n.Mentions, a.Mentions(art), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("mentions alone: %s", d)
			}
			checkQuotes(t, body, n.Quotes)
			checkFigures(t, body, n.Figures, len(n.Quotes))
			for i := range n.Events {
				e := &n.Events[i]
				placed := e.Place != "" || e.Country != "" || e.PlaceText != ""
				if e.Start < 0 || e.End > len(body) || !e.Contains(e.Trigger) || e.Trigger.Len() <= 0 ||
					e.Title == "" || e.Rule == "" || e.Confidence <= 0 || e.Confidence > 1 ||
					e.Date.IsZero() != (e.DateBasis == "") || e.DateBasis == "default" && !e.Date.Approximate() || placed != (e.PlaceBasis != "") ||
					e.Status != "held" && e.Status != "announced" && e.Status != "planned" {
					t.Errorf("%+v", e)
				}
			}
			for _, d := range n.Documents {
				if d.Start < 0 || d.End > len(body) || d.Start >= d.End || d.Event < 0 || d.Event >= len(n.Events) {
					t.Fatalf("%+v", d)
				}
			}
		}
		if d := time.Since(start); d > 20*time.Second {
			t.Fatalf("%v for %d bytes", d, len(body))
		}
	})
}
