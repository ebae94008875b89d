package annotate

import (
	"cmp"
	"slices"

	"dateline/internal/article"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// place is where an override applies.
type place struct {
	prose.Span
	where Where
	index int // in article.Overrides
	article.Override
}

// overrides finds the places of the editor's overrides of one kind. One whose
// selector fits no place of the report, or several, is an orphan and is left
// out.
func (d *Doc) overrides(kind string) []place {
	var out []place
	for i, o := range d.art.Overrides {
		if o.Kind != kind {
			continue
		}
		spots := o.In(d.Body)
		w := Body
		if title := o.In(d.title); len(spots) == 0 && len(title) > 0 {
			spots, w = title, Title
		}
		if len(spots) != 1 {
			d.orphans = append(d.orphans, Orphan{Override: i, Matches: len(spots)})
			continue
		}
		out = append(out, place{spots[0], w, i, o})
	}
	return out
}

// editMentions applies the editor's word on mentions: a drop takes out what
// the machine found there, an entity replaces it.
func (d *Doc) editMentions() {
	for _, o := range d.overrides("mention") {
		list := &d.mentions
		if o.where == Title {
			list = &d.titled
		}
		if o.Drop {
			*list = slices.DeleteFunc(*list, func(m Mention) bool {
				return m.Overlaps(o.Span) && (o.Entity == "" || m.Entity == o.Entity) && (o.Contains(m.Span) || m.Contains(o.Span))
			})
			continue
		}
		kind, ok := d.by.kindOf(o.Entity)
		if !ok {
			d.orphans = append(d.orphans, Orphan{Override: o.index, Matches: 1, Reason: "no entity has the id " + o.Entity})
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
			By: By{Span: o.Span, Rule: "editor", Confidence: 1, Editor: true}, Where: o.where, Kind: kind, Entity: o.Entity, Form: form,
		})
		slices.SortStableFunc(*list, func(a, b Mention) int { return cmp.Or(bySpan(a.Span, b.Span), cmp.Compare(a.Kind, b.Kind)) })
	}
}

// kindOf is the kind of the entity with an id.
func (r *reader) kindOf(id string) (roster.Kind, bool) {
	for _, k := range [...]roster.Kind{roster.Leader, roster.Initiative, roster.Place, roster.Organization} {
		if r.names.Entity(k, id) != nil {
			return k, true
		}
	}
	return 0, false
}
