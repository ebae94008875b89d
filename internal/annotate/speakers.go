package annotate

import (
	"strings"

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

// roles are those of token t; none out of range.
func (d *doc) roles(t int) role {
	if t < 0 || t >= len(d.toks) {
		return 0
	}
	return d.lex[t].roles
}

// cueAt reports the roles of token t when it can be a verb of saying: such a
// verb is never capitalised inside a sentence.
func (d *doc) cueAt(t int) role {
	if d.toks[t].Kind != prose.Word {
		return 0
	}
	w := d.word(t)
	r := d.roles(t)
	if r&(cueWord|cueIng) == 0 && answersBack(w) && d.word(t+1) == "back" || r&cueBase != 0 && d.severalBefore(t) {
		return cueWord
	}
	if r&(cueWord|cueIng) == 0 || upperFirst(w) || w == "went" && d.word(t+1) != "on" {
		return 0
	}
	if r&cueNoun != 0 { // "the two states are": a noun unless it stands after a subject
		before := d.word(t - 1)
		if t == 0 || d.toks[t-1].Kind == prose.Number {
			return 0
		}
		if p := d.roles(t - 1); d.toks[t-1].Kind == prose.Word && p&(pronounWord|office|plainNoun) == 0 && (!upperFirst(before) || p&(determiner|preposition|conjunction) != 0 || possessive(before)) {
			return 0
		}
	}
	return r & (cueWord | cueIng | cueLoose | cueNoun)
}

// isDash reports a dash of any length.
func isDash(w string) bool {
	switch w {
	case "—", "–", "―", "-", "--":
		return true
	}
	return false
}

// severalBefore reports that whoever stands before token t takes a verb in its
// base form: "officials say", "they say".
func (d *doc) severalBefore(t int) bool {
	k := t - 1
	for k > 0 && k > t-3 && d.roles(k)&adverb != 0 && d.roles(k)&pronounWord == 0 {
		k--
	}
	if k < 0 || d.toks[k].Kind != prose.Word {
		return false
	}
	switch w := d.low(k); w {
	case "they", "we", "i", "people", "police", "men", "women", "others", "some", "many":
		return true
	default:
		return len(w) > 3 && strings.HasSuffix(w, "s") && !possessive(w) && !strings.HasSuffix(w, "ss") && d.roles(k)&(cueWord|preposition|conjunction|determiner|auxiliary|timeWord) == 0
	}
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
	if a < b && isDash(d.word(a)) { // "…" — Ada Brovik
		if e := d.nounPhrase(a+1, b); (e == b || e == b-1 && d.word(e) == ".") && e-a > 2 && e-a < 7 && d.personal(a+1, e) {
			return voice{first: a + 1, end: e, cue: -1, rule: "after/name", sure: .85, near: true}, true
		}
	}
	for a < b && d.toks[a].Kind == prose.Punct {
		if d.word(a) == "(" {
			k := a + 1
			for k < b && k < a+10 && d.word(k) != ")" {
				k++
			}
			if d.word(k) != ")" {
				return voice{}, false
			}
			a = k
		} else if d.word(a) == ":" || d.word(a) == ";" {
			return voice{}, false
		}
		a++
	}
	behind := a // the clause may begin with an adverb
	for a < b && d.roles(a)&adverb != 0 && d.roles(a)&(pronounWord|timeWord) == 0 && d.word(a) != "first" {
		a++
		if d.word(a) == "," {
			a++
		}
	}
	if a >= b {
		return voice{}, false
	}
	w := d.low(a)
	switch w {
	case "according":
		if d.word(a+1) == "to" && a+2 < b {
			if e := d.nounPhrase(a+2, b); e > a+2 {
				return voice{first: a + 2, end: e, cue: a, rule: "after/according", sure: .93, near: true}, true
			}
		}
		return voice{}, false
	case "per":
		if e := d.nounPhrase(a+1, b); e > a+1 && (upperFirst(d.word(a+1)) || d.word(a+1) == "the") && d.roles(a+1)&timeWord == 0 && d.toks[a-1].Kind == prose.Punct {
			return voice{first: a + 1, end: e, cue: a, rule: "after/according", sure: .88, near: true}, true
		}
		return voice{}, false
	case "as":
		if e := d.nounPhrase(a+1, b); e > a+1 && e < b {
			k := e
			if d.word(k) == "," { // "as one deputy, who asked not to be named, put it"
				for k++; k < b && k < e+16 && d.word(k) != ","; k++ {
				}
				k++
			}
			if k < b && d.cueAt(k)&cueWord != 0 {
				return voice{first: a + 1, end: e, cue: k, rule: "after/as", sure: .9, near: true}, true
			}
		}
		return voice{}, false
	case "in":
		if d.word(a+1) == "turn" {
			a += 2
			if d.word(a) == "," {
				a++
			}
			break
		}
		return d.inWords(a, b)
	}
	if a >= b {
		return voice{}, false
	}
	if r := d.cueAt(a); r&cueWord != 0 && r&cueLoose == 0 && !tellsOthers(w) { // inverted: "said Carrow"
		from := a + 1
		for from < b && d.roles(from)&adverb != 0 && d.roles(from)&pronounWord == 0 {
			from++
		}
		if e := d.nounPhrase(from, b); e > from && !(d.word(from) == "that" && e > from+1) {
			if strict && !d.clauseEnds(e, b) {
				return voice{}, false
			}
			return voice{first: from, end: e, cue: a, rule: "after/inverted", sure: .97, near: true}, true
		}
		if russianObject(d.word(from)) { // "— сказал он журналистам"
			return voice{}, false
		}
		return voice{}, false
	}
	if !strict && strings.HasSuffix(d.word(a), "ed") && d.roles(a)&(cueWord|auxiliary|preposition) == 0 && upperFirst(d.word(a+1)) { // "shared Carrow"
		if e := d.nounPhrase(a+1, b); e > a+1 && d.personal(a+1, e) && d.clauseEnds(e, b) {
			return voice{first: a + 1, end: e, cue: a, rule: "after/inverted", sure: .85, near: true}, true
		}
	}
	r := d.roles(a)
	if !upperFirst(d.word(a)) && r&(preposition|conjunction|relative|auxiliary|cueIng) != 0 && r&(determiner|pronounWord) == 0 || w == "that" || w == "which" || w == "for" || w == "of" {
		return voice{}, false
	}
	e := d.nounPhrase(a, b)
	if e == a || !d.canSpeak(a, e) {
		return voice{}, false
	}
	inRelative := false
	for k := e; k < b && k < e+32; k++ {
		if d.toks[k].Kind != prose.Word {
			switch d.word(k) {
			case ",", ")", "—", "–":
				inRelative = false
			case ":", ";":
				return voice{}, false
			}
			continue
		}
		c := d.cueAt(k)
		kr := d.roles(k)
		switch {
		case c&cueWord != 0 && c&cueLoose == 0 && !inRelative && d.word(k-1) != "to":
			if d.passive(k) {
				return voice{}, false
			}
			if c&cueNoun != 0 && k > e && d.roles(k-1)&(determiner|preposition) != 0 {
				continue
			}
			if strict && (!d.clauseEnds(d.pastListener(k, b), b) || a > behind && upperFirst(d.word(behind)) && d.word(k+1) == ",") { // "Perhaps, he said, …"
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
		case c&cueIng != 0 && (d.word(k-1) == "as" || d.word(k-1) == "by" || k == e+1 && d.roles(k-1)&auxiliary != 0):
			return voice{first: a, end: e, cue: k, rule: "after/subject", sure: .93, near: true}, true
		case kr&relative != 0 && d.word(k-1) == ",":
			inRelative = true
		case kr&conjunction != 0 && !inRelative && d.word(k) != "as" && d.word(k) != "and":
			return voice{}, false
		}
	}
	return voice{}, false
}

// quotedAs is whom the cue at k quotes: "the daily quoted Carrow, a pilot, as saying".
func (d *doc) quotedAs(k, b int) (first, end int, ok bool) {
	switch d.word(k) {
	case "quoted", "quotes", "cited", "cites":
	default:
		return 0, 0, false
	}
	e := d.nounPhrase(min(k+1, b), b)
	for i := e; e > k+1 && i+1 < b && i < e+20; i++ {
		if d.word(i) == "as" && d.roles(i+1)&cueIng != 0 {
			return k + 1, e, true
		}
	}
	return 0, 0, false
}

// pastListener is the token after the cue at k and whoever it is said to: "told the
// crew", "asked a clerk".
func (d *doc) pastListener(k, b int) int {
	if w := d.word(k); tellsOthers(w) || w == "asked" || w == "asks" {
		return max(k+1, d.nounPhrase(min(k+1, b), b))
	}
	return k + 1
}

// adverbial reports a word in small letters that says how or when.
func (d *doc) adverbial(k int) bool {
	if k < 0 || k >= len(d.toks) || d.toks[k].Kind != prose.Word {
		return false
	}
	r, w := d.roles(k), d.word(k)
	return r&adverb != 0 && r&(pronounWord|determiner) == 0 || r == 0 && len(w) > 5 && strings.HasSuffix(w, "ly") && !upperFirst(w) && w != "family" && w != "assembly" && w != "monopoly"
}

// canSpeak reports a noun phrase that can be the subject of a verb of saying:
// one that begins like a subject, or a plain plural or office right before the
// verb ("protesters said", "foreign ministry spokesman Bo Carrow told").
func (d *doc) canSpeak(a, e int) bool {
	if upperFirst(d.word(a)) || d.roles(a)&(determiner|pronounWord|honorific) != 0 || d.toks[a].Kind == prose.Number {
		return true
	}
	for k := a; k < e; k++ {
		if d.roles(k)&(office|plainNoun) != 0 || d.roles(k)&cueWord == 0 && upperFirst(d.word(k)) && k > a {
			return true
		}
	}
	return e < len(d.toks) && e-a <= 2 && strings.HasSuffix(d.word(e-1), "s") && d.cueAt(e)&cueWord != 0
}

// trailingCue reads a clause of saying that ends the sentence, after a comma:
// "… and will stay so, Carrow said on Friday."
func (d *doc) trailingCue(a, b int) (voice, bool) {
	for k := b - 1; k >= a && k > b-24; k-- {
		if d.word(k) != "," {
			continue
		}
		switch d.low(k + 1) {
		case "according", "in":
			if v, ok := d.afterCue(k+1, b, false); ok || d.low(k+1) == "according" {
				return v, ok
			}
		}
		e := d.nounPhrase(k+1, b)
		if e > k+1 && e < b && d.canSpeak(k+1, e) && d.cueAt(e)&cueWord != 0 && d.cueAt(e)&cueLoose == 0 && d.clauseEnds(e+1, b) {
			return voice{first: k + 1, end: e, cue: e, rule: "after/trailing", sure: .85}, true
		}
	}
	return voice{}, false
}

func russianObject(w string) bool { return strings.HasPrefix(w, "журналист") }

// inWords reads "in the words of Carrow" and "in Carrow's words".
func (d *doc) inWords(a, b int) (voice, bool) {
	if d.word(a+1) == "the" && d.word(a+2) == "words" && d.word(a+3) == "of" && a+4 < b {
		if e := d.nounPhrase(a+4, b); e > a+4 {
			return voice{first: a + 4, end: e, cue: a + 2, rule: "in-words", sure: .9, near: true}, true
		}
	}
	for k := a + 1; k < b && k < a+8; k++ {
		if w := d.word(k); (w == "words" || w == "view" || w == "opinion" || w == "telling") && k > a+1 && (possessive(d.word(k-1)) || d.roles(k-1)&determiner != 0) {
			return voice{first: a + 1, end: k, cue: k, rule: "in-words", sure: .88, near: true}, true
		}
	}
	return voice{}, false
}

// clauseEnds reports that what follows a cue says nothing more than when,
// where and to whom.
func (d *doc) clauseEnds(k, b int) bool {
	for k < b && d.roles(k)&(adverb|timeWord) != 0 {
		k++
	}
	if k >= b {
		return true
	}
	w := d.word(k)
	if d.toks[k].Kind == prose.Punct {
		return w == "." || w == "," || w == ";" || w == "!" || w == "("
	}
	r := d.roles(k)
	return r&(preposition|timeWord|cueIng) != 0 && r&conjunction == 0 || w == "as" || w == "while" || w == "when"
}
