package site

import (
	"iter"
	"strconv"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/roster"
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
func bucketTitle(b bucket) string {
	switch {
	case b.y == 0:
		return "Without a year"
	case b.m == 0:
		return strconv.Itoa(b.y) + ", month unknown"
	}
	return monthName(b.m) + " " + strconv.Itoa(b.y)
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
			out[i].Short = weekday(first) + " " + strconv.Itoa(day)
		}
	}
	return out
}

// weekday is the English name; 1 January 1970 was a Thursday.
func weekday(d edtf.Day) string {
	return [...]string{"Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"}[(int(d)%7+7)%7]
}

// timelineDensity draws the timeline for a page at root.
func (s *Site) timelineDensity(refs []ref, root string) *Density {
	bs := make([]bucket, len(refs))
	for i, r := range refs {
		bs[i] = s.bucketOf(r)
	}
	return s.density(bs, func(b bucket) string { return root + bucketPath(b) }, "entry", "entries")
}

func (s *Site) timelineFiles() iter.Seq2[string, func() Page] {
	return func(yield func(string, func() Page) bool) {
		if !yield("timeline/index.html", func() Page { return s.timelinePage() }) {
			return
		}
		type span struct {
			y    int
			refs []ref
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
			if !yield(bucketPath(bucket{y.y, 0}), func() Page { return s.yearPage(y.y, y.refs, prev, next) }) {
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
				prev = Link{name(parts[i-1]), partTitle(bucketTitle(parts[i-1].b), parts[i-1].n)}
			}
			if i+1 < len(parts) {
				next = Link{name(parts[i+1]), partTitle(bucketTitle(parts[i+1].b), parts[i+1].n)}
			}
			total := 0
			for _, q := range parts[i-p.n+1 : i-p.n+1+p.of] {
				total += len(q.refs)
			}
			if !yield(name(p), func() Page { return s.monthPage(name(p), p.b, p.refs, total, p.n, p.of, prev, next) }) {
				return
			}
		}
	}
}

// partPath is the address of the n-th page of a long list: "x.html", "x-2.html".
func partPath(path string, n int) string {
	if n <= 1 {
		return path
	}
	return strings.TrimSuffix(path, ".html") + "-" + strconv.Itoa(n) + ".html"
}

func partTitle(title string, n int) string {
	if n <= 1 {
		return title
	}
	return title + ", part " + strconv.Itoa(n)
}

// part makes the links among the pages of a long list at path, the first page.
func part(path string, n, of int) Part {
	p := Part{N: n, Of: of}
	if of < 2 {
		return p
	}
	name := func(i int) string { q := partPath(path, i); return q[strings.LastIndexByte(q, '/')+1:] }
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
	p := &TimelinePage{Head: s.head("timeline", "timeline/index.html", "Timeline",
		"All that the reports tell, by the day it happened: "+s.countText()+".")}
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
			p.Undated = Link{"undated.html", plural(len(refs), "entry", "entries") + " without a year"}
			continue
		}
		l := YearLine{Link: Link{pad(y, 4) + ".html", strconv.Itoa(y)}, Count: plural(len(refs), "entry", "entries")}
		for _, r := range refs {
			if !r.entry && !s.Events[r.i].Main {
				continue
			}
			if len(l.Items) < each {
				l.Items = append(l.Items, s.brief(r, p.Root))
			}
		}
		if each > 0 {
			l.More = len(refs) - len(l.Items)
		}
		p.Years = append(p.Years, l)
	}
	if len(s.Entries) > 0 {
		p.Reports = Link{p.Root + "articles/index.html", "The same by the day it was reported"}
	}
	return p
}

// brief is an item without its evidence: when and what.
func (s *Site) brief(r ref, root string) Item {
	if r.entry {
		e := &s.Entries[r.i]
		return Item{When: s.articleWhen(e), Href: root + e.Path(), Title: e.Title, Lang: s.foreign(e.Lang)}
	}
	v := &s.Events[r.i]
	return Item{When: s.eventWhen(v), Href: root + v.Path(), Title: s.eventTitle(v), Minor: !v.Main}
}

