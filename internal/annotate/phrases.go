package annotate

import (
	"strings"

	"dateline/internal/prose"
)

// nounPhrase returns the end of the noun phrase that begins at token a: a
// pronoun, or a name with the offices before it ("Deputy Minister of Trade Bo
// Carrow", "the head of the agency"), without what is set off by commas. It
// returns a when there is none.
func (d *doc) nounPhrase(a, b int) int {
	if a >= b || d.toks[a].Kind == prose.Punct {
		return a
	}
	first := d.roles(a)
	if first&pronounWord != 0 && !(upperFirst(d.word(a)) && len(d.word(a)) == 1 && d.word(a+1) == ".") {
		return a + 1
	}
	b = min(b, a+24)
	named := false // a capitalised word after which only a small word of a title may stand
	lastOffice := false
	owned := false // after a possessive a noun must still come
	i := a
	for i < b {
		w := d.word(i)
		switch d.toks[i].Kind {
		case prose.Punct:
			joins := w == "." && i > a && (len(d.word(i-1)) == 1 || d.roles(i-1)&honorific != 0 || w == "Jr" || w == "Sr") ||
				w == "&" || w == "-" && i > a && d.toks[i-1].Kind == prose.Number ||
				(w == "'" || w == "’") && i > a && d.toks[i].Start == d.toks[i-1].End && i+1 < b && d.toks[i+1].Kind == prose.Word
			if !joins && named && isMark(w) {
				if n := d.nickname(i, b); n > i {
					i = n
					continue
				}
			}
			if !joins {
				return trimPhrase(d, a, i)
			}
			i++
			continue
		case prose.Number:
			if i > a && d.roles(i-1)&determiner == 0 {
				return trimPhrase(d, a, i)
			}
			i++
			continue
		}
		r := d.roles(i)
		if upperFirst(w) {
			if r&timeWord != 0 && i > a && !(i == a+1 && first&determiner != 0) { // "a Monday editorial"
				return trimPhrase(d, a, i)
			}
			if i > a || r&(determiner|conjunction|preposition|adverb) == 0 {
				named = true
			} else if r&(conjunction|preposition|adverb) != 0 && r&determiner == 0 {
				return a
			}
			lastOffice = r&office != 0
			owned = possessive(w)
			i++
			continue
		}
		if i > a && i+1 < b && (strings.HasSuffix(w, "ed") || w == "seen" || w == "sent" || w == "given" || w == "read") && (d.roles(i+1)&preposition != 0 || i > a+1 && d.roles(i+1)&(determiner|pronounWord) != 0 || d.word(i+1) == "off" || d.word(i+1) == "up" || d.word(i+1) == "out") {
			return trimPhrase(d, a, i)
		}
		switch {
		case w == "of" || w == "the" && i > a && d.word(i-1) != "and":
			i++
			continue
		case r&determiner != 0 && i == a:
			i++
			continue
		case w == "in" && lastOffice && d.word(i+1) == "charge" && d.word(i+2) == "of" && i+3 < b:
			lastOffice, owned = false, true
			i += 3
			continue
		case w == "for" && lastOffice, w == "to" && i > a && (toOffice(d.word(i-1)) || d.word(i-1) == "close" || named && d.toOfficeBefore(a, i)):
			lastOffice = false
			i++
			continue
		case w == "and" && i+1 < b && i > a && (upperFirst(d.word(i+1)) || d.word(i+1) == "the" || !named && d.roles(i+1)&(cueWord|auxiliary|preposition|pronounWord) == 0):
			i++
			continue
		case r&particle != 0 && named && i+1 < b && upperFirst(d.word(i+1)) && r&preposition == 0:
			i++
			continue
		case r&(preposition|conjunction|relative|auxiliary|timeWord) != 0, r&adverb != 0:
			return trimPhrase(d, a, i)
		case (r&(cueWord|cueIng) != 0 || r&cueBase != 0 && d.cueAt(i) != 0) && r&office == 0:
			return trimPhrase(d, a, i)
		case i > a && !owned && (strings.HasSuffix(w, "ly") && r&plainNoun == 0 && w != "family" && w != "ally" || strings.HasSuffix(w, "ing") && !(i == a+1 && first&determiner != 0 && i+2 < b && d.roles(i+1)&(determiner|preposition|auxiliary|cueWord) == 0)) && r&office == 0 && !(i+1 < b && d.roles(i+1)&office != 0 || w == "leading" || w == "acting" || w == "outgoing" || w == "incoming" || w == "ruling" || w == "visiting" || w == "housing" || w == "banking" || w == "building" || w == "mining" || w == "planning" || w == "trading" || w == "shipping" || w == "family"):
			return trimPhrase(d, a, i)
		case named && !d.officeAhead(i, b) && !(i > a+1 && upperFirst(d.word(i-1)) && d.roles(i-2)&determiner != 0):
			memo := first&determiner != 0 && i+1 < b && d.cueAt(i+1)&(cueWord|cueLoose|cueNoun) == cueWord // "a Harbour Office memo said"
			if !owned && d.roles(i)&(plainNoun|office) == 0 && !memo {
				return trimPhrase(d, a, i)
			}
		}
		lastOffice = r&office != 0
		i++
	}
	return trimPhrase(d, a, i)
}

