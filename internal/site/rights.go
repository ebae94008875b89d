package site

// mode is what may be published of a report's body: "full"; "excerpt", its
// first paragraph; or "metadata", nothing. What the report says of itself wins
// over what the site says.
func (s *Site) mode(e *Entry) string {
	switch {
	case e.Rights != "":
		return e.Rights
	case s.Meta.Rights == "excerpt" || s.Meta.Rights == "metadata":
		return s.Meta.Rights
	}
	return "full"
}

// restrain takes out of an entry the words that may not be published, before
// any list is made of it. Names, dates, numbers and what happened are facts and
// stay; the report's sentences and quotations go, and with them the places on
// its page to which they would lead.
func (s *Site) restrain(e *Entry) {
	last := 1 // the paragraph up to which words are shown
	switch s.mode(e) {
	case "full":
		return
	case "metadata":
		last = 0
		e.Gist = ""
	}
	shown := e.Quotes[:0:0]
	for _, q := range e.Quotes {
		if q.Para <= last {
			shown = append(shown, q)
		}
	}
	e.Quotes = shown
	figures := append(e.Figures[:0:0], e.Figures...)
	for i := range figures {
		if f := &figures[i]; f.Para > last {
			f.Sentence, f.Para, f.N = "", 0, 0
		}
	}
	e.Figures = figures
	events := append(e.Events[:0:0], e.Events...)
	for i := range events {
		if v := &events[i]; v.Para > last {
			v.Sentence, v.Para = "", 0
		}
	}
	e.Events = events
	papers := append(e.Papers[:0:0], e.Papers...)
	for i := range papers {
		if p := &papers[i]; p.Para > last {
			p.Para = 0
		}
	}
	e.Papers = papers
}
