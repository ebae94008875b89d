package internal_test

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "dateline"

// layers are all packages of the module. A package imports only those of a
// lower layer.
var layers = map[string]int{
	"internal/diag": 0, "internal/edtf": 0, "internal/prose": 0, "internal/markup": 0, "templates": 0, "static": 0,
	"internal/front": 1, "internal/seed": 1, "internal/grammar": 1, "internal/timex": 1, "internal/reprint": 1, "internal/publish": 1, "internal/check": 1, "internal/book": 1, "internal/wording": 1,
	"internal/article": 2, "internal/roster": 2, "internal/figure": 2, "internal/record": 2, "internal/bag": 2,
	"internal/normalize": 3, "internal/mention": 3, "internal/curate": 3, "internal/propose": 3,
	"internal/reading":  4,
	"internal/event":    5,
	"internal/annotate": 6,
	"internal/dating":   7, "internal/site": 7,
	"internal/render": 8, "internal/table": 8, "internal/search": 8,
	"internal/build": 9,
	"internal/serve": 10,
	"cmd/dateline":   11, "internal/ci": 11, "internal/bench": 11, "internal/browser": 11,
	"internal": 12, // these walls
}

// modules are the dependencies that go.mod may name, and the one room that may
// import each; "test" is any test, "" is none: others need it.
var modules = map[string]string{
	"github.com/yuin/goldmark":        "internal/render",
	"github.com/gorilla/feeds":        "internal/render",
	"go.yaml.in/yaml/v3":              "internal/front",
	"golang.org/x/text":               "internal/prose",
	"golang.org/x/net":                "internal/markup",
	"golang.org/x/sys":                "internal/publish",
	"github.com/fsnotify/fsnotify":    "internal/serve",
	"github.com/google/go-cmp":        "test",
	"github.com/rogpeppe/go-internal": "test",
	"golang.org/x/tools":              "",
}

// rooms that may do what others may not. Tests may do all of it.
var (
	files   = []string{"cmd/dateline", "internal/publish", "internal/serve", "internal/ci", "internal/bench"}
	command = []string{"cmd/dateline", "internal/ci", "internal/bench"}
	clock   = []string{"cmd/dateline", "internal/serve", "internal/ci", "internal/bench"}
	workers = []string{"internal/build", "internal/serve"}
	network = []string{"internal/serve", "internal/bench"} // which asks a server what it shows
	markup  = []string{"internal/render"}
	nobody  = []string{}
)

// standard names the packages of the standard library that only some rooms
// import. A name that ends in "/" is all below it.
var standard = map[string][]string{
	"os": files, "os/": files, "path/filepath": files, "syscall": files, "io/ioutil": nobody,
	"flag": command, "log": command, "log/": command,
	"net": network, "net/": network, "net/url": nil, "crypto/tls": network,
	"html/template": markup, "text/template": markup, "text/template/parse": markup,
	"embed":     {"templates", "static", "cmd/dateline", "internal/bench", "internal/serve"},
	"math/rand": nobody, "math/rand/v2": {"internal/bench"}, "crypto/rand": nobody,
	"unsafe": nobody, "C": nobody, "plugin": nobody, "testing": nobody, "testing/": nobody,
}

// calls names functions that only some rooms use.
var calls = map[string][]string{
	"time.Now": clock, "time.Since": clock, "time.Until": clock, "time.Sleep": clock, "time.After": clock, "time.AfterFunc": clock,
	"time.Tick": clock, "time.NewTimer": clock, "time.NewTicker": clock, "time.Local": clock,
	"os.Getenv": command, "os.LookupEnv": command, "os.Environ": command, "os.ExpandEnv": command, "os.Exit": command,
	"os.Args": command, "os.Stdin": command, "os.Stdout": command, "os.Stderr": command,
	"fmt.Print": command, "fmt.Printf": command, "fmt.Println": command,
}

// bags are names of packages that say nothing.
var bags = []string{"util", "utils", "helper", "helpers", "common", "types", "models", "model", "misc", "shared", "base", "lib", "tools"}

// TestWallsHold holds the whole module to the rules of internal/README.md.
func TestWallsHold(t *testing.T) {
	for _, v := range violations(os.DirFS("..")) {
		t.Error(v)
	}
}

// source is one Go file.
type source struct {
	name, dir string
	test      bool
	ast       *ast.File
	imports   map[string]string // local name to path
}

