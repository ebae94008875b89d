package figure

import (
	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// sizedBy is the singular of a noun that says with a number before it how large
// something is: "the 192-member assembly", "a 40-page report"; "" of others.
func sizedBy(w string) string {
	switch w {
	case "member", "person", "man", "woman", "strong", "delegate", "passenger":
		return "person"
	case "nation", "country", "seat", "vote", "page", "room", "bed", "bedroom", "storey", "story", "ship", "vessel", "car", "truck", "school", "team", "province",
		"vehicle", "unit", "site", "cylinder", "lane", "door", "floor", "deck", "screen", "tree", "hole", "song", "track":
		return w
	}
	if w != "" && w[len(w)-1] != 's' && people(w+"s") { // "a 12-judge panel"
		return "person"
	}
	return ""
}

// sized reads a number that a hyphen ties to what it counts of the thing behind:
// "the 192-member assembly", "a 35-point lead", "a 2,000-strong force". It returns
// the token to go on with.
func (r *reckon) sized(a amount, k int) (int, bool) {
	if a.End+1 >= len(r.Body) || r.Body[a.End] != '-' || a.value.exp < 0 || a.inWord && a.value.less(decimal{3, 0, false}) || yearLike(a) {
		return k, false
	}
	end := letters(r.Body, a.End+1)
	w := lowerWord(r.Body[a.End+1 : end])
	next := r.after(k+1, end)
	if next >= len(r.Toks) || end < len(r.Body) && r.Body[end] == '-' {
		return k, false
	}
	noun := sizedBy(w)
	switch {
	case w == "point" && movesBy(r.Low(next)):
		noun = "point"
	case w == "strong" && a.value.less(decimal{10, 0, false}), r.Toks[next].Kind != prose.Word, noun == "":
		return k, false
	}
	f := r.figure(prose.Span{Start: a.Start, End: end}, a, unit{code: "count:" + noun}, k)
	f.Rule, f.Confidence, f.What = "sized", .85, ""
	if s := r.sentenceOf(f.Start); s >= 0 && r.Roles(next)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary) == 0 {
		e := next // an adjective or two, and a noun
		for e < next+3 && e+1 < r.Sents[s].Last && r.Toks[e+1].Kind == prose.Word && r.Roles(e+1)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.Adverb|grammar.Determiner) == 0 &&
			(adjectival(r.Word(e)) || grammar.UpperFirst(r.Word(e)) || assembled(r.Low(e+1))) {
			e++
		}
		f.What = grammar.Owner(r.clean(prose.Span{Start: r.Toks[next].Start, End: r.Toks[e].End}))
	}
	r.add(f)
	r.pending.End = -1
	return next, true
}

// assembled reports a noun for what has members, seats or rooms, before which
// another noun may stand.
func assembled(w string) bool {
	switch w {
	case "assembly", "committee", "commission", "council", "parliament", "house", "chamber", "board", "court", "panel", "team", "group", "force", "delegation", "cabinet",
		"crew", "bloc", "stadium", "hall", "hotel", "hospital", "legislature", "senate", "union", "body", "staff", "report", "document":
		return true
	}
	return false
}

// movesBy reports a noun for a difference or a change in points.
func movesBy(w string) bool {
	switch w {
	case "margin", "lead", "advantage", "gap", "drop", "fall", "gain", "rise", "jump", "increase", "decrease", "decline", "swing", "edge", "deficit":
		return true
	}
	return false
}

// attributive is the noun in the singular that a number in figures counts of the
// thing behind it: "a 12 page document".
func (r *reckon) attributive(a amount, next int) (noun string, end int, ok bool) {
	if a.inWord || a.value.exp < 0 || yearLike(a) || next+1 >= len(r.Toks) || r.Toks[next].Start != a.End+1 || r.Toks[next+1].Kind != prose.Word || grammar.UpperFirst(r.Word(next)) {
		return "", 0, false
	}
	noun = sizedBy(r.Word(next))
	if noun == "" || r.Word(next) == "strong" || r.Roles(next+1)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.Determiner|grammar.Pronoun|grammar.CueWord) != 0 {
		return "", 0, false
	}
	return noun, r.Toks[next].End, true
}
