package build_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/front"
	"dateline/internal/markup"
	"dateline/internal/publish"
	"dateline/templates"
)

// quoted is a text as a value of YAML.
func quoted(s string) string { return front.Quote(s, true) }

// plant writes a site in which each text stands in every place that data can
// come to, and returns its folder and how many places it filled.
func plant(t testing.TB, texts []string) (dir string, places int) {
	t.Helper()
	dir = t.TempDir()
	write := func(name, text string) {
		p := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o755), os.WriteFile(p, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	write("content/site.yaml", "title: Hostile\nbase_url: https://chronicle.example/x/\nrights: {mode: full, statement: None.}\nhome_countries: [land]\n")
	write("content/places/land.md", "---\nid: land\nname: Land\n---\n")
	write("content/leaders/ada-brovik.md", "---\nid: ada-brovik\nname: Ada Brovik\nfamily_name: Brovik\nroles:\n  - {title: President of Land, short: [President], of: land, from: 2010-01-01}\ncountry: land\n---\n")
	for i, s := range texts {
		date, err := edtf.Parse(fmt.Sprintf("%d-%02d-%02d", 2010+i%10, i%12+1, i%28+1))
		if err != nil {
			t.Fatal(err)
		}
		q := quoted(s)
		// An entity, of each kind in turn.
		n := fmt.Sprintf("%05d", i)
		of := func(kind int) string { return fmt.Sprintf("%05d", min(i-i%5+kind, len(texts)-1-(len(texts)-1-kind)%5)) }
		p, in, l, so := "p-"+of(0), "i-"+of(1), "l-"+of(2), "s-"+of(4)
		intro := "\n---\n" + s + "\n\n> " + s + "\n\n[x](" + s + ")\n"
		switch i % 5 {
		case 0:
			write("content/leaders/p-"+n+".md", "---\nid: p-"+n+"\nname: "+quoted("Ko "+s)+"\naliases:\n  - {text: "+q+", lang: en}\nroles:\n  - {title: "+q+", short: ["+quoted("Warden "+s)+"], of: land}\ngloss: "+q+intro)
			places += 8
		case 1:
			write("content/initiatives/i-"+n+".md", "---\nid: i-"+n+"\nname: "+quoted("Plan "+s)+"\ngloss: "+q+intro)
			places += 5
		case 2:
			write("content/places/l-"+n+".md", "---\nid: l-"+n+"\nname: "+quoted("Vale "+s)+"\ndemonyms: ["+q+"]\ncountry: land"+intro)
			places += 5
		case 3:
			write("content/organizations/o-"+n+".md", "---\nid: o-"+n+"\nname: "+quoted("Bank "+s)+"\nkind: "+q+intro)
			places += 5
		case 4:
			write("content/sources/s-"+n+".md", "---\nid: s-"+n+"\nname: "+quoted("News "+s)+"\nowner: "+q+"\nlanguage: "+q+"\nurl: "+q+intro)
			places += 7
		}
		// An article: its front matter, and a body in which the text stands as
		// each thing that a body can hold.
		flat := strings.Join(strings.Fields(strings.Map(func(r rune) rune {
			if r == 0 {
				return '\ufffd'
			}
			return r
		}, s)), " ")
		body := strings.Join([]string{
			s, "Ko " + s + " met Ada Brovik in Vale " + s + " on " + date.Human() + ".", "“" + s + " is what we want,” President Ada Brovik said.", "It cost 21 million " + s + " in 2012.",
			"# " + flat, "> " + flat, "- " + flat, "1. " + flat, "[words](" + flat + ")", "[" + flat + "](https://example.org/)", "![" + flat + "](" + flat + ")", "<" + flat + ">", "`" + flat + "`", "```" + flat + "\n" + flat + "\n```",
			"*" + flat + "* **" + flat + "** _" + flat + "_", "[x](https://example.org/ \"" + flat + "\")", "They signed a memorandum “" + s + "” on trade.",
		}, "\n\n")
		a := article.Article{ID: "a-" + n, Title: s, TitleBasis: article.Stated, Date: date, DateBasis: article.Curator, DateEvidence: []string{s}, Source: so, Syndicator: so,
			Authors: []string{s, s}, SourceURL: s, Dateline: article.Dateline{Text: s, Place: l, Agency: so}, Lang: s, Leaders: []string{p, "ada-brovik"}, Initiatives: []string{in},
			Seed: article.Seed{Path: s, SHA256: s, Encoding: s}, Body: body}
		if i%3 == 0 {
			a.DigestOf = article.Digest{Source: so, Date: date, URL: s}
		}
		if at := strings.Index(body, "memorandum"); at >= 0 {
			a.Notes = []article.Note{{Selector: article.Selector{Exact: "memorandum"}, Note: s}}
		}
		if strings.TrimSpace(prepared(s)) == "" {
			a.Title = "x " + s
		}
		write("content/articles/"+a.Path(), article.Format(a))
		// A seed: title, headers, dateline, body, tail.
		write("seeds/seed-"+n+".txt", s+"\n\n"+date.Human()+"\nSource: "+s+"\nURL: "+s+"\nBy "+s+"\n\nVALE, "+date.Human()+" ("+s+") - Ada Brovik met "+s+" on Monday.\n\n"+s+"\n\n\""+s+" is good,\" Brovik said.\n\n(c) "+s+"\n")
		places += 15 + 25 + 9
	}
	return dir, places
}

// prepared is a text as an editor's file keeps it.
func prepared(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

// form is what may stand in a page: elements, pairs of element and
// attribute, and ids.
type form map[string]bool

// shape reads a page and says what is active in it, whatever the site; see
// collects what it is made of.
func shape(t testing.TB, name string, b []byte, see func(string)) {
	script, policy := "", 0
	z := markup.NewTokenizer(string(b))
	for {
		switch z.Next() {
		case markup.ErrorToken:
			return
		case markup.CommentToken:
			t.Errorf("%s: a comment: %.80q", name, z.Text())
		case markup.TextToken:
			if script != "" {
				if strings.Contains(script, "ld+json") {
					if !json.Valid(z.Raw()) || bytes.ContainsAny(z.Raw(), "<\u2028\u2029") {
						t.Errorf("%s: linked data that may end its script: %.200q", name, z.Raw())
					}
				} else if strings.TrimSpace(string(z.Raw())) != "" {
					t.Errorf("%s: a script in the page: %.80q", name, z.Raw())
				}
			}
			if i := bytes.IndexFunc(z.Raw(), func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }); i >= 0 {
				t.Errorf("%s: the control character %#U", name, z.Raw()[i])
			}
		case markup.EndTagToken:
			script = ""
		case markup.StartTagToken, markup.SelfClosingTagToken:
			tag := z.Token()
			script = ""
			see(tag.Data)
			for _, a := range tag.Attr {
				see(tag.Data + " " + a.Key)
				switch a.Key {
				case "href", "src", "action", "cite", "poster", "data", "formaction", "xlink:href", "srcset", "ping":
					if s := scheme(a.Val); s != "" && s != "http" && s != "https" && s != "mailto" || s != "" && a.Key != "href" {
						t.Errorf("%s: %s", name, tag)
					}
					if strings.HasPrefix(strings.TrimSpace(a.Val), "//") || strings.HasPrefix(strings.TrimSpace(a.Val), `/\`) {
						t.Errorf("%s: leads to another host: %s", name, tag)
					}
				case "id", "name", "for":
					see(tag.Data + " " + a.Key + "=" + a.Val)
				case "http-equiv":
					if policy++; a.Val != "Content-Security-Policy" || !strings.Contains(tag.String(), "default-src &#39;none&#39;") || policy > 1 {
						t.Errorf("%s: %s", name, tag)
					}
				case "style", "srcdoc":
					t.Errorf("%s: %s", name, tag)
				}
				if strings.HasPrefix(a.Key, "on") || strings.Contains(a.Val, "ZgotmplZ") && !strings.Contains(a.Val, mark) {
					t.Errorf("%s: %s", name, tag)
				}
			}
			if policy == 0 && (tag.Data == "script" || tag.Data == "link" || tag.Data == "body") {
				t.Errorf("%s: no policy before the first <%s>", name, tag.Data)
			}
			if tag.Data == "script" {
				script = tag.String()
			}
		}
	}
}

// scheme is the scheme that the laxest browser sees in an address: characters
// that are not seen are left out first.
func scheme(s string) string {
	s = strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' || unicode.IsControl(r) || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\\' {
			return -1
		}
		return r
	}, s))
	i := strings.IndexAny(s, ":/?#")
	if i < 0 || s[i] != ':' {
		return ""
	}
	return s[:i]
}

// buildPlanted builds a planted site and gives all of its files to look.
func buildPlanted(t testing.TB, texts []string, look func(name string, b []byte)) (files, places int) {
	dir, places := plant(t, texts)
	res := run(t, dir)
	if !res.Published {
		for _, d := range res.Problems {
			if d.Severity == diag.Error {
				t.Error(d)
			}
		}
		t.Fatal("not published")
	}
	for name, b := range tree(t, filepath.Join(dir, "public")) {
		look(name, []byte(b))
		files++
	}
	if keep := os.Getenv("DATELINE_HOSTILE"); keep != "" && len(texts) > 100 { // for the browser
		if err := os.CopyFS(keep, os.DirFS(filepath.Join(dir, "public"))); err != nil {
			t.Fatal(err)
		}
	}
	return files, places
}

// written is what Markdown and annotations may be in a report, besides what the
// templates write.
var written = []string{"p", "em", "strong", "code", "pre", "ul", "ol", "ol start", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "br", "a", "a href", "code class",
	"a class", "a id", "a role", "a title", "a aria-label", "span class", "span id", "span title", "time datetime", "time class", "time id", "p id", "p class", "p role", "div id", "div class"}

// numbered are the ids that are made of data: a letter or two and a number, so
// that none is a name that scripts or browsers know; and one that dates have.
var numbered = regexp.MustCompile(`^[a-z0-9]+ id=(?:undated|(?:n?[dfq]|p|y|m|pair)[0-9]+)$`)

// ofTemplates adds what stands in the templates.
func (f form) ofTemplates(t testing.TB) {
	actions := regexp.MustCompile(`\{\{[^}]*\}\}`)
	list, err := templates.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		b, err := templates.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		z := markup.NewTokenizer(actions.ReplaceAllString(string(b), ""))
		for kind := z.Next(); kind != markup.ErrorToken; kind = z.Next() {
			if kind != markup.StartTagToken && kind != markup.SelfClosingTagToken {
				continue
			}
			tag := z.Token()
			f[tag.Data] = true
			for _, a := range tag.Attr {
				f[tag.Data+" "+a.Key] = true
				if (a.Key == "id" || a.Key == "name" || a.Key == "for") && a.Val != "" {
					f[tag.Data+" "+a.Key+"="+a.Val] = true
				}
			}
		}
	}
}

// Texts that want to be markup, in every place that data can come to, make
// pages of the same parts as harmless words do.
func TestHostileTextIsTextInEveryFile(t *testing.T) {
	allowed := form{}
	for _, s := range written {
		allowed[s] = true
	}
	allowed.ofTemplates(t)
	harmless := []string{"plain", "grain", "train", "brain", "drain", "strain", "chain", "stain"}
	buildPlanted(t, harmless, func(name string, b []byte) {
		switch path.Ext(name) {
		case ".html":
			shape(t, name, b, func(s string) { allowed[s] = true })
		case ".xml", ".atom", ".opml", ".svg":
			elements(t, name, b, func(s string) { allowed["xml "+s] = true })
		}
	})
	all := payloads()
	seen := map[string]bool{}
	for _, s := range all {
		if seen[s] {
			t.Errorf("%q is there twice", s)
		}
		seen[s] = true
	}
	if len(all) < 300 {
		t.Errorf("only %d payloads", len(all))
	}
	if n, _ := strconv.Atoi(os.Getenv("DATELINE_PAYLOADS")); n > len(all) { // an hour's work in a browser
		all = disguised(all, n)
	}
	bad := map[string]string{}
	braces := 0
	files, places := buildPlanted(t, all, func(name string, b []byte) {
		if !utf8.Valid(b) && path.Ext(name) != ".png" && path.Ext(name) != ".ico" {
			t.Errorf("%s is not UTF-8", name)
		}
		switch path.Ext(name) {
		case ".html":
			shape(t, name, b, func(s string) {
				if !allowed[s] && !numbered.MatchString(s) && bad[s] == "" {
					bad[s] = name
				}
			})
			braces += bytes.Count(b, []byte("{{.Site}}"+mark))
		case ".xml", ".atom", ".opml", ".svg":
			elements(t, name, b, func(s string) {
				if !allowed["xml "+s] && bad["xml "+s] == "" {
					bad["xml "+s] = name
				}
			})
		case ".json", ".webmanifest":
			if !json.Valid(b) {
				t.Errorf("%s is not JSON", name)
			}
		case ".jsonl":
			for line := range bytes.Lines(b) {
				if !json.Valid(line) || bytes.ContainsAny(line, "\u2028\u2029") {
					t.Errorf("%s: %.100q", name, line)
				}
			}
		case ".csv":
			cells(t, name, b)
		case ".js":
			if !strings.HasPrefix(name, "search/") {
				break
			}
			call, ok := bytes.CutPrefix(bytes.TrimSpace(b), []byte("dateline("))
			call, ends := bytes.CutSuffix(bytes.TrimSuffix(call, []byte(";")), []byte(")"))
			if !ok || !ends || !json.Valid(fmt.Appendf(nil, "[%s]", call)) || bytes.ContainsAny(b, "\u2028\u2029") {
				t.Errorf("%s is not one call with values: %.80q", name, b)
			}
		}
		if err := publish.CheckPath(name); err != nil || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-./_") != "" {
			t.Errorf("a file is named %q: %v", name, err)
		}
	})
	for s, name := range bad {
		t.Errorf("%s: %q, which no page of harmless words has", name, s)
	}
	if braces < 3 {
		t.Errorf("braces stand in %d places, want them to stay text", braces)
	}
	t.Logf("%d payloads in %d places, %d files", len(all), places, files)
}

// elements reads an XML file.
func elements(t testing.TB, name string, b []byte, see func(string)) {
	d := xml.NewDecoder(bytes.NewReader(b))
	in := ""
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			in = tok.Name.Local
			see(in)
			for _, a := range tok.Attr {
				see(tok.Name.Local + " " + a.Name.Local)
				if s := scheme(a.Value); (a.Name.Local == "href" || strings.HasSuffix(a.Name.Local, "Url")) && s != "" && s != "http" && s != "https" && s != "mailto" {
					t.Errorf("%s: %s=%q", name, a.Name.Local, a.Value)
				}
			}
		case xml.Directive, xml.Comment:
			t.Errorf("%s: %v", name, tok)
		case xml.CharData:
			if i := bytes.IndexAny(tok, "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"); i >= 0 && (in == "title" || in == "name" || in == "creator") {
				t.Errorf("%s: a direction that a reader's list would take over: %q", name, tok)
			}
		}
	}
}

// cells reads a table as a spreadsheet does: no cell computes.
func cells(t testing.TB, name string, b []byte) {
	r := csv.NewReader(bytes.NewReader(b))
	number := regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	for {
		row, err := r.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		for _, c := range row {
			if strings.ContainsAny(firstOf(strings.TrimLeft(c, " ")), "=+-@\t\r\n＝＋－＠") && c != "" && !number.MatchString(c) {
				t.Errorf("%s: the cell %.80q computes", name, c)
			}
		}
	}
}

func firstOf(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}
