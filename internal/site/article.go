package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/roster"
	"dateline/internal/wording"
)

func (s *Site) articleFiles() pages {
	return func(yield yielder) {
		for i := range s.Entries {
			if !s.articleFile(i, yield) {
				return
			}
		}
	}
}

func (s *Site) articleFile(i int, yield yielder) bool {
	var near []int
	asked := false
	related := func() []int { // for what the page is made of, and for the page
		if !asked {
			near, asked = s.relatives(i), true
		}
		return near
	}
	page := s.Entries[i].Path()
	return yield(page, func(in *Inputs) { s.articleFrom(i, related(), in) }, func() Page { return s.articlePage(i, page, related()) })
}

// articleFrom says what a report's page is made of; related are its relatives.
func (s *Site) articleFrom(i int, related []int, in *Inputs) {
	e := &s.Entries[i]
	in.entry(i)
	in.add(in.d.Body(e.ID))
	in.flags(s.titles[e.Title] > 1)
	in.named(e.ReprintOf)
	in.events(s.eventsOf[e.ID])
	in.entries(s.copies(i))
	in.entries(s.translations(i))
	in.entries(related)
	in.beside(i, len(s.Entries), in.entry)
}

func (s *Site) articlePage(i int, page string, related []int) Page {
	e := &s.Entries[i]
	folder := Folder(e.Date)
	crumbs := []string{"articles/index.html", s.w.T("Reports"), "articles/" + folder + "/index.html", s.folderName(folder)}
	source := s.sourceName(e)
	date := s.articleWhen(e)
	description := s.w.T("%[1]s, %[2]s: %[3]s", source, date.Text, cmp.Or(e.Gist, e.Title))
	p := &ArticlePage{Head: s.head("article", page, e.Title, description, crumbs...), ID: e.ID, Date: date,
		TextLang: e.Lang, Derived: e.TitleBasis == article.Derived, Mode: mode(e), Original: WebURL(e.SourceURL), Status: e.Status, Added: e.Added}
	if s.titles[e.Title] > 1 || len(e.Title) < 4 {
		p.FullTitle = cut(e.Title, 60) + " (" + e.ID + ")"
		p.Description = cut(description, 200) + " (" + e.ID + ")"
	} else if !shorter(p.FullTitle, 108) {
		p.FullTitle = cut(e.Title, 105)
	}
	p.OGType = "article"
	if s.Meta.Linked {
		p.Linked = path.Base(AnnotationsPath(e))
	}
	p.Source, p.Syndicator = s.entity(roster.Source, e.Source, p.Root), s.entity(roster.Source, e.Syndicator, p.Root)
	if e.DigestOf.Source != "" {
		p.Digest = &Digest{Source: s.entity(roster.Source, e.DigestOf.Source, p.Root), URL: WebURL(e.DigestOf.URL)}
		if !e.DigestOf.Date.IsZero() {
			p.Digest.Date = s.w.Date(e.DigestOf.Date)
		}
	}
	if o := s.Entry(e.ReprintOf); o != nil {
		p.ReprintOf, p.ReprintLang = Link{o.from(p.Root), o.Title}, s.foreign(o.Lang)
	}
	p.People = make([]Person, 0, len(e.Leaders))
	for _, id := range e.Leaders {
		person := Person{Link: s.entity(roster.Leader, id, p.Root)}
		if l := s.roster.Get(roster.Leader, id); l != nil {
			person.Office = l.Office(e.Date)
			person.Lang = s.tongueOf(person.Office)
		}
		p.People = append(p.People, person)
	}
	for _, id := range e.Initiatives {
		p.Initiatives = append(p.Initiatives, s.entity(roster.Initiative, id, p.Root))
	}
	for _, id := range firstOf(e.Places, 8) {
		p.Places = append(p.Places, s.place1(id, e.Date, p.Root))
	}
	for _, k := range s.eventsOf[e.ID] {
		v := &s.Events[k]
		for _, rep := range v.Reports {
			if rep.Article == e.ID {
				t := s.told(v, p.Root)
				t.Para = rep.Para
				p.Events = append(p.Events, t)
				break
			}
		}
	}
	for j := range e.Figures.Len() {
		if len(s.otherwise[figureAt(i, j)]) > 0 {
			p.Differ = append(p.Differ, s.figure(e, j, e.Figures.At(j), p.Root))
		}
	}
	slices.SortStableFunc(p.Events, func(a, b Told) int { return a.Para - b.Para })
	if i > 0 {
		p.Prev, p.PrevLang = Link{s.Entries[i-1].from(p.Root), s.Entries[i-1].Title}, s.foreign(s.Entries[i-1].Lang)
	}
	if i+1 < len(s.Entries) {
		p.Next, p.NextLang = Link{s.Entries[i+1].from(p.Root), s.Entries[i+1].Title}, s.foreign(s.Entries[i+1].Lang)
	}
	p.Cite = s.citation(e, p)
	c := s.cite(e)
	if p.Chicago, p.Forms = s.chicago(c), s.forms(c); !s.w.English() {
		p.CiteLang = "en"
	}
	for _, k := range s.copies(i) {
		p.Reprints = append(p.Reprints, s.reportLine(&s.Entries[k], p.Root))
	}
	for _, k := range s.translations(i) {
		l := s.reportLine(&s.Entries[k], p.Root)
		l.Lang = s.Entries[k].Lang // also where it is the site's: here it is what matters
		p.Translations = append(p.Translations, l)
	}
	p.Related = make([]ReportLine, 0, len(related))
	for _, k := range related {
		p.Related = append(p.Related, s.reportLine(&s.Entries[k], p.Root))
	}
	p.LD.add(s.articleLD(e, p))
	return p
}

