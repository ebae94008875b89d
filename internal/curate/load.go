package curate

import (
	"path"
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/front"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

var (
	keys = []string{"id", "found", "drop", "kind", "subtype", "title", "name", "date", "place", "country", "participants", "initiatives", "status", "reports"}

	// What events.kind, status and participants.part may say.
	kinds    = []string{"meeting", "visit", "call", "summit", "forum", "signing", "invitation", "appointment", "announcement", "background"}
	statuses = []string{"held", "announced", "planned"}
	parts    = []string{"participant", "host", "guest", "inviter", "invitee", "signatory"}
)

// Load reads the files; a source's name is its path. What is wrong with one
// file is reported and the others are still read. Ids of people, places and
// initiatives must be in the roster.
func Load(files []*diag.Source, r *roster.Roster) (*Book, diag.List) {
	var l diag.List
	var events []Event
	for _, src := range files {
		if e, ok := load(src, r, &l); ok {
			events = append(events, e)
		}
	}
	slices.SortFunc(events, func(a, b Event) int { return strings.Compare(a.ID, b.ID) })
	return New(events...), l
}

// reader reads one file.
type reader struct {
	front.Fields
	r *roster.Roster
	l *diag.List
}

func load(src *diag.Source, r *roster.Roster, l *diag.List) (Event, bool) {
	doc, dl := front.Split(src)
	*l = append(*l, dl...)
	stem := strings.TrimSuffix(path.Base(src.Name), ".md")
	e := Event{ID: stem, Note: strings.TrimSpace(doc.Body), Pos: src.Pos(0)}
	if doc.Head.Kind == front.Null {
		if dl.Count(diag.Error) == 0 {
			l.Errorf(src.Pos(0), "event/front", "begin the file with ---, a line id: "+stem+", and what is to be said of the event", "no front matter")
		}
		return e, false
	}
	f := reader{front.Read(src, doc.Head, l, keys...), r, l}
	front.Odd(src, doc.Head, l, "found", "reports")
	e.keys = f.Keys()
	switch s := f.String("id"); {
	case s == "":
		l.Errorf(f.Pos("id"), "event/id", "add a line id: "+stem, "the event has no id")
	case s != stem:
		l.Errorf(f.Pos("id"), "event/id", "name the file "+s+".md or write id: "+stem, "the id %q is not the file's name", s)
	case !article.ValidID(s) || prose.Device(s):
		l.Errorf(f.Pos("id"), "event/id", "use only a-z, 0-9 and -, at most 80 of them", "%q cannot be an id", s)
	}
	e.Drop = f.Bool("drop")
	e.Kind, e.Status = f.oneOf("kind", kinds), f.oneOf("status", statuses)
	e.Subtype, e.Title, e.Name = prose.Space(f.String("subtype")), prose.Space(f.String("title")), prose.Space(f.String("name"))
	e.Date = f.Date("date")
	e.Place, e.Country = f.id("place", roster.Place), f.id("country", roster.Place)
	if f.Has("found") {
		g := reader{f.Map("found", "event", "kind", "article", "exact", "prefix", "suffix"), r, l}
		e.Found = Found{Event: g.String("event"), Kind: g.oneOf("kind", kinds), Passage: g.passage()}
		switch {
		case e.Found.Event == "" && e.Found.Article == "":
			l.Errorf(g.Pos("event"), "event/found", "write found: {event: its id}, or found: {article: …, exact: words of the sentence}", "found does not say which event")
		case e.Found.Exact != "" && e.Found.Article == "":
			l.Errorf(g.Pos("exact"), "event/found", "add article: the id of the report", "words are quoted, but not from which report")
		}
	}
	for _, m := range f.Maps("participants", "entity", "text", "part", "office") {
		g := reader{m, r, l}
		p := Part{Entity: g.id("entity", roster.Leader), Text: prose.Space(g.String("text")), Part: g.oneOf("part", parts), Office: g.String("office")}
		if p.Entity == "" && p.Text == "" {
			l.Errorf(g.Pos("entity"), "event/part", "write - {entity: id of a leader}, or - {text: the name}", "a participant without a name")
			continue
		}
		if p.Part == "" {
			p.Part = "participant"
		}
		e.Participants = append(e.Participants, p)
	}
	var at []diag.Pos
	e.Initiatives, at = f.Strings("initiatives")
	for i, id := range e.Initiatives {
		f.known(id, roster.Initiative, at[i])
	}
	for _, m := range f.Maps("reports", "article", "exact", "prefix", "suffix") {
		p := reader{m, r, l}.passage()
		if p.Article == "" || p.Exact == "" {
			l.Errorf(p.Pos, "event/report", "write - {article: id of the report, exact: words of the sentence that tells of it}", "a report without an article or its words")
			continue
		}
		e.Reports = append(e.Reports, p)
	}
	return e, true
}

func (f reader) passage() Passage {
	p := Passage{Article: f.String("article"), Selector: article.Selector{Exact: f.String("exact"), Prefix: f.String("prefix"), Suffix: f.String("suffix")}}
	for _, key := range [...]string{"event", "article", "exact"} { // the last that is there
		if f.Has(key) || p.Pos.File == "" {
			p.Pos = f.Pos(key)
		}
	}
	return p
}

func (f reader) oneOf(key string, words []string) string {
	s := f.String(key)
	if s == "" || slices.Contains(words, s) {
		return s
	}
	hint := "write one of " + strings.Join(words, ", ")
	if near := front.Nearest(s, words); near != "" {
		hint = "did you mean " + near + "?"
	}
	f.l.Errorf(f.Pos(key), "event/word", hint, "%q cannot be %q", key, s)
	return ""
}

// id returns an id that the roster has.
func (f reader) id(key string, kind roster.Kind) string {
	s := f.String(key)
	if s != "" {
		f.known(s, kind, f.Pos(key))
	}
	return s
}

func (f reader) known(id string, kind roster.Kind, at diag.Pos) {
	if f.r.Get(kind, id) != nil {
		return
	}
	var ids []string
	for _, e := range f.r.All(kind) {
		ids = append(ids, e.ID)
	}
	f.l.Errorf(at, "roster/unknown-id", roster.Suggest(id, ids, kind), "no %s has the id %q", kind, id)
}
