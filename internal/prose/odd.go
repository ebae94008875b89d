package prose

import (
	"unicode"
	"unicode/utf8"
)

// Odd is a character that is not what it seems to be.
type Odd struct {
	Offset int
	Rune   rune
	Kind   Oddity
	Word   string // of mixed letters
}

// Oddity is a way for a text to deceive the eye.
type Oddity uint8

const (
	Turned Oddity = iota // changes the direction in which text is shown (UAX #9, 2)
	Unseen               // is not shown at all
	Mixed                // is a letter that looks like those of another alphabet around it
)

// FindOdd returns the first character of each kind in a name or a title, in the
// order of kinds.
//
// A word mixes alphabets when it has letters of two among Latin, Cyrillic and
// Greek, and those of one of them all look like letters of another: "Bаnk" with
// a Cyrillic а. Words such as "PRщик" that mix what nobody confuses are not
// meant.
func FindOdd(s string) []Odd {
	var found [3]*Odd
	prev := rune(0)
	word := -1
	for i := 0; i <= len(s); {
		r, n := rune(' '), 1
		if i < len(s) {
			if r, n = rune(s[i]), 1; r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(s[i:])
			}
		}
		if kind, odd := unseen(r, prev); odd && found[kind] == nil {
			found[kind] = &Odd{Offset: i, Rune: r, Kind: kind}
		}
		switch letter := unicode.IsLetter(r) || unicode.Is(unicode.Mn, r); {
		case letter && word < 0:
			word = i
		case !letter && word >= 0:
			if at, odd := mixed(s[word:i]); odd && found[Mixed] == nil {
				r, _ := utf8.DecodeRuneInString(s[word+at:])
				found[Mixed] = &Odd{Offset: word + at, Rune: r, Kind: Mixed, Word: s[word:i]}
			}
			word = -1
		}
		prev = r
		i += n
	}
	var out []Odd
	for _, o := range found {
		if o != nil {
			out = append(out, *o)
		}
	}
	return out
}

// unseen judges one character by itself and the one before it.
func unseen(r, prev rune) (Oddity, bool) {
	switch {
	case r < 0xAD:
		return 0, false
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C:
		return Turned, true
	case r == 0x200B, r == 0x2060, r == 0xFEFF, r == 0x180E, r == 0x034F, r == 0x00AD, r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, r == 0x2800,
		r >= 0x2061 && r <= 0x2064, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE007F:
		return Unseen, true
	case r == 0x200C || r == 0x200D: // joiners mean something in Arabic, in Indian scripts and between pictures
		return Unseen, alphabet(prev) != 0 || prev < 0x80
	}
	return 0, false
}

// alphabet is 'L', 'C' or 'G' for a letter of the three whose letters look
// alike, or 0.
func alphabet(r rune) byte {
	switch {
	case r < utf8.RuneSelf:
		if r|0x20 >= 'a' && r|0x20 <= 'z' {
			return 'L'
		}
	case unicode.Is(unicode.Latin, r):
		return 'L'
	case unicode.Is(unicode.Cyrillic, r):
		return 'C'
	case unicode.Is(unicode.Greek, r):
		return 'G'
	}
	return 0
}

// mixed reports whether a word mixes alphabets to deceive, and where its first
// borrowed letter is.
func mixed(word string) (int, bool) {
	var count, alike, first [3]int // of Latin, Cyrillic, Greek
	for i, r := range word {
		k := 0
		switch alphabet(r) {
		case 0:
			continue
		case 'C':
			k = 1
		case 'G':
			k = 2
		}
		if count[k] == 0 {
			first[k] = i
		}
		count[k]++
		if lookalike(r) {
			alike[k]++
		}
	}
	few := -1
	kinds := 0
	for k, n := range count {
		if n == 0 {
			continue
		}
		kinds++
		if alike[k] == n && (few < 0 || n < count[few]) {
			few = k
		}
	}
	if kinds < 2 || few < 0 {
		return 0, false
	}
	return first[few], true
}

// lookalike reports a letter whose shape another of the three alphabets has too
// (Unicode Technical Standard #39, confusables), the common ones.
func lookalike(r rune) bool {
	switch r {
	case 'a', 'c', 'e', 'i', 'j', 'o', 'p', 'x', 'y', 'v', 'A', 'B', 'C', 'E', 'H', 'I', 'K', 'M', 'N', 'O', 'P', 'T', 'X', 'Y', 'Z',
		'а', 'с', 'е', 'і', 'ј', 'о', 'р', 'х', 'у', 'һ', 'ԁ', 'ѕ', 'А', 'В', 'С', 'Е', 'Н', 'І', 'Ј', 'К', 'М', 'О', 'Р', 'Т', 'Х', 'У', 'Ү', 'Ѕ',
		'α', 'ο', 'ν', 'ι', 'ρ', 'υ', 'Α', 'Β', 'Ε', 'Ζ', 'Η', 'Ι', 'Κ', 'Μ', 'Ν', 'Ο', 'Ρ', 'Τ', 'Υ', 'Χ':
		return true
	}
	return false
}
