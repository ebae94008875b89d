package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
	"dateline/internal/record"
)

// hidden reports a character that is never seen: zero-width, direction,
// annotation and tag characters, soft hyphens. Joiners are judged by cleaner.
func hidden(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x034F, r == 0x061C, r == 0x180E, r == 0x200B, r == 0x200E, r == 0x200F, r == 0xFEFF,
		r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return false
}

// joined reports whether a zero-width joiner or non-joiner means something
// between two characters: in Arabic, Indic and kindred scripts and in emoji.
func joined(before, after rune) bool {
	needs := func(r rune) bool {
		return r >= 0x0600 && r < 0x1100 || r >= 0x1780 && r < 0x1900 || r >= 0x2600 && r < 0x2800 || r >= 0xFE00 && r <= 0xFE0F || r >= 0xA800 && r < 0xAC00 || r >= 0x1F000 && r < 0x20000
	}
	return needs(before) && (needs(after) || unicode.IsSpace(after))
}

// cleaner copies pieces of the text without what is hidden, and with each run
// of white space as one space.
type cleaner struct {
	w     *work
	b     strings.Builder
	prev  rune
	space bool // a space is due before the next character
}

// add copies one piece. note records what is left out.
func (c *cleaner) add(s prose.Span, note bool) {
	t := c.w.t
	for i := s.Start; i < s.End; {
		if b := t[i]; b > ' ' && b < 0x7F { // the common case, in runs
			j := i + 1
			for j < s.End && (t[j] > ' ' && t[j] < 0x7F || t[j] == ' ' && j+1 < s.End && t[j+1] > ' ' && t[j+1] < 0x7F) {
				j++
			}
			c.flush()
			c.b.WriteString(t[i:j])
			c.prev = rune(t[j-1])
			i = j
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:s.End])
		switch {
		case r == 0xA0 || r == 0x202F || r == 0x2009: // kept where it stands alone
			next, _ := utf8.DecodeRuneInString(t[i+n : s.End])
			if c.space || c.b.Len() == 0 || unicode.IsSpace(next) || i+n >= s.End {
				c.space = true
			} else {
				c.b.WriteRune(r)
				c.prev = r
			}
		case unicode.IsSpace(r):
			if to := c.w.tight[i]; to > i {
				i = to
				continue
			}
			c.space = true
		case r < ' ' || r >= 0x7F && r < 0xA0 || hidden(r), (r == 0x200C || r == 0x200D) && !joined(c.prev, peekRune(t[i+n:s.End])):
			if note {
				c.w.res.Removed = append(c.w.res.Removed, Removed{prose.Span{Start: i, End: i + n}, t[i : i+n], "text/hidden"})
			}
		default:
			c.flush()
			c.b.WriteString(t[i : i+n])
			c.prev = r
		}
		i += n
	}
}

func peekRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func (c *cleaner) flush() {
	if c.space && c.b.Len() > 0 {
		c.b.WriteByte(' ')
	}
	c.space = false
}

// body writes the paragraphs as Markdown and finds the language.
func (w *work) body(paras []para) {
	out := make([]string, 0, len(paras))
	for i := range paras {
		p := &paras[i]
		block := w.block(p.parts[0].Start)
		if block != nil && block.Kind == record.Verbatim {
			if p.plain = w.verbatim(p); p.plain != "" {
				out = append(out, p.plain)
			}
			continue
		}
		c := cleaner{w: w}
		size := 0
		for _, s := range p.parts {
			size += s.Len() + 1
		}
		c.b.Grow(size)
		for j, s := range p.parts {
			if j > 0 && w.gap(p.parts[j-1], s) == " " {
				c.space = true
			}
			c.add(s, true)
		}
		p.plain = prose.NFC(c.b.String())
		switch {
		case p.plain == "":
		case block == nil || block.Kind == record.Paragraph:
			out = append(out, escape(p.plain))
		default:
			text := prefix(block) + escape(p.plain)
			if n := len(out); n > 0 && i > 0 && (block.Kind == record.Item || block.Kind == record.Numbered) && w.listed(&paras[i-1]) {
				out[n-1] += "\n" + text // one list
				continue
			}
			out = append(out, text)
		}
	}
	w.a.Body = strings.Join(out, "\n\n")
	if w.a.Lang == "" {
		w.a.Lang = w.language(paras)
	}
}

