package record

import (
	"strings"

	"dateline/internal/prose"
)

// A text browser that writes a page down puts a number before each link, [12],
// and the addresses under these numbers at the end, below "References". Neither
// is part of the report.

// unnumber takes the numbers and the list out of such a text. It changes nothing
// where the list is missing: numbers alone are a report's own notes.
func (rec *Record) unnumber() {
	t := rec.Text
	list, last := references(t)
	if last == 0 {
		return
	}
	m := &maker{src: t}
	cut := func(from, to int) {
		if s := strings.TrimSpace(t[from:to]); s != "" {
			rec.Removed = append(rec.Removed, Removed{prose.Span{Start: rec.Offset(from), End: rec.Offset(to)}, s, "dump/link"})
		}
	}
	from := 0
	for i := 0; i < list; {
		j := strings.IndexByte(t[i:list], '[')
		if j < 0 {
			break
		}
		i += j
		n, end := 0, i+1
		for end < list && end-i < 6 && t[end] >= '0' && t[end] <= '9' {
			n = n*10 + int(t[end]-'0')
			end++
		}
		if n == 0 || n > last || end >= list || t[end] != ']' {
			i++
			continue
		}
		m.copy(from, i)
		cut(i, end+1)
		from, i = end+1, end+1
	}
	m.copy(from, list)
	cut(list, len(t))
	rec.Raw = m.raw(rec.Raw)
}

// references is where the list of a text's addresses begins, and its last number,
// or 0. It stands at the end, below its heading, and counts from 1 upwards.
func references(t string) (at, last int) {
	for _, head := range [...]string{"References", "Visible links", "Links:"} {
		i := prose.LastIndex(t, "\n"+head)
		if i < 0 {
			continue
		}
		n := 0
		for line := range strings.Lines(t[i+1+len(head):]) {
			line = strings.TrimSpace(line)
			if line == "" || line == "Visible links" || line == "Visible links:" || line == "Hidden links:" || line == ":" {
				continue
			}
			number, rest, ok := strings.Cut(line, ".")
			k := 0
			for _, c := range number {
				if c < '0' || c > '9' || k > 99999 {
					ok = false
					break
				}
				k = k*10 + int(c-'0')
			}
			rest = strings.TrimSpace(rest)
			if !ok || k != n+1 || !strings.Contains(rest, ":") && !strings.HasPrefix(rest, "/") || strings.Contains(rest, " ") {
				n = 0
				break
			}
			n = k
		}
		if n >= 3 {
			return i + 1, n
		}
	}
	return 0, 0
}
