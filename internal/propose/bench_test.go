package propose

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/roster"
)

// sample is a report of some two kilobytes about people of the n-th set.
func sample(n int) string {
	return strings.Repeat(fmt.Sprintf("President of Velmora Ada Brovik%[1]d met Jon Vale%[2]d, the mayor of Osk, on Monday. Vale%[2]d said that the Amber Road Initiative of the Velmora Bank had paid for the %[1]d new quays of the harbour, and that nobody had lost work by it.\n\n", n%5000, n%700), 8)
}

func BenchmarkRead(b *testing.B) {
	r := NewReader()
	a := article.Article{Body: sample(7)}
	b.SetBytes(int64(len(a.Body)))
	for b.Loop() {
		r.Read(&a)
	}
}

// BenchmarkProposals gathers the names of 20,000 reports and proposes.
func BenchmarkProposals(b *testing.B) {
	r := NewReader()
	for b.Loop() {
		g := r.Gather()
		for i := range 20000 {
			a := article.Article{Body: sample(i)[:270]}
			g.Add(fmt.Sprint("r", i), edtf.FromDay(edtf.Day(i%9000)), r.Read(&a))
		}
		g.Proposals(roster.New(), nil)
	}
}
