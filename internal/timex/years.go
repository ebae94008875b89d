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

// yearSaid reads a year of our time where the words before it leave no doubt that it
// is one: "early 2018", "the end of 1998".
func (s *scan) yearSaid(i int) (match, bool) {
	y := s.yearAt(i)
	if y < 1500 || y > 2100 || s.countedAfter(i) {
		return match{}, false
	}
	v := edtf.FromYear(y)
	return match{start: i, end: i + 1, rule: "year", grain: gYear, y: y, value: v, timex: v.String()}, true
}

// shortYear reads the two digits of a year at i, with the apostrophe before them:
// "in '98", "the class of '04". The century is that in which the year is past.
func (s *scan) shortYear(i int) (match, bool) {
	t, n := s.t(i), s.t(i+1)
	if s.glued(i-1) || !s.w(i-2, wIn, wSince, wOf, wBy, wFrom, wUntil, wBefore, wAfter) || t.flag&(fOrd|fMany) != 0 || !s.freeRight(i) || n.c == '\'' || s.countedAfter(i) || s.pluralAfter(i) {
		return s.fromDigits(i)
	}
	y := 2000 + int(t.n)
	if now, _, _ := s.first.Civil(); y > now && s.dated || !s.dated && t.n > 30 {
		y -= 100
	}
	v := edtf.FromYear(y)
	return match{start: i - 1, end: i + 1, rule: "year", grain: gYear, value: v, timex: v.String(), conf: 0.7}, true
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

// sides go before a year with a dash: "pre-2008".
var sides = set("pre post")

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
	return match{start: i, end: end, gap: 1, tail: int32(i + 2), rule: "year-range", kind: Interval, grain: gYear, value: v, timex: v.String(), conf: 0.9}, true
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
			x.parted(i+1, i+2)
		}
	}
	return x, true
}
