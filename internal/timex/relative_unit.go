package timex

import "dateline/internal/edtf"

// relUnit reads "last week", "the following day", "this morning", "that year".
func (s *scan) relUnit(x match, r, k int, det bool) (match, bool) {
	t := s.t(k)
	if t.class == cUnit && t.flag&fCap != 0 && s.t(x.start).flag&fCap != 0 && s.t(x.start-1).c == '"' {
		return x, false // a programme, a paper: "This Week"
	}
	x.end, x.rule = k+1, "relative"
	if t.class == cPart {
		return s.relPart(x, r, k, det)
	}
	u := int(t.val)
	if u <= uHour || s.dash(k+1) && s.glued(k+1) {
		return x, false
	}
	x.grain = grainOf(u)
	if s.w(k+1, wOf) {
		if r == rLast && u == uDay && det {
			return s.dayOf(x, -1, k)
		}
		if m, end := s.monthAt(k + 2); m != 0 && r == rLast && u == uWeek {
			return s.weekOfMonth(x, -1, m, end) // "the last week of May"
		}
		if s.ofThings(x.start, r, k, det) {
			return x, false
		}
	}
	if r == rLast && u == uQuarter && det {
		if _, _, ok := s.yearWords(k + 1); ok {
			return s.yearPart(x, k+1, 36, "Q4") // "the last quarter of 2005"
		}
	}
	during := s.w(x.start-1, wOver, wDuring, wFor, wWithin, wIn)
	switch {
	case r == rLast && det && during && u != uDay, r == rPast && (during || u != uDay):
		return s.periodValue(x, -1, u, 1) // "in the last year", "the past week"
	case r == rNext && det && during && u >= uWeek && u != uWeekend:
		return s.periodValue(x, 1, u, 1) // "over the next month"
	}
	return s.relOne(x, r, k, det)
}

// ofThings reports whether the unit at k, with an "of" after it, is one of what is
// named there, and no time by itself: "the last day of the talks".
func (s *scan) ofThings(start, r, k int, det bool) bool {
	u := int(s.t(k).val)
	return (u == uDay || u == uWeek || u == uWeekend || r == rLast && u <= uMonth) &&
		(r == rLast || r == rNext || r == rThis) &&
		(det || u == uDay || s.t(k+2).class == cMonth || s.determined(start-1))
}

// relOne gives one unit, the one at k, its value: "last week", "the next day", "last
// year's third quarter".
func (s *scan) relOne(x match, r, k int, det bool) (match, bool) {
	u := int(s.t(k).val)
	off, anchored, ok := s.relOffset(x.start, r, k, det)
	if !ok {
		return x, false
	}
	if anchored {
		x.rule, x.conf = "relative-anchored", 0.8
	}
	f := moved(u, off)
	if u == uWeekend && r == rThis {
		f = thisWeekend(s.direction(x.start, x.end))
	}
	x = s.valued(x, anchored, f)
	if y, one := x.value.Year(); one && u == uYear && s.t(x.end).kind == kPoss {
		if m, ok := s.partOfYear(x, x.end+1, y); ok {
			return m, true
		}
	}
	return x, true
}

// relOffset says how many units off the one at k is, and whether it is counted from
// the last date named; not ok where the words are no time, as "this day", or do not
// say which, as "last day".
func (s *scan) relOffset(start, r, k int, det bool) (off int, anchored, ok bool) {
	u := int(s.t(k).val)
	switch r {
	case rLast:
		return -1, false, !det && u != uDay
	case rNext:
		return 1, det || u == uDay, true
	case rComing:
		return 1, false, u != uDay
	case rThis:
		current := s.word(k - 1)[0]|32 != 't' || s.w(start-1, wOn, wTo, wUntil) // "current", "to this day"
		return 0, false, u != uDay || current && !det
	case rPrevious:
		return -1, true, det || s.w(start-1, wIn, wOf, wFrom, wOn)
	case rFollowing:
		return 1, true, det
	case rSame:
		return 0, true, det
	case rThat:
		return 0, true, u != uCentury && u != uDecade && !det
	}
	return 0, false, false
}

// thisWeekend is the weekend of a day, or the one before it of what happened, as
// dir has it, where it is told in midweek.
func thisWeekend(dir int) when {
	return func(now edtf.Day) (edtf.Date, string) {
		if w := now.Weekday(); dir < 0 && w >= 1 && w <= 4 || dir == 0 && w >= 1 && w <= 3 {
			return shift(now, uWeekend, -1)
		}
		return shift(now, uWeekend, 0)
	}
}

// relPlural reads "recent years", "coming months", "past decades".
func (s *scan) relPlural(x match, r, k int) (match, bool) {
	u := int(s.t(k).val) &^ plural
	if s.w(k+1, wOf) && (r == rLast || r == rNext) {
		if u == uDay || u == uWeek {
			return s.firstDays(x, k) // "the last days of May"
		}
		return x, false
	}
	x.end, x.rule, x.conf, x.basis, x.kind = s.alsoUnits(k+1), "reference-units", 0.8, Explicit, Date
	if u < uDay && r != rLast && r != rPast && r != rNext && r != rComing {
		return x, false
	}
	switch r {
	case rRecent, rPast, rPrevious, rLast:
		x.timex = refTimex[refPast]
	case rComing, rNext, rFollowing:
		x.timex = refTimex[refFuture]
	default:
		return x, false
	}
	return x, true
}

// alsoUnits goes on over a second unit: "recent weeks and months".
func (s *scan) alsoUnits(j int) int {
	if t := s.t(j + 1); s.w(j, wAnd, wOr) && t.class == cUnit && t.val&plural != 0 {
		return j + 2
	}
	return j
}

// relPart reads "this morning", "last night", "the following evening".
func (s *scan) relPart(x match, r, k int, det bool) (match, bool) {
	p := int(s.t(k).val)
	if p == pNoon || p == pMidnight || p == pDawn {
		return x, false
	}
	off, anchor := 0, false
	switch r {
	case rThis:
	case rLast:
		if det || p == pMorning || p == pAfternoon {
			return x, false
		}
		off = -1
	case rNext, rFollowing:
		off, anchor = 1, true
	case rPrevious:
		off, anchor = -1, true
	case rSame, rThat:
		anchor = true
	default:
		return x, false
	}
	x.grain, x.rule, x.tod = gDay, "relative-part", partTimex[p]
	f := func(now edtf.Day) (edtf.Date, string) {
		v := edtf.FromDay(now + edtf.Day(off))
		return v, v.String() + x.tod
	}
	if anchor {
		x.value, x.timex = s.anchored(x.start, gDay, f)
	} else {
		x.value, x.timex = s.resolve(f)
	}
	if x.timex == "" {
		x.timex = "XXXX-XX-XX" + x.tod
	}
	return x, true
}
