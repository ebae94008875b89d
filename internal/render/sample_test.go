package render

import (
	"bytes"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
	"dateline/internal/wording"
	"dateline/static"
	"dateline/templates"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	out    = flag.String("out", "", "write the sample site to this folder, to look at")
)

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sample is an invented chronicle of two countries that do not exist.
func sampleRoster(t testing.TB) *roster.Roster {
	role := func(title, from, to string) roster.Role {
		return roster.Role{Title: title, From: date(t, from), To: date(t, to)}
	}
	return roster.New(
		roster.Entity{Kind: roster.Leader, ID: "ada-brovik", Name: "Ada Brovik", Names: []roster.Name{{Lang: "kk", Text: "Ада Бровик"}, {Lang: "ru", Text: "Ада Бровик"}, {Lang: "zh-Hans", Text: "阿达·布罗维克"}},
			Roles: []roster.Role{role("Minister of Waterways of Ostrand", "2009-05", "2014-11-02"), role("President of Ostrand", "2014-11-03", "")}, Country: "ostrand", Born: date(t, "1961"), Wikidata: "Q42",
			Gloss: "President of Ostrand, before that its minister of waterways", Intro: "Ada Brovik is an invented person. She *signed* the [Lake Accord](https://example.org/accord) and <b>nothing</b> else."},
		roster.Entity{Kind: roster.Leader, ID: "carl-dremov", Name: "Carl Dremov", Names: []roster.Name{{Lang: "ru", Text: "Карл Дремов"}}, Roles: []roster.Role{role("Prime Minister of Velmora", "2012", "2019-06-30"), role("President of Velmora", "2019-07-01", "")}, Country: "velmora"},
		roster.Entity{Kind: roster.Leader, ID: "ines-tal", Name: "Ines Tal", Roles: []roster.Role{role("Foreign Minister of Ostrand", "2015", "2021")}, Country: "ostrand"},
		roster.Entity{Kind: roster.Leader, ID: "oro-ken", Name: "Oro Ken", Names: []roster.Name{{Lang: "zh-Hans", Text: "肯·奥罗"}}, Roles: []roster.Role{role("Ambassador of Velmora to Ostrand", "2016-02", "")}, Country: "velmora"},
		roster.Entity{Kind: roster.Initiative, ID: "lake-accord", Name: "Lake Accord", Type: "programme", Start: date(t, "2013"), Aliases: []roster.Alias{{Text: "the Accord"}, {Text: "Accord on the Lakes"}}, Gloss: "A programme for common waterways", Names: []roster.Name{{Lang: "ru", Text: "Озёрное соглашение"}}},
		roster.Entity{Kind: roster.Initiative, ID: "north-canal", Name: "North Canal", Type: "project", PartOf: "lake-accord"},
		roster.Entity{Kind: roster.Initiative, ID: "year-of-rivers", Name: "Year of Rivers", Type: "themed-year", Start: date(t, "2024"), End: date(t, "2024")},
		roster.Entity{Kind: roster.Place, ID: "ostrand", Name: "Ostrand"}, roster.Entity{Kind: roster.Place, ID: "velmora", Name: "Velmora"},
		roster.Entity{Kind: roster.Place, ID: "port-ellis", Name: "Port Ellis", Country: "ostrand", Former: []roster.Alias{{Text: "Ellishaven", To: date(t, "2016-12-31")}}, Lat: 51.5, Lon: 12.25, HasCoord: true},
		roster.Entity{Kind: roster.Place, ID: "sund", Name: "Sund", Country: "velmora"},
		roster.Entity{Kind: roster.Source, ID: "norwire", Name: "Norwire", Type: "agency", URL: "https://norwire.example/", Country: "ostrand"},
		roster.Entity{Kind: roster.Source, ID: "velmora-post", Name: "Velmora Post", Type: "newspaper", Country: "velmora"},
	)
}

type note struct{ kind, text, a, b, c, d string }

