package reading

import (
	"testing"

	"dateline/internal/article"
)

func TestTheBareHeadOfStateIsThatOfTheSite(t *testing.T) {
	const body = "The two vice ministers spoke of the first visit of President of Norland Ada-Maria Brovik. The Sudlandic diplomat praised what the Head of State has done."
	for _, c := range []struct{ name, source, city, home, want string }{
		{"an agency of the site's own country writes from abroad", "norpress", "sudport", "norland", "ada-brovik"},
		{"nobody knows who writes", "", "sudport", "norland", "ada-brovik"},
		{"a foreign agency writes from its own capital", "sudwire", "sudport", "norland", "bao-ling"},
		{"a foreign agency writes from here", "sudwire", "osk", "norland", "ada-brovik"},
		{"a site of the other country", "norpress", "sudport", "sudland", "bao-ling"},
	} {
		r := world()
		r.Sources = append(r.Sources, r.Sources[0])
		r.Sources[len(r.Sources)-1].ID, r.Sources[len(r.Sources)-1].Name, r.Sources[len(r.Sources)-1].Country = "sudwire", "Sudwire", "sudland"
		n := newNames(r, c.home).notes(&article.Article{Title: "Vice ministers meet", Body: body, Date: dated("2018-03-02"), Lang: "en", Source: c.source, Dateline: article.Dateline{Place: c.city}})
		got := ""
		for _, m := range n.Mentions {
			if m.Of(body) == "the Head of State" {
				got = m.Entity
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTheBarePresidentOfAReportFromElsewhereIsNotThatOfTheSite(t *testing.T) {
	const body = "The envoy flew to Melkheim on Friday. The President told the envoy that the talks would go on."
	for _, c := range []struct{ text, city, want string }{
		{body, "", ""},
		{body, "osk", "ada-brovik"},
		{body + " A ship left Norland.", "", "ada-brovik"},
	} {
		n := newNames(world(), "norland").notes(&article.Article{Title: "Envoy flies on", Body: c.text, Date: dated("2018-03-02"), Lang: "en", Dateline: article.Dateline{Place: c.city}})
		got := ""
		for _, m := range n.Mentions {
			if m.Of(c.text) == "The President" {
				got = m.Entity
			}
		}
		if got != c.want {
			t.Errorf("%s (%s): %q, want %q", c.text, c.city, got, c.want)
		}
	}
}
