package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
			if v := d.toks[last.by.first].Start; v >= us[first].Start && v < last.Start {
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
	if !strings.ContainsAny(d.body, "\"“”„«»「『'‘’—–") {
		return nil
	}
	spans := make([]prose.Span, len(d.paras))
	for i, p := range d.paras {
		spans[i] = p.Span
	}
	qs := pairMarks(d.body, d.toks, spans)
	qs = slices.DeleteFunc(qs, d.isNickname)
	qs = d.dashed(qs)
	us := make([]utterance, len(qs))
	s := 0
	for i, q := range qs {
		u := &us[i]
		u.quoted = q
		p := d.paras[q.para]
		for s+1 < len(d.sents) && d.sents[s].End <= q.outer.Start {
			s++
		}
		open := d.beforeMark(q)
		if q.dash {
			open = q.first
		}
		u.before, u.beforeEnd = open, open
		if s < len(d.sents) && d.sents[s].Start < q.outer.Start && d.sents[s].Start >= p.Start {
			u.before = d.sents[s].first
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
			if prev := d.paras[q.para-1]; len(prev.sents) > 0 && d.body[prev.End-1] == ':' {
				last := prev.sents[len(prev.sents)-1]
				u.before, u.beforeEnd = last.first, last.last
			}
		}
		u.after = d.afterMark(q)
		limit := d.tokenAt(p.End)
		if i+1 < len(qs) && qs[i+1].para == q.para {
			limit = max(u.after, min(limit, d.beforeMark(qs[i+1])))
			if qs[i+1].dash {
				limit = max(u.after, qs[i+1].first-1)
			}
		}
		u.afterEnd = limit
		for k := u.after; k < limit; k++ { // to the end of the sentence of the first word
			if d.toks[k].Kind == prose.Punct {
				continue
			}
			e := s
			for e < len(d.sents) && d.sents[e].End <= d.toks[k].Start {
				e++
			}
			// A rank with its point ends no sentence: "said Spc. Lorna Wick".
			for e+1 < len(d.sents) && d.sents[e].last > u.after+1 && d.sents[e+1].para == q.para && d.word(d.sents[e].last-1) == "." && d.roles(d.sents[e].last-2)&honorific != 0 {
				e++
			}
			if e < len(d.sents) {
				u.afterEnd = min(limit, max(u.after, d.sents[e].last))
			}
			break
		}
		u.describe(d)
	}
	return us
}

// isNickname reports a word or three in marks inside a name.
func (d *doc) isNickname(q quoted) bool {
	return q.end-q.first <= 4 && q.first > 1 && q.end+1 < len(d.toks) && q.outer.End > q.End && d.toks[q.first-2].Kind == prose.Word && upperFirst(d.word(q.first-2)) &&
		d.toks[q.end+1].Kind == prose.Word && upperFirst(d.word(q.end+1)) && upperFirst(d.word(q.first)) && d.word(q.end-1) != "," &&
		d.body[q.outer.Start-1] == ' ' && d.sentenceAt(q.outer.Start) == d.sentenceAt(d.toks[q.end+1].Start)
}

// beforeMark is the first token of the opening mark of q, or of its words when it
// has none.
func (d *doc) beforeMark(q quoted) int {
	k := q.first
	for k > 0 && d.toks[k-1].Start >= q.outer.Start {
		k--
	}
	return k
}

// afterMark is the token after the closing mark of q.
func (d *doc) afterMark(q quoted) int {
	k := q.end
	for k < len(d.toks) && d.toks[k].Start < q.outer.End {
		k++
	}
	return k
}

