package annotate

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// atom is a run of letters and digits with no mark inside, or one character of
// a script without spaces. Names are matched atom by atom, so that "Anna-Maria",
// "Anna Maria" and "Anna-\nMaria" are the same two atoms.
type atom struct {
	start, end int32
	id         uint32 // of the folded form in the vocabulary; 0: in no name and no rule
	gap        gap    // what stands between the atom and the one before
	look       look
}

// gap classes what stands between two atoms.
type gap uint8

const (
	gJoin   gap = iota // nothing
	gSpace             // white space, at most one line end
	gHyphen            // a hyphen or dash without spaces
	gApos              // an apostrophe without spaces
	gComma             // a comma, with or without space
	gDash              // a dash between spaces
	gPoint             // a full stop, with or without space
	gQuote             // quotation marks, and spaces
	gOther             // anything else
	gBreak             // a blank line
)

// look is how an atom is written.
type look uint8

const (
	capital look = 1 << iota // begins with a capital, or has no case
	upper                    // has no small letter
	digits
)

// scan divides a text into atoms, in the room of out, and looks each up. With
// learn set it adds the unknown ones to the vocabulary, which only New does.
func (a *Annotator) scan(out []atom, text string, learn bool) []atom {
	out = slices.Grow(out, len(text)/5+2)
	var buf [64]byte
	g, lines, blank := gBreak, 0, false // of the gap that is open
	first := true
	for i := 0; i < len(text); {
		c := text[i]
		n := 1
		r := rune(c)
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if c == '&' || inWord(r) {
			at := atom{start: int32(i), gap: g}
			if first {
				at.gap, first = gBreak, false
			}
			w := buf[:0]
			if c == '&' {
				w = append(w, "and"...)
				i++
				at.look = 0
			} else {
				i, w, at.look = word(text, i, w)
			}
			if id, ok := a.words[string(w)]; ok {
				at.id = id
			} else if learn {
				at.id = uint32(len(a.classes))
				a.words[string(w)] = at.id
				a.classes = append(a.classes, 0)
			}
			at.end = int32(i)
			out = append(out, at)
			g, lines, blank = gJoin, 0, false
			continue
		}
		i += n
		if r < utf8.RuneSelf && (c == ' ' || c == '\t' || c == '\n' || c == '\r') || unicode.IsSpace(r) {
			if c == '\n' {
				lines++
			}
			blank = true
			switch {
			case lines > 1:
				g = gBreak
			case g == gJoin:
				g = gSpace
			case g == gHyphen && c != '\n' && c != '\r', g == gApos && blank: // a dash, a closing mark
				if g == gApos {
					g = gQuote
				} else {
					g = gDash
				}
			}
			continue
		}
		k := gOther
		switch prose.FoldRune(r) {
		case '-':
			if k = gHyphen; blank {
				k = gDash
			}
		case '\'':
			if k = gApos; blank {
				k = gQuote
			}
		case '—':
			k = gDash
		case ',', '，', '、':
			k = gComma
		case '.', '·':
			k = gPoint
		case '"', '«', '»', '„', '‹', '›', '《', '》', '「', '」':
			k = gQuote
		case 0, '*', '_':
			continue
		}
		switch {
		case g == gBreak && !first:
		case g == gJoin || g == gSpace || g == k:
			g = k
		case g == gApos && k == gQuote || g == gQuote && k == gApos:
			g = gQuote
		default:
			g = gOther
		}
	}
	return out
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || unicode.IsDigit(r)
}

// word reads one atom: its end, its folded form and its look.
func word(text string, i int, w []byte) (int, []byte, look) {
	var k look
	start, low, letters := i, false, false
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case 'a' <= c && c <= 'z':
				low, letters = true, true
				w = append(w, c)
			case 'A' <= c && c <= 'Z':
				if i == start {
					k |= capital
				}
				letters = true
				w = append(w, c+'a'-'A')
			case '0' <= c && c <= '9':
				w = append(w, c)
			default:
				return i, w, finish(k, low, letters)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if prose.Unspaced(r) {
			if i > start {
				break
			}
			return i + n, utf8.AppendRune(w, prose.FoldRune(r)), capital | upper
		}
		if !inWord(r) && r != 0xAD {
			break
		}
		switch {
		case unicode.IsLower(r):
			low, letters = true, true
		case unicode.IsUpper(r):
			if i == start {
				k |= capital
			}
			letters = true
		case unicode.IsLetter(r):
			if i == start {
				k |= capital
			}
			letters = true
		}
		if f := prose.FoldRune(r); f != 0 {
			w = utf8.AppendRune(w, f)
		}
		i += n
	}
	return i, w, finish(k, low, letters)
}

func finish(k look, low, letters bool) look {
	switch {
	case !letters:
		return digits
	case !low:
		return k | upper
	}
	return k
}
