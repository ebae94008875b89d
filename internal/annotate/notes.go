package annotate

import (
	"dateline/internal/edtf"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Notes is all that was found in one report. Each list is sorted by Span; the
// spans are byte offsets into the title or the body as stored.
type Notes struct {
	Mentions  []Mention
	Quotes    []Quote
	Figures   []Figure
	Dates     []When
	Events    []Event
	Documents []Document
	Doubts    []Doubt  // names and offices that could mean several, and were left open
	Cuts      []Cut    // kinds of notes of which there were too many
	Orphans   []Orphan // overrides that fit no place in the text, or more than one
}

// Doubt is a stretch that could name one of several entities of the roster.
type Doubt struct {
	prose.Span
	Where    Where
	Kind     roster.Kind
	Entities []string // ids, sorted
	Rule     string
}

// Orphan is an override that could not be applied. Matches is the number of
// places that its selector fits; at one place, Reason says what else is wrong.
type Orphan struct {
	Override int // index in article.Overrides
	Matches  int
	Reason   string
}

// By is what every annotation carries: its place, the rule that found it, how
// sure the rule is (0 to 1), and whether an editor said it.
type By struct {
	prose.Span
	Rule       string
	Confidence float64
	Editor     bool
}

// Where says which text a span counts in.
type Where uint8

const (
	Body Where = iota
	Title
)

// Mention is a place where a report names an entity of the roster.
type Mention struct {
	By
	Where  Where
	Kind   roster.Kind
	Entity string
	Form   mention.Form
}

// Quote is direct speech. The span lies between the marks.
type Quote struct {
	By
	Speaker     string     // id of a leader, or ""
	SpeakerText string     // the fullest name that the report gives the speaker; where it gives none, the words beside the quotation
	NameSpan    prose.Span // of that name
	SpeakerSpan prose.Span // of the words that name the speaker beside the quotation: "he", "Vale"
	Cue         string     // the clause that says who speaks: "he said"
	CueSpan     prose.Span
	Indirect    bool // reported, not quoted
}

// Figure is a number with what it counts.
type Figure struct {
	By
	Where       Where
	Value       string // decimal in base units: "24100000000", "34.1"
	Unit        string // ISO 4217 code, "percent", "count:project", SI symbol
	Modifier    string // "almost", "more than"
	Direction   string // up, down or ""
	What        string
	Period      edtf.Date
	PeriodBasis string // explicit, inherited, resolved, default
	SaidBy      string // id of a leader, or ""
	Quote       int    // index in Notes.Quotes, or -1
}

// When is an expression of time in the text.
type When struct {
	By
	Where  Where
	Value  edtf.Date // zero for a duration or a recurring time
	Timex3 string    // ISO-TimeML TIMEX3 value
	Kind   string    // date, interval, duration, recurring
	Basis  string    // explicit, resolved
}

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
