package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// furniture takes a line above the report that a page puts there: a menu, rates
// of exchange, signs without words, the name of the site.
func (w *work) furniture() take {
	if r := w.rest(); w.fresh() && (furnished(r) || w.beside(r)) && w.proseFollows() {
		return take{end: w.lines[w.lo].end, confidence: 0.85}
	}
	return take{}
}

// furnished reports a line that is no text of a report, whatever it stands by.
func furnished(t string) bool {
	if len(t) > 600 {
		return false
	}
	return !hasWord(t, 3) && len(t) <= 60 || rates(t) || joints(t) >= 3 || isDomain(strings.ToLower(t))
}

// hasWord reports whether t has a word of n letters, or one in a script whose
// words are shorter.
func hasWord(t string, n int) bool {
	run := 0
	for _, r := range t {
		switch {
		case prose.Unspaced(r) || r >= 0xAC00 && r < 0xD7A4:
			return true
		case unicode.IsLetter(r) || n == 1 && unicode.IsDigit(r):
			if run++; run >= n {
				return true
			}
		default:
			run = 0
		}
	}
	return false
}

// rates reports "USD 89.02", "• KGS/USD = 0.01144 0%": codes of currencies and figures.
func rates(t string) bool {
	codes, figures := 0, 0
	for f := range strings.FieldsSeq(t) {
		f = strings.Trim(f, "•|·=:,()▲▼↑↓+-–")
		switch {
		case f == "":
		case strings.Trim(f, "0123456789.,%-+") == "":
			figures++
		case (len(f) == 3 || len(f) == 7 && f[3] == '/') && prose.Upper(f) && f[0] < 0x80:
			codes++
		default:
			return false
		}
	}
	return codes > 0 && figures > 0
}

// joints counts the places where a small letter meets a capital with words on
// both sides, as where the items of a menu were glued: "BusinessWorldSport". A
// name such as McDonald or YouTube has one at most.
func joints(t string) int {
	n := 0
	for word := range strings.FieldsSeq(t) {
		low := 0
		for i, r := range word {
			switch {
			case unicode.IsLower(r):
				low++
			case unicode.IsUpper(r):
				next, _ := utf8.DecodeRuneInString(word[i+utf8.RuneLen(r):])
				if low >= 2 && unicode.IsLower(next) {
					n++
				}
				low = 0
			default:
				low = 0
			}
		}
	}
	return n
}

// beside reports a line below the title that says where and by whom, as pages
// show it: "Lake City • VNA".
func (w *work) beside(t string) bool {
	if w.stated == "" || w.hasLine || len(t) > 60 || stopped(t) || !strings.ContainsAny(t, "•|·") {
		return false
	}
	for _, p := range strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune("•|·", r) }) {
		words := strings.Fields(p)
		if len(words) > 3 {
			return false
		}
		for _, x := range words {
			if r, _ := utf8.DecodeRuneInString(x); unicode.IsLower(r) {
				return false
			}
		}
	}
	return true
}

// updateNote takes what an agency says of its own changes, between the title
// and the report: "Details added (first version posted at 19:08)".
func (w *work) updateNote() take {
	r := w.rest()
	if w.stated == "" || w.hasLine || !w.fresh() || len(r) > 160 || !w.proseFollows() {
		return take{}
	}
	f := strings.TrimLeft(prose.Fold(r), "([* ")
	for _, p := range [...]string{"details added", "adds ", "updates with", "updated with", "recasts", "corrects", "first version posted", "version posted", "title changed", "headline changed", "rewrites", "дополнено", "добавлены подробности", "обновлено"} {
		if strings.HasPrefix(f, p) {
			return take{end: w.lines[w.lo].end, confidence: 0.9}
		}
	}
	return take{}
}

// kicker takes one word or two above the title: "Foreign visits", in a block of
// its own, and a whole headline below it.
func (w *work) kicker() take {
	r := w.rest()
	if w.stated != "" || w.hasLine || !w.fresh() || len(strings.Fields(r)) > 2 || len(r) > 40 || stopped(r) || strings.ContainsFunc(r, prose.Unspaced) {
		return take{}
	}
	i := w.lo + 1
	if i >= w.hi || !w.lines[i].blank() {
		return take{}
	}
	for i < w.hi && w.lines[i].blank() {
		i++
	}
	if i+1 >= w.hi || !w.lines[i+1].blank() {
		return take{}
	}
	if t := w.text(i); len(strings.Fields(t)) >= 6 && headline(t) && w.follows(w.lines[i].end) {
		if _, dated := readDateline(w.t, w.at, w.lines[w.lo].end, w.names); !dated {
			return take{end: w.lines[w.lo].end, confidence: 0.8}
		}
	}
	return take{}
}
