package annotate

import "dateline/internal/prose"

// Bodies meet under a number ("the 21st meeting of the Council of Heads of State")
// or under somebody's chair ("chaired a meeting of the cabinet"). A meeting of
// heads is a summit, whatever it is called.

// bodyNoun reports the nouns of what meets as a body.
func bodyNoun(w string) bool {
	switch w {
	case "council", "committee", "commission", "board", "assembly", "ministers", "heads", "group", "cabinet", "government", "club", "conference", "subcommittee", "parliament", "congress", "leaders", "secretaries", "team", "chamber", "forum", "ambassadors", "union", "alliance", "association":
		return true
	}
	return false
}

// councils reads "meeting of" or "session of" a body at token i. It returns
// false when none follows: then two people may.
func (f *finder) councils(i int) (next int, ok bool) {
	l := &f.line
	end, heads := l.body(i)
	if end < 0 {
		return i + 1, false
	}
	a, ord := l.nameStart(i)
	if a == i && !ord {
		a = max(0, l.detBefore(i))
	}
	who, m, how := f.attendance(a, end)
	chair := l.chairAfter(end)
	switch {
	case m == notEvent:
		return end, true
	case how == "attend" && !who.empty():
	case ord && (how != "" || l.dateAfter(end) || f.openedBy(a)), heads && how == "held":
	default:
		return end, true
	}
	name := ""
	if ord || heads {
		name = l.gatheringName(a, end)
	}
	kind := "summit"
	parts := join(f.parts(who, "participant"), f.parts(chair, "participant"))
	if !heads {
		kind = "meeting"
		from := i + 2
		if l.w(from) == "the" {
			from++
		}
		parts = append(parts, Part{Text: l.text(from, end), Part: "participant"})
	}
	x := f.add(Event{Kind: kind, Name: name, Status: m.String(), Participants: parts, Initiatives: f.initiativesIn(l.spanOf(a, end)),
		By: By{Rule: "body-" + orWord(how, "dated"), Confidence: 0.86 - who.doubt}}, a, end)
	x.back = l.before(a)
	return end, true
}

// body reads the body of which the noun at token i is a meeting: the token after
// it, or -1, and whether it is one of heads of state or government.
func (l *line) body(i int) (end int, heads bool) {
	if l.w(i+1) != "of" {
		return -1, false
	}
	end = -1
	for j := i + 2; j < min(l.n, i+26) && l.who[j] == 0; j++ {
		w := l.low[j]
		switch {
		case ordinalWord(w) && end > 0:
			return end, heads
		case bodyNoun(w):
			heads = heads || w == "heads" || w == "leaders"
			end = j + 1
		case l.capital(j), w == "state" && l.low[j-1] == "of":
			if end > 0 {
				end = j + 1
			}
		case w == "of", w == "the", w == "and", w == "for", w == "on", w == "-", w == "–", w == "&":
		case w == ",":
			if end < 0 || !l.capital(j+1) || !l.listGoesOn(j+1) {
				return end, heads
			}
		case end < 0 && l.tok(j).Kind == prose.Word && !clauseWord(w) && !sayVerb(w): // "of the government's economic team"
			if j > i+6 {
				return -1, false
			}
		default:
			return end, heads
		}
	}
	return end, heads
}

// listGoesOn reports that the words in capitals from token i on are an item of a
// list that comes to an "and": "Foreign Affairs, Trade and Transport".
func (l *line) listGoesOn(i int) bool {
	for j := i; j < min(l.n, i+5); j++ {
		if l.low[j] == "and" || l.low[j] == "," {
			return j > i && l.capital(j+1)
		}
		if !l.capital(j) {
			return false
		}
	}
	return false
}

// openedBy reports that a time opens the sentence, within what stands before
// token a: "early in August the first meeting".
func (f *finder) openedBy(a int) bool {
	l := &f.line
	if a < 1 || a > 16 {
		return false
	}
	ws := f.within(prose.Span{Start: l.span.Start, End: l.tok(a - 1).End})
	return len(ws) > 0 && l.at(ws[0].Start) < 4 && usable(ws[0])
}

// chairAfter is who, by the words after token i, holds the chair or is the host:
// "chaired by Vale", "held in Karsk under the chairmanship of Vale".
func (l *line) chairAfter(i int) party {
	for j := i; j < min(l.n, i+14) && l.low[j] != ";" && !sayVerb(l.low[j]); j++ {
		switch w := l.low[j]; {
		case w == "by" && (l.low[j-1] == "chaired" || l.low[j-1] == "hosted" || l.low[j-1] == "presided"), w == "of" && (l.low[j-1] == "chairmanship" || l.low[j-1] == "presidency"):
			if p := l.partyAt(j + 1); len(p.people) > 0 {
				p.people = p.people[:1]
				return p
			}
			return party{}
		}
	}
	return party{}
}
