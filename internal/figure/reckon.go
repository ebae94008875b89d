package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// reckon is the state of a reading for figures: the report, and what the last
// figures were, since the next may lean on them.
type reckon struct {
	*Report
	out  []Figure
	when int // first of Dates that may still matter
	q    int // first of Quotes that may still matter

	yuan, pounds int8              // whether the report speaks of them: 0 not looked, 1, -1
	shared       map[string]string // what moneyOf has found, by name
	spoken       map[string]bool   // whether the report speaks of a country

	pending      amount // a number with no unit yet: the first of a range
	pendingTok   int
	pendingStart int
	noun         string // what the last count counted
	nounEnd      int
	nounSpan     prose.Span // of its words, without the number
	wholes       prose.Span // what the whole is whose part was counted last: the seats of "12 of its 40 seats"

	sentence int // where the last figure stood; -1: nowhere
	last     lastPeriod
}

// Append appends the figures of a report to out, sorted by span, without
// overlaps.
func Append(out []Figure, report *Report) []Figure {
	r := reckon{Report: report, out: out[len(out):], sentence: -1}
	r.pending.End = -1
	for k := 0; k < len(r.Toks) && len(r.out) <= r.Most; {
		t := r.Toks[k]
		switch t.Kind {
		case prose.Number:
			k = r.number(k, t.Start)
		case prose.Word:
			if x := r.Lex[k].Traits; x&(grammar.Listed|grammar.Numbering|grammar.Scheme) == grammar.Listed { // most words
				k++
				continue
			}
			k = r.atWord(k)
		default:
			k++
		}
	}
	return append(out, r.out...)
}

// atWord reads what begins with the word at token k, and returns the token to go
// on with.
func (r *reckon) atWord(k int) int {
	t, traits := r.Toks[k], r.Lex[k].Traits
	if traits&grammar.Scheme != 0 && r.address(k) {
		for k++; k < len(r.Toks) && r.Toks[k].Start == r.Toks[k-1].End; k++ {
		}
		return k
	}
	if Starts(r.Text, k) {
		return r.wordNumber(k)
	}
	if a, ok := readRussian(r.Body, t.Start); ok {
		if _, dated := r.dated(t.Span); !dated {
			return r.unitOrNoun(a, k, r.after(k+1, a.End))
		}
	}
	switch {
	case t.Len() < 2:
	case t.Len() > 6 && t.Len() < 12 && strings.HasSuffix(r.Lows[k], "fold") && r.fold(k):
	case isDigit(r.Body[t.End-1]) || t.Len() > 2 && isDigit(r.Body[t.Start+2]) || t.Len() > 4 && isDigit(r.Body[t.Start+3]):
		if n := belowZero(r.Word(k)); n > 0 {
			return r.number(k, t.Start+n)
		}
		r.coded(k)
	}
	return k + 1
}

// address reports the head of a web address.
func (r *reckon) address(k int) bool {
	switch w := r.Word(k); w {
	case "http", "https", "ftp":
		return r.Word(k+1) == ":"
	case "www":
		return r.Word(k+1) == "."
	}
	return false
}

// coded reads a word that begins with the code of a currency, or its sign in
// letters: "USD115", "EUR20m", "RM900,000", or the letters of a dollar that stand
// behind the sign.
func (r *reckon) coded(k int) {
	t := r.Toks[k]
	w := t.Of(r.Body)
	n, code := 2, ""
	start := t.Start
	switch {
	case start > 0 && r.Body[start-1] == '$': // "$US160 million", "$A500"
		if n = letters(w, 0); n > 0 && n < 4 && n < len(w) && isDigit(w[n]) {
			if code = dollar(w[:n]); code != "" {
				start--
			}
		}
	case len(w) > 2 && isDigit(w[2]):
		code = shortCode(w[:2])
	case len(w) > 3 && isDigit(w[3]) && w[:3] == strings.ToUpper(w[:3]):
		if u := unitWords[strings.ToLower(w[:3])]; u.kind == money {
			n, code = 3, u.code
		}
	}
	if code == "" {
		if n = letters(w, 0); n > 0 && n < 5 && n < len(w) && isDigit(w[n]) {
			if a, ok := readDigits(r.Body, t.Start+n, true); ok && a.End >= t.End {
				if code = r.letterSign(w[:n], a); code != "" {
					r.money(code, prose.Span{Start: t.Start, End: a.End}, a, k)
				}
			}
		}
		return
	}
	if a, ok := readDigits(r.Body, t.Start+n, true); ok && a.End >= t.End {
		r.money(code, prose.Span{Start: start, End: a.End}, a, k)
	}
}

