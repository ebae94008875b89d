package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

// foreign reads what begins with a word of time in Russian, Kazakh or Chinese.
func (s *scan) foreign(i int) (match, bool) {
	t := s.t(i)
	switch t.class {
	case cNear:
		return s.nearWord(i)
	case cRelF:
		return s.relForeign(i)
	case cDayF:
		return s.dayForeign(i)
	case cCountF:
		return s.countForeign(i)
	case cAgoF:
		if t.val == 2 {
			m, ok := s.countForeign(i + 1)
			m.start = i
			return m, ok
		}
	case cPhraseF:
		return s.phraseF(i)
	case cUnitF, cYearRU:
		if m, ok := s.phraseF(i); ok { // жыл сайын
			return m, true
		}
		if edgesF.has(lowerText(s.word(i+1))) && lowerText(s.word(i)) == "жыл" {
			x := s.placed(match{start: i, end: i + 2, rule: "edge", basis: Resolved, conf: 0.85, vague: true}, uYear, 0, false)
			return x, true
		}
		if u, many, end, ok := s.unitF(i); ok && u >= uDay && s.t(i).kind == kWord {
			if dir := s.afterSpan(end); dir != 0 && !many {
				return s.agoForeign(match{start: i, end: end + 1}, u, 1, dir, false) // год назад, годом ранее, год спустя
			}
			if u == uCentury && !many {
				return s.romanCentury(i, end)
			}
		}
	case cEdgeF:
		return s.edgeForeign(i)
	case cOrdF:
		return s.ordForeign(i)
	case cSeasonF:
		return s.seasonForeign(i)
	case cPeriodF:
		return s.periodForeign(i, yearRef{}, false)
	}
	return match{}, false
}

// unitF reads a unit of time at i.
func (s *scan) unitF(i int) (u int, many bool, end int, ok bool) {
	t := s.t(i)
	switch {
	case t.class == cUnitF:
		return int(t.val) &^ plural, t.val&plural != 0, i + 1, true
	case t.class == cYearRU && t.end-t.start > 2:
		return uYear, false, i + 1, true
	case t.kind == kHan && t.n == '年':
		return uYear, false, i + 1, true
	}
	return 0, false, i, false
}

// foreignYear reads the year that goes with a month or season: "2018 года",
// "прошлого года", "былтырғы".
func (s *scan) foreignYear(j int) (r yearRef, end int, ok bool) {
	if y := s.yearAt(j); y != 0 && !s.manyEnding(j+1) {
		return yearRef{year: y}, s.yearWord(j + 1), true
	}
	t := s.t(j)
	if t.class == cNear && nearTimes[t.val].unit == uYear {
		e := nearTimes[t.val]
		return yearRef{off: e.off, anchored: e.anchored}, j + 1, true
	}
	if t.class != cRelF || s.t(j+1).class != cYearRU {
		return r, j, false
	}
	switch t.val {
	case rThis:
	case rLast:
		r.off = -1
	case rNext:
		r.off = 1
	case rPrevious:
		r.off, r.anchored = -1, true
	default:
		return r, j, false
	}
	return r, j + 2, true
}

// kazakhYear reports the forms of жыл that stand before a part of the year.
func kazakhYear(w string) bool {
	switch lowerText(w) {
	case "жыл", "жылы", "жылғы", "жылдың":
		return true
	}
	return false
}

