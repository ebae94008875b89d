package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// What stands before the noun of an event says whose it is, who holds it and
// whether it took place: "Vale's recent talks", "will hold a meeting", "ahead of
// the visit".

// detBefore is the first token of the noun phrase whose noun is token i: its
// article, or the first adjective. A date may stand within ("an Oct. 17
// meeting").
func (l *line) detBefore(i int) int {
	j := i - 1
	for n := 0; j >= 0 && n < 9; j, n = j-1, n+1 {
		switch l.low[j] {
		case "a", "an", "the", "his", "her", "their", "its", "this", "that", "our", "my":
			return j
		case "include", "includes", "included", "including", "through", "follows", "followed", "with", "in", "at", "during", "of", "and", "to", "on", "for", "following", "after", "before", ",", "by", "is", "was",
			"between", "as", "via", "than", "about", "while", "will", "whose", "who", "said", "against", "into", "off", "up", "out", "gave", "gives", "give", "hosted", "hosts", "host":
			if l.low[j] == "and" && l.adjective(j-1) && l.adjective(j+1) {
				continue
			}
			return j + 1
		}
		if l.governs(j) {
			return j + 1
		}
		if l.who[j] != 0 {
			if l.possessive(j + 1) {
				return l.titleStart(l.personStart(j))
			}
			return j + 1
		}
	}
	return j + 1
}

// governs reports a verb at token j that holds or pays what is named behind it. A base
// form is one behind "to" or "will"; else it is an adjective: "open talks".
func (l *line) governs(j int) bool {
	switch w := l.low[j]; {
	case w == "take", w == "taken", w == "joined":
		return true
	case !grammar.Holds(w) && !grammar.Pays(w):
		return false
	}
	switch s := l.shapeOf(j); s {
	case grammar.BaseForm:
		return l.modal(j) || l.low[j] == "have" || l.low[j] == "hold" || l.low[j] == "make" || l.low[j] == "pay" || l.low[j] == "start" || l.low[j] == "begin"
	case grammar.IngForm:
		return l.ingTells(j) || grammar.RolesOf(l.w(j-1))&grammar.Determiner == 0
	}
	return true
}

func (l *line) adjective(i int) bool {
	return i >= 0 && i < l.n && l.who[i] == 0 && !l.capital(i) && len(l.low[i]) > 4 && l.low[i] != "after" && l.low[i] != "before" && !grammar.Speaking.Is(l.low[i])
}

// possessorBefore is the token of a person who possesses the noun at token i
// ("Vale's recent talks"), or -1.
func (l *line) possessorBefore(i int) int {
	for j := i - 1; j >= 0 && j > i-6; j-- {
		if l.who[j] != 0 {
			if l.possessive(j + 1) {
				return j
			}
			return -1
		}
		if l.tok(j).Kind == prose.Punct || grammar.ClauseWord(l.low[j]) {
			return -1
		}
	}
	return -1
}

// prepBefore takes "during" and the like into the trigger.
func (l *line) prepBefore(det int) int {
	switch l.w(det - 1) {
	case "during", "at", "in", "following", "after":
		return det - 1
	}
	return max(det, 0)
}

// holdBefore finds the verb that holds the meeting whose noun phrase begins at
// det: "held", "will hold", "had". Its mode is that of the verb; for talks that
// begin, the same.
func (l *line) holdBefore(det int) (int, mode) {
	j := det - 1
	if l.w(j) == "of" {
		switch l.w(j - 1) {
		case "series", "flurry", "number", "round", "string", "days", "hours", "day": // "a series of meetings"
			j = l.detBefore(j-1) - 1
		}
	}
	if w := l.w(j); w == "also" || w == "separate" || w == "then" {
		j--
	}
	switch l.w(j) {
	case "to": // "have agreed to talks"
		if l.w(j-1) == "agreed" {
			return j - 1, isPlanned
		}
	case "into": // "went into talks"
		if w := grammar.WordOf(l.w(j - 1)); w.Base == "go" || l.w(j-1) == "entered" {
			return j - 1, l.modeAt(j - 1)
		}
	case "in": // "led their delegations in talks", "took part in talks"
		for k := j - 1; k >= 0 && k > j-7; k-- {
			switch l.low[k] {
			case "led", "engaged", "participated", "joined", "took", "engage", "participate", "take":
				return k, l.modeOf(k)
			}
			if l.tok(k).Kind == prose.Punct {
				break
			}
		}
	}
	if j >= 0 && grammar.WordBase(l.low[j]) == "attend" && (l.w(det) == "a" || l.w(det) == "an") { // "attended a meeting with B"
		return j, l.modeAt(j)
	}
	if j = l.verbOf(j); j >= 0 && grammar.Holds(l.low[j]) {
		if m := l.modeAt(j); m != notEvent || l.shapeOf(j) != grammar.BaseForm || l.modal(j) || l.w(j-1) == "and" && l.low[j] == "have" {
			return j, m
		}
	}
	return -1, isHeld
}

// verbOf is the verb that ends with token j: a word, or a word and its particle, as in
// "wrapped up"; -1 before the first.
func (l *line) verbOf(j int) int {
	if w := l.w(j); j > 0 && (w == "up" || w == "off" || w == "short") {
		switch grammar.WordBase(l.low[j-1]) {
		case "wrap", "wind", "kick", "cut":
			return j - 1
		}
	}
	return j
}

