package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Sums that somebody gives, takes or owes: they are of what they are given for, and not
// of whoever gives them.

// spent is what a sum is for that a verb of giving or taking leads to: "has invested $3
// billion in a new mill". Told says that there is such a verb; where the words name no
// purpose, the sum is of nothing that they name.
func (r *reckon) spent(from, before, end int, sen grammar.Sentence) (what string, told bool) {
	v := r.giving(from, before)
	if v < 0 {
		return "", false
	}
	if !always(r.Low(v)) && !r.acts(r.subject(from, before, sen)) {
		return "", false
	}
	if end < sen.Last && (r.Word(end) == "a" || r.Word(end) == "per" || r.Word(end) == "each" || r.Word(end) == "every") && duration(r.Low(end+1)) { // "£38 a month on takeaways"
		end += 2
	}
	if end+1 >= sen.Last {
		return "", true
	}
	n := end + 1
	switch w := r.Word(end); {
	case w == "on" || w == "for" || w == "towards" || w == "toward":
	case (w == "in" || w == "into") && (strings.HasPrefix(r.Low(v), "invest") || strings.HasPrefix(r.Low(v), "inject")):
	case w == "from" && strings.HasPrefix(r.Low(v), "rais"):
	case w == "more" && r.Word(n) == "for":
		n++
	default:
		return "", true
	}
	if n >= sen.Last || r.Toks[n].Kind != prose.Word || r.dateStarts(n) || r.Roles(n)&(grammar.Pronoun|grammar.TimeWord) != 0 && r.Roles(n)&grammar.Determiner == 0 {
		return "", true
	}
	e := r.joinedEnd(n, sen.Last)
	if e < sen.Last && r.Word(e) == "of" || e <= n || duration(r.Low(e-1)) || strings.HasSuffix(r.Low(n), "ing") && e == n+1 {
		return "", true
	}
	return r.clean(prose.Span{Start: r.Toks[n].Start, End: r.Toks[e-1].End}), true
}

// giving is the token of a verb of giving or taking before the sum at token before, with
// no more between than whom it is given: "lent the town $3 million". It is -1 where there
// is none.
func (r *reckon) giving(from, before int) int {
	v := before - 1
	for v > from+1 && padding(r.Low(v)) { // "spent a record $5 million"
		v--
	}
	for ; v >= from && v > before-7; v-- {
		w := r.Low(v)
		switch {
		case r.Toks[v].Kind != prose.Word:
			return -1
		case always(w) || often(w):
			if v > from && r.Roles(v-1)&(grammar.Determiner|grammar.Preposition) != 0 && r.Word(v-1) != "to" { // "an offer", "in fines"
				return -1
			}
			return v
		case r.Word(v) == "of", r.Roles(v)&grammar.Determiner != 0 && !r.handing(from, v):
			return -1
		case r.Roles(v)&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.Relative|grammar.CueWord) != 0 && r.Roles(v)&grammar.PlainNoun == 0, trend(w) != "", level(w):
			return -1
		}
	}
	return -1
}

// padding reports a word between a verb of giving and the sum.
func padding(w string) bool {
	switch w {
	case "a", "an", "record", "further", "additional", "extra", "another", "combined", "staggering", "whopping", "back", "out", "up", "down":
		return true
	}
	return false
}

// handing reports a verb of giving right before token k, with whom it is given behind:
// "lent the town".
func (r *reckon) handing(from, k int) bool {
	if k <= from {
		return false
	}
	switch w := r.Low(k - 1); {
	case strings.HasPrefix(w, "len"), strings.HasPrefix(w, "gave"), strings.HasPrefix(w, "giv"), strings.HasPrefix(w, "pa"), strings.HasPrefix(w, "offer"), strings.HasPrefix(w, "award"), strings.HasPrefix(w, "grant"), strings.HasPrefix(w, "owe"), strings.HasPrefix(w, "charg"):
		return always(w) || often(w)
	}
	return false
}

// acts reports the words of a subject that does something with money: people, a body
// or a name.
func (r *reckon) acts(subject string) bool {
	words := strings.Fields(subject)
	if len(words) == 0 {
		return true
	}
	head := words[0]
	for _, w := range words {
		if grammar.RolesOf(lowerWord(w))&grammar.Preposition != 0 {
			break
		}
		head = w
	}
	low := lowerWord(head)
	return grammar.UpperFirst(head) || strings.HasSuffix(low, "ors") || strings.HasSuffix(low, "ers") || people(low) || singular(low) == "person" || grammar.RolesOf(low)&(grammar.Office|grammar.PlainNoun|grammar.Pronoun) != 0
}

// always reports a verb whose sum is never of its subject.
func always(w string) bool {
	switch w {
	case "invest", "invests", "invested", "investing", "spend", "spends", "spent", "spending", "pay", "pays", "paid", "paying", "lend", "lends", "lent", "lending", "borrow", "borrowed", "borrowing",
		"allocate", "allocates", "allocated", "allocating", "earmark", "earmarked", "donate", "donates", "donated", "donating", "pledge", "pledges", "pledged", "pledging", "contribute", "contributed",
		"commit", "committed", "offer", "offers", "offered", "offering", "bid", "steal", "stole", "stolen", "owe", "owes", "owed", "fined", "inject", "injected", "deposited", "withdrew", "demanded",
		"grant", "granted", "award", "awarded", "give", "gives", "gave", "given", "giving", "repay", "repaid", "embezzled", "transferred", "remitted", "provide", "provided":
		return true
	}
	return false
}

// often reports a verb whose sum is not of its subject where that is somebody.
func often(w string) bool {
	switch w {
	case "raise", "raises", "raised", "raising", "receive", "receives", "received", "receiving", "get", "gets", "got", "win", "wins", "won", "take", "takes", "took", "save", "saved",
		"lose", "lost", "collected", "claimed", "charged", "charges", "charge", "secured", "need", "needs", "needed", "hid", "want", "wants", "wanted", "seek", "seeks", "sought":
		return true
	}
	return false
}
