package normalize

import (
	"testing"

	"dateline/internal/roster"
)

func TestHouse(t *testing.T) {
	n := newNames(roster.New(roster.Entity{Kind: roster.Place, ID: "osk", Name: "Osk"}), Options{})
	for text, want := range map[string]string{
		"Norwire":                            "Norwire",
		"(NORWIRE)":                          "NORWIRE",
		"The Lake Times - All that is new":   "The Lake Times",
		"Lake Times Staff":                   "Lake Times",
		"The Lake Reporter":                  "The Lake Reporter",
		"“Bay Post”":                         "Bay Post",
		"People's Daily":                     "People's Daily",
		"https://www.norwire.example/2031/x": "norwire.example",
		"dpa":                                "dpa",
		"НИАТ «Озеро»":                       "НИАТ «Озеро»",
		"湖边日报":                               "湖边日报",
		"Ada Brovik Times":                   "Ada Brovik Times",
		"Ministry of Fish of the Republic of the Isles and Lakes": "Ministry of Fish of the Republic of the Isles and Lakes",
		// What is no house.
		"the ministry's website": "", "Agencies": "", "Staff Reporter": "", "our own correspondent": "", "News Agency": "", "Press Service": "",
		"Facebook": "", "https://t.me/osk": "", "web.archive.org": "", "Osk": "", "Monday": "", "World": "", "UPDATE": "", "John Brovik": "", "N/A": "",
		"It was a quiet day in Osk": "", "Most Popular Today": "", "Velmora's": "", "2031": "", "": "", "—": "",
		"according to the Ministry of Fish of Velmora": "",
	} {
		if got := n.house(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestRightsOf(t *testing.T) {
	for text, want := range map[string]string{
		"© 2031 The Lake Times. All rights reserved.": "The Lake Times",
		"Copyright (c) 2029-2031 by Bay Post":         "Bay Post",
		"(C) Lake News Agency, 2031":                  "Lake News Agency",
	} {
		if got := rightsOf(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
