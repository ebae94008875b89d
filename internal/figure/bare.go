package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// bare gives a unit to a number without one: people after a verb of harm
// ("killing 107"), or what rises to a level ("seats increased from 9 to 10").
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
	if before == 0 {
		return "", "", 0
	}
	p := r.Low(before - 1)
	whole := a.value.exp >= 0 || a.scaled
	if code := r.outOf(before); code != "" && whole {
		return code, "part", .8
	}
	if code := r.alike(a, k, next); code != "" {
		return code, "listed", .8
	}
	if code := r.inBrackets(a, k, next); code != "" {
		return code, "compared", .8
	}
	if code := r.broughtTo(before); code != "" && whole && (next >= len(r.Toks) || r.phraseStops(next)) {
		return code, "level", .75
	}
	if p == "of" && whole && before > 1 && r.Toks[k].Start < a.End {
		if w := r.Low(before - 2); body(w) && (next >= len(r.Toks) || r.Toks[next].Kind == prose.Punct || r.Roles(next)&(grammar.Conjunction|grammar.Preposition|grammar.Auxiliary|grammar.Relative) != 0) {
			return "count:person", "people", .85 // "a workforce of 75,000"
		} else if trend(w) != "" && next+1 < len(r.Toks) && r.Word(next) == "in" && !r.dateStarts(next+1) {
			if e := r.phraseEnd(next+1, len(r.Toks)); plural(r.Low(e-1)) && !duration(r.Low(e-1)) { // "a rise of 250,000 in farm jobs"
				return "count:" + singular(r.Low(e-1)), "level", .75
			}
		}
	}
	if p == "of" && !a.inWord && (!a.plain || a.digits > 2) && before > 1 && r.phraseStops(next) {
		switch r.Low(before - 2) {
		case "high", "low", "peak", "record", "close": // "a record high of 6,063.09"
			return "count", "level", .65
		}
	}
	if next < len(r.Toks) {
		if w := r.Word(next); r.Toks[next].Kind == prose.Punct && (w == ":" || w == "-" || w == "–" || w == "/" || w == "°" || w == "'" || w == "\"") || r.Toks[next].Kind == prose.Number {
			return "", "", 0
		}
	}
	if whole && !(a.inWord && a.value == decimal{1, 0, false}) {
		if next < len(r.Toks) && (r.Word(next) == "died" || r.Word(next) == "perished") {
			return "count:person", "people", .85
		}
		switch p {
		case "killing", "killed", "wounding", "wounded", "injuring", "injured", "hurting", "arresting", "detaining", "displacing", "evacuating":
			if next >= len(r.Toks) || r.Toks[next].Kind == prose.Punct || r.Roles(next)&(grammar.Conjunction|grammar.Preposition|grammar.Adverb|grammar.CueIng) != 0 {
				return "count:person", "people", .85
			}
			return "", "", 0
		}
	}
	if next < len(r.Toks) && r.Word(next) == "per" {
		return "", "", 0 // a rate of exchange: "weakened to 24.85 per euro"
	}
	if a.inWord && !a.scaled || next < len(r.Toks) && r.Toks[next].Kind == prose.Word && !pace(r.Word(next)) && r.Roles(next)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.Adverb|grammar.TimeWord|grammar.Relative|grammar.CueIng) == 0 && r.Word(next) != "of" {
		return "", "", 0
	}
	if p == "from" && next < len(r.Toks) && r.Word(next) == "to" && next+1 < len(r.Toks) && r.Toks[next+1].Kind == prose.Number {
		if b, ok := readDigits(r.Body, r.Toks[next+1].Start, false); ok {
			if c, ok := readDigits(r.Body, min(len(r.Body), b.End+1), false); ok && r.ranged(b.End, c.Start) { // "from 9 to 20-24 million tons"
				b = c
			}
			if u, _, _ := unitAt(r.Body, b.End); u.kind != noUnit {
				return "", "", 0 // the first of a range: "from 9 to 24 million tons"
			}
		}
	}
	if p != "to" && p != "at" && p != "by" && p != "from" && trend(p) == "" && !(level(p) && p != "made") {
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
	what := strings.Fields(r.subject(from, before, r.Sents[s]))
	noun := ""
	for i, w := range what {
		name := i > 0 && grammar.UpperFirst(w) || grammar.UpperFirst(w) && i+1 < len(what) && grammar.UpperFirst(what[i+1])
		w = lowerWord(w)
		if duration(w) {
			return "", "", 0 // "the number of working days stood at 8.5"
		}
		if w == "toll" && whole {
			noun = "person"
		}
		if grammar.RolesOf(w)&grammar.Preposition != 0 {
			break
		}
		if plural(w) && !name && whole && !(i+1 < len(what) && grammar.RolesOf(what[i+1])&grammar.Determiner != 0) { // no verb: "expects the value"
			noun = singular(w)
		}
	}
	if noun == "" && len(what) == 0 {
		return "", "", 0
	}
	if noun == "" {
		return "count", "level", .65
	}
	return "count:" + noun, "level", .75
}

