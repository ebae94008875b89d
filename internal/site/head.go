package site

import (
	"dateline/internal/article"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/roster"
	"dateline/internal/wording"
)

// Page is one file of the site: a pointer to a struct that embeds [Head]. The
// template named by Head.Kind fills it in.
type Page interface{ Base() *Head }

// Head is what every page has.
type Head struct {
	Kind        string // of page, and the name of its template: "year"
	Path        string // from the root of the site: "timeline/2018.html"
	Root        string // from the page to the root: "../", or ""
	Lang        string
	Site        string // the chronicle's title
	Title       string // the page's own title, its only h1
	FullTitle   string // for <title>: unique in the site
	Description string // unique in the site
	Canonical   string // whole address, "" without a base URL
	OGType      string
	Picture     string // whole address of the site's picture, "" without a base URL
	Crumbs      []Link // from the overview to the page above
	Prev, Next  Link
	PrevLang    string // of its title, where it is not the page's
	NextLang    string // the same
	Feed        string // from the page to the feed beside it, without its ending; "" where there is none
	Linked      string // from the page to the annotations beside it; "" where there are none
	Nav         *Nav
	LD          *LD
	Cite        *Citation
	Version     string
	Statement   string    // on rights
	Themed      bool      // there is a theme.css
	Proposed    *Proposed // of a page about an entity that nobody has checked; nil of any other
}

// Base returns h itself: it makes every struct that embeds Head a Page.
func (h *Head) Base() *Head { return h }

// Link is a text that leads somewhere; with an empty Href it is only a text.
type Link struct{ Href, Text string }

// NavLink is a way on; Here marks the page itself, In a page of its section.
type NavLink struct {
	Href, Text string
	Here, In   bool
}

// Nav is the navigation, the same for all pages of a section at one depth, so
// that a renderer may keep what it made of it.
type Nav struct {
	Top []NavLink // the few ways on, at the top
	All []NavLink // all of them, at the foot
}

// section is a part of the site that the navigation names.
type section struct {
	path, text string
	top        bool
}

// parts are the sections that have a page.
func (s *Site) parts() []section {
	all := []section{{"timeline/index.html", s.w.T("Timeline"), true}}
	add := func(ok bool, path string, text wording.Text, top bool) {
		if ok {
			all = append(all, section{path, s.w.Of(text), top})
		}
	}
	add(len(s.roster.Leaders) > 0, "leaders/index.html", "People", true)
	add(len(s.roster.Initiatives) > 0, "initiatives/index.html", "Initiatives", true)
	add(len(s.placeIDs()) > 0, "places/index.html", "Places", true)
	add(s.hasQuotes(), "quotes/index.html", "Quotations", true)
	add(s.hasFigures(), "figures/index.html", "Figures", true)
	add(len(s.pairings) > 0, "meetings.html", "Who met whom", false)
	add(s.hasDays(), "days/index.html", "On this day", false)
	add(len(s.sourceIDs()) > 0, "sources/index.html", "Sources", false)
	add(true, "coverage.html", "Coverage and gaps", false)
	add(true, "corrections.html", "Corrections", false)
	add(!s.Meta.NoData, "data/index.html", "Data", false)
	add(true, "feeds.html", "Feeds", false)
	add(true, "about.html", "About", true)
	add(s.Meta.Search, "search.html", "Search", true)
	return all
}

// head starts a page. Crumbs are pairs of a path and a text.
func (s *Site) head(kind, path, title, description string, crumbs ...string) Head {
	root := strings.Repeat("../", strings.Count(path, "/"))
	h := Head{Kind: kind, Path: path, Root: root, Lang: s.w.Tag(), Site: s.Meta.Title, Title: title,
		FullTitle: title, Description: cut(description, 290), OGType: "website", Version: s.Meta.Version, Statement: s.Meta.License, Themed: !s.Meta.Theme.Empty()}
	if path != "index.html" && shorter(title, 100-utf8.RuneCountInString(s.Meta.Title)) {
		h.FullTitle = title + " · " + s.Meta.Title
	}
	if s.Meta.BaseURL != "" {
		h.Canonical, h.Picture = s.url(path), s.picture
	}
	h.Crumbs = make([]Link, 0, 1+len(crumbs)/2)
	if path != "index.html" {
		h.Crumbs = append(h.Crumbs, Link{root + "index.html", s.Meta.Title})
	}
	for i := 0; i+1 < len(crumbs); i += 2 {
		h.Crumbs = append(h.Crumbs, Link{root + crumbs[i], crumbs[i+1]})
	}
	h.Nav = s.navOf(path)
	h.LD = s.breadcrumbs(&h)
	return h
}

