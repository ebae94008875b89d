package build

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/render"
	"dateline/internal/roster"
	"dateline/internal/search"
	"dateline/internal/site"
	"dateline/internal/table"
)

// mapped is what the map stage makes of one article.
type mapped struct {
	entry   site.Entry
	words   *search.Doc   // nil when the site has no search, or its index has them
	indexed bool          // the index has them
	doc     int32         // where; see [search.Builder.Has]
	changed bool          // they are others than in the last build
	before  *search.Doc   // which those were; nil where that is not known
	rows    *table.Report // nil when the site publishes no tables
	linked  []byte        // its annotations as JSON-LD; nil when they are published already, or not at all
	leaf    extent
	text    []byte // the leaf itself, in a preview
	problem diag.List
	sum     string  // SHA-256 of its file
	asked   []asked // what was asked of other reports
	reprint string  // the report whose text it was found to repeat
	err     error
	aside   bool  // nothing can be made of it
	kept    *kept // where the rows of the last build are the same
}

// open reads and parses the file of one article.
func (b *builder) open(p string) (*parsed, error) {
	buf := b.buffer()
	defer b.buffers.Put(buf)
	buf.Grow(roomy)
	data, err := b.content.read(buf.AvailableBuffer(), p, maxArticle)
	if err != nil {
		return nil, fmt.Errorf("reading content/%s: %w", p, err)
	}
	a, l := article.Parse(diag.NewSource("content/"+p, string(data)))
	return &parsed{a, l, digest(data)}, nil
}

// read takes or opens the file of one article and annotates it, or takes the notes
// of it that import has made. It returns the digest of the file, too.
func (b *builder) read(s *shelved) (article.Article, annotate.Notes, diag.List, string, error) {
	f := s.file
	if f == nil {
		var err error
		if f, err = b.open(s.path); err != nil {
			return article.Article{}, annotate.Notes{}, nil, "", err
		}
	}
	a := f.article
	b.fill(&a)
	n, ok := b.notesOf(s.noted, &a)
	var nl diag.List
	if !ok {
		n, nl = b.annotate(&a, diag.Pos{File: "content/" + s.path})
	}
	// Where nobody has said whom a report is about, it is whom it names.
	if !a.Keys.Has("leaders") {
		a.Leaders = found(&n, roster.Leader)
	}
	if !a.Keys.Has("initiatives") {
		a.Initiatives = found(&n, roster.Initiative)
	}
	return a, n, slices.Concat(f.problems, nl), f.sum, nil
}

// fill sets what the front matter leaves to the site and to the roster.
func (b *builder) fill(a *article.Article) {
	if a.Source == "" && a.SourceText != "" {
		a.Source = b.norm.Source(a.SourceText)
	}
	a.Rights = cmp.Or(a.Rights, b.conf.Rights)
	a.Lang = cmp.Or(a.Lang, b.conf.Language)
}

// eachArticle gives every article on the shelf, with its notes, to f, one after
// the other in the shelf's order; they are read side by side.
func (b *builder) eachArticle(ctx context.Context, stage string, f func(*article.Article, *annotate.Notes)) error {
	type pair struct {
		a   article.Article
		n   annotate.Notes
		err error
	}
	for from := 0; from < len(b.shelf); from += batch {
		part := b.shelf[from:min(from+batch, len(b.shelf))]
		got := make([]pair, len(part))
		if err := each(ctx, b.opt.Workers, len(part), func(i int) {
			g := &got[i]
			if part[i].aside {
				return
			}
			g.a, g.n, _, _, g.err = b.read(&part[i])
		}); err != nil {
			return err
		}
		for i := range got {
			if got[i].err != nil {
				return got[i].err
			}
			if part[i].aside {
				continue
			}
			f(&got[i].a, &got[i].n)
		}
		b.progress(stage, from+len(part), len(b.shelf))
	}
	return nil
}

// mapBatch is how many reports the map stage takes at once. Twice as many are on
// their way, each with its rows and words, in memory that is used again: the
// larger the batch, the more of it lies idle.
const mapBatch = 64

// lineUp takes from the shelf what cannot be read, and puts it in order.
func (b *builder) lineUp() {
	b.shelf = slices.DeleteFunc(b.shelf, func(s shelved) bool { return s.aside })
	slices.SortFunc(b.shelf, func(x, y shelved) int { return strings.Compare(x.path, y.path) })
}

