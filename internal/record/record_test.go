package record

import (
	"strings"
	"testing"
)

func read(t testing.TB, name, data string, opt Options) []Record {
	t.Helper()
	var out []Record
	for r := range Read(name, []byte(data), opt) {
		out = append(out, r)
	}
	return out
}

// sketch writes a record on a few lines, for tables of tests.
func sketch(r Record) string {
	var b strings.Builder
	line := func(k, v string) {
		if v != "" {
			b.WriteString(k + ": " + v + "\n")
		}
	}
	line("name", r.Name)
	line("title", r.Title)
	line("dates", strings.Join(r.Dates, " | "))
	line("authors", strings.Join(r.Authors, " | "))
	line("source", r.Source)
	line("url", r.URL)
	line("lang", r.Lang)
	for _, p := range r.Problems {
		line("problem", p.Code)
	}
	if r.Blocks != nil {
		for _, k := range r.Blocks {
			line([]string{"p", "h", "li", "ol", "quote", "md"}[k.Kind], k.Of(r.Text))
		}
	} else {
		line("text", strings.ReplaceAll(strings.TrimSpace(r.Text), "\n", "⏎"))
	}
	return b.String()
}

func TestSmoke(t *testing.T) {
	for _, s := range []string{
		`<!DOCTYPE html><html lang="en"><head><title>Harbour opens | Bay Post</title><meta property="og:site_name" content="Bay Post"><meta property="article:published_time" content="2018-06-12T10:00:00Z"></head><body><nav><a href=/>Home</a></nav><div class="wrap"><article><h1>Harbour opens</h1><p class="byline">By Ann Example</p><p>PORT ELLIS, June 12 (Norwire) -- The harbour of Port Ellis opened on Tuesday, officials said &amp; smiled.</p><p>More than 300 ships, <a href="/x">most of them small</a>, will call each year.</p><ul><li>One quay</li><li>Two cranes</li></ul><blockquote><p>It is a great day, said the mayor.</p></blockquote><div class="related"><h3>Related</h3><ul><li><a href=a>Other story</a></li></ul></div></article></div><footer>Copyright Bay Post</footer></body></html>`,
		"{\"title\":\"A \\u201cbridge\\u201d\",\"text\":\"The bridge opened.\\n\\nIt is long.\",\"published\":1528761600,\"author\":{\"name\":\"Ann Example\"}}\n{\"title\":\"B\",\"text\":\"\"}\n{broken\n",
		"headline;date;text\nA bridge;2018-06-12;\"The \"\"new\"\" bridge; it opened.\nYes.\"\n",
		"---\ntitle: Foo: bar\ndate: 2018-06-12\nauthor: Ann Example\n---\n\n# Foo\n\nText *with* <b>marks</b> {{< figure src=x >}} here.\n\n- a\n- b\n",
		"+++\ntitle = \"Foo\"\ndate = 2018-06-12T10:00:00Z\nauthors = [\"Ann Example\", 'Bob']\n+++\nText.\n",
		`<?xml version="1.0"?><rss version="2.0"><channel><title>Bay Post</title><item><title><![CDATA[A & B]]></title><link>https://bay.example/a</link><pubDate>Tue, 12 Jun 2018 08:00:00 GMT</pubDate><description>&lt;p&gt;The bridge &amp;amp; quay opened.&lt;/p&gt;</description></item><item><title>No text</title></item></channel></rss>`,
		"From ann@example.org Tue Jun 12 08:00:00 2018\nFrom: Ann Example <ann@example.org>\nSubject: =?utf-8?q?Br=C3=BCcke?=\nDate: Tue, 12 Jun 2018 08:00:00 +0000\nMessage-ID: <1@example.org>\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe br=C3=BCcke opened.\n-- \nAnn\n\nFrom bob@example.org Tue Jun 12 08:00:00 2018\nFrom: bob@example.org\nSubject: Two\nMessage-ID: <2@example.org>\n\nSecond text here.\n",
		"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bay.example/a\r\nContent-Length: 137\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><h1>Bridge opens</h1><p>The bridge opened, officials said, on Tuesday with a feast.</p></body></html>\r\n\r\nWARC/1.0\r\nContent-Length: 1000000000\r\n\r\nx",
	} {
		for _, r := range read(t, "seeds/x", s, Options{}) {
			t.Log("\n" + sketch(r))
			for _, x := range r.Removed {
				t.Logf("removed %s %q = %q", x.Rule, x.Text, s[x.Start:min(len(s), x.End)])
			}
			for _, b := range r.Blocks {
				t.Logf("%q", s[r.Offset(b.Start):r.Offset(b.End)])
			}
		}
	}
}

