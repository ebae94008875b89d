package mention

import (
	"cmp"
	"slices"

	"dateline/internal/edtf"
	"dateline/internal/roster"
)

// resolve finds the person for whom the phrase stands, with the rule that says
// so; the rule is empty when nobody is found or the question is open.
func (n *Finder) resolve(pg int, f *phrase) (int32, string, float64) {
	if f.own && n.home != "" {
		f.place = n.home
	}
	if f.place != "" {
		return n.resolvePlace(pg, f)
	}
	return n.resolveBare(pg, f)
}

func (n *Finder) resolvePlace(pg int, f *phrase) (int32, string, float64) {
	at := seat{pg, int32(f.noun)}
	borne := n.people(func(id int32) bool { return n.bears(id, f) })
	if len(borne) > 1 {
		if held := keep(borne, func(id int32) bool { return n.holds(id, f) }); len(held) > 0 {
			borne = held
		}
	}
	switch {
	case len(borne) == 1:
		return borne[0], "title/borne", .95
	case len(borne) > 1:
		return n.nearest(borne, at), "title/nearest", .7
	}
	named := n.people(func(id int32) bool { return n.holds(id, f) })
	switch {
	case len(named) == 1:
		return named[0], "title/named", .93
	case len(named) > 1:
		n.doubt(pg, int32(f.from), int32(f.to), roster.Leader, "title/place", named)
		return 0, "", 0
	}
	held := n.holders(f)
	switch {
	case (n.date.IsZero() || n.date.Precision() == edtf.IntervalPrec) && n.othersOffice(f):
	case len(held) == 1 && n.date.IsZero():
		return held[0], "title/ever", .7
	case len(held) == 1:
		return held[0], "title/held", .88
	case len(held) > 1:
		n.doubt(pg, int32(f.from), int32(f.to), roster.Leader, "title/place", held)
	}
	return 0, "", 0
}

// othersOffice reports that the report gives the office to somebody whom the roster does
// not know: of a day that is not known its holder may be another than the roster's.
func (n *Finder) othersOffice(f *phrase) bool {
	return slices.ContainsFunc(n.others, func(o post3) bool {
		return o.place == f.place && o.body == f.body && (f.post.takes(o.post) || o.post.takes(f.post) || f.post[0] == '=')
	})
}

func (n *Finder) resolveBare(pg int, f *phrase) (int32, string, float64) {
	at := seat{pg, int32(f.noun)}
	all := n.people(func(id int32) bool { return n.bears(id, f) || n.holds(id, f) })
	ofHome := keep(all, func(id int32) bool { return n.home != "" && n.country(id) == n.home })
	custom := f.post[0] == '='
	p := n.pages[pg]
	if custom || f.post == "head of state" { // the very words, given to one person
		very := keep(all, func(id int32) bool {
			return slices.ContainsFunc(n.borne, func(b binding) bool { return b.ent == id && b.phrase.post == f.post })
		})
		if len(very) == 1 {
			return very[0], "title/borne", .92
		}
	}
	subject := int32(-1) // of the sentence before, if the office fits
	if pg == 1 && len(all) > 0 {
		who := Subjects{n.text, n.a, n.known, n.Offices}
		if i, ok := who.Before(int(p.atoms[f.from].start)); ok {
			for _, id := range all {
				if n.a.ents[id].ID == n.leaders[i] {
					subject = id
				}
			}
		}
	}
	// The agency of a country calls its own head of state by the bare office.
	if len(ofHome) == 0 && f.post.alone() && n.home != "" && n.domestic() && (custom || f.post == "head of state" || n.home == n.agency && subject < 0 && p.atoms[f.noun].look&capital != 0) && !n.date.IsZero() {
		g := *f
		g.place = n.home
		if held := n.holders(&g); len(held) == 1 {
			return held[0], "title/home", .82
		}
	}
	switch {
	case len(all) == 1:
		return all[0], "title/only", .9
	case len(all) == 0:
		if f.post.alone() && n.home != "" && !n.date.IsZero() && n.domestic() {
			g := *f
			g.place = n.home
			if held := n.holders(&g); len(held) == 1 {
				return held[0], "title/home", .75
			}
		}
		if custom && !n.date.IsZero() {
			if held := n.holders(f); len(held) == 1 {
				return held[0], "title/held", .85
			}
		}
		return 0, "", 0
	}
	if f.post.descriptive() && subject >= 0 && f.from > 0 && p.opens(f.from) {
		return subject, "title/subject", .75
	}
	if f.post.descriptive() {
		rest := all
		if s := n.firstIn(pg, f); s >= 0 && len(all) > 1 {
			rest = keep(all, func(id int32) bool { return id != s })
		}
		return n.nearest(rest, at), "title/nearest", .7
	}
	if len(ofHome) == 1 {
		return ofHome[0], "title/home", .88
	}
	if subject >= 0 {
		return subject, "title/subject", .75
	}
	return n.earliest(all), "title/topic", .6
}

