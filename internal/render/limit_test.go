package render

import (
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
)

// bombs are bodies made to take a parser's time or memory. over says whether
// they are over a limit; those that are not must cost little all the same.
func bombs() []bomb {
	rep := strings.Repeat
	ladder := func(n int, line func(int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(line(i))
		}
		return b.String()
	}
	return []bomb{
		{"list in list in one line", rep("- - - ", 15000) + "x", true},
		{"numbered list in list", rep("1. ", 5000) + "x", true},
		{"quotation in quotation", rep(">", 50000) + "x", true},
		{"quotation in quotation, spaced", rep("> ", 50000) + "x", true},
		{"list in quotation", rep("> - ", 20000) + "x", true},
		{"list in list by indentation", ladder(1000, func(i int) string { return rep("  ", i) + "- a\n" }), true},
		{"list in list by tabs", ladder(1000, func(i int) string { return rep("\t", i) + "+ a\n" }), true},
		{"deep lists, again and again", rep(rep("- ", 24)+"a\n", 20000), true},
		{"deep quotations, again and again", rep(rep("> ", 24)+"a\n", 20000), true},
		{"a quotation that goes on", "> a\n" + rep("b\n", 40000), false},
		{"open brackets", rep("[", 50000), true},
		{"open pictures", rep("![", 40000), true},
		{"links that never end", rep("[a](", 20000), true},
		{"links with an open address", rep("[a](<b", 20000), true},
		{"links with an open title", rep(`[a](b "`, 20000), true},
		{"brackets in brackets", rep("[", 20000) + rep("](a)", 20000), true},
		{"brackets in an address", "[a](" + rep("(", 30000) + rep(")", 30000) + ")", false},
		{"link definitions", rep("[a]: /b\n", 40000), true},
		{"links to definitions", rep("[a][b]", 40000), true},
		{"emphasis that never ends", rep("*a ", 40000), true},
		{"two kinds of emphasis", rep("*a_ ", 20000), true},
		{"strong in emphasis", rep("**a *b ", 20000) + rep("c* d** ", 20000), true},
		{"a run of stars", rep("*", 50000) + "a" + rep("*", 50000), true},
		{"runs of backticks of all lengths", ladder(1000, func(i int) string { return rep("`", i+1) + "a" }), true},
		{"backticks", rep("`a ", 50000) + "``", true},
		{"angle brackets", rep("<a", 50000), true},
		{"addresses that never end", rep("<http://a", 20000), true},
		{"marks in many paragraphs", rep(rep("*a_ ", 1000)+"\n\n", 100), true},
		{"as many marks as there may be", rep(rep("*a_ ", 1000)+"\n\n", 4), false},
		{"as many links as there may be", rep(rep("[a](", 700)+"\n\n", 8), false},
		{"escaped marks", rep(`\*\[`, 100000), false},
		{"character references", rep("&amp;&#0;&#xD800;&x", 40000), false},
		{"headings", rep("# a\n", 40000), false},
		{"rules", rep("---\n", 40000), false},
		{"fences of backticks", rep("```\n", 40000), true},
		{"fences of tildes", rep("~~~\n", 40000), false},
		{"one item after the other", rep("- a\n", 40000), false},
		{"loose items", rep("- a\n\n", 20000), false},
		{"quoted lines", rep("> a\n", 40000), false},
		{"a wide table", "|" + rep("a|", 5000) + "\n|" + rep("-|", 5000) + "\n" + rep("|a\n", 5000), false},
		{"a million lines", rep("a\n", 1000000), true},
		{"a million paragraphs", rep("a\n\n", 1000000), true},
		{"as many paragraphs as there may be", rep("a\n\n", 24000), false},
		{"one line of 16 MiB", rep("a line ", 16<<20/7), true},
		{"one line of as many bytes as there may be", rep("a ", 1<<19-1), false},
		{"one word", rep("a", 1<<20-1), false},
	}
}

type bomb struct {
	name, text string
	over       bool
}

// A body made to take time or memory takes little of both, and all its words
// are on the page.
func TestBombsDoNotGoOff(t *testing.T) {
	r := newBodyWriter()
	for _, b := range bombs() {
		t.Run(b.name, func(t *testing.T) {
			if over := Limit(b.text); (over != nil) != b.over {
				t.Errorf("over a limit: %+v, want %v", over, b.over)
			}
			most := uint64(200 << 20)
			if len(b.text) > 8<<20 {
				most = 400 << 20 // what the page itself needs
			}
			out := newPage()
			used := allocated(t, func() error {
				return r.write(out, &Source{Roster: roster.New(), Entry: &site.Entry{}, Article: &article.Article{Body: b.text}})
			})
			if used > most {
				t.Errorf("%d MB for %d KB", used>>20, len(b.text)>>10)
			}
			if out.Len() > 40*len(b.text)+1000 {
				t.Errorf("a page of %d bytes for a body of %d", out.Len(), len(b.text))
			}
			if want, got := strings.Count(b.text, "a"), strings.Count(out.String(), "a"); got < want {
				t.Errorf("the page has %d letters a, the body %d", got, want)
			}
		})
	}
}