// outOf is the unit of the count of which the number before token before+1 is the
// whole: "five parties out of 16", "600 people out of the planned 2,000".
func (r *reckon) outOf(before int) string {
	n := len(r.out)
	if n == 0 || !strings.HasPrefix(r.out[n-1].Unit, "count:") {
		return ""
	}
	i := before - 1
	for i > 0 && i > before-4 && r.Word(i) != "of" && (r.Roles(i)&grammar.Determiner != 0 || adjectival(r.Word(i))) {
		i--
	}
	if i < 1 || r.Word(i) != "of" || r.Word(i-1) != "out" || r.Toks[i-1].Start-r.out[n-1].End > 80 {
		return ""
	}
	return r.out[n-1].Unit
}

// alike is the unit of the figure before in a list whose items go on as this one does: "7
// thousand tons to Ostrand and 12 thousand to Velmora".
func (r *reckon) alike(a amount, k, next int) string {
	n := len(r.out)
	if n == 0 || !a.scaled || next+1 >= len(r.Toks) || r.Roles(next)&grammar.Preposition == 0 || !grammar.UpperFirst(r.Word(next+1)) || r.dateStarts(next+1) {
		return ""
	}
	if p := r.Word(k - 1); p != "and" && p != "," {
		return ""
	}
	o := &r.out[n-1]
	i := r.TokenAt(o.End)
	if a.Start-o.End > 40 || r.Word(i) != r.Word(next) || isCurrency(o.Unit) || o.Unit == "percent" {
		return ""
	}
	return o.Unit
}

