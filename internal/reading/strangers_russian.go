package reading

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// In Russian an office and the name behind it agree in case: "с министром торговли
// Бордурии Иваном Лодкиным". The noun of the office says in which, and so tells the name
// from the land before it and from whose office another is; the name is kept in the
// nominative.

// RussianTitle is an office in a Russian report: the tokens [Noun,To), and whose it is.
type RussianTitle struct {
	Noun, To int
	Office   grammar.RussianOffice
	Land     string   // the state in it: of the roster, or by its English name; or ""
	Of       []string // the other words behind the noun, in small letters
	ID       string   // whose name follows, or who is meant; or ""
}

// russian finds the strangers of a Russian report.
func (n *Strangers) russian() {
	for i := 0; i < len(n.Doc.Toks); {
		if n.russianOffice(i).Noun != "" {
			i = n.russianPhrase(i)
		} else {
			i++
		}
	}
	n.Sort()
	n.agreeRussian()
	n.againRussian()
	if had := len(n.Found); n.bareRussian() > 0 && len(n.Found) > had {
		n.Sort()
		n.agreeRussian()
		n.againRussian()
	}
	n.titledRussian()
	n.Sort()
}

// russianOffice is the noun of an office at token i.
func (n *Strangers) russianOffice(i int) grammar.RussianOffice {
	o := grammar.RussianOfficeOf(n.Low(i))
	if o.Noun != "" && n.taken(i) {
		return grammar.RussianOffice{}
	}
	return o
}

// phrase is an office on the way: its nouns, each of whom whoever stands behind it, and
// what is read of it.
type phrase struct {
	heads []int
	land  string
	end   int
}

// russianPhrase reads the phrase of the office at token i and the names behind it; it
// returns the token from which to read on.
func (n *Strangers) russianPhrase(i int) int {
	p := &phrase{heads: []int{i}, end: i + 1}
	k := i + 1
	for k < i+28 && k < len(n.Doc.Toks) {
		w := n.Low(k)
		if strings.Contains(n.Doc.Body[n.Doc.Toks[k-1].End:n.Doc.Toks[k].Start], "\n") {
			break
		}
		if m, ok := n.Doc.mentionAt(n.Doc.Toks[k].Start); ok {
			end := n.Doc.TokenAt(m.End-1) + 1
			if m.Kind == roster.Leader {
				n.holds(p, prose.Space(m.Of(n.Doc.Body)), m.Entity)
				return end
			}
			if m.Kind == roster.Place && p.land == "" {
				p.land = m.Entity
			}
			k, p.end = end, end
			continue
		}
		if state, end := n.Doc.RussianLand(k); state != "" {
			if p.land == "" {
				p.land = state
			}
			k, p.end = end, end
			continue
		}
		switch {
		case n.Doc.Toks[k].Kind == prose.Punct:
			end := n.aside(k)
			if end == k {
				n.nobodyBehind(p)
				return max(k, i+1)
			}
			k = end
		case n.russianOffice(k).Noun != "" && (k == p.end || !n.nameWord(k)):
			p.heads = append(p.heads, k)
			k++
			p.end, p.land = k, ""
		case n.nameWord(k) || n.initial(k):
			a, b, words := n.russianRun(k)
			if a < b && (words > 1 || n.alone(a, b)) {
				if end := n.russianName(p, a, b); end > a {
					return n.more(p, end)
				}
				n.nobodyBehind(p)
				return k + 1
			}
			k, p.end = b, b
		case n.attribute(k, p):
			if n.Doc.Roles(k)&grammar.Preposition == 0 && w != "и" {
				p.end = k + 1
			}
			k++
		default:
			n.nobodyBehind(p)
			return max(k, i+1)
		}
	}
	n.nobodyBehind(p)
	return k
}

