package edtf

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"
)

// days writes bounds as dates, ".." for an end that is open or unknown.
func days(d Date) string {
	f, l := d.Bounds()
	name := func(x Day) string {
		if x == MinDay || x == MaxDay {
			return ".."
		}
		return FromDay(x).String()
	}
	if f == l {
		return name(f)
	}
	return name(f) + " to " + name(l)
}

// features are made from the features of the Library of Congress
// specification, by its section; the strings are our own.
var features = []struct{ section, in, bounds, human string }{
	// Level 0
	{"Date", "1991-12-16", "1991-12-16", "16 December 1991"},
	{"Date", "1991-12", "1991-12-01 to 1991-12-31", "December 1991"},
	{"Date", "1991", "1991-01-01 to 1991-12-31", "1991"},
	{"Date", "2024-02", "2024-02-01 to 2024-02-29", "February 2024"},
	{"Date", "0000", "0000-01-01 to 0000-12-31", "1 BC"},
	{"Date", "0622", "0622-01-01 to 0622-12-31", "AD 622"},
	{"Date and Time", "2018-06-07T21:10:30", "2018-06-07", "7 June 2018, 21:10:30"},
	{"Date and Time", "2018-06-07T21:10:30Z", "2018-06-07", "7 June 2018, 21:10:30 UTC"},
	{"Date and Time", "2018-06-07T21:10:30+06", "2018-06-07", "7 June 2018, 21:10:30+06"},
	{"Date and Time", "2018-06-07T21:10:30-03:30", "2018-06-07", "7 June 2018, 21:10:30-03:30"},
	{"Time Interval", "2013/2018", "2013-01-01 to 2018-12-31", "2013–2018"},
	{"Time Interval", "2018-06/2018-08", "2018-06-01 to 2018-08-31", "June–August 2018"},
	{"Time Interval", "2018-06/2019-03", "2018-06-01 to 2019-03-31", "June 2018 – March 2019"},
	{"Time Interval", "2018-06-10/2018-06-12", "2018-06-10 to 2018-06-12", "10–12 June 2018"},
	{"Time Interval", "2018-06-28/2018-07-02", "2018-06-28 to 2018-07-02", "28 June – 2 July 2018"},
	{"Time Interval", "2018-12-28/2019-01-03", "2018-12-28 to 2019-01-03", "28 December 2018 – 3 January 2019"},
	{"Time Interval", "2018-02-01/2018-05", "2018-02-01 to 2018-05-31", "1 February 2018 – May 2018"},
	{"Time Interval", "2018-02-01/2019", "2018-02-01 to 2019-12-31", "1 February 2018 – 2019"},
	{"Time Interval", "2017/2018-02", "2017-01-01 to 2018-02-28", "2017 – February 2018"},
	// Level 1
	{"Letter-prefixed calendar year", "Y18000", "", "18,000"},
	{"Letter-prefixed calendar year", "Y170000002", "..", "170,000,002"},
	{"Letter-prefixed calendar year", "Y-170000002", "..", "170,000,003 BC"},
	{"Seasons", "2018-21", "2018-03-01 to 2018-05-31", "spring 2018"},
	{"Seasons", "2018-22", "2018-06-01 to 2018-08-31", "summer 2018"},
	{"Seasons", "2018-23", "2018-09-01 to 2018-11-30", "autumn 2018"},
	{"Seasons", "2018-24", "2018-12-01 to 2019-02-28", "winter 2018"},
	{"Qualification of a date (complete)", "1984?", "1984-01-01 to 1984-12-31", "1984, uncertain"},
	{"Qualification of a date (complete)", "2018-06~", "2018-06-01 to 2018-06-30", "about June 2018"},
	{"Qualification of a date (complete)", "2018-06?", "2018-06-01 to 2018-06-30", "June 2018, uncertain"},
	{"Qualification of a date (complete)", "2018-06-11%", "2018-06-11", "about 11 June 2018, uncertain"},
	{"Qualification of a date (complete)", "2018-21~", "2018-03-01 to 2018-05-31", "about spring 2018"},
	{"Unspecified digit(s) from the right", "201X", "2010-01-01 to 2019-12-31", "the 2010s"},
	{"Unspecified digit(s) from the right", "20XX", "2000-01-01 to 2099-12-31", "the 21st century"},
	{"Unspecified digit(s) from the right", "2018-XX", "2018-01-01 to 2018-12-31", "2018, month unknown"},
	{"Unspecified digit(s) from the right", "2018-04-XX", "2018-04-01 to 2018-04-30", "April 2018, day unknown"},
	{"Unspecified digit(s) from the right", "2018-XX-XX", "2018-01-01 to 2018-12-31", "2018, day unknown"},
	{"Extended Interval (L1)", "../2019-03-20", ".. to 2019-03-20", "by 20 March 2019"},
	{"Extended Interval (L1)", "../2019-03", ".. to 2019-03-31", "by March 2019"},
	{"Extended Interval (L1)", "../2019", ".. to 2019-12-31", "by 2019"},
	{"Extended Interval (L1)", "/2019-03-20", ".. to 2019-03-20", "until 20 March 2019, start unknown"},
	{"Extended Interval (L1)", "2012-04-12/..", "2012-04-12 to ..", "from 12 April 2012 on"},
	{"Extended Interval (L1)", "2012/..", "2012-01-01 to ..", "from 2012 on"},
	{"Extended Interval (L1)", "2012-04/", "2012-04-01 to ..", "from April 2012, end unknown"},
	{"Extended Interval (L1)", "1984~/2004-06", "1984-01-01 to 2004-06-30", "about 1984 – June 2004"},
	{"Extended Interval (L1)", "1984?/2004%", "1984-01-01 to 2004-12-31", "1984, uncertain – about 2004, uncertain"},
	{"Negative calendar year", "-1985", "-1985-01-01 to -1985-12-31", "1986 BC"},
	{"Negative calendar year", "-0044-03-15", "-0044-03-15", "15 March 45 BC"},
	// Level 2
	{"Exponential year", "Y-17E7", "..", "170,000,001 BC"},
	{"Exponential year", "Y2E4", "", "20,000"},
	{"Significant digits", "1950S2", "1900-01-01 to 1999-12-31", "between 1900 and 1999"},
	{"Significant digits", "Y171010000S3", "..", "between 171,000,000 and 171,999,999"},
	{"Significant digits", "Y3388E2S3", "", "between 338,000 and 338,999"},
	{"Sub-year groupings", "2018-25", "2018-03-01 to 2018-05-31", "northern spring 2018"},
	{"Sub-year groupings", "2018-30", "2018-12-01 to 2019-02-28", "southern summer 2018"},
	{"Sub-year groupings", "2018-33", "2018-01-01 to 2018-03-31", "first quarter of 2018"},
	{"Sub-year groupings", "2018-36", "2018-10-01 to 2018-12-31", "fourth quarter of 2018"},
	{"Sub-year groupings", "2018-38", "2018-05-01 to 2018-08-31", "second third of 2018"},
	{"Sub-year groupings", "2018-41", "2018-07-01 to 2018-12-31", "second half of 2018"},
	{"Set representation", "[1667,1668,1670..1672]", "1667-01-01 to 1672-12-31", "1667, 1668 or between 1670 and 1672"},
	{"Set representation", "[..1760-12-03]", ".. to 1760-12-03", "3 December 1760 or earlier"},
	{"Set representation", "[1760-12..]", "1760-12-01 to ..", "December 1760 or later"},
	{"Set representation", "[1760-01,1760-02,1760-12..]", "1760-01-01 to ..", "January 1760, February 1760 or December 1760 or later"},
	{"Set representation", "[1667,1760-12]", "1667-01-01 to 1760-12-31", "1667 or December 1760"},
	{"Set representation", "[2018-06-10..2018-06-12]", "2018-06-10 to 2018-06-12", "between 10 and 12 June 2018"},
	{"Set representation", "{1667,1668,1670..1672}", "1667-01-01 to 1672-12-31", "1667, 1668 and 1670–1672"},
	{"Set representation", "{1960,1961-12}", "1960-01-01 to 1961-12-31", "1960 and December 1961"},
	{"Set representation", "{..1984}", ".. to 1984-12-31", "by 1984"},
	{"Qualification", "2004-06-11%", "2004-06-11", "about 11 June 2004, uncertain"},
	{"Qualification", "2004-06~-11", "2004-06-11", "11 June 2004 (year approximate, month approximate)"},
	{"Qualification", "2004?-06-11", "2004-06-11", "11 June 2004 (year uncertain)"},
	{"Qualification of individual component", "?2004-06-~11", "2004-06-11", "11 June 2004 (year uncertain, day approximate)"},
	{"Qualification of individual component", "2004-%06-11", "2004-06-11", "11 June 2004 (month uncertain and approximate)"},
	{"Qualification of individual component", "2004-?21", "2004-03-01 to 2004-05-31", "spring 2004 (season uncertain)"},
	{"Unspecified Digit", "193X", "1930-01-01 to 1939-12-31", "the 1930s"},
	{"Unspecified Digit", "156X-12-25", "1560-12-25 to 1569-12-25", "25 December in the 1560s"},
	{"Unspecified Digit", "15XX-12-25", "1500-12-25 to 1599-12-25", "25 December in the 16th century"},
	{"Unspecified Digit", "XXXX-12-XX", ".. to ..", "December, year unknown, day unknown"},
	{"Unspecified Digit", "XXXX-12-25", ".. to ..", "25 December, year unknown"},
	{"Unspecified Digit", "1XXX-XX", "1000-01-01 to 1999-12-31", "the 2nd millennium, month unknown"},
	{"Unspecified Digit", "1XXX-12", "1000-12-01 to 1999-12-31", "December in the 2nd millennium"},
	{"Unspecified Digit", "1984-1X", "1984-10-01 to 1984-12-31", "October–December 1984"},
	{"Unspecified Digit", "1984-0X", "1984-01-01 to 1984-09-30", "January–September 1984"},
	{"Unspecified Digit", "2018-06-1X", "2018-06-10 to 2018-06-19", "10–19 June 2018"},
	{"Unspecified Digit", "19XX-02-29", "1904-02-29 to 1996-02-29", "29 February in the 20th century"},
	{"Unspecified Digit", "2018-02-3X", "error 8", ""},
	{"Interval", "2004-06-~01/2004-06-~20", "2004-06-01 to 2004-06-20", "1 June 2004 (day approximate) – 20 June 2004 (day approximate)"},
	{"Interval", "2004-06-XX/2004-07-03", "2004-06-01 to 2004-07-03", "June 2004, day unknown – 3 July 2004"},
	// What is not EDTF, and where it goes wrong
	{"Errors", "", "error 0", ""},
	{"Errors", "18", "error 2", ""},
	{"Errors", "2018-13", "error 5", ""},
	{"Errors", "2018-00", "error 5", ""},
	{"Errors", "2018-42", "error 5", ""},
	{"Errors", "2018-6", "error 6", ""},
	{"Errors", "2018-02-30", "error 8", ""},
	{"Errors", "2019-02-29", "error 8", ""},
	{"Errors", "201X-02-30", "error 8", ""},
	{"Errors", "2018-21-01", "error 7", ""},
	{"Errors", "2018-06-07T25:00:00", "error 11", ""},
	{"Errors", "2018-06-07T21:10", "error 16", ""},
	{"Errors", "2018-06-07?T21:10:00", "error 11", ""},
	{"Errors", "20180607", "error 4", ""},
	{"Errors", "12018", "error 4", ""},
	{"Errors", "Y2018", "error 1", ""},
	{"Errors", "Y012018", "error 1", ""},
	{"Errors", "-0000", "error 0", ""},
	{"Errors", "201u", "error 3", ""},
	{"Errors", "201x", "error 3", ""},
	{"Errors", "/", "error 0", ""},
	{"Errors", "2018/2017", "error 5", ""},
	{"Errors", "2018/2019/2020", "error 9", ""},
	{"Errors", "open/2018", "error 0", ""},
	{"Errors", "[2018", "error 5", ""},
	{"Errors", "[2018, 2019]", "error 6", ""},
	{"Errors", "[2018..,2019]", "error 7", ""},
	{"Errors", "[2018,..2019]", "error 6", ""},
	{"Errors", "[]", "error 1", ""},
	{"Errors", "2018??", "error 5", ""},
	{"Errors", " 2018", "error 0", ""},
	{"Errors", "2018 ", "error 4", ""},
	{"Errors", "1950S5", "error 5", ""},
	{"Errors", "June 2018", "error 0", ""},
}

