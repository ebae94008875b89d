package event

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"

	"github.com/google/go-cmp/cmp"
)

// eventRoster is the roster of testdata/events.txt. All of it is invented.
func eventRoster() *roster.Roster {
	russian := map[string]string{"ada-brovik": "Ада Бровик", "carl-dremov": "Карл Дремов", "nils-hove": "Нильс Ховен", "karsk": "Карск", "port-ellis": "Порт-Эллис", "ostrand": "Остранд", "velmora": "Вельмора", "zahab": "Захаб"}
	leader := func(id, name, family, country, title string, short ...string) roster.Entity {
		var names []roster.Name
		if n := russian[id]; n != "" {
			names = []roster.Name{{Lang: "ru", Text: n}}
		}
		return roster.Entity{Names: names, Kind: roster.Leader, ID: id, Name: name, FamilyName: family, Country: country,
			Roles: []roster.Role{{Title: title, Short: short, Of: country}}}
	}
	place := func(id, name, country string, demonyms ...string) roster.Entity {
		var aliases []roster.Alias
		if n := russian[id]; n != "" {
			aliases = []roster.Alias{{Lang: "ru", Text: n}}
		}
		return roster.Entity{Kind: roster.Place, ID: id, Name: name, Aliases: aliases, Country: country, Demonyms: demonyms}
	}
	return roster.New(
		leader("ada-brovik", "Ada Brovik", "Brovik", "velmora", "President of Velmora", "Head of State", "Velmoran President", "President of Velmora"),
		leader("nils-hove", "Nils Hove", "Hove", "velmora", "Minister of Foreign Affairs of Velmora", "Foreign Minister"),
		leader("carl-dremov", "Carl Dremov", "Dremov", "ostrand", "President of Ostrand", "President of Ostrand"),
		leader("lena-marsk", "Lena Marsk", "Marsk", "ostrand", "Prime Minister of Ostrand"),
		leader("yusuf-karam", "Yusuf Karam", "Karam", "tamar", "Minister of Foreign Affairs of Tamar"),
		leader("omar-zahid", "Omar Zahid", "Zahid", "tamar", "King of Tamar"),
		place("velmora", "Velmora", "", "Velmoran"), place("ostrand", "Ostrand", "", "Ostrandian"), place("tamar", "Tamar", "", "Tamari"),
		place("port-ellis", "Port Ellis", "velmora"), place("karsk", "Karsk", "ostrand"), place("zahab", "Zahab", "tamar"),
		roster.Entity{Kind: roster.Initiative, ID: "amber-road", Name: "Amber Road Initiative", Aliases: []roster.Alias{{Text: "Amber Road", Lang: "en"}}},
	)
}

// eventLine is an event as testdata/events.txt writes it.
func eventLine(e *Event) string {
	var b strings.Builder
	b.WriteString("= ")
	if e.Main {
		b.WriteByte('*')
	}
	b.WriteString(e.Kind)
	if e.Subtype != "" {
		b.WriteString("/" + e.Subtype)
	}
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	place := e.Place
	if place == "" {
		place = e.Country
	}
	fmt.Fprintf(&b, " %s %s %s %s:", e.Status, dash(e.Date.String()), dash(e.DateBasis), dash(place))
	for _, p := range e.Participants {
		b.WriteByte(' ')
		if p.Part != "participant" {
			b.WriteString(p.Part + ":")
		}
		if p.Entity != "" {
			b.WriteString(p.Entity)
		} else {
			fmt.Fprintf(&b, "%q", p.Text)
		}
	}
	if e.Name != "" {
		b.WriteString(" name=" + e.Name)
	}
	if !e.Due.IsZero() {
		b.WriteString(" due=" + e.Due.String())
	}
	return b.String()
}

type eventCase struct {
	claim, date, lang, text string
	want                    []string
}