// aside is the token behind what stands in marks or brackets at token k within an office,
// or behind a dash between two; k where the phrase ends there.
func (n *Strangers) aside(k int) int {
	closing := ""
	switch n.Low(k) {
	case "«":
		closing = "»"
	case "\"":
		closing = "\""
	case "(":
		closing = ")"
	case "–", "-", "—":
		if n.russianOffice(k+1).Noun != "" {
			return k + 1
		}
		return k
	default:
		return k
	}
	for j := k + 1; j < k+9 && j < len(n.Doc.Toks); j++ {
		if n.Low(j) == closing {
			return j + 1
		}
	}
	return k
}

// attribute reports a word at token k that goes on saying of what an office is.
func (n *Strangers) attribute(k int, p *phrase) bool {
	w := n.Low(k)
	if n.Doc.Toks[k].Kind != prose.Word || w == "" || !cyrillic(w) {
		return false
	}
	switch w {
	case "и": // "министр энергетики и угля", "президентов Бордурии и Сильдавии"
		next := k + 1
		if n.russianOffice(next).Noun != "" {
			return false
		}
		if state, _ := n.Doc.RussianLand(next); state != "" {
			return n.office(p, len(p.heads)-1).Many != 0 && n.office(p, len(p.heads)-1).One == 0
		}
		return !n.capital(next) && !grammar.RussianVerb(n.Low(next))
	case "по", "при", "в", "во", "от":
		next := n.Low(k + 1)
		return next != "том" && next != "ходе" && next != "рамках" && next != "время" && n.Doc.Roles(k+1)&grammar.TimeWord == 0
	}
	if n.capital(k) { // an acronym
		return true
	}
	if prep := n.Low(k - 1); n.Doc.Roles(k-1)&grammar.Preposition == 0 && n.Doc.Roles(k-2)&grammar.Preposition == 0 && prep != "" && objectShaped(w) {
		return false
	}
	return n.Doc.Roles(k)&(grammar.CueWord|grammar.Preposition|grammar.Pronoun|grammar.Auxiliary|grammar.Conjunction|grammar.Relative|grammar.Adverb|grammar.TimeWord) == 0 && !grammar.RussianVerb(w)
}

func (n *Strangers) office(p *phrase, h int) grammar.RussianOffice {
	return grammar.RussianOfficeOf(n.Low(p.heads[h]))
}

// nameWord reports a word at token k that can be of a person's name in Russian letters.
func (n *Strangers) nameWord(k int) bool {
	if !n.capital(k) {
		return false
	}
	w := n.Doc.Toks[k].Of(n.Doc.Body)
	low := n.Low(k)
	r, size := utf8.DecodeRuneInString(w[min(2, len(w)):])
	return cyrillic(w) && len(w) > 2 && size > 0 && strings.ToUpper(string(r)) != string(r) && n.Doc.Roles(k)&(grammar.TimeWord|grammar.PlainNoun|grammar.Adverb|grammar.Preposition|grammar.Conjunction|grammar.Pronoun|grammar.CueWord|grammar.Relative) == 0 &&
		grammar.RussianOfficeOf(low).Noun == "" && !institution(low) && !opener(low) && !n.taken(k)
}

// initial reports the first letter of a given name at token k, or the letters of two.
func (n *Strangers) initial(k int) bool {
	if !n.capital(k) {
		return false
	}
	w := n.Doc.Toks[k].Of(n.Doc.Body)
	if !cyrillic(w) {
		return false
	}
	return len(w) == 2 && n.Low(k+1) == "." && (n.nameWord(k+2) || n.initial(k+2)) || len(w) > 3 && w[2] == '.' && len(w) <= 6 && n.nameWord(k+1)
}

// russianRun is the words in capitals from token k on that can be a name, without the
// land or the body before it, and how many words they are.
func (n *Strangers) russianRun(k int) (a, b, words int) {
	a, b = k, k
	for b < len(n.Doc.Toks) && b < k+9 {
		if b > k && strings.Contains(n.Doc.Body[n.Doc.Toks[b-1].End:n.Doc.Toks[b].Start], "\n") {
			return a, b, words
		}
		switch {
		case n.nameWord(b):
			if state, end := n.Doc.RussianLand(b); state != "" {
				if words > 0 {
					return a, b, words
				}
				a, b = end, end
				continue
			}
			words++
			b++
		case n.initial(b):
			if b++; n.Low(b) == "." {
				b++
			}
		case words > 0 && russianParticle(n.Low(b)) && (n.nameWord(b+1) || n.Low(b) == "оглы" || n.Low(b) == "кызы" || n.Low(b) == "уулу" || russianParticle(n.Low(b+1))):
			b++
		case n.capital(b) && institution(n.Low(b)) && !n.taken(b): // "Карской Республики Ивану Лодкину"
			b++
			a, words = b, 0
		default:
			return a, b, words
		}
	}
	return a, b, words
}

