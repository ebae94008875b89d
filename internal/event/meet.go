package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// met: "A met with B", "A and B met in X", "A will meet B".
func (f *finder) met(i int) int {
	l := &f.line
	if l.low[i] == "meet" && l.tok(i).Start == l.span.Start {
		return i + 1 // an imperative
	}
	if l.low[i] == "told" && l.w(i+1) != "visiting" && l.w(i+2) != "visiting" {
		return f.toldAt(i) // "told his visiting counterpart" speaks of a meeting
	}
	verb := grammar.WordBase(l.low[i])
	m := l.modeAt(i)
	if l.shapeOf(i) == grammar.BaseForm && m == notEvent && f.pictured(i) {
		m = isHeld
	}
	if verb == "sit" && l.w(i+1) != "down" || verb == "shake" && (l.w(i+1) != "hands" || l.w(i+2) != "with") || m == notEvent || l.habit(i+1) || l.greets(i) {
		return i + 1
	}
	if l.be(i-1) && l.w(i+1) == "by" { // who is met by officials is greeted
		host, guest := l.partyAt(i+2), l.subjectOf(i, f)
		if len(host.people) == 0 || len(guest.people) == 0 {
			return i + 1
		}
		return f.host(i, i+1, m, host, guest)
	}
	j := l.pastManner(i + 1)
	if verb == "shake" {
		j++
	}
	if k := l.withAfter(j); k > 0 {
		j = k
	} else if k := l.pastPhrases(j); k > j && l.inDate(k-1) {
		j = k
	}
	with := l.w(j) == "with"
	for l.w(j) == "with" || l.w(j) == "up" {
		j++
	}
	right := l.partyAt(j)
	if right.empty() && (verb == "meet" || with) {
		right = l.bareParty(j)
	} else {
		l.bareBefore(j, &right)
	}
	left := f.doerOf(i, right.end)
	if len(left.people) == 0 && len(right.people) == 0 && right.doubt > 0 && len(right.texts) > 0 && l.bareName(j) > j {
		return i + 1
	}
	if verb != "meet" && verb != "" && !with && len(left.people) < 2 && !left.plural { // "consulted lawyers"
		return i + 1
	}
	if verb != "meet" && verb != "" && !with {
		right = party{end: i + 1}
	}
	if right.empty() {
		if left.plural {
			left = f.bothOrGroup(i)
		}
		if !with && len(left.texts) == 1 && len(left.people) == 0 { // "the foreign ministers of Velmora, Ostrand and Tamar met"
			x := f.add(Event{Kind: "meeting", Participants: f.parts(left, "participant"), Status: m.String(), By: reading.By{Rule: "meet-group", Confidence: 0.75}}, max(0, left.end-2), i+1)
			x.vague, x.back = true, l.before(i)
			return i + 1
		}
		if left = l.andBefore(left); with || len(left.people) < 2 {
			if !with && left.empty() {
				f.assembled(i, i+1, m)
			}
			return i + 1
		}
		right.end = i + 1
	} else if left.empty() && l.infinitiveHeld(i) {
		left = f.strangerFar(i)
	}
	if left.empty() && (len(right.people) == 0 || l.low[i] != "meeting") { // whoever met them, they did not meet each other
		return i + 1
	}
	if l.byPhone(i, j) {
		return f.calls(i, i+1, m, left, right, "phone-verb")
	}
	next := f.meets(i, i+1, m, left, right, "meet-verb", 0.92)
	if k := l.andWithToo(right.end); k > 0 && len(left.people) > 0 && !left.plural {
		f.meets(k, k+1, m, left, l.partyAt(k+1), "meet-verb", 0.88)
	}
	return next
}

// andWithToo is the "with" of whom somebody met besides, token i being the one behind
// whom he met first: "met with B, the President of Ostrand, and with C". It is 0 where
// none stands there.
func (l *line) andWithToo(i int) int {
	for j := i; j+1 < min(l.n, i+14); j++ {
		switch w := l.low[j]; {
		case w == "and" && l.low[j+1] == "with":
			if p := l.partyAt(j + 2); len(p.people) > 0 {
				return j + 1
			}
			return 0
		case grammar.Speaking.Is(w), grammar.TriggerOf(w) != grammar.NoTrigger, w == "who", w == ";", l.tok(j).Kind == prose.Word && !l.titleLike(j) && l.loc[j] == 0:
			return 0
		}
	}
	return 0
}

// pictured reports "meet" at token i in the words below a picture: two people
// are named right before it, and the place after it.
func (f *finder) pictured(i int) bool {
	l := &f.line
	if i == 0 || l.who[i-1] == 0 || l.w(i+1) != "in" && l.w(i+1) != "at" {
		return false
	}
	return len(l.subjectOf(i, f).people) > 1
}

