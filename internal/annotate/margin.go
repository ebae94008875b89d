package annotate

import (
	"cmp"
	"slices"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// Remark is the place of an editor's margin note in the body.
type Remark struct {
	prose.Span
	Note int // index in article.Notes
}

// Stray is a margin note whose selector fits no place of the body, or several.
type Stray struct {
	Note    int // index in article.Notes
	Matches int
}

// Margin finds the places of a report's margin notes in its body, in the order
// of the places, and the notes that have none. It needs no roster: what an
// editor writes is shown also where nothing is annotated by rule.
func Margin(a *article.Article) ([]Remark, []Stray) {
	var at []Remark
	var lost []Stray
	for i, n := range a.Notes {
		spots := n.In(a.Body)
		if len(spots) != 1 {
			lost = append(lost, Stray{i, len(spots)})
			continue
		}
		at = append(at, Remark{spots[0], i})
	}
	slices.SortStableFunc(at, func(a, b Remark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return at, lost
}
