package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s in the form in which names are compared: lower case, without
// diacritics, with one kind of apostrophe, hyphen and space. "Tǎchéng" folds
// to "tacheng", "Тоқаев" to "токаев", "People’s" to "people's". Fold is
// idempotent.
func Fold(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || class[c] == cUpper {
			var buf [256]byte // most of what is folded is a name or a line
			return string(AppendFold(append(buf[:0], s[:i]...), s[i:]))
		}
	}
	return s // as it is
}

// AppendFold appends the folded form of s to dst.
func AppendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if end := PlainEnd(s, i, 0); end > i {
			dst = AppendSmall(dst, s[i:end])
			i = end
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if f := FoldRune(r); f != 0 {
			dst = utf8.AppendRune(dst, f)
		}
		i += n
	}
	return dst
}

// FoldRune folds one character, so that a matcher can keep its offsets into
// the text as written. It returns 0 for a character that folds to nothing: a
// combining mark, a soft hyphen, a zero-width space.
func FoldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case int(r) < len(folded):
		return folded[r]
	case 0x1E00 <= r && r < 0x1F00:
		return foldSlow(r)
	case r >= 0x2000 && r < 0x2070:
		switch r {
		case 0x2018, 0x2019, 0x201B, 0x2032:
			return '\''
		case 0x201C, 0x201D, 0x201F:
			return '"'
		case 0x2010, 0x2011, 0x2012, 0x2013:
			return '-'
		}
		if ignorable(r) {
			return 0
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	case r >= 0x4E00 && r < 0xA000:
		return r
	case 0xFF01 <= r && r <= 0xFF5E: // full-width forms
		return FoldRune(r - 0xFEE0)
	case r == 0x3000:
		return ' '
	case ignorable(r):
		return 0
	}
	return foldSlow(r)
}

// folded holds the folds of Latin, Greek and Cyrillic, which news is made of.
var folded = func() (t [0x530]rune) {
	for r := range rune(len(t)) {
		t[r] = foldSlow(r)
	}
	return t
}()

// bare maps letters that Unicode does not decompose to the letter that press
// usage writes in their place.
func bare(r rune) rune {
	switch r {
	case 'ł', 'Ł':
		return 'l'
	case 'ø', 'Ø':
		return 'o'
	case 'đ', 'Đ', 'ð', 'Ð':
		return 'd'
	case 'ħ', 'Ħ':
		return 'h'
	case 'ı', 'İ':
		return 'i'
	case 'ŧ', 'Ŧ':
		return 't'
	case 'ə', 'Ə', 'æ', 'Æ':
		return 'a'
	case 'œ', 'Œ':
		return 'o'
	case 'ß', 'ẞ':
		return 's'
	case 'ә', 'Ә':
		return 'а'
	case 'ғ', 'Ғ', 'ґ', 'Ґ':
		return 'г'
	case 'қ', 'Қ', 'ҡ', 'Ҡ':
		return 'к'
	case 'ң', 'Ң':
		return 'н'
	case 'ө', 'Ө':
		return 'о'
	case 'ұ', 'Ұ', 'ү', 'Ү', 'ў', 'Ў':
		return 'у'
	case 'һ', 'Һ', 'ҳ', 'Ҳ':
		return 'х'
	case 'і', 'І', 'ї', 'Ї':
		return 'и'
	case 'є', 'Є':
		return 'е'
	case 'ҷ', 'Ҷ':
		return 'ч'
	case 0xA0:
		return ' '
	case 0xAD:
		return 0
	case 'ʼ', 'ʻ', 'ʹ', 'ʾ', 'ʿ', '´':
		return '\''
	}
	return -1
}

