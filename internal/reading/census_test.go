package reading

import (
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"

	"github.com/google/go-cmp/cmp"
)

func dated(s string) edtf.Date {
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// world is a roster of invented countries and people.
func world() *roster.Roster {
	role := func(title, of, from, to string, short ...string) roster.Role {
		return roster.Role{Title: title, Of: of, From: dated(from), To: dated(to), Short: short}
	}
	alias := func(texts ...string) (out []roster.Alias) {
		for _, t := range texts {
			out = append(out, roster.Alias{Text: t})
		}
		return out
	}
	return &roster.Roster{
		Leaders: []roster.Entity{
			{ID: "ada-brovik", Name: "Ada-Maria Brovik", FamilyName: "Brovik", Country: "norland", Aliases: alias("Ada Brovik"),
				Names: []roster.Name{{Lang: "ru", Text: "Ада-Мария Бровик"}, {Lang: "zh-Hans", Text: "布罗维克"}},
				Roles: []roster.Role{role("President of Norland", "norland", "2010", "2019-05-01", "Head of State", "the Norlandic President")}},
			{ID: "bao-ling", Name: "Bao Ling", FamilyName: "Bao", Country: "sudland", Names: []roster.Name{{Lang: "zh-Hans", Text: "宝玲"}},
				Roles: []roster.Role{role("President of the People's Republic of Sudland", "sudland", "2012", "")}},
			{ID: "gao-wen", Name: "Gao Wen", FamilyName: "Gao", Country: "sudland",
				Roles: []roster.Role{role("Ambassador of Sudland to Norland", "sudland", "2018", "")}},
			{ID: "jon-vale", Name: "Jon Vale", FamilyName: "Vale", Country: "norland", Names: []roster.Name{{Lang: "ru", Text: "Йон Вейл"}},
				Roles: []roster.Role{role("Minister of Foreign Affairs of Norland", "norland", "2012", "2019-05-01"), role("President of Norland", "norland", "2019-05-01", "", "Head of State")}},
			{ID: "li-ke", Name: "Li Ke", FamilyName: "Li", Country: "sudland",
				Roles: []roster.Role{role("Premier of the State Council of Sudland", "sudland", "2013", "2020"), role("Mayor of Sudport", "sudport", "2000", "2010")}},
			{ID: "li-qing", Name: "Li Qing", FamilyName: "Li", Country: "sudland",
				Roles: []roster.Role{role("Vice Premier of the State Council of Sudland", "sudland", "2021", "")}},
			{ID: "omar-hale", Name: "Omar Hale", FamilyName: "Hale", Country: "norland", Roles: []roster.Role{role("Chairman of the Senate of Norland", "norland", "2015", "")}},
		},
		Initiatives: []roster.Entity{
			{ID: "amber-road", Name: "Amber Road Initiative", Aliases: alias("Amber Road", "One Sea, One Road", "ARI")},
			{ID: "year-of-rivers", Name: "Year of Norland's Rivers"},
			{ID: "coast-line", Name: "Tǎlmar-Osk railway"},
		},
		Places: []roster.Entity{
			{ID: "norland", Name: "Norland", Aliases: alias("Republic of Norland"), Demonyms: []string{"Norlandic", "Norlander"}},
			{ID: "osk", Name: "Osk", Country: "norland", Former: alias("Port-Royal")},
			{ID: "sudland", Name: "Sudland", Aliases: alias("People's Republic of Sudland", "PRS"), Demonyms: []string{"Sudlandic"}},
			{ID: "sudport", Name: "Sudport", Country: "sudland"},
		},
		Organizations: []roster.Entity{{ID: "oc", Name: "Osk Cooperation Organisation", Aliases: alias("OCO")}},
		Sources:       []roster.Entity{{ID: "osk-times", Name: "Osk Times", Country: "norland"}, {ID: "norpress", Name: "Norpress", Country: "norland"}},
	}
}

// unbracket takes the marks out of "[Ada Brovik|ada-brovik:name]".
func unbracket(text string) (plain string, want []string) {
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '[')
		if i < 0 {
			break
		}
		bar, end := strings.IndexByte(text, '|'), strings.IndexByte(text, ']')
		b.WriteString(text[:i])
		b.WriteString(text[i+1 : bar])
		want = append(want, prose.Space(text[i+1:bar])+"|"+text[bar+1:end])
		text = text[end+1:]
	}
	b.WriteString(text)
	return b.String(), want
}

