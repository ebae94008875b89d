package annotate

import (
	"dateline/internal/edtf"
	"dateline/internal/event"
	"dateline/internal/prose"
	"dateline/internal/reading"
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

// What the rooms below make bears its name here, too: who reads notes need know no
// other room.
type (
	By       = reading.By
	Where    = reading.Where
	Mention  = reading.Mention
	When     = reading.When
	Doubt    = reading.Doubt
	Orphan   = reading.Orphan
	Cut      = reading.Cut
	Event    = event.Event
	Part     = event.Part
	Document = event.Document
)

const (
	Body  = reading.Body
	Title = reading.Title
)

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
