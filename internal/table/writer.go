package table

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Writer appends rows of one schema to two buffers. Values are given field by
// field, in order; End closes a row.
type Writer struct {
	JSON, CSV []byte

	schema *Schema
	col    int
}

// NewWriter returns an empty writer; it has no CSV header, see [Schema.Header].
func NewWriter(s *Schema) *Writer { return &Writer{schema: s} }

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
	if w.col == 0 {
		w.JSON = append(w.JSON, '{')
	} else {
		w.JSON = append(w.JSON, ',')
		w.CSV = append(w.CSV, ',')
	}
	w.JSON = append(w.JSON, '"')
	w.JSON = append(w.JSON, w.schema.Fields[w.col].Name...)
	w.JSON = append(w.JSON, `":`...)
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
	w.JSON = appendJSON(w.JSON, s)
	w.CSV = appendCSV(w.CSV, s)
}

// Int writes an integer.
func (w *Writer) Int(n int) {
	w.next(Integer)
	w.JSON = strconv.AppendInt(w.JSON, int64(n), 10)
	w.CSV = strconv.AppendInt(w.CSV, int64(n), 10)
}

// Decimal writes a number given as decimal text, unrounded; "" is null.
func (w *Writer) Decimal(s string) {
	w.next(Number)
	if s == "" {
		w.JSON = append(w.JSON, "null"...)
		return
	}
	w.JSON = append(w.JSON, s...)
	w.CSV = append(w.CSV, s...)
}

// Float writes a number with at most two decimals.
func (w *Writer) Float(x float64) {
	w.Decimal(strconv.FormatFloat(float64(int(x*100+0.5))/100, 'f', -1, 64))
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

const hex = "0123456789abcdef"

// appendJSON appends s as a JSON string (RFC 8259, 7). Bytes that are no UTF-8
// become U+FFFD; U+2028 and U+2029 are escaped for readers that evaluate JSON.
func appendJSON(b []byte, s string) []byte {
	b = append(b, '"')
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
			b = append(b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		}
		i += n
		from = i
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

// appendCSV appends s as a CSV field (RFC 4180). A text that a spreadsheet
// would take for a formula gets a leading apostrophe, which spreadsheets hide.
func appendCSV(b []byte, s string) []byte {
	formula := s != "" && (s[0] == '=' || s[0] == '+' || s[0] == '-' || s[0] == '@' || s[0] == '\t' || s[0] == '\r')
	quote := formula
	for i := 0; i < len(s) && !quote; i++ {
		quote = s[i] == '"' || s[i] == ',' || s[i] == '\n' || s[i] == '\r'
	}
	if !quote {
		return append(b, s...)
	}
	b = append(b, '"')
	if formula {
		b = append(b, '\'')
	}
	for i := range len(s) {
		if s[i] == '"' {
			b = append(b, '"')
		}
		b = append(b, s[i])
	}
	return append(b, '"')
}
