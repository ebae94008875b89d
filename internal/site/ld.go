package site

import (
	"cmp"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/roster"
)

// LD is what a page says of itself as linked data (schema.org, JSON-LD 1.1).
// It is encoded, never written as text.
type LD struct {
	Context string  `json:"@context"`
	Graph   []Thing `json:"@graph"`
}

// Thing is a node of the graph: one of the types of schema.org that the site
// speaks of, with the few properties it gives.
type Thing struct {
	Type             string   `json:"@type"`
	ID               string   `json:"@id,omitempty"`
	Name             string   `json:"name,omitempty"`
	Headline         string   `json:"headline,omitempty"`
	AlternateName    []string `json:"alternateName,omitempty"`
	Description      string   `json:"description,omitempty"`
	URL              string   `json:"url,omitempty"`
	SameAs           string   `json:"sameAs,omitempty"`
	InLanguage       string   `json:"inLanguage,omitempty"`
	JobTitle         string   `json:"jobTitle,omitempty"`
	DatePublished    string   `json:"datePublished,omitempty"`
	StartDate        string   `json:"startDate,omitempty"`
	Dateline         string   `json:"dateline,omitempty"`
	MainEntityOfPage string   `json:"mainEntityOfPage,omitempty"`
	IsBasedOn        string   `json:"isBasedOn,omitempty"`
	Author           *Agent   `json:"author,omitempty"`
	Location         *Agent   `json:"location,omitempty"`
	About            []Agent  `json:"about,omitempty"`
	Attendee         []Agent  `json:"attendee,omitempty"`
	Items            []Step   `json:"itemListElement,omitempty"`
	Creator          *Agent   `json:"creator,omitempty"`
	Terms            string   `json:"conditionsOfAccess,omitempty"`
	Distribution     []Copy   `json:"distribution,omitempty"`
}

// Agent is whom or what a node names: a person, an organization or a place.
type Agent struct {
	Type     string `json:"@type"`
	Name     string `json:"name,omitempty"`
	JobTitle string `json:"jobTitle,omitempty"`
}

// Copy is a form in which a dataset can be had.
type Copy struct {
	Type           string `json:"@type"`
	Name           string `json:"name,omitempty"`
	ContentURL     string `json:"contentUrl,omitempty"`
	EncodingFormat string `json:"encodingFormat,omitempty"`
}

// Step is a step of a breadcrumb list.
type Step struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item,omitempty"`
}

func (l *LD) add(t Thing) {
	if l != nil {
		l.Graph = append(l.Graph, t)
	}
}

// breadcrumbs starts a page's graph. Without a base URL, addresses are left
// out, since linked data has no use for relative ones.
func (s *Site) breadcrumbs(h *Head) *LD {
	l := &LD{Context: "https://schema.org", Graph: make([]Thing, 0, 2)}
	if h.Path == "index.html" {
		l.add(Thing{Type: "WebSite", Name: s.Meta.Title, Description: h.Description, URL: h.Canonical, InLanguage: h.Lang})
		return l
	}
	steps := make([]Step, 0, len(h.Crumbs)+1)
	for i, c := range h.Crumbs {
		steps = append(steps, Step{"ListItem", i + 1, c.Text, s.url(strings.TrimPrefix(c.Href, h.Root))})
	}
	steps = append(steps, Step{"ListItem", len(steps) + 1, h.Title, h.Canonical})
	l.add(Thing{Type: "BreadcrumbList", Items: steps})
	return l
}

// day returns the date for a machine: what HTML's <time> takes, or "".
func day(d edtf.Date) string { return machine(d.String()) }

func (s *Site) articleLD(e *Entry, p *ArticlePage) Thing {
	page := p.Canonical
	if page == "" {
		page = e.ID + ".html"
	}
	t := Thing{Type: "NewsArticle", Headline: cut(e.Title, 108), DatePublished: day(e.Date), InLanguage: e.Lang, URL: p.Canonical,
		MainEntityOfPage: page, Author: &Agent{Type: "Organization", Name: s.sourceName(e)}, Description: p.Description}
	if e.DigestOf.Source != "" {
		t.Type = "Article"
		t.IsBasedOn = WebURL(e.DigestOf.URL)
		t.Author = &Agent{Type: "Organization", Name: s.Meta.Title}
	} else {
		t.IsBasedOn = p.Original
	}
	if t.DatePublished == "" {
		t.Type = "CreativeWork" // an article's date of publication is not optional to those who read it
	}
	if len(p.People) > 0 {
		t.About = make([]Agent, 0, len(p.People))
	}
	for _, x := range p.People {
		t.About = append(t.About, Agent{Type: "Person", Name: x.Text})
	}
	return t
}

func (s *Site) eventLD(v *Event, p *EventPage) Thing {
	t := Thing{Type: "Event", Name: p.Title, StartDate: day(v.Date), URL: p.Canonical, Description: p.Description}
	if l := p.Item.Place; l.Text != "" {
		t.Location = &Agent{Type: "Place", Name: l.Text}
	}
	for _, x := range p.Item.People {
		t.Attendee = append(t.Attendee, Agent{Type: "Person", Name: x.Text, JobTitle: x.Office})
	}
	return t
}

func (s *Site) personLD(e *roster.Entity, h *Head) Thing {
	t := Thing{Type: "Person", Name: s.Name(e), Description: e.Gloss, URL: h.Canonical}
	for _, n := range s.otherNames(e) {
		t.AlternateName = append(t.AlternateName, n.Text)
	}
	if len(e.Roles) > 0 {
		t.JobTitle = e.Roles[len(e.Roles)-1].Title
	}
	if f := wikidata(e.Wikidata); f != nil {
		t.SameAs = "http://www.wikidata.org/entity/" + f[0].Text
	}
	return t
}

// Citation is what reference managers read from a report's head: Highwire
// Press tags and Dublin Core. There is no citation_journal_title: an agency is
// no journal.
type Citation struct {
	Title, Author, Date, Lang, URL, Identifier string
}

func (s *Site) citation(e *Entry, p *ArticlePage) *Citation {
	c := &Citation{Title: e.Title, Author: s.author(e), Lang: e.Lang, URL: p.Canonical, Identifier: e.ID,
		Date: strings.ReplaceAll(day(e.Date), "-", "/")}
	if c.Date == "" {
		if y := bucketOf(e.Date).y; y != 0 {
			c.Date = pad(y, 4)
		}
	}
	return c
}

// datasetLD describes the published tables. Without a base URL their addresses
// are left out, as all others are.
func (s *Site) datasetLD(p *DataPage) Thing {
	t := Thing{Type: "Dataset", Name: s.Meta.Title, Description: cmp.Or(s.Meta.Description, p.Description), URL: p.Canonical, InLanguage: p.Lang, Terms: s.Meta.License,
		Creator: &Agent{Type: "Organization", Name: cmp.Or(s.Meta.Editor, s.Meta.Title)}}
	if s.Meta.BaseURL == "" {
		return t
	}
	for _, x := range p.Tables {
		t.Distribution = append(t.Distribution,
			Copy{Type: "DataDownload", Name: x.Name, ContentURL: s.url("data/" + x.JSONL), EncodingFormat: "application/x-ndjson"},
			Copy{Type: "DataDownload", Name: x.Name, ContentURL: s.url("data/" + x.CSV), EncodingFormat: "text/csv"})
	}
	return t
}
