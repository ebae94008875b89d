package site

import (
	"cmp"
	"hash"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Two reports may state one quantity with two values: the trade of two countries
// in one year, the projects of one programme, the documents signed at one meeting.
// They stand beside each other with their sources, and nothing is chosen, merged
// or averaged.
//
// That two figures are of one quantity is only taken to be so where all of this
// holds: the unit is the same, and the words for what is counted; the period is
// the same; and both reports tell of the same event, or their sentences speak of
// the same countries and initiatives and the words are two or more ("joint
// projects", not "projects"). Values that agree when one is rounded as the other
// is, or that "more than" and "almost" leave room for, do not differ, nor do
// ranges that overlap. Words under which the reports have more than a dozen values
// name no one quantity.

const (
	manyValues = 12
	besides    = 40 // figures before and after that are compared, of one quantity
)

// quantity is a figure among those that may state the same: how they are alike,
// as a hash.
type quantity struct {
	alike uint64
	figureRef
}

// pinned reports that the words and the period of a figure say enough of its
// quantity to know it beyond the event at which it was named.
func (f *Count) pinned() bool { return !f.Period.IsZero() && strings.Contains(f.What, " ") }

// differences finds the figures that other reports state otherwise.
func (s *Site) differences() map[figureRef][]figureRef {
	var all []quantity
	h := alike{sum: fnv.New64a()}
	for i := range s.Entries {
		e := &s.Entries[i]
		shared := slices.ContainsFunc(s.eventsOf[e.ID], func(k int) bool { return s.Events[k].Main && len(s.Events[k].Reports) > 1 })
		for j, f := range e.Figures.All() {
			if !shared && !f.pinned() {
				continue
			}
			if k, ok := h.of(f); ok {
				all = append(all, quantity{k, figureAt(i, j)})
			}
		}
	}
	slices.SortFunc(all, func(a, b quantity) int {
		return cmp.Or(cmp.Compare(a.alike, b.alike), cmp.Compare(a.entry, b.entry), cmp.Compare(a.figure, b.figure))
	})
	out := map[figureRef][]figureRef{}
	for a := 0; a < len(all); {
		b := a + 1
		for b < len(all) && all[b].alike == all[a].alike {
			b++
		}
		if all[b-1].entry != all[a].entry {
			s.contradictions(out, all[a:b])
		}
		a = b
	}
	return out
}

// contradictions finds them among figures that are alike, in the order of their
// reports.
func (s *Site) contradictions(out map[figureRef][]figureRef, alike []quantity) {
	type stated struct {
		quantity
		extent extent
		of     []string
	}
	figure := func(r figureRef) *Count { return s.Entries[r.entry].Figures.At(int(r.figure)) }
	var values []float64
	for _, q := range alike {
		if v := figure(q.figureRef).Value; !slices.Contains(values, v) {
			if values = append(values, v); len(values) > manyValues {
				return
			}
		}
	}
	if len(values) < 2 {
		return
	}
	var reports []stated // one a report, with all that it says of the quantity
	for _, q := range alike {
		x := extentOf(figure(q.figureRef))
		if n := len(reports); n > 0 && reports[n-1].entry == q.entry {
			p := &reports[n-1].extent
			p.low, p.high = min(p.low, x.low), max(p.high, x.high)
			continue
		}
		reports = append(reports, stated{q, x, nil})
	}
	for i := range reports {
		if r := &reports[i]; figure(r.figureRef).pinned() {
			r.of = s.concerns(r.figureRef)
		}
	}
	for i := range reports {
		a := &reports[i]
		var others []figureRef
		for k := max(0, i-besides); k < min(len(reports), i+besides) && len(others) < related; k++ {
			b := &reports[k]
			if k != i && !a.extent.meet(b.extent) && (len(a.of) > 0 && slices.Equal(a.of, b.of) || s.oneEvent(int(a.entry), int(b.entry))) {
				others = append(others, b.figureRef)
			}
		}
		if len(others) > 0 {
			out[a.figureRef] = others
		}
	}
}

// oneEvent reports that two reports are about one event.
func (s *Site) oneEvent(a, b int) bool {
	for _, k := range s.eventsOf[s.Entries[a].ID] {
		if s.Events[k].Main && slices.Contains(s.eventsOf[s.Entries[b].ID], k) {
			return true
		}
	}
	return false
}

// concerns are the countries and initiatives that the sentence of a figure names;
// where it names no country, the two of which its report speaks most.
func (s *Site) concerns(r figureRef) []string {
	e := &s.Entries[r.entry]
	sentence := e.Figures.At(int(r.figure)).Sentence
	var named, spoken []string
	for _, id := range e.Places {
		p := s.roster.Get(roster.Place, id)
		if p == nil {
			continue
		}
		country := cmp.Or(p.Country, p.ID)
		if len(spoken) < 2 && !slices.Contains(spoken, country) {
			spoken = append(spoken, country)
		}
		if country == p.ID && !slices.Contains(named, country) && (says(sentence, p) || slices.ContainsFunc(p.Demonyms, func(d string) bool { return strings.Contains(sentence, d) })) {
			named = append(named, country)
		}
	}
	if len(named) == 0 {
		named = spoken
	}
	for _, id := range e.Initiatives {
		if p := s.roster.Get(roster.Initiative, id); p != nil && says(sentence, p) {
			named = append(named, id)
		}
	}
	slices.Sort(named)
	return named
}

// says reports that a sentence has a name of the entity.
func says(sentence string, e *roster.Entity) bool {
	return strings.Contains(sentence, e.Name) || slices.ContainsFunc(e.Aliases, func(a roster.Alias) bool { return len(a.Text) > 2 && strings.Contains(sentence, a.Text) })
}

// alike hashes what two figures of one quantity have in common.
type alike struct {
	sum  hash.Hash64
	room []byte
}

// of is the hash of a figure, and false for one that says not what it counts.
func (h *alike) of(f *Count) (uint64, bool) {
	h.room = h.room[:0]
	content := false
	for w := range strings.FieldsSeq(f.What) {
		if content && w == "between" { // the sentence says between whom
			break
		}
		start := len(h.room)
		for i := range len(w) {
			c := w[i]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if c >= utf8.RuneSelf {
				h.room = append(h.room[:start], prose.Fold(w)...)
				break
			}
			h.room = append(h.room, c)
		}
		switch string(h.room[start:]) {
		case "the", "a", "an", "their", "its", "our", "his", "her", "this", "these", "total", "overall", "of", "bilateral", "mutual", "two-way":
			h.room = h.room[:start]
			continue
		}
		content = content || len(w) > 3
		h.room = append(h.room, ' ')
	}
	if !content || f.Unit == "" {
		return 0, false
	}
	h.room = append(append(append(h.room, f.Unit...), '|'), f.Period.String()...)
	if f.Unit == "percent" || f.Unit == "share" { // a share is no growth
		h.room = append(h.room, '0'+byte(f.Change+1))
	}
	h.sum.Reset()
	h.sum.Write(h.room)
	return h.sum.Sum64(), true
}

// extent is between what a figure, as printed, says that the quantity lies.
type extent struct{ low, high float64 }

// meet reports that two figures can both be right.
func (a extent) meet(b extent) bool { return a.low <= b.high && b.low <= a.high }

// extentOf reads how exactly a figure is printed, and its modifier.
func extentOf(f *Count) extent {
	v := f.Value
	half := precision(f.Exact, v) / 2
	b := extent{v - half, v + half}
	switch m := strings.ToLower(f.Modifier); m {
	case "":
	case "more than", "over", "above", "at least", "no less than", "not less than", "exceeding", "in excess of", "upwards of", "a minimum of", "более", "свыше":
		b.high = math.Inf(1)
	case "less than", "under", "below", "up to", "at most", "no more than", "not more than", "fewer than", "as much as", "менее", "до":
		b.low = math.Inf(-1)
	default: // "about", "almost"
		b.low, b.high = min(b.low, v-math.Abs(v)/10), max(b.high, v+math.Abs(v)/10)
	}
	return b
}

// precision is the size of the last digit that is printed of a value: 100 million
// of "$24.1 billion". Zeros that end a number of thousands are not taken for
// digits that somebody counted, and a number in words for no more than its first.
func precision(exact string, value float64) float64 {
	from := strings.IndexAny(exact, "0123456789")
	if from < 0 {
		return math.Abs(value) / 10
	}
	to := from
	for to < len(exact) && strings.IndexByte("0123456789.,", exact[to]) >= 0 {
		to++
	}
	digits := strings.TrimRight(exact[from:to], ".,")
	for _, point := range [...]byte{'.', ',', 0} {
		n, places, zeros, split := 0.0, 0, 0, false
		for i := range len(digits) {
			switch c := digits[i]; {
			case c == point && !split:
				split = true
			case c >= '0':
				n, zeros = n*10+float64(c-'0'), zeros+1
				if c != '0' {
					zeros = 0
				}
				if split {
					places++
				}
			}
		}
		if n == 0 {
			continue
		}
		whole := n / math.Pow10(places)
		scale := math.Log10(math.Abs(value) / whole)
		if math.Abs(scale-math.Round(scale)) > 1e-9 {
			continue
		}
		last := math.Pow(10, math.Round(scale)-float64(places))
		if places == 0 && n >= 1000 {
			last *= math.Pow10(zeros)
		}
		return last
	}
	return math.Abs(value) / 100
}
