package timex

import (
	"dateline/internal/edtf"
)

// expression reads a whole expression of time from token i: a simple one, a
// time of day with it, the end of a range, "since" before it.
func (s *scan) expression(i int) (match, bool) {
	m, ok := s.simple(i)
	if !ok {
		return m, false
	}
	m = s.withTime(m)
	m = s.ranged(m)
	return s.since(m), true
}

// deepest is how far expressions nest: "the end of the first half of the year
// before last" is deep enough.
const deepest = 5

// simple reads one expression by the class of its first word.
func (s *scan) simple(i int) (match, bool) {
	if s.depth >= deepest {
		return match{}, false
	}
	s.depth++
	m, ok := s.byClass(i)
	s.depth--
	return m, ok
}

// mayBegin reports whether an expression may begin with token i. It is asked of
// every token of a text, and says no to nearly all.
func (s *scan) mayBegin(i int) bool {
	t := &s.toks[i]
	if t.class != cWord {
		return t.class != cNone
	}
	switch t.val {
	case wThe:
		if n := s.t(i + 1); n.class == cNone && n.kind == kWord { // "the latest quarter"
			return comparing.FindFold(s.text[n.start:n.end]) > 0
		}
		return true
	case wA, wAn, wSeveral, wFew, wMany, wHalf, wCouple, wHundred, wThousand, wDozen, wAnother, wEvery, wEach, wOnce, wTwice, wPer, wTimes,
		wMore, wLess, wAt, wUp, wOver, wEnd, wStart, wMiddle, wFiscal, wRight, wThese, wPresent, wNear, wForeseeable, wFuture, wLong, wFiscalYear, wAD:
		return true
	}
	return false
}

// byClass reads one expression by the class of its first word. Small words that
// begin one stand in mayBegin, too.
func (s *scan) byClass(i int) (match, bool) {
	t := s.t(i)
	switch t.class {
	case cNum:
		return s.fromNumber(i)
	case cMonth:
		return s.monthFirst(i)
	case cWeekday:
		return s.weekday(i)
	case cSeason:
		return s.season(i, i)
	case cQuarter, cHalf:
		return s.quarterCode(i)
	case cOrdinal:
		return s.ordinal(i, i)
	case cUnit:
		if t.val == uSecond {
			return s.ordinal(i, i)
		}
		return s.bareUnit(i)
	case cCount:
		if m, ok := s.clockWords(i); ok {
			return m, true
		}
		if m, ok := s.yearSpoken(i); ok {
			return m, true
		}
		return s.duration(i, i)
	case cRel:
		return s.relative(i, i)
	case cDeictic:
		return s.deictic(i)
	case cMod:
		return s.modified(i, i)
	case cRef:
		return s.reference(i)
	case cRate:
		return s.rate(i)
	case cLong:
		return match{start: i, end: i + 1, kind: Duration, rule: "unit-long", timex: durationTimex(int(t.val), "1"), conf: 0.75}, true
	case cApprox:
		return s.approx(i)
	case cPart:
		return s.part(i, i)
	case cForeign:
		return s.foreignMonth(i)
	case cNear, cRelF, cUnitF, cYearRU, cDayF, cCountF, cAgoF, cEdgeF, cOrdF, cSeasonF, cPeriodF, cPhraseF:
		return s.foreign(i)
	case cHoliday:
		return s.holiday(i)
	case cHan:
		return s.hanAlone(i)
	case cPartF:
		return s.partThenDay(i)
	case cWord:
		switch t.val {
		case wThe:
			return s.the(i)
		case wA, wAn, wSeveral, wFew, wMany, wHalf, wCouple, wHundred, wThousand, wDozen, wAnother:
			return s.duration(i, i)
		case wEvery, wEach, wOnce, wTwice, wPer, wTimes:
			return s.rate(i)
		case wMore, wLess, wAt, wUp:
			return s.approx(i)
		case wAD:
			return s.adYear(i)
		case wLong:
			return s.reference(i)
		case wFiscalYear:
			return s.fiscalCode(i)
		case wOver:
			if s.in(i-1, lasting) || s.w(i-1, wFor, wAfter, wThan, wOf) {
				m, ok := s.duration(i, i+1) // "lasted over a week", "for over nine months"
				return m, ok && m.kind == Duration
			}
		case wEnd, wStart, wMiddle:
			return s.edge(i, i)
		case wFiscal:
			return s.fiscal(i, i)
		case wFuture:
			if u := s.t(i + 1); u.class == cUnit && u.val&plural != 0 {
				return s.relPlural(match{start: i}, rComing, i+1) // "future quarters"
			}
			return s.reference(i)
		case wRight, wThese, wPresent, wNear, wForeseeable:
			return s.reference(i)
		}
	}
	return match{}, false
}

