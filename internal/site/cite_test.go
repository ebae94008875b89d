package site

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/wording"
)

func TestACitationKeepsTheSyntaxOfItsForm(t *testing.T) {
	s, _ := New(Meta{Title: "Lake & River", BaseURL: "https://example.org/"}, []Entry{{ID: "x", Title: "50% of {what}?\nTY  - BOOK \"a\\b\"", Source: "norwire_1",
		Date: edt(t, "2018-06?"), Lang: "en", DigestOf: article.Digest{Source: "norwire_1"}}}, nil)
	e := &s.Entries[0]
	if got, want := s.bibtex(e), `title = {50\% of \textbraceleft{}what\textbraceright{}? TY - BOOK "a\textbackslash{}b"}`; !strings.Contains(got, want) {
		t.Errorf("BibTeX %s", got)
	}
	if got := s.bibtex(e); strings.Count(got, "{") != strings.Count(got, "}") || !strings.Contains(got, `author = {{norwire\_1}}`) || !strings.Contains(got, "date = {2018-06?}") {
		t.Errorf("BibTeX %s", got)
	}
	ris := s.ris(e)
	if strings.Contains(ris, "\nTY  - BOOK") || !strings.HasPrefix(ris, "TY  - NEWS\n") || !strings.HasSuffix(ris, "\nER  - ") || !strings.Contains(ris, "\nDA  - 2018/06//uncertain\n") {
		t.Errorf("RIS %s", ris)
	}
	var items []cslItem
	if err := json.Unmarshal([]byte(s.csl(e)), &items); err != nil || len(items) != 1 || items[0].Issued.Parts[0][1] != 6 || !items[0].Issued.Circa || items[0].Genre != "Digest" {
		t.Errorf("CSL-JSON %s: %v", s.csl(e), err)
	}
	if got, want := s.apa(e), "norwire_1. (ca. 2018, June). 50% of {what}? TY - BOOK \"a\\b\" [Digest]. Lake & River. https://example.org/articles/2018/x.html"; got != want {
		t.Errorf("APA %s, want %s", got, want)
	}
}

func TestAReferenceManagerReadsReportsFromAList(t *testing.T) {
	s, _ := New(Meta{Title: "Lake & River", BaseURL: "https://example.org/"}, []Entry{{ID: "x", Title: "Two & three; \"four\"", Source: "norwire", Date: edt(t, "2018-06-03"), Lang: "kk"}}, nil)
	p := page[*ReportsPage](t, s, "articles/2018/index.html")
	v, err := url.ParseQuery(p.Groups[0].Reports[0].COinS)
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range map[string]string{"ctx_ver": "Z39.88-2004", "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc", "rft.type": "newspaperArticle", "rft.title": `Two & three; "four"`,
		"rft.creator": "norwire", "rft.source": "Lake & River", "rft.date": "2018-06-03", "rft.language": "kk", "rft.identifier": "https://example.org/articles/2018/x.html"} {
		if got := v.Get(k); got != want {
			t.Errorf("%s is %q, want %q", k, got, want)
		}
	}
}

func TestLinkedDataOfReportsAndTables(t *testing.T) {
	s, _ := New(Meta{Title: "Lake", BaseURL: "https://example.org/", License: "Free."}, []Entry{{ID: "x", Title: "Some words", Source: "norwire", Date: edt(t, "2018-06-03"), Lang: "en"}}, nil)
	p := page[*ArticlePage](t, s, "articles/2018/x.html")
	p.Provenance(wording.Words{}, &Origin{Dateline: "SUND. NORWIRE"})
	if l := p.LD.Graph; l[len(l)-1].Type != "NewsArticle" || l[len(l)-1].Dateline != "SUND. NORWIRE" {
		t.Errorf("%+v", l)
	}
	d := page[*DataPage](t, s, "data/index.html")
	set := d.LD.Graph[len(d.LD.Graph)-1]
	if set.Type != "Dataset" || set.Terms != "Free." || len(set.Distribution) != 2*len(d.Tables) || set.Distribution[0].ContentURL != "https://example.org/data/articles.jsonl" {
		t.Errorf("%+v", set)
	}
}
