package render

import (
	"encoding/xml"
	"fmt"
	"io"

	"dateline/internal/site"
)

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
func sitemaps(s *site.Site, yield func(string, File) bool) bool {
	const ns = "http://www.sitemaps.org/schemas/sitemap/0.9"
	var urls []loc
	for path := range s.Paths() {
		if path != "404.html" {
			urls = append(urls, loc{s.Meta.BaseURL + path})
		}
	}
	one := func(urls []loc) File {
		return File{From: func(in *site.Inputs) {
			for _, u := range urls {
				in.Text(u.Loc)
			}
		}, Write: func(w io.Writer) error { return writeXML(w, nil, urlset{NS: ns, URLs: urls}) }}
	}
	if len(urls) <= sitemapLen {
		return yield("sitemap.xml", one(urls))
	}
	index := sitemapIndex{NS: ns}
	for i := 0; i*sitemapLen < len(urls); i++ {
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		part := urls[i*sitemapLen : min(len(urls), (i+1)*sitemapLen)]
		index.Maps = append(index.Maps, loc{s.Meta.BaseURL + name})
		if !yield(name, one(part)) {
			return false
		}
	}
	return yield("sitemap.xml", File{Write: func(w io.Writer) error { return writeXML(w, nil, index) }})
}
