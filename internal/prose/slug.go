package prose

import (
	"fmt"
	"strings"
	"unicode"
)

// latin writes Cyrillic letters in Latin ones, as passports and agencies do.
// Its keys are lower case.
func latin(r rune) (string, bool) {
	switch r {
	case 'а', 'ә':
		return "a", true
	case 'б':
		return "b", true
	case 'в':
		return "v", true
	case 'г', 'ғ', 'ґ':
		return "g", true
	case 'д':
		return "d", true
	case 'е', 'э', 'ё':
		return "e", true
	case 'є':
		return "ye", true
	case 'ж':
		return "zh", true
	case 'з':
		return "z", true
	case 'и', 'і':
		return "i", true
	case 'ї':
		return "yi", true
	case 'й', 'ы':
		return "y", true
	case 'к', 'қ', 'ҡ':
		return "k", true
	case 'л':
		return "l", true
	case 'м':
		return "m", true
	case 'н', 'ң':
		return "n", true
	case 'о', 'ө':
		return "o", true
	case 'п':
		return "p", true
	case 'р':
		return "r", true
	case 'с':
		return "s", true
	case 'т':
		return "t", true
	case 'у', 'ұ', 'ү', 'ў':
		return "u", true
	case 'ф':
		return "f", true
	case 'х':
		return "kh", true
	case 'һ', 'ҳ':
		return "h", true
	case 'ц':
		return "ts", true
	case 'ч':
		return "ch", true
	case 'ҷ', 'џ':
		return "j", true
	case 'ш':
		return "sh", true
	case 'щ':
		return "shch", true
	case 'ю':
		return "yu", true
	case 'я':
		return "ya", true
	case 'ъ', 'ь':
		return "", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'ß':
		return "ss", true
	case 'þ':
		return "th", true
	case '&':
		return "-and-", true
	}
	return "", false
}

// Slug makes an identifier of [a-z0-9-] of at most max bytes, cut at a hyphen
// where it can be. Diacritics are dropped and Cyrillic is transliterated. A
// text with nothing to keep, such as one in Han characters, becomes their code
// points in hexadecimal; one without letters or digits becomes "".
func Slug(s string, max int) string {
	var b strings.Builder
	dash := false
	put := func(t string) {
		for i := 0; i < len(t); i++ {
			if t[i] == '-' {
				dash = b.Len() > 0
				continue
			}
			if dash {
				b.WriteByte('-')
				dash = false
			}
			b.WriteByte(t[i])
		}
	}
	for _, r := range NFC(s) {
		if t, ok := latin(unicode.ToLower(r)); ok {
			put(t)
			continue
		}
		switch f := FoldRune(r); {
		case f == 0 || f == '\'':
		case f < 128 && class[f]&cAlnum != 0:
			put(string(f))
		default:
			dash = b.Len() > 0
		}
		if b.Len() > 4*max+16 {
			break
		}
	}
	if b.Len() == 0 {
		for _, r := range s {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				put(fmt.Sprintf("%x", r))
				dash = b.Len() > 0
			}
			if b.Len() > 4*max+16 {
				break
			}
		}
	}
	t := b.String()
	if len(t) <= max {
		return t
	}
	if max <= 0 {
		return ""
	}
	cut := t[:max]
	if t[max] != '-' {
		if i := strings.LastIndexByte(cut, '-'); i > max/2 {
			cut = cut[:i]
		}
	}
	return strings.TrimRight(cut, "-")
}

// Device reports whether Windows takes a name of small letters and digits for a
// device, also with an extension (Microsoft, Naming Files, Paths, and
// Namespaces), so that no file may bear it.
func Device(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (name[:3] == "com" || name[:3] == "lpt") && name[3] >= '0' && name[3] <= '9'
}
