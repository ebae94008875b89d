package site

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/prose"
)

func TestAroundIsTheSentenceAndOfAnEndlessOneWhatIsNear(t *testing.T) {
	const said = "Trade grew by 5% in May."
	for _, c := range []struct{ before, after, want string }{
		{"Guests came. ", " They left.", said},
		{strings.Repeat("We wait. ", 4000), strings.Repeat(" They left.", 4000), said},
		{strings.Repeat("we wait ", 4000), "", ""},
		{strings.Repeat("é", 9000), strings.Repeat("é", 9000), ""},
	} {
		body := c.before + said + c.after
		at := len(c.before) + strings.Index(said, "5%")
		got := new(sentences).around(body, prose.Span{End: len(body)}, prose.Span{Start: at, End: at + 2})
		if c.want != "" && got != c.want || !strings.Contains(got, "5%") || len(got) > 10_000 || !utf8.ValidString(got) {
			t.Errorf("%.12q…: %d bytes, %.60q", c.before, len(got), got)
		}
	}
}