// TestNamesDoNotShareAWord has two leaders whose names meet in one word, which is
// read as the first of them, wherever it stands.
func TestNamesDoNotShareAWord(t *testing.T) {
	r := &roster.Roster{Leaders: []roster.Entity{
		{Kind: roster.Leader, ID: "ada-lin", Name: "Ada Lin", FamilyName: "Lin"},
		{Kind: roster.Leader, ID: "lin-osk", Name: "Lin Osk", FamilyName: "Osk"},
	}}
	a := newNames(r)
	for _, body := range []string{
		"“We go on,” said Ada Lin Osk.", "Ada Lin Osk said: “We go on.”", "Lin Osk came. “We go on,” said Ada Lin Osk. Mr. Lin Osk left, and so did Ada Lin Osk and Ada L. Osk.",
	} {
		last := prose.Span{}
		for _, m := range a.notes(&article.Article{Body: body, Lang: "en", Date: dated("2018-03-02")}).Mentions {
			if m.Start < last.End {
				t.Errorf("%q: %q begins inside the name before it", body, m.Of(body))
			}
			last = m.Span
		}
	}
}

func TestMentions(t *testing.T) {
	a := newNames(world())
	for _, c := range []struct{ claim, date, title, body string }{
		{"names in full, in part, over a line end, possessive", "2018-03-02", "",
			"[Ada-Maria\nBrovik|ada-brovik:name] met [Bao Ling|bao-ling:name]. [Brovik|ada-brovik:name]'s visit pleased [Bao|bao-ling:name]; [Ada Brovik|ada-brovik:name] left."},
		{"a name in another script and in Russian cases", "2018-03-02", "",
			"[布罗维克|ada-brovik:name]会见[宝玲|bao-ling:name]。\n\nВстреча с [Йоном Вейлом|jon-vale:name] прошла. [Вейла|jon-vale:name] ждут."},
		{"an initial completes a family name, another's does not", "2018-03-02", "",
			"Today [A. Brovik|ada-brovik:name] and [J.Vale|jon-vale:name] met K. Brovik."},
		{"a title right before the name is not a mention of its own", "2018-03-02", "",
			"President of [Norland|norland:name] [Ada Brovik|ada-brovik:name] thanked Foreign Minister [Jon Vale|jon-vale:name]. [The President|ada-brovik:title] left with [the minister|jon-vale:title]."},
		{"the same words are another person in another year", "2020-03-02", "",
			"[The Norlandic President|jon-vale:title] met [the PRS President|bao-ling:title]. [President of Norland|jon-vale:title] spoke first."},
		{"the press service is nobody", "2018-03-02", "",
			"[Ada Brovik|ada-brovik:name] flew to [Osk|osk:name], the Norlandic President's press service said. The press service of the Head of State agreed. [The Norlandic President|ada-brovik:title]'s recent address was long."},
		{"two presidents: the home one is the Head of State", "2018-03-02", "",
			"President of [Norland|norland:name] [Ada Brovik|ada-brovik:name] met President of [Sudland|sudland:name] [Bao Ling|bao-ling:name]. [The Head of State|ada-brovik:title] and [the President of the PRS|bao-ling:title] spoke. The two presidents and the heads of state left."},
		{"the diplomat is not the subject of the sentence", "2018-11-13", "",
			"Foreign Minister [Jon Vale|jon-vale:name] met Ambassador of [Sudland|sudland:name] to [Norland|norland:name] [Gao Wen|gao-wen:name], congratulating [the diplomat|gao-wen:title]. [Mr. Wen|gao-wen:name] thanked [Vale|jon-vale:name]."},
		{"somebody else of the family", "2018-03-02", "",
			"[Jon Vale|jon-vale:name] spoke. His brother Peter Vale did not. Vale's company lost."},
		{"two of one family name are left open, an office settles", "2021-03-02", "",
			"[Li Ke|li-ke:name] and [Li Qing|li-qing:name] came. Li spoke. Vice Premier [Li|li-qing:name] agreed."},
		{"things named after people are not people", "2018-03-02", "",
			"[Ada Brovik|ada-brovik:name] opened the Jon Vale International Airport and Brovik University in [Osk|osk:name]."},
		{"a former office, another's office, an office of an office", "2018-03-02", "",
			"The former President spoke. The President of the Chess Union met the vice president. An adviser to the President came, and a president of a club. The President Hotel is full. [Jon Vale|jon-vale:name] was elected President of [Norland|norland:name]."},
		{"initiatives under their names", "2018-03-02", "",
			"The [Amber Road|amber-road:alias] is old; the [Amber Road initiative|amber-road:name] ([ARI|amber-road:acronym]) grew. [\"One Sea, One Road\" Initiative|amber-road:alias] and the [One Sea, One\nRoad|amber-road:alias] Forum. The [year of Norland’s Rivers|year-of-rivers:name] and the [Talmar-Osk railway|coast-line:name]. ari and amber road are not."},
		{"places, with the state's form, in capitals, hyphenated", "2018-03-02", "",
			"[OSK|osk:name]. The [Republic of Norland|norland:alias] and [Norland|norland:name]-[Sudland|sudland:name] trade, the [OCO|oc:acronym] of [Port-Royal|osk:alias]. The Osk Times said so. The [People’s Republic of Sudland|sudland:alias]."},
		{"whose money it is says nothing of a place", "2018-03-02", "",
			"It cost 4 billion Norland dollars, or 5 billion долларов Norland. [Norland|norland:name] paid in dollars."},
		{"a headline in title case", "2018-03-02", "[Brovik|ada-brovik:name] Meets [Bao Ling|bao-ling:name] in [Osk|osk:name]",
			"[Ada Brovik|ada-brovik:name] met [Bao Ling|bao-ling:name]."},
		{"apposition says the office, and is no mention", "2018-03-02", "",
			"[Bao Ling|bao-ling:name], President of [Sudland|sudland:name], came. [The President|bao-ling:title] spoke. After talks with [Bao|bao-ling:name], [the Norlandic president|ada-brovik:title] left."},
		{"nobody named: the home country's holder", "2020-03-02", "",
			"[The Head of State|jon-vale:title] signed a law. The minister was absent."},
		{"an undated report knows only whom it names", "", "",
			"President of [Norland|norland:name] [Jon Vale|jon-vale:name] spoke. [The Norlandic President|jon-vale:title] left. The Prime Minister of [Norland|norland:name] came."},
		{"a short name after a full stop is no initial", "2018-03-02", "",
			"[Jon Vale|jon-vale:name] thanked [Bao Ling|bao-ling:name] and President [Bao|bao-ling:name]. [Bao|bao-ling:name]'s boat left. The XI congress met [Bao|bao-ling:name]."},
		{"a name after a comma is an apposition only when a comma closes it", "2018-03-02", "",
			"By decree of [the Head of State|ada-brovik:title], [Jon Vale|jon-vale:name] has been appointed. The president of [Sudland|sudland:name], [Bao Ling|bao-ling:name], sent a letter. [The Head of State|ada-brovik:title] read it."},
		{"two offices of one man are no mention", "2018-03-02", "",
			"President [Brovik|ada-brovik:name] met Sudlandic State Councillor and Premier [Li Ke|li-ke:name]. [The PRS President|bao-ling:title] and Premier [Li Ke|li-ke:name] left."},
		{"a form of address of rank between an office and its name", "2018-03-02", "",
			"Governor Sheikh [Omar Hale|omar-hale:name] came. [The Governor|omar-hale:title] spoke."},
		{"a surname alone with its office", "2018-03-02", "",
			"President [Bao|bao-ling:name] spoke with [Mr. Hale|omar-hale:name]."},
	} {
		t.Run(c.claim, func(t *testing.T) {
			title, want := unbracket(c.title)
			body, more := unbracket(c.body)
			want = append(want, more...)
			n := a.notes(&article.Article{Title: title, Body: body, Date: dated(c.date), Lang: "en", Source: "norpress", Dateline: article.Dateline{Place: "osk"}})
			var got []string
			inTitles := func(m Mention) bool { // a place inside a title's words
				for _, o := range n.Mentions {
					if o.Form == mention.ByTitle && o.Where == m.Where && o.Contains(m.Span) && o.Kind != m.Kind {
						return true
					}
				}
				return false
			}
			for _, m := range n.Mentions {
				text := body
				if m.Where == Title {
					text = title
				}
				if !inTitles(m) {
					got = append(got, prose.Space(m.Of(text))+"|"+m.Entity+":"+m.Form.String())
				}
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
