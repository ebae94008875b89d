package site

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/wording"
)

// CiteForm is a citation of a report, to be copied: a line for a list of
// references, or a record for a program.
type CiteForm struct{ Name, Text string }

// cited is a report as citations name it.
type cited struct {
	*Entry
	title   string // on one line
	author  string // who reported it
	url     string // where a reader finds it, "" for nowhere
	y, m, d int    // 0 for what is not known
	sure    bool   // the date is, and is not about
}

func (s *Site) cite(e *Entry) *cited {
	c := &cited{Entry: e, title: prose.Space(e.Title), author: s.author(e), url: s.citeURL(e)}
	c.y, c.m, c.d, c.sure = citeDate(e)
	return c
}

// forms are the citations beside Chicago's.
func (s *Site) forms(c *cited) []CiteForm {
	return []CiteForm{{"APA", s.apa(c)}, {"BibTeX", s.bibtex(c)}, {"RIS", s.ris(c)}, {"CSL-JSON", s.csl(c)}}
}

// citeURL is where a reader finds the report: its page here, else its own
// address, else "".
func (s *Site) citeURL(e *Entry) string {
	if s.Meta.BaseURL != "" {
		return e.from(s.Meta.BaseURL)
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
	if strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…") {
		return s
	}
	return strings.TrimRight(s, ".") + "."
}

// chicago cites a report by the Chicago Manual of Style, 17th edition, 14.191.
func (s *Site) chicago(c *cited) string {
	when, digest, at := "Undated", "", ""
	if !c.Date.IsZero() {
		when = c.Date.Human()
	}
	if c.DigestOf.Source != "" {
		digest = "Digest. "
	}
	if c.url != "" {
		at = " " + c.url + "."
	}
	return c.author + ". “" + closed(c.title) + "” " + when + ". " + digest + "In " + s.Meta.Title + "." + at
}

// apa cites a report by the Publication Manual of the American Psychological
// Association, 7th edition, 10.16; "ca." before a date that is not certain.
func (s *Site) apa(c *cited) string {
	when := "n.d."
	if c.y != 0 {
		when = strconv.Itoa(c.y)
		if c.m != 0 {
			when += ", " + edtf.English.Months[c.m-1][0]
		}
		if c.d != 0 {
			when += " " + strconv.Itoa(c.d)
		}
		if !c.sure {
			when = "ca. " + when
		}
	}
	title := closed(c.title)
	if c.DigestOf.Source != "" {
		title = strings.TrimSuffix(title, ".") + " [Digest]."
	}
	text := strings.TrimRight(c.author, ".") + ". (" + when + "). " + title + " " + strings.TrimRight(s.Meta.Title, ".") + "."
	if c.url != "" {
		text += " " + c.url
	}
	return text
}

// bibtex is a record for BibTeX and biblatex, whose date is EDTF; what means
// something to TeX is escaped.
func (s *Site) bibtex(c *cited) string {
	var room [1024]byte
	b := append(append(room[:0], "@misc{"...), c.ID...)
	field := func(k, open, v, end string) {
		if v != "" {
			b = append(append(append(append(b, ",\n  "...), k...), " = {"...), open...)
			b = append(append(appendTeX(b, v), end...), '}')
		}
	}
	field("title", "", c.title, "")
	field("author", "{", c.author, "}")
	if c.y != 0 {
		field("year", "", strconv.Itoa(c.y), "")
		if c.m != 0 {
			field("month", "", strconv.Itoa(c.m), "")
		}
	}
	field("date", "", c.Date.String(), "")
	field("howpublished", "", s.Meta.Title, "")
	if c.DigestOf.Source != "" {
		field("note", "", "Digest", "")
	}
	field("langid", "", c.Lang, "")
	field("url", "", c.url, "")
	return string(append(b, "\n}"...))
}

