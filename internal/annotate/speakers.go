package annotate

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// voice is who says a quotation, as its report puts it. Token ranges are
// half-open.
type voice struct {
	first, end int // tokens of the words that name the speaker
	cue        int // token of the verb, or -1
	rule       string
	sure       float64
	same       bool // whoever said the stretch before
	near       bool // nothing stands between the cue and the quotation
	guess      bool // the first phrase of a sentence, for want of a nearer subject
}

// isDash reports a dash of any length.
func isDash(w string) bool {
	switch w {
	case "—", "–", "―", "-", "--":
		return true
	}
	return false
}

// tellsOthers reports a verb whose object is who listens, so that no subject
// follows it.
func tellsOthers(w string) bool {
	switch w {
	case "told", "tells", "informed", "reminded", "reminds", "assured", "advised", "urged", "encouraged", "instructed", "ordered", "alerted":
		return true
	}
	return false
}

// afterCue reads the clause that follows a closing mark, tokens [a,b). Strict
// asks for a clause that can only be an attribution, since the quotation
// before it ended with a full stop.
func (d *doc) afterCue(a, b int, strict bool) (voice, bool) {
	if a < b && isDash(d.Word(a)) { // "…" — Ada Brovik
		if e := d.NounPhrase(a+1, b); (e == b || e == b-1 && d.Word(e) == ".") && e-a > 2 && e-a < 7 && d.Personal(a+1, e) {
			return voice{first: a + 1, end: e, cue: -1, rule: "after/name", sure: .85, near: true}, true
		}
	}
	a, ok := d.pastMarks(a, b)
	if !ok {
		return voice{}, false
	}
	behind := a // the clause may begin with an adverb
	for a < b && d.Roles(a)&grammar.Adverb != 0 && d.Roles(a)&(grammar.Pronoun|grammar.TimeWord) == 0 && d.Word(a) != "first" {
		a++
		if d.Word(a) == "," {
			a++
		}
	}
	if a >= b {
		return voice{}, false
	}
	w := d.Low(a)
	switch w {
	case "деп":
		return d.kazakhCue(a, b)
	case "according", "per", "as":
		return d.accordingTo(a, b)
	case "говорится": // "is said in the statement of the ministry"
		if e := d.NounPhrase(min(a+2, b), b); (d.Word(a+1) == "в" || d.Word(a+1) == "во") && e > a+2 {
			return voice{first: a + 2, end: e, cue: a, rule: "after/said-in", sure: .9, near: true}, true
		}
	case "по":
		if v, ok := d.byWords(a+1, a, b); ok {
			v.rule = "after/according"
			return v, true
		}
	case "in":
		if d.Word(a+1) != "turn" {
			return d.inWords(a, b)
		}
		if a += 2; d.Word(a) == "," {
			a++
		}
		if a >= b {
			return voice{}, false
		}
	}
	if r := d.CueAt(a); r&grammar.CueWord != 0 && r&grammar.CueLoose == 0 && !tellsOthers(w) {
		return d.inverted(a, b, strict)
	}
	if !strict && strings.HasSuffix(d.Word(a), "ed") && d.Roles(a)&(grammar.CueWord|grammar.Auxiliary|grammar.Preposition) == 0 && grammar.UpperFirst(d.Word(a+1)) { // "shared Carrow"
		if e := d.NounPhrase(a+1, b); e > a+1 && d.Personal(a+1, e) && d.clauseEnds(e, b) {
			return voice{first: a + 1, end: e, cue: a, rule: "after/inverted", sure: .85, near: true}, true
		}
	}
	r := d.Roles(a)
	if !grammar.UpperFirst(d.Word(a)) && r&(grammar.Preposition|grammar.Conjunction|grammar.Relative|grammar.Auxiliary|grammar.CueIng) != 0 && r&(grammar.Determiner|grammar.Pronoun) == 0 || w == "that" || w == "which" || w == "for" || w == "of" {
		return voice{}, false
	}
	e := d.NounPhrase(a, b)
	if e == a || !d.canSpeak(a, e) || strings.HasSuffix(w, "ing") && d.Roles(a)&grammar.Office == 0 && !grammar.UpperFirst(d.Word(a)) && grammar.UpperFirst(d.Word(min(a+1, len(d.Toks)-1))) { // "targeting Orlo, the indictment states"
		return voice{}, false
	}
	return d.subjectAfter(a, e, b, behind, strict)
}

// pastMarks is the token behind the marks and the brackets from token a on; not ok where
// the clause is another's.
func (d *doc) pastMarks(a, b int) (_ int, ok bool) {
	for a < b && d.Toks[a].Kind == prose.Punct {
		if d.Word(a) == "(" {
			k := a + 1
			for k < b && k < a+10 && d.Word(k) != ")" {
				k++
			}
			if d.Word(k) != ")" {
				return a, false
			}
			a = k
		} else if d.Word(a) == ":" || d.Word(a) == ";" {
			return a, false
		}
		a++
	}
	return a, true
}

