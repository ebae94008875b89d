package annotate

import (
	"strings"

	"dateline/internal/figure"
	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// bearer is whom a pronoun stands for: a person with an id, or the words that name
// or describe one.
type bearer struct {
	id string
	prose.Span
}

// antecedent is the id of the person whom a pronoun at the offset stands for.
func (d *doc) antecedent(before []Quote, offset int) string {
	return d.bearerOf(before, offset).id
}

// bearerOf is whom a pronoun at the offset stands for: the speaker of the
// quotation before it or the subject of the sentence before it, whichever is
// nearer. Names inside quotations do not count, and nobody of the other sex.
func (d *doc) bearerOf(before []Quote, offset int) bearer {
	pronoun := d.Low(d.TokenAt(offset))
	s := d.SentenceAt(offset)
	if s < 0 {
		return bearer{}
	}
	j := len(before) - 1
	for j >= 0 && before[j].Start >= offset {
		if j--; len(before)-j > 400 {
			return bearer{}
		}
	}
	var owner bearer // for want of a subject
	for back := 0; back <= 16 && s-back >= 0; back++ {
		sen := d.Sents[s-back]
		for k := j; k >= 0 && k > j-50 && before[k].End > sen.Start; k-- {
			if b, ok := d.spoke(&before[k], offset); ok && !d.unfit(b, pronoun) {
				return b
			}
		}
		for j >= 0 && before[j].Start >= sen.Start {
			if j--; len(before)-j > 200 {
				return bearer{}
			}
		}
		end := sen.Last
		if back == 0 {
			end = d.TokenAt(offset)
		}
		head := sen.First
		for head < end && d.Toks[head].Kind == prose.Punct {
			head++
		}
		if head >= end || d.quotedAt(before, d.Toks[head].Start) {
			continue
		}
		if back > 0 {
			if id := d.opinion(sen); id != "" && !d.Unlike(id, pronoun) {
				return bearer{id: id}
			}
			v, ok := d.trailingCue(sen.First, sen.Last) // "…, Vale said on Friday."
			if !ok {
				v, ok = d.invertedCue(sen.First, sen.Last) // "…, said Ada Vale, a baker."
			}
			if ok && d.Roles(v.first)&grammar.Pronoun == 0 {
				if b, ok := d.named(v.first, v.end); ok && !d.unfit(b, pronoun) {
					return b
				}
			}
		}
		f, e, ok := d.FirstPhrase(sen.First, end)
		if !ok || f >= end || back > 0 && e < end && d.supposed(e) {
			continue
		}
		if n := d.NounPhrase(min(e+1, end), end); d.Word(e) == "," && n > e+1 && n < end && d.Toks[n].Kind == prose.Word { // "A keen angler, Carrow told"
			if b, ok := d.named(e+1, n); ok && b.id != "" && !d.unfit(b, pronoun) {
				return b
			}
		}
		if n := d.withName(f, e); n > e { // "The 45-year-old mayor, Ada Vale, came"
			if b, ok := d.named(e+1, n); ok && !d.unfit(b, pronoun) {
				return b
			}
		}
		if b, ok := d.named(f, e); ok && !d.unfit(b, pronoun) {
			return b
		}
		if e == f+1 {
			if b := d.namesake(f, pronoun); b.Len() > 0 {
				return b
			}
		}
		if i, kind := d.Subjects().In(sen, offset); kind == mention.SubjectPerson && !d.Unlike(d.People[i].Entity, pronoun) {
			return bearer{id: d.People[i].Entity}
		}
		if owner.id == "" && back < 2 && !grammar.Possessive(d.Low(e-1)) { // "Vale's fate is open, but she"
			if id := d.ownerIn(f, e); id != "" && !d.Unlike(id, pronoun) {
				owner.id = id
			}
		}
	}
	return owner
}

// spoke is who speaks in a quotation that stands before a pronoun at the offset.
func (d *doc) spoke(q *Quote, offset int) (bearer, bool) {
	if q.SpeakerSpan.Len() == 0 || q.SpeakerSpan.Start >= offset {
		return bearer{}, false
	}
	if q.Speaker != "" {
		return bearer{id: q.Speaker}, true
	}
	s := q.SpeakerSpan
	if q.NameSpan.Len() > 0 {
		s = q.NameSpan
	}
	a, b := d.TokenAt(s.Start), d.TokenAt(s.End-1)+1
	return bearer{Span: s}, d.Roles(a)&grammar.Pronoun == 0 && d.someone(a, b)
}

// named is whom the phrase [f,e) names.
func (d *doc) named(f, e int) (bearer, bool) {
	span := prose.Span{Start: d.Toks[f].Start, End: d.Toks[e-1].End}
	if id := d.speakerIn(span); id != "" {
		return bearer{id: id}, true
	}
	if d.Roles(f)&grammar.Pronoun != 0 || len(d.PeopleIn(span)) > 0 || e-f < 2 || grammar.Possessive(d.Low(e-1)) || d.Toks[f].Kind == prose.Number || figure.Starts(&d.Text, f) && d.Roles(f)&grammar.Determiner == 0 {
		return bearer{}, false
	}
	return bearer{Span: span}, d.someone(f, e)
}

// namesake is the full name, nearest before it, that ends with the family name at
// token f and is not of the other sex: of the two Vales, she is Ada Vale.
func (d *doc) namesake(f int, pronoun string) bearer {
	w := d.Word(f)
	if !grammar.UpperFirst(w) || len(w) < 3 || d.Roles(f)&(grammar.Pronoun|grammar.Determiner|grammar.Preposition|grammar.Conjunction|grammar.Adverb|grammar.TimeWord|grammar.Office|grammar.PlainNoun) != 0 {
		return bearer{}
	}
	for k := f - 1; k > 0 && k > f-1200; k-- {
		if d.Word(k) != w || d.SexOfName(&Mention{By: By{Span: prose.Span{Start: d.Toks[k-1].Start, End: d.Toks[k].End}}, Form: mention.Name}) == 0 {
			continue
		}
		if b := (bearer{Span: prose.Span{Start: d.Toks[k-1].Start, End: d.Toks[k].End}}); !d.unfit(b, pronoun) {
			return b
		}
	}
	return bearer{}
}

// someone reports that the phrase [f,e) names or describes one person: "Ada Vale",
// "a spokesman for the port".
func (d *doc) someone(f, e int) bool {
	for k := f; k < e; k++ {
		w := d.Low(k)
		if w == "and" || d.Roles(k)&grammar.Office != 0 && !grammar.UpperFirst(d.Word(k)) && strings.HasSuffix(w, "s") && w != "boss" {
			return false
		}
		if d.Roles(k)&grammar.Preposition != 0 || w == "of" || w == "for" {
			e = k
		}
	}
	return d.Personal(f, e)
}

// ownerIn is the person who owns what the phrase [f,e) names: "Vale's fate".
func (d *doc) ownerIn(f, e int) string {
	for _, m := range d.PeopleIn(prose.Span{Start: d.Toks[f].Start, End: d.Toks[e-1].End}) {
		if d.Owns(m.Span) {
			return m.Entity
		}
	}
	return ""
}

// unfit reports that the pronoun cannot stand for b.
func (d *doc) unfit(b bearer, pronoun string) bool {
	if b.id != "" {
		return d.Unlike(b.id, pronoun)
	}
	a, e := d.TokenAt(b.Start), d.TokenAt(b.End-1)+1
	sex := reading.SexOfOffice(d.Low(a), "")
	for k := a; k < e && sex == 0; k++ {
		sex = reading.SexOfOffice("", d.Low(k))
	}
	if sex == 0 {
		sex = d.SexOfName(&Mention{By: By{Span: b.Span}, Form: mention.Name})
	}
	return reading.OtherSex(sex, pronoun)
}

// invertedCue reads a clause of saying whose verb comes first, behind a comma, in
// tokens [a,b): the last one that is followed by a name or an office.
func (d *doc) invertedCue(a, b int) (voice, bool) {
	for k := b - 2; k > a && k > b-60; k-- {
		c := d.CueAt(k)
		if c&grammar.CueWord == 0 || c&grammar.CueLoose != 0 || tellsOthers(d.Word(k)) || d.QuotedEnd(d.Toks[k].Start) > 0 || d.Word(k-1) != "," && !(d.Word(k-2) == "," && d.Toks[k-1].Kind == prose.Punct) {
			continue
		}
		if e := d.NounPhrase(k+1, b); e > k+1 && d.Roles(k+1)&grammar.Pronoun == 0 && (d.Personal(k+1, e) || d.Roles(e-1)&grammar.PlainNoun != 0) && d.clauseEnds(e, b) {
			return voice{first: k + 1, end: e, cue: k, rule: "after/inverted", sure: .85}, true
		}
	}
	return voice{}, false
}

// supposed reports that a verb at token k tells only of what may be: whom it is
// said of is not who speaks next.
func (d *doc) supposed(k int) bool {
	switch d.Word(k) {
	case "could", "might", "may":
		return true
	}
	return false
}

// opinion is the person whose view a sentence gives in its last words: "…, in
// Vale's opinion", "…, according to Vale".
func (d *doc) opinion(s grammar.Sentence) string {
	for k := s.Last - 1; k > s.First && k > s.Last-9; k-- {
		switch d.Word(k) {
		case "opinion", "view", "words", "estimation", "eyes":
			if ms := d.PeopleIn(prose.Span{Start: d.Toks[max(s.First, k-5)].Start, End: d.Toks[k].Start}); len(ms) == 1 && (d.Owns(ms[0].Span) || grammar.Possessive(ms[0].Of(d.Body))) {
				return ms[0].Entity
			}
		case "according":
			if d.Word(k+1) == "to" {
				if e := d.NounPhrase(k+2, s.Last); e > k+2 {
					return d.speakerIn(prose.Span{Start: d.Toks[k+2].Start, End: d.Toks[e-1].End})
				}
			}
		}
	}
	return ""
}
