package figure

import (
	"strings"
	"unicode"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

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
	if !grammar.UpperFirst(w) && strings.ContainsFunc(w, unicode.IsUpper) && 'a' <= w[0] && w[0] <= 'z' { // "iPhone 12"
		return true
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
	if a.value == (decimal{1, 0, false}) || r.slogan(a, k, next) {
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
	l := r.lead(a, next)
	if l.told {
		return l.noun, l.end, l.ok
	}
	if r.nationAlone(l.at) && !yearLike(a) {
		return "person", r.Toks[l.at].End, true
	}
	return r.nounFrom(a, k, l.at, l.of)
}

// slogan reports that the number at token k and two or three words behind it are all that
// stands between quotation marks, and that they name something: to fight the "three
// forces", the “100 steps” programme. What somebody says so is a figure.
func (r *reckon) slogan(a amount, k, next int) bool {
	if k < 2 || !isMark(r.Word(k-1)) || r.quoteAt(a.Start) >= 0 {
		return false
	}
	end := next
	for end < len(r.Toks) && end < next+4 && r.Toks[end].Kind == prose.Word {
		end++
	}
	if end == next || end >= len(r.Toks) || !isMark(r.Word(end)) {
		return false
	}
	switch w := r.Low(k - 2); w {
	case "called", "dubbed", "named", "titled", "entitled", "so-called", "plan", "programme", "program", "project", "initiative", "strategy", "campaign", "policy":
		return true
	default:
		return r.Roles(k-2)&grammar.Determiner != 0 || r.programme(end+1)
	}
}

// programme reports the noun of what bears a name at token i.
func (r *reckon) programme(i int) bool {
	if i >= len(r.Toks) {
		return false
	}
	switch r.Low(i) {
	case "programme", "program", "project", "initiative", "strategy", "campaign", "policy", "plan", "format", "concept", "principle", "principles", "scheme", "reform", "reforms", "movement", "doctrine":
		return true
	}
	return false
}

// isMark reports a quotation mark.
func isMark(w string) bool {
	switch w {
	case "\"", "“", "”", "„", "‘", "’", "'", "«", "»":
		return true
	}
	return false
}

// lead is what stands between a number and the noun that it counts.
type lead struct {
	at int  // token at which the noun begins, with its adjectives
	of bool // the number counts some of the noun's: "12 of its 40 plants"

	told bool // there is nothing more to look for: what follows says what is counted
	noun string
	end  int
	ok   bool // what follows says so, and does not say that nothing is
}

// tells is the lead that says itself what is counted.
func tells(noun string, end int, ok bool) lead { return lead{told: true, noun: noun, end: end, ok: ok} }

// lead reads what stands at token i behind the number, before its noun: "of the",
// "or more", "others".
func (r *reckon) lead(a amount, i int) lead {
	recent := r.noun != "" && r.nounEnd > a.Start-400
	of := false
	switch w := r.Word(i); w {
	case "of":
		n := r.Low(i + 1)
		switch n {
		case "which", "whom", "who", "them", "these", "those":
			if n == "whom" || n == "who" {
				return tells("person", r.Toks[i+1].End, true)
			}
			if recent && (n == "which" || n == "them") {
				return tells(r.noun, r.Toks[i+1].End, true)
			}
			if n == "which" || n == "them" {
				return tells("", 0, false)
			}
			if recent && (r.phraseStops(i+2) || r.Roles(i+2)&(grammar.Auxiliary|grammar.CueWord) != 0) {
				return tells(r.noun, r.Toks[i+1].End, true) // "200 of these are new"
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
			return tells("person", r.Toks[i].End, true)
		}
		if recent {
			return tells(r.noun, r.Toks[i].End, true)
		}
		if w == "others" && r.amongHarmed(i) {
			return tells("person", r.Toks[i].End, true)
		}
		if w == "others" {
			return tells("other", r.Toks[i].End, true)
		}
		return tells("", 0, false)
	case "who":
		return tells("person", a.End, !yearLike(a))
	case "times":
		return tells("time", r.Toks[i].End, !a.inWord || r.multiple(i))
	case "out": // "13 out of 27 members"
		if r.Word(i+1) != "of" || i+2 >= len(r.Toks) {
			return tells("", 0, false)
		}
		if b, ok := readDigits(r.Body, r.Toks[i+2].Start, false); r.Toks[i+2].Kind == prose.Number && ok && b.value.less(decimal{11, 0, false}) || r.Toks[i+2].Kind == prose.Word && startsNumber(r.Word(i+2)) {
			return tells("", 0, false)
		}
		i, of = i+2, true
	case "+": // "20+ brands"
		i++
	case "or": // "1,000 or more employees"
		if n := r.Word(i + 1); n != "more" && n != "fewer" && n != "so" || i+2 >= len(r.Toks) || r.Roles(i+2)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary) != 0 {
			return tells("", 0, false)
		}
		if i += 2; r.Word(i) == "others" && recent {
			return tells(r.noun, r.Toks[i].End, true)
		}
	case "-":
		if r.Word(i+1) != "plus" {
			return tells("", 0, false)
		}
		i += 2
	}
	return lead{at: i, of: of}
}

// amongHarmed reports others, at token i, of whom the words around say that they are
// people: "killed the pilot and 149 others", "149 others aboard".
func (r *reckon) amongHarmed(i int) bool {
	if w := r.Word(i + 1); w == "aboard" || w == "on" && r.Word(i+2) == "board" {
		return true
	}
	for j := i - 1; j >= 0 && j > i-14 && r.Word(j) != "."; j-- {
		switch r.Low(j) {
		case "killed", "killing", "injured", "injuring", "wounded", "wounding", "hurt", "arrested", "arresting", "detained", "died", "himself", "herself", "he", "she", "who":
			return true
		}
	}
	return false
}

// nounFrom finds the noun that the number at token k counts from token i on.
func (r *reckon) nounFrom(a amount, k, i int, of bool) (noun string, end int, ok bool) {
	whole := false
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
			if j+2 < limit && r.Word(j+1) == "-" && r.Toks[j+1].Start == t.End && r.Toks[j+2].Kind == prose.Word && r.Toks[j+2].Start == t.End+1 && j == i { // "two 100-flat houses"
				j += 2
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
			if (w == "\"" || w == "“" || w == "«") && j+1 < limit && r.Toks[j+1].Start == t.End && t.Start > r.Toks[j-1].End { // "30 so-called “golden deals”"
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
			if (ro&grammar.CueWord != 0 && ro&grammar.CueNoun == 0 && ro&grammar.Office == 0) || strings.HasSuffix(w, "ly") && ro == 0 && len(w) > 5 && j > i && !participle(r.Low(j+1)) {
				return "", 0, false
			}
			continue
		}
		return r.nounAt(a, k, i, j, limit, whole)
	}
	return "", 0, false
}

// nounAt is the noun whose plural stands at token j, in the phrase from token i on
// that the number at token k counts. Whole says that it is counted as a whole besides:
// the plants of "12 of its 40 plants".
func (r *reckon) nounAt(a amount, k, i, j, limit int, whole bool) (noun string, end int, ok bool) {
	w, t := r.Low(j), r.Toks[j]
	// the last of several plurals: "sports clubs"
	for j+1 < limit && r.Toks[j+1].Kind == prose.Word {
		n := r.Low(j + 1)
		nr := r.Roles(j + 1)
		if !plural(n) || grammar.Possessive(n) || nr&(grammar.Auxiliary|grammar.Adverb|grammar.Preposition|grammar.CueWord|grammar.TimeWord) != 0 && nr&grammar.Office == 0 || duration(n) || j+2 < limit && leadsObject(r.Low(j+2)) {
			break
		}
		j++
		w, t = n, r.Toks[j]
	}
	if duration(w) || r.generic(a, k, w) || a.plain && emergency(r.Body[a.Start:a.End], w) {
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

// participle reports a word in -ed or -en that goes with an adverb before a noun:
// "jointly funded".
func participle(w string) bool {
	return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "en") || w == "built" || w == "run" || w == "held" || w == "made"
}

// leadsObject reports a word that stands behind a verb and behind no noun: the -s before
// it is a verb's, "19 fouls proves how".
func leadsObject(w string) bool {
	switch w {
	case "how", "why", "whether", "what", "it", "him", "them", "us", "the", "his", "her", "their", "its":
		return true
	}
	return false
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

// generic reports a small number in words that only says "both": "two
// countries", "the three sides".
func (r *reckon) generic(a amount, k int, w string) bool {
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

// allNumber reports a word that is a number and nothing else, as "three-month" is not.
func (r *reckon) allNumber(k int) bool {
	a, ok := readWords(r.Body, r.Toks[k].Start)
	return ok && a.End >= r.Toks[k].End
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
