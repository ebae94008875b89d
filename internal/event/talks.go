package event

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/reading"
)

// talk is a meeting told by its noun, at token i. Det is where its phrase begins, verb
// what somebody does with it, "held", or -1, and mode how that is meant.
type talk struct {
	i, det, verb int
	mode         mode
	noun         string
}

// meetingBetween: "the meeting between A and B", of whom the first stands at token first.
func (f *finder) meetingBetween(tk talk, first int) int {
	l, i := &f.line, tk.i
	right := l.andWith(l.partyAt(first))
	if len(right.people) < 2 && !(len(right.people) == 1 && len(right.texts) > 0) {
		return f.sides(tk.det, i, first)
	}
	m := l.nounMode(tk.det, i)
	if tk.verb >= 0 {
		m = tk.mode
	}
	if m == notEvent {
		return i + 1
	}
	if w := l.w(right.end); m == isHeld && tk.verb < 0 && (w == "will" || w == "is" && (l.w(right.end+1) == "to" || l.w(right.end+1) == "expected" || l.w(right.end+1) == "due")) {
		m = isAnnounced
	}
	return f.meets(tk.det, i+1, m, party{}, right, "meeting-between", 0.9)
}

// metBy reports that who is named behind "of" at token i+1 met somebody: "the meeting of
// Senate Speaker Vale with B".
func (l *line) metBy(i int) bool {
	if l.w(i+1) != "of" {
		return false
	}
	p := l.partyAt(i + 2)
	if len(p.people) > 1 {
		return true
	}
	k := l.withAfter(p.end)
	return k > 0 && (len(p.people) == 1 || len(p.texts) == 1 && l.toPerson(k+1) > 0)
}

// meetingWith: "A held a meeting with B", "at the meeting with B".
func (f *finder) meetingWith(tk talk) int {
	l, i := &f.line, tk.i
	j := i + 2
	for l.w(j-1) != "with" {
		j++
	}
	if l.withAim(j) {
		return f.meetingOfTwo(tk)
	}
	right := l.partyAt(j)
	if right.empty() && tk.verb >= 0 && l.who[max(0, tk.verb-1)] != 0 {
		right = l.bareParty(j)
	} else {
		l.bareBefore(j, &right)
	}
	if tk.verb >= 0 && (right.empty() || !anyone(f.parts(right, "")) && f.doerOf(tk.verb, right.end).empty()) {
		return f.landsTalk(tk.verb, i, j, tk.mode)
	}
	if right.empty() || tk.noun == "meetings" && tk.verb < 0 && len(right.people) == 0 {
		return i + 1
	}
	if tk.verb >= 0 {
		return f.holdsMeeting(tk, right)
	}
	return f.nounMeeting(tk, right)
}

// withAim reports that "with" before token i tells of what is talked about, or how, and
// of nobody who takes part: "with a focus on trade", "with the participation of both
// delegations".
func (l *line) withAim(i int) bool {
	for j := i; j < min(l.n, i+4) && (grammar.RolesOf(l.w(j))&grammar.Determiner != 0 || l.adjective(j)); j++ {
		switch l.low[j] {
		case "focus", "emphasis", "participation", "presence", "attention", "intention", "agenda", "purpose":
			return true
		}
	}
	return l.w(i+1) == "view" || l.w(i+1) == "aim" || l.w(i+1) == "eye"
}

