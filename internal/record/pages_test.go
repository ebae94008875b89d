package record

import (
	"fmt"
	"html"
	"strings"
	"testing"
	"unicode"

	"dateline/internal/prose"
)

// Invented reports on templates that were invented too, after the habits of
// newsrooms' systems. Each template says how much it states for programs and how
// it names its boxes; none is a copy of a real site's.

type story struct {
	title, author, iso, shown, lang, lead string
	paras                                 []string
}

var stories = []story{
	{"Harbour of Port Ellis opens after nine years", "Ann Example", "2018-06-12T08:30:00+02:00", "12 June 2018", "en",
		"The new quay doubles what the town can ship, and nobody was there to see the first crane move.",
		[]string{
			"PORT ELLIS – The harbour of Port Ellis opened on Tuesday, nine years after the first stone was laid, the town's council said.",
			"“We have waited long enough,” said the mayor, Ada Brovik, who cut a ribbon of 40 metres in the rain.",
			"The quay cost 21 million crowns, three times what was planned in 2009, and can take four ships at once.",
			"Fishermen, who had asked for a smaller basin, stayed at home. Their union said that it would go to court in September.",
			"A second basin is planned for 2021. No money has been set aside for it."}},
	{"Council votes: no bridge for the Blue River", "Bob Sample and Cora Muster", "2019-11-03", "November 3, 2019", "en",
		"",
		[]string{
			"VALE (Norwire) — The council of Vale turned down a bridge over the Blue River by 14 votes to 9 late on Sunday.",
			"Members had debated for six hours. Three of them left before the vote, which the chairman called “a shame”.",
			"Supporters say that the ferry, which runs four times a day, keeps doctors and teachers away from the eastern bank.",
			"The ferry company said it was pleased, and promised a fifth crossing in summer.",
		}},
	{"Мост через Синюю реку откроют в мае", "Аркадий Выдуманов", "2017-03-21T10:00:00+06:00", "21 марта 2017", "ru",
		"Строители обещают закончить работы на месяц раньше срока.",
		[]string{
			"Новый мост через Синюю реку откроют третьего мая, сообщил во вторник министр дорог Пётр Примеров.",
			"«Осталось уложить асфальт и поставить фонари», — сказал он журналистам на берегу, где собралось около двухсот жителей.",
			"Мост длиной 480 метров строили четыре года. Его стоимость, по данным министерства, составила 1,2 миллиарда крон.",
			"Паром, который ходит через реку с 1931 года, оставят для туристов.",
		}},
	{"Bahnhof Neustadt bleibt bis Herbst gesperrt", "Karla Beispiel", "2020-02-14T06:15:00Z", "14. Februar 2020", "de",
		"Reisende müssen auf Busse ausweichen.",
		[]string{
			"Der Bahnhof von Neustadt bleibt länger geschlossen als geplant: Erst im Oktober, so die Bahngesellschaft am Freitag, sollen wieder Züge halten.",
			"Grund sind Risse in der Decke der Halle, die bei einer Prüfung im Januar gefunden wurden. Sie seien tiefer als gedacht, sagte eine Sprecherin.",
			"Täglich fahren rund 12.000 Menschen über Neustadt. Für sie stellt die Stadt 30 Busse bereit, die im Takt von zehn Minuten fahren.",
			"Die Kosten trägt zur Hälfte das Land.",
		}},
}

// page fills a template. body are the paragraphs as HTML.
type template struct {
	name string
	make func(s story) string
	lead bool // the introduction is part of what is asked for
}

func paras(s story, open string) string {
	var b strings.Builder
	for _, p := range s.paras {
		b.WriteString(open + html.EscapeString(p) + "</p>\n")
	}
	return b.String()
}

func split(s story, sep string) string {
	var out []string
	for _, p := range s.paras {
		out = append(out, html.EscapeString(p))
	}
	return strings.Join(out, sep)
}

