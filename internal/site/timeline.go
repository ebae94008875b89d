package site

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/roster"
	"dateline/internal/wording"
)

// fullYear is how many items a year page lists in full; beyond it, each month
// shows a few and leads to its own page. chunk is the length of one page of a
// long list.
const (
	fullYear = 30
	chunk    = 36
	lines    = 150
)

// runs divides the timeline into its months: runs of items of one bucket.
func (s *Site) runs(refs []ref) iter.Seq2[bucket, []ref] {
	return func(yield func(bucket, []ref) bool) {
		for i := 0; i < len(refs); {
			b := s.bucketOf(refs[i])
			j := i
			for j < len(refs) && s.bucketOf(refs[j]) == b {
				j++
			}
			if !yield(b, refs[i:j]) {
				return
			}
			i = j
		}
	}
}

// years divides the timeline into its years.
func (s *Site) years() iter.Seq2[int, []ref] {
	return func(yield func(int, []ref) bool) {
		for i := 0; i < len(s.items); {
			y := s.bucketOf(s.items[i]).y
			j := i
			for j < len(s.items) && s.bucketOf(s.items[j]).y == y {
				j++
			}
			if !yield(y, s.items[i:j]) {
				return
			}
			i = j
		}
	}
}

func bucketPath(b bucket) string {
	switch {
	case b.y == 0:
		return "timeline/undated.html"
	case b.m == 0:
		return "timeline/" + pad(b.y, 4) + ".html"
	}
	return "timeline/" + pad(b.y, 4) + "-" + pad(b.m, 2) + ".html"
}

// unknownPath is the page of a year's items of which no month is known.
func unknownPath(y int) string { return "timeline/" + pad(y, 4) + "-unknown.html" }

// bucketTitle names a bucket: "November 2018", "2018, month unknown".
func (s *Site) bucketTitle(b bucket) string {
	switch {
	case b.y == 0:
		return s.w.T("Without a year")
	}
	return upper(s.monthYear(b))
}

// monthTitle names a bucket where its year is plain: "November".
func (s *Site) monthTitle(b bucket) string {
	if b.m == 0 {
		return s.bucketTitle(b)
	}
	return upper(s.monthName(b.m))
}

// monthYear says in a sentence the month of a bucket that has a year.
func (s *Site) monthYear(b bucket) string {
	if b.m == 0 {
		return s.w.T("%d, month unknown", b.y)
	}
	return s.w.MonthOf(b.y, b.m)
}

// Years counts the items of each year from the first to the last, at most the
// last two hundred.
func (s *Site) Years() []int {
	lo, hi := s.yearRange()
	if lo == 0 {
		return nil
	}
	lo = max(lo, hi-farthest+1)
	n := make([]int, hi-lo+1)
	for _, r := range s.items {
		if y := s.bucketOf(r).y; y >= lo {
			n[y-lo]++
		}
	}
	return n
}

// daily makes the items of one month, which hang by day and weekday.
func (s *Site) daily(refs []ref, root string) []Item {
	out := s.gather(refs, root)
	for i := range out {
		if d := s.dateOf(refs[i]); out[i].Shape == "day" {
			first, _ := d.Bounds()
			_, _, day := first.Civil()
			out[i].Short = s.w.T("%[1]s %[2]d", s.weekday(first), day)
		}
	}
	return out
}

// weekday names a day; 1 January 1970 was a Thursday.
func (s *Site) weekday(d edtf.Day) string {
	return s.w.Of(weekdays[(int(d)%7+7)%7])
}

var weekdays = [...]wording.Text{"Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"}

// timelineDensity draws the timeline for a page at root.
func (s *Site) timelineDensity(refs []ref, root string) *Density {
	bs := make([]bucket, len(refs))
	for i, r := range refs {
		bs[i] = s.bucketOf(r)
	}
	return s.density(bs, func(b bucket) string { return root + bucketPath(b) }, "%s entry|%s entries", "%s entry without a year|%s entries without a year")
}

