package book

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"dateline/internal/markup"
)

// rewriter writes a page's body anew as XML, with links of its own.
type rewriter struct {
	b strings.Builder
	// link says where a link to a page of the site leads in the book, given
	// the page's path and the part of it, or "" for nowhere.
	link func(path, part string) string
	// id renames an id.
	id func(string) string
	// picture says where a picture of the site is, or "".
	picture func(path string) string
	// still takes out what asks for a hand: check boxes and their labels.
	still bool
	svg   bool // there was a drawing
}

// unfit are elements that are taken out with all that is in them.
var unfit = []string{"script", "style", "template", "noscript", "form", "iframe", "object", "embed", "video", "audio", "canvas", "link", "meta", "base", "dialog", "search"}

// refs are attributes that name ids.
var refs = []string{"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns", "list", "itemref"}

// drawing restores the case that XML asks of SVG's names.
var drawing = map[string]string{
	"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio", "gradientunits": "gradientUnits", "gradienttransform": "gradientTransform",
	"lineargradient": "linearGradient", "radialgradient": "radialGradient", "clippath": "clipPath", "textlength": "textLength", "pathlength": "pathLength",
	"markerwidth": "markerWidth", "markerheight": "markerHeight", "refx": "refX", "refy": "refY", "patternunits": "patternUnits",
}

// page writes the body of p.
func (r *rewriter) page(p *page) {
	var open []string
	skip := 0 // within an unfit element
	z := markup.NewTokenizer(p.body)
	for {
		kind := z.Next()
		switch kind {
		case markup.ErrorToken:
			for i := len(open) - 1; i >= 0; i-- {
				r.b.WriteString("</" + open[i] + ">")
			}
			return
		case markup.TextToken:
			if skip == 0 {
				escape(&r.b, z.Token().Data)
			}
		case markup.StartTagToken, markup.SelfClosingTagToken:
			t := z.Token()
			void := markup.Void(t.Data)
			closed := void || kind == markup.SelfClosingTagToken && slices.Contains(open, "svg")
			if slices.Contains(unfit, t.Data) || r.still && slices.Contains([]string{"input", "label", "button", "select", "textarea"}, t.Data) {
				if !closed {
					skip++
				}
				continue
			}
			if skip > 0 {
				if !closed {
					skip++
				}
				continue
			}
			if !xmlName(t.Data) {
				continue
			}
			name := r.tag(p, t.Data, t.Attr, closed)
			if !closed {
				open = append(open, name)
			}
		case markup.EndTagToken:
			t := z.Token()
			if skip > 0 {
				if !markup.Void(t.Data) {
					skip--
				}
				continue
			}
			name := t.Data
			if s, ok := drawing[name]; ok {
				name = s
			}
			i := len(open) - 1
			for i >= 0 && open[i] != name {
				i--
			}
			for j := len(open) - 1; i >= 0 && j >= i; j-- {
				r.b.WriteString("</" + open[j] + ">")
				open = open[:j]
			}
		}
	}
}

// tag writes a start tag and returns the element's name.
func (r *rewriter) tag(p *page, name string, attrs []markup.Attribute, closed bool) string {
	if name == "svg" {
		r.svg = true
	}
	if s, ok := drawing[name]; ok {
		name = s
	}
	r.b.WriteString("<" + name)
	seen := map[string]bool{}
	for _, a := range attrs {
		if a.Namespace != "" || !xmlName(a.Key) || seen[a.Key] || strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcset" || a.Key == "xmlns" {
			continue
		}
		seen[a.Key] = true
		key, val := a.Key, a.Val
		switch {
		case key == "href":
			if val = r.href(p, val); val == "" {
				continue
			}
		case key == "src":
			if val = r.src(p, val); val == "" {
				continue
			}
		case key == "id":
			val = r.id(val)
		case slices.Contains(refs, key):
			ids := strings.Fields(val)
			for i := range ids {
				ids[i] = r.id(ids[i])
			}
			val = strings.Join(ids, " ")
		}
		if s, ok := drawing[key]; ok {
			key = s
		}
		r.b.WriteString(" " + key + "=\"")
		escape(&r.b, val)
		r.b.WriteByte('"')
	}
	if name == "svg" {
		r.b.WriteString(` xmlns="http://www.w3.org/2000/svg"`)
	}
	if closed {
		r.b.WriteByte('/')
	}
	r.b.WriteByte('>')
	return name
}

// href turns an address as it stands in p into one of the book. An address
// elsewhere stays (http, https and mailto); one of the site that is not in the
// book is "".
func (r *rewriter) href(p *page, s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch {
	case u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto":
		return s
	case u.Scheme != "" || u.Host != "":
		return ""
	}
	to := p.path
	if u.Path != "" {
		to = path.Join(path.Dir(p.path), u.Path)
	}
	part, _, _ := strings.Cut(u.Fragment, ":~:")
	return r.link(to, part)
}

func (r *rewriter) src(p *page, s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return ""
	}
	return r.picture(path.Join(path.Dir(p.path), u.Path))
}

// escape writes text as XML, without the characters that XML has no way to say.
func escape(b *strings.Builder, s string) {
	for _, c := range s {
		switch {
		case c == '&':
			b.WriteString("&amp;")
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '"':
			b.WriteString("&quot;")
		case c < ' ' && c != '\t' && c != '\n', c == 0xFFFE, c == 0xFFFF:
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(c)
		}
	}
}

func escaped(s string) string {
	var b strings.Builder
	escape(&b, s)
	return b.String()
}

// xmlName reports a plain name of a tag or an attribute.
func xmlName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !('a' <= c && c <= 'z' || i > 0 && ('0' <= c && c <= '9' || c == '-')) {
			return false
		}
	}
	return s != ""
}
