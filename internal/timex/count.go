package timex

import (
	"strconv"
)

// count is a number of units of time.
type count struct {
	n       int
	frac    bool   // not whole
	vague   bool   // several, many
	article bool   // a, an
	text    string // as TIMEX3 has it: "3", "2.5", "X"
}

// one reports whether the number is just one.
func (c count) one() bool { return c.n == 1 && !c.frac && !c.vague }

// countAt reads a number in digits or words from token i: "3", "twenty-five", "a
// few", "two and a half", "8-10".
func (s *scan) countAt(i int) (c count, end int, ok bool) {
	switch s.t(i).class {
	case cNum:
		c, end, ok = s.countDigits(i)
	case cCount:
		c, end = s.countWords(i)
		ok = true
	case cWord:
		return s.countSmall(i)
	}
	if !ok {
		return c, i, false
	}
	if k, half := s.andHalf(end); half {
		c.text, c.frac = c.text+".5", true
		return c, k, true
	}
	if s.w(end, wOr, wTo) || s.dash(end) { // "two or three", "8-10", "two to three"
		if n, k, ok := s.plainCount(end + 1); ok && n > c.n {
			if _, unit := s.unitAt(k); unit || s.dash(k) {
				return count{n: n, frac: c.frac, vague: true, text: "X"}, k, true
			}
		}
	}
	return c, end, true
}

// countDigits reads "3", "1,500", "2.5", "2 1/2".
func (s *scan) countDigits(i int) (c count, end int, ok bool) {
	t := s.t(i)
	if t.flag&(fOrd|fMany) != 0 || t.nd > 6 {
		return c, i, false
	}
	c.n, end = int(t.n), i+1
	if s.t(end+1).nd == 3 && s.joins(end, ',') {
		c.n, end = c.n*1000+int(s.t(end+1).n), end+2
	}
	c.text = strconv.Itoa(c.n)
	switch {
	case s.joins(end, '.') && s.t(end+1).nd <= 2:
		c.text, c.frac = c.text+"."+s.word(end+1), true
		end += 2
	case s.is2(end, 1) && s.t(end).flag&fSp != 0 && s.punctIs(end+1, '/') && s.is2(end+2, 2):
		c.text, c.frac = c.text+".5", true
		end += 3
	}
	return c, end, true
}

// joins reports whether the mark at k stands between two runs of digits, glued to
// both: 1,500, 2.5, 9:30.
func (s *scan) joins(k int, mark byte) bool {
	return s.punctIs(k, mark) && s.glued(k) && s.glued(k+1) && s.t(k+1).class == cNum
}

// countWords reads "three", "twenty-five", "two hundred", "two dozen".
func (s *scan) countWords(i int) (c count, end int) {
	c.n, end = int(s.t(i).val), i+1
	if c.n >= 20 {
		k := s.pastDash(end)
		if u := s.t(k); u.class == cCount && u.val < 10 {
			c.n, end = c.n+int(u.val), k+1
		}
	}
	switch {
	case s.w(end, wHundred):
		c.n, end = c.n*100, end+1
	case s.w(end, wThousand):
		c.n, end = c.n*1000, end+1
	case s.w(end, wDozen):
		c.n, end = c.n*12, end+1
	}
	c.text = strconv.Itoa(c.n)
	return c, end
}

// countSmall reads a number of a small word: "a", "several", "a couple of",
// "dozens of", "half an", "another two".
func (s *scan) countSmall(i int) (c count, end int, ok bool) {
	switch s.t(i).val {
	case wA, wAn:
		c, end = s.countArticle(i + 1)
		return c, end, true
	case wSeveral, wFew, wMany:
		return count{vague: true, text: "X"}, i + 1, true
	case wCouple:
		return count{n: 2, vague: true, text: "2"}, s.pastOf(i + 1), true
	case wDozen, wHundred, wThousand:
		return count{vague: true, text: "X"}, i + 2, s.w(i+1, wOf)
	case wHalf:
		half := count{frac: true, text: "0.5"}
		if s.w(i+1, wA, wAn) {
			return half, i + 2, true
		}
		unit := s.is(i+1, cUnit, uYear) || s.is(i+1, cUnit, uHour) || s.is(i+1, cUnit, uCentury) || s.is(i+1, cUnit, uDay)
		return half, i + 1, unit || s.dash(i+1) && s.glued(i+1)
	case wAnother:
		if c, end, ok = s.countAt(i + 1); ok && !c.article {
			return c, end, true
		}
		return count{n: 1, text: "1"}, i + 1, true
	}
	return c, i, false
}

