package timex

import "dateline/internal/edtf"

// theUnit reads "the year" after a preposition, "the day before yesterday",
// "the year before", "the year 2018", "the month of June".
func (s *scan) theUnit(start, j int) (match, bool) {
	u, k := int(s.t(j).val), j+1
	x := match{start: start, end: k, basis: Resolved, rule: "the-unit", conf: 0.6, grain: grainOf(u)}
	switch of := s.w(k, wOf); {
	case u&plural != 0:
		return s.thePlural(start, j)
	case u < uDay:
		return x, false
	case u == uDay && (s.w(k, wBefore) && s.is(k+1, cDeictic, -1) || s.w(k, wAfter) && s.is(k+1, cDeictic, 1)):
		x.end, x.rule, x.conf = k+2, "deictic", 0.95
		x.value, x.timex = s.resolve(moved(uDay, 2*int(s.t(k+1).val)))
		return x, true
	case u > uDay && s.w(k, wBefore) && s.is(k+1, cRel, rLast) && s.t(k+2).class != cUnit && s.word(k+1) == "last":
		x.end, x.rule, x.conf = k+2, "relative", 0.85
		return s.valued(x, false, moved(u, -2)), true
	case u == uMonth && of:
		return s.theMonthOf(start, k+1)
	case u == uWeek && of:
		return s.theWeekOf(k + 1)
	case u == uYear:
		if m, ok := s.theYear(start, k); ok {
			return m, true
		}
	}
	switch {
	case s.w(k, wBefore, wAfter) || s.is(k, cMod, modEarlier):
		return s.unitBefore(x, u)
	case s.unitEnds(k, u) && s.w(start-1, wFor, wIn, wDuring, wOver):
		return s.unitEnded(x, u), true
	case u == uQuarter && s.w(k, wA) && s.is(k+1, cUnit, uYear) && (s.w(k+2, wAgo) || s.is(k+2, cMod, modEarlier)):
		x.end, x.rule = k+3, "comparison" // "the quarter a year ago"
		x.value, x.timex = s.reported(start, -4)
		return x, x.timex != ""
	case (u == uYear || u == uMonth) && s.t(k).kind == kPoss && s.word(k+1) == "end":
		return s.unitEnd(start, k+2, u) // "the year's end"
	case s.unitsOwn(start, k, u):
		return s.valued(x, true, moved(u, 0)), true
	case u == uWeekend && s.w(start-1, wOver, wDuring) && s.w(k, wFrom, wTo, wAfter, wBefore):
		return s.unitNow(x, u), true // "reports over the weekend from the capital"
	case !s.unitAfter(start, u) || s.unitQualified(k, u):
		return x, false
	}
	return s.unitNow(x, u), true
}

// thePlural reads "the days ahead", "the months to come", "the months leading up
// to", "over the years" from the unit at j.
func (s *scan) thePlural(start, j int) (match, bool) {
	u, k := int(s.t(j).val)&^plural, j+1
	x := match{start: start, end: k, basis: Explicit, conf: 0.6}
	if u < uDay {
		return x, false
	}
	if s.yearAt(k) != 0 {
		return s.theYearsOf(start, k, u)
	}
	switch {
	case s.word(k) == "ahead":
		x.end = k + 1
	case s.w(k, wTo) && s.word(k+1) == "come":
		x.end = k + 2
	case s.w(k, wBefore, wAfter, wSince), s.in(k, leading), s.w(start-1, wOver) && u == uYear:
		x.kind, x.rule, x.timex = Duration, "units", durationTimex(u, "X")
		return x, true
	default:
		return x, false
	}
	x.kind, x.rule, x.timex = Date, "reference-units", refTimex[refFuture]
	return x, true
}

// theYearsOf reads "the years 1955–1957", "the years 2007 to 2014" from the first of
// them at k; the range of two is put together by ranged.
func (s *scan) theYearsOf(start, k, u int) (match, bool) {
	if m, ok := s.yearRange(k); ok {
		m.start = start
		return m, u == uYear
	}
	m, ok := s.yearSaid(k)
	m.start = start
	return m, ok && u == uYear && s.w(k+1, wTo, wThrough, wUntil)
}

