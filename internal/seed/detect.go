package seed

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"dateline/internal/prose"
)

// sample is how many bytes are looked at for the choice of a legacy charset.
const sample = 32 << 10

// encodingOf names the encoding of b and the length of its byte order mark.
// An empty name means that b is not text.
func encodingOf(b []byte) (enc string, certainty float64, bom int) {
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return "utf-8", 1, 3
	case bytes.HasPrefix(b, []byte("\xFF\xFE")) && len(b)%2 == 0 && !bytes.HasPrefix(b, []byte("\xFF\xFE\x00\x00")):
		return "utf-16le", 1, 2
	case bytes.HasPrefix(b, []byte("\xFE\xFF")) && len(b)%2 == 0:
		return "utf-16be", 1, 2
	}
	head := b[:min(len(b), sample)]
	zeros, controls := 0, 0
	for _, c := range head {
		switch {
		case c >= 0x20 && c != 0x7F: // most are
		case c == 0:
			zeros++
		case c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B, c == 0x7F:
			controls++
		}
	}
	if zeros > 0 {
		if len(b)%2 == 0 {
			if le := wide(head, 0); le {
				return "utf-16le", 0.9, 0
			}
			if be := wide(head, 1); be {
				return "utf-16be", 0.9, 0
			}
		}
		if zeros > len(head)/1000 { // a stray one may be a scar of a transfer
			return "", 0, 0
		}
	}
	if controls > len(head)/20 {
		return "", 0, 0
	}
	if utf8.Valid(b) { // nearly all is
		return "utf-8", 1, 0
	}
	valid, long, broken := 0, 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		c, n := utf8.DecodeRune(b[i:])
		if c == utf8.RuneError && n == 1 {
			broken++
		} else {
			valid++
			long += n / 3
		}
		i += n
	}
	switch {
	case valid >= 8 && valid >= 10*broken, valid > 0 && broken <= 3 && cutShort(b),
		long > 0 && broken <= 3: // three bytes that fit together, a dash or a quotation mark, are no chance
		return "utf-8", 0.8, 0
	}
	if enc := declared(head); enc != "" {
		return enc, 0.9, 0
	}
	return legacy(head)
}

// cutShort reports whether b is UTF-8 but for a character cut at its end.
func cutShort(b []byte) bool {
	for n := 1; n <= 3 && n < len(b); n++ {
		if b[len(b)-n] >= 0xC0 {
			return utf8.Valid(b[:len(b)-n])
		}
	}
	return false
}

// wide reports whether b reads as UTF-16 of the byte order whose low byte is at
// low: nearly all units are common characters, and there is a space or a line
// end among them.
func wide(b []byte, low int) bool {
	good, units, breaks := 0, 0, 0
	for i := 0; i+1 < len(b); i += 2 {
		u := int(b[i+low]) | int(b[i+1-low])<<8
		units++
		switch {
		case u == ' ' || u == '\n':
			breaks++
			good++
		case u == '\r' || u == '\t' || u > 0x20 && u < 0x7F || u >= 0xA0 && u < 0x250 || u >= 0x400 && u < 0x530,
			u >= 0x2010 && u < 0x2040, u >= 0x3000 && u < 0x3100, u >= 0x4E00 && u < 0xA000, u >= 0xAC00 && u < 0xD7A4, u >= 0xFF00 && u < 0xFF60:
			good++
		}
	}
	return units > 0 && breaks > 0 && good*100 >= units*97
}

// declared is the charset that an HTML or XML head declares, if it is a known
// one in which b makes sense.
func declared(b []byte) string {
	head := strings.ToLower(string(b[:min(len(b), 1024)]))
	for _, key := range []string{"charset=", "encoding="} {
		i := strings.Index(head, key)
		if i < 0 {
			continue
		}
		name := strings.TrimLeft(head[i+len(key):], "\"' ")
		if j := strings.IndexAny(name, "\"'; />?\n"); j >= 0 {
			name = name[:j]
		}
		switch name {
		case "iso-8859-1", "latin1", "ascii", "us-ascii":
			name = "windows-1252" // WHATWG Encoding Standard, 4.2
		case "gb2312", "gbk":
			name = "gb18030"
		case "windows-1251", "windows-1252", "windows-1250", "windows-1254", "koi8-r", "koi8-u", "iso-8859-5", "iso-8859-2", "iso-8859-9", "ibm866",
			"gb18030", "big5", "shift_jis", "euc-kr", "euc-jp":
		default:
			continue
		}
		if t, err := prose.Decode(b, name); err == nil && strings.Count(t, "\uFFFD")*50 <= len(t) {
			return name
		}
	}
	return ""
}

