package record

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/markup"
)

// A page is read by weighing its blocks. A block that is long, has stops and
// commas and few links is prose; an element is worth the prose in it; what calls
// itself navigation, comments or the like is taken out, unless it holds most of
// the prose, since names on pages lie.

// sort finds what is no part of the report. Without full only what nobody sees.
func (p *page) sort(full bool) {
	blk := make([]int32, len(p.Nodes)) // the block that a node stands in
	inA := make([]bool, len(p.Nodes))
	p.inA = inA
	for i := 1; i < len(p.Nodes); i++ {
		n := &p.Nodes[i]
		id := int32(i)
		blk[i], inA[i] = blk[n.Parent], inA[n.Parent]
		if n.Tag == "a" && !inA[i] {
			_, to := p.Has(id, "href") // without one a button, or a place that may hold the page
			inA[i] = to || n.End-n.Off < 400
		}
		if blocks[n.Tag] {
			blk[i] = id
		}
		switch {
		case p.drop[n.Parent] != "":
			p.drop[i] = p.drop[n.Parent]
		case n.Tag == "":
		case markup.Unseen(n.Tag):
			p.drop[i] = unseen
		case p.hidden(id):
			p.drop[i] = "html/hidden"
		case controls[n.Tag]:
			p.drop[i] = "html/form"
		case full && n.Tag == "div" && p.consent(id):
			p.drop[i] = "html/consent"
		}
	}
	commas := make([]int32, len(p.Nodes))
	for i := len(p.Nodes) - 1; i > 0; i-- {
		n := &p.Nodes[i]
		if n.Tag == "" && p.drop[i] == "" {
			size, c := letters(p.Page[n.Off:n.End])
			p.size[i] = size
			p.own[blk[i]] += size
			commas[blk[i]] += c
			if inA[i] {
				p.links[i] = size
				p.olink[blk[i]] += size
			}
		}
		p.size[n.Parent] += p.size[i]
		p.links[n.Parent] += p.links[i]
	}
	if !full {
		return
	}
	p.weigh(commas)
	total := p.prose[0]
	for i := 1; i < len(p.Nodes); i++ {
		n := &p.Nodes[i]
		if p.drop[n.Parent] != "" {
			p.drop[i] = p.drop[n.Parent]
			continue
		}
		if n.Tag == "" || n.Tag == "html" || n.Tag == "body" || p.drop[i] != "" {
			continue
		}
		rule, strength := p.negative(int32(i))
		if rule != "" && p.amid(int32(i)) {
			continue
		}
		mine := p.prose[i]
		switch {
		case rule == "":
		case strength == certain && (mine*2 <= total || rule == "html/comments" && total-mine >= 250),
			strength == likely && mine*5 <= total,
			strength == small && mine*5 <= total && p.size[i] <= 300:
			p.drop[i] = rule
		}
	}
	clear(p.prose)
	p.weigh(commas)
}

// amid reports a piece of a sentence: a few words in an element of their own, with text
// right before and right behind it in one paragraph. What it calls itself says what the
// words are, and not that they are none of the report: a company and its share, a place.
func (p *page) amid(id int32) bool {
	n := &p.Nodes[id]
	if blocks[n.Tag] || p.size[id] > 100 || p.size[id] == 0 {
		return false
	}
	if up := &p.Nodes[n.Parent]; up.Tag != "p" && up.Tag != "li" && up.Tag != "blockquote" {
		return false
	}
	before := int32(0) // the sibling right before it
	for c := p.Nodes[n.Parent].First; c != id && c != 0; c = p.Nodes[c].Next {
		before = c
	}
	if before == 0 || n.Next == 0 || p.Nodes[before].Tag != "" || p.Nodes[n.Next].Tag != "" {
		return false
	}
	head, tail := p.text(before), p.text(n.Next)
	if head == "" || tail == "" || stops(head) || strings.HasSuffix(head, "|") || strings.HasSuffix(head, ":") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(tail)
	return (unicode.IsLower(r) || r == ',' || r == ';' || r == '’' || r == '\'') && p.size[n.Next] > 2
}

const unseen = "html/unseen"

