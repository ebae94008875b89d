package figure

import (
	"strings"

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
		"vehicle", "unit", "site":
		return w
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

// multiple reports that "times" at token i, behind a number in words, says how many
// times as much: "three times the limit", "ten times longer".
func (r *reckon) multiple(i int) bool {
	switch w := r.Low(i + 1); w {
	case "as", "more", "less":
		return true
	case "the", "its", "their", "that":
		return i+2 < len(r.Toks) && r.Toks[i+2].Kind == prose.Word && !duration(r.Low(i+2)) && !r.dateStarts(i+2)
	case "after", "over", "under", "ever", "other", "per", "together", "rather", "further", "later", "earlier", "either", "whether", "however", "never", "another":
		return false
	default:
		return len(w) > 4 && strings.HasSuffix(w, "er") && r.Roles(i+1)&(grammar.Preposition|grammar.Conjunction|grammar.Determiner|grammar.Office) == 0
	}
}

// fold reads a multiple in one word at token k, "sixfold", beside a change.
func (r *reckon) fold(k int) bool {
	n, ok := ones(strings.TrimSuffix(r.Low(k), "fold"))
	if !ok {
		n, ok = 100, r.Low(k) == "hundredfold"
	}
	if !ok || !r.changes(k) && !(k+1 < len(r.Toks) && trend(r.Low(k+1)) != "") {
		return false
	}
	a := amount{Span: r.Toks[k].Span, inWord: true, value: decimal{n, 0, false}}
	r.add(r.figure(a.Span, a, unit{code: "times", kind: measure}, k))
	return true
}

// harmed reports that token i begins a verb of harm to people: "were killed", "are
// feared dead", "have been arrested".
func (r *reckon) harmed(i int) bool {
	if i >= len(r.Toks) {
		return false
	}
	switch r.Low(i) {
	case "were", "was", "are", "is", "have", "has", "had":
	default:
		return false
	}
	for n := i + 1; n < len(r.Toks) && n < i+5; n++ {
		switch w := r.Low(n); w {
		case "killed", "injured", "wounded", "hurt", "arrested", "detained", "dead", "missing", "hospitalised", "hospitalized", "kidnapped", "convicted", "executed", "beheaded", "drowned":
			return true
		case "rescued", "freed", "released", "evacuated", "saved", "buried", "trapped", "abducted", "seized":
			return r.noun == "person" && r.Toks[i].Start-r.nounEnd < 300
		case "been", "also", "still", "already", "feared", "believed", "reported", "confirmed", "presumed", "seriously", "badly", "slightly", "critically", "later", "being", "either", "now":
		default:
			return false
		}
	}
	return false
}

// oneHarmed is the token after a person who alone came to harm: "one soldier was
// killed", "killing one person". It returns next where there is none.
func (r *reckon) oneHarmed(a amount, k, next int) int {
	if a.value != (decimal{1, 0, false}) || a.scaled || next >= len(r.Toks) || r.Low(k-1) == "no" || r.Low(k-1) == "any" || r.Low(k-1) == "the" {
		return next
	}
	for n := next; n < len(r.Toks) && n < next+4 && r.Toks[n].Kind == prose.Word; n++ {
		w := r.Low(n)
		if r.Roles(n)&(grammar.Preposition|grammar.Auxiliary|grammar.Conjunction|grammar.CueWord|grammar.Pronoun) != 0 {
			return next
		}
		if !(w == "person" || w == "man" || w == "woman" || w == "policeman" || w == "boy" || w == "girl" || people(w+"s") || w == "worker" || w == "miner" || w == "driver" || w == "fisherman") {
			continue
		}
		_, before := r.modifier(k)
		switch r.Low(before - 1) {
		case "killing", "killed", "wounding", "wounded", "injuring", "injured", "hurting", "arresting", "arrested":
			if n+1 >= len(r.Toks) || r.Toks[n+1].Kind == prose.Punct || r.Roles(n+1)&(grammar.Preposition|grammar.Conjunction) != 0 {
				return n + 1
			}
		}
		if r.harmed(n+1) || r.Word(n+1) == "died" {
			return n + 1
		}
	}
	return next
}

// tagged is the noun of a line that gives a number behind a colon: "Attendance:
// 12,836".
func (r *reckon) tagged(a amount, k, next int) string {
	if k < 2 || r.Word(k-1) != ":" || a.inWord || a.value.exp < 0 || a.digits < 2 && !a.scaled || yearLike(a) || !r.phraseStops(next) {
		return ""
	}
	s := r.sentenceOf(a.Start)
	if s < 0 || k-1-r.Sents[s].First > 5 || next < r.Sents[s].Last-2 {
		return ""
	}
	from := r.Sents[s].First
	for i := from; i < k-1; i++ {
		switch w := r.Low(i); {
		case r.Toks[i].Kind != prose.Word:
			return ""
		case body(w), w == "attendance", w == "capacity", w == "turnout":
			return "person"
		}
	}
	if w := r.Low(k - 2); plural(w) && !duration(w) && r.Roles(k-2)&(grammar.Auxiliary|grammar.TimeWord) == 0 {
		return singular(w)
	}
	return ""
}

// allNumber reports a word that is a number and nothing else, as "three-month" is not.
func (r *reckon) allNumber(k int) bool {
	a, ok := readWords(r.Body, r.Toks[k].Start)
	return ok && a.End >= r.Toks[k].End
}

// nationAlone reports people of a country by a word that has no plural of its own, with
// no noun behind: "1,500 Chinese returned".
func (r *reckon) nationAlone(i int) bool {
	w := r.Word(i)
	if !grammar.UpperFirst(w) || !strings.HasSuffix(w, "ese") && w != "British" && w != "French" && w != "Irish" && w != "Dutch" && w != "Swiss" || len(w) < 5 {
		return false
	}
	if r.phraseStops(i + 1) {
		return r.Word(i+1) != "and"
	}
	n := r.Low(i + 1)
	return r.Roles(i+1)&(grammar.Auxiliary|grammar.CueWord) != 0 || n == "who" || strings.HasSuffix(n, "ed") && (i+2 >= len(r.Toks) || r.Roles(i+2)&grammar.Preposition != 0) && r.Roles(i+1) == 0
}

// opens reports that the number at token k, with its word of degree, begins a
// clause.
func (r *reckon) opens(k int) bool {
	_, before := r.modifier(k)
	if before == 0 || r.Toks[before-1].Kind == prose.Punct {
		return true
	}
	switch s := r.sentenceOf(r.Toks[k].Start); {
	case s >= 0 && r.Sents[s].First == before:
		return true
	}
	return r.Roles(before-1)&grammar.Conjunction != 0 || r.Low(before-1) == "said"
}

// duration reports a noun of time: what it counts is a date's business.
func duration(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "centurie", "quarter", "night", "weekend", "fortnight",
		"generation", "anniversary", "anniversarie", "season", "morning", "evening", "year-old", "o'clock", "semester", "millennia":
		return true
	}
	return false
}

