package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// sortOf is the subtype that the tokens [a,i) before the noun give:
// "state visit", "official visit". Sorts that say nothing of rank are dropped.
func (l *line) sortOf(a, i int) string {
	for j := i - 1; j >= max(0, a) && j > i-6; j-- {
		switch w := l.low[j]; w {
		case "state", "official", "working", "private", "courtesy", "unofficial", "friendly":
			return w + " visit"
		}
	}
	return ""
}

// visits adds a visit.
func (f *finder) visits(a, end int, m mode, who party, place, country, sub, rule string, conf float64) int {
	parts := f.parts(who, "guest")
	if !anyone(parts) {
		if len(parts) == 0 || parts[0].Entity == "" && (!whose(parts[0].Text) || someoneOrOther(parts[0].Text)) {
			return end // "a delegation", of nobody
		}
		conf -= unnamed
	}
	if f.atHome(parts, country) {
		return end
	}
	x := f.add(Event{Kind: "visit", Subtype: sub, Participants: parts, Status: m.String(), Place: place, Country: country,
		By: reading.By{Rule: rule, Confidence: conf - who.doubt}}, a, end)
	if place != "" || country != "" {
		x.PlaceBasis = "explicit"
	}
	x.back = f.line.before(a)
	return end
}

// atHome reports a tour of one's own country, which is no visit.
func (f *finder) atHome(parts []Part, country string) bool {
	if country == "" || len(parts) == 0 {
		return false
	}
	e := f.d.Entity(roster.Leader, parts[0].Entity)
	return e != nil && e.Country == country
}

// visited: the verb. "Vale visited Szohod", "for visiting Borduria".
func (f *finder) visited(i int) int {
	l := &f.line
	if country := f.landSpokenOf(i + 1); country != "" {
		return f.visitedLand(i, country)
	}
	if l.low[i] == "visits" && l.w(i+1) == "to" && l.w(i-1) != "to" { // "state visits to Ostrand and Tamar"
		return f.visit(i)
	}
	k := l.placeFrom(i + 1)
	if k < 0 || l.attributive(k) || l.properTail(k) {
		if k = l.sightIn(i + 1); k < 0 {
			if next := f.visitedSight(i); next > 0 {
				return next
			}
			if l.low[i] == "visiting" {
				return f.visitor(i)
			}
			if next := f.visitedPerson(i); next > 0 {
				return next
			}
			return i + 1
		}
	}
	m := l.modeAt(i)
	if m == notEvent && l.low[i] == "visiting" && l.w(i-1) == "for" {
		m = isHeld
	}
	if m == notEvent || l.habit(i+1) || l.w(i-1) == "to" && l.invitee(i-1) {
		return i + 1
	}
	who := l.subjectOf(i, f)
	if l.shapeOf(i) == grammar.IngForm {
		switch l.w(i - 1) {
		case "for": // "thanked Vale for visiting": the object visits
			if j := i - 2; j >= 0 && l.who[j] != 0 {
				p, _, _ := l.person(j)
				who = party{people: []reading.Mention{p}}
			}
		case "while", "after", "when", "": // "while visiting Karsk Ada Vale opened"
			if s := f.subjectAfter(l.placeEnd(k)); !s.empty() {
				who = s
			}
		case ",": // "will fly to Karsk, visiting Port Ellis on the way"
			m = l.clauseMode(i - 1)
		}
	}
	if who = f.traveller(i, who); who.empty() {
		return i + 1
	}
	place, country := l.placeAt(k)
	end := f.visits(i, l.placeEnd(k), m, who, place, country, l.sortAfter(l.placeEnd(k)), "visit-verb", 0.88)
	return f.onward(end, m, who, country, "visit-verb")
}

// sortAfter reads "on a state visit" after a destination.
func (l *line) sortAfter(i int) string {
	if w := l.w(i); w != "on" && w != "for" {
		return ""
	}
	for j := i + 1; j < min(l.n, i+7); j++ {
		if l.low[j] == "visit" || l.low[j] == "trip" {
			return l.sortOf(i, j)
		}
	}
	return ""
}

