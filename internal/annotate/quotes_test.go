package annotate

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// fixture is one case of a file of marked reports.
type fixture struct{ claim, text string }

func fixtures(t testing.TB, file string) []fixture {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []fixture
	for i, c := range strings.Split("\n"+string(b), "\n== ") {
		if claim, text, ok := strings.Cut(c, "\n"); ok && i > 0 {
			out = append(out, fixture{claim, strings.TrimSpace(text)})
		}
	}
	return out
}

// marked is an expected annotation of a fixture.
type marked struct {
	label string
	prose.Span
}

// unmark takes the marks out of a fixture: open label | text close.
func unmark(text, open, shut string) (string, []marked, []Mention) {
	var b strings.Builder
	var out []marked
	var people []Mention
	var at []int // open marks
	for i := 0; i < len(text); {
		switch {
		case strings.HasPrefix(text[i:], open):
			i += len(open)
			bar := i + strings.Index(text[i:], "|")
			label, _, _ := unmark(text[i:bar], open, shut)
			out = append(out, marked{label, prose.Span{Start: b.Len(), End: -1}})
			at = append(at, len(out)-1)
			i = bar + 1
		case strings.HasPrefix(text[i:], shut):
			i += len(shut)
			out[at[len(at)-1]].End = b.Len()
			at = at[:len(at)-1]
		case text[i] == '{':
			end := i + strings.IndexByte(text[i:], '}')
			id, name, _ := strings.Cut(text[i+1:end], ":")
			m := Mention{Kind: roster.Leader, Entity: id}
			m.Span = prose.Span{Start: b.Len(), End: b.Len() + len(name)}
			people = append(people, m)
			b.WriteString(name)
			i = end + 1
		default:
			if strings.HasPrefix(text[i:], "\n\n") { // a speech that goes on ends its stretch here
				for _, k := range at {
					out[k].End = b.Len()
				}
				at = at[:0]
			}
			b.WriteByte(text[i])
			i++
		}
	}
	return b.String(), out, people
}

func readAs(text string, people []Mention) *doc { return readIn("en", text, people) }

func readIn(lang, text string, people []Mention) *doc {
	d := &doc{Doc: New(nil).reader.Read(&article.Article{Body: text, Lang: lang})}
	d.knows(people)
	return d
}

// knows makes people all that the report mentions.
func (d *doc) knows(people []Mention) {
	d.Mentions, d.People = people, people
	d.Names = reading.AppendSpans(nil, people)
	d.Known = d.Names
}

func TestQuotationsAreFoundWithTheirSpeakers(t *testing.T) {
	cases := fixtures(t, "testdata/quotes.txt")
	if len(cases) < 80 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(c.claim, func(t *testing.T) {
			text, want, people := unmark(c.text, "⟦", "⟧")
			d := readAs(text, people)
			var got, exp []string
			for _, q := range d.quotes() {
				who := grammar.Owner(prose.Space(q.SpeakerSpan.Of(text)))
				if q.Speaker != "" {
					who += "=" + q.Speaker
				}
				got = append(got, who+" | "+q.Of(text))
			}
			for _, w := range want {
				exp = append(exp, w.label+" | "+w.Of(text))
			}
			if !slices.Equal(got, exp) {
				t.Errorf("%s\nwant %s\ngot  %s", text, strings.Join(exp, "\n     "), strings.Join(got, "\n     "))
			}
		})
	}
}

func TestSpeakersAreNamedAsTheReportNamesThemInFull(t *testing.T) {
	for _, c := range fixtures(t, "testdata/speakers.txt") {
		t.Run(c.claim, func(t *testing.T) {
			text, want, people := unmark(c.text, "⟦", "⟧")
			lang := "en"
			if strings.Contains(c.claim, "Russian") {
				lang = "ru"
			}
			var got, exp []string
			for _, q := range readIn(lang, text, people).quotes() {
				who := q.SpeakerText
				if q.Speaker != "" {
					who += "=" + q.Speaker
				}
				got = append(got, who+" | "+q.Of(text))
			}
			for _, w := range want {
				exp = append(exp, w.label+" | "+w.Of(text))
			}
			if !slices.Equal(got, exp) {
				t.Errorf("%s\nwant %s\ngot  %s", text, strings.Join(exp, "\n     "), strings.Join(got, "\n     "))
			}
		})
	}
}

func checkQuotes(t *testing.T, text string, qs []Quote) {
	last := 0
	for _, q := range qs {
		if q.Start < last || q.End < q.Start || q.End > len(text) {
			t.Fatalf("span %v after %d of %d", q.Span, last, len(text))
		}
		last = q.End
		for _, s := range []prose.Span{q.Span, q.SpeakerSpan, q.CueSpan} {
			if s.Start < 0 || s.End > len(text) || s.Start > s.End || s.Start < len(text) && !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
				t.Fatalf("span %v of %d", s, len(text))
			}
		}
		if q.SpeakerSpan.Len() > 0 && q.Span.Overlaps(q.SpeakerSpan) {
			t.Fatalf("the speaker stands inside the quotation: %q in %q", q.SpeakerText, q.Of(text))
		}
		if q.Confidence <= 0 || q.Confidence > 1 || q.Rule == "" {
			t.Fatalf("rule %q, confidence %v", q.Rule, q.Confidence)
		}
	}
}

func FuzzQuotes(f *testing.F) {
	for _, c := range fixtures(f, "testdata/quotes.txt") {
		text, _, _ := unmark(c.text, "⟦", "⟧")
		f.Add(text)
	}
	f.Add("\"'\"'\"\n\n\"“”«\n\n— , — сказал")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\uFFFD")
		}
		checkQuotes(t, text, readAs(text, nil).quotes())
	})
}

// manyQuotes is n bytes of invented reports.
func manyReports(t testing.TB, file, open, shut string, n int) string {
	var b strings.Builder
	for b.Len() < n {
		for _, c := range fixtures(t, file) {
			text, _, _ := unmark(c.text, open, shut)
			fmt.Fprintf(&b, "%s\n\n", text)
		}
	}
	return b.String()
}

func BenchmarkQuotes(b *testing.B) {
	d := readAs(manyReports(b, "testdata/quotes.txt", "⟦", "⟧", 1<<20), nil)
	b.SetBytes(int64(len(d.Body)))
	for b.Loop() {
		d.quotes()
	}
}
