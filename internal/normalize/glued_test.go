package normalize

import (
	"testing"

	"dateline/internal/seed"
)

func TestADayGluedToTheTitleIsTheDay(t *testing.T) {
	n := New(testRoster(), Options{})
	const title = "Two ministers open a bridge over Blue River"
	const body = "\n\nThe two ministers opened the bridge and walked across it with the workers.\n\nIt took four years, the ministry said.\n"
	for _, c := range []struct{ line, title, date string }{
		{"2018-06-12 " + title, title, "2018-06-12"},
		{"[2018-06-12 10:15] " + title, title, "2018-06-12"},
		{"13.06.2018 " + title, title, "2018-06-13"},
		{"20180612 " + title, title, "2018-06-12"},
		{"June 12, 2018, 10:15 GMT+6 - " + title, title, "2018-06-12"},
		{"12 июня 2018, 10:15 Два министра открыли мост через Синюю реку", "Два министра открыли мост через Синюю реку", "2018-06-12"},
		{"2018年6月12日 两位部长为蓝河大桥揭幕", "两位部长为蓝河大桥揭幕", "2018-06-12"},
		{title + " 2018-06-12", title, "2018-06-12"},
		{title + " (12 June 2018)", title, "2018-06-12"},
		{title + " | 12 June 2018", title, "2018-06-12"},
		{title + " | 12 June 2018 | The Border Post", title, "2018-06-12"},
		{title + " – 12 June 2018, 10:15", title, "2018-06-12"},
		// What is part of a title stays there.
		{"Statement of the two ministers of 12.06.2018", "Statement of the two ministers of 12.06.2018", ""},
		{"Two ministers to open a bridge on 2018-06-12", "Two ministers to open a bridge on 2018-06-12", ""},
		{"12 June 2018 marks a turn for two countries", "12 June 2018 marks a turn for two countries", ""},
		{"Two ministers open a bridge in June 2018", "Two ministers open a bridge in June 2018", ""},
		{"Two ministers open bridge no. 12.06", "Two ministers open bridge no. 12.06", ""},
	} {
		raw, _ := seed.Read("seeds/x.txt", []byte(c.line+body))
		r := n.Article(raw, Sidecar{})
		accounted(t, &raw, &r)
		if got := r.Article; got.Title != c.title || got.Date.String() != c.date {
			t.Errorf("%q: title %q of %q, want %q of %q", c.line, got.Title, got.Date, c.title, c.date)
		}
	}
}
