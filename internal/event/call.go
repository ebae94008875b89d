package event

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// phone reports whether the noun at token i is of a call: "telephone talks".
func (f *finder) phone(i int) bool {
	l := &f.line
	for j := i - 1; j >= 0 && j > i-4; j-- {
		switch l.low[j] {
		case "phone", "telephone", "video", "call", "telephonic":
			return true
		case "a", "the", "with", ",", "and":
			return false
		}
	}
	switch l.w(i + 1) {
	case "by", "over", "on", "via":
		return phoneWord(l.w(i+2)) || phoneWord(l.w(i+3))
	}
	return false
}

func phoneWord(w string) bool {
	switch w {
	case "phone", "telephone", "videoconference", "teleconference", "videolink", "video", "video-link", "videoconferencing":
		return true
	}
	return false
}

// byPhone makes calls of the talks that had no place and that the next sentence says
// were by telephone: "had talks with B. In the phone call he asked".
func (f *finder) byPhone() {
	for i := range f.events {
		e, next := &f.events[i], f.slots[i].sentence+1
		if e.Kind != "meeting" || e.Status != "held" || e.Place != "" || e.Country != "" || e.Name != "" || next >= len(f.d.Sents) {
			continue
		}
		s := &f.d.Sents[next]
		for t := s.First + 1; t+1 < s.Last && t < s.First+16; t++ {
			if w := f.d.Low(t); (w == "phone" || w == "telephone") && f.d.Low(t-1) == "the" && (grammar.TriggerOf(f.d.Low(t+1)) == grammar.CallNoun || grammar.TriggerOf(f.d.Low(t+1)) == grammar.MeetNoun) {
				e.Kind = "call"
			}
		}
	}
}

// phoned: "A spoke by phone with B", "A telephoned B".
func (f *finder) phoned(i int) int {
	l := &f.line
	m := l.modeAt(i)
	if m == notEvent || l.habit(i+1) {
		return i + 1
	}
	verb := grammar.WordBase(l.low[i])
	if verb == "call" && l.w(i+1) == "on" {
		return f.calledOn(i, m)
	}
	direct := verb == "phone" || verb == "telephone" || verb == "call" && l.w(i+1) == "up"
	byPhone, at := direct || verb == "call" && l.callsUp(i+1), i+1
	if l.w(at) == "up" {
		at++
	}
	if (verb == "speak" || verb == "talk") && f.titleCalls() {
		byPhone = true
	}
	for j := i + 1; j < min(l.n, i+30) && !direct; j++ {
		if phoneWord(l.low[j]) && (l.w(j-1) == "by" || l.w(j-1) == "the" || l.w(j-1) == "via" || l.w(j-1) == "over" || l.w(j-1) == "a") {
			byPhone = true
		}
		if l.low[j] == ";" {
			break
		}
	}
	if !byPhone && verb == "discuss" {
		return f.discussedWith(i, m)
	}
	if !byPhone && verb == "talk" && l.w(i+1) == "with" && !l.quoted[i] {
		right := l.partyAt(i + 2)
		if left := f.doerOf(i, right.end); len(right.people) > 0 && len(left.people) > 0 {
			return f.meets(i, i+2, m, left, right, "talked-with", 0.65)
		}
	}
	if !byPhone && verb == "speak" {
		return f.spokeWith(i, m)
	}
	if !byPhone {
		return i + 1
	}
	if verb == "discuss" { // "A and B discussed trade by phone", "A discussed trade by phone with B"
		for k := i + 1; k < min(l.n, i+14); k++ {
			if right := l.partyAt(k + 1); l.low[k] == "with" && !right.empty() {
				return f.calls(i, i+1, m, f.doerOf(i, right.end), right, "phone-verb")
			}
		}
		left := l.subjectOf(i, f)
		if left.plural {
			left = f.both(l.tok(i).Start)
		}
		if len(left.people) < 2 {
			return f.groupCalls(i, i+1, m)
		}
		return f.calls(i, i+1, m, left, party{end: i + 1}, "phone-verb")
	}
	if !direct && verb != "call" && verb != "congratulate" {
		for at < min(l.n, i+12) && l.low[at] != "with" && l.low[at] != "to" {
			at++
		}
		at++
	}
	if direct {
		at = l.pastAdverbial(at)
	}
	right := l.partyAt(at)
	left := f.doerOf(i, right.end)
	if left.empty() && len(right.people) > 1 { // who spoke to each of them is not known
		return i + 1
	}
	if left.plural && right.empty() {
		left, right.end = f.both(l.tok(i).Start), i+1
	} else if right.empty() {
		if left = l.andBefore(left); len(left.people) < 2 {
			return i + 1
		}
		right.end = i + 1 // "A and B spoke on the phone"
	}
	return f.calls(i, i+1, m, left, right, "phone-verb")
}

