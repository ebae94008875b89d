package build

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/publish"
	"dateline/internal/render"
	"dateline/internal/search"
	"dateline/internal/site"
	"dateline/internal/table"
)

// publish maps, groups and renders all articles into a staged folder and swaps
// it in, unless a person's file holds an error.
func (b *builder) publish(ctx context.Context) error {
	b.stage("templates")
	if err := b.openSpool(); err != nil {
		return err
	}
	defer b.spool.Close()
	b.begun = b.spool.Size()
	err := b.prepare(ctx)
	if b.staged != nil {
		defer b.staged.Abort()
	}
	if err != nil || b.failed() {
		return err
	}
	b.stage("map")
	var rows *tables // nil when the site publishes none
	if b.conf.data {
		rows = &tables{staged: b.staged, each: b.eachOf}
		b.keptRows = b.last.tableRows()
		if b.last != nil {
			published, err := publish.OpenSite(b.opt.Out)
			if err != nil {
				return err
			}
			defer published.Close()
			rows.published = published.FS()
		}
		if err := rows.begin(); err != nil {
			return err
		}
	}
	b.lineUp()
	list, err := b.findEdited(ctx, rows)
	if err != nil {
		return err
	}
	entries, err := b.mapArticles(ctx, rows)
	if err != nil || b.failed() {
		return err
	}
	b.conf.Meta.Version = b.opt.Version
	if b.asListed {
		err = b.writeEdited(ctx, list, entries, rows)
	} else {
		err = b.arrange(ctx, entries, rows)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil || b.failed() {
		return err
	}
	b.stage("publish")
	done, err := b.commit()
	if err != nil {
		return err
	}
	b.res.Published, b.res.Files, b.res.Written = true, done.Files, done.Written
	if done.Unchanged {
		b.res.Written = 0
	}
	b.res.Notes, b.published = done.Notes, done.Stamps
	return nil
}

// commit publishes what is staged, while what is kept is packed.
func (b *builder) commit() (done publish.Result, err error) {
	// What has begun to be published is not stopped any more.
	_ = each(context.Background(), b.opt.Workers, 2, func(i int) {
		if i == 0 {
			done, err = b.staged.Commit()
		} else if b.keeps {
			b.packReports()
		}
	})
	if err != nil {
		b.memories.Abort()
	}
	return done, err
}

// arrange groups the entries, and writes the site. Grouping is for one goroutine: the
// tables that wait for nothing of it are ended beside it.
func (b *builder) arrange(ctx context.Context, entries []site.Entry, rows *tables) error {
	b.stage("group")
	var s *site.Site
	var l diag.List
	var ended error
	if err := each(ctx, b.opt.Workers, 2, func(i int) {
		if i == 0 {
			s, l = site.Curated(b.conf.Meta, entries, b.roster, b.edits)
		} else {
			ended = rows.end(rowTables[:])
		}
	}); err != nil {
		return err
	}
	if ended != nil {
		return ended
	}
	b.problems = append(b.problems, l...)
	if b.failed() {
		return nil
	}
	b.res.Articles, b.res.Events = len(s.Entries), len(s.Events)
	k, err := b.write(ctx, s, rows)
	b.noteArranged(s, k, l)
	return err
}

// prepare reads the templates and the index of the last build, and stages this one.
func (b *builder) prepare(ctx context.Context) error {
	var failed, unstaged error
	if err := each(ctx, b.opt.Workers, 3, func(i int) {
		switch i {
		case 0:
			b.renderer, failed = render.New(b.opt.Templates, b.words())
		case 1:
			b.takeIndex()
		default:
			b.staged, unstaged = publish.Stage(b.opt.Out, publish.Options{Adopt: b.opt.Adopt, InPlace: b.opt.InPlace, Known: b.known, Each: b.eachOf})
		}
	}); err != nil {
		return err
	}
	if failed != nil {
		b.problems = append(b.problems, templateFaults(failed)...)
	}
	return unstaged
}

// eachOf is each for work that is not stopped any more.
func (b *builder) eachOf(n int, f func(i int)) { _ = each(context.Background(), b.opt.Workers, n, f) }

// write writes all files of the site into the staged folder.
func (b *builder) write(ctx context.Context, s *site.Site, rows *tables) (*keys, error) {
	b.stage("render")
	at := make(map[string]*shelved, len(b.shelf)) // by id
	for i := range b.shelf {
		at[b.shelf[i].id] = &b.shelf[i]
	}
	k := b.newKeys(s, at)
	// The index comes out of one goroutine, so it is written beside the others.
	var files, index error
	var indexed string // the keys of its files
	if err := each(ctx, b.opt.Workers, 2, func(i int) {
		if i == 0 {
			indexed, index = b.writeIndex(s, k)
		} else if files = b.renderPages(ctx, s, k, at); files == nil {
			files = b.renderFiles(ctx, s, k, at)
		}
	}); err != nil {
		return nil, err
	}
	b.search = nil // with all that it holds
	b.arranged.Search = indexed
	if err := cmp.Or(files, index); err != nil {
		return nil, err
	}
	if err := b.writeStatic(); err != nil {
		return nil, err
	}
	b.stage("tables")
	if err := b.closeTables(rows, func() error {
		key, known := k.of("data/"+table.Events.Name, k.fromEvents)
		if known {
			b.made.Write(key[:])
		}
		return rows.group(s, known && b.last != nil && b.last.made[key])
	}); err != nil {
		return nil, err
	}
	return k, b.writeRecord()
}

// writeStatic writes the files that are the same in every build of the same folders.
func (b *builder) writeStatic() error {
	b.stage("files")
	if err := b.inputsOf("templates", b.opt.Templates); err != nil {
		return err
	}
	return b.copyStatic()
}

// renderFiles writes the feeds and what else is no page, many at once. The
// texts in feeds bear no annotations, so a report is only read for them.
func (b *builder) renderFiles(ctx context.Context, s *site.Site, k *keys, at map[string]*shelved) error {
	load := func(id string) (*article.Article, error) { return b.stored(at[id].path) }
	type file struct {
		name string
		render.File
	}
	var part []file
	flush := func() error {
		errs, keys := make([]error, len(part)), make([]site.Sum, len(part))
		if err := each(ctx, b.opt.Workers, len(part), func(i int) {
			var known bool
			if keys[i], known = k.of(part[i].name, part[i].From); known && b.keepFile(part[i].name, keys[i]) {
				return
			}
			buf := b.buffer()
			defer b.buffers.Put(buf)
			if err := part[i].Write(buf); err != nil {
				errs[i] = fmt.Errorf("writing %s: %w", part[i].name, err)
				return
			}
			errs[i] = b.staged.WriteFile(part[i].name, buf.Bytes())
		}); err != nil {
			return err
		}
		for i := range keys {
			if k != nil && part[i].From != nil {
				b.made.Write(keys[i][:])
			}
		}
		part = part[:0]
		return cmp.Or(errs...)
	}
	for name, f := range b.renderer.Files(s, load) {
		if part = append(part, file{name, f}); len(part) == batch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// stored reads a report as it is stored.
func (b *builder) stored(file string) (*article.Article, error) {
	data, err := b.content.read(nil, file, maxArticle)
	if err != nil {
		return nil, fmt.Errorf("reading content/%s: %w", file, err)
	}
	a, _ := article.Parse(diag.NewSource("content/"+file, string(data)))
	b.fill(&a)
	return &a, nil
}

// writeIndex writes the index of the search, and returns the keys of its files.
func (b *builder) writeIndex(s *site.Site, k *keys) (string, error) {
	if b.search == nil {
		return "", nil
	}
	var made []byte
	doubt := false
	stale := b.search.Settle()
	keep := func(name string, from func(*site.Inputs)) bool {
		key, known := k.of(name, from)
		if !known {
			return false
		}
		made = append(made, key[:]...)
		if b.keepFile(name, key) {
			return true
		}
		doubt = doubt || b.outlined() && search.ShowsReports(name) // of which little is known
		return false
	}
	for name, data := range b.search.Files(s, keep) {
		if doubt {
			return "", errDoubt
		}
		if err := b.staged.WriteFile(name, data); err != nil {
			return "", err
		}
	}
	b.keepLayout()
	err := b.keepIndex(stale)
	if b.search.Failed() != nil {
		err = errDoubt
	}
	b.search.Drop()
	return string(made), err
}

// inputsOf remembers every file of a file system as an input of the build.
func (b *builder) inputsOf(name string, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, p)
		if err != nil {
			return fmt.Errorf("reading %s/%s: %w", name, p, err)
		}
		b.input(name+"/"+p, data)
		return nil
	})
}

