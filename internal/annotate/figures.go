package annotate

import (
	"dateline/internal/figure"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// figured are the figures of the body, with those who say them.
func (d *doc) figured(quotes []Quote) []Figure {
	d.voices = d.voices[:0]
	for i := range quotes {
		d.voices = append(d.voices, figure.Quote{Span: quotes[i].Span, Speaker: quotes[i].SpeakerText})
	}
	d.figures = figure.Append(d.figures[:0], &figure.Report{Text: &d.Text, Day: d.Article.Date, Dates: d.Found, Quotes: d.voices, Most: reading.MaxEach})
	found := reading.AtMost(d.Doc, "figures", d.figures, func(f *figure.Figure) prose.Span { return f.Span })
	if len(found) == 0 {
		return nil
	}
	out := make([]Figure, len(found))
	n := narration{doc: d, quotes: quotes, sentence: -1}
	for i := range found {
		f := &found[i]
		out[i] = Figure{
			By:    By{Span: f.Span, Rule: f.Rule, Confidence: f.Confidence},
			Value: f.Value, Unit: f.Unit, Modifier: f.Modifier, Direction: f.Direction, What: f.What,
			Period: f.Period, PeriodBasis: f.PeriodBasis, Quote: f.Quote,
		}
		if f.Quote >= 0 {
			out[i].SaidBy = quotes[f.Quote].Speaker
		} else {
			out[i].SaidBy = n.teller(f)
		}
	}
	return out
}

// narration is who is reported to say what stands outside quotations, sentence by
// sentence.
type narration struct {
	*doc
	quotes   []Quote
	sentence int // that of the voice; -1 before the first
	voice    string
	from     int // byte from which the voice holds
}

// teller is the id of the person who is reported to say the figure, or "".
func (n *narration) teller(f *figure.Figure) string {
	if len(n.People) == 0 {
		return ""
	}
	if s := n.SentenceAt(f.Start); s != n.sentence {
		if n.sentence = s; s >= 0 {
			n.voice, n.from = n.voiceOf(n.Sents[s], f.Token)
		}
	}
	if n.sentence < 0 || f.Start < n.from {
		return ""
	}
	return n.voice
}

// goesOn is who says a quotation of the sentence, where a participle hangs the figure at
// token k on its clause, and from which byte: "…," said Carrow, noting that exports.
// Quoted says that such a quotation stands before the figure at all.
func (n *narration) goesOn(a, k int) (id string, from int, quoted bool) {
	for i := len(n.quotes) - 1; i >= 0 && n.quotes[i].End > n.Toks[a].Start; i-- {
		q := &n.quotes[i]
		if q.End > n.Toks[k].Start {
			continue
		}
		if q.SpeakerSpan.End <= q.Start { // Carrow said it was "so", and that exports
			break
		}
		for c := n.TokenAt(q.End); c < k; c++ {
			if n.CueAt(c)&grammar.CueIng != 0 && n.Word(c-1) == "," {
				return q.Speaker, n.Toks[c].End, true
			}
		}
		return "", 0, true
	}
	return "", 0, false
}

// voiceOf reads who speaks in the narration of a sentence whose first figure is
// token k, and from which byte: "Carrow noted that exports …", "…, according to
// Carrow".
func (n *narration) voiceOf(sen grammar.Sentence, k int) (id string, from int) {
	if id, from, quoted := n.goesOn(sen.First, k); id != "" {
		return id, from
	} else if quoted {
		return n.toldBehind(sen, k)
	}
	v, ok := n.beforeCue(sen.First, k)
	if ok && v.cue >= 0 && !v.same {
		if cue := n.CueAt(v.cue); cue&(grammar.CueLoose|grammar.CueNoun) != 0 {
			ok = false
		}
	}
	if ok && v.cue >= 0 && v.end > v.first {
		from = n.Toks[v.cue].End
	} else {
		return n.toldBehind(sen, k)
	}
	return n.idOf(v), from
}

// toldBehind reads who speaks in a clause behind the figure at token k: "…, according
// to Carrow", "…, said Carrow".
func (n *narration) toldBehind(sen grammar.Sentence, k int) (id string, from int) {
	v, ok := n.trailingCue(k, sen.Last)
	if !ok {
		v, ok = n.invertedCue(k, sen.Last)
	}
	if !ok || v.end <= v.first {
		return "", 0
	}
	return n.idOf(v), sen.Start
}

// idOf is the id of the person whom the words of a voice name, or "".
func (n *narration) idOf(v voice) string {
	span := prose.Span{Start: n.Toks[v.first].Start, End: n.Toks[v.end-1].End}
	if n.Roles(v.first)&grammar.Pronoun == 0 {
		return n.speakerIn(span)
	}
	switch n.Low(v.first) {
	case "he", "she", "он", "она":
		return n.antecedent(n.quotes, span.Start)
	}
	return ""
}
