package timex

import (
	"strconv"

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
	defer func() { s.depth-- }()
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
	case cApprox:
		return s.approx(i)
	case cPart:
		return s.part(i, i)
	case cForeign:
		return s.foreignMonth(i)
	case cHoliday:
		return s.holiday(i)
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
		case wEnd, wStart, wMiddle:
			return s.edge(i, i)
		case wFiscal:
			return s.fiscal(i, i)
		case wRight, wThese, wFuturePast, wNear, wForeseeable:
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
				m, ok = s.ordinal(i, j)
			}
		}
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
		} else {
			m, ok = s.theUnit(i, j)
		}
	case cWord:
		switch t.val {
		case wEnd, wStart, wMiddle:
			m, ok = s.edge(i, j)
		case wFiscal:
			m, ok = s.fiscal(i, j)
		case wFuture, wNear, wFuturePast, wMoment, wForeseeable, wDistant, wLong, wShort:
			m, ok = s.reference(j)
		}
	case cNone:
		if t.c == '\'' && s.t(j+1).flag&fMany != 0 && s.glued(j+1) {
			m, ok = s.decade(j + 1)
		}
	}
	if ok {
		m.start = i
	}
	return m, ok
}

// fromNumber reads what begins with digits.
func (s *scan) fromNumber(i int) (match, bool) {
	t := s.t(i)
	if p := s.t(i - 1); p.kind != kEOF && t.flag&fSp == 0 {
		// Glued to what stands before: after a dash or a bracket only.
		switch {
		case p.kind == kDash:
			if s.glued(i-1) && s.t(i-2).kind != kEOF && !s.bare {
				return match{}, false
			}
		case p.kind == kHan || p.kind == kPunct && (p.c == '(' || p.c == '[' || p.c == '"' || p.c == '\'' || p.c == '*' || p.c == '_' || p.c == '>' || p.c == '|'):
		case p.kind == kPunct && p.c == 0:
		default:
			return match{}, false
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
	if m, ok := s.yearRange(i); ok {
		return m, ok
	}
	if m, ok := s.duration(i, i); ok {
		return m, ok
	}
	return s.year(i)
}

// monthAt reads a month's name at i: its number and the token after it, full
// stop included.
func (s *scan) monthAt(i int) (month, end int) {
	t := s.t(i)
	if t.class != cMonth || t.flag&fMixed != 0 {
		return 0, i
	}
	if t.flag&fCap == 0 && t.lex&(abbr|doubt) != 0 {
		return 0, i
	}
	end = i + 1
	if t.lex&abbr != 0 && s.punctIs(end, '.') && s.glued(end) {
		end++
	}
	return int(t.val), end
}

// dayAt reads the number of a day at i.
func (s *scan) dayAt(i int) int {
	t := s.t(i)
	if t.class == cNum && t.nd <= 2 && t.n >= 1 && t.n <= 31 && t.flag&fMany == 0 {
		return int(t.n)
	}
	return 0
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

// monthFirst reads "October 17, 2023", "Oct. 17", "June 10–12", "June 2018",
// "September this year", "March".
func (s *scan) monthFirst(i int) (match, bool) {
	m, j := s.monthAt(i)
	if m == 0 {
		return match{}, false
	}
	x := match{start: i, m: m}
	// Oct/17, Oct-17-2023 are left to numeric.
	k := j
	if s.w(k, wThe) && s.t(k+1).flag&fOrd != 0 {
		k++
	}
	if d := s.dayAt(k); d != 0 && d <= edtf.DaysIn(2000, m) && (s.t(k).flag&fSp != 0 || s.punctIs(k-1, '.')) && s.dayFree(k) {
		x.d, x.end = d, k+1
		s.secondDay(&x, k+1)
		if r, end, ok := s.yearWords(x.end); ok {
			return s.monthDay(x, end, r)
		}
		return s.monthDay(x, x.end, yearRef{})
	}
	if r, end, ok := s.yearWords(j); ok {
		x.end = end
		x.rule, x.grain = "month-year", gMonth
		x.y = r.year
		x.value, x.timex, x.basis = s.onYear(i, r, func(y int) (edtf.Date, string) {
			v := edtf.FromMonth(y, m)
			return v, v.String()
		})
		if x.timex == "" {
			x.timex = "XXXX-" + two(m)
		}
		return x, true
	}
	if s.dash(j) && s.glued(j) && s.glued(j+1) {
		if y := s.yearAt(j + 1); y != 0 { // Jun-2018
			v := edtf.FromMonth(y, m)
			x.end, x.rule, x.grain, x.y, x.value, x.timex = j+2, "month-year", gMonth, y, v, v.String()
			return x, true
		}
	}
	if !s.monthAlone(i, j) {
		return match{}, false
	}
	x.end = j
	if s.t(i).lex&abbr != 0 && s.t(j-1).c == '.' && s.opens(j) && s.t(j).flag&fCap != 0 && j < len(s.toks) {
		// The stop may end the sentence.
		x.end = i + 1
	}
	return s.bareMonth(x, s.direction(i, j)), true
}

// dayFree reports whether the number at i can be a day: not the hour of a
// time, a decimal, a share, a count.
func (s *scan) dayFree(i int) bool {
	n := s.t(i + 1)
	if n.kind == kPunct && n.c == '%' || s.in(i+1, counted) {
		return false
	}
	if n.flag&fSp != 0 || n.kind == kEOF {
		return true
	}
	switch n.kind {
	case kPunct:
		switch n.c {
		case '.', ':', '/':
			return !(s.t(i+2).class == cNum && s.glued(i+2))
		case ',':
			return !(s.t(i+2).class == cNum && s.glued(i+2)) || s.yearAt(i+2) != 0
		case '$', '#':
			return false
		}
		return true
	case kDash, kPoss:
		return true
	}
	return false
}

// secondDay reads the end of a range of days in one month from token j.
func (s *scan) secondDay(x *match, j int) {
	if !(s.dash(j) || s.w(j, wTo, wThrough, wAnd, wUntil)) {
		return
	}
	d := s.dayAt(j + 1)
	if d <= x.d || d > edtf.DaysIn(2000, x.m) || !s.dayFree(j+1) {
		return
	}
	if m, _ := s.monthAt(j + 2); m != 0 {
		// "May 5 and 6 June": the second is its own date.
		return
	}
	if n := s.t(j + 2); n.class == cUnit || n.class == cPart || s.small(j+2) && n.class == cNone && s.w(j, wAnd) && !s.verbLike(j+2) {
		return
	}
	x.d2 = d
	x.end = j + 2
	if s.w(j, wAnd) {
		x.rule = "days-and"
	}
}

// verbLike reports whether a word in small letters is likely no counted thing.
func (s *scan) verbLike(i int) bool {
	w := s.word(i)
	return len(w) < 3 || w[len(w)-1] != 's' && !s.in(i, counted)
}

// monthDay finishes a date with a named month and a day.
func (s *scan) monthDay(x match, end int, r yearRef) (match, bool) {
	said := end != x.end
	x.end = end
	x.grain = gDay
	and := x.rule == "days-and"
	x.rule = "day-month"
	make := func(y int) (edtf.Date, string) {
		n := edtf.DaysIn(y, x.m)
		if x.d > n || x.d2 > n {
			return edtf.Date{}, ""
		}
		v := edtf.FromDay(edtf.Civil(y, x.m, x.d))
		if x.d2 == 0 {
			return v, v.String()
		}
		w := edtf.FromDay(edtf.Civil(y, x.m, x.d2))
		if and && x.d2 > x.d+1 {
			v, _ = edtf.Parse("{" + v.String() + "," + w.String() + "}")
			return v, v.String()
		}
		v = edtf.Interval(v, w)
		return v, v.String()
	}
	if x.d2 != 0 {
		x.rule = "day-range"
		x.kind = Interval
	}
	if said {
		x.rule += "-year"
		x.y = r.year
		x.value, x.timex, x.basis = s.onYear(x.start, r, make)
		if r.year != 0 && x.value.IsZero() {
			return match{}, false // 30 February
		}
	} else {
		y := s.laterYear(x.end)
		if y != 0 {
			x.value, x.timex = make(y)
			x.basis = Resolved
		} else {
			dir := s.direction(x.start, x.end)
			x.basis = Resolved
			x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
				return make(pickYear(now, x.m, x.d, dir))
			})
			if dir == 0 {
				x.conf = 0.85
			}
		}
	}
	if x.timex == "" {
		x.timex = "XXXX-" + two(x.m) + "-" + two(x.d)
	}
	return x, true
}

// laterYear returns the year of "and 7 June 2018" after "5 May".
func (s *scan) laterYear(i int) int {
	if !s.w(i, wAnd, wOr) && !s.punctIs(i, ',') {
		return 0
	}
	j := i + 1
	if s.w(j, wOn, wThe) {
		j++
	}
	if s.dayAt(j) != 0 {
		if m, k := s.monthAt(j + 1); m != 0 {
			return s.yearAt(k)
		}
		return 0
	}
	if m, k := s.monthAt(j); m != 0 && s.dayAt(k) != 0 && s.punctIs(k+1, ',') {
		return s.yearAt(k + 2)
	}
	return 0
}

// monthAlone reports whether the month at i, ending before j, is one without
// a day or a year: some names are other words too.
func (s *scan) monthAlone(i, j int) bool {
	t := s.t(i)
	if t.flag&fCap == 0 && t.lex != 0 {
		return false
	}
	prep := s.w(i-1, wIn, wOn, wBy, wSince, wUntil, wFrom, wTo, wThrough, wBetween, wDuring, wBefore, wAfter, wOf, wFor, wWithin, wEvery, wEach) ||
		s.t(i-1).class == cMod || s.dash(i-1) && s.t(i-2).class == cMod || s.t(i-1).class == cRel ||
		s.w(i-1, wAnd, wOr) && s.t(i-2).class == cMonth || s.punctIs(i-1, ',') && s.t(i-2).class == cMonth ||
		s.dash(i-1) && (s.t(i-2).class == cMonth || s.t(i-2).c == '.')
	if prep {
		// "in May and", but "of March Smith": a following name speaks against.
		return t.lex&doubt == 0 || s.t(j).flag&fCap == 0 || s.t(j).class != cNone || s.opens(j)
	}
	if t.lex&doubt != 0 || t.lex&abbr != 0 && !s.punctIs(i+1, '.') {
		return s.dash(j) && s.t(j+1).class == cMonth
	}
	if t.flag&fCap == 0 {
		return false
	}
	// April and June are given names as well: not before another name.
	n := s.t(j)
	return !(n.flag&fCap != 0 && n.kind == kWord && n.class == cNone)
}

// bareMonth resolves a month without a year.
func (s *scan) bareMonth(x match, dir int) match {
	x.rule, x.grain, x.basis = "month", gMonth, Resolved
	if y := s.monthYearLater(x.end); y != 0 {
		x.value = edtf.FromMonth(y, x.m)
		x.timex = x.value.String()
		return x
	}
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		v := edtf.FromMonth(pickYear(now, x.m, 0, dir), x.m)
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = "XXXX-" + two(x.m)
	}
	x.conf = 0.85
	if dir == 0 {
		x.conf = 0.75
	}
	return x
}

