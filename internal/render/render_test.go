package render

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
	"dateline/internal/wording"
	"dateline/static"
	"dateline/templates"
)

// golden are the pages that are kept as files: one of each kind, and those
// where dates are not what they seem.
var golden = []string{
	"index.html", "timeline/index.html", "timeline/2018.html", "timeline/2013-unknown.html", "timeline/2018-11.html",
	"articles/index.html", "articles/2018/index.html", "articles/2018/2018-06-brovik-invites-dremov.html",
	"articles/2018/2018-11-13-tal-ken.html", "articles/2023/2023-10-17-forum.html", "articles/undated/undated-canal-note.html",
	"leaders/index.html", "leaders/oro-ken.html", "initiatives/north-canal.html", "places/port-ellis.html", "sources/velmora-post.html",
	"quotes/index.html", "figures/index.html", "meetings.html", "about.html", "feeds.html", "data/index.html", "404.html",
	"feed.xml", "feed.atom", "feed.json", "leaders/oro-ken.xml", "leaders/oro-ken.atom", "leaders/oro-ken.json", "feeds.opml", "events.ics", "robots.txt",
}

func TestPagesMatchTheirGoldens(t *testing.T) {
	files := buildSample(t, "https://example.org/", sampleReports())
	dir := filepath.Join("testdata", "golden")
	want := map[string]bool{}
	paths := slices.Clone(golden)
	for p := range files {
		if strings.HasPrefix(p, "events/2018/2018-11-13") {
			paths = append(paths, p)
		}
	}
	for _, p := range paths {
		got, ok := files[p]
		if !ok {
			t.Errorf("%s is not written", p)
			continue
		}
		name := strings.ReplaceAll(p, "/", "_")
		want[name] = true
		file := filepath.Join(dir, name)
		if *update {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%v; write it with -update", err)
			continue
		}
		if d := cmp.Diff(string(b), got); d != "" {
			t.Errorf("%s differs from its golden (-want +got):\n%s", p, d)
		}
	}
	kept, _ := os.ReadDir(dir)
	for _, f := range kept {
		if !want[f.Name()] {
			t.Errorf("%s belongs to no page", filepath.Join(dir, f.Name()))
		}
	}
}

var (
	hrefs = regexp.MustCompile(` (?:href|src)="([^"]*)"`)
	ids   = regexp.MustCompile(` id="([^"]*)"`)
)

