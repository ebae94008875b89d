package annotate

import "strings"

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
	m := isHeld
	infinitive := false
	for j, n := i-1, 0; j >= 0 && (n < 9 || infinitive && n < 18); j, n = j-1, n+1 {
		w := l.low[j]
		switch w {
		case ",", ";", ":", "—", "–", "\"", "“", "”", "who", "which", "«", "»":
			return doneMode(m, infinitive)
		case "when", "while", "where":
			return doneMode(m, infinitive)
		case "after":
			if n > 0 && !infinitive { // "would be signed after he had met"
				return m
			}
		case "that", "and", "but":
			if n > 0 && !infinitive {
				return doneMode(m, infinitive)
			}
		case "not", "never", "no", "nor", "without", "cannot", "refused", "declined", "denied", "cancelled", "canceled", "postponed", "neither",
			"could", "should", "may", "might", "must", "can", "if", "whether", "unless", "hope", "hopes", "hoped", "wish", "wants", "want", "wanted",
			"ready", "prepared", "readiness", "willingness", "possible", "possibility", "proposed", "proposes", "suggested", "urged", "urges", "able", "failed", "regularly",
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
				if infinitive && (n < 4 || l.w(j+1) == "to") { // "is to meet with B and to attend"
					return isAnnounced
				}
				continue
			}
			if l.doubted(j) {
				return notEvent
			}
			return isAnnounced
		case "first", "only", "latest":
			if v := l.w(j - 2); infinitive && (v == "is" || v == "was" || v == "were" || v == "became") && l.low[j-1] == "the" { // "is the first speaker to visit"
				return isHeld
			}
		case "scheduled", "expected", "due", "slated", "set", "envisaged", "supposed", "anticipated":
			if w == "supposed" && strings.HasPrefix(l.w(j-1), "w") { // "was supposed to"
				return notEvent
			}
			if infinitive {
				return isAnnounced
			}
		case "plans", "planned", "plan", "planning", "intends", "intend", "intended", "agreed", "agree", "decided", "decision",
			"preparing", "prepares", "promised", "going", "intention":
			if infinitive || w == "planning" {
				return isPlanned
			}
		case "pleasure", "honour", "honor", "honoured", "honored", "pleased", "glad", "delighted", "happy", "opportunity", "managed", "able-bodied":
			if infinitive {
				return isHeld
			}
		case "arrived", "flew", "travelled", "traveled", "came", "went", "left", "departed", "headed":
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
			return isAnnounced
		}
		if l.who[j] != 0 && !infinitive {
			switch l.w(l.titleStart(l.personStart(j)) - 1) {
			case "if", "unless", "whether", "should", "until", "once":
				return notEvent
			}
			return m
		}
	}
	return doneMode(m, infinitive)
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
		case sayVerb(w), w == "agreed", w == "promised", w == "pledged":
			said = true
		}
	}
	for k := j + 1; k < l.n && !said; k++ { // "… would meet on Monday, the ministry said"
		if l.low[k] == "if" {
			return false
		}
		said = l.low[k] == "," && (sayVerb(l.w(k+1)) || sayVerb(l.w(k+2)) || sayVerb(l.w(k+3)) || sayVerb(l.w(k+4)))
	}
	return said
}

// doneMode is the mode at the beginning of the clause: an infinitive that
// nothing made a plan is no event.
func doneMode(m mode, infinitive bool) mode {
	if infinitive {
		return notEvent
	}
	return m
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
