package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/article"
	"dateline/internal/wording"
)

// backFiles are the pages about the chronicle itself.
func (s *Site) backFiles() pages {
	return func(yield yielder) {
		_ = yield("about.html", nil, func() Page { return s.aboutPage() }) &&
			yield("coverage.html", nil, func() Page { return s.coveragePage() }) && s.correctionFiles(yield) &&
			(s.Meta.NoData || yield("data/index.html", nil, func() Page { return s.dataPage() })) &&
			yield("feeds.html", nil, func() Page { return s.feedsPage() }) &&
			yield("404.html", nil, func() Page {
				return &PlainPage{Head: s.head("plain", "404.html", s.w.T("Not on this page"),
					s.w.T("The address leads nowhere in this chronicle.")), Text: s.w.T("There is no page at this address. It may have been mistyped, or a report may have changed its date.")}
			})
	}
}

func (s *Site) aboutPage() Page {
	p := &AboutPage{Head: s.head("about", "about.html", s.w.T("About this chronicle"),
		s.w.T("How %s is made: method, coverage, corrections.", s.Meta.Title)),
		Description: s.Meta.Description, Editor: s.Meta.Editor, License: s.Meta.License}
	p.Reports, p.Events = s.w.N("%s report|%s reports", s.reports()), s.w.N("%s event|%s events", len(s.Events))
	p.Contact, p.ContactHref = s.contact()
	type row struct {
		n       int
		sources map[string]int
	}
	rows := map[string]*row{}
	for i := range s.Entries {
		if s.again[i] {
			continue
		}
		e := &s.Entries[i]
		f := Folder(e.Date)
		r := rows[f]
		if r == nil {
			r = &row{sources: map[string]int{}}
			rows[f] = r
		}
		r.n++
		r.sources[s.sourceName(e)]++
		switch {
		case e.Date.IsZero():
			p.Undated++
		case strings.ContainsAny(e.Date.String(), "?~%/X") || len(e.Date.String()) < 10:
			p.Uncertain++
		default:
			p.Certain++
		}
		if e.DigestOf.Source != "" {
			p.Digests++
		}
		switch mode(e) {
		case article.Excerpt:
			p.Excerpts++
		case article.Metadata:
			p.Withheld++
		}
	}
	var folders []string
	for f := range rows {
		folders = append(folders, f)
	}
	slices.Sort(folders)
	for _, f := range folders {
		r := rows[f]
		var names []string
		for n := range r.sources {
			names = append(names, n)
		}
		slices.SortFunc(names, func(a, b string) int {
			return cmp.Or(cmp.Compare(r.sources[b], r.sources[a]), strings.Compare(a, b))
		})
		var parts []string
		for i, n := range names {
			if i == 5 {
				parts = append(parts, s.w.T("%d more", len(names)-i))
				break
			}
			parts = append(parts, n+" "+strconv.Itoa(r.sources[n]))
		}
		p.Rows = append(p.Rows, CoverageRow{Link{"articles/" + f + "/index.html", s.folderName(f)}, r.n, s.w.Join(parts)})
	}
	return p
}

// contact is where to write to, and as an address.
func (s *Site) contact() (text, href string) {
	href = WebURL(s.Meta.Contact)
	if href == "" && strings.Count(s.Meta.Contact, "@") == 1 {
		href = WebURL("mailto:" + s.Meta.Contact)
	}
	return s.Meta.Contact, href
}

// Tables are the published tables, by the name of their files in data/.
var tables = [...]struct {
	name string
	text wording.Text
}{
	{"articles", "One line for each report: title, date and how each is known, source, seed."},
	{"mentions", "Where a report names a person, an initiative, a place or an organization."},
	{"quotes", "Direct speech with its speaker and its place in the report."},
	{"figures", "Numbers with unit, what they count, and the period they are for."},
	{"dates", "Expressions of time and what they mean."},
	{"events", "What happened, with the reports that say so."},
	{"documents", "Documents signed, agreed or adopted."},
	{"links", "Who met whom, from the events."},
	{"removed", "What was taken out of a raw report, with its place in the file."},
	{"problems", "What was set aside, and why."},
}

func (s *Site) dataPage() Page {
	p := &DataPage{Head: s.head("data", "data/index.html", s.w.T("Data"), s.w.T("The chronicle as tables: everything that the pages show, to load and to count.")), License: s.Meta.License}
	p.Annotated = s.Meta.Linked
	for _, t := range tables {
		p.Tables = append(p.Tables, TableLine{t.name, s.w.Of(t.text), t.name + ".jsonl", t.name + ".csv"})
	}
	p.LD.add(s.datasetLD(p))
	return p
}
