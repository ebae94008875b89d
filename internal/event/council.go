package event

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// Bodies meet under a number ("the 21st meeting of the Council of Heads of State")
// or under somebody's chair ("chaired a meeting of the cabinet"). A meeting of
// heads is a summit, whatever it is called.

// bodyNoun reports the nouns of what meets as a body.
func bodyNoun(w string) bool {
	switch w {
	case "council", "committee", "commission", "board", "assembly", "ministers", "heads", "group", "cabinet", "government", "club",
		"conference", "subcommittee", "parliament", "congress", "leaders", "secretaries", "team", "chamber", "forum",
		"ambassadors", "union", "alliance", "association", "dialogue":
		return true
	}
	return false
}

// councils reads "meeting of" or "session of" a body at token i. It returns
// false when none follows: then two people may.
func (f *finder) councils(i int) (next int, ok bool) {
	l := &f.line
	a, ord := l.numberBefore(i)
	if l.w(i+1) == "between" && !ord || !ord && l.metBy(i) {
		return i + 1, false
	}
	end, heads := l.body(i)
	named := end < 0 && !ord && l.capital(i) && l.capital(i-1) && i > 1 && l.who[i-1] == 0 && !l.possessive(i)
	if named { // "the Informal Amber Ministerial Meeting"
		a, ord = l.nameStart(i)
		named = i-a > 1
	}
	switch {
	case named:
		end = i + 1
	case end < 0 && (!ord || !l.anyCapital(a+1, i)):
		return i + 1, false
	case end < 0: // "the 20th Amber Road ministerial meeting"
		end = i + 1
		heads = l.has(a, i, "leaders") || l.has(a, i, "leaders'") || l.has(a, i, "leaders’")
	case !ord:
		a = max(0, l.detBefore(i))
	}
	who, m, how := f.attendance(a, end)
	chair := l.chairAfter(end)
	if verb, vm := l.holdBefore(max(0, l.detBefore(a))); how == "" && ord && verb >= 0 { // "held their third round of dialogue"
		if p := f.doer(verb); !p.empty() && !p.plural {
			who = p
		} else {
			who = f.assembly(verb)
		}
		if !who.empty() {
			m, how = vm, "held-by"
		}
	}
	after := end
	if l.w(end) == "(" && l.w(end+2) == ")" { // the acronym
		after = end + 3
	}
	switch {
	case m == notEvent:
		return end, true
	case how == "attend" && !who.empty():
	case named && how == "at" && !l.dateAfter(after):
		return end, true
	case (ord || named) && (how != "" || l.dateAfter(after) || f.openedBy(a)), how == "held" && (heads || l.capital(end-1) && l.dateAfter(after)):
	case !ord && !named && l.w(i+1) == "of":
		if how != "at" {
			who = party{}
		}
		return f.meetingOfBody(i, after, who, m), true
	default:
		return end, true
	}
	if l.w(after) == "with" && !heads { // "the third round of consultations with B"
		who = party{people: slices.Concat(who.people, l.partyAt(after+1).people), texts: who.texts, doubt: who.doubt}
	}
	if m == isHeld && l.setAfter(after) {
		m = isAnnounced
	}
	name := ""
	if ord || heads || named {
		name = l.gatheringName(a, end)
	}
	kind := "summit"
	parts := join(f.parts(who, "participant"), f.parts(chair, "participant"))
	if !heads || l.w(i+1) == "between" {
		kind = "meeting"
	}
	if !heads && end > i+1 && l.low[end-1] != "dialogue" {
		from := i + 2
		if w := l.w(from); grammar.TriggerOf(w) == grammar.MeetNoun && (l.w(from+1) == "between" || l.w(from+1) == "of") { // "round of talks between"
			from += 2
		}
		if l.w(from) == "the" {
			from++
		}
		parts = append(parts, Part{Text: l.text(from, end), Part: "participant"})
	}
	x := f.add(Event{Kind: kind, Name: name, Status: m.String(), Participants: parts, Initiatives: f.initiativesIn(l.spanOf(a, end)),
		By: reading.By{Rule: "body-" + cmp.Or(how, "dated"), Confidence: 0.86 - who.doubt}}, a, end)
	x.back = l.before(a)
	return end, true
}

