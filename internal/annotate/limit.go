package annotate

import "dateline/internal/prose"

// maxEach is how many notes of a kind one report can have. The longest speech
// or table that is printed as news has some hundreds; a text made to hold more
// would fill a page, and a machine, with marks that nobody reads.
const maxEach = 8_000

// Cut says that a report has more notes of a kind than are kept, and where in
// the body the first stands that is left out.
type Cut struct {
	Kind  string // "dates", "figures", "quotations", "mentions"
	Start int
	Most  int
}

// atMost keeps the first notes of a kind, and says what it leaves out.
func atMost[T any](d *Doc, kind string, list []T, span func(*T) prose.Span) []T {
	if len(list) <= maxEach {
		return list
	}
	d.cut(kind, span(&list[maxEach]).Start)
	return list[:maxEach:maxEach]
}

func (d *Doc) cut(kind string, at int) { d.cuts = append(d.cuts, Cut{kind, at, maxEach}) }
