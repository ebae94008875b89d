package event

import (
	"cmp"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// gathering: a summit, forum or the like, under its name ("the third Amber
// Road Forum for Trade") or without one ("the business forum, held in Szohod").
// A name alone is as often an organization's, so something must say that it
// took place, takes place, or was attended.
func (f *finder) gathering(i int) int {
	l := &f.line
	head := l.low[i]
	if head == "conference" && l.w(i-1) == "video" {
		return f.call(i)
	}
	if w := l.w(i + 1); (head == "summit" || head == "conference") && (w == "with" || w == "between") && l.toPerson(i+2) >= 0 {
		if w == "with" && head == "conference" {
			return f.facesPress(i)
		}
		if head == "summit" && !l.capital(i) {
			return f.meeting(i)
		}
	}
	if head == "conference" && (l.w(i-1) == "press" || l.w(i-1) == "news") {
		return f.facePress(i)
	}
	if head == "dialogue" && !l.capital(i) {
		if verb, _ := l.holdBefore(l.detBefore(i)); verb < 0 && l.w(i+1) == "with" { // as often one that is wished for
			return i + 1
		}
		return f.meeting(i)
	}
	if !l.capital(i) && !l.namedBefore(i) {
		return f.plainGathering(i)
	}
	if head == "dialogue" {
		return f.dialogue(i)
	}
	if head == "address" && !(l.capital(i-1) && i > 0) {
		return i + 1
	}
	a, ord := l.nameStart(i)
	for _, m := range f.d.MentionsIn(l.span) { // "the Tin, Salt and Amber Road forum"
		if m.Kind == roster.Initiative && m.Start < l.tok(a).Start && m.End > l.tok(a).Start {
			a = l.at(m.Start)
		}
	}
	b := i + 1
	if l.capital(i) {
		b = l.nameEnd(i)
	}
	if a == i && !ord && b == i+1 {
		return i + 1
	}
	if head == "conference" && (l.w(i-1) == "press" || l.w(i-1) == "news" || l.w(i-1) == "video") {
		return i + 1
	}
	if l.who[min(b, l.n-1)] != 0 && b < l.n && l.who[b] != 0 {
		return b // "Forum Chairman Bo Lund": an organization's
	}
	if l.leadersMeet(b) {
		return b // "Forum Leaders' Meeting": the noun's rule
	}
	if strings.HasPrefix(l.w(b), "secretar") || l.w(b) == "chairman" || l.w(b) == "president" || l.w(b) == "director" || l.w(b) == "member" {
		return b
	}
	kind := "forum"
	switch head {
	case "summit":
		kind = "summit"
	case "congress", "games", "olympics", "assembly", "address", "expo", "exhibition", "fair":
		kind = "background"
	}
	who, m, how := f.attendance(a, b)
	if l.callOff(a) || l.calledOff(b) {
		return b
	}
	if m == isHeld && (l.w(b) == "to" || l.w(b) == "," && l.w(b+1) == "to") && l.has(b, b+4, "be") || m == isHeld && l.liesAhead(b-1) {
		m = isAnnounced // "the summit to be held in Karsk"
	}
	if how == "" && head == "conference" {
		kind = "background" // nobody is said to go there
	}
	dated := l.dateAfter(b) || l.yearIn(a, b)
	if m == isHeld && l.aheadOf(a) {
		if m = isAnnounced; how == "" && !dated && b < l.n {
			if _, _, ok := l.inPlace(b); ok {
				how = "ahead"
			}
		}
	}
	if how == "" && !ord && (!dated || head == "congress") {
		return b
	}
	if how == "" && (l.w(a-1) == "of" || l.w(a-2) == "of") && grammar.Official.Is(l.w(a-3)) {
		return b // "secretary of the Amber Forum"
	}
	if m == notEvent {
		return b
	}
	e := Event{Kind: kind, Name: l.gatheringName(a, b), Status: m.String(), Participants: join(f.parts(who, "participant"), f.parts(l.chairAfter(b), "participant")),
		Initiatives: f.initiativesIn(l.spanOf(a, b)), By: reading.By{Rule: "named-" + cmp.Or(how, "dated"), Confidence: 0.88 - who.doubt}}
	if kind == "background" {
		e.Participants = nil
	}
	x := f.add(e, max(0, a), b)
	x.to = l.pastTheme(b)
	if how == "held" {
		for k := b; k < min(l.n, b+9); k++ {
			if w := l.low[k]; w == "held" || w == "place" || w == "opened" || w == "off" || w == "concluded" || w == "open" || startsOrEnds(w) && strings.HasSuffix(w, "d") {
				x.to = k + 1
				break
			}
		}
	}
	if l.w(a-1) == "recent" || l.recentIn(a, b) || l.w(a-1) == "last" {
		x.back = true
	}
	x.back = x.back || how == "" && !dated && kind == "background"
	return b
}

// aheadOf reports that something is told as "ahead of" the gathering whose words begin at
// token a.
func (l *line) aheadOf(a int) bool {
	d := l.detBefore(a)
	return l.w(d-1) == "of" && l.w(d-2) == "ahead"
}

// gatheringName is the name in the tokens [a,b) without its article, and
// without marks that enclose a part of it.
func (l *line) gatheringName(a, b int) string {
	if w := l.w(a); w == "the" || w == "a" {
		a++
	}
	name, marked := l.text(a, b), false
	for j := max(0, a-1); j < b; j++ {
		switch l.low[j] {
		case "‘", "“", "«", "\"", "'":
			marked = marked || !l.closing(j)
		}
	}
	if marked {
		name = prose.Space(strings.Map(func(r rune) rune {
			if strings.ContainsRune("‘“”«»\"", r) {
				return -1
			}
			return r
		}, strings.NewReplacer("’ ", " ", "' ", " ").Replace(name)))
	}
	return strings.Trim(name, " \"“”«»")
}

// namedBefore reports a name right before the small noun of a gathering at
// token i: "the ACC summit", "the “Amber Road” forum".
func (l *line) namedBefore(i int) bool {
	switch l.low[i] {
	case "summit", "forum", "conference", "congress":
	default:
		return false
	}
	j := i - 1
	if j > 0 && gatherQuote(l.low[j]) {
		j--
	}
	return j >= 0 && l.who[j] == 0 && (l.capital(j) || j > 0 && l.tok(j).Kind == prose.Number && l.tok(j-1).End == l.tok(j).Start && l.capital(j-1)) && !grammar.Lonely(l.low[j]) && grammar.RolesOf(l.low[j])&grammar.Determiner == 0 && !grammar.Weekday.Is(l.low[j]) && !l.possessive(j+1)
}

func (l *line) recentIn(a, b int) bool {
	for j := a; j < b; j++ {
		if l.low[j] == "recent" {
			return true
		}
	}
	return false
}

// gatherWord reports words inside the name of a gathering that need no capital.
func gatherWord(w string) bool {
	switch w {
	case "of", "and", "on", "for", "the", "&", "'", "‘", "’", "\"", "“", "”", "in", "-", "–", ",", "+":
		return true
	}
	return false
}

// nameStart walks left from the head over the name, and tells whether it holds
// a number: "third", "19th".
func (l *line) nameStart(i int) (start int, ord bool) {
	start = i
	for j, n := i-1, 0; j >= 0 && n < 16; j, n = j-1, n+1 {
		w := l.low[j]
		switch {
		case grammar.OrdinalWord(w), grammar.Roman(l.tok(j).Of(l.d.Body)):
			return j, true
		case l.tok(j).Kind == prose.Number && l.inDate(j) && len(w) < 3:
			return start, ord // "the November 16-17 Amber summit"
		case l.tok(j).Kind == prose.Number:
			if len(w) == 4 && j+1 < l.n && l.tok(j).End < l.tok(j+1).Start { // a year
				start, ord = j, true
				continue
			}
			return j, true // "19" of "19th", "2nd"
		case (w == "st" || w == "nd" || w == "rd" || w == "th") && j > 0 && l.tok(j-1).Kind == prose.Number:
			continue
		case l.who[j] != 0:
			return start, ord
		case l.capital(j) && !grammar.Lonely(w):
			if j == 0 && (w == "the" || w == "a" || w == "this") {
				return start, ord
			}
			start = j
		case w == "recent" || w == "upcoming":
			return start, ord
		case w == "regular" || w == "ordinary" || w == "extraordinary" || w == "annual": // within "the 33rd regular Amber Union summit"
			continue
		case w == "+" || w == "-" || w == "–":
			if start != j+1 || !l.capital(j-1) {
				return start, ord
			}
		case w == "the" || w == "of" || w == "and" || w == "&" || w == "for" || w == "on":
			if w == "the" && l.w(j-1) != "of" && l.w(j-1) != "on" && l.w(j-1) != "for" {
				return start, ord
			}
			if start != j+1 && w != "the" {
				return start, ord
			}
			if w != "the" && (j == 0 || !l.capital(j-1)) {
				return start, ord
			}
			if j == 0 || !l.capital(j-1) && !gatherWord(l.low[j-1]) {
				return start, ord
			}
			if w == "of" || w == "for" || w == "on" { // "results of Amber Forum" has no capital before "of"; a title has: "Prime Minister of"
				if grammar.Official.Is(l.low[j-1]) {
					return start, ord
				}
			}
		case w == "," || gatherQuote(w):
			if !gatherQuote(w) && (j == 0 || !l.capital(j-1) || !l.openQuoteBefore(j)) {
				return start, ord
			}
			if gatherQuote(w) && l.closing(j) && start != j+1 {
				return start, ord
			}
		case start == j+1 && l.beforeParen(j) > 0 && l.capital(l.beforeParen(j)): // "Amber Union (AU) Summit"
			j = l.beforeParen(j) + 1
			start = j
		case w == "annual" || w == "extraordinary" || w == "informal" || w == "international" || w == "global":
			start = j
		default:
			return start, ord
		}
	}
	return start, ord
}

func gatherQuote(w string) bool {
	switch w {
	case "'", "‘", "’", "\"", "“", "”", "«", "»":
		return true
	}
	return false
}

func (l *line) openQuoteBefore(j int) bool {
	for k := j - 1; k >= 0 && k > j-6; k-- {
		if gatherQuote(l.low[k]) {
			return true
		}
	}
	return false
}

// closing reports a mark that touches the word before it and not the one after.
func (l *line) closing(j int) bool {
	return j > 0 && l.tok(j-1).End == l.tok(j).Start && (j+1 >= l.n || l.tok(j).End < l.tok(j+1).Start)
}

// nameEnd walks right over "Forum for International Cooperation".
func (l *line) nameEnd(i int) int {
	end := i + 1
	for j := i + 1; j < min(l.n, i+16); j++ {
		w := l.low[j]
		if l.who[j] != 0 {
			break
		}
		if l.capital(j) {
			end = j + 1
			continue
		}
		if l.tok(j).Kind == prose.Number && len(w) == 4 && j == end {
			end = j + 1
			continue
		}
		if w == "for" || w == "of" || w == "on" || w == "and" || w == "the" && l.w(j-1) != "and" {
			k := j + 1
			if l.w(k) == "the" {
				k++
			}
			if l.capital(k) && k < l.n && l.who[k] == 0 && !grammar.Weekday.Is(l.low[k]) && !grammar.MonthWord(l.low[k]) {
				continue
			}
		}
		break
	}
	return end
}

// dateAfter reports a time that what follows token b says of the gathering
// named before it: "in June", ", which is to be held in Karsk in June",
// "takes place this autumn".
func (l *line) dateAfter(b int) bool {
	for j := b; j < min(l.n, b+16); j++ {
		switch w := l.low[j]; w {
		case "in", "on", "of", "was", "held", "early", "late", "is", "which", "that", "to", "be", "will", "take", "takes", "took",
			"place", "due", "set", "for", "scheduled", "slated", "planned", "ahead", "here", "the", "city", "capital", "(",
			"opens", "opened", "begins", "starts", "has", "been", "from", "between", "coming":
			continue
		case ",":
			if j > b && l.w(j+1) != "the" && l.w(j+1) != "on" && l.w(j+1) != "in" {
				return false
			}
			continue
		case "last", "next", "this":
			return true
		default:
			if l.loc[j] != 0 || l.capital(j) && l.low[j-1] == "city" {
				continue
			}
			if j > b && l.tok(j).Kind == prose.Number && len(w) != 4 { // "22-29 January", "13 to 14 May"
				for k := j + 1; k < j+4; k++ {
					if grammar.MonthWord(l.w(k)) {
						return true
					}
				}
			}
			return j > b && (grammar.MonthWord(w) || grammar.Weekday.Is(w) || l.tok(j).Kind == prose.Number && len(w) == 4)
		}
	}
	return false
}

func (l *line) yearIn(a, b int) bool {
	for j := max(0, a); j < b; j++ {
		if l.tok(j).Kind == prose.Number && len(l.low[j]) == 4 {
			return true
		}
	}
	return false
}

// plainGathering: "the business forum, held in September in Szohod".
func (f *finder) plainGathering(i int) int {
	l := &f.line
	head := l.low[i]
	switch head {
	case "summit", "forum", "conference", "exhibition", "symposium":
	default:
		return i + 1
	}
	det := l.detBefore(i)
	switch l.w(i - 1) {
	case "press", "news", "video", "party", "telephone", "peace-keeping", "discussion":
		return i + 1
	}
	if q := l.qualityOf(det, i); q == notEvent || l.counted(det, i) || l.calledOff(i+1) || l.callOff(det) {
		return i + 1
	}
	named := l.pastWhose(i + 1)
	past := l.pastTopic(named)
	if l.w(past) == "," && (l.w(past+1) == "with" || l.w(past+1) == "organized" || l.w(past+1) == "organised" || l.w(past+1) == "attended") { // an aside
		for k := past; past == k || past < min(l.n, k+24) && l.low[past] != ","; past++ {
		}
	}
	heldAt, hm := l.heldAfter(past - 1)
	who, m, how := f.attendance(max(0, det), past)
	switch {
	case m == notEvent:
		return i + 1
	case past == i+1 && l.w(i-1) == "the" && !l.dateAfter(past) && f.tellsMore(head, join1(who, l.chairAfter(past), how)):
		return past // "the forum, which was hosted by": told before
	case heldAt > 0:
		if m = hm; m == notEvent {
			return i + 1
		}
	case how == "held" && l.w(max(0, det)-1) == "for":
	case l.dateAfter(past) && l.w(det) != "each" && l.w(det) != "every":
	case how == "attend" && !who.empty():
		if f.tellsMore(head, who) {
			return past
		}
	default:
		return i + 1
	}
	name := l.text(det, named)
	for _, p := range [...]string{"The ", "the ", "A ", "a ", "An ", "an ", "this ", "This "} {
		name = strings.TrimPrefix(name, p)
	}
	kind := "forum"
	if l.low[i] == "summit" {
		kind = "summit"
	}
	if l.who[max(0, det)] != 0 || len(name) > 120 {
		return i + 1
	}
	sort := strings.ToLower(name)
	if named > i+1 || strings.Count(name, " ") > 3 {
		sort = head
	}
	if w := l.w(det); name == head && (w == "the" || w == "this") { // which one, the report has said
		name = cmp.Or(f.nameBefore(head), head)
		if k := past; name == head && heldAt == 0 && (grammar.Weekday.Is(l.w(k)) || grammar.Weekday.Is(l.w(k+1))) { // "to block it at the forum on Tuesday"
			return i + 1
		}
	}
	if how != "attend" {
		who = party{}
	}
	who.people = append(who.people, l.chairAfter(past).people...)
	to := max(heldAt+1, past)
	x := f.add(Event{Kind: kind, Subtype: sort, Name: name, Status: m.String(), Initiatives: f.initiativesIn(l.span), Participants: f.parts(who, "participant"),
		By: reading.By{Rule: "forum-held", Confidence: 0.85}}, max(0, det), to)
	x.loose = true
	return to
}

// join1 is who comes to a gathering: who attends and who is in the chair.
func join1(who, chair party, how string) party {
	if how != "attend" {
		who = party{}
	}
	return party{people: append(who.people, chair.people...), texts: who.texts}
}

// tellsMore gives the gathering or meeting that the report named last those who
// attended "the summit", when it is a summit.
func (f *finder) tellsMore(head string, who party) bool {
	parts := f.parts(who, "participant")
	for k := len(f.events) - 1; k >= 0; k-- {
		if e := &f.events[k]; (gathers(e.Kind) || e.Kind == "meeting") && strings.HasSuffix(strings.ToLower(e.Name), head) {
			e.Participants = join(e.Participants, parts)
			return true
		}
	}
	return false
}

// initiativesIn are the initiatives named within the span.
func (f *finder) initiativesIn(s prose.Span) []string {
	var out []string
	for _, m := range f.d.MentionsIn(s) {
		if m.Kind == roster.Initiative {
			out = union(out, []string{m.Entity})
		}
	}
	return out
}
