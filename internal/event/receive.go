package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// received: "A received B", "B was received by A", "A received a call from B".
func (f *finder) received(i int) int {
	l := &f.line
	m := l.modeAt(i)
	if m == notEvent || l.habit(i+1) || l.greets(i) {
		return i + 1
	}
	if by := l.agentBy(i); by > 0 {
		if strings.HasPrefix(l.low[i], "host") && (!l.be(i-1) || l.w(i-2) == "which") { // "a dinner hosted by"
			return i + 1
		}
		host := l.partyAt(by + 1)
		if grammar.WordBase(l.low[i]) == "welcome" && !l.welcomes(host.end) { // on the steps of the plane
			return i + 1
		}
		guest := l.subjectOf(i, f)
		if guest.plural {
			guest = f.both(l.tok(i).Start)
		}
		if len(host.people) == 0 || guest.empty() || guest.plural {
			return i + 1
		}
		return f.host(i, i+1, m, host, guest)
	}
	if grammar.WordBase(l.low[i]) == "welcome" && l.be(i-1) {
		return f.welcomedIn(i, m)
	}
	if l.w(i+1) == "a" && (l.w(i+2) == "phone" || l.w(i+2) == "telephone") {
		return i + 1 // the noun's rule
	}
	if next := f.visitFrom(i, m); next > 0 {
		return next
	}
	guest := l.partyAt(l.pastPhrases(l.pastAdverbial(i + 1)))
	if guest.empty() && grammar.WordBase(l.low[i]) == "receive" {
		guest = l.bareParty(l.pastAdverbial(i + 1))
	}
	if len(guest.people) == 0 && len(guest.texts) == 0 {
		return i + 1
	}
	host := f.doerOf(i, guest.end)
	if host.empty() || host.plural {
		return f.landHosts(i, m, guest)
	}
	if grammar.WordBase(l.low[i]) == "welcome" && (len(guest.people) == 0 || !l.welcomes(guest.end) && !l.warmly(i)) {
		return i + 1
	}
	if k := guest.end + 1; l.quoted[i] && l.w(k-1) == "to" && k < l.n && l.loc[k] != 0 && !l.town(k) { // "we are glad to welcome Vale to our country": who speaks may be anybody there
		return i + 1
	}
	if strings.HasPrefix(l.low[i], "host") && l.w(guest.end) != "in" && l.w(guest.end) != "at" && l.w(guest.end) != "for" && len(guest.people) == 0 {
		return i + 1
	}
	return f.host(i, i+1, m, host, guest)
}

// landHosts: "Velmora welcomed Bo Lund on his first visit", the country being the subject of
// the verb at token i.
func (f *finder) landHosts(i int, m mode, guest party) int {
	l := &f.line
	j := i - 1
	for j > 0 && (l.inDate(j) || l.low[j] == "on" || l.auxiliary(j)) {
		j--
	}
	if j < 0 || l.loc[j] == 0 || l.town(j) || l.attributive(j) || l.possessive(j+1) || len(guest.people) != 1 || l.w(guest.end) != "on" || l.quoted[i] {
		return i + 1
	}
	for k := guest.end + 1; k < min(l.n, guest.end+7) && l.tok(k).Kind == prose.Word; k++ {
		if grammar.TriggerOf(l.low[k]) == grammar.VisitNoun {
			_, country := l.placeAt(j)
			return f.visits(i, k+1, m, guest, "", country, l.sortOf(guest.end, k), "land-host", 0.85)
		}
	}
	return i + 1
}

// visitFrom: "received an official visit from B": he was with whom he visited, in whose
// country or town the verb at token i does not say. It is 0 where nothing stands there.
func (f *finder) visitFrom(i int, m mode) int {
	l := &f.line
	for j := i + 1; j < min(l.n, i+6) && l.who[j] == 0; j++ {
		if l.low[j] != "visit" {
			continue
		}
		guest, host := l.partyAt(j+2), f.doer(i)
		if l.w(j+1) != "from" || grammar.WordBase(l.low[i]) != "receive" || len(guest.people) == 0 || len(host.people) != 1 || l.quoted[i] {
			return 0
		}
		x := f.add(Event{Kind: "visit", Subtype: l.sortOf(i, j), Participants: join(f.parts(guest, "guest"), f.parts(host, "host")), Status: m.String(),
			By: reading.By{Rule: "visit-from", Confidence: 0.85 - host.doubt - guest.doubt}}, i, j+2)
		x.to, x.back = guest.end, l.before(i)
		return guest.end
	}
	return 0
}