// legacy chooses among the charsets that came before Unicode.
func legacy(b []byte) (string, float64, int) {
	type guess struct {
		enc   string
		score float64
	}
	best, second := guess{"windows-1252", latin(b)}, 0.0
	try := func(enc string, score float64) {
		if score > best.score {
			second, best = best.score, guess{enc, score}
		} else {
			second = max(second, score)
		}
	}
	for _, enc := range []string{"windows-1251", "koi8-r", "ibm866"} {
		if t, err := prose.Decode(b, enc); err == nil {
			try(enc, cyrillic(t))
		}
	}
	for _, a := range asian {
		try(a.enc, a.score(b))
	}
	return best.enc, min(0.95, max(0.3, best.score*(0.6+0.4*min(1, 2*(best.score-second))))), 0
}

// latin scores b as windows-1252: accented letters stand alone among plain
// ones, quotation marks and dashes stand at words.
func latin(b []byte) float64 {
	good, high := 0, 0
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c < 0x80 {
			continue
		}
		high++
		before, after := byte(' '), byte(' ')
		if i > 0 {
			before = b[i-1]
		}
		if i+1 < len(b) {
			after = b[i+1]
		}
		switch {
		case c >= 0xC0 && c != 0xD7 && c != 0xF7:
			plain := 0
			for _, n := range [2]byte{before, after} {
				if n < 0x80 {
					plain++
				}
			}
			if plain == 2 && (isAlpha(before) || isAlpha(after)) || plain == 1 && (isAlpha(before) || isAlpha(after)) {
				good++
			}
		case c >= 0x91 && c <= 0x97, c == 0x85, c == 0xA0, c == 0xAB, c == 0xBB, c == 0xA3, c == 0x80, c == 0xB0, c == 0xA7, c == 0xA9, c == 0xAE, c == 0xAD, c == 0x99, c == 0xBD, c == 0xB7:
			if before < 0x80 || after < 0x80 {
				good++
			}
		}
	}
	if high == 0 {
		return 0
	}
	return 0.95 * float64(good) / float64(high)
}

func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// letters is how often each letter from а to я stands in a thousand letters of
// Russian text, rounded.
var letters = [32]int{80, 16, 45, 17, 30, 84, 9, 17, 74, 12, 35, 44, 32, 67, 109, 28, 47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 1, 19, 17, 3, 6, 20}

// cyrillic scores decoded text as Russian or its kin.
func cyrillic(t string) float64 {
	sum, count, upper, bad, high, runs := 0, 0, 0, 0, 0, 0
	prev := rune(0)
	for _, c := range t {
		if c < 0x80 {
			prev = c
			continue
		}
		high++
		lower := c
		switch {
		case c >= 'А' && c <= 'Я':
			lower = c + 32
			if prev >= 'а' && prev <= 'я' {
				bad++ // a capital inside a word
			}
			upper++
		case c >= 'а' && c <= 'я':
		case c == 'ё' || c == 'Ё' || c == '«' || c == '»' || c == '–' || c == '—' || c == '“' || c == '”' || c == '„' || c == '№' || c == '\u00A0' || c == '’' || c == '…':
			prev = c
			continue
		default:
			bad++
			prev = c
			continue
		}
		if !(prev >= 'А' && prev <= 'я') {
			runs++
		}
		sum += letters[lower-'а']
		count++
		prev = c
	}
	if count == 0 || high == 0 {
		return 0
	}
	s := min(1, float64(sum)/float64(count)/52)
	if count < 3*runs { // words of one or two letters are no words
		s *= 0.4
	}
	if upper*2 > count && count > 20 {
		s *= 0.7
	}
	return s * max(0, 1-3*float64(bad)/float64(high))
}

