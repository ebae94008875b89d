package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// share reads a part of a whole in words at token k, "two-thirds of the mills",
// "half the pupils", "by a third", and adds it as a figure from 0 to 1, to four
// decimals. It returns the token to go on with. A quarter of a year, the third of
// several and the first half of a match are no such part.
func (r *reckon) share(k int) (int, bool) {
	if w := r.Low(k + 1); r.Toks[k].Len() < 7 && r.Low(k) != "half" && (len(w) < 4 || strings.IndexByte("htqfsen", w[0]) < 0 || strings.IndexByte("fdrhs", w[len(w)-1]) < 0) {
		return k, false // as after most articles
	}
	num, den, end, ok := partAt(r.Body, r.Toks[k].Start)
	if !ok || end < len(r.Body) && r.Body[end] == '-' || k > 0 && r.Toks[k-1].End == r.Toks[k].Start && r.Word(k-1) != "(" {
		return k, false
	}
	next := r.after(k+1, end)
	modified, before := r.modifierAt(k), k
	if modified != "" {
		_, before = r.modifier(k)
	}
	if next >= len(r.Toks) || before > 0 && r.partOfTime(before-1, r.Toks[k].Len() == 4 && den == 2) {
		return k, false
	}
	hyphen := strings.Contains(r.Body[r.Toks[k].Start:end], "-")
	sure := num > 1 && (hyphen || den != 4) // three quarters may be of a year
	what := prose.Span{}
	switch w := r.Word(next); {
	case w == "of" && r.partOfPercent(num, den, k, next):
		return r.TokenAt(r.out[len(r.out)-1].End), true
	case w == "of":
		what, ok = r.wholeOf(next+1, num, den, hyphen || modified != "")
	case den == 2 && (w == "the" || w == "all") || w == "its" || w == "their" || w == "his" || w == "her":
		what, ok = r.wholeAt(next, next+1)
		ok = ok && den == 2
	case sure && (w == "majority" || w == "stake" || w == "share" || w == "interest" || w == "vote"):
		what = r.Toks[next].Span
	case before > 0 && r.Low(before-1) == "by":
		ok = r.phraseStops(next) && r.changes(before-1)
	case sure, modified != "", den == 2 && before == k:
		ok = r.predicate(next) && (sure || modified != "" || w != "was" && w != "is" && w != "had" && w != "has")
	default:
		ok = false
	}
	if !ok {
		return k, false
	}
	r.part(num, den, prose.Span{Start: r.Toks[k].Start, End: end}, what, k, before > 0 && r.Low(before-1) == "by")
	return next, true
}

// partOfPercent adds "a quarter of 1 percent" as what it is, and reports that it did.
func (r *reckon) partOfPercent(num, den uint64, k, of int) bool {
	w := r.Word(of + 1)
	if w != "1" && w != "one" && w != "a" {
		return false
	}
	u, end, _ := unitAt(r.Body, r.Toks[of+1].End)
	if u.kind != percent {
		return false
	}
	a := amount{Span: prose.Span{Start: r.Toks[k].Start, End: end}, inWord: true, value: decimal{(num*20000 + den) / (2 * den), -4, false}}
	r.add(r.figure(a.Span, a, u, k))
	r.pending.End = -1
	return true
}

// part adds num of den as a figure. What changes by a part is found as for any other.
func (r *reckon) part(num, den uint64, s, what prose.Span, k int, change bool) {
	a := amount{Span: s, inWord: true, value: decimal{(num*20000 + den) / (2 * den), -4, false}}
	f := r.figure(s, a, unit{code: "share", kind: percent}, k)
	f.Rule, f.Confidence = "share", .85
	if !change {
		f.What = r.clean(what)
		if n := len(r.out); f.What == "" && n > 0 && r.out[n-1].Unit == f.Unit && f.Start-r.out[n-1].End < 300 { // "a third agree, a quarter do not"
			f.What = r.out[n-1].What
		}
	}
	r.add(f)
	r.pending.End = -1
}

