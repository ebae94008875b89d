package site

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/wording"
)

func (s *Site) hasQuotes() bool { return len(s.speakers) > 0 }

func (s *Site) hasFigures() bool { return len(s.figures) > 0 }

// figureRef is a figure of an entry. There are many of them, so it is small.
type figureRef struct{ entry, figure int32 }

func figureAt(entry, figure int) figureRef { return figureRef{int32(entry), int32(figure)} }

func (s *Site) listFiles() pages {
	return func(yield yielder) {
		if s.hasQuotes() && !s.quoteFiles(yield) {
			return
		}
		if s.hasFigures() && !s.figureFiles(yield) {
			return
		}
		if len(s.pairings) > 0 {
			yield("meetings.html", nil, func() Page { return s.meetingsPage(s.pairings) })
		}
	}
}

func (s *Site) quoteFiles(yield yielder) bool {
	var ids []string
	for id := range s.speakers {
		if id != "" && s.roster.Get(roster.Leader, id) != nil {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(s.speakers[b]), len(s.speakers[a])), strings.Compare(a, b))
	})
	if !yield("quotes/index.html", nil, func() Page {
		p := &QuotesPage{Head: s.head("quotes", "quotes/index.html", s.w.T("Quotations"),
			s.w.T("What was said, in the words that the reports give, each with its place in its report.")),
			Intro: s.w.T("Direct speech as the reports print it. Each quotation leads to its place in its report.")}
		for _, id := range ids {
			l := s.entity(roster.Leader, id, p.Root)
			p.Speakers = append(p.Speakers, Subject{Link: Link{id + ".html", l.Text}, Count: s.w.N("%s quotation|%s quotations", len(s.speakers[id]))})
		}
		for i := len(s.Entries) - 1; i >= 0; i-- {
			for _, q := range s.Entries[i].Quotes.All() {
				if len(p.Quotes) < chunk {
					p.Quotes = append(p.Quotes, s.quote(&s.Entries[i], q, p.Root))
				}
			}
		}
		return p
	}) {
		return false
	}
	for _, id := range ids {
		refs := s.speakers[id]
		of := (len(refs) + chunk - 1) / chunk
		for n := range of {
			path := "quotes/" + id + ".html"
			if !yield(partPath(path, n+1), func(in *Inputs) {
				in.Number(len(refs))
				for _, r := range refs[max(0, len(refs)-(n+1)*chunk) : len(refs)-n*chunk] {
					in.entry(int(r.entry))
					in.Number(int(r.saying))
				}
			}, func() Page {
				name := s.entity(roster.Leader, id, "").Text
				title := s.partTitle(s.w.T("%s in quotation", name), n+1)
				p := &QuotesPage{Head: s.head("quotes", partPath(path, n+1), title,
					s.w.T("What %[1]s said, as the reports quote it: %[2]s%[3]s.", name, s.w.N("%s quotation|%s quotations", len(refs)), s.partNote(n+1, of)), "quotes/index.html", s.w.T("Quotations"))}
				p.Quotes = make([]Quote, 0, chunk)
				for k := len(refs) - 1 - n*chunk; k >= max(0, len(refs)-(n+1)*chunk); k-- {
					e := &s.Entries[refs[k].entry]
					p.Quotes = append(p.Quotes, s.quote(e, e.Quotes.At(int(refs[k].saying)), p.Root))
				}
				p.Part = part(path, n+1, of)
				return p
			}) {
				return false
			}
		}
	}
	return true
}

// unitNames are the units that have a name; others go by their own.
var unitNames = map[string]wording.Text{
	"percent": "Percent", "USD": "US dollars", "EUR": "Euros", "CNY": "Chinese yuan", "KZT": "Kazakh tenge", "RUB": "Russian roubles", "GBP": "Pounds sterling",
	"JPY": "Japanese yen", "t": "Tonnes", "km": "Kilometres", "m3": "Cubic metres", "ha": "Hectares", "MW": "Megawatts", "kWh": "Kilowatt-hours", "share": "Shares of a whole",
}

func (s *Site) unitName(u string) string {
	if n := unitNames[u]; n != "" {
		return s.w.Of(n)
	}
	if what, ok := strings.CutPrefix(u, "count:"); ok {
		return s.w.T("%s, counted", upper(strings.ReplaceAll(what, "-", " ")))
	}
	if u == "" {
		return s.w.T("Without a unit")
	}
	return u
}

