package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// strangePlaces marks the places that the roster does not know where a report
// goes to one: "to Borduria", "in Szohod", "visited the Kingdom of Borduria".
func (l *line) strangePlaces() {
	for i := 0; i+1 < l.n; i++ {
		switch l.low[i] {
		case "to", "in", "visited", "visit", "visits", "visiting", "toured", "arrived", "arrives", "reached":
		case "be", "is": // "the first stop will be Borduria"
			if w := l.w(i - 1); w != "stop" && !(w == "will" && l.has(i-7, i, "stop")) {
				continue
			}
		case "of": // "a tour of Borduria"
			if w := l.w(i - 1); w != "tour" && w != "countries" && w != "nations" {
				continue
			}
		case "for": // "left for Borduria"
			if !l.leavesFor(i) {
				continue
			}
		case "at": // "at the Rose Palace, Szohod,"
			l.behindHouse(i)
			continue
		default:
			continue
		}
		j := i + 1
		for j < l.n && (l.low[j] == "the" || l.capital(j) && stateNoun(l.low[j]) || l.low[j] == "of" && j > i+2 || !l.capital(j) && (region(l.low[j]) || strings.HasSuffix(l.low[j], "-held") || strings.HasSuffix(l.low[j], "-controlled"))) {
			j++
		}
		if l.capital(j) && (l.w(j+1) == "capital" || l.w(j+1) == "city") { // "in the Bordurian capital Szohod"
			if l.townOfLand(j) {
				continue
			}
			if j += 2; l.w(j) == "of" || l.w(j) == "," {
				j++
			}
		}
		j = l.pastSort(l.pastKind(i, j))
		k := j
		if l.w(i+1) == "the" && l.capital(j) && l.loc[j] == 0 && (l.w(j+1) == "country" || l.w(j+1) == "nation" || l.w(j+1) == "kingdom" || l.w(j+1) == "republic") { // "to the Alpine country"
			for x := j; x < j+2; x++ {
				l.loc[x] = int32(len(l.places) + 1)
			}
			l.places = append(l.places, reading.Mention{By: reading.By{Span: l.spanOf(j, j+2), Rule: "stranger", Confidence: 0.5}, Kind: roster.Place, Entity: reading.Strange + l.text(j, j+2)})
			continue
		}
		for k < l.n && k < j+4 && (l.capital(k) || k > j && (strings.HasPrefix(l.low[k], "el-") || strings.HasPrefix(l.low[k], "al-"))) && l.who[k] == 0 && l.loc[k] == 0 && !placeEnds(l.low[k]) {
			k++
		}
		if k > j && k < l.n && l.loc[k] != 0 { // "in New Karsk", of which the last is known
			k = j
		}
		if k == j && j < l.n && l.loc[j] != 0 {
			l.strangeNext(l.strangeList(i, l.placeEnd(j)))
		}
		leads := i == 0 && k == j+1 && k < l.n && (l.who[k] != 0 || l.titleLike(k) || grammar.PersonNoun(l.low[k])) // "In Borduria Minister Lund met"
		if k == j || !leads && k < l.n && l.tok(k).Kind != prose.Punct && !grammar.ClauseWord(l.low[k]) && l.low[k] != "and" && l.low[k] != "for" && l.low[k] != "from" && !grammar.Weekday.Is(l.low[k]) && !grammar.MonthWord(l.low[k]) && !passing(l.low[k]) && l.low[k] != "beginning" && l.low[k] != "starting" && !(l.low[i] == "in" && l.be(i-1) && strings.HasSuffix(l.low[k], "ing")) {
			continue // "visited the Norden works"
		}
		if last := grammar.Owner(l.low[k-1]); k > j+1 && (last == "memorial" || last == "monument" || last == "museum" || last == "cemetery") {
			continue // a sight
		}
		name := grammar.Owner(l.text(j, k))
		if strings.ToUpper(name) == name && len(name) < 7 {
			continue // "to NATO"
		}
		l.places = append(l.places, reading.Mention{By: reading.By{Span: l.spanOf(j, k), Rule: "stranger", Confidence: 0.5}, Kind: roster.Place, Entity: reading.Strange + name})
		for x := j; x < k; x++ {
			l.loc[x] = int32(len(l.places))
		}
		l.strangeNext(l.strangeList(i, k))
	}
}

