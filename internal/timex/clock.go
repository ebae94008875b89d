package timex

import (
	"dateline/internal/edtf"
)

// clockAt reads a time of day in digits at i: "9:30 a.m.", "3pm", "21:10",
// "1500 GMT", "10 a.m. local time". sure means that it is one wherever it
// stands; "21:10" alone is not.
func (s *scan) clockAt(i int) (tod string, end int, sure, ok bool) {
	t := s.t(i)
	if t.class != cNum || t.flag&(fOrd|fMany) != 0 {
		return "", i, false, false
	}
	h, m := int(t.n), -1
	j := i + 1
	sec := ""
	switch {
	case t.nd <= 2 && h <= 24 && (s.punctIs(j, ':') || s.punctIs(j, '.')) && s.glued(j) && s.glued(j+1) && s.t(j+1).class == cNum && s.t(j+1).nd == 2 && s.t(j+1).n < 60 && s.t(j+1).flag&(fOrd|fMany) == 0:
		m = int(s.t(j + 1).n)
		colon := s.punctIs(j, ':')
		j += 2
		if colon && s.punctIs(j, ':') && s.glued(j) && s.glued(j+1) && s.t(j+1).class == cNum && s.t(j+1).nd == 2 && s.t(j+1).n < 60 {
			sec = ":" + s.word(j+1)
			j += 2
		}
		if !colon {
			// 10.30 needs more to be a time.
			if e, _ := s.halfDay(j); e == j && !(s.t(j).class == cZone && s.t(j).flag&fCap != 0) {
				return "", i, false, false
			}
		}
		if s.glued(j) && (s.punctIs(j, ':') || s.punctIs(j, '/') || s.dash(j) && s.t(j+1).kind == kNum && s.glued(j+1) && s.t(j+1).nd > 2 || s.t(j).kind == kNum || s.t(j).flag&fMixed != 0) {
			return "", i, false, false
		}
	case t.nd == 4 && h/100 <= 24 && h%100 < 60 && (s.t(j).class == cZone && s.t(j).flag&fCap != 0 && len(s.word(j)) > 2 || s.t(j).class == cUnit && s.word(j) == "hours" && s.w(i-1, wAt)):
		h, m = int(t.n)/100, int(t.n)%100
		if s.word(j) == "hours" {
			j++
		}
		sure = true
	case t.nd <= 2 && h >= 1 && h <= 12:
		// "3pm", "3 p.m.", "3 o'clock"
	default:
		return "", i, false, false
	}
	e, pm := s.halfDay(j)
	if e > j {
		if h > 12 || h == 0 {
			return "", i, false, false
		}
		if pm && h < 12 {
			h += 12
		} else if !pm && h == 12 {
			h = 0
		}
		j, sure = e, true
	} else if s.w(j, wOclock) {
		j++
		sure = true
	} else if m < 0 {
		return "", i, false, false
	}
	if m < 0 {
		m = 0
	}
	tod = "T" + two(h) + ":" + two(m) + sec
	// The zone: "GMT", "local time", "Moscow time", "GMT +6".
	k := j
	if s.punctIs(k, '(') {
		k++
	}
	if z := s.t(k); z.class == cZone && z.flag&fCap != 0 && !(s.word(k) == "ET" && z.end-z.start != 2) && s.upper(k) {
		k++
		if (s.dash(k) || s.punctIs(k, '+')) && s.t(k+1).class == cNum && s.glued(k+1) {
			k += 2
			if s.punctIs(k, ':') && s.glued(k) && s.t(k+1).nd == 2 && s.glued(k+1) {
				k += 2
			}
		}
		if s.punctIs(k, ')') && k > j {
			if s.punctIs(j, '(') {
				k++
			}
		}
		if !s.punctIs(j, '(') || s.punctIs(k-1, ')') {
			j, sure = k, true
		}
	} else if k == j && s.w(j+1, wTime) && (s.w(j, wLocal) || z.kind == kWord && z.flag&fCap != 0) {
		j, sure = j+2, true
	}
	return tod, j, sure, true
}

