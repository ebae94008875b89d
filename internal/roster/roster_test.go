package roster

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/diag"
	"dateline/internal/edtf"
)

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sources divides a txtar text: a comment, then files, each after a line
// "-- NAME --".
func sources(text string) (comment string, files []*diag.Source) {
	name, from, at := "", 0, 0
	end := func() {
		if part := text[from:at]; name == "" {
			comment = part
		} else {
			files = append(files, diag.NewSource(name, part))
		}
	}
	for line := range strings.Lines(text) {
		n, ok := strings.CutPrefix(strings.TrimSpace(line), "-- ")
		if n, ok2 := strings.CutSuffix(n, " --"); ok && ok2 {
			end()
			name, from = strings.TrimSpace(n), at+len(line)
		}
		at += len(line)
	}
	end()
	return comment, files
}

func loadText(text string) (*Roster, diag.List) {
	_, files := sources(text)
	return Load(files)
}

var mark = regexp.MustCompile(`# want (\S+) at (\d+)`)

// wanted are the problems that a txtar text says it has: by "# want CODE at
// COLUMN" at the end of a line, and by "want FILE:LINE:COL CODE" before the
// first file, for lines where no comment can stand.
func wanted(comment string, files []*diag.Source) []string {
	var out []string
	for line := range strings.Lines(comment) {
		if s, ok := strings.CutPrefix(strings.TrimSpace(line), "want "); ok {
			out = append(out, s)
		}
	}
	for _, f := range files {
		n := 0
		for line := range strings.Lines(f.Text) {
			n++
			for _, m := range mark.FindAllStringSubmatch(line, -1) {
				out = append(out, fmt.Sprintf("%s:%d:%s %s", f.Name, n, m[2], m[1]))
			}
		}
	}
	slices.Sort(out)
	return out
}

