package main

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/internal/article"
	"dateline/internal/bag"
	"dateline/internal/book"
	"dateline/internal/build"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/front"
	"dateline/internal/publish"
)

func archiveCommand() command {
	return command{name: "archive", short: "pack the site into one file that keeps for a century",
		long: `
Archive packs the published site, byte for byte, and beside it content/, seeds/
and the site's own templates/ and static/, into one zip. Unpacked anywhere it
opens from START-HERE.html, without a server or a network; dateline verify, any
BagIt validator and sha256sum -c say whether it is whole.

The file is named after the title and the day on which the newest report was
added, or the day of SOURCE_DATE_EPOCH. The same files give the same bytes
whenever and wherever they are packed. A file that is no archive is not
overwritten.

For a chronicle of up to 2,000 reports, -single writes one page that needs no
other file, to send by mail or to print; -epub writes an e-book.`,
		flags: func(fs *flag.FlagSet) func(term, []string) int {
			var p place
			p.flags(fs)
			out := fs.String("o", "", "write `FILE`; otherwise TITLE-DAY.zip in the site's folder")
			siteOnly := fs.Bool("site-only", false, "leave out content/, seeds/, templates/ and static/")
			single := fs.Bool("single", false, "write one HTML page that holds every page")
			epub := fs.Bool("epub", false, "write an EPUB 3")
			return func(t term, args []string) int {
				if len(args) > 0 {
					return usage(t, "archive", "%q is not a flag; the archive's name goes after -o", args[0])
				}
				if *single && *epub || *siteOnly && (*single || *epub) {
					return usage(t, "archive", "take one of -site-only, -single and -epub")
				}
				kind := ".zip"
				switch {
				case *single:
					kind = ".html"
				case *epub:
					kind = ".epub"
				}
				return runArchive(t, p, *out, kind, *siteOnly)
			}
		}}
}

func runArchive(t term, p place, name, kind string, siteOnly bool) int {
	start := time.Now()
	fail := func(err error) int {
		fmt.Fprintf(t.err, "dateline archive: %s\n", said(err))
		return exitProblems
	}
	site, err := publish.OpenSite(p.in(p.out))
	if err != nil {
		return fail(fmt.Errorf("%w; build the site first", err))
	}
	defer site.Close()
	a := &archiver{site: site.FS(), about: about(nil)}
	if content, err := publish.OpenSite(p.in(p.content)); err == nil {
		defer content.Close()
		a.content = content.FS()
		text, _ := fs.ReadFile(a.content, "site.yaml")
		a.about = about(text)
	}
	epoch, err := archiveDay()
	if err != nil {
		return usage(t, "archive", "%v", err)
	}
	if a.day, a.dated = epoch, epoch != 0; !a.dated {
		a.day, a.dated = a.newest()
	}
	if kind != ".zip" {
		return a.book(t, p, name, kind)
	}
	files, l := bag.Site(a.site)
	b := bag.Bag{Day: a.day, Dated: a.dated, Payload: files}
	if !siteOnly {
		for _, dir := range []struct{ under, path string }{{"content", p.content}, {"seeds", p.seeds}, {"templates", "templates"}, {"static", "static"}} {
			s, err := publish.OpenSite(p.in(dir.path))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return fail(err)
			}
			defer s.Close()
			files, renamed, problems := bag.Tree(s.FS(), dir.under)
			b.Payload = append(b.Payload, files...)
			l = append(l, problems...)
			a.renamed = append(a.renamed, renamed...)
			if len(files) > 0 {
				a.start.Sources = append(a.start.Sources, dir.under)
			}
		}
	}
	l.Sort()
	for _, d := range l {
		fmt.Fprintln(t.err, d)
	}
	if n := l.Count(diag.Error); n > 0 {
		return fail(fmt.Errorf("%s; nothing was packed", plural(n, "error")))
	}
	a.describe(&b)
	name = p.in(or(name, b.Top+kind))
	if dir := p.packed(name); dir != "" {
		return usage(t, "archive", "%s is in %s, which is packed itself; name a file elsewhere", name, dir)
	}
	o, err := publish.CreateOutput(name, publish.OutputOptions{Over: "PK\x03\x04"})
	if err != nil {
		return fail(err)
	}
	defer o.Abort()
	before, closeBefore := p.before(name, b.Info)
	line := &statusLine{t: t, start: start}
	res, err := bag.Write(o, b, bag.Options{Each: build.Each, Before: before, Progress: func(done, total int) { line.show("packing", done, total) }})
	line.clear()
	closeBefore()
	if changed := (*bag.ChangedError)(nil); errors.As(err, &changed) {
		return fail(fmt.Errorf("%w; see dateline verify %s", err, p.in(p.out)))
	}
	if err != nil {
		return fail(err)
	}
	if err := o.Commit(); err != nil {
		return fail(err)
	}
	if abs, err := filepath.Abs(name); err == nil {
		_ = publish.Remember(p.dir, lastArchive, []byte(abs))
	}
	fmt.Fprintf(t.out, "packed %s, %s, as %s: %s, %.2f s\n", plural(res.Files, "file"), size(res.Bytes), name, size(res.Size), time.Since(start).Seconds())
	fmt.Fprintf(t.out, "sha256 %s\n", hex.EncodeToString(res.Sum[:]))
	return exitFine
}

