package search

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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

// posting is one report of a term as it is written.
type posting struct {
	doc, weight int32
	places      []byte // modulo ring
}

// Files yields the files of the index for the arranged site, each once. The
// order of Add does not matter.
func (b *Builder) Files(s *site.Site) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		w := &writer{b: b, s: s, yield: yield}
		if w.prepare(); w.postings() && w.names() && w.reports() {
			w.root()
		}
	}
}

type writer struct {
	b     *Builder
	s     *site.Site
	yield func(string, []byte) bool

	doc   []int32   // report in the order of Add → in the site's
	norm  []float64 // of length, in the order of Add
	order []int32   // terms, sorted

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
	total, n := 0.0, 0
	for i, id := range w.b.ids {
		if id != "" {
			total, n = total+float64(w.b.length[i]), n+1
		}
	}
	mean := max(total/float64(max(n, 1)), 1)
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
		w.norm = append(w.norm, 1-bLen+bLen*float64(w.b.length[i])/mean)
	}
	w.order = make([]int32, len(w.b.terms))
	for i := range w.order {
		w.order[i] = int32(i)
	}
	slices.SortFunc(w.order, func(x, y int32) int { return compare(w.b.terms[x], w.b.terms[y]) })
	w.found = map[string]int{}
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

// packer fills shards with blocks in order.
type packer struct {
	kind   string
	shard  int
	blocks [][]byte
	size   int
}

// file is the content of a shard.
func call(name string, values ...any) []byte {
	var buf strings.Builder
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	_ = e.Encode(values) // strings and slices of them
	list := strings.TrimSpace(buf.String())
	return []byte("dateline(" + strconv.Quote(name) + "," + list + ")\n")
}

func shardName(kind string, n int) string {
	return "search/" + kind + strconv.Itoa(n/folder) + "/" + strconv.Itoa(n) + ".js"
}

func (w *writer) shard(kind string, n int, values ...any) bool {
	return w.yield(shardName(kind, n), call(kind+strconv.Itoa(n), values...))
}

func (w *writer) flush(p *packer) bool {
	if len(p.blocks) == 0 {
		return true
	}
	// Blocks hold none of the characters that a string must escape.
	name := p.kind + strconv.Itoa(p.shard)
	out := make([]byte, 0, p.size+4*len(p.blocks)+32)
	out = append(out, `dateline("`+name+`",["`...)
	for i, b := range p.blocks {
		if i > 0 {
			out = append(out, `","`...)
		}
		out = append(out, b...)
	}
	out = append(out, "\"])\n"...)
	ok := w.yield(shardName(p.kind, p.shard), out)
	p.shard++
	p.blocks, p.size = nil, 0
	return ok
}

// put appends a block and returns its place.
func (w *writer) put(p *packer, block []byte) (shard, index int, ok bool) {
	ok = true
	if p.size > 0 && p.size+len(block) > shardSize {
		ok = w.flush(p)
	}
	p.blocks = append(p.blocks, slices.Clone(block))
	p.size += len(block) + 3
	return p.shard, len(p.blocks) - 1, ok
}

// decode reads a term's list into postings, by report.
func (w *writer) decode(l *list, dst []posting, about bool) []posting {
	data, doc := l.data, int32(0)
	num := func() int {
		v, n := binary.Uvarint(data)
		data = data[n:]
		return int(v)
	}
	for range l.n {
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
		tf := float64(body)/w.norm[doc] + wTitle*float64(title)
		if about {
			tf = float64(body) + wTitle*float64(title)
		}
		share := tf / (k1 + tf)
		step := int32(math.Round((share - floor) / (1 - floor) * (steps - 1)))
		if at := w.doc[doc]; at >= 0 {
			dst = append(dst, posting{at, min(max(step, 0), steps-1), places})
		}
	}
	slices.SortFunc(dst, func(x, y posting) int { return cmp.Compare(x.doc, y.doc) })
	return dst
}

