package timex

import "strconv"

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
	switch {
	case t.class == cRate:
		return s.adverb(x, i)
	case t.val == wOnce && s.w(i+1, wEvery):
		m, ok := s.every(x, i+1) // "once every two years"
		return m, ok && s.t(m.end-1).class == cUnit
	case t.val == wOnce || t.val == wTwice:
		return s.timesPer(x, i+1)
	case t.val == wPer:
		return s.perUnit(x)
	case t.val == wEvery || t.val == wEach:
		return s.every(x, i)
	}
	return x, false
}

// adverb reads "annually", "daily", "annual" where they say how often, and name
// neither a paper nor which of several is meant.
func (s *scan) adverb(x match, i int) (match, bool) {
	t, n, w := s.t(i), s.t(i+1), s.word(i)
	noun := n.class == cNone && s.small(i+1)
	switch {
	case t.flag&fCap != 0 && (!s.opens(i) || n.flag&fCap != 0):
		return x, false // the Daily News
	case s.dash(i-1) && s.glued(i), s.dash(i+1) && s.glued(i+1):
		return x, false
	case n.kind == kWord && n.flag&fCap != 0 && n.class == cNone && s.small(i-1) && !s.w(i-1, wThe, wA, wAn):
		return x, false // "the financial daily Les Nouvelles"
	case noun && (w == "annual" || w == "quarterly"):
		return x, false // "an annual meeting", "its quarterly loss": which, and not how often
	case s.in(i+1, papers), w == "daily" && (s.opens(i) || s.w(i-1, wThe, wA)) && !noun && n.class != cCount && n.class != cNum:
		return x, false // "the daily said", "a weekly newspaper"
	case w == "annual", noun && w[len(w)-2:] == "ly":
		x.conf = 0.65
	}
	x.timex = durationTimex(int(t.val), "1")
	return x, true
}

// papers are nouns of what comes out daily or weekly, and verbs of what one wrote.
var papers = set("newspaper newspapers paper papers magazine magazines journal journals tabloid tabloids broadsheet broadsheets said reported wrote quoted says writes")

// every reads "every" and "each" at i with what comes again: "every Monday", "each
// 9 May", "every summer", "every other week", "every morning".
func (s *scan) every(x match, i int) (match, bool) {
	n, k := s.everyNth(i + 1)
	u := s.t(k)
	x.end = k + 1
	switch u.class {
	case cUnit:
		second := u.val == uSecond && (n == "1" || s.w(i, wEach))
		if second || n == "1" && u.val&plural != 0 || s.dash(k+1) && s.glued(k+1) {
			return x, false
		}
		x.timex = durationTimex(int(u.val)&^plural, n)
	case cWeekday:
		x.timex = "XXXX-WXX-" + strconv.Itoa(int(u.val))
		if s.t(k+1).class == cPart {
			x.timex += partTimex[s.t(k+1).val]
			x.end++
		}
		return x, u.lex == 0
	case cMonth:
		m, end := s.monthAt(k)
		x.timex = "XXXX-" + two(m)
		if d := s.dayAt(end); d != 0 {
			x.timex += "-" + two(d)
			end++
		}
		x.end = end
		return x, m != 0
	case cSeason:
		x.timex = "XXXX-" + seasonTimex[int(u.val)]
	case cPart:
		x.timex = "XXXX-XX-XX" + partTimex[u.val]
	default:
		return x, false
	}
	return x, true
}

// everyNth reads the number after "every" at k, as TIMEX3 has it: "[second] year",
// "[other] week", "[two] months"; it is 1 where none is said.
func (s *scan) everyNth(k int) (n string, end int) {
	n = "1"
	if u := s.t(k + 1); s.ordinalAt(k) > 1 && s.ordinalAt(k) < 5 && (u.class == cWeekday || u.class == cUnit && u.val >= uDay && u.val&plural == 0) {
		o := s.ordinalAt(k)
		n = strconv.Itoa(o)
		k++
	}
	if s.w(k, wOther) {
		return "2", k + 1
	}
	if c, end, ok := s.countAt(k); ok && !c.article {
		return c.text, end
	}
	return n, k
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
