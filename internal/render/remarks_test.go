package render

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/check"
	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/site"
	"dateline/internal/wording"
	"dateline/templates"
)

// noted writes a report with margin notes and one figure.
func noted(t *testing.T, rights string, a article.Article) string {
	t.Helper()
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		t.Fatal(err)
	}
	a.ID, a.Title, a.Rights = "x", "A bridge", rights
	at := strings.Index(a.Body, "51 joint")
	n := annotate.Notes{Figures: []annotate.Figure{{By: annotate.By{Span: prose.Span{Start: at, End: at + len("51 joint projects")}}, What: "projects", Value: "51"}}}
	s, _ := site.New(site.Meta{Title: "One"}, []site.Entry{site.NewEntry(&a, &n)}, roster.New())
	var b bytes.Buffer
	for p := range s.Pages() {
		if ap, ok := p.(*site.ArticlePage); ok {
			if err := writeArticle(r, &b, roster.New(), ap, &a, &n); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := b.String()
	if why := balanced(got[strings.Index(got, "<main"):strings.Index(got, "</main>")]); why != "" && !strings.Contains(why, "main") {
		t.Error(why)
	}
	return got
}

func noteOn(exact, text string) article.Note {
	return article.Note{Selector: article.Selector{Exact: exact}, Note: text}
}

func TestAnEditorsNoteHangsOnItsWords(t *testing.T) {
	got := noted(t, "", article.Article{Lang: "ru", Body: "They named 51 joint projects and a bridge.\n\nA `tunnel` was not named.",
		Notes: []article.Note{noteOn("joint projects and", "Counted *twice*; see [the list](https://example.org/l) <b>x</b>."), noteOn("tunnel", "In code."), noteOn("harbour", "Nowhere.")}})
	for _, want := range []string{
		`<a class="f" id="f1" href="#nf1">51 </a><span class="noted"><a class="f" href="#nf1">joint projects</a> and</span><a class="ref nref" id="noted-a" href="#note-a" role="doc-noteref" aria-label="Editor’s note a" data-ref="a"></a> a bridge.`,
		`<div class="gloss" lang="en">`,
		`<div class="gn" role="doc-footnote" id="note-a" aria-label="Editor’s note a"><span class="nl">a</span>`,
		`Counted <em>twice</em>; see <a href="https://example.org/l">the list</a> &lt;b&gt;x&lt;/b&gt;.`,
		`<a class="back" role="doc-backlink" href="#noted-a"`,
		`<a class="back" role="doc-backlink" href="#p2"`, // words in code bear no mark
		`<li class="paper"><span class="nl">a · ¶ 1</span>`,
		"<li><span class=\"nl\">c</span>\n<p>Nowhere.</p>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got[strings.Index(got, "<article>"):strings.Index(got, "</article>")])
		}
	}
}

func TestWhatMayNotBePublishedIsOnNoPage(t *testing.T) {
	body := "They named 51 joint projects.\n\nThe second paragraph is not free, and says “nothing that anybody may print here for now”."
	a := article.Article{Body: body, Notes: []article.Note{noteOn("second paragraph", "On the second.")}}
	full, excerpt, metadata := noted(t, "full", a), noted(t, "excerpt", a), noted(t, "metadata", a)
	for _, x := range []struct {
		page, words string
		want        bool
	}{
		{full, "is not free", true}, {excerpt, "is not free", false}, {metadata, "is not free", false},
		{full, "They named", true}, {excerpt, "They named", true}, {metadata, "They named", false},
		{full, "On the second.", true}, {excerpt, "On the second.", true}, {metadata, "On the second.", true},
		{excerpt, "· ¶ 2", true}, {metadata, "Where it comes from", true}, {metadata, `for="marks"`, false},
	} {
		if strings.Contains(x.page, x.words) != x.want {
			t.Errorf("%q: %v in\n%s", x.words, !x.want, x.page)
		}
	}
}

func TestBracesInAReportAreNoFaultOfATemplate(t *testing.T) {
	const words = "{{ .Title }} and {{ end }}, more than the forty bytes of a sentence"
	all := annotate.By{Span: prose.Span{Start: 0, End: len(words)}}
	a := article.Article{ID: "x", Title: words, Date: date(t, "2018-11-13"), DateEvidence: []string{words}, Dateline: article.Dateline{Text: words},
		Seed: article.Seed{Path: words}, Body: words}
	n := annotate.Notes{Quotes: []annotate.Quote{{By: all, SpeakerText: words}}, Figures: []annotate.Figure{{By: all, What: words, Modifier: words, Value: "1"}},
		Events: []annotate.Event{{By: all, Kind: "meeting", Title: words, Status: "held", Main: true, Date: a.Date, Participants: []annotate.Part{{Text: words, Office: words}}}}}
	r, err := New(templates.Files, wording.Words{})
	if err != nil {
		t.Fatal(err)
	}
	s, _ := site.New(site.Meta{Title: "One"}, []site.Entry{site.NewEntry(&a, &n)}, roster.New())
	files := fstest.MapFS{}
	for p := range s.Pages() {
		var b bytes.Buffer
		if ap, ok := p.(*site.ArticlePage); ok {
			err = writeArticle(r, &b, roster.New(), ap, &a, &n)
		} else {
			err = r.Page(&b, p)
		}
		if err != nil {
			t.Fatal(err)
		}
		files[p.Base().Path] = &fstest.MapFile{Data: b.Bytes()}
	}
	for _, d := range check.Site(files) {
		if d.Code == "site/template" {
			t.Errorf("%s:%d: %s", d.Pos.File, d.Pos.Line, d.Msg)
		}
	}
}
