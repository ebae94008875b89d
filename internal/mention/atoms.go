package mention

import (
	"slices"
	"strings"
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
func (a *Index) scan(out []atom, text string, learn bool) []atom {
	out = slices.Grow(out, len(text)/5+2)
	g, lines, blank := gBreak, 0, false // of the gap that is open
	for i := 0; i < len(text); {
		c := text[i]
		n := 1
		r := rune(c)
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if letterOrDigit[c] != 0 || c == '&' || c >= utf8.RuneSelf && inWord(r) {
			if len(out) == 0 {
				g = gBreak
			}
			at := atom{start: int32(i), gap: g}
			if end, look := plain(text, i); end > i {
				at.id, at.look = uint32(a.words.FindFoldIn(text, i, end)), look
				i = end
				if learn && at.id == 0 {
					at.id = a.learn(strings.ToLower(text[at.start:end]))
				}
			} else {
				i = a.fold(&at, text, i, learn)
			}
			at.end = int32(i)
			out = append(out, at)
			g, lines, blank = gJoin, 0, false
			if i+1 < len(text) && text[i] == ' ' && letterOrDigit[text[i+1]] != 0 { // between most words there is no more
				g = gSpace
				i++
			}
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
		case g == gBreak && len(out) > 0:
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

// learn puts a folded atom into the vocabulary.
func (a *Index) learn(w string) uint32 {
	id := a.words.Add(w)
	if id == len(a.classes) {
		a.classes = append(a.classes, 0)
	}
	return uint32(id)
}

// fold reads the atom at byte i, or the word for a sign, by its folded form, and
// returns its end.
func (a *Index) fold(at *atom, text string, i int, learn bool) int {
	var buf [64]byte
	w := buf[:0]
	if text[i] == '&' {
		w = append(w, "and"...)
		i++
	} else {
		i, w, at.look = word(text, i, w)
	}
	if at.id = uint32(a.words.FindBytes(w)); at.id == 0 && learn {
		at.id = a.learn(string(w))
	}
	return i
}

// letterOrDigit has the ASCII bytes of which words are made.
var letterOrDigit = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c] = 1 << 0
		t[c-'a'+'A'] = 1 << 1
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = 1 << 2
	}
	return t
}()

// plain reads the atom at byte i if it is of ASCII bytes alone: its end, which is
// i where it is not, and its look.
func plain(text string, i int) (int, look) {
	j, low, up := prose.WordRun(text, i)
	if j == i || j < len(text) && text[j] >= utf8.RuneSelf {
		return i, 0
	}
	var k look
	if letterOrDigit[text[i]] == 1<<1 {
		k = capital
	}
	return j, finish(k, low, low || up)
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