// theMonthOf reads "the month of June" from the month at k.
func (s *scan) theMonthOf(start, k int) (match, bool) {
	m, _ := s.monthAt(k)
	if m == 0 {
		return match{}, false
	}
	if x, ok := s.monthFirst(k); ok && x.grain == gMonth {
		return x, true
	}
	return s.bareMonth(match{start: start, end: k + 1, m: m}, s.direction(start, k+1)), true
}

// theWeekOf reads "the week of June 5", "the week of 5 June" from the day at k.
func (s *scan) theWeekOf(k int) (match, bool) {
	m, ok := s.monthFirst(k)
	if !ok {
		m, ok = s.dayMonth(k)
	}
	if !ok || m.grain != gDay {
		return m, false
	}
	m.rule, m.grain = "week-of", gWeek
	if f, _ := m.value.Bounds(); f != edtf.MinDay && m.kind != Interval {
		a := monday(f)
		m.value, m.timex, m.kind = days(a, a+6), isoWeek(a), Interval
	}
	return m, true
}

// theYear reads "the year 2018", "the year of 2018", "the year nineteen ninety",
// "the year two thousand" from the token after its unit.
func (s *scan) theYear(start, k int) (match, bool) {
	y := s.yearAt(k)
	if s.w(k, wOf) {
		if y = s.yearAt(k + 1); y != 0 {
			k++
		}
	}
	end := k + 1
	if spoken, e := s.spokenYear(k); spoken != 0 {
		y, end = spoken, e
	} else if s.is(k, cCount, 2) && s.w(k+1, wThousand) {
		y, end = 2000, k+2
	}
	if y == 0 || s.countedAfter(end-1) {
		return match{}, false
	}
	v := edtf.FromYear(y)
	return match{start: start, end: end, rule: "year", grain: gYear, y: y, value: v, timex: v.String()}, true
}

// unitBefore reads "the year before", "the day after", "the month earlier", where
// nothing follows that they would go with: "the day before the vote".
func (s *scan) unitBefore(x match, u int) (match, bool) {
	k := x.end
	n := s.t(k + 1)
	if n.kind != kEOF && n.kind != kPunct && n.kind != kDash && !s.w(k+1, wAnd, wIn, wBy, wTo) && !s.in(k+1, auxiliaries) {
		return x, false
	}
	off := -1
	if s.w(k, wAfter) {
		off = 1
	}
	x.end, x.rule, x.conf = k+1, "relative-anchored", 0.8
	x.value, x.timex = s.anchored(x.start, x.grain, moved(u, off))
	return x, x.timex != ""
}

// unitEnds reports whether the day on which the unit ends follows at k: "the
// quarter ended June 30", "the year to March".
func (s *scan) unitEnds(k, u int) bool {
	if u != uYear && u != uQuarter && u != uMonth && u != uWeek {
		return false
	}
	w := s.word(k)
	return w == "ended" || w == "ending" || u == uYear && s.w(k, wTo) && s.t(k+1).class == cMonth
}

// unitEnded reads "for the year ended March 31": a length of time, and where it can
// be told, the quarter of the calendar.
func (s *scan) unitEnded(x match, u int) match {
	if u == uQuarter {
		if v, tx := s.quarterEnded(x.end + 1); tx != "" {
			x.rule, x.conf, x.value, x.timex = "quarter", 0.8, v, tx
			return x
		}
	}
	x.kind, x.timex, x.basis, x.grain = Duration, durationTimex(u, "1"), Explicit, gNone
	return x
}

// unitAfter reports whether a preposition before "the year" makes a time of it:
// "over the year", "by the month", "early in the day".
func (s *scan) unitAfter(start, u int) bool {
	switch u {
	case uWeekend:
		return true
	case uYear, uQuarter, uMonth:
		return s.w(start-1, wOver, wDuring, wFor, wWithin, wThrough, wIn, wBy, wSince)
	case uWeek:
		return s.w(start-1, wOver, wDuring, wFor, wWithin, wThrough)
	case uDay:
		return s.w(start-1, wDuring) || s.w(start-1, wIn) && s.t(start-2).class == cMod
	}
	return false
}

