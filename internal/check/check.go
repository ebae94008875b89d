// Package check reads a built site as a suspicious reader would, and says what
// is wrong with it: links to nowhere, pages that are not well made, templates
// that left their syntax behind, files that programs could not read.
//
//	l := check.Site(os.DirFS("public"))
//
// It knows nothing of how the site was made. Every file is looked at alone by
// [File], a pure function, in any order; [Join] then settles what needs two
// files, such as a link and its target. [Site] is both.
//
// The codes, all of them "site/…":
//
//	link        the target is not in the folder, or its name differs in case
//	fragment    no element of the target page has the id
//	ref         for=, aria-labelledby= and the like name no id of the page
//	root-link   a link that starts with "/": dead on file:// and below a sub-path
//	dir-link    a link to a folder, which file:// shows as a listing
//	escape      a link that leaves the site's folder
//	url         an address that cannot be read, or with a space or a backslash
//	scheme      a link with a scheme other than http, https and mailto
//	third-party something the page loads from another host
//	inline      style= and on…= attributes, which a strict policy forbids
//	orphan      a page that no other page links to
//	id          two elements with one id
//	nesting     an end tag without its start, a start without its end, a block in a paragraph
//	template    {{, <no value>, %!v(…), ZgotmplZ: a template that was not filled in
//	doctype, charset, lang, title, h1, heading, alt, base   the parts a page must have
//	encoding    not UTF-8, or with control characters
//	xml, json   files of these kinds that a parser refuses
//	name        two names that differ only in case
//
// Text inside an element that carries the attribute data-verbatim is somebody's
// own words and is not searched for template syntax.
package check

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/diag"
)

// Facts are what one file says of itself and of others.
type Facts struct {
	Name     string
	problems diag.List
	page     bool
	ids      map[string]bool
	links    []link
}

// link is a relative link of a file, resolved as far as one file can.
type link struct {
	pos      diag.Pos
	text     string // as written
	target   string // the path in the folder
	fragment string
	anchor   bool // <a href>, which a reader can follow
}

// Site checks every file of a built site. Problems are sorted.
func Site(fsys fs.FS) diag.List {
	var facts []Facts
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f := Facts{Name: p}
		if Reads(p) {
			b, err := fs.ReadFile(fsys, p)
			if err != nil {
				return err
			}
			f = File(p, b)
		}
		facts = append(facts, f)
		return nil
	})
	l := Join(facts)
	if err != nil {
		l.Errorf(diag.Pos{File: "."}, "site/read", "", "the site cannot be read: %v", err)
	}
	return l
}

// kind is what a file is read as: "html", "xml", "json", "jsonl", "css" or "".
func kind(name string) string {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".html", ".htm":
		return "html"
	case ".xml", ".atom", ".rss", ".opml", ".svg", ".xhtml":
		return "xml"
	case ".json", ".webmanifest", ".geojson", ".jsonld":
		return "json"
	case ".jsonl", ".ndjson":
		return "jsonl"
	case ".css":
		return "css"
	}
	return ""
}

// Reads reports whether File would look into a file of this name; of the others
// only the name matters.
func Reads(name string) bool { return kind(name) != "" }

