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
	w.badDate(d, i, w.t[i:end])
	w.opened = from
	return take{end: from, kept: "date " + d.edtf().String(), confidence: 0.9}
}

// dayBehind is where the day begins that ends the line of a title, behind a mark
// or in brackets, and 0 where none does: "Ministers open bridge | 12 June 2018",
// "Ministers open bridge (12 June 2018)". With no mark between only figures are
// one, and a day with its weekday: "Ministers open bridge 12.06.2018".
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
	if i := lastWeekday(t); i >= 10 && !leadsToDay(t[:i]) && takes(i) { // "Ministers open bridge Tuesday, 12 June 2018"
		return s.Start + i
	}
	i := strings.LastIndexByte(t, ' ')
	if i < 10 || !strings.ContainsAny(t[i+1:], ".-/") || strings.Trim(t[i+1:], "0123456789.-/") != "" {
		return 0
	}
	if leadsToDay(t[:i]) {
		return 0
	}
	if takes(i) {
		return s.Start + i
	}
	return 0
}

// lastWeekday is where the last weekday with a comma stands among the last words of t,
// with the space before it, or -1.
func lastWeekday(t string) int {
	for i := len(t) - 1; i > 0 && i > len(t)-48; i-- {
		if t[i] != ' ' {
			continue
		}
		if day, _, ok := strings.Cut(t[i+1:], ","); ok && len(day) < 30 && weekdays[prose.Fold(day)] {
			return i
		}
	}
	return -1
}

// leadsToDay reports whether a text ends with a word with which a day belongs to it.
func leadsToDay(t string) bool {
	switch prose.Fold(t[strings.LastIndexByte(t, ' ')+1:]) {
	case "on", "of", "by", "from", "until", "till", "to", "since", "for", "before", "after", "in", "at", "and", "от", "на", "до", "с", "по", "за", "к":
		return true
	}
	return false
}

// endsInDay reports whether the last part of a title behind a mark is a day.
func endsInDay(t string) bool {
	i := max(strings.LastIndex(t, " - "), strings.LastIndex(t, " | "))
	if i < 10 {
		return false
	}
	return isWholeDay(t[i+3:])
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
