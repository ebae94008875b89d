package render

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/feeds"

	"dateline/internal/site"
	"dateline/internal/wording"
)

// Files yields the address and the writer of every file of the site that is no
// page and no table: feeds, their list, the calendar, two pictures, the theme, what
// the page to explore reads, the site
// map and robots.txt. The last two, which mean nothing without whole
// addresses, need a base URL. Load reads a report as it is stored, for the
// feeds that give its text. The writers may run side by side.
func (r *Renderer) Files(s *site.Site, load Load) iter.Seq2[string, File] {
	return func(yield func(string, File) bool) {
		words := r.newShelf(load)
		for f := range s.Feeds() {
			all := sync.OnceValues(func() ([]Item, error) { return words.items(s, f) }) // of all its forms
			for _, form := range forms {
				if !yield(f.Path+form.ending, File{From: func(in *site.Inputs) { s.FeedFrom(f, in) }, Write: func(w io.Writer) error {
					items, err := all()
					if err != nil {
						return err
					}
					return form.write(w, f, items)
				}}) {
					return
				}
			}
		}
		if !yield("favicon.ico", File{From: func(*site.Inputs) {}, Write: Icon}) ||
			!yield("picture.png", File{From: func(in *site.Inputs) { pictureFrom(s, in) }, Write: func(w io.Writer) error { return Picture(w, s) }}) ||
			!yield("feeds.opml", File{Write: func(w io.Writer) error { return OPML(w, s) }}) ||
			!yield("events.ics", File{From: s.HappeningsFrom, Write: func(w io.Writer) error { return Calendar(w, s) }}) {
			return
		}
		if !s.Meta.Theme.Empty() && !yield("theme.css", File{Write: func(w io.Writer) error {
			_, err := io.WriteString(w, s.Meta.Theme.CSS())
			return err
		}}) {
			return
		}
		for f := range s.Explore() {
			if !yield(f.Path, File{Write: f.Write, From: f.From}) {
				return
			}
		}
		if s.Meta.BaseURL == "" {
			return
		}
		if !sitemaps(s, yield) {
			return
		}
		yield("robots.txt", File{Write: func(w io.Writer) error {
			_, err := io.WriteString(w, "User-agent: *\nAllow: /\n\nSitemap: "+s.Meta.BaseURL+"sitemap.xml\n")
			return err
		}})
	}
}

// File is a file of the site that is no page.
type File struct {
	Write func(io.Writer) error
	From  func(*site.Inputs) // what it is made of; nil where only its bytes say
}

// forms are the three kinds of feed.
var forms = [...]struct {
	ending string
	write  func(io.Writer, *site.Feed, []Item) error
}{{".xml", RSS}, {".atom", Atom}, {".json", JSON}}

// Item is an item of a feed with its text as HTML; without it where the feed
// gives none.
type Item struct {
	site.FeedItem
	HTML string
}

// title is never empty.
func (it *Item) title(w wording.Words) string {
	for _, s := range [...]string{it.Title, it.Summary, it.Article} {
		if s = line(s); s != "" {
			return s
		}
	}
	return w.T("Without a title")
}

func (it *Item) summary() string { return strings.TrimSpace(line(it.Lead + " " + it.Summary)) }

func (it *Item) creator(w wording.Words) string {
	if c := plainly(it.Creator); c != "" {
		return c
	}
	return w.T("Source not known")
}

