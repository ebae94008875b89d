package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

// shift returns the unit of time that lies n units from the one of now, with
// its TIMEX3 value.
func shift(now edtf.Day, unit, n int) (edtf.Date, string) {
	y, m, _ := now.Civil()
	switch unit {
	case uDay, uNight:
		v := edtf.FromDay(now + edtf.Day(n))
		return v, v.String()
	case uWeek:
		a := monday(now) + edtf.Day(7*n)
		return days(a, a+6), isoWeek(a)
	case uWeekend:
		a := monday(now) + edtf.Day(7*n+5)
		return days(a, a+1), isoWeek(a) + "-WE"
	case uFortnight:
		return shift(now, uWeek, 2*n)
	case uMonth:
		v := edtf.FromMonth(y, m+n)
		return v, v.String()
	case uQuarter:
		q := y*4 + (m-1)/3 + n
		return edtf.FromSeason(q/4, 33+q%4), four(q/4) + "-Q" + strconv.Itoa(q%4+1)
	case uYear:
		v := edtf.FromYear(y + n)
		return v, v.String()
	case uDecade:
		v := edtf.FromDecade(y + 10*n)
		return v, strconv.Itoa((y + 10*n) / 10)
	case uCentury:
		v := edtf.FromCentury(y + 100*n)
		return v, strconv.Itoa((y + 100*n) / 100)
	}
	return edtf.Date{}, ""
}

func grainOf(unit int) grain {
	switch unit {
	case uSecond, uMinute, uHour, uDay, uNight:
		return gDay
	case uWeek, uWeekend, uFortnight:
		return gWeek
	case uMonth:
		return gMonth
	case uQuarter, uHalf:
		return gQuarter
	case uYear:
		return gYear
	case uDecade:
		return gDecade
	case uCentury, uMillennium:
		return gCentury
	}
	return gNone
}

// relative reads what begins with last, next, this, past, previous, same and
// the like: "last year", "the next day", "this morning", "the past three
// years", "recent years", "last Tuesday", "next June".
func (s *scan) relative(start, i int) (match, bool) {
	r := int(s.t(i).val)
	det := start != i
	k := i + 1
	if r == rThis && s.t(k).class == cRel && (s.t(k).val == rPast || s.t(k).val == rComing || s.t(k).val == rLast) {
		if r = int(s.t(k).val); r == rPast {
			r = rLast
		}
		k++
	}
	x := match{start: start, basis: Resolved}
	t := s.t(k)
	switch t.class {
	case cUnit, cPart:
		if t.class == cUnit && t.val&plural != 0 {
			return s.relPlural(x, r, k)
		}
		return s.relUnit(x, r, k, det)
	case cWeekday:
		if t.lex&abbr == 0 && r != rRecent && !(r == rThat) && s.word(k)[len(s.word(k))-1] != 's' {
			return s.relWeekday(x, r, k, det)
		}
	case cMonth:
		if m, end := s.monthAt(k); m != 0 {
			return s.relMonth(x, r, m, end, det)
		}
	case cSeason:
		return s.relSeason(x, r, k)
	case cWord:
		if t.val == wFiscal && s.is(k+1, cUnit, uYear) && (r == rLast || r == rThis || r == rNext || r == rPrevious) {
			return s.relUnit(x, r, k+1, det)
		}
	case cOrdinal:
		if s.t(k+1).class == cUnit && s.t(k+1).val == uQuarter && r == rThis {
			return s.ordinal(start, k)
		}
	}
	if r == rPast && det && s.w(start-1, wIn) && !(s.t(k).kind == kWord && s.t(k).class == cNone && s.small(k) && !s.in(k, auxiliaries)) && s.t(k).class != cUnit && s.t(k).class != cCount && s.t(k).class != cNum && !s.w(k, wFew, wSeveral, wCouple, wMany, wHalf, wFiscal) && s.t(k).class != cSeason && s.t(k).class != cWeekday && s.t(k).class != cMonth {
		x.end, x.rule, x.timex, x.kind, x.basis, x.conf = k, "reference", refTimex[refPast], Date, Explicit, 0.8
		return x, true
	}
	if r == rLast && !det && (s.w(i-1, wTo) || s.in(i-1, lastVerbs)) {
		return x, false // expected to last three days
	}
	switch r {
	case rLast, rPast, rNext, rComing, rPrevious, rFollowing:
		return s.period(x, r, k)
	}
	return x, false
}

