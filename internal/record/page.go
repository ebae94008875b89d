package record

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/diag"
	"dateline/internal/markup"
	"dateline/internal/prose"
	"dateline/internal/seed"
)

// page is an HTML page on its way.
type page struct {
	*markup.Tree
	rec   *Record
	body  []block  // of the report
	drop  []string // for each node the rule by which it is no part of the report, "" for what may be
	size  []int32  // letters of text in a node
	links []int32  // of these, in links
	prose []int32  // letters in paragraphs that read as prose
	own   []int32  // letters right in a block
	olink []int32  // of these, in links
	inA   []bool   // whether a node is in a link
	h1    []int32
	// headingOf is the heading that holds the title, or 0.
	headingOf int32
	meta      map[string][]string
	ld        ld
	title     string
	site      []string // names of the site
}

// block is a block of the report in the making.
type block struct {
	node  int32 // the element
	kind  Kind
	level int
	links int32 // letters in links
	made  maker
}

// isPage reports text that begins as HTML does, once comments are passed.
func isPage(t string) bool {
	tag := rootTag(t)
	switch tag {
	case "!doctype", "!doctypehtml": // minified without the blank between
		return true
	case "html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "h3", "meta", "title", "table", "center",
		"font", "link", "base", "header", "span", "ul", "style", "script", "figure", "blockquote", "b", "strong", "em", "i", "a",
		"img", "br":
		low := strings.ToLower(t[:min(len(t), 256<<10)])
		return tag == "html" || tag == "head" || tag == "body" || strings.Contains(low, "</"+tag+">") || strings.Contains(low, "</p>") || strings.Contains(low, "<br")
	}
	return false
}

// rootTag is the name of the first tag of a text, in small letters; a doctype
// other than that of HTML is passed.
func rootTag(t string) string {
	for i := 0; i < len(t); {
		i = blank(t, i)
		if i >= len(t) || t[i] != '<' {
			return ""
		}
		rest := t[i:]
		switch {
		case strings.HasPrefix(rest, "<!--"):
			j := strings.Index(rest, "-->")
			if j < 0 {
				return ""
			}
			i += j + 3
			continue
		case strings.HasPrefix(rest, "<?"):
			j := strings.IndexByte(rest, '>')
			if j < 0 {
				return ""
			}
			i += j + 1
			continue
		}
		j := 1
		for j < len(rest) && j < 40 && (rest[j] == '!' || rest[j] == ':' || rest[j] == '-' || rest[j] >= '0' && rest[j] <= '9' || rest[j]|0x20 >= 'a' && rest[j]|0x20 <= 'z') {
			j++
		}
		name := strings.ToLower(rest[1:j])
		if name == "!doctype" {
			if f := strings.Fields(rest[j:min(len(rest), j+40)]); len(f) > 0 && !strings.HasPrefix(strings.ToLower(f[0]), "html") {
				k := strings.IndexByte(rest, '>')
				if k < 0 {
					return ""
				}
				i += k + 1
				continue
			}
		}
		return name
	}
	return ""
}

// markup reads a text that begins with a tag.
func (r *reader) markup(it item, rec Record) {
	switch tag := rootTag(rec.Text); tag {
	case "rss", "feed", "rdf:rdf", "channel", "atom:feed":
		r.feed(it, rec)
		return
	}
	if !isPage(rec.Text) {
		r.plain(it, rec)
		return
	}
	ok, err := rec.page()
	switch {
	case err != nil:
		rec.deep(err)
		if strings.TrimSpace(rec.Text) == "" {
			r.refuse(it.inside, "seed/no-report", "save the report's text as plain text", "a page without text")
			return
		}
		r.emit(rec, it.data)
	case !ok:
		r.refuse(it.inside, "seed/no-report", "if there is one, save its text as plain text and put that in its place", "no report was found in this page")
	default:
		r.emit(rec, it.data)
	}
}

// deep reads a page that is too deep or too large for a tree as plain text.
func (rec *Record) deep(err error) {
	why := "more than 512 elements in one another"
	if errors.Is(err, markup.ErrMany) {
		why = "more than a million elements"
	}
	rec.Problems.Warnf(diag.Pos{File: rec.Name}, "seed/markup", "save the report's text as plain text", "%s; its text was read without the markup", why)
	text := markup.Text(rec.Text)
	rec.Raw = rec.Raw.Made(text, nil)
}

// page makes the record that of the report on a page; false where there is none.
func (rec *Record) page() (bool, error) {
	tree, err := markup.Parse(rec.Text)
	if err != nil {
		return false, err
	}
	p := newPage(tree, rec)
	p.head()
	p.sort(true)
	roots := p.roots()
	p.heading(roots)
	p.collect(roots)
	p.trim()
	if !p.report(roots) {
		return false, nil
	}
	p.state(roots)
	p.write()
	return true, nil
}