// holdsMeeting: whose verb it is meets those on the right.
func (f *finder) holdsMeeting(tk talk, right party) int {
	l, i := &f.line, tk.i
	if tk.mode == notEvent || l.habit(i+1) {
		return i + 1
	}
	left := f.doerOf(tk.verb, right.end)
	if left.plural {
		if left = f.those(left); len(left.people) == 0 { // of whom nobody is named
			left = f.strangerBefore(tk.verb)
		}
	}
	if strings.HasSuffix(l.low[tk.verb], "chaired") && l.w(tk.det) == "the" && f.tellsMore(tk.noun, party{people: slices.Concat(left.people, right.people)}) {
		return i + 1 // "who co-chaired the meeting with B"
	}
	if len(right.people) > 1 && (tk.noun == "meetings" || l.has(tk.det, i, "separate")) { // one with each
		for _, m := range right.people {
			f.meets(tk.verb, i+1, tk.mode, left, party{people: []reading.Mention{m}, doubt: right.doubt, end: right.end}, "hold-meeting", 0.9)
		}
		return i + 1
	}
	return f.meets(tk.verb, i+1, tk.mode, left, right, "hold-meeting", 0.95)
}

// nounMeeting: the meeting is of its sentence's subject, of whoever owns it, or of
// whoever is told of before.
func (f *finder) nounMeeting(tk talk, right party) int {
	l, i := &f.line, tk.i
	m := l.nounMode(tk.det, i)
	if m == notEvent || l.low[max(0, tk.det-2)] == "forward" && !l.dateAfter(right.end) { // one looks forward to what is agreed, and to what is not
		return i + 1
	}
	if m == isHeld && l.expectedAfter(right.end) {
		m = isPlanned
	}
	left := l.subjectOf(tk.det, f)
	if left.empty() || left.plural {
		left = f.subjectAfter(right.end)
	}
	if left.empty() && l.possessorBefore(i) >= 0 {
		mm, _, _ := l.person(l.possessorBefore(i))
		left = party{people: []reading.Mention{mm}}
	}
	if left.empty() {
		left = f.strangerBefore(tk.det)
	}
	if t, end := l.stranger(right.end + 1); left.empty() && l.prepBefore(tk.det) <= 2 && l.w(right.end) == "," && end > right.end+1 && l.w(end) != "," { // "during their meeting with B, the ministers of"
		left = party{texts: []string{t}, doubt: 0.1, end: end}
	}
	separate := l.has(tk.det, i, "separate")
	if left.empty() && (len(right.people) == 1 || len(right.people) > 1 && separate) { // "at the meeting with B, the sides noted"
		left = f.partner(right.people[0].Entity)
	}
	if left.empty() && separate { // they did not meet each other
		return i + 1
	}
	if len(right.people) > 1 && (tk.noun == "meetings" || separate) { // one with each
		for _, p := range right.people {
			f.meets(l.prepBefore(tk.det), i+1, m, left, party{people: []reading.Mention{p}, doubt: right.doubt, end: right.end}, "meeting-with", 0.88)
		}
		return i + 1
	}
	n := len(f.found)
	next := f.meets(l.prepBefore(tk.det), i+1, m, left, right, "meeting-with", 0.9)
	if len(f.found) > n && (l.low[0] == "this" || l.low[0] == "it") && l.be(1) { // "this is Vale's first meeting with B": told elsewhere
		f.found[n].only = true
	}
	return next
}

// expectedAfter reports that what ends before token i is still to come: "Vale's meetings
// with B are planned", "my talks with B, whom I have known for years, are also expected".
func (l *line) expectedAfter(i int) bool {
	if l.w(i) == "," && (l.w(i+1) == "who" || l.w(i+1) == "whom" || l.w(i+2) == "whom") {
		for i < l.n && l.low[i] != "are" && l.low[i] != "is" {
			i++
		}
	}
	if w := l.w(i); w != "are" && w != "is" {
		return false
	}
	if i++; l.w(i) == "also" {
		i++
	}
	switch l.w(i) {
	case "planned", "scheduled", "expected", "due", "envisaged":
		return true
	}
	return false
}

// withNamed joins to one person the only other who is named before token i in the
// sentence. It is nobody where nobody is, or several are.
func (l *line) withNamed(p party, i int) party {
	var other party
	for j := 0; j < i; j++ {
		if m, next, ok := l.person(j); ok {
			if j = next - 1; m.Entity != p.people[0].Entity && !containsPerson(other.people, m.Entity) {
				other.people = append(other.people, m)
			}
		}
	}
	if len(other.people) != 1 {
		return party{}
	}
	other.people = append(other.people, p.people...)
	other.doubt, other.end = 0.15, p.end
	return other
}

