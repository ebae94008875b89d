package site

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/roster"
)

// Feed is a feed of what is new in the archive. The renderer writes it at
// Path.xml, Path.atom and Path.json.
type Feed struct {
	Path, Title, Description, Note string
	Home                           string // whole address of the page it belongs to, or relative without a base URL
	Base                           string // base URL, or ""
	Lang, Rights                   string
	Updated                        edtf.Date // the newest Added
	Items                          []FeedItem
}

// FeedItem is a report in a feed. ID is a tag: URI (RFC 4151) that never
// changes while the host does not.
type FeedItem struct {
	ID, Title, URL, Summary, Creator string
	Added                            edtf.Date
	Categories                       []string
}

// feedLen is the number of items in a feed.
const feedLen = 50

// Feeds are all feeds of the site, the main one first.
func (s *Site) Feeds() []Feed {
	newest := make([]int, len(s.Entries))
	for i := range newest {
		newest[i] = i
	}
	slices.SortStableFunc(newest, func(a, b int) int {
		x, y := &s.Entries[a], &s.Entries[b]
		return cmp.Or(edtf.Compare(y.Added, x.Added), later(y.Date, x.Date), strings.Compare(x.ID, y.ID))
	})
	f := Feed{Path: "feed", Title: s.Meta.Title, Description: cmp.Or(s.Meta.Description, s.Meta.Subtitle, "What is new in "+s.Meta.Title),
		Note: "The reports that entered the archive last.", Home: s.Meta.BaseURL + "index.html", Base: s.Meta.BaseURL, Lang: s.Meta.Language, Rights: s.Meta.License}
	if f.Lang == "" {
		f.Lang = "en"
	}
	for _, i := range firstOf(newest, feedLen) {
		e := &s.Entries[i]
		it := FeedItem{ID: s.tag(e), Title: e.Title, URL: s.Meta.BaseURL + e.Path(), Creator: s.sourceName(e), Added: e.Added, Summary: e.Gist}
		if s.mode(e) == "metadata" {
			it.Summary = ""
		}
		date := s.articleWhen(e)
		lead := "Published by " + it.Creator + ", " + date.Text
		if e.DigestOf.Source != "" {
			lead = "A digest, in this site’s words, of a report by " + it.Creator + ", " + date.Text
		}
		it.Summary = strings.TrimSpace(lead + ". " + it.Summary)
		for _, id := range e.Leaders {
			it.Categories = append(it.Categories, s.entity(roster.Leader, id, "").Text)
		}
		for _, id := range e.Initiatives {
			it.Categories = append(it.Categories, s.entity(roster.Initiative, id, "").Text)
		}
		if f.Updated.IsZero() {
			f.Updated = e.Added
		}
		f.Items = append(f.Items, it)
	}
	return []Feed{f}
}

// tag is a report's tag: URI. Without a base URL its authority is a name that
// belongs to nobody (RFC 2606).
func (s *Site) tag(e *Entry) string {
	host := "chronicle.invalid"
	if _, rest, ok := strings.Cut(s.Meta.BaseURL, "://"); ok {
		host, _, _ = strings.Cut(rest, "/")
		host, _, _ = strings.Cut(host, ":")
	}
	day := day(e.Added)
	if day == "" {
		day = "2000"
	}
	return "tag:" + strings.ToLower(host) + "," + day + ":" + e.ID
}
