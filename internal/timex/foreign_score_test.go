package timex

import (
	"os"
	"strings"
	"testing"

	"dateline/internal/edtf"
)

// TestForeignNews scores sentences of testdata/foreign, one a line and told on 7
// June 2018: what is found of the spans, by TimeML's rules, and with them of the
// TIMEX3 values. They were written and labelled before they were run.
func TestForeignNews(t *testing.T) {
	ref, _ := edtf.Parse("2018-06-07")
	for _, c := range []struct {
		file         string
		spans, whole float64 // the least F1
	}{{"ru", 92, 92}, {"kk", 97, 94}, {"zh", 90, 90}} {
		b, err := os.ReadFile("testdata/foreign/" + c.file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		var right, valued, found, want int
		for l := range strings.Lines(string(b)) {
			text, labels, ok := strings.Cut(strings.TrimSpace(l), " |")
			if !ok {
				t.Fatalf("%s: no label in %q", c.file, l)
			}
			gold := map[string]string{}
			for x := range strings.SplitSeq(labels, ";") {
				if k, v, ok := strings.Cut(strings.TrimSpace(x), "="); ok {
					gold[k] = v
				}
			}
			want += len(gold)
			var got []string
			for _, e := range Find(text, Ref{Date: ref, Lang: c.file}) {
				found++
				s := e.Of(text)
				got = append(got, s+"="+e.Timex3)
				v, ok := gold[s]
				if !ok {
					continue
				}
				right++
				if v == e.Timex3 {
					valued++
				}
			}
			if g := strings.Join(got, "; "); g != strings.TrimSpace(labels) {
				t.Logf("%s: %q: %s; want %s", c.file, text, g, strings.TrimSpace(labels))
			}
		}
		f1 := func(n int) float64 { return 200 * float64(n) / float64(found+want) }
		t.Logf("%s: %d labelled, %d found, spans F1 %.1f, with values %.1f", c.file, want, found, f1(right), f1(valued))
		if f1(right) < c.spans || f1(valued) < c.whole {
			t.Errorf("%s: F1 %.1f and %.1f, want at least %.1f and %.1f", c.file, f1(right), f1(valued), c.spans, c.whole)
		}
	}
}
