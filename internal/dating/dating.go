// Package dating finds dates for reports that bear none.
//
// The ladder of evidence, each rung narrowing what the one before left open:
//
//  1. The latest of what the report itself dates in the past to a month or a day:
//     "opened on 3 May 2011". It was written after that, and news speaks of months
//     and days that are near. A year alone ("since 2012", "in 1973") is mostly
//     history: it tells that the report is younger, not when it is from, and would
//     put it on a timeline where it does not belong. So years count where another
//     rung has set a bound that they narrow, and alone they say nothing. Nor does
//     what is only named: "2024 is declared the Year of Lakes", "a memorandum for
//     2026-2028", "the 2030 deadline".
//  2. The offices it gives to people: when it says "President Ada Vale", it was
//     written while she was that, by the roster.
//  3. The programmes it names: not before they began, by the roster.
//  4. Another report, with a date, that tells of the same event: the same kind
//     of visit of the same person to the same country, the same numbered forum,
//     within the bounds. Its month is the report's, with "?".
//
// A report whose header states one of two days, 12/06/2019, is told which of them
// by the order that other reports of its source, of the host of its address or of
// its file show ([Index.Settle]): 25/06/2019 puts the day first. The day then bears
// "?". One report to the contrary, and both days stay.
//
// The result is as precise as the evidence and carries its qualifier: rungs 1
// to 3 give an interval ("2012-05/2019-03-20"), rung 4 a month or a year with "?".
// It is never a day, and never the day of the build. Where the evidence
// contradicts itself, the later rung is left out. A report of which nothing is
// known keeps the zero date and has no finding.
//
//	x := dating.NewIndex()
//	x.Add(other, notes) // every report with a date
//	f, ok := x.Date(undated, itsNotes, roster)
//	fmt.Println(f.Date, f.Evidence) // 2018-06? [state visit … 2018-11-13-lund: the state visit of …]
package dating

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// report is a report with what was found in it.
type report struct {
	Article *article.Article
	Notes   *annotate.Notes
}

// Finding is a date for an undated report. The Basis is always Inferred.
type Finding struct {
	ID       string
	Date     edtf.Date
	Basis    article.Basis
	Evidence []string // the words that say so, strongest first; "id: words" for another report's
}

// Date finds a date for a report that bears none, or says that nothing is
// known.
func (x *Index) Date(a *article.Article, n *annotate.Notes, r *roster.Roster) (Finding, bool) {
	x.sort()
	return find(report{a, n}, x, r)
}

// bound is one end of the time in which a report was written.
type bound struct {
	date edtf.Date // as the evidence gives it: "2012", "2019-03-20"
	day  edtf.Day
	said string
}

// window is what the first three rungs leave.
type window struct{ from, to bound }

func (w *window) open() bool { return w.from.date.IsZero() && w.to.date.IsZero() }

func (w *window) after(d edtf.Date, said string) {
	if d.IsZero() {
		return
	}
	first, _ := d.Bounds()
	if first == edtf.MinDay || !w.from.date.IsZero() && first <= w.from.day || !w.to.date.IsZero() && first > w.to.day {
		return
	}
	w.from = bound{d, first, said}
}

func (w *window) before(d edtf.Date, said string) {
	if d.IsZero() {
		return
	}
	_, last := d.Bounds()
	if last == edtf.MaxDay || !w.to.date.IsZero() && last >= w.to.day || !w.from.date.IsZero() && last < w.from.day {
		return
	}
	w.to = bound{d, last, said}
}

// allows reports whether some day of d lies in the window.
func (w *window) allows(d edtf.Date) bool {
	first, last := d.Bounds()
	return (w.from.date.IsZero() || last >= w.from.day) && (w.to.date.IsZero() || first <= w.to.day)
}

func find(rep report, idx *Index, r *roster.Roster) (Finding, bool) {
	var w window
	ownDates(rep, &w, false)
	offices(rep, r, &w)
	programmes(rep, r, &w)
	if !w.open() {
		ownDates(rep, &w, true)
	}
	f := Finding{ID: rep.Article.ID, Basis: article.Inferred}
	if d, said := sameEvent(rep, idx, &w); !d.IsZero() {
		f.Date, f.Evidence = d, said
	}
	if f.Date.IsZero() {
		if w.open() {
			return f, false
		}
		f.Date = edtf.Interval(w.from.date, w.to.date)
	}
	for _, b := range [...]bound{w.from, w.to} {
		if b.said != "" && !slices.Contains(f.Evidence, b.said) {
			f.Evidence = append(f.Evidence, b.said)
		}
	}
	return f, true
}

// ownDates is rung 1: for months and days, or for what is less precise.
func ownDates(rep report, w *window, years bool) {
	body := rep.Article.Body
	for _, x := range rep.Notes.Dates {
		if x.Where != annotate.Body || x.Basis != "explicit" || x.Value.IsZero() || x.End > len(body) || x.Start < 0 {
			continue
		}
		switch x.Value.Precision() {
		case edtf.Year, edtf.Season, edtf.Month, edtf.DayPrec, edtf.IntervalPrec:
		default:
			continue
		}
		if d := coarse(bare(lastOf(x.Value))); years == (d.Precision() != edtf.Month) && behind(body, x.Span) {
			w.after(d, clip(body, x.Span))
		}
	}
}

