package site

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline/internal/article"
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
