package table

import (
	"slices"

	"dateline/internal/annotate"
	"dateline/internal/prose"
)

// filling is a report's annotations on their way into its tables.
type filling struct {
	*Report
	id          string
	shown       int // bytes of the body that its rights let be published
	body, title *text
}

// in is the text in which an annotation has its place, and that text's name.
func (f *filling) in(where annotate.Where) (*text, string) {
	if where == annotate.Title {
		return f.title, "title"
	}
	return f.body, "body"
}

// words writes what stands at a span, or null where that is kept back.
func (f *filling) words(w *Writer, t *text, s prose.Span) {
	if t == f.body && s.End > f.shown {
		w.Null()
		return
	}
	w.Str(prose.Space(s.Of(t.s)))
}

// at writes the place of a span and its words.
func (f *filling) at(w *Writer, t *text, s prose.Span) {
	w.Int(t.runes(s.Start))
	w.Int(t.runes(s.End))
	f.words(w, t, s)
}

// inBody does it for tables whose places count in the body; what stands in the title
// has none there.
func (f *filling) inBody(w *Writer, t *text, s prose.Span) {
	if t == f.body {
		f.at(w, t, s)
		return
	}
	w.Null()
	w.Null()
	f.words(w, t, s)
}

func rule(w *Writer, b *annotate.By) {
	w.Str(b.Rule)
	w.Float(b.Confidence)
}

func madeBy(w *Writer, b *annotate.By) {
	if b.Editor {
		w.Str("editor")
	} else {
		w.Str("machine")
	}
}

func (f *filling) addMentions(list []annotate.Mention) {
	w := f.Mentions
	f.mentions = slices.Grow(f.mentions[:0], len(list))[:len(list)]
	for i := range list {
		m := &list[i]
		t, where := f.in(m.Where)
		f.mentions[i] = f.ids.mention(m, t, where)
		w.id(f.mentions[i])
		w.Str(f.id)
		w.Str(m.Kind.String())
		w.Str(m.Entity)
		f.at(w, t, m.Span)
		w.Str(m.Form.String())
		w.Str(where)
		rule(w, &m.By)
		madeBy(w, &m.By)
		w.End()
	}
}

func (f *filling) addQuotes(list []annotate.Quote) {
	w := f.Quotes
	f.quotes = slices.Grow(f.quotes[:0], len(list))[:len(list)]
	for i := range list {
		q := &list[i]
		if q.Indirect {
			continue
		}
		f.quotes[i] = f.ids.quote(q, f.body)
		w.id(f.quotes[i])
		w.Str(f.id)
		w.Str(q.Speaker)
		w.Str(q.SpeakerText)
		w.Str(q.Cue)
		f.words(w, f.body, q.Span)
		if q.End > f.shown {
			w.Null()
			w.Null()
		} else {
			w.Str(f.body.before(q.Start))
			w.Str(f.body.after(q.End, f.shown))
		}
		w.Int(f.body.runes(q.Start))
		w.Int(f.body.runes(q.End))
		rule(w, &q.By)
		madeBy(w, &q.By)
		w.End()
	}
}

func (f *filling) addFigures(list []annotate.Figure, quotes []annotate.Quote) {
	w := f.Figures
	f.figures = slices.Grow(f.figures[:0], len(list))[:len(list)]
	for i := range list {
		x := &list[i]
		t, where := f.in(x.Where)
		f.figures[i] = f.ids.figure(x, t, where)
		w.id(f.figures[i])
		w.Str(f.id)
		f.inBody(w, t, x.Span)
		w.Decimal(x.Value)
		w.Str(x.Unit)
		w.Str(x.Modifier)
		w.Str(x.Direction)
		w.Str(x.What)
		w.Str(x.Period.String())
		w.Str(x.PeriodBasis)
		w.Str(x.SaidBy)
		if x.Quote >= 0 && x.Quote < len(quotes) && !quotes[x.Quote].Indirect {
			w.id(f.quotes[x.Quote])
		} else {
			w.Null()
		}
		rule(w, &x.By)
		madeBy(w, &x.By)
		w.End()
	}
}

func (f *filling) addDates(list []annotate.When) {
	w := f.Dates
	f.dates = slices.Grow(f.dates[:0], len(list))[:len(list)]
	for i := range list {
		d := &list[i]
		t, where := f.in(d.Where)
		f.dates[i] = f.ids.date(d, t, where)
		w.id(f.dates[i])
		w.Str(f.id)
		f.inBody(w, t, d.Span)
		w.Str(d.Value.String())
		w.Str(d.Timex3)
		w.Str(d.Kind)
		w.Str(d.Basis)
		rule(w, &d.By)
		w.End()
	}
}