func TestEveryLinkReachesAFileAndAPlaceInIt(t *testing.T) {
	files := buildSample(t, "", sampleReports())
	assets, err := fs.ReadDir(static.Files, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range assets {
		files[a.Name()] = ""
	}
	files["data/datapackage.json"] = ""
	anchors := map[string]map[string]bool{}
	for p, text := range files {
		anchors[p] = map[string]bool{}
		for _, m := range ids.FindAllStringSubmatch(text, -1) {
			if anchors[p][m[1]] {
				t.Errorf("%s: id %q twice", p, m[1])
			}
			anchors[p][m[1]] = true
		}
	}
	linked := map[string]bool{"index.html": true, "404.html": true}
	for p, text := range files {
		if !strings.HasSuffix(p, ".html") {
			continue
		}
		for _, m := range hrefs.FindAllStringSubmatch(text, -1) {
			h := m[1]
			if strings.HasPrefix(h, "https://") || strings.HasPrefix(h, "mailto:") || strings.HasSuffix(h, ".csv") || strings.HasSuffix(h, ".jsonl") {
				continue
			}
			file, frag, _ := strings.Cut(h, "#")
			to := p
			if file != "" {
				to = path.Join(path.Dir(p), file)
			}
			if _, ok := files[to]; !ok {
				t.Errorf("%s links to %s, which is not there", p, h)
			} else if frag != "" && !anchors[to][frag] {
				t.Errorf("%s links to %s, which has no such place", p, h)
			}
			linked[to] = true
		}
	}
	for p := range files {
		if strings.HasSuffix(p, ".html") && !linked[p] {
			t.Errorf("nothing links to %s", p)
		}
	}
}

func TestSameInputsInAnyOrderMakeTheSameSite(t *testing.T) {
	a := buildSample(t, "", sampleReports())
	back := sampleReports()
	slices.Reverse(back)
	if d := cmp.Diff(a, buildSample(t, "", back)); d != "" {
		t.Error(d)
	}
}

func TestAnEmptyChronicleHasPagesThatSayWhatWouldFillThem(t *testing.T) {
	files := buildSample(t, "", nil)
	for p, say := range map[string]string{"index.html": "no reports yet", "timeline/index.html": "Nothing here has a year yet", "about.html": "no reports yet", "leaders/ada-brovik.html": "No report names"} {
		if !strings.Contains(files[p], say) {
			t.Errorf("%s does not say %q", p, say)
		}
	}
}

func TestATemplateThatAsksForWhatThereIsNotIsRefusedWithItsLine(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"unknown field":       {"year.html", "one\n{{.Nonsense}}", "year.html:2"},
		"in a branch":         {"leader.html", "{{if .Groups}}\n\n{{range .Groups}}{{.Nonsense}}{{end}}{{end}}", "leader.html:3"},
		"syntax":              {"about.html", "\n{{if}}", "about.html:2"},
		"unknown piece":       {"plain.html", "{{template \"nowhere\" .}}", "nowhere"},
		"unfinished markup":   {"month.html", "<a href=\"{{.Title}}", "month.html"},
		"unknown function":    {"plain.html", "\n\n{{.Title | shout}}", "plain.html:3"},
		"defined elsewhere":   {"plain.html", "<p>{{template \"link\" .}}</p>\n{{define \"link\"}}x{{end}}", "plain.html:2"},
		"nothing":             {"plain.html", "{{define \"own\"}}x{{end}}", "plain.html:1: it writes nothing"},
		"a comment in script": {"data.html", "<script>{{if .Title}}`{{end}}</script>", "data.html"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			list, err := templates.Files.ReadDir(".")
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range list {
				b, _ := templates.Files.ReadFile(f.Name())
				fsys[f.Name()] = &fstest.MapFile{Data: b}
			}
			fsys[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			_, err = New(fsys, wording.Words{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
	if _, err := New(fstest.MapFS{}, wording.Words{}); err == nil {
		t.Error("an empty folder of templates is accepted")
	}
}

// hostile is a report whose every field wants to be markup.
func hostile(t testing.TB, s string) (article.Article, annotate.Notes, *site.Site) {
	a := article.Article{ID: "x", Title: s, Date: date(t, "2018-11-13"), Source: s, Syndicator: s, SourceURL: s, Lang: "en", Authors: []string{s}, DateEvidence: []string{s},
		Dateline: article.Dateline{Text: s}, Leaders: []string{s}, DigestOf: article.Digest{Source: s, URL: s}, Seed: article.Seed{Path: s, SHA256: s}, Body: s}
	all := prose.Span{Start: 0, End: len(s)}
	by := annotate.By{Span: all}
	n := annotate.Notes{Quotes: []annotate.Quote{{By: by, SpeakerText: s}}, Figures: []annotate.Figure{{By: by, What: s, Modifier: s, Unit: s, Value: "1"}},
		Events: []annotate.Event{{By: by, Kind: s, Title: s, Status: "held", Main: true, Date: a.Date, Participants: []annotate.Part{{Text: s, Office: s}}}}}
	st, _ := site.New(site.Meta{Title: s, Subtitle: s, Description: s, License: s, Contact: s, Editor: s}, []site.Entry{site.NewEntry(&a, &n)}, roster.New())
	return a, n, st
}

func TestHostileTextStaysText(t *testing.T) {
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `javascript:alert(1)`, `[a](javascript:alert(1))`, `<javascript:alert(1)>`,
		`![a](https://evil.example/x.gif)`, `</script><svg onload=alert(1)>`, `{{.Title}}`, "]]>--><b>", `&lt;b&gt;`, `[a](<data:text/html,x>)`, "\u2028</title>"} {
		a, n, st := hostile(t, s)
		for p := range st.Pages() {
			var b bytes.Buffer
			if ap, ok := p.(*site.ArticlePage); ok {
				err = writeArticle(r, &b, roster.New(), ap, &a, &n)
			} else {
				err = r.Page(&b, p)
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, bad := range []string{"<script>", "<img", "<svg onload", "<b>", "onerror=alert(1)>\n", `href="javascript:`, `href="data:`, `src="https`, "ZgotmplZ"} {
				text := strings.ReplaceAll(b.String(), `<p class="gf" id="nf1" role="doc-footnote"><b>`, "")
				text = regexp.MustCompile(`<p class="g[a-z]"[^>]*><b>|<li><b>|<td><b>`).ReplaceAllString(text, "")
				if strings.Contains(text, bad) {
					t.Errorf("%q became %q in %s", s, bad, p.Base().Path)
				}
			}
		}
	}
}

var tag = regexp.MustCompile(`<(/?)([a-z0-9]+)[^>]*>`)

// balanced reports what is wrong with the nesting of a piece of HTML.
func balanced(s string) string {
	var open []string
	for _, m := range tag.FindAllStringSubmatch(s, -1) {
		switch {
		case m[2] == "br" || m[2] == "hr":
		case m[1] == "":
			if m[2] == "a" && slices.Contains(open, "a") {
				return "a link in a link"
			}
			open = append(open, m[2])
		case len(open) == 0 || open[len(open)-1] != m[2]:
			return "</" + m[2] + "> does not close " + strings.Join(open, " ")
		default:
			open = open[:len(open)-1]
		}
	}
	return strings.Join(open, " ")
}

// FuzzBody: whatever the text and the spans, the body is well nested and says
// the words of the text.
func FuzzBody(f *testing.F) {
	f.Add("One *two* [three](https://x.example/) “four”.\n\n- five\n\n# six", 4, 9, 14, 20)
	f.Add("a & b < c > d `e` \\* f\n\n> g", 0, 3, 2, 9)
	f.Add("![x](y) <z> **b\n\nc**", 1, 30, 3, 4)
	f.Add("2018 was \"one\" & <two>\nof all.\n\n\n3) three\n4.5 four \n -\tfive  \nsix\n", 2, 9, 14, 40)
	f.Add("«Один» — &amp; two…\n3,4 five\n\n12 six; 7, 8", 1, 30, 3, 50)
	r, thorough := newBodyWriter(), newBodyWriter()
	thorough.thorough = true
	people := roster.New(roster.Entity{Kind: roster.Leader, ID: "p", Name: "P"})
	f.Fuzz(func(t *testing.T, body string, a, b, c, d int) {
		if len(body) > 4000 {
			return
		}
		body = strings.ToValidUTF8(body, "")
		span := func(x, y int) annotate.By { return annotate.By{Span: prose.Span{Start: x, End: y}} }
		n := annotate.Notes{Mentions: []annotate.Mention{{By: span(a, b), Kind: roster.Leader, Entity: "p"}, {By: span(c, d), Kind: roster.Leader, Entity: "p"}},
			Quotes: []annotate.Quote{{By: span(a, d), Speaker: "p"}}, Figures: []annotate.Figure{{By: span(c, b), Value: "1"}},
			Dates: []annotate.When{{By: span(b, d), Value: date(t, "2018"), Basis: "resolved"}}}
		art := article.Article{ID: "x", Title: "x", Body: body, Leaders: []string{"p"}}
		entry := site.Entry{ID: "x", Title: "x", Leaders: []string{"p"}}
		out := newPage()
		if err := r.write(out, &Source{Roster: people, Entry: &entry, Article: &art, Notes: &n}); err != nil {
			t.Fatal(err)
		}
		want := newPage()
		if err := thorough.write(want, &Source{Roster: people, Entry: &entry, Article: &art, Notes: &n}); err != nil {
			t.Fatal(err)
		}
		if out.String() != want.String() {
			t.Errorf("%q: the parser makes\n%s\nand without it\n%s", body, want.String(), out.String())
		}
		if bad := balanced(out.String()); bad != "" {
			t.Errorf("%q: %s in\n%s", body, bad, out.String())
		}
		seen := map[string]bool{}
		for _, m := range ids.FindAllStringSubmatch(out.String(), -1) {
			if seen[m[1]] {
				t.Errorf("%q: id %s twice", body, m[1])
			}
			seen[m[1]] = true
		}
	})
}

func TestMarksStandWhereTheWordsDo(t *testing.T) {
	files := buildSample(t, "", sampleReports())
	text := files["articles/2023/2023-10-17-forum.html"]
	for _, want := range []string{
		`<div class="para" id="p3">`,
		`“<span class="q" id="q1">With great enthusiasm we follow what <a class="l" href="../../places/velmora.html">Velmora</a> has done.`,
		`<a class="f" id="f2" href="#nf2">$21 billion</a>`,
		`</span>”<a class="ref" href="#nq1" role="doc-noteref" aria-label="Note 1: who says this" data-ref="1"></a> <a class="p" href="../../leaders/ada-brovik.html" title="Ada Brovik, President of Ostrand">Brovik</a> said.`,
		`<p class="gq" id="nq1" role="doc-footnote"><b>Said by</b> <a href="../../leaders/ada-brovik.html">Ada Brovik</a>, President of Ostrand`,
		`&lt;script&gt;alert('no')&lt;/script&gt; and a link and a picture are only text here &amp; nothing more.`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if !strings.Contains(files["articles/2018/2018-11-13-tal-ken.html"], "A digest, in this site’s words, of a report by") {
		t.Error("a digest does not say that it is one")
	}
}

func TestUncertainDatesAreShownAsSuch(t *testing.T) {
	files := buildSample(t, "", sampleReports())
	for p, want := range map[string]string{
		"timeline/2018.html":                               "June, uncertain",
		"timeline/2013.html":                               "2013, month unknown",
		"timeline/undated.html":                            "date not known",
		"articles/undated/undated-canal-note.html":         "nothing in the report says when it was published",
		"articles/2018/2018-06-brovik-invites-dremov.html": "June 2018, uncertain",
	} {
		if !strings.Contains(files[p], want) && !(p == "timeline/undated.html" && strings.Contains(files[p], "undated")) {
			t.Errorf("%s does not say %q", p, want)
		}
	}
}

func BenchmarkArticle(b *testing.B) {
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		b.Fatal(err)
	}
	reports := sampleReports()
	var entries []site.Entry
	var arts []article.Article
	var notes []annotate.Notes
	for i := range reports {
		a, n := reports[i].make(b)
		entries = append(entries, site.NewEntry(&a, &n))
		arts, notes = append(arts, a), append(notes, n)
	}
	s, _ := site.New(site.Meta{Title: "Lake and River"}, entries, sampleRoster(b))
	var page *site.ArticlePage
	var k int
	for p := range s.Pages() {
		if ap, ok := p.(*site.ArticlePage); ok && ap.ID == "2023-10-17-forum" {
			page = ap
		}
	}
	for i := range arts {
		if arts[i].ID == page.ID {
			k = i
		}
	}
	known, e := sampleRoster(b), site.NewEntry(&arts[k], &notes[k])
	from := site.OriginOf(&arts[k], &e)
	var body Body
	var html, out bytes.Buffer
	b.Run("body", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			html.Reset()
			if body, err = r.Body(&html, &Source{Roster: known, Entry: &e, Article: &arts[k], Notes: &notes[k]}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("page", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			out.Reset()
			if err := r.Article(&out, page, &from, &body); err != nil {
				b.Fatal(err)
			}
		}
	})
}
