package record

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/markup"
	"dateline/internal/prose"
)

// trim takes from the blocks what is a link to other reports, and headings with
// nothing below them.
func (p *page) trim() {
	out := p.body[:0]
	for i := range p.body {
		b := &p.body[i]
		if b.kind == Heading {
			out = append(out, *b)
			continue
		}
		t := b.made.b.String()
		size, _ := letters(t)
		links := b.links
		if size > 0 && (links*10 >= size*8 && size < 300 || links*10 >= size*4 && size < 300 && alsoRead(t)) {
			p.cut("html/related", b)
			continue
		}
		out = append(out, *b)
	}
	for len(out) > 0 && out[len(out)-1].kind == Heading {
		p.cut("html/related", &out[len(out)-1])
		out = out[:len(out)-1]
	}
	p.body = out
}

func (p *page) cut(rule string, b *block) {
	t := one(b.made.b.String())
	if len(b.made.pieces) == 0 || t == "" {
		return
	}
	first, last := b.made.pieces[0], b.made.pieces[len(b.made.pieces)-1]
	p.rec.Removed = append(p.rec.Removed, Removed{prose.Span{Start: p.rec.Offset(int(first.From)), End: p.rec.Offset(int(last.From + last.Len))}, t, rule})
}

// alsoRead reports a line that sends the reader to another report.
func alsoRead(t string) bool {
	f := prose.Fold(strings.TrimLeft(t, " *•–—-»>[("))
	for _, s := range [...]string{
		"read also", "also read", "see also", "read more", "related", "more on", "read:", "more:", "see:", "watch", "don't miss",
		"further reading", "читайте также", "смотрите также", "подробнее", "по теме", "ранее", "оқи отырыңыз", "тағы оқыңыз",
		"lire aussi", "a lire", "voir aussi", "lesen sie", "mehr zum thema", "lea tambien", "lee tambien", "leggi anche",
		"leia tambem", "bunu da oku", "ayrica oku", "延伸阅读", "相关阅读", "延伸閱讀",
	} {
		if strings.HasPrefix(f, prose.Fold(s)) {
			return true
		}
	}
	return false
}

// heading finds the title of the page, and an introduction that stands between
// it and the report.
func (p *page) heading(roots []int32) {
	p.rec.Title = p.bestTitle(roots)
	var h int32
	for _, id := range p.h1 {
		if same(p.text(id), p.rec.Title) {
			h = id
		}
	}
	looked := 0
	for i := 1; i < len(p.Nodes) && looked < maxHeadings; i++ { // the title's own heading is no block of the body
		if t := p.Nodes[i].Tag; len(t) != 2 || t[0] != 'h' || t[1] < '1' || t[1] > '6' || p.drop[i] != "" || p.size[i] == 0 || p.size[i] > 400 {
			continue
		}
		if looked++; p.near(int32(i)) && same(p.text(int32(i)), p.rec.Title) {
			if h == 0 {
				h = int32(i)
			}
			p.mark(int32(i), used)
		}
	}
	if h != 0 {
		p.headingOf = h
	}
	if h != 0 && len(roots) > 0 {
		p.introduce(h, roots[0])
	}
}

// maxHeadings is how many headings and the like are compared with the title.
const maxHeadings = 400

// used is no rule: what is marked with it stands in the title or in the body.
const used = "html/used"

// near reports whether an element is short enough, as written, to be a heading.
func (p *page) near(id int32) bool { return p.Nodes[id].End-p.Nodes[id].Off < 8000 }

func (p *page) holds(outer, id int32) bool {
	return p.Nodes[id].Off >= p.Nodes[outer].Off && p.Nodes[id].End <= p.Nodes[outer].End
}

// mark drops a node and all in it.
func (p *page) mark(id int32, rule string) {
	end := p.Nodes[id].End
	for i := id; int(i) < len(p.Nodes) && p.Nodes[i].Off < end; i++ {
		p.drop[i] = rule
	}
}

