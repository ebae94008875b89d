package prose

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func split(text string, spans []Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.Of(text))
	}
	return out
}

func TestTokensKeepHyphensAndApostrophes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Anna-Maria met the People's Republic’s envoy", "Anna-Maria|met|the|People's|Republic’s|envoy"},
		{"the U.S. bought 1,250.5 t, 90mln kg at 6 a.m.", "the|U.S.|bought|1,250.5|t|,|90|mln|kg|at|6|a.m."},
		{"N. Brovik's 19th COVID-19 test...", "N|.|Brovik's|19|th|COVID-19|test|..."},
		{"the boys' $24.1 bn (34.1%)", "the|boys|'|$|24.1|bn|(|34.1|%|)"},
		{"在北京，Ada", "在|北|京|，|Ada"},
		{"в 2018 г. — т.е. тогда", "в|2018|г|.|—|т.е.|тогда"},
		{"Tǎchéng Tǎchéng", "Tǎchéng|Tǎchéng"},
		{"", ""},
	} {
		var got []string
		for _, k := range Tokens(c.text) {
			got = append(got, k.Of(c.text))
		}
		if d := cmp.Diff(c.want, strings.Join(got, "|")); d != "" {
			t.Errorf("%q:\n%s", c.text, d)
		}
	}
}

func TestSentenceEnds(t *testing.T) {
	for _, c := range []string{ // "|" marks each boundary
		"Mr. Vale met Dr. Brovik on Oct. 17 in Ostmark.| The U.S. President left at 5 p.m. on Friday.",
		"Trade reached $24.1 billion.| No. 5 was closed.| Item no. 6 stays.",
		"N. Brovik and A.B. Vale spoke.| N.Brovik left.",
		"“We agree.| We go on.”| He left.| \"Why?\" Vale asked.",
		"\"We must go!\" Ada Brovik said.| \"We stay.\"| Vale left.",
		"He lives in the U.S.| The capital is old.",
		"Acme Inc. Chairman Vale spoke for Acme Inc.| He was brief.",
		"Wait...| Then go. . . .| Next.",
		"В 2018 г. в г. Ост открыт завод на 5 млрд. тенге.| Он работает.",
		"Это было в 2018 г.| Президент приехал.| Н. Бровик сказал.",
		"他说。|“我们同意。”|然后离开了。",
		"It grew in 2018.| Exports fell to 15.| 2019 was better.",
		"See www.Site.Com for more.",
		"(He left.)| She stayed (so they say.) at home.",
		"1. Open the door.| 2. Close it.",
		"the end of the line\nis not the end.| Yes.",
	} {
		text := strings.ReplaceAll(c, "|", "")
		var want []string
		for s := range strings.SplitSeq(c, "|") {
			want = append(want, strings.TrimSpace(s))
		}
		got := split(text, Sentences(text))
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s\n%s", c, d)
		}
	}
	text := "It ended.The next day came."
	if d := cmp.Diff([]string{"It ended.", "The next day came."}, split(text, Sentences(text))); d != "" {
		t.Error(d)
	}
}

func TestParagraphsAreDividedByBlankLines(t *testing.T) {
	text := "\n\n a b\nc \n \t\n\nd\r\n\r\ne"
	if d := cmp.Diff([]string{"a b\nc", "d", "e"}, split(text, Paragraphs(text))); d != "" {
		t.Error(d)
	}
}