// monthYearLater returns the year of "and June 2018" after "May".
func (s *scan) monthYearLater(i int) int {
	if !s.w(i, wAnd, wOr) {
		return 0
	}
	if m, k := s.monthAt(i + 1); m != 0 {
		return s.yearAt(k)
	}
	return 0
}

// dayMonth reads "17 October 2023", "the 17th of October", "10–12 June",
// "17-Oct-2023". The range "28 June – 2 July" is put together by ranged.
func (s *scan) dayMonth(i int) (match, bool) {
	d := s.dayAt(i)
	if d == 0 {
		return match{}, false
	}
	x := match{start: i, d: d}
	j := i + 1
	and := false
	if s.dash(j) || s.w(j, wTo, wAnd, wThrough, wOr) {
		if d2 := s.dayAt(j + 1); d2 > d && (s.t(j+2).class == cMonth || s.w(j+2, wOf) && s.t(j+3).class == cMonth) {
			x.d2 = d2
			and = s.w(j, wAnd)
			j += 2
		}
	}
	if s.dash(j) || s.punctIs(j, '/') || s.punctIs(j, '.') {
		if !s.glued(j) || !s.glued(j+1) || s.t(j+1).class != cMonth {
			return match{}, false
		}
		j++
	} else if s.w(j, wOf) {
		j++
	} else if s.glued(j) {
		return match{}, false
	}
	m, end := s.monthAt(j)
	if m == 0 || d > edtf.DaysIn(2000, m) || x.d2 > edtf.DaysIn(2000, m) {
		return match{}, false
	}
	x.m, x.end = m, end
	if and {
		x.rule = "days-and"
	}
	k := end
	if (s.dash(k) || s.punctIs(k, '/')) && s.glued(k) && s.glued(k+1) {
		if y := s.yearAt(k + 1); y != 0 {
			return s.monthDay(x, k+2, yearRef{year: y})
		}
	}
	if r, e, ok := s.yearWords(k); ok {
		return s.monthDay(x, e, r)
	}
	return s.monthDay(x, k, yearRef{})
}

