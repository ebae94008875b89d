package annotate

import (
	"strings"

	"dateline/internal/figure"
	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Bodies that speak, by what kind they are: "the ministry" is the one named before.

// pluralBody reports the nouns that stand for several bodies, or a body, named in
// the sentence before.
func pluralBody(w string) bool {
	switch w {
	case "companies", "firms", "banks", "ministries", "agencies", "governments", "unions", "parties", "groups", "airlines",
		"companions", "carmaker", "automaker", "bloc", "lender", "producer", "retailer", "manufacturer", "giant":
		return true
	}
	return false
}

// bodyCalled is the body of that kind: the one whose name says so ("the ministry"
// of the "Foreign Ministry"), else the subject of the sentence before.
func (t *tellers) bodyCalled(noun string, offset int) prose.Span {
	end := t.TokenAt(offset)
	kind := strings.TrimSuffix(noun, "s")
	if strings.HasSuffix(noun, "ies") {
		kind = strings.TrimSuffix(noun, "ies") + "y"
	}
	for k := end - 1; k >= 0 && k > end-1500 && kind == noun; k-- {
		if t.Lows[k] != noun || !grammar.UpperFirst(t.Word(k)) || t.QuotedEnd(t.Toks[k].Start) > 0 {
			continue
		}
		a, b := k, k+1
		for a > 0 && t.Toks[a-1].Kind == prose.Word && grammar.UpperFirst(t.Word(a-1)) && t.Roles(a-1)&(grammar.Determiner|grammar.TimeWord) == 0 {
			a--
		}
		if t.Low(b) == "of" || t.Low(b) == "for" {
			if e := t.NounPhrase(k, min(len(t.Toks), k+16)); e > b {
				b = e
			}
		}
		if b-a > 1 {
			return prose.Span{Start: t.Toks[a].Start, End: t.Toks[b-1].End}
		}
	}
	switch kind {
	case "ministry", "government", "police", "court", "parliament", "army", "embassy", "statement", "report", "document", "text",
		"letter", "message", "declaration", "communique", "article", "post", "sign", "resolution", "survey", "study", "tweet",
		"banner", "ad", "advert", "lawsuit", "complaint", "indictment", "affidavit", "memo", "email", "filing", "petition", "clause":
		return prose.Span{} // which is another body than the one told of
	}
	return t.bodyThat(offset, func(f, e int) bool {
		if kind == noun {
			return true
		}
		for k := f + 1; k < e; k++ {
			if t.Low(k) == "and" || t.Low(k) == "," {
				return true
			}
		}
		return false
	})
}

// bodyBefore is the body or the text that speaks in the quotation before the i-th, of
// the same paragraph or the one above: "The ministry said: "…" "…," it added."
func (t *tellers) bodyBefore(qs []Quote, i int) prose.Span {
	if i == 0 || qs[i].SpeakerSpan.Start < qs[i-1].End || strings.EqualFold(qs[i].SpeakerText, "they") {
		return prose.Span{}
	}
	p := &qs[i-1]
	if p.Speaker != "" || p.SpeakerSpan.Len() == 0 || t.ParaAt(qs[i].Start)-t.ParaAt(p.Start) > 1 {
		return prose.Span{}
	}
	s := p.SpeakerSpan
	if p.NameSpan.Len() > 0 {
		s = p.NameSpan
	}
	a, b := t.TokenAt(s.Start), t.TokenAt(s.End-1)+1
	if t.Roles(a)&grammar.Pronoun != 0 || t.Roles(b-1)&grammar.PlainNoun == 0 && p.NameSpan.Len() == 0 {
		return prose.Span{}
	}
	return s
}

// bodyThat is the subject of the nearest of the three sentences before the offset,
// when it is a name in capitals that is no person's.
func (t *tellers) bodyThat(offset int, fits func(f, e int) bool) prose.Span {
	s := t.SentenceAt(offset)
	for back := 0; s >= 0 && back <= 3 && s-back >= 0; back++ {
		sen := t.Sents[s-back]
		last := sen.Last
		if back == 0 {
			last = min(last, t.TokenAt(offset))
		}
		if last <= sen.First || t.QuotedEnd(t.Toks[sen.First].Start) > 0 {
			continue
		}
		f, e, ok := t.FirstPhrase(sen.First, last)
		if !ok || t.Roles(f)&grammar.Pronoun != 0 {
			continue
		}
		if f == sen.First && e == f+1 && t.small(f) {
			continue // "Inflation rose", which the report speaks of elsewhere
		}
		span := prose.Span{Start: t.Toks[f].Start, End: t.Toks[e-1].End}
		for _, m := range t.PeopleIn(span) {
			if t.person(m.Entity) != "" {
				return prose.Span{}
			}
		}
		named := false
		for k := f; k < e; k++ {
			if k == f && figure.Starts(&t.Text, k) && t.Roles(k)&grammar.Determiner == 0 {
				return prose.Span{} // "Two Ostranders"
			}
			if grammar.UpperFirst(t.Word(k)) && t.Roles(k)&(grammar.Determiner|grammar.TimeWord|grammar.Preposition) == 0 && !(k == f && t.Roles(k)&(grammar.PlainNoun|grammar.Office) != 0) {
				named = true
			}
			if t.Roles(k)&grammar.Office != 0 {
				return prose.Span{}
			}
		}
		if named && !grammar.Possessive(t.Low(e-1)) && fits(f, e) {
			return span
		}
		if named {
			return prose.Span{}
		}
	}
	return prose.Span{}
}
