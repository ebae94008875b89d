package search

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// posting is one report of a term as it is written.
type posting struct {
	doc, weight int32
	places      []byte // modulo ring
}

// norm is how a report's length weighs.
func norm(length uint32, mean int) float64 { return 1 - bLen + bLen*float64(length)/float64(mean) }

// weight is that of a term that a report has so often, in steps.
func weight(title, body int, norm float64, about bool) int32 {
	if about {
		norm = 1
	}
	tf := float64(body)/norm + wTitle*float64(title)
	share := tf / (k1 + tf)
	return min(max(int32(math.Round((share-floor)/(1-floor)*(steps-1))), 0), steps-1)
}

// decode reads a term's list into postings, by report.
func (w *writer) decode(l *list, dst []posting, about bool) []posting {
	data, rest, doc := w.b.kept.read(l.kept), l.data, int32(0)
	num := func() int {
		v, n := binary.Uvarint(data)
		data = data[n:]
		return int(v)
	}
	for range l.n {
		if len(data) == 0 {
			if data, rest = rest, nil; len(data) == 0 {
				break // what was kept is lost
			}
		}
		doc += int32(num())
		var title, body, n int
		if h := data[0]; h < 0xFF {
			data = data[1:]
			title, n = int(h>>4), int(h&15)
			body = n - title
		} else {
			data = data[1:]
			title, body, n = num(), num(), num()
		}
		places := data[:n]
		data = data[n:]
		if at := w.doc[doc]; at >= 0 {
			dst = append(dst, posting{at, weight(title, body, w.norm[doc], about), places})
		}
	}
	slices.SortFunc(dst, func(x, y posting) int { return cmp.Compare(x.doc, y.doc) })
	return dst
}

// parts divides postings that are many: first the weightiest, then the others
// from the newest report back. Each part is by report again.
func (w *writer) parts(all []posting) [][]posting {
	if len(all) <= whole {
		return [][]posting{all}
	}
	var n [steps]int // of each weight
	for i := range all {
		n[all[i].weight]++
	}
	// The weightiest are all of some weights, and of the next those that come first.
	left, least := first, int32(steps)
	for left > 0 {
		least--
		left -= n[least]
	}
	left += n[least]
	heavy, rest := w.heavy[:0], all[:0]
	for _, p := range all {
		switch {
		case p.weight < least || p.weight == least && left == 0:
			rest = append(rest, p)
			continue
		case p.weight == least:
			left--
		}
		heavy = append(heavy, p)
	}
	w.heavy = heavy
	out := [][]posting{heavy}
	for n := len(rest); n > 0; n -= more {
		out = append(out, rest[max(n-more, 0):n])
	}
	return out
}

// encode writes a part: reports with their weights, and the places of words.
func encode(part []posting, docs, places []byte) ([]byte, []byte) {
	last := int32(-1)
	for i := range part {
		p := &part[i]
		docs = appendNumber(docs, int(p.doc-last-1))
		docs = append(docs, low[p.weight])
		last = p.doc
		places = appendPlaces(places, p.places)
	}
	return docs, places
}

// postings writes the reports of all terms and the dictionary of them.
func (w *writer) postings() bool {
	w.reportsAt.kind, w.placesAt.kind = "i", "p"
	d := dict{kind: "d"}
	var ends []string
	for _, t := range w.order {
		term := w.b.terms[t]
		x := w.written(t)
		if x.reports == 0 {
			continue
		}
		if about := term[0] == '@'; about {
			w.found[term[1:]] = x.reports
		} else if r, _ := utf8.DecodeRuneInString(term); r >= 'a' && utf8.RuneCountInString(term) > 3 && r < 0x600 {
			ends = append(ends, reverse(term))
		}
		var rec record
		rec.df = x.reports
		for i, part := range x.parts {
			if i > 0 {
				if i == 1 {
					rec.more = w.more
				}
				if !w.one("x", w.more, part.docs) || !w.one("y", w.more, part.places) {
					return false
				}
				w.more++
				continue
			}
			var ok bool
			if rec.shard, rec.index, ok = w.put(&w.reportsAt, part.docs); !ok {
				return false
			}
			if rec.pShard, rec.pIndex, ok = w.put(&w.placesAt, part.places); !ok {
				return false
			}
		}
		if !d.add(w, term, rec) {
			return false
		}
	}
	if !d.flush(w) || !w.flush(&w.reportsAt) || !w.flush(&w.placesAt) {
		return false
	}
	w.dict = d.firsts
	return w.turned(ends)
}

// one writes a shard of one block, without the brackets of several.
func (w *writer) one(kind string, n int, b block) bool {
	return w.blocks(kind, n, []block{b}, func() bool { return w.shard(kind, n, string(w.text(&b))) })
}

// turned writes the terms by their ends.
func (w *writer) turned(ends []string) bool {
	slices.SortFunc(ends, compare)
	for i := 0; i < len(ends); i += 2 * dictSize {
		part := ends[i:min(i+2*dictSize, len(ends))]
		var text strings.Builder
		last := ""
		for _, t := range part {
			frontCode(&text, last, t)
			last = t
		}
		if !w.shard("r", len(w.ends), text.String()) {
			return false
		}
		w.ends = append(w.ends, part[0])
	}
	return true
}

func reverse(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}
