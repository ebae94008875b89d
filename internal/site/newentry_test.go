package site

import (
	"math/rand/v2"
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

// Words are counted by eight bytes as one by one.
func TestWordsAreCounted(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for range 20000 {
		b := make([]byte, r.IntN(40))
		for i := range b {
			b[i] = "a \n!~\x00\xc3\xa9é湖 "[r.IntN(14)]
		}
		n, space := 0, true
		for _, c := range b {
			if c > ' ' && space {
				n++
			}
			space = c <= ' '
		}
		if got := words(string(b)); got != n {
			t.Fatalf("%q has %d words, not %d", b, got, n)
		}
	}
}

func BenchmarkWords(b *testing.B) {
	body := strings.Repeat("The harbour will cost $70 million, and “the costly gallery” goes on.\n\n", 30)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		words(body)
	}
}
