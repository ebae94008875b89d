package timex

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// corpora is a folder of openly licensed test data beside the repository; the
// tests that read it are skipped where it is absent. They measure, and log
// what they measure: the corpora mark times by other conventions than ours, so
// their bars are only there to catch a fall.
const corpora = "../../../shared/corpora"

// verbose logs each difference.
var verbose = os.Getenv("TIMEX_DIFF") != ""

type score struct{ gold, found, strict, relaxed, value, values int }

func (s score) f1(right int) float64 {
	if s.gold+s.found == 0 {
		return 0
	}
	return 200 * float64(right) / float64(s.gold+s.found)
}

func (s score) log(t *testing.T, name string) {
	p := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	t.Logf("%s: %d gold, %d found; strict P %.1f R %.1f F1 %.1f; relaxed P %.1f R %.1f F1 %.1f; value %d of %d (%.1f), value F1 %.1f", name, s.gold, s.found,
		p(s.strict, s.found), p(s.strict, s.gold), s.f1(s.strict), p(s.relaxed, s.found), p(s.relaxed, s.gold), s.f1(s.relaxed),
		s.value, s.values, p(s.value, s.values), s.f1(s.value))
}

// TestMicrosoftRecognizersSpecs runs the date and period specifications of
// Microsoft's recognizers, whose inputs are requests to an assistant.
func TestMicrosoftRecognizersSpecs(t *testing.T) {
	dir := filepath.Join(corpora, "ms-recognizers/Specs/DateTime/English")
	if _, err := os.Stat(dir); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{"DateParser", "DateExtractor", "DatePeriodExtractor", "DurationExtractor", "SetExtractor", "DateTimeModel"} {
		b, err := os.ReadFile(filepath.Join(dir, name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var cases []struct {
			Input   string
			Context struct{ ReferenceDateTime string }
			Results []struct {
				Text       string
				Start, End int
				Length     int
				TypeName   string
				Value      struct{ Timex string }
				Resolution struct{ Values []struct{ Timex string } }
			}
		}
		if err := json.Unmarshal([]byte(strings.TrimPrefix(string(b), "\ufeff")), &cases); err != nil {
			t.Fatal(name, err)
		}
		var sc score
		for _, c := range cases {
			ref := Ref{}
			if len(c.Context.ReferenceDateTime) >= 10 {
				ref.Date, _ = edtf.Parse(c.Context.ReferenceDateTime[:10])
			}
			got := Find(c.Input, ref)
			sc.found += len(got)
			for _, r := range c.Results {
				sc.gold++
				end := r.Start + r.Length
				if r.Length == 0 {
					end = r.End + 1
				}
				g := trimmed(c.Input, byteSpan(c.Input, r.Start, end))
				strict, relaxed := false, false
				for _, e := range got {
					e.Span = trimmed(c.Input, e.Span)
					if e.Span == g {
						strict = true
					}
					if e.Overlaps(g) {
						relaxed = true
						tx := r.Value.Timex
						if len(r.Resolution.Values) > 0 {
							tx = r.Resolution.Values[0].Timex
						}
						if tx != "" && !strings.ContainsAny(tx, "(") && !strings.Contains(tx, "XXXX") {
							sc.values++
							if tx == e.Timex3 {
								sc.value++
							} else if verbose {
								t.Logf("%s VALUE %q: %q is %s, not %s", name, c.Input, e.Of(c.Input), e.Timex3, tx)
							}
						}
						break
					}
				}
				if strict {
					sc.strict++
				}
				if relaxed {
					sc.relaxed++
				}
				if verbose && !relaxed {
					t.Logf("%s MISS %q: want %q; got %q", name, c.Input, r.Text, texts(c.Input, got))
				}
			}
			if verbose && len(c.Results) == 0 && len(got) > 0 {
				t.Logf("%s %q: want nothing; got %q", name, c.Input, texts(c.Input, got))
			}
		}
		sc.log(t, name)
	}
}

func texts(s string, es []Expr) (out []string) {
	for _, e := range es {
		out = append(out, e.Of(s))
	}
	return out
}

func byteSpan(s string, start, end int) prose.Span {
	var sp prose.Span
	n := 0
	sp.Start, sp.End = len(s), len(s)
	for i, r := range s {
		if n >= start && sp.Start == len(s) {
			sp.Start = i
		}
		if n >= end {
			sp.End = i
			break
		}
		n++
		if utf8.RuneLen(r) == 4 {
			n++ // UTF-16
		}
	}
	return sp
}

// trimmed takes off what the conventions differ in: leading prepositions and
// articles.
func trimmed(s string, sp prose.Span) prose.Span {
	for {
		t := strings.ToLower(sp.Of(s))
		again := false
		for _, p := range []string{"in ", "on ", "at ", "from ", "between ", "since ", "before ", "after ", "by ", "until ", "the ", "for ", "within ", "during ", "till ", "of "} {
			if strings.HasPrefix(t, p) {
				sp.Start += len(p)
				again = true
				break
			}
		}
		if !again {
			return sp
		}
	}
}

// TestGUMNews measures the dates of Wikinews articles with TEI annotation,
// which marks only what has a place on the calendar.
func TestGUMNews(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpora, "gum-news/xml/*.xml"))
	if len(files) == 0 {
		t.Skip("no GUM news")
	}
	var sc score
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text, gold, pub := readGUM(string(b))
		got := Find(text, Ref{Date: pub})
		var kept []Expr
		for _, e := range got {
			if e.Value.IsZero() {
				continue // durations and references are not marked there
			}
			kept = append(kept, e)
		}
		sc.gold += len(gold)
		sc.found += len(kept)
		used := map[int]bool{}
		for _, g := range gold {
			hit := false
			for i, e := range kept {
				if used[i] || !e.Overlaps(g.Span) {
					continue
				}
				used[i], hit = true, true
				sc.relaxed++
				if trimmed(text, e.Span) == trimmed(text, g.Span) {
					sc.strict++
				} else if verbose {
					t.Logf("%s SPAN want %q; got %q", filepath.Base(f), g.Of(text), e.Of(text))
				}
				sc.values++
				ef, el := e.Value.Bounds()
				gf, gl := g.date.Bounds()
				if ef == gf && el == gl {
					sc.value++
				} else if verbose {
					t.Logf("%s VALUE %q: want %s; got %s by %s (…%s)", filepath.Base(f), g.Of(text), g.date, e.Value, e.Rule, text[max(0, e.Start-60):min(len(text), e.End+40)])
				}
				break
			}
			if !hit && verbose {
				t.Logf("%s MISSED %q", filepath.Base(f), text[max(0, g.Start-40):min(len(text), g.End+40)])
			}
		}
		for i, e := range kept {
			if !used[i] && verbose {
				t.Logf("%s EXTRA %q = %s by %s in %q", filepath.Base(f), e.Of(text), e.Value, e.Rule, text[max(0, e.Start-40):min(len(text), e.End+40)])
			}
		}
	}
	sc.log(t, "GUM news")
	if f := sc.f1(sc.relaxed); f < 75 {
		t.Errorf("relaxed F1 fell to %.1f", f)
	}
}

