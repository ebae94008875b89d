package event

import (
	"strings"

	"dateline/internal/reading"
)

// thanks: who is grateful "for the invitation to pay a state visit" and speaks
// of how he was received is there: the visit is going on.
func (f *finder) thanks(i, det int, sub string) bool {
	l := &f.line
	inv, grateful, welcome := -1, false, false
	for j := max(0, det-16); j < det; j++ {
		switch w := l.low[j]; {
		case w == "invitation", w == "inviting":
			inv = j
		case w == "gratitude", strings.HasPrefix(w, "thank"), w == "grateful", w == "appreciation":
			grateful = true
		}
	}
	if inv < 0 || !grateful || sub == "" {
		return false
	}
	for j := range l.n {
		switch l.low[j] {
		case "reception", "hospitality", "welcome":
			welcome = true
		case "accepted", "accepting", "accept":
			return false
		}
	}
	verb := max(0, inv-1)
	for verb > 0 && verb > inv-8 && !strings.HasSuffix(l.low[verb], "ed") {
		verb--
	}
	who := l.subjectOf(verb, f)
	if !welcome || len(who.people) != 1 {
		return false
	}
	country := ""
	for j := 1; j < l.n; j++ { // "by the Bordurian side"
		if w := l.low[j]; w == "side" || w == "people" || w == "hosts" || w == "leadership" || w == "authorities" {
			if c := f.demonym(l.tok(j - 1).Of(l.d.Body)); c != "" && c != f.homeOf(who.people[0].Entity) {
				country = c
			}
		}
	}
	x := f.add(Event{Kind: "visit", Subtype: sub, Participants: f.parts(who, "guest"), Status: isHeld.String(), Country: country,
		By: reading.By{Rule: "visit-thanks", Confidence: 0.7}}, max(0, det-2), i+1)
	if country != "" {
		x.PlaceBasis = "explicit"
	}
	return true
}
