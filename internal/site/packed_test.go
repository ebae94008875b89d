package site

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func unpackedCounts(c Counts) (list []Count) {
	for _, f := range c.All() {
		list = append(list, *f)
	}
	return list
}

func unpackedSayings(s Sayings) (list []Saying) {
	for _, q := range s.All() {
		list = append(list, *q)
	}
	return list
}

// eachFigure changes the figures of an entry.
func eachFigure(e *Entry, change func(i int, f *Count)) {
	list := unpackedCounts(e.Figures)
	for i := range list {
		change(i, &list[i])
	}
	e.Figures = PackCounts(list)
}

// What is packed comes out as it was, whatever it is; of what is cut off, or is
// something else, nothing comes that is not there.
func TestWhatIsPackedComesOutAsItWas(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	sentences := []string{"", "In 2017 the Amber Road brought 24.1 billion.", "Не менее 12 лодок."}
	values := []float64{0, math.Copysign(0, -1), 12, -3, 0.25, 24.1e9, 1e300, math.Inf(-1), 1<<53 + 2, -1 << 60}
	for range 300 {
		var counts []Count
		var sayings []Saying
		for i := range r.IntN(6) {
			counts = append(counts, Count{Unit: pick(r, "", "USD", "count:boats"), What: pick(r, "", "Amber Road", "boats"), Modifier: pick(r, "", "about"), SaidBy: pick(r, "", "ada-brovik"),
				Value:  values[r.IntN(len(values))],
				Period: edtfOf(pick(r, "", "2017", "2016/..", "-0044", "Y170000002", "2018-21")), Exact: pick(r, "24.1 billion", "12", "XII"), Sentence: pick(r, sentences...),
				Para: int32(r.IntN(300)), N: int32(i + 1), Change: int8(r.IntN(3) - 1)})
			sayings = append(sayings, Saying{Speaker: pick(r, "", "nils-hove"), SpeakerText: pick(r, "", "the minister"), Text: pick(r, "", "It is so.", "Так и есть."), Para: r.IntN(300), N: i + 1})
		}
		c, q := PackCounts(counts), PackSayings(sayings)
		if got := unpackedCounts(c); !slices.EqualFunc(got, counts, func(a, b Count) bool { return a == b && math.Signbit(a.Value) == math.Signbit(b.Value) }) || c.Len() != len(counts) {
			t.Fatalf("%+v came out as %+v", counts, got)
		}
		if got := unpackedSayings(q); !slices.Equal(got, sayings) || q.Len() != len(sayings) {
			t.Fatalf("%+v came out as %+v", sayings, got)
		}
		if n := len(counts); c.At(n) != nil || q.At(n) != nil || n > 0 && (*c.At(n - 1) != counts[n-1] || *q.At(n - 1) != sayings[n-1]) {
			t.Fatalf("%+v, %+v: the last is another", counts, sayings)
		}
		if c != "" {
			unpackedCounts(c[:r.IntN(len(c))])
			unpackedSayings(Sayings(c))
			unpackedCounts(Counts(q))
		}
	}
}
