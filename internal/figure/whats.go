package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// what says in the report's words what is counted or measured: by the first of its
// rules that knows.
func (r *reckon) what(f *Figure, from, before, end int, sen grammar.Sentence, kind unitKind) string {
	switch {
	case before > 0 && before < len(r.Toks) && unspaced(r.Body[r.Toks[before-1].Start:]) && kind != noUnit:
		return r.hanWhat(sen.Start, f.Start)
	case kind != noUnit && r.toldTwice(before):
		return r.out[len(r.out)-1].What
	case strings.HasPrefix(f.Unit, "count:") && kind == noUnit:
		return r.countedWhat(f, from, before, end, sen)
	}
	if w := r.likeLast(f, from, before); w != "" {
		return w
	}
	if w := r.alsoOf(f, before); w != "" {
		return w
	}
	if w := r.respectiveOf(f, sen); w != "" {
		return w
	}
	if w := r.appended(f, from, before, end, sen.Last); w != "" {
		return w
	}
	past := r.pastBracket(end, sen.Last)
	if kind == measure {
		if w := r.away(from, before, past, sen.Last); w != "" {
			return w
		}
		if w := r.sizedName(f, end, sen.Last); w != "" {
			return w
		}
	}
	if w := r.changed(from, before, past, sen.Last); w != "" {
		return w
	}
	if w := r.behind(from, before, past, sen.Last, kind); w != "" {
		return w
	}
	if w := r.worthOf(from, before, sen); w != "" {
		return w
	}
	if w := r.setAgainst(from, before); w != "" {
		return w
	}
	if w := r.itemised(from, before); w != "" {
		return w
	}
	if w := r.priced(from, before); w != "" {
		return w
	}
	if w := r.spreads(from, before); w != "" {
		return w
	}
	if kind == money {
		if w, told := r.spent(from, before, end, sen); told {
			return w
		}
	}
	if w := r.amountOf(from, before); w != "" {
		return w
	}
	if w := r.beset(from, before); w != "" {
		return w
	}
	if w := r.moved(from, before); w != "" {
		return w
	}
	if w := r.changing(from, before); w != "" {
		return w
	}
	return r.bySubject(f, from, before, sen)
}

// toldTwice reports one amount in another currency behind it: "1.9 trillion tenge ($4.2
// billion; 3.9 billion euros)".
func (r *reckon) toldTwice(before int) bool {
	if len(r.out) == 0 {
		return false
	}
	last := &r.out[len(r.out)-1]
	if last.What == "" || last.End >= r.Toks[before].Start {
		return false
	}
	switch gap := strings.TrimSpace(r.Body[last.End:r.Toks[before].Start]); gap {
	case "(":
		return true
	case ";", ",", "/", "or":
		return strings.IndexByte(r.Body[max(0, last.Start-3):last.Start], '(') >= 0 && last.Rule == "money"
	}
	return false
}

// countedWhat is the noun of a count with what belongs to it, "representatives of
// the business community", or what was counted before: "two more".
func (r *reckon) countedWhat(f *Figure, from, before, end int, sen grammar.Sentence) string {
	k := r.TokenAt(f.Start)
	for k < end && (r.Toks[k].Kind != prose.Word || startsNumber(r.Word(k)) || scaleOnly(r.Word(k))) {
		k++
	}
	if k+2 < end && r.Word(k) == "or" { // "1,000 or more employees"
		k += 2
	}
	if k == end || r.Word(k) == "of" || r.Word(k) == "more" && k == end-1 || r.Word(k) == "others" {
		if before > from+1 && r.Word(before-1) == "of" && body(r.Low(before-2)) { // "a crowd of 8,000"
			return r.Low(before - 2)
		}
		if w := r.counter(sen); w != "" {
			return w
		}
		if r.Word(k) == "others" {
			return "others"
		}
		if k == end {
			if w := r.changing(from, before); w != "" {
				return w
			}
			if w := r.moved(from, before); w != "" {
				return w
			}
		}
		return r.subject(from, before, sen)
	}
	s := prose.Span{Start: r.Toks[k].Start, End: f.End}
	if end < sen.Last && r.Word(end) == "of" && r.Roles(end+1)&grammar.Pronoun == 0 && r.Word(end+1) != "them" {
		s.End = r.Toks[r.phraseEnd(end+1, sen.Last)-1].End
	}
	return r.clean(s)
}