func (s *scan) upper(i int) bool {
	for _, c := range s.word(i) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// halfDay reads a.m. or p.m. at j; end is j if there is none.
func (s *scan) halfDay(j int) (end int, pm bool) {
	if s.w(j, wAm, wPm) {
		return j + 1, s.w(j, wPm)
	}
	t := s.t(j)
	if t.kind == kWord && t.end-t.start == 1 && s.punctIs(j+1, '.') && s.glued(j+1) && s.t(j+2).kind == kWord && s.t(j+2).end-s.t(j+2).start == 1 && s.text[s.t(j+2).start]|32 == 'm' {
		c := s.text[t.start] | 32
		if c != 'a' && c != 'p' {
			return j, false
		}
		end = j + 3
		if s.punctIs(end, '.') && s.glued(end) {
			end++
		}
		return end, c == 'p'
	}
	return j, false
}

// clock reads a time of day, and the day if it follows: "9:30 a.m. on
// Tuesday".
func (s *scan) clock(i int) (match, bool) {
	from := i
	tod, j, sure, ok := s.clockAt(i)
	if p, _ := s.inThePart(i + 1); !ok && p != 0 && s.hourAt(i) {
		tod, j, ok = "T"+two(int(s.t(i).n))+":00", i+1, true // "4 in the morning"
	}
	if !ok {
		if s.partBefore(i) != 0 && s.glued(i) { // 下午2点30分
			from--
		}
		if tod, j, sure, ok = s.clockF(i, s.partBefore(i)); !ok || !sure && !s.beforeHours(i) {
			return match{}, false // "около 5 часов" lasts so long
		}
	}
	if s.beforeHour(i) {
		j, sure = s.afterHour(j), true
	}
	x := match{start: from, end: j, rule: "clock", grain: gDay, tod: tod, basis: Resolved, conf: 0.85}
	k := j
	if s.w(k, wOn) || s.punctIs(k, ',') {
		k++
	} else if p, end := s.inThePart(k); p != 0 {
		x.end, sure, tod = end, true, afterNoon(tod, p)
		x.tod, k = tod, end
	}
	if c := s.t(k).class; c == cWeekday || c == cMonth || c == cNum || c == cDeictic || c == cRel && s.t(k).val == rThis || s.w(k, wThe) && s.t(k+1).class == cRel && s.is(k+2, cUnit, uDay) {
		if m, ok := s.dateOnly(k); ok && m.grain == gDay && m.kind == "" && m.tod == "" {
			m.start, m.tod, m.rule = i, tod, "clock-date"
			m.timex += tod
			if s.t(m.end).class == cPart {
				m.end++ // "7 p.m. Thursday night"
			}
			return m, true
		}
	}
	if !sure {
		before := s.w(i-1, wAt, wBy, wUntil, wFrom, wBefore, wAfter, wSince, wBetween) || s.t(i-1).class == cApprox
		and := s.w(i-1, wAnd, wTo) || s.dash(i-1)
		if !before && !(and && s.anchors[gDay].at > int(s.t(i).start)-12) {
			return x, false
		}
	}
	x.value, x.timex = s.anchored(i, gDay, func(now edtf.Day) (edtf.Date, string) {
		v := edtf.FromDay(now)
		return v, v.String() + tod
	})
	if x.timex == "" {
		x.timex = "XXXX-XX-XX" + tod
	}
	return x, true
}

// hourAt reports whether token i is the number of an hour by the clock.
func (s *scan) hourAt(i int) bool {
	t := s.t(i)
	return t.class == cNum && t.nd <= 2 && t.n >= 1 && t.n <= 12 && t.flag&(fOrd|fMany) == 0
}

// inThePart reads "in the morning", "at night" at k: the part of the day, and the
// token after it.
func (s *scan) inThePart(k int) (part, end int) {
	if p := s.t(k + 2); s.w(k, wIn) && s.w(k+1, wThe) && p.class == cPart {
		return int(p.val), k + 3
	}
	if s.w(k, wAt) && s.is(k+1, cPart, pNight) {
		return pNight, k + 2
	}
	return 0, k
}

// afterNoon moves an hour of the first half of the day into the second, where
// the part of the day says so: 3:30 in the afternoon is T15:30.
func afterNoon(tod string, part int) string {
	if len(tod) < 3 || part != pAfternoon && part != pEvening && part != pNight {
		return tod
	}
	h := int(tod[1]-'0')*10 + int(tod[2]-'0')
	if h >= 12 || part == pNight && h < 6 {
		return tod
	}
	return "T" + two(h+12) + tod[3:]
}

// dateOnly reads a date to the day without a time of day before it.
func (s *scan) dateOnly(i int) (match, bool) {
	if s.t(i).class == cNum {
		if m, ok := s.numeric(i); ok {
			return m, true
		}
		return s.dayMonth(i)
	}
	return s.simple(i)
}

// clockWords reads "nine o'clock".
func (s *scan) clockWords(i int) (match, bool) {
	n := int(s.t(i).val)
	if !s.w(i+1, wOclock) || n > 12 {
		return match{}, false
	}
	x := match{start: i, end: i + 2, rule: "clock", grain: gDay, tod: "T" + two(n) + ":00", basis: Resolved, conf: 0.8}
	return s.onNamedDay(x), true
}

// onNamedDay gives a time of day the day named last, or else the report's.
func (s *scan) onNamedDay(x match) match {
	x.value, x.timex = s.anchored(x.start, gDay, func(now edtf.Day) (edtf.Date, string) {
		v := edtf.FromDay(now)
		return v, v.String() + x.tod
	})
	if x.timex == "" {
		x.timex = "XXXX-XX-XX" + x.tod
	}
	return x
}

// withTime takes in the time of day that follows a day: "Tuesday morning",
// "June 5 at 9:30 a.m.".
func (s *scan) withTime(m match) match {
	if m.grain != gDay || m.kind != "" || m.tod != "" || m.rule == "ago" || m.rule == "displaced" {
		return m
	}
	j := m.end
	if t := s.t(j); t.class == cPart && (t.val == pMorning || t.val == pAfternoon || t.val == pEvening || t.val == pNight) {
		m.tod = partTimex[t.val]
		m.end = j + 1
		if !m.value.IsZero() || m.timex != "" {
			m.timex += m.tod
		}
		return m
	}
	if s.punctIs(j, ',') {
		j++
	}
	if s.w(j, wAt) {
		j++
	}
	if s.t(j).class == cApprox && s.t(j).val == 0 && j > m.end {
		j++
	}
	if t := s.t(j); t.class == cPart && (t.val == pNoon || t.val == pMidnight) && s.w(j-1, wAt) {
		m.tod, m.end = partTimex[t.val], j+1
		m.timex += m.tod
		return m
	}
	if tod, end, sure, ok := s.clockAt(j); ok && (sure || s.w(j-1, wAt) || j == m.end) {
		m.tod, m.end = tod, end
		m.timex += tod
		return m
	}
	if t := s.t(m.end); m.timex != "" && (t.kind == kWord && t.class != cWord || t.class == cNum || s.punctIs(m.end, ',')) {
		return s.timeF(m)
	}
	return m
}

// ranged joins a date with the end of the range that it begins: "28 June – 2
// July 2018", "from 2013 to 2018", "between May and July".
func (s *scan) ranged(m match) match {
	if m.value.IsZero() || m.rule == "clock" || m.grain == gNone || m.grain == gWeek || m.d2 != 0 || m.kind != "" && m.kind != Date || m.end >= len(s.toks) {
		return m
	}
	absolute := m.m > 0 || m.rule == "year" || m.rule == "numeric" || m.rule == "numeric-month" || m.rule == "decade" || m.rule == "century" || m.rule == "quarter" || m.rule == "edge"
	j := m.end
	from, between := s.w(m.start-1, wFrom), s.w(m.start-1, wBetween)
	k := j + 1
	switch {
	case s.dash(j):
		if !absolute && m.rule != "weekday" {
			return m
		}
		if s.t(j).flag&fSp != s.t(k).flag&fSp && s.t(j).end-s.t(j).start == 1 {
			return m
		}
	case s.w(j, wTo, wUntil):
		if !(from || m.m > 0 && m.rule != "holiday" && !s.w(m.start-1, wOn)) {
			return m
		}
	case s.w(j, wThrough):
	case s.w(j, wAnd):
		if !between {
			return m
		}
	default:
		return m
	}
	if s.w(k, wThe) && s.t(k+1).class == cUnit {
		return m
	}
	was := s.bare
	s.bare = true
	n, ok := s.simple(k)
	s.bare = was
	if !ok && s.t(k).class == cMonth {
		if mo, end := s.monthAt(k); mo != 0 {
			n, ok = s.bareMonth(match{start: k, m: mo, end: end}, s.direction(m.start, end)), true
		}
	}
	if ok && n.tod == "" {
		n = s.withTime(n)
	}
	if ok && s.w(j, wThrough) && m.rule == "relative" && n.grain < m.grain {
		return m // "this year through August" begins with the year
	}
	if !ok || n.kind == Duration || n.kind == Recurring || n.kind == Interval && n.d2 != 0 || n.grain == gNone || n.value.IsZero() {
		return m
	}
	if s.dash(j) && !(n.m > 0 || n.rule == m.rule || n.rule == "reference") {
		return m
	}
	if m.rule == "year" && n.rule != "year" && n.grain != gYear && !from && !between {
		return m
	}
	// The first takes its year from the second.
	if m.m > 0 && m.y == 0 && n.m > 0 && m.rule != "holiday" {
		if y, ok := n.value.Year(); ok {
			if m.m > n.m {
				y--
			}
			if m.grain == gMonth {
				m.value = edtf.FromMonth(y, m.m)
			} else if m.grain == gDay && valid(y, m.m, m.d) {
				m.value = edtf.FromDay(edtf.Civil(y, m.m, m.d))
			}
			m.timex = m.value.String() + m.tod
			if n.y != 0 {
				m.basis = Explicit
			}
		}
	}
	v := edtf.Interval(m.value, n.value)
	if v.IsZero() && m.rule == "weekday" && n.rule == "weekday" {
		if f, l := n.value.Bounds(); f == l {
			n.value = edtf.FromDay(f + 7).Qualify(0)
			n.timex = n.value.String()
			v = edtf.Interval(m.value, n.value)
		}
	}
	if v.IsZero() {
		return m
	}
	m.value = v
	m.timex += "/" + n.timex
	m.end, m.kind, m.rule = n.end, Interval, "range"
	m.m, m.d = 0, 0
	if n.basis == Resolved {
		m.basis = Resolved
	}
	if n.y != 0 && m.basis == "" {
		m.basis = Explicit
	}
	m.tod = ""
	m.conf = 0.9
	if n.grain < m.grain {
		m.grain = n.grain
	}
	return m
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
