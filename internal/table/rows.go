package table

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/prose"
	"dateline/internal/site"
)

// Report holds the rows of one report, table by table.
type Report struct {
	Articles, Mentions, Quotes, Figures, Dates *Writer

	ids numbering
	// The ids of the report added last, by the order of its notes.
	mentions, quotes, figures, dates []rowID
	linked                           []byte // see WebAnnotations
}

// NewReport returns empty rows.
func NewReport() *Report {
	return &Report{Articles: NewWriter(&Articles), Mentions: NewWriter(&Mentions), Quotes: NewWriter(&Quotes), Figures: NewWriter(&Figures), Dates: NewWriter(&Dates)}
}

// Reset takes the rows out, so that another report's can be added in the same
// memory.
func (r *Report) Reset() {
	for _, w := range r.Writers() {
		w.JSON, w.CSV = w.JSON[:0], w.CSV[:0]
	}
}

// Writers are the report's tables in the order of [All].
func (r *Report) Writers() []*Writer {
	return []*Writer{r.Articles, r.Mentions, r.Quotes, r.Figures, r.Dates}
}

// Schema is the writer's table.
func (w *Writer) Schema() *Schema { return w.schema }

// Add appends the rows of a report. What its rights keep back of its words
// ([article.Article.Shown]) is null; the places and the values stay. Its documents have their rows from [Paper],
// once all reports are read and their events are known. Page is the report's
// address.
func (r *Report) Add(a *article.Article, e *site.Entry, n *annotate.Notes, page string) {
	r.article(a, e, page)
	f := filling{Report: r, id: a.ID, shown: a.Shown(), body: newText(a.Body), title: newText(a.Title)}
	f.ids.of(a.ID)
	f.addMentions(n.Mentions)
	f.addQuotes(n.Quotes)
	f.addFigures(n.Figures, n.Quotes)
	f.addDates(n.Dates)
}

// article appends the row of the report itself.
func (r *Report) article(a *article.Article, e *site.Entry, page string) {
	w := r.Articles
	w.Str(a.ID)
	w.Str(e.Title)
	w.Str(string(a.TitleBasis))
	w.Str(a.Date.String())
	w.Str(string(a.DateBasis))
	w.Strs(a.DateEvidence)
	w.Str(a.Source)
	w.Str(a.Syndicator)
	w.Str(a.Dateline.Text)
	w.Str(a.Dateline.Place)
	w.Str(a.Lang)
	w.Str(a.Seed.Path)
	w.Str(a.Seed.SHA256)
	sum := sha256.Sum256([]byte(a.Body))
	w.Str(hex.EncodeToString(sum[:]))
	w.Int(e.Words)
	w.Int(e.Paragraphs)
	w.Str(a.ReprintOf)
	if g := a.DigestOf; g == (article.Digest{}) {
		w.Null()
	} else {
		b := append([]byte(`{"source":`), orNull(g.Source)...)
		b = append(append(b, `,"date":`...), orNull(g.Date.String())...)
		b = append(append(b, `,"url":`...), orNull(g.URL)...)
		w.Raw(Object, append(b, '}'))
	}
	w.Str(a.Added.String())
	w.Str(page)
	w.End()
}

// Event appends the row of one event of the chronicle.
func Event(w *Writer, e *site.Event) {
	w.Str(e.ID)
	w.Str(e.Kind)
	w.Str(e.Subtype)
	w.Str(e.Title)
	w.Str(e.Date.String())
	w.Str(e.DateBasis)
	w.Str(e.Place)
	w.Str(e.Country)
	w.Str(e.PlaceBasis)
	w.Str(e.PlaceText)
	b := []byte{'['}
	for i, p := range e.Participants {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(b, `{"entity":`...), orNull(p.Entity)...)
		b = append(append(b, `,"part":`...), orNull(p.Part)...)
		b = append(append(b, `,"office":`...), orNull(p.Office)...)
		b = append(append(append(b, `,"text":`...), orNull(p.Text)...), '}')
	}
	w.Raw(Array, append(b, ']'))
	w.Strs(e.Initiatives)
	w.Str(e.Status)
	b = []byte{'['}
	for i, p := range e.Reports {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(append(b, `{"article":`...), p.Article)
		b = strconv.AppendInt(append(b, `,"start":`...), int64(p.Start), 10)
		b = strconv.AppendInt(append(b, `,"end":`...), int64(p.End), 10)
		b = append(append(append(b, `,"exact":`...), orNull(p.Sentence)...), '}')
	}
	w.Raw(Array, append(b, ']'))
	w.Str(e.Rule)
	w.Float(e.Confidence)
	if e.Editor {
		w.Str("editor")
	} else {
		w.Str("machine")
	}
	w.End()
}

// Paper appends a document signed, agreed or adopted. Those of one report come
// one after the other.
func Paper(w *Writer, p site.Paper) {
	if w.ids.article != p.Article {
		w.ids.of(p.Article)
	}
	w.id(w.ids.id('s', p.Title, p.Kind))
	w.Str(p.Article)
	w.Str(p.Event)
	w.Str(p.Title)
	w.Str(p.Kind)
	w.Int(p.Start)
	w.Int(p.End)
	w.End()
}

