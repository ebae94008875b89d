package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// In Russian the rules are fewer: the subject is the first person before the
// verb, who is met stands after "с", and the date and the place are the
// sentence's own. What these do not tell is left to a person.

// russianVerb tells what a Russian verb, in lower case, can tell of, and
// whether it lies ahead.
func russianVerb(w string) (t grammar.Trigger, m mode) {
	switch w {
	case "встретился", "встретилась", "встретились":
		return grammar.MeetVerb, isHeld
	case "встретится", "встретятся":
		return grammar.MeetVerb, isAnnounced
	case "провел", "провёл", "провела", "провели":
		return grammar.MeetNoun, isHeld
	case "проведет", "проведёт", "проведут":
		return grammar.MeetNoun, isAnnounced
	case "принял", "приняла":
		return grammar.ReceiveVerb, isHeld
	case "примет":
		return grammar.ReceiveVerb, isAnnounced
	case "прибыл", "прибыла", "прибыли":
		return grammar.ArriveVerb, isHeld
	case "прибудет", "прибудут":
		return grammar.ArriveVerb, isAnnounced
	case "посетил", "посетила":
		return grammar.VisitVerb, isHeld
	case "посетит":
		return grammar.VisitVerb, isAnnounced
	case "поговорил", "поговорила", "поговорили":
		return grammar.CallVerb, isHeld
	case "пригласил", "пригласила":
		return grammar.InviteVerb, isPlanned
	case "подписал", "подписала", "подписали":
		return grammar.SignVerb, isHeld
	case "подпишут", "подпишет":
		return grammar.SignVerb, isAnnounced
	}
	return grammar.NoTrigger, notEvent
}

// russian runs the Russian rules over the sentence laid out.
func (f *finder) russian(si int) {
	l := &f.line
	f.found = f.found[:0]
	for i := range l.n {
		if l.w(i-1) == "не" || l.w(i-1) == "бы" || l.w(i+1) == "бы" || l.quoted[i] {
			continue
		}
		if t, m := russianVerb(l.low[i]); t != grammar.NoTrigger {
			f.russianRule(t, m, i)
		} else {
			f.russianNouns(i)
		}
	}
	for k := range f.found {
		f.keep(&f.found[k], si)
	}
}

func (f *finder) russianRule(t grammar.Trigger, m mode, i int) {
	l := &f.line
	who, behind := l.russianSubject(i), false
	if len(who) == 0 && (t == grammar.ArriveVerb || t == grammar.VisitVerb) { // "в Карск прибыл A"
		who, _ = l.russianPeople(i + 1)
		behind = true
	}
	e := Event{Status: m.String(), By: reading.By{Rule: "ru-" + l.low[i], Confidence: 0.85}}
	end := i + 1
	switch t {
	case grammar.MeetVerb, grammar.CallVerb:
		with, at := l.russianWith(i + 1)
		if len(with) == 0 && len(who) < 2 || len(who) == 0 {
			return
		}
		e.Kind, e.Participants = "meeting", join(partsOf(who, "participant"), partsOf(with, "participant"))
		if t == grammar.CallVerb {
			if !l.has(i, l.n, "телефону") {
				return
			}
			e.Kind = "call"
		}
		end = max(end, at)
	case grammar.MeetNoun:
		noun := -1
		for j := i + 1; j < min(l.n, i+6); j++ {
			switch l.low[j] {
			case "переговоры", "встречу", "беседу", "разговор":
				noun = j
			}
		}
		if noun < 0 {
			return
		}
		with, at := l.russianWith(noun + 1)
		if e.Participants = join(partsOf(who, "participant"), partsOf(with, "participant")); len(who) == 0 || len(e.Participants) < 2 {
			return
		}
		e.Kind, end = "meeting", max(noun+1, at)
		for j := i + 1; j < noun; j++ {
			if strings.HasPrefix(l.low[j], "телефонн") {
				e.Kind = "call"
			}
		}
	case grammar.ReceiveVerb:
		guest, at := l.russianPeople(i + 1)
		if len(who) == 0 || len(guest) == 0 {
			return
		}
		e.Kind, e.Participants, end = "meeting", join(partsOf(who, "host"), partsOf(guest, "guest")), at
	case grammar.ArriveVerb, grammar.VisitVerb:
		from := i + 1
		if behind {
			from = 0
		}
		if e.Place, e.Country = l.russianPlace(from, t == grammar.VisitVerb); e.Country == "" || len(who) == 0 || f.atHome(partsOf(who, "guest"), e.Country) {
			return
		}
		e.Kind, e.Participants, e.Subtype = "visit", partsOf(who, "guest"), l.russianSort(from)
	case grammar.InviteVerb:
		guest, at := l.russianPeople(i + 1)
		if len(who) == 0 || len(guest) == 0 || !l.has(i, l.n, "посетить") && !l.has(i, l.n, "визитом") && !l.has(i, l.n, "визит") {
			return
		}
		e.Kind, e.Participants, e.Subtype, end = "invitation", join(partsOf(who, "inviter"), partsOf(guest, "invitee")), l.russianSort(i), at
		if e.Place, e.Country = l.russianPlace(at, true); e.Place != "" {
			e.Place = ""
		}
	case grammar.SignVerb:
		sides := l.russianSides(i)
		if !l.russianDocument(i) || len(who) == 0 && sides < 0 {
			return
		}
		e.Kind, e.Participants = "signing", partsOf(who, "signatory")
		if len(who) == 0 {
			e.Participants = f.parts(f.those(party{plural: true, met: true, end: sides + 1}), "participant")
		}
	}
	f.russianFinds(e, i, end)
}