func TestSettingsOfASiteAreNoReport(t *testing.T) {
	for name, s := range map[string]string{
		"hugo.toml":   "baseURL = \"https://example.org/\"\n\n[params]\n  author = \"Ann Example\" # who\n",
		"_config.yml": "# settings\ntitle: Lake Press\nplugins:\n  - feed\ndefaults:\n  layout: post\n",
	} {
		if r := read(t, "seeds/site/"+name, s, Options{}); len(r) != 1 || len(r[0].Problems) != 1 || r[0].Problems[0].Code != "seed/no-report" {
			t.Errorf("%s: %v", name, r)
		}
	}
	const report = "title: The bridge is open\nThe bridge of Port Ellis opened on Tuesday, the council said, after nine years.\n"
	for _, name := range []string{"report.yml", "report.toml"} {
		if r := read(t, "seeds/"+name, report, Options{}); len(r) != 1 || !strings.Contains(r[0].Text, "nine years") {
			t.Errorf("%s: %v", name, r)
		}
	}
}

// Anchors of YAML are followed nowhere: a bomb made of them is as small as its bytes.
func TestAnchorsInFrontMatterAreNoWords(t *testing.T) {
	const text = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: &t Harbour opens\nauthor: *t\ndate: 2018-06-12\n---\n\nThe harbour opened on Tuesday.\n"
	for _, r := range read(t, "seeds/a.md", text, Options{}) {
		if r.Title != "Harbour opens" || len(r.Authors) > 0 || len(r.Dates) != 1 {
			t.Errorf("title %q, authors %v, dates %v", r.Title, r.Authors, r.Dates)
		}
	}
}

// A file of Markdown without front matter has its title in its first heading.
func TestAHeadingOfMarkdownIsTheTitle(t *testing.T) {
	const body = "The council opened the [new quay](https://quay.example/) on Tuesday.\n\nIt cost 21 million crowns.\n\n* four ships\n* two cranes\n"
	for _, c := range []struct{ name, text, title string }{
		{"seeds/a.md", "# Quay Opens. Some Are Still in the Rain.\n\n" + body, "Quay Opens. Some Are Still in the Rain."},
		{"seeds/a.markdown", "\n# **Quay opens** #\n\n" + body, "Quay opens"},
		{"seeds/a.txt", "# Quay opens\n\n" + body, ""},                                                              // no Markdown by its name
		{"seeds/a.md", "Quay opens\n\n" + body, ""},                                                                 // no heading
		{"seeds/a.md", "# Quay [opens](/q)\n\n" + body, ""},                                                         // more than a title
		{"seeds/a.md", "# Quay opens\nLake News\nJune 12\nPort Ellis\nThe council opened it.\nIt cost much.\n", ""}, // lines, no paragraphs
	} {
		for _, r := range read(t, c.name, c.text, Options{}) {
			if r.Title != c.title || c.title != "" && (len(r.Blocks) != 3 || strings.Contains(r.Text, "#")) {
				t.Errorf("%q: title %q, blocks %v of %q", c.text[:20], r.Title, r.Blocks, r.Text)
			}
			for _, x := range r.Removed {
				if got := c.text[x.Start:x.End]; strings.TrimSpace(got) != x.Text {
					t.Errorf("removed %q is %q", x.Text, got)
				}
			}
		}
	}
}

func TestWhatIsNoTextIsToldWithItsPlace(t *testing.T) {
	for _, r := range read(t, "seeds/a.txt", "A bridge\nopens\x00.\n", Options{}) {
		if len(r.Problems) != 1 || r.Problems[0].Pos.String() != "seeds/a.txt:2:6" {
			t.Errorf("%v", r.Problems)
		}
	}
}