// agentBy is the "by" behind the verb at token i, or behind the time and the place that
// follow a passive: "was received here on Friday by". It is 0 where there is none.
func (l *line) agentBy(i int) int {
	k := i + 1
	for n := 0; n < 12 && k < l.n && l.w(k) != "by" && (l.be(i-1) || l.be(i-2)); n++ {
		switch w := l.low[k]; {
		case w == "to" && grammar.TriggerOf(l.w(k+1)) == grammar.AudienceNoun: // "was hosted to lunch by"
			k += 2
		case w == "here", w == "in", w == "on", w == "at", w == "the", l.inDate(k), l.loc[k] != 0, l.capital(k) && l.who[k] == 0,
			w == "a" || w == "royal" || w == "private" || w == "audience", // "at the Rose Palace", "in a royal audience"
			w == "with" && l.has(k, k+4, "honors") || w == "with" && l.has(k, k+4, "honours"), w == "all" || w == "full" || w == "military" || w == "honors" || w == "honours":
			k++
		default:
			return 0
		}
	}
	if l.w(k) != "by" {
		return 0
	}
	return k
}

// welcomes reports that what follows whom somebody welcomed, at token i, is of
// a reception: where it was, on what day, with what honours. Words and deeds are
// welcomed too.
func (l *line) welcomes(i int) bool {
	for j := i; j < min(l.n, i+4); j++ {
		switch w := l.low[j]; {
		case w == "," && j == i && i > 0 && l.who[i-1] != 0: // "welcomed the minister, Bo Lund, at the palace"
		case w == "to" && l.asksTo(j+1):
			return true
		case w == "in" || w == "at" || w == "to":
			k := j + 1
			for l.w(k) == "the" || l.w(k) == "his" || l.w(k) == "her" {
				k++
			}
			return k < l.n && (l.loc[k] != 0 && !l.attributive(k) || w == "at" && (l.has(k, k+4, "reception") || l.has(k, k+4, "ceremony") || l.capital(k) || strings.HasSuffix(l.low[k], "palace") || l.low[k] == "residence"))
		case w == "with":
			return l.has(j, j+7, "ceremony") || l.has(j, j+7, "honours") || l.has(j, j+7, "honors")
		case w == "for":
			return l.w(j+1) == "talks" || l.w(j+2) == "talks" || l.w(j+1) == "a" && l.has(j, j+6, "visit")
		case w == "on":
			return l.inDate(j + 1)
		case l.inDate(j):
			return true
		case w != "here" && w != "warmly" && w != "today":
			return false
		}
	}
	return false
}

// welcomedIn: "A was welcomed with an official ceremony in Karsk", which nobody does by
// name: he is on a visit there.
func (f *finder) welcomedIn(i int, m mode) int {
	l := &f.line
	if l.w(i+1) != "with" && l.w(i+1) != "at" || !l.has(i, i+7, "ceremony") && !l.has(i, i+7, "honours") && !l.has(i, i+7, "honors") {
		return i + 1
	}
	for j := i + 2; j < min(l.n, i+12); j++ {
		if l.low[j] != "in" {
			continue
		}
		if k := l.placeFrom(j + 1); k >= 0 {
			place, country := l.placeAt(k)
			if who := l.subjectOf(i, f); len(who.people) == 1 {
				return f.visits(i, l.placeEnd(k), m, who, place, country, "", "welcomed", 0.8)
			}
		}
		break
	}
	return i + 1
}

// warmly reports that the welcome of token i is one at a meeting: a warm one, or told with
// how the meeting began.
func (l *line) warmly(i int) bool {
	if l.w(i-1) == "warmly" {
		return true
	}
	for j := 0; j+3 < i && j < 4; j++ {
		switch l.low[j] {
		case "start", "beginning", "outset", "opening":
			return l.low[j+1] == "of" && grammar.TriggerOf(l.w(j+3)) == grammar.MeetNoun
		}
	}
	return false
}

// asksTo reports a meeting at token i to which somebody welcomes others: "a summit
// meeting", "the talks".
func (l *line) asksTo(i int) bool {
	for k := i; k < min(l.n, i+4); k++ {
		switch t := grammar.TriggerOf(l.low[k]); {
		case t == grammar.MeetNoun:
			return true
		case k > i && t != grammar.GatherNoun && !l.adjective(k):
			return false
		}
	}
	return false
}

