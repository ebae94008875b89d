package normalize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/diag"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/seed"
)

// TestRealReports reads the five real reports, where they are, and compares
// with what an annotator said of them.
func TestRealReports(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared")
	b, err := os.ReadFile(filepath.Join(dir, "gold", "seeds.json"))
	if err != nil {
		t.Skip("the real reports are not here")
	}
	type surface struct{ Surface, Kind string }
	var gold struct {
		Documents []struct {
			File, Language  string
			Title           surface
			PublicationDate struct{ Edtf string } `json:"publication_date"`
			Source          struct{ Agency, Syndicator string }
			Dateline        struct{ Place, Agency string }
			Body            struct {
				First, Last surface
				Paragraphs  int
			}
			Removed []surface
		}
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	n := New(realRoster(t), Options{HomeCountries: []string{"kazakhstan"}})
	for _, d := range gold.Documents {
		b, err := os.ReadFile(filepath.Join(dir, "seeds", d.File))
		if err != nil {
			t.Skip(err)
		}
		raw, l := seed.Read("seeds/"+d.File, b)
		if len(l) > 0 {
			t.Errorf("%s: %v", d.File, l)
		}
		r := n.Article(raw, Sidecar{})
		a := r.Article
		t.Logf("%s: %q %s %s %s\n%s", d.File, a.Title, a.TitleBasis, a.ID, a.DateEvidence, r.Problems)
		is := func(what, got, want string) {
			t.Helper()
			if got != want {
				t.Errorf("%s: %s is %q, want %q", d.File[:3], what, got, want)
			}
		}
		if d.Title.Surface != "" {
			is("title", a.Title, d.Title.Surface)
		} else if a.TitleBasis != "derived" || len([]rune(a.Title)) > 120 || len([]rune(a.Title)) < 20 {
			t.Errorf("%s: title %q (%s)", d.File[:3], a.Title, a.TitleBasis)
		}
		if !strings.HasSuffix(d.PublicationDate.Edtf, "?") {
			is("date", a.Date.String(), d.PublicationDate.Edtf)
		} else {
			is("date", a.Date.String(), "")
		}
		is("source", a.Source, d.Source.Agency)
		is("syndicator", a.Syndicator, d.Source.Syndicator)
		is("place", a.Dateline.Place, d.Dateline.Place)
		is("agency", a.Dateline.Agency, d.Dateline.Agency)
		is("language", a.Lang, d.Language)
		paras := prose.Paragraphs(a.Body)
		if len(paras) != d.Body.Paragraphs {
			t.Errorf("%s: %d paragraphs, want %d", d.File[:3], len(paras), d.Body.Paragraphs)
		}
		if !strings.HasPrefix(a.Body, d.Body.First.Surface) || !strings.HasSuffix(a.Body, d.Body.Last.Surface) {
			t.Errorf("%s: body %.60q … %q", d.File[:3], a.Body, a.Body[max(0, len(a.Body)-60):])
		}
		for _, g := range d.Removed {
			if s := strings.TrimSpace(g.Surface); len(s) > 8 && strings.Contains(a.Body, s) {
				t.Errorf("%s: %q is still there", d.File[:3], s)
			}
		}
		for _, x := range r.Removed {
			if got := string(b[x.Start:x.End]); got != x.Text {
				t.Errorf("%s: removed %q, but the file has %q there", d.File[:3], x.Text, got)
			}
		}
	}
}

// realRoster is that of the first chronicle.
func realRoster(t *testing.T) *roster.Roster {
	files, _ := filepath.Glob(filepath.Join("..", "..", "content", "*", "*.md"))
	var list []*diag.Source
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.ToSlash(f)
		list = append(list, diag.NewSource(name[strings.Index(name, "content/"):], string(b)))
	}
	r, l := roster.Load(list)
	if l.Count(diag.Error) > 0 {
		t.Fatal(l)
	}
	if len(r.Sources) == 0 {
		t.Skip("the first chronicle is not here")
	}
	return r
}
