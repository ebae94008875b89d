package build_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFileOfManyReportsLosesNone reads files that are taken in several parts.
func TestAFileOfManyReportsLosesNone(t *testing.T) {
	const reports = 600 // more than two batches
	dir := bare(t)
	var b strings.Builder
	line := func(i int) {
		fmt.Fprintf(&b, `{"title": "Talks number %d on the lake", "date": "2018-03-04", "text": "PORT ELLIS, March 4 (Norwire) - The council met for the %dth time on Sunday."}`+"\n", i, i)
	}
	for i := range reports {
		line(i)
	}
	b.WriteString("{\"title\": \"Nothing\"}\n")
	line(5) // the same bytes in another part
	for _, name := range []string{"many.jsonl", "same.jsonl"} {
		if err := os.WriteFile(filepath.Join(dir, "seeds", name), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before := run(t, dir).Articles
	seeds := map[string]bool{}
	for _, a := range rows(t, dir, "articles") {
		if s := a["seed"].(string); strings.HasPrefix(s, "seeds/many.jsonl#") {
			seeds[s] = true
		}
	}
	if len(seeds) != reports {
		t.Errorf("%d of %d reports are on the site", len(seeds), reports)
	}
	said := map[string]int{}
	for _, p := range rows(t, dir, "problems") {
		if f := p["file"].(string); strings.HasPrefix(f, "seeds/many") || strings.HasPrefix(f, "seeds/same") {
			said[f+" "+p["code"].(string)]++
		}
	}
	for _, want := range []string{"seeds/many.jsonl#601 seed/no-text", "seeds/many.jsonl#602 seed/duplicate", "seeds/same.jsonl seed/duplicate"} {
		if said[want] != 1 {
			t.Errorf("%q is not said: %v", want, said)
		}
	}
	if again := run(t, dir); again.Imported != 0 || again.Articles != before {
		t.Errorf("the next build imports %d, and has %d articles, not %d", again.Imported, again.Articles, before)
	}
}
