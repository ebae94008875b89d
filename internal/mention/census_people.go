package mention

import (
	"cmp"
	"slices"

	"dateline/internal/roster"
)

// fullNames finds full names and aliases, and the family names that an initial
// or a given name completes.
func (n *Finder) fullNames(pg int) {
	p := n.pages[pg]
	past := int32(0)
	n.groups(p, func(h hit) bool { return h.what == wFull || h.what == wAlias || h.what == wAcronym }, func(from, to int32, ents []int32, e *entry) {
		if from < past {
			return
		}
		f := found{page: uint8(pg), from: from, to: to, kind: roster.Leader, ent: ents[0], form: Name, rule: "name/full", sure: .98}
		who := n.a.people[ents[0]]
		v := n.around(p, int(from), int(to), who)
		if v.thing && (to-from == 1 || n.namedAfter(p, int(to))) {
			return
		}
		if to-from == 1 && v.stranger && e.what != wAcronym {
			return
		}
		switch {
		case e.what == wAcronym:
			f.form, f.rule = Acronym, "name/acronym"
		case e.what == wAlias:
			f.rule = "name/alias"
			if !n.partOfName(p, from, to, who) {
				f.form = Alias
			}
		}
		if to-from == 1 && (v.honor || v.full || v.initial) && v.from >= past {
			f.from, f.to = v.from, v.to
		}
		if len(ents) > 1 {
			ent, ok := n.settle(pg, hit{from: from, to: to}, roster.Leader, ents)
			if !ok {
				past = to
				return
			}
			f.ent, f.rule, f.sure = ent, f.rule+"-settled", .8
		}
		past = to
		n.named[f.ent] = true
		n.found = append(n.found, f)
	})
	past = 0
	cover := n.cover(pg)
	n.groups(p, func(h hit) bool { return h.what == wFamily }, func(from, to int32, ents []int32, e *entry) {
		if from < past || cover.overlaps(from, to) {
			return
		}
		var fit []int32
		var at verdict
		for _, id := range ents {
			v := n.around(p, int(from), int(to), n.a.people[id])
			if (v.full || v.initial) && !v.thing && v.from >= past && !cover.overlaps(v.from, v.to) {
				fit = append(fit, id)
				at = v
			}
		}
		if len(fit) == 0 {
			return
		}
		past = to
		f := found{page: uint8(pg), from: at.from, to: at.to, kind: roster.Leader, ent: fit[0], form: Name, rule: "name/full", sure: .95}
		if at.initial && !at.full {
			f.rule, f.sure = "name/initial", .93
		}
		if len(fit) > 1 {
			n.doubt(pg, from, to, roster.Leader, f.rule, fit)
			return
		}
		n.named[f.ent] = true
		n.found = append(n.found, f)
	})
}

// namedAfter reports whether a name at the end of which atom j stands is part
// of the name of a thing: "Ada Brovik International Airport".
func (n *Finder) namedAfter(p *page, j int) bool {
	for k := j; k < len(p.atoms) && k < j+4 && p.near(k) && p.atoms[k].look&capital != 0; k++ {
		if n.a.is(p.atoms[k], cThing) {
			return true
		}
		if p.shout {
			break
		}
	}
	return false
}

func (n *Finder) partOfName(p *page, from, to int32, who *person) bool {
	for _, t := range p.atoms[from:to] {
		if slices.Contains(who.family, t.id) {
			return true
		}
		for _, g := range who.given {
			if g[0] == t.id {
				return true
			}
		}
	}
	return false
}

// partNames finds family names or given names that stand alone.
func (n *Finder) partNames(pg int, w what) {
	p := n.pages[pg]
	cover := n.cover(pg)
	past := int32(0)
	n.groups(p, func(h hit) bool { return h.what == w }, func(from, to int32, ents []int32, e *entry) {
		if from < past || cover.overlaps(from, to) || p.numeral(from, to, e) || p.syllable(int(to)) {
			return
		}
		f := found{page: uint8(pg), from: from, to: to, kind: roster.Leader, form: Name}
		ok := false
		if w == wFamily {
			ok = n.familyName(p, &f, ents)
		} else {
			ok = n.givenName(p, &f, ents)
		}
		if ok && f.from >= past && !cover.overlaps(f.from, f.to) {
			past = to
			n.named[f.ent] = true
			n.found = append(n.found, f)
		}
	})
}

// cover is the set of atoms that mentions of leaders hold.
type cover []uint64

func (n *Finder) cover(pg int) cover {
	c := make(cover, len(n.pages[pg].atoms)/64+1)
	for _, f := range n.found {
		if int(f.page) == pg && f.kind == roster.Leader {
			for i := f.from; i < f.to; i++ {
				c[i/64] |= 1 << (i % 64)
			}
		}
	}
	return c
}

