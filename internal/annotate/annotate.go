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
// First comes what all rules share (doc): paragraphs, sentences and tokens with what
// is known of their words (package grammar), and dates (package timex).
// Names are found next, since every other rule speaks of people and places;
// then quotations, events and documents, each in files of its own. Figures are found
// by package figure; who says them is told here.
//
// # Names
//
// All names of the roster, in every script, are one trie over atoms: runs of
// letters and digits, folded (package prose), with the kind of gap between
// them. A hyphen is as good as a space and a line end is a space, so
// "Anna-\nMaria" is "Anna Maria"; an accent more or less changes nothing. A
// name needs its capitals, an acronym all of them. At each place the longest
// name of each kind wins.
//
// A full name stands by itself. A family or given name alone counts when the
// full name stands in the report; or when its office or an honorific settles
// it; or when only one person of the roster bears it. "Peter Vale" makes a
// following "Vale" somebody else. A name that still fits several people is left
// open and listed as a [Doubt].
//
// # Offices
//
// "The Head of State" stands for a person. The rules know English nouns for
// offices, the phrases around them ("the Norlandic President", "the President
// of the Republic of Norland") and any phrase that a role in the roster lists.
// An office beside a name says what that person is, and is no mention of its
// own. Any other is, in this order: the one to whom the report gives it; the
// one named in the report who held it on the day of the report; whoever held it
// then. An office without a country is that of the report's home country, where
// there is a choice. Its press service, its adviser, its former holder and a
// plural are nobody.
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
// Overrides of the article are applied last and win. One whose selector fits no
// place, or several, is listed as an [Orphan].
package annotate

import (
	"slices"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// Annotate finds all that is to be found in a report.
func (a *Annotator) Annotate(art *article.Article) Notes {
	d := a.read(art)
	if art.TitleBasis == article.Derived { // its words are the body's, and would count twice
		d.titled, d.titleWhen = nil, nil
	}
	n := Notes{Mentions: slices.Concat(d.titled, d.mentions), Dates: slices.Concat(d.titleWhen, d.dates)}
	n.Quotes = atMost(d, "quotations", d.quotes(), func(q *Quote) prose.Span { return q.Span })
	n.Figures = d.figures(n.Quotes)
	n.Events = d.events(d.dates)
	n.Documents = d.documents(n.Events)
	n.Doubts, n.Orphans, n.Cuts = d.doubts, d.orphans, d.cuts
	a.docs.Put(d)
	return n
}
