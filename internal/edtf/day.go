package edtf

import "time"

// Day counts days from 1970-01-01 in the proleptic Gregorian calendar.
type Day int32

// MinDay and MaxDay stand for an open or unknown end.
const (
	MinDay Day = -1 << 31
	MaxDay Day = 1<<31 - 1
)

// Years whose every day fits a Day.
const (
	minYear = -5_877_000
	maxYear = 5_877_000
)

// Civil returns the Day of a year, month and day. Months outside 1 to 12 and
// days outside the month count on: Civil(2018, 12+1, 0) is 31 December 2018.
// Days beyond the range of a Day are MinDay or MaxDay.
func Civil(y, m, d int) Day {
	y, m = carry(y, m)
	if y <= minYear {
		return MinDay
	}
	if y >= maxYear {
		return MaxDay
	}
	// Years begin in March here, so that the day that comes and goes is the
	// last of the year; 153/5 spreads the months' lengths from there.
	if m <= 2 {
		y--
		m += 12
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	n := int64(era)*146097 + int64(doe) - 719468
	switch {
	case n <= int64(MinDay):
		return MinDay
	case n >= int64(MaxDay):
		return MaxDay
	}
	return Day(n)
}

// Civil returns the year, month (1-12) and day of the month.
func (d Day) Civil() (y, m, dd int) {
	z := int(d) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	dd = doy - (153*mp+2)/5 + 1
	m = mp + 3
	y = yoe + era*400
	if m > 12 {
		m -= 12
		y++
	}
	return y, m, dd
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday {
	// 1970-01-01 was a Thursday.
	w := (int(d) + 4) % 7
	if w < 0 {
		w += 7
	}
	return time.Weekday(w)
}

// ISOWeek returns the ISO 8601 week, 1 to 53, and the year that it counts in.
func (d Day) ISOWeek() (year, week int) {
	w := int(d.Weekday()+6) % 7 // Monday is 0
	thursday := d + Day(3-w)    // a week belongs to the year of its Thursday
	y, _, _ := thursday.Civil()
	return y, int(thursday-Civil(y, 1, 1))/7 + 1
}

// DaysIn is the number of days in a month.
func DaysIn(y, m int) int {
	switch m {
	case 2:
		if leap(int64(y)) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func leap(y int64) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func carry(y, m int) (int, int) {
	if m < 1 || m > 12 {
		k := floorDiv(m-1, 12)
		y += k
		m -= 12 * k
	}
	return y, m
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
