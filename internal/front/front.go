// Package front reads and writes the YAML that people edit: the front matter of
// a Markdown file, and whole files such as content/site.yaml.
//
// A text becomes a tree of [Value]s, each with its byte offset, so that every
// complaint can name file, line and column. Typed reading goes through
// [Fields]: it reports a wrong kind, and an unknown key with the nearest known
// one, and goes on, so that all problems of a file are shown at once.
//
//	doc, l := front.Split(src)        // "---\ntitle: x\n---\nBody"
//	f := front.Read(src, doc.Head, &l, "title", "date")
//	title := f.String("title")
//
// Limits are checked before or outside the YAML library: 64 KiB, 256 keys (of a
// file with an entry a report, 16 MiB and a million: [Ledger]), 8 levels, no
// anchors, aliases, tags or merge keys; nobody needs them here, and
// each has been somebody's bomb.
package front

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"dateline/internal/diag"
)

// Limits of a YAML text.
const (
	MaxBytes = 64 << 10
	MaxKeys  = 256
	MaxDepth = 8

	ledgerBytes = 16 << 20
	ledgerKeys  = 1 << 20
)

// Kind is the kind of a Value.
type Kind uint8

const (
	Null Kind = iota
	Scalar
	List
	Map
)

func (k Kind) String() string { return [...]string{"nothing", "text", "a list", "a map"}[k] }

// Value is a node of the tree. Off is its byte offset in the source.
type Value struct {
	Kind  Kind
	Text  string // of a scalar, whatever its YAML type: "no" and 2018-11-13 stay as written
	Items []Value
	Pairs []Pair
	Off   int
}

// Pair is a key of a map with its value; Off is the key's offset.
type Pair struct {
	Key   string
	Off   int
	Value Value
}

// Doc is a file divided at its front matter.
type Doc struct {
	Head    Value  // Null when there is no front matter
	Body    string // what follows the closing ---, without the line ends around it
	BodyOff int    // its offset in the source
}

// Split divides a file at its front matter: a first line "---", YAML, and a
// line "---". A file without a first "---" is all body.
func Split(src *diag.Source) (Doc, diag.List) {
	var l diag.List
	text, bom := src.Text, 0
	if strings.HasPrefix(text, "\ufeff") {
		bom = len("\ufeff")
		text = text[bom:]
	}
	first, rest, ok := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t\r") != "---" || !ok {
		return body(src, bom), nil
	}
	headOff := bom + len(first) + 1
	for off := 0; off <= len(rest); {
		line, _, more := strings.Cut(rest[off:], "\n")
		if strings.TrimRight(line, " \t\r") == "---" {
			head := parse(src, headOff, rest[:off], &l)
			doc := body(src, min(headOff+off+len(line)+1, len(src.Text)))
			doc.Head = head
			return doc, l
		}
		if !more {
			break
		}
		off += len(line) + 1
	}
	l.Errorf(src.Pos(0), "front/open", "end the front matter with a line that holds only ---", "the front matter is never closed")
	return body(src, len(src.Text)), l
}

func body(src *diag.Source, off int) Doc {
	b := src.Text[off:]
	t := strings.TrimLeft(b, "\r\n")
	return Doc{Body: strings.TrimRight(t, " \t\r\n"), BodyOff: off + len(b) - len(t)}
}

// YAML reads a whole YAML file.
func YAML(src *diag.Source) (Value, diag.List) {
	var l diag.List
	v := parse(src, 0, src.Text, &l)
	return v, l
}

