package internal_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// sound is a small module that breaks no rule.
const sound = `
-- go.mod --
module dateline

go 1.26.0

require github.com/yuin/goldmark v1.8.7

require (
	golang.org/x/net v0.62.0 // indirect
	github.com/google/go-cmp v0.7.0
)
-- internal/diag/diag.go --
package diag

import ("regexp"; "sync"; "time")

const word = "[a-z]+"

var (
	Codes = []string{"a"}
	table = map[string]int{"a": 1}
	once  = sync.OnceValue(func() int { return 1 })
	re    = regexp.MustCompile("^" + word + "$")
)

func Use() (int, time.Duration) {
	table := map[string]int{} // hides the package's
	table["b"] = 2
	n := 0
	n++
	return n + once() + len(re.String()), time.Second
}
-- internal/diag/diag_test.go --
package diag

import (
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/edtf"
)

func init() { go cmp.Equal(os.Args, time.Now()); _ = http.Get; _ = edtf.X }

func TestX(t *testing.T) {}
-- internal/edtf/edtf.go --
package edtf

const X = 1
-- internal/check/check.go --
package check

import (
	"net/url"

	"dateline/internal/diag"
	"dateline/internal/markup"
)

var _, _, _ = url.Parse, markup.Parse, diag.Use
-- internal/markup/markup.go --
package markup

import "golang.org/x/net/html"

var Parse = html.Parse
-- internal/render/render.go --
package render

import (
	"html/template"

	"github.com/yuin/goldmark"

	"dateline/internal/check"
)

func raw(s string) (template.HTML, template.URL) { return template.HTML(s), template.URL(s) }

var _, _ = goldmark.New, check.X
-- internal/build/build.go --
package build

import ("sync"; "dateline/internal/render")

func Run() { var wg sync.WaitGroup; wg.Go(func() { render.X() }); go render.X() }
-- cmd/dateline/main.go --
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"dateline/internal/build"
)

func main() { flag.Parse(); fmt.Println(os.Args, time.Now(), os.Getenv("X")); build.Run() }
-- internal/diag/testdata/src/bad.go --
not Go
`

// fileTree reads "-- name --" headings and what stands below each.
func fileTree(text string) fstest.MapFS {
	fsys := fstest.MapFS{}
	name := ""
	for line := range strings.Lines(text) {
		if h, ok := strings.CutPrefix(line, "-- "); ok {
			name = strings.TrimSuffix(strings.TrimSpace(h), " --")
			fsys[name] = &fstest.MapFile{}
		} else if name != "" {
			fsys[name].Data = append(fsys[name].Data, line...)
		}
	}
	return fsys
}

func TestSoundModuleBreaksNoWall(t *testing.T) {
	for _, v := range violations(fileTree(sound)) {
		t.Error(v)
	}
}