const chrome = `<header class="site-header"><div class="logo"><a href="/">%[1]s</a></div><nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li><li><a href="/money">Money</a></li></ul></nav><form action="/search"><input name="q"><button>Search</button></form></header>`

const related = `<div class="related-stories"><h3>Related stories</h3><ul><li><a href="/a">Ferry runs aground off Vale, nobody is hurt</a></li><li><a href="/b">Mayor of Port Ellis to run again in spring</a></li><li><a href="/c">What the quay will cost you, and why</a></li></ul></div>`

const foot = `<footer><p>© 2020 The Invented News Company. All rights reserved. Registered office: 1 Quay Street, Port Ellis. Reproduction of any kind is forbidden without written consent, which we seldom give.</p><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer>`

const comments = `<section id="comments" class="comments-area"><h2>3 comments</h2><ol><li><p>I have lived here for sixty years, and never have I seen such a waste of money, time and stone, sir.</p></li><li><p>Well said, neighbour. They should have asked the fishermen first, as they did in my father's day.</p></li><li><p>Does anybody know when the ferry leaves on Sundays? The timetable that hangs there is from last year.</p></li></ol></section>`

func head(s story, extra string) string {
	return `<!DOCTYPE html><html lang="` + s.lang + `"><head><meta charset="utf-8"><title>` + html.EscapeString(s.title) + ` | The Vale Times</title>` + extra + `</head>`
}

func og(s story) string {
	return `<meta property="og:type" content="article"><meta property="og:site_name" content="The Vale Times"><meta property="og:title" content="` + html.EscapeString(s.title) + `"><meta property="article:published_time" content="` + s.iso + `"><meta property="article:modified_time" content="2021-01-01T00:00:00Z"><link rel="canonical" href="https://vale-times.example/` + s.iso[:4] + `/story.html">`
}

