package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// A meeting may bear the name of who meets: "the Amber Union ministers' meeting",
// "six-party talks", "a meeting of the party's central council". It is an event when
// its day or its place is told.

// namedMeeting reads at the noun of token i a meeting that is named after who meets,
// where no other rule finds one. It returns the token from which to read on.
func (f *finder) namedMeeting(i int) int {
	l := &f.line
	switch l.low[i] {
	case "meeting", "talks", "negotiations", "consultations", "discussions":
	default:
		return i + 1
	}
	if w := l.w(i + 1); l.quoted[i] || w == "with" || w == "between" || w == "of" && !l.inDate(i+2) {
		return i + 1
	}
	a := l.ownersFrom(i)
	if a == i || l.calledOff(i+1) {
		return i + 1
	}
	a = l.roundFrom(a)
	det := a
	if w := l.w(a - 1); w == "the" || w == "a" || w == "an" {
		det--
	}
	if q := l.qualityOf(det, i); q == notEvent || l.counted(det, i) || l.callOff(det) || l.about(i) {
		return i + 1
	}
	m, b, ahead := l.nounMode(det, i), i+1, false
	if w := l.w(det - 1); m == isHeld && (w == "for" || w == "to") { // "left for the Amber Union meeting"
		m, ahead = isPlanned, true
	}
	if held, hm := l.heldAfter(i); held > 0 {
		m, b = hm, held+1
	} else if verb, vm := l.holdBefore(det); verb >= 0 {
		m = vm
	} else if !l.whenWhere(i+1) && !l.dayBefore(a) {
		return i + 1
	}
	if m == notEvent {
		return i + 1
	}
	x := f.add(Event{Kind: "meeting", Name: l.gatheringName(a, i+1), Status: m.String(), Initiatives: f.initiativesIn(l.spanOf(a, i)),
		By: reading.By{Rule: "named-meeting", Confidence: 0.72}}, det, b)
	x.vague, x.back, x.ahead = true, l.before(i), ahead && m == isPlanned
	if end := l.ownersEnd(a, i); end > a {
		for grammar.OrdinalWord(l.low[a]) || ordinalEnd(l.low[a]) || l.tok(a).Kind == prose.Number {
			a++
		}
		x.Participants = []Part{{Text: strings.TrimRight(l.text(a, end), "'’ "), Part: "participant"}}
	}
	return b
}

// named puts a named meeting in the place of a finding that told more of "the talks",
// where the noun at token i names them.
func (f *finder) named(x *finding, i int) bool {
	n := len(f.found) - 1
	f.found = f.found[:n]
	f.namedMeeting(i)
	if len(f.found) > n {
		return true
	}
	f.found = append(f.found, *x)
	return false
}

// about reports that what follows the noun at token i says what is talked about, and
// no more.
func (l *line) about(i int) bool {
	w := l.w(i + 1)
	return (w == "on" || w == "about" || w == "over") && !l.inDate(i+2) && !l.has(i, min(l.n, i+12), "in") && !l.has(i, min(l.n, i+12), "here")
}

// ownersFrom is where the words begin that name who meets, before the noun at token
// i: a name in capitals with what goes with it, or "six-party". It is i where nobody
// is named.
func (l *line) ownersFrom(i int) int {
	a, named := i, false
	for j := i - 1; j >= 0 && j > i-14 && l.who[j] == 0; j-- {
		w := l.low[j]
		if k := l.beforeParen(j); k >= 0 && l.capital(k) {
			j = k + 1
			continue
		}
		switch {
		case grammar.Weekday.Is(w) || grammar.MonthWord(w) || l.inDate(j):
			return l.unlessBare(a, i, named)
		case l.capital(j) && (j > 0 || grammar.RolesOf(w)&(grammar.Pronoun|grammar.Determiner|grammar.Adverb|grammar.Conjunction|grammar.Preposition) == 0) && !grammar.Lonely(w):
			a, named = j, true
		case w == "'" || w == "’" || w == "-" || w == "–" || w == "/":
		case (w == "and" || w == "of" || w == "for") && l.capital(j-1) && (l.capital(j+1) || w == "and"):
		case manyParty(w):
			a, named = j, true
		case ordinalEnd(w) && j > 0 && l.tok(j-1).Kind == prose.Number:
			j--
			a = j
		case l.tok(j).Kind == prose.Number && (strings.HasSuffix(w, "th") || strings.HasSuffix(w, "st") || strings.HasSuffix(w, "nd") || strings.HasSuffix(w, "rd")):
			a = j
		case l.tok(j).Kind == prose.Word && ownerWord(w) && grammar.TriggerOf(w) == grammar.NoTrigger:
			a = j
		default:
			return l.unlessBare(a, i, named)
		}
	}
	return l.unlessBare(a, i, named)
}

