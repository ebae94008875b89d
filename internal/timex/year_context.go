package timex

import "strings"

// yearContext weighs what stands around four digits: whether token i is the year
// y, and how sure that is.
func (s *scan) yearContext(i, y int) (conf float64, ok bool) {
	p := s.t(i - 1)
	modern := y >= 1800 && y <= 2100
	switch {
	case s.bare:
		return 0.8, y >= 1500 && y <= 2100
	case s.amountAround(i):
		return 0, false
	case modern && s.yearList(i):
		return 0.9, true
	case modern && s.punctIs(i-1, '('):
		n := s.t(i + 1) // (2018), (2018–…), (2018, p. 3)
		return 0.85, n.kind == kPunct && (n.c == ')' || n.c == ',' || n.c == ';') || n.kind == kDash
	case modern && s.punctIs(i+1, ')') && p.kind == kWord && p.flag&fCap != 0:
		return 0.75, true
	case s.punctIs(i-1, '.') && (s.word(i-2) == "c" || s.word(i-2) == "ca"):
		return 0.75, y >= 1000 && y <= 2050 // "c. 1850"
	case s.in(i-1, as) && s.in(i-3, as) && y >= 1000 && y <= 2100 && !s.pluralAfter(i):
		return 0.9, true // "as early as 2015"
	case p.kind == kWord:
		return s.yearAfterWord(i, y)
	}
	return s.yearInClause(i, y)
}

var as = set("as")

// amountAround reports whether what stands beside four digits makes a number of
// them: "$2018", "2000-2500 km", "1500 GMT", "1200 hours".
func (s *scan) amountAround(i int) bool {
	p, n := s.t(i-1), s.t(i+1)
	if m := s.t(i + 2); s.dash(i+1) && s.glued(i+1) && s.glued(i+2) && m.class == cNum && m.nd == 4 && m.n > 2150 {
		return true
	}
	return p.kind == kPunct && strings.IndexByte("$#+/=&", p.c) >= 0 ||
		p.class == cNum && !s.yearList(i) ||
		n.class == cZone && n.flag&fCap != 0 || n.class == cUnit && n.flag&fSp != 0
}

// yearAfterWord weighs a year by the word before it: "year 2018", "early 2018",
// "circa 1850", and what the other functions here read.
func (s *scan) yearAfterWord(i, y int) (conf float64, ok bool) {
	p := s.t(i - 1)
	modern := y >= 1800 && y <= 2100
	switch {
	case p.class == cWord:
		return s.yearAfterSmallWord(i, y)
	case p.class == cUnit && p.val == uYear && modern:
		return 0.97, true
	case p.class == cMod && modern:
		return 0.9, true
	case p.class == cApprox && p.val == 0 && y >= 1500 && y <= 2050 && !s.pluralAfter(i) && !s.small(i+1):
		w := s.word(i - 1)
		return 0.8, w == "circa" || w == "around" || w == "about" || s.w(i-2, wIn)
	case y < 1900 || y > 2050:
		return 0, false
	}
	if conf, ok = s.yearAfterNoun(i, y); ok {
		return conf, true
	}
	return s.yearInClause(i, y)
}

// yearAfterSmallWord weighs a year after a preposition, an article and the like.
func (s *scan) yearAfterSmallWord(i, y int) (conf float64, ok bool) {
	n := s.t(i + 1)
	switch s.t(i - 1).val {
	case wIn, wSince, wDuring, wUntil, wBy, wBefore, wAfter:
		return s.yearIn(i, y)
	case wOf, wFrom, wTo, wThrough, wBetween, wAnd, wOr, wOver, wFor, wThan:
		return s.yearOf(i, y)
	case wThe, wA, wAn, wEach, wEvery, wEnd, wStart:
		return s.yearThe(i, y)
	case wOn:
		ended := n.kind == kEOF || n.kind == kPunct && n.c != '-' || s.w(i+1, wAnd)
		return 0.8, y >= 1900 && y <= 2050 && ended // "looks back on 2015"
	case wYearEnd, wFiscal:
		return 0.9, true
	case wLeast: // "until at least 2030"
		return 0.85, y >= 1800 && y <= 2100 && s.w(i-2, wAt) && !s.pluralAfter(i) && !(n.kind == kWord && n.class == cNone)
	}
	return 0, false
}

