package propose

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/roster"

	"github.com/google/go-cmp/cmp"
)

// from are the proposals of reports, one a text, of successive days.
func from(t *testing.T, r *roster.Roster, past Past, bodies ...string) []Proposal {
	t.Helper()
	reader := NewReader()
	g := reader.Gather()
	for i, b := range bodies {
		a := article.Article{ID: fmt.Sprintf("r%d", i+1), Body: b, Date: edtf.FromDay(edtf.Civil(2031, 4, i+1))}
		g.Add(a.ID, a.Date, reader.Read(&a))
	}
	return g.Proposals(r, past)
}

func names(list []Proposal, k roster.Kind) (out []string) {
	for _, p := range list {
		if p.Entity.Kind == k {
			out = append(out, p.Entity.Name)
		}
	}
	slices.Sort(out)
	return out
}

func TestPeopleAreProposed(t *testing.T) {
	for _, c := range []struct {
		claim, body string
		want        []string
	}{
		{"a title and the family name alone", "President Ada Brovik left. Brovik was glad.", []string{"Ada Brovik"}},
		{"one mention with a plain title", "The report cites Foreign Minister Jon Vale.", []string{"Jon Vale"}},
		{"one mention without a title is not enough", "A statue of Orlan Drex stands in the square.", nil},
		{"an apposition, with an office of many words", "Orlan Drex, the deputy minister for roads and bridges, agreed. Drex left.", []string{"Orlan Drex"}},
		{"a verb of speech", "\"No,\" said Orlan Drex. Drex told nobody more.", []string{"Orlan Drex"}},
		{"names of the East begin with the family name", "President Gao Wenli spoke. Gao thanked Prime Minister Bae Min-jun.", []string{"Bae Min-jun", "Gao Wenli"}},
		{"particles belong to the name", "Minister Luz de la Corva came. De la Corva left with Sheikh Tamir bin Adel al-Nour, the emir.", []string{"Luz de la Corva", "Tamir bin Adel al-Nour"}},
		{"things, places and days are no people", "The Velmora Bank opened in Port Ellis. The Velmora Bank and the Grand Square Hotel of Port Ellis closed on Monday. Golden Gate Bridge. Said the Amber River Company.", nil},
		{"a sentence's first word is no name", "Yesterday Ada Brovik spoke. Meanwhile Ada Brovik slept.", []string{"Ada Brovik"}},
		{"things named after people are no people", "The Ada Brovik University and the Ada Brovik Prize are old.", nil},
		{"a headline in the body says nothing", "Great Stories Told By Old Boats\n\nGreat Stories Told By Old Boats", nil},
		{"a country before the name is the office's", "The President of Kenya Ada Brovik met the Minister of Trade of Peru Orlan Drex.", []string{"Ada Brovik", "Orlan Drex"}},
		{"an unknown country before the name, too", "President of Velmora Ilsa Tarrow met the mayor of Port Saffin, Orlan Drex. Tarrow and Drex spoke.", []string{"Ilsa Tarrow", "Orlan Drex"}},
		{"half the name of a club is no family name", "Rotor Volsk won. Rotor were lucky, said the mayor.", nil},
		{"an initial and a middle name are the same person", "Judge A. Brovik ruled. Judge Ada Brovik agreed. Ada M. Brovik said so.", []string{"Ada Brovik"}},
		{"an office's word is a given name before what its bearer is the son of", "Sheikh Sultan bin Tamir Al Noor spoke. Prince Sultan bin Adel left.", []string{"Sultan bin Adel", "Sultan bin Tamir Al Noor"}},
		{"a style is none of a name", "H.E. Ada Brovik, President of Velmora, met His Excellency Jon Vale, Prime Minister of Ostrand. Brovik and Vale spoke.", []string{"Ada Brovik", "Jon Vale"}},
		{"styles of other tongues are none of a name", "Shri Ada Brovik met Engr. Jon Vale, the minister of roads. Brovik and Vale spoke.", []string{"Ada Brovik", "Jon Vale"}},
		{"a place behind its preposition has no apposition", "In Port Ellis, the President thanked his brother. She came to the palace in Abu Ellis, the President said. Abu Ellis is old.", nil},
		{"other languages give none", "", nil},
	} {
		if got := names(from(t, roster.New(), nil, c.body), roster.Leader); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.claim, got, c.want)
		}
	}
}

