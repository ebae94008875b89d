// Package markup reads HTML: as tokens, for what must be looked at as written,
// and as a tree, for what must be understood.
//
// It is the one room that knows golang.org/x/net/html. Tokens are that module's
// own, which browsers agree with. The tree is ours: flat, of bounded depth and
// size, and built in linear time whatever the page holds.
//
//	t, err := markup.Parse(page)     // ErrDeep, ErrMany: read it as text instead
//	for id := t.Nodes[0].First; id != 0; id = t.Nodes[id].Next {
//		n := &t.Nodes[id]
//		… n.Tag, t.Attr(id, "class"), page[n.Off:n.End] …
//	}
//
// The tree follows the rules of HTML for end tags that are left out, as far as
// they matter for text; it does not move what stands in the wrong place.
package markup

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The tokens of golang.org/x/net/html.
type (
	Tokenizer = html.Tokenizer
	Attribute = html.Attribute
	TokenType = html.TokenType
)

// Kinds of token.
const (
	ErrorToken          = html.ErrorToken
	TextToken           = html.TextToken
	StartTagToken       = html.StartTagToken
	EndTagToken         = html.EndTagToken
	SelfClosingTagToken = html.SelfClosingTagToken
	CommentToken        = html.CommentToken
	DoctypeToken        = html.DoctypeToken
)

// NewTokenizer reads the tokens of a page.
func NewTokenizer(page string) *Tokenizer { return html.NewTokenizer(strings.NewReader(page)) }

// Unescape replaces the character references of HTML.
func Unescape(s string) string { return html.UnescapeString(s) }

// Name makes a string of a tag's or an attribute's name, without a copy for
// those that HTML knows.
func Name(b []byte) string { return atom.String(b) }

// Limits of a tree.
const (
	MaxDepth = 512     // nested elements
	MaxNodes = 1 << 20 // elements and texts
	MaxAttrs = 24      // kept of an element
)

// A page that goes beyond a limit is not made into a tree.
var (
	ErrDeep = errors.New("more than 512 nested elements")
	ErrMany = errors.New("more than 1,048,576 elements")
)

// Node is an element, or a text when Tag is empty. Off and End are where it
// stands in the page; a text is there with its character references. Links are
// indexes in Tree.Nodes, 0 for none.
type Node struct {
	Tag                       string
	Off, End                  int32
	Parent, First, Last, Next int32
	attr, attrs               int32
}

// Tree is a page. Nodes[0] is the root, named "#page", and a node stands before all that is in
// it.
type Tree struct {
	Page  string
	Nodes []Node
	attrs []Attribute
}

// Attr is the value of an attribute, "" when there is none.
func (t *Tree) Attr(id int32, key string) string {
	v, _ := t.Has(id, key)
	return v
}

