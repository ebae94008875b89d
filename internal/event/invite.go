package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
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
		if verb = l.inviteBefore(i); verb < 0 {
			return f.brought(i)
		}
		if strings.HasPrefix(l.low[verb], "accept") {
			return f.accepted(i, verb)
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
	if l.conditional(verb) || l.modeOf(verb) != isHeld || l.habit(i+1) || !noun && (l.shapeOf(i) == grammar.BaseForm || l.shapeOf(i) == grammar.IngForm && !l.ingTells(i)) || l.low[verb] == "extend" {
		return i + 1
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
		if invitee = l.bodyAt(at); invitee.empty() {
			invitee = l.partyAt(at)
		}
		if l.w(at) == "both" && l.w(at+1) == "of" && l.w(at+2) == "them" {
			if invitee = f.both(l.span.Start); len(invitee.people) == 2 {
				invitee.end = at + 3
			}
		}
		if len(invitee.people) == 0 && len(invitee.texts) == 0 {
			invitee = l.delegation(at)
		}
		end = invitee.end
		if len(invitee.people) == 0 && len(invitee.texts) == 0 {
			return i + 1
		}
		if len(inviter.people) == 0 {
			if inviter = f.doerOf(verb, end); inviter.empty() && strings.HasSuffix(l.low[verb], "ing") {
				inviter = f.subjectAfter(end)
			}
			if inviter.empty() && !noun {
				inviter, _ = f.signingBody(verb)
			}
		}
	}
	if inviter.plural {
		inviter = party{}
	}
	if len(inviter.people)+len(inviter.texts) == 0 && !passive {
		return i + 1
	}
	stop, what := l.invitedTo(end)
	if !what {
		return i + 1
	}
	x := f.invites(inviter, invitee, verb, end, stop, "invite", 0.93)
	if x == nil {
		return i + 1
	}
	for j := end; j < stop; j++ {
		if l.low[j] == "visit" {
			if s := l.sortOf(end, j); s != "" {
				x.Subtype = s
			}
		}
	}
	x.Name, x.back = l.gatherName(end, stop), l.before(verb)
	if pub := f.d.Article.Date; !x.Due.IsZero() && !pub.IsZero() {
		_, due := x.Due.Bounds()
		if first, _ := pub.Bounds(); due < first { // it came and went before the report
			x.Due, x.back = whenDate{}, true
		}
	}
	return stop
}

// invites adds an invitation whose trigger is the tokens [a,stop), and whose words from
// token end on say where to and for when. It is nil where nobody is named.
func (f *finder) invites(inviter, invitee party, a, end, stop int, rule string, conf float64) *finding {
	parts := join(f.parts(inviter, "inviter"), f.parts(invitee, "invitee"))
	if !anyone(parts) && !(len(parts) > 1 && ofSomebody(parts[0].Text) && ofSomebody(parts[1].Text)) {
		return nil
	}
	_, country, _ := f.line.destinationWithin(end, stop)
	if f.atHome(f.parts(invitee, "invitee"), country) {
		return nil // the pronoun stands for somebody else
	}
	x := f.add(Event{Kind: "invitation", Participants: parts, Status: isPlanned.String(), Country: country,
		By: reading.By{Rule: rule, Confidence: conf - inviter.doubt - invitee.doubt}}, a, stop)
	if country != "" {
		x.PlaceBasis = "explicit"
	}
	x.Due, x.whole = f.dueIn(end, stop), true
	return x
}

// inviteBefore is the verb of what somebody does with the invitation at token i, or -1.
func (l *line) inviteBefore(i int) int {
	verb := -1
	for j := i - 1; j >= 0 && j > i-6; j-- {
		switch l.low[j] {
		case "extended", "extends", "conveyed", "conveys", "sent", "handed", "confirmed", "reiterated", "renewed", "issued",
			"reaffirmed", "repeated", "delivered", "passed", "extending", "conveying", "extend":
			verb = j
		case "accepted", "accepts", "accepting":
			return j
		}
	}
	return verb
}

