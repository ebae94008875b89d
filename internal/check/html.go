package check

import (
	"bytes"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/markup"
)

// page is the state of one reading of an HTML file.
type page struct {
	f    *Facts
	at   *cursor
	off  int // of the current token
	open []element

	doctype, charset, lang, h1 bool
	title                      int // 0 none, 1 open, 2 with text
	level                      int // of the last heading
	verbatim                   int // depth of the outermost data-verbatim element, 0 for none
	refs                       []ref
}

type element struct {
	name string
	off  int
	kept bool // its end tag may not be left out
}

// ref is an attribute that names an id of its own page.
type ref struct {
	pos      diag.Pos
	attr, id string
}

func (f *Facts) html(b []byte, at *cursor) {
	f.page = true
	f.ids = map[string]bool{}
	p := &page{f: f, at: at, level: 1}
	z := markup.NewTokenizer(string(b))
	for {
		t := z.Next()
		raw := len(z.Raw())
		switch t {
		case markup.ErrorToken:
			p.end(len(b))
			return
		case markup.DoctypeToken:
			p.doctype = p.doctype || strings.EqualFold(strings.TrimSpace(string(z.Text())), "html")
		case markup.StartTagToken, markup.SelfClosingTagToken:
			p.start(z, t == markup.SelfClosingTagToken)
		case markup.EndTagToken:
			name, _ := z.TagName()
			p.close(markup.Name(name))
		case markup.TextToken:
			p.text(z.Raw())
		case markup.CommentToken:
			p.template(string(z.Text()), "a comment")
		}
		p.off += raw
	}
}

func (p *page) fault(code, hint, format string, args ...any) {
	p.f.problems.Errorf(p.at.pos(p.off), code, hint, format, args...)
}

// end says what the whole page lacks.
func (p *page) end(size int) {
	for _, e := range p.open {
		if e.kept {
			p.unclosed(e)
		}
	}
	whole := diag.Pos{File: p.f.Name}
	lacks := func(ok bool, code, hint, msg string) {
		if !ok {
			p.f.problems.Errorf(whole, code, hint, "%s", msg)
		}
	}
	lacks(p.doctype, "site/doctype", "begin with <!doctype html>", "the page has no doctype")
	lacks(p.charset, "site/charset", `write <meta charset="utf-8"> at the top of <head>`, "the first 1024 bytes do not say that the page is UTF-8")
	lacks(p.lang, "site/lang", `write <html lang="en">`, "the page does not say its language")
	lacks(p.title == 2, "site/title", "", "the page has no title")
	lacks(p.h1, "site/h1", "", "the page has no h1")
	for _, r := range p.refs {
		if !p.f.ids[r.id] {
			p.f.problems.Errorf(r.pos, "site/ref", "", "%s names the id %q, which the page does not have", r.attr, shorten(r.id))
		}
	}
}

func (p *page) unclosed(e element) {
	p.f.problems.Errorf(p.at.pos(e.off), "site/nesting", "", "<%s> is not closed", e.name)
}

// text looks at words: a title's, and everybody's for template syntax.
func (p *page) text(raw []byte) {
	top := ""
	if n := len(p.open); n > 0 {
		top = p.open[n-1].name
	}
	switch top {
	case "script":
		p.leftover(string(raw), "a script")
		return
	case "style":
		p.f.css(raw, p.off, p.at)
		return
	case "title":
		if p.title == 1 && len(bytes.TrimSpace(raw)) > 0 {
			p.title = 2
		}
	}
	if i := bytes.IndexFunc(raw, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0x7f
	}); i >= 0 {
		p.fault("site/encoding", "", "the text has the control character %#U", rune(raw[i]))
	}
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '{') < 0 && bytes.IndexByte(raw, '%') < 0 && bytes.IndexByte(raw, 'Z') < 0 {
		return
	}
	p.template(markup.Unescape(string(raw)), "the text")
}

