package site

import (
	"slices"
	"strings"

	"dateline/internal/article"
)

// CorrectionsPage is corrections.html: where an editor's word stands for the
// program's.
type CorrectionsPage struct {
	Head
	Count             string
	Reports           []Corrected
	Events            []Item // of the editor's own
	MoreEvents        int
	Checked, Disputed int
	Editor, Contact   string
	ContactHref       string
	Part              Part
}

// Corrected is a report with what an editor settled in it.
type Corrected struct {
	ReportLine
	What   string // "its date; 2 names; a quotation"
	Status string // checked or disputed
}

// Edits are how many of a report's findings an editor set right, by kind.
type Edits struct{ Names, Quotes, Figures, Events, Others, Notes int }

// editsOf counts them.
func editsOf(a *article.Article) (e Edits) {
	for _, o := range a.Overrides {
		switch o.Kind {
		case "mention":
			e.Names++
		case "quote":
			e.Quotes++
		case "figure":
			e.Figures++
		case "event":
			e.Events++
		default:
			e.Others++
		}
	}
	e.Notes = len(a.Notes)
	return e
}

// corrected says in words what an editor settled, "" for nothing.
func corrected(e *Entry) string {
	var what []string
	if e.TitleBasis == article.Curator {
		what = append(what, "its title")
	}
	if e.DateBasis == article.Curator {
		what = append(what, "its date")
	}
	add := func(n int, one, many string) {
		if n > 0 {
			what = append(what, plural(n, one, many))
		}
	}
	if x := e.Edits; x != nil {
		add(x.Names, "name", "names")
		add(x.Quotes, "quotation", "quotations")
		add(x.Figures, "figure", "figures")
		add(x.Events, "event", "events")
		add(x.Others, "other finding", "other findings")
		add(x.Notes, "note in the margin", "notes in the margin")
	}
	return strings.Join(what, "; ")
}

func reviewed(e *Entry) string {
	if e.Status == "checked" || e.Status == "disputed" {
		return e.Status
	}
	return ""
}

// mended are the entries in which an editor settled something, the latest first.
func (s *Site) mended() []int {
	var out []int
	for i := range s.Entries {
		if e := &s.Entries[i]; corrected(e) != "" || reviewed(e) != "" {
			out = append(out, i)
		}
	}
	slices.Reverse(out)
	return out
}

func (s *Site) correctionFiles(yield func(string, func() Page) bool) bool {
	ids := s.mended()
	of := max(1, (len(ids)+lines-1)/lines)
	for n := range of {
		if !yield(partPath("corrections.html", n+1), func() Page { return s.correctionsPage(ids, n, of) }) {
			return false
		}
	}
	return true
}

func (s *Site) correctionsPage(ids []int, n, of int) Page {
	p := &CorrectionsPage{Head: s.head("corrections", partPath("corrections.html", n+1), partTitle("Corrections", n+1),
		"Where an editor’s word stands for the program’s: "+plural(len(ids), "report", "reports")+partNote(n+1, of)+".", "about.html", "About"),
		Count: plural(len(ids), "report", "reports") + " with an editor’s hand in them", Editor: s.Meta.Editor}
	p.Contact, p.ContactHref = s.contact()
	for _, i := range ids {
		switch s.Entries[i].Status {
		case "checked":
			p.Checked++
		case "disputed":
			p.Disputed++
		}
	}
	for _, i := range ids[n*lines : min(len(ids), (n+1)*lines)] {
		e := &s.Entries[i]
		p.Reports = append(p.Reports, Corrected{s.reportLine(e, p.Root), corrected(e), reviewed(e)})
	}
	if n == 0 {
		for i := range s.Events {
			if !s.Events[i].Editor {
				continue
			}
			if len(p.Events) == tailShown {
				p.MoreEvents++
				continue
			}
			it := s.brief(ref{i, false}, p.Root)
			it.Short = it.When.Text
			p.Events = append(p.Events, it)
		}
	}
	p.Part = part("corrections.html", n+1, of)
	return p
}
