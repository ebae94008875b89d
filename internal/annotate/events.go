package annotate

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Events are found sentence by sentence: a word that can tell of one (met,
// visit, talks, signed) calls the rule of its kind, which looks for who takes
// part, in the clause to its left and the phrase to its right, and for whether
// it happened, is to happen, or is only wished for. What is wished for, denied,
// or happens every year is no event. Dates and places are those that stand with
// the word; the place of the dateline never counts. What several sentences tell
// of one event is one event, with the first of them as its evidence.

// finder looks for the events of one report.
type finder struct {
	by     *eventReader
	d      *Doc // with the strangers among its people
	report *Doc // without
	dates  []When
	said   func(*Doc) []speech
	quotes []speech // found at the first "I"
	asked  bool
	line   line
	found  []finding // in the sentence at hand
	events []Event
	slots  []slot            // beside events
	names  map[string]string // what called returned
	office map[string]string // of the strangers
}

// finding is an event on the way.
type finding struct {
	Event
	a, b   int  // tokens of the trigger
	to     int  // token from which a date or place to the right may begin
	loose  bool // told by the way: "recalled his visit"
	back   bool // another time than now: "recently", "last time"
	whole  bool // has its date and place already
	only   bool // tells more of an event told before, and is none by itself
	told   bool // "the meeting": the one told last
	vague  bool // is an event only when it has a date or a place
	apart  bool // is none that the same sentence tells of before
	slight bool // is no event beside another of who takes part
	ahead  bool // its date and its place can only follow it
}

// slot is what merging needs to know of an event.
type slot struct {
	key      string // of a gathering
	back     bool
	sentence int
}

const (
	maxEvents = 200 // of one report; beyond it is a list, not a report
	nearDays  = 14  // a main event's date lies this close to the report's
)

// speech is a quotation, and the mention of who says it where that is known.
type speech struct {
	prose.Span
	by Mention
}

// events finds the events of a report. Said are its quotations, asked for where the
// report speaks as "I".
func (r *eventReader) events(d *Doc, said func(*Doc) []speech) []Event {
	f, _ := r.rooms.Get().(*finder)
	if f == nil {
		f = &finder{}
	}
	*f = finder{by: r, report: d, dates: d.dates, said: said, line: f.line, found: f.found, events: f.events[:0], slots: f.slots[:0]}
	f.line.by = r
	others := d.strangers()
	d, f.office = r.called(others.among()), others.office
	f.d = d
	quoted := f.line.quoted[:0]
	first := -1
	inQuote := byte(0)
	ru := d.lang == "ru"
	for si := range d.Sents {
		s := &d.Sents[si]
		if s.Para != first {
			first, inQuote = s.Para, 0
		}
		quoted = quoted[:0]
		hit := false
		for t := s.First; t < s.Last; t++ {
			w := d.Toks[t].Of(d.Body)
			if d.Toks[t].Kind == prose.Punct {
				inQuote = quoteState(inQuote, w)
			} else if !hit && !ru {
				k := triggerOf(d.Lows[t])
				hit = k != noTrigger && tells(d, k, t)
			}
			quoted = append(quoted, inQuote != 0)
		}
		if len(f.events) >= maxEvents {
			break
		}
		if ru && len(d.peopleIn(s.Span)) > 0 {
			f.line.lay(d, s.Span, s.First, s.Last, quoted)
			f.russian(si)
		} else if hit {
			f.line.lay(d, s.Span, s.First, s.Last, quoted)
			f.sentence(si)
		}
	}
	f.headline()
	f.settle()
	events := editEvents(f.report, append(make([]Event, 0, len(f.events)), f.events...))
	f.free()
	slices.SortStableFunc(events, func(a, b Event) int {
		return cmp.Or(bySpan(a.Span, b.Span), bySpan(a.Trigger, b.Trigger))
	})
	return events
}

// free gives the finder's room to the next report, without this one.
func (f *finder) free() {
	r := f.by
	f.line.d, f.line.low, f.line.people = nil, nil, nil
	clear(f.found)
	clear(f.events)
	*f = finder{line: f.line, found: f.found[:0], events: f.events[:0], slots: f.slots[:0]}
	r.rooms.Put(f)
}

// tells reports that token t, a trigger of the given kind, can tell of an event
// for all that its neighbours say: common words are looked at twice.
func tells(d *Doc, k trigger, t int) bool {
	w, next := d.Lows[t], d.Low(t+1)
	switch k {
	case beVerb:
		return staysBefore(next) || next == "here"
	case travelVerb:
		switch wordBase(w) {
		case "go":
			return next == "to" || next == "on" && d.Low(t+2) == "to"
		case "lead":
			return leads(d.Low, t) > 0
		}
	case meetNoun:
		prev := ""
		if t > 0 {
			prev = d.Lows[t-1]
		}
		return w != "consultation" || next == "with" && prev != "in" && prev != "without" && prev != "after" && prev != "close" && prev != "full"
	case partVerb:
		return next == "off" || next == "out" || next == "in" || next == "over" || next == "at"
	case stopNoun:
		return next == "in" || next == "at" || next == "over" || t > 0 && whichStop(d.Lows[t-1])
	case takeOffice, leaveOffice, stripOffice, giveOffice:
		return wordOf(w).shape != baseForm || asVerb(d, t)
	case officeNoun:
		if w == "over" {
			return t > 0 && next == "as" && d.Lows[t-1][0] == 't'
		}
		if w == "office" {
			return t > 0 && strings.HasPrefix(d.Lows[t-1], "t") || t > 0 && strings.HasPrefix(d.Lows[t-1], "assum")
		}
	}
	return true
}

// asVerb reports that the base form at token t is a verb's, for "to", "will" or another
// verb stands before it.
func asVerb(d *Doc, t int) bool {
	w := d.Low(t - 1)
	if w == "also" || w == "then" || w == "later" || w == "formally" || w == "not" {
		w = d.Low(t - 2)
	}
	switch w {
	case "to", "will", "would", "shall", "and", ",", "has", "have", "had":
		return true
	}
	return false
}

// quoteState follows quotation marks: a closing mark ends what an opening one
// began. Single marks are apostrophes as often as not and are passed over.
func quoteState(in byte, w string) byte {
	switch w {
	case "“", "„", "«":
		return w[len(w)-1]
	case "”", "»":
		return 0
	case "\"":
		if in != 0 {
			return 0
		}
		return '"'
	}
	return in
}

// speakerAt is the person whose quotation holds the offset.
func (f *finder) speakerAt(offset int) (Mention, bool) {
	if !f.asked {
		f.asked = true
		f.quotes = f.said(f.report)
	}
	i := sort.Search(len(f.quotes), func(i int) bool { return f.quotes[i].End > offset })
	if i < len(f.quotes) && f.quotes[i].Start <= offset && f.quotes[i].by.Entity != "" {
		return f.quotes[i].by, true
	}
	return Mention{}, false
}

// sentence runs the rules over one sentence and keeps what they find.
func (f *finder) sentence(si int) {
	l := &f.line
	f.found = f.found[:0]
	for i := 0; i < l.n; {
		next := i + 1
		if l.tok(i).Kind == prose.Word {
			if t := triggerOf(l.low[i]); t != noTrigger {
				if end := f.rule(t, i); end > next {
					next = end
				}
			}
		}
		i = next
	}
	for k := range f.found {
		f.attach(k)
	}
	f.dateVisits()
	for k := range f.found {
		if !l.rumoured(f.found[k].a) && !(f.found[k].slight && f.beside(k)) {
			f.keep(&f.found[k], si)
		}
	}
}

// rule runs the rule of the trigger at token i; it returns the token from
// which to read on.
func (f *finder) rule(t trigger, i int) int {
	switch t {
	case meetVerb:
		return f.met(i)
	case meetNoun:
		return f.meeting(i)
	case audienceNoun:
		return f.audience(i)
	case sessionNoun:
		next, _ := f.councils(i)
		return next
	case receiveVerb:
		return f.received(i)
	case visitVerb:
		return f.visited(i)
	case visitNoun:
		return f.visit(i)
	case stopNoun:
		if next := f.stops(i); next > 0 {
			return next
		}
		if l := &f.line; wordBase(l.low[i]) == "stop" && grammar.RolesOf(l.w(l.detBefore(i)))&grammar.Determiner == 0 {
			return f.travels(i)
		}
		return f.visit(i)
	case arriveVerb:
		return f.arrived(i)
	case arrivalNoun:
		return f.arrival(i)
	case gatherVerb:
		return f.convened(i)
	case travelVerb, partVerb:
		return f.travels(i)
	case callVerb:
		return f.phoned(i)
	case callNoun:
		return f.call(i)
	case credentialNoun:
		return f.credentials(i)
	case gatherNoun:
		return f.gathering(i)
	case signVerb, signNoun:
		return f.signed(i)
	case inviteVerb, inviteNoun:
		return f.invited(i)
	case giveOffice, takeOffice, stripOffice, leaveOffice:
		return f.changesOffice(i)
	case officeNoun:
		return f.officeTaken(i)
	case announceVerb:
		return f.announced(i)
	case agreeVerb:
		return f.agreed(i)
	case attendVerb:
		return f.attendedBy(i)
	case beVerb:
		return f.stays(i)
	}
	return i + 1
}

// add keeps a finding. Its trigger is the tokens [a,b).
func (f *finder) add(e Event, a, b int) *finding {
	l := &f.line
	e.Trigger = l.spanOf(a, b)
	e.Span = l.span
	f.found = append(f.found, finding{Event: e, a: a, b: b, to: b})
	return &f.found[len(f.found)-1]
}

// parts makes participants of a party.
func (f *finder) parts(p party, part string) []Part {
	var out []Part
	for _, m := range p.people {
		if !slices.ContainsFunc(out, func(q Part) bool { return q.Entity == m.Entity }) {
			out = append(out, Part{Entity: m.Entity, Part: part})
		}
	}
	for _, t := range p.texts {
		out = append(out, Part{Text: t, Part: part})
	}
	return out
}

// join makes participants of two parties, none of them twice.
func join(a, b []Part) []Part {
	for _, p := range b {
		if !slices.ContainsFunc(a, func(q Part) bool { return q.Entity == p.Entity && q.Text == p.Text }) {
			a = append(a, p)
		}
	}
	return a
}