// setAfter reports that what follows a meeting, from token i on, sets it for a later day:
// ", set to take place tomorrow".
func (l *line) setAfter(i int) bool {
	for j := i; j < min(l.n, i+14); j++ {
		switch l.low[j] {
		case "set", "due", "scheduled", "slated", "expected":
			return l.low[j-1] == "," && (l.w(j+1) == "to" || l.w(j+1) == "for")
		case "and", ";", "that":
			return false
		}
	}
	return false
}

// meetingHeld: a meeting of people whom nobody names "took place in X on 5 May".
// It returns 0 when that is not what stands at token i. "The meeting" that took
// place is one told before, which gets its day and its place.
func (f *finder) meetingHeld(i int) int {
	l := &f.line
	held := -1
	for j := i + 1; j < min(l.n, i+24) && held < 0; j++ {
		switch l.low[j] {
		case "held":
			if l.be(j-1) || l.low[j-1] == "," {
				held = j
			}
		case "place":
			if strings.HasPrefix(l.low[j-1], "t") {
				held = j
			}
		case "came", "occurred":
			if l.whenWhere(j + 1) {
				held = j
			}
		case "organised", "organized":
			if l.be(j-1) && l.whenWhere(j+1) {
				held = j
			}
		case "set", "scheduled", "slated", "due", "planned":
			if w := l.low[j-1]; (w == "is" || w == "are") && l.w(j+1) == "for" && l.dateAfter(j+1) {
				held = j
			}
		case "ended", "concluded", "opened", "began", "resumed":
			if w := l.w(j + 1); w != "with" && w != "by" && w != "a" && w != "the" {
				held = j
			}
		case "and":
			if l.sidesAt(i) == 0 {
				return 0
			}
		case "with", ";", ":", "who", "that":
			return 0
		}
	}
	det := l.detBefore(i)
	if held < 0 || l.quoted[i] || l.counted(det, i) || l.qualityOf(det, i) == notEvent || l.anyPerson(i, held) {
		return 0
	}
	m := l.modeOf(held)
	if w := l.w(held - 1); w == "be" || w == "take" || w == "is" || w == "are" {
		m = isAnnounced
	}
	if m == notEvent || l.habit(i) {
		return 0
	}
	x := f.add(Event{Kind: "meeting", Status: m.String(), By: reading.By{Rule: "meeting-held", Confidence: 0.7}}, max(0, det), held+1)
	if l.w(held+1) == "for" { // "is set for 15 May in Karsk"
		x.to = held + 2
	}
	x.vague, x.back = true, l.before(i)
	if k := cmp.Or(l.sidesAt(i), l.betweenAfter(held)); k > 0 || l.w(i+1) == "at" && l.has(i, i+4, "level") { // "at the level of foreign ministers"
		from := max(k, i+1) + 1
		if from > held { // "talks took place in Karsk between Velmora and Ostrand"
			if end, names := l.groupFrom(from, 14); names > 1 && l.has(from, end, "and") {
				x.Participants, x.b = []Part{{Text: l.text(from, end), Part: "participant"}}, end
				return end
			}
		}
		for from < held && (l.low[from] == "level" || l.low[from] == "of" || l.low[from] == "the" && k == 0) {
			from++
		}
		if to := l.groupPast(from, held); to > from {
			x.Participants = []Part{{Text: l.text(from, to), Part: "participant"}}
		}
	}
	if w := l.w(det); len(x.Participants) == 0 && w != "a" && w != "an" {
		x.only, x.told = true, true
	} else if len(x.Participants) == 0 { // "ministers made little progress at a meeting which ended on Monday"
		if s, end := l.stranger(0); end > 1 && end < det && whose(s) {
			x.Participants = []Part{{Text: s, Part: "participant"}}
		} else {
			x.only = true
		}
	}
	return held + 1
}

// sidesAt is the token of the "of" or "between" that begins to say whose the meeting at
// token i is, right behind it or its place: "the talks in Karsk between". It is 0
// where nothing does.
func (l *line) sidesAt(i int) int {
	for j := i + 1; j < min(l.n, i+7); j++ {
		switch w := l.low[j]; {
		case w == "of" || w == "between":
			return j
		case w != "in" && w != "here" && w != "on" && w != "the" && l.loc[j] == 0 && !l.inDate(j):
			return 0
		}
	}
	return 0
}

