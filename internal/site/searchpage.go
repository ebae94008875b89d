package site

// SearchPage is search.html. What can be chosen and what is found comes from
// the index, by a script; without one the page says where else to look.
type SearchPage struct {
	Head
	Intro string
	Words string // for the script
	Ways  []Link // to the lists that need no script
}

func (s *Site) searchFiles() pages {
	return func(yield yielder) {
		if s.Meta.Search {
			yield("search.html", nil, func() Page { return s.searchPage() })
		}
	}
}

func (s *Site) searchPage() Page {
	p := &SearchPage{Head: s.head("search", "search.html", s.w.T("Search"), s.w.N("Search %[1]s report of %[2]s by words, names in any script, people, initiatives and years.|Search %[1]s reports of %[2]s by words, names in any script, people, initiatives and years.", len(s.Entries), s.Meta.Title)),
		Intro: s.w.N("All the words of %s report; names in any of their scripts.|All the words of %s reports; names in any of their scripts.", len(s.Entries)), Words: s.scriptWords()}
	for _, x := range s.sections {
		if x.path != "search.html" && x.path != "data/index.html" && x.path != "feeds.html" && x.path != "about.html" {
			p.Ways = append(p.Ways, Link{x.path, x.text})
		}
	}
	return p
}

// SourceName is the name of who reported it, as lists show it.
func (s *Site) SourceName(e *Entry) string {
	name := s.sourceName(e)
	if e.DigestOf.Source != "" {
		return s.w.T("digest of %s", name)
	}
	return name
}