// alone reports that one word of a name stands where only a name does: "министр Лодкин",
// "президентом Бордурии Лодкиным".
func (n *Strangers) alone(a, b int) bool {
	w := n.Low(b - 1)
	if b-a > 1 { // with initials
		return true
	}
	for _, e := range [...]string{"овым", "евым", "ёвым", "иным", "ыным"} { // no adjective ends so
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	if next := n.Low(b); next != "" && n.Doc.Toks[b].Kind == prose.Word && !n.capital(b) && !grammar.RussianVerb(next) && n.Doc.Roles(b)&(grammar.Preposition|grammar.Conjunction|grammar.CueWord|grammar.Adverb|grammar.TimeWord|grammar.Auxiliary) == 0 {
		return false
	}
	return familyName(w)
}

// russianName keeps the name at token a with the office of the phrase with which it
// agrees, the nearest first. It returns the token behind it, or a where none agrees. It
// is all of the tokens [a,b), or all but the last, which is somebody else's.
func (n *Strangers) russianName(p *phrase, a, b int) int {
	if n.agrees(p, a, b) {
		return b
	}
	if b-a > 2 && n.nameWord(b-2) && n.agrees(p, a, b-1) {
		return b - 1
	}
	return a
}

func (n *Strangers) agrees(p *phrase, a, b int) bool {
	words, from := n.nameWords(a, b)
	if len(words) > 2 && landNoun(n.Low(a-1)) { // "земли Карск Иван Лодкин"
		words, from = words[1:], from[1:]
	}
	for h := len(p.heads) - 1; h >= 0; h-- {
		o := n.office(p, h)
		for _, bits := range [...]uint8{o.One, o.Many} {
			for c := mention.Nominative; c <= mention.Prepositional; c++ {
				if bits&(1<<c) == 0 {
					continue
				}
				if name, skip, ok := agreed(words, c); ok {
					n.addRussian(p, h, from[skip], b, name)
					return true
				}
			}
		}
	}
	return false
}

// nameWords are the words of a name in the tokens [a,b), an initial with its point, and
// the token of each.
func (n *Strangers) nameWords(a, b int) (words []string, from []int) {
	for k := a; k < b; k++ {
		w := n.Doc.Toks[k].Of(n.Doc.Body)
		if w == "." {
			words[len(words)-1] += "."
			continue
		}
		words, from = append(words, w), append(from, k)
	}
	return words, from
}

// agreed gives a name that stands in the case in the nominative, less the words before it
// that are of a land which nobody knows: "Остранда Карлом Дремовым".
func agreed(words []string, c mention.Case) (name []string, skip int, ok bool) {
	if len(words) == 3 && !mention.Patronymic(words[1]) && !mention.Patronymic(words[2]) && !russianParticle(strings.ToLower(words[1])) && !strings.HasSuffix(words[0], ".") && len(words[0]) > 8 {
		if first, shows := mention.InNominative(words[:1], c); c != mention.Nominative && !shows && first[0] == words[0] && landShaped(words[0]) || c == mention.Nominative && (landShaped(words[0]) || mention.Oblique(words[0])) {
			if name, ok = mention.InNominative(words[1:], c); ok {
				return name, 1, true
			}
		}
	}
	name, ok = mention.InNominative(words, c)
	if n := len(name); ok && n == 3 && mention.Patronymic(name[2]) { // "Лодкин Иван Иванович"
		name = []string{name[1], name[2], name[0]}
	}
	return name, 0, ok
}

// addRussian keeps a name in the tokens [a,b) whose office is the head h of the phrase.
func (n *Strangers) addRussian(p *phrase, h, a, b int, name []string) {
	id := Strange + strings.Join(name, " ")
	s := prose.Span{Start: n.Doc.Toks[a].Start, End: n.Doc.Toks[b-1].End}
	n.Found = append(n.Found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.8}, Kind: roster.Leader, Entity: id, Form: mention.Name})
	n.titles(p, h, id)
}

