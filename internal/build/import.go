package build

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/dating"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/normalize"
	"dateline/internal/propose"
	"dateline/internal/publish"
	"dateline/internal/record"
	"dateline/internal/roster"
	"dateline/internal/seed"
	"dateline/internal/table"
)

// batch is how many reports are held at once while they are read.
const batch = 256

// seedsFile is the sidecar of a whole seeds folder.
const seedsFile = "seeds.yaml"

// Account says what became of one raw file; Lines explain it for -v.
type Account struct {
	Seed    string // path, "seeds/x.txt"
	Article string // id, or "" when it was set aside
	New     bool   // written by this build
	Lines   []string
}

// known is what the import must know of an article that is already there.
type known struct {
	id, sha string
	curated bool // an editor has settled its date
}

// importer brings new seeds into content/articles.
type importer struct {
	*builder
	norm     *normalize.Normalizer
	sides    sidecars
	format   record.Options
	bySeed   map[string]known  // seed's path → its article
	bySHA    map[string]string // digest of a seed's bytes → its path, for duplicates
	ids      map[string]bool
	undated  []arrival
	accounts []Account
	cuts     []cut
	files    *publish.Batch
	pending  []arrival // added to files, not yet named
}

// cut is what normalising took out of one raw file.
type cut struct {
	seed, article string
	pieces        []normalize.Removed
}

// arrival is a normalised report that has no file yet.
type arrival struct {
	art      article.Article
	notes    annotate.Notes
	finds    []propose.Find
	removed  []normalize.Removed
	problems diag.List
	account  int // index in accounts
}

// importSeeds reads every file under seeds/, sets aside what cannot be a
// report, and writes an article for each that has none yet. Files are taken in
// the order of their paths.
func (b *builder) importSeeds(ctx context.Context) error {
	im := &importer{builder: b, bySeed: map[string]known{}, bySHA: map[string]string{}, ids: map[string]bool{}}
	for _, s := range b.shelf {
		im.ids[s.id] = true
		im.ids[strings.TrimSuffix(path.Base(s.path), ".md")] = true
		if s.seed != "" {
			im.bySeed[s.seed] = known{s.id, s.sha, s.curated}
			if im.bySHA[s.sha] == "" {
				im.bySHA[s.sha] = s.seed
			}
		}
	}
	var err error
	if im.sides, err = b.sidecars(); err != nil {
		return err
	}
	im.norm = b.normalizer()
	im.format = record.Options{Columns: b.conf.Columns}
	paths, err := im.walk()
	if err != nil {
		return err
	}
	if paths, err = im.beside(paths); err != nil {
		return err
	}
	paths = b.asked(paths)
	for from := 0; from < len(paths); from += batch {
		part := paths[from:min(from+batch, len(paths))]
		got := make([]opened, len(part))
		if err := each(ctx, b.opt.Workers, len(part), func(i int) { got[i] = im.read(part[i]) }); err != nil {
			return err
		}
		for i := range got {
			if err := im.take(part[i], &got[i]); err != nil {
				return err
			}
			got[i] = opened{}
		}
		if err := im.commit(); err != nil {
			return err
		}
		b.progress("reading seeds", from+len(part), len(paths))
	}
	if err := im.dateUndated(ctx); err != nil {
		return err
	}
	for name, s := range im.sides {
		if !*s.used && b.only == nil {
			b.problems.Warnf(s.pos, "seeds/sidecar", "check the name, or take the entry out", "there is no seed %q", name)
		}
	}
	b.withheld = map[string]bool{}
	for _, x := range b.shelf {
		if x.rights == article.Excerpt || x.rights == article.Metadata {
			b.withheld[x.id] = true
		}
	}
	im.writeCuts()
	b.res.Accounts = im.accounts
	return nil
}

