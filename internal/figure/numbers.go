package figure

import (
	"math/bits"
	"strings"
	"unicode/utf8"

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
	a := amount{}
	a.Start = i
	runs, ok := digitRuns(text, i)
	if !ok {
		return a, false
	}
	decimals, ok := runs.decimals(text, i)
	if !ok || decimals > maxDecimals {
		return a, false
	}
	for k := i; k < runs.end; k++ {
		if !isDigit(text[k]) {
			continue
		}
		if a.value.coef > 1e17 {
			return a, false
		}
		a.value.coef = a.value.coef*10 + uint64(text[k]-'0')
	}
	a.value.exp = -decimals
	a.digits = runs.len[0]
	a.plain = runs.points == 0 && runs.commas == 0
	j := runs.end
	if a.plain && a.digits <= 3 && text[i] != '0' {
		j = a.spaced(text, j)
	}
	j = a.withFraction(text, i, j)
	a.End = j
	if text[i] == '0' && a.plain && j-i > 1 { // 007
		return a, false
	}
	return a, a.scale(text, money)
}

// digitRun are the runs of digits of a number and the marks between them.
type digitRun struct {
	len            [12]int // of the runs
	n              int     // how many there are
	points, commas int
	end            int // byte after the last
}

// digitRuns reads runs of digits that points and commas divide, from byte i.
func digitRuns(text string, i int) (digitRun, bool) {
	var r digitRun
	j := i
	if i+1 < len(text) && text[i] == '.' && isDigit(text[i+1]) { // ".5"
		r.n, r.points, j = 1, 1, i+1
	}
	for j < len(text) && r.n < len(r.len) {
		s := j
		for j < len(text) && isDigit(text[j]) {
			j++
		}
		if j == s {
			break
		}
		r.len[r.n] = j - s
		r.n++
		if j+1 >= len(text) || !isDigit(text[j+1]) || text[j] != ',' && text[j] != '.' {
			break
		}
		if text[j] == ',' {
			r.commas++
		} else {
			r.points++
		}
		j++
	}
	r.end = j
	return r, r.n > 0 && r.n < len(r.len)
}

// decimals is how many digits of the runs stand behind the mark that divides decimals;
// ok is false where the marks divide no number.
func (r *digitRun) decimals(text string, i int) (n int, ok bool) {
	body := text[i:r.end]
	switch {
	case r.points == 0 && r.commas == 0:
		return 0, true
	case r.points == 1 && r.commas == 0:
		return r.len[1], true
	case r.points == 1: // commas before the point
		if strings.LastIndexByte(body, ',') > strings.IndexByte(body, '.') {
			return 0, false
		}
		return r.len[r.n-1], r.grouped(r.n - 1)
	case r.points > 1 && r.commas == 0: // 1.250.000
		for k := 1; k < r.n; k++ {
			if r.len[k] != 3 {
				return 0, false
			}
		}
		return 0, true
	case r.points > 1:
		return 0, false
	case r.commas == 1:
		if r.len[1] != 3 || text[i] == '0' {
			return r.len[1], true
		}
		return 0, true
	}
	return 0, r.grouped(r.n)
}

// grouped reports that the first n runs are groups of thousands: the last of them has
// three digits, an Indian one before it two.
func (r *digitRun) grouped(n int) bool {
	for k := 1; k < n; k++ {
		if r.len[k] != 3 && (k == n-1 || r.len[k] != 2) {
			return false
		}
	}
	return true
}

// spaced takes in the groups of three that spaces divide behind byte j, "1 250 000", and
// returns the byte after them.
func (a *amount) spaced(text string, j int) int {
	for {
		w := groupSpace(text, j)
		e := j + w + 3
		if w == 0 || e > len(text) || !isDigit(text[e-3]) || !isDigit(text[e-2]) || !isDigit(text[e-1]) || a.value.coef > 1e14 {
			return j
		}
		if e < len(text) && (text[e] == '%' || isDigit(text[e]) || text[e] == '-' && e+1 < len(text) && isDigit(text[e+1])) { // "10 737-800 planes"
			return j
		}
		for k := e - 3; k < e; k++ {
			a.value.coef = a.value.coef*10 + uint64(text[k]-'0')
		}
		j, a.plain = e, false
	}
}

// withFraction takes in a fraction behind byte j, "2½", "10 1/2", "7-3/4", or the
// fraction that the number from byte i is, "1/4", and returns the byte after it.
func (a *amount) withFraction(text string, i, j int) int {
	for _, f := range [...]struct {
		sign string
		d    decimal
	}{{"½", decimal{5, -1, false}}, {"¼", decimal{25, -2, false}}, {"¾", decimal{75, -2, false}}} {
		if strings.HasPrefix(text[j:], f.sign) {
			a.value, _ = a.value.plus(f.d)
			j += len(f.sign)
			break
		}
	}
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
	return j
}

// scale takes in the word for the size behind the number, "2 million 300 thousand". It
// reports false where the number is too large.
func (a *amount) scale(text string, money bool) bool {
	mul, exp, end, ok := scaleAt(text, a.End, money)
	if !ok {
		return true
	}
	v, ok := a.value.times(mul, exp)
	if !ok {
		return false
	}
	a.value, a.End, a.scaled, a.plain = v, end, true, false
	if end+1 < len(text) && text[end] == ' ' && isDigit(text[end+1]) {
		if b, ok := readDigits(text, end+1, false); ok && b.scaled && b.value.less(decimal{1, exp, false}) {
			if v, ok := a.value.plus(b.value); ok {
				a.value, a.End = v, b.End
			}
		}
	}
	return true
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
