package figure

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/timex"
)

// reading is a text as a report of a day, or of none. Its quotations stand between
// curly marks.
func reading(text, day string) *Report {
	date, _ := edtf.Parse(day)
	r := &Report{Text: new(grammar.Text), Day: date, Dates: timex.Find(text, timex.Ref{Date: date, Lang: "en"}), Most: 1 << 20}
	r.Read(text)
	for _, e := range r.Dates {
		r.Times = append(r.Times, e.Span)
	}
	for i := 0; ; {
		a := strings.Index(text[i:], "“")
		b := strings.Index(text[max(i, i+a):], "”")
		if a < 0 || b < 0 {
			return r
		}
		s := prose.Span{Start: i + a + len("“"), End: i + a + b}
		r.Quotes, i = append(r.Quotes, Quote{s, "Vale"}), s.End+len("”")
	}
}

// claim is a part of a file of marked reports.
type claim struct{ name, text string }

func claims(t testing.TB) (out []claim) {
	t.Helper()
	b, err := os.ReadFile("testdata/figures.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(string(b), "\n== ")[1:] {
		name, text, _ := strings.Cut(c, "\n")
		out = append(out, claim{name, strings.TrimSpace(text)})
	}
	return out
}

// marked is a figure that must be found.
type marked struct {
	label string
	prose.Span
}

// unmark takes the marks out of a report: ⟪label|text⟫.
func unmark(text string) (string, []marked) {
	var b strings.Builder
	var out []marked
	for {
		before, rest, ok := strings.Cut(text, "⟪")
		b.WriteString(before)
		if !ok {
			return b.String(), out
		}
		label, rest, _ := strings.Cut(rest, "|")
		words, rest, _ := strings.Cut(rest, "⟫")
		out = append(out, marked{label, prose.Span{Start: b.Len(), End: b.Len() + len(words)}})
		b.WriteString(words)
		text = rest
	}
}

func TestFiguresAreFound(t *testing.T) {
	n := 0
	for _, c := range claims(t) {
		t.Run(c.name, func(t *testing.T) {
			for line := range strings.Lines(c.text) {
				n++
				text, want := unmark(strings.ReplaceAll(strings.TrimSpace(line), " ¶ ", "\n\n"))
				var got, exp []string
				for i, f := range Append(nil, reading(text, "2023-11-27")) {
					s := f.Value + " " + f.Unit
					for _, extra := range extras(want, i) {
						k, _, _ := strings.Cut(extra, "=")
						switch k {
						case "mod":
							s += ";mod=" + f.Modifier
						case "dir":
							s += ";dir=" + f.Direction
						case "p":
							s += ";p=" + f.Period.String()
						case "what":
							s += ";what=" + f.What
						}
					}
					got = append(got, s+" | "+f.Of(text))
				}
				for _, w := range want {
					exp = append(exp, w.label+" | "+w.Of(text))
				}
				if !slices.Equal(got, exp) {
					t.Errorf("%s\nwant %s\ngot  %s", text, strings.Join(exp, "\n     "), strings.Join(got, "\n     "))
				}
			}
		})
	}
	if n < 150 {
		t.Errorf("%d cases", n)
	}
}

func extras(want []marked, i int) []string {
	if i >= len(want) {
		return nil
	}
	return strings.Split(want[i].label, ";")[1:]
}

func TestDecimalsAreExact(t *testing.T) {
	for _, c := range []struct {
		d    decimal
		want string
	}{
		{decimal{241, 8, false}, "24100000000"},
		{decimal{341, -1, false}, "34.1"},
		{decimal{5, -2, false}, "0.05"},
		{decimal{500, -2, false}, "5"},
		{decimal{0, 5, false}, "0"},
		{decimal{5, -1, true}, "-0.5"},
		{decimal{1, 12, false}, "1000000000000"},
	} {
		if got := c.d.String(); got != c.want {
			t.Errorf("%v: %s, want %s", c.d, got, c.want)
		}
	}
}

