package roster

import (
	"path"
	"slices"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/front"
	"dateline/internal/prose"
)

// folders are the kinds by the folder's name.
var folders = map[string]Kind{
	"leaders": Leader, "initiatives": Initiative, "places": Place, "organizations": Organization, "sources": Source,
}

// Folders are the folders of content/ that hold entities, in the order of Kind.
var Folders = [...]string{"leaders", "initiatives", "places", "organizations", "sources"}

var (
	shared  = []string{"id", "name", "names", "aliases", "wikidata", "gloss", "status", "reports", "evidence"}
	allowed = [...][]string{
		Leader:       {"family_name", "roles", "country", "born", "died"},
		Initiative:   {"kind", "part_of", "renamed_from", "start", "end"},
		Place:        {"country", "lat", "lon", "demonyms"},
		Organization: {"kind", "country", "part_of"},
		Source:       {"kind", "owner", "country", "language", "url"},
	}
)

// Load reads the entity files. A source's name is its path; the folder above
// the file decides the kind, and the file's name must be the id. What is wrong
// with one file is reported and the others are still read; references between
// entities are checked last.
func Load(files []*diag.Source) (*Roster, diag.List) {
	r := &Roster{byID: map[Kind]map[string]*Entity{}}
	var l diag.List
	lists := [...]*[]Entity{&r.Leaders, &r.Initiatives, &r.Places, &r.Organizations, &r.Sources}
	refs := map[*diag.Source][]ref{}
	for _, src := range files {
		kind, ok := folders[path.Base(path.Dir(src.Name))]
		if !ok {
			l.Warnf(src.Pos(0), "roster/folder", "move it to one of "+strings.Join(Folders[:], ", "), "no kind of entity is kept in this folder")
			continue
		}
		e, rs := load(src, kind, &l)
		refs[src] = rs
		*lists[kind] = append(*lists[kind], e)
	}
	for k, list := range lists {
		slices.SortStableFunc(*list, func(a, b Entity) int { return strings.Compare(a.ID, b.ID) })
		m := map[string]*Entity{}
		for i := range *list {
			e := &(*list)[i]
			if first, twice := m[e.ID]; twice {
				l.Errorf(e.Pos, "roster/twice", "keep one of the files", "%s %q stands also in %s", Kind(k), e.ID, first.Pos.File)
				continue
			}
			m[e.ID] = e
		}
		r.byID[Kind(k)] = m
	}
	for _, src := range files {
		for _, ref := range refs[src] {
			r.check(ref, &l)
		}
	}
	return r, l
}

// ref is an id that must be known as one of the kinds.
type ref struct {
	id       string
	pos      diag.Pos
	kinds    []Kind
	proposed bool // by the program: a person who deletes what it refers to makes no mistake
}

func (r *Roster) check(f ref, l *diag.List) {
	var known []string
	for _, k := range f.kinds {
		if r.Get(k, f.id) != nil {
			return
		}
		for _, e := range r.All(k) {
			known = append(known, e.ID)
		}
	}
	report := l.Errorf
	if f.proposed {
		report = l.Notef
	}
	report(f.pos, "roster/unknown-id", Suggest(f.id, known, f.kinds[0]), "no %s has the id %q", f.kinds[0], f.id)
}

// Suggest is the hint for an id that nothing has: the nearest id, or the file
// to write.
func Suggest(id string, known []string, kind Kind) string {
	if near := front.Nearest(id, known); near != "" {
		return "did you mean " + near + "?"
	}
	if !validID(id) {
		return "write an id: only a-z, 0-9 and -, at most 80 of them"
	}
	return "write content/" + kind.Folder() + "/" + id + ".md, or take the id out"
}

