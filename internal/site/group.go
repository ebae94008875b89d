package site

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/curate"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Grouping puts the sightings of all reports together into the events of the
// chronicle: two reports of one event make one event with two reports.
//
// Two sightings are one event when their kinds go together, the same people
// took part (or one report names fewer of them, but two at least), their days
// may be the same, and their places do not differ. A gathering with a name of
// its own is known by that name and number instead of by its people. What one
// report tells as two events stays two. A sighting without a date joins the
// only event within the months before its report that it can mean; where there
// are several, or none, it stays an event of its own, undated.
//
// The order of work is by how narrow a date is, then by how it is known, then
// by report, so that the result never depends on the order of the entries.
// Events are found by people and month, so that the work grows with their
// number and not with its square.

const (
	defaultSlack = 2   // days that a report comes late, or is dated early
	stay         = 3   // days that a visit or a gathering lasts around the day that a report names
	recent       = 120 // days back that an undated sighting looks
	sameSeason   = 366 // the same for a gathering with a name
	retold       = 31  // days between two undated sightings of one event
	promise      = 550 // days within which an invitation without a date is made good
	maxPeople    = 8   // people by whose pairs an event is found
	maxBucket    = 64  // candidates looked at under one key
	maxMonths    = 26  // months that a date may span and still be looked up

	far = edtf.Day(4_000_000) // stands for an open end: some 11,000 years, so that sums stay in range
)

type groupKey struct {
	class   byte
	future  bool
	undated bool
	month   int32
	who     uint64
}

type grouper struct {
	r      *roster.Roster
	events []*draft
	index  map[groupKey][]int32
	ids    map[string]uint32 // numbers for people, names and places
	keys   []uint64          // scratch
	seen   []int32           // scratch
}

// group returns the events of the entries, in order of date and id, as editors
// have corrected them. It reports what editors say of no event.
func group(entries []Entry, r *roster.Roster, edits *curate.Book) ([]Event, diag.List) {
	var dated, undated []*draft
	for i := range entries {
		e := &entries[i]
		for j := range e.Events {
			d := newDraft(e, &e.Events[j], r)
			if d.Date.IsZero() {
				undated = append(undated, d)
			} else {
				dated = append(dated, d)
			}
		}
	}
	slices.SortFunc(dated, func(a, b *draft) int {
		if c := cmp.Or(cmp.Compare(a.width(), b.width()), cmp.Compare(basisRank(a.DateBasis), basisRank(b.DateBasis)), cmp.Compare(a.lo, b.lo)); c != 0 {
			return c
		}
		return byReport(a, b)
	})
	slices.SortFunc(undated, func(a, b *draft) int {
		if c := cmp.Compare(a.told, b.told); c != 0 {
			return c
		}
		return byReport(a, b)
	})
	g := &grouper{r: r, index: make(map[groupKey][]int32, len(dated)), ids: map[string]uint32{}}
	for _, d := range dated {
		g.place(d, g.dated(d))
	}
	for _, d := range undated {
		g.place(d, g.undated(d))
	}
	g.name()
	l := g.curate(entries, edits)
	return g.finish(), l
}

// who returns the keys by which the event is found. It is valid until the
// next call.
func (g *grouper) who(d *draft) []uint64 {
	k := g.keys[:0]
	one := func(prefix, s string) { k = append(k, uint64(g.number(prefix, s))) }
	switch {
	case d.class == 'v':
		for _, p := range d.people[:min(len(d.people), maxPeople)] {
			one("", p)
		}
		if len(k) == 0 {
			one("=", d.others)
		}
	case d.name.key != "" && !d.name.generic:
		one("n:", d.name.key)
		for _, i := range d.Initiatives[:min(len(d.Initiatives), maxPeople)] {
			one("i:", i)
		}
	case d.class == 'f':
		one("g:", d.name.key)
	case len(d.people) > 1:
		p := d.people[:min(len(d.people), maxPeople)]
		for i := range p {
			a := uint64(g.number("", p[i])) << 32
			for _, q := range p[i+1:] {
				k = append(k, a|uint64(g.number("", q)))
			}
		}
	case len(d.people) == 1:
		one("", d.people[0])
	default:
		one("=", d.Place+"/"+d.Country)
	}
	g.keys = k
	return k
}

