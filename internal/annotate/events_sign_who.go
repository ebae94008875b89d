package annotate

import (
	"strings"

	"dateline/internal/prose"
)

// Countries, governments and bodies sign, and are nobody whom a sentence names before
// them.

// signingBody is the country, the countries or the body right before the verb at token
// i, whatever people the sentence names further to the left. It is no party, and true,
// for "it".
func (f *finder) signingBody(i int) (who party, body bool) {
	l := &f.line
	end := i
	for end > 0 && (l.auxiliary(end-1) || l.inDate(end-1) || end < i && l.inDate(end) && (l.low[end-1] == "on" || l.low[end-1] == "in")) {
		end--
	}
	if end == 0 || l.who[end-1] != 0 || l.quoted[end-1] != l.quoted[i] {
		return who, false
	}
	switch w := l.low[end-1]; {
	case w == "it":
		return who, true
	case w == "government", w == "governments", w == "parliament", w == "ministry", w == "company", w == "companies", w == "firms", w == "firm":
		s := end - 1
		for s > 0 && end-s < 6 && (l.capital(s-1) && l.who[s-1] == 0 || l.low[s-1] == "the" || l.low[s-1] == "two" || l.low[s-1] == "both" || charge(l.low[s-1])) {
			s--
		}
		return party{texts: []string{l.text(s, end)}, doubt: 0.05, end: end}, true
	case l.loc[end-1] != 0 && !l.possessive(end):
		s := end - 1
		for s > 0 && l.loc[s-1] == l.loc[end-1] {
			s--
		}
		if s == 0 || l.low[s-1] == "that" || l.low[s-1] == "," && s > 1 && l.loc[s-2] == 0 || sayVerb(l.low[s-1]) || l.low[s-1] == "the" && s == 1 {
			return party{texts: []string{l.text(s, end)}, doubt: 0.05, end: end}, true
		}
	}
	p := f.assembly(i)
	if p.empty() || p.plural {
		return party{}, false
	}
	s := end - len(strings.Fields(p.texts[0]))
	if k := max(0, s-1); l.low[k] == "and" && k > 0 && l.who[k-1] != 0 || l.low[k] == "," && k > 0 && l.who[k-1] != 0 {
		return party{}, false // "Bo Lund and the Norden Group signed"
	}
	return p, true
}

// twoLands is the token of "countries" in "the two countries" before the "they" at token
// i, or 0.
func (l *line) twoLands(i int) int {
	for j := i - 1; j > 1 && l.w(i) == "they"; j-- {
		switch l.low[j] {
		case "countries", "nations", "governments", "neighbours", "neighbors":
			if l.low[j-1] == "two" || l.low[j-1] == "both" {
				return j
			}
		}
	}
	return 0
}

// countriesBefore are the two countries that open the sentence before as its subject:
// "Velmora and Ostrand, who were at odds, … They signed".
func (f *finder) countriesBefore() party {
	d := f.d
	si := d.SentenceAt(f.line.span.Start)
	if si < 1 {
		return party{}
	}
	s := d.Sents[si-1]
	end, and := s.First, false
	for ; end < s.Last && end < s.First+9; end++ {
		w := d.Low(end)
		if w == "and" {
			and = true
		} else if w != "the" && !(d.Toks[end].Kind != prose.Punct && prose.Capital(d.Toks[end].Of(d.Body))) {
			break
		}
	}
	if !and || end <= s.First+2 || d.Low(end-1) == "and" {
		return party{}
	}
	if _, ok := d.personAt(d.Toks[s.First].Start); ok {
		return party{}
	}
	if _, ok := d.personAt(d.Toks[end-1].Start); ok {
		return party{}
	}
	return party{texts: []string{strings.Clone(d.Body[d.Toks[s.First].Start:d.Toks[end-1].End])}, doubt: 0.15}
}
