package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// How a clause means its event: as one that was, that is to be, or none at all.

// mode says how a clause means its event.
type mode uint8

const (
	notEvent mode = iota // denied, wished for, or habitual
	isHeld
	isAnnounced
	isPlanned
)

func (m mode) String() string { return [...]string{"", "held", "announced", "planned"}[m] }

// modeOf reads the words before the verb at token i.
func (l *line) modeOf(i int) mode {
	infinitive := false
	for j, n := i-1, 0; j >= 0 && (n < 9 || infinitive && n < 18); j, n = j-1, n+1 {
		w := l.low[j]
		if w == "may" && l.inDate(j) { // the month
			continue
		}
		switch w {
		case ",", ";", ":", "—", "–", "\"", "“", "”", "who", "which", "«", "»":
			if w == "–" && l.inDate(j) { // "on May 16–17"
				continue
			}
			return doneMode(infinitive)
		case "when", "while", "where":
			return doneMode(infinitive)
		case "after":
			if n > 0 && !infinitive { // "would be signed after he had met"
				return isHeld
			}
		case "that", "and", "but":
			if n > 0 && !infinitive {
				return doneMode(infinitive)
			}
		case "not", "never", "no", "nor", "without", "cannot", "refused", "declined", "denied", "cancelled", "canceled", "postponed", "neither",
			"could", "should", "may", "might", "must", "can", "if", "whether", "unless", "hope", "hopes", "hoped", "wish", "wants", "want", "wanted",
			"ready", "prepared", "readiness", "willingness", "possible", "possibility", "proposed", "proposes", "suggested", "urged", "urges", "able", "failed", "tipped", "regularly",
			"often", "usually", "annually", "traditionally", "always", "every", "rarely", "seldom", "unable", "likely", "reportedly", "seeks", "offered", "offers":
			return notEvent
		case "would":
			if (n <= 1 || infinitive && !wishes(l.w(j+1))) && l.reported(j) {
				return isAnnounced
			}
			return notEvent
		case "to":
			if n == 0 || n == 1 && (l.low[i-1] == "also" || l.low[i-1] == "be") {
				infinitive = true
				continue
			}
		case "have":
			if n == 0 && l.w(j-1) == "to" { // "was to have met"
				return notEvent
			}
		case "will", "shall", "is", "are", "was", "were":
			if strings.HasPrefix(w, "w") && w != "will" { // "was then to meet"
				if infinitive && (l.w(j+1) == "to" || l.w(j+2) == "to" && (l.w(j+1) == "then" || l.w(j+1) == "later" || l.w(j+1) == "also")) {
					return isAnnounced
				}
				continue
			}
			if w == "is" || w == "are" {
				if infinitive && l.isTo(j) { // "is to meet with B and to attend"
					return isAnnounced
				}
				continue
			}
			if l.doubted(j) {
				return notEvent
			}
			return isAnnounced
		case "first", "only", "latest":
			if v := l.w(j - 2); infinitive && (v == "is" || v == "was" || v == "were" || v == "became" || v == "as") && l.low[j-1] == "the" { // "is the first speaker to visit"
				return isHeld
			}
		case "scheduled", "expected", "due", "slated", "set", "envisaged", "supposed", "anticipated":
			if w == "supposed" && strings.HasPrefix(l.w(j-1), "w") { // "was supposed to"
				return notEvent
			}
			if infinitive {
				return isAnnounced
			}
		case "plans", "planned", "plan", "planning",
			"intends", "intend", "intended", "agreed", "agree", "decided", "decision",
			"preparing", "prepares", "promised", "going", "intention":
			if infinitive && l.givenUp(j) {
				return notEvent
			}
			if infinitive || w == "planning" {
				return isPlanned
			}
		case "pleasure", "honour", "honor", "honoured", "honored", "pleased", "glad", "delighted", "happy", "opportunity", "managed":
			if infinitive {
				return isHeld
			}
		case "arrived", "arriving", "flew", "travelled", "traveled", "came", "went", "left", "departed", "headed":
			if infinitive {
				return isPlanned
			}
		}
		if strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return notEvent
		}
		if strings.HasSuffix(w, "'ll") || strings.HasSuffix(w, "’ll") {
			return isAnnounced
		}
		if l.who[j] != 0 && infinitive && l.titleStart(l.personStart(j)) == 0 && !l.possessive(j+1) { // "President Vale to travel"
			if l.travelled(j+1, i) {
				return isPlanned
			}
			return isAnnounced
		}
		if l.who[j] != 0 && !infinitive {
			switch l.w(l.titleStart(l.personStart(j)) - 1) {
			case "if", "unless", "whether", "should", "until", "once":
				return notEvent
			}
			return isHeld
		}
	}
	return doneMode(infinitive)
}

