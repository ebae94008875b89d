package book

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// EPUB writes the site as an EPUB 3.
func EPUB(w io.Writer, site fs.FS, opt Options) error {
	if err := epub(w, site, opt); err != nil {
		return fmt.Errorf("making an EPUB: %w", err)
	}
	return nil
}

// bound is an e-book on its way.
type bound struct {
	zip      *zip.Writer
	date     uint16
	manifest strings.Builder // items of the package
	spine    strings.Builder
	err      error
}

func epub(w io.Writer, site fs.FS, opt Options) error {
	list, err := pages(site)
	if err != nil {
		return err
	}
	x := &bound{zip: zip.NewWriter(w), date: 0<<9 | 1<<5 | 1}
	modified := "1980-01-01T00:00:00Z"
	if day, err := time.Parse("2006-01-02", opt.Day); err == nil && day.Year() >= 1980 && day.Year() < 2108 {
		x.date = uint16((day.Year()-1980)<<9 | int(day.Month())<<5 | day.Day())
		modified = opt.Day + "T12:00:00Z"
	}
	x.add("mimetype", "application/epub+zip", zip.Store) // first, and as it is
	x.add("META-INF/container.xml", container, zip.Deflate)
	in := map[string]bool{}
	for _, p := range list {
		in[p.path] = true
	}
	held := map[string]string{} // pictures: path → kind
	for i := range list {
		p := &list[i]
		r := rewriter{
			still: true,
			link: func(to, part string) string {
				if !in[to] {
					return ""
				}
				to = relative(p.path, xhtml(to))
				if part != "" {
					to += "#" + part
				}
				return to
			},
			id: func(s string) string { return s },
			picture: func(name string) string {
				kind := pictures[path.Ext(name)]
				if info, err := fs.Stat(site, name); kind == "" || err != nil || !info.Mode().IsRegular() {
					return ""
				}
				held[name] = kind
				return relative(p.path, name)
			},
		}
		r.page(p)
		var b strings.Builder
		fmt.Fprintf(&b, xhtmlHead, escaped(p.lang), escaped(p.lang), escaped(p.heading), relative(p.path, "book.css"))
		fmt.Fprintf(&b, "<body class=\"%s\">\n<main id=\"main\">%s</main>\n</body>\n</html>\n", escaped(p.class), r.b.String())
		x.add("book/"+xhtml(p.path), b.String(), zip.Deflate)
		properties := ""
		if r.svg {
			properties = ` properties="svg"`
		}
		fmt.Fprintf(&x.manifest, "<item id=\"p%d\" href=\"%s\" media-type=\"application/xhtml+xml\"%s/>\n", i, escaped(escapePath(xhtml(p.path))), properties)
		fmt.Fprintf(&x.spine, "<itemref idref=\"p%d\"/>\n", i)
	}
	var names []string
	for name := range held {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		b, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		x.add("book/"+name, string(b), zip.Store)
		fmt.Fprintf(&x.manifest, "<item id=\"i%d\" href=\"%s\" media-type=\"%s\"/>\n", i, escaped(escapePath(name)), held[name])
	}
	x.add("book/book.css", bookStyle, zip.Deflate)
	x.add("book/nav.xhtml", contents(list, opt), zip.Deflate)
	x.add("book/package.opf", x.opf(opt, modified), zip.Deflate)
	if x.err != nil {
		return x.err
	}
	return x.zip.Close()
}

// add writes a file with its sizes before it, so that there is nothing in the
// zip but headers and data.
func (x *bound) add(name, text string, method uint16) {
	if x.err != nil {
		return
	}
	data := []byte(text)
	if method == zip.Deflate {
		var b bytes.Buffer
		f, _ := flate.NewWriter(&b, flate.DefaultCompression) // fails for another level only
		io.WriteString(f, text)
		f.Close()
		data = b.Bytes()
	}
	h := &zip.FileHeader{
		Name: name, Method: method, CRC32: crc32.ChecksumIEEE([]byte(text)),
		CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(text)),
		CreatorVersion: 3<<8 | 20, ReaderVersion: 20, ExternalAttrs: (0o100000 | 0o644) << 16,
		//lint:ignore SA1019 CreateRaw writes this field; Modified would add an extra one
		ModifiedDate: x.date,
	}
	for _, c := range []byte(name) {
		if c >= 0x80 {
			h.Flags = 1 << 11
		}
	}
	f, err := x.zip.CreateRaw(h)
	if err == nil {
		_, err = f.Write(data)
	}
	x.err = err
}