func load(src *diag.Source, kind Kind, l *diag.List) (Entity, []ref) {
	doc, dl := front.Split(src)
	*l = append(*l, dl...)
	stem := strings.TrimSuffix(path.Base(src.Name), ".md")
	e := Entity{Kind: kind, ID: stem, Intro: doc.Body, Pos: src.Pos(0)}
	if doc.Head.Kind == front.Null {
		if dl.Count(diag.Error) == 0 {
			l.Errorf(src.Pos(0), "roster/front", "begin the file with --- and at least id and name", "no front matter")
		}
		e.Name = stem
		return e, nil
	}
	f := front.Read(src, doc.Head, l, append(slices.Clone(shared), allowed[kind]...)...)
	front.Odd(src, doc.Head, l, "url")
	var refs []ref
	// phrases are texts that a report may hold: an empty one would be found
	// everywhere.
	phrases := func(f front.Fields, key string) []string {
		list, at := f.Strings(key)
		kept := list[:0]
		for i, s := range list {
			if s = strings.TrimSpace(s); s == "" {
				l.Errorf(at[i], "roster/alias", "write the words, or take the item out", "in %q an item is empty", key)
				continue
			}
			kept = append(kept, s)
		}
		return kept
	}
	// A word that is not known is shown to readers as it is, so it is no error.
	oneOf := func(f front.Fields, key string, words ...string) string {
		s := f.String(key)
		if s != "" && !slices.Contains(words, s) {
			l.Warnf(f.Pos(key), "roster/word", "write one of "+strings.Join(words, ", "), "a %s of the kind %q is not known", kind, s)
		}
		return s
	}
	id := func(f front.Fields, key string, kinds ...Kind) string {
		s := f.String(key)
		if s != "" {
			refs = append(refs, ref{s, f.Pos(key), kinds, e.Status != ""})
		}
		return s
	}
	span := func(f front.Fields, from, to string) (edtf.Date, edtf.Date) {
		a, b := f.Date(from), f.Date(to)
		if !a.IsZero() && !b.IsZero() && edtf.Compare(a, b) > 0 {
			l.Errorf(f.Pos(to), "date/order", "check both dates", "it ends (%s) before it starts (%s)", b, a)
		}
		return a, b
	}
	if s := f.String("id"); s != "" && s != stem {
		l.Errorf(f.Pos("id"), "roster/id", "name the file "+s+".md or write id: "+stem, "the id %q is not the file's name", s)
	}
	if prose.Device(stem) {
		l.Errorf(src.Pos(0), "roster/id", "choose another, such as "+stem+"-1", "%q cannot be an id: Windows keeps it for a device", stem)
	} else if !validID(stem) {
		l.Errorf(src.Pos(0), "roster/id", "use only a-z, 0-9 and -, at most 80 of them", "%q cannot be an id", stem)
	}
	if e.Name = strings.TrimSpace(f.String("name")); e.Name == "" {
		l.Errorf(f.Pos("name"), "roster/name", "add a line name: …", "the %s has no name", kind)
		e.Name = stem
	}
	if kind == Place {
		for _, n := range f.Maps("names", "name", "lang", "from", "to") {
			a := Alias{Text: strings.TrimSpace(n.String("name")), Lang: n.String("lang")}
			a.From, a.To = span(n, "from", "to")
			if a.Text == "" {
				l.Errorf(n.Pos("name"), "roster/alias", "write - {name: …}", "a name without text")
				continue
			}
			e.Former = append(e.Former, a)
		}
	} else {
		names := f.Open("names")
		for _, lang := range names.Keys() {
			if s := strings.TrimSpace(names.String(lang)); s != "" {
				e.Names = append(e.Names, Name{lang, s})
			}
		}
		slices.SortFunc(e.Names, func(a, b Name) int { return strings.Compare(a.Lang, b.Lang) })
	}
	for _, a := range f.Maps("aliases", "text", "lang", "from", "to") {
		al := Alias{Text: strings.TrimSpace(a.String("text")), Lang: a.String("lang")}
		al.From, al.To = span(a, "from", "to")
		if al.Text == "" {
			l.Errorf(a.Pos("text"), "roster/alias", "write - {text: …}", "an alias without text")
			continue
		}
		e.Aliases = append(e.Aliases, al)
	}
	e.Wikidata, e.Gloss = f.String("wikidata"), f.String("gloss")
	if e.Status = f.String("status"); e.Status != "" && e.Status != "proposed" {
		l.Errorf(f.Pos("status"), "roster/word", "write proposed, or take the line out", "the status cannot be %q", e.Status)
	}
	if n, ok := f.Float("reports"); ok {
		e.Reports = int(n)
	}
	for _, m := range f.Maps("evidence", "article", "exact") {
		e.Evidence = append(e.Evidence, Evidence{m.String("article"), m.String("exact")})
	}
	e.Country = id(f, "country", Place)
	switch kind {
	case Leader:
		e.FamilyName = f.String("family_name")
		if e.FamilyName != "" && !strings.Contains(e.Name, e.FamilyName) {
			l.Errorf(f.Pos("family_name"), "roster/family-name", "write it as it stands in name", "the name %q does not hold the family name %q", e.Name, e.FamilyName)
		}
		e.Born, e.Died = span(f, "born", "died")
		for _, m := range f.Maps("roles", "title", "short", "of", "from", "to") {
			role := Role{Title: strings.TrimSpace(m.String("title")), Of: id(m, "of", Place, Organization), Pos: m.Pos("title")}
			role.Short = phrases(m, "short")
			role.From, role.To = span(m, "from", "to")
			if role.Title == "" {
				l.Errorf(m.Pos("title"), "roster/role", "write title: …", "a role without a title")
			}
			e.Roles = append(e.Roles, role)
		}
		slices.SortStableFunc(e.Roles, func(a, b Role) int { return edtf.Compare(a.From, b.From) })
	case Initiative:
		e.Type = oneOf(f, "kind", "programme", "route", "themed-year", "project", "concept")
		e.PartOf, e.RenamedFrom = id(f, "part_of", Initiative), id(f, "renamed_from", Initiative)
		e.Start, e.End = span(f, "start", "end")
	case Place:
		e.Demonyms = phrases(f, "demonyms")
		var okLat, okLon bool
		e.Lat, okLat = f.Float("lat")
		e.Lon, okLon = f.Float("lon")
		e.HasCoord = okLat && okLon
		switch { // written so that NaN, which ParseFloat reads, is no place either
		case e.HasCoord && !(e.Lat >= -90 && e.Lat <= 90 && e.Lon >= -180 && e.Lon <= 180):
			l.Errorf(f.Pos("lat"), "roster/coordinates", "lat is -90 to 90, lon -180 to 180", "no such place on Earth: %g, %g", e.Lat, e.Lon)
			e.Lat, e.Lon, e.HasCoord = 0, 0, false
		case f.Has("lat") && !f.Has("lon"):
			l.Errorf(f.Pos("lat"), "roster/coordinates", "add a line lon: …", "a latitude without a longitude")
		case f.Has("lon") && !f.Has("lat"):
			l.Errorf(f.Pos("lon"), "roster/coordinates", "add a line lat: …", "a longitude without a latitude")
		}
	case Organization:
		e.Type = f.String("kind")
		e.PartOf = id(f, "part_of", Organization)
	case Source:
		e.Type = oneOf(f, "kind", "agency", "syndicator", "newspaper", "government")
		e.Owner, e.Language, e.URL = f.String("owner"), f.String("language"), f.String("url")
	}
	return e, refs
}

func validID(s string) bool {
	return len(s) <= 80 && s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// New makes a roster of entities that are already checked; tests and tools use
// it.
func New(entities ...Entity) *Roster {
	r := &Roster{byID: map[Kind]map[string]*Entity{}}
	lists := [...]*[]Entity{&r.Leaders, &r.Initiatives, &r.Places, &r.Organizations, &r.Sources}
	for _, e := range entities {
		*lists[e.Kind] = append(*lists[e.Kind], e)
	}
	for k, list := range lists {
		slices.SortStableFunc(*list, func(a, b Entity) int { return strings.Compare(a.ID, b.ID) })
		r.byID[Kind(k)] = map[string]*Entity{}
		for i := range *list {
			r.byID[Kind(k)][(*list)[i].ID] = &(*list)[i]
		}
	}
	return r
}

// Get returns the entity with the id, or nil.
func (r *Roster) Get(k Kind, id string) *Entity { return r.byID[k][id] }

// All returns the entities of a kind, sorted by ID.
func (r *Roster) All(k Kind) []Entity {
	return [...][]Entity{r.Leaders, r.Initiatives, r.Places, r.Organizations, r.Sources}[k]
}