// unitQualified reports whether what follows "the year" at k says which: "the year
// of the flood", "the week-long", "the month that"; not "the quarter to $5 million".
func (s *scan) unitQualified(k, u int) bool {
	n := s.t(k)
	switch {
	case u == uQuarter && (s.w(k, wTo) && s.punctIs(k+1, '$') || s.w(k, wFrom)):
		return false
	case s.w(k, wAnd) && !s.w(k+1, wA, wAn, wThe) && s.t(k+1).class != cUnit && s.t(k+1).class != cCount:
		return false
	case n.kind == kWord && n.class == cNone && n.flag&fCap == 0:
		return s.modifier(k)
	case n.class == cNum:
		return n.nd != 4
	}
	return n.kind == kPoss || s.dash(k) && s.glued(k) || s.w(k, wOf, wTo, wSince, wFrom, wAfter, wBefore, wAgo, wAnd, wOr)
}

// unitNow gives "the year" its value: from the last date named, of a quarter that
// of the accounts, of a weekend the one nearest.
func (s *scan) unitNow(x match, u int) match {
	switch {
	case u == uWeekend:
		dir := s.direction(x.start, x.end)
		return s.valued(x, false, func(now edtf.Day) (edtf.Date, string) {
			if w := now.Weekday(); dir <= 0 && w >= 1 && w <= 5 {
				return shift(now, u, -1)
			}
			return shift(now, u, 0)
		})
	case u == uQuarter && (s.quarterNear(x.start) || s.direction(x.start, x.end) <= 0):
		if x.value, x.timex = s.reported(x.start, 0); x.timex == "" {
			x.timex = unknown[x.grain]
		}
		return x
	}
	return s.valued(x, true, moved(u, 0))
}

// unitsOwn reports what makes "the year", "the week" that of the report or of the
// date before without a preposition of time: "the year's best", "his first goal of
// the year", "began the week"; k is the token after it.
func (s *scan) unitsOwn(start, k, u int) bool {
	if u < uDay || u > uYear || u == uNight || u == uWeekend || u == uFortnight || s.t(k-1).flag&fCap != 0 {
		return false
	}
	n := s.t(k)
	ended := n.kind == kEOF || n.kind == kPunct && n.c != '\'' && n.c != '"' || n.kind == kDash || s.w(k, wIn, wAt, wAnd, wBy, wUp) || s.in(k, auxiliaries) || s.in(k, standing)
	switch {
	case n.kind == kPoss:
		return u != uQuarter && u != uDay || s.small(k+1)
	case !ended:
		return false
	case s.w(start-1, wOf):
		return u != uDay && u != uQuarter && s.small(start-2) && !s.in(start-2, ofTheYear)
	case s.w(start-1, wOn):
		return u == uDay && (s.t(start-2).c == '%' || s.in(start-2, shares))
	}
	return u != uQuarter && s.in(start-1, opening)
}

// modifier reports whether a word after "the year" makes it something else.
func (s *scan) modifier(k int) bool {
	switch s.word(k) {
	case "ending", "ended", "that", "when", "which", "award", "old", "long", "round", "end", "beginning", "starting", "following", "preceding", "where", "trip", "one":
		return true
	}
	return false
}

var (
	// ofTheYear are nouns that win a prize: "player of the year".
	ofTheYear = set(`player players athletes man woman person artist song album book game team coach manager rookie driver athlete car word
		photo picture product film movie scandal goal flavor flavour part bulk most much time end start beginning middle close rest remainder order hero heroes turn story event company bank chef restaurant`)
	leading  = set("leading preceding following running")
	opening  = set("start started starts begin began begins end ended ends finish finished close closed open opened kicked")
	standing = set("lower higher down with flat mixed")
	shares   = set("percent pct cent points point")
)

var auxiliaries = set("was were had has is when while but")
