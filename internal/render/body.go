package render

import (
	"bytes"
	"cmp"
	"sort"
	"strconv"
	"strings"
	"sync"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
	"dateline/internal/wording"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// bodyWriter writes Markdown as HTML. Raw HTML, code by indentation, underlined
// headings and link definitions are not parsed: in a report they are text, and
// text must not vanish.
type bodyWriter struct {
	parser   parser.Parser
	leaves   parser.Parser // of blocks that hold no others, see [bodyWriter.apart]
	words    parser.Parser // of paragraphs and nothing else, for what is over a limit
	renderer renderer.Renderer
	rooms    sync.Pool // of *room
	thorough bool      // the parser reads all, also what it would find nothing in
}

func newBodyWriter() *bodyWriter {
	at := util.Prioritized
	inline := parser.WithInlineParsers(at(parser.NewCodeSpanParser(), 100), at(parser.NewLinkParser(), 200), at(parser.NewAutoLinkParser(), 300),
		at(parser.NewEmphasisParser(), 500))
	return &bodyWriter{
		parser: parser.NewParser(inline,
			parser.WithBlockParsers(at(parser.NewThematicBreakParser(), 200), at(parser.NewListParser(), 300), at(parser.NewListItemParser(), 400),
				at(parser.NewATXHeadingParser(), 600), at(parser.NewFencedCodeBlockParser(), 700), at(parser.NewBlockquoteParser(), 800),
				at(parser.NewParagraphParser(), 1000)),
			parser.WithASTTransformers(at(tame{}, 100), at(marker{}, 200)),
		),
		leaves: parser.NewParser(inline,
			parser.WithBlockParsers(at(parser.NewThematicBreakParser(), 200), at(parser.NewATXHeadingParser(), 600), at(parser.NewParagraphParser(), 1000))),
		words:    parser.NewParser(parser.WithBlockParsers(at(parser.NewParagraphParser(), 1000)), parser.WithASTTransformers(at(marker{}, 200))),
		renderer: renderer.NewRenderer(renderer.WithNodeRenderers(at(html.NewRenderer(), 1000), at(nodeWriter{}, 100))),
		rooms:    sync.Pool{New: func() any { return new(room) }},
	}
}

// task is what the transformer needs of one report, passed through goldmark's
// context.
type task struct {
	roster  *roster.Roster
	entry   *site.Entry
	words   wording.Words
	lang    string // of what stands beside the text, where it is not the text's
	of      string // the language of the text
	tongue  string // the same, where lang is not it
	notes   *annotate.Notes
	body    string // as far as it is shown
	paras   []prose.Span
	remarks []remark
	marked  bool // there is a mark
	*room
}

// Body is a report's body as HTML, made of the report alone. What its paragraphs
// tell of is known only when all reports are grouped; Gaps are the places for
// that.
type Body struct {
	HTML   []byte
	Gaps   []Gap
	Marked bool // something in it bears a mark
}

// Source is what a body is made of.
type Source struct {
	Roster  *roster.Roster
	Lang    string // of the site's own words
	Article *article.Article
	Entry   *site.Entry // made of the article and the notes
	Notes   *annotate.Notes
}

// Gap is a place between the notes beside a block of text, at a byte offset in
// HTML: the events told in its paragraphs (1-based) belong there. Open is what
// opens the notes where the block has no others.
type Gap struct {
	At    int
	Paras []int
	Open  string
}

// page is a buffer that goldmark writes to without another one between, so that
// what writes a node knows where it is.
type page struct {
	*bytes.Buffer
	gaps   []Gap
	marked bool
}

func newPage() *page { return &page{Buffer: new(bytes.Buffer)} }

func (*page) Buffered() int { return 0 }
func (*page) Flush() error  { return nil }

var taskKey = parser.NewContextKey()

// plain writes Markdown without marks.
func (b *bodyWriter) plain(w *page, markdown string) error {
	return b.run(w, markdown, nil)
}

// run writes a text with the parser that it bears, and with none where the
// paragraphs alone would be too many. T is nil for a text that is no report's.
func (b *bodyWriter) run(w *page, markdown string, t *task) error {
	read := b.parser
	if over := Limit(markdown); over != nil && over.Bare {
		bare(w, markdown, t != nil)
		return nil
	} else if over != nil {
		read = b.words
	}
	r := b.rooms.Get().(*room)
	r.src = append(r.src, markdown...)
	if t != nil {
		t.room = r
	}
	err := b.renderer.Render(w, r.src, b.tree(read, r, t))
	r.clear()
	b.rooms.Put(r)
	return err
}

// tree is the text in r, with its marks.
func (b *bodyWriter) tree(read parser.Parser, r *room, t *task) ast.Node {
	if read == b.parser && !b.thorough {
		if doc, marked := b.apart(r); doc != nil {
			if marked {
				tamed(doc, r.src)
			}
			t.mark(doc)
			return doc
		}
		r.texts.clear() // of the lines before that which holds others
		r.paras.clear()
	}
	pc := parser.NewContext()
	if t != nil {
		pc.Set(taskKey, t)
	}
	return read.Parse(text.NewReader(r.src), parser.WithContext(pc))
}

// bare writes paragraphs in one pass over the text, numbered where they are a
// report's, so that what lists and results lead to is there.
func bare(out *page, s string, numbered bool) {
	out.Grow(len(s) + strings.Count(s, "\n\n")*len(`<p id="p1234567"></p>`))
	open, n := false, 0
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" && open:
			_, _ = out.WriteString("</p>\n")
			open = false
		case line == "":
		case open:
			_ = out.WriteByte('\n')
			escape(out, line)
		default:
			if n++; numbered {
				_, _ = out.WriteString(`<p id="p`)
				_, _ = out.Write(strconv.AppendInt(out.AvailableBuffer(), int64(n), 10))
				_, _ = out.WriteString(`">`)
			} else {
				_, _ = out.WriteString("<p>")
			}
			escape(out, line)
			open = true
		}
	}
	if open {
		_, _ = out.WriteString("</p>\n")
	}
}

