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
	website             bool   // a page of another kind
	page                string // when the page was published that holds the report
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
	l.value(t, prose.Span{Start: 0, End: len(t)}, 0)
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
				l.authors = shorts(t, m.value)
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
