package site

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/roster"
)

// invented is a report of a chronicle that changes: all of it follows from seed,
// and from change one field that is another one than seed says.
type invented struct {
	id           string
	seed, change uint64
}

func pick(r *rand.Rand, list ...string) string { return list[r.IntN(len(list))] }

func someDate(r *rand.Rand) edtf.Date {
	day := edtf.FromDay(edtf.Civil(2017, 12, 1) + edtf.Day(r.IntN(150)))
	switch r.IntN(9) {
	case 0:
		return edtfOf(day.String()[:7])
	case 1:
		return edtfOf(day.String()[:4])
	case 2:
		return edtfOf(day.String() + "~")
	case 3:
		return edtf.Date{}
	}
	return day
}

func (x invented) entry() Entry {
	r := rand.New(rand.NewPCG(x.seed, 2))
	people, places := []string{"ada-brovik", "carl-dremov", "nils-hove", ""}, []string{"port-ellis", "karsk", "velmora"}
	e := Entry{ID: x.id, Title: pick(r, "A bridge opens", "They met in "+x.id, "Talks on rail", fmt.Sprint("Talks ", r.IntN(60)), "N", ""), Date: someDate(r), Lang: pick(r, "en", "ru", "en"),
		Source: pick(r, "wire", "gazette", ""), Gist: "On a day of seed " + fmt.Sprint(x.seed%1000) + " there was something to tell, and it is told here.",
		Leaders: people[:1+r.IntN(2)], Places: places[r.IntN(2):], Words: r.IntN(900), Paragraphs: 3, Status: pick(r, "", "", "", "checked")}
	if r.IntN(3) == 0 {
		e.Initiatives = []string{"amber-road"}
	}
	if r.IntN(6) == 0 {
		e.ReprintOf = fmt.Sprintf("r-%03d", r.IntN(20))
	}
	if r.IntN(8) == 0 {
		e.DigestOf = article.Digest{Source: "gazette", URL: "https://gazette.example/1"}
	}
	var said []Saying
	for i := range r.IntN(4) {
		said = append(said, Saying{Speaker: people[r.IntN(4)], SpeakerText: "someone", Text: "It is a fine bridge for Brovik and for all of us, number " + fmt.Sprint(r.IntN(90)), Para: 1, N: i + 1})
	}
	var counted []Count
	for i := range r.IntN(4) {
		n := r.IntN(900)
		counted = append(counted, Count{Unit: pick(r, "USD", "km", "count:people", ""), What: pick(r, "trade", "sea trade"), Value: float64(n), Exact: fmt.Sprint(n), Period: edtfOf(pick(r, "", "2017")), Sentence: "The Amber Road brought so much.", SaidBy: people[r.IntN(4)], Para: 1, N: int32(i + 1)})
	}
	e.Quotes, e.Figures = PackSayings(said), PackCounts(counted)
	for i := range r.IntN(3) {
		v := annotate.Event{Kind: pick(r, "meeting", "visit", "signing", "forum"), Title: pick(r, "They met", "A bridge opens", fmt.Sprint("Talks ", r.IntN(60)), "Talks of "+x.id), Date: someDate(r), DateBasis: "explicit",
			Status: pick(r, "held", "held", "announced", "planned"), Main: r.IntN(2) == 0, Place: pick(r, "port-ellis", "karsk", "")}
		for _, k := range r.Perm(3)[:1+r.IntN(3)] {
			v.Participants = append(v.Participants, annotate.Part{Entity: people[k]})
		}
		if r.IntN(3) == 0 {
			v.Initiatives = []string{"amber-road"}
		}
		e.Events = append(e.Events, Sighting{Event: v, Sentence: "So it says, in " + x.id + ".", Para: 1 + i, Start: 10 * i, End: 10*i + 5})
	}
	if len(e.Events) > 0 && r.IntN(3) == 0 {
		e.Papers = []Paper{{Article: x.id, Title: "memorandum on rail", Kind: "memorandum", Para: 1, Sighting: 0}}
	}
	if x.change == 0 {
		return e
	}
	switch r = rand.New(rand.NewPCG(x.change, 3)); r.IntN(10) {
	case 0:
		e.Title += " anew"
	case 1:
		e.Gist += " And more of it."
	case 2:
		e.Source = pick(r, "herald", "wire")
	case 3:
		e.Words++
	case 4:
		e.Date = someDate(r)
	case 5:
		e.Leaders = []string{"nils-hove"}
	case 6:
		e.Lang = "kk"
	case 7:
		e.Places = append(slices.Clone(e.Places), "ostrand")
	case 8:
		e.Edits = &Edits{Names: 1 + r.IntN(3)}
	case 9:
		for i := range e.Events {
			e.Events[i].Main, e.Events[i].Place = !e.Events[i].Main, "karsk"
		}
	}
	return e
}

