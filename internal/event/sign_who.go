package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Countries, governments and bodies sign, and are nobody whom a sentence names before
// them.

// signingBody is the country, the countries or the body right before the verb at token
// i, whatever people the sentence names further to the left. It is no party, and true,
// for "it".
func (f *finder) signingBody(i int) (who party, body bool) {
	l := &f.line
	end := i
	for end > 0 && (l.auxiliary(end-1) || l.inDate(end-1) || end < i && l.inDate(end) && (l.low[end-1] == "on" || l.low[end-1] == "in")) {
		end--
	}
	if end == 0 || l.who[end-1] != 0 || l.quoted[end-1] != l.quoted[i] {
		return who, false
	}
	switch w := l.low[end-1]; {
	case w == "it":
		return who, true
	case w == "government", w == "governments", w == "parliament", w == "ministry", w == "company", w == "companies", w == "firms", w == "firm":
		s := end - 1
		for s > 0 && end-s < 6 && (l.capital(s-1) && l.who[s-1] == 0 || l.low[s-1] == "the" || l.low[s-1] == "two" || l.low[s-1] == "both" || grammar.Charge(l.low[s-1])) {
			s--
		}
		return party{texts: []string{l.text(s, end)}, doubt: 0.05, end: end}, true
	case l.loc[end-1] != 0 && !l.possessive(end):
		s := end - 1
		for s > 0 && l.loc[s-1] == l.loc[end-1] {
			s--
		}
		if s == 0 || l.low[s-1] == "that" || l.low[s-1] == "," && s > 1 && l.loc[s-2] == 0 || grammar.Speaking.Is(l.low[s-1]) || l.low[s-1] == "the" && s == 1 {
			return party{texts: []string{l.text(s, end)}, doubt: 0.05, end: end}, true
		}
	}
	p := f.assembly(i)
	if p.empty() || p.plural {
		p = f.landSubject(i)
		return p, !p.empty()
	}
	s := end - len(strings.Fields(p.texts[0]))
	if k := max(0, s-1); l.low[k] == "and" && k > 0 && l.who[k-1] != 0 || l.low[k] == "," && k > 0 && l.who[k-1] != 0 {
		return party{}, false // "Bo Lund and the Norden Group signed"
	}
	return p, true
}

// landSubject is the country that opens the clause of the verb at token i, where more
// than one thing is said of it: "Velmora recalled its envoy and signed", "Velmora, which
// borders Ostrand, signed".
func (f *finder) landSubject(i int) party {
	l := &f.line
	j := i
	for j > 0 && (l.auxiliary(j-1) || l.inDate(j-1) || l.low[j-1] == "on" && l.inDate(j)) {
		j--
	}
	for _, s := range [...]int{0, l.pastSaying(i)} {
		if l.w(s) == "the" {
			s++
		}
		if s >= i || l.loc[s] == 0 || l.town(s) || l.attributive(s) || l.quoted[s] != l.quoted[i] {
			continue
		}
		end := l.placeEnd(s)
		if relative := l.w(end) == "," && l.w(end+1) == "which" && l.w(j-1) == ","; !relative && (l.w(j-1) != "and" || grammar.WordOf(l.w(end)).Shape == grammar.NoShape && !strings.HasSuffix(l.w(end), "ed") && !l.auxiliary(end)) {
			continue
		}
		if !l.anyPerson(s, i) && !l.has(end, i, ";") && !l.has(end, i, "that") && !l.has(end, i, "who") && !l.has(end, i, "said") {
			return party{texts: []string{l.text(s, end)}, doubt: 0.1, end: end}
		}
	}
	return party{}
}

// twoLands is the token of "countries" in "the two countries" before the "they" at token
// i, or 0.
func (l *line) twoLands(i int) int {
	for j := i - 1; j > 1 && l.w(i) == "they"; j-- {
		switch l.low[j] {
		case "countries", "nations", "governments", "neighbours", "neighbors":
			if l.low[j-1] == "two" || l.low[j-1] == "both" {
				return j
			}
		}
	}
	return 0
}

