package build

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/search"
	"dateline/internal/site"
	"dateline/internal/table"
)

// Most edits change words that no list, event, feed or other report's page shows
// ([site.Entry.Listed]). Then the site is arranged as it was, and all that is made
// of it is as it is published. So a build keeps of each report its page as it is
// before it becomes HTML; the next, where nothing else has changed, groups nothing,
// reads no entry, and makes the page of that report, its rows, and what the index has
// of its words.

// arranged is what is kept of a site as it was arranged.
type arranged struct {
	Setup                   string    // digest of all that was read besides reports; "" where the next build arranges anew
	Common, Entries         string    // see [site.Sums.Found]
	Search                  string    // the keys of the files of its index
	Fed                     []string  // the reports of which feeds give the text
	Nav                     *site.Nav // of the pages of reports
	Problems                diag.List // of grouping
	Articles, Events, Pages int
}

// errDoubt says that what is kept is not what it should be.
var errDoubt = errors.New("what is kept of the last build is not as it was")

// edited is a report with other words than in the last build.
type edited struct {
	s    *shelved
	page site.ArticlePage
}

// setup digests all that a build has read before its reports.
func (b *builder) setup() string {
	in := slices.Sorted(slices.Values(b.inputs))
	return digest(strings.Join(in, "\n") + "\n" + b.before.parts[partTemplates] + b.before.parts[partStatic])
}

// findEdited looks which reports have changed, and reads them. Where no list shows
// anything of that, it sets b.asListed and returns them.
func (b *builder) findEdited(ctx context.Context, t *tables) (out []edited, err error) {
	if !b.keeps {
		return nil, nil
	}
	b.arranged.Setup = b.setup()
	l := b.last
	if l == nil || l.Arranged.Setup != b.arranged.Setup || !b.same || b.renamed != nil || b.reader != nil || !b.alike || l.Few != b.few() ||
		len(b.shelf) != len(l.Reports) || t != nil && !t.alike() {
		return nil, nil
	}
	var changed []*shelved
	for i := range b.shelf {
		s, k := &b.shelf[i], &l.Reports[i]
		if s.path != k.Path || s.id != k.ID || s.rights != k.Rights {
			return nil, nil
		}
		if !s.same {
			changed = append(changed, s)
		}
		if len(changed) > manyEdits {
			return nil, nil
		}
	}
	made := make([]mapped, len(changed))
	if err := each(ctx, b.opt.Workers, len(made), func(i int) { made[i] = b.mapKept(changed[i]) }); err != nil {
		return nil, err
	}
	b.mapped = make(map[string]mapped, len(made))
	for i, s := range changed {
		b.mapped[s.path] = made[i]
	}
	for i, s := range changed {
		if made[i].kept != nil {
			continue // its bytes are the same
		}
		e := edited{s: s}
		if made[i].err != nil || !b.listedAlike(s) || !b.takePage(b.was(s), &e.page) {
			return nil, nil
		}
		out = append(out, e)
	}
	b.asListed = true
	return out, nil
}

// listedAlike reports whether lists show of a report that was read again what they
// showed.
func (b *builder) listedAlike(s *shelved) bool {
	k := b.was(s)
	return s.now.Listed == k.Listed && !s.now.Aside && !k.Aside && len(b.edits.Passages(s.id)) == 0 && !slices.Contains(b.last.Arranged.Fed, s.id)
}

// keepPage keeps a report's page as it was made, but for its navigation.
func (b *builder) keepPage(k *kept, p *site.ArticlePage) (err error) {
	if k == nil {
		return nil
	}
	buf := b.buffer()
	defer b.buffers.Put(buf)
	buf.Grow(roomy)
	nav := p.Nav
	p.Nav = nil
	k.Page, err = b.keep(packed(buf.AvailableBuffer(), p))
	p.Nav = nav
	return err
}

// takePage takes the page that is kept.
func (b *builder) takePage(k *kept, p *site.ArticlePage) bool {
	text, err := b.piece(k.Page)
	if err != nil || unpacked(text, p) != nil {
		return false
	}
	p.Nav = b.last.Arranged.Nav
	return p.Nav != nil
}

// pageOf is the report whose page has an address, or nil.
func pageOf(address string, at map[string]*shelved) *shelved {
	if !strings.HasPrefix(address, "articles/") || strings.Count(address, "/") != 2 {
		return nil
	}
	return at[strings.TrimSuffix(path.Base(address), ".html")]
}

// noteKey notes the key of what is published as a report's page.
func (b *builder) noteKey(s *shelved, key site.Sum) {
	k := b.was(s)
	if s.now.Page.Size == 0 && k != nil && k.Key == string(key[:]) {
		s.now.Page = k.Page
	}
	s.now.Key = string(key[:])
}

// outlined reports whether the entries of reports are not read.
func (b *builder) outlined() bool { return b.asListed && !b.few() }

