package render

import (
	"encoding/xml"
	"io"

	"dateline/internal/site"
)

type opml struct {
	XMLName  xml.Name  `xml:"opml"`
	Version  string    `xml:"version,attr"`
	Title    string    `xml:"head>title"`
	Modified string    `xml:"head>dateModified"`
	Outlines []outline `xml:"body>outline"`
}

type outline struct {
	Type  string    `xml:"type,attr,omitempty"`
	Text  string    `xml:"text,attr"`
	Title string    `xml:"title,attr,omitempty"`
	XML   string    `xml:"xmlUrl,attr,omitempty"`
	HTML  string    `xml:"htmlUrl,attr,omitempty"`
	Of    []outline `xml:"outline"`
}

// OPML writes the list of the feeds (OPML 2.0): that of the whole, and the
// subjects' by their kinds. A year that is closed is nothing to follow.
func OPML(w io.Writer, s *site.Site) error {
	doc := opml{Version: "2.0"}
	for f := range s.Feeds() {
		if f.Archive {
			continue
		}
		title := attributed(titled(f))
		o := outline{Type: "rss", Text: title, Title: title, XML: f.Base + f.Path + ".xml"}
		if f.Base != "" {
			o.HTML = f.Home
		}
		if f.Folder == "" {
			doc.Title, doc.Modified = title, f.Updated.Format("Mon, 02 Jan 2006 15:04:05 -0700")
			doc.Outlines = append(doc.Outlines, o)
			continue
		}
		name := s.KindTitle(f.Folder)
		if n := len(doc.Outlines); doc.Outlines[n-1].Text != name || doc.Outlines[n-1].Type != "" {
			doc.Outlines = append(doc.Outlines, outline{Text: name})
		}
		if o.Text = attributed(f.Name); o.Text == "" {
			o.Text = title
		}
		of := &doc.Outlines[len(doc.Outlines)-1]
		of.Of = append(of.Of, o)
	}
	return writeXML(w, nil, doc)
}
