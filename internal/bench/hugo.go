package main

// hugoSite is the same site for Hugo, by its path: an article's page with its
// people and initiatives and the way to its neighbours, a timeline of a hundred
// a page for all and for each person and initiative, feeds, a site map.
var hugoSite = map[string]string{
	"hugo.toml": `baseURL = "https://example.org/"
title = "Chronicle"
disableKinds = ["section", "404"]
disableAliases = true
[pagination]
pagerSize = 100
[taxonomies]
leader = "leaders"
initiative = "initiatives"
[outputs]
home = ["html", "rss"]
term = ["html", "rss"]
taxonomy = ["html"]
[services.rss]
limit = 50
[permalinks.page]
articles = "/:year/:slug/"
`,
	"layouts/baseof.html": `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" type="application/rss+xml" href="/index.xml">
</head>
<body>
<header><nav><a href="/">Timeline</a> <a href="/leaders/">People</a> <a href="/initiatives/">Initiatives</a></nav></header>
<main>
{{ block "main" . }}{{ end }}
</main>
<footer><p>{{ site.Title }}</p></footer>
</body>
</html>
`,
	"layouts/page.html": `{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>, {{ .Params.source }}</p>
{{ .Content }}
<p>{{ range .Params.leaders }}<a href="/leaders/{{ . | urlize }}/">{{ . }}</a> {{ end }}{{ range .Params.initiatives }}<a href="/initiatives/{{ . | urlize }}/">{{ . }}</a> {{ end }}</p>
<nav>{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }} {{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
</article>{{ end }}
`,
	"layouts/home.html":     `{{ define "main" }}<h1>{{ .Title }}</h1>{{ partial "list.html" (.Paginate site.RegularPages) }}{{ end }}`,
	"layouts/term.html":     `{{ define "main" }}<h1>{{ .Title }}</h1>{{ partial "list.html" (.Paginate .Pages) }}{{ end }}`,
	"layouts/taxonomy.html": `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}`,
	"layouts/_partials/list.html": `<ol>
{{ range .Pages }}<li><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 Jan 2006" }}</time> <a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Description }}</p></li>
{{ end }}</ol>
<nav>{{ if .HasPrev }}<a rel="prev" href="{{ .Prev.URL }}">Newer</a>{{ end }} {{ .PageNumber }} of {{ .TotalPages }} {{ if .HasNext }}<a rel="next" href="{{ .Next.URL }}">Older</a>{{ end }}</nav>
`,
}