// Has is the value of an attribute and whether the element bears it.
func (t *Tree) Has(id int32, key string) (string, bool) {
	n := &t.Nodes[id]
	for _, a := range t.attrs[n.attr : n.attr+n.attrs] {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// kept are the attributes that say something about what a text is.
var kept = set("id", "class", "role", "itemprop", "itemtype", "property", "name", "content", "value", "href", "datetime", "rel", "lang", "type", "title",
	"hidden", "style", "aria-hidden", "charset", "pubdate", "http-equiv", "alt", "start", "data-testid", "data-component")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// Void reports whether an element has no content and no end tag.
func Void(tag string) bool { return voids[tag] }

var (
	voids = set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "basefont", "bgsound", "frame", "keygen")

	// closesP are the elements before which an open paragraph ends (HTML Living
	// Standard, 13.2.6.4.7).
	closesP = set("address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "dd", "dt", "fieldset", "figcaption", "figure", "footer", "form",
		"h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul", "xmp")

	// walls are the elements out of which no end tag inside reaches.
	walls = set("table", "td", "th", "caption", "template", "object", "marquee", "applet", "html", "button", "svg", "math", "iframe", "select")

	// loose are the elements whose end tag leaves blocks inside them open.
	loose = set(
		"a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "del", "kbd", "label", "mark", "nobr", "q", "s",
		"small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
	)
)

// implied says which open elements end before a start tag, and at which others
// the search for them stops.
var implied = map[string]struct{ ends, stops map[string]bool }{
	"li":       {set("li"), set("ul", "ol", "menu", "dir")},
	"dt":       {set("dt", "dd"), set("dl")},
	"dd":       {set("dt", "dd"), set("dl")},
	"tr":       {set("tr", "td", "th", "caption", "colgroup"), set("table", "template")},
	"td":       {set("td", "th"), set("tr", "table", "template")},
	"th":       {set("td", "th"), set("tr", "table", "template")},
	"tbody":    {set("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"), set("table", "template")},
	"thead":    {set("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"), set("table", "template")},
	"tfoot":    {set("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"), set("table", "template")},
	"option":   {set("option"), set("select", "datalist")},
	"optgroup": {set("option", "optgroup"), set("select")},
	"a":        {set("a"), set("p", "div", "li", "td", "section", "article")},
	"body":     {set("head"), set()},
	"h1":       headings, "h2": headings, "h3": headings, "h4": headings, "h5": headings, "h6": headings,
}

// ofHead are the elements that stand in the head of a page.
var ofHead = set("base", "basefont", "bgsound", "link", "meta", "title", "noscript", "noframes", "style", "script", "template", "head")

var headings = struct{ ends, stops map[string]bool }{set("h1", "h2", "h3", "h4", "h5", "h6"), set("div", "section", "article", "a", "td", "li", "header")}

// builder is a tree in the making.
type builder struct {
	t     *Tree
	stack []int32
	open  map[string]int // how many of a name are in stack
	off   int
}

// Parse makes the tree of a page or of a part of one.
func Parse(page string) (*Tree, error) {
	b := &builder{t: &Tree{Page: page, Nodes: make([]Node, 1, 64+len(page)/48)}, stack: []int32{0}, open: map[string]int{}}
	b.t.Nodes[0] = Node{Tag: "#page", End: int32(len(page))}
	z := NewTokenizer(page)
	for {
		kind := z.Next()
		raw := len(z.Raw())
		switch kind {
		case ErrorToken:
			for len(b.stack) > 1 {
				b.pop(len(page))
			}
			return b.t, nil
		case TextToken:
			b.add(Node{Off: int32(b.off), End: int32(b.off + raw)})
		case StartTagToken, SelfClosingTagToken:
			b.start(z, raw, kind == SelfClosingTagToken)
		case EndTagToken:
			name, _ := z.TagName()
			b.end(Name(name), raw)
		}
		b.off += raw
		switch {
		case len(b.stack) > MaxDepth+1:
			return nil, ErrDeep
		case len(b.t.Nodes) > MaxNodes:
			return nil, ErrMany
		}
	}
}

// add appends a node to the innermost open element.
func (b *builder) add(n Node) int32 {
	id, top := int32(len(b.t.Nodes)), b.stack[len(b.stack)-1]
	n.Parent = top
	p := &b.t.Nodes[top]
	if p.Last != 0 {
		b.t.Nodes[p.Last].Next = id
	} else {
		p.First = id
	}
	p.Last = id
	b.t.Nodes = append(b.t.Nodes, n)
	return id
}

func (b *builder) start(z *Tokenizer, raw int, selfClosing bool) {
	name, more := z.TagName()
	tag := Name(name)
	if (tag == "html" || tag == "body") && b.open[tag] > 0 {
		return
	}
	if b.t.Nodes[b.stack[len(b.stack)-1]].Tag == "head" && !ofHead[tag] {
		b.pop(b.off) // HTML, 13.2.6.4.4: any other start tag ends the head
	}
	if closesP[tag] && b.open["p"] > 0 {
		b.closeTo(func(t string) bool { return t == "p" }, walls)
	}
	if rule, ok := implied[tag]; ok {
		b.imply(rule.ends, rule.stops)
	}
	n := Node{Tag: tag, Off: int32(b.off), End: int32(b.off + raw), attr: int32(len(b.t.attrs))}
	for more && n.attrs < MaxAttrs {
		var k, v []byte
		k, v, more = z.TagAttr()
		if key := Name(k); kept[key] {
			b.t.attrs = append(b.t.attrs, Attribute{Key: key, Val: string(v)})
			n.attrs++
		}
	}
	id := b.add(n)
	if Void(tag) || selfClosing && (b.open["svg"] > 0 || b.open["math"] > 0 || strings.Contains(tag, ":")) {
		return
	}
	b.stack = append(b.stack, id)
	b.open[tag]++
}

// imply ends all elements of a kind that are open above the nearest stop.
func (b *builder) imply(ends, stops map[string]bool) {
	any := false
	for e := range ends {
		any = any || b.open[e] > 0
	}
	if !any {
		return
	}
	for b.closeTo(func(t string) bool { return ends[t] }, stops) {
	}
}

// closeTo ends the innermost open element that is wanted, with all inside it,
// unless a stop stands between.
func (b *builder) closeTo(wanted func(string) bool, stops map[string]bool) bool {
	for i := len(b.stack) - 1; i > 0; i-- {
		tag := b.t.Nodes[b.stack[i]].Tag
		if wanted(tag) {
			for len(b.stack) > i {
				b.pop(b.off)
			}
			return true
		}
		if stops[tag] {
			return false
		}
	}
	return false
}

func (b *builder) pop(end int) {
	id := b.stack[len(b.stack)-1]
	b.stack = b.stack[:len(b.stack)-1]
	n := &b.t.Nodes[id]
	n.End = int32(end)
	b.open[n.Tag]--
}

func (b *builder) end(tag string, raw int) {
	if b.open[tag] == 0 || tag == "html" || tag == "body" {
		return
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		n := &b.t.Nodes[b.stack[i]]
		if n.Tag == tag {
			if loose[tag] && b.blocksAbove(i) { // <b><p>…</b>…</p>: the paragraph goes on
				n.End = int32(b.off + raw)
				b.open[tag]--
				b.stack = slices.Delete(b.stack, i, i+1)
				return
			}
			for len(b.stack) > i+1 {
				b.pop(b.off)
			}
			b.pop(b.off + raw)
			return
		}
		if walls[n.Tag] && !walls[tag] && tag != "tr" && tag != "tbody" && tag != "thead" && tag != "tfoot" {
			return
		}
	}
}

func (b *builder) blocksAbove(i int) bool {
	for _, id := range b.stack[i+1:] {
		if !loose[b.t.Nodes[id].Tag] {
			return true
		}
	}
	return false
}

// Unseen reports an element whose text no reader sees.
func Unseen(tag string) bool { return unseen[tag] }

var unseen = set(
	"script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe", "object", "embed", "audio", "video",
	"canvas", "noframes", "noembed", "applet", "datalist", "map",
)

// Text is the text of a page of any depth, in linear time: no scripts, and a
// line end where an element of its own lines begins or ends. References are
// replaced.
func Text(page string) string {
	var b strings.Builder
	z := NewTokenizer(page)
	hide := "" // the element whose text is left out
	for {
		switch z.Next() {
		case ErrorToken:
			return b.String()
		case TextToken:
			if hide == "" {
				b.Write(z.Text())
			}
		case StartTagToken, SelfClosingTagToken:
			name, _ := z.TagName()
			switch tag := Name(name); {
			case hide == "" && (tag == "script" || tag == "style" || tag == "title" || tag == "noframes" || tag == "iframe"):
				hide = tag
			case tag == "br":
				b.WriteByte('\n')
			case closesP[tag] || tag == "tr":
				b.WriteString("\n\n")
			case tag == "td" || tag == "th":
				b.WriteByte(' ')
			}
		case EndTagToken:
			name, _ := z.TagName()
			tag := Name(name)
			if tag == hide {
				hide = ""
			}
			if closesP[tag] || tag == "tr" {
				b.WriteString("\n\n")
			}
		}
	}
}
