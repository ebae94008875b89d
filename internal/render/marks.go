package render

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"dateline/internal/annotate"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
	"dateline/internal/wording"
)

// span is an annotation of the body as the text is split by it.
type span struct {
	prose.Span
	mark face
	note string // of a quotation, the link to its note
	used bool   // its id stands already
	rank int8   // what wins where two overlap
}

// marks holds the annotations of one body: links, of which no two overlap, and
// quotations, which may hold links.
type marks struct {
	links, quotes []*span
	remarks       []remark // an editor's notes, by offset
	notes         []*gloss // by offset
	taken         int
	t             *task
	room          *room
}

func newMarks(t *task) *marks {
	r, body := t.room, t.body
	m := &marks{t: t, room: r, remarks: t.remarks, links: r.links, quotes: r.quotes, notes: r.margin}
	m.mentions(body)
	m.figures(body)
	m.dates(body)
	m.said(body)
	m.told()
	m.remarked()
	r.links, r.quotes, r.margin = m.links, m.quotes, m.notes
	m.links = r.resolve(m.links, len(body))
	m.quotes = r.resolve(m.quotes, len(body))
	slices.SortStableFunc(m.notes, func(a, b *gloss) int { return a.at - b.at })
	return m
}

// link and note keep a link and a note.
func (m *marks) link(s span) {
	p := m.room.spans.take()
	*p = s
	m.links = append(m.links, p)
}

func (m *marks) note(g gloss) {
	p := m.room.notes.take()
	*p = g
	m.notes = append(m.notes, p)
}

// resolve sorts spans and, where two overlap, keeps the one of the higher rank,
// then the longer.
func (r *room) resolve(l []*span, end int) []*span {
	l = slices.DeleteFunc(l, func(s *span) bool { return s.Start < 0 || s.Start >= s.End || s.End > end })
	if !r.apart(l, end) {
		slices.SortStableFunc(l, func(a, b *span) int {
			if a.rank != b.rank {
				return int(b.rank) - int(a.rank)
			}
			return b.Len() - a.Len()
		})
		r.untaken(end)
		l = slices.DeleteFunc(l, func(s *span) bool { return !r.take(s.Span) })
	}
	slices.SortFunc(l, func(a, b *span) int { return a.Start - b.Start })
	return l
}

// apart reports whether no two overlap, as in most reports.
func (r *room) apart(l []*span, end int) bool {
	r.untaken(end)
	return !slices.ContainsFunc(l, func(s *span) bool { return !r.take(s.Span) })
}

// untaken makes room for a bit for each byte of a text: a list of 100,000 is no report,
// and must not take the time of its square.
func (r *room) untaken(end int) {
	r.taken = slices.Grow(r.taken[:0], end/64+1)[:end/64+1]
	clear(r.taken)
}

// take takes the bytes of a span, unless one of them is taken.
func (r *room) take(s prose.Span) bool {
	for i := s.Start; i < s.End; i = i/64*64 + 64 {
		if r.taken[i/64]&bits(i, s.End) != 0 {
			return false
		}
	}
	for i := s.Start; i < s.End; i = i/64*64 + 64 {
		r.taken[i/64] |= bits(i, s.End)
	}
	return true
}

// bits are those from i on, as far as they are less than end, of the 64 among which i
// is.
func bits(i, end int) uint64 {
	mask := ^uint64(0) << (i % 64)
	if n := end - i/64*64; n < 64 {
		mask &= 1<<n - 1
	}
	return mask
}

var classes = [...]string{roster.Leader: "p", roster.Initiative: "i", roster.Place: "l", roster.Organization: "o", roster.Source: "o"}

