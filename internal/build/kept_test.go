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
	stages    string // of the last build that remembers
}

// begun is a site with what a program has of templates, and with reports of which no
// feed gives the text, since there are newer ones.
func begun(t *testing.T) *sequel {
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
	if err := os.MkdirAll(filepath.Join(s.dir, "content/articles/1999"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		words := strings.Fields("herring barges swallows ropes lamps casks nets gulls anchors sails bells oars boats pilots ferries keepers tides nights winters letters")
		s.r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		text := fmt.Sprintf("The %s came late that day.\n", strings.Join(words[:5], " and the "))
		if i%2 == 1 {
			text = fmt.Sprintf("Edda Lindqvarn opened mill number %d for %s. “It grinds,” she said of it.\n\nThe miller had waited %d days.\n", i, strings.Join(words[:4], " and "), 3*i)
		}
		s.write(fmt.Sprintf("content/articles/1999/old-%02d.md", i), fmt.Sprintf("---\nid: old-%02d\ntitle: Old report %d\ndate: 1999-%02d-%02d\ndate_basis: header\nlang: en\n---\n%s", i, i, 1+i/5, 1+i%5*5, text))
	}
	tick()
	s.build(s.dir, true)
	return s
}

// matches builds once more, with what is kept and with nothing, and compares.
func (s *sequel) matches(when string) {
	s.t.Helper()
	warm := s.build(s.dir, true)
	cold := filepath.Join(s.t.TempDir(), "cold")
	for _, part := range []string{"content", "seeds"} {
		if err := os.CopyFS(filepath.Join(cold, part), os.DirFS(filepath.Join(s.dir, part))); err != nil {
			s.t.Fatal(err)
		}
	}
	want := s.build(cold, false)
	if !warm.Published || !want.Published {
		s.t.Fatalf("%s: not published: %v %v", when, warm.Problems, want.Problems)
	}
	if a, b := shown(warm), shown(want); a != b {
		s.t.Errorf("%s: the problems are\n%s\nand should be\n%s", when, a, b)
	}
	if warm.Articles != want.Articles || warm.Events != want.Events || warm.Pages != want.Pages || warm.Files != want.Files {
		s.t.Errorf("%s: the build says %+v, and should %+v", when, warm, want)
	}
	differ(s.t, when, tree(s.t, filepath.Join(s.dir, "public")), tree(s.t, filepath.Join(cold, "public")))
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
	{"a report between others", func(s *sequel) {
		s.n++
		id := fmt.Sprintf("between-%d", s.n)
		s.write("content/articles/1999/"+id+".md", fmt.Sprintf("---\nid: %s\ntitle: The mill by the sound, part %d\ndate: 1999-%02d-%02d\ndate_basis: header\nlang: en\n---\nEdda Lindqvarn spoke of the old mill, and of %d casks.\n",
			id, s.n, 1+s.r.IntN(12), 1+s.r.IntN(28), 10+s.n))
	}},
	{"an old report less", func(s *sequel) { os.Remove(s.any("content/articles/1999/*.md")) }},
	{"a sentence more of a reprint", func(s *sequel) {
		if list, _ := filepath.Glob(filepath.Join(s.dir, "content/articles/2019/more-*.md")); len(list) > 0 {
			s.edit(list[s.r.IntN(len(list))], func(t string) string { return strings.TrimRight(t, "\n") + " It rained on.\n" })
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
	{"words that no list shows", func(s *sequel) {
		s.edit(s.any("content/articles/1999/*.md"), func(t string) string { return strings.TrimRight(t, "\n") + " It rained on, as it does.\n" })
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
			s.stages = " "
			o.Stage = func(name string) { s.stages += name + " " }
		}
	})
}

// Whatever is changed, in whatever order, a build with what the last one kept
// makes what a build with nothing makes, and says the same.
func TestWhatIsKeptChangesNoByte(t *testing.T) {
	s := begun(t)
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
		if s.matches(fmt.Sprintf("step %d, %q", i, names)); t.Failed() {
			return
		}
	}
}

// Words that no list shows are built without arranging the site.
func TestWordsThatNoListShowsArrangeNothing(t *testing.T) {
	s := begun(t)
	old := func(i int) string { return filepath.Join(s.dir, fmt.Sprintf("content/articles/1999/old-%02d.md", i)) }
	add := func(i int, words string) {
		s.edit(old(i), func(t string) string { return strings.TrimRight(t, "\n") + " " + words + "\n" })
	}
	was, err := os.ReadFile(old(4))
	if err != nil {
		t.Fatal(err)
	}
	const none, all = "spared", "arranged"
	for i, c := range []struct {
		name, want string // "": either
		do         func()
	}{
		{"a sentence more", none, func() { add(4, "It rained on.") }},
		{"and another", none, func() { add(4, "It rained still, and the ferry slept.") }},
		{"both gone again", none, func() { s.edit(old(4), func(string) string { return string(was) }) }},
		{"a title", all, func() {
			s.edit(old(4), func(t string) string { return strings.Replace(t, "\ntitle: ", "\ntitle: Very ", 1) })
		}},
		{"a sentence of a report of other lists", none, func() { add(5, "Rain fell on it.") }},
		{"of two others", none, func() { add(2, "Rain fell."); add(0, "And a paragraph.\n\nOf rain.") }},
		{"the old title, and a sentence", all, func() { s.edit(old(4), func(string) string { return string(was) }) }},
		{"the same bytes written again", none, func() { add(6, "Rain."); s.edit(old(8), func(t string) string { return t }) }},
		{"a name", all, func() { add(6, "Halvard Brynmoor was there.") }},
		{"the first sentence", all, func() {
			s.edit(old(8), func(t string) string { return strings.Replace(t, "\n---\nThe ", "\n---\nAll the ", 1) })
		}},
		{"a sentence that a feed gives", all, func() {
			s.edit(s.any("content/articles/2*/*[a-z].md"), func(t string) string { return strings.TrimRight(t, "\n") + " It rained on.\n" })
		}},
		{"words that may not all be published", all, func() {
			s.edit(old(5), func(t string) string { return strings.Replace(t, "\ntitle: ", "\nrights: {mode: excerpt}\ntitle: ", 1) })
		}},
		{"more of them", none, func() { add(5, "It will not be told."); add(8, "Nor will the rain.") }},
		{"pieces that are damaged", "", func() { s.damage("spool-*"); add(8, "And they were late.") }},
		{"a damaged list of them", "", func() { s.damage("reports-*"); add(8, "And they were late.") }},
		{"a template", all, func() {
			add(8, "And late.")
			for name, f := range s.templates {
				s.templates[name] = &fstest.MapFile{Data: bytes.Replace(f.Data, []byte("</main>"), []byte("<p>more</p></main>"), 1)}
			}
		}},
		{"a report less", all, func() { add(8, "And late."); os.Remove(old(10)) }},
		{"a sentence at last", none, func() { add(8, "It is over.") }},
		{"two reports of one text", all, func() {
			var text strings.Builder
			for i := range 30 {
				fmt.Fprintf(&text, "Lamp number %d of the harbour was lit by keeper %d on his round. ", i, 7*i)
			}
			for _, day := range []int{1, 2} {
				s.write(fmt.Sprintf("content/articles/1999/old-%d.md", 70+day), fmt.Sprintf("---\nid: old-%d\ntitle: Lamps %d\ndate: 1999-05-%02d\ndate_basis: header\nlang: en\n---\n%s\n", 70+day, day, day, text.String()))
			}
		}},
		{"a sentence more of the second, which repeats the first still", none, func() {
			add(72, "It rained on all of them that night, and the wall of the sea was wet until the gulls came back with the sun.")
		}},
		{"another text", all, func() {
			s.edit(old(72), func(t string) string { return strings.ReplaceAll(t, "was lit by keeper", "is no lamp of") })
		}},
	} {
		tick()
		c.do()
		tick() // else the next build knows of no page what it was made of
		if i%3 == 2 || !testing.Short() {
			s.matches(c.name)
		} else {
			s.build(s.dir, true)
		}
		got := none
		if strings.Contains(s.stages, " group ") {
			got = all
		}
		if c.want != "" && got != c.want {
			t.Errorf("%s: the site is %s, want %s", c.name, got, c.want)
		}
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
