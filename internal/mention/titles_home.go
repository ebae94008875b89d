package mention

import "dateline/internal/roster"

// domestic reports that the report has to do with the site's own country, whose
// president "the President" is then: its agency writes it, or it is written there, or
// it names one of its places or leaders.
func (n *Finder) domestic() bool {
	if n.agency == n.home || n.city == n.home {
		return true
	}
	for _, f := range n.found {
		switch f.kind {
		case roster.Leader:
			if n.country(f.ent) == n.home {
				return true
			}
		case roster.Place:
			if e := n.a.ents[f.ent]; e.ID == n.home || e.Country == n.home {
				return true
			}
		}
	}
	return false
}
