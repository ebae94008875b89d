package timex

import "dateline/internal/edtf"

// bareUnit reads "for years", "years ago", "year-end", "month-long".
func (s *scan) bareUnit(i int) (match, bool) {
	t := s.t(i)
	u := int(t.val) &^ plural
	many := t.val&plural != 0
	j := i + 1
	if s.dash(i-1) && s.glued(i) {
		return match{}, false
	}
	if m, ok := s.comparison(i, i); ok {
		return m, true
	}
	joined := s.dash(j) && s.glued(j) || s.t(j).kind == kPoss
	switch {
	case s.word(i-1) == "latest" && u == uQuarter && !many && (s.in(i-2, possessives) || s.t(i-2).kind == kPoss):
		x := match{start: i - 1, end: j, rule: "comparison", basis: Resolved, grain: gQuarter, conf: 0.75} // "its latest quarter"
		x.value, x.timex = s.reported(i, 0)
		return x, x.timex != ""
	case s.word(i) == "Year" && s.word(i-1) == "New" && s.t(j).kind == kPoss:
		return s.newYear(i)
	case joined && s.t(j+1).class == cWord:
		return s.joinedUnit(i, u, many)
	case many:
		return s.manyUnits(i, u)
	case u == uYear && s.word(j) == "end" && (s.w(i-1, wBy, wAt, wBefore, wUntil) || s.word(i-1) == "around"):
		return s.unitEnd(i, j+1, u)
	case u == uYear && s.w(i-1, wIn, wFor, wBy):
		if y := s.yearAt(j); y != 0 { // "in year 2018"
			v := edtf.FromYear(y)
			return match{start: i, end: j + 1, rule: "year", grain: gYear, y: y, value: v, timex: v.String()}, true
		}
	}
	return match{}, false
}

// joinedUnit reads what a dash or "'s" joins to the unit at i: "month-long",
// "year-end", "month's end".
func (s *scan) joinedUnit(i, u int, many bool) (match, bool) {
	j := i + 1
	switch {
	case s.w(j+1, wLong) && u >= uMinute && s.dash(j):
		n := "1"
		if many {
			n = "X"
		}
		return match{start: i, end: j + 2, kind: Duration, rule: "unit-long", timex: durationTimex(u, n), conf: 0.75}, true
	case !many && (u == uYear || u == uMonth) && s.word(j+1) == "end":
		return s.unitEnd(i, j+2, u)
	}
	return match{}, false
}

// unitEnd is the end of the report's year or month in tokens [i, end): "by year end".
func (s *scan) unitEnd(i, end, u int) (match, bool) {
	x := match{start: i, end: end, rule: "edge", basis: Resolved, grain: grainOf(u), conf: 0.8, vague: true}
	x.value, x.timex = s.resolve(moved(u, 0))
	return x, x.timex != ""
}

// manyUnits reads units that nobody counts at i: "for years", "years ago", "months
// later", "after months of talks", "waited weeks to hear", "on weekends".
func (s *scan) manyUnits(i, u int) (match, bool) {
	x := match{start: i, end: i + 1, kind: Duration, rule: "units", timex: durationTimex(u, "X"), conf: 0.75}
	j := i + 1
	switch {
	case u == uWeekend && s.w(i-1, wOn, wAt):
		x.kind, x.timex, x.rule = Recurring, "XXXX-WXX-WE", "recurring"
		return x, true
	case u <= uSecond:
		return x, false
	case s.w(j, wAgo):
		x.end, x.kind, x.timex, x.rule = j+1, Date, refTimex[refPast], "ago"
		return x, true
	case s.is(j, cMod, modEarlier):
		x.end, x.kind, x.timex, x.rule = j+1, Date, refTimex[refPast], "displaced"
		return x, true
	case s.is(j, cMod, modLater), s.word(j) == "afterwards":
		x.end, x.kind, x.rule = j+1, Date, "displaced"
		x.timex = s.someLater(x, u, true)
		return x, true
	case s.w(j, wOf) && u >= uDay && u != uQuarter && !s.w(i-1, wIn, wOn) && (s.t(i-1).class == cWord && !s.w(i-1, wThe, wThose, wThese) || s.opens(i) || s.in(i-1, following)):
		return x, true
	case s.in(i-1, enduring) && u >= uMinute && s.t(j).kind != kPoss && !s.dash(j):
	case s.w(i-1, wFor, wIn, wWithin, wAfter), s.w(j, wAfter, wBefore) && u != uQuarter, s.w(i-1, wOf) && s.word(i-2) == "matter":
		if s.punctIs(j, '\'') || s.w(j, wOf) && s.w(i-1, wIn) {
			return x, false
		}
	default:
		return x, false
	}
	x.end = s.alsoUnits(j)
	return x, u != uQuarter
}

// enduring are verbs whose object is a span of time.
var enduring = set("spent spend spends spending wait waits waited waiting lasted lasts lasting took take takes taking")

// following are words that come before a span of time, as prepositions do.
var following = set("following followed follows despite amid ended ends ending spent spend spends spending needs takes take took taking wait waits waited waiting face faces faced facing lost served endured suffered passed pass with without since")
