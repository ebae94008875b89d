package figure

import (
	"sort"
	"strings"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/timex"
)

// period gives the figure its time: what its own clause says, else what the
// figure before it in the same passage has, else the day of publication.
func (r *reckon) period(f *Figure, s int, sen grammar.Sentence) {
	ago := false // "a year ago it cost 218 dollars": the next figure is of now again
	defer func() {
		if f.PeriodBasis != "default" && !ago && !r.compared(f.Span) {
			r.last = lastPeriod{f.Period, f.PeriodBasis, s, sen.Para, f.Quote, sen.Span}
		}
	}()
	scope := sen.Span
	if f.Quote >= 0 {
		q := r.Quotes[f.Quote]
		scope = prose.Span{Start: max(scope.Start, q.Start), End: min(scope.End, q.End)}
	}
	// What stands far off in a very long sentence is about something else.
	scope.Start, scope.End = max(scope.Start, f.Start-900), min(scope.End, f.End+300)
	for scope.Start > 0 && !utf8.RuneStart(r.Body[scope.Start]) {
		scope.Start++
	}
	for scope.End < len(r.Body) && !utf8.RuneStart(r.Body[scope.End]) {
		scope.End++
	}
	if w, ok := r.dateFor(f.Span, scope, f.Quote >= 0); ok {
		f.Period, f.PeriodBasis = r.untilNow(w.Value), w.Basis
		ago = w.Rule == "ago" || strings.Contains(r.Body[max(0, w.Start-16):w.End], "same period") || r.bracketed(f.Start, w.End)
		return
	}
	l := r.last
	reach := 1
	if r.listItem(sen) {
		reach = 2 // past the line that leads to the list
	}
	if !l.date.IsZero() && !r.compared(f.Span) && sen.Para-l.para <= reach && s-l.sentence <= reach+1 {
		switch {
		case r.ofLast(f, sen):
			f.Period, f.PeriodBasis = l.date, "inherited"
			return
		case backReference(scope.Of(r.Body)):
			f.Period, f.PeriodBasis = l.date, "resolved"
			return
		case s == l.sentence && (l.quote == f.Quote || f.Quote >= 0 && l.quote >= 0):
			f.Period, f.PeriodBasis = l.date, l.basis
			return
		case l.quote < 0 && f.Quote < 0 || l.quote >= 0 && f.Quote >= 0 && (l.quote == f.Quote || r.Quotes[l.quote].Speaker == r.Quotes[f.Quote].Speaker):
			if broad(l.date) && !presentTense(scope.Of(r.Body)) && !r.present(r.TokenAt(f.Start), sen) && s > l.sentence && !r.ahead(l.date) {
				f.Period, f.PeriodBasis = l.date, "inherited"
				return
			}
		}
	}
	if backReference(scope.Of(r.Body)) {
		if w, ok := r.periodBefore(s); ok {
			f.Period, f.PeriodBasis = r.untilNow(w.Value), "resolved"
			return
		}
	}
	if w, ok := r.scene(s, scope, f.Quote >= 0); ok {
		f.Period, f.PeriodBasis = r.untilNow(w.Value), "inherited"
		return
	}
	f.Period, f.PeriodBasis = r.Day, "default"
}

// listItem reports a sentence that is an item of a list: its paragraph begins with a dash
// or a point.
func (r *reckon) listItem(sen grammar.Sentence) bool {
	k := sen.First
	if r.Word(k) == "\\" { // as Markdown escapes it
		k++
	}
	switch r.Word(k) {
	case "-", "–", "—", "•", "*", "·":
		return sen.Start == r.Paras[sen.Para].Start
	}
	return false
}

// scene is the longer time of which the sentence before says that data are
// told: "published the accounts for the financial year 2030."
func (r *reckon) scene(s int, scope prose.Span, quoted bool) (timex.Expr, bool) {
	if s == 0 || quoted || r.Sents[s-1].Para != r.Sents[s].Para {
		return timex.Expr{}, false
	}
	prev := r.Sents[s-1]
	told := false
	prev.First = max(prev.First, prev.Last-80)
	prev.Start = r.Toks[prev.First].Start
	for k := prev.First; k < prev.Last && !told; k++ {
		switch r.Word(k) {
		case "figures", "data", "results", "statistics", "accounts", "outturn", "survey", "census", "estimates", "indicators":
			told = true
		}
	}
	if !told || presentTense(scope.Of(r.Body)) {
		return timex.Expr{}, false
	}
	ws := r.datesIn(prev.Span)
	for i := len(ws) - 1; i >= 0; i-- {
		if w := ws[i]; !w.Value.IsZero() && (w.Kind == "date" || w.Kind == "interval") && broad(w.Value) && !r.ahead(w.Value) && !r.notPeriod(w, prev.Span) && !r.aside(w) {
			return w, true
		}
	}
	return timex.Expr{}, false
}

