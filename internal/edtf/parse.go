package edtf

import "strings"

// form is how the parts of a value stand together.
type form uint8

const (
	single form = iota
	interval
	oneOf // [..]
	allOf // {..}
)

// value is a parsed date. A single date has one part with only a; an interval
// one part with a and b; a set one part a member, which may be a range.
type value struct {
	form  form
	parts []part
}

type part struct {
	a, b   point
	ranged bool // a..b or a/b
	openA  end
	openB  end
}

// end says how an end of a range is given.
type end uint8

const (
	given end = iota
	open
	unknown
)

// Bits of a qualifier.
const (
	uncertain   = 1
	approximate = 2
)

type parser struct {
	s string
	i int
}

func (p *parser) fail(at int, msg string) error {
	return &ParseError{p.s, at, msg}
}

func (p *parser) peek() byte {
	if p.i < len(p.s) {
		return p.s[p.i]
	}
	return 0
}

// value parses the string of a Date, which is known to be good.
func (d Date) value() value {
	v, _ := parse(d.s)
	return v
}

func parse(s string) (value, error) {
	p := &parser{s: s}
	switch {
	case s == "":
		return value{}, p.fail(0, "no date")
	case s[0] == '[':
		return p.set(oneOf, ']')
	case s[0] == '{':
		return p.set(allOf, '}')
	case strings.IndexByte(s, '/') >= 0:
		return p.interval()
	}
	pt, err := p.point()
	if err != nil {
		return value{}, err
	}
	if p.i < len(s) {
		return value{}, p.fail(p.i, "unexpected "+quote(s[p.i:]))
	}
	return value{single, []part{{a: pt}}}, nil
}

func (p *parser) interval() (value, error) {
	var r part
	var err error
	r.ranged = true
	side := func(stop byte) (point, end, error) {
		if p.peek() == stop {
			return point{}, unknown, nil
		}
		if strings.HasPrefix(p.s[p.i:], "..") {
			p.i += 2
			return point{}, open, nil
		}
		pt, err := p.point()
		return pt, given, err
	}
	if r.a, r.openA, err = side('/'); err != nil {
		return value{}, err
	}
	if p.peek() != '/' {
		return value{}, p.fail(p.i, "expected '/'")
	}
	p.i++
	at := p.i
	if r.b, r.openB, err = side(0); err != nil {
		return value{}, err
	}
	if p.i < len(p.s) {
		return value{}, p.fail(p.i, "unexpected "+quote(p.s[p.i:]))
	}
	if r.openA == unknown && r.openB == unknown {
		return value{}, p.fail(0, "an interval needs a start or an end")
	}
	if !r.ordered() {
		return value{}, p.fail(at, "the interval ends before it begins")
	}
	return value{interval, []part{r}}, nil
}

func (r part) ordered() bool {
	if r.openA != given || r.openB != given {
		return true
	}
	if r.a.long || r.b.long {
		return r.a.ylo <= r.b.yhi
	}
	first, _ := r.a.bounds()
	_, last := r.b.bounds()
	return first <= last
}

// set reads level 2, "Set representation".
func (p *parser) set(f form, close byte) (value, error) {
	v := value{form: f}
	p.i = 1
	for {
		var r part
		var err error
		if strings.HasPrefix(p.s[p.i:], "..") {
			if len(v.parts) > 0 {
				return value{}, p.fail(p.i, "only the first member of a set can be open at its start")
			}
			p.i += 2
			r.ranged, r.openA = true, open
			if r.b, err = p.point(); err != nil {
				return value{}, err
			}
		} else {
			if r.a, err = p.point(); err != nil {
				return value{}, err
			}
			if strings.HasPrefix(p.s[p.i:], "..") {
				p.i += 2
				r.ranged = true
				at := p.i
				if p.peek() == close {
					r.openB = open
				} else {
					if r.b, err = p.point(); err != nil {
						return value{}, err
					}
					if !r.ordered() {
						return value{}, p.fail(at, "the range ends before it begins")
					}
				}
			}
		}
		v.parts = append(v.parts, r)
		switch c := p.peek(); c {
		case close:
			p.i++
			if p.i < len(p.s) {
				return value{}, p.fail(p.i, "unexpected "+quote(p.s[p.i:]))
			}
			return v, nil
		case ',':
			if r.openB == open {
				return value{}, p.fail(p.i, "only the last member of a set can be open at its end")
			}
			p.i++
		case 0:
			return value{}, p.fail(p.i, "the set is not closed")
		default:
			return value{}, p.fail(p.i, "expected ',' or '"+string(close)+"'")
		}
	}
}

func quote(s string) string {
	if len(s) > 12 {
		s = s[:12] + "…"
	}
	return "\"" + strings.ToValidUTF8(s, "\uFFFD") + "\""
}
