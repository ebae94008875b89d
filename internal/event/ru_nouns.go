package event

import (
	"strings"

	"dateline/internal/prose"
	"dateline/internal/reading"
)

// What Russian reports tell by nouns and by the passive: "состоялась встреча A с B", "на
// встрече с B A отметил", "подписано 24 документа".

// russianHeld is how a verb that says of something that it takes place means it.
func russianHeld(w string) mode {
	switch w {
	case "состоялась", "состоялся", "состоялись", "состоялось", "прошла", "прошел", "прошёл", "прошли":
		return isHeld
	case "состоится", "состоятся", "пройдет", "пройдёт", "пройдут":
		return isAnnounced
	}
	return notEvent
}

// russianMeeting reports a noun for a meeting of people, in the cases in which it takes
// place, or in which one is there.
func russianMeeting(w string) bool {
	switch w {
	case "встреча", "встрече", "встречи", "переговоры", "переговорах", "переговоров", "беседа", "беседе", "беседы", "разговор", "разговора", "разговоре":
		return true
	}
	return false
}

// russianNouns runs the rules of nouns and passives at token i.
func (f *finder) russianNouns(i int) {
	l := &f.line
	if m := russianHeld(l.low[i]); m != notEvent {
		for j := i + 1; j < min(l.n, i+7) && l.tok(j).Kind == prose.Word; j++ {
			if russianMeeting(l.low[j]) {
				left, at := l.russianPeople(j + 1)
				right, end := l.russianWithin(max(at, j+1))
				f.russianMeets(i, max(end, j+1), j, m, left, right)
				return
			}
		}
	}
	switch w := l.low[i]; {
	case russianMeeting(w) && (l.w(i-1) == "на" || l.w(i-1) == "ходе" || l.w(i-1) == "время" || l.w(i-2) == "ходе" || l.w(i-2) == "во"):
		right, end := l.russianWith(i + 1)
		if len(right) == 0 {
			return
		}
		left := l.russianSubject(i)
		if len(left) == 0 {
			left, _ = l.russianPeople(end)
		}
		f.russianMeets(i, end, i, isHeld, left, right)
	case strings.HasPrefix(w, "подписан") && len(w) <= len("подписано"):
		if !l.russianDocument(i - 6) {
			return
		}
		e := Event{Kind: "signing", Status: isHeld.String(), By: reading.By{Rule: "ru-подписано", Confidence: 0.8}}
		if l.has(0, i, "итогам") || l.has(0, i, "ходе") { // of a meeting that was told before
			e.Participants = f.parts(f.those(party{plural: true, met: true, end: i}), "participant")
		}
		f.russianFinds(e, i, i+1)
	}
}

// russianMeets adds a meeting or a call whose noun is token noun and whose words are the
// tokens [a,b).
func (f *finder) russianMeets(a, b, noun int, m mode, left, right []reading.Mention) {
	e := Event{Kind: "meeting", Status: m.String(), Participants: join(partsOf(left, "participant"), partsOf(right, "participant")),
		By: reading.By{Rule: "ru-" + f.line.low[noun], Confidence: 0.82}}
	if len(e.Participants) < 2 {
		return
	}
	if strings.HasPrefix(f.line.w(noun-1), "телефонн") {
		e.Kind = "call"
	} else if strings.HasPrefix(f.line.low[noun], "разговор") {
		return
	}
	f.russianFinds(e, a, b)
}

// russianWithin are the people behind the next "с", over what stands before it.
func (l *line) russianWithin(i int) ([]reading.Mention, int) {
	for j := i; j < min(l.n, i+20); j++ {
		if l.low[j] == "с" || l.low[j] == "со" {
			return l.russianPeople(j + 1)
		}
		if l.low[j] == "," || l.low[j] == "." {
			break
		}
	}
	return nil, i
}

// russianDocument reports what is signed among a few tokens from token i on.
func (l *line) russianDocument(i int) bool {
	for j := max(0, i); j < min(l.n, i+14); j++ {
		for _, stem := range [...]string{"соглашени", "меморандум", "протокол", "договор", "декларац", "документ", "заявлени", "контракт"} {
			if strings.HasPrefix(l.low[j], stem) && !strings.HasPrefix(l.low[j], "договорен") && !strings.HasPrefix(l.low[j], "договорён") {
				return true
			}
		}
	}
	return false
}

// russianSides is a word for those who sign pacts before the verb at token i, or -1.
func (l *line) russianSides(i int) int {
	for j := 0; j < i; j++ {
		switch l.low[j] {
		case "стороны", "главы", "президенты", "лидеры", "министры", "страны", "государства", "делегации", "участники", "премьеры", "премьер-министры", "компании", "ведомства":
			return j
		}
	}
	return -1
}

// russianFinds adds an event that the tokens [a,b) tell, with the place and the date of its
// sentence.
func (f *finder) russianFinds(e Event, a, b int) {
	l := &f.line
	if e.Kind == "meeting" || e.Kind == "signing" {
		e.Place, e.Country = l.russianPlace(0, false)
	}
	if e.Place != "" || e.Country != "" {
		e.PlaceBasis = "explicit"
	}
	x := f.add(e, a, max(a+1, min(b, l.n)))
	x.whole = true
	x.back = l.has(0, a, "ранее") || l.has(0, a, "недавно")
	for _, w := range f.within(l.span) {
		if usable(w) && e.Kind != "invitation" {
			x.Date, x.DateBasis = w.Value, w.Basis
			break
		}
	}
}
