// Package render turns pages into HTML and feeds into XML and JSON. It alone
// knows html/template, goldmark and gorilla/feeds.
//
// A [Renderer] is made once from a folder of templates and then used by many
// goroutines. Each kind of page has the template of its name ("year.html" for
// a [site.YearPage]); the rest of the folder is shared pieces. New parses all
// of them and tries each on a page with everything and on one with nothing, so
// that a template that asks for what its page does not have is refused before
// anything is written, with file and line.
//
//	r, err := render.New(templates.Files, words)
//	err = r.Page(&out, page)
//
// The rules: text from reports and from editors is only ever text, escaped by
// html/template or by goldmark, whose raw HTML is not even parsed; addresses
// from data are http, https or mailto; one function, [trusted], declares bytes
// to be HTML.
package render

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"reflect"
	"sync"

	"dateline/internal/site"
	"dateline/internal/wording"
)

// Renderer writes pages. It is safe for concurrent use.
type Renderer struct {
	set      *template.Template
	programs map[string]*program // by kind of page; where one is missing, set does it
	body     *bodyWriter
	words    wording.Words
	buffers  sync.Pool
	shared   sync.Map // sharedKey → template.HTML
}

// sharedKey names a piece that many pages share.
type sharedKey struct {
	name string
	nav  *site.Nav
}

// articleView is what article.html gets: the page and its body, which a program
// writes where it stands and html/template takes from Body.
type articleView struct {
	*site.ArticlePage
	Body   template.HTML
	Marked bool
	body   Body
}

// kinds are the pages that need a template each.
func kinds() map[string]any {
	return map[string]any{
		"overview": &site.OverviewPage{}, "timeline": &site.TimelinePage{}, "year": &site.YearPage{}, "month": &site.MonthPage{},
		"reports": &site.ReportsPage{}, "article": &articleView{ArticlePage: &site.ArticlePage{}}, "event": &site.EventPage{},
		"leader": &site.LeaderPage{}, "initiative": &site.InitiativePage{}, "place": &site.PlacePage{}, "source": &site.SourcePage{},
		"index": &site.IndexPage{}, "quotes": &site.QuotesPage{}, "figures": &site.FiguresPage{}, "meetings": &site.MeetingsPage{},
		"about": &site.AboutPage{}, "coverage": &site.CoveragePage{}, "corrections": &site.CorrectionsPage{}, "days": &site.DaysPage{}, "day": &site.DayPage{}, "feeds": &site.FeedsPage{}, "data": &site.DataPage{}, "search": &site.SearchPage{}, "explore": &site.ExplorePage{}, "plain": &site.PlainPage{},
	}
}

// New reads every *.html of the folder, and puts it in a language. Its error joins all that is wrong,
// each with the template's file and line.
func New(templates fs.FS, words wording.Words) (*Renderer, error) {
	r := &Renderer{body: newBodyWriter(), words: words}
	r.buffers.New = func() any { return newPage() }
	funcs := translationFuncs()
	funcs["markdown"], funcs["nav"], funcs["contents"] = r.markdown, r.nav, r.contents
	r.set = template.New("").Option("missingkey=error").Funcs(funcs)
	names, err := fs.Glob(templates, "*.html")
	if err != nil {
		return nil, fmt.Errorf("reading templates: %w", err)
	}
	var bad []error
	places := map[string]string{} // of what templates define, by name
	for _, name := range names {
		text, err := fs.ReadFile(templates, name)
		if err != nil {
			return nil, fmt.Errorf("reading templates: %w", err)
		}
		file, err := template.New(name).Funcs(funcs).Parse(string(text))
		if err != nil {
			bad = append(bad, err)
			continue
		}
		for _, t := range file.Templates() {
			if t.Tree == nil {
				continue
			}
			if err := (&translator{words, t.Tree}).list(t.Tree.Root); err != nil {
				bad = append(bad, err)
			}
			place, _ := t.Tree.ErrorContext(t.Tree.Root)
			if first := places[t.Name()]; first != "" {
				bad = append(bad, fmt.Errorf("template: %s: %q is defined at %s too; give it another name, or replace the file in which it stands", place, t.Name(), first))
				continue
			}
			places[t.Name()] = place
			if _, err := r.set.AddParseTree(t.Name(), t.Tree); err != nil {
				bad = append(bad, err)
			}
		}
	}
	if len(bad) > 0 {
		return nil, errors.Join(bad...)
	}
	all := kinds()
	for _, kind := range site.Kinds() {
		if r.set.Lookup(kind+".html") == nil {
			bad = append(bad, fmt.Errorf("template %s.html is missing", kind))
			continue
		}
		page := all[kind]
		for pass := range 2 { // empty, then with all that it can show
			var out bytes.Buffer
			if err := r.set.ExecuteTemplate(&out, kind+".html", page); err != nil {
				bad = append(bad, err)
				break
			}
			if pass == 1 && len(bytes.TrimSpace(out.Bytes())) == 0 {
				bad = append(bad, fmt.Errorf("template: %s.html:1: it writes nothing", kind))
				break
			}
			fill(reflect.ValueOf(page).Elem(), 0)
		}
	}
	if len(bad) > 0 {
		return nil, errors.Join(bad...)
	}
	r.shared.Clear()
	r.compile(all)
	return r, nil
}