// the reads what begins with the article.
func (s *scan) the(i int) (match, bool) {
	j := i + 1
	t := s.t(j)
	var m match
	var ok bool
	switch t.class {
	case cNum:
		switch {
		case t.flag&fMany != 0:
			m, ok = s.decade(j)
		case t.flag&fOrd != 0:
			if m, ok = s.dayMonth(j); !ok {
				if m, ok = s.ordinal(i, j); !ok {
					m, ok = s.theDay(i, j)
				}
			}
		default:
			if m, ok = s.yearOrdinal(i, j); !ok {
				if m, ok = s.yearPeriod(i, j); !ok {
					m, ok = s.theUnits(i, j)
				}
			}
		}
	case cCount:
		m, ok = s.theUnits(i, j)
	case cOrdinal:
		m, ok = s.ordinal(i, j)
	case cMod:
		m, ok = s.modified(i, j)
	case cRel:
		m, ok = s.relative(i, j)
	case cSeason:
		m, ok = s.season(i, j)
	case cPart:
		m, ok = s.part(i, j)
	case cEra:
		m, ok = s.era(j)
	case cUnit:
		if t.val == uSecond {
			m, ok = s.ordinal(i, j)
		} else if m, ok = s.comparison(i, j); !ok {
			m, ok = s.theUnit(i, j)
		}
	case cWord:
		switch t.val {
		case wEnd, wStart, wMiddle:
			m, ok = s.edge(i, j)
		case wFiscal:
			m, ok = s.fiscal(i, j)
		case wFuture, wNear, wPresent, wMoment, wTime, wForeseeable, wDistant:
			m, ok = s.reference(j)
		}
	case cNone:
		if t.c == '\'' && s.t(j+1).flag&fMany != 0 && s.glued(j+1) {
			m, ok = s.decade(j + 1)
		} else {
			m, ok = s.comparison(i, j)
		}
	}
	if ok {
		m.start = i
	}
	return m, ok
}

// theUnits reads "the nine months": the article is the duration's where no
// noun takes it, as in "the two-day visit".
func (s *scan) theUnits(start, i int) (match, bool) {
	m, ok := s.duration(start, i)
	return m, ok && m.kind == Duration && s.t(m.end-1).class == cUnit && s.t(m.end-1).val&plural != 0 && !s.glued(m.end-1)
}

// fromNumber reads what begins with digits.
func (s *scan) fromNumber(i int) (match, bool) {
	t := s.t(i)
	if p := s.t(i - 1); p.kind != kEOF && t.flag&fSp == 0 {
		// Glued to what stands before: after a dash or a bracket only.
		switch {
		case p.kind == kDash && t.nd == 4 && s.glued(i-1) && s.in(i-2, sides):
			return s.beforeOrAfter(i)
		case p.kind == kDash:
			if s.glued(i-1) && s.t(i-2).kind != kEOF && !s.bare {
				return match{}, false
			}
		case p.kind == kHan || p.kind == kPunct && (p.c == '(' || p.c == '[' || p.c == '"' || p.c == '\'' || p.c == '*' || p.c == '_' || p.c == '>' || p.c == '|'):
		case p.kind == kPunct && (p.c == 0 || p.c == ')' && s.t(i+1).kind == kHan): // （记者林晶)26日
		default:
			return match{}, false
		}
	}
	if t.nd == 2 && s.punctIs(i-1, '\'') && t.flag&fSp == 0 {
		return s.shortYear(i)
	}
	return s.fromDigits(i)
}

// fromDigits reads what begins with the digits at i, which stand free.
func (s *scan) fromDigits(i int) (match, bool) {
	t := s.t(i)
	if t.n == 9 && t.nd == 1 {
		if m, ok := s.sept11(i); ok {
			return m, true
		}
	}
	if m, ok := s.numeric(i); ok {
		return m, ok
	}
	if m, ok := s.clock(i); ok {
		return m, ok
	}
	if t.flag&fMany != 0 {
		return s.decade(i)
	}
	if m, ok := s.dayMonth(i); ok {
		return m, ok
	}
	if t.flag&fOrd != 0 {
		return s.ordinal(i, i)
	}
	if m, ok := s.foreignDay(i); ok {
		return m, ok
	}
	if s.t(i+1).class == cUnitF || s.t(i+1).class == cYearRU || s.t(i+1).class == cCountF || s.t(i+1).kind == kHan {
		return s.countForeign(i)
	}
	if m, ok := s.eraYear(i, i); ok {
		return m, ok
	}
	if m, ok := s.yearRange(i); ok {
		return m, ok
	}
	if m, ok := s.duration(i, i); ok {
		return m, ok
	}
	return s.year(i)
}

