package article

import (
	"strings"
	"testing"

	"dateline/internal/diag"
)

func TestKeysKnowWhereEverythingStands(t *testing.T) {
	const text = `---
id: x
title: T
date: 2018
leaders: [ok, NOT-OK, also-ok]
initiatives: [[no], lake-accord]
dateline: {text: A, place: b}
notes:
  - {note: n, exact: one}
  - {prefix: p, note: n}
  - no map
  - {exact: two}
overrides:
  - {exact: "9", kind: figure}
source: norwire
---

The body.
`
	src := diag.NewSource("x.md", text)
	a, _ := Parse(src)
	if len(a.Leaders) != 2 || len(a.Initiatives) != 1 || len(a.Notes) != 3 {
		t.Fatal(a)
	}
	at := func(what string) diag.Pos { return src.Pos(strings.Index(text, what)) }
	for _, c := range []struct {
		name      string
		got, want diag.Pos
	}{
		{"a scalar", a.Keys.Pos("date"), at("2018")},
		{"a map", a.Keys.Pos("dateline"), at("{text: A")},
		{"the body", a.Keys.Pos("body"), at("The body.")},
		{"no such key", a.Keys.Pos("lang"), at("id: x")},
		{"the first id", a.Keys.Item("leaders", 0), at("ok, NOT")},
		{"an id after one that was left out", a.Keys.Item("leaders", 1), at("also-ok")},
		{"an id after an item of the wrong kind", a.Keys.Item("initiatives", 0), at("lake-accord")},
		{"no such item", a.Keys.Item("leaders", 2), at("[ok")},
		{"a note", a.Keys.Item("notes", 0), at("one}")},
		{"a note without exact", a.Keys.Item("notes", 1), at("{prefix")},
		{"a note after an item that is no map", a.Keys.Item("notes", 2), at("two}")},
		{"an override", a.Keys.Item("overrides", 0), at(`"9"`)},
		{"an item of what is no list", a.Keys.Item("source", 0), at("norwire")},
		{"an item of a key that is not there", a.Keys.Item("authors", 0), at("id: x")},
	} {
		if c.got != c.want {
			t.Errorf("%s is at %v, want %v", c.name, c.got, c.want)
		}
	}
	var none *Keys
	if none.Pos("id") != (diag.Pos{}) || none.Item("leaders", 0) != (diag.Pos{}) {
		t.Error("an article that was not read has places")
	}
}

// What most files are: imported, with no note and no override.
func typical(t testing.TB) string {
	var body strings.Builder
	for body.Len() < 4000 {
		body.WriteString("A paragraph of some thirty words that a report may hold, with “marks” and a dash – and so on until its end comes.\n\n")
	}
	return Format(Article{ID: "2018-11-13-brovik-vale", Title: "Brovik and Vale meet at Port Ellis", TitleBasis: Derived,
		Date: date(t, "2018-11-13"), DateBasis: Header, DateEvidence: []string{"13 November 2018, 10:15"}, Source: "norwire", Syndicator: "wirehub",
		Dateline: Dateline{"PORT ELLIS. NORWIRE –", "port-ellis", "norwire"}, Lang: "en", Leaders: []string{"ada-brovik", "conrad-vale"},
		Initiatives: []string{"lake-accord"}, Added: date(t, "2026-11-22"),
		Seed:   Seed{"seeds/2018-11-13_norwire_port-ellis.txt", strings.Repeat("0123456789abcdef", 4), "utf-8"},
		Status: "unchecked", Body: strings.TrimSpace(body.String())})
}

func BenchmarkParseTypical(b *testing.B) {
	text := typical(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		// A source of its own: the table of its lines must not be there already.
		if _, l := Parse(diag.NewSource("x.md", text)); len(l) > 0 {
			b.Fatal(l)
		}
	}
}
