package front

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/diag"
)

func TestSplitFindsHeadAndBody(t *testing.T) {
	for _, c := range []struct{ name, text, title, body string }{
		{"plain", "---\ntitle: One\n---\n\nBody.\n", "One", "Body."},
		{"no front matter", "Body only.\n", "", "Body only."},
		{"carriage returns", "---\r\ntitle: One\r\n---\r\nBody.\r\n", "One", "Body."},
		{"byte order mark", "\ufeff---\ntitle: One\n---\nBody.", "One", "Body."},
		{"no body", "---\ntitle: One\n---", "One", ""},
		{"a rule in the body", "---\ntitle: One\n---\na\n\n---\n\nb\n", "One", "a\n\n---\n\nb"},
		{"blanks after the dashes", "---  \ntitle: One\n--- \nBody", "One", "Body"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := diag.NewSource("x.md", c.text)
			doc, l := Split(src)
			if len(l) > 0 {
				t.Fatal(l)
			}
			if got := Read(src, doc.Head, &l, "title").String("title"); got != c.title {
				t.Errorf("title %q, want %q", got, c.title)
			}
			if doc.Body != c.body {
				t.Errorf("body %q, want %q", doc.Body, c.body)
			}
			if !strings.HasPrefix(c.text[doc.BodyOff:], c.body) {
				t.Errorf("the body is not at %d", doc.BodyOff)
			}
		})
	}
}

// Each text is wrong; the diagnostics must name the place.
func TestEveryProblemIsReportedAtItsPlace(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"---\ntitle: x\n", []string{"x.md:1:1 front/open"}},
		{"---\nok: 1\ntitle: a: b\n---\n", []string{"x.md:3:1 front/yaml"}},
		{"---\ntitel: x\nwords: [a]\n---\n", []string{"x.md:2:1 front/unknown-key", "x.md:3:8 front/kind"}},
		{"---\ntitle: x\ntitle: y\n---\n", []string{"x.md:3:1 front/twice"}},
		{"---\ntitle: &a x\nwords: *a\n---\n", []string{"x.md:2:8 front/anchor", "x.md:3:8 front/anchor"}},
		{"---\ntitle: !!binary eA==\n---\n", []string{"x.md:2:8 front/tag"}},
		{"---\nдень: 1\ntitle: [{ключ: x}]\n---\n", []string{"x.md:2:1 front/unknown-key", "x.md:3:8 front/kind"}},
		{"---\n- x\n---\n", []string{"x.md:2:1 front/kind"}},
		{"---\ntitle: \xff\n---\n", []string{"x.md:2:8 front/utf8"}},
		{"---\ntitle: " + strings.Repeat("x", MaxBytes) + "\n---\n", []string{"x.md:2:1 front/limit"}},
		{"---\ntitle: " + strings.Repeat("[", 20) + strings.Repeat("]", 20) + "\n---\n", []string{"x.md:2:8 front/kind", "x.md:2:16 front/limit"}},
		{"---\n" + strings.Repeat("k: 1\n", 300) + "---\n", nil},
	} {
		src := diag.NewSource("x.md", c.text)
		doc, l := Split(src)
		f := Read(src, doc.Head, &l, "title", "words", "ok")
		f.String("title")
		f.String("words")
		l.Sort()
		var got []string
		for _, d := range l {
			if d.Hint == "" {
				t.Errorf("%v: no hint", d)
			}
			got = append(got, d.Pos.String()+" "+d.Code)
		}
		if c.want == nil {
			if len(got) == 0 {
				t.Errorf("%.40q…: nothing reported", c.text)
			}
			continue
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%.40q: %s", c.text, diff)
		}
	}
}

