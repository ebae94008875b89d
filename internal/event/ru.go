package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// In Russian the rules are fewer: the subject is the person in the nominative before the
// verb, who is met stands after "с", and the date and the place are the sentence's own.
// What these do not tell is left to a person.

// russianVerb tells what a Russian verb, in lower case, can tell of, and
// whether it lies ahead.
func russianVerb(w string) (t grammar.Trigger, m mode) {
	switch w {
	case "встретился", "встретилась", "встретились", "встречался", "встречалась", "встречались", "пообщался", "пообщалась", "пообщались", "побеседовал", "побеседовала", "побеседовали":
		return grammar.MeetVerb, isHeld
	case "обсудил", "обсудила", "обсудили":
		return grammar.AgreeVerb, isHeld
	case "совершил", "совершила", "нанес", "нанёс", "нанесла":
		return grammar.VisitNoun, isHeld
	case "совершит", "нанесет", "нанесёт":
		return grammar.VisitNoun, isAnnounced
	case "находится", "находился", "находилась", "побывал", "побывала":
		return grammar.BeVerb, isHeld
	case "вручил", "вручила":
		return grammar.CredentialNoun, isHeld
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
	case "прибыл", "прибыла", "прибыли", "прилетел", "прилетела", "прилетели":
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

// russianPlanned is what the infinitive at token i tells of when somebody plans it:
// "планирует посетить", "намерен встретиться".
func (l *line) russianPlanned(i int) grammar.Trigger {
	t := grammar.NoTrigger
	switch l.low[i] {
	case "встретиться":
		t = grammar.MeetVerb
	case "провести":
		t = grammar.MeetNoun
	case "посетить":
		t = grammar.VisitVerb
	case "прибыть":
		t = grammar.ArriveVerb
	case "совершить":
		t = grammar.VisitNoun
	default:
		return t
	}
	for j := i - 1; j >= 0 && j > i-8 && l.tok(j).Kind == prose.Word; j-- {
		switch l.low[j] {
		case "планирует", "планируют", "намерен", "намерена", "намерены", "собирается", "собираются", "планах":
			return t
		}
		if l.who[j] != 0 {
			break
		}
	}
	return grammar.NoTrigger
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
		} else if t := l.russianPlanned(i); t != grammar.NoTrigger {
			f.russianRule(t, isAnnounced, i)
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
	who := l.russianSubject(i)
	if k := i + 1; len(who) == 0 && k < l.n { // "встретился министр A с B"
		if behind, _ := l.russianPeople(k); len(behind) > 0 && l.nominative(l.at(behind[0].Start)) && t != grammar.ReceiveVerb {
			who = behind[:1]
		}
	}
	e := Event{Status: m.String(), By: reading.By{Rule: "ru-" + l.low[i], Confidence: 0.85}}
	switch t {
	case grammar.MeetVerb, grammar.CallVerb, grammar.MeetNoun, grammar.AgreeVerb:
		f.russianMet(t, e, who, i)
	case grammar.ReceiveVerb, grammar.CredentialNoun:
		f.russianReceived(e, who, i)
	case grammar.ArriveVerb, grammar.VisitVerb, grammar.VisitNoun, grammar.BeVerb:
		f.russianVisit(t, e, who, i)
	case grammar.InviteVerb:
		f.russianInvited(e, who, i)
	case grammar.SignVerb:
		sides := l.russianSides(i)
		if !l.russianDocument(i) || len(who) == 0 && sides < 0 {
			return
		}
		e.Kind, e.Participants = "signing", partsOf(who, "signatory")
		if len(who) == 0 {
			e.Participants = f.parts(f.those(party{plural: true, met: true, end: sides + 1}), "participant")
		}
		f.russianFinds(e, i, i+1)
	}
}

// russianMet reads who met whom, spoke with whom, or held talks with whom.
func (f *finder) russianMet(t grammar.Trigger, e Event, who []reading.Mention, i int) {
	l := &f.line
	from, noun := i+1, -1
	if t == grammar.MeetNoun {
		for j := i + 1; j < min(l.n, i+6) && noun < 0; j++ {
			switch l.low[j] {
			case "переговоры", "встречу", "встречи", "беседу", "разговор":
				noun = j
			}
		}
		if noun < 0 {
			return
		}
		from = noun + 1
	}
	with, at := l.russianWith(from)
	many := strings.HasSuffix(l.low[i], "ли") || strings.HasSuffix(l.low[i], "лись") || strings.HasSuffix(l.low[i], "ут") || strings.HasSuffix(l.low[i], "ятся")
	if !many && len(who) > 1 {
		who = who[len(who)-1:]
	}
	if len(who) == 0 || len(with) == 0 && (len(who) < 2 || !many) {
		return
	}
	e.Kind, e.Participants = "meeting", join(partsOf(who, "participant"), partsOf(with, "participant"))
	if len(e.Participants) < 2 {
		return
	}
	end := max(i+1, noun+1, at)
	phone := l.has(i, min(l.n, end+3), "телефону")
	for j := i + 1; j < noun; j++ {
		phone = phone || strings.HasPrefix(l.low[j], "телефонн")
	}
	switch {
	case phone:
		e.Kind = "call"
	case t == grammar.CallVerb, noun >= 0 && l.low[noun] == "разговор":
		return
	case t == grammar.AgreeVerb: // of what was told before as often as not
		e.Rule = pairRule
	}
	f.russianFinds(e, i, end)
}

// russianReceived reads who received whom, and who handed whom letters of credence.
func (f *finder) russianReceived(e Event, who []reading.Mention, i int) {
	l := &f.line
	from, gave := i+1, strings.HasPrefix(l.low[i], "вруч")
	if strings.HasPrefix(l.w(i+1), "верительн") {
		if from = i + 3; !gave {
			if w := l.w(from); w != "от" && w != "у" {
				return
			}
			from++
		}
	} else if gave {
		return
	}
	guest, at := l.russianPeople(from)
	if len(who) != 1 || len(guest) == 0 || guest[0].Entity == who[0].Entity {
		return
	}
	host := who
	if gave {
		host, guest = guest[:1], who
	}
	e.Kind, e.Participants = "meeting", join(partsOf(host, "host"), partsOf(guest, "guest"))
	f.russianFinds(e, i, at)
}

// russianVisit reads who came where.
func (f *finder) russianVisit(t grammar.Trigger, e Event, who []reading.Mention, i int) {
	l := &f.line
	from := i + 1
	if len(who) == 1 && who[0].Start > l.tok(i).Start { // "в Карск прибыла A"
		from = 0
	}
	visit := -1
	for j := from; j < l.n && visit < 0; j++ {
		if strings.HasPrefix(l.low[j], "визит") {
			visit = j
		}
	}
	if len(who) == 0 || (t == grammar.VisitNoun || t == grammar.BeVerb && l.low[i][:4] != "по") && (visit < 0 || visit > i+6) {
		return
	}
	e.Place, e.Country = l.russianPlace(from, t == grammar.VisitVerb)
	if e.Country == "" && (visit >= 0 || t == grammar.ArriveVerb && f.russianHigh(who[0].Entity)) {
		e.Country = l.russianTown(from)
	}
	if e.Country == "" || f.russianHome(who[0].Entity, e.Country) {
		return
	}
	e.Kind, e.Participants, e.Subtype = "visit", partsOf(who, "guest"), l.russianSort(from)
	f.russianFinds(e, i, i+1)
}

// russianHigh reports somebody who holds an office of which a country has one.
func (f *finder) russianHigh(id string) bool {
	for _, t := range f.d.Strangers().Titles {
		if t.ID == id && t.Office.High && t.Land != "" {
			return true
		}
	}
	return false
}

// russianHome reports that somebody is of the country.
func (f *finder) russianHome(id, country string) bool {
	if f.atHome([]Part{{Entity: id}}, country) {
		return true
	}
	for _, t := range f.d.Strangers().Titles {
		if t.ID == id && t.Land != "" {
			return strings.TrimPrefix(country, reading.Strange) == t.Land
		}
	}
	return false
}

func (f *finder) russianInvited(e Event, who []reading.Mention, i int) {
	l := &f.line
	guest, at := l.russianPeople(i + 1)
	if len(who) == 0 || len(guest) == 0 || !l.has(i, l.n, "посетить") && !l.has(i, l.n, "визитом") && !l.has(i, l.n, "визит") {
		return
	}
	e.Kind, e.Participants, e.Subtype = "invitation", join(partsOf(who, "inviter"), partsOf(guest, "invitee")), l.russianSort(i)
	if e.Place, e.Country = l.russianPlace(at, true); e.Place != "" {
		e.Place = ""
	}
	f.russianFinds(e, i, at)
}

func partsOf(ms []reading.Mention, part string) []Part {
	var out []Part
	for _, m := range ms {
		out = join(out, []Part{{Entity: m.Entity, Part: part}})
	}
	return out
}
