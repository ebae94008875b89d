package record

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/front"
	"dateline/internal/prose"
)

// front reads a text with YAML or TOML front matter, as Jekyll and Hugo keep
// their reports. A text that only begins with a rule is plain.
func (r *reader) front(it item, rec Record) {
	t := rec.Text
	start := blank(t, 0)
	mark := t[start : start+3]
	first, rest, ok := strings.Cut(t[start:], "\n")
	if !ok || strings.TrimRight(first, " \t\r") != mark {
		r.plain(it, rec)
		return
	}
	from := start + len(first) + 1
	end, after := -1, 0
	for i := 0; i <= len(rest) && i < front.MaxBytes; {
		line := rest[i:]
		next := len(rest) + 1
		if j := strings.IndexByte(line, '\n'); j >= 0 {
			line, next = line[:j], i+j+1
		}
		if line = strings.TrimRight(line, " \t\r"); line == mark || mark == "---" && line == "..." {
			end, after = from+i, from+min(next, len(rest))
			break
		}
		i = next
	}
	if end < 0 {
		r.plain(it, rec)
		return
	}
	values := map[string][]string{}
	if mark == "+++" {
		values = toml(t[from:end])
	} else {
		src := diag.NewSource(rec.Name, t[start:])
		doc, l := front.Split(src)
		if l.Count(diag.Error) > 0 || doc.Head.Kind != front.Map {
			values = loose(t[from:end])
			if len(values) > 0 && l.Count(diag.Error) > 0 {
				rec.Problems.Notef(diag.Pos{File: rec.Name}, "seed/front", "nothing need be done, unless the title or the date is wrong", "the front matter is not valid YAML (%s); its lines were read one by one", l[0].Msg)
			}
		} else {
			flat(values, "", doc.Head)
		}
	}
	if len(values) == 0 {
		r.plain(it, rec)
		return
	}
	r.matter(it, rec, values, prose.Span{Start: start, End: after})
}

// jsonFront reads Markdown below an object.
func (r *reader) jsonFront(it item, rec Record, s prose.Span) {
	values := map[string][]string{}
	for _, m := range members(rec.Text, s) {
		if v := shorts(rec.Text, m.value); len(v) > 0 {
			values[m.key] = v
		}
	}
	r.matter(it, rec, values, s)
}

// flat lists the values of a map and of the maps in it.
func flat(to map[string][]string, prefix string, v front.Value) {
	for _, p := range v.Pairs {
		key := prefix + p.Key
		switch p.Value.Kind {
		case front.Scalar:
			to[key] = append(to[key], p.Value.Text)
		case front.List:
			for _, i := range p.Value.Items {
				switch i.Kind {
				case front.Scalar:
					to[key] = append(to[key], i.Text)
				case front.Map:
					for _, q := range i.Pairs {
						if q.Key == "name" && q.Value.Kind == front.Scalar {
							to[key] = append(to[key], q.Value.Text)
						}
					}
				}
			}
		case front.Map:
			if prefix == "" {
				for _, q := range p.Value.Pairs {
					if q.Key == "name" && q.Value.Kind == front.Scalar {
						to[key] = append(to[key], q.Value.Text)
					}
				}
				if p.Key == "params" || p.Key == "extra" {
					flat(to, "", front.Value{Pairs: p.Value.Pairs})
				}
			}
		}
	}
}

// loose reads "key: value" lines of what is no YAML, such as a title with a
// colon and no quotation marks.
func loose(t string) map[string][]string {
	out := map[string][]string{}
	last := ""
	for line := range strings.SplitSeq(t, "\n") {
		line = strings.TrimRight(line, " \t\r")
		if item, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "- "); ok && last != "" {
			out[last] = append(out[last], strings.Trim(item, " \"'"))
			continue
		}
		k, v, ok := strings.Cut(line, ":")
		if !ok || k == "" || strings.ContainsAny(k, " \t\"'") || len(out) > 64 {
			continue
		}
		v = strings.TrimSpace(v)
		if name, named, ok := strings.Cut(v, " "); strings.HasPrefix(name, "&") && len(name) > 1 && ok || strings.HasPrefix(name, "*") && len(name) > 1 && !ok {
			v = named // a name for the value, or such a name for a value: YAML's anchors, which are not followed
		}
		if v = strings.Trim(v, "\"'"); v != "" {
			out[k] = append(out[k], strings.Trim(v, "[]"))
		}
		last = k
	}
	return out
}

