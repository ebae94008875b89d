// Package annotate reads a report and says who, what, when, how much, and said
// by whom.
//
// An [Annotator] knows a roster; [Annotator.Annotate] turns an article into
// [Notes]: mentions of people, initiatives, places and organizations,
// quotations with their speakers, figures, dates, events and documents. It is
// total and pure: the same article gives the same notes, on any core, in any
// order, and no text makes it fail. Every annotation has its span, the rule
// that found it, how sure that rule is, and whether an editor said it.
//
// # How a report is read
//
// Package reading finds what all rules share: words and what is known of them, times,
// names and the offices that stand for people. Then come quotations, figures (package
// figure), and events and documents (package event). Who says a quotation or a figure
// is told here, of people whom the roster knows and of those whom only the report
// does.
//
// # Speakers
//
// A quotation is of whom its clause names, by name, office or pronoun, found in the
// report alone for people and bodies that the roster does not know. SpeakerText is
// the fullest name that the report gives the speaker, in the roster or not, without
// office and form of address: "Ada Vale" for "Vale said", "he said" and "the
// minister said". Where the report gives no name, it is the words beside the
// quotation: "a spokesman". Those words and their verb are the Cue. Nobody is the
// speaker for being named inside the quotation.
//
// # The editor
//
// Overrides of the article win over every rule. One whose selector fits no
// place, or several, is listed as an [Orphan].
package annotate

import (
	"slices"
	"sync"

	"dateline/internal/article"
	"dateline/internal/event"
	"dateline/internal/figure"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// Annotator knows a roster. It is safe for concurrent use.
type Annotator struct {
	reader *reading.Reader
	events *event.Reader
	docs   sync.Pool // of *doc: the room of one report serves the next
}

// New makes an Annotator of the roster; nil is an empty one. The roster must not
// change afterwards. Homes are the ids of the countries whose offices a title
// without a country means, where neither the report nor its agency says otherwise.
func New(r *roster.Roster, homes ...string) *Annotator {
	read := reading.NewReader(mention.New(r, homes...))
	return &Annotator{reader: read, events: event.NewReader(read, r)}
}

// doc is a report that was read, and the room in which its speeches and figures
// are found.
type doc struct {
	*reading.Doc
	figures []figure.Figure
	voices  []figure.Quote
}

// Annotate finds all that is to be found in a report.
func (a *Annotator) Annotate(art *article.Article) Notes {
	d, _ := a.docs.Get().(*doc)
	if d == nil {
		d = &doc{}
	}
	d.Doc = a.reader.Read(art)
	n := Notes{Mentions: slices.Concat(d.Titled, d.Mentions), Dates: slices.Concat(d.TitleDates, d.Dates)}
	n.Quotes = reading.AtMost(d.Doc, "quotations", d.quotes(), func(q *Quote) prose.Span { return q.Span })
	n.Figures = d.figured(n.Quotes)
	n.Events = a.events.Events(d.Doc, said)
	n.Documents = a.events.Documents(d.Doc, n.Events)
	n.Doubts, n.Orphans, n.Cuts = d.Doubts, d.Orphans, d.Cuts
	a.reader.Done(d.Doc)
	d.Doc = nil
	a.docs.Put(d)
	return n
}

// Mentions are those that Annotate finds, for who asks no more than whom a report
// names.
func (a *Annotator) Mentions(art *article.Article) []Mention {
	d := a.reader.ReadNames(art)
	defer a.reader.Done(d)
	return slices.Concat(d.Titled, d.Mentions)
}

// said are the speeches of a report whose speakers are known.
func said(read *reading.Doc) []event.Speech {
	qs, _ := (&doc{Doc: read}).speeches()
	out := make([]event.Speech, len(qs))
	for i := range qs {
		q := &qs[i]
		out[i].Span = q.Span
		if q.Speaker != "" {
			out[i].By = Mention{By: By{Span: q.SpeakerSpan, Rule: q.Rule, Confidence: q.Confidence}, Kind: roster.Leader, Entity: q.Speaker}
		}
	}
	return out
}
