package site

import (
	"fmt"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/roster"
)

// differing are two invented reports and whether a figure of the one is marked as
// differing from one of the other.
type differing struct {
	claim, a, b string
	differ      bool
}

func differRoster() *roster.Roster {
	place := func(id, name, country, people string) roster.Entity {
		e := roster.Entity{Kind: roster.Place, ID: id, Name: name, Country: country}
		if people != "" {
			e.Demonyms = []string{people}
		}
		return e
	}
	leader := func(id, name, family, country string) roster.Entity {
		return roster.Entity{Kind: roster.Leader, ID: id, Name: name, FamilyName: family, Country: country}
	}
	return roster.New(place("velmora", "Velmora", "", "Velmoran"), place("ostrand", "Ostrand", "", "Ostrandian"), place("tamar", "Tamar", "", "Tamari"),
		place("karsk", "Karsk", "ostrand", ""), leader("ada-brovik", "Ada Brovik", "Brovik", "velmora"), leader("carl-dremov", "Carl Dremov", "Dremov", "ostrand"),
		leader("omar-zahid", "Omar Zahid", "Zahid", "tamar"),
		roster.Entity{Kind: roster.Initiative, ID: "amber-road", Name: "Amber Road"}, roster.Entity{Kind: roster.Initiative, ID: "tin-belt", Name: "Tin Belt"})
}

func TestFiguresThatReportsGiveOtherwiseStandBesideEachOther(t *testing.T) {
	for _, c := range []differing{
		{"the trade of two countries in one year", "Bilateral trade between Velmora and Ostrand was $24.1 billion in 2030.", "In 2030 bilateral trade between Velmora and Ostrand was $31 billion.", true},
		{"the same, in other words for the two", "Two-way trade turnover between Velmora and Ostrand was $24.1 billion in 2030.", "Velmora reports that its bilateral trade turnover with Ostrand was $31 billion in 2030.", false},
		{"mutual and bilateral", "Mutual trade turnover between Velmora and Ostrand was $24.1 billion in 2030.", "In 2030 the bilateral trade turnover between Ostrand and Velmora was $31 billion.", true},
		{"growth in percent", "Bilateral trade of Velmora and Ostrand grew by 14 percent in 2030.", "Bilateral trade of Velmora and Ostrand grew by 9 percent in 2030.", true},
		{"projects of a programme", "Velmora and Ostrand built 51 joint projects on the Amber Road in 2030.", "On the Amber Road Velmora and Ostrand built 55 joint projects in 2030.", true},
		{"more than, and less", "Bilateral trade between Velmora and Ostrand was more than $30 billion in 2030.", "Bilateral trade between Velmora and Ostrand was $24.1 billion in 2030.", true},
		{"at one event", "Ada Brovik met with Carl Dremov in Karsk on 5 May 2031. The sides signed 12 documents there.", "Carl Dremov and Ada Brovik met in Karsk on 5 May 2031. The sides signed 15 documents there.", true},

		{"one rounded as the other", "Bilateral trade between Velmora and Ostrand was $2.5 billion in 2030.", "Bilateral trade between Velmora and Ostrand was $2.48 billion in 2030.", false},
		{"the same value, printed otherwise", "Bilateral trade between Velmora and Ostrand was $2.5 billion in 2030.", "Bilateral trade between Velmora and Ostrand was 2,500 million US dollars in 2030.", false},
		{"room left by a modifier", "Bilateral trade between Velmora and Ostrand was more than $20 billion in 2030.", "Bilateral trade between Velmora and Ostrand was $24.1 billion in 2030.", false},
		{"almost", "Bilateral trade between Velmora and Ostrand was almost $25 billion in 2030.", "Bilateral trade between Velmora and Ostrand was $24.1 billion in 2030.", false},
		{"ranges that overlap", "Bilateral trade between Velmora and Ostrand was $22 billion to $26 billion in 2030.", "Bilateral trade between Velmora and Ostrand was $25 billion in 2030.", false},
		{"another year", "Bilateral trade between Velmora and Ostrand was $24.1 billion in 2030.", "Bilateral trade between Velmora and Ostrand was $31 billion in 2029.", false},
		{"another country", "Bilateral trade with Ostrand was $24.1 billion in 2030, Velmora said.", "Bilateral trade with Tamar was $31 billion in 2030, Velmora said.", false},
		{"another unit", "Bilateral trade between Velmora and Ostrand was $24.1 billion in 2030.", "Bilateral trade between Velmora and Ostrand was 31 billion euros in 2030.", false},
		{"another thing", "Oil exports of Velmora to Ostrand were 24 million tonnes in 2030.", "Coal exports of Velmora to Ostrand were 31 million tonnes in 2030.", false},
		{"a word that may mean anything", "Velmora and Ostrand opened 51 schools in 2030.", "Velmora and Ostrand opened 77 schools in 2030.", false},
		{"no period, and no event in common", "Velmora and Ostrand have 51 joint projects.", "Velmora and Ostrand have 77 joint projects.", false},
		{"a share and a growth", "The share of Ostrand in oil exports of Velmora was 14 percent in 2030.", "Oil exports of Velmora to Ostrand grew by 9 percent in 2030.", false},
		{"another programme", "Velmora and Ostrand built 51 joint projects on the Amber Road in 2030.", "Velmora and Ostrand built 55 joint projects on the Tin Belt in 2030.", false},
		{"at another event", "Ada Brovik met with Carl Dremov in Karsk on 5 May 2031. The sides signed 12 documents there.", "Ada Brovik met with Omar Zahid in Karsk on 5 May 2031. The sides signed 15 documents there.", false},
	} {
		r := differRoster()
		a := annotate.New(r)
		var entries []Entry
		for i, text := range []string{c.a, c.b} {
			d := &article.Article{ID: fmt.Sprintf("report-%d", i), Title: fmt.Sprintf("Report %d of the day", i), Lang: "en", Body: text, Date: edtfOf("2031-05-06")}
			n := a.Annotate(d)
			for _, m := range n.Mentions { // as the import lists them
				if m.Kind == roster.Initiative {
					d.Initiatives = append(d.Initiatives, m.Entity)
				}
			}
			entries = append(entries, NewEntry(d, &n))
		}
		s, _ := New(Meta{Title: "t"}, entries, r)
		n := 0
		for i := range s.Entries {
			for j, count := range s.Entries[i].Figures.All() {
				f := s.figure(&s.Entries[i], j, count, "")
				for _, o := range f.Differ {
					n++
					if other := &s.Entries[1-i]; o.Href != other.Path()+figureAnchor(other.Figures.At(int(s.otherwise[figureAt(i, j)][0].figure))) || o.Text == f.Exact {
						t.Errorf("%s: %s leads to %s %s", c.claim, f.Exact, o.Href, o.Text)
					}
				}
			}
		}
		want := 0
		if c.differ {
			want = 2 // each names the other
		}
		if n != want {
			t.Errorf("%s: %d marked, want %d: %+v %+v", c.claim, n, want, unpackedCounts(s.Entries[0].Figures), unpackedCounts(s.Entries[1].Figures))
		}
	}
}

