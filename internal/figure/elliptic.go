package figure

import (
	"strconv"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Numbers whose noun or unit a figure before them has said.

// elliptic is the unit of a number without one that a figure before it has: by the
// first of its rules that knows. Before is the token where the number begins with its
// word of degree.
func (r *reckon) elliptic(a amount, k, before, next int) (code, rule string, sure float64) {
	if len(r.out) == 0 || before == 0 {
		return "", "", 0
	}
	whole := a.value.exp >= 0 || a.scaled
	if code := r.outOf(before); code != "" && whole {
		return code, "part", .8
	}
	if code := r.alike(a, k, next); code != "" {
		return code, "listed", .8
	}
	if code := r.inBrackets(a, k, next); code != "" {
		return code, "compared", .8
	}
	if code := r.broughtTo(before); code != "" && whole && (next >= len(r.Toks) || r.phraseStops(next)) {
		return code, "level", .75
	}
	if code := r.sameVerb(a, before, next); code != "" {
		return code, "same-verb", .75
	}
	if code := r.ofOther(a, before, next); code != "" {
		return code, "same-verb", .75
	}
	if code := r.changedToo(a, before, next); code != "" {
		return code, "compared", .75
	}
	if !whole || !(decimal{1, 0, false}).less(a.value) {
		return "", "", 0
	}
	if code := r.further(k, next); code != "" {
		return code, "further", .8
	}
	if code := r.listed(a, before, next); code != "" {
		return code, "listed", .8
	}
	if code := r.someOf(a, before, next); code != "" {
		return code, "part", .8
	}
	if code := r.cutTo(a, before, next); code != "" {
		return code, "level", .8
	}
	return "", "", 0
}

// near is the last figure, where it ends at most reach bytes before the offset, in the
// same sentence or the one before.
func (r *reckon) near(offset, reach int) *Figure {
	o := &r.out[len(r.out)-1]
	if offset-o.End > reach || r.sentenceOf(offset)-r.sentenceOf(o.Start) > 1 {
		return nil
	}
	return o
}

// counts reports a unit of counts with a noun.
func counts(code string) bool { return strings.HasPrefix(code, "count:") }

// sameVerb is the unit of the figure before, where the verb before that one stands
// before this number too: "the Front won 68 seats, while the Alliance won 42", "the
// highest bid is 84.75 crowns and the lowest is 74.20".
func (r *reckon) sameVerb(a amount, before, next int) string {
	o := r.near(a.Start, 160)
	v := before - 1
	if o == nil || r.Toks[v].Kind != prose.Word || r.Toks[v].Start < o.End || !r.phraseStops(next) ||
		r.Roles(v)&(grammar.Preposition|grammar.Determiner|grammar.Conjunction|grammar.Pronoun|grammar.Relative|grammar.TimeWord) != 0 {
		return ""
	}
	_, first := r.modifier(r.TokenAt(o.Start))
	if first == 0 || r.Low(first-1) != r.Low(v) || r.Low(v) == "of" {
		return ""
	}
	switch {
	case counts(o.Unit):
		if a.value.exp < 0 || !(decimal{1, 0, false}).less(a.value) {
			return ""
		}
	case o.Unit == "percent":
		if a.inWord || (decimal{100, 0, false}).less(a.value) {
			return ""
		}
	case o.Unit == "count" || o.Unit == "times" || o.Unit == "share" || a.value.exp >= 0 || small(o.Of(r.Body)):
		return ""
	}
	return o.Unit
}

// small reports an amount of small change: "84.75 cents".
func small(amount string) bool {
	return strings.HasSuffix(amount, "cents") || strings.HasSuffix(amount, "pence") || strings.HasSuffix(amount, "p") || strings.HasSuffix(amount, "sen")
}

// leaning reports a rule by which a number is of what the figure before it is of.
func leaning(rule string) bool {
	return rule == "same-verb" || rule == "further" || rule == "listed" || rule == "part"
}

// ofOther is the unit of the count before, to which that of somebody else is set: "126
// medals to Ostrand's 91".
func (r *reckon) ofOther(a amount, before, next int) string {
	o := r.near(a.Start, 50)
	if o == nil || !counts(o.Unit) || a.value.exp < 0 || !grammar.Possessive(r.Word(before-1)) || !r.phraseStops(next) {
		return ""
	}
	for i := before - 2; i > 0 && i > before-6 && r.Toks[i].Start >= o.End; i-- {
		switch r.Word(i) {
		case "to", "against", "than", "with", "versus":
			return o.Unit
		}
	}
	return ""
}

// changedToo is a percentage by which something else has changed than before: "rose by
// 2 percent, but that of Belm fell by 1".
func (r *reckon) changedToo(a amount, before, next int) string {
	o := r.near(a.Start, 80)
	if o == nil || o.Unit != "percent" || a.inWord || r.Word(before-1) != "by" || before < 2 || trend(r.Low(before-2)) == "" || !r.phraseStops(next) || (decimal{100, 0, false}).less(a.value) {
		return ""
	}
	return o.Unit
}

// further is the unit of what was counted before, where the number adds to it: "1,200
// posts in May and another 300 in June", "a further 37 on Monday".
func (r *reckon) further(k, next int) string {
	switch r.Low(k - 1) {
	case "another":
	case "further", "additional", "extra":
		if k < 2 || r.Low(k-2) != "a" && r.Low(k-2) != "an" {
			return ""
		}
	default:
		return ""
	}
	o := r.near(r.Toks[k].Start, 200)
	if o == nil || !counts(o.Unit) || !r.phraseStops(next) && r.Roles(next)&grammar.Auxiliary == 0 {
		return ""
	}
	return o.Unit
}

// listed is the unit of the count before in a list that goes from place to place: "254
// were killed in the north, 34 in the south and two at sea".
func (r *reckon) listed(a amount, before, next int) string {
	if p := r.Word(before - 1); p != "and" && p != "," || !placing(r.Word(next)) || next+1 >= len(r.Toks) || r.Toks[next+1].Kind != prose.Word {
		return ""
	}
	switch r.Word(next + 1) {
	case "most", "least", "first", "once", "a", "an", "all", "one", "last":
		return "" // "at most", "at a time"
	}
	o := r.near(a.Start, 70)
	if o == nil || !counts(o.Unit) || o.Unit == "count:point" || r.sentenceOf(o.Start) != r.sentenceOf(a.Start) {
		return ""
	}
	placed := r.Body[o.End:r.Toks[before].Start] == ", " && pow(a.value) < valueOf(o) // the whole, and then its parts
	for i := r.TokenAt(o.End); i < before-1; i++ {
		w := r.Word(i)
		switch {
		case r.Toks[i].Kind == prose.Number, r.Roles(i)&(grammar.CueWord|grammar.Relative|grammar.Pronoun) != 0 && r.Roles(i)&grammar.Determiner == 0, w == "but", w == "while", w == ":", w == ";":
			return ""
		case placing(w):
			placed = true
		}
	}
	if !placed {
		return ""
	}
	return o.Unit
}

// valueOf is the value of a figure as a float, for comparison only.
func valueOf(f *Figure) float64 {
	v, _ := strconv.ParseFloat(f.Value, 64)
	return v
}

// placing reports a preposition that leads to a place or a time.
func placing(w string) bool {
	switch w {
	case "in", "at", "on", "from", "near", "inside", "outside", "under", "across", "during":
		return true
	}
	return false
}

// someOf is the unit of what was counted before, of which the number tells some, at the
// head of its clause: "Of the six samples drawn, three showed …", "Eleven were aboard.
// Four served in the guard."
func (r *reckon) someOf(a amount, before, next int) string {
	o := r.near(a.Start, 250)
	s := r.sentenceOf(a.Start)
	if o == nil || s < 0 || !counts(o.Unit) || next >= len(r.Toks) || !r.pluralVerb(next) {
		return ""
	}
	first := r.Sents[s].First
	switch {
	case first == before, r.Word(before-1) == ";":
	case r.Word(before-1) == "," && strings.EqualFold(r.Word(first), "of") && o.Start > r.Toks[first].Start && r.TokenAt(o.Start) <= first+3:
	default:
		return ""
	}
	return o.Unit
}

// pluralVerb reports a verb at token i whose subject may be several: "were", "served".
func (r *reckon) pluralVerb(i int) bool {
	if r.Toks[i].Kind != prose.Word {
		return false
	}
	switch w := r.Low(i); w {
	case "were", "are", "have", "had", "will", "would", "could", "remain", "came", "went", "fell", "left", "took", "won", "lost", "ran", "stood", "lay", "became", "held", "said":
		return true
	default:
		return len(w) > 4 && strings.HasSuffix(w, "ed") && !(i+1 < len(r.Toks) && plural(r.Low(i+1)))
	}
}

// cutTo is the unit of the count before that was made more or less: "a race of 24 laps,
// reduced to 23".
func (r *reckon) cutTo(a amount, before, next int) string {
	o := r.near(a.Start, 40)
	if o == nil || !counts(o.Unit) || before < 2 || r.Word(before-1) != "to" || !r.phraseStops(next) {
		return ""
	}
	switch r.Low(before - 2) {
	case "reduced", "cut", "extended", "lowered", "trimmed", "expanded", "shortened", "whittled":
		return o.Unit
	}
	return ""
}

// outOf is the unit of the count of which the number before token before+1 is the
// whole: "five parties out of 16", "600 people out of the planned 2,000".
func (r *reckon) outOf(before int) string {
	n := len(r.out)
	if n == 0 || !strings.HasPrefix(r.out[n-1].Unit, "count:") {
		return ""
	}
	i := before - 1
	for i > 0 && i > before-4 && r.Word(i) != "of" && (r.Roles(i)&grammar.Determiner != 0 || adjectival(r.Word(i))) {
		i--
	}
	if i < 1 || r.Word(i) != "of" || r.Word(i-1) != "out" || r.Toks[i-1].Start-r.out[n-1].End > 80 {
		return ""
	}
	return r.out[n-1].Unit
}

// alike is the unit of the figure before in a list whose items go on as this one does: "7
// thousand tons to Ostrand and 12 thousand to Velmora".
func (r *reckon) alike(a amount, k, next int) string {
	n := len(r.out)
	if n == 0 || !a.scaled || next+1 >= len(r.Toks) || r.Roles(next)&grammar.Preposition == 0 || !grammar.UpperFirst(r.Word(next+1)) || r.dateStarts(next+1) {
		return ""
	}
	if p := r.Word(k - 1); p != "and" && p != "," {
		return ""
	}
	o := &r.out[n-1]
	i := r.TokenAt(o.End)
	if a.Start-o.End > 40 || r.Word(i) != r.Word(next) || isCurrency(o.Unit) || o.Unit == "percent" {
		return ""
	}
	return o.Unit
}

// inBrackets is the unit of a count that stands alone in brackets behind a share by
// which it has changed: "400 visitors came, 20 percent more than in 2030 (333)".
func (r *reckon) inBrackets(a amount, k, next int) string {
	n := len(r.out)
	if n < 2 || k == 0 || r.Word(k-1) != "(" || r.Word(next) != ")" || a.inWord || a.value.exp < 0 || a.digits < 3 || r.out[n-1].Unit != "percent" {
		return ""
	}
	if o := r.out[n-2]; strings.HasPrefix(o.Unit, "count:") && r.sentenceOf(o.Start) == r.sentenceOf(a.Start) && a.Start-r.out[n-1].End < 80 {
		return o.Unit
	}
	return ""
}

// ofThese is what was counted before a number that is a part of it: "12,300
// households. Of these, 4,100 are …".
func (r *reckon) ofThese(a amount, k, next int) (string, bool) {
	if r.noun == "" || a.Start-r.nounEnd > 400 || a.value.exp < 0 || next >= len(r.Toks) || r.Roles(next)&(grammar.Auxiliary|grammar.Preposition|grammar.Adverb) == 0 {
		return "", false
	}
	_, i := r.modifier(k)
	if i--; i > 0 && r.Word(i) == "," {
		i--
	}
	if w := r.Low(i); w == "even" || w == "only" || w == "and" || w == "but" || w == "another" { // "90 countries have asked, and 60 already have"
		n := next
		for n < len(r.Toks) && n < next+2 && r.Roles(n)&grammar.Auxiliary == 0 {
			n++
		}
		switch r.Word(n) {
		case "have", "has", "had", "were", "are", "was":
			return r.noun, !a.inWord && !yearLike(a)
		}
		return "", false
	}
	switch r.Low(i) {
	case "these", "those", "them", "which", "whom":
		return r.noun, i > 0 && strings.EqualFold(r.Word(i-1), "of")
	case "including": // "6,000 homes, including 1,500 in the valley"
		return r.noun, r.Roles(next)&grammar.Preposition != 0 && !yearLike(a) && a.value != decimal{1, 0, false}
	}
	return "", false
}

// against is the unit of a bare amount that belongs to the figure before it: one
// that is compared with it ("2.1 billion euros, compared with 1.7 billion a year
// earlier"), or the step from it ("60,000 tonnes, 8,000 more than now").
func (r *reckon) against(a amount, k, next int) (unit, bool) {
	n := len(r.out)
	if n == 0 || a.Start-r.out[n-1].End > 80 || next >= len(r.Toks) {
		return unit{}, false
	}
	code, kind := r.out[n-1].Unit, measure
	if isCurrency(code) {
		kind = money
	}
	if strings.HasPrefix(code, "count") || code == "percent" || code == "times" {
		return unit{}, false
	}
	if w := r.Word(next); !a.inWord && r.Word(k-1) == "," && (w == "more" || w == "less" || w == "fewer") && r.Word(next+1) == "than" {
		return unit{code: code, kind: kind}, true
	}
	if !a.scaled && a.plain || r.Toks[next].Kind == prose.Word && r.Roles(next)&(grammar.Preposition|grammar.Determiner|grammar.Conjunction|grammar.TimeWord) == 0 || !r.compared(a.Span) {
		return unit{}, false
	}
	return unit{code: code, kind: kind}, true
}

// grownTo is the unit of a bare number to which the figure before it has gone, or
// from which it has come: "from 21 percent in all to 23", "to 300 tonnes in May
// from 280".
func (r *reckon) grownTo(a amount, k, next int) (unit, bool) {
	n := len(r.out)
	_, before := r.modifier(k)
	if n == 0 || before < 2 || r.Toks[k].Start-r.out[n-1].End > 40 {
		return unit{}, false
	}
	prev := &r.out[n-1]
	u := unit{code: prev.Unit, kind: measure}
	lead, other := r.Word(before-1), ""
	switch lead {
	case "to":
		other = "from"
	case "from":
		other = "to"
	default:
		return unit{}, false
	}
	switch {
	case strings.HasPrefix(u.code, "count:"):
		u.kind = noUnit
	case u.code == "count", u.code == "times", yearLike(a):
		return unit{}, false
	case isCurrency(u.code):
		u.kind = money
	case u.code == "percent":
		u.kind = percent
	}
	moved := other == "to" && (r.Word(before-2) == "up" || r.Word(before-2) == "down") // "at 5 percent, up from 4"
	for i := before - 2; r.Toks[i].Start >= prev.End && !moved; i-- {
		if r.Toks[i].Kind == prose.Punct || r.Roles(i)&grammar.Conjunction != 0 {
			return unit{}, false
		}
	}
	if next < len(r.Toks) && r.Toks[next].Kind == prose.Word && r.Word(next) != "for" && r.Roles(next)&(grammar.Preposition|grammar.Conjunction|grammar.Relative|grammar.TimeWord) == 0 {
		return unit{}, false
	}
	first := r.TokenAt(prev.Start)
	if n > 1 && r.out[n-2].Rule == "range" && r.ranged(r.out[n-2].End, prev.Start) {
		first = r.TokenAt(r.out[n-2].Start)
	}
	_, before = r.modifier(first)
	return u, moved || before > 0 && r.Low(before-1) == other
}