// describe reads the stretch itself.
func (u *utterance) describe(d *doc) {
	for k := u.first; k < u.end; k++ {
		if d.toks[k].Kind != prose.Punct {
			if u.words == 0 {
				w := d.word(k)
				u.capital = upperFirst(w) || d.toks[k].Kind == prose.Number || w[0] >= utf8.RuneSelf && unscripted(w)
				if !u.capital && k > u.first && (d.word(k-1) == "..." || d.word(k-1) == "…" || d.word(k-1) == "[") {
					u.capital = true
				}
			}
			if k == u.first || d.toks[k].Start > d.toks[k-1].End || d.toks[k-1].Kind == prose.Punct { // "30th" is one word
				u.words++
			}
		}
	}
	text := strings.TrimRight(d.body[u.Start:u.End], " \n\t'’*_)]»")
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
	if v, ok := d.labelled(u); ok && u.words >= 4 {
		u.first = v.end + 1 // the label is none of what is said
		u.Start = d.toks[u.first].Start
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
		if s := d.sentenceAt(d.toks[u.before].Start); s >= 0 && d.sents[s].first < u.before {
			if v, ok := d.beforeCue(d.sents[s].first, u.beforeEnd); ok && v.cue >= u.before && !v.same {
				lead, hasLead = v, true
			}
		}
	}
	if !hasLead && u.inSentence && prev != nil && prev.by.end > prev.by.first && prev.by.rule != "" {
		lead, hasLead = prev.by, true
		lead.near = prev.speech && d.continues(u.before, u.beforeEnd)
		lead.rule = "split"
	}
	if !hasLead && u.before < u.beforeEnd && d.word(u.beforeEnd-1) == ":" && d.toks[u.beforeEnd-1].End <= d.paras[u.para].Start {
		u.before = u.beforeEnd // a colon above that leads to nobody
	}
	if d.word(u.after) == "." && u.capital && u.before == u.beforeEnd {
		u.full = true // the point stands behind the mark
	}
	bare := u.before == u.beforeEnd || u.inSentence && u.beforeEnd-u.before <= 1 && !hasLead
	if d.isName(u, hasLead && lead.near && !strings.HasPrefix(lead.rule, "split")) {
		if hasLead {
			u.by = lead
		}
		return
	}
	if hasLead && prev != nil && prev.para == u.para && prev.speech && lead.cue >= 0 && lead.cue == prev.by.cue && u.beforeEnd > u.before && d.word(u.beforeEnd-1) == "," && u.words >= 2 {
		u.say(lead, "split", min(lead.sure, .93)) // "…," said Carrow, "…": one clause for both
		return
	}
	if hasLead && lead.near && (u.capital && (u.words >= 2 || u.full) || u.words >= 4 || lead.rule == "split" && u.words >= 2) {
		u.say(lead, lead.rule, lead.sure)
		return
	}
	if hasLead && lead.cue >= 0 && u.words >= 2 && u.beforeEnd > u.before && d.word(u.beforeEnd-1) == "as" && d.cueAt(lead.cue)&cueLoose != 0 {
		u.say(lead, lead.rule+"/part", min(lead.sure, .8)) // "rejected as"
		return
	}
	if v, ok := d.signature(u); ok && bare && u.words >= 4 {
		u.say(v, v.rule, v.sure)
		return
	}
	if v, ok := d.afterCue(u.after, u.afterEnd, u.last == '.' || (u.full && u.capital && d.newSentence(u))); ok {
		comma := u.last == ',' || u.full || u.after < u.afterEnd && d.toks[u.after].Kind == prose.Punct
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
		if u.words >= 4 && !(lead.cue >= 0 && d.cueAt(lead.cue)&cueLoose != 0 && u.capital) {
			u.say(lead, lead.rule+"/part", min(lead.sure, .84))
		}
		return
	}
	if u.words >= 4 && !(u.last == '.' && d.newSentence(u) && d.toks[u.afterEnd-1].Kind == prose.Word) { // "Perhaps, she said, this" leads to the next
		v, ok := d.trailingCue(u.after, u.afterEnd)
		if !ok && u.last != '.' && !upperFirst(d.word(u.after)) {
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
		if v, ok := d.afterCue(n.after, n.afterEnd, n.last == '.'); ok && d.continues(u.after, d.tokenAt(n.outer.Start)) && n.last != '.' {
			u.say(v, "after/joined", .82)
			return
		}
	}
	if bare && u.words >= 2 && u.capital && u.full && prev != nil && prev.speech && prev.para == u.para && u.outer.Start-prev.outer.End < 160 {
		d.carryOn(us, i)
		return
	}
	if bare && u.words >= 4 && (u.capital || u.dash) && (u.full || u.outer.End >= d.paras[u.para].End) {
		d.carryOn(us, i)
	}
}

// labelled is who is named in capitals at the head of the stretch, as in a
// transcript: "VALE: We have looked into it."
func (d *doc) labelled(u *utterance) (voice, bool) {
	k := u.first
	for k < u.end && k < u.first+4 && d.toks[k].Kind == prose.Word && len(d.word(k)) > 1 && d.word(k) == strings.ToUpper(d.word(k)) && upperFirst(d.word(k)) {
		k++
	}
	if k == u.first || k+1 >= u.end || d.word(k) != ":" || d.toks[k].Start > d.toks[k-1].End {
		return voice{}, false
	}
	return voice{first: u.first, end: k, cue: -1, rule: "label", sure: .85, near: true}, true
}

// signature is who is named behind a dash in a paragraph of their own under a
// quotation that is one: "…" / — Ada Brovik, pilot.
func (d *doc) signature(u *utterance) (voice, bool) {
	p := u.para
	if p+1 >= len(d.paras) || u.outer.Start > d.paras[p].Start || u.after < len(d.toks) && d.toks[u.after].Start < d.paras[p].End {
		return voice{}, false
	}
	next := d.paras[p+1]
	a, b := d.tokenAt(next.Start), d.tokenAt(next.End-1)+1
	if !isDash(d.word(a)) || b-a > 20 {
		return voice{}, false
	}
	a++
	e := d.nounPhrase(a, min(b, len(d.toks)))
	if e == a || !upperFirst(d.word(a)) || !d.personal(a, e) || e < b && d.toks[e].Kind == prose.Word {
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
	return u.after < u.afterEnd && upperFirst(d.word(u.after))
}

// continues reports that tokens [a,b) only join two stretches: a comma, "and",
// "but".
func (d *doc) continues(a, b int) bool {
	if b-a > 4 {
		return false
	}
	for k := a; k < b; k++ {
		w := d.word(k)
		if d.toks[k].Kind == prose.Punct && w != "." || w == "and" || w == "or" || w == "but" || w == "to" || w == "then" || w == "that" {
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
		q.SpeakerSpan = prose.Span{Start: d.toks[u.by.first].Start, End: d.toks[u.by.end-1].End}
		q.SpeakerText = prose.Space(speakerWords(q.SpeakerSpan.Of(d.body)))
	}
	if u.by.cue >= 0 && u.by.cue < len(d.toks) {
		q.CueSpan = d.toks[u.by.cue].Span
	}
	q.CueSpan = d.clause(&q)
	q.Cue = prose.Space(q.CueSpan.Of(d.body))
	return q
}

func (d *doc) trimSpan(s prose.Span) prose.Span {
	t := s.Of(d.body)
	s.Start += len(t) - len(strings.TrimLeftFunc(t, unicode.IsSpace))
	s.End = s.Start + len(strings.TrimSpace(t))
	return s
}
