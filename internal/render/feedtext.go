package render

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode/utf8"

	"dateline/internal/prose"
)

// clean takes out what XML 1.0 cannot hold (section 2.2), what HTML may not
// (the controls from U+007F to U+009F, and noncharacters), what is not UTF-8,
// and the characters that turn the direction of all that follows (UAX #9, 2),
// which in a reader's list of titles would turn those of others. A replacement
// character, which says that a byte of the raw file could not be read, becomes
// a white square: feed readers take it for a fault of the feed.
func clean(s string) string {
	for i := 0; i < len(s); {
		if c := s[i]; ' ' <= c && c < 0x7F { // most are
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if cleaned(r) != r { // also where it is no UTF-8
			return strings.Map(cleaned, strings.ToValidUTF8(s, ""))
		}
		i += n
	}
	return s
}

// cleaned is what stands for a character; -1 is nothing.
func cleaned(r rune) rune {
	switch {
	case r == '\t' || r == '\n':
		return r
	case r < ' ', r >= 0x7F && r <= 0x9F, r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return -1
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // they would turn other titles of a reader's list (UAX #9, 2)
		return -1
	case r == utf8.RuneError:
		return '□'
	}
	return r
}

// line cleans a text that stands on one line.
func line(s string) string { return prose.Space(clean(s)) }

// escaped is a text as HTML.
func escaped(s string) string { return escaper.Replace(clean(s)) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// plainly writes a text for an element of RSS that is plain text by the
// specification and HTML to half of the readers: what looks like a tag gets
// other brackets, so that neither kind loses it.
func plainly(s string) string {
	s = line(s)
	if !tagLike(s) {
		return s
	}
	return brackets.Replace(s)
}

var brackets = strings.NewReplacer("<", "‹", ">", "›")

// attributed is such a text for OPML, whose attributes are HTML to most who
// read them.
func attributed(s string) string {
	s = brackets.Replace(line(s))
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteByte(s[i])
		if s[i] == '&' && i+1 < len(s) && s[i+1] != ' ' {
			b.WriteString("amp;")
		}
	}
	return b.String()
}

// tagLike reports whether a reader of HTML would take a piece of a text for
// markup.
func tagLike(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if c := s[i+1] | 0x20; s[i] == '<' && (c >= 'a' && c <= 'z' || s[i+1] == '/' || s[i+1] == '!' || s[i+1] == '?') {
			return true
		}
	}
	return false
}

// rssText is plain text in RSS, and a name in Atom. Its ampersands are written by number, as the RSS
// Advisory Board's profile advises.
type rssText string

// MarshalXML implements [xml.Marshaler].
func (t rssText) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(plainly(string(t)))); err != nil {
		return err
	}
	inner := byNumber.Replace(b.String())
	return e.EncodeElement(struct {
		Text string `xml:",innerxml"`
	}{inner}, start)
}

var byNumber = strings.NewReplacer("&amp;", "&#x26;", "&lt;", "&#x3C;", "&gt;", "&#x3E;")

// indented lays out what package json wrote, as [json.Indent] does by a space for
// each level; but it looks at no byte of a string, which a feed is most of.
func indented(b []byte) []byte {
	out := make([]byte, 0, len(b)+len(b)/8)
	depth := 0
	line := func(deeper int) {
		depth += deeper
		out = append(out, '\n')
		for range depth {
			out = append(out, ' ')
		}
	}
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '"':
			n := quoted(b[i:])
			out = append(out, b[i:i+n]...)
			i += n - 1
		case (c == '{' || c == '[') && b[i+1] == c+2: // there is nothing in it
			out = append(out, c, c+2)
			i++
		case c == '{' || c == '[':
			out = append(out, c)
			line(1)
		case c == '}' || c == ']':
			line(-1)
			out = append(out, c)
		case c == ',':
			out = append(out, c)
			line(0)
		case c == ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
	}
	return out
}

// quoted is the length of the string of JSON that opens b.
func quoted(b []byte) int {
	for end := 1; ; {
		end += bytes.IndexByte(b[end:], '"') + 1
		escapes := end - 1
		for b[escapes-1] == '\\' {
			escapes--
		}
		if (end-1-escapes)%2 == 0 {
			return end
		}
	}
}