func TestNumbersInWords(t *testing.T) {
	for _, c := range []struct{ text, value, rest string }{
		{"nine ships", "9", " ships"},
		{"twenty-five ships", "25", " ships"},
		{"one hundred and thirty ships", "130", " ships"},
		{"three trillion tenge", "3000000000000", " tenge"},
		{"two and a half million people", "2500000", " people"},
		{"half a million people", "500000", " people"},
		{"two dozen ships", "24", " ships"},
		{"half a dozen ships", "6", " ships"},
		{"half-dozen ships", "6", " ships"},
		{"a dozen ships", "12", " ships"},
		{"five thousand two hundred and six ships", "5206", " ships"},
		{"two and three", "2", " and three"},
		{"twenty-first century", "", ""},
		{"two-thirds of them", "", ""},
		{"a ship", "", ""},
		{"hundred ships", "", ""},
		{"half the ships", "", ""},
	} {
		a, ok := readWords(c.text, 0)
		if !ok {
			if c.value != "" {
				t.Errorf("%s: not read", c.text)
			}
			continue
		}
		if a.value.String() != c.value || c.text[a.End:] != c.rest {
			t.Errorf("%s: %s, then %q; want %s, then %q", c.text, a.value, c.text[a.End:], c.value, c.rest)
		}
	}
}

func TestNumbersInFigures(t *testing.T) {
	for _, c := range []struct{ text, value, rest string }{
		{"24.1 billion", "24100000000", ""},
		{"1,250,000 t", "1250000", " t"},
		{"1 250 000 t", "1250000", " t"},
		{"1.250.000 t", "1250000", " t"},
		{"12,34,567 rupees", "1234567", " rupees"},
		{"1,2 млрд", "1200000000", ""},
		{"0,125 t", "0.125", " t"},
		{"90mln.", "90000000", "."},
		{"5 mln. tenge", "5000000", " tenge"},
		{"2½ miles", "2.5", " miles"},
		{"10 1/2 miles", "10.5", " miles"},
		{"2 million 300 thousand", "2300000", ""},
		{"5 m wide", "5", " m wide"},
		{"007", "", ""},
		{"27112023000187011040", "", ""},
	} {
		a, ok := readDigits(c.text, 0, false)
		if !ok {
			if c.value != "" {
				t.Errorf("%s: not read", c.text)
			}
			continue
		}
		if a.value.String() != c.value || c.text[a.End:] != c.rest {
			t.Errorf("%s: %s, then %q; want %s, then %q", c.text, a.value, c.text[a.End:], c.value, c.rest)
		}
	}
}

// check looks at what holds for the figures of any report.
func check(t *testing.T, r *Report, fs []Figure) {
	t.Helper()
	last, text := 0, r.Body
	for _, f := range fs {
		if f.Start < last || f.End <= f.Start || f.End > len(text) || !utf8.RuneStart(text[f.Start]) || f.End < len(text) && !utf8.RuneStart(text[f.End]) {
			t.Fatalf("span %v after %d of %d", f.Span, last, len(text))
		}
		last = f.End
		if f.Value == "" || strings.Trim(f.Value, "-.0123456789") != "" || f.Unit == "" || f.Rule == "" || f.Confidence <= 0 || f.Confidence > 1 || f.Quote < -1 || f.Quote >= len(r.Quotes) {
			t.Fatalf("%+v", f)
		}
		if !f.Overlaps(r.Toks[f.Token].Span) {
			t.Fatalf("%v is not in %v", r.Toks[f.Token], f.Span)
		}
		if strings.ContainsAny(f.What, "\n") {
			t.Fatalf("what %q", f.What)
		}
	}
}

func TestFiguresAreAppendedAndNoMoreThanAskedForAreLookedFor(t *testing.T) {
	r := reading("It made 5 percent, 6 percent, 7 percent and 8 percent.", "2023-11-27")
	r.Most = 2
	fs := Append([]Figure{{Value: "1", Unit: "USD"}}, r)
	if len(fs) != 4 || fs[0].Unit != "USD" || fs[1].Value != "5" || fs[3].Value != "7" {
		t.Errorf("%+v", fs)
	}
}

func FuzzFigures(f *testing.F) {
	for _, c := range claims(f) {
		text, _ := unmark(c.text)
		f.Add(text)
	}
	f.Add("$5-$6-7 million 1 1/2-%3/4 five hundred-and-½ billion")
	f.Add("“We sold 5 tonnes in 2021,” he said. “And 6 percent more.” Of these 7 went.")
	f.Fuzz(func(t *testing.T, text string) {
		r := reading(strings.ToValidUTF8(text, "\uFFFD"), "2023-11-27")
		check(t, r, Append(nil, r))
	})
}

func BenchmarkFigures(b *testing.B) {
	var all strings.Builder
	for all.Len() < 1<<20 {
		for _, c := range claims(b) {
			text, _ := unmark(c.text)
			fmt.Fprintf(&all, "%s\n\n", text)
		}
	}
	r := reading(all.String(), "2023-11-27")
	b.SetBytes(int64(len(r.Body)))
	var out []Figure
	for b.Loop() {
		out = Append(out[:0], r)
	}
}
