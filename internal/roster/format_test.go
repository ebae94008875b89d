package roster

import (
	"testing"

	"dateline/internal/diag"
	"dateline/internal/edtf"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestLoadOfFormatIsTheEntity(t *testing.T) {
	d := func(s string) edtf.Date {
		x, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	place := Entity{Kind: Place, ID: "velmora", Name: "Velmora", Aliases: []Alias{{Text: "Republic of Velmora"}}, Demonyms: []string{"Velmoran"},
		Former: []Alias{{Text: "Old Velm", From: d("1900"), To: d("1950")}}, Lat: 1.5, Lon: -20, HasCoord: true, Country: "velmora"}
	for _, e := range []Entity{
		{Kind: Leader, ID: "ada-brovik", Name: "Ada Brovik", FamilyName: "Brovik", Names: []Name{{"ru", "Ада Бровик"}}, Country: "velmora", Born: d("1961-02"),
			Aliases: []Alias{{Text: "A. Brovik: \"the boat\""}}, Gloss: "A minister, once.",
			Roles:  []Role{{Title: "President of Velmora, and more", Short: []string{"Head, of State"}, Of: "velmora", From: d("[..2031-04-02]"), To: d("[2032-01-01..2032-02-01]")}},
			Status: "proposed", Reports: 7, Evidence: []Evidence{{"2031-04-02-talks", "President {of} Velmora: Ada Brovik"}}, Intro: "Words."},
		{Kind: Initiative, ID: "amber-road", Name: "Amber Road", Type: "route", Start: d("2014"), Status: "proposed"},
		{Kind: Organization, ID: "oc", Name: "Osk Cooperation", Aliases: []Alias{{Text: "OC"}}, Country: "velmora"},
		{Kind: Source, ID: "norwire", Name: "Norwire", Type: "agency", Owner: "", Language: "en", URL: "https://example.org/a"},
		place,
	} {
		files := []*diag.Source{diag.NewSource("content/"+e.Kind.Folder()+"/"+e.ID+".md", Format(&e))}
		if e.ID != place.ID {
			files = append(files, diag.NewSource("content/places/velmora.md", Format(&place)))
		}
		r, l := Load(files)
		if len(l) > 0 {
			t.Errorf("%s: %v\n%s", e.ID, l, Format(&e))
		}
		if diff := cmp.Diff(&e, r.Get(e.Kind, e.ID), cmpopts.IgnoreFields(Entity{}, "Pos"), cmpopts.IgnoreFields(Role{}, "Pos"), cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); diff != "" {
			t.Errorf("%s: %s", e.ID, diff)
		}
	}
}

func TestAProposalMayReferToWhatAPersonDeleted(t *testing.T) {
	_, l := Load([]*diag.Source{diag.NewSource("content/leaders/ada.md", "---\nid: ada\nname: Ada\nroles:\n  - {title: President, of: gone}\nstatus: proposed\n---\n")})
	if l.Count(diag.Error) != 0 || l.Count(diag.Note) != 1 {
		t.Error(l)
	}
}