func (s *Site) timelineFiles() pages {
	return func(yield yielder) {
		if !yield("timeline/index.html", nil, func() Page { return s.timelinePage() }) {
			return
		}
		type span struct {
			y    int
			refs []ref
		}
		published := map[string][]int{}
		for i := range s.Entries {
			if !s.again[i] {
				f := Folder(s.Entries[i].Date)
				published[f] = append(published[f], i)
			}
		}
		var ys []span
		for y, refs := range s.years() {
			if y != 0 {
				ys = append(ys, span{y, refs})
			}
		}
		for i, y := range ys {
			var prev, next int
			if i > 0 {
				prev = ys[i-1].y
			}
			if i+1 < len(ys) {
				next = ys[i+1].y
			}
			reports := published[pad(y.y, 4)]
			if !yield(bucketPath(bucket{y.y, 0}), func(in *Inputs) {
				in.Number(prev)
				in.Number(next)
				in.refs(y.refs)
				in.Number(len(reports))
				in.entries(firstOf(reports, yearReports))
			}, func() Page { return s.yearPage(y.y, y.refs, reports, prev, next) }) {
				return
			}
		}
		type part struct {
			b     bucket
			refs  []ref
			n, of int
		}
		var parts []part
		for b, refs := range s.runs(s.items) {
			of := (len(refs) + chunk - 1) / chunk
			for n := range of {
				parts = append(parts, part{b, refs[n*chunk : min(len(refs), (n+1)*chunk)], n + 1, of})
			}
		}
		name := func(p part) string {
			base := bucketPath(p.b)
			if p.b.y != 0 && p.b.m == 0 {
				base = unknownPath(p.b.y)
			}
			return partPath(base, p.n)
		}
		for i, p := range parts {
			var prev, next Link
			if i > 0 {
				prev = Link{name(parts[i-1]), s.partTitle(s.bucketTitle(parts[i-1].b), parts[i-1].n)}
			}
			if i+1 < len(parts) {
				next = Link{name(parts[i+1]), s.partTitle(s.bucketTitle(parts[i+1].b), parts[i+1].n)}
			}
			total := 0
			for _, q := range parts[i-p.n+1 : i-p.n+1+p.of] {
				total += len(q.refs)
			}
			if !yield(name(p), func(in *Inputs) {
				in.Number(total)
				in.refs(p.refs)
				in.link(prev)
				in.link(next)
			}, func() Page { return s.monthPage(name(p), p.b, p.refs, total, p.n, p.of, prev, next) }) {
				return
			}
		}
	}
}

// inFolder is how many pages of one list stand in a folder; those after them
// have folders of their own, so that none holds more files than a file system,
// a host or a person takes well.
const inFolder = 100

// partPath is the address of the n-th page of a long list: "x.html",
// "x-2.html", and from the hundredth on "x-100/100.html", "x-200/217.html".
func partPath(path string, n int) string {
	base := strings.TrimSuffix(path, ".html") + "-"
	switch {
	case n <= 1:
		return path
	case n < inFolder:
		return base + strconv.Itoa(n) + ".html"
	}
	return base + strconv.Itoa(n-n%inFolder) + "/" + strconv.Itoa(n) + ".html"
}

func (s *Site) partTitle(title string, n int) string {
	if n <= 1 {
		return title
	}
	return s.w.T("%[1]s, part %[2]d", title, n)
}

// part makes the links among the pages of a long list at path, the first page.
func part(path string, n, of int) Part {
	p := Part{N: n, Of: of}
	if of < 2 {
		return p
	}
	up := "" // from the n-th page to the folder of the first
	if n >= inFolder {
		up = "../"
	}
	name := func(i int) string { return up + partPath(path, i)[strings.LastIndexByte(path, '/')+1:] }
	if n > 1 {
		p.Prev = name(n - 1)
	}
	if n < of {
		p.Next = name(n + 1)
	}
	for i := 1; i <= of; i++ {
		if i == 1 || i == of || i >= n-3 && i <= n+3 {
			p.Pages = append(p.Pages, NavLink{Href: name(i), Text: strconv.Itoa(i), Here: i == n})
		}
	}
	return p
}

