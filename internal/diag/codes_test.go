package diag

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestCodesAreSortedAndSayWhatTheyMean(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$`)
	for i, c := range Codes {
		if i > 0 && Codes[i-1].Code >= c.Code {
			t.Errorf("%s stands after %s", c.Code, Codes[i-1].Code)
		}
		if !name.MatchString(c.Code) {
			t.Errorf("%q is not room/what", c.Code)
		}
		for _, s := range []string{c.Means, c.Do} {
			if strings.TrimSpace(s) == "" || !strings.HasSuffix(s, ".") || strings.ContainsAny(s, "\n%") {
				t.Errorf("%s: %q is not a sentence", c.Code, s)
			}
		}
		if got, ok := Lookup(c.Code); !ok || got != c {
			t.Errorf("Lookup(%q) = %v, %v", c.Code, got, ok)
		}
	}
	for _, s := range []string{"", "front", "front/yam", "front/yaml2", "zz/zz"} {
		if c, ok := Lookup(s); ok {
			t.Errorf("Lookup(%q) = %v", s, c)
		}
	}
}

// The code of every diagnostic in the tree stands in Codes, and every one of
// Codes is used. A code must be a literal where it is passed, or this test
// could not see it. A function that only passes a diagnostic on takes "code" and
// one of "hint", "format" and "msg".
func TestEveryCodeIsListedAndUsed(t *testing.T) {
	root := filepath.Join("..", "..")
	set := token.NewFileSet()
	var files []*ast.File
	for _, dir := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(set, p, nil, parser.SkipObjectResolution)
			files = append(files, f)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}

	used := map[string]token.Position{}
	type fn struct{ dir, name string }
	takes := map[fn]int{} // functions that pass a diagnostic on, with the place of their argument "code"
	dir := func(f *ast.File) string { return filepath.Dir(set.Position(f.Pos()).Filename) }
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if i := passesOn(n.Type); i >= 0 {
					takes[fn{dir(f), n.Name.Name}] = i
				}
			case *ast.AssignStmt:
				for k, e := range n.Rhs {
					lit, ok := e.(*ast.FuncLit)
					if !ok || len(n.Lhs) != len(n.Rhs) {
						continue
					}
					if id, ok := n.Lhs[k].(*ast.Ident); ok && passesOn(lit.Type) >= 0 {
						takes[fn{dir(f), id.Name}] = passesOn(lit.Type)
					}
				}
			}
			return true
		})
	}
	here := filepath.Join(root, "internal", "diag")
	if takes[fn{here, "Errorf"}] != 1 || takes[fn{here, "Warnf"}] != 1 || takes[fn{here, "Notef"}] != 1 {
		t.Fatalf("the methods of List take no code: %v", takes)
	}

	note := func(e ast.Expr) {
		at := set.Position(e.Pos())
		switch e := e.(type) {
		case *ast.BasicLit:
			code, _ := strconv.Unquote(e.Value)
			used[code] = at
			if _, ok := Lookup(code); !ok {
				t.Errorf("%s: the code %q is not in Codes", at, code)
			}
		case *ast.Ident:
			if e.Name != "code" {
				t.Errorf("%s: write the code %s as a literal", at, e.Name)
			}
		case *ast.SelectorExpr:
			if e.Sel.Name != "Code" { // passed on from another diagnostic
				t.Errorf("%s: write the code %s as a literal", at, e.Sel.Name)
			}
		default:
			t.Errorf("%s: write the code as a literal", at)
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
					if x, ok := fun.X.(*ast.Ident); ok && x.Name == "fmt" {
						return true
					}
				}
				i, ok := takes[fn{dir(f), name}]
				if !ok {
					i, ok = takes[fn{here, name}]
				}
				if ok && i < len(n.Args) {
					note(n.Args[i])
				}
			case *ast.CompositeLit:
				if !named(n.Type, "Diagnostic") {
					return true
				}
				for _, e := range n.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok && named(kv.Key, "Code") {
						note(kv.Value)
					}
				}
			}
			return true
		})
	}
	var idle []string
	for _, c := range Codes {
		if _, ok := used[c.Code]; !ok {
			idle = append(idle, c.Code)
		}
	}
	slices.Sort(idle)
	if len(idle) > 0 {
		t.Errorf("nothing uses %s", strings.Join(idle, ", "))
	}
}

// passesOn is the place of the argument "code" of a function that makes a
// diagnostic of it, or -1.
func passesOn(f *ast.FuncType) int {
	if argument(f, "hint") < 0 && argument(f, "format") < 0 && argument(f, "msg") < 0 {
		return -1
	}
	return argument(f, "code")
}

// argument is the index of the string argument of that name, or -1.
func argument(f *ast.FuncType, name string) int {
	i := 0
	for _, field := range f.Params.List {
		for _, id := range field.Names {
			if id.Name == name && named(field.Type, "string") {
				return i
			}
			i++
		}
		if len(field.Names) == 0 {
			i++
		}
	}
	return -1
}

// named reports whether e is the name, with or without a package before it.
func named(e ast.Expr, name string) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == name
	case *ast.SelectorExpr:
		return e.Sel.Name == name
	}
	return false
}
