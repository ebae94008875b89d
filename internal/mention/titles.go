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
			if f.place != "" && !f.mod && !f.possessive && n.strangerAt(p, f.to) {
				n.others = append(n.others, f.key())
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
		case n.unknown(p, next):
			return false // a name that the roster does not know, or "President Hotel"
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

// unknown reports a word at atom i that begins like a name.
func (n *Finder) unknown(p *page, i int) bool {
	t := p.atoms[i]
	return t.look&capital != 0 && t.look&digits == 0 && !n.a.is(t, cDay) && (!p.shout || !n.a.is(t, cVerb|cSay|cPrep))
}

// strangerAt reports that somebody of two names or more whom the roster does not know
// stands at atom i, right behind an office.
func (n *Finder) strangerAt(p *page, i int) bool {
	return !p.shout && p.near(i) && p.near(i+1) && n.unknown(p, i) && n.unknown(p, i+1) && !n.a.is(p.atoms[i], cBody|cThing) && !n.a.is(p.atoms[i+1], cBody|cThing)
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