// violations reads a module and says, sorted, which rules it breaks.
func violations(fsys fs.FS) []string {
	w := &walls{set: token.NewFileSet(), vars: map[string]map[string]bool{}, consts: map[string]map[string]bool{}, raw: map[string][]string{}}
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if name == "testdata" || len(name) > 1 && (name[0] == '.' || name[0] == '_') || name == "public" || name == "content" || name == "seeds" {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		b, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(w.set, p, b, parser.ParseComments)
		if err != nil {
			return err
		}
		w.sources = append(w.sources, &source{name: p, dir: path.Dir(p), test: strings.HasSuffix(p, "_test.go"), ast: f})
		return nil
	})
	if err != nil {
		return []string{err.Error()}
	}
	mod, err := fs.ReadFile(fsys, "go.mod")
	if err != nil {
		return []string{err.Error()}
	}
	w.mod(string(mod))
	for _, s := range w.sources {
		w.declared(s)
	}
	for _, s := range w.sources {
		w.packages(s)
		w.importing(s)
		w.code(s)
	}
	for dir, where := range w.raw {
		slices.Sort(where)
		if where = slices.Compact(where); len(where) > 1 {
			w.out = append(w.out, fmt.Sprintf("%s: text becomes markup without escaping in more than one function: %s", dir, strings.Join(where, ", ")))
		}
	}
	slices.Sort(w.out)
	return slices.Compact(w.out)
}

type walls struct {
	set     *token.FileSet
	sources []*source
	vars    map[string]map[string]bool // package-level variables by folder
	consts  map[string]map[string]bool
	raw     map[string][]string // by folder, the functions that make template.HTML and its kin
	out     []string
}

func (w *walls) report(at token.Pos, format string, args ...any) {
	p := w.set.Position(at)
	w.out = append(w.out, fmt.Sprintf("%s:%d: %s", p.Filename, p.Line, fmt.Sprintf(format, args...)))
}

// mod checks go.mod: the module's name, and that every dependency is listed.
func (w *walls) mod(text string) {
	block := ""
	for i, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "//")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		switch {
		case block != "" && f[0] == ")":
			block = ""
			continue
		case block != "":
			f = append([]string{block}, f...)
		case len(f) == 2 && f[1] == "(":
			block = f[0]
			continue
		}
		switch f[0] {
		case "module":
			if f[1] != module {
				w.out = append(w.out, fmt.Sprintf("go.mod:%d: the module is %s, not %s", i+1, f[1], module))
			}
		case "go", "toolchain":
		case "require":
			if _, ok := modules[f[1]]; !ok {
				w.out = append(w.out, fmt.Sprintf("go.mod:%d: %s is not a listed dependency", i+1, f[1]))
			}
		default:
			w.out = append(w.out, fmt.Sprintf("go.mod:%d: %s has no place here", i+1, f[0]))
		}
	}
}

// declared notes a file's imports and its package's variables and constants.
func (w *walls) declared(s *source) {
	s.imports = map[string]string{}
	for _, i := range s.ast.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		name := path.Base(p)
		if len(name) > 1 && name[0] == 'v' && strings.Trim(name[1:], "0123456789") == "" {
			name = path.Base(path.Dir(p)) // yaml/v3
		}
		if i.Name != nil {
			name = i.Name.Name
		}
		s.imports[name] = p
	}
	if w.vars[s.dir] == nil {
		w.vars[s.dir], w.consts[s.dir] = map[string]bool{}, map[string]bool{}
	}
	if s.test {
		return
	}
	for _, d := range s.ast.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR && g.Tok != token.CONST {
			continue
		}
		for _, spec := range g.Specs {
			for _, n := range spec.(*ast.ValueSpec).Names {
				if g.Tok == token.VAR {
					w.vars[s.dir][n.Name] = true
				} else {
					w.consts[s.dir][n.Name] = true
				}
			}
		}
	}
}

func (w *walls) packages(s *source) {
	if _, ok := layers[s.dir]; !ok {
		w.report(s.ast.Package, "the package %s is in no layer; give it one in layers_test.go", s.dir)
	}
	for _, name := range []string{path.Base(s.dir), strings.TrimSuffix(s.ast.Name.Name, "_test")} {
		if slices.Contains(bags, name) {
			w.report(s.ast.Package, "a package named %s says nothing about what it holds", name)
		}
	}
}

