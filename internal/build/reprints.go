package build

import (
	"cmp"
	"fmt"
	"slices"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/reprint"
)

// likeness is what is kept of an article to find those that repeat its text.
type likeness struct {
	Sketch reprint.Sketch // nil when the text is too short, or a person has said whose it is
	From   edtf.Day       // the first day on which it may have been published
	Exact  bool           // the day is known
}

func like(a *article.Article) likeness {
	l := likeness{From: edtf.MaxDay}
	if a.ReprintOf == "" {
		l.Sketch = reprint.New(a.Body)
	}
	if !a.Date.IsZero() {
		first, last := a.Date.Bounds()
		l.From, l.Exact = first, first == last
	}
	return l
}

// repeat is that one article repeats another.
type repeat struct{ ID, Of string }

// sameReprints takes the reprints that the last build found, where no text that
// has changed since is like another, and reports whether it did.
func (b *builder) sameReprints() bool {
	if b.last == nil || len(b.last.Reports) == 0 {
		return false
	}
	e := edit{b: b}
	there := 0
	for i := range b.shelf {
		s, k := &b.shelf[i], b.was(&b.shelf[i])
		if s.aside {
			return false
		}
		switch {
		case k == nil:
			e.unlike = append(e.unlike, unlike{path: s.path, now: s.like})
		case k.ID != s.id || !k.Like.same(&s.like):
			e.unlike = append(e.unlike, unlike{s.path, k.Like, s.like})
			there++
		default:
			there++
		}
		if len(e.unlike) > manyEdits {
			return false
		}
	}
	if there < len(b.last.Reports) || !e.alone() { // one is gone, or has another name
		return false
	}
	b.reprints = make(map[string]string, len(b.last.Reprints))
	for _, r := range b.last.Reprints {
		b.reprints[r.ID] = r.Of
	}
	b.alike = true
	return true
}

// findReprints sets b.reprints: of the articles with nearly one text the first
// by date is the report, and the others are its reprints.
func (b *builder) findReprints() error {
	if b.sameReprints() {
		return nil
	}
	var x reprint.Index
	order := make([]*shelved, 0, len(b.shelf))
	for i := range b.shelf {
		if !b.shelf[i].aside {
			order = append(order, &b.shelf[i])
		}
	}
	slices.SortFunc(order, func(p, q *shelved) int {
		known := func(s *shelved) int {
			if s.like.Exact {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(known(p), known(q)), cmp.Compare(p.like.From, q.like.From), cmp.Compare(p.path, q.path))
	})
	for _, s := range order {
		day := 0
		if s.like.Exact {
			day = int(s.like.From)
		}
		x.Add(s.like.Sketch, day)
	}
	groups, err := x.Groups(func(i int) (string, error) {
		data, err := b.content.read(nil, order[i].path, maxArticle)
		if err != nil {
			return "", fmt.Errorf("reading content/%s: %w", order[i].path, err)
		}
		a, _ := article.Parse(diag.NewSource(order[i].path, string(data)))
		return a.Body, nil
	})
	if err != nil {
		return err
	}
	b.reprints = map[string]string{}
	for _, g := range groups {
		for _, i := range g[1:] {
			b.reprints[order[i].id] = order[g[0]].id
		}
	}
	b.alike = b.lastReprints()
	return nil
}

// lastReprints reports whether the reprints are those that the last build found.
func (b *builder) lastReprints() bool {
	if b.last == nil || len(b.last.Reprints) != len(b.reprints) {
		return false
	}
	for _, r := range b.last.Reprints {
		if of, ok := b.reprints[r.ID]; !ok || of != r.Of {
			return false
		}
	}
	return true
}

// same reports whether two are found to repeat the same texts.
func (l *likeness) same(o *likeness) bool {
	return l.From == o.From && l.Exact == o.Exact && (l.Sketch == o.Sketch || l.Sketch != nil && o.Sketch != nil && *l.Sketch == *o.Sketch)
}

// alone reports whether a text is compared with that of no report on a shelf but
// the one at the path itself.
func (l *likeness) alone(path string, shelf []shelved) bool {
	return !slices.ContainsFunc(shelf, func(s shelved) bool { return s.path != path && reprint.Touch(l.Sketch, s.like.Sketch) })
}

// settleReprint sets whose reprint an article is. A person's word wins; an
// article that names itself is nobody's.
func (b *builder) settleReprint(a *article.Article) {
	switch a.ReprintOf {
	case "":
		a.ReprintOf = b.reprints[a.ID]
	case a.ID:
		a.ReprintOf = ""
	}
}
