package render

import (
	"reflect"
	"text/template/parse"
)

// test is a condition.
type test func(x *run, dot reflect.Value) (is, ok bool)

// truth is what html/template takes for true: not zero, not empty.
func truth(v value) (test, error) {
	if v.typ == bodyType {
		return func(x *run, _ reflect.Value) (bool, bool) {
			return x.view != nil && len(x.view.body.HTML) > 0, x.view != nil
		}, nil
	}
	switch v.typ.Kind() {
	case reflect.Bool:
		return func(x *run, dot reflect.Value) (bool, bool) {
			d, ok := v.get(x, dot)
			return ok && d.Bool(), ok
		}, nil
	case reflect.String, reflect.Slice, reflect.Array:
		return func(x *run, dot reflect.Value) (bool, bool) {
			d, ok := v.get(x, dot)
			return ok && d.Len() > 0, ok
		}, nil
	case reflect.Int:
		return func(x *run, dot reflect.Value) (bool, bool) {
			d, ok := v.get(x, dot)
			return ok && d.Int() != 0, ok
		}, nil
	case reflect.Pointer:
		return func(x *run, dot reflect.Value) (bool, bool) {
			d, ok := v.get(x, dot)
			return ok && !d.IsNil(), ok
		}, nil
	case reflect.Struct:
		return func(x *run, dot reflect.Value) (bool, bool) {
			_, ok := v.get(x, dot)
			return true, ok
		}, nil
	}
	return nil, unknown("the truth of a " + v.typ.String())
}

// condition compiles a value or a call of and, or, not, eq, ne.
func (s *scope) condition(p *parse.PipeNode, dot reflect.Type) (test, error) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 {
		return nil, unknown(p.String())
	}
	args := p.Cmds[0].Args
	id, ok := args[0].(*parse.IdentifierNode)
	if !ok {
		if len(args) != 1 {
			return nil, unknown(p.String())
		}
		v, err := s.value(args[0], dot)
		if err != nil {
			return nil, err
		}
		return truth(v)
	}
	if id.Ident == "eq" || id.Ident == "ne" {
		return s.equal(p, args[1:], dot, id.Ident == "eq")
	}
	var tests []test
	for _, a := range args[1:] {
		var t test
		var err error
		if inner, ok := a.(*parse.PipeNode); ok {
			t, err = s.condition(inner, dot)
		} else {
			var v value
			if v, err = s.value(a, dot); err == nil {
				t, err = truth(v)
			}
		}
		if err != nil {
			return nil, err
		}
		tests = append(tests, t)
	}
	switch {
	case id.Ident == "not" && len(tests) == 1:
		return func(x *run, dot reflect.Value) (bool, bool) {
			is, ok := tests[0](x, dot)
			return !is, ok
		}, nil
	case (id.Ident == "or" || id.Ident == "and") && len(tests) > 0:
		end := id.Ident == "or"
		return func(x *run, dot reflect.Value) (bool, bool) {
			for _, t := range tests {
				if is, ok := t(x, dot); is == end || !ok {
					return is, ok
				}
			}
			return !end, true
		}, nil
	}
	return nil, unknown(p.String())
}

// equal compiles eq, or ne, of a text and a constant.
func (s *scope) equal(p *parse.PipeNode, args []parse.Node, dot reflect.Type, want bool) (test, error) {
	if len(args) == 2 {
		v, err := s.value(args[0], dot)
		if c, ok := args[1].(*parse.StringNode); ok && err == nil && v.typ.Kind() == reflect.String && v.typ != bodyType {
			return func(x *run, dot reflect.Value) (bool, bool) {
				d, ok := v.get(x, dot)
				return ok && (d.String() == c.Text) == want, ok
			}, nil
		}
	}
	return nil, unknown(p.String())
}
