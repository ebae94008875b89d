package timex

import (
	"dateline/internal/edtf"
)

// deictic reads "yesterday", "today", "tomorrow", "tonight", "overnight".
func (s *scan) deictic(i int) (match, bool) {
	t := s.t(i)
	if t.flag&fCap != 0 && !s.opens(i) && s.named(i) {
		return match{}, false // a newspaper's name, a show's
	}
	n := int(t.val)
	x := match{start: i, end: i + 1, rule: "deictic", grain: gDay, basis: Resolved}
	switch n {
	case 2:
		n, x.tod = 0, "TNI"
	case 3:
		if !s.overnight(i) {
			return x, false
		}
		n, x.tod, x.conf = -1, "TNI", 0.65
		if s.direction(i, i+1) > 0 {
			n = 0
		}
	}
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		v := edtf.FromDay(now + edtf.Day(n))
		return v, v.String() + x.tod
	})
	if x.timex == "" {
		x.timex = "XXXX-XX-XX" + x.tod
		if n == 0 {
			x.timex = "PRESENT_REF"
		}
	}
	return x, true
}

// named reports whether a capital word of time at i, within a sentence, is of a
// name: "USA Today", "The Tonight Show".
func (s *scan) named(i int) bool {
	p, n := s.t(i-1), s.t(i+1)
	return p.kind == kWord && p.flag&fCap != 0 && (p.class == cNone || n.kind == kWord && n.flag&fCap != 0 && n.class == cNone)
}

// overnight reports whether "overnight" at i is the night before, and not a sort of
// train or the time of a stay: "Overnight, …", "fell overnight in the capital".
func (s *scan) overnight(i int) bool {
	n := s.t(i + 1)
	if n.kind == kDash || s.dash(i-1) || s.in(i-1, staying) || s.t(i-1).class == cWeekday {
		return false
	}
	return n.kind == kEOF || n.kind == kPunct && n.c != '"' && n.c != '\'' ||
		s.w(i+1, wIn, wAt, wBy, wFrom, wTo, wAnd, wAfter, wBefore) || s.in(i+1, clauseOpeners) || s.in(i+1, auxiliaries)
}

var staying = set("stay stays stayed staying remain remains remained spend spent keep keeps kept held hold camp camped camping sleep slept leave left soak refrigerate an the")

// reference reads "now", "recently", "the future", "these days", "at present".
func (s *scan) reference(i int) (match, bool) {
	t := s.t(i)
	x := match{start: i, end: i + 1, rule: "reference", kind: Date, conf: 0.8}
	if t.class == cRef {
		x.timex = refTimex[t.val]
		if s.in(i-1, as) && s.in(i+1, as) {
			return x, false // "as recently as 2015"
		}
		if t.val == refPresent && (s.dash(i+1) && s.glued(i+1) || s.dash(i-1) && s.glued(i) || t.flag&fCap != 0 && !s.opens(i)) {
			return x, false
		}
		return x, true
	}
	x.conf = 0.7
	before := s.t(i - 1)
	the := before.class == cWord && before.val == wThe
	switch t.val {
	case wLong:
		if s.w(i+1, wAgo) {
			x.end, x.timex = i+2, refTimex[refPast]
			return x, true
		}
	case wRight:
		if s.is(i+1, cRef, refPresent) && s.word(i+1) == "now" {
			x.end, x.timex = i+2, refTimex[refPresent]
			return x, true
		}
	case wThese:
		if s.is(i+1, cUnit, uDay|plural) {
			x.end, x.timex = i+2, refTimex[refPresent]
			return x, true
		}
	case wPresent: // present
		if s.w(i-1, wAt) || the && s.w(i-2, wAt, wTo, wUntil) {
			x.timex = refTimex[refPresent]
			return x, s.t(i+1).class != cNone || s.t(i+1).kind != kWord || s.opens(i+1)
		}
	case wTime:
		if the && s.word(i+1) == "being" {
			x.end, x.timex = i+2, refTimex[refPresent] // "for the time being"
			return x, true
		}
	case wMoment:
		if the && s.w(i-2, wAt) && !s.w(i+1, wOf) {
			x.timex = refTimex[refPresent]
			return x, true
		}
	case wFuture:
		n := s.t(i + 1)
		switch capital := s.t(i).flag&fCap != 0 && !s.opens(i); {
		case capital:
			return x, false // "the Summit of the Future"
		case s.w(i-1, wIn) && (n.kind == kEOF || n.kind == kPunct && n.c != '"' && n.c != '\''):
			x.timex = refTimex[refFuture] // "in future, …"
			return x, true
		}
		if the && !s.w(i+1, wOf) && (s.w(i-2, wIn, wFor, wOf, wTo, wOver) || s.word(i-2) == "into" || n.kind == kPunct || n.kind == kEOF || n.class == cWord) {
			x.timex = refTimex[refFuture]
			return x, true
		}
	case wNear, wForeseeable, wDistant:
		j := i + 1
		if s.w(i, wNear) && s.word(i) != "near" && !the {
			return x, false
		}
		if s.w(j, wFuture) {
			x.end, x.timex = j+1, refTimex[refFuture]
			return x, the || s.w(i-1, wIn)
		}
		if s.w(j, wTerm) && the {
			x.end, x.timex = j+1, refTimex[refFuture]
			return x, true
		}
	}
	return x, false
}

