package annotate

import (
	"slices"
	"sort"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Strangers are people whom the roster does not know and the report names with
// their office: "Foreign Minister Bo Lund", "Bo Lund, the prime minister of
// Borduria", "her counterpart, Bo Lund". The event rules take them for people
// like all others, so that an event between strangers is an event; they become
// words again in what is published.

// strange begins the id of a stranger, which no id of the roster can.
const strange = "?"

// strangers finds the strangers of a report.
type strangers struct {
	d      *Doc
	found  []Mention
	office map[string]string     // of each, as first given
	land   map[string]string     // what each is called in full, folded: "his bordurian counterpart"
	posts  map[string]string     // all that each is called, in order
	full   map[string]prose.Span // by the last word of a name: the tokens of the first such name
	byWord map[string]string     // a word of a name, folded → the stranger last named so
}

// strangers are those of the report, found once.
func (d *Doc) strangers() *strangers {
	if d.others != nil {
		return d.others
	}
	n := &strangers{d: d, office: map[string]string{}, land: map[string]string{}, posts: map[string]string{}, byWord: map[string]string{}}
	for i := range d.Toks {
		if d.Toks[i].Kind != prose.Word {
			continue
		}
		w, x := d.Toks[i].Of(d.Body), d.Lex[i].Traits
		if x&(grammar.Personal|grammar.Telling) == 0 && !possessor(w) {
			continue
		}
		switch {
		case x&grammar.Personal != 0:
			n.behind(i)
		case officeVerb(triggerOf(w)) || w == "took" || w == "assumed":
			n.installed(i)
		case w == "arrived" || w == "met" || w == "visited":
			n.bare(i)
			if w == "met" {
				n.bareBehind(i)
			}
		case possessor(w):
			n.owned(i)
		case w == "visit" || w == "trip":
			n.visitor(i)
		case w == "delegation":
			n.leading(i)
		}
	}
	n.sort()
	n.joined()
	if len(n.found) > 0 {
		n.agree()
		n.again()
	}
	if len(n.found)+len(d.people) > 0 {
		n.byOffice()
	}
	d.others = n
	return n
}

// among is the report with the strangers among its people.
func (n *strangers) among() *Doc {
	if len(n.found) == 0 {
		return n.d
	}
	e := *n.d
	e.sexes = nil
	e.people = slices.Concat(e.people, n.found)
	slices.SortStableFunc(e.people, func(a, b Mention) int { return bySpan(a.Span, b.Span) })
	e.Names = appendSpans(nil, e.people)
	return &e
}

// part reports whether token i can be a word of a name.
func (n *strangers) part(i int) bool {
	if i < 0 || i >= len(n.d.Toks) || n.d.Toks[i].Kind != prose.Word {
		return false
	}
	w, x := n.d.Toks[i].Of(n.d.Body), n.d.Lex[i]
	if len(w) > 5 && w[2] == '-' && nameParticle(strings.ToLower(w)) { // "al-Sahiri"
		w = w[3:]
		x = grammar.LexemeOf(w)
	}
	return prose.Capital(w) && x.Traits&(grammar.Official|grammar.Personal|grammar.Nameless) == 0 && !lonely(n.low(i)) && !partisan(n.low(i)) && !n.taken(i)
}

// taken reports a token that names something of the roster.
func (n *strangers) taken(i int) bool { return overlaid(n.d.mentions, n.d.Toks[i].Span) }

// overlaid reports whether one of the mentions, sorted by span, overlaps s.
func overlaid(ms []Mention, s prose.Span) bool {
	i := sort.Search(len(ms), func(i int) bool { return ms[i].Start >= s.End })
	for k := i - 1; k >= max(0, i-4); k-- { // a few kinds may name one stretch
		if ms[k].Overlaps(s) {
			return true
		}
	}
	return false
}

func (n *strangers) low(i int) string {
	return n.d.Low(i)
}

// name reads a name from token i on: words in capitals, with the initials and
// the small words between them. It returns the token after it, and how many
// words it has. A possessive is the last.
func (n *strangers) name(i int) (end, words int) {
	j := i
	for words < 6 {
		switch {
		case n.part(j):
			words++
			j++
			if possessor(n.low(j - 1)) {
				return j, words
			}
			if len(n.low(j-1)) <= 2 && n.low(j) == "." && n.part(j+1) { // "J. Vale", "Perfecto R. Yasay"
				j++
			}
		case words > 0 && nameParticle(n.low(j)) && n.after(j):
			j++
		default:
			return j, words
		}
	}
	return j, words
}

// after reports that a name goes on behind the small word at token i: "von der
// Leyen".
func (n *strangers) after(i int) bool {
	return n.part(i+1) || nameParticle(n.low(i+1)) && n.part(i+2)
}

// behind looks for the name beside the office or the form of address at token i.
func (n *strangers) behind(i int) {
	noun := n.low(i)
	member := noun == "member" || noun == "members"
	many := strings.HasSuffix(noun, "s") && noun != "ms" && noun != "mrs"
	j := i + 1
	for j < i+8 && (n.low(j) == "." && abbreviated(n.low(j-1)) || n.low(j) == "dr" || n.low(j) == "mr" || n.low(j) == "hon" || n.styled(j)) {
		j++
	}
	if personNoun(n.low(j)) || roleNoun(n.low(j)) {
		return // the noun that follows is nearer to the name
	}
	if n.low(j) == "(" && n.low(j+2) == ")" { // "Prime Minister (PM) Bo Lund"
		j += 3
	}
	start := j
	if w := n.low(j); w == "of" || w == "for" || (w == "to" || w == "in") && posted(noun) {
		body, end := n.institution(j + 1)
		if member { // a body that nobody knows looks like a name
			body = -1
		}
		switch {
		case n.low(end) == "," && n.honours(end+1) > end+1: // "Chairman of Norden Rail Limited, Mr. Bo Lund"
		case body >= 0 && !many:
			n.add(i, body, end)
			return
		case body >= 0: // "Heads of State Ada Vale and Bo Lund"
			end, start = body, body
		}
		if j = end; n.low(j) == "state" || n.low(j) == "government" { // "heads of state"
			j++
			start = j
		}
	}
	comma, addressed := n.low(j) == ",", false
	if comma {
		k := n.honours(j + 1)
		j, addressed = k, n.d.Roles(k-1)&grammar.Honorific != 0
	}
	end, words := n.name(j)
	switch {
	case words == 1 && n.capital(end) && n.d.Roles(end)&grammar.TimeWord == 0 && !n.taken(end): // "Deputy Home Affairs Minister"
	case words == 0 || (comma || member) && words < 2 && !addressed || j > start && !comma:
		n.apposed(i) // ", IRNA reports" and "EU member Norland" name nobody
	case !comma || n.ends(end):
		n.add(i, j, end)
		for many {
			if n.low(end) == "of" { // "Presidents Ada Vale of Velmora and Bo Lund of Ostrand"
				_, end = n.institution(end + 1)
			}
			if n.low(end) != "and" && n.low(end) != "," {
				return
			}
			k := end + 1
			if n.low(k) == "and" {
				k++
			}
			e, w := n.name(k)
			if w < 2 || !n.ends(e) {
				return
			}
			n.add(i, k, e)
			end = e
		}
	default:
		n.apposed(i)
	}
}

// posted reports the office of somebody whom one country sends to another.
func posted(noun string) bool {
	return noun == "ambassador" || noun == "envoy" || noun == "representative" || noun == "consul" || noun == "coordinator"
}

// owned looks for the name of whom a report calls by his country, at token i:
// "met Borduria's Bo Lund".
func (n *strangers) owned(i int) {
	switch n.low(i - 1) {
	case "with", "met", "between", "received", "hosted", "welcomed", "and":
		if end, words := n.name(i + 1); words > 1 && words < 5 && n.capital(i) && n.ends(end) {
			n.add(i, i+1, end)
		}
	}
}

// leading looks for the name of who leads the delegation of token i: "led by Bo
// Lund", "with Bo Lund at its head".
func (n *strangers) leading(i int) {
	for j := i + 1; j < i+9 && j < len(n.d.Toks) && n.d.Toks[j].Kind == prose.Word; j++ {
		w := n.low(j)
		if w == "with" || w == "by" && (n.low(j-1) == "led" || n.low(j-1) == "headed") {
			for n.low(j+1) == "." || abbreviated(n.low(j+1)) || n.d.Roles(j+1)&grammar.Honorific != 0 { // "led by Mr. Bo Lund"
				j++
			}
			if end, words := n.name(j + 1); words > 1 && words < 5 && (w == "by" || n.low(end) == "at" && n.low(end+2) == "head") {
				n.add(j, j+1, end)
			}
			return
		}
	}
}

// visitor looks for the name of whose visit token i speaks: "Bo Lund's recent
// state visit".
func (n *strangers) visitor(i int) {
	j := i
	for j > 0 && j > i-5 && !possessor(n.low(j-1)) && !n.capital(j-1) && n.d.Toks[j-1].Kind == prose.Word {
		j--
	}
	if j > 0 && possessor(n.low(j-1)) {
		n.before(i, j)
	}
}

func possessor(w string) bool { return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") }

// institution passes over what an office is of: "of Foreign Affairs of the
// Republic of Borduria". Where a name follows without a comma ("of Borduria Bo
// Lund") it is the last two words; from says where it begins, or is -1.
func (n *strangers) institution(i int) (from, end int) {
	j, run := i, i
	for j < i+20 {
		w := n.low(j)
		switch {
		case w == "the" || w == "of" || w == "for" || w == "to" && n.capital(j+1) && j > i || (w == "and" || w == "&") && n.capital(j+1) && !possessor(n.low(j+1)) && !roleNoun(n.low(j+1)) && !n.part2(j+1):
			j++
			run = j
			continue
		case n.capital(j) && (!personNoun(w) || w == "general" && n.low(j+1) == "staff"):
			j++
			if possessor(w) {
				if run = j; n.low(j+2) == "bank" || n.low(j+2) == "ministry" || n.low(j+2) == "parliament" { // "of Borduria's central bank"
					j += 3
					run = j
				}
			}
			continue
		case nameParticle(w) && n.after(j) && j > run:
			if k := j - 1; k > run && n.part(k) { // "of the Commission Ursula von der Leyen"
				e, _ := n.name(k)
				return k, e
			}
			j++
			continue
		}
		break
	}
	if j-run >= 3 && n.part(j-1) && n.part(j-2) {
		from := j - 2
		for from > run && j-from < 4 && n.part(from-1) {
			from--
		}
		if from == run || n.part(from-1) { // where the body's name ends nobody knows
			from = j - 2
		}
		return from, j
	}
	if j-run == 2 && n.part(j-1) && n.part(j-2) && n.taken(run-1) {
		return run, j
	}
	return -1, j
}

// part2 reports two words of a name at token i with an end behind them, which
// begin another item of a list of people.
func (n *strangers) part2(i int) bool {
	end, words := n.name(i)
	return words > 1 && words < 4 && n.ends(end) && !n.ends(i)
}

func (n *strangers) capital(i int) bool {
	return i >= 0 && i < len(n.d.Toks) && n.d.Toks[i].Kind == prose.Word && prose.Capital(n.d.Toks[i].Of(n.d.Body))
}

// ends reports that a noun phrase ends before token i.
func (n *strangers) ends(i int) bool {
	if i >= len(n.d.Toks) || n.d.Toks[i].Kind == prose.Punct {
		return true
	}
	w := n.low(i)
	return clauseWord(w) || w == "and" || w == "for" || w == "from" || w == "also" || sayVerb(w) || triggerOf(w) != noTrigger
}

// before takes the two to four words of a name that end before token j.
func (n *strangers) before(i, j int) {
	from, words := j, 0
	for from > 0 && (n.part(from-1) || nameParticle(n.low(from-1)) && n.part(from-2) || n.low(from-1) == "." && len(n.low(from-2)) == 1) {
		if from--; n.part(from) {
			words++
		}
	}
	if words < 2 || words > 4 {
		return
	}
	n.add(i, from, j)
}

// add keeps the name in the tokens [a,b), of the office whose noun is token i.
func (n *strangers) add(i, a, b int) {
	t := n.d.Toks
	s := prose.Span{Start: t[a].Start, End: t[b-1].End}
	name := prose.Space(s.Of(n.d.Body))
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	if a == b-1 && (len(name) < 3 || strings.ToUpper(name) == name) {
		return
	}
	id := strange + name
	n.found = append(n.found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.8}, Kind: roster.Leader, Entity: id, Form: mention.Name})
	if n.office[id] == "" {
		n.office[id] = n.officeAt(i, a)
	}
	from := max(0, i-4)
	for from < i && !n.capital(from) && !roleNoun(n.low(from)) {
		from++
	}
	called := prose.Fold(n.d.Body[t[from].Start:t[i].End])
	if n.land[id] == "" {
		n.land[id] = called
	}
	if had := n.posts[id]; len(had) < 400 && !strings.HasSuffix(had, called) {
		n.posts[id] = had + " " + called
	}
}

