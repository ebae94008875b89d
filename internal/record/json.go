package record

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/prose"
)

// lists are the keys under which an object keeps its records.
var lists = [...]string{
	"items", "articles", "entries", "posts", "stories", "news", "results", "data", "docs", "documents", "records", "reports",
	"hits", "value", "response", "result", "feed", "channel", "item",
}

// maxObject is how many bytes an object has at most that goes over several lines.
const maxObject = 4 << 20

// json reads an object, an array, or a line for each object. What only begins
// like JSON is a text, or Markdown below its front matter.
func (r *reader) json(it item, rec Record) {
	t := rec.Text
	from := blank(t, 0)
	end := skip(t, from)
	if t[from] == '[' {
		inner := blank(t, from+1)
		if inner >= len(t) || t[inner] != '{' && t[inner] != '[' {
			r.plain(it, rec)
			return
		}
		r.array(rec, prose.Span{Start: from, End: len(t)}, "")
		return
	}
	first := blank(t, from+1)
	if first >= len(t) || t[first] != '"' && t[first] != '}' {
		r.plain(it, rec)
		return
	}
	if end < 0 {
		if line := strings.IndexByte(t[from:], '\n'); line > 0 && json.Valid([]byte(t[from:from+line])) {
			r.lines(rec, from)
			return
		}
		r.refuse(it.inside, "seed/json", "fetch it anew", "JSON that is cut short or damaged")
		return
	}
	after := blank(t, end)
	whole := prose.Span{Start: from, End: end}
	switch {
	case after < len(t) && t[after] == '{':
		r.lines(rec, from)
	case after < len(t) && strings.IndexByte(t[end:after], '\n') >= 0 && json.Valid([]byte(t[from:end])):
		r.jsonFront(it, rec, whole)
	case after < len(t) || !json.Valid([]byte(t[from:end])):
		if all := members(t, whole); len(all) == 0 {
			r.plain(it, rec)
			return
		}
		r.refuse(it.inside, "seed/json", "mend it, or save the report as plain text", "JSON that is not valid")
	default:
		r.root(it, rec, whole)
	}
}

// root reads a file that is one object: a report, or a list of them with what
// belongs to all.
func (r *reader) root(it item, rec Record, s prose.Span) {
	for range 3 {
		if r.bodied(rec.Text, s) {
			break
		}
		v, ok := get(rec.Text, s, lists[:]...)
		if !ok || v.Len() == 0 {
			break
		}
		if rec.Text[v.Start] == '[' {
			home := ""
			if name, ok := get(rec.Text, s, "title", "name"); ok {
				home = short(rec.Text, name)
			}
			r.array(rec, v, home)
			return
		}
		if rec.Text[v.Start] != '{' {
			break
		}
		s = v
	}
	if r.object(&rec, s) {
		r.emit(rec, it.data)
		return
	}
	r.refuse(it.inside, "seed/no-text", "name the columns in site.yaml under import, or save the report as plain text", "JSON without the text of a report (its keys are %s)", keysOf(rec.Text, s))
}

func keysOf(t string, s prose.Span) string {
	var out []string
	for _, m := range members(t, s) {
		if out = append(out, strconv.Quote(one(m.key[:min(len(m.key), 40)]))); len(out) == 8 {
			break
		}
	}
	if len(out) == 0 {
		return "none"
	}
	return strings.Join(out, ", ")
}

// bodied reports whether an object holds a report's text itself.
func (r *reader) bodied(t string, s prose.Span) bool {
	for _, m := range members(t, s) {
		if f, _ := r.field(m.key); f == body && m.value.Len() > 2 && t[m.value.Start] == '"' {
			return true
		}
	}
	return false
}

// array reads a record for each object in an array.
func (r *reader) array(rec Record, s prose.Span, home string) {
	r.many = true
	k := 0
	at, whole := elements(rec.Text, s, func(v prose.Span) bool {
		k++
		r.entry(rec, v, fmt.Sprintf("item %d", k), home)
		return !r.stop
	})
	if !whole && !r.stop {
		r.refuse("", "seed/json", "fetch it anew; what is whole in it was read", "JSON that is cut short or damaged at byte %d", rec.Offset(at))
	}
}

