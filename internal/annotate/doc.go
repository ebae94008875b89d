package annotate

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/timex"
)

// doc is one report under analysis: what every rule reads, found once. All
// offsets are bytes of the body unless a name says title.
type doc struct {
	a           *Annotator
	art         *article.Article
	title, body string
	lang        string // primary subtag: "en", "ru"; "en" when the article does not say

	toks  []prose.Token // of the body
	lows  []string      // of each token: its text in small letters
	lex   []lexeme      // of each token; none of marks and numbers
	small []byte        // room
	times timex.Finder
	rooms rooms
	sents []sent // of the body, in order
	paras []para

	mentions  []Mention // of all kinds in the body, sorted by span
	people    []Mention // those of leaders
	titled    []Mention // mentions in the title
	dates     []When    // in the body, sorted by span
	titleWhen []When

	offices     map[int]prose.Span // by the start of a leader's mention: the office beside it, "President of Norland"
	quotedSpans []prose.Span       // stretches between double marks, roughly
	sexes       map[string]byte    // 'm' or 'f' by the id of a leader, where a form of address says; nil: not looked
	others      *strangers         // nil: not looked
	doubts      []Doubt
	cuts        []Cut
	orphans     []Orphan
}

// rooms is what the passes work in, kept from one report to the next. Nothing in
// the notes points into it.
type rooms struct {
	spans   []prose.Span
	census  census
	line    line
	events  []Event
	slots   []slot
	figures []Figure
}

// sent is a sentence. Its tokens are toks[first:last].
type sent struct {
	prose.Span
	first, last int
	para        int // index in paras
}

// para is a paragraph. Its sentences are a part of doc.sents.
type para struct {
	prose.Span
	sents []sent
}

func (a *Annotator) read(art *article.Article) *doc {
	d, _ := a.docs.Get().(*doc)
	if d == nil {
		d = &doc{offices: map[int]prose.Span{}}
	}
	clear(d.offices)
	*d = doc{a: a, art: art, title: art.Title, body: art.Body, lang: primary(art.Lang), offices: d.offices,
		toks: d.toks[:0], lows: d.lows[:0], lex: d.lex[:0], small: d.small, times: d.times, rooms: d.rooms, sents: d.sents[:0], paras: d.paras[:0], mentions: d.mentions[:0], people: d.people[:0], dates: d.dates[:0], titleWhen: d.titleWhen[:0], quotedSpans: d.quotedSpans[:0]}
	d.toks = prose.AppendTokens(slices.Grow(d.toks, len(d.body)/5+4), d.body)
	d.lookUp()
	spans := prose.Paragraphs(d.body)
	d.sents = slices.Grow(d.sents, len(d.body)/120+1)
	tok := 0
	for i, p := range spans {
		d.rooms.spans = prose.AppendSentences(d.rooms.spans[:0], d.body[p.Start:p.End])
		for _, s := range d.rooms.spans {
			s.Start += p.Start
			s.End += p.Start
			for tok < len(d.toks) && d.toks[tok].Start < s.Start {
				tok++
			}
			first := tok
			for tok < len(d.toks) && d.toks[tok].Start < s.End {
				tok++
			}
			d.sents = append(d.sents, sent{s, first, tok, i})
		}
	}
	n := 0
	for i, p := range spans {
		first := n
		for n < len(d.sents) && d.sents[n].para == i {
			n++
		}
		d.paras = append(d.paras, para{p, d.sents[first:n:n]})
	}
	d.dates = atMost(d, "dates", d.whens(d.dates, d.body, Body), func(w *When) prose.Span { return w.Span })
	d.titleWhen = d.whens(d.titleWhen, d.title, Title)
	d.markQuoted()
	d.nameAll()
	return d
}

// lookUp fills in the small letters and the lexeme of each token.
func (d *doc) lookUp() {
	d.small = prose.AppendSmall(d.small[:0], d.body)
	small := string(d.small)
	d.lows, d.lex = slices.Grow(d.lows, len(d.toks)), slices.Grow(d.lex, len(d.toks))
	for _, t := range d.toks {
		w, x := t.Of(small), lexeme{}
		plain := ascii(w)
		if !plain {
			w = strings.ToLower(t.Of(d.body))
		}
		if t.Kind == prose.Word {
			if plain {
				x = lexemes.of[lexemes.Find(w)]
			} else {
				x = lexemeOf(t.Of(d.body))
			}
		}
		d.lows, d.lex = append(d.lows, w), append(d.lex, x)
	}
}

// whens finds the expressions of time in a text, and appends them to out.
func (d *doc) whens(out []When, text string, w Where) []When {
	for _, e := range d.times.Find(text, timex.Ref{Date: d.art.Date, Lang: d.art.Lang}) {
		out = append(out, When{
			By:    By{Span: e.Span, Rule: e.Rule, Confidence: e.Confidence},
			Where: w, Value: e.Value, Timex3: e.Timex3, Kind: e.Kind, Basis: e.Basis,
		})
	}
	return out
}

// nameAll finds the mentions.
func (d *doc) nameAll() {
	a := d.a
	n := &d.rooms.census
	n.reset(a, d.art.Date)
	n.pages = [2]*page{a.find(d.title, true), a.find(d.body, false)}
	if e := a.byID[key{roster.Source, d.art.Source}]; e != nil {
		n.agency = a.countryOf(e.Country)
	}
	n.city = a.countryOf(d.art.Dateline.Place)
	n.home = a.homeOf(n.agency, n.city)
	n.run()
	d.take(n) // the offices ask for the subjects of sentences
	n.titles(d)
	d.take(n)
	d.doubts = n.open
	for _, p := range n.pages {
		a.lent.Put(p)
	}
	d.mentions = atMost(d, "mentions", d.mentions, func(m *Mention) prose.Span { return m.Span })
	d.editMentions()
	d.people = d.people[:0]
	for _, m := range d.mentions {
		if m.Kind == roster.Leader {
			d.people = append(d.people, m)
		}
	}
}

