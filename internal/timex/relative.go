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

// moved is the unit that lies n units from the one of a day not yet known.
func moved(unit, n int) when {
	return func(now edtf.Day) (edtf.Date, string) { return shift(now, unit, n) }
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
	det := start != i
	r, k := s.relWords(i)
	x := match{start: start, basis: Resolved}
	t := s.t(k)
	switch t.class {
	case cUnit, cPart:
		if r == rSame && det && t.val == uQuarter && t.class == cUnit {
			if m, ok := s.samePeriod(start, k); ok {
				return m, true
			}
		}
		if t.class == cUnit && t.val&plural != 0 {
			return s.relPlural(x, r, k)
		}
		return s.relUnit(x, r, k, det)
	case cWeekday:
		if r == rLast && (s.w(k+1, wOf, wIn) && (s.t(k+2).class == cMonth || s.w(k+2, wEach, wEvery) || s.w(k+2, wThe) && s.is(k+3, cUnit, uMonth))) {
			return s.weekdayOf(x, -1, k)
		}
		if t.lex&abbr == 0 && r != rRecent && !(r == rThat) && s.word(k)[len(s.word(k))-1] != 's' {
			return s.relWeekday(x, r, k, det)
		}
	case cMonth:
		if m, end := s.monthAt(k); m != 0 {
			return s.relMonth(x, r, m, end, det)
		}
	case cHoliday:
		if h, ok := s.holidayName(k); ok && !det && (r == rLast || r == rThis || r == rNext) {
			h.start, h.rule = start, "relative-holiday" // "last Christmas"
			return s.feast(h, [...]int{rLast: told, rNext: 1, rThis: 0}[r])
		}
	case cSeason:
		return s.relSeason(x, r, k)
	case cWord:
		if t.val == wHalf && r == rLast && det {
			return s.yearPart(x, k+1, 41, "H2")
		}
		if t.val == wFiscal && s.is(k+1, cUnit, uYear) && (r == rLast || r == rThis || r == rNext || r == rPrevious) {
			return s.relUnit(x, r, k+1, det)
		}
	case cOrdinal:
		if s.t(k+1).class == cUnit && s.t(k+1).val == uQuarter && r == rThis {
			return s.ordinal(start, k)
		}
	}
	return s.relCounted(x, r, k, det)
}

// relWords reads the one or two words that say which: "last", "this past", "that
// same"; k is the token after them.
func (s *scan) relWords(i int) (r, k int) {
	r, k = int(s.t(i).val), i+1
	second := s.t(k)
	if second.class != cRel {
		return r, k
	}
	switch {
	case r == rThis && (second.val == rPast || second.val == rLast):
		return rLast, k + 1
	case r == rThis && second.val == rComing:
		return rComing, k + 1
	case r == rThat && second.val == rSame:
		return rThat, k + 1
	}
	return r, k
}

// relCounted reads what stands at k where it is no name of a time: "the last [three
// years]", "in the past", "the same [period last year]".
func (s *scan) relCounted(x match, r, k int, det bool) (match, bool) {
	before := x.start - 1
	switch {
	case r == rPast && det && s.w(before, wIn) && s.pastEnds(k):
		x.end, x.rule, x.timex, x.kind, x.basis, x.conf = k, "reference", refTimex[refPast], Date, Explicit, 0.8
		return x, true
	case r == rLast && !det && (s.w(before, wTo) || s.in(before, lastVerbs)):
		return x, false // expected to last three days
	case r == rSame && det:
		return s.samePeriod(x.start, k)
	}
	switch r {
	case rLast, rPast, rNext, rComing, rPrevious, rFollowing:
		return s.period(x, r, k)
	}
	return x, false
}

// pastEnds reports whether "in the past" is over before k: no noun of it follows.
func (s *scan) pastEnds(k int) bool {
	t := s.t(k)
	return t.kind != kWord && t.kind != kNum || s.w(k, wAnd, wBy, wIn, wOn, wAt, wTo, wFor, wThe, wThan) ||
		s.in(k, auxiliaries) || s.in(k, clauseOpeners)
}

// clauseOpeners are words with which a new clause begins behind a time.
var clauseOpeners = set("that if it he she they we who which because as or but i you")

// lastVerbs are words after which "last" is a verb: "will last three days".
var lastVerbs = set("will would can could may might shall should must did does not ll t")

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
	case rNext, rComing, rFollowing:
		off = 1
	case rThis, rThat:
	default:
		return x, false
	}
	x.end, x.rule, x.grain = k+1, "relative-season", gQuarter
	f := func(now edtf.Day) (edtf.Date, string) {
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
	}
	if r == rThat {
		x.value, x.timex = s.anchored(x.start, gYear, f) // "that summer"
	} else if x.start != k-1 && (r == rNext || r == rPrevious || r == rFollowing) {
		x = s.inStory(x, f) // "the next spring"
	} else {
		x.value, x.timex = s.resolve(f)
	}
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
	if s.w(x.end, wAnd) && s.w(x.end+1, wA) && s.w(x.end+2, wHalf) {
		x.end += 3 // "the past year and a half"
		x.kind, x.basis, x.timex = Duration, Explicit, halfMore(durationTimex(u, strconv.Itoa(n)))
		return x, true
	}
	if s.w(x.end, wOr) && s.word(x.end+1) == "so" {
		x.end += 2 // "the next year or so"
	}
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