// appendTeX escapes a value. A brace counts to BibTeX also behind a backslash, so
// it is written by its name.
func appendTeX(b []byte, s string) []byte {
	for _, r := range prose.Space(s) {
		switch r {
		case '\\':
			b = append(b, `\textbackslash{}`...)
		case '{':
			b = append(b, `\textbraceleft{}`...)
		case '}':
			b = append(b, `\textbraceright{}`...)
		case '#', '$', '%', '&', '_':
			b = append(b, '\\', byte(r))
		case '~':
			b = append(b, `\textasciitilde{}`...)
		case '^':
			b = append(b, `\textasciicircum{}`...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// ris is a record in the RIS format (Reference Manager): a tag, two spaces, a
// hyphen and a value on each line.
func (s *Site) ris(c *cited) string {
	var room [1024]byte
	b := room[:0]
	line := func(tag, v string) {
		if v = prose.Space(v); v != "" {
			b = append(append(append(append(b, tag...), "  - "...), v...), '\n')
		}
	}
	line("TY", "NEWS")
	line("ID", c.ID)
	line("TI", c.title)
	line("AU", c.author)
	if c.y != 0 {
		line("PY", pad(c.y, 4))
		day := pad(c.y, 4) + "/"
		if c.m != 0 {
			day += pad(c.m, 2)
		}
		day += "/"
		if c.d != 0 {
			day += pad(c.d, 2)
		}
		day += "/"
		if !c.sure {
			day += "uncertain"
		}
		line("DA", day)
	}
	if c.DigestOf.Source != "" {
		line("N1", "Digest")
	}
	line("LA", c.Lang)
	line("DB", s.Meta.Title)
	line("UR", c.url)
	return string(append(b, "ER  - "...))
}

// csl is an item of CSL-JSON (citation-style-language.org, csl-data.json).
func (s *Site) csl(c *cited) string {
	var room [1024]byte
	b := append(room[:0], "[\n  {"...)
	field := func(k string) { b = append(append(append(b, "\n    \""...), k...), "\": "...) }
	text := func(k, v string, always bool) {
		if v != "" || always {
			field(k)
			b = append(appendJSON(b, v), ',')
		}
	}
	text("id", c.ID, true)
	text("type", "article-newspaper", true)
	text("title", c.title, true)
	field("author")
	b = append(appendJSON(append(b, "[\n      {\n        \"literal\": "...), c.author), "\n      }\n    ],"...)
	if c.y != 0 {
		field("issued")
		b = append(b, "{\n      \"date-parts\": [\n        ["...)
		for i, n := range []int{c.y, c.m, c.d} {
			if n == 0 {
				continue
			}
			if i > 0 {
				b = append(b, ',')
			}
			b = strconv.AppendInt(append(b, "\n          "...), int64(n), 10)
		}
		b = append(b, "\n        ]\n      ]"...)
		if !c.sure {
			b = append(b, ",\n      \"circa\": true"...)
		}
		b = append(b, "\n    },"...)
	}
	if c.DigestOf.Source != "" {
		text("genre", "Digest", true)
	}
	text("archive", s.Meta.Title, false)
	text("language", c.Lang, false)
	text("URL", c.url, false)
	b = b[:len(b)-1] // the last comma
	return string(append(b, "\n  }\n]"...))
}

// appendJSON appends s as a JSON string.
func appendJSON(b []byte, s string) []byte {
	if unescaped(s) {
		return append(append(append(b, '"'), s...), '"')
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string: it cannot fail
	return append(b, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
}

// appendQuery escapes a text as url.QueryEscape does.
func appendQuery(b []byte, s string) []byte {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '.' || c == '~':
			b = append(b, c)
		case c == ' ':
			b = append(b, '+')
		default:
			b = append(b, '%', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return b
}

const hexDigits = "0123456789ABCDEF"

// coins is a report as an OpenURL ContextObject in a title (COinS), from which
// a reference manager takes every report of a list: Dublin Core by ANSI/NISO
// Z39.88-2004, since its formats for journals and books have no newspaper.
func (s *Site) coins(e *Entry) string {
	var room [1024]byte
	out := room[:0]
	add := func(key, value string) { out = appendQuery(append(out, key...), value) }
	set := func(key, value string) {
		if value != "" {
			add(key, value)
		}
	}
	add("ctx_ver=Z39.88-2004&rft.creator=", s.author(e))
	set("&rft.date=", day(e.Date))
	set("&rft.identifier=", s.citeURL(e))
	set("&rft.language=", e.Lang)
	add("&rft.source=", s.Meta.Title)
	add("&rft.title=", prose.Space(e.Title))
	return string(append(out, "&rft.type=newspaperArticle&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc"...))
}
