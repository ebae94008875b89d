package build

import (
	"net/url"
	"strings"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/front"
	"dateline/internal/normalize"
	"dateline/internal/record"
	"dateline/internal/site"
	"dateline/internal/wording"
)

// config is content/site.yaml.
type config struct {
	site.Meta
	HomeCountries []string          // ids of places: whose offices a bare title means
	Columns       map[string]string // a field of a report → its column in tables and JSON
	homePos       []diag.Pos

	// What a chronicle may go without. All but the last are on unless site.yaml
	// says otherwise.
	annotate bool // read reports for names, quotations, figures, dates and events
	data     bool // publish the tables
	search   bool // publish the search page and its index
	linked   bool // publish each report's annotations in a file beside its page

	propose *bool // write files for names that the roster does not have; nil: where it has no leaders of its own
}

// readConfig reads content/site.yaml; every key is optional. The time zone is a key of
// older sites: a report's "today" is the day of its date, wherever it was written.
func readConfig(src *diag.Source) (config, diag.List) {
	v, l := front.YAML(src)
	f := front.Read(src, v, &l, "title", "subtitle", "description", "base_url", "hub", "language", "timezone", "rights", "editor", "contact", "home_countries", "import", "theme", "annotate", "data", "search", "web_annotations", "propose")
	var c config
	c.Title = f.String("title")
	if c.Title == "" {
		c.Title = "A chronicle"
	}
	c.Subtitle, c.Description = f.String("subtitle"), f.String("description")
	c.Editor, c.Contact = f.String("editor"), f.String("contact")
	if c.Language = f.String("language"); c.Language == "" {
		c.Language = "en"
	}
	if _, known := wording.For(c.Language); !known {
		l.Notef(f.Pos("language"), "site/language", "write one of "+wording.Tags+", or leave it: it is still the language of reports that name none", "the program has no words in the language %q, so the pages' own words are English", c.Language)
	}
	if c.BaseURL = f.String("base_url"); c.BaseURL != "" {
		if why := badBase(c.BaseURL); why != "" {
			l.Errorf(f.Pos("base_url"), "site/base-url", "write a whole address that ends in a slash, such as https://example.org/chronicle/", "%q %s", c.BaseURL, why)
		}
	}
	if c.Hub = f.String("hub"); c.Hub != "" && (site.WebURL(c.Hub) == "" || strings.HasPrefix(strings.ToLower(c.Hub), "mailto:")) {
		l.Errorf(f.Pos("hub"), "site/hub", "write a whole address, such as https://hub.example.org/, or take the key out", "%q is no address of a hub", c.Hub)
	}
	r := f.Map("rights", "mode", "statement")
	if c.Rights = r.String("mode"); c.Rights == "" {
		c.Rights = "full"
	}
	c.License = r.String("statement")
	c.HomeCountries, c.homePos = f.Strings("home_countries")
	columns := f.Map("import", "columns").Map("columns", record.Fields()...)
	for _, field := range record.Fields() {
		if name := columns.String(field); name != "" {
			if c.Columns == nil {
				c.Columns = map[string]string{}
			}
			c.Columns[field] = name
		}
	}
	on := func(key string) bool { return !f.Has(key) || f.Bool(key) }
	c.annotate, c.data, c.search = on("annotate"), on("data"), on("search")
	if f.Has("propose") {
		yes := f.Bool("propose")
		c.propose = &yes
	}
	c.linked = c.annotate && c.data && f.Bool("web_annotations")
	c.NoData, c.Linked = !c.data, c.linked
	c.Theme = site.ReadTheme(f, &l)
	c.Meta.Search = c.search
	return c, l
}

// words are those of the site's language.
func (b *builder) words() wording.Words {
	w, _ := wording.For(b.conf.Language)
	return w
}

// badBase says what is wrong with a base address, or nothing.
func badBase(s string) string {
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return "is no address"
	case u.Scheme != "http" && u.Scheme != "https":
		return "does not start with https:// or http://"
	case u.Host == "":
		return "names no host"
	case !strings.HasSuffix(u.Path, "/"):
		return "does not end in a slash"
	case u.RawQuery != "" || u.Fragment != "":
		return "has a query or a fragment"
	}
	return ""
}

// sidecars are a person's words on seeds, by the seed's path relative to the
// seeds folder.
type sidecars map[string]sidecar

type sidecar struct {
	normalize.Sidecar
	pos  diag.Pos
	used *bool
}

var sidecarKeys = []string{"title", "date", "source", "syndicator", "url", "lang", "authors", "rights", "digest_of"}

// readSidecars reads seeds/seeds.yaml: a map `files` from a seed's name to the
// fields that a person gives for it.
func readSidecars(src *diag.Source) (sidecars, diag.List) {
	v, l := front.Ledger(src)
	top := front.Read(src, v, &l, "files")
	files := top.Open("files")
	out := sidecars{}
	for _, name := range files.Keys() {
		out[name] = readSidecar(files.Map(name, sidecarKeys...), files.Pos(name), &l)
	}
	return out, l
}

func readSidecar(f front.Fields, pos diag.Pos, l *diag.List) sidecar {
	s := sidecar{pos: pos, used: new(bool)}
	s.Title, s.Source, s.URL, s.Lang = f.String("title"), f.String("source"), f.String("url"), f.String("lang")
	s.Syndicator = f.String("syndicator")
	s.Date = f.Date("date")
	s.Authors, _ = f.Strings("authors")
	s.Rights = f.Map("rights", "mode").String("mode")
	g := f.Map("digest_of", "source", "date", "url")
	s.Digest = article.Digest{Source: g.String("source"), Date: g.Date("date"), URL: g.String("url")}
	return s
}
