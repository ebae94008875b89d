package timex

import (
	"dateline/internal/edtf"
)

// modified reads a date with "early", "late", "mid" before it, and "earlier
// this year", "later in the week".
func (s *scan) modified(start, i int) (match, bool) {
	mod, k := int(s.t(i).val), i+1
	hyphen := s.dash(k) && s.glued(k)
	if hyphen {
		k++
	}
	var m match
	var ok bool
	switch t := s.t(k); {
	case mod == modEarlier || mod == modLater:
		if u := s.t(k + 2); s.w(k, wIn) && s.w(k+1, wThe) && u.class == cUnit && u.val >= uDay && u.val <= uYear {
			return s.laterIn(start, i, k+2)
		}
		m, ok = s.laterThan(k)
	case (mod == modEarly || mod == modLate) && s.w(k, wIn):
		m, ok = s.earlyIn(k + 1)
	case t.class == cPart && hyphen && mod != modMid:
		return m, false // "early-morning raids"
	case t.class == cPart && (t.val == pMorning || t.val == pAfternoon || t.val == pEvening):
		return s.earlyPart(start, k)
	case mod == modEarly && s.is(k, cUnit, uHour|plural) && s.w(k+1, wOf):
		return s.earlyHours(start, k+2)
	case mod == modMid && hyphen && t.class == cUnit && (t.val == uYear || t.val == uMonth || t.val == uWeek || t.val == uDecade):
		return s.midUnit(start, k)
	case mod == modSome && t.class != cRel && t.class != cDeictic:
		return m, false
	default:
		m, ok = s.earlyDate(start, i, k)
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

// laterIn reads "later in the year", "earlier in the day" from the unit at k.
func (s *scan) laterIn(start, i, k int) (match, bool) {
	u := int(s.t(k).val)
	if s.w(k+1, wOf) || s.dash(k+1) && s.glued(k+1) {
		return match{}, false
	}
	x := match{start: start, end: k + 1, rule: "the-unit", basis: Resolved, grain: grainOf(u), conf: 0.75}
	f := moved(u, 0)
	switch far := int(s.t(start).start) - s.yearEnd; {
	case u == uDay:
		x.value, x.timex = s.anchored(i, gDay, f)
		x.start = k - 1 // "later in [the day]": which part of it is no date
	case u == uYear && far < 150 && s.sameSentence(start, s.yearEnd):
		x.value, x.timex = s.anchored(start, gYear, f)
	default:
		x = s.inStory(x, f)
	}
	if x.timex == "" {
		x.timex = unknown[x.grain]
	}
	return x, true
}

// laterThan reads what "earlier" and "later" go with: "this year", "the same day",
// "on Tuesday", "in May".
func (s *scan) laterThan(k int) (match, bool) {
	t := s.t(k)
	switch {
	case t.class == cRel && (t.val == rThis || t.val == rThat), t.class == cDeictic, t.class == cWeekday && t.lex == 0:
		return s.simple(k)
	case s.w(k, wThe) && s.is(k+1, cRel, rSame):
		return s.the(k)
	case s.w(k, wOn) && s.t(k+1).class == cWeekday:
		return s.weekday(k + 1)
	case s.w(k, wIn):
		return s.earlyIn(k + 1)
	}
	return match{}, false
}

// earlyIn reads what "early in" and "later in" go with: a year, a month, a season,
// "the morning of 5 June".
func (s *scan) earlyIn(k int) (match, bool) {
	if m, ok := s.yearSaid(k); ok {
		return m, true
	}
	m, ok := s.simple(k)
	if s.t(k).class == cUnit || s.w(k, wThe) && s.t(k+1).class == cUnit {
		return m, false
	}
	return m, ok && (m.grain == gMonth || m.grain == gQuarter && m.rule == "season" || m.rule == "part-of")
}

// earlyPart reads "in the early morning", "by mid afternoon", "mid-afternoon
// yesterday" from the part of the day at k.
func (s *scan) earlyPart(start, k int) (match, bool) {
	if !s.w(start-1, wBy, wIn, wOn, wAt, wUntil, wBefore, wSince, wDuring) && !s.opens(start) || s.dash(k+1) && s.glued(k+1) || s.pluralAfter(k) {
		return match{}, false
	}
	x := match{start: start, end: k + 1, rule: "part", grain: gDay, tod: partTimex[s.t(k).val], basis: Resolved, conf: 0.7, vague: true}
	if s.is(k+1, cUnit, uHour|plural) {
		x.end++ // "in the early morning hours"
	}
	if t := s.t(x.end); t.class == cDeictic && t.val < 2 || t.class == cWeekday && t.lex == 0 {
		if d, ok := s.simple(x.end); ok && d.grain == gDay && d.kind == "" && d.tod == "" {
			d.rule, d.tod, d.start, d.vague = "part-of", x.tod, start, true
			d.timex += x.tod
			return d, true
		}
	}
	return s.onNamedDay(x), true
}

// earlyHours reads "the early hours of Saturday" from the day at k.
func (s *scan) earlyHours(start, k int) (match, bool) {
	m, ok := s.simple(k)
	if !ok || m.grain != gDay || m.kind != "" || m.tod != "" {
		return m, false
	}
	m.start, m.rule, m.vague = start, "part-of", true
	if m = s.withTime(m); m.tod == "" {
		m.tod = partTimex[pMorning]
		m.timex += m.tod
	}
	return m, true
}

// midUnit reads "at mid-year", "by mid-week" from the unit at k.
func (s *scan) midUnit(start, k int) (match, bool) {
	if !s.w(start-1, wAt, wBy, wIn, wSince, wUntil, wBefore, wAfter, wThrough) || s.small(k+1) && s.t(k+1).class == cNone && s.pluralAfter(k) {
		return match{}, false
	}
	u := int(s.t(k).val)
	return s.storyUnit(match{start: start, end: k + 1, rule: "edge", basis: Resolved, grain: grainOf(u), conf: 0.75, vague: true}, u), true
}

// storyUnit gives a match the unit of time that a story has come to, else the
// report's own: "by the end of the year".
func (s *scan) storyUnit(x match, u int) match {
	x = s.inStory(x, moved(u, 0))
	if x.timex == "" {
		x.timex = unknown[x.grain]
	}
	return x
}

// earlyDate reads the date that "early", "late" or "mid" narrows, by the class of
// its first word at k: "early May", "mid-2018", "late on Monday", "late last year".
func (s *scan) earlyDate(start, i, k int) (match, bool) {
	switch t := s.t(k); t.class {
	case cMonth:
		if m, ok := s.monthFirst(k); ok {
			return m, true
		}
		return s.monthSaid(match{start: k}, start, k)
	case cNum:
		return s.earlyNumber(i, k)
	case cOrdinal:
		return s.ordinal(k, k)
	case cEra:
		m, ok := s.era(k)
		return m, ok && (start != i || k != i+1)
	case cSeason:
		return s.season(k, k)
	case cWeekday:
		return s.weekday(k)
	case cDeictic:
		return s.deictic(k)
	case cRel:
		if t.val == rLast || t.val == rThis || t.val == rNext {
			return s.relative(k, k)
		}
	case cQuarter, cHalf:
		return s.quarterCode(k)
	case cWord:
		if t.val == wOn && s.t(k+1).class == cWeekday {
			return s.weekday(k + 1)
		}
	}
	return match{}, false
}

// earlyNumber reads the digits that "early" at i goes with: "the early 1990s", "the
// late 19th century", "mid-2018", "early 5 June".
func (s *scan) earlyNumber(i, k int) (match, bool) {
	t := s.t(k)
	switch {
	case t.flag&fMany != 0:
		if t.nd == 2 && s.in(i-1, possessives) {
			return match{}, false // "in her late 20s"
		}
		return s.decade(k)
	case t.flag&fOrd != 0:
		m, ok := s.ordinal(k, k)
		return m, ok && m.grain == gCentury
	case t.nd == 4:
		m, ok := s.yearSaid(k)
		if r, isRange := s.yearRange(k); ok && isRange {
			return r, true
		}
		return m, ok
	case t.nd <= 2 && k == i+1:
		m, ok := s.dayMonth(k)
		return m, ok && m.grain == gDay
	}
	return match{}, false
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
	switch {
	case s.w(k, wThe) && s.t(k+1).class == cUnit:
		m, ok = s.edgeUnit(start, k+1)
	case s.t(k).class == cUnit && !s.glued(k):
		m, ok = s.edgeUnit(start, k)
	default:
		if m, ok = s.yearSaid(k); !ok {
			m, ok = s.simple(k)
		}
		if !ok {
			m, ok = s.monthSaid(match{start: k}, start, k)
		}
	}
	if !ok || m.kind == Duration || m.kind == Recurring || m.grain < gMonth && m.grain != gWeek || m.value.IsZero() && m.timex == "" {
		return m, false
	}
	m.start, m.rule, m.vague = start, "edge", true
	m.m, m.d = 0, 0
	return m, true
}

// edgeUnit reads the unit at k of which "the end" is: "of the week", "of the year
// 2018".
func (s *scan) edgeUnit(start, k int) (match, bool) {
	u := int(s.t(k).val)
	if u < uWeek || u > uCentury || s.w(k+1, wOf) {
		return match{}, false
	}
	if y := s.yearAt(k + 1); y != 0 && u == uYear {
		v := edtf.FromYear(y)
		return match{end: k + 2, grain: gYear, value: v, timex: v.String()}, true
	}
	return s.storyUnit(match{start: start, end: k + 1, basis: Resolved, grain: grainOf(u), conf: 0.8}, u), true
}
