package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

// reported is the quarter that business news is about, moved by off quarters:
// the last one named nearby, or else the last that was over when the report
// came out.
func (s *scan) reported(i, off int) (edtf.Date, string) {
	if s.quarterNear(i) {
		return shift(s.quarter.first, uQuarter, off)
	}
	return s.resolve(moved(uQuarter, off-1))
}

// quarterNear reports whether a quarter was named near before token i, and no
// year since.
func (s *scan) quarterNear(i int) bool {
	return s.quarter.at > 0 && int(s.t(i).start)-s.quarter.at < reach && s.yearEnd < s.quarter.at
}

// comparison reads what figures are set against: "the year-ago quarter", "the
// comparable year-earlier period", "the latest quarter", "year-earlier profit".
func (s *scan) comparison(start, i int) (match, bool) {
	k, off := i, 0
	for s.in(k, comparable) {
		k++
	}
	switch {
	case s.is(k, cUnit, uYear) && s.dash(k+1) && s.glued(k+1) && (s.w(k+2, wAgo) || s.is(k+2, cMod, modEarlier)):
		k, off = k+3, -4
	case s.word(k) == "latest":
		k++
	case s.word(k) == "latter" && s.w(k+1, wHalf) && start != i:
		return s.yearPart(match{start: start}, k+2, 41, "H2")
	case s.word(k) == "full" && s.is(k+1, cUnit, uYear) && start != i && !s.modifier(k+2):
		return s.fullYear(start, k+2)
	case k > i:
		return s.samePeriod(start, k)
	default:
		return match{}, false
	}
	if s.w(k, wFiscal) {
		k++
	}
	x := match{start: start, end: k + 1, rule: "comparison", basis: Resolved, grain: gQuarter, conf: 0.75}
	t := s.t(k)
	switch {
	case t.class == cUnit && t.val == uQuarter, s.word(k) == "period" && (off < 0 || s.business(start)):
		x.value, x.timex = s.reported(start, off)
	case t.class == cUnit && (t.val == uYear || t.val == uMonth || t.val == uWeek):
		x.grain = grainOf(int(t.val))
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
			y, m, d := now.Civil()
			if off < 0 {
				return shift(edtf.Civil(y-1, m, min(d, 28)), int(t.val), 0)
			}
			return shift(now, int(t.val), -1)
		})
	case off < 0 && s.ordinalAt(k) > 0:
		m, ok := s.ordinal(start, k)
		if !ok || m.grain != gQuarter || m.y != 0 {
			return m, false
		}
		x.end = m.end
		if f, _ := m.value.Bounds(); !m.value.IsZero() && f != edtf.MinDay {
			x.value, x.timex = shift(f, uQuarter, -4)
		}
	case off == 0 && start != i && (t.class == cCount || t.class == cNum):
		m, ok := s.theUnits(start, k) // "the latest nine months"
		return m, ok && m.rule == "duration"
	case off < 0 && (start == i || t.class == cCount || t.class == cNum):
		// "year-earlier profit": the adjective alone is a time.
		x.end = k
		x.value, x.timex = s.reported(start, off)
	default:
		return x, false
	}
	if x.end == k && off < 0 {
		// "the year-earlier nine months"
		if m, ok := s.duration(start, k); ok && m.kind == Duration {
			return m, true
		}
	}
	if x.timex == "" {
		x.timex = unknown[x.grain]
	}
	return x, true
}

var (
	comparable = set("comparable corresponding")
	comparing  = set("comparable corresponding latest full latter") // that comparison begins with
)

// fullYear reads "the full year" that ends before k: the report's own, or the one
// over when it was told soon after.
func (s *scan) fullYear(start, k int) (match, bool) {
	x := match{start: start, end: k, rule: "the-unit", basis: Resolved, grain: gYear, conf: 0.7}
	if y := s.yearAt(k); y != 0 {
		return x, false
	}
	dir := s.direction(start, k)
	return s.valued(x, false, func(now edtf.Day) (edtf.Date, string) {
		if _, m, _ := now.Civil(); m <= 4 && dir < 0 {
			return shift(now, uYear, -1)
		}
		return shift(now, uYear, 0)
	}), true
}

