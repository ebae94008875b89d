package site

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// gistLen is the longest gist and the longest evidence, in bytes; sayLen the
// longest quotation kept for lists.
const (
	gistLen = 280
	sayLen  = 600
)

// NewEntry takes from a report and its notes what lists, indexes and groups
// need. It is pure and safe for concurrent use; the entry shares no memory
// with the body, and has no words of it that the report's rights keep back
// ([article.Article.Shown]): those of lists lead to their place on the report's
// page, which has no more.
func NewEntry(a *article.Article, n *annotate.Notes) Entry {
	paras := prose.Paragraphs(a.Body)
	e := Entry{
		ID: a.ID, Title: a.Title, TitleBasis: a.TitleBasis, Date: a.Date, DateBasis: a.DateBasis, Added: a.Added,
		Source: a.Source, Syndicator: a.Syndicator, Lang: a.Lang, Leaders: a.Leaders, Initiatives: a.Initiatives,
		Words: words(a.Body), Paragraphs: len(paras), DigestOf: a.DigestOf, ReprintOf: a.ReprintOf, Status: a.Status,
		Rights: a.Rights, SourceURL: a.SourceURL,
	}
	shown := a.Shown()
	if len(paras) > 0 {
		e.Gist = gist(a.Body, prose.Span{Start: paras[0].Start, End: max(paras[0].Start, min(paras[0].End, shown))})
	}
	if edits := editsOf(a); edits != (Edits{}) {
		e.Edits = &edits
	}
	if n == nil {
		return e
	}
	e.Places = places(n.Mentions)
	runes := counter{text: a.Body}
	para := counterOf(paras)
	var near sentences
	// Entries are what a build holds of all reports at once: their lists have no
	// room to spare.
	said, counted := make([]Saying, 0, direct(n.Quotes)), make([]Count, 0, len(n.Figures))
	e.Events = slices.Grow(e.Events, len(n.Events))
	e.Papers = slices.Grow(e.Papers, len(n.Documents))
	for i, q := range n.Quotes {
		if q.Indirect || q.End > shown {
			continue
		}
		said = append(said, Saying{q.Speaker, q.SpeakerText, cut(prose.Space(q.Of(a.Body)), sayLen), para.at(q.Start), i + 1})
	}
	for i, f := range n.Figures {
		text, p := a.Body, 0
		if f.Where == annotate.Title {
			text = a.Title
		} else {
			if f.End > shown {
				continue
			}
			p = para.at(f.Start)
		}
		c := Count{Unit: f.Unit, Modifier: f.Modifier, SaidBy: f.SaidBy, Para: int32(p), N: int32(i + 1)}
		c.Value, _ = strconv.ParseFloat(f.Value, 64)
		switch f.Direction {
		case "up":
			c.Change = 1
		case "down":
			c.Change = -1
		}
		if f.PeriodBasis != "default" {
			c.Period = f.Period
		}
		if p > 0 {
			c.Sentence = cut(near.around(a.Body[:shown], paras[p-1], f.Span), gistLen)
		}
		c.Exact, c.What = prose.Space(f.Of(text)), f.What
		counted = append(counted, c)
	}
	e.Quotes, e.Figures = PackSayings(said), PackCounts(counted)
	for _, v := range n.Events {
		v.Title, v.PlaceText = strings.Clone(v.Title), strings.Clone(v.PlaceText)
		x := Sighting{Event: v, Start: runes.at(v.Start), End: runes.at(v.End)}
		if v.End <= shown {
			x.Sentence, x.Para = strings.Clone(prose.Space(v.Of(a.Body))), para.at(v.Start)
		}
		e.Events = append(e.Events, x)
	}
	for _, d := range n.Documents {
		x := Paper{Article: a.ID, Title: strings.Clone(d.Title), Kind: d.Kind, Start: runes.at(d.Start), End: runes.at(d.End), Sighting: d.Event}
		if d.End <= shown {
			x.Para = para.at(d.Start)
		}
		e.Papers = append(e.Papers, x)
	}
	return e
}

// direct counts the quotations that are direct.
func direct(quotes []annotate.Quote) (n int) {
	for i := range quotes {
		if !quotes[i].Indirect {
			n++
		}
	}
	return n
}