func TestNearestKnowsSlipsAndNothingElse(t *testing.T) {
	known := []string{"title", "title_basis", "date", "dateline"}
	for word, want := range map[string]string{"tittle": "title", "dat": "date", "datelien": "dateline", "colour": "", "": "", "x": ""} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

// A scalar that Quote wrote is read back as it was, in a block and in a flow
// map.
func checkQuote(t *testing.T, s string) {
	src := diag.NewSource("x", "a: "+Quote(s, false)+"\nb: {c: "+Quote(s, true)+", d: ["+Quote(s, true)+", x]}\n")
	v, l := YAML(src)
	if len(l) > 0 {
		t.Fatalf("%q: %v\n%s", s, l, src.Text)
	}
	f := Read(src, v, &l, "a", "b")
	m := f.Map("b", "c", "d")
	d, _ := m.Strings("d")
	if got := []string{f.String("a"), m.String("c"), d[0]}; got[0] != s || got[1] != s || got[2] != s {
		t.Fatalf("%q came back as %q from\n%s", s, got, src.Text)
	}
}

var quoteCases = []string{"", "a", "2018-11-13", "no", "Null", "a: b", "a:b", "a #b", "#a", "[x]", "{x", "x, y", "- a", "-", "?", "? a", "'a", `"a"`, `a\b`,
	"a\nb", "a\tb", " a", "a ", "!a", "&a", "*a", "%a", "@a", "`a", "| a", "> a", "~", "..", "...", "---", "2012/..", "../2019", "2018-06?", "[2018,2019]",
	"Астана", "阿斯塔纳", "“quoted”", "a\u0085b", "a\u2028b", "\ufeffa", "\u00a0", "0x1f", "1_000", "12:30:45", "<<", "=", "\x00", "\x7f", "a:", "é: è", "http://x.example/a?b=c#d"}

func TestQuoteRoundTrips(t *testing.T) {
	for _, s := range quoteCases {
		checkQuote(t, s)
	}
}

func FuzzQuote(f *testing.F) {
	for _, s := range quoteCases {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		if len(s) > MaxBytes/16 {
			return
		}
		checkQuote(t, s)
	})
}

func FuzzSplit(f *testing.F) {
	f.Add("---\ntitle: x\n---\nbody\n")
	f.Add("---\n{a: [b, {c: d}]}\n---\n")
	f.Add("---\n? a\n: b\n---\n")
	f.Fuzz(func(t *testing.T, s string) {
		src := diag.NewSource("x", s)
		doc, l := Split(src)
		Read(src, doc.Head, &l, "title")
		for _, d := range l {
			if d.Line < 1 || d.Col < 1 || d.Msg == "" {
				t.Errorf("%q: %v", s, d)
			}
		}
		if doc.BodyOff < 0 || doc.BodyOff > len(s) || !strings.HasPrefix(s[doc.BodyOff:], doc.Body) {
			t.Errorf("%q: body %q at %d", s, doc.Body, doc.BodyOff)
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	src := diag.NewSource("x", "---\nid: 2018-11-13-x\ntitle: A title of some words\ndate: 2018-11-13\ndate_evidence: [date 2018-11-13]\nsource: a\ndateline: {text: A. B –, place: a}\nleaders: [a, b, c]\nseed: {path: seeds/x, sha256: abc}\n---\n\nBody.\n")
	b.SetBytes(int64(len(src.Text)))
	for b.Loop() {
		Split(src)
	}
}

// A file with an entry a report must never grow out of what is read.
func TestLedgerReadsTensOfThousandsOfEntries(t *testing.T) {
	var b strings.Builder
	b.WriteString("files:\n")
	const n = 20000
	for i := range n {
		fmt.Fprintf(&b, "  report-%d.txt: {date: 2018-06-07, url: https://example.org/%d}\n", i, i)
	}
	v, l := Ledger(diag.NewSource("seeds.yaml", b.String()))
	if len(l) > 0 || len(v.Pairs) != 1 || len(v.Pairs[0].Value.Pairs) != n {
		t.Fatalf("%d entries read: %v", len(v.Pairs), l)
	}
	if _, l := Ledger(diag.NewSource("x", "a: "+strings.Repeat("x", ledgerBytes)+"\n")); len(l) != 1 || l[0].Code != "front/limit" {
		t.Errorf("beyond the limit: %v", l)
	}
}
