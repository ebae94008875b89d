package mention

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// people are of an invented country.
func people() *roster.Roster {
	return &roster.Roster{
		Leaders: []roster.Entity{
			{ID: "ada-vale", Name: "Ada Vale", FamilyName: "Vale", Country: "norland", Names: []roster.Name{{Lang: "ru", Text: "Ада Вейл"}},
				Roles: []roster.Role{{Title: "President of Norland", Of: "norland"}}},
			{ID: "bo-lund", Name: "Bo Lund", FamilyName: "Lund", Country: "norland"},
			{ID: "lin-bo", Name: "Lin Bo", FamilyName: "Lin"},
		},
		Places:  []roster.Entity{{ID: "norland", Name: "Norland", Demonyms: []string{"Norlandic"}}},
		Sources: []roster.Entity{{ID: "norpress", Name: "Norpress", Country: "norland"}},
	}
}

func report(title, body string) *Report {
	day, _ := edtf.Parse("2031-05-10")
	r := &Report{Title: title, Text: new(grammar.Text), Day: day, Source: "norpress"}
	r.Read(body)
	return r
}

func TestMentionsAreOfTitleAndBody(t *testing.T) {
	r := report("Vale meets Lund", "President of Norland Ada Vale met Bo Lund. The President spoke, and the Norlandic lakes froze.")
	var f Finder
	f.Find(New(people()), r)
	var got []string
	for _, m := range f.InTitle {
		got = append(got, m.Entity+" "+m.Form.String()+" "+m.Of(r.Title))
	}
	for _, m := range f.InBody {
		got = append(got, m.Entity+" "+m.Form.String()+" "+m.Of(r.Body))
	}
	want := []string{
		"ada-vale name Vale", "bo-lund name Lund",
		"norland name Norland", "ada-vale name Ada Vale", "bo-lund name Bo Lund", "ada-vale title The President",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if at := strings.Index(r.Body, "Ada"); f.Offices[at].Of(r.Body) != "President of Norland" {
		t.Errorf("offices %v", f.Offices)
	}
}

func TestWhoOnlySeemsToBeNamed(t *testing.T) {
	for _, c := range []struct{ day, text, want string }{
		{"2031-05-10", "Lin Bo spoke in Norland. Lin's guests left Lin'an.", "Lin Bo, Lin"}, // a town
		{"2031-05-10", "Lin Bo spoke in Norland. Lin’s guests left Lin’an.", "Lin Bo, Lin"},
		{"", "The Norlandic President left.", "The Norlandic President"}, // the one whom the roster knows
		{"", "Norlandic President Jane Roe spoke. The Norlandic President left.", ""},
		{"2029/2033", "Norlandic President Jane Roe spoke. The Norlandic President left.", ""},
		{"", "Norlandic Minister Jane Roe spoke. The Norlandic President left.", "The Norlandic President"},
		{"2031-05-10", "Norlandic President Adda Wale spoke. The Norlandic President left.", "The Norlandic President"}, // her name is misspelt
	} {
		r := report("", c.text)
		r.Day, _ = edtf.Parse(c.day)
		var f Finder
		f.Find(New(people()), r)
		var got []string
		for _, m := range f.InBody {
			if m.Kind == roster.Leader {
				got = append(got, m.Of(r.Body))
			}
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestASentenceTellsOfItsSubject(t *testing.T) {
	for _, c := range []struct{ text, want string }{ // of whom "he" or "she" is, at the end
		{"Ada Vale left the hall. Then she", "Ada Vale"},
		{"Bo Lund thanked Ada Vale. Then he", "Bo Lund"},
		{"For Ada Vale, Bo Lund opened it. Then he", "Bo Lund"},
		{"“We shall build what Ada Vale never built,” said Bo Lund. Then he", "Bo Lund"},
		{"Bo Lund left. It rained. Then he", "Bo Lund"},
		{"Bo Lund left. Jane Roe said no. Then she", ""},
		{"Vale's visit ended. Then she", ""},
	} {
		r := report("", c.text)
		var f Finder
		x := New(people())
		f.Find(x, r)
		var known []prose.Span
		for _, m := range f.InBody {
			known = append(known, m.Span)
		}
		got := ""
		if i, ok := (Subjects{r.Text, x, known, f.Offices}).Before(len(c.text) - 1); ok {
			got = r.Names[i].Of(r.Body)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// FuzzFind looks for mentions in one report after another: they are in order, no two
// of a kind overlap, and a subject is one of the people.
func FuzzFind(f *testing.F) {
	f.Add("Vale Meets Lund", "President of Norland Ada Vale—A. Vale’s—met Mr. Lund. “The Head of State of the,” said Lin Bo Lund.")
	f.Add("", "Адой Вейл «Lin\n\nBo» \xe5 Bo Bo Lund Lund President President of of Norland Norland, he")
	x := New(people())
	var find Finder
	f.Fuzz(func(t *testing.T, title, body string) {
		if !utf8.ValidString(title) || !utf8.ValidString(body) {
			return
		}
		r := report(title, body)
		find.Find(x, r)
		for w, list := range [][]Mention{find.InTitle, find.InBody} {
			text := [...]string{title, body}[w]
			for i, m := range list {
				if m.Start < 0 || m.Start >= m.End || m.End > len(text) || !utf8.RuneStart(text[m.Start]) || m.End < len(text) && !utf8.RuneStart(text[m.End]) {
					t.Fatalf("%v of %q", m, text)
				}
				if x.Entity(m.Kind, m.Entity) == nil || m.Kind == roster.Source || m.Confidence <= 0 || m.Confidence > 1 || m.Rule == "" {
					t.Fatalf("%+v", m)
				}
				for _, o := range list[i+1:] {
					if byPlace(m, o) > 0 || o.Kind == m.Kind && o.Overlaps(m.Span) {
						t.Fatalf("%v before %v in %q", m, o, text)
					}
				}
			}
		}
		who := Subjects{Text: r.Text, Index: x, Offices: find.Offices}
		for i := 0; i <= len(body); i += 1 + len(body)/20 {
			if p, ok := who.Before(i); ok && p >= len(r.Names) {
				t.Fatalf("subject %d of %d people", p, len(r.Names))
			}
		}
	})
}
