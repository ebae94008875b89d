package timex

import (
	"dateline/internal/edtf"
)

// countedAfter reports whether a number of things follows the digits at i:
// "2018 people".
func (s *scan) countedAfter(i int) bool {
	if s.t(i+1).flag&fSp == 0 {
		return false
	}
	return s.in(i+1, counted)
}

// pluralAfter reports whether a word follows that looks like several things:
// "2000 villages".
func (s *scan) pluralAfter(i int) bool {
	t := s.t(i + 1)
	if t.kind != kWord || t.flag&fSp == 0 || t.flag&(fCap|fMixed) != 0 || t.class != cNone {
		return false
	}
	w := s.word(i + 1)
	if s.t(i).nd == 4 && s.in(i+1, eventNouns) {
		return false // "the 2006 elections"
	}
	n := len(w)
	if n < 4 || w[n-1] != 's' || w[n-2] == 's' || w[n-2] == 'u' || w[n-2] == 'i' {
		return false
	}
	switch w {
	case "levels", "does", "sees", "marks", "brings", "makes", "remains", "towards", "always", "perhaps", "besides", "shows", "becomes", "begins", "starts", "opens", "closes", "comes", "goes", "takes", "runs", "turns", "holds", "keeps", "rises", "falls", "faces", "continues", "returns", "onwards", "afterwards":
		return false
	}
	return true
}

// year reads a bare year, if its context makes it one.
func (s *scan) year(i int) (match, bool) {
	y := s.yearAt(i)
	if y == 0 || s.countedAfter(i) {
		return match{}, false
	}
	if m, ok := s.yearOrdinal(i, i); ok {
		return m, true
	}
	if m, end := s.monthAt(i + 1); m != 0 && s.t(i+1).flag&fSp != 0 && s.dayAt(end) == 0 && y >= 1800 && y <= 2100 && (s.t(i-1).class == cWord || s.opens(i)) {
		v := edtf.FromMonth(y, m) // "the 2021 July unrest"
		return match{start: i, end: end, rule: "month-year", grain: gMonth, m: m, y: y, value: v, timex: v.String()}, true
	}
	if t := s.t(i + 1); t.class == cSeason && t.flag&(fSp|fCap) == fSp && y >= 1800 && y <= 2100 && (s.t(i-1).class == cWord || s.in(i-1, possessives)) {
		code := int(t.val) // "its 1982 summer campaign"
		return match{start: i, end: i + 2, rule: "season", grain: gQuarter, y: y, value: edtf.FromSeason(y, code), timex: four(y) + "-" + seasonTimex[code]}, true
	}
	conf, ok := s.yearContext(i, y)
	if !ok {
		return match{}, false
	}
	v := edtf.FromYear(y)
	return match{start: i, end: i + 1, rule: "year", grain: gYear, y: y, value: v, timex: v.String(), conf: conf}, true
}

// beforeOrAfter reads "pre-2008", "post-2015" from the year's digits at i.
func (s *scan) beforeOrAfter(i int) (match, bool) {
	y := s.yearAt(i)
	if y < 1500 || y > 2100 {
		return match{}, false
	}
	v := edtf.FromYear(y)
	return match{start: i - 2, end: i + 1, rule: "year", grain: gYear, value: v, timex: v.String(), conf: 0.75, vague: true}, true
}

var (
	sides = set("pre post")
	as    = set("as")
)