func (w *walls) importing(s *source) {
	for _, i := range s.ast.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		if i.Name != nil && (i.Name.Name == "." || i.Name.Name == "_" && p != "embed") {
			w.report(i.Pos(), "%s is imported as %s", p, i.Name.Name)
		}
		first, _, _ := strings.Cut(p, "/")
		switch {
		case first == module:
			w.inner(s, i, strings.TrimPrefix(p, module+"/"))
		case strings.Contains(first, "."):
			w.thirdParty(s, i, p)
		case !s.test:
			if allowed, ok := restricted(p); ok && !slices.Contains(allowed, s.dir) {
				w.report(i.Pos(), "%s is imported outside %s", p, list(allowed))
			}
		}
	}
}

// inner checks an import of the module itself. A test may besides import its
// own layer.
func (w *walls) inner(s *source, i *ast.ImportSpec, p string) {
	if strings.HasPrefix(p, "cmd/") {
		w.report(i.Pos(), "%s imports a command", s.dir)
		return
	}
	mine, ok := layers[s.dir]
	theirs, known := layers[p]
	if !ok || !known {
		return // reported where the package is
	}
	if theirs > mine || theirs == mine && !s.test {
		w.report(i.Pos(), "%s (layer %d) imports %s (layer %d): only lower layers may be imported", s.dir, mine, p, theirs)
	}
}

func (w *walls) thirdParty(s *source, i *ast.ImportSpec, p string) {
	for m, room := range modules {
		if p != m && !strings.HasPrefix(p, m+"/") {
			continue
		}
		switch {
		case room == "test" && !s.test:
			w.report(i.Pos(), "%s is for tests", p)
		case room == "" || room != "test" && room != s.dir:
			w.report(i.Pos(), "%s is imported outside %s", p, cmp.Or(room, "nobody's room"))
		}
		return
	}
	w.report(i.Pos(), "%s is not a listed dependency", p)
}

// restricted returns the rooms for a package of the standard library, by the
// longest name in the table. ok is false for one that all may import.
func restricted(p string) (rooms []string, ok bool) {
	for name := p; ; {
		if rooms, ok = standard[name]; ok {
			return rooms, rooms != nil
		}
		dir := path.Dir(strings.TrimSuffix(name, "/"))
		if dir == "." {
			return nil, false
		}
		name = dir + "/"
	}
}

func list(rooms []string) string {
	if len(rooms) == 0 {
		return "tests"
	}
	return strings.Join(rooms, ", ")
}

// unescaped are the types of html/template that go to the page as they are.
var unescaped = []string{"HTML", "HTMLAttr", "JS", "JSStr", "CSS", "URL", "Srcset"}

func (w *walls) code(s *source) {
	if s.test {
		return
	}
	for _, d := range s.ast.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
			w.report(f.Pos(), "func init")
		}
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			w.locks(s, g)
		}
		ast.Inspect(d, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				if !slices.Contains(workers, s.dir) {
					w.report(n.Pos(), "a go statement outside %s", list(workers))
				}
			case *ast.SelectorExpr:
				w.selector(s, n)
			case *ast.CallExpr:
				w.call(s, n)
			case *ast.AssignStmt:
				for _, l := range n.Lhs {
					if n.Tok != token.DEFINE {
						w.changed(s, l)
					}
				}
			case *ast.IncDecStmt:
				w.changed(s, n.X)
			case *ast.RangeStmt:
				if n.Tok == token.ASSIGN {
					w.changed(s, n.Key)
					w.changed(s, n.Value)
				}
			}
			return true
		})
	}
}

// locks finds package-level variables whose very type is there to change.
func (w *walls) locks(s *source, g *ast.GenDecl) {
	for _, spec := range g.Specs {
		v := spec.(*ast.ValueSpec)
		if sel, ok := v.Type.(*ast.SelectorExpr); ok {
			if p := w.pkg(s, sel); p == "sync" || p == "sync/atomic" || p == "bytes" || p == "strings" {
				w.report(v.Pos(), "the package variable %s changes", v.Names[0].Name)
			}
		}
		if _, ok := v.Type.(*ast.ChanType); ok {
			w.report(v.Pos(), "the package variable %s changes", v.Names[0].Name)
		}
	}
}

// pkg is the path of the package that a selector names a thing of, or "".
func (w *walls) pkg(s *source, e *ast.SelectorExpr) string {
	id, ok := e.X.(*ast.Ident)
	if !ok || id.Obj != nil { // a local name hides the import
		return ""
	}
	return s.imports[id.Name]
}