func TestFoldDropsCaseAndMarks(t *testing.T) {
	for in, want := range map[string]string{
		"Tǎchéng": "tacheng", "Ta\u030cche\u0301ng": "tacheng", "Тоқаев": "токаев", "Ёлкин Йорк": "елкин иорк", "People’s": "people's",
		"Łukasz Ørsted İnal ı": "lukasz orsted inal i", "ＢＲＩ": "bri", "北京": "北京", "한국": "한국", "Nguyễn": "nguyen", "a\u00a0b": "a b", "co\u00adop": "coop",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSlugs(t *testing.T) {
	for _, c := range []struct {
		in   string
		max  int
		want string
	}{
		{"The Head of State’s visit: 51 projects & more", 80, "the-head-of-states-visit-51-projects-and-more"},
		{"Қасым-Жомарт Тоқаев", 80, "kasym-zhomart-tokaev"},
		{"Tǎchéng–Ayagoz", 80, "tacheng-ayagoz"},
		{"北京", 80, "5317-4eac"},
		{"北京 2022", 80, "2022"},
		{"one two three four", 10, "one-two"},
		{"one two", 3, "one"},
		{"unbreakable", 5, "unbre"},
		{"—", 80, ""},
	} {
		if got := Slug(c.in, c.max); got != c.want {
			t.Errorf("Slug(%q, %d) = %q, want %q", c.in, c.max, got, c.want)
		}
	}
}

func TestDecodeKnowsTheCharsetsOfNews(t *testing.T) {
	for charset, b := range map[string]string{
		"windows-1251": "\xcc\xe8\xf0", "KOI8-R": "\xed\xc9\xd2", "iso-8859-5": "\xbc\xd8\xe0", "utf-16le": "\x1c\x04\x38\x04\x40\x04", "utf-8": "Мир",
	} {
		if got, err := Decode([]byte(b), charset); err != nil || got != "Мир" {
			t.Errorf("%s: %q, %v", charset, got, err)
		}
	}
	for charset, b := range map[string]string{"gb18030": "\xb1\xb1\xbe\xa9", "big5": "\xa5\x5f\xa8\xca", "shift_jis": "\x96\x6b\x8b\x9e"} {
		if got, err := Decode([]byte(b), charset); err != nil || got != "北京" {
			t.Errorf("%s: %q, %v", charset, got, err)
		}
	}
	if _, err := Decode(nil, "klingon"); err == nil {
		t.Error("an unknown charset is accepted")
	}
}

// The golden rules of pragmatic_segmenter hold single quotations and lists
// together, which Sentences does not try; the count must not fall.
func TestGoldenRules(t *testing.T) {
	b, err := os.ReadFile("../../../shared/corpora/golden-rules-en/english_golden_rules.json")
	if err != nil {
		t.Skip("no golden rules here")
	}
	var rules []struct {
		Name, Text string
		Expect     []string
	}
	if err := json.Unmarshal(b, &rules); err != nil {
		t.Fatal(err)
	}
	good := 0
	for _, r := range rules {
		var got []string
		for _, s := range split(r.Text, Sentences(r.Text)) {
			got = append(got, Space(s))
		}
		if slices.Equal(got, r.Expect) {
			good++
		} else {
			t.Logf("%s: %q", r.Name, got)
		}
	}
	t.Logf("%d of %d", good, len(rules))
	if good < 55 {
		t.Errorf("%d of %d rules hold", good, len(rules))
	}
}

var sample = strings.Repeat(`OSTMARK. AGENCY - President of Norland Ada Brovik held talks with her Sudland counterpart Jon Vale on Oct. 17, the press service reports. "During this period, we have signed 127 documents for a total of $67.5 billion. We need to go on," she said. `, 400)

func BenchmarkTokens(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	var buf []Token
	for b.Loop() {
		buf = AppendTokens(buf[:0], sample)
	}
}

func BenchmarkSentences(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	var buf []Span
	for b.Loop() {
		buf = AppendSentences(buf[:0], sample)
	}
}

func BenchmarkFold(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	var buf []byte
	for b.Loop() {
		buf = AppendFold(buf[:0], sample)
	}
}

func BenchmarkSpace(b *testing.B) {
	line := "President of Norland Ada Brovik held talks with her “Sudland” counterpart Jon Vale on Oct. 17, the press service reports."
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		Space(line)
	}
}

func TestOneTextStandsInAnotherInAnySize(t *testing.T) {
	for _, c := range [][2]string{{"", ""}, {"", "a"}, {"Ab", ""}, {"70 Million tonnes", "million"}, {"70 million", "MILLION T"}, {"aaB", "AB"}, {"Озёра и реки", "РЕКИ"}, {"\u212A", "k"}, {"k", "\u212A"}, {"a[", "{"}} {
		if got, want := HoldsSmall(c[0], c[1]), strings.Contains(strings.ToLower(c[0]), strings.ToLower(c[1])); got != want {
			t.Errorf("%q in %q: %t", c[1], c[0], got)
		}
	}
}

func BenchmarkRunes(b *testing.B) {
	line := "President of Norland Ada Brovik held talks with her “Sudland” counterpart Jon Vale on Oct. 17, the press service reports."
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		Runes(line)
	}
}