// after is the first token that begins at or after a byte offset, from token k.
func (r *reckon) after(k, offset int) int {
	for k < len(r.Toks) && r.Toks[k].Start < offset {
		k++
	}
	return k
}

// dated reports that an expression of time covers the span, and where it ends.
func (r *reckon) dated(s prose.Span) (int, bool) {
	for r.when < len(r.Dates) && r.Dates[r.when].End <= s.Start {
		r.when++
	}
	for i := r.when; i < len(r.Dates) && r.Dates[i].Start < s.End; i++ {
		if w := r.Dates[i]; w.Start <= s.Start && s.Start < w.End {
			return w.End, true
		}
	}
	return 0, false
}

// number reads the number in figures that begins at a byte of token k and
// returns the token to go on with.
func (r *reckon) number(k, at int) int {
	t := r.Toks[k]
	if end, ok := r.dated(t.Span); ok {
		return max(k+1, r.after(k, end))
	}
	prefixed := at > t.Start
	if pointed(r.Body, at) {
		at--
	}
	code, start := moneyBefore(r.Body, at)
	below := at > 1 && r.Body[at-1] == '-' && signed(r.Body, at-1)
	if below { // "$-50.8bn"
		code, start = moneyBefore(r.Body, at-1)
	}
	if n := len(r.out); n > 0 && start < r.out[n-1].End {
		code, start = "", at // the sign belongs to the number before it
	}
	a, ok := readDigits(r.Body, at, code != "")
	if !ok {
		return r.skipJoined(k)
	}
	if u, _, _ := unitAt(r.Body, a.End); t.Start > 0 && r.Body[t.Start-1] == '+' && u.kind == noUnit { // a telephone number, whole
		for k++; k < len(r.Toks) && (r.Toks[k].Kind == prose.Number || r.Toks[k].Kind == prose.Punct && strings.Contains("()-", r.Word(k))); k++ {
		}
		return k
	}
	if code == "" && k > 0 && r.Toks[k-1].Kind == prose.Word && r.Toks[k-1].Len() < 5 && grammar.UpperFirst(r.Word(k-1)) && strings.TrimSpace(r.Body[r.Toks[k-1].End:t.Start]) == "" { // "Br 2 billion"
		if b, ok := readDigits(r.Body, t.Start, true); ok && (b.scaled || !b.plain) && len(r.Word(k-1)) > 1 {
			if code = r.letterSign(r.Word(k-1), b); code != "" {
				a, start = b, r.Toks[k-1].Start
			}
		}
	}
	next := r.after(k+1, a.End)
	if code == "" && !prefixed && (r.joinedBefore(at) || r.codedApart(a, at)) {
		return r.skipJoined(k)
	}
	if stop, skip := r.joinedAfter(a, k); stop {
		return skip
	}
	if prefixed {
		a.value.neg = t.Of(r.Body)[0]|0x20 == 'm'
		a.Start = t.Start
	} else if code == "" && at > 0 && (minus(r.Body, at) || k > 0 && r.Word(k-1) == "minus") && !r.margin(k) {
		a.value.neg = true
		a.Start = r.signBefore(k)
	}
	if code != "" {
		a.value.neg = a.value.neg || below
		end := a.End
		if u, e, _ := unitAt(r.Body, a.End); u.kind == money { // "$5 million US dollars", "$20 AUD"
			end = e
			if u.code != "USD" {
				code = u.code
			}
		} else {
			end = usAfter(r.Body, end)
		}
		r.money(code, prose.Span{Start: start, End: end}, a, k)
		return r.after(k+1, end)
	}
	return r.unitOrNoun(a, k, next)
}