// mentions marks people and initiatives wherever they are named, places where
// a paragraph first names them.
func (m *marks) mentions(body string) {
	var here []string // the places that the paragraph at hand has named
	last := 0
	for i := range m.t.notes.Mentions {
		n := &m.t.notes.Mentions[i]
		if n.Where != annotate.Body {
			continue
		}
		if n.Kind == roster.Place {
			if para := m.t.number(n.Start); para != last {
				here, last = here[:0], para
			}
			if slices.Contains(here, n.Entity) {
				continue
			}
			here = append(here, n.Entity)
		}
		link, about := m.named(n.Kind, n.Entity)
		if link.Href == "" {
			continue
		}
		if n.Start >= 0 && n.End <= len(body) && n.Start < n.End && about == n.Of(body) {
			about = ""
		}
		m.link(span{Span: n.Span, rank: 3, mark: face{class: classes[n.Kind], href: link.Href, title: about}})
	}
}

// naming is what a body says of an entity wherever it names it.
type naming struct {
	kind  roster.Kind
	id    string
	link  site.Link
	about string
}

// named is [site.Mention] for this body, asked once of each entity.
func (m *marks) named(k roster.Kind, id string) (site.Link, string) {
	for i := range m.room.named {
		if n := &m.room.named[i]; n.id == id && n.kind == k {
			return n.link, n.about
		}
	}
	n := naming{kind: k, id: id}
	n.link, n.about = site.Mention(m.t.roster, m.t.words, m.t.entry.Date, k, id)
	if len(m.room.named) < manyNamed {
		m.room.named = append(m.room.named, n)
	}
	return n.link, n.about
}

// manyNamed is how many entities are kept for that: to look through more takes as
// long as to ask again.
const manyNamed = 32

func inside(s prose.Span, body string) bool {
	return s.Start >= 0 && s.Start < s.End && s.End <= len(body)
}

// directions are those in which a figure is said to move.
var directions = map[string]wording.Text{"up": "up", "down": "down"}

func (m *marks) figures(body string) {
	for i := range m.t.notes.Figures {
		f := &m.t.notes.Figures[i]
		if f.Where != annotate.Body || !inside(f.Span, body) {
			continue
		}
		href, note, id := anchors("#nf", i+1)
		g := gloss{id: note, back: id, kind: "f", head: prose.Space(f.Of(body)), tongue: m.t.tongue, at: f.Start}
		parts := make([]string, 0, 3)
		if f.Modifier != "" && !prose.HoldsSmall(g.head, f.Modifier) {
			g.head = f.Modifier + " " + g.head
		}
		if f.What != "" && !prose.HoldsSmall(g.head, f.What) {
			g.what = f.What
		}
		if f.Direction != "" {
			parts = append(parts, m.t.words.Of(directions[f.Direction]))
		}
		if !f.Period.IsZero() {
			period := m.t.words.Date(f.Period)
			if f.PeriodBasis == "default" {
				period = m.t.words.T("%s, the time of the report", period)
			}
			parts = append(parts, period)
		}
		if v := plainValue(f); v != "" {
			parts = append(parts, v)
		}
		if g.text = strings.Join(parts, m.t.words.T("; ")); g.what != "" && g.text != "" {
			g.text = m.t.words.T("; ") + g.text
		}
		if f.SaidBy != "" {
			l, _ := m.named(roster.Leader, f.SaidBy)
			if l.Text != "" {
				if g.what != "" || g.text != "" {
					g.text += ";"
				}
				g.text += " " + m.t.words.T("said by")
				g.href, g.link = l.Href, l.Text
			}
		}
		m.note(g)
		m.link(span{Span: f.Span, rank: 2, mark: face{class: "f", id: id, href: href}})
	}
}

// anchors are, of the n-th annotation of a kind, the link to its note, the id of
// the note and its own: "#nf3", "nf3", "f3".
func anchors(kind string, n int) (href, note, id string) {
	href = kind + strconv.Itoa(n)
	return href, href[1:], href[2:]
}

