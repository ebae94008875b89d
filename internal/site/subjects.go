package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/roster"
)

const (
	sparkHigh  = 24
	sparkBar   = 6
	namesShown = 12
	tailShown  = 26
)

func firstOf[T any](l []T, n int) []T { return l[:min(n, len(l))] }

func (s *Site) subjectOf(k roster.Kind, id string) subject {
	switch k {
	case roster.Leader:
		return s.byLeader.get(id)
	case roster.Initiative:
		return s.byInitiative.get(id)
	case roster.Place:
		return s.byPlace.get(id)
	}
	return s.bySource.get(id)
}

// subjectsOf lists the entities of a kind that have a page, for a page at
// root: those with most reports first.
func (s *Site) subjectsOf(k roster.Kind, root string) []Subject {
	var out []Subject
	lo, hi := s.yearRange()
	top := 1
	for _, e := range s.roster.All(k) {
		if !s.hasPage(k, e.ID) {
			continue
		}
		x := s.subjectOf(k, e.ID)
		sub := Subject{Link: s.entity(k, e.ID, root), Gloss: s.gloss(&e), GlossLang: s.tongueOf(s.gloss(&e)), Names: s.otherNames(&e), Reports: len(x.entries), Events: len(x.events)}
		sub.Count, sub.Proposed = s.countOf(x), e.Status == "proposed"
		sub.Span = s.span(s.refsOf(x), "%[1]d–%[2]d")
		if hi-lo >= 1 && hi-lo < 60 {
			sub.Spark, sub.SparkW = s.spark(x, lo, hi), (hi-lo+1)*(sparkBar+1)
		}
		top = max(top, sub.Reports+sub.Events)
		out = append(out, sub)
	}
	for i := range out {
		if n := out[i].Reports + out[i].Events; n > 0 {
			out[i].Level = 1 + 3*(n-1)/top
		}
	}
	slices.SortStableFunc(out, func(a, b Subject) int {
		return cmp.Or(cmp.Compare(b.Reports+b.Events, a.Reports+a.Events), strings.Compare(a.Text, b.Text))
	})
	return out
}

func (s *Site) countOf(x subject) string {
	switch {
	case len(x.entries) == 0 && len(x.events) == 0:
		return s.w.T("no report yet")
	case len(x.events) == 0:
		return s.w.N("%s report|%s reports", len(x.entries))
	case len(x.entries) == 0:
		return s.w.N("%s event|%s events", len(x.events))
	}
	return s.w.T("%[1]s, %[2]s", s.w.N("%s report|%s reports", len(x.entries)), s.w.N("%s event|%s events", len(x.events)))
}

// yearRange is the first and the last year of the timeline.
func (s *Site) yearRange() (lo, hi int) {
	for _, r := range s.items {
		if y := s.bucketOf(r).y; y != 0 {
			if lo == 0 || y < lo {
				lo = y
			}
			hi = max(hi, y)
		}
	}
	return lo, hi
}

// spark draws a subject's years.
func (s *Site) spark(x subject, lo, hi int) []SparkBar {
	n := make([]int, hi-lo+1)
	for _, i := range x.entries {
		if y := s.when[i].y; y != 0 && y >= lo && y <= hi {
			n[y-lo]++
		}
	}
	for _, i := range x.events {
		if y := s.places[i].y; y != 0 && y >= lo && y <= hi {
			n[y-lo]++
		}
	}
	top := max(1, slices.Max(n))
	var out []SparkBar
	for i, c := range n {
		if c > 0 {
			h := max(3, c*sparkHigh/top)
			out = append(out, SparkBar{i * (sparkBar + 1), sparkHigh - h, h})
		}
	}
	return out
}

// gloss is a few words on an entity: its gloss, its latest office, its type.
func (s *Site) gloss(e *roster.Entity) string {
	switch {
	case e.Gloss != "":
		return e.Gloss
	case e.Kind == roster.Leader && len(e.Roles) > 0:
		return e.Roles[len(e.Roles)-1].Title
	case e.Type != "":
		return s.typeName(e.Type)
	case e.Country != "" && e.Country != e.ID:
		return s.entity(roster.Place, e.Country, "").Text
	}
	return ""
}

func (s *Site) otherNames(e *roster.Entity) []Named {
	var out []Named
	shown := s.Name(e)
	if shown != e.Name {
		out = append(out, Named{s.tongueOf(e.Name), e.Name})
	}
	for _, n := range e.Names {
		if n.Text != shown && len(out) < namesShown && !slices.ContainsFunc(out, func(o Named) bool { return o.Text == n.Text }) {
			out = append(out, Named{n.Lang, n.Text})
		}
	}
	return out
}

func (s *Site) placeIDs() []string  { return s.withPage(roster.Place) }
func (s *Site) sourceIDs() []string { return s.withPage(roster.Source) }

