package event

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// travels: "A will travel to X", "A left for X on a visit", "A embarked on a tour
// of X".
func (f *finder) travels(i int) int {
	l := &f.line
	m := l.modeAt(i)
	if leg, ok := l.legsAfter(i); ok {
		m = leg
	}
	if m == notEvent || l.habit(i+1) || l.quoted[i] {
		return i + 1
	}
	at, sub := f.leadsTo(i, m)
	if at == 0 {
		return f.leavesAfter(i, m)
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
	for l.w(at) == "today" || l.w(at) == "on" && grammar.Weekday.Is(l.w(at+1)) || grammar.Weekday.Is(l.w(at)) || l.w(at) == "later" || l.w(at) == "that" && l.w(at+1) == "day" || l.w(at) == "day" || at > i+1 && l.inDate(at) || l.w(at) == "next" || l.w(at) == "on" && l.inDate(at+1) {
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
	switch grammar.WordBase(l.low[i]) {
	case "travel", "fly", "journey", "proceed":
		if l.w(at) == "on" || l.w(at) == "onward" || l.w(at) == "onwards" {
			at++
		}
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

// leavesAfter: "left Ostrand on Friday after a visit", the verb being token i.
func (f *finder) leavesAfter(i int, m mode) int {
	l := &f.line
	k := l.placeFrom(i + 1)
	if w := grammar.WordBase(l.low[i]); w != "leave" && w != "depart" || m != isHeld || k < 0 || l.attributive(k) {
		return i + 1
	}
	end := l.placeEnd(k)
	at := l.pastDays(end)
	switch l.w(at) {
	case "after", "following", "concluding", "completing", "ending":
	case "at", "on": // "at the end of", "on conclusion of"
		if l.w(at+1) == "the" {
			at++
		}
		if !ofVisit(l.w(at+1)) || l.w(at+2) != "of" {
			return i + 1
		}
	default:
		return i + 1
	}
	for j := at + 1; j < min(l.n, at+9) && l.tok(j).Kind != prose.Punct; j++ {
		if w := l.low[j]; w == "visit" || w == "trip" || w == "stay" {
			place, country := l.placeAt(k)
			return f.visits(i, j+1, m, f.traveller(i, f.doer(i)), place, country, l.sortOf(at, j), "left-after", 0.85)
		}
	}
	return i + 1
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
	if l.w(i) == "the" && l.w(i+1) == "country" && (l.w(i+2) == "for" || l.w(i+2) == "to") {
		return i + 2
	}
	for k < l.n && k < i+8 && (l.capital(k) && l.who[k] == 0 || l.low[k] == "here" || k > i && (l.inDate(k) || l.low[k] == "on" || l.low[k] == "early" || l.low[k] == "late")) {
		k++
	}
	if l.w(k) == "for" || k > i && l.w(k) == "to" && k+1 < l.n && l.loc[k+1] != 0 {
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
			if grammar.Speaking.Is(l.low[j]) {
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
		if x.Kind == "visit" && x.Date.IsZero() && gathers(y.Kind) && !y.Date.IsZero() && y.a-x.b <= 10 && !(x.Status == "held" && f.ahead(reading.When{Value: y.Date})) {
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

// stays: "A is in X to attend the forum", "A was in X from 3 to 5 May".
func (f *finder) stays(i int) int {
	l := &f.line
	k := i + 1
	due, last := false, false
	for l.w(k) != "in" && staysBefore(l.w(k)) {
		last = last || l.low[k] == "last"
		due = due || l.low[k] == "due" || l.low[k] == "expected"
		k++
	}
	if l.w(k) == "here" { // "who is here on a visit"
		return f.staysHere(i, k+1)
	}
	if l.w(k) == "in" && l.w(k+1) == "the" && l.w(k+2) == "country" { // where the report is written
		return f.staysInLand(i, k+3)
	}
	at := k + 1
	foreign := l.w(k) == "in" && l.w(at) == "the" && l.capital(at+1) && l.w(at+2) == "capital" // "in the Bordurian capital"
	if foreign || l.w(at) == "the" {
		at = l.placeFrom(at)
	}
	if l.w(k) != "in" || at < 0 || at >= l.n || l.loc[at] == 0 || l.attributive(at) || l.quoted[i] {
		return i + 1
	}
	end := l.placeEnd(at)
	goesOn := end
	for l.dateGoesOn(goesOn) {
		goesOn++
	}
	if w := l.w(goesOn); w != "for" && w != "to" { // "in Karsk on Monday for talks"
		goesOn = end
	}
	switch w, next := l.w(goesOn), l.w(goesOn+1); {
	case due, last && w == "in" && l.inDate(goesOn+1): // "was last in Karsk in April"
	case w == "to" && l.tok(min(goesOn+1, l.n-1)).Kind == prose.Word && !l.capital(goesOn+1) && next != "the" && next != "his" && next != "her" && next != "date" && next != "stay":
	case w == "for" && (next == "talks" || next == "meetings" || next == "a" || next == "the"):
	case w == "at" && l.w(end+2) == "invitation", w == "from" && l.dateNear(end):
	case w == "on" && l.low[i] == "be" && l.dateNear(end):
	case foreign && l.low[i] != "be" && (w == "" || w == "." || w == "," || l.dateGoesOn(end)):
	case w == "on" && l.low[i] == "was" && l.inDate(end+1) && l.delegationSubject(i): // "a delegation from Velmora was in Karsk on Tuesday"
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
	if who.empty() && l.delegationSubject(i) {
		who = f.strangerBefore(i)
	}
	if len(who.people) != 1 && len(who.texts) != 1 || m == notEvent {
		return i + 1
	}
	place, country := l.placeAt(at)
	return f.onward(f.visits(i, end, m, who, place, country, "", "is-in", 0.8), m, who, country, "is-in")
}

// delegationSubject reports a delegation before token i in its clause.
func (l *line) delegationSubject(i int) bool { return l.has(l.clauseStart(i), i, "delegation") }

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
	if len(who.people) != 1 || country == "" || strings.HasPrefix(country, reading.Strange) || l.quoted[i] || l.low[i] == "be" {
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
	case "in", "currently", "also", "now", "due", "expected", "last":
		return true
	}
	return false
}
