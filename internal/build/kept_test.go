package build_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/internal/build"
	"dateline/templates"
)

// sequel is a site that is changed and built again and again.
type sequel struct {
	t         *testing.T
	dir       string
	r         *rand.Rand
	n         int // reports added
	templates fstest.MapFS
}

// any returns one of the files that fit a pattern.
func (s *sequel) any(pattern string) string {
	list, err := filepath.Glob(filepath.Join(s.dir, pattern))
	if err != nil || len(list) == 0 {
		s.t.Fatalf("no file fits %s", pattern)
	}
	return list[s.r.IntN(len(list))]
}

func (s *sequel) edit(file string, f func(string) string) {
	b, err := os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(file, []byte(f(string(b))), 0o644)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *sequel) write(name, text string) {
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

var (
	titleLine = regexp.MustCompile(`\ntitle: (["']?)`)
	idLine    = regexp.MustCompile(`(?m)^id: .*$`)
	aliasLine = regexp.MustCompile(`(?m)^  - \{text: .*\n`)
	seedLine  = regexp.MustCompile(`(?m)^seed: .*\n`)
)

const articles = "content/articles/*/*.md"

// damage changes a bit of what is kept, or cuts it off.
func (s *sequel) damage(pattern string) {
	if list, _ := filepath.Glob(filepath.Join(s.dir, ".dateline/cache", pattern)); len(list) == 0 {
		return // removed before
	}
	s.edit(s.any(".dateline/cache/"+pattern), func(text string) string {
		if s.r.IntN(3) == 0 {
			return text[:s.r.IntN(len(text)+1)]
		}
		b := []byte(text)
		for range min(len(b), 1+s.r.IntN(40)) {
			b[s.r.IntN(len(b))] ^= 1 << s.r.IntN(8)
		}
		return string(b)
	})
}

// changes are what a person, or the disk, may do between two builds.
var changes = []struct {
	name string
	do   func(s *sequel)
}{
	{"a sentence more", func(s *sequel) {
		s.edit(s.any(articles), func(t string) string {
			return strings.TrimRight(t, "\n") + " Edda Lindqvarn met Halvard Brynmoor in Port Ellis on 4 May 2019, and 17 people signed.\n"
		})
	}},
	{"a sentence at the front", func(s *sequel) {
		s.edit(s.any(articles), func(t string) string { return strings.Replace(t, "\n---\n", "\n---\nOn Monday it rained. ", 1) })
	}},
	{"a title", func(s *sequel) {
		s.edit(s.any(articles), func(t string) string { return titleLine.ReplaceAllString(t, "\ntitle: ${1}New ") })
	}},
	{"a report more", func(s *sequel) {
		s.n++
		day := fmt.Sprintf("2019-%02d-%02d", 1+s.r.IntN(12), 1+s.r.IntN(28))
		if err := os.MkdirAll(filepath.Join(s.dir, "content/articles/2019"), 0o755); err != nil {
			s.t.Fatal(err)
		}
		s.write(fmt.Sprintf("content/articles/2019/more-%d.md", s.n), fmt.Sprintf("---\nid: more-%d\ntitle: Edda Lindqvarn opens a bridge\ndate: %s\ndate_basis: header\nlang: en\n---\nEdda Lindqvarn opened the bridge number %d on Tuesday. “It holds,” she said.\n", s.n, day, s.n))
	}},
	{"a raw report more", func(s *sequel) {
		s.n++
		s.write(fmt.Sprintf("seeds/raw-%d.txt", s.n), fmt.Sprintf("PORT ELLIS, March %d, 2020 (Norwire) - The council met on Monday to weigh the harbour plan, officials said.\n\nIt will meet again, said report %d.\n", 1+s.r.IntN(28), s.n))
	}},
	{"a report less", func(s *sequel) {
		if s.n > 0 {
			if list, _ := filepath.Glob(filepath.Join(s.dir, "content/articles/2019/more-*.md")); len(list) > 0 {
				os.Remove(list[s.r.IntN(len(list))])
			}
		}
	}},
	{"a reprint more", func(s *sequel) {
		text, err := os.ReadFile(s.any("content/articles/*/*[a-z].md"))
		if err != nil {
			s.t.Fatal(err)
		}
		s.n++
		id := fmt.Sprintf("more-%d", s.n)
		if err := os.MkdirAll(filepath.Join(s.dir, "content/articles/2019"), 0o755); err != nil {
			s.t.Fatal(err)
		}
		s.write("content/articles/2019/"+id+".md", seedLine.ReplaceAllString(idLine.ReplaceAllString(string(text), "id: "+id), ""))
	}},
	{"the rights of a report", func(s *sequel) {
		s.edit(s.any(articles), func(t string) string {
			if strings.Contains(t, "\nrights: ") {
				return strings.Replace(t, "\nrights: {mode: excerpt}", "", 1)
			}
			return strings.Replace(t, "\ntitle: ", "\nrights: {mode: excerpt}\ntitle: ", 1)
		})
	}},
	{"an editor's event", func(s *sequel) {
		s.n++
		file := s.any("content/articles/*/*[a-z].md")
		text, err := os.ReadFile(file)
		if err != nil {
			s.t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(text), "\n---\n")
		id := fmt.Sprintf("own-%d", s.n)
		if err := os.MkdirAll(filepath.Join(s.dir, "content/events"), 0o755); err != nil {
			s.t.Fatal(err)
		}
		s.write("content/events/"+id+".md", fmt.Sprintf("---\nid: %s\nkind: meeting\ntitle: They met\ndate: 2018-03\nreports: [{article: %s, exact: %q}]\n---\n",
			id, strings.TrimSuffix(filepath.Base(file), ".md"), strings.Join(strings.Fields(body)[:4], " ")))
	}},
	{"a name of a person", func(s *sequel) {
		s.edit(s.any("content/leaders/*.md"), func(t string) string {
			return strings.Replace(t, "aliases:\n", fmt.Sprintf("aliases:\n  - {text: bridge number %d, lang: en}\n", s.r.IntN(99)), 1)
		})
	}},
	{"a name out of a report", func(s *sequel) {
		text, err := os.ReadFile(s.any(articles))
		if err != nil {
			s.t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(text), "\n---\n")
		words := strings.Fields(body)
		at := s.r.IntN(len(words))
		name := strings.Trim(strings.Join(words[at:min(len(words), at+1+s.r.IntN(3))], " "), ".,;:“”\"'()")
		if name == "" {
			return
		}
		s.edit(s.any("content/"+[]string{"leaders", "initiatives", "places", "organizations"}[s.r.IntN(4)]+"/*.md"), func(t string) string {
			line := fmt.Sprintf("aliases:\n  - {text: %q%s}\n", name, []string{"", ", lang: en"}[s.r.IntN(2)])
			if strings.Contains(t, "\naliases:\n") {
				return strings.Replace(t, "aliases:\n", line, 1)
			}
			return strings.Replace(t, "\n---\n", "\n"+line+"---\n", 1)
		})
	}},
	{"a name less", func(s *sequel) {
		s.edit(s.any("content/*/*.md"), func(t string) string { return aliasLine.ReplaceAllString(t, "") })
	}},
	{"a role of a person", func(s *sequel) {
		s.edit(s.any("content/leaders/*.md"), func(t string) string {
			s.n++
			return strings.Replace(t, "roles:\n", fmt.Sprintf("roles:\n  - {title: Warden %d of the Sound, of: ostrand, from: 2001, to: 2003}\n", s.n), 1)
		})
	}},
	{"an initiative more", func(s *sequel) {
		s.n++
		s.write(fmt.Sprintf("content/initiatives/more-%d.md", s.n), fmt.Sprintf("---\nid: more-%d\nname: %s\ntype: programme\n---\n", s.n, []string{"Harbour Plan", "Sound Link", "Council"}[s.r.IntN(3)]+fmt.Sprint(" ", s.n)))
	}},
	{"an initiative by another name", func(s *sequel) {
		s.edit(s.any("content/initiatives/*.md"), func(t string) string { return strings.Replace(t, "\nname: ", "\nname: Great ", 1) })
	}},
	{"the name of the chronicle", func(s *sequel) {
		s.edit(filepath.Join(s.dir, "content/site.yaml"), func(t string) string { return strings.Replace(t, "title: ", "title: A ", 1) })
	}},
	{"a template", func(s *sequel) {
		for name, f := range s.templates {
			s.templates[name] = &fstest.MapFile{Data: bytes.Replace(f.Data, []byte("</main>"), []byte("<p>more</p></main>"), 1)}
		}
	}},
	{"a mistake, and a mended one", func(s *sequel) {
		file := s.any(articles)
		b, err := os.ReadFile(file)
		if err != nil {
			s.t.Fatal(err)
		}
		s.edit(file, func(t string) string { return strings.Replace(t, "\n---\n", "\nleaders: [nobody-knows]\n---\n", 1) })
		tick()
		s.build(s.dir, true)
		s.edit(file, func(string) string { return string(b) })
	}},
	{"the same bytes written again", func(s *sequel) { s.edit(s.any(articles), func(t string) string { return t }) }},
	{"a damaged index of what is kept", func(s *sequel) { s.damage("reports-*") }},
	{"damaged pieces of what is kept", func(s *sequel) { s.damage("spool-*") }},
	{"no pieces", func(s *sequel) { os.Remove(s.any(".dateline/cache/spool-*")) }},
	{"a damaged page", func(s *sequel) { s.edit(s.any("public/articles/*/*.html"), func(t string) string { return t + "x" }) }},
	{"a damaged table", func(s *sequel) { s.edit(s.any("public/data/*.jsonl"), func(t string) string { return t + "{}\n" }) }},
	{"nothing", func(*sequel) {}},
}

func (s *sequel) build(dir string, memory bool) *build.Result {
	return run(s.t, dir, func(o *build.Options) {
		o.Templates = s.templates
		if memory {
			trusting(o)
		}
	})
}

// Whatever is changed, in whatever order, a build with what the last one kept
// makes what a build with nothing makes, and says the same.
func TestWhatIsKeptChangesNoByte(t *testing.T) {
	s := &sequel{t: t, dir: second(t), r: rand.New(rand.NewPCG(1, 7)), templates: fstest.MapFS{}}
	list, err := templates.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		data, err := templates.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		s.templates[e.Name()] = &fstest.MapFile{Data: data}
	}
	tick()
	s.build(s.dir, true)
	steps := 6
	if !testing.Short() {
		steps = 24
	}
	next := s.r.Perm(len(changes))
	for i := range steps {
		var names []string
		for range 1 + s.r.IntN(2) {
			if len(next) == 0 {
				next = s.r.Perm(len(changes))
			}
			c := changes[next[0]]
			next = next[1:]
			tick()
			c.do(s)
			names = append(names, c.name)
		}
		warm := s.build(s.dir, true)
		cold := filepath.Join(t.TempDir(), "cold")
		for _, part := range []string{"content", "seeds"} {
			if err := os.CopyFS(filepath.Join(cold, part), os.DirFS(filepath.Join(s.dir, part))); err != nil {
				t.Fatal(err)
			}
		}
		want := s.build(cold, false)
		if !warm.Published || !want.Published {
			t.Fatalf("step %d, %q: not published: %v %v", i, names, warm.Problems, want.Problems)
		}
		if a, b := shown(warm), shown(want); a != b {
			t.Errorf("step %d, %q: the problems are\n%s\nand should be\n%s", i, names, a, b)
		}
		differ(t, fmt.Sprintf("step %d, %q", i, names), tree(t, filepath.Join(s.dir, "public")), tree(t, filepath.Join(cold, "public")))
		if t.Failed() {
			return
		}
	}
}

// shown are the problems of a build that a person sees.
func shown(res *build.Result) string {
	var b strings.Builder
	for _, d := range res.Problems {
		if d.Severity > 0 {
			fmt.Fprintln(&b, d)
		}
	}
	return b.String()
}

func differ(t *testing.T, when string, got, want map[string]string) {
	t.Helper()
	for p := range want {
		if got[p] != want[p] {
			t.Errorf("%s: %s differs", when, p)
		}
	}
	for p := range got {
		if _, ok := want[p]; !ok {
			t.Errorf("%s: %s is too many", when, p)
		}
	}
}