// template looks for what a template leaves behind when it is not filled in.
func (p *page) template(s, where string) {
	if p.verbatim > 0 {
		return
	}
	for rest := s; ; {
		i := strings.Index(rest, "{{")
		if i < 0 {
			break
		}
		if rest = rest[i+2:]; action(rest) {
			p.fault("site/template", "", "%s has template syntax: %q", where, "{{"+shorten(rest[:min(len(rest), 40)]))
			return
		}
	}
	p.leftover(s, where)
}

// action reports whether what stands after "{{" is an action of a template
// (text/template, Actions). Words in double braces are none: BibTeX has them
// around the names of agencies.
func action(s string) bool {
	s, _, _ = strings.Cut(s[:min(len(s), 300)], "}}")
	s = strings.TrimLeft(strings.TrimPrefix(s, "-"), " \t\n")
	if s == "" || strings.IndexByte(".$(\"`/", s[0]) >= 0 || strings.Contains(s, " .") || strings.Contains(s, " $") {
		return true
	}
	word, _, _ := strings.Cut(s, " ")
	switch word {
	case "if", "else", "end", "range", "with", "template", "block", "define", "break", "continue",
		"and", "call", "html", "index", "js", "len", "not", "or", "print", "printf", "println", "slice", "urlquery":
		return true
	}
	return false
}

// leftover looks for what html/template and fmt write when they fail: it is
// never right, also in scripts and data.
func (p *page) leftover(s, where string) {
	for _, sign := range []string{"<no value>", "ZgotmplZ", "%!(EXTRA ", "%!(NOVERB)", "%!(BAD"} {
		if strings.Contains(s, sign) {
			p.fault("site/template", "", "%s has %q, left by a template that failed", where, sign)
			return
		}
	}
	// fmt: "%!d(string=x)".
	for rest := s; ; {
		i := strings.Index(rest, "%!")
		if i < 0 || i+3 >= len(rest) {
			return
		}
		rest = rest[i+2:]
		if c := rest[0] | 0x20; c >= 'a' && c <= 'z' && rest[1] == '(' && strings.IndexByte(rest, ')') > 0 {
			p.fault("site/template", "", "%s has %q, left by a format that failed", where, "%!"+shorten(rest[:min(len(rest), 20)]))
			return
		}
	}
}

// addresses names the attributes that hold addresses, and what they are for.
// srcset is read apart, and link by its rel.
func addresses(tag, attr string) (what use, ok bool) {
	switch attr {
	case "href":
		switch tag {
		case "a", "area":
			return follow, true
		case "use", "image", "feimage":
			return load, true
		case "link":
			return meta, true
		}
	case "xlink:href":
		return load, true
	case "src":
		switch tag {
		case "img", "script", "iframe", "source", "video", "audio", "track", "embed", "input":
			return load, true
		}
	case "poster":
		return load, tag == "video"
	case "data":
		return load, tag == "object"
	case "action", "formaction":
		return follow, true
	case "cite":
		return meta, tag == "blockquote" || tag == "q" || tag == "ins" || tag == "del"
	}
	return 0, false
}

// loads are the values of rel for which a browser asks for the file.
func loads(rel string) bool {
	for r := range strings.FieldsSeq(rel) {
		switch strings.ToLower(r) {
		case "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "prerender":
			return true
		}
	}
	return false
}

