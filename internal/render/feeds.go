package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/gorilla/feeds"

	"dateline/internal/edtf"
	"dateline/internal/site"
)

// Files yields the address and the writer of every file of the site that is no
// page and no table: feeds, their list, two pictures, the site map and robots.txt. The last
// two, which mean nothing without whole addresses, need a base URL.
func (r *Renderer) Files(s *site.Site) iter.Seq2[string, func(io.Writer) error] {
	return func(yield func(string, func(io.Writer) error) bool) {
		all := s.Feeds()
		for i := range all {
			f := &all[i]
			if !yield(f.Path+".xml", func(w io.Writer) error { return RSS(w, f) }) ||
				!yield(f.Path+".atom", func(w io.Writer) error { return Atom(w, f) }) ||
				!yield(f.Path+".json", func(w io.Writer) error { return JSON(w, f) }) {
				return
			}
		}
		if !yield("favicon.ico", Icon) || !yield("picture.png", func(w io.Writer) error { return Picture(w, s) }) ||
			!yield("feeds.opml", func(w io.Writer) error { return OPML(w, s, all) }) || s.Meta.BaseURL == "" {
			return
		}
		if !sitemaps(s, yield) {
			return
		}
		yield("robots.txt", func(w io.Writer) error {
			_, err := io.WriteString(w, "User-agent: *\nAllow: /\n\nSitemap: "+s.Meta.BaseURL+"sitemap.xml\n")
			return err
		})
	}
}

// rss is gorilla/feeds' channel with what it lacks: the address of the feed
// itself (Atom), the author by name (Dublin Core) and several categories.
type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Atom    string   `xml:"xmlns:atom,attr"`
	DC      string   `xml:"xmlns:dc,attr"`
	Channel channel
}

type channel struct {
	XMLName xml.Name `xml:"channel"`
	*feeds.RssFeed
	Self  *selfLink
	Items []rssItem `xml:"item"`
}

type selfLink struct {
	XMLName xml.Name `xml:"atom:link"`
	Href    string   `xml:"href,attr"`
	Rel     string   `xml:"rel,attr"`
	Type    string   `xml:"type,attr"`
}

type rssItem struct {
	XMLName xml.Name `xml:"item"`
	*feeds.RssItem
	Creator  string   `xml:"dc:creator,omitempty"`
	Category []string `xml:"category"`
}

// gorilla makes the library's form of a feed. Its dates come from the day that
// a report entered the archive, at midnight UTC.
func gorilla(f *site.Feed) *feeds.Feed {
	g := &feeds.Feed{Title: clean(f.Title), Link: &feeds.Link{Href: f.Home}, Description: clean(f.Description), Copyright: clean(f.Rights), Updated: instant(f.Updated)}
	g.Id = f.Home
	for i := range f.Items {
		it := &f.Items[i]
		g.Items = append(g.Items, &feeds.Item{Title: clean(it.Title), Link: &feeds.Link{Href: it.URL}, Description: clean(it.Summary), Id: it.ID,
			IsPermaLink: "false", Created: instant(it.Added), Author: &feeds.Author{Name: clean(it.Creator)}})
	}
	return g
}

// instant is the beginning of a date; without one the Unix epoch, so that a
// feed is valid and no clock is asked.
func instant(d edtf.Date) time.Time {
	if !d.IsZero() {
		if first, _ := d.Bounds(); first != edtf.MinDay {
			y, m, dd := first.Civil()
			return time.Date(y, time.Month(m), dd, 0, 0, 0, 0, time.UTC)
		}
	}
	return time.Unix(0, 0).UTC()
}