// firstIn is the leader named first in the sentence of the phrase, before it,
// or -1: what "the diplomat" after a subject is not.
func (n *Finder) firstIn(pg int, f *phrase) int32 {
	if pg != 1 {
		return -1
	}
	off := int(n.pages[1].atoms[f.from].start)
	s := n.text.SentenceAt(off)
	if s < 0 {
		return -1
	}
	who := n.who[1]
	start := int32(n.text.Sents[s].Start)
	k, _ := slices.BinarySearchFunc(who, start, func(f found, at int32) int { return cmp.Compare(n.pages[1].atoms[f.from].start, at) })
	if k < len(who) && int(n.pages[1].atoms[who[k].from].start) < off {
		return who[k].ent
	}
	return -1
}

func keep(ids []int32, ok func(int32) bool) []int32 {
	var out []int32
	for _, id := range ids {
		if ok(id) {
			out = append(out, id)
		}
	}
	return out
}

// people are the leaders named in the report for whom ok holds, in the order in
// which they are first named.
func (n *Finder) people(ok func(int32) bool) []int32 {
	var out []int32
	for _, id := range n.order() {
		if ok(id) {
			out = append(out, id)
		}
	}
	return out
}

// order are the leaders whom the report names, in the body first.
func (n *Finder) order() []int32 {
	if n.topical {
		return n.topics
	}
	n.topical = true
	seen := map[int32]bool{}
	for pg := 1; pg >= 0; pg-- {
		for _, f := range n.who[pg] {
			if !seen[f.ent] {
				seen[f.ent] = true
				n.topics = append(n.topics, f.ent)
			}
		}
	}
	return n.topics
}

// holders are all leaders of the roster who held the office on the day of the
// report.
func (n *Finder) holders(f *phrase) []int32 {
	k := f.key()
	if out, ok := n.holder[k]; ok {
		return out
	}
	var out []int32
	for id := range n.a.ents {
		if n.a.ents[id].Kind != roster.Leader {
			break // leaders come first
		}
		if n.holds(int32(id), f) {
			out = append(out, int32(id))
		}
	}
	n.holder[k] = out
	return out
}

// nearest is the one of the people who is named last before the seat, or else
// the one whom the report names first.
func (n *Finder) nearest(ids []int32, at seat) int32 {
	const reach = 200 // mentions to look back over
	who := n.who[at.page]
	k, _ := slices.BinarySearchFunc(who, at.atom, func(f found, at int32) int { return cmp.Compare(f.from, at) })
	for i := k - 1; i >= 0 && i > k-reach; i-- {
		if slices.Contains(ids, who[i].ent) {
			return who[i].ent
		}
	}
	return n.earliest(ids)
}

func (n *Finder) earliest(ids []int32) int32 {
	for _, id := range n.order() {
		if slices.Contains(ids, id) {
			return id
		}
	}
	return ids[0]
}
