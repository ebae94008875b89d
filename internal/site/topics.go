package site

import (
	"strconv"
	"strings"

	"dateline/internal/roster"
)

func (s *Site) initiativeFiles() pages {
	return s.entityFiles(roster.Initiative, func() Page {
		p := &IndexPage{Head: s.head("index", "initiatives/index.html", s.w.T("Initiatives"),
			s.w.T("Programmes, routes, projects and themed years that the reports name.")),
			Intro: s.w.T("Programmes, routes, projects and themed years by the names that the reports give them."),
			Empty: s.w.T("A file in content/initiatives makes an initiative known.")}
		p.Rows = s.subjectsOf(roster.Initiative, p.Root)
		return p
	}, nil, s.initiativePage)
}

func (s *Site) initiativePage(e *roster.Entity) Page {
	x := s.byInitiative.get(e.ID)
	name := s.Name(e)
	description := s.w.T("%[1]s: %[2]s.", name, s.countOf(x))
	if e.Gloss != "" {
		description = s.w.T("%[1]s. %[2]s, %[3]s.", strings.TrimRight(e.Gloss, "."), name, s.countOf(x))
	}
	p := &InitiativePage{Head: s.head("initiative", "initiatives/"+e.ID+".html", name, description, "initiatives/index.html", s.w.T("Initiatives"))}
	p.Type, p.Names, p.Gloss, p.Intro, p.Count = s.typeName(e.Type), s.otherNames(e), e.Gloss, e.Intro, s.countOf(x)
	p.GlossLang, p.IntroLang = s.tongueOf(p.Gloss), s.tongueOf(p.Intro)
	for _, a := range e.Aliases {
		p.Aliases = append(p.Aliases, a.Text)
	}
	if t := s.during(e.Start, e.End); t != "" {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Time"), Text: t})
	}
	if l := s.entity(roster.Initiative, e.PartOf, p.Root); l.Text != "" {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Part of"), Text: l.Text, Href: l.Href})
	}
	if l := s.entity(roster.Initiative, e.RenamedFrom, p.Root); l.Text != "" {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Before"), Text: l.Text, Href: l.Href})
	}
	renamed := false
	for _, o := range s.roster.Initiatives {
		if o.PartOf == e.ID && o.ID != e.ID {
			p.Parts = append(p.Parts, s.entity(roster.Initiative, o.ID, p.Root))
		}
		if o.RenamedFrom == e.ID && o.ID != e.ID && !renamed {
			l := s.entity(roster.Initiative, o.ID, p.Root)
			p.Facts = append(p.Facts, Fact{Key: s.w.T("Renamed"), Text: l.Text, Href: l.Href})
			renamed = true
		}
	}
	if len(x.entries) > 0 {
		en := &s.Entries[x.entries[0]]
		p.Facts = append(p.Facts, Fact{Key: s.w.T("First report here"), Text: s.articleWhen(en).Text, Href: en.from(p.Root)})
	}
	p.Facts = append(p.Facts, wikidata(e.Wikidata)...)
	p.Density = s.subjectDensity(x, p.Root)
	p.Groups = s.groups(x, p.Root)
	p.Whole = s.wholeLink(roster.Initiative, e.ID, x, p.Root)
	p.Used = s.namesUsed(e, x.entries, p.Root)
	p.Papers, p.Unseen = s.papersAt(x.events, p.Root, shelf)
	p.Pending = s.pending(x.events, p.Root)
	p.People = s.with(x, roster.Leader, "", p.Root)
	p.Figures = s.figuresIn(x, e, p.Root)
	p.Reports, p.More = s.reportLines(x.entries, p.Root, shelf)
	return p
}

// figuresIn lists the figures whose sentence names the entity.
func (s *Site) figuresIn(x subject, e *roster.Entity, root string) []Figure {
	names := []string{e.Name}
	for _, a := range e.Aliases {
		names = append(names, a.Text)
	}
	var out []Figure
	for _, i := range x.entries {
		en := &s.Entries[i]
		for j, f := range en.Figures.All() {
			for _, n := range names {
				if len(n) > 2 && strings.Contains(f.Sentence, n) {
					out = append(out, s.figure(en, j, f, root))
					break
				}
			}
			if len(out) == shelf {
				return out
			}
		}
	}
	return out
}

func (s *Site) placeFiles() pages {
	return s.entityFiles(roster.Place, func() Page {
		p := &IndexPage{Head: s.head("index", "places/index.html", s.w.T("Places"),
			s.w.T("The places where things happened, and those that the reports name.")),
			Intro: s.w.T("Where things happened, and what the reports name. A place bears here the name that it has now; in an entry, the name of that day.")}
		p.Rows = s.subjectsOf(roster.Place, p.Root)
		return p
	}, nil, s.placePage)
}

