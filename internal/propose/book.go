package propose

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// book turns clusters into entities.
type book struct {
	g       *Gathering
	roster  *roster.Roster
	past    Past
	of      map[*cluster]string // the ids of those that are proposed
	ids     map[string]bool     // taken, by kind and id
	places  map[string]string   // ids of places by name and demonym, folded
	strange map[string]bool     // words that are the adjective of no place
	out     []Proposal
	terms   []term
}

// identify gives ids to clusters, and none to those that the roster knows or a
// person deleted. What a name was proposed under before, exactly, comes first.
func (b *book) identify(kind roster.Kind, list []*cluster) {
	mine := map[string]*Wrote{} // by the sound of a name
	used := map[*Wrote]bool{}
	for i := range b.past {
		w := &b.past[i]
		if w.Kind != kind {
			continue
		}
		b.ids[kind.String()+w.ID] = true
		for _, n := range w.Names {
			if k := heard(kind, n); mine[k] == nil {
				mine[k] = w
			}
		}
	}
	known := map[string]bool{}
	people := map[string][]spelling{} // by the sounds of their first and last words
	meet := func(s spelling, in map[string][]spelling) bool {
		return slices.ContainsFunc(slices.Concat(in[s.sounds[0]], in[last(s.sounds)]), func(o spelling) bool { return alike(s, o) })
	}
	put := func(name string, in map[string][]spelling) {
		if s := spell(name); len(s.words) > 0 {
			in[s.sounds[0]] = append(in[s.sounds[0]], s)
			in[last(s.sounds)] = append(in[last(s.sounds)], s)
		}
	}
	families := map[string]bool{}
	for _, k := range [...]roster.Kind{roster.Leader, roster.Initiative, roster.Place, roster.Organization, roster.Source} {
		if kind == roster.Source && k == roster.Organization {
			continue // a ministry reports, too
		}
		for _, e := range b.roster.All(k) {
			if k == kind {
				b.ids[kind.String()+e.ID] = true
			}
			if w := b.past.Find(k, e.ID); w != nil && w.State == Untouched {
				continue
			}
			for _, n := range namesOf(&e) {
				known[heard(kind, n)] = true
				if k == roster.Leader {
					put(n, people)
				}
			}
			if k == roster.Leader {
				f := cmp.Or(e.FamilyName, last(wordsOf(e.Name)))
				families[sound(strings.Join(wordsOf(f), ""))] = true
			}
		}
	}
	take := func(c *cluster, name string) bool {
		w := mine[heard(kind, name)]
		if w == nil || used[w] {
			return false
		}
		used[w] = true
		if w.State == Untouched {
			b.of[c] = w.ID
		}
		return true
	}
	rest := slices.DeleteFunc(slices.Clone(list), func(c *cluster) bool { return take(c, c.names[0]) })
	// Then by another spelling, or by the family name that was all that was known.
	rest = slices.DeleteFunc(rest, func(c *cluster) bool {
		return slices.ContainsFunc(slices.Concat(c.names[1:], c.parts), func(n string) bool { return take(c, n) })
	})
	// Of what a person changed or deleted, other spellings are not proposed either.
	for _, w := range b.past {
		if w.Kind != kind || w.State == Untouched {
			continue
		}
		for _, n := range w.Names {
			known[heard(kind, n)] = true
			if kind == roster.Leader {
				put(n, people)
			}
		}
	}
	for _, c := range rest {
		if slices.ContainsFunc(c.names, func(n string) bool { return known[heard(kind, n)] }) {
			continue
		}
		if kind == roster.Leader && (meet(c.spelling, people) || c.marks&single != 0 && families[c.sounds[0]]) {
			continue
		}
		if id := b.id(kind, c.names[0]); id != "" {
			b.of[c] = id
		}
	}
}

