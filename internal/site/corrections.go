package site

import (
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/wording"
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
func (s *Site) corrected(e *Entry) string {
	var what []string
	if e.TitleBasis == article.Curator {
		what = append(what, s.w.T("its title"))
	}
	if e.DateBasis == article.Curator {
		what = append(what, s.w.T("its date"))
	}
	count := func(n int, t wording.Text) {
		if n > 0 {
			what = append(what, s.w.N(t, n))
		}
	}
	if x := e.Edits; x != nil {
		count(x.Names, "%s name|%s names")
		count(x.Quotes, "%s quotation|%s quotations")
		count(x.Figures, "%s figure|%s figures")
		count(x.Events, "%s event|%s events")
		count(x.Others, "%s other finding|%s other findings")
		count(x.Notes, "%s note in the margin|%s notes in the margin")
	}
	return strings.Join(what, s.w.T("; "))
}

// statuses are what an editor says of a report, and what is known of an event.
var statuses = map[string]wording.Text{"checked": "checked", "disputed": "disputed", "held": "held", "announced": "announced", "planned": "planned"}

func (s *Site) reviewed(e *Entry) string {
	if e.Status == "checked" || e.Status == "disputed" {
		return s.w.Of(statuses[e.Status])
	}
	return ""
}

// mended are the entries in which an editor settled something, the latest first;
// a reprint's findings are its first's.
func (s *Site) mended() []int {
	var out []int
	for i := range s.Entries {
		if e := &s.Entries[i]; !s.again[i] && (s.corrected(e) != "" || s.reviewed(e) != "") {
			out = append(out, i)
		}
	}
	slices.Reverse(out)
	return out
}

func (s *Site) correctionFiles(yield yielder) bool {
	ids := s.mended()
	of := max(1, (len(ids)+lines-1)/lines)
	for n := range of {
		if !yield(partPath("corrections.html", n+1), nil, func() Page { return s.correctionsPage(ids, n, of) }) {
			return false
		}
	}
	return true
}

func (s *Site) correctionsPage(ids []int, n, of int) Page {
	p := &CorrectionsPage{Head: s.head("corrections", partPath("corrections.html", n+1), s.partTitle(s.w.T("Corrections"), n+1),
		s.w.T("Where an editor’s word stands for the program’s: %[1]s%[2]s.", s.w.N("%s report|%s reports", len(ids)), s.partNote(n+1, of)), "about.html", s.w.T("About")),
		Count: s.w.N("%s report with an editor’s hand in them|%s reports with an editor’s hand in them", len(ids)), Editor: s.Meta.Editor}
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
		p.Reports = append(p.Reports, Corrected{s.reportLine(e, p.Root), s.corrected(e), s.reviewed(e)})
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
