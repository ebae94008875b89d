package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

func weekdayOn(now edtf.Day, wd int) edtf.Day { return monday(now) + edtf.Day(wd-1) }

// before and after return the weekday next to now, not now itself.
func weekdayBefore(now edtf.Day, wd int) edtf.Day {
	d := weekdayOn(now, wd)
	if d >= now {
		d -= 7
	}
	return d
}

func weekdayAfter(now edtf.Day, wd int) edtf.Day {
	d := weekdayOn(now, wd)
	if d <= now {
		d += 7
	}
	return d
}

func (s *scan) relWeekday(x match, r, k int, det bool) (match, bool) {
	wd := int(s.t(k).val)
	x.end, x.rule, x.grain = k+1, "relative-weekday", gDay
	f := func(now edtf.Day) (edtf.Date, string) {
		var d edtf.Day
		switch r {
		case rLast, rPast, rPrevious:
			d = weekdayBefore(now, wd)
		case rNext, rComing, rFollowing:
			if d = weekdayAfter(now, wd); r == rNext && d == now+1 {
				d += 7 // it would have been tomorrow
			}
		default:
			d = weekdayOn(now, wd)
		}
		v := edtf.FromDay(d)
		return v, v.String()
	}
	if det && (r == rNext || r == rFollowing || r == rPrevious || r == rSame) {
		x.value, x.timex = s.anchored(x.start, gDay, f)
	} else {
		x.value, x.timex = s.resolve(f)
	}
	if x.timex == "" {
		x.timex = "XXXX-WXX-" + strconv.Itoa(wd)
	}
	return x, true
}

// newspapers have weekdays in their names.
var newspapers = set("times telegraph mirror express post mail herald people independent world news")

// weekday reads "Tuesday", "on Tuesdays", "Tuesday, 17 October 2023", "Friday
// last week", "Wed.".
func (s *scan) weekday(i int) (match, bool) {
	t := s.t(i)
	wd := int(t.val)
	j, ok := s.weekdayName(i)
	if !ok {
		return match{}, false
	}
	if m, ok := s.weekdayDate(i, j, wd); ok {
		return m, true
	}
	if t.lex&abbr != 0 && !s.w(i-1, wOn) && (t.lex&doubt != 0 || j == i+1) {
		return match{}, false
	}
	x := match{start: i, end: j, rule: "weekday", grain: gDay, basis: Resolved, conf: 0.9}
	tod, end := s.everyPart(i, j)
	if w := s.word(i); end <= i && t.lex == 0 && w[len(w)-1] == 's' {
		if !s.w(i-1, wOn, wAnd, wOf) {
			return x, false
		}
		tod, end = "", j
	}
	if end > i {
		x.end, x.kind, x.rule, x.timex, x.grain, x.basis = end, Recurring, "weekdays", "XXXX-WXX-"+strconv.Itoa(wd)+tod, gNone, Explicit
		return x, true
	}
	if n := s.t(i + 2); s.t(i+1).class == cPart && s.t(i+1).flag&fCap != 0 && n.kind == kWord && n.flag&fCap != 0 && n.class == cNone && s.amongSmall(i, i+2) {
		return x, false // "the cast of Friday Night Lamps said"
	}
	if t.flag&fCap != 0 && (s.in(i+1, newspapers) && s.t(i+1).flag&fCap != 0 || s.in(i-1, namedDays) && s.t(i-1).flag&fCap != 0) {
		return x, false
	}
	if s.anyWeekday(i, j) {
		x.timex, x.basis, x.grain, x.conf = "XXXX-WXX-"+strconv.Itoa(wd), Explicit, gNone, 0.6
		return x, true
	}
	if d, ok := s.weekdayOfWeek(i, wd); ok {
		x.value = edtf.FromDay(d)
		x.timex = x.value.String()
		return x, true
	}
	if off, end, ok := s.weekAfter(j); ok {
		x.end, x.conf = end, 0.95
		return s.weekdayIn(x, wd, off), true
	}
	if s.direction(i, j) > 0 {
		return s.weekdayThen(s.weekdayNear(x, wd, true)), true
	}
	return s.weekdayNear(x, wd, false), true
}

// weekdayThen moves a weekday that is ahead behind the one that the sentence named
// before it: "will arrive on Wednesday and leave on Friday".
func (s *scan) weekdayThen(x match) match {
	a := s.anchors[gDay]
	first, last := x.value.Bounds()
	was, _ := a.value.Bounds()
	if first != last || !s.dated || a.value.IsZero() || first < s.first || was <= first || was > first+7 || int(s.t(x.start).start)-a.at > 60 || !s.sameSentence(x.start, a.at) {
		return x
	}
	then := false
	for k := x.start - 1; k >= 0 && int(s.t(k).start) >= a.at; k-- {
		if s.w(k, wAfter) || s.is(k, cRel, rFollowing) {
			return x
		}
		then = then || s.w(k, wAnd, wBefore) || s.word(k) == "then"
	}
	if then {
		x.value = edtf.FromDay(first + 7)
		x.timex = x.value.String()
	}
	return x
}

// anyWeekday reports whether the weekday at tokens [i, j) is one of which no one says
// when it was: "born on a Monday", "the Monday after the storm".
func (s *scan) anyWeekday(i, j int) bool {
	n := s.t(j)
	switch {
	case s.w(i-1, wA):
		return s.w(i-2, wOn) && (n.kind == kEOF || n.kind == kPunct || n.class == cWord && !s.w(j, wIn, wOf))
	case s.w(i-1, wThe), s.ordinalAt(i-1) > 0:
		return s.w(j, wAfter, wBefore) || s.is(j, cRel, rFollowing) && s.word(j) == "following" || s.is(j, cRel, rPrevious) && s.word(j) == "preceding"
	}
	return false
}