func isMark(w string) bool {
	return w == "\"" || w == "“" || w == "'" || w == "‘" || w == "«" || w == "("
}

// nickname returns the token after a nickname that opens at token i inside a
// name: Bo "The Ferryman" Carrow.
func (d *doc) nickname(i, b int) int {
	for k := i + 1; k < b && k <= i+5; k++ {
		if d.toks[k].Kind != prose.Punct || d.word(k) == "." {
			continue
		}
		if k > i+1 && k+1 < b && d.toks[k+1].Kind == prose.Word && upperFirst(d.word(k+1)) && d.toks[k].End < d.toks[k+1].Start && d.word(k) != "," {
			return k + 1
		}
		return i
	}
	return i
}

// trimPhrase drops what cannot end a noun phrase.
func trimPhrase(d *doc, a, i int) int {
	for i > a {
		w := d.word(i - 1)
		if w == "of" || w == "the" || w == "for" || w == "to" || w == "and" || w == "-" || w == "&" || i-1 > a && d.roles(i-1)&determiner != 0 && !upperFirst(w) {
			i--
			continue
		}
		break
	}
	if i == a+1 && d.roles(a)&determiner != 0 && d.roles(a)&pronounWord == 0 {
		return a
	}
	return i
}

func toOffice(w string) bool {
	switch strings.ToLower(w) {
	case "ambassador", "adviser", "advisor", "envoy", "representative", "aide", "secretary", "assistant", "delegate", "counsellor", "counselor":
		return true
	}
	return false
}

// toOfficeBefore reports an office that takes "to" in the phrase so far:
// "Ambassador of Syldavia to Borduria".
func (d *doc) toOfficeBefore(a, i int) bool {
	for k := i - 1; k >= a && k > i-8; k-- {
		if toOffice(d.word(k)) {
			return true
		}
	}
	return false
}

// officeAhead reports an office within the next small words: "trade ministry
// spokesman".
func (d *doc) officeAhead(i, b int) bool {
	for k := i; k < b && k < i+4 && d.toks[k].Kind == prose.Word; k++ {
		r := d.roles(k)
		if r&(office|plainNoun) != 0 && r&cueWord == 0 {
			return true
		}
		if r&(preposition|conjunction|relative|auxiliary|cueWord|adverb|determiner) != 0 {
			return false
		}
	}
	return false
}