// File checks one file. Name is its slash-separated path in the site.
func File(name string, b []byte) Facts {
	f := Facts{Name: name}
	k := kind(name)
	if k == "" {
		return f
	}
	at := &cursor{file: name, text: b, line: 1}
	if !utf8.Valid(b) {
		off := 0
		for off < len(b) {
			r, n := utf8.DecodeRune(b[off:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			off += n
		}
		f.problems.Errorf(at.pos(off), "site/encoding", "write files as UTF-8", "byte 0x%02x is not UTF-8", b[off])
		return f
	}
	switch k {
	case "html":
		f.html(b, at)
	case "xml":
		f.xml(b)
	case "json":
		f.json(b, at)
	case "jsonl":
		f.jsonl(b)
	case "css":
		f.css(b, 0, at)
	}
	return f
}

// cursor turns offsets that mostly grow into positions, in one pass over the
// text.
type cursor struct {
	file      string
	text      []byte
	off, line int // line is that of off
	start     int // where it begins
}

func (c *cursor) pos(off int) diag.Pos {
	off = min(off, len(c.text))
	if off < c.off {
		c.off, c.line, c.start = 0, 1, 0
	}
	for {
		i := bytes.IndexByte(c.text[c.off:off], '\n')
		if i < 0 {
			break
		}
		c.off += i + 1
		c.line++
		c.start = c.off
	}
	c.off = off
	return diag.Pos{File: c.file, Line: c.line, Col: off - c.start + 1}
}

// Join settles what needs more than one file and returns all problems, sorted.
// It does not change the facts.
func Join(facts []Facts) diag.List {
	var l diag.List
	files := make(map[string]*Facts, len(facts))
	lower := make(map[string]string, len(facts))
	dirs := map[string]bool{".": true}
	names := make([]int, len(facts))
	for i := range names {
		names[i] = i
	}
	slices.SortFunc(names, func(a, b int) int { return strings.Compare(facts[a].Name, facts[b].Name) })
	for _, i := range names {
		f := &facts[i]
		files[f.Name] = f
		low := strings.ToLower(f.Name)
		if other, ok := lower[low]; ok {
			l.Errorf(diag.Pos{File: f.Name}, "site/name", "some systems keep only one of the two; give one another name", "the name differs from %s only in case", other)
		}
		lower[low] = f.Name
		for d := path.Dir(f.Name); !dirs[d]; d = path.Dir(d) {
			dirs[d] = true
		}
		l = append(l, f.problems...)
	}
	linked := make(map[string]bool, len(facts))
	for _, f := range files {
		for _, k := range f.links {
			t, ok := files[k.target]
			switch {
			case dirs[k.target]:
				l.Errorf(k.pos, "site/dir-link", "name the file: "+path.Join(path.Base(k.target), "index.html"), "%q is a folder, which file:// shows as a listing", k.text)
				continue
			case !ok && lower[strings.ToLower(k.target)] != "":
				l.Errorf(k.pos, "site/link", "the file's name is "+lower[strings.ToLower(k.target)], "%q differs from the file's name in case", k.text)
				continue
			case !ok:
				l.Errorf(k.pos, "site/link", "", "%q leads to %s, which does not exist", k.text, k.target)
				continue
			}
			if k.anchor && k.target != f.Name {
				linked[k.target] = true
			}
			if k.fragment != "" && t.page && !t.ids[k.fragment] {
				l.Errorf(k.pos, "site/fragment", "", "%q: no element of %s has the id %q", k.text, k.target, k.fragment)
			}
		}
	}
	for _, f := range files {
		if f.page && !linked[f.Name] && f.Name != "index.html" && f.Name != "404.html" {
			l.Warnf(diag.Pos{File: f.Name}, "site/orphan", "link to it from an index, or leave it out", "no other page links to this one")
		}
	}
	l.Sort()
	return l
}

// use says what an address is for.
type use uint8

const (
	follow use = iota // a reader may follow it
	meta              // it describes the page: canonical, alternate, license …
	load              // the page loads it
)

// addr checks an address and remembers it when it is one of this site.
func (f *Facts) addr(pos diag.Pos, raw string, what use, anchor bool) {
	u := strings.TrimSpace(raw)
	unfit := func(code, hint, msg string) {
		f.problems.Errorf(pos, code, hint, "%q "+msg, shorten(raw))
	}
	switch {
	case u == "":
		unfit("site/url", "", "is an empty address")
		return
	case strings.ContainsAny(raw, " \t\n\r\f\\"):
		unfit("site/url", "write %20 for a space and / for a backslash", "has a space or a backslash")
		return
	case strings.HasPrefix(u, "//"):
		if what == load {
			unfit("site/third-party", "keep the file in static/", "is loaded from another host")
		} else {
			unfit("site/scheme", "write https:", "has no scheme")
		}
		return
	case strings.HasPrefix(u, "/"):
		unfit("site/root-link", "write it relative to this file", "starts with \"/\": dead on file:// and below a sub-path")
		return
	}
	p, err := url.Parse(u)
	if err != nil {
		unfit("site/url", "", "cannot be read as an address")
		return
	}
	switch {
	case p.Scheme == "":
	case what == load && p.Scheme == "data":
		return
	case what == load:
		unfit("site/third-party", "keep the file in static/", "is loaded from another host")
		return
	case p.Scheme == "http", p.Scheme == "https":
		if p.Host == "" {
			unfit("site/url", "", "has no host")
		}
		return
	case p.Scheme == "mailto":
		return
	default:
		unfit("site/scheme", "only http, https, mailto and relative links are safe", "has a scheme that pages must not use")
		return
	}
	k := link{pos: pos, text: shorten(raw), fragment: p.Fragment, anchor: anchor}
	k.fragment, _, _ = strings.Cut(k.fragment, ":~:") // a text fragment names words, not an id
	if k.fragment == "top" {
		k.fragment = ""
	}
	if p.Path == "" {
		k.target = f.Name
	} else {
		k.target = path.Join(path.Dir(f.Name), p.Path)
	}
	if k.target == ".." || strings.HasPrefix(k.target, "../") {
		unfit("site/escape", "", "leaves the site's folder")
		return
	}
	if strings.HasSuffix(p.Path, "/") && k.target != "." {
		// Let Join say so; without the slash a file of the name would do.
		unfit("site/dir-link", "name the file: "+p.Path+"index.html", "is a folder, which file:// shows as a listing")
		return
	}
	if k.target == f.Name && k.fragment == "" {
		return // a page's link to itself
	}
	f.links = append(f.links, k)
}

// shorten cuts a long text for a message, on a rune's edge.
func shorten(s string) string {
	const most = 100
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
