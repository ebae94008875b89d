package table

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
)

func date(t testing.TB, s string) edtf.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const body = "ПОРТ ЭЛЛИС. Ada Brovik said, “the lake — our\nlake — holds 阿 24.1 billion crowns.”\n\nOn Monday she left. Monday’s talks: 5 percent."

// find is the span of the n-th words in s.
func find(t testing.TB, s, words string, n int) prose.Span {
	t.Helper()
	from := 0
	for {
		i := strings.Index(s[from:], words)
		if i < 0 {
			t.Fatalf("no %q in %q", words, s)
		}
		if n--; n < 0 {
			return prose.Span{Start: from + i, End: from + i + len(words)}
		}
		from += i + 1
	}
}

// report is one report with every kind of annotation.
func report(t testing.TB, body string) (article.Article, annotate.Notes) {
	a := article.Article{ID: "x", Title: "Бровик: 3 lakes", Body: body, Date: date(t, "2018-11-13"),
		DateEvidence: []string{"=1", `"quoted", and comma`}, DigestOf: article.Digest{Source: "norwire"}}
	by := func(s string, n int) annotate.By {
		return annotate.By{Span: find(t, body, s, n), Rule: "r", Confidence: 0.9}
	}
	title := annotate.By{Span: find(t, a.Title, "Бровик", 0), Rule: "r", Confidence: 1, Editor: true}
	n := annotate.Notes{
		Mentions: []annotate.Mention{
			{By: title, Where: annotate.Title, Kind: roster.Leader, Entity: "ada-brovik"},
			{By: by("Ada Brovik", 0), Kind: roster.Leader, Entity: "ada-brovik"},
			{By: by("lake", 0), Kind: roster.Place, Entity: "lake", Form: mention.Alias},
			{By: by("lake", 1), Kind: roster.Place, Entity: "lake", Form: mention.Alias},
		},
		Quotes: []annotate.Quote{
			{By: by("she left", 0), Indirect: true},
			{By: by("the lake — our\nlake — holds 阿 24.1 billion crowns.", 0), Speaker: "ada-brovik", SpeakerText: "Ada Brovik", Cue: "said"},
		},
		Figures: []annotate.Figure{
			{By: annotate.By{Span: find(t, a.Title, "3", 0)}, Where: annotate.Title, Value: "3", Unit: "count:lake", Quote: -1},
			{By: by("24.1 billion crowns", 0), Value: "24100000000", Unit: "XXX", SaidBy: "ada-brovik", Quote: 1, Period: date(t, "2018~"), PeriodBasis: "default"},
			{By: by("5 percent", 0), Value: "-5", Unit: "percent", Direction: "down", Quote: 0},
		},
		Dates: []annotate.When{
			{By: by("Monday", 0), Value: date(t, "2018-11-12"), Timex3: "2018-11-12", Kind: "date", Basis: "resolved"},
			{By: by("Monday", 1), Timex3: "XXXX-WXX-1", Kind: "recurring", Basis: "explicit"},
		},
	}
	return a, n
}

func add(t testing.TB, a article.Article, n annotate.Notes) *Report {
	r := NewReport()
	r.Add(&a, &site.Entry{Words: 20, Paragraphs: 2}, &n, "articles/2018/x.html")
	return r
}

// Of every row: JSON keys in the order of the schema, each value of its type,
// the CSV form with as many cells, and the same values in both.
func checkShape(t *testing.T, w *Writer) {
	t.Helper()
	fields := w.Schema().Fields
	cells := readCSV(t, w)
	lines := bytes.Split(bytes.TrimSuffix(w.JSON, []byte("\n")), []byte("\n"))
	if len(w.JSON) == 0 {
		t.Fatalf("%s: no rows", w.Schema().Name)
	}
	if len(lines) != len(cells) {
		t.Fatalf("%s: %d and %d rows", w.Schema().Name, len(lines), len(cells))
	}
	for i, line := range lines {
		d := json.NewDecoder(bytes.NewReader(line))
		d.UseNumber()
		d.Token() // {
		if len(cells[i]) != len(fields) {
			t.Errorf("%s: %d cells, %d columns", w.Schema().Name, len(cells[i]), len(fields))
		}
		for k, f := range fields {
			key, err := d.Token()
			if err != nil || key != f.Name {
				t.Fatalf("%s: key %v instead of %s, %v", w.Schema().Name, key, f.Name, err)
			}
			var v any
			if err := d.Decode(&v); err != nil {
				t.Fatal(err)
			}
			ok := v == nil
			switch f.Type {
			case String:
				_, is := v.(string)
				ok = ok || is && unescape(cells[i][k]) == v
			case Integer, Number:
				n, is := v.(json.Number)
				ok = ok || is && cells[i][k] == n.String()
			case Array:
				_, ok = v.([]any)
			case Object:
				_, is := v.(map[string]any)
				ok = ok || is
			}
			if !ok || (v == nil) != (cells[i][k] == "") {
				t.Errorf("%s.%s: %v in JSON, %q in CSV", w.Schema().Name, f.Name, v, cells[i][k])
			}
		}
	}
}

