package book

import (
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// SingleMark is how a file of [Single] begins.
const SingleMark = "<!doctype html>\n<!-- A chronicle in one file -->\n"

// pictures are the kinds of picture that a book holds, by the file's ending.
var pictures = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".svg": "image/svg+xml"}

// Single writes the whole site as one page that needs no other file.
func Single(w io.Writer, site fs.FS, opt Options) error {
	list, err := pages(site)
	if err != nil {
		return fmt.Errorf("making one page: %w", err)
	}
	ids := make(map[string]string, len(list)) // path → id
	for _, p := range list {
		ids[p.path] = p.id
	}
	css, _ := fs.ReadFile(site, "chronicle.css") // without one it is a plain page
	e := escaped
	var b strings.Builder
	b.WriteString(SingleMark)
	fmt.Fprintf(&b, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", e(opt.Lang))
	b.WriteString("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n")
	fmt.Fprintf(&b, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n<style>\n%s\n%s</style>\n</head>\n<body>\n", e(opt.Title), style(string(css)), singleStyle)
	fmt.Fprintf(&b, "<header class=\"head\">\n<p class=\"name\"><a href=\"#%s\">%s</a></p>\n<nav aria-label=\"Main\">\n<ul>\n", e(list[0].id), e(opt.Title))
	for _, p := range list[1:] {
		if top(p.path) {
			fmt.Fprintf(&b, "<li><a href=\"#%s\">%s</a></li>\n", e(p.id), e(p.heading))
		}
	}
	b.WriteString("</ul>\n</nav>\n</header>\n<main>\n")
	for i := range list {
		p := &list[i]
		r := rewriter{
			link: func(to, part string) string {
				id, ok := ids[to]
				switch {
				case !ok:
					return ""
				case part == "" || part == "main":
					return "#" + id
				}
				return "#" + id + "." + part
			},
			id:      func(s string) string { return p.id + "." + s },
			picture: func(name string) string { return inline(site, name) },
		}
		r.page(p)
		fmt.Fprintf(&b, "<div class=\"%s\"><site-page id=\"%s\" lang=\"%s\">%s</site-page></div>\n", e(p.class), e(p.id), e(p.lang), r.b.String())
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
		b.Reset()
	}
	b.WriteString("</main>\n<footer class=\"foot\"><div class=\"colophon\">\n")
	if opt.Rights != "" {
		fmt.Fprintf(&b, "<p>%s</p>\n", e(opt.Rights))
	}
	if opt.Day != "" {
		fmt.Fprintf(&b, "<p>The newest report was added on <time datetime=\"%s\">%s</time>.</p>\n", e(opt.Day), e(opt.Day))
	}
	fmt.Fprintf(&b, "<p>Made with %s.</p>\n</div></footer>\n</body>\n</html>\n", e(opt.From))
	_, err = io.WriteString(w, b.String())
	return err
}

// top reports a page that heads a part of the site.
func top(p string) bool {
	return strings.Count(p, "/") == 1 && path.Base(p) == "index.html" || !strings.Contains(p, "/") && p != "index.html"
}

// inline is a picture as a data URL, or "".
func inline(site fs.FS, name string) string {
	kind := pictures[path.Ext(name)]
	if kind == "" {
		return ""
	}
	b, err := fs.ReadFile(site, name)
	if err != nil {
		return ""
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(b)
}

// singleStyle is what one page of all pages needs beside the site's style.
const singleStyle = `site-page { display: block; padding: 2.4rem 0; border-top: 1px solid var(--rule, #ccc); content-visibility: auto; contain-intrinsic-size: auto 60rem; }
site-page:target { background: none; }
`

// style makes the site's style sheet one for a page that holds many: what it
// says of the main element is true of each page in it, an element of its own
// name, so that one rule beats another as before. Files that it asks for are
// left out.
func style(css string) string {
	css = strings.ReplaceAll(css, "</", "<\\/")
	var b strings.Builder
	selector := func(i int) bool { // main as a type selector, not part of a longer name
		before, after := byte(' '), byte(' ')
		if i > 0 {
			before = css[i-1]
		}
		if i+4 < len(css) {
			after = css[i+4]
		}
		return !wordByte(before) && before != '.' && before != '#' && before != ':' && !wordByte(after)
	}
	for i := 0; i < len(css); {
		switch {
		case strings.HasPrefix(css[i:], "main") && selector(i):
			b.WriteString("site-page")
			i += 4
		case strings.HasPrefix(css[i:], "url(") && !strings.HasPrefix(strings.TrimLeft(css[i+4:], `"' `), "data:"):
			end := strings.IndexByte(css[i:], ')')
			if end < 0 {
				return b.String()
			}
			b.WriteString(`url("data:,")`)
			i += end + 1
		case strings.HasPrefix(css[i:], "@import"):
			end := strings.IndexByte(css[i:], ';')
			if end < 0 {
				return b.String()
			}
			i += end + 1
		default:
			b.WriteByte(css[i])
			i++
		}
	}
	return b.String()
}

func wordByte(c byte) bool {
	return c == '-' || c == '_' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
