package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

// count is a number of units.
type count struct {
	n       int
	frac    bool   // not whole
	vague   bool   // several, many
	article bool   // a, an
	text    string // as TIMEX3 has it: "3", "2.5", "X"
}

// countAt reads a number in digits or words from token i.
func (s *scan) countAt(i int) (c count, end int, ok bool) {
	t := s.t(i)
	switch t.class {
	case cNum:
		if t.flag&(fOrd|fMany) != 0 || t.nd > 6 {
			return c, i, false
		}
		c.n, end = int(t.n), i+1
		if s.punctIs(end, ',') && s.glued(end) && s.glued(end+1) && s.t(end+1).class == cNum && s.t(end+1).nd == 3 {
			c.n, end = c.n*1000+int(s.t(end+1).n), end+2
		}
		c.text = strconv.Itoa(c.n)
		if s.punctIs(end, '.') && s.glued(end) && s.glued(end+1) && s.t(end+1).class == cNum && s.t(end+1).nd <= 2 {
			c.text += "." + s.word(end+1)
			c.frac = true
			end += 2
		}
	case cCount:
		c.n, end = int(t.val), i+1
		if c.n >= 20 {
			k := end
			if s.dash(k) {
				k++
			}
			if u := s.t(k); u.class == cCount && u.val < 10 {
				c.n, end = c.n+int(u.val), k+1
			}
		}
		if s.w(end, wHundred) {
			c.n, end = c.n*100, end+1
		} else if s.w(end, wThousand) {
			c.n, end = c.n*1000, end+1
		} else if s.w(end, wDozen) {
			c.n, end = c.n*12, end+1
		}
		c.text = strconv.Itoa(c.n)
	case cWord:
		switch t.val {
		case wA, wAn:
			end = i + 1
			n := s.t(end)
			if n.class == cWord {
				switch n.val {
				case wFew:
					return count{vague: true, article: true, text: "X"}, end + 1, true
				case wCouple:
					end++
					if s.w(end, wOf) {
						end++
					}
					return count{n: 2, vague: true, article: true, text: "2"}, end, true
				case wDozen:
					return count{n: 12, text: "12"}, end + 1, true
				case wHundred:
					return count{n: 100, text: "100"}, end + 1, true
				case wThousand:
					return count{n: 1000, text: "1000"}, end + 1, true
				case wHalf:
					return count{frac: true, text: "0.5"}, end + 1, true
				}
			}
			return count{n: 1, article: true, text: "1"}, end, true
		case wSeveral, wFew, wMany:
			return count{vague: true, text: "X"}, i + 1, true
		case wCouple:
			end = i + 1
			if s.w(end, wOf) {
				end++
			}
			return count{n: 2, vague: true, text: "2"}, end, true
		case wDozen, wHundred, wThousand:
			if s.w(i+1, wOf) {
				return count{vague: true, text: "X"}, i + 2, true
			}
			return c, i, false
		case wHalf:
			if s.w(i+1, wA, wAn) {
				return count{frac: true, text: "0.5"}, i + 2, true
			}
			if s.dash(i+1) && s.glued(i+1) || s.is(i+1, cUnit, uYear) || s.is(i+1, cUnit, uHour) || s.is(i+1, cUnit, uCentury) || s.is(i+1, cUnit, uDay) {
				return count{frac: true, text: "0.5"}, i + 1, true
			}
			return c, i, false
		case wAnother:
			if c, end, ok = s.countAt(i + 1); ok && !c.article {
				return c, end, true
			}
			return count{n: 1, text: "1"}, i + 1, true
		default:
			return c, i, false
		}
	default:
		return c, i, false
	}
	// "two and a half", "one-and-a-half", "two or three", "8-10", "two to three"
	k := end
	if s.dash(k) && s.glued(k) {
		k++
	}
	if s.w(k, wAnd) {
		k++
		if s.dash(k) {
			k++
		}
		if s.w(k, wA) {
			k++
			if s.dash(k) {
				k++
			}
		}
		if s.w(k, wHalf) {
			c.text += ".5"
			c.frac = true
			return c, k + 1, true
		}
		return c, end, true
	}
	if s.w(end, wOr, wTo) || s.dash(end) {
		if d, e, ok := s.plainCount(end + 1); ok && d > c.n {
			if _, unit := s.unitAt(e); unit || s.dash(e) {
				c.n, c.vague, c.text = d, true, "X"
				return c, e, true
			}
		}
	}
	return c, end, true
}

