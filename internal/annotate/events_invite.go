package annotate

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// invited: "A invited B to pay an official visit to X", "extended an
// invitation to B to visit X", "B was invited by A to".
func (f *finder) invited(i int) int {
	l := &f.line
	verb, noun := i, l.low[i] == "invitation"
	if l.low[i] == "inviting" && l.w(i-1) == "for" { // "thanked his hosts for inviting him": they did
		return i + 1
	}
	var inviter, invitee party
	at := i + 1
	if noun {
		verb = -1
		for j := i - 1; j >= 0 && j > i-6; j-- {
			switch l.low[j] {
			case "extended", "extends", "conveyed", "conveys", "sent", "handed", "confirmed", "reiterated", "renewed", "issued",
				"reaffirmed", "repeated", "delivered", "passed", "extending", "conveying", "extend":
				verb = j
			case "accepted", "accepts":
				return f.accepted(i, j)
			}
		}
		if verb < 0 {
			return f.brought(i)
		}
		switch l.w(i + 1) {
		case "for", "to":
			at = i + 2
		case "from", "of": // "conveyed the invitation of A to B to visit"
			inviter = l.partyAt(i + 2)
			if len(inviter.people) == 0 || l.w(inviter.end) != "to" {
				return i + 1
			}
			at = inviter.end + 1
		}
		if l.w(at) == "visit" || l.w(at) == "pay" {
			return i + 1
		}
	}
	m := l.modeOf(verb)
	if m != isHeld || l.habit(i+1) {
		if !(l.low[verb] == "inviting" && m == isHeld) {
			return i + 1
		}
	}
	passive := !noun && (l.be(i-1) || l.w(i-1) == "also" && l.be(i-2))
	end := at
	if passive {
		invitee = l.subjectOf(i, f)
		if l.w(i+1) == "by" {
			inviter = l.partyAt(i + 2)
			end = inviter.end
		}
		if invitee.empty() || invitee.plural {
			return i + 1
		}
	} else {
		invitee = l.partyAt(at)
		if len(invitee.people) == 0 && len(invitee.texts) == 0 {
			invitee = l.delegation(at)
		}
		end = invitee.end
		if len(invitee.people) == 0 && len(invitee.texts) == 0 {
			return i + 1
		}
		if len(inviter.people) == 0 {
			inviter = f.doer(verb)
		}
	}
	if inviter.plural {
		inviter = party{}
	}
	parts := join(f.parts(inviter, "inviter"), f.parts(invitee, "invitee"))
	if !anyone(parts) || len(parts) < 2 && !passive {
		return i + 1
	}
	stop := l.n
	what := l.toPlace(end) || l.w(end) == "," && l.toPlace(end+1) // "invited B to X"
	for j := end; j < l.n; j++ {
		w := l.low[j]
		if w == "visit" || w == "take" || w == "participate" || w == "attend" || w == "join" || w == "come" || w == "trip" || w == "tour" || w == "summit" || w == "forum" || w == "visits" || w == "expo" || w == "exhibition" || w == "conference" || w == "congress" || w == "fair" || w == "festival" || w == "session" || w == "celebrations" {
			what = true
		}
		if w == ";" || sayVerb(w) && j > end || w == "," && (strings.HasSuffix(l.w(j+1), "ing") || sayVerb(l.w(j+1)) || l.who[min(j+1, l.n-1)] != 0) {
			stop = j
			break
		}
	}
	if !what {
		return i + 1
	}
	_, country, _ := l.destinationWithin(end, stop)
	sub := ""
	for j := end; j < stop; j++ {
		if l.low[j] == "visit" {
			if s := l.sortOf(end, j); s != "" {
				sub = s
			}
		}
	}
	x := f.add(Event{Kind: "invitation", Subtype: sub, Participants: parts, Status: isPlanned.String(), Country: country, Name: l.gatherName(end, stop),
		By: By{Rule: "invite", Confidence: 0.93 - inviter.doubt - invitee.doubt}}, verb, stop)
	if country != "" {
		x.PlaceBasis = "explicit"
	}
	x.Due = f.dueIn(end, stop)
	x.back = f.line.before(verb)
	if pub := f.d.art.Date; !x.Due.IsZero() && !pub.IsZero() {
		_, due := x.Due.Bounds()
		if first, _ := pub.Bounds(); due < first { // it came and went before the report
			x.Due, x.back = whenDate{}, true
		}
	}
	x.whole = true
	return stop
}