// travelled reports that the tokens [a,b) tell of a journey that was made: "took a trip to
// Karsk to meet".
func (l *line) travelled(a, b int) bool {
	for j := a; j < b; j++ {
		if t := grammar.TriggerOf(l.low[j]); t == grammar.VisitNoun || t == grammar.TravelVerb || t == grammar.ArriveVerb || l.low[j] == "was" && l.w(j+1) == "in" {
			return l.modeOf(j) == isHeld
		}
	}
	return false
}

// givenUp reports that somebody drops what the noun or verb at token j plans: "cancelled
// plans to".
func (l *line) givenUp(j int) bool {
	for k := j - 1; k >= max(0, j-3); k-- {
		switch l.low[k] {
		case "off":
			return l.w(k-1) == "called" || l.w(k-1) == "put"
		case "cancelled", "canceled", "cancels", "dropped", "scrapped", "abandoned", "shelved", "postponed", "denied", "rejected", "no":
			return true
		}
	}
	return false
}

// isTo reports that "to" follows the "is" at token j, or an adverb or a stay there: "is
// also to", "is in Karsk to".
func (l *line) isTo(j int) bool {
	k := j + 1
	for k < l.n && k < j+4 && (l.low[k] == "also" || l.low[k] == "then" || l.low[k] == "now" || l.low[k] == "later" || l.low[k] == "here" || l.low[k] == "in" || l.loc[k] != 0) {
		k++
	}
	return l.w(k) == "to"
}

// wishes reports verbs behind "would" that make of it a wish or a condition.
func wishes(w string) bool {
	switch w {
	case "like", "love", "prefer", "be", "have", "want", "need", "help", "agree", "seek", "try", "continue", "not":
		return true
	}
	return false
}

// doubted reports that the clause of the "will" at token i is one of "whether" or "if".
func (l *line) doubted(i int) bool {
	for j := i - 1; j >= 0 && j > i-14; j-- {
		switch l.low[j] {
		case "whether", "if", "unless":
			return true
		case ",", ";", ":", "that", "and", "but":
			return false
		}
	}
	return false
}

// reported reports a "would" at token j that tells what was announced: "said
// that he would", with no condition.
func (l *line) reported(j int) bool {
	said := false
	for k := j - 1; k >= 0; k-- {
		switch w := l.low[k]; {
		case w == "if", w == "unless", w == "whether", w == "hoped", w == "wished", w == "suggested", w == "proposed", w == "reportedly", w == "rumoured", w == "rumored":
			return false
		case grammar.Speaking.Is(w), w == "agreed", w == "promised", w == "pledged":
			said = true
		}
	}
	for k := j + 1; k < l.n && !said; k++ { // "… would meet on Monday, the ministry said"
		if l.low[k] == "if" {
			return false
		}
		said = l.low[k] == "," && (grammar.Speaking.Is(l.w(k+1)) || grammar.Speaking.Is(l.w(k+2)) || grammar.Speaking.Is(l.w(k+3)) || grammar.Speaking.Is(l.w(k+4)))
	}
	return said
}

// doneMode is the mode at the beginning of the clause: an infinitive that
// nothing made a plan is no event.
func doneMode(infinitive bool) mode {
	if infinitive {
		return notEvent
	}
	return isHeld
}

// habit reports words after a verb that say that it happens again and again.
func (l *line) habit(i int) bool {
	for j := i; j < min(l.n, i+7); j++ {
		switch l.low[j] {
		case "regularly", "often", "annually", "usually", "frequently", "times", "weekly", "monthly":
			return true
		case "every", "each":
			return l.w(j+1) != "other"
		case ",", ";":
			return false
		}
	}
	return false
}

// modeAt is how the clause means the verb at token i, by its form and by what stands
// around it: "is to meet", "flies on Friday", "is meeting B on Friday", "after meeting B".
func (l *line) modeAt(i int) mode {
	m := l.modeOf(i)
	if m != isHeld {
		return m
	}
	if l.conditional(i) {
		return notEvent
	}
	switch l.shapeOf(i) {
	case grammar.BaseForm:
		if w := l.w(i - 1); w == "and" || w == "," || w == "as" && l.w(i-2) == "well" {
			return l.listedMode(i)
		}
		if !l.modal(i) && i > 0 && (strings.HasSuffix(l.low[i-1], "s") || l.manyBefore(i)) && l.dayAhead(i+1) { // "the ministers meet on Friday"
			return isAnnounced
		}
		if !l.modal(i) && !l.manyBefore(i) {
			return notEvent
		}
	case grammar.ThirdForm:
		if w := l.w(i - 2); w == "after" || w == "when" || w == "once" || w == "until" { // "after he concludes"
			return notEvent
		}
		if l.dayAhead(i + 1) {
			return isAnnounced
		}
	case grammar.IngForm:
		if !l.ingTells(i) || l.has(i-12, i, "forward") { // "look forward to seeing him and exchanging"
			return notEvent
		}
		if k := l.beBefore(i); k >= 0 && (l.low[k] == "is" || l.low[k] == "are") && l.dayAhead(i+1) {
			return isAnnounced
		}
		if l.w(i-1) == "before" && l.says(i-1) {
			return isPlanned
		}
	}
	return m
}

