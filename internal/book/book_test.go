package book

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func html(class, heading, body string) *fstest.MapFile {
	return file("<!doctype html>\n<html lang=\"en\"><head><title>x</title><script src=\"x.js\"></script></head><body class=\"" + class + "\"><header><nav><a href=\"index.html\">x</a></nav></header>\n<main id=\"main\">\n<h1>" + heading + "</h1>\n" + body + "</main><footer>never</footer></body></html>\n")
}

func site() fstest.MapFS {
	return fstest.MapFS{
		"index.html":               html("of-overview", "The Lake", `<p><a href="articles/2019/b.html#p2">b</a> <a href="feed.xml">feed</a> <a href="https://example.org/?a=1&amp;b=2">out</a> <a href="javascript:alert(1)">no</a></p>`),
		"about.html":               html("of-plain", "About", `<p>&copy; nobody <img src="pictures/a b.png" alt="x" onerror="x()"></p>`),
		"404.html":                 html("of-plain", "Lost", ``),
		"search.html":              html("of-search", "Search", ``),
		"articles/index.html":      html("of-reports", "Reports", `<ul><li><a href="2019/b.html">b</a></li></ul>`),
		"articles/2019/a.html":     html("of-article", "First &amp; <em>only</em>", `<p id="p1">One<br>two</p><script>alert("x")</script><svg viewBox="0 0 1 1" onload="x()"><rect x="0" y="0"/></svg>`),
		"articles/2019/b.html":     html("of-article", "Second", `<input type="checkbox" id="marks" checked><label for="marks">Marks</label><p id="p2" aria-labelledby="p2 marks">Two <a href="#p2">here</a> <a href="a.html">a</a> <a href="../../people/x y.html">x</a><form action="/x"><input name="q"><b>q</b></form></p>`),
		"people/index.html":        html("of-leaders", "People", ``),
		"people/x y.html":          html("of-leader", "X", `<ul><li>left open<li>again</ul><p>crossed <b>out</p> of</b> order`),
		"plain.html":               file("<p>no main</p>"),
		"feed.xml":                 file("<rss/>"),
		"pictures/a b.png":         file("\x89PNG"),
		"chronicle.css":            file("main { color: red } .main, #main, a-main { x: y } @media print { main > p, body main:focus { background: url(x.png) } }\n@import \"x.css\";</style><script>"),
		"articles/2019/index.html": html("of-reports", "2019", ``),
	}
}

var opt = Options{Title: "The Lake <Accord>", Lang: "en", Day: "2024-03-05", Rights: "Free & open", From: "dateline test", Author: "A. B."}