func TestThingsAreProposed(t *testing.T) {
	list := from(t, roster.New(), nil,
		"The Amber Road Initiative pays. The Amber Road Initiative and the Ministry of Fish of Velmora agreed. The Ministry of Fish of Velmora and the Velmora Bank (VEB) are in Tallin Bay.",
		"They met in Osk, Kenya. Ships leave Osk. The Velmora Bank lends. Kenya sells, and Kenyan ships sail to Tallin Bay.",
		"It cost 41 billion U.S. dollars, or 50 billion Hong Kong dollars. They paid in Hong Kong dollars. They lent in Hong Kong dollars. They were at a meeting of the Council of Heads of State of the Oster Trade Organization (OTO). The OTO said so. The Oster Trade Organization pays.")
	for k, want := range map[roster.Kind][]string{
		roster.Initiative:   {"Amber Road Initiative"},
		roster.Organization: {"Ministry of Fish of Velmora", "Oster Trade Organization", "Velmora Bank"},
		roster.Place:        {"Kenya", "Osk", "Tallin Bay"},
	} {
		if got := names(list, k); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", k, got, want)
		}
	}
}

func TestHousesAreProposed(t *testing.T) {
	reader := NewReader()
	propose := func(past Past, r *roster.Roster, texts ...string) (out []string) {
		g := reader.Gather()
		for i, s := range texts {
			line := ""
			if name, ok := strings.CutPrefix(s, "line: "); ok {
				s, line = name, "OSK ("+name+")"
			}
			a := article.Article{ID: fmt.Sprint("r", i), SourceText: s, Lang: "ru", Body: "Norwire said so.", Dateline: article.Dateline{Text: line}}
			g.Add(a.ID, a.Date, reader.Read(&a))
		}
		for _, p := range g.Proposals(r, past) {
			out = append(out, strings.Join(namesOf(&p.Entity), "=")+" "+p.Entity.Type)
		}
		slices.Sort(out)
		return out
	}
	for _, c := range []struct {
		claim string
		texts []string
		want  []string
	}{
		{"all spellings are one", []string{"Norwire", "NORWIRE", "Norwire", "The Norwire News Agency", "norwire.example"}, []string{"Norwire=The Norwire News Agency=norwire.example=NORWIRE agency"}},
		{"a name in small letters stands for one in capitals", []string{"OSK TODAY", "OSK TODAY", "Osk Today"}, []string{"Osk Today=OSK TODAY "}},
		{"whoever writes datelines is an agency", []string{"line: LANA", "LANA"}, []string{"LANA agency"}},
		{"a paper and a ministry are of their kinds", []string{"Bay Post", "Ministry of Fish of Velmora"}, []string{"Bay Post newspaper", "Ministry of Fish of Velmora government"}},
		{"an address is of the name above its country", []string{"en.norwire.co.nw", "Norwire"}, []string{"Norwire=en.norwire.co.nw agency"}},
	} {
		if got := propose(nil, roster.New(), c.texts...); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.claim, got, c.want)
		}
	}
	past := Past{{Kind: roster.Source, ID: "norwire", Names: []string{"Norwire"}, State: Deleted}}
	if got := propose(past, roster.New(), "The Norwire News Agency"); got != nil {
		t.Errorf("deleted: %q", got)
	}
	known := roster.New(roster.Entity{Kind: roster.Source, ID: "nw", Name: "Norwire"}, roster.Entity{Kind: roster.Organization, ID: "mf", Name: "Ministry of Fish"})
	if got := propose(nil, known, "Norwire Agency", "Ministry of Fish"); !slices.Equal(got, []string{"Ministry of Fish government"}) {
		t.Errorf("known: %q", got)
	}
}

