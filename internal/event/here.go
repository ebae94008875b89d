package event

import (
	"cmp"
	"strings"
	"unicode"

	"dateline/internal/grammar"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// here is the place that the word "here" means, which is the desk's: the one of the
// roster, or the words of the dateline.
func (l *line) here() (place, country string) {
	at := &l.d.Article.Dateline
	if e := l.d.Entity(roster.Place, at.Place); e != nil {
		return e.ID, cmp.Or(e.Country, e.ID)
	}
	if town := townOf(at.Text); town != "" {
		return "", reading.Strange + town
	}
	return "", ""
}

// townOf is the town that opens the words of a dateline, in small letters but for
// its first: "PORT ELLIS, May 5 (Norwire) --". Of several it is none.
func townOf(text string) string {
	end := len(text)
	for _, mark := range [...]string{",", " (", ":", " -", "–", "—"} {
		if i := strings.Index(text, mark); i > 0 {
			end = min(end, i)
		}
	}
	for i := range end { // "ASTANA. KAZINFORM", but "ST. MAREN"
		if strings.HasPrefix(text[i:end], ". ") && !grammar.Abbreviated(strings.ToLower(text[:i])) {
			end = i
			break
		}
	}
	town := strings.TrimSpace(text[:end])
	if len(town) < 3 || len(town) > 40 || strings.ContainsAny(town, "/+&()0123456789") || strings.Contains(town, " AND ") {
		return ""
	}
	if strings.ToUpper(town) != town {
		return town
	}
	small := []rune(strings.ToLower(town))
	for i, r := range small {
		if i == 0 || strings.ContainsRune(" -’'", small[i-1]) {
			small[i] = unicode.ToUpper(r)
		}
	}
	return string(small)
}