func (s *Site) yearPage(y int, refs []ref, prev, next int) Page {
	path := bucketPath(bucket{y, 0})
	year := strconv.Itoa(y)
	p := &YearPage{Year: year, Count: plural(len(refs), "entry", "entries")}
	var first string
	for _, r := range refs {
		if !r.entry && s.Events[r.i].Main {
			first = ", among them " + s.eventTitle(&s.Events[r.i])
			break
		}
	}
	p.Head = s.head("year", path, year, "The year "+year+" in "+p.Count+first+".", "timeline/index.html", "Timeline")
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
		g := Group{ID: "m" + pad(b.m, 2), Title: monthName(b.m), Href: p.Root + bucketPath(b)}
		if b.m == 0 {
			g.ID, g.Title, g.Href = "unknown", year+", month unknown", p.Root+unknownPath(y)
			g.Note = "What the reports place in this year, and no closer."
		}
		if full {
			g.Items = s.daily(run, p.Root)
		} else {
			for _, r := range run {
				if len(g.Items) < 3 && (r.entry || s.Events[r.i].Main) {
					it := s.brief(r, p.Root)
					g.Items = append(g.Items, it)
				}
			}
			g.More = len(run) - len(g.Items)
		}
		p.Groups = append(p.Groups, g)
	}
	n := 0
	for i := range s.Entries {
		if !s.again[i] && Folder(s.Entries[i].Date) == pad(y, 4) {
			if n++; n <= 12 {
				p.Reports = append(p.Reports, s.cited(&s.Entries[i], p.Root, 0))
			}
		}
	}
	if n > 0 {
		p.All = Link{p.Root + "articles/" + pad(y, 4) + "/index.html", "All " + plural(n, "report", "reports") + " published in " + year}
		if n == 1 {
			p.All.Text = "The one report published in " + year
		}
	}
	return p
}

func (s *Site) monthPage(path string, b bucket, refs []ref, total, n, of int, prev, next Link) Page {
	p := &MonthPage{Count: plural(total, "entry", "entries")}
	title := partTitle(bucketTitle(b), n)
	crumbs := []string{"timeline/index.html", "Timeline"}
	if b.y != 0 {
		p.Year = strconv.Itoa(b.y)
		crumbs = append(crumbs, bucketPath(bucket{b.y, 0}), p.Year)
		p.Month = monthName(b.m)
	}
	base := bucketPath(b)
	switch {
	case b.y == 0:
		p.Note = "No year can be given for these with any certainty; each says what is known."
	case b.m == 0:
		p.Month, base = "Month unknown", unknownPath(b.y)
		p.Note = "The reports place these in " + p.Year + " and no closer."
	}
	about := "What happened in " + bucketTitle(b)
	if b.m == 0 {
		about = bucketTitle(b)
	}
	p.Head = s.head("month", path, title, about+": "+p.Count+partNote(n, of)+".", crumbs...)
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

func partNote(n, of int) string {
	if of < 2 {
		return ""
	}
	return ", page " + strconv.Itoa(n) + " of " + strconv.Itoa(of)
}

// countText is the size of the chronicle in words.
func (s *Site) countText() string {
	t := plural(len(s.Events), "event", "events") + " from " + plural(s.reports(), "report", "reports")
	if len(s.Events) == 0 {
		t = plural(s.reports(), "report", "reports")
	}
	return t
}

// span is the first and the last year of some refs, "2013 to 2023".
func (s *Site) span(refs []ref) string {
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
	return strconv.Itoa(lo) + "–" + strconv.Itoa(hi)
}

func (s *Site) frontFiles() iter.Seq2[string, func() Page] {
	return func(yield func(string, func() Page) bool) {
		yield("index.html", func() Page { return s.overview() })
	}
}

const (
	latest = 6
	shelf  = 12
)

func (s *Site) overview() Page {
	about := s.Meta.Description
	if about == "" {
		about = "A chronicle of " + s.countText() + ", each entry with the sentence that says so."
	}
	p := &OverviewPage{Head: s.head("overview", "index.html", s.Meta.Title, about), Subtitle: s.Meta.Subtitle, About: s.Meta.Description}
	p.Reports, p.Events = plural(s.reports(), "report", "reports"), plural(len(s.Events), "event", "events")
	p.Span = strings.ReplaceAll(s.span(s.items), "–", " to ")
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
			it.Short += " " + strconv.Itoa(b.y)
		}
		p.Latest = append(p.Latest, it)
		if p.LatestYear.Href == "" {
			p.LatestYear = Link{bucketPath(bucket{b.y, 0}), "All of " + strconv.Itoa(b.y)}
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
