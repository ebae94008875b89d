package record

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"dateline/internal/prose"
)

// JSON is read lazily, in spans of the text, so that each value is known with
// its place in the file and nothing is built that is not needed.

const (
	maxJSONDepth = 64
	maxObject    = 4 << 20 // bytes of one that goes over several lines
)

// skip returns where the value at i ends, or -1. It looks at strings and
// brackets only; whether a record is valid is asked of it alone.
func skip(t string, i int) int {
	depth := 0
	for i < len(t) {
		switch c := t[i]; c {
		case '"':
			if i = stringEnd(t, i); i < 0 {
				return -1
			}
			if depth == 0 {
				return i
			}
			continue
		case '{', '[':
			if depth++; depth > maxJSONDepth {
				return -1
			}
		case '}', ']':
			if depth == 0 {
				return i
			}
			if depth--; depth == 0 {
				return i + 1
			}
		case ',', ' ', '\n', '\r', '\t':
			if depth == 0 {
				return i
			}
		}
		i++
	}
	if depth > 0 {
		return -1
	}
	return i
}

// stringEnd is where the string at i ends, after its mark, or -1.
func stringEnd(t string, i int) int {
	for j := i + 1; j < len(t); {
		k := strings.IndexAny(t[j:min(len(t), j+64)], "\"\\")
		if k < 0 {
			j += 64
			continue
		}
		if t[j+k] == '"' {
			return j + k + 1
		}
		j += k + 2
	}
	return -1
}

func blank(t string, i int) int {
	for i < len(t) && (t[i] == ' ' || t[i] == '\n' || t[i] == '\r' || t[i] == '\t') {
		i++
	}
	return i
}

// member is a key of an object with its value.
type member struct {
	key   string
	value prose.Span
}

// maxMembers is how many keys of an object are looked at.
const maxMembers = 256

// members lists the keys of the object at s.
func members(t string, s prose.Span) []member {
	var out []member
	if s.Len() < 2 || t[s.Start] != '{' {
		return nil
	}
	for i := blank(t, s.Start+1); i < s.End && t[i] == '"' && len(out) < maxMembers; {
		end := stringEnd(t, i)
		if end < 0 || end > s.End {
			break
		}
		key := unquote(t[i:end])
		if i = blank(t, end); i >= s.End || t[i] != ':' {
			break
		}
		i = blank(t, i+1)
		end = skip(t, i)
		if end < 0 || end > s.End {
			break
		}
		out = append(out, member{key, prose.Span{Start: i, End: end}})
		if i = blank(t, end); i < s.End && t[i] == ',' {
			i = blank(t, i+1)
		}
	}
	return out
}

// elements calls f with each value of the array at s until it returns false.
// It returns where reading ended, and whether the array was whole.
func elements(t string, s prose.Span, f func(prose.Span) bool) (int, bool) {
	i := blank(t, s.Start+1)
	for i < s.End && t[i] != ']' {
		end := skip(t, i)
		if end < 0 || end == i && t[i] != ',' {
			return i, false
		}
		if end > i && !f(prose.Span{Start: i, End: end}) {
			return end, true
		}
		if i = blank(t, end); i < s.End && t[i] == ',' {
			i = blank(t, i+1)
		}
	}
	return i, i < s.End
}

// get is the value of a key of an object.
func get(t string, s prose.Span, keys ...string) (prose.Span, bool) {
	all := members(t, s)
	for _, k := range keys {
		for _, m := range all {
			if m.key == k {
				return m.value, true
			}
		}
	}
	return prose.Span{}, false
}

func unquote(s string) string {
	m := maker{src: s}
	m.unquote(0, len(s))
	return m.b.String()
}

// unquote adds the string that stands, with its marks, between two offsets.
func (m *maker) unquote(from, to int) {
	i := from + 1
	to = max(i, to-1)
	for i < to {
		j := strings.IndexByte(m.src[i:to], '\\')
		if j < 0 {
			m.copy(i, to)
			return
		}
		m.copy(i, i+j)
		i += j
		if i+1 >= to {
			return
		}
		n, s := 2, ""
		switch c := m.src[i+1]; c {
		case 'n':
			s = "\n"
		case 't':
			s = "\t"
		case 'r':
			s = "\r"
		case 'b', 'f':
			s = " "
		case 'u':
			r, k := hex4(m.src[i:to])
			if k == 0 {
				s = "\uFFFD"
				break
			}
			n = k
			if utf16.IsSurrogate(r) {
				low, k := hex4(m.src[i+n : to])
				if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
					n += k
				}
			}
			s = string(r)
		default:
			s = string(c)
		}
		m.swap(s, i, i+n)
		i += n
	}
}

// hex4 reads \uXXXX.
func hex4(s string) (rune, int) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return utf8.RuneError, 0
	}
	n, err := strconv.ParseUint(s[2:6], 16, 32)
	if err != nil {
		return utf8.RuneError, 0
	}
	return rune(n), 6
}

// short is a scalar as a short text: of an object its name, of a list its first.
func short(t string, s prose.Span) string {
	all := shorts(t, s)
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// shorts are the texts of a scalar, an object with a name, or a list of these.
func shorts(t string, s prose.Span) []string {
	if s.Len() == 0 {
		return nil
	}
	switch t[s.Start] {
	case '"':
		if v := one(unquote(t[s.Start:s.End])); v != "" {
			return []string{v}
		}
	case '[':
		var out []string
		elements(t, s, func(v prose.Span) bool {
			if t[v.Start] != '[' {
				out = append(out, shorts(t, v)...)
			}
			return len(out) < 16
		})
		return out
	case '{':
		if v, ok := get(t, s, "name", "rendered", "title", "text", "value", "$t", "#text", "@value", "id", "@id"); ok && t[v.Start] != '{' {
			return shorts(t, v)
		}
	case 't', 'f', 'n':
	default:
		return []string{t[s.Start:s.End]}
	}
	return nil
}

// lists are the keys under which an object keeps its records.
var lists = [...]string{
	"items", "articles", "entries", "posts", "stories", "news", "results", "data", "docs", "documents", "records", "reports",
	"hits", "value", "response", "result", "feed", "channel", "item",
}

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
