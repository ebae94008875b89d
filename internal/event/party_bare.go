package event

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// Somebody may be named without an office, who is in neither the roster nor the people
// of the report: whom a minister met, "met with Ina Holt and Bo Lund", is a person.

// bareParty reads the names from token i on, of people with nothing else told of them.
func (l *line) bareParty(i int) party {
	p := party{end: i, doubt: 0.1}
	for k := i; len(p.texts) < 6; {
		end := l.bareName(k)
		if end == k {
			break
		}
		p.texts, p.end = append(p.texts, l.text(k, end)), end
		switch {
		case l.w(end) == "," && l.w(end+1) == "and":
			k = end + 2
		case l.w(end) == "," || l.w(end) == "and":
			k = end + 1
		default:
			k = l.n
		}
	}
	if len(p.texts) == 0 {
		return party{end: i}
	}
	if k := l.listNext(p.end); k >= 0 {
		if q := l.partyAt(k); len(q.people) > 0 {
			p.people, p.end = q.people, q.end
		}
	}
	return p
}

// bareBefore adds to people the names with nothing else that open their list at token i:
// "met Ina Holt and President Vale".
func (l *line) bareBefore(i int, p *party) {
	if len(p.people) == 0 {
		return
	}
	first := l.at(p.people[0].Start)
	for k := i; k < first; {
		end := l.bareName(k)
		if w := l.w(end); end == k || end >= first || w != "," && w != "and" {
			return
		}
		if m, past, ok := l.person(l.toPerson(end + 1)); ok && l.w(end) == "," && m.Form == mention.ByTitle && l.w(past) == "," { // his office
			p.people = slices.DeleteFunc(p.people, func(o reading.Mention) bool { return o.Span == m.Span })
		}
		p.texts = append(p.texts, l.text(k, end))
		if k = end + 1; l.w(k) == "and" {
			k++
		}
	}
}

// bareName is the token behind a first name and a family name at token i, or i: two to
// four words in capitals of which none is any other word that is known.
func (l *line) bareName(i int) int {
	k, n := i, 0
	for ; k < l.n && k < i+6 && l.who[k] == 0 && l.loc[k] == 0; k++ {
		w := l.low[k]
		if n > 0 && (grammar.NameParticle(w) && l.capital(k+1) || w == "." && grammar.Abbreviated(l.low[k-1])) {
			continue
		}
		if !l.capital(k) || l.otherWord(k) {
			break
		}
		n++
	}
	if n < 2 || n > 4 || l.possessive(k) || l.capital(k) && !l.inDate(k) && !grammar.Weekday.Is(l.w(k)) {
		return i
	}
	if w := l.w(k); k < l.n && l.tok(k).Kind == prose.Word && !grammar.ClauseWord(w) && !l.inDate(k) && !grammar.Weekday.Is(w) && w != "and" && w != "here" && !passing(w) {
		return i
	}
	return k
}

// otherWord reports that the word at token k is no name of a person: one of an office, of
// a land, of a house, of a body, or letters that stand for others.
func (l *line) otherWord(k int) bool {
	w := l.low[k]
	x := grammar.LexemeOf(w)
	word := l.tok(k).Of(l.d.Body)
	return x.Roles != 0 || x.Traits&^grammar.Listed != 0 || grammar.TriggerOf(w) != grammar.NoTrigger || houseNoun(w) || firmNoun(w) || bodyNoun(w) || placeNoun(w) || stateNoun(w) ||
		strings.ContainsAny(w, "0123456789&") || len(word) > 1 && strings.ToUpper(word) == word || l.by.people.of[w] != ""
}

// firmNoun reports words of the names of firms and teams.
func firmNoun(w string) bool {
	switch w {
	case "holding", "holdings", "airlines", "airways", "motors", "systems", "technologies", "technology", "partners", "industries", "solutions", "united", "rovers",
		"media", "energy", "petroleum", "oil", "gas", "steel", "telecom", "pharma", "insurance", "securities", "ventures", "consulting", "logistics", "rangers", "athletic", "sporting":
		return true
	}
	return false
}

// withGroup is who stands before the verb at token i: people, and behind "and" others of
// whom only is told what they are, "Ada Vale and ministers of other states".
func (l *line) withGroup(i int) party {
	end := i
	for end > 0 && l.auxiliary(end-1) {
		end--
	}
	group := false
	for k := end - 1; k > 0 && end-k < 14; k-- {
		w := l.low[k]
		switch {
		case w == "and" && l.who[k-1] != 0:
			np := l.titleStart(l.personStart(k - 1))
			if !group || l.possessive(k) || l.positionOf(np) == asObject {
				return party{}
			}
			m, _, _ := l.person(k - 1)
			return party{people: []reading.Mention{m}, texts: []string{l.text(k+1, end)}, end: end, doubt: 0.05}
		case l.who[k] != 0, l.tok(k).Kind != prose.Word, l.be(k), grammar.Speaking.Is(w), grammar.TriggerOf(w) != grammar.NoTrigger:
			return party{}
		case groupNoun(w):
			group = true
		}
	}
	return party{}
}
