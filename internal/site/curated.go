package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/curate"
	"dateline/internal/diag"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// An editor's word on an event wins over what was found. A correction is of
// the one event that it names; of none or of several, it is an orphan, which is
// reported and not applied. An event of the editor's own is never taken for a
// found one: where they look alike, the editor is told.

// Quoted is a passage that an editor quotes for an event, as it stands in its
// report.
type Quoted struct {
	Passage *curate.Passage
	Matches int    // places in the body that the words fit
	Report  Report // of the only one
}

// Passages finds what editors quote of a report. It is pure and safe for
// concurrent use.
func Passages(a *article.Article, passages []*curate.Passage) []Quoted {
	if len(passages) == 0 {
		return nil
	}
	var out []Quoted
	runes, para := counter{text: a.Body}, counterOf(prose.Paragraphs(a.Body))
	for _, p := range passages {
		at := p.In(a.Body)
		q := Quoted{Passage: p, Matches: len(at)}
		if len(at) == 1 {
			q.Report = Report{Article: a.ID, Start: runes.at(at[0].Start), End: runes.at(at[0].End)}
			if at[0].End <= a.Shown() {
				q.Report.Sentence, q.Report.Para = strings.Clone(prose.Space(at[0].Of(a.Body))), para.at(at[0].Start)
			}
		}
		out = append(out, q)
	}
	return out
}

// curator applies what editors say of events.
type curator struct {
	*grouper
	l       diag.List
	byID    map[string]int32
	told    map[string][]int32 // article → the events it tells of; nil for one that is none
	quoted  map[*curate.Passage]Quoted
	claimed map[int32]*curate.Event
}

func (g *grouper) curate(entries []Entry, edits *curate.Book) diag.List {
	if edits == nil || len(edits.Events) == 0 {
		return nil
	}
	c := &curator{grouper: g, byID: map[string]int32{}, told: map[string][]int32{}, quoted: map[*curate.Passage]Quoted{}, claimed: map[int32]*curate.Event{}}
	for i := range entries {
		e := &entries[i]
		c.told[e.ID] = []int32{}
		for _, q := range e.Quoted {
			c.quoted[q.Passage] = q
		}
	}
	for i, d := range g.events {
		c.byID[d.ID] = int32(i)
		for _, r := range d.Reports {
			c.told[r.Article] = append(c.told[r.Article], int32(i))
		}
	}
	var own []*curate.Event
	for i := range edits.Events {
		e := &edits.Events[i]
		if _, found := c.byID[e.ID]; !found && !e.Corrects() {
			own = append(own, e)
			continue
		}
		c.correct(e)
	}
	for _, e := range own {
		c.own(e)
	}
	return c.l
}

// correct applies a correction to the event it names.
func (c *curator) correct(e *curate.Event) {
	hits, why := c.meant(e)
	at := e.Pos
	if e.Found.Pos.File != "" {
		at = e.Found.Pos
	}
	if len(hits) != 1 {
		if why == "" {
			why = plural(len(hits), "found event fits", "found events fit") + " what it says"
			if len(hits) == 0 {
				why = "no found event fits what it says"
			}
		}
		c.l.Warnf(at, "event/orphan", "give found the id of the event from its page, or words of the sentence that tells of it and its kind", "the correction is not applied: %s", why)
		return
	}
	i := hits[0]
	if first := c.claimed[i]; first != nil {
		c.l.Warnf(at, "event/twice", "keep one of the two files", "the correction is not applied: %s corrects the same event", first.Pos.File)
		return
	}
	if j, taken := c.byID[e.ID]; taken && j != i {
		c.l.Warnf(e.Pos, "event/taken", "give the file and its id another name", "the correction is not applied: another event bears the id %q", e.ID)
		return
	}
	c.claimed[i] = e
	d := c.events[i]
	if e.Drop {
		d.gone = true
		return
	}
	d.ID = e.ID
	c.set(d, e)
	c.list(i)
}