// lastArchive is what the name of the archive that was packed last is
// remembered by.
const lastArchive = "archive"

// before opens the archive that a new one replaces, or else the last one, to
// take from it what is as it was. What it returns closes it.
func (p place) before(name string, info []bag.Field) (*bag.Before, func()) {
	names := []string{name}
	if last, err := publish.Recall(p.dir, lastArchive); err == nil {
		names = append(names, last)
	}
	for _, n := range names {
		f, err := os.Open(n)
		if err != nil {
			continue
		}
		if at, err := f.Stat(); err == nil && at.Mode().IsRegular() {
			if b := bag.OpenBefore(f, at.Size(), info); b != nil {
				return b, func() { f.Close() }
			}
		}
		f.Close()
	}
	return nil, func() {}
}

// book writes the site as one page or as an e-book.
func (a *archiver) book(t term, p place, name, kind string) int {
	start := time.Now()
	fail := func(err error) int {
		fmt.Fprintf(t.err, "dateline archive: %s\n", said(err))
		return exitProblems
	}
	if _, l := bag.Folder(a.site); l.Count(diag.Error) > 0 {
		return fail(fmt.Errorf("%s is not as it was built; see dateline verify %s", p.in(p.out), p.in(p.out)))
	}
	w := a.about
	opt := book.Options{
		Title: w.title, Subtitle: w.subtitle, Lang: w.lang, Author: w.editor, Description: w.description, Rights: w.statement,
		Identifier: w.base, Day: a.dayText(), From: "dateline " + version(),
	}
	name = p.in(or(name, bag.Top(w.title, opt.Day)+kind))
	if dir := p.packed(name); dir != "" {
		return usage(t, "archive", "%s is in %s; name a file elsewhere", name, dir)
	}
	write, over := book.Single, book.SingleMark
	if kind == ".epub" {
		write, over = book.EPUB, "PK\x03\x04"
	}
	o, err := publish.CreateOutput(name, publish.OutputOptions{Over: over})
	if err != nil {
		return fail(err)
	}
	defer o.Abort()
	n := &lengthWriter{w: o}
	if err := write(n, a.site, opt); err != nil {
		return fail(err)
	}
	if err := o.Commit(); err != nil {
		return fail(err)
	}
	fmt.Fprintf(t.out, "wrote %s: %s, %.2f s\n", name, size(n.n), time.Since(start).Seconds())
	return exitFine
}

// lengthWriter counts what goes through it.
type lengthWriter struct {
	w io.Writer
	n int64
}

func (w *lengthWriter) Write(b []byte) (int, error) {
	n, err := w.w.Write(b)
	w.n += int64(n)
	return n, err
}

// packed is the folder of the site that a file would lie in and that an archive
// packs, or "".
func (p *place) packed(file string) string {
	for _, dir := range []string{p.out, p.content, p.seeds, "templates", "static"} {
		if within(p.in(dir), file) {
			return p.in(dir)
		}
	}
	return ""
}

// within reports whether a file's path leads below a folder.
func within(dir, file string) bool {
	d, err1 := filepath.Abs(dir)
	f, err2 := filepath.Abs(file)
	if err1 != nil || err2 != nil {
		return false
	}
	rel, err := filepath.Rel(d, f)
	return err == nil && filepath.IsLocal(rel)
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n < 1000:
		return plural(int(n), "byte")
	case n < 1e6:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	case n < 1e9:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.2f GB", float64(n)/1e9)
}

// archiveDay is the day of SOURCE_DATE_EPOCH, or 0 where it is not set: an
// archive never takes its day from the clock.
func archiveDay() (edtf.Day, error) {
	if os.Getenv("SOURCE_DATE_EPOCH") == "" {
		return 0, nil
	}
	day, err := today()
	if y, _, _ := day.Civil(); err == nil && (y < 1980 || y > 2107) {
		return 0, fmt.Errorf("SOURCE_DATE_EPOCH is in %d; a zip knows the years 1980 to 2107", y)
	}
	return day, err
}