// spokeWith: "A spoke today with B", of whom one is as well known as the other, on a day and
// at no place: by telephone, the verb being token i.
func (f *finder) spokeWith(i int, m mode) int {
	l := &f.line
	at := l.pastAdverbial(i + 1)
	if w := l.w(at); w != "with" && w != "to" || m != isHeld || l.quoted[i] || l.shapeOf(i) == grammar.IngForm {
		return i + 1
	}
	right := l.partyAt(at + 1)
	end := right.end
	day := at > i+1 || l.inDate(end) || l.w(end) == "on" && l.inDate(end+1) || l.w(end) == "this" && l.inDate(end+1) || l.w(end) == "earlier" && l.inDate(end+1)
	if left := f.doerOf(i, end); day && len(left.people) == 1 && len(right.people) == 1 && len(right.texts) == 0 && left.doubt == 0 && !l.whenWhereAt(end) {
		return f.calls(i, i+1, m, left, right, "spoke-with")
	}
	return i + 1
}

// whenWhereAt reports a place or an occasion behind token i and the day there, at which
// people spoke face to face.
func (l *line) whenWhereAt(i int) bool {
	for j := i; j < min(l.n, i+8); j++ {
		switch w := l.low[j]; {
		case w == "in", w == "at", w == "during", w == "after", w == "before", w == "here", w == "when", w == "while":
			return !l.inDate(j + 1)
		case w != "on" && w != "this" && w != "earlier" && !l.inDate(j):
			return false
		}
	}
	return false
}

// discussedWith: "A discussed trade with the President of Borduria, Bo Lund". Whom he
// discussed it with is a person with a name, as he is.
func (f *finder) discussedWith(i int, m mode) int {
	l := &f.line
	if l.quoted[i] || l.shapeOf(i) == grammar.IngForm {
		return i + 1
	}
	for k := i + 1; k < min(l.n, i+22); k++ {
		switch w := l.low[k]; {
		case w == ";", w == "who", w == "that", grammar.Speaking.Is(w), l.who[k] != 0, w == ",":
			return f.discussedBy(i, m)
		case w == "with":
			right := l.partyAt(k + 1)
			if t := grammar.TriggerOf(l.low[k-1]); len(right.people) == 0 || t == grammar.MeetNoun || t == grammar.CallNoun || t == grammar.VisitNoun {
				continue
			}
			left := f.doerOf(i, right.end)
			if len(left.people) == 0 || left.plural {
				return i + 1
			}
			return f.meets(i, i+1, m, left, right, "discussed-with", 0.75)
		}
	}
	return f.discussedBy(i, m)
}

// callsUp reports that "called" before token i is by telephone: whom is a
// counterpart, and what follows says when or what for, and not what he was called.
func (l *line) callsUp(i int) bool {
	p := l.partyAt(i)
	k := p.end
	if len(p.people) == 1 && l.w(k) == "of" && k+1 < l.n && l.loc[k+1] != 0 { // "King Omar of Tamar"
		k = l.placeEnd(k + 1)
	}
	if len(p.people) == 1 && (l.inDate(k) || l.w(k) == "on" && l.inDate(k+1) || l.w(k) == "to" && (l.w(k+1) == "congratulate" || l.w(k+1) == "discuss" || l.w(k+1) == "thank" || l.w(k+1) == "express")) {
		for k < l.n && (l.inDate(k) || l.low[k] == "on") {
			k++
		}
		if w := l.w(k); w == "to" || w == "and" || w == "." || w == "," || w == "" {
			return true
		}
	}
	if p.empty() || !l.has(i, min(p.end, i+6), "counterpart") && !l.has(i, min(p.end, i+6), "counterparts") {
		return false
	}
	k = p.end
	if l.w(k) == "," {
		k++
	}
	return k >= l.n || l.inDate(k) || l.w(k) == "on" && l.inDate(k+1) || l.w(k) == "to" || l.w(k) == "."
}

func (f *finder) calls(a, b int, m mode, left, right party, rule string) int {
	parts := join(f.parts(left, "participant"), f.parts(right, "participant"))
	end := max(b, right.end)
	if len(parts) < 2 {
		return end
	}
	conf := 0.93 - left.doubt - right.doubt
	if !anyone(parts) {
		conf -= unnamed
	}
	sub := ""
	for j := a; j < min(f.line.n, end+6); j++ {
		if w := f.line.low[j]; strings.HasPrefix(w, "video") {
			sub = "video conference"
		}
	}
	x := f.add(Event{Kind: "call", Subtype: sub, Participants: parts, Status: m.String(),
		By: reading.By{Rule: rule, Confidence: conf}}, a, b)
	x.to = end
	x.back = f.line.before(a)
	return end
}

// groupCalls adds the call of those who are the subject of the verb at token a, none of
// them named: "the ministers of Velmora and Tamar held a telephone conversation". Its
// trigger ends at token b.
func (f *finder) groupCalls(a, b int, m mode) int {
	who := f.strangerBefore(a)
	if len(who.texts) != 1 || !whose(who.texts[0]) || !f.line.plural(who.end-len(strings.Fields(who.texts[0])), who.end) || !strings.Contains(who.texts[0], " and ") {
		return b
	}
	x := f.add(Event{Kind: "call", Participants: f.parts(who, "participant"), Status: m.String(), By: reading.By{Rule: "call-group", Confidence: 0.75 - who.doubt}}, a, b)
	x.back = f.line.before(a)
	return b
}

