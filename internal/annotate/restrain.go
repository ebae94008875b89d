package annotate

import (
	"slices"
	"strings"
	"unicode"

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
			e.restrain()
		}
	}
	for i := range n.Documents {
		if d := &n.Documents[i]; hidden(d.Span) {
			d.Title = ""
		}
	}
}

// restrain leaves of an event its facts: those who have no name in the roster
// and a name that is no proper name ("business forum") are the report's words.
func (e *Event) restrain() {
	if e.PlaceText = ""; e.Place == "" && e.Country == "" {
		e.PlaceBasis = ""
	}
	if e.Name != "" && !strings.ContainsFunc(e.Name, unicode.IsUpper) {
		if strings.Contains(strings.ToLower(e.Title), strings.ToLower(e.Name)) {
			e.Title = ""
		}
		e.Name = ""
	}
	known := slices.DeleteFunc(slices.Clone(e.Participants), func(p Part) bool { return p.Entity == "" })
	if len(known) < len(e.Participants) {
		e.Title, e.Participants = "", known
	}
}