// holds gives the office of the phrase with which a name of the roster agrees its holder.
func (n *Strangers) holds(p *phrase, name, id string) {
	words := strings.Fields(name)
	for h := len(p.heads) - 1; h >= 0; h-- {
		for c := mention.Nominative; c <= mention.Prepositional; c++ {
			if n.office(p, h).One&(1<<c) == 0 {
				continue
			}
			if _, ok := mention.InNominative(words, c); ok {
				n.titles(p, h, id)
				return
			}
		}
	}
}

// titles keeps the office of a phrase whose head h is the person's given.
func (n *Strangers) titles(p *phrase, h int, id string) {
	t := n.title(p, h)
	t.ID = id
	n.called(id, t)
	n.Titles = append(n.Titles, t)
}

// title is the office of a phrase whose noun is its head h.
func (n *Strangers) title(p *phrase, h int) RussianTitle {
	t := RussianTitle{Noun: p.heads[h], To: p.end, Office: n.office(p, h), Land: p.land}
	if t.Office.One == 0 { // of several lands
		t.Land = ""
	}
	for j := t.Noun + 1; j < p.end; j++ {
		if n.Doc.Toks[j].Kind == prose.Word {
			t.Of = append(t.Of, n.Low(j))
		}
	}
	return t
}

// called keeps what somebody is called.
func (n *Strangers) called(id string, t RussianTitle) {
	text := t.Office.Noun
	if t.To > t.Noun+1 {
		text += " " + prose.Space(n.Doc.Body[n.Doc.Toks[t.Noun+1].Start:n.Doc.Toks[t.To-1].End])
	}
	if n.Office[id] == "" {
		n.Office[id] = text
	}
	if had := n.Posts[id]; len(had) < 400 {
		n.Posts[id] = had + " " + prose.Fold(text)
	}
	if n.Land[id] == "" {
		n.Land[id] = prose.Fold(text)
	}
}

// nobodyBehind keeps the last office of a phrase behind which no name stands.
func (n *Strangers) nobodyBehind(p *phrase) {
	h := 0
	if last := len(p.heads) - 1; !n.office(p, last).Oblique() {
		h = last
	}
	n.Titles = append(n.Titles, n.title(p, h))
}

// more reads the names that go on a list of holders of one office, and returns the token
// behind them: "президентами Бордурии Иваном Лодкиным, Остранда Карлом Дремовым".
func (n *Strangers) more(p *phrase, b int) int {
	for n.office(p, len(p.heads)-1).Many != 0 && n.office(p, len(p.heads)-1).One == 0 && (n.Low(b) == "и" || n.Low(b) == ",") {
		k := b + 1
		if n.russianOffice(k).Noun != "" {
			return b
		}
		for {
			if m, ok := n.Doc.mentionAt(n.Doc.Toks[min(k, len(n.Doc.Toks)-1)].Start); ok && m.Kind == roster.Place {
				k = n.Doc.TokenAt(m.End-1) + 1
				continue
			}
			break
		}
		a, e, words := n.russianRun(k)
		if words < 2 || n.russianName(&phrase{heads: p.heads[len(p.heads)-1:], end: p.heads[len(p.heads)-1] + 1}, a, e) < e {
			return b
		}
		b = e
	}
	return b
}

// mentionAt is the mention of the roster that covers the offset.
func (d *Doc) mentionAt(offset int) (Mention, bool) {
	for _, m := range d.MentionsIn(prose.Span{Start: offset, End: offset + 1000}) {
		if m.Start <= offset && offset < m.End {
			return m, true
		}
		if m.Start > offset {
			break
		}
	}
	return Mention{}, false
}
