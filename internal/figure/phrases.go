package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// The phrases around a figure, and its text on one line.

// subject is the subject of the clause before the figure, with what belongs to
// it: "trade turnover with the neighbours".
func (r *reckon) subject(from, before int, sen grammar.Sentence) string {
	for from < before && r.Toks[from].Kind == prose.Punct {
		from++
	}
	if strings.EqualFold(r.Word(from), "of") { // "Of the exports, 68 billion went"
		if e := r.NounPhrase(from+1, before); e > from+1 && r.Word(e) == "," && e+1 >= before {
			return r.clean(prose.Span{Start: r.Toks[from+1].Start, End: r.Toks[e-1].End})
		}
	}
	if w := r.Word(from); len(w) > 2 && grammar.UpperFirst(w) && w == strings.ToUpper(w) { // a dateline: "MOSCOW (Agency) –"
		for i := from + 1; i+1 < before && i < from+14; i++ {
			if w := r.Word(i); (w == "–" || w == "—" || w == "--" || w == "-") && r.Toks[i].Start > r.Toks[i-1].End && r.Toks[i+1].Start > r.Toks[i].End {
				from = i + 1
				break
			}
		}
	}
	a, end, ok := r.FirstPhrase(from, min(before, sen.Last))
	if g := r.gerund(from, min(before, sen.Last)); g >= 0 {
		a, end, ok = g, g+1, true
	}
	if !ok || end == a+1 && Starts(r.Text, a) && r.allNumber(a) { // "Eight were arrested and twelve were killed"
		return ""
	}
	// "Carrow noted that exports rose": the clause after "that"
	for i := a; i < before && i < a+14; i++ {
		if c := r.CueAt(i); (c&(grammar.CueWord|grammar.CueIng) != 0 || i > a && r.shows(i, before)) && !(c&grammar.CueIng != 0 && i > a && r.Roles(i-1)&grammar.Determiner != 0) { // "in the reporting period"
			n := i + 1
			if r.Word(n) == "that" || r.Word(n) == "," {
				n++
			}
			if n < before {
				if b, _, ok := r.FirstPhrase(n, before); ok {
					a = b
				}
			}
			break
		}
	}
	a = r.pastTime(a, before)
	e := a
	for a < before && r.Toks[a].Kind == prose.Number && r.Word(a+1) != "-" {
		for n := len(r.out) - 1; n >= 0 && r.out[n].End > r.Toks[a].Start; n-- {
			if o := &r.out[n]; o.Start <= r.Toks[a].Start && !strings.HasPrefix(o.Unit, "count") {
				return o.What // "2 million tons or 5 percent"
			}
		}
		a++
	}
	e = max(e, a)
	for e < before && e < a+16 && r.inPhrase(a, e) && !(e > a && r.phraseEnds(a, e, before)) {
		e++
	}
	if e-4 > a && r.Word(e-1) == "period" && r.Word(e-3) == "the" { // "in the reporting period"
		e -= 3
	}
	for e > a && (r.Roles(e-1)&(grammar.Preposition|grammar.Determiner|grammar.Adverb|grammar.Conjunction) != 0 || r.Word(e-1) == "of" || r.Word(e-1) == "for" || r.Word(e-1) == "weighing" || r.Word(e-1) == "costing" || r.Adverbial(e-1) || r.dateStarts(e-1)) {
		e--
	}
	if e <= a {
		return ""
	}
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[e-1].End})
}

// inPhrase reports whether token e can be of a phrase that begins at token a: a word, a
// number, or a mark inside a name.
func (r *reckon) inPhrase(a, e int) bool {
	glued := r.Toks[e].Start == r.Toks[max(e-1, 0)].End
	switch w := r.Word(e); {
	case r.Toks[e].Kind != prose.Punct:
	case w == "." && e > a && r.Roles(e-1)&grammar.Honorific != 0 && glued: // "Mr."
	case w == "-" && e > a && r.Toks[e-1].Kind == prose.Number:
	case (w == "&" || w == "/") && glued:
	default:
		return false
	}
	return !(e > a && r.dateStarts(e) && !recurring(r.Low(e)))
}

