// Package figure finds the numbers of a report that measure or count something,
// with what they measure, and of what time.
//
// [Append] reads a [Report]: a text divided (package grammar), and what others have
// found in it: expressions of time, which are no figures and date them, and
// quotations, which have a voice of their own. It is total, takes linear time, and
// gives the same figures for the same report.
//
// # What is a figure
//
// A number is a figure when a unit goes with it: a currency before or after it, a
// percentage, a measure, or a plural noun ("52 joint projects"). It stands in
// digits, in words ("two and a half million") or in both. Ordinals, years, times,
// durations, scores, codes, the numbers of models and articles and what an
// expression of time covers are not figures. A range is two figures. A number
// without a unit is one where its neighbours say of what: "killing 107", "12 of its
// 40 seats", "up from 9 percent to 10".
//
// The span takes in the currency and the noun, and leaves out words like "more
// than", which are the modifier.
//
// # Values and units
//
// Values are exact decimals in base units: "$24.1 billion" is 24100000000 USD. Units
// are codes of ISO 4217 for money, "percent", "percentage point" and "basis point",
// symbols of the SI and others for measures, "times", and "count:" with a noun in the
// singular; people of any sort are "count:person". A currency that several
// countries call by one name is that of the country of which the report speaks,
// and keeps the name ("peso") where that is none or several.
//
// # What is counted
//
// A count is of its noun, a share of its whole, an amount of what the words beside it
// name, "$5 million in aid", or of what rises, costs or measures so much in its clause. A
// sum is not of whoever gives or takes it: of what it is for, or of nothing.
//
// # Times
//
// The period of a figure is what its own clause says; else what the figure before
// it in the same passage has; else a longer time that the sentences before tell of;
// else the day of the report. A figure with which another is compared dates
// nothing but itself.
package figure

import (
	"dateline/internal/edtf"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/timex"
)

// Figure is a number with what it counts.
type Figure struct {
	prose.Span         // of the number with its currency, unit or noun
	Token      int     // index in Report.Toks of the number
	Rule       string  // name of the rule that found it
	Confidence float64 // 0 to 1

	Value       string // decimal in base units: "24100000000", "34.1"
	Unit        string // code of ISO 4217, "percent", "count:project", symbol of a measure
	Modifier    string // "almost", "more than"
	Direction   string // up, down or ""
	What        string // what is measured or counted, in the report's words; or ""
	Period      edtf.Date
	PeriodBasis string // explicit, inherited, resolved, default
	Quote       int    // index in Report.Quotes, or -1
}

// Report is what the figures of a report are found in.
type Report struct {
	*grammar.Text              // the body
	Day           edtf.Date    // of publication; may be zero, a month or an interval
	Dates         []timex.Expr // the expressions of time in the body, in order
	Quotes        []Quote      // in order, without overlaps
	Most          int          // how many figures are asked for; once there are more, no others are looked for
}

// Quote is a quotation.
type Quote struct {
	prose.Span        // between the marks
	Speaker    string // whoever says it: equal for the same voice
}
