package timex

// approx reads a duration, a time or a date after "about", "more than", "at
// least" and the like.
func (s *scan) approx(i int) (match, bool) {
	if s.word(i) == "around" && s.t(i+1).class == cWeekday {
		return match{}, false // "to get around Wednesday's ruling"
	}
	k, ok := s.approxEnd(i)
	if !ok {
		return match{}, false
	}
	if m, ok := s.duration(i, k); ok && m.kind != Recurring {
		return s.approxDuration(m, i, k)
	}
	if s.w(i, wAt) && s.w(k, wThe) && s.t(k+1).class == cRel {
		m, ok := s.relative(k, k+1) // "at least the past 18 months"
		m.start = i
		return m, ok && (m.rule == "period" || m.rule == "period-vague")
	}
	if t := s.t(i); t.class != cApprox || t.val == 1 {
		return match{}, false
	}
	if s.t(k).class == cNum {
		if m, ok := s.clock(k); ok {
			m.start = i
			return m, true
		}
	}
	switch s.word(i) {
	case "around", "circa", "approximately", "roughly", "Around", "Approximately", "Roughly":
		return s.approxDate(i, k)
	}
	return match{}, false
}

// approxEnd passes over the words that begin at i: "about", "just over", "more than",
// "at least", "up to"; not ok if they are not complete.
func (s *scan) approxEnd(i int) (k int, ok bool) {
	k = i + 1
	switch t := s.t(i); {
	case t.class == cApprox && t.val == 1: // just
		if s.w(k, wMore, wLess) {
			return k + 2, s.w(k+1, wThan)
		}
		return k + 1, s.w(k, wOver)
	case s.word(i) == "some", s.word(i) == "Some":
		c := s.t(k).class
		return k, c == cNum || c == cCount
	case s.w(i, wMore, wLess):
		return k + 1, s.w(k, wThan)
	case s.w(i, wAt):
		return k + 1, s.w(k, wLeast, wMost)
	case s.w(i, wUp):
		return k + 1, s.w(k, wTo)
	}
	return k, true
}

// approxDuration finishes a duration at k whose approximation begins at i: "no more
// than two days", "about a year ago".
func (s *scan) approxDuration(m match, i, k int) (match, bool) {
	if s.w(i, wMore, wLess) {
		if m.rule == "displaced" && s.w(k, wA, wAn) {
			return match{}, false // "30 percent more than a year earlier" compares
		}
		if s.word(i-1) == "no" {
			m.start--
		}
	}
	if !m.value.IsZero() && m.grain != gNone && !m.value.Approximate() {
		m.value = m.value.Qualify('~')
	}
	return m, true
}

// approxDate reads a date at k after "around" at i: "around June 2018".
func (s *scan) approxDate(i, k int) (match, bool) {
	m, ok := s.simple(k)
	if !ok || m.kind == Duration || m.kind == Recurring || m.value.IsZero() || m.grain == gNone || m.tod != "" {
		return match{}, false
	}
	m.start = i
	m.value = m.value.Qualify('~')
	m.m, m.d = 0, 0
	return m, true
}
