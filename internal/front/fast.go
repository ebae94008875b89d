package front

import (
	"strings"
	"unicode/utf8"
)

// The YAML that a program wrote, read by hand.
//
// Nearly every head that a build reads was written by article.Format and never
// edited, in a small part of YAML: lines "key: scalar", "key: [scalar, …]",
// "key: {key: scalar, …}" and "key:" before lines "  - {key: scalar, …}", each
// scalar plain or in double quotes. fast reads that part and nothing else. For
// anything more, or wrong, or doubtful it says so and the library reads the
// text, and reports what is wrong with it.
//
// It must never read what the library would read differently: FuzzFast holds
// the two against each other.

// fast reads a text that is within the limits and valid UTF-8 and stands at
// byte off of the source. It is false for what only the library can read.
func fast(off int, text string) (Value, bool) {
	if text == "" || !letter(text[0]) {
		return Value{}, false
	}
	// A copy: a title must not keep a whole file alive.
	p := quick{s: strings.Clone(text), off: off}
	v := Value{Kind: Map, Off: off, Pairs: make([]Pair, 0, strings.Count(text, "\n")+1)}
	for p.i < len(p.s) {
		at := p.i
		key, ok := p.key(v.Pairs)
		if !ok {
			return Value{}, false
		}
		var x Value
		if p.next('\n') {
			x, ok = p.block()
		} else {
			x, ok = p.value()
			ok = ok && (p.next('\n') || p.i == len(p.s))
		}
		if !ok {
			return Value{}, false
		}
		v.Pairs = append(v.Pairs, Pair{Key: key, Off: off + at, Value: x})
	}
	return v, true
}

// quick is a text and how far it is read. Its methods leave off anywhere when
// they return false.
type quick struct {
	s    string
	i    int
	off  int // of s in the source
	keys int
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// next skips the byte c, if it is there.
func (p *quick) next(c byte) bool {
	if p.i < len(p.s) && p.s[p.i] == c {
		p.i++
		return true
	}
	return false
}

// key reads a key that is not among those before it, its colon, and the space
// if one follows.
func (p *quick) key(before []Pair) (string, bool) {
	from := p.i
	if from >= len(p.s) || !letter(p.s[from]) {
		return "", false
	}
	for p.i < len(p.s) {
		c := p.s[p.i]
		if !letter(c) && c != '_' && c != '-' && (c < '0' || c > '9') {
			break
		}
		p.i++
	}
	key := p.s[from:p.i]
	// Far below the 1024 characters within which the library looks for a colon.
	if len(key) > 64 || !p.next(':') {
		return "", false
	}
	for i := range before {
		if before[i].Key == key {
			return "", false
		}
	}
	p.keys++
	return key, p.keys <= MaxKeys && (p.next(' ') || p.i < len(p.s) && p.s[p.i] == '\n')
}

// value reads what may follow a key on its line.
func (p *quick) value() (Value, bool) {
	if p.i < len(p.s) {
		switch p.s[p.i] {
		case '[':
			return p.list()
		case '{':
			return p.pairs()
		}
	}
	return p.scalar(false)
}

// block reads lines of a list, each "  - {…}".
func (p *quick) block() (Value, bool) {
	const dash = "  - "
	v := Value{Kind: List, Off: p.off + p.i + len(dash) - 2}
	for strings.HasPrefix(p.s[p.i:], dash+"{") {
		p.i += len(dash)
		x, ok := p.pairs()
		if !ok || !p.next('\n') && p.i < len(p.s) {
			return v, false
		}
		v.Items = append(v.Items, x)
	}
	return v, v.Items != nil
}

func (p *quick) list() (Value, bool) {
	v := Value{Kind: List, Off: p.off + p.i}
	p.i++
	v.Items = make([]Value, 0, 4)
	for {
		x, ok := p.scalar(true)
		if !ok {
			return v, false
		}
		v.Items = append(v.Items, x)
		if p.next(']') {
			return v, true
		}
		if !p.next(',') || !p.next(' ') {
			return v, false
		}
	}
}

func (p *quick) pairs() (Value, bool) {
	v := Value{Kind: Map, Off: p.off + p.i}
	p.i++
	v.Pairs = make([]Pair, 0, 3)
	for {
		at := p.i
		key, ok := p.key(v.Pairs)
		if !ok {
			return v, false
		}
		x, ok := p.scalar(true)
		if !ok {
			return v, false
		}
		v.Pairs = append(v.Pairs, Pair{Key: key, Off: p.off + at, Value: x})
		if p.next('}') {
			return v, true
		}
		if !p.next(',') || !p.next(' ') {
			return v, false
		}
	}
}

func (p *quick) scalar(flow bool) (Value, bool) {
	if p.i >= len(p.s) {
		return Value{}, false
	}
	v := Value{Kind: Scalar, Off: p.off + p.i}
	var ok bool
	if p.s[p.i] == '"' {
		v.Text, ok = p.quoted()
	} else {
		v.Text, ok = p.plain(flow)
	}
	return v, ok
}

// What a byte may be within a plain scalar.
const (
	other  = iota // a part of it
	never         // what Quote never writes plain
	colon         // not before a space or at the end
	hash          // not after a space
	flowed        // ends it in a list or a map that is in brackets
	high          // the first or a later byte of a character beyond ASCII
)

var byteKind = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c < 0x20 || c == 0x7f || c == '"' || c == '\\':
			t[c] = never
		case c >= utf8.RuneSelf:
			t[c] = high
		}
	}
	t[':'], t['#'] = colon, hash
	for _, c := range ",[]{}?" {
		t[c] = flowed
	}
	return t
}()