// matter makes a record of what front matter states and the Markdown after it.
// head is where the front matter stands.
func (r *reader) matter(it item, rec Record, values map[string][]string, head prose.Span) {
	rank := map[field]int{}
	best := map[field][]string{}
	for _, k := range slices.Sorted(maps.Keys(values)) {
		f, n := r.field(k)
		if old, ok := rank[f]; f != none && f != body && (!ok || n < old) {
			best[f], rank[f] = values[k], n
		}
	}
	r.fields(&rec, func(f field) []string { return best[f] })
	// Jekyll keeps the day in the file's name: 2018-06-12-title.md.
	if base := path.Base(it.name); len(rec.Dates) == 0 && len(base) > 11 && base[4] == '-' && base[7] == '-' && base[10] == '-' && strings.Trim(base[:10], "0123456789-") == "" {
		rec.Dates = append(rec.Dates, base[:10])
	}
	rec.Removed = append(rec.Removed, Removed{prose.Span{Start: rec.Offset(head.Start), End: rec.Offset(head.End)}, strings.TrimSpace(head.Of(rec.Text)), "front-matter"})
	rec.markdown(head.End)
	if strings.TrimSpace(rec.Text) == "" {
		r.refuse(it.inside, "seed/no-text", "nothing need be done, unless a report is missing", "front matter without a text below it")
		return
	}
	r.emit(rec, it.data)
}

// headed reads a file of Markdown without front matter: it has a name that ends in .md
// and begins with a heading of the first level, which is its title. It reports whether
// the text is one, with blank lines between its paragraphs.
func (r *reader) headed(it item, rec Record) bool {
	switch strings.ToLower(path.Ext(cmp.Or(it.inside, it.name))) {
	case ".md", ".markdown":
	default:
		return false
	}
	t := rec.Text
	start := blank(t, 0)
	line, rest, _ := strings.Cut(t[start:], "\n")
	title, ok := strings.CutPrefix(line, "# ")
	title = strings.Trim(strings.TrimRight(strings.TrimSpace(title), "#"), " *")
	if !ok || title == "" || len(title) > 300 || strings.ContainsAny(title, "[]<>`\\_") || !divided(rest) {
		return false
	}
	rec.Title = title
	from := start + len(line)
	at := start + strings.Index(line, title)
	for _, s := range [...]prose.Span{{Start: start, End: at}, {Start: at + len(title), End: from}} {
		if x := strings.TrimSpace(s.Of(t)); x != "" {
			rec.Removed = append(rec.Removed, Removed{prose.Span{Start: rec.Offset(s.Start), End: rec.Offset(s.End)}, x, "title/mark"})
		}
	}
	rec.markdown(from)
	if strings.TrimSpace(rec.Text) == "" {
		return false
	}
	r.emit(rec, it.data)
	return true
}

// divided reports a text whose paragraphs are divided as those of Markdown are: a line
// with another right below it is the item of a list, or ended because it was full.
func divided(t string) bool {
	blanks, tight := 0, 0
	last := ""
	for line := range strings.Lines(t) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			blanks++
		case last != "" && strings.IndexByte("*-+>|#0123456789!", line[0]) < 0 && (len(last) < 50 || len(last) > 100):
			tight++
		}
		last = line
	}
	return blanks >= 2 && tight*4 <= blanks
}

