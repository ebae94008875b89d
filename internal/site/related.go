package site

import (
	"cmp"
	"slices"
	"strings"
)

// reprints lists, for each report, those that repeat its text: what names it
// as their first, and what shares a first with it.
func (s *Site) reprints() map[string][]int {
	out := map[string][]int{}
	for i := range s.Entries {
		if of := s.Entries[i].ReprintOf; of != "" && of != s.Entries[i].ID {
			out[of] = append(out[of], i)
		}
	}
	return out
}

// repeated finds the reports whose first is in the chronicle. Their events,
// quotations and figures are the first's, and are not counted twice.
func (s *Site) repeated() []bool {
	again := make([]bool, len(s.Entries))
	for i := range s.Entries {
		e := &s.Entries[i]
		if _, ok := s.byID[e.ReprintOf]; ok && e.ReprintOf != e.ID {
			again[i] = true
			e.Events, e.Papers, e.Quotes, e.Figures = nil, nil, "", ""
		}
	}
	return again
}

// reports is how many reports there are, each with its reprints once.
func (s *Site) reports() int {
	n := 0
	for _, again := range s.again {
		if !again {
			n++
		}
	}
	return n
}

// credit names the source of a report, and those that reprinted it.
func (s *Site) credit(e *Entry) string {
	name := s.sourceName(e)
	said := []string{name}
	for _, k := range s.copiesOf[e.ID] {
		if o := s.sourceName(&s.Entries[k]); !slices.Contains(said, o) {
			said = append(said, o)
		}
	}
	if len(said) == 1 {
		return name
	}
	return s.w.T("%[1]s, also in %[2]s", name, s.w.List(said[1:]))
}

// copies are the reports with nearly the text of the i-th, but for the one
// that it names itself.
func (s *Site) copies(i int) []int {
	e := &s.Entries[i]
	out := slices.Clone(s.copiesOf[e.ID])
	if e.ReprintOf != "" {
		for _, k := range s.copiesOf[e.ReprintOf] {
			if k != i && !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	slices.Sort(out)
	return firstOf(out, shelf)
}

const (
	relatedShown = 6
	relatedNear  = 12 // neighbours in a person's reports that are looked at, before and after
	relatedEvent = 40 // reports of one event that are looked at
)

// relatives are the few reports that have most in common with the i-th: first
// those that tell of the same events, then those of the same weeks about the
// same people and initiatives.
func (s *Site) relatives(i int) []int {
	e := &s.Entries[i]
	type scored struct{ j, n int }
	var room [3*(2*relatedNear+1) + 8]scored
	score := room[:0]
	for _, k := range s.eventsOf[e.ID] {
		v := &s.Events[k]
		weight := 2
		if v.Main {
			weight = 6
		}
		for _, rep := range firstOf(v.Reports, relatedEvent) {
			if j, ok := s.byID[rep.Article]; ok {
				score = append(score, scored{j, weight})
			}
		}
	}
	var beside [3 * (2*relatedNear + 1)]int
	near := beside[:0]
	mine := s.whom.of(i)
	for _, id := range firstOf(e.Leaders, 3) {
		l := s.byLeader.get(id).entries
		at, _ := slices.BinarySearch(l, i)
		for _, j := range l[max(0, at-relatedNear):min(len(l), at+relatedNear+1)] {
			if s.when[j].y != 0 && s.when[i].y != 0 && abs(int(s.whom.day[i])-int(s.whom.day[j])) <= 45 {
				near = append(near, j)
			}
		}
	}
	slices.Sort(near)
	for _, j := range slices.Compact(near) {
		if shared := inBoth(mine, s.whom.of(j)); shared > 1 {
			score = append(score, scored{j, min(shared, 4)})
		}
	}
	if len(score) == 0 {
		return nil
	}
	named := append(s.copies(i), s.translations(i)...) // elsewhere on the page
	if j, ok := s.byID[e.ReprintOf]; ok {
		named = append(named, j)
	}
	slices.SortFunc(score, func(a, b scored) int { return cmp.Compare(a.j, b.j) })
	sum := score[:0] // of what is scored twice
	for _, x := range score {
		if n := len(sum); n > 0 && sum[n-1].j == x.j {
			sum[n-1].n += x.n
		} else if x.j != i && !slices.Contains(named, x.j) {
			sum = append(sum, x)
		}
	}
	score = sum
	slices.SortFunc(score, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(abs(a.j-i), abs(b.j-i)), strings.Compare(s.Entries[a.j].ID, s.Entries[b.j].ID))
	})
	if len(score) == 0 {
		return nil
	}
	score = firstOf(score, relatedShown)
	out := make([]int, 0, len(score))
	for _, x := range score {
		out = append(out, x.j)
	}
	slices.Sort(out)
	return out
}

// translations are the reports of the i-th's own event in other languages, of
// the same days: what an agency puts out in each of its languages.
func (s *Site) translations(i int) []int {
	e := &s.Entries[i]
	k := s.firstOf(e)
	if k < 0 || e.Lang == "" {
		return nil
	}
	var out []int
	for _, rep := range firstOf(s.Events[k].Reports, relatedEvent) {
		j, ok := s.byID[rep.Article]
		if !ok || j == i || slices.Contains(out, j) {
			continue
		}
		if o := &s.Entries[j]; o.Lang != "" && o.Lang != e.Lang && !e.Date.IsZero() && !o.Date.IsZero() && apart(e, o) <= 3 && s.firstOf(o) == k {
			out = append(out, j)
		}
	}
	slices.Sort(out)
	return firstOf(out, shelf)
}

// apart is the number of days between two reports.
func apart(a, b *Entry) int {
	x, _ := a.Date.Bounds()
	y, _ := b.Date.Bounds()
	return abs(int(x) - int(y))
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// whom says of each entry, in numbers that are soon compared, which people and
// initiatives it is about and on which day it begins.
type whom struct {
	ids []int32
	to  []int32 // of ids: where those of an entry end
	day []int32
}

func (w *whom) of(i int) []int32 {
	from := int32(0)
	if i > 0 {
		from = w.to[i-1]
	}
	return w.ids[from:w.to[i]]
}

func (s *Site) numbered() (w whom) {
	people, programmes := map[string]int32{}, map[string]int32{}
	add := func(known map[string]int32, ids []string, sign int32) {
		for _, id := range ids {
			n, ok := known[id]
			if !ok {
				n = sign * int32(len(known)+1)
				known[id] = n
			}
			w.ids = append(w.ids, n)
		}
	}
	w.to, w.day = make([]int32, len(s.Entries)), make([]int32, len(s.Entries))
	for i := range s.Entries {
		e := &s.Entries[i]
		add(people, e.Leaders, 1)
		add(programmes, e.Initiatives, -1)
		w.to[i] = int32(len(w.ids))
		first, _ := e.Date.Bounds()
		w.day[i] = int32(first)
	}
	return w
}

func inBoth(a, b []int32) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}
