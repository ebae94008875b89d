package annotate

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// seedFolder reads the real reports and what a reader found in them; the test
// is skipped where they are not.
const seedFolder = "../../../shared/"

type seedGold struct {
	Documents []struct {
		File    string
		Date    struct{ EDTF string } `json:"publication_date"`
		Persons []struct {
			Surface, Kind string
			ID            any
		} `json:"persons"`
		Quotes  []struct{ Text, Speaker string } `json:"quotes"`
		Figures []struct {
			Surface   string
			Value     float64
			Unit      string
			Period    string `json:"period_edtf"`
			SaidBy    string `json:"said_by"`
			Modifier  string
			Direction string
			What      string
		} `json:"figures"`
	}
}

// seedDocs is a real report as a doc whose people are those of the gold.
func seedDocs(t *testing.T) (docs []*doc, gold seedGold) {
	b, err := os.ReadFile(filepath.Join(seedFolder, "gold/seeds.json"))
	if err != nil {
		t.Skip(err)
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	for _, g := range gold.Documents {
		raw, err := os.ReadFile(filepath.Join(seedFolder, "seeds", g.File))
		if err != nil {
			t.Skip(err)
		}
		text := string(raw)
		runes := []rune(text)
		// Line ends become spaces or paragraph ends without moving any offset.
		if !strings.Contains(text, "\n\n") {
			for i := range runes {
				if runes[i] == '\n' && i > 0 && !strings.ContainsRune(".\"”", runes[i-1]) {
					runes[i] = ' '
				}
			}
			text = strings.ReplaceAll(string(runes), "\n", "\n\n")
		}
		date, _ := edtf.Parse(g.Date.EDTF)
		d := &doc{Doc: New(nil).reader.Read(&article.Article{Body: text, Lang: "en", Date: date})}
		d.People, d.Mentions = nil, nil
		from := 0
		for _, p := range g.Persons {
			id, _ := p.ID.(string)
			if id == "" || p.Kind == "pronoun" || p.Kind == "group" {
				continue
			}
			at := strings.Index(text[from:], p.Surface)
			if at < 0 {
				continue
			}
			m := Mention{Kind: roster.Leader, Entity: id}
			m.Span = prose.Span{Start: from + at, End: from + at + len(p.Surface)}
			d.People = append(d.People, m)
			from = m.End
		}
		d.knows(d.People)
		d.Dates = timed(d.Body, date)
		docs = append(docs, d)
	}
	return docs, gold
}

func TestRealQuotations(t *testing.T) {
	docs, gold := seedDocs(t)
	for i, d := range docs {
		qs := d.quotes()
		want := gold.Documents[i].Quotes
		for k := range max(len(qs), len(want)) {
			switch {
			case k >= len(qs):
				t.Errorf("%d: missing %q", i, want[k].Text)
			case k >= len(want):
				t.Errorf("%d: too many: %q by %q", i, qs[k].Of(d.Body), qs[k].SpeakerText)
			case prose.Space(qs[k].Of(d.Body)) != want[k].Text || qs[k].Speaker != want[k].Speaker:
				t.Errorf("%d: got %q by %q (%s), want %q by %s", i, qs[k].Of(d.Body), qs[k].SpeakerText, qs[k].Speaker, want[k].Text, want[k].Speaker)
			}
		}
	}
}

func TestRealFigures(t *testing.T) {
	docs, gold := seedDocs(t)
	falseAlarms := 0
	for i, d := range docs {
		fs := d.figured(d.quotes())
		used := make([]bool, len(fs))
		unit := func(u string) string {
			u, _, _ = strings.Cut(u, ":")
			return u
		}
		for _, w := range gold.Documents[i].Figures {
			hit := -1
			for k, f := range fs {
				v, _ := strconv.ParseFloat(f.Value, 64)
				if !used[k] && v == w.Value && unit(f.Unit) == unit(w.Unit) {
					hit = k
					break
				}
			}
			if hit < 0 {
				t.Errorf("%d: missing %s (%v %s)", i, w.Surface, w.Value, w.Unit)
				continue
			}
			used[hit] = true
			f := fs[hit]
			if f.SaidBy != w.SaidBy || f.Modifier != w.Modifier || w.Direction != "" && f.Direction != w.Direction {
				t.Errorf("%d: %s: said by %q, modifier %q, direction %q; want %q %q %q", i, w.Surface, f.SaidBy, f.Modifier, f.Direction, w.SaidBy, w.Modifier, w.Direction)
			}
			if year := strings.Trim(w.Period, "?~%"); len(year) >= 4 && !strings.HasPrefix(f.Period.String(), year[:4]) {
				t.Errorf("%d: %s: period %s (%s), want %s", i, w.Surface, f.Period, f.PeriodBasis, w.Period)
			}
			t.Logf("%d: %s: %s | %s | period %s (%s), gold %s", i, f.Of(d.Body), f.Unit, f.What, f.Period, f.PeriodBasis, w.Period)
		}
		for k, f := range fs {
			if !used[k] {
				falseAlarms++
				t.Logf("%d: false alarm %q %s %s", i, f.Of(d.Body), f.Value, f.Unit)
			}
		}
	}
	if falseAlarms > 1 {
		t.Errorf("%d false alarms", falseAlarms)
	}
}
