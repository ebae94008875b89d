package timex

import (
	"dateline/internal/edtf"
)

// nearWord reads вчера, бүгін, 去年, and what makes them finer: "вчера
// вечером", "去年12月", "今年上半年", "上周五".
func (s *scan) nearWord(i int) (match, bool) {
	e := nearTimes[s.t(i).val]
	x := match{start: i, end: i + 1, rule: "near", basis: Resolved, tod: e.tod, conf: 0.9, grain: grainOf(e.unit)}
	if e.ref != 0 {
		return s.nearReference(x, e.ref)
	}
	var finer match
	var ok bool
	switch e.unit {
	case uYear:
		if finer, ok = s.partOfNearYear(x, yearRef{off: e.off, anchored: e.anchored}); !ok {
			x = s.edgeOfNearYear(x)
		}
	case uCentury:
		finer, ok = s.decadeOfNear(x, e.off)
	case uMonth:
		if finer, ok = s.dayOfNearMonth(x, e.off); !ok {
			x = s.edgeOfNearYear(x)
		}
	case uWeek:
		finer, ok = s.dayOfNearWeek(x, e.off)
	}
	if ok {
		return finer, true
	}
	x = s.placed(x, e.unit, e.off, e.anchored)
	if e.unit == uDay && x.tod == "" {
		return s.partForeign(x), true
	}
	x.timex += x.tod
	if e.unit == uDay {
		return s.timeF(x), true // 昨晚8点
	}
	return x, true
}

// nearReference reads сейчас, недавно, 未来, and the years ahead or past that Chinese
// counts after such a word: 未来五年.
func (s *scan) nearReference(x match, ref int) (match, bool) {
	x.rule, x.timex, x.kind, x.basis, x.conf = "reference", refTimex[ref], Date, Explicit, 0.8
	if s.t(x.start).kind != kHan || ref == refPresent {
		return x, true
	}
	n, _, vague, k, counted := s.countF(x.end)
	u, _, end, ok := s.unitF(k)
	if !counted || vague || !ok {
		return x, true
	}
	x.end = end
	if ref == refFuture {
		return s.periodValue(x, 1, u, n)
	}
	return s.periodValue(x, -1, u, n)
}

// partOfNearYear reads the month, day, season, quarter or half after a year's word:
// 去年12月, 今年5月3日, 今年上半年, "биыл 21 мамырда", "былтыр қыста".
func (s *scan) partOfNearYear(x match, r yearRef) (match, bool) {
	i, j := x.start, x.end
	switch t := s.t(j); {
	case t.class == cNum && t.nd <= 2 && t.n >= 1 && t.n <= 12 && s.t(j+1).n == '月':
		x.m, x.end = int(t.n), j+2
		if d, u := s.dayAt(j+2), s.t(j+3); d != 0 && (u.n == '日' || u.n == '号') && d <= edtf.DaysIn(2000, x.m) {
			x.d, x.end = d, j+4
		} else if s.word(x.end) == "份" {
			x.end++
		}
		return s.inYear(x, r)
	case t.class == cForeign:
		if m, ok := s.monthRangeF(i, j, r); ok {
			return m, true
		}
		x.m, x.end = int(t.val), j+1
		return s.inYear(x, r)
	case t.class == cNum:
		if m, ok := s.dayInYear(x, j, r); ok {
			return m, true
		}
	case t.class == cPeriodF:
		m, ok := s.periodForeign(j, r, true)
		m.start = i
		return m, ok
	}
	return s.partAfter(i, j, r)
}

// edgeOfNearYear takes in the end or the beginning of a year or month: 去年底, 今年年初,
// 上月底.
func (s *scan) edgeOfNearYear(x match) match {
	j := x.end
	if s.t(j).n == '年' {
		j++
	}
	if w := s.word(j); s.t(x.start).kind == kHan && (w == "底" || w == "初" || w == "末") {
		x.end, x.rule, x.vague = j+1, "edge", true
	}
	return x
}

// hanAlone reads 年底 and 月底, the end of the report's year or month, and 日前, some
// days ago, where no number or word stands before the ideograph.
func (s *scan) hanAlone(i int) (match, bool) {
	p := s.t(i - 1)
	w := s.word(i + 1)
	x := match{start: i, end: i + 2, rule: "edge", basis: Resolved, conf: 0.7, vague: true}
	switch t := s.t(i); {
	case s.glued(i) && (p.class != cNone || p.kind == kNum):
	case t.n == '日' && w == "前":
		return match{start: i, end: i + 2, rule: "reference", kind: Date, timex: refTimex[refPast], basis: Explicit, conf: 0.7}, true
	case t.n == '年' && (w == "底" || w == "末"):
		return s.placed(x, uYear, 0, false), true
	case t.n == '月' && (w == "底" || w == "末"):
		return s.placed(x, uMonth, 0, false), true
	}
	return match{}, false
}

// decadeOfNear reads the decade of a century: 上世纪90年代.
func (s *scan) decadeOfNear(x match, off int) (match, bool) {
	if s.t(x.start).kind != kHan || s.t(x.end).class != cNum {
		return x, false
	}
	m := x
	m.value, m.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		y, _, _ := now.Civil()
		m = s.decadeOf(x, (y/100+off)*100)
		return m.value, m.timex
	})
	return m, m.grain == gDecade && m.timex != ""
}

// dayOfNearMonth reads the day of a month: 本月5日.
func (s *scan) dayOfNearMonth(x match, off int) (match, bool) {
	d := s.dayAt(x.end)
	if d == 0 || s.t(x.end+1).n != '日' {
		return x, false
	}
	x.end, x.grain = x.end+2, gDay
	x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
		y, m, _ := now.Civil()
		y, m, _ = edtf.Civil(y, m+off, 1).Civil()
		return dayValue(y, m, d)
	})
	if x.timex == "" {
		x.timex = "XXXX-XX-" + two(d)
	}
	return s.partForeign(x), true
}

// dayOfNearWeek reads the weekday of a week: 上周五.
func (s *scan) dayOfNearWeek(x match, off int) (match, bool) {
	wd := 0
	switch t := s.t(x.end); {
	case t.class == cDigitF || t.class == cCountF:
		wd = int(t.val)
	case t.n == '日' || s.word(x.end) == "天":
		wd = 7
	}
	if wd == 0 || !s.glued(x.end) || s.t(x.start).kind != kHan {
		return x, false
	}
	x.end, x.grain = x.end+1, gDay
	return s.partForeign(s.weekdayIn(x, wd, off)), true
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
		return dayValue(y, m, d)
	})
	x.d = 0
	if x.timex == "" {
		x.timex = "XXXX-XX-" + two(d)
	}
	return s.partForeign(x), true
}
