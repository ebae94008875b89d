package event

import (
	"math"

	"dateline/internal/article"
	"dateline/internal/reading"
)

// headline: a report whose headline tells of a meeting or a call ("Vale meets with
// Bo Lund") and whose text begins with what was said there ("At the meeting the
// President noted"). The sentence that speaks of it is its evidence.
func (f *finder) headline() {
	d := f.report
	if d.Title == "" || d.Article.TitleBasis == article.Derived {
		return
	}
	for i := range f.events {
		if e := &f.events[i]; (e.Kind == "meeting" || e.Kind == "call") && e.Status == "held" && !f.slots[i].back {
			return
		}
	}
	s, t := f.refersBack()
	if s < 0 {
		return
	}
	h := f.by.reader.Read(&article.Article{Body: d.Title, Lang: d.Article.Lang, Date: d.Article.Date, Source: d.Article.Source, Dateline: d.Article.Dateline})
	for _, e := range f.by.Events(h, f.said) {
		if e.Kind != "meeting" && e.Kind != "call" || e.Status != "held" || len(e.Participants) < 2 {
			continue
		}
		if e.DateBasis == "default" {
			e.Date, e.DateBasis = whenDate{}, ""
		}
		e.Span, e.Trigger = d.Sents[s].Span, d.Toks[t].Span
		e.By = reading.By{Span: e.Span, Rule: "headline", Confidence: math.Round(float64(float32(e.Confidence)*0.85)*100) / 100}
		f.events = append(f.events, e)
		f.slots = append(f.slots, slot{"", false, s})
		break
	}
	f.by.reader.Done(h)
}

// refersBack is the sentence near the beginning that speaks of "the meeting" as of
// something told, and its token for it; -1 when none does.
func (f *finder) refersBack() (s, t int) {
	d := f.report
	for s = range min(len(d.Sents), 6) {
		for t = d.Sents[s].First + 1; t < d.Sents[s].Last; t++ {
			switch d.Low(t) {
			case "meeting", "talks", "negotiations", "conversation", "call", "audience":
			case "встрече", "встречи", "переговоров", "переговорах", "беседы", "беседе", "разговора":
				if w := d.Low(t - 1); w == "ходе" || w == "на" || w == "время" || w == "итогам" {
					return s, t
				}
				continue
			default:
				continue
			}
			k := t - 1
			for k > d.Sents[s].First && (d.Low(k) == "phone" || d.Low(k) == "telephone") {
				k--
			}
			switch before := d.Low(k - 1); {
			case d.Low(k) != "the":
			case k == d.Sents[s].First, before == "during", before == "at", before == "after", before == "following", before == "of" && d.Low(k-2) == "course":
				return s, t
			}
		}
	}
	return -1, 0
}