func TestSpecificationFeatures(t *testing.T) {
	for _, c := range features {
		t.Run(c.section+"/"+c.in, func(t *testing.T) {
			d, err := Parse(c.in)
			if err != nil {
				var pe *ParseError
				if !errors.As(err, &pe) {
					t.Fatalf("error is a %T", err)
				}
				if got := "error " + itoa(pe.Offset); got != c.bounds {
					t.Errorf("%v; want %s", err, c.bounds)
				}
				return
			}
			if d.String() != c.in {
				t.Errorf("String() = %q", d.String())
			}
			if got := days(d); c.bounds != "" && got != c.bounds {
				t.Errorf("bounds %s; want %s", got, c.bounds)
			}
			if got := d.Human(); got != c.human {
				t.Errorf("Human() = %q; want %q", got, c.human)
			}
		})
	}
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}

func must(s string) Date {
	if s == "" {
		return Date{}
	}
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// The zero Date has the bounds of everything, so it comes first.
func TestCoarserSortsBeforeFiner(t *testing.T) {
	want := []string{"", "../2019", "-0044", "199X", "1991", "1991-01", "1991-01-01", "1991-12", "1991-12-16",
		"1991-12-16?", "2012/..", "2012", "2012-33", "2018-06-10/2018-06-12", "2018-06-10", "Y18000"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, func(a, b string) int { return Compare(must(a), must(b)) })
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestOverlapsIsPossiblyAndContainsIsCertainly(t *testing.T) {
	for _, c := range []struct {
		outer, inner       string
		overlaps, contains bool
	}{
		{"2018", "2018-06", true, true},
		{"2018-06", "2018", true, false},
		{"2018", "2018", true, true},
		{"2018", "2019", false, false},
		{"2018", "2018-06?", true, false},
		{"2018~", "2018-06", true, false},
		{"2013/2018", "2015-05-05", true, true},
		{"2013/2018", "2018-12-31/2019-01-01", true, false},
		{"../2019-03-20", "1900", true, true},
		{"2012/..", "2030", true, true},
		{"2012/", "2030", true, false},
		{"2012/", "2012-05", true, true},
		{"/2019-03-20", "1900", true, false},
		{"/2019-03-20", "2019-03-20", true, true},
		{"[2013,2018]", "2015", false, false},
		{"[2013,2018]", "2013", true, false},
		{"{2013,2018}", "2013-07", true, true},
		{"{2013,2018}", "2015", false, false},
		{"2010/2019", "[2013,2018]", true, true},
		{"2010/2015", "[2013,2018]", true, false},
		{"2010/2015", "{2013,2018}", true, false},
		{"[2013,2013-05]", "2013-05-09", true, true},
		{"201X", "2018", true, true},
		{"", "2018", false, false},
		{"2018", "", false, false},
	} {
		o, i := must(c.outer), must(c.inner)
		if got := Overlaps(o, i); got != c.overlaps {
			t.Errorf("Overlaps(%s, %s) = %v", c.outer, c.inner, got)
		}
		if Overlaps(o, i) != Overlaps(i, o) {
			t.Errorf("Overlaps(%s, %s) is not symmetric", c.outer, c.inner)
		}
		if got := Contains(o, i); got != c.contains {
			t.Errorf("Contains(%s, %s) = %v", c.outer, c.inner, got)
		}
	}
}

func TestPrecisionYearAndMonth(t *testing.T) {
	for _, c := range []struct {
		in          string
		p           Precision
		year, month int // 0: none
	}{
		{"2018-11-13", DayPrec, 2018, 11},
		{"2018-11-13T09:30:00Z", DayPrec, 2018, 11},
		{"2018-11?", Month, 2018, 11},
		{"2018-11-XX", Month, 2018, 11},
		{"2018", Year, 2018, 0},
		{"2018-XX-XX", Year, 2018, 0},
		{"2018-24", Season, 2018, 0},
		{"2018-33", Season, 2018, 0},
		{"201X", Decade, 0, 0},
		{"20XX", Century, 0, 0},
		{"1950S2", Century, 0, 0},
		{"XXXX", None, 0, 0},
		{"XXXX-12-25", DayPrec, 0, 12},
		{"156X-12-25", DayPrec, 0, 12},
		{"2018-06-10/2018-06-12", IntervalPrec, 2018, 6},
		{"2018-06/2018-07", IntervalPrec, 2018, 0},
		{"2018/..", IntervalPrec, 0, 0},
		{"[2018-06,2018-07]", Set, 2018, 0},
		{"Y18000", Year, 18000, 0},
		{"Y170000002", Year, 0, 0},
		{"", None, 0, 0},
	} {
		d := must(c.in)
		if d.Precision() != c.p {
			t.Errorf("%s: precision %v; want %v", c.in, d.Precision(), c.p)
		}
		y, _ := d.Year()
		m, _ := d.Month()
		if y != c.year || m != c.month {
			t.Errorf("%s: year %d, month %d", c.in, y, m)
		}
	}
}

func TestQualifyReplacesAndRemoves(t *testing.T) {
	for _, c := range []struct {
		in   string
		q    byte
		want string
	}{
		{"2018", '~', "2018~"},
		{"2018?", '~', "2018~"},
		{"2018?", 0, "2018"},
		{"?2004-06-~11", '?', "2004-06-11?"},
		{"2013/2018", '?', "2013?/2018?"},
		{"2013/..", '~', "2013~/.."},
		{"/2013", '~', "/2013~"},
		{"[2013,2015..2017]", '%', "[2013%,2015%..2017%]"},
		{"{..2013}", '~', "{..2013~}"},
		{"2018-06-07T21:10:30+06:00", '?', "2018-06-07?"},
		{"2018-06-07T21:10:30+06:00", 0, "2018-06-07T21:10:30+06:00"},
		{"1950S2", '?', "1950S2?"},
		{"2018", 'x', "2018"},
		{"", '?', ""},
	} {
		d := must(c.in).Qualify(c.q)
		if d != must(c.want) {
			t.Errorf("%s with %q = %s; want %s", c.in, c.q, d, c.want)
		}
	}
}

func TestIntervalTakesOuterEnds(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"2013", "2018", "2013/2018"},
		{"", "2018", "../2018"},
		{"2012", "", "2012/.."},
		{"", "", ""},
		{"2018", "2013", ""},
		{"2013/2014", "2016/2018", "2013/2018"},
		{"2013/..", "2018", "2013/2018"},
		{"[2013,2014]", "{2016,2018}", "2013-01-01/2018-12-31"},
		{"2013~", "2018-06?", "2013~/2018-06?"},
	} {
		if got := Interval(must(c.a), must(c.b)); got != must(c.want) {
			t.Errorf("Interval(%q, %q) = %s; want %s", c.a, c.b, got, c.want)
		}
	}
	from, to := must("2013/..").Ends()
	if from != must("2013") || !to.IsZero() {
		t.Errorf("Ends of 2013/.. are %q and %q", from, to)
	}
}

