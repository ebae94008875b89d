package site

import (
	"slices"
	"strings"
)

func (s *Site) eventFiles() pages {
	return func(yield yielder) {
		for i := range s.Events {
			if !s.eventFile(i, yield) {
				return
			}
		}
	}
}

func (s *Site) eventFile(i int, yield yielder) bool {
	return yield(s.Events[i].Path(), func(in *Inputs) { s.eventFrom(i, in) }, func() Page { return s.eventPage(i) })
}

// eventFrom says what an event's page is made of.
func (s *Site) eventFrom(i int, in *Inputs) {
	v := &s.Events[i]
	in.event(i)
	in.flags(s.eventName[v.Title] > 1 || s.titles[s.eventTitle(v)] > 0)
	for _, id := range v.Fulfils {
		in.made(id)
	}
	in.made(v.FulfilledBy)
	in.events(s.differing(i))
	in.events(s.related(i))
	in.beside(i, len(s.Events), in.event)
}

const related = 5

func (s *Site) eventPage(i int) Page {
	v := &s.Events[i]
	title := s.eventTitle(v)
	date := s.eventWhen(v)
	b := s.places[i]
	crumbs := []string{"timeline/index.html", s.w.T("Timeline")}
	switch {
	case b.y == 0:
		crumbs = append(crumbs, bucketPath(b), s.bucketTitle(b))
	case b.m == 0:
		crumbs = append(crumbs, bucketPath(b), pad(b.y, 4))
	default:
		crumbs = append(crumbs, bucketPath(bucket{b.y, 0}), pad(b.y, 4), bucketPath(b), upper(s.monthName(b.m)))
	}
	description := s.w.T("%[1]s, %[2]s: %[3]s", s.kindOf(v), date.Text, title)
	p := &EventPage{Head: s.head("event", v.Path(), title, description+".", crumbs...), Date: date}
	p.OGType = "article"
	if s.eventName[v.Title] > 1 || s.titles[title] > 0 || len(v.Title) < 4 {
		p.FullTitle = cut(title, 60) + " (" + v.ID + ")"
		p.Description = cut(description, 180) + " (" + v.ID + ")."
	} else {
		p.FullTitle = s.w.T("%[1]s, %[2]s", cut(title, 70), cut(date.Text, 34))
	}
	p.TitleLang = s.tongueOf(title)
	p.Item = s.item(ref{i, false}, p.Root)
	p.Item.More, p.Note = 0, v.Note
	for k, rep := range v.Reports {
		e := s.Entry(rep.Article)
		if e == nil || k >= tailShown {
			continue
		}
		c := s.cited(e, p.Root, rep.Para)
		c.Sentence = rep.Sentence
		p.Evidence = append(p.Evidence, c)
		if !v.Main {
			continue
		}
		p.Quotes = slices.Grow(p.Quotes, min(e.Quotes.Len(), 6-len(p.Quotes)))
		for _, q := range e.Quotes.All() {
			if len(p.Quotes) < 6 {
				p.Quotes = append(p.Quotes, s.quote(e, q, p.Root))
			}
		}
		p.Figures = slices.Grow(p.Figures, min(e.Figures.Len(), shelf-len(p.Figures)))
		for j, f := range e.Figures.All() {
			if len(p.Figures) < shelf {
				p.Figures = append(p.Figures, s.figure(e, j, f, p.Root))
			}
		}
	}
	p.Facts = append(p.Facts, Fact{Key: s.w.T("Date"), Text: date.Text}, Fact{Key: s.w.T("Date known"), Text: date.Note})
	if l := p.Item.Place; l.Text != "" {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Place"), Text: l.Text, Href: l.Href})
	}
	if status := s.w.Of(statuses[v.Status]); status != "" {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Status"), Text: status})
	}
	if v.Name != "" && !strings.EqualFold(v.Name, title) {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Name"), Text: v.Name})
	}
	if v.Editor {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Stated"), Text: s.w.T("by the editor")})
	}
	if v.Rule != "" && v.Rule != "editor" {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Found"), Text: s.w.T("by the rule"), Mono: v.Rule})
	}
	for _, id := range v.Fulfils {
		if o := s.event(id); o != nil {
			p.Fulfils = append(p.Fulfils, s.told(o, p.Root))
		}
	}
	if o := s.event(v.FulfilledBy); o != nil {
		p.Made = s.told(o, p.Root)
	}
	p.Differ, p.Related = s.dated(s.differing(i), p.Root), s.dated(s.related(i), p.Root)
	if i > 0 {
		o := s.told(&s.Events[i-1], p.Root)
		p.Prev, p.PrevLang = o.Link, o.Lang
	}
	if i+1 < len(s.Events) {
		o := s.told(&s.Events[i+1], p.Root)
		p.Next, p.NextLang = o.Link, o.Lang
	}
	p.LD.add(s.eventLD(v, p))
	return p
}