// roundFrom is where "the fifth round of" begins before the words at token a, with its
// number, or a.
func (l *line) roundFrom(a int) int {
	k := a - 1
	if l.w(k) == "the" {
		k--
	}
	if l.w(k) != "of" || l.w(k-1) != "round" && l.w(k-1) != "session" && l.w(k-1) != "phase" {
		return a
	}
	for k--; k > 0 && (grammar.OrdinalWord(l.w(k-1)) || l.w(k-1) == "new" || l.w(k-1) == "next" || l.w(k-1) == "latest" || l.w(k-1) == "last" || l.tok(k-1).Kind == prose.Number); {
		k--
	}
	return k
}

func (l *line) unlessBare(a, i int, named bool) int {
	if !named {
		return i
	}
	return a
}

// ownerWord reports small words that stand between the name of who meets and the
// noun: "foreign ministers'", "ministerial", "peace".
func ownerWord(w string) bool {
	switch w {
	case "foreign", "defense", "defence", "finance", "interior", "trade", "energy", "economic", "economy", "oil", "health", "environment", "justice",
		"agriculture", "transport", "labor", "labour", "education", "culture", "tourism", "ministerial", "cabinet", "council", "committee", "commission",
		"board", "parliamentary", "peace", "security", "nuclear", "missile", "border", "membership", "accession", "disarmament", "arms", "control", "joint",
		"senior", "high-level", "top-level", "working-level", "bilateral", "trilateral", "tripartite", "quadripartite", "emergency", "extraordinary",
		"special", "informal", "formal", "formula", "closed-door", "crisis", "two-day", "three-day", "one-day", "four-day", "five-day", "strategic",
		"leaders", "ministers", "officials", "chiefs", "envoys", "negotiators", "leadership", "summit", "military", "political", "group", "member",
		"ministers'", "leaders'", "officials'", "ministers’", "leaders’", "central", "executive", "new", "latest", "military-to-military", "defence-ministers", "plenary", "steering":
		return true
	}
	return grammar.OrdinalWord(w)
}

// manyParty reports "six-party", "four-way", "six-nation".
func manyParty(w string) bool {
	n, kind, ok := strings.Cut(w, "-")
	if !ok {
		return false
	}
	switch kind {
	case "party", "way", "nation", "country", "power", "sided", "state":
	default:
		return false
	}
	switch n {
	case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten":
		return true
	}
	return false
}

// ownersEnd is the end of the words, from token a on, that say who meets at the
// meeting whose noun is token i; a where they name the talks and nobody.
func (l *line) ownersEnd(a, i int) int {
	switch w := l.low[i]; {
	case w != "meeting":
		return a
	case bodyNoun(strings.TrimRight(l.low[i-1], "'’")) || groupNoun(strings.TrimRight(l.low[i-1], "'’")) || l.low[i-1] == "'" || l.low[i-1] == "’":
		return i
	}
	e := i
	for e > a && !l.capital(e-1) && l.low[e-1] != ")" {
		e--
	}
	return e
}

// heldAfter is the verb behind the meeting or the talks whose noun is token i, and
// what it says of them: "talks resumed in Karsk", "the talks will begin on Monday".
func (l *line) heldAfter(i int) (verb int, m mode) {
	for j := i + 1; j < min(l.n, i+9); j++ {
		switch w := l.low[j]; {
		case w == "underway", w == "way" && l.low[j-1] == "under", w == "gets" && l.w(j+1) == "underway":
			return j, isHeld
		case w == "hosted" && (l.be(j-1) || l.low[j-1] == ","), w == "held" && l.be(j-1), w == "place" && strings.HasPrefix(l.low[j-1], "t"), w == "held" && (l.w(j+1) == "in" || l.w(j+1) == "on" || l.w(j+1) == "here"):
			verb = j
		case startsOrEnds(w) && l.whenWhere(j+1):
			verb = j
		case w == "opens" || w == "begins" || w == "starts" || w == "takes" && l.w(j+1) == "place":
			if l.whenWhere(j+1) || w == "takes" {
				return j, isAnnounced
			}
		case w == "scheduled" || w == "planned" || w == "due" || w == "slated":
			if l.w(j+1) == "for" || l.whenWhere(j+1) {
				return j, isAnnounced
			}
			continue
		case l.who[j] != 0, l.tok(j).Kind == prose.Punct && w != ",", grammar.Speaking.Is(w), w == "with":
			return 0, notEvent
		default:
			continue
		}
		m = l.modeOf(verb)
		switch w := l.w(verb - 1); {
		case w == "be" || w == "take":
			m = isAnnounced
		case !strings.HasSuffix(l.low[verb], "d") && !strings.HasSuffix(l.low[verb], "n") && l.low[verb] != "place" && m == isHeld:
			return 0, notEvent // "talks begin"
		}
		return verb, m
	}
	return 0, notEvent
}

