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
}

func (d *doc) roles(t int) role { return rolesOf(d.word(t)) }

// cueAt reports the roles of token t when it can be a verb of saying: such a
// verb is never capitalised inside a sentence.
func (d *doc) cueAt(t int) role {
	if d.toks[t].Kind != prose.Word {
		return 0
	}
	w := d.word(t)
	r := rolesOf(w)
	if r&(cueWord|cueIng) == 0 && answersBack(w) && d.word(t+1) == "back" {
		return cueWord
	}
	if r&(cueWord|cueIng) == 0 || upperFirst(w) {
		return 0
	}
	if r&cueNoun != 0 { // "the two states are": a noun unless it stands after a subject
		before := d.word(t - 1)
		if t == 0 || d.toks[t-1].Kind == prose.Number {
			return 0
		}
		if p := rolesOf(before); d.toks[t-1].Kind == prose.Word && p&(pronounWord|office|plainNoun) == 0 && (!upperFirst(before) || p&(determiner|preposition|conjunction) != 0 || possessive(before)) {
			return 0
		}
	}
	return r & (cueWord | cueIng | cueLoose | cueNoun)
}

// afterCue reads the clause that follows a closing mark, tokens [a,b). Strict
// asks for a clause that can only be an attribution, since the quotation
// before it ended with a full stop.
func (d *doc) afterCue(a, b int, strict bool) (voice, bool) {
	if w := d.word(a); a < b && (w == "—" || w == "–" || w == "-" || w == "--") { // "…" — Ada Brovik
		if e := d.nounPhrase(a+1, b); e == b && e-a > 2 && e-a < 7 && d.personal(a+1, e) {
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
	for a < b && d.roles(a)&adverb != 0 && d.roles(a)&(pronounWord|timeWord) == 0 && d.word(a) != "first" {
		a++
		if d.word(a) == "," {
			a++
		}
	}
	if a >= b {
		return voice{}, false
	}
	w := strings.ToLower(d.word(a))
	switch w {
	case "according":
		if d.word(a+1) == "to" && a+2 < b {
			if e := d.nounPhrase(a+2, b); e > a+2 {
				return voice{first: a + 2, end: e, cue: a, rule: "after/according", sure: .93, near: true}, true
			}
		}
		return voice{}, false
	case "as":
		if e := d.nounPhrase(a+1, b); e > a+1 && e < b && d.cueAt(e)&cueWord != 0 {
			return voice{first: a + 1, end: e, cue: e, rule: "after/as", sure: .9, near: true}, true
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
	if r := d.cueAt(a); r&cueWord != 0 && r&cueLoose == 0 { // inverted: "said Carrow"
		from := a + 1
		for from < b && d.roles(from)&adverb != 0 && d.roles(from)&pronounWord == 0 {
			from++
		}
		if e := d.nounPhrase(from, b); e > from {
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
	r := d.roles(a)
	if !upperFirst(d.word(a)) && r&(preposition|conjunction|relative|auxiliary|cueIng) != 0 && r&(determiner|pronounWord) == 0 || w == "that" || w == "which" {
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
			if c&cueNoun != 0 && k > e && d.roles(k-1)&(determiner|preposition) != 0 {
				continue
			}
			if strict && !d.clauseEnds(k+1, b) {
				return voice{}, false
			}
			sure := .97
			if k > e+3 {
				sure = .9
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
		if strings.EqualFold(d.word(k+1), "according") {
			return d.afterCue(k+1, b, false)
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
		if w := d.word(k); w == "words" && k > a+1 && (possessive(d.word(k-1)) || d.roles(k-1)&determiner != 0) {
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
	r := rolesOf(w)
	return r&(preposition|timeWord|cueIng) != 0 && r&conjunction == 0 || w == "as" || w == "while" || w == "when"
}

// beforeCue reads the clause that leads to an opening mark, tokens [a,b).
func (d *doc) beforeCue(a, b int) (voice, bool) {
	a = max(a, b-60)
	end := b
	for end > a && d.toks[end-1].Kind == prose.Punct && d.word(end-1) != ")" {
		end--
	}
	mark := ""
	if end < b {
		mark = d.word(end)
	}
	var weak voice
	found := false
	tries := 0
	for k := end - 1; k >= a && tries < 6; k-- {
		if d.toks[k].Kind != prose.Word {
			continue
		}
		if d.word(k) == "words" && d.word(k+1) == "of" && d.word(k-1) == "the" {
			if e := d.nounPhrase(k+2, end); e > k+2 {
				return voice{first: k + 2, end: e, cue: k, rule: "before/in-words", sure: .85, near: e == end}, true
			}
		}
		if w := d.word(k); (w == "words" || w == "opinion" || w == "view") && mark != "" && k+1 == end {
			for s := k - 1; s >= a && s > k-8; s-- {
				if strings.EqualFold(d.word(s), "in") && s+1 < k {
					return voice{first: s + 1, end: k, cue: k, rule: "before/in-words", sure: .85, near: true}, true
				}
			}
		}
		if strings.EqualFold(d.word(k), "according") && strings.EqualFold(d.word(k+1), "to") {
			if e := d.nounPhrase(k+2, end); e > k+2 {
				return voice{first: k + 2, end: e, cue: k, rule: "before/according", sure: .88, near: e == end}, true
			}
		}
		c := d.cueAt(k)
		if c == 0 {
			continue
		}
		tries++
		v, ok := d.subjectOf(a, k, end, c)
		if !ok {
			continue
		}
		v.near = k+1 == end || mark == ":" || d.word(end-1) == "that" && k+2 == end
		if c&cueLoose != 0 {
			v.near = mark == ":"
		}
		if d.roles(v.first)&pronounWord != 0 || c&cueIng != 0 && !v.same {
			// "Carrow said he hoped": an earlier name is the better witness.
			if !found {
				weak, found = v, true
			}
			continue
		}
		if found && c&cueLoose != 0 {
			continue
		}
		if found {
			// … unless the pronoun is the subject of a clause of its own:
			// "Brovik pleaded with him, but he replied …".
			if d.roles(weak.first)&pronounWord == 0 || weak.near && d.word(b-1) == ":" || !d.complement(v.cue, weak.first) {
				return weak, true
			}
			v.near = v.near || weak.near
		}
		return v, true
	}
	if found {
		return weak, true
	}
	if mark == ":" {
		if f, e, ok := d.firstPhrase(a, end); ok {
			if e == end && d.personal(f, e) {
				return voice{first: f, end: e, cue: -1, rule: "before/colon", sure: .85, near: true}, true
			}
			if d.personal(f, e) {
				return voice{first: f, end: e, cue: -1, rule: "before/colon", sure: .7, near: true}, true
			}
		}
	}
	return voice{}, false
}

// complement reports that the clause at token n is what the cue at k reports:
// "said that he", "told reporters he".
func (d *doc) complement(k, n int) bool {
	for i := k + 1; i < n; i++ {
		w := d.word(i)
		if w == "but" || w == "and" || w == "while" || w == ";" || w == "when" || w == "after" || w == "because" {
			return false
		}
	}
	return n > k
}

// subjectOf finds who is the subject of the cue at token k in the clause that
// begins at token a; the quotation opens after end.
func (d *doc) subjectOf(a, k, end int, c role) (voice, bool) {
	v := voice{cue: k, rule: "before/subject", sure: .95}
	whole := func() (voice, bool) {
		f, e, ok := d.firstPhrase(a, k)
		if !ok {
			if f, e, ok = d.lastName(a, k); !ok {
				return v, false
			}
		}
		v.first, v.end, v.sure = f, e, .88
		return v, true
	}
	if c&cueIng != 0 {
		v.rule = "before/participle"
		if d.word(k-1) == "as" { // "the agency quoted Carrow as saying"
			for q := k - 2; q > a && q > k-14; q-- {
				if w := d.word(q); (w == "quoted" || w == "cited" || w == "quotes") && d.roles(q-1)&auxiliary == 0 {
					if e := d.nounPhrase(q+1, k-1); e > q+1 {
						v.first, v.end, v.sure = q+1, e, .9
						return v, true
					}
				}
			}
		}
		if f, ok := d.absolute(a, k); ok {
			v.first, v.end, v.sure = f, k, .88
			return v, true
		}
		if k-a <= 1 {
			v.same = true
			return v, true
		}
		return whole()
	}
	s := k
	for s > a && d.toks[s-1].Kind == prose.Word && d.roles(s-1)&(auxiliary|adverb) != 0 && d.roles(s-1)&(pronounWord|determiner) == 0 {
		s--
	}
	if s == a { // the clause begins with the cue: "said Carrow:", or a participle
		if e := d.nounPhrase(k+1, end); e > k+1 && c&cueLoose == 0 {
			v.first, v.end, v.rule, v.sure = k+1, e, "before/inverted", .9
			return v, true
		}
		return v, false
	}
	seg := s
	for seg > a && seg > s-30 {
		w := d.word(seg - 1)
		if d.toks[seg-1].Kind == prose.Punct {
			if w == "," || w == ";" || w == ":" || w == "(" || w == ")" || w == "—" || w == "–" || w == "..." || w == "…" {
				break
			}
			if w == "." && len(d.word(seg-2)) > 1 && d.roles(seg-2)&honorific == 0 {
				break
			}
		} else if r := rolesOf(w); r&conjunction != 0 && !(w == "and" && seg < s && upperFirst(d.word(seg))) && !upperFirst(w) || r&relative != 0 {
			break
		}
		seg--
	}
	if seg == s {
		if s > a && d.roles(s-1)&relative != 0 && s-1 > a {
			// "Carrow, who said": the phrase before the relative
			e := s - 1
			for e > a && d.toks[e-1].Kind == prose.Punct {
				e--
			}
			if f, e2, ok := d.lastName(a, e); ok {
				v.first, v.end, v.sure = f, e2, .85
				return v, true
			}
		}
		return whole()
	}
	r := d.roles(seg)
	w := strings.ToLower(d.word(seg))
	if r&(preposition|timeWord|relative) != 0 || strings.HasSuffix(w, "ing") && r&office == 0 || r&adverb != 0 && r&pronounWord == 0 {
		if f, e, ok := d.lastName(seg, s); ok {
			v.first, v.end = f, e
			return v, true
		}
		return whole()
	}
	if upperFirst(d.word(seg)) && r&conjunction != 0 && r&pronounWord == 0 && r&determiner == 0 { // "But Carrow said"
		if seg++; seg >= s {
			return whole()
		}
	}
	e := d.nounPhrase(seg, s)
	if e == seg {
		return whole()
	}
	if seg > a && d.word(seg-1) == "," && r&office != 0 && !upperFirst(w) { // "Carrow, head of the bank said"
		if f, e2, ok := d.firstPhrase(a, seg-1); ok && d.personal(f, e2) && e2 >= seg-2 {
			v.first, v.end, v.sure = f, e2, .85
			return v, true
		}
	}
	v.first, v.end = seg, e
	if e < s {
		v.sure = .88
		if c&cueNoun != 0 {
			return v, false
		}
	}
	return v, true
}

// absolute is the phrase right before a participle that has its own subject:
// "with Carrow stating", "a message saying".
func (d *doc) absolute(a, k int) (int, bool) {
	f := k
	for f > a && f > k-8 && d.toks[f-1].Kind == prose.Word && d.roles(f-1)&(preposition|auxiliary|conjunction|relative|adverb|cueWord|cueIng)&^cueWord == 0 && d.word(f-1) != "of" {
		f--
		if d.roles(f)&determiner != 0 {
			break
		}
	}
	if f == k || f == a {
		return 0, false
	}
	if strings.EqualFold(d.word(f-1), "with") {
		return f, true
	}
	if d.roles(f)&determiner != 0 && d.roles(k-1)&plainNoun != 0 {
		return f, true
	}
	return 0, false
}
