package reading

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Strangers are named beside the verb by which they take or leave an office, and before
// the office that stands behind a comma.

// installed looks for the name beside the verb at token i of who takes or leaves an
// office: "Bo Lund has been appointed ambassador", "elected Bo Lund speaker".
func (n *Strangers) installed(i int) {
	j, k := i, i+1
	for n.Doc.Roles(j-1)&grammar.Auxiliary != 0 {
		j--
	}
	if n.Low(j-1) == "who" {
		if j--; n.Low(j-1) == "," {
			j--
		}
	} else if n.Low(j-1) == "," && n.apart(j-1) { // "The party's leader, Bo Lund, was appointed"
		j--
	}
	if w := n.Low(k); w == "down" || w == "over" || w == "office" || w == "in" && strings.HasPrefix(n.Low(i), "sw") {
		k++
	} else if n.Low(i) == "took" && n.Low(k) == "the" && n.Low(k+1) == "oath" {
		k += 2
	} else if n.Low(i) == "took" || n.Low(i) == "assumed" {
		return
	}
	end, words := n.Name(k)
	if words > 1 && words < 5 { // "elected Bo Lund speaker"
		if w := n.Low(end); w == "as" || w == "to" || w == "the" || grammar.Official.Is(w) || w == "," && n.asideAs(end) {
			n.add(end, k, end)
		}
	}
	if j < i || k > i+1 || n.Low(k) == "as" || n.Low(k) == "in" && (n.Low(k+2) == "place" || n.Low(k+3) == "place") || n.inOffice(k) || words > 1 && n.Low(end) == "as" {
		n.before(i, j)
	}
}

// apart reports two words of a name or more between the comma at token i and another.
func (n *Strangers) apart(i int) bool {
	j := i
	for j > 0 && j > i-5 && n.Part(j-1) {
		j--
	}
	return i-j > 1 && n.Low(j-1) == ","
}

// asideAs reports an apposition behind the comma at token i, and "as" behind that: "Bo
// Lund, a judge, as minister".
func (n *Strangers) asideAs(i int) bool {
	for j := i + 1; j < i+16 && j < len(n.Doc.Toks) && n.Low(j) != "."; j++ {
		if n.Low(j) == "," {
			return n.Low(j+1) == "as"
		}
	}
	return false
}

// officeVerb reports verbs of who takes an office or leaves it.
func officeVerb(t grammar.Trigger) bool {
	return t == grammar.GiveOffice || t == grammar.TakeOffice || t == grammar.StripOffice || t == grammar.LeaveOffice
}

// inOffice reports the noun of an office at token i, or behind small words there.
func (n *Strangers) inOffice(i int) bool {
	for j := i; j < i+4; j++ {
		if w := n.Low(j); grammar.Official.Is(w) && !grammar.Adjective(w) {
			return true
		} else if w != "the" && w != "a" && w != "an" && !grammar.Adjective(w) && !grammar.Charge(w) && w != "new" {
			return false
		}
	}
	return false
}

// apposed looks for a name before the office at token i: "Bo Lund, the prime
// minister of Borduria".
func (n *Strangers) apposed(i int) {
	if grammar.Speaking.Is(n.Low(i+1)) || grammar.Speaking.Is(n.Low(i+2)) && n.Low(i+1) == "also" {
		return // "met Bo Lund, a spokesman said"
	}
	j, plain := i-1, false
	for ; j >= 0 && j > i-10 && n.Low(j) != ","; j-- {
		if w := n.Low(j); w != "the" && w != "a" && w != "an" && w != "his" && w != "her" && w != "of" && w != "'s" && !grammar.Official.Is(w) && !n.capital(j) && !strings.HasSuffix(w, "-general") && w != "and" && w != "deputy" && !grammar.Charge(w) {
			if plain = true; !n.plain(j) {
				return
			}
		}
	}
	if n.Low(j) != "," || plain && n.Doc.Roles(j+1)&grammar.Determiner == 0 {
		return
	}
	n.before(i, j)
}

// plain reports a small word at token i that can stand before an office: "rebel",
// "spiritual", "senior".
func (n *Strangers) plain(i int) bool {
	w := n.Low(i)
	return n.Doc.Toks[i].Kind == prose.Word && len(w) > 3 && !n.capital(i) && n.Doc.Roles(i)&(grammar.Pronoun|grammar.Preposition|grammar.Conjunction|grammar.Relative|grammar.Auxiliary|grammar.Adverb|grammar.Determiner|grammar.TimeWord) == 0 && grammar.TriggerOf(w) == grammar.NoTrigger && !grammar.Speaking.Is(w) && !grammar.ClauseWord(w) && !strings.HasSuffix(w, "ed")
}
