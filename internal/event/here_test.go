package event

import (
	"testing"

	"dateline/internal/article"
)

func TestHereIsThePlaceOfTheDateline(t *testing.T) {
	a := newRoom(eventRoster())
	for _, c := range []struct{ text, line, id, place, words string }{
		{"Carl Dremov arrived here Monday to ask for help.", "MELKHEIM, May 5 (Norwire)", "", "", "Melkheim"},
		{"Carl Dremov arrived here Monday for a visit to Velmora.", "PORT ELLIS, May 5 (Norwire)", "port-ellis", "port-ellis", ""},
		{"Carl Dremov met Ada Brovik here on Monday.", "ST. MELK. NORWIRE –", "", "", "St. Melk"},
		{"Carl Dremov, who is here on an official visit, met Ada Brovik.", "MELK-ON-SEA (Norwire) --", "", "", "Melk-On-Sea"},
		{"Visiting President Carl Dremov said here on Monday that trade grows.", "Melkheim – Norwire", "", "", "Melkheim"},
		{"Carl Dremov met Ada Brovik here on Monday.", "MELKHEIM/ZAHAB, May 5 (Norwire)", "", "", ""},
		{"Carl Dremov met Ada Brovik on Monday.", "MELKHEIM, May 5 (Norwire)", "", "", ""},
		{"Carl Dremov met Ada Brovik on Monday and said: “Everybody here was kind.”", "MELKHEIM, May 5 (Norwire)", "", "", ""},
	} {
		n := a.notes(&article.Article{Body: c.text, Lang: "en", Date: on("2031-05-06"), Dateline: article.Dateline{Text: c.line, Place: c.id}})
		checkPlace(t, c.text, n, c.place, c.words)
	}
}