// invitedTo is where the words from token i on end that say what somebody is invited to,
// and whether they say it.
func (l *line) invitedTo(i int) (stop int, what bool) {
	what = l.toPlace(i) || l.w(i) == "," && l.toPlace(i+1) // "invited B to X"
	for j := i; j < l.n; j++ {
		switch w := l.low[j]; {
		case w == ";", grammar.Speaking.Is(w) && j > i, w == "," && (strings.HasSuffix(l.w(j+1), "ing") || grammar.Speaking.Is(l.w(j+1)) || l.who[min(j+1, l.n-1)] != 0):
			return j, what
		case w == "talks", w == "meeting", w == "dinner":
			what = what || l.has(i, j, "for") || l.has(i, j, "to")
		default:
			what = what || invitedFor(w)
		}
	}
	return l.n, what
}

// invitedFor reports words of what one is invited to.
func invitedFor(w string) bool {
	switch w {
	case "visit", "take", "participate", "attend", "join", "come", "trip", "tour", "summit", "forum", "visits", "expo", "exhibition", "conference",
		"congress", "fair", "festival", "session", "celebrations", "meet", "send":
		return true
	}
	return false
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
		case "brought", "handed", "passed", "conveyed", "delivered", "gave", "presented", "handing", "sent":
			verb = j
		case ";", "that", "who":
			return i + 1
		}
	}
	if verb < 0 || l.modeOf(verb) != isHeld || l.conditional(verb) {
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
	if len(invitee.people) == 0 {
		if invitee = l.partyAt(verb + 1); invitee.end > i-1 || len(invitee.texts) == 0 || len(inviter.people) > 0 {
			return i + 1
		}
	}
	if len(inviter.people) == 0 {
		inviter = f.doer(verb)
	}
	if len(invitee.people) < 2 {
		f.invites(inviter, invitee, verb, i+1, l.n, "invitation-brought", 0.8)
	}
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
		if grammar.ClauseWord(l.low[j]) {
			break
		}
	}
	return party{end: i}
}

// ofSomebody reports words that are a name or say whose.
func ofSomebody(words string) bool {
	return whose(words) || !strings.Contains(words, " ") && prose.Capital(words)
}

// bodyAt is the country or the party named from token i on whom somebody invites to
// something: "Ostrand to send", "the opposition Reed Party to".
func (l *line) bodyAt(i int) party {
	a := i
	if i < l.n && l.loc[i] != 0 && !l.town(i) && !l.attributive(i) && l.w(l.placeEnd(i)) == "to" {
		return party{texts: []string{l.text(i, l.placeEnd(i))}, doubt: 0.1, end: l.placeEnd(i)}
	}
	for l.w(a) == "the" || l.w(a) == "opposition" || l.w(a) == "ruling" || l.w(a) == "main" {
		a++
	}
	k := a
	for k < min(l.n, a+6) && l.capital(k) && l.who[k] == 0 {
		k++
	}
	if k == a || l.w(k) != "to" {
		return party{end: i}
	}
	switch l.low[k-1] {
	case "party", "front", "movement", "union", "council", "association", "league", "congress", "alliance", "coalition":
		return party{texts: []string{l.text(a, k)}, doubt: 0.1, end: k}
	}
	return party{end: i}
}

// accepted: "A accepted the invitation of B to visit X".
func (f *finder) accepted(i, verb int) int {
	l := &f.line
	if l.modeOf(verb) != isHeld || l.conditional(verb) {
		return i + 1
	}
	var inviter party
	if w := l.w(i + 1); w == "of" || w == "from" || w == "by" {
		inviter = l.partyAt(i + 2)
	} else if p := l.possessorBefore(i); p >= 0 {
		m, _, _ := l.person(p)
		inviter = party{people: []reading.Mention{m}}
	}
	end := max(i+1, inviter.end)
	invitee := f.doer(verb)
	if invitee.empty() && strings.HasSuffix(l.low[verb], "ing") {
		invitee = f.subjectAfter(end)
	}
	if invitee.empty() || invitee.plural || inviter.empty() || inviter.plural {
		return i + 1
	}
	f.invites(inviter, invitee, verb, end, l.n, "accept", 0.88)
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
		if l.capital(j) && grammar.TriggerOf(l.low[j]) == grammar.GatherNoun {
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
