package mention

import (
	"slices"
	"unicode/utf8"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// thingRules are the rules that find a thing by its name, an acronym, an alias.
var thingRules = func() (t [roster.Source + 1][3]string) {
	for k := range t {
		for i, form := range [...]string{"/name", "/acronym", "/alias"} {
			t[k][i] = roster.Kind(k).String() + form
		}
	}
	return t
}()

// things finds initiatives, places, organizations and sources: at each place
// the longest name of each kind.
func (n *Finder) things(pg int) {
	p := n.pages[pg]
	var past [roster.Source + 1]int32
	for i := 0; i < len(p.hits); {
		h := p.hits[i]
		j := i + 1
		for j < len(p.hits) && p.hits[j].from == h.from && p.hits[j].to == h.to {
			j++
		}
		same := p.hits[i:j]
		i = j
		for k := roster.Initiative; k <= roster.Source; k++ {
			if h.from < past[k] {
				continue
			}
			ents := n.ents[:0]
			var e *entry
			for _, s := range same {
				if s.kind == k && s.what != wOffice && s.what != wDemonym && !slices.Contains(ents, s.ent) {
					if len(ents) == 0 {
						e = s.entry
					}
					ents = append(ents, s.ent)
				}
			}
			if len(ents) == 0 {
				continue
			}
			n.ents = ents
			past[k] = h.to
			f := found{page: uint8(pg), from: h.from, to: h.to, kind: k, ent: ents[0], sure: .97}
			switch e.what {
			case wName:
				f.form, f.rule = Name, thingRules[k][0]
			case wAcronym:
				f.form, f.rule = Acronym, thingRules[k][1]
			default:
				f.form, f.rule = Alias, thingRules[k][2]
			}
			if len(ents) > 1 {
				ent, ok := n.settle(pg, h, k, ents)
				if !ok {
					continue
				}
				f.ent, f.rule, f.sure = ent, f.rule+"-settled", .85
			}
			switch k {
			case roster.Initiative:
				n.widen(p, &f)
			case roster.Place:
				if n.ofMoney(p, &f) {
					continue
				}
				n.stateBefore(p, &f)
			}
			n.found = append(n.found, f)
		}
	}
}

// question is a name that several entities bear.
type question struct {
	kind   roster.Kind
	first  int32
	second int32
	n      int
}

// settle decides which of several entities a name means: the one whose other
// name stands in the report, or whose alias was in use on its day. Otherwise
// the question stays open.
func (n *Finder) settle(pg int, h hit, k roster.Kind, ents []int32) (int32, bool) {
	q := question{k, ents[0], ents[1], len(ents)}
	if id, ok := n.settled[q]; ok {
		if id < 0 {
			n.doubt(pg, h.from, h.to, k, "name/shared", ents)
		}
		return id, id >= 0
	}
	n.settled[q] = -1
	var fit []int32
	for _, e := range ents {
		if n.elsewhere(h, k, e, ents) {
			fit = append(fit, e)
		}
	}
	if len(fit) != 1 && !n.date.IsZero() {
		fit = fit[:0]
		for _, s := range n.pages[pg].hits {
			if s.from == h.from && s.to == h.to && s.kind == k && (!s.entry.from.IsZero() || !s.entry.to.IsZero()) &&
				(roster.Role{From: s.entry.from, To: s.entry.to}).At(n.date) {
				fit = append(fit, s.ent)
			}
		}
	}
	if len(fit) == 1 {
		n.settled[q] = fit[0]
		return fit[0], true
	}
	n.doubt(pg, h.from, h.to, k, "name/shared", ents)
	return 0, false
}

// elsewhere reports whether the report holds a name of e that none of the
// others bears.
func (n *Finder) elsewhere(h hit, k roster.Kind, e int32, others []int32) bool {
	for _, p := range n.pages {
		for i, s := range p.hits {
			if s.kind != k || s.ent != e || s.what == wOffice || s.what == wDemonym || s.what == wFamily || s.what == wGiven || s.from == h.from && s.to <= h.to {
				continue
			}
			shared := false
			for j := i; j > 0 && p.hits[j-1].from == s.from; j-- {
				shared = shared || p.hits[j-1].to == s.to && p.hits[j-1].ent != e && slices.Contains(others, p.hits[j-1].ent)
			}
			for j := i + 1; j < len(p.hits) && p.hits[j].from == s.from; j++ {
				shared = shared || p.hits[j].to == s.to && p.hits[j].ent != e && slices.Contains(others, p.hits[j].ent)
			}
			if !shared {
				return true
			}
		}
	}
	return false
}

// widen takes the noun that goes with the name of an initiative, and the marks
// between: “Amber Road” initiative.
func (n *Finder) widen(p *page, f *found) {
	k := f.to
	if int(k) >= len(p.atoms) || !n.a.is(p.atoms[k], cKindOf) {
		return
	}
	switch p.atoms[k].gap {
	case gSpace:
		f.to = k + 1
	case gQuote:
		s := n.spanOf(*f)
		open := s.Start
		for open > 0 {
			r, size := utf8.DecodeLastRuneInString(p.text[:open])
			switch prose.FoldRune(r) {
			case '"', '\'', '«', '„', '‹', '「', '《':
				open -= size
				continue
			}
			break
		}
		if open < s.Start {
			f.open, f.to = int32(open)+1, k+1
		}
	}
}

// stateBefore takes the form of state that stands before a country: "the
// Republic of Norland".
func (n *Finder) stateBefore(p *page, f *found) {
	i := f.from
	if i < 2 || !p.near(int(i)) {
		return
	}
	if n.a.is(p.atoms[i-1], cThe) && p.near(int(i-1)) {
		i--
	}
	if i >= 2 && n.a.is(p.atoms[i-1], cOf) && p.near(int(i-1)) && n.a.is(p.atoms[i-2], cState) && p.atoms[i-2].look&capital != 0 {
		f.from = i - 2
	}
}

// ofMoney reports that a country's name says whose money is meant.
func (n *Finder) ofMoney(p *page, f *found) bool {
	i, j := int(f.from), int(f.to)
	return p.near(j) && n.a.is(p.atoms[j], cCoin) || i > 0 && p.near(i) && n.a.is(p.atoms[i-1], cCoin)
}
