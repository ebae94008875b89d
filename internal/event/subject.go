package event

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// The subject of the verb of an event stands to its left: a name with its title,
// several joined by "and", a pronoun, or "the sides".

// subjectOf finds who does what the verb at token i says.
func (l *line) subjectOf(i int, f *finder) party {
	lo := max(0, i-reach)
	relative := -1
	if l.shapeOf(i) == grammar.BaseForm && l.manyBefore(i) && l.who[i-1] != 0 {
		return l.all(i)
	}
	for j := i - 1; j >= lo; j-- {
		if l.quoted[j] != l.quoted[i] {
			if l.quoted[i] {
				break // within quotation marks the speaker is meant, not who stands before them
			}
			continue
		}
		w := l.low[j]
		if m, _, ok := l.person(j); ok {
			start := l.personStart(j)
			if l.possessive(j + 1) {
				if prefersPossessor(l.w(j + 1)) {
					return party{} // "Vale's spokesman met"
				}
				j = start
				continue
			}
			if relative > j && l.has(relative, i, ",") && l.positionOf(l.titleStart(start)) == asObject { // "met B, who is the chairman, during"
				j = start
				continue
			}
			if relative > j && (relative-j <= 5 || l.apposed(l.past(j)+1) || l.onlyWhere(l.past(j), relative)) { // "with B on 5 May, who is"
				return party{people: []reading.Mention{m}, end: j + 1}
			}
			np := l.titleStart(start)
			pos := l.positionOf(np)
			if pos == asObject && np > 0 && l.low[np-1] == "by" && l.passive(np-1) {
				j = start
				continue
			}
			if pos == asObject {
				j = start
				continue
			}
			p := party{people: []reading.Mention{m}, end: j + 1}
			if pos == asJoined && f.joinedObject(np) {
				continue
			}
			if pos == asJoined || pos == asSubject && np > 0 && l.low[np-1] == "," {
				l.joinLeft(np, &p)
			}
			return p
		}
		switch w {
		case "who":
			relative = j
		case "that":
			if j > 0 && grammar.Speaking.Is(l.low[j-1]) && l.othersAct(j+1, i) {
				return party{}
			}
		case "he", "she", "he'll", "she'll", "he’ll", "she’ll":
			if m, ok := f.pronoun(l.tok(j).Start); ok {
				return party{people: []reading.Mention{m}, doubt: 0.1, end: j + 1}
			}
			if m, ok := l.nearSubject(j); ok {
				return party{people: []reading.Mention{m}, doubt: 0.15, end: j + 1}
			}
			return party{}
		case "i", "we":
			if l.quoted[j] {
				if m, ok := f.speakerAt(l.tok(j).Start); ok {
					return party{people: []reading.Mention{m}, doubt: 0.05, end: j + 1}
				}
			}
			return party{}
		case "they", "sides", "parties", "both", "counterparts", "interlocutors":
			if n := l.w(j + 1); w == "both" && (n == "the" || n == "countries" || n == "states" || n == "nations") {
				return party{}
			}
			return party{plural: true, met: true, doubt: 0.1, end: j + 1}
		case "latter", "former": // "briefed B as the latter visited Karsk"
			if l.w(j-1) == "the" && (grammar.RolesOf(l.w(j+1))&grammar.Auxiliary != 0 || j == i-1) {
				return party{}
			}
		case "two", "pair":
			if j == i-1 && l.w(j-1) == "the" { // "when the two met"
				return party{plural: true, met: true, doubt: 0.1, end: j + 1}
			}
		case "leaders", "presidents", "ministers", "diplomats", "heads", "delegations":
			if w == "heads" && l.w(j+2) != "state" && l.w(j+2) != "government" || l.positionOf(j-1) == asObject && l.w(j-1) == "the" {
				continue // "to meet the heads of companies and to"
			}
			switch l.w(j - 1) {
			case "the", "two", "both", "prime", "foreign":
				if l.w(j+1) == "of" && l.capital(j+2) && (l.low[j-1] != "the" && l.w(j-2) != "the" || l.w(j+3) == "," && l.capital(j+4)) { // "foreign ministers of Velmora and Tamar"
					return party{texts: []string{l.text(j-1, l.groupEnd(j))}, doubt: 0.1, end: j + 1}
				}
				if p := l.withGroup(i); len(p.people) > 0 {
					return p
				}
				if w == "delegations" {
					return party{texts: []string{l.text(j-1, l.groupEnd(j))}, end: j + 1}
				}
				return party{plural: true, met: w == "leaders" || w == "presidents", doubt: 0.1, end: j + 1}
			}
		case "countries", "nations", "states", "governments", "companies", "ministries", "agencies":
			if p := l.withGroup(i); len(p.people) > 0 {
				return p
			}
			if j == i-1 || j == i-2 && (l.be(i-1) || l.low[i-1] == "have" || l.low[i-1] == "will" || l.low[i-1] == "also") {
				return party{} // they, and nobody named before them
			}
		case ";":
			return party{}
		case ":":
			if l.tok(j).End < l.tok(j+1).Start { // no time of day
				return party{}
			}
		}
	}
	return party{}
}

