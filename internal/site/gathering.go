package site

import (
	"slices"
	"strings"

	"dateline/internal/prose"
)

// title is the name of a gathering taken apart: "Third Amber Road Forum".
type title struct {
	key     string // folded, without number and year: "amber road forum"
	ordinal string // "3"
	generic bool   // "business forum": no name of its own
}

// takeApart divides the name of a gathering.
func takeApart(s string) title {
	if s == "" {
		return title{}
	}
	var t title
	var words []string
	capitals := 0
	toks := prose.Tokens(s)
	for i := 0; i < len(toks); i++ {
		w := toks[i].Of(s)
		f := prose.Fold(w)
		switch {
		case toks[i].Kind == prose.Punct, f == "the", f == "annual", f == "upcoming", f == "recent", f == "initiative":
			continue
		case toks[i].Kind == prose.Number:
			if i+1 < len(toks) && toks[i].End == toks[i+1].Start { // "19th"
				i++
			}
			if len(f) < 4 {
				t.ordinal = f
			}
			continue
		case ordinal(f) != "":
			t.ordinal = ordinal(f)
			continue
		}
		if prose.Capital(w) {
			capitals++
		}
		words = append(words, f)
	}
	t.key = strings.Join(words, " ")
	t.generic = capitals == 0
	return t
}

func ordinal(f string) string {
	n := slices.Index(ordinals[:], f)
	if n < 0 {
		if n = slices.Index(romans[:], f); n < 0 {
			return ""
		}
		n++
	}
	return itoa(n + 1)
}

var ordinals = [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
	"eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"}

var romans = [...]string{"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"}
