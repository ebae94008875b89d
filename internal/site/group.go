package site

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/annotate"
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

// draft is an event on its way, or a sighting that looks for its event.
type draft struct {
	Event
	class  byte
	future bool
	people []string // whom it is matched by, sorted
	others string   // the people that the roster does not know, folded
	name   title
	due    edtf.Date
	lo, hi edtf.Day // what the date can mean; the report's days when it is undated
	slack  edtf.Day
	told   edtf.Day // last day of the first report's date
}

// title is the name of a gathering taken apart: "Third Amber Road Forum".
type title struct {
	key     string // folded, without number and year: "amber road forum"
	ordinal string // "3"
	generic bool   // "business forum": no name of its own
}

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

// group returns the events of the entries, in order of date and id.
func group(entries []Entry, r *roster.Roster) []Event {
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
	return g.finish()
}

func byReport(a, b *draft) int {
	x, y := &a.Reports[0], &b.Reports[0]
	if c := strings.Compare(x.Article, y.Article); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End),
		strings.Compare(a.Kind, b.Kind), strings.Compare(a.Title, b.Title), slices.Compare(a.people, b.people))
}

func basisRank(s string) int {
	switch s {
	case "curator":
		return 0
	case "explicit":
		return 1
	case "resolved":
		return 2
	case "cross-document":
		return 3
	}
	return 4
}

func (d *draft) width() int64 {
	w := int64(d.hi) - int64(d.lo)
	if d.DateBasis == "default" {
		w += 2 * defaultSlack
	}
	return w
}

func newDraft(e *Entry, s *Sighting, r *roster.Roster) *draft {
	d := &draft{
		Event: Event{
			Kind: s.Kind, Subtype: s.Subtype, Title: s.Title, Date: s.Date, DateBasis: s.DateBasis,
			Place: s.Place, Country: s.Country, PlaceBasis: s.PlaceBasis,
			Participants: slices.Clone(s.Participants), Initiatives: slices.Clone(s.Initiatives),
			Status: s.Status, Main: s.Main, Rule: s.Rule, Confidence: s.Confidence, Editor: s.Editor, Name: s.Name,
			Reports: []Report{{Article: e.ID, Sentence: s.Sentence, Para: s.Para, Start: s.Start, End: s.End}},
		},
		class:  class(s.Kind),
		future: s.Status == "planned" || s.Status == "announced",
		name:   takeApart(s.Name),
		due:    s.Due,
		told:   far,
	}
	if d.Country == "" && d.Place != "" {
		if p := r.Get(roster.Place, d.Place); p != nil {
			d.Country = p.Country
		}
	}
	var others []string
	guests := d.class == 'v'
	for _, p := range s.Participants {
		switch {
		case p.Entity == "":
			others = append(others, prose.Fold(p.Text))
		case !guests || p.Part == "guest":
			d.people = append(d.people, p.Entity)
		}
	}
	if guests && len(d.people) == 0 {
		for _, p := range s.Participants {
			if p.Entity != "" {
				d.people = append(d.people, p.Entity)
			}
		}
	}
	slices.Sort(d.people)
	d.people = slices.Compact(d.people)
	slices.Sort(others)
	d.others = strings.Join(others, "|")
	if !e.Date.IsZero() {
		_, d.told = bounds(e.Date)
	}
	if !d.Date.IsZero() {
		d.lo, d.hi = bounds(d.Date)
	} else {
		d.lo, d.hi = d.told, d.told
	}
	if d.DateBasis == "default" {
		d.slack = defaultSlack
	}
	if d.class == 'v' || d.class == 'f' {
		d.slack = max(d.slack, stay)
	}
	return d
}

// class is one letter for the kinds that can be one event.
func class(kind string) byte {
	switch kind {
	case "summit", "forum":
		return 'f'
	case "visit":
		return 'v'
	case "announcement":
		return 'n' // apart from "appointment"
	case "":
		return '?'
	}
	return kind[0]
}

