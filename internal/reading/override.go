package reading

import (
	"cmp"
	"slices"

	"dateline/internal/article"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Spot is where an override applies.
type Spot struct {
	prose.Span
	Where Where
	Index int // in article.Overrides
	article.Override
}

// Overrides finds the places of the editor's overrides of one kind. One whose
// selector fits no place of the report, or several, is an orphan and is left
// out.
func (d *Doc) Overrides(kind string) []Spot {
	var out []Spot
	for i, o := range d.Article.Overrides {
		if o.Kind != kind {
			continue
		}
		spots := o.In(d.Body)
		w := Body
		if title := o.In(d.Title); len(spots) == 0 && len(title) > 0 {
			spots, w = title, Title
		}
		if len(spots) != 1 {
			d.Orphans = append(d.Orphans, Orphan{Override: i, Matches: len(spots)})
			continue
		}
		out = append(out, Spot{spots[0], w, i, o})
	}
	return out
}

// editMentions applies the editor's word on mentions: a drop takes out what
// the machine found there, an entity replaces it.
func (d *Doc) editMentions() {
	for _, o := range d.Overrides("mention") {
		list := &d.Mentions
		if o.Where == Title {
			list = &d.Titled
		}
		if o.Drop {
			*list = slices.DeleteFunc(*list, func(m Mention) bool {
				return m.Overlaps(o.Span) && (o.Entity == "" || m.Entity == o.Entity) && (o.Contains(m.Span) || m.Contains(o.Span))
			})
			continue
		}
		kind, ok := d.Reader.kindOf(o.Entity)
		if !ok {
			d.Orphans = append(d.Orphans, Orphan{Override: o.Index, Matches: 1, Reason: "no entity has the id " + o.Entity})
			continue
		}
		form := mention.Name
		for _, m := range *list {
			if m.Span == o.Span {
				form = m.Form
			}
		}
		*list = slices.DeleteFunc(*list, func(m Mention) bool { return m.Kind == kind && m.Overlaps(o.Span) || m.Span == o.Span })
		*list = append(*list, Mention{
			By: By{Span: o.Span, Rule: "editor", Confidence: 1, Editor: true}, Where: o.Where, Kind: kind, Entity: o.Entity, Form: form,
		})
		slices.SortStableFunc(*list, func(a, b Mention) int { return cmp.Or(BySpan(a.Span, b.Span), cmp.Compare(a.Kind, b.Kind)) })
	}
}

// kindOf is the kind of the entity with an id.
func (r *Reader) kindOf(id string) (roster.Kind, bool) {
	for _, k := range [...]roster.Kind{roster.Leader, roster.Initiative, roster.Place, roster.Organization} {
		if r.Names.Entity(k, id) != nil {
			return k, true
		}
	}
	return 0, false
}
