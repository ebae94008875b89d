// Package edtf holds dates with honest precision: the Extended Date/Time
// Format of ISO 8601-2:2019 in the profile of the Library of Congress
// (specification of 4 February 2019), levels 0, 1 and 2.
//
// A [Date] is a value: comparable with ==, the zero Date is no date. It keeps
// its EDTF string, which is its one canonical form, and the first and last
// [Day] that it can mean, so comparing and sorting parse nothing.
//
//	d, err := edtf.Parse("2018-06-10/2018-06-12")
//	first, last := d.Bounds() // 10 and 12 June 2018
//	d.Human()                 // "10–12 June 2018"
//
// What the strings mean:
//
//	2018-11-13  2018-11  2018   day, month, year (level 0)
//	2018-11-13T09:30:00+06:00   a moment; its Bounds are the day as written
//	2013/2018                   from 2013 to 2018
//	../2019-03-20  2012/..      open start, open end (level 1)
//	/2019-03-20  2012/          unknown start, unknown end
//	2018-06?  2013~  2013%      uncertain, approximate, both
//	201X  20XX  2018-XX-XX      unspecified digits
//	2018-21 … 2018-24           spring, summer, autumn, winter
//	-0044  Y170000002           years before 0 and beyond 9999
//	[2013,2015..2017]           one of these (level 2)
//	{2013,2015}                 all of these
//	?2004-06-~11  2004-06~-11   qualified components
//	156X-12-25  1984-1X         unspecified digits anywhere
//	2018-33  2018-40            first quarter, first half (codes 25 to 41)
//	Y-17E7  1950S2              exponents, significant digits
//
// A season without a place is read as that of the northern hemisphere, in
// whole months (spring is March to May); winter begins in December of its year
// and ends in February of the next. A qualifier never widens Bounds.
package edtf

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Date is an EDTF date. The zero Date is no date. Dates are comparable with
// ==, which compares what is written: 2018 and 2018-01/2018-12 differ.
type Date struct {
	s           string
	first, last Day
}

// Precision is the finest component that a date states.
type Precision uint8

const (
	None         Precision = iota // no date, or no component stated: XXXX
	Century                       // 20XX, and coarser
	Decade                        // 201X
	Year                          // 2018, 2018-XX
	Season                        // 2018-21; quarters and halves too
	Month                         // 2018-11, 2018-11-XX
	DayPrec                       // 2018-11-13, also with a time
	IntervalPrec                  // 2013/2018
	Set                           // [..] and {..}
)

func (p Precision) String() string {
	return [...]string{"none", "century", "decade", "year", "season", "month", "day", "interval", "set"}[p]
}

// ParseError says where a string stops being EDTF.
type ParseError struct {
	Text   string
	Offset int // in bytes
	Msg    string
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("date %q, at %d: %s", e.Text, e.Offset, e.Msg)
}

// Parse reads an EDTF string. The error is a *[ParseError]. What Parse accepts
// is canonical: for every accepted s, the Date's String is s.
func Parse(s string) (Date, error) {
	v, err := parse(s)
	if err != nil {
		return Date{}, err
	}
	first, last := v.bounds()
	// A copy: a date must not keep the file alive that it was read from.
	return Date{strings.Clone(s), first, last}, nil
}

// String is the canonical EDTF form; Parse(d.String()) == d. It is "" for the
// zero Date.
func (d Date) String() string { return d.s }

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d.s == "" }

// Equal is d == e, for packages that compare by method.
func (d Date) Equal(e Date) bool { return d == e }

// MarshalText and UnmarshalText make a Date a string in JSON and the like;
// the zero Date is the empty string.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.s), nil }

// UnmarshalText is the inverse of MarshalText.
func (d *Date) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	*d, err = Parse(string(b))
	return err
}

// Bounds returns the first and the last day that the date can mean; MinDay and
// MaxDay where an end is open or unknown, and for the zero Date. Years beyond
// some five million from now count as MinDay or MaxDay too.
func (d Date) Bounds() (first, last Day) {
	if d.s == "" {
		return MinDay, MaxDay
	}
	return d.first, d.last
}

// Compare orders by first day, then the coarser date first: "1991" sorts
// before "1991-12-16" and before "1991-01-01". Dates of the same bounds are
// ordered as strings. The zero Date sorts before all others.
func Compare(a, b Date) int {
	af, al := a.Bounds()
	bf, bl := b.Bounds()
	if af != bf {
		return cmp.Compare(af, bf)
	}
	if al != bl {
		return cmp.Compare(bl, al)
	}
	return strings.Compare(a.s, b.s)
}

