package reading

import (
	"dateline/internal/edtf"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

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

// When is an expression of time in the text.
type When struct {
	By
	Where  Where
	Value  edtf.Date // zero for a duration or a recurring time
	Timex3 string    // ISO-TimeML TIMEX3 value
	Kind   string    // date, interval, duration, recurring
	Basis  string    // explicit, resolved
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
