package table

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var one = Schema{"one", "A test's", []Field{
	{"text", String, ""}, {"count", Integer, ""}, {"value", Number, ""}, {"list", Array, ""}, {"thing", Object, ""},
}}

// row writes one row of the schema above and reads both forms back with the
// standard library.
func row(t *testing.T, text string, count int, value string, list []string) (map[string]any, []string) {
	t.Helper()
	w := NewWriter(&one)
	w.Str(text)
	w.Int(count)
	w.Decimal(value)
	w.Strs(list)
	w.Null()
	w.End()
	return readJSON(t, w)[0], readCSV(t, w)[0]
}

func readJSON(t *testing.T, w *Writer) []map[string]any {
	t.Helper()
	var out []map[string]any
	for line := range bytes.Lines(w.JSON) {
		var m map[string]any
		d := json.NewDecoder(bytes.NewReader(line))
		d.UseNumber()
		if err := d.Decode(&m); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		out = append(out, m)
	}
	return out
}

func readCSV(t *testing.T, w *Writer) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(w.CSV)).ReadAll()
	if err != nil {
		t.Fatalf("%v in %q", err, w.CSV)
	}
	return rows
}

// unescape is the inverse of the apostrophe before a formula, as a reader of
// the CSV form would write it.
func unescape(s string) string {
	rest, ok := strings.CutPrefix(s, "'")
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "' \u00a0\u3000")); ok && strings.ContainsRune("=+-@\t\r\n＝＋－＠", r) {
		return rest
	}
	return s
}

var texts = []string{"plain", "a,b", `say "hi"`, `"`, `""`, "two\nlines", "tab\there", "\n", "\t", " leading", "trailing ", " ",
	"=1+1", "+7 701", "-0044", "@here", "=HYPERLINK(\"http://x.example\",\"y\")", "'quoted'", "'=1", "''=1", "'", " =1", "' @", "\u00a0=1", "\u3000＝1", "a=b", "＝1", "－1",
	"\x00", "\x01\x1f", "\x7f", "\u0080\u009f", "\u2028\u2029", "\ufeff", "\ufffd", "\U0001f600", "Астана, “да”", "阿斯塔纳", `back\slash`, "</script>", "null", "123",
	"\xff", "a\xc3", "\xed\xa0\x80", "=\xff"}

func TestTextComesBackFromBothForms(t *testing.T) {
	for _, s := range texts {
		want := strings.ToValidUTF8(s, "\ufffd")
		if !utf8.ValidString(s) { // one replacement a byte, as encoding/json does
			want = string([]rune(s))
		}
		m, r := row(t, s, 1, "2", []string{s, "x"})
		if m["text"] != want {
			t.Errorf("JSON: %q came back as %q", s, m["text"])
		}
		if got := unescape(r[0]); got != want {
			t.Errorf("CSV: %q came back as %q, from %q", s, got, r[0])
		}
		list := m["list"].([]any)
		if len(list) != 2 || list[0] != want || list[1] != "x" {
			t.Errorf("JSON list: %q came back as %q", s, list)
		}
		var cell []string
		if err := json.Unmarshal([]byte(r[3]), &cell); err != nil || cell[0] != want {
			t.Errorf("CSV list: %q came back as %q, %v", s, cell, err)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" {
			return
		}
		want := string([]rune(s))
		m, r := row(t, s, 0, "", []string{s})
		if m["text"] != want || m["list"].([]any)[0] != want {
			t.Errorf("JSON: %q came back as %q", s, m["text"])
		}
		if !utf8.ValidString(r[0]) || strings.IndexAny(strings.TrimLeft(r[0], " \u00a0\u3000"), "=+-@\t") == 0 {
			t.Errorf("CSV: %q is written %q", s, r[0])
		}
		// encoding/csv reads "\r\n" within a field as "\n".
		if got := unescape(r[0]); got != want && !strings.Contains(s, "\r") {
			t.Errorf("CSV: %q came back as %q, from %q", s, got, r[0])
		}
	})
}

func TestJSONIsOneLineOfASCIISafeControls(t *testing.T) {
	w := NewWriter(&one)
	w.Str("a\r\n\u2028\u2029\x85\u0085b")
	w.Int(1)
	w.Null()
	w.Strs(nil)
	w.Null()
	w.End()
	const want = `{"text":"a\u000d\n\u2028\u2029` + "\ufffd" + `\u0085b","count":1,"value":null,"list":[],"thing":null}` + "\n"
	if got := string(w.JSON); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := string(w.CSV), "\"a\r\n\u2028\u2029\ufffd\u0085b\",1,,[],\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestNumbersNeverGetTheApostrophe(t *testing.T) {
	w := NewWriter(&one)
	for _, s := range []string{"-5", "-0.25", "24100000000", "0", "12345678901234567890.123456789"} {
		w.Str(s)
		w.Int(-7)
		w.Decimal(s)
		w.Null()
		w.Null()
		w.End()
	}
	rows, lines := readCSV(t, w), readJSON(t, w)
	for i, s := range []string{"-5", "-0.25", "24100000000", "0", "12345678901234567890.123456789"} {
		if rows[i][2] != s || lines[i]["value"] != json.Number(s) {
			t.Errorf("number %s is %q and %v", s, rows[i][2], lines[i]["value"])
		}
		if rows[i][1] != "-7" {
			t.Errorf("integer -7 is %q", rows[i][1])
		}
		text := s
		if s[0] == '-' {
			text = "'" + s
		}
		if rows[i][0] != text || lines[i]["text"] != s {
			t.Errorf("text %q is %q and %q", s, rows[i][0], lines[i]["text"])
		}
	}
}

