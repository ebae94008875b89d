package annotate

import (
	"slices"
	"strings"

	"dateline/internal/prose"
)

// travels: "A will travel to X", "A left for X on a visit", "A embarked on a tour
// of X".
func (f *finder) travels(i int) int {
	l := &f.line
	m := l.modeAt(i)
	if m == notEvent || l.habit(i+1) || l.quoted[i] {
		return i + 1
	}
	at, sub := f.leadsTo(i, m)
	if at == 0 {
		return i + 1
	}
	if at = l.placeFrom(at); at < 0 || l.attributive(at) && !l.airport(l.placeEnd(at)) {
		return i + 1
	}
	place, country := l.placeAt(at)
	end := l.placeEnd(at)
	who := f.traveller(i, f.doerOf(i, end))
	if sub == "" {
		sub = l.sortAfter(end)
	}
	return f.onward(f.visits(i, end, m, who, place, country, sub, "travel", 0.87), m, who, country, "travel")
}

// leadsTo is the token of the place where the journey of the verb at token i leads, or 0:
// behind "to" or "for", as the verb has it. It knows the sort of a visit too.
func (f *finder) leadsTo(i int, m mode) (at int, sub string) {
	l := &f.line
	at = i + 1
	for l.w(at) == "today" || l.w(at) == "on" && weekday(l.w(at+1)) || weekday(l.w(at)) || l.w(at) == "later" || l.w(at) == "that" && l.w(at+1) == "day" || l.w(at) == "day" || at > i+1 && l.inDate(at) || l.w(at) == "next" || l.w(at) == "on" && l.inDate(at+1) {
		at++
	}
	to := func(preps ...string) int {
		if l.w(at) == "from" { // "flew from Karsk to Zahab"
			if k := at + 1; k < l.n && l.loc[k] != 0 {
				at = l.placeEnd(k)
			}
		}
		if slices.Contains(preps, l.w(at)) {
			return at + 1
		}
		return 0
	}
	switch wordBase(l.low[i]) {
	case "travel", "fly", "journey":
		return to("to", "into"), ""
	case "go":
		if l.w(at) == "on" && l.w(at+1) == "to" { // "went on to Karsk for talks"
			at++
		}
		if m == isHeld && !l.cameFor(at-1) {
			return 0, ""
		}
		return to("to"), ""
	case "stop":
		if w := l.w(at); w == "over" || w == "off" || w == "briefly" {
			at++
		}
		return to("in", "at"), ""
	case "lead": // "will lead a delegation to Karsk"
		if at = leads(l.w, i); at == 0 {
			return 0, ""
		}
		if l.w(at) == "on" { // "led a delegation on an official visit to Karsk"
			for j := at; j < min(l.n, at+6); j++ {
				if w := l.low[j]; w == "visit" || w == "tour" || w == "trip" {
					sub, at = l.sortOf(at, j), j+1
					return to("to"), sub
				}
			}
		}
		return to("to"), ""
	case "embark":
		for j := at; j < min(l.n, at+9) && l.w(at) == "on"; j++ {
			if w := l.low[j]; w == "visit" || w == "tour" || w == "trip" {
				sub, at = l.sortOf(at, j), j+1
				return to("of", "to"), sub
			}
		}
		return 0, ""
	case "set":
		at = i + 2
	}
	if at = l.leftBehind(at); f.homeAgain(i) { // "left for", "left Szohod for"
		return 0, ""
	}
	return to("for", "to"), ""
}

// homeAgain reports that the sentence tells, before the verb at token i, of a visit that
// is over: "ended his visit to Borduria and left for Karsk".
func (f *finder) homeAgain(i int) bool {
	for k := range f.found {
		if x := &f.found[k]; x.Kind == "visit" && x.b <= i && over(x.Trigger.Of(f.d.Body)) {
			return true
		}
	}
	return false
}

// leftBehind is the token after the town at token i that somebody leaves for another,
// or i.
func (l *line) leftBehind(i int) int {
	k := i
	for k < l.n && k < i+8 && (l.capital(k) && l.who[k] == 0 || l.low[k] == "here" || k > i && (l.inDate(k) || l.low[k] == "on" || l.low[k] == "early" || l.low[k] == "late")) {
		k++
	}
	if l.w(k) == "for" {
		return k
	}
	return i
}

// leads is the index after "delegation" of who leads one, by the verb at index i of the
// words, or 0: "will lead a large trade delegation to".
func leads(word func(int) string, i int) int {
	for j := i + 2; j < i+7; j++ {
		switch word(j) {
		case "delegation", "mission", "team":
			return j + 1
		}
	}
	return 0
}

