package figure

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// decimal is coef × 10^exp, exact.
type decimal struct {
	coef uint64
	exp  int
	neg  bool
}

// String writes the number without an exponent: "24100000000", "34.1", "-5".
func (d decimal) String() string {
	var buf [48]byte
	i := len(buf)
	c, e := d.coef, d.exp
	for e < 0 && c%10 == 0 && c != 0 {
		c, e = c/10, e+1
	}
	if c == 0 {
		return "0"
	}
	for ; e > 0 && i > 24; e-- {
		i--
		buf[i] = '0'
	}
	for n := 0; c > 0 || n <= -e; n++ {
		if e < 0 && n == -e {
			i--
			buf[i] = '.'
		}
		i--
		buf[i] = byte('0' + c%10)
		c /= 10
	}
	if d.neg {
		i--
		buf[i] = '-'
	}
	return string(buf[i:])
}

func (d decimal) less(o decimal) bool {
	return pow(d) < pow(o)
}

// pow is the number as a float, for comparison only.
func pow(d decimal) float64 {
	f := float64(d.coef)
	for e := d.exp; e > 0; e-- {
		f *= 10
	}
	for e := d.exp; e < 0; e++ {
		f /= 10
	}
	return f
}

// times returns d × n × 10^exp; ok is false when it leaves the range.
func (d decimal) times(n uint64, exp int) (decimal, bool) {
	hi, lo := bits.Mul64(d.coef, n)
	if hi != 0 || d.exp+exp > 18 {
		return d, false
	}
	return decimal{lo, d.exp + exp, d.neg}, true
}

// plus adds two numbers.
func (d decimal) plus(o decimal) (decimal, bool) {
	for d.exp > o.exp {
		hi, lo := bits.Mul64(d.coef, 10)
		if hi != 0 {
			return d, false
		}
		d.coef, d.exp = lo, d.exp-1
	}
	for o.exp > d.exp {
		hi, lo := bits.Mul64(o.coef, 10)
		if hi != 0 {
			return d, false
		}
		o.coef, o.exp = lo, o.exp-1
	}
	sum, carry := bits.Add64(d.coef, o.coef, 0)
	return decimal{sum, d.exp, d.neg}, carry == 0
}

// amount is a number read from a text.
type amount struct {
	prose.Span
	value  decimal
	inWord bool // written in words
	scaled bool // with a word for its size: "24.1 billion"
	plain  bool // digits alone, as a year is written
	digits int  // of the whole part
}

// maxDecimals is how many digits of a fraction are read: what has more is no
// figure of a report, and would not fit in String.
const maxDecimals = 18