// weigh sums up the prose in each node.
func (p *page) weigh(commas []int32) {
	for i := len(p.Nodes) - 1; i >= 0; i-- {
		n := &p.Nodes[i]
		own := p.own[i]
		if own >= 45 && p.drop[i] == "" && p.olink[i]*5 < own*2 && (commas[i] > 0 || own >= 120) && n.Tag != "h1" && n.Tag != "h2" && n.Tag != "h3" && n.Tag != "figcaption" {
			p.prose[i] += own
		}
		if i > 0 {
			p.prose[n.Parent] += p.prose[i]
		}
	}
}

var controls = set("button", "select", "textarea", "option", "input", "label", "legend", "dialog", "menu")

func (p *page) hidden(id int32) bool {
	if _, ok := p.Has(id, "hidden"); ok {
		// React streams a page's parts into hidden boxes S:0, S:1 … that a script shows.
		return !strings.HasPrefix(p.Attr(id, "id"), "S:")
	}
	if style := p.Attr(id, "style"); style != "" {
		style = strings.ReplaceAll(strings.ToLower(style), " ", "")
		return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
	}
	return p.Attr(id, "aria-hidden") == "true" && p.size[id] < 200
}

// consent reports the box by which a page asks for leave to store cookies, by
// the names that its makers give it. Its text may be longer than the report.
func (p *page) consent(id int32) bool {
	name := strings.ToLower(p.Attr(id, "id"))
	if name == "" {
		return false
	}
	for _, maker := range consentMakers {
		if strings.HasPrefix(name, maker) {
			return true
		}
	}
	return false
}

var consentMakers = [...]string{
	"onetrust", "didomi", "usercentrics", "cybotcookiebot", "cookiebot", "trustarc", "truste-", "osano", "qc-cmp", "sp_message",
	"iubenda-cs", "cookieyes", "cky-", "cmpbox", "cmplz-",
}

// strength is how sure a name is.
type strength uint8

const (
	certain strength = iota
	likely
	small // likely, and short
)

// negative is the rule by which an element is no part of a report.
func (p *page) negative(id int32) (string, strength) {
	switch p.Nodes[id].Tag {
	case "nav":
		return "html/navigation", certain
	case "footer":
		return "html/footer", certain
	case "aside":
		return "html/aside", certain
	case "form":
		return "html/form", certain
	case "figcaption", "figure":
		return "html/caption", likely
	case "time":
		return "html/byline", small
	}
	switch p.Attr(id, "role") {
	case "navigation", "menu", "menubar":
		return "html/navigation", certain
	case "banner":
		return "html/header", likely
	case "contentinfo":
		return "html/footer", certain
	case "complementary", "search", "dialog", "alertdialog":
		return "html/aside", certain
	}
	switch p.Attr(id, "itemprop") {
	case "author", "datePublished", "dateModified", "publisher":
		return "html/byline", small
	case "caption":
		return "html/caption", likely
	}
	words := classWords(p.Attr(id, "class") + " " + p.Attr(id, "id"))
	rule, how := "", small
	for i, w := range words {
		if i > 0 && (words[i-1] == "has" || words[i-1] == "with" || words[i-1] == "no" || words[i-1] == "without") {
			continue
		}
		if w == "sidebar" && i+1 < len(words) && (words[i+1] == "grid" || words[i+1] == "layout") || w == "paywall" && p.positive(id) >= 1 ||
			w == "toc" && p.links[id]*2 < p.size[id] {
			continue // what holds the report: beside a column, behind a wall, named in a table of contents
		}
		n, ok := negatives[w]
		if !ok && i > 0 {
			n, ok = negatives[words[i-1]+" "+w]
		}
		if ok && (rule == "" || n.how < how) {
			rule, how = n.rule, n.how
		}
	}
	return rule, how
}

type negation struct {
	rule string
	how  strength
}