// call: the nouns. "A held a telephone conversation with B", "a phone call
// between A and B", "received a call from B".
func (f *finder) call(i int) int {
	l := &f.line
	if w := l.low[i]; (w == "call" || w == "talk") && (l.modal(i) || l.w(i+1) == "on" && asVerb(l.d, l.first+i)) {
		return f.phoned(i)
	}
	if next := f.courtesy(i); next > 0 {
		return next
	}
	if l.low[i] == "conversation" && !f.phone(i) && !slices.ContainsFunc(l.low[:l.n], phoneWord) {
		if v, _ := l.holdBefore(l.detBefore(i)); v >= 0 {
			return f.withSomebody(i)
		}
	}
	if v, _ := l.holdBefore(l.detBefore(i)); l.low[i] != "videoconference" && l.low[i] != "teleconference" && !f.phone(i) && !(v >= 0 && l.low[i] == "call" && l.w(i+1) == "with") && !(strings.HasPrefix(l.low[i], "call") && (l.w(i-1) == "phone" || l.w(i-1) == "telephone" || l.w(i-1) == "video")) {
		return i + 1
	}
	if l.counted(l.detBefore(i), i) {
		return i + 1
	}
	if next := f.heldBy(i, func(a, b int, m mode, left, right party) int {
		return f.calls(a, b, m, left, right, "call-held-by")
	}); next > 0 {
		return next
	}
	det := l.detBefore(i)
	at := -1
	if w := l.w(det - 1); l.w(i+1) == "to" && (w == "in" || w == "during" || w == "by") {
		at = i + 1
	}
	for j := i + 1; j < min(l.n, i+10) && at < 0; j++ {
		w := l.low[j]
		if w == "of" && j > i+2 && (l.w(j-1) == "request" || l.w(j-1) == "initiative") { // "at the request of"
			at = j
			break
		}
		if w == "with" || w == "between" || w == "from" || w == "of" && j == i+1 {
			at = j
			break
		}
		if l.tok(j).Kind == prose.Punct && w != "." {
			break
		}
	}
	m := l.nounMode(det, i)
	verb, vm := l.holdBefore(det)
	if verb >= 0 {
		m = vm
	} else if w := grammar.WordBase(l.w(det - 1)); w == "receive" || w == "make" || l.w(det-1) == "placed" {
		if verb, m = det-1, l.modeAt(det-1); at < 0 && w == "make" && l.w(i+1) == "to" {
			at = i + 1
		}
	}
	if m == notEvent {
		return i + 1
	}
	a := max(0, det)
	if verb >= 0 {
		a = verb
	}
	if at < 0 {
		left := l.subjectOf(a, f)
		if left.plural {
			left = f.both(l.tok(a).Start)
		}
		if left = l.andBefore(left); len(left.people) < 2 {
			left = f.subjectAfter(i + 1) // "in a telephone call Ada Vale and Bo Lund agreed"
		}
		if len(left.people) > 1 {
			return f.calls(a, i+1, m, left, party{}, "call-of")
		}
		if w := l.w(det - 1); len(left.people) == 1 && verb < 0 && (w == "in" || w == "during") && det < 3 {
			if right := l.addressed(left.end); len(right.people) == 1 {
				f.calls(a, i+1, m, left, right, "call-told")
				return i + 1 // the verb may tell of more: "invited him"
			}
		}
		if verb >= 0 && len(left.people) == 0 {
			f.groupCalls(verb, i+1, m)
		}
		return i + 1
	}
	right := l.partyAt(at + 1)
	if right.empty() {
		return i + 1
	}
	if l.low[at] == "of" {
		right = l.andWith(right)
	}
	if len(right.people)+len(right.texts) > 1 && (l.low[at] == "between" || l.low[at] == "of") {
		return f.calls(a, i+1, m, party{}, right, "call-between")
	}
	left := f.doer(a)
	if left.plural {
		left = party{}
	}
	if left.empty() {
		left = f.subjectAfter(right.end)
	}
	if p := l.possessorBefore(i); left.empty() && p >= 0 {
		mm, _, _ := l.person(p)
		left = party{people: []reading.Mention{mm}}
	}
	return f.calls(a, i+1, m, left, right, "call-noun")
}

// addressed is whom somebody speaks to by the verb at token i: "told B", "thanked B".
func (l *line) addressed(i int) party {
	switch l.w(i) {
	case "told", "invited", "thanked", "congratulated", "assured", "informed", "urged", "briefed", "wished":
		return l.partyAt(i + 1)
	}
	return party{}
}

// titleCalls reports that the title of the report tells of a call: "Readout of the
// President's call with".
func (f *finder) titleCalls() bool {
	for w := range strings.FieldsSeq(strings.ToLower(f.d.Article.Title)) {
		switch w = strings.Trim(w, ".,:;\"'"); w {
		case "call", "calls", "phone", "telephone", "telephones":
			return true
		}
	}
	return false
}