// archiver knows what an archive says of its chronicle.
type archiver struct {
	site, content fs.FS // content is nil where there is none
	about         siteWords
	start         bag.Start
	day           edtf.Day
	dated         bool
	renamed       []bag.Rename
}

// siteWords are what site.yaml says of the whole.
type siteWords struct{ title, subtitle, description, lang, editor, contact, base, statement string }

// about reads site.yaml as a build does, which has reported what is wrong in it.
func about(text []byte) siteWords {
	src := diag.NewSource("content/site.yaml", string(text))
	v, l := front.YAML(src)
	f := front.Read(src, v, &l)
	w := siteWords{
		title: or(f.String("title"), "A chronicle"), subtitle: f.String("subtitle"), description: f.String("description"),
		lang: or(f.String("language"), "en"), editor: f.String("editor"), contact: f.String("contact"), base: f.String("base_url"),
	}
	w.statement = f.Map("rights", "mode", "statement").String("statement")
	return w
}

// newest is the last day on which a report was added, by the published table of
// reports, or where the site has none by the reports themselves.
func (a *archiver) newest() (edtf.Day, bool) {
	last := ""
	if f, err := a.site.Open("data/articles.jsonl"); err == nil {
		defer f.Close()
		for dec := json.NewDecoder(f); ; {
			var row struct {
				Added string `json:"added"`
			}
			if dec.Decode(&row) != nil {
				break
			}
			if len(row.Added) == len("2006-01-02") {
				last = max(last, row.Added)
			}
		}
	} else if a.content != nil {
		fs.WalkDir(a.content, "articles", func(p string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() || !strings.HasSuffix(p, ".md") {
				return nil
			}
			if b, err := fs.ReadFile(a.content, p); err == nil {
				x, _ := article.Parse(diag.NewSource(p, string(b)))
				if s := x.Added.String(); len(s) == len("2006-01-02") {
					last = max(last, s)
				}
			}
			return nil
		})
	}
	day, err := time.Parse("2006-01-02", last)
	if err != nil || day.Year() < 1980 || day.Year() > 2107 {
		return 0, false
	}
	return edtf.Day(day.Unix() / 86400), true
}

// dayText is the day as YYYY-MM-DD, or "".
func (a *archiver) dayText() string {
	if !a.dated {
		return ""
	}
	y, m, d := a.day.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

// describe fills in the archive's name, its bag-info.txt and START-HERE.html.
func (a *archiver) describe(b *bag.Bag) {
	w := a.about
	day := a.dayText()
	b.Top = bag.Top(w.title, day)
	var record struct {
		Version, Inputs         string
		Articles, Events, Pages int
	}
	facts := ""
	if text, err := fs.ReadFile(a.site, "build.json"); err == nil && json.Unmarshal(text, &record) == nil {
		facts = fmt.Sprintf("%s and %s on %s", plural(record.Articles, "report"), plural(record.Events, "event"), plural(record.Pages, "page"))
	}
	agent := "dateline " + version() + " (" + runtime.Version() + ")"
	b.Info = []bag.Field{
		{Label: "Source-Organization", Value: or(w.editor, w.title)},
		{Label: "Contact-Email", Value: strings.TrimPrefix(w.contact, "mailto:")},
		{Label: "External-Identifier", Value: w.base},
		{Label: "External-Description", Value: strings.Join(slices.DeleteFunc([]string{w.title, w.subtitle, w.description}, func(s string) bool { return s == "" }), ". ")},
		{Label: "Internal-Sender-Description", Value: facts},
		{Label: "Bag-Software-Agent", Value: agent},
	}
	s := a.start
	s.Title, s.Lang, s.Subtitle, s.Description, s.Statement = w.title, w.lang, w.subtitle, w.description, w.statement
	s.Day, s.Facts, s.From = day, facts, agent
	_, err := fs.Stat(a.site, "chronicle.css")
	s.Style = err == nil
	b.Tags = append(b.Tags, s.Page())
	if len(a.renamed) > 0 {
		var list strings.Builder
		for _, r := range a.renamed {
			list.WriteString(r.Is + "\t" + strconv.Quote(r.Was) + "\n")
		}
		b.Tags = append(b.Tags, bag.Tag{Name: "RENAMED.txt", Data: []byte(list.String())})
	}
}