// number numbers what events are found by, from 1.
func (g *grouper) number(prefix, s string) uint32 {
	if prefix != "" {
		s = prefix + s
	}
	n, ok := g.ids[s]
	if !ok {
		n = uint32(len(g.ids) + 1)
		g.ids[s] = n
	}
	return n
}

// near calls f once for each event that shares a key with d in the months
// from lo to hi.
func (g *grouper) near(d *draft, undated bool, lo, hi edtf.Day, f func(i int32, c *draft)) {
	from, to := months(lo, hi)
	seen := g.seen[:0]
	defer func() { g.seen = seen }()
	for _, w := range g.who(d) {
		for m := from; m <= to; m++ {
			list := g.index[groupKey{d.class, d.future, undated, m, w}]
			for _, i := range list[max(0, len(list)-maxBucket):] {
				if !slices.Contains(seen, i) {
					seen = append(seen, i)
					f(i, g.events[i])
				}
			}
		}
	}
}

// dated returns the event that a dated sighting belongs to, or -1.
func (g *grouper) dated(d *draft) int32 {
	best, bestScore, rivals := int32(-1), -1, 0
	slack := edtf.Day(stay + defaultSlack)
	g.near(d, false, d.lo-slack, d.hi+slack, func(i int32, c *draft) {
		if !g.same(c, d) {
			return
		}
		s := max(c.slack, d.slack)
		if c.lo > d.hi+s || d.lo > c.hi+s {
			return
		}
		score := 0
		if c.Date == d.Date {
			score += 8
		}
		if c.lo <= d.hi && d.lo <= c.hi {
			score += 4
		}
		if slices.Equal(c.people, d.people) {
			score += 2
		}
		if c.Place == d.Place {
			score++
		}
		if c.Date != d.Date {
			rivals++
		}
		if score > bestScore || score == bestScore && i < best {
			best, bestScore = i, score
		}
	})
	if best >= 0 && rivals > 1 && bestScore < 8 && d.hi-d.lo > 7 {
		return -1 // "last year", and there were two
	}
	return best
}

// undated returns the one event that a sighting without a date can mean, or -1.
func (g *grouper) undated(d *draft) int32 {
	if d.told >= far {
		return -1
	}
	back := edtf.Day(recent)
	if d.class == 'f' && !d.name.generic {
		back = sameSeason
	}
	var all, there []int32
	g.near(d, false, d.told-back, d.told+defaultSlack, func(i int32, c *draft) {
		if c.lo > d.told+defaultSlack || c.hi < d.told-back || !g.same(c, d) {
			return
		}
		all = append(all, i)
		if c.Place != "" && c.Place == d.Place {
			there = append(there, i)
		}
	})
	switch {
	case len(all) == 1:
		return all[0]
	case len(there) == 1:
		return there[0]
	case len(all) > 1:
		return -1
	}
	best := int32(-1)
	g.near(d, true, d.told-retold, d.told, func(i int32, c *draft) {
		if c.told >= d.told-retold && g.same(c, d) && c.Subtype == d.Subtype && (best < 0 || i < best) {
			best = i
		}
	})
	return best
}

// same reports whether two drafts can be one event, their dates apart.
func (g *grouper) same(c, d *draft) bool {
	if c.class != d.class || c.future != d.future || !g.agree(c, d) {
		return false
	}
	for i := range c.Reports {
		if len(d.Reports) > 0 && c.Reports[i].Article == d.Reports[0].Article {
			return false // the report itself tells them apart
		}
	}
	if c.Subtype != d.Subtype && c.Subtype != "" && d.Subtype != "" && d.class == 'v' && c.width()+d.width() > 8 {
		return false // a state visit is not a working visit, unless the days say so
	}
	if n, m := c.name, d.name; n.key != "" || m.key != "" {
		if n.generic && m.generic {
			return n.key == m.key && (c.Place != "" && c.Place == d.Place || c.Date == d.Date && c.Country == d.Country)
		}
		if n.ordinal != m.ordinal && n.ordinal != "" && m.ordinal != "" {
			return false
		}
		return n.key == m.key || n.ordinal != "" && n.ordinal == m.ordinal && shared(c.Initiatives, d.Initiatives)
	}
	if len(c.people) == 0 && len(d.people) == 0 {
		return c.Place == d.Place && c.Place != "" && c.others == d.others || d.class != 'f' && c.others == d.others && c.others != "" ||
			c.Title == d.Title && c.Date == d.Date
	}
	if len(c.people) == 1 || len(d.people) == 1 {
		return slices.Equal(c.people, d.people) && (d.class == 'v' || c.others == d.others)
	}
	n := common(c.people, d.people)
	return n > 1 && n == min(len(c.people), len(d.people))
}