func last(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// heard is what names of a kind are compared by.
func heard(k roster.Kind, name string) string {
	if k == roster.Source {
		return heart(name)
	}
	return sound(strings.Join(wordsOf(name), ""))
}

func namesOf(e *roster.Entity) []string {
	out := []string{e.Name}
	for _, n := range e.Names {
		out = append(out, n.Text)
	}
	for _, l := range [...][]roster.Alias{e.Aliases, e.Former} {
		for _, a := range l {
			out = append(out, a.Text)
		}
	}
	return out
}

// id makes an id that nothing has.
func (b *book) id(kind roster.Kind, name string) string {
	slug := prose.Slug(name, article.MaxID)
	if slug == "" {
		return ""
	}
	id := slug
	for n := 2; b.ids[kind.String()+id] || !article.ValidID(id); n++ {
		id = article.Serial(slug, n)
	}
	b.ids[kind.String()+id] = true
	return id
}

// write makes the entity of a cluster.
func (b *book) write(c *cluster) {
	e := roster.Entity{Kind: c.kind, ID: b.of[c], Name: c.names[0], Status: "proposed", Reports: c.reports}
	for _, v := range c.seen {
		e.Evidence = append(e.Evidence, roster.Evidence{Article: v.article, Exact: v.exact})
	}
	others := c.names[1:]
	if c.short != "" {
		others = append([]string{c.short}, others...)
	}
	switch c.kind {
	case roster.Place:
		b.place(c, &e)
	case roster.Initiative:
		e.Type = typeOf(c.words)
	case roster.Source:
		e.Type = houseType(e.Name, c.marks)
	case roster.Leader:
		if c.family() != last(c.words) || c.marks&byFamily != 0 && c.lead*2 > c.reports {
			e.FamilyName, _, _ = strings.Cut(e.Name, " ")
		}
		b.roles(c, &e)
	}
	for _, n := range others {
		if a := (roster.Alias{Text: n}); len(e.Aliases) < 8 && n != e.Name && !slices.Contains(e.Aliases, a) {
			e.Aliases = append(e.Aliases, a)
		}
	}
	b.out = append(b.out, Proposal{Entity: e, Mentions: c.mentions, Score: c.score()})
}

func typeOf(words []string) string {
	switch last(words) {
	case "project", "megaproject":
		return "project"
	case "corridor":
		return "route"
	}
	if words[0] == "year" {
		return "themed-year"
	}
	return "programme"
}

// place adds what the program knows of a country.
func (b *book) place(c *cluster, e *roster.Entity) {
	if s := b.g.reader.state(c.names[0]); s != nil && s.Name == c.names[0] {
		for _, n := range s.Others {
			e.Aliases = append(e.Aliases, roster.Alias{Text: n})
		}
		e.Demonyms = s.Demonyms
	} else if c.country != "" {
		e.Country = b.placeID(c.country)
	}
	for _, n := range append(append([]string{e.Name}, namesOf(e)...), e.Demonyms...) {
		b.places[prose.Fold(n)] = e.ID
	}
}

// placeID is the id of a place by a name or a demonym, or by such at the end:
// "Foreign Affairs of Norland"; or "".
func (b *book) placeID(name string) string {
	id := b.exactly(name)
	for id == "" {
		_, tail, ok := strings.Cut(name, " of ")
		if !ok {
			break
		}
		name = tail
		id = b.exactly(name)
	}
	return id
}

func (b *book) exactly(name string) string {
	return b.places[strings.TrimPrefix(prose.Fold(name), "the ")]
}

// ofPeople finds the place whose adjective a word is: "Norlandic" of Norland.
// The places are looked through in the order in which they are proposed.
func (b *book) ofPeople(adj string) (name, id string) {
	if id := b.placeID(adj); id != "" {
		if s := b.g.reader.state(adj); s != nil {
			return s.Name, id
		}
		return "", id
	}
	f := prose.Fold(adj)
	if b.strange[f] {
		return "", ""
	}
	for _, end := range [...]string{"ic", "ian", "an", "ese", "ish", "i", "er", "n"} {
		stem, ok := strings.CutSuffix(f, end)
		if !ok || len(stem) < 3 {
			continue
		}
		for i := range b.out {
			e := &b.out[i].Entity
			p := prose.Fold(e.Name)
			if e.Kind == roster.Place && strings.HasPrefix(p, stem) && len(p)-len(stem) <= 4 && !slices.Contains(e.Demonyms, adj) {
				if slices.ContainsFunc(e.Aliases, func(a roster.Alias) bool { return a.Text == adj }) {
					continue
				}
				e.Demonyms = append(e.Demonyms, adj)
				b.places[f] = e.ID
				return e.Name, e.ID
			}
		}
	}
	b.strange[f] = true
	return "", ""
}

// maxOffices is how many offices a proposal has.
const maxOffices = 4

// roles are the offices that the reports give, the most reported first.
func (b *book) roles(c *cluster, e *roster.Entity) {
	type office struct {
		roster.Role
		held
	}
	var list []office
	keys := make([]Role, 0, len(c.roles))
	for r := range c.roles {
		keys = append(keys, r)
	}
	slices.SortFunc(keys, func(x, y Role) int {
		return cmp.Or(cmp.Compare(c.roles[y].reports, c.roles[x].reports), strings.Compare(x.Title, y.Title), strings.Compare(x.Of, y.Of), strings.Compare(x.From, y.From))
	})
	for _, r := range keys {
		h := *c.roles[r]
		o := office{roster.Role{Title: r.Title}, h}
		switch {
		case r.Of != "":
			o.Of = b.placeID(r.Of)
		case r.From != "":
			name, id := b.ofPeople(r.From)
			if o.Of = id; name != "" {
				o.Title += " of " + name
			} else {
				o.Title = r.From + " " + o.Title
			}
		}
		i := slices.IndexFunc(list, func(p office) bool { return p.Of == o.Of && b.bare(p.Title) == b.bare(o.Title) })
		if i < 0 {
			list = append(list, o)
			continue
		}
		s := sum{roles: map[Role]*held{{}: &list[i].held}}
		s.holds(Role{}, h.reports, h.first, h.last)
	}
	// "President" says nothing beside "President of Norland".
	list = slices.DeleteFunc(list, func(o office) bool {
		return slices.ContainsFunc(list, func(p office) bool {
			return len(p.Title) > len(o.Title) && (strings.HasPrefix(p.Title, o.Title+" of ") || strings.HasSuffix(p.Title, " "+o.Title))
		})
	})
	slices.SortStableFunc(list, func(x, y office) int { return cmp.Compare(y.reports, x.reports) })
	for _, o := range list[:min(len(list), maxOffices)] {
		if e.Country == "" && o.Of != "" {
			e.Country = o.Of
		}
		if !o.first.IsZero() {
			if _, day := o.first.Bounds(); day != edtf.MaxDay {
				o.From = span("..", edtf.FromDay(day).String())
			}
		}
		if o.Of != "" && !o.first.IsZero() { // "Prime Minister" alone is one of many countries
			b.terms = append(b.terms, term{b.bare(o.Title) + " of " + o.Of, len(b.out), len(e.Roles), o.first, o.last})
		}
		e.Roles = append(e.Roles, o.Role)
	}
}

// bare is a title without the place at its end, folded: "President of China" and
// "President of the People's Republic of China" are one office.
func (b *book) bare(title string) string {
	f := prose.Fold(title)
	for i := 0; ; {
		k := strings.Index(f[i:], " of ")
		if k < 0 {
			return f
		}
		if i += k; b.exactly(f[i+len(" of "):]) != "" {
			return f[:i]
		}
		i++
	}
}

// term is one person's time in an office, as far as reports tell.
type term struct {
	office      string
	who, role   int // index in out, and in the roles there
	first, last edtf.Date
}

func span(parts ...string) edtf.Date {
	d, err := edtf.Parse("[" + strings.Join(parts, "") + "]")
	if err != nil {
		return edtf.Date{}
	}
	return d
}

// succession bounds the terms of those who held the same office one after the
// other: the first left it, and the next took it up, between the last report of
// the one and the first of the other.
func (b *book) succession() {
	byOffice := map[string][]term{}
	for _, t := range b.terms {
		byOffice[t.office] = append(byOffice[t.office], t)
	}
	for _, list := range byOffice {
		slices.SortFunc(list, func(x, y term) int { return cmp.Or(edtf.Compare(x.first, y.first), cmp.Compare(x.who, y.who)) })
		for i := 1; i < len(list); i++ {
			_, left := list[i-1].last.Bounds()
			took, _ := list[i].first.Bounds()
			if left >= took {
				continue
			}
			before, after := &b.out[list[i-1].who].Entity.Roles[list[i-1].role], &b.out[list[i].who].Entity.Roles[list[i].role]
			before.To = span(edtf.FromDay(left).String(), "..", edtf.FromDay(took-1).String())
			if edtf.Compare(before.From, before.To) > 0 { // reports that contradict each other
				before.From, before.To = edtf.Date{}, edtf.Date{}
			}
			after.From = span(edtf.FromDay(left+1).String(), "..", edtf.FromDay(took).String())
		}
	}
}
