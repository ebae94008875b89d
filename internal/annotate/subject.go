package annotate

import (
	"sort"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// subjectBefore is the person whom "he" or "she" at the offset stands for: the
// subject of the nearest sentence before it, quotations aside. Of the sentence
// that holds the offset, what stands before the offset counts. It looks back
// over at most four sentences that have no such subject, forty in all, and
// gives up at one whose subject is a person whom the roster does not know.
func (d *doc) subjectBefore(offset int) (Mention, bool) {
	s := d.SentenceAt(offset)
	if s < 0 {
		s = len(d.Sents) - 1
	}
	misses := 0
	for last := max(0, s-40); s >= last && misses <= 4; s-- {
		sent := d.Sents[s]
		if sent.Start >= offset {
			continue
		}
		m, kind := d.subject(sent, offset)
		switch kind {
		case subjectPerson:
			return m, true
		case subjectStranger:
			return Mention{}, false
		case subjectNone:
			misses++
		}
	}
	return Mention{}, false
}

type subjectKind uint8

const (
	subjectNone     subjectKind = iota // a thing, or nothing
	subjectPerson                      // a leader
	subjectStranger                    // a person whom the roster does not know
	subjectPronoun                     // whoever the sentence before is about
	subjectQuoted                      // the whole sentence is quoted
)

// subject finds who acts or speaks in a sentence: the first leader outside
// quotation marks who does not follow a preposition or a verb, and is not a
// mere owner ("Brovik's visit").
func (d *doc) subject(s grammar.Sentence, before int) (Mention, subjectKind) {
	kind := subjectQuoted
	people := d.peopleIn(s.Span)
	next := 0
	for t := s.First; t < min(s.Last, s.First+300) && d.Toks[t].Start < before; t++ {
		tok := d.Toks[t]
		if end := d.quotedEnd(tok.Start); end > 0 {
			for t+1 < s.Last && d.Toks[t+1].Start < end {
				t++
			}
			continue
		}
		if tok.Kind != prose.Word {
			continue
		}
		for next < len(people) && people[next].End <= tok.Start {
			next++
		}
		if kind == subjectQuoted {
			kind = subjectNone
		}
		if next < len(people) && people[next].Start <= tok.Start {
			m := people[next]
			for t+1 < s.Last && d.Toks[t+1].Start < m.End {
				t++
			}
			if !d.objectAt(s, m) && !d.owner(m) {
				return m, subjectPerson
			}
			continue
		}
		w := d.Word(t)
		if d.isWord(w, cHe) && !d.objectToken(s, t) {
			return Mention{}, subjectPronoun
		}
		if d.strangerAt(s, t) {
			return Mention{}, subjectStranger
		}
	}
	return Mention{}, kind
}

// isWord reports whether a word of the text is of a class.
func (d *doc) isWord(w string, c class) bool {
	if len(w) > 24 {
		return false
	}
	var buf [32]byte
	return d.a.classes[d.a.words.FindBytes(prose.AppendFold(buf[:0], w))]&c != 0
}

// owner reports a possessive after the mention.
func (d *doc) owner(m Mention) bool {
	rest := d.Body[m.End:]
	if grammar.Possessive(m.Of(d.Body)) {
		return true
	}
	return len(rest) > 1 && (rest[:2] == "'s" || rest[:2] == "' ") || len(rest) > 3 && (rest[:3] == "’") && rest[3] == 's'
}

// objectAt reports whether a preposition or a verb governs the mention. The
// words of the office before a name are passed over.
func (d *doc) objectAt(s grammar.Sentence, m Mention) bool {
	start := m.Start
	if o, ok := d.offices[m.Start]; ok && o.End <= m.Start {
		start = o.Start
	}
	return d.objectToken(s, d.TokenAt(start))
}

func (d *doc) objectToken(s grammar.Sentence, t int) bool {
	k := t - 1
	for k >= s.First && (d.isWord(d.Word(k), cThe|cHonor) || d.Word(k) == "." && k > s.First && d.isWord(d.Word(k-1), cHonor)) {
		k--
	}
	if k < s.First || d.Toks[k].Kind != prose.Word {
		return false
	}
	w := d.Word(k)
	if d.isWord(w, cTo) && k > s.First && d.isWord(d.Word(k-1), cAccording) {
		return false // "according to Brovik": she speaks
	}
	if d.isWord(w, cAnd) { // "Brovik and Vale" begin a sentence together
		return k > s.First+4
	}
	if d.isWord(w, cSay) && !prose.Capital(w) {
		// "said Brovik" inverts; "told Brovik" has its subject before it
		return w == "told" || w == "asked" || w == "urged" || w == "tells" || w == "reminded"
	}
	if d.isWord(w, cFunc) && !d.isWord(w, cPrep) || d.isWord(w, cDay) {
		return false
	}
	if w == "While" || w == "As" || w == "while" || w == "as" || w == "After" || w == "Before" || w == "after" || w == "before" || w == "Since" || w == "Upon" {
		return false // conjunctions more often than not before a person
	}
	if d.isWord(w, cPrep) {
		return true
	}
	return !prose.Capital(w)
}

// strangerAt reports whether token t begins the name of a person whom the
// roster does not know and who speaks or acts: "Jane Roe said".
func (d *doc) strangerAt(s grammar.Sentence, t int) bool {
	if !prose.Capital(d.Word(t)) || t > s.First && d.Toks[t-1].Kind == prose.Word {
		return false
	}
	k := t
	for k < s.Last && d.Toks[k].Kind == prose.Word && prose.Capital(d.Word(k)) && !d.known(d.Toks[k].Span) && k-t < 6 {
		k++
	}
	if k == t || k >= s.Last || k-t == 1 && d.isWord(d.Word(t), cFunc) || len(d.peopleIn(prose.Span{Start: d.Toks[t].Start, End: d.Toks[k-1].End})) > 0 {
		return false
	}
	w := d.Word(k)
	return k-t >= 2 && d.isWord(w, cSay) && !prose.Capital(w)
}

// known reports whether a mention of any kind covers the span.
func (d *doc) known(s prose.Span) bool {
	i := sort.Search(len(d.mentions), func(i int) bool { return d.mentions[i].Start > s.Start })
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if d.mentions[k].End >= s.End {
			return true
		}
	}
	return false
}

