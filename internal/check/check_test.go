package check

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// good is a page without a fault; BODY and HEAD are places to plant one.
const good = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A page</title>
<link rel="stylesheet" href="style.css">
<link rel="canonical" href="https://chronicle.example/index.html">
<!--HEAD-->
</head>
<body>
<h1>A page</h1>
<p>Text of one &amp; text of another, 100%! <a href="a/other.html#part">a link</a><br>
<!--BODY-->
</body>
</html>
`

// other is linked from good and links back.
const other = `<!doctype html><html lang=ru><head><meta charset=utf-8><title>Другая</title></head>
<body><h1>Другая</h1><h2 id="part">Часть</h2><p><a href="../index.html">Назад</a></p></body></html>`

func site(index string, more ...string) fstest.MapFS {
	fsys := fstest.MapFS{
		"index.html":   {Data: []byte(index)},
		"a/other.html": {Data: []byte(other)},
		"style.css":    {Data: []byte("body { color: black; background: url(dot.svg) }")},
		"dot.svg":      {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)},
	}
	for i := 0; i < len(more); i += 2 {
		fsys[more[i]] = &fstest.MapFile{Data: []byte(more[i+1])}
	}
	return fsys
}

func codes(fsys fstest.MapFS) string {
	var out []string
	for _, d := range Site(fsys) {
		out = append(out, fmt.Sprintf("%s %s", d.Pos, strings.TrimPrefix(d.Code, "site/")))
	}
	return strings.Join(out, "; ")
}

func TestSoundSiteHasNoProblems(t *testing.T) {
	body := `</p><ul><li>one<li><p>two<ul><li>three</ul></ul>
<dl><dt>a<dd>b<dt>c<dd><p>d</dl><dl><div><dt>x</dt><dd>y</dd></div></dl>
<table><caption>t</caption><colgroup><col><thead><tr><th>a<th>b<tbody><tr><td><p>1<td>2<tr><td>3<td>4</table>
<figure><img src="dot.svg" alt="" srcset="dot.svg 1x, dot.svg 2x"><figcaption>f</figcaption></figure>
<svg viewBox="0 0 1 1"><defs><g id="g"/></defs><path d="M0 0"/><use href="#g"/><text>x</text></svg>
<select name="s"><option>a<option selected>b<optgroup label="c"><option>d</select>
<label for="q">Search</label> <input id="q" name="q"> <form action="a/other.html"><button>Go</button></form>
<a href="mailto:desk@chronicle.example">write</a> <a href="https://elsewhere.example/x?y=1#z">elsewhere</a>
<a href="#top">up</a> <a href="a/other.html#:~:text=words">words</a> <a href="?q=x">again</a> <a href="a/other.html?x=1#part">q</a>
<h2 id="дом">h</h2><a href="#%D0%B4%D0%BE%D0%BC">encoded</a> <a href="#дом">plain</a>
<blockquote cite="https://elsewhere.example/"><p>Said.</blockquote>
<template><p>x</p></template><noscript><p>No script.</p></noscript>
<script>if (a < b && "</p>") { x = {a: {b: 1}} }</script><pre>{ { } } author = {{The St. Petersburg Wire}}, {{wire}}</pre>
<ruby>漢<rt>kan<rt>x</ruby><details><summary>s</summary><p>d</p></details>
<p data-verbatim title="{{ .Title }}">{{ .Title }} <b>{{ end }}</b> &lt;no value&gt;</p><p>100%!a`
	if got := codes(site(strings.Replace(good, "<!--BODY-->", body, 1),
		"data/x.json", `{"a": "{{"}`, "data/x.jsonl", "{\"a\":1}\n{\"b\":2}\n", "data/empty.jsonl", "",
		"feed.xml", `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link href="x"/></channel></rss>`,
		"b.css", `@import "style.css"; @namespace svg url(http://www.w3.org/2000/svg); /* url(nowhere) */ a::after { content: "url(nowhere)"; mask: url( 'dot.svg' ); fill: url(#g); background: url(data:image/gif;base64,R0lG) }`,
		"robots.txt", "User-agent: *", "404.html", strings.NewReplacer("a/other.html#part", "index.html", "style.css", "style.css").Replace(good),
	)); got != "" {
		t.Error(got)
	}
}

