package record

import (
	"fmt"
	"strings"
	"testing"
)

// The head of a report on invented pages: what stands between its title and its
// first paragraph is often named as what belongs to other reports is.

const (
	quay   = `<p>The harbour of Port Ellis opened on Tuesday, nine years after the first stone was laid, the town's council said in the rain.</p><p>The quay cost 21 million crowns, three times what was planned, and can take four ships at once, said the mayor.</p>`
	others = `<div class="related"><p>Ferry runs aground off Vale, and nobody is hurt, says the captain of the ship.</p><time datetime="2011-01-01">1.1.2011</time></div>`
)

func pageOf(t *testing.T, head, body string) Record {
	t.Helper()
	return one1(t, `<!DOCTYPE html><html><head><title>Harbour of Port Ellis opens</title>`+head+`</head><body><div id="top"><a href="/">Vale Times</a></div>`+body+others+`</body></html>`)
}

func one1(t *testing.T, page string) Record {
	t.Helper()
	for r := range Read("seeds/a.html", []byte(page), Options{}) {
		if r.Text == "" {
			t.Fatalf("no report: %v", r.Problems)
		}
		return r
	}
	t.Fatal("no record")
	return Record{}
}

func TestTheHeadOfAReportTellsItsDay(t *testing.T) {
	const h1 = `<h1>Harbour of Port Ellis opens</h1>`
	for name, c := range map[string]struct{ head, body string }{
		"in the footer of the head":          {"", `<article>` + h1 + `<div class="footer"><time datetime="2018-06-12">12.06.2018</time></div><div class="text-wrap">` + quay + `</div></article>`},
		"in a box that holds the title":      {"", `<div class="content sidebar">` + h1 + `<span class="byline"><time datetime="2018-06-12T07:59:57+02:00" pubdate>Tue 12 Jun 2018</time></span></div><div class="content">` + quay + `</div>`},
		"beside the title":                   {"", `<div class="article">` + h1 + `<aside class="meta"><time datetime="2018-06-12">12 Jun 2018</time></aside><div class="body">` + quay + `</div></div>`},
		"as a teaser above the title":        {"", `<div class="row"><h3 class="teaser-meta">12.06.2018</h3>` + h1 + `<div class="justify">` + quay + `</div></div>`},
		"behind a place":                     {"", `<div class="gallery"><span class="metadata">Port Ellis,&nbsp;12.06.2018</span>` + h1 + quay + `</div>`},
		"in a span of no name":               {"", `<div class="single"><div>` + h1 + `<b>Ships</b><br><span class="blue">12.06.2018</span> Section: Ships</div><div class="right">` + quay + `</div></div>`},
		"in the name of the page":            {`<meta property="og:title" content="Harbour of Port Ellis opens | VT | 12.06.2018">`, `<article>` + h1 + `<div class="body">` + quay + `</div></article>`},
		"in a script":                        {`<script>var layer = {"publishedFirst":"12.06.2018 09:35","type":"free"};</script>`, `<article>` + h1 + `<div class="body">` + quay + `</div></article>`},
		"in what JSON-LD says of the page":   {`<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2018-06-12T01:44:37+00:00"}]}</script>`, `<article>` + h1 + `<div class="body">` + quay + `</div></article>`},
		"in a navigation with the title":     {"", `<div class="navigation">` + h1 + `<p class="caption">12.06.2018 | Ships</p></div><div class="body">` + quay + `</div>`},
		"by a name of one word":              {"", `<article>` + h1 + `<div class="body">` + quay + `<span class="newsdate">12.06.2018</span></div></article>`},
		"in the title of an abbreviation":    {"", `<div class="hd">` + h1 + `<cite><span class="provider">VT</span> <abbr title="2018-06-12T01:40:40Z">1 hr 4 mins ago</abbr></cite></div><div class="bd">` + quay + `</div>`},
		"before a day of who knows what":     {`<meta name="date" content="2018-06-20">`, `<article>` + h1 + `<span class="date">12.06.2018</span>` + quay + `</article>`},
		"by its property":                    {`<meta name="DCTERMS.date" content="2018-06-20">`, `<article>` + h1 + `<time itemprop="datePublished" datetime="2018-06-12">Tuesday</time>` + quay + `</article>`},
		"where it was handed in":             {"", h1 + `<div class="box"><p>` + strings.Repeat("The quay is old. ", 12) + `</p><div class="submitted">Handed in by <span class="username">ann</span> on 12.06.2018 - 18:55</div>` + quay + `</div>`},
		"in a line of many parts":            {"", `<div class="single">` + h1 + `<small>12.06.2018 08:45 | Ports, Administration, Infrastructure, Reconstruction | None</small>` + quay + `</div>`},
		"in the title of what was published": {"", h1 + `<span class="published" title="2018-06-12T01:40:40Z"></span>` + quay},
		"in the line below a post":           {"", h1 + quay + `<p class="postmetadata alt"><small>This entry was posted on Tuesday, 12.06.2018 at 2:48 pm and is filed under <a href="/l">Roads</a>. You can follow any responses to this entry through a feed of its own.</small></p>`},
		"in the foot of a post":              {"", h1 + quay + `<div class="post-footer">Dieser Artikel wurde am 12.06.2018 um 14:48 von <a href="/a">Ann Example</a> in der Rubrik <a href="/s">Straßen</a> veröffentlicht.</div>`},
		"in a value":                         {`<meta name="release_date" value="2018-06-12">`, `<article>` + h1 + `<div class="body">` + quay + `</div></article>`},
		"inside the box that is an advert's": {"", `<div class="ad-free promo">` + h1 + `<p class="small"><em>by</em><span>Ann Example</span> <em>12.06.2018</em></p></div><div class="grid">` + quay + `</div>`},
	} {
		r := pageOf(t, c.head, c.body)
		if len(r.Dates) == 0 || !strings.Contains(r.Dates[0], "2018-06-12") && !strings.Contains(r.Dates[0], "12.06.2018") {
			t.Errorf("%s: dates %q", name, r.Dates)
		}
		for _, d := range r.Dates {
			if strings.Contains(d, "2011") {
				t.Errorf("%s: took the day of another report: %q", name, r.Dates)
			}
		}
	}
}

