package figure

import (
	"strings"

	"dateline/internal/grammar"
)

// ones are the number words below a hundred.
func ones(w string) (uint64, bool) {
	switch w {
	case "one":
		return 1, true
	case "two":
		return 2, true
	case "three":
		return 3, true
	case "four":
		return 4, true
	case "five":
		return 5, true
	case "six":
		return 6, true
	case "seven":
		return 7, true
	case "eight":
		return 8, true
	case "nine":
		return 9, true
	case "ten":
		return 10, true
	case "eleven":
		return 11, true
	case "twelve":
		return 12, true
	case "thirteen":
		return 13, true
	case "fourteen":
		return 14, true
	case "fifteen":
		return 15, true
	case "sixteen":
		return 16, true
	case "seventeen":
		return 17, true
	case "eighteen":
		return 18, true
	case "nineteen":
		return 19, true
	case "twenty":
		return 20, true
	case "thirty":
		return 30, true
	case "forty", "fourty":
		return 40, true
	case "fifty":
		return 50, true
	case "sixty":
		return 60, true
	case "seventy":
		return 70, true
	case "eighty":
		return 80, true
	case "ninety":
		return 90, true
	}
	return 0, false
}

// scaleWord is the size that a number word stands for.
func scaleWord(w string) (mul uint64, exp int, ok bool) {
	switch w {
	case "hundred":
		return 1, 2, true
	case "thousand":
		return 1, 3, true
	case "million", "mln":
		return 1, 6, true
	case "billion", "bln":
		return 1, 9, true
	case "trillion":
		return 1, 12, true
	case "lakh":
		return 1, 5, true
	case "crore":
		return 1, 7, true
	case "dozen":
		return 12, 0, true
	}
	return 0, 0, false
}

// ordinal reports a number word that counts places, not things, and the parts
// of a whole: "first", "thirds".
func ordinal(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
		"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth",
		"hundredth", "thousandth", "millionth", "half", "halve", "quarter":
		return true
	}
	return false
}

// readWords reads the number in English words that begins at byte i: "nine",
// "twenty-five", "one hundred and thirty", "three trillion", "two and a half
// million", "a dozen", "half a million", "half a dozen".
func readWords(text string, i int) (amount, bool) {
	a := amount{inWord: true}
	a.Start = i
	end := i
	var total, cur decimal
	started, tens, hundred, scaled := false, false, false, false
	last := uint64(0) // scale exponent that may still follow
	ok := true
	put := func(d decimal) {
		var fine bool
		if cur, fine = cur.plus(d); !fine {
			ok = false
		}
	}
	pos := i
	for ok {
		e := letters(text, pos)
		if e == pos {
			break
		}
		w := lowerWord(text[pos:e])
		if v, is := ones(w); is {
			if started && !(tens && v < 10) && !hundred {
				break
			}
			put(decimal{v, 0, false})
			tens = v >= 20
			hundred = false
			started = true
			end = e
		} else if mul, exp, is := scaleWord(w); is {
			if !started {
				break // "hundred" alone is no number
			}
			if cur.coef == 0 {
				break
			}
			if exp == 2 || mul == 12 {
				c, fine := cur.times(mul, exp)
				if !fine || hundred {
					return a, false
				}
				cur, hundred, tens = c, exp == 2, false
			} else {
				c, fine := cur.times(1, exp)
				if !fine || last != 0 && uint64(exp) >= last {
					break
				}
				if total, fine = total.plus(c); !fine {
					return a, false
				}
				cur, tens, hundred, scaled, last = decimal{}, false, true, true, uint64(exp)
			}
			end = e
			if mul == 12 {
				scaled = true
				break
			}
		} else if (w == "a" || w == "an") && !started {
			n := letters(text, skipGap(text, e))
			next := lowerWord(text[skipGap(text, e):n])
			if next == "quarter" { // "a quarter million"
				m := skipGap(text, n)
				end := letters(text, m)
				_, exp, is := scaleWord(lowerWord(text[m:end]))
				if !is || exp < 6 {
					return a, false
				}
				a.value, a.End, a.scaled = decimal{25, exp - 2, false}, end, true
				return a, true
			}
			if _, _, is := scaleWord(next); !is {
				return a, false
			}
			put(decimal{1, 0, false})
			started = true
		} else if w == "half" && !started {
			p := skipGap(text, e)
			n := letters(text, p)
			if x := lowerWord(text[p:n]); x == "a" {
				p = skipGap(text, n)
				n = letters(text, p)
			}
			mul, exp, is := scaleWord(lowerWord(text[p:n]))
			if is && mul == 12 { // "half a dozen"
				a.value, a.End, a.scaled = decimal{6, 0, false}, n, true
				return a, true
			}
			if !is || exp < 6 {
				return a, false
			}
			a.value, _ = decimal{5, -1, false}.times(1, exp)
			a.End, a.scaled = n, true
			return a, true
		} else if w == "and" && started {
			p := skipGap(text, e)
			n := letters(text, p)
			next := lowerWord(text[p:n])
			if next == "a" && !scaled && !hundred {
				h := skipGap(text, n)
				he := letters(text, h)
				if lowerWord(text[h:he]) != "half" {
					break
				}
				put(decimal{5, -1, false})
				end, tens = he, false
				pos = skipGap(text, he)
				if pos == he {
					break
				}
				continue
			}
			if _, is := ones(next); !is || !hundred {
				break
			}
		} else {
			if started && ordinal(w) && end+1 == pos {
				return a, false
			}
			break
		}
		pos = skipGap(text, e)
		if pos == e {
			break
		}
	}
	if !ok || !started || end == i {
		return a, false
	}
	v, fine := total.plus(cur)
	if !fine {
		return a, false
	}
	a.value, a.End, a.scaled = v, end, scaled
	return a, v.coef > 0
}

// skipGap steps over one space, line end or hyphen at i.
func skipGap(text string, i int) int {
	if i < len(text) && (text[i] == ' ' || text[i] == '-' || text[i] == '\n') {
		return i + 1
	}
	return i
}

// startsNumber reports a word token whose first part may begin a number.
func startsNumber(w string) bool {
	switch w[0] | 0x20 {
	case 'a', 'o', 't', 'f', 's', 'e', 'n', 'h':
	default:
		return false
	}
	e := letters(w, 0)
	return e <= len("seventeen") && grammar.LexemeOf(w[:e]).Traits&grammar.Numbering != 0
}

// Starts reports that a number in words begins with token k of the text, a word.
func Starts(x *grammar.Text, k int) bool {
	if t := x.Lex[k].Traits; t&(grammar.Listed|grammar.Numbering) != 0 {
		return t&grammar.Numbering != 0
	}
	w := x.Word(k) // where a number begins it, more than its letters follow: "twenty-five"
	n := letters(w, 0)
	return n < len(w) && !isDigit(w[n]) && startsNumber(w)
}