// visit: the noun, with its verb ("paid a state visit to X"), its visitor
// ("the visit of A to X", "A's visit to X", "his visit"), or the subject
// ("during a visit to X, A said").
func (f *finder) visit(i int) int {
	l := &f.line
	if l.low[i] == "visits" { // not the verb, whose rule has asked
	} else if l.modal(i) || l.low[i] == "visit" && l.w(i-1) == "and" && i+1 < l.n && l.loc[i+1] != 0 { // the verb
		return f.visited(i)
	}
	if l.w(i+1) == "by" && l.who[min(i+2, l.n-1)] == 0 && l.toPerson(i+2) < 0 {
		return i + 1
	}
	det := l.detBefore(i)
	q := l.qualityOf(det, i)
	if q == notEvent || l.counted(det, i) || l.calledOff(i+1) || l.callOff(det) || l.low[i] == "tour" && l.w(i+1) != "of" && l.w(i+1) != "to" || (l.low[i] == "stay" || l.low[i] == "stopover") && grammar.RolesOf(l.w(det))&grammar.Determiner == 0 {
		return i + 1
	}
	sub := l.sortOf(det, i)
	if f.thanks(i, det, sub) {
		return i + 1
	}
	if l.invitee(det) {
		return i + 1 // "the invitation to pay a visit"
	}
	if next := f.courtesy(i); next > 0 {
		return next
	}
	if next := f.paidVisit(i, sub); next > 0 {
		return next
	}
	place, country, end := l.destination(i + 1)
	end = max(end, i+1)
	if country == "" && i > 0 && l.loc[i-1] != 0 && (l.low[i] == "visit" || l.low[i] == "trip" || l.low[i] == "tour") { // "her three-day Velmora visit"
		place, country = l.placeAt(i - 1)
	}
	if country == "" {
		place, country, end = l.leg(i, end)
	}
	if v, by := l.agent(i); v >= 0 { // "a visit to Borduria was paid by"
		who := l.partyAt(by)
		if m := l.modeOf(v); m != notEvent && len(who.people) == 1 {
			return f.visits(max(0, det), v+1, m, who, place, country, sub, "visit-paid", 0.88)
		}
	}
	v := journey{i, det, end, place, country, sub}
	verb, m := l.payBefore(det)
	if verb >= 0 {
		if q != isHeld && m == isHeld {
			m = q
		}
		return f.paysVisit(v, verb, m)
	}
	if m = l.nounMode(det, i); m == notEvent {
		return i + 1
	}
	if next := f.visitBy(v, m); next > 0 {
		return next
	}
	if p := l.possessorBefore(i); p >= 0 {
		return f.visitorsVisit(v, p, m)
	}
	switch l.w(det) {
	case "his", "her":
		return f.hisVisit(v, m)
	case "the":
		return f.onTheVisit(v, m)
	case "a", "an":
		return f.onVisitTo(v, m)
	}
	return i + 1
}

// journey is a visit told by its noun, at token i. Det is where its phrase begins, end
// the token after where it leads, and sub its sort: "state visit".
type journey struct {
	i, det, end         int
	place, country, sub string
}

// paysVisit: "paid a state visit to X", of which the verb is given.
func (f *finder) paysVisit(v journey, verb int, m mode) int {
	l, i := &f.line, v.i
	if m == notEvent {
		return i + 1
	}
	who := f.doer(verb)
	if v.country == "" && l.w(verb+1) == "in" && verb+2 < l.n && l.loc[verb+2] != 0 {
		v.place, v.country = l.placeAt(verb + 2)
	}
	for j := verb - 1; j > max(0, verb-4) && v.country == ""; j-- {
		if l.low[j] == "where" { // "in Karsk, where he is on a visit"
			v.place, v.country = f.placeIn(max(0, j-6), j, j, j)
		}
	}
	if who.empty() {
		who = f.subjectAfter(v.end)
	}
	if who.empty() || who.plural || v.country == "" && v.sub == "" {
		return i + 1
	}
	return f.onward(f.visits(verb, v.end, m, who, v.place, v.country, v.sub, "pay-visit", 0.94), m, who, v.country, "pay-visit")
}

// visitBy: "a trip to Ostrand by Bo Lund", "the visit of Bo Lund"; 0 where nobody is
// named so.
func (f *finder) visitBy(v journey, m mode) int {
	l, i := &f.line, v.i
	if w := l.w(v.end); v.country != "" && (w == "by" || w == "of" && l.toPerson(v.end+1) >= 0) { // "a trip to Ostrand by Bo Lund"
		if who := l.partyAt(v.end + 1); len(who.people) > 0 || len(who.texts) == 1 && whose(who.texts[0]) && l.w(v.det) != "any" {
			next := f.visits(l.prepBefore(v.det), who.end, m, who, v.place, v.country, v.sub, "visit-of", 0.9)
			return f.visitToo(next, m, v.place, v.country)
		}
	}
	if w := l.w(i + 1); (w == "of" || w == "by") && (l.low[i] != "tour" || i+2 >= l.n || l.loc[i+2] == 0) {
		who := l.partyAt(i + 2)
		if who.empty() || len(who.people) == 0 && len(who.texts) == 0 {
			return i + 1
		}
		if w := l.w(who.end); (w == "led" || w == "headed") && l.w(who.end+1) == "by" { // "the visit of the delegation led by Bo Lund to Ostrand"
			if q := l.partyAtOnce(who.end + 2); len(q.people) > 0 {
				who = q
			}
		}
		if v.country == "" {
			v.place, v.country, _ = l.destination(who.end)
		}
		_, _, e := l.destination(who.end)
		return f.visits(l.prepBefore(v.det), max(e, who.end), m, who, v.place, v.country, v.sub, "visit-of", 0.92)
	}
	return 0
}

