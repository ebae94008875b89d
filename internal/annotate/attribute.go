package annotate

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Whether a quoted stretch is speech, and whose: by its form, by the clause before it, by
// the clause behind it.

// attribute decides whether utterance i is speech, and whose.
func (d *doc) attribute(us []utterance, i int) {
	u := &us[i]
	if u.words == 0 {
		return
	}
	var prev *utterance
	if i > 0 {
		prev = &us[i-1]
	}
	if d.attributeByForm(u, prev) {
		return
	}
	lead, hasLead := d.leadOf(u, prev)
	if !hasLead && u.before < u.beforeEnd && d.Word(u.beforeEnd-1) == ":" && d.Toks[u.beforeEnd-1].End <= d.Paras[u.para].Start {
		u.before = u.beforeEnd // a colon above that leads to nobody
	}
	if d.Word(u.after) == "." && u.capital && u.before == u.beforeEnd {
		u.full = true // the point stands behind the mark
	}
	bare := u.before == u.beforeEnd || u.inSentence && u.beforeEnd-u.before <= 1 && !hasLead
	told := hasLead && lead.cue >= 0 && d.CueAt(lead.cue)&grammar.CueLoose == 0
	if d.isName(u, hasLead && lead.near && !strings.HasPrefix(lead.rule, "split"), told) {
		if hasLead {
			u.by = lead
		}
		return
	}
	if hasLead && u.last == ',' && lead.cue+2 < u.beforeEnd && d.Word(max(u.beforeEnd-1, 0)) == ":" {
		hasLead = !d.followedBy(u, true) // "what he did: "Men, you will not cease," she wrote"
		if !hasLead {
			return
		}
	}
	switch {
	case hasLead && d.ledBy(u, prev, lead):
	case told && !u.capital && u.words >= 4 && d.Word(u.after) == ".": // what follows is of another sentence
		u.say(lead, lead.rule+"/part", min(lead.sure, .84))
	case bare && d.signed(u):
	case d.followedBy(u, bare):
	case hasLead:
		u.by = lead
		if u.words >= 4 && !(lead.cue >= 0 && d.CueAt(lead.cue)&grammar.CueLoose != 0 && u.capital) {
			u.say(lead, lead.rule+"/part", min(lead.sure, .84))
		}
	case d.trailedBy(us, i):
	case bare && u.words >= 2 && u.capital && u.full && prev != nil && prev.speech && prev.para == u.para && u.outer.Start-prev.outer.End < 160,
		bare && u.words >= 4 && (u.capital || u.dash) && (u.full || u.outer.End >= d.Paras[u.para].End):
		d.carryOn(us, i)
	}
}

// attributeByForm attributes what its form attributes: a Chinese quotation, one with a
// label, the next paragraph of a speech, the next part of one that dashes divide. It
// reports that there is nothing more to look for.
func (d *doc) attributeByForm(u, prev *utterance) bool {
	if unspaced(d.Body[u.Start:u.End]) {
		d.attributeHan(u, prev)
		return true
	}
	if v, ok := d.labelled(u); ok && u.words >= 4 {
		u.first = v.end + 1 // the label is none of what is said
		u.Start = d.Toks[u.first].Start
		u.say(v, v.rule, v.sure)
		return true
	}
	if v, ok := d.captioned(u); ok {
		u.say(v, v.rule, v.sure)
		return true
	}
	if u.resumes && prev != nil && prev.goesOn && prev.speech {
		if v, ok := d.afterCue(u.after, u.afterEnd, u.last == '.'); ok && u.after < u.afterEnd {
			u.say(v, v.rule, v.sure)
		} else {
			u.say(prev.by, "paragraphs", prev.sure*.98)
		}
		return true
	}
	if u.dash && prev != nil && prev.dash && prev.para == u.para && prev.speech {
		u.say(prev.by, "split", prev.sure)
		return true
	}
	return false
}