// Ledger reads a whole YAML file that has an entry a report or a name, and
// grows with the chronicle.
func Ledger(src *diag.Source) (Value, diag.List) {
	var l diag.List
	if !readable(src, 0, src.Text, ledgerBytes, &l) {
		return Value{}, l
	}
	v := whole(src, 0, src.Text, ledgerKeys, &l)
	return v, l
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// parse reads the YAML text that stands at byte off of src.
func parse(src *diag.Source, off int, text string, l *diag.List) Value {
	if !readable(src, off, text, MaxBytes, l) {
		return Value{Off: off}
	}
	if v, ok := fast(off, text); ok {
		return v
	}
	return whole(src, off, text, MaxKeys, l)
}

// readable reports whether a text may be given to the library.
func readable(src *diag.Source, off int, text string, limit int, l *diag.List) bool {
	if len(text) > limit {
		l.Errorf(src.Pos(off), "front/limit", "move long text into the body", "%d bytes of YAML; the limit is %d", len(text), limit)
		return false
	}
	if !utf8.ValidString(text) {
		l.Errorf(src.Pos(off+firstInvalid(text)), "front/utf8", "save the file as UTF-8", "not valid UTF-8")
		return false
	}
	return true
}

// whole reads all of YAML that is read here, by the library, up to some keys.
func whole(src *diag.Source, off int, text string, maxKeys int, l *diag.List) Value {
	dec := yaml.NewDecoder(strings.NewReader(text))
	var node yaml.Node
	err := dec.Decode(&node)
	if errors.Is(err, io.EOF) {
		return Value{Off: off}
	}
	c := converter{src: src, l: l, starts: lineStarts(text), text: text, off: off, max: maxKeys}
	if err != nil {
		m := yamlLine.FindStringSubmatch(err.Error())
		at := off
		if n, e := strconv.Atoi(m[1]); e == nil && n >= 1 && n <= len(c.starts) {
			at = off + c.starts[n-1]
		}
		l.Errorf(src.Pos(at), "front/yaml", "a value with a colon, a # or a leading quote needs quotation marks around it", "not valid YAML: %s", m[2])
		return Value{Off: off}
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		l.Errorf(src.Pos(off), "front/yaml", "keep one document in a file", "more than one YAML document")
	}
	if len(node.Content) == 0 {
		return Value{Off: off}
	}
	return c.value(node.Content[0], 0)
}

func firstInvalid(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(s)
}

func lineStarts(s string) []int {
	starts := []int{0}
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

type converter struct {
	src    *diag.Source
	l      *diag.List
	text   string
	off    int // of text in src
	starts []int
	keys   int
	max    int // of keys
}

// at turns the library's 1-based line and column, which counts characters, into
// a byte offset in src.
func (c *converter) at(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(c.starts) {
		return c.off
	}
	i := c.starts[n.Line-1]
	for k := 1; k < n.Column && i < len(c.text); k++ {
		_, w := utf8.DecodeRuneInString(c.text[i:])
		i += w
	}
	return c.off + i
}

func (c *converter) errorf(n *yaml.Node, code, hint, format string, args ...any) {
	c.l.Errorf(c.src.Pos(c.at(n)), code, hint, format, args...)
}

func (c *converter) value(n *yaml.Node, depth int) Value {
	v := Value{Off: c.at(n)}
	switch {
	case depth > MaxDepth:
		c.errorf(n, "front/limit", "flatten it", "more than %d levels", MaxDepth)
		return v
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		c.errorf(n, "front/anchor", "write the value out", "anchors and aliases are not read")
		return v
	case n.Style&yaml.TaggedStyle != 0:
		c.errorf(n, "front/tag", "leave the tag out", "tags such as %s are not read", n.Tag)
		return v
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			v.Kind, v.Text = Scalar, n.Value
		}
	case yaml.SequenceNode:
		v.Kind = List
		for _, e := range n.Content {
			v.Items = append(v.Items, c.value(e, depth+1))
		}
	case yaml.MappingNode:
		v.Kind = Map
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			if c.keys++; c.keys == c.max+1 {
				c.errorf(k, "front/limit", "divide the file", "more than %d keys", c.max)
			}
			if c.keys > c.max {
				return v
			}
			switch {
			case k.Kind != yaml.ScalarNode || k.Tag == "!!merge":
				c.errorf(k, "front/yaml", "a key is one word followed by a colon", "a key must be plain text")
			case seen[k.Value]:
				c.errorf(k, "front/twice", "keep one of them", "%q stands twice", k.Value)
			default:
				seen[k.Value] = true
				v.Pairs = append(v.Pairs, Pair{Key: k.Value, Off: c.at(k), Value: c.value(n.Content[i+1], depth+1)})
			}
		}
	}
	return v
}

// FlowList writes [value, …].
func FlowList(values []string) string {
	q := make([]string, len(values))
	for i, v := range values {
		q[i] = Quote(v, true)
	}
	return "[" + strings.Join(q, ", ") + "]"
}

// FlowMap writes {key: value, …} of alternating keys and values, without the
// empty ones.
func FlowMap(pairs ...string) string {
	var q []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q = append(q, pairs[i]+": "+Quote(pairs[i+1], true))
		}
	}
	return "{" + strings.Join(q, ", ") + "}"
}

// Quote formats one scalar so that YAML reads it back as the same text: plain
// where that is safe, else in double quotes. In a flow list or map set flow.
func Quote(s string, flow bool) string {
	if plain(s, flow) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r >= 0xfff0 && r <= 0xffff && r != utf8.RuneError:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// plain reports whether s may stand without quotation marks (YAML 1.2.2, 7.3.3,
// and narrower: nothing that some reader takes for a boolean or null).
func plain(s string, flow bool) bool {
	if s == "" || s[0] == ' ' || s[len(s)-1] == ' ' || s[len(s)-1] == ':' {
		return false
	}
	if len(s) <= len("false") {
		switch strings.ToLower(s) {
		case "true", "false", "yes", "no", "on", "off", "y", "n", "null", "~":
			return false
		}
	}
	if r, _ := utf8.DecodeRuneInString(s); !(r == '/' || r == '.' && len(s) > 1 && s[1] == '.' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0xa0) || strings.HasPrefix(s, "...") {
		return false
	}
	for i, r := range s {
		switch {
		case r == utf8.RuneError, r < 0x20, r >= 0x7f && r <= 0xa0, r == 0x2028, r == 0x2029, r == 0xfeff, r >= 0xfff0 && r <= 0xffff, r == '"', r == '\\':
			return false
		case r == ':' && i+1 < len(s) && (s[i+1] == ' ' || flow), r == '#' && s[i-1] == ' ':
			return false
		case flow && (r == ',' || r == '[' || r == ']' || r == '{' || r == '}' || r == '?'):
			return false
		}
	}
	return true
}
