// Package timex finds expressions of time in running news text and says which
// time they mean.
//
// [Find] returns what it finds in order, without overlaps:
//
//	Find("Trade grew in 2017; the ministers met on Tuesday.", Ref{Date: pub})
//
// gives "2017" (2017) and "Tuesday" (the last one up to the report's date).
//
// An expression is a date (a day, month, season, year, decade …, also with a
// time of day), an interval ("10–12 June 2018", "last week", "since 2012"), a
// duration ("three days") or recurring ("every Monday"). Its span follows
// TimeML: no leading preposition ("June 2018", not "in June 2018"), but
// determiners and modifiers within ("the end of 2018", "early June", "more
// than two years"). Timex3 is the value in ISO-TimeML notation; Value is the
// same as an EDTF date, with a qualifier where the words are vague ("a decade
// ago" is 2013~), and zero for what has no place on the calendar.
//
// Relative expressions are resolved against [Ref], the day of publication. If
// that is a month or an interval, the result is worked out from both its ends:
// where they agree it stands, where they don't it is coarsened and marked
// uncertain, and given up beyond a year. "Two weeks earlier" and "the next
// day" count from the last date that the text named, if there is one nearby. A
// month or a day without its year has the year of a story that is told of the past
// ("In June 2014 … In July …"), else the one that the clause and the report's day
// make likely.
//
// English is read whole. Of Russian, Kazakh and Chinese, dates with a named
// month, years and their parts, weekdays, times of day, and the common relative
// words are read (вчера в 15:00, өткен жылы, 上周五).
//
// The scanner is written by hand: one pass over the text makes tokens, and each
// rule looks at a bounded number of them, so the time is linear in the text.
package timex

import (
	"slices"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// Kinds of expressions.
const (
	Date      = "date"
	Interval  = "interval"
	Duration  = "duration"
	Recurring = "recurring"
)

// Bases of a value.
const (
	Explicit = "explicit" // the words alone say it
	Resolved = "resolved" // the report's date or another date in the text was needed
)

// Expr is an expression of time.
type Expr struct {
	prose.Span
	Kind       string    // date, interval, duration, recurring
	Value      edtf.Date // zero for a duration, a recurring time, a reference such as "recently", and what could not be resolved
	Timex3     string    // ISO-TimeML value: 2018-06, P3D, PAST_REF, XXXX-WXX-2
	Basis      string    // explicit or resolved
	Rule       string    // name of the rule that found it
	Confidence float64   // 0 to 1
	mid        [2]int32  // what stands between the two dates of a range; see Ends
}

// Ends returns the words of the two dates that a range is put together of, "June 10"
// and "12" of "June 10–12", which TimeML marks instead of the range; not ok where
// they are not named apart. Their values stand in Timex3 with a slash between, or with
// a comma in braces where they are but two days.
func (e *Expr) Ends() (first, last prose.Span, ok bool) {
	return prose.Span{Start: e.Start, End: int(e.mid[0])}, prose.Span{Start: int(e.mid[1]), End: e.End}, e.mid[1] > 0
}

// Ref is what a report's expressions are relative to.
type Ref struct {
	Date edtf.Date // of publication; may be zero, a month or an interval
	Lang string    // BCP 47. All languages are read in any text; this decides whether 07/10/2023 is 10 July (en-US), 7 October (others), or one of both ("" and en)
}

// Find returns the expressions of time in text, in order, without overlaps.
func Find(text string, ref Ref) []Expr { return new(Finder).Find(text, ref) }

// Finder finds the expressions of one text after another in the same room. The
// zero Finder is ready; one goroutine at a time may use it.
type Finder struct {
	scan scan
	out  []Expr
}

// Find is the function of that name. What it returns is good until it is called
// again.
func (f *Finder) Find(text string, ref Ref) []Expr {
	s := &f.scan
	s.reset(text, ref)
	f.out = slices.Grow(f.out[:0], min(len(text)/64+1, 64))
	for s.next() {
		for i := 0; i < len(s.toks); {
			if !s.mayBegin(i) {
				i++
				continue
			}
			m, ok := s.expression(i)
			if !ok {
				i++
				continue
			}
			f.out = append(f.out, s.expr(m))
			s.remember(m)
			i = m.end
		}
	}
	return f.out
}

// expr makes the result of a match.
func (s *scan) expr(m match) Expr {
	if m.basis == "" {
		m.basis = Explicit
	}
	if m.conf == 0 {
		m.conf = 0.95
	}
	if m.kind == "" {
		m.kind = Date
		if strings.IndexByte(m.value.String(), '/') >= 0 {
			m.kind = Interval
		}
	}
	e := Expr{
		Span:       prose.Span{Start: int(s.toks[m.start].start), End: int(s.toks[m.end-1].end)},
		Kind:       m.kind,
		Value:      m.value,
		Timex3:     m.timex,
		Basis:      m.basis,
		Rule:       m.rule,
		Confidence: m.conf,
	}
	if k := int(m.tail); k > 0 {
		e.mid = [2]int32{s.toks[k-int(m.gap)-1].end, s.toks[k].start}
	}
	return e
}