// counted reports meetings that are only counted: "18 meetings have been held".
func (l *line) counted(det, i int) bool {
	for j := max(0, det); j < i; j++ {
		if l.tok(j).Kind == prose.Number && strings.HasSuffix(l.low[i], "s") && l.low[i] != "talks" {
			return true
		}
		switch l.low[j] {
		case "several":
			if strings.HasPrefix(l.w(j+1), "day") { // "a several days visit"
				continue
			}
			return true
		case "many", "numerous", "regular", "dozens", "hundreds", "frequent":
			return true
		}
	}
	return false
}

// qualityOf reads the adjectives of a noun phrase.
func (l *line) qualityOf(det, i int) mode {
	for j := max(0, det-1); j < i; j++ {
		switch l.low[j] {
		case "upcoming", "forthcoming", "planned", "scheduled", "future", "proposed", "expected", "next", "coming":
			return isPlanned
		case "possible", "potential", "any", "no", "each", "every", "such", "cancelled", "canceled", "postponed", "postponing", "hypothetical", "some":
			return notEvent
		case "regular", "annual": // of one that is told the day, the place or the number, an event
			if w := l.w(j - 1); grammar.OrdinalWord(w) || ordinalEnd(w) || strings.HasSuffix(w, "th") && len(w) < 5 {
				continue
			}
			if held, _ := l.heldAfter(i); held == 0 {
				return notEvent
			}
		}
	}
	return isHeld
}

// nounMode reads what governs the noun phrase that begins at det: what was
// "during a visit" was; what one looks forward to is planned.
func (l *line) nounMode(det, i int) mode {
	if q := l.qualityOf(det, i); q != isHeld {
		return q
	}
	if l.w(i+1) == "," && l.liesAhead(i) {
		return isPlanned
	}
	if w := l.w(i + 1); w == "will" || w == "shall" { // "one topic of their talks will be"
		return isAnnounced
	}
	for j, n := det-1, 0; j >= 0 && n < 5; j, n = j-1, n+1 {
		switch l.low[j] {
		case "during", "at", "following", "after", "since", "within", "under", "through", "via":
			return l.clauseMode(j)
		case "include", "includes": // "a trip that includes talks with"
			if n > 1 {
				return l.clauseMode(det)
			}
			return isPlanned
		case "before", "ahead", "prior", "eve", "forward", "anticipation", "preparations", "preparation", "preparing", "prepare", "prepared",
			"prepares", "schedule", "scheduled", "plans", "planning", "agenda", "expected", "envisaged", "arrange", "organize",
			"organise", "organizing":
			return isPlanned
		case "for":
			if n == 0 && (l.w(j-1) == "preparations" || l.w(j-1) == "plans") {
				return isPlanned
			}
		case "possibility", "possible", "propose", "proposed", "proposal", "request", "requested", "seek", "seeks", "hopes",
			"hope", "refused", "cancelled", "canceled", "postponed", "without", "not", "if", "no", "called", "appeal", "appeals", "demand", "demands", "demanded", "urged", "calls":
			return notEvent
		case "call": // "answer a call by rebels for talks"
			if l.w(det-1) == "for" {
				return notEvent
			}
		case "will", "shall": // "will be granted an audience with"
			return isAnnounced
		case ",", ";", "that":
			if w := l.w(j + 1); w == "marking" { // "will arrive on Monday, marking their first meeting"
				return l.clauseMode(j)
			}
			return isHeld
		}
	}
	return l.clauseMode(det)
}

// liesAhead reports words after the noun at token i that put it in the future:
// "the signing of a pact, which lies ahead".
func (l *line) liesAhead(i int) bool {
	for j := i + 1; j < l.n && l.low[j] != ";"; j++ {
		switch l.low[j] {
		case "ahead":
			if w := l.low[j-1]; w == "lies" || w == "lie" {
				return true
			}
		case "which", "that":
			if w := l.w(j + 1); w == "will" || (w == "is" || w == "are") && (l.w(j+2) == "to" || l.w(j+2) == "due" || l.w(j+2) == "planned" || l.w(j+2) == "scheduled") {
				return l.low[j-1] == ","
			}
		}
	}
	return false
}

// clauseMode reads the clause around what stands "at" or "during" something:
// what is told with "will" lies ahead.
func (l *line) clauseMode(i int) mode {
	for j, n := i-1, 0; j >= 0 && n < 30; j, n = j-1, n+1 {
		w := l.low[j]
		switch w {
		case "will", "shall":
			return isAnnounced
		case "to":
			switch l.w(j - 1) {
			case "expected", "scheduled", "due", "set", "slated", "envisaged":
				return isAnnounced
			case "plans", "intends", "planned", "intend":
				return isPlanned
			}
		case ",", ";", ":", "that", "\"", "“", "”":
			return isHeld
		}
		if grammar.Speaking.Is(w) {
			return isHeld
		}
	}
	if i > 1 {
		return isHeld
	}
	// it opens the sentence: the clause comes after it
	comma := 0
	for j := i; j < min(l.n, i+40); j++ {
		switch w := l.low[j]; {
		case w == ",":
			comma++
		case comma == 1 && (w == "will" || w == "shall" || (w == "expected" || w == "scheduled" || w == "due") && (l.low[j-1] == "is" || l.low[j-1] == "are") && l.w(j+1) == "to"):
			return isAnnounced
		case comma == 1 && (grammar.Speaking.Is(w) || strings.HasSuffix(w, "ed")), comma > 1:
			return isHeld
		}
	}
	return isHeld
}
