package annotate

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
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
	d      *doc
	dates  []When
	quotes []Quote // found at the first "I"
	asked  bool
	line   line
	found  []finding // in the sentence at hand
	events []Event
	slots  []slot            // beside events
	names  map[string]string // what called returned
}

// finding is an event on the way.
type finding struct {
	Event
	a, b  int  // tokens of the trigger
	to    int  // token from which a date or place to the right may begin
	loose bool // told by the way: "recalled his visit"
	back  bool // another time than now: "recently", "last time"
	whole bool // has its date and place already
	only  bool // tells more of an event told before, and is none by itself
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

// events finds the events of the report. The dates are those of the body.
func (d *doc) events(dates []When) []Event {
	f := &finder{d: d, dates: dates, events: make([]Event, 0, 8), slots: make([]slot, 0, 8)}
	var quoted []bool
	first := -1
	inQuote := byte(0)
	for si := range d.sents {
		s := &d.sents[si]
		if s.para != first {
			first, inQuote = s.para, 0
		}
		quoted = quoted[:0]
		hit := false
		for t := s.first; t < s.last; t++ {
			w := d.toks[t].Of(d.body)
			if d.toks[t].Kind == prose.Punct {
				inQuote = quoteState(inQuote, w)
			} else if !hit && triggerOf(w) != noTrigger {
				hit = true
			}
			quoted = append(quoted, inQuote != 0)
		}
		if hit && len(f.events) < maxEvents {
			f.line.lay(d, s.Span, s.first, s.last, quoted)
			f.sentence(si)
		}
	}
	f.settle()
	slices.SortStableFunc(f.events, func(a, b Event) int {
		return cmp.Or(bySpan(a.Span, b.Span), bySpan(a.Trigger, b.Trigger))
	})
	return f.events
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
		f.asked, f.quotes = true, f.d.quotes()
	}
	i := sort.Search(len(f.quotes), func(i int) bool { return f.quotes[i].End > offset })
	if i < len(f.quotes) && f.quotes[i].Start <= offset && f.quotes[i].Speaker != "" {
		q := f.quotes[i]
		return Mention{By: By{Span: q.SpeakerSpan, Rule: q.Rule, Confidence: q.Confidence}, Kind: roster.Leader, Entity: q.Speaker}, true
	}
	return Mention{}, false
}

// trigger is what a word can tell of.
type trigger uint8

const (
	noTrigger trigger = iota
	meetVerb
	meetNoun
	receiveVerb
	visitVerb
	visitNoun
	arriveVerb
	callVerb
	callNoun
	gatherNoun
	signVerb
	signNoun
	inviteVerb
	inviteNoun
	appointVerb
	announceVerb
)

