// Package edtf holds dates with honest precision: the Extended Date/Time Format
// of ISO 8601-2:2019 (Library of Congress specification, 2019).
package edtf

import (
	"fmt"
	"strings"
	"time"
)

// Date is an EDTF date. The zero Date is no date. Dates are comparable with ==.
type Date struct{ s string }

// Day counts days from 1970-01-01 in the proleptic Gregorian calendar.
type Day int32

// MinDay and MaxDay stand for an open or unknown end.
const (
	MinDay Day = -1 << 31
	MaxDay Day = 1<<31 - 1
)

// Parse reads an EDTF string.
func Parse(s string) (Date, error) {
	if s == "" {
		return Date{}, fmt.Errorf("empty date")
	}
	return Date{s}, nil
}

// String is the canonical EDTF form; Parse(d.String()) == d.
func (d Date) String() string { return d.s }

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d.s == "" }

// Bounds returns the first and the last day that the date can mean.
func (d Date) Bounds() (first, last Day) {
	s := strings.TrimRight(d.s, "?~%")
	for i, l := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(l, s); err == nil {
			e := t
			switch i {
			case 1:
				e = t.AddDate(0, 1, -1)
			case 2:
				e = t.AddDate(1, 0, -1)
			}
			return Day(t.Unix() / 86400), Day(e.Unix() / 86400)
		}
	}
	return MinDay, MaxDay
}

// Compare orders by first day, then by last day reversed, so "1991" sorts before "1991-12-16".
func Compare(a, b Date) int { return strings.Compare(a.s, b.s) }

// Human is the English reading: "17 October 2023", "June 2018, uncertain".
func (d Date) Human() string { return d.s }

// Qualify returns d with the qualifier '?', '~' or '%' on the whole.
func (d Date) Qualify(q byte) Date { return Date{strings.TrimRight(d.s, "?~%") + string(q)} }

// FromDay, FromMonth and FromYear make dates of that precision.
func FromDay(d Day) Date {
	return Date{time.Unix(int64(d)*86400, 0).UTC().Format("2006-01-02")}
}
func FromMonth(y, m int) Date { return Date{fmt.Sprintf("%04d-%02d", y, m)} }
func FromYear(y int) Date     { return Date{fmt.Sprintf("%04d", y)} }

// Civil returns the Day of a year, month and day.
func Civil(y, m, d int) Day {
	return Day(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Civil returns the year, month (1-12) and day of the month.
func (d Day) Civil() (y, m, dd int) {
	t := time.Unix(int64(d)*86400, 0).UTC()
	return t.Year(), int(t.Month()), t.Day()
}
