package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"dateline/internal/site"
)

// A program is a template made ready for one type of page. html/template parses
// it, finds the context of every value and says how it must be escaped there;
// program takes the tree that comes of this and looks up, once, what
// html/template looks up each time: the fields, the kinds, the escapers. It
// knows the small language that the built-in templates are written in. A
// template that uses more has no program and is run by html/template, and so is
// a page on which a program meets what it cannot do, so that a program makes a
// page faster and nothing else.
type program struct {
	typ   reflect.Type // of its dot
	slots int          // of variables, $ among them
	ops   []op
}

// op does one thing, with the dot of its place. False means that this page is
// one for html/template.
type op func(x *run, dot reflect.Value) bool

// run is a program at work.
type run struct {
	out  *page
	r    *Renderer
	view *articleView // the page where it is a report's
	vars []reflect.Value
	base int // where the variables of the template at work begin
}

// run writes the page; false means that it must be written anew.
func (p *program) run(r *Renderer, out *page, data any) bool {
	if p == nil || reflect.TypeOf(data) != p.typ {
		return false
	}
	x := runs.Get().(*run)
	x.out, x.r = out, r
	x.view, _ = data.(*articleView)
	ok := p.call(x, reflect.ValueOf(data))
	vars := x.vars[:cap(x.vars)]
	clear(vars)
	*x = run{vars: vars[:0]}
	runs.Put(x)
	return ok
}

var runs = sync.Pool{New: func() any { return &run{vars: make([]reflect.Value, 0, 32)} }}

func (p *program) call(x *run, dot reflect.Value) bool {
	base := x.base
	x.base = len(x.vars)
	x.vars = append(x.vars, make([]reflect.Value, p.slots)...)
	x.vars[x.base] = dot
	ok := all(p.ops, x, dot)
	x.vars, x.base = x.vars[:x.base], base
	return ok
}

func all(ops []op, x *run, dot reflect.Value) bool {
	for _, f := range ops {
		if !f(x, dot) {
			return false
		}
	}
	return true
}

// compiler makes programs of a set of escaped templates.
type compiler struct {
	set  *template.Template
	made map[programKey]*program
}

type programKey struct {
	name string
	dot  reflect.Type
}

// unknown is what a template uses that no program can do.
type unknown string

func (u unknown) Error() string { return string(u) }

