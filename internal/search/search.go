// Package search makes the index that static/search.js reads: scripts of data,
// each a call of one function, so that a page finds reports the same way on a
// host and from a folder, with no server and nothing fetched.
//
// A [Builder] takes what [Builder.Doc] made of each report, in any fixed order,
// and yields the files once the site is arranged:
//
//	b := search.New(roster)
//	b.Add(b.Doc(&a, &notes, &entry), "") // Doc in any worker, Add in order
//	for name, data := range b.Files(s, nil) {
//		// write name below the root of the site
//	}
//
// The index is inverted: for each term the reports that have it, with their
// weight by BM25F (title, people, body) worked out beforehand, in sixteen
// steps. Terms are light stems of folded words, pairs of neighbours in scripts
// without spaces, and what a report is about, such as "@l:" and a person's id.
// Every name of the roster, in every script, leads to these.
//
//	search/root.js    years, what can be chosen, the first term of each shard
//	search/d0/3.js    terms in order, with the place of their reports
//	search/a0/0.js    names in order, with what they name
//	search/r0/1.js    terms by their ends, for words mistyped at the start
//	search/i0/7.js    reports of terms; p0/7.js the places of words in them, for phrases
//	search/x0/2.js    more reports of a term that has many; y0/2.js their places
//	search/e0/9.js    a few reports: address, title, date, source, sentences
//
// A term with more than [whole] reports has them in parts: the weightiest
// first, then the others from the newest back, so that a query reads a part and
// not all.
//
// The place of a word is kept modulo [ring] only, which halves the index. Words
// in a row are then in a row by these places too; of the reports that have them
// apart, one in forty-six is taken for one that has the phrase.
//
// What the results show of a report are its sentences as long as the site has
// few reports, else those that [site.Entry] keeps.
//
// What may not be published of a report's body by its rights is not in the
// index, not even as single words: a report is then found by its title, by what
// is shown of it and by whom and what it is about.
package search

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
)

// Builder collects postings. Doc and Has may run in any goroutine, the rest in one.
type Builder struct {
	roster *roster.Roster
	ids    []string         // of articles, in the order of Add; "" for one that is gone
	length []uint32         // words of each
	sums   []string         // what tells each from what another build made of it, "" where nothing does
	kept   keptDocs         // those that [Builder.Take] brought
	said   [][]sentence     // of each report, while they are few
	layout *layout          // what the last build has written; nil: that is of no use
	laid   []byte           // see [Builder.Layout]
	known  map[string]int32 // numbers of terms that were not taken
	terms  []string
	lists  []list
	pool   sync.Pool // of *scratch
	docs   sync.Pool // of *Doc, those released
}

// list is the reports of one term. Of each: distance to the report before, as a
// varint; a header; its places, each a byte. The header is one byte, how often
// in the title and how many places, when the word is as often in the body as
// there are places left; else 0xFF and three varints: title, body, places.
type list struct {
	kept keptList // what was taken; then comes
	data []byte
	last int32 // report
	n    int32
}

// Doc is what one report adds to the index.
type Doc struct {
	id     string
	length uint32
	body   string // what may be shown of it; not kept
	terms  []docTerm
}

// sentence is one of a body, with its 1-based paragraph.
type sentence struct {
	text string
	para int
}

type docTerm struct {
	term        *term
	title, body int
	places      uint64 // a bit for each, modulo ring
}

// scratch is what Doc knows of the words of the reports before: most of those of
// a report are among them.
type scratch struct {
	words prose.Words // as they stand, folded
	of    []*term     // of each by its number; nil for one that is not looked for
	terms map[string]*term
	run   uint64 // of the report at work
	key   []byte
}

// term is where a report has one of its terms.
type term struct {
	text string
	run  uint64 // the last that had it
	at   int    // in that report's terms
	list int32  // its number in Builder.lists, from 1; 0 until [Builder.Add] has looked for it, which alone touches it
}

// maxWords is how many words a scratch knows before it begins anew.
const maxWords = 1 << 14

// term returns the term of that name.
func (s *scratch) term(name []byte) *term {
	t := s.terms[string(name)]
	if t == nil {
		t = &term{text: string(name)}
		s.terms[t.text] = t
	}
	return t
}

// add takes in a word, or a pair of characters of a run, and returns its number.
func (s *scratch) add(word string, run bool) int {
	var t *term
	if run {
		t = s.term([]byte(word))
	} else if !stopList[word] && len(word) <= longest {
		t = s.term(append(s.key[:0], stem(word)...))
	}
	s.of = append(s.of, t)
	return s.words.Add(word)
}

// New makes an empty index. A nil roster knows no names.
func New(r *roster.Roster) *Builder {
	if r == nil {
		r = roster.New()
	}
	b := &Builder{roster: r, known: map[string]int32{}}
	b.pool.New = func() any { return &scratch{} }
	b.docs.New = func() any { return &Doc{terms: make([]docTerm, 0, 256)} }
	return b
}

