package wording_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/template/parse"

	"dateline/internal/wording"
)

// uses are the texts of the interface, each with where it is used: in the
// templates, in the scripts, and in the code of the rooms that write pages.
func uses(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	inTemplates(t, out)
	for _, dir := range []string{"../site", "../render", "../search", "."} {
		inCode(t, dir, out)
	}
	return out
}

func inTemplates(t *testing.T, out map[string]string) {
	names, err := filepath.Glob("../../templates/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no templates", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		trees := map[string]*parse.Tree{}
		if _, err := tree.Parse(string(text), "", "", trees); err != nil {
			t.Fatal(err)
		}
		for _, tree := range trees {
			nodes(tree.Root, func(c *parse.CommandNode) {
				if id, ok := c.Args[0].(*parse.IdentifierNode); ok && id.Ident == "t" {
					out[c.Args[1].(*parse.StringNode).Text] = name
				}
			})
		}
	}
}

// nodes visits the commands of a template.
func nodes(l *parse.ListNode, visit func(*parse.CommandNode)) {
	if l == nil {
		return
	}
	branch := func(b *parse.BranchNode) {
		nodes(b.List, visit)
		nodes(b.ElseList, visit)
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			for _, c := range n.Pipe.Cmds {
				visit(c)
			}
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		}
	}
}

// inCode finds the constants of type wording.Text: what is given to a parameter
// of that type, and what stands in a table that says so.
func inCode(t *testing.T, dir string, out map[string]string) {
	set := token.NewFileSet()
	var files []*ast.File
	names, err := filepath.Glob(dir + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if base := filepath.Base(name); strings.HasSuffix(base, "_test.go") || dir == "." && base != "wording.go" {
			continue
		}
		f, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	isText := func(e ast.Expr) bool {
		switch e := e.(type) {
		case *ast.SelectorExpr:
			return e.Sel.Name == "Text"
		case *ast.Ident:
			return e.Name == "Text" && dir == "."
		}
		return false
	}
	params := map[string][]int{"T": {0}, "N": {0}, "Of": {0}}
	declared := func(name string, f *ast.FuncType) {
		i := 0
		for _, p := range f.Params.List {
			for range max(1, len(p.Names)) {
				if isText(p.Type) {
					params[name] = append(params[name], i)
				}
				i++
			}
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				declared(n.Name.Name, n.Type)
			case *ast.AssignStmt:
				if l, ok := n.Rhs[0].(*ast.FuncLit); ok {
					if name, ok := n.Lhs[0].(*ast.Ident); ok {
						declared(name.Name, l.Type)
					}
				}
			}
			return true
		})
	}
	add := func(e ast.Node) {
		if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
			s, _ := strconv.Unquote(l.Value)
			out[s] = set.Position(l.Pos()).String()
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				name := ""
				switch fun := n.Fun.(type) {
				case *ast.Ident:
					name = fun.Name
				case *ast.SelectorExpr:
					name = fun.Sel.Name
				}
				for _, i := range params[name] {
					if i < len(n.Args) {
						add(n.Args[i])
					}
				}
				if isText(n.Fun) && len(n.Args) == 1 {
					add(n.Args[0])
				}
			case *ast.CompositeLit:
				table(n, isText, add)
			}
			return true
		})
	}
}

// table adds the texts of a list, a map, or a list of structs.
func table(n *ast.CompositeLit, isText func(ast.Expr) bool, add func(ast.Node)) {
	var elem ast.Expr
	switch t := n.Type.(type) {
	case *ast.ArrayType:
		elem = t.Elt
	case *ast.MapType:
		elem = t.Value
	default:
		return
	}
	var fields []int // of a struct
	if s, ok := elem.(*ast.StructType); ok {
		i := 0
		for _, f := range s.Fields.List {
			for range f.Names {
				if isText(f.Type) {
					fields = append(fields, i)
				}
				i++
			}
		}
	} else if !isText(elem) {
		return
	}
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		if c, ok := e.(*ast.CompositeLit); ok {
			for _, i := range fields {
				add(c.Elts[i])
			}
			continue
		}
		add(e)
	}
}

func TestEveryTextIsInEveryLanguageAndNoOther(t *testing.T) {
	used := uses(t)
	if len(used) < 300 {
		t.Fatalf("only %d texts were found in the source", len(used))
	}
	for name, texts := range wording.Catalogue() {
		for _, key := range slices.Sorted(maps.Keys(used)) {
			if texts[wording.Text(key)] == "" {
				t.Errorf("%s has no words for %q, which stands in %s", name, key, used[key])
			}
		}
		for key := range texts {
			if used[string(key)] == "" {
				t.Errorf("%s has words for %q, which is used nowhere", name, key)
			}
		}
	}
}

// verbs are the values that a format takes, by number, each with its letter.
func verbs(s string) string {
	var out []string
	next := 0
	for _, m := range regexp.MustCompile(`%(?:\[(\d)\])?([a-z])`).FindAllStringSubmatch(s, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			next++
			n = next
		}
		out = append(out, fmt.Sprint(n, m[2]))
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

func TestEveryTextTakesTheValuesOfItsEnglish(t *testing.T) {
	forms := map[string]int{"ru": 3, "kk": 1, "zh": 1} // CLDR's categories for whole numbers; kk has two, which Kazakh writes alike
	marks := regexp.MustCompile("\\*\\*|`|\\[[^%\\]]|\\]\\(")
	for name, texts := range wording.Catalogue() {
		for key, text := range texts {
			english, own := strings.Split(string(key), "|"), strings.Split(text, "|")
			if want := forms[name]; len(english) == 2 && len(own) != want || len(english) == 1 && len(own) != 1 {
				t.Errorf("%s: %q has %d forms", name, key, len(own))
			}
			for _, form := range own {
				if verbs(form) != verbs(english[0]) {
					t.Errorf("%s: %q takes other values than %q", name, form, key)
				}
				if a, b := marks.FindAllString(form, -1), marks.FindAllString(english[0], -1); len(a) != len(b) {
					t.Errorf("%s: %q has other links, code or bold than %q", name, form, key)
				}
			}
		}
	}
}

// TestEveryTextOfTheScriptsIsBroughtByTheirPages holds the texts of the scripts
// to the list from which pages take them.
func TestEveryTextOfTheScriptsIsBroughtByTheirPages(t *testing.T) {
	brought := map[string]bool{}
	f, err := parser.ParseFile(token.NewFileSet(), "../site/words.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && v.Names[0].Name == "scriptTexts" {
			for _, e := range v.Values[0].(*ast.CompositeLit).Elts {
				text, _ := strconv.Unquote(e.(*ast.BasicLit).Value)
				brought[text] = true
			}
		}
		return true
	})
	said := map[string]bool{}
	names, err := filepath.Glob("../../static/*.js")
	if err != nil || len(names) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\bsay\(("(?:[^"\\]|\\.)*")`).FindAllStringSubmatch(string(b), -1) {
			text, _ := strconv.Unquote(m[1])
			if said[text] = true; !brought[text] {
				t.Errorf("%s says %q, which is not in site's scriptTexts", name, text)
			}
		}
	}
	for text := range brought {
		if !said[text] {
			t.Errorf("no script says %q, which is in site's scriptTexts", text)
		}
	}
}
