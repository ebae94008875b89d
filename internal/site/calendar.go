package site

import (
	"iter"
	"strings"
	"time"

	"dateline/internal/edtf"
	"dateline/internal/roster"
)

// Happening is an event as a calendar shows it: on whole days.
type Happening struct {
	UID         string // stays while the event's id and the site's host do
	Title       string // with what is not certain about its day, in words
	First, Last edtf.Day
	Stamp       time.Time // when the last report of it entered the archive
	Kind, Place string
	Text        string // the date in words, the sentence that says so, the sources
	URL         string // of its page; "" without a base URL
	People      []string
	Tentative   bool // announced or planned
	Lat, Lon    float64
	HasCoord    bool
}

// hasCalendar reports whether there is an event for the calendar.
func (s *Site) hasCalendar() bool {
	for i := range s.Events {
		if s.inCalendar(i) {
			return true
		}
	}
	return false
}

// inCalendar reports whether an event lies in one known year; one that does
// not would be a bar across years.
func (s *Site) inCalendar(i int) bool { return s.places[i].y != 0 }

// Happenings yields the events of the calendar in the order of the timeline.
func (s *Site) Happenings() iter.Seq[*Happening] {
	return func(yield func(*Happening) bool) {
		for i := range s.Events {
			if s.inCalendar(i) && !yield(s.happening(i)) {
				return
			}
		}
	}
}

// HappeningsFrom says what the calendar is made of.
func (s *Site) HappeningsFrom(in *Inputs) {
	for i := range s.Events {
		in.event(i)
		for _, rep := range s.Events[i].Reports {
			if k, ok := s.byID[rep.Article]; ok {
				in.Number(int(s.entered[k].Unix()))
				in.Number(s.entered[k].Nanosecond())
			}
		}
	}
}

func (s *Site) happening(i int) *Happening {
	v := &s.Events[i]
	h := &Happening{UID: v.ID + "@" + s.host(), Title: s.eventTitle(v), Kind: s.kindOf(v), Tentative: v.Status == "announced" || v.Status == "planned",
		URL: s.url(v.Path()), Place: s.eventPlace(v, "").Text, Stamp: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)}
	h.First, h.Last = v.Date.Bounds()
	if known := s.certainty(v.Date); known != "" {
		h.Title = s.w.T("%[1]s (%[2]s)", h.Title, known)
	}
	if p := s.roster.Get(roster.Place, v.Place); p != nil && p.HasCoord {
		h.Lat, h.Lon, h.HasCoord = p.Lat, p.Lon, true
	}
	for _, p := range v.Participants {
		if l := s.roster.Get(roster.Leader, p.Entity); l != nil {
			h.People = append(h.People, s.Name(l))
		}
	}
	when := s.eventWhen(v)
	text := []string{s.w.T("Date: %s", when.Text)}
	if when.Note != "" {
		text[0] = s.w.T("Date: %[1]s, %[2]s", when.Text, when.Note)
	}
	switch {
	case v.FulfilledBy != "":
		text = append(text, s.w.T("Announced, and since held."))
	case v.Status == "announced":
		text = append(text, s.w.T("Announced; no report says that it was held."))
	case v.Status == "planned":
		text = append(text, s.w.T("Planned; no report says that it was held."))
	}
	for n, rep := range v.Reports {
		e := s.Entry(rep.Article)
		if e == nil {
			continue
		}
		if t := s.entered[s.byID[e.ID]]; t.After(h.Stamp) {
			h.Stamp = t
		}
		if n >= reportsShown {
			continue
		}
		line := s.w.T("%[1]s, %[2]s", s.sourceName(e), s.articleWhen(e).Text)
		if rep.Sentence != "" {
			line = s.w.T("%[1]s, %[2]s: %[3]s", s.sourceName(e), s.articleWhen(e).Text, s.w.T("“%s”", cut(rep.Sentence, gistLen)))
		}
		text = append(text, line)
	}
	if n := len(v.Reports) - reportsShown; n > 0 {
		text = append(text, s.w.T("and %d more", n))
	}
	h.Text = strings.Join(text, "\n")
	return h
}

// certainty says in words what a day in a calendar cannot: that a date is
// uncertain, or known to the month or the year alone.
func (s *Site) certainty(d edtf.Date) string {
	first, last := d.Bounds()
	var words []string
	switch days := int64(last) - int64(first); d.Precision() {
	case edtf.DayPrec:
	case edtf.Set:
		words = append(words, s.w.T("one of several days"))
		if d.String()[0] == '{' {
			words[0] = s.w.T("on several days")
		}
	case edtf.IntervalPrec:
		for end := range strings.SplitSeq(d.String(), "/") {
			if len(strings.TrimRight(end, "?~%")) < len("2018-11-13") {
				words = append(words, s.w.T("days not known"))
				break
			}
		}
	case edtf.Season:
		words = append(words, s.w.T("season only"))
	default:
		words = append(words, s.w.T("year only"))
		if days < 31 {
			words[0] = s.w.T("month only")
		}
	}
	if d.Uncertain() {
		words = append(words, s.w.T("uncertain"))
	}
	if d.Approximate() {
		words = append(words, s.w.T("approximate"))
	}
	return s.w.Join(words)
}
