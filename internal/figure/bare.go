package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// bare gives a unit to a number without one: that of a count before it ("won 42 seats
// and Orr won 12"), people after a verb of harm ("killing 107"), or what rises to a
// level ("seats increased from 9 to 10").
func (r *reckon) bare(a amount, k, next int) (code, rule string, sure float64) {
	if yearLike(a) || a.inWord && !a.scaled && k == 0 {
		return "", "", 0
	}
	if n := len(r.out); n > 0 && strings.HasPrefix(r.out[n-1].Unit, "count:") && a.Start-r.out[n-1].End < 60 && r.compared(a.Span) && a.value.exp >= 0 {
		return r.out[n-1].Unit, "compared", .8 // "14 violations, compared with 61"
	}
	if noun := r.tagged(a, k, next); noun != "" {
		return "count:" + noun, "tagged", .8
	}
	if a.value.exp >= 0 && (decimal{1, 0, false}).less(a.value) && r.harmed(next) && r.opens(k) {
		return "count:person", "people", .85
	}
	_, before := r.modifier(k)
	if code, rule, sure := r.elliptic(a, k, before, next); code != "" {
		return code, rule, sure
	}
	if before == 0 {
		return "", "", 0
	}
	if code, rule, sure := r.sizeOf(a, k, before, next); code != "" {
		return code, rule, sure
	}
	if next < len(r.Toks) {
		if w := r.Word(next); r.Toks[next].Kind == prose.Punct && (w == ":" || w == "-" || w == "–" || w == "/" || w == "°" || w == "'" || w == "\"") || r.Toks[next].Kind == prose.Number {
			return "", "", 0
		}
	}
	if code, told := r.harmedBefore(a, before, next); told {
		return code, "people", .85
	}
	if code := r.numberOf(a, before, next); code != "" {
		return code, "level", .75
	}
	return r.levelled(a, before, next)
}

// numberOf is the unit of what a sentence says the number of: "the number of cases so far
// is 33".
func (r *reckon) numberOf(a amount, before, next int) string {
	switch r.Low(before - 1) {
	case "is", "was", "at", "reached", "hit", "be", "to", "exceeded", "passed", "topped":
	default:
		return ""
	}
	s := r.sentenceOf(a.Start)
	if s < 0 || a.value.exp < 0 || next < len(r.Toks) && !r.phraseStops(next) && r.Roles(next)&grammar.Adverb == 0 {
		return ""
	}
	for i := r.Sents[s].First; i < before-2 && i < r.Sents[s].First+12; i++ {
		if r.Low(i) != "number" || r.Word(i+1) != "of" {
			continue
		}
		for k := i + 2; k < before-1 && k < i+7 && r.Toks[k].Kind == prose.Word; k++ {
			if w := r.Low(k); plural(w) && !duration(w) && r.Roles(k)&(grammar.Preposition|grammar.Auxiliary) == 0 {
				return "count:" + singular(w)
			}
		}
	}
	return ""
}

// sizeOf is the unit of a number behind "of" and a noun for a size: "a workforce of
// 75,000", "a rise of 250,000 in farm jobs", "a record high of 6,063.09".
func (r *reckon) sizeOf(a amount, k, before, next int) (code, rule string, sure float64) {
	if r.Low(before-1) != "of" || before < 2 {
		return "", "", 0
	}
	w := r.Low(before - 2)
	if (a.value.exp >= 0 || a.scaled) && r.Toks[k].Start < a.End {
		if body(w) && (next >= len(r.Toks) || r.Toks[next].Kind == prose.Punct || strings.HasSuffix(r.Word(next), "ed") || r.Roles(next)&(grammar.Conjunction|grammar.Preposition|grammar.Auxiliary|grammar.Relative) != 0) {
			return "count:person", "people", .85
		}
		if trend(w) != "" && next+1 < len(r.Toks) && r.Word(next) == "in" && !r.dateStarts(next+1) {
			if e := r.phraseEnd(next+1, len(r.Toks)); plural(r.Low(e-1)) && !duration(r.Low(e-1)) {
				return "count:" + singular(r.Low(e-1)), "level", .75
			}
		}
	}
	if !a.inWord && (!a.plain || a.digits > 2) && r.phraseStops(next) {
		switch w {
		case "high", "low", "peak", "record", "close":
			return "count", "level", .65
		}
	}
	return "", "", 0
}

// harmedBefore is people where a verb of harm stands before the number or behind it,
// "killing 107", "107 died"; told says that nothing else is looked for.
func (r *reckon) harmedBefore(a amount, before, next int) (code string, told bool) {
	if a.value.exp < 0 && !a.scaled || a.inWord && a.value == (decimal{1, 0, false}) {
		return "", false
	}
	if next < len(r.Toks) && (r.Word(next) == "died" || r.Word(next) == "perished") {
		return "count:person", true
	}
	switch r.Low(before - 1) {
	case "killing", "killed", "wounding", "wounded", "injuring", "injured", "hurting", "arresting", "detaining", "displacing", "evacuating":
		if next >= len(r.Toks) || r.Toks[next].Kind == prose.Punct || r.Roles(next)&(grammar.Conjunction|grammar.Preposition|grammar.Adverb|grammar.CueIng) != 0 {
			return "count:person", true
		}
		return "", true
	}
	return "", false
}