// told leads to an event.
func (s *Site) told(v *Event, root string) Told {
	title := s.eventTitle(v)
	return Told{Link: Link{v.from(root), title}, Lang: s.tongueOf(title), When: s.eventWhen(v), Kind: s.kindOf(v)}
}

func (s *Site) event(id string) *Event {
	if id == "" {
		return nil
	}
	if i, ok := s.eventAt[id]; ok {
		return &s.Events[i]
	}
	return nil
}

// near is how far before and after an event its relatives are looked for.
const near = 200

// related are the events before and after with the same people.
func (s *Site) related(i int) []int {
	v := &s.Events[i]
	if len(v.Participants) < 2 {
		return nil
	}
	l := s.byLeader.get(v.Participants[0].Entity).events
	at, _ := slices.BinarySearch(l, i)
	var before, after []int
	for k := at - 1; k >= 0 && at-k < near && len(before) < related/2+1; k-- {
		if s.Events[l[k]].Main && shares(v, &s.Events[l[k]]) > 1 {
			before = append(before, l[k])
		}
	}
	slices.Reverse(before)
	for k := at + 1; k < len(l) && k-at < near && len(before)+len(after) < related; k++ {
		if s.Events[l[k]].Main && shares(v, &s.Events[l[k]]) > 1 {
			after = append(after, l[k])
		}
	}
	return append(before, after...)
}

// dated makes lines of events, each with its whole date.
func (s *Site) dated(events []int, root string) []Item {
	var out []Item
	for _, k := range events {
		it := s.brief(ref{k, false}, root)
		it.Short = it.When.Text
		out = append(out, it)
	}
	return out
}

// apartDays is how far apart two reports may date what may be one event.
const apartDays = 3

// differing are the events that other reports tell of the same people in the
// same days, on another day or in another place: it may be that the reports
// contradict each other.
func (s *Site) differing(i int) []int {
	v := &s.Events[i]
	var out []int
	if len(v.Participants) == 0 || v.Date.IsZero() {
		return nil
	}
	l := s.byLeader.get(v.Participants[0].Entity).events
	at, _ := slices.BinarySearch(l, i)
	for k := max(0, at-near); k < min(len(l), at+near) && len(out) < related; k++ {
		if o := &s.Events[l[k]]; l[k] != i && contradict(v, o) {
			out = append(out, l[k])
		}
	}
	return out
}

// contradict reports whether two events can be one of which two reports say
// something else.
func contradict(a, b *Event) bool {
	// Few events are of the same days.
	af, al := a.Date.Bounds()
	bf, bl := b.Date.Bounds()
	if int64(af)-int64(bl) > apartDays || int64(bf)-int64(al) > apartDays || int64(al)-int64(af) > 31 || int64(bl)-int64(bf) > 31 {
		return false
	}
	if a.Kind != b.Kind || a.Status != b.Status || b.Date.IsZero() || a.DateBasis == "default" || b.DateBasis == "default" ||
		named(a) != named(b) || shares(a, b) != named(a) || named(a) < 2 && a.Kind != "visit" {
		return false
	}
	for _, r := range a.Reports {
		if slices.ContainsFunc(b.Reports, func(o Report) bool { return o.Article == r.Article }) {
			return false // which tells them apart itself
		}
	}
	return a.Date != b.Date || a.Place != b.Place || a.Country != b.Country
}

// named counts the participants whom the roster knows.
func named(v *Event) int {
	n := 0
	for _, p := range v.Participants {
		if p.Entity != "" {
			n++
		}
	}
	return n
}

// shares counts the people that two events have in common.
func shares(a, b *Event) int {
	n := 0
	for _, p := range a.Participants {
		for _, q := range b.Participants {
			if p.Entity != "" && p.Entity == q.Entity {
				n++
				break
			}
		}
	}
	return n
}
