// Package event says of a report who met whom, who went where, what was signed and
// who took which office: its events, and the documents that were signed.
//
// A [Reader] reads what package reading made of a report, and is total and pure as
// that is. [Reader.Events] are sorted by their evidence, the sentence that tells of
// them; what several sentences tell of one event is one event, with the first of
// them as its evidence.
//
// # How an event is found
//
// Sentence by sentence: a word that can tell of an event (met, visit, talks, signed;
// the table is package grammar's) calls the rule of its kind, which looks for who
// takes part, in the clause to its left and the phrase to its right, and for whether
// it happened, is to happen, or is only wished for. What is wished for, denied, or
// happens every year is no event. Dates and places are those that stand with the
// word; the place of the dateline never counts.
//
//   - finder.go walks the sentences, settle.go and merge.go put in order what was found
//   - line.go is a sentence as the rules see it, party.go who takes part in an event,
//     subject.go whose verb it is, mode.go how the verb is meant, when.go and where.go
//     its day and its place
//   - called.go and the files beside it find those whom a report calls by an office
//   - every other file is a kind of event, or a way in which it is told
package event

import (
	"slices"
	"strings"
	"unicode"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// Event is something that happened, or is said to be going to happen. The
// span is the evidence: the sentence that says so.
type Event struct {
	reading.By
	Kind         string // meeting, visit, call, summit, forum, signing, invitation, appointment, announcement, background
	Subtype      string // "state visit"
	Trigger      prose.Span
	Title        string // a short English clause made of the report's own words
	Date         edtf.Date
	DateBasis    string // explicit, resolved, default, cross-document, curator
	Place        string // id, or ""
	Country      string // id of a place, or ""
	PlaceText    string // the words of the report for where it is, known to the roster or not
	PlaceBasis   string // how the place, or its words, are known: explicit, inherited; or ""
	Participants []Part
	Initiatives  []string
	Status       string // held, announced, planned
	Main         bool   // what the report is about, not what it only mentions

	Name string    // as the report gives it: "Third Amber Road Forum", "business forum"; or ""
	Due  edtf.Date // when what was invited to, or promised, is to be; zero when not said
}

// Part is somebody's part in an event.
type Part struct {
	Entity string // id of a leader, or "" when the roster knows no such person
	Text   string // the words that name who the roster does not know: "the Ruritanian delegation"
	Part   string // participant, host, guest, inviter, invitee, signatory
	Office string // the office as the report or the roster gives it for that day
}

// Document is one document signed, agreed or adopted.
type Document struct {
	reading.By
	Title string
	Kind  string // memorandum, agreement, protocol, declaration, contract, other
	Event int    // index in Notes.Events, or -1
}

// Restrain leaves of an event its facts: those who have no name in the roster
// and a name that is no proper name ("business forum") are the report's words.
func (e *Event) Restrain() {
	if e.PlaceText = ""; e.Place == "" && e.Country == "" {
		e.PlaceBasis = ""
	}
	if e.Name != "" && !strings.ContainsFunc(e.Name, unicode.IsUpper) {
		if strings.Contains(strings.ToLower(e.Title), strings.ToLower(e.Name)) {
			e.Title = ""
		}
		e.Name = ""
	}
	known := slices.DeleteFunc(slices.Clone(e.Participants), func(p Part) bool { return p.Entity == "" })
	if len(known) < len(e.Participants) {
		e.Title, e.Participants = "", known
	}
}
