package site

import (
	"strconv"

	"dateline/internal/roster"
)

// A subject's own page shows the latest of its entries in full. Where there
// are more, all of them stand on pages of lines beside it. No id has an
// underscore, so no entity's page has their address.

// sourceShown is how many reports stand on the page of a source itself.
const sourceShown = 60

func wholePath(k roster.Kind, id string) string { return k.Folder() + "/" + id + "_all.html" }

// listed is what of a subject hangs on its page: of a place, what happened
// there.
func (s *Site) listed(k roster.Kind, id string) subject {
	x := s.subjectOf(k, id)
	if k == roster.Place {
		return subject{events: x.events}
	}
	return x
}

// wholeLink leads to all entries of a subject; it is empty when its page shows
// them.
func (s *Site) wholeLink(k roster.Kind, id string, x subject, root string) Link {
	if n := len(s.refsOf(x)); n > tailShown {
		return Link{root + wholePath(k, id), s.w.N("All %s entry|All %s entries", n)}
	}
	return Link{}
}

// wholeFiles yields the pages of all entries of a subject.
func (s *Site) wholeFiles(k roster.Kind, e *roster.Entity, yield yielder) bool {
	x, shown := s.listed(k, e.ID), tailShown
	if k == roster.Source {
		shown = sourceShown
	}
	if len(x.entries)+len(x.events) <= shown {
		return true
	}
	var refs []ref
	if k == roster.Source { // whose reports they are, not what they tell
		for _, i := range x.entries {
			refs = append(refs, ref{i, true})
		}
	} else if refs = s.refsOf(x); len(refs) <= shown {
		return true
	}
	path, of := wholePath(k, e.ID), (len(refs)+lines-1)/lines
	for n := range of {
		if !yield(partPath(path, n+1), func(in *Inputs) {
			in.Number(len(refs))
			in.refs(refs[n*lines : min(len(refs), (n+1)*lines)])
		}, func() Page {
			name := s.Name(e)
			title := s.partTitle(s.w.T("All on %s", name), n+1)
			p := &ReportsPage{Head: s.head("reports", partPath(path, n+1), title, s.w.T("What the reports tell of %[1]s, in the order of time: %[2]s%[3]s (%[4]s).",
				name, s.w.N("%s entry|%s entries", len(refs)), s.partNote(n+1, of), s.folderTitle(k)), k.Folder()+"/"+e.ID+".html", name)}
			p.FullTitle = s.w.T("%[1]s, %[2]s", title, s.folderTitle(k))
			last := -1
			here := refs[n*lines : min(len(refs), (n+1)*lines)]
			for i, r := range here {
				y := s.bucketOf(r).y
				if y != last {
					g := ReportGroup{Title: s.w.T("Without a year"), Reports: make([]ReportLine, 0, stretch(here[i:], func(r ref) bool { return s.bucketOf(r).y == y }))}
					if y != 0 {
						g.Title = strconv.Itoa(y)
					}
					p.Groups = append(p.Groups, g)
					last = y
				}
				it := s.brief(r, p.Root)
				l := ReportLine{When: it.When, Href: it.Href, Title: it.Title, Lang: it.Lang, Source: s.w.T("Report")}
				if !r.entry {
					l.Source = s.kindOf(&s.Events[r.i])
				}
				g := &p.Groups[len(p.Groups)-1]
				g.Reports = append(g.Reports, l)
			}
			p.Part = part(path, n+1, of)
			if n > 0 {
				p.Prev = Link{p.Part.Prev, s.w.T("Page %d", n)}
			}
			if n+1 < of {
				p.Next = Link{p.Part.Next, s.w.T("Page %d", n+2)}
			}
			return p
		}) {
			return false
		}
	}
	return true
}