// strangeList marks the places that nobody knows in a list of where a journey leads, whose
// first ends before token k: "visited Borduria, Sundland and Tamar". The word before the
// first is token i. It returns the token after the last that a comma parts.
func (l *line) strangeList(i, k int) int {
	switch l.low[i] {
	case "visited", "visit", "visits", "visiting", "toured":
	case "to", "in":
		if t := grammar.TriggerOf(l.w(i - 1)); t != grammar.VisitNoun && t != grammar.TravelVerb && t != grammar.StopNoun {
			return k
		}
	default:
		return k
	}
	for range 10 {
		days := l.pastDays(k)
		if l.w(days) != "," {
			return k
		}
		a := days + 1
		if l.w(a) == "the" {
			a++
		}
		if a < l.n && l.loc[a] != 0 && !l.attributive(a) {
			if e := l.placeEnd(a); days > k && l.pastDays(e) == e {
				return k
			}
			k = l.placeEnd(a)
			continue
		}
		e := a
		for e < l.n && e < a+3 && l.capital(e) && l.who[e] == 0 && l.loc[e] == 0 && !placeEnds(l.low[e]) && !l.inDate(e) {
			e++
		}
		if days > k && l.pastDays(e) == e {
			return k
		}
		if e == a || days == k && l.w(e) != "," && l.w(e) != "and" || l.w(e) == "and" && l.who[min(e+1, l.n-1)] != 0 {
			return k
		}
		l.places = append(l.places, reading.Mention{By: reading.By{Span: l.spanOf(a, e), Rule: "stranger", Confidence: 0.5}, Kind: roster.Place, Entity: reading.Strange + l.text(a, e)})
		for x := a; x < e; x++ {
			l.loc[x] = int32(len(l.places))
		}
		k = e
	}
	return k
}

// pastSort is the token behind what says of what sort a town is, from the adjective at
// token j on: "the Ostrandian metropolitan city of Karsk". It is j where nothing does.
func (l *line) pastSort(j int) int {
	k := j + 1
	for k < l.n && k < j+5 && (placeNoun(l.low[k]) || region(l.low[k]) && l.low[k] != "of" && l.low[k] != "the" || l.low[k] == "metropolitan" || l.low[k] == "coastal" || l.low[k] == "border") {
		k++
	}
	if k == j+1 || !l.capital(j) || l.w(k) != "of" || !l.capital(k+1) {
		return j
	}
	return k + 1
}

// pastKind is the token behind "the historic Ostrandian city of" where the words behind
// the preposition at token i say so of a town whose name follows. It is j where they do not.
func (l *line) pastKind(i, j int) int {
	if l.low[i] != "in" && l.low[i] != "to" || l.w(i+1) != "the" {
		return j
	}
	for k := i + 2; k+2 < l.n && k < i+8 && l.tok(k).Kind == prose.Word && l.who[k] == 0 && !grammar.ClauseWord(l.low[k]); k++ {
		switch l.low[k] {
		case "city", "town", "village", "resort", "island", "suburb", "province":
			if l.low[k+1] == "of" && l.capital(k+2) {
				return k + 2
			}
			return j
		case "of":
			return j
		}
	}
	return j
}

// behindHouse marks the town behind a comma and the building that "at" at token i names:
// "at the Rose Palace, Szohod, on Friday".
func (l *line) behindHouse(i int) {
	a := l.townBehind(i)
	if a == 0 || l.loc[a] != 0 {
		return
	}
	k := a
	for k < l.n && k < a+3 && l.capital(k) && l.who[k] == 0 && l.loc[k] == 0 && !placeEnds(l.low[k]) && !l.inDate(k) {
		k++
	}
	if k == a || k < l.n && l.low[k] != "," && l.low[k] != "." && l.low[k] != "on" && !l.inDate(k) {
		return
	}
	l.places = append(l.places, reading.Mention{By: reading.By{Span: l.spanOf(a, k), Rule: "stranger", Confidence: 0.5}, Kind: roster.Place, Entity: reading.Strange + l.text(a, k)})
	for x := a; x < k; x++ {
		l.loc[x] = int32(len(l.places))
	}
}

// townBehind is the token behind the building that "at" at token i names, and a comma, or 0.
func (l *line) townBehind(i int) int {
	a := i + 1
	if l.w(a) == "the" {
		a++
	}
	if e := l.building(a); e > a && l.w(e) == "," && l.capital(e+1) {
		return e + 1
	}
	return 0
}

