package figure

import (
	"strings"
	"unicode/utf8"
)

// The unit that follows a number.

// unitAt reads the unit that follows a number at byte i, after a space, a
// hyphen or nothing. Compound says that a hyphen stands between.
func unitAt(text string, i int) (u unit, end int, compound bool) {
	p, compound := unitGap(text, i)
	if p >= len(text) {
		return unit{}, i, false
	}
	if u, end, ok := signUnit(text, i, p); ok {
		return u, end, compound
	}
	if r, _ := utf8.DecodeRuneInString(text[p:]); r >= 0x4E00 && r < 0xFF00 {
		return hanUnit(text, p)
	}
	u, end = wordUnit(text, i, p)
	if u.kind == measure && end < len(text) {
		u, end = suffixed(text, u, end)
	}
	return u, end, compound
}

// unitGap steps over the space or the hyphen between a number and its unit.
func unitGap(text string, i int) (p int, compound bool) {
	switch {
	case i >= len(text):
	case text[i] == ' ' || text[i] == '\n':
		return i + 1, false
	case text[i] == '-':
		return i + 1, true
	case strings.HasPrefix(text[i:], "\u00a0"), strings.HasPrefix(text[i:], "‑"), strings.HasPrefix(text[i:], "\u202f"):
		_, n := utf8.DecodeRuneInString(text[i:])
		return i + n, false
	}
	return i, false
}

// signUnit reads a unit at byte p that is a sign, or letters that only a number before
// them makes one.
func signUnit(text string, i, p int) (unit, int, bool) {
	switch c := text[p]; {
	case c == '%':
		return unit{"percent", percent, 0}, p + 1, true
	case c == 'b' && strings.HasPrefix(text[p:], "b/d") && letters(text, p+2) == p+3:
		return unit{"bpd", measure, 0}, p + 3, true
	case c == 'c' && strings.HasPrefix(text[p:], "c/ha") && letters(text, p+2) == p+4:
		return unit{"c/ha", measure, 0}, p + 4, true
	case c == 'F' && strings.HasPrefix(text[p:], "Ft") && letters(text, p) == p+2 && scaledBefore(text, p):
		return unit{"HUF", money, 0}, p + 2, true
	case c == 'm' && strings.HasPrefix(text[p:], "m.p.h"):
		return unit{"mph", measure, 0}, p + len("m.p.h"), true
	case c == 'f' && strings.HasPrefix(text[p:], "fold") && letters(text, p) == p+4 && (text[i] != ' ' || i > 0 && isDigit(text[i-1])):
		return unit{"times", measure, 0}, p + 4, true
	case c == '$':
		if p == i || p+1 >= len(text) || !isDigit(text[p+1]) && text[p+1] != ' ' || p+2 < len(text) && text[p+1] == ' ' && !isDigit(text[p+2]) {
			return unit{"USD", money, 0}, p + 1, true
		}
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(text[p:])
		if code := symbol(r); code != "" {
			return unit{code, money, 0}, p + n, true
		}
		switch r {
		case '″':
			return unit{"in", measure, 0}, p + n, true
		case '％':
			return unit{"percent", percent, 0}, p + n, true
		case '℃':
			return unit{"°C", measure, 0}, p + n, true
		case '℉':
			return unit{"°F", measure, 0}, p + n, true
		case '°', 'º':
			u, end := degrees(text, p+n)
			return u, end, true
		}
	}
	return unit{}, 0, false
}

// degrees reads what stands behind the sign of a degree: "° C".
func degrees(text string, p int) (unit, int) {
	q := p
	if q < len(text) && text[q] == ' ' {
		q++
	}
	if q < len(text) && (text[q] == 'C' || text[q] == 'F') {
		if e := letters(text, q); e == q+1 || text[q:e] == "Celsius" || text[q:e] == "Fahrenheit" {
			return unit{"°" + text[q:q+1], measure, 0}, e
		}
	}
	return unit{"°", measure, 0}, p
}

