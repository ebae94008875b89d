package timex

import (
	"encoding/xml"
	"fmt"
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
		var ours, theirs score
		for _, f := range files {
			text, gold, ref := readTimeML(t, f)
			differ := func(string, prose.Span, string, ...any) {}
			if diff {
				differ = func(what string, at prose.Span, format string, args ...any) {
					around := strings.Join(strings.Fields(text[max(0, at.Start-50):min(len(text), at.End+40)]), " ")
					t.Logf("%s %s %q: %s (…%s)", filepath.Base(f), what, at.Of(text), fmt.Sprintf(format, args...), around)
				}
			}
			got := Find(text, ref)
			ours.count(gold, got, func(string, prose.Span, string, ...any) {})
			theirs.count(gold, endsApart(got), differ)
		}
		ours.log(t, filepath.Base(dir))
		theirs.log(t, filepath.Base(dir)+", the ends of ranges apart")
	}
}

// count adds what was found in one document; differ is told of what is not as in gold.
func (s *score) count(gold []goldExpr, got []Expr, differ func(what string, at prose.Span, format string, args ...any)) {
	s.gold += len(gold)
	s.found += len(got)
	used := make([]bool, len(got))
	for _, g := range gold {
		i := 0
		for i < len(got) && (used[i] || !got[i].Overlaps(g.Span)) {
			i++
		}
		if i == len(got) {
			differ("MISSED", g.Span, "%s", g.timex)
			continue
		}
		e := got[i]
		used[i] = true
		s.relaxed++
		s.values++
		if e.Span == g.Span {
			s.strict++
		} else {
			differ("SPAN", g.Span, "%d bytes before, %d behind by %s", g.Start-e.Start, e.End-g.End, e.Rule)
		}
		if e.Timex3 == g.timex {
			s.value++
		} else {
			differ("VALUE", g.Span, "want %s, got %s by %s", g.timex, e.Timex3, e.Rule)
		}
	}
	for i, e := range got {
		if !used[i] {
			differ("EXTRA", e.Span, "%s by %s", e.Timex3, e.Rule)
		}
	}
}

// endsApart writes a range as TIMEX3 has it. We mark "from 2004 to 2009", "10–12
// June" and "28 and 29 August" as one expression, TIMEX3 each of its two dates
// (TimeML Annotation Guidelines 1.2.1, section 2.2.1), so that where we are right we
// miss one and are wrong in the words and the value of the other. The mapping sees
// our output alone: the words of the ends, the values on either side of the slash.
func endsApart(es []Expr) (out []Expr) {
	for _, e := range es {
		a, b, ok := strings.Cut(strings.Trim(e.Timex3, "{}"), "/")
		if !ok {
			a, b, ok = strings.Cut(strings.Trim(e.Timex3, "{}"), ",")
		}
		from, to, parted := e.Ends()
		if !ok || !parted {
			out = append(out, e)
			continue
		}
		first, last := e, e
		first.Span, first.Timex3 = from, a
		last.Span, last.Timex3 = to, b
		out = append(out, first, last)
	}
	return out
}

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