// partAt reads "half", "a third", "two-thirds", "three quarters" at byte i.
func partAt(text string, i int) (num, den uint64, end int, ok bool) {
	e := letters(text, i)
	w := lowerWord(text[i:e])
	if w == "half" {
		return 1, 2, e, true
	}
	if num, ok = ones(w); !ok && (w == "a" || w == "an") {
		num, ok = 1, true
	}
	if !ok || num > 9 {
		return 0, 0, 0, false
	}
	p := skipGap(text, e)
	end = letters(text, p)
	d, several := strings.CutSuffix(lowerWord(text[p:end]), "s")
	if several != (num > 1) {
		return 0, 0, 0, false
	}
	switch d {
	case "half":
		den = 2
	case "third":
		den = 3
	case "quarter", "fourth":
		den = 4
	case "fifth":
		den = 5
	case "sixth":
		den = 6
	case "seventh":
		den = 7
	case "eighth":
		den = 8
	case "ninth":
		den = 9
	case "tenth":
		den = 10
	}
	return num, den, end, num < den
}

// partOfTime reports a word before a part that makes a time, a place in a row or a
// larger number of it: "the first half", "two and a half", "in half".
func (r *reckon) partOfTime(k int, half bool) bool {
	switch r.Low(k) {
	case "first", "second", "third", "last", "past", "next", "final", "opening", "latter", "previous", "other", "consecutive", "straight", "each", "every", "upper", "lower", "top", "bottom", "front", "back", "rear", "better",
		"left", "right", "northern", "southern", "eastern", "western", "entire", "whole", "early", "later", "the", "this", "that", "in":
		return true
	case "a", "an":
		return half
	case "and":
		return k > 0 && (r.Toks[k-1].Kind == prose.Number || duration(r.Low(k-1)) || startsNumber(r.Word(k-1)))
	}
	return false
}

// wholeOf is what a part is of, at token i behind "of". Firm says that the part is
// no place in a row, whatever follows.
func (r *reckon) wholeOf(i int, num, den uint64, firm bool) (prose.Span, bool) {
	if i >= len(r.Toks) {
		return prose.Span{}, false
	}
	j, w := i, r.Low(i)
	if r.Word(i) == "US" {
		w = ""
	}
	fixed := false
	switch w {
	case "a", "an", "one", "another", "each", "every", "any":
		return prose.Span{}, false
	case "that": // "half of that came from the north"
		if i+1 < len(r.Toks) && (r.pluralVerb(i+1) || r.Roles(i+1)&grammar.Auxiliary != 0) {
			return prose.Span{}, true
		}
	case "which", "whom", "these", "those", "them", "us", "it":
		if w != "those" && w != "these" || r.phraseStops(i+1) || r.Roles(i+1)&(grammar.Auxiliary|grammar.CueWord) != 0 || r.Word(i+1) == "who" {
			span := prose.Span{}
			if r.nounEnd > 0 && r.Toks[i].Start-r.nounEnd < 400 {
				span = r.nounSpan
			}
			return span, true
		}
		fallthrough
	case "the", "its", "their", "our", "my", "your", "his", "her", "all", "both":
		j, fixed = i+1, true
	}
	if j < len(r.Toks) && (r.Word(j) == "the" || r.Word(j) == "those" || r.Word(j) == "these") { // "all the"
		j++
	}
	what, ok := r.wholeAt(i, j)
	if !ok {
		return prose.Span{}, false
	}
	if r.Toks[j].Kind == prose.Number || startsNumber(r.Word(j)) && !fixed {
		return what, firm || num > 1
	}
	last := r.Low(r.TokenAt(what.End - 1))
	if !firm && !fixed && (den == 4 || num == 1) && !plural(last) && !grammar.UpperFirst(r.Word(j)) && den != 2 {
		return prose.Span{}, false // "a quarter of growth" is a time
	}
	return what, true
}