func TestAnAcronymIsOneWithItsLongName(t *testing.T) {
	list := from(t, roster.New(), nil,
		"The Velmora Sea Bank (VSB) lends. The VSB said so.", "The VSB, said the VSB, lends.", "The Osk Trade Route (OTR) is long. The OTR said nothing. The OTR pays.")
	if len(list) != 1 || !slices.Contains(namesOf(&list[0].Entity), "VSB") || !slices.Contains(namesOf(&list[0].Entity), "Velmora Sea Bank") {
		t.Errorf("%+v", list)
	}
}

func TestSpellingsAreOneProposal(t *testing.T) {
	list := from(t, roster.New(), nil,
		"President Kasim-Jon Torayev spoke. Torayev left.",
		"President Kasim Jon Toraev spoke, and Toraev left.",
		"President K.-J. Torayev slept. President Torayev woke.")
	if len(list) != 1 || list[0].Entity.Reports != 3 || len(list[0].Entity.Evidence) != 3 {
		t.Fatalf("%+v", list)
	}
}

func TestOfficesHaveTheirTime(t *testing.T) {
	list := from(t, roster.New(), nil,
		"President of Kenya Ada Brovik spoke.", "Kenyan President Ada Brovik spoke.", "Nothing.", "Kenyan President Orlan Drex and former president Ada Brovik spoke.")
	got := map[string]roster.Role{}
	for _, p := range list {
		if p.Entity.Kind == roster.Leader {
			if len(p.Entity.Roles) != 1 {
				t.Fatalf("%+v", p.Entity)
			}
			got[p.Entity.ID] = p.Entity.Roles[0]
		}
	}
	for id, want := range map[string]string{"ada-brovik": "President of Kenya kenya [..2031-04-01] [2031-04-02..2031-04-03]", "orlan-drex": "President of Kenya kenya [2031-04-03..2031-04-04] "} {
		r := got[id]
		if s := r.Title + " " + r.Of + " " + r.From.String() + " " + r.To.String(); s != want {
			t.Errorf("%s: got %s, want %s", id, s, want)
		}
	}
}

func TestAnOfficeOfNoCountryEndsForNobody(t *testing.T) {
	list := from(t, roster.New(), nil, "Prime Minister Ada Brovik spoke. Brovik left.", "Nothing.", "Prime Minister Orlan Drex spoke. Drex left.")
	if len(list) != 2 {
		t.Fatalf("%+v", list)
	}
	for _, p := range list {
		if len(p.Entity.Roles) != 1 || !p.Entity.Roles[0].To.IsZero() {
			t.Errorf("%s: %+v", p.Entity.ID, p.Entity.Roles)
		}
	}
}

func TestTheOrderOfReportsSaysNothing(t *testing.T) {
	var bodies []string
	for i := range 40 {
		bodies = append(bodies, fmt.Sprintf("President Ada%c Brovik met Jon Vale, the mayor of Osk. Vale said that the Amber Road Initiative of Kenya was good. A. Brovik and Brovik left.", 'a'+i%5))
	}
	reader := NewReader()
	type report struct {
		id    string
		date  edtf.Date
		finds []Find
	}
	var reports []report
	for i, b := range bodies {
		a := article.Article{ID: fmt.Sprint("r", i), Body: b, Date: edtf.FromDay(edtf.Day(i))}
		reports = append(reports, report{a.ID, a.Date, reader.Read(&a)})
	}
	var first []Proposal
	for seed := range uint64(20) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		g := reader.Gather()
		for _, r := range reports {
			g.Add(r.id, r.date, r.finds)
		}
		list := g.Proposals(roster.New(), nil)
		if first == nil {
			first = list
		}
		if d := cmp.Diff(first, list, cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); d != "" {
			t.Fatal(d)
		}
	}
}

