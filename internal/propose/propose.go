package propose

import (
	"slices"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Proposal is a name that the reports speak of and the roster does not know.
type Proposal struct {
	Entity   roster.Entity // as its file would be; of a name proposed before, under its id
	Mentions int           // in all reports
	Score    int           // what speaks for it
}

// limits of what is proposed: the names of the most reports.
const maxProposals = 2000 // of a kind

// score weighs what speaks for a name and against it. Three is enough for one
// that is named twice; a name that stands once needs more.
func (c *cluster) score() int {
	n := 0
	weigh := func(m mark, w int) {
		if c.marks&m != 0 {
			n += w
		}
	}
	switch c.kind {
	case roster.Source:
		return 5 // whoever read the header has weighed it
	case roster.Leader:
		weigh(byHonor|byOffice|byAppos|byAge, 1) // any of them three, each more two
		weigh(byHonor, 2)
		weigh(byOffice, 2)
		weigh(byAppos, 2)
		weigh(byAge, 2)
		weigh(byTitle, 2)
		weigh(bySaying, 2)
		weigh(byDoing, 1)
		weigh(byAlone, 3)
		weigh(byGiven, 2)
		weigh(byFamily, 2)
		weigh(byInitial, 1)
		weigh(againstThing, -3)
		weigh(againstWord, -2)
		if c.the*2 > max(c.reports, 1) {
			n -= 4
		}
		if c.in*2 > max(c.reports, 1) {
			n -= 3
		}
		if c.mentions >= 3 && c.marks&(byGiven|byFamily) != 0 && c.marks&(againstThing|againstWord) == 0 {
			n++
		}
	case roster.Place:
		weigh(byKnown, 5)
		weigh(byDateline, 4)
		weigh(byHead, 4)
		weigh(byWords, 4)
		weigh(againstIn, 3)
		weigh(byOf, 2)
		if c.marks&byOf != 0 && c.reports >= 2 {
			n++
		}
		weigh(byDoing, 1)
	default:
		weigh(byHead, 3)
		weigh(byWords, 2)
		weigh(bySaying, 2)
		weigh(byInitial, 1)
		weigh(againstThing, -3)
	}
	return n
}

// enough reports whether a name is proposed: it is named twice or more and
// something speaks for it, or once and it is plain.
func (c *cluster) enough(score int) bool {
	if c.mentions >= 2 {
		return score >= 3
	}
	return score >= 5 && c.marks&single == 0 && (c.kind != roster.Leader || c.marks&(byOffice|byAppos|byHonor|byAge) != 0)
}

// Proposals are the names to propose beside a roster, of each kind those of the
// most reports first. Names that the roster has are left out, unless the program
// wrote their files and nobody changed them: those keep their ids. So are those
// that a person deleted.
func (g *Gathering) Proposals(r *roster.Roster, past Past) []Proposal {
	b := &book{g: g, roster: r, past: past, places: map[string]string{}, strange: map[string]bool{}, ids: map[string]bool{}, of: map[*cluster]string{}}
	for _, e := range r.All(roster.Place) {
		if past.Find(roster.Place, e.ID) == nil {
			for _, n := range append(namesOf(&e), e.Demonyms...) {
				b.places[prose.Fold(n)] = e.ID
			}
		}
	}
	var all [roster.Source][]*cluster
	best := map[string]*cluster{} // by name: the kind that the most speaks for
	for kind := range all {
		for _, c := range g.clusters(roster.Kind(kind)) {
			if !c.enough(c.score()) || len(all[kind]) == maxProposals {
				continue
			}
			all[kind] = append(all[kind], c)
			k := prose.Fold(c.names[0])
			if o := best[k]; o == nil || c.score()*c.mentions > o.score()*o.mentions {
				best[k] = c
			}
		}
	}
	// "Osk Rovers" and "Steaua Osk" are no people where Osk is a place.
	place := func(word string) bool { return best[word] != nil && best[word].kind == roster.Place }
	all[roster.Leader] = slices.DeleteFunc(all[roster.Leader], func(c *cluster) bool {
		return len(c.words) > 1 && (place(c.words[0]) || place(last(c.words))) && c.marks&(byHonor|byOffice|byGiven|byFamily) == 0 && best[prose.Fold(c.names[0])] == c
	})
	for _, c := range all[roster.Leader] { // "in Brovik" is no place where Brovik is a person
		if f := c.family(); best[f] != nil && best[f].kind == roster.Place && best[f].marks&(byKnown|byDateline|byHead) == 0 && best[f].mentions < c.mentions {
			delete(best, f)
		}
	}
	houses := b.houses(best)
	for kind := range all {
		all[kind] = slices.DeleteFunc(all[kind], func(c *cluster) bool { return best[prose.Fold(c.names[0])] != c })
		b.identify(roster.Kind(kind), all[kind])
	}
	b.identify(roster.Source, houses)
	for _, list := range [...][]*cluster{all[roster.Place], all[roster.Organization], all[roster.Initiative], all[roster.Leader], houses} {
		for _, c := range list {
			if b.of[c] != "" {
				b.write(c)
			}
		}
	}
	b.succession()
	return b.out
}

// houses are the clusters of those that report. A person, a place or a programme is
// none; and one of the press, which acts in no report, is no organization.
func (b *book) houses(best map[string]*cluster) []*cluster {
	list := b.g.clusters(roster.Source)
	list = slices.DeleteFunc(list, func(c *cluster) bool {
		o := best[prose.Fold(c.names[0])]
		return o != nil && o.kind != roster.Organization && houseType(c.names[0], c.marks) == ""
	})
	for _, c := range list[:min(len(list), maxProposals)] {
		if houseType(c.names[0], c.marks) == "government" {
			continue
		}
		for _, n := range c.names {
			if o := best[prose.Fold(n)]; o != nil && o.kind == roster.Organization {
				best[prose.Fold(n)] = c
			}
		}
	}
	return list[:min(len(list), maxProposals)]
}
