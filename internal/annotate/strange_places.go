package annotate

import (
	"strings"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// strangePlaces marks the places that the roster does not know where a report
// goes to one: "to Borduria", "in Szohod", "visited the Kingdom of Borduria".
func (l *line) strangePlaces() {
	for i := 0; i+1 < l.n; i++ {
		switch l.low[i] {
		case "to", "in", "visited", "visit", "visits", "visiting", "toured":
		case "for": // "left for Borduria"
			if triggerOf(l.w(i-1)) != travelVerb {
				continue
			}
		default:
			continue
		}
		j := i + 1
		for j < l.n && (l.low[j] == "the" || l.capital(j) && stateNoun(l.low[j]) || l.low[j] == "of" && j > i+2 || l.low[j] == "neighbouring" || l.low[j] == "neighboring") {
			j++
		}
		if l.capital(j) && (l.w(j+1) == "capital" || l.w(j+1) == "city") { // "in the Bordurian capital Szohod"
			if j += 2; l.w(j) == "of" || l.w(j) == "," {
				j++
			}
		}
		k := j
		if l.w(i+1) == "the" && l.capital(j) && l.loc[j] == 0 && (l.w(j+1) == "country" || l.w(j+1) == "nation" || l.w(j+1) == "kingdom" || l.w(j+1) == "republic") { // "to the Alpine country"
			for x := j; x < j+2; x++ {
				l.loc[x] = int32(len(l.places) + 1)
			}
			l.places = append(l.places, Mention{By: By{Span: l.spanOf(j, j+2), Rule: "stranger", Confidence: 0.5}, Kind: roster.Place, Entity: strange + l.text(j, j+2)})
			continue
		}
		for k < l.n && k < j+4 && l.capital(k) && l.who[k] == 0 && l.loc[k] == 0 && !placeEnds(l.low[k]) {
			k++
		}
		if k == j && j < l.n && l.loc[j] != 0 {
			l.strangeNext(l.placeEnd(j))
		}
		if k == j || k < l.n && l.tok(k).Kind != prose.Punct && !clauseWord(l.low[k]) && l.low[k] != "and" && l.low[k] != "for" && l.low[k] != "from" && !weekday(l.low[k]) && !monthWord(l.low[k]) && !passing(l.low[k]) {
			continue // "visited the Norden works"
		}
		name := strings.TrimSuffix(strings.TrimSuffix(l.text(j, k), "'s"), "’s")
		if strings.ToUpper(name) == name && len(name) < 7 {
			continue // "to NATO"
		}
		l.places = append(l.places, Mention{By: By{Span: l.spanOf(j, k), Rule: "stranger", Confidence: 0.5}, Kind: roster.Place, Entity: strange + name})
		for x := j; x < k; x++ {
			l.loc[x] = int32(len(l.places))
		}
		l.strangeNext(k)
	}
}

// strangeNext marks the place that nobody knows and that a journey goes on to behind
// token i: "visited Ostrand on 4 May and Borduria from 5 May".
func (l *line) strangeNext(i int) {
	for n := 0; n < 9 && l.dateGoesOn(i); n++ {
		i++
	}
	if l.w(i) != "and" {
		return
	}
	if i++; l.w(i) == "to" {
		i++
	}
	k := i
	for k < l.n && k < i+4 && l.capital(k) && l.who[k] == 0 && l.loc[k] == 0 && !placeEnds(l.low[k]) && !l.inDate(k) {
		k++
	}
	if k == i || k < l.n && l.tok(k).Kind != prose.Punct && l.w(k) != "on" && l.w(k) != "from" && l.w(k) != "for" && l.w(k) != "in" && !l.inDate(k) && !passing(l.low[k]) {
		return
	}
	l.places = append(l.places, Mention{By: By{Span: l.spanOf(i, k), Rule: "stranger", Confidence: 0.5}, Kind: roster.Place, Entity: strange + l.text(i, k)})
	for x := i; x < k; x++ {
		l.loc[x] = int32(len(l.places))
	}
}

// stateNoun reports the nouns before "of" in the name of a state.
func stateNoun(w string) bool {
	switch w {
	case "republic", "kingdom", "state", "islamic", "federal", "federative", "socialist", "democratic", "people's", "people’s", "sultanate", "hashemite", "commonwealth", "grand", "duchy", "principality", "emirate":
		return true
	}
	return false
}

// placeEnds reports words in capitals that are no part of a place's name.
func placeEnds(w string) bool {
	switch w {
	case "south", "north", "east", "west", "korea", "africa", "arabia", "zealand", "guinea", "lanka", "rica", "leone", "faso", "verde", "emirates", "states", "kingdom", "island", "islands", "town", "city", "new":
		return false
	}
	return notName(w) || personNoun(w) || roleNoun(w)
}

// differ reports that two places are known and are not one. A place that the
// roster does not know may be any.
func differ(a, b string) bool {
	return a != "" && b != "" && a != b && !strings.HasPrefix(a, strange) && !strings.HasPrefix(b, strange)
}

// passing reports a word that begins to say when: "visited Szohod last week".
func passing(w string) bool {
	switch w {
	case "last", "next", "this", "earlier", "later", "again", "twice", "today", "yesterday", "tomorrow", "late", "early", "soon", "once", "tonight":
		return true
	}
	return false
}
