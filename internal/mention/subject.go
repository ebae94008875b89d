package mention

import (
	"sort"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Subjects finds who acts or speaks in the sentences of a report, of the people in
// Names of its text.
type Subjects struct {
	*grammar.Text
	Index   *Index
	Known   []prose.Span       // of all mentions in the text, in order
	Offices map[int]prose.Span // as in Finder
}

// Before is the person, by index in Names, whom "he" or "she" at the offset stands for: the
// subject of the nearest sentence before it, quotations aside. Of the sentence
// that holds the offset, what stands before the offset counts. It looks back
// over at most four sentences that have no such subject, forty in all, and
// gives up at one whose subject is a person whom the roster does not know.
func (x Subjects) Before(offset int) (person int, ok bool) {
	s := x.SentenceAt(offset)
	if s < 0 {
		s = len(x.Sents) - 1
	}
	misses := 0
	for last := max(0, s-40); s >= last && misses <= 4; s-- {
		sent := x.Sents[s]
		if sent.Start >= offset {
			continue
		}
		person, kind := x.In(sent, offset)
		switch kind {
		case SubjectPerson:
			return person, true
		case SubjectStranger:
			return 0, false
		case SubjectNone:
			misses++
		}
	}
	return 0, false
}

// SubjectKind is what acts or speaks in a sentence.
type SubjectKind uint8

const (
	SubjectNone     SubjectKind = iota // a thing, or nothing
	SubjectPerson                      // one of Names
	SubjectStranger                    // a person who is none of Names
	SubjectPronoun                     // whoever the sentence before is about
	SubjectQuoted                      // the whole sentence is quoted
)

// In finds who acts or speaks in a sentence, before an offset, by index in Names:
// the first person outside quotation marks who does not follow a preposition or a verb, and is not a
// mere owner ("Brovik's visit").
func (x Subjects) In(s grammar.Sentence, before int) (person int, kind SubjectKind) {
	kind = SubjectQuoted
	next, end := x.within(s.Span)
	for t := s.First; t < min(s.Last, s.First+300) && x.Toks[t].Start < before; t++ {
		tok := x.Toks[t]
		if e := x.QuotedEnd(tok.Start); e > 0 {
			for t+1 < s.Last && x.Toks[t+1].Start < e {
				t++
			}
			continue
		}
		if tok.Kind != prose.Word {
			continue
		}
		for next < end && x.Names[next].End <= tok.Start {
			next++
		}
		if kind == SubjectQuoted {
			kind = SubjectNone
		}
		if next < end && x.Names[next].Start <= tok.Start {
			m := x.Names[next]
			for t+1 < s.Last && x.Toks[t+1].Start < m.End {
				t++
			}
			if !x.objectAt(s, m) && !x.Owns(m) {
				return next, SubjectPerson
			}
			continue
		}
		w := x.Word(t)
		if x.isWord(w, cHe) && !x.objectToken(s, t) {
			return 0, SubjectPronoun
		}
		if x.strangerAt(s, t) {
			return 0, SubjectStranger
		}
	}
	return 0, kind
}

func (x Subjects) isWord(w string, c class) bool { return x.Index.isWord(w, c) }

// objectAt reports whether a preposition or a verb governs the mention. The
// words of the office before a name are passed over.
func (x Subjects) objectAt(s grammar.Sentence, m prose.Span) bool {
	start := m.Start
	if o, ok := x.Offices[m.Start]; ok && o.End <= m.Start {
		start = o.Start
	}
	return x.objectToken(s, x.TokenAt(start))
}

func (x Subjects) objectToken(s grammar.Sentence, t int) bool {
	k := t - 1
	for k >= s.First && (x.isWord(x.Word(k), cThe|cHonor) || x.Word(k) == "." && k > s.First && x.isWord(x.Word(k-1), cHonor)) {
		k--
	}
	if k < s.First || x.Toks[k].Kind != prose.Word {
		return false
	}
	w := x.Word(k)
	if x.isWord(w, cTo) && k > s.First && x.isWord(x.Word(k-1), cAccording) {
		return false // "according to Brovik": she speaks
	}
	if x.isWord(w, cAnd) { // "Brovik and Vale" begin a sentence together
		return k > s.First+4
	}
	if x.isWord(w, cSay) && !prose.Capital(w) {
		// "said Brovik" inverts; "told Brovik" has its subject before it
		return w == "told" || w == "asked" || w == "urged" || w == "tells" || w == "reminded"
	}
	if x.isWord(w, cFunc) && !x.isWord(w, cPrep) || x.isWord(w, cDay) {
		return false
	}
	if w == "While" || w == "As" || w == "while" || w == "as" || w == "After" || w == "Before" || w == "after" || w == "before" || w == "Since" || w == "Upon" {
		return false // conjunctions more often than not before a person
	}
	if x.isWord(w, cPrep) {
		return true
	}
	return !prose.Capital(w)
}

// strangerAt reports whether token t begins the name of a person whom the
// roster does not know and who speaks or acts: "Jane Roe said".
func (x Subjects) strangerAt(s grammar.Sentence, t int) bool {
	if !prose.Capital(x.Word(t)) || t > s.First && x.Toks[t-1].Kind == prose.Word {
		return false
	}
	k := t
	for k < s.Last && x.Toks[k].Kind == prose.Word && prose.Capital(x.Word(k)) && !x.known(x.Toks[k].Span) && k-t < 6 {
		k++
	}
	if k == t || k >= s.Last || k-t == 1 && x.isWord(x.Word(t), cFunc) || x.Named(prose.Span{Start: x.Toks[t].Start, End: x.Toks[k-1].End}) {
		return false
	}
	w := x.Word(k)
	return k-t >= 2 && x.isWord(w, cSay) && !prose.Capital(w)
}

// known reports whether a mention of any kind covers the span.
func (x Subjects) known(s prose.Span) bool {
	i := sort.Search(len(x.Known), func(i int) bool { return x.Known[i].Start > s.Start })
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if x.Known[k].End >= s.End {
			return true
		}
	}
	return false
}

// within are the people [first,end) of Names who lie within the span.
func (x Subjects) within(s prose.Span) (first, end int) {
	first = sort.Search(len(x.Names), func(i int) bool { return x.Names[i].Start >= s.Start })
	for end = first; end < len(x.Names) && x.Names[end].End <= s.End; end++ {
	}
	return first, end
}
