// Package normalize turns the text of a raw file into an article.
//
// It works on any press text: what scrapers, agencies, browsers and archives
// leave. It never fails; what it can't tell stays empty, with a reason.
//
//	n := normalize.New(roster, normalize.Options{})
//	res := n.Article(raw, normalize.Sidecar{})     // plain text
//	res := n.Record(&rec, normalize.Sidecar{})     // what record.Read found, of any format
//	res.Article  // typed front matter and a Markdown body
//	res.Removed  // what was taken out, with its place in the seed file
//	res.Trace    // each rule that fired: what it took, what it kept
//
// # The flow
//
// A text that has nothing between what a page's elements hold is taken apart at their
// seams (seams.go); the pieces of a sentence that elements cut are one line again
// (inline.go).
// A page that was saved as text with all its menus is first closed above its title
// (pagetitle.go) and below its report (whole.go). Then a seed is read from both ends, then in the
// middle. The head rules ([headRules])
// run at a cursor that starts at the first character, again and again until none
// fires: header lines, bylines, the title, the dateline. The tail rules
// ([tailRules]) do the same from the last line upwards: codes, copyright, widgets,
// legal text. Between the two only lines that are nothing but a widget go. What
// is left are paragraphs: their hard wraps are joined, their characters cleaned,
// and they are escaped so that Markdown shows the report's own words.
//
// Nothing is lost: each character of the seed that is not white space stands in
// the title, in the body or in Removed, once.
//
// # What the names are
//
// Only rules are in the code. Which word is a place and which an agency comes
// from the roster, by name, alias and date; a dateline of places that nobody
// knows is found by its form, its text is kept and its ids stay empty.
//
// # Dates
//
// The date of publication is the first that is known of: a person's word, a
// header line, the dateline, a syndicator's code, the address, in this order
// ([article.Basis]). All that was seen is kept as evidence, and a contradiction
// is a problem "date/conflict". A dateline without a year takes the year that
// puts it within a week before the header, or before the day in the file's name,
// or else, as uncertain, that of the same day where the text names it in full.
// A day and a month in figures, 5/6/2018, are told apart by the report's other
// dates or by the custom of its country; else the date is one of the two days.
// There is no clock: a report that bears no date stays undated, or has, with "~",
// the day with which its first sentence opens.
package normalize

import (
	"fmt"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/seed"
)

// Options are the site's settings that matter here.
type Options struct {
	// HomeCountries are ids of places; of two places of one name the one at
	// home is meant.
	HomeCountries []string
}

// Sidecar is what a person says of a seed. A field that is not zero wins over
// all that the text says, with basis curator.
type Sidecar struct {
	Title      string
	Date       edtf.Date
	Source     string // id in content/sources
	Syndicator string
	URL        string
	Lang       string // BCP 47
	Authors    []string
	Rights     string // full, excerpt or metadata
	Digest     article.Digest
}

// Result is all that is known of a seed. Article lacks what the build adds:
// Added, Seed.Path relative to the site, Leaders, Initiatives.
type Result struct {
	Article  article.Article
	Dateline Reading
	Removed  []Removed // sorted by place in the seed
	Trace    []Step    // in the order in which the rules fired
	Problems diag.List
}

// Removed is a piece of the seed that is in neither title nor body. Span is in
// bytes of the file, Text as in [seed.Raw.Text].
type Removed struct {
	prose.Span
	Text, Rule string
}

// Step is one rule that fired. Span is in bytes of the file.
type Step struct {
	Rule       string
	Span       prose.Span
	Took, Kept string // as read; what came of it, "" for nothing
	Confidence float64
}

// String is a line for an account: `dateline: "ASTANA. KAZINFORM –" → place astana, agency kazinform (0.98)`.
func (s Step) String() string {
	took := s.Took
	if r := []rune(took); len(r) > 70 {
		took = string(r[:69]) + "…"
	}
	if s.Kept == "" {
		return fmt.Sprintf("%s: %q (%.2f)", s.Rule, took, s.Confidence)
	}
	return fmt.Sprintf("%s: %q → %s (%.2f)", s.Rule, took, s.Kept, s.Confidence)
}

// Normalizer holds the names of a roster, ready for look-up. It does not change
// and serves any number of goroutines.
type Normalizer struct {
	names *names
}

// New prepares a roster. A nil roster knows no names.
func New(r *roster.Roster, opt Options) *Normalizer {
	if r == nil {
		r = roster.New()
	}
	return &Normalizer{names: newNames(r, opt)}
}

// Source is the id of the source that a report's words for it name, or "".
func (n *Normalizer) Source(text string) string { return n.names.source(text) }

// Article normalizes one seed of plain text.
func (n *Normalizer) Article(raw seed.Raw, side Sidecar) Result {
	return newWork(n.names, &raw, nil, side).run()
}
