package event

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/grammar"
	"dateline/internal/reading"
)

// keep puts a finding among the events of the report, or into the one that it
// tells of again.
func (f *finder) keep(x *finding, si int) {
	pub := f.d.Article.Date
	if x.Status != "held" && x.DateBasis == "resolved" {
		x.Date = nextYear(x.Date, pub)
		if !gathers(x.Kind) && f.line.bareWeekday() && !slices.ContainsFunc(f.found, func(y finding) bool { return y.Status == "held" && y.Date == x.Date }) {
			x.Date = nextWeek(x.Date, pub)
		}
	}
	if x.Status == "held" && x.DateBasis == "resolved" && (x.Name == "" && !x.vague && !gathers(x.Kind) || strings.HasSuffix(x.Rule, "-held")) {
		x.Date = lastYear(x.Date, pub)
	}
	if x.Status == "planned" && f.journeyFor(x, pub) {
		x.Status = "held"
	}
	if !x.Date.IsZero() && !pub.IsZero() && x.Status == "held" {
		first, _ := x.Date.Bounds()
		if _, last := pub.Bounds(); (first > last+1 || first > last && f.line.present(x)) && last != edtf.MaxDay {
			x.Status = "announced"
		}
	}
	if x.Kind == "signing" && x.loose && x.Date.IsZero() && x.Place == "" && x.Rule != "signing" {
		return // an agreement of old, of which nothing more is said
	}
	f.placeWords(x)
	if x.vague && x.Date.IsZero() && x.Place == "" && x.Country == "" && !(x.told && x.PlaceText != "") {
		return
	}
	if x.Name != "" && x.Date.IsZero() {
		x.Date, x.DateBasis = yearOf(x.Name)
	}
	key := gatherKey(x.Name)
	for i := range f.events {
		e, s := &f.events[i], &f.slots[i]
		if x.apart && s.sentence == si || !f.again(e, s, x, key) {
			continue
		}
		if e.Rule == pairRule { // how they spoke says more than of what
			e.By, e.Trigger, s.sentence = x.By, x.Trigger, si
		}
		if x.Date.IsZero() {
			x.Date, x.DateBasis = e.Date, e.DateBasis
		}
		if e.Date.IsZero() || betterDate(x, e) {
			e.Date, e.DateBasis = x.Date, x.DateBasis
		}
		if e.PlaceText == "" || e.Place == "" && x.Place != "" {
			e.PlaceText = cmp.Or(x.PlaceText, e.PlaceText)
		}
		if e.Place == "" && x.Place != "" {
			e.Place, e.PlaceBasis = x.Place, x.PlaceBasis
			e.Country = cmp.Or(x.Country, e.Country)
		}
		if x.Country != "" && (e.Country == "" || strings.HasPrefix(e.Country, reading.Strange)) {
			e.Country, e.PlaceBasis = x.Country, cmp.Or(e.PlaceBasis, x.PlaceBasis)
		}
		e.Subtype = cmp.Or(e.Subtype, x.Subtype)
		if e.Kind == "signing" && x.Title != "" && e.Title != x.Title {
			if e.Title = cmp.Or(e.Title, x.Title); e.Title != x.Title {
				e.Title = "documents" // several of one day
			}
		}
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
	if x.only && !(x.Rule == "visitor's" && x.Status == "held" && x.DateBasis == "explicit") { // "in September 2031 during Vale's visit"
		return
	}
	f.events = append(f.events, x.Event)
	f.slots = append(f.slots, slot{key, x.back || x.loose, si})
}

// present reports that the verb of the finding is in the present, which of a later day
// tells what is to be: "on July 6 Vale begins a trip".
func (l *line) present(x *finding) bool {
	for j := max(x.a, 0); j < min(x.b, l.n); j++ {
		if l.shapeOf(j) == grammar.ThirdForm {
			return true
		}
	}
	return false
}

// journeyFor reports that what was planned is what somebody made a journey for, before
// the day of the report: "took a trip to Karsk on Thursday to meet".
func (f *finder) journeyFor(x *finding, pub edtf.Date) bool {
	if x.Kind != "meeting" || x.Name != "" || x.Date.IsZero() || x.DateBasis == "default" || pub.IsZero() || len(x.Participants) == 0 {
		return false
	}
	_, last := x.Date.Bounds()
	if first, _ := pub.Bounds(); last >= first {
		return false
	}
	return slices.ContainsFunc(f.found, func(y finding) bool {
		return y.Kind == "visit" && y.Status == "held" && y.a < x.a && y.Date == x.Date && len(y.Participants) > 0 && y.Participants[0].Entity == x.Participants[0].Entity
	})
}

// nextYear is the same month or day of the year after, when what is yet to
// happen was resolved to a time before the report: "their meeting in September".
func nextYear(d, pub edtf.Date) edtf.Date {
	if from, to := d.Ends(); from != to && !from.IsZero() && !to.IsZero() {
		a, b := nextYear(from, pub), nextYear(to, pub)
		if next, err := edtf.Parse(a.String() + "/" + b.String()); err == nil && a != from && b != to {
			return next
		}
		return d
	}
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

// nextWeek is the same day a week later, when what is yet to happen was resolved to the
// last such day before the report: "has agreed to meet on Friday".
func nextWeek(d, pub edtf.Date) edtf.Date {
	if d.Precision() != edtf.DayPrec || pub.Precision() != edtf.DayPrec {
		return d
	}
	day, _ := d.Bounds()
	if today, _ := pub.Bounds(); day >= today || day < today-6 {
		return d
	}
	return edtf.FromDay(day + 7)
}

// bareWeekday reports a sentence that names a day of the week, and no other day.
func (l *line) bareWeekday() bool {
	day := false
	for j, w := range l.low {
		if grammar.MonthWord(w) && l.inDate(j) || w == "last" || w == "yesterday" || w == "past" {
			return false
		}
		day = day || grammar.Weekday.Is(w)
	}
	return day
}

// lastYear is the same month or day of the year before, when what has been was
// resolved to a time well after the report: "who visited Borduria in November", told
// in September.
func lastYear(d, pub edtf.Date) edtf.Date {
	y, ok := d.Year()
	if p := d.Precision(); !ok || y < 1 || p != edtf.Month && p != edtf.DayPrec || pub.IsZero() {
		return d
	}
	first, _ := d.Bounds()
	if _, last := pub.Bounds(); int64(first) <= int64(last)+31 || int64(first) > int64(last)+366 {
		return d
	}
	if before, err := edtf.Parse(fmt.Sprintf("%04d%s", y-1, d.String()[4:])); err == nil {
		return before
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
	if e.Kind != x.Kind && !(gathers(e.Kind) && gathers(x.Kind)) || (e.Status == "held") != (x.Status == "held") && !f.onTour(e, x) && !f.sameJourney(e, x) &&
		!(gathers(e.Kind) && e.Name != "" && x.Name != "" && x.Date.IsZero()) {
		return false
	}
	if !e.Date.IsZero() && !x.Date.IsZero() && !edtf.Overlaps(e.Date, x.Date) && e.Kind != "visit" {
		return false
	}
	if f.differ(e.Place, x.Place) && e.Kind != "visit" {
		return false
	}
	if f.differ(e.Country, x.Country) {
		return false
	}
	if x.back != s.back && e.Date != x.Date && (x.back || !x.Date.IsZero()) {
		return false
	}
	switch e.Kind {
	case "summit", "forum", "background":
		if l := &f.line; e.Status != x.Status && (l.w(x.a-1) == "next" || l.w(x.a) == "next") { // "the next one will be held in"
			return false
		}
		return key == s.key || sameName(e, x)
	case "visit":
		if e.Rule != x.Rule && (e.Rule == sightRule || x.Rule == sightRule) || e.Rule == sightRule && e.PlaceText != x.PlaceText {
			return false
		}
		if e.Subtype != "" && x.Subtype != "" && e.Subtype != x.Subtype || e.Date.IsZero() && s.sentence == 0 && e.Status == "held" && f.longAgo(x.Date) { // "has left for Ostrand", and "in March Vale visited Ostrand"
			return false
		}
		if !e.Date.IsZero() && !x.Date.IsZero() && !edtf.Overlaps(e.Date, x.Date) {
			a, _ := e.Date.Bounds()
			b, _ := x.Date.Bounds()
			if a-b > 5 || b-a > 5 {
				return false
			}
		}
		if e.PlaceText != "" && x.PlaceText != "" && e.PlaceText != x.PlaceText && e.Place == "" && x.Place == "" && f.longAgo(e.Date) != f.longAgo(x.Date) { // towns that nobody knows
			return false
		}
		return sharesGuest(e.Participants, x.Participants)
	case "invitation":
		return samePart(e.Participants, x.Participants, "invitee")
	case "signing":
		if x.Date.IsZero() != e.Date.IsZero() && (f.longAgo(e.Date) || f.longAgo(x.Date)) && e.Title != x.Title { // a pact of old beside today's
			return false
		}
		return within1(leaders(e.Participants), leaders(x.Participants)) && e.Due == x.Due
	case "announcement":
		if len(e.Initiatives)+len(x.Initiatives) == 0 {
			return within1(e.Participants, x.Participants)
		}
		return shares(e.Initiatives, x.Initiatives)
	}
	if e.Name != "" || x.Name != "" { // a body's meeting
		return key == s.key
	}
	if x.told {
		return !s.back && (e.Date.IsZero() || x.Date.IsZero() || edtf.Overlaps(e.Date, x.Date))
	}
	if x.Date.IsZero() != e.Date.IsZero() && x.loose {
		return false
	}
	return within1(e.Participants, x.Participants) && within1(x.Participants, e.Participants)
}

// longAgo reports a day more than a month before the report.
func (f *finder) longAgo(d edtf.Date) bool {
	pub := f.d.Article.Date
	if d.IsZero() || pub.IsZero() {
		return false
	}
	_, last := d.Bounds()
	first, _ := pub.Bounds()
	return last+30 < first
}

// onTour reports that x is a leg of the visit e, which has begun: a town of the
// country that it goes to within the week.
func (f *finder) onTour(e *Event, x *finding) bool {
	if e.Kind != "visit" || x.Place == "" || e.Country == "" || e.Country != x.Country || e.Date.IsZero() || x.Date.IsZero() {
		return false
	}
	a, _ := e.Date.Bounds()
	b, _ := x.Date.Bounds()
	return b >= a && b-a <= 5
}

// sameJourney reports that x speaks of the visit e, announced before, as of one that
// takes place: "Vale's visit to Ostrand comes ahead of talks".
func (f *finder) sameJourney(e *Event, x *finding) bool {
	if e.Kind != "visit" || !x.Date.IsZero() || x.Country == "" || x.Country != e.Country {
		return false
	}
	return x.Rule == "visitor's" || x.Rule == "his-visit" && e.Status == "held" && f.line.w(x.a) == "during"
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

// sharesPerson reports somebody whom both parties name.
func sharesPerson(a, b []Part) bool {
	return slices.ContainsFunc(a, func(p Part) bool {
		return p.Entity != "" && slices.ContainsFunc(b, func(q Part) bool { return q.Entity == p.Entity })
	})
}
