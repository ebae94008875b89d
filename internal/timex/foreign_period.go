package timex

import (
	"strconv"
	"strings"

	"dateline/internal/edtf"
)

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
	if s.t(k).class == cNum && s.manyEnding(k+1) {
		m, ok := s.foreignDay(k) // в начале 90-х
		m.start, m.rule, m.vague = i, "edge", true
		return m, ok && m.grain == gDecade
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
	if m := s.t(i + 1); m.class == cForeign && s.t(i).kind == kWord && !isMausym(s.word(i+1)) {
		return s.monthDay(match{start: i, end: i + 2, d: n, m: int(m.val)}, i+2, yearRef{}) // бірінші сәуірде
	}
	if m, ok := s.firstMonthsF(i, i+1, yearRef{}, false); ok && n == 1 {
		return m, true
	}
	u, many, end, ok := s.unitF(i + 1)
	switch {
	case !ok || many:
		return match{}, false
	case u == uQuarter:
		return s.partYear(match{start: i, end: end}, 32+n, yearRef{}, false)
	case u == uHalf && n <= 2:
		if _, _, ok := s.foreignYear(end); !ok && strings.HasPrefix(s.word(end-1), "половин") {
			return match{}, false // of a match
		}
		return s.partYear(match{start: i, end: end}, 39+n, yearRef{}, false)
	}
	return match{}, false
}

// firstMonthsF reads the first months of a year from their number at k: "первые [пять
// месяцев] 2018 года", "2018 жылдың алғашқы [бес айында]", 今年前[五个月]. The year
// stands before them (said) or behind, else it is the report's.
func (s *scan) firstMonthsF(start, k int, r yearRef, said bool) (match, bool) {
	n, text, vague, end, ok := s.countF(k)
	if !ok || vague || n < 2 || n > 11 {
		return match{}, false
	}
	u, _, end, ok := s.unitF(end)
	if !ok || u != uMonth {
		return match{}, false
	}
	x := match{start: start, end: end, rule: "first-months", kind: Interval, grain: gQuarter, conf: 0.85}
	if q, after, ok := s.foreignYear(end); ok && !said {
		r, x.end = q, after
	}
	x.value, _, x.basis = s.onYear(start, r, func(y int) (edtf.Date, string) {
		return edtf.Interval(edtf.FromMonth(y, 1), edtf.FromMonth(y, n)), ""
	})
	x.timex = durationTimex(uMonth, text)
	return x, true
}

// monthNumbers reads the months at k that are numbers: 2018年[1-5月], 今年[1至5月].
func (s *scan) monthNumbers(start, k int, r yearRef) (match, bool) {
	a, b := s.t(k), s.t(k+2)
	w := s.word(k + 1)
	if a.class != cNum || b.class != cNum || !s.dash(k+1) && w != "至" && w != "到" || a.n < 1 || b.n <= a.n || b.n > 12 || !s.hanAfter(k+2, '月') {
		return match{}, false
	}
	x := match{start: start, end: k + 4, gap: 1, tail: int32(k + 2), rule: "month-range", kind: Interval, grain: gMonth, conf: 0.9}
	x.value, x.timex, x.basis = s.onYear(start, r, func(y int) (edtf.Date, string) {
		v := edtf.Interval(edtf.FromMonth(y, int(a.n)), edtf.FromMonth(y, int(b.n)))
		return v, v.String()
	})
	return x, x.timex != ""
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

// partAfter reads a season, a quarter or a half behind its year: "2017 жылдың
// қысында", "2018 жылдың бірінші тоқсанында", 2017年冬天.
func (s *scan) partAfter(start, j int, r yearRef) (match, bool) {
	switch t := s.t(j); t.class {
	case cSeasonF:
		return s.partYear(match{start: start, end: j + 1}, int(t.val), r, true)
	case cNum:
		if m, ok := s.monthNumbers(start, j, r); ok {
			return m, true
		}
		if m, ok := s.firstMonthsF(start, j, r, true); ok && s.word(m.end-1) == "айында" {
			return m, true // 2018 жылдың 5 айында
		}
	case cCountF:
		m, ok := s.firstMonthsF(start, j, r, true)
		return m, ok && s.word(m.end-1) == "айында"
	case cAgoF:
		if s.word(j) == "前" {
			return s.firstMonthsF(start, j+1, r, true)
		}
	case cOrdF:
		n := int(t.val)
		if m, ok := s.firstMonthsF(start, j+1, r, true); ok && n == 1 {
			return m, true
		}
		u, many, end, ok := s.unitF(j + 1)
		switch {
		case !ok || many:
		case u == uQuarter:
			return s.partYear(match{start: start, end: end}, 32+n, r, true)
		case u == uHalf && n <= 2:
			return s.partYear(match{start: start, end: end}, 39+n, r, true)
		}
	}
	return match{}, false
}
