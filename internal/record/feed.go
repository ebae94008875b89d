package record

import (
	"fmt"
	"strings"

	"dateline/internal/markup"
	"dateline/internal/prose"
)

// A feed is read with the tokens of HTML, since half of all feeds are not
// well-formed: names come in small letters, and what is not closed does no harm.

// part is an element of an item: its text as written, in bytes of the feed.
type part struct {
	name, kind, href, rel string
	prose.Span
}

// feed reads the items of RSS 0.9 to 2.0, RDF and Atom.
func (r *reader) feed(it item, rec Record) {
	r.many = true
	t := rec.Text
	z := markup.NewTokenizer(t)
	z.AllowCDATA(true)
	var parts, channel []part
	inItem, off, start, n := false, 0, 0, 0
	var open part // the child that is being read, when open.name is not ""
	level := 0    // of elements in it
	for !r.stop {
		kind := z.Next()
		raw := len(z.Raw())
		if kind == markup.ErrorToken {
			break
		}
		switch kind {
		case markup.StartTagToken, markup.SelfClosingTagToken:
			nameBytes, more := z.TagName()
			name := markup.Name(nameBytes)
			p := part{name: local(name), Span: prose.Span{Start: off + raw, End: off + raw}}
			for more {
				var k, v []byte
				k, v, more = z.TagAttr()
				switch markup.Name(k) {
				case "type":
					p.kind = string(v)
				case "href":
					p.href = string(v)
				case "rel":
					p.rel = string(v)
				}
			}
			switch {
			case open.name != "":
				if kind == markup.StartTagToken && local(name) == open.name {
					level++
				}
			case !inItem && (p.name == "item" || p.name == "entry"):
				inItem, parts, start = true, nil, off
				n++
			case kind == markup.SelfClosingTagToken || p.name == "link" && p.href != "":
				if p.name == "link" {
					if inItem {
						parts = append(parts, p)
					} else if p.rel != "self" {
						channel = append(channel, p)
					}
				}
			case inItem && (p.name == "author" || p.name == "source" && rdfAtom(t[off+raw:])):
				// its name is what counts
			case inItem && len(parts) < maxMembers, !inItem && len(channel) < 32 && feedKeys[p.name]:
				open, level = p, 0
			}
		case markup.EndTagToken:
			nameBytes, _ := z.TagName()
			name := local(markup.Name(nameBytes))
			switch {
			case open.name != "" && (name == open.name && level == 0 || inItem && (name == "item" || name == "entry")):
				open.End = off
				if inItem {
					parts = append(parts, open)
				} else {
					channel = append(channel, open)
				}
				open = part{}
				if name != "item" && name != "entry" {
					break
				}
				fallthrough
			case inItem && (name == "item" || name == "entry"):
				inItem = false
				r.feedItem(rec, parts, channel, prose.Span{Start: start, End: off + raw}, n)
			case open.name != "" && name == open.name:
				level--
			}
		}
		off += raw
	}
	switch {
	case inItem && !r.stop:
		r.refuse(it.inside, "seed/archive", "fetch it anew; what is whole in it was read", "the feed is cut short in its item %d", n)
	case n == 0 && !r.stop:
		r.refuse(it.inside, "seed/no-text", "nothing need be done", "a feed without items")
	}
}

var feedKeys = set("title", "language", "link")

// local is a name without its namespace; what says more with it keeps it.
func local(name string) string {
	switch name {
	case "content:encoded", "dc:creator", "dc:date", "dc:publisher", "dc:source", "dc:language":
		return name
	case "media:title", "media:description", "media:content", "media:text", "media:credit", "itunes:author", "itunes:summary", "itunes:title":
		return "" // of a picture or a sound
	}
	if strings.HasPrefix(name, "atom:") || strings.HasPrefix(name, "rss:") || strings.HasPrefix(name, "a10:") {
		return name[strings.IndexByte(name, ':')+1:]
	}
	if strings.IndexByte(name, ':') > 0 && !strings.HasPrefix(name, "yandex:") {
		return ""
	}
	return name
}