func (s *Site) timelinePage() Page {
	p := &TimelinePage{Head: s.head("timeline", "timeline/index.html", s.w.T("Timeline"),
		s.w.T("All that the reports tell, by the day it happened: %s.", s.countText()))}
	p.Density = s.timelineDensity(s.items, p.Root)
	// The page stays light: of many years, few words each.
	each, n := 3, 0
	for range s.years() {
		n++
	}
	if n > 15 {
		each = 1
	}
	if n > 24 {
		each = 0
	}
	for y, refs := range s.years() {
		if y == 0 {
			p.Undated = Link{"undated.html", s.w.N("%s entry without a year|%s entries without a year", len(refs))}
			continue
		}
		l := YearLine{Link: Link{pad(y, 4) + ".html", strconv.Itoa(y)}, Count: s.w.N("%s entry|%s entries", len(refs))}
		if each > 0 {
			l.Items = s.leading(refs, each, p.Root)
			l.More = len(refs) - len(l.Items)
		}
		p.Years = append(p.Years, l)
	}
	if len(s.Entries) > 0 {
		p.Reports = Link{p.Root + "articles/index.html", s.w.T("The same by the day it was reported")}
	}
	return p
}

// leading is a run's first n briefs of reports and of the events that they are
// about; where there is none, of any event.
func (s *Site) leading(refs []ref, n int, root string) []Item {
	leads := func(r ref) bool { return r.entry || s.Events[r.i].Main }
	any := !slices.ContainsFunc(refs, leads)
	var items []Item
	for _, r := range refs {
		if len(items) < n && (any || leads(r)) {
			items = append(items, s.brief(r, root))
		}
	}
	return items
}

// brief is an item without its evidence: when and what.
func (s *Site) brief(r ref, root string) Item {
	if r.entry {
		e := &s.Entries[r.i]
		return Item{When: s.articleWhen(e), Href: e.from(root), Title: e.Title, Lang: s.foreign(e.Lang)}
	}
	v := &s.Events[r.i]
	return Item{When: s.eventWhen(v), Href: v.from(root), Title: s.eventTitle(v), Lang: s.tongueOf(s.eventTitle(v)), Minor: !v.Main}
}

// yearReports is how many of a year's reports its page lists.
const yearReports = 12

func (s *Site) yearPage(y int, refs []ref, reports []int, prev, next int) Page {
	path := bucketPath(bucket{y, 0})
	year := strconv.Itoa(y)
	p := &YearPage{Year: year, Count: s.w.N("%s entry|%s entries", len(refs))}
	about := s.w.T("The year %[1]s in %[2]s.", year, p.Count)
	for _, r := range refs {
		if !r.entry && s.Events[r.i].Main {
			about = s.w.T("The year %[1]s in %[2]s, among them %[3]s.", year, p.Count, s.eventTitle(&s.Events[r.i]))
			break
		}
	}
	p.Head = s.head("year", path, year, about, "timeline/index.html", s.w.T("Timeline"))
	if prev != 0 {
		p.Prev = Link{pad(prev, 4) + ".html", strconv.Itoa(prev)}
	}
	if next != 0 {
		p.Next = Link{pad(next, 4) + ".html", strconv.Itoa(next)}
	}
	if len(refs) >= 12 {
		p.Density = s.timelineDensity(refs, p.Root)
	}
	full := len(refs) <= fullYear
	for b, run := range s.runs(refs) {
		g := Group{ID: "m" + pad(b.m, 2), Title: s.monthTitle(b), Href: p.Root + bucketPath(b)}
		if b.m == 0 {
			g.ID, g.Href = "unknown", p.Root+unknownPath(y)
			g.Note = s.w.T("What the reports place in this year, and no closer.")
		}
		if full {
			g.Items = s.daily(run, p.Root)
		} else {
			g.Items = s.leading(run, 3, p.Root)
			g.More = len(run) - len(g.Items)
		}
		p.Groups = append(p.Groups, g)
	}
	for _, i := range firstOf(reports, yearReports) {
		p.Reports = append(p.Reports, s.cited(&s.Entries[i], p.Root, 0))
	}
	if n := len(reports); n > 0 {
		p.All = Link{p.Root + "articles/" + pad(y, 4) + "/index.html", s.w.N("All %[1]s report published in %[2]s|All %[1]s reports published in %[2]s", n, year)}
		if n == 1 {
			p.All.Text = s.w.T("The one report published in %s", year)
		}
	}
	return p
}

