package table

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
)

type webSelector struct {
	Type, Value           string
	Exact, Prefix, Suffix string
	RefinedBy             *webSelector
}

type webCollection struct {
	ID, Type string
	Total    int
	First    struct {
		Type  string
		Items []struct {
			ID, Type, Motivation string
			Creator              *struct{ Name string }
			Body                 json.RawMessage
			Target               struct {
				Source   string
				Selector webSelector
			}
		}
	}
}

func webAnnotations(t testing.TB, a article.Article, n annotate.Notes) (webCollection, string) {
	t.Helper()
	r := roster.New(roster.Entity{Kind: roster.Leader, ID: "ada-brovik", Name: "Ada Brovik"}, roster.Entity{Kind: roster.Place, ID: "lake", Name: `The "Lake"`})
	rows := NewReport()
	rows.Add(&a, &site.Entry{}, &n, "")
	text := rows.WebAnnotations(&a, &n, r)
	var c webCollection
	if err := json.Unmarshal(text, &c); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if c.Type != "AnnotationCollection" || c.First.Type != "AnnotationPage" || c.Total != len(c.First.Items) {
		t.Errorf("%s of %d with a %s of %d", c.Type, c.Total, c.First.Type, len(c.First.Items))
	}
	return c, string(text)
}

func TestEveryRowIsAWebAnnotationUnderItsID(t *testing.T) {
	a, n := report(t, body)
	a.Notes = []article.Note{{Selector: article.Selector{Exact: "she left"}, Note: "For *Karsk*."}}
	c, text := webAnnotations(t, a, n)
	r := add(t, a, n)
	rows := 0
	for _, w := range []*Writer{r.Mentions, r.Quotes, r.Figures, r.Dates} {
		for line := range strings.Lines(string(w.JSON)) {
			rows++
			var row struct{ ID string }
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				t.Fatal(err)
			}
			if strings.Count(text, `"#`+row.ID+`"`) != 1 {
				t.Errorf("the row %s is no annotation", row.ID)
			}
		}
	}
	if c.Total != rows+1 {
		t.Errorf("%d annotations of %d rows and a note", c.Total, rows)
	}
	paras := prose.Paragraphs(a.Body)
	for _, x := range c.First.Items {
		s, in := &x.Target.Selector, prose.Space(a.Body)
		switch s.Type {
		case "CssSelector":
			s, in = s.RefinedBy, a.Title
		case "FragmentSelector":
			k := strings.Index("p1 p2", s.Value) / 3
			s, in = s.RefinedBy, prose.Space(paras[k].Of(a.Body))
		}
		if s.Type != "TextQuoteSelector" || !strings.Contains(in, s.Exact) {
			t.Errorf("%s: %q is not in %q", x.ID, s.Exact, in)
		}
		if !strings.Contains(prose.Space(a.Title+" "+a.Body), prose.Space(s.Prefix+s.Exact+s.Suffix)) {
			t.Errorf("%s: no place has %q + %q + %q", x.ID, s.Prefix, s.Exact, s.Suffix)
		}
		if x.Motivation == "commenting" != (x.ID == "#n-1") || (x.Creator != nil) != (x.ID == "#n-1" || in == a.Title && s.Exact == "Бровик") {
			t.Errorf("%s: %s by %v", x.ID, x.Motivation, x.Creator)
		}
	}
}

func TestWebAnnotationsKeepBackWhatRightsDo(t *testing.T) {
	a, n := report(t, body)
	a.Rights = article.Metadata
	a.Notes = []article.Note{{Selector: article.Selector{Exact: "she left"}, Note: "For Karsk."}}
	c, text := webAnnotations(t, a, n)
	for _, words := range []string{"lake — our", "crowns", "she left", "Monday"} {
		if strings.Contains(text, words) {
			t.Errorf("%q stands in\n%s", words, text)
		}
	}
	if c.Total != 2 { // those in the title
		t.Errorf("%d annotations", c.Total)
	}
}

func FuzzWebAnnotationsAreJSON(f *testing.F) {
	f.Add("a \"b\"\x00\u2028</script>", 2, 5)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		from, to = max(0, min(from, len(text))), max(0, min(to, len(text)))
		if from > to {
			return
		}
		a := article.Article{ID: "x", Title: text, Body: text}
		by := annotate.By{Span: prose.Span{Start: from, End: to}, Rule: text}
		webAnnotations(t, a, annotate.Notes{Dates: []annotate.When{{By: by, Timex3: text}, {By: by, Where: annotate.Title}}, Mentions: []annotate.Mention{{By: by, Entity: text}}})
	})
}
