package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// What an amount is of where the words beside it do not say so: the figure before it
// does, a verb of trade or of foresight, an item of a list.

// setAgainst is what the figure before this one is of, where a comma and "up", "a
// growth of" or "which is" put this one to it: "exports came to $2 billion in 2030,
// up 3 percent".
func (r *reckon) setAgainst(from, before int) string {
	n := len(r.out)
	if n == 0 || r.out[n-1].What == "" {
		return ""
	}
	k := before - 1
	for k > from && r.Low(k) != "of" && (modifierWord(r.Low(k)) || r.Low(k) == "by") {
		k--
	}
	relative := false
	switch w := r.Low(k); {
	case w == "up" || w == "down":
	case w == "of" && trend(r.Low(k-1)) != "":
		for k--; k > from && k > before-9 && r.Word(k-1) != "," && r.Roles(k-1)&(grammar.Auxiliary|grammar.Relative) == 0; k-- {
		}
	case (w == "is" || w == "was" || trend(w) != "") && r.Low(k-1) == "which":
		k--
		relative = true
	default:
		return ""
	}
	if k <= from || r.Word(k-1) != "," && !(relative && r.Toks[k-1].End == r.out[n-1].End) {
		return ""
	}
	if relative && r.Toks[k-1].End == r.out[n-1].End {
		return r.out[n-1].What
	}
	if r.Toks[k-1].Start < r.out[n-1].End {
		return ""
	}
	for i := k - 2; i >= from && r.Toks[i].Start >= r.out[n-1].End; i-- {
		if relative && r.Toks[i].Kind == prose.Word && r.Roles(i)&(grammar.Auxiliary|grammar.CueWord) == 0 {
			continue // "67 million tons of coal, which is"
		}
		if _, ok := r.TimeAt(r.Toks[i].Start); !ok && r.Roles(i)&(grammar.Preposition|grammar.Determiner) == 0 && r.Word(i) != ")" {
			return ""
		}
	}
	return r.out[n-1].What
}

// likeLast is what the figure before is of, with which this one is compared or of which
// it is a part: "54 percent of the seats, compared to 80 percent in 2020", "95 homes, of
// which 75 percent are dry".
func (r *reckon) likeLast(f *Figure, from, before int) string {
	n := len(r.out)
	if n == 0 || r.out[n-1].What == "" || r.out[n-1].Start < r.Toks[from].Start || f.Start-r.out[n-1].End > 90 {
		return ""
	}
	o := &r.out[n-1]
	switch {
	case before > from+1 && (r.Word(before-1) == "which" || r.Word(before-1) == "whom") && r.Word(before-2) == "of" && f.Unit == "percent" && counts(o.Unit):
		return o.What
	case o.Unit == f.Unit && f.Unit == "percent" && r.Word(before-1) == "and" && r.dateAfter(o.End, r.Toks[before-1].Start) && r.dateStarts(min(r.after(before, f.End)+1, len(r.Toks)-1)): // "1 percent next year, and 3 percent in 2035"
		return o.What
	case o.Unit == f.Unit && before > from+1 && r.Word(before-1) == "from" && (r.Word(before-2) == "up" || r.Word(before-2) == "down"): // "$240 million, up from $118 million"
		return o.What
	case o.Unit == f.Unit && r.Low(r.compares(before)) == "compared" && r.Roles(before-1)&grammar.Preposition != 0:
		return o.What
	case o.Unit == f.Unit && r.Word(before-1) == "and" && r.ranged(o.End, f.Start):
		if _, b := r.modifier(r.TokenAt(o.Start)); b > 0 && r.Word(b-1) == "between" { // "between 3 and 5 metres"
			return o.What
		}
	}
	return ""
}

// dateAfter reports that no more than an expression of time stands between two offsets.
func (r *reckon) dateAfter(end, start int) bool {
	for k := r.TokenAt(end); k < len(r.Toks) && r.Toks[k].Start < start; k++ {
		if w, ok := r.TimeAt(r.Toks[k].Start); ok && w.End >= r.Toks[k].End {
			continue
		}
		if r.Toks[k].Kind == prose.Word && r.Roles(k)&(grammar.Preposition|grammar.Determiner) == 0 {
			return false
		}
	}
	return true
}

// compares is the token of "compared" in the three before token before, or 0.
func (r *reckon) compares(before int) int {
	for i := before - 1; i > 0 && i > before-4; i-- {
		if r.Word(i) == "compared" {
			return i
		}
	}
	return 0
}