// clean takes out what XML 1.0 cannot hold (section 2.2), what is not UTF-8, and
// the characters that turn the direction of all that follows (UAX #9, 2): in a
// reader's list of titles they would turn those of others.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF || r >= 0x7F && r <= 0x9F ||
			r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func writeXML(w io.Writer, v any) error {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("writing a feed: %w", err)
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

// RSS writes a feed as RSS 2.0.
func RSS(w io.Writer, f *site.Feed) error {
	g := (&feeds.Rss{Feed: gorilla(f)}).RssFeed()
	g.Language, g.Docs, g.Generator = f.Lang, "https://www.rssboard.org/rss-specification", "dateline"
	doc := rss{Version: "2.0", Atom: "http://www.w3.org/2005/Atom", DC: "http://purl.org/dc/elements/1.1/", Channel: channel{RssFeed: g}}
	if f.Base != "" {
		doc.Channel.Self = &selfLink{Href: f.Base + f.Path + ".xml", Rel: "self", Type: "application/rss+xml"}
	}
	for i, it := range g.Items {
		x := rssItem{RssItem: it, Creator: it.Author}
		it.Author = "" // RSS 2.0 wants a mail address there
		for _, c := range f.Items[i].Categories {
			x.Category = append(x.Category, clean(c))
		}
		doc.Channel.Items = append(doc.Channel.Items, x)
	}
	return writeXML(w, doc)
}

// atomFeed is gorilla/feeds' Atom with its own address and several categories.
type atomFeed struct {
	XMLName xml.Name `xml:"feed"`
	*feeds.AtomFeed
	Lang    string `xml:"xml:lang,attr"`
	Links   []feeds.AtomLink
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	XMLName xml.Name `xml:"entry"`
	*feeds.AtomEntry
	Category []atomTerm `xml:"category"`
}

type atomTerm struct {
	Term string `xml:"term,attr"`
}

// Atom writes a feed as Atom 1.0 (RFC 4287).
func Atom(w io.Writer, f *site.Feed) error {
	a := (&feeds.Atom{Feed: gorilla(f)}).AtomFeed()
	a.Author = &feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: clean(f.Title)}}
	doc := atomFeed{AtomFeed: a, Lang: f.Lang, Links: []feeds.AtomLink{{Href: f.Home, Rel: "alternate", Type: "text/html"}}}
	if f.Base != "" {
		doc.Links = append(doc.Links, feeds.AtomLink{Href: f.Base + f.Path + ".atom", Rel: "self", Type: "application/atom+xml"})
	}
	if a.Rights == "" {
		a.Rights = clean(f.Rights)
	}
	for i, e := range a.Entries {
		x := atomEntry{AtomEntry: e}
		for _, c := range f.Items[i].Categories {
			x.Category = append(x.Category, atomTerm{clean(c)})
		}
		doc.Entries = append(doc.Entries, x)
	}
	return writeXML(w, doc)
}

// JSON writes a feed as JSON Feed 1.1.
func JSON(w io.Writer, f *site.Feed) error {
	j := (&feeds.JSON{Feed: gorilla(f)}).JSONFeed()
	j.Language, j.Author = f.Lang, nil
	if f.Base != "" {
		j.FeedUrl = f.Base + f.Path + ".json"
	}
	for i, it := range j.Items {
		it.Tags, it.Author = f.Items[i].Categories, nil
		it.Authors = []*feeds.JSONAuthor{{Name: clean(f.Items[i].Creator)}}
		it.ContentText, it.ContentHTML, it.Summary = clean(f.Items[i].Summary), "", ""
		it.ModifiedDate = nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode(j); err != nil {
		return fmt.Errorf("writing a feed: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

type opml struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Lines   []outline `xml:"body>outline"`
}

type outline struct {
	Type string `xml:"type,attr"`
	Text string `xml:"text,attr"`
	XML  string `xml:"xmlUrl,attr"`
	HTML string `xml:"htmlUrl,attr,omitempty"`
}

// OPML writes the list of the feeds.
func OPML(w io.Writer, s *site.Site, all []site.Feed) error {
	doc := opml{Version: "2.0", Title: clean(s.Meta.Title)}
	for i := range all {
		doc.Lines = append(doc.Lines, outline{"rss", clean(all[i].Title), all[i].Base + all[i].Path + ".xml", all[i].Home})
	}
	return writeXML(w, doc)
}

// sitemapLen is the most addresses that a site map may hold (sitemaps.org).
const sitemapLen = 50000

type urlset struct {
	XMLName xml.Name `xml:"urlset"`
	NS      string   `xml:"xmlns,attr"`
	URLs    []loc    `xml:"url"`
}

type sitemapIndex struct {
	XMLName xml.Name `xml:"sitemapindex"`
	NS      string   `xml:"xmlns,attr"`
	Maps    []loc    `xml:"sitemap"`
}

type loc struct {
	Loc string `xml:"loc"`
}

// sitemaps yields sitemap.xml, and the maps it lists when there are too many
// pages for one.
func sitemaps(s *site.Site, yield func(string, func(io.Writer) error) bool) bool {
	const ns = "http://www.sitemaps.org/schemas/sitemap/0.9"
	var urls []loc
	for path := range s.Paths() {
		if path != "404.html" {
			urls = append(urls, loc{s.Meta.BaseURL + path})
		}
	}
	if len(urls) <= sitemapLen {
		return yield("sitemap.xml", func(w io.Writer) error { return writeXML(w, urlset{NS: ns, URLs: urls}) })
	}
	index := sitemapIndex{NS: ns}
	for i := 0; i*sitemapLen < len(urls); i++ {
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		part := urls[i*sitemapLen : min(len(urls), (i+1)*sitemapLen)]
		index.Maps = append(index.Maps, loc{s.Meta.BaseURL + name})
		if !yield(name, func(w io.Writer) error { return writeXML(w, urlset{NS: ns, URLs: part}) }) {
			return false
		}
	}
	return yield("sitemap.xml", func(w io.Writer) error { return writeXML(w, index) })
}
