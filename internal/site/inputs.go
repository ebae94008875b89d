package site

import (
	"crypto/sha256"
	"encoding/binary"
	"sync"

	"dateline/internal/roster"
)

// A page is a function of the reports and events that it shows, or counts, and
// of what all pages have in common. A build that remembers the last one asks for
// a digest of these before it makes a page: where it is the same, the page is.
//
// The rule for what makes a page: it may read all of an entry or event that it
// names here, with the reports of an event and who reprinted a report, and
// nothing of another. TestAPageIsMadeOfWhatItSays changes chronicles at random
// and compares.

// Sum is a short digest of all that something is made of.
type Sum [16]byte

// SumOf digests some bytes.
func SumOf(b []byte) Sum {
	sum := sha256.Sum256(b)
	return Sum(sum[:16])
}

// Sums are digests of the values that a site was arranged of.
type Sums struct {
	Common  Sum                 // of Meta, the roster and the program
	Entry   func(id string) Sum // of what [Entry.Listed] leaves of the entry that [New] was given
	Body    func(id string) Sum // of what only a report's own page shows of it
	File    func(id string) Sum // of a report as it is stored
	Event   func(*Event) Sum
	s       *Site
	pool    sync.Pool // of *Inputs
	common  Sum
	entries []Sum // with what is known of each beside it
	events  []Sum
	found   Sum // of all events alone
}

// EventsFrom says what is made of all events and nothing else.
func (d *Sums) EventsFrom(in *Inputs) { in.add(d.found) }

// EntriesFrom says what is made of the entries from one to before another.
func (s *Site) EntriesFrom(from, to int, in *Inputs) {
	for i := from; i < to; i++ {
		in.entry(i)
	}
}

// Arranged completes the digests by what the site has found.
func (s *Site) Arranged(d *Sums) {
	d.s = s
	in := Inputs{s: s, d: d}
	in.add(d.Common)
	for _, x := range s.sections {
		in.Text(x.path)
	}
	for _, k := range [...]roster.Kind{roster.Place, roster.Source} {
		for _, id := range s.withPage(k) {
			in.Text(id)
		}
		in.Number(0) // the end of the list
	}
	d.common = in.sum()
	plain := make([]Sum, len(s.Entries))
	for i := range s.Entries {
		plain[i] = d.Entry(s.Entries[i].ID)
	}
	d.entries = make([]Sum, len(s.Entries))
	for i := range s.Entries {
		in.b = in.b[:0]
		in.add(plain[i])
		in.flags(s.again[i], s.covered[i])
		for j := range s.Entries[i].Figures.Len() {
			for _, r := range s.otherwise[figureAt(i, j)] {
				in.Number(j)
				in.add(plain[r.entry])
				in.Number(int(r.figure))
			}
		}
		for _, k := range s.copiesOf[s.Entries[i].ID] { // for the line on who else has it
			in.add(plain[k])
		}
		d.entries[i] = in.sum()
	}
	d.events = make([]Sum, len(s.Events))
	found := make([]byte, 0, len(s.Events)*len(Sum{}))
	for i := range s.Events {
		v, lead := &s.Events[i], s.lead[i]
		alone := d.Event(v)
		found = append(found, alone[:]...)
		in.b = in.b[:0]
		in.add(alone)
		in.flags(lead >= 0 && s.firstOf(&s.Entries[lead]) == i)
		for _, rep := range v.Reports {
			in.named(rep.Article)
		}
		d.events[i] = in.sum()
	}
	d.found = SumOf(found)
}

// Key digests the address of a file and all that it is made of.
func (d *Sums) Key(path string, from func(*Inputs)) Sum {
	in, ok := d.pool.Get().(*Inputs)
	if !ok {
		in = &Inputs{s: d.s, d: d}
	}
	defer d.pool.Put(in)
	in.b = in.b[:0]
	in.add(d.common)
	in.Text(path)
	from(in)
	return in.sum()
}

// Inputs gathers what a page or another file is made of.
type Inputs struct {
	s *Site
	d *Sums
	b []byte
}

func (in *Inputs) sum() Sum          { return SumOf(in.b) }
func (in *Inputs) add(x Sum)         { in.b = append(in.b, x[:]...) }
func (in *Inputs) Sum(x Sum)         { in.add(x) }
func (in *Inputs) Number(n int)      { in.b = binary.AppendVarint(in.b, int64(n)) }
func (in *Inputs) Text(text string)  { in.Number(len(text)); in.b = append(in.b, text...) }
func (in *Inputs) link(l Link)       { in.Text(l.Href); in.Text(l.Text) }
func (in *Inputs) entry(i int)       { in.add(in.d.entries[i]) }
func (in *Inputs) event(i int)       { in.add(in.d.events[i]) }
func (in *Inputs) subject(x subject) { in.entries(x.entries); in.events(x.events) }

func (in *Inputs) flags(list ...bool) {
	for _, is := range list {
		n := 0
		if is {
			n = 1
		}
		in.Number(n)
	}
}

func (in *Inputs) entries(list []int) {
	in.Number(len(list))
	for _, i := range list {
		in.entry(i)
	}
}

func (in *Inputs) events(list []int) {
	in.Number(len(list))
	for _, i := range list {
		in.event(i)
	}
}

func (in *Inputs) refs(list []ref) {
	in.Number(len(list))
	for _, r := range list {
		in.flags(r.entry)
		if r.entry {
			in.entry(r.i)
		} else {
			in.event(r.i)
		}
	}
}

// named is an entry by the id of its report, or that there is none.
func (in *Inputs) named(id string) {
	i, ok := in.s.byID[id]
	in.flags(ok)
	if ok {
		in.entry(i)
	}
}

// made is an event by its id, or that there is none.
func (in *Inputs) made(id string) {
	i, ok := in.s.eventAt[id]
	if in.flags(ok); ok {
		in.event(i)
	}
}

// beside are the neighbours of the i-th of n in a list.
func (in *Inputs) beside(i, n int, one func(int)) {
	in.flags(i > 0, i+1 < n)
	if i > 0 {
		one(i - 1)
	}
	if i+1 < n {
		one(i + 1)
	}
}