// startsOrEnds reports verbs of what begins and ends.
func startsOrEnds(w string) bool {
	switch w {
	case "began", "begin", "begun", "opened", "open", "started", "start", "resumed", "resume", "reopened", "ended", "end", "concluded", "conclude",
		"closed", "convened", "convene", "commenced", "commence", "finished", "wrapped", "kicked", "continued", "occurred", "came":
		return true
	}
	return false
}

// chaired: "chaired an emergency cabinet meeting on Saturday", the noun being token i.
func (f *finder) chaired(i int) int {
	l := &f.line
	det := l.detBefore(i)
	verb, m := l.holdBefore(det)
	if verb < 0 || grammar.WordBase(l.low[verb]) != "chair" || m == notEvent || l.quoted[i] || l.counted(det, i) || l.habit(i+1) || l.qualityOf(det, i) == notEvent {
		return i + 1
	}
	who := f.doer(verb)
	if len(who.people) != 1 {
		return i + 1
	}
	parts := append(f.parts(who, "participant"), Part{Text: "the " + l.low[i-1], Part: "participant"})
	x := f.add(Event{Kind: "meeting", Participants: parts, Status: m.String(), By: reading.By{Rule: "body-chaired", Confidence: 0.75 - who.doubt}}, verb, i+1)
	x.vague, x.back = true, l.before(i)
	return i + 1
}

// whenWhere reports that a day or a place follows at token i, with no more than small
// words between: "in Karsk", "here on Friday", "up in Karsk".
func (l *line) whenWhere(i int) bool {
	for j := i; j < min(l.n, i+5); j++ {
		switch w := l.low[j]; {
		case w == "here", l.loc[j] != 0 && j > i, l.inDate(j), grammar.Weekday.Is(w):
			return true
		case w == "in" || w == "at" || w == "on":
			if _, _, ok := l.inPlace(j); ok {
				return true
			}
		case w == "earlier", w == "up", w == "off", w == "the", w == "late", w == "early", w == "later", w == "for", w == "from", w == "city", w == "of", w == "to", w == "last", w == "this", w == "next", w == "scheduled", w == "set":
		default:
			return false
		}
	}
	return false
}

// dayBefore reports that a day stands right before token a: "Wednesday's Amber Union
// meeting", "on Friday the".
func (l *line) dayBefore(a int) bool {
	for j := a - 1; j >= 0 && j > a-4; j-- {
		if l.inDate(j) || grammar.Weekday.Is(l.low[j]) {
			return true
		}
		if w := l.low[j]; w != "the" && w != "a" && w != "an" && w != "'s" && w != "’s" {
			return false
		}
	}
	return false
}

// meetingOfBody: "at a meeting of the party's central council in Karsk", of no number
// and no name. The body ends with token end.
func (f *finder) meetingOfBody(i, end int, who party, m mode) int {
	l := &f.line
	from := i + 2
	det := max(0, l.detBefore(i))
	if l.quoted[i] || from >= end || m == notEvent || l.qualityOf(det, i) == notEvent || l.counted(det, i) || l.calledOff(end) || l.callOff(det) || l.anyPerson(from, end) {
		return end
	}
	b := end
	if held, hm := l.heldAfter(end - 1); held > 0 {
		m, b = hm, held+1
	} else if !l.whenWhere(end) && !(l.anyCapital(from, end) && (l.dayBefore(det) || grammar.Weekday.Is(l.w(i-1)) || grammar.MonthWord(l.w(i-1)) || grammar.MonthWord(l.w(i-2)))) {
		return end
	}
	if m == notEvent || !l.anyCapital(from, end) && b == end {
		return end
	}
	parts := append(join(f.parts(who, "participant"), f.parts(l.chairAfter(end), "participant")), Part{Text: l.text(from, end), Part: "participant"})
	x := f.add(Event{Kind: "meeting", Status: m.String(), Participants: parts, By: reading.By{Rule: "body-meeting", Confidence: 0.72 - who.doubt}}, det, b)
	x.vague, x.back = true, l.before(i)
	return b
}