// visitorsVisit: "Vale's visit to X", of whoever ends at token p.
func (f *finder) visitorsVisit(v journey, p int, m mode) int {
	l, i := &f.line, v.i
	who, _, _ := l.person(p)
	n := len(f.found)
	guest := party{people: []reading.Mention{who}}
	v.end = f.onward(f.visits(l.titleStart(l.personStart(p)), v.end, m, guest, v.place, v.country, v.sub, "visitor's", 0.92), m, guest, v.country, "visitor's")
	if len(f.found) > n && l.w(i-1) == "first" && l.low[0] == "it" { // "it will be his first visit": told before
		f.found[n].only = true
	}
	if len(f.found) > n && n == 0 && l.titleStart(l.personStart(p)) > 0 && l.w(i-1) != "planned" {
		f.found[n].loose = f.found[n].loose || !l.dateAfter(v.end)
	}
	if len(f.found) > n && v.country == "" && v.sub == "" && !(l.w(i+1) == "in" && l.inDate(i+2)) {
		f.found[n].only = true
		if l.w(v.end) == "will" && (l.w(v.end+1) == "take" || l.w(v.end+1) == "be" || l.w(v.end+1) == "begin" || l.w(v.end+1) == "start") {
			f.found[n].Status = isAnnounced.String()
		}
	}
	return v.end
}

// quotedBefore is the person who is named last before token i in its quotation.
func (l *line) quotedBefore(i int) party {
	for j := i - 1; j >= 0 && l.quoted[j]; j-- {
		if m, _, ok := l.person(j); ok {
			return party{people: []reading.Mention{m}, doubt: 0.1, end: j + 1}
		}
	}
	return party{}
}

// hisVisit: "during his visit to X, Vale said".
func (f *finder) hisVisit(v journey, m mode) int {
	l, i := &f.line, v.i
	who := l.subjectOf(v.det, f)
	if s, ok := f.speakerAt(l.tok(v.det).Start); ok && l.quoted[v.det] && containsPerson(who.people, s.Entity) { // "we welcome Vale for his visit": who speaks says "my"
		if who = l.quotedBefore(v.det); who.empty() {
			return i + 1
		}
	}
	if who.empty() {
		who = f.subjectAfter(v.end)
	}
	if who.empty() { // "this is Vale's third trip to Borduria and his first visit to Karsk"
		if p := l.onlyPossessor(v.det); p >= 0 {
			m, _, _ := l.person(p)
			who = party{people: []reading.Mention{m}, doubt: 0.1}
		}
	}
	if who.empty() {
		if p, ok := f.pronoun(l.tok(v.det).Start); ok {
			who = party{people: []reading.Mention{p}, doubt: 0.15}
		}
	}
	if who.empty() && v.country != "" { // "on his state visit to Borduria in March Ada Vale called"
		who = l.soonAfter(v.end)
	}
	if who.empty() || who.plural || len(who.people) > 1 || v.country == "" && v.sub == "" {
		return i + 1
	}
	return f.onward(f.visits(l.prepBefore(v.det), v.end, m, who, v.place, v.country, v.sub, "his-visit", 0.85), m, who, v.country, "his-visit")
}

// onTheVisit: "during the visit to Borduria, Vale praised": the guest, where it is not
// his land.
func (f *finder) onTheVisit(v journey, m mode) int {
	l, i := &f.line, v.i
	if w := l.w(v.det - 1); v.country == "" || v.det > 7 || w != "during" && w != "on" && w != "of" {
		return i + 1
	}
	who := f.subjectAfter(v.end)
	if len(who.people) != 1 || f.homeOf(who.people[0].Entity) == "" {
		return i + 1
	}
	return f.visits(l.prepBefore(v.det), v.end, m, who, v.place, v.country, v.sub, "on-visit", 0.75)
}