// wordNumber reads the number in words at token k.
func (r *reckon) wordNumber(k int) int {
	t := r.Toks[k]
	a, ok := readWords(r.Body, t.Start)
	if !ok {
		n, _ := r.share(k)
		return max(n, k+1)
	}
	if k > 2 && t.Len() == 1 && r.Word(k-1) == "of" && r.Word(k-2) == "quarter" && (r.Low(k-3) == "a" || r.Low(k-3) == "one") { // "a quarter of a million"
		if v, ok := a.value.times(25, -2); ok {
			a.value, a.Start = v, r.Toks[k-3].Start
		}
	}
	if n := r.after(k+1, a.End); k > 0 && n < len(r.Toks) && grammar.UpperFirst(r.Word(k)) && (r.Toks[k-1].Kind != prose.Punct && (grammar.UpperFirst(r.Word(n)) || r.Word(k-1) == "of") || grammar.UpperFirst(r.Word(k+1)) && grammar.UpperFirst(r.Word(n)) && n > k+1) {
		return n // a name: "the Hall of Ten Thousand Lamps", "the Group of Seven nations"
	}
	if k > 0 && r.Word(k-1) == "minus" && !r.margin(k) {
		a.value.neg, a.Start = true, r.signBefore(k)
	}
	if end, ok := r.dated(t.Span); ok {
		return max(k+1, r.after(k, end))
	}
	if t.Start > 0 && (r.Body[t.Start-1] == '-' || r.Body[t.Start-1] == '/') {
		return k + 1
	}
	if a.End < len(r.Body) && r.Body[a.End] == '-' && isDigitOrLetter(r.Body, a.End+1) {
		if n, ok := r.sized(a, k); ok {
			return n
		}
		if u, end, _ := unitAt(r.Body, a.End); u.kind == noUnit || u.code == "°" {
			return max(k+1, r.after(k, end))
		}
	}
	return r.unitOrNoun(a, k, r.after(k+1, a.End))
}

func isDigitOrLetter(s string, i int) bool {
	return i < len(s) && (isDigit(s[i]) || letters(s, i) > i)
}

// unitOrNoun makes a figure of a number without a currency before it.
func (r *reckon) unitOrNoun(a amount, k, next int) int {
	if n, ok := r.ratio(a, k, next); ok {
		return n
	}
	u, end, compound := unitAt(r.Body, a.End)
	if u.kind == measure && strings.HasPrefix(r.Body[end:], " ago") { // "20 m ago" is a time
		return max(k+1, next)
	}
	if u.kind == noUnit && next < len(r.Toks) && a.End < r.Toks[next].Start && besideUnit(r.Word(next)) { // "25 more miles"
		u, end, compound = unitAt(r.Body, r.Toks[next].End)
	}
	if u.kind != noUnit && r.unitHolds(a, u, end, compound) {
		return r.withUnit(a, u, end, compound, k)
	}
	if f, ok := r.hanCount(a, k); ok {
		r.add(f)
		return r.after(k+1, f.End)
	}
	noun, end, ok := russianNoun(r.Body, a)
	if !ok {
		noun, end, ok = kazakhNoun(r.Body, a)
	}
	if ok {
		r.add(r.figure(prose.Span{Start: a.Start, End: end}, a, unit{code: "count:" + noun}, k))
		r.pending.End = -1
		return r.after(k+1, end)
	}
	if !a.inWord && (r.model(k) || r.falls(a)) {
		return max(k+1, next)
	}
	if n, ok := r.sized(a, k); ok {
		return n
	}
	if r.secondOfMoney(a, k) || r.partOfMoney(a, k, next) {
		return max(k+1, next)
	}
	if u, ok := r.grownTo(a, k, next); ok {
		r.beside(a, u, k)
		return max(k+1, next)
	}
	noun, end, ok = r.counted(a, k, next)
	if n := r.oneHarmed(a, k, next); n > next {
		noun, end, ok = "person", r.Toks[n-1].End, true
	}
	if !ok {
		noun, end, ok = r.attributive(a, next)
	}
	if ok {
		code := "count:" + noun
		if noun == "time" {
			code = "times"
		}
		f := r.figure(prose.Span{Start: a.Start, End: end}, a, unit{code: code}, k)
		if end == a.End && r.wholes.Start > end && r.wholes.Start-end < 60 { // "12 of its 40 seats"
			f.What = r.clean(r.wholes)
		}
		if f.Modifier == "" && end > a.End {
			f.Modifier = r.modifierAfter(a.End) // "20+ brands"
		}
		r.joinRange(&f, unit{}, a)
		r.add(f)
		r.noun, r.nounEnd, r.nounSpan = noun, end, prose.Span{Start: min(r.Toks[min(next, len(r.Toks)-1)].Start, end), End: end}
		r.pending.End = -1
		return r.after(k+1, end)
	}
	if noun, ok := r.ofThese(a, k, next); ok {
		f := r.figure(a.Span, a, unit{code: "count:" + noun}, k)
		f.Rule, f.Confidence = "part", .8
		r.add(f)
		return max(k+1, next)
	}
	if u, ok := r.against(a, k, next); ok {
		r.beside(a, u, k)
		return max(k+1, next)
	}
	if code, rule, sure := r.bare(a, k, next); code != "" {
		f := r.figure(a.Span, a, unit{code: code}, k)
		f.Rule, f.Confidence = rule, sure
		if n := len(r.out); n > 0 && leaning(rule) && r.out[n-1].Unit == code {
			f.What = r.out[n-1].What
		}
		r.joinRange(&f, unit{}, a)
		r.add(f)
		r.pending.End = -1
		return max(k+1, next)
	}
	r.pending, r.pendingTok, r.pendingStart = a, k, a.Start
	return max(k+1, next)
}