var templates = []template{
	{"blog theme: entry-content, entry-meta", func(s story) string {
		return head(s, og(s)) + `<body class="single has-sidebar">` + fmt.Sprintf(chrome, "The Vale Times") + `<div id="content" class="site-content"><main><article id="post-12" class="post type-post"><header class="entry-header"><h1 class="entry-title">` + s.title + `</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="` + s.iso + `">` + s.shown + `</time><time class="updated" datetime="2021-01-01">1.1.2021</time></span> by <span class="byline author vcard"><a rel="author" href="/author/x">` + s.author + `</a></span></div></header><div class="entry-content">` + paras(s, "<p>") + `<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Click to share this on one network (Opens in new window)</a></li></ul></div></div><footer class="entry-footer">Filed under: <a href="/t">Roads</a></footer></article>` + comments + `</main><aside class="widget-area"><h2>Recent posts</h2><p>Our newsletter, every Friday, brings you the best of the week, the worst of it, and a recipe for soup.</p></aside></div>` + foot + `</body></html>`
	}, false},
	{"agency with JSON-LD and divs for paragraphs", func(s story) string {
		return head(s, `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Norwire"},{"@type":"NewsArticle","headline":"`+s.title+`","datePublished":"`+s.iso+`","dateModified":"2021-01-01","author":[{"@type":"Person","name":"`+s.author+`"}],"publisher":{"@type":"Organization","name":"Norwire"}}]}</script>`) + `<body><div class="top"><a href="/">Norwire</a> <a href="/login">Log in</a></div><div class="col-8"><h1>` + s.title + `</h1><div class="text"><div>` + split(s, "</div><div>") + `</div></div><div class="tags"><a href="/t/1">roads</a><a href="/t/2">ships</a></div>` + related + `</div>` + foot + `</body></html>`
	}, false},
	{"old portal: tables, fonts and line breaks", func(s story) string {
		return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Vale Online - ` + s.title + `</title></head><body bgcolor=white><table width=100%><tr><td width=160 valign=top><a href=/>Home</a><br><a href=/n>News</a><br><a href=/w>Weather</a><br><a href=/s>Ships</a></td><td valign=top><font size=5><b>` + s.title + `</b></font><br><font size=1 color=gray>` + s.shown + `</font><br><br><font face=Arial>` + split(s, "<br><br>") + `</font><br><br><a href=/n>Back to the news</a></td></tr></table><hr><center><font size=1>Vale Online, all rights reserved</font></center></body></html>`
	}, false},
	{"headless shop of stories: microdata", func(s story) string {
		return `<!doctype html><html><head><title>` + s.title + `</title></head><body>` + fmt.Sprintf(chrome, "Vale") + `<div itemscope itemtype="http://schema.org/NewsArticle"><h2 itemprop="headline">` + s.title + `</h2><meta itemprop="datePublished" content="` + s.iso + `"><span itemprop="author" itemscope itemtype="http://schema.org/Person">By <span itemprop="name">` + s.author + `</span></span><div itemprop="articleBody">` + paras(s, "<p>") + `<figure><img src="x.jpg" alt=""><figcaption>The quay, seen from the lighthouse. Photo: D. Nobody</figcaption></figure></div></div>` + related + foot + `</body></html>`
	}, false},
	{"framework with hashed names", func(s story) string {
		return head(s, `<meta name="author" content="`+s.author+`"><meta property="article:published_time" content="`+s.iso+`">`) + `<body><div id="__app"><div class="css-1a2b3c"><div class="css-9z8y"><a href="/">Start</a><a href="/v">Video</a><a href="/a">Audio</a></div></div><main class="css-77"><div class="css-x1"><h1 class="css-h1h1">` + s.title + `</h1><div class="css-x2"><span>` + s.shown + `</span></div></div><div class="css-b1">` + paras(story{paras: s.paras[:2]}, `<p class="css-p">`) + `</div><div class="css-ad">Advertisement</div><div class="css-b1">` + paras(story{paras: s.paras[2:]}, `<p class="css-p">`) + `</div></main><div class="css-foot"><a href="/x">Contact</a><a href="/y">Jobs</a></div></div><script>window.__STATE__={"a":"` + strings.Repeat("x, y. ", 60) + `"}</script></body></html>`
	}, false},
	{"government portal: news-detail, date without markup", func(s story) string {
		return `<html lang="` + s.lang + `"><head><title>Ministry of Roads :: ` + s.title + `</title></head><body><div id="menu"><ul><li><a href="/">Main page</a></li><li><a href="/m">Minister</a></li><li><a href="/l">Laws and orders</a></li></ul></div><div class="breadcrumb"><a href="/">Main page</a> / <a href="/news">News</a></div><div class="news-detail"><h1>` + s.title + `</h1><div class="date">` + s.shown + `</div><div class="text">` + paras(s, `<p style="text-align: justify;">`) + `</div><div class="print"><a href="?print=1">Print version</a></div></div><div id="footer">Ministry of Roads, 2 Stone Square. Telephone for questions of citizens: 555-0100, on working days, from nine to five.</div></body></html>`
	}, false},
	{"tabloid: lead apart, share bars between paragraphs", func(s story) string {
		mid := len(s.paras) / 2
		return head(s, og(s)) + `<body>` + fmt.Sprintf(chrome, "The Vale Times") + `<div class="article"><h1 class="article__title">` + s.title + `</h1><p class="article__lead">` + s.lead + `</p><div class="article__author"><span class="author-name">` + s.author + `</span></div><div class="article__body">` + paras(story{paras: s.paras[:mid]}, "<p>") + `<div class="social-share"><a href="#">Share</a><a href="#">Post</a></div><div class="read-also">Read also: <a href="/q">Ten ships you must see before you are old</a></div>` + paras(story{paras: s.paras[mid:]}, "<p>") + `</div></div>` + related + comments + foot + `</body></html>`
	}, true},
	{"single page app: text only in JSON-LD", func(s story) string {
		return head(s, `<script type="application/ld+json">{"@type":"NewsArticle","headline":"`+s.title+`","datePublished":"`+s.iso+`","author":"`+s.author+`","articleBody":"`+strings.ReplaceAll(strings.Join(s.paras, `\n\n`), `"`, `\"`)+`"}</script>`) + `<body><div id="root"><p>Please switch on JavaScript to read this page.</p></div></body></html>`
	}, false},
	{"newspaper with Dublin Core and citation tags", func(s story) string {
		return `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="` + s.lang + `" lang="` + s.lang + `"><head><title>` + s.title + ` - Vale Review</title><meta name="DC.Title" content="` + s.title + `"/><meta name="DC.Creator" content="` + s.author + `"/><meta name="DC.Date.issued" content="` + s.iso[:10] + `"/><meta name="citation_journal_title" content="Vale Review"/></head><body><div id="wrapper"><div id="nav"><a href="/">Review</a><a href="/back">Back issues</a></div><div id="page"><div class="title">` + s.title + `</div>` + paras(s, "<p>") + `<p><a href="/next">Next article</a></p></div></div></body></html>`
	}, false},
	{"Russian-style portal: header with views, tags behind", func(s story) string {
		return head(s, `<meta property="og:title" content="`+s.title+`">`) + `<body><div class="header-menu"><a href="/">Главная</a><a href="/politics">Политика</a><a href="/sport">Спорт</a></div><div class="container"><div class="left-col"><div class="news-header"><h1>` + s.title + `</h1><span class="news-date">` + s.shown + `, 10:00</span><span class="views">1 204</span></div><div class="news-content">` + paras(s, "<p>") + `<p><strong>Читайте также:</strong> <a href="/z">Паром сел на мель у Синего берега</a></p></div><div class="news-tags">Теги: <a href="/t">мосты</a>, <a href="/t2">реки</a></div></div><div class="right-col"><div class="popular-news"><h3>Популярное</h3><p><a href="/1">Цены на рыбу выросли втрое, и никто не знает, почему так вышло</a></p><p><a href="/2">Маяк покрасят заново, впервые за сорок лет, сообщил смотритель</a></p></div></div></div>` + foot + `</body></html>`
	}, false},
	{"form round the whole page", func(s story) string {
		return head(s, "") + `<body><form method="post" action="page.aspx" id="form1"><input type="hidden" value="` + strings.Repeat("A", 400) + `"><div class="menu"><a href="/">Home</a></div><div class="cont"><h1>` + s.title + `</h1><span class="lblDate">` + s.shown + `</span><div class="detail-content">` + paras(s, "<p>") + `</div></div></form></body></html>`
	}, false},
	{"paragraphs in spans and nested divs", func(s story) string {
		return head(s, og(s)) + `<body>` + fmt.Sprintf(chrome, "The Vale Times") + `<article><div><div><h1><span>` + s.title + `</span></h1></div><div class="credits">By <a href="/p">` + s.author + `</a></div></div><div><div><div><span>` + split(s, `</span></div><div><span>`) + `</span></div></div></div></article>` + related + foot + `</body></html>`
	}, false},
	{"live page of a broadcaster: figure first, aside inside", func(s story) string {
		return head(s, og(s)+`<meta name="byl" content="By `+s.author+`">`) + `<body>` + fmt.Sprintf(chrome, "Vale Radio") + `<main role="main"><article><header><h1>` + s.title + `</h1><time datetime="` + s.iso + `">` + s.shown + `</time></header><figure><img src="a.jpg"><figcaption><span class="credit">Image source, Nobody</span> Image caption, Four ships can dock at once in the new basin, which is deeper than the old.</figcaption></figure>` + paras(story{paras: s.paras[:1]}, `<div data-component="text-block"><p>`) + `</div>` + paras(story{paras: s.paras[1:2]}, `<div data-component="text-block"><p>`) + `</div><aside><h2>More on this story</h2><p>We explain how a harbour is made, stone by stone, from the first survey to the last lamp.</p></aside>` + paras(story{paras: s.paras[2:]}, `<p>`) + `</article></main>` + foot + `</body></html>`
	}, false},
	{"text of a wire service in pre", func(s story) string {
		return `<html><head><title>` + s.title + `</title></head><body><h1>` + s.title + `</h1><p>` + s.shown + `</p><pre>` + strings.ReplaceAll(split(s, "\n\n"), ", ", ",\n") + `</pre><p><a href="index.html">Index</a></p></body></html>`
	}, false},
	{"phone page", func(s story) string {
		return head(s, `<script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":["NewsArticle","Article"],"mainEntityOfPage":{"@type":"WebPage","@id":"https://vale-times.example/m"},"headline":"`+s.title+`","datePublished":"`+s.iso+`","author":{"@type":"Person","name":"`+s.author+`"}}]</script>`) + `<body><amp-sidebar><ul><li><a href="/">Home</a></li></ul></amp-sidebar><main id="content"><h1>` + s.title + `</h1><div class="article-body">` + paras(s, "<p>") + `<div class="newsletter-signup"><h4>Sign up for our letter</h4><p>Every morning at six, the five things you need to know today, and one that you don't.</p></div></div></main></body></html>`
	}, false},
	{"page saved by a browser", func(s story) string {
		return "<!-- saved from url=(0040)https://vale-times.example/story.html -->\n" + head(s, og(s)) + `<body class="body--page"><div class="cookie-banner"><p>We and our 812 partners, whom we trust with everything, store and read things on your device. You may object, in writing.</p><button>Accept</button></div>` + fmt.Sprintf(chrome, "The Vale Times") + `<section class="story"><h1 class="story-title">` + s.title + `</h1><p class="story-byline">` + s.author + `</p><div class="story-body">` + paras(s, "<p>") + `</div></section>` + related + foot + `</body></html>`
	}, false},
	{"Spanish-style portal: texto and fecha", func(s story) string {
		return `<html><head><title>` + s.title + `</title></head><body><div class="cabecera"><a href="/">Portada</a><a href="/d">Deportes</a></div><div class="noticia"><h1 class="titulo">` + s.title + `</h1><span class="fecha">` + s.shown + `</span><div class="texto">` + paras(s, "<p>") + `</div></div><div class="lo-mas-visto"><a href="/1">Uno</a><a href="/2">Dos</a></div></body></html>`
	}, false},
	{"no classes at all", func(s story) string {
		return `<html><head><title>` + s.title + `</title></head><body><ul><li><a href="/">Home</a></li><li><a href="/a">About</a></li></ul><h1>` + s.title + `</h1><p><i>` + s.shown + `</i></p>` + paras(s, "<p>") + `<ul><li><a href="/1">Older</a></li><li><a href="/2">Newer</a></li></ul></body></html>`
	}, false},
	{"behind a wall, with a consent box longer than the report", func(s story) string {
		box := strings.Repeat(`<p>These cookies, which we cannot switch off, are set by us or by our partners, and store what you chose.</p>`, 20)
		return head(s, og(s)) + `<body><div id="app"><div class="sidebar-grid"><div class="sidebar-grid__content article__content"><h1>` + s.title + `</h1><time datetime="` + s.iso + `">` + s.shown + `</time><div class="article-body__content paywall-article">` + paras(s, "<p>") + `</div></div></div></div><div id="onetrust-consent-sdk"><div id="onetrust-pc-sdk">` + box + `</div></div></body></html>`
	}, false},
	{"streamed by React into hidden boxes", func(s story) string {
		return head(s, og(s)) + `<body><main id="main-content"><div id="B:0"></div></main><div hidden id="S:0"><section class="container flex"><h1 class="text-lg">` + s.title + `</h1><span class="text-sm">` + s.shown + `</span><div class="prose">` + paras(s, "<p>") + `</div></section></div><script>$RC("B:0","S:0")</script></body></html>`
	}, false},
	{"unclosed paragraphs and stray ends", func(s story) string {
		return `<html><head><title>` + s.title + `</title><meta name=date content="` + s.iso + `"></head><body><div class=main><h1>` + s.title + `</h1><p>` + split(s, "<p>") + `</b></span></div></body>`
	}, false},
}

