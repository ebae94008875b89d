package annotate

import (
	"testing"

	"dateline/internal/article"
)

func TestAMarginNoteStandsWhereItsWordsDoOnce(t *testing.T) {
	body := "The two named 51 joint\nprojects. Later they named 51 joint projects again, and a bridge."
	note := func(exact, prefix, suffix string) article.Note {
		return article.Note{Selector: article.Selector{Exact: exact, Prefix: prefix, Suffix: suffix}, Note: "x"}
	}
	a := &article.Article{Body: body, Notes: []article.Note{
		note("a bridge", "", ""), note("51 joint projects", "", ""), note("51 joint projects", "The two named ", ""),
		note("a tunnel", "", ""), note("51 joint projects", "", " again"), note("", "", ""),
	}}
	at, lost := Margin(a)
	var got []string
	for _, r := range at {
		got = append(got, r.Of(body))
	}
	want := []string{"51 joint\nprojects", "51 joint projects", "a bridge"}
	if len(got) != len(want) || at[0].Note != 2 || at[1].Note != 4 || at[2].Note != 0 {
		t.Fatalf("places %q of %+v", got, at)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("place %d is %q, want %q", i, got[i], want[i])
		}
	}
	if len(lost) != 3 || lost[0] != (Stray{1, 2}) || lost[1] != (Stray{3, 0}) || lost[2] != (Stray{5, 0}) {
		t.Errorf("strays %+v", lost)
	}
}