// generic reports a small number in words that only says "both": "two
// countries", "the three sides".
func (r *reckon) generic(a amount, k, from, noun int, w string) bool {
	if !a.inWord || a.scaled || !a.value.less(decimal{11, 0, false}) {
		return false
	}
	definite := false
	if k > 0 {
		switch p := r.Low(k - 1); p {
		case "the", "these", "those", "both", "all", "other", "last", "first", "next", "our", "between", "past":
			definite = true
		}
	}
	few := a.value.less(decimal{4, 0, false})
	if definite && few {
		return true
	}
	if !definite && !few {
		return false
	}
	switch w {
	case "countries", "nations", "states", "parties", "ministers", "neighbours", "neighbors", "capitals", "economies", "allies", "rivals":
		return definite || a.value.less(decimal{3, 0, false}) // "three ministers" are counted
	case "sides", "peoples", "leaders", "governments", "presidents", "powers", "ways", "things", "halves", "reasons", "kinds", "types", "sorts", "aspects", "levels",
		"fronts", "ends", "others", "ones":
		return true
	}
	return false
}

// emergency reports calls to the number, and no number of calls.
func emergency(number, noun string) bool {
	switch noun {
	case "calls", "callers", "operators", "dispatchers":
		return number == "911" || number == "999" || number == "112"
	}
	return false
}

// pointLast reports that a point divides the decimals, as in English.
func pointLast(number string) bool {
	return strings.LastIndexByte(number, '.') > strings.LastIndexByte(number, ',')
}
