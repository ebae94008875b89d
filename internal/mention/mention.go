// Package mention finds where a report names what a roster knows: people,
// initiatives, places and organizations.
//
// An [Index] holds the names of a roster; a [Finder] finds those of a [Report] in
// it, and what the offices in the report stand for. [Subjects] says of whom of the
// people found a sentence tells. All is total and pure: the same report gives the
// same mentions, and no text makes it fail.
//
// # Names
//
// All names of the roster, in every script, are one trie over atoms: runs of
// letters and digits, folded (package prose), with the kind of gap between
// them. A hyphen is as good as a space and a line end is a space, so
// "Anna-\nMaria" is "Anna Maria"; an accent more or less changes nothing. A
// name needs its capitals, an acronym all of them. At each place the longest
// name of each kind wins.
//
// A full name stands by itself. A family or given name alone counts when the
// full name stands in the report; or when its office or an honorific settles
// it; or when only one person of the roster bears it. "Peter Vale" makes a
// following "Vale" somebody else. A name that still fits several people is left
// open and listed as a [Doubt].
//
// # Offices
//
// "The Head of State" stands for a person. The rules know English nouns for
// offices, the phrases around them ("the Norlandic President", "the President
// of the Republic of Norland") and any phrase that a role in the roster lists.
// An office beside a name says what that person is, and is no mention of its
// own. Any other is, in this order: the one to whom the report gives it; the
// one named in the report who held it on the day of the report; whoever held it
// then. An office without a country is that of the report's home country, where
// there is a choice. Its press service, its adviser, its former holder and a
// plural are nobody.
package mention

import (
	"cmp"
	"math"
	"slices"

	"dateline/internal/edtf"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Mention is a place where a report names an entity of the roster.
type Mention struct {
	prose.Span
	Rule       string  // name of the rule that found it
	Confidence float64 // 0 to 1
	Kind       roster.Kind
	Entity     string // id
	Form       Form
}

// Form says in what form a mention names its entity.
type Form uint8

const (
	Name    Form = iota // full name or a part of it: "Xi Jinping", "Tokayev", "Mr. Xiao"
	ByTitle             // an office that stands for its holder: "the Head of State"
	Alias               // another name: "Middle Corridor"
	Acronym             // "TITR"
)

// String is the word for a form in tables.
func (f Form) String() string { return [...]string{"name", "title", "alias", "acronym"}[f] }

// Doubt is a stretch that could name one of several entities of the roster.
type Doubt struct {
	prose.Span
	Title    bool // of the title, and not of the body
	Kind     roster.Kind
	Entities []string // ids, sorted
	Rule     string
}

// Report is what mentions are found in.
type Report struct {
	Title         string
	*grammar.Text           // the body
	Day           edtf.Date // of publication: who held an office then
	Source        string    // id of the agency, or ""
	Place         string    // id of the place of the dateline, or ""
}

// Find finds the mentions of a report. It leaves the spans of the leaders in Names of
// its text.
func (n *Finder) Find(a *Index, r *Report) {
	n.reset(a, r)
	n.pages = [2]*page{a.find(r.Title, true), a.find(r.Body, false)}
	if e := a.Entity(roster.Source, r.Source); e != nil {
		n.agency = a.countryOf(e.Country)
	}
	n.city = a.countryOf(r.Place)
	n.home = a.homeOf(n.agency, n.city)
	n.run()
	n.tell() // the offices ask for the subjects of sentences
	n.titles()
	n.tell()
	for _, p := range n.pages {
		a.lent.Put(p)
	}
}

// tell makes mentions of what has been found.
func (n *Finder) tell() {
	n.InTitle, n.InBody, n.leaders = n.InTitle[:0], slices.Grow(n.InBody[:0], len(n.found)), n.leaders[:0]
	for _, f := range n.found {
		m := Mention{
			Span: n.spanOf(f), Rule: f.rule, Confidence: sure(f.sure),
			Kind: f.kind, Entity: n.a.ents[f.ent].ID, Form: f.form,
		}
		if f.page == 0 {
			n.InTitle = append(n.InTitle, m)
		} else {
			n.InBody = append(n.InBody, m)
		}
	}
	slices.SortStableFunc(n.InTitle, byPlace)
	if !slices.IsSortedFunc(n.InBody, byPlace) {
		slices.SortStableFunc(n.InBody, byPlace)
	}
	n.known, n.text.Names = n.known[:0], n.text.Names[:0]
	for _, m := range n.InBody {
		n.known = append(n.known, m.Span)
		if m.Kind == roster.Leader {
			n.leaders = append(n.leaders, m.Entity)
			n.text.Names = append(n.text.Names, m.Span)
		}
	}
}

func byPlace(a, b Mention) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Kind, b.Kind))
}

// sure is a confidence of two decimals.
func sure(f float32) float64 { return math.Round(float64(f)*100) / 100 }

// homeOf is the country whose president "the President" is, where nothing in the
// report says: that of an agency of the site's own countries, wherever it writes
// from; else that of the city it writes from, and of the agency. A report without
// an agency that is known is read in the site's own country.
func (a *Index) homeOf(agency, city string) string {
	switch {
	case agency != "" && slices.Contains(a.homes, agency):
		return agency
	case agency == "" && len(a.homes) == 1:
		return a.homes[0]
	}
	return cmp.Or(city, agency)
}

// countryOf is the country of a place, which is its own if it is one; "" when
// the roster does not know it.
func (a *Index) countryOf(id string) string {
	e := a.Entity(roster.Place, id)
	switch {
	case e == nil:
		return ""
	case e.Country != "":
		return e.Country
	}
	return id
}