// worthOf is what is worth the amount: what the sentence counted last, or the words
// before, "exported goods worth $7 billion".
func (r *reckon) worthOf(from, before int, sen grammar.Sentence) string {
	if before <= from {
		return ""
	}
	w := r.Word(before - 1)
	switch w {
	case "worth", "valued", "totaling", "totalling":
	case "of":
		if v := r.Word(before - 2); v != "total" && v != "worth" && v != "value" && v != "cost" {
			return ""
		}
	default:
		return ""
	}
	if w := r.counter(sen); w != "" {
		return w
	}
	e := before - 1
	if e > from+1 && r.Word(e-1) == "of" { // "projects of worth $25 billion are under way"
		return r.subject(from, e, sen)
	}
	a := e
	for a > from && w == "worth" && r.Toks[a-1].Kind == prose.Word && r.Roles(a-1) == 0 && r.Word(a-1) != "them" && !level(r.Word(a-1)) && !strings.HasSuffix(r.Word(a-1), "ed") && !strings.HasSuffix(r.Word(a-1), "ing") {
		a--
	}
	if a == e {
		return ""
	}
	if a < e-1 && a > from && r.Word(a-1) == "to" { // "plans to issue bonds worth"
		a++
	}
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[e-1].End})
}

// amountOf is the noun whose amount the figure is: "an investment volume of $21 billion".
func (r *reckon) amountOf(from, before int) string {
	if before <= from || r.Word(before-1) != "of" || rate(r.Word(before-2)) && !recurring(r.Low(before-3)) {
		return ""
	}
	switch r.Word(before - 2) {
	case "speak", "speaks", "spoke":
		return ""
	case "year", "month", "quarter", "week", "season": // "a rise in prices this year of 3 percent"
		for i := before - 3; i > from && i > before-12; i-- {
			if r.dateStarts(i) && r.Toks[i-1].Kind == prose.Word {
				return r.changing(from, i+1)
			}
		}
	case "range", "region", "order", "vicinity": // "a margin in the range of 3 percent"
		if before > from+4 && r.Word(before-3) == "the" && (r.Word(before-4) == "in" || r.Word(before-4) == "on") {
			return r.nounsBefore(from, before-4)
		}
	}
	a := before - 1
	for a > from && r.Toks[a-1].Kind == prose.Word && r.Roles(a-1)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.CueWord|grammar.Relative) == 0 && !level(r.Word(a-1)) && !causing(r.Word(a-1)) && r.Roles(a)&grammar.Determiner == 0 && before-a < 8 {
		a--
	}
	if a < before-2 && r.Roles(a)&grammar.Pronoun != 0 && strings.HasSuffix(r.Word(a+1), "ed") { // "it packed winds of"
		a += 2
	}
	for a < before-1 && r.Roles(a)&grammar.Determiner != 0 {
		a++
	}
	if a == before-1 || a == before-2 && (r.Word(a) == "total" || r.Word(a) == "sum" || trend(r.Word(a)) != "") {
		return ""
	}
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[before-2].End})
}

// bySubject is the subject of the clause, where that says what is measured: else what
// a figure before it was of, or what the sentence counts.
func (r *reckon) bySubject(f *Figure, from, before int, sen grammar.Sentence) string {
	if strings.EqualFold(r.Word(from), "according") && r.Word(before-1) == "," { // "According to a survey of 400 adults, 85 percent"
		return r.counter(sen)
	}
	s := r.subject(from, before, sen)
	if n := len(r.out); n > 0 && pointsBack(s) && sen.Start-r.out[n-1].End < 120 {
		return r.out[n-1].What // "this figure came to"
	}
	if r.ofLast(f, sen) {
		return r.out[len(r.out)-1].What
	}
	if r.nothing(s, from) { // "52 projects, he went on, in which $21 billion is invested"
		return r.counter(sen)
	}
	return strings.TrimPrefix(strings.TrimPrefix(s, "Of "), "of ")
}