func (s *Site) withPage(k roster.Kind) []string {
	var ids []string
	for _, e := range s.roster.All(k) {
		if s.hasPage(k, e.ID) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// entityFiles yields the index of a kind and the page of each entity that has
// one, each with its neighbours in the order of the roster. More says what the
// page is made of besides what concerns the entity; it may be nil.
func (s *Site) entityFiles(k roster.Kind, index func() Page, more func(id string, in *Inputs), page func(e *roster.Entity) Page) pages {
	return func(yield yielder) {
		ids := s.withPage(k)
		if len(ids) == 0 {
			return
		}
		if !yield(k.Folder()+"/index.html", nil, index) {
			return
		}
		for i, id := range ids {
			if !yield(k.Folder()+"/"+id+".html", func(in *Inputs) {
				in.subject(s.subjectOf(k, id))
				for _, v := range s.roster.Get(k, id).Evidence {
					in.named(v.Article)
				}
				in.beside(i, len(ids), func(i int) { in.Text(ids[i]) })
				if more != nil {
					more(id, in)
				}
			}, func() Page {
				p := page(s.roster.Get(k, id))
				h := p.Base()
				h.Feed = id
				h.Proposed = s.proposed(s.roster.Get(k, id), h.Root)
				if i > 0 {
					h.Prev = s.entity(k, ids[i-1], h.Root)
				}
				if i+1 < len(ids) {
					h.Next = s.entity(k, ids[i+1], h.Root)
				}
				return p
			}) || !s.wholeFiles(k, s.roster.Get(k, id), yield) {
				return
			}
		}
	}
}

// groups divides a subject's timeline by year; of a long one the latest are
// shown and the rest left to the page of all.
func (s *Site) groups(x subject, root string) []Group {
	refs := s.refsOf(x)
	var out []Group
	left := tailShown
	for i := len(refs); i > 0 && left > 0; {
		y := s.bucketOf(refs[i-1]).y
		j := i
		for j > 0 && s.bucketOf(refs[j-1]).y == y {
			j--
		}
		g := Group{Title: s.w.T("Without a year"), ID: "undated", Href: root + bucketPath(bucket{})}
		if y != 0 {
			g.Title, g.ID, g.Href = strconv.Itoa(y), "y"+pad(y, 4), root+bucketPath(bucket{y, 0})
		}
		n := min(i-j, left)
		g.More = i - j - n
		left -= n
		for _, r := range refs[i-n : i] {
			it := s.item(r, root)
			it.Figures = nil
			if n > 6 {
				it.Quote = nil
			}
			g.Items = append(g.Items, it)
		}
		out = append(out, g)
		i = j
	}
	// The rail runs on from the past; those without a year stay at its end.
	slices.Reverse(out)
	if len(out) > 1 && out[0].ID == "undated" {
		out = append(out[1:], out[0])
	}
	return out
}

func (s *Site) subjectDensity(x subject, root string) *Density {
	refs := s.refsOf(x)
	if len(refs) < 3 {
		return nil
	}
	return s.timelineDensity(refs, root)
}

// reportLines lists reports, the newest first, up to a limit; more is how many
// are left out.
func (s *Site) reportLines(ids []int, root string, limit int) (out []ReportLine, more int) {
	for i := len(ids) - 1; i >= 0; i-- {
		if len(out) == limit {
			return out, i + 1
		}
		out = append(out, s.reportLine(&s.Entries[ids[i]], root))
	}
	return out, 0
}

func (s *Site) reportLine(e *Entry, root string) ReportLine {
	return ReportLine{When: s.articleWhen(e), Href: e.from(root), Title: e.Title, Lang: s.foreign(e.Lang),
		Source: s.credit(e), Digest: e.DigestOf.Source != ""}
}

// with counts the entities of a kind that share events and reports with a
// subject, without the subject itself.
func (s *Site) with(x subject, k roster.Kind, not, root string) []Subject {
	count := map[string]int{}
	for _, i := range x.events {
		v := &s.Events[i]
		switch k {
		case roster.Leader:
			for _, p := range v.Participants {
				count[p.Entity]++
			}
		case roster.Initiative:
			for _, id := range v.Initiatives {
				count[id]++
			}
		case roster.Place:
			count[cmp.Or(v.Place, v.Country)]++
		}
	}
	reports := map[string]int{}
	for _, i := range x.entries {
		e := &s.Entries[i]
		l := e.Leaders
		switch k {
		case roster.Initiative:
			l = e.Initiatives
		case roster.Place:
			l = nil
		}
		for _, id := range l {
			reports[id]++
		}
	}
	var out []Subject
	for _, e := range s.roster.All(k) {
		if e.ID == not || count[e.ID]+reports[e.ID] == 0 || !s.hasPage(k, e.ID) {
			continue
		}
		sub := Subject{Link: s.entity(k, e.ID, root), Gloss: s.gloss(&e), GlossLang: s.tongueOf(s.gloss(&e)), Reports: reports[e.ID], Events: count[e.ID], Proposed: e.Status == "proposed"}
		sub.Count = s.countOf(subject{make([]int, sub.Reports), make([]int, sub.Events)})
		out = append(out, sub)
	}
	slices.SortStableFunc(out, func(a, b Subject) int {
		return cmp.Or(cmp.Compare(b.Events, a.Events), cmp.Compare(b.Reports, a.Reports))
	})
	return firstOf(out, shelf)
}

func (s *Site) during(from, to edtf.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return s.w.T("since %s", s.w.Since(from))
	case from.IsZero():
		return s.w.T("until %s", s.w.Date(to))
	case from == to:
		return s.w.Date(from)
	}
	return s.w.T("%[1]s to %[2]s", s.w.Date(from), s.w.Date(to))
}

func wikidata(id string) []Fact {
	if len(id) < 2 || id[0] != 'Q' {
		return nil
	}
	for _, c := range id[1:] {
		if c < '0' || c > '9' {
			return nil
		}
	}
	return []Fact{{Key: "Wikidata", Text: id, Href: "https://www.wikidata.org/wiki/" + id}}
}

// WebURL returns an address that a page may link to: http, https or mailto;
// else "".
func WebURL(u string) string {
	scheme, rest, ok := strings.Cut(strings.TrimSpace(u), ":")
	if !ok || rest == "" {
		return ""
	}
	for _, r := range u {
		if r <= ' ' || r == 0x7f {
			return ""
		}
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		if !strings.HasPrefix(rest, "//") || len(rest) < 3 {
			return ""
		}
		return u
	case "mailto":
		return u
	}
	return ""
}
