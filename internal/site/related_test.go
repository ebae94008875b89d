package site

import (
	"slices"
	"testing"

	"dateline/internal/annotate"
)

func TestReprintsAndRelativesOfAReport(t *testing.T) {
	meeting := func(d string) []Sighting {
		return []Sighting{{Event: annotate.Event{Kind: "meeting", Title: "They meet", Date: edt(t, d), DateBasis: "explicit", Place: "sund", Status: "held", Main: true,
			Participants: []annotate.Part{{Entity: "ada"}, {Entity: "bo"}}}, Sentence: "They meet.", Para: 1}}
	}
	who := []string{"ada", "bo"}
	s, _ := New(Meta{}, []Entry{
		{ID: "a", Title: "A", Date: edt(t, "2018-11-13"), Leaders: who, Events: meeting("2018-11-13")},
		{ID: "b", Title: "B", Date: edt(t, "2018-11-14"), Leaders: who, Events: meeting("2018-11-13"), Lang: "ru"},
		{ID: "c", Title: "C", Date: edt(t, "2018-11-14"), Leaders: who, ReprintOf: "a", Events: meeting("2018-11-13")},
		{ID: "d", Title: "D", Date: edt(t, "2018-11-20"), Leaders: who},
		{ID: "e", Title: "E", Date: edt(t, "2019-11-20"), Leaders: who},
		{ID: "f", Title: "F", Date: edt(t, "2018-11-15"), Leaders: []string{"cy"}},
		{ID: "g", Title: "G", Date: edt(t, "2018-11-16"), Leaders: who, ReprintOf: "a"},
	}, nil)
	ids := func(l []int) (out []string) {
		for _, i := range l {
			out = append(out, s.Entries[i].ID)
		}
		return out
	}
	for _, c := range []struct {
		id                string
		copies, relatives []string
	}{
		{"a", []string{"c", "g"}, []string{"b", "d"}},
		{"c", []string{"g"}, []string{"b", "d"}},
		{"f", nil, nil},
		{"e", nil, nil},
	} {
		if got := ids(s.copies(s.byID[c.id])); !slices.Equal(got, c.copies) {
			t.Errorf("%s has the reprints %q, want %q", c.id, got, c.copies)
		}
		if got := ids(s.relatives(s.byID[c.id])); !slices.Equal(got, c.relatives) {
			t.Errorf("%s has the relatives %q, want %q", c.id, got, c.relatives)
		}
	}
}

func TestTheSameEventInOtherLanguagesIsATranslation(t *testing.T) {
	meeting := func(d string) []Sighting {
		return []Sighting{{Event: annotate.Event{Kind: "meeting", Title: "They meet", Date: edt(t, d), DateBasis: "explicit", Status: "held", Main: true,
			Participants: []annotate.Part{{Entity: "ada"}, {Entity: "bo"}}}, Sentence: "They meet.", Para: 1}}
	}
	s, _ := New(Meta{}, []Entry{
		{ID: "en", Title: "A", Date: edt(t, "2018-11-13"), Lang: "en", Events: meeting("2018-11-13")},
		{ID: "ru", Title: "B", Date: edt(t, "2018-11-14"), Lang: "ru", Events: meeting("2018-11-13")},
		{ID: "kk", Title: "C", Date: edt(t, "2018-11-13"), Lang: "kk", Events: meeting("2018-11-13")},
		{ID: "en2", Title: "D", Date: edt(t, "2018-11-13"), Lang: "en", Events: meeting("2018-11-13")},
		{ID: "late", Title: "E", Date: edt(t, "2018-12-13"), Lang: "ru", Events: meeting("2018-11-13")},
	}, nil)
	for id, want := range map[string][]string{"en": {"kk", "ru"}, "ru": {"en", "en2", "kk"}, "late": nil} {
		p := page[*ArticlePage](t, s, s.Entry(id).Path())
		var got []string
		for _, l := range p.Translations {
			for _, r := range p.Related {
				if r.Href == l.Href {
					t.Errorf("%s: %s stands twice", id, l.Href)
				}
			}
			for i := range s.Entries {
				if "../../"+s.Entries[i].Path() == l.Href {
					got = append(got, s.Entries[i].ID)
				}
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s has the translations %q, want %q", id, got, want)
		}
	}
}
