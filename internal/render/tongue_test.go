package render

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/site"
	"dateline/internal/wording"
	"dateline/templates"
)

// TestEveryWordOfAReportSaysItsLanguage builds a chronicle in English of
// reports in Russian and looks, on every page, for Cyrillic letters outside of
// an element that says so (WCAG 2.2, 3.1.2). References are copied whole and
// name their language in a field.
func TestEveryWordOfAReportSaysItsLanguage(t *testing.T) {
	const body = "Министры встретились в порту и долго говорили о новых мостах. «Мы построим этот мост до ледостава, не позже», сказал министр о 12 мостах."
	at := func(s string) annotate.By {
		i := strings.Index(body, s)
		return annotate.By{Span: prose.Span{Start: i, End: i + len(s)}}
	}
	texts := map[string]*article.Article{}
	found := map[string]*annotate.Notes{}
	var entries []site.Entry
	for i, id := range []string{"a", "b", "c"} {
		a := &article.Article{ID: id, Title: "Министры говорят о мостах " + id, Body: body, Lang: "ru", Rights: "full", Date: date(t, "2018-11-1"+id2(i)), DateBasis: article.Header, Source: "norwire"}
		n := &annotate.Notes{Quotes: []annotate.Quote{{By: at("Мы построим этот мост до ледостава, не позже"), Speaker: "ines-tal"}},
			Figures: []annotate.Figure{{By: at("12 мостах"), Value: "12", Unit: "count:bridge", What: "новых мостах", Quote: -1, SaidBy: "ines-tal"}}}
		a.Leaders = []string{"ines-tal"}
		switch id {
		case "a":
			n.Events = []annotate.Event{{By: at("Министры встретились в порту и долго говорили о новых мостах."), Kind: "meeting", Title: "Ines Tal meets Oro Ken", Date: a.Date, DateBasis: "explicit", Status: "held", Main: true,
				Participants: []annotate.Part{{Entity: "ines-tal"}, {Entity: "oro-ken"}}}}
		case "c":
			a.ReprintOf = "b"
		}
		texts[id], found[id] = a, n
		entries = append(entries, site.NewEntry(a, n))
	}
	s, _ := site.New(site.Meta{Title: "Lake", Language: "en"}, entries, sampleRoster(t))
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for p := range s.Pages() {
		var b bytes.Buffer
		if ap, ok := p.(*site.ArticlePage); ok {
			err = writeArticle(r, &b, sampleRoster(t), ap, texts[ap.ID], found[ap.ID])
		} else {
			err = r.Page(&b, p)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range unmarked(b.String()) {
			t.Errorf("%s: %q does not say that it is Russian", p.Base().Path, text)
		}
		seen[p.Base().Kind] = seen[p.Base().Kind] || strings.ContainsFunc(b.String(), cyrillic)
	}
	for _, kind := range []string{"overview", "timeline", "year", "month", "article", "event", "leader", "source", "quotes", "figures", "reports"} {
		if !seen[kind] && kind != "timeline" {
			t.Errorf("no page of the kind %s has a word of the reports", kind)
		}
	}
}

func id2(i int) string { return string(rune('1' + i)) }

func cyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }

var (
	tagOrText = regexp.MustCompile(`(?s)<!--.*?-->|<(/?)([a-z][a-z0-9]*)([^>]*)>|[^<]+`)
	langOf    = regexp.MustCompile(` lang="([^"]*)"`)
	voids     = []string{"meta", "link", "br", "hr", "img", "input", "path", "rect", "wbr"}
)

// unmarked are the texts of a page's body with Cyrillic letters, other than
// names and references, whose nearest lang is not Russian.
func unmarked(html string) []string {
	type open struct{ tag, lang, class string }
	stack := []open{{"", "en", ""}}
	var out []string
	_, html, _ = strings.Cut(html, "<body")
	for _, m := range tagOrText.FindAllStringSubmatch("<body"+html, -1) {
		switch {
		case m[2] == "" && strings.HasPrefix(m[0], "<"):
		case m[2] == "":
			top := stack[len(stack)-1]
			copied := slices.ContainsFunc(stack, func(o open) bool {
				return o.tag == "pre" || strings.Contains(o.class, `class="cite"`) || strings.Contains(o.class, `class="names"`) || o.tag == "nav" && strings.Contains(o.class, "crumbs")
			})
			if top.lang != "ru" && !copied && strings.ContainsFunc(m[0], cyrillic) {
				out = append(out, strings.TrimSpace(m[0]))
			}
		case m[1] == "/":
			for len(stack) > 1 {
				last := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				if last.tag == m[2] {
					break
				}
			}
		case slices.Contains(voids, m[2]) || strings.HasSuffix(m[3], "/"):
		default:
			lang := stack[len(stack)-1].lang
			if l := langOf.FindStringSubmatch(m[3]); l != nil {
				lang = l[1]
			}
			stack = append(stack, open{m[2], lang, m[3]})
		}
	}
	return out
}
