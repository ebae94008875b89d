package site

import (
	"cmp"
	"iter"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/wording"
)

// Feed is a feed of what is new in the archive: of the whole of it, of one
// subject, or of one closed year. The renderer writes it at Path with .xml,
// .atom and .json. Its items are made when they are asked for, by
// [Site.FeedItems].
type Feed struct {
	Path, Title, Description string
	Site                     string        // the chronicle's title
	Folder                   string        // "" of the whole, else the kind's: "leaders"
	Name                     string        // of the subject, or the year
	ID                       string        // a URI that stays (RFC 4287, 4.2.6)
	Home                     string        // whole address of the page it belongs to; relative to the feed without a base URL
	Base                     string        // base URL, or ""
	Root                     string        // what every address of the site begins with: the base URL, or the way from the feed to the root
	Lang, Rights, Hub        string        // Hub is a WebSub hub's address, or ""
	Updated                  time.Time     // the newest item's; the year 2000 when there is none
	Archive                  bool          // a year that nothing is added to any more (RFC 5005, 4)
	Words                    wording.Words // of the site
	Prev, Next               string        // paths of the archived feeds before and after it

	subject subject
	lo, hi  int // of Site.arrival, for the whole and for a year
}

// FeedItem is a report in a feed.
type FeedItem struct {
	ID        string    // a tag: URI (RFC 4151) that stays while the site's host does
	Article   string    // id
	Title     string    // never empty
	URL       string    // of its page
	Original  string    // address of the report elsewhere, or ""
	Lead      string    // by whom and when it was published
	Digest    bool      // it puts a report in other words
	Summary   string    // its first sentence; "" where nothing of it may be published
	Creator   string    // its source; of a digest the chronicle
	Lang      string    // where it is not the feed's
	Mode      string    // what may be published of its body: full, excerpt or metadata
	Entered   time.Time // when it entered the archive; no two reports have the same
	Happened  edtf.Date // of the event that it is about; zero when it is about none
	Named     []string  // leaders, initiatives and places by name
	WithWords bool      // the feed gives its text
}

const (
	feedLen     = 50  // items of the feed of the whole
	subjectLen  = 25  // items of a subject's feed
	archivedLen = 500 // items of one file of a closed year
)

// nobodysDay stands for the day on which a report entered that bears none.
var nobodysDay = edtf.Civil(2000, 1, 1)

// arrive orders the entries by the day they entered the archive, then by id,
// which unlike a date is never corrected; and gives each a moment of its own:
// its day, at midnight UTC, and a second for each report of the day before it.
// More than there are seconds share the day evenly. Reprints have their moment,
// for the feeds of their sources, and are not among the arrivals.
func (s *Site) arrive() {
	s.arrived, s.entered = make([]int, len(s.Entries)), make([]time.Time, len(s.Entries))
	all, days := make([]int, len(s.Entries)), make([]edtf.Day, len(s.Entries))
	for i := range s.Entries {
		all[i], days[i] = i, entered(&s.Entries[i])
	}
	slices.SortFunc(all, func(a, b int) int {
		x, y := s.Entries[a].ID, s.Entries[b].ID
		return cmp.Or(cmp.Compare(days[a], days[b]), cmp.Compare(numbered(x), numbered(y)), strings.Compare(x, y))
	})
	const day = 24 * time.Hour
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && days[all[to]] == days[all[from]] {
			to++
		}
		y, m, d := days[all[from]].Civil()
		midnight := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		step := min(time.Second, day/time.Duration(to-from))
		for k := from; k < to; k++ {
			s.arrived[all[k]] = k
			s.entered[all[k]] = midnight.Add(time.Duration(k-from) * step)
		}
		from = to
	}
	s.arrival = slices.DeleteFunc(all, func(i int) bool { return s.again[i] })
}

// numbered is 1 for an id that begins with a digit, as those do that begin with
// the day of the report; what has no day is not shown as the newest.
func numbered(id string) int {
	if id != "" && id[0] >= '0' && id[0] <= '9' {
		return 1
	}
	return 0
}

func entered(e *Entry) edtf.Day {
	if !e.Added.IsZero() {
		if d, _ := e.Added.Bounds(); d >= edtf.Civil(1, 1, 1) && d <= edtf.Civil(9999, 12, 31) {
			return d
		}
	}
	return nobodysDay
}

// Feeds yields all feeds: the one of the whole, those of closed years with the
// latest first, then the subjects' in the order of the roster. None has its
// items yet.
func (s *Site) Feeds() iter.Seq[*Feed] {
	return func(yield func(*Feed) bool) {
		years := s.archived()
		main := s.feed("feed", s.Meta.Title, "")
		main.Description = cmp.Or(s.Meta.Description, s.Meta.Subtitle, s.w.T("What is new in %s", s.Meta.Title))
		main.hi = len(s.arrival)
		s.stamp(main)
		if len(years) > 0 {
			main.Prev = years[len(years)-1].Path
		}
		if !yield(main) {
			return
		}
		for i := len(years) - 1; i >= 0; i-- {
			if !yield(years[i]) {
				return
			}
		}
		for _, k := range followed {
			for _, id := range s.withPage(k) {
				if !yield(s.subjectFeed(k, id)) {
					return
				}
			}
		}
	}
}

