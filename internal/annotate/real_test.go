package annotate

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// The real reports and their expected marks stand outside the repository.
const shared = "../../../shared/"

type goldDoc struct {
	File  string
	Title struct {
		Surface string
	}
	Publication struct{ EDTF string } `json:"publication_date"`
	Source      struct{ Agency string }
	Dateline    struct{ Place string }
	Body        struct {
		First, Last struct {
			Start int `json:"start_byte"`
			End   int `json:"end_byte"`
		}
	}
	Persons, Initiatives []struct {
		Surface, Kind    string
		ID               any
		Nested, Optional bool
	}
}

func realRoster(t testing.TB) *roster.Roster {
	t.Helper()
	var files []*diag.Source
	err := filepath.WalkDir("../../content", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(p, ".md") || strings.Contains(p, "articles") {
			return err
		}
		b, err := os.ReadFile(p)
		files = append(files, diag.NewSource(filepath.ToSlash(p), string(b)))
		return err
	})
	if err != nil || len(files) == 0 {
		t.Skip("no content here")
	}
	r, l := roster.Load(files)
	for _, d := range l {
		if d.Severity == diag.Error {
			t.Log(d)
		}
	}
	return r
}

func TestRealReports(t *testing.T) {
	b, err := os.ReadFile(shared + "gold/seeds.json")
	if err != nil {
		t.Skip("no real reports here")
	}
	var gold struct{ Documents []goldDoc }
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	a := New(realRoster(t))
	norm := func(s string) string {
		return strings.Trim(prose.Space(strings.Map(func(r rune) rune {
			if strings.ContainsRune("\"“”«»'‘’", r) {
				return ' '
			}
			return r
		}, strings.ToLower(s))), " ,")
	}
	type count struct{ got, of, false int }
	var names, titles, inits count
	for _, g := range gold.Documents {
		raw, err := os.ReadFile(shared + "seeds/" + g.File)
		if err != nil {
			t.Skip(err)
		}
		body := strings.TrimSpace(string(raw[g.Body.First.Start:g.Body.Last.End]))
		n := a.Annotate(&article.Article{Title: g.Title.Surface, Body: body, Date: day(g.Publication.EDTF), Lang: "en", Source: g.Source.Agency, Dateline: article.Dateline{Place: g.Dateline.Place}})
		type pair struct{ text, id string }
		score := func(c *count, what string, have, want, maybe []pair) {
			take := func(w pair) bool {
				for i, h := range have {
					if h.id == w.id && (strings.Contains(norm(h.text), norm(w.text)) || strings.Contains(norm(w.text), norm(h.text))) {
						have = append(have[:i:i], have[i+1:]...)
						return true
					}
				}
				return false
			}
			for _, w := range want {
				c.of++
				if take(w) {
					c.got++
				} else {
					t.Logf("%.3s %s: missing %v", g.File, what, w)
				}
			}
			for _, w := range maybe {
				take(w)
			}
			for _, h := range have {
				c.false++
				t.Logf("%.3s %s: false alarm %v", g.File, what, h)
			}
		}
		var haveName, haveTitle, haveInit, wantName, wantTitle, wantInit, maybe, maybeInit []pair
		for _, m := range n.Mentions {
			text := body
			if m.Where == Title {
				text = g.Title.Surface
			}
			p := pair{m.Of(text), m.Entity}
			switch {
			case m.Kind == roster.Initiative:
				haveInit = append(haveInit, p)
			case m.Kind == roster.Leader && m.Form == mention.ByTitle:
				haveTitle = append(haveTitle, p)
			case m.Kind == roster.Leader:
				haveName = append(haveName, p)
			}
		}
		for _, p := range g.Persons {
			id, _ := p.ID.(string)
			w := pair{p.Surface, id}
			switch {
			case p.Nested || p.Optional || p.Kind == "desc" || p.Kind == "pronoun":
				maybe = append(maybe, w)
			case p.Kind == "name":
				wantName = append(wantName, w)
			case p.Kind == "title":
				wantTitle = append(wantTitle, w)
			}
		}
		for _, p := range g.Initiatives {
			id, _ := p.ID.(string)
			if w := (pair{p.Surface, id}); p.Nested || p.Optional {
				maybeInit = append(maybeInit, w)
			} else {
				wantInit = append(wantInit, w)
			}
		}
		score(&names, "name", haveName, wantName, maybe)
		score(&titles, "title", haveTitle, wantTitle, maybe)
		score(&inits, "initiative", haveInit, wantInit, maybeInit)
		for _, d := range n.Doubts {
			t.Logf("%.3s open: %q %v %s", g.File, d.Of(body), d.Entities, d.Rule)
		}
	}
	t.Logf("names %d/%d, %d false; titles %d/%d, %d false; initiatives %d/%d, %d false", names.got, names.of, names.false, titles.got, titles.of, titles.false, inits.got, inits.of, inits.false)
	if names.got < names.of || names.false > 0 || titles.got*10 < titles.of*9 || titles.false > 1 || inits.got*100 < inits.of*95 || inits.false > 1 {
		t.Error("a bar is missed")
	}
}
