package search

import (
	"encoding/binary"
	"slices"

	"dateline/internal/site"
)

// Of most terms an edit of one report changes nothing that is written. So a build
// that keeps the index keeps, too, how long what it wrote of each term was, and
// digests of it, and the next one takes that for the terms of no report that is
// other words now. Where the reports are others, or in another order, or their
// mean length is another by what [roundMean] tells apart, it is of no use.

// written is what is written of one term.
type written struct {
	reports int
	parts   []part
}

// part is a part of a term's reports, and the places of the word in them.
type part struct{ docs, places block }

// layout is what the last build has written of all terms, which come in the order
// of [compare]. It is read as far as it is asked for.
type layout struct {
	of    site.Sum // the reports in their order, and the mean
	rest  reader
	term  string // that comes next, "" before the first and behind the last
	is    written
	noted string          // what that is read from
	stale map[string]bool // what is not so any more

	changed []replacement
}

// TakeLayout takes what [Builder.Layout] returned in the last build. The index holds
// parts of s.
func (b *Builder) TakeLayout(s string) {
	if len(s) < len(site.Sum{}) {
		return
	}
	l := &layout{of: site.Sum([]byte(s)), rest: reader{s: s[len(site.Sum{}):]}, stale: map[string]bool{}}
	if l.next(); !l.rest.bad {
		b.layout = l
	}
}

// next reads the next term.
func (l *layout) next() {
	if l.term, l.is.parts = "", l.is.parts[:0]; l.rest.s == "" {
		return
	}
	from := l.rest.s
	one := func() (x block) {
		x.size = int(l.rest.num())
		if len(l.rest.s) < len(x.sum) {
			l.rest.s, l.rest.bad = "", true
			return x
		}
		x.sum = site.Sum([]byte(l.rest.s))
		l.rest.s = l.rest.s[len(x.sum):]
		return x
	}
	l.term, l.is.reports = l.rest.str(), int(l.rest.num())
	for n := l.rest.num(); n > 0 && !l.rest.bad; n-- {
		l.is.parts = append(l.is.parts, part{one(), one()})
	}
	l.noted = from[:len(from)-len(l.rest.s)]
}

// find returns what was written of a term, which comes behind those asked for
// before, and what that is read from; nothing where nothing was. The parts are the
// next one's, too. False is that the layout is damaged.
func (l *layout) find(term string) (x written, noted string, ok bool) {
	for l.term != "" && compare(l.term, term) < 0 {
		l.next()
	}
	if l.term == term {
		x, noted = l.is, l.noted
	}
	return x, noted, !l.rest.bad
}

// replacement is a report with other words than in the last build.
type replacement struct{ was, now reportWords }

// reportWords is what a [Doc] adds to the index.
type reportWords struct {
	length uint32
	terms  []docTerm
}

// manyChanged is how many reports may have other words before all terms are encoded.
const manyChanged = 64

// Changed says that a report has other words than in the last build; was is nil where
// it is not known which those were.
func (b *Builder) Changed(was, now *Doc) {
	if b.layout == nil {
		return
	}
	if was == nil || now == nil || len(b.layout.changed) == manyChanged {
		b.layout = nil
		return
	}
	b.layout.changed = append(b.layout.changed, replacement{
		reportWords{was.length, was.terms}, reportWords{now.length, slices.Clone(now.terms)}})
}

// settle finds the terms of which not the same is written any more: of a report's
// own those that it has, or had, elsewhere or with another weight.
func (l *layout) settle(mean int) {
	for _, c := range l.changed {
		had := make(map[string]*docTerm, len(c.was.terms))
		for i := range c.was.terms {
			had[c.was.terms[i].term.text] = &c.was.terms[i]
		}
		for i := range c.now.terms {
			x := &c.now.terms[i]
			w, ok := had[x.term.text]
			if ok && w.places == x.places && w.weight(c.was.length, mean) == x.weight(c.now.length, mean) {
				delete(had, x.term.text)
			} else {
				l.stale[x.term.text] = true
			}
		}
		for term := range had {
			l.stale[term] = true
		}
	}
}

func (t *docTerm) weight(length uint32, mean int) int32 {
	return weight(t.title, t.body, norm(length, mean), t.term.text[0] == '@')
}

// Layout is what [Builder.Files] has written of all terms, for the next build.
func (b *Builder) Layout() []byte { return b.laid }

// laidOut digests what the layout of all terms depends on.
func (w *writer) laidOut(mean int) site.Sum {
	size := 0
	for i := range w.s.Entries {
		size += len(w.s.Entries[i].ID) + 1
	}
	all := make([]byte, 0, size+binary.MaxVarintLen64)
	for i := range w.s.Entries {
		all = append(append(all, w.s.Entries[i].ID...), 0)
	}
	return site.SumOf(binary.AppendUvarint(all, uint64(mean)))
}

// written is what is written of the t-th term, until the next is asked for. Blocks
// that are as they were are made when they must be.
func (w *writer) written(t int32) (x written) {
	term := w.b.terms[t]
	if l := w.b.layout; l != nil && !l.stale[term] {
		x, noted, ok := l.find(term)
		if ok {
			for i := range x.parts {
				p := &x.parts[i]
				p.docs.of, p.places.of = origin{t, i, false}, origin{t, i, true}
			}
			if w.keep != nil {
				w.laid = append(w.laid, noted...)
			}
			return x
		}
		w.b.layout = nil
	}
	x = w.make(t)
	if w.keep != nil && x.reports > 0 {
		w.note(term, &x)
	}
	return x
}

// text is what a block holds.
func (w *writer) text(b *block) []byte {
	if b.data != nil || b.size == 0 {
		return b.data
	}
	p := &w.make(b.of.term).parts[b.of.part]
	if b.of.places {
		return p.places.data
	}
	return p.docs.data
}

// make makes what is written of the t-th term.
func (w *writer) make(t int32) (x written) {
	about := w.b.terms[t][0] == '@'
	w.all = w.decode(&w.b.lists[t], w.all[:0], about)
	if x.reports = len(w.all); x.reports == 0 {
		return x
	}
	for _, p := range w.parts(w.all) {
		docs, places := encode(p, nil, nil)
		if about {
			places = nil
		}
		x.parts = append(x.parts, part{newBlock(docs), newBlock(places)})
	}
	return x
}

// note keeps what is written of a term.
func (w *writer) note(term string, x *written) {
	b := w.laid
	b = append(binary.AppendUvarint(b, uint64(len(term))), term...)
	b = binary.AppendUvarint(b, uint64(x.reports))
	b = binary.AppendUvarint(b, uint64(len(x.parts)))
	for i := range x.parts {
		for _, k := range []*block{&x.parts[i].docs, &x.parts[i].places} {
			b = append(binary.AppendUvarint(b, uint64(k.size)), k.sum[:]...)
		}
	}
	w.laid = b
}
