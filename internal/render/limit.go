package render

import (
	"fmt"
	"strings"

	"dateline/internal/diag"
)

// Limits of a body that is read as Markdown. They are checked before the
// parser sees it, since the parser's time and memory are what they guard. No
// report that is meant to be read comes near them. There is none for tables,
// footnotes and link definitions, which are not parsed, and none for a line's
// length, which alone costs nothing.
const (
	maxMarkdown = 1 << 20 // bytes
	maxLines    = 50_000
	maxDepth    = 24       // of lists and quotations in each other
	maxBlocks   = 60_000   // lists and quotations that all lines are in
	maxWork     = 32 << 20 // of marks times bytes, see Limit
)

// Over says which limit a body is over, and where.
type Over struct {
	Offset int // in the body, in bytes
	What   string
	// Bare is of a body so long that it is not annotated either.
	Bare bool
}

// Warn adds the warning about it.
func (o *Over) Warn(l *diag.List, at diag.Pos) {
	how := "shown as plain paragraphs"
	if o.Bare {
		how += ", without annotations"
	}
	l.Warnf(at, "article/limit", "take the markup out of the text, or divide the report", "%s; the report is %s", o.What, how)
}

// Limit says which limit a body is over, nil for none. Such a body is shown as
// plain paragraphs, its marks of Markdown among the words.
//
// Goldmark looks, for each mark of a paragraph that opens a link, code or
// emphasis, through what is left of the paragraph, and, for each line, through
// all the lists and quotations that are open. So what is counted is, of each
// paragraph, the marks times the bytes, and the depth that a line's beginning
// can have.
func Limit(body string) *Over {
	if len(body) > maxMarkdown {
		return &Over{maxMarkdown, fmt.Sprintf("a body of %d KiB, over the limit of %d", len(body)>>10, maxMarkdown>>10), true}
	}
	if lines := strings.Count(body, "\n") + 1; lines > maxLines {
		return &Over{0, fmt.Sprintf("a body of %d lines, over the limit of %d", lines, maxLines), true}
	}
	few := len(body)*len(body) <= maxWork // even if every byte were a mark
	blocks, work, marks, from := 0, 0, 0, 0
	for pos := 0; pos < len(body); {
		line, _, _ := strings.Cut(body[pos:], "\n")
		d := depth(line)
		if d > maxDepth {
			return &Over{Offset: pos, What: fmt.Sprintf("lists or quotations more than %d deep", maxDepth)}
		}
		if blocks += d; blocks > maxBlocks {
			return &Over{Offset: pos, What: fmt.Sprintf("more than %d lists and quotations in each other", maxBlocks)}
		}
		if few {
			pos += len(line) + 1
			continue
		}
		if strings.Trim(line, " \t\r") == "" {
			work += marks * (pos - from)
			marks, from = 0, pos
		} else {
			marks += count(line)
		}
		pos += len(line) + 1
		if work+marks*(min(pos, len(body))-from) > maxWork {
			return &Over{Offset: from, What: "too many marks of Markdown in its paragraphs"}
		}
	}
	return nil
}

// count is the number of marks of a line that may open something. A mark after
// a backslash opens nothing.
func count(line string) int {
	n := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[', ']', '`', '*', '_', '<', '!':
			n++
		}
	}
	return n
}

// depth is how deep a line can be in lists and quotations: one for each marker
// that it begins with, and one for each two columns of space before the last.
func depth(line string) int {
	markers, space, inner := 0, 0, 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ':
			space++
			i++
			continue
		case c == '\t':
			space += 4
			i++
			continue
		case c == '>':
			i++
		case c == '-' || c == '+' || c == '*':
			i++
			if i < len(line) && line[i] != ' ' && line[i] != '\t' {
				return markers + inner/2
			}
		case c >= '0' && c <= '9':
			for i < len(line) && line[i] >= '0' && line[i] <= '9' {
				i++
			}
			if i == len(line) || line[i] != '.' && line[i] != ')' {
				return markers + inner/2
			}
			i++
		default:
			return markers + inner/2
		}
		markers++
		inner = max(0, space-markers)
	}
	return markers + inner/2
}
