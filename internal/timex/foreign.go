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
	switch {
	case t.class != cNum || t.flag&(fOrd|fMany) != 0:
		return match{}, false
	case s.t(i+1).kind == kHan:
		if m, ok := s.chinese(i); ok {
			return m, true
		}
		if m, ok := s.decadeF(i); ok {
			return m, true
		}
		return s.dayOfMonth(i)
	case s.dayAt(i) != 0:
		if m, ok := s.dayMonthF(i); ok {
			return m, true
		}
		return s.decadeF(i)
	case s.yearAt(i) == 0:
		return s.decadeF(i)
	}
	if m, ok := s.yearsF(i); ok {
		return m, true
	}
	return s.yearDayF(i)
}

// dayMonthF reads "12 июня 2018 года", "10 и 12 июня", "с 10 по 12 июня", "12 маусым".
func (s *scan) dayMonthF(i int) (match, bool) {
	x := match{start: i, d: s.dayAt(i)}
	j := s.ending(i + 1)
	if s.dash(j) || s.t(j).kind == kWord && (s.word(j) == "и" || s.word(j) == "по" && from(s.word(i-1))) {
		if d2 := s.dayAt(j + 1); d2 > x.d && s.t(j+2).class == cForeign {
			x.d2 = d2
			x.parted(j, j+1)
			j += 2
		}
	}
	if s.t(j).class != cForeign || j > i+1 && x.d < 10 && isMausym(s.word(j)) {
		return x, false
	}
	x.m = int(s.t(j).val)
	if max(x.d, x.d2) > edtf.DaysIn(2000, x.m) {
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

// from reports the Russian preposition of "с 10 по 12 июня".
func from(w string) bool { return w == "с" || w == "со" || w == "С" || w == "Со" }

// ending skips the ending that a number bears: Russian 18-го, 1979-м, Kazakh 2020-сыншы.
func (s *scan) ending(j int) int {
	if !s.dash(j) || !s.glued(j) || !s.glued(j+1) {
		return j
	}
	switch s.word(j + 1) {
	case "го", "м", "ом", "му", "й", "сыншы", "ншы", "нші", "інші", "ыншы", "шы", "ші":
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
	if p := lowerText(s.word(i - 1)); isMausym(s.word(i)) && (seasonal.has(p) || strings.HasSuffix(p, "ші") || strings.HasSuffix(p, "шы")) {
		return match{}, false
	}
	if x, ok := s.monthsF(i, m); ok {
		return x, true
	}
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
	return match{start: i, end: s.yearWord(s.ending(i + 2)), m: m, y: y, rule: "month-year", grain: gMonth, value: v, timex: v.String()}, true
}

// isMausym reports the Kazakh word for June, which is the one for a season, too: "2-нші
// маусымда" is in the second season.
func isMausym(w string) bool { return strings.HasPrefix(lowerText(w), "маусым") }

// seasonal are words that make a season of the Kazakh June.
var seasonal = set("жазғы қысқы көктемгі күзгі демалыс жылыту оқу театр туристік сауда егіс футбол құрғақ")

// edgesF are Kazakh words behind what they are the beginning, middle or end of.
var edgesF = set("басында басынан басына ортасында ортасына соңында соңына аяғында аяғына")

// edgeBehind takes in the word behind a year or month that makes an edge of it:
// "2019 жылдың ортасында".
func (s *scan) edgeBehind(x match) match {
	if s.t(x.end).kind == kWord && s.t(x.end).class == cNone && edgesF.has(lowerText(s.word(x.end))) {
		x.end++
		x.rule, x.vague = "edge", true
	}
	return x
}

// monthsF reads "января по май", "январь–март", "қаңтар-мамыр айларында",
// "желтоқсан айында", "мамырдың соңында".
func (s *scan) monthsF(i, m int) (match, bool) {
	x := match{start: i, end: i + 1, m: m}
	j := i + 1
	if s.dash(j) || s.word(j) == "по" && from(s.word(i-1)) {
		if r, ok := s.monthRangeF(i, i, yearRef{}); ok {
			return r, true
		}
	}
	if s.is(j, cUnitF, uMonth) && lowerText(s.word(j)) != "ай" {
		x.end++
		return s.bareMonth(x, 0), true
	}
	if edgesF.has(lowerText(s.word(j))) {
		x.end++
		x = s.bareMonth(x, 0)
		x.rule, x.vague, x.m = "edge", true, 0
		return x, true
	}
	return x, false
}

// monthRangeF reads the months at k, of the year that stands before them or, if none
// is said there, behind: "қаңтар-мамыр айларында", "января по май 2018 года".
func (s *scan) monthRangeF(start, k int, r yearRef) (match, bool) {
	m, m2 := s.t(k), s.t(k+2)
	if m.class != cForeign || m2.class != cForeign || m2.val <= m.val || !s.dash(k+1) && s.word(k+1) != "по" {
		return match{}, false
	}
	x := match{start: start, end: k + 3, gap: 1, tail: int32(k + 2), rule: "month-range", kind: Interval, grain: gMonth}
	if q, end, ok := s.foreignYear(x.end); ok && r == (yearRef{}) {
		r, x.end = q, end
	} else if s.is(x.end, cUnitF, uMonth|plural) {
		x.end++
	}
	x.value, x.timex, x.basis = s.onYear(start, r, func(y int) (edtf.Date, string) {
		v := edtf.Interval(edtf.FromMonth(y, int(m.val)), edtf.FromMonth(y, int(m2.val)))
		return v, v.String()
	})
	return x, x.timex != ""
}

// chinese reads 2018年6月12日 and its parts.
func (s *scan) chinese(i int) (match, bool) {
	x := s.chineseParts(i)
	j := x.end
	if m, ok := s.chineseRange(x); ok {
		return m, true
	}
	w := s.word(j)
	edge := w == "底" || w == "初" || w == "末"
	switch {
	case x.y != 0 && x.m == 0:
		return s.chineseYear(x, edge)
	case x.y != 0 && x.d == 0:
		x.rule, x.grain, x.value = "month-year", gMonth, edtf.FromMonth(x.y, x.m)
		x.timex = x.value.String()
		if edge {
			x.end, x.rule, x.vague = x.end+1, "edge", true
		}
		return x, true
	case x.y != 0:
		x.rule, x.grain = "day-month-year", gDay
		if x.value, x.timex = dayValue(x.y, x.m, x.d); x.timex == "" {
			return x, false
		}
		return s.partForeign(x), true
	case x.d != 0:
		m, ok := s.monthDay(x, j, yearRef{})
		if ok {
			m = s.partForeign(m)
		}
		return m, ok
	case x.m != 0:
		if edge || w == "份" {
			x.end++
		}
		dir := 0
		if s.foreignAhead(i, x.end) {
			dir = 1
		}
		return s.bareMonth(x, dir), true
	}
	return x, false
}

// chineseParts reads as much of 2018年6月12日 as there is: the year, the month, the
// day of the month.
func (s *scan) chineseParts(i int) match {
	x := match{start: i, end: i, conf: 0.95}
	if y := s.t(i); y.nd == 4 && s.hanAfter(i, '年') && y.n >= 1000 && y.n <= 2999 {
		x.y, x.end = int(y.n), i+2
	}
	m := s.t(x.end)
	if m.class != cNum || m.nd > 2 || m.n < 1 || m.n > 12 || !s.hanAfter(x.end, '月') {
		return x
	}
	x.m, x.end = int(m.n), x.end+2
	if d := s.t(x.end); d.class == cNum && d.nd <= 2 && d.n >= 1 && (s.hanAfter(x.end, '日') || s.hanAfter(x.end, '号')) && int(d.n) <= edtf.DaysIn(2000, x.m) {
		x.d, x.end = int(d.n), x.end+2
	}
	return x
}

// hanAfter reports whether an ideograph follows token i.
func (s *scan) hanAfter(i int, r rune) bool {
	t := s.t(i + 1)
	return t.kind == kHan && t.n == r
}

// chineseYear finishes a year, which a part of it may follow: 2017年冬天, 2018年上半年,
// 2018年底.
func (s *scan) chineseYear(x match, edge bool) (match, bool) {
	r := yearRef{year: x.y}
	if m, ok := s.partAfter(x.start, x.end, r); ok {
		return m, true
	}
	if s.t(x.end).class == cPeriodF {
		m, ok := s.periodForeign(x.end, r, true)
		m.start = x.start
		return m, ok
	}
	if edge {
		x.end++
	}
	x.rule, x.grain, x.value = "year", gYear, edtf.FromYear(x.y)
	x.timex = x.value.String()
	return s.sinceF(x), true
}

// chineseRange reads the second end of 6月10日至12日, 2013年至2018年, 1月至5月 behind
// the first.
func (s *scan) chineseRange(x match) (match, bool) {
	j := x.end
	if w := s.word(j); w != "至" && w != "到" && !s.dash(j) {
		return x, false
	}
	t, unit := s.t(j+1), s.t(j+2)
	if t.class != cNum || unit.kind != kHan {
		return x, false
	}
	n := int(t.n)
	switch {
	case x.d != 0 && (unit.n == '日' || unit.n == '号') && n > x.d && n <= edtf.DaysIn(2000, x.m):
		x.d2 = n
		r := yearRef{}
		if x.y != 0 {
			r.year = x.y
			return s.monthDay(x, j+3, r)
		}
		x.end = j + 3
		return s.monthDay(x, x.end, r)
	case x.m != 0 && x.d == 0 && unit.n == '月' && n > x.m && n <= 12:
		m := x.m
		x.end, x.rule, x.kind, x.grain = j+3, "month-range", Interval, gMonth
		make := func(y int) (edtf.Date, string) {
			v := edtf.Interval(edtf.FromMonth(y, m), edtf.FromMonth(y, n))
			return v, v.String()
		}
		x.value, x.timex, x.basis = s.onYear(x.start, yearRef{year: x.y}, make)
		x.m = 0
		return x, x.timex != ""
	case x.m == 0 && x.y != 0 && unit.n == '年' && t.nd == 4 && n > x.y && n < 2200:
		x.end, x.rule, x.kind, x.grain = j+3, "year-range", Interval, gYear
		x.value = edtf.Interval(edtf.FromYear(x.y), edtf.FromYear(n))
		x.timex, x.y = x.value.String(), 0
		return x, true
	}
	return x, false
}

// monthAbbreviations may take a full stop.
var monthAbbreviations = set("янв фев мар апр авг сен сент окт ноя нояб дек")

func lowerText(s string) string {
	if len(s) > 40 {
		return ""
	}
	return strings.ToLower(s)
}
