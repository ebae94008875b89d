package record

import (
	"fmt"
	"strings"

	"dateline/internal/prose"
)

// maxColumns is how many cells of a row are looked at.
const maxColumns = 256

// csv reads a table whose first row names its columns; false for a text that is
// none. It must have a column for the text and one more that is known, and its
// second row must have as many cells as the first.
func (r *reader) csv(it item, rec Record) bool {
	t := rec.Text
	first := t[:min(len(t), 8192)]
	if i := strings.IndexByte(first, '\n'); i > 0 {
		first = first[:i]
	} else {
		return false
	}
	for _, sep := range [...]byte{',', ';', '\t', '|'} {
		if strings.IndexByte(first, sep) < 0 {
			continue
		}
		head, next := row(t, 0, sep)
		fields := make([]field, len(head))
		ranks := make([]int, len(head))
		seen := map[field]bool{}
		for i, c := range head {
			if c.Len() > 60 {
				return false
			}
			fields[i], ranks[i] = r.field(cell(t, c))
			seen[fields[i]] = true
		}
		if !seen[body] && !(seen[summary] && seen[title]) || !seen[title] && !seen[date] && !seen[address] {
			continue
		}
		if cells, _ := row(t, next, sep); len(cells) != len(head) {
			continue
		}
		r.table(rec, sep, next, fields, ranks)
		return true
	}
	return false
}

// row reads the cells of the row at i and returns where the next one begins.
// Cells are as written, with their marks (RFC 4180).
func row(t string, i int, sep byte) ([]prose.Span, int) {
	var out []prose.Span
	for {
		from := i
		for i < len(t) && (t[i] == ' ' && sep != ' ') {
			i++
		}
		if i < len(t) && t[i] == '"' {
			from = i
			for i++; i < len(t); i++ {
				if t[i] != '"' {
					continue
				}
				if i+1 < len(t) && t[i+1] == '"' {
					i++
					continue
				}
				break
			}
			i = min(len(t), i+1)
		}
		for i < len(t) && t[i] != sep && t[i] != '\n' {
			i++
		}
		end := i
		if end > from && t[end-1] == '\r' && (i == len(t) || t[i] == '\n') {
			end--
		}
		if len(out) < maxColumns {
			out = append(out, prose.Span{Start: from, End: end})
		}
		switch {
		case i >= len(t):
			return out, len(t)
		case t[i] == '\n':
			return out, i + 1
		}
		i++
	}
}

// cell is the text of a cell.
func cell(t string, s prose.Span) string {
	m := &maker{src: t}
	m.cell(s)
	return m.b.String()
}

func (m *maker) cell(s prose.Span) {
	v := s.Of(m.src)
	if !strings.HasPrefix(v, `"`) {
		m.copy(s.Start, s.End)
		return
	}
	i := s.Start + 1
	end := s.End
	if strings.HasSuffix(v, `"`) && len(v) > 1 {
		end--
	}
	for i < end {
		j := strings.Index(m.src[i:end], `""`)
		if j < 0 {
			break
		}
		m.copy(i, i+j+1)
		i += j + 2
	}
	m.copy(i, end)
}

func (r *reader) table(rec Record, sep byte, next int, fields []field, ranks []int) {
	r.many = true
	t := rec.Text
	line := 2
	base := rec.Raw
	for next < len(t) && !r.stop {
		from := next
		cells, end := row(t, next, sep)
		next = end
		inside := fmt.Sprintf("line %d", line)
		line += strings.Count(t[from:end], "\n")
		if strings.TrimSpace(t[from:end]) == "" {
			continue
		}
		best, rank := map[field]prose.Span{}, map[field]int{}
		for i, c := range cells {
			if i >= len(fields) || fields[i] == none || strings.Trim(c.Of(t), " \"\r") == "" {
				continue
			}
			f := fields[i]
			if f == address && !isAddress(one(cell(t, c))) {
				continue
			}
			if old, ok := rank[f]; !ok || ranks[i] < old {
				best[f], rank[f] = c, ranks[i]
			}
		}
		text, ok := best[body]
		if !ok {
			text, ok = best[summary]
		}
		if !ok {
			r.refuse(inside, "seed/no-text", "look at that row", "a row without the text of a report")
			continue
		}
		x := rec
		x.Inside = inside
		if x.Problems = nil; r.n == 0 {
			x.Problems = rec.Problems
		}
		if len(cells) > len(fields) {
			x.Problems.Warnf(r.at(), "seed/csv", "put quotation marks around a cell that holds the separator", "%s: %d cells where the first row has %d", inside, len(cells), len(fields))
		}
		r.fields(&x, func(f field) []string {
			c, ok := best[f]
			if !ok {
				return nil
			}
			v := one(cell(t, c))
			if f == authors {
				return list(v)
			}
			return []string{v}
		})
		m := &maker{src: t}
		m.cell(text)
		x.Raw = m.raw(base)
		x.unwrap()
		if strings.TrimSpace(x.Text) == "" {
			r.refuse(inside, "seed/no-text", "look at that row", "a row without the text of a report")
			continue
		}
		r.emit(x, []byte(t[from:end]))
	}
}

// list divides "['Ann Example', 'Bob Sample']", as programs write lists into
// cells; other text is one value.
func list(s string) []string {
	if !strings.HasPrefix(s, "[") || !strings.HasSuffix(s, "]") {
		if strings.Contains(s, ";") || strings.Contains(s, "|") {
			return strings.FieldsFunc(s, func(c rune) bool { return c == ';' || c == '|' })
		}
		return []string{s}
	}
	var out []string
	for part := range strings.SplitSeq(s[1:len(s)-1], ",") {
		if part = strings.Trim(part, " '\"“”"); part != "" {
			out = append(out, part)
		}
	}
	return out
}