// sampleReport is a report with its annotations named by the words they cover.
type sampleReport struct {
	id, title, date, basis, source, body string
	notes                                []note
	digest                               bool
}

var names = []note{
	{kind: "leader", text: "Ada Brovik", a: "ada-brovik"}, {kind: "leader", text: "Brovik", a: "ada-brovik"}, {kind: "leader", text: "Carl Dremov", a: "carl-dremov"}, {kind: "leader", text: "Dremov", a: "carl-dremov"},
	{kind: "leader", text: "Ines Tal", a: "ines-tal"}, {kind: "leader", text: "Oro Ken", a: "oro-ken"}, {kind: "initiative", text: "Lake Accord", a: "lake-accord"}, {kind: "initiative", text: "North Canal", a: "north-canal"},
	{kind: "initiative", text: "Year of Rivers", a: "year-of-rivers"}, {kind: "place", text: "Port Ellis", a: "port-ellis"}, {kind: "place", text: "Sund", a: "sund"}, {kind: "place", text: "Ostrand", a: "ostrand"}, {kind: "place", text: "Velmora", a: "velmora"},
}

func sampleReports() []sampleReport {
	long := []sampleReport{
		{id: "2013-05-accord-announced", title: "Ostrand and Velmora announce the Lake Accord", date: "2013", basis: "code", source: "norwire",
			body: "Ostrand and Velmora announced the Lake Accord, a programme for common waterways.\n\nMinister Ada Brovik said that \"two countries that share a lake share its future, and we intend to write that future together\".",
			notes: []note{{kind: "quote", text: "two countries that share a lake share its future, and we intend to write that future together", a: "ada-brovik"},
				{kind: "event", text: "Ostrand and Velmora announced the Lake Accord, a programme for common waterways.", a: "announcement", b: "Ostrand and Velmora announce the Lake Accord", c: "2013", d: "ada-brovik"}}},
		{id: "2018-06-brovik-invites-dremov", title: "Brovik invites Dremov to Port Ellis", date: "2018-06?", basis: "inferred", source: "norwire",
			body: "President of Ostrand Ada Brovik held talks with Prime Minister of Velmora Carl Dremov.\n\n\"Trade reached almost $11 billion over the past year, growing by more than 30 percent, and the North Canal will carry more of it,\" Brovik said.\n\nAt the end of the meeting she invited Dremov to Port Ellis.",
			notes: []note{{kind: "quote", text: "Trade reached almost $11 billion over the past year, growing by more than 30 percent, and the North Canal will carry more of it,", a: "ada-brovik"},
				{kind: "figure", text: "$11 billion", a: "11000000000", b: "USD", c: "trade between the two countries", d: "ada-brovik"}, {kind: "figure", text: "30 percent", a: "30", b: "percent", c: "growth of trade"},
				{kind: "date", text: "the past year", a: "2017"},
				{kind: "event", text: "President of Ostrand Ada Brovik held talks with Prime Minister of Velmora Carl Dremov.", a: "meeting", b: "Ada Brovik holds talks with Carl Dremov", c: "2018-06?", d: "ada-brovik carl-dremov"},
				{kind: "event", text: "At the end of the meeting she invited Dremov to Port Ellis.", a: "invitation", b: "Brovik invites Dremov to Port Ellis", c: "2018-06?", d: "ada-brovik carl-dremov"}}},
		{id: "2018-11-13-tal-ken", title: "Foreign Minister Ines Tal receives Ambassador Oro Ken", date: "2018-11-13", basis: "header", source: "norwire", digest: true,
			body: "Foreign Minister of Ostrand Ines Tal met today with Ambassador of Velmora Oro Ken in Port Ellis.\n\nThe two noted that trade for nine months came to $2.5 billion and that 51 joint projects are under way under the Lake Accord.\n\n\"We value the pace, and we shall not let the canal wait for the railway,\" Ken said.\n\nThe Year of Rivers was also discussed.",
			notes: []note{{kind: "quote", text: "We value the pace, and we shall not let the canal wait for the railway,", a: "oro-ken"},
				{kind: "figure", text: "$2.5 billion", a: "2500000000", b: "USD", c: "trade"}, {kind: "figure", text: "51 joint projects", a: "51", b: "count:project", c: "joint projects"},
				{kind: "date", text: "today", a: "2018-11-13"}, {kind: "date", text: "nine months", a: "2018-01/2018-09"},
				{kind: "event", text: "Foreign Minister of Ostrand Ines Tal met today with Ambassador of Velmora Oro Ken in Port Ellis.", a: "meeting", b: "Ines Tal meets Oro Ken", c: "2018-11-13", d: "ines-tal oro-ken"}}},
		{id: "2018-11-14-post-tal-ken", title: "Посол Кен на приёме у министра иностранных дел", date: "2018-11-14", basis: "dateline", source: "velmora-post",
			body:  "Ines Tal and Oro Ken met on 13 November in Port Ellis, the ministry said.",
			notes: []note{{kind: "date", text: "13 November", a: "2018-11-13"}, {kind: "event", text: "Ines Tal and Oro Ken met on 13 November in Port Ellis, the ministry said.", a: "meeting", b: "Ines Tal and Oro Ken meet in Port Ellis", c: "2018-11-13", d: "ines-tal oro-ken"}}},
		{id: "2023-10-17-forum", title: "Presidents commend partnership at the third Lake Forum", date: "2023-10-17", basis: "header", source: "norwire",
			body: "President of Ostrand Ada Brovik and President of Velmora Carl Dremov commended the partnership of the two countries at a meeting in Sund on 17 October.\n\nBrovik arrived on a state visit on 16 October.\n\n“With great enthusiasm we follow what Velmora has done. The sides implement 52 joint projects with a volume of $21 billion. 2024, the Year of Rivers, will open new prospects,” Brovik said.\n\nDremov thanked her. “Over the years of friendship our countries have built a partnership that does not depend on the weather,” he said.\n\n<script>alert('no')</script> and [a link](javascript:alert(1)) and ![a picture](https://tracker.example/x.gif) are only text here & nothing more.",
			notes: []note{{kind: "quote", text: "With great enthusiasm we follow what Velmora has done. The sides implement 52 joint projects with a volume of $21 billion. 2024, the Year of Rivers, will open new prospects,", a: "ada-brovik"},
				{kind: "quote", text: "Over the years of friendship our countries have built a partnership that does not depend on the weather,", a: "carl-dremov"},
				{kind: "figure", text: "52 joint projects", a: "52", b: "count:project", c: "joint projects", d: "ada-brovik"}, {kind: "figure", text: "$21 billion", a: "21000000000", b: "USD", c: "volume of the joint projects", d: "ada-brovik"},
				{kind: "date", text: "17 October", a: "2023-10-17"}, {kind: "date", text: "16 October", a: "2023-10-16"},
				{kind: "event", text: "President of Ostrand Ada Brovik and President of Velmora Carl Dremov commended the partnership of the two countries at a meeting in Sund on 17 October.", a: "meeting", b: "Ada Brovik and Carl Dremov meet in Sund", c: "2023-10-17", d: "ada-brovik carl-dremov"},
				{kind: "event", text: "Brovik arrived on a state visit on 16 October.", a: "visit", b: "Ada Brovik pays a state visit to Velmora", c: "2023-10-16/2023-10-18", d: "ada-brovik carl-dremov"}}},
		{id: "undated-canal-note", title: "A note on the North Canal", date: "", basis: "unknown", source: "velmora-post", body: "Work on the North Canal goes on.\n\nNobody says since when; the cost is put at 4.2 billion crowns.",
			notes: []note{{kind: "figure", text: "4.2 billion", a: "4200000000", b: "", c: "cost"}}},
	}
	for i, m := range []string{"2014-03-02", "2014-09-21", "2015-04-09", "2016-07-30", "2017-01-12", "2017-05-15", "2019-02-11", "2019-09-20", "2020-03", "2021-06-25", "2022-02-05", "2022-09-14", "2023-05-18", "2024-07-03"} {
		kind, verb := "call", "speak by telephone"
		if i%3 == 0 {
			kind, verb = "meeting", "meet in Sund"
		}
		body := fmt.Sprintf("Ada Brovik and Carl Dremov %s about the Lake Accord, the ministry said.\n\nThe two agreed to go on.", verb)
		long = append(long, sampleReport{id: m + "-brovik-dremov", title: fmt.Sprintf("Brovik and Dremov %s, the %dth time", verb, i+1), date: m, basis: "header", source: "norwire", body: body,
			notes: []note{{kind: "event", text: fmt.Sprintf("Ada Brovik and Carl Dremov %s about the Lake Accord, the ministry said.", verb), a: kind, b: "Ada Brovik and Carl Dremov " + verb, c: m, d: "ada-brovik carl-dremov"}}})
	}
	return long
}