// start reads the tag that opens an element.
func (p *page) start(z *markup.Tokenizer, selfClosing bool) {
	nameBytes, more := z.TagName()
	name := markup.Name(nameBytes)
	foreign := p.foreign()
	p.place(name, foreign)
	attrs := tag{name: name}
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		attrs.list = append(attrs.list, markup.Attribute{Key: markup.Name(k), Val: string(v)})
	}
	_, verbatim := attrs.get("data-verbatim") // of what it holds, and of its own attributes
	for _, a := range attrs.list {
		p.attribute(&attrs, a)
		if !verbatim && strings.ContainsAny(a.Val, "{<%Z") {
			p.template(a.Val, "the attribute "+a.Key)
		}
	}
	p.element(&attrs, foreign)
	switch {
	case void(name) && !foreign:
		return
	case selfClosing && foreign, selfClosing && (name == "svg" || name == "math"):
		return
	case selfClosing:
		p.fault("site/nesting", "write <"+name+"></"+name+">", "<%s/> does not close itself in HTML", name)
		return
	}
	p.open = append(p.open, element{name, p.off, foreign || !optionalEnd(name)})
	if verbatim && p.verbatim == 0 {
		p.verbatim = len(p.open)
	}
}

// tag is an element's name and attributes: few, searched and not mapped.
type tag struct {
	name string
	list []markup.Attribute
}

func (t *tag) get(key string) (string, bool) {
	for _, a := range t.list {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// attribute checks one attribute, and keeps the id, the reference or the address that
// it holds.
func (p *page) attribute(t *tag, a markup.Attribute) {
	pos := func() diag.Pos { return p.at.pos(p.off) }
	switch key := a.Key; {
	case key == "id":
		switch {
		case a.Val == "" || strings.ContainsAny(a.Val, " \t\n\r\f"):
			p.fault("site/id", "", "the id %q is empty or has a space", shorten(a.Val))
		case p.f.ids[a.Val]:
			p.fault("site/id", "", "the id %q is there twice", shorten(a.Val))
		}
		p.f.ids[a.Val] = true
	case key == "name" && t.name == "a":
		p.f.ids[a.Val] = true
	case key == "style":
		p.fault("site/inline", "move it to a style sheet", "<%s> has a style attribute", t.name)
	case strings.HasPrefix(key, "on") && len(key) > 2 && !strings.Contains(key, "-"):
		p.fault("site/inline", "move it to a script", "<%s> has the event handler %s", t.name, key)
	case key == "for" || key == "aria-labelledby" || key == "aria-describedby" || key == "aria-controls" || key == "headers" || key == "list" && t.name == "input":
		for id := range strings.FieldsSeq(a.Val) {
			p.refs = append(p.refs, ref{pos(), key, id})
		}
	case key == "srcset":
		for part := range strings.SplitSeq(a.Val, ",") {
			if u := strings.Fields(part); len(u) > 0 {
				p.f.addr(pos(), u[0], load, false)
			}
		}
	default:
		what, ok := addresses(t.name, key)
		if !ok || a.Val == "" && t.name == "form" {
			return
		}
		if t.name == "link" {
			if rel, _ := t.get("rel"); loads(rel) {
				what = load
			}
		}
		p.f.addr(pos(), a.Val, what, t.name == "a" || t.name == "area")
	}
}

// element checks what a page may hold once or in an order, and what an element needs.
func (p *page) element(t *tag, foreign bool) {
	switch t.name {
	case "html":
		v, _ := t.get("lang")
		p.lang = strings.TrimSpace(v) != ""
	case "meta":
		v, ok := t.get("charset")
		if ok && p.off < 1024 {
			p.charset = strings.EqualFold(v, "utf-8")
		}
	case "title":
		if !foreign && p.title == 0 {
			p.title = 1
		}
	case "base":
		p.fault("site/base", "", "<base> breaks links to fragments and copies of the folder")
	case "img":
		if _, ok := t.get("alt"); !ok {
			p.fault("site/alt", `describe the picture, or write alt="" for an ornament`, "<img> has no alt text")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		level := int(t.name[1] - '0')
		if level == 1 && p.h1 {
			p.fault("site/h1", "", "the page has a second h1")
		}
		p.h1 = p.h1 || level == 1
		if level > p.level+1 {
			p.fault("site/heading", "", "h%d follows h%d: a level is left out", level, p.level)
		}
		p.level = level
	}
}
