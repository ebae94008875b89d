package search

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/roster"
	"dateline/internal/site"
)

// The sizes of the index's parts. Static/search.js gets those that it needs
// from search/root.js.
const (
	whole        = 2500        // reports of a term that are in one part
	first        = 2000        // of one that has more: the weightiest
	more         = 4000        // reports in any part
	shardSize    = 6 << 10     // bytes after which a shard of reports or places ends
	dictSize     = 450         // terms in a shard
	Few          = 2000        // reports, at most, of a site that has all their sentences in the index
	batchFew     = 2           // reports in a shard of them, when they are few
	batch        = 8           // and when they are many
	longSentence = 420         // bytes of a sentence, when reports are few
	folder       = 1000        // files in a folder
	sentences    = 300         // bytes of sentences kept of a report, about
	cutAt        = 220         // bytes of one sentence
	named        = 300         // entities of a kind that can be chosen, those with most reports
	k1, bLen     = 1.2, 0.6    // of BM25F
	wTitle       = 4.0         // a word in the title counts as so many in the body
	ring         = 46          // places are kept modulo this
	steps        = 8           // of weight
	floor        = float64(.2) // the least weight told apart
)

// Files yields the files of the index for the arranged site, each once, but those
// that keep takes: it is asked of each that says what it is made of whether it is
// published already, and may be nil. The order of Add does not matter.
func (b *Builder) Files(s *site.Site, keep func(name string, from func(*site.Inputs)) bool) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		w := &writer{b: b, s: s, yield: yield, keep: keep}
		if w.prepare(); w.postings() && w.names() && w.reports() && w.root() {
			b.laid = w.laid
		}
	}
}

type writer struct {
	b     *Builder
	s     *site.Site
	yield func(string, []byte) bool
	keep  func(name string, from func(*site.Inputs)) bool

	doc   []int32   // report in the order of Add → in the site's
	norm  []float64 // of length, in the order of Add
	order []int32   // terms, sorted
	heavy []posting // the weightiest of a term, for the next one's
	all   []posting // those of a term, likewise
	laid  []byte    // what is written of each term

	reportsAt, placesAt packer
	said                map[string][]sentence // by id, when reports are few
	batch               int                   // reports in an e shard
	more                int                   // next of the x and y shards
	dict, alias, ends   []string
	found               map[string]int // "l:xi" → reports
}

func (w *writer) prepare() {
	at := make(map[string]int32, len(w.s.Entries))
	for i := range w.s.Entries {
		at[w.s.Entries[i].ID] = int32(i)
	}
	total, n := 0, 0
	for i, id := range w.b.ids {
		if id != "" {
			total, n = total+int(w.b.length[i]), n+1
		}
	}
	mean := roundMean(total / max(n, 1))
	w.doc, w.norm = make([]int32, 0, len(w.b.ids)), make([]float64, 0, len(w.b.ids))
	if w.b.said != nil {
		w.said = map[string][]sentence{}
	}
	for i, id := range w.b.ids {
		if w.said != nil {
			w.said[id] = w.b.said[i]
		}
		k, ok := at[id]
		if !ok {
			k = -1
		}
		w.doc = append(w.doc, k)
		w.norm = append(w.norm, norm(w.b.length[i], mean))
	}
	of := w.laidOut(mean)
	if w.b.layout != nil && w.b.layout.of != of {
		w.b.layout = nil
	} else if w.b.layout != nil {
		w.b.layout.settle(mean)
		w.laid = make([]byte, 0, len(w.b.layout.noted)+len(w.b.layout.rest.s)+64<<10)
	}
	w.laid = append(w.laid, of[:]...)
	w.order = w.b.ordered()
	w.found = map[string]int{}
}

// roundMean rounds the mean length of reports to one in thirty-two or finer: each
// report changes the mean a little, and the weights of all with it.
func roundMean(n int) int {
	step := 1 << max(0, bits.Len(uint(n))-6)
	return max((n+step/2)/step*step, 1)
}

// ordered returns the terms in order. Those that were taken are.
func (b *Builder) ordered() []int32 {
	byName := func(x, y int32) int { return compare(b.terms[x], b.terms[y]) }
	var added []int32
	for i := b.kept.terms; i < len(b.terms); i++ {
		added = append(added, int32(i))
	}
	slices.SortFunc(added, byName)
	order := make([]int32, 0, len(b.terms))
	for i := range int32(b.kept.terms) {
		for len(added) > 0 && byName(added[0], i) < 0 {
			order, added = append(order, added[0]), added[1:]
		}
		order = append(order, i)
	}
	return append(order, added...)
}

// compare orders strings as JavaScript does, by UTF-16 code units.
func compare(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			// Only characters beyond the first plane, of four bytes, sort
			// elsewhere: their surrogates come before U+E000.
			if x, y := a[i], b[i]; x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0) {
				return cmp.Compare(y, x)
			}
			return cmp.Compare(a[i], b[i])
		}
	}
	return cmp.Compare(len(a), len(b))
}

// root writes what every query needs.
func (w *writer) root() bool {
	type choice struct {
		ID    string `json:"id"`
		Name  string `json:"name"`
		N     int    `json:"n"`
		Extra string `json:"family,omitempty"`
	}
	chosen := map[string][]choice{}
	for _, k := range [...]roster.Kind{roster.Leader, roster.Initiative, roster.Place, roster.Organization, roster.Source} {
		list := w.b.roster.All(k)
		var all []choice
		for i := range list {
			if n := w.found[letter(k)+":"+list[i].ID]; n > 0 {
				all = append(all, choice{list[i].ID, w.s.Name(&list[i]), n, list[i].FamilyName})
			}
		}
		slices.SortStableFunc(all, func(a, b choice) int { return cmp.Compare(b.N, a.N) })
		if len(all) > 0 {
			chosen[letter(k)] = all[:min(len(all), named)]
		}
	}
	var kinds []choice
	for id, n := range w.found {
		if k, ok := strings.CutPrefix(id, "k:"); ok {
			kinds = append(kinds, choice{k, w.s.KindName(k), n, ""})
		}
	}
	slices.SortFunc(kinds, func(a, b choice) int { return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.ID, b.ID)) })
	if len(kinds) > 0 {
		chosen["k"] = kinds
	}
	years := []any{} // a list, also of a chronicle without reports
	for i := range w.s.Entries {
		y := 0
		if f := site.Folder(w.s.Entries[i].Date); f != "undated" {
			y, _ = strconv.Atoi(f)
		}
		if n := len(years); n == 0 || years[n-2] != y {
			years = append(years, y, i)
		}
	}
	return w.yield("search/root.js", call("root", map[string]any{
		"n": len(w.s.Entries), "whole": whole, "first": first, "more": more, "batch": w.batch, "folder": folder, "steps": steps, "ring": ring, "floor": floor,
		"stops": stops, "endings": endings, "low": low, "high": high, "years": years, "about": chosen,
		"d": heads(w.dict), "a": heads(w.alias), "r": heads(w.ends),
	}))
}

// heads front-codes the first term of each shard, no longer than tells it from
// the one before.
func heads(firsts []string) string {
	var b strings.Builder
	last := ""
	for _, f := range firsts {
		frontCode(&b, last, f)
		last = f
	}
	return b.String()
}