func single(t testing.TB, m fs.FS) string {
	t.Helper()
	var b bytes.Buffer
	if err := Single(&b, m, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestOnePageHoldsEveryPageAndNeedsNoOtherFile(t *testing.T) {
	s := single(t, site())
	if !strings.HasPrefix(s, SingleMark) || strings.Count(s, "<main") != 1 || strings.Count(s, "</style>") != 1 {
		t.Error(s)
	}
	for _, want := range []string{
		`<site-page id="index" lang="en">`, `<site-page id="articles_2019_a" lang="en">`, `<site-page id="people_x_y" lang="en">`,
		`<a href="#articles_2019_b.p2">b</a>`, `<a>feed</a>`, `<a href="https://example.org/?a=1&amp;b=2">out</a>`, `<a>no</a>`,
		`<a href="#people_x_y">x</a>`, `id="articles_2019_b.p2" aria-labelledby="articles_2019_b.p2 articles_2019_b.marks"`,
		`<input type="checkbox" id="articles_2019_b.marks" checked=""/>`, `src="data:image/png;base64,iVBORw=="`, `One<br/>two`,
		`viewBox="0 0 1 1" xmlns=`, `The Lake &lt;Accord&gt;`, `<time datetime="2024-03-05">`, "© nobody",
		"site-page { color: red }", ".main, #main, a-main { x: y }", "site-page > p, body site-page:focus { background: url(\"data:,\") }",
	} {
		if !strings.Contains(s, want) {
			t.Errorf("lacks %s", want)
		}
	}
	before, after, _ := strings.Cut(s, "</style>")
	before, _, _ = strings.Cut(before, "<style>") // what stands between is text, whatever it says
	s = before + after
	for _, not := range []string{"alert", "onload", "onerror", "<form", "Lost", "never", "no main", "x.css", "<script", "feed.xml", ">q<"} {
		if strings.Contains(s, not) {
			t.Errorf("has %s", not)
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(s, -1) {
		if ids[m[1]] {
			t.Errorf("the id %s stands twice", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(` href="([^"]*)"`).FindAllStringSubmatch(s, -1) {
		if id, ok := strings.CutPrefix(m[1], "#"); ok && !ids[id] {
			t.Errorf("no part %s", id)
		} else if !ok && !strings.HasPrefix(m[1], "https://example.org/") {
			t.Errorf("a link to %s", m[1])
		}
	}
	if first, second := single(t, site()), single(t, site()); first != second {
		t.Error("twice is not the same")
	}
}

func TestPagesStandInReadingOrder(t *testing.T) {
	list, err := pages(site())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range list {
		got = append(got, p.path+"="+p.heading)
	}
	want := "index.html=The Lake|articles/index.html=Reports|articles/2019/index.html=2019|articles/2019/a.html=First & only|articles/2019/b.html=Second|people/index.html=People|people/x y.html=X|about.html=About"
	if s := strings.Join(got, "|"); s != want {
		t.Error(s)
	}
}

func TestTooManyReportsAreRefused(t *testing.T) {
	m := fstest.MapFS{}
	for i := range MaxReports {
		m[fmt.Sprintf("articles/%d.html", i)] = html("of-article", "x", "")
	}
	if err := Single(io.Discard, m, opt); err != nil {
		t.Error(err)
	}
	m["articles/more.html"] = html("of-article", "x", "")
	for _, f := range []func(io.Writer, fs.FS, Options) error{Single, EPUB} {
		if err := f(io.Discard, m, opt); !errors.Is(err, ErrMany) {
			t.Error(err)
		}
		if err := f(io.Discard, fstest.MapFS{}, opt); err == nil {
			t.Error("no pages: no error")
		}
	}
}

func TestAnEPUBIsWellFormedAndWhole(t *testing.T) {
	var b, again bytes.Buffer
	if err := errors.Join(EPUB(&b, site(), opt), EPUB(&again, site(), opt)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("twice is not the same")
	}
	// OCF 3.2, 4.3: what a reader looks for at the file's beginning.
	if s := b.String(); s[30:58] != "mimetypeapplication/epub+zip" {
		t.Errorf("begins with %q", s[:60])
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		data, err := fs.ReadFile(z, f.Name)
		if err != nil || len(f.Extra) > 0 || f.Flags&8 != 0 {
			t.Errorf("%s: %v, extra %v, flags %x", f.Name, err, f.Extra, f.Flags)
		}
		files[f.Name] = string(data)
	}
	opf := files["book/package.opf"]
	ids := regexp.MustCompile(` id="([^"]*)"`)
	for name, text := range files {
		if path.Ext(name) == ".xhtml" || path.Ext(name) == ".opf" {
			wellFormed(t, name, text)
		}
		if name != "book/package.opf" && strings.HasPrefix(name, "book/") && !strings.Contains(opf, `href="`+escapePath(strings.TrimPrefix(name, "book/"))+`"`) {
			t.Errorf("%s is not in the package", name)
		}
		for _, m := range regexp.MustCompile(` (?:href|src)="([^"]*)"`).FindAllStringSubmatch(text, -1) {
			if strings.HasPrefix(m[1], "https://") {
				continue
			}
			to, part, _ := strings.Cut(strings.ReplaceAll(m[1], "%20", " "), "#")
			to = path.Join(path.Dir(name), to)
			target, ok := files[to]
			if !ok || part != "" && !slices.ContainsFunc(ids.FindAllStringSubmatch(target, -1), func(m []string) bool { return m[1] == part }) {
				t.Errorf("%s leads to %s, which is not there", name, m[1])
			}
		}
	}
	for _, want := range []string{"<dc:title>The Lake &lt;Accord&gt;</dc:title>", "<dc:language>en</dc:language>", "2024-03-05T12:00:00Z", "urn:uuid:", `media-type="image/png"`, `properties="svg"`} {
		if !strings.Contains(opf, want) {
			t.Errorf("the package lacks %s:\n%s", want, opf)
		}
	}
	if s := files["book/articles/2019/b.xhtml"]; strings.Contains(s, "<input") || !strings.Contains(s, `href="../../people/x%20y.xhtml"`) {
		t.Error(s)
	}
}

func wellFormed(t testing.TB, name, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%s: %v in %q", name, err, text)
		}
	}
}

func FuzzRewrite(f *testing.F) {
	for _, m := range site() {
		f.Add(string(m.Data))
	}
	f.Add("<p><b>x</p></b><svg><a/><g></svg></form><script><p></script>\x00\x1b&#0;&nbsp;<x:y z='1' z=2>")
	f.Fuzz(func(t *testing.T, body string) {
		r := rewriter{still: true, link: func(string, string) string { return "#x" }, id: func(s string) string { return "i" + s }, picture: func(string) string { return "" }}
		r.page(&page{path: "a/b.html", body: body})
		out := r.b.String()
		wellFormed(t, "fuzz", "<x>"+out+"</x>")
		for _, tag := range unfit {
			if strings.Contains(out, "<"+tag+" ") || strings.Contains(out, "<"+tag+">") {
				t.Errorf("%q has %s: %q", body, tag, out)
			}
		}
	})
}
