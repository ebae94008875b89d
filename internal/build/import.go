package build

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync/atomic"

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
	"dateline/internal/table"
)

// batch is how many reports are held at once while they are read.
const batch = 256

// maxHeld is how many bytes of reports are held at once, but for the last file
// that each worker reads: a batch of common ones has a tenth of that.
const maxHeld = 16 << 20

// seedsFile is the sidecar of a whole seeds folder.
const seedsFile = "seeds.yaml"

// Account says what became of one raw file.
type Account struct {
	Seed    string   // path, "seeds/x.txt"
	Article string   // id, or "" when it was set aside
	New     bool     // written by this build
	Lines   []string // why; of a new one, with [Options.Explain], how it was read
}

// known is what the import must know of an article that is already there.
type known struct {
	id, sha string
	path    string // of its file, under content/
	curated bool   // an editor has settled its date
}

// importer brings new seeds into content/articles.
type importer struct {
	*builder
	sides    sidecars
	format   record.Options
	seeds    *folders
	bySeed   map[string]known // seed's path → its article
	bySHA    firsts           // of seeds, for duplicates
	ids      map[string]bool
	undated  []arrival
	settled  bool // there are reports dated by the order of their house
	shown    bool // a new report shows the order of its house
	accounts []Account
	cuts     []cut
	files    *publish.Batch
	pending  []arrival // added to files, not yet named
	written  written
	tombs    map[string]string // report → the article that a person took away
	some     bool              // there are articles
	buried   []string          // new lines for the tombstones
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
	noted    extent
	finds    []propose.Find
	removed  []normalize.Removed
	problems diag.List
	account  int    // index in accounts
	sum      string // digest of the file
	like     likeness
}

// importSeeds reads every file under seeds/, sets aside what cannot be a
// report, and writes an article for each that has none yet. Files are taken in
// the order of their paths.
func (b *builder) importSeeds(ctx context.Context) error {
	im, err := b.importer()
	if err != nil {
		return err
	}
	defer im.seeds.close()
	paths, err := im.walk()
	if err != nil {
		return err
	}
	if len(paths) > 0 {
		im.learn()
	}
	if paths, err = im.beside(paths); err != nil {
		return err
	}
	paths = b.asked(paths)
	defer im.discard()
	var before []string // the batch before, and what was read of it
	var read []opened
	for from := 0; from < len(paths) || len(read) > 0; {
		part := paths[min(from, len(paths)):min(from+batch, len(paths))]
		got := make([]opened, len(part))
		var held atomic.Int64
		var err error
		// One worker takes the batch before while the others read this one.
		if stopped := each(ctx, b.opt.Workers, len(part)+1, func(i int) {
			if i > 0 {
				if i == 1 || held.Load() < maxHeld {
					got[i-1] = im.read(part[i-1])
					held.Add(got[i-1].size())
				}
				return
			}
			err = im.takeAll(ctx, before, read)
		}); stopped != nil {
			return stopped
		}
		if err != nil {
			return err
		}
		// Those that were too much for now are read with the next.
		if unread := slices.IndexFunc(got, func(f opened) bool { return !f.read }); unread > 0 {
			for i := range got[unread:] {
				got[unread+i].close()
			}
			part, got = part[:unread], got[:unread]
		}
		before, read = part, got
		from += len(part)
		b.progress("reading seeds", from, len(paths))
	}
	if err := im.dateUndated(ctx); err != nil {
		return err
	}
	if err := im.bury(); err != nil {
		return err
	}
	im.written.save()
	for name, s := range im.sides {
		if !*s.used && b.only == nil {
			b.problems.Warnf(s.pos, "seeds/sidecar", "check the name, or take the entry out", "there is no seed %q", name)
		}
	}
	b.withhold()
	im.writeCuts()
	b.res.Accounts = im.accounts
	return nil
}

// withhold notes whose words may not all be published.
func (b *builder) withhold() {
	b.withheld = map[string]bool{}
	for i := range b.shelf {
		if x := &b.shelf[i]; x.rights == article.Excerpt || x.rights == article.Metadata {
			b.withheld[x.id] = true
		}
	}
}

// importer begins an import.
func (b *builder) importer() (*importer, error) {
	im := &importer{builder: b, seeds: newFolders(b.opt.Seeds), bySeed: map[string]known{}, ids: map[string]bool{}}
	im.written, im.some = written{b: b}, len(b.shelf) > 0
	var err error
	if im.tombs, err = b.tombs(); err != nil {
		return nil, err
	}
	if im.sides, err = b.sidecars(); err != nil {
		return nil, err
	}
	im.format = record.Options{Columns: b.conf.Columns}
	return im, nil
}

// learn notes the articles that are there.
func (im *importer) learn() {
	for i := range im.shelf {
		s := &im.shelf[i]
		im.ids[s.id] = true
		im.settled = im.settled || s.settled
		im.ids[strings.TrimSuffix(path.Base(s.path), ".md")] = true
		if s.seed != "" {
			im.bySeed[s.seed] = known{s.id, s.sha, s.path, s.curated}
			if im.bySHA.of(s.sha) == "" {
				im.bySHA.add(s.sha, s.seed)
			}
		}
	}
}

// takeAll decides, in the order of paths, what becomes of the files of a batch,
// and makes the new articles part of content/.
func (im *importer) takeAll(ctx context.Context, paths []string, read []opened) error {
	for i := range read {
		if err := im.takeFile(ctx, paths[i], read[i]); err != nil {
			return err
		}
		read[i] = opened{}
	}
	return im.commit()
}

