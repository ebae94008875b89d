package mention

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Finder finds the mentions of one report after another in the same room. The zero
// Finder is ready; one goroutine at a time may use it. What it has found is good
// until the next.
//
// It is a census. People come in three passes: full names; then family names, which
// a full name elsewhere in the report settles; then given names. Offices come last.
type Finder struct {
	InTitle []Mention // sorted by span and kind
	InBody  []Mention
	Doubts  []Doubt
	Offices map[int]prose.Span // by the start in the body of a leader's mention: the office beside it, "President of Norland"

	a         *Index
	text      *grammar.Text
	date      edtf.Date
	pages     [2]*page // title, body
	named     map[int32]bool
	strangers map[string]seat  // the last other person of a family name so far, by that name folded
	fulls     map[int32][]seat // full names by leader, in order
	settled   map[question]int32
	holder    map[post3][]int32 // answers of holders
	found     []found
	held      [2][]phrase // the phrases around office nouns, in order
	bound     []binding
	borne     []binding    // those of bound that differ in more than their place
	others    []post3      // offices that the report gives to people whom the roster does not know
	topics    []int32      // leaders in the order in which they are first named
	topical   bool         // topics is complete
	who       [2][]found   // the people by page, in order, offices aside
	home      string       // id of the country that the report is from, or ""
	agency    string       // id of the country of its source, or ""
	city      string       // id of the country that its dateline is in, or ""
	leaders   []string     // ids of those in Names of the text
	known     []prose.Span // of InBody
	ents      []int32      // room
}

// seat is a place in the report: page and atom.
type seat struct {
	page int
	atom int32
}

func (s seat) compare(t seat) int {
	return cmp.Or(cmp.Compare(s.page, t.page), cmp.Compare(s.atom, t.atom))
}

// found is a mention in the making. Its atoms are [from,to).
type found struct {
	from, to int32
	ent      int32
	open     int32 // 1 + the byte at which it starts, where that is before the atoms; or 0
	rule     string
	sure     float32
	page     uint8
	kind     roster.Kind
	form     Form
}

func (f *found) seat() seat { return seat{int(f.page), f.from} }

func (n *Finder) spanOf(f found) prose.Span {
	at := n.pages[f.page].atoms
	s := prose.Span{Start: int(at[f.from].start), End: int(at[f.to-1].end)}
	if f.open > 0 {
		s.Start = int(f.open) - 1
	}
	return s
}

// reset makes the census one of a new report, in the same room.
func (n *Finder) reset(a *Index, r *Report) {
	*n = Finder{
		InTitle: n.InTitle[:0], InBody: n.InBody[:0], leaders: n.leaders[:0], known: n.known[:0], Offices: emptied(n.Offices),
		a: a, text: r.Text, date: r.Day, named: emptied(n.named), strangers: emptied(n.strangers), fulls: emptied(n.fulls), settled: emptied(n.settled), holder: emptied(n.holder),
		found: n.found[:0], held: [2][]phrase{n.held[0][:0], n.held[1][:0]}, who: [2][]found{n.who[0][:0], n.who[1][:0]},
		bound: n.bound[:0], borne: n.borne[:0], others: n.others[:0], topics: n.topics[:0], ents: n.ents[:0],
	}
}

// emptied is the map without its elements. One that a long report has made large
// is given up, since to clear it takes long.
func emptied[K comparable, V any](m map[K]V) map[K]V {
	if m == nil || len(m) > 100 {
		return map[K]V{}
	}
	clear(m)
	return m
}

func (n *Finder) run() {
	for i := range n.pages {
		n.things(i)
	}
	for i := range n.pages {
		n.phrases(i)
		n.fullNames(i)
	}
	for _, f := range n.found {
		if f.kind == roster.Leader {
			n.fulls[f.ent] = append(n.fulls[f.ent], f.seat())
		}
	}
	for _, seats := range n.fulls {
		slices.SortFunc(seats, seat.compare)
	}
	for i := range n.pages {
		n.partNames(i, wFamily)
	}
	for i := range n.pages {
		n.partNames(i, wGiven)
	}
	n.nested()
}

func (n *Finder) doubt(pg int, from, to int32, k roster.Kind, rule string, ents []int32) {
	d := Doubt{Span: n.spanOf(found{page: uint8(pg), from: from, to: to}), Title: pg == 0, Kind: k, Rule: rule}
	for _, e := range ents {
		d.Entities = append(d.Entities, n.a.ents[e].ID)
	}
	slices.Sort(d.Entities)
	n.Doubts = append(n.Doubts, d)
}