// triggerOf tells what a word, in any case, can tell of.
func triggerOf(w string) trigger {
	if len(w) < 3 || len(w) > 14 {
		return noTrigger
	}
	var buf [14]byte
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	switch string(buf[:len(w)]) {
	case "met", "meets", "meet":
		return meetVerb
	case "meeting", "meetings", "talks", "negotiations", "consultations", "discussions":
		return meetNoun
	case "received", "receives", "hosted", "hosts":
		return receiveVerb
	case "visited", "visits", "visiting":
		return visitVerb
	case "visit", "trip", "tour":
		return visitNoun
	case "arrived", "arrives", "arriving", "arrive", "reached", "landed":
		return arriveVerb
	case "spoke", "talked", "phoned", "telephoned", "speaks", "called":
		return callVerb
	case "call", "conversation", "conversations", "calls":
		return callNoun
	case "summit", "forum", "conference", "expo", "exhibition", "congress", "games", "fair", "symposium", "assembly", "address", "olympics", "dialogue":
		return gatherNoun
	case "signed", "signs", "inked", "initialed", "initialled", "sign", "adopted":
		return signVerb
	case "signing":
		return signNoun
	case "invited", "invites", "inviting", "invite":
		return inviteVerb
	case "invitation":
		return inviteNoun
	case "appointed", "appointment", "sworn", "elected", "re-elected", "re-election", "reelected", "inaugurated":
		return appointVerb
	case "initiated", "unveiled", "launched", "proposed", "announced":
		return announceVerb
	}
	return noTrigger
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
	for k := range f.found {
		f.keep(&f.found[k], si)
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
	case receiveVerb:
		return f.received(i)
	case visitVerb:
		return f.visited(i)
	case visitNoun:
		return f.visit(i)
	case arriveVerb:
		return f.arrived(i)
	case callVerb:
		return f.phoned(i)
	case callNoun:
		return f.call(i)
	case gatherNoun:
		return f.gathering(i)
	case signVerb, signNoun:
		return f.signed(i)
	case inviteVerb, inviteNoun:
		return f.invited(i)
	case appointVerb:
		return f.appointed(i)
	case announceVerb:
		return f.announced(i)
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

// mode says how a clause means its event.
type mode uint8

const (
	notEvent mode = iota // denied, wished for, or habitual
	isHeld
	isAnnounced
	isPlanned
)

func (m mode) String() string { return [...]string{"", "held", "announced", "planned"}[m] }

// modeOf reads the words before the verb at token i.
func (l *line) modeOf(i int) mode {
	m := isHeld
	infinitive := false
	for j, n := i-1, 0; j >= 0 && n < 9; j, n = j-1, n+1 {
		w := l.low[j]
		switch w {
		case ",", ";", ":", "—", "–", "\"", "“", "”", "who", "which", "«", "»":
			return doneMode(m, infinitive)
		case "that", "and", "but":
			if n > 0 && !infinitive {
				return doneMode(m, infinitive)
			}
		case "not", "never", "no", "nor", "without", "cannot", "refused", "declined", "denied", "cancelled", "canceled", "postponed", "neither",
			"would", "could", "should", "may", "might", "must", "can", "if", "whether", "unless", "hope", "hopes", "hoped", "wish", "wants", "want", "wanted",
			"ready", "readiness", "willingness", "possible", "possibility", "proposed", "proposes", "suggested", "urged", "urges", "able", "failed", "regularly",
			"often", "usually", "annually", "traditionally", "always", "every", "rarely", "seldom", "unable", "likely", "reportedly", "seeks", "offered", "offers":
			return notEvent
		case "to":
			if n == 0 || n == 1 && l.low[i-1] == "also" {
				infinitive = true
				continue
			}
		case "will", "shall", "is", "are":
			if w == "is" || w == "are" {
				if infinitive && n < 4 {
					return isAnnounced
				}
				continue
			}
			return isAnnounced
		case "scheduled", "expected", "due", "slated", "set", "envisaged", "supposed", "anticipated":
			if infinitive {
				return isAnnounced
			}
		case "plans", "planned", "plan", "planning", "intends", "intend", "intended", "agreed", "agree", "decided", "decision", "preparing", "prepares", "promised", "going", "intention":
			if infinitive || w == "planning" {
				return isPlanned
			}
		case "pleasure", "honour", "honor", "honoured", "honored", "pleased", "glad", "delighted", "happy", "opportunity", "managed", "able-bodied":
			if infinitive {
				return isHeld
			}
		case "arrived", "flew", "travelled", "traveled", "came", "went":
			if infinitive {
				return isPlanned
			}
		}
		if strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return notEvent
		}
		if strings.HasSuffix(w, "'ll") || strings.HasSuffix(w, "’ll") {
			return isAnnounced
		}
		if l.who[j] != 0 && !infinitive {
			switch l.w(l.titleStart(l.personStart(j)) - 1) {
			case "if", "unless", "whether", "should", "until", "once":
				return notEvent
			}
			return m
		}
	}
	return doneMode(m, infinitive)
}

// doneMode is the mode at the beginning of the clause: an infinitive that
// nothing made a plan is no event.
func doneMode(m mode, infinitive bool) mode {
	if infinitive {
		return notEvent
	}
	return m
}

// habit reports words after a verb that say that it happens again and again.
func (l *line) habit(i int) bool {
	for j := i; j < min(l.n, i+7); j++ {
		switch l.low[j] {
		case "regularly", "often", "annually", "usually", "frequently", "times", "weekly", "monthly":
			return true
		case "every", "each":
			return l.w(j+1) != "other"
		case ",", ";":
			return false
		}
	}
	return false
}

// keep puts a finding among the events of the report, or into the one that it
// tells of again.
func (f *finder) keep(x *finding, si int) {
	pub := f.d.art.Date
	if !x.Date.IsZero() && !pub.IsZero() && x.Status == "held" {
		first, _ := x.Date.Bounds()
		if _, last := pub.Bounds(); first > last+1 && last != edtf.MaxDay {
			x.Status = "announced"
		}
	}
	if x.Kind == "signing" && x.loose && x.Date.IsZero() && x.Place == "" && x.Rule != "signing" {
		return // an agreement of old, of which nothing more is said
	}
	if gathers(x.Kind) && x.Date.IsZero() {
		x.Date, x.DateBasis = yearOf(x.Name)
	}
	key := gatherKey(x.Name)
	for i := range f.events {
		e, s := &f.events[i], &f.slots[i]
		if !f.again(e, s, x, key) {
			continue
		}
		if x.Date.IsZero() {
			x.Date, x.DateBasis = e.Date, e.DateBasis
		}
		if e.Date.IsZero() || betterDate(x, e) {
			e.Date, e.DateBasis = x.Date, x.DateBasis
		}
		if e.Place == "" && x.Place != "" {
			e.Place, e.PlaceBasis = x.Place, x.PlaceBasis
			e.Country = cmp.Or(x.Country, e.Country)
		}
		e.Country = cmp.Or(e.Country, x.Country)
		e.Subtype = cmp.Or(e.Subtype, x.Subtype)
		e.Due = cmp.Or(e.Due, x.Due)
		if more := x.Participants; len(e.Participants) > 0 && (e.Kind == "signing" || e.Kind == "visit") {
			e.Participants = join(e.Participants, leaders(more)) // "the two countries" is nobody new
		} else {
			e.Participants = join(e.Participants, more)
		}
		e.Initiatives = union(e.Initiatives, x.Initiatives)
		if x.Status == "announced" && e.Status == "planned" {
			e.Status = x.Status
		}
		return
	}
	if x.only {
		return
	}
	f.events = append(f.events, x.Event)
	f.slots = append(f.slots, slot{key, x.back || x.loose, si})
}

func betterDate(x *finding, e *Event) bool {
	return x.Date.Precision() == edtf.DayPrec && e.Date.Precision() != edtf.DayPrec && edtf.Overlaps(x.Date, e.Date)
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// again reports whether x tells of e once more.
func (f *finder) again(e *Event, s *slot, x *finding, key string) bool {
	if e.Kind != x.Kind && !(gathers(e.Kind) && gathers(x.Kind)) || (e.Status == "held") != (x.Status == "held") {
		return false
	}
	if !e.Date.IsZero() && !x.Date.IsZero() && !edtf.Overlaps(e.Date, x.Date) && e.Kind != "visit" {
		return false
	}
	if e.Place != "" && x.Place != "" && e.Place != x.Place && !(e.Kind == "visit") {
		return false
	}
	if e.Country != "" && x.Country != "" && e.Country != x.Country {
		return false
	}
	if x.back != s.back && e.Date != x.Date && (x.back || !x.Date.IsZero()) {
		return false
	}
	switch e.Kind {
	case "summit", "forum", "background":
		return key == s.key || sameName(e, x)
	case "visit":
		if e.Subtype != "" && x.Subtype != "" && e.Subtype != x.Subtype {
			return false
		}
		if !e.Date.IsZero() && !x.Date.IsZero() && !edtf.Overlaps(e.Date, x.Date) {
			a, _ := e.Date.Bounds()
			b, _ := x.Date.Bounds()
			if a-b > 5 || b-a > 5 {
				return false
			}
		}
		return sharesGuest(e.Participants, x.Participants)
	case "invitation":
		return samePart(e.Participants, x.Participants, "invitee")
	case "signing":
		return within1(leaders(e.Participants), leaders(x.Participants)) && e.Due == x.Due
	case "announcement":
		return shares(e.Initiatives, x.Initiatives)
	}
	if x.Date.IsZero() != e.Date.IsZero() && x.loose {
		return false
	}
	return within1(e.Participants, x.Participants) && within1(x.Participants, e.Participants)
}

// leaders are the participants whom the roster knows.
func leaders(ps []Part) []Part {
	return slices.DeleteFunc(slices.Clone(ps), func(p Part) bool { return p.Entity == "" })
}

func gathers(kind string) bool { return kind == "summit" || kind == "forum" }

func shares(a, b []string) bool {
	return len(a) == 0 && len(b) == 0 || slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// within1 reports whether the smaller of two parties is part of the other.
func within1(a, b []Part) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, p := range a {
		if !slices.ContainsFunc(b, func(q Part) bool { return q.Entity == p.Entity && (p.Entity != "" || q.Text == p.Text) }) {
			return false
		}
	}
	return true
}

func samePart(a, b []Part, part string) bool {
	for _, p := range a {
		for _, q := range b {
			if p.Part == part && q.Part == part && p.Entity == q.Entity && p.Text == q.Text {
				return true
			}
		}
	}
	return false
}

func sharesGuest(a, b []Part) bool { return samePart(a, b, "guest") }

// settle says which events the report is about, and gives these its date when
// they have none.
func (f *finder) settle() {
	pub := f.d.art.Date
	lead := -1
	for i := range f.events {
		if s := f.slots[i].sentence; f.current(i) && s < 3 && (lead < 0 || s < lead) {
			lead = s
		}
	}
	for i := range f.events {
		e := &f.events[i]
		e.Main = lead >= 0 && f.current(i) && (f.slots[i].sentence == lead || e.Rule == "visit-thanks")
		f.attended(i)
		if e.Main && e.Date.IsZero() && (e.Status == "held" || e.Kind == "invitation") && !pub.IsZero() {
			switch pub.Precision() {
			case edtf.DayPrec, edtf.Month, edtf.Season, edtf.Year:
				e.Date, e.DateBasis = about(pub), "default"
			}
		}
	}
	var anchor *Event // what "following the meeting" refers to
	for _, kind := range [...]string{"meeting", "call", "visit", "summit", "forum"} {
		for i := range f.events {
			if e := &f.events[i]; anchor == nil && e.Main && e.Kind == kind && e.Status == "held" {
				anchor = e
			}
		}
	}
	for i := range f.events {
		e := &f.events[i]
		if anchor == nil || e == anchor || f.slots[i].back || anchor.Date.IsZero() || !e.Date.IsZero() {
			// it has its own date, or is of another time
		} else if e.Status == "held" && (e.Kind == "meeting" || e.Kind == "call") && e.Rule != "meeting-with" && e.Rule != "meeting-between" {
			e.Date, e.DateBasis = about(anchor.Date), "default" // told in the same breath, so about the same day
		} else if e.Kind == "signing" && e.Status == "held" || e.Kind == "invitation" {
			e.Date, e.DateBasis = anchor.Date, anchor.DateBasis
			if e.Kind == "signing" && e.Place == "" && e.Country == "" {
				e.Place, e.Country = anchor.Place, anchor.Country
				if e.Place != "" || e.Country != "" {
					e.PlaceBasis = "inherited"
				}
			}
		}
		f.offices(e)
		e.Title = f.titleOf(e)
	}
}

// about is a date with the qualifier of what is only taken to be so.
func about(d edtf.Date) edtf.Date {
	if d.Uncertain() {
		return d.Qualify('%')
	}
	return d.Qualify('~')
}

// current reports whether event i can be what the report is about: told as
// now, and not dated to another time.
func (f *finder) current(i int) bool {
	e := &f.events[i]
	if f.slots[i].back || e.Kind == "background" || e.Kind == "appointment" && f.slots[i].sentence > 0 {
		return false
	}
	if e.Date.IsZero() || f.d.art.Date.IsZero() {
		return true
	}
	first, last := e.Date.Bounds()
	from, to := f.d.art.Date.Bounds()
	return int64(first) <= int64(to)+nearDays && int64(last) >= int64(from)-nearDays || e.Status != "held"
}

// attended gives a gathering that a visit was made for the month of the visit,
// when nothing else says when it was: its own days are not known.
func (f *finder) attended(i int) {
	e := &f.events[i]
	if !gathers(e.Kind) || !e.Date.IsZero() || e.Status != "held" || f.slots[i].back {
		return
	}
	for j := range f.events {
		v := &f.events[j]
		if v.Kind != "visit" || v.Status != "held" || v.Date.IsZero() || f.slots[j].sentence != f.slots[i].sentence || !within1(e.Participants, v.Participants) {
			continue
		}
		y, ok := v.Date.Year()
		m, mok := v.Date.Month()
		if ok && mok {
			e.Date, e.DateBasis = edtf.FromMonth(y, m).Qualify('~'), "resolved"
			if e.Place == "" && e.Country == "" {
				e.Country, e.PlaceBasis = v.Country, "inherited"
			}
			return
		}
	}
}

// offices names the office that each participant held on the day: the one by
// which the report calls him where the roster has it for that day, else the
// roster's only one, or its first that stands for him in reports.
func (f *finder) offices(e *Event) {
	day := e.Date
	if day.IsZero() {
		day = f.d.art.Date
	}
	for i := range e.Participants {
		p := &e.Participants[i]
		x := f.d.entity(roster.Leader, p.Entity)
		if x == nil || p.Office != "" {
			continue
		}
		said := f.called(p.Entity)
		best, bestScore := -1, -1
		for j := range x.Roles { // sorted by date: of two as good, the later
			if r := &x.Roles[j]; r.At(day) {
				if n := saidRole(said, r); n >= bestScore {
					best, bestScore = j, n
				}
			}
		}
		if best >= 0 && (!day.IsZero() || len(x.Roles) == 1 || said != "") {
			p.Office = x.Roles[best].Title
		}
	}
}

// called is the office by which the report calls a person, folded, or "".
func (f *finder) called(id string) string {
	if s, ok := f.names[id]; ok {
		return s
	}
	if f.names == nil {
		f.names = map[string]string{}
	}
	s := f.calledIn(id)
	f.names[id] = s
	return s
}

func (f *finder) calledIn(id string) string {
	n := 0
	for _, m := range f.d.people {
		if m.Entity != id {
			continue
		}
		if o, ok := f.d.offices[m.Start]; ok {
			return strings.TrimPrefix(prose.Fold(prose.Space(o.Of(f.d.body))), "the ")
		}
		if n++; n > 20 {
			break
		}
	}
	return ""
}

// saidRole tells how well the words of a report, folded, name a role.
func saidRole(said string, r *roster.Role) int {
	score := 0
	if len(r.Short) > 0 {
		score = 1
	}
	if said == "" {
		return score
	}
	try := func(name string) {
		n := strings.TrimPrefix(prose.Fold(name), "the ")
		a, _, _ := strings.Cut(said, " ")
		b, _, _ := strings.Cut(n, " ")
		switch {
		case n == said:
			score = max(score, 4)
		case strings.HasPrefix(n, said) || n != "" && strings.HasPrefix(said, n):
			score = max(score, 3)
		case a == b:
			score = max(score, 2)
		}
	}
	try(r.Title)
	for _, s := range r.Short {
		try(s)
	}
	return score
}
