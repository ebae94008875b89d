package timex

import "strconv"

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
	if s.word(k) == "сайын" {
		return match{start: i, end: k + 1, kind: Recurring, rule: "recurring", timex: "XXXX-WXX-" + strconv.Itoa(wd), conf: 0.85}, true
	}
	if s.punctIs(k, ',') || s.punctIs(k, '(') || s.dash(k) && !s.glued(k) {
		k++
	}
	if m, ok := s.foreignDay(k); ok && m.grain == gDay && m.m != 0 && !s.punctIs(k-1, '(') && t.kind == kWord {
		m.start, m.rule = i, "weekday-"+m.rule
		return m, true
	}
	if s.word(i) == "среде" && lowerText(s.word(i-1)) != "к" {
		return x, false // "в среде" is among
	}
	and := s.word(i-1) == "и" && s.t(i-2).class == cDayF
	if t.lex&oblique == 0 && x.end == i+1 && !and && !foreignPrepositions.has(lowerText(s.word(i-1))) {
		return x, false
	}
	return s.partForeign(s.weekdayNear(x, wd, s.foreignAhead(i, x.end))), true
}

// partThenDay reads the day behind a part of it: "утром в понедельник", "вечером 15
// декабря".
func (s *scan) partThenDay(i int) (match, bool) {
	k := i + 1
	if w := s.word(k); w == "в" || w == "во" {
		k++
	}
	var m match
	var ok bool
	switch t := s.t(k); {
	case t.kind != kWord && t.kind != kNum || s.t(i).kind != kWord:
		return m, false
	case t.class == cDayF:
		m, ok = s.dayForeign(k)
	case k == i+1 && s.dayAt(k) != 0:
		m, ok = s.dayMonthF(k)
	}
	if !ok || m.grain != gDay || m.kind != "" || m.tod != "" || m.timex == "" {
		return m, false
	}
	m.start, m.rule, m.tod = i, "part-of", partTimex[s.t(i).val]
	m.timex += m.tod
	return m, true
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
