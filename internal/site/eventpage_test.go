package site

import (
	"slices"
	"testing"
)

func TestEventsThatReportsTellOtherwiseAreNamedBesideEachOther(t *testing.T) {
	for _, c := range []struct {
		claim, a, b string
		differ      bool
	}{
		{"another day", "a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|karsk|held|-", "b|2031-05-12|meeting|2031-05-10|explicit|ada-brovik carl-dremov|karsk|held|-", true},
		{"another town", "a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|karsk|held|-", "b|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|port-ellis|held|-", true},
		{"another week", "a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|karsk|held|-", "b|2031-05-20|meeting|2031-05-19|explicit|ada-brovik carl-dremov|karsk|held|-", false},
		{"other people", "a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|karsk|held|-", "b|2031-05-10|meeting|2031-05-10|explicit|ada-brovik nils-hove|karsk|held|-", false},
		{"a day that no report states", "a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|karsk|held|-", "b|2031-05-13|meeting|2031-05-13~|default|ada-brovik carl-dremov|karsk|held|-", false},
		{"a plan and what was held", "a|2031-05-08|meeting|2031-05-10|explicit|ada-brovik carl-dremov|karsk|announced|-", "b|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|karsk|held|-", false},
	} {
		s, _ := New(Meta{Title: "t"}, []Entry{oneEvent(c.a), oneEvent(c.b)}, groupRoster())
		if len(s.Events) != 2 {
			t.Fatalf("%s: %d events", c.claim, len(s.Events))
		}
		for i := range s.Events {
			p := s.eventPage(i).(*EventPage)
			want := []string(nil)
			if c.differ {
				want = []string{s.Events[1-i].from(p.Root)}
			}
			var got []string
			for _, it := range p.Differ {
				got = append(got, it.Href)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: event %d: %v, want %v", c.claim, i, got, want)
			}
		}
	}
}

func TestAnUnknownPlaceIsShownInTheWordsOfTheReport(t *testing.T) {
	told := func(words string) Entry {
		e := oneEvent("a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-")
		e.Events[0].Place, e.Events[0].Country, e.Events[0].PlaceText = "", "", words
		return e
	}
	silent := oneEvent("b|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-")
	silent.Events[0].Place, silent.Events[0].Country = "", ""
	s, _ := New(Meta{Title: "t"}, []Entry{silent, told("Szohod Castle")}, groupRoster())
	if len(s.Events) != 1 {
		t.Fatalf("%d events", len(s.Events))
	}
	if p := s.eventPage(0).(*EventPage); p.Item.Place != (Link{Text: "Szohod Castle"}) {
		t.Errorf("got %+v", p.Item.Place)
	}
}
