package reading

import (
	"iter"
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Whom a Russian report has named it names again by the family name or by the office, in
// any case.

// agreeRussian gives those named by a family name, or by initials, the full name that
// ends with it.
func (n *Strangers) agreeRussian() {
	full := map[string][]string{} // by a family name, folded: the ids with it
	for _, m := range n.Found {
		words := strings.Fields(m.Entity[len(Strange):])
		if len(words) > 1 && !strings.HasSuffix(words[0], ".") {
			k := prose.Fold(words[len(words)-1])
			if !slices.ContainsFunc(full[k], func(id string) bool { return sameGiven(id[len(Strange):], words[0]) }) {
				full[k] = append(full[k], m.Entity)
			}
		}
	}
	for i := range n.Found {
		m := &n.Found[i]
		words := strings.Fields(m.Entity[len(Strange):])
		given := ""
		if len(words) > 1 {
			given = words[0]
		}
		who := ""
		for _, id := range full[prose.Fold(words[len(words)-1])] {
			if !sameGiven(id[len(Strange):], given) {
				continue
			}
			if who != "" {
				who = ""
				break
			}
			who = id
		}
		if who != "" && who != m.Entity {
			if n.Office[who] == "" {
				n.Office[who] = n.Office[m.Entity]
			}
			n.Posts[who] += n.Posts[m.Entity]
			for k := range n.Titles {
				if n.Titles[k].ID == m.Entity {
					n.Titles[k].ID = who
				}
			}
			m.Entity = who
		}
	}
}

// sameGiven reports a given name, or an initial, that a full name can begin with; none
// fits all.
func sameGiven(full, given string) bool {
	first, _, _ := strings.Cut(full, " ")
	if i := strings.IndexByte(given, '.'); i > 0 {
		return strings.HasPrefix(first, given[:i])
	}
	return given == "" || prose.Fold(first) == prose.Fold(given)
}

// againRussian finds the strangers where they are named again, in any case.
func (n *Strangers) againRussian() {
	forms := map[string][]string{} // of family names, folded: whose they are
	words := map[string]map[string]bool{}
	for _, m := range n.Found {
		if words[m.Entity] != nil {
			continue
		}
		words[m.Entity] = map[string]bool{}
		parts := strings.Fields(m.Entity[len(Strange):])
		for i, w := range parts {
			for _, f := range mention.Declined(w) {
				f = prose.Fold(f)
				words[m.Entity][f] = true
				if i == len(parts)-1 && !slices.Contains(forms[f], m.Entity) {
					forms[f] = append(forms[f], m.Entity)
				}
			}
		}
	}
	if len(forms) == 0 {
		return
	}
	first := n.Found
	for i := 0; i < len(n.Doc.Toks); i++ {
		if !n.nameWord(i) && !n.initial(i) {
			continue
		}
		a, b, _ := n.russianRun(i)
		if a >= b {
			i = max(i, b-1)
			continue
		}
		if m := n.foundAt(first, a); m.End > 0 { // somebody else may follow: "с Иваном Лодкиным Бровик"
			i = n.Doc.TokenAt(m.End - 1)
			continue
		}
		i = b - 1
		s := prose.Span{Start: n.Doc.Toks[a].Start, End: n.Doc.Toks[b-1].End}
		if Overlaid(first, s) || n.Low(b-1) == "." {
			continue
		}
		ids := forms[prose.Fold(n.Low(b-1))]
		id := ""
		for _, x := range ids {
			if !n.spelt(a, b, words[x], x) {
				continue
			}
			if id != "" {
				id = ""
				break
			}
			id = x
		}
		if id == "" {
			continue
		}
		n.Found = append(n.Found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.7}, Kind: roster.Leader, Entity: id, Form: mention.Name})
	}
	n.Sort()
}

// foundAt is the one of those found, who are sorted, whose name covers token a.
func (n *Strangers) foundAt(found []Mention, a int) Mention {
	if s := n.Doc.Toks[a].Span; Overlaid(found, s) {
		for _, m := range found {
			if m.Overlaps(s) {
				return m
			}
		}
	}
	return Mention{}
}

