package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// destination reads where a visit goes, from the token after the noun or verb
// on: "to China", "to the capital of Borduria, Szohod", "here". It returns the
// token after it.
func (l *line) destination(i int) (place, country string, end int) {
	if end = i; l.w(i) == "here" && !l.quoted[i] {
		if place, country = l.here(); country != "" {
			end = i + 1
		}
	}
	for j := i; j < min(l.n, i+40); j++ {
		w := l.low[j]
		if w == "to" || w == "in" || w == "at" || w == "of" && j == i && l.w(i-1) == "tour" {
			k := j + 1
			if l.w(k) == "both" {
				k++
			}
			if p := l.placeFrom(k); p >= 0 {
				k = p
			}
			if r := l.ofRegion(k); r > 0 {
				k = r
			}
			for l.w(k) == "the" || region(l.w(k)) {
				k++
			}
			if k < l.n && l.loc[k] != 0 && (!l.attributive(k) || l.airport(l.placeEnd(k))) && (w != "at" || l.airport(l.placeEnd(k))) {
				place, country = l.placeAt(k)
				return place, country, l.placeEnd(k)
			}
			if w == "to" && k < l.n && !l.capital(k) {
				return place, country, end
			}
			if e := l.building(k); w == "at" && e > k { // "arrived at the Norden Airport in Karsk"
				j = e - 1
				continue
			}
		}
		if l.who[j] != 0 || w == "," && j > i || w == "of" || l.titleLike(j) || w == "on" && l.dateNear(j) {
			continue
		}
		if grammar.Weekday.Is(w) || l.tok(j).Kind == prose.Number { // a day of the month
			continue
		}
		switch w {
		case "today", "yesterday", "tomorrow", "this", "next", "last", "week", "month", "year", "here", "morning", "afternoon", "evening", "night", "earlier", "early", "late":
			continue
		}
		return place, country, end
	}
	return place, country, end
}

func (l *line) dateNear(j int) bool {
	return l.capital(j+1) || j+1 < l.n && l.tok(j+1).Kind == prose.Number
}

// airport reports the word of one at token i, behind the name of its town.
func (l *line) airport(i int) bool {
	return l.w(i) == "airport" || l.w(i+1) == "airport" || l.w(i+2) == "airport"
}

// attributive reports whether the place at token k is only part of another
// name or a possessor: "China's", "Geneva Conference".
func (l *line) attributive(k int) bool {
	e := l.placeEnd(k)
	return l.possessive(e)
}

func (l *line) placeEnd(k int) int {
	x := l.loc[k]
	for k < l.n && l.loc[k] == x {
		k++
	}
	return k
}

// placeAt is the place named at token k: a town has its id and its country's,
// a country only a country.
func (l *line) placeAt(k int) (place, country string) {
	m := l.places[l.loc[k]-1]
	e := l.d.Entity(roster.Place, m.Entity)
	switch {
	case strings.HasPrefix(m.Entity, reading.Strange):
		return "", m.Entity
	case e == nil:
		return "", ""
	case e.Country == "" || e.Country == e.ID:
		return "", e.ID
	}
	return e.ID, e.Country
}

// region reports words that stand between "visited" and the name of a place.
func region(w string) bool {
	switch w {
	case "the", "neighbouring", "neighboring", "city", "of", "capital", "republic", "southern", "northern", "eastern", "western",
		"port", "resort", "town", "region", "province", "central", "kingdom":
		return true
	}
	return false
}

// properTail reports whether the place at token k goes on as another name:
// "visited Borduria Airlines".
func (l *line) properTail(k int) bool {
	e := l.placeEnd(k)
	if !l.capital(e) || l.who[min(e, l.n-1)] != 0 || l.loc[min(e, l.n-1)] != 0 {
		return false
	}
	switch l.w(e) {
	case "on", "in", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
		"april", "may", "june", "july", "august", "september", "october", "november", "december":
		return false
	}
	return true
}
