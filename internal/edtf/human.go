package edtf

import (
	"strconv"
	"strings"
)

var months = [...]string{"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"}

// parts of a year by code from 21; the year follows.
var seasonNames = [...]string{
	"spring ", "summer ", "autumn ", "winter ",
	"northern spring ", "northern summer ", "northern autumn ", "northern winter ",
	"southern spring ", "southern summer ", "southern autumn ", "southern winter ",
	"first quarter of ", "second quarter of ", "third quarter of ", "fourth quarter of ",
	"first third of ", "second third of ", "last third of ",
	"first half of ", "second half of ",
}

// Human is the English reading, for a table or a heading: "17 October 2023",
// "June 2018, uncertain", "about 2013", "10–12 June 2018", "by 20 March 2019"
// for an open start, "from 2012 on" for an open end, "the 2010s", "between
// 2013 and 2018" for one of a set. It is "" for the zero Date.
func (d Date) Human() string {
	if d.s == "" {
		return ""
	}
	if d.plainDay() { // most dates are, and every page shows some
		y, m, day := d.first.Civil()
		return strconv.Itoa(day) + " " + months[m-1] + " " + strconv.Itoa(y)
	}
	v := d.value()
	switch v.form {
	case interval:
		return v.parts[0].human()
	case oneOf:
		return v.list(" or ", part.either)
	case allOf:
		return v.list(" and ", part.human)
	}
	return v.parts[0].a.human()
}

func (v value) list(last string, human func(part) string) string {
	var b strings.Builder
	for i, r := range v.parts {
		switch {
		case i == 0:
		case i == len(v.parts)-1:
			b.WriteString(last)
		default:
			b.WriteString(", ")
		}
		b.WriteString(human(r))
	}
	return b.String()
}

// either reads a range of which one day is meant.
func (r part) either() string {
	switch {
	case !r.ranged:
		return r.a.human()
	case r.openA == open:
		return r.b.human() + " or earlier"
	case r.openB == open:
		return r.a.human() + " or later"
	}
	a, b := r.ends()
	return "between " + a + " and " + b
}

// human reads a range that is meant from end to end.
func (r part) human() string {
	switch {
	case !r.ranged:
		return r.a.human()
	case r.openA != given && r.openB != given:
		return "at any time"
	case r.openA == open:
		return "by " + r.b.human()
	case r.openA == unknown:
		return "until " + r.b.human() + ", start unknown"
	case r.openB == open:
		return "from " + r.a.human() + " on"
	case r.openB == unknown:
		return "from " + r.a.human() + ", end unknown"
	}
	a, b := r.ends()
	dash := "–"
	if short := a != r.a.human(); strings.Contains(a, " ") || !short && strings.Contains(b, " ") {
		// A dash that joins phrases stands free: "10 June – 2 July 2018".
		dash = " – "
	}
	return a + dash + b
}

func (r part) plain() bool {
	return r.a.qual == [3]uint8{} && r.b.qual == [3]uint8{} && r.a.mask == [3]int8{} && r.b.mask == [3]int8{} &&
		!r.a.long && !r.b.long && r.a.digits == 0 && r.b.digits == 0 && r.a.time == "" && r.b.time == ""
}

func (r part) sameMonth() bool {
	return r.a.ylo == r.b.ylo && r.a.month == r.b.month
}

// ends reads both ends of a range, without saying twice what they share.
func (r part) ends() (a, b string) {
	a, b = r.a.human(), r.b.human()
	if !r.plain() || r.a.ylo != r.b.ylo || !r.a.hasMonth || !r.b.hasMonth || r.a.hasDay != r.b.hasDay {
		return a, b
	}
	switch {
	case r.a.hasDay && r.sameMonth():
		return strconv.Itoa(int(r.a.day)), b
	case r.a.hasDay:
		return strconv.Itoa(int(r.a.day)) + " " + months[r.a.month-1], b
	}
	return months[r.a.month-1], b
}

func (d point) human() string {
	s := d.digitsHuman()
	if d.time != "" {
		s += ", " + strings.Replace(d.time, "Z", " UTC", 1)
	}
	return d.qualify(s)
}

// qualify adds what the qualifiers say. The same on all components is said
// once; otherwise each component is named.
func (d point) qualify(s string) string {
	n := 1
	if d.hasMonth || d.month > 20 {
		n = 2
	}
	if d.hasDay {
		n = 3
	}
	whole := true
	for i := 1; i < n; i++ {
		whole = whole && d.qual[i] == d.qual[0]
	}
	if whole {
		q := d.qual[0]
		if q&approximate != 0 {
			s = "about " + s
		}
		if q&uncertain != 0 {
			s += ", uncertain"
		}
		return s
	}
	names := [3]string{"year", "month", "day"}
	if d.month > 20 {
		names[1] = "season"
	}
	var notes []string
	for i, q := range d.qual[:n] {
		switch q {
		case uncertain:
			notes = append(notes, names[i]+" uncertain")
		case approximate:
			notes = append(notes, names[i]+" approximate")
		case uncertain | approximate:
			notes = append(notes, names[i]+" uncertain and approximate")
		}
	}
	return s + " (" + strings.Join(notes, ", ") + ")"
}