var lastVerbs = set("will would can could may might shall should must did does not ll t")

// relPlural reads "recent years", "coming months", "past decades".
func (s *scan) relPlural(x match, r, k int) (match, bool) {
	u := int(s.t(k).val) &^ plural
	x.end, x.rule, x.conf, x.basis, x.kind = k+1, "reference-units", 0.8, Explicit, Date
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

// relUnit reads "last week", "the following day", "this morning", "that year".
func (s *scan) relUnit(x match, r, k int, det bool) (match, bool) {
	t := s.t(k)
	u := int(t.val)
	x.end, x.rule = k+1, "relative"
	if t.class == cPart {
		return s.relPart(x, r, k, det)
	}
	if u <= uHour || s.dash(k+1) && s.glued(k+1) {
		return x, false
	}
	x.grain = grainOf(u)
	if s.w(k+1, wOf) && (u == uDay || u == uWeek || u == uWeekend || r == rLast && u <= uMonth) {
		// "the last week of May", but not "the last day of the talks".
		if m, end := s.monthAt(k + 2); m != 0 && r == rLast && u == uWeek {
			return s.weekOfMonth(x, -1, m, end)
		}
		if r == rLast || r == rNext || r == rThis {
			return x, false
		}
	}
	off, anchor := 0, false
	during := s.w(x.start-1, wOver, wDuring, wFor, wWithin, wIn)
	switch r {
	case rLast:
		off = -1
		if det {
			if u == uDay || !during {
				return x, false
			}
			return s.periodValue(x, -1, u, 1)
		}
		if u == uDay || u == uWeekend && false {
			return x, false
		}
	case rPast:
		if u == uDay && !during {
			return x, false
		}
		return s.periodValue(x, -1, u, 1)
	case rNext:
		off = 1
		if det {
			if during && u >= uWeek && u != uWeekend {
				return s.periodValue(x, 1, u, 1)
			}
			anchor = true
		}
		if u == uDay {
			anchor = true
		}
	case rComing:
		off = 1
		if u == uDay {
			return x, false
		}
	case rThis:
		if u == uDay && (s.word(k - 1)[0]|32 == 't' && !s.w(x.start-1, wOn, wTo, wUntil) || det) {
			return x, false
		}
	case rPrevious:
		off, anchor = -1, true
		if !det && !s.w(x.start-1, wIn, wOf, wFrom, wOn) {
			return x, false
		}
	case rFollowing:
		off, anchor = 1, true
		if !det {
			return x, false
		}
	case rSame:
		anchor = true
		if !det {
			return x, false
		}
	case rThat:
		anchor = true
		if u == uCentury || u == uDecade || det {
			return x, false
		}
	default:
		return x, false
	}
	dir := 0
	if u == uWeekend && r == rThis {
		dir = s.direction(x.start, x.end)
	}
	f := func(now edtf.Day) (edtf.Date, string) {
		n := off
		if w := now.Weekday(); dir < 0 && w >= 1 && w <= 4 || u == uWeekend && r == rThis && dir == 0 && w >= 1 && w <= 3 {
			n-- // "this weekend" of what happened, told in midweek
		}
		return shift(now, u, n)
	}
	if anchor {
		x.rule, x.conf = "relative-anchored", 0.8
		x.value, x.timex = s.anchored(x.start, x.grain, f)
	} else {
		x.value, x.timex = s.resolve(f)
	}
	if x.timex == "" {
		x.timex = unknown[x.grain]
	}
	return x, true
}

// unknown are the TIMEX3 values of units that could not be placed.
var unknown = [...]string{gDay: "XXXX-XX-XX", gWeek: "XXXX-WXX", gMonth: "XXXX-XX", gQuarter: "XXXX-QX", gYear: "XXXX", gDecade: "XXX", gCentury: "XX"}

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

func (s *scan) relMonth(x match, r, m, end int, det bool) (match, bool) {
	if s.dayAt(end) != 0 || r == rRecent || r == rSame || r == rThat {
		return x, false
	}
	x.end, x.rule, x.grain, x.m = end, "relative-month", gMonth, m
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		y, cm, _ := now.Civil()
		switch r {
		case rLast, rPast, rPrevious:
			if m >= cm {
				y--
			}
		case rNext, rComing, rFollowing:
			if m <= cm {
				y++
			}
		}
		v := edtf.FromMonth(y, m)
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = "XXXX-" + two(m)
	}
	return x, true
}