// part reads "the morning of 5 June", "noon", "midnight on Friday".
func (s *scan) part(start, i int) (match, bool) {
	p := int(s.t(i).val)
	x := match{start: start, end: i + 1, rule: "part", tod: partTimex[p], grain: gDay, conf: 0.8, basis: Resolved}
	if s.w(i+1, wOf) || (p == pNoon || p == pMidnight || p == pDawn) && s.w(i+1, wOn) || (p == pNoon || p == pMidnight) && s.t(i+1).class == cWeekday {
		k := i + 2
		if s.t(i+1).class == cWeekday {
			k = i + 1
		}
		if m, ok := s.simple(k); ok && m.grain == gDay && m.kind == "" && m.tod == "" && !m.value.IsZero() {
			m.start, m.rule, m.tod = start, "part-of", x.tod
			m.timex += x.tod
			return m, true
		}
	}
	switch p {
	case pNoon, pMidnight:
		if start != i || !s.w(i-1, wAt, wBy, wUntil, wFrom, wBefore, wAfter, wSince) && s.t(i-1).class != cApprox {
			return x, false
		}
	case pMorning, pAfternoon, pEvening:
		// "in the morning"
		if start == i || !s.w(start-1, wIn, wDuring) || s.t(i+1).kind == kWord && s.t(i+1).class == cNone && !s.small(i+1) || s.dash(i+1) {
			return x, false
		}
		x.conf = 0.6
	case pNight:
		if start == i || !s.w(start-1, wThrough, wDuring) || s.w(i+1, wOf) {
			return x, false
		}
	default:
		return x, false
	}
	if (p == pNoon || p == pMidnight) && s.w(i+2, wTime) && (s.w(i+1, wLocal) || s.t(i+1).flag&fCap != 0) {
		x.end = i + 3 // "midnight local time"
	}
	return s.onNamedDay(x), true
}

// holiday reads the few feasts that are days of the calendar.
func (s *scan) holiday(i int) (match, bool) {
	x, ok := s.holidayName(i)
	if !ok {
		return x, false
	}
	return s.feast(x, s.direction(i, x.end))
}

// holidayName reads the name of a feast: its month, and its day if it has one.
func (s *scan) holidayName(i int) (match, bool) {
	t := s.t(i)
	m, d := int(t.val)/100, int(t.val)%100
	if p := s.t(i - 1); t.class != cHoliday || t.flag&fCap == 0 || !s.opens(i) && p.kind == kWord && p.flag&fCap != 0 && p.class == cNone {
		return match{}, false
	}
	x := match{start: i, end: i + 1, rule: "holiday", grain: gDay, m: m, d: d, basis: Resolved, conf: 0.8}
	if s.is(x.end, cUnit, uDay) && s.t(x.end).flag&fCap != 0 {
		x.end++
	} else if s.word(x.end) == "Eve" && d > 1 {
		x.end++
		x.d--
	} else if s.t(x.end).kind == kWord && s.t(x.end).flag&fCap != 0 && !s.opens(x.end) {
		return x, false
	}
	return x, true
}

// newYear reads "New Year's Eve", "New Year's Day" from "Year" at i.
func (s *scan) newYear(i int) (match, bool) {
	x := match{start: i - 1, end: i + 3, rule: "holiday", grain: gDay, basis: Resolved, conf: 0.85}
	switch s.word(i + 2) {
	case "Eve":
		x.m, x.d = 12, 31
	case "Day":
		x.m, x.d = 1, 1
	default:
		return x, false
	}
	return s.feast(x, s.direction(x.start, x.end))
}

// feast gives the feast of a day of a month, or of its fourth Thursday, its year.
func (s *scan) feast(x match, dir int) (match, bool) {
	m, d := x.m, x.d
	on := func(y int) edtf.Date {
		if d == 0 {
			first := edtf.Civil(y, m, 1)
			return edtf.FromDay(first + edtf.Day((4-int(first.Weekday())+7)%7+21))
		}
		return edtf.FromDay(edtf.Civil(y, m, d))
	}
	if y := s.yearAt(x.end); y != 0 {
		x.end++
		x.value, x.basis = on(y), Explicit
		x.timex = x.value.String()
	} else {
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
			v := on(pickYear(now, m, max(d, 1), dir))
			return v, v.String()
		})
	}
	x.m, x.d = 0, 0
	if x.timex == "" {
		x.timex = "XXXX-" + two(m)
	}
	return x, true
}
