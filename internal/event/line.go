package event

import (
	"sort"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// line is a sentence laid out for the event rules: its words in lower case,
// and which of them name a person or a place. Indices count its tokens.
type line struct {
	by     *Reader
	d      *reading.Doc
	span   prose.Span
	first  int // index of token 0 in the report
	n      int
	low    []string
	who    []int32 // 1 + index in people of the mention that covers the token; 0 for none
	loc    []int32 // the same in places
	quoted []bool  // within quotation marks
	people []reading.Mention
	places []reading.Mention
}

// maxLine is how many tokens of a sentence are read, and reach how far a rule
// looks for its subject: what is longer is no sentence that a rule can parse.
const (
	maxLine = 400
	reach   = 60
)

// lay fills l with the tokens [first,last) of the document.
func (l *line) lay(d *reading.Doc, span prose.Span, first, last int, quoted []bool) {
	l.d, l.span, l.first = d, span, first
	l.n = min(last-first, maxLine)
	l.low, l.who, l.loc = d.Lows[first:first+l.n], l.who[:0], l.loc[:0]
	l.quoted = quoted
	l.people = d.PeopleIn(span)
	l.places = l.places[:0]
	for _, m := range d.MentionsIn(span) {
		if m.Kind == roster.Place {
			l.places = append(l.places, m)
		}
	}
	p, q := 0, 0
	for i := range l.n {
		t := d.Toks[first+i]
		for p < len(l.people) && l.people[p].End <= t.Start {
			p++
		}
		for q < len(l.places) && l.places[q].End <= t.Start {
			q++
		}
		w, x := int32(0), int32(0)
		if p < len(l.people) && l.people[p].Start < t.End {
			w = int32(p + 1)
		}
		if q < len(l.places) && l.places[q].Start < t.End {
			x = int32(q + 1)
		}
		l.who, l.loc = append(l.who, w), append(l.loc, x)
	}
	if d.Lang == "ru" {
		l.russianLands()
		return
	}
	l.states()
	l.strangePlaces()
}

// w is the word i in lower case, "" outside.
func (l *line) w(i int) string {
	if i < 0 || i >= l.n {
		return ""
	}
	return l.low[i]
}

func (l *line) tok(i int) prose.Token { return l.d.Toks[l.first+i] }

// tells is of which kind of event the word i can tell.
func (l *line) tells(i int) grammar.Trigger { return l.d.Lex[l.first+i].Tells }

// text is what stands in the tokens [i,j).
func (l *line) text(i, j int) string {
	if i < 0 || j > l.n || i >= j {
		return ""
	}
	return strings.Clone(prose.Space(l.d.Body[l.tok(i).Start:l.tok(j-1).End]))
}

func (l *line) spanOf(i, j int) prose.Span {
	return prose.Span{Start: l.tok(i).Start, End: l.tok(max(i, j-1)).End}
}

func (l *line) capital(i int) bool {
	return i >= 0 && i < l.n && l.tok(i).Kind == prose.Word && prose.Capital(l.tok(i).Of(l.d.Body))
}

// at is the index of the first token that ends after the offset.
func (l *line) at(offset int) int {
	return sort.Search(l.n, func(i int) bool { return l.tok(i).End > offset })
}

// person is the mention that covers token i and the token after it.
func (l *line) person(i int) (m reading.Mention, next int, ok bool) {
	if i < 0 || i >= l.n || l.who[i] == 0 {
		return m, i, false
	}
	k := l.who[i]
	for next = i; next < l.n && l.who[next] == k; next++ {
	}
	return l.people[k-1], next, true
}

// personStart is the first token of the mention that covers token i.
func (l *line) personStart(i int) int {
	for i > 0 && l.who[i-1] == l.who[i] {
		i--
	}
	return i
}

// possessive reports whether the mention or name that ends before token next
// is a possessor: "Vale's", "Hughes’".
func (l *line) possessive(next int) bool {
	if next <= 0 || next > l.n {
		return false
	}
	w := l.low[next-1]
	if strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") {
		return true
	}
	if next < l.n && (l.low[next] == "'" || l.low[next] == "’") && (strings.HasSuffix(w, "s") || strings.HasSuffix(w, "z") || strings.HasSuffix(w, "x")) && l.tok(next).Start == l.tok(next-1).End {
		return next+1 < l.n && !l.quoted[next] && l.tok(next+1).Kind == prose.Word
	}
	return false
}

