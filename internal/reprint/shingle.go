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

// words gives the hash of each word of a text: letters and digits, folded, a
// character alone where a script has no spaces; and whether it is a number.
func words(text string, f func(h uint64, number bool)) {
	h, in, number := uint64(seedHash), false, true
	end := func() {
		if in {
			f(h, number)
		}
		h, in, number = seedHash, false, true
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c >= 'A' && c <= 'Z':
				c |= 0x20
				fallthrough
			case c >= 'a' && c <= 'z':
				number = false
				fallthrough
			case c >= '0' && c <= '9':
				h, in = (h^uint64(c))*prime, true
			case (c == '.' || c == ',') && in && number && i < len(text) && text[i] >= '0' && text[i] <= '9':
				h = (h ^ '.') * prime // 21.9 and 1,000 are one word each
			case c == '\'' || c == '\\' || c == '*' || c == '_': // an apostrophe, and marks of Markdown
			default:
				end()
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case r == '’' || r == 0xAD || unicode.Is(unicode.M, r):
		case prose.Unspaced(r):
			end()
			f((seedHash^uint64(r))*prime, false)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			h, in, number = (h^uint64(prose.FoldRune(r)))*prime, true, number && unicode.IsDigit(r)
		default:
			end()
		}
	}
	end()
}

// shingles gives the hash of each run of five words.
func shingles(text string, f func(h uint64)) {
	var last [width]uint64
	n := 0
	words(text, func(h uint64, _ bool) {
		last[n%width] = h
		if n++; n < width {
			return
		}
		var s uint64
		for k := range width {
			s = s*0x9e3779b97f4a7c15 + last[(n+k)%width]
		}
		f(mix(s))
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
