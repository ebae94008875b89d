package site

import (
	"encoding/json"
	"reflect"
	"testing"
)

// What a page says of itself has the bytes that encoding/json makes of it, whatever
// fields have a value.
func TestLinkedDataIsWrittenAsEncodingJSONDoes(t *testing.T) {
	compare := func(l *LD) {
		t.Helper()
		want, err := json.Marshal(l)
		if got := l.AppendJSON(nil); err != nil || string(got) != string(want) {
			t.Errorf("got  %s\nwant %s, %v", got, want, err)
		}
	}
	compare(&LD{})
	compare(&LD{Graph: []Thing{}})
	compare(&LD{Graph: []Thing{{}, {Author: &Agent{}, About: []Agent{{}, {}}, Items: []Step{{}, {}}, Distribution: []Copy{{}}, AlternateName: []string{"", "a"}}}})
	texts := []string{"x", "Озеро 湖 \x7f", "a\u2028b\u2029c", "\xe2\x80", "\xe2\x80\xa7", "\xff", "<&>", `"\`, "\x00\n", "“said”"}
	for _, text := range texts {
		var l LD
		fillTexts(reflect.ValueOf(&l).Elem(), text)
		compare(&l)
		one := reflect.ValueOf(&Thing{}).Elem() // each field alone, too
		for i := range one.NumField() {
			one.SetZero()
			fillTexts(one.Field(i), text)
			compare(&LD{Graph: []Thing{*one.Addr().Interface().(*Thing)}})
		}
		var alone []string
		if err := json.Unmarshal(append(appendJSON([]byte{'['}, text), ']'), &alone); err != nil || alone[0] != text && text[0] < 0xE2 {
			t.Errorf("%q is %q, %v", text, alone, err)
		}
	}
}

// fillTexts gives every field a value.
func fillTexts(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Int:
		v.SetInt(-12)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillTexts(v.Elem(), text)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fillTexts(v.Index(0), text)
		fillTexts(v.Index(1), text)
	case reflect.Struct:
		for i := range v.NumField() {
			fillTexts(v.Field(i), text)
		}
	}
}

func BenchmarkLinkedData(b *testing.B) {
	name := "Lindal: The distant contract presented the port"
	l := &LD{Context: "https://schema.org", Graph: []Thing{
		{Type: "BreadcrumbList", Items: []Step{{"ListItem", 1, "Chronicle", "https://example.org/index.html"}, {"ListItem", 2, "Reports", "https://example.org/articles/index.html"},
			{"ListItem", 3, "2015", "https://example.org/articles/2015/index.html"}, {"ListItem", 4, name, "https://example.org/articles/2015/x.html"}}},
		{Type: "NewsArticle", Headline: name, Description: "Norwire, 24 January 2015: The harbour will cost $70,140,868 over 13 years.", URL: "https://example.org/articles/2015/x.html",
			InLanguage: "en", DatePublished: "2015-01-24", Author: &Agent{Type: "Organization", Name: "Norwire"}, About: []Agent{{Type: "Person", Name: "Ines Tal"}, {Type: "Person", Name: "Oro Ken"}}}}}
	out := make([]byte, 0, 4096)
	b.ReportAllocs()
	for b.Loop() {
		out = l.AppendJSON(out[:0])
	}
}
