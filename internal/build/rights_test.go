package build_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// restrained is a report with a word of its own ("hush…") in every kind of
// thing that is found in a body: a quotation and its speaker, a figure, a date,
// an event with an unknown guest, a name with doubt, a document, plain words.
const restrained = `Ada Brovik arrived in Land City on Monday, a statement said.

President Ada Brovik met Bo Lund and the hushone delegation in Land City on 3 May 2031 to talk of hushtwo bridges.

“The hushthree road is worth 24.1 million US dollars to us,” Bo Lund said. “We want hushfour and nothing else,” said the hushfive inspector of hushsix affairs. Trade grew by 14.5 percent to 410 hushseven wagons.

The sides signed a Memorandum on Husheight Cooperation and an agreement on hushnine fisheries. Bo Lund invited Ada Brovik to the hushten business forum in June.

Mr. Tolvik called the husheleven talks frank. The state visit of Ada Brovik took place in hushtwelve weather last year.
`

// TestRightsKeepWordsOutOfEveryFile builds a site of the same report under each
// mode, once with its own headline and once with one made of its text, once as
// an article and once as a raw file, and looks for its words in every file that
// is published.
func TestRightsKeepWordsOutOfEveryFile(t *testing.T) {
	hush := regexp.MustCompile(`(?i)hush(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`)
	for _, c := range []struct {
		mode string
		hide *regexp.Regexp
		show string
	}{
		{"metadata", regexp.MustCompile(hush.String() + `|(?i)statement said`), ""},
		{"excerpt", hush, "a statement said"},
		{"full", nil, "hushtwo bridges"},
	} {
		t.Run(c.mode, func(t *testing.T) {
			dir := t.TempDir()
			write := func(name, text string) {
				p := filepath.Join(dir, name)
				if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			write("content/site.yaml", "title: Rights\nlanguage: en\nhome_countries: [land]\n")
			write("content/places/land.md", "---\nid: land\nname: Land\n---\n")
			write("content/places/land-city.md", "---\nid: land-city\nname: Land City\ncountry: land\n---\n")
			write("content/sources/norwire.md", "---\nid: norwire\nname: Norwire\n---\n")
			for id, name := range map[string]string{"ada-brovik": "Ada Brovik", "bo-lund": "Bo Lund", "ana-tolvik": "Ana Tolvik", "bern-tolvik": "Bern Tolvik"} {
				write("content/leaders/"+id+".md", "---\nid: "+id+"\nname: "+name+"\nfamily_name: "+strings.Fields(name)[1]+"\nroles:\n  - {title: President, short: [President], of: land, from: 2010-01-01}\n---\n")
			}
			front := "---\nid: %s\ntitle: %q\ntitle_basis: %s\ndate: 2031-05-04\ndate_basis: %s\ndate_evidence: [%q]\nsource: norwire\nlang: en\nrights: {mode: " + c.mode + "}\n" +
				"notes:\n  - {exact: hushtwo bridges, note: An editor’s note.}\n  - {exact: not to be found, note: Another.}\noverrides:\n  - {exact: hushfour and nothing, kind: quote, speaker: ada-brovik}\n---\n"
			write("content/articles/2031/a.md", fmt.Sprintf(front, "a", "Presidents meet in the capital", "stated", "header", "4 May 2031")+restrained)
			write("content/articles/2031/b.md", fmt.Sprintf(front, "b", "The hushone delegation met", "derived", "inferred", "the hushtwelve weather")+strings.Replace(restrained, "3 May", "8 May", 1))
			// A report that is dated by the words of the first.
			write("content/articles/2031/c.md", "---\nid: c\ntitle: A day later\ndate: 2031-05-05\ndate_basis: inferred\ndate_evidence: [\"a: the hushten business forum\"]\nlang: en\nrights: {mode: full}\n---\nNothing happened.\n")
			write("seeds/d.txt", "By Norwire\n9 May 2031\n\nSubscribe to the hushtwelve newsletter\n\n"+strings.Replace(restrained, "3 May", "9 May", 1))
			write("seeds/d.txt.yaml", "source: norwire\ntitle: A raw file\nrights: {mode: "+c.mode+"}\n")
			res := run(t, dir)
			if !res.Published || res.Articles != 4 {
				t.Fatalf("%+v", res)
			}
			shown, met := false, false
			for name, text := range tree(t, filepath.Join(dir, "public")) {
				if c.hide != nil {
					if at := c.hide.FindStringIndex(text); at != nil {
						t.Errorf("%s: …%s…", name, text[max(0, at[0]-80):min(len(text), at[1]+40)])
					}
				}
				shown = shown || strings.Contains(text, c.show)
				met = met || strings.HasPrefix(name, "events/") && strings.Contains(text, "Ada Brovik") && strings.Contains(text, "Bo Lund")
			}
			if !shown {
				t.Errorf("%q, which may be shown, is nowhere", c.show)
			}
			if !met {
				t.Error("that they met is a fact, and no page tells it")
			}
			if got := len(rows(t, dir, "quotes")); got < 6 {
				t.Errorf("%d quotations have a row, want those of three reports", got)
			}
			for _, r := range rows(t, dir, "figures") {
				if (r["exact"] == nil) != (c.mode != "full") || r["value"] == nil {
					t.Errorf("a figure has exact %v and value %v", r["exact"], r["value"])
				}
			}
		})
	}
}
