package edtf

func (d point) matches(pat [2]byte, n int) bool {
	return (pat[0] == 'X' || int(pat[0]-'0') == n/10) && (pat[1] == 'X' || int(pat[1]-'0') == n%10)
}

func (d point) anyMonth() bool {
	for m := 1; m <= 12; m++ {
		if d.matches(d.mpat, m) {
			return true
		}
	}
	return false
}

// yearMatches reports whether the year's pattern allows y.
func (d point) yearMatches(y int64) bool {
	if d.mask[0] == 0 {
		return y == d.ylo
	}
	if y < 0 {
		y = -y
	}
	for k := 3; k >= 0; k-- {
		if c := d.ypat[k]; c != 'X' && int64(c-'0') != y%10 {
			return false
		}
		y /= 10
	}
	return true
}

// exists reports whether some day fits the pattern.
func (d point) exists() bool {
	_, _, ok := d.days()
	return ok
}

// days returns the first and last day that the digits can mean. Only 29
// February makes it try more than one year at each end.
func (d point) days() (first, last Day, ok bool) {
	for y := d.ylo; y <= d.yhi && !ok; y++ {
		if d.yearMatches(y) {
			first, ok = d.within(y, false)
		}
	}
	if !ok {
		return 0, 0, false
	}
	ok = false
	for y := d.yhi; y >= d.ylo && !ok; y-- {
		if d.yearMatches(y) {
			last, ok = d.within(y, true)
		}
	}
	if d.mask[0] == 4 {
		first, last = MinDay, MaxDay
	}
	return first, last, ok
}

// within returns the first or last day of year y that month and day allow.
func (d point) within(y int64, last bool) (Day, bool) {
	if d.hasMonth && d.month > 0 && d.day > 0 { // both said, as in most dates
		ok := int(d.day) <= DaysIn(int(y), int(d.month))
		if !ok {
			return 0, false
		}
		return Civil(int(y), int(d.month), int(d.day)), true
	}
	for i := 1; i <= 12; i++ {
		m := i
		if last {
			m = 13 - i
		}
		if d.hasMonth && !d.matches(d.mpat, m) {
			continue
		}
		n := DaysIn(int(y), m)
		if !d.hasDay {
			if last {
				return Civil(int(y), m, n), true
			}
			return Civil(int(y), m, 1), true
		}
		for j := 1; j <= n; j++ {
			k := j
			if last {
				k = n + 1 - j
			}
			if d.matches(d.dpat, k) {
				return Civil(int(y), m, k), true
			}
		}
	}
	return 0, false
}

// seasons gives, for the codes from 21, the first month and the number of
// months (ISO 8601-2:2019, 4.8; seasons in whole months).
var seasons = [...]struct{ first, months int8 }{
	{3, 3}, {6, 3}, {9, 3}, {12, 3}, // spring … winter, place not said: as in the north
	{3, 3}, {6, 3}, {9, 3}, {12, 3}, // north
	{9, 3}, {12, 3}, {3, 3}, {6, 3}, // south
	{1, 3}, {4, 3}, {7, 3}, {10, 3}, // quarters
	{1, 4}, {5, 4}, {9, 4}, // thirds
	{1, 6}, {7, 6}, // halves
}

func (d point) bounds() (first, last Day) {
	switch {
	case d.long || d.digits > 0:
		return clampYear(d.ylo, 1), clampYear(d.yhi, 13)
	case d.month > 20:
		if d.mask[0] == 4 {
			return MinDay, MaxDay
		}
		s := seasons[d.month-21]
		m := int(s.first)
		return Civil(int(d.ylo), m, 1), Civil(int(d.yhi), m+int(s.months), 1) - 1
	}
	first, last, _ = d.days()
	return first, last
}

// clampYear is 1 January of y for month 1, 31 December for month 13.
func clampYear(y int64, month int) Day {
	switch {
	case y <= minYear+1:
		return MinDay
	case y >= maxYear-1:
		return MaxDay
	}
	if month == 13 {
		return Civil(int(y), 12, 31)
	}
	return Civil(int(y), 1, 1)
}

func (r part) bounds() (first, last Day) {
	if !r.ranged {
		return r.a.bounds()
	}
	first, last = MinDay, MaxDay
	if r.openA == given {
		first, _ = r.a.bounds()
	}
	if r.openB == given {
		_, last = r.b.bounds()
	}
	return first, last
}

func (v value) bounds() (first, last Day) {
	first, last = v.parts[0].bounds()
	for _, r := range v.parts[1:] {
		f, l := r.bounds()
		first, last = min(first, f), max(last, l)
	}
	return first, last
}

// span is a run of days; core is the part of it that is certain where an end
// is unknown.
type span struct{ first, last, coreFirst, coreLast Day }

// covers reports whether t lies in the certain part of s.
func (s span) covers(t span) bool { return s.coreFirst <= t.first && t.last <= s.coreLast }

// members returns the runs of days of a set, of any other date its one run.
func (d Date) members() []span {
	if !d.isSet() {
		s := span{d.first, d.last, d.first, d.last}
		if c := d.s[0]; c == '/' || d.s[len(d.s)-1] == '/' {
			r := d.value().parts[0]
			if r.openA == unknown && r.openB == given {
				s.coreFirst, _ = r.b.bounds()
			}
			if r.openB == unknown && r.openA == given {
				_, s.coreLast = r.a.bounds()
			}
		}
		return []span{s}
	}
	v := d.value()
	out := make([]span, len(v.parts))
	for i, r := range v.parts {
		f, l := r.bounds()
		out[i] = span{f, l, f, l}
	}
	return out
}

func (d point) precision() Precision {
	switch {
	case d.hasDay && d.mask[2] < 2:
		return DayPrec
	case d.hasMonth && d.mask[1] < 2:
		return Month
	case d.month > 20:
		return Season
	case d.long && d.digits == 0:
		return Year
	}
	switch n := d.yhi - d.ylo; {
	case d.mask[0] == 4:
		return None
	case n == 0:
		return Year
	case n < 10:
		return Decade
	}
	return Century
}