func TestWhatIsNoNumberIsNull(t *testing.T) {
	for _, s := range []string{"", "-", "+5", "05", "5.", ".5", "1,000", "1e9", "NaN", "Infinity", "0x1f", "1_000", "--1", "-01", "1.2.3", " 1"} {
		m, r := row(t, "x", 1, s, nil)
		if m["value"] != nil || r[2] != "" {
			t.Errorf("%q is %v and %q", s, m["value"], r[2])
		}
	}
}

func TestFloatHasTwoDecimals(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 1: "1", 0.9: "0.9", 0.29: "0.29", 0.955: "0.96", 0.999: "1", 0.001: "0", -0.001: "0", -1.5: "-1.5",
		math.Inf(1): "", math.NaN(): ""} {
		w := NewWriter(&Schema{"f", "", []Field{{"x", Number, ""}, {"y", String, ""}}})
		w.Float(x)
		w.Null()
		w.End()
		if got := readCSV(t, w)[0][0]; got != want {
			t.Errorf("%v is %q, want %q", x, got, want)
		}
	}
	for n := range 30_000 {
		x := float64(n) / 100
		if got, want := string(appendHundredths(nil, int64(n))), strconv.FormatFloat(x, 'f', -1, 64); got != want {
			t.Fatalf("%d hundredths are %s, want %s", n, got, want)
		}
	}
}

func panics(f func()) (did bool) {
	defer func() { did = recover() != nil }()
	f()
	return
}

func TestARowOfAnotherShapePanics(t *testing.T) {
	for name, f := range map[string]func(w *Writer){
		"too few": func(w *Writer) { w.Str("x"); w.End() },
		"too many": func(w *Writer) {
			w.Str("x")
			w.Int(1)
			w.Null()
			w.Null()
			w.Null()
			w.Null()
		},
		"wrong type": func(w *Writer) { w.Int(1) },
		"wrong raw":  func(w *Writer) { w.Str("x"); w.Int(1); w.Null(); w.Raw(Object, []byte("{}")) },
	} {
		if !panics(func() { f(NewWriter(&one)) }) {
			t.Errorf("%s: written", name)
		}
	}
}

// The names are a contract with those who load the tables: a change is made in
// the documentation first.
func TestTheTablesHaveTheColumnsThatAreDocumented(t *testing.T) {
	want := map[string]string{
		"articles":  "id, title, title_basis, date, date_basis, date_evidence, source, syndicator, dateline_text, dateline_place, lang, seed, seed_sha256, body_sha256, words, paragraphs, reprint_of, digest_of, added, page",
		"mentions":  "id, article, kind, entity, start, end, exact, form, where, rule, confidence, origin",
		"quotes":    "id, article, speaker, speaker_text, cue, exact, prefix, suffix, start, end, rule, confidence, origin",
		"figures":   "id, article, start, end, exact, value, unit, modifier, direction, what, period, period_basis, said_by, quote, rule, confidence, origin",
		"dates":     "id, article, start, end, exact, value, timex3, kind, basis, rule, confidence",
		"events":    "id, kind, subtype, title, date, date_basis, place, country, place_basis, place_text, participants, initiatives, status, reports, rule, confidence, origin",
		"documents": "id, article, event, title, kind, start, end",
		"links":     "a, b, events, meetings, first, last",
		"removed":   "article, seed, start_byte, end_byte, text, rule",
		"problems":  "code, severity, file, line, column, article, message",
	}
	got := map[string]string{}
	for _, s := range All {
		var names []string
		for _, f := range s.Fields {
			names = append(names, f.Name)
		}
		got[s.Name] = strings.Join(names, ", ")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The data package copies names, types and descriptions from here.
func TestEveryColumnIsDescribedForTheDataPackage(t *testing.T) {
	types := []Type{String, Integer, Number, Boolean, Array, Object}
	name := regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	for _, s := range All {
		seen := map[string]bool{}
		for _, f := range s.Fields {
			if !name.MatchString(f.Name) || seen[f.Name] || f.Doc == "" || !slices.Contains(types, f.Type) {
				t.Errorf("%s: %+v", s.Name, f)
			}
			seen[f.Name] = true
		}
		r, err := csv.NewReader(bytes.NewReader(s.Header())).Read()
		if err != nil || len(r) != len(s.Fields) || s.Doc == "" || !name.MatchString(s.Name) {
			t.Errorf("%s: header %q, %v", s.Name, r, err)
		}
		for i, f := range s.Fields {
			if r[i] != f.Name {
				t.Errorf("%s: column %d is headed %q, not %q", s.Name, i, r[i], f.Name)
			}
		}
	}
}

func BenchmarkWriter(b *testing.B) {
	w := NewWriter(&one)
	for b.Loop() {
		w.JSON, w.CSV = w.JSON[:0], w.CSV[:0]
		w.Str("A title of some words, with a comma and an “accent”")
		w.Int(12)
		w.Decimal("24100000000")
		w.Strs([]string{"one", "two"})
		w.Null()
		w.End()
	}
	b.SetBytes(int64(len(w.JSON) + len(w.CSV)))
}
