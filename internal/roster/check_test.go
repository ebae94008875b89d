package roster

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/diag"
)

// The roster as a whole: each person is a file in turn.
func TestCheckFindsWhatNoFileShowsByItself(t *testing.T) {
	person := func(id, rest string) *diag.Source {
		return diag.NewSource("content/leaders/"+id+".md", "---\nid: "+id+"\n"+rest+"\n---\n")
	}
	role := func(title, from, to string) string {
		return "roles:\n  - {title: " + title + ", of: land, from: " + from + ", to: " + to + "}"
	}
	land := diag.NewSource("content/places/land.md", "---\nid: land\nname: Land\n---\n")
	for _, c := range []struct {
		name  string
		files []*diag.Source
		want  []string
	}{
		{"one after the other", []*diag.Source{person("a", "name: Ann Orlov\n"+role("Warden", "2010-01-01", "2014-05-05")), person("b", "name: Bo Hill\n"+role("Warden", "2014-05-05", "2018"))}, nil},
		{"the year of a change", []*diag.Source{person("a", "name: Ann Orlov\n"+role("Warden", "2010", "2014")), person("b", "name: Bo Hill\n"+role("Warden", "2014", "2018"))}, nil},
		{"both at once", []*diag.Source{person("a", "name: Ann Orlov\n"+role("Warden", "2010", "2015")), person("b", "name: Bo Hill\n"+role("warden", "2013", "2018"))}, []string{"content/leaders/b.md:5:13 roster/office-shared"}},
		{"another country", []*diag.Source{person("a", "name: Ann Orlov\n"+role("Warden", "2010", "2015")), person("b", "name: Bo Hill\n"+strings.Replace(role("Warden", "2013", "2018"), "of: land, ", "", 1))}, nil},
		{"one person, twice", []*diag.Source{person("a", "name: Ann Orlov\n"+role("Warden", "2010", "2015")+"\n  - {title: Warden, of: land, from: 2012, to: 2016}")}, []string{"content/leaders/a.md:6:13 roster/role-twice"}},
		{"before birth", []*diag.Source{person("a", "name: Ann Orlov\nborn: 1990\n"+role("Warden", "1980", "2015"))}, []string{"content/leaders/a.md:6:13 roster/lifetime"}},
		{"after death", []*diag.Source{person("a", "name: Ann Orlov\ndied: 1990-03\n"+role("Warden", "1980", "1991"))}, []string{"content/leaders/a.md:6:13 roster/lifetime"}},
		{"until death", []*diag.Source{person("a", "name: Ann Orlov\ndied: 1990-03\n"+role("Warden", "1980", "1990"))}, nil},
		{"other order", []*diag.Source{person("a", "name: Ann Orlov"), person("b", "name: Orlóv Ann")}, []string{"content/leaders/b.md:1:1 roster/near-name"}},
		{"one letter", []*diag.Source{person("a", "name: Joanna Tarrowby"), person("b", "name: Johanna Tarrowby")}, []string{"content/leaders/b.md:1:1 roster/near-name"}},
		{"short names", []*diag.Source{person("a", "name: Wen Li"), person("b", "name: Wen Lu")}, nil},
		{"years", []*diag.Source{person("a", "name: The Tarrow 2018"), person("b", "name: The Tarrow 2019")}, nil},
	} {
		r, l := Load(append(c.files, land))
		if len(l) > 0 {
			t.Fatalf("%s: %v", c.name, l)
		}
		var got []string
		for _, d := range r.Check() {
			got = append(got, d.Pos.String()+" "+d.Code)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}
