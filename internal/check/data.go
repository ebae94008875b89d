package check

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"dateline/internal/diag"
)

// xml checks that a file is well-formed (XML 1.0, 2.1) and that the prefixes of
// its names are declared (Namespaces in XML 1.0, 5).
func (f *Facts) xml(b []byte) {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, errors.New("the file says it is " + charset + "; it must be UTF-8")
	}
	spoiled := func(code, format string, args ...any) {
		line, col := d.InputPos()
		f.problems.Errorf(diag.Pos{File: f.Name, Line: line, Col: col}, code, "", format, args...)
	}
	name := func(n xml.Name) {
		// The decoder puts the namespace for a prefix that it knows.
		if n.Space != "" && n.Space != "xmlns" && !strings.ContainsAny(n.Space, ":/.") {
			spoiled("site/xml", "the prefix of %s:%s is not declared", n.Space, n.Local)
		}
	}
	depth, roots := 0, 0
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			msg := err.Error()
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				msg = syntax.Msg
			}
			spoiled("site/xml", "not well-formed: %s", msg)
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth == 0 {
				roots++
			}
			depth++
			name(t.Name)
			for _, a := range t.Attr {
				name(a.Name)
				if strings.Contains(a.Value, "ZgotmplZ") || strings.Contains(a.Value, "<no value>") {
					spoiled("site/template", "the attribute %s was left by a template that failed", a.Name.Local)
				}
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 0 && len(bytes.Trim(t, " \t\r\n\ufeff")) > 0 {
				spoiled("site/xml", "not well-formed: text outside the root element")
				return
			}
			if bytes.Contains(t, []byte("<no value>")) {
				spoiled("site/template", "the text has %q, left by a template that failed", "<no value>")
			}
		}
	}
	if roots != 1 {
		spoiled("site/xml", "not well-formed: %d root elements instead of one", roots)
	}
}

func (f *Facts) json(b []byte, at *cursor) {
	if off, msg := jsonError(b); msg != "" {
		f.problems.Errorf(at.pos(off), "site/json", "", "not JSON: %s", msg)
	}
}

// jsonl checks that every line is one JSON object.
func (f *Facts) jsonl(b []byte) {
	n := 0
	for line := range bytes.Lines(b) {
		n++
		text := bytes.TrimRight(line, "\r\n")
		if off, msg := jsonError(text); msg != "" {
			f.problems.Errorf(diag.Pos{File: f.Name, Line: n, Col: off + 1}, "site/json", "write one object a line", "not JSON: %s", msg)
		} else if text[0] != '{' {
			f.problems.Errorf(diag.Pos{File: f.Name, Line: n, Col: 1}, "site/json", "write one object a line", "the line is not an object")
		}
	}
}

// jsonError returns where and why bytes are not one JSON value; msg is "" when
// they are.
func jsonError(b []byte) (off int, msg string) {
	if json.Valid(b) {
		return 0, ""
	}
	var v json.RawMessage
	err := json.Unmarshal(b, &v)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return max(int(syntax.Offset)-1, 0), syntax.Error()
	}
	return 0, "not valid"
}

// css looks at what a style sheet loads: url(…) and @import "…".
func (f *Facts) css(b []byte, base int, at *cursor) {
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '/' && i+1 < len(b) && b[i+1] == '*':
			end := bytes.Index(b[i+2:], []byte("*/"))
			if end < 0 {
				return
			}
			i += 2 + end + 2
		case c == '"' || c == '\'':
			_, i = cssString(b, i)
		case (c == 'u' || c == 'U') && hasPrefixFold(b[i:], "url("):
			start := i
			i += 4
			for i < len(b) && space(b[i]) {
				i++
			}
			var u string
			if i < len(b) && (b[i] == '"' || b[i] == '\'') {
				u, i = cssString(b, i)
			} else {
				end := bytes.IndexByte(b[i:], ')')
				if end < 0 {
					return
				}
				u = string(bytes.TrimSpace(b[i : i+end]))
				i += end
			}
			if !strings.HasPrefix(u, "#") { // a part of the drawing it styles
				f.addr(at.pos(base+start), u, load, false)
			}
		case c == '@' && hasPrefixFold(b[i:], "@namespace"):
			end := bytes.IndexByte(b[i:], ';')
			if end < 0 {
				return
			}
			i += end
		case c == '@' && hasPrefixFold(b[i:], "@import"):
			start := i
			i += len("@import")
			for i < len(b) && space(b[i]) {
				i++
			}
			if i < len(b) && (b[i] == '"' || b[i] == '\'') {
				var u string
				u, i = cssString(b, i)
				f.addr(at.pos(base+start), u, load, false)
			}
		default:
			i++
		}
	}
}

// cssString returns the text of a quoted string that starts at i, and what
// comes after it.
func cssString(b []byte, i int) (string, int) {
	q := b[i]
	i++
	start := i
	for i < len(b) && b[i] != q {
		if b[i] == '\\' {
			i++
		}
		i++
	}
	end := min(i, len(b))
	return string(b[start:end]), min(end+1, len(b))
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

func hasPrefixFold(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && strings.EqualFold(string(b[:len(prefix)]), prefix)
}