// quotedEnd is the end of the quoted stretch that holds the offset, or 0.
func (d *doc) quotedEnd(offset int) int {
	i := sort.Search(len(d.quotedSpans), func(i int) bool { return d.quotedSpans[i].End > offset })
	if i < len(d.quotedSpans) && d.quotedSpans[i].Start <= offset {
		return d.quotedSpans[i].End
	}
	return 0
}

// markQuoted finds the stretches between double marks, long enough to be
// speech, within each paragraph. It is rough: the quotations proper are found
// later, and need the subjects that this makes known.
func (d *doc) markQuoted() {
	const least = 24
	for _, p := range d.Paras {
		open := -1
		var close string
		text := p.Of(d.Body)
		for i := 0; i < len(text); i++ {
			c := text[i]
			if c != '"' && c != '\'' && c < 0xC2 {
				continue
			}
			if open >= 0 {
				if len(text)-i >= len(close) && text[i:i+len(close)] == close {
					if i-open >= least {
						d.quotedSpans = append(d.quotedSpans, prose.Span{Start: p.Start + open, End: p.Start + i + len(close)})
					}
					open = -1
					i += len(close) - 1
				}
				continue
			}
			for _, m := range [...][2]string{{`"`, `"`}, {"''", "''"}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"「", "」"}} {
				if len(text)-i >= len(m[0]) && text[i:i+len(m[0])] == m[0] {
					open, close = i, m[1]
					i += len(m[0]) - 1
					break
				}
			}
		}
		if open >= 0 && len(text)-open >= least {
			d.quotedSpans = append(d.quotedSpans, prose.Span{Start: p.Start + open, End: p.End})
		}
	}
}
