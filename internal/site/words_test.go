package site

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/roster"
)

// spoken is a small chronicle in a language.
func spoken(t *testing.T, language string) *Site {
	t.Helper()
	r := roster.New(
		roster.Entity{Kind: roster.Leader, ID: "ada", Name: "Ada Brovik", Names: []roster.Name{{Lang: "kk", Text: "Ада Бровик"}, {Lang: "ru", Text: "Ада Бровик"}, {Lang: "zh-Hans", Text: "阿达·布罗维克"}},
			Roles: []roster.Role{{Title: "President of Velmora", From: edt(t, "2012-03")}}},
		roster.Entity{Kind: roster.Leader, ID: "bo", Name: "Bo Ardent"},
		roster.Entity{Kind: roster.Place, ID: "velmora", Name: "Velmora", Aliases: []roster.Alias{{Text: "Велмора", Lang: "ru"}, {Text: "Старая Велмора", Lang: "ru"}}},
	)
	entries := []Entry{{ID: "a", Title: "Встреча у озера", Lang: "ru", Date: edt(t, "2018-06-07"), DateBasis: article.Header, Leaders: []string{"ada", "bo"}, Places: []string{"velmora"}, Paragraphs: 3, Words: 22,
		Events: []Sighting{{Event: annotate.Event{Kind: "meeting", Title: "Ada Brovik meets Bo Ardent", Date: edt(t, "2018-06-07"), DateBasis: "explicit", Place: "velmora", Status: "held", Main: true,
			Participants: []annotate.Part{{Entity: "ada"}, {Entity: "bo"}}}, Sentence: "Они встретились у озера.", Para: 1}}}}
	s, _ := New(Meta{Title: "Lake", Language: language}, entries, r)
	return s
}

func page1[T Page](t *testing.T, s *Site) T {
	t.Helper()
	for p := range s.Pages() {
		if x, ok := p.(T); ok {
			return x
		}
	}
	panic("there is no such page")
}

func TestAPageSpeaksTheLanguageOfItsSite(t *testing.T) {
	for language, want := range map[string]struct{ lang, crumb, name, date, kind, place, count, since string }{
		"en":      {"en", "People", "Ada Brovik", "7 June 2018", "Meeting", "Velmora", "1 report, 1 event", "March 2012"},
		"ru":      {"ru", "Персоны", "Ада Бровик", "7 июня 2018 года", "Встреча", "Велмора", "1 сообщение, 1 событие", "марта 2012 года"},
		"kk":      {"kk", "Тұлғалар", "Ада Бровик", "2018 жылғы 7 маусым", "Кездесу", "Velmora", "1 хабар, 1 оқиға", "2012 жылғы наурыздан"},
		"zh-Hans": {"zh-Hans", "人物", "阿达·布罗维克", "2018年6月7日", "会见", "Velmora", "1篇报道，1个事件", "2012年3月"},
		"fr":      {"en", "People", "Ada Brovik", "7 June 2018", "Meeting", "Velmora", "1 report, 1 event", "March 2012"}, // no words: English, and it says so
	} {
		s := spoken(t, language)
		l, e := page1[*LeaderPage](t, s), page1[*EventPage](t, s)
		got := [...]string{l.Lang, l.Crumbs[1].Text, l.Title, e.Date.Text, e.Item.Kind, e.Item.Place.Text, l.Count, l.Offices[0].From}
		if got != [...]string{want.lang, want.crumb, want.name, want.date, want.kind, want.place, want.count, want.since} {
			t.Errorf("%s: %q", language, got)
		}
	}
}

// A gloss is a sentence; where another sentence goes on behind it, its stop is left out.
func TestADescriptionHasOneStop(t *testing.T) {
	s := spoken(t, "en")
	for _, e := range s.roster.All(roster.Leader) {
		e.Gloss = "President of Velmora since 2012."
		page := s.leaderPage(&e).(*LeaderPage)
		if d := page.Description; !strings.Contains(d, "since 2012: ") {
			t.Errorf("%q", d)
		}
	}
}

func TestTheOriginalNameStandsBesideTheReaders(t *testing.T) {
	l := page1[*LeaderPage](t, spoken(t, "ru"))
	if !slices.Contains(l.Names, Named{"en", "Ada Brovik"}) || slices.ContainsFunc(l.Names, func(n Named) bool { return n.Text == l.Title }) {
		t.Errorf("beside %q stand %v", l.Title, l.Names)
	}
}

func TestWhatStaysInAnotherLanguageSaysWhich(t *testing.T) {
	s := spoken(t, "ru")
	e, a := page1[*EventPage](t, s), page1[*ArticlePage](t, s)
	if e.TitleLang != "en" || e.Item.Lang != "en" || e.Item.People[0].Lang != "en" || e.Item.TextLang != "" || a.Events[0].Lang != "en" || a.CiteLang != "en" {
		t.Errorf("title %q, item %q, office %q, sentence %q, told %q, citation %q", e.TitleLang, e.Item.Lang, e.Item.People[0].Lang, e.Item.TextLang, a.Events[0].Lang, a.CiteLang)
	}
	s = spoken(t, "en")
	if e, a := page1[*EventPage](t, s), page1[*ArticlePage](t, s); e.TitleLang+e.Item.Lang+e.Item.People[0].Lang+a.Events[0].Lang+a.CiteLang != "" || e.Item.TextLang != "ru" {
		t.Errorf("in English: %q, the sentence %q", e.TitleLang, e.Item.TextLang)
	}
}

func TestAScriptDividesAListAsItsLanguageDoes(t *testing.T) {
	for language, want := range map[string]string{"zh": `", ":"、"`, "ru": `", ":", "`} {
		if got := spoken(t, language).scriptWords(); !strings.Contains(got, want) {
			t.Errorf("%s: no %s in %s", language, want, got)
		}
	}
}

func TestScriptsGetTheirTextsFromAPageThatIsNotEnglish(t *testing.T) {
	if w := page1[*ExplorePage](t, spoken(t, "en")).Words; w != "" {
		t.Errorf("English brings %q", w)
	}
	if w := page1[*ExplorePage](t, spoken(t, "kk")).Words; !strings.Contains(w, `"Without a year":"Жылы белгісіз"`) {
		t.Errorf("Kazakh brings %q", w)
	}
}
