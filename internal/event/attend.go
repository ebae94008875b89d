package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// attendance tells what the words around a gathering's name [a,b) say of it:
// who attended, and whether it took place. how is "" when they say nothing.
func (f *finder) attendance(a, b int) (who party, m mode, how string) {
	l := &f.line
	j, m, told := l.beforeGathering(a)
	if told && j >= 0 {
		if verb := l.attends(j); verb >= 0 {
			return f.attending(verb, j, b, m)
		}
		if who, m, how := f.atGathering(j, b, m); how != "" {
			return who, m, how
		}
	}
	m, how, doubted := l.takesPlace(b, m)
	switch {
	case how != "" || doubted:
		return party{}, m, how
	case l.w(a-1) == "recent":
		return party{}, isHeld, "recent"
	case m == 0:
		m = isHeld
	}
	return party{}, m, ""
}

// beforeGathering is the token before the phrase of a gathering's name that begins at
// token a, and how its words mean it: "the upcoming". Told is false where it is a part
// of something else.
func (l *line) beforeGathering(a int) (j int, m mode, told bool) {
	j = a - 1
	for j >= 0 {
		w := l.low[j]
		switch w {
		case "the", "a", "an", "this", "his", "her", "their", "recent", "upcoming", "forthcoming", "successful", "‘", "'", "\"",
			"“", "next", "last", "annual", "of", "first", "regular", "extraordinary", "ordinary":
			if w == "upcoming" || w == "forthcoming" || w == "next" {
				m = isPlanned
			}
			if w == "of" && !ofGathering(l.w(j-1)) {
				return j, m, false
			}
			j--
			continue
		}
		if ofGathering(w) || w == "plenary" {
			j--
			continue
		}
		break
	}
	if k := l.beforePhrases(j); k >= 0 && (l.low[k] == "attend" || l.low[k] == "attended" || l.low[k] == "attends" || attendVerbs(l.low[k])) {
		j = k // "will attend in Karsk on Friday the"
	}
	return j, m, true
}

// attends is the verb of attending whose object, or whose preposition, stands behind
// token j; -1 where there is none.
func (l *line) attends(j int) int {
	w, prev := l.low[j], l.w(j-1)
	switch {
	case w == "leaving", w == "hosting", grammar.WordBase(w) == "attend", w == "addressed", w == "address", w == "opened", w == "hosted", attendVerbs(w):
		return j
	case (w == "in" || w == "at") && (strings.HasPrefix(prev, "participat") || prev == "part" || prev == "spoke" || prev == "speaking" || prev == "delivered"):
		if prev == "part" {
			return j - 2
		}
		return j - 1
	case w == "over" && strings.HasPrefix(prev, "presid"): // "presided over the fourth meeting of"
		return j - 1
	case w == "over" && (prev == "together" || prev == "jointly") && strings.HasPrefix(l.w(j-2), "presid"):
		return j - 2
	case w == "for", w == "to":
		return l.comingTo(j)
	}
	return -1
}

// attending is what the verb of attending tells of a gathering whose name ends before
// token b: who attends, and how it is meant.
func (f *finder) attending(verb, j, b int, m mode) (who party, _ mode, how string) {
	l := &f.line
	mm := l.modeOf(verb)
	if w := l.low[verb]; w == "co-chair" || w == "chair" || w == "preside" { // "will meet B, and chair"
		mm = l.toDo(verb)
	}
	if w := l.low[verb]; w == "attending" || w == "participating" || w == "participation" || w == "speaking" || w == "taking" {
		mm = l.nounMode(verb, verb)
	}
	if w := l.low[verb]; mm == notEvent && (w == "attend" || w == "participate" || w == "take" || w == "join" || w == "address") && l.cameTo(verb) {
		mm = isHeld
	}
	if mm == isPlanned && l.cameTo(verb) {
		mm = isHeld
	}
	if m == 0 || mm == notEvent {
		m = mm
	}
	if m == isHeld && l.has(verb, j, "invitation") {
		m = isPlanned
	}
	who = f.attendant(verb, b)
	if len(who.people) == 0 && (grammar.TriggerOf(l.low[verb]) == grammar.GatherVerb || l.low[verb] == "assembled") {
		return party{}, m, "held" // "the leaders gathered in Karsk for the"
	}
	if l.low[verb] == "participation" && l.w(verb+1) == "of" {
		who = party{}
	}
	if who.plural {
		who = party{}
	}
	return who, m, "attend"
}