// samePeriod reads "the same period last year", "the corresponding quarter of
// 2017" from the noun at k: the months or the quarter that are spoken of, in that
// year, or else the year.
func (s *scan) samePeriod(start, k int) (match, bool) {
	x := match{start: start, rule: "comparison", grain: gYear, conf: 0.75}
	if s.word(k) != "period" && !s.is(k, cUnit, uQuarter) {
		return x, false
	}
	r, end, ok := s.yearWords(k + 1)
	if !ok && (s.w(k+1, wA) || s.is(k+1, cCount, 1)) && s.is(k+2, cUnit, uYear) && (s.w(k+3, wAgo) || s.is(k+3, cMod, modEarlier)) {
		r, end, ok = yearRef{off: -1}, k+4, true
	}
	if !ok || s.punctIs(k+1, ',') {
		return x, false
	}
	x.end = end
	x.value, x.timex, x.basis = s.onYear(start, r, func(y int) (edtf.Date, string) {
		if near := s.months.at > s.quarter.at && int(s.t(start).start)-s.months.at < reach; near && s.word(k) == "period" {
			first, last := s.months.value.Bounds()
			_, from, _ := first.Civil()
			_, to, _ := last.Civil()
			v := edtf.Interval(edtf.FromMonth(y, from), edtf.FromMonth(y, to))
			return v, v.String()
		}
		if !s.quarterNear(start) {
			v := edtf.FromYear(y)
			return v, v.String()
		}
		was, _, _ := s.quarter.first.Civil()
		return shift(s.quarter.first, uQuarter, 4*(y-was))
	})
	if x.timex == "" {
		x.timex = unknown[gYear]
	}
	return x, true
}

// yearPeriod reads "the 1988 period", "the 1988 quarter" from its year at i.
func (s *scan) yearPeriod(start, i int) (match, bool) {
	y := s.yearAt(i)
	if y == 0 || s.t(i+1).flag&fSp == 0 || s.word(i+1) != "period" && !(s.is(i+1, cUnit, uQuarter) && s.quarterNear(start)) || !s.business(start) {
		return match{}, false
	}
	x := match{start: start, end: i + 2, rule: "comparison", grain: gYear, basis: Resolved, conf: 0.75}
	if s.quarterNear(start) {
		was, _, _ := s.quarter.first.Civil()
		x.value, x.timex = shift(s.quarter.first, uQuarter, 4*(y-was))
	} else {
		x.value, x.basis = edtf.FromYear(y), Explicit
		x.timex = x.value.String()
	}
	return x, true
}

// quarterEnded reads the day after "the quarter ended" at i and tells which
// quarter of the calendar that was, if it was one to within some days.
func (s *scan) quarterEnded(i int) (edtf.Date, string) {
	m, ok := s.dateOnly(i)
	if !ok || m.grain != gDay || m.value.IsZero() || m.kind == Interval {
		return edtf.Date{}, ""
	}
	d, _ := m.value.Bounds()
	v, tx := shift(d-20, uQuarter, 0)
	if _, last := v.Bounds(); abs(int(d-last)) > 10 {
		return edtf.Date{}, ""
	}
	return v, tx
}

// yearOrdinal reads a year with one of its parts after it: "the 1988 third
// quarter", "2018 first-half profit".
func (s *scan) yearOrdinal(start, i int) (match, bool) {
	y := s.yearAt(i)
	if y == 0 {
		return match{}, false
	}
	return s.partOfYear(match{start: start}, i+1, y)
}

// partOfYear reads a quarter or half of year y from its ordinal at i.
func (s *scan) partOfYear(x match, i, y int) (match, bool) {
	n := s.ordinalAt(i)
	j := i + 1
	if s.dash(j) {
		j++
	}
	code, suffix := 0, ""
	switch {
	case n == 0 && s.is(i, cUnit, uQuarter) && s.quarterNear(x.start):
		// "last year's quarter"
		was, _, _ := s.quarter.first.Civil()
		x.end, x.rule, x.grain = i+1, "comparison", gQuarter
		x.value, x.timex = shift(s.quarter.first, uQuarter, 4*(y-was))
		return x, true
	case s.is(j, cUnit, uQuarter) && n >= 1 && n <= 4:
		code, suffix = 32+n, "-Q"+strconv.Itoa(n)
	case s.w(j, wHalf) && n >= 1 && n <= 2:
		code, suffix = 39+n, "-H"+strconv.Itoa(n)
	default:
		return x, false
	}
	x.end, x.rule, x.grain, x.y = j+1, "quarter", gQuarter, y
	x.value, x.timex = edtf.FromSeason(y, code), four(y)+suffix
	return x, true
}
