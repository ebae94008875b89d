package render

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
	"dateline/internal/wording"
)

// bodyWriter writes Markdown as HTML. Raw HTML, code by indentation, underlined
// headings and link definitions are not parsed: in a report they are text, and
// text must not vanish.
type bodyWriter struct {
	parser   parser.Parser
	words    parser.Parser // of paragraphs and nothing else, for what is over a limit
	renderer renderer.Renderer
	rooms    sync.Pool // of *room
}

func newBodyWriter() *bodyWriter {
	at := util.Prioritized
	return &bodyWriter{
		parser: parser.NewParser(
			parser.WithBlockParsers(at(parser.NewThematicBreakParser(), 200), at(parser.NewListParser(), 300), at(parser.NewListItemParser(), 400),
				at(parser.NewATXHeadingParser(), 600), at(parser.NewFencedCodeBlockParser(), 700), at(parser.NewBlockquoteParser(), 800),
				at(parser.NewParagraphParser(), 1000)),
			parser.WithInlineParsers(at(parser.NewCodeSpanParser(), 100), at(parser.NewLinkParser(), 200), at(parser.NewAutoLinkParser(), 300),
				at(parser.NewEmphasisParser(), 500)),
			parser.WithASTTransformers(at(tame{}, 100), at(marker{}, 200)),
		),
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
	*room
}

// Body is a report's body as HTML, made of the report alone. What its paragraphs
// tell of is known only when all reports are grouped; Gaps are the places for
// that.
type Body struct {
	HTML []byte
	Gaps []Gap
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
	gaps []Gap
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
	pc := parser.NewContext()
	if t != nil {
		t.room = r
		pc.Set(taskKey, t)
	}
	err := b.renderer.Render(w, r.src, read.Parse(text.NewReader(r.src), parser.WithContext(pc)))
	r.clear()
	b.rooms.Put(r)
	return err
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
	}
	endnotes(w, words, beside, notes)
	return nil
}

// tame takes out what Markdown could smuggle in: images, which would be
// fetched, become their words; links elsewhere than to the web or a mailbox
// become text; headings keep their order under the page's own.
type tame struct{}

func (tame) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var drop []ast.Node
	level := 1
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Image:
			drop = append(drop, n)
		case *ast.Link:
			if site.WebURL(string(n.Destination)) == "" {
				drop = append(drop, n)
			}
			n.Title = nil
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL && site.WebURL(string(n.URL(reader.Source()))) == "" || linked(n) {
				drop = append(drop, n)
			}
		case *ast.Heading:
			n.Level = min(max(n.Level, 2), level+1, 6)
			level = n.Level
		}
		return ast.WalkContinue, nil
	})
	for i := len(drop) - 1; i >= 0; i-- {
		n := drop[i]
		parent := n.Parent()
		if a, ok := n.(*ast.AutoLink); ok {
			parent.ReplaceChild(parent, n, ast.NewString(a.Label(reader.Source())))
			continue
		}
		for c := n.FirstChild(); c != nil; c = n.FirstChild() {
			n.RemoveChild(n, c)
			parent.InsertBefore(parent, n, c)
		}
		parent.RemoveChild(parent, n)
	}
}