// followed are the kinds whose every page has a feed beside it.
var followed = [...]roster.Kind{roster.Leader, roster.Initiative, roster.Place, roster.Source}

// archived are the closed years, each in files of so many reports that any
// reader takes: nothing is added to a year once a report has entered in a later
// one.
func (s *Site) archived() []*Feed {
	var out []*Feed
	for from := 0; from < len(s.arrival); {
		y := s.entered[s.arrival[from]].Year()
		to := from
		for to < len(s.arrival) && s.entered[s.arrival[to]].Year() == y {
			to++
		}
		if to == len(s.arrival) {
			break
		}
		for n, lo := 1, from; lo < to; n, lo = n+1, lo+archivedLen {
			name := "feed-" + pad(y, 4)
			if n > 1 {
				name += "-" + strconv.Itoa(n)
			}
			f := s.feed(name, s.partTitle(s.w.T("%[1]s, %[2]s", s.Meta.Title, pad(y, 4)), n), "")
			f.Name, f.Archive = s.partTitle(pad(y, 4), n), true
			f.Description = s.w.T("The reports that entered %[1]s in %[2]s.", s.Meta.Title, pad(y, 4))
			f.ID = s.feedID("feed")
			f.lo, f.hi = lo, min(to, lo+archivedLen)
			s.stamp(f)
			if len(out) > 0 {
				last := out[len(out)-1]
				f.Prev, last.Next = last.Path, f.Path
			}
			out = append(out, f)
		}
		from = to
	}
	return out
}

func (s *Site) subjectFeed(k roster.Kind, id string) *Feed {
	e := s.roster.Get(k, id)
	name := s.Name(e)
	f := s.feed(k.Folder()+"/"+id, name+" · "+s.Meta.Title, k.Folder()+"/"+id+".html")
	f.Folder, f.Name, f.subject = k.Folder(), name, s.subjectOf(k, id)
	if k == roster.Source {
		f.Description = s.w.T("Reports of %s, as they enter the archive.", name)
	} else {
		f.Description = s.w.T("Reports that name %s, as they enter the archive.", name)
	}
	for _, i := range f.subject.entries {
		if f.Updated.Before(s.entered[i]) {
			f.Updated = s.entered[i]
		}
	}
	return f
}

func (s *Site) feed(path, title, page string) *Feed {
	f := &Feed{Path: path, Title: title, Site: s.Meta.Title, ID: s.feedID(path), Base: s.Meta.BaseURL, Words: s.w, Root: s.Meta.BaseURL, Lang: cmp.Or(tongue(s.w.Tag()), "en"), Rights: s.Meta.License,
		Updated: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)}
	if f.Base == "" {
		f.Root = strings.Repeat("../", strings.Count(path, "/"))
	} else {
		f.Hub = s.Meta.Hub
	}
	f.Home = f.Root + cmp.Or(page, "index.html")
	return f
}

func (s *Site) stamp(f *Feed) {
	if f.hi > f.lo {
		f.Updated = s.entered[s.arrival[f.hi-1]]
	}
}

// newest are the Entries that a feed gives, the newest last.
func (s *Site) newest(f *Feed) []int {
	switch {
	case f.Archive:
		return s.arrival[f.lo:f.hi]
	case f.Folder == "":
		return s.arrival[max(f.lo, f.hi-feedLen):f.hi]
	}
	return s.latest(f.subject.entries, subjectLen)
}

// FeedFrom says what a feed is made of.
func (s *Site) FeedFrom(f *Feed, in *Inputs) {
	in.Text(f.Title)
	in.Text(f.Prev)
	in.Text(f.Next)
	in.Number(int(f.Updated.Unix()))
	in.Number(f.Updated.Nanosecond())
	for _, i := range s.newest(f) {
		in.entry(i)
		if !f.Archive { // the others give the text
			in.add(in.d.File(s.Entries[i].ID))
		}
		in.Number(int(s.entered[i].Unix()))
		in.Number(s.entered[i].Nanosecond())
		if k := s.firstOf(&s.Entries[i]); k >= 0 {
			in.event(k)
		}
	}
}

// FeedItems makes the items of a feed, the newest first.
func (s *Site) FeedItems(f *Feed) []FeedItem {
	newest := s.newest(f)
	out := make([]FeedItem, 0, len(newest))
	for i := len(newest) - 1; i >= 0; i-- {
		it := s.feedItem(f, newest[i])
		it.WithWords = !f.Archive
		out = append(out, it)
	}
	return out
}

// latest returns those n of some entries that entered last, the newest last.
func (s *Site) latest(entries []int, n int) []int {
	var top []int
	before := func(a, b int) int { return cmp.Compare(s.arrived[a], s.arrived[b]) }
	for i := len(entries) - 1; i >= 0; i-- {
		at, _ := slices.BinarySearchFunc(top, entries[i], before)
		switch {
		case len(top) < n:
			top = slices.Insert(top, at, entries[i])
		case at > 0:
			copy(top, top[1:at])
			top[at-1] = entries[i]
		}
	}
	return top
}

