package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/roster"
	"dateline/internal/site"
)

// An index that was kept, with what changed since, is the index that is made of
// all reports anew, however often it is kept.
func TestAKeptIndexIsTheSameIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 8))
	words := func(n int) string {
		s := ""
		for range n {
			s += fmt.Sprintf("bridge%d ", r.IntN(300)*r.IntN(9))
		}
		return s
	}
	var list []article.Article
	more := func() {
		a := article.Article{ID: fmt.Sprintf("r-%06d", r.IntN(1e6)), Title: "Report " + words(2), Lang: "en", Rights: "full", Body: words(5+r.IntN(30)) + "\n\n" + words(r.IntN(9))}
		a.Date = edtf.FromDay(edtf.Civil(2000, 1, 1) + edtf.Day(r.IntN(4000)))
		if !slices.ContainsFunc(list, func(o article.Article) bool { return o.ID == a.ID }) {
			list = append(list, a)
		}
	}
	for len(list) < Few+200 {
		more()
	}
	ros := roster.New()
	laidOut := 0
	docs, laid := map[string]string{}, "" // what is kept beside the index
	// build makes the index, of what is kept and what it does not have.
	build := func(kept []string) (files map[string][]byte, pieces []string, stale int) {
		b := New(ros)
		for _, p := range kept {
			if err := b.Take(p); err != nil {
				t.Fatal(err)
			}
		}
		if kept != nil {
			b.TakeLayout(laid)
		}
		var entries []site.Entry
		for i := range list {
			a := &list[i]
			e := site.NewEntry(a, nil)
			entries = append(entries, e)
			if sum := a.Title + a.Body; b.Has(a.ID, sum) {
				b.Use(a.ID)
			} else {
				d := b.Doc(a, nil, &e)
				was, _ := ReadDoc(docs[a.ID])
				b.Changed(was, d)
				docs[a.ID] = string(d.Append(nil, len(list)+2*Few))
				b.Add(d, sum)
			}
		}
		s, _ := site.New(site.Meta{Title: "Test", Search: true}, entries, ros)
		stale = b.Settle()
		files = map[string][]byte{}
		for name, data := range b.Files(s, func(string, func(*site.Inputs)) bool { return false }) {
			files[name] = data
		}
		if kept != nil && b.layout != nil {
			laidOut++
		}
		laid = string(b.Layout())
		if err := b.Keep(func(p []byte) error { pieces = append(pieces, string(p)); return nil }); err != nil {
			t.Fatal(err)
		}
		return files, pieces, stale
	}
	_, kept, _ := build(nil)
	if len(kept) < 2 {
		t.Fatalf("the index is kept in %d pieces", len(kept))
	}
	for round := range 6 {
		for range 1 + r.IntN(5) {
			switch i := r.IntN(len(list)); r.IntN(3) * (round % 2) { // in every other round only words change
			case 0:
				list[i].Body += " " + words(3)
			case 1:
				list = slices.Delete(list, i, i+1)
			case 2:
				more()
			}
		}
		got, next, stale := build(kept)
		want, _, _ := build(nil)
		if stale == 0 || stale > 40 {
			t.Errorf("round %d: %d reports are stale", round, stale)
		}
		if len(got) != len(want) {
			t.Errorf("round %d: %d files instead of %d", round, len(got), len(want))
		}
		for name := range want {
			if string(got[name]) != string(want[name]) {
				t.Fatalf("round %d: %s differs", round, name)
			}
		}
		kept = next
	}
	if laidOut == 0 {
		t.Error("what was written of each term is never taken")
	}
	for range 50 {
		New(ros).TakeLayout(laid[:r.IntN(len(laid))]) // does not panic
	}
	for _, p := range kept {
		for range 50 {
			cut := p[:r.IntN(len(p))]
			_ = New(ros).Take(cut) // does not panic
		}
	}
}
