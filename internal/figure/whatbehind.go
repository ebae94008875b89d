package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// What an amount is of by the words behind it.

// behind is what a preposition behind the figure leads to: "$5 million in aid",
// "5 million tons of oil, four of which".
func (r *reckon) behind(from, before, end, limit int, kind unitKind) string {
	if end >= limit {
		return ""
	}
	n := end + 1
	if w := r.Word(end); (w == "needed" || w == "required" || w == "earmarked" || w == "allocated" || w == "spent" || w == "paid") && n < limit && (r.Word(n) == "for" || r.Word(n) == "on") {
		end, n = end+1, n+1 // "the $5 million needed for the mill"
		if n < limit && r.Roles(n)&grammar.Determiner != 0 && r.Roles(n)&grammar.Pronoun == 0 {
			n++
		}
		if e := r.phraseEnd(n, limit); e > n && !r.dateStarts(n) {
			return r.clean(prose.Span{Start: r.Toks[n].Start, End: r.Toks[e-1].End})
		}
	}
	switch w := r.Word(end); w {
	case "of":
		if (r.Word(n) == "which" || r.Word(n) == "them") && len(r.out) > 0 {
			return r.out[len(r.out)-1].What
		}
		if kind == percent && r.Word(n) == "GDP" && r.phraseStops(n+1) { // "a deficit of 4.5 percent of GDP"
			return ""
		}
		if e := r.verbless(n, r.joinedEnd(n, limit)); e > n && r.Roles(n)&grammar.Pronoun == 0 {
			return r.clean(prose.Span{Start: r.Toks[n].Start, End: r.Toks[e-1].End})
		}
	case "in", "into", "for", "worth":
		if w == "for" && before > from && r.Word(before-1) == "of" { // "a reward of $5 million for news of him"
			return ""
		}
		if r.Word(n) == "of" || w == "for" && kind == money && before > from && paying(r.Word(before-1)) && r.Roles(n)&grammar.Determiner != 0 { // "paid $5 million for a mill"
			n++
		}
		if n >= limit || r.Toks[n].Kind != prose.Word || grammar.UpperFirst(r.Word(n)) || r.Roles(n)&(grammar.Determiner|grammar.TimeWord) != 0 || r.dateStarts(n) || w == "in" && (manner(r.Word(n)) && !(r.Word(n) == "annual" && !r.phraseStops(n+1)) || before > from && trend(r.Word(before-1)) != "") {
			return ""
		}
		if e := r.joinedEnd(n, limit); e > n && r.Word(e-1) != "time" && !duration(r.Word(e-1)) {
			return r.clean(prose.Span{Start: r.Toks[n].Start, End: r.Toks[e-1].End})
		}
	}
	return ""
}

// changed is what a change or an amount after the figure belongs to: "a 3
// percent rise in exports", "a 4 billion yuan loan".
func (r *reckon) changed(from, before, end, limit int) string {
	if end >= limit || r.Toks[end].Kind != prose.Word || r.Toks[end].Start > r.Toks[end-1].End+1 {
		return ""
	}
	w := r.Word(end)
	switch w {
	case "more", "less":
		if v := r.giving(from, before); v >= 0 && r.Word(end+1) == "for" && end+2 < limit { // "pay 8 percent more for gas"
			if e := r.phraseEnd(end+2, limit); e > end+2 && !r.dateStarts(end+2) {
				return r.clean(prose.Span{Start: r.Toks[end+2].Start, End: r.Toks[e-1].End})
			}
		}
	case "increase", "rise", "growth", "drop", "decrease", "decline", "fall", "jump", "cut", "gain", "surge", "reduction", "hike",
		"slump", "advance", "contraction", "expansion", "stake", "share":
		if p := r.Word(end + 1); p != "in" && p != "of" || end+2 >= limit || r.dateStarts(end+2) {
			if w == "stake" || w == "share" || (r.phraseStops(end+1) || strings.HasSuffix(r.Word(end+1), "ed") || r.Word(end+1) == "seen") && r.asked(from, before) {
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
	if e < limit && e > end && leadsObject(r.Low(e)) { // "a fee of $3 brings the sum to"
		e--
	}
	if e == end+1 && e < limit && strings.HasSuffix(r.Word(e), "ly") && !grammar.UpperFirst(r.Word(e)) { // "3 percent identify only as"
		return ""
	}
	if e == end || e == end+1 && strings.HasSuffix(w, "er") && before > from && r.Roles(before-1)&grammar.Auxiliary != 0 { // "is 8 percent dearer"
		return ""
	}
	return r.clean(prose.Span{Start: r.Toks[end].Start, End: r.Toks[e-1].End})
}

// asked reports an amount at token before of a change that somebody asks for or that a
// preposition leads to, and not one that its subject has had: "want a 10 percent rise".
func (r *reckon) asked(from, before int) bool {
	v := before - 1
	if v <= from || r.Roles(v)&grammar.Determiner == 0 {
		return false
	}
	switch r.Low(v - 1) {
	case "want", "wants", "wanted", "seek", "seeks", "sought", "seeking", "demand", "demands", "demanded", "demanding", "offer", "offers", "offered", "rejected", "rejects", "accept", "accepted", "proposed", "proposes",
		"approved", "announced", "ordered", "expect", "expected", "forecast", "forecasts", "predicted", "predicts":
		return true
	}
	if n := len(r.out); n > 0 && r.out[n-1].Start >= r.Toks[from].Start { // "rose by 1 percent after a 2 percent drop": of the same
		return false
	}
	return r.Roles(v-1)&grammar.Preposition != 0 && r.Word(v-1) != "with" && r.Word(v-1) != "than"
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
		"out", "relative", "complete", "likely", "sure", "ready", "left", "extra", "due", "set", "put", "held", "sold", "made", "paid", "built", "won", "lost", "sent", "kept", "known", "given", "taken", "spent", "seen", "led", "owed", "a-year", "a-share", "all", "cash", "respectively", "apiece", "each":
		return false
	}
	if bearing(w) || level(w) || duration(w) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ly") || strings.HasPrefix(w, "year") {
		return false
	}
	return trend(w) == "" || k+1 < limit && r.Toks[k+1].Start <= r.Toks[k].End+1 && r.attributed(k+1, limit)
}