// Overlaps reports whether a and b can share a day: a is possibly in b. Of a
// set, one member is enough. The zero Date overlaps nothing.
func Overlaps(a, b Date) bool {
	if a.s == "" || b.s == "" || a.first > b.last || b.first > a.last {
		return false
	}
	if !a.isSet() && !b.isSet() {
		return true
	}
	bs := b.members()
	for _, x := range a.members() {
		for _, y := range bs {
			if x.first <= y.last && y.first <= x.last {
				return true
			}
		}
	}
	return false
}

// Contains reports whether inner lies certainly in outer: every day that inner
// can mean is one of outer. A qualified date ("2018?", "2018~") is certain of
// nothing, neither as outer nor as inner; an unknown end ("2012/") contains no
// more than its known end.
func Contains(outer, inner Date) bool {
	if outer.s == "" || inner.s == "" || outer.qualified() || inner.qualified() {
		return false
	}
	os := outer.members()
	if outer.s[0] == '[' && len(os) > 1 {
		// One of several, nobody knows which: certain only where all agree.
		for _, x := range inner.members() {
			for _, y := range os {
				if !y.covers(x) {
					return false
				}
			}
		}
		return true
	}
	for _, x := range inner.members() {
		in := false
		for _, y := range os {
			if in = y.covers(x); in {
				break
			}
		}
		if !in {
			return false
		}
	}
	return true
}

// Precision is the finest component that d states.
func (d Date) Precision() Precision {
	if d.s == "" {
		return None
	}
	v := d.value()
	switch v.form {
	case interval:
		return IntervalPrec
	case oneOf, allOf:
		return Set
	}
	return v.parts[0].a.precision()
}

// Year returns the year, if d states one whole year or lies within one.
func (d Date) Year() (int, bool) {
	if d.s == "" {
		return 0, false
	}
	if s := d.s; d.plainDay() {
		return int(s[0]-'0')*1000 + int(s[1]-'0')*100 + int(s[2]-'0')*10 + int(s[3]-'0'), true
	}
	if v := d.value(); v.form == single {
		p := v.parts[0].a
		if p.ylo == p.yhi && p.ylo > minYear && p.ylo < maxYear {
			return int(p.ylo), true
		}
		return 0, false
	}
	if d.first == MinDay || d.last == MaxDay {
		return 0, false
	}
	y, _, _ := d.first.Civil()
	y2, _, _ := d.last.Civil()
	if y != y2 {
		return 0, false
	}
	return y, true
}

// Month returns the month (1 to 12), if d states one or lies within one.
func (d Date) Month() (int, bool) {
	if d.s == "" {
		return 0, false
	}
	if v := d.value(); v.form == single {
		p := v.parts[0].a
		if p.hasMonth && p.mask[1] == 0 {
			return int(p.month), true
		}
		return 0, false
	}
	if d.first == MinDay || d.last == MaxDay {
		return 0, false
	}
	y, m, _ := d.first.Civil()
	y2, m2, _ := d.last.Civil()
	if y != y2 || m != m2 {
		return 0, false
	}
	return m, true
}

// Uncertain reports whether any part of d bears '?' or '%'.
func (d Date) Uncertain() bool { return strings.ContainsAny(d.s, "?%") }

// Approximate reports whether any part of d bears '~' or '%'.
func (d Date) Approximate() bool { return strings.ContainsAny(d.s, "~%") }

func (d Date) qualified() bool { return strings.ContainsAny(d.s, "?~%") }

func (d Date) isSet() bool { return d.s[0] == '[' || d.s[0] == '{' }

// Qualify returns d with the qualifier '?', '~' or '%' on the whole, in place
// of any that it bears; 0 takes them off. An interval bears it at each end
// that is not open, a set on each member. A time of day cannot bear one: it is
// dropped.
func (d Date) Qualify(q byte) Date {
	if d.s == "" || q != 0 && q != '?' && q != '~' && q != '%' {
		return d
	}
	b := make([]byte, 0, len(d.s)+2)
	digit := false // the last byte belongs to a date, which ends before the next one that does not
	end := func() {
		if digit && q != 0 {
			b = append(b, q)
		}
		digit = false
	}
	time := false
	for i := 0; i < len(d.s); i++ {
		switch c := d.s[i]; c {
		case '?', '~', '%':
		case 'T':
			time = q != 0
			if !time {
				b = append(b, c)
			}
		case '/', '.', ',', ']', '}':
			end()
			time = false
			b = append(b, c)
		case '[', '{':
			b = append(b, c)
		default:
			if !time {
				b = append(b, c)
				digit = true
			}
		}
	}
	end()
	return Date{string(b), d.first, d.last}
}

