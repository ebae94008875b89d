package diag

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestPosCountsLinesAndBytes(t *testing.T) {
	const text = "ab\n\r\nдень\n\nend"
	for _, c := range []struct {
		name      string
		off       int
		line, col int
	}{
		{"first byte", 0, 1, 1},
		{"a line end belongs to the line it ends", 2, 1, 3},
		{"after a line end", 3, 2, 1},
		{"a carriage return is a byte of its line", 4, 2, 2},
		{"columns are bytes, not characters", 5 + len("де"), 3, 5},
		{"an empty line", strings.Index(text, "\n\nend") + 1, 4, 1},
		{"end of file", len(text), 5, 4},
		{"past the end", len(text) + 100, 5, 4},
		{"before the start", -1, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := NewSource("x", text).Pos(c.off)
			if want := (Pos{"x", c.line, c.col}); got != want {
				t.Errorf("offset %d is at %v, want %v", c.off, got, want)
			}
		})
	}
}

func TestPosAfterTheLastLineEndIsALineOfItsOwn(t *testing.T) {
	if got := NewSource("x", "a\n").Pos(2); got != (Pos{"x", 2, 1}) {
		t.Error(got)
	}
	if got := NewSource("x", "").Pos(0); got != (Pos{"x", 1, 1}) {
		t.Error(got)
	}
}

// Whatever the text, going through its bytes one by one counts the same.
func FuzzPos(f *testing.F) {
	f.Add("a\nb")
	f.Add("\r\n\n\xffж\u2028")
	f.Fuzz(func(t *testing.T, text string) {
		src := NewSource("x", text)
		line, col := 1, 1
		for i := 0; i <= len(text); i++ {
			if got := src.Pos(i); got.Line != line || got.Col != col {
				t.Fatalf("%q: offset %d is at %v, want %d:%d", text, i, got, line, col)
			}
			if i < len(text) && text[i] == '\n' {
				line, col = line+1, 1
			} else {
				col++
			}
		}
		if utf8.ValidString(text) && strings.Contains(src.Line(line), "\n") {
			t.Errorf("%q: line %d holds a line end", text, line)
		}
	})
}

func TestLineIsShownWithoutItsEnd(t *testing.T) {
	src := NewSource("x", "one\r\ntwo\n\nfour")
	for n, want := range map[int]string{-1: "", 0: "", 1: "one", 2: "two", 3: "", 4: "four", 5: ""} {
		if got := src.Line(n); got != want {
			t.Errorf("line %d is %q, want %q", n, got, want)
		}
	}
}

func TestPosStringNamesNoMoreThanItKnows(t *testing.T) {
	for p, want := range map[Pos]string{
		{"a.md", 0, 0}: "a.md",
		{"a.md", 3, 0}: "a.md:3",
		{"a.md", 3, 7}: "a.md:3:7",
	} {
		if got := p.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDiagnosticStringIsPlaceSeverityMessageCodeHint(t *testing.T) {
	var l List
	l.Errorf(Pos{"a.md", 3, 7}, "front/yaml", "quote it: 100%s", "%d things", 2)
	l.Warnf(Pos{File: "b"}, "seed/empty", "", "50%%")
	l.Notef(Pos{"c", 1, 0}, "seed/hidden", "h", "plain")
	want := []string{
		"a.md:3:7: error: 2 things [front/yaml]\n    quote it: 100%s",
		"b: warning: 50% [seed/empty]",
		"c:1: note: plain [seed/hidden]\n    h",
	}
	var got []string
	for _, d := range l {
		got = append(got, d.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if l.Count(Error) != 1 || l.Count(Warning) != 1 || l.Count(Note) != 1 {
		t.Errorf("counts %d, %d, %d", l.Count(Error), l.Count(Warning), l.Count(Note))
	}
}

func TestSortDoesNotDependOnTheOrderOfWork(t *testing.T) {
	want := List{
		{Pos: Pos{"a", 0, 0}, Code: "z/z", Msg: "whole file first"},
		{Pos: Pos{"a", 2, 9}, Code: "z/z", Msg: "line before column"},
		{Pos: Pos{"a", 10, 1}, Code: "z/z", Msg: "as numbers, not as text"},
		{Pos: Pos{"a", 10, 2}, Code: "a/a", Msg: "z"},
		{Pos: Pos{"a", 10, 2}, Code: "a/b", Msg: "a"},
		{Pos: Pos{"a", 10, 2}, Code: "a/b", Msg: "b"},
		{Pos: Pos{"b", 1, 1}, Code: "a/a", Msg: "a", Severity: Note},
		{Pos: Pos{"b", 1, 1}, Code: "a/a", Msg: "a", Severity: Error},
		{Pos: Pos{"b", 1, 1}, Code: "a/a", Msg: "a", Severity: Error, Hint: "h"},
		{Pos: Pos{"b", 1, 1}, Code: "a/a", Msg: "a", Severity: Error, Hint: "h", Article: "x"},
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		got := append(slices.Clone(want), want...) // each twice
		rnd.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		got.Sort()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
	var none List
	none.Sort()
	if len(none) != 0 {
		t.Error(none)
	}
}

func ExampleSource_Pos() {
	src := NewSource("content/site.yaml", "title: x\nbase_url: y\n")
	var l List
	l.Errorf(src.Pos(19), "site/base-url", "write a whole address, such as https://example.org/", "base_url %q has no scheme", "y")
	fmt.Println(l[0])
	// Output:
	// content/site.yaml:2:11: error: base_url "y" has no scheme [site/base-url]
	//     write a whole address, such as https://example.org/
}

func BenchmarkPos(b *testing.B) {
	text := strings.Repeat("a line of some words\n", 3000)
	for b.Loop() {
		NewSource("x", text).Pos(len(text) / 2)
	}
}