func (w *walls) selector(s *source, e *ast.SelectorExpr) {
	p := w.pkg(s, e)
	if rooms, ok := calls[p+"."+e.Sel.Name]; ok && !slices.Contains(rooms, s.dir) {
		w.report(e.Pos(), "%s.%s outside %s", p, e.Sel.Name, list(rooms))
	}
}

func (w *walls) call(s *source, c *ast.CallExpr) {
	switch fun := c.Fun.(type) {
	case *ast.Ident:
		switch {
		case fun.Obj != nil:
		case fun.Name == "print" || fun.Name == "println":
			w.report(c.Pos(), "%s outside tests", fun.Name)
		case (fun.Name == "delete" || fun.Name == "clear" || fun.Name == "copy") && len(c.Args) > 0:
			w.changed(s, c.Args[0])
		}
	case *ast.SelectorExpr:
		p := w.pkg(s, fun)
		if p != "" && !strings.HasPrefix(p, module+"/") {
			for _, a := range c.Args { // json.Unmarshal(b, &x), fmt.Sscan(s, &x)
				if u, ok := a.(*ast.UnaryExpr); ok && u.Op == token.AND {
					w.changed(s, u.X)
				}
			}
		}
		switch {
		case p == "html/template" && slices.Contains(unescaped, fun.Sel.Name):
			w.raw[s.dir] = append(w.raw[s.dir], w.function(s, c))
		case p == "regexp" && strings.Contains(fun.Sel.Name, "Compile") || p == "regexp" && strings.HasPrefix(fun.Sel.Name, "Match"):
			if len(c.Args) > 0 && !w.constant(s, c.Args[0]) {
				w.report(c.Pos(), "a regular expression is built from data")
			}
		case fun.Sel.Name == "Go" && p == "" && len(c.Args) == 1 && !slices.Contains(workers, s.dir):
			if _, ok := c.Args[0].(*ast.FuncLit); ok {
				w.report(c.Pos(), "a go statement outside %s", list(workers))
			}
		}
	}
}

// function is the name of the function that holds a node.
func (w *walls) function(s *source, n ast.Node) string {
	for _, d := range s.ast.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Pos() <= n.Pos() && n.End() <= f.End() {
			return f.Name.Name
		}
	}
	return "a declaration"
}

// constant reports whether an expression is a literal, a constant of the
// package, or these joined.
func (w *walls) constant(s *source, e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return true
	case *ast.ParenExpr:
		return w.constant(s, e.X)
	case *ast.BinaryExpr:
		return w.constant(s, e.X) && w.constant(s, e.Y)
	case *ast.Ident:
		if e.Obj != nil {
			return e.Obj.Kind == ast.Con
		}
		return w.consts[s.dir][e.Name]
	}
	return false
}

// changed reports an expression that is assigned to, counted up, deleted from
// or filled by another package, when it is a package's variable or a part of one.
func (w *walls) changed(s *source, e ast.Expr) {
	whole := e
	for {
		switch x := e.(type) {
		case *ast.ParenExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.SelectorExpr:
			if p := w.pkg(s, x); p != "" {
				if !strings.HasPrefix(p, module+"/") && p != "os" && p != "time" {
					return // &http.DefaultClient and the like: other walls
				}
				w.report(whole.Pos(), "a variable of the package %s is changed: %s.%s", p, path.Base(p), x.Sel.Name)
				return
			}
			e = x.X
		case *ast.Ident:
			global := w.vars[s.dir][x.Name] && (x.Obj == nil || s.ast.Scope.Lookup(x.Name) == x.Obj)
			if global && x.Name != "_" {
				w.report(whole.Pos(), "the package variable %s changes", x.Name)
			}
			return
		default:
			return
		}
	}
}

// TestLayersAreTheReadmes holds the table above to the one that people read.
func TestLayersAreTheReadmes(t *testing.T) {
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		cell := strings.Split(line, "|")
		if len(cell) != 5 {
			continue
		}
		layer, err := strconv.Atoi(strings.TrimSpace(cell[1]))
		room := "internal/" + strings.Trim(strings.TrimSpace(cell[2]), "`")
		if err != nil {
			continue
		}
		seen[room] = true
		if got, ok := layers[room]; !ok || got != layer {
			t.Errorf("README.md has %s in layer %d, these tests in %d", room, layer, got)
		}
	}
	for _, room := range slices.Sorted(maps.Keys(layers)) {
		if layer := layers[room]; strings.HasPrefix(room, "internal/") && layer < 8 && !seen[room] {
			t.Errorf("README.md does not name %s", room)
		}
	}
}
