package roster

import (
	"strconv"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/front"
)

// Format writes the file of an entity, its keys in the order of the
// documentation, empty ones left out. Load of it gives the entity back.
func Format(e *Entity) string {
	var b strings.Builder
	b.WriteString("---\n")
	line := func(key, value string) {
		if value != "" {
			b.WriteString(key + ": " + front.Quote(value, false) + "\n")
		}
	}
	list := func(key string, values []string) {
		if len(values) > 0 {
			b.WriteString(key + ": " + front.FlowList(values) + "\n")
		}
	}
	maps := func(key string, n int, item func(i int) []string) {
		if n == 0 {
			return
		}
		b.WriteString(key + ":\n")
		for i := range n {
			b.WriteString("  - {" + strings.Join(item(i), ", ") + "}\n")
		}
	}
	line("id", e.ID)
	line("name", e.Name)
	if len(e.Names) > 0 {
		b.WriteString("names:\n")
		for _, n := range e.Names {
			b.WriteString("  " + front.Quote(n.Lang, false) + ": " + front.Quote(n.Text, false) + "\n")
		}
	}
	line("family_name", e.FamilyName)
	maps("names", len(e.Former), func(i int) []string {
		a := e.Former[i]
		return pairs("name", a.Text, "lang", a.Lang, "from", a.From.String(), "to", a.To.String())
	})
	maps("aliases", len(e.Aliases), func(i int) []string {
		a := e.Aliases[i]
		return pairs("text", a.Text, "lang", a.Lang, "from", a.From.String(), "to", a.To.String())
	})
	maps("roles", len(e.Roles), func(i int) []string {
		r := &e.Roles[i]
		p := pairs("title", r.Title)
		if len(r.Short) > 0 {
			p = append(p, "short: "+front.FlowList(r.Short))
		}
		return append(p, pairs("of", r.Of, "from", r.From.String(), "to", r.To.String())...)
	})
	line("kind", e.Type)
	line("part_of", e.PartOf)
	line("renamed_from", e.RenamedFrom)
	date := func(key string, d edtf.Date) { line(key, d.String()) }
	date("start", e.Start)
	date("end", e.End)
	list("demonyms", e.Demonyms)
	line("country", e.Country)
	if e.HasCoord {
		line("lat", strconv.FormatFloat(e.Lat, 'f', -1, 64))
		line("lon", strconv.FormatFloat(e.Lon, 'f', -1, 64))
	}
	date("born", e.Born)
	date("died", e.Died)
	line("owner", e.Owner)
	line("language", e.Language)
	line("url", e.URL)
	line("wikidata", e.Wikidata)
	line("gloss", e.Gloss)
	line("status", e.Status)
	if e.Reports > 0 {
		line("reports", strconv.Itoa(e.Reports))
	}
	maps("evidence", len(e.Evidence), func(i int) []string {
		return pairs("article", e.Evidence[i].Article, "exact", e.Evidence[i].Exact)
	})
	b.WriteString("---\n")
	if e.Intro != "" {
		b.WriteString(e.Intro + "\n")
	}
	return b.String()
}

// pairs writes key: value of alternating keys and values, without the empty
// ones.
func pairs(kv ...string) []string {
	var out []string
	for i := 0; i < len(kv); i += 2 {
		if kv[i+1] != "" {
			out = append(out, kv[i]+": "+front.Quote(kv[i+1], true))
		}
	}
	return out
}
