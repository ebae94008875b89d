package annotate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// keep puts a finding among the events of the report, or into the one that it
// tells of again.
func (f *finder) keep(x *finding, si int) {
	pub := f.d.art.Date
	if x.Status != "held" && x.DateBasis == "resolved" {
		x.Date = nextYear(x.Date, pub)
	}
	if !x.Date.IsZero() && !pub.IsZero() && x.Status == "held" {
		first, _ := x.Date.Bounds()
		if _, last := pub.Bounds(); first > last+1 && last != edtf.MaxDay {
			x.Status = "announced"
		}
	}
	if x.Kind == "signing" && x.loose && x.Date.IsZero() && x.Place == "" && x.Rule != "signing" {
		return // an agreement of old, of which nothing more is said
	}
	if gathers(x.Kind) && x.Date.IsZero() {
		x.Date, x.DateBasis = yearOf(x.Name)
	}
	key := gatherKey(x.Name)
	for i := range f.events {
		e, s := &f.events[i], &f.slots[i]
		if !f.again(e, s, x, key) {
			continue
		}
		if x.Date.IsZero() {
			x.Date, x.DateBasis = e.Date, e.DateBasis
		}
		if e.Date.IsZero() || betterDate(x, e) {
			e.Date, e.DateBasis = x.Date, x.DateBasis
		}
		if e.Place == "" && x.Place != "" {
			e.Place, e.PlaceBasis = x.Place, x.PlaceBasis
			e.Country = cmp.Or(x.Country, e.Country)
		}
		if e.Country == "" && x.Country != "" {
			e.Country, e.PlaceBasis = x.Country, cmp.Or(e.PlaceBasis, x.PlaceBasis)
		}
		e.Subtype = cmp.Or(e.Subtype, x.Subtype)
		e.Due = cmp.Or(e.Due, x.Due)
		if more := x.Participants; len(e.Participants) > 0 && (e.Kind == "signing" || e.Kind == "visit") {
			e.Participants = join(e.Participants, leaders(more)) // "the two countries" is nobody new
		} else {
			e.Participants = join(e.Participants, more)
		}
		e.Initiatives = union(e.Initiatives, x.Initiatives)
		s.back = s.back && (x.back || x.loose)
		if x.Status == "announced" && e.Status == "planned" {
			e.Status = x.Status
		}
		return
	}
	if x.only {
		return
	}
	f.events = append(f.events, x.Event)
	f.slots = append(f.slots, slot{key, x.back || x.loose, si})
}

// nextYear is the same month or day of the year after, when what is yet to
// happen was resolved to a time before the report: "their meeting in September".
func nextYear(d, pub edtf.Date) edtf.Date {
	y, ok := d.Year()
	if p := d.Precision(); !ok || p != edtf.Month && p != edtf.DayPrec || pub.IsZero() {
		return d
	}
	_, last := d.Bounds()
	if first, _ := pub.Bounds(); int64(last)+60 >= int64(first) || int64(last)+400 < int64(first) {
		return d
	}
	if next, err := edtf.Parse(fmt.Sprintf("%04d%s", y+1, d.String()[4:])); err == nil {
		return next
	}
	return d
}