// untilNow closes an open period ("since 2012") with the day of publication.
func (r *reckon) untilNow(d edtf.Date) edtf.Date {
	start, open := strings.CutSuffix(d.String(), "/..")
	if !open || r.Day.IsZero() || strings.Contains(r.Day.String(), "/") {
		return d
	}
	if closed, err := edtf.Parse(start + "/" + r.Day.String()); err == nil {
		return closed
	}
	return d
}

// dateFor is the expression of time that dates the figure in its scope: the
// nearest one before it, else the nearest after it.
func (r *reckon) dateFor(at, scope prose.Span, quoted bool) (timex.Expr, bool) {
	if w, ok := r.respective(at, scope); ok {
		return w, true
	}
	var before, after timex.Expr
	contrast := r.compared(at)
	for _, w := range r.datesIn(scope) {
		if w.Kind == "date" && w.Basis == "explicit" && !w.Value.IsZero() && r.bracketed(at.Start, w.End) {
			return w, true
		}
	}
	for _, w := range r.datesIn(scope) {
		if w.Value.IsZero() || w.Kind != "date" && w.Kind != "interval" || !(contrast && w.Start >= at.End) && r.notPeriod(w, scope) {
			continue
		}
		if !quoted && r.insideQuote(w.Start) {
			continue
		}
		if w.Start < at.Start && (contrast || r.aside(w) || r.ofCompared(w) || r.sinceThen(w, at)) {
			continue
		}
		if w.Start < at.Start {
			before = w
		} else if p := r.Word(r.TokenAt(w.Start) - 1); (p == "until" || p == "till" || r.Word(r.TokenAt(w.Start)) == "until") && w.Start-at.End > 24 {
			continue // how long a plan is to last
		} else if after.Value.IsZero() && w.Start >= at.End {
			after = w
		}
	}
	if !before.Value.IsZero() && !(!after.Value.IsZero() && (after.Start-at.End <= 4 || r.attached(at.End, after.Start))) {
		return before, true
	}
	if after.Value.IsZero() || after.Start-at.End > 160 || r.another(at.End, after.Start) {
		return timex.Expr{}, false
	}
	// A date in the next clause is about something else.
	gap := r.Body[at.End:after.Start]
	if i := strings.LastIndexByte(gap, '('); i >= 0 && strings.ContainsAny(gap[i:], "0123456789") && strings.IndexByte(gap[i:], ')') < 0 {
		return timex.Expr{}, false // of the figure in the brackets: "less than before ($10.8 billion in 2022)"
	}
	for _, stop := range [...]string{", which", ", who", ", while", "; ", " after ", ", after", " before ", ", when", ", but", ", and "} {
		if strings.Contains(gap, stop) {
			return timex.Expr{}, false
		}
	}
	return after, true
}

// sinceThen reports a day on which something began, where the figure tells what has
// come of it: "opened on 1 May, and has taken 2,000".
func (r *reckon) sinceThen(w timex.Expr, at prose.Span) bool {
	if first, last := w.Value.Bounds(); last > first {
		return false
	}
	gap := r.Body[w.End:max(w.End, at.Start)]
	for _, now := range [...]string{", and has ", ", and have ", " and has since ", " and have since "} {
		if strings.Contains(gap, now) {
			return true
		}
	}
	return false
}

// bracketed reports a figure that stands in brackets right behind a date: "compared to
// 2023 ($89 billion)".
func (r *reckon) bracketed(start, date int) bool {
	gap := r.Body[min(date, start):start]
	return gap == " (" || gap == " figure ("
}