// withUnit adds the amount at token k in the unit behind it, which ends at a byte;
// compound says that a hyphen ties the two. It returns the token to go on with.
func (r *reckon) withUnit(a amount, u unit, end int, compound bool, k int) int {
	if u.kind == money && sharedMoney[u.code] != nil {
		u.code = r.moneyOf(u.code)
	}
	if u.kind == money && u.code == "JPY" && strings.HasPrefix(r.Body[a.End:], "¥") {
		u.code = r.yen()
	}
	if u.code == "lb" && !compound && strings.HasPrefix(strings.TrimLeft(r.Body[a.End:end], " \n\u00a0"), "pound") && (a.scaled || r.speaksOf(&r.pounds, "£", "sterling", "British pound")) {
		u = unit{"GBP", money, 0}
	}
	if u.kind == money && u.exp == 0 {
		if v, e, ok := r.cents(end, u.code); ok { // "3 dollars and 50 cents"
			if sum, ok := a.value.plus(v); ok {
				a.value, end = sum, e
			}
		}
	}
	f := r.figure(prose.Span{Start: a.Start, End: end}, a, u, k)
	r.joinRange(&f, u, a)
	r.add(f)
	r.pending.End = -1
	return r.after(k+1, end)
}

// besideUnit reports a word that may stand between a number and its unit.
func besideUnit(w string) bool {
	switch w {
	case "more", "extra", "additional", "further", "metric", "rushing", "passing", "receiving", "total", "net", "gross", "full", "whole":
		return true
	}
	return false
}

// beside adds a bare number as a figure in the unit of the one before, and of the
// same thing.
func (r *reckon) beside(a amount, u unit, k int) {
	f := r.figure(a.Span, a, u, k)
	f.Rule, f.Confidence = "compared", .85
	if what := r.out[len(r.out)-1].What; what != "" {
		f.What = what
	}
	r.add(f)
}

// add appends a figure, unless it overlaps the one before it.
func (r *reckon) add(f Figure) {
	if n := len(r.out); n > 0 && f.Start < r.out[n-1].End {
		return
	}
	r.out = append(r.out, f)
}

// figure fills a figure in from its surroundings.
func (r *reckon) figure(s prose.Span, a amount, u unit, k int) Figure {
	v, _ := a.value.times(1, u.exp)
	f := Figure{Span: s, Token: k, Value: v.String(), Unit: u.code, Quote: -1}
	switch {
	case u.kind == money:
		f.Rule, f.Confidence = "money", .97
	case u.kind == percent:
		f.Rule, f.Confidence = "percent", .98
	case u.kind == measure:
		f.Rule, f.Confidence = "measure", .93
	default:
		f.Rule, f.Confidence = "count", .9
		if a.inWord {
			f.Confidence = .85
		}
	}
	r.surround(&f, k, u.kind)
	return f
}