func xhtml(p string) string { return strings.TrimSuffix(p, ".html") + ".xhtml" }

// relative is the way from one page to another file, for a link.
func relative(from, to string) string {
	a, b := strings.Split(from, "/"), strings.Split(to, "/")
	n := 0
	for n < len(a)-1 && n < len(b)-1 && a[n] == b[n] {
		n++
	}
	return strings.Repeat("../", len(a)-1-n) + escapePath(strings.Join(b[n:], "/"))
}

// escapePath percent-encodes what has a meaning of its own in a link.
func escapePath(p string) string {
	return strings.NewReplacer("%", "%25", " ", "%20", "#", "%23", "?", "%3F").Replace(p)
}

// contents is the table of contents: the parts of the site, and in each its
// pages.
func contents(list []page, opt Options) string {
	var b strings.Builder
	fmt.Fprintf(&b, xhtmlHead, escaped(opt.Lang), escaped(opt.Lang), escaped(opt.Title), "book.css")
	fmt.Fprintf(&b, "<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n<h1>%s</h1>\n<ol>\n", escaped(opt.Title))
	item := func(p page) {
		fmt.Fprintf(&b, "<li><a href=\"%s\">%s</a>", relative("", xhtml(p.path)), escaped(p.heading))
	}
	for i := 0; i < len(list); {
		item(list[i])
		dir, _, ok := strings.Cut(list[i].path, "/")
		i++
		if ok && i < len(list) && strings.HasPrefix(list[i].path, dir+"/") {
			b.WriteString("\n<ol>\n")
			for ; i < len(list) && strings.HasPrefix(list[i].path, dir+"/"); i++ {
				item(list[i])
				b.WriteString("</li>\n")
			}
			b.WriteString("</ol>\n")
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</ol>\n</nav>\n</body>\n</html>\n")
	return b.String()
}

func (x *bound) opf(opt Options, modified string) string {
	var b strings.Builder
	id := opt.Identifier
	if id == "" {
		s := sha256.Sum256([]byte(opt.Title))
		s[6], s[8] = s[6]&0x0f|0x80, s[8]&0x3f|0x80 // a UUID of version 8 (RFC 9562)
		id = fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", s[:4], s[4:6], s[6:8], s[8:10], s[10:16])
	}
	fmt.Fprintf(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"%s\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n", escaped(opt.Lang))
	for _, f := range []struct{ name, attr, value string }{
		{"identifier", ` id="id"`, id}, {"title", "", opt.Title}, {"language", "", opt.Lang},
		{"creator", "", opt.Author}, {"description", "", opt.Description}, {"rights", "", opt.Rights}, {"date", "", opt.Day},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, "<dc:%s%s>%s</dc:%s>\n", f.name, f.attr, escaped(f.value), f.name)
		}
	}
	fmt.Fprintf(&b, "<meta property=\"dcterms:modified\">%s</meta>\n</metadata>\n<manifest>\n", modified)
	b.WriteString("<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n<item id=\"css\" href=\"book.css\" media-type=\"text/css\"/>\n")
	b.WriteString(x.manifest.String())
	b.WriteString("</manifest>\n<spine>\n<itemref idref=\"nav\"/>\n" + x.spine.String() + "</spine>\n</package>\n")
	return b.String()
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

const xhtmlHead = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="%s" xml:lang="%s">
<head>
<meta charset="utf-8"/>
<title>%s</title>
<link rel="stylesheet" type="text/css" href="%s"/>
</head>
`

// bookStyle is plain: readers bring their own faces and sizes.
const bookStyle = `h1, h2, h3, h4 { font-weight: normal; line-height: 1.2; }
ul, ol { list-style-type: none; margin-left: 0; padding-left: 0; }
li { margin-top: 0.4em; }
table { border-collapse: collapse; font-size: 0.85em; }
th, td { text-align: left; vertical-align: top; padding: 0.1em 0.5em 0.1em 0; }
blockquote { margin: 0.6em 0 0.6em 1em; font-style: italic; }
figure { margin: 0.6em 0; }
dt { font-size: 0.85em; margin-top: 0.5em; }
dd { margin-left: 1em; }
pre { white-space: pre-wrap; font-size: 0.8em; }
.crumbs, .part, .src, .k, .sum, .byline, .n, .d, .aside, small { font-size: 0.8em; }
.crumbs li, .names li, .cells a { display: inline; margin-right: 0.6em; }
.density, .spark, .cal { display: none; }
.e { margin-top: 1em; }
`