// bounds is d.Bounds within what can be counted with.
func bounds(d edtf.Date) (lo, hi edtf.Day) {
	lo, hi = d.Bounds()
	return min(max(lo, -far), far), min(max(hi, -far), far)
}

// month numbers the months of all years.
func month(d edtf.Day) int32 {
	y, m, _ := d.Civil()
	return int32(y*12 + m - 1)
}

// months returns the months from lo to hi, or no months when they are too many.
func months(lo, hi edtf.Day) (from, to int32) {
	if lo <= -far || hi >= far || lo > hi {
		return 0, -1
	}
	from, to = month(lo), month(hi)
	if to-from > maxMonths {
		return 0, -1
	}
	return from, to
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
		if c.Reports[i].Article == d.Reports[0].Article {
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
		i = int32(len(g.events))
		g.events = append(g.events, d)
		from, to := months(d.lo, d.hi)
		undated := d.Date.IsZero()
		for _, w := range g.who(d) {
			for m := from; m <= to; m++ {
				k := groupKey{d.class, d.future, undated, m, w}
				g.index[k] = append(g.index[k], i)
			}
		}
		return
	}
	c := g.events[i]
	if !d.Date.IsZero() && basisRank(d.DateBasis) < basisRank(c.DateBasis) && d.hi-d.lo <= c.hi-c.lo {
		c.Date, c.DateBasis, c.lo, c.hi, c.slack = d.Date, d.DateBasis, d.lo, d.hi, d.slack
	}
	if c.Place == "" || placeRank(d) < placeRank(c) {
		if d.Place != "" {
			c.Place, c.PlaceBasis = d.Place, d.PlaceBasis
		}
	}
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

func placeRank(d *draft) int {
	switch {
	case d.Place == "":
		return 3
	case d.PlaceBasis == "explicit":
		return 0
	case d.PlaceBasis == "inherited":
		return 1
	}
	return 2
}

// better reports whether d tells the event better than what is known of it: a
// report about it before one that mentions it, more people before fewer.
func better(d, c *draft) bool {
	if d.Main != c.Main {
		return d.Main
	}
	if len(d.Participants) != len(c.Participants) && c.class != 'f' {
		return len(d.Participants) > len(c.Participants)
	}
	return false
}

// finish names the events, links plans to what came of them, and sorts.
func (g *grouper) finish() []Event {
	for _, d := range g.events {
		if len(d.Reports) < 2 {
			continue
		}
		slices.SortFunc(d.Reports, func(a, b Report) int {
			return cmp.Or(strings.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
		})
	}
	order := make([]int32, len(g.events))
	ids := make([]string, len(g.events))
	for i, d := range g.events {
		order[i] = int32(i)
		ids[i] = eventID(d)
	}
	slices.SortFunc(order, func(a, b int32) int {
		x, y := g.events[a], g.events[b]
		zx, zy := x.Date.IsZero(), y.Date.IsZero()
		if zx != zy {
			if zx {
				return 1
			}
			return -1
		}
		if c := edtf.Compare(x.Date, y.Date); c != 0 {
			return c
		}
		if c := strings.Compare(ids[a], ids[b]); c != 0 {
			return c
		}
		return byReport(x, y)
	})
	taken := make(map[string]int, len(ids))
	for _, i := range order {
		taken[ids[i]]++
	}
	next := map[string]int{}
	for _, i := range order {
		if base := ids[i]; taken[base] > 1 {
			for {
				next[base]++
				if next[base] == 1 {
					break // the first keeps the plain id
				}
				id := prose.Slug(base, 74) + "-" + itoa(next[base])
				if taken[id] == 0 {
					taken[id] = 1
					ids[i] = id
					break
				}
			}
		}
		g.events[i].ID = ids[i]
	}
	for _, i := range order {
		if g.events[i].future {
			g.link(g.events[i])
		}
	}
	out := make([]Event, len(order))
	for n, i := range order {
		slices.Sort(g.events[i].Fulfils)
		out[n] = g.events[i].Event
	}
	return out
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

// link finds the event by which a plan, an announcement or an invitation was
// made good: the first that the people it named held in its time.
func (g *grouper) link(p *draft) {
	want := *p
	want.future = false
	want.Reports = []Report{{}}
	from, to := p.told-defaultSlack, p.told+promise
	if p.told >= far {
		return
	}
	when := p.due
	if p.class == class("invitation") {
		want.class = 'v'
		if p.Name != "" {
			want.class = 'f'
		}
		want.people = nil
		for _, x := range p.Participants {
			if x.Part == "invitee" && x.Entity != "" {
				want.people = append(want.people, x.Entity)
			}
		}
		want.Place = ""
		if len(want.people) == 0 && want.class == 'v' {
			return
		}
	} else if !p.Date.IsZero() && p.DateBasis != "default" {
		when = p.Date
	}
	if !when.IsZero() {
		lo, hi := bounds(when)
		from, to = max(from, lo-7), min(hi+7, max(p.told, lo)+promise)
	}
	var hit *draft
	want.Subtype = ""
	g.near(&want, false, from, to, func(_ int32, c *draft) {
		if c.lo < from || c.lo > to || !g.same(c, &want) {
			return
		}
		if c.class == 'v' && (want.Country == "" || c.Country != want.Country) {
			return
		}
		if hit == nil || cmp.Or(cmp.Compare(c.lo, hit.lo), strings.Compare(c.ID, hit.ID)) < 0 {
			hit = c
		}
	})
	if hit != nil {
		p.FulfilledBy = hit.ID
		hit.Fulfils = append(hit.Fulfils, p.ID)
	}
}

// eventID is "2023-10-17-meeting-ada-vale-bo-lund": as much of the date as is
// known, the kind, and who, or else what and where.
func eventID(d *draft) string {
	var b strings.Builder
	if d.Date.IsZero() {
		b.WriteString("undated")
	} else {
		s := d.Date.String()
		if i := strings.IndexAny(s, "/,."); i > 0 {
			s = s[:i]
		}
		b.WriteString(strings.ToLower(strings.Trim(s, "[]{}")))
	}
	b.WriteByte('-')
	b.WriteString(d.Kind)
	n := b.Len()
	if d.Name != "" && (d.class == 'f' || len(d.people) == 0) {
		b.WriteByte('-')
		b.WriteString(d.Name)
	} else {
		for _, p := range d.people {
			b.WriteByte('-')
			b.WriteString(p)
		}
	}
	if d.class == 'v' && d.Country != "" {
		b.WriteByte('-')
		b.WriteString(d.Country)
	}
	if b.Len() == n {
		b.WriteByte('-')
		b.WriteString(cmp.Or(d.Place, d.Country, d.Title))
	}
	return prose.Slug(b.String(), 76)
}

// takeApart divides the name of a gathering.
func takeApart(s string) title {
	if s == "" {
		return title{}
	}
	var t title
	var words []string
	capitals := 0
	toks := prose.Tokens(s)
	for i := 0; i < len(toks); i++ {
		w := toks[i].Of(s)
		f := prose.Fold(w)
		switch {
		case toks[i].Kind == prose.Punct, f == "the", f == "annual", f == "upcoming", f == "recent", f == "initiative":
			continue
		case toks[i].Kind == prose.Number:
			if i+1 < len(toks) && toks[i].End == toks[i+1].Start { // "19th"
				i++
			}
			if len(f) < 4 {
				t.ordinal = f
			}
			continue
		case ordinal(f) != "":
			t.ordinal = ordinal(f)
			continue
		}
		if prose.Capital(w) {
			capitals++
		}
		words = append(words, f)
	}
	t.key = strings.Join(words, " ")
	t.generic = capitals == 0
	return t
}

func ordinal(f string) string {
	n := slices.Index(ordinals[:], f)
	if n < 0 {
		if n = slices.Index(romans[:], f); n < 0 {
			return ""
		}
		n++
	}
	return itoa(n + 1)
}

var ordinals = [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
	"eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"}

var romans = [...]string{"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"}