// phraseEnds reports a word at token e that leads from the phrase that begins at token a
// to an amount at token before, and is no more of it.
func (r *reckon) phraseEnds(a, e, before int) bool {
	w, ro := r.Low(e), r.Roles(e)
	small := !grammar.UpperFirst(r.Word(e))
	switch {
	case ro&(grammar.Auxiliary|grammar.Relative) != 0:
		return true
	case trend(w) != "" && small && ro&grammar.Preposition == 0 && w != "growth" && w != "higher" && w != "lower" && w != "gains" && w != "losses":
		return true
	case level(w) && r.Roles(e-1)&grammar.Determiner == 0 && !r.nounHere(e, before): // not "cost of the road"
		return true
	case earning(w) && !grammar.Possessive(r.Word(e-1)), w == "range" && plural(r.Low(e-1)):
		return true
	case plural(r.Low(e-1)) && !plural(w) && len(w) > 3 && small && ro&^grammar.CueBase == 0 && e+1 < before && grammar.UpperFirst(r.Word(e+1)): // "outlets estimate Vale needs"
		return true
	case ro&grammar.CueWord != 0 && ro&(grammar.PlainNoun|grammar.Office) == 0 && small && !(r.Roles(e-1)&grammar.Determiner != 0 && strings.HasSuffix(w, "ed")):
		return true
	case r.Toks[e].Kind == prose.Number && r.Word(e+1) != "-":
		return true
	case plural(w) && e+1 < before && r.Roles(e+1)&grammar.Determiner != 0: // "Osk expects a"
		return true
	}
	return strings.HasSuffix(w, "ed") && e+1 <= before && (e > a+1 || grammar.UpperFirst(r.Word(a))) &&
		(e+1 == before || r.Roles(e+1)&(grammar.Preposition|grammar.Determiner) != 0 || r.Toks[e+1].Kind == prose.Number)
}

// nounHere reports a word that may lead to an amount at token e and is a noun there: "the
// annual cost would be", "the cost of".
func (r *reckon) nounHere(e, before int) bool {
	w := r.Low(e)
	return (w == "cost" || w == "costs") && e+1 < before && (r.Word(e+1) == "of" || r.Roles(e+1)&grammar.Auxiliary != 0)
}

// verbless is the end of the phrase [n,e) before a verb that its plural has: the "French
// people" of "French people support the plan".
func (r *reckon) verbless(n, e int) int {
	for k := n; k+1 < e && k+2 < len(r.Toks); k++ {
		if plural(r.Low(k)) && r.Word(k+1) != "of" && r.Roles(k+1)&^grammar.CueBase == 0 && r.Toks[k+1].Kind == prose.Word && !grammar.UpperFirst(r.Word(k+1)) && (r.Roles(k+2)&grammar.Determiner != 0 || r.Toks[k+2].Kind == prose.Number) {
			return k + 1
		}
	}
	for e > n+1 && r.Adverbial(e-1) { // "of the profits evenly"
		e--
	}
	return e
}

// gerund is the token of a noun in -ing with which a clause begins, or its phrase: the
// "painting" of "The painting fetched", the "operating" of "However, operating revenue
// rose". It is -1 where the clause begins otherwise: "Citing officials, he said".
func (r *reckon) gerund(from, b int) int {
	i := from
	if i+1 < b && r.Roles(i)&grammar.Adverb != 0 && r.Word(i+1) == "," {
		i += 2
	}
	head := i
	if i < b && r.Roles(i)&grammar.Determiner != 0 {
		i++
	}
	if i+1 >= b || r.Toks[i].Kind != prose.Word || len(r.Word(i)) < 6 || !strings.HasSuffix(r.Word(i), "ing") || r.Roles(i)&(grammar.Preposition|grammar.Conjunction|grammar.CueIng) != 0 {
		return -1
	}
	if n := r.Low(i + 1); r.Toks[i+1].Kind != prose.Word || grammar.UpperFirst(r.Word(i+1)) || r.Roles(i+1)&^(grammar.Naming|grammar.Thing|grammar.PlainNoun|grammar.Office) != 0 && n != "on" && n != "of" && n != "for" {
		return -1
	}
	for k := i + 2; k < b; k++ {
		if r.Word(k) == "," {
			return -1
		}
	}
	return head
}

// shows reports a verb at token i whose clause says what is measured: "figures showed
// exports grew", and not "beef showed a rise".
func (r *reckon) shows(i, before int) bool {
	switch r.Low(i) {
	case "showed", "shows", "show", "showing", "suggested", "suggests", "suggest", "indicated", "indicates", "indicate", "revealed", "reveals", "estimate", "estimates", "estimated":
	default:
		return false
	}
	if i++; r.Word(i) == "that" {
		return true
	}
	a, e, ok := r.FirstPhrase(i, before)
	if !ok || trend(r.Low(a)) != "" || e < before && e > a+1 && trend(r.Low(e-1)) != "" && r.Roles(a)&grammar.Determiner != 0 {
		return false
	}
	for k := a + 1; k < before && k < e+6; k++ {
		if w := r.Low(k); r.Roles(k)&grammar.Auxiliary != 0 || trend(w) != "" || level(w) || w == "winning" || r.Word(k) == "to" && k+1 < before && r.Word(k+1) == "be" {
			return true
		}
	}
	return false
}

