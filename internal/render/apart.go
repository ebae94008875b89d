package render

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Most paragraphs of most reports are text and hold no mark of Markdown. Their nodes
// are made here, the same that goldmark would make, without asking at each line which
// of all blocks it may open and at each byte which mark. What stands between two blank
// lines is a matter of its own where a text has no lists, quotations and fences, so
// that goldmark reads of it the parts that have marks.

// special are the bytes with which goldmark may find more in a line than text: marks
// (CommonMark 0.31, 6), and all space but that between words; the end of the line is one.
var special = byteSet("\\`*_[]!<\t\v\f\r\x00\n")

// holding are those with which a line may begin a block that holds others, or goes on
// behind a blank line. Of stars and numbers, see [holds].
var holding = byteSet("-+>~` \t\v\f\r")

func byteSet(bytes string) (t [256]bool) {
	for _, c := range []byte(bytes) {
		t[c] = true
	}
	return t
}

// holds reports whether a line may begin a list, a quotation or a fence, or is
// indented, as lines in them are.
func holds(line []byte) bool {
	switch c := line[0]; {
	case c == '*':
		return len(line) == 1 || util.IsSpace(line[1])
	case '0' <= c && c <= '9':
		i := 1
		for i < len(line) && '0' <= line[i] && line[i] <= '9' {
			i++
		}
		return i < len(line) && (line[i] == '.' || line[i] == ')')
	default:
		return holding[c]
	}
}

// apart is the tree of a text in which no block holds another, nil of any other, and
// whether there are marks in it.
func (b *bodyWriter) apart(r *room) (doc *ast.Document, marked bool) {
	doc = ast.NewDocument()
	rest := reading{src: r.src, parser: b.leaves, doc: doc, context: r.context}
	for at := 0; at < len(r.src); {
		if r.src[at] == '\n' {
			at++
			continue
		}
		end, simple := between(r.src, at)
		switch {
		case end < 0:
			return nil, false
		case simple:
			rest.flush()
			doc.AppendChild(doc, r.paragraph(at, end))
		default:
			rest.add(at, end)
		}
		at = end
	}
	rest.flush()
	r.context = rest.context
	return doc, rest.asked
}

// between finds the end of the lines up to the next blank one, and whether they are
// text alone; -1 where one of them begins a block that may hold others.
func between(s []byte, at int) (end int, simple bool) {
	simple = s[at] != '#'
	for at < len(s) && s[at] != '\n' {
		if holds(s[at:]) {
			return -1, false
		}
		simple = simple && s[at] != '#'
		at += until(s[at:], &special)
		if end := lineEnd(s, at); end > at {
			at, simple = end, false
		}
		simple = simple && s[at-1] != ' ' // of two of them goldmark makes a new line
		at = min(at+1, len(s))
	}
	return at, simple
}

// until is how many bytes at the head of s are none of a set.
func until(s []byte, set *[256]bool) int {
	for i, c := range s {
		if set[c] {
			return i
		}
	}
	return len(s)
}

// lineEnd is where the line that holds the byte at ends.
func lineEnd(s []byte, at int) int {
	if i := bytes.IndexByte(s[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(s)
}

// paragraph makes one of the lines in a range of the source.
func (r *room) paragraph(at, end int) *ast.Paragraph {
	p := r.paras.take()
	for at < end {
		stop := min(lineEnd(r.src, at), end)
		t := r.texts.take()
		t.Segment.Start, t.Segment.Stop = at, stop
		at = stop + 1
		t.SetSoftLineBreak(at < end)
		p.AppendChild(p, t)
	}
	return p
}

// reading is what goldmark has to read of a text.
type reading struct {
	src     []byte
	parser  parser.Parser
	context parser.Context // used again: leaves have nothing in it that lasts
	asked   bool
	doc     *ast.Document
	at, end int // nothing where they are the same
}

// add adds a range; the blank lines before it say nothing.
func (r *reading) add(at, end int) {
	if r.at == r.end {
		r.at = at
	}
	r.end = end
}

// flush reads what was added.
func (r *reading) flush() {
	if r.at == r.end {
		return
	}
	if r.asked = true; r.context == nil {
		r.context = parser.NewContext()
	}
	lines := text.NewReader(r.src[:r.end])
	lines.SetPosition(-1, text.NewSegment(r.at, r.at))
	lines.AdvanceLine()
	part := r.parser.Parse(lines, parser.WithContext(r.context))
	for c := part.FirstChild(); c != nil; c = part.FirstChild() {
		part.RemoveChild(part, c)
		r.doc.AppendChild(r.doc, c)
	}
	r.at = r.end
}

// odd are the bytes of a text that are not written as they are, or not always.
var odd = byteSet("\\&<>\"\x00")

// writeWords writes text of the source: goldmark does it where there is more to it
// than the three characters that HTML must not have.
func writeWords(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	t := n.(*ast.Text)
	value := t.Segment.Value(source)
	if t.IsRaw() {
		html.DefaultWriter.RawWrite(w, value)
		return ast.WalkContinue, nil
	}
	words(w, value)
	switch {
	case t.HardLineBreak():
		_, _ = w.WriteString("<br>\n")
	case t.SoftLineBreak():
		_ = w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

// words writes text in which marks of Markdown may be escaped.
func words(w util.BufWriter, s []byte) {
	for {
		i := until(s, &odd)
		if i == len(s) {
			_, _ = w.Write(s)
			return
		}
		e := util.EscapeHTMLByte(s[i])
		if s[i] == '&' || e == nil {
			html.DefaultWriter.Write(w, s)
			return
		}
		_, _ = w.Write(s[:i])
		_, _ = w.Write(e)
		s = s[i+1:]
	}
}