// linked reports whether a node stands in a link; goldmark lets an address in
// brackets stand there, and HTML no link in a link.
func linked(n ast.Node) bool {
	for p := n.Parent(); p != nil && p.Type() == ast.TypeInline; p = p.Parent() {
		if p.Kind() == ast.KindLink {
			return true
		}
	}
	return false
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

// gloss is a note beside a paragraph.
type gloss struct {
	id, back   string // of the note, and of what it is about
	kind       string // class; "" is a gap for the events of paragraph para
	para       int
	head       string // the words that it is about
	what       string // of these, what is counted
	tongue     string // language of head and what, where it is not that of the rest
	text       string
	href, link string // a way on
	linked     string // language of link, where it is not that of the rest
	tail       string
	at         int
	remark     *remark // an editor's note, and nothing of the above but at
}

// marker wraps the top blocks in numbered paragraphs and splits text at the
// edges of annotations.
type marker struct{}

func (marker) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	t, _ := pc.Get(taskKey).(*task)
	if t == nil {
		return
	}
	marks := newMarks(t)
	last := 0
	for n := doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		if _, ok := n.(*ast.ThematicBreak); !ok {
			marks.block(n)
			num := t.number(start(n))
			if num > last {
				last = num
			} else {
				num = 0
			}
			p := &para{n: num, words: t.words}
			p.lang = t.lang
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

func writePara(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	p := n.(*para)
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
		writeNotes(w.(*page), p)
	}
	_, _ = w.WriteString("</div>\n")
	return ast.WalkContinue, nil
}

// writeNotes writes the notes beside a block and leaves the gaps between them.
func writeNotes(w *page, p *para) {
	notes := p.notes
	openNotes := `<div class="gloss">` + "\n"
	if p.lang != "" {
		openNotes = `<div class="gloss" lang="` + p.lang + `">` + "\n"
	}
	alone := !slices.ContainsFunc(notes, func(g *gloss) bool { return !g.gap() })
	if alone {
		g := Gap{At: w.Len(), Open: openNotes}
		for i := range notes {
			g.Paras = append(g.Paras, notes[i].para)
		}
		w.gaps = append(w.gaps, g)
		return
	}
	_, _ = w.WriteString(openNotes)
	for i := range notes {
		if notes[i].gap() {
			w.gaps = append(w.gaps, Gap{At: w.Len(), Paras: []int{notes[i].para}})
			continue
		}
		writeGloss(w, p.words, notes[i], p.n)
	}
	_, _ = w.WriteString(closeNotes)
}

const closeNotes = "</div>\n"

// gap says that a note is none, but the place of those that are not known yet.
func (g *gloss) gap() bool { return g.kind == "" && g.remark == nil }

// fill writes the body with what the site knows of its paragraphs.
func (b *Body) fill(w *page, words wording.Words, told []site.Told) {
	from := 0
	for i := range b.Gaps {
		g := &b.Gaps[i]
		_, _ = w.Write(b.HTML[from:g.At])
		from = g.At
		open := false
		for _, para := range g.Paras {
			for j := range told {
				t := &told[j]
				if t.Para != para {
					continue
				}
				if g.Open != "" && !open {
					_, _ = w.WriteString(g.Open)
					open = true
				}
				writeGloss(w, words, &gloss{kind: "e", href: t.Href, link: t.Text, linked: t.Lang, tail: words.T(", ") + t.When.Text}, 0)
			}
		}
		if open {
			_, _ = w.WriteString(closeNotes)
		}
	}
	_, _ = w.Write(b.HTML[from:])
}

func writeGloss(w util.BufWriter, words wording.Words, g *gloss, para int) {
	if r := g.remark; r != nil {
		r.shown = true
		_, _ = w.WriteString(`<div class="gn" role="doc-footnote"`)
		attr(w, "id", r.id())
		attr(w, "aria-label", words.T("Editor’s note %s", r.label))
		_, _ = w.WriteString(`><span class="nl">` + r.label + "</span>\n" + r.html)
		back := r.ref()
		if !r.placed {
			back = "p" + strconv.Itoa(para)
		}
		if r.placed || para > 0 {
			_, _ = w.WriteString(`<a class="back" role="doc-backlink" href="#` + back + `"`)
			attr(w, "aria-label", words.T("Back to the text: note %s", r.label))
			_, _ = w.WriteString(">↩</a>")
		}
		_, _ = w.WriteString("</div>\n")
		return
	}
	_, _ = w.WriteString(`<p class="g`)
	_, _ = w.WriteString(g.kind)
	_ = w.WriteByte('"')
	attr(w, "id", g.id)
	if g.back != "" {
		attr(w, "role", "doc-footnote")
	}
	if g.kind == "e" && !words.English() { // English stands in the style sheet
		attr(w, "data-tells", words.T("Tells of"))
	}
	_ = w.WriteByte('>')
	if g.head != "" {
		_, _ = w.WriteString("<b")
		attr(w, "lang", g.tongue)
		_ = w.WriteByte('>')
		escape(w, g.head)
		_, _ = w.WriteString("</b> ")
	}
	if g.what != "" && g.tongue != "" {
		_, _ = w.WriteString("<span")
		attr(w, "lang", g.tongue)
		_ = w.WriteByte('>')
		escape(w, g.what)
		_, _ = w.WriteString("</span>")
	} else {
		escape(w, g.what)
	}
	escape(w, g.text)
	if g.link != "" {
		if g.what != "" || g.text != "" {
			_ = w.WriteByte(' ')
		}
		if g.href != "" {
			_, _ = w.WriteString("<a")
			attr(w, "href", g.href)
			attr(w, "lang", g.linked)
			_ = w.WriteByte('>')
		}
		escape(w, g.link)
		if g.href != "" {
			_, _ = w.WriteString("</a>")
		}
	}
	escape(w, g.tail)
	if g.back != "" {
		_, _ = w.WriteString(` <a class="back" role="doc-backlink" href="#`)
		_, _ = w.WriteString(g.back)
		_ = w.WriteByte('"')
		attr(w, "aria-label", words.T("Back to the text: %s", strings.TrimSpace(g.head)))
		_, _ = w.WriteString(">↩</a>")
	}
	_, _ = w.WriteString("</p>\n")
}

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
	html.DefaultWriter.Write(w, source[m.words.Start:m.words.End])
	return ast.WalkContinue, nil
}
