package normalize

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/prose"
)

// Where a program took the tags out of a page and put blanks in their place, what were
// lines and paragraphs are pieces of one line, many blanks apart.

const (
	wideGap = 30 // blanks that no print and no table have between two words
	someGap = 8  // blanks that part pieces in a line that has much prose
	lessGap = 5  // and fewer ones, where such a gap was seen in it
)

// wide divides lines at their wide gaps, each piece a paragraph of its own. A table has
// many lines with gaps, so that a text of many is left as it is.
func wide(t string, lines []line) []line {
	var found []int
	for i, l := range lines {
		if l.end-l.start > 2*someGap && strings.Contains(t[l.start:l.end], "        ") && gapped(t, l) {
			if found = append(found, i); len(found) > 4 {
				return lines
			}
		}
	}
	if len(found) == 0 {
		return lines
	}
	out := make([]line, 0, len(lines)+8)
	for i, l := range lines {
		if len(found) == 0 || found[0] != i {
			out = append(out, l)
			continue
		}
		found = found[1:]
		out = atGaps(out, t, l)
	}
	return out
}

// gapped reports a line to divide: one that has a gap as wide as no other text has, or
// that is long, with a gap beside a piece of prose.
func gapped(t string, l line) bool {
	widest, longest, from := 0, 0, l.start
	for i := l.start; i < l.end; {
		n := blanks(t, i, l.end)
		if n >= someGap {
			widest, longest, from = max(widest, n), max(longest, i-from), i+n
		}
		i += max(n, 1)
	}
	longest = max(longest, l.end-from)
	return widest >= wideGap || widest >= someGap && longest >= 80 && prose.Runes(t[l.start:l.end]) >= 300
}

// blanks counts the blanks and tabs from i on. Those between brackets are a field to
// fill in, and none.
func blanks(t string, i, end int) int {
	n := 0
	for i+n < end && (t[i+n] == ' ' || t[i+n] == '\t') {
		n++
	}
	if n > 0 && (i > 0 && t[i-1] == '[' || i+n < end && t[i+n] == ']') {
		return 0
	}
	return n
}

// atGaps appends the pieces of a line with a blank line between any two.
func atGaps(out []line, t string, l line) []line {
	least := someGap
	if utf8.RuneCountInString(t[l.start:l.end]) >= 300 {
		least = lessGap
	}
	from := l.start
	for i := l.start; i < l.end; {
		n := blanks(t, i, l.end)
		if n >= least {
			out = append(out, line{from, i, i}, line{i, i, i + n})
			from = i + n
		}
		i += max(n, 1)
	}
	return append(out, line{from, l.end, l.next})
}
