package search

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sync"
)

// keptDocs are the reports of an index that another build has kept.
type keptDocs struct {
	ids, sums []string // the first of the Builder's
	used      []bool   // of these: what this build has, too
	terms     int      // so many of Builder.terms are kept, in order

	once sync.Once
	at   map[string]int32 // of ids; made when it is needed

	starts []int64 // where each piece of their lists begins, and where the last ends
	pieces [][]byte
	load   func(i int) ([]byte, error) // reads one
	failed error                       // the first error in that
}

// keptList is where in the kept lists that of a term is.
type keptList struct {
	from int64
	size int32
}

// read returns the bytes of a list, or none where they cannot be read.
func (k *keptDocs) read(l keptList) []byte {
	if l.size == 0 {
		return nil
	}
	i, begins := slices.BinarySearch(k.starts, l.from)
	if !begins {
		i--
	}
	if k.failed == nil && (i < 0 || i >= len(k.pieces) || l.from+int64(l.size) > k.starts[i+1]) {
		k.failed = errPiece
	}
	if k.failed == nil && k.pieces[i] == nil {
		k.pieces[i], k.failed = k.load(i)
		if k.failed == nil && int64(len(k.pieces[i])) != k.starts[i+1]-k.starts[i] {
			k.failed = errPiece
		}
	}
	if k.failed != nil {
		return nil
	}
	at := l.from - k.starts[i]
	return k.pieces[i][at : at+int64(l.size)]
}

// TakeLists says how long the pieces of the kept lists are, and how to read one. They
// are read when they are needed: of an index in which few reports are others, few.
func (b *Builder) TakeLists(sizes []int, load func(i int) ([]byte, error)) {
	k := &b.kept
	k.starts, k.pieces, k.load = make([]int64, 1, len(sizes)+1), make([][]byte, len(sizes)), load
	for i, n := range sizes {
		k.starts = append(k.starts, k.starts[i]+int64(n))
	}
}

// Failed is the first error in reading a kept list: then the index is of no use.
func (b *Builder) Failed() error { return b.kept.failed }

// pieceSize is the size in bytes after which a piece of a kept index ends, and listsSize
// one of its lists: the lists of the few words of an edited report are all over them.
const (
	pieceSize = 256 << 10
	listsSize = 16 << 10
)

// cutter gives bytes in pieces.
type cutter struct {
	buf []byte
	put func([]byte) error
}

// flush puts what there is, if it is more than so many bytes.
func (c *cutter) flush(least int) error {
	if len(c.buf) <= least {
		return nil
	}
	err := c.put(c.buf)
	c.buf = c.buf[:0]
	return err
}

func (c *cutter) str(s string) { c.num(len(s)); c.buf = append(c.buf, s...) }
func (c *cutter) num(n int)    { c.buf = binary.AppendUvarint(c.buf, uint64(n)) }

// Keep gives the index of many reports in pieces, to be kept for another build's
// [Builder.Take], but for its lists. Each piece is put before the next is made.
func (b *Builder) Keep(put func([]byte) error) error {
	c := &cutter{make([]byte, 0, pieceSize+pieceSize/4), put}
	c.buf = append(c.buf, pieceSizes)
	c.num(len(b.ids))
	c.num(len(b.lists))
	for i, id := range b.ids {
		c.buf = append(c.buf, pieceDoc)
		c.str(id)
		c.str(b.sums[i])
		c.num(int(b.length[i]))
		if err := c.flush(pieceSize); err != nil {
			return err
		}
	}
	for _, i := range b.ordered() {
		l := &b.lists[i]
		c.buf = append(c.buf, pieceTerm)
		c.str(b.terms[i])
		c.num(int(l.n))
		c.num(int(l.last))
		c.num(len(l.data) + int(l.kept.size))
		if err := c.flush(pieceSize); err != nil {
			return err
		}
	}
	return c.flush(0)
}

// KeepLists gives its lists so, for [Builder.TakeLists]. None is in two pieces.
func (b *Builder) KeepLists(put func([]byte) error) error {
	c := &cutter{make([]byte, 0, pieceSize), put}
	for _, i := range b.ordered() {
		c.buf = append(append(c.buf, b.kept.read(b.lists[i].kept)...), b.lists[i].data...)
		if err := c.flush(listsSize); err != nil {
			return err
		}
	}
	return cmp.Or(c.flush(0), b.Failed())
}

// What a piece of an index holds.
const (
	pieceDoc byte = iota
	pieceTerm
	pieceSizes // how many of each come
)

var errPiece = errors.New("the kept index is damaged")

// maxTaken is how many terms an index is made ready for at once, whatever it says.
const maxTaken = 1 << 20

