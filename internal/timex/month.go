package timex

import (
	"dateline/internal/edtf"
)

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
	if s.punctIs(k, ',') && s.yearAt(k+3) != 0 && s.punctIs(k+2, ',') { // "April, 24, 1997": a slip, and with its year a day
		k++
	}
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
	x.parted(j, j+1)
	x.end = j + 2
	if s.w(j, wAnd) && !s.w(x.start-1, wBetween) {
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
	if s.t(end).flag&fCap != 0 && s.in(end, streets) {
		return match{}, false
	}
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
		if x.m == 9 && x.d == 11 && s.in(x.end, attacks) {
			y = 2001
		}
		if y == 0 {
			y = s.sameMonth(x)
		}
		if y == 0 && !(s.justBefore(x.m, x.d) && s.story.dates < chapter) {
			y = s.storyYear(x.start, x.end, x.m)
			x.told = y != 0
		}
		x.basis = Resolved
		if y != 0 {
			x.value, x.timex = make(y)
		} else {
			dir := s.direction(x.start, x.end)
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

// justBefore reports whether a day of a month is the report's own or one of the three
// before it: that is news, whatever story is told around it.
func (s *scan) justBefore(m, d int) bool {
	if !s.dated || s.first != s.last {
		return false
	}
	y, _, _ := s.first.Civil()
	ago := s.first - edtf.Civil(y, m, d)
	return ago >= 0 && ago <= 3
}

// attacks are words behind the day that is known by its date alone, 11 September 2001.
var attacks = set("attacks attack terror terrorist terrorists hijackers hijackings atrocities bombers")

// sameMonth returns the year of the day named last, if it was near, in the
// same month, and said its year: "on June 29 2021 …, and on June 30".
func (s *scan) sameMonth(x match) int {
	d := s.dayNamed
	if d.at == 0 || int(s.t(x.start).start)-d.at > reach || s.tells(x.start, x.end, willing) {
		return 0
	}
	if y, m, _ := d.day.Civil(); m == x.m {
		return y
	}
	return 0
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
	prep := s.w(i-1, wLeast) || s.w(i-1, wIn, wOn, wBy, wSince, wUntil, wFrom, wTo, wThrough, wBetween, wDuring, wBefore, wAfter, wOf, wFor, wWithin, wEvery, wEach) ||
		s.t(i-1).class == cMod || s.dash(i-1) && s.t(i-2).class == cMod || s.t(i-1).class == cRel ||
		s.w(i-1, wAnd, wOr) && s.t(i-2).class == cMonth || s.punctIs(i-1, ',') && s.t(i-2).class == cMonth ||
		s.dash(i-1) && (s.t(i-2).class == cMonth || s.t(i-2).c == '.')
	if prep {
		// "in May and", but "of March Smith": a following name speaks against.
		return t.lex&doubt == 0 || s.t(j).flag&fCap == 0 || s.t(j).class != cNone || s.opens(j)
	}
	if s.w(i-1, wThe) && t.flag&fCap != 0 && t.lex&abbr == 0 && s.small(j) && s.t(j).class == cNone && s.cue(j) == 0 && !s.in(j, clauseOpeners) && !s.in(j, auxiliaries) {
		return true // "the March talks"
	}
	if t.lex&doubt != 0 || t.lex&abbr != 0 && !s.punctIs(i+1, '.') {
		return s.dash(j) && s.t(j+1).class == cMonth
	}
	if t.flag&fCap == 0 {
		return false
	}
	// April and June are given names as well, and June a family's: not beside
	// another name.
	n := s.t(j)
	if p := s.t(i - 1); (t.val == 4 || t.val == 6) && p.kind == kWord && p.class == cNone && p.flag&fCap != 0 && !s.upper(i-1) && !s.opens(i-1) {
		return false
	}
	return !(n.flag&(fCap|fMixed) == fCap && n.kind == kWord && n.class == cNone)
}

// monthSaid reads the month without a year at k where what stands from token "from"
// on leaves no doubt that it is one: "early May", "the end of March".
func (s *scan) monthSaid(x match, from, k int) (match, bool) {
	m, end := s.monthAt(k)
	if m == 0 {
		return x, false
	}
	x.m, x.end = m, end
	return s.bareMonth(x, s.direction(from, end)), true
}

// bareMonth resolves a month without a year.
func (s *scan) bareMonth(x match, dir int) match {
	x.rule, x.grain, x.basis = "month", gMonth, Resolved
	y := s.monthYearLater(x.end)
	if y == 0 {
		y = s.storyYear(x.start, x.end, x.m)
		x.told = y != 0
	}
	if y != 0 {
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
	if sep := j; s.dash(j) || s.w(j, wTo, wAnd, wThrough, wOr) {
		if s.w(j+1, wThe) && s.t(j+2).flag&fOrd != 0 {
			j++ // "the 13th to the 19th of October"
		}
		if d2 := s.dayAt(j + 1); d2 > d && (s.t(j+2).class == cMonth || s.w(j+2, wOf) && s.t(j+3).class == cMonth) {
			x.d2 = d2
			x.parted(i+1, j+1)
			and = s.w(sep, wAnd) && !s.w(i-1, wBetween) && !(s.w(i-1, wThe) && s.w(i-2, wBetween))
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

// streets are named after days.
var streets = set("street st avenue ave square boulevard road lane prospect bridge station")
