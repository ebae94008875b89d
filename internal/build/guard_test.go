package build

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/publish"
	"dateline/internal/table"
	"dateline/static"
	"dateline/templates"
)

// begin makes a builder for a fresh copy of the chronicle of tests, and the
// folder that it publishes.
func begin(t *testing.T) (*builder, string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/second")); err != nil {
		t.Fatal(err)
	}
	content, err := publish.OpenSite(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { content.Close() })
	out := filepath.Join(dir, "public")
	return &builder{res: &Result{}, removed: table.NewWriter(&table.Removed), opt: Options{Content: content, Seeds: os.DirFS(filepath.Join(dir, "seeds")), Templates: templates.Files, Static: static.Files,
		Out: out, State: dir, Version: "test", Today: edtf.Civil(2026, 11, 22), Workers: 2}}, out
}

// stages runs a build with something changed after each stage.
func stages(t *testing.T, b *builder, configured, imported func()) {
	t.Helper()
	ctx := context.Background()
	for _, f := range []func() error{b.configure, func() error { configured(); return b.index(ctx) }, func() error { return b.importSeeds(ctx) }, func() error { imported(); return b.publish(ctx) }} {
		if err := f(); err != nil {
			t.Fatal(err)
		}
	}
	if !b.res.Published {
		t.Fatalf("not published: %v", b.problems)
	}
}

// faulty fails on the reports whose title holds a word, in a way that depends
// on the report.
type faulty struct {
	annotator
	word string
	out  func(*annotate.Notes)
}

func (f faulty) Annotate(a *article.Article) annotate.Notes {
	n := f.annotator.Annotate(a)
	if strings.Contains(a.Title, f.word) {
		if f.out == nil {
			_ = a.Authors[len(a.Authors)]
		}
		f.out(&n)
	}
	return n
}

// crashes are the warnings of a build about crashes.
func crashes(b *builder) diag.List {
	var out diag.List
	for _, d := range b.problems {
		if d.Code == "report/crash" {
			out = append(out, d)
		}
	}
	out.Sort()
	return out
}

func nothing() {}

func TestAReportThatTheAnnotatorFailsOnIsShownWithoutAnnotations(t *testing.T) {
	b, out := begin(t)
	word := "Grain"
	stages(t, b, func() { b.annotator = faulty{b.annotator, word, nil} }, nothing)
	hit := 0
	for _, s := range b.shelf {
		page, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(s.path, ".md")+".html"))
		if err != nil {
			t.Fatal(err)
		}
		marked := strings.Contains(string(page), `id="f1"`)
		if strings.Contains(string(page), "<h1") && strings.Contains(s.id, strings.ToLower(word)) {
			hit++
			if marked {
				t.Errorf("%s has annotations", s.id)
			}
		}
	}
	l := crashes(b)
	if hit == 0 || len(l) != hit {
		t.Fatalf("%d reports are hit, and reported are %v", hit, l)
	}
	if d := l[0]; d.Severity != diag.Warning || !strings.Contains(d.Msg, "index out of range") || !strings.Contains(d.Msg, "build.faulty.Annotate") || !strings.HasPrefix(d.File, "content/articles/") || d.Article == "" {
		t.Errorf("%+v", d)
	}
}

// Notes that nothing after the annotator can take: spans beyond the body.
func TestAReportWhoseNotesFailLaterIsShownWithoutThem(t *testing.T) {
	b, _ := begin(t)
	stages(t, b, func() {
		b.annotator = faulty{b.annotator, "Grain", func(n *annotate.Notes) {
			for i := range n.Mentions {
				n.Mentions[i].Start, n.Mentions[i].End = 1<<40, 1<<40+5
			}
			for i := range n.Figures {
				n.Figures[i].Start, n.Figures[i].End = 1<<40, 1<<40+5
			}
		}}
	}, nothing)
	l := crashes(b)
	if len(l) != 1 || !strings.Contains(l[0].Msg, "without annotations") {
		t.Errorf("%v", l)
	}
	if b.res.Articles != len(b.shelf) {
		t.Errorf("%d of %d articles", b.res.Articles, len(b.shelf))
	}
}

func TestASeedThatTheNormalizerFailsOnIsSetAside(t *testing.T) {
	b, _ := begin(t)
	ctx := context.Background()
	if err := b.configure(); err != nil {
		t.Fatal(err)
	}
	norm := b.norm
	b.norm = nil // a fault of ours
	im := &importer{builder: b, seeds: newFolders(b.opt.Seeds), bySeed: map[string]known{}, ids: map[string]bool{}}
	const name = "norwire-summit.txt"
	a := im.read(name)
	if err := im.take(name, &a); err != nil {
		t.Fatal(err)
	}
	l := crashes(b)
	if len(l) != 1 || l[0].File != "seeds/"+name || !strings.Contains(l[0].Msg, "nil pointer") || !strings.Contains(l[0].Msg, "normalize.") || b.res.SetAside != 1 || l[0].Severity != diag.Warning {
		t.Errorf("%d set aside, %v", b.res.SetAside, l)
	}
	b.norm = norm
	if err := b.importSeeds(ctx); err != nil { // the others come in, and it too once the fault is mended
		t.Fatal(err)
	}
	if b.res.Imported < 5 {
		t.Errorf("%d imported", b.res.Imported)
	}
}

func TestAReportThatItsTemplateFailsOnIsOnlyNamed(t *testing.T) {
	b, out := begin(t)
	var id, file string
	stages(t, b, nothing, func() {
		id, file = b.shelf[0].id, b.shelf[0].path
		text, err := templates.Files.ReadFile("article.html")
		if err != nil {
			t.Fatal(err)
		}
		own := fstest.MapFS{"article.html": {Data: []byte(strings.Replace(string(text), "<article>", `<article>{{if eq .ID "`+id+`"}}{{index .Facts 99}}{{end}}`, 1))}}
		b.opt.Templates = Overlay(own, templates.Files)
	})
	l := crashes(b)
	if len(l) != 1 || l[0].File != "content/"+file || l[0].Article != id || !strings.Contains(l[0].Msg, "article.html") {
		t.Errorf("%v", l)
	}
	page, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(file, ".md")+".html"))
	if err != nil || !strings.Contains(string(page), "could not be shown") {
		t.Errorf("%v: %s", err, page)
	}
	table, err := os.ReadFile(filepath.Join(out, "data/problems.jsonl"))
	if err != nil || !strings.Contains(string(table), `"report/crash"`) {
		t.Errorf("the problems table does not have it: %v", err)
	}
}

// A report so large that nobody wrote it is set aside unread, and its seed is
// not imported a second time.
func TestAHugeArticleIsSetAside(t *testing.T) {
	b, _ := begin(t)
	name := filepath.Join(b.opt.State, "content/articles/2019/huge.md")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	_, err = f.WriteString("---\nid: huge\ntitle: Huge\nseed: {path: seeds/norwire-summit.txt}\n---\nText.\n")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(8 << 30); err != nil { // sparse
		t.Skip(err)
	}
	stages(t, b, nothing, nothing)
	found := 0
	for _, d := range b.problems {
		if d.Code == "article/huge" && d.File == "content/articles/2019/huge.md" {
			found++
		}
	}
	if found != 1 {
		t.Errorf("%v", b.problems)
	}
	for _, s := range b.shelf {
		if s.id == "huge" || s.seed == "seeds/norwire-summit.txt" {
			t.Errorf("%+v", s)
		}
	}
}
