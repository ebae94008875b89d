package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// A program that takes the text of a page element by element, and puts nothing in between,
// leaves menus, title, day and paragraphs in one line, glued at their seams: "SportMoneyHarbour
// opensBy Ann Example12 June 2018PORT ELLIS – The harbour opened.It is long." A capital right
// behind a small letter or a stop is a seam. Names are written so too, YouTube, McCoy, so that
// a line is taken apart only where seams are many, and a paragraph only at its stops.

const (
	leastSeams = 12  // in a text whose elements were glued
	longLine   = 800 // bytes, more than most paragraphs have
	fewBytes   = 100 // of a shorter line, in which a menu has a seam
	manySeams  = 4   // between two stops, where they are not dense
)

// atSeams divides the lines of such a text at their seams, each piece a paragraph of its
// own. It is nil for any other text.
func atSeams(t string, lines []line) []line {
	n := 0
	for _, l := range lines {
		if size := l.end - l.start; size < longLine && smallThenCapital(t[l.start:l.start+min(size, fewBytes)]) == 0 {
			continue
		}
		if n += smallThenCapital(t[l.start:l.end]); n >= leastSeams {
			break
		}
	}
	if n < leastSeams {
		return nil
	}
	out := make([]line, 0, len(lines)*2)
	stops := 0
	for _, l := range lines {
		cuts, full := seams(t, l)
		stops += full
		from := l.start
		for _, cut := range cuts {
			if s := trim(t, prose.Span{Start: from, End: cut}); s.Len() > 0 {
				out = append(out, line{s.Start, s.End, cut}, line{cut, cut, cut})
			}
			from = cut
		}
		s := trim(t, prose.Span{Start: from, End: l.end})
		out = append(out, line{s.Start, s.End, l.next})
	}
	if stops < 3 {
		return nil // a list of names
	}
	return out
}

// smallThenCapital counts the small letters of Latin and Russian with a capital right
// behind them.
func smallThenCapital(t string) int {
	n := 0
	for i := 1; i < len(t); i++ {
		if t[i]-'A' < 26 && t[i-1]-'a' < 26 {
			n++
		}
	}
	if strings.IndexByte(t, 0xD0) < 0 {
		return n
	}
	for i := 3; i < len(t); i++ {
		if t[i-1] == 0xD0 && t[i] >= 0x90 && t[i] <= 0xAF { // А to Я
			if a, b := t[i-3], t[i-2]; a == 0xD0 && b >= 0xB0 || a == 0xD1 && b <= 0x8F {
				n++
			}
		}
	}
	return n
}

// seams are the places at which a line is taken apart, and how many of them are behind
// the stop of a sentence.
func seams(t string, l line) (cuts []int, full int) {
	from := l.start
	stretch := func(to int) {
		if s := softSeams(t, from, to); len(s) >= manySeams || len(s) > 1 && len(s)*6 > len(strings.Fields(t[from:to])) {
			cuts = append(cuts, s...)
		}
		from = to
	}
	last, german := rune(0), strings.Contains(t[l.start:l.end], "„") // whose quotations end where English ones begin
	for i, r := range t[l.start:l.end] {
		i += l.start
		if i > l.start+20 && !unicode.IsSpace(last) && opensCapital(t[i:]) && sentenceSeam(t[from:i]) && !(german && r == '“') &&
			(r != '"' || strings.Count(t[from:i], "\"")%2 == 0) { // else it ends a quotation
			stretch(i)
			cuts = append(cuts, i)
			full++
		}
		last = r
	}
	stretch(l.end)
	return cuts, full
}

// opensCapital reports a capital, with or without a quotation mark before it.
func opensCapital(t string) bool {
	r, n := utf8.DecodeRuneInString(t)
	if r == '“' || r == '"' || r == '«' || r == '‘' {
		r, _ = utf8.DecodeRuneInString(t[n:])
	}
	return unicode.IsUpper(r)
}

// sentenceSeam reports a text that ends with the stop of a sentence: behind a word of two
// small letters or more, a figure or a quotation mark, so that none of "U.S." is one.
func sentenceSeam(t string) bool {
	if len(t) < 3 {
		return false // a quotation mark alone
	}
	t = strings.TrimRight(t, "”“\"’»)")
	bare := strings.TrimRight(t, ".!?…")
	if len(bare) == len(t) {
		return false
	}
	r, n := utf8.DecodeLastRuneInString(bare)
	if strings.ContainsRune("”“\"’»)", r) || unicode.IsDigit(r) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(bare[:len(bare)-n])
	return unicode.IsLower(r) && unicode.IsLetter(before) && !abbreviationEnds(t)
}

// softSeams are the seams between two offsets that no stop makes: a capital behind a
// small letter, a figure or a bracket, before another small letter or three capitals; a
// time behind a year.
func softSeams(t string, from, to int) []int {
	var out []int
	letters, least := 0, 4 // small letters and figures right before; a shorter word is half a name: yeTheku, McCoy
	for i, r := range t[from:to] {
		i += from
		next, _ := utf8.DecodeRuneInString(t[i+utf8.RuneLen(max(r, 0)):])
		switch {
		case unicode.IsUpper(r) && zoneBefore(t[from:i]) && (unicode.IsUpper(next) || unicode.IsLower(next)):
			out = append(out, i)
			letters, least = 0, 3
		case unicode.IsUpper(r):
			if letters >= least && (unicode.IsLower(next) || next == ' ' || capitals3(t[i:to])) {
				out = append(out, i)
			}
			letters, least = 0, 3
		case unicode.IsLower(r) || r == ')' || r == '%':
			letters++
		case unicode.IsDigit(r):
			if letters += 2; i-4 >= from && clockAt(t[i:to]) && yearBefore(t[from:i]) {
				out = append(out, i)
			}
		default:
			letters, least = 0, 4
		}
	}
	return out
}

// zoneBefore reports a text that ends in a time of day with its half or its zone: "7:55 AM
// UTC", "16:05 GMT".
func zoneBefore(t string) bool {
	i := strings.LastIndexByte(t, ' ')
	if i < 4 {
		return false
	}
	switch last := t[i+1:]; {
	case last == "AM" || last == "PM":
		return t[i-1] >= '0' && t[i-1] <= '9' && t[i-3] == ':'
	case zones[last] && len(last) > 1:
		return t[i-1] >= '0' && t[i-1] <= '9' && t[i-3] == ':' || zoneBefore(t[:i])
	}
	return false
}

// capitals3 reports three capitals or more.
func capitals3(t string) bool {
	n := 0
	for _, r := range t {
		if !unicode.IsUpper(r) {
			break
		}
		n++
	}
	return n >= 3
}

// clockAt reports "7:55" or "07:55".
func clockAt(t string) bool {
	i := strings.IndexByte(t[:min(len(t), 3)], ':')
	return i > 0 && len(t) > i+2 && strings.Trim(t[:i]+t[i+1:i+3], "0123456789") == ""
}

// yearBefore reports a text that ends in a year and nothing more.
func yearBefore(t string) bool {
	if len(t) < 5 || strings.Trim(t[len(t)-2:], "0123456789") != "" || strings.IndexByte("0123456789", t[len(t)-5]) >= 0 {
		return false
	}
	century := t[len(t)-4 : len(t)-2]
	return century == "19" || century == "20"
}