// brought: somebody "brought A greetings from B with an invitation to visit X".
// It is B's, and A's who is greeted.
func (f *finder) brought(i int) int {
	l := &f.line
	if l.w(i+1) != "to" || l.w(i+2) != "visit" && l.w(i+2) != "pay" && l.w(i+2) != "attend" && l.w(i+2) != "take" {
		return i + 1
	}
	verb := -1
	for j := i - 1; j >= 0 && j > i-20 && verb < 0; j-- {
		switch l.low[j] {
		case "brought", "handed", "passed", "conveyed", "delivered", "gave", "presented":
			verb = j
		case ";", "that", "who":
			return i + 1
		}
	}
	if verb < 0 || l.modeOf(verb) != isHeld {
		return i + 1
	}
	var inviter, invitee party
	for j := verb + 1; j < i; j++ {
		m, next, ok := l.person(j)
		if !ok {
			continue
		}
		np := l.titleStart(j)
		if w := l.w(np - 1); w == "from" || w == "of" || l.possessive(next) {
			inviter.people = append(inviter.people, m)
		} else {
			invitee.people = append(invitee.people, m)
		}
		j = next - 1
	}
	if len(invitee.people) != 1 {
		return i + 1
	}
	if len(inviter.people) == 0 {
		inviter = l.subjectOf(verb, f)
	}
	_, country, _ := l.destinationWithin(i+1, l.n)
	x := f.add(Event{Kind: "invitation", Participants: join(f.parts(inviter, "inviter"), f.parts(invitee, "invitee")), Status: isPlanned.String(), Country: country,
		By: By{Rule: "invitation-brought", Confidence: 0.8 - inviter.doubt}}, verb, i+1)
	if country != "" {
		x.PlaceBasis = "explicit"
	}
	x.Due, x.whole = f.dueIn(i+1, l.n), true
	return i + 1
}

// toPlace reports "to X" or "to the X" at token i, where X is a place itself.
func (l *line) toPlace(i int) bool {
	if l.w(i) != "to" {
		return false
	}
	if i++; l.w(i) == "the" {
		i++
	}
	if i >= l.n || l.loc[i] == 0 || l.attributive(i) {
		return false
	}
	w := l.w(l.placeEnd(i))
	return w == "" || passing(w) || grammar.RolesOf(w)&(grammar.Preposition|grammar.Conjunction|grammar.Relative|grammar.TimeWord) != 0 || strings.Trim(w, ".,;:)–—-") == ""
}

// delegation reads an invited group: "the Kazakh delegation", "Bordurian
// companies".
func (l *line) delegation(i int) party {
	for j := i; j < min(l.n, i+5); j++ {
		switch l.low[j] {
		case "delegation", "side", "companies", "businesses", "entrepreneurs", "investors", "partners", "counterpart", "counterparts", "colleagues", "team":
			if j > i {
				return party{texts: []string{l.text(i, j+1)}, end: j + 1}
			}
		}
		if clauseWord(l.low[j]) {
			break
		}
	}
	return party{end: i}
}

// accepted: "A accepted the invitation of B to visit X".
func (f *finder) accepted(i, verb int) int {
	l := &f.line
	if l.modeOf(verb) != isHeld {
		return i + 1
	}
	invitee := l.subjectOf(verb, f)
	var inviter party
	if w := l.w(i + 1); w == "of" || w == "from" || w == "by" {
		inviter = l.partyAt(i + 2)
	} else if p := l.possessorBefore(i); p >= 0 {
		m, _, _ := l.person(p)
		inviter = party{people: []Mention{m}}
	}
	if len(invitee.people) == 0 || len(inviter.people) == 0 {
		return i + 1
	}
	end := max(i+1, inviter.end)
	_, country, _ := l.destinationWithin(end, l.n)
	x := f.add(Event{Kind: "invitation", Participants: join(f.parts(inviter, "inviter"), f.parts(invitee, "invitee")), Status: isPlanned.String(), Country: country,
		By: By{Rule: "accept", Confidence: 0.88 - invitee.doubt}}, verb, end)
	if country != "" {
		x.PlaceBasis = "explicit"
	}
	x.Due, x.whole = f.dueIn(end, l.n), true
	return end
}

// destinationWithin is the first place in [i,stop) that somebody is asked to:
// "to visit Borduria", "visit to Borduria".
func (l *line) destinationWithin(i, stop int) (place, country string, end int) {
	for j := i; j < stop; j++ {
		if l.loc[j] == 0 || j > 0 && l.loc[j-1] == l.loc[j] || l.attributive(j) {
			continue
		}
		switch w := l.w(j - 1); w {
		case "to", "in", "visit", "the", "of":
			if w == "the" || w == "of" {
				if v := l.w(j - 2); v != "to" && v != "visit" && v != "republic" {
					continue
				}
			}
			place, country = l.placeAt(j)
			return place, country, l.placeEnd(j)
		}
	}
	return "", "", i
}

// gatherName is the name of a gathering within [i,stop), or "".
func (l *line) gatherName(i, stop int) string {
	for j := i; j < stop; j++ {
		if l.capital(j) && triggerOf(l.low[j]) == gatherNoun {
			if a, _ := l.nameStart(j); a < j || l.nameEnd(j) > j+1 {
				return strings.TrimPrefix(l.text(max(a, i), min(l.nameEnd(j), stop)), "the ")
			}
		}
	}
	return ""
}

// dueIn is the date within the tokens [i,stop), for what is yet to be.
func (f *finder) dueIn(i, stop int) (d whenDate) {
	l := &f.line
	if i >= stop {
		return d
	}
	s := prose.Span{Start: l.tok(i).Start, End: l.tok(stop - 1).End}
	for _, w := range f.within(s) {
		if usable(w) {
			return w.Value
		}
	}
	return d
}