// toldAt: "told officials at a meeting", "told B in talks on Friday".
func (f *finder) toldAt(i int) int {
	l := &f.line
	right := l.partyAt(i + 1)
	if w := l.w(right.end); right.empty() || w != "at" && w != "in" && w != "during" || l.modeOf(i) != isHeld {
		return i + 1
	}
	for j := right.end + 1; j < min(l.n, right.end+5); j++ {
		if grammar.TriggerOf(l.low[j]) == grammar.MeetNoun && l.w(j+1) != "of" && l.w(j+1) != "with" && l.low[j-1] != "the" {
			return f.meets(i, j+1, isHeld, f.doer(i), right, "told-at", 0.8)
		} else if grammar.TriggerOf(l.low[j]) == grammar.CallNoun && f.phone(j) && l.w(right.end+1) != "the" {
			return f.calls(i, j+1, isHeld, f.doer(i), right, "call-told")
		}
	}
	return i + 1
}

// calledOn: "A called on B", which is a meeting unless B is asked for
// something.
func (f *finder) calledOn(i int, m mode) int {
	l := &f.line
	right := l.partyAt(i + 2)
	if w := l.w(right.end); right.empty() || w == "to" || w == "not" || w == "for" {
		return i + 1
	}
	left := f.doerOf(i, right.end)
	if left.empty() || left.plural {
		return i + 1
	}
	return f.meets(i, i+2, m, left, right, "called-on", 0.85)
}

// meets adds a meeting of two parties.
func (f *finder) meets(a, b int, m mode, left, right party, rule string, conf float64) int {
	parts := join(f.parts(left, "participant"), f.parts(right, "participant"))
	end := max(b, right.end)
	if len(parts) < 2 {
		return end
	}
	if !anyone(parts) {
		conf -= unnamed
	}
	x := f.add(Event{Kind: "meeting", Participants: parts, Status: m.String(),
		By: reading.By{Rule: rule, Confidence: conf - left.doubt - right.doubt}}, a, b)
	x.to = end
	x.back = f.line.before(a)
	return b // an apposition to the guest may tell of a visit
}

// unnamed is how much less sure an event is of which only offices are told.
const unnamed = 0.15

// anyone reports whether one of the participants has a name.
func anyone(parts []Part) bool {
	for _, p := range parts {
		if p.Entity != "" && !strings.HasPrefix(p.Entity, nameless) {
			return true
		}
	}
	return false
}

// before reports words in the clause of token i that put it in another time.
func (l *line) before(i int) bool {
	for j := max(0, i-10); j < min(l.n, i+6); j++ {
		switch l.low[j] {
		case "earlier":
			switch l.w(j + 1) {
			case "on", "today", "this", "in": // "earlier on Saturday"
				continue
			}
			if w := l.w(j - 1); w != "day" && w != "hours" && w != "days" {
				return true
			}
		case "recent":
			if k := grammar.TriggerOf(l.w(j + 1)); k == grammar.VisitNoun || k == grammar.MeetNoun || grammar.TriggerOf(l.w(j+2)) == grammar.VisitNoun {
				return true
			}
		case "recently", "previously", "recalled", "recalling", "recalls", "reminded", "ago", "previous":
			return true
		case "last":
			switch l.w(j + 1) {
			case "meeting", "time", "visit", "talks":
				return true
			}
		}
	}
	return false
}

func (l *line) infinitiveHeld(i int) bool { return l.w(i-1) == "to" || l.w(i-2) == "to" }

// meeting: the nouns. "A held talks with B", "during a meeting with B", "the
// meeting between A and B", "at their meeting in X A and B".
func (f *finder) meeting(i int) int {
	n := len(f.found)
	next := f.meetingOf(i)
	switch {
	case len(f.found) == n:
		next = max(next, f.namedMeeting(i))
	case len(f.found) == n+1 && f.found[n].only: // "the six-party talks resumed": of which nothing was told before
		if x := f.found[n]; f.named(&x, i) {
			return max(next, x.b)
		}
	}
	return next
}

// meetingOf is the rule for a meeting of people, or of a body under its number.
func (f *finder) meetingOf(i int) int {
	l := &f.line
	noun := l.low[i]
	if noun == "meeting" && l.verbalMeeting(i) {
		return f.met(i)
	}
	if f.phone(i) {
		return f.call(i)
	}
	n := len(f.found)
	if next, ok := f.councils(i); ok {
		if len(f.found) == n {
			next = max(next, f.meetingHeld(i))
		}
		return next
	}
	if next := f.heldBy(i, func(a, b int, m mode, left, right party) int {
		return f.meets(a, b, m, left, right, "held-by", 0.88)
	}); next > 0 {
		return next
	}
	if next := f.meetingHeld(i); next > 0 {
		return next
	}
	switch l.w(i - 1) {
	case "cabinet", "government":
		return f.chaired(i)
	case "panel", "plenary", "board", "council", "staff", "press", "committee", "annual", "regular":
		return i + 1
	}
	det := l.detBefore(i)
	if next := f.chairedBy(i, det); next > 0 {
		return next
	}
	if l.w(i-1) == "the" && f.tookPart(i) {
		return i + 1
	}
	with, between := l.w(i+1) == "with", l.w(i+1) == "between" || l.w(i+1) == "of"
	first := i + 2                                                                                                                                                                 // of who takes part
	if k := i + 1; !between && (l.w(k) == "this" || l.w(k) == "here" || l.w(k) == "in" || l.w(k) == "on" || l.w(k) == "early" || l.w(k) == "late" || grammar.Weekday.Is(l.w(k))) { // "the meeting this year between"
		for k < i+6 && l.w(k) != "between" && l.w(k) != "with" && k < l.n && l.who[k] == 0 && l.tok(k).Kind != prose.Punct {
			k++
		}
		if l.w(k) == "between" {
			between, first = true, k+1
		}
	}
	with = with || l.withAfter(i+1) > 0                                     // "talks in Karsk with B"
	if l.w(i+1) == "," || grammar.Weekday.Is(l.w(i+2)) && l.w(i+3) == "," { // "meetings on Tuesday, including with B"
		for j := i + 1; j < min(l.n, i+6); j++ {
			with = with || l.low[j] == "including" && l.w(j+1) == "with"
		}
	}
	verb, vm := l.holdBefore(det)
	if l.counted(det, i) || l.calledOff(i+1) || l.callOff(det) {
		return i + 1
	}
	if q := l.qualityOf(det, i); q == notEvent {
		return i + 1
	} else if q != isHeld && vm == isHeld {
		vm = q
	}
	tk := talk{i, det, verb, vm, noun}
	switch {
	case between:
		return f.meetingBetween(tk, first)
	case with:
		return f.meetingWith(tk)
	}
	return f.meetingOfTwo(tk)
}

