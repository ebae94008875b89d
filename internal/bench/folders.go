package main

import (
	"bufio"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A chronicle is a corpus to be written out for one tool or another.
type chronicle struct {
	n                                     int
	at                                    func(i int) (report, error)
	leaders, initiatives, places, sources []string // names
}

// own is the benchmark's own corpus.
func own(n int) chronicle {
	return chronicle{n, func(i int) (report, error) { return compose(i), nil }, leaders(), programs, append(append([]string{}, towns...), lands...), papers}
}

// dateline writes the site as dateline's own articles: what a chronicle looks
// like whose reports are imported already. Plain leaves out, by site.yaml, all
// that other tools do not make.
func (c chronicle) dateline(dir string, plain bool) error {
	if err := c.entities(dir, plain); err != nil {
		return err
	}
	return c.each(func(r report) error { return r.article(dir) })
}

// article writes a report as an article of dateline's.
func (r report) article(site string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nid: %s\ntitle: %s\ndate: %s\ndate_basis: header\nsource: %s\nlang: en\n", path.Base(r.name()), quote(r.title), r.date.Format("2006-01-02"), slug(r.source))
	fmt.Fprintf(&b, "leaders: [%s]\n", strings.Join(slugs(r.leaders), ", "))
	if len(r.initiatives) > 0 {
		fmt.Fprintf(&b, "initiatives: [%s]\n", strings.Join(slugs(r.initiatives), ", "))
	}
	fmt.Fprintf(&b, "added: 2026-01-01\nstatus: unchecked\n---\n%s\n", r.body)
	return write(filepath.Join(site, "content", r.name()+".md"), b.String())
}

// name is that of an article in content/ and in the published folder.
func (r report) name() string {
	return fmt.Sprintf("articles/%d/%s%d", r.date.Year(), r.date.Format("2006-01-02-"), r.n)
}

// entities writes site.yaml and a file for each person, initiative, place and
// source.
func (c chronicle) entities(dir string, plain bool) error {
	conf := "title: Chronicle\nbase_url: https://example.org/\n"
	if plain {
		conf += "annotate: false\ndata: false\nsearch: false\n"
	}
	if err := write(filepath.Join(dir, "content/site.yaml"), conf); err != nil {
		return err
	}
	for folder, names := range map[string][]string{"leaders": c.leaders, "initiatives": c.initiatives, "places": c.places, "sources": c.sources} {
		for _, n := range names {
			if err := write(filepath.Join(dir, "content", folder, slug(n)+".md"), "---\nid: "+slug(n)+"\nname: "+quote(n)+"\n---\n"); err != nil {
				return err
			}
		}
	}
	return nil
}

// raw writes the reports as a scraper leaves them.
func (c chronicle) raw(dir string) error {
	return c.each(func(r report) error {
		return write(filepath.Join(dir, r.date.Format("2006"), fmt.Sprintf("%06d.txt", r.n)),
			r.title+"\n"+r.source+"\n"+r.date.Format("2 January 2006")+"\n\n"+r.body+"\n")
	})
}

// markdown writes the reports with the front matter that Hugo and Eleventy
// read.
func (c chronicle) markdown(dir string) error {
	return c.each(func(r report) error {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: %s\ndate: %s\nslug: %s\ndescription: %s\nleaders: [%s]\ninitiatives: [%s]\nplaces: [%s]\nsource: %s\n---\n\n%s\n",
			quote(r.title), r.date.Format(time.RFC3339), quote(r.slug()), quote(r.gist),
			strings.Join(quotes(r.leaders), ", "), strings.Join(quotes(r.initiatives), ", "), strings.Join(quotes(r.places), ", "), quote(r.source), r.body)
		return write(filepath.Join(dir, r.markdownName()), b.String())
	})
}

// markdownName is that of the file in a peer's content, slug the name of its page.
func (r report) markdownName() string {
	return filepath.Join("articles", r.date.Format("2006"), fmt.Sprintf("%06d.md", r.n))
}

func (r report) slug() string { return slug(r.title) + "-" + strconv.Itoa(r.n) }

func (c chronicle) each(f func(report) error) error {
	for i := range c.n {
		r, err := c.at(i)
		if err == nil {
			err = f(r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// markdownFolder reads a corpus that markdown, or another generator with the
// same front matter, has written.
func markdownFolder(dir string) (chronicle, error) {
	files, err := filepath.Glob(filepath.Join(dir, "articles", "*", "*.md"))
	if err != nil {
		return chronicle{}, err
	}
	c := chronicle{n: len(files), at: func(i int) (report, error) { return readMarkdown(files[i], i) }}
	seen := map[string]bool{}
	note := func(list *[]string, names ...string) {
		for _, n := range names {
			if k := fmt.Sprintf("%p %s", list, n); !seen[k] {
				seen[k] = true
				*list = append(*list, n)
			}
		}
	}
	err = c.each(func(r report) error {
		note(&c.leaders, r.leaders...)
		note(&c.initiatives, r.initiatives...)
		note(&c.places, r.places...)
		note(&c.sources, r.source)
		return nil
	})
	return c, err
}

func readMarkdown(name string, n int) (report, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return report{}, err
	}
	r := report{n: n}
	head, body, ok := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
	if !ok {
		return r, fmt.Errorf("%s has no front matter", name)
	}
	r.body = strings.Trim(body, "\n")
	for sc := bufio.NewScanner(strings.NewReader(head)); sc.Scan(); {
		key, value, _ := strings.Cut(sc.Text(), ": ")
		switch key {
		case "title":
			r.title, err = strconv.Unquote(value)
		case "description":
			r.gist, err = strconv.Unquote(value)
		case "source":
			r.source, err = strconv.Unquote(value)
		case "date":
			r.date, err = time.Parse(time.RFC3339, value)
		case "leaders":
			r.leaders, err = list(value)
		case "initiatives":
			r.initiatives, err = list(value)
		case "places":
			r.places, err = list(value)
		}
		if err != nil {
			return r, fmt.Errorf("reading %s of %s: %w", key, name, err)
		}
	}
	return r, nil
}

// list reads ["a", "b"].
func list(s string) ([]string, error) {
	var out []string
	for s = strings.Trim(s, "[]"); s != ""; s = strings.TrimPrefix(s, ", ") {
		q, err := strconv.QuotedPrefix(s)
		if err != nil {
			return nil, err
		}
		v, err := strconv.Unquote(q)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
		s = s[len(q):]
	}
	return out, nil
}

func write(name, text string) error {
	err := os.WriteFile(name, []byte(text), 0o644)
	if os.IsNotExist(err) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, []byte(text), 0o644)
	}
	return err
}

func quote(s string) string { return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"` }

func quotes(list []string) []string { return apply(list, quote) }
func slugs(list []string) []string  { return apply(list, slug) }

func apply(list []string, f func(string) string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = f(s)
	}
	return out
}

// slug makes a name fit for a file and an address.
func slug(s string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(s) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
