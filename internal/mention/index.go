package mention

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// what says what kind of name an entry of the index is.
type what uint8

const (
	wFull    what = iota // a full name of a person
	wFamily              // the family name alone
	wGiven               // the given name alone
	wName                // a name of anything else
	wAlias               // another name, good by itself
	wAcronym             // good in capitals only
	wDemonym             // "Norlandic": says a place, is no mention of it
	wOffice              // an English word for an office
)

// entry is one name in the index.
type entry struct {
	what
	kind     roster.Kind
	ent      int32  // index in Index.ents
	post     post   // for wOffice
	caps     uint32 // the atoms that are written with a capital, by bit
	up       uint32 // the atoms that are written in capitals throughout
	n        uint8  // atoms
	from, to edtf.Date
}

// node is a state of the trie over atoms.
type node struct {
	entries []entry
	more    bool // edges lead on from it
}

// person is what the rules know of a leader beforehand.
type person struct {
	ent         int32
	family      []uint32   // atoms of the family name
	given       [][]uint32 // the given names, one by one: "Anna", "Maria"
	initials    string     // first letters of the given names, folded
	familyFirst bool
	country     string
	roles       []tenure
}

// tenure is a role with what its title says.
type tenure struct {
	roster.Role
	offices []post
	body    string // "State Council" folded: the body of which it is an office, where that is no place
	host    string // place id: to which an ambassador is sent
}

// surname finds the people who bear a family name.
type surname = string

// Index is the names of a roster. It is safe for concurrent use.
type Index struct {
	words    prose.Words // the folded atoms; the number of one is its id
	classes  []class     // by id
	first    []int32     // node by the id of its first atom; 0: none
	nodes    []node      // nodes[0] is unused
	edges    map[uint64]int32
	ents     []*roster.Entity
	people   map[int32]*person
	families map[surname][]int32
	byID     map[key]*roster.Entity
	homes    []string  // ids of the countries whose offices a bare title means
	lent     sync.Pool // of *page
}

type key struct {
	kind roster.Kind
	id   string
}

// New indexes the roster; nil is an empty one. The roster must not change
// afterwards. Homes are the ids of the countries whose offices a title without a
// country means, where neither the report nor its agency says otherwise.
func New(r *roster.Roster, homes ...string) *Index {
	a := &Index{
		homes:   homes,
		classes: make([]class, 1, 4096), nodes: make([]node, 1, 1024), edges: map[uint64]int32{},
		people: map[int32]*person{}, families: map[surname][]int32{}, byID: map[key]*roster.Entity{},
	}
	a.learnLexicon()
	a.addOffices()
	if r == nil {
		r = &roster.Roster{}
	}
	for k, list := range [...][]roster.Entity{r.Leaders, r.Initiatives, r.Places, r.Organizations, r.Sources} {
		for i := range list {
			e := &list[i]
			if e.Kind != roster.Kind(k) { // a roster made by hand
				c := *e
				c.Kind = roster.Kind(k)
				e = &c
			}
			a.byID[key{roster.Kind(k), e.ID}] = e
			a.ents = append(a.ents, e)
		}
	}
	for i, e := range a.ents {
		if e.Kind == roster.Place {
			a.addThing(int32(i), e)
		}
	}
	for i, e := range a.ents {
		switch e.Kind {
		case roster.Leader:
			a.addPerson(int32(i), e)
		case roster.Place:
		default:
			a.addThing(int32(i), e)
		}
	}
	for i, e := range a.ents { // roles speak of places, so they come last
		if e.Kind == roster.Leader {
			a.addRoles(int32(i), e)
		}
	}
	a.grow()
	return a
}

// Entity is what the roster says of an id, or nil.
func (a *Index) Entity(k roster.Kind, id string) *roster.Entity { return a.byID[key{k, id}] }

// Opens reports a small word such as begins a sentence, in capitals there, or the
// name of a day or a month.
func (a *Index) Opens(w string) bool { return a.isWord(w, cFunc|cDay) }

// Holds reports whether a name of the index stands in a text, whatever the rules make
// of it there. A text that holds none of some names has the same mentions whether the
// roster gives them or not.
func (a *Index) Holds(text string) bool {
	p := a.find(text, false)
	defer a.lent.Put(p)
	return slices.ContainsFunc(p.hits, func(h hit) bool { return h.what != wOffice })
}

// isWord reports whether a word of a text is of a class.
func (a *Index) isWord(w string, c class) bool {
	if len(w) > 24 {
		return false
	}
	var buf [32]byte
	return a.classes[a.words.FindBytes(prose.AppendFold(buf[:0], w))]&c != 0
}