// nothing reports a subject, whose clause begins at token from, that names nothing which
// an amount could be of.
func (r *reckon) nothing(s string, from int) bool {
	first, _, _ := strings.Cut(s, " ")
	lower := strings.ToLower(first)
	switch {
	case s == "", lower == "next", contracted(lower):
		return true
	case grammar.RolesOf(lower)&(grammar.Pronoun|grammar.Adverb|grammar.Conjunction|grammar.Auxiliary|grammar.Relative) != 0:
		return true
	case s == first && strings.HasSuffix(lower, "ing") && len(lower) > 6 && r.Roles(from)&grammar.Office == 0 && strings.EqualFold(r.Word(from), first): // "Adding"
		return true
	case (s == first || strings.HasPrefix(s, first+" than ")) && (lower == "more" || lower == "less" || lower == "fewer"):
		return true
	}
	return trend(first) != "" && !strings.Contains(s, " of ")
}

// changing is what a change before the figure belongs to: "a drop in the
// deficit from $43 billion to $41 billion".
func (r *reckon) changing(from, before int) string {
	p := r.Word(before - 1)
	if n := len(r.out); n > 0 && (p == "to" || p == "from") && r.Word(before-2) != "up" && r.out[n-1].What != "" && r.out[n-1].Start >= r.Toks[from].Start && r.Toks[before-1].Start-r.out[n-1].End < 24 && r.Toks[before-1].Start > r.out[n-1].End {
		return r.out[n-1].What
	}
	if p != "from" && p != "to" && p != "by" && p != "of" {
		return ""
	}
	if p != "of" { // "has cut its spending on boats by 3 percent", "raised the rate from 12 percent"
		for v := before - 2; v > from && v > before-14 && r.Toks[v].Kind == prose.Word; v-- {
			if !cutting(r.Low(v)) {
				continue
			}
			if r.Word(v+1) == "up" || r.Word(v+1) == "down" { // "marked up its fee by"
				v++
			} else if w := r.Low(v); w == "mark" || w == "marked" || w == "put" {
				continue
			}
			if e := r.phraseEnd(v+1, before-1); e > v+1 && (e == before-1 || r.Roles(e)&grammar.Preposition != 0 || r.Word(e) == "for") && r.Roles(v+1)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.Adverb|grammar.Pronoun) == 0 {
				e = before - 1
				for e > v+2 && (r.Word(e-1) == "up" || r.Word(e-1) == "down") {
					e--
				}
				what := r.clean(prose.Span{Start: r.Toks[v+1].Start, End: r.Toks[e-1].End})
				if n := len(r.out); n > 0 && pointsBack(what) && r.out[n-1].What != "" { // "bring this figure to"
					return r.out[n-1].What
				}
				return what
			}
			break
		}
	}
	for i := before - 2; i > from && i > before-12 && r.Toks[i].Kind == prose.Word; i-- {
		if r.Word(i) != "in" || trend(r.Word(i-1)) == "" {
			continue
		}
		if e := r.phraseEnd(i+1, before-1); e == before-1 {
			return r.clean(prose.Span{Start: r.Toks[i+1].Start, End: r.Toks[e-1].End})
		}
		return ""
	}
	return ""
}