// walk lists the files that may be reports, relative to seeds/, in the order of
// their paths. What is not a plain file is set aside here and never opened.
func (im *importer) walk() ([]string, error) {
	var out []string
	err := fs.WalkDir(im.opt.Seeds, ".", func(p string, e fs.DirEntry, err error) error {
		at := diag.Pos{File: "seeds/" + printable(p)}
		switch {
		case p == "." && errors.Is(err, fs.ErrNotExist):
			return nil // a site without seeds
		case err != nil && p == ".":
			return fmt.Errorf("reading seeds: %w", err)
		case err != nil:
			im.setAside(at, "seed/unreadable", "check the permissions", reason(err))
			return nil
		case p == ".":
			return nil
		case strings.HasPrefix(e.Name(), "."):
			im.problems.Notef(at, "seed/hidden", "rename it if it is a report", "hidden files are not read")
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.Type()&fs.ModeSymlink != 0:
			im.setAside(at, "seed/link", "put the file itself here", "it is a symbolic link; links are not followed")
			return nil
		case e.IsDir():
			return nil
		case !e.Type().IsRegular():
			im.setAside(at, "seed/special", "put a plain file here", "it is not a plain file")
			return nil
		case badName(p) != "":
			im.setAside(at, "seed/name", "rename the file", badName(p))
			return nil
		case p == seedsFile:
			return nil
		case strings.HasPrefix(strings.ToUpper(e.Name()), "README"):
			im.problems.Notef(at, "seed/readme", "rename it if it is a report", "a README is not read as a report")
			return nil
		}
		out = append(out, p)
		return nil
	})
	slices.Sort(out)
	return out, err
}

// badName says why a path cannot be published as the name of a seed.
func badName(p string) string {
	switch {
	case !utf8.ValidString(p):
		return "its name is not valid UTF-8"
	case strings.ContainsFunc(p, unicode.IsControl):
		return "its name holds a control character"
	case strings.ContainsAny(p, "\\#"):
		return `its name holds \ or #`
	case len(p) > 1024:
		return "its path is longer than 1,024 bytes"
	}
	return ""
}

// printable makes a file's name fit to show.
func printable(p string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) {
			return '\ufffd'
		}
		return r
	}, p)
}

func (im *importer) setAside(at diag.Pos, code, hint, why string) {
	im.problems.Warnf(at, code, hint, "set aside: %s", why)
	im.accounts = append(im.accounts, Account{Seed: at.File, Lines: []string{"set aside: " + why}})
	im.res.SetAside++
}

// reason is the system's word for an error, without the path that the position
// already gives.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// opened is what one raw file turned into.
type opened struct {
	sha     string
	err     error
	records []arrived
}

// arrived is what one report of a raw file turned into.
type arrived struct {
	name, sha string // "seeds/x.txt", "seeds/x.jsonl#3"
	problem   diag.List
	refused   bool // it is no report
	result    normalize.Result
	notes     annotate.Notes
	finds     []propose.Find
}

// failed sets aside a report that the program fails on.
func (a *arrived) failed(c *crash) {
	a.refused, a.problem = true, nil
	c.warn(&a.problem, diag.Pos{File: a.name}, "it is set aside")
}

// read turns the reports in one raw file into articles. It is pure but for the
// reading, and runs on any worker.
func (im *importer) read(p string) (f opened) {
	if c := guarded(func() { f = im.readFile(p) }); c != nil {
		f = opened{sha: "crash of " + p, records: []arrived{{name: "seeds/" + p}}}
		f.records[0].failed(c)
	}
	return f
}

func (im *importer) readFile(p string) opened {
	name := "seeds/" + p
	data, err := readLimited(im.opt.Seeds, p, seed.MaxBytes)
	if err != nil {
		return opened{err: err}
	}
	f := opened{sha: digest(data)}
	if first := im.bySHA[f.sha]; first != "" && first != name {
		return f // a duplicate: take says so
	}
	for r := range record.Read(name, data, im.format) {
		a := arrived{name: r.Name, sha: r.SHA256, problem: r.Problems, refused: r.Text == ""}
		if len(r.Text) > maxReport {
			a.refused, a.problem = true, nil
			a.problem.Warnf(diag.Pos{File: a.name}, "seed/huge", "divide it into one file a report; a press report is some kilobytes", "%.1f MiB of text, over the limit of %d MiB for one report", float64(len(r.Text))/(1<<20), maxReport>>20)
		}
		if first := im.bySHA[a.sha]; !a.refused && (first == "" || first == a.name) {
			if c := guarded(func() { a.result = im.norm.Record(&r, im.sides.of(p, r.Name)) }); c != nil {
				a.failed(c)
			} else if im.bySeed[a.name].id == "" {
				// A fault in it is reported when the article is read for its page.
				a.notes, _ = im.annotate(&a.result.Article, diag.Pos{File: a.name})
				a.finds = im.find(a.result.Article)
			}
		}
		f.records = append(f.records, a)
	}
	return f
}