func partsOf(ms []reading.Mention, part string) []Part {
	var out []Part
	for _, m := range ms {
		out = join(out, []Part{{Entity: m.Entity, Part: part}})
	}
	return out
}

// russianSubject is the first person before the verb, with those joined by "и".
func (l *line) russianSubject(i int) []reading.Mention {
	for j := 0; j < i; j++ {
		m, next, ok := l.person(j)
		if !ok {
			continue
		}
		if w := l.w(j - 1); w == "с" || w == "со" || w == "от" || w == "у" || w == "о" || w == "об" {
			j = next - 1
			continue
		}
		out := []reading.Mention{m}
		for k := next; k < i && k < next+8; k++ {
			if l.low[k] == "," {
				break
			}
			if l.low[k] == "и" {
				if more, _ := l.russianPeople(k + 1); len(more) > 0 && more[0].End <= l.tok(i).Start {
					out = append(out, more[0])
				}
				break
			}
		}
		return out
	}
	return nil
}

// russianWith are the people after the next "с" or "со".
func (l *line) russianWith(i int) ([]reading.Mention, int) {
	for j := i; j < min(l.n, i+8); j++ {
		if l.low[j] == "с" || l.low[j] == "со" {
			return l.russianPeople(j + 1)
		}
		if l.tok(j).Kind == prose.Punct {
			break
		}
	}
	return nil, i
}

// russianPeople are the people of the noun phrase at token i: title and name,
// and those joined by "и".
func (l *line) russianPeople(i int) (out []reading.Mention, end int) {
	end = i
	for j := i; j < min(l.n, i+24); {
		m, next, ok := l.person(j)
		if ok {
			out = append(out, m)
			end = next
			if l.w(next) != "и" {
				return out, end
			}
			i, j = next+1, next+1
			continue
		}
		if l.tok(j).Kind != prose.Word || j-i > 12 {
			return out, end
		}
		if t, _ := russianVerb(l.low[j]); t != grammar.NoTrigger {
			return out, end
		}
		j++
	}
	return out, end
}

// russianPlace is the place after "в" or "во" from token i on, or the object
// of the verb.
func (l *line) russianPlace(i int, direct bool) (place, country string) {
	for j := i; j < l.n; j++ {
		if l.loc[j] == 0 || j > 0 && l.loc[j-1] == l.loc[j] {
			continue
		}
		switch w := l.w(j - 1); {
		case w == "в", w == "во", direct && (j == i || w == "посетить" || w == "республику" || w == "столицу"):
			return l.placeAt(j)
		}
	}
	return "", ""
}

// russianSort is the sort of the visit named from token i on.
func (l *line) russianSort(i int) string {
	for j := i; j < l.n; j++ {
		if strings.HasPrefix(l.low[j], "визит") && j > 0 {
			switch w := l.w(j - 1); {
			case strings.HasPrefix(w, "государственн"):
				return "state visit"
			case strings.HasPrefix(w, "официальн"):
				return "official visit"
			case strings.HasPrefix(w, "рабоч"):
				return "working visit"
			}
			return ""
		}
	}
	return ""
}