// othersAct reports that the tokens [a,b) before a verb begin with whose it is, of whom
// nobody has a name: "said that a trade delegation would".
func (l *line) othersAct(a, b int) bool {
	if l.inDate(a) { // "that next week his deputy would"
		for a < b && l.inDate(a) {
			a++
		}
	}
	switch l.w(a) {
	case "a", "an", "his", "her":
	default:
		return false
	}
	for k := a + 1; k < b; k++ {
		if l.who[k] != 0 || l.low[k] == "," {
			return false
		}
		if groupNoun(l.low[k]) || grammar.PersonNoun(l.low[k]) || l.low[k] == "delegation" {
			return true
		}
	}
	return false
}

// onlyWhere reports that the tokens [a,b) say where and when, and no more: "met Bo Lund in
// Karsk on Monday, who is".
func (l *line) onlyWhere(a, b int) bool {
	for j := a; j < b; j++ {
		switch w := l.low[j]; {
		case w == "in", w == "on", w == "at", w == "here", w == ",", l.inDate(j), grammar.Weekday.Is(w), l.loc[j] != 0, l.capital(j) && l.who[j] == 0:
		default:
			return false
		}
	}
	return true
}

// nearSubject is the only person named before the pronoun at token i in its sentence, as
// the subject of something: "the ministry said Vale would leave for Karsk, where she".
func (l *line) nearSubject(i int) (who reading.Mention, ok bool) {
	for j := i - 1; j >= 0; j-- {
		m, _, named := l.person(j)
		if !named {
			continue
		}
		j = l.personStart(j)
		if l.possessive(l.past(j)) || l.positionOf(l.titleStart(j)) == asObject {
			continue
		}
		if ok && m.Entity != who.Entity {
			return reading.Mention{}, false
		}
		who, ok = m, true
	}
	return who, ok && !l.d.Unlike(who.Entity, l.low[i])
}

// joinedObject reports that those whom "and" joins before token np to who is named
// there are an object: "called on A and B during his visit".
func (f *finder) joinedObject(np int) bool {
	l := &f.line
	var p party
	l.joinLeft(np, &p)
	if len(p.people) == 0 {
		return false
	}
	first := l.at(p.people[0].Start)
	return first >= 0 && l.positionOf(l.titleStart(first)) == asObject && l.w(l.titleStart(first)-1) == "on"
}

// doer is who does what the verb at token i says: somebody of the report's
// people, or a stranger.
func (f *finder) doer(i int) party {
	if p := f.line.subjectOf(i, f); !p.empty() {
		return p
	}
	if p := f.delegationBefore(i); !p.empty() {
		return p
	}
	return f.strangerBefore(i)
}

// doerOf is doer for a verb whose object ends before token end: who does what an "-ing"
// says may be named behind it: "after meeting B, A said".
func (f *finder) doerOf(i, end int) party {
	p := f.doer(i)
	if p.empty() && (f.line.shapeOf(i) == grammar.IngForm || f.line.w(i-1) == "having") {
		return f.subjectAfter(end)
	}
	return p
}

// andBefore joins to one person, who is told of with "who", whom "and" joins to him: "A
// and B, who met on Friday".
func (l *line) andBefore(p party) party {
	if len(p.people) != 1 || p.end < 1 || l.who[p.end-1] == 0 {
		return p
	}
	np := l.titleStart(l.personStart(p.end - 1))
	if np > 0 && l.low[np-1] == "and" && l.has(p.end, min(l.n, p.end+5), "who") {
		l.joinLeft(np, &p)
	}
	return p
}

// both are the two people of whom the report spoke last, when it spoke of just
// two: "the two leaders", "their meeting".
func (f *finder) both(offset int) party {
	var p party
	s := f.d.SentenceAt(offset)
	if s < 0 {
		return p
	}
	for k := s; k >= 0 && k >= s-3; k-- {
		for _, m := range f.d.PeopleIn(f.d.Sents[k].Span) {
			if m.Start >= offset {
				break
			}
			if !containsPerson(p.people, m.Entity) {
				p.people = append(p.people, m)
			}
		}
		if len(p.people) > 1 {
			break
		}
	}
	if len(p.people) != 2 {
		return party{}
	}
	p.doubt = 0.15
	return p
}

