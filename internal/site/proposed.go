package site

import (
	"dateline/internal/article"
	"dateline/internal/roster"
)

// Proposed says of an entity that the program found its name and nobody has
// checked it: in how many reports, and where to look.
type Proposed struct {
	Reports string // "3 reports"; "" where the file does not say
	Seen    []Seen
}

// Seen is a report that names the entity, with its words where they may be shown.
type Seen struct {
	Link
	Exact string
}

// proposed is nil for an entity that is no proposal.
func (s *Site) proposed(e *roster.Entity, root string) *Proposed {
	if e.Status != "proposed" {
		return nil
	}
	p := &Proposed{}
	if e.Reports > 0 {
		p.Reports = s.w.N("%s report|%s reports", e.Reports)
	}
	for _, v := range e.Evidence {
		if o := s.Entry(v.Article); o != nil {
			seen := Seen{Link: Link{o.from(root), o.Title}}
			if mode(o) == article.Full {
				seen.Exact = v.Exact
			}
			p.Seen = append(p.Seen, seen)
		}
	}
	return p
}