// spreads is what lies between two amounts: "heights ranging between 3 and 5 km".
func (r *reckon) spreads(from, before int) string {
	e := before - 1
	if e <= from+1 || r.Word(e) != "between" && r.Word(e) != "from" {
		return ""
	}
	switch e--; r.Word(e) {
	case "ranging", "varying", "ranged", "range", "ranges", "vary", "varied":
	default:
		return ""
	}
	for e > from && (r.Roles(e-1)&(grammar.Auxiliary|grammar.Relative|grammar.Adverb) != 0 || strings.HasSuffix(r.Word(e-1), "ly")) {
		e--
	}
	a := e
	for a > from && a > e-6 && r.Toks[a-1].Kind == prose.Word && r.Roles(a-1)&(grammar.Preposition|grammar.Auxiliary|grammar.CueWord|grammar.Relative|grammar.Conjunction) == 0 && !level(r.Low(a-1)) && trend(r.Low(a-1)) == "" && !strings.HasSuffix(r.Word(a-1), "ing") {
		a--
	}
	if a == e || a > from && grammar.UpperFirst(r.Word(a)) && r.Roles(a-1)&grammar.Preposition != 0 { // "shirts sewn in Ostrand ranging from"
		return ""
	}
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[e-1].End})
}

// alsoOf is what the figure before is of, where this one tells the same in another
// unit: "2 million ha of wheat, or 5 percent".
func (r *reckon) alsoOf(f *Figure, before int) string {
	n := len(r.out)
	if n == 0 || before == 0 || r.Word(before-1) != "or" || r.out[n-1].What == "" || r.out[n-1].Unit == f.Unit {
		return ""
	}
	gap := r.Body[r.out[n-1].End:max(r.out[n-1].End, r.Toks[before-1].Start)]
	if gap == "" || len(gap) > 80 || strings.ContainsAny(gap, ".;:()") {
		return ""
	}
	for k := r.TokenAt(r.out[n-1].End); k < before-1; k++ {
		if r.Roles(k)&(grammar.Auxiliary|grammar.CueWord) != 0 || level(r.Low(k)) {
			return ""
		}
	}
	return r.out[n-1].What
}

// respectiveOf is what a share in a list is of that goes with a list of figures: "2 tons
// of wheat and 3 tons of rye, up by 11 percent and 25 percent respectively".
func (r *reckon) respectiveOf(f *Figure, sen grammar.Sentence) string {
	gap, _, ok := strings.Cut(r.Body[f.End:max(f.End, min(sen.End, f.End+80))], "respectively")
	if !ok || f.Unit != "percent" {
		return ""
	}
	more := strings.Count(gap, "%") + strings.Count(gap, "percent") + strings.Count(gap, "per cent")
	n := len(r.out)
	done := 0
	for done < n && r.out[n-1-done].Unit == f.Unit && r.out[n-1-done].Start >= sen.Start {
		done++
	}
	// The list before it has as many figures as this one.
	i := n - done - (done + 1 + more) + done
	if i < 0 || i >= n-done || r.out[i].Start < sen.Start {
		return ""
	}
	return r.out[i].What
}

// ofLast reports a change of what the last figure of the sentence before is of: "Trade
// came to $10 billion. This is 3 percent less."
func (r *reckon) ofLast(f *Figure, sen grammar.Sentence) bool {
	n := len(r.out)
	if n == 0 || r.out[n-1].End > sen.Start || sen.Start-r.out[n-1].End > 80 {
		return false
	}
	a := sen.First
	for a < sen.Last && a < sen.First+8 && !(r.Word(a) == "," && r.Roles(a+2)&grammar.Auxiliary != 0) { // "From May, however, that is to rise"
		a++
	}
	if a++; r.Word(a-1) != "," || r.Low(a) != "that" && r.Low(a) != "this" && r.Low(a) != "it" {
		a = sen.First
	}
	w, v := r.Low(a), a+1
	if w != "this" && w != "it" && !(w == "that" && a > sen.First) {
		return false
	}
	if f.Unit == "percent" && r.Toks[sen.First].Start+20 >= f.Start && (r.Word(v) == "is" || r.Word(v) == "was") {
		return true
	}
	for v < sen.Last && (r.Roles(v)&(grammar.Auxiliary|grammar.Adverb) != 0 || awaiting(r.Word(v))) { // "It could rise to $30 million"
		v++
	}
	return (f.Unit == r.out[n-1].Unit || f.Unit == "percent") && isCurrency(r.out[n-1].Unit) && trend(r.Word(v)) != "" && f.Start-r.Toks[v].Start < 40
}

// awaiting reports a word between an auxiliary and the verb of a change to come: "has been
// forecast to rise".
func awaiting(w string) bool {
	switch w {
	case "forecast", "expected", "projected", "predicted", "set", "likely", "due", "to", "also", "then":
		return true
	}
	return false
}

// pointsBack reports words that stand for what the figure before was of.
func pointsBack(what string) bool {
	switch lowerWord(what) {
	case "this figure", "this figure managed", "figure", "figures", "this number", "this indicator", "this amount", "indicator", "volume", "record figure", "record high", "same index", "same figure", "same indicator", "index":
		return true
	}
	return strings.HasPrefix(what, "this figure ") || strings.HasPrefix(what, "this indicator ")
}

