package event

import (
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// The stops of a journey: "with stops in Ostrand, Tamar and Velmora", "her first stop will
// be Karsk".

// stops reads the noun of token i. It returns 0 where it tells of no such stop.
func (f *finder) stops(i int) int {
	l := &f.line
	if l.quoted[i] {
		return 0
	}
	if w := l.w(i - 1); l.low[i] == "stops" && (w == "with" || w == "including" || w == "planned" || w == "scheduled") && l.w(i+1) == "in" {
		return f.stopsIn(i)
	}
	if !whichStop(l.w(i - 1)) {
		return 0
	}
	k, m := i+1, isHeld
	for j := k; j < min(l.n, i+8); j++ { // "her first stop on the tour will be Karsk"
		switch w := l.low[j]; {
		case w == "be" && l.w(j-1) == "will":
			k, m = j+1, isAnnounced
		case w == "is", w == "was":
			k = j + 1
		case l.tok(j).Kind == prose.Punct, w == "in" || w == "at" || w == "over":
			return 0
		default:
			continue
		}
		break
	}
	if k == i+1 || l.placeFrom(k) < 0 {
		return 0
	}
	if l.w(k-1) == "is" {
		m = isAnnounced
	}
	who := f.stopper(i)
	if len(who.people) != 1 {
		return 0
	}
	at := l.placeFrom(k)
	if l.attributive(at) {
		return 0
	}
	place, country := l.placeAt(at)
	return f.visits(max(0, i-2), l.placeEnd(at), m, who, place, country, "", "stop-is", 0.75)
}

// stopper is whose stop the noun of token i is: the possessor before it, or whom "his"
// stands for.
func (f *finder) stopper(i int) party {
	l := &f.line
	for j := i - 2; j >= 0 && j > i-5; j-- {
		if m, next, ok := l.person(j); ok && l.possessive(next) {
			return party{people: []reading.Mention{m}}
		}
		if w := l.low[j]; w == "his" || w == "her" {
			if p := l.subjectOf(j, f); len(p.people) == 1 {
				return p
			}
			if m, ok := f.pronoun(l.tok(j).Start); ok {
				return party{people: []reading.Mention{m}, doubt: 0.1}
			}
			return party{}
		}
	}
	return party{}
}

// stopsIn adds a visit to each of the places in which a journey has stops, the noun being
// token i.
func (f *finder) stopsIn(i int) int {
	l := &f.line
	at := l.placeFrom(i + 2)
	who := l.subjectOf(i, f)
	m := l.clauseMode(i)
	if l.has(0, i, "will") || l.has(0, i, "would") {
		m = isAnnounced
	}
	if at < 0 || l.attributive(at) || len(who.people) != 1 || m == notEvent {
		return 0
	}
	place, country := l.placeAt(at)
	end := f.visits(i, l.placeEnd(at), m, who, place, country, "", "stops", 0.8)
	return f.onward(end, m, who, country, "stops")
}

// whichStop reports the words that tell one stop from others.
func whichStop(w string) bool {
	switch w {
	case "first", "second", "third", "next", "last", "final":
		return true
	}
	return false
}
