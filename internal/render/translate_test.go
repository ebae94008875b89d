package render

import (
	"html/template"
	"strings"
	"testing"

	"dateline/internal/wording"
)

// translated parses a template, puts it in a language and runs it.
func translated(t *testing.T, tag, text string, data any) (string, error) {
	t.Helper()
	words, known := wording.For(tag)
	if !known {
		t.Fatal(tag)
	}
	set, err := template.New("x.html").Funcs(translationFuncs()).Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range set.Templates() {
		if err := (&translator{words, x.Tree}).list(x.Tree.Root); err != nil {
			return "", err
		}
	}
	var b strings.Builder
	err = set.Execute(&b, data)
	return b.String(), err
}

func TestATextStandsInTheSitesLanguageWithItsValuesInItsOrder(t *testing.T) {
	data := map[string]any{"A": "x<y", "B": 3, "Href": "a b.html", "Root": "../"}
	for _, c := range []struct{ tag, text, want string }{
		{"en", `<p>{{t "Skip to the text"}}</p>`, `<p>Skip to the text</p>`},
		{"ru", `<p>{{t "Skip to the text"}}</p>`, `<p>К тексту</p>`},
		{"zh", `{{t "%[1]d more in %[2]s" .B .A}}`, `x&lt;y另有3条`},
		{"ru", `{{if .A}}{{t "Made with dateline %s." .A}}{{else}}{{t "Made with dateline."}}{{end}}`, `Сделано с помощью dateline x&lt;y.`},
		{"en", `{{t "Write to [%[1]s](%[2]s)." .A .Href}}`, `Write to <a href="a%20b.html">x&lt;y</a>.`},
		{"ru", `{{t "Write to [%[1]s](%[2]s)." .A .Href}}`, `Пишите: <a href="a%20b.html">x&lt;y</a>.`},
		{"kk", `{{t "The [list of all reports](%sarticles/index.html) holds every title by the day of publication; the browser’s own search finds words in it." .Root}}`,
			`<a href="../articles/index.html">Барлық хабарлар тізімінде</a> әр тақырып жарияланған күні бойынша тұр; ондағы сөздерді браузердің өз іздеуі табады.`},
		{"en", "{{t \"a `b` and **c**\"}}", `a <code>b</code> and <b>c</b>`},
		{"zh", `{{define "l"}}<i>{{.}}</i>{{end}}{{t "%[1]s and %[2]s" (show "l" .A) (show "l" .B)}}`, `<i>x&lt;y</i>与<i>3</i>`},
		{"ru", `<p title="{{t "no such text of the interface"}}">`, `<p title="no such text of the interface">`},
	} {
		got, err := translated(t, c.tag, c.text, data)
		if err != nil || got != c.want {
			t.Errorf("%s %s: %q %v, want %q", c.tag, c.text, got, err, c.want)
		}
	}
}

// TestATextOfNoValueIsOnePiece holds that a translated text costs a page
// nothing: it joins the markup around it before the page is made.
func TestATextOfNoValueIsOnePiece(t *testing.T) {
	words, _ := wording.For("ru")
	set := template.Must(template.New("x").Funcs(translationFuncs()).Parse(`<h2>{{t "Timeline"}}</h2><p>{{t "Search"}}</p>`))
	if err := (&translator{words, set.Tree}).list(set.Tree.Root); err != nil {
		t.Fatal(err)
	}
	if n := len(set.Tree.Root.Nodes); n != 1 {
		t.Errorf("it is %d pieces", n)
	}
}

func TestATextThatCannotBeTranslatedIsRefusedAtItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"<p>\n{{t .A}}</p>":                "x.html:2",
		`{{t "%[1]s and %[2]s" .A}}`:       "asks for a value",
		`{{t "Search" .A}}`:                "does not show all its values",
		`{{t "see [this" }}`:               "without ](",
		`{{t "%s and more" (show .A .B)}}`: "show takes the name of a template",
	} {
		if _, err := translated(t, "en", text, map[string]any{"A": "a", "B": "b"}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