// Link appends who met whom.
func Link(w *Writer, l site.Acquaintance) {
	w.Str(l.A)
	w.Str(l.B)
	w.Int(l.Events)
	w.Int(l.Meetings)
	w.Str(l.First.String())
	w.Str(l.Last.String())
	w.End()
}

// Cut appends a piece that normalising took out of a seed.
func Cut(w *Writer, articleID, seed string, s prose.Span, text, rule string) {
	w.Str(articleID)
	w.Str(seed)
	w.Int(s.Start)
	w.Int(s.End)
	w.Str(text)
	w.Str(rule)
	w.End()
}

// Problem appends a diagnostic.
func Problem(w *Writer, d diag.Diagnostic) {
	w.Str(d.Code)
	w.Str(d.Severity.String())
	w.Str(d.File)
	if d.Line > 0 {
		w.Int(d.Line)
	} else {
		w.Null()
	}
	if d.Col > 0 {
		w.Int(d.Col)
	} else {
		w.Null()
	}
	w.Str(d.Article)
	msg := d.Msg
	if d.Hint != "" {
		msg += "; " + d.Hint
	}
	w.Str(msg)
	w.End()
}

func orNull(s string) []byte {
	if s == "" {
		return []byte("null")
	}
	return appendJSON(nil, s)
}

// numbering makes row ids that stay the same when the text around the words
// changes: a hash of the report, the kind of row, what it says and the words,
// with the number of the occurrence where the same words stand more than once.
type numbering struct {
	article string
	seen    map[rowID]int // by the id of the first
	key     []byte
}

// rowID is the id of a row: a letter, a hyphen and 16 hexadecimal digits.
type rowID [18]byte

// of begins the rows of an article.
func (n *numbering) of(article string) {
	n.article = article
	if n.seen == nil {
		n.seen = map[rowID]int{}
	}
	clear(n.seen)
}

func (n *numbering) id(letter byte, words string, says ...string) rowID {
	b := append(append(n.key[:0], n.article...), 0, letter, 0)
	for _, s := range says {
		b = append(b, s...)
	}
	b = append(append(append(b, 0), words...), 0)
	n.key = b
	id := hashed(letter, append(b, '0'))
	k := n.seen[id]
	n.seen[id] = k + 1
	if k == 0 {
		return id
	}
	return hashed(letter, strconv.AppendInt(b, int64(k), 10))
}

// The ids of what stands in one report, in the text t, which where names.

func (n *numbering) mention(m *annotate.Mention, t *text, where string) rowID {
	return n.id('m', m.Of(t.s), where, m.Kind.String(), m.Entity)
}

func (n *numbering) quote(q *annotate.Quote, t *text) rowID { return n.id('q', q.Of(t.s)) }

func (n *numbering) figure(f *annotate.Figure, t *text, where string) rowID {
	return n.id('f', f.Of(t.s), where, f.Value, f.Unit)
}

func (n *numbering) date(d *annotate.When, t *text, where string) rowID {
	return n.id('d', d.Of(t.s), where, d.Timex3)
}

func hashed(letter byte, key []byte) rowID {
	sum := sha256.Sum256(key)
	out := rowID{letter, '-'}
	hex.Encode(out[2:], sum[:8])
	return out
}

// text counts code points of byte offsets. Spans come nearly in order, so it
// counts on from the last place.
type text struct {
	s         string
	ascii     bool
	off, runs int
}

func newText(s string) *text {
	t := &text{s: s, ascii: true}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			t.ascii = false
			break
		}
	}
	return t
}

func (t *text) runes(off int) int {
	if t.ascii {
		return off
	}
	if off >= t.off {
		t.runs += prose.Runes(t.s[t.off:off])
	} else {
		t.runs -= prose.Runes(t.s[off:t.off])
	}
	t.off = off
	return t.runs
}

// context is how much text prefix and suffix hold, in bytes, before words are
// made whole.
const context = 32

func (t *text) before(off int) string {
	from := max(0, off-context)
	if from > 0 {
		if i := strings.IndexAny(t.s[from:off], " \n"); i >= 0 && i < off-from-1 {
			from += i + 1
		}
		for from < off && !utf8.RuneStart(t.s[from]) {
			from++
		}
	}
	return fold(t.s[from:off])
}

func (t *text) after(off, end int) string {
	to := min(end, off+context)
	if to < end {
		if i := strings.LastIndexAny(t.s[off:to], " \n"); i > 0 {
			to = off + i
		}
		for to > off && !utf8.RuneStart(t.s[to]) {
			to--
		}
	}
	return fold(t.s[off:to])
}

// fold makes each run of white space one space, and keeps one at either end.
func fold(s string) string {
	f := prose.Space(s)
	if f == "" {
		return " "[:min(len(s), 1)]
	}
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		f = " " + f
	}
	if r, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(r) {
		f += " "
	}
	return f
}