// townOfLand marks the land of a town that the tokens from j on do not name: "arrived in
// the Bordurian city on Friday".
func (l *line) townOfLand(j int) bool {
	k := j + 2
	if l.w(k) == "of" || l.w(k) == "," {
		k++
	}
	id := l.by.people.ids[l.by.people.of[l.low[j]]]
	if id == "" || l.loc[j] != 0 || l.loc[j+1] != 0 || l.who[j] != 0 || l.capital(k) && !l.inDate(k) && !grammar.Weekday.Is(l.w(k)) {
		return false
	}
	l.places = append(l.places, reading.Mention{By: reading.By{Span: l.spanOf(j, j+2), Rule: "town-of", Confidence: 0.6}, Kind: roster.Place, Entity: id})
	l.loc[j], l.loc[j+1] = int32(len(l.places)), int32(len(l.places))
	return true
}

// leavesFor reports that somebody leaves for what "for" at token i says: "left Szohod on
// Friday for Borduria".
func (l *line) leavesFor(i int) bool {
	for j := i - 1; j >= 0 && j > i-6; j-- {
		if grammar.TriggerOf(l.low[j]) == grammar.TravelVerb {
			return true
		}
		if !l.capital(j) && !l.inDate(j) && l.low[j] != "on" {
			return false
		}
	}
	return false
}

// strangeNext marks the place that nobody knows and that a journey goes on to behind
// token i: "visited Ostrand on 4 May and Borduria from 5 May".
func (l *line) strangeNext(i int) {
	for n := 0; n < 9 && l.dateGoesOn(i); n++ {
		i++
	}
	if l.w(i) == "," && l.w(i+1) == "and" {
		i++
	}
	if l.w(i) != "and" {
		return
	}
	if i++; l.w(i) == "to" {
		i++
	}
	if l.w(i) == "the" {
		i++
	}
	k := i
	for k < l.n && k < i+4 && l.capital(k) && l.who[k] == 0 && l.loc[k] == 0 && !placeEnds(l.low[k]) && !l.inDate(k) {
		k++
	}
	if k == i || k < l.n && l.tok(k).Kind != prose.Punct && l.w(k) != "on" && l.w(k) != "from" && l.w(k) != "for" && l.w(k) != "in" && !l.inDate(k) && !passing(l.low[k]) {
		return
	}
	l.places = append(l.places, reading.Mention{By: reading.By{Span: l.spanOf(i, k), Rule: "stranger", Confidence: 0.5}, Kind: roster.Place, Entity: reading.Strange + l.text(i, k)})
	for x := i; x < k; x++ {
		l.loc[x] = int32(len(l.places))
	}
}

// placeWords keeps the words of the report for where the finding is: those of its
// place, or of a building where it is said to be, "at the Sund Conference Centre".
// They are nearest to the words that tell of it.
func (f *finder) placeWords(x *finding) {
	l := &f.line
	if x.Place == "" && x.Country == "" && (x.Kind == "meeting" || x.Kind == "signing") {
		if x.Place, x.Country = l.aside(x.to); x.Place == "" && x.Country == "" {
			x.Place, x.Country = l.onJourney(x.a)
		}
		if x.Place != "" || x.Country != "" {
			x.PlaceBasis = "explicit"
		}
	}
	id := x.Place
	if id == "" {
		id = x.Country
	}
	if id == "" {
		if x.PlaceText == "" && x.Kind != "invitation" && x.Kind != "call" && x.Kind != "appointment" {
			x.PlaceText = l.venue(x.a, x.to)
		}
		return
	}
	best := -1
	for i, m := range l.places {
		if m.Entity != id {
			continue
		}
		if far := max(x.Trigger.Start-m.End, m.Start-x.Trigger.End); best < 0 || far < max(x.Trigger.Start-l.places[best].End, l.places[best].Start-x.Trigger.End) {
			best = i
		}
	}
	if best >= 0 {
		x.PlaceText = grammar.Owner(prose.Space(l.places[best].Of(l.d.Body)))
	}
}

// aside is the place of the gathering beside which people met, named after token i:
// "on the sidelines of the assembly in Brask".
func (l *line) aside(i int) (place, country string) {
	for j := i; j < l.n && j < i+24; j++ {
		switch l.low[j] {
		case "sidelines", "margins", "fringes":
			for k := j + 1; k < l.n && k < j+14 && l.tok(k).Kind != prose.Punct; k++ {
				if p, c, ok := l.inPlace(k); ok {
					return p, c
				}
			}
			return "", ""
		}
	}
	return "", ""
}