func (r *sampleReport) make(t testing.TB) (article.Article, annotate.Notes) {
	a := article.Article{ID: r.id, Title: r.title, TitleBasis: article.Stated, Date: date(t, r.date), DateBasis: article.Basis(r.basis), Source: r.source, Lang: "en",
		Dateline: article.Dateline{Text: "PORT ELLIS. NORWIRE"}, Added: date(t, "2026-11-22"), Seed: article.Seed{Path: "seeds/" + r.id + ".txt", SHA256: strings.Repeat("0af1", 16), Encoding: "utf-8"}, Body: r.body}
	if strings.ContainsAny(r.title, "По") {
		a.Lang = "ru"
	}
	if r.digest {
		a.DigestOf = article.Digest{Source: r.source, Date: a.Date, URL: "https://norwire.example/2018/11/13"}
	}
	if r.basis == "inferred" {
		a.DateEvidence = []string{"over the past year", "Prime Minister of Velmora Carl Dremov"}
	}
	var n annotate.Notes
	find := func(s string) prose.Span {
		i := strings.Index(r.body, s)
		if i < 0 {
			t.Fatalf("%s: %q is not in the body", r.id, s)
		}
		return prose.Span{Start: i, End: i + len(s)}
	}
	seen := map[string]bool{}
	for _, x := range names {
		for at := 0; ; {
			i := strings.Index(r.body[at:], x.text)
			if i < 0 {
				break
			}
			s := prose.Span{Start: at + i, End: at + i + len(x.text)}
			at = s.End
			k := roster.Leader
			switch x.kind {
			case "initiative":
				k = roster.Initiative
			case "place":
				k = roster.Place
			}
			n.Mentions = append(n.Mentions, annotate.Mention{By: annotate.By{Span: s}, Kind: k, Entity: x.a})
			if !seen[x.a] {
				seen[x.a] = true
				switch k {
				case roster.Leader:
					a.Leaders = append(a.Leaders, x.a)
				case roster.Initiative:
					a.Initiatives = append(a.Initiatives, x.a)
				}
			}
		}
	}
	for _, x := range r.notes {
		by := annotate.By{Span: find(x.text), Rule: "sample", Confidence: 1}
		switch x.kind {
		case "quote":
			n.Quotes = append(n.Quotes, annotate.Quote{By: by, Speaker: x.a, SpeakerText: "she", Cue: "said"})
		case "figure":
			n.Figures = append(n.Figures, annotate.Figure{By: by, Value: x.a, Unit: x.b, What: x.c, SaidBy: x.d, Quote: -1})
		case "date":
			n.Dates = append(n.Dates, annotate.When{By: by, Value: date(t, x.a), Kind: "date", Basis: "resolved"})
		case "event":
			v := annotate.Event{By: by, Kind: x.a, Title: x.b, Date: date(t, x.c), DateBasis: "explicit", Status: "held", Main: true}
			if v.Kind == "visit" {
				v.Subtype = "state visit"
			}
			if strings.Contains(x.text, "Port Ellis") {
				v.Place = "port-ellis"
			}
			if strings.Contains(x.text, "Sund") {
				v.Place = "sund"
			}
			if strings.Contains(x.text, "Lake Accord") {
				v.Initiatives = []string{"lake-accord"}
			}
			for _, id := range strings.Fields(x.d) {
				v.Participants = append(v.Participants, annotate.Part{Entity: id, Part: "participant"})
			}
			n.Events = append(n.Events, v)
		}
	}
	return a, n
}