func (s *scan) relSeason(x match, r, k int) (match, bool) {
	code := int(s.t(k).val)
	off := 0
	switch r {
	case rLast, rPast, rPrevious:
		off = -1
	case rNext, rComing:
		off = 1
	case rThis:
	default:
		return x, false
	}
	x.end, x.rule, x.grain = k+1, "relative-season", gQuarter
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		y, m, _ := now.Civil()
		if code == 24 && m <= 2 {
			y--
		}
		first, last := edtf.FromSeason(y, code).Bounds()
		switch {
		case off < 0 && last >= now:
			y--
		case off > 0 && first <= now:
			y++
		}
		return edtf.FromSeason(y, code), four(y) + "-" + seasonTimex[code]
	})
	if x.timex == "" {
		x.timex = "XXXX-" + seasonTimex[code]
	}
	return x, true
}

// period reads "last three years", "the next few days", "the past 30 days"
// from the number at k.
func (s *scan) period(x match, r, k int) (match, bool) {
	c, end, ok := s.countAt(k)
	if !ok || c.article && !c.vague {
		return x, false
	}
	if s.w(end, wOf) && c.vague {
		end++
	}
	if s.dash(end) {
		end++
	}
	if s.w(end, wFiscal) {
		end++
	}
	u, ok := s.unitAt(end)
	if !ok {
		return x, false
	}
	x.end = end + 1
	dir := -1
	if r == rNext || r == rComing || r == rFollowing {
		dir = 1
	}
	if c.vague || c.frac {
		x.kind, x.rule, x.timex, x.basis = Duration, "period-vague", durationTimex(u, c.text), Explicit
		return x, true
	}
	return s.periodValue(x, dir, u, c.n)
}

// periodValue works out the n units before or after now. Their far end is
// approximate.
func (s *scan) periodValue(x match, dir, u, n int) (match, bool) {
	x.rule, x.kind, x.basis, x.conf = "period", Interval, Resolved, 0.8
	tx := durationTimex(u, strconv.Itoa(n))
	if u >= uDecade {
		n *= 10
		if u == uCentury {
			n *= 10
		}
		u = uYear
	}
	x.value, _ = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		y, m, _ := now.Civil()
		var far, near edtf.Date
		switch u {
		case uYear:
			near, far = edtf.FromYear(y), edtf.FromYear(y+dir*n)
		case uMonth, uQuarter:
			k := n
			if u == uQuarter {
				k *= 3
			}
			near, far = edtf.FromMonth(y, m), edtf.FromMonth(y, m+dir*k)
		case uDay, uNight:
			near, far = edtf.FromDay(now), edtf.FromDay(now+edtf.Day(dir*n))
		case uWeek, uFortnight:
			k := 7 * n
			if u == uFortnight {
				k *= 2
			}
			near, far = edtf.FromDay(now), edtf.FromDay(now+edtf.Day(dir*k))
		default:
			return edtf.Date{}, tx
		}
		far = far.Qualify('~')
		if dir < 0 {
			return edtf.Interval(far, near), tx
		}
		return edtf.Interval(near, far), tx
	})
	if x.value.IsZero() {
		x.kind = Duration
	}
	x.timex = tx
	return x, true
}

