package site

import (
	"bytes"
	"slices"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Document is a paper signed, agreed or adopted, as a report lists it.
type Document struct {
	Title, Kind string
	When        When
	Event       Link
	EventLang   string // of its title, where it is not the page's
	Report      Cited
}

// papersAt are the documents signed at some events, the latest first.
func (s *Site) papersAt(events []int, root string, limit int) (out []Document, more int) {
	for k := len(events) - 1; k >= 0; k-- {
		v := &s.Events[events[k]]
		if v.Kind != "signing" && v.Kind != "visit" && v.Kind != "meeting" && v.Kind != "summit" && v.Kind != "forum" {
			continue
		}
		for _, rep := range v.Reports {
			e := s.Entry(rep.Article)
			if e == nil {
				continue
			}
			for _, p := range e.Papers {
				if p.Title == "" || p.Sighting < 0 || p.Sighting >= len(e.Events) || e.Events[p.Sighting].Start != rep.Start || e.Events[p.Sighting].Kind != v.Kind {
					continue
				}
				if len(out) == limit {
					more++
					continue
				}
				out = append(out, Document{Title: upper(p.Title), Kind: p.Kind, When: s.eventWhen(v), Event: Link{v.from(root), s.eventTitle(v)}, EventLang: s.tongueOf(s.eventTitle(v)), Report: s.cited(e, root, p.Para)})
			}
		}
	}
	return out, more
}

// pending are the announced and the planned of which no report says yet that
// they were held, the latest first.
func (s *Site) pending(events []int, root string) []Item {
	var out []Item
	for k := len(events) - 1; k >= 0 && len(out) < shelf; k-- {
		v := &s.Events[events[k]]
		if (v.Status == "announced" || v.Status == "planned") && v.FulfilledBy == "" {
			it := s.brief(ref{events[k], false}, root)
			it.Short = it.When.Text
			out = append(out, it)
		}
	}
	return out
}

// Counted is a name and how often reports use it.
type Counted struct {
	Name    string
	N       int
	Reports string // "in 4 reports"
	First   Cited
}

// namesUsed counts by what names reports quote an initiative: in their titles,
// first sentences, evidence and quotations, which is what lists keep of them.
// A longer name that holds a shorter one counts as the longer alone.
func (s *Site) namesUsed(e *roster.Entity, ids []int, root string) []Counted {
	names := []string{e.Name}
	for _, n := range e.Names {
		names = append(names, n.Text)
	}
	for _, a := range e.Aliases {
		names = append(names, a.Text)
	}
	var folded []string
	var kept []string
	for _, n := range names {
		f := prose.Fold(n)
		if len(f) > 2 && !slices.Contains(folded, f) {
			folded, kept = append(folded, f), append(kept, n)
		}
	}
	order := make([]int, len(kept))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(folded[b]) - len(folded[a]) })
	count, first := make([]int, len(kept)), make([]int, len(kept))
	var text []byte // of one report after the other
	for _, i := range ids {
		text = append(appendWords(append(text[:0], ' '), &s.Entries[i]), ' ')
		for _, k := range order {
			if !has(text, folded[k]) {
				continue
			}
			if count[k] == 0 {
				first[k] = i
			}
			count[k]++
			text = bytes.ReplaceAll(text, []byte(folded[k]), []byte{0})
		}
	}
	var out []Counted
	for k, n := range count {
		if n > 0 {
			out = append(out, Counted{kept[k], n, s.w.N("in %s report|in %s reports", n), s.cited(&s.Entries[first[k]], root, 0)})
		}
	}
	slices.SortStableFunc(out, func(a, b Counted) int { return b.N - a.N })
	return out
}

// appendWords appends the words that lists keep of a report, folded.
func appendWords(b []byte, e *Entry) []byte {
	b = append(prose.AppendFold(b, e.Title), '\n')
	b = prose.AppendFold(b, e.Gist)
	for i := range e.Events {
		b = prose.AppendFold(append(b, '\n'), e.Events[i].Sentence)
	}
	for _, q := range e.Quotes.All() {
		b = prose.AppendFold(append(b, '\n'), q.Text)
	}
	for _, f := range e.Figures.All() {
		b = prose.AppendFold(append(b, '\n'), f.Sentence)
	}
	return b
}

// has reports whether a text has a name between what are no letters or digits.
func has(text []byte, name string) bool {
	for from := 0; ; {
		i := bytes.Index(text[from:], []byte(name))
		if i < 0 {
			return false
		}
		i += from
		if !letter(text[i-1]) && !letter(text[min(i+len(name), len(text)-1)]) {
			return true
		}
		from = i + 1
	}
}

func letter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// about are the latest quotations of others that name a leader, by full name
// or by family name where the report is about this leader.
func (s *Site) about(e *roster.Entity, ids []int, root string) []Quote {
	names := []string{prose.Fold(e.Name)}
	if f := prose.Fold(e.FamilyName); len(f) > 2 {
		names = append(names, f)
	}
	var out []Quote
	var text []byte
	for k := len(ids) - 1; k >= 0 && len(out) < 4; k-- {
		en := &s.Entries[ids[k]]
		for _, q := range en.Quotes.All() {
			if q.Speaker == e.ID || len(out) == 4 {
				continue
			}
			text = append(prose.AppendFold(append(text[:0], ' '), q.Text), ' ')
			if slices.ContainsFunc(names, func(n string) bool { return has(text, n) }) {
				out = append(out, s.quote(en, q, root))
			}
		}
	}
	return out
}
