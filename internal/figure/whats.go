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
	if w := r.alsoOf(f, before); w != "" {
		return w
	}
	if w := r.respectiveOf(f, sen); w != "" {
		return w
	}
	if w := r.changed(end, sen.Last); w != "" {
		return w
	}
	if w := r.behind(from, before, end, sen.Last, kind); w != "" {
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
	if w := r.amountOf(from, before); w != "" {
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

// toldTwice reports one amount in another currency behind it: "1.9 trillion tenge ($4.2 billion)".
func (r *reckon) toldTwice(before int) bool {
	if len(r.out) == 0 {
		return false
	}
	last := &r.out[len(r.out)-1]
	return last.What != "" && last.End < r.Toks[before].Start && strings.TrimSpace(r.Body[last.End:r.Toks[before].Start]) == "("
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
		return r.subject(from, before, sen)
	}
	s := prose.Span{Start: r.Toks[k].Start, End: f.End}
	if end < sen.Last && r.Word(end) == "of" && r.Roles(end+1)&grammar.Pronoun == 0 && r.Word(end+1) != "them" {
		s.End = r.Toks[r.phraseEnd(end+1, sen.Last)-1].End
	}
	return r.clean(s)
}

// behind is what a preposition behind the figure leads to: "$5 million in aid",
// "5 million tons of oil, four of which".
func (r *reckon) behind(from, before, end, limit int, kind unitKind) string {
	if end >= limit {
		return ""
	}
	n := end + 1
	switch w := r.Word(end); w {
	case "of":
		if (r.Word(n) == "which" || r.Word(n) == "them") && len(r.out) > 0 {
			return r.out[len(r.out)-1].What
		}
		if e := r.joinedEnd(n, limit); e > n && r.Roles(n)&grammar.Pronoun == 0 {
			return r.clean(prose.Span{Start: r.Toks[n].Start, End: r.Toks[e-1].End})
		}
	case "in", "into", "for", "worth":
		if r.Word(n) == "of" || w == "for" && kind == money && before > from && paying(r.Word(before-1)) && r.Roles(n)&grammar.Determiner != 0 { // "paid $5 million for a mill"
			n++
		}
		if n >= limit || r.Toks[n].Kind != prose.Word || grammar.UpperFirst(r.Word(n)) || r.Roles(n)&(grammar.Determiner|grammar.TimeWord) != 0 || r.dateStarts(n) || w == "in" && (manner(r.Word(n)) || before > from && trend(r.Word(before-1)) != "") {
			return ""
		}
		if e := r.joinedEnd(n, limit); e > n && r.Word(e-1) != "time" && !duration(r.Word(e-1)) {
			return r.clean(prose.Span{Start: r.Toks[n].Start, End: r.Toks[e-1].End})
		}
	}
	return ""
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
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[e-1].End})
}

// amountOf is the noun whose amount the figure is: "an investment volume of $21 billion".
func (r *reckon) amountOf(from, before int) string {
	if before <= from || r.Word(before-1) != "of" || rate(r.Word(before-2)) {
		return ""
	}
	switch r.Word(before - 2) {
	case "speak", "speaks", "spoke":
		return ""
	}
	a := before - 1
	for a > from && r.Toks[a-1].Kind == prose.Word && r.Roles(a-1)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.CueWord|grammar.Relative) == 0 && !level(r.Word(a-1)) && r.Roles(a)&grammar.Determiner == 0 && before-a < 8 {
		a--
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
	s := r.subject(from, before, sen)
	if n := len(r.out); n > 0 && pointsBack(s) && sen.Start-r.out[n-1].End < 120 {
		return r.out[n-1].What // "this figure came to"
	}
	if r.ofLast(f, sen) {
		return r.out[len(r.out)-1].What
	}
	first, _, _ := strings.Cut(s, " ")
	if lower := strings.ToLower(first); grammar.RolesOf(lower)&(grammar.Pronoun|grammar.Adverb|grammar.Conjunction|grammar.Auxiliary|grammar.Relative) != 0 || contracted(lower) || lower == "next" || trend(first) != "" && !strings.Contains(s, " of ") || s == "" { // "52 projects, he went on, in which $21 billion is invested"
		return r.counter(sen)
	}
	return strings.TrimPrefix(strings.TrimPrefix(s, "Of "), "of ")
}