// inventedRoster are those of whom such reports tell.
func inventedRoster() *roster.Roster {
	people := groupRoster()
	list := []roster.Entity{{Kind: roster.Initiative, ID: "amber-road", Name: "Amber Road", Aliases: []roster.Alias{{Text: "the Road"}}}}
	for _, id := range []string{"wire", "gazette", "herald"} {
		list = append(list, roster.Entity{Kind: roster.Source, ID: id, Name: strings.ToUpper(id)})
	}
	list = append(append(list, people.Leaders...), people.Places...)
	list = append(list, roster.Entity{Kind: roster.Leader, ID: "new-name", Name: "Una Torvik", Status: "proposed", Evidence: []roster.Evidence{{Article: "r-003", Exact: "Una Torvik"}}})
	return roster.New(list...)
}

// madeOf are the pages of a site with their keys; zero for those of which the
// key is not known.
func madeOf(reports []invented) (keys map[string]Sum, made map[string]Page) {
	sums := map[string]Sum{}
	var entries []Entry
	for _, x := range reports {
		e := x.entry()
		sums[x.id] = SumOf(fmt.Appendf(nil, "%+v %+v", e.Listed(), e.Edits))
		entries = append(entries, e)
	}
	s, _ := New(Meta{Title: "Chronicle", BaseURL: "https://example.org/"}, entries, inventedRoster())
	d := &Sums{Entry: func(id string) Sum { return sums[id] }, Body: func(string) Sum { return Sum{} },
		Event: func(v *Event) Sum { return SumOf(fmt.Appendf(nil, "%+v", v)) }}
	s.Arranged(d)
	keys, made = map[string]Sum{}, map[string]Page{}
	for m := range s.Makers() {
		if m.From != nil {
			keys[m.Path] = d.Key(m.Path, m.From)
		}
		made[m.Path] = m.Make()
	}
	return keys, made
}

// However a chronicle changes, a page whose key stays is the same page. Of every
// kind of page with a key, some stay and some do not.
func TestAPageIsMadeOfWhatItSays(t *testing.T) {
	stays, changes := map[string]int{}, map[string]int{}
	for _, c := range []struct{ reports, rounds int }{{40, 150}, {400, 12}} {
		r := rand.New(rand.NewPCG(5, uint64(c.reports)))
		var reports []invented
		for i := range c.reports {
			reports = append(reports, invented{fmt.Sprintf("r-%03d", i), r.Uint64(), 0})
		}
		keys, made := madeOf(reports)
		if testing.Short() {
			c.rounds = (c.rounds + 2) / 3
		}
		for n := range c.rounds {
			i := r.IntN(len(reports))
			was := reports[i]
			switch r.IntN(6) {
			case 0:
				reports = slices.Delete(reports, i, i+1)
			case 1:
				reports = append(reports, invented{fmt.Sprintf("n-%03d", n), r.Uint64(), 0})
			case 2:
				reports[i].seed = r.Uint64()
			default:
				reports[i].change = r.Uint64()
			}
			nextKeys, next := madeOf(reports)
			for path, p := range next {
				if nextKeys[path] == (Sum{}) {
					continue
				}
				kind := p.Base().Kind
				if keys[path] != nextKeys[path] {
					changes[kind]++
					continue
				}
				if stays[kind]++; !reflect.DeepEqual(p, made[path]) {
					t.Fatalf("round %d, %v: %s has the key that it had, and is another page", n, was, path)
				}
			}
			keys, made = nextKeys, next
		}
	}
	for _, kind := range []string{"year", "month", "reports", "article", "event", "leader", "initiative", "place", "source", "quotes", "figures", "day"} {
		if stays[kind] == 0 || changes[kind] == 0 {
			t.Errorf("of the pages %q, %d kept their key and %d did not", kind, stays[kind], changes[kind])
		}
	}
}

// What is told of a subject is in the order of the timeline, though it is only
// merged of two lists.
func TestEventsAndReportsAreMergedInTheOrderOfTime(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	var reports []invented
	for i := range 300 {
		reports = append(reports, invented{fmt.Sprintf("r-%03d", i), r.Uint64(), 0})
	}
	var entries []Entry
	for _, x := range reports {
		entries = append(entries, x.entry())
	}
	s, _ := New(Meta{}, entries, groupRoster())
	for id, x := range s.byLeader {
		want := make([]ref, 0, len(x.events))
		for _, i := range x.events {
			want = append(want, ref{i, false})
		}
		for _, i := range x.entries {
			if !s.covered[i] {
				want = append(want, ref{i, true})
			}
		}
		slices.SortStableFunc(want, func(a, b ref) int { return later(s.dateOf(a), s.dateOf(b)) })
		if got := s.refsOf(*x); len(got) < 50 || !slices.Equal(got, want) {
			t.Errorf("%s: %d entries are not in the order of time", id, len(got))
		}
	}
}
