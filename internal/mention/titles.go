package mention

import (
	"cmp"
	"slices"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// binding is an office that the report itself gives to a person: "President of
// Norland Ada Brovik".
type binding struct {
	seat
	ent    int32
	phrase phrase
	name   int // offset of the mention
}

// titles finds the offices that stand for their holders. An office next to the
// name of a person says what that person is; any other stands for somebody
// when it is definite ("the …") or names its country.
func (n *Finder) titles() {
	for pg := range n.who {
		n.who[pg] = n.who[pg][:0]
	}
	for _, f := range n.found {
		if f.kind == roster.Leader {
			n.who[f.page] = append(n.who[f.page], f)
		}
	}
	who := n.who
	var free [2][]phrase
	for pg, p := range n.pages {
		cover := n.cover(pg)
		free[pg] = make([]phrase, 0, len(n.held[pg]))
		for i, f := range n.held[pg] {
			if cover.overlaps(int32(f.noun), int32(f.past)) {
				continue
			}
			next := firstFrom(who[pg], f.to)
			if next < len(who[pg]) && int(who[pg][next].from) == f.to && (p.near(f.to) || p.atoms[f.to].gap == gComma && !f.possessive && p.closed(int(who[pg][next].to))) {
				n.bind(who[pg][next], f)
				continue
			}
			if to := n.pastRank(p, f.to); to > f.to { // "the Emir Sheikh Karam Zahid"
				if next := firstFrom(who[pg], to); next < len(who[pg]) && int(who[pg][next].from) == to {
					n.bind(who[pg][next], f)
					continue
				}
			}
			// "State Councillor and Foreign Minister Bao": both are what he is.
			if !f.post.alone() && i+1 < len(n.held[pg]) && n.held[pg][i+1].from == f.to+1 && n.a.is(p.atoms[f.to], cAnd) && p.near(f.to) && p.near(f.to+1) {
				g := n.held[pg][i+1]
				next := firstFrom(who[pg], g.to)
				if next < len(who[pg]) && int(who[pg][next].from) == g.to && p.near(g.to) {
					n.bind(who[pg][next], f)
					continue
				}
			}
			prev := firstFrom(who[pg], f.from)
			if prev > 0 && int(who[pg][prev-1].to) == f.from && p.atoms[f.from].gap == gComma && p.closed(f.to) {
				n.bind(who[pg][prev-1], f)
				continue
			}
			free[pg] = append(free[pg], f)
		}
	}
	for _, b := range n.bound {
		if b.page == 1 {
			at := n.pages[1].atoms
			n.Offices[b.name] = prose.Span{Start: int(at[b.phrase.from].start), End: int(at[b.phrase.to-1].end)}
		}
	}
	for pg := range n.pages {
		p := n.pages[pg]
		for _, f := range free[pg] {
			if !n.stands(p, &f) {
				continue
			}
			if who, rule, sure := n.resolve(pg, &f); rule != "" {
				n.found = append(n.found, found{page: uint8(pg), from: int32(f.from), to: int32(f.to), kind: roster.Leader, ent: who, form: ByTitle, rule: rule, sure: float32(sure)})
			}
		}
	}
}

// pastRank is the atom behind what somebody of rank is called from atom i on.
func (n *Finder) pastRank(p *page, i int) int {
	for k := 0; k < 3 && i < len(p.atoms) && n.a.is(p.atoms[i], cRank|cHonor) && p.atoms[i].gap != gBreak && p.atoms[i].gap != gComma; k++ {
		i++
	}
	return i
}

// firstFrom is the index of the first in a sorted list that begins at atom i or
// behind it.
func firstFrom(list []found, i int) int {
	k, _ := slices.BinarySearchFunc(list, int32(i), func(x found, at int32) int { return cmp.Compare(x.from, at) })
	return k
}

// opens reports whether a sentence or a quotation begins at atom i.
func (p *page) opens(i int) bool {
	g := p.atoms[i].gap
	return p.atoms[i].look&capital != 0 && (g == gPoint || g == gBreak || g == gQuote || g == gOther)
}

// closed reports whether a clause may end before atom j.
func (p *page) closed(j int) bool {
	if j >= len(p.atoms) {
		return true
	}
	g := p.atoms[j].gap
	return g == gComma || g == gPoint || g == gOther || g == gBreak || g == gQuote
}

func (n *Finder) bind(who found, f phrase) {
	if f.mod || f.det && f.place == "" || n.officeOfOffice(n.pages[who.page], &f) {
		return
	}
	b := binding{seat{int(who.page), int32(f.noun)}, who.ent, f, n.spanOf(who).Start}
	n.bound = append(n.bound, b)
	for _, o := range n.borne {
		if o.ent == b.ent && o.phrase.key() == f.key() {
			return
		}
	}
	n.borne = append(n.borne, b)
}

// post3 is what an office phrase says.
type post3 struct {
	post
	place, body, host string
}

func (f *phrase) key() post3 { return post3{f.post, f.place, f.body, f.host} }

// officeOfOffice reports an office that belongs to another: "adviser to the
// President", "press service of the Head of State".
func (n *Finder) officeOfOffice(p *page, f *phrase) bool {
	i := f.from
	if !p.near(i) {
		return false
	}
	if n.a.is(p.atoms[i-1], cBody) { // Russian: "пресс-служба Главы государства"
		return true
	}
	if !n.a.is(p.atoms[i-1], cOf|cTo) {
		return false
	}
	for k := i - 2; k >= 0 && k >= i-4 && p.near(k+1); k-- {
		if n.a.is(p.atoms[k], cBody) {
			return true
		}
		if n.a.is(p.atoms[k], cPrep|cSay|cThe) {
			break
		}
	}
	return false
}

// stands reports whether the phrase can stand for a person.
func (n *Finder) stands(p *page, f *phrase) bool {
	a := n.a
	if f.mod || f.det || f.post == "elect" || f.elsewhere && f.place == "" || n.officeOfOffice(p, f) {
		return false
	}
	if short := p.text[p.atoms[f.noun].start:p.atoms[f.noun].end]; len(short) == 2 && !prose.Upper(short) {
		return false
	}
	next := f.to
	if f.possessive {
		next++
		for k := next; k < len(p.atoms) && k < next+3 && p.near(k); k++ {
			if a.is(p.atoms[k], cBody) {
				return false
			}
			if a.is(p.atoms[k], cPrep|cSay|cAnd) {
				break
			}
		}
	} else if p.near(next) {
		t := p.atoms[next]
		switch {
		case a.is(t, cBody|cThing):
			return false
		case t.look&capital != 0 && t.look&digits == 0 && !a.is(t, cDay):
			if !p.shout || !a.is(t, cVerb|cSay|cPrep) {
				return false // a name that the roster does not know, or "President Hotel"
			}
		}
	} else if next < len(p.atoms) && p.atoms[next].gap == gHyphen {
		return false
	}
	custom := f.post[0] == '='
	known := f.place != "" || f.own
	if known && f.article {
		return true
	}
	start := f.from == 0 || p.atoms[f.from].gap != gSpace && p.atoms[f.from].gap != gHyphen && p.atoms[f.from].gap != gComma
	said := p.near(next) && (a.is(p.atoms[next], cSay|cVerb) || pastTense(p, next))
	capitals := p.atoms[f.noun].look&capital != 0 && p.atoms[f.past-1].look&capital != 0
	become := p.near(f.from) && a.is(p.atoms[f.from-1], cBecome|cAnd) && !said
	switch {
	case known:
		return !become && (capitals || p.atoms[f.from].look&capital != 0)
	case f.post.vague():
		return false
	case f.article:
		if f.post == "prime minister" && f.past-f.noun == 1 && !capitals { // "the premier event"
			return said || p.closed(next)
		}
		return true
	case custom:
		return !become
	case f.post == "head of state":
		return capitals && !become && (f.noun == f.from)
	}
	return start && capitals && said && f.post.alone()
}

// pastTense reports a small word at atom i that looks like a verb in the past.
func pastTense(p *page, i int) bool {
	if p.atoms[i].look&(capital|digits) != 0 {
		return false
	}
	w := p.text[p.atoms[i].start:p.atoms[i].end]
	return len(w) > 4 && w[len(w)-2:] == "ed"
}

// bears reports whether the report gives the person the office.
func (n *Finder) bears(id int32, f *phrase) bool {
	for i := range n.borne {
		if b := &n.borne[i]; b.ent == id && n.takes(f, b) {
			return true
		}
	}
	return false
}

func (n *Finder) takes(f *phrase, b *binding) bool {
	if !f.post.takes(b.phrase.post) || f.body != "" && f.body != b.phrase.body || f.host != "" && b.phrase.host != "" && f.host != b.phrase.host {
		return false
	}
	if b.phrase.elsewhere && b.phrase.body == "" {
		return false
	}
	if f.place == "" {
		return b.phrase.body == "" || f.body == b.phrase.body || b.phrase.post != "president"
	}
	if b.phrase.place != "" {
		return b.phrase.place == f.place
	}
	return n.country(b.ent) == f.place
}

// country is the id of the country that a leader is of on the report's day.
func (n *Finder) country(id int32) string {
	for _, r := range n.a.people[id].roles {
		if r.At(n.date) && n.isPlace(r.Of) {
			return r.Of
		}
	}
	return n.a.people[id].country
}

func (n *Finder) isPlace(id string) bool { return n.a.byID[key{roster.Place, id}] != nil }

// holds reports whether by the roster the person held the office on the day of
// the report.
func (n *Finder) holds(id int32, f *phrase) bool { return n.holdsAt(id, f, n.date) }

func (n *Finder) holdsAt(id int32, f *phrase, day edtf.Date) bool {
	for _, r := range n.a.people[id].roles {
		if !r.At(day) || f.place != "" && r.Of != f.place || f.host != "" && r.host != "" && f.host != r.host || f.body != "" && f.body != r.body {
			continue
		}
		for _, o := range r.offices {
			if !f.post.takes(o) {
				continue
			}
			if f.post != o && !n.isPlace(r.Of) || r.body != "" && f.body == "" && (o == "president" || f.post.vague()) {
				continue
			}
			return true
		}
	}
	return false
}

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
	case len(held) == 1 && n.date.IsZero():
		return held[0], "title/ever", .7
	case len(held) == 1:
		return held[0], "title/held", .88
	case len(held) > 1:
		n.doubt(pg, int32(f.from), int32(f.to), roster.Leader, "title/place", held)
	}
	return 0, "", 0
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