// decade reads "1990s" and "90s".
func (s *scan) decade(i int) (match, bool) {
	t := s.t(i)
	y := int(t.n)
	conf := 0.95
	if t.nd == 2 {
		if y < 20 || !(s.w(i-1, wThe) || s.t(i-1).c == '\'' || s.t(i-1).class == cMod || s.dash(i-1)) {
			return match{}, false
		}
		y += 1900
		conf = 0.8
	} else if y < 1000 || y > 2100 || y%10 != 0 {
		return match{}, false
	}
	v := edtf.FromDecade(y)
	tx := strconv.Itoa(y / 10)
	if t.nd == 4 && y%100 == 0 && s.centuryMeant(i) {
		v, tx = edtf.FromCentury(y), strconv.Itoa(y/100)
		return match{start: i, end: i + 1, rule: "century-s", grain: gCentury, value: v, timex: tx, conf: 0.8}, true
	}
	return match{start: i, end: i + 1, rule: "decade", grain: gDecade, value: v, timex: tx, conf: conf}, true
}

// centuryMeant: "the 1800s" are a century, "the 2000s" a decade as a rule.
func (s *scan) centuryMeant(i int) bool { return s.t(i).n < 1900 }

// era reads "nineties" after "the" and perhaps "early".
func (s *scan) era(i int) (match, bool) {
	y := 1900 + int(s.t(i).val)
	return match{start: i, end: i + 1, rule: "decade-words", grain: gDecade,
		value: edtf.FromDecade(y), timex: strconv.Itoa(y / 10), conf: 0.75}, true
}

