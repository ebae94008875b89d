package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/roster"
)

func (s *Site) leaderFiles() pages {
	return s.entityFiles(roster.Leader, func() Page {
		p := &IndexPage{Head: s.head("index", "leaders/index.html", s.w.T("People"),
			s.w.T("The people of the chronicle, with their offices and how often reports name them.")),
			Intro: s.w.T("Those whom the reports name, with the office by which they are known. The small drawing shows the years in which reports tell of them."),
			Empty: s.w.T("A file in content/leaders makes a person known.")}
		p.Rows = s.subjectsOf(roster.Leader, p.Root)
		return p
	}, s.leaderFrom, s.leaderPage)
}

// leaderFrom says what a leader's page is made of, besides what concerns the
// leader.
func (s *Site) leaderFrom(id string, in *Inputs) {
	in.Number(len(s.pairsOf[id]))
	for _, k := range s.pairsOf[id] {
		p := &s.pairings[k]
		in.Text(p.a)
		in.Text(p.b)
		in.events(p.events)
	}
	in.Number(len(s.speakers[id]))
	for _, q := range s.speakers[id] {
		in.entry(int(q.entry))
		in.Number(int(q.saying))
	}
}

func (s *Site) leaderPage(e *roster.Entity) Page {
	x := s.byLeader.get(e.ID)
	name := s.Name(e)
	description := s.w.T("%[1]s: %[2]s.", name, s.countOf(x))
	if g := s.gloss(e); g != "" {
		description = s.w.T("%[1]s, %[2]s: %[3]s.", name, strings.TrimRight(g, ".。"), s.countOf(x))
	}
	p := &LeaderPage{Head: s.head("leader", "leaders/"+e.ID+".html", name, description, "leaders/index.html", s.w.T("People"))}
	p.OGType = "profile"
	p.Names, p.Intro, p.Gloss, p.Count = s.otherNames(e), e.Intro, s.gloss(e), s.countOf(x)
	p.GlossLang, p.IntroLang = s.tongueOf(p.Gloss), s.tongueOf(p.Intro)
	switch {
	case !e.Born.IsZero() && !e.Died.IsZero():
		p.Life = s.w.T("%[1]s – %[2]s", s.w.Date(e.Born), s.w.Date(e.Died))
	case !e.Born.IsZero():
		p.Life = s.w.T("born %s", s.w.Date(e.Born))
	}
	for _, r := range e.Roles {
		o := Office{Title: r.Title, Lang: s.tongueOf(r.Title), From: s.w.Date(r.From), To: s.w.Date(r.To)}
		if r.From.IsZero() {
			o.From = ""
		}
		if r.To.IsZero() {
			o.To = ""
			if o.Now = !r.From.IsZero(); o.Now {
				o.From = s.w.Since(r.From)
			}
		}
		p.Offices = append(p.Offices, o)
	}
	p.Bar = s.officeBar(e.Roles)
	p.Density = s.subjectDensity(x, p.Root)
	p.Groups = s.groups(x, p.Root)
	p.Whole = s.wholeLink(roster.Leader, e.ID, x, p.Root)
	people := 0
	for _, k := range s.pairsOf[e.ID] {
		if people++; people > metShown {
			continue
		}
		all := s.pairings[k]
		m := s.pair(all, e.ID, p.Root)
		last := all
		last.events = all.events[max(0, len(all.events)-metEvents):]
		m.Events, m.More = s.pair(last, e.ID, p.Root).Events, len(all.events)-len(last.events)
		p.Met = append(p.Met, m)
	}
	if people > metShown {
		p.MetMore = Link{p.Root + "meetings.html", s.w.N("and %s person more; all pairs|and %s people more; all pairs", people-metShown)}
	}
	p.About = s.about(e, x.entries, p.Root)
	qs := s.speakers[e.ID]
	for i := len(qs) - 1; i >= 0 && len(p.Quotes) < 6; i-- {
		en := &s.Entries[qs[i].entry]
		p.Quotes = append(p.Quotes, s.quote(en, en.Quotes.At(int(qs[i].saying)), p.Root))
	}
	if len(qs) > 0 {
		p.Quotes1 = Link{p.Root + "quotes/" + e.ID + ".html", s.w.N("All %s quotation|All %s quotations", len(qs))}
		if len(qs) == 1 {
			p.Quotes1.Text = s.w.T("The quotation on a page of its own")
		}
	}
	for i := len(x.entries) - 1; i >= 0 && len(p.Figures) < 8; i-- {
		en := &s.Entries[x.entries[i]]
		for j, f := range en.Figures.All() {
			if f.SaidBy == e.ID && len(p.Figures) < 8 {
				p.Figures = append(p.Figures, s.figure(en, j, f, p.Root))
			}
		}
	}
	p.Subjects = s.with(x, roster.Initiative, "", p.Root)
	p.Places = s.with(x, roster.Place, "", p.Root)
	p.Reports, p.More = s.reportLines(x.entries, p.Root, shelf)
	p.Facts = wikidata(e.Wikidata)
	if c := s.entity(roster.Place, e.Country, p.Root); c.Text != "" {
		p.Facts = append([]Fact{{Key: s.w.T("Country"), Text: c.Text, Href: c.Href}}, p.Facts...)
	}
	p.LD.add(s.personLD(e, &p.Head))
	return p
}

// metShown is how many people a leader's page names as met, metEvents by how
// many of the latest events.
const (
	metShown  = 14
	metEvents = 2
)

