package reading

import "dateline/internal/prose"

// MaxEach is how many notes of a kind one report can have. The longest speech
// or table that is printed as news has some hundreds; a text made to hold more
// would fill a page, and a machine, with marks that nobody reads.
const MaxEach = 8_000

// Cut says that a report has more notes of a kind than are kept, and where in
// the body the first stands that is left out.
type Cut struct {
	Kind  string // "dates", "figures", "quotations", "mentions"
	Start int
	Most  int
}

// AtMost keeps the first notes of a kind, and says what it leaves out.
func AtMost[T any](d *Doc, kind string, list []T, span func(*T) prose.Span) []T {
	if len(list) <= MaxEach {
		return list
	}
	d.cut(kind, span(&list[MaxEach]).Start)
	return list[:MaxEach:MaxEach]
}

func (d *Doc) cut(kind string, at int) { d.Cuts = append(d.Cuts, Cut{kind, at, MaxEach}) }