func betterDate(x *finding, e *Event) bool {
	return x.Date.Precision() == edtf.DayPrec && e.Date.Precision() != edtf.DayPrec && edtf.Overlaps(x.Date, e.Date)
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// again reports whether x tells of e once more.
func (f *finder) again(e *Event, s *slot, x *finding, key string) bool {
	if e.Kind != x.Kind && !(gathers(e.Kind) && gathers(x.Kind)) || (e.Status == "held") != (x.Status == "held") {
		return false
	}
	if !e.Date.IsZero() && !x.Date.IsZero() && !edtf.Overlaps(e.Date, x.Date) && e.Kind != "visit" {
		return false
	}
	if e.Place != "" && x.Place != "" && e.Place != x.Place && !(e.Kind == "visit") {
		return false
	}
	if e.Country != "" && x.Country != "" && e.Country != x.Country {
		return false
	}
	if x.back != s.back && e.Date != x.Date && (x.back || !x.Date.IsZero()) {
		return false
	}
	switch e.Kind {
	case "summit", "forum", "background":
		return key == s.key || sameName(e, x)
	case "visit":
		if e.Subtype != "" && x.Subtype != "" && e.Subtype != x.Subtype {
			return false
		}
		if !e.Date.IsZero() && !x.Date.IsZero() && !edtf.Overlaps(e.Date, x.Date) {
			a, _ := e.Date.Bounds()
			b, _ := x.Date.Bounds()
			if a-b > 5 || b-a > 5 {
				return false
			}
		}
		return sharesGuest(e.Participants, x.Participants)
	case "invitation":
		return samePart(e.Participants, x.Participants, "invitee")
	case "signing":
		return within1(leaders(e.Participants), leaders(x.Participants)) && e.Due == x.Due
	case "announcement":
		return shares(e.Initiatives, x.Initiatives)
	}
	if x.Date.IsZero() != e.Date.IsZero() && x.loose {
		return false
	}
	return within1(e.Participants, x.Participants) && within1(x.Participants, e.Participants)
}

// leaders are the participants whom the roster knows.
func leaders(ps []Part) []Part {
	return slices.DeleteFunc(slices.Clone(ps), func(p Part) bool { return p.Entity == "" })
}

func gathers(kind string) bool { return kind == "summit" || kind == "forum" }

func shares(a, b []string) bool {
	return len(a) == 0 && len(b) == 0 || slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// within1 reports whether the smaller of two parties is part of the other.
func within1(a, b []Part) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, p := range a {
		if !slices.ContainsFunc(b, func(q Part) bool { return q.Entity == p.Entity && (p.Entity != "" || q.Text == p.Text) }) {
			return false
		}
	}
	return true
}

func samePart(a, b []Part, part string) bool {
	for _, p := range a {
		for _, q := range b {
			if p.Part == part && q.Part == part && p.Entity == q.Entity && p.Text == q.Text {
				return true
			}
		}
	}
	return false
}

func sharesGuest(a, b []Part) bool { return samePart(a, b, "guest") }

// settle says which events the report is about, and gives these its date when
// they have none.
func (f *finder) settle() {
	pub := f.d.art.Date
	lead := -1
	for i := range f.events {
		if s := f.slots[i].sentence; f.current(i) && s < 3 && (lead < 0 || s < lead) {
			lead = s
		}
	}
	for i := range f.events {
		e := &f.events[i]
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
	for _, kind := range [...]string{"meeting", "call", "visit", "summit", "forum"} {
		for i := range f.events {
			if e := &f.events[i]; anchor == nil && e.Main && e.Kind == kind && e.Status == "held" {
				anchor = e
			}
		}
	}
	for i := range f.events {
		e := &f.events[i]
		if e.Kind == "visit" && e.Status == "held" && e.Date.IsZero() && pub.Precision() == edtf.DayPrec && strings.HasPrefix(e.Trigger.Of(f.d.body), "is ") {
			e.Date, e.DateBasis = about(pub), "default" // "who is in Szohod on a visit"
		}
		if anchor == nil && lead < 0 && e.Date.IsZero() && e.Status == "held" && !f.slots[i].back && e.Kind == "signing" && pub.Precision() == edtf.DayPrec {
			e.Date, e.DateBasis = about(pub), "default"
		}
		if anchor == nil || e == anchor || f.slots[i].back || anchor.Date.IsZero() || !e.Date.IsZero() {
			// it has its own date, or is of another time
		} else if e.Status == "held" && (e.Kind == "meeting" || e.Kind == "call") && e.Rule != "meeting-with" && e.Rule != "meeting-between" {
			e.Date, e.DateBasis = about(anchor.Date), "default" // told in the same breath, so about the same day
		} else if e.Kind == "signing" && e.Status == "held" || e.Kind == "invitation" {
			e.Date, e.DateBasis = anchor.Date, anchor.DateBasis
			if e.Kind == "signing" && e.Place == "" && e.Country == "" {
				e.Place, e.Country = anchor.Place, anchor.Country
				if e.Place != "" || e.Country != "" {
					e.PlaceBasis = "inherited"
				}
			}
		}
		f.onVisit(i)
		f.offices(e)
		e.Title = f.titleOf(e)
	}
}

// onVisit dates what is to happen on a visit, told within three sentences of
// it, by the visit's days.
func (f *finder) onVisit(i int) {
	e := &f.events[i]
	if e.Kind != "meeting" || e.Status == "held" || !e.Date.IsZero() {
		return
	}
	for j := range f.events {
		v := &f.events[j]
		if v.Kind != "visit" || v.Status == "held" || v.Date.IsZero() || e.Country != "" && v.Country != "" && e.Country != v.Country {
			continue
		}
		if n := f.slots[i].sentence - f.slots[j].sentence; n < 0 || n > 3 || len(v.Participants) == 0 {
			continue
		}
		if slices.ContainsFunc(e.Participants, func(p Part) bool { return p.Entity != "" && p.Entity == v.Participants[0].Entity }) {
			e.Date, e.DateBasis = about(v.Date), "resolved"
			if e.Place == "" && e.Country == "" {
				e.Country, e.PlaceBasis = v.Country, "inherited"
			}
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
	if e.Date.IsZero() || f.d.art.Date.IsZero() {
		return true
	}
	first, last := e.Date.Bounds()
	from, to := f.d.art.Date.Bounds()
	return int64(first) <= int64(to)+nearDays && int64(last) >= int64(from)-nearDays || e.Status != "held"
}

// attended gives a gathering that a visit was made for the month of the visit,
// when nothing else says when it was: its own days are not known.
func (f *finder) attended(i int) {
	e := &f.events[i]
	if !gathers(e.Kind) || !e.Date.IsZero() || e.Status != "held" || f.slots[i].back {
		return
	}
	for j := range f.events {
		v := &f.events[j]
		if v.Kind != "visit" || v.Status != "held" || v.Date.IsZero() || f.slots[i].sentence-f.slots[j].sentence > 1 || f.slots[j].sentence > f.slots[i].sentence || !within1(e.Participants, v.Participants) {
			continue
		}
		y, ok := v.Date.Year()
		m, mok := v.Date.Month()
		if ok && mok {
			e.Date, e.DateBasis = edtf.FromMonth(y, m).Qualify('~'), "resolved"
			if e.Place == "" && e.Country == "" {
				e.Country, e.PlaceBasis = v.Country, "inherited"
			}
			return
		}
	}
}

// offices names the office that each participant held on the day: the one by
// which the report calls him where the roster has it for that day, else the
// roster's only one, or its first that stands for him in reports.
func (f *finder) offices(e *Event) {
	day := e.Date
	if day.IsZero() {
		day = f.d.art.Date
	}
	for i := range e.Participants {
		p := &e.Participants[i]
		x := f.d.entity(roster.Leader, p.Entity)
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
	for _, m := range f.d.people {
		if m.Entity != id {
			continue
		}
		if o, ok := f.d.offices[m.Start]; ok {
			return strings.TrimPrefix(prose.Fold(prose.Space(o.Of(f.d.body))), "the ")
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
