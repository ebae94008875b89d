package event

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// A report that has named somebody goes on with what he is: "the minister", "the
// Bordurian leader", "Borduria's top diplomat", "His Highness the Emir". The event rules
// take such words for whoever bears the office in the report, and where nobody there does,
// for somebody whose name nobody gives.

// called finds offices that stand for people.
type called struct {
	by       *peoples
	d        *reading.Doc // with the strangers among its people
	officers []officer
	asked    bool
	roster   bool              // asked
	sent     string            // id of who leads the delegation told of last, or of those in it
	nobody   map[string]string // ids of those whom nobody names, by what they are called
	found    []reading.Mention
}

// nameless begins the id of somebody whom a report calls by an office, and never by
// name.
const nameless = reading.Strange + reading.Strange

// called is the report with those among its people whom it calls by an office.
func (r *Reader) called(d *reading.Doc) *reading.Doc {
	c := &called{by: r.people, d: d}
	if d.Lang == "ru" {
		c.russian()
		c.settle()
		return c.d
	}
	if strings.Contains(d.Body, " Lama") || strings.Contains(d.Body, " Khan") { // whose title is the name
		for k := range d.Toks {
			if named(grammar.Owner(d.Lows[k])) {
				c.at(k)
			}
		}
		c.settle()
	}
	for k := range d.Toks {
		w := d.Lows[k]
		switch {
		case d.Lex[k].Traits&(grammar.Personal|grammar.Called) != 0:
			switch w {
			case "delegation":
				c.delegation(k)
			case "majesty", "highness", "excellency", "holiness":
				c.addressed(k)
			default:
				c.at(k)
			}
		case w[len(w)-1] == 's' && grammar.Possessive(w) && postNoun(grammar.Owner(w)) != "":
			c.at(k)
		}
	}
	c.settle()
	return c.d
}

// settle puts those found, who are in order, among the people of the report.
func (c *called) settle() {
	c.d, c.found = c.d.With(c.found), nil
}

// at reads the office whose noun is token k.
func (c *called) at(k int) {
	d := c.d
	if w := d.Word(k + 1); w != "" && d.Toks[k+1].Kind == prose.Word && grammar.UpperFirst(w) && d.Roles(k+1)&grammar.TimeWord == 0 && !grammar.Possessive(d.Low(k)) {
		return // a name follows
	}
	if len(c.found) > 0 && c.found[len(c.found)-1].End > d.Toks[k].Start || reading.Overlaid(d.People, d.Toks[k].Span) {
		return
	}
	from, to, x, ok := c.phrase(k)
	if !ok {
		return
	}
	span := prose.Span{Start: d.Toks[from].Start, End: d.Toks[to-1].End}
	if reading.Overlaid(d.People, span) || c.ofOther(from) {
		return
	}
	id, sure := "", 0.6
	if !named(x.noun) {
		id = c.who(x, from)
	}
	if id == "" {
		if id = c.unnamed(x, span, from, k); id == "" {
			return
		}
		sure = 0.5
	}
	c.add(from, to, id, sure)
}

// delegation reads "delegation" at token k: whose it is and who leads it, or which it is
// when that has been told.
func (c *called) delegation(k int) {
	d := c.d
	a := k
	for a > 0 && a > k-6 && d.Toks[a-1].Kind == prose.Word && d.Roles(a)&grammar.Determiner == 0 && !grammar.Possessive(d.Low(a-1)) {
		a--
	}
	switch d.Low(k + 1) {
	case "of", "from", "led", "headed", "comprising", "with", "under":
		c.sent = c.sentBy(a, k)
	default:
		if d.Low(a) != "the" || k != a+1 || c.sent == "" || c.ofOther(a) || d.Low(a-1) == "and" || d.Low(a-1) == "with" {
			return
		}
		c.add(a, k+1, c.sent, 0.6)
	}
}