func (s *Site) feedItem(f *Feed, i int) FeedItem {
	e := &s.Entries[i]
	it := FeedItem{ID: s.tag(e), Article: e.ID, Title: e.Title, URL: e.from(f.Root), Original: WebURL(e.SourceURL), Creator: s.sourceName(e), Mode: mode(e),
		Summary: e.Gist, Entered: s.entered[i], Lang: tongue(s.foreign(e.Lang))}
	date := s.articleWhen(e)
	it.Lead = s.w.T("Published by %[1]s, %[2]s.", it.Creator, date.Text)
	if e.DigestOf.Source != "" {
		it.Creator = s.Meta.Title // whose words they are
		it.Digest = true
		it.Lead = s.w.T("A digest, in this site’s words, of a report by %[1]s, %[2]s", s.sourceName(e), date.Text) + s.w.T(".")
	}
	if k := s.firstOf(e); k >= 0 {
		it.Happened = s.Events[k].Date
	}
	name := func(k roster.Kind, ids []string) {
		for _, id := range ids {
			if n := s.entity(k, id, "").Text; !slices.Contains(it.Named, n) {
				it.Named = append(it.Named, n)
			}
		}
	}
	name(roster.Leader, e.Leaders)
	name(roster.Initiative, e.Initiatives)
	name(roster.Place, firstOf(e.Places, 4))
	return it
}

// tongue is a language tag that has the form of one (RFC 5646, 2.1), or "".
func tongue(s string) string {
	for i, part := range strings.Split(s, "-") {
		if len(part) < 1 || len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3) {
			return ""
		}
		for _, c := range part {
			if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
				return ""
			}
		}
	}
	return s
}

// tag is a report's tag: URI (RFC 4151). Nothing in it changes when a person
// corrects the report: neither its id nor the day on which it entered.
func (s *Site) tag(e *Entry) string {
	y, m, d := entered(e).Civil()
	return "tag:" + s.host() + "," + pad(y, 4) + "-" + pad(m, 2) + "-" + pad(d, 2) + ":" + e.ID
}

// host is the authority of the site's tag: URIs: the name of its host. Without
// a base URL, or with one that RFC 4151 has no form for, it is a name that
// belongs to nobody (RFC 2606).
func (s *Site) host() string {
	u, err := url.Parse(s.Meta.BaseURL)
	if err != nil || u.Hostname() == "" {
		return "chronicle.invalid"
	}
	h := strings.ToLower(u.Hostname())
	for _, c := range h {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.' {
			return cmp.Or(prose.Slug(h, 60), "chronicle") + ".invalid"
		}
	}
	return h
}

// feedID is the name of a feed itself. All years of the archive have that of
// the whole, for they are parts of one feed.
func (s *Site) feedID(path string) string { return "tag:" + s.host() + ",2000:feeds/" + path }

// FeedLine is a feed in a list.
type FeedLine struct {
	Text            string
	Page            string // what it is of, or ""
	RSS, Atom, JSON string
	Note            string
}

// FeedGroup lists the feeds of a kind.
type FeedGroup struct {
	ID, Title string
	Lines     []FeedLine
	More      string // how many feeds are not listed, or ""
}

// feedsShown is how many feeds of a kind the page about feeds lists.
const feedsShown = 150

func (s *Site) feedsPage() Page {
	p := &FeedsPage{Head: s.head("feeds", "feeds.html", s.w.T("Feeds"), s.w.T("What is new in the archive, for a feed reader.")), Based: s.Meta.BaseURL != "", Calendar: s.hasCalendar()}
	line := func(path, text, page, note string) FeedLine {
		return FeedLine{text, page, path + ".xml", path + ".atom", path + ".json", note}
	}
	p.Whole = line("feed", s.w.T("Everything"), "", s.w.T("The %d reports that entered the archive last, with their text.", feedLen))
	for _, f := range s.archived() {
		p.Years = append(p.Years, line(f.Path, f.Name, "", s.w.N("%s report|%s reports", f.hi-f.lo)))
	}
	slices.Reverse(p.Years)
	for _, k := range followed {
		ids := s.withPage(k)
		slices.SortStableFunc(ids, func(a, b string) int {
			return cmp.Compare(len(s.subjectOf(k, b).entries), len(s.subjectOf(k, a).entries))
		})
		g := FeedGroup{ID: k.Folder(), Title: s.KindTitle(k.Folder())}
		for _, id := range firstOf(ids, feedsShown) {
			path := k.Folder() + "/" + id
			g.Lines = append(g.Lines, line(path, s.Name(s.roster.Get(k, id)), path+".html", s.w.N("%s report|%s reports", len(s.subjectOf(k, id).entries))))
		}
		if n := len(ids) - len(g.Lines); n > 0 {
			g.More = s.w.Number(n)
		}
		if len(ids) > 0 {
			p.Groups = append(p.Groups, g)
		}
	}
	return p
}
