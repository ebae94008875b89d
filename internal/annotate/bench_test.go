package annotate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/roster"
)

// crowd is a roster of n people and places with the names of nobody.
func crowd(n, aliases int) *roster.Roster {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		s := ""
		for range 2 + r.IntN(3) {
			s += string("bdfgklmnprstvz"[r.IntN(14)]) + string("aeiou"[r.IntN(5)])
		}
		return strings.ToUpper(s[:1]) + s[1:]
	}
	var out roster.Roster
	for i := range n {
		e := roster.Entity{Kind: roster.Leader, ID: fmt.Sprintf("p%05d", i), FamilyName: word(), Country: "velmora"}
		e.Name = word() + " " + e.FamilyName
		for range aliases {
			e.Aliases = append(e.Aliases, roster.Alias{Text: word() + " " + word() + " " + e.FamilyName})
		}
		if i%10 == 0 {
			e.Roles = []roster.Role{{Title: "Minister of Trade of Velmora", Of: "velmora"}}
		}
		out.Leaders = append(out.Leaders, e)
	}
	w := reportRoster()
	out.Leaders = append(out.Leaders, w.Leaders...)
	out.Initiatives, out.Places, out.Organizations, out.Sources = w.Initiatives, w.Places, w.Organizations, w.Sources
	return &out
}

const report = `President of Velmora Ada Brovik held talks with Carl Dremov, President of Ostrand, in Karsk on 17 October, the Velmoran President's press service reported.

"We have signed 52 documents for a total of $67.5 billion, and trade has grown by 34 percent," Brovik said. "The Amber Road Initiative is the basis of our cooperation with all of our neighbours."

The Head of State thanked the Ostrandian President for his support, and invited Dremov to pay a state visit to Velmora next year. According to him, the two sides will go on with the development of trade, transport and industry in the interest of both peoples, and the work of the commission will be continued in Port Ellis.

`

func BenchmarkNames(b *testing.B) {
	for _, c := range []struct {
		name            string
		people, aliases int
	}{{"people=1000", 1000, 0}, {"aliases=10000", 1000, 10}} {
		b.Run(c.name, func(b *testing.B) {
			a := New(crowd(c.people, c.aliases))
			art := &article.Article{Title: "Velmora, Ostrand sign documents", Body: strings.Repeat(report, 4), Date: day("2031-03-02"), Source: "velpress", Dateline: article.Dateline{Place: "karsk"}}
			b.SetBytes(int64(len(art.Body)))
			for b.Loop() {
				a.reader.Read(art)
			}
		})
	}
	b.Run("one-megabyte", func(b *testing.B) {
		a := New(crowd(1000, 10))
		art := &article.Article{Body: strings.Repeat(report, 1<<20/len(report)), Date: day("2031-03-02"), Source: "velpress", Dateline: article.Dateline{Place: "karsk"}}
		b.SetBytes(int64(len(art.Body)))
		for b.Loop() {
			a.reader.Read(art)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	r := crowd(1000, 10)
	for b.Loop() {
		New(r)
	}
}

func BenchmarkAnnotate(b *testing.B) {
	a := New(crowd(1000, 0))
	art := &article.Article{Title: "Velmora, Ostrand sign documents", Body: strings.Repeat(report, 4), Date: day("2031-03-02"), Lang: "en", Source: "velpress", Dateline: article.Dateline{Place: "karsk"}}
	b.SetBytes(int64(len(art.Body)))
	for b.Loop() {
		a.Annotate(art)
	}
}
