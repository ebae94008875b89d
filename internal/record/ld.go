package record

import (
	"encoding/json"
	"strings"

	"dateline/internal/prose"
)

// ld is what a page's JSON-LD says of the report (schema.org).
type ld struct {
	article             bool
	headline, body      string
	published, modified string
	authors             []string
	publisher           string
	url, lang           string
	website             bool       // a page of another kind
	whole               prose.Span // of the script that is read
	page                string     // when the page was published that holds the report
}

// kinds are the types of schema.org that are reports.
var kinds = set("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle",
	"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report", "TechArticle", "ScholarlyArticle", "AdvertiserContentArticle", "SatiricalArticle")

// read looks for a report in one script. Of several the first with a headline
// counts.
func (l *ld) read(t string) {
	t = strings.TrimSpace(t)
	t = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(t), "<![CDATA["), "]]>")
	t = strings.TrimRight(strings.TrimSpace(t), ";")
	if len(t) == 0 || len(t) > 2<<20 {
		return
	}
	if !json.Valid([]byte(t)) {
		// Many pages have line ends inside strings.
		t = strings.Map(func(c rune) rune {
			if c < ' ' {
				return ' '
			}
			return c
		}, t)
		if !json.Valid([]byte(t)) {
			return
		}
	}
	l.whole = prose.Span{Start: 0, End: len(t)}
	l.value(t, l.whole, 0)
}

func (l *ld) value(t string, s prose.Span, depth int) {
	if depth > 4 || s.Len() == 0 || l.article && l.headline != "" && l.published != "" {
		return
	}
	switch t[s.Start] {
	case '[':
		elements(t, s, func(v prose.Span) bool {
			l.value(t, v, depth+1)
			return true
		})
	case '{':
		is := false
		if v, ok := get(t, s, "@type"); ok {
			for _, k := range shorts(t, v) {
				k = k[strings.LastIndexByte(k, '/')+1:]
				is = is || kinds[k]
				l.website = l.website || k == "CollectionPage"
				if k == "WebPage" && l.page == "" {
					if v, ok := get(t, s, "datePublished"); ok {
						l.page = short(t, v)
					}
				}
			}
		}
		if is {
			l.take(t, s)
			return
		}
		for _, m := range members(t, s) {
			if m.key == "@graph" || m.key == "mainEntity" || m.key == "mainEntityOfPage" || m.key == "liveBlogUpdate" && !l.article {
				l.value(t, m.value, depth+1)
			}
		}
	}
}

// take reads the object of a report.
func (l *ld) take(t string, s prose.Span) {
	l.article = true
	fill := func(to *string, v string) {
		if *to == "" {
			*to = v
		}
	}
	for _, m := range members(t, s) {
		switch m.key {
		case "headline":
			fill(&l.headline, stripTags(short(t, m.value)))
		case "name", "alternativeHeadline":
			if _, ok := get(t, s, "headline"); !ok {
				fill(&l.headline, stripTags(short(t, m.value)))
			}
		case "datePublished":
			fill(&l.published, short(t, m.value))
		case "dateCreated":
			if _, ok := get(t, s, "datePublished"); !ok {
				fill(&l.published, short(t, m.value))
			}
		case "dateModified":
			fill(&l.modified, short(t, m.value))
		case "author", "creator":
			if l.authors == nil {
				l.authors = l.names(t, m.value)
			}
		case "publisher", "sourceOrganization":
			fill(&l.publisher, short(t, m.value))
		case "articleBody":
			if m.value.Len() > 0 && t[m.value.Start] == '"' {
				fill(&l.body, unquote(m.value.Of(t)))
			}
		case "url", "mainEntityOfPage":
			if u := short(t, m.value); isAddress(u) {
				fill(&l.url, u)
			}
		case "inLanguage":
			fill(&l.lang, short(t, m.value))
		}
	}
}

// names are the names of the persons at s. A person may stand elsewhere in the same
// script, and here only by its "@id" (JSON-LD 1.1, 3.3 Node Identifiers).
func (l *ld) names(t string, s prose.Span) []string {
	if s.Len() == 0 {
		return nil
	}
	switch t[s.Start] {
	case '[':
		var out []string
		elements(t, s, func(v prose.Span) bool {
			out = append(out, l.names(t, v)...)
			return len(out) < 16
		})
		return out
	case '{':
		if _, ok := get(t, s, "name"); ok {
			break
		}
		if id, ok := get(t, s, "@id"); ok {
			if name := l.referred(t, l.whole, short(t, id)); name != "" {
				return []string{name}
			}
		}
	}
	return shorts(t, s)
}

// referred is the name of the object of that "@id" in the graph, or "".
func (l *ld) referred(t string, s prose.Span, id string) string {
	name := ""
	look := func(v prose.Span) bool {
		if at, ok := get(t, v, "@id"); ok && short(t, at) == id {
			if n, ok := get(t, v, "name"); ok {
				name = short(t, n)
			}
		}
		return name == ""
	}
	switch t[s.Start] {
	case '[':
		elements(t, s, look)
	case '{':
		if graph, ok := get(t, s, "@graph"); ok && t[graph.Start] == '[' {
			elements(t, graph, look)
		}
	}
	return name
}