// Doc reads a report. It is pure and keeps nothing of the body.
func (b *Builder) Doc(a *article.Article, n *annotate.Notes, e *site.Entry) *Doc {
	tmp := b.pool.Get().(*scratch)
	defer b.pool.Put(tmp)
	if tmp.words.Len()+len(tmp.terms) >= maxWords || tmp.terms == nil {
		tmp.words, tmp.of, tmp.terms = prose.Words{}, make([]*term, 1, 1024), map[string]*term{}
	}
	tmp.run++
	d := b.docs.Get().(*Doc)
	*d = Doc{id: e.ID, terms: d.terms[:0]}
	add := func(t *term) *docTerm {
		if t.run != tmp.run {
			t.run, t.at = tmp.run, len(d.terms)
			d.terms = append(d.terms, docTerm{term: t})
		}
		return &d.terms[t.at]
	}
	// read gives each term of a text to count, and returns the number of words.
	read := func(text string, count func(t *docTerm, at int)) (words int) {
		one := func(word []byte, run bool, at int) {
			n := tmp.words.FindBytes(word)
			if n == 0 {
				n = tmp.add(string(word), run)
			}
			if t := tmp.of[n]; t != nil {
				count(add(t), at)
			}
			words = at + 1
		}
		pieces(text, func(p piece) {
			if !p.run {
				one(p.text, false, p.at)
				return
			}
			pairs(p.text, func(pair []byte, i int) { one(pair, true, p.at+i) })
		})
		return words
	}
	at := 1
	at += read(e.Title, func(t *docTerm, k int) {
		t.title++
		t.places |= 1 << ((at + k) % ring)
	})
	d.body = a.Body[:a.Shown()] // what may not be read here is not found here
	for _, p := range prose.Paragraphs(d.body) {
		at += 2
		words := read(unlinked(p.Of(d.body)), func(t *docTerm, k int) {
			t.body++
			t.places |= 1 << ((at + k) % ring)
		})
		at += words
		d.length += uint32(words)
	}
	b.about(n, e, func(kind, id string) *docTerm {
		tmp.key = append(append(append(append(tmp.key[:0], '@'), kind...), ':'), id...)
		return add(tmp.term(tmp.key))
	})
	return d
}

// said are the sentences of a body, with their paragraphs.
func said(body string) (out []sentence) {
	body = strings.Clone(body)
	for i, p := range prose.Paragraphs(body) {
		text := p.Of(body)
		for _, s := range prose.Sentences(text) {
			if t := prose.Space(s.Of(text)); t != "" && len(out) < 200 {
				out = append(out, sentence{shorten(t, longSentence), i + 1})
			}
		}
	}
	return out
}

// about adds the terms for what a report is about.
func (b *Builder) about(n *annotate.Notes, e *site.Entry, add func(kind, id string) *docTerm) {
	one := func(kind, id string) {
		if id != "" {
			if t := add(kind, id); t.body == 0 {
				t.body = 1
			}
		}
	}
	for _, id := range e.Leaders {
		one("l", id)
	}
	for _, id := range e.Initiatives {
		one("n", id)
	}
	for _, id := range []string{e.Source, e.Syndicator, e.DigestOf.Source} {
		one("s", id)
	}
	for i := range e.Events {
		if e.Events[i].Main {
			one("k", e.Events[i].Kind)
		}
	}
	if n == nil {
		return
	}
	for i := range n.Mentions {
		m := &n.Mentions[i]
		kind := letter(m.Kind)
		switch {
		case m.Kind == roster.Leader && !slices.Contains(e.Leaders, m.Entity), m.Kind == roster.Initiative && !slices.Contains(e.Initiatives, m.Entity):
			continue // an editor's list is the truth
		}
		t := add(kind, m.Entity)
		if m.Where == annotate.Title {
			t.title++
		} else {
			t.body++
		}
	}
}

// letter names a kind in terms.
func letter(k roster.Kind) string { return [...]string{"l", "n", "p", "o", "s"}[k] }

// number is the number of a term's list, which begins with the term.
func (b *Builder) number(term string) int32 {
	if i, ok := slices.BinarySearchFunc(b.terms[:b.kept.terms], term, compare); ok {
		return int32(i)
	}
	k, ok := b.known[term]
	if !ok {
		k = int32(len(b.terms))
		b.terms = append(b.terms, term)
		b.known[term] = k
		b.lists = append(b.lists, list{})
	}
	return k
}

// Add puts a report into the index. Sum tells its Doc from any other, for [Builder.Has].
func (b *Builder) Add(d *Doc, sum string) {
	doc := int32(len(b.ids))
	b.ids = append(b.ids, d.id)
	b.length = append(b.length, d.length)
	b.sums = append(b.sums, sum)
	if len(b.ids) <= Few {
		b.said = append(b.said, said(d.body))
	} else {
		b.said = nil
	}
	for i := range d.terms {
		t := &d.terms[i]
		if t.term.list == 0 {
			t.term.list = b.number(t.term.text) + 1
		}
		l := &b.lists[t.term.list-1]
		x := binary.AppendUvarint(l.data, uint64(doc-l.last))
		n := bits.OnesCount64(t.places)
		if t.title < 15 && n < 16 && t.body+t.title == n {
			x = append(x, byte(t.title<<4|n))
		} else {
			x = append(x, 0xFF)
			x = binary.AppendUvarint(x, uint64(t.title))
			x = binary.AppendUvarint(x, uint64(t.body))
			x = binary.AppendUvarint(x, uint64(n))
		}
		for p := t.places; p != 0; p &= p - 1 {
			x = append(x, byte(bits.TrailingZeros64(p)))
		}
		l.data, l.last, l.n = x, doc, l.n+1
	}
}

// Drop gives up what the index holds, once it is written. Doc goes on.
func (b *Builder) Drop() {
	b.ids, b.length, b.sums, b.said, b.known, b.terms, b.lists = nil, nil, nil, nil, nil, nil, nil
	b.layout, b.laid, b.kept.pieces = nil, nil, nil
}

// Release takes back a Doc that is not used any more, for its memory.
func (b *Builder) Release(d *Doc) {
	clear(d.terms)
	b.docs.Put(d)
}