// bothOrGroup is who a plural before the verb at token i stands for: both of
// whom the report spoke, or else the group by its own words where these say
// whose it is: "the leaders of Velmora and Tamar".
func (f *finder) bothOrGroup(i int) party {
	p := f.both(f.line.tok(i).Start)
	if len(p.people) > 0 {
		return p
	}
	if s := f.strangerBefore(i); len(s.texts) == 1 && whose(s.texts[0]) {
		return s
	}
	return p
}

// whose reports a name behind the first word of a group's words.
func whose(words string) bool {
	first, _, _ := strings.Cut(words, " ")
	if grammar.Possessive(first) || len(first) > 1 && strings.ToUpper(first) == first || strings.HasSuffix(first, "an") || strings.HasSuffix(first, "ese") || strings.HasSuffix(first, "ish") { // "Velmoran lawmakers"
		return prose.Capital(first)
	}
	for _, w := range strings.Fields(words)[1:] {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && !grammar.Official.Is(strings.ToLower(w)) && !grammar.Adjective(strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// those are the two whom a plural stands for: of whom the report spoke last, or
// else who met as the report told last.
func (f *finder) those(p party) party {
	two := f.both(f.line.tok(max(0, p.end-1)).Start)
	for k := len(f.events) - 1; k >= 0 && len(two.people) != 2 && p.met; k-- {
		e := &f.events[k]
		if e.Kind != "meeting" && e.Kind != "call" || e.Status != "held" || f.slots[k].back || len(e.Participants) < 2 {
			continue
		}
		if len(e.Participants) == 2 && e.Participants[0].Entity != "" && e.Participants[1].Entity != "" {
			for _, q := range e.Participants {
				two.people = append(two.people, reading.Mention{By: reading.By{Span: e.Span, Rule: e.Rule, Confidence: e.Confidence}, Kind: roster.Leader, Entity: q.Entity, Form: mention.Name})
			}
			two.doubt = 0.2
		}
		break
	}
	two.end = p.end
	return two
}

func containsPerson(ms []reading.Mention, id string) bool {
	for _, m := range ms {
		if m.Entity == id {
			return true
		}
	}
	return false
}

// groupEnd is the end of a noun phrase such as "delegations of the two
// countries" whose noun is token j.
func (l *line) groupEnd(j int) int {
	if l.w(j+1) != "of" {
		return j + 1
	}
	k := j + 2
	for k < l.n && k < j+12 && (l.tok(k).Kind == prose.Word || l.low[k] == "," && l.capital(k-1) && l.capital(k+1)) && !grammar.ClauseWord(l.low[k]) && !strings.HasSuffix(l.low[k], "ed") {
		k++
	}
	return k
}

// prefersPossessor reports nouns that act for their possessor and are not he.
func prefersPossessor(w string) bool {
	switch w {
	case "spokesman", "spokesperson", "spokeswoman", "press", "office", "aide", "adviser", "advisor", "deputy", "wife", "husband",
		"son", "daughter", "envoy", "representative", "delegation", "administration", "government":
		return true
	}
	return false
}

// passive reports whether the "by" at token i follows a passive verb.
func (l *line) passive(i int) bool {
	for j := i - 1; j >= 0 && j > i-5; j-- {
		if strings.HasSuffix(l.low[j], "ed") || l.low[j] == "held" || l.low[j] == "met" {
			return true
		}
	}
	return false
}

// pronoun is whom "he" or "she" at the offset stands for: somebody of the
// roster before a stranger.
func (f *finder) pronoun(offset int) (reading.Mention, bool) {
	if m, ok := f.report.SubjectBefore(offset); ok {
		return m, true
	}
	return f.d.SubjectBefore(offset)
}

// unmask makes words of the strangers among the participants, and of a place that
// has no id.
func (f *finder) unmask(e *Event) {
	if name, ok := strings.CutPrefix(e.Country, reading.Strange); ok {
		e.Country, e.PlaceText = "", cmp.Or(e.PlaceText, name)
	}
	switch {
	case e.Place == "" && e.Country == "" && e.PlaceText == "":
		e.PlaceBasis = ""
	case e.PlaceBasis == "":
		e.PlaceBasis = "explicit"
	}
	for i := range e.Participants {
		if p := &e.Participants[i]; strings.HasPrefix(p.Entity, reading.Strange) {
			p.Text, p.Office = strings.TrimLeft(p.Entity, reading.Strange), f.office[p.Entity]
			p.Entity = ""
		}
	}
}
