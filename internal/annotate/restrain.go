package annotate

import (
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// Restrain takes out of the notes the words that the report's rights keep back
// (see [article.Article.Shown]); places, entities, dates and values stay. Of a
// title that is kept back nothing stays.
func (n *Notes) Restrain(art *article.Article) {
	shown := art.Shown()
	if shown == len(art.Body) && art.Title != "" {
		return
	}
	hidden := func(s prose.Span) bool { return s.End > shown }
	if art.Title == "" {
		n.Mentions = slices.DeleteFunc(n.Mentions, func(m Mention) bool { return m.Where == Title })
		n.Figures = slices.DeleteFunc(n.Figures, func(f Figure) bool { return f.Where == Title })
		n.Dates = slices.DeleteFunc(n.Dates, func(d When) bool { return d.Where == Title })
	}
	for i := range n.Quotes {
		q := &n.Quotes[i]
		if hidden(q.SpeakerSpan) || hidden(q.NameSpan) || hidden(q.Span) {
			q.SpeakerText = ""
		}
		if hidden(q.CueSpan) || hidden(q.Span) {
			q.Cue = ""
		}
	}
	for i := range n.Figures {
		if f := &n.Figures[i]; f.Where == Body && hidden(f.Span) {
			f.What = ""
			if kind, _, counted := strings.Cut(f.Unit, ":"); counted {
				f.Unit = kind
			}
		}
	}
	for i := range n.Events {
		if e := &n.Events[i]; hidden(e.Span) {
			e.Restrain()
		}
	}
	for i := range n.Documents {
		if d := &n.Documents[i]; hidden(d.Span) {
			d.Title = ""
		}
	}
}