// traveller is who goes where the verb at token i says: its subject, or where that
// is nobody known, whoever heads the delegation that goes, or a stranger.
func (f *finder) traveller(i int, subject party) party {
	if !subject.empty() && !subject.plural {
		return subject
	}
	if who := f.delegationBefore(i); !who.empty() {
		return who
	}
	return f.strangerBefore(i)
}

// delegationBefore is who heads the delegation that is the subject of the verb at
// token i: "a delegation led by Bo Lund", "a delegation with Bo Lund at its head".
func (f *finder) delegationBefore(i int) party {
	l := &f.line
	for j := i - 1; j >= 0 && j > i-30; j-- {
		switch l.low[j] {
		case "delegation", "delegations", "team", "mission":
		case ";", ":":
			return party{}
		default:
			if sayVerb(l.low[j]) {
				return party{}
			}
			continue
		}
		for k := j + 1; k < min(i, j+12); k++ {
			switch w := l.low[k]; {
			case (w == "by" && (l.low[k-1] == "led" || l.low[k-1] == "headed")) || w == "with" && l.has(k, i, "head") || w == "under" && strings.HasPrefix(l.w(k+2), "leader"):
				if p := l.partyAt(k + 1); len(p.people) > 0 {
					p.people = p.people[:1]
					return p
				}
			}
		}
		return party{}
	}
	return party{}
}

// dateVisits dates a visit by the gathering that it is made for, named next in
// the sentence: "will travel to Borduria as a guest of the Amber Forum on 5 May".
func (f *finder) dateVisits() {
	for k := len(f.found) - 2; k >= 0; k-- { // "visited Ostrand and Tamar in January"
		if x, y := &f.found[k], &f.found[k+1]; y.apart && x.Kind == "visit" && x.Date.IsZero() && y.a <= x.to {
			x.Date, x.DateBasis = y.Date, y.DateBasis
		}
	}
	for k := 0; k+1 < len(f.found); k++ {
		x, y := &f.found[k], &f.found[k+1]
		if x.Kind == "meeting" && gathers(y.Kind) && f.line.sidelines(x.b, y.b) { // "to meet B on the sidelines of the Amber Forum on May 16"
			x.beside(y)
		} else if y.Kind == "meeting" && gathers(x.Kind) && f.line.sidelines(x.a-4, x.a) { // "on the sidelines of the Amber Forum in Karsk, A met B"
			y.beside(x)
		}
		if (x.Rule == "arrive" || x.Rule == "travel") && x.Status == "held" && gathers(y.Kind) && !y.Date.IsZero() && y.Date == x.Date && y.a-x.b <= 8 && f.line.has(x.b, y.a, "to") && !f.line.dateAfter(y.b) { // "arrived on Friday to attend the forum", which is when it is
			y.Date, y.DateBasis, y.Status = whenDate{}, "", isPlanned.String()
			continue
		}
		if x.Kind == "visit" && x.Date.IsZero() && gathers(y.Kind) && !y.Date.IsZero() && y.a-x.b <= 10 {
			x.Date, x.DateBasis = y.Date, "resolved"
		}
	}
}

// beside gives a meeting the day and the place of the gathering beside which it is.
func (x *finding) beside(y *finding) {
	if x.Date.IsZero() && !y.Date.IsZero() {
		x.Date, x.DateBasis = y.Date, y.DateBasis
	}
	if x.Place == "" && x.Country == "" {
		x.Place, x.Country, x.PlaceBasis = y.Place, y.Country, y.PlaceBasis
	}
}

// sidelines reports that the tokens [a,b) put a meeting beside a gathering.
func (l *line) sidelines(a, b int) bool {
	for j := max(0, a); j < min(l.n, b+1); j++ {
		if w := l.low[j]; w == "sidelines" || w == "margins" || w == "sideline" {
			return true
		}
	}
	return false
}

