// Package site arranges a chronicle: entries of reports and the roster become
// timeline, event, article, leader, initiative, place and source pages, as
// plain structs that hold text and relative addresses and no HTML.
//
// The nouns: an [Entry] is what lists need of one report; an [Event] is what
// happened, told by one or more reports; an [Item] is either of them as it
// hangs on the rail of a timeline; a [Page] is one file of the site, a struct
// of its own for each kind, which the template of the same name fills in.
//
//	s, problems := site.New(meta, entries, roster)
//	for p := range s.Pages() {
//		// render p to p.Base().Path
//	}
//
// The rules: every address is relative and names a file; nothing is linked
// that has no page; a date is shown as precisely as it is known and no more;
// the order of everything depends on its content alone.
package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/internal/curate"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/roster"
	"dateline/internal/wording"
)

// Meta is what content/site.yaml says of the chronicle, and the program's
// version.
type Meta struct {
	Title       string
	Subtitle    string
	Description string // one or two sentences, for the overview and for search engines
	BaseURL     string // whole address that ends in a slash, or "" when the site has no home yet
	Hub         string // address of the WebSub hub that is told of new reports, or ""
	Language    string // BCP 47, of the pages' own words
	Rights      string // mode for reports that state none: full, excerpt or metadata; entries have it filled in
	License     string // a line on rights, for the foot of the pages and the feeds
	Editor      string
	Contact     string // mail address or URL
	Version     string // of the program; part of the about page
	Search      bool   // a page to search on; its index is written by the search room
	NoData      bool   // the tables are not published
	Linked      bool   // beside a report's page lie its annotations as JSON-LD
	Theme       Theme
}

// Site is the arranged chronicle. It is not changed after New, and all its
// methods are safe for concurrent use.
type Site struct {
	Meta    Meta
	Entries []Entry // by date, then id; those without a year last
	Events  []Event // the same

	w        wording.Words
	roster   *roster.Roster
	byID     map[string]int   // of Entries
	eventAt  map[string]int   // of Events, by id
	eventsOf map[string][]int // article id → Events that it tells
	places   []bucket         // of Events: where each hangs on the timeline
	when     []bucket         // of Entries: by date of publication
	whens    whens            // of the dates of entries and events
	lead     []int            // of Events: the Entry whose words introduce it
	covered  []bool           // of Entries: an event stands for it on the timeline
	whom     whom             // of Entries
	items    []ref            // the timeline, in order

	byLeader, byInitiative, byPlace, bySource subjects

	copiesOf  map[string][]int // article id → Entries that name it as the first of a reprint
	again     []bool           // of Entries: its first is here too, and stands for it in lists
	titles    map[string]int   // how many entries bear a title
	eventName map[string]int   // the same of events
	speakers  map[string][]sayingRef
	figures   map[string][]figureRef    // by the group of their unit
	otherwise map[figureRef][]figureRef // figures of other reports for the same quantity, with another value
	pairings  []pairing
	pairsOf   map[string][]int // leader id → pairings
	picture   string           // its whole address, "" without a base URL
	sections  []section
	nav       map[navKey]*Nav

	arrival []int       // the Entries as they entered the archive
	arrived []int       // of Entries: their place in arrival
	entered []time.Time // of Entries: when they entered
}

// bucket is the year and month under which a date is listed; 0 is unknown.
type bucket struct{ y, m int }

// ref is an event (by index), or an entry when entry is set.
type ref struct {
	i     int
	entry bool
}

// sayingRef is a quotation of an entry.
type sayingRef struct{ entry, saying int32 }

func sayingAt(entry, saying int) sayingRef { return sayingRef{int32(entry), int32(saying)} }

// subjects lists, for each id, the entries and events that concern it.
type subjects map[string]*subject

type subject struct {
	entries, events []int
}

func (s subjects) at(id string) *subject {
	x := s[id]
	if x == nil {
		x = &subject{}
		s[id] = x
	}
	return x
}

func (s subjects) get(id string) subject {
	if x := s[id]; x != nil {
		return *x
	}
	return subject{}
}

// New arranges the entries, which it sorts in place. It reports what it had to
// leave out.
func New(meta Meta, entries []Entry, r *roster.Roster) (*Site, diag.List) {
	return Curated(meta, entries, r, nil)
}

