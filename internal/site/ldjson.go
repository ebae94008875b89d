package site

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// AppendJSON appends the same bytes that encoding/json makes of it: every page has
// one, and to look each field up takes several times as long.
func (l *LD) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	b = member(b, "@context", l.Context)
	b = append(b, `,"@graph":`...)
	return append(list(b, l.Graph, (*Thing).appendJSON), '}')
}

func (t *Thing) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = member(b, "@type", t.Type)
	b = given(b, "@id", t.ID)
	b = given(b, "name", t.Name)
	b = given(b, "headline", t.Headline)
	if len(t.AlternateName) > 0 {
		b = append(b, `,"alternateName":[`...)
		for i, n := range t.AlternateName {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendText(b, n)
		}
		b = append(b, ']')
	}
	b = given(b, "description", t.Description)
	b = given(b, "url", t.URL)
	b = given(b, "sameAs", t.SameAs)
	b = given(b, "inLanguage", t.InLanguage)
	b = given(b, "jobTitle", t.JobTitle)
	b = given(b, "datePublished", t.DatePublished)
	b = given(b, "startDate", t.StartDate)
	b = given(b, "dateline", t.Dateline)
	b = given(b, "mainEntityOfPage", t.MainEntityOfPage)
	b = given(b, "isBasedOn", t.IsBasedOn)
	b = node(b, "author", t.Author)
	b = node(b, "location", t.Location)
	b = some(b, "about", t.About, (*Agent).appendJSON)
	b = some(b, "attendee", t.Attendee, (*Agent).appendJSON)
	b = some(b, "itemListElement", t.Items, (*Step).appendJSON)
	b = node(b, "creator", t.Creator)
	b = given(b, "conditionsOfAccess", t.Terms)
	b = some(b, "distribution", t.Distribution, (*Copy).appendJSON)
	return append(b, '}')
}

func (a *Agent) appendJSON(b []byte) []byte {
	b = member(append(b, '{'), "@type", a.Type)
	b = given(b, "name", a.Name)
	return append(given(b, "jobTitle", a.JobTitle), '}')
}

func (c *Copy) appendJSON(b []byte) []byte {
	b = member(append(b, '{'), "@type", c.Type)
	b = given(b, "name", c.Name)
	b = given(b, "contentUrl", c.ContentURL)
	return append(given(b, "encodingFormat", c.EncodingFormat), '}')
}

func (s *Step) appendJSON(b []byte) []byte {
	b = member(append(b, '{'), "@type", s.Type)
	b = strconv.AppendInt(append(b, `,"position":`...), int64(s.Position), 10)
	b = member(append(b, ','), "name", s.Name)
	return append(given(b, "item", s.Item), '}')
}

// member appends a member of an object, and given one behind others, if it has a
// value.
func member(b []byte, key, value string) []byte {
	b = append(append(append(b, '"'), key...), `":`...)
	return appendText(b, value)
}

func given(b []byte, key, value string) []byte {
	if value == "" {
		return b
	}
	return member(append(b, ','), key, value)
}

func node(b []byte, key string, a *Agent) []byte {
	if a == nil {
		return b
	}
	return a.appendJSON(append(append(append(b, `,"`...), key...), `":`...))
}

func some[T any](b []byte, key string, l []T, one func(*T, []byte) []byte) []byte {
	if len(l) == 0 {
		return b
	}
	return list(append(append(append(b, `,"`...), key...), `":`...), l, one)
}

func list[T any](b []byte, l []T, one func(*T, []byte) []byte) []byte {
	if l == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range l {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(&l[i], b)
	}
	return append(b, ']')
}

// appendText appends s as a JSON string that can stand in HTML.
func appendText(b []byte, s string) []byte {
	if unescaped(s) && strings.IndexByte(s, '<') < 0 && strings.IndexByte(s, '>') < 0 && strings.IndexByte(s, '&') < 0 {
		return append(append(append(b, '"'), s...), '"')
	}
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string has always a form
	}
	return append(b, text...)
}

// unescaped reports whether encoding/json writes a text as it is, outside HTML: it
// escapes the two characters that end a line in JavaScript, too.
func unescaped(s string) bool {
	for i := range len(s) {
		if jsonEscaped[s[i]] && (s[i] < utf8.RuneSelf || strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")) {
			return false
		}
	}
	return utf8.ValidString(s)
}

// jsonEscaped are the bytes that encoding/json escapes, and that with which the two
// characters begin.
var jsonEscaped = func() (t [256]bool) {
	for c := range byte(' ') {
		t[c] = true
	}
	t['"'], t['\\'], t["\u2028"[0]] = true, true, true
	return t
}()