// levelled is the unit of a number that something has risen or fallen to, or stands at:
// the plural of its subject, or "count" where that has none.
func (r *reckon) levelled(a amount, before, next int) (code, rule string, sure float64) {
	p := r.Low(before - 1)
	if next < len(r.Toks) && r.Word(next) == "per" {
		return "", "", 0 // a rate of exchange: "weakened to 24.85 per euro"
	}
	if a.inWord && !a.scaled || next < len(r.Toks) && r.Toks[next].Kind == prose.Word && !pace(r.Word(next)) && r.Roles(next)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.Adverb|grammar.TimeWord|grammar.Relative|grammar.CueIng) == 0 && r.Word(next) != "of" {
		return "", "", 0
	}
	if p == "from" && r.firstOfRange(next) || p != "to" && p != "at" && p != "by" && p != "from" && trend(p) == "" && !(level(p) && p != "made") {
		return "", "", 0
	}
	s := r.sentenceOf(a.Start)
	if s < 0 {
		return "", "", 0
	}
	from := r.Sents[s].First
	moved := trend(p) != "" || level(p)
	for i := before - 1; i >= from && i > before-10 && !moved; i-- {
		w := r.Low(i)
		moved = trend(w) != "" || level(w) || w == "closed" || w == "settled" || !a.plain && p == "at" && closing(w)
	}
	if !moved || !a.scaled && a.plain && a.digits < 3 && p != "to" {
		return "", "", 0
	}
	if n := len(r.out); n > 0 && p == "to" && r.out[n-1].Unit == "count:point" && r.Toks[before-1].Start-r.out[n-1].End < 2 {
		return r.out[n-1].Unit, "level", .75 // "rose 64.1 points to 4,577.1"
	}
	noun, some := r.pluralOf(r.subject(from, before, r.Sents[s]), a.value.exp >= 0 || a.scaled)
	switch {
	case !some:
		return "", "", 0
	case noun == "":
		return "count", "level", .65
	}
	return "count:" + noun, "level", .75
}

// firstOfRange reports "to" at token i before a number with a unit: "from 9 to 20-24
// million tons".
func (r *reckon) firstOfRange(i int) bool {
	if i+1 >= len(r.Toks) || r.Word(i) != "to" || r.Toks[i+1].Kind != prose.Number {
		return false
	}
	b, ok := readDigits(r.Body, r.Toks[i+1].Start, false)
	if !ok {
		return false
	}
	if c, ok := readDigits(r.Body, min(len(r.Body), b.End+1), false); ok && r.ranged(b.End, c.Start) {
		b = c
	}
	u, _, _ := unitAt(r.Body, b.End)
	return u.kind != noUnit
}

// pluralOf is the noun in the plural of a subject, in the singular, or "" where it has
// none; some says that it may have a level at all, as a time has not. Whole says that
// the number may count.
func (r *reckon) pluralOf(subject string, whole bool) (noun string, some bool) {
	what := strings.Fields(subject)
	for i, w := range what {
		name := i > 0 && grammar.UpperFirst(w) || grammar.UpperFirst(w) && i+1 < len(what) && grammar.UpperFirst(what[i+1])
		w = lowerWord(w)
		if duration(w) {
			return "", false // "the number of working days stood at 8.5"
		}
		if whole && (w == "toll" || body(w) && w != "readers" && !(i+1 < len(what) && what[i+1] == "of")) {
			noun = "person"
		}
		if grammar.RolesOf(w)&grammar.Preposition != 0 {
			break
		}
		if plural(w) && !level(w) && !name && whole && !(i+1 < len(what) && grammar.RolesOf(what[i+1])&grammar.Determiner != 0) { // no verb: "expects the value"
			noun = singular(w)
		}
	}
	return noun, noun != "" || len(what) > 0
}

// broughtTo is the unit of what something brings to the number behind token before:
// "bringing the total of trains to 3,000".
func (r *reckon) broughtTo(before int) string {
	if before < 3 || r.Word(before-1) != "to" {
		return ""
	}
	for i := before - 2; i > 0 && i > before-10 && r.Toks[i].Kind == prose.Word; i-- {
		switch r.Low(i) {
		case "bringing", "brings", "brought", "bring", "taking", "takes", "took":
		default:
			continue
		}
		for j := before - 2; j > i; j-- {
			if w := r.Low(j); plural(w) && !duration(w) && r.Roles(j)&(grammar.Preposition|grammar.TimeWord|grammar.Auxiliary) == 0 {
				return "count:" + singular(w)
			}
		}
		if n := len(r.out); n > 0 && strings.HasPrefix(r.out[n-1].Unit, "count:") && r.Low(before-2) == "total" && r.out[n-1].Start >= r.Toks[i].Start-200 {
			return r.out[n-1].Unit
		}
		return ""
	}
	return ""
}

// pace reports an adverb behind a level: "reached 2,000 daily".
func pace(w string) bool {
	switch w {
	case "overnight", "daily", "weekly", "monthly", "yearly", "annually":
		return true
	}
	return false
}

// body reports a noun for people taken together.
func body(w string) bool {
	switch w {
	case "population", "workforce", "staff", "crew", "crowd", "audience", "membership", "electorate", "army", "garrison", "congregation", "readership", "readers", "toll":
		return true
	}
	return false
}

// closing reports a verb for the last level of a day's or a year's trade.
func closing(w string) bool {
	switch w {
	case "close", "end", "ended", "ending", "finish", "finished", "settle", "opened":
		return true
	}
	return false
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
