package site

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/dating"
	"dateline/internal/diag"
	"dateline/internal/normalize"
	"dateline/internal/roster"
	"dateline/internal/seed"
)

// realRoster reads the chronicle's own roster.
func realRoster(t *testing.T) *roster.Roster {
	files, _ := filepath.Glob("../../content/*/*.md")
	var srcs []*diag.Source
	for _, f := range files {
		if k := filepath.Base(filepath.Dir(f)); !slices.Contains(roster.Folders[:], k) {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Skip(err)
		}
		srcs = append(srcs, diag.NewSource(filepath.ToSlash(f), string(b)))
	}
	if len(srcs) == 0 {
		t.Skip("no content")
	}
	r, l := roster.Load(srcs)
	if l.Count(diag.Error) > 0 {
		t.Skip(l)
	}
	return r
}

// TestRealEvents groups the events of the real reports, where they are, and
// compares them with what a reader found: at least 17 of 19, and at most three
// that the reader did not list.
func TestRealEvents(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared")
	b, err := os.ReadFile(filepath.Join(dir, "gold", "seeds.json"))
	if err != nil {
		t.Skip("the real reports are not here")
	}
	var gold struct {
		Documents []struct {
			File   string
			Events []struct {
				ID, Type     string
				Participants []string
				Date         string `json:"date_edtf"`
			}
			Signed []struct{ Surface string } `json:"documents_signed"`
		}
		Entities struct{ Persons map[string]any }
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	r := realRoster(t)
	n, a := normalize.New(r, normalize.Options{HomeCountries: []string{"kazakhstan"}}), annotate.New(r)
	arts := make([]*article.Article, len(gold.Documents))
	notes := make([]annotate.Notes, len(arts))
	idx := dating.NewIndex()
	for i, d := range gold.Documents {
		b, err := os.ReadFile(filepath.Join(dir, "seeds", d.File))
		if err != nil {
			t.Skip(err)
		}
		raw, _ := seed.Read("seeds/"+d.File, b)
		art := n.Article(raw, normalize.Sidecar{}).Article
		arts[i], notes[i] = &art, a.Annotate(&art)
		idx.Add(&art, &notes[i])
	}
	for i, art := range arts {
		if !art.Date.IsZero() {
			continue
		}
		f, ok := idx.Date(art, &notes[i], r)
		t.Logf("%s is of %s: %q", f.ID, f.Date, f.Evidence)
		if !ok || f.Date.String() != "2018-06?" {
			t.Errorf("dated %s", f.Date)
		}
		art.Date, art.DateBasis = f.Date, f.Basis
		notes[i] = a.Annotate(art)
	}
	var entries []Entry
	for i := range arts {
		entries = append(entries, NewEntry(arts[i], &notes[i]))
	}
	events := grouped(entries, r)
	bare := strings.NewReplacer("?", "", "~", "", "%", "")
	got, of, false_, docs := 0, 0, 0, 0
	for i, d := range gold.Documents {
		var have []Event
		for _, e := range events {
			if slices.ContainsFunc(e.Reports, func(r Report) bool { return r.Article == arts[i].ID }) {
				have = append(have, e)
			}
		}
		for _, e := range have {
			t.Logf("%s: %s %s %s %v %s/%s %s main=%v | %s | %s", d.File[:3], e.ID, e.Date, e.DateBasis, e.Participants, e.Place, e.Country, e.Status, e.Main, e.Rule, e.Title)
		}
		for _, w := range d.Events {
			if w.Type == "background" {
				continue
			}
			of++
			k := slices.IndexFunc(have, func(e Event) bool {
				if e.Kind != w.Type && !(strings.Contains("forum summit", e.Kind) && strings.Contains("forum summit", w.Type)) {
					return false
				}
				for _, p := range w.Participants {
					if _, known := gold.Entities.Persons[p]; known && !slices.ContainsFunc(e.Participants, func(q annotate.Part) bool { return q.Entity == p }) {
						return false
					}
				}
				x, y := bare.Replace(e.Date.String()), bare.Replace(w.Date)
				return y == "" || fmt.Sprintf("%.7s", x) == fmt.Sprintf("%.7s", y) || fmt.Sprintf("%.4s", x) == y
			})
			if k < 0 {
				t.Logf("MISSING %s %s %v %s", w.ID, w.Type, w.Participants, w.Date)
				continue
			}
			got++
			have = slices.Delete(have, k, k+1)
		}
		for _, e := range have {
			if e.Kind != "background" && e.Kind != "announcement" && e.Kind != "appointment" {
				false_++
				t.Logf("FALSE %s %s", d.File[:3], e.ID)
			}
		}
		for _, doc := range notes[i].Documents {
			if !slices.ContainsFunc(d.Signed, func(s struct{ Surface string }) bool { return s.Surface == doc.Title }) {
				t.Errorf("%s: document %q", d.File[:3], doc.Title)
			}
		}
		docs += len(notes[i].Documents)
		if len(notes[i].Documents) != len(d.Signed) {
			t.Errorf("%s: %d documents, want %d", d.File[:3], len(notes[i].Documents), len(d.Signed))
		}
	}
	t.Logf("events %d of %d, %d false; %d documents", got, of, false_, docs)
	if got*100 < 85*of || false_ > 3 {
		t.Errorf("events %d of %d, %d false", got, of, false_)
	}
}