// phraseF reads references of two words, and how often: "настоящее время",
// "жақын арада", "каждый год", "жыл сайын", ежегодно, 每年.
func (s *scan) phraseF(i int) (match, bool) {
	w := lowerText(s.word(i))
	x := match{start: i, end: i + 1, kind: Recurring, rule: "recurring", basis: Explicit, conf: 0.85}
	if u, ok := foreignEvery[w]; ok {
		x.timex = durationTimex(u, "1")
		return x, true
	}
	if ref, ok := foreignPhrases[w+" "+lowerText(s.word(i+1))]; ok {
		return match{start: i, end: i + 2, kind: Date, rule: "reference", timex: refTimex[ref], basis: Explicit, conf: 0.8}, true
	}
	every := w == "каждый" || w == "каждую" || w == "каждое" || w == "每"
	j := i
	if every {
		j++
	}
	if d := s.t(j); every && d.class == cDayF {
		if x.end = j + 1; s.word(x.end) == "次" { // 每周一次 is once a week
			x.end, x.timex = x.end+1, "P1W"
			return x, true
		}
		x.timex = "XXXX-WXX-" + strconv.Itoa(int(d.val))
		return x, true
	}
	if n, text, vague, k, ok := s.countF(j); ok && every && !vague && n > 1 {
		if u, _, end, ok := s.unitF(k); ok && u >= uMinute {
			x.end, x.timex = end, durationTimex(u, text) // 每两年
			return x, true
		}
	}
	u, many, end, ok := s.unitF(j)
	if !ok && every && s.t(j).n == '月' && s.t(j).kind == kHan {
		u, end, ok = uMonth, j+1, true
	}
	if !ok || many || u < uDay || !every && s.word(end) != "сайын" {
		return x, false
	}
	if x.end = end; !every {
		x.end++
	}
	x.timex = durationTimex(u, "1")
	return x, true
}

// placed gives a match the unit of time that lies off units from now, or from
// the last date named.
func (s *scan) placed(x match, u, off int, anchored bool) match {
	f := moved(u, off)
	x.grain = grainOf(u)
	if anchored {
		x.conf = 0.7
	}
	return s.valued(x, anchored, f)
}