// countriesBefore are the two countries that open the sentence before as its subject:
// "Velmora and Ostrand, who were at odds, … They signed".
func (f *finder) countriesBefore() party {
	d := f.d
	si := d.SentenceAt(f.line.span.Start)
	if si < 1 {
		return party{}
	}
	s := d.Sents[si-1]
	end, and := s.First, false
	for ; end < s.Last && end < s.First+9; end++ {
		w := d.Low(end)
		if w == "and" {
			and = true
		} else if w != "the" && !(d.Toks[end].Kind != prose.Punct && prose.Capital(d.Toks[end].Of(d.Body))) {
			break
		}
	}
	if !and || end <= s.First+2 || d.Low(end-1) == "and" {
		return party{}
	}
	if _, ok := d.PersonAt(d.Toks[s.First].Start); ok {
		return party{}
	}
	if _, ok := d.PersonAt(d.Toks[end-1].Start); ok {
		return party{}
	}
	return party{texts: []string{strings.Clone(d.Body[d.Toks[s.First].Start:d.Toks[end-1].End])}, doubt: 0.15}
}

// signsWith is the person, the country or the body with whom the document whose noun is
// token doc is signed, when that follows: "a deal on gas with Velmora".
func (l *line) signsWith(doc int) (who party) {
	i := l.pastDocument(doc)
	for k := i; k < min(l.n, i+9) && l.w(i) != "with"; k++ { // "on rail transport with"
		switch w := l.low[k]; {
		case w == "with":
			i = k
		case l.tok(k).Kind == prose.Punct && w != "-", l.who[k] != 0, l.loc[k] != 0, l.inDate(k), grammar.ClauseWord(w) && w != "on" && w != "in" && w != "to", w == "between", grammar.TriggerOf(w) == grammar.MeetNoun:
			return who
		}
	}
	if l.w(i) != "with" {
		return who
	}
	if p := l.partyAt(i + 1); len(p.people) > 0 || len(p.texts) > 0 && l.roleOnly(i+1) > i+1 {
		return p
	}
	j, named := i+1, false
	for ; j < min(l.n, i+12); j++ {
		w := l.low[j]
		if l.tok(j).Kind == prose.Punct && w != "&" || grammar.ClauseWord(w) || w == "worth" || w == "for" || w == "aimed" || l.who[j] != 0 || l.inDate(j) {
			break
		}
		if grammar.TriggerOf(w) == grammar.MeetNoun { // "concluded a deal with the talks of Norden"
			return who
		}
		named = named || l.capital(j)
	}
	if named && !(j < l.n && l.who[j] != 0) && !l.has(doc, l.n, "between") {
		who.texts, who.end = []string{l.text(i+1, j)}, j
	}
	return who
}

// pastDocument is the token after the noun of a document, token doc, and what goes with
// it: "of understanding", "(MoU)".
func (l *line) pastDocument(doc int) int {
	i := doc + 1
	for l.w(i) == "of" && (l.w(i+1) == "understanding" || l.w(i+1) == "intent" || l.w(i+1) == "cooperation") {
		i += 2
	}
	if l.w(i) == "(" && l.w(i+2) == ")" {
		i += 3
	}
	return i
}

// signersBetween is who signed the document whose noun is token doc with one another, as
// "between" or "by" behind the noun or right before token after says: "a treaty between
// Velmora and Ostrand was signed".
func (l *line) signersBetween(doc, verb, after int) party {
	for k := doc + 1; k < verb; k++ {
		if l.low[k] == "between" {
			return l.between(k + 1)
		}
	}
	if k := l.pastDays(after - 1); k > after-1 && l.w(k) == "by" { // "signed on Friday by"
		after = k + 1
	}
	if w := l.w(after - 1); w != "between" && w != "by" {
		return party{}
	}
	if p := l.partyAt(after); !p.empty() {
		return p
	}
	if p := l.bareParty(after); l.w(after-1) == "by" && !p.empty() {
		return p
	}
	return l.between(after)
}
