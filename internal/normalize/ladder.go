package normalize

import (
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// ladder is the order in which dates are believed.
var ladder = [...]article.Basis{article.Header, article.OfLine, article.Code, article.URL}

// maxDates is how many dates of one header are looked at: more are a calendar.
const maxDates = 24

// date chooses the date of publication and keeps what was seen as evidence.
func (w *work) date() {
	if len(w.dates) > maxDates {
		w.dates = w.dates[:maxDates]
	}
	a := w.a
	for i := range w.dates { // a picture of that day tells its year
		d := &w.dates[i]
		for _, p := range w.photos {
			if d.basis == article.OfLine && d.day.y == 0 && d.day.m == p.day.m && d.day.d == p.day.d {
				d.day.y = p.day.y
				a.DateEvidence = append(a.DateEvidence, p.text)
			}
		}
	}
	w.byFile()
	w.byMention()
	w.settle()
	w.visitClock()
	w.visited()
	w.live()
	best := w.best()
	if best == nil {
		w.publishedDay()
		best = w.best()
	}
	for _, basis := range ladder {
		for _, d := range w.dates {
			if d.basis == basis && !slices.Contains(a.DateEvidence, d.text) {
				a.DateEvidence = append(a.DateEvidence, d.text)
			}
		}
	}
	switch {
	case !w.side.Date.IsZero():
		a.Date, a.DateBasis = w.side.Date, article.Curator
	case best != nil:
		a.Date, a.DateBasis = best.day.edtf(), best.basis
		for _, d := range w.dates {
			if what := conflict(*best, d); what != "" {
				w.res.Problems.Warnf(w.pos(d.pos), "date/conflict", "give the date in seeds.yaml, or correct it in the article",
					"%q (%s) says %s, but %q (%s) says %s; %s was taken", best.text, best.basis, best.day.edtf(), d.text, d.basis, what, best.day.edtf())
			}
		}
	case a.Date.IsZero():
		if lead, said := w.leadDay(); said != "" {
			a.Date, a.DateBasis = edtf.FromDay(lead.day()).Qualify('~'), article.Inferred
			a.DateEvidence = append(a.DateEvidence, said)
		}
	}
	if a.Date.IsZero() {
		a.DateBasis = article.Unknown
	}
}

// leadDay is the day with which the first sentence of an undated report opens, in
// full: "On 12 June 2018, the minister met …". Reports of that form are written
// about then; one that names a later year is not.
func (w *work) leadDay() (date, string) {
	if w.lo >= w.hi {
		return date{}, ""
	}
	t := w.t[w.at:w.lines[w.hi-1].end]
	at := 0
	for _, on := range [...]string{"On ", "on "} {
		if strings.HasPrefix(t, on) {
			at = len(on)
		}
	}
	d, end, ok := readDate(t, at)
	if !ok || !d.full() || d.y < 1990 || strings.Trim(t[at:end], "0123456789-./") == "" {
		return date{}, ""
	}
	for i := end; i+4 <= len(t) && i < 20000; i++ {
		if c := t[i]; (c == '1' || c == '2') && !isAlnum(t[i-1]) && t[i-1] != '$' {
			s := scan{t, i}
			if y, n := s.number(4); n == 4 && y > d.y && y < 2100 && !s.alnum() {
				return date{}, ""
			}
		}
	}
	return d, prose.Space(t[:end])
}

// best is the date of publication among those seen, or nil: the first on the
// ladder, unless it stands alone against two that agree.
func (w *work) best() *dated {
	var best *dated
	for _, weak := range [2]bool{false, true} {
		for _, basis := range ladder {
			for i := range w.dates {
				if d := &w.dates[i]; best == nil && d.basis == basis && d.weak == weak && !d.day.edtf().IsZero() {
					best = d
				}
			}
		}
	}
	if best == nil {
		return nil
	}
	if d := w.localDay(best); d != nil {
		return d
	}
	for i := range w.dates {
		d := &w.dates[i]
		if !d.day.full() || d.weak || d == best {
			continue
		}
		switch {
		case !best.day.full() && edtf.Contains(best.day.edtf(), d.day.edtf()), best.day.either:
			return d // a month in the header gives way to a day elsewhere that lies in it
		case d.basis == article.Header && w.agreed(d) > 0 && w.agreed(best) == 0:
			return d
		}
	}
	return best
}

// agreed counts the other dates of header and dateline that are the same day.
func (w *work) agreed(d *dated) int {
	n := 0
	for i := range w.dates {
		o := &w.dates[i]
		if o == d || o.weak || o.basis != article.Header && o.basis != article.OfLine || o.pos == d.pos {
			continue
		}
		if o.day.full() && o.day.day() == d.day.day() || o.day.y == 0 && conflict(*d, *o) == "" {
			n++
		}
	}
	return n
}

// visited leaves out the day on which a page was looked at: a weekday and a date
// without a time, the first words of the page, against which the dateline speaks
// or, with an earlier day, the rest of the header. A day without its weekday is
// left out for one with a time.
func (w *work) visited() {
	top := trim(w.t, prose.Span{End: len(w.t)}).Start
	for i, d := range w.dates {
		if d.basis != article.Header || d.pos != top || !d.day.full() || strings.Contains(d.text, ":") || !weekdays[prose.Fold((&scan{d.text, 0}).word())] && w.t[d.pos] > '9' {
			continue
		}
		for _, o := range w.dates {
			if w.t[d.pos] <= '9' && !strings.Contains(o.text, ":") {
				continue // a bare day gives way to a day with its time alone
			}
			if conflict(d, dated{basis: o.basis, day: o.day}) != "" && (o.basis == article.OfLine || o.basis == article.Header && o.day.full() && o.day.day() < d.day.day()) {
				w.dates = slices.Delete(w.dates, i, i+1)
				w.a.DateEvidence = append(w.a.DateEvidence, d.text)
				return
			}
		}
	}
}

// live finds the day of a page that was written as things went on: three clocks
// or more among the paragraphs, all of one day.
func (w *work) live() {
	if len(w.dates) > 0 {
		return
	}
	var found dated
	n := 0
	for i := w.lo; i < w.hi; i++ {
		t := w.text(i)
		if len(t) < 8 || len(t) > 40 || t[0] < '0' || t[0] > '9' {
			continue
		}
		dates, ok := clock(t)
		if !ok || len(dates) != 1 || !dates[0].full() {
			continue
		}
		if n > 0 && dates[0] != found.day {
			return
		}
		if n++; n == 1 {
			found = dated{article.Header, dates[0], prose.Space(t), w.lines[i].start, false}
		}
	}
	if n >= 3 {
		w.dates = append(w.dates, found)
	}
}

// conflict says which date d means if it can't be true together with best.
func conflict(best, d dated) string {
	if d.weak || d.day.bad || d.day.either || !best.day.full() || d == best {
		return ""
	}
	day := best.day.day()
	switch {
	case d.day.y == 0: // a day of some year: within a week before, or the day after
		for _, y := range [3]int{best.day.y, best.day.y - 1, best.day.y + 1} {
			x := date{y: y, m: d.day.m, d: d.day.d}.check()
			if !x.bad && x.day() >= day-7 && x.day() <= day+1 {
				return ""
			}
		}
		return date{y: best.day.y, m: d.day.m, d: d.day.d}.check().edtf().String()
	case d.day.d == 0:
		if !edtf.Contains(d.day.edtf(), best.day.edtf()) {
			return d.day.edtf().String()
		}
	default:
		slack := edtf.Day(1)
		before := slack
		if d.basis == article.OfLine {
			before = 7
		}
		if x := d.day.day(); x < day-before || x > day+slack {
			return d.day.edtf().String()
		}
	}
	return ""
}

// deck looks for a dateline below an introduction: the first paragraph, or two,
// stay in the body, and the dateline goes.
func (w *work) deck() {
	if w.hasLine || w.lo >= w.hi {
		return
	}
	blocks := 0
	for i := w.lo; i < w.hi && blocks < 3; i++ {
		if w.lines[i].blank() {
			continue
		}
		if i > w.lo && (w.lines[i-1].blank() || !w.wrap.hard) {
			blocks++
			start := w.lines[i].start
			d, ok := readDateline(w.t, start, w.blockAt(i), w.names)
			if ok && !d.alone && (d.Agency != "" || d.Date != "") && (d.confidence >= 0.9 || d.confidence >= 0.8 && d.day.full() || d.Rule == "dateline/date" && w.tellsDay(d, i)) {
				w.keepLine(d)
				w.drop(i, d.span.End)
				return
			}
			if len(w.text(i)) > 400 {
				return
			}
		} else if len(w.text(i)) > 400 {
			return
		}
	}
}

func (w *work) blockAt(i int) int {
	start := w.lines[i].start
	for i+1 < w.hi && !w.lines[i+1].blank() && w.lines[i].end-start < 2*maxDateline {
		i++
	}
	return w.lines[i].end
}

// drop takes what stands from line i to the offset to out of the body.
func (w *work) drop(i, to int) {
	for ; i < w.hi && w.lines[i].start < to; i++ {
		w.lines[i].start = min(max(w.lines[i].start, to), w.lines[i].end)
		s := trim(w.t, prose.Span{Start: w.lines[i].start, End: w.lines[i].end})
		w.lines[i].start = s.Start
	}
}

// place resolves the dateline.
func (w *work) place() {
	if !w.hasLine {
		return
	}
	d := w.line
	w.res.Dateline = d.Reading
	w.a.Dateline.Text = clean(d.Text)
	for _, p := range d.Places {
		if id := w.names.place(p, w.a.Date); id != "" {
			w.a.Dateline.Place = id
			break
		}
	}
	if d.Agency != "" {
		w.a.Dateline.Agency = w.names.source(d.Agency)
	} else if w.agency != "" {
		w.a.Dateline.Agency = w.names.source(w.agency)
	}
}

// clean is a short text in NFC without what is hidden.
func clean(s string) string {
	return prose.NFC(prose.Space(strings.Map(func(r rune) rune {
		if r != ' ' && r != '\n' && r != '\t' && r != 0xA0 && blankRune(r) {
			return -1
		}
		return r
	}, s)))
}

func dedupe(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
