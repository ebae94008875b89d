package annotate

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// Who speaks is named as the report names them in full, whether the roster knows
// them or not: "he said", "the minister said" and "Vale said" are all of "Ada
// Vale" where the report says so once. The words beside the quotation stay in its
// cue. Where the report has no fuller name, those words name the speaker.

// tellers resolves the speakers of a report's quotations.
type tellers struct {
	*doc  // with the strangers among its people
	known *reading.Strangers
	named map[int]bool // quotations of those whom only a Russian report knows, named in the nominative
}

// tellers is the report with those among its people whom only a verb of saying,
// or a quotation, shows to be people. Where the roster knows whoever is named
// beside a quotation, nobody else is looked for.
func (d *doc) tellers(qs []Quote) *tellers {
	if !slices.ContainsFunc(qs, func(q Quote) bool { return q.SpeakerSpan.Len() > 0 && d.speakerIn(q.SpeakerSpan) == "" }) {
		return &tellers{doc: d, known: &reading.Strangers{Doc: d.Doc}}
	}
	others := *d.Strangers()
	if d.Lang == "ru" {
		return d.russianTellers(&others, qs)
	}
	n := sayings{&others}
	n.Found = slices.Clone(n.Found)
	had := len(n.Found)
	n.sayers(qs)
	if n.surnames(); len(n.Found) > had {
		n.Joined()
		n.Agree()
		n.Again()
	}
	return &tellers{doc: &doc{Doc: n.Among()}, known: n.Strangers}
}

// sayings finds strangers by what they say.
type sayings struct{ *reading.Strangers }

// sayers finds the people who are named by two words or more beside a verb of
// saying, and all that the words beside a quotation name.
func (n sayings) sayers(qs []Quote) {
	d := n.Doc
	for _, s := range d.Sents {
		read := false
		for k := s.First; k < s.Last; k++ {
			if d.Lex[k].Roles&grammar.CueWord == 0 || d.CueAt(k)&(grammar.CueWord|grammar.CueLoose|grammar.CueNoun) != grammar.CueWord || d.QuotedEnd(d.Toks[k].Start) > 0 {
				continue
			}
			if !read { // "Bo Lund, a fisherman, said"
				read = true
				if f, e, ok := d.FirstPhrase(s.First, k); ok && e <= k && d.QuotedEnd(d.Toks[f].Start) == 0 {
					n.named(f, e, 2)
				}
			}
			if end, words := n.Name(k + 1); words > 1 { // "said Bo Lund"
				n.named(k+1, end, 2)
			}
		}
	}
	for _, q := range qs {
		if q.SpeakerSpan.Len() == 0 {
			continue
		}
		n.named(d.TokenAt(q.SpeakerSpan.Start), d.TokenAt(q.SpeakerSpan.End-1)+1, 1)
		if w := d.Low(d.TokenAt(q.SpeakerSpan.Start)); w == "he" || w == "she" {
			n.toldOf(q.SpeakerSpan.Start)
		}
	}
}

// toldOf finds the people of whom the four sentences before the pronoun at the
// offset tell: "Bo Lund, 18, disagrees".
func (n sayings) toldOf(offset int) {
	d := n.Doc
	for s, back := d.SentenceAt(offset), 0; s >= 0 && back <= 4; s, back = s-1, back+1 {
		sen := d.Sents[s]
		last := min(sen.Last, d.TokenAt(offset))
		if sen.First >= last || d.QuotedEnd(d.Toks[sen.First].Start) > 0 {
			continue
		}
		if f, e, ok := d.FirstPhrase(sen.First, last); ok && d.Roles(f)&grammar.Pronoun == 0 && !grammar.Possessive(d.Low(e-1)) {
			least := 2
			if _, end := n.inFull(e - 1); end > 0 {
				least = 1
			}
			n.named(f, e, least)
		}
	}
}

// named keeps the name of at least so many words at the end of the phrase [a,b),
// unless it is somebody's whom an office before it serves: "a spokesman for Vale".
func (n sayings) named(a, b, least int) {
	d := n.Doc
	from, words := b, 0
	for from > a && (n.Part(from-1) && d.Roles(from-1)&(grammar.Honorific|grammar.TimeWord|grammar.PlainNoun) == 0 || grammar.NameParticle(n.Low(from-1)) && from-1 > a && n.Part(from-2) || n.Low(from-1) == "." && from-1 > a && len(n.Low(from-2)) == 1) {
		if from--; n.Part(from) {
			words++
		}
		if from < b-1 && grammar.Possessive(n.Low(from)) {
			if words > 2 && from == a { // "Norwire's Bo Lund"
				from, words = from+1, words-1
				break
			}
			return // "Borduria's Lund" is read elsewhere
		}
	}
	if words < least || words > 5 || d.Reader.Names.Opens(d.Word(from)) {
		return
	}
	if w := n.Low(a); (w == "a" || w == "an" || w == "another") && d.Roles(from-1)&grammar.Office == 0 && n.Low(from-1) != "," {
		return // "an Upper Iowa Whig"
	}
	switch w := n.Low(from - 1); {
	case from == a:
	case w == "of" || w == "for" || w == "to" || w == "the" || w == "and":
		return
	case w != "," && w != "." && !grammar.Official.Is(w) && !(words > 1 && (reading.Partisan(w) || grammar.Possessive(w) && from-1 == a)) && d.Roles(from-1)&(grammar.Office|grammar.Honorific) == 0:
		return
	}
	if words == 1 {
		if f, e := n.inFull(from); e > 0 {
			n.Keep(f, e)
			from = b
		} else if len(d.Word(from)) < 3 {
			return
		}
	}
	if from < b {
		n.Keep(from, b)
	}
}

