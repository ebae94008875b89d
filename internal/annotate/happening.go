package annotate

import (
	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// Event is something that happened, or is said to be going to happen. The
// span is the evidence: the sentence that says so.
type Event struct {
	By
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
	By
	Title string
	Kind  string // memorandum, agreement, protocol, declaration, contract, other
	Event int    // index in Notes.Events, or -1
}