// compile makes the programs of the kinds whose templates have one.
func (r *Renderer) compile(all map[string]any) {
	c := &compiler{set: r.set, made: map[programKey]*program{}}
	r.programs = map[string]*program{}
	for kind, page := range all {
		if p, err := c.program(kind+".html", reflect.TypeOf(page)); err == nil {
			r.programs[kind] = p
		}
	}
}

// fill gives every field a value, so that a template runs through all that it
// shows.
func fill(v reflect.Value, depth int) {
	if depth > 7 || !v.CanSet() {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Int:
		v.SetInt(2)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		fill(v.Elem(), depth+1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), depth+1)
		fill(v.Index(1), depth+1)
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1)
		}
	}
}

// Page appends a page of any kind but a report's to out, or nothing and an error.
func (r *Renderer) Page(out *bytes.Buffer, p site.Page) error {
	return r.execute(out, p.Base(), p)
}

// Body writes a report's body with its paragraphs numbered and marked, as far
// as the report's rights allow. It needs no more than the report and the
// roster. Out is empty, and its bytes are the body's from then on.
func (r *Renderer) Body(out *bytes.Buffer, s *Source) (Body, error) {
	w := &page{Buffer: out}
	if err := r.body.write(w, s); err != nil {
		return Body{}, fmt.Errorf("writing the body of %s: %w", s.Article.ID, err)
	}
	return Body{out.Bytes(), w.gaps, w.marked}, nil
}

// Article appends a report's page to out: the page, what the stored report knows
// of its origin, and its body.
func (r *Renderer) Article(out *bytes.Buffer, p *site.ArticlePage, from *site.Origin, body *Body) error {
	p.Provenance(r.words, from)
	return r.execute(out, &p.Head, &articleView{ArticlePage: p, Marked: body.Marked, body: *body})
}

func (r *Renderer) execute(out *bytes.Buffer, h *site.Head, data any) error {
	from := out.Len()
	if !r.programs[h.Kind].run(r, &page{Buffer: out}, data) {
		out.Truncate(from)
		if v, ok := data.(*articleView); ok {
			b := r.buffer()
			v.body.fill(b, r.words, v.Events)
			v.Body = trusted(b.Bytes())
			r.buffers.Put(b)
		}
		if err := r.set.ExecuteTemplate(out, h.Kind+".html", data); err != nil {
			out.Truncate(from)
			return err
		}
		uncontrolled(out.Bytes()[from:])
	}
	return nil
}

// uncontrolled makes spaces of the control characters that no page may hold
// (HTML, 13.2.3.5), whatever field of a report they came in. It looks at eight
// bytes at once, since it looks at every body. What else a program writes has none:
// of its own text they are taken out once, and of others' where it is escaped.
func uncontrolled(b []byte) {
	for len(b) > 0 {
		for len(b) >= 16 {
			x, y := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
			if (low(x)|low(y))&high != 0 && (controls(x)|controls(y))&high != 0 {
				break
			}
			b = b[16:]
		}
		n := min(16, len(b))
		for i, c := range b[:n] {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7F {
				b[i] = ' '
			}
		}
		b = b[n:]
	}
}

const each, high = 0x0101010101010101, 0x8080808080808080

// low has the high bit of eight bytes set where one may be a control character of
// ASCII, line feeds too; of none it is not. Most eight bytes have none.
func low(x uint64) uint64 { return ((x - ' '*each) | (x + each)) &^ x }

// controls has the high bit of eight bytes set where one may be a control character
// of ASCII that is no line feed (Hacker's Delight, 6-1); of none it is not.
func controls(x uint64) uint64 {
	x = unbroken(x)
	del := x ^ 0x7F*each
	return (x-' '*each)&^x | (del-each)&^del
}

// unbroken makes a character that is none of the line feeds among eight bytes.
func unbroken(x uint64) uint64 {
	y := x ^ '\n'*each
	feeds := ^((y&^high + 0x7F*each) | y) & high
	return x | feeds>>2
}

func (r *Renderer) buffer() *page {
	b := r.buffers.Get().(*page)
	b.Reset()
	b.gaps = b.gaps[:0]
	return b
}

// markdown is the template function for an editor's Markdown.
func (r *Renderer) markdown(text string) (template.HTML, error) {
	b := r.buffer()
	defer r.buffers.Put(b)
	if err := r.body.plain(b, text); err != nil {
		return "", err
	}
	uncontrolled(b.Bytes())
	return trusted(b.Bytes()), nil
}

// nav and contents are the template functions for the pieces of navigation,
// which are made once for all pages that share them.
func (r *Renderer) nav(n *site.Nav) (template.HTML, error)      { return r.piece("nav", n) }
func (r *Renderer) contents(n *site.Nav) (template.HTML, error) { return r.piece("contents", n) }

func (r *Renderer) piece(name string, n *site.Nav) (template.HTML, error) {
	k := sharedKey{name, n}
	if h, ok := r.shared.Load(k); ok {
		return h.(template.HTML), nil
	}
	b := r.buffer()
	defer r.buffers.Put(b)
	if err := r.set.ExecuteTemplate(b, name, n); err != nil {
		return "", err
	}
	uncontrolled(b.Bytes())
	h := trusted(b.Bytes())
	r.shared.Store(k, h)
	return h, nil
}

// trusted declares what goldmark or a template wrote to be HTML. Nothing else
// may.
func trusted(b []byte) template.HTML { return template.HTML(b) }
