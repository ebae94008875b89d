package site

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/wording"
)

// Item is an event, or a report that tells none, as it hangs on the rail.
type Item struct {
	When
	Href, Title string
	Lang        string // of the title, where it is not the page's
	Kind        string // "State visit", "Report"
	Status      string // "announced" or "planned"; "" for what was held
	Minor       bool   // only mentioned
	Place       Link
	Text        string // the sentence that says so, or the gist
	TextLang    string // its language, where it is not the page's
	TextHref    string // where that sentence stands
	Quote       *Quote
	Figures     []Figure
	People      []Person
	Initiatives []Link
	Reports     []Cited
	More        int // reports beyond those shown
}

// Person is somebody in an item, with the office of that day.
type Person struct {
	Link
	Office string
	Lang   string // of the office, where it is not the page's
}

// Quote is a quotation in a list, with the way to its place in the report.
type Quote struct {
	Text, Href string
	Lang       string
	Speaker    Link
	Office     string
	OfficeLang string // where it is not the page's
	When       When
	Source     Link
}

// Figure is a figure in a list, with the way to its place in the report.
type Figure struct {
	Exact, What, Href string
	Qualifier         string // "almost", "more than"
	Period            string
	SaidBy            Link
	When              When
	Source            Link
	Sentence          string
	Lang              string // of the report's words, where it is not the page's
	Differ            []Otherwise
}

// Otherwise is a figure of another report for the same quantity, with another
// value.
type Otherwise struct {
	Link   // the figure, in its report
	Lang   string
	Source string
	When   string
}

// Cited is a report named as a source.
type Cited struct {
	Href, Source, Date, Title string
	Digest                    bool
	Sentence, Para            string
	Lang                      string // of title and sentence, where it is not the page's
}

const (
	reportsShown = 4
	figuresShown = 3
	peopleShown  = 6
)

// item makes the item of a ref for a page at root. An item is full when it
// stands on the overview or a month, where the key quotation and the figures
// belong.
func (s *Site) item(r ref, root string) Item {
	if r.entry {
		return s.reportItem(r.i, root)
	}
	v := &s.Events[r.i]
	it := Item{When: s.eventWhen(v), Href: v.from(root), Title: s.eventTitle(v), Lang: s.tongueOf(s.eventTitle(v)), Kind: s.kindOf(v), Minor: !v.Main && !v.Editor,
		Place: s.eventPlace(v, root)}
	if v.Status == "announced" || v.Status == "planned" {
		it.Status = s.w.Of(statuses[v.Status])
	}
	if v.FulfilledBy != "" {
		it.Status = s.w.T("announced, and since held")
	}
	for i, p := range v.Participants {
		if i == peopleShown {
			it.People = append(it.People, Person{Link: Link{Text: s.w.T("and %s more", s.w.Number(len(v.Participants)-i))}})
			break
		}
		it.People = append(it.People, s.person(p.Entity, p.Text, p.Office, v, root))
	}
	for _, id := range v.Initiatives {
		it.Initiatives = append(it.Initiatives, s.entity(roster.Initiative, id, root))
	}
	for i, rep := range v.Reports {
		e := s.Entry(rep.Article)
		if e == nil {
			continue
		}
		if it.Text == "" && rep.Sentence != "" && !same(rep.Sentence, v.Title) {
			it.Text, it.TextHref, it.TextLang = cut(rep.Sentence, gistLen), e.from(root)+paraAnchor(rep.Para), s.foreign(e.Lang)
		}
		if i < reportsShown {
			it.Reports = append(it.Reports, s.cited(e, root, rep.Para))
		} else {
			it.More++
		}
	}
	if v.Main {
		if lead := s.lead[r.i]; lead >= 0 && s.firstOf(&s.Entries[lead]) == r.i {
			s.evidence(&it, &s.Entries[lead], root)
		}
	}
	return it
}

// firstOf is the event that a report is about first, to which its quotation
// and its figures are given in lists; -1 when there is none.
func (s *Site) firstOf(e *Entry) int {
	first, para := -1, 0
	for _, i := range s.eventsOf[e.ID] {
		if !s.Events[i].Main {
			continue
		}
		for _, rep := range s.Events[i].Reports {
			if rep.Article == e.ID && (first < 0 || rep.Para < para) {
				first, para = i, rep.Para
			}
		}
	}
	return first
}

