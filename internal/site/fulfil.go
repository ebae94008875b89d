package site

import (
	"cmp"
	"strings"
)

// link finds the event by which a plan, an announcement or an invitation was
// made good: the first that the people it named held in its time.
func (g *grouper) link(p *draft) {
	want := *p
	want.future = false
	want.Reports = nil
	from, to := p.told-defaultSlack, p.told+promise
	if p.told >= far {
		return
	}
	when := p.due
	if p.class == class("invitation") {
		want.class = 'v'
		if p.Name != "" {
			want.class = 'f'
		}
		want.people = nil
		for _, x := range p.Participants {
			if x.Part == "invitee" && x.Entity != "" {
				want.people = append(want.people, x.Entity)
			}
		}
		want.Place = ""
		if len(want.people) == 0 && want.class == 'v' {
			return
		}
	} else if !p.Date.IsZero() && p.DateBasis != "default" {
		when = p.Date
	}
	if !when.IsZero() {
		lo, hi := bounds(when)
		from, to = max(from, lo-7), min(hi+7, max(p.told, lo)+promise)
	}
	var hit *draft
	want.Subtype = ""
	g.near(&want, false, from, to, func(_ int32, c *draft) {
		if c.gone || c.lo < from || c.lo > to || !g.same(c, &want) {
			return
		}
		if c.class == 'v' && (want.Country == "" || c.Country != want.Country) {
			return
		}
		if hit == nil || cmp.Or(cmp.Compare(c.lo, hit.lo), strings.Compare(c.ID, hit.ID)) < 0 {
			hit = c
		}
	})
	if hit != nil {
		p.FulfilledBy = hit.ID
		hit.Fulfils = append(hit.Fulfils, p.ID)
	}
}
