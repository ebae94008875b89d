package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// The words of an office that stands for somebody: "the visiting Bordurian premier",
// "Borduria's top diplomat", "the minister of roads of Borduria".

// phrase reads the noun phrase of the office whose noun is token k, which must say
// whose office it is or that it is a certain one.
func (c *called) phrase(k int) (from, to int, x calling, ok bool) {
	d := c.d
	to = k + 1
	if grammar.UpperFirst(d.Word(k)) {
		x = shortOffice(d.Low(k))
	}
	if x.noun == "" {
		x.noun = postNoun(grammar.Owner(d.Low(k)))
	}
	if x.noun == "" {
		return k, to, x, false
	}
	j := k - 1
	if n, more := c.compound(k); n != "" { // "the prime minister", "the secretary of state"
		if x.noun, to = n, to+more; more == 0 {
			j--
		}
	}
	if from, ok = c.before(j, k, &x); !ok {
		return k, to, x, false
	}
	if w := d.Low(to); w == "of" || w == "for" || (w == "to" || w == "in") && reading.Posted(d.Low(k)) {
		to = c.pastOf(to, &x)
	}
	return from, to, x, !c.goesOn(k, to)
}

// before is where the words begin, from token j to the left, that say whose the office is
// whose noun is token k; they tell x more.
func (c *called) before(j, k int, x *calling) (from int, ok bool) {
	d := c.d
	for ; j >= 0 && j > k-8; j-- {
		w := d.Low(j)
		switch {
		case w == ",":
			return j + 1, c.opensClause(j+1, k)
		case d.Toks[j].Kind != prose.Word:
			return j + 1, c.opensSentence(j+1, k, x)
		case w == "the":
			return c.styled(j), true
		case grammar.Possessive(w) && grammar.UpperFirst(d.Word(j)):
			return c.owner(j, x)
		case w == "visiting" && !c.determined(j-1):
			return j, true
		case plainEpithet(w):
		case grammar.Official.Is(w) || grammar.Charge(w) || grammar.NameParticle(w):
			x.more = append(x.more, w)
		case grammar.UpperFirst(d.Word(j)) && d.Roles(j)&(grammar.TimeWord|grammar.Pronoun) == 0:
			if land := c.landEnding(j); land != "" && x.land == "" {
				x.land = land
				continue
			}
			x.more = append(x.more, w)
		default:
			return j, false
		}
	}
	return 0, j < 0 && c.opensSentence(0, k, x)
}

// opensSentence reports an office of a land in capitals, without an article, that opens
// its sentence at token i: "Bordurian Prime Minister visited". Its noun is token k.
func (c *called) opensSentence(i, k int, x *calling) bool {
	d := c.d
	if x.land == "" || !grammar.UpperFirst(d.Word(k)) || !grammar.UpperFirst(d.Word(i)) {
		return false
	}
	for j := k + 1; j < k+3; j++ {
		if w := d.Low(j); grammar.WordOf(w).Shape == grammar.PastForm || d.Roles(j)&grammar.Auxiliary != 0 {
			return true
		} else if !strings.HasSuffix(w, "ly") {
			break
		}
	}
	return false
}

// owner reads the possessor that ends with token j: a land, or somebody whose title is
// the name, "the Grand Lama's envoy".
func (c *called) owner(j int, x *calling) (from int, ok bool) {
	d := c.d
	w := d.Low(j)
	if x.land = c.landEnding(j); x.land == "" && rank(w) {
		x.land = "~" + prose.Fold(grammar.Owner(w))
	}
	if x.land == "" {
		return j, false
	}
	a := j
	for rank(w) && a > 0 && grammar.UpperFirst(d.Word(a-1)) && d.Low(a) != "the" {
		a--
	}
	for a > 0 && c.landIn(a-1, j+1) != "" {
		a--
	}
	if d.Low(a-1) == "the" {
		a--
	}
	return a, true
}

// opensClause reports an office without an article from token i on, whose noun is token k,
// that does what the verb behind it says: "During the visit, prime minister will hold".
func (c *called) opensClause(i, k int) bool {
	d := c.d
	if grammar.UpperFirst(d.Word(i)) && i < k || d.Low(k-1) != "prime" && d.Low(k-1) != "foreign" && i < k {
		return false
	}
	switch d.Low(k + 1) {
	case "will", "is", "has", "was", "had", "would", "also":
		return d.Low(k) == "minister" || d.Low(k) == "president" || d.Low(k) == "premier"
	}
	return false
}

