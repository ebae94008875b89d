package event

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// Reader finds the events of reports. It knows the states of the world, and is
// safe for concurrent use.
type Reader struct {
	reader *reading.Reader
	lands  map[string][]land // names of states, by their first word
	states map[string]bool   // by name
	people *peoples
	rooms  sync.Pool // of *finder: the room of one report serves the next
}

// NewReader makes a reader of events from one of reports.
func NewReader(by *reading.Reader, known *roster.Roster) *Reader {
	r := &Reader{reader: by, people: newPeoples(known)}
	r.learnStates()
	return r
}

// finder looks for the events of one report.
type finder struct {
	by     *Reader
	d      *reading.Doc // with the strangers among its people
	report *reading.Doc // without
	dates  []reading.When
	said   func(*reading.Doc) []Speech
	quotes []Speech // found at the first "I"
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

// Speech is a quotation, and the mention of who says it where that is known.
type Speech struct {
	prose.Span
	By reading.Mention
}

// Events finds the events of a report. Said are its quotations, asked for where the
// report speaks as "I".
func (r *Reader) Events(d *reading.Doc, said func(*reading.Doc) []Speech) []Event {
	f, _ := r.rooms.Get().(*finder)
	if f == nil {
		f = &finder{}
	}
	*f = finder{by: r, report: d, dates: d.Dates, said: said, line: f.line, found: f.found, events: f.events[:0], slots: f.slots[:0]}
	f.line.by = r
	others := d.Strangers()
	d, f.office = r.called(others.Among()), others.Office
	f.d = d
	quoted := f.line.quoted[:0]
	first := -1
	inQuote := byte(0)
	ru := d.Lang == "ru"
	for si := range d.Sents {
		s := &d.Sents[si]
		if s.Para != first {
			first, inQuote = s.Para, 0
		}
		if len(f.events) >= maxEvents {
			break
		}
		if ru && (len(d.PeopleIn(s.Span)) > 0 || strings.Contains(s.Span.Of(d.Body), "подписа")) {
			quoted, inQuote = appendQuoted(quoted[:0], d, s, inQuote)
			f.line.lay(d, s.Span, s.First, s.Last, quoted)
			f.russian(si)
		} else if !ru && mayTell(d, s) {
			quoted, inQuote = appendQuoted(quoted[:0], d, s, inQuote)
			f.line.lay(d, s.Span, s.First, s.Last, quoted)
			f.sentence(si)
		} else {
			inQuote = quotedBehind(d, s, inQuote)
		}
	}
	f.headline()
	f.settle()
	events := editEvents(f.report, append(make([]Event, 0, len(f.events)), f.events...))
	f.free()
	slices.SortStableFunc(events, func(a, b Event) int {
		return cmp.Or(reading.BySpan(a.Span, b.Span), reading.BySpan(a.Trigger, b.Trigger))
	})
	return events
}

// mayTell reports a sentence that has a trigger.
func mayTell(d *reading.Doc, s *grammar.Sentence) bool {
	for t := s.First; t < s.Last; t++ {
		if k := d.Lex[t].Tells; k != grammar.NoTrigger && tells(d, k, t) {
			return true
		}
	}
	return false
}

// appendQuoted appends of each token of a sentence whether it is quoted, and returns
// in which quotation the sentence ends, where it begins in the one given.
func appendQuoted(quoted []bool, d *reading.Doc, s *grammar.Sentence, in byte) ([]bool, byte) {
	for t := s.First; t < s.Last; t++ {
		if d.Toks[t].Kind == prose.Punct {
			in = quoteState(in, d.Toks[t].Of(d.Body))
		}
		quoted = append(quoted, in != 0)
	}
	return quoted, in
}

// quotedBehind is the latter of the two, for a sentence that tells nothing.
func quotedBehind(d *reading.Doc, s *grammar.Sentence, in byte) byte {
	for t := s.First; t < s.Last; t++ {
		if d.Toks[t].Kind == prose.Punct {
			in = quoteState(in, d.Toks[t].Of(d.Body))
		}
	}
	return in
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
func tells(d *reading.Doc, k grammar.Trigger, t int) bool {
	w, next := d.Lows[t], d.Low(t+1)
	switch k {
	case grammar.BeVerb:
		return staysBefore(next) || next == "here"
	case grammar.TravelVerb:
		switch grammar.WordBase(w) {
		case "go":
			return next == "to" || next == "on" && d.Low(t+2) == "to"
		case "lead":
			return leads(d.Low, t) > 0
		}
	case grammar.MeetNoun:
		prev := ""
		if t > 0 {
			prev = d.Lows[t-1]
		}
		return w != "consultation" || next == "with" && prev != "in" && prev != "without" && prev != "after" && prev != "close" && prev != "full"
	case grammar.PartVerb:
		return next == "off" || next == "out" || next == "in" || next == "over" || next == "at"
	case grammar.SignVerb:
		return !strings.HasPrefix(w, "enter") || next == "into" && d.Low(t+2) != "force"
	case grammar.StopNoun:
		return next == "in" || next == "at" || next == "over" || t > 0 && whichStop(d.Lows[t-1])
	case grammar.TakeOffice, grammar.LeaveOffice, grammar.StripOffice, grammar.GiveOffice:
		return grammar.WordOf(w).Shape != grammar.BaseForm || asVerb(d, t)
	case grammar.OfficeNoun:
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
func asVerb(d *reading.Doc, t int) bool {
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
func (f *finder) speakerAt(offset int) (reading.Mention, bool) {
	if !f.asked {
		f.asked = true
		f.quotes = f.said(f.report)
	}
	i := sort.Search(len(f.quotes), func(i int) bool { return f.quotes[i].End > offset })
	if i < len(f.quotes) && f.quotes[i].Start <= offset && f.quotes[i].By.Entity != "" {
		return f.quotes[i].By, true
	}
	return reading.Mention{}, false
}

// sentence runs the rules over one sentence and keeps what they find.
func (f *finder) sentence(si int) {
	l := &f.line
	f.found = f.found[:0]
	for i := 0; i < l.n; {
		next := i + 1
		if l.tok(i).Kind == prose.Word {
			if t := l.tells(i); t != grammar.NoTrigger {
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
func (f *finder) rule(t grammar.Trigger, i int) int {
	switch t {
	case grammar.MeetVerb:
		return f.met(i)
	case grammar.MeetNoun:
		return f.meeting(i)
	case grammar.AudienceNoun:
		return f.audience(i)
	case grammar.SessionNoun:
		next, _ := f.councils(i)
		return next
	case grammar.ReceiveVerb:
		return f.received(i)
	case grammar.VisitVerb:
		return f.visited(i)
	case grammar.VisitNoun:
		return f.visit(i)
	case grammar.StopNoun:
		if next := f.stops(i); next > 0 {
			return next
		}
		if l := &f.line; grammar.WordBase(l.low[i]) == "stop" && grammar.RolesOf(l.w(l.detBefore(i)))&grammar.Determiner == 0 {
			return f.travels(i)
		}
		return f.visit(i)
	case grammar.ArriveVerb:
		return f.arrived(i)
	case grammar.ArrivalNoun:
		return f.arrival(i)
	case grammar.GatherVerb:
		return f.convened(i)
	case grammar.TravelVerb, grammar.PartVerb:
		return f.travels(i)
	case grammar.CallVerb:
		return f.phoned(i)
	case grammar.CallNoun:
		return f.call(i)
	case grammar.CredentialNoun:
		return f.credentials(i)
	case grammar.GatherNoun:
		return f.gathering(i)
	case grammar.SignVerb, grammar.SignNoun:
		return f.signed(i)
	case grammar.InviteVerb, grammar.InviteNoun:
		return f.invited(i)
	case grammar.GiveOffice, grammar.TakeOffice, grammar.StripOffice, grammar.LeaveOffice:
		return f.changesOffice(i)
	case grammar.OfficeNoun:
		return f.officeTaken(i)
	case grammar.AnnounceVerb:
		return f.announced(i)
	case grammar.AgreeVerb:
		return f.agreed(i)
	case grammar.AttendVerb:
		return f.attendedBy(i)
	case grammar.BeVerb:
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
		if ids := f.several(t); len(ids) > 0 {
			for _, id := range ids {
				out = join(out, []Part{{Entity: id, Part: part}})
			}
			continue
		}
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
