package normalize

import (
	"strings"
	"testing"

	"dateline/internal/record"
)

func TestStatedDatesAreRead(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2018-06-12T08:30:00+02:00", "2018-06-12"},
		{"2018-06-12T08:30:00.000Z", "2018-06-12"},
		{"2018-06-12 08:30:00", "2018-06-12"},
		{"2018-06-12", "2018-06-12"},
		{"2018/06/12", "2018-06-12"},
		{"20180612", "2018-06-12"},
		{"Tue, 12 Jun 2018 08:30:00 GMT", "2018-06-12"},
		{"Tue, 12 Jun 2018 08:30:00 +0200", "2018-06-12"},
		{"Tuesday, June 12, 2018", "2018-06-12"},
		{"June 12, 2018 at 8:30 am", "2018-06-12"},
		{"12 June 2018", "2018-06-12"},
		{"12.06.2018 08:30", "2018-06-12"},
		{"12 июня 2018, 10:00", "2018-06-12"},
		{"14. Februar 2020", "2020-02-14"},
		{"Published: 12 June 2018", "2018-06-12"},
		{"By Ann Example | 12 June 2018", "2018-06-12"},
		{"Posted on June 12, 2018 by Ann Example", "2018-06-12"},
		{"June 2018", "2018-06"},
		{"Tue Jun 12 14:57:21 CEST 2018", "2018-06-12"},
		{"Tue Jun 12 10:27:24 2018", "2018-06-12"},
		{"Tue Jun 12 2018 00:23:33 GMT+0000 (Lake Standard Time)", "2018-06-12"},
		{"Lake News ( 2018-06-12 09:20:26 )", "2018-06-12"},
		{"Ann Example", ""},
		{"1 204 views", ""},
		{"Mac 10, 2018", ""}, // a machine, and no March
		{"the year 2018. June 12 came", ""},
		{"", ""},
	} {
		got := ""
		for _, d := range statedDates(c.in) {
			got = d.edtf().String()
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

// The days that papers of many languages print above a report.
func TestMonthsOfManyLanguages(t *testing.T) {
	for want, list := range map[string][]string{
		"2018-06-12": {"12 czerwca 2018", "12. června 2018", "12. lipnja 2018.", "12 iunie 2018 16:20", "12 Ιουνίου 2018", "12. kesäkuuta 2018", "12 juuni 2018",
			"2018. június 12.", "2018. gada 12. jūnijs", "2018 m. birželio 12 d.", "12 qershor 2018", "12 июни 2018", "12 јуна 2018", "12 чэрвеня 2018",
			"12 de juny de 2018", "12 de xuño de 2018", "12 tháng 6, 2018", "ngày 12 tháng 6 năm 2018", "12 ივნისი 2018", "12 հունիսի 2018",
			"يونيو 12, 2018", "الثلاثاء 12 حزيران / يونيو 2018 09:22", "12 جون 2018", "12 ביוני 2018", "१२ जून 2018", "১২ জুন ২০১৮", "۱۲ ژوئن ۲۰۱۸", "12 มิถุนายน 2561", "12 มิ.ย. 2561",
			"2018년 6월 12일", "2018. 6. 12.", "2018 оны 6 сарын 12", "12 ýiun 2018, 12 iýun 2018"},
		"2018-10-13": {"13 października 2018", "13. října 2018", "13. listopada 2018.", "13 تشرين الأول 2018"},
		"2018-11-13": {"13 listopada 2018", "13. listopada 2018, środa", "13. listopadu 2018", "13 تشرين الثاني / نوفمبر 2018"},
		"2018-12-13": {"13. desember 2018", "13 Desember 2018", "13 grudnia 2018", "13 كانون الأول ٢٠١٨", "13. joulukuuta 2018"},
	} {
		for _, s := range list {
			ds := statedDates(s)
			if len(ds) != 1 || ds[0].edtf().String() != want {
				t.Errorf("%q: %v, want %s", s, ds, want)
			}
		}
	}
}

func TestAddressesTellTheirDay(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://lake.example/2018/06/12/bridge", "2018-06-12"},
		{"https://lake.example/2018/jun/12/bridge", "2018-06-12"},
		{"https://lake.example/news/23-06-2018-bridge/17-378.html", "2018-06-23"},
		{"https://lake.example/press/~23-06-2018-bridge", "2018-06-23"},
		{"https://lake.example/2018/06/bridge", "2018-06"},
		{"https://lake.example/shop/12-34-5678-quay", ""},
		{"https://lake.example/2018/sea/12/bridge", ""},
	} {
		d, _, _ := urlDate(c.in)
		if got := d.edtf(); got.IsZero() && c.want != "" || !got.IsZero() && got.String() != c.want {
			t.Errorf("%s: %s, want %q", c.in, got, c.want)
		}
	}
}

// A page states when a report came out in Universal Time; where it came out it may
// have been another day.
func TestTheDayIsThatOfThePlace(t *testing.T) {
	const text = `<p>The harbour of Port Ellis opened on Tuesday, nine years after the first stone was laid, the town's council said in the rain.</p>`
	for name, c := range map[string]struct{ stamp, path, shown, want string }{
		"the address has the day before": {"2018-06-13T03:28:35+00:00", "/2018/06/12/harbour", "", "2018-06-12"},
		"a line has the same minute":     {"2018-06-12T22:04:00Z", "/harbour", "13 June 2018 00:04", "2018-06-13"},
		"a line has another minute":      {"2018-06-12T22:04:00Z", "/harbour", "13 June 2018 00:31", "2018-06-12"},
		"the address has another week":   {"2018-06-13T03:28:35+00:00", "/2018/06/02/harbour", "", "2018-06-13"},
		"a line confirms the day":        {"2018-06-13T10:04:00Z", "/2018/06/12/harbour", "Updated 13 June 2018 18:40", "2018-06-13"},
		"a line has the day in words":    {"2018-06-13T07:40:07Z", "/2018/06/12/harbour", "Wednesday 13 June 2018 07.40 GMT", "2018-06-13"},
		"midnight is of the day after":   {"2018-06-12T22:00:00.000Z", "/harbour", "13 June 2018", "2018-06-13"},
		"the stamp is of the place":      {"2018-06-13T00:28:35+02:00", "/2018/06/12/harbour", "", "2018-06-13"},
	} {
		r := recordOf(t, `<html><head><title>Harbour opens after nine years</title><link rel="canonical" href="https://vale.example`+c.path+`"><meta property="article:published_time" content="`+c.stamp+`"></head><body><article><h1>Harbour opens after nine years</h1><div class="date">`+c.shown+`</div><div class="body">`+text+text+`</div></article></body></html>`, Sidecar{})
		if got := r.Article.Date.String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// recordOf normalizes the one report in a file.
func recordOf(t *testing.T, data string, side Sidecar) Result {
	t.Helper()
	for r := range record.Read("seeds/a", []byte(data), record.Options{}) {
		if r.Text == "" {
			t.Fatalf("no report: %v", r.Problems)
		}
		return New(nil, Options{}).Record(&r, side)
	}
	t.Fatal("no record")
	return Result{}
}

// Fields for names hold whole bylines, in the language of the page.
func TestStatedWriters(t *testing.T) {
	for in, want := range map[string]string{
		"By Ann Example March 11, 2018":                     "Ann Example",
		"Posted on June 12, 2018 by Ann Example":            "Ann Example",
		"Veröffentlicht am 12. Juni 2018 von Anna Beispiel": "Anna Beispiel",
		"Veröffentlicht am":                                 "",
		"Von Anna Beispiel Fr, 12. Oktober 2018":            "Anna Beispiel",
		"von Anna Beispiel und Bert Muster":                 "Anna Beispiel; Bert Muster",
		"Por Rita Caro y Ada Brovik":                        "Rita Caro; Ada Brovik",
		"José Ortega y Gasset":                              "José Ortega y Gasset",
		"Par Ann Example -":                                 "Ann Example",
		"Example, Ann":                                      "Ann Example",
		"Ann Example, Lakepress":                            "Ann Example",
		"Ann Example, vna":                                  "Ann Example",
		"Ann Example Source: Lakepress":                     "Ann Example",
		"Text and interview: Ann Example":                   "Ann Example",
		"Фото: Анна Примерова":                              "",
		"Ann Example @annex":                                "Ann Example",
		"Twitter Facebook":                                  "",
		"홍길동":                                               "홍길동",
		"حسن المثالي":                                       "حسن المثالي",
		"editor_7":                                          "",
	} {
		r := recordOf(t, `<html><head><title>Harbour opens after nine years</title><meta name="author" content="`+in+`"></head><body><article><h1>Harbour opens after nine years</h1><p>The harbour of Port Ellis opened on Tuesday, nine years after the first stone was laid, the town's council said in the rain.</p></article></body></html>`, Sidecar{})
		if got := strings.Join(r.Article.Authors, "; "); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestStatedWinsOverTheText(t *testing.T) {
	const page = `<html lang="en"><head><title>Harbour opens | Vale Times</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour opens after nine years","datePublished":"2018-06-12T08:00:00Z","author":"Ann Example"}</script></head>
<body><nav><a href=/>Home</a></nav><article><h1>Harbour opens after nine years</h1><p>PORT ELLIS, June 12 (Norwire) -- The harbour of Port Ellis opened on Tuesday &amp; the council smiled.</p>
<h2>What it cost</h2><p>* It cost 21 million crowns, the council said, which is _much_ for a town.</p><ul><li>One quay</li><li>Two cranes</li></ul><blockquote><p>It is a great day, said the mayor.</p></blockquote><p>Share on Facebook</p></article></body></html>`
	res := recordOf(t, page, Sidecar{})
	a := res.Article
	if a.Title != "Harbour opens after nine years" || a.TitleBasis != "stated" || a.Date.String() != "2018-06-12" || a.DateBasis != "header" || strings.Join(a.Authors, "|") != "Ann Example" || a.Lang != "en" {
		t.Errorf("%+v", a)
	}
	if a.Dateline.Text != "PORT ELLIS, June 12 (Norwire)" {
		t.Errorf("dateline %q", a.Dateline.Text)
	}
	const body = "The harbour of Port Ellis opened on Tuesday & the council smiled.\n\n## What it cost\n\n\\* It cost 21 million crowns, the council said, which is \\_much\\_ for a town.\n\n- One quay\n- Two cranes\n\n> It is a great day, said the mayor."
	if a.Body != body {
		t.Errorf("body\n%s", a.Body)
	}
	for _, x := range res.Removed {
		if !strings.Contains(page[x.Start:x.End], strings.Fields(x.Text)[0]) {
			t.Errorf("%s %q is not at %q", x.Rule, x.Text, page[x.Start:x.End])
		}
	}
	rules := ""
	for _, x := range res.Removed {
		rules += x.Rule + " "
	}
	if rules != "html/navigation dateline widget " {
		t.Errorf("removed by %s", rules)
	}
	side := Sidecar{Title: "A person's", Authors: []string{"Nobody"}}
	if a := recordOf(t, page, side).Article; a.Title != "A person's" || a.TitleBasis != "curator" || strings.Join(a.Authors, "") != "Nobody" {
		t.Errorf("a person's word: %+v", a)
	}
}

func TestMarkdownStaysMarkdown(t *testing.T) {
	const md = "---\ntitle: Harbour opens\ndate: 2018-06-12\nauthor: Ann Example\n---\n\nPORT ELLIS, June 12 (Norwire) -- The *harbour* opened,\nthey said, on [Tuesday](https://vale.example/).\n\n1. one\n2. two\n   - deep\n\n```\ncode  here\n\nmore\n```\n\n> A quote\n"
	a := recordOf(t, md, Sidecar{}).Article
	const want = "The *harbour* opened,\nthey said, on [Tuesday](https://vale.example/).\n\n1. one\n2. two\n   - deep\n\n```\ncode  here\n\nmore\n```\n\n> A quote"
	if a.Body != want || a.Title != "Harbour opens" || a.Date.String() != "2018-06-12" || a.Dateline.Text == "" {
		t.Errorf("%s\n%+v", a.Body, a)
	}
}

func TestStatedLanguageFillsGapsOnly(t *testing.T) {
	page := func(lang, text string) string {
		return `<html lang="` + lang + `"><body><h1>A heading</h1><p>` + text + `</p></body></html>`
	}
	for _, c := range []struct{ lang, text, want string }{
		{"en-US", "Городской совет сообщил в пятницу, что мост через реку осенью закроют на ремонт.", "ru"},
		{"sw-KE", "Baraza la mji lilisema Ijumaa kwamba daraja litafungwa wakati wa vuli kwa matengenezo.", "sw"},
		{"zh_Hant", "", "zh-Hant"},
	} {
		if c.text == "" {
			c.text = "Vale Ellis Brovik Muster Sample Vale Ellis Brovik Muster Sample"
		}
		if got := recordOf(t, page(c.lang, c.text), Sidecar{}).Article.Lang; got != c.want {
			t.Errorf("%s: %s, want %s", c.lang, got, c.want)
		}
	}
}

func FuzzRecord(f *testing.F) {
	f.Add([]byte("<html><body><h1>A title of it</h1><p>PARIS (AFP) - One, two.</p><ul><li>a</ul><pre>x\n\ny</pre></body></html>"))
	f.Add([]byte("---\ntitle: a\n---\nText\n\n```\na\n\nb\n```\n"))
	f.Add([]byte("{\"title\":\"a\",\"text\":\"b\\n\\nBy Ann Example\"}"))
	n := New(nil, Options{})
	f.Fuzz(func(t *testing.T, b []byte) {
		for r := range record.Read("seeds/a", b, record.Options{}) {
			if r.Text == "" {
				continue
			}
			res := n.Record(&r, Sidecar{})
			if res.Article.Title == "" || strings.Contains(res.Article.Body, "\n\n\n") && !strings.Contains(res.Article.Body, "```") && !strings.Contains(res.Article.Body, "~~~") {
				t.Fatalf("%q", res.Article.Body)
			}
			for _, x := range res.Removed {
				if x.Start < 0 || x.End < x.Start || x.End > r.Size {
					t.Fatalf("%+v of %d", x, r.Size)
				}
			}
		}
	})
}

func TestClocksOfHeadersInManyLanguages(t *testing.T) {
	w := &work{names: newNames(testRoster(), Options{})}
	for _, s := range []string{
		"2018年06月12日16时20分", "2018年6月12日 下午4:20", "2018年6月12日星期二 16:20", "時間:2018-06-12", "2018年6月12日 16:20 | 来源:人民网",
		"2018 жыл, 12 маусым", "12.06.2018 ж. 14:20", "Жарияланған: 12 маусым 2018", "2018 жылғы 12 маусым, 14:20",
		"12 июня 2018 года в 14:20", "Вторник, 12 июня 2018 14:20 (МСК)", "14:20 / 12.06.2018",
		"12. juni 2018 kl. 14:20", "12 giugno 2018 alle 14:20", "12 juin 2018 à 14h20", "2018-yil 12-iyun", "12 İyun 2018 14:20",
		"June 12, 2018 - 16:07 AMT", "June 12, 2018 21:29 Asia/Almaty",
	} {
		m, ok := w.meta(s)
		if !ok || len(m.dates) != 1 || m.dates[0].edtf().String() != "2018-06-12" {
			t.Errorf("%q: %v %v", s, ok, m.dates)
		}
	}
}

// A file that states its title and has it again in its text begins there: above it stand
// the house and whose the word is.
func TestTheStatedTitleAgainIsWhereAReportBegins(t *testing.T) {
	const head = "---\ntitle: \"Port Ellis opens quay after nine years\"\ndate: 2018-06-12\n---\n\n"
	const body = "The council of Port Ellis opened its new quay on Tuesday, nine years after the first stone of it was laid, the mayor said in the rain.\n\nThe quay cost 21 million crowns.\n"
	for name, above := range map[string]string{
		"offices":         "THE HON ADA BROVIK MP  MINISTER FOR HARBOURS AND FOR ALL FERRIES OF VELMORA  MEMBER FOR VALE\n\nNEWS\n\nPORT ELLIS OPENS QUAY AFTER NINE YEARS\n\n",
		"number and day":  "AB/195. Tuesday June 12, 2018\n\nPort Ellis opens quay after nine years\n\n",
		"the day behind":  "Office of the Harbour Master\n\nPort Ellis opens quay  after nine years  Tuesday, 12 June 2018\n\n",
		"nothing":         "",
		"a kicker of two": "Harbour works\n\nPort Ellis opens quay after nine years\n\n",
	} {
		for r := range record.Read("seeds/a.txt", []byte(head+above+body), record.Options{}) {
			a := New(testRoster(), Options{}).Record(&r, Sidecar{}).Article
			if a.Body != strings.TrimSpace(body) || a.Title != "Port Ellis opens quay after nine years" {
				t.Errorf("%s: %q, body\n%s", name, a.Title, a.Body)
			}
		}
	}
	// A report that quotes its title late has all that is above it.
	for r := range record.Read("seeds/a.txt", []byte(head+body+"\nPort Ellis opens quay after nine years\n\nSo said the sign that hung above the fishermen of the town.\n"), record.Options{}) {
		if a := New(testRoster(), Options{}).Record(&r, Sidecar{}).Article; !strings.HasPrefix(a.Body, "The council") {
			t.Errorf("late: %s", a.Body)
		}
	}
}

// A stated day that no calendar has is named as it was stated.
func TestAStatedDayThatNoCalendarHasIsTold(t *testing.T) {
	for in, want := range map[string]string{
		"30 February 2018": `no calendar has the day "30 February 2018"`,
		"2018-13-45":       `no calendar has the day "2018-13-45"`,
		"12 June 0000":     `no calendar has the day "12 June 0000"`,
		"12 June 99999":    `no calendar has the day "12 June 99999"`,
		"12 June 2018":     "",
		"some day in June": "",
	} {
		r := recordOf(t, "---\ntitle: Harbour opens\ndate: "+in+"\n---\n\nThe harbour of Port Ellis opened on a Tuesday, the council said.\n", Sidecar{})
		got := ""
		for _, p := range r.Problems {
			got += p.Msg
		}
		if got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
