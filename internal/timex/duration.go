package timex

import (
	"dateline/internal/edtf"
)

// duration reads "three days", "a 10-day", "two and a half years", and with
// what follows "a decade ago", "two weeks earlier".
func (s *scan) duration(start, i int) (match, bool) {
	x := match{start: start, rule: "duration", kind: Duration, conf: 0.9}
	if end := s.quarterCentury(i); end > i {
		x.end, x.timex = end, "P25Y"
		m, ok := s.displaced(x, count{n: 25, text: "25"}, uYear)
		if !ok {
			m = x
		}
		return m, true
	}
	c, k, ok := s.countAt(i)
	if !ok {
		return x, false
	}
	if s.w(k, wTimes) && !c.vague {
		return s.timesPer(x, k+1)
	}
	hyphen := s.dash(k)
	u, k, ok := s.unitCounted(i, s.pastDash(k), hyphen)
	if !ok {
		return x, false
	}
	if x.conf, ok = s.unitFits(c, i, k, hyphen); !ok || s.aged(i, k) {
		return x, false
	}
	x.end = k + 1
	if s.dash(k+1) && s.glued(k+1) && s.w(k+2, wLong) {
		if c.article && !c.vague {
			return x, false // "a week-long exercise": the article is the exercise's
		}
		x.end = k + 3
	}
	if n := s.t(x.end); s.t(i-1).c == '"' && s.t(k).flag&fCap != 0 && n.kind == kPunct && (n.c == '"' || n.c == '\'') {
		return x, false // a title: "60 Minutes"
	}
	if s.nameOfSpan(i, k) {
		return x, false // "the Six-Day War"
	}
	if hyphen {
		x.timex = halves(durationTimex(u, c.text))
		return x, true
	}
	return s.lengthOrPoint(x, c, i, k)
}

// quarterCentury is the token after "a quarter of a century", "a quarter-century" at i,
// or i.
func (s *scan) quarterCentury(i int) int {
	switch {
	case !s.w(i, wA) || !s.is(i+1, cUnit, uQuarter):
	case s.dash(i+2) && s.is(i+3, cUnit, uCentury):
		return i + 4
	case s.w(i+2, wOf) && s.w(i+3, wA) && s.is(i+4, cUnit, uCentury):
		return i + 5
	}
	return i
}

// nameOfSpan reports whether the number at i and its unit at k are of a name, as
// capitals within a sentence show that has other words in small letters beside it:
// "the Six-Day War broke out", not the headline "Talks End After Six Days".
func (s *scan) nameOfSpan(i, k int) bool {
	if s.t(k).flag&fCap == 0 || s.opens(i) {
		return false
	}
	return s.amongSmall(i, k)
}

// amongSmall reports whether a word in small letters that is no small word stands
// beside tokens i to k: the sentence is no headline.
func (s *scan) amongSmall(i, k int) bool {
	for _, j := range [...]int{i - 2, i - 1, k + 1, k + 2} {
		if s.small(j) && s.t(j).class == cNone {
			return true
		}
	}
	return false
}

// unitCounted reads the unit of a number that begins at i, from token k after it:
// "three [full days]", "two [more years]".
func (s *scan) unitCounted(i, k int, hyphen bool) (u, at int, ok bool) {
	for s.w(k, wMore, wFiscal) || s.is(k, cRel, rPast) || s.w(k, wLong) && !hyphen || s.in(k, fullWords) {
		k++
		if k > i+6 {
			return 0, k, false
		}
	}
	u, ok = s.unitAt(k)
	return u, k, ok
}

// unitFits reports how well the number at i goes with its unit at k: "three days",
// "a 10-day", less "10 day", not "a-day", "one days", "first quarters", "$5 day".
func (s *scan) unitFits(c count, i, k int, hyphen bool) (conf float64, ok bool) {
	t := s.t(k)
	u, _ := s.unitAt(k)
	many, one, digits := t.val&plural != 0 && t.class == cUnit, c.one(), s.t(i).class == cNum
	switch {
	case c.article && hyphen, u == uSecond && (!many || one):
		return 0, false
	case !many && !hyphen && !one && !(c.frac && c.n <= 1):
		// "10 day" is a slip for a few units only.
		noun := s.w(i-1, wA, wAn, wThe) && s.small(k+1) && s.t(k+1).class == cNone // "a two day rally"
		return 0.6, t.class == cUnit && !c.vague && u != uQuarter && u != uDecade && u != uCentury && (digits || noun)
	case many && one && !digits:
		return 0, false
	case u == uQuarter && (s.w(k+1, wOf) && !(c.vague && s.business(i)) || one || c.article && !c.vague || !many):
		return 0, false
	case hyphen && (u == uCentury || u == uQuarter) && !c.frac, digits && s.punctIs(i-1, '$'):
		return 0, false
	}
	return 0.9, true
}

