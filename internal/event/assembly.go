package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// Countries meet, and ministers of whom nobody gives a name: "Velmora and Ostrand held
// talks", "negotiators of the Amber Union met", "the Council of the Amber Union will
// meet". Such a meeting is an event when its day or its place is told.

// assembled adds the meeting of those who are the subject of the verb at token i, when
// they are such; its trigger ends at token b.
func (f *finder) assembled(i, b int, m mode) {
	who := f.assembly(i)
	if who.empty() || m == notEvent {
		return
	}
	x := f.add(Event{Kind: "meeting", Participants: f.parts(who, "participant"), Status: m.String(), By: reading.By{Rule: "assembly", Confidence: 0.7}}, i, b)
	x.vague, x.back = f.d.SentenceAt(f.line.span.Start) > 0 || m != isHeld, f.line.before(i)
}

// convened: "leaders of the Amber Union gathered in Karsk on Friday".
func (f *finder) convened(i int) int {
	l := &f.line
	if grammar.WordBase(l.low[i]) == "convene" && l.w(i+1) == "with" { // "will convene with B"
		right := l.partyAt(i + 2)
		if m, left := l.modeAt(i), f.doerOf(i, right.end); m != notEvent && !l.quoted[i] && !right.empty() && !left.empty() && !left.plural {
			return f.meets(i, i+2, m, left, right, "convene", 0.85)
		}
		return i + 1
	}
	m := l.modeOf(i)
	if m == notEvent || l.habit(i+1) || l.quoted[i] || !l.whenWhere(i+1) || !strings.HasSuffix(l.low[i], "d") && m == isHeld && !l.infinitiveHeld(i) && !(l.shapeOf(i) == grammar.IngForm && l.be(i-1)) {
		return i + 1
	}
	for j := i + 1; j < min(l.n, i+14) && l.tok(j).Kind == prose.Word; j++ {
		if (grammar.TriggerOf(l.low[j]) == grammar.GatherNoun || l.low[j] == "meeting") && l.w(l.detBefore(j)) != "a" { // its own rule
			return i + 1
		}
	}
	if right := l.metFor(i); len(right.people) > 0 {
		if left := f.strangerBefore(i); !left.empty() {
			return f.meets(i, i+1, m, left, right, "convene", 0.8)
		}
	}
	if who := f.line.subjectOf(i, f); len(who.people) > 1 {
		return f.meets(i, i+1, m, who, party{}, "convene", 0.85)
	}
	f.assembled(i, i+1, m)
	return i + 1
}

// metFor is with whom those meet who gather by the verb at token i: "gathered in Karsk for
// talks with B".
func (l *line) metFor(i int) party {
	for j := i + 1; j+2 < min(l.n, i+16); j++ {
		if l.who[j] != 0 || l.tok(j).Kind == prose.Punct {
			break
		}
		if grammar.TriggerOf(l.low[j]) == grammar.MeetNoun && l.low[j+1] == "with" && (l.low[j-1] == "for" || l.w(j-2) == "for") {
			return l.partyAt(j + 2)
		}
	}
	return party{}
}

// assembly reads the subject of the verb at token i as countries, a body or people in
// office, none of them named.
func (f *finder) assembly(i int) party {
	l := &f.line
	end := i
	for end > 0 && (l.auxiliary(end-1) || l.inDate(end-1) || end < i && l.inDate(end) && (l.low[end-1] == "on" || l.low[end-1] == "in" || l.low[end-1] == "late" || l.low[end-1] == "early")) {
		end--
	}
	s := end
	for s > 0 && end-s < 18 && l.inGroup(s-1, end) {
		s--
	}
	if s < end && (l.low[s] == "of" || l.low[s] == "from" || l.low[s] == "for") { // the noun stands before it
		return party{}
	}
	for s < end && (l.low[s] == "and" || l.low[s] == "but" || l.low[s] == "," || l.low[s] == ")" || s == 0 && grammar.Lonely(l.low[s])) {
		s++
	}
	if s >= end || l.possessive(end) || s > 0 && grammar.ClauseWord(l.low[s-1]) && l.low[s-1] != "that" && l.low[s-1] != "as" && l.low[s-1] != "while" && l.low[s-1] != "when" && l.low[s-1] != "where" {
		return party{}
	}
	names, heads, small, list, body, owned := 0, 0, 0, false, false, false
	for j := s; j < end; j++ {
		switch w := l.low[j]; {
		case boardOf(w) && j+1 < end && l.low[j+1] == "of" && !l.capital(j) && names == 0:
			owned = true
		case w == "and":
			list = list || names > 0
		case l.capital(j) && (j > s || w != "the" && w != "a" && w != "an" && grammar.RolesOf(w)&(grammar.Pronoun|grammar.Determiner|grammar.Adverb|grammar.Conjunction) == 0):
			names++
			body = body || bodyNoun(w) || bodyName(w)
			if officeHolders(w) {
				heads++
			}
		case officeHolders(w):
			heads++
		case w == "the", w == "of", w == ",", w == "from", w == "for", w == "on", l.tok(j).Kind != prose.Word:
		default:
			small++
		}
	}
	switch {
	case heads > 0 && (names > 1 || names == 1 && (!l.capital(s) || s > 0 || list)):
	case owned && names > 0 && !list:
	case small == 0 && (list && names > 1 && l.capital(end-1) || body && names > 1 && !list):
	default:
		return party{}
	}
	return party{texts: []string{l.text(s, end)}, doubt: 0.1, end: end}
}

