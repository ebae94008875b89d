package annotate

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// isName reports that the stretch is a title, a slogan or a name. Introduced
// says that a verb of saying leads straight to it.
func (d *doc) isName(u *utterance, introduced, told bool) bool {
	if u.dash {
		return false
	}
	if k := u.beforeEnd - 1; k >= u.before && d.Roles(k)&grammar.Naming != 0 && d.CueAt(k) == 0 && d.names(k) && introduced {
		return true // "according to the report titled"
	}
	if b := u.beforeEnd - 2; b >= u.before && d.Word(b+1) == ":" && d.Roles(b)&grammar.Naming != 0 && (d.Low(b) == "theme" || d.Low(b) == "motto" || d.Low(b) == "slogan") {
		return true // "under the theme: …"
	}
	if introduced && (u.full || u.last == ',') && u.words >= 3 && (d.Toks[max(u.beforeEnd-1, 0)].Kind == prose.Punct || !d.looksTitled(u)) {
		return false
	}
	if d.written(u) {
		return true
	}
	if b := u.beforeEnd; b > u.before {
		k := b - 1
		colon := false
		for k >= u.before && d.Toks[k].Kind == prose.Punct {
			colon = colon || d.Word(k) == ":"
			k--
		}
		if k >= u.before && !(colon && u.full) {
			if d.names(k) && !introduced && !d.calledSo(u, k) && (u.capital || d.Roles(u.first)&grammar.Auxiliary == 0) { // no "the programme "would lead to war""
				return true
			}
			if w := d.Word(k); (w == "as" || w == "of" || w == "is" || w == "was") && k-1 >= u.before && !u.full {
				if d.names(k-1) && !(w == "as" && d.describes(u, k)) {
					return true
				}
			}
			if !u.full && u.words < 6 && !(u.words > 3 && (told && !u.capital || d.accounted(u))) && d.Roles(u.first)&(grammar.Determiner|grammar.Auxiliary|grammar.Pronoun) == 0 {
				j := k
				if j > u.before && d.Roles(j)&grammar.Determiner == 0 && plainAdjective(d.Word(j)) {
					j--
				}
				if d.Roles(j)&grammar.Determiner != 0 && d.Word(j) != "that" {
					return true
				}
			}
		}
	}
	if a := u.after; a < u.afterEnd && d.Toks[a].Kind == prose.Word && u.words < 9 && !u.full && u.last != ',' {
		for k := a; k < u.afterEnd && k < a+3 && d.Toks[k].Kind == prose.Word; k++ {
			r := d.Roles(k)
			if r&(grammar.CueWord|grammar.Auxiliary|grammar.Preposition|grammar.Conjunction|grammar.Pronoun|grammar.Determiner) != 0 && r&grammar.Thing == 0 {
				break
			}
			if r&grammar.Thing != 0 {
				return true
			}
		}
	}
	return d.looksTitled(u) && !(u.beforeEnd == u.before && (u.last == ',' || u.full))
}

// accounted reports that the clause behind the marks says whose words they are: a
// "lawful source of income," as the memo put it.
func (d *doc) accounted(u *utterance) bool {
	k := u.after
	for k < u.afterEnd && d.Toks[k].Kind == prose.Punct {
		k++
	}
	if w := d.Word(k); w != "as" && w != "according" && w != "per" {
		return false
	}
	_, ok := d.afterCue(u.after, u.afterEnd, false)
	return ok
}

// describes reports that the "as" at token k leads to what somebody thinks of a thing:
// "described the law as "a slap in the face"".
func (d *doc) describes(u *utterance, k int) bool {
	if u.words < 4 || u.capital || d.Roles(u.first)&grammar.Determiner == 0 {
		return false
	}
	for i := k - 1; i >= u.before && i > k-8; i-- {
		if d.CueAt(i)&grammar.CueLoose != 0 {
			return true
		}
	}
	return false
}

// calledSo reports marks behind "called" that hold what somebody thinks, and no
// name: whom Carrow called "a horrible man".
func (d *doc) calledSo(u *utterance, k int) bool {
	return d.Word(k) == "called" && k+1 == u.beforeEnd && u.words >= 4 && !u.capital && d.Roles(u.first)&grammar.Determiner != 0 && d.Roles(k-1)&(grammar.Auxiliary|grammar.Adverb) == 0
}

// written reports what stands on a sign or is a slogan: "a banner reading", "signs that
// said", "slogans such as".
func (d *doc) written(u *utterance) bool {
	k := u.beforeEnd - 1
	for k > u.before && d.Toks[k].Kind == prose.Punct {
		k--
	}
	switch d.Word(k) {
	case "read", "reads", "reading", "said", "saying", "with", "as", "like", "including":
	default:
		return false
	}
	for i := k - 1; i >= u.before && i > k-4; i-- {
		switch strings.TrimSuffix(d.Low(i), "s") {
		case "sign", "banner", "placard", "poster", "t-shirt", "shirt", "billboard", "sticker", "plaque", "slogan", "chant":
			return true
		}
	}
	return false
}

// plainAdjective reports a word that may stand between an article and marks:
// a new "spirit of the valley".
func plainAdjective(w string) bool {
	switch w {
	case "new", "old", "real", "true", "great", "big", "first", "second", "third", "special", "living", "genuine", "own", "modern",
		"historic", "famous", "traditional", "global", "national", "international", "digital", "green", "golden", "so-called", "joint", "common", "grand":
		return true
	}
	return false
}

// names reports a word after which a name stands in marks.
func (d *doc) names(k int) bool {
	if k > 0 && grammar.UpperFirst(d.Word(k)) && d.Toks[k-1].Kind == prose.Word && grammar.UpperFirst(d.Word(k-1)) {
		return false // somebody's name: "said Otto Brand"
	}
	if k > 0 && grammar.UpperFirst(d.Word(k)) && d.Toks[k-1].Kind == prose.Word && d.Roles(k-1)&(grammar.CueWord|grammar.Conjunction) != 0 && grammar.RolesOf(d.Word(k))&(grammar.Determiner|grammar.Thing) == 0 {
		return false // "said that Brand"
	}
	w := d.Low(k)
	r := grammar.RolesOf(w)
	if r == 0 && strings.HasSuffix(w, "s") {
		r = grammar.RolesOf(w[:len(w)-1])
	}
	if r&grammar.Naming == 0 {
		return false
	}
	if w == "called" && d.Toks[k].Kind == prose.Word { // "called it" speaks, "is called" names
		return true
	}
	return true
}

// looksTitled reports words that are capitalised as in a title.
func (d *doc) looksTitled(u *utterance) bool {
	if u.words < 2 || u.words > 14 || u.last == '!' || u.last == '?' || u.full && u.words > 5 {
		return false
	}
	caps, long, numbers := 0, 0, 0
	for k := u.first; k < u.end; k++ {
		if d.Toks[k].Kind == prose.Number {
			numbers++
		}
		if d.Toks[k].Kind != prose.Word {
			continue
		}
		w := d.Word(k)
		if grammar.UpperFirst(w) {
			caps++
			long++
		} else if len(w) >= 4 || w != "of" && d.Roles(k)&(grammar.Preposition|grammar.Conjunction|grammar.Determiner) == 0 {
			long++
		}
	}
	return caps >= 2 && caps == long || caps >= 1 && caps+numbers == u.words
}
