package render

import (
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"

	"dateline/internal/site"
	"dateline/internal/wording"
)

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

// gap says that a note is none, but the place of those that are not known yet.
func (g *gloss) gap() bool { return g.kind == "" && g.remark == nil }

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

// label writes the aria-label that a text with a value makes.
func label(w util.BufWriter, words wording.Words, t wording.Text, value string) {
	before, behind, ok := strings.Cut(words.Of(t), "%s")
	if !ok {
		attr(w, "aria-label", words.T(t, value))
		return
	}
	_, _ = w.WriteString(` aria-label="`)
	escape(w, before)
	escape(w, value)
	escape(w, behind)
	_ = w.WriteByte('"')
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
		label(w, words, "Back to the text: %s", strings.TrimSpace(g.head))
		_, _ = w.WriteString(">↩</a>")
	}
	_, _ = w.WriteString("</p>\n")
}