// wholeAt is the noun phrase from token i, its first word of its own at j, when it
// is no stretch of time and no turn of speech: "half the battle".
func (r *reckon) wholeAt(i, j int) (prose.Span, bool) {
	if j >= len(r.Toks) || r.dateStarts(i) || r.dateStarts(j) || r.Toks[j].Kind == prose.Punct && r.Word(j) != "$" {
		return prose.Span{}, false
	}
	s := r.sentenceOf(r.Toks[i].Start)
	if s < 0 {
		return prose.Span{}, false
	}
	if r.Toks[j].Kind == prose.Number { // "half of the 18 million viewers"
		a, ok := readDigits(r.Body, r.Toks[j].Start, false)
		if n := r.after(j+1, a.End); ok && n < r.Sents[s].Last && r.Toks[n].Kind == prose.Word && r.Roles(n)&(grammar.Preposition|grammar.Conjunction) == 0 && !duration(r.Low(n)) {
			if e := r.phraseEnd(n, r.Sents[s].Last); e > n {
				p := r.toPlural(n, e)
				return prose.Span{Start: r.Toks[j].Start, End: p.End}, true
			}
		}
	}
	e := r.phraseEnd(i, r.Sents[s].Last)
	if e > i && e+1 < r.Sents[s].Last && grammar.Possessive(r.Word(e-1)) && r.Toks[e].Kind == prose.Number { // "the world's 22 sites"
		e = max(e, r.phraseEnd(e+1, r.Sents[s].Last))
	}
	if e <= i || e <= j && j > i && r.Toks[j].Kind != prose.Number {
		return prose.Span{}, false
	}
	for n := j; n < e && n < j+3; n++ {
		w := r.Low(n)
		if duration(w) || grammar.Weekday.Is(w) || yearDigits(w) {
			return prose.Span{}, false
		}
		switch w {
		case "time", "battle", "story", "fun", "way", "night", "problem", "game", "match", "term", "decade", "lifetime", "inning", "innings", "round", "period", "first", "second":
			return prose.Span{}, false
		}
	}
	return r.toPlural(i, e), true
}

// toPlural is the phrase [a,e) to its last plural, where it has one, and to its
// first adverb: the verb behind it may look like a noun.
func (r *reckon) toPlural(a, e int) prose.Span {
	for n := a + 1; n < e; n++ {
		if r.Adverbial(n) {
			e = n
		}
	}
	for n := e - 1; n >= a; n-- {
		if r.Word(n) == "of" {
			break
		}
		if plural(r.Low(n)) && (n+1 == e || r.Toks[n+1].Kind == prose.Word) && !grammar.Possessive(r.Word(n)) {
			e = n + 1
			break
		}
	}
	return prose.Span{Start: r.Toks[a].Start, End: r.Toks[e-1].End}
}

// yearDigits reports a year in figures.
func yearDigits(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && isDigit(w[2]) && isDigit(w[3])
}

// phraseStops reports that no noun goes on at token k.
func (r *reckon) phraseStops(k int) bool {
	if k < len(r.Toks) && (r.Word(k) == "a" || r.Word(k) == "an" || r.Word(k) == "-") {
		return false
	}
	return k >= len(r.Toks) || r.Toks[k].Kind == prose.Punct || r.Roles(k)&(grammar.Preposition|grammar.Conjunction|grammar.TimeWord) != 0 && r.Roles(k)&grammar.Determiner == 0 || r.dateStarts(k)
}

// predicate reports that a part is the subject of the verb at token k, or ends its
// clause: "nearly half were women", "about a third said".
func (r *reckon) predicate(k int) bool {
	if r.Toks[k].Kind == prose.Punct {
		w := r.Word(k)
		return w == "." || w == "," || w == ";" || w == ")"
	}
	switch r.Low(k) {
	case "were", "are", "was", "is", "have", "had", "has", "say", "said", "think", "believe", "want", "support", "supported", "oppose", "opposed", "voted":
		return true
	}
	return false
}

// changes reports a verb or noun of change in the eight words before token k.
func (r *reckon) changes(k int) bool {
	for i := k - 1; i >= 0 && i > k-9 && r.Word(i) != "." && r.Word(i) != ";"; i-- {
		if w := r.Low(i); trend(w) != "" || w == "halved" || w == "trim" || w == "trimmed" || w == "slash" || w == "shorten" {
			return true
		}
	}
	return false
}