// writeArticle writes a report's page in the two steps of a build.
func writeArticle(r *Renderer, w *bytes.Buffer, known *roster.Roster, p *site.ArticlePage, a *article.Article, n *annotate.Notes) error {
	e := site.NewEntry(a, n)
	body, err := r.Body(new(bytes.Buffer), &Source{Roster: known, Lang: p.Lang, Article: a, Entry: &e, Notes: n})
	if err != nil {
		return err
	}
	from := site.OriginOf(a, &e)
	return r.Article(w, p, &from, &body)
}

// samplePages are the pages of the sample before they are written.
func samplePages(t testing.TB) iter.Seq[site.Page] {
	var entries []site.Entry
	reports := sampleReports()
	for i := range reports {
		a, n := reports[i].make(t)
		entries = append(entries, site.NewEntry(&a, &n))
	}
	s, _ := site.New(site.Meta{Title: "Lake and River", BaseURL: "https://example.org/", Description: "Invented."}, entries, sampleRoster(t))
	return s.Pages()
}

// build renders the sample as the program does.
func buildSample(t testing.TB, base string, reports []sampleReport) map[string]string {
	t.Helper()
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		t.Fatal(err)
	}
	type pair struct {
		a article.Article
		n annotate.Notes
	}
	byID := map[string]pair{}
	var entries []site.Entry
	for i := range reports {
		a, n := reports[i].make(t)
		byID[a.ID] = pair{a, n}
		entries = append(entries, site.NewEntry(&a, &n))
	}
	s, problems := site.New(site.Meta{Title: "Lake and River", Subtitle: "A chronicle of Ostrand and Velmora", Description: "Meetings, visits, agreements and figures in the relations of two invented countries, each with the sentence that says so.",
		BaseURL: base, Language: "en", License: "Invented, and free.", Contact: "editor@example.org"}, entries, sampleRoster(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	files := map[string]string{}
	for p := range s.Pages() {
		var b bytes.Buffer
		if ap, ok := p.(*site.ArticlePage); ok {
			x := byID[ap.ID]
			err = writeArticle(r, &b, sampleRoster(t), ap, &x.a, &x.n)
		} else {
			err = r.Page(&b, p)
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := files[p.Base().Path]; twice {
			t.Errorf("%s is written twice", p.Base().Path)
		}
		files[p.Base().Path] = b.String()
	}
	for path, f := range r.Files(s, func(id string) (*article.Article, error) {
		x := byID[id]
		return &x.a, nil
	}) {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		files[path] = b.String()
	}
	return files
}

func TestSampleIsWritten(t *testing.T) {
	if *out == "" {
		t.Skip("no -out")
	}
	files := buildSample(t, "https://example.org/", sampleReports())
	for _, name := range []string{"chronicle.css", "icon.svg", "keys.js"} {
		b, err := static.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(b)
	}
	for _, tab := range []string{"articles", "mentions", "quotes", "figures", "dates", "events", "documents", "links", "removed", "problems"} {
		files["data/"+tab+".jsonl"], files["data/"+tab+".csv"] = "", ""
	}
	files["data/datapackage.json"] = "{}"
	if err := os.RemoveAll(*out); err != nil {
		t.Fatal(err)
	}
	for path, text := range files {
		p := filepath.Join(*out, path)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