// changed is what a change or an amount after the figure belongs to: "a 3
// percent rise in exports", "a 4 billion yuan loan".
func (r *reckon) changed(end, limit int) string {
	if end >= limit || r.Toks[end].Kind != prose.Word || r.Toks[end].Start > r.Toks[end-1].End+1 {
		return ""
	}
	w := r.Word(end)
	switch w {
	case "increase", "rise", "growth", "drop", "decrease", "decline", "fall", "jump", "cut", "gain", "surge", "reduction", "hike",
		"slump", "advance", "contraction", "expansion", "stake", "share":
		if p := r.Word(end + 1); p != "in" && p != "of" || end+2 >= limit || r.dateStarts(end+2) {
			if w == "stake" || w == "share" {
				return w
			}
			return ""
		}
		e := r.phraseEnd(end+2, limit)
		for e > end+2 && r.dateStarts(e-1) {
			e--
		}
		if e > end+2 && !duration(r.Word(e-1)) && r.Word(e-1) != "period" {
			return r.clean(prose.Span{Start: r.Toks[end+2].Start, End: r.Toks[e-1].End})
		}
		return ""
	}
	e := end
	for e < limit && e < end+5 && r.attributed(e, limit) {
		e++
	}
	if e == end {
		return ""
	}
	return r.clean(prose.Span{Start: r.Toks[end].Start, End: r.Toks[e-1].End})
}