// leadOf is the voice of the clause before the marks, or the one of the stretch before in
// the same sentence.
func (d *doc) leadOf(u, prev *utterance) (voice, bool) {
	lead, ok := d.beforeCue(u.before, u.beforeEnd)
	if ok && lead.same {
		if ok = prev != nil && prev.by.end > prev.by.first; ok {
			lead.first, lead.end = prev.by.first, prev.by.end
		}
	}
	if !ok && u.inSentence && prev != nil && !prev.speech {
		// What stands in marks before is part of the clause: Carrow shared a list
		// called "Knots", writing "…".
		if s := d.SentenceAt(d.Toks[u.before].Start); s >= 0 && d.Sents[s].First < u.before {
			if v, found := d.beforeCue(d.Sents[s].First, u.beforeEnd); found && v.cue >= u.before && !v.same {
				lead, ok = v, true
			}
		}
	}
	if !ok && u.inSentence && prev != nil && prev.by.end > prev.by.first && prev.by.rule != "" {
		lead, ok = prev.by, true
		lead.near = prev.speech && d.continues(u.before, u.beforeEnd)
		lead.rule = "split"
	}
	return lead, ok
}

// ledBy attributes the utterance to the voice before it, where that leads straight to it.
func (d *doc) ledBy(u, prev *utterance, lead voice) bool {
	ends := ""
	if u.beforeEnd > u.before {
		ends = d.Word(u.beforeEnd - 1)
	}
	if prev != nil && prev.para == u.para && prev.speech && lead.cue >= 0 && lead.cue == prev.by.cue && ends == "," && u.words >= 2 {
		u.say(lead, "split", min(lead.sure, .93)) // "…," said Carrow, "…": one clause for both
		return true
	}
	if lead.near && (u.capital && (u.words >= 2 || u.full) || u.words >= 4 || lead.rule == "split" && u.words >= 2) {
		u.say(lead, lead.rule, lead.sure)
		return true
	}
	if lead.cue >= 0 && u.words >= 2 && ends == "as" && d.CueAt(lead.cue)&grammar.CueLoose != 0 {
		u.say(lead, lead.rule+"/part", min(lead.sure, .8)) // "rejected as"
		return true
	}
	return false
}

// signed attributes the utterance to whoever signs it in a paragraph below.
func (d *doc) signed(u *utterance) bool {
	v, ok := d.signature(u)
	if ok = ok && u.words >= 4; ok {
		u.say(v, v.rule, v.sure)
	}
	return ok
}

// followedBy attributes the utterance to the voice of the clause behind it.
func (d *doc) followedBy(u *utterance, bare bool) bool {
	v, ok := d.afterCue(u.after, u.afterEnd, u.last == '.' || (u.full && u.capital && d.newSentence(u)))
	if !ok {
		return false
	}
	comma := u.last == ',' || u.full || u.after < u.afterEnd && d.Toks[u.after].Kind == prose.Punct
	switch {
	case bare && (comma || u.words >= 3), u.dash:
		u.say(v, v.rule, v.sure)
	case u.words >= 4:
		u.say(v, v.rule+"/part", .86)
	default:
		u.by = v
	}
	return true
}

// trailedBy attributes utterance i to a voice farther behind it: at the end of its
// sentence, or behind the stretch that follows: "… a" and "… b," she said.
func (d *doc) trailedBy(us []utterance, i int) bool {
	u := &us[i]
	if u.words < 4 {
		return false
	}
	if !(u.last == '.' && d.newSentence(u) && d.Toks[u.afterEnd-1].Kind == prose.Word) { // "Perhaps, she said, this" leads to the next
		v, ok := d.trailingCue(u.after, u.afterEnd)
		if !ok && u.last != '.' && !grammar.UpperFirst(d.Word(u.after)) {
			v, ok = d.invertedCue(u.after, u.afterEnd)
		}
		if ok {
			u.say(v, "after/trailing", .82)
			return true
		}
	}
	if i+1 < len(us) && us[i+1].para == u.para && us[i+1].outer.Start-u.outer.End < 40 {
		n := &us[i+1]
		if v, ok := d.afterCue(n.after, n.afterEnd, n.last == '.'); ok && d.continues(u.after, d.TokenAt(n.outer.Start)) && n.last != '.' {
			u.say(v, "after/joined", .82)
			return true
		}
	}
	return false
}

