package grammar

import (
	"strings"

	"dateline/internal/prose"
)

// NounPhrase returns the end of the noun phrase that begins at token a and lies
// before token b: a pronoun, or a name with the offices before it ("Deputy Minister of Trade Bo
// Carrow", "the head of the agency"), without what is set off by commas. It
// returns a when there is none.
func (x *Text) NounPhrase(a, b int) int {
	if a >= b || x.Toks[a].Kind == prose.Punct {
		return a
	}
	first := x.Roles(a)
	if first&Pronoun != 0 && !(UpperFirst(x.Word(a)) && len(x.Word(a)) == 1 && x.Word(a+1) == ".") {
		return a + 1
	}
	b = min(b, a+24)
	named := false // a capitalised word after which only a small word of a title may stand
	lastOffice := false
	owned := false // after a possessive a noun must still come
	i := a
	for i < b {
		w := x.Word(i)
		switch x.Toks[i].Kind {
		case prose.Punct:
			joins := w == "." && i > a && (len(x.Word(i-1)) == 1 || x.Roles(i-1)&Honorific != 0 || w == "Jr" || w == "Sr") ||
				w == "&" || w == "-" && i > a && x.Toks[i-1].Kind == prose.Number ||
				(w == "'" || w == "’") && i > a && x.Toks[i].Start == x.Toks[i-1].End && i+1 < b && x.Toks[i+1].Kind == prose.Word
			if !joins && named && isMark(w) {
				if n := x.nickname(i, b); n > i {
					i = n
					continue
				}
			}
			if !joins {
				return x.trimmed(a, i)
			}
			i++
			continue
		case prose.Number:
			if i > a && x.Roles(i-1)&Determiner == 0 && !(lastOffice && x.Toks[i].Len() == 1 && UpperFirst(x.Word(i-1)) && i+1 < b && x.Toks[i+1].Kind == prose.Word && UpperFirst(x.Word(i+1))) { // "Warrant Officer 5 Bo Lund"
				return x.trimmed(a, i)
			}
			i++
			continue
		}
		r := x.Roles(i)
		if UpperFirst(w) {
			if r&TimeWord != 0 && i > a && !(i == a+1 && first&Determiner != 0) { // "a Monday editorial"
				return x.trimmed(a, i)
			}
			if i > a || r&(Determiner|Conjunction|Preposition|Adverb) == 0 {
				named = true
			} else if r&(Conjunction|Preposition|Adverb) != 0 && r&Determiner == 0 {
				return a
			}
			lastOffice = r&Office != 0
			owned = Possessive(w)
			i++
			continue
		}
		if i > a && i+1 < b && (strings.HasSuffix(w, "ed") || w == "seen" || w == "sent" || w == "given" || w == "read") && (x.Roles(i+1)&Preposition != 0 || i > a+1 && x.Roles(i+1)&(Determiner|Pronoun) != 0 || x.Word(i+1) == "off" || x.Word(i+1) == "up" || x.Word(i+1) == "out") {
			return x.trimmed(a, i)
		}
		switch {
		case w == "of" || w == "the" && i > a && x.Word(i-1) != "and":
			i++
			continue
		case r&Determiner != 0 && i == a:
			i++
			continue
		case w == "in" && lastOffice && x.Word(i+1) == "charge" && x.Word(i+2) == "of" && i+3 < b:
			lastOffice, owned = false, true
			i += 3
			continue
		case w == "in" && lastOffice && UpperFirst(x.Word(i-1)) && x.namedBehind(i+1, b):
			lastOffice = false
			i++
			continue
		case w == "for" && lastOffice, w == "to" && i > a && (toOffice(x.Word(i-1)) || x.Word(i-1) == "close" || named && x.toOfficeBefore(a, i)):
			lastOffice = false
			i++
			continue
		case w == "and" && i+1 < b && i > a && (UpperFirst(x.Word(i+1)) || x.Word(i+1) == "the" || !named && x.Roles(i+1)&(CueWord|Auxiliary|Preposition|Pronoun) == 0):
			i++
			continue
		case r&Particle != 0 && named && i+1 < b && UpperFirst(x.Word(i+1)) && r&Preposition == 0:
			i++
			continue
		case r&(Preposition|Conjunction|Relative|Auxiliary|TimeWord) != 0, r&Adverb != 0:
			return x.trimmed(a, i)
		case i == a+1 && x.describes(i, b):
		case (r&(CueWord|CueIng) != 0 || r&CueBase != 0 && x.CueAt(i) != 0) && r&Office == 0:
			return x.trimmed(a, i)
		case i > a && !owned && r&Office == 0 && x.lyOrIng(a, i, b, first):
			return x.trimmed(a, i)
		case named && !x.officeAhead(i, b) && !(i > a+1 && UpperFirst(x.Word(i-1)) && x.Roles(i-2)&Determiner != 0):
			memo := first&Determiner != 0 && i+1 < b && x.CueAt(i+1)&(CueWord|CueLoose|CueNoun) == CueWord // "a Harbour Office memo said"
			if !owned && x.Roles(i)&(PlainNoun|Office) == 0 && !memo {
				return x.trimmed(a, i)
			}
		}
		lastOffice = r&Office != 0
		i++
	}
	return x.trimmed(a, i)
}