// titleLike reports whether token i can stand between the beginning of a
// person's title and the name.
func (l *line) titleLike(i int) bool {
	if i < 0 || i >= l.n || l.quoted[i] != l.quoted[max(0, i-1)] && l.tok(i).Kind == prose.Punct {
		return false
	}
	w := l.low[i]
	switch w {
	case "of", "the", "for", "to", "a", "an", "his", "her", "its", "their", "our":
		return true
	case "and", "&":
		return (l.capital(i-1) || l.low[max(0, i-1)] == "member") && l.capital(i+1) && l.who[i-1] == 0
	case "province", "region", "oblast", "district", "city": // "Governor of Karsk province"
		return l.capital(i) || l.capital(i-1) && (l.capital(i+1) || i+1 < l.n && l.who[i+1] != 0)
	case "republic", "kingdom": // "Foreign Minister of the republic of Borduria"
		return l.capital(i) || i > 0 && l.low[i-1] == "the" && l.w(i+1) == "of"
	case "from": // "his counterpart from Borduria"
		return i > 0 && grammar.Official.Is(l.low[i-1]) && i+1 < l.n && l.loc[i+1] != 0
	case "(", ")": // "Prime Minister (PM) Bo Lund"
		return l.w(i+2) == ")" && l.capital(i+1) || i > 1 && l.low[i-2] == "(" && l.capital(i-1)
	case ".":
		return i > 0 && grammar.Abbreviated(l.low[i-1])
	case "who", "that", "which", "on", "in", "at", "during", "as", "while", "after", "before", "following", "i", "he", "she", "it", "they", "we":
		return false
	}
	return grammar.Official.Is(strings.TrimRight(w, ".")) || l.capital(i) || l.charged(i) || grammar.NameParticle(w) && l.capital(i-1)
}

// titleStart walks left from the first token of a name over its title, and
// returns where the whole begins.
func (l *line) titleStart(i int) int {
	start := i
	for j, n := i-1, 0; j >= 0 && n < 24 && l.who[j] == 0; j, n = j-1, n+1 {
		w := l.low[j]
		if (grammar.MonthWord(w) || grammar.Weekday.Is(w)) && l.inDate(j) {
			return start
		}
		switch w {
		case "of", "for", "to":
			if w == "of" && j > 0 && standsFor(l.low[j-1]) && (j+1 == i || grammar.Official.Is(l.low[j+1]) && l.capital(j+1)) { // "the Special Envoy of President Vale" is not he
				return start
			}
			if j == 0 || !grammar.Official.Is(l.low[j-1]) && !l.capital(j-1) || w == "to" && j > 1 && grammar.PersonNoun(l.low[j-1]) && grammar.PersonNoun(l.w(j+1)) { // "the adviser to Ambassador Vale" is not he
				return start
			}
			continue
		case "in":
			if j == 0 || !reading.Posted(l.low[j-1]) {
				return start
			}
			continue
		case "the", "a", "an", "his", "her", "its", "their", "our":
			start = j
			if j == 0 || l.low[j-1] != "of" && l.low[j-1] != "for" && l.low[j-1] != "to" {
				return start
			}
			continue
		case "and", "&":
			if !l.capital(j-1) || !l.capital(j+1) || j < 2 || j+1 == i || grammar.Official.Is(l.low[j+1]) || l.land(j-1) {
				return start
			}
			continue
		case ".":
			if j > 0 && grammar.Abbreviated(l.low[j-1]) {
				continue
			}
			return start
		}
		if w := l.w(j - 1); l.loc[j] != 0 && (w == "in" || w == "at") && l.town(j) { // "in Karsk Foreign Minister Vale"
			return start
		}
		if !grammar.Official.Is(w) && !l.capital(j) && !l.charged(j) && !l.groupNamed(j) || grammar.Speaking.Is(w) || j == 0 && !grammar.Official.Is(w) && grammar.Lonely(w) {
			return start
		}
		start = j
	}
	return start
}

