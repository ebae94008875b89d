// Package diag is the one channel for what is wrong in a person's files: a
// diagnostic says where (file, line, column), what, and what to do about it.
//
// Positions are made from byte offsets by a [Source], so that parsers only
// count bytes. Diagnostics are values: collected in a [List], sorted, and shown
// all together, never one at a time.
//
//	src := diag.NewSource("content/site.yaml", text)
//	var l diag.List
//	l.Errorf(src.Pos(off), "site/base-url", "write a whole address, such as https://example.org/", "base_url %q has no scheme", v)
//	l.Sort()
//
// Codes are "room/what" and are stable: they are published in the problems
// table and listed, each with its meaning, in codes.go.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pos is a place in a file. Line and Col are 1-based, Col counts bytes; a zero
// Line means the file as a whole.
type Pos struct {
	File      string
	Line, Col int
}

func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Printable makes the name of a file, or other words of a stranger, fit to be shown:
// what is no UTF-8 and each control character is U+FFFD.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// Severity says what follows from a diagnostic.
type Severity uint8

const (
	Note    Severity = iota // worth knowing; nothing was left out
	Warning                 // something was set aside or guessed; the rest is published
	Error                   // nothing is published until this is mended
)

func (s Severity) String() string {
	switch s {
	case Note:
		return "note"
	case Warning:
		return "warning"
	}
	return "error"
}

// Diagnostic is one problem. Msg says what is wrong, Hint what to do; neither
// ends in a full stop. Article is the id of the report concerned, if any.
type Diagnostic struct {
	Pos
	Severity  Severity
	Code      string
	Msg, Hint string
	Article   string
}

// String is the form shown on a terminal:
// "file:line:col: error: message [code]", the hint on a line of its own.
func (d Diagnostic) String() string {
	s := fmt.Sprintf("%s: %s: %s [%s]", d.Pos, d.Severity, d.Msg, d.Code)
	if d.Hint != "" {
		s += "\n    " + d.Hint
	}
	return s
}

// List collects diagnostics. The zero List is empty and ready.
type List []Diagnostic

// Errorf adds an error. The hint comes before the format, since it is never
// formatted.
func (l *List) Errorf(p Pos, code, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Pos: p, Severity: Error, Code: code, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

// Warnf adds a warning.
func (l *List) Warnf(p Pos, code, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Pos: p, Severity: Warning, Code: code, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

// Notef adds a note.
func (l *List) Notef(p Pos, code, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Pos: p, Severity: Note, Code: code, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

// Count returns how many diagnostics have the severity s.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Sort orders by file, line, column, then code, message and all the rest, and
// drops exact repetitions, so that a list never depends on the order of work.
func (l *List) Sort() {
	slices.SortFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			strings.Compare(a.Code, b.Code), strings.Compare(a.Msg, b.Msg),
			cmp.Compare(a.Severity, b.Severity), strings.Compare(a.Hint, b.Hint), strings.Compare(a.Article, b.Article))
	})
	*l = slices.Compact(*l)
}

// Source is a text with its name, able to turn byte offsets into positions.
type Source struct {
	Name, Text string
	lines      []int // offsets of line starts; made at the first Pos
}

// NewSource returns the source of a text. Name is the path shown to people,
// with forward slashes.
func NewSource(name, text string) *Source { return &Source{Name: name, Text: text} }

// Pos returns the position of a byte offset; offsets past the end are at the
// end. Not safe for use by several goroutines at once.
func (s *Source) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(s.Text))
	if s.lines == nil {
		s.lines = append(s.lines, 0)
		for i := 0; i < len(s.Text); i++ {
			if s.Text[i] == '\n' {
				s.lines = append(s.lines, i+1)
			}
		}
	}
	line := sort.SearchInts(s.lines, offset+1)
	return Pos{File: s.Name, Line: line, Col: offset - s.lines[line-1] + 1}
}

// Line returns the text of a 1-based line without its end, for showing.
func (s *Source) Line(n int) string {
	s.Pos(0)
	if n < 1 || n > len(s.lines) {
		return ""
	}
	line, _, _ := strings.Cut(s.Text[s.lines[n-1]:], "\n")
	return strings.TrimSuffix(line, "\r")
}
