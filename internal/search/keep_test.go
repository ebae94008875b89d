package search

import (
	"bytes"
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
	read := 0                             // pieces of lists
	// build makes the index, of what is kept and what it does not have.
	build := func(kept []string, lists [][]byte) (files map[string][]byte, pieces []string, cut [][]byte, stale int) {
		b := New(ros)
		if kept != nil {
			var sizes []int
			for _, l := range lists {
				sizes = append(sizes, len(l))
			}
			b.TakeLists(sizes, func(i int) ([]byte, error) { read++; return lists[i], nil })
		}
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
			sum := a.Title + a.Body
			if doc, ok := b.Has(a.ID, sum, i); ok {
				b.Use(doc)
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
		if err := b.KeepLists(func(p []byte) error { cut = append(cut, bytes.Clone(p)); return nil }); err != nil {
			t.Fatal(err)
		}
		return files, pieces, cut, stale
	}
	_, kept, lists, _ := build(nil, nil)
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
		got, next, cut, stale := build(kept, lists)
		want, _, _, _ := build(nil, nil)
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
		kept, lists = next, cut
	}
	if laidOut == 0 || read == 0 {
		t.Errorf("what was written of each term is taken %d times, and %d pieces of lists", laidOut, read)
	}
	// Lists that cannot be read, or are others, are found when they are asked for.
	for _, lost := range [][]byte{nil, make([]byte, 3)} {
		b := New(ros)
		b.TakeLists([]int{len(lists[0])}, func(int) ([]byte, error) { return lost, nil })
		for _, p := range kept {
			if err := b.Take(p); err != nil {
				t.Fatal(err)
			}
		}
		s, _ := site.New(site.Meta{Title: "Test", Search: true}, nil, ros)
		for range b.Files(s, nil) {
		}
		if b.Failed() == nil {
			t.Error("lists that are lost are taken")
		}
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
