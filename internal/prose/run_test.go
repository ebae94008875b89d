package prose

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestTidyIsWhatSpaceLeaves(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 100000 {
		b := make([]byte, r.IntN(24))
		for i := range b {
			b[i] = "abcdefghijklmn,.  "[r.IntN(18)]
		}
		if len(b) > 0 && r.IntN(4) == 0 {
			b[r.IntN(len(b))] = "\n\t\x00\x1f\x7f\x80\xa0"[r.IntN(7)]
		}
		s := string(b) + []string{"", "", "", "\u00a0", "é", "\u2009x"}[r.IntN(6)]
		if want := strings.Join(strings.Fields(s), " ") == s; tidy(s) != want || tidyRunes(s) != want {
			t.Fatalf("%q is tidy: %v, %v, want %v", s, tidy(s), tidyRunes(s), want)
		}
	}
}

func TestRunsEndWhereTheirBytesDo(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		b := make([]byte, r.IntN(40))
		for i := range b {
			switch r.IntN(12) {
			case 0:
				b[i] = byte(r.IntN(256))
			case 1:
				b[i] = "@[`{/:\x00\x10\x19\x7f\x80\xe1\xff -"[r.IntN(15)]
			default:
				b[i] = "abyzABYZ0189mnopq"[r.IntN(17)]
			}
		}
		text := string(b)
		for i := range len(text) + 1 {
			end, small, capital := i, false, false
			for end < len(text) && class[text[end]]&cAlnum != 0 {
				small, capital = small || class[text[end]] == cLower, capital || class[text[end]] == cUpper
				end++
			}
			if e, s, c := WordRun(text, i); e != end || s != small || c != capital {
				t.Fatalf("WordRun(%q, %d) is %d, %v, %v, want %d, %v, %v", text, i, e, s, c, end, small, capital)
			}
			for end = i; end < len(text) && class[text[end]]&cLetter != 0; end++ {
			}
			if ascii := !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 }); ASCII(text) != ascii {
				t.Fatalf("ASCII(%q) is %v", text, !ascii)
			}
			if e := LetterEnd(text, i); e != end {
				t.Fatalf("LetterEnd(%q, %d) is %d, want %d", text, i, e, end)
			}
			for _, least := range []byte{0, '\r' + 1, ' ', '0'} {
				for end = i; end < len(text) && text[end] >= least && text[end] < 0x80; end++ {
				}
				if e := PlainEnd(text, i, least); e != end {
					t.Fatalf("PlainEnd(%q, %d, %q) is %d, want %d", text, i, least, e, end)
				}
			}
		}
	}
}

func TestNothingIsComposedWhereNothingCanBe(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200000 {
		var b []byte
		for range r.IntN(6) {
			b = utf8.AppendRune(b, []rune{rune(r.IntN(0x80)), rune(r.IntN(0x520)), 0x1FF0 + rune(r.IntN(0x60)), 0x300 + rune(r.IntN(0x50))}[r.IntN(4)])
			if r.IntN(40) == 0 {
				b = append(b, byte(0x80+r.IntN(0x80)))
			}
		}
		s := string(b)
		if got, want := NFC(s), norm.NFC.String(s); got != want {
			t.Fatalf("NFC(%q) is %q, want %q", s, got, want)
		}
		if got, want := Runes(s), utf8.RuneCountInString(s); got != want {
			t.Fatalf("Runes(%q) is %d, want %d", s, got, want)
		}
	}
	for c := range rune(0x10000) { // each of those that are passed, alone and behind a letter
		if s := string(c); composed(s) && (!norm.NFC.IsNormalString(s) || !norm.NFC.IsNormalString("a"+s)) {
			t.Errorf("%q is taken for composed", s)
		}
	}
}
