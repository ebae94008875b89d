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
		t.introduced(qs)
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
	if !holdsMark(d.Body) {
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

// holdsMark reports a text in which something may be quoted. Most reports have a mark
// in their first paragraphs.
func holdsMark(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\'':
			return true
		case c >= utf8.RuneSelf:
			if r, _ := utf8.DecodeRuneInString(s[i:]); strings.ContainsRune("“”„«»「『‘’—–", r) {
				return true
			}
		}
	}
	return false
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