// ordinal reads what begins with an ordinal: "the 21st century", "first
// quarter of 2018", "first nine months", "second half", "third week of May".
func (s *scan) ordinal(start, i int) (match, bool) {
	n := s.ordinalAt(i)
	if n == 0 {
		return match{}, false
	}
	x := match{start: start}
	j := i + 1
	if s.dash(j) {
		j++
	}
	t := s.t(j)
	switch {
	case s.w(i+1, wOf) && s.t(i+2).class == cMonth && s.t(i).class != cNum:
		m, end := s.monthAt(i + 2)
		if m == 0 || n > edtf.DaysIn(2000, m) {
			return x, false
		}
		x.m, x.d, x.end = m, n, end
		if r, e, ok := s.yearWords(end); ok {
			return s.monthDay(x, e, r)
		}
		return s.monthDay(x, end, yearRef{})
	case t.class == cUnit && int(t.val)&^plural == uCentury:
		if n < 1 || n > 30 {
			return x, false
		}
		x.end, x.rule, x.grain = j+1, "century", gCentury
		x.value, x.timex = edtf.FromCentury((n-1)*100), two(n-1)
		if s.w(x.end, wBC) {
			x.end++
			x.value, x.timex = edtf.Date{}, "BC"+two(n)
		} else if s.w(x.end, wAD) && s.t(x.end).flag&fCap != 0 {
			x.end++
		}
		return x, true
	case t.class == cUnit && t.val == uQuarter && n <= 4:
		return s.yearPart(x, j+1, 32+n, "Q"+strconv.Itoa(n))
	case s.w(j, wHalf) && n <= 2:
		return s.yearPart(x, j+1, 39+n, "H"+strconv.Itoa(n))
	case t.class == cCount || t.class == cNum:
		// "the first nine months of 2018"
		k, count := j+1, int(t.n)
		if t.class == cCount {
			count = int(t.val)
		}
		if n != 1 || count < 2 || count > 11 || !s.is(k, cUnit, uMonth|plural) {
			return x, false
		}
		x.end, x.rule, x.grain, x.kind = k+1, "first-months", gQuarter, Interval
		r, e, ok := s.yearWords(x.end)
		if ok {
			x.end = e
		} else if s.w(x.end, wOf, wAfter, wSince, wFrom) {
			return x, false
		} else {
			r = yearRef{}
		}
		x.value, x.timex, x.basis = s.onYear(start, r, func(y int) (edtf.Date, string) {
			v := edtf.Interval(edtf.FromMonth(y, 1), edtf.FromMonth(y, count))
			return v, v.String()
		})
		x.timex = "P" + strconv.Itoa(count) + "M"
		return x, true
	case t.class == cUnit && (t.val == uWeek || t.val == uWeekend) && s.w(j+1, wOf):
		m, end := s.monthAt(j + 2)
		if m == 0 || n > 5 {
			return x, false
		}
		return s.weekOfMonth(x, n, m, end)
	}
	return x, false
}