// copyStatic puts the files of static/ into the root of the site.
func (b *builder) copyStatic() error {
	return fs.WalkDir(b.opt.Static, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("reading static: %w", err)
		}
		if e.IsDir() || path.Ext(p) == ".go" || strings.HasPrefix(e.Name(), ".") {
			return nil
		}
		data, err := fs.ReadFile(b.opt.Static, p)
		if err != nil {
			return fmt.Errorf("reading static/%s: %w", p, err)
		}
		b.input("static/"+p, data)
		return b.staged.WriteFile(p, data)
	})
}

// closeTables writes the tables that only the end of a build knows: events,
// which group adds, what was removed, and the problems themselves.
func (b *builder) closeTables(t *tables, group func() error) error {
	b.problems.Sort()
	if t == nil {
		return nil
	}
	if err := group(); err != nil {
		return err
	}
	problems := table.NewWriter(&table.Problems)
	for _, d := range b.problems {
		if c, ok := diag.Lookup(d.Code); ok && b.withheld[d.Article] {
			d.Msg, d.Hint = c.Means, c.Do // its own words may quote the report
		}
		table.Problem(problems, d)
	}
	if err := t.add(b.removed, problems); err != nil {
		return err
	}
	return t.close(b.conf.Meta)
}

// sumInputs digests the names and digests of all that was read, in the order of their
// names.
func (b *builder) sumInputs() string {
	slices.Sort(b.inputs)
	byPath := func(x, y wrote) int { return strings.Compare(x.path, y.path) }
	if !slices.IsSortedFunc(b.articles, byPath) {
		slices.SortFunc(b.articles, byPath)
	}
	// All articles come together.
	at, _ := slices.BinarySearch(b.inputs, "content/articles/")
	text := make([]byte, 0, 64<<10)
	h := sha256.New()
	add := func(parts ...string) {
		for _, p := range parts {
			text = append(text, p...)
		}
		if len(text) > cap(text)/2 {
			h.Write(text)
			text = text[:0]
		}
	}
	end := ""
	for _, in := range b.inputs[:at] {
		add(end, in)
		end = "\n"
	}
	for i := range b.articles {
		add(end, "content/", b.articles[i].path, " ", b.articles[i].sum)
		end = "\n"
	}
	for _, in := range b.inputs[at:] {
		add(end, in)
		end = "\n"
	}
	h.Write(text)
	return hex.EncodeToString(h.Sum(nil))
}

// writeRecord writes build.json: which program made the site of which inputs.
func (b *builder) writeRecord() error {
	sum := b.sumInputs()
	text, err := json.MarshalIndent(struct {
		Generator string `json:"generator"`
		Version   string `json:"version"`
		Inputs    string `json:"inputs_sha256"`
		Articles  int    `json:"articles"`
		Events    int    `json:"events"`
		Pages     int    `json:"pages"`
	}{"dateline", b.opt.Version, sum, b.res.Articles, b.res.Events, b.res.Pages}, "", "  ")
	if err != nil {
		return fmt.Errorf("describing the build: %w", err)
	}
	return b.staged.WriteFile("build.json", append(text, '\n'))
}