// accordingTo reads a clause without a verb of its own at token a: "according to
// Carrow", "per Carrow", "as Carrow put it".
func (d *doc) accordingTo(a, b int) (voice, bool) {
	switch d.Low(a) {
	case "according":
		if d.Word(a+1) == "to" && a+2 < b {
			if e := d.NounPhrase(a+2, b); e > a+2 {
				return voice{first: a + 2, end: e, cue: a, rule: "after/according", sure: .93, near: true}, true
			}
		}
	case "per":
		if e := d.NounPhrase(a+1, b); e > a+1 && (grammar.UpperFirst(d.Word(a+1)) || d.Word(a+1) == "the") && d.Roles(a+1)&grammar.TimeWord == 0 && d.Toks[a-1].Kind == prose.Punct {
			return voice{first: a + 1, end: e, cue: a, rule: "after/according", sure: .88, near: true}, true
		}
	case "as":
		if e := d.NounPhrase(a+1, b); e > a+1 && e < b {
			k := e
			if d.Word(k) == "," { // "as one deputy, who asked not to be named, put it"
				for k++; k < b && k < e+16 && d.Word(k) != ","; k++ {
				}
				k++
			}
			if k < b && d.CueAt(k)&grammar.CueWord != 0 {
				return voice{first: a + 1, end: e, cue: k, rule: "after/as", sure: .9, near: true}, true
			}
		}
	}
	return voice{}, false
}

// inverted reads a clause that begins with its verb at token a: "said Carrow".
func (d *doc) inverted(a, b int, strict bool) (voice, bool) {
	from := a + 1
	if d.Word(from) == d.Word(a) { // "said said Ada Brovik"
		from++
	}
	for from < b && d.Roles(from)&grammar.Adverb != 0 && d.Roles(from)&grammar.Pronoun == 0 {
		from++
	}
	if strings.HasSuffix(d.Word(a), "ли") && (d.Word(from) == "в" || d.Word(from) == "во") { // of Russian offices: "said in the press service of the ministry"
		from++
	}
	if e := d.NounPhrase(from, b); e > from && !(d.Word(from) == "that" && e > from+1) {
		if strict && !d.clauseEnds(e, b) {
			return voice{}, false
		}
		return voice{first: from, end: e, cue: a, rule: "after/inverted", sure: .97, near: true}, true
	}
	if w := d.Word(from); (w == "another" || w == "one") && d.clauseEnds(from+1, b) { // "writes another"
		return voice{first: from, end: from + 1, cue: a, rule: "after/inverted", sure: .85, near: true}, true
	}
	return voice{}, false
}

// subjectAfter reads the clause whose subject is tokens [a,e): "Carrow said". It begins
// at token behind, with an adverb or without.
func (d *doc) subjectAfter(a, e, b, behind int, strict bool) (voice, bool) {
	inRelative := false
	for k := e; k < b && k < e+32; k++ {
		if d.Toks[k].Kind != prose.Word {
			switch d.Word(k) {
			case ",", ")", "—", "–":
				inRelative = false
			case ":", ";":
				return voice{}, false
			}
			continue
		}
		c := d.CueAt(k)
		kr := d.Roles(k)
		switch {
		case c&grammar.CueWord != 0 && c&grammar.CueLoose == 0 && !inRelative && d.Word(k-1) != "to":
			if d.passive(k) {
				return voice{}, false
			}
			if c&grammar.CueNoun != 0 && k > e && d.Roles(k-1)&(grammar.Determiner|grammar.Preposition) != 0 {
				continue
			}
			if strict && (!d.clauseEnds(d.pastListener(k, b), b) || a > behind && grammar.UpperFirst(d.Word(behind)) && d.Word(k+1) == ",") { // "Perhaps, he said, …"
				return voice{}, false
			}
			sure := .97
			if k > e+3 {
				sure = .9
			}
			if f, n, ok := d.quotedAs(k, b); ok {
				return voice{first: f, end: n, cue: k, rule: "after/subject", sure: .9, near: true}, true
			}
			return voice{first: a, end: e, cue: k, rule: "after/subject", sure: sure, near: true}, true
		case c&grammar.CueIng != 0 && (d.Word(k-1) == "as" || d.Word(k-1) == "by" || k == e+1 && d.Roles(k-1)&grammar.Auxiliary != 0):
			return voice{first: a, end: e, cue: k, rule: "after/subject", sure: .93, near: true}, true
		case kr&grammar.Relative != 0 && d.Word(k-1) == ",":
			inRelative = true
		case kr&grammar.Conjunction != 0 && !inRelative && d.Word(k) != "as" && d.Word(k) != "and":
			return voice{}, false
		}
	}
	return voice{}, false
}