func (s *scan) ordinalAt(i int) int {
	t := s.t(i)
	switch {
	case t.class == cOrdinal:
		return int(t.val)
	case t.class == cNum && t.flag&fOrd != 0 && t.n <= 31:
		return int(t.n)
	case t.class == cUnit && t.val == uSecond:
		return 2
	case t.class == cRel && t.val == rLast:
		return -1
	}
	return 0
}

// weekOfMonth reads the n-th week of a month: seven days from its first, -1 for
// the last seven.
func (s *scan) weekOfMonth(x match, n, m, end int) (match, bool) {
	x.end, x.rule, x.grain, x.kind, x.conf = end, "week-of-month", gWeek, Interval, 0.8
	make := func(y int) (edtf.Date, string) {
		a := edtf.Civil(y, m, 1+7*(n-1))
		b := a + 6
		last := edtf.Civil(y, m+1, 0)
		if n < 0 {
			a, b = last-6, last
		}
		v := days(a, min(b, last))
		if n < 0 {
			return v, edtf.FromMonth(y, m).String()
		}
		return v, edtf.FromMonth(y, m).String() + "-W" + two(n)
	}
	if r, e, ok := s.yearWords(end); ok {
		x.end = e
		x.value, x.timex, x.basis = s.onYear(x.start, r, make)
	} else {
		dir := s.direction(x.start, end)
		x.basis = Resolved
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
			return make(pickYear(now, m, 0, dir))
		})
	}
	if x.timex == "" {
		x.timex = "XXXX-" + two(m)
	}
	return x, true
}

// yearPart finishes a quarter, a half or a season: the year may follow; if
// not, it is the report's.
func (s *scan) yearPart(x match, end, code int, suffix string) (match, bool) {
	x.end, x.grain = end, gQuarter
	x.rule = "quarter"
	if code >= 40 {
		x.rule = "half"
	}
	make := func(y int) (edtf.Date, string) { return edtf.FromSeason(y, code), four(y) + "-" + suffix }
	if r, e, ok := s.yearWords(end); ok {
		x.end = e
		x.y = r.year
		x.value, x.timex, x.basis = s.onYear(x.start, r, make)
	} else {
		if s.w(end, wOf) && !s.w(end+1, wThe, wA, wAn) || s.w(end, wOf) && s.w(end+1, wA, wAn) {
			return x, false // "the second half of a match"
		}
		if s.w(end, wOf) && code >= 40 {
			return x, false // "the first half of the game"
		}
		if code >= 40 && !s.business(x.start) {
			return x, false // halves of a match
		}
		dir := s.direction(x.start, end)
		x.basis, x.conf = Resolved, 0.75
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
			y, _, _ := now.Civil()
			first, last := edtf.FromSeason(y, code).Bounds()
			switch {
			case dir <= 0 && first > now:
				y--
			case dir > 0 && last < now:
				y++
			}
			return make(y)
		})
	}
	if x.timex == "" {
		x.timex = "XXXX-" + suffix
	}
	return x, true
}