// spelt reports that the tokens [a,b) hold nothing but words of a name, or its initial.
func (n *Strangers) spelt(a, b int, words map[string]bool, id string) bool {
	for k := a; k < b; k++ {
		w := n.Doc.Toks[k].Of(n.Doc.Body)
		switch {
		case w == "." || words[prose.Fold(w)]:
		case n.initial(k):
			if !sameGiven(id[len(Strange):], strings.TrimSuffix(w, ".")+".") {
				return false
			}
		case !russianParticle(n.Low(k)) && !mention.Patronymic(w):
			return false
		}
	}
	return true
}

// bareRussian finds those who are named by a given and a family name without an office,
// and returns how many.
func (n *Strangers) bareRussian() (found int) {
	before := slices.Clone(n.Found)
	for i := 0; i < len(n.Doc.Toks); i++ {
		if !n.nameWord(i) {
			continue
		}
		a, b, words := n.russianRun(i)
		i = max(i, b-1)
		if words != 2 || b-a != 2 && !russianParticle(n.Low(a+1)) {
			continue
		}
		s := prose.Span{Start: n.Doc.Toks[a].Start, End: n.Doc.Toks[b-1].End}
		if Overlaid(before, s) || !n.personal(a, b) {
			continue
		}
		name, ok := n.bareName(a, b)
		if !ok {
			continue
		}
		n.Found = append(n.Found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.65}, Kind: roster.Leader, Entity: Strange + strings.Join(name, " "), Form: mention.Name})
		found++
	}
	return found
}

// personal reports a name in the tokens [a,b) that only a person bears, by the ending of
// its last word or by a given name.
func (n *Strangers) personal(a, b int) bool {
	for _, e := range [...]string{"ый", "ая", "ое", "ые", "ого", "ому", "ых", "ской", "ским", "ские", "ское", "ского", "ный", "ной"} {
		if strings.HasSuffix(n.Low(a), e) {
			return false
		}
	}
	if w := n.Low(b); n.capital(b) || w == "область" || w == "район" {
		return false
	}
	given, _ := mention.InNominative([]string{n.Doc.Word(a)}, mention.Genitive)
	return familyName(n.Low(b-1)) || russianGiven(n.Doc.Word(a)) != 0 || russianGiven(given[0]) != 0
}

// bareName gives the name in the tokens [a,b) in the nominative, by the preposition before
// it, or else by its own endings.
func (n *Strangers) bareName(a, b int) ([]string, bool) {
	words, _ := n.nameWords(a, b)
	switch n.Low(a - 1) {
	case "с", "со", "между":
		return mention.InNominative(words, mention.Instrumental)
	case "у", "от", "из", "для", "без":
		return mention.InNominative(words, mention.Genitive)
	case "к", "ко":
		return mention.InNominative(words, mention.Dative)
	case "о", "об", "при":
		return mention.InNominative(words, mention.Prepositional)
	}
	if strings.HasSuffix(words[0], "а") || strings.HasSuffix(words[0], "я") {
		if name, ok := mention.InNominative(words, mention.Genitive); ok && russianGiven(name[0]) == 'm' && russianGiven(words[0]) != 'f' {
			return name, true
		}
	}
	last := strings.ToLower(words[len(words)-1])
	woman := strings.HasSuffix(last, "ова") || strings.HasSuffix(last, "ева") || strings.HasSuffix(last, "ина")
	woman = woman || (strings.HasSuffix(words[0], "а") || strings.HasSuffix(words[0], "я")) && len(mention.Declined(last)) == 1
	plain := n.Doc.Toks[max(0, a-1)].Kind == prose.Word && a > 0 && !n.capital(a-1) && n.Doc.Roles(a-1)&(grammar.CueWord|grammar.Conjunction) == 0
	if woman && plain && russianGiven(words[0]) != 'f' { // "визита Ивана Лодкина"
		return mention.InNominative(words, mention.Genitive)
	}
	for _, c := range [...]mention.Case{mention.Nominative, mention.Instrumental, mention.Dative, mention.Genitive} {
		if name, ok := mention.InNominative(words, c); ok {
			return name, true
		}
	}
	return nil, false
}

