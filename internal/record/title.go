package record

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/markup"
)

// bestTitle chooses between the headings and what the head states. A heading
// that the head confirms is as the newsroom wrote it; what the head alone has
// may be cut, or bear the site's name.
func (p *page) bestTitle(roots []int32) string {
	stated := p.statedTitles()
	p.siteNames(stated)
	t, near := p.mainHeading(stated, roots)
	if t == "" {
		t = p.lesserHeading(stated)
	}
	if t != "" {
		return t
	}
	best := "" // what the head states, without the site's name
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

// statedTitles lists the titles that the head states, those for programs first.
func (p *page) statedTitles() []string {
	var stated []string
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
	return stated
}

// siteNames adds to the names of the site the headings that do nothing but lead
// home, and takes from them what is the title of this page, as some systems write
// it in the place of a name.
func (p *page) siteNames(stated []string) {
	for _, id := range p.h1 {
		if t := p.text(id); t != "" && p.leadsHome(id) && !p.isSite(t) {
			p.site = append(p.site, t)
		}
	}
	title := func(name string) bool {
		return slices.ContainsFunc(stated, func(s string) bool { return same(s, name) })
	}
	if slices.ContainsFunc(p.site, func(name string) bool { return !title(name) }) {
		p.site = slices.DeleteFunc(p.site, title)
	}
}

// leadsHome reports an element all of whose text is in one link to the first page
// of the site.
func (p *page) leadsHome(id int32) bool {
	if p.size[id] == 0 || p.links[id] < p.size[id] {
		return false
	}
	for i := id + 1; int(i) < len(p.Nodes) && p.Nodes[i].Off < p.Nodes[id].End; i++ {
		if p.Nodes[i].Tag != "a" {
			continue
		}
		u, err := url.Parse(strings.TrimSpace(p.Attr(i, "href")))
		if err != nil || u.RawQuery != "" || u.Fragment != "" {
			return false
		}
		switch own := p.first("canonical", "og:url"); strings.Trim(u.Path, "./") {
		case "", "index.html", "index.php":
			return u.Host == "" && u.Path != "" || u.Host != "" && (own == "" || host(own) == host(u.String()))
		}
		return p.Attr(i, "rel") == "home"
	}
	return false
}

// mainHeading is the first heading that the head confirms, the longest of several,
// since a section's name may stand in one too; else "", and the heading that is
// nearest to the report.
func (p *page) mainHeading(stated []string, roots []int32) (title, near string) {
	var rest []int32
	for _, id := range p.h1 {
		t := p.text(id)
		if t == "" || utf8.RuneCountInString(t) > 300 || p.drop[id] == unseen || p.isSite(t) {
			continue
		}
		for _, s := range stated {
			part, others := p.ofHeading(id, t, s)
			if part == t && !confirms(s, t) && !(p.drop[id] == "" && same(firstPart(s), t)) {
				continue
			}
			if len(part) > len(title) {
				title, rest, p.headingOf = part, others, id
			}
			break
		}
		if p.drop[id] == "" && (near == "" || len(roots) > 0 && p.Nodes[id].Off < p.Nodes[roots[0]].End) {
			near = t
		}
	}
	for _, c := range rest {
		p.remove("html/kicker", c)
	}
	return title, near
}

// lesserHeading is a heading of another level, or a box that calls itself the title,
// that the head confirms; one that says no more than the title comes first.
func (p *page) lesserHeading(stated []string) string {
	bare := make([]string, len(stated))
	for k, s := range stated {
		bare[k] = p.withoutSite(s)
	}
	title, looked := "", 0
	for i := int32(1); int(i) < len(p.Nodes) && looked < maxHeadings; i++ {
		if !p.mayBeTitle(i) {
			continue
		}
		if looked++; !p.near(i) {
			continue
		}
		t := p.text(i)
		if p.isSite(t) {
			continue
		}
		for k, s := range stated {
			exact := same(s, t) || same(bare[k], t)
			if exact || title == "" && confirms(s, t) {
				title, p.headingOf = t, i
			}
			if exact {
				p.mark(i, used)
				return t
			}
		}
	}
	if title != "" {
		p.mark(p.headingOf, used)
	}
	return title
}

// mayBeTitle reports an element that is a heading below the first level, is set in
// bold, or has a name that says title.
func (p *page) mayBeTitle(i int32) bool {
	n := &p.Nodes[i]
	if n.Tag == "" || p.size[i] < 8 || p.size[i] > 300 || p.drop[i] == unseen || p.links[i]*10 > p.size[i]*9 && n.Tag != "h2" && n.Tag != "h3" && p.Attr(i, "itemprop") == "" {
		return false
	}
	switch n.Tag {
	case "h2", "h3", "b", "strong", "font":
		return true
	}
	return strings.Contains(p.Attr(i, "itemprop"), "headline") || slices.ContainsFunc(classWords(p.Attr(i, "class")), func(w string) bool {
		return w == "title" || w == "headline" || w == "heading" || w == "hed"
	})
}

// ofHeading is the part of a heading that the head states as the title, where the
// heading has elements of its own for what else it holds: a kicker above the title,
// a day or a section behind it. These others are rest. Where the head states the
// whole with marks between its parts that the heading leaves to its looks, the title
// has the marks.
func (p *page) ofHeading(id int32, whole, stated string) (title string, rest []int32) {
	kids := p.parts(id)
	bare := p.withoutSite(stated)
	for k := 1; k < len(kids) && len(kids) <= 12; k++ {
		for _, part := range [...][]int32{kids[k:], kids[:k]} {
			m := &maker{src: p.Page}
			for _, c := range part {
				p.inline(m, c)
			}
			if t := strings.TrimLeft(one(m.b.String()), " :;,|–—-"); len(t) >= 12 && (same(t, stated) || same(t, bare)) {
				if k := len(part); &part[0] == &kids[0] {
					return t, kids[k:]
				}
				return t, kids[:k]
			}
		}
	}
	if len(kids) > 1 && same(whole, bare) && joints(bare) > joints(whole) {
		return bare, nil
	}
	return whole, nil
}

// parts are the children of the innermost element that holds all of an element's
// text.
func (p *page) parts(id int32) []int32 {
	for {
		kids := []int32{}
		for c := p.Nodes[id].First; c != 0; c = p.Nodes[c].Next {
			if p.size[c] > 0 || p.drop[c] != "" && p.Nodes[c].Tag != "" {
				kids = append(kids, c)
			}
		}
		if len(kids) != 1 || p.Nodes[kids[0]].Tag == "" {
			return kids
		}
		id = kids[0]
	}
}

// joints counts the marks that divide a title.
func joints(s string) int {
	n := 0
	for _, r := range s {
		if strings.ContainsRune(":|/–—-", r) {
			n++
		}
	}
	return n
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
		for _, archive := range [...]string{"Blog Archive » ", "Blog Archiv » "} { // as WordPress named its pages
			s = strings.TrimPrefix(s, archive)
		}
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
