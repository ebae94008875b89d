// Package book makes one file of a published site: a page that holds all its
// pages, or an EPUB 3.
//
//	err := book.Single(w, site, book.Options{Title: "The Lake Accord", Lang: "en"})
//	err := book.EPUB(w, site, book.Options{…, Day: "2024-03-05"})
//
// Both take what stands in the main element of each page, in one order (the
// overview, the reports by date, the timeline, then the rest by path), turn
// links between pages into links within the file, and take out what has no use
// there: scripts, forms, and links to feeds, tables and the search page. What
// comes out is well-formed XML and HTML at once, whatever the templates write.
// The same site gives the same bytes.
package book

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dateline/internal/markup"
)

// MaxReports is how many reports one file may hold: browsers and readers open a
// page of some tens of megabytes, and no more.
const MaxReports = 2000

// Options say what a book is. Title and Lang are required.
type Options struct {
	Title, Subtitle, Lang string
	Author, Description   string
	Rights                string
	Identifier            string // an address or URN that stays the same in every edition
	Day                   string // YYYY-MM-DD of the newest report, or ""
	From                  string // the program that made it
}

// ErrMany says that a site has more reports than one file should hold.
var ErrMany = fmt.Errorf("the site has more than %d reports, too many for one page or one e-book; make the zip", MaxReports)

// page is a page of the site.
type page struct {
	path, id string // "leaders/x.html", "leaders_x"
	lang     string
	class    string // of the body: "of-leader"
	heading  string // the text of its h1
	body     string // what stands in its main element, as written
}

// leftOut are pages that serve only a site on the web.
var leftOut = []string{"404.html", "search.html", "feeds.html", "data/index.html"}

// pages reads the site's pages in the order of the book.
func pages(site fs.FS) ([]page, error) {
	var out []page
	reports := 0
	ids := map[string]bool{}
	err := fs.WalkDir(site, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || path.Ext(p) != ".html" || slices.Contains(leftOut, p) {
			return err
		}
		b, err := fs.ReadFile(site, p)
		if err != nil {
			return err
		}
		x, ok := read(p, string(b))
		if !ok {
			return nil
		}
		if x.class == "of-article" {
			if reports++; reports > MaxReports {
				return ErrMany
			}
		}
		for ids[x.id] {
			x.id += "_"
		}
		ids[x.id] = true
		out = append(out, x)
		return nil
	})
	if err == nil && len(out) == 0 {
		err = errors.New("the site has no pages")
	}
	slices.SortStableFunc(out, func(a, b page) int {
		if c := rank(a.path) - rank(b.path); c != 0 {
			return c
		}
		// The page of a folder before those in it.
		return strings.Compare(strings.TrimSuffix(a.path, "index.html"), strings.TrimSuffix(b.path, "index.html"))
	})
	return out, err
}

func rank(p string) int {
	for i, s := range []string{"index.html", "articles/", "timeline/", "events/"} {
		if strings.HasPrefix(p, s) {
			return i
		}
	}
	if !strings.Contains(p, "/") {
		return 9
	}
	return 5
}

// read finds the parts of a page; ok is false where it has no main element.
func read(p, text string) (x page, ok bool) {
	x = page{path: p, lang: "en", id: strings.NewReplacer("/", "_", " ", "_").Replace(strings.TrimSuffix(p, ".html"))}
	from, off, inH1 := -1, 0, false
	z := markup.NewTokenizer(text)
	for {
		kind := z.Next()
		raw := len(z.Raw())
		switch kind {
		case markup.ErrorToken:
			return x, false
		case markup.StartTagToken:
			t := z.Token()
			switch t.Data {
			case "html":
				x.lang = attr(t.Attr, "lang", x.lang)
			case "body":
				x.class = attr(t.Attr, "class", "")
			case "main":
				from = off + raw
			case "h1":
				inH1 = from >= 0 && x.heading == ""
			}
		case markup.TextToken:
			if inH1 {
				x.heading += z.Token().Data
			}
		case markup.EndTagToken:
			switch t := z.Token(); t.Data {
			case "h1":
				inH1 = false
			case "main":
				if from < 0 {
					return x, false
				}
				x.body = text[from:off]
				x.heading = strings.Join(strings.Fields(x.heading), " ")
				if x.heading == "" {
					x.heading = p
				}
				return x, true
			}
		}
		off += raw
	}
}

func attr(list []markup.Attribute, key, otherwise string) string {
	for _, a := range list {
		if a.Key == key {
			return a.Val
		}
	}
	return otherwise
}