// Speakers finds those who are named in full in the words beside a quotation, the tokens
// [a,b), which stand in the nominative, or in the genitive.
func (n *Strangers) Speakers(each iter.Seq2[prose.Span, bool]) {
	full := fullNames{Strangers: n, had: n.Found}
	for s, genitive := range each {
		for i := n.Doc.TokenAt(s.Start); i < len(n.Doc.Toks) && n.Doc.Toks[i].Start < s.End; i++ {
			if !n.nameWord(i) {
				continue
			}
			a, b, words := n.russianRun(i)
			i = max(i, b-1)
			if words == 1 && b == a+1 && !genitive {
				full.find(a)
			}
			if words < 2 || words > 3 || n.Doc.Toks[b-1].End > s.End || named(n.Low(a-1)) {
				continue
			}
			c := mention.Nominative
			if genitive {
				c = mention.Genitive
			}
			parts, _ := n.nameWords(a, b)
			if name, ok := mention.InNominative(parts, c); ok {
				full.keep(a, b, name)
			}
		}
	}
	if len(n.Found) > len(full.had) {
		n.Sort()
		n.agreeRussian()
		n.againRussian()
	}
}

// fullNames are the names by which speakers are found.
type fullNames struct {
	*Strangers
	had   []Mention           // found before, by span
	borne map[string]bool     // the family names of those found, folded; nil: nobody has asked
	first map[string]fullName // the first name of two words in the report with a family name, folded
}

// fullName is a name in the tokens [a,b), and in the nominative.
type fullName struct {
	a, b int
	name []string
}

// keep keeps a name in the tokens [a,b).
func (x *fullNames) keep(a, b int, name []string) {
	s := prose.Span{Start: x.Doc.Toks[a].Start, End: x.Doc.Toks[b-1].End}
	if Overlaid(x.had, s) {
		return
	}
	x.Found = append(x.Found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.65}, Kind: roster.Leader, Entity: Strange + strings.Join(name, " "), Form: mention.Name})
	if x.borne != nil {
		x.borne[prose.Fold(name[len(name)-1])] = true
	}
}

// find keeps the name of two words that ends with the family name at token k, the first in
// the report, where nobody found bears it.
func (x *fullNames) find(k int) {
	if x.borne == nil {
		x.read()
	}
	family := prose.Fold(x.Low(k))
	if f, ok := x.first[family]; ok && !x.borne[family] {
		x.keep(f.a, f.b, f.name)
	}
}

// read reads the names of two words in the report, each in all cases that it can be in.
func (x *fullNames) read() {
	x.borne, x.first = map[string]bool{}, map[string]fullName{}
	for _, m := range x.Found {
		x.borne[prose.Fold(m.Entity[strings.LastIndexAny(m.Entity, Strange+" ")+1:])] = true
	}
	for i := 0; i < len(x.Doc.Toks); i++ {
		if !x.nameWord(i) || !x.nameWord(i+1) {
			continue
		}
		a, b, words := x.russianRun(i)
		i = max(i, b-1)
		if words != 2 || b != a+2 || named(x.Low(a-1)) || a == x.Doc.Sents[max(0, x.Doc.SentenceAt(x.Doc.Toks[a].Start))].First && x.Doc.Roles(a) != 0 {
			continue
		}
		parts, _ := x.nameWords(a, b)
		for c := mention.Nominative; c <= mention.Prepositional; c++ {
			if c == mention.Nominative && givenOblique(parts[0]) {
				continue
			}
			if name, ok := mention.InNominative(parts, c); ok {
				if family := prose.Fold(name[1]); x.first[family].name == nil {
					x.first[family] = fullName{a, b, name}
				}
			}
		}
	}
}

// titledRussian finds those whom an office alone stands for that only they hold.
func (n *Strangers) titledRussian() {
	held := map[string][]int{} // by the noun of the office, those of whom the holder is known
	keep := func(i int) {
		post, _ := canonical(&n.Titles[i])
		held[post] = append(held[post], i)
	}
	for i := range n.Titles {
		if n.Titles[i].ID != "" {
			keep(i)
		}
	}
	for i := range n.Titles {
		t := &n.Titles[i]
		if t.ID != "" || t.Office.One == 0 || Overlaid(n.Found, n.Doc.Toks[t.Noun].Span) {
			continue
		}
		if t.ID = n.holder(t, held); t.ID == "" {
			continue
		}
		keep(i)
		s := prose.Span{Start: n.Doc.Toks[t.Noun].Start, End: n.Doc.Toks[t.To-1].End}
		n.Found = append(n.Found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.6}, Kind: roster.Leader, Entity: t.ID, Form: mention.ByTitle})
	}
}

