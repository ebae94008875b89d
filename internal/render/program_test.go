package render

import (
	"bytes"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dateline/internal/site"
	"dateline/internal/wording"
	"dateline/templates"
)

// Every built-in template has a program. One that is refused is written right,
// but many times slower: use what the others use, or teach compiler.
func TestEveryBuiltInTemplateHasAProgram(t *testing.T) {
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		t.Fatal(err)
	}
	c := &compiler{set: r.set, made: map[programKey]*program{}}
	for kind, page := range kinds() {
		if _, err := c.program(kind+".html", reflect.TypeOf(page)); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		if r.programs[kind] == nil {
			t.Errorf("%s has no program", kind)
		}
	}
}

// A program writes what html/template writes, for pages of the sample and for
// structs that are filled and empty.
func TestAProgramWritesWhatTheTemplateWrites(t *testing.T) {
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		t.Fatal(err)
	}
	compare := func(kind string, data any) {
		t.Helper()
		var want bytes.Buffer
		got := newPage()
		if v, ok := data.(*articleView); ok {
			v.body.HTML = []byte(v.Body)
		}
		if !r.programs[kind].run(r, got, data) {
			t.Errorf("the program of %s refuses a page", kind)
		}
		if err := r.set.ExecuteTemplate(&want, kind+".html", data); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			a, b := strings.Split(want.String(), "\n"), strings.Split(got.String(), "\n")
			for i := range min(len(a), len(b)) {
				if a[i] != b[i] {
					t.Fatalf("%s, line %d:\nwant %s\ngot  %s", kind, i+1, a[i], b[i])
				}
			}
			t.Fatalf("%s: %d lines instead of %d", kind, len(b), len(a))
		}
	}
	for kind, data := range kinds() {
		compare(kind, data)
		fill(reflect.ValueOf(data).Elem(), 0)
		compare(kind, data)
	}
	n := 0
	for p := range samplePages(t) {
		var data any = p
		if a, ok := p.(*site.ArticlePage); ok {
			data = &articleView{ArticlePage: a, Body: "<p>It is so.</p>"}
		}
		compare(p.Base().Kind, data)
		n++
	}
	if n < len(kinds()) {
		t.Errorf("%d pages in the sample", n)
	}
}

// What a program cannot do on one page, html/template does.
func TestAPageThatAProgramRefusesIsWrittenByTheTemplate(t *testing.T) {
	set := template.Must(template.New("").Parse(`{{define "a"}}<p title="{{.Next.Text}}">{{with .Next}}{{.Text}}{{end}}</p>{{end}}`))
	type node struct {
		Text string
		Next *node
	}
	if err := set.ExecuteTemplate(&bytes.Buffer{}, "a", &node{Next: &node{}}); err != nil {
		t.Fatal(err)
	}
	c := &compiler{set: set, made: map[programKey]*program{}}
	p, err := c.program("a", reflect.TypeFor[*node]())
	if err != nil {
		t.Fatal(err)
	}
	out := newPage()
	if p.run(nil, out, &node{}) {
		t.Errorf("a nil pointer is written as %q", out.String())
	}
	if out.Reset(); !p.run(nil, out, &node{Next: &node{Text: "<b>"}}) || out.String() != `<p title="&lt;b&gt;">&lt;b&gt;</p>` {
		t.Errorf("got %q", out.String())
	}
}