func TestEveryPlantedFaultIsFound(t *testing.T) {
	const bodyLine, headLine = "index.html:13:", "index.html:8:"
	for _, c := range []struct{ name, head, body, want string }{
		{"a dead link", "", `<a href="a/none.html">x</a>`, bodyLine + "1 link"},
		{"a link to a name in other case", "", `<a href="a/Other.html">x</a>`, bodyLine + "1 link"},
		{"a dead picture", "", `x <img src="none.png" alt="">`, bodyLine + "3 link"},
		{"a dead picture of a set", "", `<img src="dot.svg" alt="" srcset="dot.svg 1x, none.svg 2x">`, bodyLine + "1 link"},
		{"a dead style sheet", `<link rel="stylesheet" href="none.css">`, "", headLine + "1 link"},
		{"a dead form", "", `<form action="none.html"><button>x</button></form>`, bodyLine + "1 link"},
		{"a dead fragment", "", `<a href="a/other.html#none">x</a>`, bodyLine + "1 fragment"},
		{"a dead fragment of the page", "", `<a href="#none">x</a>`, bodyLine + "1 fragment"},
		{"a dead reference", "", `<label for="none">x</label>`, bodyLine + "1 ref"},
		{"a link from the root", "", `<a href="/index.html">x</a>`, bodyLine + "1 root-link"},
		{"a link to a folder", "", `<a href="a/">x</a>`, bodyLine + "1 dir-link"},
		{"a link to a folder without a slash", "", `<a href="a">x</a>`, bodyLine + "1 dir-link"},
		{"a link to this folder", "", `<a href=".">x</a> <a href="./">x</a>`, bodyLine + "1 dir-link; " + bodyLine + "19 dir-link"},
		{"a link out of the folder", "", `<a href="../x.html">x</a>`, bodyLine + "1 escape"},
		{"an encoded link out of the folder", "", `<a href="a/%2e%2e/../../x.html">x</a>`, bodyLine + "1 escape"},
		{"a space in an address", "", `<a href="a/other.html x">x</a>`, bodyLine + "1 url"},
		{"a backslash in an address", "", `<a href="a\other.html">x</a>`, bodyLine + "1 url"},
		{"an address that cannot be read", "", `<a href="a/%zz">x</a>`, bodyLine + "1 url"},
		{"an empty address", "", `<a href="">x</a>`, bodyLine + "1 url"},
		{"a script address", "", `<a href="javascript:alert(1)">x</a>`, bodyLine + "1 scheme"},
		{"a hidden script address", "", `<a href="jav&#x61;script:alert(1)">x</a>`, bodyLine + "1 scheme"},
		{"a data address", "", `<a href="data:text/html,x">x</a>`, bodyLine + "1 scheme"},
		{"an address without a scheme", "", `<a href="//elsewhere.example/">x</a>`, bodyLine + "1 scheme"},
		{"a script from elsewhere", "", `<script src="https://elsewhere.example/x.js"></script>`, bodyLine + "1 third-party"},
		{"a picture from elsewhere", "", `<img alt="" src="//elsewhere.example/x.png">`, bodyLine + "1 third-party"},
		{"a font from elsewhere", `<link rel="preconnect" href="https://fonts.example">`, "", headLine + "1 third-party"},
		{"a style from elsewhere", `<style>@import url("https://elsewhere.example/x.css");</style>`, "", headLine + "16 third-party"},
		{"a style attribute", "", `<p style="color: red">x</p>`, bodyLine + "1 inline"},
		{"an event handler", "", `<p onclick="x()">x</p>`, bodyLine + "1 inline"},
		{"an id twice", "", `<p id="x">x</p><p id="x">x</p>`, bodyLine + "16 id"},
		{"an id with a space", "", `<p id="x y">x</p>`, bodyLine + "1 id"},
		{"a stray end tag", "", `x</b>`, bodyLine + "2 nesting"},
		{"an end tag of a void element", "", `x</br>`, bodyLine + "2 nesting"},
		{"an element not closed", "", `<div><b>x</div>`, bodyLine + "6 nesting"},
		{"an element not closed at the end", "", `<div>`, bodyLine + "1 nesting"},
		{"crossed elements", "", `<b><i>x</b></i>`, bodyLine + "4 nesting; " + bodyLine + "12 nesting"},
		{"a block in a paragraph", "", `<p><span><div>x</div></span></p>`, bodyLine + "10 nesting; " + bodyLine + "22 nesting; " + bodyLine + "29 nesting"},
		{"a paragraph ended by a block", "", `<p><div>x</div></p>`, bodyLine + "16 nesting"},
		{"a link in a link", "", `<a href="#top">x <a href="#top">y</a></a>`, bodyLine + "18 nesting"},
		{"a list without items", "", `<ul><p>x</p></ul>`, bodyLine + "5 nesting"},
		{"an item without a list", "", `<li>x</li>`, bodyLine + "1 nesting"},
		{"a cell without a row", "", `<div><td>x</td></div>`, bodyLine + "6 nesting"},
		{"an element that closes itself", "", `<div/>x`, bodyLine + "1 nesting"},
		{"template syntax", "", `x {{ .Title }}`, bodyLine[:len(bodyLine)-3] + "11:17 template"},
		{"template syntax after braces", "", `<p>{{Wire}} {{- end }}</p>`, bodyLine + "4 template"},
		{"template syntax of a function", "", `<p>{{date .Day}}</p>`, bodyLine + "4 template"},
		{"template syntax not closed", "", `<p>{{</p>`, bodyLine + "4 template"},
		{"template syntax in an attribute", "", `<p title="{{.Title}}">x</p>`, bodyLine + "1 template"},
		{"template syntax in a comment", "", `<!-- {{.Title}} -->`, bodyLine + "1 template"},
		{"a value that is not there", "", `<p>&lt;no value&gt;</p>`, bodyLine + "4 template"},
		{"a format that failed", "", `<p>%!d(string=x) of it</p>`, bodyLine + "4 template"},
		{"a format with too much", "", `<p>x%!(EXTRA int=1)</p>`, bodyLine + "4 template"},
		{"an unsafe value", "", `<a href="#ZgotmplZ">x</a>`, bodyLine + "1 fragment; " + bodyLine + "1 template"},
		{"an unsafe value in a script", "", `<script>x = "ZgotmplZ"</script>`, bodyLine + "9 template"},
		{"a second h1", "", `<h1>x</h1>`, bodyLine + "1 h1"},
		{"a heading level left out", "", `<h2>x</h2><h4>y</h4>`, bodyLine + "11 heading"},
		{"a picture without words", "", `<img src="dot.svg">`, bodyLine + "1 alt"},
		{"a base", `<base href="a/other.html">`, "", headLine + "1 base"},
		{"a control character", "", "<p>x\x01y</p>", bodyLine + "4 encoding"},
		{"bytes that are not UTF-8", "", "<p>caf\xe9</p>", "a/other.html orphan; " + bodyLine + "7 encoding; index.html"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := codes(site(strings.NewReplacer("<!--HEAD-->", c.head, "<!--BODY-->", c.body).Replace(good)))
			if strings.HasPrefix(c.want, "a/other.html orphan") {
				if !strings.Contains(got, bodyLine+"7 encoding") {
					t.Error(got)
				}
				return
			}
			// Template syntax in running text is placed where its text begins.
			if c.name == "template syntax" {
				if !strings.HasSuffix(got, " template") {
					t.Error(got)
				}
				return
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestEveryPartAPageMustHaveIsMissed(t *testing.T) {
	for _, c := range []struct{ cut, want string }{
		{"<!doctype html>", "index.html doctype"},
		{` lang="en"`, "index.html lang"},
		{`<meta charset="utf-8">`, "index.html charset"},
		{"<title>A page</title>", "index.html title"},
		{"<h1>A page</h1>", "index.html h1"},
		{`<a href="a/other.html#part">a link</a>`, "a/other.html orphan"},
	} {
		if got := codes(site(strings.Replace(good, c.cut, "", 1))); got != c.want {
			t.Errorf("without %s: got %s, want %s", c.cut, got, c.want)
		}
	}
	if got := codes(site(strings.Replace(good, "<title>A page", "<title> \n", 1))); got != "index.html title" {
		t.Errorf("an empty title: %s", got)
	}
	if got := codes(site(strings.Replace(good, "<head>", "<head>"+strings.Repeat("\n<!-- long -->", 100), 1))); got != "index.html charset" {
		t.Errorf("a late charset: %s", got)
	}
}

func TestEveryFaultInDataIsFound(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"x.json", "{\"a\":\n 1,}", "x.json:2:4 json"},
		{"x.json", "", "x.json:1:1 json"},
		{"x.jsonl", "{\"a\":1}\n{\"a\":}\n", "x.jsonl:2:6 json"},
		{"x.jsonl", "{}\n[1]\n", "x.jsonl:2:1 json"},
		{"x.jsonl", "{}\n\n{}\n", "x.jsonl:2:1 json"},
		{"x.xml", "<a>\n<b></a>", "x.xml:2:8 xml"},
		{"x.xml", "<a>&nbsp;</a>", "x.xml:1:10 xml"},
		{"x.xml", "<a/><b/>", "x.xml:1:9 xml"},
		{"x.xml", "", "x.xml:1:1 xml"},
		{"x.xml", "<a/>x", "x.xml:1:6 xml"},
		{"x.xml", "<a>\x01</a>", "x.xml:1:5 xml"},
		{"x.xml", "<a:b/>", "x.xml:1:7 xml"},
		{"x.xml", "<?xml version=\"1.0\" encoding=\"koi8-r\"?><a/>", "x.xml:1:40 xml"},
		{"x.atom", "<a t=\"&lt;no value>\"/>", "x.atom:1:23 template"},
		{"x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path></svg>", "x.svg:1:53 xml"},
		{"x.css", "a{}\n b { background: url( none.png ) }", "x.css:2:18 link"},
		{"x.css", "@import 'none.css';", "x.css:1:1 link"},
		{"x.css", "@font-face { src: url(\"https://fonts.example/x.woff2\") }", "x.css:1:19 third-party"},
		{"STYLE.css", "", "style.css name"},
		{"x.html", "", "x.html charset; x.html doctype; x.html h1; x.html lang; x.html orphan; x.html title"},
		{"x.json", "\"\xff\"", "x.json:1:2 encoding"},
	} {
		if got := codes(site(good, c.file, c.text)); got != c.want {
			t.Errorf("%s %q:\ngot  %s\nwant %s", c.file, c.text, got, c.want)
		}
	}
}

func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	bad := strings.Replace(good, "<!--BODY-->", `<a href="x">x</a><a href="#y">y</a></p></p>`, 1)
	a := []Facts{File("index.html", []byte(bad)), File("a/other.html", []byte(other)), {Name: "dot.svg"}}
	b := []Facts{a[2], a[1], a[0]}
	if d := cmp.Diff(Join(a), Join(b)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(Join(a), Join(a)); d != "" {
		t.Error("Join changes the facts: " + d)
	}
}

func FuzzFile(f *testing.F) {
	f.Add("x.html", []byte(good))
	f.Add("x.html", []byte(`<p><table><tr><td><svg><p/></svg><!-- {{ --><a href=" x"><script>{{</script><title>`))
	f.Add("x.css", []byte(`@import url("a"`))
	f.Add("x.xml", []byte(`<a><b/></a>`))
	f.Add("x.jsonl", []byte("{}\n"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		facts := File(name, b)
		lines := bytes.Count(b, []byte("\n")) + 1
		for _, d := range Join([]Facts{facts}) {
			if d.Code == "" || d.Msg == "" || d.Line > lines || d.Col > len(b)+1 {
				t.Errorf("%+v", d)
			}
		}
	})
}

// BenchmarkFile checks a page of some 25 KB with 150 links.
func BenchmarkFile(b *testing.B) {
	var body strings.Builder
	for i := range 150 {
		fmt.Fprintf(&body, "<p id=\"p%d\">The delegation of the &laquo;line&raquo; arrived in the morning and <a href=\"a/other-%d.html#part\">went on</a> in the <em>evening</em>.</p>\n", i, i)
	}
	page := []byte(strings.Replace(good, "<!--BODY-->", body.String(), 1))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		File("index.html", page)
	}
}
