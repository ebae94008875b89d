package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

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
	if code >= 40 && s.w(end, wOf) {
		k := end + 1
		if s.w(k, wThe) {
			k++
		}
		if s.t(k).c == '\'' {
			k++
		}
		if s.t(k).flag&fMany != 0 {
			// "the first half of the 1990s"
			if m, ok := s.decade(k); ok {
				m.start, m.vague = x.start, true
				return m, true
			}
		}
	}
	if r, e, ok := s.yearWords(end); ok {
		x.end = e
		x.y = r.year
		x.value, x.timex, x.basis = s.onYear(x.start, r, make)
	} else {
		if s.w(end, wOf) && !s.w(end+1, wThe, wA, wAn) && !s.punctIs(end+1, '$') || s.w(end, wOf) && s.w(end+1, wA, wAn) {
			return x, false // "the second half of a match"
		}
		if s.w(end, wOf) && code >= 40 {
			return x, false // "the first half of the game"
		}
		if code >= 40 && !s.business(x.start) || s.sports(x.start) {
			return x, false // halves and quarters of a match
		}
		dir := s.direction(x.start, end)
		x.basis, x.conf = Resolved, 0.75
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
			y, _, _ := now.Civil()
			first, last := edtf.FromSeason(y, code).Bounds()
			switch {
			case dir <= 0 && first > now:
				y--
			case dir > 0 && last < now && !s.accounts(x.start, end):
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

// accounts reports whether the quarter at tokens [i, j) is one whose accounts
// are spoken of: it is over, even where its report is still to come.
func (s *scan) accounts(i, j int) bool {
	for k := max(0, i-12); k < min(len(s.toks), j+12); k++ {
		if s.in(k, accounting) {
			return true
		}
	}
	return false
}

var accounting = set("report reports reported post posted earn earned earnings profit profits loss losses net income revenue results dividend sales")

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

// sports reports whether the words around token i are about a match, and no money.
func (s *scan) sports(i int) bool {
	found := false
	for k := max(0, i-25); k < min(len(s.toks), i+25); k++ {
		t := &s.toks[k]
		if t.kind == kPunct && (t.c == '%' || t.c == '$') || s.in(k, accounting) || s.in(k, shares) {
			return false
		}
		found = found || s.in(k, sporting)
	}
	return found
}

var sporting = set("match goal goals scored referee penalty striker goalkeeper equaliser equalizer halftime substitute midfielder kickoff touchdown touchdowns yard yards quarterback kicker halftime overtime basket baskets interception")

var economy = set(`loss losses debt percent pct exports imports trade gdp profit profits revenue revenues sales growth turnover
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
		if n := s.t(e + 1); r.year != 0 && code == 24 && (s.dash(e) || s.punctIs(e, '/')) && s.glued(e) && s.glued(e+1) && n.class == cNum && int(n.n)%100 == (r.year+1)%100 {
			x.end = e + 2 // "the winter of 2010-11"
		}
		return x, true
	}
	if m, ok := s.yearRange(i + 1); ok && code == 24 && s.t(i+1).flag&fSp != 0 {
		y, _ := edtf.FromYear(int(s.t(i + 1).n)).Year() // "winter 2017/18"
		x.end, x.grain, x.y = m.end, gQuarter, y
		x.value, x.timex = make(y)
		return x, true
	}
	if s.w(i+1, wAnd) && s.t(i+2).class == cSeason {
		if r, _, ok := s.yearWords(i + 3); ok { // "summer and autumn 1918"
			x.end, x.grain = i+1, gQuarter
			x.value, x.timex, x.basis = s.onYear(start, r, make)
			return x, true
		}
	}
	prep := s.w(i-1, wAnd, wOr) && s.t(i-2).class == cSeason || s.w(start-1, wIn, wBy, wSince, wUntil, wDuring, wOver, wBefore, wAfter, wThrough, wThe)
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
	if y := s.storyYear(start, i+1, 3*(code-20)); y != 0 {
		x.value, x.timex = make(y)
		x.told = true
	} else {
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) { return make(seasonYear(now, code, dir)) })
	}
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
