package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// A visit may be told by the way: by what somebody is called ("visiting Premier Bo
// Lund agreed"), or as one that another follows ("a trip to Ostrand by Bo Lund").

// visitor: who is called visiting is on a visit, wherever it leads, and has met the
// host with whom he agreed on something. It is no event of its own beside another
// that he takes part in.
func (f *finder) visitor(i int) int {
	l := &f.line
	k := l.toPerson(i + 1)
	if k < 0 || l.quoted[i] {
		return i + 1
	}
	m, next, _ := l.person(k)
	if l.possessive(next) || l.low[k] == "his" || l.low[k] == "her" {
		return i + 1
	}
	switch w := l.w(i - 1); w {
	case "", "-", "--", "–", "—", ")", "that", "but", ":":
	case "and":
		both := party{people: []reading.Mention{m}}
		if l.joinLeft(i, &both); len(both.people) > 1 && l.jointly(next) {
			return f.meets(i, i+1, isHeld, party{}, both, "with-visitor", 0.85)
		}
	default:
		return i + 1
	}
	x := f.add(Event{Kind: "visit", Participants: f.parts(party{people: []reading.Mention{m}}, "guest"), Status: isHeld.String(), By: reading.By{Rule: "visiting", Confidence: 0.75}}, i, i+1)
	x.slight, x.whole = true, true
	for j := next; j < min(l.n, next+8) && x.Country == ""; j++ {
		if l.low[j] == "here" { // "said here on Friday"
			x.Place, x.Country, _ = l.inPlace(j)
		}
	}
	return i + 1
}

// jointly reports a verb at token i of what several do together.
func (l *line) jointly(i int) bool {
	for n := 0; n < 5 && (l.inDate(i) || l.w(i) == "on" && l.inDate(i+1) || l.w(i) == "here" || l.w(i) == "have" || l.w(i) == "also" || l.w(i) == "both"); n++ {
		i++
	}
	switch l.w(i) {
	case "agreed", "discussed", "exchanged", "reviewed", "pledged", "vowed", "reaffirmed", "expressed", "called", "stressed",
		"signed", "witnessed", "reached", "decided", "issued", "urged", "promised", "reiterated":
		return true
	}
	return false
}

// beside reports that another finding of the sentence has somebody of finding k
// among those who take part.
func (f *finder) beside(k int) bool {
	for j := range f.found {
		if j != k && sharesPerson(f.found[j].Participants, f.found[k].Participants) {
			return true
		}
	}
	return false
}

// paidVisit: the visit "that A is to pay to X", whose verb comes after it. It
// returns 0 when none does.
func (f *finder) paidVisit(i int, sub string) int {
	l := &f.line
	k := i + 1
	if l.w(k) == "that" || l.w(k) == "which" {
		k++
	}
	who := l.partyAt(k)
	if len(who.people) == 0 {
		return 0
	}
	for j := who.end; j < min(l.n, who.end+5); j++ {
		switch l.low[j] {
		case "pay", "paid", "pays", "paying", "make", "made", "makes":
			m := l.modeOf(j)
			place, country, end := l.destination(j + 1)
			if m == notEvent || country == "" {
				return 0
			}
			return f.visits(i, max(end, j+1), m, who, place, country, sub, "visit-paid", 0.88)
		}
	}
	return 0
}

// soonAfter is the person whose name or title begins within a few words after
// token i, with only a time between.
func (l *line) soonAfter(i int) party {
	for j := i; j < min(l.n, i+9); j++ {
		if k := l.toPerson(j); k >= 0 && l.who[k] != 0 {
			if m, next, _ := l.person(k); !l.possessive(next) {
				return party{people: []reading.Mention{m}, doubt: 0.1, end: next}
			}
			return party{}
		}
		switch w := l.low[j]; w {
		case "in", "on", "this", "last", "year", "month", "week", ",", "early", "late", "the":
		default:
			if l.tok(j).Kind != prose.Number && !grammar.MonthWord(w) && !grammar.Weekday.Is(w) {
				return party{}
			}
		}
	}
	return party{}
}

// visitToo adds the visit of whom a list goes on with behind token i and its day: "the
// visits to Ostrand by A in December and B in February".
func (f *finder) visitToo(i int, m mode, place, country string) int {
	l := &f.line
	k := i
	for k < min(l.n, i+8) && (l.dateGoesOn(k) || l.low[k] == "in" && l.inDate(k+1)) {
		k++
	}
	if k == i || l.w(k) != "and" {
		return i
	}
	who := l.partyAt(k + 1)
	if len(who.people) != 1 || l.w(who.end) != "in" && l.w(who.end) != "on" || !l.inDate(who.end+1) {
		return i
	}
	n := len(f.found)
	next := f.visits(k, who.end, m, who, place, country, "", "visit-of", 0.85)
	if len(f.found) > n {
		f.found[n].apart = true
	}
	return next
}

// someoneOrOther reports words of one of a kind, who is nobody in particular: "a Bordurian
// president".
func someoneOrOther(words string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(words), " ")
	last := rest[strings.LastIndexByte(rest, ' ')+1:]
	return (first == "a" || first == "an") && grammar.PersonNoun(last) && !groupNoun(last)
}