// wordsOf are the words of a text for measuring.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// overlap is how many words two texts have in common, with their number.
func overlap(a, b []string) int {
	n := map[string]int{}
	for _, w := range a {
		n[w]++
	}
	k := 0
	for _, w := range b {
		if n[w] > 0 {
			n[w]--
			k++
		}
	}
	return k
}

func TestReportIsFoundOnThePage(t *testing.T) {
	pages, titles, dates, authors, authored := 0, 0, 0, 0, 0
	found, asked, given := 0, 0, 0
	for _, tm := range templates {
		for i, s := range stories {
			page := tm.make(s)
			pages++
			got := read(t, "seeds/a.html", page, Options{})
			if len(got) != 1 || got[0].Text == "" {
				t.Errorf("%s, story %d: no report: %v", tm.name, i, got)
				continue
			}
			r := got[0]
			want := wordsOf(strings.Join(s.paras, " "))
			if tm.lead {
				want = append(wordsOf(s.lead), want...)
			}
			have := wordsOf(r.Text)
			k := overlap(want, have)
			found, asked, given = found+k, asked+len(want), given+len(have)
			if f := 2 * float64(k) / float64(len(want)+len(have)); f < 0.9 {
				t.Logf("%s, story %d: body F1 %.3f\n%s", tm.name, i, f, r.Text)
			}
			if r.Title == s.title {
				titles++
			} else {
				t.Logf("%s, story %d: title %q", tm.name, i, r.Title)
			}
			if len(r.Dates) > 0 && (strings.Contains(r.Dates[0], s.iso[:10]) || strings.Contains(r.Dates[0], s.shown)) || strings.Contains(r.Text, s.shown) {
				dates++
			} else if strings.Contains(page, s.shown) || strings.Contains(page, s.iso[:10]) {
				t.Logf("%s, story %d: dates %q", tm.name, i, r.Dates)
			} else {
				dates++ // the page has none
			}
			if strings.Contains(page, s.author) {
				authored++
				if a := strings.Join(r.Authors, " "); strings.Contains(a, s.author) {
					authors++
				} else {
					t.Logf("%s, story %d: authors %q", tm.name, i, r.Authors)
				}
			}
			for _, b := range r.Blocks { // each block is where it says
				raw := page[r.Offset(b.Start):r.Offset(b.End)]
				if len(raw) > 0 && tm.name != "single page app: text only in JSON-LD" && overlap(wordsOf(html.UnescapeString(raw)), wordsOf(b.Of(r.Text))) != len(wordsOf(b.Of(r.Text))) {
					t.Errorf("%s: %q is not at %q", tm.name, b.Of(r.Text), raw)
				}
			}
			for _, x := range r.Removed {
				if x.Start < 0 || x.End > len(page) || x.Start > x.End || prose.Space(x.Text) == "" {
					t.Errorf("%s: removed %+v", tm.name, x)
				}
			}
		}
	}
	p, c := float64(found)/float64(given), float64(found)/float64(asked)
	f := 2 * p * c / (p + c)
	t.Logf("%d pages: body precision %.3f recall %.3f F1 %.3f; titles %d; dates %d; authors %d of %d", pages, p, c, f, titles, dates, authors, authored)
	if f < 0.97 || titles < pages*95/100 || dates < pages*95/100 || authors < authored*85/100 {
		t.Errorf("%d pages: F1 %.3f, titles %d, dates %d, authors %d of %d", pages, f, titles, dates, authors, authored)
	}
}