// takeFile decides what becomes of a file, and reads on in one of many reports.
func (im *importer) takeFile(ctx context.Context, p string, f opened) error {
	defer f.close()
	for done := 0; ; {
		if err := im.take(p, &f); err != nil || f.rest == nil {
			return err
		}
		if err := im.commit(); err != nil {
			return err
		}
		done += len(f.records)
		im.progress("reading the reports of "+p, done, 0)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		f = im.readOn(p, f.rest)
	}
}

// take decides what becomes of a file, or of a part of it.
func (im *importer) take(p string, f *opened) error {
	name := "seeds/" + p
	at := diag.Pos{File: name}
	im.sides.use(p)
	first := im.bySHA.of(f.sha)
	switch {
	case f.err != nil:
		im.res.Seeds++
		return im.notRead(at, f.err)
	case first != "" && first != name:
		im.res.Seeds++
		im.setAside(at, "seed/duplicate", "delete one of the two", "the same bytes as "+first)
		f.rest = nil
		return nil
	}
	for i := range f.records {
		if err := im.takeOne(&f.records[i]); err != nil {
			return err
		}
	}
	im.bySHA.add(f.sha, name)
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
	first := im.bySHA.of(a.sha)
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
	case first != "" && first != name:
		im.setAside(at, "seed/duplicate", "delete one of the two", "the same bytes as "+first)
		return nil
	}
	im.bySHA.add(a.sha, name)
	im.problems = append(im.problems, a.problem...)
	art := a.result.Article
	if k, ok := im.bySeed[name]; ok {
		how := "already imported"
		if k.sha != "" && k.sha != a.sha || im.renews {
			var err error
			if how, err = im.renew(a, k); err != nil {
				return err
			}
		}
		im.keepCut(name, k.id, a.result.Removed)
		im.note(a.result.Problems, k)
		im.accounts = append(im.accounts, Account{Seed: name, Article: k.id, Lines: []string{how}})
		return nil
	}
	if why, ok := im.gone(name); ok {
		im.problems.Notef(at, "seed/tombstone", "to have it back, delete its line in content/"+tombFile+", or that file, and build", "not imported: %s", why)
		im.accounts = append(im.accounts, Account{Seed: name, Lines: []string{"not imported: " + why}})
		return nil
	}
	art.Seed.Path, art.Seed.SHA256 = name, a.sha
	art.Added = edtf.FromDay(im.opt.Today)
	art.Status = "unchecked"
	if im.names == nil { // else whom it names is known when the names of all reports are
		art.Leaders, art.Initiatives = found(&a.notes, roster.Leader), found(&a.notes, roster.Initiative)
	}
	im.accounts = append(im.accounts, Account{Seed: name, New: true})
	if im.opt.Explain {
		im.accounts[len(im.accounts)-1].Lines = explain(&a.result)
	}
	n := arrival{art: art, notes: a.notes, noted: a.noted, finds: a.finds, removed: a.result.Removed, problems: a.result.Problems, account: len(im.accounts) - 1}
	im.shown = im.shown || dating.Shows(&art)
	if art.Date.IsZero() || dating.Ambiguous(&art) {
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

// keepCut keeps what was taken out of a raw file for the table of that, if one is
// published after the import.
func (im *importer) keepCut(seed, article string, pieces []normalize.Removed) {
	if !im.alone() {
		im.cuts = append(im.cuts, cut{seed, article, pieces})
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
	data := []byte(article.Format(n.art))
	if err := im.files.Add(n.file(), data); err != nil {
		return fmt.Errorf("writing content/%s: %w", n.file(), err)
	}
	if n.sum = digest(data); !im.alone() { // else nobody looks for reprints after this
		n.like = like(&n.art)
	}
	im.pending = append(im.pending, n)
	return nil
}

// file is the article's path under content/.
func (n *arrival) file() string { return path.Join("articles", n.art.Path()) }

// discard clears what commit did not name.
func (im *importer) discard() {
	if im.files != nil {
		im.files.Discard()
		im.files = nil
	}
}

// commit makes the files written so far part of content/.
func (im *importer) commit() error {
	if im.files == nil {
		return nil
	}
	var lines strings.Builder
	for _, n := range im.pending {
		lines.WriteString(wrote{n.file(), n.sum}.line(n.art.Seed.Path))
	}
	im.written.announce(lines.String())
	taken, err := im.files.Commit()
	im.discard()
	if err != nil {
		return fmt.Errorf("writing content/articles: %w", err)
	}
	for _, n := range im.pending {
		p := n.file()
		if slices.Contains(taken, p) {
			why := "content/" + p + " appeared while the report was read; it is left alone"
			im.accounts[n.account].Lines = append(im.accounts[n.account].Lines, why)
			im.setAside(diag.Pos{File: n.art.Seed.Path}, "article/taken", "move that file away and build again", why)
			continue
		}
		im.keepCut(n.art.Seed.Path, n.art.ID, n.removed)
		im.note(n.problems, known{id: n.art.ID})
		im.written.add(n.art.Seed.Path, p, n.sum)
		im.accounts[n.account].Article = n.art.ID
		if len(n.finds) > 0 {
			im.names.Add(n.art.ID, n.art.Date, n.finds)
		}
		im.shelf = append(im.shelf, shelved{fresh: true, noted: n.noted, id: n.art.ID, rights: cmp.Or(n.art.Rights, im.conf.Rights), path: p, seed: n.art.Seed.Path, sha: n.art.Seed.SHA256, like: n.like})
		im.res.Imported++
	}
	clear(im.pending)
	im.pending = im.pending[:0]
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