// weekdayOfWeek is the day of a weekday at i in the week just named: "next week,
// probably on Monday".
func (s *scan) weekdayOfWeek(i, wd int) (edtf.Day, bool) {
	a := s.anchors[gWeek]
	at := int(s.t(i).start)
	if a.value.IsZero() || at-a.at > 24 || !s.sameSentence(i, a.at) {
		return 0, false
	}
	first, last := a.value.Bounds()
	if last-first != 6 || first.Weekday() != 1 {
		return 0, false
	}
	for k := i - 1; int(s.t(k).start) >= a.at; k-- {
		if !s.punctIs(k, ',') && !s.punctIs(k, '(') && !s.w(k, wOn) && !s.in(k, perhaps) {
			return 0, false
		}
	}
	return first + edtf.Day(wd-1), true
}

var perhaps = set("probably possibly perhaps likely maybe either most")

// weekdayName reads the name of a weekday at i with its full stop; an abbreviation
// needs a capital, and a stop, a date or "on" beside it: "Tue.", "Tue, 12 June".
func (s *scan) weekdayName(i int) (end int, ok bool) {
	t := s.t(i)
	j := i + 1
	switch {
	case t.lex&abbr == 0:
		return j, true
	case t.flag&fCap == 0:
		return j, false
	case s.punctIs(j, '.') && s.glued(j):
		return j + 1, true
	case s.punctIs(j, ','), s.t(j).class == cNum, s.t(j).class == cMonth:
		return j, true // weekdayDate settles it
	}
	return j, s.w(i-1, wOn) && t.lex&doubt == 0
}

// weekAfter reads the week that follows a weekday at k: "Tuesday [last week]",
// "Friday [of this week]".
func (s *scan) weekAfter(k int) (off, end int, ok bool) {
	k = s.pastOf(k)
	if s.t(k).class != cRel || !s.is(k+1, cUnit, uWeek) {
		return 0, k, false
	}
	switch s.t(k).val {
	case rLast:
		return -1, k + 2, true
	case rNext:
		return 1, k + 2, true
	case rThis:
		return 0, k + 2, true
	}
	return 0, k, false
}

// weekdayIn gives a weekday its day in the week off weeks from the report's.
func (s *scan) weekdayIn(x match, wd, off int) match {
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		v := edtf.FromDay(weekdayOn(now, wd) + edtf.Day(7*off))
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = "XXXX-WXX-" + strconv.Itoa(wd)
	}
	return x
}

// weekdayNear gives a weekday the next of its days where what is told lies ahead,
// else the last; the report's own day is both.
func (s *scan) weekdayNear(x match, wd int, ahead bool) match {
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		d := weekdayOn(now, wd)
		if ahead && d < now {
			d += 7
		} else if !ahead && d > now {
			d -= 7
		}
		v := edtf.FromDay(d)
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = "XXXX-WXX-" + strconv.Itoa(wd)
	}
	return x
}

// everyPart reports where a weekday at tokens [i, j) ends that comes again and
// again, and its time of day: "Tuesday nights", "Monday" before "and Tuesday
// nights", "Thursday" after "every Tuesday and"; 0 if it does not.
func (s *scan) everyPart(i, j int) (tod string, end int) {
	if p := s.dayParts(j); p != 0 {
		return partTimex[p], j + 1
	}
	if s.w(j, wAnd, wOr) && s.t(j+1).class == cWeekday {
		if p := s.dayParts(j + 2); p != 0 {
			return partTimex[p], j
		}
	}
	if s.w(i-1, wAnd, wOr) && s.t(i-2).class == cWeekday && s.w(i-3, wEvery, wEach) {
		return "", j
	}
	return "", 0
}

// dayParts reads "nights", "mornings" and the like at i.
func (s *scan) dayParts(i int) int {
	switch s.word(i) {
	case "mornings":
		return pMorning
	case "afternoons":
		return pAfternoon
	case "evenings":
		return pEvening
	case "nights":
		return pNight
	}
	return 0
}

var namedDays = set("black good bloody super cyber palm ash easter maundy shrove fat manic ruby holy casual")

// weekdayDate reads the date that a weekday names: "Tuesday, October 17". If
// the year is not said, the weekday helps to find it.
func (s *scan) weekdayDate(i, j, wd int) (match, bool) {
	k := j
	if s.punctIs(k, ',') {
		k++
	}
	if s.w(k, wThe) {
		k++
	}
	m, ok := s.monthFirst(k)
	if !ok || m.d == 0 {
		if m, ok = s.dayMonth(k); !ok {
			if m, ok = s.numeric(k); !ok {
				return m, false
			}
		}
	}
	if m.grain != gDay {
		return m, false
	}
	m.start = i
	m.rule = "weekday-" + m.rule
	if m.m != 0 && m.y == 0 && m.d2 == 0 && s.dated {
		m.value, m.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
			y, _, _ := now.Civil()
			best, found := edtf.Day(0), false
			for c := y - 6; c <= y+6; c++ {
				d := edtf.Civil(c, m.m, m.d)
				if !valid(c, m.m, m.d) || int(d.Weekday()+6)%7+1 != wd {
					continue
				}
				if !found || abs(int(d-now)) < abs(int(best-now)) {
					best, found = d, true
				}
			}
			if !found {
				return m.value, m.timex
			}
			v := edtf.FromDay(best)
			return v, v.String()
		})
		m.conf = 0.95
	}
	return m, true
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
