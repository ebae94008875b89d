package render

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
	"dateline/internal/wording"
	"dateline/static"
	"dateline/templates"
)

// full makes a chronicle in which every hub is full: 3,000 reports of 30 years,
// all people in meetings with each other, each report with a quotation and
// three figures.
func full(t *testing.T) *site.Site {
	var srcs []*diag.Source
	add := func(kind, id, rest string) {
		srcs = append(srcs, diag.NewSource("content/"+kind+"/"+id+".md", "---\nid: "+id+"\nname: "+strings.ToUpper(id[:1])+strings.ReplaceAll(id[1:], "-", " ")+"\n"+rest+"---\n"))
	}
	const people = 24
	for i := range people {
		add("leaders", fmt.Sprintf("person-%c-vale", 'a'+i), "roles:\n  - {title: Minister of Bridges and Ferries of the Lake Republic, of: land, from: 1990-01-01}\n")
	}
	for i := range 12 {
		add("sources", fmt.Sprintf("wire-%c", 'a'+i), "")
		add("initiatives", fmt.Sprintf("plan-%c", 'a'+i), "")
		add("places", fmt.Sprintf("town-%c", 'a'+i), "country: land\n")
	}
	add("places", "land", "")
	r, l := roster.Load(srcs)
	if len(l) > 0 {
		t.Fatal(l)
	}
	const body = "The ministers met in the town to talk of bridges, ferries and the price of grain, a spokesman for the ministry said. “We shall build the bridge before the ice is gone, and not a day later,” the minister said of 12 bridges, 34 ferries and 56 tonnes."
	at := func(s string) prose.Span {
		i := strings.Index(body, s)
		return prose.Span{Start: i, End: i + len(s)}
	}
	var entries []site.Entry
	for i := range 3000 {
		a := article.Article{ID: fmt.Sprintf("r-%05d", i), Title: fmt.Sprintf("Ministers talk of bridges and of ferries for the %d. time", i), Body: body, Lang: "en", Rights: "full",
			Date: edtf.FromDay(edtf.Civil(1994+i%30, 1+i/30%12, 1+i/360%28)), DateBasis: article.Header, Source: fmt.Sprintf("wire-%c", 'a'+i%12)}
		p, q := fmt.Sprintf("person-%c-vale", 'a'+i%people), fmt.Sprintf("person-%c-vale", 'a'+(i%people+1+i/people%(people-1))%people)
		a.Leaders, a.Initiatives = []string{p, q}, []string{fmt.Sprintf("plan-%c", 'a'+i%12)}
		n := annotate.Notes{
			Quotes: []annotate.Quote{{By: annotate.By{Span: at("We shall build the bridge before the ice is gone, and not a day later,")}, Speaker: p}},
			Events: []annotate.Event{{By: annotate.By{Span: prose.Span{End: strings.Index(body, " “")}}, Kind: "meeting", Title: fmt.Sprintf("Meeting %d", i), Date: a.Date, DateBasis: "explicit", Place: fmt.Sprintf("town-%c", 'a'+i%12), Country: "land",
				Initiatives: a.Initiatives, Status: "held", Main: true, Participants: []annotate.Part{{Entity: p, Part: "participant"}, {Entity: q, Part: "participant"}}}},
		}
		for _, s := range []string{"12 bridges", "34 ferries", "56 tonnes"} {
			n.Figures = append(n.Figures, annotate.Figure{By: annotate.By{Span: at(s)}, Value: s[:2], Unit: "count:bridge", What: s[3:], SaidBy: p, Quote: -1})
		}
		entries = append(entries, site.NewEntry(&a, &n))
	}
	s, _ := site.New(site.Meta{Title: "Full", Language: "en", Search: true}, entries, r)
	return s
}

// Limits of a page: elements, and bytes as sent, packed by gzip.
const (
	maxNodes    = 1400
	maxPage     = 45 << 10
	maxStyle    = 10 << 10
	maxScript   = 12 << 10
	maxOwnPages = 40 // of each kind, the first of the site
)

func packed(t *testing.T, b []byte) int {
	t.Helper()
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return z.Len()
}

func TestPagesStayLightHoweverManyReportsThereAre(t *testing.T) {
	if testing.Short() {
		t.Skip("3,000 reports")
	}
	s := full(t)
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for p := range s.Pages() {
		h := p.Base()
		if _, ok := p.(*site.ArticlePage); ok || seen[h.Kind] == maxOwnPages {
			continue
		}
		seen[h.Kind]++
		var b bytes.Buffer
		if err := r.Page(&b, p); err != nil {
			t.Fatal(err)
		}
		nodes := 0
		for i, c := range b.Bytes() {
			if c == '<' && i+1 < b.Len() && b.Bytes()[i+1] >= 'a' && b.Bytes()[i+1] <= 'z' {
				nodes++
			}
		}
		if nodes > maxNodes {
			t.Errorf("%s has %d elements", h.Path, nodes)
		}
		if n := packed(t, b.Bytes()); n > maxPage {
			t.Errorf("%s has %d bytes packed", h.Path, n)
		}
	}
	for _, kind := range []string{"overview", "timeline", "year", "month", "leader", "initiative", "place", "source", "quotes", "figures", "meetings", "days", "day", "coverage", "explore"} {
		if seen[kind] == 0 {
			t.Errorf("no page of the kind %s was looked at", kind)
		}
	}
}

func TestTheLookAndTheScriptsStayLight(t *testing.T) {
	for name, limit := range map[string]int{"chronicle.css": maxStyle, "keys.js": maxScript, "explore.js": maxScript, "search.js": maxScript} {
		b, err := static.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if n := packed(t, b); n > limit {
			t.Errorf("%s has %d bytes packed, over the limit of %d", name, n, limit)
		}
	}
}
