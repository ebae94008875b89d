package dating

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// key is what two reports of one event have in common.
type key struct{ kind, sub, who, where string }

// sighting is a dated report's word on an event.
type sighting struct {
	date edtf.Date
	by   string // id of the report
	said string
}

// Index holds the dated events of a chronicle by what tells them apart. It
// grows by some hundred bytes an event and keeps no report.
type Index struct {
	by      map[key][]sighting
	customs map[string]*custom // by house
	sorted  bool
}

// NewIndex returns an empty index.
func NewIndex() *Index { return &Index{by: map[key][]sighting{}, customs: map[string]*custom{}} }

// Add takes the events of a report with a date of its own, and how it is printed. What was inferred is
// no ground for inferring more and is passed over.
func (x *Index) Add(a *article.Article, n *annotate.Notes) {
	if a.Date.IsZero() || a.DateBasis == article.Inferred {
		return
	}
	x.learn(a)
	x.sorted = false
	for i := range n.Events {
		e := &n.Events[i]
		if e.Date.IsZero() || e.Status != "held" {
			continue
		}
		for _, k := range keys(e) {
			x.by[k] = append(x.by[k], sighting{e.Date, a.ID, words(report{a, n}, e)})
		}
	}
}

// sort puts each list in an order that does not depend on the order of Add.
func (x *Index) sort() {
	if x.sorted {
		return
	}
	for _, l := range x.by {
		slices.SortFunc(l, func(a, b sighting) int {
			return cmp.Or(edtf.Compare(a.date, b.date), strings.Compare(a.by+a.said, b.by+b.said))
		})
	}
	x.sorted = true
}

// keys are those of an event that is told apart from all others of its kind
// by what it has in common: a visit of one sort to one country, a numbered or
// dated forum, a meeting of two in one town.
func keys(e *annotate.Event) []key {
	var out []key
	switch e.Kind {
	case "visit":
		if e.Subtype == "" || e.Country == "" {
			return nil
		}
		for _, p := range e.Participants {
			if p.Entity != "" && p.Part == "guest" {
				out = append(out, key{e.Kind, e.Subtype, p.Entity, e.Country})
			}
		}
	case "summit", "forum":
		if name := prose.Fold(e.Name); strings.ContainsAny(name, "0123456789") || numbered(name) {
			out = append(out, key{"forum", "", "", name})
		}
	case "meeting", "call":
		if e.Place == "" {
			return nil
		}
		var who []string
		for _, p := range e.Participants {
			if p.Entity != "" {
				who = append(who, p.Entity)
			}
		}
		if slices.Sort(who); len(who) > 1 {
			out = append(out, key{e.Kind, "", strings.Join(who, "|"), e.Place})
		}
	}
	return out
}

func numbered(name string) bool {
	w, _, _ := strings.Cut(strings.TrimPrefix(name, "the "), " ")
	switch w {
	case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth":
		return true
	}
	return false
}

// meetWithin is how long the time left open may be, in days, for a meeting of
// two people in one town to be taken for another report's: they meet often.
const meetWithin = 400

// sameEvent is rung 4: the date of the report's own event in another report,
// at month precision at most. It is zero when no other report tells of it, or
// when several do and do not agree on the month.
func sameEvent(rep report, idx *Index, w *window) (edtf.Date, []string) {
	for i := range rep.Notes.Events {
		e := &rep.Notes.Events[i]
		if !e.Main || e.Status != "held" {
			continue // what is only mentioned says nothing of the day of the report
		}
		var found edtf.Date
		var said []string
		agree := true
		for _, k := range keys(e) {
			if k.kind == "meeting" && (w.from.date.IsZero() || w.to.date.IsZero() || int64(w.to.day)-int64(w.from.day) > meetWithin) {
				continue
			}
			for _, s := range idx.by[k] {
				d := round(s.date)
				if d.IsZero() || s.by == rep.Article.ID || !w.allows(d) {
					continue
				}
				switch {
				case found.IsZero() || edtf.Contains(found, d):
					found = d
				case !edtf.Contains(d, found):
					agree = false
				}
				if len(said) < 3 {
					said = append(said, s.by+": "+s.said)
				}
			}
		}
		if !found.IsZero() && agree {
			return found.Qualify('?'), append([]string{words(rep, e)}, said...)
		}
	}
	return edtf.Date{}, nil
}

// round is d at month precision at most, without qualifiers; zero for what is
// less precise than a year.
func round(d edtf.Date) edtf.Date {
	d = bare(d)
	switch d.Precision() {
	case edtf.Year, edtf.Season, edtf.Month:
		return d
	case edtf.DayPrec:
		return coarse(d)
	case edtf.IntervalPrec:
		first, last := d.Bounds()
		y, m, _ := first.Civil()
		if y2, m2, _ := last.Civil(); first != edtf.MinDay && last != edtf.MaxDay && y == y2 {
			if m == m2 {
				return edtf.FromMonth(y, m)
			}
			return edtf.FromYear(y)
		}
	}
	return edtf.Date{}
}

// words is the evidence for an event, at most some 200 bytes of it around the
// trigger.
func words(rep report, e *annotate.Event) string {
	body := rep.Article.Body
	if e.Start < 0 || e.End > len(body) || e.Start > e.End {
		return e.Title
	}
	s := e.Span
	if s.Len() > 240 && s.Contains(e.Trigger) {
		s = prose.Span{Start: max(s.Start, e.Trigger.Start-60), End: min(s.End, e.Trigger.End+160)}
		for s.Start > e.Start && body[s.Start-1] != ' ' {
			s.Start--
		}
		for s.End < e.End && body[s.End] != ' ' {
			s.End++
		}
	}
	return strings.Clone(prose.Space(s.Of(body)))
}
