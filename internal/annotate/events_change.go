package annotate

import "strings"

// changesOffice is the rule of the words that tell of one holder of an office after
// another: "A replaces B as minister", "A replaced the minister, B, with C", "B was
// replaced by C", "A stepped down", "A will serve as acting premier".
func (f *finder) changesOffice(i int) int {
	l := &f.line
	if l.quoted[i] || l.told(i) {
		return i + 1
	}
	verb, sort := i, "appointed"
	var who party
	switch w := l.low[i]; {
	case w == "acting":
		if verb = l.servesBefore(i); verb < 0 || !l.officeIn(i+1, i+3) {
			return i + 1
		}
		who = l.subjectOf(verb, f)
	case strings.HasPrefix(w, "step"):
		if l.w(i+1) != "down" || !l.leftOffice(i+2) {
			return i + 1
		}
		who, sort = l.subjectOf(i, f), "resignation"
	case l.be(i - 1):
		for j := i + 1; j < min(l.n, i+9); j++ {
			if l.low[j] == "by" && (l.officeIn(i+1, j) || l.officeIn(l.clauseStart(i), i)) {
				who = l.partyAt(j + 1)
			}
			if l.low[j] == "," || l.who[j] != 0 {
				break
			}
		}
	default:
		old := l.partyAt(i + 1)
		if len(old.people) != 1 {
			return i + 1
		}
		switch l.w(old.end) {
		case "as":
			if l.officeIn(old.end+1, old.end+6) {
				who = l.subjectOf(i, f)
			}
		case "with":
			if l.officeIn(i+1, old.end) {
				who = l.partyAt(old.end + 1)
			}
		}
	}
	m := l.modeOf(verb)
	if len(who.people) != 1 || who.doubt > 0 || m == notEvent {
		return i + 1
	}
	f.add(Event{Kind: "appointment", Subtype: sort, Participants: f.parts(who, "participant"), Status: m.String(), By: By{Rule: "office-changes", Confidence: 0.78}}, min(verb, i), i+1)
	return i + 1
}

// servesBefore is the verb of who is to act in an office, before "acting" at token i, or
// -1: "will serve as acting", "remains acting".
func (l *line) servesBefore(i int) int {
	j := i - 1
	for l.w(j) == "as" || l.w(j) == "the" {
		j--
	}
	switch l.w(j) {
	case "serve", "serves", "function", "functions", "remain", "remains", "become", "becomes", "became", "over":
		return j
	}
	return -1
}