func TestWrongFilesNameEveryProblemAtItsPlace(t *testing.T) {
	files, err := filepath.Glob("testdata/wrong/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		comment, srcs := sources(string(b))
		_, l := Load(srcs)
		var got []string
		for _, d := range l {
			got = append(got, d.Pos.String()+" "+d.Code)
			if d.Hint == "" || strings.HasSuffix(d.Msg, ".") || strings.HasSuffix(d.Hint, ".") {
				t.Errorf("%v: no hint, or a full stop", d)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(wanted(comment, srcs), got); diff != "" {
			t.Errorf("%s: %s", f, diff)
		}
	}
}

const whole = `
-- content/leaders/carl-dremov.md --
---
id: carl-dremov
name: Carl Dremov
family_name: Dremov
names: {ru: Карл Дремов, en: " Carl Dremov "}
aliases:
  - {text: " C. Dremov ", lang: en, from: 2001, to: 2002}
roles:
  - title: Minister
    short: [the Minister, Head of State]
    of: lake-commission
    from: 2019-03-20
  - {title: Envoy, of: velmora, from: 2011, to: 2019-03-19}
  - {title: Student}
country: velmora
born: 1961-02
died: 2024-01-02
wikidata: Q1
gloss: A minister.
status: proposed
---

He was *born*.

-- content/leaders/ada-brovik.md --
---
name: Ada Brovik
---
-- content/places/velmora.md --
---
id: velmora
name: Velmora
names:
  - {name: Old Velmora, lang: en, to: 1991}
demonyms: [Velmoran]
lat: -1.5
lon: 180
---
-- content/initiatives/lake-accord.md --
---
id: lake-accord
name: Lake Accord
kind: programme
part_of: lake-plan
renamed_from: lake-plan
start: 2013
end: 2018-06
---
-- content/initiatives/lake-plan.md --
---
id: lake-plan
name: Lake Plan
---
-- content/organizations/lake-commission.md --
---
id: lake-commission
name: Lake Commission
kind: intergovernmental
---
-- content/sources/norwire.md --
---
id: norwire
name: Norwire
kind: agency
owner: The State
country: velmora
language: en
url: https://norwire.example/
---
`

func TestLoadReadsEveryField(t *testing.T) {
	r, l := loadText(whole)
	if len(l) > 0 {
		t.Fatal(l)
	}
	d := func(s string) edtf.Date { return date(t, s) }
	at := func(p string) diag.Pos { return diag.Pos{File: "content/" + p, Line: 1, Col: 1} }
	role := func(line, col int) diag.Pos {
		return diag.Pos{File: "content/leaders/carl-dremov.md", Line: line, Col: col}
	}
	want := []Entity{
		{Kind: Leader, ID: "ada-brovik", Name: "Ada Brovik", Pos: at("leaders/ada-brovik.md")},
		{Kind: Leader, ID: "carl-dremov", Name: "Carl Dremov", FamilyName: "Dremov",
			Names:   []Name{{"en", "Carl Dremov"}, {"ru", "Карл Дремов"}},
			Aliases: []Alias{{"C. Dremov", "en", d("2001"), d("2002")}},
			Roles: []Role{ // by their start; what has none comes first
				{Title: "Student", Pos: role(14, 13)},
				{Title: "Envoy", Of: "velmora", From: d("2011"), To: d("2019-03-19"), Pos: role(13, 13)},
				{Title: "Minister", Short: []string{"the Minister", "Head of State"}, Of: "lake-commission", From: d("2019-03-20"), Pos: role(9, 12)},
			},
			Country: "velmora", Born: d("1961-02"), Died: d("2024-01-02"), Wikidata: "Q1", Gloss: "A minister.", Status: "proposed",
			Intro: "He was *born*.", Pos: at("leaders/carl-dremov.md")},
		{Kind: Initiative, ID: "lake-accord", Name: "Lake Accord", Type: "programme", PartOf: "lake-plan", RenamedFrom: "lake-plan",
			Start: d("2013"), End: d("2018-06"), Pos: at("initiatives/lake-accord.md")},
		{Kind: Initiative, ID: "lake-plan", Name: "Lake Plan", Pos: at("initiatives/lake-plan.md")},
		{Kind: Place, ID: "velmora", Name: "Velmora", Former: []Alias{{"Old Velmora", "en", edtf.Date{}, d("1991")}},
			Demonyms: []string{"Velmoran"}, Lat: -1.5, Lon: 180, HasCoord: true, Pos: at("places/velmora.md")},
		{Kind: Organization, ID: "lake-commission", Name: "Lake Commission", Type: "intergovernmental", Pos: at("organizations/lake-commission.md")},
		{Kind: Source, ID: "norwire", Name: "Norwire", Type: "agency", Owner: "The State", Country: "velmora", Language: "en",
			URL: "https://norwire.example/", Pos: at("sources/norwire.md")},
	}
	var got []Entity
	for k := Leader; k <= Source; k++ {
		got = append(got, r.All(k)...)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i := range got {
		if e := r.Get(got[i].Kind, got[i].ID); e == nil || !cmp.Equal(*e, got[i]) {
			t.Errorf("Get(%s, %s) = %v", got[i].Kind, got[i].ID, e)
		}
	}
	if e := r.Get(Place, "carl-dremov"); e != nil {
		t.Error("a leader was found among the places", e)
	}
}

// Every chronicle in this tree is an example for editors, so it has no problem.
func TestTheChroniclesOfThisTreeLoadWithoutAProblem(t *testing.T) {
	for _, dir := range []string{"../../content", "../build/testdata/second/content", "../../cmd/dateline/starter/content"} {
		var files []*diag.Source
		for _, folder := range Folders {
			names, err := filepath.Glob(filepath.Join(dir, folder, "*.md"))
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range names {
				b, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				files = append(files, diag.NewSource(filepath.ToSlash(name), string(b)))
			}
		}
		if len(files) < 5 {
			t.Errorf("%s: only %d entities", dir, len(files))
		}
		if _, l := Load(files); len(l) > 0 {
			t.Errorf("%s: %v", dir, l)
		}
	}
}

func TestLoadDoesNotDependOnTheOrderOfFiles(t *testing.T) {
	_, files := sources(whole)
	a, _ := Load(files)
	slices.Reverse(files)
	b, _ := Load(files)
	if diff := cmp.Diff(a, b, cmp.AllowUnexported(Roster{})); diff != "" {
		t.Error(diff)
	}
}

func TestOfTwoFilesWithOneIDTheFirstIsFound(t *testing.T) {
	file := func(folder, name string) *diag.Source {
		return diag.NewSource(folder+"/places/x.md", "---\nid: x\nname: "+name+"\n---\n")
	}
	r, l := Load([]*diag.Source{file("a", "One"), file("b", "Two")})
	if len(l) != 1 || l[0].Code != "roster/twice" || l[0].File != "b/places/x.md" || !strings.Contains(l[0].Msg, "a/places/x.md") {
		t.Error(l)
	}
	if e := r.Get(Place, "x"); e == nil || e.Name != "One" {
		t.Error(e)
	}
	// Of different kinds, one id is no problem.
	_, l = Load([]*diag.Source{file("a", "One"), diag.NewSource("a/leaders/x.md", "---\nid: x\nname: X\n---\n")})
	if len(l) > 0 {
		t.Error(l)
	}
}

func TestTheOfficeOfADayIsTheOneWithMostPhrases(t *testing.T) {
	day := func(s string) edtf.Date {
		d, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	e := Entity{Roles: []Role{
		{Title: "President", Short: []string{"Head of State", "the President"}, From: day("1990"), To: day("2019-03-20")},
		{Title: "Chair of the Council", Short: []string{"Council Chair"}, From: day("1991"), To: day("2022")},
		{Title: "Senator", Short: []string{"the Senator"}, From: day("2020")},
	}}
	for on, want := range map[string]string{"2018-06?": "President", "2021": "Senator", "2019-06": "Chair of the Council", "1980": "", "": ""} {
		var d edtf.Date
		if on != "" {
			d = day(on)
		}
		if got := e.Office(d); got != want {
			t.Errorf("%q: %q, want %q", on, got, want)
		}
	}
}

func TestRoleIsHeldOnAnyDayThatBothShare(t *testing.T) {
	for _, c := range []struct {
		from, to, on string
		want         bool
	}{
		{"2013-03-14", "2018-03-10", "2018-03-10", true},
		{"2013-03-14", "2018-03-10", "2018-03-11", false},
		{"2013-03-14", "2018-03-10", "2013-03-13", false},
		{"2013-03-14", "2018-03-10", "2018", true},
		{"2013-03-14", "2018-03-10", "2013", true},
		{"2013-03-14", "2018-03-10", "2019", false},
		{"2013", "2018", "2018-12-31", true},
		{"2013", "", "2099", true},
		{"2013", "", "2012-12-31", false},
		{"", "2018", "1900", true},
		{"", "2018", "2019", false},
		{"", "", "1850-01-01", true},
		{"2013", "2018", "", true},
		{"2013", "2018", "../2013", true},
		{"2013", "2018", "2018/..", true},
		{"2013", "2018", "2019/..", false},
		{"2013", "2018", "200X", false},
	} {
		r := Role{From: date(t, c.from), To: date(t, c.to)}
		if got := r.At(date(t, c.on)); got != c.want {
			t.Errorf("%s to %s on %s: %v", c.from, c.to, c.on, got)
		}
	}
}

func TestSuggestNamesTheNearestIDOrTheFileToWrite(t *testing.T) {
	known := []string{"ada-brovik", "carl-dremov"}
	for id, want := range map[string]string{
		"ada-brovic":  "did you mean ada-brovik?",
		"new-person":  "write content/leaders/new-person.md, or take the id out",
		"Carl Dremov": "did you mean carl-dremov?",
		"../../etc":   "write an id: only a-z, 0-9 and -, at most 80 of them",
	} {
		if got := Suggest(id, known, Leader); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestEveryKindHasItsFolder(t *testing.T) {
	for k := Leader; k <= Source; k++ {
		if Folders[k] != k.Folder() || folders[k.Folder()] != k {
			t.Errorf("%s: folder %s", k, k.Folder())
		}
	}
	if len(Folders) != len(folders) {
		t.Error("folders without a kind", Folders, folders)
	}
}

func TestNewSortsAndFinds(t *testing.T) {
	r := New(Entity{Kind: Place, ID: "b"}, Entity{Kind: Leader, ID: "z"}, Entity{Kind: Place, ID: "a"})
	if got := r.All(Place); len(got) != 2 || got[0].ID != "a" || got[1].ID != "b" {
		t.Error(got)
	}
	if e := r.Get(Place, "b"); e != &r.Places[1] {
		t.Error(e)
	}
	if r.Get(Source, "a") != nil {
		t.Error("found what is not there")
	}
}

// Whatever the files hold: no panic, every problem has a place and a hint, and
// without an error every entity is found and every reference leads somewhere, but
// for those of proposals, which are noted.
func FuzzLoad(f *testing.F) {
	f.Add(whole)
	cases, _ := filepath.Glob("testdata/wrong/*.txtar")
	for _, c := range cases {
		b, err := os.ReadFile(c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, l := loadText(s)
		for _, d := range l {
			if d.Line < 1 || d.Col < 1 || d.Hint == "" || d.Msg == "" || d.Code == "" {
				t.Errorf("%#v", d)
			}
		}
		if l.Count(diag.Error) > 0 {
			return
		}
		for k := Leader; k <= Source; k++ {
			for i, e := range r.All(k) {
				if e.Kind != k || !validID(e.ID) || e.Name == "" || i > 0 && r.All(k)[i-1].ID >= e.ID {
					t.Errorf("%s %q among %s", e.Kind, e.ID, k)
				}
				if got := r.Get(k, e.ID); got != &r.All(k)[i] {
					t.Errorf("%s %q is not found", k, e.ID)
				}
				if e.Country != "" && e.Status != "proposed" && r.Get(Place, e.Country) == nil {
					t.Errorf("%s: no country %q", e.ID, e.Country)
				}
				for _, role := range e.Roles {
					if role.Of != "" && e.Status != "proposed" && r.Get(Place, role.Of) == nil && r.Get(Organization, role.Of) == nil {
						t.Errorf("%s: no %q", e.ID, role.Of)
					}
					if slices.Contains(role.Short, "") {
						t.Errorf("%s: an empty phrase", e.ID)
					}
				}
				if slices.ContainsFunc(e.Aliases, func(a Alias) bool { return a.Text == "" }) {
					t.Errorf("%s: an empty alias", e.ID)
				}
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	var files []*diag.Source
	for i := range 100 {
		id := "person-" + strconv.Itoa(i)
		files = append(files, diag.NewSource("content/leaders/"+id+".md", "---\nid: "+id+"\nname: Ada Brovik\nfamily_name: Brovik\nnames:\n  en: Ada Brovik\n  ru: Ада Бровик\naliases:\n  - {text: A. Brovik, lang: en}\nroles:\n  - title: Minister of Lakes\n    short:\n      - the Minister\n    from: 2019-03-20\n---\nAn introduction.\n"))
	}
	for b.Loop() {
		Load(files)
	}
}
