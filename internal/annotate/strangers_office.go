package annotate

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Strangers are named beside the verb by which they take or leave an office, and before
// the office that stands behind a comma.

// installed looks for the name beside the verb at token i of who takes or leaves an
// office: "Bo Lund has been appointed ambassador", "elected Bo Lund speaker".
func (n *strangers) installed(i int) {
	j, k := i, i+1
	for n.d.Roles(j-1)&grammar.Auxiliary != 0 {
		j--
	}
	if n.low(j-1) == "who" {
		if j--; n.low(j-1) == "," {
			j--
		}
	} else if n.low(j-1) == "," && n.apart(j-1) { // "The party's leader, Bo Lund, was appointed"
		j--
	}
	if w := n.low(k); w == "down" || w == "over" || w == "office" || w == "in" && strings.HasPrefix(n.low(i), "sw") {
		k++
	} else if n.low(i) == "took" && n.low(k) == "the" && n.low(k+1) == "oath" {
		k += 2
	} else if n.low(i) == "took" || n.low(i) == "assumed" {
		return
	}
	end, words := n.name(k)
	if words > 1 && words < 5 { // "elected Bo Lund speaker"
		if w := n.low(end); w == "as" || w == "to" || w == "the" || roleNoun(w) || w == "," && n.asideAs(end) {
			n.add(end, k, end)
		}
	}
	if j < i || k > i+1 || n.low(k) == "as" || n.low(k) == "in" && (n.low(k+2) == "place" || n.low(k+3) == "place") || n.inOffice(k) || words > 1 && n.low(end) == "as" {
		n.before(i, j)
	}
}

// apart reports two words of a name or more between the comma at token i and another.
func (n *strangers) apart(i int) bool {
	j := i
	for j > 0 && j > i-5 && n.part(j-1) {
		j--
	}
	return i-j > 1 && n.low(j-1) == ","
}

// asideAs reports an apposition behind the comma at token i, and "as" behind that: "Bo
// Lund, a judge, as minister".
func (n *strangers) asideAs(i int) bool {
	for j := i + 1; j < i+16 && j < len(n.d.Toks) && n.low(j) != "."; j++ {
		if n.low(j) == "," {
			return n.low(j+1) == "as"
		}
	}
	return false
}

// officeVerb reports verbs of who takes an office or leaves it.
func officeVerb(t trigger) bool {
	return t == giveOffice || t == takeOffice || t == stripOffice || t == leaveOffice
}

// inOffice reports the noun of an office at token i, or behind small words there.
func (n *strangers) inOffice(i int) bool {
	for j := i; j < i+4; j++ {
		if w := n.low(j); roleNoun(w) && !adjective(w) {
			return true
		} else if w != "the" && w != "a" && w != "an" && !adjective(w) && !charge(w) && w != "new" {
			return false
		}
	}
	return false
}

// apposed looks for a name before the office at token i: "Bo Lund, the prime
// minister of Borduria".
func (n *strangers) apposed(i int) {
	if sayVerb(n.low(i+1)) || sayVerb(n.low(i+2)) && n.low(i+1) == "also" {
		return // "met Bo Lund, a spokesman said"
	}
	j, plain := i-1, false
	for ; j >= 0 && j > i-10 && n.low(j) != ","; j-- {
		if w := n.low(j); w != "the" && w != "a" && w != "an" && w != "his" && w != "her" && w != "of" && w != "'s" && !roleNoun(w) && !n.capital(j) && !strings.HasSuffix(w, "-general") && w != "and" && w != "deputy" && !charge(w) {
			if plain = true; !n.plain(j) {
				return
			}
		}
	}
	if n.low(j) != "," || plain && n.d.Roles(j+1)&grammar.Determiner == 0 {
		return
	}
	n.before(i, j)
}

// plain reports a small word at token i that can stand before an office: "rebel",
// "spiritual", "senior".
func (n *strangers) plain(i int) bool {
	w := n.low(i)
	return n.d.Toks[i].Kind == prose.Word && len(w) > 3 && !n.capital(i) && n.d.Roles(i)&(grammar.Pronoun|grammar.Preposition|grammar.Conjunction|grammar.Relative|grammar.Auxiliary|grammar.Adverb|grammar.Determiner|grammar.TimeWord) == 0 && triggerOf(w) == noTrigger && !sayVerb(w) && !clauseWord(w) && !strings.HasSuffix(w, "ed")
}