// yearAt reads a year of four digits at i that stands free; 0 if there is none.
func (s *scan) yearAt(i int) int {
	t := s.t(i)
	if t.class != cNum || t.nd != 4 || t.n < 1000 || t.n > 2999 || t.flag&(fOrd|fMany) != 0 || !s.freeRight(i) {
		return 0
	}
	return int(t.n)
}

// freeRight reports whether the digits at i don't run on: in a decimal, a
// group of thousands, a code, a time, a percentage.
func (s *scan) freeRight(i int) bool {
	n := s.t(i + 1)
	if n.kind == kEOF || n.flag&fSp != 0 {
		return n.c != '%'
	}
	switch n.kind {
	case kPunct:
		switch n.c {
		case '.', ',', ':':
			return !(s.t(i+2).class == cNum && s.glued(i+2))
		case '/', '%', '$', '@', '_', '=', '+', '#', '&', '\\', '^', '~':
			return n.c == '/' && s.t(i+2).kind == kWord
		}
		return true
	case kDash:
		// 2018-style, 2018–present are free; 2010-2015-86 is not.
		return s.t(i+2).kind != kNum || !s.glued(i+2) || s.t(i+2).nd == 4 || s.t(i+2).nd == 2
	case kHan, kPoss:
		return true
	case kWord:
		return n.class == cYearRU // 2005г.
	}
	return false
}

func (s *scan) dash(i int) bool { return s.t(i).kind == kDash }

// yearRef is a year as words give it: a number, or counted from now or from
// the last year named.
type yearRef struct {
	year     int
	off      int
	anchored bool
}

// yearWords reads the year that goes with a month, a season or a quarter from
// token i: "2018", ", 2018", "of 2018", "this year", "of the same year".
func (s *scan) yearWords(i int) (r yearRef, end int, ok bool) {
	j := i
	if s.punctIs(j, ',') {
		if y := s.yearAt(j + 1); y != 0 && !s.countedAfter(j+1) {
			return yearRef{year: y}, j + 2, true
		}
		return r, i, false
	}
	of := s.w(j, wOf, wIn)
	if of {
		j++
	}
	if s.w(j, wThe) && s.t(j+1).class == cRel || s.w(j, wThe) && of && s.is(j+1, cUnit, uYear) {
		j++
		if s.is(j, cUnit, uYear) {
			if s.w(j+1, wBefore) {
				return yearRef{off: -1, anchored: true}, j + 2, true
			}
			return yearRef{anchored: true}, j + 1, true
		}
	}
	if of && s.w(j, wFiscal) {
		j++
	}
	if of && s.is(j, cUnit, uYear) && s.yearAt(j+1) != 0 {
		j++
	}
	if y, e := s.spokenYear(j); y != 0 {
		return yearRef{year: y}, e, true
	}
	if of && s.punctIs(j, '\'') {
		if m, ok := s.shortYear(j + 1); ok && m.start == j {
			y, _ := m.value.Year() // "the summer of '69"
			return yearRef{year: y}, m.end, true
		}
	}
	if y := s.yearAt(j); y != 0 {
		if s.t(j).flag&fSp != 0 || s.dash(j-1) || s.punctIs(j-1, '.') {
			if of && s.t(i).val == wIn && s.countedAfter(j) {
				return r, i, false
			}
			return yearRef{year: y}, j + 1, true
		}
		return r, i, false
	}
	if s.t(j).class != cRel || !s.is(j+1, cUnit, uYear) {
		return r, i, false
	}
	switch s.t(j).val {
	case rThis:
	case rLast, rPast:
		r.off = -1
	case rNext, rComing:
		r.off = 1
		r.anchored = s.w(j-1, wThe)
	case rSame, rThat:
		r.anchored = true
	case rPrevious:
		r.off, r.anchored = -1, true
	case rFollowing:
		r.off, r.anchored = 1, true
	default:
		return r, i, false
	}
	return r, j + 2, true
}

// onYear works out a value in a year given by words.
func (s *scan) onYear(i int, r yearRef, f func(y int) (edtf.Date, string)) (v edtf.Date, tx, basis string) {
	g := func(now edtf.Day) (edtf.Date, string) {
		y, _, _ := now.Civil()
		return f(y + r.off)
	}
	switch {
	case r.year != 0:
		v, tx = f(r.year)
		return v, tx, Explicit
	case r.anchored:
		v, tx = s.anchored(i, gYear, g)
	default:
		v, tx = s.resolve(g)
	}
	return v, tx, Resolved
}
