package table

import (
	"strconv"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// WebAnnotations are those of the report added last, as an AnnotationCollection
// of the W3C Web Annotation Data Model (2017), in JSON-LD. Every one has the id of
// its row in the tables as a fragment, and targets the report's page, which lies
// beside the file and is the base of all addresses in it: the paragraph (#p4) and
// in it the words, by a TextQuoteSelector. What the report's rights keep back
// ([article.Article.Shown]) is not there.
//
// Mentions identify, an editor's notes comment, and quotations, figures and dates
// describe; their bodies are texts that say what the row says, with the value in
// the form of the tables. rule and confidence are the program's own terms.
//
// The bytes stand until another report is added.
func (rows *Report) WebAnnotations(a *article.Article, n *annotate.Notes, r *roster.Roster) []byte {
	w := linked{b: rows.linked[:0], a: a, shown: a.Shown(), body: newText(a.Body), title: newText(a.Title), paras: prose.Paragraphs(a.Body)}
	w.b = appendJSON(append(w.b, `{"@context":["http://www.w3.org/ns/anno.jsonld",{"@base":`...), a.ID+".html")
	w.b = append(w.b, `,"rule":"urn:dateline:rule","confidence":{"@id":"urn:dateline:confidence","@type":"http://www.w3.org/2001/XMLSchema#decimal"}}],"id":`...)
	w.b = appendJSON(w.b, a.ID+".jsonld")
	w.b = append(w.b, `,"type":"AnnotationCollection","generator":{"type":"Software","name":"dateline"},"first":{"id":"#first","type":"AnnotationPage","startIndex":0,"items":[`...)
	for i := range n.Mentions {
		m := &n.Mentions[i]
		name := m.Entity
		if e := r.Get(m.Kind, m.Entity); e != nil {
			name = e.Name
		}
		page := ""
		if m.Kind == roster.Leader || m.Kind == roster.Initiative {
			page = "../../" + m.Kind.Folder() + "/" + m.Entity + ".html"
		}
		w.annotation(&rows.mentions[i], "identifying", m.By, w.text(m.Where), page, m.Kind.String(), ": ", name)
	}
	for i := range n.Quotes {
		q := &n.Quotes[i]
		if q.Indirect {
			continue
		}
		page, who := "", q.SpeakerText
		if e := r.Get(roster.Leader, q.Speaker); e != nil {
			page, who = "../../leaders/"+q.Speaker+".html", e.Name
		}
		if who == "" {
			who = "somebody whom the report does not name"
		}
		w.annotation(&rows.quotes[i], "describing", q.By, w.body, page, "said by ", who)
	}
	for i := range n.Figures {
		f := &n.Figures[i]
		said := []string{f.Value, " ", f.Unit}
		for _, x := range [...][2]string{{", ", f.Modifier}, {", ", f.Direction}, {", of ", f.What}, {", in ", f.Period.String()}} {
			if x[1] != "" {
				said = append(said, x[0], x[1])
			}
		}
		w.annotation(&rows.figures[i], "describing", f.By, w.text(f.Where), "", said...)
	}
	for i := range n.Dates {
		d := &n.Dates[i]
		said := []string{"TIMEX3 ", d.Timex3}
		if v := d.Value.String(); v != "" {
			said = []string{"EDTF ", v, ", TIMEX3 ", d.Timex3}
		}
		w.annotation(&rows.dates[i], "describing", d.By, w.text(d.Where), "", said...)
	}
	w.remarks()
	w.b = strconv.AppendInt(append(w.b, `]},"total":`...), int64(w.total), 10)
	rows.linked = append(w.b, '}', '\n')
	return rows.linked
}

// remarks appends the editor's notes, each with the selector that the editor
// wrote.
func (w *linked) remarks() {
	for i := range w.a.Notes {
		x := &w.a.Notes[i]
		if w.shown < len(w.a.Body) && !strings.Contains(prose.Space(w.a.Body[:w.shown]), prose.Space(x.Exact)) {
			continue
		}
		w.begin([]byte("n-"+strconv.Itoa(i+1)), "commenting", true)
		w.b = appendJSON(append(w.b, `"body":{"type":"TextualBody","purpose":"commenting","format":"text/markdown","value":`...), x.Note)
		w.b = append(w.b, `},"target":{"source":"","selector":`...)
		w.quotation(x.Exact, x.Prefix, x.Suffix)
		w.b = append(w.b, `}}`...)
	}
}

// linked writes annotations one after the other.
type linked struct {
	b           []byte
	a           *article.Article
	shown       int
	body, title *text
	paras       []prose.Span
	para        int // of the last place
	total       int
}

func (w *linked) text(where annotate.Where) *text {
	if where == annotate.Title {
		return w.title
	}
	return w.body
}

// annotation appends one, unless its words may not be published. The parts of
// what it says are put together; page is what it leads to, or "".
func (w *linked) annotation(id *rowID, motivation string, by annotate.By, t *text, page string, says ...string) {
	end := len(t.s)
	if t == w.body {
		end = w.shown
	}
	if by.End > end {
		return
	}
	w.begin(id[:], motivation, by.Editor)
	b := append(w.b, `"rule":`...)
	if by.Rule == "" {
		b = append(b, "null"...)
	} else {
		b = appendJSON(b, by.Rule)
	}
	b = append(b, `,"confidence":`...)
	b = strconv.AppendFloat(b, by.Confidence, 'f', 2, 64)
	b = append(b, `,"body":[`...)
	if page != "" {
		b = appendJSON(append(b, `{"type":"SpecificResource","purpose":"identifying","source":`...), page)
		b = append(b, `},`...)
	}
	b = append(b, `{"type":"TextualBody","purpose":"describing","value":"`...)
	for _, s := range says {
		b = appendInJSON(b, s)
	}
	b = append(b, `"}],"target":{"source":""`...)
	if t == w.title {
		b = append(b, `,"selector":{"type":"CssSelector","value":"h1","refinedBy":`...)
	} else {
		b = append(b, `,"selector":{"type":"FragmentSelector","value":"p`...)
		b = strconv.AppendInt(b, int64(w.paragraph(by.Start)), 10)
		b = append(b, `","refinedBy":`...)
	}
	w.b = b
	w.quotation(prose.Space(by.Of(t.s)), t.before(by.Start), t.after(by.End, end))
	w.b = append(w.b, `}}}`...)
}

// begin opens an annotation.
func (w *linked) begin(id []byte, motivation string, editor bool) {
	if w.total++; w.total > 1 {
		w.b = append(w.b, ',')
	}
	w.b = append(append(append(w.b, "\n"+`{"id":"#`...), id...), `","type":"Annotation","motivation":"`...)
	w.b = append(append(w.b, motivation...), `",`...)
	if editor {
		w.b = append(w.b, `"creator":{"type":"Person","name":"editor"},`...)
	}
}

func (w *linked) quotation(exact, prefix, suffix string) {
	w.b = appendJSON(append(w.b, `{"type":"TextQuoteSelector","exact":`...), exact)
	if prefix != "" {
		w.b = appendJSON(append(w.b, `,"prefix":`...), prefix)
	}
	if suffix != "" {
		w.b = appendJSON(append(w.b, `,"suffix":`...), suffix)
	}
	w.b = append(w.b, '}')
}

// paragraph is the 1-based number of the paragraph in which an offset lies.
func (w *linked) paragraph(offset int) int {
	if w.para >= len(w.paras) || offset < w.paras[w.para].Start {
		w.para = 0
	}
	for w.para+1 < len(w.paras) && w.paras[w.para].End <= offset {
		w.para++
	}
	return w.para + 1
}
