package annotate

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/edtf"
)

func figuring(t testing.TB, text string, people []Mention) *doc {
	t.Helper()
	date, err := edtf.Parse("2023-11-27")
	if err != nil {
		t.Fatal(err)
	}
	lang := "en"
	if strings.ContainsAny(text, "оеа") {
		lang = "ru"
	}
	d := New(nil).read(&article.Article{Body: text, Lang: lang, Date: date})
	d.mentions, d.people, d.Names = people, people, appendSpans(nil, people)
	d.dates = timed(text, date)
	return d
}

func TestFiguresAreFound(t *testing.T) {
	n := 0
	for _, c := range fixtures(t, "testdata/figures.txt") {
		t.Run(c.claim, func(t *testing.T) {
			for line := range strings.Lines(c.text) {
				n++
				text, want, people := unmark(strings.TrimSpace(line), "⟪", "⟫")
				d := figuring(t, text, people)
				fs := d.figures(d.quotes())
				var got, exp []string
				for i, f := range fs {
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
						case "by":
							s += ";by=" + f.SaidBy
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

func checkFigures(t *testing.T, text string, fs []Figure, quotes int) {
	last := 0
	for _, f := range fs {
		if f.Start < last || f.End <= f.Start || f.End > len(text) || !utf8.RuneStart(text[f.Start]) || f.End < len(text) && !utf8.RuneStart(text[f.End]) {
			t.Fatalf("span %v after %d of %d", f.Span, last, len(text))
		}
		last = f.End
		if f.Value == "" || strings.Trim(f.Value, "-.0123456789") != "" || f.Unit == "" || f.Rule == "" || f.Confidence <= 0 || f.Confidence > 1 || f.Quote < -1 || f.Quote >= quotes {
			t.Fatalf("%+v", f)
		}
		if f.What != "" && strings.ContainsAny(f.What, "\n") {
			t.Fatalf("what %q", f.What)
		}
	}
}

func FuzzFigures(f *testing.F) {
	for _, c := range fixtures(f, "testdata/figures.txt") {
		text, _, _ := unmark(c.text, "⟪", "⟫")
		f.Add(text)
	}
	f.Add("$5-$6-7 million 1 1/2-%3/4 five hundred-and-½ billion")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\uFFFD")
		}
		d := reading(text, nil)
		qs := d.quotes()
		checkFigures(t, text, d.figures(qs), len(qs))
	})
}

func BenchmarkFigures(b *testing.B) {
	d := reading(manyReports(b, "testdata/figures.txt", "⟪", "⟫", 1<<20), nil)
	b.SetBytes(int64(len(d.Body)))
	for b.Loop() {
		d.figures(nil)
	}
}