// parts divides postings that are many: first the weightiest, then the others
// from the newest report back. Each part is by report again.
func parts(all []posting) [][]posting {
	if len(all) <= whole {
		return [][]posting{all}
	}
	byDoc := func(x, y posting) int { return cmp.Compare(x.doc, y.doc) }
	slices.SortStableFunc(all, func(x, y posting) int { return cmp.Compare(y.weight, x.weight) })
	slices.SortFunc(all[:first], byDoc)
	rest := all[first:]
	slices.SortFunc(rest, byDoc)
	out := [][]posting{all[:first]}
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
	var all []posting
	var docs, places []byte
	d := dict{kind: "d"}
	var ends []string
	for _, t := range w.order {
		term, l := w.b.terms[t], &w.b.lists[t]
		about := term[0] == '@'
		all = w.decode(l, all[:0], about)
		if len(all) == 0 {
			continue
		}
		if about {
			w.found[term[1:]] = len(all)
		} else if r, _ := utf8.DecodeRuneInString(term); r >= 'a' && utf8.RuneCountInString(term) > 3 && r < 0x600 {
			ends = append(ends, reverse(term))
		}
		var rec record
		rec.df = len(all)
		for i, part := range parts(all) {
			docs, places = encode(part, docs[:0], places[:0])
			if about {
				places = places[:0]
			}
			if i > 0 {
				if i == 1 {
					rec.more = w.more
				}
				if !w.shard("x", w.more, string(docs)) || !w.shard("y", w.more, string(places)) {
					return false
				}
				w.more++
				continue
			}
			var ok bool
			if rec.shard, rec.index, ok = w.put(&w.reportsAt, docs); !ok {
				return false
			}
			if rec.pShard, rec.pIndex, ok = w.put(&w.placesAt, places); !ok {
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

// names writes the names of the roster, each with what it names.
func (w *writer) names() bool {
	all := map[string][]string{}
	for _, k := range [...]roster.Kind{roster.Leader, roster.Initiative, roster.Place, roster.Organization, roster.Source} {
		list := w.b.roster.All(k)
		for i := range list {
			id := letter(k) + ":" + list[i].ID
			if w.found[id] == 0 {
				continue
			}
			for _, n := range namesOf(&list[i]) {
				if n, _ := key(n); n != "" && !stopList[n] && !slices.Contains(all[n], id) {
					all[n] = append(all[n], id)
				}
			}
		}
	}
	keys := make([]string, 0, len(all))
	for k := range all {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, compare)
	for i := 0; i < len(keys); i += dictSize {
		part := keys[i:min(i+dictSize, len(keys))]
		var text strings.Builder
		var ids []string
		last := ""
		for _, k := range part {
			frontCode(&text, last, k)
			last = k
			ids = append(ids, strings.Join(all[k], " "))
		}
		if !w.shard("a", len(w.alias), text.String(), strings.Join(ids, "|")) {
			return false
		}
		w.alias = append(w.alias, part[0])
	}
	return true
}

// namesOf are all names of an entity, in every script, and of a person the
// family name in each.
func namesOf(e *roster.Entity) []string {
	out := []string{e.Name}
	for _, n := range e.Names {
		out = append(out, n.Text)
	}
	for _, a := range e.Aliases {
		out = append(out, a.Text)
	}
	for _, a := range e.Former {
		out = append(out, a.Text)
	}
	out = append(out, e.Demonyms...)
	if e.FamilyName == "" {
		return out
	}
	split := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '·' || r == '・' })
	}
	parts := split(e.Name)
	at := slices.Index(parts, e.FamilyName)
	out = append(out, e.FamilyName)
	if at < 0 {
		return out
	}
	for _, n := range e.Names {
		if p := split(n.Text); len(p) == len(parts) {
			out = append(out, p[at])
		}
	}
	return out
}

// reports writes what the results show.
func (w *writer) reports() bool {
	if w.batch = batch; w.b.said != nil {
		w.batch = batchFew
	}
	for from := 0; from < len(w.s.Entries); from += w.batch {
		var rows []any
		for i := from; i < min(from+w.batch, len(w.s.Entries)); i++ {
			rows = append(rows, w.report(&w.s.Entries[i]))
		}
		if !w.shard("e", from/w.batch, rows...) {
			return false
		}
	}
	return true
}

func (w *writer) report(e *site.Entry) []any {
	path := strings.TrimSuffix(strings.TrimPrefix(e.Path(), "articles/"), ".html")
	words := w.s.Words()
	date := words.T("undated")
	if !e.Date.IsZero() {
		date = words.Date(e.Date)
	}
	lang := e.Lang
	if lang == words.Tag() {
		lang = ""
	}
	if said, ok := w.said[e.ID]; ok {
		row := []any{path, e.Title, date, w.s.SourceName(e), lang}
		for _, x := range said {
			row = append(row, x.para, x.text)
		}
		return row
	}
	row := []any{path, e.Title, date, w.s.SourceName(e), lang}
	left := sentences
	var kept []string
	add := func(s string, para int) {
		s = shorten(s, cutAt)
		if s == "" || left < len(s) {
			return
		}
		for _, k := range kept {
			if strings.HasPrefix(k, s[:min(len(s), 60)]) || strings.Contains(k, s) {
				return
			}
		}
		kept = append(kept, s)
		left -= len(s)
		row = append(row, para, s)
	}
	add(e.Gist, 1)
	for _, main := range [...]bool{true, false} {
		for i := range e.Events {
			if e.Events[i].Main == main {
				add(e.Events[i].Sentence, e.Events[i].Para)
			}
		}
	}
	for i := range e.Figures {
		add(e.Figures[i].Sentence, int(e.Figures[i].Para))
	}
	for i := range e.Quotes {
		add(e.Quotes[i].Text, e.Quotes[i].Para)
	}
	return row
}

// shorten cuts a long sentence at a space.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	i := n - len("…")
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	if k := strings.LastIndexByte(s[:i], ' '); k > i/2 {
		i = k
	}
	return s[:i] + "…"
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
	var years []any
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