// kazakhCue is who speaks behind the word "деп" at token a, which stands before a verb
// in the past: "…", – деп атап өтті Ада Бровик.
func (d *doc) kazakhCue(a, b int) (voice, bool) {
	for k := a + 1; k < b && k < a+4 && d.Toks[k].Kind == prose.Word; k++ {
		switch w := d.Word(k); {
		case grammar.UpperFirst(w):
			return voice{}, false
		case strings.HasSuffix(w, "ды"), strings.HasSuffix(w, "ді"), strings.HasSuffix(w, "ты"), strings.HasSuffix(w, "ті"):
			e := d.NounPhrase(k+1, b)
			return voice{first: k + 1, end: e, cue: k, rule: "after/inverted", sure: .93, near: true}, e > k+1
		}
	}
	return voice{}, false
}

// quotedAs is whom the cue at k quotes: "the daily quoted Carrow, a pilot, as saying".
func (d *doc) quotedAs(k, b int) (first, end int, ok bool) {
	switch d.Word(k) {
	case "quoted", "quotes", "cited", "cites":
	default:
		return 0, 0, false
	}
	e := d.NounPhrase(min(k+1, b), b)
	for i := e; e > k+1 && i+1 < b && i < e+20; i++ {
		if d.Word(i) == "as" && d.Roles(i+1)&grammar.CueIng != 0 {
			return k + 1, e, true
		}
	}
	return 0, 0, false
}

// pastListener is the token after the cue at k and whoever it is said to: "told the
// crew", "asked a clerk".
func (d *doc) pastListener(k, b int) int {
	if w := d.Word(k); tellsOthers(w) || w == "asked" || w == "asks" {
		return max(k+1, d.NounPhrase(min(k+1, b), b))
	}
	return k + 1
}

// canSpeak reports a noun phrase that can be the subject of a verb of saying:
// one that begins like a subject, or a plain plural or office right before the
// verb ("protesters said", "foreign ministry spokesman Bo Carrow told").
func (d *doc) canSpeak(a, e int) bool {
	if grammar.UpperFirst(d.Word(a)) || d.Roles(a)&(grammar.Determiner|grammar.Pronoun|grammar.Honorific) != 0 || d.Toks[a].Kind == prose.Number {
		return true
	}
	for k := a; k < e; k++ {
		if d.Roles(k)&(grammar.Office|grammar.PlainNoun) != 0 || d.Roles(k)&grammar.CueWord == 0 && grammar.UpperFirst(d.Word(k)) && k > a {
			return true
		}
	}
	return e < len(d.Toks) && e-a <= 2 && strings.HasSuffix(d.Word(e-1), "s") && d.CueAt(e)&grammar.CueWord != 0
}

// trailingCue reads a clause of saying that ends the sentence, after a comma:
// "… and will stay so, Carrow said on Friday."
func (d *doc) trailingCue(a, b int) (voice, bool) {
	for k := b - 1; k >= a && k > b-24; k-- {
		if d.Word(k) != "," {
			continue
		}
		switch d.Low(k + 1) {
		case "according", "in":
			if v, ok := d.afterCue(k+1, b, false); ok || d.Low(k+1) == "according" {
				return v, ok
			}
		}
		e := d.NounPhrase(k+1, b)
		if e > k+1 && e < b && d.canSpeak(k+1, e) && d.CueAt(e)&grammar.CueWord != 0 && d.CueAt(e)&grammar.CueLoose == 0 && d.clauseEnds(d.pastListener(e, b), b) {
			return voice{first: k + 1, end: e, cue: e, rule: "after/trailing", sure: .85}, true
		}
	}
	return voice{}, false
}

// inWords reads "in the words of Carrow" and "in Carrow's words".
func (d *doc) inWords(a, b int) (voice, bool) {
	if d.Word(a+1) == "the" && d.Word(a+2) == "words" && d.Word(a+3) == "of" && a+4 < b {
		if e := d.NounPhrase(a+4, b); e > a+4 {
			return voice{first: a + 4, end: e, cue: a + 2, rule: "in-words", sure: .9, near: true}, true
		}
	}
	for k := a + 1; k < b && k < a+8; k++ {
		if w := d.Word(k); (w == "words" || w == "view" || w == "opinion" || w == "telling") && k > a+1 && (grammar.Possessive(d.Word(k-1)) || d.Roles(k-1)&grammar.Determiner != 0) {
			return voice{first: a + 1, end: k, cue: k, rule: "in-words", sure: .88, near: true}, true
		}
	}
	return voice{}, false
}

// clauseEnds reports that what follows a cue says nothing more than when,
// where and to whom.
func (d *doc) clauseEnds(k, b int) bool {
	for k < b && d.Roles(k)&(grammar.Adverb|grammar.TimeWord) != 0 {
		k++
	}
	if k >= b {
		return true
	}
	w := d.Word(k)
	if d.Toks[k].Kind == prose.Punct {
		return w == "." || w == "," || w == ";" || w == "!" || w == "("
	}
	r := d.Roles(k)
	return r&(grammar.Preposition|grammar.TimeWord|grammar.CueIng) != 0 && r&grammar.Conjunction == 0 || w == "as" || w == "while" || w == "when"
}
