package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Journeys lead to regions, to so many of their countries, to where they take the
// traveller, and to a country that is not named again.

// landSpokenOf is the country for which what follows the verb at token i-1 stands, the
// only foreign one that the report has named near before: "the island nation".
func (f *finder) landSpokenOf(i int) string {
	l := &f.line
	if l.w(i) != "the" && l.w(i) != "this" {
		return ""
	}
	k := i + 1
	for k < i+4 && k < l.n && l.tok(k).Kind == prose.Word && (!l.capital(k) || regional(l.low[k])) && !landNoun(l.low[k]) && grammar.TriggerOf(l.low[k]) == grammar.NoTrigger {
		k++
	}
	if !landNoun(l.w(k)) || k+1 < l.n && (l.capital(k+1) || l.w(k+1) == "of") || l.possessive(k+1) {
		return ""
	}
	home, found := "", ""
	if who := l.subjectOf(i-1, f); len(who.people) == 1 {
		home = f.homeOf(who.people[0].Entity)
	}
	_, here := l.here()
	s := f.d.SentenceAt(l.span.Start)
	for n := s; n >= max(0, s-2) && found == ""; n-- {
		for _, m := range f.d.MentionsIn(f.d.Sents[n].Span) {
			if e := f.d.Entity(roster.Place, m.Entity); e == nil || m.Kind != roster.Place || e.Country != "" && e.Country != e.ID || m.Start > l.tok(i).Start || m.Entity == home || m.Entity == here {
				continue
			} else if e.Status == "proposed" && !f.by.people.states[f.by.people.of[strings.ToLower(e.Name)]] { // a place of some sort
				continue
			}
			if found != "" && found != m.Entity {
				return ""
			}
			found = m.Entity
		}
	}
	return found
}

// regional reports the words in capitals that say in what part of the world a country
// lies: "the Central Asian country".
func regional(w string) bool {
	switch w {
	case "asian", "african", "european", "american", "arab", "nordic", "baltic", "balkan", "caucasian", "caribbean", "pacific", "central", "southeast", "northern", "southern", "eastern", "western", "south", "east", "west", "north":
		return true
	}
	return false
}

// landNoun reports nouns that stand for a country.
func landNoun(w string) bool {
	switch w {
	case "country", "nation", "kingdom", "republic", "sultanate", "emirate", "island":
		return true
	}
	return false
}

// visitedLand is the visit to a country that the words behind the verb at token i stand
// for.
func (f *finder) visitedLand(i int, country string) int {
	l := &f.line
	m := l.modeAt(i)
	if m == notEvent || l.quoted[i] || l.habit(i+1) || l.w(i-1) == "to" && l.invitee(i-1) {
		return i + 1
	}
	who := f.traveller(i, l.subjectOf(i, f))
	if len(who.people) != 1 {
		return i + 1
	}
	n := len(f.found)
	end := f.visits(i, i+1, m, who, "", country, "", "visit-land", 0.75)
	if len(f.found) > n {
		f.found[n].PlaceBasis = "inherited"
	}
	return end
}

// leg is where a journey leads, the noun being token i, by what it does to the traveller:
// "a trip that will take her to Ostrand".
func (l *line) leg(i, end int) (place, country string, to int) {
	for j := i + 1; j < min(l.n, i+5); j++ {
		switch w := l.low[j]; {
		case w == "take" || w == "takes" || w == "took" || w == "bring" || w == "see" || w == "sees" || w == "saw":
			for k := j + 1; k < min(l.n, j+9); k++ {
				if w := l.low[k]; (w == "to" || w == "in" || w == "visiting" || w == "visit" || w == "through") && k+1 < l.n {
					if p := max(l.placeFrom(k+1), l.ofRegion(k+1)); p >= 0 && !l.attributive(p) {
						place, country = l.placeAt(p)
						return place, country, l.placeEnd(p)
					}
				} else if l.tok(k).Kind == prose.Punct {
					break
				}
			}
			return "", "", end
		case w != "that" && w != "which" && w != "will" && w != "would" && w != "is" && w != "to" && w != "also" && w != ",":
			return "", "", end
		}
	}
	return "", "", end
}

// ofRegion is the token of the region whose countries are counted from token i on, or -1:
// "five countries of West Africa".
func (l *line) ofRegion(i int) int {
	for j := i; j < min(l.n, i+5); j++ {
		switch w := l.low[j]; {
		case w == "countries" || w == "nations" || w == "states":
			if k := j + 2; (l.w(j+1) == "in" || l.w(j+1) == "of" || l.w(j+1) == "across") && k < l.n {
				for l.w(k) == "the" {
					k++
				}
				if k < l.n && l.loc[k] != 0 {
					return k
				}
			}
			return -1
		case l.tok(j).Kind == prose.Number, l.tok(j).Kind == prose.Word && !l.capital(j) && !grammar.ClauseWord(w):
		default:
			return -1
		}
	}
	return -1
}
