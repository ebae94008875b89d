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
	case cUnitF, cYearRU:
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
		if s.t(j).n == '年' {
			j++
		}
		if w := s.word(j); w == "底" || w == "初" || w == "末" {
			x.end, x.rule, x.vague = j+1, "edge", true
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

// placed gives a match the unit of time that lies off units from now, or from
// the last date named.
func (s *scan) placed(x match, u, off int, anchored bool) match {
	f := func(now edtf.Day) (edtf.Date, string) { return shift(now, u, off) }
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
	return x
}

// relForeign reads "в прошлом году", "на этой неделе", "в тот же день",
// "последние пять лет", "өткен жылы", "прошлую пятницу".
func (s *scan) relForeign(i int) (match, bool) {
	r := int(s.t(i).val)
	x := match{start: i, rule: "relative", basis: Resolved, conf: 0.9}
	j := i + 1
	if r == rSame {
		if s.word(j) == "же" {
			j++
		} else if s.word(i) != "сол" {
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
		if u == uDay {
			return x, false // "этот день", "следующий день": which?
		}
		return s.placed(x, u, map[int]int{rLast: -1, rNext: 1}[r], false), true
	case rPrevious:
		return s.placed(x, u, -1, true), true
	case rSame:
		return s.placed(x, u, 0, true), true
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

// countF reads a number in digits or words at i; text as TIMEX3 has it.
func (s *scan) countF(i int) (n int, text string, vague bool, end int, ok bool) {
	t := s.t(i)
	switch {
	case t.class == cNum && t.nd <= 3 && t.flag&(fOrd|fMany) == 0:
		n, end = int(t.n), i+1
	case t.class == cCountF:
		n, end = int(t.val), i+1
		if u := s.t(end); t.kind == kWord && n >= 20 && u.class == cCountF && u.val > 0 && u.val < 10 {
			n, end = n+int(u.val), end+1
		}
	default:
		return 0, "", false, i, false
	}
	if w := s.word(end); w == "多" || w == "余" {
		return n, "X", true, end + 1, true
	}
	if n == 0 {
		return 0, "X", true, end, true
	}
	return n, strconv.Itoa(n), false, end, true
}

// countForeign reads "три года назад", "через две недели", "5 жыл бұрын",
// "三年前", "за пять лет".
func (s *scan) countForeign(i int) (match, bool) {
	x := match{start: i, kind: Duration, rule: "duration", conf: 0.8}
	n, text, vague, k, ok := s.countF(i)
	if !ok {
		// "через год"
		if s.is(i-1, cAgoF, 2) {
			if u, many, end, ok := s.unitF(i); ok && !many && s.t(i).kind == kWord {
				return s.agoForeign(match{start: i - 1, end: end}, u, 1, 1, false)
			}
		}
		return x, false
	}
	u, _, end, ok := s.unitF(k)
	if !ok {
		return x, false
	}
	x.end = end
	switch a := s.t(end); {
	case s.is(i-1, cAgoF, 2):
		return s.agoForeign(x, u, n, 1, vague)
	case a.class == cAgoF && a.val == -1:
		x.end++
		return s.agoForeign(x, u, n, -1, vague)
	case a.class == cAgoF && a.val == 1:
		x.end++
		return s.agoForeign(x, u, n, 1, vague)
	}
	x.timex = durationTimex(u, text)
	if s.t(end-1).kind == kHan {
		w := s.word(end)
		return x, w != "级" && w != "岁" && w != "代" && w != "第" && !(u == uYear && n > 31)
	}
	return x, foreignSpans.has(lowerText(s.word(i-1))) && u >= uHour
}

// agoForeign makes a point in time of n units before (dir -1) or after now;
// what is told as "after" counts from the last date named, but "через" from
// the report's.
func (s *scan) agoForeign(x match, u, n, dir int, vague bool) (match, bool) {
	x.kind, x.rule, x.basis, x.grain, x.conf = Date, "ago", Resolved, grainOf(u), 0.85
	if dir > 0 {
		x.rule = "from-now"
	}
	if vague {
		x.timex, x.basis, x.grain = refTimex[refPast], Explicit, gNone
		if dir > 0 {
			x.timex = refTimex[refFuture]
		}
		return x, true
	}
	f := func(now edtf.Day) (edtf.Date, string) {
		v, tx := displace(now, u, dir*n, count{n: n}, dir)
		if u > uDay {
			v = v.Qualify('~')
		}
		return v, tx
	}
	return s.valued(x, dir > 0 && !s.is(x.start, cAgoF, 2) && !s.is(x.start-1, cAgoF, 2), f), true
}

// edgeForeign reads "в начале года", "к концу 2018 года", "в середине июня".
func (s *scan) edgeForeign(i int) (match, bool) {
	k := i + 1
	x := match{start: i, rule: "edge", basis: Resolved, conf: 0.85, vague: true}
	if r, end, ok := s.foreignYear(k); ok {
		x.end, x.grain, x.y = end, gYear, r.year
		x.value, x.timex, x.basis = s.onYear(i, r, func(y int) (edtf.Date, string) {
			v := edtf.FromYear(y)
			return v, v.String()
		})
		if x.timex == "" {
			x.timex = unknown[gYear]
		}
		return x, true
	}
	if s.t(k).class == cForeign {
		m, ok := s.foreignMonth(k)
		if !ok {
			m = s.bareMonth(match{end: k + 1, m: int(s.t(k).val)}, 0)
		}
		m.start, m.rule, m.vague, m.m, m.d = i, "edge", true, 0, 0
		return m, true
	}
	if s.t(k).class == cRelF {
		m, ok := s.relForeign(k)
		m.start, m.rule, m.vague = i, "edge", true
		return m, ok && m.kind == "" && m.grain >= gWeek
	}
	if u, many, end, ok := s.unitF(k); ok && !many && (u == uYear || u == uMonth || u == uWeek) {
		x.end = end
		return s.placed(x, u, 0, false), true
	}
	return x, false
}

// ordForeign reads "первый квартал 2018 года", "во втором полугодии",
// "бірінші тоқсанда".
func (s *scan) ordForeign(i int) (match, bool) {
	n := int(s.t(i).val)
	u, many, end, ok := s.unitF(i + 1)
	switch {
	case !ok || many:
		return match{}, false
	case u == uQuarter:
		return s.partYear(match{start: i, end: end}, 32+n, yearRef{}, false)
	case u == uHalf && n <= 2:
		return s.partYear(match{start: i, end: end}, 39+n, yearRef{}, false)
	}
	return match{}, false
}

// seasonForeign reads "летом 2018 года", "весной".
func (s *scan) seasonForeign(i int) (match, bool) {
	t := s.t(i)
	x := match{start: i, end: i + 1}
	if _, _, ok := s.foreignYear(i + 1); !ok && t.lex&oblique == 0 {
		return x, false
	}
	return s.partYear(x, int(t.val), yearRef{}, false)
}

// periodForeign reads a quarter or half in Chinese, after a year or alone.
func (s *scan) periodForeign(i int, r yearRef, said bool) (match, bool) {
	return s.partYear(match{start: i, end: i + 1}, int(s.t(i).val), r, said)
}

// partYear gives a season, quarter or half (its EDTF code) the year that was
// said before it or follows, or else the nearest.
func (s *scan) partYear(x match, code int, r yearRef, said bool) (match, bool) {
	suffix := seasonTimex[code]
	switch {
	case code >= 40:
		suffix = "H" + strconv.Itoa(code-39)
	case code >= 33:
		suffix = "Q" + strconv.Itoa(code-32)
	}
	x.rule, x.grain, x.conf, x.basis = "part-of-year", gQuarter, 0.85, Resolved
	make := func(y int) (edtf.Date, string) { return edtf.FromSeason(y, code), four(y) + "-" + suffix }
	if !said {
		if q, end, ok := s.foreignYear(x.end); ok {
			r, x.end, said = q, end, true
		}
	}
	if said {
		x.y = r.year
		x.value, x.timex, x.basis = s.onYear(x.start, r, make)
	} else {
		dir := -1
		if s.foreignAhead(x.start, x.end) {
			dir = 1
		}
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) { return make(seasonYear(now, code, dir)) })
	}
	if x.timex == "" {
		x.timex = "XXXX-" + suffix
	}
	return x, true
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
