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

// Who bears which office in a report: what stands before the names and in apposition
// to them, and for want of that what the roster knows.

// calling is an office in the words of a report: its noun, whose it is, and what else
// the words say of it.
type calling struct {
	noun string   // one of several of a kind: "premier" for "prime minister"
	land string   // as called.land gives it, "" for none
	more []string // "foreign", "finance", "deputy"
}

// bearer of an office, somebody whom the report names with it.
type officer struct {
	id    string
	first int // where he is named first
	calls []calling
}

// bears reports that somebody has the office, and that the report, or the roster, says
// of which land.
func (o *officer) bears(x calling) (fit, known bool) {
	land := ""
	for i := range o.calls {
		if o.calls[i].land != "" {
			land = o.calls[i].land
		}
		fit = fit || o.calls[i].covers(x)
	}
	if x.land == "" || land == "" {
		return fit, fit && x.land == ""
	}
	return fit && sameLand(land, x.land), true
}

// covers reports that whoever bears y may be called x.
func (y *calling) covers(x calling) bool {
	if x.noun != y.noun && !slices.Contains(strings.Fields(postKinds[x.noun]), y.noun) {
		return false
	}
	if x.noun == "leader" && slices.Contains(x.more, "spiritual") && named(y.noun) {
		return true
	}
	for _, w := range x.more {
		if w != "top" && w != "chief" && !slices.Contains(y.more, w) && !(w == "foreign" && slices.Contains(y.more, "external")) {
			return false
		}
	}
	for _, w := range y.more {
		switch w {
		case "deputy", "vice", "assistant", "former", "first":
			if !slices.Contains(x.more, w) && !(w == "first" && x.noun != "minister") {
				return false
			}
		}
	}
	if x.noun == "diplomat" && y.noun == "minister" {
		return slices.Contains(y.more, "foreign") || slices.Contains(y.more, "external")
	}
	return true
}

// postKinds are the offices whose holders the noun may stand for besides its own.
var postKinds = map[string]string{
	"leader":        "president premier king queen emir sultan chancellor emperor ruler secretary chairman lama",
	"diplomat":      "minister ambassador envoy representative coordinator consul",
	"envoy":         "representative coordinator ambassador",
	"ruler":         "king queen emir sultan",
	"monarch":       "king queen emir sultan emperor",
	"head of state": "president king queen emir sultan emperor",
	"secretary":     "secretary-general",
}

// postNoun is the noun of an office under one of its names, "" for other words.
func postNoun(w string) string {
	switch w {
	case "amir":
		return "emir"
	case "chairwoman", "chairperson", "chair":
		return "chairman"
	case "president", "minister", "premier", "chancellor", "ambassador", "king", "queen", "prince", "emperor", "emir", "sultan", "ruler", "monarch", "chairman",
		"secretary", "secretary-general", "head", "leader", "governor", "mayor", "speaker", "envoy", "representative", "councilor", "councillor", "counselor", "counsellor", "consul",
		"commissioner", "pope", "patriarch", "coordinator", "diplomat", "lama", "imam", "khan", "pontiff":
		return w
	}
	return ""
}

// ask reads who bears which offices in the report.
func (c *called) ask() {
	if c.asked {
		return
	}
	c.asked = true
	byID := map[string]int{}
	for i := range c.d.People {
		m := &c.d.People[i]
		title := grammar.Owner(c.d.Low(c.d.TokenAt(m.End - 1)))
		if m.Form != mention.Name && !named(title) {
			continue
		}
		k, ok := byID[m.Entity]
		if !ok {
			k = len(c.officers)
			byID[m.Entity] = k
			c.officers = append(c.officers, officer{id: m.Entity, first: m.Start})
		}
		if named(title) {
			c.officers[k].calls = append(c.officers[k].calls, calling{noun: title})
		}
		if o := &c.officers[k]; len(o.calls) < 4 {
			a, b := c.d.TokenAt(m.Start), c.d.TokenAt(m.End-1)+1
			o.calls = append(o.calls, c.callings(c.titleFrom(a), a)...)
			if c.d.Low(b) == "," {
				o.calls = append(o.calls, c.callings(b+1, c.titleTo(b+1))...)
			}
		}
	}
}

// askRoster adds what the roster says of those of whom the report gives no office, and the
// lands of the others.
func (c *called) askRoster() {
	if c.roster {
		return
	}
	c.roster = true
	for i := range c.officers {
		if o := &c.officers[i]; len(o.calls) == 0 {
			o.calls = c.held(o.id)
		} else if e := c.d.Entity(roster.Leader, o.id); e != nil {
			o.calls = append(o.calls, calling{land: c.homeOf(e)})
		}
	}
}

