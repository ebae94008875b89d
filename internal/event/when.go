package event

import (
	"slices"
	"sort"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

type whenDate = edtf.Date

// within are the expressions of time inside the span.
func (f *finder) within(s prose.Span) []reading.When {
	i := sort.Search(len(f.dates), func(i int) bool { return f.dates[i].Start >= s.Start })
	j := i
	for j < len(f.dates) && f.dates[j].End <= s.End {
		j++
	}
	return f.dates[i:j]
}

// usable reports whether an expression of time can be the date of an event: a
// date or an interval with both ends.
func usable(w reading.When) bool {
	if w.Value.IsZero() || w.Kind == "duration" || w.Kind == "recurring" {
		return false
	}
	first, last := w.Value.Bounds()
	return first != edtf.MinDay && last != edtf.MaxDay
}

// attach gives finding k its date and place: those in its clause, between the
// findings to its left and right; else those that open the sentence; else, for
// "the visit and his talks in June", those of the finding that is joined to it.
func (f *finder) attach(k int) {
	x, l := &f.found[k], &f.line
	if x.whole {
		return
	}
	if k > 0 && f.found[k-1].a == x.a && f.found[k-1].Rule == x.Rule { // one meeting with each
		p := &f.found[k-1]
		x.Date, x.DateBasis, x.Place, x.Country, x.PlaceText, x.PlaceBasis = p.Date, p.DateBasis, p.Place, p.Country, p.PlaceText, p.PlaceBasis
		return
	}
	left, right := 0, l.n
	if k > 0 {
		left = f.found[k-1].to
	}
	for j := k + 1; j < len(f.found); j++ {
		if f.found[j].a >= x.to { // not one within an apposition to who takes part
			right = f.found[j].a
			break
		}
	}
	left = min(max(left, 0), x.a)
	to := min(max(x.to, x.b), l.n)
	right = max(right, to)
	for j := x.a - 1; j >= left; j-- { // back to where the clause begins
		w := l.low[j]
		if w == "," && l.inDate(j) {
			continue
		}
		if w == "," {
			if k := f.timeBetween(left, j); k >= 0 && x.a-j <= 6 { // "and, in June 2031, took part"
				j = k
				continue
			}
			if k := f.timeOpening(left, j); k >= 0 && x.a-j <= 12 { // "it was wise: on July 6, 2031, they signed"
				left = k
				break
			}
		}
		if w == "that" {
			if k := l.cleft(j); k >= left { // "it was in Szohod, ten years ago, that he"
				left = k
				break
			}
		}
		if w == "," || w == ";" || w == "that" || w == "who" || w == ":" || grammar.Speaking.Is(w) {
			left = j + 1
			break
		}
	}
	if x.ahead {
		left = x.a
	}
	if x.Rule == "discussed-with" { // what stands before is of the matter
		left, x.b = to, to
	}
	stop := l.clauseEnd(to)
	right = min(right, max(stop, to))
	if w, ok := f.beforeWhen(x, max(left-4, 0)); ok {
		x.Date, x.DateBasis = w.Value, w.Basis
	} else if w, ok := f.dateIn(x, left, right, to); ok && !(w.Value.Precision() == edtf.Year && (l.numbered(x.a, x.b) || x.Kind == "meeting" && x.Status == "held" && f.ahead(w))) {
		x.Date, x.DateBasis = w.Value, w.Basis
	}
	if x.Place == "" && x.Country == "" && x.Kind != "invitation" && x.Kind != "call" {
		from := left
		if x.Kind == "visit" {
			from = x.b // what stands before it has a place of its own
		}
		x.Place, x.Country = f.placeIn(from, right, x.b, to)
		if x.Place != "" || x.Country != "" {
			x.PlaceBasis = "explicit"
		}
	}
	if (x.Kind == "signing" || gathers(x.Kind)) && x.Place == "" {
		f.signedIn(x, to, right)
	}
	if gathers(x.Kind) && x.Place == "" {
		f.hostOf(x)
	}
	if x.ahead {
		return
	}
	if x.loose && x.Rule != "forum-held" && x.Rule != "signing" && x.Kind != "announcement" {
		if x.Date.IsZero() {
			f.opening(x)
		}
		return
	}
	f.opening(x)
	if x.Date.IsZero() && k+1 < len(f.found) {
		f.fromNext(k)
	}
	if k > 0 && x.Kind == "visit" && x.Date.IsZero() && l.low[x.a] == "during" { // "in March signed a deal during a visit to X"
		if p := &f.found[k-1]; p.Kind == "signing" && p.Status == x.Status && p.DateBasis != "default" {
			x.Date, x.DateBasis = p.Date, p.DateBasis
		}
	}
	if k > 0 && x.Kind == "meeting" && x.Date.IsZero() { // "paid a visit to X on 5 May and met with B"
		p := &f.found[k-1]
		if p.Kind == "visit" && p.Status == x.Status && x.a-p.b <= 14 && l.has(p.b, x.a, "and") && len(p.Participants) > 0 && len(x.Participants) > 0 && p.Participants[0].Entity == x.Participants[0].Entity {
			x.Date, x.DateBasis = p.Date, p.DateBasis
		}
	}
	if x.Place == "" && k > 0 && x.Kind == "meeting" { // "visited Szohod and held talks with"
		if p := &f.found[k-1]; p.Kind == "visit" && p.Place != "" && x.a-p.b <= 5 && l.has(p.b, x.a, "and") {
			x.Place, x.Country, x.PlaceBasis = p.Place, p.Country, "explicit"
			if x.Date.IsZero() {
				x.Date, x.DateBasis = p.Date, p.DateBasis
			}
		}
	}
	if x.Kind == "meeting" && x.Place == "" && x.Country == "" && k > 0 { // "flew to Szohod for talks with"
		if p := &f.found[k-1]; p.Kind == "visit" && p.Country != "" && x.a-p.b <= 12 && (l.has(p.b, x.a, "for") || l.has(p.b, x.a, "where") || x.a-p.to <= 2 && l.w(x.a-1) == "to") && !l.has(p.b, x.a, "before") && !l.has(p.b, x.a, "after") {
			x.Place, x.Country, x.PlaceBasis = p.Place, p.Country, "explicit"
			if x.Date.IsZero() && (p.Status == x.Status || p.Status == "held" && l.w(x.a-1) == "to") {
				x.Date, x.DateBasis = p.Date, p.DateBasis
			}
		}
	}
	if gathers(x.Kind) && x.Place == "" && x.Country == "" && k > 0 { // "to visit Szohod to attend the forum"
		if p := &f.found[k-1]; p.Kind == "visit" && x.a-p.b <= 6 && (p.Place != "" || p.Country != "") && (l.has(p.b, x.a, "to") || l.w(x.a-1) == "for") {
			x.Place, x.Country, x.PlaceBasis = p.Place, p.Country, "explicit"
		}
	}
}

// beforeWhen is the time right before the "when" that opens the clause of a
// finding: "in March 2024, when he attended".
func (f *finder) beforeWhen(x *finding, from int) (reading.When, bool) {
	l := &f.line
	for j := x.a - 1; j > from && j > x.a-10; j-- {
		if l.low[j] != "when" {
			continue
		}
		e := j - 1
		if e > 0 && l.low[e] == "," {
			e--
		}
		if e < 0 {
			return reading.When{}, false
		}
		end := l.tok(e).End
		for _, w := range f.within(prose.Span{Start: l.span.Start, End: end}) {
			if w.End == end && usable(w) || w.End == end && openEnded(w) {
				if openEnded(w) {
					w.Value, _ = w.Value.Ends()
				}
				return w, true
			}
		}
		return reading.When{}, false
	}
	return reading.When{}, false
}

// openEnded reports "since March 2024".
func openEnded(w reading.When) bool {
	_, to := w.Value.Ends()
	return w.Kind == "interval" && strings.HasSuffix(w.Value.String(), "/..") && to.IsZero()
}

// timeBetween is the comma before the one at token j when only a time stands
// between them, or -1.
func (f *finder) timeBetween(left, j int) int {
	l := &f.line
	for k := j - 1; k >= left && k > j-7; k-- {
		if l.low[k] != "," {
			continue
		}
		if k+1 < j {
			s := prose.Span{Start: l.tok(k + 1).Start, End: l.tok(j - 1).End}
			for _, w := range f.within(s) {
				if l.at(w.Start)-k <= 2 && w.End == s.End {
					return k
				}
			}
		}
		return -1
	}
	return -1
}

// timeOpening is where a time with its preposition begins that opens a clause and
// ends right before the comma at token j, or -1.
func (f *finder) timeOpening(left, j int) int {
	l := &f.line
	if j < 1 {
		return -1
	}
	for _, w := range f.within(prose.Span{Start: l.tok(left).Start, End: l.tok(j - 1).End}) {
		k := l.at(w.Start) - 1
		if w.End == l.tok(j-1).End && k > left && (l.low[k] == "on" || l.low[k] == "in") && (l.low[k-1] == ":" || l.low[k-1] == ";" || l.low[k-1] == "—" || l.low[k-1] == "–" || l.low[k-1] == "and") {
			return k
		}
	}
	return -1
}

// cleft is where "it was" begins that the "that" at token j goes on, or -1.
func (l *line) cleft(j int) int {
	for k := j - 1; k > 0 && k > j-16; k-- {
		if l.low[k-1] == "it" && (l.low[k] == "was" || l.low[k] == "is") {
			return k - 1
		}
		if grammar.Speaking.Is(l.low[k]) {
			return -1
		}
	}
	return -1
}

// numbered reports "the fourth meeting": a year beside it counts meetings.
func (l *line) numbered(a, b int) bool {
	for j := max(0, a); j < b; j++ {
		if grammar.OrdinalWord(l.low[j]) && (l.w(b-1) == "meeting" || l.w(b-1) == "visit") {
			return true
		}
	}
	return false
}

func (l *line) has(a, b int, w string) bool {
	for j := max(0, a); j < min(b, l.n); j++ {
		if l.low[j] == w {
			return true
		}
	}
	return false
}

// fromNext takes the date of the next finding when "and" alone stands between.
func (f *finder) fromNext(k int) {
	x, y, l := &f.found[k], &f.found[k+1], &f.line
	if y.a <= x.b || y.a-x.b > 6 || !l.has(x.b, y.a, "and") || l.has(x.b, y.a, ",") || x.Status != y.Status {
		return
	}
	left := y.to
	right := l.clauseEnd(min(left, l.n))
	if k+2 < len(f.found) {
		right = min(right, f.found[k+2].a)
	}
	if w, ok := f.dateIn(x, min(y.a, right), max(right, left), left); ok {
		x.Date, x.DateBasis = w.Value, w.Basis
	}
}

// dateIn is the date of a finding among the tokens [left,right): the first
// one after token to, else the last before the trigger ends.
func (f *finder) dateIn(x *finding, left, right, to int) (reading.When, bool) {
	l := &f.line
	if left >= right || left >= l.n {
		return reading.When{}, false
	}
	ws := f.within(prose.Span{Start: l.tok(left).Start, End: l.tok(min(right, l.n) - 1).End})
	edge := l.span.End
	if to < l.n {
		edge = l.tok(to).Start
	}
	begin := l.tok(min(x.b, l.n) - 1).End
	var before reading.When
	found := false
	for k, w := range ws {
		if !usable(w) || !f.ofEvent(w, x) {
			continue
		}
		if w.Start >= edge || w.Start >= begin && to == x.b || w.Start >= x.Trigger.Start && w.End <= x.Trigger.End {
			if day := nextDay(ws[k+1:], w); w.Value.Precision() == edtf.Year && day.Value != w.Value { // "the last summit of 2031 will be held on Thursday"
				return day, true
			}
			return w, true
		}
		before, found = w, true
	}
	return before, found
}

// nextDay is the first day among the times that lies in the year of w, or w.
func nextDay(ws []reading.When, w reading.When) reading.When {
	for _, d := range ws {
		if usable(d) && d.Value.Precision() == edtf.DayPrec && edtf.Contains(w.Value, d.Value) {
			return d
		}
	}
	return w
}

// ofEvent reports whether the words before an expression of time let it be
// the event's own: not "since", not a topic's year.
func (f *finder) ofEvent(w reading.When, x *finding) bool {
	l := &f.line
	i := l.at(w.Start)
	switch l.w(i) {
	case "since", "until", "till", "by", "before", "after":
		return false
	case "the":
		if w := l.w(i + 1); w == "year" || w == "month" || w == "week" { // "in the year that marks"
			return false
		}
	}
	if l.w(i-1) == "from" && w.Kind == "interval" {
		return !f.afterTopic(x, i)
	}
	switch l.w(i - 1) {
	case "for":
		switch l.w(i - 2) {
		case "set", "scheduled", "slated", "planned", "due":
			return !f.afterTopic(x, i)
		}
		return false
	case "from":
		return x.Kind == "visit" && w.Value.Precision() == edtf.DayPrec && !f.afterTopic(x, i) // it begins then
	case "since", "until", "till", "by", "before", "after", "declared", "called", "than", "through":
		return false
	case "in", "on", "during", "of", "last", "this", "next", "early", "late", "mid", "at":
		if l.w(i-1) == "of" && x.b <= i-1 && i-1-x.b > 1 {
			return false
		}
		return !f.afterTopic(x, i)
	}
	p := w.Value.Precision()
	if p == edtf.Year && w.Basis == "explicit" && l.w(i) != "in" && l.w(i) != "during" { // a bare year: of a name or a plan
		return false
	}
	return !f.afterTopic(x, i)
}

// afterTopic reports whether, between the event and token i, the talk turned
// to a matter: "met with B to discuss the 2019 agreement".
func (f *finder) afterTopic(x *finding, i int) bool {
	l := &f.line
	for j := min(x.to, l.n); j < i; j++ {
		switch l.low[j] {
		case "since": // what has been so, or done, from another time on
			return true
		case "discuss", "about", "regarding", "concerning", "over", "issues", "implementation", "preparation", "preparations", "exchange", "ahead", "agreed", "which":
			if l.low[j] == "which" && copula(l.w(j+1)) || l.low[j] == "ahead" && l.w(j+1) != "of" {
				continue
			}
			d := f.within(prose.Span{Start: l.tok(i).Start, End: l.span.End})
			return len(d) == 0 || d[0].Value.Precision() != edtf.DayPrec
		}
	}
	return false
}

// copula reports what may follow "which" when it still speaks of the event.
func copula(w string) bool {
	switch w {
	case "took", "was", "is", "will", "were", "are", "has", "opened":
		return true
	}
	return false
}

// yearOf is the year that a name holds: "Expo 2031".
func yearOf(name string) (edtf.Date, string) {
	for _, w := range strings.Fields(name) {
		if len(w) == 4 && strings.Trim(w, "0123456789") == "" && (w[:2] == "19" || w[:2] == "20") {
			if d, err := edtf.Parse(w); err == nil {
				return d, "explicit"
			}
		}
	}
	return edtf.Date{}, ""
}

// opening takes the date and the place that open the sentence: "On 5 May in
// Szohod, A met B".
func (f *finder) opening(x *finding) {
	l := &f.line
	if x.a == 0 && x.Date.IsZero() {
		return
	}
	comma, held := -1, l.openedAt()
	for j := 0; j < min(l.n, max(10, held+8)); j++ {
		if l.low[j] == "," && !l.inDate(j) { // not that of "July 15, 2031"
			comma = j
			break
		}
	}
	limit := min(l.n, 4)
	for limit < l.n && l.inDate(limit) {
		limit++
	}
	if comma > 0 {
		limit = comma + 1
	}
	if x.Date.IsZero() && limit > 0 && limit <= x.a+1 {
		for _, w := range f.within(prose.Span{Start: l.span.Start, End: l.tok(limit - 1).End}) {
			if from := l.at(w.Start); x.Status != "held" && slices.ContainsFunc(l.low[from:max(from, x.a)], grammar.Speaking.Is) {
				break // "Vale on Monday said he would sign"
			}
			if i := l.at(w.Start); usable(w) && (i < 4 || held > 0 && i > held) && f.ofEvent(w, x) && l.w(0) != "since" && l.w(0) != "by" {
				x.Date, x.DateBasis = w.Value, w.Basis
				break
			}
		}
	}
	if x.Place == "" && x.Country == "" && comma > 0 && x.a > comma && (f.found[0].a > comma || held > 0 && x.Kind == "signing") && x.Kind != "call" && x.Kind != "visit" {
		x.Place, x.Country = f.placeIn(0, comma, 0, 0)
		if x.Place != "" || x.Country != "" {
			x.PlaceBasis = "explicit"
		}
	}
}

// openedAt is the "held" of an occasion with which a sentence opens: "At the round table
// held in Karsk on June 2, they signed". It is 0 where none does.
func (l *line) openedAt() int {
	if w := l.w(0); w != "at" && w != "during" {
		return 0
	}
	for j := 2; j < min(l.n, 14) && l.low[j] != "," && l.who[j] == 0; j++ {
		if l.low[j] == "held" {
			return j
		}
	}
	return 0
}
