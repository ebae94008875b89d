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
	if a.inWord && !a.scaled || next < len(r.Toks) && r.Toks[next].Kind == prose.Word && r.Word(next) != "overnight" && r.Roles(next)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.Adverb|grammar.TimeWord|grammar.Relative|grammar.CueIng) == 0 && r.Word(next) != "of" {
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

// model reports a number that belongs to the name before it: "Boeing 737",
// "Article 5", "No. 3", "Resolution 2231".
func (r *reckon) model(k int) bool {
	if k == 0 {
		return false
	}
	p := r.Toks[k-1]
	w := p.Of(r.Body)
	if p.Kind == prose.Punct {
		if w == "." && k > 1 {
			switch r.Low(k - 2) {
			case "no", "nos", "art", "sec", "fig", "vol", "p", "pp", "ch", "№":
				return true
			}
		}
		return w == "№" || w == "#" || w == "§"
	}
	if p.Kind != prose.Word || p.End < r.Toks[k].Start-1 {
		return false
	}
	switch strings.ToLower(w) {
	case "no", "nos", "number", "numbers", "article", "articles", "section", "chapter", "page", "pages", "paragraph", "clause", "item", "point",
		"resolution", "room", "gate", "flight", "route", "highway", "channel", "track", "lane", "phase", "stage", "level", "grade", "class", "type",
		"version", "model", "season", "episode", "volume", "part", "step", "tier", "category", "zone", "sector", "block", "district", "ward",
		"aged", "age", "lot", "line", "round", "group", "game", "chapter's", "platform", "building", "apartment", "hall", "terminal", "pier",
		"unit", "reactor", "formula", "area", "region", "unit's", "scale", "magnitude", "position", "ranked", "rank", "seed", "number-":
		return true
	case "year", "week", "day": // "day 3", and not "this year 30 mills"
		return k < 2 || r.Roles(k-2)&grammar.Determiner == 0 && r.Word(k-2) != "last" && r.Word(k-2) != "next"
	}
	if !grammar.UpperFirst(w) || grammar.Possessive(w) || strings.EqualFold(w, "all") || r.sentenceHead(k-1) {
		return false
	}
	ro := grammar.RolesOf(w)
	return ro&(grammar.Preposition|grammar.Conjunction|grammar.Determiner|grammar.Auxiliary|grammar.Adverb|grammar.CueWord|grammar.TimeWord) == 0 && !modifierWord(strings.ToLower(w))
}

// sentenceHead reports that token k begins a sentence or a quotation and is a
// word that may stand before any number.
func (r *reckon) sentenceHead(k int) bool {
	w := r.Low(k)
	if modifierWord(w) || grammar.RolesOf(w)&(grammar.Preposition|grammar.Adverb|grammar.Determiner|grammar.Conjunction) != 0 {
		return true
	}
	return false
}

// counted finds the noun that the number at token k counts. Next is the token
// after the number.
func (r *reckon) counted(a amount, k, next int) (noun string, end int, ok bool) {
	if o := r.ofWhole(a, k); o >= 0 && !r.dateStarts(o) && (r.Toks[o].Kind == prose.Number || startsNumber(r.Word(o)) && len(r.Word(o)) > 2) {
		return "", 0, false // "one in three visits"
	}
	if a.value == (decimal{1, 0, false}) {
		return "", 0, false
	}
	if next >= len(r.Toks) || a.End > r.Toks[next].Start {
		return "", 0, false
	}
	if a.value.exp < 0 && !a.scaled && r.Word(next) != "times" && !(plural(r.Low(next)) && pointLast(r.Body[a.Start:a.End])) {
		if v := a.value.String(); strings.Contains(v, ".") {
			return "", 0, false
		}
	}
	i := next
	of, whole := false, false
	switch w := r.Word(i); w {
	case "of":
		n := r.Low(i + 1)
		switch n {
		case "which", "whom", "who", "them", "these", "those":
			if n == "whom" || n == "who" {
				return "person", r.Toks[i+1].End, true
			}
			if r.noun != "" && r.nounEnd > a.Start-400 && (n == "which" || n == "them") {
				return r.noun, r.Toks[i+1].End, true
			}
			if n == "which" || n == "them" {
				return "", 0, false
			}
			if r.noun != "" && r.nounEnd > a.Start-400 && (r.phraseStops(i+2) || r.Roles(i+2)&(grammar.Auxiliary|grammar.CueWord) != 0) {
				return r.noun, r.Toks[i+1].End, true // "200 of these are new"
			}
			i += 2
		case "the", "its", "their", "our", "his", "her", "whose":
			i += 2
		default:
			if r.Toks[min(i+1, len(r.Toks)-1)].Kind == prose.Number && i+2 < len(r.Toks) { // "9 of 15 seats"
				i += 2
			} else {
				i++
			}
		}
		of = true
	case "others", "more":
		if w == "more" && i+1 < len(r.Toks) && r.Toks[i+1].Kind == prose.Word && r.Word(i+1) != "than" && r.Roles(i+1)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.Relative|grammar.Adverb|grammar.Determiner|grammar.TimeWord|grammar.CueIng) == 0 {
			i++
			break
		}
		if i+2 < len(r.Toks) && r.Roles(i+1)&grammar.Auxiliary != 0 && people(r.Low(i+2)) || r.harmed(i+1) || r.Word(i+1) == "died" { // "ten more were hurt"
			return "person", r.Toks[i].End, true
		}
		if r.noun != "" && r.nounEnd > a.Start-400 {
			return r.noun, r.Toks[i].End, true
		}
		if w == "others" {
			return "other", r.Toks[i].End, true
		}
		return "", 0, false
	case "who":
		return "person", a.End, !yearLike(a)
	case "times":
		return "time", r.Toks[i].End, !a.inWord || r.multiple(i)
	case "out": // "13 out of 27 members"
		if r.Word(i+1) != "of" || i+2 >= len(r.Toks) {
			return "", 0, false
		}
		if b, ok := readDigits(r.Body, r.Toks[i+2].Start, false); r.Toks[i+2].Kind == prose.Number && ok && b.value.less(decimal{11, 0, false}) || r.Toks[i+2].Kind == prose.Word && startsNumber(r.Word(i+2)) {
			return "", 0, false // "four out of five stars"
		}
		i, of = i+2, true
	case "+": // "20+ brands"
		i++
	case "or": // "1,000 or more employees"
		if n := r.Word(i + 1); n != "more" && n != "fewer" && n != "so" || i+2 >= len(r.Toks) || r.Roles(i+2)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary) != 0 {
			return "", 0, false
		}
		if i += 2; r.Word(i) == "others" && r.noun != "" && r.nounEnd > a.Start-400 {
			return r.noun, r.Toks[i].End, true
		}
	case "-":
		if r.Word(i+1) != "plus" {
			return "", 0, false
		}
		i += 2
	}
	if r.nationAlone(i) && !yearLike(a) {
		return "person", r.Toks[i].End, true
	}
	limit := min(len(r.Toks), i+7)
	for j := i; j < limit; j++ {
		t := r.Toks[j]
		if t.Start > r.Toks[j-1].End+1 && r.Body[t.Start-1] != '*' { // another line or column
			return "", 0, false
		}
		if t.Kind == prose.Number {
			if of && (j == i || grammar.Possessive(r.Word(j-1))) { // "12 of its 40 plants": the forty are counted next
				whole = true
				continue
			}
			if j+2 < limit && r.Word(j+1) == "-" && r.Toks[j+2].Kind == prose.Number && r.Toks[j+2].Start == t.End+1 { // "10 737-800 planes"
				j += 2
				continue
			}
			if j > i && grammar.UpperFirst(r.Word(j-1)) && r.Toks[j-1].Kind == prose.Word { // "63,000 Model 3 cars"
				continue
			}
			return "", 0, false
		}
		if t.Kind == prose.Punct {
			w := r.Word(j)
			if (w == "’" || w == "'") && j > i && t.Start == r.Toks[j-1].End || w == "-" && j > i {
				continue
			}
			if w == "," && j > i && j+2 < limit && r.Toks[j+1].Kind == prose.Word && !a.inWord && adjectival(r.Word(j-1)) {
				continue
			}
			return "", 0, false
		}
		w := r.Low(j)
		ro := r.Roles(j)
		if w == "of" || w == "for" || ro&(grammar.Preposition|grammar.Auxiliary|grammar.Pronoun|grammar.Relative|grammar.TimeWord) != 0 || ro&grammar.Determiner != 0 && j > i || ro&grammar.Conjunction != 0 && (j == i || w != "and" && w != "or") {
			return "", 0, false
		}
		if duration(w) || w == "times" && a.inWord {
			return "", 0, false
		}
		if people(w) && !strings.HasSuffix(w, "s") || w == "dead" {
			if j == i && !(j+1 < limit && plural(r.Low(j+1))) {
				return "person", t.End, true
			}
			continue
		}
		if strings.HasPrefix(w, "d’") || strings.HasPrefix(w, "d'") { // "millions d’euros" is no English
			return "", 0, false
		}
		if j == i && ro&grammar.CueWord != 0 && strings.HasSuffix(w, "ed") && j+1 < limit && r.Toks[j+1].Kind == prose.Word && plural(r.Low(j+1)) && r.Roles(j+1)&(grammar.Preposition|grammar.Determiner|grammar.Auxiliary|grammar.Pronoun|grammar.Adverb|grammar.CueWord) == 0 {
			continue // "39 confirmed cases"
		}
		if grammar.Possessive(r.Word(j)) || !plural(w) && !initials(r.Word(j)) || r.named(j, limit) || ro&grammar.Office == 0 && ro&grammar.CueWord != 0 && j > i && ro&grammar.CueNoun == 0 && w != "views" && w != "calls" && w != "shows" {
			if (ro&grammar.CueWord != 0 && ro&grammar.CueNoun == 0 && ro&grammar.Office == 0) || strings.HasSuffix(w, "ly") && ro == 0 && len(w) > 5 && j > i {
				return "", 0, false
			}
			continue
		}
		// the last of several plurals: "sports clubs"
		for j+1 < limit && r.Toks[j+1].Kind == prose.Word {
			n := r.Low(j + 1)
			nr := r.Roles(j + 1)
			if !plural(n) || grammar.Possessive(n) || nr&(grammar.Auxiliary|grammar.Adverb|grammar.Preposition|grammar.CueWord|grammar.TimeWord) != 0 && nr&grammar.Office == 0 || duration(n) {
				break
			}
			j++
			w, t = n, r.Toks[j]
		}
		if duration(w) || r.generic(a, k, i, j, w) || a.plain && emergency(r.Body[a.Start:a.End], w) {
			return "", 0, false
		}
		if yearLike(a) && !people(w) && singular(w) != "person" && r.modifierAt(k) == "" {
			return "", 0, false
		}
		if whole {
			for r.wholes = (prose.Span{Start: t.Start, End: t.End}); j > i && r.Toks[j-1].Kind == prose.Word && !grammar.Possessive(r.Word(j-1)); j-- {
				r.wholes.Start = r.Toks[j-1].Start
			}
			return singular(w), a.End, true
		}
		return singular(w), t.End, true
	}
	return "", 0, false
}

// named reports a capitalised word that the name goes on after: the Douglas of
// "two Vale Douglas Corp jets".
func (r *reckon) named(j, limit int) bool {
	return j+1 < limit && grammar.UpperFirst(r.Word(j)) && r.Toks[j+1].Kind == prose.Word && grammar.UpperFirst(r.Word(j+1)) && r.Roles(j+1)&grammar.TimeWord == 0
}

// ofWhole is the token of the part that is counted out of the number at token k,
// "one in three", "four out of five", or -1.
func (r *reckon) ofWhole(a amount, k int) int {
	switch {
	case k > 2 && r.Word(k-1) == "of" && r.Word(k-2) == "out" && a.value.less(decimal{11, 0, false}):
		return k - 3
	case k > 1 && r.Word(k-1) == "in":
		return k - 2
	}
	return -1
}

func adjectival(w string) bool {
	w = strings.ToLower(w)
	for _, s := range [...]string{"al", "ive", "ous", "ern", "ble", "ed", "ic", "ful", "ent", "ant", "ary", "ish", "ing"} {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return w == "large" || w == "new" || w == "small" || w == "big" || w == "old" || w == "young"
}