// allocated is how many bytes f asks for in all, which is never less than what
// it holds at once. A run of 30 seconds, many times the longest on a busy
// machine, fails.
func allocated(t *testing.T, f func() error) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	done := make(chan error, 1)
	go func() { done <- f() }()
	select {
	case err := <-done:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("not done after 30 seconds")
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Spans of which the later are the longer, each in the midst of those before,
// and quotations that hold many: neither may take the square of their number.
func TestManySpansAreSortedInTheTimeOfTheirNumber(t *testing.T) {
	const n = 100_000
	body := strings.Repeat("1 22 333 4444 ", n/4)
	var notes annotate.Notes
	for i, at := 0, 0; i < n/4; i, at = i+1, at+14 {
		for _, s := range []prose.Span{{Start: at, End: at + 1}, {Start: at + 2, End: at + 4}, {Start: at + 5, End: at + 8}, {Start: at + 9, End: at + 13}} {
			notes.Figures = append(notes.Figures, annotate.Figure{By: annotate.By{Span: s}, Value: "1"})
		}
		notes.Quotes = append(notes.Quotes, annotate.Quote{By: annotate.By{Span: prose.Span{Start: at, End: at + 13}}})
	}
	out := newPage()
	used := allocated(t, func() error {
		return newBodyWriter().write(out, &Source{Roster: roster.New(), Entry: &site.Entry{ID: "x"}, Article: &article.Article{Body: body}, Notes: &notes})
	})
	if got := strings.Count(out.String(), `class="f"`); got != n {
		t.Errorf("%d figures are marked, want %d", got, n)
	}
	if used > 600<<20 {
		t.Errorf("%d MB for %d spans", used>>20, len(notes.Figures)+len(notes.Quotes))
	}
}

// The text of a report over a limit keeps its paragraphs and its marks of
// annotation, and loses only what Markdown would make of it.
func TestWhatIsOverALimitIsShownAsPlainParagraphs(t *testing.T) {
	body := "First <b>words</b> & *more*.\n\n" + strings.Repeat("> ", 30) + "deep\n\nLast 21 men."
	at := strings.Index(body, "21")
	notes := annotate.Notes{Figures: []annotate.Figure{{By: annotate.By{Span: prose.Span{Start: at, End: at + 2}}, Value: "21"}}}
	out := newPage()
	if err := newBodyWriter().write(out, &Source{Roster: roster.New(), Entry: &site.Entry{ID: "x"}, Article: &article.Article{Body: body}, Notes: &notes}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"First &lt;b&gt;words&lt;/b&gt; &amp; *more*.", "&gt; &gt; deep", `id="p3"`, `<a class="f" id="f1" href="#nf1">21</a>`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "blockquote") {
		t.Error("there are quotations in it")
	}
}

// Lists and results of a search lead to paragraphs by number, also in a report
// that is too long to be read as Markdown; an editor's note that is as long has
// no numbers, which would stand twice on the page.
func TestEveryParagraphOfALongReportHasItsNumber(t *testing.T) {
	body := strings.Repeat("Words & words.\nA second line.\n \n", maxLines/3+1)
	paras := prose.Paragraphs(body)
	if over := Limit(body); over == nil || !over.Bare {
		t.Fatal("the report is within the limits")
	}
	out := newPage()
	art := article.Article{Body: body, Notes: []article.Note{{Note: body}}}
	if err := newBodyWriter().write(out, &Source{Roster: roster.New(), Entry: &site.Entry{ID: "x"}, Article: &art}); err != nil {
		t.Fatal(err)
	}
	stands := map[string]int{}
	for _, p := range strings.Split(out.String(), `<p id="p`)[1:] {
		number, text, _ := strings.Cut(p, `">`)
		if strings.HasPrefix(text, "Words &amp; words.") {
			stands[number]++
		}
	}
	for i := range paras {
		if n := stands[strconv.Itoa(i+1)]; n != 1 {
			t.Fatalf("paragraph %d of %d stands %d times", i+1, len(paras), n)
		}
	}
	if got, want := strings.Count(out.String(), "A second line."), 2*len(paras); got != want {
		t.Errorf("%d second lines, want %d", got, want)
	}
}

// BenchmarkLimit: the price that every report pays.
func BenchmarkLimit(b *testing.B) {
	body := strings.Repeat("A paragraph of a report, of *some* words and a [link](https://example.org/) or two.\n\n", 60)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if Limit(body) != nil {
			b.Fatal("over")
		}
	}
}