// plainValue is a large number written out, where the report has a word for
// it.
func plainValue(f *annotate.Figure) string {
	digits, _, _ := strings.Cut(f.Value, ".")
	if len(digits) < 6 || len(digits) > 18 {
		return ""
	}
	var room [64]byte
	b := room[:0]
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b = append(b, "\u202F"...)
		}
		b = append(b, digits[i])
	}
	if f.Unit != "" && !strings.HasPrefix(f.Unit, "count:") {
		b = append(append(b, "\u00A0"...), f.Unit...)
	}
	return string(b)
}

func (m *marks) dates(body string) {
	for i := range m.t.notes.Dates {
		d := &m.t.notes.Dates[i]
		if d.Where != annotate.Body || !inside(d.Span, body) || d.Value.IsZero() {
			continue
		}
		href, note, id := anchors("#nd", i+1)
		words := prose.Space(d.Of(body))
		value := m.t.words.Date(d.Value)
		k := face{class: "t", id: id, machine: site.Machine(d.Value)}
		if d.Basis == "resolved" && !strings.EqualFold(words, value) {
			text := value
			if !strings.ContainsAny(words, "0123456789") {
				text = m.t.words.T("%s, counted from the day of the report", value)
			}
			m.note(gloss{id: note, back: id, kind: "t", head: words, tongue: m.t.tongue, text: text, at: d.Start})
			k.href = href
		}
		m.link(span{Span: d.Span, rank: 1, mark: k})
	}
}

func (m *marks) said(body string) {
	for i := range m.t.notes.Quotes {
		q := &m.t.notes.Quotes[i]
		if q.Indirect || !inside(q.Span, body) {
			continue
		}
		href, note, id := anchors("#nq", i+1)
		g := gloss{id: note, back: id, kind: "q", head: m.t.words.T("Said"), at: q.Start}
		switch l, about := m.named(roster.Leader, q.Speaker); {
		case q.Speaker != "" && l.Text != "":
			g.head, g.href, g.link = m.t.words.T("Said by"), l.Href, l.Text
			if rest, ok := strings.CutPrefix(about, l.Text); ok {
				g.tail = rest
			}
		case q.SpeakerText != "":
			g.text = m.t.words.T("by %s, whom the chronicle does not know by name", prose.Space(q.SpeakerText))
		default:
			g.text = m.t.words.T("by somebody whom the report does not name")
		}
		m.note(g)
		p := m.room.spans.take()
		*p = span{Span: q.Span, mark: face{class: "q", id: id}, note: href}
		m.quotes = append(m.quotes, p)
	}
}

// told leaves gaps in the margin for what a paragraph tells of.
func (m *marks) told() {
	var last int
	for i := range m.t.entry.Events {
		p := m.t.entry.Events[i].Para
		if p < 1 || p > len(m.t.paras) || p == last {
			continue
		}
		last = p
		if !slices.ContainsFunc(m.notes, func(g *gloss) bool { return g.kind == "" && g.para == p }) {
			m.note(gloss{para: p, at: m.t.paras[p-1].Start})
		}
	}
}

// take returns the notes up to the end of a paragraph that were not taken yet.
func (m *marks) take(para int) []*gloss {
	end := 1<<31 - 1
	if para > 0 && para <= len(m.t.paras) {
		end = m.t.paras[para-1].End
	}
	from := m.taken
	for m.taken < len(m.notes) && m.notes[m.taken].at < end {
		m.taken++
	}
	return m.notes[from:m.taken]
}

// block splits the text of a block. Text in code stays whole, and text in a
// link is not linked again.
func (m *marks) block(n ast.Node) {
	var next ast.Node
	for c := n.FirstChild(); c != nil; c = next {
		next = c.NextSibling()
		switch c := c.(type) {
		case *ast.Text:
			m.split(c)
		case *ast.CodeSpan, *ast.Link, *ast.AutoLink, *ast.FencedCodeBlock:
		default:
			m.block(c)
		}
	}
}

// over returns the spans that share a byte with a range.
func over(l []*span, from, to int) []*span {
	i := sort.Search(len(l), func(i int) bool { return l[i].End > from })
	j := i
	for j < len(l) && l[j].Start < to {
		j++
	}
	return l[i:j]
}

