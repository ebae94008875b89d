package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// Language is how dates are said in a language. Every text is a format of
// package fmt that takes texts by number (%[1]s), so that their order is the
// language's own.
type Language struct {
	Months    [12]Forms
	DayMonths [12]Forms // a month behind the number of a day; where empty, as Months
	DayMonth  string    // of a day's number and a month: "7 June"
	Join      string    // of a day or a month and a year: "June 2018"
	JoinOf    string    // the same where the month is not known
	JoinVague string    // the same where the year is a decade or longer
	JoinNone  string    // of a day or a month of an unknown year

	Year, Before, Early, Beyond, Some  Forms // of a year's digits: 2018, before and soon after Christ, too far to count, some of them X
	Decade                             Forms // of its first year
	Century, Millennium                Forms // of a number as Ordinal writes it
	Ordinal                            func(n int64) string
	Group                              string    // between thousands of a year of five digits
	YearUnknown, NoMonth, NoDay        string    // the latter two of what is known
	Parts                              [21]Forms // of a year: the codes from 21 on
	DayOfSome, DayOfMonthX, DayX, OddX string    // of digits, month and year, as far as each is known

	About, Unsure                   string    // of a date
	Notes                           string    // of a date and the notes on its parts
	PartNames                       [4]string // year, month, day, season
	NoteUnsure, NoteAbout, NoteBoth string    // of the name of a part

	Days, Tight, Span, Years            string // of two days, of two months or years, of two phrases, of two years as numbers
	Between                             string // of the first and the second, and of both as a span
	AnyTime, By, Until, From, FromUntil string // of a date: open and unknown ends
	OrEarlier, OrLater                  string
	Or, And, Comma                      string // in lists
}

// Forms are what a language that declines makes of a phrase: alone; behind a
// word such as "from" or "by"; and, of a year, behind a day or a month. One that
// is "" is as the one before.
type Forms [3]string

// casus says which of the forms is wanted.
type casus int

const (
	alone casus = iota
	bent
	within
)

func (f Forms) in(c casus) string {
	for c > alone && f[c] == "" {
		c--
	}
	return f[c]
}

// Fill puts texts into a format of package fmt, which takes them in their order
// (%s) or by number (%[1]s). Every page has dozens of these, and fmt would have
// each text put into a box first; it has the word on all other formats.
func Fill(format string, texts ...string) string {
	var room [128]byte
	b, next, numbered := room[:0], 0, false
	rest := format
	for {
		i := strings.IndexByte(rest, '%')
		if i < 0 {
			break
		}
		b, rest = append(b, rest[:i]...), rest[i+1:]
		switch {
		case strings.HasPrefix(rest, "s"):
			rest = rest[1:]
		case len(rest) > 3 && rest[0] == '[' && rest[2:4] == "]s":
			next, numbered, rest = int(rest[1])-'1', true, rest[4:]
		default:
			return boxed(format, texts)
		}
		if next < 0 || next >= len(texts) {
			return boxed(format, texts)
		}
		b = append(b, texts[next]...)
		next++
	}
	if next < len(texts) && !numbered {
		return boxed(format, texts)
	}
	return string(append(b, rest...))
}

func boxed(format string, texts []string) string {
	args := make([]any, len(texts))
	for i, t := range texts {
		args[i] = t
	}
	return fmt.Sprintf(format, args...)
}

// English is the language of [Date.Human].
var English = Language{
	Months: [12]Forms{{"January"}, {"February"}, {"March"}, {"April"}, {"May"}, {"June"},
		{"July"}, {"August"}, {"September"}, {"October"}, {"November"}, {"December"}},
	DayMonth: "%[1]s %[2]s", Join: "%[1]s %[2]s", JoinOf: "%[1]s of %[2]s", JoinVague: "%[1]s in %[2]s", JoinNone: "%[1]s, year unknown",
	Year: Forms{"%[1]s"}, Before: Forms{"%[1]s BC"}, Early: Forms{"AD %[1]s"}, Beyond: Forms{"the year %[1]s or beyond"}, Some: Forms{"some year %[1]s"},
	Decade: Forms{"the %[1]ss"}, Century: Forms{"the %[1]s century"}, Millennium: Forms{"the %[1]s millennium"},
	Ordinal: ordinal, Group: ",",
	YearUnknown: "year unknown", NoMonth: "%[1]s, month unknown", NoDay: "%[1]s, day unknown",
	Parts: [21]Forms{
		{"spring %[1]s"}, {"summer %[1]s"}, {"autumn %[1]s"}, {"winter %[1]s"},
		{"northern spring %[1]s"}, {"northern summer %[1]s"}, {"northern autumn %[1]s"}, {"northern winter %[1]s"},
		{"southern spring %[1]s"}, {"southern summer %[1]s"}, {"southern autumn %[1]s"}, {"southern winter %[1]s"},
		{"first quarter of %[1]s"}, {"second quarter of %[1]s"}, {"third quarter of %[1]s"}, {"fourth quarter of %[1]s"},
		{"first third of %[1]s"}, {"second third of %[1]s"}, {"last third of %[1]s"},
		{"first half of %[1]s"}, {"second half of %[1]s"},
	},
	DayOfSome: "day %[1]s of a month", DayOfMonthX: "day %[1]s of month %[2]s", DayX: "day %[1]s of %[2]s", OddX: "day %[1]s of month %[2]s, %[3]s",
	About: "about %[1]s", Unsure: "%[1]s, uncertain", Notes: "%[1]s (%[2]s)",
	PartNames: [4]string{"year", "month", "day", "season"}, NoteUnsure: "%[1]s uncertain", NoteAbout: "%[1]s approximate", NoteBoth: "%[1]s uncertain and approximate",
	Days: "%[1]s–%[2]s", Tight: "%[1]s–%[2]s", Span: "%[1]s – %[2]s", Years: "%[1]s–%[2]s", Between: "between %[1]s and %[2]s",
	AnyTime: "at any time", By: "by %[1]s", Until: "until %[1]s, start unknown", From: "from %[1]s on", FromUntil: "from %[1]s, end unknown",
	OrEarlier: "%[1]s or earlier", OrLater: "%[1]s or later",
	Or: " or ", And: " and ", Comma: ", ",
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