// holder is the only one who holds the office t, among those held by their nouns; or "".
func (n *Strangers) holder(t *RussianTitle, held map[string][]int) string {
	post, of := canonical(t)
	nouns := []string{post}
	if n.anyLeader(t, post, of) {
		nouns = append(nouns, leaders[:]...)
	}
	id := ""
	for _, noun := range nouns {
		for _, k := range held[noun] {
			o := &n.Titles[k]
			if o.ID == id || !t.Office.High && len(t.Of) == 0 && !n.near(o.Noun, t.Noun) || !n.sameTitle(o, t) {
				continue
			}
			if id != "" {
				return ""
			}
			id = o.ID
		}
	}
	return id
}

// leaders are the nouns of the offices that a country's "лидер" can hold.
var leaders = [...]string{"президент", "премьер-министр", "премьер", "канцлер", "король", "председатель"}

// anyLeader reports the office of "бордурийский лидер".
func (n *Strangers) anyLeader(t *RussianTitle, post string, of []string) bool {
	return post == "лидер" && len(of) == 0 && landAdjective(n.Low(t.Noun-1))
}

// near reports that token j is of the sentence of token i or the two behind it.
func (n *Strangers) near(i, j int) bool {
	d := n.Doc
	away := d.SentenceAt(d.Toks[j].Start) - d.SentenceAt(d.Toks[i].Start)
	return away >= 0 && away < 3
}

// sameTitle reports that the office t, which names nobody, can mean the holder of o.
func (n *Strangers) sameTitle(o, t *RussianTitle) bool {
	if t.Land != "" && o.Land != t.Land {
		return false
	}
	if !n.sameAdjective(o, t) {
		return false
	}
	post, of := canonical(t)
	holds, ofHeld := canonical(o)
	if n.anyLeader(t, post, of) && slices.Contains(leaders[:], holds) {
		return true
	}
	if post != holds {
		return false
	}
	if len(of) == 0 { // "министр" is any
		return true
	}
	for _, w := range of {
		if !slices.Contains(ofHeld, w) {
			return false
		}
	}
	return true
}

// sameAdjective reports that the land whose adjective stands before t, "бордурийский
// лидер", can be that of o: by how its name, or the adjective there, begins.
func (n *Strangers) sameAdjective(o, t *RussianTitle) bool {
	adj := n.Low(t.Noun - 1)
	if !landAdjective(adj) {
		return true
	}
	first := func(w string) string { return string([]rune(w)[:min(4, len([]rune(w)))]) }
	if before := n.Low(o.Noun - 1); landAdjective(before) && first(before) == first(adj) {
		return true
	}
	return slices.ContainsFunc(o.Of, func(w string) bool { return first(w) == first(adj) })
}

// canonical is the noun of an office and the words of what it is, in the terms of one way
// to say it: "глава МИД" is "министр иностранных дел", "глава государства" "президент".
func canonical(t *RussianTitle) (noun string, of []string) {
	noun, of = t.Office.Noun, t.Of
	has := func(w string) bool { return slices.Contains(of, w) }
	switch {
	case noun == "глава" && has("государства"):
		return "президент", nil
	case noun == "глава" && (has("мид") || has("внешнеполитического")):
		return "министр", []string{"иностранных", "дел"}
	case noun == "глава" && (has("ведомства") || has("министерства")):
		return "министр", nil
	case noun == "лидер" && len(of) == 0, noun == "экс-президент":
		return noun, of
	}
	out := make([]string, 0, len(of))
	for _, w := range of {
		switch w {
		case "республики", "российской", "федерации", "рф", "рк", "страны":
			continue
		}
		out = append(out, w)
	}
	return noun, out
}