// manyBefore reports that the base form at token i is the present of several who open its
// sentence and stand right before it: "Vale and Lund hold talks", "Velmora, Ostrand sign".
func (l *line) manyBefore(i int) bool {
	names, lands, joined := 0, 0, false
	for j := i - 1; j >= 0; j-- {
		w := l.low[j]
		switch {
		case l.who[j] != 0:
			if j = l.personStart(j); l.possessive(l.past(j)) {
				return false
			}
			names++
		case l.loc[j] != 0 && (j == i-1 || l.low[j+1] == "and" || l.low[j+1] == ","):
			lands++
		case w == "and", w == ",", w == "&":
			joined = joined || names+lands == 1
		case l.titleLike(j), l.loc[j] != 0:
		default:
			return false
		}
	}
	return joined && (names > 1 && l.who[i-1] != 0 || names == 0 && lands > 1)
}

// all are the people named before token i.
func (l *line) all(i int) party {
	p := party{end: i}
	for j := 0; j < i; j++ {
		if m, next, ok := l.person(j); ok && !containsPerson(p.people, m.Entity) {
			p.people, j = append(p.people, m), next-1
		}
	}
	return p
}

// conditional reports a sentence that opens with the "if" of what token i tells: "If Vale,
// the president, met Lund, trade would grow".
func (l *line) conditional(i int) bool {
	w := l.low[0]
	return (w == "if" || w == "unless") && (l.has(i, l.n, "would") || l.has(i, l.n, "will") || l.has(i, l.n, "could"))
}

// shapeOf is the form of the verb at token i.
func (l *line) shapeOf(i int) grammar.Shape {
	w := grammar.SensesOf(l.low[i])
	return max(w.Tells.Shape, w.Holds.Shape, w.Pays.Shape)
}

// beBefore is the form of "to be" right before token i, or before an adverb there, or
// -1: "is also meeting".
func (l *line) beBefore(i int) int {
	for j := i - 1; j >= i-2; j-- {
		if l.be(j) {
			return j
		}
		if w := l.w(j); w != "also" && w != "now" && w != "currently" && w != "then" && w != "already" {
			break
		}
	}
	return -1
}

// ingTells reports that the "-ing" at token i tells of what somebody does: "after
// meeting", ", visiting Karsk", "is arriving". Behind other verbs it is only talked of.
func (l *line) ingTells(i int) bool {
	if i == 0 || l.beBefore(i) >= 0 {
		return true
	}
	switch l.low[i-1] {
	case "after", "before", "when", "while", "upon", "on", "since", "following", "by", "and", ",", "then", "also":
		return true
	}
	return l.tok(i-1).Kind == prose.Punct
}

// says reports a verb of speech before token i in its clause.
func (l *line) says(i int) bool {
	for j := i - 1; j >= 0 && j > i-20 && l.low[j] != ";"; j-- {
		if grammar.Speaking.Is(l.low[j]) {
			return true
		}
	}
	return false
}

// dayAhead reports a day of the week, or "tomorrow", that the present at token i speaks
// of: "flies to Karsk on Friday".
func (l *line) dayAhead(i int) bool {
	for j := i; j < min(l.n, i+16); j++ {
		switch w := l.low[j]; {
		case grammar.Weekday.Is(w):
			return l.low[j-1] != "last" && l.low[j-1] != "since"
		case w == "tomorrow", w == "next" && l.inDate(j):
			return true
		case grammar.Speaking.Is(w), w == ";", w == "after", w == "who", w == "that", w == "," && !l.inDate(j) && l.who[j-1] == 0 && l.who[min(j+1, l.n-1)] == 0:
			return false
		}
	}
	return false
}

// modal reports "to", "will" and the like before the base form at token i, or "has"
// where the participle is the same: "has become".
func (l *line) modal(i int) bool {
	for j := i - 1; j >= i-3; j-- {
		switch l.w(j) {
		case "to", "will", "would", "shall", "can", "cannot", "could", "may", "might", "must", "should", "do", "does", "did", "has", "have", "had":
			return true
		case "not", "also", "then", "later", "formally", "soon", "never":
		default:
			return strings.HasSuffix(l.w(j), "n't") || strings.HasSuffix(l.w(j), "n’t")
		}
	}
	return false
}
