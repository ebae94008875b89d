package timex

import (
	"strings"

	"dateline/internal/edtf"
)

// foreignDay reads dates that begin with a number: Russian "12 июня 2018
// года", Kazakh "12 маусым 2018" and "2018 жылғы 12 маусым", Chinese
// "2018年6月12日" and "6月12日", and years: "2018 году", "2018年".
func (s *scan) foreignDay(i int) (match, bool) {
	t := s.t(i)
	if t.class != cNum || t.flag&(fOrd|fMany) != 0 {
		return match{}, false
	}
	if s.t(i+1).kind == kHan {
		if m, ok := s.chinese(i); ok {
			return m, true
		}
		return s.dayOfMonth(i)
	}
	if d := s.dayAt(i); d != 0 {
		x := match{start: i, d: d}
		j := s.ending(i + 1)
		if s.dash(j) || s.t(j).kind == kWord && s.word(j) == "и" {
			if d2 := s.dayAt(j + 1); d2 > d && s.t(j+2).class == cForeign {
				x.d2 = d2
				j += 2
			}
		}
		if s.t(j).class != cForeign {
			return x, false
		}
		x.m = int(s.t(j).val)
		if d > edtf.DaysIn(2000, x.m) || x.d2 > edtf.DaysIn(2000, x.m) {
			return x, false
		}
		j++
		if s.punctIs(j, '.') && s.glued(j) && monthAbbreviations.has(lowerText(s.word(j-1))) {
			j++
		}
		x.end = j
		if s.punctIs(j, ',') && s.yearAt(j+1) != 0 {
			j++
		}
		if y := s.yearAt(j); y != 0 {
			return s.monthDay(x, s.yearWord(j+1), yearRef{year: y})
		}
		if r, e, ok := s.foreignYear(j); ok {
			return s.monthDay(x, e, r)
		}
		return s.monthDay(x, x.end, yearRef{})
	}
	y := s.yearAt(i)
	k := s.ending(i + 1)
	if y == 0 || k == i+1 && s.t(k).class != cYearRU {
		return match{}, false
	}
	j := s.yearWord(k)
	if s.t(j).class == cForeign && s.t(j).lex&oblique != 0 {
		x := match{start: i, end: j + 1, m: int(s.t(j).val)} // 2018 жылғы маусымда
		return s.inYear(x, yearRef{year: y})
	}
	// "2018 жылғы 12 маусым"
	if d := s.dayAt(j); d != 0 && s.t(j+1).class == cForeign {
		x := match{start: i, end: j + 2, d: d, m: int(s.t(j + 1).val), y: y, rule: "day-month-year", grain: gDay}
		if !valid(y, x.m, d) {
			return x, false
		}
		x.value = edtf.FromDay(edtf.Civil(y, x.m, d))
		x.timex = x.value.String()
		return x, true
	}
	v := edtf.FromYear(y)
	return match{start: i, end: j, rule: "year", grain: gYear, y: y, value: v, timex: v.String()}, true
}

// ending skips the ending that a Russian number bears: 18-го, 1979-м.
func (s *scan) ending(j int) int {
	if !s.dash(j) || !s.glued(j) || !s.glued(j+1) {
		return j
	}
	switch s.word(j + 1) {
	case "го", "м", "ом", "му", "й":
		return j + 2
	}
	return j
}

// yearWord skips года, г., жыл after a year.
func (s *scan) yearWord(j int) int {
	if s.t(j).class != cYearRU {
		return j
	}
	short := s.t(j).end-s.t(j).start == 2
	j++
	if short && s.punctIs(j, '.') && s.glued(j) {
		j++
	}
	return j
}

// foreignMonth reads "июнь 2018 года", "маусым 2018".
func (s *scan) foreignMonth(i int) (match, bool) {
	m := int(s.t(i).val)
	y := s.yearAt(i + 1)
	if y == 0 {
		x := match{start: i, end: i + 1, m: m}
		if r, end, ok := s.foreignYear(i + 1); ok {
			x.end = end
			return s.inYear(x, r)
		}
		if w := s.word(i - 1); s.t(i).lex&alone != 0 || s.t(i).lex&oblique != 0 && (w == "в" || w == "В") {
			dir := 0
			if s.foreignAhead(i, i+1) {
				dir = 1
			}
			return s.bareMonth(x, dir), true
		}
		// Named alone a month is left: март and мая have other uses.
		return match{}, false
	}
	v := edtf.FromMonth(y, m)
	return match{start: i, end: s.yearWord(i + 2), m: m, y: y, rule: "month-year", grain: gMonth, value: v, timex: v.String()}, true
}

// chinese reads 2018年6月12日 and its parts.
func (s *scan) chinese(i int) (match, bool) {
	x := match{start: i, conf: 0.95}
	j := i
	han := func(r rune) bool { return s.t(j+1).kind == kHan && s.t(j+1).n == r }
	if y := s.t(j); y.nd == 4 && han('年') && y.n >= 1000 && y.n <= 2999 {
		x.y = int(y.n)
		j += 2
	}
	if m := s.t(j); m.class == cNum && m.nd <= 2 && m.n >= 1 && m.n <= 12 && han('月') {
		x.m = int(m.n)
		j += 2
		if d := s.t(j); d.class == cNum && d.nd <= 2 && d.n >= 1 && (han('日') || han('号')) && int(d.n) <= edtf.DaysIn(2000, x.m) {
			x.d = int(d.n)
			j += 2
		}
	}
	x.end = j
	if x.y != 0 && x.m == 0 && s.t(j).class == cPeriodF {
		m, ok := s.periodForeign(j, yearRef{year: x.y}, true)
		m.start = i
		return m, ok
	}
	if w := s.word(j); x.y != 0 && x.m == 0 && (w == "底" || w == "初" || w == "末") {
		x.end++
	}
	switch {
	case x.y != 0 && x.m == 0:
		x.rule, x.grain, x.value = "year", gYear, edtf.FromYear(x.y)
	case x.y != 0 && x.d == 0:
		x.rule, x.grain, x.value = "month-year", gMonth, edtf.FromMonth(x.y, x.m)
	case x.y != 0:
		if !valid(x.y, x.m, x.d) {
			return x, false
		}
		x.rule, x.grain, x.value = "day-month-year", gDay, edtf.FromDay(edtf.Civil(x.y, x.m, x.d))
	case x.d != 0:
		return s.monthDay(x, x.end, yearRef{})
	case x.m != 0:
		if w := s.word(j); w == "底" || w == "初" || w == "末" || w == "份" {
			x.end++
		}
		dir := 0
		if s.foreignAhead(i, x.end) {
			dir = 1
		}
		return s.bareMonth(x, dir), true
	default:
		return x, false
	}
	x.timex = x.value.String()
	return x, true
}

// monthAbbreviations may take a full stop.
var monthAbbreviations = set("янв фев мар апр авг сен сент окт ноя нояб дек")

func lowerText(s string) string {
	if len(s) > 40 {
		return ""
	}
	return strings.ToLower(s)
}