// yearIn weighs a year after a preposition of time: "in 2018", "by 2030", not
// "in 1200 villages", "after 2000 arrests".
func (s *scan) yearIn(i, y int) (conf float64, ok bool) {
	if y < 1000 || y > 2100 && y%100 != 0 {
		return 0, false
	}
	if modern := y >= 1800 && y <= 2100; s.pluralAfter(i) && (!modern || s.w(i-1, wAfter, wBefore, wBy)) {
		return 0, false
	}
	return 0.97, true
}

// yearOf weighs a year after a preposition or a conjunction that goes with numbers
// as well: "of 2018", "from 2013 to 2018", "more than in 2016 or 2017".
func (s *scan) yearOf(i, y int) (conf float64, ok bool) {
	n := s.t(i + 1)
	ended := n.kind == kEOF || n.kind == kPunct || n.class == cWord
	switch {
	case y >= 1500 && y < 1900 && ended && s.w(i-1, wOf, wFor, wFrom):
		return 0.8, true // "the constitution of 1793"
	case y < 1800 || y > 2100, y < 1900 && !s.w(i-1, wOf, wFrom, wTo), s.pluralAfter(i):
		return 0, false
	case s.w(i-1, wAnd, wOr, wOver, wThan):
		// Only as another year in comparison.
		near := int(s.t(i).start)-s.yearEnd <= 60
		return 0.9, near && !(s.w(i-1, wOver) && s.small(i+1))
	case s.w(i-1, wTo):
		return 0.9, s.rangeBefore(i) || !s.small(i+1) || n.class != cNone
	}
	return 0.9, true
}

// yearThe weighs a year after an article or an edge: "the 2014 protests", "a 2018
// report", "the 1784 treaty", "end 2018".
func (s *scan) yearThe(i, y int) (conf float64, ok bool) {
	n := s.t(i + 1)
	switch {
	case y >= 1600 && y < 1900 && s.w(i-1, wThe) && n.kind == kWord && !s.pluralAfter(i):
		return 0.75, true
	case y < 1900 || y > 2050 || s.w(i-1, wEvery):
		return 0, false
	case n.kind == kPunct:
		return 0.85, n.c == '"' || n.c == '\''
	case n.kind != kWord && n.kind != kDash && n.kind != kPoss:
		return 0, false
	}
	return 0.85, s.w(i-1, wThe) || !s.pluralAfter(i)
}

// yearAfterNoun weighs a year of our time after a noun, a verb or an adjective:
// "World Cup 2018", "founded 1998", "his unsuccessful 1996 campaign".
func (s *scan) yearAfterNoun(i, y int) (conf float64, ok bool) {
	if s.pluralAfter(i) {
		// "its 2030 emissions goal", not "its 2000 villages"
		return 0.8, s.in(i-1, possessives) && s.small(i+2) && s.t(i+2).class == cNone
	}
	p, n := s.t(i-1), s.t(i+1)
	ended := n.kind == kEOF || n.kind == kPunct
	name := p.flag&fCap != 0
	switch {
	case s.eventBefore(i - 1):
		return 0.8, true
	case s.in(i-1, beforeYears):
		return 0.9, true
	case s.in(i-1, possessives) && n.kind == kWord:
		return 0.8, true // "its 2030 goal"
	case n.flag&fSp != 0 && (s.word(i+1) == "levels" || s.word(i+1) == "level"):
		return 0.9, true // "from 2005 levels"
	case s.in(i-1, made) && ended:
		return 0.8, true
	case name && p.class == cNone && !s.upper(i-1) && y >= 1990 && !s.in(i-1, numbered) && (ended || s.small(i+1)) && s.near(y):
		return 0.6, true // "Budget 2024", "Crime in the Country 2023"
	case !name && p.class == cNone && s.determined(i-2) && s.small(i+1) && n.class == cNone && !s.pluralAfter(i-2):
		return 0.65, true
	case !name && s.adjective(i-1) && s.small(i+1):
		return 0.7, true // "a landmark 2018 deal"
	}
	return 0, false
}