func (s *scan) plainCount(i int) (n, end int, ok bool) {
	t := s.t(i)
	switch {
	case t.class == cNum && t.flag&(fOrd|fMany) == 0 && t.nd <= 4:
		return int(t.n), i + 1, true
	case t.class == cCount:
		return int(t.val), i + 1, true
	}
	return 0, i, false
}

// unitAt reads a unit of time at i.
func (s *scan) unitAt(i int) (u int, ok bool) {
	t := s.t(i)
	if t.class == cUnit {
		return int(t.val) &^ plural, true
	}
	if t.class == cPart && t.val == pNight {
		return uNight, true
	}
	return 0, false
}

// durationTimex writes an ISO 8601 duration as TIMEX3 does.
func durationTimex(u int, n string) string {
	switch u {
	case uSecond:
		return "PT" + n + "S"
	case uMinute:
		return "PT" + n + "M"
	case uHour:
		return "PT" + n + "H"
	case uDay:
		return "P" + n + "D"
	case uNight:
		return "P" + n + "NI"
	case uWeekend:
		return "P" + n + "WE"
	case uWeek:
		return "P" + n + "W"
	case uFortnight:
		if n == "1" {
			return "P2W"
		}
		return "PXW"
	case uMonth:
		return "P" + n + "M"
	case uQuarter:
		return "P" + n + "Q"
	case uYear:
		return "P" + n + "Y"
	case uDecade:
		return "P" + n + "DE"
	case uCentury:
		return "P" + n + "CE"
	}
	return "P" + n + "ML"
}

// duration reads "three days", "a 10-day", "two and a half years", and with
// what follows "a decade ago", "two weeks earlier".
func (s *scan) duration(start, i int) (match, bool) {
	x := match{start: start, rule: "duration", kind: Duration, conf: 0.9}
	c, k, ok := s.countAt(i)
	if !ok {
		return x, false
	}
	if s.w(k, wTimes) && !c.vague {
		return s.timesPer(x, k+1)
	}
	hyphen := s.dash(k)
	if hyphen {
		k++
	}
	for s.w(k, wMore) || s.w(k, wFiscal) || s.is(k, cRel, rPast) || s.w(k, wLong) && !hyphen || s.in(k, fullWords) {
		k++
		if k > i+6 {
			return x, false
		}
	}
	t := s.t(k)
	u, ok := s.unitAt(k)
	if !ok {
		return x, false
	}
	many := t.val&plural != 0 && t.class == cUnit
	x.end = k + 1
	one := c.n == 1 && !c.frac && !c.vague
	switch {
	case c.article && hyphen:
		return x, false
	case u == uSecond && (!many || one):
		return x, false
	case !many && !hyphen && !one && !(c.frac && (c.n == 0 || c.n == 1)):
		// "10 day" is a slip for a few units only.
		if t.class != cUnit || c.vague || u == uQuarter || u == uDecade || u == uCentury || s.t(i).class != cNum {
			return x, false
		}
		x.conf = 0.6
	case many && one && s.t(i).class != cNum:
		return x, false
	case u == uQuarter && (s.w(k+1, wOf) || one || c.article || !many):
		return x, false
	case hyphen && (u == uCentury || u == uQuarter) && !c.frac:
		return x, false
	case s.t(i).class == cNum && s.t(i-1).kind == kPunct && s.t(i-1).c == '$':
		return x, false
	}
	// Ages are not durations.
	n := k + 1
	if s.dash(n) && s.glued(n) {
		n++
	}
	if s.w(n, wOld) || s.w(n, wOf) && s.w(n+1, wAge) || s.w(i-1, wAge) {
		return x, false
	}
	if n == k+2 && s.w(n, wLong) {
		if c.article && !c.vague {
			return x, false // "a week-long exercise": the article is the exercise's
		}
		x.end = n + 1
	}
	// More of it: "two years and three months", "three hours 30 minutes".
	x.timex = durationTimex(u, c.text)
	if !hyphen && !c.vague && !c.frac {
		s.moreUnits(&x, u)
	}
	if s.t(x.end).kind == kPunct && s.t(x.end).c == '\'' && many && s.glued(x.end) && s.w(x.end+1, wTime) {
		return x, true // "in three years' time"
	}
	if !hyphen {
		if m, ok := s.displaced(x, c, u); ok {
			return m, true
		}
	}
	if c.article && !c.vague {
		return s.articleUnit(x, i, u)
	}
	if one && u == uDay && s.opens(i) {
		return x, false // One day, …
	}
	return x, true
}

