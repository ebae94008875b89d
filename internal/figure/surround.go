package figure

import "strings"

// surround fills in modifier, quotation, direction, what and period of the figure
// whose number is token k.
func (r *reckon) surround(f *Figure, k int, kind unitKind) {
	first := k
	for first > 0 && r.Toks[first-1].Start >= f.Start {
		first--
	}
	m, before := r.modifier(first)
	f.Modifier = m
	end := r.after(k, f.End)
	if m == "" {
		f.Modifier = r.modifierAfter(f.End)
	}
	f.Quote = r.quoteAt(f.Start)
	s := r.sentenceOf(f.Start)
	if s < 0 {
		return
	}
	sen := r.Sents[s]
	from := sen.First
	for i := first - 1; i > from && i > first-60; i-- { // a semicolon divides as a point does
		if r.Word(i) == ";" {
			from = i + 1
			break
		}
	}
	if f.Quote >= 0 {
		from = max(from, r.TokenAt(r.Quotes[f.Quote].Start))
	}
	if kind != noUnit || strings.HasPrefix(f.Unit, "count:") {
		f.Direction = r.direction(from, before, end, kind)
	}
	f.What = r.what(f, from, before, end, sen, kind)
	r.period(f, s, sen)
}

// quoteAt is the index of the quotation that holds the offset, or -1. Offsets
// come in order.
func (r *reckon) quoteAt(offset int) int {
	for r.q < len(r.Quotes) && r.Quotes[r.q].End <= offset {
		r.q++
	}
	if r.q < len(r.Quotes) && r.Quotes[r.q].Start <= offset {
		return r.q
	}
	return -1
}

// sentenceOf is the index of the sentence that holds the offset, or of the next one; -1
// after the last.
func (r *reckon) sentenceOf(offset int) int {
	if r.sentence >= 0 && r.Sents[r.sentence].Start <= offset && offset < r.Sents[r.sentence].End {
		return r.sentence
	}
	s := r.SentenceAt(offset)
	r.sentence = s
	return s
}