func TestScriptsOfManyDaysTellNone(t *testing.T) {
	r := pageOf(t, `<script>var list = [{"publishedAt":"2018-06-12"},{"publishedAt":"2018-06-14"}];</script>`, `<article><h1>Harbour of Port Ellis opens</h1><div class="body">`+quay+`</div></article>`)
	if len(r.Dates) > 0 {
		t.Errorf("dates %q", r.Dates)
	}
}

func TestAnIntroductionIsTheFirstParagraph(t *testing.T) {
	const h1 = `<h1>Harbour of Port Ellis opens</h1>`
	const said = `Nobody was there to see the first crane of the town move, not even its mayor.`
	for name, c := range map[string]struct{ head, body string }{
		"a paragraph of no name":           {"", `<div class="top"><div>` + h1 + `</div><p class="css-1">` + said + `</p></div><div class="article-content">` + quay + `</div>`},
		"a second heading":                 {"", `<header>` + h1 + `<h2>` + said + `</h2></header><div class="article-content">` + quay + `</div>`},
		"named as that of another report":  {"", `<div class="article-content">` + h1 + `<p class="article__teaser-text">` + said + `</p>` + quay + `</div>`},
		"in a widget, as the page says it": {`<meta name="description" content="` + said + `">`, `<div class="widget hero">` + h1 + `<div class="by"><div>` + said + `</div></div></div><div class="article-content">` + quay + `</div>`},
	} {
		r := pageOf(t, c.head, c.body)
		if !strings.HasPrefix(r.Text, said) || strings.Count(r.Text, said) != 1 {
			t.Errorf("%s: %.120q", name, r.Text)
		}
	}
	// Neither the title once more nor whose the picture is.
	r := pageOf(t, "", `<div class="top">`+h1+`<h2>Ships: Harbour of Port Ellis opens</h2><p>(Dora Nobody / The Vale Times for the town of Port Ellis and its council.)</p></div><div class="article-content">`+quay+`</div>`)
	if !strings.HasPrefix(r.Text, "The harbour of") {
		t.Errorf("%.120q", r.Text)
	}
}