// phrases reads the phrases around the office nouns of a page.
func (n *Finder) phrases(pg int) {
	p := n.pages[pg]
	past := int32(0)
	for _, h := range p.hits {
		if h.what != wOffice || h.from < past {
			continue
		}
		f := n.a.phraseAt(p, int(h.from), int(h.to), h.post)
		past = int32(f.past)
		n.held[pg] = append(n.held[pg], f)
	}
}

// officeBefore is the office phrase that ends right before atom i, or nil.
func (n *Finder) officeBefore(pg int, i int32) *phrase {
	held := n.held[pg]
	k, _ := slices.BinarySearchFunc(held, i, func(f phrase, at int32) int { return cmp.Compare(int32(f.noun), at) })
	for back := 1; back <= 3 && k-back >= 0; back++ {
		if f := &held[k-back]; f.to == int(i) && n.pages[pg].near(int(i)) {
			return f
		}
	}
	return nil
}

// verdict is what stands around a part of a name.
type verdict struct {
	full, initial, honor bool
	stranger             bool // another person of that name
	thing                bool // something named after the person
	from, to             int32
}

// around reads the words next to a person's name at atoms [i,j).
func (n *Finder) around(p *page, i, j int, who *person) verdict {
	v := verdict{from: int32(i), to: int32(j)}
	a := n.a
	if i > 0 {
		prev, g := p.atoms[i-1], p.atoms[i].gap
		switch {
		case a.is(prev, cHonor) && (g == gSpace || g == gPoint):
			v.honor, v.from = true, int32(i-1)
		case g == gPoint && p.initial(i-1):
			k := i - 1
			for k > 0 && (p.atoms[k].gap == gPoint || p.atoms[k].gap == gHyphen) && p.initial(k-1) {
				k--
			}
			r, _ := utf8.DecodeRuneInString(p.text[p.atoms[k].start:])
			own, _ := utf8.DecodeRuneInString(who.initials)
			if prose.FoldRune(r) == own {
				v.initial, v.from = true, int32(k)
			} else if p.near(k) || k == 0 {
				v.stranger = true
			}
		case (g == gSpace || g == gHyphen) && prev.look&capital != 0:
			if k := n.givenBefore(p, i, who); k >= 0 {
				v.full, v.from = true, int32(k)
			} else if !p.shout && !n.mayPrecede(p, i) {
				v.stranger = true
			}
		}
	}
	if j < len(p.atoms) && p.near(j) && p.atoms[j].look&capital != 0 {
		next := p.atoms[j]
		k := j
		for k < len(p.atoms) && k < j+4 && (k == j || p.near(k) || p.atoms[k].gap == gHyphen) && p.atoms[k].look&capital != 0 {
			if a.is(p.atoms[k], cThing) {
				v.thing = true
			}
			if p.shout {
				break
			}
			k++
		}
		switch {
		case v.full || p.shout || a.is(next, cDay|cFunc|cThe) || p.atoms[i].look&upper != 0 && p.upperAt(j):
		case p.starts[j] != 0 || n.officeStarts(p, j):
		case next.end-next.start == 1:
		case who.familyFirst:
			v.stranger = v.stranger || !v.thing
		default:
			v.thing = true
		}
	}
	return v
}

// initial reports a single capital letter at atom i.
func (p *page) initial(i int) bool {
	t := p.atoms[i]
	return t.look&capital != 0 && utf8.RuneCountInString(p.text[t.start:t.end]) == 1
}

// givenBefore looks back over the words with capitals before atom i for a given
// name of the person, and returns where the full name starts, or -1.
func (n *Finder) givenBefore(p *page, i int, who *person) int {
	at := -1
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		g := p.atoms[k+1].gap
		if g != gSpace && g != gHyphen && g != gPoint || p.atoms[k].look&capital == 0 {
			break
		}
		for _, ids := range who.given {
			if p.atoms[k].id != 0 && p.atoms[k].id == ids[0] {
				at = k
			}
		}
	}
	return at
}

