package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// The day of publication glued to the title, in one line with it.

// gluedDay takes the day, with its time, with which the line of a title begins:
// "2018-06-12 Ministers open bridge", "[12.06.2018 10:15] Ministers open bridge".
func (w *work) gluedDay() take {
	if !w.fresh() || w.stated != "" || w.hasLine {
		return take{}
	}
	line := w.t[:w.lines[w.lo].end]
	i := w.at
	bracket := line[i] == '[' || line[i] == '('
	if bracket {
		i++
	}
	d, end, ok := readDate(line, i)
	if !ok || d.y == 0 || d.d == 0 || d.bad {
		return take{}
	}
	s := scan{line, end}
	s.lit(",")
	if s.spaces() {
		if e, ok := readClock(line, s.i); ok {
			if end, s.i = e, e; s.spaces() {
				if e, ok := readZone(line, s.i); ok {
					end = e
				}
			}
		}
	}
	if bracket {
		if end == len(line) || line[end] != ']' && line[end] != ')' {
			return take{}
		}
		end++
	}
	rest := strings.TrimLeft(line[end:], " \u00a0|-–—:,/")
	from := len(line) - len(rest)
	r, _ := utf8.DecodeRuneInString(rest)
	if from == end || unicode.IsLower(r) || len(strings.Fields(rest)) < 3 && !prose.Unspaced(r) || !headline(rest) || !w.follows(len(line)) {
		return take{}
	}
	w.dates = append(w.dates, dated{basis: article.Header, day: d, text: prose.Space(line[i:end]), pos: w.at})
	w.badDate(d, i, end)
	w.opened = from
	return take{end: from, kept: "date " + d.edtf().String(), confidence: 0.9}
}

// dayBehind is where the day begins that ends the line of a title, behind a mark
// or in brackets, and 0 where none does: "Ministers open bridge | 12 June 2018",
// "Ministers open bridge (12 June 2018)". With no mark between only figures are
// one: "Ministers open bridge 12.06.2018".
func (w *work) dayBehind(s prose.Span) int {
	t := s.Of(w.t)
	takes := func(i int) bool {
		dates, ok := clock(strings.Trim(t[i:], " |-–—·•/()[]"))
		for _, d := range dates {
			ok = ok && d.y > 0 && d.d > 0
		}
		if !ok || len(dates) == 0 {
			return false
		}
		for _, d := range dates {
			w.dates = append(w.dates, dated{basis: article.Header, day: d, text: strings.Trim(prose.Space(t[i:]), "|-–—·•/()[] "), pos: s.Start + i})
		}
		return true
	}
	for _, sep := range [...]string{" | ", " - ", " – ", " — ", " (", " [", " · ", " • "} {
		if i := strings.LastIndex(t, sep); i >= 10 && takes(i) {
			return s.Start + i
		}
	}
	i := strings.LastIndexByte(t, ' ')
	if i < 10 || !strings.ContainsAny(t[i+1:], ".-/") || strings.Trim(t[i+1:], "0123456789.-/") != "" {
		return 0
	}
	switch prose.Fold(t[strings.LastIndexByte(t[:i], ' ')+1 : i]) {
	case "on", "of", "by", "from", "until", "till", "to", "since", "for", "before", "after", "in", "at", "and", "от", "на", "до", "с", "по", "за", "к":
		return 0
	}
	if takes(i) {
		return s.Start + i
	}
	return 0
}

// endsInDay reports whether the last part of a title behind a mark is a day.
func endsInDay(t string) bool {
	i := max(strings.LastIndex(t, " - "), strings.LastIndex(t, " | "))
	if i < 10 {
		return false
	}
	dates, ok := clock(t[i+3:])
	return ok && len(dates) == 1 && dates[0].full()
}

// withoutDay takes such a day off a title.
func (w *work) withoutDay(s prose.Span) prose.Span {
	cut := w.dayBehind(s)
	if cut == 0 {
		return s
	}
	w.remove("header/glued", prose.Span{Start: cut, End: s.End})
	return trim(w.t, prose.Span{Start: s.Start, End: cut})
}
