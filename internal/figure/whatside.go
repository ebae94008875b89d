package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// What an amount is of that stands to the side of its clause: in a bracket, behind a
// comma, beside a place.

// pastBracket is the token behind a bracket at token end that tells an amount again: the
// "project" of "a £14 billion ($22 billion) project".
func (r *reckon) pastBracket(end, limit int) int {
	if end+2 >= limit || r.Word(end) != "(" {
		return end
	}
	digits := false
	for k := end + 1; k < limit && k < end+9; k++ {
		if r.Word(k) == ")" {
			if digits && k+1 < limit {
				return k + 1
			}
			break
		}
		digits = digits || r.Toks[k].Kind == prose.Number
	}
	return end
}

// appended is what the figure before is of, behind which a comma puts this change: "took
// 73 million passengers, a 5 percent increase over 2030", "…, an increase of 5 percent".
func (r *reckon) appended(f *Figure, from, before, end, limit int) string {
	n := len(r.out)
	if n == 0 || r.out[n-1].What == "" || r.out[n-1].Start < r.Toks[from].Start || f.Start-r.out[n-1].End > 120 {
		return ""
	}
	k := before - 1
	if r.Word(k) == "of" && trend(r.Word(k-1)) != "" {
		k -= 2
	} else if end >= limit || !changeNoun(r.Word(end)) || end+1 < limit && (r.Word(end+1) == "in" || r.Word(end+1) == "of") && !(end+2 < limit && r.dateStarts(end+2)) {
		return ""
	}
	for k > from && k > before-6 && r.Toks[k].Kind == prose.Word && (r.Roles(k)&grammar.Determiner != 0 || adjectival(r.Word(k))) {
		k--
	}
	if r.Word(k) != "," || r.Toks[k].Start < r.out[n-1].End {
		return ""
	}
	return r.out[n-1].What
}

// changeNoun reports a noun for a change.
func changeNoun(w string) bool {
	switch w {
	case "increase", "rise", "drop", "decrease", "decline", "fall", "jump", "surge", "reduction", "gain", "improvement":
		return true
	}
	return false
}

// away is what lies so far from a place, behind a comma: "the islands, 1,200 miles south
// of Ostrand".
func (r *reckon) away(from, before, end, limit int) string {
	if end >= limit || !bearing(r.Word(end)) || before < from+2 || r.Word(before-1) != "," {
		return ""
	}
	return r.nounsBefore(from, before-1)
}

// bearing reports a word behind a distance for where it leads.
func bearing(w string) bool {
	switch w {
	case "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west", "from", "off", "outside", "inland", "offshore":
		return true
	}
	return false
}

// nounsBefore is the noun phrase that ends before token e, without what a preposition
// joins to it.
func (r *reckon) nounsBefore(from, e int) string {
	a := e
	for a > from && a > e-7 && r.Toks[a-1].Kind == prose.Word && r.Roles(a-1)&(grammar.Preposition|grammar.Auxiliary|grammar.CueWord|grammar.Relative|grammar.Conjunction|grammar.Pronoun) == 0 && !level(r.Low(a-1)) && trend(r.Low(a-1)) == "" && r.Word(a-1) != "of" {
		a--
		if r.Roles(a)&grammar.Determiner != 0 {
			break
		}
	}
	if a < e-1 && a > from && r.Word(a-1) == "to" { // "to keep prices"
		a++
	}
	if a == e || a > from && r.Word(a-1) == "." { // the tail of "Vale.com"
		return ""
	}
	return r.clean(prose.Span{Start: r.Toks[a].Start, End: r.Toks[e-1].End})
}

// sizedName is the name behind a measure that a hyphen ties: "the 60,000-ton Liaron".
func (r *reckon) sizedName(f *Figure, end, limit int) string {
	if end >= limit || !strings.Contains(f.Of(r.Body), "-") || !grammar.UpperFirst(r.Word(end)) || r.Toks[end].Start != f.End+1 || r.dateStarts(end) {
		return ""
	}
	e := end + 1
	for e < limit && e < end+6 && r.Toks[e].Kind == prose.Word && (grammar.UpperFirst(r.Word(e)) || r.attributed(e, limit)) {
		e++
	}
	if e > end+1 && e < limit && r.Roles(e)&grammar.Determiner != 0 && !grammar.UpperFirst(r.Word(e-1)) { // "the 60-megawatt Liaron eases the shortage"
		e--
	}
	return r.clean(prose.Span{Start: r.Toks[end].Start, End: r.Toks[e-1].End})
}

// beset is what a phrase with "with" says has risen or fallen: "with house prices down by 1
// percent".
func (r *reckon) beset(from, before int) string {
	v := before - 1
	if v > from && r.Word(v) == "by" {
		v--
	}
	if v <= from+1 || r.Word(v) != "up" && r.Word(v) != "down" && !strings.HasSuffix(r.Word(v), "ing") || trend(r.Word(v)) == "" {
		return ""
	}
	for i := v - 1; i >= from && i > v-8 && r.Toks[i].Kind == prose.Word; i-- {
		if r.Low(i) == "with" {
			if r.Word(v-1) == "going" {
				v--
			}
			if i+1 >= v {
				return ""
			}
			return r.clean(prose.Span{Start: r.Toks[i+1].Start, End: r.Toks[v-1].End})
		}
	}
	return ""
}
