package record

import (
	"strings"

	"dateline/internal/markup"
	"dateline/internal/prose"
)

// trim takes from the blocks what is a link to other reports, and headings with
// nothing below them.
func (p *page) trim() {
	p.teasers()
	out := p.body[:0]
	for i := range p.body {
		b := &p.body[i]
		t := b.made.b.String()
		size, _ := letters(t)
		if b.kind == Heading && size > maxHeading && stops(t) {
			b.kind = Paragraph // set in the type of a heading
		}
		if b.kind == Heading {
			out = append(out, *b)
			continue
		}
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

// maxHeading is how many letters a heading has at most that ends as a sentence does.
const maxHeading = 160

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
	h := p.headingOf
	for _, id := range p.h1 {
		if same(p.text(id), p.rec.Title) {
			h = id
		}
	}
	if h != 0 {
		p.mark(h, used)
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

// teasers takes the openings of other reports out of the blocks: three items of lists or
// more that hold a link and break off with dots, and at the end three headings or more
// that are links, each with one block below it at the most.
func (p *page) teasers() {
	broken := 0
	for i := range p.body {
		if p.body[i].breaksOff() {
			broken++
		}
	}
	from, heads, lone := len(p.body), 0, false
	for i := len(p.body) - 1; i >= 0; i-- {
		b := &p.body[i]
		size, _ := letters(b.made.b.String())
		linked := b.kind == Heading && size > 0 && b.links*10 >= size*9
		if b.kind == Heading && !linked || !linked && lone {
			break
		}
		if lone = !linked; linked {
			heads, from = heads+1, i
		}
	}
	if heads < 3 {
		from = len(p.body)
	}
	if broken < 3 && from == len(p.body) {
		return
	}
	out := p.body[:0]
	for i := range p.body {
		if b := &p.body[i]; i >= from || broken >= 3 && b.breaksOff() {
			p.cut("html/related", b)
		} else {
			out = append(out, *b)
		}
	}
	p.body = out
}

// breaksOff reports an item of a list that holds a link and ends with dots.
func (b *block) breaksOff() bool {
	t := strings.TrimSpace(b.made.b.String())
	return b.kind == Item && b.links >= 20 && (strings.HasSuffix(t, "...") || strings.HasSuffix(t, "…"))
}
