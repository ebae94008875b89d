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
	n := wordNumber{end: i}
	for pos := i; ; {
		e := letters(text, pos)
		if e == pos {
			break
		}
		next, step := n.take(text, pos, e)
		if step == noNumber {
			return amount{}, false
		}
		if step == ended {
			break
		}
		if pos = skipGap(text, next); pos == next {
			break
		}
	}
	v, ok := n.total.plus(n.cur)
	if !ok || !n.started || n.end == i {
		return amount{}, false
	}
	a := amount{inWord: true, value: v, scaled: n.scaled}
	a.Start, a.End = i, n.end
	return a, v.coef > 0
}

// wordNumber is a number in words as far as it is read.
type wordNumber struct {
	total, cur decimal // what larger sizes have, and what has none yet
	started    bool
	tens       bool // a word for tens stands last: "twenty"
	hundred    bool // a number below a hundred may follow with "and"
	scaled     bool
	last       int // size that the next must be smaller than, or 0
	end        int // byte after the last word of it
}

// step says how a number in words goes on.
type step uint8

const (
	goesOn   step = iota
	ended         // the word is none of the number
	noNumber      // nor is what stands before it a number
)

// take reads the next word, from byte pos to e, and returns the byte that it has read to.
func (n *wordNumber) take(text string, pos, e int) (next int, s step) {
	w := lowerWord(text[pos:e])
	if v, ok := ones(w); ok {
		return e, n.one(v, e)
	}
	if mul, exp, ok := scaleWord(w); ok {
		return e, n.scale(mul, exp, e)
	}
	switch {
	case (w == "a" || w == "an") && !n.started:
		return n.article(text, e)
	case w == "half" && !n.started:
		return e, n.half(text, e)
	case w == "and" && n.started:
		return n.and(text, e)
	case n.started && ordinal(w) && n.end+1 == pos:
		return e, noNumber
	}
	return e, ended
}

// one takes a number below a hundred.
func (n *wordNumber) one(v uint64, end int) step {
	if n.started && !(n.tens && v < 10) && !n.hundred {
		return ended
	}
	c, ok := n.cur.plus(decimal{v, 0, false})
	if !ok {
		return noNumber
	}
	n.cur, n.tens, n.hundred, n.started, n.end = c, v >= 20, false, true, end
	return goesOn
}

// scale takes a word for a size; "hundred" alone is no number.
func (n *wordNumber) scale(mul uint64, exp, end int) step {
	if !n.started || n.cur.coef == 0 {
		return ended
	}
	if exp == 2 || mul == 12 {
		c, ok := n.cur.times(mul, exp)
		if !ok || n.hundred {
			return noNumber
		}
		n.cur, n.hundred, n.tens, n.end = c, exp == 2, false, end
		if mul == 12 {
			n.scaled = true
			return ended
		}
		return goesOn
	}
	c, ok := n.cur.times(1, exp)
	if !ok || n.last != 0 && exp >= n.last {
		return ended
	}
	if n.total, ok = n.total.plus(c); !ok {
		return noNumber
	}
	n.cur, n.tens, n.hundred, n.scaled, n.last, n.end = decimal{}, false, true, true, exp, end
	return goesOn
}

// article takes an article before a size, "a dozen", "a quarter million".
func (n *wordNumber) article(text string, e int) (int, step) {
	p := skipGap(text, e)
	end := letters(text, p)
	next := lowerWord(text[p:end])
	if next == "quarter" {
		p = skipGap(text, end)
		end = letters(text, p)
		_, exp, ok := scaleWord(lowerWord(text[p:end]))
		if !ok || exp < 6 {
			return e, noNumber
		}
		return e, n.whole(decimal{25, exp - 2, false}, end)
	}
	if _, _, ok := scaleWord(next); !ok {
		return e, noNumber
	}
	n.cur, n.started = decimal{1, 0, false}, true
	return e, goesOn
}

// half takes "half a million", "half a dozen".
func (n *wordNumber) half(text string, e int) step {
	p := skipGap(text, e)
	end := letters(text, p)
	if lowerWord(text[p:end]) == "a" {
		p = skipGap(text, end)
		end = letters(text, p)
	}
	mul, exp, ok := scaleWord(lowerWord(text[p:end]))
	if ok && mul == 12 {
		return n.whole(decimal{6, 0, false}, end)
	}
	if !ok || exp < 6 {
		return noNumber
	}
	v, _ := decimal{5, -1, false}.times(1, exp)
	return n.whole(v, end)
}

// whole ends the number with a value.
func (n *wordNumber) whole(v decimal, end int) step {
	n.total, n.cur, n.started, n.scaled, n.end = v, decimal{}, true, true, end
	return ended
}

// and takes "and a half", and "and" before a number below a hundred.
func (n *wordNumber) and(text string, e int) (int, step) {
	p := skipGap(text, e)
	end := letters(text, p)
	next := lowerWord(text[p:end])
	if next == "a" && !n.scaled && !n.hundred {
		h := skipGap(text, end)
		he := letters(text, h)
		if lowerWord(text[h:he]) != "half" {
			return e, ended
		}
		c, ok := n.cur.plus(decimal{5, -1, false})
		if !ok {
			return e, noNumber
		}
		n.cur, n.end, n.tens = c, he, false
		return he, goesOn
	}
	if _, ok := ones(next); !ok || !n.hundred {
		return e, ended
	}
	return e, goesOn
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
	if !numberLetter(w[0]) {
		return false
	}
	e := letters(w, 0)
	return e <= len("seventeen") && grammar.LexemeOf(w[:e]).Traits&grammar.Numbering != 0
}

// numberLetter reports the letters with which numbers begin.
func numberLetter(c byte) bool {
	switch c | 0x20 {
	case 'a', 'o', 't', 'f', 's', 'e', 'n', 'h':
		return true
	}
	return false
}

// Starts reports that a number in words begins with token k of the text, a word.
func Starts(x *grammar.Text, k int) bool {
	if t := x.Lex[k].Traits; t&(grammar.Listed|grammar.Numbering) != 0 {
		return t&grammar.Numbering != 0
	}
	w := x.Word(k)
	if !numberLetter(w[0]) {
		return false
	}
	n := letters(w, 0) // where a number begins it, more follows: "twenty-five"
	return n < len(w) && !isDigit(w[n]) && startsNumber(w)
}
