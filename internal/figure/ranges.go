package figure

import (
	"strings"
)

// cents reads the small change after an amount: "and 50 cents".
func (r *reckon) cents(end int, code string) (decimal, int, bool) {
	i := end
	for _, s := range [...]string{" and ", " "} {
		if strings.HasPrefix(r.Body[i:], s) {
			i += len(s)
			break
		}
	}
	if i == end || i >= len(r.Body) {
		return decimal{}, 0, false
	}
	var a amount
	ok := false
	if isDigit(r.Body[i]) {
		a, ok = readDigits(r.Body, i, false)
	} else {
		a, ok = readWords(r.Body, i)
	}
	if !ok || a.value.exp != 0 || a.value.coef > 99 {
		return decimal{}, 0, false
	}
	u, e, _ := unitAt(r.Body, a.End)
	if u.kind != money || u.exp != -2 || u.code != code {
		return decimal{}, 0, false
	}
	return decimal{a.value.coef, -2, false}, e, true
}

// scaledLike gives the first number of a range the size of the second, when it
// is the smaller: "$5-7 billion".
func scaledLike(first, second amount, text string) (decimal, bool) {
	i := second.Start
	bare, ok := readDigits(text[:digitsEnd(text, i)], i, false)
	if !ok || !first.value.less(bare.value) || !first.value.less(decimal{1000, 0, false}) {
		return decimal{}, false
	}
	exp := 0
	for v := bare.value; v.less(second.value) && exp < 15; exp++ {
		v.exp++
	}
	return first.value.times(1, exp)
}

func digitsEnd(text string, i int) int {
	for i < len(text) && (isDigit(text[i]) || (text[i] == '.' || text[i] == ',') && i+1 < len(text) && isDigit(text[i+1])) {
		i++
	}
	return i
}

// joinRange makes a figure of the pending number when it is the first of a
// range whose second, f, has the unit: "10-12 percent", "from 9 to 10 seats". What
// the first says of the direction holds for both.
func (r *reckon) joinRange(f *Figure, u unit, a amount) {
	p := r.pending
	if n := len(r.out); p.End < 0 || !r.ranged(p.End, a.Start) || n > 0 && p.Start < r.out[n-1].End {
		return
	}
	if yearLike(p) && !(yearLike(a) && (r.Body[a.Start-1] != ' ' || strings.Contains(r.Body[p.End:a.Start], "-") || r.Low(r.pendingTok-1) == "from" || r.Low(r.pendingTok-1) == "between")) {
		return // a year, and no part of "2000-2500 tonnes"
	}
	if a.scaled && !p.scaled && !a.inWord {
		if v, ok := scaledLike(p, a, r.Body); ok {
			p.value = v
		}
	}
	first := r.figure(p.Span, p, unit{code: f.Unit, kind: u.kind, exp: u.exp}, r.pendingTok)
	first.Rule = "range"
	if first.What == "" || u.kind == noUnit && f.What != "" && f.End > a.End { // "seeing two to four men"
		first.What = f.What
	}
	r.add(first)
	if f.Direction == "" {
		f.Direction = first.Direction
	}
	if next := r.after(r.pendingTok, f.End); f.What == "" || first.What != "" && r.Word(r.pendingTok-1) == "of" && r.Word(next) != "of" { // "in the range of 6 to 8 percent"
		f.What = first.What
	}
}

// ranged reports that only a word or a dash of a range stands between.
func (r *reckon) ranged(end, start int) bool {
	if end < 0 || start < end || start-end > 8 {
		return false
	}
	switch strings.TrimSpace(r.Body[end:start]) {
	case "-", "–", "—", "to", "and", "or", "до", "-to-", "и", "- to", "- and", "- or":
		return true
	}
	return false
}
