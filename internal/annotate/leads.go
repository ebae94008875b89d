package annotate

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// beforeCue reads the clause that leads to an opening mark, tokens [a,b).
func (d *doc) beforeCue(a, b int) (voice, bool) {
	a = max(a, b-60)
	end := b
	for end > a && d.Toks[end-1].Kind == prose.Punct && d.Word(end-1) != ")" {
		end--
	}
	mark := ""
	if end < b {
		mark = d.Word(end)
	}
	var weak voice
	found := false
	tries := 0
	for k := end - 1; k >= a && tries < 6; k-- {
		if d.Toks[k].Kind != prose.Word {
			continue
		}
		if d.Word(k) == "words" && d.Word(k+1) == "of" && d.Word(k-1) == "the" {
			if e := d.NounPhrase(k+2, end); e > k+2 {
				return voice{first: k + 2, end: e, cue: k, rule: "before/in-words", sure: .85, near: e == end}, true
			}
		}
		if w := d.Word(k); (w == "words" || w == "opinion" || w == "view") && mark != "" && k+1 == end {
			for s := k - 1; s >= a && s > k-8; s-- {
				if strings.EqualFold(d.Word(s), "in") && s+1 < k {
					return voice{first: s + 1, end: k, cue: k, rule: "before/in-words", sure: .85, near: true}, true
				}
			}
		}
		if strings.EqualFold(d.Word(k), "according") && strings.EqualFold(d.Word(k+1), "to") {
			if e := d.NounPhrase(k+2, end); e > k+2 {
				return voice{first: k + 2, end: e, cue: k, rule: "before/according", sure: .88, near: e == end}, true
			}
		}
		if v, ok := d.byWords(k, a, end); ok {
			return v, true
		}
		c := d.CueAt(k)
		if c == 0 && k == a && d.Roles(k)&grammar.CueWord != 0 && d.Roles(k)&(grammar.CueLoose|grammar.CueNoun) == 0 && grammar.UpperFirst(d.Word(k)) && grammar.UpperFirst(d.Word(k+1)) && !tellsOthers(d.Low(k)) {
			c = grammar.CueWord // "Said Ada Carrow, a pilot: …"
		}
		if c == 0 {
			continue
		}
		tries++
		v, ok := d.subjectOf(a, k, end, c)
		if !ok {
			continue
		}
		v.near = k+1 == end || mark == ":" || d.Word(end-1) == "that" && k+2 == end
		if c&grammar.CueLoose != 0 {
			v.near = mark == ":"
		}
		if d.Roles(v.first)&grammar.Pronoun != 0 || c&grammar.CueIng != 0 && !v.same {
			// "Carrow said he hoped": an earlier name is the better witness.
			if found && weak.guess && !v.guess {
				v.cue, v.near = weak.cue, v.near || weak.near
				found = false
			}
			if !found {
				weak, found = v, true
			}
			continue
		}
		if found && weak.guess && c&grammar.CueLoose == 0 { // "…, Carrow said, adding"
			v.cue, v.near = weak.cue, v.near || weak.near
			return v, true
		}
		if found && c&grammar.CueLoose != 0 {
			continue
		}
		if found {
			// … unless the pronoun is the subject of a clause of its own:
			// "Brovik pleaded with him, but he replied …".
			if d.Roles(weak.first)&grammar.Pronoun == 0 || weak.near && d.Word(b-1) == ":" || !d.complement(v.cue, weak.first) {
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
		if f := d.nameBefore(a, end); f < end {
			return voice{first: f, end: end, cue: -1, rule: "before/colon", sure: .75, near: true}, true
		}
		if f, e, ok := d.FirstPhrase(a, end); ok && !d.reduced(f, end) {
			if v, ok := d.ownWords(f, e); ok {
				return v, true
			}
			if e == end && d.Personal(f, e) {
				return voice{first: f, end: e, cue: -1, rule: "before/colon", sure: .85, near: true}, true
			}
			if d.Personal(f, e) {
				return voice{first: f, end: e, cue: -1, rule: "before/colon", sure: .7, near: true}, true
			}
			if d.statement(e, end) {
				// "The head of the force, Gen. Bo Carrow, made this statement:"
				if n := d.NounPhrase(e+1, end); d.Word(e) == "," && d.Personal(e+1, n) && n-e > 2 {
					f, e = e+1, n
				}
				return voice{first: f, end: e, cue: -1, rule: "before/statement", sure: .7, near: true}, true
			}
		}
	}
	return voice{}, false
}

// nameBefore is where somebody's name of two words or more begins that ends at token end,
// behind a dash, "from" or an office: "the polls were right - Ada Brovik". It is end where
// there is none.
func (d *doc) nameBefore(a, end int) int {
	f := end
	for f > a && f > end-4 && (d.Toks[f-1].Kind == prose.Word && grammar.UpperFirst(d.Word(f-1)) || d.Word(f-1) == "." && f-1 > a && len(d.Word(f-2)) == 1) {
		f--
	}
	if end-f < 2 || f == a || !d.Personal(f, end) {
		return end
	}
	if w := d.Word(f - 1); isDash(w) || w == "from" || w == "by" || d.Roles(f-1)&(grammar.Office|grammar.Honorific) != 0 {
		return f
	}
	return end
}

// ownWords is whose words the phrase [f,e) before a colon names: "Carrow's message: …",
// "The mayor's reply was short: …".
func (d *doc) ownWords(f, e int) (voice, bool) {
	for k := f; k+1 < e; k++ {
		if !grammar.Possessive(d.Word(k)) {
			continue
		}
		switch d.Word(e - 1) {
		case "message", "reply", "response", "answer", "reaction", "verdict", "advice", "statement", "tweet", "post", "assessment", "words", "comment":
			if d.Personal(f, k+1) || d.Roles(k)&(grammar.Office|grammar.PlainNoun) != 0 {
				return voice{first: f, end: k + 1, cue: -1, rule: "before/statement", sure: .8, near: true}, true
			}
		}
		break
	}
	return voice{}, false
}

// statement reports a noun of speech among tokens [a,b): what a colon after it
// leads to is its text.
func (d *doc) statement(a, b int) bool {
	for k := a; k < b; k++ {
		switch d.Word(k) {
		case "statement", "statements", "remarks", "message", "comment", "comments", "response", "reply", "tweet", "post", "letter", "announcement", "communique", "communiqué":
			return true
		}
	}
	return false
}

// complement reports that the clause at token n is what the cue at k reports:
// "said that he", "told reporters he".
func (d *doc) complement(k, n int) bool {
	for i := k + 1; i < n; i++ {
		w := d.Word(i)
		if w == "but" || w == "and" || w == "while" || w == ";" || w == "when" || w == "after" || w == "because" {
			return false
		}
	}
	return n > k
}

// subjectOf finds who is the subject of the cue at token k in the clause that
// begins at token a; the quotation opens after end.
func (d *doc) subjectOf(a, k, end int, c grammar.Role) (voice, bool) {
	v := voice{cue: k, rule: "before/subject", sure: .95}
	if c&grammar.CueIng != 0 {
		return d.participle(a, v)
	}
	if d.passive(k) { // "was praised by the mayor as": the mayor speaks
		if d.Word(k+1) == "by" && k+2 < end {
			if e := d.NounPhrase(k+2, end); e > k+2 && d.Roles(k+2)&grammar.TimeWord == 0 {
				v.first, v.end, v.rule, v.sure = k+2, e, "before/passive", .85
				return v, true
			}
		}
		return v, false
	}
	s := d.verbStart(a, k)
	if w := d.Low(s - 1); s > a && (w == "another" || w == "one") && (s-1 == a || d.Toks[s-2].Kind == prose.Punct || d.Roles(s-2)&(grammar.Adverb|grammar.Conjunction) != 0) { // "yet another said"
		v.first, v.end, v.sure = s-1, s, .85
		return v, true
	}
	if s == a { // the clause begins with the cue: "said Carrow:", or a participle
		if e := d.NounPhrase(k+1, end); e > k+1 && c&grammar.CueLoose == 0 && !tellsOthers(d.Low(k)) {
			v.first, v.end, v.rule, v.sure = k+1, e, "before/inverted", .9
			return v, true
		}
		return v, false
	}
	seg := d.subjectStart(a, s)
	if seg == s && s == k && c&grammar.CueLoose == 0 && d.Word(s-1) == "," && !tellsOthers(d.Low(k)) { // "…, said Carrow,"
		e := d.NounPhrase(k+1, end)
		if e == end && e > k+1 && d.Word(end) == "," || e > k+1 && d.Word(e) == "," && d.Personal(k+1, e) && !d.personalFirst(a, s-1) {
			v.first, v.end, v.rule, v.sure = k+1, e, "before/inverted", .9
			return v, true
		}
	}
	if d.Word(seg-1) == "who" && seg-2 > a && d.Word(seg-2) != "," {
		for q := seg - 2; q > a && q > seg-7; q-- { // "told a woman who said that some": who told speaks
			if tellsOthers(d.Word(q)) {
				return v, false
			}
		}
	}
	if seg == s {
		if s > a && d.Roles(s-1)&grammar.Relative != 0 && s-1 > a {
			// "Carrow, who said": the phrase before the relative
			e := s - 1
			for e > a && d.Toks[e-1].Kind == prose.Punct {
				e--
			}
			if f, e2, ok := d.LastName(a, e); ok {
				v.first, v.end, v.sure = f, e2, .85
				return v, true
			}
		}
		return d.wholeSubject(a, v)
	}
	if seg > a+1 && d.Word(seg-1) == "who" && d.Word(seg-2) != "," { // "an official who heard it said"
		if f, e, ok := d.FirstPhrase(a, seg-1); ok && e == seg-1 {
			v.first, v.end, v.sure = f, e, .85
			return v, true
		}
	}
	return d.subjectIn(a, seg, s, v, c)
}

// wholeSubject is the first phrase of the clause that begins at token a, or the last
// name in it, a guess at the subject of v's cue.
func (d *doc) wholeSubject(a int, v voice) (voice, bool) {
	f, e, ok := d.FirstPhrase(a, v.cue)
	if ok && d.reduced(f, v.cue) {
		return v, false
	}
	if !ok {
		if f, e, ok = d.LastName(a, v.cue); !ok {
			return v, false
		}
	}
	v.first, v.end, v.sure, v.guess = f, e, .88, true
	return v, true
}

// participle is whose the participle is that is v's cue: "Carrow left, saying".
func (d *doc) participle(a int, v voice) (voice, bool) {
	k := v.cue
	v.rule = "before/participle"
	if d.Word(k-1) == "as" { // "the agency quoted Carrow as saying"
		for q := k - 2; q > a && q > k-14; q-- {
			if w := d.Word(q); (w == "quoted" || w == "cited" || w == "quotes") && d.Roles(q-1)&grammar.Auxiliary == 0 {
				if e := d.NounPhrase(q+1, k-1); e > q+1 {
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
	return d.wholeSubject(a, v)
}

// verbStart is the token at which the verb of a clause begins whose cue is token k: its
// auxiliaries and adverbs, and the brackets before them.
func (d *doc) verbStart(a, k int) int {
	s := k
	for s > a && d.Toks[s-1].Kind == prose.Word && (d.Roles(s-1)&(grammar.Auxiliary|grammar.Adverb) != 0 && d.Roles(s-1)&(grammar.Pronoun|grammar.Determiner) == 0 || d.Adverbial(s-1)) {
		s--
	}
	if d.Word(s-1) == ")" && s-1 > a { // "Ada Brovik (Lake Party) said"
		for o := s - 2; o > a && o > s-9; o-- {
			if d.Word(o) == "(" {
				s = o
				break
			}
		}
	}
	return s
}

// subjectStart is the token at which the subject begins that ends before token s.
func (d *doc) subjectStart(a, s int) int {
	seg := s
	for seg > a && seg > s-30 {
		w := d.Word(seg - 1)
		if d.Toks[seg-1].Kind == prose.Punct {
			if w == "," || w == ";" || w == ":" || w == "(" || w == ")" || w == "—" || w == "–" || w == "..." || w == "…" {
				break
			}
			if w == "." && len(d.Word(seg-2)) > 1 && d.Roles(seg-2)&grammar.Honorific == 0 {
				break
			}
		} else if r := grammar.RolesOf(w); r&grammar.Conjunction != 0 && !(w == "and" && seg < s && grammar.UpperFirst(d.Word(seg)) && d.joinable(seg-2)) && !grammar.UpperFirst(w) || r&grammar.Relative != 0 {
			break
		} else if (w == "after" || w == "before" || w == "since" || w == "until") && seg < s && (grammar.UpperFirst(d.Word(seg)) || d.Roles(seg)&grammar.Pronoun != 0) && d.NounPhrase(seg, s) == s {
			break // "tweeted after Carrow argued"
		}
		seg--
	}
	return seg
}

// subjectIn reads the subject of v's cue in the tokens [seg,s) of the clause that begins
// at token a.
func (d *doc) subjectIn(a, seg, s int, v voice, c grammar.Role) (voice, bool) {
	r := d.Roles(seg)
	w := d.Low(seg)
	if r&(grammar.Preposition|grammar.TimeWord|grammar.Relative) != 0 || strings.HasSuffix(w, "ing") && r&grammar.Office == 0 || r&grammar.Adverb != 0 && r&grammar.Pronoun == 0 {
		if f, e, ok := d.LastName(seg, s); ok {
			v.first, v.end = f, e
			return v, true
		}
		return d.wholeSubject(a, v)
	}
	if grammar.UpperFirst(d.Word(seg)) && r&grammar.Conjunction != 0 && r&grammar.Pronoun == 0 && r&grammar.Determiner == 0 { // "But Carrow said"
		if seg++; seg >= s {
			return d.wholeSubject(a, v)
		}
	}
	if d.reduced(seg, s) {
		return v, false
	}
	e := d.NounPhrase(seg, s)
	if e == seg {
		return d.wholeSubject(a, v)
	}
	if e == seg+1 && r == 0 && strings.HasSuffix(w, "ed") && !grammar.UpperFirst(d.Word(seg)) {
		return d.wholeSubject(a, v) // "supervised training for a thousand said"
	}
	if seg > a && d.Word(seg-1) == "," && r&grammar.Office != 0 && !grammar.UpperFirst(w) { // "Carrow, head of the bank said"
		if f, e2, ok := d.FirstPhrase(a, seg-1); ok && d.Personal(f, e2) && e2 >= seg-2 {
			v.first, v.end, v.sure = f, e2, .85
			return v, true
		}
	}
	if seg > a && d.Word(seg-1) == "," && r&grammar.Determiner != 0 && !grammar.UpperFirst(w) && e == s { // "Bo Carrow, the minister said"
		if f, e2, ok := d.LastName(a, seg-1); ok && e2-f >= 2 && d.Personal(f, e2) && (f == a || d.Toks[f-1].Kind == prose.Punct) {
			v.first, v.end, v.sure = f, e2, .85
			return v, true
		}
	}
	v.first, v.end = seg, e
	if e < s {
		v.sure = .88
		if c&grammar.CueNoun != 0 {
			return v, false
		}
	}
	return v, true
}

// passive reports a verb at token k whose subject is told or spoken of, and does not
// speak: "was told", "has been described". Who is quoted or reported as saying does.
func (d *doc) passive(k int) bool {
	w := d.Word(k)
	if w == "quoted" || w == "cited" || !strings.HasSuffix(w, "ed") && w != "told" && w != "seen" && w != "found" || d.Word(k+1) == "as" && k+2 < len(d.Toks) && d.Roles(k+2)&grammar.CueIng != 0 || k+1 < len(d.Toks) && d.Roles(k+1)&grammar.CueIng != 0 {
		return false
	}
	if d.Word(k+1) == "by" && d.Roles(k)&grammar.CueLoose != 0 { // "a boat described by the museum as"
		return true
	}
	i := k - 1
	for i > 0 && d.Toks[i].Kind == prose.Word && d.Roles(i)&grammar.Adverb != 0 && d.Roles(i)&grammar.Auxiliary == 0 {
		i--
	}
	if i < 0 {
		return false
	}
	switch d.Low(i) {
	case "is", "are", "was", "were", "be", "been", "being":
		return true
	}
	return false
}

// reduced reports a participle at token k that belongs to a noun before it, and no
// subject: "sponsored by Norwire and said".
func (d *doc) reduced(k, b int) bool {
	return k+1 < b && strings.HasSuffix(d.Word(k), "ed") && !grammar.UpperFirst(d.Word(k)) && d.Roles(k) == 0 && d.Roles(k+1)&grammar.Preposition != 0
}

// personalFirst reports that the clause at tokens [a,b) begins with a person.
func (d *doc) personalFirst(a, b int) bool {
	f, e, ok := d.FirstPhrase(a, b)
	return ok && d.Personal(f, e)
}

// joinable reports a word at token k that names whom "and" may join with another:
// "Brovik and Carrow said", not "asked for a photo and Carrow said".
func (d *doc) joinable(k int) bool {
	return k >= 0 && (grammar.UpperFirst(d.Word(k)) || d.Roles(k)&(grammar.Office|grammar.PlainNoun) != 0 || strings.HasSuffix(d.Word(k), "s") || d.Toks[k].Kind == prose.Punct)
}

// absolute is the phrase right before a participle that has its own subject:
// "with Carrow stating", "a message saying".
func (d *doc) absolute(a, k int) (int, bool) {
	f := k
	for f > a && f > k-8 && d.Toks[f-1].Kind == prose.Word && d.Roles(f-1)&(grammar.Preposition|grammar.Auxiliary|grammar.Conjunction|grammar.Relative|grammar.Adverb|grammar.CueWord|grammar.CueIng)&^grammar.CueWord == 0 && d.Word(f-1) != "of" {
		f--
		if d.Roles(f)&grammar.Determiner != 0 {
			break
		}
	}
	if f == k || f == a {
		return 0, false
	}
	if n := d.Word(k - 1); d.statement(k-1, k) || n == "report" || n == "memo" || n == "email" || n == "release" {
		if w := d.Word(f - 1); strings.HasSuffix(w, "ed") || w == "sent" || w == "put" || w == "wrote" || w == "gave" || w == "made" || w == "out" {
			return 0, false // "Carrow issued a statement saying": she speaks
		}
	}
	if strings.EqualFold(d.Word(f-1), "with") {
		return f, true
	}
	if d.Roles(f)&grammar.Determiner != 0 && d.Roles(k-1)&grammar.PlainNoun != 0 {
		return f, true
	}
	return 0, false
}
