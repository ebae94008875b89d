package site

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/wording"
)

// CiteForm is a citation of a report, to be copied: a line for a list of
// references, or a record for a program.
type CiteForm struct{ Name, Text string }

// forms are the citations beside Chicago's.
func (s *Site) forms(e *Entry) []CiteForm {
	return []CiteForm{{"APA", s.apa(e)}, {"BibTeX", s.bibtex(e)}, {"RIS", s.ris(e)}, {"CSL-JSON", s.csl(e)}}
}

// citeURL is where a reader finds the report: its page here, else its own
// address, else "".
func (s *Site) citeURL(e *Entry) string {
	if u := s.url(e.Path()); u != "" {
		return u
	}
	return WebURL(e.SourceURL)
}

// citeDate divides a date into what styles print: 0 for what is not known.
// Sure is false for what is uncertain or about.
func citeDate(e *Entry) (y, m, d int, sure bool) {
	b := bucketOf(e.Date)
	y, m = b.y, b.m
	if y == 0 {
		return 0, 0, 0, false
	}
	if first, last := e.Date.Bounds(); first == last {
		_, _, d = first.Civil()
	}
	return y, m, d, !strings.ContainsAny(e.Date.String(), "?~%")
}

// author is who reported it, as a citation names them.
func (s *Site) author(e *Entry) string { return s.sourceIn(wording.Words{}, e) }

// closed ends a title by a full stop, unless it ends by a mark of its own.
func closed(s string) string {
	s = prose.Space(s)
	if strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…") {
		return s
	}
	return strings.TrimRight(s, ".") + "."
}

// chicago cites a report by the Chicago Manual of Style, 17th edition, 14.191.
func (s *Site) chicago(e *Entry) string {
	var b strings.Builder
	b.WriteString(s.author(e) + ". “" + closed(e.Title) + "” ")
	if e.Date.IsZero() {
		b.WriteString("Undated. ")
	} else {
		b.WriteString(e.Date.Human() + ". ")
	}
	if e.DigestOf.Source != "" {
		b.WriteString("Digest. ")
	}
	b.WriteString("In " + s.Meta.Title + ".")
	if u := s.citeURL(e); u != "" {
		b.WriteString(" " + u + ".")
	}
	return b.String()
}

// apa cites a report by the Publication Manual of the American Psychological
// Association, 7th edition, 10.16; "ca." before a date that is not certain.
func (s *Site) apa(e *Entry) string {
	y, m, d, sure := citeDate(e)
	when := "n.d."
	if y != 0 {
		when = strconv.Itoa(y)
		if m != 0 {
			when += ", " + edtf.English.Months[m-1][0]
		}
		if d != 0 {
			when += " " + strconv.Itoa(d)
		}
		if !sure {
			when = "ca. " + when
		}
	}
	title := closed(e.Title)
	if e.DigestOf.Source != "" {
		title = strings.TrimSuffix(title, ".") + " [Digest]."
	}
	text := strings.TrimRight(s.author(e), ".") + ". (" + when + "). " + title + " " + strings.TrimRight(s.Meta.Title, ".") + "."
	if u := s.citeURL(e); u != "" {
		text += " " + u
	}
	return text
}

// bibtex is a record for BibTeX and biblatex, whose date is EDTF; what means
// something to TeX is escaped.
func (s *Site) bibtex(e *Entry) string {
	var b strings.Builder
	b.WriteString("@misc{" + e.ID)
	field := func(k, open, v, end string) {
		if v != "" {
			b.WriteString(",\n  " + k + " = {" + open + tex(v) + end + "}")
		}
	}
	field("title", "", e.Title, "")
	field("author", "{", s.author(e), "}")
	if y, m, _, _ := citeDate(e); y != 0 {
		field("year", "", strconv.Itoa(y), "")
		if m != 0 {
			field("month", "", strconv.Itoa(m), "")
		}
	}
	field("date", "", e.Date.String(), "")
	field("howpublished", "", s.Meta.Title, "")
	if e.DigestOf.Source != "" {
		field("note", "", "Digest", "")
	}
	field("langid", "", e.Lang, "")
	field("url", "", s.citeURL(e), "")
	b.WriteString("\n}")
	return b.String()
}

