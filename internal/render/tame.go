package render

import (
	"dateline/internal/site"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tame takes out what Markdown could smuggle in: images, which would be
// fetched, become their words; links elsewhere than to the web or a mailbox
// become text; headings keep their order under the page's own.
type tame struct{}

func (tame) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	tamed(doc, reader.Source())
}

// tamed does it to a tree of the source.
func tamed(doc *ast.Document, source []byte) {
	var drop []ast.Node
	level := 1
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Image:
			drop = append(drop, n)
		case *ast.Link:
			if site.WebURL(string(n.Destination)) == "" {
				drop = append(drop, n)
			}
			n.Title = nil
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL && site.WebURL(string(n.URL(source))) == "" || linked(n) {
				drop = append(drop, n)
			}
		case *ast.Heading:
			n.Level = min(max(n.Level, 2), level+1, 6)
			level = n.Level
		}
		return ast.WalkContinue, nil
	})
	for i := len(drop) - 1; i >= 0; i-- {
		n := drop[i]
		parent := n.Parent()
		if a, ok := n.(*ast.AutoLink); ok {
			parent.ReplaceChild(parent, n, ast.NewString(a.Label(source)))
			continue
		}
		for c := n.FirstChild(); c != nil; c = n.FirstChild() {
			n.RemoveChild(n, c)
			parent.InsertBefore(parent, n, c)
		}
		parent.RemoveChild(parent, n)
	}
}

// linked reports whether a node stands in a link; goldmark lets an address in
// brackets stand there, and HTML no link in a link.
func linked(n ast.Node) bool {
	for p := n.Parent(); p != nil && p.Type() == ast.TypeInline; p = p.Parent() {
		if p.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}
