package site

import (
	"slices"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/edtf"
)

// Entry is what lists, indexes and groups need of one report: some hundreds of
// bytes, never its body.
type Entry struct {
	ID          string
	Title       string
	TitleBasis  article.Basis
	Date        edtf.Date
	DateBasis   article.Basis
	Added       edtf.Date
	Source      string
	Syndicator  string
	Lang        string
	Leaders     []string // ids, the front matter's list
	Initiatives []string
	Places      []string // ids mentioned in the body, most often first
	Gist        string   // the first sentence of the body, cut at 280 bytes on a word
	Words       int
	Paragraphs  int
	Quotes      Sayings // direct quotations, for lists and the key quotation
	Figures     Counts
	Events      []Sighting
	Papers      []Paper  // documents signed
	Quoted      []Quoted // what editors quote of it for events
	DigestOf    article.Digest
	ReprintOf   string
	Status      string
	Rights      string
	Edits       *Edits // nil where an editor set nothing right
	SourceURL   string
}

// Listed is the entry without what no list, index or other report's page shows of
// it: a body may change and leave this as it is.
func (e *Entry) Listed() Entry {
	l := *e
	l.Words, l.Paragraphs = 0, min(1, l.Paragraphs) // that there is a first one, to be led to
	return l
}

// Own gives the entry the id, and words of its own, so that it keeps alive nothing
// that it was made of: text keeps words that stand there once, name those that come again and
// again.
func (e *Entry) Own(id string, text, name func(string) string) {
	e.ID, e.Title, e.Gist, e.SourceURL = id, text(e.Title), text(e.Gist), text(e.SourceURL)
	e.Quotes, e.Figures = Sayings(text(string(e.Quotes))), Counts(text(string(e.Figures)))
	e.TitleBasis, e.DateBasis = article.Basis(name(string(e.TitleBasis))), article.Basis(name(string(e.DateBasis)))
	for _, s := range [...]*string{&e.Source, &e.Syndicator, &e.Lang, &e.DigestOf.Source, &e.Status, &e.Rights} {
		*s = name(*s)
	}
	e.DigestOf.URL, e.ReprintOf = text(e.DigestOf.URL), text(e.ReprintOf)
	lists := make([]string, 0, len(e.Leaders)+len(e.Initiatives)+len(e.Places))
	for _, list := range [...]*[]string{&e.Leaders, &e.Initiatives, &e.Places} {
		from := len(lists)
		for _, id := range *list {
			lists = append(lists, name(id))
		}
		if len(*list) > 0 {
			*list = lists[from:len(lists):len(lists)]
		}
	}
	for i := range e.Events {
		e.Events[i].own(text, name)
	}
	for i := range e.Papers {
		p := &e.Papers[i]
		p.Article, p.Title, p.Kind = e.ID, text(p.Title), name(p.Kind)
	}
}

// own does the same for what is told of an event.
func (x *Sighting) own(text, name func(string) string) {
	for _, s := range [...]*string{&x.Title, &x.PlaceText, &x.Sentence} {
		*s = text(*s)
	}
	for _, s := range [...]*string{&x.Rule, &x.Kind, &x.Subtype, &x.DateBasis, &x.Place, &x.Country, &x.PlaceBasis, &x.Status, &x.Name} {
		*s = name(*s)
	}
	x.Participants, x.Initiatives = slices.Clone(x.Participants), slices.Clone(x.Initiatives)
	for i := range x.Participants {
		p := &x.Participants[i]
		p.Entity, p.Text, p.Part, p.Office = name(p.Entity), text(p.Text), name(p.Part), name(p.Office)
	}
	for i := range x.Initiatives {
		x.Initiatives[i] = name(x.Initiatives[i])
	}
}

// Saying is a quotation as lists show it. Para is the 1-based paragraph, N the
// 1-based index in the report's notes, by which its page marks it (#q3).
type Saying struct {
	Speaker, SpeakerText, Text string
	Para, N                    int
}

// Count is a figure as lists show it, and no more: a chronicle has more of them
// than of anything else.
type Count struct {
	Unit, What, Modifier, SaidBy string    // see [annotate.Figure]
	Value                        float64   // in base units, to the digits that it has room for
	Period                       edtf.Date // zero, too, where it is the time of the report
	Exact                        string    // as printed, white space folded
	Sentence                     string
	Para                         int32 // 1-based paragraph; 0 for a figure of the title
	N                            int32 // 1-based index in the report's notes, by which its page marks it (#f3)
	Change                       int8  // 1 up, -1 down, 0 neither
}

// Sighting is an event as one report tells it, with the sentence that says so.
type Sighting struct {
	annotate.Event
	Sentence   string // the evidence, white space folded
	Para       int    // 1-based paragraph of the body
	Start, End int    // code points in the body, of the evidence
}

// Event is one event of the chronicle, told by one or more reports.
type Event struct {
	ID           string // stable: date, kind and people; unique
	Kind         string
	Subtype      string
	Title        string
	Date         edtf.Date
	DateBasis    string // explicit, resolved, default, cross-document, curator
	Place        string
	Country      string
	PlaceText    string // as a report words it
	PlaceBasis   string
	Participants []annotate.Part
	Initiatives  []string
	Status       string // held, announced, planned
	Reports      []Report
	Main         bool // some report is about it
	Rule         string
	Confidence   float64
	Editor       bool
	Note         string // an editor's, in Markdown

	Name        string   // of a named event: "Third Amber Road Forum"
	Fulfils     []string // ids of the announcements and invitations that this event made good
	FulfilledBy string   // id of the event that made this plan good
}

// Report is one report's evidence for an event.
type Report struct {
	Article    string // id
	Sentence   string
	Para       int
	Start, End int // code points in the body
}