// onJourney is where the journey leads with which a sentence opens, before token i:
// "During her visit to Borduria, Vale met".
func (l *line) onJourney(i int) (place, country string) {
	switch l.w(0) {
	case "in", "during", "on", "while":
	default:
		return "", ""
	}
	for j := 1; j+2 < l.n && j < i && j < 10; j++ {
		if w := l.low[j]; (w == "visit" || w == "trip" || w == "tour") && l.low[j+1] == "to" && l.loc[j+2] != 0 && !l.attributive(j+2) {
			return l.placeAt(j + 2)
		}
	}
	return "", ""
}

// venue is the building that a clause names behind "at", after the trigger in the
// tokens [a,b) or right before it: "at Brask Palace", "the Brask Palace talks".
func (l *line) venue(a, b int) string {
	for j := max(a, 0); j+1 < l.n && j < b+40; j++ {
		if j >= b && (l.low[j] == ";" || l.low[j] == "who" || grammar.Speaking.Is(l.low[j])) {
			break
		}
		if l.low[j] != "at" && l.low[j] != "in" && l.low[j] != "inside" {
			continue
		}
		from := j + 1
		if l.low[from] == "the" {
			from++
		}
		if k := l.building(from); k > from {
			return l.text(j+1, k)
		}
	}
	from := a
	for from > 0 && from > a-5 && l.capital(from-1) && l.who[from-1] == 0 {
		from--
	}
	if from < a && l.building(from) == a {
		return l.text(from, a)
	}
	return ""
}

// building reads at token i a name in capitals whose last word is a kind of
// building or ground, and returns the token after it.
func (l *line) building(i int) int {
	k, end, of := i, i, false
	for k < l.n && k < i+8 && l.who[k] == 0 && !grammar.Weekday.Is(l.low[k]) {
		switch {
		case l.capital(k):
			if k++; of || houseNoun(grammar.Owner(l.low[k-1])) && (k-i > 1 || l.w(k) == "of") {
				end = k
			}
		case (l.low[k] == "of" || l.low[k] == "the" || grammar.NameParticle(l.low[k])) && k > i && k+1 < l.n && (l.capital(k+1) || l.low[k+1] == "the"):
			of = of || end > i && l.low[k] == "of" // "Palace of Nations"
			k++
		default:
			return end
		}
	}
	return end
}

// houseNoun reports kinds of buildings and grounds where people meet.
func houseNoun(w string) bool {
	switch w {
	case "centre", "center", "hotel", "palace", "street", "house", "hall", "airport", "university", "castle", "base", "stadium", "headquarters", "hq", "court", "lodge",
		"park", "tower", "museum", "square", "ministry", "kremlin", "embassy", "residence", "building", "complex", "club", "resort", "camp", "guesthouse", "villa",
		"airbase", "hospital", "school", "college", "academy", "institute", "factory", "plant", "library", "laboratory", "shipyard", "chancellery", "capitol", "cathedral", "mosque", "church", "temple", "barracks", "port", "harbour", "harbor", "theatre", "theater", "arena", "pavilion", "mansion", "office", "department":
		return true
	}
	return false
}

// stateNoun reports the nouns before "of" in the name of a state.
func stateNoun(w string) bool {
	switch w {
	case "republic", "kingdom", "state", "islamic", "federal", "federative", "socialist", "democratic", "people's", "people’s",
		"sultanate", "hashemite", "commonwealth", "grand", "duchy", "principality", "emirate":
		return true
	}
	return false
}

// placeEnds reports words in capitals that are no part of a place's name.
func placeEnds(w string) bool {
	switch w {
	case "south", "north", "east", "west", "korea", "africa", "arabia", "zealand", "guinea", "lanka", "rica", "leone", "faso",
		"verde", "emirates", "states", "kingdom", "island", "islands", "town", "city", "new", "europe", "asia", "america":
		return false
	}
	return grammar.NotName(w) || grammar.PersonNoun(w) || grammar.Official.Is(w)
}

// passing reports a word that begins to say when: "visited Szohod last week".
func passing(w string) bool {
	switch w {
	case "last", "next", "this", "earlier", "later", "again", "twice", "today", "yesterday", "tomorrow", "late", "early", "soon", "once", "tonight":
		return true
	}
	return false
}
