package annotate

import (
	"strings"

	"dateline/internal/prose"
)

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
		if c == 0 && k == a && d.roles(k)&cueWord != 0 && d.roles(k)&(cueLoose|cueNoun) == 0 && upperFirst(d.word(k)) && upperFirst(d.word(k+1)) && !tellsOthers(d.low(k)) {
			c = cueWord // "Said Ada Carrow, a pilot: …"
		}
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
			if found && weak.guess && !v.guess {
				v.cue, v.near = weak.cue, v.near || weak.near
				found = false
			}
			if !found {
				weak, found = v, true
			}
			continue
		}
		if found && weak.guess && c&cueLoose == 0 { // "…, Carrow said, adding"
			v.cue, v.near = weak.cue, v.near || weak.near
			return v, true
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
		if f, e, ok := d.firstPhrase(a, end); ok && !d.reduced(f, end) {
			if e == end && d.personal(f, e) {
				return voice{first: f, end: e, cue: -1, rule: "before/colon", sure: .85, near: true}, true
			}
			if d.personal(f, e) {
				return voice{first: f, end: e, cue: -1, rule: "before/colon", sure: .7, near: true}, true
			}
			if d.statement(e, end) {
				// "The head of the force, Gen. Bo Carrow, made this statement:"
				if n := d.nounPhrase(e+1, end); d.word(e) == "," && d.personal(e+1, n) && n-e > 2 {
					f, e = e+1, n
				}
				return voice{first: f, end: e, cue: -1, rule: "before/statement", sure: .7, near: true}, true
			}
		}
	}
	return voice{}, false
}

