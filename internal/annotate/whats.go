package annotate

import (
	"strings"

	"dateline/internal/prose"
)

// what says in the report's words what is counted or measured.
func (r *reckon) what(f *Figure, from, before, end int, sen sent, kind unitKind) string {
	limit := sen.last
	if strings.HasPrefix(f.Unit, "count:") && kind == noUnit {
		s := prose.Span{Start: f.Start, End: f.End}
		k := r.tokenAt(f.Start)
		for k < end && (r.toks[k].Kind != prose.Word || startsNumber(r.word(k)) || scaleOnly(r.word(k))) {
			k++
		}
		if k < end && (r.word(k) == "of" || r.word(k) == "more" && k == end-1 || r.word(k) == "others") || k == end {
			if w, ok := r.counter(sen); ok {
				return w
			}
			return r.subject(from, before, sen)
		}
		if k < end {
			s.Start = r.toks[k].Start
		}
		if end < limit && r.word(end) == "of" && r.roles(end+1)&pronounWord == 0 && r.word(end+1) != "them" { // "representatives of the business community"
			s.End = r.toks[r.phraseEnd(end+1, limit)-1].End
		}
		return r.clean(s)
	}
	if end < limit {
		switch r.word(end) {
		case "of":
			if e := r.phraseEnd(end+1, limit); e > end+1 {
				return r.clean(prose.Span{Start: r.toks[end+1].Start, End: r.toks[e-1].End})
			}
		case "in", "for", "worth":
			n := end + 1
			if r.word(n) == "of" {
				n++
			}
			if n < limit && r.toks[n].Kind == prose.Word && !upperFirst(r.word(n)) && rolesOf(r.word(n))&(determiner|timeWord) == 0 && !r.dateStarts(n) {
				if e := r.phraseEnd(n, limit); e > n {
					return r.clean(prose.Span{Start: r.toks[n].Start, End: r.toks[e-1].End})
				}
			}
		}
	}
	if before > from {
		switch w := r.word(before - 1); {
		case w == "worth", w == "valued", w == "of" && (r.word(before-2) == "total" || r.word(before-2) == "worth" || r.word(before-2) == "value" || r.word(before-2) == "cost"), w == "totaling", w == "totalling":
			if w, ok := r.counter(sen); ok {
				return w
			}
		}
	}
	if before > from && r.word(before-1) == "of" { // "an investment volume of $21 billion"
		a := before - 1
		for a > from && r.toks[a-1].Kind == prose.Word && r.roles(a-1)&(preposition|conjunction|auxiliary|cueWord|relative) == 0 && before-a < 8 {
			a--
		}
		for a < before-1 && r.roles(a)&determiner != 0 {
			a++
		}
		if a < before-1 && !(before-1-a == 1 && (r.word(a) == "total" || r.word(a) == "sum" || trend(r.word(a)) != "")) {
			return r.clean(prose.Span{Start: r.toks[a].Start, End: r.toks[before-2].End})
		}
	}
	s := r.subject(from, before, sen)
	if rolesOf(s)&pronounWord != 0 || s == "" { // "52 projects, he went on, in which $21 billion is invested"
		if w, ok := r.counter(sen); ok {
			return w
		}
		return ""
	}
	return strings.TrimPrefix(strings.TrimPrefix(s, "Of "), "of ")
}