// attendant is whose the verb of attending is.
func (f *finder) attendant(verb, b int) (who party) {
	l := &f.line
	switch l.w(verb - 1) {
	case "his", "her":
		if who = l.partyOfHis(verb, f); who.empty() {
			who = l.subjectOf(verb, f)
		}
	default:
		if p := l.possessorBefore(verb); p >= 0 {
			mm, _, _ := l.person(p)
			who = party{people: []reading.Mention{mm}}
		} else {
			who = l.subjectOf(verb, f)
		}
	}
	if verb > 1 && l.low[verb-1] == "for" && l.who[verb-2] != 0 { // "thanked Vale for taking part"
		p, _, _ := l.person(verb - 2)
		who = party{people: []reading.Mention{p}}
	}
	if who.empty() && l.quoted[verb] { // "a pleasure to take up the invitation to the forum"
		if p, ok := f.speakerAt(l.tok(verb).Start); ok {
			who = party{people: []reading.Mention{p}, doubt: 0.05}
		}
	}
	if who.empty() { // "on his visit to attend the summit, Vale met"
		if who = l.partyAt(b); len(who.people) == 0 { // "leaving the summit Mr Vale said"
			who = f.subjectAfter(b)
		}
		if len(who.people) > 1 {
			who = party{}
		}
	}
	return who
}

// atGathering is what "at" or "to host" before a gathering at token j tells of it; how is
// "" where nothing stands there.
func (f *finder) atGathering(j, b int, m mode) (who party, _ mode, how string) {
	l := &f.line
	w, prev := l.low[j], l.w(j-1)
	switch w {
	case "at", "during", "within", "on", "after", "following":
		if w == "on" && prev != "margins" && !(l.w(j+1) == "the" && (l.w(j+2) == "sidelines" || l.w(j+2) == "margins")) {
			break
		}
		if m == 0 {
			m = l.clauseMode(j)
		}
		who = l.subjectOf(j, f)
		if who.empty() || who.plural {
			who = f.subjectAfter(b)
		}
		if w != "at" && w != "during" || who.plural || len(who.people) > 1 || l.has(j-3, j, "not") {
			who = party{}
		}
		return who, m, "at"
	case "host", "hold", "organize", "organise":
		if mm := l.modeOf(j); mm != notEvent {
			return party{}, mm, "host"
		}
	}
	return party{}, m, ""
}

// takesPlace is what follows a gathering that ends before token b: "was held", "took
// place", "will be held", "opened in", "is under way"; how is "" where nothing does.
// Doubted says that it is told as something that may not be.
func (l *line) takesPlace(b int, m mode) (_ mode, how string, doubted bool) {
	b = l.pastChair(b)
	for k := b; k < min(l.n, b+7); k++ {
		switch w := l.low[k]; w {
		case "held", "took", "opened", "kicked", "concluded", "gathered", "ended", "closed", "wrapped", "began", "started", "commenced", "convened", "resumed", "finished":
			if m == 0 {
				m = isHeld
				for q := b; q < k; q++ {
					if l.low[q] == "will" || l.low[q] == "be" || l.low[q] == "to" {
						m = isAnnounced
					}
					if l.low[q] == "not" || l.low[q] == "would" || l.low[q] == "may" || l.low[q] == "regularly" || l.low[q] == "could" {
						return notEvent, "", true
					}
				}
			}
			return m, "held", false
		case "underway", "way":
			if w != "way" || l.low[k-1] == "under" {
				return isHeld, "held", false
			}
		case "scheduled", "slated", "planned", "due":
			if l.w(k+1) == "for" && l.dateAfter(k+1) {
				return isAnnounced, "held", false
			}
		case "take", "be", "open", "begin", "start", "commence", "convene", "resume":
			if l.w(k-1) == "will" || l.w(k-1) == "to" || l.w(k+1) == "held" {
				return isAnnounced, "held", false
			}
		case "is", "are", "takes", "opens", "starts", "begins":
			if l.w(k+1) == "underway" || l.w(k+1) == "under" && l.w(k+2) == "way" {
				return isHeld, "held", false
			}
			if k < b+3 && l.dateAfter(k) {
				return isAnnounced, "held", false
			}
		}
	}
	return m, "", false
}