// statement reports a noun of speech among tokens [a,b): what a colon after it
// leads to is its text.
func (d *doc) statement(a, b int) bool {
	for k := a; k < b; k++ {
		switch d.word(k) {
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
		if ok && d.reduced(f, k) {
			return v, false
		}
		if !ok {
			if f, e, ok = d.lastName(a, k); !ok {
				return v, false
			}
		}
		v.first, v.end, v.sure, v.guess = f, e, .88, true
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
	if d.passive(k) { // "was praised by the mayor as": the mayor speaks
		if d.word(k+1) == "by" && k+2 < end {
			if e := d.nounPhrase(k+2, end); e > k+2 && d.roles(k+2)&timeWord == 0 {
				v.first, v.end, v.rule, v.sure = k+2, e, "before/passive", .85
				return v, true
			}
		}
		return v, false
	}
	s := k
	for s > a && d.toks[s-1].Kind == prose.Word && (d.roles(s-1)&(auxiliary|adverb) != 0 && d.roles(s-1)&(pronounWord|determiner) == 0 || d.adverbial(s-1)) {
		s--
	}
	if d.word(s-1) == ")" && s-1 > a { // "Ada Brovik (Lake Party) said"
		for o := s - 2; o > a && o > s-9; o-- {
			if d.word(o) == "(" {
				s = o
				break
			}
		}
	}
	if s == a { // the clause begins with the cue: "said Carrow:", or a participle
		if e := d.nounPhrase(k+1, end); e > k+1 && c&cueLoose == 0 && !tellsOthers(d.low(k)) {
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
		} else if r := rolesOf(w); r&conjunction != 0 && !(w == "and" && seg < s && upperFirst(d.word(seg)) && d.joinable(seg-2)) && !upperFirst(w) || r&relative != 0 {
			break
		} else if (w == "after" || w == "before" || w == "since" || w == "until") && seg < s && (upperFirst(d.word(seg)) || d.roles(seg)&pronounWord != 0) && d.nounPhrase(seg, s) == s {
			break // "tweeted after Carrow argued"
		}
		seg--
	}
	if seg == s && s == k && c&cueLoose == 0 && d.word(s-1) == "," && !tellsOthers(d.low(k)) { // "…, said Carrow,"
		e := d.nounPhrase(k+1, end)
		if e == end && e > k+1 && d.word(end) == "," || e > k+1 && d.word(e) == "," && d.personal(k+1, e) && !d.personalFirst(a, s-1) {
			v.first, v.end, v.rule, v.sure = k+1, e, "before/inverted", .9
			return v, true
		}
	}
	if d.word(seg-1) == "who" && seg-2 > a && d.word(seg-2) != "," {
		for q := seg - 2; q > a && q > seg-7; q-- { // "told a woman who said that some": who told speaks
			if tellsOthers(d.word(q)) {
				return v, false
			}
		}
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
	if seg > a+1 && d.word(seg-1) == "who" && d.word(seg-2) != "," { // "an official who heard it said"
		if f, e, ok := d.firstPhrase(a, seg-1); ok && e == seg-1 {
			v.first, v.end, v.sure = f, e, .85
			return v, true
		}
	}
	r := d.roles(seg)
	w := d.low(seg)
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
	if d.reduced(seg, s) {
		return v, false
	}
	e := d.nounPhrase(seg, s)
	if e == seg {
		return whole()
	}
	if e == seg+1 && r == 0 && strings.HasSuffix(w, "ed") && !upperFirst(d.word(seg)) {
		return whole() // "supervised training for a thousand said"
	}
	if seg > a && d.word(seg-1) == "," && r&office != 0 && !upperFirst(w) { // "Carrow, head of the bank said"
		if f, e2, ok := d.firstPhrase(a, seg-1); ok && d.personal(f, e2) && e2 >= seg-2 {
			v.first, v.end, v.sure = f, e2, .85
			return v, true
		}
	}
	if seg > a && d.word(seg-1) == "," && r&determiner != 0 && !upperFirst(w) && e == s { // "Bo Carrow, the minister said"
		if f, e2, ok := d.lastName(a, seg-1); ok && e2-f >= 2 && d.personal(f, e2) && (f == a || d.toks[f-1].Kind == prose.Punct) {
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

// passive reports a verb at token k whose subject is told or spoken of, and does not
// speak: "was told", "has been described". Who is quoted or reported as saying does.
func (d *doc) passive(k int) bool {
	w := d.word(k)
	if w == "quoted" || w == "cited" || !strings.HasSuffix(w, "ed") && w != "told" && w != "seen" && w != "found" || d.word(k+1) == "as" && k+2 < len(d.toks) && d.roles(k+2)&cueIng != 0 || k+1 < len(d.toks) && d.roles(k+1)&cueIng != 0 {
		return false
	}
	i := k - 1
	for i > 0 && d.toks[i].Kind == prose.Word && d.roles(i)&adverb != 0 && d.roles(i)&auxiliary == 0 {
		i--
	}
	if i < 0 {
		return false
	}
	switch d.low(i) {
	case "is", "are", "was", "were", "be", "been", "being":
		return true
	}
	return false
}

// reduced reports a participle at token k that belongs to a noun before it, and no
// subject: "sponsored by Norwire and said".
func (d *doc) reduced(k, b int) bool {
	return k+1 < b && strings.HasSuffix(d.word(k), "ed") && !upperFirst(d.word(k)) && d.roles(k) == 0 && d.roles(k+1)&preposition != 0
}

// personalFirst reports that the clause at tokens [a,b) begins with a person.
func (d *doc) personalFirst(a, b int) bool {
	f, e, ok := d.firstPhrase(a, b)
	return ok && d.personal(f, e)
}

// joinable reports a word at token k that names whom "and" may join with another:
// "Brovik and Carrow said", not "asked for a photo and Carrow said".
func (d *doc) joinable(k int) bool {
	return k >= 0 && (upperFirst(d.word(k)) || d.roles(k)&(office|plainNoun) != 0 || strings.HasSuffix(d.word(k), "s") || d.toks[k].Kind == prose.Punct)
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
	if n := d.word(k - 1); d.statement(k-1, k) || n == "report" || n == "memo" || n == "email" || n == "release" {
		if w := d.word(f - 1); strings.HasSuffix(w, "ed") || w == "sent" || w == "put" || w == "wrote" || w == "gave" || w == "made" || w == "out" {
			return 0, false // "Carrow issued a statement saying": she speaks
		}
	}
	if strings.EqualFold(d.word(f-1), "with") {
		return f, true
	}
	if d.roles(f)&determiner != 0 && d.roles(k-1)&plainNoun != 0 {
		return f, true
	}
	return 0, false
}
