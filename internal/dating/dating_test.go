package dating

import (
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/roster"
)

func date(s string) edtf.Date {
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// The chronicle of these tests is invented.
func testRoster() *roster.Roster {
	return roster.New(
		roster.Entity{Kind: roster.Place, ID: "velmora", Name: "Velmora", Demonyms: []string{"Velmoran"}},
		roster.Entity{Kind: roster.Place, ID: "ostrand", Name: "Ostrand", Demonyms: []string{"Ostrandian"}},
		roster.Entity{Kind: roster.Place, ID: "karsk", Name: "Karsk", Country: "ostrand"},
		roster.Entity{Kind: roster.Leader, ID: "ada-brovik", Name: "Ada Brovik", FamilyName: "Brovik", Country: "velmora", Roles: []roster.Role{
			{Title: "Foreign Minister of Velmora", Of: "velmora", From: date("2020-02"), To: date("2024-03-20")},
			{Title: "President of Velmora", Short: []string{"Head of State", "President Brovik"}, Of: "velmora", From: date("2024-03-20"), To: date("2029-05-01")},
		}},
		roster.Entity{Kind: roster.Leader, ID: "carl-dremov", Name: "Carl Dremov", FamilyName: "Dremov", Country: "ostrand", Roles: []roster.Role{
			{Title: "President of Ostrand", Of: "ostrand", From: date("2022-06")},
		}},
		roster.Entity{Kind: roster.Initiative, ID: "amber-road", Name: "Amber Road Initiative", Aliases: []roster.Alias{{Text: "Amber Road", Lang: "en"}}, Type: "programme", Start: date("2026-09-07")},
		roster.Entity{Kind: roster.Initiative, ID: "year-of-lakes", Name: "Year of Lakes", Type: "themed-year", Start: date("2028")},
	)
}

func TestDate(t *testing.T) {
	tests := []struct {
		claim, text string
		others      []string // "id@date text"
		want        string
		evidence    string // part of the first string
	}{
		{"nothing known gives nothing", "The two sides spoke of trade.", nil, "", ""},
		{"a year alone is history", "The plant has worked since 2012, the ministry said. It was founded in 1973.", nil, "", ""},
		{"since a month bounds below", "The plant has worked since May 2012, the ministry said. It was founded in 1973.", nil, "2012-05/..", "2012"},
		{"a year narrows what another rung has left", "The plant was closed in 2026, said President of Velmora Ada Brovik.", nil, "2026/2029-05-01", "2026"},
		{"the latest past date bounds", "It was founded in 2009 and was closed in March 2014.", nil, "2014-03/..", "2014"},
		{"a day bounds as its month", "The bridge was opened on 3 May 2011.", nil, "2011-05/..", "2011"},
		{"what lies ahead does not bound", "The road will open in 2030, and exports are to double by 2035.", nil, "", ""},
		{"a year that is declared is no bound", "2024 is declared the Year of Lakes, and 2025, which was declared the Year of Rivers, will follow. In 2026, which was declared the Year of Hills, we shall see.", nil, "", ""},
		{"nor is one that is named in another way", "In Karsk they signed a memorandum of cooperation for 2026-2028 and announced a festival in 2024. They discussed the forum in 2025.", nil, "", ""},
		{"nor is one that is invited, agreed or aimed at", "He was invited to visit Ostrand in 2026. They agreed that a fair in 2027 is useful. They met on holding a summit in 2028.", nil, "", ""},
		{"nor a deadline, a name or a loan", "It was reached ahead of the 2030 deadline at the Expo 2029. The bonds due March 1, 2031, were sold.", nil, "", ""},
		{"nor one of a rule that holds", "A loan that is repaid in 2032, was dear.", nil, "", ""},
		{"what happened in a month bounds", "In May 2016, trade fell by half. It recovered in March 2018.", nil, "2018-03/..", "2018"},
		{"a name with a number is no date", "The Velmora-2030 Strategy was discussed.", nil, "", ""},
		{"an office bounds on both sides", "President of Velmora Ada Brovik opened a school.", nil, "2024-03-20/2029-05-01", "President of Velmora Ada Brovik"},
		{"another office, other bounds", "Foreign Minister of Velmora Ada Brovik opened a school.", nil, "2020-02/2024-03-20", "Foreign Minister"},
		{"a former office does not bound", "Former President of Velmora Ada Brovik opened a school.", nil, "", ""},
		{"an office without an end bounds below", "President of Ostrand Carl Dremov spoke.", nil, "2022-06/..", "Dremov"},
		{"two offices narrow each other", "President of Ostrand Carl Dremov met with Foreign Minister of Velmora Ada Brovik.", nil, "2022-06/2024-03-20", ""},
		{"a programme bounds below", "They spoke of the Amber Road Initiative.", nil, "2026-09-07/..", "Amber Road"},
		{"a themed year does not", "They spoke of the Year of Lakes.", nil, "", ""},
		{"the latest lower bound wins", "President of Velmora Ada Brovik spoke of the Amber Road Initiative. It has grown since 2012.", nil, "2026-09-07/2029-05-01", ""},
		{"another report of the same visit gives the month",
			"President of Velmora Ada Brovik arrived in Karsk on a state visit.",
			[]string{"a@2028-11-13 Officials spoke of the state visit of President of Velmora Ada Brovik to Ostrand in June 2028."},
			"2028-06?", "arrived in Karsk on a state visit"},
		{"a day in the other report is rounded to its month",
			"President of Velmora Ada Brovik arrived in Karsk on a state visit.",
			[]string{"a@2028-06-09 President of Velmora Ada Brovik arrived in Karsk on a state visit on 8 June 2028."},
			"2028-06?", ""},
		{"two other reports that agree still do",
			"President of Velmora Ada Brovik arrived in Karsk on a state visit.",
			[]string{"a@2028-06-09 President of Velmora Ada Brovik arrived in Karsk on a state visit on 8 June 2028.", "b@2028-11-13 Officials spoke of the state visit of Ada Brovik to Ostrand in June 2028."},
			"2028-06?", ""},
		{"two visits in the bounds leave it open",
			"President of Velmora Ada Brovik arrived in Karsk on a state visit.",
			[]string{"a@2028-06-09 Ada Brovik arrived in Karsk on a state visit on 8 June 2028.", "b@2026-06-09 Ada Brovik arrived in Karsk on a state visit on 8 June 2026."},
			"2024-03-20/2029-05-01", ""},
		{"a visit outside the bounds is another one",
			"President of Velmora Ada Brovik arrived in Karsk on a state visit.",
			[]string{"a@2022-06-09 Ada Brovik arrived in Karsk on a state visit on 8 June 2022."},
			"2024-03-20/2029-05-01", ""},
		{"a visit of another sort is another one",
			"President of Velmora Ada Brovik arrived in Karsk on a state visit.",
			[]string{"a@2028-06-09 Ada Brovik arrived in Karsk on a working visit on 8 June 2028."},
			"2024-03-20/2029-05-01", ""},
		{"a visitor of another name is another one",
			"President of Velmora Ada Brovik arrived in Karsk on a state visit.",
			[]string{"a@2028-06-09 Carl Dremov arrived in Karsk on a state visit on 8 June 2028."},
			"2024-03-20/2029-05-01", ""},
		{"a visit only mentioned says nothing of the report's day",
			"President of Velmora Ada Brovik met with President of Ostrand Carl Dremov. She recalled her state visit to Ostrand.",
			[]string{"a@2028-06-09 Ada Brovik arrived in Karsk on a state visit on 8 June 2028."},
			"2024-03-20/2029-05-01", ""},
		{"a plan elsewhere is no sighting",
			"President of Velmora Ada Brovik arrived in Karsk on a state visit.",
			[]string{"a@2028-05-09 Ada Brovik will pay a state visit to Ostrand on 8 June 2028."},
			"2024-03-20/2029-05-01", ""},
		{"a numbered forum is one event",
			"Ada Brovik attended the Third Amber Road Forum.",
			[]string{"a@2027-10-09 Carl Dremov attended the third Amber Road Forum in Karsk on 8 October 2027."},
			"2027-10?", ""},
	}
	r := testRoster()
	a := annotate.New(r)
	for _, tt := range tests {
		t.Run(tt.claim, func(t *testing.T) {
			for _, reverse := range []bool{false, true} {
				x := NewIndex()
				for i := range tt.others {
					k := i
					if reverse {
						k = len(tt.others) - 1 - i
					}
					head, text, _ := strings.Cut(tt.others[k], " ")
					id, pub, _ := strings.Cut(head, "@")
					o := &article.Article{ID: id, Body: text, Date: date(pub), DateBasis: article.Header, Lang: "en"}
					n := a.Annotate(o)
					x.Add(o, &n)
				}
				art := &article.Article{ID: "undated", Body: tt.text, Lang: "en"}
				n := a.Annotate(art)
				f, ok := x.Date(art, &n, r)
				if f.Date.String() != tt.want || ok != (tt.want != "") {
					t.Fatalf("dated %q (%q), want %q", f.Date, f.Evidence, tt.want)
				}
				if !ok {
					continue
				}
				if f.ID != "undated" || f.Basis != article.Inferred || len(f.Evidence) == 0 || !strings.Contains(f.Evidence[0], tt.evidence) {
					t.Errorf("finding %+v", f)
				}
				if f.Date.Precision() == edtf.DayPrec || strings.HasSuffix(tt.want, "?") && !strings.HasPrefix(f.Evidence[1], "a: ") && !strings.HasPrefix(f.Evidence[1], "b: ") {
					t.Errorf("dated %s by %q", f.Date, f.Evidence)
				}
			}
		})
	}
}

func TestInferredDatesAreNoGround(t *testing.T) {
	r := testRoster()
	a := annotate.New(r)
	o := &article.Article{ID: "o", Body: "Ada Brovik arrived in Karsk on a state visit on 8 June 2028.", Date: date("2028-06?"), DateBasis: article.Inferred, Lang: "en"}
	n := a.Annotate(o)
	x := NewIndex()
	x.Add(o, &n)
	art := &article.Article{ID: "u", Body: "Ada Brovik arrived in Karsk on a state visit.", Lang: "en"}
	m := a.Annotate(art)
	if f, ok := x.Date(art, &m, r); ok {
		t.Errorf("dated %s by %q", f.Date, f.Evidence)
	}
}

func FuzzDate(f *testing.F) {
	f.Add("President of Velmora Ada Brovik arrived in Karsk on a state visit since 2012.")
	f.Add("It was 99999 in 2011–2014; former President of Velmora Ada Brovik’s visit")
	r := testRoster()
	a := annotate.New(r)
	x := NewIndex()
	o := &article.Article{ID: "o", Body: "Ada Brovik arrived in Karsk on a state visit on 8 June 2028.", Date: date("2028-06-09"), Lang: "en"}
	n := a.Annotate(o)
	x.Add(o, &n)
	f.Fuzz(func(t *testing.T, body string) {
		art := &article.Article{ID: "u", Body: body, Lang: "en"}
		m := a.Annotate(art)
		g, ok := x.Date(art, &m, r)
		if ok == g.Date.IsZero() {
			t.Fatalf("%v %s", ok, g.Date)
		}
		if ok {
			if _, err := edtf.Parse(g.Date.String()); err != nil || len(g.Evidence) == 0 || g.Date.Precision() == edtf.DayPrec {
				t.Fatalf("%s %q: %v", g.Date, g.Evidence, err)
			}
		}
	})
}

func TestOfTwoDaysTheOtherReportsOfTheHouseTell(t *testing.T) {
	type other struct{ source, url, seed, said, date string }
	report := func(o other) *article.Article {
		return &article.Article{ID: strings.ReplaceAll(o.said, "/", ""), Source: o.source, SourceURL: o.url, Seed: article.Seed{Path: o.seed}, Date: date(o.date), DateBasis: article.Header, DateEvidence: []string{"Posted " + o.said + " 10:45"}}
	}
	ambiguous := func(o other) *article.Article {
		o.said, o.date = "12/06/2019", "[2019-06-12,2019-12-06]"
		return report(o)
	}
	lake := other{source: "lake-times"}
	for claim, c := range map[string]struct {
		of     other
		others []other
		want   string
	}{
		"a day above twelve comes first":      {lake, []other{{"lake-times", "", "", "25/06/2019", "2019-06-25"}}, "2019-06-12?"},
		"a day above twelve comes second":     {lake, []other{{"lake-times", "", "", "06/25/2019", "2019-06-25"}}, "2019-12-06?"},
		"another house says nothing":          {lake, []other{{"vale-times", "", "", "25/06/2019", "2019-06-25"}}, ""},
		"both orders say nothing":             {lake, []other{{"lake-times", "", "", "25/06/2019", "2019-06-25"}, {"lake-times", "", "", "06/26/2019", "2019-06-26"}}, ""},
		"dates that may be both say nothing":  {lake, []other{{"lake-times", "", "", "05/06/2019", "2019-06-05"}}, ""},
		"the host is the house":               {other{url: "https://www.lake.example/b"}, []other{{"", "http://lake.example/a", "", "25/06/2019", "2019-06-25"}}, "2019-06-12?"},
		"the rows of one file are of a house": {other{seed: "seeds/x.csv#3"}, []other{{"", "", "seeds/x.csv#9", "25/06/19", "2019-06-25"}}, "2019-06-12?"},
		"texts of no house tell nothing":      {other{seed: "seeds/a.txt"}, []other{{"", "", "seeds/b.txt", "25/06/2019", "2019-06-25"}}, ""},
	} {
		x := NewIndex()
		for _, o := range c.others {
			x.Add(report(o), &annotate.Notes{})
		}
		f, ok := x.Settle(ambiguous(c.of))
		if got := f.Date.String(); ok != (c.want != "") || ok && (got != c.want || f.Basis != article.Inferred || len(f.Evidence) != 2) {
			t.Errorf("%s: %v %s %q, want %q", claim, ok, got, f.Evidence, c.want)
		}
	}
}

// More reports of the other order make a settled day a doubtful one.
func TestASettledDayIsLookedAtAgain(t *testing.T) {
	report := func(id, said, day string, basis article.Basis) *article.Article {
		return &article.Article{ID: id, Source: "lake-times", Date: date(day), DateBasis: basis, DateEvidence: []string{said}}
	}
	settled := report("s", "12/06/2019", "2019-06-12?", article.Inferred)
	x := NewIndex()
	x.Add(report("a", "25/06/2019", "2019-06-25", article.Header), &annotate.Notes{})
	x.Add(report("b", "06/26/2019", "2019-06-26", article.Header), &annotate.Notes{})
	if f, ok := x.Resettle(settled); ok {
		t.Errorf("one against one: %s", f.Date)
	}
	x.Add(report("c", "06/27/2019", "2019-06-27", article.Header), &annotate.Notes{})
	if f, ok := x.Resettle(settled); !ok || f.Date.String() != "2019-12-06?" {
		t.Errorf("one against two: %v %s", ok, f.Date)
	}
	if f, ok := x.Resettle(report("s", "12/06/2019", "2019-06-12", article.Curator)); ok {
		t.Errorf("a person's word was doubted: %s", f.Date)
	}
}
