package record

import (
	"slices"
	"strings"

	"dateline/internal/markup"
)

// publishedKeys are the names under which heads of pages state the day of
// publication, modifiedKeys those of the day of a change.
var publishedKeys = [...]string{
	"article:published_time", "og:article:published_time", "article:published:time", "datepublished", "citation_publication_date",
	"citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
	"dc.created", "parsely-pub-date",
	"sailthru.date", "article.published", "published-date", "published_time", "published_at", "publish-date", "publishdate",
	"publish_date", "date_published", "pubdate", "publication_date", "article_date_original",
	"article:published", "rnews:datepublished", "originalpublicationdate", "weibo:article:create_at",
	"cxenseparse:recs:publishtime", "og:published_time", "og:regdate", "shareaholic:article_published_time", "vr:published_time",
	"ptime", "pdate", "release_date",
}

// dateKeys may be either: what the report itself shows as its time goes before them.
var dateKeys = [...]string{"dc.date", "dcterms.date", "date"}

var modifiedKeys = [...]string{"article:modified_time", "og:updated_time", "last-modified"}

// above is how many bytes of a page over its title are of the report's head.
const above = 2000

// zone is where the head of the report stands: from a little above its title to
// its first paragraph.
type zone struct {
	from, to, end int32
	h             int32 // the title's heading, or 0
}

func (p *page) zone(roots []int32) zone {
	z := zone{to: int32(len(p.Page)), end: int32(len(p.Page)), h: p.headingOf}
	if len(roots) > 0 && roots[0] != 0 {
		z.to = p.Nodes[roots[0]].Off
		z.end = z.to
	}
	for i := range p.body {
		if b := &p.body[i]; b.kind != Heading && b.made.b.Len() >= 80 && p.Nodes[b.node].Off >= z.to {
			if z.to = p.Nodes[b.node].Off; z.to > 0 {
				z.end = z.to
			}
			break
		}
	}
	if z.h != 0 {
		z.from = max(0, p.Nodes[z.h].Off-above)
		z.to = max(z.to, p.Nodes[z.h].End)
		z.end = max(z.end, p.Nodes[z.h].End)
	}
	return z
}

// atHead reports whether an element that was taken for other than the report is
// the head of it: it holds the title, or is a few words between the title and the
// report.
func (p *page) atHead(id int32, z zone) bool {
	if z.h == 0 || p.drop[id] == "html/comments" || p.drop[id] == "html/navigation" && !(p.holds(id, z.h) && p.size[id] <= 600) {
		return false
	}
	return p.holds(id, z.h) || p.size[id] <= 300 && p.Nodes[id].Off >= z.from
}

// nameDay is a day that stands by itself in the name of the page, between bars or
// dashes: "Minister opens bridge | Lake Courier | 12.06.2018".
func (p *page) nameDay() string {
	for _, t := range append([]string{p.title}, p.all("og:title", "twitter:title")...) {
		for part := range strings.FieldsFuncSeq(nameJoints.Replace(t), func(r rune) bool { return r == '|' || r == '•' || r == '·' }) {
			figures, others := 0, 0
			for _, r := range part {
				if r >= '0' && r <= '9' {
					figures++
				} else if r > ' ' {
					others++
				}
			}
			if figures >= 5 && figures <= 12 && others <= 12 {
				return strings.TrimSpace(part)
			}
		}
	}
	return ""
}

var nameJoints = strings.NewReplacer(" - ", "|", " – ", "|", " — ", "|")

// scriptKeys are the names under which programs in a page keep the day of
// publication.
var scriptKeys = [...]string{
	"datePublished", "publishedDate", "published_at", "publishedAt", "publicationDate", "publication_date", "publishDate",
	"publish_date", "date_published", "firstPublicationDate", "publishedFirst", "first-publication", "published_time", "pubDate",
	"cmsPublishingDate",
}