// moved is what rises, falls or amounts in the clause of the figure, where the
// sentence has an earlier one: "exports grew by 2 percent and imports fell by 6
// percent". It is "" when there is no such clause.
func (r *reckon) moved(from, before int) string {
	v := before - 1
	for ; v > from && v > before-8; v-- {
		if r.Toks[v].Kind != prose.Word {
			return ""
		}
		w := r.Word(v)
		if (trend(w) != "" || level(w)) && w != "up" && w != "down" && w != "higher" && w != "lower" && w != "more" && w != "less" {
			break
		}
		if r.Roles(v)&(grammar.Preposition|grammar.Determiner|grammar.Adverb) == 0 && !modifierWord(w) && !rate(w) && w != "of" && w != "up" && w != "down" && w != "further" && w != "annual" && w != "went" {
			return ""
		}
		if w == "went" {
			break
		}
	}
	if v <= from || v <= before-8 || strings.HasSuffix(r.Word(v), "ing") {
		return ""
	}
	e := v
	for e > from && r.Toks[e-1].Kind == prose.Word && (r.Roles(e-1)&(grammar.Auxiliary|grammar.Adverb) != 0 || r.Adverbial(e-1)) {
		e--
	}
	if n := len(r.out); n > 0 && e > from && (r.Word(e-1) == "and" || r.Word(e-1) == "then") && r.out[n-1].What != "" && r.out[n-1].Start >= r.Toks[from].Start && r.out[n-1].End < r.Toks[e-1].Start {
		return r.out[n-1].What // "fell by 9 percent and came to $12 billion"
	}
	if w := r.relative(from, e); w != "" {
		return w
	}
	if w := r.foreseen(from, v); w != "" {
		return w
	}
	if mark := r.Word(e - 1); mark == "," || mark == "—" || mark == "–" { // "while coal, the weakest trade, fell"
		for i := e - 2; i > from && i > e-20; i-- {
			if r.Word(i) == mark {
				e = i
				break
			}
		}
	}
	s, cut := e, false
	for s > from && !cut {
		w := r.Word(s - 1)
		switch ro := r.Roles(s - 1); {
		case r.Toks[s-1].Kind == prose.Punct:
			if w == ")" || w == "(" {
				return ""
			}
			cut = w == "," || w == ";" || w == ":"
		case w == "and":
			lo := s - 1
			for lo > from && !strings.Contains(",;:()", r.Word(lo-1)) {
				lo--
			}
			if n := len(r.out); n > 0 && r.out[n-1].Start >= r.Toks[lo].Start && r.out[n-1].End <= r.Toks[s-1].Start {
				cut = true
			}
			for i := lo; i < s-1 && !cut; i++ {
				cut = r.Toks[i].Kind == prose.Number && r.Word(i+1) != "-" && !r.dateStarts(i) || level(r.Word(i)) || trend(r.Word(i)) != "" && strings.HasSuffix(r.Word(i), "ed")
			}
		case w == "which" || w == "who" || w == "where":
			return ""
		case ro&grammar.Conjunction != 0 && w != "or" && !grammar.UpperFirst(w):
			cut = true
		}
		if !cut {
			s--
		}
	}
	if !cut || e <= s || e-s > 16 {
		return ""
	}
	a, end, ok := r.FirstPhrase(s, e)
	a = r.pastTime(a, e)
	if !ok || end <= a || r.Roles(a)&grammar.Pronoun != 0 || e > a && r.Roles(a)&grammar.CueWord != 0 && r.Roles(a)&grammar.CueNoun == 0 {
		return ""
	}
	for e > a && (r.Roles(e-1)&(grammar.Preposition|grammar.Determiner|grammar.Conjunction) != 0 || r.Word(e-1) == "for" || r.dateStarts(e-1)) {
		e--
	}
	if e <= a {
		return ""
	}
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[e-1].End})
}

// counter is what the last count of the sentence counts: the projects of
// "51 projects worth $27 billion, nine of which …".
func (r *reckon) counter(sen grammar.Sentence) string {
	for i := len(r.out) - 1; i >= 0 && i > len(r.out)-12 && r.out[i].Start >= sen.Start; i-- {
		if strings.HasPrefix(r.out[i].Unit, "count:") && r.out[i].What != "" {
			return r.out[i].What
		}
	}
	return ""
}
