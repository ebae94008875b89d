package timex

import (
	"strconv"
)

// count is a number of units.
type count struct {
	n       int
	frac    bool   // not whole
	vague   bool   // several, many
	article bool   // a, an
	text    string // as TIMEX3 has it: "3", "2.5", "X"
}

// countAt reads a number in digits or words from token i.
func (s *scan) countAt(i int) (c count, end int, ok bool) {
	t := s.t(i)
	switch t.class {
	case cNum:
		if t.flag&(fOrd|fMany) != 0 || t.nd > 6 {
			return c, i, false
		}
		c.n, end = int(t.n), i+1
		if s.punctIs(end, ',') && s.glued(end) && s.glued(end+1) && s.t(end+1).class == cNum && s.t(end+1).nd == 3 {
			c.n, end = c.n*1000+int(s.t(end+1).n), end+2
		}
		c.text = strconv.Itoa(c.n)
		if s.punctIs(end, '.') && s.glued(end) && s.glued(end+1) && s.t(end+1).class == cNum && s.t(end+1).nd <= 2 {
			c.text += "." + s.word(end+1)
			c.frac = true
			end += 2
		} else if s.is2(end, 1) && s.t(end).flag&fSp != 0 && s.punctIs(end+1, '/') && s.is2(end+2, 2) {
			c.text += ".5" // "2 1/2 years"
			c.frac = true
			end += 3
		}
	case cCount:
		c.n, end = int(t.val), i+1
		if c.n >= 20 {
			k := end
			if s.dash(k) {
				k++
			}
			if u := s.t(k); u.class == cCount && u.val < 10 {
				c.n, end = c.n+int(u.val), k+1
			}
		}
		if s.w(end, wHundred) {
			c.n, end = c.n*100, end+1
		} else if s.w(end, wThousand) {
			c.n, end = c.n*1000, end+1
		} else if s.w(end, wDozen) {
			c.n, end = c.n*12, end+1
		}
		c.text = strconv.Itoa(c.n)
	case cWord:
		switch t.val {
		case wA, wAn:
			end = i + 1
			n := s.t(end)
			if n.class == cWord {
				switch n.val {
				case wFew:
					return count{vague: true, article: true, text: "X"}, end + 1, true
				case wCouple:
					end++
					if s.w(end, wOf) {
						end++
					}
					return count{n: 2, vague: true, article: true, text: "2"}, end, true
				case wDozen:
					return count{n: 12, text: "12"}, end + 1, true
				case wHundred:
					return count{n: 100, text: "100"}, end + 1, true
				case wThousand:
					return count{n: 1000, text: "1000"}, end + 1, true
				case wHalf:
					return count{frac: true, text: "0.5"}, end + 1, true
				}
			}
			return count{n: 1, article: true, text: "1"}, end, true
		case wSeveral, wFew, wMany:
			return count{vague: true, text: "X"}, i + 1, true
		case wCouple:
			end = i + 1
			if s.w(end, wOf) {
				end++
			}
			return count{n: 2, vague: true, text: "2"}, end, true
		case wDozen, wHundred, wThousand:
			if s.w(i+1, wOf) {
				return count{vague: true, text: "X"}, i + 2, true
			}
			return c, i, false
		case wHalf:
			if s.w(i+1, wA, wAn) {
				return count{frac: true, text: "0.5"}, i + 2, true
			}
			if s.dash(i+1) && s.glued(i+1) || s.is(i+1, cUnit, uYear) || s.is(i+1, cUnit, uHour) || s.is(i+1, cUnit, uCentury) || s.is(i+1, cUnit, uDay) {
				return count{frac: true, text: "0.5"}, i + 1, true
			}
			return c, i, false
		case wAnother:
			if c, end, ok = s.countAt(i + 1); ok && !c.article {
				return c, end, true
			}
			return count{n: 1, text: "1"}, i + 1, true
		default:
			return c, i, false
		}
	default:
		return c, i, false
	}
	// "two and a half", "one-and-a-half", "two or three", "8-10", "two to three"
	k := end
	if s.dash(k) && s.glued(k) {
		k++
	}
	if s.w(k, wAnd) {
		k++
		if s.dash(k) {
			k++
		}
		if s.w(k, wA) {
			k++
			if s.dash(k) {
				k++
			}
		}
		if s.w(k, wHalf) {
			c.text += ".5"
			c.frac = true
			return c, k + 1, true
		}
		return c, end, true
	}
	if s.w(end, wOr, wTo) || s.dash(end) {
		if d, e, ok := s.plainCount(end + 1); ok && d > c.n {
			if _, unit := s.unitAt(e); unit || s.dash(e) {
				c.n, c.vague, c.text = d, true, "X"
				return c, e, true
			}
		}
	}
	return c, end, true
}

// is2 reports whether token i is the number n in digits.
func (s *scan) is2(i, n int) bool {
	return s.t(i).class == cNum && int(s.t(i).n) == n && s.t(i).nd == 1
}

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