// recurring reports an adjective of time that goes with what is measured: "the average
// monthly wage".
func recurring(w string) bool {
	switch w {
	case "daily", "weekly", "monthly", "quarterly", "yearly", "annual", "hourly", "nightly":
		return true
	}
	return false
}

// contracted reports a pronoun with its verb: "it's".
func contracted(w string) bool {
	i := strings.IndexAny(w, "'\u2019")
	return i > 0 && grammar.RolesOf(w[:i])&(grammar.Pronoun|grammar.Relative) != 0 || i > 0 && (w[:i] == "that" || w[:i] == "there" || w[:i] == "here")
}

// phraseEnd is the end of the short noun phrase that begins at token a: up to
// a verb, a second preposition or a mark.
func (r *reckon) phraseEnd(a, b int) int {
	b = min(b, a+10)
	i := a
	for i < b && (r.Toks[i].Kind == prose.Word || r.Toks[i].Kind == prose.Number && i == a) {
		w := r.Word(i)
		ro := r.Roles(i)
		if i > a && (w == "for" || ro&grammar.Determiner != 0 && duration(r.Word(i+1)) || ro&(grammar.Auxiliary|grammar.Conjunction|grammar.Relative|grammar.Pronoun|grammar.Preposition) != 0 && ro&grammar.Determiner == 0 || ro&grammar.CueWord != 0 && ro&(grammar.Office|grammar.PlainNoun) == 0 && !grammar.UpperFirst(w)) {
			break
		}
		i++
	}
	for i > a && (r.Roles(i-1)&grammar.Determiner != 0 || r.Word(i-1) == "of" || r.Word(i-1) == "for") {
		i--
	}
	return i
}

// joinedEnd is the end of the phrase that begins at token a, with those that commas and
// "and" join to it: "of crude and condensate oil", "into quays, stations and works".
func (r *reckon) joinedEnd(a, b int) int {
	first := r.phraseEnd(a, b)
	for e, n := first, 0; e > a && e+1 < b && n < 6; n++ {
		w := r.Word(e)
		if w != "," && w != "and" && w != "or" {
			break
		}
		next := r.phraseEnd(e+1, b)
		if next == e+1 || !r.plainPhrase(e+1, next) {
			break
		}
		if e = next; w != "," {
			if e < b && r.Toks[e].Kind == prose.Word && r.Roles(e)&(grammar.Preposition|grammar.Auxiliary|grammar.Conjunction) == 0 {
				break // a verb: "of wheat and Vale said", "of wheat and rye grew"
			}
			return e
		}
	}
	return first
}

// plainPhrase reports that tokens [a,b) are plain words: none is a verb of saying or of
// change, a number or a time.
func (r *reckon) plainPhrase(a, b int) bool {
	for k := a; k < b; k++ {
		w := r.Low(k)
		if r.Toks[k].Kind != prose.Word || grammar.UpperFirst(r.Word(k)) || r.Roles(k)&(grammar.CueWord|grammar.Auxiliary|grammar.Determiner|grammar.Adverb|grammar.Pronoun) != 0 || trend(w) != "" || level(w) || startsNumber(w) || r.dateStarts(k) {
			return false
		}
	}
	return true
}

func (r *reckon) dateStarts(k int) bool {
	_, ok := r.TimeAt(r.Toks[k].Start)
	return ok
}

func scaleOnly(w string) bool {
	_, _, ok := scaleWord(lowerWord(w))
	if !ok {
		switch lowerWord(w) {
		case "mln", "bln", "bn", "mn", "m", "k", "b", "trn", "and", "a":
			return true
		}
	}
	return ok
}

// clean is the text of a span on one line, at most 120 bytes of it.
func (r *reckon) clean(s prose.Span) string {
	if s.End <= s.Start {
		return ""
	}
	t := prose.Space(s.Of(r.Body))
	for _, det := range [...]string{"the ", "The ", "a ", "an ", "A ", "An ", "their ", "Their ", "its ", "Its ", "his ", "His ", "her ", "Her ", "these ", "These ", "those ", "Those "} {
		if rest, ok := strings.CutPrefix(t, det); ok {
			t = rest
			break
		}
	}
	t = strings.TrimSuffix(t, " for the first time")
	if len(t) > 120 {
		if i := strings.LastIndexByte(t[:120], ' '); i > 0 {
			t = t[:i]
		}
	}
	return t
}