// write writes a report's body with its paragraphs numbered and its marks,
// as far as its rights allow.
func (b *bodyWriter) write(w *page, s *Source) error {
	a, n := s.Article, s.Notes
	paras := prose.Paragraphs(a.Body)
	notes, err := b.remarks(a, paras)
	if err != nil {
		return err
	}
	body := a.Body
	if shown := a.Shown(); shown < len(body) {
		body, paras = body[:shown], prose.Paragraphs(body[:shown])
	}
	if n == nil {
		n = &annotate.Notes{}
	}
	beside, tongue := "", ""
	words, _ := wording.For(s.Lang)
	if a.Lang != "" && a.Lang != words.Tag() {
		beside, tongue = lang(words.Tag()), lang(a.Lang)
	}
	if body != "" {
		t := task{roster: s.Roster, entry: s.Entry, words: words, lang: beside, of: cmp.Or(a.Lang, s.Lang), tongue: tongue, notes: n, body: body, paras: paras, remarks: notes}
		if err := b.run(w, body, &t); err != nil {
			return err
		}
		w.marked = t.marked
	}
	endnotes(w, words, beside, notes)
	return nil
}

var (
	kindPara = ast.NewNodeKind("Para")
	kindMark = ast.NewNodeKind("Mark")
)

// para is a numbered paragraph with the notes beside it.
type para struct {
	ast.BaseBlock
	n     int
	words wording.Words
	lang  string // of the notes, where it is not the text's
	notes []*gloss
}

func (*para) Kind() ast.NodeKind              { return kindPara }
func (p *para) Dump(source []byte, level int) { ast.DumpHelper(p, source, level, nil, nil) }

// mark is an annotated piece of text.
type mark struct {
	ast.BaseInline
	face
	words            prose.Span // the text in it, where that is all it holds
	role, label, ref string     // of a note's reference, whose number is no text
}

// face is how a mark is written.
type face struct {
	class, id, href, title string
	machine                string // for <time>
}

func (*mark) Kind() ast.NodeKind              { return kindMark }
func (m *mark) Dump(source []byte, level int) { ast.DumpHelper(m, source, level, nil, nil) }

// marker wraps the top blocks in numbered paragraphs and splits text at the
// edges of annotations.
type marker struct{}

func (marker) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	t, _ := pc.Get(taskKey).(*task)
	t.mark(doc)
}