// business reports whether the words around token i are about an economy.
func (s *scan) business(i int) bool {
	for k := max(0, i-25); k < min(len(s.toks), i+25); k++ {
		t := &s.toks[k]
		if t.kind == kPunct && (t.c == '%' || t.c == '$') || t.kind == kWord && s.in(k, economy) {
			return true
		}
	}
	return false
}

var economy = set(`percent pct exports imports trade gdp profit profits revenue revenues sales growth turnover
	output economy economic earnings billion million investment investments production deliveries shipments
	inflation budget prices tariffs loans fiscal quarter months construction project`)

// quarterCode reads "Q1 2018", "H2", "2Q of this year".
func (s *scan) quarterCode(i int) (match, bool) {
	t := s.t(i)
	code, suffix := 32+int(t.val), "Q"+strconv.Itoa(int(t.val))
	if t.class == cHalf {
		code, suffix = 39+int(t.val), "H"+strconv.Itoa(int(t.val))
	}
	if _, _, ok := s.yearWords(i + 1); !ok && !s.w(i-1, wIn, wFor, wDuring, wThe, wOf, wSince, wBy) {
		return match{}, false
	}
	return s.yearPart(match{start: i}, i+1, code, suffix)
}

// season reads "summer 2018", "the winter of 2017", "in spring".
func (s *scan) season(start, i int) (match, bool) {
	t := s.t(i)
	code := int(t.val)
	suffix := seasonTimex[code]
	x := match{start: start, rule: "season"}
	make := func(y int) (edtf.Date, string) { return edtf.FromSeason(y, code), four(y) + "-" + suffix }
	if r, e, ok := s.yearWords(i + 1); ok && (s.t(i+1).class != cNum || t.lex == 0 || !s.countedAfter(i+1)) {
		x.end, x.grain, x.y = e, gQuarter, r.year
		x.value, x.timex, x.basis = s.onYear(start, r, make)
		return x, true
	}
	prep := s.w(start-1, wIn, wBy, wSince, wUntil, wDuring, wOver, wBefore, wAfter, wThrough, wThe)
	mod := s.t(i-1).class == cMod || s.dash(i-1) && s.t(i-2).class == cMod
	if t.lex&doubt != 0 && !mod && !(start == i && s.w(start-1, wIn) || start != i && prep) || !prep && !mod && start == i {
		return x, false
	}
	if s.word(i) == "fall" && s.w(i+1, wOf) || t.flag&fCap != 0 && s.t(i+1).flag&fCap != 0 {
		return x, false // the fall of the Wall; the Winter Palace
	}
	if t.lex&doubt != 0 && s.small(i+1) && s.t(i+1).class == cNone && !s.verbLike(i+1) {
		return x, false
	}
	x.end, x.grain, x.basis, x.conf = i+1, gQuarter, Resolved, 0.7
	dir := s.direction(start, i+1)
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) { return make(seasonYear(now, code, dir)) })
	if x.timex == "" {
		x.timex = "XXXX-" + suffix
	}
	return x, true
}

// seasonYear picks the year of a season without one.
func seasonYear(now edtf.Day, code, dir int) int {
	y, m, _ := now.Civil()
	if code == 24 && m <= 2 {
		y-- // the winter that still lasts
	}
	first, last := edtf.FromSeason(y, code).Bounds()
	switch {
	case dir < 0 && first > now:
		return y - 1
	case dir > 0 && last < now:
		return y + 1
	}
	return y
}