// respective is the date of a figure in a list that goes with a list of dates:
// "for 2023 and 2024, at 22 percent and 9 percent respectively".
func (r *reckon) respective(at, scope prose.Span) (timex.Expr, bool) {
	end := min(scope.End, at.End+80)
	if !strings.Contains(r.Body[at.End:max(at.End, end)], "respectively") {
		return timex.Expr{}, false
	}
	var list []timex.Expr
	for _, w := range r.datesIn(scope) {
		if w.Value.IsZero() || w.Kind != "date" && w.Kind != "interval" {
			continue
		}
		if n := len(list); n > 0 {
			if gap := strings.Trim(r.Body[list[n-1].End:w.Start], " ,"); gap != "" && gap != "and" && gap != "and in" {
				return timex.Expr{}, false
			}
		}
		list = append(list, w)
	}
	n := 0
	for i := len(r.out) - 1; i >= 0 && r.out[i].Start >= scope.Start; i-- {
		n++
	}
	if len(list) < 2 || n >= len(list) {
		return timex.Expr{}, false
	}
	return list[n], true
}

func (r *reckon) insideQuote(offset int) bool {
	for i := r.q; i < len(r.Quotes) && r.Quotes[i].Start <= offset; i++ {
		if offset < r.Quotes[i].End {
			return true
		}
	}
	return false
}

// ahead reports a period that begins after the day of the report: a plan's,
// and not that of the figures told next.
func (r *reckon) ahead(d edtf.Date) bool {
	if r.Day.IsZero() {
		return false
	}
	first, _ := d.Bounds()
	_, last := r.Day.Bounds()
	return first > last
}

// compared reports a figure with which another is compared: "compared with
// $16.4 billion a year ago".
func (r *reckon) compared(at prose.Span) bool {
	k := r.TokenAt(at.Start)
	if k > 1 && r.Word(k-1) == "of" && (r.Word(k-2) == "average" || r.Word(k-2) == "total") { // "compared with an average of 20"
		k -= 2
	}
	for i := k - 1; i >= 0 && i > k-4; i-- {
		switch r.Word(i) {
		case "compared", "against", "versus", "vs":
			return true
		case "from":
			return i == k-1 && i > 0 && (r.Word(i-1) == "up" || r.Word(i-1) == "down" || r.earlier(at.End))
		}
		if r.Toks[i].Kind != prose.Word {
			return false
		}
	}
	return false
}

// ofCompared reports a date that says when a figure was that another has been
// compared with, and nothing of those that follow: "compared with 31.5 billion
// in 2018; the treasury still speaks of".
func (r *reckon) ofCompared(w timex.Expr) bool {
	for i := len(r.out) - 1; i >= 0 && i > len(r.out)-4; i-- {
		if f := &r.out[i]; f.End <= w.Start {
			return w.Start-f.End < 24 && r.compared(f.Span)
		}
	}
	return false
}

// present reports a verb before the figure that tells of today or of a plan.
func (r *reckon) present(k int, sen grammar.Sentence) bool {
	for i := k - 1; i >= sen.First && i > k-9; i-- {
		switch r.Low(i) {
		case "is", "are", "will", "can", "would":
			return true
		case ",", ";", ":":
			return false
		}
	}
	return false
}

// aside reports a date in a clause about somebody: "Carrow, who took office in
// 2029, said".
func (r *reckon) aside(w timex.Expr) bool {
	if w.End >= len(r.Body) || r.Body[w.End] != ',' {
		return false
	}
	k := r.TokenAt(w.Start)
	for i := k - 1; i >= 0 && i > k-14; i-- {
		switch r.Word(i) {
		case "who", "whose":
			return true
		case ",", ".", ";":
			return false
		}
	}
	return false
}

// periodBefore is the last expression of a longer time in the two sentences
// before s.
func (r *reckon) periodBefore(s int) (timex.Expr, bool) {
	for i := s - 1; i >= 0 && i >= s-2; i-- {
		ws := r.datesIn(r.Sents[i].Span)
		for k := len(ws) - 1; k >= 0; k-- {
			if !ws[k].Value.IsZero() && broad(ws[k].Value) && !r.notPeriod(ws[k], r.Sents[i].Span) { // no "compared to the same period of 2021"
				return ws[k], true
			}
		}
	}
	return timex.Expr{}, false
}

// datesIn are the expressions of time within the span.
func (r *reckon) datesIn(s prose.Span) []timex.Expr {
	i := sort.Search(len(r.Dates), func(i int) bool { return r.Dates[i].Start >= s.Start })
	j := i
	for j < len(r.Dates) && r.Dates[j].End <= s.End {
		j++
	}
	return r.Dates[i:j]
}

// lastPeriod is the period of the figure before, which the next may inherit.
type lastPeriod struct {
	date     edtf.Date
	basis    string
	sentence int
	para     int
	quote    int
	span     prose.Span // of the sentence
}
