package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// Who takes an office, and who leaves it. A verb says by its class who of its subject
// and its object does so: "B was appointed ambassador", "A named B as minister", "A
// dismissed B", "A resigned as premier", "A succeeded B as chairman".

// changesOffice is the rule of the verbs; the verb is token i.
func (f *finder) changesOffice(i int) int {
	l := &f.line
	v := grammar.WordOf(l.low[i])
	passive := l.be(i-1) || (strings.HasSuffix(l.w(i-1), "ly") || l.w(i-1) == "also") && l.be(i-2)
	if v.Trigger != grammar.GiveOffice && l.quoted[i] || v.Trigger != grammar.GiveOffice && v.Trigger != grammar.StripOffice && l.byTheWay(i) || !l.officeVerb(i, v, passive) {
		return i + 1
	}
	m := l.modeAt(i)
	if m == notEvent && v.Trigger == grammar.GiveOffice && l.decreed(i) {
		m = isHeld
	}
	if m == notEvent || v.Trigger != grammar.GiveOffice && l.calledTo(i) {
		return i + 1
	}
	at, sort := l.pastVerb(i), v.Done         // at is the token behind the verb
	if strings.HasSuffix(sort, "appointed") { // again
		sort = "appointed"
	}
	var who party
	switch {
	case v.Base == "replace" && passive: // "B was replaced by C as minister"
		by := l.tokenBy(at)
		if by == 0 || !l.officeIn(i+1, by) && !l.officeIn(l.clauseStart(i), i) && !f.inOffice(l.subjectOf(i, f)) {
			return i + 1
		}
		who, sort = l.partyAt(by+1), "appointed"
	case v.Base == "replace" || v.Base == "succeed":
		sort = "appointed"
		old := l.partyAt(at)
		if old.empty() || l.w(old.end) == "with" && !l.officeIn(at, old.end) {
			return i + 1
		}
		if who = f.doer(i); l.w(old.end) == "with" { // "replaced the minister, B, with C"
			who = l.partyAt(old.end + 1)
		} else if k := l.behindOffice(old.end); l.w(old.end) == "as" && l.w(k) == "with" {
			who = l.partyAt(k + 1)
		} else if l.w(old.end) != "as" || !l.officeAhead(old.end+1) {
			return i + 1
		}
	case v.Trigger == grammar.TakeOffice:
		if !l.officeAhead(at) || l.w(at) == "the" && l.w(at+1) == "first" {
			return i + 1
		}
		who, sort = f.doer(i), "appointed"
	case v.Trigger == grammar.LeaveOffice:
		if !l.leftOffice(at) || v.Base == "quit" && !l.leavesAs(at) {
			return i + 1
		}
		who, sort = f.doer(i), "resignation"
	case passive || v.Done == "sworn" && v.Shape == grammar.DoneForm:
		if v.Trigger == grammar.StripOffice {
			sort = "dismissal"
			if (v.Base == "dismiss" || v.Base == "sack" || v.Base == "oust") && l.leftOffice(at) || l.leavesAs(at) {
				who = f.doer(i)
			}
		} else if v.Base == "swear" || l.officeAhead(at) || l.inPlaceOf(at) {
			who = f.doer(i)
		}
	default:
		if who = l.partyAt(at); len(who.people) == 0 && v.Trigger == grammar.GiveOffice {
			who = l.namedAs(at)
		}
		if v.Trigger == grammar.StripOffice {
			sort = "dismissal"
			if !l.officeIn(at, who.end-1) && !l.leavesAs(who.end) || !l.leftOffice(who.end) {
				return i + 1
			}
		} else if who.end = l.pastAside(who.end); !l.givenOffice(v, who.end) {
			return i + 1
		}
	}
	if len(who.people) != 1 || who.doubt > 0 && !(v.Trigger == grammar.GiveOffice && passive) {
		return i + 1
	}
	for k := range 8 {
		x := f.add(Event{Kind: "appointment", Subtype: sort, Participants: f.parts(who, "participant"), Status: m.String(),
			By: reading.By{Rule: "appointed", Confidence: 0.8 - who.doubt}}, i, at)
		x.loose, x.apart = l.byTheWay(i), k > 0
		if who = l.nextAs(who.end); len(who.people) != 1 || passive || v.Trigger != grammar.GiveOffice {
			break
		}
	}
	return at
}