// officeBar draws offices whose beginning is known, each in the first row that
// is free.
func (s *Site) officeBar(roles []roster.Role) *OfficeBar {
	const wide = 1000
	type span struct {
		first, last int
		open        bool
		title       string
	}
	var spans []span
	lo, hi := 1<<31-1, -1<<31
	for _, r := range roles {
		if r.From.IsZero() {
			continue
		}
		f, _ := r.From.Bounds()
		x := span{first: int(f), title: s.w.T("%[1]s, %[2]s", r.Title, s.during(r.From, r.To)), open: r.To.IsZero()}
		if !x.open {
			_, l := r.To.Bounds()
			x.last = int(l)
		}
		if f == edtf.MinDay || x.last == int(edtf.MaxDay) {
			continue
		}
		lo = min(lo, x.first)
		hi = max(hi, x.first+730)
		if !x.open {
			hi = max(hi, x.last)
		}
		spans = append(spans, x)
	}
	if len(spans) == 0 {
		return nil
	}
	hi += (hi - lo) / 12
	b := &OfficeBar{}
	at := func(day int) int { return (day - lo) * wide / max(1, hi-lo) }
	var rows []int
	for _, x := range spans {
		end := x.last
		if x.open {
			end = hi
		}
		row := 0
		for row < len(rows) && rows[row] > x.first {
			row++
		}
		if row == len(rows) {
			rows = append(rows, 0)
		}
		rows[row] = end
		b.Bars = append(b.Bars, OfficeSpan{X: at(x.first), W: max(4, at(end)-at(x.first)-2), Y: row * 14, Label: x.title, Open: x.open})
	}
	b.Height = len(rows)*14 - 4
	y0, _, _ := edtf.Day(lo).Civil()
	y1, _, _ := edtf.Day(hi).Civil()
	step := max(1, (y1-y0)/5)
	for y := y0 + 1; y <= y1; y += step {
		b.Ticks = append(b.Ticks, at(int(edtf.Civil(y, 1, 1))))
	}
	return b
}

// pairing is two people and the events in which they met.
type pairing struct {
	a, b   string
	events []int
}

// Met reports whether people who took part in an event of this kind met. What
// was only announced is no meeting.
func met(v *Event) bool {
	if v.Status == "announced" || v.Status == "planned" {
		return false
	}
	switch v.Kind {
	case "meeting", "visit", "call", "summit", "forum", "signing":
		return true
	}
	return false
}

// pairs counts who met whom, the most frequent first.
func (s *Site) pairs() []pairing {
	at := map[[2]string]int{}
	var out []pairing
	for i := range s.Events {
		v := &s.Events[i]
		if !met(v) {
			continue
		}
		var ids []string
		for _, p := range v.Participants {
			if s.roster.Get(roster.Leader, p.Entity) != nil && !slices.Contains(ids, p.Entity) && len(ids) < 12 {
				ids = append(ids, p.Entity)
			}
		}
		slices.Sort(ids)
		for j, a := range ids {
			for _, b := range ids[j+1:] {
				k, ok := at[[2]string{a, b}]
				if !ok {
					k = len(out)
					at[[2]string{a, b}] = k
					out = append(out, pairing{a: a, b: b})
				}
				out[k].events = append(out[k].events, i)
			}
		}
	}
	slices.SortFunc(out, func(x, y pairing) int {
		return cmp.Or(cmp.Compare(len(y.events), len(x.events)), strings.Compare(x.a, y.a), strings.Compare(x.b, y.b))
	})
	return out
}

const pairEvents = 6

// pair shows a pairing; on the page of first, the other is named first.
func (s *Site) pair(p pairing, first, root string) Pair {
	a, b := p.a, p.b
	if b == first {
		a, b = b, a
	}
	out := Pair{A: s.entity(roster.Leader, a, root), B: s.entity(roster.Leader, b, root), N: len(p.events),
		First: s.eventWhen(&s.Events[p.events[0]]), Last: s.eventWhen(&s.Events[p.events[len(p.events)-1]])}
	for i, k := range p.events {
		if i == pairEvents {
			out.More = len(p.events) - i
			break
		}
		out.Events = append(out.Events, s.told(&s.Events[k], root))
	}
	return out
}

func (s *Site) meetingsPage(pairs []pairing) Page {
	p := &MeetingsPage{Head: s.head("meetings", "meetings.html", s.w.T("Who met whom"),
		s.w.T("Pairs of people who took part in the same meeting, visit, call, summit or signing, with the events that say so."))}
	const most, matrix = 40, 12
	count := map[string]int{}
	cells := map[[2]string]int{}
	for i, pr := range pairs {
		count[pr.a] += len(pr.events)
		count[pr.b] += len(pr.events)
		cells[[2]string{pr.a, pr.b}], cells[[2]string{pr.b, pr.a}] = i+1, i+1
		if i < most {
			shown := s.pair(pr, "", p.Root)
			shown.Mark = strconv.Itoa(i + 1)
			p.Pairs = append(p.Pairs, shown)
		} else {
			p.More++
		}
	}
	var ids []string
	for id := range count {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(a, b)) })
	ids = firstOf(ids, matrix)
	if len(ids) < 3 {
		return p
	}
	for _, a := range ids {
		row := MatrixRow{Person: s.entity(roster.Leader, a, p.Root)}
		p.People = append(p.People, row.Person)
		for _, b := range ids {
			c := Cell{}
			if i := cells[[2]string{a, b}]; i > 0 {
				c = Cell{N: len(pairs[i-1].events), Level: 1 + min(3, len(pairs[i-1].events)/2)}
				c.Text = strconv.Itoa(c.N)
				c.Label = s.w.List([]string{s.entity(roster.Leader, a, "").Text, s.entity(roster.Leader, b, "").Text})
				if i <= most {
					c.Href = "#pair" + strconv.Itoa(i)
				}
			}
			row.Cells = append(row.Cells, c)
		}
		p.Matrix = append(p.Matrix, row)
	}
	return p
}