func (s *Site) monthPage(path string, b bucket, refs []ref, total, n, of int, prev, next Link) Page {
	p := &MonthPage{Count: s.w.N("%s entry|%s entries", total)}
	title := s.partTitle(s.bucketTitle(b), n)
	crumbs := []string{"timeline/index.html", s.w.T("Timeline")}
	if b.y != 0 {
		p.Year = strconv.Itoa(b.y)
		crumbs = append(crumbs, bucketPath(bucket{b.y, 0}), p.Year)
		p.Month = s.monthTitle(b)
	}
	base := bucketPath(b)
	switch {
	case b.y == 0:
		p.Note = s.w.T("No year can be given for these with any certainty; each says what is known.")
	case b.m == 0:
		p.Month, base = s.w.T("Month unknown"), unknownPath(b.y)
		p.Note = s.w.T("The reports place these in %s and no closer.", p.Year)
	}
	about := s.bucketTitle(b)
	if b.m != 0 {
		about = s.w.T("What happened in %s", s.monthYear(b))
	}
	p.Head = s.head("month", path, title, s.w.T("%[1]s: %[2]s%[3]s.", about, p.Count, s.partNote(n, of)), crumbs...)
	p.Items = s.daily(refs, p.Root)
	p.Part = part(base, n, of)
	if prev.Href != "" {
		p.Prev = Link{p.Root + prev.Href, prev.Text}
	}
	if next.Href != "" {
		p.Next = Link{p.Root + next.Href, next.Text}
	}
	return p
}

func (s *Site) partNote(n, of int) string {
	if of < 2 {
		return ""
	}
	return s.w.T(", page %[1]d of %[2]d", n, of)
}

// countText is the size of the chronicle in words.
func (s *Site) countText() string {
	t := s.w.T("%[1]s from %[2]s", s.w.N("%s event|%s events", len(s.Events)), s.w.N("%s report|%s reports", s.reports()))
	if len(s.Events) == 0 {
		t = s.w.N("%s report|%s reports", s.reports())
	}
	return t
}

// span is the first and the last year of some refs, with what is between them.
func (s *Site) span(refs []ref, between wording.Text) string {
	lo, hi := 0, 0
	for _, r := range refs {
		if y := s.bucketOf(r).y; y != 0 {
			if lo == 0 || y < lo {
				lo = y
			}
			hi = max(hi, y)
		}
	}
	switch {
	case lo == 0:
		return ""
	case lo == hi:
		return strconv.Itoa(lo)
	}
	return s.w.T(between, lo, hi)
}

func (s *Site) frontFiles() pages {
	return func(yield yielder) {
		yield("index.html", nil, func() Page { return s.overview() })
	}
}

const (
	latest = 6
	shelf  = 12
)

func (s *Site) overview() Page {
	about := s.Meta.Description
	if about == "" {
		about = s.w.T("A chronicle of %s, each entry with the sentence that says so.", s.countText())
	}
	p := &OverviewPage{Head: s.head("overview", "index.html", s.Meta.Title, about), Subtitle: s.Meta.Subtitle, About: s.Meta.Description}
	p.Reports, p.Events = s.w.N("%s report|%s reports", s.reports()), s.w.N("%s event|%s events", len(s.Events))
	p.Span = s.span(s.items, "%[1]d to %[2]d")
	p.Empty = len(s.Entries) == 0
	p.Density = s.timelineDensity(s.items, "")
	for i := len(s.items) - 1; i >= 0 && len(p.Latest) < latest; i-- {
		r := s.items[i]
		b := s.bucketOf(r)
		if b.y == 0 || !r.entry && (!s.Events[r.i].Main || s.Events[r.i].Status == "planned") {
			continue
		}
		it := s.item(r, "")
		if it.Shape != "vague" || b.m != 0 {
			it.Short = s.w.ShortOf(it.Short, b.y)
		}
		p.Latest = append(p.Latest, it)
		if p.LatestYear.Href == "" {
			p.LatestYear = Link{bucketPath(bucket{b.y, 0}), s.w.T("All of %d", b.y)}
		}
	}
	p.People = firstOf(s.subjectsOf(roster.Leader, ""), shelf)
	p.Initiatives = firstOf(s.subjectsOf(roster.Initiative, ""), shelf)
	p.Sources = firstOf(s.subjectsOf(roster.Source, ""), shelf)
	for i := len(s.Entries) - 1; i >= 0 && p.Quote == nil; i-- {
		it := Item{}
		s.evidence(&it, &s.Entries[i], "")
		p.Quote = it.Quote
	}
	if p.Quote != nil {
		p.MoreQuotes = "quotes/index.html"
	}
	return p
}
