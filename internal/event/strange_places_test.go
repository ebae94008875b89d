package event

import (
	"testing"

	"dateline/internal/article"
)

func TestAnEventKeepsTheWordsForItsPlace(t *testing.T) {
	a := newRoom(eventRoster())
	for _, c := range []struct{ text, place, words string }{
		{"President Rosa Vale met President Bo Lund in Szohod on Friday.", "", "Szohod"},
		{"President Rosa Vale met President Bo Lund in Karsk on Friday.", "karsk", "Karsk"},
		{"Prime Minister Rosa Vale visited Borduria last week.", "", "Borduria"},
		{"President Rosa Vale will travel to Szohod on Tuesday.", "", "Szohod"},
		{"President Rosa Vale and Prime Minister Bo Lund signed the accord at Szohod Castle on Monday.", "", "Szohod Castle"},
		{"The summit will take place at the Mount Grey Convention Centre on 12 June.", "", "the Mount Grey Convention Centre"},
		{"The Kestria-Borduria Business Forum was held at the University of Szohod on Monday.", "", "the University of Szohod"},
		{"President Rosa Vale received Foreign Minister Bo Lund at the Ministry of Foreign Affairs.", "", "the Ministry of Foreign Affairs"},
		{"Ports Minister Rosa Vale met Bo Lund, the minister of Kestria, on the sidelines of the assembly in New Szohod.", "", "New Szohod"},
		{"In Borduria Minister Rosa Vale met Prime Minister Bo Lund.", "", "Borduria"},
		{"President Rosa Vale received Foreign Minister Bo Lund. During the meeting, held at the Rose Palace, they spoke of trade.", "", "the Rose Palace"},
		{"President Rosa Vale visited the King Osmo Airbase on Monday.", "", "King Osmo Airbase"},
		{"President Rosa Vale met President Bo Lund in the historic Kestrian city of Szohod on Friday.", "", "Szohod"},
		{"President Rosa Vale met President Bo Lund at the Rose Palace, Szohod, on Friday.", "", "Szohod"},
		{"President Rosa Vale met President Bo Lund in Sund el-Szohod, Borduria, on Friday.", "", "Sund el-Szohod"},
		{"SZOHOD, May 5 - President Rosa Vale met Prime Minister Bo Lund.", "", ""},
		{"President Rosa Vale spoke by telephone with Prime Minister Bo Lund, who was at Szohod Palace.", "", ""},
	} {
		n := a.notes(&article.Article{Body: c.text, Lang: "en", Date: on("2031-05-05")})
		checkPlace(t, c.text, n, c.place, c.words)
	}
}

// checkPlace looks at the place of a text's first event.
func checkPlace(t *testing.T, text string, n notes, place, words string) {
	t.Helper()
	if len(n.Events) == 0 {
		t.Errorf("%s: no event", text)
		return
	}
	e := n.Events[0]
	checkEvent(t, text, &e)
	if e.Place != place || e.PlaceText != words {
		t.Errorf("%s: place %q, in words %q, want %q, %q", text, e.Place, e.PlaceText, place, words)
	}
}