// meant are the found events that a correction can mean. why says what is wrong
// with its words when they cannot be found.
func (c *curator) meant(e *curate.Event) (hits []int32, why string) {
	f := &e.Found
	switch {
	case f.Article != "":
		told, known := c.told[f.Article]
		q := c.quoted[&f.Passage]
		switch {
		case !known:
			return nil, "no article has the id " + f.Article
		case f.Exact != "" && q.Matches != 1:
			return nil, "the words “" + f.Exact + "” fit " + plural(q.Matches, "place", "places") + " of " + f.Article
		}
		for _, i := range told {
			for _, r := range c.events[i].Reports {
				if r.Article == f.Article && (f.Exact == "" || r.Start < q.Report.End && q.Report.Start < r.End) {
					hits = append(hits, i)
					break
				}
			}
		}
	default:
		if i, ok := c.byID[cmp.Or(f.Event, e.ID)]; ok {
			hits = []int32{i}
		}
	}
	return slices.DeleteFunc(hits, func(i int32) bool {
		return f.Kind != "" && f.Kind != c.events[i].Kind || f.Event != "" && i != c.at(f.Event)
	}), ""
}

// at is the event that was found under an id, or -1.
func (c *curator) at(id string) int32 {
	if i, ok := c.byID[id]; ok {
		return i
	}
	return -1
}

// own adds an event of the editor's own.
func (c *curator) own(e *curate.Event) {
	if !e.Whole() {
		c.l.Warnf(e.Pos, "event/orphan", "write found to correct an event, or at least kind and title for one of its own",
			"no found event has the id %q, and the file does not say enough for an event of its own", e.ID)
		return
	}
	d := &draft{Event: Event{ID: e.ID, Status: "held", Rule: "editor", Confidence: 1}, told: far}
	c.set(d, e)
	if !d.Date.IsZero() {
		d.told = d.lo // a plan is made good from its own day on
		alike := *d
		alike.Reports = nil // a report that both cite does not tell them apart
		if i := c.dated(&alike); i >= 0 && !c.events[i].gone && c.claimed[i] == nil {
			c.l.Notef(e.Pos, "event/same", "write found: {event: "+c.events[i].ID+"} if it is", "the found event %s may be the same", c.events[i].ID)
		}
	}
	i := c.add(d)
	c.claimed[i] = e
	c.list(i)
}

// set puts what the file says in the place of what was found.
func (c *curator) set(d *draft, e *curate.Event) {
	d.Editor, d.Note, d.Confidence = true, e.Note, 1
	text := func(key string, to *string, said string) {
		if e.Says(key) {
			*to = said
		}
	}
	text("subtype", &d.Subtype, e.Subtype)
	text("title", &d.Title, e.Title)
	text("name", &d.Name, e.Name)
	d.Kind, d.Status = cmp.Or(e.Kind, d.Kind), cmp.Or(e.Status, d.Status)
	if e.Says("date") {
		if d.Date, d.DateBasis = e.Date, "curator"; e.Date.IsZero() {
			d.DateBasis = ""
		}
	}
	if e.Says("place") || e.Says("country") {
		if e.Says("place") {
			d.Place, d.Country = e.Place, ""
		}
		if e.Says("country") {
			d.Country = e.Country
		}
		d.PlaceText = "" // which said something else
		if d.PlaceBasis = "curator"; d.Place == "" && d.Country == "" {
			d.PlaceBasis = ""
		}
	}
	if e.Says("participants") {
		d.Participants = nil
		for _, p := range e.Participants {
			q := annotate.Part{Entity: p.Entity, Text: p.Text, Part: p.Part, Office: p.Office}
			if x := c.r.Get(roster.Leader, p.Entity); x != nil && q.Office == "" {
				q.Office = x.Office(d.Date)
			}
			d.Participants = append(d.Participants, q)
		}
	}
	if e.Says("initiatives") {
		d.Initiatives = slices.Clone(e.Initiatives)
	}
	for i := range e.Reports {
		p := &e.Reports[i]
		q := c.quoted[p]
		switch _, known := c.told[p.Article]; {
		case !known:
			c.l.Warnf(p.Pos, "event/orphan", "give the id of an article of the chronicle", "a report is left out: no article has the id %q", p.Article)
		case q.Matches != 1:
			c.l.Warnf(p.Pos, "event/orphan", "quote the words as they stand in the body, with a prefix or suffix where they stand more than once",
				"a report is left out: the words %q fit %d places of %s", p.Exact, q.Matches, p.Article)
		default:
			d.Reports = append(d.Reports, q.Report)
		}
	}
	d.derive(c.r)
}

// plural counts in a problem, which is in English whatever the site's language.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