// plain reads a scalar without quotation marks: the same that [plain] lets
// Quote write so.
func (p *quick) plain(flow bool) (string, bool) {
	s, from := p.s, p.i
	switch c := s[from]; {
	case letter(c) || c >= '0' && c <= '9' || c == '/' || c >= utf8.RuneSelf:
	case c == '.' && from+2 < len(s) && s[from+1] == '.' && s[from+2] != '.':
	default:
		return "", false
	}
	i := from
scan:
	for ; i < len(s); i++ {
		switch byteKind[s[i]] {
		case never:
			if s[i] != '\n' {
				return "", false
			}
			break scan
		case colon:
			if flow || i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n' {
				return "", false
			}
		case hash:
			if s[i-1] == ' ' {
				return "", false
			}
		case flowed:
			if flow {
				break scan
			}
		case high:
			if odd(s, i) || s[i] == 0xc2 && s[i+1] == 0xa0 {
				return "", false
			}
		}
	}
	p.i = i
	text := s[from:i]
	return text, text[len(text)-1] != ' ' && text != "null" && text != "Null" && text != "NULL"
}

// odd reports whether the valid UTF-8 at i is a character that the library
// refuses or takes for a line end, or one that Quote escapes.
func odd(s string, i int) bool {
	switch s[i] {
	case 0xc2: // to U+009F, among them U+0085
		return s[i+1] < 0xa0
	case 0xe2: // U+2028, U+2029
		return s[i+1] == 0x80 && (s[i+2] == 0xa8 || s[i+2] == 0xa9)
	case 0xef: // U+FEFF; U+FFF0 to U+FFFF but for U+FFFD
		return s[i+1] == 0xbb && s[i+2] == 0xbf || s[i+1] == 0xbf && s[i+2] >= 0xb0 && s[i+2] != 0xbd
	}
	return false
}

// quoted reads a scalar in double quotes with the escapes that Quote writes.
func (p *quick) quoted() (string, bool) {
	p.i++
	s, from := p.s, p.i
	var b []byte // what is read so far, when there was an escape
	for i := from; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			p.i = i + 1
			if b == nil {
				return s[from:i], true
			}
			return string(append(b, s[from:i]...)), true
		case c == '\\':
			r, n := escape(s[i+1:])
			if n == 0 {
				return "", false
			}
			b = utf8.AppendRune(append(b, s[from:i]...), r)
			i += n
			from = i + 1
		case c < 0x20 || c == 0x7f || c >= utf8.RuneSelf && odd(s, i):
			return "", false
		}
	}
	return "", false
}

// escape reads what follows a backslash; n is 0 for what Quote does not write.
func escape(s string) (r rune, n int) {
	if s == "" {
		return 0, 0
	}
	switch s[0] {
	case '"', '\\':
		return rune(s[0]), 1
	case 'n':
		return '\n', 1
	case 't':
		return '\t', 1
	case 'x':
		n = 3
	case 'u':
		n = 5
	default:
		return 0, 0
	}
	if len(s) < n {
		return 0, 0
	}
	for _, c := range []byte(s[1:n]) {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c >= 'a' && c <= 'f':
			r = r<<4 | rune(c-'a'+10)
		default:
			return 0, 0
		}
	}
	if !utf8.ValidRune(r) {
		return 0, 0
	}
	return r, n
}