// countArticle reads what follows "a" at k: "few", "couple of", "dozen", "half"; if
// none of them, the article is the number.
func (s *scan) countArticle(k int) (c count, end int) {
	switch {
	case s.w(k, wFew):
		return count{vague: true, article: true, text: "X"}, k + 1
	case s.w(k, wCouple):
		return count{n: 2, vague: true, article: true, text: "2"}, s.pastOf(k + 1)
	case s.w(k, wDozen):
		return count{n: 12, text: "12"}, k + 1
	case s.w(k, wHundred):
		return count{n: 100, text: "100"}, k + 1
	case s.w(k, wThousand):
		return count{n: 1000, text: "1000"}, k + 1
	case s.w(k, wHalf):
		return count{frac: true, text: "0.5"}, k + 1
	}
	return count{n: 1, article: true, text: "1"}, k
}

// pastOf is the token after an "of" at k, or k.
func (s *scan) pastOf(k int) int {
	if s.w(k, wOf) {
		return k + 1
	}
	return k
}

// andHalf reads "and a half", "-and-a-half" at k.
func (s *scan) andHalf(k int) (end int, ok bool) {
	if s.dash(k) && s.glued(k) {
		k++
	}
	if !s.w(k, wAnd) {
		return k, false
	}
	k = s.pastDash(k + 1)
	if s.w(k, wA) {
		k = s.pastDash(k + 1)
	}
	return k + 1, s.w(k, wHalf)
}

// pastDash is the token after a dash at k, or k.
func (s *scan) pastDash(k int) int {
	if s.dash(k) {
		return k + 1
	}
	return k
}

// is2 reports whether token i is the number n in digits.
func (s *scan) is2(i, n int) bool {
	return s.t(i).class == cNum && int(s.t(i).n) == n && s.t(i).nd == 1
}

// plainCount reads the far end of a range of numbers: "8-[10]", "two or [three]".
func (s *scan) plainCount(i int) (n, end int, ok bool) {
	t := s.t(i)
	switch {
	case t.class == cNum && t.flag&(fOrd|fMany) == 0 && t.nd <= 4:
		return int(t.n), i + 1, true
	case t.class == cCount:
		return int(t.val), i + 1, true
	}
	return 0, i, false
}

// unitAt reads a unit of time at i.
func (s *scan) unitAt(i int) (u int, ok bool) {
	t := s.t(i)
	if t.class == cUnit {
		return int(t.val) &^ plural, true
	}
	if t.class == cPart && t.val == pNight {
		return uNight, true
	}
	return 0, false
}

// durationTimex writes an ISO 8601 duration as TIMEX3 does.
func durationTimex(u int, n string) string {
	switch u {
	case uSecond:
		return "PT" + n + "S"
	case uMinute:
		return "PT" + n + "M"
	case uHour:
		return "PT" + n + "H"
	case uDay:
		return "P" + n + "D"
	case uNight:
		return "P" + n + "NI"
	case uWeekend:
		return "P" + n + "WE"
	case uWeek:
		return "P" + n + "W"
	case uFortnight:
		if n == "1" {
			return "P2W"
		}
		return "PXW"
	case uMonth:
		return "P" + n + "M"
	case uQuarter:
		return "P" + n + "Q"
	case uYear:
		return "P" + n + "Y"
	case uDecade:
		return "P" + n + "DE"
	case uCentury:
		return "P" + n + "CE"
	}
	return "P" + n + "ML"
}