// readSource reads a file that people edit: a plain one, since another could
// keep a build waiting for ever, and not a huge one.
func readSource(fsys fs.FS, p string) ([]byte, error) {
	info, err := fs.Stat(fsys, p)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a plain file", p)
	}
	data, err := readLimited(fsys, p, maxSource)
	if len(data) > maxSource {
		return nil, fmt.Errorf("%s is larger than %d MiB", p, maxSource>>20)
	}
	return data, err
}

// readLimited reads a file that may be at most limit bytes long; a longer one
// is returned cut to limit+1 bytes, so that its reader can refuse it.
func readLimited(fsys fs.FS, p string, limit int) ([]byte, error) {
	f, err := fsys.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 0
	if info, err := f.Stat(); err == nil {
		size = int(min(info.Size(), int64(limit)))
	}
	// One byte more than the file has, so that its end is seen at once.
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err = b.ReadFrom(io.LimitReader(f, int64(limit)+1))
	return b.Bytes(), err
}

// take decides, in the order of paths, what becomes of a file.
func (im *importer) take(p string, f *opened) error {
	name := "seeds/" + p
	at := diag.Pos{File: name}
	im.sides.use(p)
	switch {
	case f.err != nil:
		im.res.Seeds++
		im.setAside(at, "seed/unreadable", "check the permissions", reason(f.err))
		return nil
	case im.bySHA[f.sha] != "" && im.bySHA[f.sha] != name:
		im.res.Seeds++
		im.setAside(at, "seed/duplicate", "delete one of the two", "the same bytes as "+im.bySHA[f.sha])
		return nil
	}
	for i := range f.records {
		if err := im.takeOne(&f.records[i]); err != nil {
			return err
		}
	}
	im.bySHA[f.sha] = name
	return nil
}

// takeOne decides what becomes of one report of a file.
func (im *importer) takeOne(a *arrived) error {
	name := a.name
	at := diag.Pos{File: name}
	if !a.refused || a.problem.Count(diag.Note) < len(a.problem) {
		im.res.Seeds++
	}
	im.sides.use(strings.TrimPrefix(name, "seeds/"))
	switch {
	case a.refused:
		for _, d := range a.problem {
			if d.Severity == diag.Note { // about the file, which holds reports too
				im.problems = append(im.problems, d)
				continue
			}
			im.setAside(d.Pos, d.Code, d.Hint, d.Msg)
		}
		return nil
	case im.bySHA[a.sha] != "" && im.bySHA[a.sha] != name:
		im.setAside(at, "seed/duplicate", "delete one of the two", "the same bytes as "+im.bySHA[a.sha])
		return nil
	}
	im.bySHA[a.sha] = name
	im.problems = append(im.problems, a.problem...)
	art := a.result.Article
	if k, ok := im.bySeed[name]; ok {
		art.ID = k.id
		if k.sha != "" && k.sha != a.sha {
			im.problems.Warnf(at, "seed/changed", "delete the article to import the file anew, or put the old file back",
				"the article %s was made from other bytes of this file and is kept as it is", k.id)
		}
		im.cuts = append(im.cuts, cut{name, k.id, a.result.Removed})
		im.note(a.result.Problems, k)
		im.accounts = append(im.accounts, Account{Seed: name, Article: k.id, Lines: []string{"already imported"}})
		return nil
	}
	art.Seed.Path, art.Seed.SHA256 = name, a.sha
	art.Added = edtf.FromDay(im.opt.Today)
	art.Status = "unchecked"
	if im.names == nil { // else whom it names is known when the names of all reports are
		art.Leaders, art.Initiatives = found(&a.notes, roster.Leader), found(&a.notes, roster.Initiative)
	}
	im.accounts = append(im.accounts, Account{Seed: name, New: true, Lines: explain(&a.result)})
	n := arrival{art, a.notes, a.finds, a.result.Removed, a.result.Problems, len(im.accounts) - 1}
	if art.Date.IsZero() {
		im.undated = append(im.undated, n)
		return nil
	}
	return im.write(n)
}