// betweenAfter is the "between" that says who meets, behind a place or a day that follows
// token i, or 0.
func (l *line) betweenAfter(i int) int {
	for j := i + 1; j < min(l.n, i+10); j++ {
		switch w := l.low[j]; {
		case w == "between":
			return j
		case w != "in" && w != "on" && w != "here" && w != "," && w != "at" && w != "the" && !region(w) && !l.capital(j) && !l.inDate(j):
			return 0
		}
	}
	return 0
}

// groupPast is the end of the noun phrase that begins at token i, at most held.
func (l *line) groupPast(i, held int) int {
	for ; i < held && !l.be(i); i++ {
		if strings.HasSuffix(l.low[i], "ly") {
			return i
		}
		switch l.low[i] {
		case ",":
			if k := i + 1; l.capital(k) || l.w(k) == "the" && l.capital(k+1) { // "of officials from Velmora, the Union and Ostrand"
				continue
			}
			return i
		case "took", "takes", "in", "on", "will", "has", "have", "had":
			return i
		}
	}
	return i
}

func (l *line) anyPerson(a, b int) bool {
	for j := max(0, a); j < b; j++ {
		if l.who[j] != 0 {
			return true
		}
	}
	return false
}

// numberBefore is the number in the noun phrase before token i, "20th" or
// "third", and whether there is one.
func (l *line) numberBefore(i int) (at int, ok bool) {
	for j := i - 1; j >= 0 && j > i-14 && l.who[j] == 0; j-- {
		w := l.low[j]
		if k := l.beforeParen(j); k >= 0 {
			j = k + 1
			continue
		}
		switch {
		case grammar.OrdinalWord(w), grammar.Roman(l.tok(j).Of(l.d.Body)):
			return j, true
		case l.tok(j).Kind == prose.Number:
			return j, len(w) < 4 && (strings.HasSuffix(w, "th") || strings.HasSuffix(w, "st") || strings.HasSuffix(w, "nd") || strings.HasSuffix(w, "rd")) || ordinalEnd(l.w(j+1))
		case ordinalEnd(w):
		case l.tok(j).Kind == prose.Word && !grammar.ClauseWord(w) && w != "the" && w != "of" && w != "a" && !grammar.Speaking.Is(w), w == "-", w == "–", w == "+", w == "'", w == "’":
		default:
			return i, false
		}
	}
	return i, false
}

// beforeParen is the token before the bracket that opens an aside of a few words in
// capitals which ends with token j, "(AU)", or -1.
func (l *line) beforeParen(j int) int {
	if l.low[j] != ")" {
		return -1
	}
	for k := j - 1; k > 0 && k > j-8; k-- {
		if l.low[k] == "(" {
			return k - 1
		}
		if !l.capital(k) && l.low[k] != "-" && l.low[k] != "of" {
			return -1
		}
	}
	return -1
}

func ordinalEnd(w string) bool { return w == "th" || w == "st" || w == "nd" || w == "rd" }

func (l *line) anyCapital(a, b int) bool {
	for j := a; j < b; j++ {
		if l.capital(j) {
			return true
		}
	}
	return false
}

