package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// The place of an event is the one that its clause names: "in X", a town that hosts
// it, or "here", which is the place of the dateline.

// placeIn is the place that "in X" names among the tokens [left,right): the
// first after token to, or one within or before the trigger that ends at b.
func (f *finder) placeIn(left, right, b, to int) (place, country string) {
	l := &f.line
	for j := b - 1; j > 0 && j > b-8; j-- { // "arrived from Ostrand, where she held"
		if l.low[j] != "where" {
			continue
		}
		k := j - 1
		if k > 0 && l.low[k] == "," {
			k--
		}
		if k >= left-8 && k > 0 && l.loc[k] != 0 && !l.has(j, b, ",") {
			return l.placeAt(k)
		}
		break
	}
	for j := b; j < right; j++ {
		if j < to && l.who[j] != 0 {
			continue
		}
		switch l.low[j] {
		case "on", "to", "for", "about", "regarding", "concerning", "over", "which", "who", "that", "including", "as", "towards", "between", "from":
			if l.inDate(j) || l.low[j] == "from" && l.inDate(j+1) || l.low[j] == "on" && l.dateNear(j) || l.low[j] == "for" && grammar.TriggerOf(l.w(j+1)) == grammar.MeetNoun || j < to {
				continue
			}
			if l.low[j] == "which" && copula(l.w(j+1)) || l.low[j] == "to" && (l.w(j+1) == "be" || l.w(j+1) == "take") {
				continue
			}
			j = right
			continue
		}
		if p, c, ok := l.inPlace(j); ok {
			return p, c
		}
	}
	for j := min(b, right) - 1; j >= left; j-- {
		if j > 0 && topicNoun(l.low[j-1]) { // "discussed the crisis in Borduria in talks"
			continue
		}
		if p, c, ok := l.inPlace(j); ok {
			return p, c
		}
	}
	return "", ""
}

// topicNoun reports nouns of what is talked about, behind which a place is that of the
// matter and not of the talks.
func topicNoun(w string) bool {
	switch w {
	case "situation", "crisis", "war", "conflict", "peace", "violence", "developments", "fighting", "democracy", "elections", "election", "troops", "forces",
		"unrest", "events", "progress", "interests", "investment", "investments", "projects", "problem", "problems", "refugees", "operations", "presence":
		return true
	}
	return false
}

// hostOf gives a gathering the place that hosts it: "Karsk hosts the forum".
func (f *finder) hostOf(x *finding) {
	l := &f.line
	if k := x.b - 2; k >= 0 && l.loc[k] != 0 && x.b-x.a <= 3 && !l.attributive(k) && strings.HasSuffix(x.Name, " "+l.low[x.b-1]) { // "a Karsk summit"
		if p, c := l.placeAt(k); p != "" {
			x.Place, x.Country, x.PlaceBasis = p, c, "explicit"
		}
		return
	}
	j := x.a - 1
	if l.w(j) == "the" || l.w(j) == "a" {
		j--
	}
	if grammar.WordBase(l.w(j)) != "host" {
		return
	}
	if j--; l.w(j) == "will" || l.w(j) == "to" || l.be(j) {
		if j--; l.be(j) {
			j--
		}
	}
	if j >= 0 && l.loc[j] != 0 && !l.possessive(j+1) {
		if p, c := l.placeAt(j); p != "" || c != "" {
			x.Place, x.Country, x.PlaceBasis = p, c, "explicit"
		}
	}
}

// signedIn finds the town of a signing behind the names of what was signed:
// the last "in X" before a date or the end of the clause.
func (f *finder) signedIn(x *finding, to, right int) {
	l := &f.line
	for j := min(right, l.n) - 1; j >= to; j-- {
		if p, c, ok := l.inPlace(j); ok && p != "" && l.closes(j) {
			x.Place, x.Country, x.PlaceBasis = p, c, "explicit"
			return
		}
	}
}

// closes reports whether the place that follows "in" at token j ends its
// clause: nothing, a mark or a date comes after it.
func (l *line) closes(j int) bool {
	k := j + 1
	for k < l.n && l.loc[k] == 0 {
		k++
	}
	if k >= l.n {
		return false
	}
	k = l.placeEnd(k)
	switch l.w(k) {
	case "", ",", ".", ";", "today", "yesterday", "last", "this", "following", "during", "after", "in":
		return true
	case "on":
		return l.dateNear(k)
	}
	return grammar.Weekday.Is(l.w(k))
}

