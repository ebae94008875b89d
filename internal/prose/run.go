package prose

import "math/bits"

// Where a word ends is what a processor cannot guess. Eight bytes are looked at as one
// integer, whose bytes answer at once, and only words of eight letters or more take a
// second look.

const (
	ones  = 0x0101010101010101
	highs = 0x80 * ones
)

// inRange has the high bit of each byte of w that lies between the two, all ASCII.
// The bytes of w are below 0x80.
func inRange(w uint64, from, to byte) uint64 {
	return (w + ones*(0x80-uint64(from))) &^ (w + ones*(0x7f-uint64(to))) & highs
}

// lettersOf has the high bit of each byte that is an ASCII letter, digitsOf of each
// that is a digit.
func lettersOf(w uint64) uint64 { return inRange(w&^highs|0x20*ones, 'a', 'z') &^ w }
func digitsOf(w uint64) uint64  { return inRange(w&^highs, '0', '9') &^ w }

// LetterEnd is the end of the ASCII letters that stand at byte i: i where none does.
func LetterEnd(text string, i int) int {
	for len(text)-i >= 8 {
		if other := lettersOf(eight(text[i:])) ^ highs; other != 0 {
			return i + bits.TrailingZeros64(other)/8
		}
		i += 8
	}
	for i < len(text) && class[text[i]]&cLetter != 0 {
		i++
	}
	return i
}

// WordRun is the end of the ASCII letters and digits that stand at byte i, and whether
// small letters and capitals are among them.
func WordRun(text string, i int) (end int, small, capital bool) {
	var lows, caps uint64
	for len(text)-i >= 8 {
		w := eight(text[i:])
		letters := lettersOf(w)
		other := (letters | digitsOf(w)) ^ highs
		letters &= other - 1 // those before the first of the others; all where there is none
		lows, caps = lows|letters&(w<<2), caps|letters&^(w<<2)
		if other != 0 {
			return i + bits.TrailingZeros64(other)/8, lows != 0, caps != 0
		}
		i += 8
	}
	for i < len(text) && class[text[i]]&cAlnum != 0 {
		small, capital = small || class[text[i]] == cLower, capital || class[text[i]] == cUpper
		i++
	}
	return i, small || lows != 0, capital || caps != 0
}

// PlainEnd is the end of the ASCII bytes, none of them below least, that stand at byte
// i: i where none does.
func PlainEnd(text string, i int, least byte) int {
	for len(text)-i >= 8 {
		w := eight(text[i:])
		if other := (w | (w - ones*uint64(least))) & highs; other != 0 { // up to the first of them no byte borrows
			return i + bits.TrailingZeros64(other)/8
		}
		i += 8
	}
	for i < len(text) && text[i] >= least && text[i] < 0x80 {
		i++
	}
	return i
}

// ASCII reports whether a text has no other bytes.
func ASCII(s string) bool {
	n := len(s)
	switch {
	case n >= 8:
		for i := 8; i < n; i += 8 {
			if eight(s[i-8:])&highs != 0 {
				return false
			}
		}
		return eight(s[n-8:])&highs == 0
	case n >= 4:
		return (four(s)|four(s[n-4:]))&highs == 0
	}
	return n == 0 || (s[0]|s[n>>1]|s[n-1]) < 0x80
}