var negatives = func() map[string]negation {
	m := map[string]negation{}
	put := func(rule string, how strength, names string) {
		for _, n := range strings.Split(names, ",") {
			m[n] = negation{rule, how}
		}
	}
	put("html/navigation", certain, "nav,navbar,navigation,breadcrumb,breadcrumbs,crumbs,pagination,pager,sitemap,submenu,megamenu,hamburger,skip link,prev next,next prev,post navigation")
	put("html/navigation", likely, "menu,topbar,toolbar,offcanvas,lang,language,languages,switcher")
	put("html/footer", certain, "footer,colophon,foot")
	put("html/comments", certain, "comment,comments,disqus,respond,commentlist,discussion,replies")
	put("html/related", certain, "related,recommended,recommendation,recommendations,recirculation,recirc,trending,mostread,popular,most read,most popular,more news,more stories,read also,see also,also read,latest news,other news,read next,up next,more from,you may,teaser,teasers,outbrain,taboola,mgid,carousel,ticker,similar,rightrail,read more,news list,newslist,last news")
	put("html/aside", certain, "sidebar,sidebars,rail,modal,popup,overlay,lightbox,cookie,cookies,gdpr,consent,newsletter,subscribe,subscription,signup,paywall,toast,app banner")
	put("html/ad", certain, "adsbygoogle,advert,advertisement,advertising,sponsored,sponsor,dfp,adslot,adbox,adunit,ad slot,ad unit,ad container,ad wrapper")
	put("html/ad", likely, "ad,ads,banner,banners,promo,promotion,commercial")
	put("html/share", likely, "share,sharing,sharebar,sharedaddy,addthis,addtoany,sharethis,social,socials,follow,likes,reactions,rating,votes,print,bookmark,tools,actions,facebook,twitter,telegram,whatsapp")
	put("html/tags", likely, "tags,taglist,tagcloud,hashtags,keywords,topics,tag list,post tags,cat links,categories")
	put("html/widget", likely, "widget,widgets,embed,tweet,instagram,poll,quiz,calendar,weather,player,audio,video,gallery,slideshow,counter,views,viewcount,edit link,editsection,toc,noprint,feedback,correction,report error,mistake")
	put("html/caption", likely, "caption,credit,photocredit,image credit,photo credit,wp caption,copyright,img caption,imagecaption,photographer")
	put("html/author", likely, "author bio,author box,authorbox,about author,bio,author info,author description")
	put("html/byline", small, "byline,author,authors,date,dateline,datetime,timestamp,published,posted,pubdate,publish,updated,modified,meta,metadata,entry meta,post meta,time,reading,readtime,kicker,eyebrow,rubric,section label")
	put("html/header", likely, "masthead,site header,siteheader,branding,logo")
	delete(m, "dateline") // the report's own
	return m
}()

// classWords divides names into words: "articleBody post-meta__date" gives
// article, body, post, meta, date.
func classWords(s string) []string {
	var out []string
	var w []byte
	flush := func() {
		if len(w) > 1 {
			out = append(out, string(w))
		}
		w = w[:0]
	}
	if len(s) > 400 {
		s = s[:400]
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			w = append(w, c)
		case c >= 'A' && c <= 'Z':
			if i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z' {
				flush()
			}
			w = append(w, c|0x20)
		default:
			flush()
		}
	}
	flush()
	return out
}

// positive is how much an element's names speak for it: 2 for the very body of
// a report, 1 for something like it.
func (p *page) positive(id int32) int {
	if strings.Contains(p.Attr(id, "itemprop"), "articleBody") {
		return 3
	}
	words := classWords(p.Attr(id, "class") + " " + p.Attr(id, "id"))
	for i, w := range words {
		if w == "articlebody" || w == "storybody" || w == "articletext" || w == "newstext" || w == "articlecontent" || w == "storycontent" || w == "entrycontent" || w == "postcontent" || w == "fulltext" || w == "maintext" || w == "newsbody" || w == "texto" {
			return 2
		}
		if i > 0 && (w == "body" || w == "content" || w == "text" || w == "copy" || w == "full" || w == "inner" || w == "detail" || w == "details") {
			switch words[i-1] {
			case "article", "story", "entry", "post", "news", "body", "content", "main", "full", "detail", "single", "page", "field", "item", "material", "publication":
				return 2
			}
		}
	}
	switch p.Nodes[id].Tag {
	case "article", "main":
		return 1
	}
	return 0
}

