package build_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/internal/build"
	"dateline/internal/publish"
	"dateline/static"
	"dateline/templates"
)

// preview makes a preview of the site in dir.
func preview(t *testing.T, dir string, change ...func(*build.Options)) *build.Preview {
	p := build.NewPreview(func() (build.Options, func(), error) {
		content, err := publish.OpenSite(filepath.Join(dir, "content"))
		if err != nil {
			return build.Options{}, nil, err
		}
		opt := options(dir, content)
		for _, f := range append(change, trusting) {
			f(&opt)
		}
		return opt, func() { content.Close() }, nil
	})
	t.Cleanup(p.Close)
	return p
}

// whole builds the site in dir as the preview has it built.
func whole(t *testing.T, dir string, p *build.Preview) *build.Result {
	t.Helper()
	content, err := publish.OpenSite(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	opt := options(dir, content)
	trusting(&opt)
	res, err := p.Build(context.Background(), opt)
	if err == nil {
		err = p.Hold(context.Background())
	}
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// saves are what a person may do to reports while a preview shows them, by the
// names in changes and a few more.
var saves = []string{"a sentence more", "a sentence at the front", "a title", "a report more", "a report less", "a reprint more", "the rights of a report",
	"the same bytes written again", "an editor's event", "a name of a person", "a sentence more", "a sentence less", "another day", "a folder by another name", "a raw report more", "a sentence more"}

func (s *sequel) save(name string) {
	switch name {
	case "a sentence less":
		s.edit(s.any(articles), func(t string) string {
			head, body, _ := strings.Cut(t, "\n---\n")
			_, rest, _ := strings.Cut(body, ". ")
			return head + "\n---\n" + rest + "\nSo it was.\n"
		})
	case "another day":
		s.edit(s.any(articles), func(t string) string {
			return strings.Replace(t, "\ndate: ", fmt.Sprintf("\ndate: 2019-0%d-1%d # not ", 1+s.r.IntN(9), s.r.IntN(9)), 1)
		})
	case "a folder by another name":
		list, err := filepath.Glob(filepath.Join(s.dir, "content/articles/*"))
		if err != nil || len(list) == 0 {
			s.t.Fatal(err)
		}
		s.n++
		if err := os.Rename(list[s.r.IntN(len(list))], filepath.Join(s.dir, fmt.Sprintf("content/articles/folder-%d", s.n))); err != nil {
			s.t.Fatal(err)
		}
	default:
		i := slices.IndexFunc(changes, func(c struct {
			name string
			do   func(s *sequel)
		}) bool {
			return c.name == name
		})
		changes[i].do(s)
	}
}

// Whatever reports are saved, what a preview shows of the site, and says of it, is
// what a build with nothing makes and says.
func TestWhatAPreviewShowsIsBuilt(t *testing.T) {
	s := &sequel{t: t, dir: second(t), r: rand.New(rand.NewPCG(3, 5))}
	tick()
	p := preview(t, s.dir)
	whole(t, s.dir, p)
	steps := 8
	if !testing.Short() {
		steps = 30
	}
	shownHere, built := 0, 0
	for i := range steps {
		before := tree(t, filepath.Join(s.dir, "content"))
		var names []string
		for range 1 + s.r.IntN(2) {
			tick()
			names = append(names, saves[s.r.IntN(len(saves))])
			s.save(names[len(names)-1])
		}
		after := tree(t, filepath.Join(s.dir, "content"))
		var paths []string
		for name := range maps.Keys(after) {
			if before[name] != after[name] {
				paths = append(paths, "content/"+name)
			}
		}
		for name := range maps.Keys(before) {
			if _, ok := after[name]; !ok {
				paths = append(paths, "content/"+name)
			}
		}
		if slices.Contains(names, "a raw report more") {
			paths = append(paths, "seeds/raw")
		}
		res := p.Edit(context.Background(), paths)
		cold := filepath.Join(t.TempDir(), "cold")
		for _, part := range []string{"content", "seeds"} {
			if err := os.CopyFS(filepath.Join(cold, part), os.DirFS(filepath.Join(s.dir, part))); err != nil {
				t.Fatal(err)
			}
		}
		want := run(t, cold)
		switch {
		case res == nil:
			built++
			res = whole(t, s.dir, p)
		case len(paths) > 0:
			shownHere++
		}
		when := fmt.Sprintf("step %d, %q", i, names)
		if res.Published != want.Published {
			t.Fatalf("%s: published is %v and should be %v\n%s", when, res.Published, want.Published, shown(want))
		}
		if a, b := shown(res), shown(want); a != b {
			t.Errorf("%s: the problems are\n%s\nand should be\n%s", when, a, b)
		}
		for name, text := range tree(t, filepath.Join(cold, "public")) {
			data, late := p.File(name)
			if late && filepath.Ext(name) == ".html" {
				t.Errorf("%s: %s is not made", when, name)
			}
			if late || strings.HasPrefix(name, "data/") || strings.HasPrefix(name, "search/") || name == "build.json" || name == publish.ManifestName {
				continue
			}
			if data == nil {
				data, _ = os.ReadFile(filepath.Join(s.dir, "public", name))
			}
			if string(data) != text {
				t.Errorf("%s: %s is not as it is built", when, name)
			}
		}
		if t.Failed() {
			return
		}
		if s.r.IntN(4) == 0 {
			whole(t, s.dir, p)
			differ(t, when, tree(t, filepath.Join(s.dir, "public")), tree(t, filepath.Join(cold, "public")))
		}
	}
	if shownHere < steps/3 || built == 0 && !testing.Short() {
		t.Errorf("%d saves were shown from memory, %d were built", shownHere, built)
	}
}

// A report with an error leaves what is shown as it was, until it is mended; other
// saves wait for that.
func TestAPreviewWaitsForWhatIsWrong(t *testing.T) {
	s := &sequel{t: t, dir: second(t), r: rand.New(rand.NewPCG(4, 4))}
	tick()
	p := preview(t, s.dir)
	whole(t, s.dir, p)
	list, err := filepath.Glob(filepath.Join(s.dir, articles))
	if err != nil || len(list) < 2 {
		t.Fatal(err, list)
	}
	rel := func(file string) string {
		r, _ := filepath.Rel(filepath.Join(s.dir, "content"), file)
		return filepath.ToSlash(r)
	}
	tick()
	var good string
	s.edit(list[0], func(text string) string {
		good = text
		return strings.Replace(text, "\n---\n", "\ndigest_of: {source: nobody-knows}\n---\n", 1)
	})
	res := p.Edit(context.Background(), []string{"content/" + rel(list[0])})
	if res == nil || res.Published || res.Written != 0 || !strings.Contains(shown(res), rel(list[0])) {
		t.Fatalf("%+v", res)
	}
	tick()
	s.edit(list[1], func(text string) string { return text + "\nA sentence of another report.\n" })
	if res = p.Edit(context.Background(), []string{"content/" + rel(list[1])}); res == nil || res.Published || !strings.Contains(shown(res), "nobody-knows") {
		t.Fatalf("%+v", res)
	}
	page := func() string {
		data, _ := p.File(strings.TrimSuffix(rel(list[1]), ".md") + ".html")
		return string(data)
	}
	if page() != "" {
		t.Error("a site with an error is shown")
	}
	tick()
	s.edit(list[0], func(string) string { return good })
	if res = p.Edit(context.Background(), []string{"content/" + rel(list[0])}); res == nil || !res.Published || res.Written == 0 || strings.Contains(shown(res), "nobody-knows") {
		t.Fatalf("%+v", res)
	}
	if !strings.Contains(page(), "A sentence of another report.") {
		t.Error("what was saved meanwhile is not shown")
	}
}

// The look is shown at once, too; of a template with a mistake a build must tell.
func TestAPreviewShowsTemplatesAndStaticFiles(t *testing.T) {
	dir := second(t)
	tick()
	looks, files := fstest.MapFS{}, fstest.MapFS{}
	p := preview(t, dir, func(o *build.Options) {
		o.Templates, o.Static = build.Overlay(looks, templates.Files), build.Overlay(files, static.Files)
	})
	whole(t, dir, p)
	edit := func(name string) *build.Result { return p.Edit(context.Background(), []string{name}) }
	plain, err := templates.Files.ReadFile("plain.html")
	if err != nil {
		t.Fatal(err)
	}
	looks["plain.html"] = &fstest.MapFile{Data: bytes.Replace(plain, []byte("</main>"), []byte("<p>another look</p></main>"), 1)}
	if res := edit("templates/plain.html"); res == nil || res.Written == 0 || !res.Published {
		t.Fatalf("%+v", res)
	}
	if data, _ := p.File("404.html"); !strings.Contains(string(data), "<p>another look</p>") {
		t.Errorf("%s", data)
	}
	files["more.css"] = &fstest.MapFile{Data: []byte("p { color: red }")}
	if res := edit("static/more.css"); res == nil || res.Written == 0 {
		t.Fatalf("%+v", res)
	}
	if data, _ := p.File("more.css"); string(data) != "p { color: red }" {
		t.Errorf("%s", data)
	}
	looks["plain.html"] = &fstest.MapFile{Data: []byte("{{")}
	if res := edit("templates/plain.html"); res != nil {
		t.Errorf("%+v", res)
	}
}