// words counts runs of letters and digits between white space.
func words(s string) int {
	const each, high = 0x0101010101010101, 0x8080808080808080
	n, was := 0, uint64(high>>56) // the high bit where the byte before is space
	for len(s) >= 8 {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		space := ^((x | high) - '!'*each | x) & high // of each byte up to ' '
		n += bits.OnesCount64((space<<8 | was) &^ space)
		was, s = space>>56, s[8:]
	}
	for i := range len(s) {
		space := uint64(0)
		if s[i] <= ' ' {
			space = 0x80
		}
		n += int((was &^ space) >> 7)
		was = space
	}
	return n
}

// gist is the first sentence of a paragraph that is long enough to say
// something, without its marks of Markdown.
func gist(body string, p prose.Span) string {
	text := p.Of(body)
	end := len(text)
	for _, s := range prose.Sentences(text) {
		if s.End >= 40 {
			end = s.End
			break
		}
	}
	return own(prose.Space(text[:end]), gistLen)
}

// sentences are those of the part of a body that was read last: figures stand many
// in a paragraph.
type sentences struct {
	of   prose.Span
	list []prose.Span
}

// around is the sentence of the paragraph p in which the span stands. Of a
// paragraph longer than any that is written, only what is near is read.
func (s *sentences) around(body string, p, at prose.Span) string {
	const near = 4 << 10
	p.End = min(p.End, len(body))
	if from := at.Start - near; from > p.Start && at.Start <= p.End {
		p.Start = from + max(0, strings.IndexByte(body[from:at.Start], ' '))
	}
	if to := at.End + near; to < p.End {
		p.End = at.End + max(0, strings.LastIndexByte(body[at.End:to], ' '))
	}
	for p.Start < at.Start && !utf8.RuneStart(body[p.Start]) {
		p.Start++
	}
	for p.End < len(body) && p.End > at.End && !utf8.RuneStart(body[p.End]) {
		p.End--
	}
	text := p.Of(body)
	if s.of != p {
		s.of, s.list = p, prose.AppendSentences(s.list[:0], text)
	}
	for _, x := range s.list {
		if p.Start+x.End >= at.End || p.Start+x.End > at.Start {
			return prose.Space(x.Of(text))
		}
	}
	return prose.Space(text)
}

// cut shortens s to at most n bytes, at a space where there is one, with an
// ellipsis for what is left out.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	i := n - len("…")
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	if k := strings.LastIndexByte(s[:i], ' '); k > i/2 {
		i = k
	}
	return strings.TrimRight(s[:i], " ,;:–—-(") + "…"
}

// own is the same in memory of its own, of a text that is part of a longer one.
func own(s string, n int) string {
	if len(s) <= n {
		return strings.Clone(s)
	}
	return cut(s, n)
}

// places lists the places that the body mentions, most often first, then in
// order of first mention.
func places(ms []annotate.Mention) []string {
	var ids []string
	var count []int
next:
	for _, m := range ms {
		if m.Kind != roster.Place || m.Where != annotate.Body {
			continue
		}
		for i, id := range ids {
			if id == m.Entity {
				count[i]++
				for ; i > 0 && count[i] > count[i-1]; i-- {
					ids[i], ids[i-1], count[i], count[i-1] = ids[i-1], ids[i], count[i-1], count[i]
				}
				continue next
			}
		}
		ids, count = append(ids, m.Entity), append(count, 1)
	}
	return ids
}

// counter turns rising byte offsets into code points.
type counter struct {
	text         string
	bytes, runes int
}

func (c *counter) at(offset int) int {
	if offset < c.bytes {
		c.bytes, c.runes = 0, 0
	}
	offset = min(offset, len(c.text))
	c.runes += prose.Runes(c.text[c.bytes:offset])
	c.bytes = offset
	return c.runes
}

// paragraphs finds the 1-based paragraph of a byte offset.
type paragraphs struct {
	spans []prose.Span
	i     int
}

func counterOf(spans []prose.Span) *paragraphs { return &paragraphs{spans: spans} }

func (p *paragraphs) at(offset int) int {
	if len(p.spans) == 0 {
		return 0
	}
	for p.i > 0 && offset < p.spans[p.i].Start {
		p.i--
	}
	for p.i < len(p.spans)-1 && offset >= p.spans[p.i].End {
		p.i++
	}
	return p.i + 1
}
