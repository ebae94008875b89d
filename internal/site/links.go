package site

import (
	"slices"
	"strings"

	"dateline/internal/edtf"
)

// Acquaintance is who met whom, for the links table. A and B are ids of
// leaders, A before B.
type Acquaintance struct {
	A, B        string
	Events      int // that both took part in
	Meetings    int // of these, meetings and calls
	First, Last edtf.Date
}

// Links are all pairs of people who met, by A, then B.
func (s *Site) Links() []Acquaintance {
	var out []Acquaintance
	for _, p := range s.pairs() {
		l := Acquaintance{A: p.a, B: p.b, Events: len(p.events)}
		if l.A > l.B {
			l.A, l.B = l.B, l.A
		}
		for _, i := range p.events {
			v := &s.Events[i]
			if v.Kind == "meeting" || v.Kind == "call" {
				l.Meetings++
			}
			if v.Date.IsZero() {
				continue
			}
			if l.First.IsZero() || edtf.Compare(v.Date, l.First) < 0 {
				l.First = v.Date
			}
			if l.Last.IsZero() || edtf.Compare(v.Date, l.Last) > 0 {
				l.Last = v.Date
			}
		}
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b Acquaintance) int { return strings.Compare(a.A+" "+a.B, b.A+" "+b.B) })
	return out
}

// Paper is a document signed, agreed or adopted, as one report lists it.
type Paper struct {
	Article string
	Event   string // id of the event at which it was signed, or ""
	Title   string
	Kind    string // memorandum, agreement, protocol, declaration, contract or other
	Para    int    // 1-based paragraph of the body
	Start   int    // code points in the body
	End     int

	Sighting int // index in the entry's Events, or -1: Papers finds the event
}

// Papers are all documents, in the order of entries and of each body.
func (s *Site) Papers() []Paper {
	var out []Paper
	for i := range s.Entries {
		e := &s.Entries[i]
		for _, p := range e.Papers {
			p.Event = s.eventOf(e, p.Sighting)
			out = append(out, p)
		}
	}
	return out
}

// eventOf is the id of the event that the n-th sighting of an entry became.
func (s *Site) eventOf(e *Entry, n int) string {
	if n < 0 || n >= len(e.Events) {
		return ""
	}
	x := &e.Events[n]
	for _, i := range s.eventsOf[e.ID] {
		v := &s.Events[i]
		if v.Kind != x.Kind {
			continue
		}
		for _, r := range v.Reports {
			if r.Article == e.ID && r.Start == x.Start && r.End == x.End {
				return v.ID
			}
		}
	}
	return ""
}
