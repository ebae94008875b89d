package figure

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/grammar"
)

// Words for the size of a number in figures.

// scaleAt reads a word for the size of a number at byte j, after a space, a
// hyphen or nothing.
func scaleAt(text string, j int, money bool) (mul uint64, exp, end int, ok bool) {
	i := j
	if i < len(text) {
		switch {
		case text[i] == ' ' || text[i] == '-' || text[i] == '\n':
			i++
		case strings.HasPrefix(text[i:], "\u00a0"):
			i += 2
		}
	}
	for _, h := range [...]struct {
		word string
		exp  int
	}{{"万亿", 12}, {"亿", 8}, {"万", 4}} {
		if strings.HasPrefix(text[i:], h.word) {
			return 1, h.exp, i + len(h.word), true
		}
	}
	e := letters(text, i)
	if e == i || e-i > 22 {
		return 0, 0, 0, false
	}
	w := text[i:e]
	mul, exp = 1, 0
	short := false
	switch lowerWord(w) {
	case "hundred":
		exp = 2
		if m, x, end, ok := scaleAt(text, e, false); ok && x > 2 { // "4 hundred million"
			return m, 2 + x, end, true
		}
	case "thousand", "тысяч", "тысяча", "тысячи", "мың", "мыңға":
		exp = 3
	case "тыс":
		exp, short = 3, true
	case "million", "millions", "миллион", "миллиона", "миллионов":
		exp = 6
	case "mln", "mn", "mio", "млн":
		exp, short = 6, true
	case "billion", "billions", "миллиард", "миллиарда", "миллиардов":
		exp = 9
	case "bln", "bn", "млрд":
		exp, short = 9, true
	case "trillion", "trillions", "триллион", "триллиона", "триллионов":
		exp = 12
	case "trln", "trn", "tn", "tln", "трлн":
		exp, short = 12, true
	case "lakh", "lakhs":
		exp = 5
	case "crore", "crores":
		exp = 7
	case "dozen":
		mul = 12
	case "k":
		if i != j || !money && e < len(text) && text[e] != ' ' && text[e] != '-' {
			return 0, 0, 0, false
		}
		exp = 3
	case "mil": // "RM3.06mil"
		if !money {
			return 0, 0, 0, false
		}
		exp = 6
	case "bil":
		if !money {
			return 0, 0, 0, false
		}
		exp = 9
	case "m", "mm":
		if i != j || !money && !countable(text, e) && !(w == "M" && counting(text, e)) {
			return 0, 0, 0, false
		}
		exp = 6
	case "b":
		if i != j || !money {
			return 0, 0, 0, false
		}
		exp = 9
	case "t":
		if i != j || !money {
			return 0, 0, 0, false
		}
		exp = 12
	default:
		return 0, 0, 0, false
	}
	if short && e+2 < len(text) && text[e] == '.' && (text[e+1] == ' ' || text[e+1] == '\n') {
		if n := letters(text, e+2); n > e+2 && !grammar.UpperFirst(text[e+2:n]) {
			e++ // the point of the abbreviation
		}
	}
	return mul, exp, e, true
}

// countable reports that a plural noun follows at e: "5m people".
func countable(text string, e int) bool {
	if e >= len(text) || text[e] != ' ' {
		return false
	}
	n := letters(text, e+1)
	if w := text[e+1 : n]; w == "hurdles" || w == "sprints" || w == "races" || w == "heats" || w == "relays" || w == "finals" {
		return false // "the 100m hurdles"
	} else if n > e+3 && plural(w) {
		return true
	}
	if !adjectival(text[e+1 : n]) {
		return false
	}
	for words := 0; words < 4 && n < len(text) && text[n] == ' '; words++ { // "2.7m combined digital and physical sales"
		e, n = n, letters(text, n+1)
		if w := text[e+1 : n]; plural(w) {
			m := letters(text, min(n+1, len(text))) // and no noun behind it: "12m heated clothes airer"
			return n >= len(text) || text[n] != ' ' || grammar.RolesOf(text[n+1:m])&(grammar.Preposition|grammar.Conjunction|grammar.Auxiliary|grammar.Relative) != 0
		} else if grammar.RolesOf(w)&(grammar.Preposition|grammar.Determiner|grammar.Auxiliary) != 0 {
			return false
		}
	}
	return false
}

// counting reports that words in small letters follow at e which are no
// dimension: "4.3M digital sales", and not "2M tall".
func counting(text string, e int) bool {
	if e+1 >= len(text) || text[e] != ' ' {
		return false
	}
	n := letters(text, e+1)
	switch w := text[e+1 : n]; w {
	case "", "tall", "high", "long", "wide", "deep", "thick", "of", "from", "above", "below", "and", "to", "away", "by", "in":
		return false
	default:
		return !grammar.UpperFirst(w)
	}
}

// lowerWord is w in small letters; a word already small is not copied.
func lowerWord(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(w)
		}
	}
	return w
}
