package prose

import (
	"unicode"
	"unicode/utf8"
)

// Kind is a kind of token.
type Kind uint8

const (
	Word   Kind = iota // "Republic", "People's", "Kassym-Jomart", "COVID-19", "U.S.", one Han character
	Number             // "24.1", "1,250,000": digits with inner points and commas
	Punct              // one mark or symbol; a run of full stops or of hyphens is one token
)

// Token is a piece of text that holds no white space.
type Token struct {
	Span
	Kind Kind
}

// classes of ASCII bytes
const (
	cSpace = 1 << iota
	cLower
	cUpper
	cDigit
	cLetter = cLower | cUpper
	cAlnum  = cLetter | cDigit
)

var class = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c] = cLower
		t[c-'a'+'A'] = cUpper
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = cDigit
	}
	for _, c := range " \t\n\v\f\r" {
		t[c] = cSpace
	}
	return t
}()

// Tokens divides a text. A word keeps its inner hyphens and apostrophes, the
// possessive included, and the points of an abbreviation of single letters
// ("U.S.", "a.m."), but not the point of an initial ("N." is two tokens). A
// number ends where letters begin: "90mln" is two tokens that touch, and so is
// "19th". Characters of scripts that put no space between words stand alone.
func Tokens(text string) []Token {
	return AppendTokens(make([]Token, 0, len(text)/5+4), text)
}

// AppendTokens appends the tokens of text to dst.
func AppendTokens(dst []Token, text string) []Token {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			k := class[c]
			switch {
			case k == cSpace:
				i++
				continue
			case k&cLetter != 0:
				j := wordEnd(text, i)
				dst = append(dst, Token{Span{i, j}, Word})
				i = j
				continue
			case k == cDigit:
				j := numberEnd(text, i)
				dst = append(dst, Token{Span{i, j}, Number})
				i = j
				continue
			}
			j := i + 1
			if c == '.' || c == '-' {
				for j < len(text) && text[j] == c {
					j++
				}
			}
			dst = append(dst, Token{Span{i, j}, Punct})
			i = j
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r) || ignorable(r):
			i += n
		case Unspaced(r):
			j := i + n
			for j < len(text) { // marks that belong to the character
				m, k := utf8.DecodeRuneInString(text[j:])
				if !unicode.Is(unicode.M, m) {
					break
				}
				j += k
			}
			dst = append(dst, Token{Span{i, j}, Word})
			i = j
		case letter(r):
			j := wordEnd(text, i)
			dst = append(dst, Token{Span{i, j}, Word})
			i = j
		case unicode.IsDigit(r):
			j := numberEnd(text, i)
			dst = append(dst, Token{Span{i, j}, Number})
			i = j
		default:
			dst = append(dst, Token{Span{i, i + n}, Punct})
			i += n
		}
	}
	return dst
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.M, r) }

// ignorable reports zero-width characters that divide nothing.
func ignorable(r rune) bool {
	return r == 0x200B || r == 0x200E || r == 0x200F || r == 0xFEFF || r == 0x2060
}

// Unspaced reports whether r belongs to a script that puts no space between
// words, so that each character is a token.
func Unspaced(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r < 0x0EE0: // Thai, Lao
		return letter(r)
	case r < 0x2E80:
		return false
	case r < 0x3040:
		return unicode.Is(unicode.Han, r)
	case r < 0x3100: // Hiragana, Katakana
		return letter(r)
	case r < 0xA000:
		return unicode.Is(unicode.Han, r)
	case r >= 0xF900 && r < 0xFB00, r >= 0x20000 && r < 0x32000:
		return unicode.Is(unicode.Han, r)
	}
	return false
}

// wordByte is the length of the word character at i, or 0; digits count.
func wordByte(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		if class[c]&cAlnum != 0 {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if r == 0xAD || (letter(r) || unicode.IsDigit(r)) && !Unspaced(r) {
		return n // the soft hyphen is part of its word
	}
	return 0
}

// joiner is the length of a hyphen or apostrophe at i, or 0.
func joiner(text string, i int) int {
	switch c := text[i]; {
	case c == '-' || c == '\'':
		return 1
	case c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80:
		switch text[i+2] {
		case 0x90, 0x91, 0x99: // ‐ ‑ ’
			return 3
		}
	case c == 0xCA && i+1 < len(text) && (text[i+1] == 0xBC || text[i+1] == 0xBB): // ʼ ʻ
		return 2
	}
	return 0
}

func wordEnd(text string, i int) int {
	if text[i] >= utf8.RuneSelf || i+1 < len(text) && text[i+1] == '.' { // else no point stands behind one letter
		if j := dotted(text, i); j > 0 {
			return j
		}
	}
	for {
		i, _, _ = WordRun(text, i)
		if i == len(text) || text[i] < utf8.RuneSelf && text[i] != '-' && text[i] != '\'' { // most words
			return i
		}
		if n := wordByte(text, i); n > 0 {
			i += n
			continue
		}
		n := joiner(text, i)
		if n == 0 || wordByte(text, i+n) == 0 {
			return i
		}
		i += n
	}
}

// dotted is the end of an abbreviation of single letters that begins at i
// ("U.S.", "a.m.", "т.е."), or 0.
func dotted(text string, i int) int {
	n := 0
	for i < len(text) {
		_, k := utf8.DecodeRuneInString(text[i:])
		if wordByte(text, i) == 0 || class[text[i]] == cDigit || i+k >= len(text) || text[i+k] != '.' {
			break
		}
		i += k + 1
		n++
	}
	if n < 2 {
		return 0
	}
	return i
}

func numberEnd(text string, i int) int {
	digit := func(i int) int {
		if i >= len(text) {
			return 0
		}
		if c := text[i]; c < utf8.RuneSelf {
			return int(class[c]&cDigit) / cDigit
		}
		if r, n := utf8.DecodeRuneInString(text[i:]); unicode.IsDigit(r) {
			return n
		}
		return 0
	}
	for i < len(text) {
		if n := digit(i); n > 0 {
			i += n
			continue
		}
		if c := text[i]; c != '.' && c != ',' || digit(i+1) == 0 {
			break
		}
		i++
	}
	return i
}