func TestATitleHasNoKicker(t *testing.T) {
	for name, h1 := range map[string]string{
		"kicker in the heading":        `<h1><span class="kicker">Ships and quays</span> <span>Harbour of Port Ellis opens</span></h1>`,
		"kicker in a link":             `<h1><a href="/x"><small>Ships:</small><span>Harbour of Port Ellis opens</span></a></h1>`,
		"day and section behind":       `<h1>Harbour of Port Ellis opens<br><small>02.02.2022 • Council, Ships</small></h1>`,
		"a heading that is a link":     `<h2><a href="/harbour">Harbour of Port Ellis opens</a></h2>`,
		"a heading that leads home":    `<h1><a href="/">Vale Times, the daily</a></h1><h1>Harbour of Port Ellis opens</h1>`,
		"a section's heading":          `<h1>Harbour</h1><h1>Harbour of Port Ellis opens</h1>`,
		"a box with the introduction":  `<div class="title"><div>Harbour of Port Ellis opens</div> Nobody was there to see it</div><h3>Harbour of Port Ellis opens</h3>`,
		"an introduction in the title": `<h1>Harbour of Port Ellis opens <span class="sub">Nobody was there to see it</span></h1>`,
	} {
		r := pageOf(t, "", `<div class="top">`+h1+`</div><div class="article-content">`+quay+`</div>`)
		if r.Title != "Harbour of Port Ellis opens" {
			t.Errorf("%s: %q", name, r.Title)
		}
	}
}

func TestWritersAreFoundByTheirIdentifier(t *testing.T) {
	const person = `{"@type":"Person","@id":"https://vale.example/#/person/1","name":"Ann Example"},{"@type":"Organization","@id":"https://vale.example/#org","name":"Vale Times"}`
	for _, graph := range []string{
		`{"@graph":[{"@type":"NewsArticle","headline":"Harbour of Port Ellis opens","author":{"@id":"https://vale.example/#/person/1"}},` + person + `]}`,
		`{"@graph":[` + person + `,{"@type":"NewsArticle","headline":"Harbour of Port Ellis opens","author":[{"@id":"https://vale.example/#/person/1"},{"@type":"Person","name":"Bo Second"}]}]}`,
		`[{"@type":"NewsArticle","headline":"Harbour of Port Ellis opens","author":{"@id":"https://vale.example/#/person/1"}},` + person + `]`,
	} {
		r := pageOf(t, `<script type="application/ld+json">`+graph+`</script>`, `<article><h1>Harbour of Port Ellis opens</h1>`+quay+`</article>`)
		if len(r.Authors) == 0 || r.Authors[0] != "Ann Example" {
			t.Errorf("%s: %q", graph, r.Authors)
		}
	}
}

func TestTheTitleHasTheMarksThatTheHeadStates(t *testing.T) {
	const head = `<meta property="og:title" content="Port Ellis: Harbour opens after nine years"><meta name="application-name" content="Port Ellis: Harbour opens after nine years"><meta property="og:site_name" content="Vale Times">`
	for name, h1 := range map[string]string{
		"parts side by side": `<h1><span>Port Ellis</span> <span>Harbour opens after nine years</span></h1>`,
		"parts glued":        `<h1><span>Port Ellis</span><b>Harbour opens after nine years</b></h1>`,
		"a name of the site": `<h1>Port Ellis: Harbour opens after nine years</h1>`,
	} {
		r := pageOf(t, head, `<div class="top">`+h1+`</div><div class="article-content">`+quay+`</div>`)
		if r.Title != "Port Ellis: Harbour opens after nine years" || r.Source != "Vale Times" {
			t.Errorf("%s: %q of %q", name, r.Title, r.Source)
		}
		if strings.Contains(r.Text, "Port Ellis Harbour") {
			t.Errorf("%s: the title is in the text", name)
		}
	}
}