// body reads the body of which the noun at token i is a meeting: the token after
// it, or -1, and whether it is one of heads of state or government.
func (l *line) body(i int) (end int, heads bool) {
	if w := l.w(i + 1); w != "of" && w != "between" {
		return -1, false
	}
	end = -1
	defer func() {
		if end > 2 && l.w(end-2) == "(" && l.w(end) == ")" { // the acronym of its name
			end -= 2
		}
	}()
	for j := i + 2; j < min(l.n, i+26) && l.who[j] == 0; j++ {
		w := l.low[j]
		switch {
		case end < 0 && (grammar.OrdinalWord(w) || ordinalEnd(w) || l.tok(j).Kind == prose.Number && len(w) < 5 && !l.inDate(j)): // "of the 7th Joint Commission"
		case end > 0 && l.low[j-1] == "and" && l.possessive(j+1), // "of the Council and Velmora's"
			grammar.OrdinalWord(w) && end > 0, w == "on" && (grammar.Weekday.Is(l.w(j+1)) || grammar.MonthWord(l.w(j+1))):
			return end, heads
		case bodyNoun(w) || l.capital(j) && l.capital(j-1) && (bodyName(w) || w == "bank" || w == "fund") || l.low[i+1] == "of" && end < 0 && officeHolders(strings.TrimRight(w, "'’")):
			heads = heads || w == "heads" || w == "leaders" || w == "ministers" && l.low[j-1] == "prime"
			end = j + 1
		case l.capital(j), w == "state" && l.low[j-1] == "of", w == "member" && end > 0 && (l.capital(j-1) || l.low[j-1] == ")"), w == "states" && l.low[j-1] == "member":
			if end > 0 {
				end = j + 1
			}
		case w == "(" && l.w(j+2) == ")", w == ")" && l.w(j-2) == "(", (w == "(" || w == ")") && (l.capital(j+1) && l.capital(j+2) || l.capital(j-1) && l.capital(j-2)), w == "of", w == "the", w == "and", w == "for", w == "on", w == "-", w == "–", w == "&":
		case w == ",":
			if end < 0 || !l.capital(j+1) || !l.listGoesOn(j+1) {
				return end, heads
			}
		case w == "from" && end > 0 && l.low[i+1] == "of" && (l.capital(j+1) || l.w(j+1) == "the" && l.capital(j+2)) && !l.inDate(j+1): // "of ministers from the Amber Forum"
		case end > 0 && ownerWord(w) && l.low[i+1] == "of" && (l.holders(j+1) || ownerWord(l.w(j+1)) && l.holders(j+2)): // "of Amber Union finance ministers"
		case l.low[i+1] == "of" && l.holders(j):
			end = j + 1
		case end < 0 && l.tok(j).Kind == prose.Word && !grammar.ClauseWord(w) && !grammar.Speaking.Is(w): // "of the government's economic team"
			if j > i+6 {
				return -1, false
			}
		default:
			return end, heads
		}
	}
	return end, heads
}

// holders reports people in office, or a body, at token i.
func (l *line) holders(i int) bool {
	w := strings.TrimRight(l.w(i), "'’")
	return bodyNoun(w) || officeHolders(w)
}

// listGoesOn reports that the words in capitals from token i on are an item of a
// list that comes to an "and": "Foreign Affairs, Trade and Transport".
func (l *line) listGoesOn(i int) bool {
	for j := i; j < min(l.n, i+5); j++ {
		if l.low[j] == "and" || l.low[j] == "," {
			return j > i && l.capital(j+1)
		}
		if !l.capital(j) {
			return false
		}
	}
	return false
}

// openedBy reports that a time opens the sentence, within what stands before
// token a: "early in August the first meeting".
func (f *finder) openedBy(a int) bool {
	l := &f.line
	if a < 1 || a > 16 {
		return false
	}
	ws := f.within(prose.Span{Start: l.span.Start, End: l.tok(a - 1).End})
	return len(ws) > 0 && l.at(ws[0].Start) < 4 && usable(ws[0])
}

// leadersMeet reports "Leaders' Meeting" at or before token b, the end of a name.
func (l *line) leadersMeet(b int) bool {
	for j := b; j < min(l.n, b+3); j++ {
		if w := l.low[j]; w == "meeting" || w == "session" {
			return true
		} else if w != "'" && w != "’" && w != "leaders" && w != "ministers" && w != "ministerial" {
			return false
		}
	}
	return false
}

// chairAfter is who, by the words after token i, holds the chair or is the host, or takes part:
// "chaired by Vale", "held in Karsk under the chairmanship of Vale".
func (l *line) chairAfter(i int) party {
	for j := i; j < min(l.n, i+18) && l.low[j] != ";" && !grammar.Speaking.Is(l.low[j]); j++ {
		switch w := l.low[j]; {
		case w == "by" && (l.low[j-1] == "co-chaired" || l.low[j-1] == "jointly" && l.w(j-2) == "chaired"):
			if p := l.partyAt(j + 1); len(p.people) > 0 {
				return p
			}
			return l.bareParty(j + 1)
		case w == "by" && (l.low[j-1] == "chaired" || l.low[j-1] == "hosted" || l.low[j-1] == "presided"), w == "of" && (l.low[j-1] == "chairmanship" || l.low[j-1] == "presidency"):
			if p := l.partyAt(j + 1); len(p.people) > 0 {
				p.people = p.people[:1]
				return p
			}
			return party{}
		case w == "of" && l.low[j-1] == "participation" && l.w(j-3) == "with":
			return party{people: l.partyAt(j + 1).people}
		}
	}
	return party{}
}