// split puts, in the place of a text node, its pieces: an editor's notes around
// quotations around links around text.
func (m *marks) split(n *ast.Text) {
	from, to := n.Segment.Start, n.Segment.Stop
	var pieces []piece
	if len(m.remarks) > 0 {
		pieces = m.cut(from, to)
	}
	if (len(pieces) == 0 || len(pieces) == 1 && !pieces[0].noted) && len(over(m.quotes, from, to)) == 0 && len(over(m.links, from, to)) == 0 || n.Segment.Padding != 0 {
		return
	}
	parent := n.Parent()
	s := splitter{m, parent, n}
	if len(pieces) == 0 {
		s.said(parent, from, to)
	}
	for _, p := range pieces {
		at := ast.Node(parent)
		if p.noted {
			at = s.mark(mark{face: face{class: "noted"}})
			s.add(parent, at)
		}
		s.said(at, p.Start, p.End)
		for _, r := range p.ends {
			r.placed = true
			s.add(parent, s.mark(mark{face: face{class: "ref nref", id: r.ref(), href: "#" + r.id()}, role: "doc-noteref", label: s.t.words.T("Editor’s note %s", r.label), ref: r.label}))
		}
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		end := m.room.text(prose.Span{Start: to, End: to})
		end.SetSoftLineBreak(n.SoftLineBreak())
		end.SetHardLineBreak(n.HardLineBreak())
		parent.InsertBefore(parent, n, end)
	}
	parent.RemoveChild(parent, n)
}

// splitter puts the pieces of one text node in its place.
type splitter struct {
	*marks
	parent ast.Node
	n      *ast.Text
}

func (s *splitter) add(at, c ast.Node) {
	if at == s.parent {
		s.parent.InsertBefore(s.parent, s.n, c)
	} else {
		at.AppendChild(at, c)
	}
}

func (s *splitter) words(at ast.Node, a, b int) {
	if a < b {
		s.add(at, s.room.text(prose.Span{Start: a, End: b}))
	}
}

func (s *splitter) mark(m mark) *mark {
	k := s.room.marks.take()
	*k = m
	return k
}

// of makes the node of a span; only the first bears its id.
func (s *splitter) of(l *span) *mark {
	k := s.mark(mark{face: l.mark})
	if l.used {
		k.id = ""
	}
	l.used = true
	return k
}

// linked writes a range that lies in one quotation, or in none.
func (s *splitter) linked(at ast.Node, a, b int) {
	for _, l := range over(s.links, a, b) {
		s.words(at, a, max(a, l.Start))
		k := s.of(l)
		k.words = prose.Span{Start: max(a, l.Start), End: min(b, l.End)}
		s.add(at, k)
		a = min(b, l.End)
	}
	s.words(at, a, b)
}

// said writes a range with its quotations.
func (s *splitter) said(at ast.Node, pos, to int) {
	for _, q := range over(s.quotes, pos, to) {
		s.linked(at, pos, max(pos, q.Start))
		k := s.of(q)
		s.add(at, k)
		pos = max(pos, q.Start)
		s.linked(k, pos, min(to, q.End))
		pos = min(to, q.End)
		if q.End <= to {
			if n := closing(s.t.body[pos:to]); n > 0 {
				s.words(at, pos, pos+n)
				pos += n
			}
			id := strings.TrimPrefix(q.mark.id, "q")
			s.add(at, s.mark(mark{face: face{class: "ref", href: q.note}, role: "doc-noteref", label: s.t.words.T("Note %s: who says this", id), ref: id}))
		}
	}
	s.linked(at, pos, to)
}

// closing is the length of the mark that closes a quotation at the start of s.
func closing(s string) int {
	for _, c := range [...]string{"”", "\"", "»", "’", "'", "“", "」"} {
		if strings.HasPrefix(s, c) {
			return len(c)
		}
	}
	return 0
}