// bestTitle chooses between the headings and what the head states. A heading
// that the head confirms is as the newsroom wrote it; what the head alone has
// may be cut, or bear the site's name.
func (p *page) bestTitle(roots []int32) string {
	stated := []string{}
	add := func(s string) {
		if s = one(markup.Unescape(stripTags(s))); s != "" {
			stated = append(stated, s)
		}
	}
	add(p.ld.headline)
	for _, k := range [...]string{"citation_title", "headline", "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "hdl", "title"} {
		for _, v := range p.meta[k] {
			add(v)
		}
	}
	add(p.title)
	var near string // the heading nearest to the report
	for _, id := range p.h1 {
		t := p.text(id)
		if t == "" || utf8.RuneCountInString(t) > 300 || p.drop[id] == unseen || p.isSite(t) {
			continue
		}
		for _, s := range stated {
			if confirms(s, t) || p.drop[id] == "" && same(firstPart(s), t) {
				return p.ofHeading(id, t, s)
			}
		}
		for _, s := range stated { // behind a kicker: "Lake bridge Minister opens it"
			if part := p.ofHeading(id, t, s); part != t {
				return part
			}
		}
		if p.drop[id] == "" && (near == "" || len(roots) > 0 && p.Nodes[id].Off < p.Nodes[roots[0]].End) {
			near = t
		}
	}
	// A heading of another level, or a box that calls itself the title.
	looked := 0
	for i := 1; i < len(p.Nodes) && looked < maxHeadings; i++ {
		n := &p.Nodes[i]
		if n.Tag == "" || p.size[i] < 8 || p.size[i] > 300 || p.drop[i] == unseen || p.links[i]*10 > p.size[i]*9 && n.Tag != "h2" && n.Tag != "h3" && p.Attr(int32(i), "itemprop") == "" {
			continue
		}
		is := n.Tag == "h2" || n.Tag == "h3" || n.Tag == "b" || n.Tag == "strong" || n.Tag == "font" || strings.Contains(p.Attr(int32(i), "itemprop"), "headline")
		if !is {
			for _, w := range classWords(p.Attr(int32(i), "class")) {
				is = is || w == "title" || w == "headline" || w == "heading" || w == "hed"
			}
		}
		if !is {
			continue
		}
		if looked++; !p.near(int32(i)) {
			continue
		}
		t := p.text(int32(i))
		for _, s := range stated {
			if confirms(s, t) && !p.isSite(t) {
				p.mark(int32(i), used)
				p.headingOf = int32(i)
				return t
			}
		}
	}
	// What two parts of the head agree on, without the site's name.
	best := ""
	for _, s := range stated {
		if s = p.withoutSite(s); s != "" && !p.isSite(s) {
			best = s
			break
		}
	}
	switch {
	case near != "" && (best == "" || len(p.h1) == 1):
		return near
	case best != "":
		return best
	}
	return near
}

// ofHeading is the part of a heading that the head states as the title, where the
// heading has elements of its own for what else it holds: a kicker above the title,
// a day or a section behind it.
func (p *page) ofHeading(id int32, whole, stated string) string {
	for {
		kids := []int32{}
		for c := p.Nodes[id].First; c != 0; c = p.Nodes[c].Next {
			if p.size[c] > 0 || p.drop[c] != "" && p.Nodes[c].Tag != "" {
				kids = append(kids, c)
			}
		}
		if len(kids) == 1 && p.Nodes[kids[0]].Tag != "" {
			id = kids[0]
			continue
		}
		for k := 1; k < len(kids) && len(kids) <= 12; k++ {
			for _, part := range [...][]int32{kids[k:], kids[:k]} {
				m := &maker{src: p.Page}
				for _, c := range part {
					p.inline(m, c)
				}
				if t := strings.TrimLeft(one(m.b.String()), " :;,|–—-"); len(t) >= 12 && same(t, stated) {
					return t
				}
			}
		}
		return whole
	}
}

// firstPart is what stands before the first bar or dash of a title: the site's
// name comes after it as a rule.
func firstPart(s string) string {
	for _, sep := range [...]string{" | ", " – ", " — ", " - "} {
		if i := strings.Index(s, sep); i > 0 {
			return s[:i]
		}
	}
	return ""
}

// confirms reports whether a title of the head is a heading of the page, maybe
// with the site's name behind or before it, or cut at its end.
func confirms(stated, heading string) bool {
	a, b := plainName(stated), plainName(heading)
	switch {
	case len(b) < 6 || len(a) < 6:
		return false
	case a == b:
		return true
	case strings.HasPrefix(a, b) || strings.HasSuffix(a, b):
		return len(b)*2 >= len(a) || len(b) > 30
	case strings.HasPrefix(b, a):
		return len(a) > 30 || len(a)*10 >= len(b)*7
	}
	return false
}