// surnames finds the full names of those whom an office or a form of address
// names by one word: "Mr Lund", where the report has "Bo Lund" too.
func (n sayings) surnames() {
	n.Sort()
	var seen []string
	for _, m := range n.Found[:min(len(n.Found), 200)] {
		if strings.Contains(m.Entity, " ") || slices.Contains(seen, m.Entity) {
			continue
		}
		seen = append(seen, m.Entity)
		if f, e := n.inFull(n.Doc.TokenAt(m.Start)); e > 0 && !reading.Overlaid(n.Found, prose.Span{Start: n.Doc.Toks[f].Start, End: n.Doc.Toks[e-1].End}) {
			n.Keep(f, e)
		}
	}
	n.Sort()
}

// inFull is the first name of two words or more that ends with the word at token
// k, outside of quotations.
func (n sayings) inFull(k int) (from, end int) {
	if n.Full == nil {
		n.Full = map[string]prose.Span{}
		for i := 1; i < len(n.Doc.Toks); i++ {
			if from := n.fullName(i); from < i {
				if w := grammar.Owner(n.Doc.Lows[i]); n.Full[w].End == 0 {
					n.Full[w] = prose.Span{Start: from, End: i + 1}
				}
			}
		}
	}
	s := n.Full[grammar.Owner(n.Low(k))]
	return s.Start, s.End
}

// fullName is the token where a name of two to four words begins that ends with
// token i, or i.
func (n sayings) fullName(i int) int {
	d := n.Doc
	if !n.Part(i) || !n.Part(i-1) || grammar.Possessive(n.Low(i-1)) || n.Part(i+1) && !grammar.Possessive(n.Low(i)) || d.QuotedEnd(d.Toks[i].Start) > 0 {
		return i
	}
	from := i
	for from > 0 && i-from < 4 && n.Part(from-1) && !d.Reader.Names.Opens(d.Word(from-1)) && d.Roles(from-1)&(grammar.Honorific|grammar.TimeWord) == 0 && !grammar.Possessive(n.Low(from-1)) {
		from--
	}
	if i-from == 4 {
		return i
	}
	return from
}

// resolve gives each quotation the id of its speaker, a stranger's too.
func (t *tellers) resolve(qs []Quote) {
	for i := range qs {
		q := &qs[i]
		if q.SpeakerSpan.Len() == 0 {
			continue
		}
		if i := strings.IndexAny(q.SpeakerText, "'\u2019"); i > 0 && grammar.RolesOf(q.SpeakerText[:i])&grammar.Pronoun != 0 {
			q.SpeakerText = q.SpeakerText[:i] // "he'd"
		}
		switch r := grammar.RolesOf(q.SpeakerText); {
		case r&grammar.Pronoun == 0:
			if q.Speaker = t.speakerIn(q.SpeakerSpan); t.Lang == "ru" && !t.subjectIn(q) {
				q.Speaker = ""
			}
			if q.Speaker == "" {
				t.described(qs, i, q.SpeakerSpan)
			}
		default:
			switch strings.ToLower(q.SpeakerText) {
			case "he", "she", "он", "она", "who":
				b := t.bearerOf(qs[:i+1], q.SpeakerSpan.Start)
				if q.Speaker, q.NameSpan = t.person(b.id), b.Span; b.Len() > 0 {
					t.described(qs, i, b.Span) // "the admiral laughed. '…' he said"
				}
			case "it", "they":
				if q.NameSpan = t.bodyBefore(qs, i); q.NameSpan.Len() > 0 {
					continue
				}
				q.NameSpan = t.bodyThat(q.SpeakerSpan.Start, func(f, e int) bool { return true })
			}
		}
	}
}

// person leaves out a stranger whom nothing shows to be a person: one named by a
// single word, with neither office nor form of address.
func (t *tellers) person(id string) string {
	if name, ok := strings.CutPrefix(id, reading.Strange); ok && !strings.Contains(name, " ") {
		if _, ok := t.known.Land[id]; !ok {
			return ""
		}
	}
	return id
}

