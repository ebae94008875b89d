// Package roster is what a chronicle knows by name: people (leaders),
// initiatives, places, organizations and sources, each a file under content/,
// with the names they bear and the offices they held by date.
package roster

import (
	"strings"

	"dateline/internal/diag"
	"dateline/internal/edtf"
)

// Kind is a kind of entity. Its string is the folder's name in the singular.
type Kind uint8

const (
	Leader Kind = iota
	Initiative
	Place
	Organization
	Source
)

func (k Kind) String() string {
	return [...]string{"leader", "initiative", "place", "organization", "source"}[k]
}

// Folder is the folder of the kind under content/ and, for those that have
// pages, under public/: "leaders".
func (k Kind) Folder() string {
	return [...]string{"leaders", "initiatives", "places", "organizations", "sources"}[k]
}

// Entity is one file. Fields that a kind does not have stay empty.
type Entity struct {
	Kind        Kind
	ID          string
	Name        string
	Names       []Name // in other languages, sorted by Lang
	FamilyName  string // leader: the part of Name by which a report calls them
	Aliases     []Alias
	Roles       []Role // leader, sorted by From
	Country     string // id of a place, for leader, place and source
	Born, Died  edtf.Date
	Type        string // initiative: programme, route, themed-year, project, concept; source: agency, syndicator, newspaper, government
	PartOf      string // initiative
	RenamedFrom string
	Start, End  edtf.Date // initiative
	Former      []Alias   // place: names it bore, with their dates
	Demonyms    []string  // place: adjectives and people of it ("Kazakh", "Kazakhstani")
	Lat, Lon    float64
	HasCoord    bool
	Owner       string // source
	Language    string // source
	URL         string // source
	Wikidata    string
	Gloss       string // one sentence
	Status      string // "" or proposed
	Reports     int    // proposed: in how many reports the program found the name
	Evidence    []Evidence
	Intro       string // Markdown
	Pos         diag.Pos
}

// Evidence is a place in the reports that names a proposed entity: the id of an
// article, and its words.
type Evidence struct{ Article, Exact string }

// Name is a name in one language (BCP 47).
type Name struct{ Lang, Text string }

// NameIn is the name of an entity in a language, or "": the one whose tag is the
// same, or else the first whose tag means the same language. A place, whose names
// are those that it bore in its time, has an alias there.
func (e *Entity) NameIn(tag string) string {
	name := ""
	lang, _, _ := strings.Cut(tag, "-")
	for _, n := range e.Names {
		if strings.EqualFold(n.Lang, tag) {
			return n.Text
		}
		if first, _, _ := strings.Cut(n.Lang, "-"); name == "" && strings.EqualFold(first, lang) {
			name = n.Text
		}
	}
	if name == "" && e.Kind == Place {
		for _, a := range e.Aliases {
			if first, _, _ := strings.Cut(a.Lang, "-"); strings.EqualFold(first, lang) && a.From.IsZero() && a.To.IsZero() {
				return a.Text
			}
		}
	}
	return name
}

// Alias is another form of a name, with the time it was borne if that matters.
type Alias struct {
	Text, Lang string
	From, To   edtf.Date // zero: always
}

// Role is an office held. Short holds the phrases that stand for its holder in
// a report ("Head of State", "the Kazakh President").
type Role struct {
	Title    string
	Short    []string
	Of       string // id of a place or an organization
	From, To edtf.Date
	Pos      diag.Pos
}

// At reports whether the role was held on some day of d. A zero d is any day.
func (r Role) At(d edtf.Date) bool {
	if d.IsZero() {
		return true
	}
	first, last := d.Bounds()
	from, to := edtf.MinDay, edtf.MaxDay
	if !r.From.IsZero() {
		from, _ = r.From.Bounds()
	}
	if !r.To.IsZero() {
		_, to = r.To.Bounds()
	}
	return from <= last && first <= to
}

// Office is the title of the office for which a person was known on the day or
// in the time d: of those held then, the one that the most phrases stand for,
// and of equals the one taken up last. It is "" when none was held, and when d
// is zero.
func (e *Entity) Office(d edtf.Date) string {
	title, most := "", -1
	for _, r := range e.Roles {
		if !d.IsZero() && len(r.Short) >= most && r.At(d) {
			title, most = r.Title, len(r.Short)
		}
	}
	return title
}

// Roster is all entities, each kind sorted by ID.
type Roster struct {
	Leaders, Initiatives, Places, Organizations, Sources []Entity
	byID                                                 map[Kind]map[string]*Entity
}
