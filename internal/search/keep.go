package search

import (
	"encoding/binary"
	"errors"
)

// keptDocs are the reports of an index that another build has kept.
type keptDocs struct {
	at    map[string]keptDoc // by id
	used  []bool             // of the first of Builder.ids: what this build has, too
	terms int                // so many of Builder.terms are kept, in order
}

type keptDoc struct {
	doc int32  // of Builder.ids
	sum string // see [Builder.Add]
}

// pieceSize is the size in bytes after which a piece of a kept index ends.
const pieceSize = 256 << 10

// Keep gives the index of many reports in pieces, to be kept for another build's
// [Builder.Take]. Each piece is put before the next is made.
func (b *Builder) Keep(put func([]byte) error) error {
	buf := make([]byte, 0, pieceSize+pieceSize/4)
	str := func(s string) { buf = append(binary.AppendUvarint(buf, uint64(len(s))), s...) }
	flush := func(least int) error {
		if len(buf) <= least {
			return nil
		}
		err := put(buf)
		buf = buf[:0]
		return err
	}
	buf = append(buf, pieceSizes)
	buf = binary.AppendUvarint(binary.AppendUvarint(buf, uint64(len(b.ids))), uint64(len(b.lists)))
	for i, id := range b.ids {
		buf = append(buf, pieceDoc)
		str(id)
		str(b.sums[i])
		buf = binary.AppendUvarint(buf, uint64(b.length[i]))
		if err := flush(pieceSize); err != nil {
			return err
		}
	}
	for _, i := range b.ordered() {
		l := &b.lists[i]
		buf = append(buf, pieceTerm)
		str(b.terms[i])
		buf = binary.AppendUvarint(buf, uint64(l.n))
		buf = binary.AppendUvarint(buf, uint64(l.last))
		buf = binary.AppendUvarint(buf, uint64(len(l.data)+len(l.kept)))
		buf = append(append(buf, l.data...), l.kept...)
		if err := flush(pieceSize); err != nil {
			return err
		}
	}
	return flush(0)
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
	for r.s != "" {
		kind := r.s[0]
		r.s = r.s[1:]
		switch kind {
		case pieceSizes:
			docs, terms := min(r.num(), maxTaken), min(r.num(), maxTaken)
			b.kept.at = make(map[string]keptDoc, docs)
			b.terms, b.lists = make([]string, 0, terms+terms/64), make([]list, 0, terms+terms/64)
		case pieceDoc:
			id, sum := r.str(), r.str()
			if id != "" {
				if b.kept.at == nil {
					b.kept.at = map[string]keptDoc{}
				}
				b.kept.at[id] = keptDoc{int32(len(b.ids)), sum}
			}
			b.ids, b.sums, b.length = append(b.ids, id), append(b.sums, sum), append(b.length, uint32(r.num()))
			b.kept.used = append(b.kept.used, false)
		case pieceTerm:
			term := r.str()
			if n := len(b.terms); n > 0 && compare(b.terms[n-1], term) >= 0 {
				return errPiece
			}
			l := list{n: int32(r.num()), last: int32(r.num()), kept: r.str()}
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

// Has reports whether the index was taken with this Doc of a report.
func (b *Builder) Has(id, sum string) bool {
	return sum != "" && b.kept.at[id].sum == sum
}

// Use says that a report that the index has is one of this build's.
func (b *Builder) Use(id string) { b.kept.used[b.kept.at[id].doc] = true }

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