// grow keeps first as long as the vocabulary.
func (a *Index) grow() {
	for len(a.first) < len(a.classes) {
		a.first = append(a.first, 0)
	}
}

func edge(from int32, g gap, id uint32) uint64 {
	return uint64(from)<<36 | uint64(g.kind())<<32 | uint64(id)
}

// kind is the gap as the index keeps it: a hyphen is as good as a space, and a
// dash as a comma.
func (g gap) kind() gap {
	switch g {
	case gHyphen:
		return gSpace
	case gDash:
		return gComma
	}
	return g
}

// add puts a name into the index, with its variants: the comma or the points
// left out, the article left out.
func (a *Index) add(text string, e entry) {
	atoms := a.scan(nil, text, true)
	a.grow()
	if len(atoms) > 1 && a.is(atoms[0], cThe) {
		atoms = atoms[1:]
	}
	if len(atoms) == 0 || len(atoms) > 31 {
		return
	}
	for i, t := range atoms {
		if t.look&capital != 0 {
			e.caps |= 1 << i
		}
		if t.look&(capital|upper) == capital|upper && t.end-t.start > 1 {
			e.up |= 1 << i
		}
	}
	e.n = uint8(len(atoms))
	a.insert(atoms, e)
	for _, drop := range [...]gap{gComma, gPoint, gApos} {
		changed := false
		v := make([]atom, len(atoms))
		copy(v, atoms)
		for i := 1; i < len(v); i++ {
			if v[i].gap.kind() == drop {
				v[i].gap = gSpace
				if drop == gApos && v[i].end-v[i].start == 1 { // "Peoples Republic" is not meant
					v[i].gap = gApos
					continue
				}
				changed = true
			}
		}
		if changed {
			a.insert(v, e)
		}
	}
}

func (a *Index) insert(atoms []atom, e entry) {
	at := a.first[atoms[0].id]
	if at == 0 {
		at = a.node()
		a.first[atoms[0].id] = at
	}
	for _, t := range atoms[1:] {
		k := edge(at, t.gap, t.id)
		next := a.edges[k]
		if next == 0 {
			next = a.node()
			a.edges[k] = next
			a.nodes[at].more = true
		}
		at = next
	}
	for _, o := range a.nodes[at].entries {
		if o.kind == e.kind && o.ent == e.ent && o.what <= e.what && o.post == e.post && o.caps&^e.caps == 0 && o.up == e.up {
			return
		}
	}
	a.nodes[at].entries = append(a.nodes[at].entries, e)
}

func (a *Index) node() int32 {
	a.nodes = append(a.nodes, node{})
	return int32(len(a.nodes) - 1)
}

func (a *Index) is(t atom, c class) bool { return a.classes[t.id]&c != 0 }

// ports gives the words for one and the same ministry one form.
var ports = map[string]string{
	"external": "foreign", "affairs": "", "defence": "defense", "internal": "interior", "home": "interior", "labour": "labor", "healthcare": "health",
	"economic": "economy", "economics": "economy", "financial": "finance", "industrial": "industry", "transportation": "transport",
	"technologies": "technology", "investments": "investment", "innovations": "innovation", "sports": "sport", "national": "", "public": "", "higher": "", "cultural": "culture",
}

func portfolio(word string) string {
	if p, ok := ports[word]; ok {
		return p
	}
	return word
}

func (a *Index) addOffices() {
	for _, o := range offices {
		for p := range strings.SplitSeq(o.phrases, ",") {
			a.add(p, entry{what: wOffice, post: o.post})
		}
	}
	for _, l := range lexicon {
		if l.class != cPort {
			continue
		}
		for w := range strings.FieldsSeq(l.words) {
			if p := portfolio(w); p != "" {
				a.add(w+" minister", entry{what: wOffice, post: post(p + " minister")})
				a.add("deputy "+w+" minister", entry{what: wOffice, post: post("deputy " + p + " minister")})
				if p == "defense" || p == "interior" {
					a.add(w+" secretary", entry{what: wOffice, post: post(p + " minister")})
				}
			}
		}
	}
}

// acronym reports a short name in capitals, which small letters do not mean.
func acronym(s string) bool {
	letters := 0
	for _, r := range s {
		if 'A' <= r && r <= 'Z' || 'А' <= r && r <= 'Я' {
			letters++
		} else if r != '.' && r != '&' && (r < '0' || r > '9') {
			return false
		}
	}
	return letters >= 2 && letters <= 8
}