// fragment makes the record's text, which is a part of a page, plain blocks.
// A part holds the report and nothing else: only what nobody sees goes.
func (rec *Record) fragment() {
	tree, err := markup.Parse(rec.Text)
	if err != nil {
		rec.deep(err)
		return
	}
	p := newPage(tree, rec)
	p.sort(false)
	p.collect([]int32{0})
	p.trim()
	p.write()
}

// hasTags reports whether a text is HTML: it has a tag of a block or a link.
func hasTags(t string) bool {
	for i := strings.IndexByte(t, '<'); i >= 0 && i+2 < len(t); {
		j := i + 1
		if t[j] == '/' {
			j++
		}
		k := j
		for k < len(t) && k-j < 12 && (t[k]|0x20 >= 'a' && t[k]|0x20 <= 'z' || t[k] >= '0' && t[k] <= '9') {
			k++
		}
		if k > j && k < len(t) && (t[k] == '>' || t[k] == ' ' || t[k] == '/' || t[k] == '\n') && inlineTags[strings.ToLower(t[j:k])] {
			return true
		}
		n := strings.IndexByte(t[i+1:], '<')
		if n < 0 {
			return false
		}
		i += 1 + n
	}
	return false
}

var inlineTags = set(
	"p", "br", "div", "a", "b", "i", "em", "strong", "span", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
	"img", "table", "tr", "td", "figure", "section", "article", "hr", "pre", "script", "style", "iframe", "font", "u", "sup",
	"sub", "html", "body",
)

func newPage(t *markup.Tree, rec *Record) *page {
	n := len(t.Nodes)
	all := make([]int32, 5*n)
	return &page{Tree: t, rec: rec, drop: make([]string, n), size: all[:n], links: all[n : 2*n], prose: all[2*n : 3*n], own: all[3*n : 4*n], olink: all[4*n:], meta: map[string][]string{}}
}

// text is all the text in a node on one line.
func (p *page) text(id int32) string {
	m := &maker{src: p.Page}
	p.inline(m, id)
	return one(m.b.String())
}

// inline adds the text in a node, each run of white space as one space.
func (p *page) inline(m *maker, id int32) {
	n := &p.Nodes[id]
	if n.Tag == "" {
		m.words(int(n.Off), int(n.End))
		return
	}
	if n.Tag == "br" {
		m.space()
		return
	}
	if markup.Unseen(n.Tag) && n.Tag != "title" {
		return
	}
	if blocks[n.Tag] {
		m.space()
	}
	for c := n.First; c != 0; c = p.Nodes[c].Next {
		p.inline(m, c)
	}
	if blocks[n.Tag] {
		m.space()
	}
}

// space adds one, unless one is there.
func (m *maker) space() {
	if s := m.b.String(); s != "" && s[len(s)-1] != ' ' {
		m.put(" ")
	}
}

// words adds the words between two offsets with their references replaced.
func (m *maker) words(from, to int) {
	for i := from; i < to; {
		switch c := m.src[i]; {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f':
			m.space()
			i++
		case c == '&':
			i = m.reference(i, to)
		default:
			j := i + 1
			for j < to && m.src[j] != '&' && (m.src[j] > ' ' || m.src[j] == ' ' && j+1 < to && m.src[j+1] > ' ' && m.src[j+1] != '&') {
				j++
			}
			m.copy(i, j)
			i = j
		}
	}
}

// references copies a text with its references replaced.
func (m *maker) references(from, to int) {
	for i := from; i < to; {
		j := strings.IndexByte(m.src[i:to], '&')
		if j < 0 {
			m.copy(i, to)
			return
		}
		m.copy(i, i+j)
		i = m.reference(i+j, to)
	}
}

// reference replaces the reference at i, if it is one, and returns what follows.
func (m *maker) reference(i, to int) int {
	j := i + 1
	for j < to && j-i < 34 && (m.src[j] == '#' && j == i+1 || m.src[j]|0x20 >= 'a' && m.src[j]|0x20 <= 'z' || m.src[j] >= '0' && m.src[j] <= '9') {
		j++
	}
	if j < to && m.src[j] == ';' {
		j++
	}
	switch s := markup.Unescape(m.src[i:j]); {
	case s == "\u00a0":
		m.swap("\u00a0", i, j)
	case s == "\n" || s == "\t" || s == " ":
		m.space()
	case s == m.src[i:j]:
		m.copy(i, j)
	default:
		m.swap(s, i, j)
	}
	return j
}

// blocks are the elements that begin and end a line of their own.
var blocks = set(
	"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
	"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
	"header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table",
	"tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "legend", "option", "select", "button", "textarea", "img",
	"picture", "video", "audio", "iframe",
)

