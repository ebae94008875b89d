package reprint

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// width is how many words a shingle has.
const width = 5

const (
	seedHash = 0xcbf29ce484222325 // FNV-1a
	prime    = 0x100000001b3
)

// mix spreads a number over all 64 bits (splitmix64).
func mix(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// plain is an ASCII letter, made small, or digit; 0 for any other byte.
var plain = func() (t [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	return t
}()

// words gives the hash of each word of a text: letters and digits, folded, a
// character alone where a script has no spaces; and whether it is a number.
func words(text string, f func(h uint64, number bool)) {
	h, in, number := uint64(seedHash), false, true
	for i := 0; i < len(text); {
		if c := plain[text[i]]; c != 0 {
			in = true
			for {
				h, number = (h^uint64(c))*prime, number && c <= '9'
				if i++; i == len(text) {
					break
				}
				if c = plain[text[i]]; c == 0 {
					break
				}
			}
			continue
		}
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case (c == '.' || c == ',') && in && number && i < len(text) && text[i] >= '0' && text[i] <= '9':
				h = (h ^ '.') * prime // 21.9 and 1,000 are one word each
			case c == '\'' || c == '\\' || c == '*' || c == '_': // an apostrophe, and marks of Markdown
			default:
				if in {
					f(h, number)
				}
				h, in, number = seedHash, false, true
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		unspaced := false
		switch {
		case r == '’' || r == 0xAD || unicode.Is(unicode.M, r):
			continue
		case prose.Unspaced(r):
			unspaced = true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			h, in, number = (h^uint64(prose.FoldRune(r)))*prime, true, number && unicode.IsDigit(r)
			continue
		}
		if in {
			f(h, number)
		}
		h, in, number = seedHash, false, true
		if unspaced {
			f((seedHash^uint64(r))*prime, false)
		}
	}
	if in {
		f(h, number)
	}
}

// shingles gives the hash of each run of five words.
func shingles(text string, f func(h uint64)) {
	const k = 0x9e3779b97f4a7c15
	var last [width - 1]uint64
	n := 0
	words(text, func(h uint64, _ bool) {
		if n++; n >= width {
			f(mix((((last[0]*k+last[1])*k+last[2])*k+last[3])*k + h))
		}
		last[0], last[1], last[2], last[3] = last[1], last[2], last[3], h
	})
}

// set is the shingles of a text, sorted, each once.
func set(text string) []uint64 {
	out := make([]uint64, 0, len(text)/5)
	shingles(text, func(h uint64) { out = append(out, h) })
	slices.Sort(out)
	return slices.Compact(out)
}

// repeats reports whether one text repeats the other. Reports of different days
// that each give numbers of their own are two, however alike: the weekly
// bulletin of the same words.
func repeats(a, b string, otherDay bool) bool {
	x, y := set(a), set(b)
	both := common(x, y)
	jaccard := float64(both) / float64(len(x)+len(y)-both)
	short, long := float64(min(len(x), len(y))), float64(max(len(x), len(y)))
	if jaccard < minJaccard && !(float64(both) >= minContains*short && short >= minShare*long) {
		return false
	}
	return !otherDay || !differ(a, b)
}

// common is how many are in both of two sorted sets.
func common(x, y []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// differ reports whether each of two texts has a number that the other lacks.
func differ(a, b string) bool {
	x, y := numbers(a), numbers(b)
	n := common(x, y)
	return n < len(x) && n < len(y)
}

func numbers(text string) []uint64 {
	var out []uint64
	words(text, func(h uint64, number bool) {
		if number {
			out = append(out, h)
		}
	})
	slices.Sort(out)
	return slices.Compact(out)
}
