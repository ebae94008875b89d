package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/roster"
)

// CoveragePage is coverage.html: how many reports of each source the archive
// has of each year and month, and where it has none.
type CoveragePage struct {
	Head
	Span    string   // "March 2013 to October 2023"
	Months  *Density // nil where no report has a year
	Columns []string // of Rows: years, the first of which may stand for all before
	Rows    []SourceRow
	Others  int // sources beyond those of Rows
	Gaps    []Gap
	More    int // gaps beyond those of Gaps
	Quiet   int // months without a report, in all
	Of      int // months between the first and the last report
}

// SourceRow is a source in the table: its reports of each year.
type SourceRow struct {
	Source Link
	Cells  []Cell
	Total  string
	Gap    string // its longest silence: "March to July 2018"
}

// Gap is a run of months of which the archive has no report.
type Gap struct{ Text, Length string }

const (
	coverageCells = 700 // of the table of sources and years: a page stays light
	coverageYears = 24
	gapsShown     = 60
)

// month counts months from year 0, so that they can be subtracted.
func (b bucket) month() int { return b.y*12 + b.m - 1 }

// gaps are the runs of months within the first and the last of some that are
// none of them, the earliest first. Year is true of years that may hold a
// report of which the month is not known: a gap must not claim them.
func gaps(months map[int]bool, year map[int]bool) [][2]int {
	var sorted []int
	for m := range months {
		sorted = append(sorted, m)
	}
	slices.Sort(sorted)
	var out [][2]int
	for i := 1; i < len(sorted); i++ {
		from := -1
		for m := sorted[i-1] + 1; m < sorted[i]; m++ {
			switch quiet := !year[m/12]; {
			case quiet && from < 0:
				from = m
			case !quiet && from >= 0:
				out, from = append(out, [2]int{from, m - 1}), -1
			}
		}
		if from >= 0 {
			out = append(out, [2]int{from, sorted[i] - 1})
		}
	}
	return out
}

// monthSpan is a run of months in words.
func (s *Site) monthSpan(g [2]int) string {
	a, b := bucket{g[0] / 12, g[0]%12 + 1}, bucket{g[1] / 12, g[1]%12 + 1}
	switch {
	case a == b:
		return upper(s.monthYear(a))
	case a.y == b.y && a.m == 1 && b.m == 12:
		return strconv.Itoa(a.y)
	case a.y == b.y:
		return upper(s.w.T("%[1]s to %[2]s", s.monthName(a.m), s.monthYear(b)))
	}
	return upper(s.w.T("%[1]s to %[2]s", s.monthYear(a), s.monthYear(b)))
}

// known are the months and the years without a month of which there are reports.
func (s *Site) known(entries []int) (months, years map[int]bool) {
	months, years = map[int]bool{}, map[int]bool{}
	for _, i := range entries {
		switch b := s.when[i]; {
		case b.y != 0 && b.m != 0:
			months[b.month()] = true
		case b.y != 0:
			years[b.y] = true
		}
	}
	return months, years
}

func (s *Site) coveragePage() Page {
	p := &CoveragePage{Head: s.head("coverage", "coverage.html", s.w.T("Coverage and gaps"),
		s.w.T("Of which years and months this archive has reports, by source, and of which it has none."), "about.html", s.w.T("About"))}
	all := make([]int, 0, len(s.Entries))
	when := make([]bucket, 0, len(s.Entries))
	for i, b := range s.when {
		if !s.again[i] { // a reprint is no more coverage
			all, when = append(all, i), append(when, b)
		}
	}
	p.Months = s.density(when, func(b bucket) string {
		if b.y == 0 {
			return p.Root + "articles/undated/index.html"
		}
		return p.Root + "articles/" + pad(b.y, 4) + "/index.html"
	}, "%s report|%s reports", "%s report without a year|%s reports without a year")
	if len(p.Months.Years) == 0 {
		p.Months = nil
		return p
	}
	months, years := s.known(all)
	quiet := gaps(months, years)
	for _, g := range quiet {
		p.Quiet += g[1] - g[0] + 1
	}
	if len(months) > 0 {
		lo, hi := 1<<30, 0
		for m := range months {
			lo, hi = min(lo, m), max(hi, m)
		}
		p.Of = hi - lo + 1
		p.Span = s.monthSpan([2]int{lo, hi})
	}
	slices.SortStableFunc(quiet, func(a, b [2]int) int { return cmp.Compare(b[1]-b[0], a[1]-a[0]) })
	p.More = max(0, len(quiet)-gapsShown)
	for _, g := range firstOf(quiet, gapsShown) {
		p.Gaps = append(p.Gaps, Gap{s.monthSpan(g), s.w.N("%s month|%s months", g[1]-g[0]+1)})
	}
	s.coverageRows(p)
	return p
}

// coverageRows fills the table of sources and years.
func (s *Site) coverageRows(p *CoveragePage) {
	bySource := map[string][]int{}
	first, last := 0, 0
	for i := range s.Entries {
		if s.again[i] {
			continue
		}
		bySource[s.reporter(&s.Entries[i])] = append(bySource[s.reporter(&s.Entries[i])], i)
		if y := s.when[i].y; y != 0 {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
	}
	from := max(first, last-coverageYears+1)
	for y := from; y <= last; y++ {
		text := strconv.Itoa(y)
		if y == from && from > first {
			text = s.w.T("to %s", text)
		}
		p.Columns = append(p.Columns, text)
	}
	ids := make([]string, 0, len(bySource))
	for id := range bySource {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(bySource[b]), len(bySource[a])), strings.Compare(a, b))
	})
	rows := max(5, coverageCells/(len(p.Columns)+3))
	p.Others = max(0, len(ids)-rows)
	top := 1
	counts := map[string][]int{}
	for _, id := range firstOf(ids, rows) {
		n := make([]int, len(p.Columns))
		for _, i := range bySource[id] {
			if y := s.when[i].y; y != 0 {
				k := max(0, y-from)
				n[k]++
				top = max(top, n[k])
			}
		}
		counts[id] = n
	}
	for _, id := range firstOf(ids, rows) {
		row := SourceRow{Source: s.entity(roster.Source, id, p.Root), Total: s.w.Number(len(bySource[id]))}
		if id == "" {
			row.Source.Text = s.w.T("Source not known")
		}
		for _, n := range counts[id] {
			c := Cell{N: n}
			if n > 0 {
				c.Text, c.Level = s.w.Number(n), 1+min(3, 4*(n-1)/top)
			}
			row.Cells = append(row.Cells, c)
		}
		if g := gaps(s.known(bySource[id])); len(g) > 0 {
			row.Gap = s.monthSpan(slices.MaxFunc(g, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[1]-a[0], b[1]-b[0]), cmp.Compare(b[0], a[0])) }))
		}
		p.Rows = append(p.Rows, row)
	}
}

// reporter is the id of who reported it: of a digest, of whose report.
func (s *Site) reporter(e *Entry) string { return cmp.Or(e.DigestOf.Source, e.Source, e.Syndicator) }

// silences names the longest gaps among some reports, "" where there are none.
func (s *Site) silences(entries []int) string {
	g := gaps(s.known(entries))
	slices.SortStableFunc(g, func(a, b [2]int) int { return cmp.Compare(b[1]-b[0], a[1]-a[0]) })
	var out []string
	for _, x := range firstOf(g, 5) {
		out = append(out, s.monthSpan(x))
	}
	if n := len(g) - len(out); n > 0 {
		out = append(out, s.w.N("and %s shorter time|and %s shorter times", n))
	}
	return strings.Join(out, s.w.T("; "))
}