// sentBy is the id of who leads the delegation of token k, or of those in it: its words
// from token a on, where these say whose it is. It is "" where nothing tells.
func (c *called) sentBy(a, k int) string {
	d := c.d
	last := d.Sents[d.SentenceAt(d.Toks[k].Start)].Last
	end := k + 1
	for end < last && end < k+16 && !reading.Overlaid(d.People, d.Toks[end].Span) && (d.Toks[end].Kind == prose.Word || d.Low(end) == "." && grammar.Abbreviated(d.Low(end-1))) {
		w := d.Low(end)
		if w == "led" || w == "headed" || end > k+1 && (grammar.WordOf(w).Shape == grammar.PastForm || d.Roles(end)&(grammar.Auxiliary|grammar.TimeWord) != 0 || w == "on" || w == "will") {
			break
		}
		end++
	}
	if w := d.Low(end); w != "led" && w != "headed" {
		if words := prose.Space(d.Body[d.Toks[a].Start:d.Toks[end-1].End]); whose(words) {
			return nameless + words
		}
		return ""
	}
	for by := end; by < last && by < end+12 && (d.Toks[by].Kind == prose.Word || d.Low(by) == "."); by++ {
		if m, ok := d.PersonAt(d.Toks[by].Start); ok {
			return m.Entity
		}
	}
	return ""
}

// add puts the tokens [a,b) among those found.
func (c *called) add(a, b int, id string, sure float64) {
	span := prose.Span{Start: c.d.Toks[a].Start, End: c.d.Toks[b-1].End}
	c.found = append(c.found, reading.Mention{By: reading.By{Span: span, Rule: "called", Confidence: sure}, Kind: roster.Leader, Entity: id, Form: mention.ByTitle})
}

// addressed reads a form of address at token k without a name or an office behind it: "His
// Majesty received", of the only one in the report who is addressed so.
func (c *called) addressed(k int) {
	d := c.d
	a := k - 1
	if d.Low(a) == "royal" {
		a--
	}
	w := d.Low(a)
	if next := d.Low(k + 1); w != "his" && w != "her" || grammar.UpperFirst(d.Word(k+1)) || next == "the" || next == "," && d.Low(k+2) != "who" || next == "." && grammar.UpperFirst(d.Word(k+2)) {
		return // a name or an office follows
	}
	c.ask()
	c.askRoster()
	id, posts := "", strings.Fields(addresses[d.Low(k)])
	for i := range c.officers {
		o := &c.officers[i]
		if o.first > d.Toks[k].Start || reading.OtherSex(d.Sex(o.id), w) || !slices.ContainsFunc(o.calls, func(x calling) bool { return slices.Contains(posts, x.noun) }) {
			continue
		}
		if id != "" && id != o.id {
			return
		}
		id = o.id
	}
	if id != "" {
		c.add(a, k+1, id, 0.6)
	}
}

// addresses are the offices whose holders are addressed so.
var addresses = map[string]string{
	"majesty":    "king queen sultan emperor",
	"highness":   "emir prince ruler king sultan",
	"holiness":   "pope patriarch lama",
	"excellency": "president premier minister ambassador",
}

// ofOther reports that the phrase at token from says whose somebody else is, or what
// somebody becomes: "an adviser to the president", "elected the new speaker".
func (c *called) ofOther(from int) bool {
	d := c.d
	switch w := d.Low(from - 1); w {
	case "as", "become", "becomes", "became", "named", "appointed", "elected", "is", "was", "be", "been", "are", "were", "remains", "remained", "becoming", "than", "like":
		return true
	case "of", "to", "for":
		for k := from - 2; k >= 0 && k > from-6; k-- {
			if x := d.Lex[k].Traits; x&grammar.Personal != 0 || d.Roles(k)&grammar.Office != 0 {
				return true
			} else if d.Toks[k].Kind != prose.Word || grammar.ClauseWord(d.Low(k)) {
				break
			}
			switch d.Low(k) {
			case "office", "press", "service", "spokesman", "administration", "post", "position", "role", "aide", "title", "powers", "duties", "cabinet", "residence", "son", "daughter", "wife", "brother", "term":
				return true
			}
		}
	case ",":
		// an apposition to a name: "Bo Lund, the premier"
		if _, ok := d.PersonAt(d.Toks[max(0, from-2)].Start); ok {
			return true
		}
	}
	return false
}

