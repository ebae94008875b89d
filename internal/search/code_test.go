package search

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// readNumber reads what appendNumber wrote, as the page does; ok is false for anything
// else.
func readNumber(s []byte) (v int, rest []byte, ok bool) {
	n := 0
	for i, c := range s {
		if d := digits[c]; d >= 62 {
			n = n*len(high) + int(d) - 62 + 1
			if n > 1<<40 {
				return 0, s, false
			}
		} else if d >= 0 {
			return n*len(low) + int(d), s[i+1:], true
		} else {
			break
		}
	}
	return 0, s, false
}

func TestNumbersComeBack(t *testing.T) {
	for _, v := range []int{0, 1, 61, 62, 63, 1921, 1922, 1923, 57721, 57722, 1 << 20, math.MaxInt32} {
		b := appendNumber([]byte("x"), v)
		got, rest, ok := readNumber(append(b[1:], 'A'))
		if got != v || !ok || string(rest) != "A" {
			t.Errorf("%d is written %q and read %d", v, b[1:], got)
		}
		if v < 62 && len(b) != 2 {
			t.Errorf("%d takes %d characters", v, len(b)-1)
		}
	}
	if strings.ContainsAny(low+high, "\"\\ \n") || len(low) != 62 || len(high) != 30 {
		t.Error("the digits must stand in a string of JavaScript as they are")
	}
	if ring*2 > len(low)+len(high) {
		t.Error("places do not fit one character")
	}
}

func FuzzNumber(f *testing.F) {
	f.Add([]byte("!0"))
	f.Add([]byte("~~~~~~~~~~~~~~~~z"))
	f.Fuzz(func(t *testing.T, b []byte) {
		v, rest, ok := readNumber(b)
		if !ok {
			return
		}
		if got := appendNumber(nil, v); string(got) != string(b[:len(b)-len(rest)]) {
			t.Errorf("%q is %d, which is written %q", b, v, got)
		}
	})
}

func FuzzPieces(f *testing.F) {
	f.Add("People’s 1,5 习近平 Қазақ")
	f.Fuzz(func(t *testing.T, s string) {
		at, off := 0, 0
		pieces(s, func(p piece) {
			if len(p.text) == 0 || p.at < at || p.off < off || p.off >= len(s) {
				t.Errorf("%q: %+v", s, p)
			}
			at, off = p.at+1, p.off+1
			if bytes.ContainsAny(p.text, "|@ \"\\") {
				t.Errorf("the piece %q of %q would break a shard", p.text, s)
			}
			if !p.run {
				if w := stem(string(p.text)); w == "" || !strings.HasPrefix(string(p.text), w[:min(len(w), 2)]) {
					t.Errorf("the stem of %q is %q", p.text, w)
				}
				return
			}
			n := 0
			pairs(p.text, func(pair []byte, i int) {
				if k := utf8.RuneCount(pair); i != n || k > 2 || !bytes.Contains(p.text, pair) {
					t.Errorf("pair %d of %q is %q", i, p.text, pair)
				}
				n++
			})
			if n != max(utf8.RuneCount(p.text)-1, 1) {
				t.Errorf("%q has %d pairs", p.text, n)
			}
		})
	})
}

func TestFormsOfAWordAreOneTerm(t *testing.T) {
	for _, forms := range []string{
		"agreement agreements", "visit visits visited visiting", "country countries", "sign signs signed signing", "propose proposed proposing proposes",
		"note notes noted noting", "take taking takes", "trade trades traded trading", "business business", "plan plans planned planning", "process processes",
		"договор договора договоров договорами договору", "россия россии россию", "китаи китая китаю китаем", "встреча встречи встречу встречами",
		"олтанбаев олтанбаева олтанбаеву олтанбаевым олтанбаевтын", "озерное озерного озерным озерная",
	} {
		var got []string
		for _, w := range strings.Fields(forms) {
			got = append(got, stem(w))
		}
		if slices.Sort(got); got[0] != got[len(got)-1] {
			t.Errorf("%s: %q", forms, got)
		}
	}
	for _, pair := range []string{"port portal", "china chinese", "lake laker", "медь медведь"} {
		a, b, _ := strings.Cut(pair, " ")
		if stem(a) == stem(b) {
			t.Errorf("%s and %s have one stem", a, b)
		}
	}
}

func TestTermsSortAsInJavaScript(t *testing.T) {
	in := []string{"\U00020000", "z", "\uF900", "a", "ab", "я", "中", ""}
	slices.SortFunc(in, compare)
	if got := strings.Join(in, ","); got != ",a,ab,z,я,中,\U00020000,\uF900" {
		t.Errorf("%q", got)
	}
}
