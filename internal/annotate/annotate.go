package annotate

import (
	"dateline/internal/article"
	"dateline/internal/roster"
)

// Annotator knows a roster. It is safe for concurrent use.
type Annotator struct {
	byID map[key]*roster.Entity
}

type key struct {
	kind roster.Kind
	id   string
}

// New indexes the roster; nil is an empty one. The roster must not change
// afterwards.
func New(r *roster.Roster) *Annotator {
	a := &Annotator{byID: map[key]*roster.Entity{}}
	if r == nil {
		return a
	}
	for k, list := range [...][]roster.Entity{r.Leaders, r.Initiatives, r.Places, r.Organizations, r.Sources} {
		for i := range list {
			a.byID[key{roster.Kind(k), list[i].ID}] = &list[i]
		}
	}
	return a
}

// Annotate finds all that is to be found in a report.
func (a *Annotator) Annotate(art *article.Article) Notes {
	d := a.read(art)
	var n Notes
	n.Mentions = d.mentions
	n.Dates = d.dates
	n.Quotes = d.quotes()
	n.Figures = d.figures(n.Quotes)
	n.Events = d.events(n.Dates)
	n.Documents = d.documents(n.Events)
	return n
}