// agree reports whether the places can be one place.
func (g *grouper) agree(c, d *draft) bool {
	if c.Country != "" && d.Country != "" && c.Country != d.Country {
		return false
	}
	if c.Place == "" || d.Place == "" || c.Place == d.Place {
		return true
	}
	return c.Place == d.Country || d.Place == c.Country
}

func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// common counts what two sorted lists share.
func common(a, b []string) (n int) {
	for len(a) > 0 && len(b) > 0 {
		switch c := strings.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			n, a, b = n+1, a[1:], b[1:]
		}
	}
	return n
}

// place adds the sighting to event i, or makes it an event when i is negative.
func (g *grouper) place(d *draft, i int32) {
	if i < 0 {
		g.list(g.add(d))
		return
	}
	c := g.events[i]
	if !d.Date.IsZero() && basisRank(d.DateBasis) < basisRank(c.DateBasis) && d.hi-d.lo <= c.hi-c.lo {
		c.Date, c.DateBasis, c.lo, c.hi, c.slack = d.Date, d.DateBasis, d.lo, d.hi, d.slack
	}
	if c.Place == "" || placeRank(d) < placeRank(c) {
		if d.Place != "" {
			c.Place, c.PlaceText, c.PlaceBasis = d.Place, cmp.Or(d.PlaceText, c.PlaceText), d.PlaceBasis
		}
	}
	c.PlaceText, c.PlaceBasis = cmp.Or(c.PlaceText, d.PlaceText), cmp.Or(c.PlaceBasis, d.PlaceBasis)
	c.Country = cmp.Or(c.Country, d.Country)
	c.Subtype = cmp.Or(c.Subtype, d.Subtype)
	c.due = cmp.Or(c.due, d.due)
	if c.Name == "" || c.name.ordinal == "" && d.name.ordinal != "" && c.name.key == d.name.key {
		c.Name, c.name = d.Name, d.name
	}
	for _, p := range d.Participants {
		j := slices.IndexFunc(c.Participants, func(q annotate.Part) bool {
			return q.Entity == p.Entity && (p.Entity != "" || prose.Fold(q.Text) == prose.Fold(p.Text))
		})
		if j < 0 {
			c.Participants = append(c.Participants, p)
			continue
		}
		c.Participants[j].Office = cmp.Or(c.Participants[j].Office, p.Office)
	}
	for _, id := range d.Initiatives {
		if !slices.Contains(c.Initiatives, id) {
			c.Initiatives = append(c.Initiatives, id)
		}
	}
	if len(d.people) > len(c.people) && d.class != 'v' {
		c.people = d.people
	}
	if better(d, c) {
		c.Title, c.Rule = d.Title, d.Rule
		if c.class == 'f' && d.Name == "" {
			c.Title = cmp.Or(c.Name, d.Title)
		}
	}
	c.Main = c.Main || d.Main
	c.Editor = c.Editor || d.Editor
	c.Confidence = max(c.Confidence, d.Confidence)
	c.Reports = append(c.Reports, d.Reports...)
}

// add makes a draft an event.
func (g *grouper) add(d *draft) int32 {
	g.events = append(g.events, d)
	return int32(len(g.events) - 1)
}

// list enters event i under all by which it is found.
func (g *grouper) list(i int32) {
	d := g.events[i]
	from, to := months(d.lo, d.hi)
	undated := d.Date.IsZero()
	for _, w := range g.who(d) {
		for m := from; m <= to; m++ {
			k := groupKey{d.class, d.future, undated, m, w}
			g.index[k] = append(g.index[k], i)
		}
	}
}
