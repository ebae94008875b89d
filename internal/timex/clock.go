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
	h, j := int(t.n), i+1
	m, sec, e, parted := s.minutes(j)
	switch {
	case t.nd <= 2 && h <= 24 && parted:
		if j = e; s.noClock(i, j) {
			return "", i, false, false
		}
	case t.nd == 4 && h/100 <= 24 && h%100 < 60 && s.fourDigitClock(i):
		if s.word(j) == "hours" {
			j++
		}
		h, m, sure = h/100, h%100, true
	case t.nd > 2 || h < 1 || h > 12: // else "3pm", "3 p.m.", "3 o'clock"
		return "", i, false, false
	}
	switch e, pm := s.halfDay(j); {
	case e > j:
		if h > 12 || h == 0 {
			return "", i, false, false
		}
		if h %= 12; pm {
			h += 12
		}
		j, sure = e, true
	case s.w(j, wOclock):
		j, sure = j+1, true
	case t.nd <= 2 && !parted:
		return "", i, false, false
	}
	if k := s.zoneAfter(j); k > j {
		j, sure = k, true
	}
	return "T" + two(h) + ":" + two(m) + sec, j, sure, true
}

// minutes reads the minutes, and seconds, after an hour from the mark at j: "9[:30]",
// "9[.30] a.m.", "9[:30:15]".
func (s *scan) minutes(j int) (m int, sec string, end int, ok bool) {
	t := s.t(j + 1)
	if t.nd != 2 || t.n >= 60 || t.flag&(fOrd|fMany) != 0 {
		return 0, "", j, false
	}
	colon := s.joins(j, ':')
	if !colon && !s.joins(j, '.') {
		return 0, "", j, false
	}
	end = j + 2
	if u := s.t(end + 1); colon && s.joins(end, ':') && u.nd == 2 && u.n < 60 {
		sec, end = ":"+s.word(end+1), end+2
	}
	return int(t.n), sec, end, true
}

// noClock reports whether what looks like hours and minutes in tokens [i, j) is
// another number: "10.30" with nothing after it, "16:09/2", "12:30-1500".
func (s *scan) noClock(i, j int) bool {
	n := s.t(j)
	if s.punctIs(i+1, '.') {
		if e, _ := s.halfDay(j); e == j && s.zoneAfter(j) == j {
			return true
		}
	}
	return s.glued(j) && (n.kind == kNum || n.flag&fMixed != 0 || s.punctIs(j, ':') || s.punctIs(j, '/') ||
		s.dash(j) && s.t(j+1).kind == kNum && s.glued(j+1) && s.t(j+1).nd > 2)
}

// fourDigitClock reports whether four digits at i are a time of day: "1500 GMT", "at
// 1500 hours".
func (s *scan) fourDigitClock(i int) bool {
	n := s.t(i + 1)
	return n.class == cZone && n.flag&fCap != 0 && len(s.word(i+1)) > 2 ||
		n.class == cUnit && s.word(i+1) == "hours" && s.w(i-1, wAt)
}

// zoneAfter is the token after the zone at j, or j: "GMT", "(GMT)", "GMT+6", "local
// time", "Vesk time".
func (s *scan) zoneAfter(j int) int {
	k := j
	if s.punctIs(j, '(') {
		k++
	}
	z := s.t(k)
	if z.class != cZone || z.flag&fCap == 0 || !s.upper(k) {
		if k == j && s.w(j+1, wTime) && (s.w(j, wLocal) || z.kind == kWord && z.flag&fCap != 0) {
			return j + 2
		}
		return j
	}
	end := k + 1
	if (s.dash(end) || s.punctIs(end, '+')) && s.t(end+1).class == cNum && s.glued(end+1) {
		end += 2
		if s.punctIs(end, ':') && s.glued(end) && s.t(end+1).nd == 2 && s.glued(end+1) {
			end += 2
		}
	}
	switch {
	case k == j:
		return end
	case s.punctIs(end, ')'):
		return end + 1
	}
	return j
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
	if p := s.t(i + 1); s.t(i).n == 12 && s.t(i).nd == 2 && p.class == cPart && (p.val == pNoon || p.val == pMidnight) {
		return s.onNamedDay(match{start: i, end: i + 2, rule: "clock", grain: gDay, tod: partTimex[p.val], basis: Resolved, conf: 0.8}), true // "12 noon"
	}
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
		tod, j = s.partBehind(tod, j)
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
	if m, ok := s.dayOfSecond(x, k); ok {
		return m, true
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

// dayOfSecond gives a time of day the day that is said behind a second one: "between
// [2 p.m.] and 4 p.m. on Friday", whose "and" is at k.
func (s *scan) dayOfSecond(x match, k int) (match, bool) {
	if !s.w(k, wAnd, wTo, wUntil) && !s.dash(k) {
		return x, false
	}
	_, j, _, ok := s.clockAt(k + 1)
	if !ok {
		return x, false
	}
	if s.w(j, wOn) || s.punctIs(j, ',') {
		j++
	}
	if c := s.t(j).class; c != cWeekday && c != cMonth && c != cNum && c != cDeictic {
		return x, false
	}
	m, ok := s.dateOnly(j)
	if !ok || m.grain != gDay || m.kind != "" || m.tod != "" || m.value.IsZero() {
		return x, false
	}
	x.value, x.basis = m.value, m.basis
	x.timex = m.timex + x.tod
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
	k := x.end
	if s.w(k, wOn) {
		k++
	}
	if c := s.t(k).class; c == cWeekday || c == cDeictic {
		if m, ok := s.simple(k); ok && m.grain == gDay && m.kind == "" && m.tod == "" {
			m.start, m.tod, m.rule = i, x.tod, "clock-date" // "ten o'clock on Monday"
			m.timex += x.tod
			return m, true
		}
	}
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
