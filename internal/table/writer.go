package table

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Writer appends rows of one schema to two buffers. Values are given field by
// field, in order; End closes a row.
type Writer struct {
	JSON, CSV []byte

	schema *Schema
	heads  []string // what opens each field in JSON
	col    int
	ids    numbering // of rows that come one by one, see Paper
}

// NewWriter returns an empty writer; it has no CSV header, see [Schema.Header].
func NewWriter(s *Schema) *Writer {
	w := &Writer{schema: s, heads: make([]string, len(s.Fields))}
	for i, f := range s.Fields {
		w.heads[i] = `,"` + f.Name + `":`
	}
	w.heads[0] = "{" + w.heads[0][1:]
	return w
}

// Header is the first line of the CSV form.
func (s *Schema) Header() []byte {
	var b []byte
	for i, f := range s.Fields {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, f.Name...)
	}
	return append(b, "\r\n"...)
}

// next opens the next field and checks its type: a mistake here is ours, so it
// panics.
func (w *Writer) next(t Type) {
	if w.col >= len(w.schema.Fields) || (t != "" && w.schema.Fields[w.col].Type != t) {
		panic(fmt.Sprintf("table %s: column %d is not %s", w.schema.Name, w.col, t))
	}
	if w.col > 0 {
		w.CSV = append(w.CSV, ',')
	}
	w.JSON = append(w.JSON, w.heads[w.col]...)
	w.col++
}

// Null writes a value that is not known.
func (w *Writer) Null() {
	w.next("")
	w.JSON = append(w.JSON, "null"...)
}

// Str writes a text; "" is null.
func (w *Writer) Str(s string) {
	w.next(String)
	if s == "" {
		w.JSON = append(w.JSON, "null"...)
		return
	}
	if plain(s) {
		w.JSON = append(append(append(w.JSON, '"'), s...), '"')
		w.CSV = append(w.CSV, s...)
		return
	}
	w.JSON = appendJSON(w.JSON, s)
	w.CSV = appendCSV(w.CSV, s)
}

// id writes the id of a row.
func (w *Writer) id(id rowID) {
	w.next(String)
	w.JSON = append(append(append(w.JSON, '"'), id[:]...), '"')
	w.CSV = append(w.CSV, id[:]...)
}

// plain reports whether a text stands in both forms as it is: most do.
func plain(s string) bool {
	if c := s[0]; !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') || s[len(s)-1] == ' ' {
		return false
	}
	for i := range len(s) {
		if !asIs[s[i]] {
			return false
		}
	}
	return true
}

// asIs are the bytes within a text that need no quotation or escape in either form.
var asIs = func() (t [256]bool) {
	for c := ' '; c <= '~'; c++ {
		t[c] = c != '"' && c != '\\' && c != ','
	}
	return t
}()

// Int writes an integer.
func (w *Writer) Int(n int) {
	w.next(Integer)
	w.JSON = strconv.AppendInt(w.JSON, int64(n), 10)
	w.CSV = strconv.AppendInt(w.CSV, int64(n), 10)
}

// Decimal writes a number given as decimal text, unrounded. What is no JSON
// number, "" among it, is null: one wrong value must not spoil a whole table.
func (w *Writer) Decimal(s string) {
	w.next(Number)
	if !number(s) {
		w.JSON = append(w.JSON, "null"...)
		return
	}
	w.JSON = append(w.JSON, s...)
	w.CSV = append(w.CSV, s...)
}

// Float writes a number with at most two decimals; NaN and infinity are null.
func (w *Writer) Float(x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		w.Decimal("")
		return
	}
	w.next(Number)
	from, hundredths := len(w.JSON), math.Round(x*100)
	if hundredths >= 0 && hundredths < 1e9 { // a confidence, of which every row has one
		w.JSON = appendHundredths(w.JSON, int64(hundredths))
	} else {
		w.JSON = strconv.AppendFloat(w.JSON, hundredths/100+0, 'f', -1, 64) // +0: no "-0"
	}
	w.CSV = append(w.CSV, w.JSON[from:]...)
}

// appendHundredths appends so many hundredths, at least 0, as a number.
func appendHundredths(b []byte, n int64) []byte {
	b = strconv.AppendInt(b, n/100, 10)
	if n %= 100; n > 0 {
		b = append(b, '.', '0'+byte(n/10))
		if n %= 10; n > 0 {
			b = append(b, '0'+byte(n))
		}
	}
	return b
}

// number reports whether s is a number without an exponent (RFC 8259, 6).
func number(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, part, point := strings.Cut(s, ".")
	return digits(whole) && (whole[0] != '0' || len(whole) == 1) && (!point || digits(part))
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// Strs writes a list of texts.
func (w *Writer) Strs(list []string) {
	b := []byte{'['}
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(b, s)
	}
	w.Raw(Array, append(b, ']'))
}

// Raw writes a JSON text.
func (w *Writer) Raw(t Type, b []byte) {
	w.next(t)
	w.JSON = append(w.JSON, b...)
	w.CSV = appendCSV(w.CSV, string(b))
}

// End closes the row.
func (w *Writer) End() {
	if w.col != len(w.schema.Fields) {
		panic(fmt.Sprintf("table %s: %d of %d columns", w.schema.Name, w.col, len(w.schema.Fields)))
	}
	w.col = 0
	w.JSON = append(w.JSON, "}\n"...)
	w.CSV = append(w.CSV, "\r\n"...)
}

const hexDigits = "0123456789abcdef"

// appendJSON appends s as a JSON string (RFC 8259, 7). Bytes that are no UTF-8
// become U+FFFD; U+2028 and U+2029 are escaped for readers that evaluate JSON.
func appendJSON(b []byte, s string) []byte {
	return append(appendInJSON(append(b, '"'), s), '"')
}

// appendInJSON does so between quotation marks that stand already.
func appendInJSON(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < utf8.RuneSelf && c != '"' && c != '\\' && c != 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= 0xa0 && r != utf8.RuneError && r != 0x2028 && r != 0x2029 {
			i += n
			continue
		}
		b = append(b, s[from:i]...)
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == utf8.RuneError:
			b = append(b, "\ufffd"...)
		default:
			b = append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
		}
		i += n
		from = i
	}
	return append(b, s[from:]...)
}

// appendCSV appends s as a CSV field (RFC 4180); bytes that are no UTF-8 become
// U+FFFD. A text that a spreadsheet would take for a formula gets a leading
// apostrophe, and so does one that begins with apostrophes before such a text:
// taking one apostrophe away from "'=", "”=" and the like gives the text back.
func appendCSV(b []byte, s string) []byte {
	formula := isFormula(s)
	if !formula && !strings.ContainsAny(s, "\",\n\r") && (s == "" || s[0] != ' ' && s[len(s)-1] != ' ') {
		return appendUTF8(b, s)
	}
	b = append(b, '"')
	if formula {
		b = append(b, '\'')
	}
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		b = append(appendUTF8(b, s[:i]), `""`...)
		s = s[i+1:]
	}
	return append(appendUTF8(b, s), '"')
}

// isFormula reports whether a spreadsheet may compute s: by the first character
// that is no space, which some programs trim (OWASP, CSV Injection), the
// full-width forms among them.
func isFormula(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "' \u00a0\u3000"))
	switch r {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return true
	}
	return false
}

func appendUTF8(b []byte, s string) []byte {
	if utf8.ValidString(s) {
		return append(b, s...)
	}
	for _, r := range s {
		b = utf8.AppendRune(b, r)
	}
	return b
}
