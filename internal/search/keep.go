package search

import (
	"encoding/binary"
	"errors"
)

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
		str(t.term)
		b = binary.AppendUvarint(b, uint64(t.title))
		b = binary.AppendUvarint(b, uint64(t.body))
		b = binary.AppendUvarint(b, t.places)
	}
	return b
}

var errDoc = errors.New("the kept words of a report are damaged")

// ReadDoc is the inverse of [Doc.Append]. The Doc holds parts of s.
func ReadDoc(s string) (*Doc, error) {
	num := func() (n uint64) {
		for i := 0; i < len(s) && i < binary.MaxVarintLen64; i++ {
			c := s[i]
			n |= uint64(c&0x7F) << (7 * i)
			if c < 0x80 {
				s = s[i+1:]
				return n
			}
		}
		s = ""
		return 0
	}
	str := func() string {
		n := min(num(), uint64(len(s)))
		t := s[:n]
		s = s[n:]
		return t
	}
	d := &Doc{id: str(), length: uint32(num()), body: str()}
	n := num()
	if n > uint64(len(s))/4 { // a term has four bytes at least
		return nil, errDoc
	}
	d.terms = make([]docTerm, n)
	for i := range d.terms {
		d.terms[i] = docTerm{str(), int(num()), int(num()), num()}
	}
	if s != "" {
		return nil, errDoc
	}
	return d, nil
}