func TestWhatAProgramDoesNotKnowIsRefused(t *testing.T) {
	type inner struct{ Text string }
	type data struct {
		Text  string
		Num   float64
		Any   any
		Map   map[string]string
		List  []any
		Inner inner
		In    *inner
		N     int
		Names []string
		Body  template.HTML
	}
	full := &data{Any: 1, List: []any{1}, In: &inner{}, Names: []string{"a"}}
	for _, text := range []string{`{{.Num}}`, `{{.Any}}`, `{{.Map.x}}`, `{{range .List}}{{.}}{{end}}`, `{{len .Names}}`, `{{printf "%s" .Text}}`, `{{$x := .Text}}{{$x}}`,
		`<script>f({{.Text}})</script>`, `<p style="color: {{.Text}}">`, `<a onclick="f({{.Text}})">`, `{{range .N}}x{{end}}`, `{{if gt .N 1}}x{{end}}`, `{{range .Names}}{{break}}{{end}}`,
		`{{template "x"}}{{define "x"}}x{{end}}`, `{{(index .Names 0)}}`, `<a title="{{template "x" .}}">{{define "x"}}{{.Text}}{{end}}</a>`, `{{.Inner}}`, `{{.In}}`, `{{if eq .N 1}}x{{end}}`, `{{if eq .Body "x"}}x{{end}}`} {
		set := template.Must(template.New("a").Parse(text))
		if err := set.Execute(&bytes.Buffer{}, full); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		c := &compiler{set: set, made: map[programKey]*program{}}
		if _, err := c.program("a", reflect.TypeFor[*data]()); err == nil {
			t.Errorf("%s has a program", text)
		}
	}
}

// FuzzEscaping: in each context a program escapes as html/template does, without
// control characters.
func FuzzEscaping(f *testing.F) {
	contexts := []string{`{{.}}`, `<a title="{{.}}">`, `<title>{{.}}</title>`, `<a href="{{.}}">`, `<a href="#p{{.}}">`, `<a href="x?a={{.}}&amp;b">`}
	var progs []*program
	var sets []*template.Template
	for _, text := range contexts {
		set := template.Must(template.New("a").Parse(text))
		_ = set.Execute(&bytes.Buffer{}, "")
		c := &compiler{set: set, made: map[programKey]*program{}}
		p, err := c.program("a", reflect.TypeFor[string]())
		if err != nil {
			f.Fatal(err)
		}
		progs, sets = append(progs, p), append(sets, set)
	}
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	for _, s := range slices.Concat([]string{"", "a+b", `<"'&>`, "\x00\xff\ufdd0\u2028", "javascript:x", "HTTP://x/%zz%41?a=b&c#d", "a/b:c", "mailto:a@b", "%", "%4", "x:y/z"}, []string{string(every)}) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i, p := range progs {
			got := newPage()
			var want bytes.Buffer
			if !p.run(nil, got, s) {
				t.Fatalf("%s refuses %q", contexts[i], s)
			}
			if err := sets[i].Execute(&want, s); err != nil {
				t.Fatal(err)
			}
			uncontrolled(want.Bytes())
			if got.String() != want.String() {
				t.Errorf("%s of %q: want %q, got %q", contexts[i], s, want.String(), got.String())
			}
		}
	})
}

// What a page says of itself as linked data is encoded as html/template does.
func FuzzLinkedData(f *testing.F) {
	set := template.Must(template.New("a").Parse(`<script type="application/ld+json">{{.}}</script>`))
	c := &compiler{set: set, made: map[programKey]*program{}}
	_ = set.Execute(&bytes.Buffer{}, &site.LD{})
	p, err := c.program("a", reflect.TypeFor[*site.LD]())
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "</script>", "<!--", "]]>", "\u2028\u2029", "\xff\x00\x7f", `"\`, "a&b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ld := &site.LD{Context: s, Graph: []site.Thing{{Type: s, Name: s, About: []site.Agent{{Name: s}}, Location: &site.Agent{JobTitle: s}}}}
		got := newPage()
		var want bytes.Buffer
		if !p.run(nil, got, ld) {
			t.Fatalf("refuses %q", s)
		}
		if err := set.Execute(&want, ld); err != nil {
			t.Fatal(err)
		}
		uncontrolled(want.Bytes())
		if got.String() != want.String() {
			t.Errorf("want %s\ngot  %s", want.String(), got.String())
		}
	})
}
