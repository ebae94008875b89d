package record

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// walk is the state of a reading of the roots.
type walk struct {
	p     *page
	open  *block
	kind  Kind
	level int
	lists int
}

// collect reads the blocks of the report.
func (p *page) collect(roots []int32) {
	w := &walk{p: p}
	for _, id := range roots {
		w.node(id)
		w.flush()
	}
	p.outside(roots)
}

// outside records what stands beside the roots.
func (p *page) outside(roots []int32) {
	var visit func(id int32)
	visit = func(id int32) {
		for _, r := range roots {
			if id == r {
				return
			}
		}
		holds := false
		for _, r := range roots {
			holds = holds || id == 0 || p.Nodes[r].Off >= p.Nodes[id].Off && p.Nodes[r].End <= p.Nodes[id].End
		}
		if !holds {
			rule := p.drop[id]
			if rule == "" {
				rule = "html/outside"
			}
			p.remove(rule, id)
			return
		}
		for c := p.Nodes[id].First; c != 0; c = p.Nodes[c].Next {
			visit(c)
		}
	}
	visit(0)
}

// remove records that the text of a node is no part of the report.
func (p *page) remove(rule string, id int32) {
	if rule == unseen || rule == used || p.size[id] == 0 && p.drop[id] == "" {
		return
	}
	t := p.text(id)
	if t == "" || same(t, p.rec.Title) {
		return
	}
	n := &p.Nodes[id]
	p.rec.Removed = append(p.rec.Removed, Removed{prose.Span{Start: p.rec.Offset(int(n.Off)), End: p.rec.Offset(int(n.End))}, t, rule})
}

func (w *walk) flush() {
	b := w.open
	w.open = nil
	if b == nil || strings.TrimSpace(b.made.b.String()) == "" {
		return
	}
	b.made.done()
	w.p.body = append(w.p.body, *b)
	if w.kind == Item || w.kind == Numbered { // what follows in the item is a paragraph
		w.kind, w.level = Paragraph, 0
	}
}

func (w *walk) node(id int32) {
	p := w.p
	n := &p.Nodes[id]
	if p.drop[id] != "" {
		if n.Tag != "" {
			p.remove(p.drop[id], id)
		}
		return
	}
	if n.Tag == "" {
		w.text(int(n.Off), int(n.End), n.Parent)
		if w.open != nil && p.inA[id] {
			w.open.links += p.size[id]
		}
		return
	}
	kind, level := w.kind, w.level
	switch n.Tag {
	case "br":
		if b := w.open; b != nil {
			if w.twice(id) || stops(b.made.b.String()) {
				w.flush()
			} else {
				b.made.space()
			}
		}
		return
	case "img", "picture":
		if w.within(id) {
			return
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.flush()
		w.kind, w.level = Heading, max(2, int(n.Tag[1]-'0'))
	case "li":
		w.flush()
		w.kind, w.level = Item, max(1, w.lists)
		if p.Nodes[n.Parent].Tag == "ol" {
			w.kind = Numbered
		}
	case "ul", "ol":
		w.lists++
		defer func() { w.lists-- }()
	case "blockquote":
		w.flush()
		w.kind = Quote
	case "pre", "xmp", "plaintext":
		w.flush()
		w.lines(id)
		return
	case "tr":
		if w.row(id) {
			return
		}
	}
	isBlock := blocks[n.Tag]
	if isBlock {
		w.flush()
	}
	for c := n.First; c != 0; c = p.Nodes[c].Next {
		w.node(c)
	}
	if isBlock {
		w.flush()
		w.kind, w.level = kind, level
	}
}

// within reports a picture in the middle of a sentence, a flag or a smile: the text
// right behind it goes on in a small letter or with a comma.
func (w *walk) within(id int32) bool {
	next := w.p.Nodes[id].Next
	if w.open == nil || next == 0 || w.p.Nodes[next].Tag != "" || stops(w.open.made.b.String()) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(w.p.text(next))
	return unicode.IsLower(r) || r == ',' || r == ';'
}

func (w *walk) text(from, to int, parent int32) {
	if w.open == nil {
		if strings.TrimSpace(w.p.Page[from:to]) == "" {
			return
		}
		for parent != 0 && !blocks[w.p.Nodes[parent].Tag] {
			parent = w.p.Nodes[parent].Parent
		}
		w.open = &block{node: parent, kind: w.kind, level: w.level, made: maker{src: w.p.Page}}
	}
	w.open.made.words(from, to)
}

// twice reports whether another line break follows the one at id.
func (w *walk) twice(id int32) bool {
	for c := w.p.Nodes[id].Next; c != 0; c = w.p.Nodes[c].Next {
		n := &w.p.Nodes[c]
		if n.Tag == "" && strings.TrimSpace(strings.ReplaceAll(w.p.Page[n.Off:n.End], "&nbsp;", "")) == "" {
			continue
		}
		return n.Tag == "br"
	}
	return true
}

// stops reports whether s ends as a sentence does.
func stops(s string) bool {
	s = strings.TrimRightFunc(s, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("\"'”’»)", c) })
	for _, e := range [...]string{".", "!", "?", "…", "。", "！", "？", ":"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// lines reads text with its own line ends: blank lines divide its paragraphs.
func (w *walk) lines(id int32) {
	var visit func(id int32)
	visit = func(id int32) {
		n := &w.p.Nodes[id]
		if n.Tag != "" {
			for c := n.First; c != 0; c = w.p.Nodes[c].Next {
				if w.p.drop[c] == "" {
					visit(c)
				}
			}
			return
		}
		for i := int(n.Off); i < int(n.End); {
			j, next := i, int(n.End)
			if k := strings.IndexByte(w.p.Page[i:n.End], '\n'); k >= 0 {
				j, next = i+k, i+k+1
			} else {
				j = int(n.End)
			}
			if strings.TrimSpace(w.p.Page[i:j]) == "" && next < int(n.End) {
				w.flush()
			} else {
				w.text(i, next, n.Parent)
			}
			i = next
		}
	}
	visit(id)
	w.flush()
}

// row reads a row of figures as one line; false for one that only lays out.
func (w *walk) row(id int32) bool {
	p := w.p
	cells := 0
	for c := p.Nodes[id].First; c != 0; c = p.Nodes[c].Next {
		if t := p.Nodes[c].Tag; t == "td" || t == "th" {
			if cells++; p.size[c] > 120 {
				return false
			}
			for k := p.Nodes[c].First; k != 0; k = p.Nodes[k].Next {
				if blocks[p.Nodes[k].Tag] && p.Nodes[k].Tag != "p" {
					return false
				}
			}
		}
	}
	if cells < 2 {
		return false
	}
	w.flush()
	b := &block{node: id, made: maker{src: p.Page}}
	for c := p.Nodes[id].First; c != 0; c = p.Nodes[c].Next {
		if t := p.Nodes[c].Tag; (t == "td" || t == "th") && p.drop[c] == "" {
			if b.made.b.Len() > 0 {
				b.made.put(" | ")
			}
			p.inline(&b.made, c)
		}
	}
	w.open = b
	w.flush()
	return true
}
