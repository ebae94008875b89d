package build

import (
	"cmp"
	"reflect"
	"slices"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/mention"
	"dateline/internal/roster"
)

// Another name of an entity that comes or goes changes the notes of those reports
// alone that hold it. So a build keeps the other names that the roster gave, and a
// digest of all else that notes are made by; the next one, where no more than some
// names has changed, reads the reports and annotates those that hold one.

// called is another name of an entity.
type called struct {
	Kind  roster.Kind
	ID    string
	Alias roster.Alias
}

// manyNames is how many names may have changed: beyond, all reports are annotated.
const manyNames = 200

// aliases are the other names of the roster, and a digest of the rest. A source's names
// settle more than notes, and those of a place in a language are what it is called on
// pages in that language: both are of the rest. So is nothing that only the entity's
// own page shows.
func (b *builder) aliases() (names []called, rest string) {
	data := []byte(b.configured)
	for _, k := range [...]roster.Kind{roster.Leader, roster.Initiative, roster.Place, roster.Organization} {
		list := slices.Clone(b.roster.All(k))
		for i := range list {
			e := &list[i]
			e.Intro, e.Pos, e.Evidence, e.Reports = "", diag.Pos{}, nil, 0
			e.Roles = slices.Clone(e.Roles)
			for j := range e.Roles {
				e.Roles[j].Pos = diag.Pos{}
			}
			var stay []roster.Alias
			for _, a := range e.Aliases {
				if k == roster.Place && a.Lang != "" {
					stay = append(stay, a)
				} else {
					names = append(names, called{k, e.ID, a})
				}
			}
			e.Aliases = stay
		}
		data = pack(data, reflect.ValueOf(list))
	}
	data = pack(data, reflect.ValueOf(b.roster.Sources))
	slices.SortFunc(names, called.compare)
	return names, digest(data)
}

func (c called) compare(o called) int {
	return cmp.Or(cmp.Compare(c.Kind, o.Kind), cmp.Compare(c.ID, o.ID), cmp.Compare(c.Alias.Text, o.Alias.Text), cmp.Compare(c.Alias.Lang, o.Alias.Lang),
		cmp.Compare(c.Alias.From.String(), o.Alias.From.String()), cmp.Compare(c.Alias.To.String(), o.Alias.To.String()))
}

// renames reports whether nothing has changed since the last build that all notes are
// made by, and finds the names that came or went; nil where none did.
func (b *builder) renames() (same bool, names *mention.Index) {
	if b.last == nil || b.last.Rest == "" {
		return false, nil
	}
	if b.last.Settings == b.settings {
		return true, nil
	}
	now, rest := b.aliases()
	if rest != b.last.Rest {
		return false, nil
	}
	changed := slices.Concat(without(now, b.last.Names), without(b.last.Names, now))
	switch {
	case len(changed) > manyNames:
		return false, nil
	case len(changed) == 0:
		return true, nil
	}
	var list []roster.Entity
	for _, c := range changed {
		list = append(list, roster.Entity{Kind: c.Kind, ID: c.ID, Aliases: []roster.Alias{c.Alias}})
	}
	names = mention.New(roster.New(list...))
	for i := range b.roster.Leaders { // an office is of a place or a body, by its name
		for _, role := range b.roster.Leaders[i].Roles {
			if names.Holds(role.Title) || slices.ContainsFunc(role.Short, names.Holds) {
				return false, nil
			}
		}
	}
	return true, names
}

// without are the names of a that are not in b, both sorted.
func without(a, b []called) (out []called) {
	for _, c := range a {
		if _, ok := slices.BinarySearchFunc(b, c, called.compare); !ok {
			out = append(out, c)
		}
	}
	return out
}

// holdsRenamed reports whether the file of a report holds a name that has changed.
func (b *builder) holdsRenamed(data []byte) bool {
	a, _ := article.Parse(diag.NewSource("", string(data)))
	return b.renamed.Holds(a.Title) || b.renamed.Holds(a.Body)
}