// namedBehind reports that a name of two words or more follows the one of the place at
// token i at once, and ends the clause: "Resident Coordinator in Borduria Ada Vale".
func (x *Text) namedBehind(i, b int) bool {
	k := i
	for k < b && x.Toks[k].Kind == prose.Word && UpperFirst(x.Word(k)) && x.Roles(k)&(TimeWord|Office|PlainNoun) == 0 {
		k++
	}
	return k-i > 2 && k-i < 5 && (k >= len(x.Toks) || x.Toks[k].Kind == prose.Punct)
}

// lyOrIng reports a word at token i that ends in -ly or -ing and begins something else
// than the phrase that begins at token a: not "housing", and not "acting President".
func (x *Text) lyOrIng(a, i, b int, first Role) bool {
	w := x.Word(i)
	switch w {
	case "leading", "acting", "outgoing", "incoming", "ruling", "visiting", "housing", "banking", "building", "mining", "planning", "trading", "shipping", "family":
		return false
	}
	switch {
	case i+1 < b && x.Roles(i+1)&Office != 0:
		return false
	case strings.HasSuffix(w, "ly"):
		return x.Roles(i)&PlainNoun == 0 && !adjectiveLy(w)
	}
	return strings.HasSuffix(w, "ing") && !(i == a+1 && first&Determiner != 0 && i+2 < b && x.Roles(i+1)&(Determiner|Preposition|Auxiliary|CueWord) == 0)
}

// describes reports a verb of saying at token i, behind an article, that tells what sort
// of thing the noun behind it is: "the proposed law", "the accused man".
func (x *Text) describes(i, b int) bool {
	if w := x.Low(i - 1); w != "the" && w != "a" && w != "an" {
		return false
	}
	return strings.HasSuffix(x.Word(i), "ed") && i+1 < b && x.Toks[i+1].Kind == prose.Word && !UpperFirst(x.Word(i+1)) && x.Roles(i+1)&(Determiner|Preposition|Pronoun|Auxiliary|Conjunction|CueWord|Adverb|TimeWord) == 0
}

// adjectiveLy reports a word in -ly that goes with a noun, or is one.
func adjectiveLy(w string) bool {
	switch w {
	case "family", "ally", "daily", "weekly", "monthly", "quarterly", "yearly", "hourly", "early", "elderly", "deadly", "costly", "friendly", "lonely", "likely":
		return true
	}
	return false
}

// isMark reports a mark that may open a nickname.
func isMark(w string) bool {
	return w == "\"" || w == "“" || w == "'" || w == "‘" || w == "«" || w == "("
}

// nickname returns the token after a nickname that opens at token i inside a
// name: Bo "The Ferryman" Carrow.
func (x *Text) nickname(i, b int) int {
	for k := i + 1; k < b && k <= i+5; k++ {
		if x.Toks[k].Kind != prose.Punct || x.Word(k) == "." {
			continue
		}
		if k > i+1 && k+1 < b && x.Toks[k+1].Kind == prose.Word && UpperFirst(x.Word(k+1)) && x.Toks[k].End < x.Toks[k+1].Start && x.Word(k) != "," {
			return k + 1
		}
		return i
	}
	return i
}

// trimmed is the end of the phrase [a,i) without what cannot end one.
func (x *Text) trimmed(a, i int) int {
	for i > a {
		w := x.Word(i - 1)
		if w == "of" || w == "the" || w == "for" || w == "to" || w == "and" || w == "-" || w == "&" || i-1 > a && x.Roles(i-1)&Determiner != 0 && !UpperFirst(w) {
			i--
			continue
		}
		break
	}
	if i == a+1 && x.Roles(a)&Determiner != 0 && x.Roles(a)&Pronoun == 0 {
		return a
	}
	return i
}

// toOffice reports an office whose holder is one to somebody.
func toOffice(w string) bool {
	switch strings.ToLower(w) {
	case "ambassador", "adviser", "advisor", "envoy", "representative", "aide", "secretary", "assistant", "delegate", "counsellor", "counselor":
		return true
	}
	return false
}

// toOfficeBefore reports an office that takes "to" in the phrase so far:
// "Ambassador of Syldavia to Borduria".
func (x *Text) toOfficeBefore(a, i int) bool {
	for k := i - 1; k >= a && k > i-8; k-- {
		if toOffice(x.Word(k)) {
			return true
		}
	}
	return false
}

