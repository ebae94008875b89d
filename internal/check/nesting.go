package check

// The rules of HTML for which element may stand in which, as far as a tokenizer
// can tell (HTML Living Standard, 13.1.2.4 Optional tags; 13.2.6 Tree
// construction). Elements of SVG and MathML follow XML's: every one is closed.

// void elements have no content and no end tag.
func void(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}

// optionalEnd reports whether an element's end tag may be left out.
func optionalEnd(name string) bool {
	switch name {
	case "html", "head", "body", "p", "li", "dt", "dd", "rt", "rp", "optgroup", "option",
		"colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th":
		return true
	}
	return false
}

// block elements end an open paragraph.
func block(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset", "figcaption",
		"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu",
		"nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul",
		"li", "dt", "dd", "thead", "tbody", "tfoot", "tr", "td", "th":
		return true
	}
	return false
}

// scope elements hide what is open outside them from the search for a
// paragraph to end.
func scope(name string) bool {
	switch name {
	case "html", "table", "td", "th", "caption", "button", "object", "template", "foreignobject", "marquee", "applet", "svg", "math":
		return true
	}
	return false
}

// ends reports whether the start of an element leaves out the end tag of an
// open one beside it.
func ends(start, open string) bool {
	switch open {
	case "li":
		return start == "li"
	case "dt", "dd":
		return start == "dt" || start == "dd"
	case "rt", "rp":
		return start == "rt" || start == "rp"
	case "option":
		return start == "option" || start == "optgroup"
	case "optgroup":
		return start == "optgroup"
	case "td", "th":
		return start == "td" || start == "th" || start == "tr" || tablePart(start)
	case "tr":
		return start == "tr" || tablePart(start)
	case "thead", "tbody", "tfoot", "caption":
		return tablePart(start)
	case "colgroup":
		return tablePart(start) || start == "tr"
	case "head":
		return start == "body"
	}
	return false
}

func tablePart(name string) bool { return name == "thead" || name == "tbody" || name == "tfoot" }

// child reports whether an element may stand directly in another, for the
// parents that take few kinds.
func child(parent, name string) bool {
	if name == "script" || name == "template" {
		return true
	}
	switch parent {
	case "ul", "ol", "menu":
		return name == "li"
	case "dl":
		return name == "dt" || name == "dd" || name == "div"
	case "table":
		return name == "caption" || name == "colgroup" || name == "col" || name == "tr" || tablePart(name)
	case "thead", "tbody", "tfoot":
		return name == "tr"
	case "tr":
		return name == "td" || name == "th"
	case "select":
		return name == "option" || name == "optgroup" || name == "hr" || name == "button"
	case "head":
		switch name {
		case "title", "meta", "link", "style", "base", "noscript":
			return true
		}
		return false
	}
	switch name {
	case "li":
		return false // ul, ol and menu are above
	case "tr", "td", "th", "thead", "tbody", "tfoot":
		return false
	case "dt", "dd":
		return parent == "div"
	}
	return true
}

// foreign reports whether the innermost open element is of SVG or MathML.
func (p *page) foreign() bool {
	for i := len(p.open) - 1; i >= 0; i-- {
		switch p.open[i].name {
		case "svg", "math":
			return true
		case "foreignobject":
			return false
		}
		if len(p.open)-i > 64 {
			return false // deep HTML: a drawing is never that deep
		}
	}
	return false
}

// place makes room for a start tag: it ends what may be left open and reports
// what may not stand here.
func (p *page) place(name string, foreign bool) {
	if foreign {
		return
	}
	if block(name) {
		p.endParagraph(name)
	}
	for n := len(p.open); n > 0 && ends(name, p.open[n-1].name); n = len(p.open) {
		p.pop(n - 1)
	}
	if name == "a" || name == "form" || name == "button" {
		for _, e := range p.open {
			if e.name == name {
				p.fault("site/nesting", "", "<%s> stands in another <%s>", name, name)
				break
			}
		}
	}
	if n := len(p.open); n > 0 && !child(p.open[n-1].name, name) {
		p.fault("site/nesting", "", "<%s> may not stand directly in <%s>", name, p.open[n-1].name)
	}
}

// endParagraph ends an open paragraph, as a browser does, and says so when
// something inside it was still open.
func (p *page) endParagraph(name string) {
	for i := len(p.open) - 1; i >= 0; i-- {
		switch e := p.open[i]; {
		case e.name == "p":
			if i < len(p.open)-1 {
				p.fault("site/nesting", "", "<%s> stands in a paragraph, inside <%s>", name, p.open[len(p.open)-1].name)
			}
			p.pop(i)
			return
		case scope(e.name):
			return
		}
	}
}

// close is an end tag.
func (p *page) close(name string) {
	if void(name) {
		p.fault("site/nesting", "", "</%s>: the element has no end tag", name)
		return
	}
	at := -1
	for i := len(p.open) - 1; i >= 0; i-- {
		if p.open[i].name == name {
			at = i
			break
		}
	}
	if at < 0 {
		p.fault("site/nesting", "", "</%s> closes nothing", name)
		return
	}
	for _, e := range p.open[at+1:] {
		if e.kept {
			p.unclosed(e)
		}
	}
	p.pop(at)
}

// pop closes the elements from index n on.
func (p *page) pop(n int) {
	p.open = p.open[:n]
	if p.verbatim > n {
		p.verbatim = 0
	}
}