// Take reads the next of the pieces into an empty index. After an error the index
// is of no use. The index holds parts of s.
func (b *Builder) Take(s string) error {
	r := reader{s: s}
	next := int64(0) // where the next list begins
	if n := len(b.lists); n > 0 {
		next = b.lists[n-1].kept.from + int64(b.lists[n-1].kept.size)
	}
	for r.s != "" {
		kind := r.s[0]
		r.s = r.s[1:]
		switch kind {
		case pieceSizes:
			docs, terms := min(r.num(), maxTaken), min(r.num(), maxTaken)
			b.ids, b.sums, b.length, b.kept.used = make([]string, 0, docs+docs/64), make([]string, 0, docs+docs/64), make([]uint32, 0, docs+docs/64), make([]bool, 0, docs)
			b.terms, b.lists = make([]string, 0, terms+terms/64), make([]list, 0, terms+terms/64)
		case pieceDoc:
			b.ids, b.sums = append(b.ids, r.str()), append(b.sums, r.str())
			b.length, b.kept.used = append(b.length, uint32(r.num())), append(b.kept.used, false)
			b.kept.ids, b.kept.sums = b.ids, b.sums
		case pieceTerm:
			term := r.str()
			if n := len(b.terms); n > 0 && compare(b.terms[n-1], term) >= 0 {
				return errPiece
			}
			l := list{n: int32(r.num()), last: int32(r.num()), kept: keptList{next, int32(min(r.num(), math.MaxInt32))}}
			next += int64(l.kept.size)
			b.terms, b.lists = append(b.terms, term), append(b.lists, l)
			b.kept.terms = len(b.terms)
		default:
			return errPiece
		}
		if r.bad {
			return errPiece
		}
	}
	return nil
}

// Has finds the report in the index that was taken, with this Doc. Near is where it is
// looked for first.
func (b *Builder) Has(id, sum string, near int) (doc int32, ok bool) {
	k := &b.kept
	if sum == "" || id == "" {
		return 0, false
	}
	if near >= 0 && near < len(k.ids) && k.ids[near] == id {
		return int32(near), k.sums[near] == sum
	}
	k.once.Do(func() {
		k.at = make(map[string]int32, len(k.ids))
		for i, id := range k.ids {
			k.at[id] = int32(i)
		}
	})
	doc, ok = k.at[id]
	return doc, ok && k.sums[doc] == sum
}

// Use says that a report that Has has found is one of this build's.
func (b *Builder) Use(doc int32) { b.kept.used[doc] = true }

// Settle takes out the reports that were taken and not used. It returns how many
// of the index are gone, or were added since.
func (b *Builder) Settle() (stale int) {
	for i, used := range b.kept.used {
		if !used {
			b.ids[i] = ""
			stale++
		}
	}
	return stale + len(b.ids) - len(b.kept.used)
}

// reader reads numbers and strings; what is not there is 0 and "".
type reader struct {
	s   string
	bad bool
}

func (r *reader) num() (n uint64) {
	for i := 0; i < len(r.s) && i < binary.MaxVarintLen64; i++ {
		c := r.s[i]
		n |= uint64(c&0x7F) << (7 * i)
		if c < 0x80 {
			r.s = r.s[i+1:]
			return n
		}
	}
	r.s, r.bad = "", true
	return 0
}

func (r *reader) str() string {
	n := r.num()
	if n > uint64(len(r.s)) {
		r.s, r.bad = "", true
		return ""
	}
	t := r.s[:n]
	r.s = r.s[n:]
	return t
}

// Append appends the Doc as bytes for [ReadDoc], to be kept until another build
// of a site with so many reports.
func (d *Doc) Append(b []byte, reports int) []byte {
	str := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	str(d.id)
	b = binary.AppendUvarint(b, uint64(d.length))
	if reports > 2*Few { // some of them may be set aside yet
		str("")
	} else {
		str(d.body)
	}
	b = binary.AppendUvarint(b, uint64(len(d.terms)))
	for i := range d.terms {
		t := &d.terms[i]
		str(t.term.text)
		b = binary.AppendUvarint(b, uint64(t.title))
		b = binary.AppendUvarint(b, uint64(t.body))
		b = binary.AppendUvarint(b, t.places)
	}
	return b
}

var errDoc = errors.New("the kept words of a report are damaged")

// ReadDoc is the inverse of [Doc.Append]. The Doc holds parts of s.
func ReadDoc(s string) (*Doc, error) {
	r := reader{s: s}
	d := &Doc{id: r.str(), length: uint32(r.num()), body: r.str()}
	n := r.num()
	if n > uint64(len(r.s))/4 { // a term has four bytes at least
		return nil, errDoc
	}
	d.terms = make([]docTerm, n)
	named := make([]term, n)
	for i := range d.terms {
		named[i].text = r.str()
		d.terms[i] = docTerm{&named[i], int(r.num()), int(r.num()), r.num()}
	}
	if r.s != "" || r.bad {
		return nil, errDoc
	}
	return d, nil
}
