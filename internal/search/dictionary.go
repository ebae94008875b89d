package search

import (
	"strings"
	"unicode/utf8"
)

// record is where the reports of a term are.
type record struct{ df, shard, index, pShard, pIndex, more int }

// dict writes terms in order.
type dict struct {
	kind   string
	firsts []string
	n      int
	text   strings.Builder
	num    []byte
	last   string
	rec    record
}

func (d *dict) add(w *writer, term string, r record) bool {
	if d.n == dictSize && !d.flush(w) {
		return false
	}
	if d.n == 0 {
		d.firsts = append(d.firsts, term)
		d.rec = record{}
	}
	frontCode(&d.text, d.last, term)
	d.num = appendNumber(d.num, r.df)
	place := func(shard, index, lastShard int) {
		d.num = appendNumber(d.num, shard-lastShard)
		if d.n == 0 {
			d.num = appendNumber(d.num, index)
		}
	}
	place(r.shard, r.index, d.rec.shard)
	place(r.pShard, r.pIndex, d.rec.pShard)
	if r.df > whole {
		d.num = appendNumber(d.num, r.more)
	}
	d.last, d.rec = term, r
	d.n++
	return true
}

func (d *dict) flush(w *writer) bool {
	if d.n == 0 {
		return true
	}
	ok := w.shard(d.kind, len(d.firsts)-1, d.text.String(), string(d.num))
	d.n, d.last, d.num = 0, "", nil
	d.text.Reset()
	return ok
}

// frontCode appends a string after the one before it: how many UTF-16 units
// they share, then the rest, then a bar.
func frontCode(b *strings.Builder, last, s string) {
	i, units := 0, 0
	for i < len(s) && i < len(last) && units < len(low)-2 {
		r, n := utf8.DecodeRuneInString(s[i:])
		q, _ := utf8.DecodeRuneInString(last[i:])
		if r != q {
			break
		}
		i += n
		units += 1 + int(b2i(r > 0xFFFF))
	}
	b.WriteByte(low[units])
	b.WriteString(s[i:])
	b.WriteByte('|')
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
