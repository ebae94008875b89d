package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/roster"
	"dateline/internal/wording"
)

// ExplorePage is timeline/explore.html: the timeline to be narrowed down. What
// can be chosen and what is left comes from files of the same folder, by a
// script; without one the page says where else to look.
type ExplorePage struct {
	Head
	Intro  string
	Facets []Fact // Key is the letter of a choice, Text its name, Mono what no choice says
	Home   string // whole address of the site, "" without a base URL
	Words  string // for the script
	Ways   []Link // to the lists that need no script
}

// facets are what the timeline can be narrowed by: the letter in the address,
// the name, and what stands for no choice.
var facets = [...]struct {
	letter    string
	name, any wording.Text
}{
	{"l", "Person", "anybody"}, {"n", "Initiative", "any"}, {"p", "Place", "anywhere"}, {"s", "Source", "any"}, {"k", "Kind", "any"}, {"g", "Language", "any"},
}

func (s *Site) exploreFiles() pages {
	return func(yield yielder) {
		if len(s.items) > 0 {
			yield("timeline/explore.html", nil, func() Page { return s.explorePage() })
		}
	}
}

func (s *Site) explorePage() Page {
	p := &ExplorePage{Head: s.head("explore", "timeline/explore.html", s.w.T("Explore"), s.w.T("The timeline narrowed down by time, people, initiatives, places, sources, kinds and languages: %s.", s.w.N("%s entry|%s entries", len(s.items))), "timeline/index.html", s.w.T("Timeline")),
		Intro: s.w.N("All %s entry of the timeline, to be narrowed down. The address of the page keeps what is chosen.|All %s entries of the timeline, to be narrowed down. The address of the page keeps what is chosen.", len(s.items)), Home: s.Meta.BaseURL, Words: s.scriptWords()}
	for _, f := range facets {
		p.Facets = append(p.Facets, Fact{Key: f.letter, Text: s.w.Of(f.name), Mono: s.w.Of(f.any)})
	}
	for y := range s.years() {
		if y != 0 {
			p.Ways = append(p.Ways, Link{pad(y, 4) + ".html", strconv.Itoa(y)})
		}
	}
	if len(p.Ways) > 60 {
		p.Ways = nil
	}
	for _, x := range s.sections {
		if folder, _, _ := strings.Cut(x.path, "/"); folder == "timeline" || folder == "leaders" || folder == "initiatives" || folder == "places" || folder == "sources" {
			p.Ways = append(p.Ways, Link{p.Root + x.path, x.text})
		}
	}
	return p
}

// exploreItem is what the choices know of an entry of the timeline.
type exploreItem struct {
	first, last int // days since 1970; farDay either way where it is open
	mark        int // 1 uncertain or about; 2 announced or planned; 4 a report
	values      [len(facets)][]string
}

const farDay = 4_000_000

// exploreItem fills x for an entry of the timeline, in the room of the one before.
func (s *Site) exploreItem(r ref, x *exploreItem) {
	x.first, x.last, x.mark = -farDay, farDay, 0
	for f := range x.values {
		x.values[f] = x.values[f][:0]
	}
	add := func(f int, ids ...string) {
		for _, id := range ids {
			if id != "" && !slices.Contains(x.values[f], id) {
				x.values[f] = append(x.values[f], id)
			}
		}
	}
	report := func(e *Entry) {
		add(3, cmp.Or(e.DigestOf.Source, e.Source, e.Syndicator))
		add(5, e.Lang)
	}
	d := s.dateOf(r)
	if r.entry {
		e := &s.Entries[r.i]
		x.mark |= 4
		add(0, e.Leaders...)
		add(1, e.Initiatives...)
		add(2, firstOf(e.Places, 8)...)
		add(4, "report")
		report(e)
	} else {
		v := &s.Events[r.i]
		if v.Status == "announced" || v.Status == "planned" {
			x.mark |= 2
		}
		for _, p := range v.Participants {
			if s.roster.Get(roster.Leader, p.Entity) != nil {
				add(0, p.Entity)
			}
		}
		add(1, v.Initiatives...)
		add(2, v.Place, v.Country)
		add(4, cmp.Or(v.Kind, "event"))
		for _, rep := range v.Reports {
			if e := s.Entry(rep.Article); e != nil {
				report(e)
			}
		}
	}
	if d.IsZero() {
		x.mark |= 1
		return
	}
	if strings.ContainsAny(d.String(), "?~%") {
		x.mark |= 1
	}
	first, last := d.Bounds()
	if first != edtf.MinDay {
		x.first = max(int(first), -farDay)
	}
	if last != edtf.MaxDay {
		x.last = min(int(last), farDay)
	}
}

// valueName is what a choice is called.
func (s *Site) valueName(facet int, id string) string {
	kind := [...]roster.Kind{roster.Leader, roster.Initiative, roster.Place, roster.Source}
	switch {
	case facet < len(kind):
		if e := s.roster.Get(kind[facet], id); e != nil {
			return s.Name(e)
		}
	case facet == 4:
		return s.KindName(id)
	}
	return id
}