// pastChair is the token behind an aside on a gathering at token i that says in whose chair
// it was, or who came: ", co-chaired by Vale and Lund, was held". It is i where there is none.
func (l *line) pastChair(i int) int {
	switch l.w(i + 1) {
	case "chaired", "co-chaired", "hosted", "attended", "organized", "organised", "with":
	default:
		return i
	}
	for j := i + 2; l.w(i) == "," && j < min(l.n, i+26); j++ {
		if w := l.w(j + 1); l.low[j] == "," && (l.be(j+1) || w == "took" || w == "will" || w == "has" || w == "opened" || w == "concluded" || w == "began") {
			return j + 1
		}
	}
	return i
}

// beforePhrases is the token before the phrases of place, time and company that
// end with token j: "attended in Karsk on Friday", "co-chaired with Bo Lund". It is
// j where there are none.
func (l *line) beforePhrases(j int) int {
	for n := 0; n < 4 && j > 1; n++ {
		k := j
		switch {
		case l.low[k] == "here", l.low[k] == "today", l.low[k] == "there":
			j--
			continue
		case l.who[k] != 0:
			if k = l.titleStart(l.personStart(k)); l.w(k-1) != "with" {
				return j
			}
		default:
			for k > 0 && k > j-4 && (l.capital(k) || l.inDate(k)) && l.w(k) != "in" && l.w(k) != "on" {
				k--
			}
			if k++; k > j || l.w(k-1) != "in" && l.w(k-1) != "on" && l.w(k-1) != "at" {
				return j
			}
		}
		j = k - 2
	}
	return j
}

// cameTo reports whether the infinitive at verb says what somebody came for:
// "arrived to attend", "to visit Szohod to attend".
func (l *line) cameTo(verb int) bool {
	if l.w(verb-1) != "to" {
		return false
	}
	for j, n := verb-2, 0; j >= 0 && n < 8; j, n = j-1, n+1 {
		switch l.low[j] {
		case "here":
			return l.be(j - 1)
		case "arrived", "visit", "visited", "came", "come", "travelled", "traveled", "flew", "flown", "visiting", "landed", "gathered", "convened":
			switch l.w(j - 2) {
			case "invited", "invitation", "plans", "wants":
				return false
			}
			return true
		case ",", ";", "will", "plans", "invited", "would":
			return false
		}
	}
	return false
}

// partyOfHis is whom "his" before the noun at token i stands for: the person
// named last before it in the sentence.
func (l *line) partyOfHis(i int, f *finder) party {
	for j := i - 1; j >= 0 && j > i-reach; j-- {
		if m, _, ok := l.person(j); ok && l.quoted[j] == l.quoted[i] {
			return party{people: []reading.Mention{m}, doubt: 0.1}
		}
	}
	if m, ok := f.pronoun(l.tok(i).Start); ok {
		return party{people: []reading.Mention{m}, doubt: 0.15}
	}
	return party{}
}

// attendedBy gives a gathering the people by whom, as another sentence or
// clause says, it "was attended", or whom it "brought together".
func (f *finder) attendedBy(i int) int {
	l := &f.line
	at := i + 2
	switch {
	case grammar.WordBase(l.low[i]) == "join" && l.w(i+1) != "by":
		return f.joinedFor(i)
	case l.low[i] == "brought":
		if l.w(i+1) != "together" {
			return i + 1
		}
	case l.w(i+1) != "by" || !l.be(i-1) && !l.be(i-2):
		return i + 1
	}
	if l.quoted[i] {
		return i + 1
	}
	var who party
	for j := at; j < l.n; {
		w := l.low[j]
		if w == ";" || grammar.Speaking.Is(w) || w == "who" {
			break
		}
		m, next, ok := l.person(j)
		if !ok {
			j++
			continue
		}
		if !l.possessive(next) {
			who.people = append(who.people, m)
		}
		j = max(next, j+1)
	}
	if len(who.people) == 0 {
		return i + 1
	}
	parts := f.parts(who, "participant")
	for k := range f.found {
		if x := &f.found[k]; gathers(x.Kind) && x.b <= i {
			x.Participants = join(x.Participants, parts)
			return i + 1
		}
	}
	s := l.clauseStart(i)
	met := false
	for j := max(0, i-8); j < i && len(who.people) > 1; j++ {
		met = met || l.low[j] == "meeting" || l.low[j] == "talks" || l.low[j] == "negotiations"
	}
	for j := s; j < i; j++ {
		switch l.low[j] {
		case "meeting", "talks", "session", "negotiations":
			for k := len(f.events) - 1; k >= 0; k-- {
				if e := &f.events[k]; gathers(e.Kind) || e.Kind == "meeting" {
					e.Participants = join(e.Participants, parts)
					return i + 1
				}
			}
		case "it", "which", "summit", "forum", "event", "conference", "congress", "gathering", "exhibition":
			for k := len(f.events) - 1; k >= 0; k-- {
				if e := &f.events[k]; gathers(e.Kind) {
					e.Participants = join(e.Participants, parts)
					return i + 1
				}
			}
		}
	}
	if met { // "the meeting, which brought together A and B", is not told before
		return f.meets(i, i+2, isHeld, party{}, who, "brought-together", 0.8)
	}
	return i + 1
}