// unitGroup joins what is only counted, of which there are many kinds.
func unitGroup(u string) string {
	if strings.HasPrefix(u, "count:") || u == "" {
		return "count"
	}
	return u
}

func (s *Site) unitTitle(g string) string {
	if g == "count" {
		return s.w.T("Things counted")
	}
	return s.unitName(g)
}

// figuresByUnit lists the figures of all entries.
func (s *Site) figuresByUnit() map[string][]figureRef {
	n := map[string]int{}
	for i := range s.Entries {
		for _, f := range s.Entries[i].Figures.All() {
			n[unitGroup(f.Unit)]++
		}
	}
	of := make(map[string][]figureRef, len(n))
	for u, n := range n {
		of[u] = make([]figureRef, 0, n)
	}
	for i := range s.Entries {
		for j, f := range s.Entries[i].Figures.All() {
			u := unitGroup(f.Unit)
			of[u] = append(of[u], figureAt(i, j))
		}
	}
	return of
}

func (s *Site) figureFiles(yield yielder) bool {
	byUnit, total := s.figures, 0
	var units []string
	for u, refs := range byUnit {
		units = append(units, u)
		total += len(refs)
	}
	slices.SortFunc(units, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(byUnit[b]), len(byUnit[a])), strings.Compare(a, b))
	})
	slugs, taken := map[string]string{}, map[string]bool{"index": true}
	for _, u := range units {
		slug := prose.Slug(u, 40)
		for slug == "" || taken[slug] {
			slug += "x"
		}
		slugs[u], taken[slug] = slug, true
	}
	if !yield("figures/index.html", nil, func() Page {
		p := &FiguresPage{Head: s.head("figures", "figures/index.html", s.w.T("Figures"),
			s.w.T("The numbers as the reports print them: %s, each with its sentence.", s.w.N("%s figure|%s figures", total))),
			Intro: s.w.T("Numbers as the reports print them, with what they count. Two different figures for one thing stay two figures: each has its report.")}
		for _, u := range units {
			p.Units = append(p.Units, Subject{Link: Link{slugs[u] + ".html", s.unitTitle(u)}, Count: s.w.N("%s figure|%s figures", len(byUnit[u]))})
		}
		for i := len(s.Entries) - 1; i >= 0; i-- {
			for j, f := range s.Entries[i].Figures.All() {
				if len(p.Figures) < chunk {
					p.Figures = append(p.Figures, s.figure(&s.Entries[i], j, f, p.Root))
				}
				if len(p.Differ) < shelf && len(s.otherwise[figureAt(i, j)]) > 0 {
					p.Differ = append(p.Differ, s.figure(&s.Entries[i], j, f, p.Root))
				}
			}
		}
		return p
	}) {
		return false
	}
	for _, u := range units {
		refs := byUnit[u]
		of := (len(refs) + chunk - 1) / chunk
		for n := range of {
			path := "figures/" + slugs[u] + ".html"
			if !yield(partPath(path, n+1), func(in *Inputs) {
				in.Text(u)
				in.Number(len(refs))
				for _, r := range refs[max(0, len(refs)-(n+1)*chunk) : len(refs)-n*chunk] {
					in.entry(int(r.entry))
					in.Number(int(r.figure))
				}
			}, func() Page {
				title := s.partTitle(s.w.T("Figures: %s", s.unitTitle(u)), n+1)
				p := &FiguresPage{Head: s.head("figures", partPath(path, n+1), title,
					s.w.T("%[1]s, as the reports print them: %[2]s.", title, s.w.N("%s figure|%s figures", len(refs))), "figures/index.html", s.w.T("Figures"))}
				p.Figures = make([]Figure, 0, chunk)
				for k := len(refs) - 1 - n*chunk; k >= max(0, len(refs)-(n+1)*chunk); k-- {
					e, j := &s.Entries[refs[k].entry], int(refs[k].figure)
					p.Figures = append(p.Figures, s.figure(e, j, e.Figures.At(j), p.Root))
				}
				p.Part = part(path, n+1, of)
				return p
			}) {
				return false
			}
		}
	}
	return true
}