// who is whom the calling that begins at token i stands for: the one who bears the office,
// of those named before it or else of all; or the subject of what stands before it.
func (c *called) who(x calling, i int) string {
	c.ask()
	if x.land != "" || !slices.ContainsFunc(c.officers, func(o officer) bool { fit, _ := o.bears(x); return fit }) {
		c.askRoster()
	}
	offset := c.d.Toks[i].Start
	var before, strict, after []string
	for i := range c.officers {
		o := &c.officers[i]
		fit, known := o.bears(x)
		switch {
		case !fit || slices.Contains(before, o.id):
		case o.first < offset:
			before = append(before, o.id)
			if known {
				strict = append(strict, o.id)
			}
		case known:
			after = append(after, o.id)
		}
	}
	if x.land != "" && (len(strict) > 0 || !c.opens(i)) { // as an object it is as often another's, of whom no land is told
		before = strict
	}
	switch len(before) {
	case 0:
		if len(after) == 1 && x.land != "" {
			return after[0]
		}
	case 1:
		return before[0]
	default:
		if m, ok := c.d.SubjectBefore(offset); ok && slices.Contains(before, m.Entity) && !c.joined(m, before) {
			return m.Entity
		}
	}
	return ""
}

// opens reports that a clause begins with token i.
func (c *called) opens(i int) bool {
	if i == 0 || c.d.Toks[i-1].Kind == prose.Punct {
		return true
	}
	w := c.d.Low(i - 1)
	return c.d.Roles(i-1)&(grammar.Conjunction|grammar.Relative) != 0 || grammar.Speaking.Is(w) || w == "that" || w == "when" || w == "while" || w == "as" || w == "where"
}

// joined reports that another of those given is the subject together with m: "the ministers
// Ada Vale and Bo Lund".
func (c *called) joined(m reading.Mention, ids []string) bool {
	d := c.d
	for k := d.TokenAt(m.End-1) + 1; k < len(d.Toks) && (grammar.UpperFirst(d.Word(k)) || grammar.Official.Is(d.Low(k)) || grammar.Charge(d.Low(k)) || d.Low(k) == "and" || d.Low(k) == "," || d.Low(k) == "of"); k++ {
		if o, ok := d.PersonAt(d.Toks[k].Start); ok && o.Entity != m.Entity && slices.Contains(ids, o.Entity) {
			return true
		}
	}
	return false
}

// unnamed is the id of somebody of whom the report says no more than the office in the
// span, whose noun is token k: one of a land, or one with a title that is as good as a
// name. It is "" where that says too little.
func (c *called) unnamed(x calling, span prose.Span, from, k int) string {
	d := c.d
	noun := grammar.Owner(d.Low(k))
	high := grammar.UpperFirst(d.Word(k)) && (d.Low(from) != "the" || from != k-1)
	switch {
	case rank(noun) && noun != "diplomat" && noun != "ruler" && noun != "monarch" && grammar.UpperFirst(d.Word(k)) && grammar.UpperFirst(d.Word(k-1)):
	case x.land != "" && noun != "representative" && noun != "head" && noun != "member":
	case high && (noun == "prince" || noun == "sultan" || noun == "emir" || noun == "amir" || noun == "ruler" || noun == "king") && d.Low(from) != "the":
	default:
		return ""
	}
	if d.Low(k-1) == "deputy" { // "the Deputy Amir and Crown Prince"
		return ""
	}
	slices.Sort(x.more)
	key := x.noun + "|" + x.land + "|" + strings.Join(x.more, " ")
	if id, ok := c.nobody[key]; ok {
		return id
	}
	if c.nobody == nil {
		c.nobody = map[string]string{}
	}
	id := nameless + grammar.Owner(prose.Space(span.Of(d.Body)))
	if named(noun) && grammar.UpperFirst(d.Word(k)) {
		a := k
		for a > from && grammar.UpperFirst(d.Word(a-1)) && d.Low(a-1) != "the" {
			a--
		}
		id = reading.Strange + grammar.Owner(prose.Space(d.Body[d.Toks[a].Start:d.Toks[k].End]))
	}
	c.nobody[key] = id
	return id
}
