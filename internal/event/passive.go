package event

import (
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// An event may be told from its other end: "talks were held by A and B", "a visit
// was paid by A", "a meeting took place between A and B", "the meeting that A had
// with B".

// heldBy: the meeting or call whose noun is token i, with those who hold it named
// behind the verb. It returns 0 when that is not what stands there.
func (f *finder) heldBy(i int, add func(a, b int, m mode, left, right party) int) int {
	l := &f.line
	det := l.detBefore(i)
	if l.quoted[i] || l.counted(det, i) || l.qualityOf(det, i) == notEvent {
		return 0
	}
	var left, right party
	verb, at := l.agent(i)
	switch {
	case verb >= 0:
		if left = l.partyAt(at); l.w(left.end) == "with" {
			right = l.partyAt(left.end + 1)
		}
	case l.placeBetween(i) > 0:
		verb = l.placeBetween(i)
		left = l.partyAt(verb + 1)
		verb--
	default:
		k := i + 1
		if w := l.w(k); w == "that" || w == "which" {
			k++
		}
		left = l.partyAt(k)
		if w := l.w(k); w == "he" || w == "she" { // "the meeting she had with"
			if p := l.subjectOf(k+1, f); len(p.people) == 1 {
				left = party{people: p.people, doubt: p.doubt, end: k + 1}
			}
		}
		if len(left.people) == 0 || left.end > k+24 {
			return 0
		}
		for j := left.end; j < min(l.n, left.end+4) && verb < 0; j++ {
			switch l.low[j] {
			case "had", "held", "have", "hold", "having", "holding":
				verb = j
			}
		}
		if verb < 0 {
			return 0
		}
		if k = l.pastPhrases(verb + 1); l.w(k) != "with" {
			return 0
		}
		right = l.partyAt(k + 1)
	}
	m := l.modeOf(verb)
	if m != notEvent && len(left.people) == 0 && len(left.texts) == 1 && right.empty() && l.plural(at, left.end) && verb >= 0 && at > verb { // "talks held by the ministers of the two countries"
		x := f.add(Event{Kind: "meeting", Participants: f.parts(left, "participant"), Status: m.String(), By: reading.By{Rule: "held-by", Confidence: 0.7 - left.doubt}}, det, left.end)
		x.vague, x.back = true, l.before(i)
		return left.end
	}
	if len(left.people)+len(left.texts)+len(right.people)+len(right.texts) < 2 || m == notEvent {
		return 0
	}
	if right.empty() {
		left, right = party{}, left
	}
	return max(add(max(0, det), verb+1, m, left, right), right.end)
}

// agent is the verb of a passive that tells of the event whose noun is token i, and
// the token after its "by": "were held in Szohod on Friday by". The verb is -1
// where there is none.
func (l *line) agent(i int) (verb, at int) {
	verb = -1
	for j := i + 1; j < min(l.n, i+30); j++ {
		w := l.low[j]
		if verb < 0 {
			switch {
			case (w == "held" || w == "conducted" || w == "paid" || w == "made" || w == "had") && (l.be(j-1) || j == i+1 && l.w(j+1) == "by"):
				verb = j
			case w == ";" || w == ":" || w == "who" || w == "that" || grammar.Speaking.Is(w) || l.who[j] != 0 || l.low[j] == "between":
				return -1, 0
			}
			continue
		}
		switch {
		case w == "by":
			return verb, j + 1
		case w == "in", w == "on", w == "at", w == "today", w == "yesterday", w == "here", w == "the", w == "and", w == "(", w == ")", w == "-", w == "–", l.capital(j), l.tok(j).Kind == prose.Number, l.inDate(j):
		default:
			return -1, 0
		}
	}
	return -1, 0
}

// placeBetween is the "between" of a meeting at token i that "took place between",
// or 0.
func (l *line) placeBetween(i int) int {
	took := false
	for j := i + 1; j < min(l.n, i+14); j++ {
		switch w := l.low[j]; {
		case w == "between":
			if took {
				return j
			}
			return 0
		case w == "place", w == "held":
			took = true
		case l.tok(j).Kind == prose.Punct, l.who[j] != 0, grammar.Speaking.Is(w), w == "with", w == "that", w == "which":
			return 0
		}
	}
	return 0
}
