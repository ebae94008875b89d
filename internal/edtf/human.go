package edtf

import (
	"strconv"
	"strings"
)

// Human is the English reading, for a table or a heading: "17 October 2023",
// "June 2018, uncertain", "about 2013", "10–12 June 2018", "by 20 March 2019"
// for an open start, "from 2012 on" for an open end, "the 2010s", "between
// 2013 and 2018" for one of a set. It is "" for the zero Date.
func (d Date) Human() string { return d.In(&English) }

// In is the reading in a language.
func (d Date) In(l *Language) string {
	if d.s == "" {
		return ""
	}
	if l == &English && d.plainDay() { // most dates are, and every page shows some
		y, m, day := d.first.Civil()
		return strconv.Itoa(day) + " " + l.Months[m-1][alone] + " " + strconv.Itoa(y)
	}
	if l == &English && d.plainYear() {
		return d.s
	}
	v := d.value()
	switch v.form {
	case interval:
		return l.span(v.parts[0])
	case oneOf:
		return l.list(v, l.Or, l.either)
	case allOf:
		return l.list(v, l.And, l.span)
	}
	return l.point(v.parts[0].a, alone)
}

// Bent is the reading behind a word such as "since".
func (d Date) Bent(l *Language) string {
	if d.s != "" {
		if v := d.value(); v.form == single {
			return l.point(v.parts[0].a, bent)
		}
	}
	return d.In(l)
}

func (l *Language) list(v value, last string, say func(part) string) string {
	var b strings.Builder
	for i, r := range v.parts {
		switch {
		case i == 0:
		case i == len(v.parts)-1:
			b.WriteString(last)
		default:
			b.WriteString(l.Comma)
		}
		b.WriteString(say(r))
	}
	return b.String()
}

// either reads a range of which one day is meant.
func (l *Language) either(r part) string {
	switch {
	case !r.ranged:
		return l.point(r.a, alone)
	case r.openA == open:
		return Fill(l.OrEarlier, l.point(r.b, alone))
	case r.openB == open:
		return Fill(l.OrLater, l.point(r.a, alone))
	}
	return Fill(l.Between, l.start(r), l.point(r.b, alone), l.ends(r))
}

// span reads a range that is meant from end to end.
func (l *Language) span(r part) string {
	switch {
	case !r.ranged:
		return l.point(r.a, alone)
	case r.openA != given && r.openB != given:
		return l.AnyTime
	case r.openA == open:
		return Fill(l.By, l.point(r.b, bent))
	case r.openA == unknown:
		return Fill(l.Until, l.point(r.b, bent))
	case r.openB == open:
		return Fill(l.From, l.point(r.a, bent))
	case r.openB == unknown:
		return Fill(l.FromUntil, l.point(r.a, bent))
	}
	return l.ends(r)
}

func (r part) plain() bool {
	return r.a.qual == [3]uint8{} && r.b.qual == [3]uint8{} && r.a.mask == [3]int8{} && r.b.mask == [3]int8{} &&
		!r.a.long && !r.b.long && r.a.digits == 0 && r.b.digits == 0 && r.a.time == "" && r.b.time == ""
}

// shared says what both ends of a range have in common and is said once: the
// year, and of days perhaps the month.
func (r part) shared() (year, month bool) {
	year = r.plain() && r.a.ylo == r.b.ylo && r.a.hasMonth && r.b.hasMonth && r.a.hasDay == r.b.hasDay
	return year, year && r.a.hasDay && r.a.month == r.b.month
}

// start reads the first end as far as the second does not say it.
func (l *Language) start(r part) string {
	switch year, month := r.shared(); {
	case month:
		return strconv.Itoa(int(r.a.day))
	case year:
		return l.dayOrMonth(r.a)
	}
	return l.point(r.a, alone)
}

// dayOrMonth reads a plain day or month without its year.
func (l *Language) dayOrMonth(d point) string {
	if d.hasDay {
		return Fill(l.DayMonth, strconv.Itoa(int(d.day)), l.dayMonth(int(d.month), alone))
	}
	return l.Months[d.month-1].in(alone)
}

