package front

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/edtf"
)

// Fields reads the keys of one map. A missing key, and one without a value, is
// the zero value; a value of the wrong kind is reported and also zero.
type Fields struct {
	src   *diag.Source
	l     *diag.List
	pairs []Pair
	off   int // of the map
}

// Read starts reading v, which must be a map, or nothing. Keys that are not
// among known are reported as warnings.
func Read(src *diag.Source, v Value, l *diag.List, known ...string) Fields {
	if v.Kind != Map && v.Kind != Null {
		l.Errorf(src.Pos(v.Off), "front/kind", "write keys, each followed by a colon and its value", "here must stand a map, not %s", v.Kind)
		v = Value{Off: v.Off}
	}
	next := 0 // files have their keys mostly in the order of known
	for i := range v.Pairs {
		p := &v.Pairs[i]
		at := slices.Index(known[next:], p.Key)
		switch {
		case at >= 0:
			next += at + 1
		case !slices.Contains(known[:next], p.Key):
			l.Warnf(src.Pos(p.Off), "front/unknown-key", didYouMean(p.Key, known), "unknown key %q is not used", p.Key)
		}
	}
	return Fields{src, l, v.Pairs, v.Off}
}

// value is the key's value, or nil when the key is missing.
func (f *Fields) value(key string) *Value {
	for i := range f.pairs {
		if f.pairs[i].Key == key {
			return &f.pairs[i].Value
		}
	}
	return nil
}

// Has reports whether the key is there with a value.
func (f Fields) Has(key string) bool {
	v := f.value(key)
	return v != nil && v.Kind != Null
}

// Pos is the place of the key's value, or of the map when the key is missing.
func (f Fields) Pos(key string) diag.Pos {
	if v := f.value(key); v != nil {
		return f.src.Pos(v.Off)
	}
	return f.src.Pos(f.off)
}

// Keys returns the keys in the file's order.
func (f Fields) Keys() []string {
	keys := make([]string, len(f.pairs))
	for i := range f.pairs {
		keys[i] = f.pairs[i].Key
	}
	return keys
}

// want is the key's value if it is of that kind. It is nil for a missing one,
// and for one of another kind, which it reports.
func (f *Fields) want(key string, k Kind, hint string) *Value {
	v := f.value(key)
	if v == nil || v.Kind == Null {
		return nil
	}
	if v.Kind != k {
		f.l.Errorf(f.src.Pos(v.Off), "front/kind", hint, "%q must be %s, not %s", key, k, v.Kind)
		return nil
	}
	return v
}

// String returns a text; numbers, dates and booleans are the text as written.
func (f Fields) String(key string) string {
	if v := f.want(key, Scalar, "write one value after the colon"); v != nil {
		return v.Text
	}
	return ""
}

// Strings returns a list of texts with a position each. A single text is a list
// of one.
func (f Fields) Strings(key string) ([]string, []diag.Pos) {
	out, offs := f.Texts(key)
	var at []diag.Pos
	for _, off := range offs {
		at = append(at, f.src.Pos(off))
	}
	return out, at
}

// Texts is Strings with byte offsets, which cost nothing: the first position in
// a file is made by going through all of it.
func (f Fields) Texts(key string) ([]string, []int) {
	v := f.value(key)
	if v != nil && v.Kind == Scalar {
		return []string{v.Text}, []int{v.Off}
	}
	if v = f.want(key, List, "write a list: [one, two]"); v == nil || len(v.Items) == 0 {
		return nil, nil
	}
	out, offs := make([]string, 0, len(v.Items)), make([]int, 0, len(v.Items))
	for i := range v.Items {
		it := &v.Items[i]
		if it.Kind != Scalar {
			f.l.Errorf(f.src.Pos(it.Off), "front/kind", "write one value a line", "in %q each item must be text, not %s", key, it.Kind)
			continue
		}
		out, offs = append(out, it.Text), append(offs, it.Off)
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, offs
}

// Map returns the fields of a map under key.
func (f Fields) Map(key string, known ...string) Fields {
	v := f.want(key, Map, "write {key: value}")
	if v == nil {
		return Fields{src: f.src, l: f.l, off: f.off}
	}
	return Read(f.src, *v, f.l, known...)
}

// Maps returns the fields of each map in a list under key. An item of another
// kind is reported and left out.
func (f Fields) Maps(key string, known ...string) []Fields {
	v := f.want(key, List, "write a list, each item after a dash: - {key: value}")
	if v == nil {
		return nil
	}
	var out []Fields
	for _, it := range v.Items {
		if g := Read(f.src, it, f.l, known...); it.Kind == Map || it.Kind == Null {
			out = append(out, g)
		}
	}
	return out
}

// Open returns the map under key whose keys are data, not a fixed set.
func (f Fields) Open(key string) Fields {
	v := f.want(key, Map, "write {key: value}")
	if v == nil {
		return Fields{src: f.src, l: f.l, off: f.off}
	}
	return Fields{f.src, f.l, v.Pairs, v.Off}
}

// Float returns a number.
func (f Fields) Float(key string) (float64, bool) {
	v := f.want(key, Scalar, "write a number")
	if v == nil {
		return 0, false
	}
	x, err := strconv.ParseFloat(v.Text, 64)
	if err != nil {
		f.l.Errorf(f.src.Pos(v.Off), "front/number", "write a number such as 43.25", "%q: %q is not a number", key, v.Text)
		return 0, false
	}
	return x, true
}

// Bool returns true or false; missing is false.
func (f Fields) Bool(key string) bool {
	v := f.want(key, Scalar, "write true or false")
	switch {
	case v == nil || v.Text == "false":
		return false
	case v.Text == "true":
		return true
	}
	f.l.Errorf(f.src.Pos(v.Off), "front/bool", "write true or false", "%q: %q is neither true nor false", key, v.Text)
	return false
}

// Date returns an EDTF date.
func (f Fields) Date(key string) edtf.Date {
	v := f.want(key, Scalar, "write one date after the colon")
	if v == nil || v.Text == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(v.Text)
	if err != nil {
		why := err.Error()
		var at *edtf.ParseError
		if errors.As(err, &at) {
			why = at.Msg // the position is that of the value
		}
		f.l.Errorf(f.src.Pos(v.Off), "date/edtf", "write an EDTF date: 2018-11-13, 2018-11, 2018, 2018-06?, 2012/2019", "%q is no date: %s", v.Text, why)
	}
	return d
}

// didYouMean is the hint for an unknown word: the nearest known one, if one is near.
func didYouMean(word string, known []string) string {
	if near := Nearest(word, known); near != "" {
		return "did you mean " + strconv.Quote(near) + "?"
	}
	return "the keys here are " + strings.Join(known, ", ")
}

// Nearest returns the known word at the least edit distance from word, or ""
// when none is within a third of its length (at least 2). Ties go to the
// earlier one.
func Nearest(word string, known []string) string {
	best, least := "", max(2, len(word)/3)+1
	for _, k := range known {
		if d := distance(word, k, least); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is the Levenshtein distance of a and b in bytes, or limit if it is
// at least that.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal = row[j+1]
			row[j+1] = cost
			least = min(least, cost)
		}
		if least >= limit {
			return limit
		}
	}
	return min(row[len(b)], limit)
}