// mapArticles reads all articles, writes their table rows, and returns their
// entries in the shelf's order.
func (b *builder) mapArticles(ctx context.Context, tables *tables) ([]site.Entry, error) {
	var entries []site.Entry // none where none is read
	if !b.outlined() {
		entries = make([]site.Entry, 0, len(b.shelf))
	}
	var before []shelved // the batch before, and what was made of it
	var made []mapped
	var room [2][mapBatch]mapped // for this batch and the one before, in turn
	for from := 0; from < len(b.shelf) || len(made) > 0; from += mapBatch {
		part := b.shelf[min(from, len(b.shelf)):min(from+mapBatch, len(b.shelf))]
		got := room[from/mapBatch%2][:len(part)]
		clear(got)
		var err error
		// One worker puts the batch before in order while the others go on.
		if stopped := each(ctx, b.opt.Workers, len(part)+1, func(i int) {
			if i > 0 {
				got[i-1] = b.mapKept(&part[i-1])
				part[i-1].file = nil
				b.publishLinked(&got[i-1])
				return
			}
			entries, err = b.collect(before, made, entries, tables)
		}); stopped != nil {
			return nil, stopped
		}
		if err != nil {
			return nil, err
		}
		before, made = part, got
		b.progress("reading articles", min(from+mapBatch, len(b.shelf)), len(b.shelf))
	}
	return entries, nil
}

// collect puts what was made of a batch of reports where it belongs, in the
// order of the shelf, and appends their entries.
func (b *builder) collect(part []shelved, made []mapped, entries []site.Entry, tables *tables) ([]site.Entry, error) {
	for i := range made {
		g := &made[i]
		if g.err != nil {
			return nil, g.err
		}
		part[i].leaf = g.leaf
		b.problems = append(b.problems, g.problem...)
		if g.aside {
			continue
		}
		sum := g.sum
		if g.kept == nil {
			sum = b.texts.text(sum)
		}
		b.articles = append(b.articles, wrote{part[i].path, sum})
		if now := part[i].now; now != nil && now != g.kept {
			part[i].now = b.settle(now, sum)
			part[i].leaf.Sum = part[i].now.Leaf.Sum
		}
		if !b.outlined() {
			id := part[i].id
			if id != g.entry.ID { // somebody is changing the file
				id = b.listed.text(g.entry.ID)
			}
			g.entry.Own(id, b.listed.text, b.listed.name)
			entries = append(entries, g.entry)
		}
		if g.changed {
			b.search.Changed(g.before, g.words)
		}
		if g.indexed {
			b.search.Use(g.doc)
		} else if g.words != nil {
			sum := "" // of a report that nothing is kept of
			if part[i].now != nil {
				sum = part[i].now.Words.Sum
			}
			b.search.Add(g.words, sum)
			b.search.Release(g.words)
		}
		if g.kept != nil && tables != nil {
			if err := tables.keep(b.keptRows.of(part[i].was-1), &g.kept.Rows); err != nil {
				return nil, err
			}
		}
		if g.rows == nil {
			continue
		}
		if err := tables.add(g.rows.Writers()...); err != nil {
			return nil, err
		}
		b.rows.Put(g.rows)
	}
	return entries, nil
}

// settle gives what is kept of a report its place until the end, and the digest of
// its file.
func (b *builder) settle(now *kept, sum string) *kept {
	k := b.noteds.own(now)
	k.Sum = sum
	for _, s := range [...]*string{&k.Listed, &k.Map.Sum, &k.Words.Sum, &k.Leaf.Sum} {
		*s = b.texts.text(*s)
	}
	return k
}

// publishLinked writes a report's annotations beside its page.
func (b *builder) publishLinked(m *mapped) {
	if m.linked != nil && m.err == nil && !m.aside {
		m.err = b.staged.WriteFile(site.AnnotationsPath(&m.entry), m.linked)
	}
	m.linked = nil
}

// mapWith makes the entry and the rows of an article, with its annotations or
// without.
func (b *builder) mapWith(s shelved, annotated bool) mapped {
	a, notes, l, sum, err := b.read(&s)
	if err != nil {
		return mapped{err: err}
	}
	if !annotated {
		notes = annotate.Notes{}
	}
	b.settleReprint(&a)
	m := mapped{problem: l, sum: sum, reprint: b.reprints[a.ID]}
	b.examine(&a, &notes, &m.problem)
	a.Restrain(func(id string) bool {
		m.asked = append(m.asked, asked{id, b.withheld[id]})
		return b.withheld[id]
	})
	notes.Restrain(&a)
	m.entry = site.NewEntry(&a, &notes)
	m.entry.Quoted = site.Passages(&a, b.edits.Passages(a.ID))
	if m.leaf, m.text, m.err = b.keepLeaf(&render.Source{Roster: b.roster, Lang: b.conf.Language, Article: &a, Entry: &m.entry, Notes: &notes}); m.err != nil {
		return m
	}
	if b.search != nil {
		m.words = b.search.Doc(&a, &notes, &m.entry)
	}
	if !b.conf.data || b.held {
		return m
	}
	if m.rows, _ = b.rows.Get().(*table.Report); m.rows == nil {
		m.rows = table.NewReport()
	}
	m.rows.Reset()
	m.rows.Add(&a, &m.entry, &notes, site.ArticlePath(&m.entry))
	if b.conf.linked {
		m.linked = m.rows.WebAnnotations(&a, &notes, b.roster)
	}
	return m
}
