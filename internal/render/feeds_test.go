package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

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

// fed is an item of a feed as a reader has it.
type fed struct {
	ID, URL, Title, HTML, Temporal string
	At                             time.Time
	Named                          []string
}

// feedOf reads a feed of any form and complains of what its format forbids.
func feedOf(t *testing.T, name, base, text string) (items []fed, links map[string]string) {
	t.Helper()
	if strings.HasSuffix(name, ".json") {
		return jsonOf(t, name, base, text)
	}
	wellFormed(t, name, text)
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	var doc struct {
		XMLName xml.Name
		Lang    string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		// Atom
		ID      string    `xml:"http://www.w3.org/2005/Atom id"`
		Title   string    `xml:"http://www.w3.org/2005/Atom title"`
		Updated time.Time `xml:"http://www.w3.org/2005/Atom updated"`
		Author  string    `xml:"http://www.w3.org/2005/Atom author>name"`
		Links   []link    `xml:"http://www.w3.org/2005/Atom link"`
		Entries []struct {
			ID        string    `xml:"id"`
			Title     []string  `xml:"title"`
			Updated   time.Time `xml:"updated"`
			Published time.Time `xml:"published"`
			Links     []link    `xml:"link"`
			Content   struct {
				Type string `xml:"type,attr"`
				Text string `xml:",chardata"`
			} `xml:"content"`
			Author string `xml:"author>name"`
			Terms  []struct {
				Term string `xml:"term,attr"`
			} `xml:"category"`
			Temporal string `xml:"http://purl.org/dc/terms/ temporal"`
		} `xml:"http://www.w3.org/2005/Atom entry"`
		// RSS
		Version string `xml:"version,attr"`
		Channel struct {
			Title       []string `xml:"title"`
			Link        []string `xml:"-"`
			Description []string `xml:"description"`
			Built       string   `xml:"lastBuildDate"`
			Links       []link   `xml:"http://www.w3.org/2005/Atom link"`
			Items       []struct {
				Title    []string `xml:"title"`
				Link     []string `xml:"link"`
				About    []string `xml:"description"`
				HTML     string   `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
				Author   string   `xml:"author"`
				Creator  string   `xml:"http://purl.org/dc/elements/1.1/ creator"`
				Category []string `xml:"category"`
				Temporal string   `xml:"http://purl.org/dc/terms/ temporal"`
				PubDate  string   `xml:"pubDate"`
				GUID     struct {
					Permanent string `xml:"isPermaLink,attr"`
					Text      string `xml:",chardata"`
				} `xml:"guid"`
			} `xml:"item"`
		} `xml:"channel"`
	}
	if err := xml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	bad := func(format string, args ...any) {
		t.Helper()
		t.Errorf(name+": "+format, args...)
	}
	links = map[string]string{}
	put := func(l []link) {
		for _, l := range l {
			if links[l.Rel] != "" {
				bad("two links of rel %s", l.Rel)
			}
			links[l.Rel] = l.Href
		}
	}
	if strings.HasSuffix(name, ".atom") {
		if doc.XMLName.Local != "feed" || doc.XMLName.Space != nsAtom || doc.Lang == "" || doc.Title == "" || doc.Author == "" || !strings.HasPrefix(doc.ID, "tag:") {
			bad("no Atom feed with a language, a title, an author and an id: %+v", doc.XMLName)
		}
		put(doc.Links)
		for _, e := range doc.Entries {
			it := fed{ID: e.ID, At: e.Updated, HTML: e.Content.Text, Temporal: e.Temporal}
			if len(e.Title) != 1 || e.Title[0] == "" || e.Author == "" || len(e.Links) != 1 || e.Links[0].Rel != "alternate" || !e.Published.Equal(e.Updated) {
				bad("entry %s: %+v", e.ID, e)
			}
			if e.Content.Text != "" && e.Content.Type != "html" {
				bad("content of type %q", e.Content.Type)
			}
			if e.Updated.After(doc.Updated) {
				bad("an entry of %v in a feed of %v", e.Updated, doc.Updated)
			}
			it.Title, it.URL = e.Title[0], e.Links[0].Href
			for _, c := range e.Terms {
				it.Named = append(it.Named, c.Term)
			}
			items = append(items, it)
		}
	} else {
		c := doc.Channel
		if doc.XMLName.Local != "rss" || doc.Version != "2.0" || len(c.Title) != 1 || c.Title[0] == "" || len(c.Description) != 1 || c.Description[0] == "" {
			bad("no RSS 2.0 channel with one title and one description: %q %q", c.Title, c.Description)
		}
		put(c.Links)
		for _, e := range c.Items {
			at, err := time.Parse(time.RFC1123Z, e.PubDate)
			if err != nil || len(e.Title) != 1 || e.Title[0] == "" || len(e.Link) != 1 || len(e.About) != 1 || e.GUID.Permanent != "false" || e.Author != "" || e.Creator == "" {
				bad("item %s: %v %+v", e.GUID.Text, err, e)
			}
			if tagLike(e.Title[0]) {
				bad("a title that half of the readers take for markup: %q", e.Title[0])
			}
			items = append(items, fed{e.GUID.Text, e.Link[0], e.Title[0], e.HTML, e.Temporal, at, e.Category})
		}
	}
	if base != "" && links["self"] != base+name {
		bad("it says that it is %q", links["self"])
	}
	checkItems(t, name, base, items)
	return items, links
}

func jsonOf(t *testing.T, name, base, text string) (items []fed, links map[string]string) {
	t.Helper()
	var doc struct {
		Version, Title, Language string
		Feed                     string `json:"feed_url"`
		Home                     string `json:"home_page_url"`
		Next                     string `json:"next_url"`
		Author                   any
		Hubs                     []struct{ Type, URL string }
		Items                    *[]struct {
			ID, URL, Title, Summary string
			HTML                    *string `json:"content_html"`
			Text                    *string `json:"content_text"`
			At                      string  `json:"date_published"`
			Author                  any
			Authors                 []struct{ Name string }
			Tags                    []string
			External                string                    `json:"external_url"`
			Dateline                struct{ Temporal string } `json:"_dateline"`
		}
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if doc.Version != "https://jsonfeed.org/version/1.1" || doc.Title == "" || doc.Language == "" || doc.Items == nil || doc.Author != nil {
		t.Fatalf("%s: no JSON Feed 1.1: %.300s", name, text)
	}
	links = map[string]string{"self": doc.Feed, "prev-archive": doc.Next}
	for _, h := range doc.Hubs {
		links["hub"] = h.URL
	}
	if base != "" && (doc.Feed != base+name || !strings.HasPrefix(doc.Home, base)) {
		t.Errorf("%s: it says that it is %q of %q", name, doc.Feed, doc.Home)
	}
	for _, e := range *doc.Items {
		at, err := time.Parse(time.RFC3339, e.At)
		if err != nil || e.Author != nil || len(e.Authors) != 1 || e.HTML == nil && e.Text == nil || e.Title == "" {
			t.Errorf("%s: item %s: %v %+v", name, e.ID, err, e)
		}
		it := fed{ID: e.ID, URL: e.URL, Title: e.Title, At: at, Named: e.Tags, Temporal: e.Dateline.Temporal}
		if e.HTML != nil {
			it.HTML = *e.HTML
		}
		items = append(items, it)
	}
	checkItems(t, name, base, items)
	return items, links
}

func checkItems(t *testing.T, name, base string, items []fed) {
	t.Helper()
	seen, at := map[string]bool{}, map[time.Time]bool{}
	for i, it := range items {
		if seen[it.ID] || at[it.At] {
			t.Errorf("%s: id %s or time %v stands twice", name, it.ID, it.At)
		}
		seen[it.ID], at[it.At] = true, true
		if !strings.HasPrefix(it.ID, "tag:") || strings.ContainsAny(it.ID, " <>\"") {
			t.Errorf("%s: id %q", name, it.ID)
		}
		if i > 0 && it.At.After(items[i-1].At) {
			t.Errorf("%s: %s is newer than what stands before it", name, it.ID)
		}
		if u, err := url.Parse(it.URL); err != nil || base != "" && !strings.HasPrefix(it.URL, base) || base == "" && u.IsAbs() {
			t.Errorf("%s: address %q", name, it.URL)
		}
		if it.HTML != strings.TrimSpace(it.HTML) {
			t.Errorf("%s: %s has white space around its text, which some readers keep and some do not", name, it.ID)
		}
		if bad := balanced(strings.NewReplacer("<hr>", "", "<br>", "").Replace(it.HTML)); bad != "" {
			t.Errorf("%s: %s in\n%s", name, bad, it.HTML)
		}
		for _, m := range hrefs.FindAllStringSubmatch(it.HTML, -1) {
			if base != "" && !strings.HasPrefix(m[1], "http") && !strings.HasPrefix(m[1], "mailto:") {
				t.Errorf("%s: the relative address %q", name, m[1])
			}
		}
		for _, not := range []string{"<script", "<img", "<svg", "<style", " style=", " on", "javascript:\"", " id=\""} {
			for _, m := range tag.FindAllString(it.HTML, -1) {
				if strings.Contains(strings.ToLower(m), not) {
					t.Errorf("%s: %s in %s", name, not, m)
				}
			}
		}
	}
}

// wellFormed checks the characters and the nesting of an XML file, in CDATA
// and attributes too (XML 1.0, 2.2).
func wellFormed(t *testing.T, name, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s is not UTF-8", name)
	}
	for i, r := range text {
		if r < ' ' && r != '\t' && r != '\n' || r >= 0x7f && r <= 0x9f || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError {
			t.Errorf("%s has the character %U at %d", name, r, i)
			return
		}
	}
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		if p, ok := tok.(xml.ProcInst); ok && p.Target == "xml-stylesheet" && !strings.Contains(string(p.Inst), `type="text/css"`) {
			t.Errorf("%s: %s", name, p.Inst)
		}
	}
}

// feedsIn lists the feeds of a built site without their endings.
func feedsIn(files map[string]string) []string {
	var out []string
	for name := range files {
		if path, ok := strings.CutSuffix(name, ".atom"); ok {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// agree reads all feeds of a site and compares the three forms of each.
func agree(t *testing.T, base string, files map[string]string) {
	t.Helper()
	for _, path := range feedsIn(files) {
		rss, _ := feedOf(t, path+".xml", base, files[path+".xml"])
		atom, _ := feedOf(t, path+".atom", base, files[path+".atom"])
		js, _ := feedOf(t, path+".json", base, files[path+".json"])
		if len(rss) != len(atom) || len(rss) != len(js) {
			t.Errorf("%s has %d, %d and %d items", path, len(rss), len(atom), len(js))
			continue
		}
		for i := range rss {
			a, b, c := rss[i], atom[i], js[i]
			if a.ID != b.ID || a.ID != c.ID || a.URL != b.URL || a.URL != c.URL || a.HTML != b.HTML || a.HTML != c.HTML || !a.At.Equal(b.At) || !a.At.Equal(c.At) || a.Temporal != b.Temporal || a.Temporal != c.Temporal || len(a.Named) != len(b.Named) || !slices.Equal(b.Named, c.Named) {
				t.Errorf("%s: item %d differs:\n%+v\n%+v\n%+v", path, i, a, b, c)
			}
		}
	}
}

func TestThreeFormsOfEveryFeedSayTheSame(t *testing.T) {
	for _, base := range []string{"", "https://example.org/", "https://example.org:8080/a/b/"} {
		files := buildSample(t, base, sampleReports())
		if n := len(feedsIn(files)); n < 10 {
			t.Fatalf("%d feeds", n)
		}
		agree(t, base, files)
	}
	agree(t, "https://example.org/", buildSample(t, "https://example.org/", nil))
}

// stock is a chronicle of reports that are given whole.
type stock struct {
	meta     site.Meta
	articles []article.Article
	notes    map[string]annotate.Notes
	roster   *roster.Roster
	loaded   map[string]int
}

func (k *stock) build(t testing.TB) (*site.Site, map[string]string) {
	t.Helper()
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		t.Fatal(err)
	}
	var entries []site.Entry
	byID := map[string]*article.Article{}
	for i := range k.articles {
		a := &k.articles[i]
		byID[a.ID] = a
		n := k.notes[a.ID]
		entries = append(entries, site.NewEntry(a, &n))
	}
	s, _ := site.New(k.meta, entries, k.roster)
	k.loaded = map[string]int{}
	files := map[string]string{}
	for name, f := range r.Files(s, func(id string) (*article.Article, error) {
		k.loaded[id]++
		return byID[id], nil
	}) {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		files[name] = b.String()
	}
	return s, files
}

func numbered(t testing.TB, n int, added func(i int) string) []article.Article {
	var out []article.Article
	for i := range n {
		out = append(out, article.Article{ID: fmt.Sprintf("r-%04d", i), Title: fmt.Sprintf("Report %d", i), Date: date(t, "2018"), Lang: "en", Source: "norwire", Added: date(t, added(i)), Leaders: []string{"ada-brovik"}, Body: "One.\n\nTwo."})
	}
	return out
}

func TestAnItemKeepsItsIDAndItsDateWhenTheReportIsCorrected(t *testing.T) {
	before := &stock{meta: site.Meta{Title: "T", BaseURL: "https://Example.org/x/"}, roster: sampleRoster(t), articles: numbered(t, 5, func(int) string { return "2026-11-22" })}
	after := &stock{meta: site.Meta{Title: "Another title", BaseURL: "https://example.org/y/"}, roster: sampleRoster(t), articles: slices.Clone(before.articles)}
	after.articles[3].Title, after.articles[3].Date, after.articles[3].Body, after.articles[3].Source = "Corrected", date(t, "1994-05-01"), "Other", "velmora-post"
	_, x := before.build(t)
	_, y := after.build(t)
	for _, ending := range []string{".xml", ".atom", ".json"} {
		a, _ := feedOf(t, "feed"+ending, before.meta.BaseURL, x["feed"+ending])
		b, _ := feedOf(t, "feed"+ending, after.meta.BaseURL, y["feed"+ending])
		for i := range a {
			if a[i].ID != b[i].ID || !a[i].At.Equal(b[i].At) {
				t.Errorf("%s: %s of %v became %s of %v", ending, a[i].ID, a[i].At, b[i].ID, b[i].At)
			}
		}
	}
	if want := "tag:example.org,2026-11-22:r-0004"; !strings.Contains(x["feed.atom"], want) {
		t.Errorf("no id is %s", want)
	}
}

// payloads are texts that a format, a parser or a reader may trip over.
func payloads() map[string]string {
	var c0, c1 strings.Builder
	for r := rune(0); r < 0x20; r++ {
		c0.WriteRune(r)
	}
	for r := rune(0x7f); r < 0xa0; r++ {
		c1.WriteRune(r)
	}
	return map[string]string{
		"C0": "a" + c0.String() + "b", "C1": "a" + c1.String() + "b", "noncharacters": "a\uFFFE\uFFFF\uFDD0\U0001FFFEb", "CDATA": "a]]>b<![CDATA[c]]>", "not UTF-8": "a\xff\xfe\xc3(\xed\xa0\x80b",
		"a tag": "<b>bold</b> & <script>alert(1)</script>", "half a tag": "5 < 6 & 7 <", "entities": "&lt;b&gt; &amp; &#1; &#xFFFE; &nbsp; AT&T", "comment": "--><!-- x -->", "PI": "<?xml version='1.0'?>",
		"emoji": "Talks 👩‍👩‍👧‍👦🏳️‍🌈 held", "right to left": "محادثات السلام", "override": "abc\u202edcba\u2066", "unreadable": "a\uFFFDb", "line ends": "a\r\nb\rc\nd", "spaces": "   ", "empty": "",
		"attribute": `" onclick="alert(1)" x='`, "address": "javascript:alert(1)", "markdown": "[a](javascript:alert(1)) ![b](https://evil.example/x) <https://a.example/> [<https://b.example/>](https://c.example/)", "template": "{{.Title}} %!s(MISSING)", "long": strings.Repeat("word ", 3000),
		"numbered controls": "a &#0; &#1; &#x1F; &#xD800; &#xFFFF; &#x85; b", "ics": "a;b,c\\n\\,\r\nEND:VEVENT\r\nBEGIN:VALARM",
	}
}

func TestHostileTextComesThroughEveryFeedAsText(t *testing.T) {
	for name, s := range payloads() {
		t.Run(name, func(t *testing.T) {
			k := &stock{meta: site.Meta{Title: s, Subtitle: s, Description: s, License: s, Language: s, BaseURL: "https://example.org/"}, notes: map[string]annotate.Notes{}}
			k.roster = roster.New(roster.Entity{Kind: roster.Leader, ID: "p", Name: s, Gloss: s}, roster.Entity{Kind: roster.Source, ID: "s", Name: s}, roster.Entity{Kind: roster.Initiative, ID: "i", Name: s}, roster.Entity{Kind: roster.Place, ID: "l", Name: s})
			for i, mode := range []string{"full", "excerpt", "metadata"} {
				a := article.Article{ID: fmt.Sprintf("x%d", i), Title: s, Date: date(t, "2018-11-13"), Added: date(t, "2026-11-22"), Source: "s", SourceURL: s, Lang: s, Leaders: []string{"p"}, Initiatives: []string{"i"}, Rights: mode,
					Body: strings.ToValidUTF8(s, "") + "\n\nTwo: " + s, Notes: []article.Note{{Selector: article.Selector{Exact: s}, Note: "Note: " + s}}}
				by := annotate.By{Span: prose.Span{Start: 0, End: len(a.Body)}}
				k.notes[a.ID] = annotate.Notes{Events: []annotate.Event{{By: by, Kind: "meeting", Title: s, Status: "held", Main: true, Date: a.Date, DateBasis: "explicit", Place: "l", Participants: []annotate.Part{{Entity: "p", Text: s}}}}}
				k.articles = append(k.articles, a)
			}
			st, files := k.build(t)
			agree(t, "https://example.org/", files)
			wellFormed(t, "feeds.opml", files["feeds.opml"])
			calendar(t, files["events.ics"])
			items, _ := feedOf(t, "feed.json", "https://example.org/", files["feed.json"])
			if len(items) != 3 {
				t.Fatalf("%d items", len(items))
			}
			if got, want := items[0].Title, line(s); want != "" && got != want {
				t.Errorf("the title is %q, want %q", got, want)
			}
			atom, _ := feedOf(t, "feed.atom", "https://example.org/", files["feed.atom"])
			if want := line(s); want != "" && atom[0].Title != want && atom[0].Title != escaped(want) {
				t.Errorf("the title in Atom is %q, want %q", atom[0].Title, want)
			}
			_ = st
		})
	}
}

func TestAFeedGivesAsMuchOfAReportAsItsRightsAllow(t *testing.T) {
	k := &stock{meta: site.Meta{Title: "T", BaseURL: "https://example.org/"}, roster: sampleRoster(t)}
	for _, mode := range []string{"full", "excerpt", "metadata"} {
		k.articles = append(k.articles, article.Article{ID: mode, Title: "T", Added: date(t, "2026-11-22"), Source: "norwire", Lang: "en", Rights: mode, SourceURL: "https://norwire.example/1", Body: "The first paragraph.\n\nThe second paragraph.",
			Notes: []article.Note{{Selector: article.Selector{Exact: "first paragraph"}, Note: "On the *first*."}, {Selector: article.Selector{Exact: "second paragraph"}, Note: "On the second."}}})
	}
	_, files := k.build(t)
	for _, ending := range []string{".xml", ".atom", ".json"} {
		items, _ := feedOf(t, "feed"+ending, k.meta.BaseURL, files["feed"+ending])
		for _, it := range items {
			_, mode, _ := strings.Cut(it.ID, "22:")
			for words, in := range map[string]string{"<p>The first paragraph.</p>": "full excerpt", "<p>The second paragraph.</p>": "full", "On the <em>first</em>.": "full excerpt", "On the second.": "full", "[…]": "excerpt",
				"Published by Norwire": "full excerpt metadata", `<a href="https://norwire.example/1">`: "full excerpt metadata"} {
				if strings.Contains(it.HTML, words) != strings.Contains(in, mode) {
					t.Errorf("%s, %s: %q in\n%s", ending, mode, words, it.HTML)
				}
			}
		}
		if strings.Contains(files["feed"+ending], "paragraph") && strings.Count(files["feed"+ending], "The first paragraph.") < 2 {
			t.Errorf("%s gives no text", ending)
		}
	}
	if k.loaded["metadata"] != 0 || k.loaded["full"] != 1 {
		t.Errorf("reports were read so often: %v", k.loaded)
	}
	if i, j := strings.Index(files["feed.json"], `"metadata"`), strings.Index(files["feed.json"], "The first"); i == j {
		t.Error("nothing is there")
	}
}

func TestADigestSaysFirstThatItIsOne(t *testing.T) {
	files := buildSample(t, "https://example.org/", sampleReports())
	items, _ := feedOf(t, "leaders/oro-ken.json", "https://example.org/", files["leaders/oro-ken.json"])
	for _, it := range items {
		if strings.HasSuffix(it.ID, "2018-11-13-tal-ken") && strings.HasPrefix(it.HTML, "<p><em>A digest, in this site’s words, of a report by Norwire") {
			return
		}
	}
	t.Errorf("%+v", items)
}

func TestAClosedYearIsAnArchiveThatStays(t *testing.T) {
	const base = "https://example.org/"
	years := func(i int) string {
		switch {
		case i < 1200:
			return "2023-05-01"
		case i < 1210:
			return "2025-12-31"
		}
		return "2026-01-01"
	}
	k := &stock{meta: site.Meta{Title: "T", BaseURL: base}, roster: sampleRoster(t), articles: numbered(t, 1300, years)}
	_, files := k.build(t)
	agree(t, base, files)
	chain := []string{"feed-2023", "feed-2023-2", "feed-2023-3", "feed-2025"}
	for _, ending := range []string{".xml", ".atom"} {
		seen := map[string]bool{}
		_, links := feedOf(t, "feed"+ending, base, files["feed"+ending])
		if links["prev-archive"] != base+"feed-2025"+ending || links["next-archive"] != "" || strings.Contains(files["feed"+ending], "fh:archive>") {
			t.Errorf("feed%s: %v", ending, links)
		}
		for i, name := range chain {
			text := files[name+ending]
			items, links := feedOf(t, name+ending, base, text)
			want := map[string]string{"current": base + "feed" + ending}
			if i > 0 {
				want["prev-archive"] = base + chain[i-1] + ending
			}
			if i+1 < len(chain) {
				want["next-archive"] = base + chain[i+1] + ending
			}
			for _, rel := range []string{"current", "prev-archive", "next-archive"} {
				if links[rel] != want[rel] {
					t.Errorf("%s%s: %s is %q, want %q", name, ending, rel, links[rel], want[rel])
				}
			}
			if !strings.Contains(text, "<fh:archive></fh:archive>") {
				t.Errorf("%s%s does not say that it is an archive", name, ending)
			}
			for _, it := range items {
				if seen[it.ID] {
					t.Errorf("%s stands in two archives", it.ID)
				}
				seen[it.ID] = true
			}
		}
		if len(seen) != 1210 {
			t.Errorf("%d reports are archived, want 1210", len(seen))
		}
	}
	k.articles = append(k.articles, article.Article{ID: "new", Title: "New", Added: date(t, "2027-01-01"), Body: "New."})
	_, later := k.build(t)
	for _, name := range chain[:3] {
		for _, ending := range []string{".xml", ".atom", ".json"} {
			if d := cmp.Diff(files[name+ending], later[name+ending]); d != "" {
				t.Errorf("%s%s changed with a report of a later year:\n%s", name, ending, d)
			}
		}
	}
	if later["feed-2026.atom"] == "" || files["feed-2026.atom"] != "" {
		t.Error("2026 is closed too early or too late")
	}
}

// Of CSS: browsers are giving XSLT up.
func TestAFeedNamesTheStylesheetOfTheSite(t *testing.T) {
	n := 0
	for name, text := range buildSample(t, "https://example.org/x/", sampleReports()) {
		if !strings.HasSuffix(name, ".atom") && (!strings.HasSuffix(name, ".xml") || name == "sitemap.xml") {
			continue
		}
		n++
		_, rest, _ := strings.Cut(text, "<?xml-stylesheet ")
		pi, _, ok := strings.Cut(rest, "?>")
		href := strings.TrimSuffix(strings.TrimPrefix(pi, `type="text/css" href="`), `"`)
		if !ok || path.Join(path.Dir(name), href) != "feed.css" {
			t.Errorf("%s: the stylesheet is %q", name, pi)
		}
	}
	if _, err := static.Files.Open("feed.css"); err != nil || n < 16 {
		t.Errorf("%d feeds, %v", n, err)
	}
}

func TestAHubIsNamedWhereItIsTold(t *testing.T) {
	k := &stock{meta: site.Meta{Title: "T", BaseURL: "https://example.org/", Hub: "https://hub.example.org/"}, roster: sampleRoster(t), articles: numbered(t, 3, func(i int) string { return fmt.Sprintf("202%d-01-01", i) })}
	_, files := k.build(t)
	for _, path := range feedsIn(files) {
		for _, ending := range []string{".xml", ".atom", ".json"} {
			_, links := feedOf(t, path+ending, k.meta.BaseURL, files[path+ending])
			want := k.meta.Hub
			if strings.HasPrefix(path, "feed-") {
				want = "" // nothing will be new there
			}
			if links["hub"] != want {
				t.Errorf("%s%s: the hub is %q", path, ending, links["hub"])
			}
		}
	}
}

func TestTheListOfFeedsHoldsEachOnceByItsKind(t *testing.T) {
	files := buildSample(t, "https://example.org/", sampleReports())
	type node struct {
		Type  string `xml:"type,attr"`
		Text  string `xml:"text,attr"`
		XML   string `xml:"xmlUrl,attr"`
		Nodes []node `xml:"outline"`
	}
	var doc struct {
		Version string `xml:"version,attr"`
		Title   string `xml:"head>title"`
		Nodes   []node `xml:"body>outline"`
	}
	if err := xml.Unmarshal([]byte(files["feeds.opml"]), &doc); err != nil {
		t.Fatal(err)
	}
	var got, kinds []string
	var walk func(l []node, depth int)
	walk = func(l []node, depth int) {
		for _, n := range l {
			if n.Type == "rss" {
				got = append(got, strings.TrimSuffix(strings.TrimPrefix(n.XML, "https://example.org/"), ".xml"))
			} else if depth == 0 && n.Type == "" && len(n.Nodes) > 0 {
				kinds = append(kinds, n.Text)
			} else {
				t.Errorf("an outline of type %q with %d below it", n.Type, len(n.Nodes))
			}
			walk(n.Nodes, depth+1)
		}
	}
	walk(doc.Nodes, 0)
	slices.Sort(got)
	if d := cmp.Diff(feedsIn(files), got); d != "" || doc.Version != "2.0" || doc.Title == "" {
		t.Errorf("version %q, title %q, feeds (-want +got):\n%s", doc.Version, doc.Title, d)
	}
	if d := cmp.Diff([]string{"People", "Initiatives", "Places", "Sources"}, kinds); d != "" {
		t.Error(d)
	}
}

func TestAPageOffersTheFeedBesideIt(t *testing.T) {
	files := buildSample(t, "", sampleReports())
	n := 0
	for name, text := range files {
		page, ok := strings.CutSuffix(name, ".html")
		folder, id, in := strings.Cut(page, "/")
		if !ok || !in || id == "index" || !slices.Contains([]string{"leaders", "initiatives", "places", "sources"}, folder) {
			continue
		}
		n++
		for ending, kind := range map[string]string{".xml": typeRSS, ".atom": typeAtom, ".json": "application/feed+json"} {
			if files[page+ending] == "" {
				t.Errorf("%s%s is not written", page, ending)
			}
			if !strings.Contains(text, `<link rel="alternate" type="`+kind+`" title="`) || !strings.Contains(text, `href="`+id+ending+`">`) {
				t.Errorf("%s does not offer %s", name, id+ending)
			}
			if !strings.Contains(files["feeds.html"], `href="`+page+ending+`"`) {
				t.Errorf("feeds.html does not offer %s%s", page, ending)
			}
		}
	}
	if n < 8 {
		t.Errorf("%d pages", n)
	}
}

func TestTheTextsKeptForFeedsAreSoManyAtMost(t *testing.T) {
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		t.Fatal(err)
	}
	loads := 0
	s := r.newShelf(func(id string) (*article.Article, error) {
		loads++
		return &article.Article{ID: id, Body: "Text of " + id}, nil
	})
	for range 2 {
		for i := range 3 * shelved {
			id := fmt.Sprint("r", i%(2*shelved))
			text, err := s.words(&site.FeedItem{Article: id, URL: id, Mode: "full", Lead: "Lead."})
			if err != nil || !strings.Contains(text, "Text of "+id+"<") {
				t.Fatalf("%q, %v", text, err)
			}
		}
	}
	if len(s.kept) != shelved || loads < 2*shelved {
		t.Errorf("%d texts are kept, %d reports were read", len(s.kept), loads)
	}
}

// BenchmarkFeeds writes all feeds of 20,000 reports with 1,000 leaders, each
// report of 350 words read from its file's text anew.
func BenchmarkFeeds(b *testing.B) {
	const reports, people = 20_000, 1_000
	var all []roster.Entity
	for i := range people {
		all = append(all, roster.Entity{Kind: roster.Leader, ID: fmt.Sprintf("p-%d", i), Name: fmt.Sprintf("Person %d", i)})
	}
	body := strings.TrimSpace(strings.Repeat(strings.Repeat("word ", 49)+"end.\n\n", 7))
	var entries []site.Entry
	for i := range reports {
		a := article.Article{ID: fmt.Sprintf("%04d-01-01-%d", 1990+i%36, i), Title: fmt.Sprintf("Report %d", i), Date: date(b, fmt.Sprintf("%04d-01-01", 1990+i%36)), Added: date(b, "2026-11-22"), Lang: "en", Body: body,
			Leaders: []string{fmt.Sprintf("p-%d", i%people), fmt.Sprintf("p-%d", i*7%people), fmt.Sprintf("p-%d", i%24)}}
		entries = append(entries, site.NewEntry(&a, &annotate.Notes{}))
	}
	s, _ := site.New(site.Meta{Title: "T", BaseURL: "https://example.org/"}, entries, roster.New(all...))
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		b.Fatal(err)
	}
	var size, files, loads int
	for b.Loop() {
		size, files, loads = 0, 0, 0
		for _, f := range r.Files(s, func(id string) (*article.Article, error) {
			loads++
			return &article.Article{ID: id, Body: body}, nil
		}) {
			var buf bytes.Buffer
			if err := f.Write(&buf); err != nil {
				b.Fatal(err)
			}
			size += buf.Len()
			files++
		}
	}
	b.ReportMetric(float64(size)/1e6, "MB")
	b.ReportMetric(float64(files), "files")
	b.ReportMetric(float64(loads), "reads")
}

// TestIndentedAsPackageJSONDoes: what is laid out here is so to the byte.
func TestIndentedAsPackageJSONDoes(t *testing.T) {
	for _, v := range []any{map[string]any{}, []any{}, []any{[]any{}, map[string]any{}}, "", `"`, `\`, `\\"`, []string{`a\`, `\",{`, "[]", "é\n"},
		map[string]any{"a": []int{1, 2}, "b": nil, "c{": map[string]any{"d,": true, "e:": 1.5, `\`: []any{`"]`}}}} {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := json.Indent(&want, b, "", " "); err != nil {
			t.Fatal(err)
		}
		if got := string(indented(b)); got != want.String() {
			t.Errorf("%s\nis laid out as\n%s\nand by package json as\n%s", b, got, want.String())
		}
	}
}