// onVisitTo: "on a visit to X, Vale said".
func (f *finder) onVisitTo(v journey, m mode) int {
	l, i := &f.line, v.i
	if v.country == "" {
		return i + 1
	}
	who := l.subjectOf(v.det, f)
	if w := l.w(v.det - 1); w != "during" && w != "on" && w != "at" && w != "in" && w != "after" && w != "following" && w != "for" && w != "begins" && w != "with" && w != "through" && w != "before" && !(w == "of" && ofVisit(l.w(v.det-2))) {
		return i + 1
	}
	if who.empty() || who.plural {
		who = f.subjectAfter(v.end)
	}
	if who.empty() || len(who.people) > 1 {
		return i + 1
	}
	n := len(f.found)
	end := f.visits(l.prepBefore(v.det), v.end, m, who, v.place, v.country, v.sub, "on-visit", 0.85)
	if w := l.w(v.det - 1); len(f.found) > n && (w == "after" || w == "following") && l.has(0, v.det, "arrived") { // the day is that of what came after it
		f.found[n].back, f.found[n].ahead = true, true
	}
	return f.onward(end, m, who, v.country, "on-visit")
}

// ofVisit reports parts of a visit: "at the start of a visit".
func ofVisit(w string) bool {
	switch w {
	case "start", "beginning", "end", "outset", "opening", "close", "conclusion", "part", "course", "day", "ahead", "eve", "framework":
		return true
	}
	return false
}

// payBefore finds the verb of the visit whose noun phrase begins at det.
func (l *line) payBefore(det int) (int, mode) {
	j := det - 1
	if w := l.w(j); w == "on" || w == "for" {
		// "is on a state visit to": the copula
		if v := l.w(j - 1); v == "is" || v == "was" || v == "are" || v == "were" {
			return j - 1, isHeld
		}
		if k := l.inBefore(j); k >= 0 { // "who is in X on a visit"
			return k, l.modeOf(k)
		}
		switch grammar.WordBase(l.w(j - 1)) {
		case "leave", "depart", "embark", "go":
			return j - 1, l.modeAt(j - 1)
		}
		return -1, isHeld
	}
	if l.w(j) == "from" { // "returned on Monday from a visit"
		for k := j - 1; k > j-6; k-- {
			if grammar.WordBase(l.w(k)) == "return" {
				return k, l.modeAt(k)
			} else if k < 0 || !l.inDate(k) && l.w(k) != "on" && l.w(k) != "home" {
				break
			}
		}
	}
	if v := l.verbOf(j); v >= 0 && grammar.Pays(l.low[v]) {
		return v, l.modeAt(v)
	}
	return -1, isHeld
}

// inBefore is the copula of "is in X" that ends before token j, or -1.
func (l *line) inBefore(j int) int {
	k := j - 1
	if k < 0 || l.loc[k] == 0 {
		return -1
	}
	for k > 0 && l.loc[k-1] == l.loc[k] {
		k--
	}
	if l.w(k-1) != "in" {
		return -1
	}
	switch l.w(k - 2) {
	case "is", "was", "are", "were", "currently", "be":
		return k - 2
	}
	return -1
}

// invitee reports a visit that somebody is only invited to; its words begin at token
// det.
func (l *line) invitee(det int) bool {
	for j, n := det-1, 0; j >= 0 && n < 14; j, n = j-1, n+1 {
		switch w := l.low[j]; {
		case strings.HasPrefix(w, "invit"):
			return true
		case w == ",", w == ";", w == "will", w == "and", grammar.Speaking.Is(w):
			return false
		}
	}
	return false
}

func (f *finder) homeOf(id string) string {
	if e := f.d.Entity(roster.Leader, id); e != nil {
		return e.Country
	}
	return ""
}

// demonym is the country of the people in the report, or named in it, to which
// an adjective belongs.
func (f *finder) demonym(w string) string {
	try := func(id string) bool {
		e := f.d.Entity(roster.Place, id)
		if e == nil || e.Country != "" {
			return false
		}
		for _, d := range e.Demonyms {
			if strings.EqualFold(d, w) {
				return true
			}
		}
		return false
	}
	seen := 0
	for _, m := range f.d.Mentions {
		id := m.Entity
		if m.Kind == roster.Leader {
			id = f.homeOf(m.Entity)
		} else if m.Kind != roster.Place {
			continue
		}
		if id != "" && try(id) {
			return id
		}
		if seen++; seen > 50 {
			break
		}
	}
	return ""
}
