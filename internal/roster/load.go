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

// load reads the file of one entity. The refs are the ids in it of others.
func load(src *diag.Source, kind Kind, l *diag.List) (Entity, []ref) {
	doc, dl := front.Split(src)
	*l = append(*l, dl...)
	stem := strings.TrimSuffix(path.Base(src.Name), ".md")
	x := loading{List: l, e: Entity{Kind: kind, ID: stem, Intro: doc.Body, Pos: src.Pos(0)}}
	if doc.Head.Kind == front.Null {
		if dl.Count(diag.Error) == 0 {
			l.Errorf(src.Pos(0), "roster/front", "begin the file with --- and at least id and name", "no front matter")
		}
		x.e.Name = stem
		return x.e, nil
	}
	f := front.Read(src, doc.Head, l, append(slices.Clone(shared), allowed[kind]...)...)
	front.Odd(src, doc.Head, l, "url")
	x.named(f)
	x.proposed(f)
	x.e.Wikidata, x.e.Gloss = f.String("wikidata"), f.String("gloss")
	x.e.Country = x.id(f, "country", Place)
	switch kind {
	case Leader:
		x.leader(f)
	case Initiative:
		x.e.Type = x.oneOf(f, "kind", "programme", "route", "themed-year", "project", "concept")
		x.e.PartOf, x.e.RenamedFrom = x.id(f, "part_of", Initiative), x.id(f, "renamed_from", Initiative)
		x.e.Start, x.e.End = x.span(f, "start", "end")
	case Place:
		x.e.Demonyms = x.phrases(f, "demonyms")
		x.coordinates(f)
	case Organization:
		x.e.Type = f.String("kind")
		x.e.PartOf = x.id(f, "part_of", Organization)
	case Source:
		x.e.Type = x.oneOf(f, "kind", "agency", "syndicator", "newspaper", "government")
		x.e.Owner, x.e.Language, x.e.URL = f.String("owner"), f.String("language"), f.String("url")
	}
	return x.e, x.refs
}

// loading is an entity on its way out of its file.
type loading struct {
	*diag.List
	e    Entity
	refs []ref
}

// named reads the id, the names and the aliases.
func (x *loading) named(f front.Fields) {
	e, stem := &x.e, x.e.ID
	if prose.Device(stem) {
		x.Errorf(e.Pos, "roster/id", "choose another, such as "+stem+"-1", "%q cannot be an id: Windows keeps it for a device", stem)
	} else if !validID(stem) {
		x.Errorf(e.Pos, "roster/id", "name the file with a-z, 0-9 and - alone, at most 80 of them", "%q cannot be an id", stem)
	} else if s := f.String("id"); s != "" && s != stem {
		x.Errorf(f.Pos("id"), "roster/id", "name the file "+s+".md or write id: "+stem, "the id %q is not the file's name", s)
	}
	if e.Name = strings.TrimSpace(f.String("name")); e.Name == "" {
		x.Errorf(f.Pos("name"), "roster/name", "add a line name: …", "the %s has no name", e.Kind)
		e.Name = stem
	}
	if e.Kind == Place {
		e.Former = x.aliases(f, "names", "name", "a name without text")
	} else {
		names := f.Open("names")
		for _, lang := range names.Keys() {
			if s := strings.TrimSpace(names.String(lang)); s != "" {
				e.Names = append(e.Names, Name{lang, s})
			}
		}
		slices.SortFunc(e.Names, func(a, b Name) int { return strings.Compare(a.Lang, b.Lang) })
	}
	e.Aliases = x.aliases(f, "aliases", "text", "an alias without text")
}

// aliases reads a list of names, each with its language and its time.
func (x *loading) aliases(f front.Fields, key, text, empty string) (out []Alias) {
	for _, m := range f.Maps(key, text, "lang", "from", "to") {
		a := Alias{Text: strings.TrimSpace(m.String(text)), Lang: m.String("lang")}
		a.From, a.To = x.span(m, "from", "to")
		if a.Text == "" {
			x.Errorf(m.Pos(text), "roster/alias", "write - {"+text+": …}", "%s", empty)
			continue
		}
		out = append(out, a)
	}
	return out
}

