package event

import (
	"testing"

	"dateline/internal/article"
	"dateline/internal/edtf"

	"github.com/google/go-cmp/cmp"
)

func TestHeadlineTellsOfMeeting(t *testing.T) {
	a := newRoom(eventRoster())
	date, err := edtf.Parse("2031-05-10")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		title, body string
		want        []string
	}{
		{"Ada Brovik meets with Carl Dremov, President of Ostrand", "At the meeting the President of Velmora spoke of the harbour. In turn Carl Dremov thanked her.",
			[]string{"= *meeting held 2031-05-10~ default -: ada-brovik carl-dremov"}},
		{"Ada Brovik holds phone talks with Carl Dremov", "The harbour was spoken of.\n\nDuring the conversation Ada Brovik praised the ferry.",
			[]string{"= *call held 2031-05-10~ default -: ada-brovik carl-dremov"}},
		{"Ada Brovik meets with Carl Dremov", "Ada Brovik received Nils Hove in Karsk. At the meeting the ferry was praised.",
			[]string{"= *meeting held 2031-05-10~ default karsk: host:ada-brovik guest:nils-hove"}},
		{"Ada Brovik to meet Carl Dremov", "The meeting will be held on Friday.", nil},
		{"Ada Brovik praises Carl Dremov", "At the meeting of the club she spoke of the harbour.", nil},
		{"Ada Brovik meets with Carl Dremov", "The harbour is large.", nil},
	} {
		var got []string
		n := a.notes(&article.Article{ID: "x", Title: c.title, TitleBasis: article.Stated, Body: c.body, Lang: "en", Date: date})
		for i := range n.Events {
			got = append(got, eventLine(&n.Events[i]))
			checkEvent(t, c.body, &n.Events[i])
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: (-want +got)\n%s", c.title, d)
		}
	}
}