// rdfAtom reports whether an element's content begins with another element.
func rdfAtom(rest string) bool {
	i := blank(rest, 0)
	return i < len(rest) && rest[i] == '<' && !strings.HasPrefix(rest[i:], "<![CDATA[")
}

// value adds the text of a part with CDATA sections opened and references
// replaced.
func (m *maker) value(s prose.Span) {
	for i := s.Start; i < s.End; {
		j := strings.Index(m.src[i:s.End], "<![CDATA[")
		if j < 0 {
			m.references(i, s.End)
			return
		}
		m.references(i, i+j)
		i += j + len("<![CDATA[")
		end := strings.Index(m.src[i:s.End], "]]>")
		if end < 0 {
			m.copy(i, s.End)
			return
		}
		m.copy(i, i+end)
		i += end + len("]]>")
	}
}

func (r *reader) feedItem(rec Record, parts, channel []part, s prose.Span, n int) {
	t := rec.Text
	get := func(from []part, names ...string) (part, string) {
		for _, name := range names {
			for _, p := range from {
				if p.name != name {
					continue
				}
				m := &maker{src: t}
				m.value(p.Span)
				if strings.TrimSpace(m.b.String()) != "" {
					return p, m.b.String()
				}
			}
		}
		return part{}, ""
	}
	inside := fmt.Sprintf("item %d", n)
	bodyOf, text := get(parts, "content:encoded", "content", "yandex:full-text", "fulltext", "description", "summary")
	if text == "" {
		r.refuse(inside, "seed/no-text", "fetch the page that the item links to", "an item without text")
		return
	}
	x := rec
	x.Inside = inside
	if x.Problems = nil; r.n == 0 {
		x.Problems = rec.Problems
	}
	_, x.Title = get(parts, "title")
	x.Title = one(stripTags(x.Title))
	for _, name := range [...]string{"pubdate", "dc:date", "published", "issued", "updated", "date"} {
		if _, d := get(parts, name); d != "" {
			x.Dates = append(x.Dates, one(d))
		}
	}
	for _, name := range [...]string{"dc:creator", "name", "author"} {
		for _, p := range parts {
			if p.name == name && len(x.Authors) < 9 {
				m := &maker{src: t}
				m.value(p.Span)
				if a := mailName(one(stripTags(m.b.String()))); a != "" {
					x.Authors = append(x.Authors, a)
				}
			}
		}
		if len(x.Authors) > 0 {
			break
		}
	}
	for _, p := range parts {
		if p.name == "link" && p.href != "" && (p.rel == "" || p.rel == "alternate") && isAddress(p.href) {
			x.URL = p.href
			break
		}
	}
	if x.URL == "" {
		for _, name := range [...]string{"link", "guid", "id"} {
			if _, u := get(parts, name); isAddress(one(u)) {
				x.URL = one(u)
				break
			}
		}
	}
	if _, s := get(parts, "dc:publisher", "dc:source", "source"); s != "" {
		x.Source = one(s)
	} else if _, s := get(channel, "title"); s != "" {
		x.Source = one(stripTags(s))
	}
	if _, l := get(parts, "dc:language"); l != "" {
		x.Lang = one(l)
	} else if _, l := get(channel, "language"); l != "" {
		x.Lang = one(l)
	}
	m := &maker{src: t}
	if bodyOf.kind == "xhtml" {
		m.copy(bodyOf.Start, bodyOf.End)
	} else {
		m.value(bodyOf.Span)
	}
	x.Raw = m.raw(rec.Raw)
	x.unwrap()
	if strings.TrimSpace(x.Text) == "" {
		r.refuse(inside, "seed/no-text", "fetch the page that the item links to", "an item without text")
		return
	}
	r.emit(x, []byte(s.Of(t)))
}

// mailName is the name in "ann@example.org (Ann Example)" and "Ann Example
// <ann@example.org>"; an address alone names nobody.
func mailName(s string) string {
	if i := strings.IndexByte(s, '('); i > 0 && strings.Contains(s[:i], "@") {
		return strings.Trim(s[i+1:], " )")
	}
	if i := strings.IndexByte(s, '<'); i >= 0 {
		s = s[:i]
	}
	if s = strings.Trim(s, " \"'"); strings.Contains(s, "@") {
		return ""
	}
	return s
}