// Pages that a browser shows and a strict reader loses.
func TestPagesThatAreNotQuiteHTML(t *testing.T) {
	var coded strings.Builder
	for _, c := range "港は火曜日に開いた。最初の石が置かれてから九年後である、と町の議会は雨の中で述べた。" {
		fmt.Fprintf(&coded, "&#x%X;", c)
	}
	for name, page := range map[string]string{
		"the head is not closed":     `<!DOCTYPE html><html><head><title>Harbour opens</title><meta property="og:type" content="article"><div class="main"><h1>Harbour opens</h1>` + quay + `</div></html>`,
		"an anchor is not closed":    `<html><head><title>Harbour opens</title></head><body><a name="top"/><div><h1>Harbour opens</h1>` + quay + quay + `</div></body></html>`,
		"the doctype has no blank":   `<!doctypehtml><html><head><title>Harbour opens</title></head><body><h1>Harbour opens</h1>` + quay + `</body></html>`,
		"the text is a heading":      `<html><head><title>Harbour opens</title></head><body><h1>Harbour opens</h1><h4>The harbour of Port Ellis opened on Tuesday, nine years after the first stone was laid, the council of the town said in the rain, and the quay cost 21 million crowns, three times what was planned, and can take four ships at once.</h4></body></html>`,
		"the text is all references": `<html><head><title>Harbour opens</title></head><body><h1>Harbour opens</h1><p>` + strings.Repeat(coded.String(), 3) + `<a href="/x">` + coded.String() + `</a></p></body></html>`,
	} {
		r := one1(t, page)
		if r.Title != "Harbour opens" || len(r.Text) < 150 {
			t.Errorf("%s: %q, %q", name, r.Title, r.Text)
		}
	}
}

func TestAReportBehindAWallIsAReport(t *testing.T) {
	for _, class := range []string{"has-paywall post steady-paywall-container", "node paywall-on", "article_toc"} {
		r := pageOf(t, "", `<div class="wrap"><article class="`+class+`"><h1>Harbour of Port Ellis opens</h1>`+quay+`</article></div>`+comments)
		if !strings.Contains(r.Text, "21 million crowns") {
			t.Errorf("%s: %.80q", class, r.Text)
		}
	}
}

func TestNumbersOfLinksAreNoText(t *testing.T) {
	const dump = `   [1]Skip to the text [2]Home

Port Ellis opens its quay

   The [3]harbour of Port Ellis opened on Tuesday, as note [12] of the council says, and
   [4]Ada Brovik, its mayor, cut a ribbon.

References

   Visible links
   1. https://vale.example/#text
   2. https://vale.example/
   3. https://vale.example/harbour
   4. file:///home/ann/mayor.html
`
	r := one1(t, dump)
	if strings.Contains(r.Text, "[3]") || strings.Contains(r.Text, "vale.example") || !strings.Contains(r.Text, "The harbour of Port Ellis") || !strings.Contains(r.Text, "note [12] of") || !strings.Contains(r.Text, "Ada Brovik, its mayor") {
		t.Errorf("%q", r.Text)
	}
	for _, x := range r.Removed {
		if strings.TrimSpace(dump[x.Start:x.End]) != x.Text {
			t.Errorf("%q is not at %q", x.Text, dump[x.Start:x.End])
		}
	}
	if at := strings.Index(r.Text, "Ada"); dump[r.Offset(at):][:3] != "Ada" {
		t.Errorf("the mayor is not where she stood")
	}
	if own := one1(t, "Port Ellis opens its quay\n\nThe harbour [1] of Port Ellis opened on Tuesday [2], said the council.\n\nReferences\n\n1. Ann Example, The Harbour, Port Ellis 2018.\n2. Bob Sample, The Quay.\n"); !strings.Contains(own.Text, "[1]") || !strings.Contains(own.Text, "Bob Sample") {
		t.Errorf("a report's own notes went: %q", own.Text)
	}
}

