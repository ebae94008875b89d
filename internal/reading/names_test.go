package reading

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// names reads reports for the names in them and nothing else.
type names struct{ reader *Reader }

func newNames(r *roster.Roster, homes ...string) names {
	return names{NewReader(mention.New(r, homes...))}
}

func (n names) notes(art *article.Article) (found struct {
	Mentions []Mention
	Orphans  []Orphan
}) {
	d := n.reader.Read(art)
	found.Mentions, found.Orphans = slices.Concat(d.Titled, d.Mentions), d.Orphans
	return found
}

func FuzzMentions(f *testing.F) {
	f.Add("Brovik Meets Bao Ling", "President of Norland Ada Brovik held talks with Bao Ling, President of the People's Republic of Sudland, in Osk. The Head of State thanked the Sudlandic President. According to him, Brovik invited Bao.\n\n", "2018-03-02")
	f.Add("", "The President's \"One Sea, One\n\nRoad\" Initiative, Mr. Bao—A.-M. Brovik’s Head of State of the", "2018")
	f.Add("布罗维克", "Йоном Вейлом «宝玲» \xff\xc3 Bao Bao Ling Ling President President of of Norland Norland", "")
	a := newNames(world())
	f.Fuzz(func(t *testing.T, title, body, date string) {
		if !utf8.ValidString(title) || !utf8.ValidString(body) {
			return
		}
		art := &article.Article{Title: title, Body: body, Source: "norpress", Dateline: article.Dateline{Place: "osk"}}
		if len(date) < 11 && len(date) > 3 && strings.Trim(date, "0123456789-") == "" {
			art.Date = dated("2018")
		}
		d := a.reader.Read(art)
		for w, list := range [][]Mention{d.Titled, d.Mentions} {
			text := [...]string{title, body}[w]
			last := prose.Span{End: 1 << 40}
			for _, m := range list {
				if BySpan(m.Span, last) < 0 || m.Start >= m.End || m.End > len(text) {
					t.Fatalf("%v after %v in %q", m, last, text)
				}
				if !utf8.RuneStart(text[m.Start]) || m.End < len(text) && !utf8.RuneStart(text[m.End]) {
					t.Fatalf("%v divides a rune of %q", m, text)
				}
				if d.Entity(m.Kind, m.Entity) == nil || m.Kind == roster.Source || m.Confidence <= 0 || m.Confidence > 1 || m.Rule == "" {
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
			d.SubjectBefore(i)
			d.PersonAt(i)
		}
	})
}