func TestAReprintDoesNotDifferFromItsFirst(t *testing.T) {
	f := func(v float64, exact string) Counts {
		return PackCounts([]Count{{Unit: "USD", What: "bilateral trade", Value: v, Exact: exact, Sentence: "Velmora and Ostrand", Period: edtfOf("2030"), Para: 1, N: 1}})
	}
	a := Entry{ID: "a", Title: "A", Date: edtfOf("2031-05-06"), Places: []string{"velmora", "ostrand"}, Figures: f(24e9, "$24 billion")}
	b := Entry{ID: "b", Title: "B", Date: edtfOf("2031-05-07"), Places: []string{"velmora", "ostrand"}, Figures: f(31e9, "$31 billion")}
	s, _ := New(Meta{Title: "t"}, []Entry{a, b}, differRoster())
	if len(s.otherwise) != 2 {
		t.Fatalf("%d differ", len(s.otherwise))
	}
	b.ReprintOf = "a"
	if s, _ = New(Meta{Title: "t"}, []Entry{a, b}, differRoster()); len(s.otherwise) != 0 {
		t.Errorf("%d differ from their own text", len(s.otherwise))
	}
}

func TestPrecisionIsThatOfTheLastDigit(t *testing.T) {
	for _, c := range []struct {
		exact string
		value float64
		want  float64
	}{
		{"$24.1 billion", 24.1e9, 1e8}, {"24,1 млрд", 24.1e9, 1e8}, {"25,000", 25000, 1000}, {"51 joint projects", 51, 1}, {"20 billion", 20e9, 1e9}, {"1,234,567", 1234567, 1}, {"three", 3, .3}, {"34.15%", 34.15, .01},
	} {
		if got := precision(c.exact, c.value); got < c.want*.999 || got > c.want*1.001 {
			t.Errorf("%s: %g, want %g", c.exact, got, c.want)
		}
	}
}