// boardOf reports what meets for a body that is named behind it: "the governing board of
// the Amber Fund".
func boardOf(w string) bool {
	return w == "board" || w == "council" || w == "committee" || w == "commission" || w == "assembly"
}

// bodyName reports nouns of the names of bodies that send somebody to a meeting.
func bodyName(w string) bool {
	switch w {
	case "authority", "organization", "organisation", "agency", "league", "community", "bloc", "front", "movement", "nations", "federation":
		return true
	}
	return false
}

// officeHolders reports plural nouns of those who negotiate for others.
func officeHolders(w string) bool {
	switch w {
	case "negotiators", "officials", "representatives", "delegates", "sides", "governments", "rebels", "parliamentarians", "parties", "nations", "countries":
		return true
	}
	return groupNoun(w) && w != "members" && w != "heads" && w != "students" && w != "residents" && w != "veterans"
}

// inGroup reports that token j can stand in the words of a group that ends at token
// end.
func (l *line) inGroup(j, end int) bool {
	w := l.low[j]
	switch {
	case l.who[j] != 0, l.quoted[j]:
		return false
	case l.tok(j).Kind == prose.Punct:
		return w == "'" || w == "’" || w == "-" || w == "(" || w == ")" || w == "/" && l.capital(j+1) && l.capital(j-1) || w == "," && l.capital(j+1) && l.capital(j-1)
	case w == "on":
		return l.capital(j-1) && j+1 < end && l.capital(j+1) && !l.inDate(j+1)
	case w == "and" || w == "of" || w == "from" || w == "the" || w == "for":
		return true
	}
	return l.capital(j) || l.tok(j).Kind == prose.Number || len(w) > 2 && !grammar.ClauseWord(w) && !grammar.Speaking.Is(w) && !l.be(j) && !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ly") && w != "took" && w != "takes" && (grammar.TriggerOf(w) == grammar.NoTrigger || w == "leading") && grammar.RolesOf(w)&(grammar.Pronoun|grammar.Adverb|grammar.Conjunction|grammar.Relative) == 0
}

// landsTalk: "Velmora held talks with Ostrand in Karsk", the verb, the noun and who
// stands behind "with" being tokens.
func (f *finder) landsTalk(verb, i, with int, m mode) int {
	l := &f.line
	right := l.partyAt(with)
	if k := l.placeEnd(min(with, l.n-1)); right.empty() && with < l.n && l.loc[with] != 0 && !l.town(with) && !l.attributive(with) && (k >= l.n || l.tok(k).Kind == prose.Punct || grammar.ClauseWord(l.low[k]) || l.inDate(k) || l.low[k] == "over" || l.low[k] == "about" || l.low[k] == "and") {
		right = party{texts: []string{l.text(with, l.placeEnd(with))}, doubt: 0.05, end: l.placeEnd(with)}
	}
	left := f.doerOf(verb, right.end)
	if left.empty() || left.plural {
		left, _ = f.signingBody(verb)
	}
	if m == notEvent || l.habit(i+1) || left.empty() || left.plural || right.empty() || right.plural {
		return i + 1
	}
	n := len(f.found)
	next := f.meets(verb, i+1, m, left, right, "lands-talk", 0.85)
	if len(f.found) > n {
		f.found[n].vague = true
	}
	return next
}

// groupFrom is where the words of a group end that begin at token i, at most so many,
// and how many of them are in capitals.
func (l *line) groupFrom(i, most int) (end, names int) {
	for end = i; end < min(l.n, i+most) && l.inGroup(end, end) && !l.inDate(end) && !l.auxiliary(end); end++ {
		if l.capital(end) {
			names++
		}
	}
	return end, names
}

// auxiliary reports the small words between a subject and its verb.
func (l *line) auxiliary(i int) bool {
	switch l.low[i] {
	case "have", "has", "had", "will", "would", "are", "were", "is", "was", "to", "be", "due", "scheduled", "expected", "set",
		"also", "both", "again", "here", "then", "there", "jointly", "last":
		return true
	}
	return false
}

// sides: "talks in Karsk between Velmora and Ostrand", the sides being named from token
// first on and the noun token i. Talks of which neither place nor day is told in the
// same breath are as often those that are wished for.
func (f *finder) sides(det, i, first int) int {
	l := &f.line
	m := l.nounMode(det, i)
	if m == notEvent || first < i+3 || l.w(first-1) != "between" || l.quoted[i] {
		return i + 1
	}
	end, names := l.groupFrom(first, 14)
	if names < 2 || !l.has(first, end, "and") {
		return i + 1
	}
	x := f.add(Event{Kind: "meeting", Participants: []Part{{Text: l.text(first, end), Part: "participant"}}, Status: m.String(), By: reading.By{Rule: "sides", Confidence: 0.7}}, max(0, det), end)
	x.vague, x.back, x.loose = true, l.before(i), true
	return end
}
