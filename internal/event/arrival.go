package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/reading"
)

// Arrivals: "A arrived in X on a visit", "upon his arrival in X", "A came to X for talks".

// arrived: "A arrived in X on an official visit", "A, who arrived on a visit
// to X".
func (f *finder) arrived(i int) int {
	l := &f.line
	if grammar.WordBase(l.low[i]) == "reach" && l.placeFrom(i+1) < 0 {
		return f.agreed(i)
	}
	verb := grammar.WordBase(l.low[i])
	m := l.modeAt(i)
	if w := l.w(i - 1); l.low[i] == "come" && (w == "has" || w == "have" || w == "had") {
		m = l.modeOf(i)
	}
	late, lm := party{}, notEvent
	if l.opens(i) {
		late, lm = f.greeted(i)
	}
	if lm != notEvent {
		m = lm
	}
	if m == notEvent || l.habit(i+1) || l.putOff(i) {
		return i + 1
	}
	down := 0 // "touched down"
	if verb == "touch" {
		if down = 1; l.w(i+1) != "down" {
			return i + 1
		}
	}
	who := late
	if who.end = 0; lm == notEvent {
		who = f.doerOf(i, i+1)
	}
	if who.empty() || who.plural || l.shapeOf(i) != grammar.IngForm && l.othersSince(who.end, i) {
		return i + 1
	}
	end, noun := i+1, -1
	for j := i + 1; j < min(l.n, i+18); j++ {
		if w := l.low[j]; w == "visit" || w == "trip" {
			noun = j
			break
		} else if w == ";" || w == "who" || w == "after" || w == "following" || grammar.Speaking.Is(w) || grammar.TriggerOf(w) != grammar.NoTrigger {
			break
		}
	}
	if verb == "come" && noun < 0 && !l.cameFor(i) { // into force, to an agreement
		return i + 1
	}
	place, country, e := l.destination(i + 1 + down)
	if k := l.placeFrom(i + 1); (k == i+1 || k >= 0 && verb == "reach") && (verb == "reach" || verb == "arrive") && !l.attributive(k) {
		place, country = l.placeAt(k)
		e = l.placeEnd(k)
	} else if verb == "reach" {
		return i + 1
	}
	end = max(end, e)
	sub := ""
	if noun >= 0 {
		sub = l.sortOf(i, noun)
		end = max(end, noun+1)
		p2, c2, e2 := l.destination(noun + 1)
		if c2 != "" {
			if place == "" || p2 != "" {
				place = p2
			}
			country, end = c2, max(end, e2)
		}
	} else if country == "" {
		place, country = f.sameDestination(i + 1)
		if country == "" && down == 0 && verb == "arrive" && len(who.people) > 0 && (lm != notEvent || l.dayAtOnce(i+1)) {
			return f.arrivedOn(i, m, who)
		}
		if country == "" {
			return i + 1
		}
		end = max(end, i+4)
	}
	return f.visits(i, end, m, who, place, country, sub, "arrive", 0.93)
}

// putOff reports that the sentence goes on behind token i to say that it came to nothing:
// "was to arrive on Friday, but the visit was pushed back".
func (l *line) putOff(i int) bool {
	if !l.has(i, l.n, "but") {
		return false
	}
	for j := i; j < l.n; j++ {
		switch l.low[j] {
		case "postponed", "cancelled", "canceled":
			return true
		case "back", "off":
			if w := l.low[j-1]; w == "pushed" || w == "put" || w == "called" {
				return true
			}
		}
	}
	return false
}

// dayAtOnce reports that a day stands at token i, and behind it no more than what the
// journey is for.
func (l *line) dayAtOnce(i int) bool {
	if l.w(i) == "on" {
		i++
	}
	if w := l.w(i); (w == "late" || w == "early") && (l.w(i+1) == "on" || l.w(i+1) == "in" && l.w(i+2) == "the" && partOfDay(l.w(i+3))) {
		if i += 2; l.w(i) == "the" {
			return true
		}
	}
	if !l.inDate(i) && !grammar.Weekday.Is(l.w(i)) {
		return false
	}
	for l.inDate(i) || grammar.Weekday.Is(l.w(i)) {
		i++
	}
	if partOfDay(l.w(i)) {
		i++
	}
	switch w := l.w(i); w {
	case "", ".", ";", "for", "to", "on", "with", "at":
		return true
	case ",":
		return l.w(i+1) != "which"
	}
	return false
}

// partOfDay reports a part of the day.
func partOfDay(w string) bool {
	return w == "morning" || w == "afternoon" || w == "evening" || w == "night"
}

// sameDestination is where "in the capital" at token i is: where the arrival or the visit
// led of which the report told before it. It is "" where nothing stands there.
func (f *finder) sameDestination(i int) (place, country string) {
	l := &f.line
	if l.w(i) != "in" || l.w(i+1) != "the" || l.w(i+3) == "of" || l.capital(i+3) {
		return "", ""
	}
	switch l.w(i + 2) {
	case "capital", "country", "city", "island":
	default:
		return "", ""
	}
	for k := len(f.events) - 1; k >= 0; k-- {
		if e := &f.events[k]; e.Kind == "visit" && !f.slots[k].back {
			return e.Place, e.Country
		}
	}
	return "", ""
}