// program compiles a template for a type of dot.
func (c *compiler) program(name string, dot reflect.Type) (*program, error) {
	k := programKey{name, dot}
	if p := c.made[k]; p != nil {
		return p, nil // also one that is still in the making, for templates that call themselves
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		return nil, unknown("a template in another context: " + name)
	}
	p := &program{typ: dot, slots: 1}
	c.made[k] = p
	s := &scope{c: c, p: p, vars: []variable{{"$", 0, dot}}}
	var err error
	if p.ops, err = s.list(t.Tree.Root, dot); err != nil {
		delete(c.made, k)
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}

// scope is the variables at a place of a template.
type scope struct {
	c    *compiler
	p    *program
	vars []variable
}

type variable struct {
	name string
	slot int
	typ  reflect.Type
}

// declare adds a variable and returns its slot.
func (s *scope) declare(name string, t reflect.Type) int {
	slot := s.p.slots
	s.p.slots++
	s.vars = append(s.vars, variable{name, slot, t})
	return slot
}

func (s *scope) list(l *parse.ListNode, dot reflect.Type) ([]op, error) {
	if l == nil {
		return nil, nil
	}
	outer := len(s.vars)
	defer func() { s.vars = s.vars[:outer] }()
	var ops []op
	for _, n := range l.Nodes {
		f, err := s.node(n, dot)
		if err != nil {
			return nil, err
		}
		if f != nil {
			ops = append(ops, f)
		}
	}
	return ops, nil
}

func (s *scope) node(n parse.Node, dot reflect.Type) (op, error) {
	switch n := n.(type) {
	case *parse.TextNode:
		constant := bytes.Clone(n.Text)
		uncontrolled(constant)
		text := string(constant)
		return func(x *run, _ reflect.Value) bool { x.out.WriteString(text); return true }, nil
	case *parse.CommentNode:
		return nil, nil
	case *parse.ActionNode:
		return s.action(n.Pipe, dot)
	case *parse.IfNode:
		return s.branch(&n.BranchNode, dot, false)
	case *parse.WithNode:
		return s.branch(&n.BranchNode, dot, true)
	case *parse.RangeNode:
		return s.loop(&n.BranchNode, dot)
	case *parse.TemplateNode:
		if n.Pipe == nil || len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 1 {
			return nil, unknown(n.String())
		}
		v, err := s.value(n.Pipe.Cmds[0].Args[0], dot)
		if err != nil {
			return nil, err
		}
		p, err := s.c.program(n.Name, v.typ)
		if err != nil {
			return nil, err
		}
		return func(x *run, dot reflect.Value) bool {
			d, ok := v.get(x, dot)
			return ok && p.call(x, d)
		}, nil
	}
	return nil, unknown(n.String())
}

// value is where a value comes from.
type value struct {
	typ   reflect.Type
	slot  int   // -1: from the dot
	steps []int // fields by index; through is a step through a pointer
}

const through = -1

func (v *value) get(x *run, dot reflect.Value) (reflect.Value, bool) {
	if v.slot >= 0 {
		dot = x.vars[x.base+v.slot]
	}
	for _, i := range v.steps {
		if i != through {
			dot = dot.Field(i)
		} else if dot = dot.Elem(); !dot.IsValid() {
			return dot, false // html/template says which pointer is nil
		}
	}
	return dot, true
}

func (s *scope) value(n parse.Node, dot reflect.Type) (value, error) {
	v := value{typ: dot, slot: -1}
	var names []string
	switch n := n.(type) {
	case *parse.DotNode:
	case *parse.FieldNode:
		names = n.Ident
	case *parse.VariableNode:
		names = n.Ident[1:]
		for i := len(s.vars) - 1; i >= 0 && v.slot < 0; i-- {
			if s.vars[i].name == n.Ident[0] {
				v.slot, v.typ = s.vars[i].slot, s.vars[i].typ
			}
		}
		if v.slot < 0 {
			return v, unknown(n.String())
		}
	default:
		return v, unknown(n.String())
	}
	for _, name := range names {
		ptr := v.typ
		if ptr.Kind() != reflect.Pointer {
			ptr = reflect.PointerTo(ptr)
		}
		if _, ok := ptr.MethodByName(name); ok {
			return v, unknown("method " + name)
		}
		if v.typ.Kind() == reflect.Pointer {
			v.typ = v.typ.Elem()
			v.steps = append(v.steps, through)
		}
		if v.typ.Kind() != reflect.Struct {
			return v, unknown(n.String())
		}
		f, ok := v.typ.FieldByName(name)
		if !ok || !f.IsExported() {
			return v, unknown(n.String())
		}
		for i, k := range f.Index {
			if i > 0 && v.typ.Kind() == reflect.Pointer {
				v.typ = v.typ.Elem()
				v.steps = append(v.steps, through)
			}
			v.typ = v.typ.Field(k).Type
			v.steps = append(v.steps, k)
		}
	}
	if v.typ.Kind() == reflect.Interface {
		return v, unknown(n.String())
	}
	return v, nil
}

// bodyType is that of a report's body, of which a program needs no copy.
var bodyType = reflect.TypeFor[template.HTML]()

// branch compiles if, and with, which moves the dot.
func (s *scope) branch(b *parse.BranchNode, dot reflect.Type, with bool) (op, error) {
	is, err := s.condition(b.Pipe, dot)
	if err != nil {
		return nil, err
	}
	inner := dot
	var v value
	if with {
		if len(b.Pipe.Cmds[0].Args) != 1 {
			return nil, unknown(b.Pipe.String())
		}
		if v, err = s.value(b.Pipe.Cmds[0].Args[0], dot); err != nil {
			return nil, err
		}
		inner = v.typ
	}
	then, err := s.list(b.List, inner)
	if err != nil {
		return nil, err
	}
	other, err := s.list(b.ElseList, dot)
	if err != nil {
		return nil, err
	}
	return func(x *run, dot reflect.Value) bool {
		yes, ok := is(x, dot)
		switch {
		case !ok:
			return false
		case !yes:
			return all(other, x, dot)
		case with:
			if dot, ok = v.get(x, dot); !ok {
				return false
			}
		}
		return all(then, x, dot)
	}, nil
}

// loop compiles a range over a list.
func (s *scope) loop(b *parse.BranchNode, dot reflect.Type) (op, error) {
	p := b.Pipe
	if len(p.Cmds) != 1 || len(p.Cmds[0].Args) != 1 || p.IsAssign {
		return nil, unknown(p.String())
	}
	v, err := s.value(p.Cmds[0].Args[0], dot)
	if err != nil {
		return nil, err
	}
	if k := v.typ.Kind(); k != reflect.Slice && k != reflect.Array {
		return nil, unknown("range over a " + v.typ.String())
	}
	elem := v.typ.Elem()
	if elem.Kind() == reflect.Interface {
		return nil, unknown("range over a " + v.typ.String())
	}
	outer := len(s.vars)
	index, item := -1, -1
	switch len(p.Decl) {
	case 1:
		item = s.declare(p.Decl[0].Ident[0], elem)
	case 2:
		index = s.declare(p.Decl[0].Ident[0], reflect.TypeFor[int]())
		item = s.declare(p.Decl[1].Ident[0], elem)
	}
	body, err := s.list(b.List, elem)
	s.vars = s.vars[:outer]
	if err != nil {
		return nil, err
	}
	other, err := s.list(b.ElseList, dot)
	if err != nil {
		return nil, err
	}
	return func(x *run, dot reflect.Value) bool {
		l, ok := v.get(x, dot)
		if !ok {
			return false
		}
		n := l.Len()
		if n == 0 {
			return all(other, x, dot)
		}
		for i := range n {
			e := l.Index(i)
			if index >= 0 {
				x.vars[x.base+index] = reflect.ValueOf(i)
			}
			if item >= 0 {
				x.vars[x.base+item] = e
			}
			if !all(body, x, e) {
				return false
			}
		}
		return true
	}, nil
}

// action compiles a value that is written, with its escapers.
func (s *scope) action(p *parse.PipeNode, dot reflect.Type) (op, error) {
	if len(p.Decl) > 0 {
		return nil, unknown(p.String())
	}
	var chain []string
	for _, c := range p.Cmds[1:] {
		id, ok := c.Args[0].(*parse.IdentifierNode)
		if !ok || len(c.Args) != 1 {
			return nil, unknown(p.String())
		}
		chain = append(chain, strings.TrimPrefix(id.Ident, "_html_template_"))
	}
	escapers := strings.Join(chain, " ")
	args := p.Cmds[0].Args
	if id, ok := args[0].(*parse.IdentifierNode); ok {
		if len(args) != 2 || escapers != "htmlescaper" {
			return nil, unknown(p.String())
		}
		v, err := s.value(args[1], dot)
		if err != nil {
			return nil, err
		}
		return ours(id.Ident, v)
	}
	if len(args) != 1 {
		return nil, unknown(p.String())
	}
	v, err := s.value(args[0], dot)
	if err != nil {
		return nil, err
	}
	return write(v, escapers)
}

// ours compiles a call of one of the Renderer's own functions.
func ours(name string, v value) (op, error) {
	switch {
	case (name == "nav" || name == "contents") && v.typ == reflect.TypeFor[*site.Nav]():
		return func(x *run, dot reflect.Value) bool {
			d, ok := v.get(x, dot)
			if !ok {
				return false
			}
			h, err := x.r.piece(name, d.Interface().(*site.Nav))
			x.out.WriteString(string(h))
			return err == nil
		}, nil
	case name == "markdown" && v.typ == reflect.TypeFor[string]():
		return func(x *run, dot reflect.Value) bool {
			d, ok := v.get(x, dot)
			if !ok {
				return false
			}
			h, err := x.r.markdown(d.String())
			x.out.WriteString(string(h))
			return err == nil
		}, nil
	}
	return nil, unknown("function " + name + " of a " + v.typ.String())
}

// write compiles the writing of a value through html/template's escapers.
func write(v value, escapers string) (op, error) {
	text := func(f func(out *page, s string)) op {
		return func(x *run, dot reflect.Value) bool {
			d, ok := v.get(x, dot)
			if ok {
				f(x.out, d.String())
			}
			return ok
		}
	}
	plain := escapers == "htmlescaper" || escapers == "attrescaper" || escapers == "rcdataescaper"
	switch {
	case v.typ == reflect.TypeFor[string]() && plain:
		return text(writeText), nil
	case v.typ == reflect.TypeFor[string]() && escapers == "urlfilter urlnormalizer attrescaper":
		return text(writeURL), nil
	case v.typ == reflect.TypeFor[string]() && escapers == "urlescaper attrescaper":
		return text(writeURLPart), nil
	case v.typ == bodyType && escapers == "htmlescaper": // the one value of its type
		return func(x *run, _ reflect.Value) bool {
			if x.view == nil {
				return false
			}
			from := x.out.Len()
			x.view.body.fill(x.out, x.r.words, x.view.Events)
			uncontrolled(x.out.Bytes()[from:])
			return true
		}, nil
	case v.typ == reflect.TypeFor[int]() && (plain || escapers == "urlescaper attrescaper"):
		return func(x *run, dot reflect.Value) bool {
			d, ok := v.get(x, dot)
			if ok {
				x.out.Write(strconv.AppendInt(x.out.AvailableBuffer(), d.Int(), 10))
			}
			return ok
		}, nil
	case v.typ.Kind() == reflect.Pointer && v.typ.Elem().Kind() == reflect.Struct && escapers == "jsvalescaper":
		return func(x *run, dot reflect.Value) bool {
			d, ok := v.get(x, dot)
			if !ok || d.IsNil() {
				return false
			}
			var b []byte
			var err error
			if l, is := d.Interface().(*site.LD); is {
				b = l.AppendJSON(x.out.AvailableBuffer())
			} else {
				b, err = json.Marshal(d.Interface())
			}
			uncontrolled(b)
			x.out.Write(b)
			return err == nil
		}, nil
	}
	return nil, unknown(escapers + " of a " + v.typ.String())
}