func (s *Site) placePage(e *roster.Entity) Page {
	x := s.byPlace.get(e.ID)
	p := &PlacePage{Head: s.head("place", "places/"+e.ID+".html", s.Name(e), s.w.T("%[1]s in the reports: %[2]s.", s.Name(e), s.countOf(x)), "places/index.html", s.w.T("Places"))}
	p.FullTitle = s.unique(s.Name(e), s.w.T("place"))
	p.Names, p.Gloss, p.Intro, p.Count = s.otherNames(e), e.Gloss, e.Intro, s.countOf(x)
	p.GlossLang, p.IntroLang = s.tongueOf(p.Gloss), s.tongueOf(p.Intro)
	if l := s.entity(roster.Place, e.Country, p.Root); l.Text != "" && e.Country != e.ID {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Country"), Text: l.Text, Href: l.Href})
	}
	var names []string
	for _, f := range e.Former {
		names = append(names, strings.TrimSuffix(f.Text+s.w.T(", ")+s.during(f.From, f.To), s.w.T(", ")))
	}
	if len(names) > 0 {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Names"), Text: strings.Join(names, s.w.T("; "))})
	}
	if e.HasCoord {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Position"), Text: strconv.FormatFloat(e.Lat, 'f', 3, 64) + ", " + strconv.FormatFloat(e.Lon, 'f', 3, 64)})
	}
	p.Facts = append(p.Facts, wikidata(e.Wikidata)...)
	events := subject{events: x.events}
	p.Density = s.subjectDensity(events, p.Root)
	p.Groups = s.groups(events, p.Root)
	p.Whole = s.wholeLink(roster.Place, e.ID, events, p.Root)
	p.People = s.with(events, roster.Leader, "", p.Root)
	p.Reports, p.More = s.reportLines(x.entries, p.Root, shelf)
	return p
}

func (s *Site) sourceFiles() pages {
	return s.entityFiles(roster.Source, func() Page {
		p := &IndexPage{Head: s.head("index", "sources/index.html", s.w.T("Sources"),
			s.w.T("The agencies, newspapers and offices whose reports the chronicle keeps.")),
			Intro: s.w.T("Who reported. A year without a bar is a year of which this archive has no report, not a year in which nothing was reported.")}
		p.Rows = s.subjectsOf(roster.Source, p.Root)
		return p
	}, nil, s.sourcePage)
}

func (s *Site) sourcePage(e *roster.Entity) Page {
	x := s.bySource.get(e.ID)
	p := &SourcePage{Head: s.head("source", "sources/"+e.ID+".html", s.Name(e), s.w.T("Reports of %[1]s in this chronicle: %[2]s.", s.Name(e), s.countOf(x)), "sources/index.html", s.w.T("Sources"))}
	p.FullTitle = s.unique(s.Name(e), s.w.T("source"))
	p.Gloss, p.Intro, p.Count = e.Gloss, e.Intro, s.countOf(x)
	p.GlossLang, p.IntroLang = s.tongueOf(p.Gloss), s.tongueOf(p.Intro)
	if e.Type != "" {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Kind"), Text: s.typeName(e.Type)})
	}
	if e.Owner != "" {
		l := s.entity(roster.Organization, e.Owner, p.Root)
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Owner"), Text: l.Text})
	}
	if l := s.entity(roster.Place, e.Country, p.Root); l.Text != "" {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Country"), Text: l.Text, Href: l.Href})
	}
	if u := WebURL(e.URL); u != "" {
		p.Facts = append(p.Facts, Fact{Key: s.w.T("Address"), Text: u, Href: u})
	}
	p.Facts = append(p.Facts, wikidata(e.Wikidata)...)
	var bs []bucket
	for _, i := range x.entries {
		bs = append(bs, s.when[i])
	}
	if len(bs) > 2 {
		p.Density = s.density(bs, func(b bucket) string {
			if b.y == 0 {
				return p.Root + "articles/undated/index.html"
			}
			return p.Root + "articles/" + pad(b.y, 4) + "/index.html"
		}, "%s report|%s reports", "%s report without a year|%s reports without a year")
		p.Gaps = s.silences(x.entries)
	}
	if p.Reports, p.More = s.reportLines(x.entries, p.Root, sourceShown); p.More > 0 {
		p.Whole = Link{p.Root + wholePath(roster.Source, e.ID), s.w.N("All %s report|All %s reports", len(x.entries))}
	}
	return p
}

// unique makes a full title for a name that may also be something else's.
func (s *Site) unique(name, kind string) string {
	t := s.w.T("%[1]s, %[2]s", name, kind)
	if len([]rune(t))+len([]rune(s.Meta.Title)) <= 100 {
		t += " · " + s.Meta.Title
	}
	return t
}
