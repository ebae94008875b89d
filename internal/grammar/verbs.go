package grammar

import (
	"strings"

	"dateline/internal/prose"
)

// CueAt reports the roles of token t when it can be a verb of saying: such a
// verb is never capitalised inside a sentence.
func (x *Text) CueAt(t int) Role {
	if x.Toks[t].Kind != prose.Word {
		return 0
	}
	w := x.Word(t)
	r := x.Roles(t)
	if r&(CueWord|CueIng) == 0 && (answersBack(w) && x.Word(t+1) == "back" || (w == "held" || w == "ruled" || w == "submitted" || w == "averred") && x.Word(t+1) == "that" || w == "puts" && x.Word(t+1) == "it" || w == "shares" && t > 0 && (x.Low(t-1) == "he" || x.Low(t-1) == "she") ||
		w == "know" && t > 1 && x.Word(t-1) == "to" && (x.Word(t-2) == "wanted" || x.Word(t-2) == "wants") || r&CueBase != 0 && t > 0 && (x.Word(t-1) == "will" || x.Word(t-1) == "would")) || r&CueBase != 0 && x.severalBefore(t) {
		return CueWord
	}
	if r&(CueWord|CueIng) == 0 || UpperFirst(w) || w == "went" && x.Word(t+1) != "on" {
		return 0
	}
	if r&CueNoun != 0 { // "the two states are": a noun unless it stands after a subject
		before := x.Word(t - 1)
		if t == 0 || x.Toks[t-1].Kind == prose.Number {
			return 0
		}
		if p := x.Roles(t - 1); x.Toks[t-1].Kind == prose.Word && p&(Pronoun|Office|PlainNoun) == 0 && (!UpperFirst(before) || p&(Determiner|Preposition|Conjunction) != 0 || Possessive(before)) {
			return 0
		}
	}
	return r & (CueWord | CueIng | CueLoose | CueNoun)
}

// severalBefore reports that whoever stands before token t takes a verb in its
// base form: "officials say", "they say".
func (x *Text) severalBefore(t int) bool {
	k := t - 1
	for k > 0 && k > t-3 && x.Roles(k)&Adverb != 0 && x.Roles(k)&Pronoun == 0 {
		k--
	}
	if k < 0 || x.Toks[k].Kind != prose.Word {
		return false
	}
	switch w := x.Low(k); w {
	case "they", "we", "i", "people", "police", "men", "women", "others", "some", "many":
		return true
	default:
		return len(w) > 3 && strings.HasSuffix(w, "s") && !Possessive(w) && !strings.HasSuffix(w, "ss") && x.Roles(k)&(CueWord|Preposition|Conjunction|Determiner|Auxiliary|TimeWord) == 0
	}
}

// answersBack reports a verb that tells of speech before "back".
func answersBack(w string) bool {
	return w == "shot" || w == "fired" || w == "hit" || w == "struck"
}

// Adverbial reports a word in small letters that says how or when.
func (x *Text) Adverbial(k int) bool {
	if k < 0 || k >= len(x.Toks) || x.Toks[k].Kind != prose.Word {
		return false
	}
	r, w := x.Roles(k), x.Word(k)
	return r&Adverb != 0 && r&(Pronoun|Determiner) == 0 || r == 0 && len(w) > 5 && strings.HasSuffix(w, "ly") && !UpperFirst(w) && w != "family" && w != "assembly" && w != "monopoly"
}