// theUnit reads "the year" after a preposition, "the day before yesterday",
// "the year before", "the year 2018", "the month of June".
func (s *scan) theUnit(start, j int) (match, bool) {
	t := s.t(j)
	u := int(t.val)
	x := match{start: start, end: j + 1, basis: Resolved, rule: "the-unit", conf: 0.6, grain: grainOf(u)}
	if t.val&plural != 0 || u < uDay {
		return x, false
	}
	k := j + 1
	if u == uDay && s.t(k+1).class == cDeictic && (s.w(k, wBefore) && s.t(k+1).val == -1 || s.w(k, wAfter) && s.t(k+1).val == 1) {
		n := 2 * int(s.t(k+1).val)
		x.end, x.rule, x.conf = k+2, "deictic", 0.95
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) { return shift(now, uDay, n) })
		return x, true
	}
	if u == uYear {
		y := s.yearAt(k)
		if s.w(k, wOf) {
			if y = s.yearAt(k + 1); y != 0 {
				k++
			}
		}
		if y != 0 && !s.countedAfter(k) {
			v := edtf.FromYear(y)
			return match{start: start, end: k + 1, rule: "year", grain: gYear, y: y, value: v, timex: v.String()}, true
		}
	}
	if u == uMonth && s.w(k, wOf) {
		if m, _ := s.monthAt(k + 1); m != 0 {
			if mm, ok := s.monthFirst(k + 1); ok && mm.grain == gMonth {
				return mm, true
			}
			mm := match{start: start, end: k + 2, m: m}
			return s.bareMonth(mm, s.direction(start, k+2)), true
		}
		return x, false
	}
	if u == uWeek && s.w(k, wOf) {
		m, ok := s.monthFirst(k + 1)
		if !ok {
			m, ok = s.dayMonth(k + 1)
		}
		if !ok || m.grain != gDay {
			return x, false
		}
		m.rule, m.grain = "week-of", gWeek
		if f, _ := m.value.Bounds(); f != edtf.MinDay && m.kind != Interval {
			a := monday(f)
			m.value, m.timex, m.kind = days(a, a+6), isoWeek(a), Interval
		}
		return m, true
	}
	if s.w(k, wBefore, wAfter) || s.is(k, cMod, modEarlier) {
		if n := s.t(k + 1); n.kind == kEOF || n.kind == kPunct || n.kind == kDash || n.class == cWord && (n.val == wAnd || n.val == wIn || n.val == wBy || n.val == wTo) || s.in(k+1, auxiliaries) {
			off := -1
			if s.w(k, wAfter) {
				off = 1
			}
			x.end, x.rule, x.conf = k+1, "relative-anchored", 0.8
			x.value, x.timex = s.anchored(start, x.grain, func(now edtf.Day) (edtf.Date, string) { return shift(now, u, off) })
			return x, x.timex != ""
		}
		return x, false
	}
	// Otherwise only where a preposition makes it a time: "over the year".
	switch u {
	case uWeekend:
	case uYear, uQuarter, uMonth:
		if !s.w(start-1, wOver, wDuring, wFor, wWithin, wThrough, wIn, wBy, wSince) {
			return x, false
		}
	case uWeek:
		if !s.w(start-1, wOver, wDuring, wFor, wWithin, wThrough) {
			return x, false
		}
	case uDay:
		if !(s.w(start-1, wIn, wDuring) && (s.w(start-1, wDuring) || s.t(start-2).class == cMod)) {
			return x, false
		}
	default:
		return x, false
	}
	switch n := s.t(k); {
	case s.w(k, wOf, wTo, wSince, wFrom, wAfter, wBefore, wAgo, wAnd, wOr), s.dash(k) && s.glued(k), n.kind == kWord && n.class == cNone && n.flag&fCap == 0 && s.modifier(k), n.kind == kPoss:
		return x, false
	case n.class == cNum && n.nd != 4:
		return x, false
	}
	f := func(now edtf.Day) (edtf.Date, string) { return shift(now, u, 0) }
	if u == uWeekend {
		dir := s.direction(start, x.end)
		f = func(now edtf.Day) (edtf.Date, string) {
			if w := now.Weekday(); dir <= 0 && w >= 1 && w <= 5 {
				return shift(now, u, -1)
			}
			return shift(now, u, 0)
		}
		x.value, x.timex = s.resolve(f)
	} else {
		x.value, x.timex = s.anchored(start, x.grain, f)
	}
	if x.timex == "" {
		x.timex = unknown[x.grain]
	}
	return x, true
}

