package propose

import (
	"strings"

	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// mark is what speaks for or against a name, as a set.
type mark uint32

const (
	byHonor      mark = 1 << iota // "Mr." before it
	byOffice                      // an office before it
	byAppos                       // an office after it, between commas
	byAge                         // ", 45,"
	byTitle                       // the office says of what: "Minister of Trade"
	bySaying                      // a verb of speech beside it
	byDoing                       // a verb that people do
	byAlone                       // the family name alone elsewhere in the report
	byGiven                       // begins with a given name
	byFamily                      // begins with a family name of a culture that puts it first
	byInitial                     // "J. Vale"
	single                        // one word
	againstThe                    // "the" before it
	againstIn                     // "in" before it
	againstThing                  // "river" after it, or a country after a comma
	againstWord                   // one of its words stands in small letters in the report
	byHead                        // a thing: its own words say what it is
	byWords                       // the words beside it say what it is
	byDateline
	byOf    // an office is of it
	byGuess // where the place before the name ends is not known
	byKnown // a country
)

// limits of what one report may give, so that memory grows by a known amount.
const (
	maxFinds = 80  // without the house
	maxName  = 80  // bytes
	maxExact = 140 // bytes of evidence
	maxRoles = 3
)

// Role is an office as one report words it. Of is the country or the body, as
// printed; From a "Norlandic" before it; both may be "".
type Role struct{ Title, Of, From string }

// Find is one name in one report.
type Find struct {
	Kind     roster.Kind
	Name     string
	Mentions int
	Roles    []Role
	Exact    string // the report's words that say it best
	Short    string // "SCO", from "(SCO)" after it
	Lead     bool   // the family name comes first
	Repeat   bool   // another name in the report is the same person's
	In       string // of a place: the country named after it
	marks    mark
	rank     int // of Exact
}

// reading is one report under the eyes of a Reader.
type reading struct {
	*Reader
	body  string
	sents [][]word
	runs  map[string]int  // whole runs, by their words
	small map[string]bool // words that stand in small letters
	finds []Find
	at    map[string]int // by kind and name, index in finds
}

// Read finds the names in a report. Reports in other languages than English
// give none but that of the house that made them.
func (r *Reader) Read(a *article.Article) []Find {
	finds := house(a)
	if lang, _, _ := strings.Cut(a.Lang, "-"); lang != "" && lang != "en" {
		return finds
	}
	x := &reading{Reader: r, body: a.Body, sents: r.sentences(a.Body), runs: map[string]int{}, small: map[string]bool{}, at: map[string]int{}}
	for _, ws := range x.sents {
		for i := range ws {
			if w := &ws[i]; !w.mark && !w.capital && len(w.text) > 2 {
				x.small[w.text] = true
			}
		}
		for u := next(ws, 0); u.from < len(ws); u = next(ws, u.to) {
			x.runs[say(ws, u.from, u.to)]++
		}
	}
	x.dateline(a.Dateline.Text)
	for _, ws := range x.sents {
		for u := next(ws, 0); u.from < len(ws); u = next(ws, u.to) {
			if end := x.thing(ws, u); end > u.to {
				u.to = end
			}
		}
	}
	x.people()
	return append(finds, x.finds...)
}

// add notes a name. The words ws[from:to] are its evidence.
func (x *reading) add(kind roster.Kind, name string, m mark, ws []word, from, to, rank int) *Find {
	if len(name) > maxName {
		return nil
	}
	key := kind.String() + " " + name
	i, ok := x.at[key]
	if !ok {
		if len(x.finds) == maxFinds {
			return nil
		}
		i = len(x.finds)
		x.at[key] = i
		x.finds = append(x.finds, Find{Kind: kind, Name: strings.Clone(name)})
	}
	f := &x.finds[i]
	f.Mentions++
	f.marks |= m
	if ws != nil && (rank > f.rank || f.Exact == "") {
		f.rank, f.Exact = rank, x.exact(ws, from, to)
	}
	return f
}

// exact is the text from one word to another, cut to what evidence may be long.
func (x *reading) exact(ws []word, from, to int) string {
	for to > from+1 && ws[to-1].to-ws[from].from > maxExact {
		to--
	}
	return strings.Clone(prose.Space(x.body[ws[from].from:ws[to-1].to]))
}

// Sentence finds the sentence of a body that holds the words of evidence: where
// it begins, and its text as one line. Without one, at is -1.
func Sentence(body, exact string) (at int, sentence string) {
	for _, p := range prose.Paragraphs(body) {
		for _, s := range prose.Sentences(p.Of(body)) {
			if text := prose.Space(s.Of(p.Of(body))); strings.Contains(text, exact) {
				return p.Start + s.Start, text
			}
		}
	}
	return -1, ""
}