func TestEveryRowHasTheColumnsOfItsTable(t *testing.T) {
	a, n := report(t, body)
	r := add(t, a, n)
	seen := map[string]bool{}
	for _, w := range r.Writers() {
		checkShape(t, w)
		seen[w.Schema().Name] = true
	}
	events, papers, links, removed, problems := NewWriter(&Events), NewWriter(&Documents), NewWriter(&Links), NewWriter(&Removed), NewWriter(&Problems)
	Event(events, &site.Event{})
	Event(events, &site.Event{ID: "e", Kind: "meeting", Date: date(t, "2018-11-13"), Initiatives: []string{"i"}, Editor: true, Confidence: 0.5,
		Participants: []annotate.Part{{Entity: "ada-brovik", Part: "host"}, {Text: "the delegation", Part: "guest"}},
		Reports:      []site.Report{{Article: "x", Sentence: `He said "no".`, Start: 3, End: 9}, {Article: "y"}}})
	Paper(papers, site.Paper{Article: "x", Title: "Memorandum", Kind: "memorandum", Start: 1, End: 9})
	Link(links, site.Acquaintance{A: "a", B: "b", Events: 2, Meetings: 1, First: date(t, "2018"), Last: date(t, "2019-01")})
	Cut(removed, "x", "seeds/x.txt", prose.Span{Start: 1, End: 5}, "-30-", "end-mark")
	var l diag.List
	l.Errorf(diag.Pos{File: "content/site.yaml", Line: 2, Col: 3}, "front/yaml", "quote it", "wrong")
	l.Notef(diag.Pos{File: "seeds/x"}, "seed/hidden", "", "hidden")
	for _, d := range l {
		Problem(problems, d)
	}
	for _, w := range []*Writer{events, papers, links, removed, problems} {
		checkShape(t, w)
		seen[w.Schema().Name] = true
	}
	for _, s := range All {
		if !seen[s.Name] {
			t.Errorf("nothing writes %s", s.Name)
		}
	}
}

// runes is the text between two offsets as a reader of the tables cuts it.
func runes(s string, m map[string]any) string {
	a, _ := m["start"].(json.Number).Int64()
	b, _ := m["end"].(json.Number).Int64()
	return string([]rune(s)[a:b])
}

func TestOffsetsCountCodePoints(t *testing.T) {
	a, n := report(t, body)
	r := add(t, a, n)
	rows := 0
	for _, w := range []*Writer{r.Mentions, r.Quotes, r.Figures, r.Dates} {
		for _, m := range readJSON(t, w) {
			text := a.Body
			if m["where"] == "title" {
				text = a.Title
			}
			if m["start"] == nil {
				continue
			}
			rows++
			if got := prose.Space(runes(text, m)); got != m["exact"] {
				t.Errorf("%s: %q at %v, not %q", w.Schema().Name, got, m["start"], m["exact"])
			}
		}
	}
	if want := 4 + 1 + 2 + 2; rows != want {
		t.Errorf("%d rows with a place, want %d", rows, want)
	}
}

// The places of figures and dates count in the body; the tables have no column
// to say otherwise.
func TestAFigureOfTheTitleHasNoPlaceInTheBody(t *testing.T) {
	a, n := report(t, body)
	m := readJSON(t, add(t, a, n).Figures)[0]
	if m["exact"] != "3" || m["start"] != nil || m["end"] != nil {
		t.Error(m)
	}
}

func TestAQuotationHasItsContext(t *testing.T) {
	a, n := report(t, body)
	rows := readJSON(t, add(t, a, n).Quotes)
	if len(rows) != 1 {
		t.Fatalf("%d quotations: what is indirect is none", len(rows))
	}
	q := rows[0]
	if q["exact"] != "the lake — our lake — holds 阿 24.1 billion crowns." || q["suffix"] != "” On Monday she left." {
		t.Error(q)
	}
	// By prefix, exact and suffix a W3C TextQuoteSelector finds the one place.
	all := prose.Space(a.Body)
	if whole := fmt.Sprint(q["prefix"], q["exact"], q["suffix"]); strings.Count(all, whole) != 1 {
		t.Errorf("%q is not in %q", whole, all)
	}
	figures := readJSON(t, add(t, a, n).Figures)
	if figures[1]["quote"] != q["id"] || figures[2]["quote"] != nil || figures[0]["quote"] != nil {
		t.Error("a figure names the quotation that holds it, never an indirect one", figures)
	}
}