// digitsHuman reads the date without its qualifiers.
func (d point) digitsHuman() string {
	year := d.yearHuman()
	known := d.mask[0] == 0
	switch {
	case d.month > 20:
		return seasonNames[d.month-21] + year
	case !d.hasMonth:
		return year
	}
	month := d.monthHuman()
	if d.hasDay {
		switch {
		case d.mask[2] == 2 && d.mask[1] == 2:
			return year + ", day unknown"
		case d.mask[2] > 0 && d.mask[1] > 0:
			return "day " + string(d.dpat[:]) + " of month " + string(d.mpat[:]) + ", " + year
		case d.mask[2] == 2:
			if known {
				return month + " " + year + ", day unknown"
			}
			return month + d.ofYear(year) + ", day unknown"
		case d.mask[1] == 2:
			return "day " + strconv.Itoa(int(d.day)) + " of a month" + d.ofYear(year)
		case d.mask[1] > 0:
			return "day " + strconv.Itoa(int(d.day)) + " of month " + string(d.mpat[:]) + d.ofYear(year)
		case d.mask[2] > 0:
			lo, hi := d.run(d.dpat, 1, d.longest())
			month = strconv.Itoa(lo) + "–" + strconv.Itoa(hi) + " " + month
			if d.dpat[0] == 'X' {
				month = "day " + string(d.dpat[:]) + " of " + months[d.month-1]
			}
		default:
			month = strconv.Itoa(int(d.day)) + " " + month
		}
		if known {
			return month + " " + year
		}
		return month + d.ofYear(year)
	}
	switch {
	case d.mask[1] == 2:
		return year + ", month unknown"
	case known:
		return month + " " + year
	}
	return month + d.ofYear(year)
}

// longest is the number of days that the month has in its longest year.
func (d point) longest() int {
	if d.month == 2 && d.mask[0] == 0 {
		return DaysIn(int(d.ylo), 2)
	}
	return DaysIn(2000, int(d.month))
}

// ofYear joins a month to a year that is not wholly known.
func (d point) ofYear(year string) string {
	switch d.mask[0] {
	case 0:
		return " of " + year
	case 4:
		return ", year unknown"
	}
	return " in " + year
}

// monthHuman names the month, or the run of months that 1X and 0X stand for.
func (d point) monthHuman() string {
	if d.mask[1] == 0 {
		return months[d.month-1]
	}
	lo, hi := d.run(d.mpat, 1, 12)
	if lo == hi {
		return months[lo-1]
	}
	if d.mpat[0] == 'X' {
		return months[lo-1] + " or " + months[hi-1]
	}
	return months[lo-1] + "–" + months[hi-1]
}

func (d point) run(pat [2]byte, from, to int) (lo, hi int) {
	for n := from; n <= to; n++ {
		if d.matches(pat, n) {
			if lo == 0 {
				lo = n
			}
			hi = n
		}
	}
	return lo, hi
}

func (d point) yearHuman() string {
	if d.digits > 0 {
		return "between " + yearName(d.ylo) + " and " + yearName(d.yhi)
	}
	if d.long {
		return yearName(d.ylo)
	}
	if d.mask[0] == 0 {
		return yearName(d.ylo)
	}
	tail := d.ypat
	bc := d.yhi < 0
	switch {
	case d.mask[0] == 4:
		return "year unknown"
	case bc || !runOfX(tail):
		s := string(d.ypat[:])
		if bc {
			s = "-" + s
		}
		return "some year " + s
	case d.mask[0] == 1:
		return "the " + strconv.FormatInt(d.ylo, 10) + "s"
	case d.mask[0] == 2:
		return "the " + ordinal(d.ylo/100+1) + " century"
	}
	return "the " + ordinal(d.ylo/1000+1) + " millennium"
}

// runOfX reports whether the unspecified digits are the last ones.
func runOfX(pat [4]byte) bool {
	x := false
	for _, c := range pat {
		if c != 'X' && x {
			return false
		}
		x = x || c == 'X'
	}
	return true
}

func yearName(y int64) string {
	if y <= 0 {
		return group(1-y) + " BC"
	}
	if y < 1000 {
		return "AD " + strconv.FormatInt(y, 10)
	}
	return group(y)
}

// group writes a year; from five digits with commas.
func group(y int64) string {
	s := strconv.FormatInt(y, 10)
	if y >= huge {
		return "the year " + s + " or beyond"
	}
	if len(s) < 5 {
		return s
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func ordinal(n int64) string {
	s := strconv.FormatInt(n, 10)
	switch {
	case n%100 >= 11 && n%100 <= 13:
		return s + "th"
	case n%10 == 1:
		return s + "st"
	case n%10 == 2:
		return s + "nd"
	case n%10 == 3:
		return s + "rd"
	}
	return s + "th"
}
