package reading

import (
	"sort"
	"strings"
	"unicode/utf8"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Strange begins the id of a stranger, which no id of the roster can.
const Strange = "?"

// Strangers finds the strangers of a report.
type Strangers struct {
	Doc    *Doc
	Found  []Mention
	Office map[string]string     // of each, as first given
	Land   map[string]string     // what each is called in full, folded: "his bordurian counterpart"
	Posts  map[string]string     // all that each is called, in order
	Full   map[string]prose.Span // by the last word of a name: the tokens of the first such name
	Titles []RussianTitle        // offices of a Russian report
	byWord map[string]string     // a word of a name, folded → the stranger last named so
}

// Strangers are those of the report, found once.
func (d *Doc) Strangers() *Strangers {
	if d.others != nil {
		return d.others
	}
	n := &Strangers{Doc: d, Office: map[string]string{}, Land: map[string]string{}, Posts: map[string]string{}, byWord: map[string]string{}}
	if d.Lang == "ru" {
		n.russian()
		d.others = n
		return n
	}
	for i := range d.Toks {
		if d.Toks[i].Kind != prose.Word {
			continue
		}
		w, x := d.Toks[i].Of(d.Body), d.Lex[i].Traits
		if x&(grammar.Personal|grammar.Telling) == 0 && !grammar.Possessive(w) {
			continue
		}
		switch {
		case x&grammar.Personal != 0:
			if len(w) < 4 && grammar.ShortOffice(n.Low(i)) && (!n.shouts(w) || i > 0 && d.Toks[i-1].Kind == prose.Number) { // "at 5 pm"
				continue
			}
			n.behind(i)
		case officeVerb(grammar.TriggerOf(w)) || w == "took" || w == "assumed":
			n.installed(i)
		case w == "arrived" || w == "met" || w == "visited":
			n.bare(i)
			if w == "met" {
				n.bareBehind(i)
			}
		case grammar.Possessive(w):
			n.owned(i)
		case w == "visit" || w == "trip":
			n.visitor(i)
		case w == "delegation":
			n.leading(i)
		}
	}
	n.Sort()
	n.Joined()
	if len(n.Found) > 0 {
		n.Agree()
		n.Again()
	}
	if len(n.Found)+len(d.People) > 0 {
		n.byOffice()
	}
	d.others = n
	return n
}

// shouts reports a word all in capitals.
func (n *Strangers) shouts(w string) bool { return strings.ToUpper(w) == w }

// Among is the report with the strangers among its people.
func (n *Strangers) Among() *Doc { return n.Doc.With(n.Found) }

// Part reports whether token i can be a word of a name.
func (n *Strangers) Part(i int) bool {
	if i < 0 || i >= len(n.Doc.Toks) || n.Doc.Toks[i].Kind != prose.Word {
		return false
	}
	w, x := n.Doc.Toks[i].Of(n.Doc.Body), n.Doc.Lex[i]
	if w[0] < utf8.RuneSelf && !prose.Capital(w) && (len(w) < 3 || w[2] != '-') { // most words
		return false
	}
	if len(w) > 5 && w[2] == '-' && grammar.NameParticle(strings.ToLower(w)) { // "al-Sahiri"
		w = w[3:]
		x = grammar.LexemeOf(w)
	}
	if w == "Sultan" || w == "Amir" { // "Sultan bin Karam" has it for a name
		switch n.Low(i + 1) {
		case "bin", "ibn":
			return !n.taken(i)
		}
	}
	if len(w) > 3 && w[1] == '.' && lettered(n.Low(i)) {
		return false
	}
	if w == "He" { // "Vice Premier He Lund": a family name behind an office
		return i > 0 && (grammar.PersonNoun(n.Low(i-1)) || n.capital(i-1)) && n.Part(i+1) && !n.taken(i)
	}
	return prose.Capital(w) && x.Traits&(grammar.Official|grammar.Personal|grammar.Nameless) == 0 && !grammar.Lonely(n.Low(i)) && !Partisan(n.Low(i)) && !n.taken(i)
}

// taken reports a token that names something of the roster.
func (n *Strangers) taken(i int) bool { return Overlaid(n.Doc.Mentions, n.Doc.Toks[i].Span) }

// Overlaid reports whether one of the mentions, sorted by span, overlaps s.
func Overlaid(ms []Mention, s prose.Span) bool {
	i := sort.Search(len(ms), func(i int) bool { return ms[i].Start >= s.End })
	for k := i - 1; k >= max(0, i-4); k-- { // a few kinds may name one stretch
		if ms[k].Overlaps(s) {
			return true
		}
	}
	return false
}

// Low is token i in small letters; "" where there is none.
func (n *Strangers) Low(i int) string {
	return n.Doc.Low(i)
}

// Name reads a name from token i on: words in capitals, with the initials and
// the small words between them. It returns the token after it, and how many
// words it has. A possessive is the last.
func (n *Strangers) Name(i int) (end, words int) {
	j := i
	for words < 6 {
		switch {
		case n.Part(j):
			words++
			j++
			if grammar.Possessive(n.Low(j - 1)) {
				return j, words
			}
			if len(n.Low(j-1)) <= 2 && n.Low(j) == "." && n.Part(j+1) { // "J. Vale", "Perfecto R. Yasay"
				j++
			}
		case words > 0 && grammar.NameParticle(n.Low(j)) && n.after(j):
			j++
		default:
			return j, words
		}
	}
	return j, words
}

// after reports that a name goes on behind the small word at token i: "von der
// Leyen".
func (n *Strangers) after(i int) bool {
	return n.Part(i+1) || grammar.NameParticle(n.Low(i+1)) && n.Part(i+2)
}

// behind looks for the name beside the office or the form of address at token i.
func (n *Strangers) behind(i int) {
	noun := n.Low(i)
	member := noun == "member" || noun == "members"
	many := strings.HasSuffix(noun, "s") && noun != "ms" && noun != "mrs"
	j := i + 1
	for j < i+8 && (n.Low(j) == "." && grammar.Abbreviated(n.Low(j-1)) || n.Low(j) == "dr" || n.Low(j) == "mr" || n.Low(j) == "hon" || n.styled(j)) {
		j++
	}
	if (grammar.PersonNoun(n.Low(j)) || grammar.Official.Is(n.Low(j))) && !n.Part(j) {
		return // the noun that follows is nearer to the name
	}
	if n.Low(j) == "(" && n.Low(j+2) == ")" { // "Prime Minister (PM) Bo Lund"
		j += 3
	}
	if noun == "secretary" && n.Low(j) == "of" && n.Low(j+1) == "state" && n.Part(j+2) { // and no land's
		j += 2
	}
	start := j
	if w := n.Low(j); w == "of" || w == "for" || (w == "to" || w == "in") && Posted(noun) {
		body, end := n.institution(j + 1)
		if body < 0 && n.Low(end) == "(" && n.Low(end+2) == ")" && n.Low(end+3) == "," { // "President of the Norden Union (NU), Bo Lund"
			end += 3
		}
		if member { // a body that nobody knows looks like a name
			body = -1
		}
		switch {
		case n.Low(end) == "," && n.Honours(end+1) > end+1: // "Chairman of Norden Rail Limited, Mr. Bo Lund"
		case body >= 0 && !many:
			n.add(i, body, end)
			return
		case body >= 0: // "Heads of State Ada Vale and Bo Lund"
			end, start = body, body
		}
		if j = end; n.Low(j) == "state" || n.Low(j) == "government" { // "heads of state"
			j++
			start = j
		}
	}
	comma, addressed := n.Low(j) == ",", false
	if comma {
		k := n.Honours(j + 1)
		j, addressed = k, n.Doc.Roles(k-1)&grammar.Honorific != 0
	}
	end, words := n.Name(j)
	switch {
	case words == 1 && n.capital(end) && n.Doc.Roles(end)&grammar.TimeWord == 0 && !n.taken(end): // "Deputy Home Affairs Minister"
	case words == 0 || (comma || member) && words < 2 && !addressed || j > start && !comma:
		n.apposed(i) // ", IRNA reports" and "EU member Norland" name nobody
	case !comma || n.Ends(end):
		n.add(i, j, end)
		for many {
			if n.Low(end) == "(" && n.Low(end+2) == ")" { // "Presidents Ada Vale (Velmora) and"
				end += 3
			}
			if n.Low(end) == "of" { // "Presidents Ada Vale of Velmora and Bo Lund of Ostrand"
				_, end = n.institution(end + 1)
			}
			if n.Low(end) != "and" && n.Low(end) != "," {
				return
			}
			k := end + 1
			if n.Low(k) == "and" {
				k++
			}
			e, w := n.Name(k)
			if w < 2 || !n.Ends(e) {
				return
			}
			n.add(i, k, e)
			end = e
		}
	default:
		n.apposed(i)
	}
}

// Posted reports the office of somebody whom one country sends to another.
func Posted(noun string) bool {
	return noun == "ambassador" || noun == "envoy" || noun == "representative" || noun == "consul" || noun == "coordinator"
}

// owned looks for the name of whom a report calls by his country, at token i:
// "met Borduria's Bo Lund".
func (n *Strangers) owned(i int) {
	switch n.Low(i - 1) {
	case "with", "met", "between", "received", "hosted", "welcomed", "and":
		if end, words := n.Name(i + 1); words > 1 && words < 5 && n.capital(i) && n.Ends(end) {
			n.add(i, i+1, end)
		}
	}
}

// leading looks for the name of who leads the delegation of token i: "led by Bo
// Lund", "with Bo Lund at its head".
func (n *Strangers) leading(i int) {
	for j := i + 1; j < i+9 && j < len(n.Doc.Toks) && n.Doc.Toks[j].Kind == prose.Word; j++ {
		w := n.Low(j)
		if w == "with" || w == "by" && (n.Low(j-1) == "led" || n.Low(j-1) == "headed") {
			for n.Low(j+1) == "." || grammar.Abbreviated(n.Low(j+1)) || n.Doc.Roles(j+1)&grammar.Honorific != 0 { // "led by Mr. Bo Lund"
				j++
			}
			if end, words := n.Name(j + 1); words > 1 && words < 5 && (w == "by" || n.Low(end) == "at" && n.Low(end+2) == "head") {
				n.add(j, j+1, end)
			}
			return
		}
	}
}

// visitor looks for the name of whose visit token i speaks: "Bo Lund's recent
// state visit".
func (n *Strangers) visitor(i int) {
	j := i
	for j > 0 && j > i-5 && !grammar.Possessive(n.Low(j-1)) && !n.capital(j-1) && n.Doc.Toks[j-1].Kind == prose.Word {
		j--
	}
	if j > 0 && grammar.Possessive(n.Low(j-1)) {
		n.before(i, j)
	}
}

// institution passes over what an office is of: "of Foreign Affairs of the
// Republic of Borduria". Where a name follows without a comma ("of Borduria Bo
// Lund") it is the last two words; from says where it begins, or is -1.
func (n *Strangers) institution(i int) (from, end int) {
	j, run := i, i
	for j < i+20 {
		w := n.Low(j)
		switch {
		case w == "the" || w == "of" || w == "for" || w == "to" && n.capital(j+1) && j > i && !(j-run > 2 && n.Part(j-1) && n.Part(j-2)) || (w == "and" || w == "&") && n.capital(j+1) && !grammar.Possessive(n.Low(j+1)) && !grammar.Official.Is(n.Low(j+1)) && !n.part2(j+1) && !n.officeAhead(j+1):
			j++
			run = j
			continue
		case (w == "province" || w == "region" || w == "oblast" || w == "district") && j > run && n.Part(j+1) && n.Part(j+2): // "of Karsk province Bo Lund"
			e, _ := n.Name(j + 1)
			return j + 1, e
		case (w == "republic" || w == "kingdom" || w == "state") && j > i && n.Low(j+1) == "of" && n.capital(j+2): // "of the republic of Norland"
			j++
			run = j
			continue
		case len(w) == 1 && j > run && n.Low(j+1) == "." && givenNames[n.Low(j-1)] != 0 && n.Part(j-1) && n.Part(j+2): // "of Foreign Affairs Ada B. Vale"
			return j - 1, j + 3
		case n.capital(j) && (!grammar.PersonNoun(w) || w == "general" && n.Low(j+1) == "staff"):
			j++
			if grammar.Possessive(w) {
				if run = j; n.Low(j+2) == "bank" || n.Low(j+2) == "ministry" || n.Low(j+2) == "parliament" { // "of Borduria's central bank"
					j += 3
					run = j
				}
			}
			continue
		case grammar.NameParticle(w) && n.after(j) && j > run:
			if k := j - 1; k > run && n.Part(k) { // "of the Commission Ursula von der Leyen"
				e, _ := n.Name(k)
				return k, e
			}
			j++
			continue
		}
		break
	}
	if j-run >= 3 && n.Part(j-1) && n.Part(j-2) {
		from := j - 2
		for from > run && j-from < 4 && n.Part(from-1) {
			from--
		}
		if from == run || n.Part(from-1) { // where the body's name ends nobody knows
			from = j - 2
		}
		return from, j
	}
	if j-run == 2 && n.Part(j-1) && n.Part(j-2) && n.taken(run-1) {
		return run, j
	}
	return -1, j
}

// officeAhead reports another office with words of its own at token i: "of Foreign Affairs
// Ada Vale and Bordurian Minister of".
func (n *Strangers) officeAhead(i int) bool {
	for j := i + 1; j < i+4 && n.capital(j-1); j++ {
		if w := n.Low(j); n.capital(j) && grammar.PersonNoun(w) && w != "general" {
			return true
		}
	}
	return false
}

// part2 reports two words of a name at token i with an end behind them, which
// begin another item of a list of people.
func (n *Strangers) part2(i int) bool {
	end, words := n.Name(i)
	return words > 1 && words < 4 && n.Ends(end) && !n.Ends(i)
}

func (n *Strangers) capital(i int) bool {
	return i >= 0 && i < len(n.Doc.Toks) && n.Doc.Toks[i].Kind == prose.Word && prose.Capital(n.Doc.Toks[i].Of(n.Doc.Body))
}

// Ends reports that a noun phrase ends before token i.
func (n *Strangers) Ends(i int) bool {
	if i >= len(n.Doc.Toks) || n.Doc.Toks[i].Kind == prose.Punct {
		return true
	}
	w := n.Low(i)
	return grammar.ClauseWord(w) || w == "and" || w == "for" || w == "from" || w == "also" || grammar.Speaking.Is(w) || grammar.TriggerOf(w) != grammar.NoTrigger
}

// before takes the two to four words of a name that end before token j.
func (n *Strangers) before(i, j int) {
	from, words := j, 0
	for from > 0 && (n.Part(from-1) || grammar.NameParticle(n.Low(from-1)) && n.Part(from-2) || n.Low(from-1) == "." && len(n.Low(from-2)) == 1) {
		if from--; n.Part(from) {
			words++
		}
	}
	if words < 2 || words > 4 {
		return
	}
	n.add(i, from, j)
}

// add keeps the name in the tokens [a,b), of the office whose noun is token i.
func (n *Strangers) add(i, a, b int) {
	t := n.Doc.Toks
	s := prose.Span{Start: t[a].Start, End: t[b-1].End}
	name := prose.Space(s.Of(n.Doc.Body))
	name = grammar.Owner(name)
	if a == b-1 && (len(name) < 3 || strings.ToUpper(name) == name) {
		return
	}
	id := Strange + name
	n.Found = append(n.Found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.8}, Kind: roster.Leader, Entity: id, Form: mention.Name})
	if n.Office[id] == "" {
		n.Office[id] = n.officeAt(i, a)
	}
	from := max(0, i-4)
	for from < i && !n.capital(from) && !grammar.Official.Is(n.Low(from)) {
		from++
	}
	called := prose.Fold(n.Doc.Body[t[from].Start:t[i].End])
	if n.Land[id] == "" {
		n.Land[id] = called
	}
	if had := n.Posts[id]; len(had) < 400 && !strings.HasSuffix(had, called) {
		n.Posts[id] = had + " " + called
	}
}

// officeAt is the office whose noun is token i, with what stands before it, as
// far as the name at token a.
func (n *Strangers) officeAt(i, a int) string {
	from := i
	for from > 0 && (n.capital(from-1) && !n.taken(from-1) && !grammar.Lonely(n.Low(from-1)) || grammar.Official.Is(n.Low(from-1))) {
		from--
	}
	to := i + 1
	if a > i {
		for to < a && n.Low(to) != "," && !grammar.Abbreviated(n.Low(to)) {
			to++
		}
	}
	if !grammar.PersonNoun(n.Low(i)) || n.Low(i) == "counterpart" || n.Low(i) == "colleague" || len(n.Low(i)) < 4 || strings.HasSuffix(n.Low(i), "s") {
		return ""
	}
	return prose.Space(n.Doc.Body[n.Doc.Toks[from].Start:n.Doc.Toks[to-1].End])
}