var fullWords = set("full consecutive straight additional calendar working business successive whole solid entire")

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
	if v, ok := s.unitAt(k); ok && v < u && s.t(k).val&plural != 0 == (c.n != 1) && v != uSecond {
		tx := durationTimex(v, c.text)
		if v <= uHour && u <= uHour {
			tx = tx[2:]
		} else {
			tx = tx[1:]
		}
		x.timex += tx
		x.end = k + 1
	}
}

// halfMore adds a half to a duration of one unit: P1Y to P1.5Y.
func halfMore(tx string) string {
	for k := len(tx) - 1; k > 0; k-- {
		if bytes[tx[k]] == isDigit {
			return tx[:k+1] + ".5" + tx[k+1:]
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
	alone := next.kind == kEOF || next.kind == kPunct || next.kind == kDash || next.class == cWord && (next.val == wAnd || next.val == wIn || next.val == wOn || next.val == wAt || next.val == wBy) || s.in(j+1, auxiliaries)
	switch {
	case s.w(j, wAgo):
		sign = -1
	case s.w(j, wHence):
		sign = 1
	case s.w(j, wFrom) && s.is(j+1, cRef, refPresent):
		sign, end = 1, j+2
	case s.is(j, cMod, modEarlier), s.is(j, cRel, rPrevious) && s.word(j) == "prior" && !s.w(j+1, wTo):
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
			x.timex = refTimex[refFuture]
		}
		return x, true
	}
	f := func(now edtf.Day) (edtf.Date, string) {
		v, tx := displace(now, u, sign*c.n, c, sign)
		if u > uDay && !anchored || c.vague || c.frac {
			v = v.Qualify('~')
		}
		return v, tx
	}
	if anchored {
		x.value, x.timex = s.anchored(x.start, x.grain, f)
	} else {
		x.value, x.timex = s.resolve(f)
	}
	if x.timex == "" {
		x.timex = unknown[x.grain]
	}
	return x, true
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

// articleUnit decides on "a day", "a year": a rate, a duration, or only a
// noun.
func (s *scan) articleUnit(x match, i, u int) (match, bool) {
	p := s.t(i - 1)
	if i == x.start {
		if p.class == cNum && p.flag&fSp == 0 || s.w(i-1, wTimes, wOnce, wTwice) || s.in(i-1, counted) || p.kind == kPunct && p.c == '%' ||
			p.class == cNum && p.nd != 4 || p.kind == kWord && p.class == cNone && p.flag&fCap == 0 && s.pluralAfter(i-2) && s.rateUnit(x.end) {
			x.kind, x.rule, x.conf = Recurring, "rate", 0.8
			return x, true
		}
	}
	if u < uMinute || s.t(x.end).kind == kPoss || s.dash(x.end) && s.glued(x.end) {
		return x, false
	}
	if x.start != i || s.w(i-1, wFor, wIn, wWithin, wAfter, wOver, wThan, wHalf, wUntil, wOnce) || s.w(x.end, wAfter, wBefore, wSince) ||
		s.t(x.end).class == cRel && s.word(x.end) == "following" {
		x.conf = 0.75
		if s.w(i-1, wIn) && s.w(x.end, wOf) {
			return x, false
		}
		return x, true
	}
	// "a year and a half" has said more than a noun would.
	return x, x.end > i+2
}

// rateUnit reports whether what follows "barrels a day" leaves it a rate.
func (s *scan) rateUnit(i int) bool { return !s.w(i, wOf, wAgo, wAfter, wBefore) }

// timesPer reads what follows "three times": "a year", "per month".
func (s *scan) timesPer(x match, j int) (match, bool) {
	if !s.w(j, wA, wAn, wEach, wEvery, wPer) {
		return x, false
	}
	u, ok := s.unitAt(j + 1)
	if !ok || s.t(j+1).val&plural != 0 {
		return x, false
	}
	x.end, x.kind, x.rule, x.timex = j+2, Recurring, "times-per", durationTimex(u, "1")
	return x, true
}

// rate reads "every Monday", "each year", "every two weeks", "twice a month",
// "annually".
func (s *scan) rate(i int) (match, bool) {
	t := s.t(i)
	x := match{start: i, end: i + 1, kind: Recurring, rule: "recurring", conf: 0.9}
	if t.class == cRate {
		if t.flag&fCap != 0 && !s.opens(i) || t.flag&fCap != 0 && s.t(i+1).flag&fCap != 0 {
			return x, false // the Daily News
		}
		if s.dash(i-1) && s.glued(i) || s.dash(i+1) && s.glued(i+1) {
			return x, false
		}
		x.timex = durationTimex(int(t.val), "1")
		if w := s.word(i); w == "annual" || w[len(w)-2:] == "ly" && s.small(i+1) && s.t(i+1).class == cNone {
			x.conf = 0.65
		}
		return x, true
	}
	if t.val == wOnce || t.val == wTwice {
		return s.timesPer(x, i+1)
	}
	if t.val != wEvery && t.val != wEach {
		return x, false
	}
	k := i + 1
	n := "1"
	if s.w(k, wOther) {
		n = "2"
		k++
	} else if c, e, ok := s.countAt(k); ok && !c.article {
		n, k = c.text, e
	}
	u := s.t(k)
	switch u.class {
	case cUnit:
		if t.val == wEach && u.val == uSecond || n == "1" && u.val&plural != 0 || s.dash(k+1) && s.glued(k+1) {
			return x, false
		}
		if u.val == uSecond && n == "1" {
			return x, false
		}
		x.timex = durationTimex(int(u.val)&^plural, n)
	case cWeekday:
		if u.lex != 0 {
			return x, false
		}
		x.timex = "XXXX-WXX-" + strconv.Itoa(int(u.val))
		if s.t(k+1).class == cPart {
			x.timex += partTimex[s.t(k+1).val]
			k++
		}
	case cMonth:
		m, end := s.monthAt(k)
		if m == 0 {
			return x, false
		}
		x.timex = "XXXX-" + two(m)
		if d := s.dayAt(end); d != 0 {
			x.timex += "-" + two(d)
			end++
		}
		k = end - 1
	case cSeason:
		x.timex = "XXXX-" + seasonTimex[int(u.val)]
	case cPart:
		x.timex = "XXXX-XX-XX" + partTimex[u.val]
	default:
		return x, false
	}
	x.end = k + 1
	return x, true
}

// approx reads a duration, a time or a date after "about", "more than", "at
// least" and the like.
func (s *scan) approx(i int) (match, bool) {
	k := i + 1
	t := s.t(i)
	dates := false
	switch {
	case t.class == cApprox && t.val == 1: // just
		if !s.w(k, wOver) && !s.w(k, wMore, wLess) {
			return match{}, false
		}
		if s.w(k, wMore, wLess) {
			if !s.w(k+1, wThan) {
				return match{}, false
			}
			k++
		}
		k++
	case t.class == cApprox:
		switch s.word(i) {
		case "around", "circa", "approximately", "roughly", "Around", "Approximately", "Roughly":
			dates = true
		case "some", "Some":
			if c := s.t(k).class; c != cNum && c != cCount {
				return match{}, false
			}
		}
	case s.w(i, wMore, wLess):
		if !s.w(k, wThan) {
			return match{}, false
		}
		k++
	case s.w(i, wAt):
		if !s.w(k, wLeast, wMost) {
			return match{}, false
		}
		k++
	case s.w(i, wUp):
		if !s.w(k, wTo) {
			return match{}, false
		}
		k++
	}
	if m, ok := s.duration(i, k); ok && m.kind != Recurring {
		if s.w(i, wMore, wLess) && m.rule == "displaced" && s.w(k, wA, wAn) {
			return match{}, false // "30 percent more than a year earlier" compares
		}
		if !m.value.IsZero() && m.grain != gNone && !m.value.Approximate() {
			m.value = m.value.Qualify('~')
		}
		return m, true
	}
	if t.class != cApprox || t.val == 1 {
		return match{}, false
	}
	if s.t(k).class == cNum {
		if m, ok := s.clock(k); ok {
			m.start = i
			return m, true
		}
	}
	if !dates {
		return match{}, false
	}
	m, ok := s.simple(k)
	if !ok || m.kind == Duration || m.kind == Recurring || m.value.IsZero() || m.grain == gNone || m.tod != "" {
		return match{}, false
	}
	m.start = i
	m.value = m.value.Qualify('~')
	m.m, m.d = 0, 0
	return m, true
}

// bareUnit reads "for years", "years ago", "year-end", "month-long".
func (s *scan) bareUnit(i int) (match, bool) {
	t := s.t(i)
	u := int(t.val) &^ plural
	many := t.val&plural != 0
	x := match{start: i, end: i + 1, kind: Duration, rule: "units", timex: durationTimex(u, "X"), conf: 0.75}
	j := i + 1
	if s.dash(i-1) && s.glued(i) {
		return x, false
	}
	if (s.dash(j) && s.glued(j) || s.t(j).kind == kPoss) && s.t(j+1).class == cWord {
		switch {
		case s.w(j+1, wLong) && u >= uMinute && s.dash(j):
			n := "1"
			if many {
				n = "X"
			}
			x.end, x.timex, x.rule = j+2, durationTimex(u, n), "unit-long"
			return x, true
		case s.w(j+1, wEnd) && !many && (u == uYear || u == uMonth) && s.word(j+1) == "end":
			x = match{start: i, end: j + 2, rule: "edge", basis: Resolved, grain: grainOf(u), conf: 0.8, vague: true}
			x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) { return shift(now, u, 0) })
			return x, x.timex != ""
		}
		return x, false
	}
	if !many && u == uYear && s.word(j) == "end" && s.w(i-1, wBy) {
		x = match{start: i, end: j + 1, rule: "edge", basis: Resolved, grain: gYear, conf: 0.8, vague: true}
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) { return shift(now, u, 0) })
		return x, x.timex != ""
	}
	if !many {
		if u == uYear && s.w(i-1, wIn, wFor, wBy) {
			if y := s.yearAt(j); y != 0 {
				v := edtf.FromYear(y)
				return match{start: i, end: j + 1, rule: "year", grain: gYear, y: y, value: v, timex: v.String()}, true
			}
		}
		return x, false
	}
	if u == uWeekend && s.w(i-1, wOn, wAt) {
		x.kind, x.timex, x.rule = Recurring, "XXXX-WXX-WE", "recurring"
		return x, true
	}
	if u <= uSecond {
		return x, false
	}
	switch {
	case s.w(j, wAgo):
		x.end, x.kind, x.timex, x.rule = j+1, Date, refTimex[refPast], "ago"
		return x, true
	case s.is(j, cMod, modLater), s.is(j, cMod, modEarlier):
		x.end, x.kind, x.rule = j+1, Date, "displaced"
		x.timex = refTimex[refPast]
		if s.is(j, cMod, modLater) {
			x.timex = refTimex[refFuture]
		}
		return x, true
	case s.w(i-1, wFor, wIn, wWithin, wAfter) || s.w(i-1, wOver) && false, s.w(j, wAfter, wBefore) && u != uQuarter:
		if s.t(j).kind == kPunct && s.t(j).c == '\'' {
			return x, false
		}
		if s.w(j, wOf) && s.w(i-1, wIn) {
			return x, false
		}
		return x, u != uQuarter
	}
	return x, false
}
