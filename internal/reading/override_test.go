package reading

import (
	"testing"

	"dateline/internal/article"
	"dateline/internal/prose"

	"github.com/google/go-cmp/cmp"
)

func TestAnEditorsWordOnMentionsWins(t *testing.T) {
	a := newNames(world())
	sel := func(prefix, exact, suffix string) article.Selector {
		return article.Selector{Prefix: prefix, Exact: exact, Suffix: suffix}
	}
	const body = "Ada Brovik met the\nenvoy in Osk. The envoy and the President left Osk for Brovik Hill."
	for _, c := range []struct {
		claim   string
		over    article.Override
		want    []string // leaders and places, after the override
		orphans []Orphan
	}{
		{"an entity is set", article.Override{Selector: sel("met ", "the envoy", ""), Entity: "gao-wen"},
			[]string{"Ada Brovik ada-brovik", "the envoy gao-wen", "Osk osk", "the President ada-brovik", "Osk osk"}, nil},
		{"an entity is changed", article.Override{Selector: sel("", "the President", " left"), Entity: "jon-vale"},
			[]string{"Ada Brovik ada-brovik", "Osk osk", "the President jon-vale", "Osk osk"}, nil},
		{"a mention is dropped", article.Override{Selector: sel("left ", "Osk", ""), Drop: true},
			[]string{"Ada Brovik ada-brovik", "Osk osk", "the President ada-brovik"}, nil},
		{"a selector that fits twice is an orphan", article.Override{Selector: sel("", "Osk", ""), Drop: true},
			[]string{"Ada Brovik ada-brovik", "Osk osk", "the President ada-brovik", "Osk osk"}, []Orphan{{Matches: 2}}},
		{"a selector that fits nowhere is an orphan", article.Override{Selector: sel("", "the consul", ""), Entity: "gao-wen"},
			[]string{"Ada Brovik ada-brovik", "Osk osk", "the President ada-brovik", "Osk osk"}, []Orphan{{}}},
		{"an unknown entity is an orphan", article.Override{Selector: sel("", "Ada Brovik", ""), Entity: "nobody"},
			[]string{"Ada Brovik ada-brovik", "Osk osk", "the President ada-brovik", "Osk osk"}, []Orphan{{Matches: 1, Reason: "no entity has the id nobody"}}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			c.over.Kind = "mention"
			d := a.reader.Read(&article.Article{Body: body, Date: dated("2018-03-02"), Overrides: []article.Override{c.over}})
			var got []string
			for _, m := range d.Mentions {
				got = append(got, prose.Space(m.Of(body))+" "+m.Entity)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.orphans, d.Orphans); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestThePersonBehindAPronoun(t *testing.T) {
	a := newNames(world())
	for _, c := range []struct{ claim, text, want string }{ // "#" marks the pronoun
		{"the subject of the sentence before", "Ada Brovik thanked Bao Ling. #He left.", "ada-brovik"},
		{"an office", "President of Norland Ada Brovik met Bao Ling. The Sudlandic President spoke. #He left.", "bao-ling"},
		{"not an owner, not an object", "Ada Brovik spoke of Jon Vale. Vale's visit to Bao Ling pleased the town. #She left.", "ada-brovik"},
		{"a pronoun hands on its person", "Bao Ling came to Ada Brovik. He spoke. He sat. #He left.", "bao-ling"},
		{"a quotation between is passed over", "Bao Ling came.\n\n“We thank Ada Brovik for the long road. Ada Brovik is right,” #he said.", "bao-ling"},
		{"an inverted speaker", "“We go on with our common work,” said Jon Vale after talks with Bao Ling. #He left.", "jon-vale"},
		{"according to somebody", "According to Ada Brovik, the work with Bao Ling goes on. #She left.", "ada-brovik"},
		{"somebody unknown speaks in between", "Ada Brovik left. Peter Stone said the road was long. #He left.", ""},
		{"nobody", "The road is long. #He left.", ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			var at int
			body := ""
			for i, r := range c.text {
				if r == '#' {
					at = i
					continue
				}
				body += string(r)
			}
			m, _ := a.reader.Read(&article.Article{Body: body, Date: dated("2018-03-02")}).SubjectBefore(at)
			if m.Entity != c.want {
				t.Errorf("%s: %q, want %q", c.text, m.Entity, c.want)
			}
		})
	}
}

func TestTheEmptyRosterFindsNobody(t *testing.T) {
	n := newNames(nil).notes(&article.Article{Title: "The President speaks", Body: "President of Norland Ada Brovik met the Head of State."})
	if len(n.Mentions) != 0 {
		t.Error(n.Mentions)
	}
}
