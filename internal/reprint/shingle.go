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

// reader gives the hash of each word of a text: letters and digits, folded, a
// character alone where a script has no spaces; and whether it is a number.
type reader struct {
	text string
	at   int // where the next word is looked for
}

// next is the next word; ok is false behind the last.
func (w *reader) next() (h uint64, number, ok bool) {
	text, i := w.text, w.at
	h, number = seedHash, true // of the word that is open, if one is
	for i < len(text) {
		if c := plain[text[i]]; c != 0 {
			ok = true
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
			case (c == '.' || c == ',') && ok && number && i < len(text) && text[i] >= '0' && text[i] <= '9':
				h = (h ^ '.') * prime // 21.9 and 1,000 are one word each
			case c == '\'' || c == '\\' || c == '*' || c == '_': // an apostrophe, and marks of Markdown
			case ok:
				w.at = i
				return h, number, true
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '’' || r == 0xAD || unicode.Is(unicode.M, r):
		case prose.Unspaced(r):
			if !ok { // else it is the next word
				w.at = i + n
				return (seedHash ^ uint64(r)) * prime, false, true
			}
			w.at = i
			return h, number, true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			h, number, ok = (h^uint64(prose.FoldRune(r)))*prime, number && unicode.IsDigit(r), true
		case ok:
			w.at = i + n
			return h, number, true
		}
		i += n
	}
	w.at = i
	return h, number, ok
}

// shingles gives the hash of each run of five words: of the sum of their hashes, each
// times k as often as words follow it.
func shingles(text string, f func(h uint64)) {
	const (
		k  = 0x9e3779b97f4a7c15
		k5 = k * k * k * k * k & (1<<64 - 1)
	)
	var last [width]uint64
	sum, n, oldest := uint64(0), 0, 0
	words := reader{text: text}
	for h, _, ok := words.next(); ok; h, _, ok = words.next() {
		sum = sum*k + h - last[oldest]*k5
		last[oldest] = h
		if oldest++; oldest == width {
			oldest = 0
		}
		if n++; n >= width {
			f(mix(sum))
		}
	}
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
	words := reader{text: text}
	for h, number, ok := words.next(); ok; h, number, ok = words.next() {
		if number {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