var auxiliaries = set("was were had has is when while but")

// modifier reports whether a word after "the year" makes it something else.
func (s *scan) modifier(k int) bool {
	switch s.word(k) {
	case "ending", "ended", "that", "when", "which", "award", "old", "long", "round", "end", "beginning", "starting", "following", "preceding", "where", "trip", "one":
		return true
	}
	return false
}

// deictic reads "yesterday", "today", "tomorrow", "tonight".
func (s *scan) deictic(i int) (match, bool) {
	t := s.t(i)
	p := s.t(i - 1)
	if t.flag&fCap != 0 && !s.opens(i) && p.kind == kWord && p.flag&fCap != 0 && p.class == cNone {
		return match{}, false // a newspaper's name
	}
	n := int(t.val)
	x := match{start: i, end: i + 1, rule: "deictic", grain: gDay, basis: Resolved}
	if n == 2 {
		n, x.tod = 0, "TNI"
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

// newspapers have weekdays in their names.
var newspapers = set("times telegraph mirror express post mail herald people independent world news")

// weekday reads "Tuesday", "on Tuesdays", "Tuesday, 17 October 2023", "Friday
// last week", "Wed.".
func (s *scan) weekday(i int) (match, bool) {
	t := s.t(i)
	wd := int(t.val)
	w := s.word(i)
	j := i + 1
	if t.lex&abbr != 0 {
		if t.flag&fCap == 0 {
			return match{}, false
		}
		dot := s.punctIs(j, '.') && s.glued(j)
		if dot {
			j++
		} else if s.punctIs(j, ',') || s.t(j).class == cNum || s.t(j).class == cMonth {
			// "Tue, 12 June": settled below.
		} else if !s.w(i-1, wOn) || t.lex&doubt != 0 {
			return match{}, false
		}
	}
	if m, ok := s.weekdayDate(i, j, wd); ok {
		return m, true
	}
	if t.lex&abbr != 0 && (t.lex&doubt != 0 && !s.w(i-1, wOn) || j == i+1 && !s.w(i-1, wOn)) {
		return match{}, false
	}
	x := match{start: i, end: j, rule: "weekday", grain: gDay, basis: Resolved, conf: 0.9}
	if t.lex == 0 && w[len(w)-1] == 's' {
		if !s.w(i-1, wOn) && !s.w(i-1, wAnd) && !s.w(i-1, wOf) {
			return x, false
		}
		x.kind, x.rule, x.timex, x.grain, x.basis = Recurring, "weekdays", "XXXX-WXX-"+strconv.Itoa(wd), gNone, Explicit
		return x, true
	}
	if t.flag&fCap != 0 && (s.in(i+1, newspapers) && s.t(i+1).flag&fCap != 0 || s.in(i-1, namedDays) && s.t(i-1).flag&fCap != 0) {
		return x, false
	}
	// A week may follow: "Tuesday last week", "Friday of this week".
	k := j
	if s.w(k, wOf) {
		k++
	}
	if s.t(k).class == cRel && s.is(k+1, cUnit, uWeek) {
		off, ok := 0, true
		switch s.t(k).val {
		case rLast:
			off = -1
		case rNext:
			off = 1
		case rThis:
		default:
			ok = false
		}
		if ok {
			x.end, x.conf = k+2, 0.95
			x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
				v := edtf.FromDay(weekdayOn(now, wd) + edtf.Day(7*off))
				return v, v.String()
			})
			if x.timex == "" {
				x.timex = "XXXX-WXX-" + strconv.Itoa(wd)
			}
			return x, true
		}
	}
	dir := s.direction(i, j)
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		d := weekdayOn(now, wd)
		if dir > 0 && d < now {
			d += 7
		} else if dir <= 0 && d > now {
			d -= 7
		}
		v := edtf.FromDay(d)
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = "XXXX-WXX-" + strconv.Itoa(wd)
	}
	return x, true
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