// roots are the elements that hold the report.
func (p *page) roots() []int32 {
	total := p.prose[0]
	best, bestRank := []int32(nil), 0
	var bestProse int32
	for i := 1; i < len(p.Nodes); i++ {
		if p.Nodes[i].Tag == "" || p.drop[i] != "" || p.prose[i] == 0 {
			continue
		}
		rank := p.positive(int32(i))
		mine := p.prose[i]
		if rank == 0 || mine*2 < total && (rank < 3 || mine*3 < total) || rank < 3 && p.links[i]*10 > p.size[i]*3 && mine*5 < p.size[i]*3 {
			continue
		}
		// Of two as good the inner one, if it loses little.
		switch {
		case best == nil, rank > bestRank && mine*10 >= bestProse*7, rank == bestRank && mine*10 >= bestProse*8, rank < bestRank && mine*2 >= bestProse*3:
			best, bestRank, bestProse = []int32{int32(i)}, rank, mine
		}
	}
	if best != nil && bestRank >= 2 {
		return p.widen(best)
	}
	within := int32(0)
	if best != nil {
		within = best[0]
	}
	if id := p.densest(within); id != 0 {
		return p.widen([]int32{id})
	}
	if best != nil {
		return best
	}
	if total == 0 && p.size[0] > 0 { // little text, or none in whole sentences
		return []int32{p.largest()}
	}
	return []int32{0}
}

// densest is the element with the best score below one: each block of prose
// counts for its parent, half for the one above, and so on.
func (p *page) densest(within int32) int32 {
	score := make([]float64, len(p.Nodes))
	for i := 1; i < len(p.Nodes); i++ {
		own := p.own[i]
		if p.drop[i] != "" || own < 45 || p.olink[i]*5 >= own*2 || p.prose[i] == 0 {
			continue
		}
		s := 1 + min(float64(own)/100, 4)
		share := 1.0
		up := int32(i)
		if p.Nodes[i].Tag != "p" && p.Nodes[i].Tag != "li" {
			score[i] += s
			share = 0.8
		}
		for range 4 {
			if up = p.Nodes[up].Parent; up == 0 {
				break
			}
			score[up] += s * share
			share *= 0.5
		}
	}
	best := int32(0)
	for i := 1; i < len(p.Nodes); i++ {
		if score[i] == 0 || !p.inside(int32(i), within) {
			continue
		}
		if size := p.size[i]; size > 0 {
			score[i] *= 1 - float64(p.links[i])/float64(size)
		}
		if p.positive(int32(i)) > 0 {
			score[i] *= 1.25
		}
		if best == 0 || score[i] > score[best] {
			best = int32(i)
		}
	}
	return best
}

func (p *page) inside(id, outer int32) bool {
	n := &p.Nodes[outer]
	return outer == 0 || p.Nodes[id].Off >= n.Off && p.Nodes[id].End <= n.End
}

// widen goes up from an element to one that holds much more of the prose: a
// report in several boxes. It stops where what is added is less dense.
func (p *page) widen(roots []int32) []int32 {
	id := roots[0]
	for {
		up := p.Nodes[id].Parent
		if up == 0 || p.Nodes[up].Tag == "body" || p.Nodes[up].Tag == "html" {
			break
		}
		more := p.prose[up] - p.prose[id]
		if more > 0 && more*5 >= p.prose[id] && p.links[up]*4 < p.size[up] && p.alike(id, up) {
			roots = []int32{up}
		}
		id = up
		if p.size[up] > p.size[roots[0]]*12 {
			break
		}
	}
	return roots
}

// alike reports whether the prose that up has besides what is in id stands
// mostly in siblings of the same kind, or in ones with hardly a link.
func (p *page) alike(id, up int32) bool {
	kind := p.Nodes[id].Tag + " " + p.Attr(id, "class")
	odd, all := int32(0), int32(0)
	for c := p.Nodes[up].First; c != 0; c = p.Nodes[c].Next {
		n := &p.Nodes[c]
		if c == id || n.Tag == "" || p.drop[c] != "" || p.prose[c] == 0 {
			continue
		}
		if n.Tag == "article" {
			return false // a list of reports
		}
		all += p.prose[c]
		if n.Tag != "p" && n.Tag != "h2" && n.Tag != "h3" && n.Tag != "blockquote" && n.Tag != "ul" && n.Tag+" "+p.Attr(c, "class") != kind && p.links[c]*10 > p.size[c] {
			odd += p.prose[c]
		}
	}
	return odd*5 <= all
}

// largest is the smallest element that has most of the text that is in no link.
func (p *page) largest() int32 {
	id := int32(0)
	for {
		next := int32(0)
		for c := p.Nodes[id].First; c != 0; c = p.Nodes[c].Next {
			if p.drop[c] == "" && p.Nodes[c].Tag != "" && (p.size[c]-p.links[c])*10 >= (p.size[id]-p.links[id])*8 {
				next = c
			}
		}
		if next == 0 {
			return id
		}
		id = next
	}
}