// Explore yields the address and the writer of every file from which the page
// to explore works: the choices (names.js), and for each year, 0 for none, the
// values of its entries (e2018.js) and their titles (t2018.js). Each is one
// call of the function dateline with values of JSON.
//
// Of an entry's values, v holds the numbers of the choices that fit it, as many
// as n says, counted through all choices in the order of names.js; f is its
// first day counted from 1 January of the year, or from 1970 for none; d how
// many days later its last is; u its marks.
// From says what a file is made of; nil where that is much of the chronicle.
func (s *Site) Explore() iter.Seq[ExploreFile] {
	return func(yield func(ExploreFile) bool) {
		if len(s.items) == 0 {
			return
		}
		var count [len(facets)]map[string]int
		for f := range count {
			count[f] = map[string]int{}
		}
		var x exploreItem
		for _, r := range s.items {
			s.exploreItem(r, &x)
			for f, ids := range x.values {
				for _, id := range ids {
					count[f][id]++
				}
			}
		}
		var number [len(facets)]map[string]int
		type choice struct {
			Letter string      `json:"f"`
			Values [][2]string `json:"v"`
		}
		names := struct {
			Facets []choice `json:"facets"`
			Years  [][2]int `json:"years"`
		}{}
		n := 0
		for f, m := range count {
			ids := make([]string, 0, len(m))
			for id := range m {
				ids = append(ids, id)
			}
			slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(m[b], m[a]), strings.Compare(a, b)) })
			number[f] = map[string]int{}
			c := choice{Letter: facets[f].letter, Values: [][2]string{}}
			for _, id := range ids {
				number[f][id] = n
				n++
				c.Values = append(c.Values, [2]string{id, s.valueName(f, id)})
			}
			names.Facets = append(names.Facets, c)
		}
		for y, refs := range s.years() {
			names.Years = append(names.Years, [2]int{y, len(refs)})
		}
		var order []byte // of the choices, by which values go
		for _, c := range names.Facets {
			for _, v := range c.Values {
				order = append(append(order, v[0]...), 0)
			}
			order = append(order, 0)
		}
		numbers := SumOf(order)
		if !yield(ExploreFile{"timeline/names.js", func(w io.Writer) error { return call(w, "names", 0, names) }, nil}) {
			return
		}
		for y, refs := range s.years() {
			from := func(in *Inputs) {
				in.add(numbers)
				in.refs(refs)
			}
			if !yield(ExploreFile{"timeline/e" + strconv.Itoa(y) + ".js", func(w io.Writer) error { return s.exploreYear(w, y, refs, &number) }, from}) ||
				!yield(ExploreFile{"timeline/t" + strconv.Itoa(y) + ".js", func(w io.Writer) error { return s.exploreTitles(w, y, refs) }, func(in *Inputs) { in.refs(refs) }}) {
				return
			}
		}
	}
}

// ExploreFile is one of these files.
type ExploreFile struct {
	Path  string
	Write func(io.Writer) error
	From  func(*Inputs)
}

func (s *Site) exploreYear(w io.Writer, y int, refs []ref, number *[len(facets)]map[string]int) error {
	var out struct {
		F []int `json:"f"`
		D []int `json:"d"`
		U []int `json:"u"`
		N []int `json:"n"`
		V []int `json:"v"`
	}
	start := 0
	if y != 0 {
		start = int(edtf.Civil(y, 1, 1))
	}
	var x exploreItem
	for _, r := range refs {
		s.exploreItem(r, &x)
		n := 0
		for f, ids := range x.values {
			for _, id := range ids {
				out.V = append(out.V, number[f][id])
				n++
			}
		}
		out.F, out.D, out.U, out.N = append(out.F, x.first-start), append(out.D, x.last-x.first), append(out.U, x.mark), append(out.N, n)
	}
	return call(w, "values", y, out)
}

// exploreTitles writes, for each entry, its page without .html, its title, its
// date as the rail shows it, the mark of that date, and its language where it
// is not the site's.
func (s *Site) exploreTitles(w io.Writer, y int, refs []ref) error {
	out := make([][]string, 0, len(refs))
	for _, r := range refs {
		it := s.brief(r, "")
		row := []string{strings.TrimSuffix(it.Href, ".html"), it.Title, it.Short, it.Shape}
		if it.Lang != "" {
			row = append(row, it.Lang)
		}
		out = append(out, row)
	}
	return call(w, "titles", y, out)
}

// call writes one call of the page's function. What JSON writes is also a value
// of JavaScript: encoding/json escapes U+2028 and U+2029, and < for HTML.
func call(w io.Writer, what string, year int, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("writing the %s of %d: %w", what, year, err)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "dateline(%q, %d, ", what, year)
	out.Write(b)
	out.WriteString(")\n")
	_, err = w.Write(out.Bytes())
	return err
}