// meetingOfTwo: without "with", two people who are the subject make the meeting theirs.
func (f *finder) meetingOfTwo(tk talk) int {
	l, i := &f.line, tk.i
	m := l.nounMode(tk.det, i)
	if tk.verb >= 0 {
		m = tk.mode
	}
	about := l.w(i+1) == "on" && !grammar.Weekday.Is(l.w(i+2)) && !l.inDate(i+2) && l.w(i+3) != "same" && l.w(i+3) != "sidelines" && l.w(i+3) != "margins" // "on trade", not "on May 8"
	if m == notEvent || about && tk.verb < 0 {
		return i + 1
	}
	if w := l.w(tk.det); tk.verb < 0 && (w == "the" || w == "this" || w == "that" || w == "both") {
		if w == "the" && tk.det == 1 && l.w(0) == "during" { // "during the meeting Ada Vale and Bo Lund stressed"
			two := f.subjectAfter(i + 1)
			if k := l.toPerson(two.end + 1); len(two.people) == 1 && l.w(two.end) == "and" && k >= 0 {
				p, next, _ := l.person(k)
				if two.people = append(two.people, p); !l.possessive(next) {
					return f.meets(0, i+1, isHeld, two, party{}, "meeting-of", 0.8)
				}
			}
		}
		return i + 1 // "during the talks": told before
	}
	left := l.subjectOf(max(tk.det, 0), f)
	if tk.verb >= 0 {
		left = l.subjectOf(tk.verb, f)
	}
	if tk.noun == "meetings" && tk.verb < 0 {
		return i + 1
	}
	if g := l.withGroup(max(tk.verb, 0)); tk.verb >= 0 && len(g.people) > 0 { // "Vale and leaders of the opposition held talks"
		return f.meets(tk.verb, i+1, m, g, party{}, "meeting-of", 0.85)
	}
	if left.plural && tk.verb >= 0 {
		left = f.bothOrGroup(tk.verb)
	} else if tk.verb >= 0 {
		left = l.andBefore(left)
	}
	if l.w(tk.det) == "their" {
		if left = f.subjectAfter(i + 1); len(left.people) == 1 { // "beside B to tell the press of their talks, A said"
			left = l.withNamed(left, tk.det)
		} else if len(left.people) == 0 { // two are named: "after their talks Ada Vale and Bo Lund"
			left = f.both(l.tok(tk.det).Start)
		}
		if len(left.people) < 2 {
			return i + 1
		}
	}
	if len(left.people) < 2 && tk.verb < 0 {
		left = f.subjectAfter(i + 1)
	}
	if len(left.people) < 2 {
		switch {
		case tk.verb < 0 || l.habit(i+1):
		case len(left.people) == 0: // "the ministers of the Amber Union ended a meeting"
			f.assembled(tk.verb, i+1, m)
		case grammar.WordBase(l.low[tk.verb]) == "hold" && tk.noun != "meeting" && tk.verb >= tk.det-2 && f.heldThere(i): // "held talks in Karsk", with whom nobody says
			x := f.add(Event{Kind: "meeting", Participants: f.parts(left, "participant"), Status: m.String(), By: reading.By{Rule: "talks-in", Confidence: 0.7 - left.doubt}}, tk.verb, i+1)
			x.vague, x.back = true, l.before(i)
		}
		return i + 1
	}
	a := l.prepBefore(tk.det)
	if tk.verb >= 0 {
		a = tk.verb
	} else if a == max(tk.det, 0) && l.w(tk.det) != "their" {
		return i + 1 // "a memorandum on consultations"
	}
	return f.meets(a, i+1, m, left, party{}, "meeting-of", 0.88)
}
