package event

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// settle says which events the report is about, and gives these its date when
// they have none.
func (f *finder) settle() {
	pub := f.d.Article.Date
	f.byPhone()
	f.dropTold()
	lead := f.lead()
	for i := range f.events {
		e := &f.events[i]
		f.aside(i)
		e.Main = lead >= 0 && f.current(i) && (f.slots[i].sentence == lead || e.Rule == "visit-thanks")
		f.attended(i)
		if e.Main && e.Date.IsZero() && (e.Status == "held" || e.Kind == "invitation") && !pub.IsZero() {
			switch pub.Precision() {
			case edtf.DayPrec, edtf.Month, edtf.Season, edtf.Year:
				e.Date, e.DateBasis = about(pub), "default"
			}
		}
	}
	var anchor *Event // what "following the meeting" refers to
	for _, kind := range [...]string{"meeting", "call", "visit", "summit", "forum", "signing", "announcement"} {
		for i := range f.events {
			if e := &f.events[i]; anchor == nil && e.Main && e.Kind == kind && e.Status == "held" && (kind != "announcement" || e.Rule == "agreed") {
				anchor = e
			}
		}
	}
	for i := range f.events {
		e := &f.events[i]
		if e.Kind == "visit" && e.Status == "held" && e.Date.IsZero() && pub.Precision() == edtf.DayPrec && strings.HasPrefix(e.Trigger.Of(f.d.Body), "is ") {
			e.Date, e.DateBasis = about(pub), "default" // "who is in Szohod on a visit"
		}
		if anchor == nil && lead < 0 && e.Date.IsZero() && e.Status == "held" && !f.slots[i].back && e.Kind == "signing" && pub.Precision() == edtf.DayPrec {
			e.Date, e.DateBasis = about(pub), "default"
		}
		if anchor == nil && lead >= 0 && e.Date.IsZero() && e.Status == "held" && !f.slots[i].back && (e.Kind == "meeting" || e.Kind == "call") && e.Name == "" && f.slots[i].sentence <= lead+5 && pub.Precision() == edtf.DayPrec {
			e.Date, e.DateBasis = about(pub), "default" // the report is about a plan that came of it
		}
		if anchor == nil || e == anchor || f.slots[i].back || anchor.Date.IsZero() || !e.Date.IsZero() {
			// it has its own date, or is of another time
		} else if e.Status == "held" && (e.Kind == "meeting" || e.Kind == "call" || e.Kind == "visit" && e.Subtype != "" && sharesPerson(e.Participants, anchor.Participants)) {
			e.Date, e.DateBasis = about(anchor.Date), "default" // told in the same breath, so about the same day
		} else if e.Kind == "signing" && e.Status == "held" || e.Kind == "invitation" {
			e.Date, e.DateBasis = anchor.Date, anchor.DateBasis
			if e.Kind == "signing" && e.Place == "" && e.Country == "" {
				e.Place, e.Country, e.PlaceText = anchor.Place, anchor.Country, cmp.Or(e.PlaceText, anchor.PlaceText)
				if e.Place != "" || e.Country != "" {
					e.PlaceBasis = "inherited"
				}
			}
		}
		f.onVisit(i)
		f.whileThere(i)
		f.offices(e)
	}
	for i := range f.events {
		f.events[i].Title = f.titleOf(&f.events[i])
		f.unmask(&f.events[i])
	}
}

// dropTold takes from a report what is part of something else that it tells: the talks of
// two of which only is told what they discussed, where it tells of their meeting or their
// call, and a building on the way of a journey.
func (f *finder) dropTold() {
	for i := len(f.events) - 1; i >= 0; i-- {
		e := &f.events[i]
		var within func(Event) bool
		switch e.Rule {
		case pairRule:
			within = func(o Event) bool {
				return o.Rule != pairRule && (o.Kind == "meeting" || o.Kind == "call") && within1(e.Participants, leaders(o.Participants))
			}
		case sightRule: // on the way of a journey
			within = func(o Event) bool {
				return o.Rule != sightRule && o.Kind == "visit" && o.Country != "" && sharesGuest(o.Participants, e.Participants)
			}
		default:
			continue
		}
		if slices.ContainsFunc(f.events, within) {
			f.events = slices.Delete(f.events, i, i+1)
			f.slots = slices.Delete(f.slots, i, i+1)
		}
	}
}

