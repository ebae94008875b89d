package event

import (
	"dateline/internal/grammar"
	"dateline/internal/reading"
)

// What is visited need not be a town or a land: a building that the report names, or
// somebody.

// visitedSight: "visited Karsk University", the verb being token i. It returns 0 where no
// building is named behind it. It is no visit to a land, and no part of one: the report
// gives its name for where it is.
func (f *finder) visitedSight(i int) int {
	l := &f.line
	from := l.pastAdverbial(i + 1)
	if l.w(from) == "the" {
		from++
	}
	end := l.building(from)
	if k := l.toPerson(from); k >= 0 { // "the King Omar Airbase"
		if n := l.past(k); houseNoun(l.low[n-1]) {
			end = n
		} else if n < l.n && l.capital(n) && houseNoun(l.low[n]) {
			end = n + 1
		}
	}
	if end <= from+1 || l.capital(end) && !l.inDate(end) || !grounds(grammar.Owner(l.low[end-1])) || l.possessive(end) || l.loc[from] != 0 && l.possessive(l.placeEnd(from)) {
		return 0
	}
	m := l.modeAt(i)
	if m == notEvent || l.habit(i+1) || l.quoted[i] || l.w(i-1) == "to" && l.invitee(i-1) {
		return 0
	}
	who := f.traveller(i, f.doer(i))
	if len(who.people) != 1 {
		return 0
	}
	x := f.add(Event{Kind: "visit", Participants: f.parts(who, "guest"), Status: m.String(), PlaceText: l.text(from, end),
		By: reading.By{Rule: sightRule, Confidence: 0.75 - who.doubt}}, i, end)
	x.back = l.before(i)
	return end
}

// sightRule is of a visit to a building.
const sightRule = "visit-sight"

// grounds reports houses that one goes to see, among those where people meet.
func grounds(w string) bool {
	switch w {
	case "street", "square", "hotel", "club", "building":
		return false
	}
	return houseNoun(w)
}

// visitedPerson: "visited King Omar at his palace", the verb being token i: they meet. It
// returns 0 where it is nobody with a name, or something of his.
func (f *finder) visitedPerson(i int) int {
	l := &f.line
	host := l.partyAt(l.pastAdverbial(i + 1))
	m := l.modeAt(i)
	if len(host.people) == 0 || len(host.texts) > 0 || m == notEvent || l.habit(i+1) || l.quoted[i] || l.possessive(host.end) {
		return 0
	}
	if k := l.toPerson(l.pastAdverbial(i + 1)); l.titleStart(k) == k && l.past(k) < k+2 { // a land as often
		return 0
	}
	guest := f.doerOf(i, host.end)
	if guest.empty() || guest.plural {
		return 0
	}
	return f.host(i, i+1, m, host, guest)
}
