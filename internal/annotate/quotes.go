package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// utterance is a quoted stretch with what surrounds it in its paragraph.
type utterance struct {
	quoted
	before, beforeEnd int  // tokens of its sentence before the opening mark
	after, afterEnd   int  // tokens after the closing mark, to the sentence's end
	inSentence        bool // an earlier quotation stands in the same sentence
	words             int
	capital, full     bool // begins as a sentence, ends as one
	last              rune // last character between the marks

	by     voice
	speech bool
	rule   string
	sure   float64
}

// quotes finds direct speech and who says it.
//
// A stretch between marks is speech when a verb of saying governs it: "…," said
// Carrow; Carrow said: "…"; Carrow said relations were "…" (from four words on);
// according to Carrow; or when it is whole sentences with no clause of their
// own, which go on with the voice before them. It is not speech when it is a
// title, a slogan or the name of something, or a word or two in the reporter's
// own sentence. A speech that its cue splits, or that runs over paragraphs, is
// as many quotations as it has stretches, all of one speaker.
func (d *doc) quotes() []Quote {
	qs, t := d.speeches()
	if t != nil {
		t.name(qs)
	}
	return qs
}

// speeches are the quotations with the ids of their speakers, strangers' too, and
// who can name them.
func (d *doc) speeches() ([]Quote, *tellers) {
	us := d.utterances()
	if len(us) == 0 {
		return nil, nil
	}
	for i := range us {
		d.attribute(us, i)
	}
	for i := range us { // the speaker comes at the end of a speech of several paragraphs
		if u := &us[i]; u.goesOn && !u.resumes && u.guessed() {
			d.nameFromEnd(us, i)
		}
	}
	out := make([]Quote, 0, len(us))
	for i := range us {
		if u := &us[i]; u.speech {
			out = append(out, d.quote(us, i))
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	t := d.tellers(out)
	t.resolve(out)
	return out, t
}

// guessed reports an utterance without a clause of saying of its own.
func (u *utterance) guessed() bool {
	switch u.rule {
	case "carried", "sentence-before", "subject-before", "bare":
		return true
	}
	return !u.speech || u.by.end == u.by.first
}

// nameFromEnd gives the paragraphs of a speech, from the first on, the voice
// of the clause that follows its last or, failing that, any later one.
func (d *doc) nameFromEnd(us []utterance, first int) {
	for i := first + 1; i < len(us) && us[i].resumes; i++ {
		last := &us[i]
		if last.speech && last.by.end > last.by.first && last.rule != "paragraphs" {
			if v := d.Toks[last.by.first].Start; v >= us[first].Start && v < last.Start {
				return // what names the last is itself said in one before it
			}
			for k := first; k < i; k++ {
				us[k].say(last.by, "paragraphs", last.sure*.97)
			}
			return
		}
		if !last.goesOn {
			return
		}
	}
}

// utterances lists the quoted stretches with their surroundings.
func (d *doc) utterances() []utterance {
	if !strings.ContainsAny(d.Body, "\"“”„«»「『'‘’—–") {
		return nil
	}
	spans := make([]prose.Span, len(d.Paras))
	for i, p := range d.Paras {
		spans[i] = p.Span
	}
	qs := pairMarks(d.Body, d.Toks, spans)
	qs = slices.DeleteFunc(qs, d.isNickname)
	qs = d.dashed(qs)
	us := make([]utterance, len(qs))
	s := 0
	for i, q := range qs {
		u := &us[i]
		u.quoted = q
		p := d.Paras[q.para]
		for s+1 < len(d.Sents) && d.Sents[s].End <= q.outer.Start {
			s++
		}
		open := d.beforeMark(q)
		if q.dash {
			open = q.first
		}
		u.before, u.beforeEnd = open, open
		if s < len(d.Sents) && d.Sents[s].Start < q.outer.Start && d.Sents[s].Start >= p.Start {
			u.before = d.Sents[s].First
		}
		if i > 0 && qs[i-1].para == q.para {
			stop := d.afterMark(qs[i-1])
			if u.before < stop {
				u.inSentence = true
				u.before = min(stop, open)
			}
		}
		if u.before == u.beforeEnd && q.outer.Start == p.Start && q.para > 0 && !q.resumes {
			// A paragraph that ends with a colon leads to the quotation under it.
			if prev := d.Paras[q.para-1]; len(prev.Sents) > 0 && d.Body[prev.End-1] == ':' {
				last := prev.Sents[len(prev.Sents)-1]
				u.before, u.beforeEnd = last.First, last.Last
			}
		}
		u.after = d.afterMark(q)
		limit := d.TokenAt(p.End)
		if i+1 < len(qs) && qs[i+1].para == q.para {
			limit = max(u.after, min(limit, d.beforeMark(qs[i+1])))
			if qs[i+1].dash {
				limit = max(u.after, qs[i+1].first-1)
			}
		}
		u.afterEnd = limit
		for k := u.after; k < limit; k++ { // to the end of the sentence of the first word
			if d.Toks[k].Kind == prose.Punct {
				continue
			}
			e := s
			for e < len(d.Sents) && d.Sents[e].End <= d.Toks[k].Start {
				e++
			}
			// A rank with its point ends no sentence: "said Spc. Lorna Wick".
			for e+1 < len(d.Sents) && d.Sents[e].Last > u.after+1 && d.Sents[e+1].Para == q.para && d.Word(d.Sents[e].Last-1) == "." && d.Roles(d.Sents[e].Last-2)&grammar.Honorific != 0 {
				e++
			}
			if e < len(d.Sents) {
				u.afterEnd = min(limit, max(u.after, d.Sents[e].Last))
			}
			break
		}
		u.describe(d)
	}
	return us
}

// isNickname reports a word or three in marks inside a name.
func (d *doc) isNickname(q quoted) bool {
	return q.end-q.first <= 4 && q.first > 1 && q.end+1 < len(d.Toks) && q.outer.End > q.End && d.Toks[q.first-2].Kind == prose.Word && grammar.UpperFirst(d.Word(q.first-2)) &&
		d.Toks[q.end+1].Kind == prose.Word && grammar.UpperFirst(d.Word(q.end+1)) && grammar.UpperFirst(d.Word(q.first)) && d.Word(q.end-1) != "," &&
		d.Body[q.outer.Start-1] == ' ' && d.SentenceAt(q.outer.Start) == d.SentenceAt(d.Toks[q.end+1].Start)
}

// beforeMark is the first token of the opening mark of q, or of its words when it
// has none.
func (d *doc) beforeMark(q quoted) int {
	k := q.first
	for k > 0 && d.Toks[k-1].Start >= q.outer.Start {
		k--
	}
	return k
}

// afterMark is the token after the closing mark of q.
func (d *doc) afterMark(q quoted) int {
	k := q.end
	for k < len(d.Toks) && d.Toks[k].Start < q.outer.End {
		k++
	}
	return k
}

// describe reads the stretch itself.
func (u *utterance) describe(d *doc) {
	for k := u.first; k < u.end; k++ {
		if d.Toks[k].Kind != prose.Punct {
			if u.words == 0 {
				w := d.Word(k)
				u.capital = grammar.UpperFirst(w) || d.Toks[k].Kind == prose.Number || w[0] >= utf8.RuneSelf && unscripted(w)
				if !u.capital && k > u.first && (d.Word(k-1) == "..." || d.Word(k-1) == "…" || d.Word(k-1) == "[") {
					u.capital = true
				}
			}
			if k == u.first || d.Toks[k].Start > d.Toks[k-1].End || d.Toks[k-1].Kind == prose.Punct { // "30th" is one word
				u.words++
			}
		}
	}
	text := strings.TrimRight(d.Body[u.Start:u.End], " \n\t'’*_)]»")
	u.last, _ = utf8.DecodeLastRuneInString(text)
	switch u.last {
	case '.', '?', '!', '…', '。', '！', '？':
		u.full = true
	}
	u.full = u.full || u.goesOn
}

// unscripted reports a word of a script without capitals.
func unscripted(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}

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
	if unspaced(d.Body[u.Start:u.End]) {
		d.attributeHan(u, prev)
		return
	}
	if v, ok := d.labelled(u); ok && u.words >= 4 {
		u.first = v.end + 1 // the label is none of what is said
		u.Start = d.Toks[u.first].Start
		u.say(v, v.rule, v.sure)
		return
	}
	if v, ok := d.captioned(u); ok {
		u.say(v, v.rule, v.sure)
		return
	}
	if u.resumes && prev != nil && prev.goesOn && prev.speech {
		if v, ok := d.afterCue(u.after, u.afterEnd, u.last == '.'); ok && u.after < u.afterEnd {
			u.say(v, v.rule, v.sure)
		} else {
			u.say(prev.by, "paragraphs", prev.sure*.98)
		}
		return
	}
	if u.dash && prev != nil && prev.dash && prev.para == u.para && prev.speech {
		u.say(prev.by, "split", prev.sure)
		return
	}
	lead, hasLead := d.beforeCue(u.before, u.beforeEnd)
	if hasLead && lead.same && prev != nil && prev.by.end > prev.by.first {
		cue := lead.cue
		lead.first, lead.end, lead.cue = prev.by.first, prev.by.end, cue
	} else if hasLead && lead.same {
		hasLead = false
	}
	if !hasLead && u.inSentence && prev != nil && !prev.speech {
		// What stands in marks before is part of the clause: Carrow shared a list
		// called "Knots", writing "…".
		if s := d.SentenceAt(d.Toks[u.before].Start); s >= 0 && d.Sents[s].First < u.before {
			if v, ok := d.beforeCue(d.Sents[s].First, u.beforeEnd); ok && v.cue >= u.before && !v.same {
				lead, hasLead = v, true
			}
		}
	}
	if !hasLead && u.inSentence && prev != nil && prev.by.end > prev.by.first && prev.by.rule != "" {
		lead, hasLead = prev.by, true
		lead.near = prev.speech && d.continues(u.before, u.beforeEnd)
		lead.rule = "split"
	}
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
	if hasLead && prev != nil && prev.para == u.para && prev.speech && lead.cue >= 0 && lead.cue == prev.by.cue && u.beforeEnd > u.before && d.Word(u.beforeEnd-1) == "," && u.words >= 2 {
		u.say(lead, "split", min(lead.sure, .93)) // "…," said Carrow, "…": one clause for both
		return
	}
	if hasLead && lead.near && (u.capital && (u.words >= 2 || u.full) || u.words >= 4 || lead.rule == "split" && u.words >= 2) {
		u.say(lead, lead.rule, lead.sure)
		return
	}
	if hasLead && lead.cue >= 0 && u.words >= 2 && u.beforeEnd > u.before && d.Word(u.beforeEnd-1) == "as" && d.CueAt(lead.cue)&grammar.CueLoose != 0 {
		u.say(lead, lead.rule+"/part", min(lead.sure, .8)) // "rejected as"
		return
	}
	if v, ok := d.signature(u); ok && bare && u.words >= 4 {
		u.say(v, v.rule, v.sure)
		return
	}
	if v, ok := d.afterCue(u.after, u.afterEnd, u.last == '.' || (u.full && u.capital && d.newSentence(u))); ok {
		comma := u.last == ',' || u.full || u.after < u.afterEnd && d.Toks[u.after].Kind == prose.Punct
		switch {
		case bare && (comma || u.words >= 3), u.dash:
			u.say(v, v.rule, v.sure)
			return
		case u.words >= 4:
			u.say(v, v.rule+"/part", .86)
			return
		}
		u.by = v
		return
	}
	if hasLead {
		u.by = lead
		if u.words >= 4 && !(lead.cue >= 0 && d.CueAt(lead.cue)&grammar.CueLoose != 0 && u.capital) {
			u.say(lead, lead.rule+"/part", min(lead.sure, .84))
		}
		return
	}
	if u.words >= 4 && !(u.last == '.' && d.newSentence(u) && d.Toks[u.afterEnd-1].Kind == prose.Word) { // "Perhaps, she said, this" leads to the next
		v, ok := d.trailingCue(u.after, u.afterEnd)
		if !ok && u.last != '.' && !grammar.UpperFirst(d.Word(u.after)) {
			v, ok = d.invertedCue(u.after, u.afterEnd)
		}
		if ok {
			u.say(v, "after/trailing", .82)
			return
		}
	}
	// Two stretches with one clause after the second: "… a" and "… b," she said.
	if i+1 < len(us) && us[i+1].para == u.para && u.words >= 4 && us[i+1].outer.Start-u.outer.End < 40 {
		n := &us[i+1]
		if v, ok := d.afterCue(n.after, n.afterEnd, n.last == '.'); ok && d.continues(u.after, d.TokenAt(n.outer.Start)) && n.last != '.' {
			u.say(v, "after/joined", .82)
			return
		}
	}
	if bare && u.words >= 2 && u.capital && u.full && prev != nil && prev.speech && prev.para == u.para && u.outer.Start-prev.outer.End < 160 {
		d.carryOn(us, i)
		return
	}
	if bare && u.words >= 4 && (u.capital || u.dash) && (u.full || u.outer.End >= d.Paras[u.para].End) {
		d.carryOn(us, i)
	}
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

// newSentence reports that what follows the closing mark begins with a capital
// that is no pronoun's.
func (d *doc) newSentence(u *utterance) bool {
	return u.after < u.afterEnd && grammar.UpperFirst(d.Word(u.after))
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

// quote makes the annotation of utterance i.
func (d *doc) quote(us []utterance, i int) Quote {
	u := &us[i]
	q := Quote{By: By{Span: d.trimSpan(u.Span), Rule: u.rule, Confidence: u.sure}}
	if u.by.end > u.by.first {
		u.by.end = d.withHouse(u.by.first, d.withName(u.by.first, u.by.end))
		q.SpeakerSpan = prose.Span{Start: d.Toks[u.by.first].Start, End: d.Toks[u.by.end-1].End}
		q.SpeakerText = prose.Space(grammar.Owner(q.SpeakerSpan.Of(d.Body)))
	}
	if u.by.cue >= 0 && u.by.cue < len(d.Toks) {
		q.CueSpan = d.Toks[u.by.cue].Span
	}
	q.CueSpan = d.clause(&q)
	q.Cue = prose.Space(q.CueSpan.Of(d.Body))
	return q
}

func (d *doc) trimSpan(s prose.Span) prose.Span {
	t := s.Of(d.Body)
	s.Start += len(t) - len(strings.TrimLeftFunc(t, unicode.IsSpace))
	s.End = s.Start + len(strings.TrimSpace(t))
	return s
}
