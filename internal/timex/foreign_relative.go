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
		if u, many, end, ok := s.unitF(i); ok && !many && s.is(end, cAgoF, -1) && u >= uDay && s.t(i).kind == kWord {
			return s.agoForeign(match{start: i, end: end + 1}, u, 1, -1, false) // год назад
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
	if y := s.yearAt(j); y != 0 {
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

// nearWord reads вчера, бүгін, 去年, and what makes them finer: "вчера
// вечером", "去年12月", "今年上半年", "上周五".
func (s *scan) nearWord(i int) (match, bool) {
	e := nearTimes[s.t(i).val]
	x := match{start: i, end: i + 1, rule: "near", basis: Resolved, tod: e.tod, conf: 0.9}
	if e.ref != 0 {
		x.rule, x.timex, x.kind, x.basis, x.conf = "reference", refTimex[e.ref], Date, Explicit, 0.8
		if e.ref == refFuture && s.t(i).kind == kHan || e.ref == refPast && s.t(i).kind == kHan {
			// 未来五年
			if n, _, vague, k, ok := s.countF(i + 1); ok && !vague {
				if u, _, end, ok := s.unitF(k); ok {
					x.end = end
					return s.periodValue(x, map[int]int{refPast: -1, refFuture: 1}[e.ref], u, n)
				}
			}
		}
		return x, true
	}
	x.grain = grainOf(e.unit)
	j := x.end
	switch e.unit {
	case uYear:
		r := yearRef{off: e.off, anchored: e.anchored}
		if m := s.t(j); m.class == cNum && m.nd <= 2 && s.t(j+1).n == '月' && m.n >= 1 && m.n <= 12 {
			x.m, x.end = int(m.n), j+2
			if d := s.dayAt(x.end); d != 0 && (s.t(x.end+1).n == '日' || s.t(x.end+1).n == '号') && d <= edtf.DaysIn(2000, x.m) {
				x.d, x.end = d, x.end+2
			}
			return s.inYear(x, r)
		}
		if s.t(j).class == cForeign {
			x.m, x.end = int(s.t(j).val), j+1
			return s.inYear(x, r)
		}
		if d := s.dayAt(j); d != 0 && s.t(j+1).class == cForeign && d <= edtf.DaysIn(2000, int(s.t(j+1).val)) {
			x.d, x.m, x.end = d, int(s.t(j+1).val), j+2
			return s.inYear(x, r)
		}
		if s.t(j).class == cPeriodF {
			m, ok := s.periodForeign(j, r, true)
			m.start = i
			return m, ok
		}
		if m, ok := s.partAfter(i, j, r); ok {
			return m, true
		}
		if s.t(j).n == '年' {
			j++
		}
		if w := s.word(j); w == "底" || w == "初" || w == "末" {
			x.end, x.rule, x.vague = j+1, "edge", true
		}
	case uCentury:
		if s.t(i).kind == kHan && s.t(j).class == cNum { // 上世纪90年代
			m := match{grain: gCentury}
			m.value, m.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
				y, _, _ := now.Civil()
				m = s.decadeOf(x, (y/100+e.off)*100)
				return m.value, m.timex
			})
			if m.grain == gDecade && m.timex != "" {
				return m, true
			}
		}
	case uMonth:
		if d := s.dayAt(j); d != 0 && s.t(j+1).n == '日' { // 本月5日
			x.end, x.grain = j+2, gDay
			x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
				y, m, _ := now.Civil()
				y, m, _ = edtf.Civil(y, m+e.off, 1).Civil()
				if !valid(y, m, d) {
					return edtf.Date{}, ""
				}
				v := edtf.FromDay(edtf.Civil(y, m, d))
				return v, v.String()
			})
			if x.timex == "" {
				x.timex = "XXXX-XX-" + two(d)
			}
			return s.partForeign(x), true
		}
	case uWeek:
		wd := 0
		if t := s.t(j); t.class == cDigitF || t.class == cCountF {
			wd = int(t.val)
		} else if t.n == '日' || s.word(j) == "天" {
			wd = 7
		}
		if wd != 0 && s.glued(j) && s.t(i).kind == kHan {
			x.end, x.grain = j+1, gDay
			x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
				v := edtf.FromDay(weekdayOn(now, wd) + edtf.Day(7*e.off))
				return v, v.String()
			})
			if x.timex == "" {
				x.timex = "XXXX-WXX-" + strconv.Itoa(wd)
			}
			return s.partForeign(x), true
		}
	}
	x = s.placed(x, e.unit, e.off, e.anchored)
	if e.unit == uDay && x.tod == "" {
		return s.partForeign(x), true
	}
	if x.tod != "" {
		x.timex += x.tod
	}
	return x, true
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
	u, many, end, ok := s.unitF(j)
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
		v := edtf.FromMonth(y, x.m)
		if x.d != 0 {
			if !valid(y, x.m, x.d) {
				return edtf.Date{}, ""
			}
			v = edtf.FromDay(edtf.Civil(y, x.m, x.d))
		}
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = "XXXX-" + two(x.m)
	}
	return x, true
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
	if y, j, ok := s.foreignYear(i); ok { // "Өткен жылдың қыркүйегінде", "Осы жылғы 21 мамырда"
		if s.t(j).class == cForeign && s.t(j).lex&oblique != 0 {
			x.m, x.end = int(s.t(j).val), j+1
			return s.inYear(x, y)
		}
		if d := s.dayAt(j); d != 0 && s.t(j+1).class == cForeign && d <= edtf.DaysIn(2000, int(s.t(j+1).val)) && s.t(i+1).kind == kWord && kazakhYear(s.word(j-1)) {
			x.d, x.m, x.end = d, int(s.t(j+1).val), j+2
			return s.inYear(x, y)
		}
		if kazakhYear(s.word(j - 1)) {
			if m, ok := s.partAfter(i, j, y); ok {
				return m, true
			}
		}
	}
	j := i + 1
	if r == rSame {
		if s.word(j) == "же" {
			j++
		} else if lowerText(s.word(i)) != "сол" {
			return x, false
		}
	}
	if n, text, vague, k, ok := s.countF(j); ok && (r == rPast || r == rComing || r == rLast || r == rNext) {
		u, _, end, ok := s.unitF(k)
		if !ok {
			return x, false
		}
		x.end = end
		if vague {
			x.kind, x.rule, x.timex, x.basis = Duration, "period-vague", durationTimex(u, text), Explicit
			return x, true
		}
		dir := -1
		if r == rComing || r == rNext {
			dir = 1
		}
		return s.periodValue(x, dir, u, n)
	}
	switch t := s.t(j); t.class {
	case cDayF:
		if r == rLast || r == rNext || r == rThis || r == rComing {
			m, ok := s.relWeekday(x, r, j, false)
			return s.partForeign(m), ok
		}
		return x, false
	case cForeign:
		return s.relMonth(x, r, int(t.val), j+1, false)
	}
	u, many, end, ok := s.unitF(j)
	if !ok || u < uDay {
		return x, false
	}
	x.end = end
	if many {
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
	switch r {
	case rLast, rNext, rThis:
		if u == uDay && r == rNext && (lowerText(s.word(i-1)) == "на" || lowerText(s.word(i)) == "келесі") {
			return s.placed(x, u, 1, true), true
		}
		if u == uDay {
			return x, false // "этот день", "следующий день": which?
		}
		return s.placed(x, u, map[int]int{rLast: -1, rNext: 1}[r], false), true
	case rPrevious:
		return s.placed(x, u, -1, true), true
	case rSame:
		return s.placed(x, u, 0, true), true
	case rComing:
		if lowerText(s.word(i)) == "алдағы" && u > uDay {
			return s.placed(x, u, 1, false), true
		}
	case rPast:
		if lowerText(s.word(i-1)) == "за" && u > uDay {
			return s.periodValue(x, -1, u, 1) // "за последний год"
		}
	}
	return x, false
}

