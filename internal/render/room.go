package render

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"dateline/internal/prose"
)

// room is what the marks of one body are made of, and is used again for the next:
// pieces of text, marks and notes are by far the most of what a build would leave
// to the collector. What lies in it ends with the body.
type room struct {
	src     []byte // the body as goldmark reads it
	context parser.Context
	paras   slab[ast.Paragraph]
	boxes   slab[para]
	texts   slab[ast.Text]
	marks   slab[mark]
	spans   slab[span]
	notes   slab[gloss]

	links, quotes []*span
	margin        []*gloss
	taken         []uint64
	named         []naming
}

// clear makes room for the next body.
func (r *room) clear() {
	if cap(r.src) > maxRoom {
		*r = room{} // one such body in a thousand must not hold its memory for all
		return
	}
	r.src = r.src[:0]
	r.paras.clear()
	r.boxes.clear()
	r.texts.clear()
	r.marks.clear()
	r.spans.clear()
	r.notes.clear()
	clear(r.links)
	clear(r.quotes)
	clear(r.margin)
	clear(r.named)
	r.links, r.quotes, r.margin, r.named = r.links[:0], r.quotes[:0], r.margin[:0], r.named[:0]
}

// maxRoom is how many bytes the body may have whose room is kept.
const maxRoom = 64 << 10

// text is a node for a part of the source.
func (r *room) text(s prose.Span) *ast.Text {
	t := r.texts.take()
	t.Segment.Start, t.Segment.Stop = s.Start, s.End
	return t
}

// slab gives out zero values, many of one piece of memory.
type slab[T any] struct {
	pieces [][]T
	n      int // given out
}

const slabPiece = 32

func (s *slab[T]) take() *T {
	if s.n == len(s.pieces)*slabPiece {
		s.pieces = append(s.pieces, make([]T, slabPiece))
	}
	v := &s.pieces[s.n/slabPiece][s.n%slabPiece]
	s.n++
	return v
}

// clear takes all values back.
func (s *slab[T]) clear() {
	for i := 0; i*slabPiece < s.n; i++ {
		clear(s.pieces[i])
	}
	s.n = 0
}
