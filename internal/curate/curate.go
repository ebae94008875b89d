// Package curate is an editor's word on events: the files of content/events,
// each an event of the editor's own or a correction of one that was found in
// the reports.
//
// A correction names the found event in one of three ways: the file bears its
// id; or found names its id; or found quotes words of the sentence that tells
// of it, which holds even when the id changes. Only the keys that stand in the
// file are corrected, and a key with nothing after it clears what was found.
// "drop: true" takes the found event out of the chronicle for good.
//
//	---
//	id: 2024-03-04-lake-talks
//	found: {article: 2024-03-04-lake, exact: met in Port Ellis}
//	date: 2024-03-03
//	---
//	The communiqué of the 5th names the day.
//
// [Load] reads the files; which event is meant is settled where all events are
// known (package site), and never guessed.
package curate

import (
	"slices"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
)

// Folder is the folder of content/ that holds the files.
const Folder = "events"

// Event is one file. What the file does not say is zero.
type Event struct {
	ID           string // the file's name, and the id under which the event is published
	Found        Found
	Drop         bool // the found event is none and stays deleted
	Kind         string
	Subtype      string
	Title        string
	Name         string // of a gathering: "Third Amber Road Forum"
	Date         edtf.Date
	Place        string // id
	Country      string // id of a place
	Participants []Part
	Initiatives  []string
	Status       string    // held, announced or planned
	Reports      []Passage // what tells of it
	Note         string    // Markdown, for readers
	Pos          diag.Pos

	keys []string
}

// Part is somebody's part in an event.
type Part struct {
	Entity string // id of a leader, or "" for who has no file
	Text   string // the name of who has none
	Part   string // participant, host, guest, inviter, invitee, signatory
	Office string
}

// Passage is a place in the body of an article.
type Passage struct {
	Article string
	article.Selector
	Event int // index in Book.Events
	Pos   diag.Pos
}

// Found says which found event a file corrects. All that it says must fit.
type Found struct {
	Event   string // id
	Kind    string
	Passage // Article is "" when it quotes none
}

// Says reports whether the key stands in the file, with a value or without.
func (e *Event) Says(key string) bool { return slices.Contains(e.keys, key) }

// Corrects reports whether the file says that it corrects a found event.
func (e *Event) Corrects() bool { return e.Says("found") || e.Drop }

// Whole reports whether the file says enough for an event of its own.
func (e *Event) Whole() bool { return e.Kind != "" && e.Title != "" }

// Book is all that editors say of events. Its zero value says nothing.
type Book struct {
	Events []Event // sorted by ID

	passages map[string][]*Passage // by article
}

// Passages are the passages of an article that the files quote.
func (b *Book) Passages(articleID string) []*Passage {
	if b == nil {
		return nil
	}
	return b.passages[articleID]
}

// New makes a book of events that are already checked; tests and tools use it.
func New(events ...Event) *Book {
	b := &Book{Events: events, passages: map[string][]*Passage{}}
	add := func(i int, p *Passage) {
		if p.Article != "" && p.Exact != "" {
			p.Event = i
			b.passages[p.Article] = append(b.passages[p.Article], p)
		}
	}
	for i := range events {
		e := &events[i]
		add(i, &e.Found.Passage)
		for k := range e.Reports {
			add(i, &e.Reports[k])
		}
	}
	return b
}
