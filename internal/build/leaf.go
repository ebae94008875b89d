package build

import (
	"encoding/binary"
	"errors"

	"dateline/internal/render"
	"dateline/internal/site"
)

// leaf is what the map stage keeps of an article for its own page, out of
// memory: its body as HTML and what it says of its origin. It is made once,
// while the notes are at hand, so that no article is annotated twice.
type leaf struct {
	origin site.Origin
	body   render.Body
}

// extent is where a leaf, or another piece, lies in the spool, and a short
// digest of it.
type extent struct {
	At   int64
	Size int32
	Sum  string
}

func (l *leaf) append(b []byte) []byte {
	str := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	strs := func(list []string) {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, s := range list {
			str(s)
		}
	}
	strs(l.origin.DateEvidence)
	strs(l.origin.Authors)
	str(l.origin.Dateline)
	str(l.origin.Seed)
	str(l.origin.SHA256)
	b = binary.AppendUvarint(b, uint64(l.origin.Words))
	b = binary.AppendUvarint(b, uint64(l.origin.Paragraphs))
	marked := byte(0)
	if l.body.Marked {
		marked = 1
	}
	b = append(b, marked)
	b = binary.AppendUvarint(b, uint64(len(l.body.Gaps)))
	for _, g := range l.body.Gaps {
		b = binary.AppendUvarint(b, uint64(g.At))
		str(g.Open)
		b = binary.AppendUvarint(b, uint64(len(g.Paras)))
		for _, p := range g.Paras {
			b = binary.AppendUvarint(b, uint64(p))
		}
	}
	return append(b, l.body.HTML...)
}

var errLeaf = errors.New("the spooled report is damaged")

// readLeaf is the inverse of append. The leaf's HTML is b's own memory.
func readLeaf(b []byte) (l leaf, err error) {
	num := func() int {
		n, k := binary.Uvarint(b)
		if k <= 0 || n > 1<<31 {
			b, err = nil, errLeaf
			return 0
		}
		b = b[k:]
		return int(n)
	}
	str := func() string {
		n := num()
		if n > len(b) {
			b, err = nil, errLeaf
			return ""
		}
		s := string(b[:n])
		b = b[n:]
		return s
	}
	strs := func() []string {
		n := num()
		if n == 0 || n > len(b) {
			return nil
		}
		out := make([]string, n)
		for i := range out {
			out[i] = str()
		}
		return out
	}
	l.origin = site.Origin{DateEvidence: strs(), Authors: strs(), Dateline: str(), Seed: str(), SHA256: str(), Words: num(), Paragraphs: num()}
	l.body.Marked = num() > 0
	gaps := num()
	if gaps > len(b) {
		return leaf{}, errLeaf
	}
	for range gaps {
		g := render.Gap{At: num(), Open: str()}
		for range min(num(), len(b)) {
			g.Paras = append(g.Paras, num())
		}
		l.body.Gaps = append(l.body.Gaps, g)
	}
	l.body.HTML = b
	for i, g := range l.body.Gaps {
		if g.At > len(b) || i > 0 && g.At < l.body.Gaps[i-1].At {
			err = errLeaf
		}
	}
	if err != nil {
		return leaf{}, err
	}
	return l, nil
}

// keepLeaf writes an article's body and spools it for its page, or gives it to
// who asks for it.
func (b *builder) keepLeaf(s *render.Source) (x extent, text []byte, err error) {
	html := b.buffer()
	defer b.buffers.Put(html)
	body, err := b.renderer.Body(html, s)
	if err != nil {
		return x, nil, err
	}
	l := leaf{site.OriginOf(s.Article, s.Entry), body}
	if b.held {
		return x, l.append(nil), nil
	}
	buf := b.buffer()
	defer b.buffers.Put(buf)
	buf.Grow(len(body.HTML) + 1024)
	x, err = b.keep(l.append(buf.AvailableBuffer()))
	return x, nil, err
}