// Interval returns the date from a to b, written a/b. A zero Date is an open
// end; two of them give the zero Date. Of an interval or a set, its outer end
// counts. The result is zero if b ends before a begins.
func Interval(a, b Date) Date {
	if a.s == "" && b.s == "" {
		return Date{}
	}
	if a.plainDay() && b.plainDay() && a.first <= b.first { // a week: most intervals of a text
		return Date{a.s + "/" + b.s, a.first, b.last}
	}
	from, to := a.end(false), b.end(true)
	d, err := Parse(from + "/" + to)
	if err != nil {
		return Date{}
	}
	return d
}

// Ends returns the two dates of an interval, zero where an end is open or
// unknown. Any other date is both its ends.
func (d Date) Ends() (from, to Date) {
	i := strings.IndexByte(d.s, '/')
	if i < 0 {
		return d, d
	}
	from, _ = Parse(d.s[:i])
	to, _ = Parse(d.s[i+1:])
	return from, to
}

// end is the outer end of d as it stands in an interval.
func (d Date) end(last bool) string {
	if d.s == "" {
		return ".."
	}
	if i := strings.IndexByte(d.s, '/'); i >= 0 {
		if last {
			return d.s[i+1:]
		}
		return d.s[:i]
	}
	if d.isSet() {
		day := d.first
		if last {
			day = d.last
		}
		return FromDay(day).end(last)
	}
	return d.s
}

// FromDay returns the date of that day; the zero Date for MinDay and MaxDay,
// only the year where it has more than four digits.
func FromDay(d Day) Date {
	if d == MinDay || d == MaxDay {
		return Date{}
	}
	y, m, day := d.Civil()
	if y < -9999 || y > 9999 {
		return FromYear(y)
	}
	b := make([]byte, 0, 12)
	b = appendYear(b, y)
	b = append(b, '-', '0'+byte(m/10), '0'+byte(m%10), '-', '0'+byte(day/10), '0'+byte(day%10))
	return Date{string(b), d, d}
}

// FromMonth returns the date of a month; a month outside 1 to 12 counts on
// from the year.
func FromMonth(y, m int) Date {
	y, m = carry(y, m)
	if y < -9999 || y > 9999 {
		return FromYear(y)
	}
	b := appendYear(make([]byte, 0, 8), y)
	b = append(b, '-', '0'+byte(m/10), '0'+byte(m%10))
	return Date{string(b), Civil(y, m, 1), Civil(y, m+1, 1) - 1}
}

// FromYear returns the date of a year; 0 is 1 BC.
func FromYear(y int) Date {
	if y < -9999 || y > 9999 {
		d, _ := Parse("Y" + strconv.Itoa(y))
		return d
	}
	b := appendYear(make([]byte, 0, 8), y)
	return Date{string(b), Civil(y, 1, 1), Civil(y+1, 1, 1) - 1}
}

// FromDecade returns the decade that a year lies in: 201X for 2013. It is zero
// for years before 0 or beyond 9999.
func FromDecade(y int) Date { return masked(y, 3) }

// FromCentury returns the hundred years of the same first two digits: 20XX for
// 2013. It is zero for years before 0 or beyond 9999.
func FromCentury(y int) Date { return masked(y, 2) }

func masked(y, keep int) Date {
	if y < 0 || y > 9999 {
		return Date{}
	}
	b := appendYear(make([]byte, 0, 4), y)
	for i := keep; i < 4; i++ {
		b[i] = 'X'
	}
	d, _ := Parse(string(b))
	return d
}

// FromSeason returns a part of a year by its code: 21 to 24 spring to winter,
// 33 to 36 the quarters, 40 and 41 the halves. It is zero for other codes than
// 21 to 41.
func FromSeason(y, code int) Date {
	if y < -9999 || y > 9999 || code < 21 || code > 41 {
		return Date{}
	}
	b := appendYear(make([]byte, 0, 8), y)
	b = append(b, '-', '0'+byte(code/10), '0'+byte(code%10))
	d, _ := Parse(string(b))
	return d
}

// appendYear writes a year of -9999 to 9999 in four digits.
func appendYear(b []byte, y int) []byte {
	if y < 0 {
		b = append(b, '-')
		y = -y
	}
	return append(b, '0'+byte(y/1000), '0'+byte(y/100%10), '0'+byte(y/10%10), '0'+byte(y%10))
}

// plainDay reports whether d is one day of the years 1000 to 9999 and nothing
// more: "2018-11-13". Such dates need no parsing to be shown.
func (d Date) plainDay() bool {
	s := d.s
	if len(s) != len("2018-11-13") || s[4] != '-' || s[7] != '-' || s[0] < '1' || d.first != d.last {
		return false
	}
	for i := range len(s) {
		if i != 4 && i != 7 && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// plainYear reports whether d is a year from 1000 to 9999 and nothing more: "2018".
func (d Date) plainYear() bool {
	s := d.s
	if len(s) != len("2018") || s[0] < '1' {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