// AnnotationsPath is the address of a report's annotations as JSON-LD, which lie
// beside its page.
func AnnotationsPath(e *Entry) string { return strings.TrimSuffix(e.Path(), "html") + "jsonld" }

// folderName is what a folder of reports is called: its year, or that it has none.
func (s *Site) folderName(folder string) string {
	if folder == "undated" {
		return s.w.T("Undated")
	}
	return folder
}

// Origin is what only the report's own page shows of it, besides its body.
type Origin struct {
	DateEvidence      []string
	Authors           []string
	Dateline          string
	Seed, SHA256      string
	Words, Paragraphs int
}

// OriginOf takes it from a report. A date that the head of the report states is
// not quoted: the words would only say the date again.
func OriginOf(a *article.Article, e *Entry) Origin {
	evidence := a.DateEvidence
	if a.DateBasis == article.Header {
		evidence = nil
	}
	return Origin{evidence, a.Authors, a.Dateline.Text, a.Seed.Path, a.Seed.SHA256, e.Words, e.Paragraphs}
}

// mostFacts is about how many facts there are of most reports.
const mostFacts = 8

// Provenance adds the facts of a report's origin.
func (p *ArticlePage) Provenance(w wording.Words, a *Origin) {
	p.Facts = make([]Fact, 0, mostFacts)
	if p.LD != nil {
		for i := range p.LD.Graph {
			if t := &p.LD.Graph[i]; t.Type == "NewsArticle" {
				t.Dateline = a.Dateline
			}
		}
	}
	add := func(f Fact) {
		if f.Text != "" || f.Mono != "" || f.Href != "" || len(f.List) > 0 {
			p.Facts = append(p.Facts, f)
		}
	}
	add(Fact{Key: w.T("Published"), Text: p.Date.Text, List: a.DateEvidence})
	if p.Date.Note != "" {
		add(Fact{Key: w.T("Date known"), Text: p.Date.Note})
	}
	add(Fact{Key: w.T("Source"), Text: p.Source.Text, Href: p.Source.Href})
	add(Fact{Key: w.T("Passed on by"), Text: p.Syndicator.Text, Href: p.Syndicator.Href})
	add(Fact{Key: w.T("By"), Text: w.Join(a.Authors)})
	add(Fact{Key: w.T("Dateline"), Text: a.Dateline})
	if p.Original != "" {
		add(Fact{Key: w.T("Address"), Text: p.Original, Href: p.Original})
	}
	if p.Derived {
		add(Fact{Key: w.T("Title"), Text: w.T("made from the text; the file states none")})
	}
	add(Fact{Key: w.T("Length"), Text: w.T("%[1]s in %[2]s", w.N("%s word|%s words", a.Words), w.N("%s paragraph|%s paragraphs", a.Paragraphs))})
	switch p.Status {
	case "checked":
		add(Fact{Key: w.T("Annotations"), Text: w.T("checked by an editor")})
	case "disputed":
		add(Fact{Key: w.T("Annotations"), Text: w.T("disputed by an editor")})
	}
	if !p.Added.IsZero() {
		add(Fact{Key: w.T("In the archive since"), Text: w.Date(p.Added)})
	}
	add(Fact{Key: w.T("Seed"), Text: a.Seed})
	if len(a.SHA256) > 16 {
		add(Fact{Key: w.T("Its SHA-256"), Mono: a.SHA256})
	}
	if p.Linked != "" {
		add(Fact{Key: w.T("As data"), Text: "W3C Web Annotation (JSON-LD)", Href: p.Linked})
	}
}