// officeAt is the office whose noun is token i, with what stands before it, as
// far as the name at token a.
func (n *strangers) officeAt(i, a int) string {
	from := i
	for from > 0 && (n.capital(from-1) && !n.taken(from-1) && !lonely(n.low(from-1)) || roleNoun(n.low(from-1))) {
		from--
	}
	to := i + 1
	if a > i {
		for to < a && n.low(to) != "," && !abbreviated(n.low(to)) {
			to++
		}
	}
	if !personNoun(n.low(i)) || n.low(i) == "counterpart" || n.low(i) == "colleague" || len(n.low(i)) < 4 || strings.HasSuffix(n.low(i), "s") {
		return ""
	}
	return prose.Space(n.d.Body[n.d.Toks[from].Start:n.d.Toks[to-1].End])
}

// agree gives those named by one word the fuller name that holds it.
func (n *strangers) agree() {
	full := map[string]string{}
	for _, m := range n.found {
		words := strings.Fields(m.Entity[len(strange):])
		if len(words) > 1 {
			for _, w := range words {
				if k := prose.Fold(w); full[k] == "" && len(k) > 2 {
					full[k] = m.Entity
				}
			}
		}
	}
	for i := range n.found {
		m := &n.found[i]
		name := m.Entity[len(strange):]
		words := strings.Fields(name)
		last := full[prose.Fold(words[len(words)-1])]
		if last != "" && last != m.Entity && (len(words) == 1 || full[prose.Fold(words[0])] == last) {
			if n.office[last] == "" {
				n.office[last] = n.office[m.Entity]
			}
			if !strings.Contains(n.posts[last], n.posts[m.Entity]) {
				n.posts[last] += n.posts[m.Entity]
			}
			m.Entity = last
		}
		for _, w := range strings.Fields(m.Entity[len(strange):]) {
			if k := prose.Fold(w); len(k) > 2 && !nameParticle(k) {
				n.byWord[k] = m.Entity
			}
		}
	}
}

// again finds the strangers where they are named by one word of their name.
func (n *strangers) again() {
	first := n.found
	for i := range n.d.Toks {
		if !n.capital(i) || !n.part(i) {
			continue
		}
		s := n.d.Toks[i].Span
		w := s.Of(n.d.Body)
		id := n.byWord[prose.Fold(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"))]
		if id == "" || overlaid(first, s) {
			continue
		}
		e, words := n.name(i)
		if words > 1 { // the whole name, or somebody else's
			s.End = n.d.Toks[e-1].End
			if strange+prose.Space(s.Of(n.d.Body)) != id {
				continue
			}
		} else if n.part(i - 1) {
			continue
		}
		n.found = append(n.found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.7}, Kind: roster.Leader, Entity: id, Form: mention.Name})
	}
	n.sort()
}