// TestAWordInASentenceIsOfIt: what an element inside a sentence calls itself does not take
// it out of the sentence.
func TestAWordInASentenceIsOfIt(t *testing.T) {
	r := pageOf(t, "", `<article><h1>Harbour of Port Ellis opens</h1><div class="body"><p>At <span class="ticker" data-symbol="LK">Lake Quays</span>, nobody had thought of ships, the head of <a class="related" href="/lk">the company</a> said on Tuesday.</p>`+quay+`<p>See also <span class="related">Ten ships to see</span></p></div></article>`)
	if !strings.Contains(r.Text, "At Lake Quays, nobody had thought of ships, the head of the company said") || strings.Contains(r.Text, "Ten ships") {
		t.Errorf("text %q", r.Text)
	}
	r = pageOf(t, "", `<article><h1>Harbour of Port Ellis opens</h1><div class="body"><p>The harbour <img src="flag.png" alt="flag"> of Port Ellis opened on Tuesday, the council said.<img src="quay.png"> It is long.</p>`+quay+`</div></article>`)
	if !strings.Contains(r.Text, "The harbour of Port Ellis opened on Tuesday, the council said.\n\nIt is long.") {
		t.Errorf("text %q", r.Text)
	}
}

// TestTeasersAreNoPartOfAReport: openings of other reports that name themselves nothing.
func TestTeasersAreNoPartOfAReport(t *testing.T) {
	item := func(title, text string) string {
		return `<li><a href="/` + title[:3] + `">` + title + `</a> <span>` + text + `</span></li>`
	}
	news := `<div class="box"><ul>` + item("Keepers mend the locks before the ice", "LUND: The keepers of the locks have mended them all, and nobody knows how they did it so...") +
		item("Salt prices fall again in Ostrand", "VALE: The price of salt has fallen by two percent, the council said, which it had not...") +
		item("Mayor of Vale to run again in spring", "VALE: The mayor of Vale will run again, which surprised nobody, as he has no other...") + `</ul></div>`
	heads := ""
	for _, h := range []string{"Ferry runs aground off Vale", "What the quay will cost you", "Ten ships that you must see"} {
		heads += `<h5><a href="/x">` + h + `</a></h5><div class="below">It was a day like any other, and nobody thought of ships until the horn was heard, twice, from the lighthouse.</div>`
	}
	r := pageOf(t, "", `<article><h1>Harbour of Port Ellis opens</h1><div class="body">`+news+quay+`<ul><li>One quay</li><li>Two cranes, and <a href="/c">the largest of them is from Lund</a></li></ul>`+quay+heads+`</div></article>`)
	for _, no := range []string{"Keepers mend", "two percent", "Mayor of Vale", "runs aground", "What the quay will", "heard, twice"} {
		if strings.Contains(r.Text, no) {
			t.Errorf("%q is in the report: %q", no, r.Text)
		}
	}
	for _, yes := range []string{"nine years after", "One quay", "the largest of them"} {
		if !strings.Contains(r.Text, yes) {
			t.Errorf("%q is not in the report: %q", yes, r.Text)
		}
	}
	lost := 0
	for _, x := range r.Removed {
		if x.Rule == "html/related" {
			lost++
		}
	}
	if lost < 9 {
		t.Errorf("%d pieces are in the account", lost)
	}
}
