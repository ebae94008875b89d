package mention

import (
	"math/bits"
	"slices"
	"strings"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// phrase is an office as a text words it: "the Norlandic President", "the
// Minister of Foreign Affairs of Norland", "Ambassador of Norland to Sudland".
type phrase struct {
	from, to   int // atoms, half-open, with the article and the place
	noun, past int // atoms of the noun alone
	post       post
	place      string // id of the place or organization, or ""
	own        bool   // "of the country": the report's own
	body       string // folded words of a body: "state council"
	host       string // id: "to Sudland"
	article    bool   // "the" stands before it
	det        bool   // "a", "his" …
	mod        bool   // "former", "deputy": not the office itself
	elsewhere  bool   // "of" something that the roster does not know
	possessive bool   // 's follows
}

// page is one text of a report, the title or the body, with what the index
// finds in it.
type page struct {
	text   string
	title  bool
	atoms  []atom
	hits   []hit   // all names that fit, by place, longest first
	starts []int32 // by atom: 1 + the longest hit of a place or organization that starts there
	ends   []int32 // 1 + the longest of a place or organization, demonyms included, that ends there
	shout  bool    // capitals say nothing: a headline in title case or in capitals
}

// hit is a name of the index at atoms [from,to).
type hit struct {
	from, to int32
	*entry
}

// find looks every name of the index up in the atoms.
func (a *Index) find(text string, title bool) *page {
	p, _ := a.lent.Get().(*page)
	if p == nil {
		p = &page{}
	}
	*p = page{text: text, title: title, atoms: a.scan(p.atoms[:0], text, false), hits: p.hits[:0], starts: p.starts[:0], ends: p.ends[:0]}
	p.shout = title && shouts(p.atoms)
	for i := range p.atoms {
		t := p.atoms[i]
		if t.id == 0 || int(t.id) >= len(a.first) {
			continue
		}
		at := a.first[t.id]
		begin := len(p.hits)
		for j := i + 1; at != 0; j++ {
			for k := range a.nodes[at].entries {
				if e := &a.nodes[at].entries[k]; a.fits(p, e, i, j) {
					p.hits = append(p.hits, hit{int32(i), int32(j), e})
				}
			}
			if j >= len(p.atoms) || !a.nodes[at].more {
				break
			}
			n := p.atoms[j]
			if n.id == 0 || n.gap == gOther || n.gap == gBreak {
				break
			}
			at = a.edges[edge(at, n.gap, n.id)]
		}
		for l, r := begin, len(p.hits)-1; l < r; l, r = l+1, r-1 { // longest first
			p.hits[l], p.hits[r] = p.hits[r], p.hits[l]
		}
	}
	if len(p.hits) == 0 {
		return p
	}
	p.starts = zeros(p.starts, len(p.atoms)+1)
	p.ends = zeros(p.ends, len(p.atoms)+1)
	for i, h := range p.hits {
		if h.what == wOffice || h.kind != roster.Place && h.kind != roster.Organization {
			continue
		}
		if o := p.starts[h.from]; h.what != wDemonym && (o == 0 || p.hits[o-1].to < h.to) {
			p.starts[h.from] = int32(i) + 1
		}
		if o := p.ends[h.to]; o == 0 || p.hits[o-1].from > h.from {
			p.ends[h.to] = int32(i) + 1
		}
	}
	return p
}

// zeros is a slice of n zeros in the room of s, where it has so much.
func zeros(s []int32, n int) []int32 {
	s = slices.Grow(s, n)[:n]
	clear(s)
	return s
}

// shouts reports a headline whose words are all written with a capital.
func shouts(atoms []atom) bool {
	caps, all := 0, 0
	for _, t := range atoms {
		if t.end-t.start > 3 && t.look&digits == 0 {
			all++
			if t.look&capital != 0 {
				caps++
			}
		}
	}
	return all > 2 && caps*10 >= all*8
}

// fits checks the case of a name at atoms [i,j).
func (a *Index) fits(p *page, e *entry, i, j int) bool {
	if e.what == wOffice && e.post[0] != '=' {
		return true
	}
	var caps, up uint32
	for k := i; k < j; k++ {
		if p.atoms[k].look&capital != 0 {
			caps |= 1 << (k - i)
		}
		if p.atoms[k].look&upper != 0 {
			up |= 1 << (k - i)
		}
	}
	if e.what == wAcronym {
		return e.up&^up == 0 && e.caps&^caps == 0
	}
	miss := e.caps &^ caps
	if miss == 0 {
		return true
	}
	switch e.kind {
	case roster.Initiative:
		// "year of Youth", "Belt and Road initiative": half of the capitals will do.
		return e.n > 1 && bits.OnesCount32(miss)*2 <= bits.OnesCount32(e.caps) || e.n > 5 && bits.OnesCount32(e.caps) == 1
	case roster.Organization:
		return e.n > 2 && bits.OnesCount32(miss)*2 <= bits.OnesCount32(e.caps) && miss&1 == 0
	}
	return false
}

// placeAt reads the name of a place or an organization at atom i, with a form
// of state before it: "the Republic of Norland". It returns the atom after it.
func (a *Index) placeAt(p *page, i int) (id string, end int) {
	if i < len(p.atoms) && a.is(p.atoms[i], cThe) {
		i++
	}
	for range 4 {
		if i >= len(p.atoms) {
			return "", i
		}
		if h := p.starts[i]; h != 0 {
			return a.ents[p.hits[h-1].ent].ID, int(p.hits[h-1].to)
		}
		if p.atoms[i].look&capital == 0 && !a.stateOf(p, i) {
			return "", i
		}
		if a.is(p.atoms[i], cState) && i+2 < len(p.atoms) && a.is(p.atoms[i+1], cOf) {
			i += 2
			if a.is(p.atoms[i], cThe) {
				i++
			}
			continue
		}
		if i++; i < len(p.atoms) && p.atoms[i].gap != gSpace && p.atoms[i].gap != gApos && p.atoms[i].gap != gHyphen {
			return "", i
		}
	}
	return "", i
}

// stateOf reports a form of state without a capital at atom i, and whose it is behind it:
// "the republic of Norland".
func (a *Index) stateOf(p *page, i int) bool {
	return a.is(p.atoms[i], cState) && p.near(i+1) && a.is(p.atoms[i+1], cOf) && p.near(i+2) && (p.atoms[i+2].look&capital != 0 || a.is(p.atoms[i+2], cThe))
}

// near reports whether atom i follows the one before it after a mere space.
func (p *page) near(i int) bool {
	return i > 0 && i < len(p.atoms) && p.atoms[i].gap == gSpace
}

func (p *page) fold(i, j int) string {
	return prose.Fold(prose.Space(p.text[p.atoms[i].start:p.atoms[j-1].end]))
}

// phraseAt reads the phrase around an office noun at atoms [i,j).
func (a *Index) phraseAt(p *page, i, j int, o post) phrase {
	f := phrase{from: i, to: j, noun: i, past: j, post: o}
	a.phraseRight(p, &f)
	a.phraseLeft(p, &f)
	return f
}

func (a *Index) phraseRight(p *page, f *phrase) {
	n := len(p.atoms)
	// "Minister of Foreign Affairs"
	if strings.HasSuffix(string(f.post), "minister") && f.post != "prime minister" && p.near(f.to) && a.is(p.atoms[f.to], cOf) {
		k := f.to + 1
		if p.near(k) && a.is(p.atoms[k], cThe) {
			k++
		}
		port := ""
		for k < n && k > f.to && (p.near(k) || p.atoms[k].gap == gComma || p.atoms[k].gap == gHyphen) {
			if a.is(p.atoms[k], cPort) {
				if port == "" {
					port = portfolio(p.fold(k, k+1))
				}
				k++
				continue
			}
			if a.is(p.atoms[k], cAnd) && k+1 < n && p.near(k+1) && a.is(p.atoms[k+1], cPort) && port != "" {
				k++
				continue
			}
			break
		}
		if port != "" {
			prefix := ""
			if strings.HasPrefix(string(f.post), "deputy ") {
				prefix = "deputy "
			}
			f.post, f.to, f.past = post(prefix+port+" minister"), k, k
		}
	}
	for range 2 {
		k := f.to
		switch {
		case p.near(k) && a.is(p.atoms[k], cOf) && p.near(k+1) && f.place == "" && !f.own:
			if a.is(p.atoms[k+1], cThe|cDet) && p.near(k+2) && a.is(p.atoms[k+2], cOwn) && p.atoms[k+2].look&capital == 0 && !a.stateOf(p, k+2) {
				f.own, f.to = true, k+3
				continue
			}
			if id, end := a.placeAt(p, k+1); id != "" {
				f.place, f.to = id, end
				if a.byID[key{roster.Organization, id}] != nil && p.near(end) && a.is(p.atoms[end], cOf) {
					// a body that the roster knows, and its country
					if country, past := a.placeAt(p, end+1); country != "" {
						f.body, f.place, f.to = a.bodyName(p, k+1, end), country, past
					}
				}
				continue
			}
			// a body, then the place: "of the State Council of Norland"
			m := k + 1
			if a.is(p.atoms[m], cThe) && p.near(m+1) {
				m++
			}
			b := m
			for m < n && m-b < 6 && (m == b || p.near(m)) && (p.atoms[m].look&capital != 0 || a.is(p.atoms[m], cAnd)) {
				m++
			}
			if m == b {
				f.elsewhere = true
				return
			}
			f.body = p.fold(b, m)
			f.to = m
			if p.near(m) && a.is(p.atoms[m], cOf) {
				if id, end := a.placeAt(p, m+1); id != "" {
					f.place, f.to = id, end
				}
			}
			f.elsewhere = true
			continue
		case p.near(k) && a.is(p.atoms[k], cTo) && f.abroad():
			if id, end := a.placeAt(p, k+1); id != "" {
				f.host, f.to = id, end
				continue
			}
		}
		break
	}
	if k := f.to; k+1 <= n && k < n && p.atoms[k].gap == gApos && p.atoms[k].end-p.atoms[k].start == 1 {
		f.possessive = true
	}
}

// bodyName is the folded name of a body at atoms [i,j), without article.
func (a *Index) bodyName(p *page, i, j int) string {
	if a.is(p.atoms[i], cThe) && i+1 < j {
		i++
	}
	return p.fold(i, j)
}

// abroad reports an office that is held in another country.
func (f *phrase) abroad() bool {
	return f.post == "ambassador" || f.post == "envoy" || f.post == "consul general"
}

func (a *Index) phraseLeft(p *page, f *phrase) {
	i := f.from
	if f.place == "" && i > 0 && (p.near(i) || p.atoms[i].gap == gHyphen) {
		end := i
		if a.poss(p, i-1) {
			end = i - 1
		}
		if h := p.ends[end]; h != 0 {
			f.place = a.ents[p.hits[h-1].ent].ID
			i = int(p.hits[h-1].from)
		}
	}
	if p.near(i) {
		switch t := p.atoms[i-1]; {
		case a.is(t, cThe):
			f.article = true
			i--
		case a.is(t, cDet):
			f.det = true
		case a.is(t, cMod):
			f.mod = true
		}
	} else if i > 0 && p.atoms[i].gap == gHyphen && (a.is(p.atoms[i-1], cMod) || a.classes[p.atoms[i-1].id] == 0) {
		f.mod = true // "ex-president", "co-chair"
	}
	if f.article && p.near(i) && a.is(p.atoms[i-1], cMod) {
		f.mod = true
	}
	f.from = i
}

// poss reports whether atom i is the s of a possessive.
func (a *Index) poss(p *page, i int) bool {
	return i > 0 && p.atoms[i].gap == gApos && p.atoms[i].end-p.atoms[i].start == 1 && (p.text[p.atoms[i].start] == 's' || p.text[p.atoms[i].start] == 'S')
}

// addRoles reads the titles and phrases of a leader's roles. A short phrase
// made of an office noun only adds to what the role is called; any other is a
// word of its own, which stands for the people who have it.
func (a *Index) addRoles(id int32, e *roster.Entity) {
	for _, r := range e.Roles {
		h := tenure{Role: r}
		for _, t := range append([]string{r.Title}, r.Short...) {
			a.readRole(&h, t, t == r.Title)
		}
		if h.Of == "" {
			h.Of = e.Country
		}
		a.people[id].roles = append(a.people[id].roles, h)
	}
}

func (a *Index) readRole(h *tenure, text string, title bool) {
	p := a.find(text, false)
	var best hit
	ok := false
	for _, x := range p.hits {
		if x.what == wOffice && (!ok || x.from < best.from || x.from == best.from && x.to > best.to) {
			if ok && best.from < x.from {
				break
			}
			best, ok = x, true
		}
	}
	if ok {
		f := a.phraseAt(p, int(best.from), int(best.to), best.post)
		if title || !f.mod && !f.det && (!f.elsewhere || f.place != "") && f.to == len(p.atoms) && (f.from == 0) {
			if !f.mod {
				h.add(f.post)
			} else if title {
				h.add(post(p.fold(0, f.past)))
			}
			if title && f.body != "" {
				h.body = f.body
			}
			if f.host != "" {
				h.host = f.host
			}
			if title && h.Of == "" {
				h.Of = f.place
			}
			if title || !f.mod {
				return
			}
		}
	}
	atoms := a.scan(nil, text, false)
	if len(atoms) == 0 {
		return
	}
	if len(atoms) > 1 && a.is(atoms[0], cThe) {
		text = text[atoms[1].start:]
	}
	o := post("=" + prose.Fold(prose.Space(text)))
	h.add(o)
	for _, t := range Declined(text) {
		a.add(t, entry{what: wOffice, post: o})
	}
}

func (h *tenure) add(o post) {
	for _, x := range h.offices {
		if x == o {
			return
		}
	}
	h.offices = append(h.offices, o)
}