// addThing indexes an initiative, a place, an organization or a source.
func (a *Index) addThing(id int32, e *roster.Entity) {
	put := func(text string, w what, from, to edtf.Date) {
		if acronym(text) {
			w = wAcronym
		}
		for _, f := range Declined(text) {
			a.add(f, entry{what: w, kind: e.Kind, ent: id, from: from, to: to})
		}
	}
	put(e.Name, wName, edtf.Date{}, edtf.Date{})
	for _, n := range e.Names {
		put(n.Text, wName, edtf.Date{}, edtf.Date{})
	}
	for _, list := range [...][]roster.Alias{e.Aliases, e.Former} {
		for _, n := range list {
			put(n.Text, wAlias, n.From, n.To)
		}
	}
	if e.Kind == roster.Place {
		for _, n := range e.Demonyms {
			a.add(n, entry{what: wDemonym, kind: e.Kind, ent: id})
		}
	}
}

// addPerson indexes the names of a leader: full names and aliases, the family
// name and the given names, the two orders, Russian cases.
func (a *Index) addPerson(id int32, e *roster.Entity) {
	p := &person{ent: id, country: e.Country}
	a.people[id] = p
	full := func(text string) {
		for _, f := range Declined(text) {
			a.add(f, entry{what: wFull, kind: roster.Leader, ent: id})
		}
	}
	p.family, p.familyFirst = a.familyOf(e.Name, e.FamilyName)
	a.parts(id, p, e.Name, len(p.family), p.familyFirst, full)
	for _, n := range e.Names {
		// A name in another language is in the same order, but for the languages
		// that write every name family first or last.
		first := p.familyFirst
		if n.Lang == "zh" || strings.HasPrefix(n.Lang, "zh-") || n.Lang == "ja" || n.Lang == "ko" {
			full(n.Text)
			continue
		}
		size := max(1, len(p.family))
		a.parts(id, p, n.Text, size, first, full)
	}
	for _, n := range e.Aliases {
		w := wAlias
		if acronym(n.Text) {
			w = wAcronym
		}
		for _, f := range Declined(n.Text) {
			a.add(f, entry{what: w, kind: roster.Leader, ent: id, from: n.From, to: n.To})
		}
	}
}

// familyOf finds the family name in the name: its atoms, and whether it comes
// first. Without a family name on file the last word is taken for it.
func (a *Index) familyOf(name, family string) (ids []uint32, first bool) {
	atoms := a.scan(nil, name, true)
	a.grow()
	fam := a.scan(nil, family, true)
	a.grow()
	if len(atoms) < 2 {
		return nil, false
	}
	if len(fam) > 0 && len(fam) < len(atoms) {
		same := func(at int) bool {
			for i, t := range fam {
				if atoms[at+i].id != t.id {
					return false
				}
			}
			return true
		}
		switch {
		case same(0):
			first = true
		case !same(len(atoms) - len(fam)):
			// in the middle, as in Spanish: good alone, but not an end of the name
		}
		for _, t := range fam {
			ids = append(ids, t.id)
		}
		return ids, first
	}
	return []uint32{atoms[len(atoms)-1].id}, false
}

// parts indexes one full name and, by the size and side of the family name,
// its parts and the other order.
func (a *Index) parts(id int32, p *person, name string, size int, first bool, full func(string)) {
	full(name)
	atoms := a.scan(nil, name, true)
	a.grow()
	if len(atoms) < 2 || size >= len(atoms) {
		return
	}
	cut := len(atoms) - size
	if first {
		cut = size
	}
	left, right := strings.TrimRight(name[:atoms[cut].start], " -,"), name[atoms[cut].start:]
	fam, given := right, left
	if first {
		fam, given = left, right
	}
	if f := a.ents[id].FamilyName; f != "" && isLatin(name) && isLatin(f) {
		fam = f
	}
	full(right + " " + left)
	for _, f := range Declined(fam) {
		a.add(f, entry{what: wFamily, kind: roster.Leader, ent: id})
	}
	k := prose.Fold(fam)
	a.families[k] = append(a.families[k], id)
	for _, g := range Declined(given) {
		a.add(g, entry{what: wGiven, kind: roster.Leader, ent: id})
	}
	for _, t := range a.scan(nil, given, true) {
		p.given = append(p.given, []uint32{t.id})
		r, _ := utf8.DecodeRuneInString(given[t.start:])
		p.initials += string(prose.FoldRune(r))
	}
	a.grow()
}

func isLatin(s string) bool {
	for _, r := range s {
		if r >= 0x250 && r < 0x1E00 || r >= 0x2E80 {
			return false
		}
	}
	return true
}
