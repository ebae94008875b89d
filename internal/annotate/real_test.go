package annotate

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// realReports reads the real reports and what a reader found in them; the test
// is skipped where they are not.
const realReports = "../../../shared/"

type realGold struct {
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

// realDoc is a real report as a doc whose people are those of the gold.
func realDocs(t *testing.T) (docs []*doc, gold realGold) {
	b, err := os.ReadFile(filepath.Join(realReports, "gold/seeds.json"))
	if err != nil {
		t.Skip(err)
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	for _, g := range gold.Documents {
		raw, err := os.ReadFile(filepath.Join(realReports, "seeds", g.File))
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
		d := New(nil).read(&article.Article{Body: text, Lang: "en", Date: date})
		d.people, d.mentions = nil, nil
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
			d.people = append(d.people, m)
			from = m.End
		}
		d.mentions = d.people
		docs = append(docs, d)
	}
	return docs, gold
}

func TestRealQuotations(t *testing.T) {
	docs, gold := realDocs(t)
	for i, d := range docs {
		qs := d.quotes()
		want := gold.Documents[i].Quotes
		for k := range max(len(qs), len(want)) {
			switch {
			case k >= len(qs):
				t.Errorf("%d: missing %q", i, want[k].Text)
			case k >= len(want):
				t.Errorf("%d: too many: %q by %q", i, qs[k].Of(d.body), qs[k].SpeakerText)
			case prose.Space(qs[k].Of(d.body)) != want[k].Text || qs[k].Speaker != want[k].Speaker:
				t.Errorf("%d: got %q by %q (%s), want %q by %s", i, qs[k].Of(d.body), qs[k].SpeakerText, qs[k].Speaker, want[k].Text, want[k].Speaker)
			}
		}
	}
}
