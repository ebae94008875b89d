package annotate

import (
	"slices"
	"sort"
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
	us := d.utterances()
	if len(us) == 0 {
		return nil
	}
	for i := range us {
		d.attribute(us, i)
	}
	for i := len(us) - 2; i >= 0; i-- { // the speaker comes at the end of a speech of several paragraphs
		u, next := &us[i], &us[i+1]
		if u.goesOn && next.resumes && next.speech && (!u.speech || u.by.end == u.by.first) {
			u.by, u.speech, u.rule, u.sure = next.by, true, "paragraphs", next.sure*.97
		}
	}
	out := make([]Quote, 0, len(us))
	for i := range us {
		if u := &us[i]; u.speech {
			out = append(out, d.quote(us, i))
		}
	}
	d.resolve(out)
	return out
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
		open := max(q.first-1, 0)
		if q.dash || q.outer.Start == q.Start {
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
			limit = max(u.after, min(limit, qs[i+1].first-1))
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

// afterMark is the token after the closing mark of q.
func (d *doc) afterMark(q quoted) int {
	if q.outer.End > q.End {
		return q.end + 1
	}
	return q.end
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
	if !hasLead && u.inSentence && prev != nil && prev.by.end > prev.by.first && prev.by.rule != "" {
		lead, hasLead = prev.by, true
		lead.near = prev.speech && d.continues(u.before, u.beforeEnd)
		lead.rule = "split"
	}
	bare := u.before == u.beforeEnd || u.inSentence && u.beforeEnd-u.before <= 1 && !hasLead
	if d.isName(u, hasLead && lead.near && !strings.HasPrefix(lead.rule, "split")) {
		if hasLead {
			u.by = lead
		}
		return
	}
	if hasLead && lead.near && (u.capital && (u.words >= 2 || u.full) || u.words >= 4 || lead.rule == "split" && u.words >= 2) {
		u.say(lead, lead.rule, lead.sure)
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
	if u.words >= 4 {
		if v, ok := d.trailingCue(u.after, u.afterEnd); ok {
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
	if bare && u.words >= 4 && (u.capital || u.dash) && (u.full || u.outer.End >= d.paras[u.para].End) {
		d.carryOn(us, i)
	}
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

// isName reports that the stretch is a title, a slogan or a name. Introduced
// says that a verb of saying leads straight to it.
func (d *doc) isName(u *utterance, introduced bool) bool {
	if u.dash {
		return false
	}
	if introduced && (u.full || u.last == ',') && u.words >= 3 && (d.toks[max(u.beforeEnd-1, 0)].Kind == prose.Punct || !d.titled_(u)) {
		return false
	}
	if b := u.beforeEnd; b > u.before {
		k := b - 1
		colon := false
		for k >= u.before && d.toks[k].Kind == prose.Punct {
			colon = colon || d.word(k) == ":"
			k--
		}
		if k >= u.before && !(colon && u.full) {
			if d.names(k) && !introduced {
				return true
			}
			if w := d.word(k); (w == "as" || w == "of" || w == "is" || w == "was") && k-1 >= u.before && !u.full {
				if d.names(k - 1) {
					return true
				}
			}
			if !u.full && u.words < 6 && d.roles(u.first)&(determiner|auxiliary|pronounWord) == 0 {
				j := k
				if j > u.before && d.roles(j)&determiner == 0 && plainAdjective(d.word(j)) {
					j--
				}
				if d.roles(j)&determiner != 0 && d.word(j) != "that" {
					return true
				}
			}
		}
	}
	if a := u.after; a < u.afterEnd && d.toks[a].Kind == prose.Word && u.words < 9 && !u.full && u.last != ',' {
		for k := a; k < u.afterEnd && k < a+3 && d.toks[k].Kind == prose.Word; k++ {
			r := d.roles(k)
			if r&(cueWord|auxiliary|preposition|conjunction|pronounWord|determiner) != 0 && r&thing == 0 {
				break
			}
			if r&thing != 0 {
				return true
			}
		}
	}
	return d.titled_(u) && !(u.beforeEnd == u.before && (u.last == ',' || u.full))
}

// plainAdjective reports a word that may stand between an article and marks:
// a new "spirit of the valley".
func plainAdjective(w string) bool {
	switch w {
	case "new", "old", "real", "true", "great", "big", "first", "second", "third", "special", "living", "genuine", "own", "modern",
		"historic", "famous", "traditional", "global", "national", "international", "digital", "green", "golden", "so-called", "joint", "common", "grand":
		return true
	}
	return false
}

// names reports a word after which a name stands in marks.
func (d *doc) names(k int) bool {
	w := strings.ToLower(d.word(k))
	r := rolesOf(w)
	if r == 0 && strings.HasSuffix(w, "s") {
		r = rolesOf(w[:len(w)-1])
	}
	if r&naming == 0 {
		return false
	}
	if w == "called" && d.toks[k].Kind == prose.Word { // "called it" speaks, "is called" names
		return true
	}
	return true
}

// titled_ reports words that are capitalised as in a title.
func (d *doc) titled_(u *utterance) bool {
	if u.words < 2 || u.words > 14 || u.last == '!' || u.last == '?' || u.full && u.words > 5 {
		return false
	}
	caps, long := 0, 0
	for k := u.first; k < u.end; k++ {
		if d.toks[k].Kind != prose.Word {
			continue
		}
		w := d.word(k)
		if upperFirst(w) {
			caps++
			long++
		} else if len(w) >= 4 || w != "of" && rolesOf(w)&(preposition|conjunction|determiner) == 0 {
			long++
		}
	}
	return caps >= 2 && caps == long || caps >= 1 && caps == u.words
}

// carryOn gives bare sentences in marks to the voice that goes on: that of the
// quotation before them, or the subject of the sentence before.
func (d *doc) carryOn(us []utterance, i int) {
	u := &us[i]
	v, rule, sure, ok := d.voiceBefore(us, i)
	if ok {
		u.say(v, rule, sure)
		return
	}
	if u.words >= 20 && u.full {
		u.say(voice{cue: -1}, "bare", .5)
	}
}

// voiceBefore looks back from utterance i for who is speaking, a dozen
// sentences at most.
func (d *doc) voiceBefore(us []utterance, i int) (voice, string, float64, bool) {
	u := &us[i]
	s := d.sentenceAt(u.outer.Start)
	if s < 0 {
		s = len(d.sents)
	}
	j := i - 1
	for back := 1; back <= 12 && s-back >= 0; back++ {
		sen := d.sents[s-back]
		for j >= 0 && us[j].outer.Start >= sen.End {
			if j--; i-j > 200 {
				return voice{}, "", 0, false
			}
		}
		touched := false
		for k := j; k >= 0 && k > j-50 && us[k].outer.End > sen.Start; k-- {
			touched = true
			if us[k].speech && us[k].by.end > us[k].by.first {
				sure := .85
				if us[k].para != u.para {
					sure = .75
				}
				return us[k].by, "carried", sure, true
			}
		}
		if touched && j >= 0 && us[j].outer.Start <= sen.Start && us[j].outer.End >= sen.End {
			continue
		}
		if u.para-sen.para > 1 {
			break
		}
		f, e, ok := d.firstPhrase(sen.first, sen.last)
		if !ok || !d.personal(f, e) {
			if ok && d.roles(e-1)&plainNoun != 0 && e < sen.last && d.cueAt(e)&cueWord != 0 {
				return voice{first: f, end: e, cue: e}, "sentence-before", .72, true
			}
			continue
		}
		for k := e; k < sen.last && k < e+14; k++ {
			if c := d.cueAt(k); c&cueWord != 0 {
				return voice{first: f, end: e, cue: k}, "sentence-before", .8, true
			}
		}
		if e-f == 1 && d.roles(f)&pronounWord == 0 && !d.knownName(us[:i], f) {
			continue
		}
		return voice{first: f, end: e, cue: -1}, "subject-before", .65, true
	}
	return voice{}, "", 0, false
}

// knownName reports that the single word at token f is a name in this report:
// it has named a speaker, or the roster knows it.
func (d *doc) knownName(us []utterance, f int) bool {
	if _, ok := d.personAt(d.toks[f].Start); ok {
		return true
	}
	w := d.word(f)
	for i := len(us) - 1; i >= 0 && i >= len(us)-8; i-- {
		for k := us[i].by.first; k < us[i].by.end; k++ {
			if d.word(k) == w {
				return true
			}
		}
	}
	for k := f - 1; k > 0 && k > f-600; k-- { // "Ada Brovik" before "Brovik"
		if d.word(k) == w && upperFirst(d.word(k-1)) && d.toks[k-1].Kind == prose.Word && d.roles(k-1)&(determiner|preposition|conjunction) == 0 {
			return true
		}
	}
	return false
}

// quote makes the annotation of utterance i.
func (d *doc) quote(us []utterance, i int) Quote {
	u := &us[i]
	q := Quote{By: By{Span: d.trimSpan(u.Span), Rule: u.rule, Confidence: u.sure}}
	if u.by.end > u.by.first {
		u.by.end = d.withName(u.by.first, u.by.end)
		q.SpeakerSpan = prose.Span{Start: d.toks[u.by.first].Start, End: d.toks[u.by.end-1].End}
		q.SpeakerText = prose.Space(speakerWords(q.SpeakerSpan.Of(d.body)))
	}
	if u.by.cue >= 0 && u.by.cue < len(d.toks) {
		q.CueSpan = d.toks[u.by.cue].Span
		q.Cue = q.CueSpan.Of(d.body)
	}
	return q
}

// withName takes the name in apposition into a phrase that has only an office:
// "the trade minister, Ada Brovik".
func (d *doc) withName(a, e int) int {
	if d.word(e) != "," || e+1 >= len(d.toks) || d.toks[e+1].Kind != prose.Word || !upperFirst(d.word(e+1)) || upperFirst(d.word(e-1)) && !(d.word(e-2) == "for" || d.word(e-2) == "of") || d.roles(a)&pronounWord != 0 {
		return e
	}
	office_ := false
	for k := a; k < e; k++ {
		office_ = office_ || d.roles(k)&office != 0 || possessive(d.word(k))
	}
	n := d.nounPhrase(e+1, min(e+9, len(d.toks)))
	if !office_ || n == e+1 || !d.personal(e+1, n) || n-e < 3 || d.toks[n-1].End > d.paras[max(d.paraAt(d.toks[a].Start), 0)].End {
		return e
	}
	for k := e + 1; k < n; k++ {
		if !upperFirst(d.word(k)) && d.toks[k].Kind == prose.Word && d.roles(k)&particle == 0 {
			return e
		}
	}
	return n
}

func speakerWords(s string) string {
	if t, ok := strings.CutSuffix(s, "'s"); ok {
		return t
	}
	return strings.TrimSuffix(s, "’s")
}

func (d *doc) trimSpan(s prose.Span) prose.Span {
	t := s.Of(d.body)
	s.Start += len(t) - len(strings.TrimLeftFunc(t, unicode.IsSpace))
	s.End = s.Start + len(strings.TrimSpace(t))
	return s
}

// resolve gives each quotation the id of its speaker.
func (d *doc) resolve(qs []Quote) {
	if len(d.people) == 0 {
		return
	}
	for i := range qs {
		q := &qs[i]
		if q.SpeakerSpan.Len() == 0 {
			continue
		}
		if r := rolesOf(q.SpeakerText); r&pronounWord != 0 {
			switch strings.ToLower(q.SpeakerText) {
			case "he", "she", "он", "она", "who":
				q.Speaker = d.antecedent(qs[:i+1], q.SpeakerSpan.Start)
			}
			continue
		}
		q.Speaker = d.speakerIn(q.SpeakerSpan)
	}
}

// speakerIn is the leader that a noun phrase names: the one at its end, or
// whom "of …" follows.
func (d *doc) speakerIn(s prose.Span) string {
	ms := d.peopleIn(s)
	if len(ms) == 0 {
		// A title may be longer than the phrase: "the Head" in "the Head of State".
		if m, ok := d.personAt(s.Start); ok && m.Start <= s.Start && m.End >= s.End {
			return m.Entity
		}
		return ""
	}
	m := ms[len(ms)-1]
	for _, o := range ms[:len(ms)-1] {
		if o.Entity != m.Entity && strings.Contains(d.body[o.End:m.Start], " and ") {
			return "" // two people with one voice
		}
	}
	rest := d.body[m.End:s.End]
	if strings.HasPrefix(rest, ",") && m.Start > s.Start {
		return "" // "a spokesman for Vale, Bo Carrow"
	}
	if possessive(m.Of(d.body)) && strings.TrimSpace(rest) != "" {
		return ""
	}
	rest = strings.TrimSpace(rest)
	if rest == "" || rest == "'s" || rest == "’s" || strings.HasPrefix(rest, "of ") {
		return m.Entity
	}
	return ""
}

// antecedent is the person whom a pronoun at the offset stands for: the speaker
// of the quotation before it or the subject of the sentence before it,
// whichever is nearer. Names inside quotations do not count.
func (d *doc) antecedent(before []Quote, offset int) string {
	s := d.sentenceAt(offset)
	if s < 0 {
		return ""
	}
	j := len(before) - 1
	for j >= 0 && before[j].Start >= offset {
		if j--; len(before)-j > 400 {
			return ""
		}
	}
	for back := 0; back <= 16 && s-back >= 0; back++ {
		sen := d.sents[s-back]
		for k := j; k >= 0 && k > j-50 && before[k].End > sen.Start; k-- {
			q := before[k]
			if q.SpeakerSpan.Len() == 0 || q.SpeakerSpan.Start >= offset {
				continue
			}
			if rolesOf(q.SpeakerText)&pronounWord != 0 && q.Speaker == "" {
				continue
			}
			return q.Speaker
		}
		for j >= 0 && before[j].Start >= sen.Start {
			if j--; len(before)-j > 200 {
				return ""
			}
		}
		end := sen.last
		if back == 0 {
			end = d.tokenAt(offset)
		}
		head := sen.first
		for head < end && d.toks[head].Kind == prose.Punct {
			head++
		}
		if head >= end || d.quotedAt(before, d.toks[head].Start) {
			continue
		}
		f, e, ok := d.firstPhrase(sen.first, end)
		if !ok || f >= end {
			continue
		}
		span := prose.Span{Start: d.toks[f].Start, End: d.toks[e-1].End}
		if id := d.speakerIn(span); id != "" {
			return id
		}
		if d.roles(f)&pronounWord == 0 && d.personal(f, e) && len(d.peopleIn(span)) == 0 && e-f >= 2 {
			return "" // somebody whom the roster does not know
		}
	}
	return ""
}

func (d *doc) quotedAt(qs []Quote, offset int) bool {
	k := sort.Search(len(qs), func(i int) bool { return qs[i].End > offset })
	return k < len(qs) && qs[k].Start <= offset
}