// credentials: "A received letters of credence from B", "B presented his
// credentials to A", the noun being token i.
func (f *finder) credentials(i int) int {
	l := &f.line
	for j := i - 1; j >= 0 && j > i-12; j-- {
		w := l.low[j]
		if j <= i-8 && l.pastAdverbial(j+1) < i-7 { // but for the time between: "received today, Tuesday, a copy of"
			break
		}
		got := w == "received" || w == "accepted" || w == "receives" || w == "accepts"
		at := i + 1
		for k := i + 1; k < min(l.n, i+4) && l.low[at] != "to" && l.low[at] != "from" && !(got && l.low[at] == "of"); k++ {
			at = k
		}
		if gave := w == "presented" || w == "handed" || w == "submitted" || w == "presents"; !got && !gave {
			continue
		}
		m, other, doer := l.modeOf(j), l.partyAt(at+1), f.doer(j)
		if m == notEvent || other.empty() || doer.empty() || doer.plural || got && l.w(at) != "from" && l.w(at) != "of" || !got && l.w(at) != "to" {
			return i + 1
		}
		if got {
			return f.host(j, i+1, m, doer, other)
		}
		return f.host(j, i+1, m, other, doer)
	}
	return i + 1
}

// pastAdverbial is the token after what may stand between a verb and its
// object: "received in audience", "met on Monday".
func (l *line) pastAdverbial(i int) int {
	for {
		switch l.w(i) {
		case "today", "yesterday", "also", "separately", "earlier", "here":
			if i++; l.w(i) == "," && grammar.Weekday.Is(l.w(i+1)) && l.w(i+2) == "," { // "today, Tuesday, the"
				i += 3
			}
			continue
		case "in":
			if w := l.w(i + 1); w == "audience" || w == "person" || w == "private" {
				i += 2
				continue
			}
			if i+1 < l.n && l.loc[i+1] != 0 && l.toPerson(l.placeEnd(i+1)) >= 0 {
				i = l.placeEnd(i + 1)
				continue
			}
		case "on":
			if l.dateNear(i) && l.toPerson(i+2) >= 0 && grammar.Weekday.Is(l.w(i+1)) {
				i += 2
				continue
			}
		}
		return i
	}
}

func (f *finder) host(a, b int, m mode, host, guest party) int {
	parts := join(f.parts(host, "host"), f.parts(guest, "guest"))
	end := max(b, guest.end)
	if len(parts) < 2 {
		return end
	}
	conf := 0.92 - host.doubt - guest.doubt
	if !anyone(parts) {
		conf -= unnamed
	}
	if f.line.w(a-1) == "has" || f.line.w(a-1) == "was" {
		a--
	}
	x := f.add(Event{Kind: "meeting", Participants: parts, Status: m.String(),
		By: reading.By{Rule: "receive", Confidence: conf}}, a, b)
	x.to = end
	x.back = f.line.before(a)
	return end
}

// greets reports a reception at an airport, which is no meeting.
func (l *line) greets(i int) bool {
	for j := max(0, i-20); j < min(l.n, i+20); j++ {
		if l.low[j] == "airport" {
			return true
		}
	}
	return false
}

// pastPhrases is the token after the phrases of place and time that stand
// between a verb and whom it governs: "met in Karsk on Friday with", "received
// at her residence in Port Ellis the Prime Minister". It is i when there are
// none, or they lead to nobody.
func (l *line) pastPhrases(i int) int {
	j := i
	for range 9 {
		w := l.w(j)
		switch {
		case w == "here", w == "today", w == "yesterday", w == "separately", w == "briefly", w == "virtually", w == "online", l.inDate(j): // "here Thursday night"
			j++
			continue
		case w == "in", w == "at", w == "on":
		case (w == "late" || w == "early" || w == "earlier") && (l.inDate(j+1) || l.w(j+1) == "on"):
			j++
			continue
		default:
			if j > i && (l.w(j) == "with" || l.toPerson(j) >= 0) {
				return j
			}
			return i
		}
		k := j + 1
		for ; k < l.n && k < j+12; k++ {
			w := l.low[k]
			if k > j+1 && (w == "the" || w == "his" || w == "her") && l.low[k-1] != "of" || w == "with" || w == "in" || w == "at" || w == "on" || l.tok(k).Kind == prose.Punct && w != "." && w != "-" {
				break
			}
			if l.loc[k] != 0 && !l.attributive(k) {
				k = l.placeEnd(k)
				break
			}
			if k > j+1 && (w == "today" || w == "yesterday") { // "in her office today General Lund"
				break
			}
			if grammar.Weekday.Is(w) {
				k++
				break
			}
		}
		j = k
	}
	return i
}

// apposed reports that from token i to the next comma somebody's office stands,
// as in "Bo Lund, the ambassador of Borduria, said".
func (l *line) apposed(i int) bool {
	role := false
	for j := i; j < min(l.n, i+24); j++ {
		if l.low[j] == "," {
			return role
		}
		if l.who[j] != 0 || !l.titleLike(j) && l.loc[j] == 0 {
			return false
		}
		role = role || grammar.Official.Is(l.low[j]) || grammar.PersonNoun(l.low[j])
	}
	return false
}