// standsFor reports the office of who comes in the place of another.
func standsFor(w string) bool {
	switch w {
	case "envoy", "representative", "adviser", "advisor", "aide", "spokesman", "spokesperson", "spokeswoman", "assistant", "wife", "son", "daughter":
		return true
	}
	return false
}

// town reports a place at token j that lies in a country, and is none.
func (l *line) town(j int) bool {
	place, _ := l.placeAt(j)
	return place != ""
}

// charged reports the word of an office's charge at token i: "foreign policy
// chief", "senate majority leader".
func (l *line) charged(i int) bool {
	if !grammar.Charge(l.low[i]) || i+1 >= l.n {
		return false
	}
	if l.capital(i+1) && l.low[i] == "exiled" { // "exiled Bordurian spiritual leader"
		i++
	}
	return grammar.Official.Is(l.w(i+1)) || grammar.Charge(l.w(i+1))
}

// place in the sentence of a noun phrase that begins at token i
type position uint8

const (
	asObject position = iota
	asSubject
	asJoined // after "and": what stands before decides
)

// positionOf tells whether the noun phrase that begins at token i can be the
// subject of what follows.
func (l *line) positionOf(i int) position {
	if i <= 0 {
		return asSubject
	}
	w := l.low[i-1]
	if l.tok(i-1).Kind == prose.Punct {
		return asSubject
	}
	switch w {
	case "and", "&":
		if i > 2 && grammar.Official.Is(l.low[i-2]) && l.capital(i-2) && l.who[i-2] == 0 { // "acting President and Deputy Prime Minister Vale"
			return l.positionOf(l.titleStart(i - 1))
		}
		return asJoined
	case "that", "as", "when", "while", "where", "because", "after", "before", "since", "if", "although", "though", "but", "how",
		"so", "than", "whether", "also", "then", "later", "today", "yesterday", "earlier":
		return asSubject
	}
	if grammar.Speaking.Is(w) {
		return asSubject
	}
	if l.fronted(i) || l.epithet(i) {
		return asSubject
	}
	return asObject
}

// epithet reports that nothing but what somebody is called stands between the name at
// token i and the beginning of the clause: "British actress Ina Holt".
func (l *line) epithet(i int) bool {
	for j := i - 1; j >= i-4; j-- {
		if j < 0 || l.tok(j).Kind == prose.Punct {
			return i-j > 1
		}
		switch w := l.low[j]; {
		case l.tok(j).Kind != prose.Word, l.who[j] != 0:
			return false
		case l.capital(j), w == "the", w == "a":
		case grammar.RolesOf(w)&(grammar.Pronoun|grammar.Determiner|grammar.Adverb|grammar.Conjunction|grammar.Preposition|grammar.Relative|grammar.TimeWord) != 0, grammar.ClauseWord(w), grammar.Speaking.Is(w), grammar.TriggerOf(w) != grammar.NoTrigger, strings.HasSuffix(w, "ed"), strings.HasSuffix(w, "ly"), len(w) < 4:
			return false
		}
	}
	return false
}