// Mention resolves a mention in a report's body to the page of what it names,
// as seen from the report's page, and a few words on it; an empty Href means
// that it has none. It asks the roster alone, so that a body can be written
// before the site is arranged: leaders and initiatives have pages, and a place
// has one because it is mentioned.
func Mention(r *roster.Roster, w wording.Words, on edtf.Date, k roster.Kind, id string) (l Link, gloss string) {
	const root = "../../" // from articles/2018/x.html
	e := r.Get(k, id)
	if e == nil {
		return Link{Text: id}, ""
	}
	l.Text = nameIn(w, e)
	switch k {
	case roster.Leader, roster.Initiative, roster.Place:
		l.Href = root + k.Folder() + "/" + id + ".html"
	}
	switch k {
	case roster.Leader:
		if gloss = e.Office(on); gloss != "" {
			return l, w.T("%[1]s, %[2]s", l.Text, gloss)
		}
	case roster.Place:
		return l, placeName(w, e, on)
	}
	return l, l.Text
}

// reportFiles yields the reports by the day they were published.
func (s *Site) reportFiles() pages { return func(yield yielder) { s.eachReportFile(yield) } }

func (s *Site) eachReportFile(yield yielder) bool {
	byFolder := map[string][]int{}
	var folders []string
	for i := range s.Entries {
		if s.again[i] {
			continue
		}
		f := Folder(s.Entries[i].Date)
		if byFolder[f] == nil {
			folders = append(folders, f)
		}
		byFolder[f] = append(byFolder[f], i)
	}
	slices.Sort(folders)
	if !yield("articles/index.html", nil, func() Page {
		p := &ReportsPage{Head: s.head("reports", "articles/index.html", s.w.T("Reports"),
			s.w.N("All %s report by the day they were published.|All %s reports by the day they were published.", s.reports())),
			Intro: s.w.T("The second axis of the chronicle: not when it happened, but when it was reported.")}
		for _, f := range folders {
			p.Years = append(p.Years, Subject{Link: Link{f + "/index.html", s.folderName(f)}, Count: s.w.N("%s report|%s reports", len(byFolder[f]))})
		}
		return p
	}) {
		return false
	}
	for k, f := range folders {
		ids := byFolder[f]
		of := (len(ids) + lines - 1) / lines
		for n := range of {
			path := "articles/" + f + "/index.html"
			if !yield(partPath(path, n+1), func(in *Inputs) {
				in.Number(len(ids))
				in.entries(ids[n*lines : min(len(ids), (n+1)*lines)])
				in.beside(k, len(folders), func(k int) { in.Text(folders[k]) })
			}, func() Page {
				title := s.w.T("Reports of %s", f)
				if f == "undated" {
					title = s.w.T("Reports without a year")
				}
				p := &ReportsPage{Head: s.head("reports", partPath(path, n+1), s.partTitle(title, n+1),
					s.w.N("%[2]s by the day they were published: %[1]s report.|%[2]s by the day they were published: %[1]s reports.", len(ids), s.partTitle(title, n+1)), "articles/index.html", s.w.T("Reports"))}
				p.Groups = s.reportGroups(ids[n*lines:min(len(ids), (n+1)*lines)], p.Root)
				p.Part = part(path, n+1, of)
				if k > 0 {
					p.Prev = Link{p.Root + "articles/" + folders[k-1] + "/index.html", s.folderName(folders[k-1])}
				}
				if k+1 < len(folders) {
					p.Next = Link{p.Root + "articles/" + folders[k+1] + "/index.html", s.folderName(folders[k+1])}
				}
				return p
			}) {
				return false
			}
		}
	}
	return true
}

// stretch counts those at the head of a list of which something is true.
func stretch[T any](l []T, is func(T) bool) int {
	if n := slices.IndexFunc(l, func(x T) bool { return !is(x) }); n >= 0 {
		return n
	}
	return len(l)
}

func (s *Site) reportGroups(ids []int, root string) []ReportGroup {
	var out []ReportGroup
	last := bucket{-1, -1}
	for n, i := range ids {
		b := s.when[i]
		if b != last {
			title := s.bucketTitle(b)
			if b.m > 0 {
				title = upper(s.monthName(b.m))
			}
			out = append(out, ReportGroup{Title: title, Reports: make([]ReportLine, 0, stretch(ids[n:], func(i int) bool { return s.when[i] == b }))})
			last = b
		}
		g := &out[len(out)-1]
		l := s.reportLine(&s.Entries[i], root)
		l.COinS = s.coins(&s.Entries[i])
		g.Reports = append(g.Reports, l)
	}
	return out
}
