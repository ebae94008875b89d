package annotate

import (
	"dateline/internal/figure"
	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// figures are the figures of the body, with those who say them.
func (d *doc) figures(quotes []Quote) []Figure {
	m := &d.rooms
	m.voices = m.voices[:0]
	for i := range quotes {
		m.voices = append(m.voices, figure.Quote{Span: quotes[i].Span, Speaker: quotes[i].SpeakerText})
	}
	m.figures = figure.Append(m.figures[:0], &figure.Report{Text: &d.Text, Day: d.art.Date, Dates: d.found, Quotes: m.voices, Most: maxEach})
	found := atMost(d, "figures", m.figures, func(f *figure.Figure) prose.Span { return f.Span })
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
	if len(n.people) == 0 {
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

// voiceOf reads who speaks in the narration of a sentence whose first figure is
// token k, and from which byte: "Carrow noted that exports …", "…, according to
// Carrow".
func (n *narration) voiceOf(sen grammar.Sentence, k int) (id string, from int) {
	v, ok := n.beforeCue(sen.First, k)
	if ok && v.cue >= 0 && !v.same {
		if cue := n.CueAt(v.cue); cue&(grammar.CueLoose|grammar.CueNoun) != 0 {
			ok = false
		}
	}
	if ok && v.cue >= 0 && v.end > v.first {
		from = n.Toks[v.cue].End
	} else if v, ok = n.trailingCue(k, sen.Last); ok {
		from = sen.Start
	}
	if !ok || v.end <= v.first {
		return "", 0
	}
	span := prose.Span{Start: n.Toks[v.first].Start, End: n.Toks[v.end-1].End}
	if n.Roles(v.first)&grammar.Pronoun == 0 {
		return n.speakerIn(span), from
	}
	switch n.Low(v.first) {
	case "he", "she", "он", "она":
		return n.antecedent(n.quotes, span.Start), from
	}
	return "", 0
}
