package front

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/diag"
)

// agree holds fast against the library, at an offset that is not 0, and says
// whether fast read the text.
func agree(t *testing.T, text string) bool {
	t.Helper()
	if len(text) > MaxBytes || !utf8.ValidString(text) {
		return false
	}
	got, ok := fast(4, text)
	if !ok {
		return false
	}
	var l diag.List
	want := whole(diag.NewSource("x", "---\n"+text), 4, text, MaxKeys, &l)
	if len(l) > 0 {
		t.Errorf("read, but the library says\n%v\n%q", l, text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%q:\n%s", text, diff)
	}
	return true
}

var mine = []string{
	"id: x\n",
	"id: x",
	"id: x\ntitle: A title, of [some] words? (yes); 50% & more!\ndate: 2018-11-13\n",
	"title: Ünïcode – “да” 阿斯塔纳 \U0001f600\n",
	"url: https://example.org/a?b=c#d\n",
	"a: no\nb: true\nc: 12:30\nd: 0x1f\ne: 1e3\nf: 2018-06?\ng: ..\nh: ../2019\ni: nUll\nj: nullable\n",
	"a: x:y\nb: x#y\nc: it's\nd: a - b\ne: a  b\nf: a|b>c*d&e!f%g@h`i\n",
	"a: \"\"\nb: \"x\"\nc: \" a: b # c \"\nd: \"\\\"\\\\\\n\\t\\x00\\x7f\\u0085\\u2028\\ufeff\\uffff\"\n",
	"a: \"\u00a0\ufffd\"\n",
	"null: x\ntrue: y\nA-b_9: z\n",
	"l: [a]\nm: [a, \"b, c\", д]\n",
	"m: {a: b}\nn: {a: \"}\", b: c}\n",
	"notes:\n  - {exact: a}\n  - {exact: \"b\", note: \"c: d\"}\nz: x\n",
	"notes:\n  - {exact: a}",
	"long: " + strings.Repeat("word ", 1000) + "end\n",
	"long: \"" + strings.Repeat("word ", 1000) + "\"\n",
	"long: [" + strings.Repeat("word ", 1000) + "end, x]\n",
	"long: {a: " + strings.Repeat("word ", 1000) + "end, b: \"" + strings.Repeat("w ", 2000) + "\"}\nx: y\n",
	"long:\n  - {a: " + strings.Repeat("word ", 1000) + "end, b: x}\n  - {c: d}\n",
	strings.Repeat("k", 64) + ": v\n",
}

// What is YAML that Format does not write, what is wrong, and what the library
// reads otherwise than it looks.
var notMine = []string{
	"", "\n", " ", "x", "x\n", "---\na: b\n", "a: b\n---\n", "a: b\n...\n", "a: b\n--- c\n",
	"# c\na: b\n", "a: b # c\n", "a: b #\n", "a: \"b\" # c\n", "a: b\n# c\n", "a: b\n\nc: d\n", "a: b\n\n",
	"a:\n", "a: \n", "a:", "a:b\n", "a:  b\n", "a: b \n", "a : b\n", "a: b\r\n", "a:\tb\n", "a: b\tc\n", " a: b\n",
	"a: b: c\n", "a: b:\n", "a: b:", "a: null\n", "a: Null\n", "a: NULL\n", "a: ~\n", "a: [null]\n", "a: {b: null}\n",
	"a: 'b'\n", "a: b\"c\n", "a: b\\c\n", "a: \"b\n", "a: \"b\n  c\"\n", "a: \"b\"c\n", "a: \"\\y\"\n", "a: \"\\x0\"\n", "a: \"\\ud800\"\n", "a: \"\\uFEFF\"\n", "a: \"\\",
	"a: -b\n", "a: - b\n", "a: ?b\n", "a: :b\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: |\n  b\n", "a: >\n  b\n", "a: %b\n", "a: @b\n", "a: `b\n", "a: ,b\n", "a: ]\n", "a: }\n", "a: #b\n",
	"a: .b\n", "a: ...\n", "a: .", "a: ..",
	"a: b\n  c\n", "a: b\n c: d\n", "a: b\n  - {c: d}\n",
	"a: []\n", "a: {}\n", "a: [b,c]\n", "a: [b ,c]\n", "a: [b, c,]\n", "a: [b\n", "a: [b, c", "a: [ b]\n", "a: [b ]\n", "a: [b] \n", "a: [b]c\n", "a: [b: c]\n", "a: [b:c]\n", "a: [b?]\n", "a: [[b]]\n", "a: [{b: c}]\n", "a: [b,\n  c]\n", "a: [\"b\"c]\n", "a: [, b]\n",
	"a: {b}\n", "a: {b: c\n", "a: {b: c, b: d}\n", "a: {b:c}\n", "a: {\"b\": c}\n", "a: {b: [c]}\n", "a: {b: {c: d}}\n", "a: {b: c}}\n", "a: {b: }\n", "a: {b: c, }\n", "a: {b: c d: e}\n", "a: {b: c:}\n", "a: {b:\n c}\n",
	"a:\n- {b: c}\n", "a:\n - {b: c}\n", "a:\n  - b\n", "a:\n  - {b: c}\n - {d: e}\n", "a:\n  - {b: c}\n    d\n", "a:\n  - {b: c}\n  d: e\n", "a:\n  b: c\n", "a:\n  -\n", "a:\n  - {b: c} \n", "a:\n\n  - {b: c}\n",
	"a: b\na: c\n", "a: b\nA: c\na: d\n", "<<: {a: b}\n", "a: <<\n", "? a\n: b\n", "{a: b}\n", "[a]\n", "a\n", "\"a\": b\n", "день: b\n", "1: b\n",
	"a: b\u0085c: d\n", "a: b\u2028c: d\n", "a: \"b\u2029\"\n", "a: \ufeffb\n", "\ufeffa: b\n", "a: \uffffb\n", "a: \ufffeb\n", "a: \x00b\n", "a: \x7fb\n", "a: \u00a0b\n", "a: b\u00a0\n", "a: \"\u0090\"\n", "a: \ufff5\n",
	strings.Repeat("k", 65) + ": v\n", strings.Repeat("k", 2000) + ": v\n",
}

func TestFastReadsWhatTheLibraryReads(t *testing.T) {
	for _, s := range mine {
		if !agree(t, s) {
			t.Errorf("%.80q is not read", s)
		}
	}
}

func TestFastLeavesTheRestToTheLibrary(t *testing.T) {
	for _, s := range notMine {
		if v, ok := fast(0, s); ok {
			t.Errorf("%.80q is read as %v", s, v)
		}
	}
}

func TestFastKeepsTheLimits(t *testing.T) {
	keys := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString("k" + strconv.Itoa(i) + ": v\n")
		}
		return b.String()
	}
	if !agree(t, keys(MaxKeys)) {
		t.Error("the last key within the limit is not read")
	}
	nested := func(n int) string { return keys(MaxKeys-n) + "m: {" + inner(n) + "}\n" }
	for _, s := range []string{keys(MaxKeys + 1), nested(1), nested(5)} {
		if _, ok := fast(0, s); ok {
			t.Errorf("%d bytes with a key too many are read", len(s))
		}
	}
	var l diag.List
	text := "a: " + strings.Repeat("x", MaxBytes) + "\n"
	if v := parse(diag.NewSource("x", text), 0, text, &l); v.Kind != Null || len(l) != 1 || l[0].Code != "front/limit" {
		t.Error("a text beyond the limit is read", l)
	}
}