// goesOn reports that a name follows at token i the office whose noun is token k, or more
// of the office does, or somebody else whose it is.
func (c *called) goesOn(k, i int) bool {
	d := c.d
	if grammar.Possessive(d.Low(i - 1)) {
		for j := i; j < i+3 && rank(d.Low(k)); j++ { // "the Grand Lama's special envoy"
			if grammar.PersonNoun(d.Low(j)) || groupNoun(d.Low(j)) {
				return true
			}
		}
		return false
	}
	if w := d.Low(i); (w == "–" || w == "-") && grammar.UpperFirst(d.Word(i+1)) { // "the chairman of the Bordurian – Norlandic Society"
		return true
	}
	if d.Low(i) == "(" && d.Low(i+2) == ")" { // "the Prime Minister of the Amber Union (AU) Ada Vale"
		i += 3
	}
	if d.Low(i) == "," { // "the ambassador of Borduria, H.E. Mr. Bo Lund"
		j := i + 1
		for d.Low(j) == "the" || d.Low(j) == "." || grammar.Abbreviated(d.Low(j)) || d.Roles(j)&grammar.Honorific != 0 {
			j++
		}
		if _, ok := d.PersonAt(d.Toks[min(j, len(d.Toks)-1)].Start); ok {
			return true
		}
		return d.Toks[min(j, len(d.Toks)-1)].Kind == prose.Word && grammar.UpperFirst(d.Word(j)) && grammar.UpperFirst(d.Word(j+1)) && d.Roles(j)&(grammar.TimeWord|grammar.Pronoun) == 0
	}
	return i < len(d.Toks) && d.Toks[i].Kind == prose.Word && grammar.UpperFirst(d.Word(i)) && d.Roles(i)&grammar.TimeWord == 0
}

// determined reports a determiner at token j: "the visiting minister" begins there.
func (c *called) determined(j int) bool {
	return j >= 0 && c.d.Roles(j)&grammar.Determiner != 0
}

// styled is where a form of address before the "the" at token j begins: "His Highness
// the Emir".
func (c *called) styled(j int) int {
	switch c.d.Low(j - 1) {
	case "highness", "majesty", "excellency", "holiness":
		for k := j - 2; k >= 0 && k > j-5; k-- {
			switch c.d.Low(k) {
			case "his", "her", "their":
				return k
			}
		}
	}
	return j
}

// compound is the office that the noun at token k is part of, and how many tokens of it
// follow: "prime minister", "head of state", "secretary general".
func (c *called) compound(k int) (noun string, more int) {
	d := c.d
	before, next, after := d.Low(k-1), d.Low(k+1), d.Low(k+2)
	switch grammar.Owner(d.Low(k)) {
	case "minister":
		if before == "prime" {
			return "premier", 0
		}
	case "secretary":
		if next == "of" && after == "state" {
			return "secretary of state", 2
		} else if next == "general" {
			return "secretary-general", 1
		}
	case "head":
		if next == "of" && after == "state" {
			return "head of state", 2
		} else if next == "of" && after == "government" {
			return "premier", 2
		} else if next == "of" && after == "diplomacy" {
			return "diplomat", 2
		}
	}
	return "", 0
}

// pastOf is the token after "of Borduria" or "of Foreign Affairs of Borduria" at token
// i, which tells x more.
func (c *called) pastOf(i int, x *calling) int {
	d := c.d
	end := i
	for j := i; j < i+12; j++ {
		w := d.Low(j)
		switch {
		case w == "of" || w == "for" || w == "the" || j == i || w == "and" && grammar.UpperFirst(d.Word(j+1)) && d.Roles(j+1)&grammar.Office == 0 && x.land == "":
			continue
		case d.Toks[min(j, len(d.Toks)-1)].Kind == prose.Word && j < len(d.Toks) && grammar.UpperFirst(d.Word(j)) && d.Roles(j)&(grammar.TimeWord|grammar.Office) == 0 || w == "affairs":
			if land, e := c.landAt(j); land != "" {
				x.land, j, end = land, e-1, e
				if d.Low(e) != "of" && !(grammar.Possessive(d.Low(e-1)) && grammar.UpperFirst(d.Word(e))) {
					return end
				}
				continue
			}
			if grammar.Owner(w) != "republic" && grammar.Owner(w) != "kingdom" && grammar.Owner(w) != "state" {
				x.more = append(x.more, grammar.Owner(w))
			}
			end = j + 1
		default:
			return end
		}
	}
	return end
}

// rank reports titles that are part of the name by which somebody is known: "the Grand
// Lama".
func rank(w string) bool {
	switch grammar.Owner(w) {
	case "lama", "khan", "pontiff", "ruler", "monarch", "diplomat":
		return true
	}
	return false
}

// named reports titles that are the name of who bears them: "the Grand Lama".
func named(w string) bool { return w == "lama" || w == "khan" }

// shortOffice is the office that is known by its first letters; it has no noun where
// there is none.
func shortOffice(w string) calling {
	switch grammar.Owner(w) {
	case "pm":
		return calling{noun: "premier"}
	case "eam", "fm":
		return calling{noun: "minister", more: []string{"foreign"}}
	}
	return calling{}
}

// plainEpithet reports small words before an office that say nothing of whose it is.
func plainEpithet(w string) bool {
	switch w {
	case "exiled", "veteran", "then", "current", "visiting", "grand", "high-ranking", "senior", "new", "newly", "newly-elected", "newly-appointed":
		return true
	}
	return false
}