// escape writes one line of plain text as a paragraph of Markdown that reads
// the same: a backslash goes before a character only where CommonMark 0.31 (or
// the tables, strike-through and footnotes of GFM) would read it otherwise.
func escape(s string) string {
	bare := 0
	for bare < len(s) && !special[s[bare]] {
		bare++
	}
	if bare == len(s) && (s == "" || !opening[s[0]]) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	i := 0
	// What opens a block.
	switch c := s[0]; {
	case c == '#':
		n := 0
		for n < len(s) && s[n] == '#' {
			n++
		}
		if n <= 6 && (n == len(s) || s[n] == ' ' || s[n] == '\t') {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
		i = 1
	case c == '>' || c == '|' || c == '=' || c == ':':
		b.WriteByte('\\')
		b.WriteByte(c)
		i = 1
	case c == '-' || c == '+':
		if len(s) == 1 || s[1] == ' ' || s[1] == '\t' || strings.Trim(s, "- \t") == "" {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
		i = 1
	case c == '~' || c == '`' || c == '_' || c == '*':
		if strings.HasPrefix(s, "~~~") || strings.Trim(s, string(c)+" \t") == "" || c == '*' && len(s) > 1 && s[1] == ' ' {
			b.WriteByte('\\')
			b.WriteByte(c)
			i = 1
		}
	case c >= '0' && c <= '9':
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n <= 9 && n < len(s) && (s[n] == '.' || s[n] == ')') && (n+1 == len(s) || s[n+1] == ' ' || s[n+1] == '\t') {
			b.WriteString(s[:n])
			b.WriteByte('\\')
			b.WriteByte(s[n])
			i = n + 1
		}
	}
	ticks, tildes := strings.Count(s, "`") > 1, strings.Count(s, "~") > 1
	// Brackets alone are text: what they could refer to is escaped where it stands.
	links := strings.Contains(s, "](") || strings.Contains(s, "][") || strings.Contains(s, "]:")
	for i < len(s) {
		j := i
		for j < len(s) && !special[s[j]] {
			j++
		}
		b.WriteString(s[i:j])
		if j == len(s) {
			break
		}
		c := s[j]
		next := byte(' ')
		if j+1 < len(s) {
			next = s[j+1]
		}
		mark := false
		switch c {
		case '\\':
			mark = next > ' ' && next < 0x7F && !isAlnum(next)
		case '*':
			mark = !(j > 0 && s[j-1] == ' ' && next == ' ')
		case '_':
			mark = !(j > 0 && (isAlnum(s[j-1]) || s[j-1] >= 0x80) && (isAlnum(next) || next >= 0x80)) && !(j > 0 && s[j-1] == ' ' && next == ' ')
		case '`':
			mark = ticks
		case '~':
			mark = tildes
		case '[':
			mark = links || next == '^' || j == 0
		case '<':
			mark = next != ' '
		case '&':
			mark = entity(s[j:])
		}
		if mark {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
		i = j + 1
	}
	return b.String()
}

// opening characters may open a block, special ones mean something anywhere.
var opening = [256]bool{'#': true, '>': true, '|': true, '=': true, ':': true, '-': true, '+': true, '~': true, '`': true, '_': true, '*': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true}

var special = [256]bool{'\\': true, '*': true, '_': true, '`': true, '~': true, '[': true, '<': true, '&': true}

func isAlnum(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// entity reports whether s begins with a character reference of HTML.
func entity(s string) bool {
	i := 1
	if i < len(s) && s[i] == '#' {
		i++
	}
	from := i
	for i < len(s) && i < 34 && isAlnum(s[i]) {
		i++
	}
	return i > from && i < len(s) && s[i] == ';'
}

// languageOf is how much of a text its language is judged by, in bytes.
const languageOf = 16384

// language is that of the title and the first paragraphs.
func (w *work) language(paras []para) string {
	texts, seen := []string{w.stated}, 0
	for _, p := range paras {
		s := p.plain
		if len(s) > languageOf/2 {
			s = strings.ToValidUTF8(s[:languageOf/2], "")
		}
		texts = append(texts, s)
		if seen += len(s); seen > languageOf {
			break
		}
	}
	return prose.Language(texts...)
}
