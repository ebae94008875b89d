package annotate

import (
	"cmp"
	"slices"
	"sort"
	"sync"

	"dateline/internal/article"
	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/timex"
)

// Doc is one report under analysis: what every rule reads, found once. All
// offsets are bytes of the body unless a name says title.
type Doc struct {
	by           *reader
	art          *article.Article
	grammar.Text // the body
	title        string
	lang         string // primary subtag: "en", "ru"; "en" when the article does not say
	times        timex.Finder
	finder       mention.Finder

	mentions  []Mention    // of all kinds in the body, sorted by span
	people    []Mention    // those of leaders; their spans are Names
	known     []prose.Span // of mentions
	titled    []Mention    // mentions in the title
	found     []timex.Expr // of time, in the body, sorted by span
	dates     []When       // the notes of these
	titleWhen []When

	offices map[int]prose.Span // by the start of a leader's mention: the office beside it, "President of Norland"
	sexes   map[string]byte    // 'm' or 'f' by the id of a leader, where a form of address says; nil: not looked
	others  *strangers         // nil: not looked
	doubts  []Doubt
	cuts    []Cut
	orphans []Orphan
}

// reader reads reports by what a roster knows. It is safe for concurrent use.
type reader struct {
	names *mention.Index
	docs  sync.Pool // of *Doc: the room of one reading serves the next
}

func newReader(names *mention.Index) *reader { return &reader{names: names} }

// done gives the room of a report back, which nobody reads any more.
func (r *reader) done(d *Doc) { r.docs.Put(d) }

// read reads a report.
func (r *reader) read(art *article.Article) *Doc {
	d, _ := r.docs.Get().(*Doc)
	if d == nil {
		d = &Doc{}
	}
	*d = Doc{by: r, art: art, title: art.Title, lang: primary(art.Lang),
		Text: d.Text, times: d.times, finder: d.finder, mentions: d.mentions[:0], titled: d.titled[:0], people: d.people[:0], known: d.known[:0], dates: d.dates[:0], titleWhen: d.titleWhen[:0]}
	d.Read(art.Body)
	d.titleWhen = appendWhens(d.titleWhen, d.timesIn(d.title), Title)
	d.found = atMost(d, "dates", d.timesIn(d.Body), func(e *timex.Expr) prose.Span { return e.Span })
	d.dates = appendWhens(d.dates, d.found, Body)
	for i := range d.found {
		d.Times = append(d.Times, d.found[i].Span)
	}
	d.nameAll()
	return d
}

// timesIn finds the expressions of time in a text. They are good until it is
// called again.
func (d *Doc) timesIn(text string) []timex.Expr {
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
func (d *Doc) nameAll() {
	n := &d.finder
	n.Find(d.by.names, &mention.Report{Title: d.title, Text: &d.Text, Day: d.art.Date, Source: d.art.Source, Place: d.art.Dateline.Place})
	d.offices = n.Offices
	d.titled, d.mentions = appendMentions(d.titled, n.InTitle, Title), appendMentions(d.mentions, n.InBody, Body)
	for _, x := range n.Doubts {
		w := Body
		if x.Title {
			w = Title
		}
		d.doubts = append(d.doubts, Doubt{Span: x.Span, Where: w, Kind: x.Kind, Entities: x.Entities, Rule: x.Rule})
	}
	d.mentions = atMost(d, "mentions", d.mentions, func(m *Mention) prose.Span { return m.Span })
	d.editMentions()
	d.people = d.people[:0]
	for _, m := range d.mentions {
		if m.Kind == roster.Leader {
			d.people = append(d.people, m)
		}
	}
	d.Names, d.known = appendSpans(d.Names[:0], d.people), appendSpans(d.known[:0], d.mentions)
}

// subjects are the people who act or speak in sentences.
func (d *Doc) subjects() mention.Subjects {
	return mention.Subjects{Text: &d.Text, Index: d.by.names, Known: d.known, Offices: d.offices}
}

// subjectBefore is the person whom "he" or "she" at the offset stands for.
func (d *Doc) subjectBefore(offset int) (Mention, bool) {
	i, ok := d.subjects().Before(offset)
	if !ok {
		return Mention{}, false
	}
	return d.people[i], true
}

// appendMentions appends the notes of mentions to out.
func appendMentions(out []Mention, found []mention.Mention, w Where) []Mention {
	out = slices.Grow(out, len(found)+8)
	for i := range found {
		m := &found[i]
		out = append(out, Mention{By: By{Span: m.Span, Rule: m.Rule, Confidence: m.Confidence}, Where: w, Kind: m.Kind, Entity: m.Entity, Form: m.Form})
	}
	return out
}

func appendSpans(out []prose.Span, ms []Mention) []prose.Span {
	for i := range ms {
		out = append(out, ms[i].Span)
	}
	return out
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
func (d *Doc) mentionsIn(s prose.Span) []Mention { return within(d.mentions, s) }

// peopleIn are the mentions of leaders within the span.
func (d *Doc) peopleIn(s prose.Span) []Mention { return within(d.people, s) }

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
func (d *Doc) personAt(offset int) (Mention, bool) {
	i := sort.Search(len(d.people), func(i int) bool { return d.people[i].End > offset })
	if i < len(d.people) && d.people[i].Start <= offset {
		return d.people[i], true
	}
	return Mention{}, false
}

// entity is what the roster says of an id, or nil.
func (d *Doc) entity(k roster.Kind, id string) *roster.Entity { return d.by.names.Entity(k, id) }

func bySpan(a, b prose.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}
