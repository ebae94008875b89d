package annotate_test

import (
	"fmt"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/roster"
)

func Example() {
	a := annotate.New(&roster.Roster{
		Leaders: []roster.Entity{{
			ID: "ada-brovik", Name: "Ada Brovik", FamilyName: "Brovik", Country: "norland",
			Roles: []roster.Role{{Title: "President of Norland", Of: "norland"}},
		}},
		Places: []roster.Entity{{ID: "norland", Name: "Norland", Demonyms: []string{"Norlandic"}}},
	})
	art := &article.Article{Lang: "en", Body: "Ada Brovik came to the sea. The Norlandic President thanked the town, and Brovik's boat left."}
	for _, m := range a.Annotate(art).Mentions {
		fmt.Println(m.Of(art.Body), "=", m.Entity, m.Form, m.Rule)
	}
	// Output:
	// Ada Brovik = ada-brovik name name/full
	// The Norlandic President = ada-brovik title title/named
	// Brovik = ada-brovik name name/family
}