// readDigits reads the number in figures that begins at byte i, with the word
// for its size: "24.1 billion", "1,250,000", "1 250 000", "90mln", "2½". A point
// divides decimals, commas and spaces groups of three; a comma with one, two or
// more than three figures after it divides decimals; a point may begin them
// (".5"). The number that a money
// sign stands before may end in one letter: "$5m"; money says so.
func readDigits(text string, i int, money bool) (amount, bool) {
	a := amount{plain: true}
	a.Start = i
	j := i
	points, commas := 0, 0
	var groups [12]int // lengths of the runs of digits
	n := 0
	if i+1 < len(text) && text[i] == '.' && isDigit(text[i+1]) { // ".5"
		n, points, j = 1, 1, i+1
	}
	for j < len(text) && n < len(groups) {
		s := j
		for j < len(text) && isDigit(text[j]) {
			j++
		}
		if j == s {
			break
		}
		groups[n] = j - s
		n++
		if j+1 < len(text) && isDigit(text[j+1]) && (text[j] == ',' || text[j] == '.') {
			if text[j] == ',' {
				commas++
			} else {
				points++
			}
			j++
			continue
		}
		break
	}
	if n == 0 || n == len(groups) {
		return a, false
	}
	body := text[i:j]
	decimals := 0
	switch {
	case points == 0 && commas == 0:
	case points == 1 && commas == 0:
		decimals = groups[1]
	case points == 1: // commas before the point
		if strings.LastIndexByte(body, ',') > strings.IndexByte(body, '.') {
			return a, false
		}
		decimals = groups[n-1]
	case points > 1 && commas == 0: // 1.250.000
		for k := 1; k < n; k++ {
			if groups[k] != 3 {
				return a, false
			}
		}
	case points == 0 && commas == 1:
		if groups[1] != 3 || text[i] == '0' {
			decimals = groups[1]
		}
	case points > 1:
		return a, false
	}
	if points == 0 && commas > 1 || points == 1 && commas > 0 {
		last := n
		if points == 1 {
			last--
		}
		for k := 1; k < last; k++ { // the last group of a thousand has three, an Indian one before it two
			if groups[k] != 3 && (k == last-1 || groups[k] != 2) {
				return a, false
			}
		}
	}
	for k := 0; k < len(body); k++ {
		if !isDigit(body[k]) {
			continue
		}
		if a.value.coef > 1e17 {
			return a, false
		}
		a.value.coef = a.value.coef*10 + uint64(body[k]-'0')
	}
	if decimals > maxDecimals {
		return a, false
	}
	a.value.exp = -decimals
	a.digits = groups[0]
	a.plain = points == 0 && commas == 0
	if a.plain && groups[0] <= 3 && text[i] != '0' { // 1 250 000
		for {
			w := groupSpace(text, j)
			if w == 0 || j+w+3 < len(text) && text[j+w+3] == '%' || j+w+3 > len(text) || !isDigit(text[j+w]) || !isDigit(text[j+w+1]) || !isDigit(text[j+w+2]) || j+w+3 < len(text) && (isDigit(text[j+w+3]) || text[j+w+3] == '-' && j+w+4 < len(text) && isDigit(text[j+w+4])) { // "10 737-800 planes"
				break
			}
			if a.value.coef > 1e14 {
				break
			}
			for k := j + w; k < j+w+3; k++ {
				a.value.coef = a.value.coef*10 + uint64(text[k]-'0')
			}
			j += w + 3
			a.plain = false
		}
	}
	if strings.HasPrefix(text[j:], "½") {
		a.value, _ = a.value.plus(decimal{5, -1, false})
		j += len("½")
	} else if strings.HasPrefix(text[j:], "¼") {
		a.value, _ = a.value.plus(decimal{25, -2, false})
		j += len("¼")
	} else if strings.HasPrefix(text[j:], "¾") {
		a.value, _ = a.value.plus(decimal{75, -2, false})
		j += len("¾")
	}
	// "10 1/2", "7-3/4", "1/4"
	f := j
	if f < len(text) && (text[f] == ' ' || text[f] == '-') {
		f++
	}
	if v, ok := fraction(text, f); ok && a.plain && f > j {
		a.value, _ = a.value.plus(v)
		j, a.plain = f+3, false
	} else if v, ok := fraction(text, i); ok && j == i+1 {
		a.value, a.plain = v, false
		j = i + 3
	}
	a.End = j
	if text[i] == '0' && a.plain && j-i > 1 { // 007
		return a, false
	}
	if mul, exp, end, ok := scaleAt(text, j, money); ok {
		v, ok := a.value.times(mul, exp)
		if !ok {
			return a, false
		}
		a.value, a.End, a.scaled, a.plain = v, end, true, false
		// "2 million 300 thousand"
		if end+1 < len(text) && text[end] == ' ' && isDigit(text[end+1]) {
			if b, ok := readDigits(text, end+1, false); ok && b.scaled && b.value.less(decimal{1, exp, false}) {
				if v, ok := a.value.plus(b.value); ok {
					a.value, a.End = v, b.End
				}
			}
		}
	}
	return a, true
}

// fraction reads 1/2, 1/4, 3/4 or eighths at byte i.
func fraction(text string, i int) (decimal, bool) {
	if i+3 > len(text) || text[i+1] != '/' || !isDigit(text[i]) || i+3 < len(text) && (isDigit(text[i+3]) || text[i+3] == '/') {
		return decimal{}, false
	}
	n := uint64(text[i] - '0')
	switch d := text[i+2]; {
	case d == '2' && n == 1:
		return decimal{5, -1, false}, true
	case d == '4' && n < 4 && n > 0:
		return decimal{25 * n, -2, false}, true
	case d == '8' && n < 8 && n > 0:
		return decimal{125 * n, -3, false}, true
	}
	return decimal{}, false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// groupSpace is the length of the space that may divide groups of three at j.
func groupSpace(text string, j int) int {
	switch {
	case j >= len(text):
		return 0
	case text[j] == ' ' || text[j] == '\'':
		return 1
	case strings.HasPrefix(text[j:], "\u00a0"):
		return 2
	case strings.HasPrefix(text[j:], "\u202f"), strings.HasPrefix(text[j:], "\u2009"), strings.HasPrefix(text[j:], "’"):
		return 3
	}
	return 0
}

// letters returns the end of the run of letters that begins at byte i.
func letters(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' {
			i++
			continue
		}
		if c < utf8.RuneSelf || c < 0xC3 || c > 0xD3 { // Latin, Greek and Cyrillic only
			break
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return i
}

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