// inPlace reads "in X", "in the city of X" at token j.
func (l *line) inPlace(j int) (place, country string, ok bool) {
	switch l.low[j] {
	case "in", "at":
	case "here": // the desk's place, which is the event's only by this word
		if j > 0 && !l.quoted[j] {
			place, country = l.here()
		}
		return place, country, country != ""
	default:
		return "", "", false
	}
	k := l.placeFrom(j + 1)
	if a := l.townBehind(j); k < 0 && a > 0 && l.low[j] == "at" && l.loc[a] != 0 {
		k = a
	}
	if k < 0 || l.attributive(k) {
		return "", "", false
	}
	place, country = l.placeAt(k)
	return place, country, place != "" || country != ""
}

// placeFrom is the token of the place that is named from token i on, behind what says of
// what sort it is and whose: "the rebel-held southern Ostrandian town of Karsk", "the
// capital, Karsk", "oil-rich Ostrand". It is -1 where none is.
func (l *line) placeFrom(i int) int {
	first := -1 // the country of "the Ostrandian capital", for want of its town
	for k := i; k < min(l.n, i+11); k++ {
		switch w := l.low[k]; {
		case l.who[k] != 0, l.inDate(k):
			return first
		case l.loc[k] != 0:
			e := l.placeEnd(k)
			if n := l.placeNounNear(e); n < 0 || l.possessive(e) {
				return k
			} else if first < 0 {
				first = k
			}
			k = e - 1
		case w == "the", w == "a", region(w), placeNoun(w), strings.Contains(w, "-") && !l.capital(k):
		case (w == "of" || w == ",") && k > i && (placeNoun(l.low[k-1]) || l.low[k-1] == "republic" || l.low[k-1] == "kingdom"):
			if k+1 < l.n && l.loc[k+1] == 0 && l.low[k+1] != "the" {
				return first
			}
		case l.tok(k).Kind == prose.Word && (k > i || l.capital(k) || w == "nearby") && !grammar.ClauseWord(w) && grammar.TriggerOf(w) == grammar.NoTrigger && l.placeNounNear(k+1) >= 0, w == "nearby", w == "downtown":
		default:
			return first
		}
	}
	return first
}

// placeNoun reports nouns of what sort a place is.
func placeNoun(w string) bool {
	switch w {
	case "city", "town", "village", "capital", "port", "resort", "enclave", "province", "region", "district", "island", "suburb", "settlement", "state", "area", "east", "west", "north", "south":
		return true
	}
	return false
}

// placeNounNear is a noun of a place at token i or one of the two behind it that stand
// in its phrase, or -1: "port city", "southern town".
func (l *line) placeNounNear(i int) int {
	for k := i; k < min(l.n, i+3) && l.tok(k).Kind == prose.Word && l.who[k] == 0 && !grammar.ClauseWord(l.low[k]) && l.low[k] != "of"; k++ {
		if placeNoun(l.low[k]) {
			return k
		}
	}
	return -1
}

// whileThere gives a meeting of which no place is told the country of the one visit on
// which somebody of those who met is, as the report says within six sentences: of a
// stranger's town its name.
func (f *finder) whileThere(i int) {
	e := &f.events[i]
	if e.Kind != "meeting" || e.Status != "held" || e.Place != "" || e.Country != "" || e.PlaceText != "" || f.slots[i].back {
		return
	}
	visit := -1
	for j := range f.events {
		v := &f.events[j]
		if v.Kind != "visit" || v.Rule == "visit-from" || !sharesPerson(v.Participants, e.Participants) {
			continue
		}
		if visit >= 0 && f.events[visit].Country != v.Country {
			return // which of them it was nobody knows
		}
		visit = j
	}
	if visit < 0 {
		return
	}
	v := &f.events[visit]
	if over(v.Trigger.Of(f.d.Body)) {
		return
	}
	if n := f.slots[i].sentence - f.slots[visit].sentence; v.Status != "held" || f.slots[visit].back || v.Country == "" || n > 6 || n < -6 {
		return
	}
	if !e.Date.IsZero() && !v.Date.IsZero() {
		at, _ := e.Date.Bounds()
		if from, to := v.Date.Bounds(); at < from || at > to+4 {
			return
		}
	}
	e.Country, e.PlaceBasis = v.Country, "inherited"
	if strings.HasPrefix(v.Country, reading.Strange) {
		e.PlaceText = v.PlaceText
	}
}

// over reports words that tell of a visit as it ends.
func over(words string) bool {
	verb, _, _ := strings.Cut(words, " ")
	switch verb {
	case "ended", "concluded", "completed", "finished", "wrapped", "wound":
		return true
	}
	return false
}