func TestContextIsVerbatimWhole(t *testing.T) {
	for _, c := range []struct{ text, exact, before, after string }{
		{"x", "x", "", ""},
		{"a x b", "x", "a ", " b"},
		{"a\n\nx\n\nb", "x", "a ", " b"},
		{" x ", "x", " ", " "},
		{"Somebody wrote down one thing here: x and then another long thing.", "x", "wrote down one thing here: ", " and then another long thing."},
		{strings.Repeat("я", 40) + "x" + strings.Repeat("я", 40), "x", strings.Repeat("я", 16), strings.Repeat("я", 16)},
		{"Donaudampfschifffahrtsgesellschaft: x", "x", "udampfschifffahrtsgesellschaft: ", ""},
		{"a\u00a0x\u00a0b", "x", "a ", " b"},
	} {
		s := find(t, c.text, c.exact, 0)
		text := newText(c.text)
		if got := text.before(s.Start); got != c.before {
			t.Errorf("before %q: %q, want %q", c.text, got, c.before)
		}
		if got := text.after(s.End, len(c.text)); got != c.after {
			t.Errorf("after %q: %q, want %q", c.text, got, c.after)
		}
	}
}

func ids(t *testing.T, r *Report) (out []string) {
	for _, w := range []*Writer{r.Mentions, r.Quotes, r.Figures, r.Dates} {
		for _, m := range readJSON(t, w) {
			out = append(out, m["id"].(string))
		}
	}
	return out
}

func TestRowIDsStayWhenTextElsewhereChanges(t *testing.T) {
	a, n := report(t, body)
	before := ids(t, add(t, a, n))
	a2, n2 := report(t, "A new first paragraph, «новый».\n\n"+body+"\n\nAnd a last one.")
	if diff := cmp.Diff(before, ids(t, add(t, a2, n2))); diff != "" {
		t.Error(diff)
	}
	seen := map[string]bool{}
	for _, id := range before {
		if seen[id] {
			t.Errorf("%s stands twice", id)
		}
		seen[id] = true
	}
	a.ID = "y"
	for _, id := range ids(t, add(t, a, n)) {
		if seen[id] {
			t.Errorf("%s stands in two reports", id)
		}
	}
}

func TestDocumentIDsStayWhenTextElsewhereChanges(t *testing.T) {
	rows := func(shift int) (out []string) {
		w := NewWriter(&Documents)
		for _, p := range []site.Paper{
			{Article: "x", Title: "memorandum", Kind: "memorandum", Start: 1},
			{Article: "x", Title: "memorandum", Kind: "memorandum", Start: 50},
			{Article: "y", Title: "memorandum", Kind: "memorandum", Start: 1},
		} {
			p.Start += shift
			Paper(w, p)
		}
		for _, m := range readJSON(t, w) {
			out = append(out, m["id"].(string))
		}
		return out
	}
	a := rows(0)
	if diff := cmp.Diff(a, rows(7)); diff != "" {
		t.Error(diff)
	}
	if a[0] == a[1] || a[0] == a[2] || a[1] == a[2] {
		t.Error("one id for two documents", a)
	}
}

// Counting on from the last place gives what counting from the start gives, in
// whatever order the places come.
func FuzzRunes(f *testing.F) {
	f.Add("Астана, 阿 x", uint16(3), uint16(9), uint16(0))
	f.Fuzz(func(t *testing.T, s string, a, b, c uint16) {
		text := newText(s)
		for _, off := range []uint16{a, b, c} {
			i := int(off) % (len(s) + 1)
			for i < len(s) && !utf8.RuneStart(s[i]) {
				i++
			}
			if !utf8.ValidString(s) {
				return
			}
			if got, want := text.runes(i), utf8.RuneCountInString(s[:i]); got != want {
				t.Fatalf("%q: %d code points before %d, want %d", s, got, i, want)
			}
			if p := text.before(i); !utf8.ValidString(p) {
				t.Errorf("prefix %q", p)
			}
			if p := text.after(i, len(s)); !utf8.ValidString(p) {
				t.Errorf("suffix %q", p)
			}
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	long := strings.Repeat("A sentence — with a dash — of some words.\n\n", 100) + body
	a, n := report(b, long)
	b.SetBytes(int64(len(long)))
	for b.Loop() {
		add(b, a, n)
	}
}
