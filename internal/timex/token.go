package timex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

type tokKind uint8

const (
	kEOF   tokKind = iota
	kWord          // letters, perhaps with digits after
	kNum           // digits
	kDash          // - – —
	kPunct         // one other byte or rune
	kPoss          // 's
	kHan           // one ideograph
)

// Flags of a token.
const (
	fSp    = 1 << iota // white space before
	fNL                // a line break before
	fCap               // begins with a capital
	fOrd               // digits with st, nd, rd, th
	fMany              // digits with s: 1990s
	fMixed             // letters and digits glued: a code
)

type tok struct {
	start, end int32
	n          int32 // value of digits, capped
	val        int16
	kind       tokKind
	class      class
	flag       uint8 // f…
	lex        uint8 // abbr, doubt, lower
	nd         uint8 // number of digits
	c          byte  // the byte of an ASCII kPunct
}

const (
	isLetter = 1 << iota
	isDigit
	isSpace
)

var bytes = makeBytes()

func makeBytes() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c] = isLetter
		t[c-'a'+'A'] = isLetter
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = isDigit
	}
	for _, c := range " \t\r\n\v\f" {
		t[c] = isSpace
	}
	return t
}

// next makes the tokens of the next paragraph, up to a blank line. It reports
// whether there was one.
func (s *scan) next() bool {
	text := s.text
	s.toks = s.toks[:0]
	s.para++
	var gap uint8 = fSp
	i := s.pos
	if i >= len(text) {
		return false
	}
	for i < len(text) {
		c := text[i]
		switch k := bytes[c]; {
		case k == isSpace:
			if c == '\n' {
				if gap&fNL != 0 && len(s.toks) > 0 {
					s.pos = i + 1
					return true
				}
				gap |= fNL
			}
			gap |= fSp
			i++
			continue
		case k == isLetter:
			i = s.lexWord(i, gap)
		case k == isDigit:
			i = s.lexNumber(i, gap)
		case c < 0x80:
			i = s.lexPunct(i, gap)
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			switch {
			case r == 0xA0 || r == 0x202F || r == 0x2009 || r == 0x3000 || r == 0xFEFF || r == 0x200B:
				gap |= fSp
				i += n
				continue
			case r >= 0x2010 && r <= 0x2015 || r == 0x2212:
				s.toks = append(s.toks, tok{start: int32(i), end: int32(i + n), kind: kDash, flag: gap})
				i += n
			case r == 0x2019 && s.possessive(i+n):
				s.toks = append(s.toks, tok{start: int32(i), end: int32(i + n + 1), kind: kPoss, flag: gap})
				i += n + 1
			case r == '年' || r == '月' || r == '日' || r == '号':
				s.toks = append(s.toks, tok{start: int32(i), end: int32(i + n), kind: kHan, flag: gap, class: cHan, n: r})
				i += n
			case unicode.IsLetter(r) && !unicode.Is(unicode.Han, r):
				i = s.lexWord(i, gap)
			case r >= 0x4E00 && r <= 0x9FFF || r == '〇':
				t, k := lexHan(text[i:], r, s.namedHan(gap))
				if k == 0 {
					t, k = tok{kind: kPunct}, n
				}
				t.start, t.end, t.flag = int32(i), int32(i+k), gap
				s.toks = append(s.toks, t)
				i += k
			default:
				t := tok{start: int32(i), end: int32(i + n), kind: kPunct, flag: gap}
				if r == 0x2018 || r == 0x2019 {
					t.c = '\''
				} else if r >= 0x201C && r <= 0x201F || r == '«' || r == '»' {
					t.c = '"'
				}
				s.toks = append(s.toks, t)
				i += n
			}
		}
		gap = 0
	}
	s.pos = i
	return true
}

// namedHan reports whether the last token is a year or month in Chinese, or a word
// that is a time, with no space behind.
func (s *scan) namedHan(gap uint8) bool {
	if len(s.toks) == 0 || gap != 0 {
		return false
	}
	t := &s.toks[len(s.toks)-1]
	return t.kind == kHan && (t.class == cNear || t.n == '年' || t.n == '月')
}

// possessive reports whether s stands at i with no letter after.
func (s *scan) possessive(i int) bool {
	return i < len(s.text) && (s.text[i] == 's' || s.text[i] == 'S') &&
		(i+1 == len(s.text) || bytes[s.text[i+1]]&(isLetter|isDigit) == 0)
}

// lexWord reads letters, and digits glued to them, from i.
func (s *scan) lexWord(i int, gap uint8) int {
	text := s.text
	start := i
	mixed, ascii := false, true
	i = prose.LetterEnd(text, i)
	for i < len(text) {
		c := text[i]
		if k := bytes[c]; k == isLetter {
			i++
		} else if k == isDigit {
			mixed = true
			i++
		} else if c >= 0x80 {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Han, r) {
				break
			}
			ascii = false
			i += n
		} else if c == '\'' && i == start+1 && (text[start] == 'o' || text[start] == 'O') && strings.HasPrefix(text[i:], "'clock") {
			i++
		} else {
			break
		}
	}
	if i == start {
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	t := tok{start: int32(start), end: int32(i), kind: kWord, flag: gap}
	if c := text[start]; c >= 'A' && c <= 'Z' {
		t.flag |= fCap
	}
	switch {
	case mixed:
		t.flag |= fMixed
		s.code(&t)
	case ascii:
		e := &lexicon.entries[lexicon.FindFoldIn(text, start, i)]
		t.class, t.val, t.lex = e.class, e.val, e.flag
	case i-start <= 48 && text[start] >= 0xD0 && text[start] <= 0xD3:
		var buf [64]byte
		b := buf[:0]
		for k, r := range text[start:i] {
			if l := unicode.ToLower(r); l != r {
				if k == 0 {
					t.flag |= fCap
				}
				r = l
			}
			b = utf8.AppendRune(b, r)
		}
		e := &lexicon.entries[lexicon.FindBytes(b)]
		t.class, t.val, t.lex = e.class, e.val, e.flag
	}
	s.toks = append(s.toks, t)
	return i
}

