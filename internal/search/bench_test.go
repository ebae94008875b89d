package search

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/roster"
	"dateline/internal/site"
)

// invented makes reports of 350 words whose words are as frequent as those of
// a language: two in five say nothing, and of the others the n-th most frequent
// comes about 1/n as often as the first.
func invented(n int) []article.Article {
	rnd := rand.New(rand.NewPCG(5, 6))
	zipf := rand.NewZipf(rnd, 1.08, 8, 60000)
	syllables := strings.Fields("ba co di fe gu ha jo ka li me nu pa ro sa ti ve wo za bri cle dra fro gli sta tre")
	small := strings.Fields(stops)[:60]
	word := func() string {
		if rnd.IntN(5) < 2 {
			return small[rnd.IntN(len(small))]
		}
		var b strings.Builder
		for k := zipf.Uint64() + 1; k > 0; k /= uint64(len(syllables)) {
			b.WriteString(syllables[k%uint64(len(syllables))])
		}
		return b.String()
	}
	out := make([]article.Article, n)
	for i := range out {
		var b strings.Builder
		for w := range 350 {
			switch {
			case w == 0:
			case w%70 == 0:
				b.WriteString(".\n\n")
			case w%14 == 0:
				b.WriteString(". ")
			default:
				b.WriteByte(' ')
			}
			b.WriteString(word())
		}
		out[i] = article.Article{ID: fmt.Sprintf("r-%06d", i), Title: word() + " " + word() + " " + word() + " " + word(), Body: b.String(), Rights: "full"}
	}
	return out
}

// TestIndexKeepsItsBudget measures the index as a host sends it.
func TestIndexKeepsItsBudget(t *testing.T) {
	const n = Few + 1000
	files, _ := index(t, roster.New(), invented(n))
	var sizes []int
	total := 0
	for _, data := range files {
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, 9)
		_, _ = z.Write(data)
		_ = z.Close()
		sizes = append(sizes, b.Len())
		total += b.Len()
	}
	slices.Sort(sizes)
	t.Logf("%d bytes a report, %d files, shards of %d at the median, %d at the 95th percentile, %d at most", total/n, len(sizes), sizes[len(sizes)/2], sizes[len(sizes)*95/100], sizes[len(sizes)-1])
	// At 100,000 reports of press text it is 600; words drawn at random compress
	// worse, and few reports share fewer words.
	if total/n > 650 {
		t.Errorf("%d bytes a report", total/n)
	}
	if p := sizes[len(sizes)*95/100]; p > 32<<10 {
		t.Errorf("a shard in twenty is larger than %d bytes", p)
	}
}

func BenchmarkDoc(b *testing.B) {
	list := invented(64)
	x := New(nil)
	notes := annotate.Notes{}
	entries := make([]site.Entry, len(list))
	for i := range list {
		entries[i] = site.NewEntry(&list[i], &notes)
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		x.Release(x.Doc(&list[i%len(list)], &notes, &entries[i%len(list)]))
		i++
	}
}

// BenchmarkFiles is everything but Doc, for 5,000 reports; the bytes are those
// kept in memory.
func BenchmarkFiles(b *testing.B) {
	list := invented(5000)
	notes := annotate.Notes{}
	entries := make([]site.Entry, len(list))
	docs := make([]*Doc, len(list))
	x := New(nil)
	for i := range list {
		entries[i] = site.NewEntry(&list[i], &notes)
		docs[i] = x.Doc(&list[i], &notes, &entries[i])
	}
	s, _ := site.New(site.Meta{}, entries, nil)
	kept := 0
	for b.Loop() {
		x := New(nil)
		for _, d := range docs {
			x.Add(d, "")
		}
		kept = 0
		for i := range x.lists {
			kept += cap(x.lists[i].data) + 40 + len(x.terms[i]) + 48
		}
		for range x.Files(s, nil) {
		}
	}
	b.ReportMetric(float64(kept)/float64(len(list)), "B/report")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(list)), "µs/report")
}