// ends reads both ends of a range.
func (l *Language) ends(r part) string {
	year, month := r.shared()
	switch {
	case month:
		days := Fill(l.Days, strconv.Itoa(int(r.a.day)), strconv.Itoa(int(r.b.day)))
		return Fill(l.Join, Fill(l.DayMonth, days, l.dayMonth(int(r.a.month), alone)), l.year(r.a, within))
	case year:
		join := l.Tight
		if r.a.hasDay { // a dash that joins phrases stands free
			join = l.Span
		}
		return Fill(l.Join, Fill(join, l.dayOrMonth(r.a), l.dayOrMonth(r.b)), l.year(r.a, within))
	case r.plain() && r.a.countedYear() && r.b.countedYear():
		return Fill(l.Years, strconv.FormatInt(r.a.ylo, 10), strconv.FormatInt(r.b.ylo, 10))
	}
	return l.join(l.point(r.a, alone), l.point(r.b, alone))
}

// join joins two readings: "10 June 2017 – 2 July 2018".
func (l *Language) join(a, b string) string {
	if strings.Contains(a, " ") || strings.Contains(b, " ") {
		return Fill(l.Span, a, b)
	}
	return Fill(l.Tight, a, b)
}

// countedYear reports whether a date is a year of four digits and no more.
func (d point) countedYear() bool {
	return !d.hasMonth && d.month == 0 && d.ylo >= 1000 && d.ylo <= 9999
}

func (l *Language) point(d point, c casus) string {
	s := l.digits(d, c)
	if d.time != "" {
		s += ", " + strings.Replace(d.time, "Z", " UTC", 1)
	}
	return l.qualify(d, s)
}

// qualify adds what the qualifiers say. The same on all components is said
// once; otherwise each component is named.
func (l *Language) qualify(d point, s string) string {
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
			s = Fill(l.About, s)
		}
		if q&uncertain != 0 {
			s = Fill(l.Unsure, s)
		}
		return s
	}
	var notes []string
	for i, q := range d.qual[:n] {
		name := l.PartNames[i]
		if i == 1 && d.month > 20 {
			name = l.PartNames[3]
		}
		switch q {
		case uncertain:
			notes = append(notes, Fill(l.NoteUnsure, name))
		case approximate:
			notes = append(notes, Fill(l.NoteAbout, name))
		case uncertain | approximate:
			notes = append(notes, Fill(l.NoteBoth, name))
		}
	}
	return Fill(l.Notes, s, strings.Join(notes, l.Comma))
}

// digits reads the date without its qualifiers.
func (l *Language) digits(d point, c casus) string {
	switch {
	case d.month > 20:
		return Fill(l.Parts[d.month-21].in(c), l.year(d, within))
	case !d.hasMonth:
		return l.year(d, c)
	case d.hasDay:
		return l.day(d, c)
	case d.mask[1] == 2:
		return Fill(l.NoMonth, l.year(d, c))
	}
	return l.ofYear(d, l.month(d, c))
}

func (l *Language) day(d point, c casus) string {
	day, month := string(d.dpat[:]), string(d.mpat[:])
	if d.mask[2] == 0 {
		day = strconv.Itoa(int(d.day))
	}
	switch {
	case d.mask[2] == 2 && d.mask[1] == 2:
		return Fill(l.NoDay, l.year(d, c))
	case d.mask[2] > 0 && d.mask[1] > 0:
		return Fill(l.OddX, day, month, l.year(d, alone))
	case d.mask[2] == 2:
		return Fill(l.NoDay, l.ofYear(d, l.month(d, c)))
	case d.mask[1] == 2:
		return l.ofNoMonth(d, Fill(l.DayOfSome, day))
	case d.mask[1] > 0:
		return l.ofNoMonth(d, Fill(l.DayOfMonthX, day, month))
	case d.mask[2] > 0 && d.dpat[0] == 'X':
		return l.ofYear(d, Fill(l.DayX, day, l.dayMonth(int(d.month), c)))
	case d.mask[2] > 0:
		lo, hi := d.run(d.dpat, 1, d.longest())
		day = Fill(l.Days, strconv.Itoa(lo), strconv.Itoa(hi))
	}
	return l.ofYear(d, Fill(l.DayMonth, day, l.dayMonth(int(d.month), c)))
}