func TestConstructorsEqualParse(t *testing.T) {
	for _, c := range []struct {
		got  Date
		want string
	}{
		{FromDay(Civil(2018, 11, 13)), "2018-11-13"},
		{FromDay(Civil(-44, 3, 15)), "-0044-03-15"},
		{FromDay(Civil(12018, 1, 1)), "Y12018"},
		{FromDay(MinDay), ""},
		{FromMonth(2018, 11), "2018-11"},
		{FromMonth(2018, 13), "2019-01"},
		{FromMonth(2018, 0), "2017-12"},
		{FromMonth(2018, -12), "2016-12"},
		{FromYear(-9999), "-9999"},
		{FromYear(12018), "Y12018"},
		{FromYear(0), "0000"},
		{FromDecade(2013), "201X"},
		{FromCentury(2013), "20XX"},
		{FromDecade(-5), ""},
		{FromSeason(2018, 33), "2018-33"},
		{FromSeason(2018, 42), ""},
	} {
		if c.got != must(c.want) {
			t.Errorf("%s %v; want %s", c.got, c.got, c.want)
		}
	}
}

func TestCivilAgreesWithTheCalendar(t *testing.T) {
	// Every day of eight centuries, against an independent calendar.
	for u := time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC); u.Year() < 2400; u = u.AddDate(0, 0, 1) {
		want := Day(u.Unix() / 86400)
		if u.Unix() < 0 && u.Unix()%86400 != 0 {
			t.Fatal("not midnight")
		}
		y, m, d := u.Date()
		if got := Civil(y, int(m), d); got != want {
			t.Fatalf("Civil(%v) = %d; want %d", u, got, want)
		}
		if y2, m2, d2 := want.Civil(); y2 != y || m2 != int(m) || d2 != d {
			t.Fatalf("%v: %d-%d-%d", u, y2, m2, d2)
		}
		if want.Weekday() != u.Weekday() {
			t.Fatalf("%v is a %v", u, want.Weekday())
		}
		wy, ww := want.ISOWeek()
		if y, w := u.ISOWeek(); wy != y || ww != w {
			t.Fatalf("%v is in week %d of %d", u, ww, wy)
		}
	}
}