// inOffice reports one person whose office the report gives, or the roster.
func (f *finder) inOffice(p party) bool {
	if len(p.people) != 1 {
		return false
	}
	id := p.people[0].Entity
	e := f.d.Entity(roster.Leader, id)
	return f.called(id) != "" || f.office[id] != "" || e != nil && len(e.Roles) > 0
}

// inPlaceOf reports that somebody takes another's place, from token i on: "in Vale's
// place", "in place of Vale".
func (l *line) inPlaceOf(i int) bool {
	if l.w(i) != "in" {
		return false
	}
	for j := i + 1; j < min(l.n, i+6); j++ {
		if w := l.low[j]; (w == "place" || w == "stead") && (l.who[j-1] != 0 || l.possessive(j) || l.w(j+1) == "of") {
			return true
		}
	}
	return false
}

// pastAside is the token of "as" behind an apposition to a name that ends before token i:
// ", a former judge, as minister". It is i where there is none.
func (l *line) pastAside(i int) int {
	if l.w(i) != "," {
		return i
	}
	if l.low[i-1] != "as" && l.w(i+1) == "as" {
		return i + 1
	}
	for j := i + 1; j < min(l.n, i+18) && l.who[j] == 0 && grammar.TriggerOf(l.low[j]) != grammar.GiveOffice; j++ {
		if l.low[j] == "," && l.w(j+1) == "as" {
			return j + 1
		}
	}
	return i
}

// nextAs is the next of a list of people who are given an office each, the "as" of the
// one before being token i: "A as minister of roads, and B as minister of ports".
func (l *line) nextAs(i int) party {
	if l.w(i) != "as" {
		return party{}
	}
	for j := i + 1; j < min(l.n, i+20) && l.who[j] == 0; j++ {
		if w := l.low[j]; w != "," && w != "and" || l.w(j+1) == "and" {
			continue
		}
		if p := l.partyAt(j + 1); len(p.people) == 1 {
			if p.end = l.pastAside(p.end); l.w(p.end) == "as" && l.officeAhead(p.end+1) {
				return p
			}
			return party{}
		}
	}
	return party{}
}

// namedAs is who is named right before the "as" that gives an office, from token i on:
// "appointed the noted economist Bo Lund as minister".
func (l *line) namedAs(i int) party {
	for j := i; j < min(l.n, i+14) && l.low[j] != "," && l.low[j] != ";"; j++ {
		if l.low[j] != "as" {
			continue
		}
		if m, next, ok := l.person(j - 1); ok && next == j && !ofAnother(l.w(l.titleStart(l.personStart(j-1))-1)) {
			return party{people: []reading.Mention{m}, end: j}
		}
		break
	}
	return party{end: i}
}

// ofAnother reports small words before a name that make another of who is meant: "an ally
// of Vale".
func ofAnother(w string) bool {
	return w == "of" || w == "to" || w == "with" || w == "for" || w == "by"
}

// decreed reports that a decree does what the infinitive at token i says: "a decree was
// issued on Tuesday to appoint".
func (l *line) decreed(i int) bool {
	if l.w(i-1) != "to" {
		return false
	}
	for j := i - 2; j > 0 && j > i-9; j-- {
		if l.low[j] == "issued" || l.low[j] == "signed" {
			w := l.w(j - 1)
			return l.be(j-1) && (l.w(j-2) == "decree" || l.w(j-2) == "order") || (w == "has" || l.who[max(j-1, 0)] != 0) && (l.has(j, i, "decree") || l.has(j, i, "order"))
		}
	}
	return false
}

// calledTo reports that somebody else calls for what the infinitive at token i says:
// "called on Vale to resign".
func (l *line) calledTo(i int) bool {
	return l.w(i-1) == "to" && i > 1 && l.who[i-2] != 0 && l.positionOf(l.titleStart(l.personStart(i-2))) == asObject
}