// shorter reports whether a text has at most n characters.
func shorter(s string, n int) bool { return len(s) <= n || utf8.RuneCountInString(s) <= n }

// navs makes every navigation that some page needs: for each depth, without a
// section, in each section, and on the page that stands for it.
func (s *Site) navs() map[navKey]*Nav {
	out := map[navKey]*Nav{}
	for depth := range 4 { // articles/2018/index-100/100.html
		root := strings.Repeat("../", depth)
		for at := -1; at < len(s.sections); at++ {
			for _, here := range []bool{false, true} {
				n := &Nav{All: []NavLink{{Href: root + "index.html", Text: s.w.T("Overview")}}}
				for i, sec := range s.sections {
					l := NavLink{root + sec.path, sec.text, i == at && here, i == at && !here}
					if n.All = append(n.All, l); sec.top {
						n.Top = append(n.Top, l)
					}
				}
				out[navKey{depth, at, here}] = n
			}
		}
	}
	return out
}

type navKey struct {
	depth, section int
	here           bool
}

func (s *Site) navOf(path string) *Nav {
	k := navKey{depth: strings.Count(path, "/"), section: -1}
	folder, _, inFolder := strings.Cut(path, "/")
	for i, sec := range s.sections {
		if sec.path == path {
			k.section, k.here = i, true
			break
		}
		if inFolder && strings.HasPrefix(sec.path, folder) && strings.HasPrefix(sec.path[len(folder):], "/") {
			k.section = i
		}
	}
	return s.nav[k]
}

// ReportNav is the navigation of every report's page.
func (s *Site) ReportNav() *Nav { return s.navOf("articles/2000/report.html") }

// url is the whole address of a path, "" without a base URL.
func (s *Site) url(path string) string {
	if s.Meta.BaseURL == "" {
		return ""
	}
	return s.Meta.BaseURL + path
}

// When is a date as pages show it.
type When struct {
	Text    string // "17 October 2023", "June 2018, uncertain"
	Short   string // as it hangs on the rail of its month: "17 Oct"
	Machine string // for <time datetime>; "" when HTML has no form for it
	Shape   string // of its mark on the rail: day, span or vague
	Note    string // how it is known
}

func (s *Site) monthName(m int) string { return s.w.Month(m) }

// whenOf shows a date.
func (s *Site) whenOf(d edtf.Date, note string) When {
	w, ok := s.whens.of(d)
	if !ok {
		w = s.shown(d)
	}
	w.Note = note
	return w
}

// whens are how dates are shown, without a note: most are a day, and are found by
// its number.
type whens struct {
	days  map[edtf.Day]*whenOn
	other map[string]When
}

type whenOn struct {
	date edtf.Date
	When
}

func (w *whens) of(d edtf.Date) (When, bool) {
	if first, last := d.Bounds(); first == last {
		if k := w.days[first]; k != nil && k.date == d {
			return k.When, true
		}
	}
	o, ok := w.other[d.String()]
	return o, ok
}

// keepWhen keeps how a date is shown, which many pages ask for.
func (s *Site) keepWhen(d edtf.Date) {
	if _, ok := s.whens.of(d); ok {
		return
	}
	if first, last := d.Bounds(); first == last && s.whens.days[first] == nil {
		s.whens.days[first] = &whenOn{d, s.shown(d)}
		return
	}
	s.whens.other[d.String()] = s.shown(d)
}

// shown is a date without a note.
func (s *Site) shown(d edtf.Date) When {
	if d.IsZero() {
		return When{Text: s.w.T("date not known"), Short: s.w.T("undated"), Shape: "vague"}
	}
	w := When{Text: s.w.Date(d), Shape: "vague", Machine: machine(d.String())}
	str := d.String()
	first, last := d.Bounds()
	if len(w.Machine) == len("2018-06-07") { // most are
		_, m, day := first.Civil()
		w.Short, w.Shape = s.w.ShortDay(m, strconv.Itoa(day)), "day"
		return w
	}
	unsure, about := strings.ContainsAny(str, "?%"), strings.ContainsAny(str, "~%")
	b := bucketOf(d)
	switch {
	case b.y == 0:
		w.Short = w.Text
	case first == last:
		_, m, day := first.Civil()
		w.Short = s.w.ShortDay(m, strconv.Itoa(day))
		if !unsure && !about {
			w.Shape = "day"
		}
	case b.m == 0:
		w.Short = pad(b.y, 4)
		if strings.ContainsAny(str, "/") {
			w.Short = w.Text
		}
	default:
		_, m, from := first.Civil()
		_, m2, to := last.Civil()
		switch {
		case len(strings.TrimRight(str, "?~%")) == len("2018-06"):
			w.Short = s.monthName(m)
		case m == m2:
			w.Short, w.Shape = s.w.ShortDay(m, s.w.T("%[1]d–%[2]d", from, to)), "span"
		default:
			w.Short, w.Shape = s.w.T("%[1]s – %[2]s", s.w.ShortDay(m, strconv.Itoa(from)), s.w.ShortDay(m2, strconv.Itoa(to))), "span"
		}
	}
	switch {
	case b.y == 0:
	case about:
		w.Short = s.w.T("about %s", w.Short)
	case unsure:
		w.Short = s.w.T("%s, uncertain", w.Short)
	}
	return w
}