// ratio reads a part as so many out of so many, "one in five voters", "nine out of
// ten", whose first number is a and ends before token next. It returns the token
// to go on with. Goals in so many games are no such part.
func (r *reckon) ratio(a amount, k, next int) (int, bool) {
	j := next + 1
	inside := false
	switch r.Word(next) {
	case "in":
		inside = true
	case "out":
		if r.Word(j) != "of" {
			return k, false
		}
		j++
	case "of":
		if w := r.Word(j); w != "every" && w != "each" {
			return k, false
		}
	default:
		return k, false
	}
	if r.Word(j) == "every" {
		j++
	}
	if a.scaled || a.value.exp != 0 || a.value.coef == 0 || a.value.coef > 99 || j+1 >= len(r.Toks) || a.End > r.Toks[next].Start {
		return k, false
	}
	var b amount
	ok := false
	if r.Toks[j].Kind == prose.Number {
		b, ok = readDigits(r.Body, r.Toks[j].Start, false)
	} else if startsNumber(r.Word(j)) {
		b, ok = readWords(r.Body, r.Toks[j].Start)
	}
	whole, fine := b.value.times(1, 0)
	for fine && whole.exp > 0 && whole.coef < 1e9 {
		whole.coef, whole.exp = whole.coef*10, whole.exp-1
	}
	if !ok || whole.exp != 0 || !a.value.less(whole) || whole.coef > 1e6 || yearLike(b) && b.value.coef != 1000 || r.dateStarts(j) {
		return k, false
	}
	n := whole.coef
	round := n <= 5 || n%10 == 0 || n == 6 || n == 7 || n == 8 || n == 12 || n == 15 || n == 25
	if !round || inside && a.value.coef > 1 && n > 5 && n != 10 && n != 100 && n != 1000 {
		return k, false
	}
	behind := r.after(j+1, b.End)
	what, ok := r.ofSuch(behind, a.value.coef > 1)
	if !ok {
		return k, false
	}
	r.part(a.value.coef, n, prose.Span{Start: a.Start, End: b.End}, what, k, false)
	return behind, true
}

// ofSuch is the plural at token k of which a ratio is a part. Strict asks for one.
func (r *reckon) ofSuch(k int, strict bool) (prose.Span, bool) {
	if k >= len(r.Toks) {
		return prose.Span{}, !strict
	}
	if r.Toks[k].Kind == prose.Punct {
		w := r.Word(k)
		return prose.Span{}, !strict && (w == "." || w == "," || w == ";" || w == ")")
	}
	i := k
	if r.Word(k) == "of" {
		if i++; i < len(r.Toks) && r.Roles(i)&grammar.Determiner == 0 && !grammar.UpperFirst(r.Word(i)) && !plural(r.Low(i)) {
			return prose.Span{}, false
		}
	}
	s := r.sentenceOf(r.Toks[k].Start)
	if s < 0 || i >= len(r.Toks) || r.dateStarts(i) {
		return prose.Span{}, false
	}
	e := r.phraseEnd(i, r.Sents[s].Last)
	for n := i; n < e && n < i+4; n++ {
		switch w := strings.TrimSuffix(r.Low(n), "s"); w {
		case "game", "matche", "match", "start", "inning", "attempt", "shot", "trie", "race", "tournament", "event", "outing", "appearance", "test", "over", "ball",
			"lap", "set", "round", "star", "point", "place", "meeting", "visit":
			if w != "visit" || strict {
				return prose.Span{}, false
			}
		default:
			if duration(r.Low(n)) {
				return prose.Span{}, false
			}
		}
	}
	for n := i; n < e && n < i+4; n++ {
		if w := r.Low(n); plural(w) && !grammar.Possessive(r.Word(n)) || i > k {
			return r.toPlural(i, e), true
		}
	}
	if w := r.Word(k); w == "say" || w == "said" || w == "think" || w == "believe" || w == "support" || w == "oppose" {
		return prose.Span{}, true
	}
	return prose.Span{}, !strict && (r.predicate(k) || strings.HasSuffix(r.Word(k), "ed")) // "one in five stayed"
}