func paraAnchor(p int) string {
	if p <= 0 {
		return ""
	}
	return "#p" + strconv.Itoa(p)
}

// same reports whether two texts say the same words.
func same(a, b string) bool {
	return strings.EqualFold(strings.TrimRight(a, " ."), strings.TrimRight(b, " ."))
}

func (s *Site) person(id, text, title string, v *Event, root string) Person {
	p := Person{Link: s.entity(roster.Leader, id, root), Office: title}
	if p.Text == "" {
		p.Text = text
	}
	if e := s.roster.Get(roster.Leader, id); e != nil && title == "" && v != nil {
		p.Office = e.Office(v.Date)
	}
	p.Lang = s.tongueOf(p.Office)
	return p
}

func (s *Site) reportItem(i int, root string) Item {
	e := &s.Entries[i]
	it := Item{When: s.articleWhen(e), Href: e.from(root), Title: e.Title, Kind: s.w.T("Report"), Lang: s.foreign(e.Lang)}
	if e.Gist != "" && !same(e.Gist, e.Title) {
		it.TextLang = it.Lang
		it.Text, it.TextHref = e.Gist, e.from(root)+paraAnchor(min(1, e.Paragraphs))
	}
	for i, id := range e.Leaders {
		if i == peopleShown {
			break
		}
		p := Person{Link: s.entity(roster.Leader, id, root)}
		if l := s.roster.Get(roster.Leader, id); l != nil {
			p.Office = l.Office(e.Date)
			p.Lang = s.tongueOf(p.Office)
		}
		it.People = append(it.People, p)
	}
	for _, id := range e.Initiatives {
		it.Initiatives = append(it.Initiatives, s.entity(roster.Initiative, id, root))
	}
	it.Reports = []Cited{s.cited(e, root, 0)}
	s.evidence(&it, e, root)
	return it
}

// evidence adds the quotation that matters and the first figures of a report.
func (s *Site) evidence(it *Item, e *Entry, root string) {
	var best *Saying
	for _, q := range e.Quotes.All() {
		n := utf8.RuneCountInString(q.Text)
		if n < 40 || q.Speaker == "" {
			continue
		}
		if best == nil || n <= 320 && utf8.RuneCountInString(best.Text) > 320 {
			best = q
		}
	}
	if best != nil {
		q := s.quote(e, best, root)
		q.Text = cut(q.Text, 320)
		it.Quote = &q
	}
	for i, f := range e.Figures.All() {
		if len(it.Figures) == figuresShown {
			break
		}
		if f.What != "" || f.Unit != "" && !strings.HasPrefix(f.Unit, "count:") {
			if it.Figures == nil {
				it.Figures = make([]Figure, 0, min(figuresShown, e.Figures.Len()-i))
			}
			it.Figures = append(it.Figures, s.figure(e, i, f, root))
		}
	}
}

func (s *Site) quote(e *Entry, q *Saying, root string) Quote {
	page := e.from(root)
	out := Quote{Text: q.Text, Href: page + "#q" + strconv.Itoa(q.N), Lang: s.foreign(e.Lang), Speaker: s.entity(roster.Leader, q.Speaker, root),
		When: s.articleWhen(e), Source: Link{page, s.sourceName(e)}}
	if out.Speaker.Text == "" {
		out.Speaker.Text = q.SpeakerText
	}
	if l := s.roster.Get(roster.Leader, q.Speaker); l != nil {
		out.Office = l.Office(e.Date)
		out.OfficeLang = s.tongueOf(out.Office)
	}
	return out
}

// figure shows the i-th figure of an entry.
func (s *Site) figure(e *Entry, i int, f *Count, root string) Figure {
	what := f.What
	if what != "" && prose.HoldsSmall(f.Exact, what) {
		what = ""
	}
	page := e.from(root)
	out := Figure{Exact: f.Exact, Qualifier: qualifier(f), What: what, Href: page + figureAnchor(f), When: s.articleWhen(e),
		SaidBy: s.entity(roster.Leader, f.SaidBy, root), Source: Link{page, s.sourceName(e)}, Sentence: f.Sentence, Lang: s.foreign(e.Lang)}
	if !f.Period.IsZero() {
		out.Period = s.w.Date(f.Period)
	}
	for _, r := range s.otherwise[figureAt(s.byID[e.ID], i)] {
		o := &s.Entries[r.entry]
		g := o.Figures.At(int(r.figure))
		out.Differ = append(out.Differ, Otherwise{Link{o.from(root) + figureAnchor(g), strings.TrimSpace(qualifier(g) + " " + g.Exact)}, s.foreign(o.Lang), s.sourceName(o), s.articleWhen(o).Text})
	}
	return out
}