// aged reports whether the number at i and its unit at k are somebody's age: "five
// years old", "aged 12 years", "three months of age".
func (s *scan) aged(i, k int) bool {
	n := k + 1
	if s.dash(n) && s.glued(n) {
		n++
	}
	return s.w(n, wOld) || s.w(n, wOf) && s.w(n+1, wAge) || s.w(i-1, wAge)
}

// lengthOrPoint finishes what has no dash: a length of time with what more belongs
// to it, or the point that it leads to, "two weeks earlier", "a year ago", or how
// often, "two days a week".
func (s *scan) lengthOrPoint(x match, c count, i, k int) (match, bool) {
	u, _ := s.unitAt(k)
	one := c.one()
	if x.end == k+1 {
		c, x.end = s.orSo(c, x.end)
	}
	x.timex = halves(durationTimex(u, c.text))
	if !c.vague && !c.frac {
		s.moreUnits(&x, u)
	}
	if s.is(k, cUnit, u|plural) && s.punctIs(x.end, '\'') && s.glued(x.end) && s.w(x.end+1, wTime) {
		return x, true // "in three years' time"
	}
	if m, ok := s.displaced(x, c, u); ok {
		return m, true
	}
	if v := s.per(x.end, u); v != 0 {
		x.end, x.kind, x.rule, x.timex = x.end+2, Recurring, "times-per", durationTimex(v, "1")
		return x, true
	}
	if c.article && !c.vague {
		return s.articleUnit(x, i, u)
	}
	return x, !(one && u == uDay && s.someDay(i, x.end))
}

// orSo reads "or so", "or two" at k after a number and its unit: "a week or so", "a
// day or two". The number is a vague one then.
func (s *scan) orSo(c count, k int) (count, int) {
	if !s.w(k, wOr) {
		return c, k
	}
	_, e, ok := s.plainCount(k + 1)
	if ok && (s.t(e).class == cUnit || s.dash(e) || s.w(e, wTimes)) || !ok && s.word(k+1) != "so" {
		return c, k
	}
	if ok {
		c.text = "X"
	}
	c.vague = true
	return c, k + 2
}

// someDay reports whether "one day" at tokens [i, end) is a day that is not told:
// "One day, …", "will one day follow", not "lasted one day".
func (s *scan) someDay(i, end int) bool {
	return s.t(i).class == cCount && s.t(i-1).class != cApprox && !s.w(i-1, wFor, wIn, wWithin, wAfter, wOver, wThan, wLeast) &&
		!s.in(i-1, lasting) && !s.w(end, wBefore, wAfter)
}

// lasting are words before a span of time: "took a week", "barely a month".
var lasting = set("last lasts lasted lasting take takes took taken spend spends spent wait waits waited stay stays stayed only just barely")

var fullWords = set("full consecutive straight trading additional calendar working business successive whole solid entire")

// moreUnits takes in smaller units after a first.
func (s *scan) moreUnits(x *match, u int) {
	j := x.end
	if s.w(j, wAnd) || s.punctIs(j, ',') {
		j++
	}
	if s.w(j-1, wAnd) && s.w(j, wA) && s.w(j+1, wHalf) {
		// "a year and a half"
		x.end = j + 2
		x.timex = halfMore(x.timex)
		return
	}
	c, k, ok := s.countAt(j)
	if !ok || c.vague || c.article {
		return
	}
	if v, ok := s.unitAt(k); ok && v < u && s.t(k).val&plural != 0 == (c.n != 1) && s.t(k).val != uSecond {
		tx := durationTimex(v, c.text)
		if v <= uHour && u <= uHour {
			tx = tx[2:]
		} else {
			tx = tx[1:]
		}
		x.timex += tx
		x.end = k + 1
		s.moreUnits(x, v)
	}
}

// halfMore adds a half to a duration of one unit: P1Y to P1.5Y.
func halfMore(tx string) string {
	for k := len(tx) - 1; k > 0; k-- {
		if bytes[tx[k]] == isDigit {
			return halves(tx[:k+1] + ".5" + tx[k+1:])
		}
	}
	return tx
}