func eventCases(t testing.TB) []eventCase {
	b, err := os.ReadFile("testdata/events.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []eventCase
	for _, part := range strings.Split("\n"+string(b), "\n# ")[1:] {
		c := eventCase{}
		var text []string
		for i, l := range strings.Split(part, "\n") {
			switch {
			case i == 0:
				c.claim = l
			case strings.HasPrefix(l, "@ "):
				c.date, c.lang, _ = strings.Cut(l[2:]+" en", " ")
				c.lang, _, _ = strings.Cut(c.lang, " ")
			case strings.HasPrefix(l, "= none"):
			case strings.HasPrefix(l, "= ") || strings.HasPrefix(l, "+ "):
				c.want = append(c.want, strings.TrimSpace(l))
			default:
				text = append(text, l)
			}
		}
		c.text = strings.TrimSpace(strings.Join(text, "\n"))
		out = append(out, c)
	}
	return out
}

func TestEvents(t *testing.T) {
	cases := eventCases(t)
	if len(cases) < 60 {
		t.Fatalf("%d cases", len(cases))
	}
	a := newRoom(eventRoster())
	for _, c := range cases {
		t.Run(c.claim, func(t *testing.T) {
			date, err := edtf.Parse(c.date)
			if err != nil {
				t.Fatal(err)
			}
			n := a.notes(&article.Article{ID: "x", Body: c.text, Lang: c.lang, Date: date})
			var got []string
			for i := range n.Events {
				e := &n.Events[i]
				got = append(got, eventLine(e))
				checkEvent(t, c.text, e)
			}
			for _, d := range n.Documents {
				got = append(got, "+ "+d.Kind+": "+d.Title)
				if d.Event < 0 || n.Events[d.Event].Kind != "signing" {
					t.Errorf("document of event %d", d.Event)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", c.text, diff)
			}
		})
	}
}

// checkEvent checks what holds of every event.
func checkEvent(t testing.TB, body string, e *Event) {
	t.Helper()
	switch {
	case e.Start < 0 || e.End > len(body) || e.Start >= e.End:
		t.Errorf("evidence %v of %d bytes", e.Span, len(body))
	case !e.Contains(e.Trigger) || e.Trigger.Len() <= 0:
		t.Errorf("trigger %v outside %v", e.Trigger, e.Span)
	case e.Title == "" || e.Rule == "" || e.Confidence <= 0 || e.Confidence > 1:
		t.Errorf("event %+v", e)
	case e.Date.IsZero() != (e.DateBasis == ""):
		t.Errorf("date %s basis %q", e.Date, e.DateBasis)
	case e.DateBasis == "default" && !e.Date.Approximate():
		t.Errorf("a default date without ~: %s", e.Date)
	case (e.Place != "" || e.Country != "" || e.PlaceText != "") != (e.PlaceBasis != ""):
		t.Errorf("place %q %q %q basis %q", e.Place, e.Country, e.PlaceText, e.PlaceBasis)
	case e.Status != "held" && e.Status != "announced" && e.Status != "planned":
		t.Errorf("status %q", e.Status)
	}
}

// reportForBench is some two kilobytes of invented agency news, as the cases
// tell it, repeated to the size asked for.
func reportForBench(t testing.TB, size int) string {
	var b strings.Builder
	cases := eventCases(t)
	for b.Len() < size {
		for _, c := range cases {
			b.WriteString(c.text)
			b.WriteString("\n\n")
		}
	}
	return b.String()[:size]
}

func BenchmarkEvents(b *testing.B) {
	a := newRoom(eventRoster())
	pub, _ := edtf.Parse("2031-05-10")
	d := a.reader.Read(&article.Article{ID: "x", Body: strings.ToValidUTF8(reportForBench(b, 8<<10), ""), Lang: "en", Date: pub})
	b.SetBytes(int64(len(d.Body)))
	for b.Loop() {
		a.events.Documents(d, a.events.Events(d, saidIn))
	}
}

func TestEventsTakeLinearTime(t *testing.T) {
	a := newRoom(eventRoster())
	pub, _ := edtf.Parse("2031-05-10")
	for _, s := range []string{
		"Ada Brovik met ", "met ", "visit to ", "signed an agreement and ", "Ada Brovik and ", "the Amber ", "Forum of the ", "\"", "meeting with Carl Dremov, ",
		"invited to visit Ostrand and ", "of the ", "Ada Brovik's visit, who ", "memorandum; ",
	} {
		body := strings.Repeat(s, 300_000/len(s))
		d := a.reader.Read(&article.Article{ID: "x", Body: body, Lang: "en", Date: pub})
		done := make(chan struct{})
		go func() { a.events.Documents(d, a.events.Events(d, saidIn)); close(done) }()
		select {
		case <-done:
		case <-time.After(5 * time.Second):
			t.Fatalf("%.20q: not done", s)
		}
	}
}

// FuzzEvents checks what holds of every event and document, whatever the text.
func FuzzEvents(f *testing.F) {
	for _, c := range eventCases(f) {
		f.Add(c.text, c.date)
	}
	f.Add("Ada Brovik’s ” visit “to Karsk Forum, who signed the memorandum;;; and the protocol", "2031-05?")
	a := newRoom(eventRoster())
	f.Fuzz(func(t *testing.T, body, date string) {
		pub, err := edtf.Parse(date)
		if err != nil {
			pub = edtf.Date{}
		}
		if !utf8.ValidString(body) {
			return
		}
		n := a.notes(&article.Article{ID: "x", Body: body, Lang: "en", Date: pub})
		for i := range n.Events {
			e := &n.Events[i]
			checkEvent(t, body, e)
			if i > 0 && n.Events[i-1].Start > e.Start {
				t.Error("events out of order")
			}
		}
		for _, d := range n.Documents {
			if d.Start < 0 || d.End > len(body) || d.Start >= d.End || d.Event < 0 || d.Event >= len(n.Events) {
				t.Fatalf("document %+v of %d bytes", d, len(body))
			}
			if d.Title != prose.Space(d.Of(body)) || d.Kind == "" {
				t.Errorf("document %+v", d)
			}
		}
	})
}

func TestAnEditorDropsAnEvent(t *testing.T) {
	a := newRoom(eventRoster())
	const body = "President Ada Brovik met with President of Ostrand Carl Dremov in Karsk on May 9, and invited him to pay a state visit to Velmora. After the talks the Presidents signed a protocol."
	for _, c := range []struct {
		claim, exact string
		keep         bool
		want, orphan string
	}{
		{"its words name it", "invited him", false, "meeting signing", ""},
		{"the words of its sentence name all that it tells of", "on May 9", false, "signing", ""},
		{"where nothing is told nothing is dropped", "in Harsk", false, "meeting invitation signing", "no place"},
		{"it is not corrected here", "met with", true, "meeting invitation signing", "an event is corrected in a file of content/events, and here only dropped"},
	} {
		n := a.notes(&article.Article{Body: body, Date: on("2031-05-10"), Overrides: []article.Override{
			{Selector: article.Selector{Exact: c.exact}, Kind: "event", Drop: !c.keep}}})
		var got []string
		for _, e := range n.Events {
			got = append(got, e.Kind)
		}
		orphan := ""
		for _, o := range n.Orphans {
			if orphan = o.Reason; o.Matches == 0 {
				orphan = "no place"
			}
		}
		if strings.Join(got, " ") != c.want || orphan != c.orphan {
			t.Errorf("%s: %v, %q", c.claim, got, orphan)
		}
	}
}

func TestTheTitleOfAnEventIsOneClause(t *testing.T) {
	a := newRoom(eventRoster())
	for body, want := range map[string]string{
		"The foreign ministers of Sarnia and Tamar met in Karsk on Friday, the agency says.": "Meeting of the foreign ministers of Sarnia and Tamar in Karsk",
		"A Sarnian delegation visited Karsk on Friday.":                                      "A Sarnian delegation on a visit to Ostrand",
		"Ada Brovik and Carl Dremov witnessed the signing of a pact on ferries.":             "Ada Brovik and Carl Dremov witness the signing of documents",
	} {
		n := a.notes(&article.Article{Body: body, Date: on("2031-05-10")})
		if len(n.Events) != 1 || n.Events[0].Title != want {
			t.Errorf("%s\n%+v", body, n.Events)
		}
	}
}
