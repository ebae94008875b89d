package render

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"text/template/parse"

	"dateline/internal/wording"
)

// A template marks the text of the interface: {{t "Skip to the text"}}. It is
// put in the site's language when the template is read, before html/template
// sees it, so that it is text like any other and costs a page nothing.
//
// A text may have values, and a value may be a piece: {{t "%[1]s and %[2]s"
// (show "link" .A) (show "link" .B)}}. [words](%s) is a link to its value,
// `words` is code and **words** is bold, so that a sentence stays whole and a
// language can order it as it does.

// translationFuncs are only there to be parsed: translate takes them out.
func translationFuncs() template.FuncMap {
	never := func(...any) string { return "" }
	return template.FuncMap{"t": never, "show": never}
}

// translator puts one template in a language.
type translator struct {
	words wording.Words
	tree  *parse.Tree
}

// list translates the nodes of a list, and joins the texts that come to stand
// beside each other.
func (tr *translator) list(l *parse.ListNode) error {
	if l == nil {
		return nil
	}
	var out []parse.Node
	add := func(n parse.Node) {
		if t, ok := n.(*parse.TextNode); ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*parse.TextNode); ok {
				last.Text = append(last.Text[:len(last.Text):len(last.Text)], t.Text...)
				return
			}
		}
		out = append(out, n)
	}
	for _, n := range l.Nodes {
		nodes := []parse.Node{n}
		var err error
		switch n := n.(type) {
		case *parse.ActionNode:
			if call := called(n.Pipe, "t"); call != nil {
				nodes, err = tr.text(n, call.Args[1:])
			}
		case *parse.IfNode:
			err = tr.branch(&n.BranchNode)
		case *parse.WithNode:
			err = tr.branch(&n.BranchNode)
		case *parse.RangeNode:
			err = tr.branch(&n.BranchNode)
		}
		if err != nil {
			return err
		}
		for _, n := range nodes {
			add(n)
		}
	}
	l.Nodes = out
	return nil
}

func (tr *translator) branch(b *parse.BranchNode) error {
	if err := tr.list(b.List); err != nil {
		return err
	}
	return tr.list(b.ElseList)
}

// called is the only command of a pipe when it calls a function, or nil.
func called(p *parse.PipeNode, name string) *parse.CommandNode {
	if p == nil || len(p.Decl) > 0 || len(p.Cmds) != 1 {
		return nil
	}
	if id, ok := p.Cmds[0].Args[0].(*parse.IdentifierNode); ok && id.Ident == name {
		return p.Cmds[0]
	}
	return nil
}

func (tr *translator) fault(n parse.Node, format string, args ...any) error {
	place, _ := tr.tree.ErrorContext(n)
	return fmt.Errorf("template: %s: %s", place, fmt.Sprintf(format, args...))
}

// text makes the nodes of one text with its values.
func (tr *translator) text(n *parse.ActionNode, args []parse.Node) ([]parse.Node, error) {
	var key *parse.StringNode
	if len(args) > 0 {
		key, _ = args[0].(*parse.StringNode)
	}
	if key == nil {
		return nil, tr.fault(n, "t takes a text in quotation marks, and then its values")
	}
	values := args[1:]
	var out []parse.Node
	write := func(s string) {
		if s == "" {
			return
		}
		out = append(out, &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(s)})
	}
	used, next := 0, 0
	// value writes a piece of text with the values that its verbs stand for.
	value := func(s string) error {
		for {
			i := strings.IndexByte(s, '%')
			if i < 0 {
				write(template.HTMLEscapeString(s))
				return nil
			}
			write(template.HTMLEscapeString(s[:i]))
			at, rest, ok := verb(s[i:], next)
			if !ok || at >= len(values) {
				return tr.fault(n, "%q asks for a value that it is not given", key.Text)
			}
			next, s = at+1, rest
			used |= 1 << at
			v, err := tr.value(n, values[at])
			if err != nil {
				return err
			}
			out = append(out, v)
		}
	}
	text := tr.words.Of(wording.Text(key.Text))
	for text != "" {
		i := marked(text)
		if i < 0 {
			if err := value(text); err != nil {
				return nil, err
			}
			break
		}
		if err := value(text[:i]); err != nil {
			return nil, err
		}
		open, shut, tag := text[i:i+1], text[i:i+1], "code"
		switch text[i] {
		case '[':
			shut, tag = "](", "a"
		case '*':
			open, shut, tag = "**", "**", "b"
		}
		inner, rest, ok := strings.Cut(strings.TrimPrefix(text[i:], open), shut)
		if !ok {
			return nil, tr.fault(n, "%q has %s without %s", text, open, shut)
		}
		if tag == "a" {
			var to string
			if to, rest, ok = strings.Cut(rest, ")"); !ok {
				return nil, tr.fault(n, "%q has [ without an address in ( and )", text)
			}
			write(`<a href="`)
			if err := value(to); err != nil {
				return nil, err
			}
			write(`">`)
		} else {
			write("<" + tag + ">")
		}
		if err := value(inner); err != nil {
			return nil, err
		}
		write("</" + tag + ">")
		text = rest
	}
	if used != 1<<len(values)-1 {
		return nil, tr.fault(n, "%q does not show all its values", key.Text)
	}
	return out, nil
}

// marked is where a link, code or bold begins, or -1.
func marked(s string) int {
	for i := range len(s) {
		if s[i] == '`' || s[i] == '[' && (i == 0 || s[i-1] != '%') || strings.HasPrefix(s[i:], "**") {
			return i
		}
	}
	return -1
}

// verb reads %s, %d or %[n]s at the start of s: which value it takes.
func verb(s string, next int) (at int, rest string, ok bool) {
	if i := strings.IndexByte(s, ']'); strings.HasPrefix(s, "%[") && i > 2 && i+1 < len(s) {
		n, err := strconv.Atoi(s[2:i])
		return n - 1, s[i+2:], err == nil && n > 0
	}
	if len(s) < 2 || s[1] != 's' && s[1] != 'd' {
		return 0, "", false
	}
	return next, s[2:], true
}

// value is the node that writes a value: a text as it is, a piece by its
// template, all else as an action of its own.
func (tr *translator) value(n *parse.ActionNode, v parse.Node) (parse.Node, error) {
	if s, ok := v.(*parse.StringNode); ok {
		return &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(template.HTMLEscapeString(s.Text))}, nil
	}
	if p, ok := v.(*parse.PipeNode); ok {
		if call := called(p, "show"); call != nil {
			name, ok := (*parse.StringNode)(nil), false
			if len(call.Args) == 3 {
				name, ok = call.Args[1].(*parse.StringNode)
			}
			if !ok {
				return nil, tr.fault(n, "show takes the name of a template, and what to show")
			}
			return &parse.TemplateNode{NodeType: parse.NodeTemplate, Pos: n.Pos, Line: n.Line, Name: name.Text, Pipe: pipe(n, call.Args[2])}, nil
		}
		return &parse.ActionNode{NodeType: parse.NodeAction, Pos: n.Pos, Line: n.Line, Pipe: p}, nil
	}
	return &parse.ActionNode{NodeType: parse.NodeAction, Pos: n.Pos, Line: n.Line, Pipe: pipe(n, v)}, nil
}

// pipe makes a pipe of one value, at the place of an action.
func pipe(n *parse.ActionNode, v parse.Node) *parse.PipeNode {
	p := n.Pipe.CopyPipe()
	p.Cmds = p.Cmds[:1]
	p.Cmds[0].Args = []parse.Node{v}
	return p
}