// modified reads a date with "early", "late", "mid" before it, and "earlier
// this year", "later in the week".
func (s *scan) modified(start, i int) (match, bool) {
	mod := int(s.t(i).val)
	k := i + 1
	hyphen := s.dash(k) && s.glued(k)
	if hyphen {
		k++
	}
	t := s.t(k)
	var m match
	var ok bool
	switch {
	case mod == modEarlier || mod == modLater:
		switch {
		case t.class == cRel && t.val == rThis, t.class == cDeictic && t.val == 0:
			m, ok = s.simple(k)
		case s.w(k, wIn) && s.w(k+1, wThe) && s.t(k+2).class == cUnit && s.t(k+2).val >= uDay && s.t(k+2).val <= uYear:
			u := int(s.t(k + 2).val)
			if s.w(k+3, wOf) || s.dash(k+3) && s.glued(k+3) {
				return m, false
			}
			m = match{end: k + 3, rule: "the-unit", basis: Resolved, grain: grainOf(u), conf: 0.75}
			f := func(now edtf.Day) (edtf.Date, string) { return shift(now, u, 0) }
			if u == uDay {
				m.value, m.timex = s.anchored(i, gDay, f)
			} else {
				m.value, m.timex = s.resolve(f)
			}
			if m.timex == "" {
				m.timex = unknown[m.grain]
			}
			ok = true
		}
	case t.class == cMonth:
		m, ok = s.monthFirst(k)
		if !ok {
			if mo, end := s.monthAt(k); mo != 0 {
				m, ok = s.bareMonth(match{m: mo, end: end}, s.direction(start, end)), true
			}
		}
	case t.class == cNum && t.flag&fMany != 0:
		m, ok = s.decade(k)
	case t.class == cNum && t.flag&fOrd != 0:
		m, ok = s.ordinal(k, k)
		ok = ok && m.grain == gCentury
	case t.class == cNum && t.nd == 4:
		if y := s.yearAt(k); y >= 1500 && y <= 2100 && !s.countedAfter(k) {
			if r, isRange := s.yearRange(k); isRange {
				m, ok = r, true
				break
			}
			v := edtf.FromYear(y)
			m, ok = match{end: k + 1, rule: "year", grain: gYear, y: y, value: v, timex: v.String()}, true
		}
	case t.class == cNum && t.nd <= 2 && !hyphen:
		m, ok = s.dayMonth(k)
		ok = ok && m.grain == gDay
	case t.class == cOrdinal:
		m, ok = s.ordinal(k, k)
	case t.class == cEra:
		m, ok = s.era(k)
		ok = ok && (start != i || hyphen)
	case t.class == cSeason:
		m, ok = s.season(k, k)
	case t.class == cWeekday:
		m, ok = s.weekday(k)
	case t.class == cDeictic:
		m, ok = s.deictic(k)
	case t.class == cRel && (t.val == rLast || t.val == rThis || t.val == rNext):
		m, ok = s.relative(k, k)
	case t.class == cQuarter || t.class == cHalf:
		m, ok = s.quarterCode(k)
	case hyphen && t.class == cPart && false:
	}
	if !ok || m.kind == Duration || m.kind == Recurring {
		return m, false
	}
	m.start = start
	m.vague = true
	m.m, m.d = 0, 0 // no end of a range gives it another year
	if m.conf == 0 {
		m.conf = 0.9
	}
	return m, true
}