// inBrackets is the unit of a count that stands alone in brackets behind a share by
// which it has changed: "400 visitors came, 20 percent more than in 2030 (333)".
func (r *reckon) inBrackets(a amount, k, next int) string {
	n := len(r.out)
	if n < 2 || k == 0 || r.Word(k-1) != "(" || r.Word(next) != ")" || a.inWord || a.value.exp < 0 || a.digits < 3 || r.out[n-1].Unit != "percent" {
		return ""
	}
	if o := r.out[n-2]; strings.HasPrefix(o.Unit, "count:") && r.sentenceOf(o.Start) == r.sentenceOf(a.Start) && a.Start-r.out[n-1].End < 80 {
		return o.Unit
	}
	return ""
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

// ofThese is what was counted before a number that is a part of it: "12,300
// households. Of these, 4,100 are …".
func (r *reckon) ofThese(a amount, k, next int) (string, bool) {
	if r.noun == "" || a.Start-r.nounEnd > 400 || a.value.exp < 0 || next >= len(r.Toks) || r.Roles(next)&(grammar.Auxiliary|grammar.Preposition|grammar.Adverb) == 0 {
		return "", false
	}
	_, i := r.modifier(k)
	if i--; i > 0 && r.Word(i) == "," {
		i--
	}
	if w := r.Low(i); w == "even" || w == "only" || w == "and" || w == "but" || w == "another" { // "90 countries have asked, and 60 already have"
		n := next
		for n < len(r.Toks) && n < next+2 && r.Roles(n)&grammar.Auxiliary == 0 {
			n++
		}
		switch r.Word(n) {
		case "have", "has", "had", "were", "are", "was":
			return r.noun, !a.inWord && !yearLike(a)
		}
		return "", false
	}
	switch r.Low(i) {
	case "these", "those", "them", "which", "whom":
		return r.noun, i > 0 && strings.EqualFold(r.Word(i-1), "of")
	case "including": // "6,000 homes, including 1,500 in the valley"
		return r.noun, r.Roles(next)&grammar.Preposition != 0 && !yearLike(a) && a.value != decimal{1, 0, false}
	}
	return "", false
}

// against is the unit of a bare amount that belongs to the figure before it: one
// that is compared with it ("2.1 billion euros, compared with 1.7 billion a year
// earlier"), or the step from it ("60,000 tonnes, 8,000 more than now").
func (r *reckon) against(a amount, k, next int) (unit, bool) {
	n := len(r.out)
	if n == 0 || a.Start-r.out[n-1].End > 80 || next >= len(r.Toks) {
		return unit{}, false
	}
	code, kind := r.out[n-1].Unit, measure
	if isCurrency(code) {
		kind = money
	}
	if strings.HasPrefix(code, "count") || code == "percent" || code == "times" {
		return unit{}, false
	}
	if w := r.Word(next); !a.inWord && r.Word(k-1) == "," && (w == "more" || w == "less" || w == "fewer") && r.Word(next+1) == "than" {
		return unit{code: code, kind: kind}, true
	}
	if !a.scaled && a.plain || r.Toks[next].Kind == prose.Word && r.Roles(next)&(grammar.Preposition|grammar.Determiner|grammar.Conjunction|grammar.TimeWord) == 0 || !r.compared(a.Span) {
		return unit{}, false
	}
	return unit{code: code, kind: kind}, true
}

// grownTo is the unit of a bare number to which the figure before it has gone, or
// from which it has come: "from 21 percent in all to 23", "to 300 tonnes in May
// from 280".
func (r *reckon) grownTo(a amount, k, next int) (unit, bool) {
	n := len(r.out)
	_, before := r.modifier(k)
	if n == 0 || before < 2 || r.Toks[k].Start-r.out[n-1].End > 40 {
		return unit{}, false
	}
	prev := &r.out[n-1]
	u := unit{code: prev.Unit, kind: measure}
	lead, other := r.Word(before-1), ""
	switch lead {
	case "to":
		other = "from"
	case "from":
		other = "to"
	default:
		return unit{}, false
	}
	switch {
	case strings.HasPrefix(u.code, "count:"):
		u.kind = noUnit
	case u.code == "count", u.code == "times", yearLike(a):
		return unit{}, false
	case isCurrency(u.code):
		u.kind = money
	case u.code == "percent":
		u.kind = percent
	}
	moved := other == "to" && (r.Word(before-2) == "up" || r.Word(before-2) == "down") // "at 5 percent, up from 4"
	for i := before - 2; r.Toks[i].Start >= prev.End && !moved; i-- {
		if r.Toks[i].Kind == prose.Punct || r.Roles(i)&grammar.Conjunction != 0 {
			return unit{}, false
		}
	}
	if next < len(r.Toks) && r.Toks[next].Kind == prose.Word && r.Word(next) != "for" && r.Roles(next)&(grammar.Preposition|grammar.Conjunction|grammar.Relative|grammar.TimeWord) == 0 {
		return unit{}, false
	}
	first := r.TokenAt(prev.Start)
	if n > 1 && r.out[n-2].Rule == "range" && r.ranged(r.out[n-2].End, prev.Start) {
		first = r.TokenAt(r.out[n-2].Start)
	}
	_, before = r.modifier(first)
	return u, moved || before > 0 && r.Low(before-1) == other
}