func (p *page) isSite(s string) bool {
	for _, n := range p.site {
		if same(n, s) {
			return true
		}
	}
	return false
}

// withoutSite takes the name of the site off a title.
func (p *page) withoutSite(s string) string {
	for range 3 {
		cut := false
		for _, sep := range [...]string{" | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · ", " / ", ": "} {
			if i := strings.LastIndex(s, sep); i > 0 && p.tail(s[i+len(sep):], sep, s[:i]) {
				s, cut = strings.TrimSpace(s[:i]), true
				break
			}
			if i := strings.Index(s, sep); i > 0 && p.isSite(s[:i]) {
				s, cut = strings.TrimSpace(s[i+len(sep):]), true
				break
			}
		}
		if !cut {
			break
		}
	}
	return s
}

// tail reports whether what stands behind a separator of a title is no part of it.
func (p *page) tail(t, sep, before string) bool {
	switch {
	case p.isSite(t):
		return true
	case sep == ": " || utf8.RuneCountInString(before) < 12:
		return false
	}
	a := plainName(t)
	for _, u := range [...]string{p.first("canonical", "og:url"), p.ld.url, p.rec.URL} {
		if h := host(u); h != "" && a != "" {
			name, _, _ := strings.Cut(h, ".")
			if strings.HasPrefix(a, plainName(h)) || len(name) > 3 && (a == plainName(name) || strings.HasPrefix(plainName(name), a) && len(a) > 3) {
				return true
			}
		}
	}
	words := len(strings.Fields(t))
	return (sep == " | " || sep == " :: " || sep == " » " || sep == " • ") && words <= 5 && words < len(strings.Fields(before))
}

// report reports whether what was found is a report, and takes the text of the
// head's JSON-LD where the page itself shows less.
func (p *page) report(roots []int32) bool {
	size, links := int32(0), int32(0)
	for i := range p.body {
		n, _ := letters(p.body[i].made.b.String())
		size += n
		links += min(n, p.body[i].links)
	}
	if n, _ := letters(p.ld.body); n > 200 && n > 2*size {
		p.body = nil
		for part := range strings.SplitSeq(stripTags(p.ld.body), "\n") {
			if part = one(markup.Unescape(part)); part != "" {
				b := block{made: maker{src: p.Page}}
				b.made.put(part)
				p.body = append(p.body, b)
			}
		}
		return true
	}
	sure := p.ld.article || strings.HasPrefix(strings.ToLower(p.first("og:type")), "article") || p.first("article:published_time", "citation_title") != ""
	switch {
	case size == 0:
		return false
	case sure:
		return true
	case links*2 > size:
		return false // a list of links
	}
	prose := int32(0)
	for _, id := range roots {
		prose += p.prose[id]
	}
	return prose > 0 || size > 200 || p.rec.Title != "" && size > 40
}

// state fills the fields.
func (p *page) state(roots []int32) {
	rec := p.rec
	for _, u := range [...]string{p.first("canonical"), p.first("og:url"), p.ld.url, p.first("citation_public_url", "citation_fulltext_html_url", "twitter:url", "dc.identifier")} {
		if isAddress(u) && (rec.URL == "" || host(u) == host(rec.URL)) {
			rec.URL = u
			break
		}
	}
	p.dates(roots)
	p.writers(roots)
	for _, s := range append([]string{p.ld.publisher}, p.all(
		"og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name", "citation_journal_title",
		"copyright",
	)...) {
		if s = one(s); s != "" && rec.Source == "" && len(s) < 100 {
			rec.Source = s
		}
	}
	if rec.Lang == "" {
		rec.Lang = p.first("html lang", "og:locale", "content-language", "dc.language", "language", "inlanguage")
		if rec.Lang == "" {
			rec.Lang = p.ld.lang
		}
	}
}

// stripTags takes tags out of a short text.
func stripTags(s string) string {
	if strings.IndexByte(s, '<') < 0 {
		return markup.Unescape(s)
	}
	return markup.Text(s)
}
