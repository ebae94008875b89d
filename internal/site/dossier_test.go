package site

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/roster"
)

func TestALongerNameCountsForItselfAlone(t *testing.T) {
	e := roster.Entity{Kind: roster.Initiative, ID: "lake", Name: "Lake Accord", Aliases: []roster.Alias{{Text: "Lake Accord Initiative"}, {Text: "the Accord"}, {Text: "LA"}}}
	s, _ := New(Meta{}, []Entry{
		{ID: "a", Title: "The Lake Accord Initiative is signed", Initiatives: []string{"lake"}, Date: edt(t, "2018-01-01")},
		{ID: "b", Title: "Lake  accords are many", Gist: "The Accord, and the Lake Accord.", Initiatives: []string{"lake"}, Date: edt(t, "2018-01-02")},
		{ID: "c", Title: "Lake Accord", Initiatives: []string{"lake"}, Date: edt(t, "2018-01-03")},
	}, roster.New(e))
	var got []string
	for _, c := range s.namesUsed(&e, []int{0, 1, 2}, "") {
		got = append(got, fmt.Sprintf("%s %d %s", c.Name, c.N, c.First.Href))
	}
	want := "Lake Accord 2 articles/2018/b.html; Lake Accord Initiative 1 articles/2018/a.html; the Accord 1 articles/2018/b.html"
	if strings.Join(got, "; ") != want {
		t.Errorf("%q, want %q", strings.Join(got, "; "), want)
	}
}

func TestALongListStandsWholeOnPagesOfItsOwn(t *testing.T) {
	var entries []Entry
	for i := range 320 {
		entries = append(entries, Entry{ID: fmt.Sprintf("r%03d", i), Title: fmt.Sprintf("Report %d", i), Leaders: []string{"ada"}, Date: edt(t, fmt.Sprintf("20%02d-03-0%d", 10+i/40, 1+i%9))})
	}
	s, _ := New(Meta{}, entries, roster.New(roster.Entity{Kind: roster.Leader, ID: "ada", Name: "Ada Brovik"}, roster.Entity{Kind: roster.Leader, ID: "bo", Name: "Bo Ardent"}))
	seen, parts := map[string]bool{}, 0
	for p := range s.Pages() {
		switch p := p.(type) {
		case *LeaderPage:
			if want := map[string]string{"Ada Brovik": "../leaders/ada_all.html"}[p.Title]; p.Whole.Href != want {
				t.Errorf("%s leads to %q, want %q", p.Title, p.Whole.Href, want)
			}
		case *ReportsPage:
			if !strings.HasPrefix(p.Path, "leaders/ada_all") {
				continue
			}
			parts++
			for _, g := range p.Groups {
				for _, l := range g.Reports {
					seen[l.Href] = true
				}
			}
		}
	}
	if len(seen) != 320 || parts != 3 {
		t.Errorf("%d of 320 entries on %d pages, want 3", len(seen), parts)
	}
}

func TestWhatWasAnnouncedAndNotHeldIsPending(t *testing.T) {
	plan := func(status, day string) Sighting {
		return Sighting{Event: annotate.Event{Kind: "forum", Name: "Forum of " + day, Title: "A forum of " + day, Date: edt(t, day), DateBasis: "explicit", Status: status, Main: true, Place: "sund", Initiatives: []string{"lake"}}, Sentence: "It is said.", Para: 1}
	}
	s, _ := New(Meta{}, []Entry{{ID: "a", Title: "A", Date: edt(t, "2018-01-01"), Initiatives: []string{"lake"}, Events: []Sighting{plan("held", "2017-05-01"), plan("planned", "2019-05-01")}}},
		roster.New(roster.Entity{Kind: roster.Initiative, ID: "lake", Name: "Lake Accord"}))
	got := s.pending(s.byInitiative.get("lake").events, "")
	if len(got) != 1 || !strings.Contains(got[0].Title, "2019") {
		t.Errorf("%d pending: %+v", len(got), got)
	}
}
