package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

// ordinal reads what begins with an ordinal: "the 21st century", "first
// quarter of 2018", "first nine months", "second half", "third week of May".
func (s *scan) ordinal(start, i int) (match, bool) {
	n := s.ordinalAt(i)
	if n == 0 {
		return match{}, false
	}
	x := match{start: start}
	j := i + 1
	if s.dash(j) || s.w(j, wFiscal) && s.is(j+1, cUnit, uQuarter) {
		j++
	}
	switch t := s.t(j); {
	case s.w(i+1, wOf) && s.t(i+2).class == cMonth && s.t(i).class != cNum:
		return s.ordinalDay(x, n, i+2)
	case t.class == cWeekday && j == i+1:
		return s.weekdayOf(x, n, j)
	case s.w(j, wHalf):
		if s.w(j+1, wOf) && s.t(j+2).class == cMonth {
			return s.halfMonth(x, n, j)
		}
		if n <= 2 {
			return s.yearPart(x, j+1, 39+n, "H"+strconv.Itoa(n))
		}
	case (s.w(j, wAnd, wOr) || s.dash(i+1)) && s.ordinalAt(i+2) > n && n > 0:
		return s.ordinals(x, n, i+2)
	case t.class == cUnit:
		return s.ordinalUnit(x, n, i, j)
	case t.class == cCount:
		return s.firstUnits(x, n, int(t.val), j+1)
	case t.class == cNum:
		return s.firstUnits(x, n, int(t.n), j+1)
	}
	return x, false
}

// ordinalDay reads "the fifth of May 2018" from the month at k.
func (s *scan) ordinalDay(x match, n, k int) (match, bool) {
	m, end := s.monthAt(k)
	if m == 0 || n > edtf.DaysIn(2000, m) {
		return x, false
	}
	x.m, x.d, x.end = m, n, end
	if r, e, ok := s.yearWords(end); ok {
		return s.monthDay(x, e, r)
	}
	return s.monthDay(x, end, yearRef{})
}

// ordinalUnit reads the n-th unit of something, the ordinal of which is at i and the
// unit at j: "first day of 2018", "21st century", "third quarter", "second week of
// May".
func (s *scan) ordinalUnit(x match, n, i, j int) (match, bool) {
	of := s.w(j+1, wOf)
	switch u := int(s.t(j).val); u {
	case uDay:
		if n == 1 {
			return s.dayOf(x, n, j)
		}
	case uDay | plural, uWeek | plural:
		if n == 1 && of {
			return s.firstDays(x, j)
		}
	case uCentury, uCentury | plural:
		return s.century(x, n, i, j)
	case uQuarter, uQuarter | plural:
		if n <= 4 {
			return s.yearPart(x, j+1, 32+n, "Q"+strconv.Itoa(n))
		}
	case uWeek, uWeekend:
		if m, end := s.monthAt(j + 2); of && m != 0 && n <= 5 {
			return s.weekOfMonth(x, n, m, end)
		}
	}
	return x, false
}

// century reads "21st century", "fifth century BC" from the ordinal at i and the noun
// at j.
func (s *scan) century(x match, n, i, j int) (match, bool) {
	next := s.t(j + 1)
	name := s.t(j).flag&fCap != 0 && next.kind == kWord && next.flag&fCap != 0 && next.class == cNone // a company's
	if n < 1 || n > 30 || name && x.start == i && !s.determined(i-1) && !s.w(i-1, wIn, wOf, wFrom) {
		return x, false
	}
	x.end, x.rule, x.grain = j+1, "century", gCentury
	x.value, x.timex = edtf.FromCentury((n-1)*100), two(n-1)
	end, before := s.eraAt(x.end)
	if x.end = end; before {
		x.value, x.timex = edtf.Date{}, "BC"+two(n-1)
	}
	return x, true
}

// firstUnits reads "the first nine months of 2018", "the first three quarters", "the
// first two years" from the unit at k
func (s *scan) firstUnits(x match, n, number, k int) (match, bool) {
	t := s.t(k)
	u := int(t.val) &^ plural
	if n != 1 || number < 2 || t.class != cUnit || t.val&plural == 0 || u == uSecond {
		return x, false
	}
	months, text := number, durationTimex(u, strconv.Itoa(number))
	switch u {
	case uMonth:
	case uQuarter:
		months *= 3
	default:
		x.end, x.rule, x.kind, x.timex = k+1, "first-units", Duration, text
		return x, true
	}
	if months > 11 {
		return x, false
	}
	x.end, x.rule, x.grain, x.kind = k+1, "first-months", gQuarter, Interval
	r, end, ok := s.yearWords(x.end)
	if ok {
		x.end = end
	} else if s.w(x.end, wOf, wAfter, wSince, wFrom) {
		return x, false
	}
	x.value, _, x.basis = s.onYear(x.start, r, func(y int) (edtf.Date, string) {
		return edtf.Interval(edtf.FromMonth(y, 1), edtf.FromMonth(y, months)), text
	})
	x.timex = text
	return x, true
}

// ordinals reads the first of two that share a noun, the second of which stands
// at k: "the eighteenth and nineteenth centuries", "the second and third quarters
// of 2018"; both where a dash joins them.
func (s *scan) ordinals(x match, n, k int) (match, bool) {
	j := k + 1
	if s.dash(j) && s.glued(j) {
		j++
	}
	t := s.t(j)
	if t.class != cUnit {
		return x, false
	}
	second, ok := s.ordinal(k, k)
	if !ok || second.value.IsZero() {
		return x, false
	}
	x.end = k - 1
	switch u := int(t.val) &^ plural; {
	case u == uCentury && second.rule == "century":
		x.rule, x.grain, x.value, x.timex = "century", gCentury, edtf.FromCentury((n-1)*100), two(n-1)
		if v := edtf.Interval(x.value, second.value); s.dash(k-1) && !v.IsZero() {
			x.end, x.rule, x.kind, x.value, x.timex = second.end, "range", Interval, v, x.timex+"/"+second.timex
			x.parted(k-1, k)
		}
		return x, true
	case u == uQuarter && second.grain == gQuarter && n <= 4:
		f, _ := second.value.Bounds()
		y, _, _ := f.Civil()
		x.rule, x.grain, x.basis = "quarter", gQuarter, second.basis
		x.value, x.timex = edtf.FromSeason(y, 32+n), four(y)+"-Q"+strconv.Itoa(n)
		return x, true
	}
	return x, false
}

func (s *scan) ordinalAt(i int) int {
	t := s.t(i)
	switch {
	case t.class == cOrdinal:
		return int(t.val)
	case t.class == cNum && t.flag&fOrd != 0 && t.n <= 31:
		return int(t.n)
	case t.class == cUnit && t.val == uSecond:
		return 2
	case t.class == cRel && t.val == rLast:
		return -1
	}
	return 0
}
