package annotate

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"dateline/internal/article"
	"dateline/internal/figure"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/timex"
)

// doc is one report under analysis: what every rule reads, found once. All
// offsets are bytes of the body unless a name says title.
type doc struct {
	a            *Annotator
	art          *article.Article
	grammar.Text // the body
	title        string
	lang         string // primary subtag: "en", "ru"; "en" when the article does not say
	times        timex.Finder
	rooms        rooms

	mentions  []Mention    // of all kinds in the body, sorted by span
	people    []Mention    // those of leaders
	titled    []Mention    // mentions in the title
	found     []timex.Expr // of time, in the body, sorted by span
	dates     []When       // the notes of these
	titleWhen []When

	offices     map[int]prose.Span // by the start of a leader's mention: the office beside it, "President of Norland"
	quotedSpans []prose.Span       // stretches between double marks, roughly
	sexes       map[string]byte    // 'm' or 'f' by the id of a leader, where a form of address says; nil: not looked
	others      *strangers         // nil: not looked
	doubts      []Doubt
	cuts        []Cut
	orphans     []Orphan
}

// rooms is what the passes work in, kept from one report to the next. Nothing in
// the notes points into it.
type rooms struct {
	census  census
	line    line
	events  []Event
	slots   []slot
	figures []figure.Figure
	voices  []figure.Quote
}

func (a *Annotator) read(art *article.Article) *doc {
	d, _ := a.docs.Get().(*doc)
	if d == nil {
		d = &doc{offices: map[int]prose.Span{}}
	}
	clear(d.offices)
	*d = doc{a: a, art: art, title: art.Title, lang: primary(art.Lang), offices: d.offices,
		Text: d.Text, times: d.times, rooms: d.rooms, mentions: d.mentions[:0], people: d.people[:0], dates: d.dates[:0], titleWhen: d.titleWhen[:0], quotedSpans: d.quotedSpans[:0]}
	d.Read(art.Body)
	d.titleWhen = appendWhens(d.titleWhen, d.timesIn(d.title), Title)
	d.found = atMost(d, "dates", d.timesIn(d.Body), func(e *timex.Expr) prose.Span { return e.Span })
	d.dates = appendWhens(d.dates, d.found, Body)
	for i := range d.found {
		d.Times = append(d.Times, d.found[i].Span)
	}
	d.markQuoted()
	d.nameAll()
	return d
}

// timesIn finds the expressions of time in a text. They are good until it is
// called again.
func (d *doc) timesIn(text string) []timex.Expr {
	return d.times.Find(text, timex.Ref{Date: d.art.Date, Lang: d.art.Lang})
}

// appendWhens appends the notes of expressions of time to out.
func appendWhens(out []When, found []timex.Expr, w Where) []When {
	for i := range found {
		e := &found[i]
		out = append(out, When{
			By:    By{Span: e.Span, Rule: e.Rule, Confidence: e.Confidence},
			Where: w, Value: e.Value, Timex3: e.Timex3, Kind: e.Kind, Basis: e.Basis,
		})
	}
	return out
}

// nameAll finds the mentions.
func (d *doc) nameAll() {
	a := d.a
	n := &d.rooms.census
	n.reset(a, d.art.Date)
	n.pages = [2]*page{a.find(d.title, true), a.find(d.Body, false)}
	if e := a.byID[key{roster.Source, d.art.Source}]; e != nil {
		n.agency = a.countryOf(e.Country)
	}
	n.city = a.countryOf(d.art.Dateline.Place)
	n.home = a.homeOf(n.agency, n.city)
	n.run()
	d.take(n) // the offices ask for the subjects of sentences
	n.titles(d)
	d.take(n)
	d.doubts = n.open
	for _, p := range n.pages {
		a.lent.Put(p)
	}
	d.mentions = atMost(d, "mentions", d.mentions, func(m *Mention) prose.Span { return m.Span })
	d.editMentions()
	d.people = d.people[:0]
	for _, m := range d.mentions {
		if m.Kind == roster.Leader {
			d.people = append(d.people, m)
		}
	}
	d.Names = appendSpans(d.Names[:0], d.people)
}