func TestWhatIsKnownIsNotProposed(t *testing.T) {
	body := "President Ada Brovik met Mayor Jon Vale. Brovik and Vale spoke in Kenya. Kenya agreed."
	r := roster.New(
		roster.Entity{Kind: roster.Leader, ID: "brovik", Name: "Ada-Maria Brovik", Aliases: []roster.Alias{{Text: "Ada Brovik"}}},
		roster.Entity{Kind: roster.Place, ID: "ke", Name: "Republic of Kenya", Aliases: []roster.Alias{{Text: "Kenya"}}})
	if got := from(t, r, nil, body); len(got) != 1 || got[0].Entity.ID != "jon-vale" {
		t.Errorf("%+v", got)
	}
	past := Past{{Kind: roster.Leader, ID: "jon-vale", Names: []string{"Jon Vale"}, State: Deleted}}
	if got := from(t, r, past, body); len(got) != 0 {
		t.Errorf("deleted: %+v", got)
	}
}

func TestAnUntouchedFileKeepsItsID(t *testing.T) {
	past := Past{{Kind: roster.Leader, ID: "a-brovik", Names: []string{"Ada Brovik"}, Sum: "x"}}
	r := roster.New(roster.Entity{Kind: roster.Leader, ID: "a-brovik", Name: "Ada Brovik", Status: "proposed"})
	got := from(t, r, past, "President Ada Brovik spoke. Brovik left.")
	if len(got) != 1 || got[0].Entity.ID != "a-brovik" {
		t.Errorf("%+v", got)
	}
}

func TestANameThatGrowsKeepsItsID(t *testing.T) {
	past := Past{{Kind: roster.Leader, ID: "brovik", Names: []string{"Brovik"}, Sum: "x"}}
	r := roster.New(roster.Entity{Kind: roster.Leader, ID: "brovik", Name: "Brovik", Status: "proposed"})
	got := from(t, r, past, "President Brovik spoke. President Brovik left.", "President Ada Brovik spoke.")
	if len(got) != 1 || got[0].Entity.ID != "brovik" || got[0].Entity.Name != "Ada Brovik" {
		t.Errorf("%+v", got)
	}
}

func TestParseOfFormatIsThePast(t *testing.T) {
	p := Past{{Kind: roster.Source, ID: "norwire", Names: []string{"Norwire"}, Sum: "11"}, {Kind: roster.Leader, ID: "ada", Names: []string{"Ada, \"the boat\" Brovik", "A. Brovik"}, Sum: "00ff"}, {Kind: roster.Place, ID: "osk", Names: []string{"Osk: old"}}}
	got, l := ParsePast(diag.NewSource(File, p.Format()))
	if len(l) > 0 {
		t.Fatal(l)
	}
	p.sort()
	if d := cmp.Diff(p, got); d != "" {
		t.Error(d)
	}
	// A few hundred reports name thousands.
	p = nil
	for i := range 5000 {
		p = append(p, Wrote{Kind: roster.Leader, ID: fmt.Sprintf("person-%05d", i), Names: []string{fmt.Sprint("Person ", i)}, Sum: strings.Repeat("0", 64)})
	}
	if got, l = ParsePast(diag.NewSource(File, p.Format())); len(l) > 0 || len(got) != len(p) {
		t.Errorf("of %d proposals %d are read: %v", len(p), len(got), l)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("President of Kenya's Ada Brovik, 45, (said), the “Amber Road” initiative.")
	f.Add("Mr. X. de la\nJohn's of and 'Xi")
	r := NewReader()
	f.Fuzz(func(t *testing.T, body string) {
		finds := r.Read(&article.Article{Body: body})
		if len(finds) > maxFinds {
			t.Errorf("%d finds", len(finds))
		}
		g := r.Gather()
		g.Add("a", edtf.Date{}, finds)
		for _, p := range g.Proposals(roster.New(), nil) {
			if !article.ValidID(p.Entity.ID) || strings.TrimSpace(p.Entity.Name) == "" {
				t.Errorf("%+v", p.Entity)
			}
		}
	})
}