// described resolves a speaker given by words with an office alone, or a body by
// its kind: "the government spokesman", "the companies".
func (t *tellers) described(qs []Quote, i int, words prose.Span) {
	q := &qs[i]
	a, b := t.TokenAt(words.Start), t.TokenAt(words.End-1)+1
	if t.Low(a) != "the" && !(grammar.UpperFirst(t.Word(a)) && t.Roles(a)&grammar.Office != 0) || b-a > 5 {
		return
	}
	for k := a; k < b; k++ {
		if w := t.Low(k); w == "of" || w == "for" || w == "at" || w == "from" || w == "with" || w == "by" || w == "and" || grammar.Possessive(w) {
			return
		}
	}
	noun := strings.TrimSuffix(t.Low(b-1), "-elect")
	r := t.Roles(b - 1)
	switch {
	case r&grammar.PlainNoun != 0 && r&grammar.Office == 0, pluralBody(noun):
		if !grammar.UpperFirst(t.Word(b - 1)) {
			q.NameSpan = t.bodyCalled(noun, words.Start)
		}
	case r&grammar.Office == 0 && !grammar.PersonNoun(noun) && !strings.HasSuffix(noun, "year-old"):
	default:
		id, several := t.holder(a, b, noun)
		if id == "" && !several && !t.another(noun, a) && !vagueOffice(noun) && !t.foreign(a+1, b-1) {
			id = t.person(t.antecedent(qs[:i+1], words.Start))
			if id != "" && !strings.HasPrefix(id, reading.Strange) && words == q.SpeakerSpan {
				id = "" // the roster would know the office
			}
		}
		q.Speaker = id
	}
}

// foreign reports a word in capitals among the tokens [a,b) that says of where an
// office is: "the Bordurian premier".
func (t *tellers) foreign(a, b int) bool {
	for k := a; k < b; k++ {
		if grammar.UpperFirst(t.Word(k)) && t.Roles(k)&grammar.Office == 0 && !grammar.Official.Is(t.Low(k)) {
			return true
		}
	}
	return false
}

// vagueOffice reports nouns that as often as not are of somebody without a name.
func vagueOffice(w string) bool {
	switch w {
	case "source", "official", "witness", "resident", "man", "woman", "boy", "girl", "victim", "survivor", "driver", "officer":
		return true
	}
	return strings.HasSuffix(w, "s") && w != "boss"
}

// holder is the stranger whose office the phrase [a,b) words, "the Bordurian
// prime minister": the only one, or the one named last before it. Several reports
// that there is more than one, and none of them near.
func (t *tellers) holder(a, b int, noun string) (id string, several bool) {
	last := ""
	for i, n := len(t.known.Found)-1, 0; i >= 0 && n < 500; i, n = i-1, n+1 {
		m := &t.known.Found[i]
		if m.Start >= t.Toks[a].Start || m.Form != mention.Name || m.Entity == last {
			continue
		}
		if !t.holds(m.Entity, a, b, noun) {
			continue
		}
		if id != "" && id != m.Entity {
			return "", true
		}
		id, last = m.Entity, m.Entity
	}
	return id, false
}

// holds reports that the office of the stranger has the noun and every other word
// of the phrase [a,b).
func (t *tellers) holds(id string, a, b int, noun string) bool {
	held := strings.FieldsFunc(t.known.Posts[id]+" "+prose.Fold(t.known.Office[id]), func(r rune) bool { return r == ' ' || r == ',' || r == '.' })
	has := func(w string) bool {
		return slices.ContainsFunc(held, func(h string) bool { return strings.TrimSuffix(h, "-elect") == w })
	}
	switch noun {
	case "premier", "pm":
		if !has("premier") && !has("pm") && !(has("prime") && has("minister")) {
			return false
		}
	case "minister":
		if !has(noun) || has("prime") && t.Low(b-2) != "prime" {
			return false
		}
	default:
		if !has(noun) {
			return false
		}
	}
	for k := a; k < b-1; k++ {
		switch w := t.Low(k); w {
		case "the", "future", "new", "current", "outgoing", "incoming", "former", "veteran":
		default:
			if !has(prose.Fold(w)) {
				return false
			}
		}
	}
	return true
}

// another reports that the report has spoken before token a of somebody without a
// name by the noun: "a spokesman", "the ministry's spokesman", "a spokesman for".
func (t *tellers) another(noun string, a int) bool {
	for k := a - 1; k >= 0 && k > a-1500; k-- {
		if t.Low(k) != noun {
			continue
		}
		if w := t.Low(k + 1); w == "for" || w == "of" || w == "at" || w == "from" {
			return true
		}
		for j := k - 1; j >= 0 && j > k-5 && t.Toks[j].Kind == prose.Word; j-- {
			w := t.Low(j)
			if w == "a" || w == "an" || w == "one" || w == "another" || w == "its" || w == "his" || w == "her" || w == "their" || grammar.Possessive(w) {
				return true
			}
			if t.Roles(j)&(grammar.Determiner|grammar.Preposition|grammar.CueWord) != 0 {
				break
			}
		}
	}
	return false
}

// clause is the words that say who speaks: the speaker and the verb, and what
// stands between them in the report.
func (d *doc) clause(q *Quote) prose.Span {
	s, c := q.SpeakerSpan, q.CueSpan
	switch {
	case c.Len() == 0:
		return s
	case s.Len() == 0:
		return c
	}
	all := prose.Span{Start: min(s.Start, c.Start), End: max(s.End, c.End)}
	if all.Len() > 160 || strings.ContainsAny(all.Of(d.Body), "\"“”«»\n") || all.Overlaps(q.Span) {
		return c
	}
	return all
}