// dayMonth names a month behind a day.
func (l *Language) dayMonth(m int, c casus) string {
	if l.DayMonths[m-1][alone] != "" {
		return l.DayMonths[m-1].in(c)
	}
	return l.Months[m-1].in(c)
}

// longest is the number of days that the month has in its longest year.
func (d point) longest() int {
	if d.month == 2 && d.mask[0] == 0 {
		return DaysIn(int(d.ylo), 2)
	}
	return DaysIn(2000, int(d.month))
}

// ofYear joins a day or a month to its year.
func (l *Language) ofYear(d point, s string) string {
	switch d.mask[0] {
	case 0:
		return Fill(l.Join, s, l.year(d, within))
	case 4:
		return Fill(l.JoinNone, s)
	}
	return Fill(l.JoinVague, s, l.year(d, within))
}

// ofNoMonth joins a day of an unknown month to its year.
func (l *Language) ofNoMonth(d point, s string) string {
	if d.mask[0] == 0 {
		return Fill(l.JoinOf, s, l.year(d, within))
	}
	return l.ofYear(d, s)
}

// month names the month, or the run of months that 1X and 0X stand for.
func (l *Language) month(d point, c casus) string {
	if d.mask[1] == 0 {
		return l.Months[d.month-1].in(c)
	}
	lo, hi := d.run(d.mpat, 1, 12)
	a, b := l.Months[lo-1], l.Months[hi-1]
	switch {
	case lo == hi:
		return a.in(c)
	case d.mpat[0] == 'X':
		return a.in(c) + l.Or + b.in(c)
	}
	return Fill(l.Tight, a.in(alone), b.in(c))
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

func (l *Language) year(d point, c casus) string {
	switch {
	case d.digits > 0:
		a, b := l.number(d.ylo, alone), l.number(d.yhi, alone)
		return Fill(l.Between, a, b, l.join(a, b))
	case d.long || d.mask[0] == 0:
		return l.number(d.ylo, c)
	}
	bc := d.yhi < 0
	switch {
	case d.mask[0] == 4:
		return l.YearUnknown
	case bc || !runOfX(d.ypat):
		s := string(d.ypat[:])
		if bc {
			s = "-" + s
		}
		return Fill(l.Some.in(c), s)
	case d.mask[0] == 1:
		return Fill(l.Decade.in(c), strconv.FormatInt(d.ylo, 10))
	case d.mask[0] == 2:
		return Fill(l.Century.in(c), l.Ordinal(d.ylo/100+1))
	}
	return Fill(l.Millennium.in(c), l.Ordinal(d.ylo/1000+1))
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

// number reads a year that is wholly known.
func (l *Language) number(y int64, c casus) string {
	switch {
	case y <= 0:
		return Fill(l.Before.in(c), l.group(1-y))
	case y < 1000:
		return Fill(l.Early.in(c), strconv.FormatInt(y, 10))
	case y >= huge:
		return Fill(l.Beyond.in(c), strconv.FormatInt(y, 10))
	}
	return Fill(l.Year.in(c), l.group(y))
}

// group writes the digits of a year; from five on in groups.
func (l *Language) group(y int64) string {
	s := strconv.FormatInt(y, 10)
	if y >= huge {
		return Fill(l.Beyond.in(alone), s)
	}
	if len(s) < 5 {
		return s
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + l.Group + s[i:]
	}
	return s
}

// Day names a day of any year: "7 June".
func (l *Language) Day(month, day int) string {
	return Fill(l.DayMonth, strconv.Itoa(day), l.dayMonth(month, alone))
}

// Month names a month of a year: "June 2018".
func (l *Language) Month(year, month int) string {
	return Fill(l.Join, l.Months[month-1].in(alone), l.number(int64(year), within))
}