func TestFarYearsSaturate(t *testing.T) {
	for _, d := range []Day{MinDay, MinDay + 1, MaxDay - 1, MaxDay, -1, 0} {
		y, m, dd := d.Civil()
		if y > minYear && y < maxYear {
			if got := Civil(y, m, dd); got != d {
				t.Errorf("Civil(%d, %d, %d) = %d; want %d", y, m, dd, got, d)
			}
		}
	}
	if Civil(1<<40, 1, 1) != MaxDay || Civil(-1<<40, 1, 1) != MinDay {
		t.Error("far years do not saturate")
	}
}

func TestDateIsAStringInJSON(t *testing.T) {
	var v struct{ D, Z Date }
	v.D = must("2018-06?")
	b, err := json.Marshal(v)
	if err != nil || string(b) != `{"D":"2018-06?","Z":""}` {
		t.Fatalf("%s, %v", b, err)
	}
	w := v
	w.D = Date{}
	if err := json.Unmarshal(b, &w); err != nil || w != v {
		t.Errorf("%v, %v", w, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range features {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			var pe *ParseError
			if !errors.As(err, &pe) || pe.Offset < 0 || pe.Offset > len(s) {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("%q formats as %q", s, d)
		}
		if e, err := Parse(d.String()); err != nil || e != d {
			t.Fatalf("%q: %v, %v", s, e, err)
		}
		if first, last := d.Bounds(); first > last {
			t.Fatalf("%q: bounds %d to %d", s, first, last)
		}
		if d.Human() == "" {
			t.Fatalf("%q: nothing to read", s)
		}
		if Compare(d, d) != 0 || !Overlaps(d, d) {
			t.Fatalf("%q is not itself", s)
		}
		d.Precision()
		d.Year()
		d.Month()
		for _, q := range []byte{0, '?', '~', '%'} {
			e := d.Qualify(q)
			if p, err := Parse(e.String()); err != nil || p != e {
				t.Fatalf("%q with %q is %q: %v", s, q, e, err)
			}
		}
		if i := Interval(d, d); !i.IsZero() {
			a, b := i.Bounds()
			if f, l := d.Bounds(); a > f || b < l {
				t.Fatalf("%q: interval %s", s, i)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		Parse("2018-11-13")
	}
}

func BenchmarkCompare(b *testing.B) {
	x, y := must("2018-11-13"), must("2018-11")
	for b.Loop() {
		Compare(x, y)
	}
}

// Plain days are shown without being parsed, as they are with.
func TestPlainDaysAreShownAsParsedOnes(t *testing.T) {
	for _, s := range []string{"2018-11-13", "1000-01-01", "9999-12-31", "2020-02-29", "0999-05-06", "2018-11-1X", "2018-11", "-201-11-13"} {
		d, err := Parse(s)
		if err != nil {
			continue
		}
		v := d.value()
		y, ok := d.Year()
		if v.form == single && (!ok || int64(y) != int64(v.parts[0].a.ylo)) {
			t.Errorf("%s is of the year %d, not %d", s, y, v.parts[0].a.ylo)
		}
		if want := English.point(v.parts[0].a, alone); v.form == single && d.Human() != want {
			t.Errorf("%s reads %q, not %q", s, d.Human(), want)
		}
	}
}

func TestDatesThatAreMadeAreThoseThatAreRead(t *testing.T) {
	for y := -10010; y <= 10010; y++ {
		d := FromYear(y)
		if read, err := Parse(d.String()); err != nil || read != d {
			t.Fatalf("year %d: %#v, read %#v, %v", y, d, read, err)
		}
	}
	for day := Civil(999, 12, 20); day < Civil(2040, 1, 1); day += 5 {
		for _, n := range []Day{0, 1, 6, 40, 400} {
			d := Interval(FromDay(day), FromDay(day+n))
			if read, err := Parse(FromDay(day).String() + "/" + FromDay(day+n).String()); err != nil || read != d {
				t.Fatalf("%v and %d more: %#v, read %#v, %v", day, n, d, read, err)
			}
		}
	}
	if d := Interval(FromDay(10), FromDay(9)); !d.IsZero() {
		t.Errorf("an interval that ends before it begins is %v", d)
	}
}

func TestFillIsAsFmt(t *testing.T) {
	for _, c := range []struct {
		format string
		texts  []string
	}{
		{"", nil}, {"plain", nil}, {"%s", []string{"a"}}, {"%[1]s %[2]s", []string{"7", "June"}}, {"%[2]s, %[1]s", []string{"a", "b"}},
		{"%[1]s of %[1]s", []string{"%s"}}, {"%s and %s", []string{"ä", "ö"}}, {"%[2]s%s", []string{"a", "b"}}, {"%[2]s only", []string{"a", "b"}},
		{"%s", nil}, {"%s", []string{"a", "b"}}, {"%[3]s", []string{"a"}}, {"%[0]s", []string{"a"}}, {"100%", []string{"a"}}, {"100%% of %s", []string{"a"}},
		{"%q %[1]d %[1", []string{"a"}}, {"%5s|%-5s|", []string{"a", "b"}},
	} {
		values := make([]any, len(c.texts))
		for i, s := range c.texts {
			values[i] = s
		}
		if got, want := Fill(c.format, c.texts...), fmt.Sprintf(c.format, values...); got != want {
			t.Errorf("Fill(%q, %q) = %q, and fmt says %q", c.format, c.texts, got, want)
		}
	}
}

// TestPlainDatesReadAsAllOthers: a day and a year, which are not parsed to be read,
// say what they would by the general way, which a copy of the language goes.
func TestPlainDatesReadAsAllOthers(t *testing.T) {
	general := English
	for y := 990; y < 10000; y += 13 {
		for _, s := range []string{fmt.Sprintf("%04d", y), fmt.Sprintf("%04d-%02d-%02d", y, 1+y%12, 1+y%28), fmt.Sprintf("%04d?", y), fmt.Sprintf("%03dX", y/10), fmt.Sprintf("%04d-%02d", y, 1+y%12)} {
			d, err := Parse(s)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := d.In(&English), d.In(&general); got != want {
				t.Errorf("%s is read as %q, not %q", s, got, want)
			}
		}
	}
}