// proposed reads what a build has written of an entity that it proposes.
func (x *loading) proposed(f front.Fields) {
	e := &x.e
	if e.Status = f.String("status"); e.Status != "" && e.Status != "proposed" {
		x.Errorf(f.Pos("status"), "roster/word", "write proposed, or take the line out", "the status cannot be %q", e.Status)
	}
	if n, ok := f.Float("reports"); ok {
		e.Reports = int(n)
	}
	for _, m := range f.Maps("evidence", "article", "exact") {
		e.Evidence = append(e.Evidence, Evidence{m.String("article"), m.String("exact")})
	}
}

// leader reads what only people have: a family name, a life, roles.
func (x *loading) leader(f front.Fields) {
	e := &x.e
	e.FamilyName = f.String("family_name")
	if e.FamilyName != "" && !strings.Contains(e.Name, e.FamilyName) {
		x.Errorf(f.Pos("family_name"), "roster/family-name", "write it as it stands in name", "the name %q does not hold the family name %q", e.Name, e.FamilyName)
	}
	e.Born, e.Died = x.span(f, "born", "died")
	for _, m := range f.Maps("roles", "title", "short", "of", "from", "to") {
		role := Role{Title: strings.TrimSpace(m.String("title")), Of: x.id(m, "of", Place, Organization), Pos: m.Pos("title")}
		role.Short = x.phrases(m, "short")
		role.From, role.To = x.span(m, "from", "to")
		if role.Title == "" {
			x.Errorf(m.Pos("title"), "roster/role", "write title: …", "a role without a title")
		}
		e.Roles = append(e.Roles, role)
	}
	slices.SortStableFunc(e.Roles, func(a, b Role) int { return edtf.Compare(a.From, b.From) })
}

// coordinates reads where a place is, in degrees.
func (x *loading) coordinates(f front.Fields) {
	e := &x.e
	var okLat, okLon bool
	e.Lat, okLat = f.Float("lat")
	e.Lon, okLon = f.Float("lon")
	e.HasCoord = okLat && okLon
	switch { // written so that NaN, which ParseFloat reads, is no place either
	case e.HasCoord && !(e.Lat >= -90 && e.Lat <= 90 && e.Lon >= -180 && e.Lon <= 180):
		x.Errorf(f.Pos("lat"), "roster/coordinates", "lat is -90 to 90, lon -180 to 180", "no such place on Earth: %g, %g", e.Lat, e.Lon)
		e.Lat, e.Lon, e.HasCoord = 0, 0, false
	case f.Has("lat") && !f.Has("lon"):
		x.Errorf(f.Pos("lat"), "roster/coordinates", "add a line lon: …", "a latitude without a longitude")
	case f.Has("lon") && !f.Has("lat"):
		x.Errorf(f.Pos("lon"), "roster/coordinates", "add a line lat: …", "a longitude without a latitude")
	}
}

// phrases are texts that a report may hold: an empty one would be found everywhere.
func (x *loading) phrases(f front.Fields, key string) []string {
	list, at := f.Strings(key)
	kept := list[:0]
	for i, s := range list {
		if s = strings.TrimSpace(s); s == "" {
			x.Errorf(at[i], "roster/alias", "write the words, or take the item out", "in %q an item is empty", key)
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// oneOf reads a word of a list. One that is not known is shown to readers as it is,
// so it is no error.
func (x *loading) oneOf(f front.Fields, key string, words ...string) string {
	s := f.String(key)
	if s != "" && !slices.Contains(words, s) {
		x.Warnf(f.Pos(key), "roster/word", "write one of "+strings.Join(words, ", "), "a %s of the kind %q is not known", x.e.Kind, s)
	}
	return s
}

// id reads the id of another entity.
func (x *loading) id(f front.Fields, key string, kinds ...Kind) string {
	s := f.String(key)
	if s != "" {
		x.refs = append(x.refs, ref{s, f.Pos(key), kinds, x.e.Status != ""})
	}
	return s
}

// span reads two dates, the earlier first.
func (x *loading) span(f front.Fields, from, to string) (edtf.Date, edtf.Date) {
	a, b := f.Date(from), f.Date(to)
	if !a.IsZero() && !b.IsZero() && edtf.Compare(a, b) > 0 {
		x.Errorf(f.Pos(to), "date/order", "check both dates", "it ends (%s) before it starts (%s)", b, a)
	}
	return a, b
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