// officeVerb reports that the verb at token i is one by all that stands beside it.
func (l *line) officeVerb(i int, v grammar.EventWord, passive bool) bool {
	switch w := l.w(i - 1); {
	case w == "newly", w == "has" && v.Base == "confirm", !passive && v.Shape == grammar.PastForm && grammar.RolesOf(w)&(grammar.Determiner|grammar.Preposition) != 0, w == "of", l.possessive(i): // "the ousted president"
		return false
	case v.Base == "name":
		return !(passive && (l.w(i+1) == "after" || l.w(i+1) == "in"))
	case v.Base == "step":
		return l.w(i+1) == "down"
	case v.Base == "swear":
		return l.w(i+1) == "in" || l.w(i+1) == "into" && l.w(i+2) == "office" || passive && v.Shape == grammar.DoneForm
	case v.Base == "appoint":
		return !(l.capital(i-1) && l.who[i-1] == 0 && l.loc[i-1] == 0 && !l.inDate(i-1) && !passive)
	}
	return true
}

// pastVerb is the token behind an office's verb at token i and the word that goes with
// it: "swore in", "stepped down".
func (l *line) pastVerb(i int) int {
	switch w := l.w(i + 1); {
	case w == "in" && strings.HasPrefix(l.low[i], "sw"), w == "down":
		return i + 2
	case w == "into" && l.w(i+2) == "office":
		return i + 3
	}
	return i + 1
}

// tokenBy is the "by" near token i before anybody is named, or 0.
func (l *line) tokenBy(i int) int {
	for j := i; j < min(l.n, i+8) && l.low[j] != "," && l.who[j] == 0; j++ {
		if l.low[j] == "by" {
			return j
		}
	}
	return 0
}

// givenOffice reports the office that somebody is given, from token i on, by a verb that
// gives one: "as minister", "the next minister", "minister".
func (l *line) givenOffice(v grammar.EventWord, i int) bool {
	switch w := l.w(i); {
	case w == "as", w == "to" && v.Base == "appoint", w == "for" && v.Base == "nominate":
		return l.officeAhead(i+1) || w != "for" && v.Base == "appoint"
	case v.Base == "confirm":
		return false
	case v.Base == "pick", v.Base == "choose", v.Base == "select":
		return w == "to" && (l.w(i+1) == "be" || l.w(i+1) == "become") && l.officeAhead(i+2)
	}
	return l.officeAhead(i)
}

// officeAhead reports that the noun of an office is the next thing named from token i
// on: "as the country's new ambassador", "prime minister".
func (l *line) officeAhead(i int) bool {
	for j := i; j < min(l.n, i+7) && l.who[j] == 0; j++ {
		switch w := l.low[j]; {
		case grammar.Official.Is(w) && !grammar.Adjective(w), grammar.PersonNoun(w), w == "post", w == "position", w == "job":
			return true
		case l.tok(j).Kind == prose.Punct && w != "-", l.be(j), l.inDate(j), grammar.Speaking.Is(w), grammar.ClauseWord(w) && w != "as" && w != "to", w == "and" && !l.capital(j+1):
			return false
		}
	}
	return false
}

// behindOffice is the token behind the words of an office that "as" at token i gives.
func (l *line) behindOffice(i int) int {
	for j := i + 1; j < min(l.n, i+10) && l.tok(j).Kind != prose.Punct; j++ {
		if l.low[j] == "with" || l.low[j] == "by" {
			return j
		}
	}
	return i
}

