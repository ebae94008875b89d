package timex

import "dateline/internal/edtf"

// ranged joins a date with the end of the range that it begins: "28 June – 2
// July 2018", "from 2013 to 2018", "between May and July".
func (s *scan) ranged(m match) match {
	if m.value.IsZero() || m.rule == "clock" || m.grain == gNone || m.grain == gWeek || m.d2 != 0 || m.kind != "" && m.kind != Date || !s.rangeGoesOn(m) {
		return m
	}
	n, ok := s.rangeEnd(m.start, m.end+1)
	if !ok || !s.rangeFits(m, n) {
		return m
	}
	m, n = inYearOf(m, n), afterInYear(m, n)
	if m.rule == "weekday" && n.rule == "weekday" {
		n = afterWeekday(m, n)
	}
	v := edtf.Interval(m.value, n.value)
	if v.IsZero() {
		return m
	}
	m.value = v
	m.timex += "/" + n.timex
	m.parted(m.end, m.end+1)
	m.end, m.kind, m.rule = n.end, Interval, "range"
	m.m, m.d, m.tod, m.conf = 0, 0, "", 0.9
	switch {
	case n.basis == Resolved:
		m.basis = Resolved
	case n.y != 0 && m.basis == "":
		m.basis = Explicit
	}
	m.grain = min(m.grain, n.grain)
	return m
}

// rangeGoesOn reports whether a dash, "to", "until", "through" or, after "between",
// "and" stands behind a date that a range may begin with.
func (s *scan) rangeGoesOn(m match) bool {
	j := m.end
	if s.w(j+1, wThe) && s.t(j+2).class == cUnit {
		return false
	}
	switch t := s.t(j); {
	case s.dash(j):
		if t.flag&fSp != s.t(j+1).flag&fSp && t.end-t.start == 1 {
			return false
		}
		switch m.rule {
		case "year", "numeric", "numeric-month", "decade", "century", "quarter", "edge", "weekday":
			return true
		}
		return m.m > 0
	case s.w(j, wTo, wUntil):
		return s.w(m.start-1, wFrom) || s.w(m.start, wThe) && m.rule == "year" && s.is(m.start+1, cUnit, uYear|plural) || m.m > 0 && m.rule != "holiday" && !s.w(m.start-1, wOn)
	case s.w(j, wAnd):
		return s.w(m.start-1, wBetween)
	}
	return s.w(j, wThrough) || s.rangeGoesOnF(m)
}

// rangeGoesOnF reports whether a word of another language stands behind a date that
// makes it the first of a range: "с 28 июня по 2 июля", 6月28日至7月2日.
func (s *scan) rangeGoesOnF(m match) bool {
	switch s.word(m.end) {
	case "по", "до":
		return from(s.word(m.start-1)) && (m.m > 0 || m.grain == gYear)
	case "至", "到":
		return s.t(m.end-1).kind == kHan && m.grain <= gMonth
	}
	return false
}

// rangeEnd reads the date at k with which a range ends that began at token start.
func (s *scan) rangeEnd(start, k int) (match, bool) {
	was := s.bare
	s.bare = true
	n, ok := s.simple(k)
	s.bare = was
	if !ok {
		n, ok = s.monthSaid(match{start: k}, start, k)
	}
	if ok && n.tod == "" {
		n = s.withTime(n)
	}
	return n, ok
}

// rangeFits reports whether a range from m to n is one: both are dates, and alike.
func (s *scan) rangeFits(m, n match) bool {
	switch {
	case n.kind == Duration || n.kind == Recurring || n.kind == Interval && n.d2 != 0 || n.grain == gNone || n.value.IsZero():
		return false
	case s.w(m.end, wThrough) && m.rule == "relative" && n.grain < m.grain:
		return false // "this year through August" begins with the year
	case s.dash(m.end) && n.m == 0 && n.rule != m.rule && n.rule != "reference":
		return false
	case m.rule == "year" && n.rule != "year" && n.grain != gYear:
		return s.w(m.start-1, wFrom, wBetween)
	}
	return true
}

// inYearOf gives the first date of a range the year of the second, where it has none
// of its own: "28 June – 2 July 2018", "from November to May 2018".
func inYearOf(m, n match) match {
	y, ok := n.value.Year()
	if !ok || m.m == 0 || m.y != 0 || n.m == 0 || m.rule == "holiday" {
		return m
	}
	if m.m > n.m {
		y--
	}
	switch {
	case m.grain == gMonth:
		m.value = edtf.FromMonth(y, m.m)
	case m.grain == gDay && valid(y, m.m, m.d):
		m.value = edtf.FromDay(edtf.Civil(y, m.m, m.d))
	}
	m.timex = m.value.String() + m.tod
	if n.y != 0 {
		m.basis = Explicit
	}
	return m
}

// afterInYear gives the last date of a range the year of the first, or the one after,
// where only that has its own: 2018年6月28日至7月2日.
func afterInYear(m, n match) match {
	if m.y == 0 || n.y != 0 || n.m == 0 || n.basis != Resolved || n.rule == "holiday" {
		return n
	}
	y := m.y
	if n.m < m.m {
		y++
	}
	switch {
	case n.grain == gMonth:
		n.value = edtf.FromMonth(y, n.m)
	case n.grain == gDay && valid(y, n.m, n.d):
		n.value = edtf.FromDay(edtf.Civil(y, n.m, n.d))
	default:
		return n
	}
	n.timex, n.basis = n.value.String()+n.tod, Explicit
	return n
}

// afterWeekday moves the second of two weekdays behind the first: "Friday to
// Monday".
func afterWeekday(m, n match) match {
	if first, last := n.value.Bounds(); first == last && edtf.Interval(m.value, n.value).IsZero() {
		n.value = edtf.FromDay(first + 7).Qualify(0)
		n.timex = n.value.String()
	}
	return n
}

// since makes an open interval of a date after "since".
func (s *scan) since(m match) match {
	if !s.w(m.start-1, wSince) || m.grain == gNone || m.value.IsZero() || m.kind != "" && m.kind != Date {
		return m
	}
	if v := edtf.Interval(m.value, edtf.Date{}); !v.IsZero() {
		m.value, m.kind = v, Interval
		m.rule = "since-" + m.rule
	}
	return m
}