// homeOf is the country whose president "the President" is, where nothing in the
// report says: that of an agency of the site's own countries, wherever it writes
// from; else that of the city it writes from, and of the agency. A report without
// an agency that is known is read in the site's own country.
func (a *Annotator) homeOf(agency, city string) string {
	switch {
	case agency != "" && slices.Contains(a.homes, agency):
		return agency
	case agency == "" && len(a.homes) == 1:
		return a.homes[0]
	}
	return cmp.Or(city, agency)
}

// take makes mentions of what the census found.
func (d *doc) take(n *census) {
	d.mentions = slices.Grow(d.mentions[:0], len(n.found)+8)
	d.titled, d.people = d.titled[:0], d.people[:0]
	for _, f := range n.found {
		m := Mention{
			By:    By{Span: n.spanOf(f), Rule: f.rule, Confidence: sure(f.sure)},
			Where: where(int(f.page)), Kind: f.kind, Entity: d.a.ents[f.ent].ID, Form: f.form,
		}
		if f.page == 0 {
			d.titled = append(d.titled, m)
			continue
		}
		d.mentions = append(d.mentions, m)
	}
	byPlace := func(a, b Mention) int { return cmp.Or(bySpan(a.Span, b.Span), cmp.Compare(a.Kind, b.Kind)) }
	slices.SortStableFunc(d.titled, byPlace)
	if !slices.IsSortedFunc(d.mentions, byPlace) {
		slices.SortStableFunc(d.mentions, byPlace)
	}
	for _, m := range d.mentions {
		if m.Kind == roster.Leader {
			d.people = append(d.people, m)
		}
	}
}

// sure is a confidence of two decimals.
func sure(f float32) float64 { return math.Round(float64(f)*100) / 100 }

// countryOf is the country of a place, which is its own if it is one; "" when
// the roster does not know it.
func (a *Annotator) countryOf(id string) string {
	e := a.byID[key{roster.Place, id}]
	switch {
	case e == nil:
		return ""
	case e.Country != "":
		return e.Country
	}
	return id
}

func primary(lang string) string {
	for i := range len(lang) {
		if lang[i] == '-' || lang[i] == '_' {
			lang = lang[:i]
			break
		}
	}
	if lang == "" {
		return "en"
	}
	return lang
}

// word is the text of token i of the body, or "" out of range.
func (d *doc) word(i int) string {
	if i < 0 || i >= len(d.toks) {
		return ""
	}
	return d.toks[i].Of(d.body)
}

// low is the text of token i in small letters, or "" out of range.
func (d *doc) low(i int) string {
	if i < 0 || i >= len(d.toks) {
		return ""
	}
	return d.lows[i]
}

// tokenAt is the index of the first token that ends after the offset: the
// token there, or the next one; len(toks) at the end.
func (d *doc) tokenAt(offset int) int {
	return sort.Search(len(d.toks), func(i int) bool { return d.toks[i].End > offset })
}

// sentenceAt is the index in sents of the sentence that holds the offset, or
// of the next one; -1 after the last.
func (d *doc) sentenceAt(offset int) int {
	i := sort.Search(len(d.sents), func(i int) bool { return d.sents[i].End > offset })
	if i == len(d.sents) {
		return -1
	}
	return i
}

// paraAt is the same for paragraphs.
func (d *doc) paraAt(offset int) int {
	i := sort.Search(len(d.paras), func(i int) bool { return d.paras[i].End > offset })
	if i == len(d.paras) {
		return -1
	}
	return i
}

// mentionsIn are the mentions in the body that lie within the span, sorted.
func (d *doc) mentionsIn(s prose.Span) []Mention { return within(d.mentions, s) }

// peopleIn are the mentions of leaders within the span.
func (d *doc) peopleIn(s prose.Span) []Mention { return within(d.people, s) }

func within(ms []Mention, s prose.Span) []Mention {
	i := sort.Search(len(ms), func(i int) bool { return ms[i].Start >= s.Start })
	j := i
	for j < len(ms) && ms[j].Start < s.End {
		if ms[j].End > s.End { // rare: keep the slice whole by copying
			out := slices.Clone(ms[i:j])
			for ; j < len(ms) && ms[j].Start < s.End; j++ {
				if ms[j].End <= s.End {
					out = append(out, ms[j])
				}
			}
			return out
		}
		j++
	}
	return ms[i:j]
}

// personAt is the mention of a leader that covers the offset.
func (d *doc) personAt(offset int) (Mention, bool) {
	i := sort.Search(len(d.people), func(i int) bool { return d.people[i].End > offset })
	if i < len(d.people) && d.people[i].Start <= offset {
		return d.people[i], true
	}
	return Mention{}, false
}

// datesIn are the expressions of time within the span.
func (d *doc) datesIn(s prose.Span) []When {
	i := sort.Search(len(d.dates), func(i int) bool { return d.dates[i].Start >= s.Start })
	j := i
	for j < len(d.dates) && d.dates[j].End <= s.End {
		j++
	}
	return d.dates[i:j]
}

// entity is what the roster says of an id, or nil.
func (d *doc) entity(k roster.Kind, id string) *roster.Entity { return d.a.byID[key{k, id}] }

func bySpan(a, b prose.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}
