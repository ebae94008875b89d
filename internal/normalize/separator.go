package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// separator reads what stands after an element: ',' '.' ':' '/' '&' (and), '-'
// (a dash), ' ' (nothing), '\n' (the line ends). s ends after it.
func (p *lineReader) separator(s *scan) (byte, bool) {
	from := s.i
	dot := false
	if strings.HasPrefix(p.t[s.i:], " . ") { // "March 4, 2021 . / Valley News /."
		s.i++
	}
	if s.peek() == '.' {
		s.i++
		dot = true
	}
	mark := s.i
	spaced := s.spaces()
	if s.i >= len(p.t) {
		return '\n', true
	}
	if last := p.elems[len(p.elems)-1]; last.kind == 'n' && last.caps && s.peek() == '-' && glued(p.t[:s.i], p.t[s.i+1:]) {
		s.i++
		return '-', true
	}
	if last := p.elems[len(p.elems)-1]; last.group && !spaced && s.peek() == '-' && (beginsUpper(p.t[s.i+1:]) || p.elems[0].caps && beginsLower(p.t[s.i+1:])) { // "(LAKENEWS)-The"
		s.i++
		return '-', true
	}
	if last := p.elems[len(p.elems)-1]; last.group && !spaced && len(p.elems) == 2 && p.elems[0].caps && opensWord(p.t[s.i:]) { // "PORT ELLIS (Lakenews)The"
		return '-', true
	}
	newline := strings.IndexByte(p.t[mark:s.i], '\n') >= 0
	if n, ok := dash(p.t, s.i, spaced); ok {
		s.i += n
		s.spaces()
		return '-', true
	}
	switch c := s.peek(); c {
	case ',', ';':
		s.i++
		if c == ';' && len(p.elems) == 1 && p.elems[0].caps && p.elems[0].kind == 'n' { // "PORT ELLIS; The"
			s.spaces()
			return '-', true
		}
		if m := s.i; s.spaces() { // "MOSCOW, June 12, –"
			if n, ok := dash(p.t, s.i, true); ok {
				s.i += n
				s.spaces()
				return '-', true
			}
			s.i = m
		}
		return ',', true
	case ':':
		s.i++
		if n, ok := dash(p.t, s.i, false); ok { // ":-"
			s.i += n
		}
		s.spaces()
		return ':', true
	}
	if dot && spaced && len(p.elems) > 1 && strings.HasPrefix(p.t[s.i:], "and ") && beginsUpper(p.t[s.i+4:]) { // "PORT ELLIS, Velm. and LUND"
		s.i += 4
		return '&', true
	}
	if dot {
		if newline && p.lineEnd(mark) {
			return '\n', true
		}
		return '.', true
	}
	if c := s.peek(); newline && c != '(' && c != '/' {
		return '\n', true
	}
	switch c := s.peek(); {
	case c == '/' && !spaced && strings.HasPrefix(p.t[s.i:], "/ ") && p.elems[len(p.elems)-1].kind == 'a' && len(p.elems) > 1:
		s.i += 2 // "28 May. VALLEY.EXAMPLE/ The report"
		return '-', true
	case c == '/' && spaced && strings.HasPrefix(p.t[s.i:], "/ "):
		s.i++
		return '/', true
	case c == '/' && !spaced && strings.IndexByte(p.t[s.i+1:min(len(p.t), s.i+30)], '/') < 0:
		s.i++
		return '/', true
	case c == '/' && p.several(s.i):
		s.i++
		return '/', true
	case strings.HasPrefix(p.t[s.i:], "and ") && spaced:
		s.i += 4
		return '&', true
	case strings.HasPrefix(p.t[s.i:], "& ") && spaced:
		s.i += 2
		return '&', true
	case c == '|' && spaced && strings.HasPrefix(p.t[s.i:], "| "): // "PORT ELLIS | VNA | The"
		s.i += 2
		if len(p.elems) > 1 {
			return '-', true
		}
		return '.', true
	case spaced || c == '(' || c == '/':
		return ' ', true
	}
	s.i = from
	return 0, false
}

// opensWord reports a word of two letters or more with a capital, or an article.
func opensWord(t string) bool {
	r, n := utf8.DecodeRuneInString(t)
	next, _ := utf8.DecodeRuneInString(t[n:])
	return unicode.IsUpper(r) && (unicode.IsLower(next) || next == ' ')
}

// several reports whether the slash at i divides capitals, as in
// DUBAI/LONDON/PARIS, and does not open a group.
func (p *lineReader) several(i int) bool {
	if i == 0 || p.t[i-1] == ' ' {
		return false
	}
	j := wordEnd(p.t, i+1)
	k := i + 1 + strings.IndexByte(p.t[i+1:], '/')
	if j == i+1 || k < j {
		return false
	}
	end := wordEnd(p.t, k+1)
	return end > k+1 && upperWord(p.t[k+1:end])
}

// lineEnd reports whether only blanks stand between i and the end of its line.
func (p *lineReader) lineEnd(i int) bool {
	for i < len(p.t) && p.t[i] != '\n' {
		if r, _ := utf8.DecodeRuneInString(p.t[i:]); !blankRune(r) {
			return false
		}
		i++
	}
	return true
}

// dash is the length of a dash at i: any long one, "--", or "-" beside a space.
func dash(t string, i int, spaced bool) (int, bool) {
	r, n := utf8.DecodeRuneInString(t[i:])
	j := i
	switch r {
	case '–', '—', '―', '−', '‒', '─', '－':
		for j < len(t) {
			c, k := utf8.DecodeRuneInString(t[j:])
			if c != r {
				break
			}
			j += k
		}
		return j - i, true
	case '-':
		for j < len(t) && t[j] == '-' {
			j++
		}
		if j-i > 3 {
			return 0, false
		}
		if j-i > 1 || spaced || j >= len(t) || t[j] == ' ' || t[j] == '\n' || strings.HasPrefix(t[j:], "\u00a0") {
			return j - i, true
		}
	}
	return 0, n < 0
}
