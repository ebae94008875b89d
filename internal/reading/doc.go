// Package reading reads a report once for all who annotate it: its words with what is
// known of them, its times, and the names in it.
//
// A [Reader] knows a roster; [Reader.Read] makes a [Doc] of an article. Names and the
// offices that stand for people are found by package mention, times by package timex;
// the editor's overrides of mentions are applied here, and one that fits no place, or
// several, is an [Orphan]. Everything is total and pure: no text makes it fail.
//
// # Strangers
//
// [Doc.Strangers] are the people whom the roster does not know and the report names
// with their office: "Foreign Minister Bo Lund", "Bo Lund, the prime minister of
// Borduria", "her counterpart, Bo Lund". Who reads events or speeches takes them for
// people like all others ([Strangers.Among]), and makes words of them again in what
// is published. In Russian, where names have cases, they are named in the nominative
// (strangers_russian.go and the files beside it).
package reading

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
	Reader       *Reader
	Article      *article.Article
	grammar.Text // the body
	Title        string
	Lang         string // primary subtag: "en", "ru"; "en" when the article does not say
	times        timex.Finder
	finder       mention.Finder

	Mentions   []Mention    // of all kinds in the body, sorted by span
	People     []Mention    // those of leaders; their spans are Names
	Known      []prose.Span // of mentions
	Titled     []Mention    // mentions in the title
	Found      []timex.Expr // of time, in the body, sorted by span
	Dates      []When       // the notes of these
	TitleDates []When

	Offices map[int]prose.Span // by the start of a leader's mention: the office beside it, "President of Norland"
	sexes   map[string]byte    // 'm' or 'f' by the id of a leader, where a form of address says; nil: not looked
	others  *Strangers         // nil: not looked
	Doubts  []Doubt
	Cuts    []Cut
	Orphans []Orphan
}

// Reader reads reports by what a roster knows. It is safe for concurrent use.
type Reader struct {
	Names *mention.Index
	docs  sync.Pool // of *Doc: the room of one reading serves the next
}

// NewReader makes a reader that knows the names of a roster.
func NewReader(names *mention.Index) *Reader { return &Reader{Names: names} }

// Done gives the room of a report back, which nobody reads any more.
func (r *Reader) Done(d *Doc) { r.docs.Put(d) }

// Read reads a report.
func (r *Reader) Read(art *article.Article) *Doc {
	d := r.open(art)
	d.timeAll()
	d.nameAll()
	return d
}

// ReadNames reads no more of a report than what of the roster it names.
func (r *Reader) ReadNames(art *article.Article) *Doc {
	d := r.open(art)
	d.nameAll()
	return d
}

// open divides a report into words and sentences, in the room of an earlier one.
func (r *Reader) open(art *article.Article) *Doc {
	d, _ := r.docs.Get().(*Doc)
	if d == nil {
		d = &Doc{}
	}
	*d = Doc{Reader: r, Article: art, Title: art.Title, Lang: primary(art.Lang),
		Text: d.Text, times: d.times, finder: d.finder, Mentions: d.Mentions[:0], Titled: d.Titled[:0], People: d.People[:0], Known: d.Known[:0], Dates: d.Dates[:0], TitleDates: d.TitleDates[:0]}
	d.Text.Read(art.Body)
	return d
}

// own says whether a title has words of its own: those of one that was made of the
// body's would count twice.
func (d *Doc) own() bool { return d.Article.TitleBasis != article.Derived }

// timeAll finds the expressions of time.
func (d *Doc) timeAll() {
	if d.own() {
		d.TitleDates = appendWhens(d.TitleDates, d.timesIn(d.Title), Title)
	}
	d.Found = AtMost(d, "dates", d.timesIn(d.Body), func(e *timex.Expr) prose.Span { return e.Span })
	d.Dates = appendWhens(d.Dates, d.Found, Body)
	for i := range d.Found {
		d.Times = append(d.Times, d.Found[i].Span)
	}
}

// timesIn finds the expressions of time in a text. They are good until it is
// called again.
func (d *Doc) timesIn(text string) []timex.Expr {
	return d.times.Find(text, timex.Ref{Date: d.Article.Date, Lang: d.Article.Lang})
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
	n.Find(d.Reader.Names, &mention.Report{Title: d.Title, Text: &d.Text, Day: d.Article.Date, Source: d.Article.Source, Place: d.Article.Dateline.Place})
	d.Offices = n.Offices
	d.Titled, d.Mentions = appendMentions(d.Titled, n.InTitle, Title), appendMentions(d.Mentions, n.InBody, Body)
	for _, x := range n.Doubts {
		w := Body
		if x.Title {
			w = Title
		}
		d.Doubts = append(d.Doubts, Doubt{Span: x.Span, Where: w, Kind: x.Kind, Entities: x.Entities, Rule: x.Rule})
	}
	d.Mentions = AtMost(d, "mentions", d.Mentions, func(m *Mention) prose.Span { return m.Span })
	d.editMentions()
	if !d.own() {
		d.Titled = d.Titled[:0]
	}
	d.People = d.People[:0]
	for _, m := range d.Mentions {
		if m.Kind == roster.Leader {
			d.People = append(d.People, m)
		}
	}
	d.Names, d.Known = AppendSpans(d.Names[:0], d.People), AppendSpans(d.Known[:0], d.Mentions)
}

// Subjects are the people who act or speak in sentences.
func (d *Doc) Subjects() mention.Subjects {
	return mention.Subjects{Text: &d.Text, Index: d.Reader.Names, Known: d.Known, Offices: d.Offices}
}

// SubjectBefore is the person whom "he" or "she" at the offset stands for.
func (d *Doc) SubjectBefore(offset int) (Mention, bool) {
	i, ok := d.Subjects().Before(offset)
	if !ok {
		return Mention{}, false
	}
	return d.People[i], true
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

// AppendSpans appends the places of mentions to out.
func AppendSpans(out []prose.Span, ms []Mention) []prose.Span {
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

// With is the report with others among its people; they are sorted, as these are.
func (d *Doc) With(others []Mention) *Doc {
	if len(others) == 0 {
		return d
	}
	e := *d
	e.sexes = nil
	e.People = make([]Mention, 0, len(d.People)+len(others))
	i := 0
	for _, m := range d.People {
		for ; i < len(others) && BySpan(others[i].Span, m.Span) < 0; i++ {
			e.People = append(e.People, others[i])
		}
		e.People = append(e.People, m)
	}
	e.People = append(e.People, others[i:]...)
	e.Names = AppendSpans(make([]prose.Span, 0, len(e.People)), e.People)
	return &e
}

// MentionsIn are the mentions in the body that lie within the span, sorted.
func (d *Doc) MentionsIn(s prose.Span) []Mention { return within(d.Mentions, s) }

// PeopleIn are the mentions of leaders within the span.
func (d *Doc) PeopleIn(s prose.Span) []Mention { return within(d.People, s) }

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

// PersonAt is the mention of a leader that covers the offset.
func (d *Doc) PersonAt(offset int) (Mention, bool) {
	i := sort.Search(len(d.People), func(i int) bool { return d.People[i].End > offset })
	if i < len(d.People) && d.People[i].Start <= offset {
		return d.People[i], true
	}
	return Mention{}, false
}

// Entity is what the roster says of an id, or nil.
func (d *Doc) Entity(k roster.Kind, id string) *roster.Entity { return d.Reader.Names.Entity(k, id) }

// BySpan compares by where two begin, and puts the longer first.
func BySpan(a, b prose.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}
