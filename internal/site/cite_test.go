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
	if got, want := s.bibtex(s.cite(e)), `title = {50\% of \textbraceleft{}what\textbraceright{}? TY - BOOK "a\textbackslash{}b"}`; !strings.Contains(got, want) {
		t.Errorf("BibTeX %s", got)
	}
	if got := s.bibtex(s.cite(e)); strings.Count(got, "{") != strings.Count(got, "}") || !strings.Contains(got, `author = {{norwire\_1}}`) || !strings.Contains(got, "date = {2018-06?}") {
		t.Errorf("BibTeX %s", got)
	}
	ris := s.ris(s.cite(e))
	if strings.Contains(ris, "\nTY  - BOOK") || !strings.HasPrefix(ris, "TY  - NEWS\n") || !strings.HasSuffix(ris, "\nER  - ") || !strings.Contains(ris, "\nDA  - 2018/06//uncertain\n") {
		t.Errorf("RIS %s", ris)
	}
	if it := readCSL(t, s.csl(s.cite(e))); it.Issued.Parts[0][1] != 6 || !it.Issued.Circa || it.Genre != "Digest" {
		t.Errorf("CSL-JSON %+v", it)
	}
	for _, e := range []Entry{{ID: "y"}, {ID: "z", Title: "A “b”\u2028<c>\x7f &", Date: edt(t, "2018-06-03")}} {
		readCSL(t, s.csl(s.cite(&e)))
	}
	if got, want := s.apa(s.cite(e)), "norwire_1. (ca. 2018, June). 50% of {what}? TY - BOOK \"a\\b\" [Digest]. Lake & River. https://example.org/articles/2018/x.html"; got != want {
		t.Errorf("APA %s, want %s", got, want)
	}
}

// cslItem is an item of CSL-JSON (citation-style-language.org, csl-data.json).
type cslItem struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Title    string    `json:"title"`
	Author   []cslName `json:"author"`
	Issued   *cslDate  `json:"issued,omitempty"`
	Genre    string    `json:"genre,omitempty"`
	Archive  string    `json:"archive,omitempty"`
	Language string    `json:"language,omitempty"`
	URL      string    `json:"URL,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
	Circa bool    `json:"circa,omitempty"`
}

// readCSL reads the one item of a text that must be as encoding/json writes it.
func readCSL(t *testing.T, text string) cslItem {
	t.Helper()
	var items []cslItem
	if err := json.Unmarshal([]byte(text), &items); err != nil || len(items) != 1 {
		t.Fatalf("CSL-JSON %s: %v", text, err)
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(items); err != nil || strings.TrimSpace(b.String()) != text {
		t.Errorf("CSL-JSON %s\nand not %s: %v", text, b.String(), err)
	}
	return items[0]
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

func TestAQueryIsEscapedAsNetURLDoes(t *testing.T) {
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	for _, s := range []string{"", "a b+c", "Озеро 湖", string(every)} {
		if got, want := string(appendQuery(nil, s)), url.QueryEscape(s); got != want {
			t.Errorf("%q is %s, want %s", s, got, want)
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
