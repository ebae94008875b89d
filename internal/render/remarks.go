package render

import (
	"slices"
	"strconv"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/wording"
)

// remark is an editor's note on a place of the body. One without a place, or
// whose place is not shown, stands below the text.
type remark struct {
	prose.Span
	label  string // a, b, c …
	html   string // the note, written from Markdown
	para   int    // 1-based paragraph, 0 for none
	shown  bool   // in the margin
	placed bool   // its reference stands in the text
}

func (r *remark) id() string  { return "note-" + r.label }
func (r *remark) ref() string { return "noted-" + r.label }

// remarks writes the notes of a report, those with a place first.
func (b *bodyWriter) remarks(a *article.Article, paras []prose.Span) ([]remark, error) {
	if len(a.Notes) == 0 {
		return nil, nil
	}
	at, lost := annotate.Margin(a)
	out := make([]remark, 0, len(a.Notes))
	add := func(r remark, i int) error {
		if strings.TrimSpace(a.Notes[i].Note) == "" {
			return nil
		}
		w := newPage()
		if err := b.plain(w, a.Notes[i].Note); err != nil {
			return err
		}
		r.label, r.html = letters(len(out)), w.String()
		out = append(out, r)
		return nil
	}
	for _, x := range at {
		p := (&task{paras: paras}).number(x.Start)
		if err := add(remark{Span: x.Span, para: p}, x.Note); err != nil {
			return nil, err
		}
	}
	for _, x := range lost {
		if err := add(remark{Span: prose.Span{Start: -1, End: -1}}, x.Note); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// letters counts a, b, … z, aa, ab, …
func letters(n int) string {
	s := string(rune('a' + n%26))
	if n >= 26 {
		return letters(n/26-1) + s
	}
	return s
}

// piece is a part of a text node between the edges of an editor's notes.
type piece struct {
	prose.Span
	noted bool
	ends  []*remark // the notes whose words end here
}

// cut divides a range at the edges of the notes in it.
func (m *marks) cut(from, to int) []piece {
	edges := []int{from, to}
	var in []*remark
	for i := range m.remarks {
		r := &m.remarks[i]
		if r.Start < to && r.End > from {
			in = append(in, r)
			edges = append(edges, max(from, r.Start), min(to, r.End))
		}
	}
	if len(in) == 0 {
		return []piece{{Span: prose.Span{Start: from, End: to}}}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var out []piece
	for i, a := range edges[:len(edges)-1] {
		p := piece{Span: prose.Span{Start: a, End: edges[i+1]}}
		for _, r := range in {
			p.noted = p.noted || r.Start < p.End && r.End > p.Start
			if r.End == p.End {
				p.ends = append(p.ends, r)
			}
		}
		out = append(out, p)
	}
	return out
}

// remarked puts the notes into the margin.
func (m *marks) remarked() {
	for i := range m.remarks {
		if r := &m.remarks[i]; r.Start >= 0 && r.Start < len(m.t.body) {
			m.note(gloss{remark: r, at: r.Start})
		}
	}
}

// endnotes writes the editor's notes below the text: all of them for paper, on
// a screen those that have no place beside it.
func endnotes(w *page, words wording.Words, lang string, l []remark) {
	if len(l) == 0 {
		return
	}
	rest := slices.ContainsFunc(l, func(r remark) bool { return !r.shown })
	w.WriteString(`<section class="endnotes`)
	if !rest {
		w.WriteString(" paper")
	}
	w.WriteString(`"`)
	if lang != "" {
		w.WriteString(` lang="` + lang + `"`)
	}
	title := words.T("Editor’s notes")
	attr(w, "aria-label", title)
	w.WriteString(">\n<h2>")
	escape(w, title)
	w.WriteString("</h2>\n<ol>\n")
	for i := range l {
		r := &l[i]
		if r.shown {
			w.WriteString(`<li class="paper">`)
		} else {
			w.WriteString("<li>")
		}
		w.WriteString(`<span class="nl">` + r.label)
		if r.para > 0 {
			w.WriteString(" · ¶ " + strconv.Itoa(r.para))
		}
		w.WriteString("</span>\n" + r.html + "</li>\n")
	}
	w.WriteString("</ol>\n</section>\n")
}

// lang lets through what can be a language tag (BCP 47).
func lang(s string) string {
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' {
			return ""
		}
	}
	return s
}