// outline is the site without what would have to be arranged, with the digests of its
// entries. The entries are those that were read.
func (b *builder) outline(entries []site.Entry) (*site.Site, *keys, error) {
	a := &b.last.Arranged
	if b.outlined() {
		entries = outlines(b.last.Reports)
	}
	const n = len(site.Sum{})
	if len(a.Common) != n || len(a.Entries) != n*len(entries) {
		return nil, nil, errDoubt
	}
	sums := make([]site.Sum, len(entries))
	for i := range sums {
		sums[i] = site.Sum([]byte(a.Entries[n*i : n*i+n]))
	}
	s := site.Outline(b.conf.Meta, entries, b.roster)
	k := &keys{b: b, sums: &site.Sums{}}
	s.Outlined(k.sums, site.Sum([]byte(a.Common)), sums)
	return s, k, nil
}

// outlines are the entries of reports, as far as an outline needs them.
func outlines(list []kept) []site.Entry {
	out := make([]site.Entry, len(list))
	n := 0
	for i := range list {
		if k := &list[i]; !k.Aside {
			e := &out[n]
			e.ID, e.Date, e.Title = k.ID, k.Date, k.ID
			n++
		}
	}
	return out[:n]
}

// writeEdited writes what the words of some reports alone change, and leaves all else
// as it is published.
func (b *builder) writeEdited(ctx context.Context, list []edited, entries []site.Entry, t *tables) error {
	b.stage("render")
	b.arranged = b.last.Arranged
	b.res.Articles, b.res.Events, b.res.Pages = b.arranged.Articles, b.arranged.Events, b.arranged.Pages
	b.problems = append(b.problems, b.arranged.Problems...)
	if err := b.writeEditedPages(ctx, list); err != nil {
		return err
	}
	if err := b.writeStatic(); err != nil {
		return err
	}
	b.stage("tables") // and the index beside them
	var index, rows error
	if err := each(ctx, b.opt.Workers, 2, func(i int) {
		if i == 0 {
			index = b.writeListedIndex(entries)
		} else if rows = b.closeTables(t, func() error { t.sameGroups(); return nil }); rows == nil {
			rows = b.writeRecord()
		}
	}); err != nil {
		return err
	}
	if err := cmp.Or(index, rows); err != nil {
		return err
	}
	return b.staged.KeepRest(search.Owns)
}

// writeListedIndex writes the index of the search, of which little has changed.
func (b *builder) writeListedIndex(entries []site.Entry) error {
	s, k, err := b.outline(entries)
	if err != nil {
		return err
	}
	if b.arranged.Search, err = b.writeIndex(s, k); err != nil {
		return err
	}
	b.search = nil
	return nil
}

// writeEditedPages writes their pages. What the pages were made of is not known in
// full any more: the next build that arranges the site makes them again.
func (b *builder) writeEditedPages(ctx context.Context, list []edited) error {
	gone := map[site.Sum]bool{}
	errs, faults := make([]error, len(list)), make([]diag.List, len(list))
	if err := each(ctx, b.opt.Workers, len(list), func(i int) {
		s, p := list[i].s, &list[i].page
		if errs[i] = b.keepPage(s.now, p); errs[i] != nil {
			return
		}
		buf := b.buffer()
		defer b.buffers.Put(buf)
		if errs[i] = b.renderArticle(buf, p, s, &faults[i]); errs[i] == nil {
			errs[i] = b.staged.WriteFile(p.Path, buf.Bytes())
		}
	}); err != nil {
		return err
	}
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("rendering %s: %w", list[i].page.Path, err)
		}
		b.notePageFaults(faults[i])
		if k := b.was(list[i].s); k.Key != "" {
			gone[site.Sum([]byte(k.Key))] = true
		}
	}
	for rest := b.last.Made; len(rest) >= len(site.Sum{}); rest = rest[len(site.Sum{}):] {
		if key := rest[:len(site.Sum{})]; !gone[site.Sum([]byte(key))] {
			b.made.WriteString(key)
		}
	}
	return nil
}

// notePageFaults notes what is wrong with a page. The next build says it, too, and so
// makes the page again.
func (b *builder) notePageFaults(l diag.List) {
	if len(l) > 0 {
		b.problems = append(b.problems, l...)
		b.arranged.Setup = ""
	}
}

// noteArranged notes what the next build can take of an arranged site.
func (b *builder) noteArranged(s *site.Site, k *keys, found diag.List) {
	if k == nil {
		return
	}
	common, entries := k.sums.Found()
	a := &b.arranged
	a.Common, a.Problems, a.Nav = string(common[:]), found, s.ReportNav()
	all := make([]byte, 0, len(entries)*len(common))
	for i := range entries {
		all = append(all, entries[i][:]...)
	}
	a.Entries = string(all)
	for id := range k.fed {
		a.Fed = append(a.Fed, id)
	}
	slices.Sort(a.Fed)
	a.Articles, a.Events, a.Pages = b.res.Articles, b.res.Events, b.res.Pages
}

// groupTables are the tables that have rows of what only the arranged site knows.
var groupTables = [...]*table.Schema{&table.Events, &table.Links, &table.Documents}

// alike reports whether the published tables can stand for them.
func (t *tables) alike() bool {
	for _, s := range groupTables {
		for i := range t.open[s] {
			if !t.open[s][i].alike() {
				return false
			}
		}
	}
	return true
}

// sameGroups leaves these tables as they are published.
func (t *tables) sameGroups() {
	for _, s := range groupTables {
		for i := range t.open[s] {
			t.open[s][i].whole()
		}
	}
}