// TestEveryWallFindsAPlantedViolation adds files to the sound module, or
// replaces some, and expects the one message.
func TestEveryWallFindsAPlantedViolation(t *testing.T) {
	for _, c := range []struct{ name, plant, want string }{
		{"an import of its own layer", "-- internal/edtf/a.go --\npackage edtf\nimport \"dateline/internal/diag\"\nvar _ = diag.Use",
			"internal/edtf/a.go:2: internal/edtf (layer 0) imports internal/diag (layer 0): only lower layers may be imported"},
		{"an import from above", "-- internal/article/a.go --\npackage article\nimport \"dateline/internal/render\"",
			"internal/article/a.go:2: internal/article (layer 2) imports internal/render (layer 8): only lower layers may be imported"},
		{"an import from above by a test", "-- internal/edtf/a_test.go --\npackage edtf_test\nimport \"dateline/internal/check\"",
			"internal/edtf/a_test.go:2: internal/edtf (layer 0) imports internal/check (layer 1): only lower layers may be imported"},
		{"an import of a command", "-- internal/build/a_test.go --\npackage build\nimport \"dateline/cmd/dateline\"",
			"internal/build/a_test.go:2: internal/build imports a command"},
		{"a package of no layer", "-- internal/news/a.go --\npackage news",
			"internal/news/a.go:1: the package internal/news is in no layer; give it one in layers_test.go"},
		{"a package that says nothing", "-- internal/diag/util/a.go --\npackage util",
			"internal/diag/util/a.go:1: a package named util says nothing about what it holds"},
		{"a module in another room", "-- internal/article/a.go --\npackage article\nimport \"golang.org/x/net/html\"",
			"internal/article/a.go:2: golang.org/x/net/html is imported outside internal/markup"},
		{"a module in another room's test", "-- internal/article/a_test.go --\npackage article\nimport \"github.com/yuin/goldmark/ast\"",
			"internal/article/a_test.go:2: github.com/yuin/goldmark/ast is imported outside internal/render"},
		{"a test's module in the program", "-- internal/article/a.go --\npackage article\nimport \"github.com/google/go-cmp/cmp\"",
			"internal/article/a.go:2: github.com/google/go-cmp/cmp is for tests"},
		{"a module that is not listed", "-- internal/article/a_test.go --\npackage article\nimport \"github.com/stretchr/testify/assert\"",
			"internal/article/a_test.go:2: github.com/stretchr/testify/assert is not a listed dependency"},
		{"a module whose name only begins like one", "-- internal/check/a.go --\npackage check\nimport \"golang.org/x/network\"",
			"internal/check/a.go:2: golang.org/x/network is not a listed dependency"},
		{"an unlisted dependency", "-- go.mod --\nmodule dateline\ngo 1.26.0\nrequire (\n\tgithub.com/spf13/cobra v1.9.1 // indirect\n)",
			"go.mod:4: github.com/spf13/cobra is not a listed dependency"},
		{"a replaced dependency", "-- go.mod --\nmodule dateline\nreplace golang.org/x/net => ../net",
			"go.mod:2: replace has no place here"},
		{"files outside their rooms", "-- internal/article/a.go --\npackage article\nimport \"os\"",
			"internal/article/a.go:2: os is imported outside cmd/dateline, internal/publish, internal/serve, internal/ci, internal/bench"},
		{"a process", "-- internal/build/a.go --\npackage build\nimport \"os/exec\"",
			"internal/build/a.go:2: os/exec is imported outside cmd/dateline, internal/publish, internal/serve, internal/ci, internal/bench"},
		{"paths of the system", "-- internal/build/a.go --\npackage build\nimport \"path/filepath\"",
			"internal/build/a.go:2: path/filepath is imported outside cmd/dateline, internal/publish, internal/serve, internal/ci, internal/bench"},
		{"flags", "-- internal/publish/a.go --\npackage publish\nimport \"flag\"",
			"internal/publish/a.go:2: flag is imported outside cmd/dateline, internal/ci, internal/bench"},
		{"the environment", "-- internal/publish/a.go --\npackage publish\nimport \"os\"\nvar x = os.Getenv(\"TZ\")",
			"internal/publish/a.go:3: os.Getenv outside cmd/dateline, internal/ci, internal/bench"},
		{"the clock", "-- internal/build/a.go --\npackage build\nimport \"time\"\nfunc x() { now := time.Now; _ = now }",
			"internal/build/a.go:3: time.Now outside cmd/dateline, internal/serve, internal/ci, internal/bench"},
		{"the clock by another name", "-- internal/build/a.go --\npackage build\nimport t \"time\"\nfunc x() { _ = t.Since(t.Time{}) }",
			"internal/build/a.go:3: time.Since outside cmd/dateline, internal/serve, internal/ci, internal/bench"},
		{"the local time zone", "-- internal/build/a.go --\npackage build\nimport \"time\"\nvar x = time.Local",
			"internal/build/a.go:3: time.Local outside cmd/dateline, internal/serve, internal/ci, internal/bench"},
		{"the network", "-- internal/render/a.go --\npackage render\nimport \"net/http\"",
			"internal/render/a.go:2: net/http is imported outside internal/serve, internal/bench"},
		{"the network in the command", "-- cmd/dateline/a.go --\npackage main\nimport \"net\"",
			"cmd/dateline/a.go:2: net is imported outside internal/serve, internal/bench"},
		{"templates outside render", "-- internal/site/a.go --\npackage site\nimport \"html/template\"",
			"internal/site/a.go:2: html/template is imported outside internal/render"},
		{"chance", "-- internal/site/a.go --\npackage site\nimport \"math/rand/v2\"",
			"internal/site/a.go:2: math/rand/v2 is imported outside internal/bench"},
		{"unsafe", "-- internal/edtf/a.go --\npackage edtf\nimport \"unsafe\"",
			"internal/edtf/a.go:2: unsafe is imported outside tests"},
		{"an import without its name", "-- internal/edtf/a.go --\npackage edtf\nimport . \"strings\"",
			"internal/edtf/a.go:2: strings is imported as ."},
		{"a go statement", "-- internal/render/a.go --\npackage render\nfunc x() { go func() {}() }",
			"internal/render/a.go:2: a go statement outside internal/build, internal/serve"},
		{"a go statement of a group", "-- internal/render/a.go --\npackage render\nimport \"sync\"\nfunc x() { var g sync.WaitGroup; g.Go(func() {}) }",
			"internal/render/a.go:3: a go statement outside internal/build, internal/serve"},
		{"markup in a second function", "-- internal/render/a.go --\npackage render\nimport \"html/template\"\nfunc other(s string) any { return template.JS(s) }",
			"internal/render: text becomes markup without escaping in more than one function: other, raw"},
		{"init", "-- internal/edtf/a.go --\npackage edtf\nfunc init() {}",
			"internal/edtf/a.go:2: func init"},
		{"a variable that is assigned to", "-- internal/edtf/a.go --\npackage edtf\nvar x int\nfunc f() { x = 1 }",
			"internal/edtf/a.go:3: the package variable x changes"},
		{"a variable of another file", "-- internal/diag/a.go --\npackage diag\nfunc f() { table[\"c\"] = 3 }",
			"internal/diag/a.go:2: the package variable table changes"},
		{"a counter", "-- internal/edtf/a.go --\npackage edtf\nvar x struct{ n [2]int }\nfunc f() { x.n[1]++ }",
			"internal/edtf/a.go:3: the package variable x changes"},
		{"a deletion", "-- internal/diag/a.go --\npackage diag\nfunc f() { delete(table, \"a\") }",
			"internal/diag/a.go:2: the package variable table changes"},
		{"a variable that a loop sets", "-- internal/edtf/a.go --\npackage edtf\nvar x int\nfunc f() { for x = range 3 {} }",
			"internal/edtf/a.go:3: the package variable x changes"},
		{"a variable that another package fills", "-- internal/edtf/a.go --\npackage edtf\nimport \"fmt\"\nvar x int\nfunc f() { fmt.Sscan(\"1\", &x) }",
			"internal/edtf/a.go:4: the package variable x changes"},
		{"a variable of another package", "-- internal/check/a.go --\npackage check\nimport \"dateline/internal/diag\"\nfunc f() { diag.Codes[0] = \"b\" }",
			"internal/check/a.go:3: a variable of the package dateline/internal/diag is changed: diag.Codes"},
		{"a lock", "-- internal/edtf/a.go --\npackage edtf\nimport \"sync\"\nvar mu sync.Mutex",
			"internal/edtf/a.go:3: the package variable mu changes"},
		{"a channel", "-- internal/edtf/a.go --\npackage edtf\nvar c chan int",
			"internal/edtf/a.go:2: the package variable c changes"},
		{"a regular expression built from data", "-- internal/edtf/a.go --\npackage edtf\nimport \"regexp\"\nfunc f(s string) { regexp.MustCompile(\"^\" + regexp.QuoteMeta(s)) }",
			"internal/edtf/a.go:3: a regular expression is built from data"},
		{"a regular expression from a variable", "-- internal/diag/a.go --\npackage diag\nimport \"regexp\"\nvar s = word\nfunc f(word string) { regexp.Compile(word) }",
			"internal/diag/a.go:4: a regular expression is built from data"},
		{"printing", "-- internal/build/a.go --\npackage build\nimport \"fmt\"\nfunc f() { fmt.Println() }",
			"internal/build/a.go:3: fmt.Println outside cmd/dateline, internal/ci, internal/bench"},
		{"printing for a moment", "-- internal/build/a.go --\npackage build\nfunc f() { println() }",
			"internal/build/a.go:2: println outside tests"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := fileTree(sound)
			for name, file := range fileTree(c.plant) {
				tree[name] = file
			}
			found := false
			for _, v := range violations(tree) {
				switch {
				case v == c.want:
					found = true
				case strings.HasPrefix(v, "internal/diag/util") && c.name == "a package that says nothing":
				default:
					t.Errorf("also: %s", v)
				}
			}
			if !found {
				t.Errorf("not found: %s", c.want)
			}
		})
	}
}

// TestTheWallsReadTheWholeModule keeps the walls from passing because they look
// at nothing.
func TestTheWallsReadTheWholeModule(t *testing.T) {
	read := 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(p string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(p, ".go") {
			read++
		}
		return err
	})
	if err != nil || read < 50 {
		t.Errorf("%d files, %v", read, err)
	}
	tree := fileTree(sound)
	delete(tree, "go.mod")
	if got := violations(tree); len(got) != 1 || !strings.Contains(got[0], "go.mod") {
		t.Errorf("without go.mod: %q", got)
	}
	tree["internal/edtf/broken.go"] = &fstest.MapFile{Data: []byte("package edtf\nfunc {")}
	if got := violations(tree); len(got) != 1 || !strings.Contains(got[0], "broken.go") {
		t.Errorf("with a broken file: %q", got)
	}
}