// officeTaken is the rule of the nouns: "took the oath", "took office", "on his
// appointment", "will serve as acting premier". The noun is token i.
func (f *finder) officeTaken(i int) int {
	l := &f.line
	w := l.low[i]
	var who party
	m, rule, sort, loose := isHeld, "appointed", "sworn", false
	switch w {
	case "appointment", "re-election":
		rule, sort = "congratulated", w
		if who, loose = f.congratulated(i), true; who.empty() && l.w(i+1) == "of" { // "the appointment of B as minister"
			if who, loose = l.partyAt(i+2), false; l.w(who.end) != "as" || !l.officeAhead(who.end+1) {
				return i + 1
			}
			rule, sort, m = "appointed", "appointed", l.nounMode(l.detBefore(i), i)
		}
	case "resignation": // "submitted a letter of resignation", "tendered her resignation"
		verb := l.detBefore(i) - 1
		if l.w(i-1) == "of" && (l.w(i-2) == "letter" || l.w(i-2) == "notice") {
			verb = l.detBefore(i-2) - 1
		}
		switch l.w(verb) {
		case "submitted", "tendered", "presented":
		case "accepted", "accepts": // "accepted the resignation of B"
			if who = l.partyAt(i + 2); l.w(i+1) == "of" && len(who.people) == 1 && !l.quoted[i] && l.modeAt(verb) == isHeld {
				x := f.add(Event{Kind: "appointment", Subtype: "resignation", Participants: f.parts(who, "participant"), Status: isHeld.String(), By: reading.By{Rule: "appointed", Confidence: 0.8 - who.doubt}}, verb, i+1)
				x.to = who.end
				return who.end
			}
			return i + 1
		default:
			return i + 1
		}
		if l.quoted[i] || l.byTheWay(verb) {
			return i + 1
		}
		who, m, rule, sort = f.doer(verb), l.modeAt(verb), "appointed", "resignation"
	case "acting":
		verb := l.servesBefore(i)
		if verb < 0 || l.quoted[i] || l.byTheWay(i) || !l.officeIn(i+1, i+3) {
			return i + 1
		}
		who, m, sort = f.doer(verb), l.modeAt(verb), "appointed"
	default: // "took the oath", "took office", "took over as"
		verb := i - 1
		for n := 0; n < 3 && verb > 0 && (l.low[verb] == "the" || l.low[verb] == "his" || l.low[verb] == "her" || l.low[verb] == "an"); n++ {
			verb--
		}
		if t := l.w(verb); !strings.HasPrefix(t, "took") && !strings.HasPrefix(t, "take") && !strings.HasPrefix(t, "assume") || (w == "office" || w == "over") && verb != i-1 || l.byTheWay(verb) || w == "over" && !l.officeAhead(i+2) {
			return i + 1
		}
		who, m = f.doer(verb), l.modeAt(verb)
	}
	if len(who.people) != 1 || who.doubt > 0 && rule == "appointed" || m == notEvent {
		return i + 1
	}
	x := f.add(Event{Kind: "appointment", Subtype: sort, Participants: f.parts(who, "participant"), Status: m.String(),
		By: reading.By{Rule: rule, Confidence: 0.8 - who.doubt}}, i, i+1)
	x.loose = loose || l.byTheWay(i)
	return i + 1
}

// congratulated is who is congratulated on the appointment at token i, or whose it
// is.
func (f *finder) congratulated(i int) (who party) {
	l := &f.line
	for j := i - 1; j >= 0 && j > i-16; j-- {
		if strings.HasPrefix(l.low[j], "congratulat") {
			if w := l.w(j + 1); (w == "his" || w == "her") && l.w(j+2) != "" && !l.quoted[j] && (l.w(j+2) == "colleague" || strings.HasSuffix(l.w(j+2), "counterpart") || l.w(j+3) == "counterpart") && l.roleOnly(j+1) > j+1 && l.partyAt(j+1).people == nil {
				return party{} // "congratulated his colleague", whom nobody names here
			}
			if who = l.partyAt(j + 1); len(who.people) == 0 {
				for k := j - 1; k >= 0 && k > j-8; k-- { // "with B, congratulating the diplomat on his appointment"
					if m, _, ok := l.person(k); ok {
						who = party{people: []reading.Mention{m}, doubt: 0.15}
						break
					}
				}
			}
			break
		}
	}
	if p := l.possessorBefore(i); p >= 0 {
		m, _, _ := l.person(p)
		who = party{people: []reading.Mention{m}}
	}
	return who
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

// byTheWay reports that the clause before token i tells of it by the way: "since he
// was elected".
func (l *line) byTheWay(i int) bool {
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
		if w := l.low[j]; grammar.Official.Is(w) && !grammar.Adjective(w) || w == "as" || w == "to" {
			return true
		}
	}
	return false
}

// leavesAs reports that what follows at token i is the office that somebody leaves.
func (l *line) leavesAs(i int) bool {
	switch l.w(i) {
	case "as":
		return l.officeAhead(i + 1)
	case "from", "of":
		for j := i + 1; j < min(l.n, i+6); j++ {
			switch l.low[j] {
			case "post", "posts", "office", "position", "duties", "job":
				return true
			}
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
	case "on", "in":
		return l.inDate(i + 1)
	}
	return l.inDate(i) || l.leavesAs(i)
}