// lead is the sentence that tells what the report is about: the first of its
// opening three that tells of something current, or of the next five one that
// tells of people who met; -1 when there is none. Lines of a page's furniture,
// which end in no mark, count as no sentence.
func (f *finder) lead() int {
	lead := -1
	try := func(most int, fits func(*Event) bool) {
		for i := range f.events {
			if s := f.slots[i].sentence; lead < 0 || s < lead {
				if f.current(i) && fits(&f.events[i]) && f.sentencesBefore(s) < most {
					lead = s
				}
			}
		}
	}
	known := func(e *Event) bool { return e.Rule == "agreed" || e.Rule == "declared" } // as often of what people did when they met
	if try(3, func(e *Event) bool { return !known(e) }); lead < 0 {
		try(8, func(e *Event) bool {
			return e.Status == "held" && (e.Kind == "meeting" || e.Kind == "call" || e.Kind == "visit")
		})
	}
	if lead < 0 {
		try(3, known)
	}
	return lead
}

// sentencesBefore is how many sentences stand before sentence s, headings left out.
func (f *finder) sentencesBefore(s int) int {
	n := 0
	for k := 0; k < s && n < 9; k++ {
		text := strings.TrimRight(f.d.Sents[k].Of(f.d.Body), " \n\"”»)’'")
		if text != "" && strings.IndexByte(".!?:;", text[len(text)-1]) >= 0 {
			n++
		}
	}
	return n
}

// editEvents takes out the events that an editor drops: those whose own words, such
// as "met with", are quoted, or else all of the sentence. They are found first,
// so that what they say of others stays.
func editEvents(d *reading.Doc, events []Event) []Event {
	for _, o := range d.Overrides("event") {
		at := func(span func(*Event) prose.Span) func(Event) bool {
			return func(e Event) bool { return o.Where == reading.Body && span(&e).Overlaps(o.Span) }
		}
		told, why := at(func(e *Event) prose.Span { return e.Trigger }), ""
		if !slices.ContainsFunc(events, told) {
			told = at(func(e *Event) prose.Span { return e.Span })
		}
		switch {
		case !o.Drop:
			why = "an event is corrected in a file of content/events, and here only dropped"
		case !slices.ContainsFunc(events, told):
			why = "no event is found there"
		}
		if why != "" {
			d.Orphans = append(d.Orphans, reading.Orphan{Override: o.Index, Matches: 1, Reason: why})
			continue
		}
		events = slices.DeleteFunc(events, told)
	}
	return events
}

// onVisit dates what is to happen on a visit, told within three sentences of
// it, by the visit's days.
func (f *finder) onVisit(i int) {
	e := &f.events[i]
	if e.Kind != "meeting" && e.Kind != "signing" || e.Status == "held" || !e.Date.IsZero() {
		return
	}
	for j := range f.events {
		v := &f.events[j]
		if v.Kind != "visit" || v.Status == "held" && !v.Main || v.Date.IsZero() || f.differ(e.Country, v.Country) {
			continue
		}
		if n := f.slots[i].sentence - f.slots[j].sentence; n < 0 || n > 6 || len(v.Participants) == 0 {
			continue
		}
		if len(e.Participants) == 0 && e.Kind == "signing" || slices.ContainsFunc(e.Participants, func(p Part) bool { return p.Entity != "" && p.Entity == v.Participants[0].Entity }) {
			e.Date, e.DateBasis = about(v.Date), "resolved"
			f.inherit(e, v.Country)
			return
		}
	}
}

// about is a date with the qualifier of what is only taken to be so.
func about(d edtf.Date) edtf.Date {
	if d.Uncertain() {
		return d.Qualify('%')
	}
	return d.Qualify('~')
}

// current reports whether event i can be what the report is about: told as
// now, and not dated to another time.
func (f *finder) current(i int) bool {
	e := &f.events[i]
	if f.slots[i].back || e.Kind == "background" || e.Kind == "appointment" && f.slots[i].sentence > 0 {
		return false
	}
	if e.Date.IsZero() || f.d.Article.Date.IsZero() {
		return !f.amongPast(i)
	}
	first, last := e.Date.Bounds()
	from, to := f.d.Article.Date.Bounds()
	return int64(first) <= int64(to)+nearDays && int64(last) >= int64(from)-nearDays || e.Status != "held"
}

// amongPast reports that the last event with a date told before event i, at most three
// sentences away, was more than a year before the report: what is told next to it is of
// that time.
func (f *finder) amongPast(i int) bool {
	pub := f.d.Article.Date
	if pub.IsZero() {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		e := &f.events[j]
		if f.slots[i].sentence-f.slots[j].sentence > 3 {
			return false
		}
		if e.Date.IsZero() || f.slots[j].sentence == f.slots[i].sentence {
			continue
		}
		_, last := e.Date.Bounds()
		first, _ := pub.Bounds()
		return e.Status == "held" && last != edtf.MaxDay && last+365 < first
	}
	return false
}