// inYear finishes a month, or a day of it, in a year given by words.
func (s *scan) inYear(x match, r yearRef) (match, bool) {
	x.rule, x.grain = "month-year", gMonth
	if x.d != 0 {
		x.rule, x.grain = "day-month-year", gDay
	}
	x.y = r.year
	x.value, x.timex, x.basis = s.onYear(x.start, r, func(y int) (edtf.Date, string) {
		if x.d != 0 {
			return dayValue(y, x.m, x.d)
		}
		v := edtf.FromMonth(y, x.m)
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = "XXXX-" + two(x.m)
	}
	return x, true
}

// dayInYear reads the day and month at j of a year given by words: "биыл [21
// мамырда]".
func (s *scan) dayInYear(x match, j int, r yearRef) (match, bool) {
	d, m := s.dayAt(j), s.t(j+1)
	if d == 0 || m.class != cForeign || d > edtf.DaysIn(2000, int(m.val)) {
		return x, false
	}
	x.d, x.m, x.end = d, int(m.val), j+2
	return s.inYear(x, r)
}

// partForeign takes in the part of the day after a day: "вчера вечером".
func (s *scan) partForeign(x match) match {
	if t := s.t(x.end); t.class == cPartF {
		x.tod = partTimex[t.val]
		x.timex += x.tod
		x.end++
	}
	if x.timex == "" {
		return x
	}
	return s.timeF(x)
}

// relForeign reads "в прошлом году", "на этой неделе", "в тот же день",
// "последние пять лет", "өткен жылы", "прошлую пятницу".
func (s *scan) relForeign(i int) (match, bool) {
	if m, ok := s.phraseF(i); ok && m.kind == Date {
		return m, true // эти дни, соңғы уақытта
	}
	r := int(s.t(i).val)
	x := match{start: i, rule: "relative", basis: Resolved, conf: 0.9}
	if m, ok := s.partOfRelYear(x); ok {
		return m, true
	}
	j := i + 1
	if r == rSame {
		if s.word(j) == "же" {
			j++
		} else if lowerText(s.word(i)) == "тот" && lowerText(s.word(i-1)) == "в" && s.is(j, cUnitF, uDay) && !s.punctIs(j+1, ',') && s.word(j+1) != "когда" {
			return s.placed(match{start: i, end: j + 1, rule: "relative", basis: Resolved}, uDay, 0, true), true
		} else if lowerText(s.word(i)) != "сол" {
			return x, false
		}
	}
	switch t := s.t(j); t.class {
	case cNum, cCountF:
		return s.relForeignSpan(x, r, j)
	case cDayF:
		if r == rLast || r == rNext || r == rThis || r == rComing {
			m, ok := s.relWeekday(x, r, j, false)
			return s.partForeign(m), ok
		}
		return x, false
	case cForeign:
		m, ok := s.relMonth(x, r, int(t.val), j+1, false)
		return m, ok && !isMausym(s.word(j))
	case cSeasonF:
		m, ok := s.relSeason(x, r, j)
		return m, ok && t.lex&oblique != 0 && r != rSame // прошлым летом
	}
	return s.relForeignUnit(x, r, j)
}

// partOfRelYear reads the month, day, season, quarter or half after a year: "өткен
// жылдың қыркүйегінде", "осы жылғы 21 мамырда".
func (s *scan) partOfRelYear(x match) (match, bool) {
	y, j, ok := s.foreignYear(x.start)
	if !ok {
		return x, false
	}
	if m, ok := s.monthRangeF(x.start, j, y); ok {
		return m, true
	}
	if t := s.t(j); t.class == cForeign && t.lex&oblique != 0 {
		x.m, x.end = int(t.val), j+1
		return s.inYear(x, y)
	}
	if !kazakhYear(s.word(j - 1)) {
		return x, false
	}
	if s.t(j).class == cNum && s.t(x.start+1).kind == kWord {
		return s.dayInYear(x, j, y)
	}
	return s.partAfter(x.start, j, y)
}

// relForeignSpan reads a number of units after its adjective: "последние [пять лет]",
// "ближайшие [две недели]".
func (s *scan) relForeignSpan(x match, r, j int) (match, bool) {
	dir := -1
	switch r {
	case rPast, rLast:
	case rComing, rNext:
		dir = 1
	default:
		return x, false
	}
	n, text, vague, k, counted := s.countF(j)
	u, _, end, ok := s.unitF(k)
	if !counted || !ok {
		return x, false
	}
	x.end = end
	if vague {
		x.kind, x.rule, x.timex, x.basis = Duration, "period-vague", durationTimex(u, text), Explicit
		return x, true
	}
	return s.periodValue(x, dir, u, n)
}

// relForeignUnit reads the unit at j after its adjective: "прошлом [году]", "тот же
// [день]", "последние [годы]", "за последний [год]".
func (s *scan) relForeignUnit(x match, r, j int) (match, bool) {
	u, many, end, ok := s.unitF(j)
	if !ok || u < uDay || s.afterSpan(end) != 0 {
		return x, false // "об этом месяц назад"
	}
	x.end = end
	if many {
		return relForeignUnits(x, r)
	}
	word, before := lowerText(s.word(x.start)), lowerText(s.word(x.start-1))
	switch r {
	case rLast, rNext, rThis:
		if u == uDay && r == rNext && (before == "на" || word == "келесі") {
			return s.placed(x, u, 1, true), true
		}
		if u == uDay && before == "в" && word == "этот" {
			return s.placed(x, u, 0, true), true
		}
		if u == uDay {
			return x, false // "этот день", "следующий день": which?
		}
		return s.placed(s.edgeBehind(x), u, map[int]int{rLast: -1, rNext: 1}[r], false), true
	case rPrevious:
		return s.placed(x, u, -1, true), true
	case rSame:
		return s.placed(x, u, 0, true), true
	case rComing:
		if word == "алдағы" && u > uDay {
			return s.placed(x, u, 1, false), true
		}
	case rPast:
		if before == "за" && u > uDay {
			return s.periodValue(x, -1, u, 1)
		}
	}
	return x, false
}

// relForeignUnits is the value of units that nobody counts: "последние годы",
// "ближайшие дни".
func relForeignUnits(x match, r int) (match, bool) {
	x.rule, x.basis, x.kind, x.conf = "reference-units", Explicit, Date, 0.8
	switch r {
	case rPast, rLast:
		x.timex = refTimex[refPast]
	case rComing, rNext:
		x.timex = refTimex[refFuture]
	default:
		return x, false
	}
	return x, true
}