func inner(n int) string {
	var q []string
	for i := range n {
		q = append(q, "j"+strconv.Itoa(i)+": v")
	}
	return strings.Join(q, ", ")
}

func TestAFileThatIsReadFastKeepsNoMoreThanItsHead(t *testing.T) {
	src := diag.NewSource("x", "---\ntitle: x\n---\nBody.\n")
	doc, _ := Split(src)
	title := doc.Head.Pairs[0].Value.Text
	if title != "x" || doc.Head.Pairs[0].Off != 4 || doc.Head.Pairs[0].Value.Off != 11 {
		t.Error(doc.Head)
	}
}

// fast either leaves a text alone or reads what the library reads.
func FuzzFast(f *testing.F) {
	for _, s := range mine {
		f.Add(s)
	}
	for _, s := range notMine {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { agree(t, s) })
}

// Whatever Quote writes, in each of the places where Format writes it, fast
// reads.
func FuzzFastReadsQuote(f *testing.F) {
	for i, s := range quoteCases {
		f.Add(s, quoteCases[(i+7)%len(quoteCases)])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?")
		p, q, r, s := Quote(a, false), Quote(b, false), Quote(a, true), Quote(b, true)
		text := "a: " + p + "\nb: " + q + "\nc: [" + r + ", " + s + "]\nd: {e: " + r + ", f: " + s + "}\ng:\n  - {h: " + s + ", i: true}\n  - {j: " + r + "}\n"
		if len(text) <= MaxBytes && !agree(t, text) {
			t.Errorf("not read:\n%s", text)
		}
	})
}

func BenchmarkFast(b *testing.B) {
	const text = "id: 2018-11-13-x\ntitle: A title of some words\ndate: 2018-11-13\ndate_evidence: [date 2018-11-13]\nsource: a\ndateline: {text: A. B –, place: a}\nleaders: [a, b, c]\nseed: {path: seeds/x, sha256: abc}\n"
	src := diag.NewSource("x", text)
	b.Run("fast", func(b *testing.B) {
		for b.Loop() {
			if _, ok := fast(0, text); !ok {
				b.Fatal("not read")
			}
		}
	})
	b.Run("library", func(b *testing.B) {
		for b.Loop() {
			var l diag.List
			whole(src, 0, text, MaxKeys, &l)
		}
	})
}
