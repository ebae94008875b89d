// Package reprint finds reports that repeat another's text: word for word, with
// some words changed, or cut short. A translation and a rewriting share too few
// runs of words to be taken for one.
//
// Two texts are compared by their shingles, the runs of five words in them
// (five characters in scripts without spaces). They are reprints when eight of
// ten shingles of both together are in both (Jaccard), or when nearly all of
// the shorter text is in the longer and it is at least half of that.
//
// To find the pairs without comparing all with all, each text leaves a [Sketch]
// of 256 bytes: a MinHash of 128 bins by one permutation, with empty bins filled
// from others (Shrivastava 2017, "Optimal densification"). The bins are cut into
// 32 bands of four; of texts that agree in a band, those whose sketches agree in
// half of their bins are read again, and only the exact sets of shingles
// decide. By the formula of banding, 1-(1-s⁴)³², one pair in ten million of
// Jaccard 0.8 is missed.
//
//	var x reprint.Index
//	for i := range texts {
//		x.Add(reprint.New(texts[i]), days[i])
//	}
//	groups, err := x.Groups(func(i int) (string, error) { return texts[i], nil })
package reprint

import (
	"cmp"
	"math/bits"
	"slices"
)

const (
	bins  = 128
	rows  = 4 // bins of a band
	bands = bins / rows
)

const (
	minJaccard  = 0.8
	minContains = 0.95 // of the shorter text in the longer
	minShare    = 0.5  // of the longer text, that the shorter one is
	minShingles = 20   // of a text that is compared at all
)

// Sketch is what is kept of a text, or nil for one that is too short.
type Sketch *[bins]uint16

// New makes the sketch of a text.
func New(text string) Sketch {
	var low [bins]uint64
	n := 0
	shingles(text, func(h uint64) {
		n++
		bin, value := h>>57, h|1<<63
		if low[bin] == 0 || value < low[bin] {
			low[bin] = value
		}
	})
	if n < minShingles {
		return nil
	}
	s := new([bins]uint16)
	for i := range s {
		v := low[i]
		for k := uint64(1); v == 0; k++ { // the same for two texts with the same bins
			v = low[mix(uint64(i)<<32|k)%bins]
		}
		s[i] = uint16(mix(v))
	}
	return s
}

// Touch reports whether two texts are compared at all: whether their sketches agree
// in a band. A text that touches no other changes no group of the others.
func Touch(a, b Sketch) bool {
	if a == nil || b == nil {
		return false
	}
	for i := 0; i < bins; i += rows {
		if [rows]uint16(a[i:]) == [rows]uint16(b[i:]) {
			return true
		}
	}
	return false
}

// Index holds the sketches of a chronicle, some 270 bytes a report.
type Index struct {
	sketches []Sketch
	days     []int
}

// Add takes the next text, and the day of its report, 0 where that is not known.
// Texts should come in the order of their days: where very many share a run of
// words, each is compared with those near it.
func (x *Index) Add(s Sketch, day int) {
	x.sketches = append(x.sketches, s)
	x.days = append(x.days, day)
}

// A sketch agrees in as many bins as its text has of its shingles in common, give
// or take six. Of texts that are perhaps alike, as cut short ones and those by
// one form are, a few are read for each; of those that likely are, all.
const (
	perhaps = bins / 2
	likely  = bins * 2 / 3
	inVain  = 4
)

// near is how many texts that differ from each other one text is compared with
// in one band: texts by one form may share a run by the thousand.
const near = 8

// Groups returns the texts that repeat each other, each group and the list of
// them in ascending order. It asks for the text of a report when its sketch is
// like another's.
func (x *Index) Groups(text func(i int) (string, error)) ([][]int, error) {
	g := grouping{x: x, text: text, parent: make([]int32, len(x.sketches)), apart: map[[2]int32]bool{}, vain: make([]uint8, len(x.sketches))}
	for i := range g.parent {
		g.parent[i] = int32(i)
	}
	slots := make([]slot, 0, len(x.sketches))
	seen := make([]uint8, 1<<bits.Len(uint(4*len(x.sketches))))
	for b := range bands {
		slots = x.shared(slots[:0], b, seen)
		slices.SortFunc(slots, func(a, b slot) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.i, b.i)) })
		var heads []int32
		for k := range slots {
			if k == 0 || slots[k].key != slots[k-1].key {
				heads = heads[:0]
			}
			found := false
			for h := len(heads) - 1; h >= 0 && !found; h-- {
				var err error
				if found, err = g.join(heads[h], slots[k].i); err != nil {
					return nil, err
				}
			}
			if !found {
				if len(heads) == near {
					heads = slices.Delete(heads, 0, 1)
				}
				heads = append(heads, slots[k].i)
			}
		}
	}
	return g.groups(), nil
}

// slot is what a text has in a band.
type slot struct {
	key uint64
	i   int32
}

// shared appends the texts that share with another what they have in a band, and a
// few that do not: most share it with none, and need not be sorted. Seen is room
// for counting, a power of two.
func (x *Index) shared(slots []slot, band int, seen []uint8) []slot {
	clear(seen)
	at := func(key uint64) *uint8 { return &seen[mix(key)&uint64(len(seen)-1)] }
	for i, s := range x.sketches {
		if s == nil {
			continue
		}
		v := s[band*rows : band*rows+rows]
		key := uint64(v[0])<<48 | uint64(v[1])<<32 | uint64(v[2])<<16 | uint64(v[3])
		slots = append(slots, slot{key, int32(i)})
		if n := at(key); *n < 2 {
			*n++
		}
	}
	kept := slots[:0]
	for _, s := range slots {
		if *at(s.key) > 1 {
			kept = append(kept, s)
		}
	}
	return kept
}

// grouping is a search on its way: a union-find, and the pairs that were
// compared and are none.
type grouping struct {
	x      *Index
	text   func(int) (string, error)
	parent []int32
	apart  map[[2]int32]bool
	vain   []uint8 // how often a text was compared with one that it does not repeat
}

func (g *grouping) root(i int32) int32 {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// join puts two texts into one group if the one repeats the other, and reports
// whether they are in one.
func (g *grouping) join(a, b int32) (bool, error) {
	ra, rb := g.root(a), g.root(b)
	if ra == rb {
		return true, nil
	}
	if n := agree(g.x.sketches[a], g.x.sketches[b]); n < perhaps || n < likely && g.vain[b] >= inVain || g.apart[[2]int32{a, b}] {
		return false, nil
	}
	ta, err := g.text(int(a))
	if err != nil {
		return false, err
	}
	tb, err := g.text(int(b))
	if err != nil {
		return false, err
	}
	da, db := g.x.days[a], g.x.days[b]
	if !repeats(ta, tb, da != 0 && db != 0 && da != db) {
		g.apart[[2]int32{a, b}] = true
		g.vain[b]++
		return false, nil
	}
	g.parent[max(ra, rb)] = min(ra, rb)
	return true, nil
}

func (g *grouping) groups() [][]int {
	by := map[int32][]int{}
	for i := range g.parent {
		if r := g.root(int32(i)); r != int32(i) {
			by[r] = append(by[r], i)
		}
	}
	var out [][]int
	for r, list := range by {
		out = append(out, append([]int{int(r)}, list...))
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

// agree is in how many bins two sketches agree.
func agree(a, b Sketch) int {
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return n
}