// lastOf is the end of an interval: "2011-2014" lies behind with its last year.
// The end of "since 2012" is open, and its beginning speaks.
func lastOf(d edtf.Date) edtf.Date {
	if d.Precision() != edtf.IntervalPrec {
		return d
	}
	from, to := d.Ends()
	return cmp.Or(to, from)
}

// coarse is d at month precision at most: a bound is as precise as a month.
func coarse(d edtf.Date) edtf.Date {
	if d.Precision() != edtf.DayPrec {
		return d
	}
	y, ok := d.Year()
	m, mok := d.Month()
	if !ok || !mok {
		return d
	}
	return edtf.FromMonth(y, m)
}

// bare is d without qualifiers.
func bare(d edtf.Date) edtf.Date {
	s := strings.Map(func(r rune) rune {
		if r == '?' || r == '~' || r == '%' {
			return -1
		}
		return r
	}, d.String())
	if s == d.String() {
		return d
	}
	b, err := edtf.Parse(s)
	if err != nil {
		return d
	}
	return b
}

// offices is rung 2.
func offices(rep report, r *roster.Roster, w *window) {
	body := rep.Article.Body
	type held struct {
		role roster.Role
		said string
	}
	var list []held
	for _, m := range rep.Notes.Mentions {
		if m.Kind != roster.Leader || m.Where != annotate.Body || m.Start < 0 || m.End > len(body) {
			continue
		}
		e := r.Get(roster.Leader, m.Entity)
		if e == nil {
			continue
		}
		before, after := body[max(0, m.Start-120):m.Start], body[m.End:min(len(body), m.End+120)]
		if i := strings.LastIndexAny(before, ".!?;\n"); i >= 0 {
			before = before[i+1:]
		}
		role, words := roleAt(e, m, body, before, after)
		if role == nil {
			continue
		}
		list = append(list, held{*role, words})
	}
	for _, h := range list {
		w.after(h.role.From, h.said)
	}
	for _, h := range list {
		w.before(h.role.To, h.said)
	}
}

// roleAt finds the one role of e that the words at a mention give it.
func roleAt(e *roster.Entity, m annotate.Mention, body, before, after string) (*roster.Role, string) {
	var hit *roster.Role
	words := ""
	fb, fa := prose.Fold(before), prose.Fold(after)
	for i := range e.Roles {
		role := &e.Roles[i]
		for _, p := range append([]string{role.Title}, role.Short...) {
			f := strings.TrimPrefix(prose.Fold(p), "the ")
			if f == "" {
				continue
			}
			said := ""
			if m.Form == mention.ByTitle {
				if strings.TrimPrefix(prose.Fold(m.Of(body)), "the ") == f && !former(fb) {
					said = m.Of(body)
				}
			} else if j := strings.LastIndex(fb, f); j >= 0 && near(fb[j+len(f):]) && !former(fb[:j]) {
				said = strings.TrimSpace(tail(before, len(fb)-j)) + " " + m.Of(body)
			} else if strings.HasPrefix(fa, ", "+f) {
				said = m.Of(body) + ", " + p
			}
			if said == "" {
				continue
			}
			if hit != nil && hit != role {
				return nil, "" // twice in such an office: which time is open
			}
			hit, words = role, prose.Space(said)
		}
	}
	return hit, words
}

// tail is the end of s that folds to some n bytes; s folds to as many bytes as
// it has where it is ASCII, and else a little more is shown.
func tail(s string, n int) string {
	i := max(0, len(s)-n)
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	return s[i:]
}

// near reports whether only "of Country" and the like stand between an office
// and a name.
func near(gap string) bool {
	w := strings.Fields(gap)
	return len(w) == 0 || len(w) <= 6 && (w[0] == "of" || w[0] == "for" || w[0] == "to")
}

// former reports whether the words before an office put it in the past.
func former(s string) bool {
	w := strings.Fields(s)
	for _, x := range w[max(0, len(w)-2):] {
		switch strings.Trim(x, ",-\"") {
		case "former", "ex", "then", "late", "first", "previous", "future", "elected", "designate":
			return true
		}
	}
	return strings.HasSuffix(s, "ex-") || strings.HasSuffix(s, "then-")
}

// programmes is rung 3. Themed years and projects are often named before they
// begin, so they say nothing.
func programmes(rep report, r *roster.Roster, w *window) {
	for _, m := range rep.Notes.Mentions {
		if m.Kind != roster.Initiative || m.Where != annotate.Body {
			continue
		}
		e := r.Get(roster.Initiative, m.Entity)
		if e == nil || e.Start.IsZero() || e.Type != "" && e.Type != "programme" && e.Type != "route" && e.Type != "concept" {
			continue
		}
		if m.Start >= 0 && m.End <= len(rep.Article.Body) {
			w.after(bare(e.Start), prose.Space(m.Of(rep.Article.Body)))
		}
	}
}

func clip(body string, s prose.Span) string { return strings.Clone(prose.Space(s.Of(body))) }
