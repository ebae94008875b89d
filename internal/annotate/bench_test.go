package annotate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
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
		e := roster.Entity{Kind: roster.Leader, ID: fmt.Sprintf("p%05d", i), FamilyName: word(), Country: "norland"}
		e.Name = word() + " " + e.FamilyName
		for range aliases {
			e.Aliases = append(e.Aliases, roster.Alias{Text: word() + " " + word() + " " + e.FamilyName})
		}
		if i%10 == 0 {
			e.Roles = []roster.Role{{Title: "Minister of Trade of Norland", Of: "norland"}}
		}
		out.Leaders = append(out.Leaders, e)
	}
	w := world()
	out.Leaders = append(out.Leaders, w.Leaders...)
	out.Initiatives, out.Places, out.Organizations, out.Sources = w.Initiatives, w.Places, w.Organizations, w.Sources
	return &out
}

const report = `President of Norland Ada Brovik held talks with Bao Ling, President of the People's Republic of Sudland, in Osk on 17 October, the Norlandic President's press service reported.

"We have signed 52 documents for a total of $67.5 billion, and trade has grown by 34 percent," Brovik said. "The Amber Road Initiative is the basis of our cooperation with all of our neighbours."

The Head of State thanked the Sudlandic President for his support, and invited Bao to pay a state visit to Norland next year. According to him, the two sides will go on with the development of trade, transport and industry in the interest of both peoples, and the work of the commission will be continued in Sudport.

`

func BenchmarkNames(b *testing.B) {
	for _, c := range []struct {
		name            string
		people, aliases int
	}{{"people=1000", 1000, 0}, {"aliases=10000", 1000, 10}} {
		b.Run(c.name, func(b *testing.B) {
			a := New(crowd(c.people, c.aliases))
			art := &article.Article{Title: "Norland, Sudland sign documents", Body: strings.Repeat(report, 4), Date: day("2018-03-02"), Source: "norpress", Dateline: article.Dateline{Place: "osk"}}
			b.SetBytes(int64(len(art.Body)))
			for b.Loop() {
				a.reader.read(art)
			}
		})
	}
	b.Run("one-megabyte", func(b *testing.B) {
		a := New(crowd(1000, 10))
		art := &article.Article{Body: strings.Repeat(report, 1<<20/len(report)), Date: day("2018-03-02"), Source: "norpress", Dateline: article.Dateline{Place: "osk"}}
		b.SetBytes(int64(len(art.Body)))
		for b.Loop() {
			a.reader.read(art)
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
	art := &article.Article{Title: "Norland, Sudland sign documents", Body: strings.Repeat(report, 4), Date: day("2018-03-02"), Lang: "en", Source: "norpress", Dateline: article.Dateline{Place: "osk"}}
	b.SetBytes(int64(len(art.Body)))
	for b.Loop() {
		a.Annotate(art)
	}
}

func FuzzMentions(f *testing.F) {
	f.Add("Brovik Meets Bao Ling", report, "2018-03-02")
	f.Add("", "The President's \"One Sea, One\n\nRoad\" Initiative, Mr. Bao—A.-M. Brovik’s Head of State of the", "2018")
	f.Add("布罗维克", "Йоном Вейлом «宝玲» \xff\xc3 Bao Bao Ling Ling President President of of Norland Norland", "")
	a := New(world())
	f.Fuzz(func(t *testing.T, title, body, date string) {
		if !utf8.ValidString(title) || !utf8.ValidString(body) {
			return
		}
		art := &article.Article{Title: title, Body: body, Source: "norpress", Dateline: article.Dateline{Place: "osk"}}
		if len(date) < 11 && len(date) > 3 && strings.Trim(date, "0123456789-") == "" {
			art.Date = day("2018")
		}
		d := a.reader.read(art)
		for w, list := range [][]Mention{d.titled, d.mentions} {
			text := [...]string{title, body}[w]
			last := prose.Span{End: 1 << 40}
			for _, m := range list {
				if bySpan(m.Span, last) < 0 || m.Start >= m.End || m.End > len(text) {
					t.Fatalf("%v after %v in %q", m, last, text)
				}
				if !utf8.RuneStart(text[m.Start]) || m.End < len(text) && !utf8.RuneStart(text[m.End]) {
					t.Fatalf("%v divides a rune of %q", m, text)
				}
				if d.entity(m.Kind, m.Entity) == nil || m.Kind == roster.Source || m.Confidence <= 0 || m.Confidence > 1 || m.Rule == "" {
					t.Fatalf("%v", m)
				}
				last = m.Span
			}
			for i, m := range list {
				for _, o := range list[i+1:] {
					if o.Kind == m.Kind && o.Overlaps(m.Span) {
						t.Fatalf("%v overlaps %v in %q", m, o, text)
					}
				}
			}
		}
		for i := 0; i <= len(body); i += 1 + len(body)/20 {
			d.subjectBefore(i)
			d.personAt(i)
		}
	})
}