// wordUnit reads a unit of one to five words at byte p.
func wordUnit(text string, i, p int) (best unit, bestEnd int) {
	var buf [48]byte
	n := 0
	bestEnd = i
	pos := p
	for words := 0; words < 3 || words < 5 && best.kind == measure; words++ {
		e := unitWord(text, pos)
		if e == pos || n+e-pos+1 > len(buf) {
			break
		}
		if words > 0 {
			buf[n] = ' '
			n++
		}
		for _, c := range []byte(text[pos:e]) {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			buf[n] = c
			n++
		}
		key := buf[:n]
		found, ok := unitWords[string(key)]
		if !ok && text[pos] >= 0xC3 {
			found, ok = unitWords[strings.ToLower(string(key))]
		}
		if ok && unitFits(text, pos, e, words) {
			best, bestEnd = found, e
		}
		if e+1 < len(text) && text[e] == '.' && text[e+1] == ' ' && shortened(text[pos:e]) { // "sq. km"
			e++
		}
		if e >= len(text) || text[e] != ' ' && text[e] != '\n' && text[e] != '-' {
			break
		}
		pos = e + 1
	}
	return best, bestEnd
}

// suffixed takes in what makes another measure of one that ends at a byte: "m²", "km/h".
func suffixed(text string, u unit, end int) (unit, int) {
	switch s := text[end:]; {
	case strings.HasPrefix(s, "²"):
		u.code += "2"
		end += len("²")
	case strings.HasPrefix(s, "³"):
		u.code += "3"
		end += len("³")
	case s[0] != '/':
	case strings.HasPrefix(s, "/h") && u.code == "km":
		u.code, end = "km/h", end+2
		if strings.HasPrefix(text[end:], "r") && letters(text, end) == end+1 { // "km/hr"
			end++
		}
	case strings.HasPrefix(s, "/ha") && u.code == "t" && letters(text, end+1) == end+3:
		u.code, end = "t/ha", end+3
	case strings.HasPrefix(s, "/s") && (u.code == "m" || u.code == "km"):
		u.code, end = u.code+"/s", end+2
	}
	return u, end
}

// shortened reports the first half of a unit that may stand with a point.
func shortened(w string) bool {
	return w == "sq" || w == "cu" || w == "кв" || w == "куб"
}

// unitWord is the end of the word at i: letters with the figures of "km2", or
// letters with points ("U.S.").
func unitWord(text string, i int) int {
	if i+3 < len(text) && text[i+1] == '.' && text[i+3] == '.' && letters(text, i) == i+1 && letters(text, i+2) == i+3 {
		return i + 4
	}
	if i+3 < len(text) && text[i+1] == '.' && text[i+3] == ' ' && letters(text, i) == i+1 && letters(text, i+2) == i+3 { // "U.S dollars"
		return i + 3
	}
	e := letters(text, i)
	if e > i && e < len(text) && (text[e] == '2' || text[e] == '3') && e-i <= 2 && letters(text, e+1) == e+1 {
		e++
	}
	return e
}

// unitFits refuses short symbols that are words or other things.
func unitFits(text string, pos, e, words int) bool {
	w := text[pos:e]
	if words > 0 {
		return true
	}
	if e < len(text) && (isDigit(text[e]) || text[e] == '\'') {
		return false
	}
	switch w {
	case "won":
		return wonFits(text, pos)
	case "marks", "lek", "leks", "kip", "kips", "pula", "kina", "drams", "lei": // words of other things too
		return scaledBefore(text, pos)
	case "pc", "W", "V":
		return pos > 0 && isDigit(text[pos-1])
	case "p":
		return penceFits(text, pos)
	case "Sen", "SEN":
		return false
	case "g":
		return pos < 1 || !isDigit(text[pos-1]) || pos > 1 && isDigit(text[pos-2]) // no "5g"
	case "w", "v", "P":
		return false
	case "PC", "Pc", "ps", "Ps", "Kip", "Lei", "Marks", "Pula", "Kina":
		return false
	}
	switch w {
	case "M", "T", "G", "L", "IN", "In", "in", "FT", "HA", "Ha", "TRY", "Try", "try", "PEN", "pen", "COP", "cop", "real", "SAR",
		"ron", "sol", "nis", "GEL", "gel", "PHP", "Foot", "Yard", "Sterling", "Real", "rand", "Rand", "dong", "Dong":
		return w == "rand" || w == "dong" || w == "COP" || w == "TRY" || w == "PHP" || w == "SAR" || w == "GEL" || w == "PEN"
	}
	return true
}
