package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// What Russian reports tell by nouns and by the passive: "состоялась встреча A с B", "на
// встрече с B A отметил", "подписано 24 документа".

// russianHeld is how a verb that says of something that it takes place means it.
func russianHeld(w string) mode {
	switch w {
	case "состоялась", "состоялся", "состоялись", "состоялось", "прошла", "прошел", "прошёл", "прошли", "началась", "начались", "начался", "завершилась", "завершились", "завершился", "проходит", "проходят":
		return isHeld
	case "состоится", "состоятся", "пройдет", "пройдёт", "пройдут", "ожидается", "ожидаются", "планируется", "планируются", "запланирована", "запланированы", "намечена", "намечены":
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
				f.russianMeets(i, max(end, j+1, at), j, m, left, right)
				return
			}
		}
	}
	switch w := l.low[i]; {
	case w == "встреча" || w == "переговоры" || w == "беседа" || w == "разговор":
		f.russianOpens(i)
	case w == "визит":
		f.russianVisits(i)
	case strings.HasPrefix(w, "прибывш"):
		f.russianCame(i)
	case russianMeeting(w) && (l.w(i-1) == "на" || l.w(i-2) == "участие" || l.w(i-1) == "итогам" || l.w(i-1) == "после" || l.w(i-1) == "ходе" || l.w(i-1) == "время" || l.w(i-2) == "ходе" || l.w(i-2) == "во"):
		right, end := l.russianWith(i + 1)
		m := isHeld
		if l.has(i, l.n, "будут") || l.has(i, l.n, "будет") {
			m = isAnnounced
		}
		if len(right) == 0 { // "на встрече A и B"
			if left, end := l.russianPeople(i + 1); len(left) > 1 || len(left) == 1 {
				right, _ = l.russianWith(end)
				f.russianMeets(i, end, i, m, left, right)
			}
			return
		}
		left := l.russianSubject(i)
		if len(left) == 0 {
			if end < l.n && l.low[end] == "," {
				end++
			}
			if left, _ = l.russianPeople(end); len(left) > 0 {
				left = left[:1]
			}
		}
		f.russianMeets(i, end, i, m, left, right)
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

// russianOpens reads a meeting that is the subject of its clause, the noun being token i:
// "Встреча A и B началась", "телефонный разговор A с B состоялся".
func (f *finder) russianOpens(i int) {
	l := &f.line
	for j := max(0, i-4); j < i; j++ { // read at the verb
		if russianHeld(l.low[j]) != notEvent {
			return
		}
	}
	left, at := l.russianPeople(i + 1)
	right, end := l.russianWith(max(at, i+1))
	if end = max(at, end); len(left) == 0 {
		return
	}
	for j := end; j < min(l.n, end+6) && l.tok(j).Kind == prose.Word && l.low[j] != "не" && l.low[j] != "может"; j++ {
		if m := russianHeld(l.low[j]); m != notEvent {
			f.russianMeets(i, j+1, i, m, left, right)
			return
		}
	}
}

// russianVisits reads a visit that is the subject of its clause, the noun being token i:
// "визит A в Карск состоится 5 мая".
func (f *finder) russianVisits(i int) {
	l := &f.line
	m := notEvent
	for j := max(0, i-5); j < min(l.n, i+24) && m == notEvent; j++ {
		if j > i && (l.tok(j).Kind == prose.Punct || l.low[j] == "может") {
			break
		}
		if m = russianHeld(l.low[j]); j > 0 && l.low[j-1] == "не" {
			return
		}
	}
	place, country := l.russianPlace(i+1, false)
	who, _ := l.russianPeople(i + 1)
	for j := i + 1; len(who) == 0 && j < min(l.n, i+8); j++ { // "визит в Карск президента A"
		if l.who[j] != 0 || grammar.RussianOfficeOf(l.low[j]).Noun != "" {
			who, _ = l.russianPeople(j)
			break
		}
	}
	if m == notEvent || country == "" || len(who) != 1 || f.russianHome(who[0].Entity, country) {
		return
	}
	f.russianFinds(Event{Kind: "visit", Status: m.String(), Participants: partsOf(who, "guest"), Subtype: l.russianSort(max(0, i-1)), Place: place, Country: country,
		By: reading.By{Rule: "ru-визит", Confidence: 0.8}}, i, i+1)
}

// russianCame reads who came by the way, the participle being token i: "министр A,
// прибывший в Карск, встретился".
func (f *finder) russianCame(i int) {
	l := &f.line
	var who []reading.Mention
	if m, next, ok := l.person(i - 2); ok && l.w(i-1) == "," && next == i-1 {
		who = append(who, m)
	} else if !strings.HasSuffix(l.low[i], "ие") && !strings.HasSuffix(l.low[i], "ими") && !strings.HasSuffix(l.low[i], "их") {
		who, _ = l.russianPeople(i)
	}
	end := i + 1
	for end < l.n && end < i+12 && l.who[end] == 0 && l.low[end] != "," {
		end++
	}
	if place, country := l.russianPlaceIn(i+1, end); len(who) > 0 && country != "" && !f.russianHome(who[0].Entity, country) {
		f.russianFinds(Event{Kind: "visit", Status: isHeld.String(), Participants: partsOf(who[:1], "guest"), Subtype: l.russianSort(i), Place: place, Country: country,
			By: reading.By{Rule: "ru-прибывший", Confidence: 0.75}}, i, i+1)
	}
}

// russianPlaceIn is the place behind "в" among the tokens [i,end).
func (l *line) russianPlaceIn(i, end int) (place, country string) {
	for j := i; j < end; j++ {
		if w := l.w(j - 1); l.loc[j] != 0 && (w == "в" || w == "во") {
			return l.placeAt(j)
		}
	}
	return "", ""
}

// russianMeets adds a meeting or a call whose noun is token noun and whose words are the
// tokens [a,b).
func (f *finder) russianMeets(a, b, noun int, m mode, left, right []reading.Mention) {
	e := Event{Kind: "meeting", Status: m.String(), Participants: join(partsOf(left, "participant"), partsOf(right, "participant")),
		By: reading.By{Rule: "ru-" + f.line.low[noun], Confidence: 0.82}}
	if len(e.Participants) < 2 {
		return
	}
	if strings.HasPrefix(f.line.w(noun-1), "телефонн") || f.line.has(noun, b+3, "телефону") {
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
