package event

import (
	"strings"

	"dateline/internal/grammar"
)

// signing: the noun.
func (f *finder) signing(i int) int {
	l := &f.line
	det := l.detBefore(i)
	m := l.nounMode(det, i)
	if m == notEvent {
		return i + 1
	}
	for j := i + 1; j < min(l.n, i+6); j++ {
		if l.low[j] == "will" || l.low[j] == "planned" || l.low[j] == "scheduled" || l.low[j] == "expected" {
			m = isAnnounced
		}
	}
	if m == isHeld && l.liesAhead(i) {
		m = isPlanned
	}
	doc := l.docAfterOf(i)
	if doc < 0 || l.onlyWilled(det) {
		return i + 1
	}
	if v, vm := l.witnessed(det); v >= 0 && vm != notEvent { // "witnessed the signing of"
		who := l.subjectOf(v, f)
		if who.plural {
			who = f.those(who)
		}
		x := f.signsOne(v, doc+1, vm, party{}, "witnessed", 0.85)
		x.Participants, x.Title = join(f.parts(who, "participant"), f.parts(l.signersAfter(doc), "signatory")), ""
		x.back = l.before(v)
		return doc + 1
	}
	x := f.signsOne(max(0, det), doc+1, m, l.signersAfter(doc), "signing", 0.82)
	x.loose, x.Title = true, l.docWords(doc)
	return doc + 1
}

// signersAfter is who signed the document whose noun is token doc with one another, where
// "between" says so behind it and what it is on.
func (l *line) signersAfter(doc int) party {
	for k := doc + 1; k < min(l.n, doc+16); k++ {
		switch w := l.low[k]; {
		case w == "between":
			return l.between(k + 1)
		case w == ",", w == ";", w == "by", w == "that", w == "which", l.be(k), grammar.Speaking.Is(w), grammar.TriggerOf(w) == grammar.MeetNoun, l.who[k] != 0:
			return party{}
		}
	}
	return party{}
}

// onlyWilled reports words before the noun phrase at token det by which a signing is
// near, wanted or allowed: "close to signing", "approved the signing of".
func (l *line) onlyWilled(det int) bool {
	switch w := l.w(det - 1); w {
	case "to":
		v := l.w(det - 2)
		return v == "close" || v == "closer" || v == "near" || v == "prior" || v == "committed" || v == "open" || v == "way"
	case "approved", "approve", "authorized", "authorised", "endorsed", "supported", "opposed", "backed", "urged", "rejected", "blocked",
		"delayed", "allow", "allowed", "against", "without":
		return true
	}
	return false
}

// witnessed is the verb of who is there at the signing whose noun phrase begins
// at token det, or -1.
func (l *line) witnessed(det int) (int, mode) {
	if w := l.w(det - 1); w == "today" || w == "yesterday" || w == "also" {
		det--
	}
	switch v := det - 1; l.w(v) {
	case "witness": // "will hold talks, and witness the signing of"
		return v, l.toDo(v)
	case "witnessed", "attended", "oversaw", "observed", "witnessing":
		return v, l.modeOf(v)
	case "over":
		switch l.w(det - 2) {
		case "presided":
			return det - 2, l.modeOf(det - 2)
		case "preside": // "will also preside over the signing of"
			return det - 2, l.toDo(det - 2)
		}
	}
	return -1, notEvent
}

// toDo is the mode of a verb at token v that is none of the past, alone or in a list.
func (l *line) toDo(v int) mode {
	if m := l.modeOf(v); m != isHeld {
		return m
	}
	return l.listedMode(v)
}

// ratified is the name, in the tokens [a,b), of the law that the verb at token i
// says somebody signed, when it ratifies what was agreed with others; a is 0
// when there is no such law. Other laws and decrees are nobody's agreement.
func (l *line) ratified(i int) (a, b int) {
	for j := i + 1; j < min(l.n, i+5); j++ {
		switch l.low[j] {
		case "law", "decree", "bill", "act":
			for k := j + 1; k < min(l.n, j+12); k++ {
				if strings.HasPrefix(l.low[k], "ratif") {
					b = l.listEnd(k)
					for q := k; q < b; q++ {
						if l.low[q] == "”" || l.low[q] == "»" || l.low[q] == "\"" {
							b = q + 1
							break
						}
					}
					return j, b
				}
			}
			return 0, 0
		}
	}
	return 0, 0
}

func (l *line) docAfterOf(i int) int {
	for j := i + 1; j < min(l.n, i+14); j++ {
		if docNoun(l.low[j]) != "" {
			return j
		}
		switch l.low[j] {
		case "decree", "law", "bill", ";", ".", "order":
			return -1
		}
	}
	return -1
}
