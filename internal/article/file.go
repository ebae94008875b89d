package article

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/front"
	"dateline/internal/prose"
)

// keys are the front-matter keys of an article, in the order of Format.
var keys = []string{"id", "title", "title_basis", "date", "date_basis", "date_evidence", "source", "source_text", "syndicator",
	"authors", "source_url", "dateline", "lang", "leaders", "initiatives", "rights", "digest_of", "added", "seed",
	"reprint_of", "status", "notes", "overrides"}

// MaxID is the longest id, in bytes.
const MaxID = 80

// ValidID reports whether s may be an id: [a-z0-9-]{1,80}, and no name that
// Windows keeps for a device, since files are named after ids.
func ValidID(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return len(s) >= 1 && len(s) <= MaxID && !prose.Device(s)
}

// Parse reads an article's file. It reports everything that is wrong with the
// file alone; whether an id is known is the roster's to say, and Keys has the
// positions for that.
func Parse(src *diag.Source) (Article, diag.List) {
	doc, l := front.Split(src)
	var a Article
	a.Body = doc.Body
	if doc.Head.Kind == front.Null {
		if l.Count(diag.Error) == 0 {
			l.Errorf(src.Pos(0), "article/front", "begin the file with --- and at least id, title and date", "no front matter")
		}
		return a, l
	}
	f := front.Read(src, doc.Head, &l, keys...)
	a.Keys = &Keys{src, doc.Head, doc.BodyOff}
	front.Odd(src, doc.Head, &l, "date_evidence", "dateline", "seed", "source_url", "notes", "overrides")
	id := func(f front.Fields, key string) string {
		s := f.String(key)
		if s != "" && !ValidID(s) {
			l.Errorf(f.Pos(key), "article/id", "use only a-z, 0-9 and -, at most 80 of them", "%q is not an id", s)
			return ""
		}
		return s
	}
	ids := func(key string) []string {
		out, off := f.Texts(key)
		kept := out[:0]
		for i, s := range out {
			if !ValidID(s) {
				l.Errorf(src.Pos(off[i]), "article/id", "use only a-z, 0-9 and -, at most 80 of them", "%q is not an id", s)
				continue
			}
			kept = append(kept, s)
		}
		return kept
	}
	oneOf := func(key string, words ...string) string {
		s := f.String(key)
		if s == "" {
			return ""
		}
		for _, w := range words {
			if s == w {
				return s
			}
		}
		l.Errorf(f.Pos(key), "article/word", "write one of "+strings.Join(words, ", "), "%q cannot be %q", key, s)
		return ""
	}

	known := len(l)
	if a.ID = id(f, "id"); a.ID == "" && len(l) == known {
		l.Errorf(f.Pos("id"), "article/id", "add a line such as id: 2018-11-13-talks-in-astana", "the article has no id")
	}
	a.Title = prose.Space(f.String("title"))
	if a.Title == "" {
		l.Errorf(f.Pos("title"), "article/title", "add a title", "the article has no title")
	}
	a.TitleBasis = Basis(oneOf("title_basis", string(Stated), string(Derived), string(Curator)))
	a.Date = f.Date("date")
	a.DateBasis = Basis(oneOf("date_basis", string(Curator), string(Header), string(OfLine), string(Code), string(URL), string(Inferred), string(Unknown)))
	a.DateEvidence, _ = f.Texts("date_evidence")
	a.Source, a.Syndicator = id(f, "source"), id(f, "syndicator")
	a.SourceText = prose.Space(f.String("source_text"))
	a.Authors, _ = f.Texts("authors")
	a.SourceURL = f.String("source_url")
	d := f.Map("dateline", "text", "place", "agency")
	a.Dateline = Dateline{d.String("text"), id(d, "place"), id(d, "agency")}
	a.Lang = f.String("lang")
	a.Leaders, a.Initiatives = ids("leaders"), ids("initiatives")
	r := f.Map("rights", "mode")
	if a.Rights = r.String("mode"); a.Rights != "" && a.Rights != "full" && a.Rights != "excerpt" && a.Rights != "metadata" {
		l.Errorf(r.Pos("mode"), "article/word", "write one of full, excerpt, metadata", "rights cannot be %q", a.Rights)
	}
	g := f.Map("digest_of", "source", "date", "url")
	a.DigestOf = Digest{id(g, "source"), g.Date("date"), g.String("url")}
	a.Added = f.Date("added")
	s := f.Map("seed", "path", "sha256", "encoding")
	a.Seed = Seed{s.String("path"), s.String("sha256"), s.String("encoding")}
	a.ReprintOf = id(f, "reprint_of")
	a.Status = oneOf("status", "unchecked", "checked", "disputed")
	for i, n := range f.Maps("notes", "exact", "prefix", "suffix", "note") {
		a.Notes = append(a.Notes, Note{Selector{n.String("exact"), n.String("prefix"), n.String("suffix")}, n.String("note")})
		if a.Notes[i].Exact == "" {
			l.Errorf(n.Pos("exact"), "article/selector", "quote the words that the note is about", "a note without exact")
		}
	}
	for i, o := range f.Maps("overrides", "exact", "prefix", "suffix", "kind", "entity", "speaker", "drop") {
		a.Overrides = append(a.Overrides, Override{Selector{o.String("exact"), o.String("prefix"), o.String("suffix")},
			o.String("kind"), id(o, "entity"), id(o, "speaker"), o.Bool("drop")})
		switch a.Overrides[i].Kind {
		case "mention", "quote", "figure", "date", "event":
		default:
			l.Errorf(o.Pos("kind"), "article/word", "write one of mention, quote, figure, date, event", "an override cannot be of kind %q", a.Overrides[i].Kind)
		}
		if a.Overrides[i].Exact == "" {
			l.Errorf(o.Pos("exact"), "article/selector", "quote the words that are annotated", "an override without exact")
		}
	}
	return a, l
}