// joinedFor: "A joined B in Karsk on Friday for talks".
func (f *finder) joinedFor(i int) int {
	l := &f.line
	with, m := l.partyAt(i+1), l.modeAt(i)
	if with.empty() || m == notEvent || l.quoted[i] {
		return i + 1
	}
	for j := with.end; j < min(l.n, with.end+16); j++ {
		if k := grammar.TriggerOf(l.low[j]); (k == grammar.MeetNoun || k == grammar.AudienceNoun) && (l.low[j-1] == "for" || l.low[j-2] == "for" || l.low[j-2] == "at") {
			return f.meets(i, j+1, m, f.doerOf(i, j+1), with, "joined-for", 0.85)
		}
		if l.tok(j).Kind == prose.Punct || l.low[j] == "who" {
			break
		}
	}
	return i + 1
}

// ofGathering reports nouns of a part of a gathering, or of its time: "the close
// of the summit".
func ofGathering(w string) bool {
	switch w {
	case "work", "session", "ceremony", "opening", "results", "margins", "sidelines", "framework", "outcome", "outcomes",
		"holding", "close", "start", "end", "beginning", "eve", "conclusion", "events":
		return true
	}
	return false
}

// attendVerbs are verbs of who comes to a gathering.
func attendVerbs(w string) bool {
	switch grammar.WordBase(w) {
	case "chair", "co-chair", "join":
		return true
	}
	switch w {
	case "addresses", "addressing", "co-hosted", "inaugurated", "opening":
		return true
	}
	return false
}

// comingTo is the verb by which somebody comes to, or for, the gathering before
// whose name the preposition at token j stands: "arrived in Karsk for the", "took
// up the invitation of Vale to the". It is -1 when there is none.
func (l *line) comingTo(j int) int {
	for k := j - 1; k >= 0 && k > j-12; k-- {
		switch e := grammar.WordOf(l.low[k]); {
		case e.Base == "leave", e.Base == "depart", e.Base == "head": // who is not there yet
		case e.Trigger == grammar.ArriveVerb, e.Trigger == grammar.TravelVerb, e.Trigger == grammar.GatherVerb, l.low[k] == "assembled":
			return k
		}
		switch l.low[k] {
		case "in":
			if l.be(k-1) && k+1 < l.n && l.loc[k+1] != 0 { // "is in Karsk for the"
				return k - 1
			}
		case "met":
			if l.low[j] == "for" {
				return k
			}
		case "accepted", "accept", "up":
			if l.has(k, j, "invitation") {
				return k
			}
		case ",", ";", ":", "who", "that", "said":
			return -1
		}
	}
	return -1
}

// tookPart: those who "attended the meeting", the noun being token i, were at the one that
// the report told last, whose people it has not named. It reports that they did, and so
// that the sentence tells of no other.
func (f *finder) tookPart(i int) bool {
	l := &f.line
	switch l.w(i + 1) {
	case "", ".", ",", "too", "as":
	default:
		return false
	}
	if i < 3 {
		return false
	}
	verb := l.attends(i - 2)
	if verb < 1 || l.modeOf(verb) != isHeld || l.has(0, verb, "said") {
		return false
	}
	who := l.all(verb)
	if len(who.people) == 0 {
		return false
	}
	si := f.report.SentenceAt(l.span.Start)
	for k := len(f.events) - 1; k >= 0; k-- {
		if e, s := &f.events[k], &f.slots[k]; (e.Kind == "meeting" || gathers(e.Kind)) && e.Status == "held" && !s.back && si-s.sentence <= 3 {
			if !anyone(e.Participants) {
				e.Participants = join(e.Participants, f.parts(who, "participant"))
			}
			break
		}
	}
	return true
}