// labelled is who is named in capitals at the head of the stretch, as in a
// transcript: "VALE: We have looked into it."
func (d *doc) labelled(u *utterance) (voice, bool) {
	k := u.first
	for k < u.end && k < u.first+4 && d.Toks[k].Kind == prose.Word && len(d.Word(k)) > 1 && d.Word(k) == strings.ToUpper(d.Word(k)) && grammar.UpperFirst(d.Word(k)) {
		k++
	}
	if k == u.first || k+1 >= u.end || d.Word(k) != ":" || d.Toks[k].Start > d.Toks[k-1].End {
		return voice{}, false
	}
	return voice{first: u.first, end: k, cue: -1, rule: "label", sure: .85, near: true}, true
}

// captioned is who is named in capitals at the head of a paragraph that ends with the
// quotation, as in the script of a broadcast: ADA VALE Mayor of Port Ellis "…"
func (d *doc) captioned(u *utterance) (voice, bool) {
	p := d.Paras[u.para]
	if u.inSentence || !u.capital || u.words < 4 || u.outer.Start == p.Start || strings.TrimSpace(d.Body[u.outer.End:p.End]) != "" {
		return voice{}, false
	}
	a := d.TokenAt(p.Start)
	e := a
	for e < u.beforeEnd && d.Toks[e].Kind == prose.Word && len(d.Word(e)) > 1 && d.Word(e) == strings.ToUpper(d.Word(e)) && grammar.UpperFirst(d.Word(e)) {
		e++
	}
	if e-a < 2 || e-a > 4 || u.beforeEnd-a > 24 {
		return voice{}, false
	}
	for k := e; k < u.beforeEnd; k++ {
		if d.CueAt(k) != 0 || d.Roles(k)&(grammar.Auxiliary|grammar.Pronoun) != 0 && d.Roles(k)&grammar.Determiner == 0 || d.Word(k) == "." {
			return voice{}, false
		}
	}
	return voice{first: a, end: e, cue: -1, rule: "label", sure: .85, near: true}, true
}

// signature is who is named behind a dash in a paragraph of their own under a
// quotation that is one: "…" / — Ada Brovik, pilot.
func (d *doc) signature(u *utterance) (voice, bool) {
	p := u.para
	if p+1 >= len(d.Paras) || u.outer.Start > d.Paras[p].Start || u.after < len(d.Toks) && d.Toks[u.after].Start < d.Paras[p].End {
		return voice{}, false
	}
	next := d.Paras[p+1]
	a, b := d.TokenAt(next.Start), d.TokenAt(next.End-1)+1
	if !isDash(d.Word(a)) || b-a > 20 {
		return voice{}, false
	}
	a++
	e := d.NounPhrase(a, min(b, len(d.Toks)))
	if e == a || !grammar.UpperFirst(d.Word(a)) || !d.Personal(a, e) || e < b && d.Toks[e].Kind == prose.Word {
		return voice{}, false
	}
	return voice{first: a, end: e, cue: -1, rule: "after/name", sure: .88, near: true}, true
}

// say marks the utterance as speech of v.
func (u *utterance) say(v voice, rule string, sure float64) {
	u.by, u.speech, u.rule, u.sure = v, true, rule, sure
}

// continues reports that tokens [a,b) only join two stretches: a comma, "and",
// "but".
func (d *doc) continues(a, b int) bool {
	if b-a > 4 {
		return false
	}
	for k := a; k < b; k++ {
		w := d.Word(k)
		if d.Toks[k].Kind == prose.Punct && w != "." || w == "and" || w == "or" || w == "but" || w == "to" || w == "then" || w == "that" {
			continue
		}
		return false
	}
	return true
}

// newSentence reports that what follows the closing mark begins with a capital
// that is no pronoun's.
func (d *doc) newSentence(u *utterance) bool {
	return u.after < u.afterEnd && grammar.UpperFirst(d.Word(u.after))
}