// asian are the charsets of two bytes a character. Each score is the share of
// pairs that are valid and common.
var asian = [...]struct {
	enc   string
	score func([]byte) float64
}{
	{"gb18030", func(b []byte) float64 {
		hangul := 0.0
		s := pairs(b, func(l, t byte) int {
			switch {
			case l < 0x81 || l == 0xFF || t < 0x40 || t == 0x7F || t == 0xFF:
				return -1
			case l >= 0xB0 && l <= 0xD7 && t >= 0xA1, l >= 0xA1 && l <= 0xA3 && t >= 0xA1:
				return 1
			}
			return 0
		})
		hangul = hangulShare(b)
		if hangul > 0.9 {
			s *= 0.5
		}
		return s
	}},
	{"big5", func(b []byte) float64 {
		low := 0
		n := 0
		s := pairs(b, func(l, t byte) int {
			if l < 0xA1 || l > 0xF9 || t < 0x40 || t > 0x7E && t < 0xA1 || t == 0xFF {
				return -1
			}
			n++
			if t <= 0x7E {
				low++
			}
			if l <= 0xC6 {
				return 1
			}
			return 0
		})
		if low*8 < n {
			return 0
		}
		return min(1, s*1.1)
	}},
	{"euc-kr", func(b []byte) float64 {
		if hangulShare(b) < 0.85 {
			return 0
		}
		return pairs(b, func(l, t byte) int {
			if l < 0xA1 || l == 0xFF || t < 0xA1 || t == 0xFF {
				return -1
			}
			if l >= 0xB0 && l <= 0xC8 || l <= 0xA3 {
				return 1
			}
			return 0
		})
	}},
	{"shift_jis", func(b []byte) float64 {
		kana, n := 0, 0
		s := pairs(b, func(l, t byte) int {
			if !(l >= 0x81 && l <= 0x9F || l >= 0xE0 && l <= 0xFC) || t < 0x40 || t == 0x7F || t > 0xFC {
				return -1
			}
			n++
			if l == 0x82 && t >= 0x9F || l == 0x83 {
				kana++
			}
			if l <= 0x98 {
				return 1
			}
			return 0
		})
		if kana*5 < n {
			return 0
		}
		return s
	}},
}

// hangulShare is the share of pairs whose first byte is that of a syllable in EUC-KR.
func hangulShare(b []byte) float64 {
	n, k := 0, 0
	for i := 0; i+1 < len(b); i++ {
		if b[i] >= 0xA4 {
			n++
			if b[i] >= 0xB0 && b[i] <= 0xC8 {
				k++
			}
			i++
		} else if b[i] >= 0x80 {
			i++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(k) / float64(n)
}

// pairs walks the pairs of bytes that begin above ASCII; judge says of each -1
// (impossible), 0 or 1 (common).
func pairs(b []byte, judge func(lead, trail byte) int) float64 {
	n, good, bad := 0, 0, 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		if i+1 == len(b) {
			break // the sample may end inside a pair
		}
		n++
		switch judge(b[i], b[i+1]) {
		case 1:
			good++
			i++
		case 0:
			i++
		default:
			bad++
		}
	}
	if n == 0 || bad*50 > n {
		return 0
	}
	return float64(good) / float64(n)
}

// mojibake names the charset as which a text in UTF-8 was once misread, or "".
// The tell-tale are the pairs that the misreading makes of the commonest
// characters: "â€™" and "Ã©" in windows-1252, "вЂ™" and "Р°" in windows-1251.
func mojibake(t string) string {
	west := strings.Count(t, "â€") + strings.Count(t, "Ã©") + strings.Count(t, "Ã¼") + strings.Count(t, "Ã¶") + strings.Count(t, "Â ") + strings.Count(t, "Ð°") + strings.Count(t, "Ð¾")
	east := strings.Count(t, "вЂ") + strings.Count(t, "Р°") + strings.Count(t, "Рѕ") + strings.Count(t, "РЅ") + strings.Count(t, "В«")
	switch {
	case west >= 2 && west >= east:
		return "windows-1252"
	case east >= 3:
		return "windows-1251"
	}
	return ""
}