func foldSlow(r rune) rune {
	if f := bare(r); f >= 0 {
		return f
	}
	if unicode.Is(unicode.Mn, r) {
		return 0
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	l := unicode.ToLower(r)
	var buf [utf8.UTFMax]byte
	b := utf8.AppendRune(buf[:0], l)
	d := norm.NFD.Properties(b).Decomposition()
	if d == nil {
		return l
	}
	base, _ := utf8.DecodeRune(d)
	if f := bare(base); f >= 0 {
		return f
	}
	if unicode.Is(unicode.Mn, base) || base >= 0x1100 && base < 0x1200 { // Hangul stays composed
		return l
	}
	return unicode.ToLower(base)
}

// NFC returns s in Normalization Form C, in which all text is stored.
func NFC(s string) string {
	if composed(s) {
		return s
	}
	return norm.NFC.String(s)
}

// composed reports a text in which nothing can be composed, as it can be seen at once:
// one of ASCII, Latin letters, Cyrillic ones below U+0480 and the usual marks and dashes,
// of which none joins the character before it.
func composed(s string) bool {
	for i := PlainEnd(s, 0, 0); i < len(s); i = PlainEnd(s, i, 0) {
		if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
			return false
		}
		switch c := s[i]; {
		case c <= 0xCB || c == 0xD0 || c == 0xD1: // U+0080-02FF, U+0400-047F
			i += 2
		case c == 0xE2 && s[i+1] == 0x80 && s[i+2] >= 0x82: // U+2002-203F
			i += 3
		default:
			return false
		}
	}
	return true
}

// Space returns s trimmed, with each run of white space as one space.
func Space(s string) string {
	if tidy(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// tidy reports a text that Space leaves as it is.
func tidy(s string) bool {
	space := uint64(0x80) // the mark of a space before byte i; as much as one stands before the text
	i := 0
	for ; len(s)-i >= 8; i += 8 {
		w := eight(s[i:])
		if (w|(w-' '*ones))&highs != 0 { // a control, or no ASCII
			return tidyRunes(s)
		}
		spaces := ((w^' '*ones)+0x7f*ones)&highs ^ highs
		if spaces&(spaces<<8|space) != 0 {
			return false
		}
		space = spaces >> 56
	}
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' || c >= utf8.RuneSelf:
			return tidyRunes(s)
		case c != ' ':
			space = 0
		case space != 0:
			return false
		default:
			space = 0x80
		}
	}
	return s == "" || space == 0
}

// tidyRunes is tidy for any text.
func tidyRunes(s string) bool {
	space := true
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			if space {
				return false
			}
			space = true
			i++
		}
		for i < len(s) && inked(s[i]) {
			space = false
			i++
		}
		if i == len(s) || s[i] == ' ' {
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			return false
		}
		space = false
		i += n
	}
	return s == "" || !space
}

// LastIndex is [strings.LastIndex] of what most texts do not have: to see that takes
// a tenth of its time.
func LastIndex(s, sep string) int {
	if !strings.Contains(s, sep) {
		return -1
	}
	return strings.LastIndex(s, sep)
}

// HoldsSmall reports whether one text stands in another, both made small.
func HoldsSmall(s, sub string) bool {
	if strings.Contains(s, sub) {
		return true
	}
	for _, text := range [...]string{s, sub} {
		for i := range len(text) {
			if text[i] >= utf8.RuneSelf {
				return strings.Contains(strings.ToLower(s), strings.ToLower(sub))
			}
		}
	}
	for ; len(s) >= len(sub); s = s[1:] {
		if strings.EqualFold(s[:len(sub)], sub) {
			return true
		}
	}
	return false
}

// Runes is [utf8.RuneCountInString], by eight bytes at once where they are ASCII.
func Runes(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if end := PlainEnd(s, i, 0); end > i {
			n, i = n+end-i, end
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		n, i = n+1, i+size
	}
	return n
}

// Upper reports whether s has a letter and none of its letters is lower case.
func Upper(s string) bool {
	any := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		any = any || unicode.IsUpper(r)
	}
	return any
}

// Capital reports whether s begins with an upper-case letter, or with a letter
// of a script that has no case.
func Capital(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return class[s[0]] == cUpper
	}
	return capital(s)
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}