// arrivedOn adds the visit of somebody who arrived on a day: where, the clause before
// says, or nothing does.
func (f *finder) arrivedOn(i int, m mode, who party) int {
	l := &f.line
	place, country := "", ""
	if k := len(f.found) - 1; k >= 0 && f.found[k].Rule == "arrive" && f.found[k].b < i && !f.found[k].back {
		place, country = f.found[k].Place, f.found[k].Country
	} else if k := len(f.events) - 1; k >= 0 && len(f.found) == 0 && m == isHeld && f.events[k].Rule == "arrive" && !f.slots[k].back && f.slots[k].sentence+1 == f.d.SentenceAt(l.span.Start) { // "A arrived in Karsk at noon. B arrived late in the afternoon."
		place, country = f.events[k].Place, f.events[k].Country
	}
	n := len(f.found)
	next := f.visits(i, i+1, m, who, place, country, "", "arrive", 0.75)
	if len(f.found) > n && place == "" && country == "" {
		f.found[n].vague = true
	}
	return max(next, min(i+1, l.n))
}

// arrival: "said upon his arrival in Karsk", "after arrival here", the noun being token
// i: he who arrived is on a visit.
func (f *finder) arrival(i int) int {
	l := &f.line
	det := i
	if w := l.w(i - 1); w == "his" || w == "her" || w == "their" {
		det--
	}
	if next := f.arrivalOf(i); next > 0 {
		return next
	}
	switch l.w(det - 1) {
	case "upon", "on", "after", "following", "since":
	default:
		return i + 1
	}
	place, country, end := l.destination(i + 1)
	if end == i+1 || country == "" || l.quoted[i] || l.nounMode(det, i) != isHeld {
		return i + 1
	}
	who := l.subjectOf(det-1, f)
	if who.empty() {
		who = f.subjectAfter(end)
	}
	if len(who.people) != 1 {
		return i + 1
	}
	return f.visits(det-1, end, isHeld, who, place, country, "", "arrival", 0.8)
}

// arrivalOf: "the arrival of B in Karsk on Friday", "the arrival in Karsk of B", "B's arrival
// in Karsk", the noun being token i. It returns 0 where nobody is named so.
func (f *finder) arrivalOf(i int) int {
	l := &f.line
	var who party
	var place, country string
	var end int
	switch p := l.possessorBefore(i); {
	case p >= 0:
		m, _, _ := l.person(p)
		who = party{people: []reading.Mention{m}}
		place, country, end = l.destination(i + 1)
	case l.w(i-1) != "the":
		return 0
	case l.w(i+1) == "of":
		who = l.partyAt(i + 2)
		place, country, end = l.destination(who.end)
	default:
		place, country, end = l.destination(i + 1)
		if end = l.pastDays(end); l.w(end) != "of" {
			return 0
		}
		who = l.partyAt(end + 1)
		end = max(end, who.end)
	}
	m := l.nounMode(l.detBefore(i), i)
	if len(who.people) != 1 || l.has(0, i, "anniversary") || country == "" || m == notEvent || l.quoted[i] {
		return 0
	}
	n := len(f.found)
	next := f.visits(max(0, l.detBefore(i)), end, m, who, place, country, "", "arrival", 0.8)
	if len(f.found) > n {
		f.found[n].ahead = m != isHeld
	}
	return next
}

// greeted is whom a sentence that opens with an arrival names behind its verb, "Also
// arriving on Monday was B", the word of the arrival being token i; how it is meant is
// the mode.
func (f *finder) greeted(i int) (who party, m mode) {
	l := &f.line
	for j := i + 1; j < min(l.n, i+9); j++ {
		switch w := l.low[j]; {
		case w == "was", w == "were", w == "is", w == "are":
			if who = l.partyAt(j + 1); len(who.people) == 0 {
				return party{}, notEvent
			}
			if m = isHeld; strings.HasPrefix(w, "i") || strings.HasPrefix(w, "a") {
				m = isAnnounced
			}
			return who, m
		case l.inDate(j), w == "on", w == "in", w == "at", w == "here", l.loc[j] != 0:
		default:
			return party{}, notEvent
		}
	}
	return party{}, notEvent
}

// opens reports that only "also" and what is due stand before token i in its sentence:
// "Also scheduled to arrive".
func (l *line) opens(i int) bool {
	for j := 0; j < i; j++ {
		switch l.low[j] {
		case "also", "scheduled", "due", "expected", "set", "to", "first", "next", "among", "those":
		default:
			return false
		}
	}
	return true
}

// othersSince reports that between a subject that ends at token a and the verb at token
// i he says something of others: "Vale said that troops had arrived".
func (l *line) othersSince(a, i int) bool {
	for j := a; j < i; j++ {
		if grammar.Speaking.Is(l.low[j]) || l.low[j] == "announced" {
			for k := j + 1; k < i; k++ {
				switch l.low[k] {
				case "he", "she", "who", "they", "and", ",":
					return false
				}
			}
			return j+1 < i
		}
	}
	return false
}

// cameFor reports that what follows "came" at token i is a place and a purpose:
// "came to Karsk for the summit", "came to Karsk to take part".
func (l *line) cameFor(i int) bool {
	if l.w(i+1) != "to" || i+2 >= l.n || l.loc[i+2] == 0 {
		return false
	}
	e := l.placeEnd(i + 2)
	switch l.w(e) {
	case "for":
		return l.w(e+1) == "the" || l.w(e+1) == "a" || l.w(e+1) == "talks"
	case "to":
		return l.w(e+1) == "attend" || l.w(e+1) == "take" || l.w(e+1) == "participate" || l.w(e+1) == "meet" || l.w(e+1) == "hold" || l.w(e+1) == "discuss"
	case "on":
		return l.dateNear(e)
	case "with":
		return true
	case "last", "in", "earlier", "this":
		return l.inDate(e) || l.inDate(e+1)
	}
	return grammar.Weekday.Is(l.w(e)) || l.inDate(e)
}