func appendSpans(out []prose.Span, ms []Mention) []prose.Span {
	for i := range ms {
		out = append(out, ms[i].Span)
	}
	return out
}

// homeOf is the country whose president "the President" is, where nothing in the
// report says: that of an agency of the site's own countries, wherever it writes
// from; else that of the city it writes from, and of the agency. A report without
// an agency that is known is read in the site's own country.
func (a *Annotator) homeOf(agency, city string) string {
	switch {
	case agency != "" && slices.Contains(a.homes, agency):
		return agency
	case agency == "" && len(a.homes) == 1:
		return a.homes[0]
	}
	return cmp.Or(city, agency)
}

// take makes mentions of what the census found.
func (d *doc) take(n *census) {
	d.mentions = slices.Grow(d.mentions[:0], len(n.found)+8)
	d.titled, d.people = d.titled[:0], d.people[:0]
	for _, f := range n.found {
		m := Mention{
			By:    By{Span: n.spanOf(f), Rule: f.rule, Confidence: sure(f.sure)},
			Where: where(int(f.page)), Kind: f.kind, Entity: d.a.ents[f.ent].ID, Form: f.form,
		}
		if f.page == 0 {
			d.titled = append(d.titled, m)
			continue
		}
		d.mentions = append(d.mentions, m)
	}
	byPlace := func(a, b Mention) int { return cmp.Or(bySpan(a.Span, b.Span), cmp.Compare(a.Kind, b.Kind)) }
	slices.SortStableFunc(d.titled, byPlace)
	if !slices.IsSortedFunc(d.mentions, byPlace) {
		slices.SortStableFunc(d.mentions, byPlace)
	}
	for _, m := range d.mentions {
		if m.Kind == roster.Leader {
			d.people = append(d.people, m)
		}
	}
}

// sure is a confidence of two decimals.
func sure(f float32) float64 { return math.Round(float64(f)*100) / 100 }

// countryOf is the country of a place, which is its own if it is one; "" when
// the roster does not know it.
func (a *Annotator) countryOf(id string) string {
	e := a.byID[key{roster.Place, id}]
	switch {
	case e == nil:
		return ""
	case e.Country != "":
		return e.Country
	}
	return id
}

func primary(lang string) string {
	for i := range len(lang) {
		if lang[i] == '-' || lang[i] == '_' {
			lang = lang[:i]
			break
		}
	}
	if lang == "" {
		return "en"
	}
	return lang
}

// mentionsIn are the mentions in the body that lie within the span, sorted.
func (d *doc) mentionsIn(s prose.Span) []Mention { return within(d.mentions, s) }

// peopleIn are the mentions of leaders within the span.
func (d *doc) peopleIn(s prose.Span) []Mention { return within(d.people, s) }

func within(ms []Mention, s prose.Span) []Mention {
	i := sort.Search(len(ms), func(i int) bool { return ms[i].Start >= s.Start })
	j := i
	for j < len(ms) && ms[j].Start < s.End {
		if ms[j].End > s.End { // rare: keep the slice whole by copying
			out := slices.Clone(ms[i:j])
			for ; j < len(ms) && ms[j].Start < s.End; j++ {
				if ms[j].End <= s.End {
					out = append(out, ms[j])
				}
			}
			return out
		}
		j++
	}
	return ms[i:j]
}

// personAt is the mention of a leader that covers the offset.
func (d *doc) personAt(offset int) (Mention, bool) {
	i := sort.Search(len(d.people), func(i int) bool { return d.people[i].End > offset })
	if i < len(d.people) && d.people[i].Start <= offset {
		return d.people[i], true
	}
	return Mention{}, false
}

// entity is what the roster says of an id, or nil.
func (d *doc) entity(k roster.Kind, id string) *roster.Entity { return d.a.byID[key{k, id}] }

func bySpan(a, b prose.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}
