package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// money adds a figure with a currency before the number.
func (r *reckon) money(code string, s prose.Span, a amount, k int) {
	if code == "JPY" {
		code = r.yen()
	} else if sharedMoney[code] != nil {
		code = r.moneyOf(code)
	}
	f := r.figure(s, a, unit{code: code, kind: money}, k)
	if n := len(r.out); n > 0 && a.scaled && r.pendingStart == r.out[n-1].Start && r.out[n-1].Unit == code && !r.pending.scaled && r.ranged(r.out[n-1].End, s.Start) {
		if v, ok := scaledLike(r.pending, a, r.Body); ok { // "$5 to $7 billion"
			r.out[n-1].Value = v.String()
		}
	}
	r.firstOfMoney(&f, a)
	r.add(f)
	r.pending, r.pendingTok, r.pendingStart = a, k, s.Start
}

// firstOfMoney adds the first of a range whose sign stands before the second alone: "8
// or $9", "between 5 and $7 million".
func (r *reckon) firstOfMoney(f *Figure, a amount) {
	p := r.pending
	if n := len(r.out); p.End < 0 || n > 0 && p.Start < r.out[n-1].End || yearLike(p) || !r.ranged(p.End, f.Start) || strings.HasSuffix(r.Body[p.End:f.Start], " and ") && r.Low(r.pendingTok-1) != "between" {
		return
	}
	if a.scaled && !p.scaled {
		v, ok := scaledLike(p, a, r.Body)
		if !ok {
			return
		}
		p.value = v
	}
	first := r.figure(p.Span, p, unit{code: f.Unit, kind: money}, r.pendingTok)
	first.Rule = "range"
	r.add(first)
}

// secondOfMoney adds the second of a range of money: "$5-7 billion".
func (r *reckon) secondOfMoney(a amount, k int) bool {
	if n := len(r.out); n > 0 && !a.inWord && r.ranged(r.out[n-1].End, a.Start) && isCurrency(r.out[n-1].Unit) && r.Body[a.Start-1] != 'd' && (r.Body[a.Start-1] != ' ' || r.Body[a.Start-2] == 'o' && a.scaled) {
		prev := &r.out[n-1]
		first := r.pending
		if r.pendingStart == prev.Start && a.scaled && !first.scaled {
			if v, ok := scaledLike(first, a, r.Body); ok {
				prev.Value = v.String()
			}
		}
		f := r.figure(a.Span, a, unit{code: prev.Unit, kind: money}, k)
		f.Rule = "range"
		r.add(f)
		return true
	}
	return false
}

// partOfMoney adds a part of the sum before, in its money.
func (r *reckon) partOfMoney(a amount, k, next int) bool {
	if n := len(r.out); n > 0 && a.scaled && !strings.HasPrefix(r.out[n-1].Unit, "count") && r.out[n-1].Unit != "percent" && a.Start-r.out[n-1].End < 140 && r.ofIt(k, next, r.out[n-1].End) {
		f := r.figure(a.Span, a, unit{code: r.out[n-1].Unit, kind: money}, k)
		f.Rule = "part"
		whole := &r.out[n-1]
		if n > 1 && r.compared(whole.Span) && r.out[n-2].Unit == whole.Unit { // "$240 million, up from $118 million. Of that sum"
			whole = &r.out[n-2]
		}
		f.What = whole.What
		if f.PeriodBasis == "default" && whole.PeriodBasis != "default" {
			f.Period, f.PeriodBasis = whole.Period, "inherited"
		}
		r.add(f)
		return true
	}
	return false
}

// ofIt reports an amount at token k that is a part of the one that ends at the
// offset, in the same money: "85 million euros, of which 30 million came".
func (r *reckon) ofIt(k, next, end int) bool {
	if next < len(r.Toks) && r.Toks[next].Kind == prose.Word && r.Roles(next)&(grammar.Preposition|grammar.Auxiliary|grammar.CueWord|grammar.Conjunction) == 0 && !strings.HasSuffix(r.Word(next), "ed") && r.Word(next) != "came" && r.Word(next) != "went" {
		return false
	}
	for i := k - 1; i > 1 && r.Toks[i].Start >= end && i > k-6; i-- {
		switch r.Word(i) {
		case "sum", "amount", "total", "money": // "Of that sum, the port pays 30 million"
			return (r.Word(i-1) == "that" || r.Word(i-1) == "this") && r.Low(i-2) == "of"
		case "which":
			return r.Word(i-1) == "of"
		case "including":
			return true
		case "from", "to":
			return i == k-1 && r.Toks[i].Start-end < 3
		}
	}
	return false
}

// yen is what ¥ means in this report: the yuan where it speaks of yuan.
func (r *reckon) yen() string {
	if r.speaksOf(&r.yuan, "yuan", "RMB", "renminbi", "CNY") {
		return "CNY"
	}
	return "JPY"
}

// speaksOf reports, looking once, that one of the words stands in the body.
func (r *reckon) speaksOf(known *int8, words ...string) bool {
	if *known == 0 {
		*known = -1
		for _, w := range words {
			if strings.Contains(r.Body, w) {
				*known = 1
				break
			}
		}
	}
	return *known > 0
}

func isCurrency(code string) bool {
	return len(code) == 3 && code == strings.ToUpper(code) && code != "TEU" || sharedMoney[code] != nil
}

// usAfter takes in "US" after an amount of dollars: "$5 million US".
func usAfter(text string, end int) int {
	for _, s := range [...]string{" US ", " US,", " US."} {
		if strings.HasPrefix(text[end:], s) {
			return end + 3
		}
	}
	return end
}