// held are the offices that the roster knows of somebody.
func (c *called) held(id string) (out []calling) {
	e := c.d.Entity(roster.Leader, id)
	if e == nil {
		return nil
	}
	land := c.homeOf(e)
	for i := range e.Roles {
		if !e.Roles[i].At(c.d.Article.Date) {
			continue
		}
		var words []string
		for _, t := range prose.Tokens(e.Roles[i].Title) {
			words = append(words, strings.ToLower(t.Of(e.Roles[i].Title)))
		}
		for _, x := range officesIn(words) {
			if x.land == "" {
				x.land = land
			}
			out = append(out, x)
		}
	}
	if len(out) == 0 && land != "" {
		out = append(out, calling{land: land})
	}
	return out
}

// homeOf is the land of somebody of the roster.
func (c *called) homeOf(e *roster.Entity) string {
	if p := c.d.Entity(roster.Place, e.Country); p != nil {
		return c.by.of[strings.ToLower(p.Name)]
	}
	return ""
}

// titleFrom is where the words before the name at token a begin that say what its
// bearer is.
func (c *called) titleFrom(a int) int {
	d := c.d
	j := a
	for j > 0 && a-j < 18 {
		w := d.Low(j - 1)
		switch {
		case reading.Overlaid(d.People, d.Toks[j-1].Span):
			return j
		case w == ")" && j > 3 && d.Low(j-3) == "(": // "Prime Minister (PM) Bo Lund"
			j -= 2
		case w == "of", w == "for", w == "the", w == "and" && grammar.UpperFirst(d.Word(j-2)), w == "." && grammar.Abbreviated(d.Low(j-2)), w == ",", w == "'s", w == "’s":
			if w == "," && !(grammar.Official.Is(d.Low(j)) || d.Low(j) == "the") {
				return j
			}
		case d.Toks[j-1].Kind == prose.Word && (grammar.UpperFirst(d.Word(j-1)) && d.Roles(j-1)&grammar.TimeWord == 0 || grammar.Official.Is(w) || grammar.Charge(w)):
		default:
			return j
		}
		j--
	}
	return j
}

// titleTo is the end of the office in apposition at token i, or i.
func (c *called) titleTo(i int) int {
	d := c.d
	j := i
	for j < len(d.Toks) && j-i < 16 {
		w := d.Low(j)
		switch {
		case reading.Overlaid(d.People, d.Toks[j].Span):
			return i
		case w == "of", w == "for", w == "the", w == "and", w == "to", w == "in":
		case d.Toks[j].Kind == prose.Word && (grammar.UpperFirst(d.Word(j)) && d.Roles(j)&grammar.TimeWord == 0 || grammar.Official.Is(w) || grammar.Charge(w)):
		case w == ",", w == ".", w == ")":
			return j
		default:
			return i
		}
		j++
	}
	return i
}

// callings are the offices that the tokens [a,b) name.
func (c *called) callings(a, b int) []calling {
	if a >= b {
		return nil
	}
	out := officesIn(c.d.Lows[a:b])
	if len(out) == 0 {
		return nil
	}
	land := ""
	for j := a; j < b && land == ""; j++ {
		land = c.landEnding(j)
	}
	for i := range out {
		out[i].land = land
	}
	return out
}

// officesIn are the offices among words in small letters.
func officesIn(words []string) (out []calling) {
	from := 0
	for k, w := range words {
		x := calling{noun: postNoun(grammar.Owner(w))}
		if x.noun == "" {
			x = shortOffice(w)
		}
		switch {
		case x.noun == "":
			continue
		case x.noun == "minister" && k > 0 && words[k-1] == "prime":
			x.noun = "premier"
		case x.noun == "head" && k+2 < len(words) && words[k+1] == "of" && (words[k+2] == "state" || words[k+2] == "government"):
			if x.noun = "head of state"; words[k+2] == "government" {
				x.noun = "premier"
			}
		}
		for j := k - 1; j >= from && words[j] != "and" && words[j] != ","; j-- {
			if words[j] != "prime" && words[j] != "of" && words[j] != "the" {
				x.more = append(x.more, words[j])
			}
		}
		if k+1 < len(words) && (words[k+1] == "of" || words[k+1] == "for") {
			for j := k + 1; j < len(words) && words[j] != "," && postNoun(words[j]) == ""; j++ {
				x.more = append(x.more, words[j])
			}
		}
		if x.noun == "secretary" && slices.Contains(x.more, "state") {
			out = append(out, calling{noun: "secretary of state", more: x.more}, calling{noun: "minister", more: []string{"foreign"}})
		}
		out = append(out, x)
		from = k + 1
	}
	return out
}