// yearInClause weighs a year by its place in the clause and the word after it.
func (s *scan) yearInClause(i, y int) (conf float64, ok bool) {
	if y%50 != 0 && s.near(y) {
		if conf, ok = s.yearNear(i); ok {
			return conf, true
		}
	}
	if y < 1900 || y > 2050 {
		return 0, false
	}
	p, n := s.t(i-1), s.t(i+1)
	switch {
	case p.kind == kPoss && n.kind == kWord && !s.pluralAfter(i):
		return 0.8, true // "the country's 2017 plan"
	case s.word(i-1) == "both" && s.w(i+1, wAnd) && s.yearAt(i+2) != 0:
		return 0.8, true // "both 2013 and 2014"
	case p.kind == kWord && p.flag&fCap == 0 && n.flag&fSp != 0 && s.in(i+1, yearNouns):
		return 0.8, true // "cut 2018 earnings"
	case s.opens(i) && (s.punctIs(i+1, ',') || s.punctIs(i+1, ':') || n.kind == kPoss || s.in(i+1, yearVerbs)):
		return 0.85, true // a sentence that begins with a year
	case s.punctIs(i-1, ',') && s.t(i-2).kind == kWord && (n.kind == kEOF || n.kind == kPunct && strings.IndexByte(",.);", n.c) >= 0):
		return 0.7, true // "…, 2008," after a name
	}
	return 0, false
}

// yearNear weighs a year not far from the report's own, which needs less around
// it.
func (s *scan) yearNear(i int) (conf float64, ok bool) {
	p, n := s.t(i-1), s.t(i+1)
	noun := s.small(i+1) && n.class == cNone
	switch {
	case noun && (p.kind == kPoss || s.in(i-1, possessives)):
		return 0.75, true // "the city's 2019 protests"
	case p.kind == kWord && p.flag&fCap == 0 && (p.class == cNone || s.is(i-1, cRel, rThat)) && s.in(i+1, yearVerbs):
		return 0.75, true // "and, while 2022 has been poor"
	case noun && s.opens(i) && !s.pluralAfter(i):
		return 0.7, true // "2021 tour was held behind closed doors"
	}
	return 0, false
}

var (
	yearVerbs = set("was is will has had saw marked became brings sees marks would may promises")
	// Nouns that are of a year, and not counted by the thousand.
	yearNouns   = set("earnings profit profits results revenue budget net income output growth forecast target targets harvest census crisis war coup referendum invasion revolution")
	possessives = set("its his her their our this that next last")
	made        = set("founded established opened built completed published released created born formed launched displayed")
	// Names that numbers go with, never years.
	numbered    = set("flight room route highway resolution article order decree law model bus train line unit block lot house apartment box page section regiment psalm chapter channel class type series level version windows office radio studio gate bill rule form number code index")
	beforeYears = set("mid year declaring declared proclaimed named proclaiming designated spring summer autumn fall winter circa versus vs against into with due")
)

// near reports whether a year lies around the report's own, as those in the
// names of plans, budgets and reports do.
func (s *scan) near(y int) bool {
	if !s.dated {
		return false
	}
	from, _, _ := s.first.Civil()
	to, _, _ := s.last.Civil()
	return y >= from-15 && y <= to+30
}

// eventBefore reports whether the capitalised words that end at i name a
// meeting or a contest: "World Cup", "Expo Canada".
func (s *scan) eventBefore(i int) bool {
	for k := i; k > i-3; k-- {
		if s.in(k, eventNouns) {
			return true
		}
		if t := s.t(k); t.kind != kWord || t.flag&fCap == 0 || t.class != cNone {
			return false
		}
	}
	return false
}

// adjective reports whether a word looks like one that goes before a year as
// a modifier: "landmark 2018 deal" is rare, so only a few endings count.
func (s *scan) adjective(i int) bool {
	switch s.word(i) {
	case "landmark", "record", "annual", "original", "disputed", "presidential", "parliamentary", "full-year", "historic", "failed", "controversial", "late", "early":
		return true
	}
	return false
}

// determined reports whether token i is what goes before a noun's adjectives: an
// article, "its", "the country's".
func (s *scan) determined(i int) bool {
	return s.w(i, wThe, wA, wAn) || s.in(i, possessives) || s.t(i).kind == kPoss
}

// yearList reports whether the digits at i go on a list of years: "in 2013,
// 2015 and 2018".
func (s *scan) yearList(i int) bool {
	at := int(s.t(i).start)
	if s.yearEnd < 0 || at-s.yearEnd > 6 {
		return false
	}
	p := s.t(i - 1)
	return p.kind == kDash || p.kind == kPunct && (p.c == ',' || p.c == '/') || s.w(i-1, wAnd, wOr, wTo)
}

// rangeBefore reports whether the "to" before i ends a range that began with
// a year.
func (s *scan) rangeBefore(i int) bool {
	return int(s.t(i).start)-s.yearEnd < 40
}
