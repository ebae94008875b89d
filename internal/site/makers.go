package site

import (
	"iter"
	"path"
	"strings"
)

// Maker is what makes one page. Pages can be made side by side.
type Maker struct {
	Path string
	Make func() Page
	From func(*Inputs) // what it is made of; nil where only the page itself says
}

// yielder takes the address of a page, what it is made of and what makes it. From
// is nil of the few that sum up much of the chronicle.
type yielder = func(path string, from func(*Inputs), make func() Page) bool

// pages give the pages of one part of the site, until they are not taken any more.
type pages = func(yield yielder)

// Pages yields every page. It makes each when it is asked for, so that only
// one need be kept.
func (s *Site) Pages() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		for m := range s.Makers() {
			if !yield(m.Make()) {
				return
			}
		}
	}
}

// Paths yields the address of every page, in the order of Pages.
func (s *Site) Paths() iter.Seq[string] {
	return func(yield func(string) bool) {
		for m := range s.Makers() {
			if !yield(m.Path) {
				return
			}
		}
	}
}

// Makers yields what makes each page, in the order of Pages.
func (s *Site) Makers() iter.Seq[Maker] {
	return makers(s.frontFiles(), s.timelineFiles(), s.exploreFiles(), s.articleFiles(), s.reportFiles(),
		s.eventFiles(), s.dayFiles(), s.leaderFiles(), s.initiativeFiles(), s.placeFiles(), s.sourceFiles(), s.listFiles(), s.searchFiles(), s.backFiles())
}

func makers(parts ...pages) iter.Seq[Maker] {
	return func(yield func(Maker) bool) {
		more := true
		for _, part := range parts {
			if !more {
				return
			}
			part(func(path string, from func(*Inputs), make func() Page) bool {
				more = yield(Maker{Path: path, Make: make, From: from})
				return more
			})
		}
	}
}

// Maker returns what makes the page of an address, if there is such a page. The
// many pages, of reports and events, it finds by their ids.
func (s *Site) Maker(address string) (m Maker, ok bool) {
	one := func(path string, from func(*Inputs), make func() Page) bool {
		m, ok = Maker{Path: path, Make: make, From: from}, path == address
		return !ok
	}
	id := strings.TrimSuffix(path.Base(address), ".html")
	if i, is := s.byID[id]; is && !s.articleFile(i, one) {
		return m, true
	}
	if i, is := s.eventAt[id]; is && !s.eventFile(i, one) {
		return m, true
	}
	for m := range makers(s.frontFiles(), s.timelineFiles(), s.exploreFiles(), s.reportFiles(), s.dayFiles(), s.leaderFiles(), s.initiativeFiles(),
		s.placeFiles(), s.sourceFiles(), s.listFiles(), s.searchFiles(), s.backFiles()) {
		if m.Path == address {
			return m, true
		}
	}
	return Maker{}, false
}
