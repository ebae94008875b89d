package site

import (
	"cmp"
	"iter"
	"reflect"
	"slices"

	"dateline/internal/prose"
)

// Amend puts an entry in the place of the one with its id, so that the site is the
// one that [Curated] would arrange of all. It reports false, and leaves the site
// as it is, where that is more than to change what stands there: where the report
// tells of other events or of them otherwise, is about others, or is of another day.
// No other method may run meanwhile.
//
// Most saves change some words of one report, and are done with at once, however
// many reports there are.
func (s *Site) Amend(e *Entry) bool {
	i, ok := s.byID[e.ID]
	if !ok || s.again[i] || e.Title == "" {
		return false
	}
	was := &s.Entries[i]
	if was.Date != e.Date || was.Added != e.Added || was.ReprintOf != e.ReprintOf ||
		was.Source != e.Source || was.Syndicator != e.Syndicator || was.DigestOf.Source != e.DigestOf.Source ||
		!slices.Equal(was.Leaders, e.Leaders) || !slices.Equal(was.Initiatives, e.Initiatives) || !alikeSets(was.Places, e.Places) ||
		len(was.Quoted)+len(e.Quoted) > 0 || s.quoted(i, was, e) || s.counted(i, was, e) {
		return false
	}
	told, ok := s.retold(was, e)
	if !ok {
		return false
	}
	for _, x := range told {
		*x.at = x.now
	}
	if was.Title != e.Title {
		if s.titles[was.Title]--; s.titles[was.Title] == 0 {
			delete(s.titles, was.Title)
		}
		s.titles[e.Title]++
	}
	for j, q := range was.Quotes.All() {
		refile(s.speakers, q.Speaker, sayingAt(i, j), bySaying, false)
	}
	for j, q := range e.Quotes.All() {
		refile(s.speakers, q.Speaker, sayingAt(i, j), bySaying, true)
	}
	figures := !slices.Equal(was.Places, e.Places) || !sameFigures(was.Figures, e.Figures)
	if figures {
		for j, f := range was.Figures.All() {
			refile(s.figures, unitGroup(f.Unit), figureAt(i, j), byFigure, false)
		}
		for j, f := range e.Figures.All() {
			refile(s.figures, unitGroup(f.Unit), figureAt(i, j), byFigure, true)
		}
	}
	*was = *e
	if figures {
		s.otherwise = s.differences()
	}
	return true
}

// quoted reports that there would be the first or the last quotations of all.
func (s *Site) quoted(i int, was, now *Entry) bool {
	if (was.Quotes == "") == (now.Quotes == "") {
		return false
	}
	for k := range s.Entries {
		if k != i && !s.again[k] && s.Entries[k].Quotes != "" {
			return false
		}
	}
	return true
}

// counted reports the same of figures.
func (s *Site) counted(i int, was, now *Entry) bool {
	if (was.Figures == "") == (now.Figures == "") {
		return false
	}
	for k := range s.Entries {
		if k != i && s.Entries[k].Figures != "" {
			return false
		}
	}
	return true
}

// replaced is the evidence of an event, and what it becomes.
type replaced struct {
	at  *Report
	now Report
}

// retold finds what a report's evidence of events becomes. It reports false where
// it tells of other events, of them otherwise, or in another order.
func (s *Site) retold(was, now *Entry) (out []replaced, ok bool) {
	if len(was.Events) != len(now.Events) {
		return nil, false
	}
	report := func(x *Sighting) Report { return Report{was.ID, x.Sentence, x.Para, x.Start, x.End} }
	before := func(a, b *Sighting) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) }
	for j := range was.Events {
		if !sameEvent(was.Events[j], now.Events[j]) {
			return nil, false
		}
		for k := range j {
			if report(&was.Events[j]) == report(&was.Events[k]) || before(&was.Events[j], &was.Events[k]) != before(&now.Events[j], &now.Events[k]) {
				return nil, false
			}
		}
	}
	for _, k := range s.eventsOf[was.ID] {
		for r := range s.Events[k].Reports {
			at := &s.Events[k].Reports[r]
			if at.Article != was.ID {
				continue
			}
			j := slices.IndexFunc(was.Events, func(x Sighting) bool { return report(&x) == *at })
			if j < 0 {
				return nil, false
			}
			out = append(out, replaced{at, report(&now.Events[j])})
		}
	}
	return out, true
}

// sameEvent reports whether two sightings differ at most in where they stand and
// in the sentence that tells of them.
func sameEvent(a, b Sighting) bool {
	for _, x := range []*Sighting{&a, &b} {
		x.Sentence, x.Para, x.Start, x.End, x.Span, x.Trigger = "", 0, 0, 0, prose.Span{}, prose.Span{}
	}
	return reflect.DeepEqual(a, b)
}

// sameFigures reports whether figures differ at most in what figures that state a
// quantity otherwise are not found by.
func sameFigures(a, b Counts) bool {
	next, stop := iter.Pull2(b.All())
	defer stop()
	for _, f := range a.All() {
		_, g, ok := next()
		if !ok {
			return false
		}
		x := *g
		x.SaidBy, x.Para, x.N = f.SaidBy, f.Para, f.N
		if x != *f {
			return false
		}
	}
	return a.Len() == b.Len()
}

func alikeSets(a, b []string) bool {
	within := func(a, b []string) bool {
		return !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
	}
	return within(a, b) && within(b, a)
}

func bySaying(a, b sayingRef) int {
	return cmp.Or(cmp.Compare(a.entry, b.entry), cmp.Compare(a.saying, b.saying))
}

func byFigure(a, b figureRef) int {
	return cmp.Or(cmp.Compare(a.entry, b.entry), cmp.Compare(a.figure, b.figure))
}

// refile enters a value into the sorted list of a name, or takes it out.
func refile[T any](lists map[string][]T, name string, x T, order func(a, b T) int, in bool) {
	list := lists[name]
	k, there := slices.BinarySearchFunc(list, x, order)
	switch {
	case in && !there:
		lists[name] = slices.Insert(list, k, x)
	case !in && there && len(list) == 1:
		delete(lists, name)
	case !in && there:
		lists[name] = slices.Delete(list, k, k+1)
	}
}