func FuzzProse(f *testing.F) {
	for _, s := range []string{sample[:240], "«Да». Нет… 。” U.S.A. x", "\xff.\xc3 A.", "a\u0301. . . B.C", "1. 2) iii.", "\n\n a\n\n\u2028 b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check := func(what string, spans []Span) {
			last := 0
			for _, p := range spans {
				if p.Start < last || p.End <= p.Start || p.End > len(s) {
					t.Fatalf("%s: %v after %d in %q", what, p, last, s)
				}
				if utf8.ValidString(s) && !(utf8.RuneStart(s[p.Start]) && (p.End == len(s) || utf8.RuneStart(s[p.End]))) {
					t.Fatalf("%s: %v divides a rune of %q", what, p, s)
				}
				last = p.End
			}
		}
		var toks []Span
		for _, k := range Tokens(s) {
			toks = append(toks, k.Span)
		}
		check("tokens", toks)
		check("paragraphs", Paragraphs(s))
		sents := Sentences(s)
		check("sentences", sents)
		n := 0
		for _, p := range sents {
			n += len(strings.Join(strings.Fields(p.Of(s)), ""))
		}
		if n != len(strings.Join(strings.Fields(s), "")) {
			t.Fatalf("sentences lose text of %q: %q", s, split(s, sents))
		}
		if f := Fold(s); Fold(f) != f {
			t.Fatalf("Fold(%q) = %q folds to %q", s, f, Fold(f))
		}
		if g := Slug(s, 20); len(g) > 20 || strings.Trim(g, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.HasPrefix(g, "-") || strings.HasSuffix(g, "-") {
			t.Fatalf("Slug(%q) = %q", s, g)
		}
		if p := Space(s); Space(p) != p {
			t.Fatalf("Space(%q) = %q", s, p)
		}
	})
}

func TestSpaceJoinsTheFieldsOfAText(t *testing.T) {
	for _, s := range []string{"", " ", "a b", " a", "a ", "a  b", "a\tb", "é ü", "é  ü", "ö\u00a0ö", "ö\u2009ö", "ö\u0085ö", "日本 語", "日本\u3000語", "\xff \xfe", "\xff\xfe "} {
		if got, want := Space(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("Space(%q) = %q, not %q", s, got, want)
		}
	}
}

// TestLastIndexAndRunesAsTheLibraryDoes compares both with the library's.
func TestLastIndexAndRunesAsTheLibraryDoes(t *testing.T) {
	for _, s := range []string{"", "a", "a photo: b photo: c", "фото: ё", "12345678", "123456789é", "é1234567\xff8 photo: ", strings.Repeat("x", 31) + "日本" + strings.Repeat("y", 17)} {
		if got, want := LastIndex(s, " photo: "), strings.LastIndex(s, " photo: "); got != want {
			t.Errorf("LastIndex of %q: %d, not %d", s, got, want)
		}
		if got, want := Runes(s), utf8.RuneCountInString(s); got != want {
			t.Errorf("Runes of %q: %d, not %d", s, got, want)
		}
	}
}