// priced is what is bought or agreed for the amount: "exported goods for $7 billion",
// "a memorandum to the amount of $5 million".
func (r *reckon) priced(from, before int) string {
	e := before - 1
	switch {
	case e <= from+1:
		return ""
	case r.Word(e) == "of" && sumOf(r.Low(e-1)):
		if e--; r.Roles(e-1)&grammar.Determiner != 0 {
			e--
		}
		if e--; e <= from || r.Word(e) != "to" && r.Word(e) != "in" && r.Word(e) != "for" {
			return ""
		}
	case r.Word(e) != "for":
		return ""
	}
	a := e
	for a > from && a > e-8 && r.Toks[a-1].Kind == prose.Word && !trading(r.Low(a-1)) && r.Roles(a-1)&(grammar.Preposition|grammar.Auxiliary|grammar.CueWord|grammar.Relative) == 0 && !level(r.Low(a-1)) && !strings.HasSuffix(r.Word(a-1), "ed") {
		a--
	}
	if r.Word(e) == "for" && a > from+1 && r.Word(a-1) == "in" { // "bought a stake in the mill for $5 million"
		for a--; a > from && a > e-12 && (r.Toks[a-1].Kind != prose.Punct || r.Word(a-1) == "%") && !trading(r.Low(a-1)) && r.Roles(a-1)&(grammar.Auxiliary|grammar.CueWord|grammar.Relative) == 0; a-- {
		}
	}
	if a == e || r.Word(e) == "for" && (a == from || !trading(r.Low(a-1))) || r.Roles(a)&grammar.Pronoun != 0 {
		return ""
	}
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[e-1].End})
}

// foreseen is what is to rise, in the infinitive whose verb is at token v: "expects
// output to grow to 70 million tons".
func (r *reckon) foreseen(from, v int) string {
	if v-1 <= from || r.Word(v-1) != "to" {
		for i := v - 2; i >= from && i > v-9 && r.Toks[i].Kind == prose.Word; i-- { // "which saw sales increase"
			switch r.Low(i) {
			case "saw", "see", "sees", "seen", "seeing", "watched", "helped":
				if last := r.Low(v); !strings.HasSuffix(last, "ed") && trend(last) != "" && r.Roles(v-1)&grammar.Determiner == 0 && r.Roles(i+1)&grammar.Preposition == 0 && trend(r.Low(i+1)) == "" {
					return r.clean(prose.Span{Start: r.Toks[i+1].Start, End: r.Toks[v-1].End})
				}
			}
		}
		return ""
	}
	for i := v - 2; i >= from && i > v-12 && r.Toks[i].Kind == prose.Word; i-- {
		if foreseeing(r.Low(i)) && i+1 < v-1 {
			return r.clean(prose.Span{Start: r.Toks[i+1].Start, End: r.Toks[v-2].End})
		}
	}
	return ""
}

// itemised is the item of a list whose amount stands behind a dash: "oil - by 5 percent,
// coal - 3 percent".
func (r *reckon) itemised(from, before int) string {
	k := before - 1
	if k > from && (r.Word(k) == "by" || r.Word(k) == "to" || r.Word(k) == "at") {
		k--
	}
	if k <= from || r.Word(k) != "-" && r.Word(k) != "–" && r.Word(k) != "—" || r.Toks[k-1].End == r.Toks[k].Start || r.Toks[k-1].Kind != prose.Word {
		return ""
	}
	a := k
	for a > from && a > k-8 && r.Toks[a-1].Kind == prose.Word && r.Roles(a-1)&(grammar.Auxiliary|grammar.CueWord|grammar.Relative) == 0 && trend(r.Low(a-1)) == "" && !level(r.Low(a-1)) {
		a--
	}
	if a == k || a > from && r.Toks[a-1].Kind != prose.Punct || len(r.out) == 0 || r.out[len(r.out)-1].Start < r.Toks[from].Start {
		return "" // no item behind a comma, or the first of its sentence
	}
	if (r.Word(a) == "and" || r.Word(a) == "including") && a+1 < k {
		a++
	}
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[k-1].End})
}

// relative is the noun whose relative clause begins before token e: "passenger numbers
// that have hit".
func (r *reckon) relative(from, e int) string {
	if e-3 > from && r.Word(e-1) == "which" && r.Word(e-2) == "," && r.Toks[e-3].Kind == prose.Word && level(r.Low(e)) { // "its new drill, which costs"
		return r.nounsBefore(from, e-2)
	}
	if e-2 <= from || r.Word(e-1) != "that" && r.Word(e-1) != "which" || r.Toks[e-2].Kind != prose.Word || !plural(r.Low(e-2)) {
		return ""
	}
	a := e - 2
	for a > from && a > e-6 && r.Toks[a-1].Kind == prose.Word && r.Roles(a-1)&^(grammar.Naming|grammar.Thing|grammar.PlainNoun|grammar.Office) == 0 && !level(r.Low(a-1)) && !strings.HasSuffix(r.Word(a-1), "ed") {
		a--
	}
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[e-2].End})
}

// pastTime is the token of the phrase [a,b) behind the time that it begins with: "last
// year these figures came to".
func (r *reckon) pastTime(a, b int) int {
	for a < b {
		at, ok := r.TimeAt(r.Toks[a].Start)
		n := r.after(a, at.End)
		if !ok || n >= b || r.Toks[n].Kind != prose.Word {
			break
		}
		a = n
	}
	return a
}