// changing is what a change before the figure belongs to: "a drop in the
// deficit from $43 billion to $41 billion".
func (r *reckon) changing(from, before int) string {
	p := r.Word(before - 1)
	if n := len(r.out); n > 0 && (p == "to" || p == "from") && r.out[n-1].What != "" && r.Toks[before-1].Start-r.out[n-1].End < 24 && r.Toks[before-1].Start > r.out[n-1].End {
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
			if e := r.phraseEnd(v+1, before-1); e > v+1 && (e == before-1 || r.Roles(e)&grammar.Preposition != 0) && r.Roles(v+1)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.Adverb|grammar.Pronoun) == 0 {
				return r.clean(prose.Span{Start: r.Toks[v+1].Start, End: r.Toks[before-2].End})
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

// attributed reports a plain noun or adjective at token k, such as stands
// after an amount that describes it.
func (r *reckon) attributed(k, limit int) bool {
	w := r.Word(k)
	if r.Toks[k].Kind != prose.Word || grammar.UpperFirst(w) || r.Roles(k)&^(grammar.Naming|grammar.Thing|grammar.PlainNoun|grammar.Office) != 0 || r.dateStarts(k) {
		return false
	}
	switch w {
	case "of", "for", "worth", "went", "came", "them", "vs", "wide", "long", "high", "tall", "deep", "thick", "off", "above", "below", "apart", "away", "ahead", "behind", "up", "down",
		"out", "relative", "complete", "likely", "sure", "ready", "a-year", "a-share", "all", "cash", "respectively", "north", "south", "east", "west":
		return false
	}
	if level(w) || duration(w) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ly") || strings.HasPrefix(w, "year") {
		return false
	}
	return trend(w) == "" || k+1 < limit && r.Toks[k+1].Start <= r.Toks[k].End+1 && r.attributed(k+1, limit)
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
	for e > from && r.Toks[e-1].Kind == prose.Word && r.Roles(e-1)&(grammar.Auxiliary|grammar.Adverb) != 0 {
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
	if r.Word(e-1) == "," { // "while coal, the weakest trade, fell"
		for i := e - 2; i > from && i > e-14; i-- {
			if r.Word(i) == "," {
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
	_, ok := r.TimeAt(r.Toks[k].Start)
	return ok
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
	if w := r.Word(from); len(w) > 2 && w == strings.ToUpper(w) && grammar.UpperFirst(w) { // a dateline: "MOSCOW (Agency) –"
		for i := from + 1; i+1 < before && i < from+14; i++ {
			if w := r.Word(i); (w == "–" || w == "—" || w == "--" || w == "-") && r.Toks[i].Start > r.Toks[i-1].End && r.Toks[i+1].Start > r.Toks[i].End {
				from = i + 1
				break
			}
		}
	}
	a, end, ok := r.FirstPhrase(from, min(before, sen.Last))
	if !ok || end == a+1 && Starts(r.Text, a) && r.allNumber(a) { // "Eight were arrested and twelve were killed"
		return ""
	}
	// "Carrow noted that exports rose": the clause after "that"
	for i := a; i < before && i < a+14; i++ {
		if c := r.CueAt(i); c&(grammar.CueWord|grammar.CueIng) != 0 && !(c&grammar.CueIng != 0 && i > a && r.Roles(i-1)&grammar.Determiner != 0) { // "in the reporting period"
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
	for e < before && e < a+16 && (r.Toks[e].Kind != prose.Punct || r.Word(e) == "." && e > a && r.Roles(e-1)&grammar.Honorific != 0 && r.Toks[e].Start == r.Toks[e-1].End || r.Word(e) == "-" && e > a && r.Toks[e-1].Kind == prose.Number || (r.Word(e) == "&" || r.Word(e) == "/") && r.Toks[e].Start == r.Toks[e-1].End) && !(e > a && r.dateStarts(e)) {
		w := r.Low(e)
		ro := r.Roles(e)
		if e > a && (ro&(grammar.Auxiliary|grammar.Relative) != 0 || trend(w) != "" && !grammar.UpperFirst(r.Word(e)) && ro&(grammar.Preposition) == 0 && w != "growth" && w != "higher" && w != "lower" && w != "gains" && w != "losses" ||
			level(w) || earning(w) && e > a || e > a && plural(r.Low(e-1)) && !plural(w) && len(w) > 3 && !grammar.UpperFirst(r.Word(e)) && ro&^grammar.CueBase == 0 && e+1 < before && grammar.UpperFirst(r.Word(e+1)) || // "outlets estimate Trump needs"
			ro&grammar.CueWord != 0 && ro&(grammar.PlainNoun|grammar.Office) == 0 && !grammar.UpperFirst(r.Word(e)) || r.Toks[e].Kind == prose.Number && r.Word(e+1) != "-" ||
			plural(w) && e > a && e+1 < before && r.Roles(e+1)&grammar.Determiner != 0 || // "Osk expects a"
			strings.HasSuffix(w, "ed") && e+1 <= before && (e > a+1 || e > a && grammar.UpperFirst(r.Word(a))) && (e+1 == before || r.Roles(e+1)&(grammar.Preposition|grammar.Determiner) != 0 || r.Toks[e+1].Kind == prose.Number)) {
			break
		}
		e++
	}
	if e-4 > a && r.Word(e-1) == "period" && r.Word(e-3) == "the" { // "in the reporting period"
		e -= 3
	}
	for e > a && (r.Roles(e-1)&(grammar.Preposition|grammar.Determiner|grammar.Adverb|grammar.Conjunction) != 0 || r.Word(e-1) == "of" || r.Word(e-1) == "for" || r.dateStarts(e-1)) {
		e--
	}
	if e <= a {
		return ""
	}
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[e-1].End})
}

// contracted reports a pronoun with its verb: "it's".
func contracted(w string) bool {
	i := strings.IndexAny(w, "'\u2019")
	return i > 0 && grammar.RolesOf(w[:i])&(grammar.Pronoun|grammar.Relative) != 0 || i > 0 && (w[:i] == "that" || w[:i] == "there" || w[:i] == "here")
}
