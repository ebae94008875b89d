package timex

import (
	"dateline/internal/edtf"
)

// theUnit reads "the year" after a preposition, "the day before yesterday",
// "the year before", "the year 2018", "the month of June".
func (s *scan) theUnit(start, j int) (match, bool) {
	t := s.t(j)
	u := int(t.val)
	x := match{start: start, end: j + 1, basis: Resolved, rule: "the-unit", conf: 0.6, grain: grainOf(u)}
	k := j + 1
	if ahead := s.word(k) == "ahead"; t.val&plural != 0 && u&^plural >= uDay && (ahead || s.w(k, wTo) && s.word(k+1) == "come") {
		x.end, x.rule, x.timex, x.kind, x.basis, x.grain = k+1, "reference-units", refTimex[refFuture], Date, Explicit, gNone
		if !ahead {
			x.end++
		}
		return x, true
	}
	if t.val&plural != 0 && u&^plural >= uDay && (s.w(k, wBefore, wAfter, wSince) || s.in(k, leading) || s.w(start-1, wOver) && u == uYear|plural) {
		x.kind, x.rule, x.timex, x.basis, x.grain = Duration, "units", durationTimex(u&^plural, "X"), Explicit, gNone
		return x, true // "the months leading up to", "over the years"
	}
	if t.val&plural != 0 || u < uDay {
		return x, false
	}
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
		e := k + 1
		if n, end := s.spokenYear(k); n != 0 {
			y, e = n, end
		} else if s.is(k, cCount, 2) && s.w(k+1, wThousand) {
			y, e = 2000, k+2 // "the year two thousand"
		}
		if y != 0 && !s.countedAfter(e-1) {
			v := edtf.FromYear(y)
			return match{start: start, end: e, rule: "year", grain: gYear, y: y, value: v, timex: v.String()}, true
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
	if w := s.word(k); (w == "ended" || w == "ending" || u == uYear && s.w(k, wTo) && s.t(k+1).class == cMonth) && (u == uYear || u == uQuarter || u == uMonth || u == uWeek) && s.w(start-1, wFor, wIn, wDuring, wOver) {
		if u == uQuarter {
			if x.value, x.timex = s.quarterEnded(k + 1); x.timex != "" {
				x.rule, x.conf = "quarter", 0.8
				return x, true
			}
		}
		x.kind, x.timex, x.basis, x.grain = Duration, durationTimex(u, "1"), Explicit, gNone
		return x, true // "for the year ended March 31"
	}
	if u == uQuarter && s.w(k, wA) && s.is(k+1, cUnit, uYear) && (s.w(k+2, wAgo) || s.is(k+2, cMod, modEarlier)) {
		x.end, x.rule = k+3, "comparison" // "the quarter a year ago"
		x.value, x.timex = s.reported(start, -4)
		return x, x.timex != ""
	}
	// Otherwise only where a preposition makes it a time: "over the year".
	switch {
	case s.unitsOwn(start, k, u):
		x.value, x.timex = s.anchored(start, x.grain, func(now edtf.Day) (edtf.Date, string) { return shift(now, u, 0) })
		if x.timex == "" {
			x.timex = unknown[x.grain]
		}
		return x, true
	}
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
	case u == uQuarter && (s.w(k, wTo) && s.punctIs(k+1, '$') || s.w(k, wFrom)):
	case s.w(k, wAnd) && !s.w(k+1, wA, wAn, wThe) && s.t(k+1).class != cUnit && s.t(k+1).class != cCount:
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
	} else if u == uQuarter && (s.quarterNear(start) || s.direction(start, x.end) <= 0) {
		x.value, x.timex = s.reported(start, 0)
	} else {
		x.value, x.timex = s.anchored(start, x.grain, f)
	}
	if x.timex == "" {
		x.timex = unknown[x.grain]
	}
	return x, true
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

var (
	// ofTheYear are nouns that win a prize: "player of the year".
	ofTheYear = set(`player players athletes man woman person artist song album book game team coach manager rookie driver athlete car word
		photo picture product film movie scandal goal flavor flavour part bulk most much time end start beginning middle close rest remainder order hero heroes turn story event company bank chef restaurant`)
	opening  = set("start started starts begin began begins end ended ends finish finished close closed open opened kicked")
	standing = set("lower higher down with flat mixed")
	shares   = set("percent pct cent points point")
)

var leading = set("leading preceding following running")

var auxiliaries = set("was were had has is when while but")

// clauseOpeners are words with which a new clause begins behind a time.
var clauseOpeners = set("that if it he she they we who which because as or but i you")

// modifier reports whether a word after "the year" makes it something else.
func (s *scan) modifier(k int) bool {
	switch s.word(k) {
	case "ending", "ended", "that", "when", "which", "award", "old", "long", "round", "end", "beginning", "starting", "following", "preceding", "where", "trip", "one":
		return true
	}
	return false
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
		case t.class == cRel && (t.val == rThis || t.val == rThat), t.class == cDeictic, t.class == cWeekday && t.lex == 0:
			m, ok = s.simple(k)
		case s.w(k, wThe) && s.is(k+1, cRel, rSame):
			m, ok = s.the(k)
		case s.w(k, wIn) && s.w(k+1, wThe) && s.t(k+2).class == cUnit && s.t(k+2).val >= uDay && s.t(k+2).val <= uYear:
			u := int(s.t(k + 2).val)
			if s.w(k+3, wOf) || s.dash(k+3) && s.glued(k+3) {
				return m, false
			}
			m = match{start: start, end: k + 3, rule: "the-unit", basis: Resolved, grain: grainOf(u), conf: 0.75}
			f := func(now edtf.Day) (edtf.Date, string) { return shift(now, u, 0) }
			if u == uDay {
				m.value, m.timex = s.anchored(i, gDay, f)
				m.start = k + 1 // "later in [the day]": which part of it is no date
			} else if far := int(s.t(start).start) - s.yearEnd; u == uYear && far < 150 && s.sameSentence(start, s.yearEnd) {
				m.value, m.timex = s.anchored(start, gYear, f)
			} else {
				m = s.inStory(m, f)
			}
			if m.timex == "" {
				m.timex = unknown[m.grain]
			}
			return m, true
		case s.w(k, wOn) && s.t(k+1).class == cWeekday:
			m, ok = s.weekday(k + 1) // "earlier on Tuesday"
		case s.w(k, wIn):
			m, ok = s.earlyIn(k + 1)
		}
	case (mod == modEarly || mod == modLate) && s.w(k, wIn):
		m, ok = s.earlyIn(k + 1)
	case t.class == cPart && (t.val == pMorning || t.val == pAfternoon || t.val == pEvening):
		// "by mid afternoon", "in the early morning"
		if !s.w(start-1, wBy, wIn, wOn, wAt, wUntil, wBefore, wSince, wDuring) && !s.opens(start) || s.dash(k+1) && s.glued(k+1) || s.pluralAfter(k) {
			return m, false
		}
		m = match{end: k + 1, rule: "part", grain: gDay, tod: partTimex[t.val], basis: Resolved, conf: 0.7}
		if s.is(k+1, cUnit, uHour|plural) {
			m.end++
		}
		if c := s.t(m.end); c.class == cDeictic && c.val < 2 || c.class == cWeekday && c.lex == 0 {
			if d, ok := s.simple(m.end); ok && d.grain == gDay && d.kind == "" && d.tod == "" {
				d.rule, d.tod, d.start, d.vague = "part-of", m.tod, start, true
				d.timex += m.tod
				return d, true // "mid-afternoon yesterday"
			}
		}
		m.value, m.timex = s.anchored(start, gDay, func(now edtf.Day) (edtf.Date, string) {
			v := edtf.FromDay(now)
			return v, v.String() + m.tod
		})
		if m.timex == "" {
			m.timex = "XXXX-XX-XX" + m.tod
		}
		ok = true
	case mod == modMid && hyphen && t.class == cUnit && t.val&plural == 0 && (t.val == uYear || t.val == uMonth || t.val == uWeek || t.val == uDecade):
		// "at mid-year"
		if !s.w(start-1, wAt, wBy, wIn, wSince, wUntil, wBefore, wAfter, wThrough) || s.small(k+1) && s.t(k+1).class == cNone && s.pluralAfter(k) {
			return m, false
		}
		m = match{start: start, end: k + 1, rule: "edge", basis: Resolved, grain: grainOf(int(t.val)), conf: 0.75}
		m = s.inStory(m, func(now edtf.Day) (edtf.Date, string) { return shift(now, int(t.val), 0) })
		if m.timex == "" {
			m.timex = unknown[m.grain]
		}
		ok = true
	case mod == modSome && t.class != cRel && t.class != cDeictic:
		return m, false
	case t.class == cMonth:
		m, ok = s.monthFirst(k)
		if !ok {
			if mo, end := s.monthAt(k); mo != 0 {
				m, ok = s.bareMonth(match{m: mo, end: end}, s.direction(start, end)), true
			}
		}
	case t.class == cNum && t.flag&fMany != 0:
		if t.nd == 2 && s.in(i-1, possessives) {
			return m, false // "in her late 20s"
		}
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
	case s.w(k, wOn) && s.t(k+1).class == cWeekday:
		m, ok = s.weekday(k + 1) // "late on Monday"
	case t.class == cDeictic:
		m, ok = s.deictic(k)
	case t.class == cRel && (t.val == rLast || t.val == rThis || t.val == rNext):
		m, ok = s.relative(k, k)
	case t.class == cQuarter || t.class == cHalf:
		m, ok = s.quarterCode(k)
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

// earlyIn reads what "early in" and "later in" go with: a year, a month, a season,
// "the morning of 5 June".
func (s *scan) earlyIn(k int) (match, bool) {
	if y := s.yearAt(k); y >= 1500 && y <= 2100 && !s.countedAfter(k) {
		v := edtf.FromYear(y)
		return match{start: k, end: k + 1, rule: "year", grain: gYear, value: v, timex: v.String()}, true
	}
	m, ok := s.simple(k)
	if s.t(k).class == cUnit || s.w(k, wThe) && s.t(k+1).class == cUnit {
		return m, false
	}
	return m, ok && (m.grain == gMonth || m.grain == gQuarter && m.rule == "season" || m.rule == "part-of")
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
			m = match{start: start, end: k + 1, basis: Resolved, grain: grainOf(unit), conf: 0.8}
			m = s.inStory(m, func(now edtf.Day) (edtf.Date, string) { return shift(now, unit, 0) })
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
