package render

import "strings"

// writeText escapes as html/template does in text, in attributes in quotation
// marks and in <title>, and writes spaces for control characters, see [uncontrolled].
func writeText(out *page, s string) {
	from := 0
	for i := range len(s) {
		if !textEscaped[s[i]] {
			continue
		}
		out.WriteString(s[from:i])
		out.WriteString(textEscapes[s[i]])
		from = i + 1
	}
	out.WriteString(s[from:])
}

// textEscaped are the bytes that have one of the textEscapes.
var textEscaped = func() (t [256]bool) {
	for c, e := range textEscapes {
		t[c] = e != ""
	}
	return t
}()

var textEscapes = func() (t [256]string) {
	for c := range byte(' ') {
		if c != '\n' && c != '\t' {
			t[c] = " "
		}
	}
	t[0], t[0x7F] = "\uFFFD", " "
	t['"'], t['&'], t['\''], t['+'], t['<'], t['>'] = "&#34;", "&amp;", "&#39;", "&#43;", "&lt;", "&gt;"
	return t
}()

// writeURL writes an address into an attribute as html/template does: one that
// is neither relative nor http, https or mailto is replaced, and what cannot
// stand in an address is written in percent.
func writeURL(out *page, s string) {
	if scheme, _, ok := strings.Cut(s, ":"); ok && !strings.Contains(scheme, "/") &&
		!strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "mailto") {
		out.WriteString("#ZgotmplZ")
		return
	}
	from := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case c == '&' || c == '+':
			out.WriteString(s[from:i])
			out.WriteString(textEscapes[c])
		case urlPlain[c], c == '%' && i+2 < len(s) && hexDigit(s[i+1]) && hexDigit(s[i+2]):
			continue
		default:
			out.WriteString(s[from:i])
			writePercent(out, c)
		}
		from = i + 1
	}
	out.WriteString(s[from:])
}

// writeURLPart writes a text into an address, as a part of it.
func writeURLPart(out *page, s string) {
	from := 0
	for i := range len(s) {
		if c := s[i]; !urlPlain[c] || strings.IndexByte("!#$*,/:;=?@[]", c) >= 0 {
			out.WriteString(s[from:i])
			writePercent(out, c)
			from = i + 1
		}
	}
	out.WriteString(s[from:])
}

func writePercent(out *page, c byte) {
	const digits = "0123456789abcdef"
	out.Write([]byte{'%', digits[c>>4], digits[c&15]})
}

func hexDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// urlPlain are the bytes that stand in an address as they are (RFC 3986, 2.2
// and 2.3, without what could end an attribute).
var urlPlain = func() (t [256]bool) {
	for _, c := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!#$*,/:;=?@[]" {
		t[c] = true
	}
	return t
}()
