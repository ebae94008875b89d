package propose

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Gathering is what all reports say of each name. Reports may be added in any
// order. It is not safe for concurrent use.
type Gathering struct {
	reader *Reader
	names  map[key]*sum
}

type key struct {
	kind roster.Kind
	name string
}

// sum is one spelling of a name in all reports.
type sum struct {
	reports, mentions int
	lead              int // reports in which the family name comes first
	marks             mark
	the, in           int // reports with againstThe, with againstIn
	dateline          int
	roles             map[Role]*held
	seen              []sight // at most maxSeen
	short, country    string
}

// held is an office as the reports give it to one name.
type held struct {
	reports     int
	first, last edtf.Date // of the reports; zero when none is dated
}

// sight is a report that names somebody.
type sight struct {
	article, exact string
	date           edtf.Date
	rank           int
}

// maxSeen is how many reports are kept as evidence of a name.
const maxSeen = 3

// better orders evidence: the plainest words first, then the first report.
func better(a, b sight) int {
	return cmp.Or(cmp.Compare(b.rank, a.rank), edtf.Compare(a.date, b.date), strings.Compare(a.article, b.article), strings.Compare(a.exact, b.exact))
}

// Gather begins with no report.
func (r *Reader) Gather() *Gathering { return &Gathering{reader: r, names: map[key]*sum{}} }

// Add takes what was found in a report of a day.
func (g *Gathering) Add(article string, date edtf.Date, finds []Find) {
	for i := range finds {
		f := &finds[i]
		k := key{f.Kind, f.Name}
		s := g.names[k]
		if s == nil {
			s = &sum{}
			g.names[k] = s
		}
		if !f.Repeat {
			s.reports++
		}
		s.mentions += f.Mentions
		s.marks |= f.marks
		if f.Lead {
			s.lead++
		}
		if f.marks&againstThe != 0 {
			s.the++
		}
		if f.marks&againstIn != 0 {
			s.in++
		}
		if f.marks&byDateline != 0 {
			s.dateline++
		}
		if f.Short != "" && (s.short == "" || f.Short < s.short) {
			s.short = f.Short
		}
		if f.In != "" && (s.country == "" || f.In < s.country) {
			s.country = f.In
		}
		for _, r := range f.Roles {
			s.holds(r, 1, date, date)
		}
		s.see(sight{article, f.Exact, date, f.rank})
	}
}

func (s *sum) holds(r Role, reports int, first, last edtf.Date) {
	h := s.roles[r]
	if h == nil {
		if s.roles == nil {
			s.roles = map[Role]*held{}
		}
		h = &held{}
		s.roles[r] = h
	}
	h.reports += reports
	if !first.IsZero() && (h.first.IsZero() || edtf.Compare(first, h.first) < 0) {
		h.first = first
	}
	if !last.IsZero() && (h.last.IsZero() || edtf.Compare(last, h.last) > 0) {
		h.last = last
	}
}

func (s *sum) see(v sight) {
	i, _ := slices.BinarySearchFunc(s.seen, v, better)
	if i == maxSeen {
		return
	}
	s.seen = slices.Insert(s.seen, i, v)
	s.seen = s.seen[:min(len(s.seen), maxSeen)]
}

// join adds what another spelling of the same name says.
func (s *sum) join(o *sum) {
	s.reports += o.reports
	s.mentions += o.mentions
	s.lead += o.lead
	s.marks |= o.marks &^ single
	s.the += o.the
	s.in += o.in
	s.dateline += o.dateline
	s.short = cmp.Or(s.short, o.short)
	s.country = cmp.Or(s.country, o.country)
	for r, h := range o.roles {
		s.holds(r, h.reports, h.first, h.last)
	}
	for _, v := range o.seen {
		if !slices.ContainsFunc(s.seen, func(w sight) bool { return w.article == v.article }) {
			s.see(v)
		}
	}
}

// cluster is all spellings of one name.
type cluster struct {
	kind  roster.Kind
	names []string // the best first
	parts []string // family names that stood alone
	sum
	spelling // of the best name
}

// clusters merges spellings, each kind by its own rule, in an order that depends
// on nothing but the names.
func (g *Gathering) clusters(kind roster.Kind) []*cluster {
	var list []*cluster
	for k, s := range g.names {
		if k.kind == kind {
			c := &cluster{kind: kind, names: []string{k.name}, sum: *s, spelling: spell(k.name)}
			c.roles = nil
			for r, h := range s.roles {
				c.holds(r, h.reports, h.first, h.last)
			}
			c.seen = slices.Clone(s.seen)
			list = append(list, c)
		}
	}
	// The spelling of the most reports stands for the others.
	slices.SortFunc(list, func(a, b *cluster) int {
		return cmp.Or(cmp.Compare(b.reports, a.reports), cmp.Compare(b.mentions, a.mentions), cmp.Compare(len(b.names[0]), len(a.names[0])), strings.Compare(a.names[0], b.names[0]))
	})
	return merge(list, kind)
}

func wordsOf(name string) []string {
	return strings.FieldsFunc(prose.Fold(name), func(r rune) bool { return r == ' ' || r == '-' || r == '.' || r == ',' })
}