// Curated is New with what editors say of events.
func Curated(meta Meta, entries []Entry, r *roster.Roster, edits *curate.Book) (*Site, diag.List) {
	if r == nil {
		r = roster.New()
	}
	words, _ := wording.For(meta.Language)
	s := &Site{Meta: meta, w: words, Entries: entries, roster: r, byID: map[string]int{}, eventsOf: map[string][]int{},
		byLeader: subjects{}, byInitiative: subjects{}, byPlace: subjects{}, bySource: subjects{},
		titles: map[string]int{}, eventName: map[string]int{}, speakers: map[string][]sayingRef{}, eventAt: map[string]int{}, whens: whens{map[edtf.Day]*whenOn{}, map[string]When{}}}
	slices.SortFunc(entries, byTime)
	s.nameUntitled()
	for i := range entries {
		e := &entries[i]
		s.byID[e.ID] = i
		s.titles[e.Title]++
		s.when = append(s.when, bucketOf(e.Date))
		s.keepWhen(e.Date)
	}
	s.copiesOf = s.reprints()
	s.again = s.repeated()
	s.whom = s.numbered()
	events, l := group(entries, r, edits)
	s.Events = events
	slices.SortStableFunc(s.Events, func(a, b Event) int {
		return cmp.Or(later(a.Date, b.Date), told(&a, &b), strings.Compare(a.ID, b.ID))
	})
	for i := range s.Events {
		s.place(i)
	}
	s.cover()
	s.file()
	s.order()
	s.arrive()
	s.figures = s.figuresByUnit()
	s.otherwise = s.differences()
	s.pairings = s.pairs()
	s.pairsOf = map[string][]int{}
	for i := range s.pairings {
		p := &s.pairings[i]
		s.pairsOf[p.a], s.pairsOf[p.b] = append(s.pairsOf[p.a], i), append(s.pairsOf[p.b], i)
	}
	s.picture = s.url("picture.png")
	s.sections = s.parts()
	s.nav = s.navs()
	return s, l
}

// place files an event under its day, its reports and its title.
func (s *Site) place(i int) {
	v := &s.Events[i]
	s.places = append(s.places, bucketOf(v.Date))
	s.keepWhen(v.Date)
	s.eventName[v.Title]++
	lead := -1
	for _, rep := range v.Reports {
		if k, ok := s.byID[rep.Article]; ok {
			if lead < 0 {
				lead = k
			}
			if e := s.eventsOf[rep.Article]; len(e) == 0 || e[len(e)-1] != i {
				s.eventsOf[rep.Article] = append(e, i)
			}
		}
	}
	s.lead = append(s.lead, lead)
	s.eventAt[v.ID] = i
}

// file files the entries and the events under what they concern.
func (s *Site) file() {
	once := func(l []int, i int) []int {
		if n := len(l); n > 0 && l[n-1] == i {
			return l
		}
		return append(l, i)
	}
	entry := func(m subjects, id string, i int) {
		if id != "" {
			x := m.at(id)
			x.entries = once(x.entries, i)
		}
	}
	event := func(m subjects, id string, i int) {
		if id != "" {
			x := m.at(id)
			x.events = once(x.events, i)
		}
	}
	for i := range s.Entries {
		e := &s.Entries[i]
		for _, id := range []string{e.Source, e.Syndicator, e.DigestOf.Source} {
			entry(s.bySource, id, i)
		}
		if s.again[i] {
			continue
		}
		for _, id := range e.Leaders {
			entry(s.byLeader, id, i)
		}
		for _, id := range e.Initiatives {
			entry(s.byInitiative, id, i)
		}
		for _, id := range e.Places {
			entry(s.byPlace, id, i)
		}
		for j, q := range e.Quotes.All() {
			s.speakers[q.Speaker] = append(s.speakers[q.Speaker], sayingAt(i, j))
		}
	}
	for i := range s.Events {
		v := &s.Events[i]
		for _, p := range v.Participants {
			event(s.byLeader, p.Entity, i)
		}
		for _, id := range v.Initiatives {
			event(s.byInitiative, id, i)
		}
		event(s.byPlace, v.Place, i)
		if v.Country != v.Place {
			event(s.byPlace, v.Country, i)
		}
	}
	// They stay as they are, and need no room to grow.
	for _, m := range [...]subjects{s.byLeader, s.byInitiative, s.byPlace, s.bySource} {
		for _, x := range m {
			x.entries, x.events = slices.Clone(x.entries), slices.Clone(x.events)
		}
	}
	for id, list := range s.speakers {
		s.speakers[id] = slices.Clone(list)
	}
}