// aside gives a gathering on whose sidelines people met about the day on which they did,
// when its own is not told: "on the sidelines of the summit A met B on May 5".
func (f *finder) aside(i int) {
	e := &f.events[i]
	if !gathers(e.Kind) || !e.Date.IsZero() || e.Rule != "named-at" {
		return
	}
	for j := range f.events {
		if m := &f.events[j]; m.Kind == "meeting" && f.slots[j].sentence == f.slots[i].sentence && m.Status == e.Status && !m.Date.IsZero() && m.DateBasis != "default" {
			e.Date, e.DateBasis = about(m.Date), "resolved"
			return
		}
	}
}

// attended gives a gathering that a visit was made for, or that somebody who has
// come on a visit will attend, the month of the visit, when nothing else says when
// it is: its own days are not known.
func (f *finder) attended(i int) {
	e := &f.events[i]
	if !gathers(e.Kind) || !e.Date.IsZero() || f.slots[i].back {
		return
	}
	for j := range f.events {
		v := &f.events[j]
		if v.Kind != "visit" || f.differ(e.Country, v.Country) || v.Status != e.Status && !(v.Main && e.Status != "held") || v.Date.IsZero() || f.slots[i].sentence-f.slots[j].sentence > 4 || f.slots[j].sentence > f.slots[i].sentence || !within1(e.Participants, v.Participants) {
			continue
		}
		y, ok := v.Date.Year()
		m, mok := v.Date.Month()
		if ok && mok {
			e.Date, e.DateBasis = edtf.FromMonth(y, m).Qualify('~'), "resolved"
			if e.Status == "held" {
				f.inherit(e, v.Country)
			}
			return
		}
	}
}

// inherit gives an event that has no place the country of another.
func (f *finder) inherit(e *Event, country string) {
	if e.Place == "" && e.Country == "" && country != "" {
		e.Country, e.PlaceBasis = country, "inherited"
	}
}

// offices names the office that each participant held on the day: the one by
// which the report calls him where the roster has it for that day, else the
// roster's only one, or its first that stands for him in reports.
func (f *finder) offices(e *Event) {
	day := e.Date
	if day.IsZero() {
		day = f.d.Article.Date
	}
	for i := range e.Participants {
		p := &e.Participants[i]
		x := f.d.Entity(roster.Leader, p.Entity)
		if x == nil || p.Office != "" {
			continue
		}
		said := f.called(p.Entity)
		best, bestScore := -1, -1
		for j := range x.Roles { // sorted by date: of two as good, the later
			if r := &x.Roles[j]; r.At(day) {
				if n := saidRole(said, r); n >= bestScore {
					best, bestScore = j, n
				}
			}
		}
		if best >= 0 && (!day.IsZero() || len(x.Roles) == 1 || said != "") {
			p.Office = x.Roles[best].Title
		}
	}
}

// called is the office by which the report calls a person, folded, or "".
func (f *finder) called(id string) string {
	if s, ok := f.names[id]; ok {
		return s
	}
	if f.names == nil {
		f.names = map[string]string{}
	}
	s := f.calledIn(id)
	f.names[id] = s
	return s
}

func (f *finder) calledIn(id string) string {
	n := 0
	for _, m := range f.d.People {
		if m.Entity != id {
			continue
		}
		if o, ok := f.d.Offices[m.Start]; ok {
			return strings.TrimPrefix(prose.Fold(prose.Space(o.Of(f.d.Body))), "the ")
		}
		if n++; n > 20 {
			break
		}
	}
	return ""
}

// saidRole tells how well the words of a report, folded, name a role.
func saidRole(said string, r *roster.Role) int {
	score := 0
	if len(r.Short) > 0 {
		score = 1
	}
	if said == "" {
		return score
	}
	try := func(name string) {
		n := strings.TrimPrefix(prose.Fold(name), "the ")
		a, _, _ := strings.Cut(said, " ")
		b, _, _ := strings.Cut(n, " ")
		switch {
		case n == said:
			score = max(score, 4)
		case strings.HasPrefix(n, said) || n != "" && strings.HasPrefix(said, n):
			score = max(score, 3)
		case a == b:
			score = max(score, 2)
		}
	}
	try(r.Title)
	for _, s := range r.Short {
		try(s)
	}
	return score
}
