package event

import (
	"strings"

	"dateline/internal/prose"
)

// What is cancelled, put off, or told only as a rumour that somebody denies is no
// event.

// calledOff reports words after token i, in its sentence, that say that what
// it names does not take place.
func (l *line) calledOff(i int) bool {
	for j := i; j < min(l.n, i+40); j++ {
		switch l.low[j] {
		case "postponed", "cancelled", "canceled", "scrapped", "delayed", "shelved":
			for k := j - 1; k > i && k > j-5; k-- {
				if l.be(k) || l.low[k] == "been" {
					return true
				}
			}
		case "not": // "will not take place"
			if l.w(j-1) == "will" && (l.w(j+1) == "take" || l.w(j+1) == "be" && l.w(j+2) == "held") {
				return true
			}
		case "called":
			if l.w(j+1) == "off" {
				return true
			}
		case ";":
			return false
		}
	}
	return false
}

// rumoured reports that what stands at token i is only what reports say that
// somebody denies: "denied reports that Vale had met".
func (l *line) rumoured(i int) bool {
	denied, rumour := false, false
	for j := 0; j < l.n; j++ {
		switch l.low[j] {
		case "denied", "denies", "deny", "denying", "dismissed", "rejected", "refuted", "untrue", "false", "baseless", "unfounded":
			denied = true
		case "reports", "rumours", "rumors", "rumour", "rumor", "allegations", "speculation", "claims", "suggestions", "report":
			rumour = rumour || j < i && (l.w(j+1) == "that" || l.w(j+1) == "of" || l.w(j+1) == "about")
		case "that":
			if j < i && denied && j > 0 && strings.HasPrefix(l.low[j-1], "den") { // "denied that he had met"
				rumour = true
			}
		}
	}
	return denied && rumour
}

// callOff reports a verb right before the noun phrase at token det that does
// away with what it names: "cancelled a visit", "ruled out a meeting".
func (l *line) callOff(det int) bool {
	for j, n := det-1, 0; j >= 0 && n < 4; j-- {
		if l.inDate(j) {
			continue
		}
		n++
		switch l.low[j] {
		case "cancellation", "postponement", "cancelation":
			return true
		case "cancelled", "canceled", "postponed", "scrapped", "shelved", "cancel", "postpone", "cancelling", "canceling",
			"postponing", "denied", "denies", "denying", "ruled", "delayed", "rejected", "rejects", "refused", "declined":
			return true
		case "off":
			return l.w(j-1) == "called" || l.w(j-1) == "put"
		}
		if l.tok(j).Kind == prose.Punct {
			return false
		}
	}
	return false
}
