package search

import (
	"slices"
	"strings"

	"dateline/internal/roster"
)

// names writes the names of the roster, each with what it names.
func (w *writer) names() bool {
	all := map[string][]string{}
	for _, k := range [...]roster.Kind{roster.Leader, roster.Initiative, roster.Place, roster.Organization, roster.Source} {
		list := w.b.roster.All(k)
		for i := range list {
			id := letter(k) + ":" + list[i].ID
			if w.found[id] == 0 {
				continue
			}
			for _, n := range namesOf(&list[i]) {
				if n, _ := key(n); n != "" && !stopList[n] && !slices.Contains(all[n], id) {
					all[n] = append(all[n], id)
				}
			}
		}
	}
	keys := make([]string, 0, len(all))
	for k := range all {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, compare)
	for i := 0; i < len(keys); i += dictSize {
		part := keys[i:min(i+dictSize, len(keys))]
		var text strings.Builder
		var ids []string
		last := ""
		for _, k := range part {
			frontCode(&text, last, k)
			last = k
			ids = append(ids, strings.Join(all[k], " "))
		}
		if !w.shard("a", len(w.alias), text.String(), strings.Join(ids, "|")) {
			return false
		}
		w.alias = append(w.alias, part[0])
	}
	return true
}

// namesOf are all names of an entity, in every script, and of a person the
// family name in each.
func namesOf(e *roster.Entity) []string {
	out := []string{e.Name}
	for _, n := range e.Names {
		out = append(out, n.Text)
	}
	for _, a := range e.Aliases {
		out = append(out, a.Text)
	}
	for _, a := range e.Former {
		out = append(out, a.Text)
	}
	out = append(out, e.Demonyms...)
	if e.FamilyName == "" {
		return out
	}
	split := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '·' || r == '・' })
	}
	parts := split(e.Name)
	at := slices.Index(parts, e.FamilyName)
	out = append(out, e.FamilyName)
	if at < 0 {
		return out
	}
	for _, n := range e.Names {
		if p := split(n.Text); len(p) == len(parts) {
			out = append(out, p[at])
		}
	}
	return out
}
