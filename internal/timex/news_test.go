package timex

import (
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// newsCase is one line of testdata/news*.txt.
type newsCase struct {
	file, text string
	line       int
	ref        Ref
	gold       []goldExpr
}

type goldExpr struct {
	prose.Span
	value, timex string
}

func readNews(t *testing.T, file string) []newsCase {
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out []newsCase
	var ref Ref
	for n, line := range strings.Split(string(b), "\n") {
		if d, ok := strings.CutPrefix(line, "ref "); ok {
			ref = Ref{}
			if d != "none" {
				if ref.Date, err = edtf.Parse(d); err != nil {
					t.Fatal(err)
				}
			}
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		c := newsCase{file: file, line: n + 1, ref: ref}
		var s strings.Builder
		for {
			before, rest, ok := strings.Cut(line, "[")
			s.WriteString(before)
			if !ok {
				break
			}
			mark, after, ok := strings.Cut(rest, "]")
			f := strings.Split(mark, "|")
			if !ok || len(f) < 2 || len(f) > 3 {
				t.Fatalf("%s:%d: bad mark %q", file, n+1, mark)
			}
			g := goldExpr{value: f[1], timex: f[1]}
			if len(f) == 3 {
				g.timex = f[2]
			}
			g.Start = s.Len()
			s.WriteString(f[0])
			g.End = s.Len()
			c.gold = append(c.gold, g)
			line = after
		}
		c.text = s.String()
		out = append(out, c)
	}
	return out
}

// TestNews holds the rules to invented news: spans, values and TIMEX3 values
// all right, and nothing found in the traps.
func TestNews(t *testing.T) {
	var sc score
	for _, c := range slices.Concat(readNews(t, "news.txt"), readNews(t, "blind.txt"), readNews(t, "reported.txt")) {
		got := Find(c.text, c.ref)
		sc.gold += len(c.gold)
		sc.found += len(got)
		for _, g := range c.gold {
			ok := false
			for _, e := range got {
				if !e.Overlaps(g.Span) {
					continue
				}
				ok = true
				sc.relaxed++
				sc.values++
				if e.Span == g.Span {
					sc.strict++
				} else {
					t.Errorf("%s:%d: want span %q; got %q by %s", c.file, c.line, g.Of(c.text), e.Of(c.text), e.Rule)
				}
				if e.Value.String() == g.value && e.Timex3 == g.timex {
					sc.value++
				} else {
					t.Errorf("%s:%d: %q: want %s, %s; got %s, %s by %s", c.file, c.line, e.Of(c.text), g.value, g.timex, e.Value, e.Timex3, e.Rule)
				}
				break
			}
			if !ok {
				t.Errorf("%s:%d: missed %q", c.file, c.line, g.Of(c.text))
			}
		}
		for _, e := range got {
			hit := false
			for _, g := range c.gold {
				hit = hit || e.Overlaps(g.Span)
			}
			if !hit {
				t.Errorf("%s:%d: %q is not an expression of time (%s)", c.file, c.line, e.Of(c.text), e.Rule)
			}
		}
	}
	sc.log(t, "invented news")
}