// firstPhrase is the subject of the clause that begins at token a: its first
// noun phrase after introductory ones ("On Monday, the minister …"). "As
// Carrow noted, …" and "According to Carrow, …" give Carrow.
func (d *doc) firstPhrase(a, b int) (int, int, bool) {
	whole, opened := b, false
	b = min(b, a+80) // nobody introduces a subject for longer
	for range 4 {
		for a < b && d.toks[a].Kind == prose.Punct {
			a++
		}
		if a >= b {
			return 0, 0, false
		}
		w := d.low(a)
		r := d.roles(a)
		if d.toks[a].Kind == prose.Number && d.word(a+1) == "," { // "On July 6, 2031, Carrow"
			a++
			continue
		}
		if n := d.pastDateline(a, b); n > a {
			a = n
			continue
		}
		switch {
		case w == "according" && strings.EqualFold(d.word(a+1), "to"):
			if e := d.nounPhrase(a+2, b); e > a+2 {
				return a + 2, e, true
			}
		case w == "as" && a+1 < b:
			if e := d.nounPhrase(a+1, b); e > a+1 && e < b && d.cueAt(e)&cueWord != 0 {
				return a + 1, e, true
			}
		}
		intro := w == "for" || w == "of" && a+1 < b || d.participle(a) || r&(preposition|timeWord|relative) != 0 || r&conjunction != 0 && w != "that" && w != "and" && w != "but" && w != "so" ||
			r&adverb != 0 || strings.HasSuffix(w, "ing") && r&office == 0 && !upperFirst(d.word(a+1)) || (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed")) && r&(preposition|cueIng|cueLoose) != 0 ||
			(strings.HasSuffix(w, "ly") || w == "not") && a+1 < b && (d.word(a+1) == "," || d.roles(a+1)&(preposition|conjunction) != 0 || d.word(a+1) == "long")
		if w == "and" || w == "but" || w == "so" || strings.HasSuffix(w, "ly") && a+1 < b && d.toks[a+1].Kind == prose.Number { // "Exactly 48 hours later"
			a++
			continue
		}
		if !intro {
			e := d.nounPhrase(a, b)
			if e > a && e < b && d.agoAt(a, e) { // "Hours later, Carrow"
				a = e + 1
				continue
			}
			if e > a && opened && e-a <= 2 {
				if f, n, ok := d.pastPlace(a, e, b); ok {
					return f, n, true
				}
			}
			return a, e, e > a
		}
		k := a + 1
		for k < b && d.word(k) != "," {
			k++
		}
		if k >= b { // no comma: the phrase may follow the introduction at once
			if r&adverb != 0 || r&timeWord != 0 {
				a++
				continue
			}
			if n := d.afterTime(a, b); n > a { // "Over the past year their trade"
				a = n
				continue
			}
			if b < whole {
				return 0, 0, false
			}
			return d.lastName(a, b)
		}
		a, opened = k+1, true
	}
	return 0, 0, false
}

// pastDateline is the token behind the dash that ends a place in capitals at token
// a: "BRASK -- Carrow, opening the dock, said". Without one it is a.
func (d *doc) pastDateline(a, b int) int {
	if w := d.word(a); len(w) < 4 || w != strings.ToUpper(w) || !upperFirst(w) {
		return a
	}
	for k := a + 1; k < b && k < a+12; k++ {
		if w := d.word(k); w == "--" || w == "—" || w == "–" {
			return k + 1
		}
	}
	return a
}

// agoAt reports that the phrase [a,e) and the word behind it say when: "Hours
// later", "Two days before".
func (d *doc) agoAt(a, e int) bool {
	switch d.word(e) {
	case "later", "earlier", "ago", "before", "after", "afterward", "afterwards":
	default:
		return false
	}
	switch strings.TrimSuffix(d.low(e-1), "s") {
	case "second", "minute", "moment", "hour", "day", "night", "week", "month", "year", "decade":
		return true
	}
	return false
}

// pastPlace is the subject behind the phrase [a,e), when that is only the second
// half of a place: "In Ames, Borduria, on Sunday, Carrow said".
func (d *doc) pastPlace(a, e, b int) (int, int, bool) {
	for k := a; k < e; k++ {
		if !upperFirst(d.word(k)) || d.roles(k)&(office|honorific|pronounWord|determiner) != 0 {
			return 0, 0, false
		}
	}
	people := d.peopleIn(prose.Span{Start: d.toks[a].Start, End: d.toks[e-1].End})
	if d.word(e) == "." { // "Beaumont, Tex., Carrow"
		e++
	}
	if len(people) > 0 || d.word(e) != "," || e+1 >= b {
		return 0, 0, false
	}
	f, n := e+1, e+1
	if r := d.roles(f); r&(preposition|timeWord) != 0 {
		var ok bool
		if f, n, ok = d.firstPhrase(f, b); !ok || n >= b || d.roles(f)&(office|pronounWord|honorific) == 0 && !upperFirst(d.word(f)) {
			return 0, 0, false
		}
		return f, n, d.toks[n].Kind == prose.Word || d.word(n) == "("
	}
	if upperFirst(d.word(f)) || d.roles(f)&(determiner|pronounWord) != 0 {
		n = d.nounPhrase(f, b)
	}
	return f, n, n > f && n < b && d.toks[n].Kind == prose.Word && d.roles(n)&(cueWord|auxiliary) != 0
}

// participle reports what opens a sentence before its subject: "Asked about
// the border, …".
func (d *doc) participle(a int) bool {
	if d.roles(a+1)&(preposition|conjunction|relative) == 0 {
		return false
	}
	switch d.word(a) {
	case "Asked", "Pressed", "Flanked", "Accompanied", "Seated", "Joined", "Quoted", "Questioned", "Born", "Elected", "Founded",
		"Faced", "Compared", "Given", "Dressed", "Based", "Known":
		return true
	}
	return false
}

// afterTime is the token after an expression of time that the preposition at
// token a leads in, or a.
func (d *doc) afterTime(a, b int) int {
	for k := a; k < b && k <= a+2; k++ {
		if w, ok := d.dateAt(d.toks[k].Start); ok && w.Start >= d.toks[a].Start {
			if n := d.tokenAt(w.End); n < b && d.toks[n].Start >= w.End {
				return n
			}
		}
	}
	return a
}

// lastName is the last run of capitalised words, with the office before it,
// that ends at b: "On Monday Carrow" gives "Carrow".
func (d *doc) lastName(a, b int) (int, int, bool) {
	i := b
	a = max(a, b-24)
	for i > a {
		w := d.word(i - 1)
		r := d.roles(i - 1)
		if d.toks[i-1].Kind == prose.Word && r&timeWord == 0 && (upperFirst(w) && r&(preposition|conjunction) == 0 || r&office != 0 || i == b && r&pronounWord != 0) {
			i--
			if r&pronounWord != 0 {
				break
			}
			continue
		}
		break
	}
	if i < b && i > a && d.roles(i-1)&determiner != 0 {
		i--
	}
	return i, b, i < b
}

// personal reports a noun phrase that names a person: a pronoun, an office, a
// name of two words or an entity of the roster.
func (d *doc) personal(f, e int) bool {
	if f >= e {
		return false
	}
	names, initials := 0, 0
	for k := f; k < e; k++ {
		r := d.roles(k)
		if len(d.word(k)) == 1 && upperFirst(d.word(k)) && d.word(k+1) == "." { // "Ada A. Vale"
			initials += 2
			k++
			continue
		}
		if r&(office|honorific) != 0 || k == f && r&pronounWord != 0 && d.low(k) != "it" {
			return true
		}
		if d.toks[k].Kind == prose.Word && upperFirst(d.word(k)) && r&(determiner|timeWord|plainNoun|thing) == 0 {
			names++
		}
		if r&(plainNoun|thing) != 0 {
			return false
		}
	}
	return len(d.peopleIn(prose.Span{Start: d.toks[f].Start, End: d.toks[e-1].End})) > 0 || names == e-f-initials && names >= 1 && names <= 4
}