// lines reads a record for each line (JSON Lines), or for each object where
// they are only put one behind the other.
func (r *reader) lines(rec Record, from int) {
	r.many = true
	t := rec.Text
	for i := from; i < len(t) && !r.stop; {
		if i = blank(t, i); i >= len(t) {
			return
		}
		line := len(t)
		if j := strings.IndexByte(t[i:], '\n'); j >= 0 {
			line = i + j
		}
		end := line
		if t[i] == '{' && !json.Valid([]byte(t[i:line])) { // objects of several lines, or several in one
			if k := skip(t[:min(len(t), i+maxObject)], i); k > 0 && json.Valid([]byte(t[i:k])) {
				end = k
			} // else the damage ends with its line
		}
		r.entry(rec, prose.Span{Start: i, End: end}, "", "")
		i = end
	}
}

// entry reads one record of several.
func (r *reader) entry(rec Record, s prose.Span, inside, home string) {
	t := rec.Text
	own := []byte(strings.TrimSpace(s.Of(t)))
	switch {
	case len(own) == 0:
	case own[0] != '{' || !json.Valid(own):
		r.refuse(inside, "seed/json", "mend that record", "it is no valid JSON object")
	default:
		x := rec
		x.Inside = inside
		x.Problems = nil
		if r.n == 0 {
			x.Problems = rec.Problems
		}
		if !r.object(&x, s) {
			r.refuse(inside, "seed/no-text", "name the columns in site.yaml under import", "an object without the text of a report (its keys are %s)", keysOf(t, s))
			return
		}
		if x.Source == "" {
			x.Source = home
		}
		r.emit(x, own)
	}
}

// object fills a record from the keys of an object; false without a text.
func (r *reader) object(rec *Record, s prose.Span) bool {
	t := rec.Text
	all := members(t, s)
	best := map[field]prose.Span{}
	ranks := map[field]int{}
	for _, m := range all {
		if m.value.Len() == 0 || t[m.value.Start] == 'n' {
			continue
		}
		f, rank := r.field(m.key)
		if f == none || m.value.Of(t) == `""` || m.value.Of(t) == "[]" {
			continue
		}
		if f == body && r.textOf(t, m.value, nil) == "" {
			continue
		}
		if f == address && !isAddress(short(t, m.value)) {
			continue
		}
		if old, ok := ranks[f]; !ok || rank < old {
			best[f], ranks[f] = m.value, rank
		}
	}
	text, ok := best[body]
	if !ok {
		text, ok = best[summary]
	}
	m := &maker{src: t}
	if !ok || strings.TrimSpace(r.textOf(t, text, m)) == "" {
		return false
	}
	base := rec.Raw
	r.fields(rec, func(f field) []string {
		v, ok := best[f]
		if !ok {
			return nil
		}
		return shorts(t, v)
	})
	rec.Raw = m.raw(base)
	rec.unwrap()
	return true
}

// fields sets what a table, an object or front matter states.
func (r *reader) fields(rec *Record, get func(field) []string) {
	first := func(f field) string {
		if v := get(f); len(v) > 0 {
			return v[0]
		}
		return ""
	}
	if s := first(title); s != "" {
		rec.Title = one(stripTags(s))
	}
	if s := first(date); s != "" {
		rec.Dates = append([]string{stamp(s)}, rec.Dates...)
	} else if s := first(modified); s != "" {
		rec.Dates = append([]string{stamp(s)}, rec.Dates...)
	}
	if v := get(authors); len(v) > 0 {
		rec.Authors = v
	}
	if s := first(source); s != "" {
		rec.Source = s
	}
	if s := first(address); isAddress(s) {
		rec.URL = s
	}
	if s := first(lang); s != "" {
		rec.Lang = s
	}
}

// textOf is the text of a body: a string, an object that holds one, or a list
// of paragraphs. With m it is made there.
func (r *reader) textOf(t string, s prose.Span, m *maker) string {
	if s.Len() == 0 {
		return ""
	}
	if m == nil {
		m = &maker{src: t}
	}
	switch t[s.Start] {
	case '"':
		m.unquote(s.Start, s.End)
	case '{':
		if v, ok := get(t, s, "rendered", "text", "value", "content", "html", "body", "paragraph", "$t", "#text"); ok && t[v.Start] == '"' {
			m.unquote(v.Start, v.End)
		}
	case '[':
		elements(t, s, func(v prose.Span) bool {
			if m.b.Len() > 0 {
				m.put("\n\n")
			}
			switch t[v.Start] {
			case '"', '{':
				r.textOf(t, v, m)
			}
			return true
		})
	}
	return m.b.String()
}

// unwrap reads a text that is HTML as such.
func (rec *Record) unwrap() {
	switch {
	case hasTags(rec.Text):
		rec.fragment()
	case strings.IndexByte(rec.Text, '&') >= 0:
		m := &maker{src: rec.Text}
		m.references(0, len(rec.Text))
		rec.Raw = m.raw(rec.Raw)
	}
}