// chairedBy: "A attended a meeting chaired by B", the noun being token i and det where its
// phrase begins. It is 0 where that does not stand there.
func (f *finder) chairedBy(i, det int) int {
	l := &f.line
	switch l.w(i + 1) {
	case "chaired", "hosted", "convened", "called":
	default:
		return 0
	}
	if l.w(i+2) != "by" || det < 2 || l.quoted[i] {
		return 0
	}
	verb := l.attends(det - 1)
	if verb < 0 {
		return 0
	}
	m, left, right := l.modeOf(verb), f.doer(verb), l.partyAt(i+3)
	if m == notEvent || left.empty() || left.plural || len(right.people) == 0 {
		return 0
	}
	return f.meets(verb, i+1, m, left, right, "chaired-by", 0.85)
}

// heldThere reports that a town or "here" follows the noun at token i at once.
func (f *finder) heldThere(i int) bool {
	l := &f.line
	if l.w(i+1) == "here" {
		return true
	}
	_, _, ok := l.inPlace(min(i+1, l.n-1))
	return ok && l.w(i+1) == "in"
}

// andWith adds to one who is given whom "with" joins to him: "the meeting of A with B",
// "of A in Karsk with B".
func (l *line) andWith(p party) party {
	if k := l.withAfter(p.end); k > 0 && len(p.people)+len(p.texts) == 1 {
		if q := l.partyAt(k + 1); len(q.people) > 0 || len(p.people) > 0 && !q.empty() {
			p.people, p.texts, p.end = append(p.people, q.people...), append(p.texts, q.texts...), q.end
		}
	}
	return p
}

// partner is whom the report spoke of before this sentence as the one who meets
// people, and who is not the one given: the subject of what stands before it, or
// else whom the sentence before names alone.
func (f *finder) partner(id string) party {
	start := f.line.span.Start
	if m, ok := f.pronoun(start); ok && m.Entity != id {
		return party{people: []reading.Mention{m}, doubt: 0.12}
	}
	var p party
	if s := f.d.SentenceAt(start); s > 0 {
		for _, m := range f.d.PeopleIn(f.d.Sents[s-1].Span) {
			if m.Entity != id && !containsPerson(p.people, m.Entity) {
				p.people = append(p.people, m)
			}
		}
	}
	if len(p.people) != 1 {
		return party{}
	}
	p.doubt = 0.2
	return p
}

// subjectAfter finds the subject that follows an opening phrase: "At a meeting
// with B, A said".
func (f *finder) subjectAfter(i int) party {
	l := &f.line
	aside := false // within ", who …"
	for j := i; j < min(l.n, i+30); j++ {
		if l.low[j] == "," && l.w(j+1) == "who" {
			aside = true
			continue
		}
		if l.low[j] == "," || grammar.Speaking.Is(l.low[j]) && !aside {
			k := l.toPerson(j + 1)
			if k >= 0 {
				if m, next, _ := l.person(k); !l.possessive(next) {
					p := party{people: []reading.Mention{m}, end: next}
					if n := l.listNext(next); n >= 0 && l.low[next] != "," {
						p.people = append(p.people, l.partyAtOnce(n).people...)
					}
					return p
				}
			}
			if w := l.w(j + 1); w == "he" || w == "she" {
				if m, ok := f.pronoun(l.tok(j + 1).Start); ok {
					return party{people: []reading.Mention{m}, doubt: 0.1, end: j + 2}
				}
			}
			if aside {
				aside = false
				continue
			}
			if w := l.w(j + 1); grammar.Speaking.Is(l.low[j]) || l.low[j] == "," && (w == "which" || w == "where" || (w == "in" || w == "at") && j > i || l.apposed(j+1) || l.timeAside(j+1)) {
				continue
			}
			return party{}
		}
		if l.low[j] == ";" {
			break
		}
	}
	return party{}
}