// displaced reads the words that make a point in time of a duration: ago,
// earlier, later, before, from now.
func (s *scan) displaced(x match, c count, u int) (match, bool) {
	j := x.end
	sign, anchored, end := 0, false, j+1
	next := s.t(j + 1)
	alone := next.kind == kEOF || next.kind == kPunct || next.kind == kDash || s.w(j+1, wAnd, wIn, wOn, wAt, wBy) || s.in(j+1, auxiliaries)
	switch {
	case s.w(j, wAgo):
		sign = -1
	case s.w(j, wHence):
		sign = 1
	case s.w(j, wFrom) && s.is(j+1, cRef, refPresent):
		sign, end = 1, j+2
	case s.w(j, wFrom) && s.is(j+1, cDeictic, 0) && !c.vague && !c.frac:
		return s.dayOff(x, u, c.n, j+2), true // "a month from today"
	case s.is(j, cMod, modEarlier), s.word(j) == "previously", s.is(j, cRel, rPrevious) && s.word(j) == "prior" && !s.w(j+1, wTo):
		sign, anchored = -1, true
	case s.is(j, cMod, modLater):
		sign, anchored = 1, true
	case s.w(j, wBefore) && alone:
		sign, anchored = -1, true
	case s.w(j, wAfter) && alone:
		sign, anchored = 1, true
	default:
		return x, false
	}
	if t := s.t(end); s.w(j, wAgo) && !c.vague && !c.frac && u >= uWeek && (t.class == cDeictic && t.val == 0 || u == uWeek && t.class == cWeekday && t.lex == 0) {
		return s.dayOff(x, u, -c.n, end+1), true // "a year ago today", "a week ago Tuesday"
	}
	x.end = end
	x.kind, x.rule, x.basis, x.grain = Date, "ago", Resolved, grainOf(u)
	if sign > 0 {
		x.rule = "from-now"
	}
	if anchored {
		x.rule, x.conf = "displaced", 0.8
	}
	if c.vague && c.n == 0 {
		x.timex, x.basis, x.grain = refTimex[refPast], Explicit, gNone
		if sign > 0 {
			x.timex = s.someLater(x, u, anchored)
		}
		return x, true
	}
	f := func(now edtf.Day) (edtf.Date, string) {
		if u == uYear && c.n == 1 && !c.vague && !c.frac && sign < 0 && s.quarterNear(x.start) && s.business(x.start) {
			return s.reported(x.start, -4) // of the quarter that is spoken of
		}
		v, tx := displace(now, u, sign*c.n, c, sign)
		if u > uDay && !anchored || c.vague || c.frac {
			v = v.Qualify('~')
		}
		return v, tx
	}
	if sign > 0 && anchored && u >= uDay && !s.anchorNear(x.start, x.grain) && s.direction(x.start, x.end) <= 0 {
		x.timex = unknown[x.grain] // of a day that no one named
		return x, true
	}
	return s.valued(x, anchored, f), true
}

// dayOff is the day n units from the report's, or from the last of the weekday that
// stands before the token end.
func (s *scan) dayOff(x match, u, n, end int) match {
	x.end, x.kind, x.rule, x.basis, x.grain = end, Date, "ago", Resolved, gDay
	return s.valued(x, false, func(now edtf.Day) (edtf.Date, string) {
		if t := s.t(end - 1); t.class == cWeekday {
			if d := weekdayOn(now, int(t.val)); d <= now {
				now = d
			} else {
				now = d - 7
			}
		}
		y, m, d := now.Civil()
		switch u {
		case uDay, uNight:
			now += edtf.Day(n)
		case uWeek:
			now += edtf.Day(7 * n)
		case uMonth:
			y, m, _ = edtf.Civil(y, m+n, 1).Civil()
			return dayValue(y, m, min(d, edtf.DaysIn(y, m)))
		case uYear:
			return dayValue(y+n, m, min(d, edtf.DaysIn(y+n, m)))
		default:
			return edtf.Date{}, ""
		}
		v := edtf.FromDay(now)
		return v, v.String()
	})
}

// someLater is the TIMEX3 value of "a few days later": ahead where the clause looks
// ahead, else a time of what is told, which no one can place.
func (s *scan) someLater(x match, u int, anchored bool) string {
	if anchored && s.direction(x.start, x.end) <= 0 {
		return unknown[grainOf(u)]
	}
	return refTimex[refFuture]
}

// displace moves a day by n units and returns the result as coarse as the
// unit: "a decade ago" is a year, "two months ago" a month.
func displace(now edtf.Day, u, n int, c count, sign int) (edtf.Date, string) {
	y, m, _ := now.Civil()
	half := 0
	if c.frac {
		half = sign
	}
	switch u {
	case uSecond, uMinute, uHour:
		d := 0
		if u == uHour {
			d = n / 24
		}
		v := edtf.FromDay(now + edtf.Day(d))
		return v, v.String()
	case uDay, uNight:
		v := edtf.FromDay(now + edtf.Day(n))
		return v, v.String()
	case uWeek, uFortnight, uWeekend:
		k := 7 * n
		if u == uFortnight {
			k *= 2
		}
		d := now + edtf.Day(k+3*half)
		return edtf.FromDay(d), isoWeek(d)
	case uMonth:
		v := edtf.FromMonth(y, m+n)
		return v, v.String()
	case uQuarter:
		return shift(now, uQuarter, n)
	case uYear:
		// The year of the day that lies n and a half years off.
		w, _, _ := edtf.Civil(y, m+12*n+6*half, 1).Civil()
		v := edtf.FromYear(w)
		return v, v.String()
	case uDecade:
		v := edtf.FromYear(y + 10*n + 5*half)
		return v, v.String()
	case uCentury:
		v := edtf.FromYear(y + 100*n + 50*half)
		return v, v.String()
	}
	return edtf.Date{}, ""
}