// scriptDay is the day that the scripts of a page state, if they state one alone.
func (p *page) scriptDay() string {
	found := ""
	for i := 1; i < len(p.Nodes); i++ {
		n := &p.Nodes[i]
		if n.Tag != "script" || n.First == 0 {
			continue
		}
		t := p.Page[p.Nodes[n.First].Off:p.Nodes[n.First].End]
		for _, k := range scriptKeys {
			for rest := t; ; {
				i := strings.Index(rest, k)
				if i < 0 {
					break
				}
				rest = rest[i+len(k):]
				v := strings.TrimLeft(rest[:min(len(rest), 60)], "\"' :=")
				j := strings.IndexAny(v, "\"',}")
				if j < 8 || v[0] < '0' || v[0] > '9' || !strings.ContainsAny(v[:j], "-./ ") && j != 8 && j != 10 && j != 13 {
					continue
				}
				v = stamp(v[:j])
				day := v[:min(len(v), 10)]
				if found != "" && found[:min(len(found), 10)] != day {
					return ""
				}
				if found == "" {
					found = v
				}
			}
		}
	}
	return found
}

// offside are the rules of what belongs to other reports: no date there counts.
var offside = set("html/related", "html/comments", "html/aside", "html/footer", "html/navigation", "html/ad")

// textUpTo is the text of a node if it has at most so many letters.
func (p *page) textUpTo(id int32, most int32) string {
	if p.Nodes[id].End-p.Nodes[id].Off > 1200 {
		return ""
	}
	t := p.text(id)
	if n, _ := letters(t); n > most {
		return ""
	}
	return t
}

// writers lists who wrote the report.
func (p *page) writers(roots []int32) {
	a := &p.rec.Authors
	add := func(s string) {
		s = strings.TrimSpace(markup.Unescape(one(s)))
		if s == "" || len(s) > 120 || strings.Contains(s, "://") || strings.HasPrefix(s, "@") || p.isSite(s) || slices.Contains(*a, s) || len(*a) > 8 {
			return
		}
		*a = append(*a, s)
	}
	for _, s := range p.ld.authors {
		add(s)
	}
	if len(*a) > 0 {
		return
	}
	for _, k := range [...]string{
		"citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
		"byl", "twitter:creator", "article:author_name", "creator",
	} {
		for _, s := range p.meta[k] {
			add(s)
		}
		if len(*a) > 0 {
			return
		}
	}
	to := int32(len(p.Page))
	if len(roots) > 0 && roots[0] != 0 {
		to = p.Nodes[roots[0]].End + 3000
	}
	for pass := 0; pass < 3 && len(*a) == 0; pass++ {
		for i := 1; i < len(p.Nodes); i++ {
			n := &p.Nodes[i]
			if n.Tag == "" || n.Off > to || p.drop[i] == unseen || offside[p.drop[i]] {
				continue
			}
			id := int32(i)
			is := false
			switch pass {
			case 0:
				is = p.Attr(id, "rel") == "author" || strings.Contains(p.Attr(id, "itemprop"), "author") && !p.within(id, "itemprop", "author")
			case 1:
				for _, w := range classWords(p.Attr(id, "class")) {
					is = is || w == "byline" || w == "author" || w == "authors" || w == "writer" || w == "reporter" || w == "autor" || w == "yazar" || w == "auteur"
				}
			case 2:
				if n.Tag == "p" || n.Tag == "div" || n.Tag == "span" || n.Tag == "address" {
					if t := p.textUpTo(id, 60); len(t) > 6 && (strings.HasPrefix(t, "By ") || strings.HasPrefix(t, "Автор:") || strings.HasPrefix(t, "BY ")) && !stops(t) {
						is = true
					}
				}
			}
			if is {
				if t := p.textUpTo(id, 80); t != "" {
					add(t)
					if pass > 0 {
						break
					}
				}
			}
		}
	}
}

// within reports whether an element around one bears a value of an attribute.
func (p *page) within(id int32, key, value string) bool {
	for up := p.Nodes[id].Parent; up != 0; up = p.Nodes[up].Parent {
		if strings.Contains(p.Attr(up, key), value) {
			return true
		}
	}
	return false
}
