package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/reading"
)

// Besides "meeting" and "talks" other nouns tell of people who met: an audience,
// a working lunch, a courtesy call.

// audience: "granted an audience to B", "had an audience with B", "held a working
// lunch with B". A meal must be held with somebody.
func (f *finder) audience(i int) int {
	l := &f.line
	det := l.detBefore(i)
	switch l.low[i] {
	case "audience":
		if l.w(i+1) == "by" && l.w(det-1) == "granted" && l.be(det-2) {
			guest, host := f.doer(det-1), l.partyAt(i+2)
			if m := l.modeOf(det - 1); m != notEvent && len(host.people) > 0 && !guest.empty() && !guest.plural {
				return f.host(det-1, i+1, m, host, guest)
			}
		}
		to := l.pastDays(i + 1)
		if l.w(to) != "to" {
			return f.withSomebody(i)
		}
		switch l.w(det - 1) {
		case "granted", "gave", "grants", "gives":
			guest, host := l.partyAt(to+1), f.doer(det-1)
			if m := l.modeOf(det - 1); m != notEvent && !guest.empty() && !host.empty() && !host.plural {
				return f.host(det-1, i+1, m, host, guest)
			}
		}
		return i + 1
	case "tête-à-tête":
		return f.withSomebody(i)
	}
	if l.w(i+2) == "by" && (l.w(i+1) == "hosted" || l.w(i+1) == "given") {
		return f.mealBy(det, i)
	}
	if k := l.mealFor(i); k > 0 {
		guest, host := l.partyAt(k), f.doerOf(det-1, i+1)
		if m := l.modeAt(det - 1); m != notEvent && !guest.empty() && !guest.plural && !host.empty() && !host.plural {
			return f.host(det-1, i+1, m, host, guest)
		}
		return i + 1
	}
	switch verb, _ := l.holdBefore(det); l.w(det - 1) {
	default:
		if verb < 0 {
			return i + 1
		}
	case "during", "over", "at", "after", "following", "before", "for", "of":
	}
	return f.withSomebody(i)
}

// mealBy: "attended a dinner hosted by B", "at a lunch given by B, A said", the noun
// being token i.
func (f *finder) mealBy(det, i int) int {
	l := &f.line
	host := l.partyAt(i + 3)
	var guest party
	m := notEvent
	switch w := l.w(det - 1); {
	case grammar.WordBase(w) == "attend", grammar.WordBase(w) == "join":
		guest, m = f.doer(det-1), l.modeAt(det-1)
	case w == "at", w == "during", w == "over":
		if guest = l.subjectOf(det-1, f); guest.empty() {
			guest = f.subjectAfter(host.end)
		}
		m = l.nounMode(det, i)
	}
	if m == notEvent || len(host.people) == 0 || len(guest.people) == 0 {
		return i + 1
	}
	return f.host(det-1, i+1, m, host, guest)
}

// mealFor is the token of whom somebody gives the meal at token i, or 0: "hosted a dinner
// for", "gave a banquet in honour of".
func (l *line) mealFor(i int) int {
	switch v := l.w(l.detBefore(i) - 1); {
	case grammar.WordBase(v) == "host", v == "gave", v == "gives", v == "give", grammar.WordBase(v) == "hold":
	default:
		return 0
	}
	k := i + 1
	for k < i+9 && (l.inDate(k) || l.w(k) == "on" || l.w(k) == "here" || l.w(k) == "in" && k+1 < l.n && l.loc[k+1] != 0 || k < l.n && l.loc[k] != 0) { // "in Karsk on Friday for"
		k++
	}
	switch w := l.w(k); {
	case w == "for":
		return k + 1
	case w == "in" && strings.HasPrefix(l.w(k+1), "hono") && l.w(k+2) == "of":
		return k + 3
	}
	return 0
}

// withSomebody is the rule of "meeting" for the noun at token i when "with" follows
// it, or its place and "with".
func (f *finder) withSomebody(i int) int {
	for j := i + 1; j < i+8; j++ {
		switch w := f.line.w(j); w {
		case "with":
			return f.meeting(i)
		case ",", ";", "and", "":
			return i + 1
		}
	}
	return i + 1
}

// courtesy: "paid a courtesy call on B", "during a courtesy visit to King Carl". The
// noun is token i.
func (f *finder) courtesy(i int) int {
	l := &f.line
	sort, w := l.w(i-1), l.w(i+1)
	if sort != "courtesy" && sort != "farewell" && sort != "condolence" || w != "on" && w != "upon" && w != "to" && w != "from" && w != "by" {
		return 0
	}
	if w == "from" || w == "by" {
		return f.courtesyFrom(i)
	}
	guest := l.partyAt(i + 2)
	if guest.empty() || sort != "courtesy" && len(guest.people) == 0 {
		return 0
	}
	det := l.detBefore(i)
	verb, m := l.payBefore(det)
	a := verb
	if verb < 0 {
		a, m = l.prepBefore(det), l.nounMode(det, i)
	}
	if m == notEvent {
		return i + 1
	}
	who := f.doer(a)
	if who.empty() || who.plural {
		who = f.subjectAfter(guest.end)
	}
	if len(guest.people) > 1 && l.has(det, i, "separate") && m != notEvent {
		for _, one := range guest.people {
			f.meets(a, i+1, m, who, party{people: []reading.Mention{one}, end: guest.end}, "courtesy-call", 0.88)
		}
		return i + 1
	}
	return f.meets(a, i+1, m, who, guest, "courtesy-call", 0.88)
}

// courtesyFrom: "had a courtesy call from B", "said during a courtesy visit by B".
func (f *finder) courtesyFrom(i int) int {
	l := &f.line
	det := l.detBefore(i)
	guest := l.partyAt(i + 2)
	verb, m := l.holdBefore(det)
	if w := l.w(det - 1); verb < 0 && (grammar.WordBase(w) == "receive" || grammar.WordBase(w) == "host") {
		verb, m = det-1, l.modeAt(det-1)
	} else if verb < 0 && (w == "during" || w == "at" || w == "in") {
		verb, m = det-1, l.nounMode(det, i)
	}
	if verb < 0 || m == notEvent || len(guest.people) == 0 {
		return 0
	}
	host := l.subjectOf(verb, f)
	if host.empty() {
		host = f.subjectAfter(guest.end)
	}
	if host.empty() || host.plural {
		return 0
	}
	return f.host(verb, i+1, m, host, guest)
}
