package record

import "strings"

// An introduction stands between the title and the report, often in a box of its
// own that the rest of the report does not share. It is the report's first
// paragraph.

// introduce finds it: the first element below the title that calls itself one,
// that says what the head describes the page by, or that reads as a sentence or
// a second heading and is nothing else.
func (p *page) introduce(h, root int32) {
	after := p.Nodes[h].End
	to := p.Nodes[root].Off
	for i := root; to < p.Nodes[root].End && int(i) < len(p.Nodes) && p.Nodes[i].Off < p.Nodes[root].End; i++ { // or in front of the first paragraph
		if p.drop[i] == "" && p.prose[i] > 0 && p.prose[i] == p.own[i] {
			to = p.Nodes[i].Off
			break
		}
	}
	described := plainName(strings.Join(p.all("description", "og:description", "twitter:description"), " "))
	found := 0
	for i := h + 1; int(i) < len(p.Nodes) && p.Nodes[i].Off < to; i++ {
		n := &p.Nodes[i]
		if n.Off < after || n.Tag == "" || !blocks[n.Tag] && n.Tag != "span" || p.size[i] < 30 || p.size[i] > 700 || n.End > to && i < root || p.links[i]*3 > p.size[i] || p.drop[i] != "" && !spared[p.drop[i]] {
			continue
		}
		inside := p.holds(root, i)
		t := p.text(i)
		said := plainName(t)
		title := plainName(p.rec.Title)
		if len(title) > 12 && (strings.Contains(said, title) || strings.Contains(title, said)) || strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") {
			continue // the title again, or whose the picture is
		}
		cut := min(len(said), 40)
		tells := len(said) >= 30 && strings.Contains(described, said[:cut])
		is := tells || p.size[i] >= 40 && p.intro(i)
		if !is && p.drop[i] == "" && !inside && !p.nested(i) {
			switch n.Tag {
			case "h2", "h3", "h4":
				is = found == 0 && p.size[i] >= 40
			case "p", "div":
				is = p.size[i] >= 60 && stops(t) && !strings.HasSuffix(strings.TrimRight(t, " "), ":")
			}
		}
		if !is {
			continue
		}
		if inside {
			if p.drop[i] == "" {
				return // the report opens with it
			}
			p.mark(i, "")
			return
		}
		was := p.drop[i]
		p.mark(i, "")
		w := &walk{p: p}
		w.node(i)
		w.flush()
		for k := range p.body {
			if p.body[k].kind == Heading {
				p.body[k].kind = Paragraph
			}
		}
		p.mark(i, used)
		if found++; found == 2 || was != "" || tells {
			return
		}
		for int(i)+1 < len(p.Nodes) && p.Nodes[i+1].Off < n.End {
			i++
		}
	}
}

// spared are rules that an introduction outweighs: its box is often named as
// those of other reports are.
var spared = set("html/related", "html/widget", "html/header", "html/byline", "html/share", "html/ad", "html/aside")

// nested reports an element with blocks in it.
func (p *page) nested(id int32) bool {
	for c := p.Nodes[id].First; c != 0; c = p.Nodes[c].Next {
		if blocks[p.Nodes[c].Tag] || p.nested(c) {
			return true
		}
	}
	return false
}

// intro reports an element whose names say that it introduces the report.
func (p *page) intro(id int32) bool {
	if p.Attr(id, "itemprop") == "description" || p.Attr(id, "itemprop") == "alternativeHeadline" {
		return true
	}
	for _, w := range classWords(p.Attr(id, "class")) {
		switch w {
		case "lead", "lede", "deck", "dek", "standfirst", "intro", "summary", "subtitle", "subheadline", "subhead", "excerpt",
			"chapo", "vorspann", "sapo", "anons", "announce", "teaser", "abstract", "strapline", "ingress", "description",
			"subtitulo", "bajada", "spot", "preamble":
			return true
		}
	}
	return false
}