// tex escapes a value. A brace counts to BibTeX also behind a backslash, so it
// is written by its name.
func tex(s string) string {
	var b strings.Builder
	for _, r := range prose.Space(s) {
		switch r {
		case '\\':
			b.WriteString(`\textbackslash{}`)
			continue
		case '{':
			b.WriteString(`\textbraceleft{}`)
			continue
		case '}':
			b.WriteString(`\textbraceright{}`)
			continue
		case '#', '$', '%', '&', '_':
			b.WriteByte('\\')
		case '~':
			b.WriteString(`\textasciitilde{}`)
			continue
		case '^':
			b.WriteString(`\textasciicircum{}`)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// ris is a record in the RIS format (Reference Manager): a tag, two spaces, a
// hyphen and a value on each line.
func (s *Site) ris(e *Entry) string {
	var b strings.Builder
	line := func(tag, v string) {
		if v = prose.Space(v); v != "" {
			b.WriteString(tag + "  - " + v + "\n")
		}
	}
	line("TY", "NEWS")
	line("ID", e.ID)
	line("TI", e.Title)
	line("AU", s.author(e))
	if y, m, d, sure := citeDate(e); y != 0 {
		line("PY", pad(y, 4))
		day := pad(y, 4) + "/"
		if m != 0 {
			day += pad(m, 2)
		}
		day += "/"
		if d != 0 {
			day += pad(d, 2)
		}
		day += "/"
		if !sure {
			day += "uncertain"
		}
		line("DA", day)
	}
	if e.DigestOf.Source != "" {
		line("N1", "Digest")
	}
	line("LA", e.Lang)
	line("DB", s.Meta.Title)
	line("UR", s.citeURL(e))
	b.WriteString("ER  - ")
	return b.String()
}

// cslItem is an item of CSL-JSON (citation-style-language.org, csl-data.json).
type cslItem struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Title    string    `json:"title"`
	Author   []cslName `json:"author"`
	Issued   *cslDate  `json:"issued,omitempty"`
	Genre    string    `json:"genre,omitempty"`
	Archive  string    `json:"archive,omitempty"`
	Language string    `json:"language,omitempty"`
	URL      string    `json:"URL,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
	Circa bool    `json:"circa,omitempty"`
}

func (s *Site) csl(e *Entry) string {
	it := cslItem{ID: e.ID, Type: "article-newspaper", Title: prose.Space(e.Title), Author: []cslName{{s.author(e)}},
		Archive: s.Meta.Title, Language: e.Lang, URL: s.citeURL(e)}
	if y, m, d, sure := citeDate(e); y != 0 {
		parts := []int{y}
		if m != 0 {
			parts = append(parts, m)
		}
		if d != 0 {
			parts = append(parts, d)
		}
		it.Issued = &cslDate{[][]int{parts}, !sure}
	}
	if e.DigestOf.Source != "" {
		it.Genre = "Digest"
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode([]cslItem{it}); err != nil {
		return "" // strings and numbers alone: it cannot fail
	}
	return strings.TrimSpace(b.String())
}

// coins is a report as an OpenURL ContextObject in a title (COinS), from which
// a reference manager takes every report of a list: Dublin Core by ANSI/NISO
// Z39.88-2004, since its formats for journals and books have no newspaper.
func (s *Site) coins(e *Entry) string {
	v := url.Values{"ctx_ver": {"Z39.88-2004"}, "rft_val_fmt": {"info:ofi/fmt:kev:mtx:dc"}, "rft.type": {"newspaperArticle"},
		"rft.title": {prose.Space(e.Title)}, "rft.creator": {s.author(e)}, "rft.source": {s.Meta.Title}}
	set := func(k, x string) {
		if x != "" {
			v.Set(k, x)
		}
	}
	set("rft.date", day(e.Date))
	set("rft.language", e.Lang)
	set("rft.identifier", s.citeURL(e))
	return v.Encode()
}