// named are the item's categories.
func (it *Item) named() []string {
	var out []string
	for _, n := range it.Named {
		if n = line(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

const (
	nsAtom    = "http://www.w3.org/2005/Atom"
	nsDC      = "http://purl.org/dc/elements/1.1/"
	nsTerms   = "http://purl.org/dc/terms/"
	nsContent = "http://purl.org/rss/1.0/modules/content/"
	nsHistory = "http://purl.org/syndication/history/1.0"

	typeRSS  = "application/rss+xml"
	typeAtom = "application/atom+xml"
)

// The RSS structs are gorilla/feeds' with what it lacks or writes otherwise:
// the feed's own address and its neighbours (Atom, RFC 5005), authors by name
// (Dublin Core), several categories, and text that cannot be taken for markup.
// A field here hides the field of the same element below it.
type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Atom    string   `xml:"xmlns:atom,attr"`
	Content string   `xml:"xmlns:content,attr"`
	DC      string   `xml:"xmlns:dc,attr"`
	Terms   string   `xml:"xmlns:dcterms,attr"`
	History string   `xml:"xmlns:fh,attr"`
	Channel channel
}

type channel struct {
	XMLName xml.Name `xml:"channel"`
	Title   rssText  `xml:"title"`
	*feeds.RssFeed
	About     rssText   `xml:"description"`
	Copyright rssText   `xml:"copyright,omitempty"`
	Archive   *struct{} `xml:"fh:archive"`
	Links     []rssLink
	Items     []rssItem `xml:"item"`
}

type rssLink struct {
	XMLName xml.Name `xml:"atom:link"`
	Href    string   `xml:"href,attr"`
	Rel     string   `xml:"rel,attr"`
	Type    string   `xml:"type,attr,omitempty"`
}

type rssItem struct {
	XMLName xml.Name `xml:"item"`
	Title   rssText  `xml:"title"`
	*feeds.RssItem
	Creator  string    `xml:"dc:creator,omitempty"`
	Category []rssText `xml:"category"`
	Temporal string    `xml:"dcterms:temporal,omitempty"`
}

// gorilla makes the library's form of a feed.
func gorilla(f *site.Feed, items []Item) *feeds.Feed {
	g := &feeds.Feed{Title: line(f.Title), Link: &feeds.Link{Href: f.Home}, Description: line(f.Description), Copyright: line(f.Rights), Updated: f.Updated}
	for i := range items {
		it := &items[i]
		g.Items = append(g.Items, &feeds.Item{Title: it.title(f.Words), Link: &feeds.Link{Href: it.URL, Type: "text/html"}, Description: escaped(it.summary()), Id: it.ID,
			IsPermaLink: "false", Created: it.Entered, Author: &feeds.Author{Name: it.creator(f.Words)}, Content: it.HTML})
	}
	return g
}

// around are the links of a feed to itself, its hub and its neighbours. Without
// a base URL a feed knows no address.
func around(f *site.Feed, ending, kind string) []feeds.AtomLink {
	if f.Base == "" {
		return nil
	}
	out := []feeds.AtomLink{{Href: f.Base + f.Path + ending, Rel: "self", Type: kind}}
	if f.Hub != "" && !f.Archive {
		out = append(out, feeds.AtomLink{Href: f.Hub, Rel: "hub"})
	}
	if f.Archive {
		out = append(out, feeds.AtomLink{Href: f.Base + "feed" + ending, Rel: "current", Type: kind})
	}
	if f.Prev != "" {
		out = append(out, feeds.AtomLink{Href: f.Base + f.Prev + ending, Rel: "prev-archive", Type: kind})
	}
	if f.Archive && f.Prev == "" && f.Next == "" {
		// The only one there is: what follows it is the feed itself.
		out = append(out, feeds.AtomLink{Href: f.Base + "feed" + ending, Rel: "next-archive", Type: kind})
	}
	if f.Next != "" {
		out = append(out, feeds.AtomLink{Href: f.Base + f.Next + ending, Rel: "next-archive", Type: kind})
	}
	return out
}

// RSS writes a feed as RSS 2.0.
func RSS(w io.Writer, f *site.Feed, items []Item) error {
	g := (&feeds.Rss{Feed: gorilla(f, items)}).RssFeed()
	g.Language, g.Docs, g.Generator = f.Lang, "https://www.rssboard.org/rss-specification", "dateline"
	c := channel{RssFeed: g, Title: rssText(titled(f)), About: rssText(described(f)), Copyright: rssText(g.Copyright)}
	if f.Archive {
		c.Archive = &struct{}{}
	}
	for _, l := range around(f, ".xml", typeRSS) {
		c.Links = append(c.Links, rssLink{Href: l.Href, Rel: l.Rel, Type: l.Type})
	}
	for i, it := range g.Items {
		x := rssItem{RssItem: it, Title: rssText(it.Title), Creator: it.Author, Temporal: items[i].Happened.String()}
		it.Author = "" // RSS 2.0 wants a mail address there
		for _, n := range items[i].named() {
			x.Category = append(x.Category, rssText(n))
		}
		c.Items = append(c.Items, x)
	}
	return writeXML(w, f, rss{Version: "2.0", Atom: nsAtom, Content: nsContent, DC: nsDC, Terms: nsTerms, History: nsHistory, Channel: c})
}

func titled(f *site.Feed) string {
	if t := line(f.Title); t != "" {
		return t
	}
	return f.Words.T("A chronicle")
}

func described(f *site.Feed) string {
	if d := line(f.Description); d != "" {
		return d
	}
	return f.Words.T("What is new in %s", titled(f))
}

// The Atom structs are gorilla/feeds' with all the links of a feed, several
// categories, and text whose kind is said.
type atomFeed struct {
	XMLName  xml.Name `xml:"feed"`
	Lang     string   `xml:"xml:lang,attr"`
	Terms    string   `xml:"xmlns:dcterms,attr"`
	History  string   `xml:"xmlns:fh,attr"`
	Title    atomText `xml:"title"`
	Subtitle atomText `xml:"subtitle"`
	*feeds.AtomFeed
	Author  *person   `xml:"author"`
	Rights  *atomText `xml:"rights"`
	Maker   string    `xml:"generator"`
	Archive *struct{} `xml:"fh:archive"`
	Links   []feeds.AtomLink
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	XMLName xml.Name `xml:"entry"`
	Lang    string   `xml:"xml:lang,attr,omitempty"`
	Title   atomText `xml:"title"`
	*feeds.AtomEntry
	Author   *person    `xml:"author"`
	Category []atomTerm `xml:"category"`
	Temporal string     `xml:"dcterms:temporal,omitempty"`
}

type person struct {
	Name rssText `xml:"name"`
}

type atomTerm struct {
	Term string `xml:"term,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// atomic is a text construct. One that looks like markup goes as HTML that
// says the same, since readers are known to parse what is declared as text.
func atomic(s string) atomText {
	if tagLike(s) || strings.Contains(s, "&") {
		return atomText{"html", escaped(s)}
	}
	return atomText{"text", s}
}

// Atom writes a feed as Atom 1.0 (RFC 4287).
func Atom(w io.Writer, f *site.Feed, items []Item) error {
	a := (&feeds.Atom{Feed: gorilla(f, items)}).AtomFeed()
	a.Id = f.ID
	a.Link.Rel, a.Link.Type = "alternate", "text/html"
	doc := atomFeed{AtomFeed: a, Lang: f.Lang, Terms: nsTerms, History: nsHistory, Title: atomic(titled(f)), Subtitle: atomic(described(f)), Author: &person{rssText(cmp.Or(line(f.Site), f.Words.T("A chronicle")))}, Maker: "dateline"}
	if a.Rights != "" {
		t := atomic(a.Rights)
		doc.Rights = &t
	}
	if f.Archive {
		doc.Archive = &struct{}{}
	}
	doc.Links = around(f, ".atom", typeAtom)
	for i, e := range a.Entries {
		it := &items[i]
		e.Updated, e.Published = it.Entered.Format(time.RFC3339Nano), it.Entered.Format(time.RFC3339Nano)
		x := atomEntry{AtomEntry: e, Lang: cmp.Or(it.Lang, f.Lang), Title: atomic(e.Title), Temporal: it.Happened.String()}
		if e.Author != nil {
			x.Author = &person{rssText(e.Author.Name)}
		}
		for _, n := range it.named() {
			x.Category = append(x.Category, atomTerm{n})
		}
		doc.Entries = append(doc.Entries, x)
	}
	return writeXML(w, f, doc)
}

// The JSON structs are gorilla/feeds' with a list of items that may be empty,
// their language, and the date of what happened as an extension.
type jsonFeed struct {
	*feeds.JSONFeed
	Items []jsonItem `json:"items"`
}

type jsonItem struct {
	*feeds.JSONItem
	HTML     *string   `json:"content_html,omitempty"`
	Entered  time.Time `json:"date_published"`
	Language string    `json:"language,omitempty"`
	Dateline *jsonTime `json:"_dateline,omitempty"`
}

type jsonTime struct {
	About    string `json:"about"`
	Temporal string `json:"temporal"` // EDTF
}

// JSON writes a feed as JSON Feed 1.1.
func JSON(w io.Writer, f *site.Feed, items []Item) error {
	j := (&feeds.JSON{Feed: gorilla(f, items)}).JSONFeed()
	j.Title, j.Description, j.Language, j.Author = titled(f), described(f), f.Lang, nil
	for _, l := range around(f, ".json", "") {
		switch l.Rel {
		case "self":
			j.FeedUrl = l.Href
		case "hub":
			j.Hubs = append(j.Hubs, &feeds.JSONHub{Type: "WebSub", Url: l.Href})
		case "prev-archive":
			j.NextUrl = l.Href
		}
	}
	doc := jsonFeed{JSONFeed: j, Items: []jsonItem{}}
	for i, x := range j.Items {
		it := &items[i]
		x.Tags, x.Author, x.ExternalUrl, x.PublishedDate = it.named(), nil, external(it.Original), nil
		x.Summary = plainly(it.summary())
		v := jsonItem{JSONItem: x, Entered: it.Entered, Language: it.Lang}
		if it.HTML != "" {
			v.HTML = &it.HTML
		} else {
			x.ContentText = x.Summary
		}
		if when := it.Happened.String(); when != "" {
			v.Dateline = &jsonTime{nsTerms + "temporal", when}
		}
		doc.Items = append(doc.Items, v)
	}
	j.Items = nil
	b, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("writing a feed: %w", err)
	}
	_, err = w.Write(append(indented(b), '\n'))
	return err
}

// external is an address that JSON Feed takes: of the web.
func external(u string) string {
	if p, err := url.Parse(clean(u)); err == nil && (p.Scheme == "http" || p.Scheme == "https") && p.Host != "" {
		return p.String()
	}
	return ""
}

// writeXML writes a document; f is the feed that it is, or nil.
func writeXML(w io.Writer, f *site.Feed, v any) error {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if f != nil {
		b.WriteString(`<?xml-stylesheet type="text/css" href="` + strings.Repeat("../", strings.Count(f.Path, "/")) + `feed.css"?>` + "\n")
	}
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("writing XML: %w", err)
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}