// order makes the timeline: all events, and the reports whose own event has no
// place on it.
func (s *Site) order() {
	var all subject
	for i := range s.Events {
		all.events = append(all.events, i)
	}
	for i := range s.Entries {
		if !s.again[i] {
			all.entries = append(all.entries, i)
		}
	}
	s.items = s.refsOf(all)
}

// cover finds the reports for which an event stands on the timeline: one that the
// report is about, in a year that is known or else as undated as the report itself.
func (s *Site) cover() {
	s.covered = make([]bool, len(s.Entries))
	for i := range s.Entries {
		s.covered[i] = slices.ContainsFunc(s.eventsOf[s.Entries[i].ID], func(k int) bool {
			return s.Events[k].Main && (s.places[k].y != 0 || s.when[i].y == 0)
		})
	}
}

func (s *Site) dateOf(r ref) edtf.Date {
	if r.entry {
		return s.Entries[r.i].Date
	}
	return s.Events[r.i].Date
}

func (s *Site) bucketOf(r ref) bucket {
	if r.entry {
		return s.when[r.i]
	}
	return s.places[r.i]
}

// told orders two events of one date by their first reports, and in one report
// as it tells them.
func told(a, b *Event) int {
	if len(a.Reports) == 0 || len(b.Reports) == 0 {
		return cmp.Compare(len(b.Reports), len(a.Reports))
	}
	x, y := &a.Reports[0], &b.Reports[0]
	return cmp.Or(strings.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start))
}

// later orders dates for a timeline: by the month they are listed under, in it
// by first day, what is known less precisely last; dates without a year last
// of all.
func later(a, b edtf.Date) int {
	x, y := bucketOf(a), bucketOf(b)
	if (x.y == 0) != (y.y == 0) {
		return cmp.Compare(y.y, x.y)
	}
	if x.y != y.y {
		return cmp.Compare(x.y, y.y)
	}
	if x.m != y.m {
		if x.m == 0 || y.m == 0 {
			return cmp.Compare(y.m, x.m)
		}
		return cmp.Compare(x.m, y.m)
	}
	if a == b || a.IsZero() || b.IsZero() {
		return strings.Compare(b.String(), a.String())
	}
	af, al := a.Bounds()
	bf, bl := b.Bounds()
	return cmp.Or(cmp.Compare(vague(af, al), vague(bf, bl)), cmp.Compare(af, bf), cmp.Compare(al, bl), strings.Compare(a.String(), b.String()))
}

// vague is 0 for a day or a visit of some days, 1 for what is known less well.
func vague(first, last edtf.Day) int {
	if int64(last)-int64(first) > 10 {
		return 1
	}
	return 0
}

// bucketOf files a date: under its month when it lies in one, or begins in one
// and lasts a month at most; else under its year when it lies in one; else
// under no year.
func bucketOf(d edtf.Date) bucket {
	if d.IsZero() {
		return bucket{}
	}
	first, last := d.Bounds()
	if first == edtf.MinDay || last == edtf.MaxDay {
		return bucket{}
	}
	y, m, _ := first.Civil()
	y2, m2, _ := last.Civil()
	switch {
	case y <= 0 || y > 9999:
		return bucket{}
	case y == y2 && m == m2, int64(last)-int64(first) < 31:
		return bucket{y, m}
	case y == y2:
		return bucket{y, 0}
	}
	return bucket{}
}

// Entry returns the entry of an article, or nil.
func (s *Site) Entry(id string) *Entry {
	if i, ok := s.byID[id]; ok {
		return &s.Entries[i]
	}
	return nil
}

// Folder is the folder of a date's pages: the year, or "undated" where no
// single year is known. It agrees with article.Article.Folder.
func Folder(d edtf.Date) string {
	y, ok := d.Year()
	if !ok || y <= 0 || y > 9999 {
		return "undated"
	}
	if s := d.String(); s[0] >= '0' && s[0] <= '9' { // it begins with the year
		return s[:4]
	}
	return pad(y, 4)
}

// ArticlePath is the address of a report's page.
func ArticlePath(e *Entry) string { return e.Path() }

// Path is the address of the report's page.
func (e *Entry) Path() string { return e.from("") }

// from is the way to it from a page at root.
func (e *Entry) from(root string) string {
	return root + "articles/" + Folder(e.Date) + "/" + e.ID + ".html"
}

// Path is the address of an event's page.
func (v *Event) Path() string { return v.from("") }

func (v *Event) from(root string) string {
	return root + "events/" + Folder(v.Date) + "/" + v.ID + ".html"
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}