// officeAhead reports an office within the next small words: "trade ministry
// spokesman".
func (x *Text) officeAhead(i, b int) bool {
	for k := i; k < b && k < i+4 && x.Toks[k].Kind == prose.Word; k++ {
		r := x.Roles(k)
		if r&(Office|PlainNoun) != 0 && r&CueWord == 0 {
			return true
		}
		if r&(Preposition|Conjunction|Relative|Auxiliary|CueWord|Adverb|Determiner) != 0 {
			return false
		}
	}
	return false
}

// FirstPhrase is the subject of the clause of the tokens [a,b): the tokens
// [first,end) of its first noun phrase after introductory ones ("On Monday, the
// minister …"). "As Carrow noted, …" and "According to Carrow, …" give Carrow.
func (x *Text) FirstPhrase(a, b int) (first, end int, ok bool) {
	whole, opened := b, false
	b = min(b, a+80) // nobody introduces a subject for longer
	for range 4 {
		for a < b && x.Toks[a].Kind == prose.Punct {
			a++
		}
		if a >= b {
			return 0, 0, false
		}
		w := x.Low(a)
		r := x.Roles(a)
		if x.Toks[a].Kind == prose.Number && x.Word(a+1) == "," { // "On July 6, 2031, Carrow"
			a++
			continue
		}
		if w == "right" && x.Word(a+1) == "now" { // "Right now, the bill is"
			a += 2
			continue
		}
		if n := x.pastDateline(a, b); n > a {
			a = n
			continue
		}
		switch {
		case w == "according" && strings.EqualFold(x.Word(a+1), "to"):
			if e := x.NounPhrase(a+2, b); e > a+2 {
				return a + 2, e, true
			}
		case w == "as" && a+1 < b:
			if e := x.NounPhrase(a+1, b); e > a+1 && e < b && x.CueAt(e)&CueWord != 0 {
				return a + 1, e, true
			}
		}
		intro := w == "for" || w == "like" || w == "unlike" || w == "except" || w == "of" && a+1 < b || x.participle(a) || r&(Preposition|TimeWord|Relative) != 0 || r&Conjunction != 0 && w != "that" && w != "and" && w != "but" && w != "so" ||
			r&Adverb != 0 || strings.HasSuffix(w, "ing") && r&Office == 0 && !UpperFirst(x.Word(a+1)) || (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed")) && r&(Preposition|CueIng|CueLoose) != 0 ||
			(strings.HasSuffix(w, "ly") || w == "not") && a+1 < b && (x.Word(a+1) == "," || x.Roles(a+1)&(Preposition|Conjunction) != 0 || x.Word(a+1) == "long" || x.Word(a+1) == "hit" || strings.HasSuffix(x.Word(a+1), "ed") && x.Roles(a+2)&Preposition != 0)
		if w == "and" || w == "but" || w == "so" || strings.HasSuffix(w, "ly") && a+1 < b && x.Toks[a+1].Kind == prose.Number { // "Exactly 48 hours later"
			a++
			continue
		}
		if !intro {
			e := x.NounPhrase(a, b)
			if e > a && e < b && x.agoAt(e) { // "Hours later, Carrow"
				a = e + 1
				continue
			}
			if e > a && opened && e-a <= 2 {
				if f, n, ok := x.pastPlace(a, e, b); ok {
					return f, n, true
				}
			}
			return a, e, e > a
		}
		k := a + 1
		for k < b && x.Word(k) != "," {
			k++
		}
		if k >= b { // no comma: the phrase may follow the introduction at once
			if r&Adverb != 0 || r&TimeWord != 0 {
				a++
				continue
			}
			if n := x.afterTime(a, b); n > a { // "Over the past year their trade"
				a = n
				continue
			}
			if b < whole {
				return 0, 0, false
			}
			return x.LastName(a, b)
		}
		a, opened = k+1, true
	}
	return 0, 0, false
}

// pastDateline is the token behind the dash that ends a place in capitals at token
// a: "BRASK -- Carrow, opening the dock, said". Without one it is a.
func (x *Text) pastDateline(a, b int) int {
	if w := x.Word(a); len(w) < 4 || w != strings.ToUpper(w) || !UpperFirst(w) {
		return a
	}
	for k := a + 1; k < b && k < a+12; k++ {
		if w := x.Word(k); w == "--" || w == "—" || w == "–" {
			return k + 1
		}
	}
	return a
}

// agoAt reports that the phrase before token e and the word there say when: "Hours
// later", "Two days before".
func (x *Text) agoAt(e int) bool {
	switch x.Word(e) {
	case "later", "earlier", "ago", "before", "after", "afterward", "afterwards":
	default:
		return false
	}
	switch strings.TrimSuffix(x.Low(e-1), "s") {
	case "second", "minute", "moment", "hour", "day", "night", "week", "month", "year", "decade":
		return true
	}
	return false
}

// pastPlace is the subject behind the phrase [a,e), when that is only the second
// half of a place: "In Ames, Borduria, on Sunday, Carrow said".
func (x *Text) pastPlace(a, e, b int) (int, int, bool) {
	for k := a; k < e; k++ {
		if !UpperFirst(x.Word(k)) || x.Roles(k)&(Office|Honorific|Pronoun|Determiner) != 0 {
			return 0, 0, false
		}
	}
	named := x.Named(prose.Span{Start: x.Toks[a].Start, End: x.Toks[e-1].End})
	if x.Word(e) == "." { // "Beaumont, Tex., Carrow"
		e++
	}
	if named || x.Word(e) != "," || e+1 >= b {
		return 0, 0, false
	}
	f, n := e+1, e+1
	if r := x.Roles(f); r&(Preposition|TimeWord) != 0 {
		var ok bool
		if f, n, ok = x.FirstPhrase(f, b); !ok || n >= b || x.Roles(f)&(Office|Pronoun|Honorific) == 0 && !UpperFirst(x.Word(f)) {
			return 0, 0, false
		}
		return f, n, x.Toks[n].Kind == prose.Word || x.Word(n) == "("
	}
	if UpperFirst(x.Word(f)) || x.Roles(f)&(Determiner|Pronoun) != 0 {
		n = x.NounPhrase(f, b)
	}
	return f, n, n > f && n < b && x.Toks[n].Kind == prose.Word && x.Roles(n)&(CueWord|Auxiliary) != 0
}

// participle reports what opens a sentence before its subject: "Asked about
// the border, …", "Thanking Norland for its help, …".
func (x *Text) participle(a int) bool {
	switch x.Word(a) {
	case "Congratulating", "Thanking", "Welcoming", "Greeting", "Praising", "Commending", "Hailing", "Citing", "Quoting", "Accusing",
		"Urging", "Calling", "Describing", "Recalling", "Mentioning", "Addressing", "Touching", "Referring", "Turning", "Representing", "Receiving", "Meeting":
		return UpperFirst(x.Word(a + 1))
	}
	if x.Roles(a+1)&(Preposition|Conjunction|Relative) == 0 {
		return false
	}
	switch x.Word(a) {
	case "Asked", "Pressed", "Flanked", "Accompanied", "Seated", "Joined", "Quoted", "Questioned", "Born", "Elected", "Founded",
		"Faced", "Compared", "Given", "Dressed", "Based", "Known":
		return true
	}
	return false
}

// afterTime is the token after an expression of time that the preposition at
// token a leads in, or a.
func (x *Text) afterTime(a, b int) int {
	for k := a; k < b && k <= a+2; k++ {
		if w, ok := x.TimeAt(x.Toks[k].Start); ok && w.Start >= x.Toks[a].Start {
			if n := x.TokenAt(w.End); n < b && x.Toks[n].Start >= w.End {
				return n
			}
		}
	}
	return a
}

// LastName is the last run of capitalised words, with the office before it,
// that ends at b: of "On Monday Carrow" the token of "Carrow".
func (x *Text) LastName(a, b int) (first, end int, ok bool) {
	i := b
	a = max(a, b-24)
	for i > a {
		w := x.Word(i - 1)
		r := x.Roles(i - 1)
		if x.Toks[i-1].Kind == prose.Word && r&TimeWord == 0 && (UpperFirst(w) && r&(Preposition|Conjunction) == 0 || r&Office != 0 || i == b && r&Pronoun != 0) {
			i--
			if r&Pronoun != 0 {
				break
			}
			continue
		}
		break
	}
	if i < b && i > a && x.Roles(i-1)&Determiner != 0 {
		i--
	}
	return i, b, i < b
}

// Personal reports a noun phrase that names a person: a pronoun, an office, a
// name of two words or one of Names.
func (x *Text) Personal(f, e int) bool {
	if f >= e {
		return false
	}
	names, initials := 0, 0
	for k := f; k < e; k++ {
		r := x.Roles(k)
		if len(x.Word(k)) == 1 && UpperFirst(x.Word(k)) && x.Word(k+1) == "." { // "Ada A. Vale"
			initials += 2
			k++
			continue
		}
		if r&(Office|Honorific) != 0 || k == f && r&Pronoun != 0 && x.Low(k) != "it" {
			return true
		}
		if x.Toks[k].Kind == prose.Word && UpperFirst(x.Word(k)) && r&(Determiner|TimeWord|PlainNoun|Thing) == 0 {
			names++
		}
		if r&(PlainNoun|Thing) != 0 {
			return false
		}
	}
	return x.Named(prose.Span{Start: x.Toks[f].Start, End: x.Toks[e-1].End}) || names == e-f-initials && names >= 1 && names <= 4
}
