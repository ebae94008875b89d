package annotate

import "strings"

// received: "A received B", "B was received by A", "A received a call from B".
func (f *finder) received(i int) int {
	l := &f.line
	m := l.modeOf(i)
	if m == notEvent || l.habit(i+1) || !strings.HasSuffix(l.low[i], "d") && !strings.HasSuffix(l.low[i], "s") && m == isHeld {
		return i + 1
	}
	if l.w(i+1) == "by" {
		host := l.partyAt(i + 2)
		guest := l.subjectOf(i, f)
		if len(host.people) == 0 || guest.empty() || guest.plural {
			return i + 1
		}
		return f.host(i, i+1, m, host, guest)
	}
	if l.w(i+1) == "a" && (l.w(i+2) == "phone" || l.w(i+2) == "telephone") {
		return i + 1 // the noun's rule
	}
	guest := l.partyAt(l.pastAdverbial(i + 1))
	if len(guest.people) == 0 && len(guest.texts) == 0 {
		return i + 1
	}
	host := l.subjectOf(i, f)
	if host.empty() {
		host = f.strangerBefore(i)
	}
	if host.empty() || host.plural {
		return i + 1
	}
	if strings.HasPrefix(l.low[i], "host") && l.w(guest.end) != "in" && l.w(guest.end) != "at" && l.w(guest.end) != "for" && len(guest.people) == 0 {
		return i + 1
	}
	return f.host(i, i+1, m, host, guest)
}

// pastAdverbial is the token after what may stand between a verb and its
// object: "received in audience", "met on Monday".
func (l *line) pastAdverbial(i int) int {
	for {
		switch l.w(i) {
		case "today", "yesterday", "also", "separately", "earlier", "here":
			i++
			continue
		case "in":
			if w := l.w(i + 1); w == "audience" || w == "person" || w == "private" {
				i += 2
				continue
			}
			if i+1 < l.n && l.loc[i+1] != 0 && l.toPerson(l.placeEnd(i+1)) >= 0 {
				i = l.placeEnd(i + 1)
				continue
			}
		case "on":
			if l.dateNear(i) && l.toPerson(i+2) >= 0 && weekday(l.w(i+1)) {
				i += 2
				continue
			}
		}
		return i
	}
}

func (f *finder) host(a, b int, m mode, host, guest party) int {
	parts := join(f.parts(host, "host"), f.parts(guest, "guest"))
	end := max(b, guest.end)
	if len(parts) < 2 || !anyone(parts) {
		return end
	}
	if f.line.w(a-1) == "has" || f.line.w(a-1) == "was" {
		a--
	}
	x := f.add(Event{Kind: "meeting", Participants: parts, Status: m.String(),
		By: By{Rule: "receive", Confidence: 0.92 - host.doubt - guest.doubt}}, a, b)
	x.to = end
	x.back = f.line.before(a)
	return end
}
