package site

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
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
	gone   bool     // deleted by an editor
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
			Place: s.Place, Country: s.Country, PlaceText: s.PlaceText, PlaceBasis: s.PlaceBasis,
			Participants: slices.Clone(s.Participants), Initiatives: slices.Clone(s.Initiatives),
			Status: s.Status, Main: s.Main, Rule: s.Rule, Confidence: s.Confidence, Editor: s.Editor, Name: s.Name,
			Reports: []Report{{Article: e.ID, Sentence: s.Sentence, Para: s.Para, Start: s.Start, End: s.End}},
		},
		due:  s.Due,
		told: far,
	}
	if !e.Date.IsZero() {
		_, d.told = bounds(e.Date)
	}
	d.derive(r)
	return d
}

// derive sets what the event is matched by from what is known of it.
func (d *draft) derive(r *roster.Roster) {
	d.class, d.name = class(d.Kind), takeApart(d.Name)
	d.future = d.Status == "planned" || d.Status == "announced"
	if d.Country == "" && d.Place != "" {
		if p := r.Get(roster.Place, d.Place); p != nil {
			d.Country = p.Country
		}
	}
	var others []string
	guests := d.class == 'v'
	d.people = nil
	for _, p := range d.Participants {
		switch {
		case p.Entity == "":
			others = append(others, prose.Fold(p.Text))
		case !guests || p.Part == "guest":
			d.people = append(d.people, p.Entity)
		}
	}
	if guests && len(d.people) == 0 {
		for _, p := range d.Participants {
			if p.Entity != "" {
				d.people = append(d.people, p.Entity)
			}
		}
	}
	slices.Sort(d.people)
	d.people = slices.Compact(d.people)
	slices.Sort(others)
	d.others = strings.Join(others, "|")
	if !d.Date.IsZero() {
		d.lo, d.hi = bounds(d.Date)
	} else {
		d.lo, d.hi = d.told, d.told
	}
	d.slack = 0
	if d.DateBasis == "default" {
		d.slack = defaultSlack
	}
	if d.class == 'v' || d.class == 'f' {
		d.slack = max(d.slack, stay)
	}
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
