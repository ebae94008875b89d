package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// A journey may go on to other places, and what is visited may be said to be in one.

// onward adds the visits to the other places of a journey that token i goes on
// with: "visited Ostrand on 4 May and Tamar", "to Ostrand, Tamar and Velmora". The
// last place was in the given country.
func (f *finder) onward(i int, m mode, who party, country, rule string) int {
	l := &f.line
	for range 6 {
		k := l.pastDays(i)
		a, comma := k, l.w(k) == ","
		if comma {
			k++
		}
		if l.w(k) == "and" {
			k, comma = k+1, false
		} else if !comma {
			return i
		}
		for l.w(k) == "later" || l.w(k) == "then" || l.w(k) == "to" || l.w(k) == "the" {
			k++
		}
		if k >= l.n || l.loc[k] == 0 || l.attributive(k) || l.properTail(k) {
			return i
		}
		place, to := l.placeAt(k)
		e := l.placeEnd(k)
		if after := l.pastDays(e); comma && after > e && (l.w(after) == "," || l.w(after) == "and") { // "Ostrand on Monday, Tamar on Tuesday and"
			comma = false
		}
		if to == "" || to == country || comma && l.w(e) != "and" && !l.listsPlaces(e) || grammar.TriggerOf(l.w(e)) != grammar.NoTrigger || l.be(e) {
			return i
		}
		n := len(f.found)
		if f.visits(a, e, m, who, place, to, "", rule, 0.85); len(f.found) > n {
			f.found[n].apart = true
		}
		i, country = e, to
	}
	return i
}

// legsAfter is the mode of a journey "before" which the verb at token i goes on to another
// place, "before travelling on to Ostrand": that of the clause that it ends.
func (l *line) legsAfter(i int) (mode, bool) {
	if l.w(i-1) != "before" || !strings.HasSuffix(l.w(i), "ing") {
		return notEvent, false
	}
	for j := i - 2; j >= 0 && j > i-reach; j-- {
		switch l.low[j] {
		case "will", "shall":
			return isAnnounced, true
		case "to":
			if m := l.modeOf(min(j+1, l.n-1)); m != notEvent && m != isHeld {
				return m, true
			}
		}
	}
	return isHeld, true
}

// pastDays is the token behind the days from token i on.
func (l *line) pastDays(i int) int {
	k := i
	for k < min(l.n, i+10) && l.dateGoesOn(k) {
		k++
	}
	return k
}

// listsPlaces reports that a list of places goes on with the comma at token i; else what
// stands before it is the country of the town before.
func (l *line) listsPlaces(i int) bool {
	if l.w(i) != "," {
		return false
	}
	if i++; l.w(i) == "and" {
		i++
	}
	for l.w(i) == "the" || l.w(i) == "then" {
		i++
	}
	return i < l.n && l.loc[i] != 0
}

// sightIn is the token of the place where what somebody visits is, from token i on:
// "the yards of Port Ellis", "a school in Karsk". It is -1 where nothing says so;
// a place that nobody knows may be at home.
func (l *line) sightIn(i int) int {
	if w := l.w(i); w != "the" && w != "a" && w != "an" {
		return -1
	}
	for j := i + 1; j < min(l.n, i+8) && l.tok(j).Kind == prose.Word && l.who[j] == 0; j++ {
		switch w := l.low[j]; {
		case w == "of" || w == "in" || w == "at":
			k := j + 1
			for l.w(k) == "the" || l.w(k) == "city" || l.w(k) == "of" {
				k++
			}
			if k < l.n && l.loc[k] != 0 {
				if _, country := l.placeAt(k); country != "" && !strings.HasPrefix(country, reading.Strange) && !l.attributive(k) && !l.properTail(k) {
					return k
				}
				return -1
			}
		case grammar.ClauseWord(w), w == "from":
			return -1
		}
	}
	return -1
}

// dateGoesOn reports that token i stands in a time, or between its days: "on 4 May",
// "May 16 - 17".
func (l *line) dateGoesOn(i int) bool {
	switch w := l.w(i); w {
	case "on", "from":
		return l.inDate(i + 1)
	case "-", "–":
		return i+1 < l.n && l.tok(i+1).Kind == prose.Number
	}
	return l.inDate(i) || i < l.n && l.tok(i).Kind == prose.Number
}

// onlyPossessor is the token of the one person named before token i, where something is
// his, or -1.
func (l *line) onlyPossessor(i int) int {
	found := -1
	for j := 0; j < i; j++ {
		if l.who[j] == 0 || found >= 0 && l.who[j] == l.who[found] {
			continue
		}
		if found >= 0 {
			return -1
		}
		if found = j; !l.possessive(l.past(j)) {
			return -1
		}
	}
	return found
}