// mayPrecede reports whether the capitalised word before atom i is no given
// name of somebody: an office, a country, a word that begins a sentence.
func (n *Finder) mayPrecede(p *page, i int) bool {
	prev := p.atoms[i-1]
	if n.a.is(prev, cFunc|cDay|cSay|cThe|cKindOf) || p.ends[i] != 0 || prev.look&upper != 0 && prev.end-prev.start > 1 {
		return true
	}
	k, _ := slices.BinarySearchFunc(p.hits, int32(i-6), func(h hit, at int32) int { return cmp.Compare(h.from, at) })
	for _, h := range p.hits[k:] {
		if int(h.to) == i && h.what == wOffice {
			return true
		}
		if int(h.to) == i && h.kind == roster.Leader && (h.what == wFull || h.what == wFamily) && p.atoms[i].gap == gHyphen {
			return true // "Brovik-Vale talks"
		}
		if int(h.from) >= i {
			break
		}
	}
	if g := p.atoms[i-1].gap; g != gSpace && g != gHyphen || i == 1 {
		w := p.fold(i-1, i)
		return len(w) > 4 && (w[len(w)-3:] == "ing" || w[len(w)-2:] == "ed" || w[len(w)-2:] == "ly")
	}
	// plural offices: "Presidents Brovik and Vale"
	w := p.fold(i-1, i)
	return len(w) > 4 && w[len(w)-1] == 's' && n.a.first[n.a.words.Find(w[:len(w)-1])] != 0
}

func (n *Finder) officeStarts(p *page, i int) bool {
	k, _ := slices.BinarySearchFunc(p.hits, int32(i), func(h hit, at int32) int { return cmp.Compare(h.from, at) })
	for ; k < len(p.hits) && int(p.hits[k].from) == i; k++ {
		if p.hits[k].what == wOffice {
			return true
		}
	}
	return false
}

// numeral reports a short name in capitals among words in small letters: "XI"
// is a number there, and no person.
func (p *page) numeral(from, to int32, e *entry) bool {
	t := p.atoms[from]
	if to-from > 1 || t.look&upper == 0 || t.end-t.start > 4 || e.up != 0 || t.end-t.start < 2 || p.text[t.start] >= utf8.RuneSelf {
		return false
	}
	return !p.upperAt(int(from)-1) && !p.upperAt(int(to))
}

// syllable reports whether atom i goes on the word before it: an apostrophe parts the
// syllables of pinyin before a vowel (GB/T 16159), so that "Ya'an" is a town and not Ya.
func (p *page) syllable(i int) bool {
	if i >= len(p.atoms) || p.atoms[i].gap != gApos || p.atoms[i].look&capital != 0 {
		return false
	}
	switch p.text[p.atoms[i].start:p.atoms[i].end] {
	case "an", "ang", "ao", "ai", "en", "eng", "er", "ei", "ou":
		return true
	}
	return false
}

func (p *page) upperAt(i int) bool {
	return i >= 0 && i < len(p.atoms) && p.atoms[i].look&upper != 0 && p.atoms[i].end-p.atoms[i].start > 2
}

// groups calls yield for the hits on leaders of one what, those at the same
// atoms together. The list of leaders is good until yield returns.
func (n *Finder) groups(p *page, ok func(hit) bool, yield func(from, to int32, ents []int32, e *entry)) {
	for i := 0; i < len(p.hits); {
		h := p.hits[i]
		j := i
		ents := n.ents[:0]
		var e *entry
		for ; j < len(p.hits) && p.hits[j].from == h.from && p.hits[j].to == h.to; j++ {
			if s := p.hits[j]; s.kind == roster.Leader && s.what != wOffice && ok(s) && !slices.Contains(ents, s.ent) {
				if len(ents) == 0 || s.what < e.what {
					e = s.entry
				}
				ents = append(ents, s.ent)
			}
		}
		i = j
		n.ents = ents
		if len(ents) > 0 {
			yield(h.from, h.to, ents, e)
		}
	}
}

// nested drops the places and people whose name is a part of a longer name of
// another kind, and the names of sources, which are no mentions.
func (n *Finder) nested() {
	slices.SortFunc(n.found, func(a, b found) int {
		if a.page == b.page && a.from != b.from { // most
			return cmp.Compare(a.from, b.from)
		}
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to), cmp.Compare(a.kind, b.kind))
	})
	kept := n.found[:0]
	var open found // the longest name that reaches furthest
	for _, f := range n.found {
		inside := open.to > 0 && open.page == f.page && f.to <= open.to && f.kind != open.kind && f.to-f.from < open.to-open.from
		if !inside && (open.page != f.page || f.to > open.to) && f.kind != roster.Place {
			open = f
		}
		if inside && (f.kind != roster.Initiative || open.kind == roster.Source) || f.kind == roster.Source {
			continue
		}
		kept = append(kept, f)
	}
	n.found = kept
}
