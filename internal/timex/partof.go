package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

// ofMonth reads what names a month or a year after "of" or "in" at token i: "of
// June", "of May 2018", "of this month", "of the year". f makes the value from its
// first and last day.
func (s *scan) ofMonth(x match, i int, f func(first, last edtf.Day) (edtf.Date, string)) (match, bool) {
	if !s.w(i, wOf, wIn) {
		return x, false
	}
	k := i + 1
	if s.w(k, wThe) && s.is(k+1, cUnit, uMonth) || s.w(k, wThe) && s.is(k+1, cUnit, uYear) {
		k++
	}
	u := int(s.t(k).val)
	off := 0
	switch t := s.t(k); {
	case t.class == cRel && (s.is(k+1, cUnit, uMonth) || s.is(k+1, cUnit, uYear)):
		switch t.val {
		case rLast:
			off = -1
		case rNext:
			off = 1
		case rThis:
		default:
			return x, false
		}
		u = int(s.t(k + 1).val)
		x.end = k + 2
	case t.class == cUnit && (u == uMonth || u == uYear) && s.w(k-1, wThe):
		x.end = k + 1
	default:
		m, ok := s.monthFirst(k)
		if !ok {
			m, ok = s.monthSaid(match{start: k}, x.start, k)
		}
		if !ok {
			m, ok = s.yearSaid(k)
		}
		if !ok || m.grain != gMonth && m.grain != gYear || m.kind != "" {
			return x, false
		}
		x.end, x.basis, x.told = m.end, m.basis, m.told
		if first, last := m.value.Bounds(); !m.value.IsZero() {
			x.value, x.timex = f(first, last)
		}
		return x, true
	}
	x.basis = Resolved
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		v, _ := shift(now, u, off)
		return f(v.Bounds())
	})
	return x, true
}

// weekdayOf reads "first Monday of June", "last Friday of the month", the number
// of which is n, from its weekday at j.
func (s *scan) weekdayOf(x match, n, j int) (match, bool) {
	wd := int(s.t(j).val)
	x.rule, x.grain, x.end, x.conf = "weekday-of-month", gDay, j+1, 0.85
	tx := "XXXX-WXX-" + strconv.Itoa(wd)
	if s.w(j+1, wOf, wIn) && s.w(j+2, wEach, wEvery) && (s.is(j+3, cUnit, uMonth) || s.is(j+3, cUnit, uYear)) {
		x.end, x.kind, x.timex, x.grain = j+4, Recurring, tx, gNone
		return x, true
	}
	if n > 5 || s.t(j).lex != 0 {
		return x, false
	}
	x, ok := s.ofMonth(x, j+1, func(first, last edtf.Day) (edtf.Date, string) {
		var d edtf.Day
		if n < 0 {
			d = last - edtf.Day((int(last.Weekday())-wd+7)%7)
		} else {
			d = first + edtf.Day((wd-int(first.Weekday())+7)%7+7*(n-1))
		}
		if d > last {
			return edtf.Date{}, ""
		}
		v := edtf.FromDay(d)
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = tx
	}
	return x, ok
}

// dayOf reads "first day of 2018", "last day of the month" from its unit at j.
func (s *scan) dayOf(x match, n, j int) (match, bool) {
	x.rule, x.grain, x.conf = "day-of", gDay, 0.85
	x, ok := s.ofMonth(x, j+1, func(first, last edtf.Day) (edtf.Date, string) {
		d := first
		if n < 0 {
			d = last
		}
		v := edtf.FromDay(d)
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = unknown[gDay]
	}
	return x, ok && (n == 1 || n == -1)
}

// halfMonth reads "second half of August" from the word at j: its days to the
// 15th, or from then on. TIMEX3 has the month alone.
func (s *scan) halfMonth(x match, n, j int) (match, bool) {
	if s.t(j+2).class != cMonth {
		return x, false
	}
	x.rule, x.kind, x.grain, x.conf, x.vague = "half-month", Interval, gWeek, 0.8, true
	tx := "XXXX-" + two(int(s.t(j+2).val))
	x, ok := s.ofMonth(x, j+1, func(first, last edtf.Day) (edtf.Date, string) {
		y, m, _ := first.Civil()
		tx = edtf.FromMonth(y, m).String()
		if n == 1 {
			return days(first, first+14), tx
		}
		return days(first+15, last), tx
	})
	x.timex = tx
	if x.value.IsZero() {
		x.kind = Date
	}
	return x, ok && n >= 1 && n <= 2
}

// firstDays reads "the first days of May", "the last weeks of 2017": the month
// or year they are of.
func (s *scan) firstDays(x match, j int) (match, bool) {
	x.rule, x.grain, x.conf, x.vague = "edge", gMonth, 0.8, true
	month := s.t(j+2).class == cMonth
	if !month && s.yearAt(j+2) == 0 {
		return x, false
	}
	if !month {
		x.grain = gYear
	}
	x, ok := s.ofMonth(x, j+1, func(first, last edtf.Day) (edtf.Date, string) {
		y, m, _ := first.Civil()
		v := edtf.FromYear(y)
		if month {
			v = edtf.FromMonth(y, m)
		}
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = unknown[x.grain]
	}
	return x, ok
}

// theDay reads "the 15th" after a preposition: the day of the month that was named
// last, if one was nearby, or of the one that follows ("of this month").
func (s *scan) theDay(start, j int) (match, bool) {
	d := s.dayAt(j)
	n := s.t(j + 1)
	x := match{start: start, end: j + 1, rule: "day", grain: gDay, basis: Resolved, conf: 0.7}
	ofMonth := s.w(j+1, wOf) && (s.t(j+2).class == cRel || s.w(j+2, wThe)) && s.is(j+3, cUnit, uMonth)
	if d == 0 || s.t(j).flag&fOrd == 0 || !ofMonth && !s.w(start-1, wOn, wUntil, wBy, wFrom, wSince, wBefore, wAfter) {
		return x, false
	}
	make := func(first, _ edtf.Day) (edtf.Date, string) {
		y, m, _ := first.Civil()
		return dayValue(y, m, d)
	}
	switch {
	case ofMonth:
		m, ok := s.ofMonth(x, j+1, make)
		if m.timex == "" {
			m.timex = unknown[gDay]
		}
		return m, ok
	case n.kind == kEOF, n.kind == kPunct && n.c != '\'' && n.c != '"', s.in(j+1, auxiliaries), s.w(j+1, wAt, wIn):
	default:
		return x, false
	}
	if a := s.anchors[gMonth]; !a.value.IsZero() && int(s.t(start).start)-a.at < reach {
		if first, last := a.value.Bounds(); first != edtf.MinDay && last != edtf.MaxDay {
			x.value, x.timex = make(first, last)
			return x, x.timex != ""
		}
	}
	return x, false
}