// figureAnchor is where a figure stands on the page of its report. Those of a title
// have no mark.
func figureAnchor(f *Count) string {
	if f.Para == 0 {
		return ""
	}
	return "#f" + strconv.Itoa(int(f.N))
}

// qualifier is the modifier of a figure whose words do not have it.
func qualifier(f *Count) string {
	if f.Modifier != "" && prose.HoldsSmall(f.Exact, f.Modifier) {
		return ""
	}
	return f.Modifier
}

func (s *Site) cited(e *Entry, root string, para int) Cited {
	c := Cited{Href: e.from(root), Source: s.credit(e), Date: s.articleWhen(e).Text, Title: e.Title, Digest: e.DigestOf.Source != "", Lang: s.foreign(e.Lang)}
	if para > 0 {
		c.Href += paraAnchor(para)
		c.Para = strconv.Itoa(para)
	}
	return c
}

// sourceName is the name of who reported it.
func (s *Site) sourceName(e *Entry) string { return s.sourceIn(s.w, e) }

// sourceIn is the same in a language: citations, whose styles are English, give
// the source's own name.
func (s *Site) sourceIn(w wording.Words, e *Entry) string {
	id := s.reporter(e)
	if x := s.roster.Get(roster.Source, id); x != nil {
		return nameIn(w, x)
	}
	return cmp.Or(id, w.T("Source not known"))
}

// eventPlace is where an event is: its place, or its country, or the words of a
// report for what the roster does not know, which lead nowhere.
func (s *Site) eventPlace(v *Event, root string) Link {
	if v.Place != "" {
		return s.place1(v.Place, v.Date, root)
	}
	if v.Country == "" {
		return Link{Text: v.PlaceText}
	}
	return s.place1(v.Country, v.Date, root)
}

func (s *Site) eventTitle(v *Event) string {
	if v.Title != "" {
		return upper(v.Title)
	}
	// Its own words may not be published, or it has none.
	var who []string
	for _, p := range v.Participants {
		if l := s.roster.Get(roster.Leader, p.Entity); l != nil && len(who) < peopleShown {
			who = append(who, s.Name(l))
		}
	}
	if len(who) > 0 {
		return s.w.T("%[1]s: %[2]s", s.kindOf(v), s.w.Join(who))
	}
	return s.kindOf(v)
}

// foreign returns the language of a report where it is not the site's.
func (s *Site) foreign(lang string) string {
	if lang == "" || lang == s.w.Tag() {
		return ""
	}
	return lang
}

func (s *Site) kindOf(v *Event) string {
	switch {
	case v.Subtype != "" && s.w.Knows(wording.Text(upper(v.Subtype))):
		return s.KindName(v.Subtype)
	case v.Kind != "":
		return s.KindName(v.Kind)
	}
	return s.w.T("Event")
}

// upper writes the first letter as a capital.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || !unicode.IsLower(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// gather makes the items of refs.
func (s *Site) gather(refs []ref, root string) []Item {
	out := make([]Item, 0, len(refs))
	for _, r := range refs {
		out = append(out, s.item(r, root))
	}
	return out
}

// refsOf merges the events of a subject and the reports for which no event stands, in
// the order of the timeline.
func (s *Site) refsOf(x subject) []ref {
	n := len(x.events)
	for _, i := range x.entries {
		if !s.covered[i] {
			n++
		}
	}
	out := make([]ref, 0, n)
	events := x.events
	for _, i := range x.entries {
		if s.covered[i] {
			continue
		}
		// Both lists are in that order; of one date, events come first.
		for len(events) > 0 && later(s.Events[events[0]].Date, s.Entries[i].Date) <= 0 {
			out, events = append(out, ref{events[0], false}), events[1:]
		}
		out = append(out, ref{i, true})
	}
	for _, i := range events {
		out = append(out, ref{i, false})
	}
	return out
}