// note keeps what normalising doubted about a raw file. Its doubts about the
// date end when an editor has settled the date.
func (im *importer) note(l diag.List, k known) {
	for _, d := range l {
		if d.Article = k.id; !k.curated || !strings.HasPrefix(d.Code, "date/") {
			im.problems = append(im.problems, d)
		}
	}
}

// writeCuts makes the rows of the removed table, in the order of the seeds.
func (im *importer) writeCuts() {
	slices.SortFunc(im.cuts, func(a, b cut) int { return strings.Compare(a.seed, b.seed) })
	for _, c := range im.cuts {
		for _, r := range c.pieces {
			if im.withheld[c.article] {
				r.Text = ""
			}
			table.Cut(im.removed, c.article, c.seed, r.Span, r.Text, r.Rule)
		}
	}
}

// found lists the entities of a kind that a report mentions, each once, in the
// order of their first mention in title and body.
func found(n *annotate.Notes, k roster.Kind) []string {
	var out []string
	for _, m := range n.Mentions {
		if m.Kind == k && m.Entity != "" && !slices.Contains(out, m.Entity) {
			out = append(out, m.Entity)
		}
	}
	return out
}

// dateUndated dates the reports that say no date of their own from the evidence
// in them and in all others, and writes them.
func (im *importer) dateUndated(ctx context.Context) error {
	if len(im.undated) == 0 {
		return nil
	}
	idx := dating.NewIndex()
	if err := im.eachArticle(ctx, "dating", func(a *article.Article, n *annotate.Notes) { idx.Add(a, n) }); err != nil {
		return err
	}
	for _, u := range im.undated {
		how := "date: unknown"
		if f, ok := idx.Date(&u.art, &u.notes, im.roster); ok {
			u.art.Date, u.art.DateBasis, u.art.DateEvidence = f.Date, f.Basis, f.Evidence
			u.art.ID = normalize.ID(&u.art)
			how = "date: " + f.Date.Human() + ", inferred from " + strings.Join(f.Evidence, "; ")
		}
		im.accounts[u.account].Lines = append(im.accounts[u.account].Lines, how)
		if err := im.write(u); err != nil {
			return err
		}
	}
	return im.commit()
}

// write gives the article an id that nobody has, and its file's bytes to the
// disk; commit names the files.
func (im *importer) write(n arrival) error {
	id := n.art.ID
	for k := 2; im.ids[n.art.ID]; k++ {
		n.art.ID = article.Serial(id, k)
	}
	im.ids[n.art.ID] = true
	if im.trial {
		im.accounts[n.account].Article = n.art.ID
		im.res.Imported++
		return nil
	}
	if im.files == nil {
		im.files = im.opt.Content.Batch()
	}
	if err := im.files.Add(n.file(), []byte(article.Format(n.art))); err != nil {
		return fmt.Errorf("writing content/%s: %w", n.file(), err)
	}
	im.pending = append(im.pending, n)
	return nil
}

// file is the article's path under content/.
func (n *arrival) file() string { return path.Join("articles", n.art.Path()) }

// commit makes the files written so far part of content/.
func (im *importer) commit() error {
	if im.files == nil {
		return nil
	}
	taken, err := im.files.Commit()
	im.files = nil
	if err != nil {
		return fmt.Errorf("writing content/articles: %w", err)
	}
	for _, n := range im.pending {
		p := n.file()
		if slices.Contains(taken, p) {
			im.setAside(diag.Pos{File: n.art.Seed.Path}, "article/taken", "move that file away and build again", "content/"+p+" appeared while the report was read; it is left alone")
			continue
		}
		im.cuts = append(im.cuts, cut{n.art.Seed.Path, n.art.ID, n.removed})
		im.note(n.problems, known{id: n.art.ID})
		im.accounts[n.account].Article = n.art.ID
		if len(n.finds) > 0 {
			im.names.Add(n.art.ID, n.art.Date, n.finds)
		}
		im.shelf = append(im.shelf, shelved{fresh: true, id: n.art.ID, rights: cmp.Or(n.art.Rights, im.conf.Rights), path: p, seed: n.art.Seed.Path, sha: n.art.Seed.SHA256})
		im.res.Imported++
	}
	im.pending = nil
	return nil
}

// explain tells what normalising did, a line for each rule that fired.
func explain(r *normalize.Result) []string {
	var out []string
	for _, s := range r.Trace {
		out = append(out, s.String())
	}
	return out
}
