package front

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/diag"
)

func TestOddWarnsOnceAValueAtItsPlace(t *testing.T) {
	src := diag.NewSource("content/leaders/x.md", "name: Ada Brоvik\naliases:\n  - {text: \"A\\u202eda\", lang: en}\nshort: [plain, \"Ada\\u200b\u200b\"]\nurl: \"https://x\\u202e.example/\"\n")
	v, l := YAML(src)
	if len(l) > 0 {
		t.Fatal(l)
	}
	Odd(src, v, &l, "url")
	var got []string
	for _, d := range l {
		got = append(got, d.String())
	}
	want := []string{
		"content/leaders/x.md:1:7: warning: in \"Brоvik\" the letter 'о' (U+043E) is of another alphabet than those around it [text/mixed-script]\n    type the word again in one alphabet",
		"content/leaders/x.md:3:12: warning: \"A\\u202eda\" holds U+202E, which turns the direction in which text is shown [text/bidi]\n    delete the character, or type the words again",
		"content/leaders/x.md:4:16: warning: \"Ada\\u200b\\u200b\" holds U+200B, which is not seen [text/hidden]\n    delete the character, or type the words again",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
