package annotate

import "strings"

// Who takes an office, and who leaves it: "A was appointed ambassador", "appointed
// A as minister", "took the oath of office", "congratulated A on his appointment",
// "A was dismissed", "A resigned as premier".

// appointed is the rule of the word at token i.
func (f *finder) appointed(i int) int {
	l := &f.line
	w := l.low[i]
	sort := w
	var who party
	m := isHeld
	rule := "appointed"
	leaves := w == "dismissed" || w == "sacked"
	passive := l.be(i-1) || l.w(i-1) == "been" || (strings.HasSuffix(l.w(i-1), "ly") || l.w(i-1) == "also") && l.be(i-2)
	switch {
	case w == "appointment" || w == "re-election":
		who = f.congratulated(i)
		rule = "congratulated"
	case w == "oath" || w == "office": // "took the oath", "took office"
		verb := i - 1
		for n := 0; n < 3 && verb > 0 && (l.low[verb] == "the" || l.low[verb] == "his" || l.low[verb] == "her" || l.low[verb] == "an"); n++ {
			verb--
		}
		switch l.w(verb) {
		case "took", "takes", "taken", "assumed", "assumes":
		default:
			return i + 1
		}
		if w == "office" && verb != i-1 || l.told(verb) {
			return i + 1
		}
		if m = l.modeOf(verb); m == notEvent {
			return i + 1
		}
		who, sort = l.subjectOf(verb, f), "sworn"
	case w == "resigned":
		if !l.leftOffice(i+1) || l.told(i) {
			return i + 1
		}
		if m = l.modeOf(i); m == notEvent {
			return i + 1
		}
		who, sort = l.subjectOf(i, f), "resignation"
	case passive || w == "sworn" && l.w(i+1) == "in":
		if m = l.modeOf(i); m == notEvent {
			return i + 1
		}
		if w == "named" && (l.w(i+1) == "after" || l.w(i+1) == "in") || !l.officeIn(i+1, i+5) && !(leaves && l.leftOffice(i+1)) && !(w == "sworn" && l.w(i+1) == "in") {
			return i + 1
		}
		who = l.subjectOf(i, f)
		if leaves {
			sort = "dismissal"
		}
	case i > 0 && w != "sworn" && w != "inaugurated":
		if l.capital(i-1) && l.who[i-1] == 0 && w == "appointed" || l.w(i-1) == "newly" || l.w(i-1) == "the" || l.w(i-1) == "has" && w == "confirmed" {
			return i + 1
		}
		if m = l.modeOf(i); m == notEvent {
			return i + 1
		}
		who = l.partyAt(i + 1)
		switch {
		case leaves:
			sort = "dismissal"
			if !l.officeIn(i+1, who.end-1) || !l.leftOffice(who.end) {
				return i + 1
			}
		case w == "confirmed":
			if l.w(who.end) != "as" || !l.officeIn(who.end+1, who.end+5) {
				return i + 1
			}
		case l.w(who.end) == "as" || l.w(who.end) == "to" && w == "appointed" || w == "nominated" && l.w(who.end) == "for" && l.officeIn(who.end+1, who.end+5) || l.w(who.end) == "the" && l.officeIn(who.end, who.end+5):
		case !l.officeIn(who.end, who.end+3):
			return i + 1
		}
	}
	if len(who.people) != 1 || who.doubt > 0 && rule == "appointed" {
		return i + 1
	}
	x := f.add(Event{Kind: "appointment", Subtype: sort, Participants: f.parts(who, "participant"), Status: m.String(),
		By: By{Rule: rule, Confidence: 0.8 - who.doubt}}, i, i+1)
	x.loose = rule == "congratulated" || l.told(i)
	return i + 1
}

// congratulated is who is congratulated on the appointment at token i, or whose it
// is.
func (f *finder) congratulated(i int) (who party) {
	l := &f.line
	for j := i - 1; j >= 0 && j > i-16; j-- {
		if strings.HasPrefix(l.low[j], "congratulat") {
			if who = l.partyAt(j + 1); len(who.people) == 0 {
				for k := j - 1; k >= 0 && k > j-8; k-- { // "with B, congratulating the diplomat on his appointment"
					if m, _, ok := l.person(k); ok {
						who = party{people: []Mention{m}, doubt: 0.15}
						break
					}
				}
			}
			break
		}
	}
	if p := l.possessorBefore(i); p >= 0 {
		m, _, _ := l.person(p)
		who = party{people: []Mention{m}}
	}
	return who
}

// told reports that the clause before token i tells of it by the way: "since he
// was elected".
func (l *line) told(i int) bool {
	for j := i - 1; j >= 0 && j > i-12; j-- {
		if w := l.low[j]; w == "since" || w == "after" || w == "when" || w == "before" {
			return true
		}
	}
	return false
}

// officeIn reports an office, or "as" or "to" before one, among the tokens [a,b).
func (l *line) officeIn(a, b int) bool {
	for j := max(0, a); j < min(l.n, b); j++ {
		if w := l.low[j]; roleNoun(w) && !adjective(w) || w == "as" || w == "to" {
			return true
		}
	}
	return false
}

// leftOffice reports that what follows a dismissal or a resignation, at token i,
// is its office or its time, or nothing.
func (l *line) leftOffice(i int) bool {
	switch w := l.w(i); w {
	case "", ".", "and", "over", "amid", "after", "following":
		return true
	case "as":
		return l.officeIn(i+1, i+6)
	case "from":
		return l.w(i+2) == "post" || l.w(i+2) == "office" || l.w(i+1) == "office" || l.w(i+2) == "position"
	case "on", "in":
		return l.inDate(i + 1)
	}
	return l.inDate(i)
}
