package site

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// name gives the events their ids.
func (g *grouper) name() {
	order := make([]int32, len(g.events))
	ids := make([]string, len(g.events))
	for i, d := range g.events {
		slices.SortFunc(d.Reports, func(a, b Report) int {
			return cmp.Or(strings.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
		})
		order[i] = int32(i)
		ids[i] = eventID(d)
	}
	slices.SortFunc(order, func(a, b int32) int {
		x, y := g.events[a], g.events[b]
		return cmp.Or(byDate(x.Date, y.Date), strings.Compare(ids[a], ids[b]), byReport(x, y))
	})
	taken := make(map[string]int, len(ids))
	for _, i := range order {
		taken[ids[i]]++
	}
	next := map[string]int{}
	for _, i := range order {
		if base := ids[i]; taken[base] > 1 {
			for {
				next[base]++
				if next[base] == 1 {
					break // the first keeps the plain id
				}
				id := prose.Slug(base, 74) + "-" + itoa(next[base])
				if taken[id] == 0 {
					taken[id] = 1
					ids[i] = id
					break
				}
			}
		}
		g.events[i].ID = ids[i]
	}
}

// byDate orders dates, those not known last.
func byDate(a, b edtf.Date) int {
	if x, y := a.IsZero(), b.IsZero(); x != y {
		if x {
			return 1
		}
		return -1
	}
	return edtf.Compare(a, b)
}

// finish links plans to what came of them, and sorts.
func (g *grouper) finish() []Event {
	out := make([]Event, 0, len(g.events))
	order := slices.DeleteFunc(slices.Clone(g.events), func(d *draft) bool { return d.gone })
	slices.SortFunc(order, func(a, b *draft) int { return cmp.Or(byDate(a.Date, b.Date), strings.Compare(a.ID, b.ID)) })
	for _, d := range order {
		if d.future {
			g.link(d)
		}
	}
	for _, d := range order {
		slices.Sort(d.Fulfils)
		out = append(out, d.Event)
	}
	return out
}

// eventID is "2023-10-17-meeting-ada-vale-bo-lund": as much of the date as is
// known, the kind, and who, or else what and where.
func eventID(d *draft) string {
	var b strings.Builder
	if d.Date.IsZero() {
		b.WriteString("undated")
	} else {
		s := d.Date.String()
		if i := strings.IndexAny(s, "/,."); i > 0 {
			s = s[:i]
		}
		b.WriteString(strings.ToLower(strings.Trim(s, "[]{}")))
	}
	b.WriteByte('-')
	b.WriteString(d.Kind)
	n := b.Len()
	if d.Name != "" && (d.class == 'f' || len(d.people) == 0) {
		b.WriteByte('-')
		b.WriteString(d.Name)
	} else {
		for _, p := range d.people {
			b.WriteByte('-')
			b.WriteString(p)
		}
	}
	if d.class == 'v' && d.Country != "" {
		b.WriteByte('-')
		b.WriteString(d.Country)
	}
	if b.Len() == n {
		b.WriteByte('-')
		b.WriteString(cmp.Or(d.Place, d.Country, d.Title))
	}
	return prose.Slug(b.String(), 76)
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}
