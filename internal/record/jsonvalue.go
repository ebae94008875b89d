package record

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"dateline/internal/prose"
)

// JSON is read lazily, in spans of the text, so that each value is known with
// its place in the file and nothing is built that is not needed.

const maxJSONDepth = 64

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