// edge reads "end of 2018", "the beginning of the year", "end-June".
func (s *scan) edge(start, i int) (match, bool) {
	k := i + 1
	switch {
	case s.w(k, wOf):
		k++
	case s.dash(k) && s.glued(k) && s.w(i, wEnd):
		k++
	default:
		return match{}, false
	}
	var m match
	var ok bool
	if s.w(k, wThe) && s.t(k+1).class == cUnit || s.t(k).class == cUnit && !s.glued(k) {
		u := s.t(k)
		if s.w(k, wThe) {
			k++
			u = s.t(k)
		}
		if u.val < uWeek || u.val > uCentury || u.val&plural != 0 || s.w(k+1, wOf) {
			return m, false
		}
		unit := int(u.val)
		if y := s.yearAt(k + 1); y != 0 && unit == uYear {
			v := edtf.FromYear(y)
			m = match{end: k + 2, rule: "edge", grain: gYear, value: v, timex: v.String()}
		} else {
			m = match{end: k + 1, basis: Resolved, grain: grainOf(unit), conf: 0.8}
			m.value, m.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) { return shift(now, unit, 0) })
			if m.timex == "" {
				m.timex = unknown[m.grain]
			}
		}
		ok = true
	} else if y := s.yearAt(k); y >= 1500 && y <= 2100 {
		v := edtf.FromYear(y)
		m, ok = match{end: k + 1, grain: gYear, value: v, timex: v.String()}, !s.countedAfter(k)
	} else {
		m, ok = s.simple(k)
		if !ok {
			if mo, end := s.monthAt(k); mo != 0 {
				m, ok = s.bareMonth(match{m: mo, end: end}, s.direction(start, end)), true
			}
		}
	}
	if !ok || m.kind == Duration || m.kind == Recurring || m.grain < gMonth && m.grain != gWeek || m.value.IsZero() && m.timex == "" {
		return m, false
	}
	m.start, m.rule, m.vague = start, "edge", true
	m.m, m.d = 0, 0
	return m, true
}

// reference reads "now", "recently", "the future", "these days", "at present".
func (s *scan) reference(i int) (match, bool) {
	t := s.t(i)
	x := match{start: i, end: i + 1, rule: "reference", kind: Date, conf: 0.8}
	if t.class == cRef {
		x.timex = refTimex[t.val]
		if t.val == refPresent && (s.dash(i+1) && s.glued(i+1) || s.dash(i-1) && s.glued(i) || t.flag&fCap != 0 && !s.opens(i)) {
			return x, false
		}
		return x, true
	}
	x.conf = 0.7
	before := s.t(i - 1)
	the := before.class == cWord && before.val == wThe
	switch t.val {
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
	case wFuturePast: // present
		if s.w(i-1, wAt) || the && s.w(i-2, wAt, wTo, wUntil) {
			x.timex = refTimex[refPresent]
			return x, s.t(i+1).class != cNone || s.t(i+1).kind != kWord || s.opens(i+1)
		}
	case wMoment:
		if the && s.w(i-2, wAt) && !s.w(i+1, wOf) {
			x.timex = refTimex[refPresent]
			return x, true
		}
	case wFuture:
		if the && s.w(i-2, wIn, wFor, wOf, wTo, wOver) && !s.w(i+1, wOf) {
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
	case wLong, wShort:
		j := i + 1
		if s.dash(j) {
			j++
		}
		if the && s.w(i-2, wIn, wOver, wFor) && s.w(j, wTerm) {
			x.end, x.timex, x.conf = j+1, refTimex[refFuture], 0.6
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
	default:
		return x, false
	}
	x.value, x.timex = s.anchored(start, gDay, func(now edtf.Day) (edtf.Date, string) {
		v := edtf.FromDay(now)
		return v, v.String() + x.tod
	})
	if x.timex == "" {
		x.timex = "XXXX-XX-XX" + x.tod
	}
	return x, true
}

// holiday reads the few feasts that are days of the calendar.
func (s *scan) holiday(i int) (match, bool) {
	t := s.t(i)
	m, d := int(t.val)/100, int(t.val)%100
	if p := s.t(i - 1); t.flag&fCap == 0 || !s.opens(i) && p.kind == kWord && p.flag&fCap != 0 && p.class == cNone {
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
	dir := s.direction(i, x.end)
	on := func(y int) edtf.Date {
		if d == 0 { // the fourth Thursday
			first := edtf.Civil(y, m, 1)
			return edtf.FromDay(first + edtf.Day((4-int(first.Weekday())+7)%7+21))
		}
		return edtf.FromDay(edtf.Civil(y, m, x.d))
	}
	if y := s.yearAt(x.end); y != 0 {
		x.end++
		x.value, x.basis = on(y), Explicit
		x.timex = x.value.String()
	} else {
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
			v := on(pickYear(now, m, max(x.d, 1), dir))
			return v, v.String()
		})
	}
	x.m, x.d = 0, 0
	if x.timex == "" {
		x.timex = "XXXX-" + two(m)
	}
	return x, true
}