// markdown makes the record's text the Markdown from an offset on, in blocks. It
// stays as it is, but for what is no Markdown: HTML, and the short codes of
// Hugo and Jekyll, go.
func (rec *Record) markdown(from int) {
	t := rec.Text
	m := &maker{src: t}
	cut := func(rule string, i, j int) {
		if s := one(t[i:j]); s != "" {
			rec.Removed = append(rec.Removed, Removed{prose.Span{Start: rec.Offset(i), End: rec.Offset(j)}, s, rule})
		}
	}
	fence := ""
	var blocks []Block
	start := -1
	flush := func() {
		if start < 0 {
			return
		}
		if s := strings.TrimSpace(m.b.String()[start:]); s != "" {
			end := start + len(strings.TrimRight(m.b.String()[start:], " \t\r\n"))
			blocks = append(blocks, Block{prose.Span{Start: start, End: end}, Verbatim, 0})
		}
		start = -1
	}
	for i := from; i < len(t); {
		end, next := len(t), len(t)
		if j := strings.IndexByte(t[i:], '\n'); j >= 0 {
			end, next = i+j, i+j+1
		}
		line := t[i:end]
		bare := strings.TrimSpace(line)
		switch {
		case fence != "":
			if strings.HasPrefix(bare, fence) && strings.Trim(bare, fence[:1]) == "" {
				fence = ""
			}
			m.copy(i, next)
		case strings.HasPrefix(bare, "```") || strings.HasPrefix(bare, "~~~"):
			if start < 0 {
				start = m.b.Len()
			}
			fence = bare[:3]
			m.copy(i, next)
		case bare == "":
			flush()
			m.copy(i, next)
		default:
			if start < 0 {
				start = m.b.Len()
			}
			i = m.markdownLine(i, end, len(t), cut)
			if i > end { // a comment or a code over several lines
				continue
			}
			if next > end {
				m.copy(end, next)
			}
		}
		i = next
	}
	flush()
	rec.Raw = m.raw(rec.Raw)
	rec.Blocks = blocks
	if blocks == nil {
		rec.Blocks = []Block{}
	}
}

// markdownLine copies the line from i to end without HTML and short codes. It
// returns where it stopped: past end when one of these goes on below.
func (m *maker) markdownLine(i, end, limit int, cut func(string, int, int)) int {
	t := m.src
	for i < end {
		j := strings.IndexAny(t[i:end], "<{`\\")
		if j < 0 {
			break
		}
		j += i
		m.copy(i, j)
		i = j
		if t[j] == '\\' || t[j] == '`' {
			n := min(2, end-j)
			if t[j] == '`' {
				n = 1
				if k := strings.IndexByte(t[j+1:end], '`'); k >= 0 {
					n = k + 2
				}
			}
			m.copy(j, j+n)
			i = j + n
			continue
		}
		stop, rule := 0, ""
		within := t[j:min(limit, j+4096)]
		switch {
		case strings.HasPrefix(within, "<!--"):
			if k := strings.Index(within, "-->"); k > 0 {
				stop, rule = j+k+3, "markdown/html"
			}
		case strings.HasPrefix(within, "{{"):
			if k := strings.Index(within, "}}"); k > 0 {
				stop, rule = j+k+2, "markdown/shortcode"
			}
		case strings.HasPrefix(within, "{%"), strings.HasPrefix(within, "{:"):
			if k := strings.IndexByte(within, '}'); k > 0 {
				stop, rule = j+k+1, "markdown/shortcode"
			}
		case within[0] == '<' && tagAt(within):
			if k := strings.IndexByte(within, '>'); k > 0 {
				stop, rule = j+k+1, "markdown/html"
				if strings.HasPrefix(strings.ToLower(within), "<br") {
					m.put(" ")
				}
			}
		}
		if stop == 0 {
			m.copy(j, j+1)
			i = j + 1
			continue
		}
		cut(rule, j, stop)
		i = stop
		if i > end {
			return i
		}
	}
	m.copy(i, end)
	return end
}

// tagAt reports whether s begins with a tag of HTML; <https://…> is none.
func tagAt(s string) bool {
	j := 1
	if j < len(s) && s[j] == '/' {
		j++
	}
	k := j
	for k < len(s) && k-j < 24 && (s[k]|0x20 >= 'a' && s[k]|0x20 <= 'z' || k > j && (s[k] >= '0' && s[k] <= '9' || s[k] == '-')) {
		k++
	}
	return k > j && k < len(s) && (s[k] == '>' || s[k] == ' ' || s[k] == '/' || s[k] == '\n')
}
