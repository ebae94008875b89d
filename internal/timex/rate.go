package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

// articleUnit decides on "a day", "a year": a rate, a duration, or only a
// noun.
func (s *scan) articleUnit(x match, i, u int) (match, bool) {
	p := s.t(i - 1)
	if u == uHour && s.in(i-1, distances) {
		return x, false // "125 miles an hour"
	}
	if i == x.start {
		if p.kind == kWord && p.flag&fMixed != 0 && bytes[s.text[p.start]] == isDigit || s.w(i-1, wThousand, wHundred, wDozen) || p.class == cNum && p.flag&fSp == 0 || s.w(i-1, wTimes, wOnce, wTwice) || s.in(i-1, counted) || p.kind == kPunct && p.c == '%' ||
			p.class == cNum && p.nd != 4 || p.kind == kWord && p.class == cNone && p.flag&fCap == 0 && s.pluralAfter(i-2) && s.rateUnit(x.end) {
			x.kind, x.rule, x.conf = Recurring, "rate", 0.8
			return x, true
		}
	}
	if u < uMinute || s.t(x.end).kind == kPoss || s.dash(x.end) && s.glued(x.end) {
		return x, false
	}
	if x.start != i || s.in(i-1, lasting) || s.w(i-1, wFor, wIn, wWithin, wAfter, wOver, wThan, wHalf, wUntil, wOnce) || s.w(x.end, wAfter, wBefore, wSince) ||
		s.t(x.end).class == cRel && s.word(x.end) == "following" {
		x.conf = 0.75
		if s.w(i-1, wIn) && s.w(x.end, wOf) {
			return x, false
		}
		return x, true
	}
	if (u == uDecade || u == uCentury) && s.w(x.end, wOf) {
		x.conf = 0.6
		return x, true // "ending a century of glassmaking"
	}
	// "a year and a half" has said more than a noun would.
	return x, x.end > i+2
}

var distances = set("miles mile kilometers kilometres kilometer kilometre km kms knots")

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

// per reads "a week", "each month" at i, a unit longer than u; 0 if it is not there
// or another time begins with it.
func (s *scan) per(i, u int) int {
	t := s.t(i + 1)
	if !s.w(i, wA, wAn, wEach, wEvery, wPer) || t.class != cUnit || t.val&plural != 0 || int(t.val) <= u || int(t.val) > uYear {
		return 0
	}
	if n := s.t(i + 2); s.w(i+2, wAgo, wBefore, wAfter, wOr) || n.class == cMod || n.kind == kPoss || s.dash(i+2) && s.glued(i+2) {
		return 0
	}
	return int(t.val)
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
		if n := s.t(i + 1); n.kind == kWord && n.flag&fCap != 0 && n.class == cNone && s.small(i-1) && !s.w(i-1, wThe, wA, wAn) {
			return x, false // "the financial daily Les Nouvelles"
		}
		x.timex = durationTimex(int(t.val), "1")
		w := s.word(i)
		if n := s.t(i + 1); (w == "annual" || w == "quarterly") && n.kind == kWord && n.class == cNone && s.small(i+1) {
			return x, false // "an annual meeting", "its quarterly loss": which, and not how often
		}
		if w == "annual" || w[len(w)-2:] == "ly" && s.small(i+1) && s.t(i+1).class == cNone {
			x.conf = 0.65
		}
		return x, true
	}
	if t.val == wOnce || t.val == wTwice {
		return s.timesPer(x, i+1)
	}
	if t.val == wPer {
		return s.perUnit(x)
	}
	if t.val != wEvery && t.val != wEach {
		return x, false
	}
	k := i + 1
	n := "1"
	if o := s.ordinalAt(k); o > 1 && o < 5 && s.t(k+1).class == cUnit && s.t(k+1).val >= uDay && s.t(k+1).val&plural == 0 {
		n = strconv.Itoa(o) // "every second year"
		k++
	}
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

// perUnit reads "per month": so much in each of them. What goes by the hour is a
// speed or a wage, and no time.
func (s *scan) perUnit(x match) (match, bool) {
	k := x.start + 1
	u := int(s.t(k).val)
	switch {
	case s.word(k) == "annum":
		u = uYear
	case s.is(k, cPart, pNight):
		u = uNight
	case s.t(k).class != cUnit || u < uDay || u&plural != 0 || s.dash(k+1) && s.glued(k+1):
		return x, false
	}
	x.end, x.rule, x.timex, x.conf = k+1, "rate", durationTimex(u, "1"), 0.8
	return x, true
}

// enduring are verbs whose object is a span of time.
var enduring = set("spent spend spends spending wait waits waited waiting lasted lasts lasting took take takes taking")

// following are words that come before a span of time, as prepositions do.
var following = set("following followed follows despite amid ended ends ending spent spend spends spending needs takes take took taking wait waits waited waiting face faces faced facing lost served endured suffered passed pass with without since")

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
	if m, ok := s.comparison(i, i); ok {
		return m, true
	}
	if s.word(i-1) == "latest" && u == uQuarter && !many && (s.in(i-2, possessives) || s.t(i-2).kind == kPoss) {
		x = match{start: i - 1, end: j, rule: "comparison", basis: Resolved, grain: gQuarter, conf: 0.75} // "its latest quarter"
		x.value, x.timex = s.reported(i, 0)
		return x, x.timex != ""
	}
	if s.word(i) == "Year" && s.word(i-1) == "New" && s.t(j).kind == kPoss {
		return s.newYear(i)
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
			x.value, x.timex = s.resolve(moved(u, 0))
			return x, x.timex != ""
		}
		return x, false
	}
	if !many && u == uYear && s.word(j) == "end" && (s.w(i-1, wBy, wAt, wBefore, wUntil) || s.word(i-1) == "around") {
		x = match{start: i, end: j + 1, rule: "edge", basis: Resolved, grain: gYear, conf: 0.8, vague: true}
		x.value, x.timex = s.resolve(moved(u, 0))
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
	case s.is(j, cMod, modLater), s.is(j, cMod, modEarlier), s.word(j) == "afterwards":
		x.end, x.kind, x.rule = j+1, Date, "displaced"
		x.timex = refTimex[refPast]
		if !s.is(j, cMod, modEarlier) {
			x.timex = s.someLater(x, u, true)
		}
		return x, true
	case s.w(j, wOf) && u >= uDay && u != uQuarter && !s.w(i-1, wIn, wOn) && (s.t(i-1).class == cWord && !s.w(i-1, wThe, wThose, wThese) || s.opens(i) || s.in(i-1, following)):
		return x, true // "after months of talks"
	case s.in(i-1, enduring) && u >= uMinute && s.t(j).kind != kPoss && !s.dash(j):
		x.end = s.alsoUnits(j)
		return x, u != uQuarter // "waited weeks to hear"
	case s.w(i-1, wFor, wIn, wWithin, wAfter), s.w(j, wAfter, wBefore) && u != uQuarter, s.w(i-1, wOf) && s.word(i-2) == "matter":
		if s.t(j).kind == kPunct && s.t(j).c == '\'' {
			return x, false
		}
		if s.w(j, wOf) && s.w(i-1, wIn) {
			return x, false
		}
		x.end = s.alsoUnits(j)
		return x, u != uQuarter
	}
	return x, false
}
