package site

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"dateline/internal/edtf"
)

// amendments are what the save of a report may change of its entry.
var amendments = []func(r *rand.Rand, e *Entry){
	func(r *rand.Rand, e *Entry) {
		e.Title = pick(r, "A bridge opens", "Talks on rail", "New", e.Title+" anew")
	},
	func(r *rand.Rand, e *Entry) { e.Gist, e.Words, e.Paragraphs = "Another beginning.", e.Words+9, 4 },
	func(r *rand.Rand, e *Entry) { e.Lang, e.Status, e.Edits = "kk", "checked", &Edits{Names: 1} },
	func(r *rand.Rand, e *Entry) {
		for i := range e.Events {
			v := &e.Events[i]
			v.Start, v.End, v.Para, v.Sentence = v.Start+7, v.End+7+i, v.Para+1, "And so it says, too."
		}
	},
	func(r *rand.Rand, e *Entry) {
		if len(e.Events) > 1 {
			e.Events[0].Start, e.Events[1].Start = e.Events[1].Start, e.Events[0].Start
		}
	},
	func(r *rand.Rand, e *Entry) {
		for i := range e.Events {
			e.Events[i].Status = "planned"
		}
	},
	func(r *rand.Rand, e *Entry) {
		eachFigure(e, func(_ int, f *Count) {
			n := 100 * r.IntN(4)
			f.Value, f.Exact = float64(n), fmt.Sprint(n)
		})
	},
	func(r *rand.Rand, e *Entry) {
		n := r.IntN(900)
		e.Figures = PackCounts(append(unpackedCounts(e.Figures), Count{Unit: pick(r, "USD", "EUR", "count:boats"), What: "sea trade", Value: float64(n), Exact: fmt.Sprint(n), Period: edtfOf("2017"), Sentence: "In Velmora the Amber Road brought so much.", N: 9}))
	},
	func(r *rand.Rand, e *Entry) {
		if n := e.Figures.Len(); n > 0 {
			e.Figures = PackCounts(unpackedCounts(e.Figures)[1+r.IntN(n):])
		}
	},
	func(r *rand.Rand, e *Entry) {
		eachFigure(e, func(_ int, f *Count) { // of few values, else they name no one quantity
			n := 100 * r.IntN(4)
			f.Unit, f.What, f.Period = "EUR", "river trade", edtfOf("2016")
			f.Value, f.Exact = float64(n), fmt.Sprint(n)
		})
	},
	func(r *rand.Rand, e *Entry) {
		eachFigure(e, func(i int, f *Count) { f.Para, f.SaidBy, f.N = 7, "nils-hove", int32(i+3) })
	},
	func(r *rand.Rand, e *Entry) {
		said := unpackedSayings(e.Quotes)
		e.Quotes = PackSayings(append(said, Saying{Speaker: pick(r, "ada-brovik", "nils-hove", ""), Text: "It is new and said by nobody before.", Para: 2, N: 9}))
	},
	func(r *rand.Rand, e *Entry) { e.Quotes = "" },
	func(r *rand.Rand, e *Entry) { slices.Reverse(e.Places) },
	func(r *rand.Rand, e *Entry) { e.Places = append(e.Places, "ostrand") },
	func(r *rand.Rand, e *Entry) { e.Leaders = []string{"nils-hove"} },
	func(r *rand.Rand, e *Entry) { e.Date = edtf.FromDay(edtf.Civil(2018, 2, 1+r.IntN(25))) },
	func(r *rand.Rand, e *Entry) {
		e.Papers = append(e.Papers, Paper{Article: e.ID, Title: "a plan", Kind: "plan", Para: 1})
	},
}

// An amended site is the one that is arranged of all anew, to the last field; one
// that is not amended stays what it was.
func TestAnAmendedSiteIsArrangedSo(t *testing.T) {
	meta := Meta{Title: "Chronicle", BaseURL: "https://example.org/"}
	entries := func(reports []invented, done map[string][]uint64) (out []Entry) {
		for _, x := range reports {
			e := x.entry()
			for _, n := range done[x.id] {
				r := rand.New(rand.NewPCG(n, 4))
				e.Events, e.Places = slices.Clone(e.Events), slices.Clone(e.Places)
				amendments[r.IntN(len(amendments))](r, &e)
			}
			out = append(out, e)
		}
		return out
	}
	people := inventedRoster()
	amended, other := 0, 0
	for _, n := range []int{1, 3, 40, 40, 40} {
		r := rand.New(rand.NewPCG(8, uint64(amended)))
		var reports []invented
		for i := range n {
			reports = append(reports, invented{fmt.Sprintf("r-%03d", i), r.Uint64(), 0})
		}
		done := map[string][]uint64{}
		s, _ := New(meta, entries(reports, done), people)
		for range 150 {
			i := r.IntN(n)
			id := reports[i].id
			done[id] = append(done[id], r.Uint64())
			all := entries(reports, done)
			e := all[i]
			before, _ := New(meta, slices.Clone(all), people)
			if !s.Amend(&e) {
				other++
				if n <= 3 {
					s = before
					continue
				}
				done[id] = done[id][:len(done[id])-1]
				if before, _ = New(meta, entries(reports, done), people); !reflect.DeepEqual(s, before) {
					t.Fatalf("a site that was not amended is another")
				}
				continue
			}
			amended++
			if !reflect.DeepEqual(s, before) {
				t.Fatalf("%s: the site is not as it is arranged", id)
			}
		}
	}
	if amended < 100 || other < 50 {
		t.Errorf("%d amended, %d not", amended, other)
	}
}