// counter is what the last count of the sentence counts: the projects of
// "51 projects worth $27 billion, nine of which …".
func (r *reckon) counter(sen sent) (string, bool) {
	for i := len(r.out) - 1; i >= 0 && i > len(r.out)-12 && r.out[i].Start >= sen.Start; i-- {
		if strings.HasPrefix(r.out[i].Unit, "count:") && r.out[i].What != "" {
			return r.out[i].What, true
		}
	}
	return "", false
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

func (r *reckon) dateStarts(k int) bool {
	_, ok := r.doc.dateAt(r.toks[k].Start)
	return ok
}

// dateAt is the expression of time that covers the offset.
func (d *doc) dateAt(offset int) (When, bool) {
	for _, w := range d.datesIn(prose.Span{Start: max(0, offset-40), End: min(len(d.body), offset+60)}) {
		if w.Start <= offset && offset < w.End {
			return w, true
		}
	}
	return When{}, false
}

// phraseEnd is the end of the short noun phrase that begins at token a: up to
// a verb, a second preposition or a mark.
func (r *reckon) phraseEnd(a, b int) int {
	b = min(b, a+10)
	i := a
	for i < b && (r.toks[i].Kind == prose.Word || r.toks[i].Kind == prose.Number && i == a) {
		w := r.word(i)
		ro := rolesOf(w)
		if i > a && (ro&(auxiliary|conjunction|relative|pronounWord|preposition) != 0 && ro&determiner == 0 || ro&cueWord != 0 && ro&(office|plainNoun) == 0 && !upperFirst(w)) {
			break
		}
		i++
	}
	for i > a && (r.roles(i-1)&determiner != 0 || r.word(i-1) == "of") {
		i--
	}
	return i
}

// clean is the text of a span on one line, at most 120 bytes of it.
func (r *reckon) clean(s prose.Span) string {
	if s.End <= s.Start {
		return ""
	}
	t := prose.Space(s.Of(r.body))
	for _, det := range [...]string{"the ", "The ", "a ", "an ", "A ", "An ", "their ", "Their ", "its ", "Its ", "his ", "His ", "her ", "Her "} {
		if rest, ok := strings.CutPrefix(t, det); ok {
			t = rest
			break
		}
	}
	if len(t) > 120 {
		if i := strings.LastIndexByte(t[:120], ' '); i > 0 {
			t = t[:i]
		}
	}
	return t
}

// subject is the subject of the clause before the figure, with what belongs to
// it: "trade turnover with the neighbours".
func (r *reckon) subject(from, before int, sen sent) string {
	for from < before && r.toks[from].Kind == prose.Punct {
		from++
	}
	a, _, ok := r.firstPhrase(from, min(before, sen.last))
	if !ok {
		return ""
	}
	// "Carrow noted that exports rose": the clause after "that"
	for i := a; i < before && i < a+14; i++ {
		if c := r.cueAt(i); c&(cueWord|cueIng) != 0 {
			n := i + 1
			if r.word(n) == "that" || r.word(n) == "," {
				n++
			}
			if n < before {
				if b, _, ok := r.firstPhrase(n, before); ok {
					a = b
				}
			}
			break
		}
	}
	e := a
	for a < before && r.toks[a].Kind == prose.Number && r.word(a+1) != "-" {
		a++
	}
	e = max(e, a)
	for e < before && e < a+16 && (r.toks[e].Kind != prose.Punct || r.word(e) == "-" && e > a && r.toks[e-1].Kind == prose.Number) && !(e > a && r.dateStarts(e)) {
		w := strings.ToLower(r.word(e))
		ro := rolesOf(w)
		if e > a && (ro&(auxiliary|relative) != 0 || trend(w) != "" && !upperFirst(r.word(e)) && ro&(preposition) == 0 && w != "growth" && w != "higher" && w != "lower" && w != "gains" && w != "losses" ||
			level(w) || ro&cueWord != 0 && ro&(plainNoun|office) == 0 && !upperFirst(r.word(e)) || r.toks[e].Kind == prose.Number && r.word(e+1) != "-" ||
			strings.HasSuffix(w, "ed") && e+1 <= before && e > a+1 && (e+1 == before || r.roles(e+1)&(preposition|determiner) != 0 || r.toks[e+1].Kind == prose.Number)) {
			break
		}
		e++
	}
	for e > a && (r.roles(e-1)&(preposition|determiner|adverb|conjunction) != 0 || r.word(e-1) == "of" || r.dateStarts(e-1)) {
		e--
	}
	if e <= a {
		return ""
	}
	return r.clean(prose.Span{Start: r.toks[a].Start, End: r.toks[e-1].End})
}

// level reports a verb that leads to a level: "amounted", "reached".
func level(w string) bool {
	switch w {
	case "amounted", "amounts", "amounting", "reached", "reaches", "reaching", "totaled", "totalled", "totals", "totaling", "stood", "stands", "accounted",
		"accounts", "exceeded", "exceeds", "comprised", "made", "makes", "hit", "came", "comes", "includes", "included", "implement", "implements", "implemented",
		"cost", "costs", "earned", "spent", "spends", "paid", "pays", "sold", "bought", "raised", "covers", "covered", "received", "employs", "employed", "produced",
		"produces", "provides", "provided", "invested", "signed", "built", "stretches", "measures", "weighs", "holds", "held", "attracted", "generated", "posted", "recorded", "averaged",
		"составил", "составила", "составило", "составили", "достиг", "достигла", "достигло", "достигли":
		return true
	}
	return false
}