// head reads what the head of a page states.
func (p *page) head() {
	for id := int32(1); id < int32(len(p.Nodes)); id++ {
		switch n := &p.Nodes[id]; n.Tag {
		case "html":
			if v := p.Attr(id, "lang"); v != "" {
				p.meta["html lang"] = append(p.meta["html lang"], v)
			}
		case "title":
			if p.title == "" && n.First != 0 {
				p.title = p.text(id)
			}
		case "link":
			if strings.EqualFold(p.Attr(id, "rel"), "canonical") {
				p.put("canonical", p.Attr(id, "href"))
			}
		case "meta":
			v := cmp.Or(p.Attr(id, "content"), p.Attr(id, "value"))
			for _, key := range [...]string{"property", "name", "itemprop", "http-equiv"} {
				if k := p.Attr(id, key); k != "" {
					p.put(strings.ToLower(k), v)
				}
			}
		case "script":
			if strings.Contains(strings.ToLower(p.Attr(id, "type")), "ld+json") && n.First != 0 {
				c := p.Nodes[n.First]
				p.ld.read(p.Page[c.Off:c.End])
			}
		case "h1":
			if n.First != 0 && len(p.h1) < 16 && p.near(id) {
				p.h1 = append(p.h1, id)
			}
		}
	}
	for _, k := range [...]string{"og:site_name", "application-name", "citation_journal_title", "citation_publisher", "dc.publisher", "dcterms.publisher"} {
		p.site = append(p.site, p.meta[k]...)
	}
	if p.ld.publisher != "" {
		p.site = append(p.site, p.ld.publisher)
	}
}

func (p *page) put(key, v string) {
	if v = one(markup.Unescape(v)); v != "" && len(v) < 2000 && len(p.meta[key]) < 16 && len(p.meta) < 512 {
		p.meta[key] = append(p.meta[key], v)
	}
}

// first is the first value that any of some keys of the head has.
func (p *page) first(keys ...string) string {
	for _, k := range keys {
		if len(p.meta[k]) > 0 {
			return p.meta[k][0]
		}
	}
	return ""
}

// all are the values of the first key that has any.
func (p *page) all(keys ...string) []string {
	for _, k := range keys {
		if len(p.meta[k]) > 0 {
			return p.meta[k]
		}
	}
	return nil
}

// letters counts the characters of a text that are no white space, and its
// commas.
func letters(t string) (n, commas int32) {
	for i := 0; i < len(t); {
		c := t[i]
		switch {
		case c <= ' ':
		case c == '&':
			n++
			end, comma := reference(t[i:])
			if i += end; comma {
				commas++
			}
			continue
		case c < utf8.RuneSelf:
			n++
			if c == ',' || c == '.' {
				commas++
			}
		case c&0xC0 != 0x80:
			n++
			if strings.HasPrefix(t[i:], "，") || strings.HasPrefix(t[i:], "。") || strings.HasPrefix(t[i:], "、") {
				commas++
			}
		}
		i++
	}
	return n, commas
}

// reference is how long the reference is that a text begins with, 1 where none is,
// and whether it stands for a comma or a stop of Chinese or Japanese.
func reference(t string) (n int, comma bool) {
	end := strings.IndexByte(t[:min(len(t), 12)], ';')
	if end < 2 {
		return 1, false
	}
	for i := 1; i < end; i++ {
		if c := t[i]; c != '#' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return 1, false
		}
	}
	switch t[1:end] {
	case "#x3001", "#x3002", "#xFF0C", "#xff0c", "#12289", "#12290", "#65292":
		comma = true
	}
	return end + 1, comma
}

// host is the name of an address's host without www.
func host(u string) string {
	a, err := url.Parse(u)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(a.Hostname()), "www.")
}

// same reports whether two texts say the same but for case and punctuation.
func same(a, b string) bool { return a != "" && plainName(a) == plainName(b) }

// write makes the record's text of the blocks.
func (p *page) write() {
	m := &maker{src: p.Page}
	text, pieces := 0, 0
	for i := range p.body {
		text += p.body[i].made.b.Len() + 2
		pieces += len(p.body[i].made.pieces)
	}
	m.b.Grow(text)
	m.pieces = make([]seed.Piece, 0, pieces)
	p.rec.Blocks = make([]Block, 0, len(p.body))
	for i := range p.body {
		b := &p.body[i]
		if m.b.Len() > 0 {
			m.put("\n\n")
		}
		from := m.b.Len()
		m.append(b.made.b.String(), b.made.pieces)
		p.rec.Blocks = append(p.rec.Blocks, Block{prose.Span{Start: from, End: m.b.Len()}, b.kind, b.level})
		b.made = maker{}
	}
	slices.SortStableFunc(p.rec.Removed, func(a, b Removed) int { return a.Start - b.Start })
	p.rec.Raw = m.raw(p.rec.Raw)
}
