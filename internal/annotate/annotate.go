package annotate

import (
	"slices"

	"dateline/internal/article"
)

// Annotate finds all that is to be found in a report.
func (a *Annotator) Annotate(art *article.Article) Notes {
	d := a.read(art)
	n := Notes{Mentions: slices.Concat(d.titled, d.mentions), Dates: slices.Concat(d.titleWhen, d.dates)}
	n.Quotes = d.quotes()
	n.Figures = d.figures(n.Quotes)
	n.Events = d.events(d.dates)
	n.Documents = d.documents(n.Events)
	n.Doubts, n.Orphans = d.doubts, d.orphans
	return n
}
