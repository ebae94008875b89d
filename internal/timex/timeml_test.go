package timex

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// TestTimeML measures Find as TempEval-3 did (UzZaman et al. 2013, section 4):
// strict is a span that is right to the byte, relaxed one that overlaps, and a
// value counts where a relaxed one has the TIMEX3 value of the gold. DATELINE_TIMEML
// names folders of .tml files, separated as in PATH; such corpora (TimeBank,
// AQUAINT, TE3-platinum) are licensed to whoever holds them and stand nowhere
// here. DATELINE_TIMEML_DIFF=1 logs each difference.
func TestTimeML(t *testing.T) {
	dirs := filepath.SplitList(os.Getenv("DATELINE_TIMEML"))
	if len(dirs) == 0 {
		t.Skip("DATELINE_TIMEML names no folder of .tml files")
	}
	diff := os.Getenv("DATELINE_TIMEML_DIFF") != ""
	for _, dir := range dirs {
		files, _ := filepath.Glob(filepath.Join(dir, "*.tml"))
		if len(files) == 0 {
			t.Errorf("%s: no .tml files", dir)
		}
		var sc score
		for _, f := range files {
			text, gold, ref := readTimeML(t, f)
			got := Find(text, ref)
			sc.gold += len(gold)
			sc.found += len(got)
			used := make([]bool, len(got))
			for _, g := range gold {
				hit := false
				for i, e := range got {
					if used[i] || !e.Overlaps(g.Span) {
						continue
					}
					used[i], hit = true, true
					sc.relaxed++
					sc.values++
					around := oneLine(text[max(0, e.Start-50):min(len(text), e.End+40)])
					if e.Span == g.Span {
						sc.strict++
					} else if diff {
						t.Logf("%s SPAN want %q; got %q by %s (…%s)", filepath.Base(f), g.Of(text), e.Of(text), e.Rule, around)
					}
					if e.Timex3 == g.timex {
						sc.value++
					} else if diff {
						t.Logf("%s VALUE %q: want %s; got %s by %s, report of %s (…%s)", filepath.Base(f), g.Of(text), g.timex, e.Timex3, e.Rule, ref.Date, around)
					}
					break
				}
				if !hit && diff {
					t.Logf("%s MISSED %q = %s in …%s", filepath.Base(f), g.Of(text), g.timex, oneLine(text[max(0, g.Start-50):min(len(text), g.End+40)]))
				}
			}
			for i, e := range got {
				if !used[i] && diff {
					t.Logf("%s EXTRA %q = %s by %s in …%s", filepath.Base(f), e.Of(text), e.Timex3, e.Rule, oneLine(text[max(0, e.Start-50):min(len(text), e.End+40)]))
				}
			}
		}
		sc.log(t, filepath.Base(dir))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// readTimeML reads the text of a TimeML document, its marked expressions and
// the day it was made.
func readTimeML(t *testing.T, name string) (string, []goldExpr, Ref) {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := xml.NewDecoder(f)
	d.Strict = false
	var text strings.Builder
	var gold []goldExpr
	ref := Ref{Lang: "en-US"}
	inText, open := false, -1
	for {
		tk, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(name, err)
		}
		switch tk := tk.(type) {
		case xml.StartElement:
			inText = inText || tk.Name.Local == "TEXT"
			if tk.Name.Local != "TIMEX3" {
				continue
			}
			value := ""
			for _, a := range tk.Attr {
				switch {
				case a.Name.Local == "value":
					value = a.Value
				case a.Name.Local == "functionInDocument" && a.Value == "CREATION_TIME" && ref.Date.IsZero():
					for _, b := range tk.Attr {
						if b.Name.Local == "value" && len(b.Value) >= 10 {
							ref.Date, _ = edtf.Parse(b.Value[:10])
						}
					}
				}
			}
			if inText && open < 0 {
				open = len(gold)
				gold = append(gold, goldExpr{Span: prose.Span{Start: text.Len()}, timex: value})
			}
		case xml.EndElement:
			if tk.Name.Local == "TEXT" {
				inText = false
			}
			if tk.Name.Local == "TIMEX3" && open >= 0 {
				gold[open].End = text.Len()
				open = -1
			}
		case xml.CharData:
			if inText {
				text.Write(tk)
			}
		}
	}
	return text.String(), gold, ref
}