// dayForeign reads a weekday: "в понедельник", "дүйсенбіде", "周五".
func (s *scan) dayForeign(i int) (match, bool) {
	t := s.t(i)
	wd := int(t.val)
	x := match{start: i, end: i + 1, rule: "weekday", grain: gDay, basis: Resolved, conf: 0.85}
	k := i + 1
	if s.is(k, cUnitF, uDay) && t.kind == kWord {
		k++ // дүйсенбі күні
		x.end = k
	}
	if s.punctIs(k, ',') || s.punctIs(k, '(') {
		k++
	}
	if m, ok := s.foreignDay(k); ok && m.grain == gDay && k > i+1 && s.punctIs(k-1, ',') {
		m.start, m.rule = i, "weekday-"+m.rule
		return m, true
	}
	and := s.word(i-1) == "и" && s.t(i-2).class == cDayF
	if t.lex&oblique == 0 && x.end == i+1 && !and && !foreignPrepositions.has(lowerText(s.word(i-1))) {
		return x, false
	}
	ahead := s.foreignAhead(i, x.end)
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		d := weekdayOn(now, wd)
		if ahead && d < now {
			d += 7
		} else if !ahead && d > now {
			d -= 7
		}
		v := edtf.FromDay(d)
		return v, v.String()
	})
	if x.timex == "" {
		x.timex = "XXXX-WXX-" + strconv.Itoa(wd)
	}
	return s.partForeign(x), true
}

// foreignAhead reports whether the sentence around tokens [i, j) tells of what
// is still to come.
func (s *scan) foreignAhead(i, j int) bool {
	for k := i - 1; k >= max(0, i-14) && s.word(k) != "." && s.word(k) != "。"; k-- {
		if s.word(k) == "将" || s.word(k) == "將" || foreignFuture.has(lowerText(s.word(k))) {
			return true
		}
	}
	for k := j; k < min(len(s.toks), j+10) && s.word(k) != "." && s.word(k) != "。"; k++ {
		if s.word(k) == "将" || foreignFuture.has(lowerText(s.word(k))) {
			return true
		}
	}
	return false
}

// dayOfMonth reads a day alone in Chinese, 18日: that of the report's month, or
// of the month before if it would still be to come.
func (s *scan) dayOfMonth(i int) (match, bool) {
	d := s.dayAt(i)
	if d == 0 || s.t(i+1).n != '日' {
		return match{}, false
	}
	switch s.word(i + 2) {
	case "内", "游", "间", "后", "前", "元":
		return match{}, false
	}
	x := match{start: i, end: i + 2, d: d, rule: "day", grain: gDay, basis: Resolved, conf: 0.75}
	ahead := s.foreignAhead(i, i+2)
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		y, m, today := now.Civil()
		if d > today+1 && !ahead {
			y, m, _ = edtf.Civil(y, m-1, 1).Civil()
		}
		if !valid(y, m, d) {
			return edtf.Date{}, ""
		}
		v := edtf.FromDay(edtf.Civil(y, m, d))
		return v, v.String()
	})
	x.d = 0
	if x.timex == "" {
		x.timex = "XXXX-XX-" + two(d)
	}
	return s.partForeign(x), true
}
