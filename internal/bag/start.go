package bag

import (
	"fmt"
	"html"
	"strings"
)

// StartName is the page at the top of an archive.
const StartName = "START-HERE.html"

// Start is what the page at the top of an archive says.
type Start struct {
	Title, Lang     string // of the chronicle
	Subtitle        string
	Description     string
	Day             string   // YYYY-MM-DD, or ""
	Facts           string   // "5 articles and 18 events on 88 pages"
	Style           bool     // the site has a chronicle.css
	Sources         []string // the payload's folders beside site/: content, seeds …
	Statement, From string   // rights; who packed it
}

// Page is START-HERE.html: plain, with links that work on any disk, readable
// also when the site's style sheet is gone.
func (s Start) Page() Tag {
	e := html.EscapeString
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }
	lang := e(s.Lang)
	if lang == "" {
		lang = "en"
	}
	p(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s: an archive</title>
`, e(s.Title))
	if s.Style {
		p("<link rel=\"stylesheet\" href=\"data/site/chronicle.css\">\n")
	}
	p(`</head>
<body>
<main>
<header class="title">
<h1 lang="%s">%s</h1>
`, lang, e(s.Title))
	if s.Subtitle != "" {
		p("<p class=\"sub\" lang=\"%s\">%s</p>\n", lang, e(s.Subtitle))
	}
	if s.Description != "" {
		p("<p class=\"lede\" lang=\"%s\">%s</p>\n", lang, e(s.Description))
	}
	p("</header>\n<section>\n<h2>To read it</h2>\n<p class=\"lede\"><a href=\"data/site/index.html\">Open the chronicle</a></p>\n")
	p("<p>It needs a browser and nothing else: no server, no network.")
	if s.Facts != "" {
		p(" It holds %s.", e(s.Facts))
	}
	p("</p>\n</section>\n<section>\n<h2>What is in this folder</h2>\n<ul>\n<li><code>data/site</code>: the site as it was published")
	if s.Day != "" {
		p("; its newest report was added on <time datetime=\"%s\">%s</time>", e(s.Day), e(s.Day))
	}
	p("</li>\n")
	for _, dir := range s.Sources {
		switch dir {
		case "content":
			p("<li><code>data/content</code>: the reports, people, initiatives, places and sources as text files</li>\n")
		case "seeds":
			p("<li><code>data/seeds</code>: the raw reports as they came</li>\n")
		default:
			p("<li><code>data/%s</code>: files of the site’s own look</li>\n", e(dir))
		}
	}
	p(`<li><code>bag-info.txt</code>, <code>bagit.txt</code>, <code>manifest-sha256.txt</code>, <code>tagmanifest-sha256.txt</code>: a BagIt bag (RFC 8493), by which archives know what they hold</li>
</ul>
</section>
<section>
<h2>Is it whole?</h2>
<p>In this folder, either of these names every file that is missing or changed:</p>
<pre>dateline verify .
sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt</pre>
`)
	if len(s.Sources) > 1 {
		p("<p>To build the site again from the files beside it: <code>dateline build -C data -out again</code>.</p>\n")
	}
	p("</section>\n</main>\n<footer class=\"foot\">\n<div class=\"colophon\">\n")
	if s.Statement != "" {
		p("<p lang=\"%s\">%s</p>\n", lang, e(s.Statement))
	}
	p("<p>Packed by %s.</p>\n</div>\n</footer>\n</body>\n</html>\n", e(s.From))
	return Tag{StartName, []byte(b.String())}
}