// fronted reports that only a phrase that opens the clause stands before token
// i: "At the end of the talks Vale invited", "On 5 May 2031 Vale paid".
func (l *line) fronted(i int) bool {
	if w := l.low[i-1]; (w == "at" || w == "in") && (i == 1 || l.tok(i-2).Kind == prose.Punct || l.low[i-2] == "and") {
		return true // "at Lake House President Vale received": nobody is in a person
	} else if l.tok(i-1).Kind == prose.Word && (grammar.ClauseWord(w) || w == "of" || w == "for" || w == "from" || w == "between" || w == "about" || w == "the" || grammar.Adjective(w)) {
		return false
	}
	s := i - 1
	for ; s > 0 && i-s < 20; s-- {
		w := l.low[s-1]
		if l.tok(s-1).Kind == prose.Punct && w != "-" && !l.inDate(s-1) && !(w == "." && grammar.Abbreviated(l.w(s-2))) {
			break
		}
		switch t := grammar.TriggerOf(w); {
		case grammar.Speaking.Is(w), w == "who", w == "which", w == "that", l.be(s - 1), l.who[s-1] != 0:
			return false
		case t == grammar.MeetVerb, t == grammar.VisitVerb, t == grammar.CallVerb, t == grammar.ArriveVerb, t == grammar.InviteVerb, t == grammar.ReceiveVerb && w != "host", t == grammar.AttendVerb:
			return false
		}
	}
	if l.low[s] == "but" || l.low[s] == "and" {
		s++
	}
	switch l.low[s] {
	case "at", "on", "in", "during", "after", "following", "before", "upon", "for", "within", "earlier", "later":
		return true
	}
	return false
}

// inDate reports that token i stands in an expression of time, as the comma in
// "July 15, 2031" does.
func (l *line) inDate(i int) bool {
	if i < 0 || i >= l.n {
		return false
	}
	at, ds := l.tok(i).Start, l.d.Dates
	k := sort.Search(len(ds), func(k int) bool { return ds[k].End > at })
	return k < len(ds) && ds[k].Start <= at
}

// clauseEnd is the first token from i on at which the clause breaks off: a
// semicolon, a relative "who", a verb of speech, a new participle.
func (l *line) clauseEnd(i int) int {
	for j := i; j < l.n; j++ {
		w := l.low[j]
		switch w {
		case "—", "–":
			if j > 0 && l.tok(j-1).End < l.tok(j).Start { // not the dash of "4–5 May"
				return j
			}
		case ";", ":", "\"", "“", "”", "«", "»", "who", "whose":
			return j
		case ",":
			next := l.w(j + 1)
			if len(next) > 5 && strings.HasSuffix(next, "ing") && !l.capital(j+1) && next != "including" && next != "following" && next != "during" {
				return j
			}
			if next == "and" && l.newClause(j+2) {
				return j
			}
			if grammar.Speaking.Is(next) || grammar.Speaking.Is(l.w(j+2)) || next == "and" && l.toPerson(j+2) >= 0 {
				return j
			}
			if l.who[min(j+1, l.n-1)] != 0 {
				if _, k, ok := l.person(j + 1); ok && grammar.Speaking.Is(l.w(k)) {
					return j
				}
			}
		case "and", "but":
			next := l.w(j + 1)
			if len(next) > 4 && strings.HasSuffix(next, "ed") && l.who[min(j+1, l.n-1)] == 0 || grammar.Speaking.Is(next) {
				return j
			}
		}
		if grammar.Speaking.Is(w) && j > i && l.w(j-1) != "," {
			return j
		}
	}
	return l.n
}

// newClause reports that a clause with a subject or a time of its own begins at
// token i: ", and they spoke", ", and in March they spoke".
func (l *line) newClause(i int) bool {
	switch l.w(i) {
	case "he", "she", "they", "it", "we":
		return true
	case "in", "on":
		return i+1 < l.n && (l.tok(i+1).Kind == prose.Number || grammar.MonthWord(l.low[i+1]) || grammar.Weekday.Is(l.low[i+1]))
	}
	return false
}

// clauseStart is where the clause that holds token i begins.
func (l *line) clauseStart(i int) int {
	for j := i - 1; j >= 0; j-- {
		switch l.low[j] {
		case ",", ";", ":", "—", "–", "\"", "“", "”", "«", "»", "that", "who", "which", "but", "while":
			return j + 1
		}
		if i-j > reach {
			return j
		}
	}
	return 0
}