// arrived: "A arrived in X on an official visit", "A, who arrived on a visit
// to X".
func (f *finder) arrived(i int) int {
	l := &f.line
	if wordBase(l.low[i]) == "reach" && (i+1 >= l.n || l.loc[i+1] == 0) {
		return f.agreed(i)
	}
	verb := wordBase(l.low[i])
	m := l.modeAt(i)
	if w := l.w(i - 1); l.low[i] == "come" && (w == "has" || w == "have" || w == "had") {
		m = l.modeOf(i)
	}
	if m == notEvent || l.habit(i+1) {
		return i + 1
	}
	down := 0 // "touched down"
	if verb == "touch" {
		if down = 1; l.w(i+1) != "down" {
			return i + 1
		}
	}
	who := f.doerOf(i, i+1)
	if who.empty() || who.plural || l.shapeOf(i) != ingForm && l.othersSince(who.end, i) {
		return i + 1
	}
	end, noun := i+1, -1
	for j := i + 1; j < min(l.n, i+18); j++ {
		if w := l.low[j]; w == "visit" || w == "trip" {
			noun = j
			break
		} else if w == ";" || w == "who" || sayVerb(w) || triggerOf(w) != noTrigger {
			break
		}
	}
	if verb == "come" && noun < 0 && !l.cameFor(i) { // into force, to an agreement
		return i + 1
	}
	place, country, e := l.destination(i + 1 + down)
	if verb == "reach" && i+1 < l.n && l.loc[i+1] != 0 && !l.attributive(i+1) {
		place, country = l.placeAt(i + 1)
		e = l.placeEnd(i + 1)
	} else if verb == "reach" {
		return i + 1
	}
	end = max(end, e)
	sub := ""
	if noun >= 0 {
		sub = l.sortOf(i, noun)
		end = max(end, noun+1)
		p2, c2, e2 := l.destination(noun + 1)
		if c2 != "" {
			if place == "" || p2 != "" {
				place = p2
			}
			country, end = c2, max(end, e2)
		}
	} else if country == "" {
		if down == 0 && verb == "arrive" && len(who.people) == 1 && l.dayAtOnce(i+1) {
			return f.arrivedOn(i, m, who)
		}
		return i + 1
	}
	return f.visits(i, end, m, who, place, country, sub, "arrive", 0.93)
}

// dayAtOnce reports that a day stands at token i, and behind it no more than what the
// journey is for.
func (l *line) dayAtOnce(i int) bool {
	if l.w(i) == "on" {
		i++
	}
	if !l.inDate(i) && !weekday(l.w(i)) {
		return false
	}
	for l.inDate(i) || weekday(l.w(i)) {
		i++
	}
	switch l.w(i) {
	case "morning", "afternoon", "evening", "night":
		i++
	}
	switch w := l.w(i); w {
	case "", ".", ";", "for", "to", "on", "with", "at":
		return true
	case ",":
		return l.w(i+1) != "which"
	}
	return false
}

// arrivedOn adds the visit of somebody who arrived on a day: where, the clause before
// says, or nothing does.
func (f *finder) arrivedOn(i int, m mode, who party) int {
	l := &f.line
	place, country := "", ""
	if k := len(f.found) - 1; k >= 0 && f.found[k].Rule == "arrive" && f.found[k].b < i && !f.found[k].back {
		place, country = f.found[k].Place, f.found[k].Country
	}
	n := len(f.found)
	next := f.visits(i, i+1, m, who, place, country, "", "arrive", 0.75)
	if len(f.found) > n && place == "" && country == "" {
		f.found[n].vague = true
	}
	return max(next, min(i+1, l.n))
}

// arrival: "said upon his arrival in Karsk", "after arrival here", the noun being token
// i: he who arrived is on a visit.
func (f *finder) arrival(i int) int {
	l := &f.line
	det := i
	if w := l.w(i - 1); w == "his" || w == "her" || w == "their" {
		det--
	}
	switch l.w(det - 1) {
	case "upon", "on", "after", "following", "since":
	default:
		return i + 1
	}
	place, country, end := l.destination(i + 1)
	if end == i+1 || country == "" || l.quoted[i] || l.nounMode(det, i) != isHeld {
		return i + 1
	}
	who := l.subjectOf(det-1, f)
	if who.empty() {
		who = f.subjectAfter(end)
	}
	if len(who.people) != 1 {
		return i + 1
	}
	return f.visits(det-1, end, isHeld, who, place, country, "", "arrival", 0.8)
}

// othersSince reports that between a subject that ends at token a and the verb at token
// i he says something of others: "Vale said that troops had arrived".
func (l *line) othersSince(a, i int) bool {
	for j := a; j < i; j++ {
		if sayVerb(l.low[j]) || l.low[j] == "announced" {
			for k := j + 1; k < i; k++ {
				switch l.low[k] {
				case "he", "she", "who", "they", "and", ",":
					return false
				}
			}
			return j+1 < i
		}
	}
	return false
}

