package annotate

import (
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/reading"
)

func TestTooManyNotesOfAKindAreLeftOutAndSaid(t *testing.T) {
	a := New(reportRoster())
	for _, c := range []struct {
		unit, kind string
		count      func(*Notes) int
	}{
		{"on Monday ", "dates", func(n *Notes) int { return len(n.Dates) }},
		{"5% ", "figures", func(n *Notes) int { return len(n.Figures) }},
		{"\"We go on,\" he said.\n\n", "quotations", func(n *Notes) int { return len(n.Quotes) }},
		{"Karsk, ", "mentions", func(n *Notes) int { return len(n.Mentions) }},
	} {
		for _, more := range []int{0, 1} {
			body := strings.Repeat(c.unit, reading.MaxEach+more)
			n := a.Annotate(&article.Article{ID: "x", Body: body, Lang: "en", Date: day("2031-05-10"), Title: "A report"})
			if got := c.count(&n); got != reading.MaxEach {
				t.Errorf("%q %d times: %d %s", c.unit, reading.MaxEach+more, got, c.kind)
			}
			switch {
			case more == 0 && len(n.Cuts) > 0:
				t.Errorf("%q: cut %v, and nothing is left out", c.unit, n.Cuts)
			case more == 1 && (len(n.Cuts) != 1 || n.Cuts[0].Kind != c.kind || n.Cuts[0].Start < len(c.unit)*reading.MaxEach || n.Cuts[0].Start >= len(body)):
				t.Errorf("%q: cuts %v of %d bytes", c.unit, n.Cuts, len(body))
			}
		}
	}
}