// machine returns an EDTF string that HTML's <time> understands too, or "".
func machine(s string) string {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c != '-' || i != 4 && i != 7) {
			return ""
		}
	}
	if (len(s) == 4 || len(s) == 7 || len(s) == 10) && s[:4] != "0000" && (len(s) == 4 || s[5:7] <= "12") {
		return s
	}
	return ""
}

// articleBasis says how the date of a report is known.
var articleBasis = map[article.Basis]wording.Text{
	article.Curator: "set by the editor", article.Header: "from the file’s header", article.OfLine: "from the dateline",
	article.Code: "from a code in the text", article.URL: "from the address", article.Inferred: "inferred from other evidence", article.Unknown: "not known",
}

var eventBasis = map[string]wording.Text{
	"explicit": "as the report says", "resolved": "counted from the day of the report",
	"default": "the day of the report stands in", "cross-document": "from another report", "curator": "set by the editor",
}

func (s *Site) articleWhen(e *Entry) When {
	note := s.w.Of(articleBasis[e.DateBasis])
	if e.Date.IsZero() {
		note = s.w.T("nothing in the report says when it was published")
	}
	return s.whenOf(e.Date, note)
}

func (s *Site) eventWhen(v *Event) When { return s.whenOf(v.Date, s.w.Of(eventBasis[v.DateBasis])) }

// entity links to the page of an entity, or only names it.
func (s *Site) entity(k roster.Kind, id, root string) Link {
	if id == "" {
		return Link{}
	}
	e := s.roster.Get(k, id)
	if e == nil {
		return Link{Text: id}
	}
	if !s.paged(k, id) {
		return Link{Text: s.Name(e)}
	}
	return Link{root + k.Folder() + "/" + id + ".html", s.Name(e)}
}

// hasPage reports whether an entity has a page of its own.
func (s *Site) hasPage(k roster.Kind, id string) bool {
	return s.roster.Get(k, id) != nil && s.paged(k, id)
}

// paged reports whether an entity that the roster has has one.
func (s *Site) paged(k roster.Kind, id string) bool {
	switch k {
	case roster.Leader, roster.Initiative:
		return true
	case roster.Place:
		return s.byPlace[id] != nil
	case roster.Source:
		return s.bySource[id] != nil
	}
	return false
}

// Name is what an entity is called in the language of the pages.
func (s *Site) Name(e *roster.Entity) string { return nameIn(s.w, e) }

// nameIn is the name of an entity in a language; its own where the roster has
// no other. English is what the roster's own names are in.
func nameIn(w wording.Words, e *roster.Entity) string {
	if w.English() {
		return e.Name
	}
	if n := e.NameIn(w.Tag()); n != "" {
		return n
	}
	return e.Name
}

// placeName is the name that a place bore on a day.
func placeName(w wording.Words, e *roster.Entity, d edtf.Date) string {
	if !d.IsZero() {
		first, last := d.Bounds()
		for _, a := range e.Former {
			from, to := edtf.MinDay, edtf.MaxDay
			if !a.From.IsZero() {
				from, _ = a.From.Bounds()
			}
			if !a.To.IsZero() {
				_, to = a.To.Bounds()
			}
			if from <= first && last <= to {
				if a.Text == e.Name {
					break // it bears the same today
				}
				return a.Text
			}
		}
	}
	return nameIn(w, e)
}

func (s *Site) place1(id string, d edtf.Date, root string) Link {
	l := s.entity(roster.Place, id, root)
	if e := s.roster.Get(roster.Place, id); e != nil {
		l.Text = placeName(s.w, e, d)
	}
	return l
}

// Machine returns the form of a date that HTML's <time> takes, or "".
func Machine(d edtf.Date) string { return machine(d.String()) }

// Kinds are the kinds of page; each has a template of its name.
func Kinds() []string {
	return []string{"overview", "timeline", "year", "month", "reports", "article", "event", "leader", "initiative", "place", "source",
		"index", "quotes", "figures", "meetings", "days", "day", "about", "coverage", "corrections", "feeds", "data", "search", "explore", "plain"}
}