func (c cover) overlaps(from, to int32) bool {
	for i := from; i < to; i++ {
		if c[i/64]&(1<<(i%64)) != 0 {
			return true
		}
	}
	return false
}

func (n *Finder) familyName(p *page, f *found, ents []int32) bool {
	pg, from, to := int(f.page), f.from, f.to
	name := p.fold(int(from), int(to))
	var fit []int32
	var at verdict
	for _, id := range ents {
		v := n.around(p, int(from), int(to), n.a.people[id])
		if v.stranger {
			n.strangers[name] = seat{pg, from}
			return false
		}
		if v.thing {
			return false
		}
		at = v
		if n.named[id] {
			fit = append(fit, id)
		}
	}
	f.from, f.to = at.from, at.to
	before := n.officeBefore(pg, from)
	hasOffice := before != nil && !before.mod
	if len(fit) > 1 && hasOffice {
		fit = n.holding(fit, before)
	}
	switch {
	case len(fit) == 1:
		if n.strangerNearer(name, fit[0], f.seat()) {
			return false
		}
		f.ent, f.rule, f.sure = fit[0], "name/family", .95
		if at.honor {
			f.rule = "name/honorific"
		}
		return true
	case len(fit) > 1:
		n.doubt(pg, from, to, roster.Leader, "name/family", fit)
		return false
	}
	// Nobody of that name is named in full: an office or an honorific may still
	// settle it, or a name that only one person in the roster bears.
	if _, other := n.strangers[name]; other || n.otherKind(p, from, to) {
		return false
	}
	fit = ents
	if hasOffice {
		if fit = n.holding(ents, before); len(fit) == 1 {
			f.ent, f.rule, f.sure = fit[0], "name/office", .88
			return true
		}
		if before.place != "" || len(fit) == 0 {
			return false
		}
	}
	if len(fit) > 1 {
		n.doubt(pg, from, to, roster.Leader, "name/family", fit)
		return false
	}
	if at.honor {
		f.ent, f.rule, f.sure = fit[0], "name/honorific", .8
		return true
	}
	if len(name) >= 5 && (p.atoms[from].gap == gSpace || p.atoms[from].gap == gHyphen || hasOffice) || len(name) >= 7 {
		f.ent, f.rule, f.sure = fit[0], "name/family-alone", .7
		return true
	}
	return false
}

// holding keeps the people who hold, by the roster or in this report, the
// office of the phrase.
func (n *Finder) holding(ents []int32, f *phrase) []int32 {
	var fit []int32
	for _, id := range ents {
		if n.bears(id, f) || n.holds(id, f) {
			fit = append(fit, id)
		}
	}
	return fit
}

// otherKind reports whether the words are also a place, an initiative or an
// organization.
func (n *Finder) otherKind(p *page, from, to int32) bool {
	k, _ := slices.BinarySearchFunc(p.hits, from, func(h hit, at int32) int { return cmp.Compare(h.from, at) })
	for ; k < len(p.hits) && p.hits[k].from == from; k++ {
		if h := p.hits[k]; h.kind != roster.Leader && h.what != wOffice && h.to >= to {
			return true
		}
	}
	return false
}

// strangerNearer reports whether the last bearer of the family name in full
// before the seat is somebody else.
func (n *Finder) strangerNearer(name string, id int32, at seat) bool {
	last, seen := n.strangers[name]
	if !seen {
		return false
	}
	own := n.fulls[id]
	k, _ := slices.BinarySearchFunc(own, at, seat.compare)
	return k == 0 || own[k-1].compare(last) < 0
}

func (n *Finder) givenName(p *page, f *found, ents []int32) bool {
	var fit []int32
	var at verdict
	for _, id := range ents {
		if !n.named[id] {
			continue
		}
		v := n.around(p, int(f.from), int(f.to), n.a.people[id])
		if !v.stranger && !v.thing {
			fit = append(fit, id)
			at = v
		}
	}
	if len(fit) == 0 || n.otherKind(p, f.from, f.to) {
		return false
	}
	size := p.atoms[f.to-1].end - p.atoms[f.from].start
	if !at.honor && (size < 4 || p.shout || p.capitalNext(int(f.to)) || p.atoms[f.from].look&upper != 0) {
		return false
	}
	if len(fit) > 1 {
		n.doubt(int(f.page), f.from, f.to, roster.Leader, "name/given", fit)
		return false
	}
	f.from, f.to = at.from, at.to
	f.ent, f.rule, f.sure = fit[0], "name/given", .75
	if at.honor {
		f.rule, f.sure = "name/honorific-given", .85
	}
	return true
}

func (p *page) capitalNext(j int) bool { return p.near(j) && p.atoms[j].look&capital != 0 }
