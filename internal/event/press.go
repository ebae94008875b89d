package event

// Two who face the press together have met.

// facePress: "A and B addressed a joint news conference", the noun being token i.
func (f *finder) facePress(i int) int {
	l := &f.line
	det := l.detBefore(i)
	verb := det - 1
	if l.w(i-2) != "joint" || verb < 0 || l.quoted[i] || l.qualityOf(det, i) == notEvent || l.counted(det, i) {
		return i + 1
	}
	switch l.low[verb] {
	case "hold", "held", "holding", "give", "gave", "addressed", "address", "addressing":
	default:
		return i + 1
	}
	m := l.modeAt(verb)
	left := l.andBefore(l.subjectOf(verb, f))
	if m == notEvent || len(left.people) < 2 || len(left.people) > 3 {
		return i + 1
	}
	return f.meets(verb, i+1, m, left, party{}, "press-joint", 0.8)
}

// facesPress: "told a joint news conference with B", the noun being token i.
func (f *finder) facesPress(i int) int {
	l := &f.line
	if w := l.w(i - 1); w != "press" && w != "news" {
		return i + 1
	}
	det := l.detBefore(i)
	m := l.nounMode(det, i)
	right := l.partyAt(i + 2)
	if m == notEvent || len(right.people) == 0 || l.quoted[i] {
		return i + 1
	}
	if verb, vm := l.holdBefore(det); verb >= 0 {
		m = vm
	}
	left := l.subjectOf(max(det, 0), f)
	if left.empty() || left.plural {
		left = f.subjectAfter(right.end)
	}
	if left.empty() {
		left = f.partner(right.people[0].Entity)
	}
	if left.empty() || left.plural || m == notEvent {
		return i + 1
	}
	return f.meets(max(det, 0), i+1, m, left, right, "press-with", 0.85)
}