// mark marks a report's tree, and no other.
func (t *task) mark(doc *ast.Document) {
	if t == nil {
		return
	}
	marks := newMarks(t)
	t.marked = len(marks.links)+len(marks.quotes) > 0
	last := 0
	for n := doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		if _, ok := n.(*ast.ThematicBreak); !ok {
			num := t.number(start(n))
			marks.block(n)
			if num > last {
				last = num
			} else {
				num = 0
			}
			p := t.boxes.take()
			p.n, p.words, p.lang = num, t.words, t.lang
			if num > 0 {
				if l := lang(prose.Foreign(t.paras[num-1].Of(t.body), t.of)); l != "" {
					n.SetAttributeString("lang", []byte(l))
				}
			}
			doc.ReplaceChild(doc, n, p)
			p.AppendChild(p, n)
			p.notes = marks.take(last)
		}
		n = next
	}
}

// start is the offset of the first text of a block, or -1.
func start(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c, ok := c.(*ast.Text); ok { // of a block that bears no lines
			return c.Segment.Start
		}
		if c.Type() != ast.TypeBlock {
			break
		}
		if s := start(c); s >= 0 {
			return s
		}
	}
	return -1
}

// number is the 1-based paragraph of an offset, 0 when there is none.
func (t *task) number(offset int) int {
	i := sort.Search(len(t.paras), func(i int) bool { return t.paras[i].End > offset })
	if i < len(t.paras) && offset >= t.paras[i].Start {
		return i + 1
	}
	return 0
}

// nodeWriter writes the nodes that are the site's own, and the links to
// elsewhere.
type nodeWriter struct{}

func (nodeWriter) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindText, writeWords)
	r.Register(kindPara, writePara)
	r.Register(kindMark, writeMark)
}

func attr(w util.BufWriter, name, value string) {
	if value == "" {
		return
	}
	_ = w.WriteByte(' ')
	_, _ = w.WriteString(name)
	_, _ = w.WriteString(`="`)
	escape(w, value)
	_ = w.WriteByte('"')
}

func escape(w util.BufWriter, s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '"':
			e = "&#34;"
		case '\'':
			e = "&#39;"
		case 0:
			e = "\uFFFD"
		default:
			continue
		}
		_, _ = w.WriteString(s[from:i])
		_, _ = w.WriteString(e)
		from = i + 1
	}
	_, _ = w.WriteString(s[from:])
}

func writePara(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	p, w := n.(*para), out.(*page)
	if entering {
		_, _ = w.WriteString(`<div class="para"`)
		if p.n == 0 {
			_, _ = w.WriteString(">\n")
			return ast.WalkContinue, nil
		}
		var digits [20]byte
		num := strconv.AppendInt(digits[:0], int64(p.n), 10)
		label, rest, _ := strings.Cut(p.words.Of("Paragraph %s"), "%s")
		_, _ = w.WriteString(` id="p`)
		_, _ = w.Write(num)
		_, _ = w.WriteString(`"><a class="no" href="#p`)
		_, _ = w.Write(num)
		_, _ = w.WriteString(`" aria-label="`)
		_, _ = w.WriteString(label)
		_, _ = w.Write(num)
		_, _ = w.WriteString(rest)
		_, _ = w.WriteString(`">`)
		_, _ = w.Write(num)
		_, _ = w.WriteString("</a>\n")
		return ast.WalkContinue, nil
	}
	if len(p.notes) > 0 {
		writeNotes(w, p)
	}
	_, _ = w.WriteString("</div>\n")
	return ast.WalkContinue, nil
}

const closeNotes = "</div>\n"

func writeMark(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	m := n.(*mark)
	tag := "span"
	switch {
	case m.href != "":
		tag = "a"
	case m.machine != "":
		tag = "time"
	}
	if !entering {
		_, _ = w.WriteString("</")
		_, _ = w.WriteString(tag)
		_ = w.WriteByte('>')
		return ast.WalkContinue, nil
	}
	_ = w.WriteByte('<')
	_, _ = w.WriteString(tag)
	attr(w, "class", m.class)
	attr(w, "id", m.id)
	attr(w, "href", m.href)
	if tag == "time" {
		attr(w, "datetime", m.machine)
	}
	attr(w, "role", m.role)
	attr(w, "title", m.title)
	attr(w, "aria-label", m.label)
	attr(w, "data-ref", m.ref)
	_ = w.WriteByte('>')
	words(w, source[m.words.Start:m.words.End])
	return ast.WalkContinue, nil
}