// cameFor reports that what follows "came" at token i is a place and a purpose:
// "came to Karsk for the summit", "came to Karsk to take part".
func (l *line) cameFor(i int) bool {
	if l.w(i+1) != "to" || i+2 >= l.n || l.loc[i+2] == 0 {
		return false
	}
	e := l.placeEnd(i + 2)
	switch l.w(e) {
	case "for":
		return l.w(e+1) == "the" || l.w(e+1) == "a" || l.w(e+1) == "talks"
	case "to":
		return l.w(e+1) == "attend" || l.w(e+1) == "take" || l.w(e+1) == "participate" || l.w(e+1) == "meet" || l.w(e+1) == "hold" || l.w(e+1) == "discuss"
	case "on":
		return l.dateNear(e)
	case "with":
		return true
	case "last", "in", "earlier", "this":
		return l.inDate(e) || l.inDate(e+1)
	}
	return weekday(l.w(e)) || l.inDate(e)
}

// stays: "A is in X to attend the forum", "A was in X from 3 to 5 May".
func (f *finder) stays(i int) int {
	l := &f.line
	k := i + 1
	due := false
	for l.w(k) != "in" && staysBefore(l.w(k)) {
		due = due || l.low[k] == "due" || l.low[k] == "expected"
		k++
	}
	if l.w(k) == "here" { // "who is here on a visit"
		return f.staysHere(i, k+1)
	}
	if l.w(k) == "in" && l.w(k+1) == "the" && l.w(k+2) == "country" { // where the report is written
		return f.staysInLand(i, k+3)
	}
	if l.w(k) != "in" || k+1 >= l.n || l.loc[k+1] == 0 || l.attributive(k+1) || l.quoted[i] {
		return i + 1
	}
	end := l.placeEnd(k + 1)
	goesOn := end
	for l.dateGoesOn(goesOn) {
		goesOn++
	}
	if w := l.w(goesOn); w != "for" && w != "to" { // "in Karsk on Monday for talks"
		goesOn = end
	}
	switch w, next := l.w(goesOn), l.w(goesOn+1); {
	case due:
	case w == "to" && l.tok(min(end+1, l.n-1)).Kind == prose.Word && !l.capital(end+1) && next != "the" && next != "his" && next != "her" && next != "date" && next != "stay":
	case w == "for" && (next == "talks" || next == "meetings" || next == "a" || next == "the"):
	case w == "at" && l.w(end+2) == "invitation", w == "from" && l.dateNear(end):
	case w == "on" && l.low[i] == "be" && l.dateNear(end):
	default:
		return i + 1
	}
	m := isHeld
	switch {
	case due && l.low[i] == "is":
		m = isAnnounced
	case due:
		return i + 1
	case l.low[i] == "be":
		m = l.modeOf(i)
	}
	who := l.subjectOf(i, f)
	if len(who.people) == 0 {
		who = f.delegationBefore(i)
	}
	if len(who.people) != 1 || m == notEvent {
		return i + 1
	}
	place, country := l.placeAt(k + 1)
	return f.visits(i, end, m, who, place, country, "", "is-in", 0.8)
}

// staysHere: "A is here for talks", what follows "here" being at token end.
func (f *finder) staysHere(i, end int) int {
	l := &f.line
	place, country := l.here()
	who := l.subjectOf(i, f)
	if len(who.people) != 1 || country == "" || l.quoted[i] || l.low[i] == "be" {
		return i + 1
	}
	switch l.w(end) {
	case "to", "for", "on", "as":
	default:
		return i + 1
	}
	return f.visits(i, end, isHeld, who, place, country, l.sortAfter(end), "is-in", 0.8)
}

// staysInLand: "was in the country last week on a visit", what follows "country" being
// at token end.
func (f *finder) staysInLand(i, end int) int {
	l := &f.line
	_, country := l.here()
	who := l.subjectOf(i, f)
	if len(who.people) != 1 || country == "" || strings.HasPrefix(country, strange) || l.quoted[i] || l.low[i] == "be" {
		return i + 1
	}
	for k := end; k < min(l.n, end+6); k++ {
		if l.low[k] == "on" || l.low[k] == "for" {
			if sub := l.sortAfter(k); sub != "" || l.has(k, k+6, "visit") || l.has(k, k+6, "talks") {
				return f.visits(i, k, isHeld, who, "", country, sub, "is-in", 0.8)
			}
		}
	}
	return i + 1
}

// staysBefore reports what stands between "is" and a place: "is currently in", "is
// due in".
func staysBefore(w string) bool {
	switch w {
	case "in", "currently", "also", "now", "due", "expected":
		return true
	}
	return false
}