// code recognises the few codes that are times: Q1, H2, FY2018, FY18.
func (s *scan) code(t *tok) {
	w := s.text[t.start:t.end]
	switch {
	case len(w) == 2 && w[0] == 'Q' && w[1] >= '1' && w[1] <= '4':
		t.class, t.val = cQuarter, int16(w[1]-'0')
	case len(w) == 2 && w[0] == 'H' && (w[1] == '1' || w[1] == '2'):
		t.class, t.val = cHalf, int16(w[1]-'0')
	case (len(w) == 4 || len(w) == 6) && w[:2] == "FY":
		y := 0
		for _, c := range w[2:] {
			if c < '0' || c > '9' {
				return
			}
			y = 10*y + int(c-'0')
		}
		if len(w) == 4 {
			y += 2000
		}
		if y >= 1900 && y <= 2100 {
			t.class, t.val, t.n = cWord, wFiscalYear, int32(y)
		}
	}
}

// lexNumber reads digits from i and what is glued to them.
func (s *scan) lexNumber(i int, gap uint8) int {
	text := s.text
	start := i
	t := tok{start: int32(start), kind: kNum, class: cNum, flag: gap}
	for i < len(text) && bytes[text[i]] == isDigit {
		if t.n < 1e8 {
			t.n = t.n*10 + int32(text[i]-'0')
		}
		i++
	}
	t.nd = uint8(min(i-start, 255))
	j := i
	for j < len(text) && bytes[text[j]]&(isLetter|isDigit) != 0 {
		j++
	}
	if j > i {
		switch suffix := text[i:j]; {
		case len(suffix) == 2 && t.nd <= 3 && ordinalSuffix(suffix, t.n):
			t.flag |= fOrd
			i = j
		case suffix == "s" && (t.nd == 4 || t.nd == 2) && t.n%10 == 0:
			t.flag |= fMany
			i = j
		case len(suffix) == 2 && t.nd <= 2 && (suffix[0]|32 == 'a' || suffix[0]|32 == 'p') && suffix[1]|32 == 'm':
			// 3pm: a number and a word.
		case suffix[0] == 'T' && len(suffix) > 1 && bytes[suffix[1]] == isDigit && t.nd == 2:
			// 2023-10-17T21:10: the letter stands alone.
		case suffix == "Q" && t.nd == 1 && t.n >= 1 && t.n <= 4:
			t.kind, t.class, t.val = kWord, cQuarter, int16(t.n)
			t.flag |= fMixed
			i = j
		case suffix == "H" && t.nd == 1 && (t.n == 1 || t.n == 2):
			t.kind, t.class, t.val = kWord, cHalf, int16(t.n)
			t.flag |= fMixed
			i = j
		default:
			if s.endsDate(t.nd) && suffix[0] >= 'A' && suffix[0] <= 'Z' {
				break // 2023-10-17The: a header run into the text
			}
			t.kind, t.class = kWord, cNone
			t.flag |= fMixed
			i = j
		}
	}
	t.end = int32(i)
	s.toks = append(s.toks, t)
	return i
}

// endsDate reports whether digits that come now, nd of them, end a date in
// digits: the tokens so far are 2023-10- or 17.10. glued.
func (s *scan) endsDate(nd uint8) bool {
	n := len(s.toks)
	if n < 4 {
		return false
	}
	a, b := s.toks[n-4], s.toks[n-2]
	c, d := s.toks[n-3], s.toks[n-1]
	if a.kind != kNum || b.kind != kNum || b.nd != 2 || c.kind != d.kind || c.c != d.c || (b.flag|c.flag|d.flag)&fSp != 0 {
		return false
	}
	if c.kind != kDash && c.c != '.' && c.c != '/' {
		return false
	}
	return a.nd == 4 && nd == 2 || a.nd == 2 && nd == 4
}

func ordinalSuffix(s string, n int32) bool {
	a, b := s[0]|32, s[1]|32
	switch {
	case a == 't' && b == 'h':
		return true
	case a == 's' && b == 't':
		return n%10 == 1
	case a == 'n' && b == 'd':
		return n%10 == 2
	case a == 'r' && b == 'd':
		return n%10 == 3
	}
	return false
}

func (s *scan) lexPunct(i int, gap uint8) int {
	c := s.text[i]
	t := tok{start: int32(i), end: int32(i + 1), kind: kPunct, flag: gap, c: c}
	switch {
	case c == '-':
		t.kind = kDash
	case c == '\'' && s.possessive(i+1) && gap == 0:
		t.kind = kPoss
		t.end++
	}
	s.toks = append(s.toks, t)
	return int(t.end)
}