// yearContext weighs what stands around four digits.
func (s *scan) yearContext(i, y int) (conf float64, ok bool) {
	p := s.t(i - 1)
	n := s.t(i + 1)
	modern := y >= 1800 && y <= 2100
	if s.bare {
		return 0.8, y >= 1500 && y <= 2100
	}
	if m := s.t(i + 2); s.dash(i+1) && s.glued(i+1) && s.glued(i+2) && m.class == cNum && m.nd == 4 && m.n > 2150 {
		return 0, false // "the 2000-2500 km range"
	}
	// A currency, another number or a sign before speaks against.
	if p.kind == kPunct && (p.c == '$' || p.c == '#' || p.c == '+' || p.c == '/' || p.c == '=' || p.c == '&') {
		return 0, false
	}
	if p.class == cNum && !s.yearList(i) {
		return 0, false
	}
	if n.class == cZone && n.flag&fCap != 0 || n.class == cUnit && n.flag&fSp != 0 {
		return 0, false
	}
	if s.yearList(i) && modern {
		return 0.9, true
	}
	if p.kind == kPunct && p.c == '(' && modern {
		// (2018), (2018–…), (2018, p. 3)
		if n.kind == kPunct && (n.c == ')' || n.c == ',' || n.c == ';') || n.kind == kDash {
			return 0.85, true
		}
		return 0, false
	}
	if n.kind == kPunct && n.c == ')' && modern && p.kind == kWord && p.flag&fCap != 0 {
		return 0.75, true
	}
	if s.in(i-1, as) && s.in(i-3, as) && y >= 1000 && y <= 2100 && !s.pluralAfter(i) {
		return 0.9, true // "as early as 2015"
	}
	if p.kind == kWord {
		switch {
		case p.class == cWord:
			switch p.val {
			case wIn, wSince, wDuring, wUntil, wBy, wBefore, wAfter:
				if y < 1000 || y > 2100 && y%100 != 0 {
					return 0, false
				}
				if y < 1500 && s.pluralAfter(i) || !modern && s.small(i+1) && n.class == cNone && s.pluralAfter(i) {
					return 0, false
				}
				if s.pluralAfter(i) && (p.val == wAfter || p.val == wBefore || p.val == wBy) {
					return 0, false
				}
				return 0.97, true
			case wOf, wFrom, wTo, wThrough, wBetween, wAnd, wOr, wOver, wFor, wThan:
				if ended := n.kind == kEOF || n.kind == kPunct || n.class == cWord; y >= 1500 && y < 1900 && ended && (p.val == wOf || p.val == wFor || p.val == wFrom) {
					return 0.8, true // "the constitution of 1793"
				}
				if !modern || y < 1900 && p.val != wOf && p.val != wFrom && p.val != wTo || s.pluralAfter(i) {
					return 0, false
				}
				switch p.val {
				case wAnd, wOr, wOver, wThan:
					// Only as another year in comparison.
					if int(s.t(i).start)-s.yearEnd > 60 || p.val == wOver && s.small(i+1) {
						return 0, false
					}
				case wTo:
					if !s.rangeBefore(i) && s.small(i+1) && n.class == cNone {
						return 0, false
					}
				}
				return 0.9, true
			case wThe, wA, wAn, wEach, wEvery, wEnd, wStart:
				// "the 2014 protests", "a 2018 report"
				if y >= 1600 && y < 1900 && p.val == wThe && n.kind == kWord && !s.pluralAfter(i) {
					return 0.75, true // "the 1784 treaty"
				}
				if y < 1900 || y > 2050 || n.kind != kWord && n.kind != kPunct && n.kind != kDash && n.kind != kPoss || p.val == wEvery {
					return 0, false
				}
				if n.kind == kPunct && n.c != '"' && n.c != '\'' {
					return 0, false
				}
				if s.pluralAfter(i) && p.val != wThe {
					return 0, false
				}
				return 0.85, true
			case wOn:
				ended := n.kind == kEOF || n.kind == kPunct && n.c != '-' || s.w(i+1, wAnd)
				return 0.8, y >= 1900 && y <= 2050 && ended // "looks back on 2015"
			case wYearEnd, wFiscal:
				return 0.9, true
			case wLeast:
				return 0.85, modern && s.w(i-2, wAt) && !s.pluralAfter(i) && !(n.kind == kWord && n.class == cNone)
			}
			return 0, false
		case p.class == cUnit && p.val == uYear && modern:
			return 0.97, true
		case p.class == cMod && modern:
			return 0.9, true
		case p.class == cApprox && p.val == 0 && y >= 1500 && y <= 2050 && !s.pluralAfter(i) && !s.small(i+1):
			return 0.8, s.word(i-1) == "circa" || s.w(i-2, wIn) || s.word(i-1) == "around" || s.word(i-1) == "about"
		}
		if y < 1900 || y > 2050 {
			return 0, false
		}
		switch {
		case s.eventBefore(i-1) && !s.pluralAfter(i):
			return 0.8, true
		case s.in(i-1, beforeYears) && !s.pluralAfter(i):
			return 0.9, true
		case s.in(i-1, possessives) && n.kind == kWord && (!s.pluralAfter(i) || s.small(i+2) && s.t(i+2).class == cNone):
			return 0.8, true // "its 2030 goal", "its 2030 emissions goal"
		case n.flag&fSp != 0 && (s.word(i+1) == "levels" || s.word(i+1) == "level"):
			return 0.9, true // "from 2005 levels"
		case s.in(i-1, made) && (n.kind == kEOF || n.kind == kPunct):
			return 0.8, true
		case p.flag&fCap != 0 && p.class == cNone && !s.upper(i-1) && y >= 1990 && !s.in(i-1, numbered) && !s.pluralAfter(i) &&
			(n.kind == kEOF || n.kind == kPunct || s.small(i+1)) && s.near(y):
			return 0.6, true // "Budget 2024", "Crime in the Country 2023"
		case p.flag&fCap == 0 && p.class == cNone && s.determined(i-2) && s.small(i+1) && n.class == cNone && !s.pluralAfter(i) && !s.pluralAfter(i-2):
			return 0.65, true // "his unsuccessful 1996 campaign"
		case p.flag&fCap == 0 && s.adjective(i-1) && n.kind == kWord && s.small(i+1) && !s.pluralAfter(i):
			return 0.7, true
		}
	}
	if y%50 != 0 && s.near(y) {
		switch {
		case (p.kind == kPoss || s.in(i-1, possessives)) && s.small(i+1) && n.class == cNone:
			return 0.75, true // "the city's 2019 protests"
		case p.kind == kWord && p.flag&fCap == 0 && (p.class == cNone || p.class == cRel && p.val == rThat) && s.in(i+1, yearVerbs):
			return 0.75, true // "and, while 2022 has been poor"
		case s.opens(i) && s.small(i+1) && n.class == cNone && !s.pluralAfter(i):
			return 0.7, true // "2021 tour was held behind closed doors"
		}
	}
	if p.kind == kPoss && y >= 1900 && y <= 2050 && n.kind == kWord && !s.pluralAfter(i) {
		return 0.8, true // China's 2017 plan
	}
	if y < 1900 || y > 2050 {
		return 0, false
	}
	if s.word(i-1) == "both" && s.w(i+1, wAnd) && s.yearAt(i+2) != 0 || p.kind == kWord && p.flag&fCap == 0 && n.flag&fSp != 0 && s.in(i+1, yearNouns) {
		return 0.8, true // "both 2013 and 2014", "cut 2018 earnings"
	}
	if s.opens(i) {
		// A sentence that begins with a year.
		if n.kind == kPunct && (n.c == ',' || n.c == ':') || n.kind == kPoss || s.in(i+1, yearVerbs) {
			return 0.85, true
		}
	}
	if p.kind == kPunct && p.c == ',' && (n.kind == kEOF || n.kind == kPunct && (n.c == ',' || n.c == '.' || n.c == ')' || n.c == ';')) &&
		s.t(i-2).kind == kWord {
		// "…, 2008," after a name
		return 0.7, true
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

// yearRange reads "2013–2018", "2017-18", "2017/18".
func (s *scan) yearRange(i int) (match, bool) {
	a := s.t(i)
	if a.nd != 4 || a.n < 1500 || a.n > 2100 {
		return match{}, false
	}
	sep := s.t(i + 1)
	b := s.t(i + 2)
	slash := sep.kind == kPunct && sep.c == '/'
	if sep.kind != kDash && !slash || b.class != cNum || b.flag&(fOrd|fMany) != 0 {
		return match{}, false
	}
	if b.flag&fSp != sep.flag&fSp || slash && !s.glued(i+1) || !s.freeRight(i+2) || s.countedAfter(i+2) || s.dash(i+3) && s.glued(i+3) && s.t(i+4).kind == kNum {
		return match{}, false
	}
	p := s.t(i - 1)
	if p.kind == kPunct && (p.c == '$' || p.c == '#' || p.c == '+') || p.kind == kDash && s.glued(i) || p.class == cNum {
		return match{}, false
	}
	from, to := int(a.n), int(b.n)
	switch {
	case b.nd == 4:
	case b.nd == 2 && s.glued(i+2) && to == (from+1)%100:
		// 2017-18; 2018-10 would be a month, 2010-15 is a range all the same.
		to += from / 100 * 100
		if to < from {
			to += 100
		}
	case b.nd == 2 && s.glued(i+2) && to > 12 && to > from%100:
		to += from / 100 * 100
	default:
		return match{}, false
	}
	if to <= from || to > 2150 || slash && to != from+1 {
		return match{}, false
	}
	v := edtf.Interval(edtf.FromYear(from), edtf.FromYear(to))
	end := i + 3
	if s.is(end, cUnitF, uYear|plural) || s.t(end).kind == kHan && s.t(end).n == '年' {
		end++ // 2013–2018 годах, 2013-2018年
	}
	return match{start: i, end: end, rule: "year-range", kind: Interval, grain: gYear, value: v, timex: v.String(), conf: 0.9}, true
}

// fiscal reads "fiscal 2018", "the fiscal year", "fiscal year 2018".
func (s *scan) fiscal(start, i int) (match, bool) {
	j := i + 1
	if s.dash(j) && s.glued(j) {
		j++
	}
	if s.ordinalAt(j) > 0 {
		m, ok := s.ordinal(start, j) // "the fiscal first quarter"
		return m, ok && m.grain == gQuarter
	}
	j = i + 1
	x := match{start: start, rule: "fiscal", grain: gYear, conf: 0.85}
	year := j
	if s.is(year, cUnit, uYear) {
		year++
	}
	if m, ok := s.yearRange(year); ok && s.t(year).flag&fSp != 0 {
		m.start = start // "fiscal year 2018-2019"
		return m, true
	}
	if w := s.word(j + 1); s.is(j, cUnit, uYear) && start != i && (w == "ended" || w == "ending") {
		x.end, x.kind, x.timex, x.grain = j+1, Duration, "P1Y", gNone
		return x, true
	}
	if s.is(j, cUnit, uYear) {
		j++
		if y := s.yearAt(j); y != 0 {
			x.end, x.y, x.value, x.timex = j+1, y, edtf.FromYear(y), four(y)
			return x, true
		}
		if start == i {
			return x, false
		}
		x.end, x.basis, x.conf = j, Resolved, 0.6
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
			y, _, _ := now.Civil()
			return edtf.FromYear(y), four(y)
		})
		return x, x.timex != ""
	}
	if y := s.yearAt(j); y != 0 && s.t(j).flag&fSp != 0 {
		x.end, x.y, x.value, x.timex = j+1, y, edtf.FromYear(y), four(y)
		return x, true
	}
	return x, false
}

// fiscalCode reads "FY2018", "FY2020-22".
func (s *scan) fiscalCode(i int) (match, bool) {
	y := int(s.t(i).n)
	x := match{start: i, end: i + 1, rule: "fiscal", grain: gYear, y: y, value: edtf.FromYear(y), timex: four(y), conf: 0.85}
	n := s.t(i + 2)
	if (s.dash(i+1) || s.punctIs(i+1, '/')) && s.glued(i+1) && s.glued(i+2) && n.class == cNum && n.nd == 2 {
		if last := edtf.FromYear(y/100*100 + int(n.n)); int(n.n) > y%100 {
			x.value, x.timex, x.end, x.kind = edtf.Interval(x.value, last), x.timex+"/"+last.String(), i+3, Interval
		}
	}
	return x, true
}