type goldDate struct {
	prose.Span
	date edtf.Date
}

// readGUM makes running text of the vertical format.
func readGUM(src string) (string, []goldDate, edtf.Date) {
	attr := func(line, name string) string {
		_, rest, ok := strings.Cut(line, " "+name+"=\"")
		if !ok {
			return ""
		}
		v, _, _ := strings.Cut(rest, "\"")
		return v
	}
	var b strings.Builder
	var gold []goldDate
	var open []int
	var pub edtf.Date
	var values []edtf.Date
	glue := true
	for _, line := range strings.Split(src, "\n") {
		switch {
		case strings.HasPrefix(line, "<text "):
			pub, _ = edtf.Parse(attr(line, "dateCreated"))
		case strings.HasPrefix(line, "<date "):
			open = append(open, -1)
			d, _ := edtf.Parse(strings.TrimSuffix(attr(line, "when"), "T22:30:00"))
			if f, to := attr(line, "from"), attr(line, "to"); f != "" {
				d, _ = edtf.Parse(f + "/" + to)
			}
			if f, to := attr(line, "notBefore"), attr(line, "notAfter"); f != "" {
				d, _ = edtf.Parse(f + "/" + to)
			}
			values = append(values, d)
		case strings.HasPrefix(line, "</date"):
			n := len(open) - 1
			if open[n] >= 0 {
				gold = append(gold, goldDate{prose.Span{Start: open[n], End: b.Len()}, values[n]})
				if n == 0 && len(gold) == 1 && b.Len() < 200 && gold[0].date.Precision() == edtf.DayPrec {
					pub = gold[0].date // the article's own date line
				}
			}
			open, values = open[:n], values[:n]
		case strings.HasPrefix(line, "</p>"), strings.HasPrefix(line, "</head>"):
			b.WriteString("\n\n")
			glue = true
		case strings.HasPrefix(line, "<"), line == "":
		default:
			w, _, _ := strings.Cut(line, "\t")
			w = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&apos;", "'").Replace(w)
			if !glue && !strings.ContainsAny(w[:1], ".,;:!?)]-'’%–") && w != "s" {
				b.WriteByte(' ')
			}
			for i := range open {
				if open[i] < 0 {
					open[i] = b.Len()
				}
			}
			b.WriteString(w)
			glue = w == "(" || w == "[" || w == "$" || w == "-" || w == "–" || w == "#"
		}
	}
	return b.String(), gold, pub
}