// Format writes the file of an article: front matter in the order of the
// documentation, empty keys left out, then the body and one line end.
func Format(a Article) string {
	var b strings.Builder
	b.Grow(1024 + len(a.Body))
	b.WriteString("---\n")
	line := func(key, value string) {
		if value != "" {
			b.WriteString(key + ": " + front.Quote(value, false) + "\n")
		}
	}
	list := func(key string, values []string) {
		if len(values) > 0 {
			b.WriteString(key + ": " + front.FlowList(values) + "\n")
		}
	}
	flow := func(key string, pairs ...string) {
		if m := front.FlowMap(pairs...); m != "{}" {
			b.WriteString(key + ": " + m + "\n")
		}
	}
	line("id", a.ID)
	line("title", a.Title)
	line("title_basis", string(a.TitleBasis))
	line("date", a.Date.String())
	line("date_basis", string(a.DateBasis))
	list("date_evidence", a.DateEvidence)
	line("source", a.Source)
	line("source_text", a.SourceText)
	line("syndicator", a.Syndicator)
	list("authors", a.Authors)
	line("source_url", a.SourceURL)
	flow("dateline", "text", a.Dateline.Text, "place", a.Dateline.Place, "agency", a.Dateline.Agency)
	line("lang", a.Lang)
	list("leaders", a.Leaders)
	list("initiatives", a.Initiatives)
	flow("rights", "mode", a.Rights)
	flow("digest_of", "source", a.DigestOf.Source, "date", a.DigestOf.Date.String(), "url", a.DigestOf.URL)
	line("added", a.Added.String())
	flow("seed", "path", a.Seed.Path, "sha256", a.Seed.SHA256, "encoding", a.Seed.Encoding)
	line("reprint_of", a.ReprintOf)
	line("status", a.Status)
	if len(a.Notes) > 0 {
		b.WriteString("notes:\n")
		for _, n := range a.Notes {
			b.WriteString("  - " + front.FlowMap("exact", n.Exact, "prefix", n.Prefix, "suffix", n.Suffix, "note", n.Note) + "\n")
		}
	}
	if len(a.Overrides) > 0 {
		b.WriteString("overrides:\n")
		for _, o := range a.Overrides {
			drop := ""
			if o.Drop {
				drop = "true"
			}
			m := front.FlowMap("exact", o.Exact, "prefix", o.Prefix, "suffix", o.Suffix, "kind", o.Kind, "entity", o.Entity, "speaker", o.Speaker)
			if drop != "" {
				m = strings.TrimSuffix(m, "}") + ", drop: true}"
			}
			b.WriteString("  - " + m + "\n")
		}
	}
	b.WriteString("---\n")
	b.WriteString(a.Body)
	b.WriteByte('\n')
	return b.String()
}

// Path is where the article's file stands under content/articles: a folder a
// year, "undated" where no single year is known.
func (a *Article) Path() string { return a.Folder() + "/" + a.ID + ".md" }

// Folder is the year of the article's date, or "undated".
func (a *Article) Folder() string {
	if y, ok := a.Date.Year(); ok && y > 0 && y <= 9999 {
		return fmt.Sprintf("%04d", y)
	}
	return "undated"
}

// Serial returns the n-th name of an id that is taken: "id-2", cut to MaxID.
func Serial(id string, n int) string {
	tail := "-" + strconv.Itoa(n)
	if len(id)+len(tail) > MaxID {
		id = strings.TrimRight(id[:MaxID-len(tail)], "-")
	}
	return id + tail
}
