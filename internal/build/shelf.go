package build

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/dating"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/front"
	"dateline/internal/propose"
	"dateline/internal/publish"
	"dateline/internal/reprint"
)

// shelved is an article's file and what the import must know of it.
type shelved struct {
	id, path, seed, sha string
	curated             bool   // an editor has settled its date
	settled             bool   // the other reports of its house have
	rights              string // its own, or the site's
	fresh               bool   // written by this build
	like                likeness
	aside               bool    // too large to be read, or in quarantine
	noted               extent  // the notes of import, of a report of this build
	leaf                extent  // from the map stage on
	now                 *kept   // likewise, in a build that keeps
	was                 int     // its place in what the last build kept, from 1 on; 0 is none
	same                bool    // its file has the stamp that is kept
	file                *parsed // as the index has read it, for the map stage; nil: it is read again
}

// parsed is a report's file as it was read.
type parsed struct {
	article  article.Article
	problems diag.List
	sum      string // SHA-256 of its bytes
}

// mostAhead is how many bytes of files the index leaves to the map stage; parsed, they
// take about twice as many of memory. As that stage goes on they make room for what is
// then known of each report.
const mostAhead = 32 << 20

// leaves reports whether the map stage will take a file of so many bytes from the
// index. It is for many workers.
func (b *builder) leaves(size int) bool { return b.ahead.Add(-int64(size)) >= 0 }

// own gives it words of its own, instead of parts of its article.
func (s *shelved) own(t *texts) {
	if stem := strings.TrimSuffix(path.Base(s.path), ".md"); stem == s.id {
		s.id = stem
	} else {
		s.id = t.text(s.id)
	}
	s.seed, s.sha, s.rights = t.text(s.seed), t.text(s.sha), t.name(s.rights)
}

// index lists the articles that are there, so that the import knows which seeds
// have one.
func (b *builder) index(ctx context.Context) error {
	paths, err := b.articlePaths()
	if err != nil {
		return err
	}
	b.shelf = make([]shelved, len(paths))
	b.findKept(paths)
	sketches := roomFor(reprint.Sketch(nil))
	for from := 0; from < len(paths); from += batch {
		got := make([]indexed, min(batch, len(paths)-from))
		if err := each(ctx, b.opt.Workers, len(got), func(i int) { got[i] = b.indexOne(&b.shelf[from+i]) }); err != nil {
			return err
		}
		for i, g := range got {
			if g.read {
				s := &b.shelf[from+i]
				if s.own(&b.texts); s.like.Sketch != nil {
					s.like.Sketch = sketches.own(s.like.Sketch)
				}
			}
			if g.err != nil && !b.unreadable(b.shelf[from+i].path, g.err) {
				return fmt.Errorf("reading content: %w", g.err)
			}
			switch at := (diag.Pos{File: "content/" + b.shelf[from+i].path}); {
			case g.failed != nil:
				g.failed.warn(&b.problems, at, "it is set aside")
			case g.shut:
				b.problems.Warnf(at, "report/quarantine", shutHint, "set aside: %s", shutWhy)
			case g.large:
				b.problems.Warnf(at, "article/huge", "divide it; a press report is some kilobytes", "set aside: larger than %d MiB", maxArticle>>20)
			}
			if len(g.finds) > 0 {
				b.names.Add(b.shelf[from+i].id, g.date, g.finds)
			}
		}
	}
	b.checkNames()
	return nil
}

// checkNames reports articles whose files bear another name than they, and those
// of one name.
func (b *builder) checkNames() {
	if b.last != nil && !slices.ContainsFunc(b.shelf, func(s shelved) bool { return s.was == 0 || s.id != b.last.Reports[s.was-1].ID }) {
		return // the last build would not have been published
	}
	byID := make(map[string]string, len(b.shelf))
	for i := range b.shelf {
		s := &b.shelf[i]
		if s.id == "" {
			continue
		}
		if stem := strings.TrimSuffix(path.Base(s.path), ".md"); stem != s.id {
			b.problems.Errorf(diag.Pos{File: "content/" + s.path}, "article/file-name", "name the file "+s.id+".md, or write id: "+stem, "the id %q is not the file's name", s.id)
		}
		if first := byID[s.id]; first != "" {
			b.problems.Errorf(diag.Pos{File: "content/" + s.path}, "article/twice", "give one of them another id", "the id %q stands also in content/%s", s.id, first)
		}
		byID[s.id] = s.path
	}
}

// articlePaths lists the files of the articles, as they were when the build took
// their stamps, or else as they are, in the order of a walk.
func (b *builder) articlePaths() (paths []publish.Seen, err error) {
	report := func(x publish.Seen) bool {
		return x.Stamp.Mode.IsRegular() && path.Ext(x.Path) == ".md" && !strings.HasPrefix(path.Base(x.Path), ".")
	}
	file := func(x publish.Seen) {
		switch {
		case report(x):
			paths = append(paths, x)
		case !x.Stamp.Mode.IsDir():
			b.problems.Notef(diag.Pos{File: "content/" + diag.Printable(x.Path)}, "article/other-file", "move it out of articles/ if it is not meant for later", "only plain .md files are read as articles")
		}
	}
	if b.before != nil {
		all := b.before.articles
		if !slices.ContainsFunc(all, func(x publish.Seen) bool { return !report(x) }) {
			return all, nil
		}
		for _, x := range all {
			file(x)
		}
		return paths, nil
	}
	err = fs.WalkDir(b.opt.Content.FS(), "articles", func(p string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && p == "articles":
			return nil
		case b.unreadable(p, err):
			return nil
		case err != nil:
			return fmt.Errorf("reading content: %w", err)
		}
		file(publish.Seen{Path: p, Stamp: publish.Stamp{Mode: e.Type()}})
		return nil
	})
	return paths, err
}

// walked orders two paths as a walk comes to them: what is in a folder stands
// where the folder does.
func walked(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		switch {
		case a[i] == b[i]:
		case a[i] == '/':
			return -1
		case b[i] == '/':
			return 1
		default:
			return cmp.Compare(a[i], b[i])
		}
	}
	return cmp.Compare(len(a), len(b))
}

// indexed is what is found in an article's file besides what the shelf keeps.
type indexed struct {
	date        edtf.Date
	finds       []propose.Find
	large, shut bool
	read        bool // and not taken from the last build
	failed      *crash
	err         error
}

// findKept finds for each article what the last build kept of it. Both are sorted, but
// for folders whose names begin alike.
func (b *builder) findKept(paths []publish.Seen) {
	next := 0
	for i, x := range paths {
		s := &b.shelf[i]
		s.path = x.Path
		if b.last == nil {
			continue
		}
		all := b.last.Reports
		if next == len(all) || all[next].Path != x.Path {
			k, ok := slices.BinarySearchFunc(all, x.Path, func(k kept, p string) int { return strings.Compare(k.Path, p) })
			if !ok {
				continue
			}
			next = k
		}
		s.same = all[next].Stamp != publish.Stamp{} && all[next].Stamp == x.Stamp
		next++
		s.was = next
	}
}

// indexOne reads of an article what the import must know.
func (b *builder) indexOne(s *shelved) (g indexed) {
	p, was, same := s.path, s.was, s.same
	defer func() { s.was, s.same = was, same }()
	if k := b.was(s); b.reader == nil && same && b.same {
		*s = shelved{id: k.ID, rights: k.Rights, path: p, seed: k.Seed, sha: k.SHA, curated: k.Curated, settled: k.Settled, like: k.Like}
		return g
	}
	buf := b.buffer()
	defer b.buffers.Put(buf)
	buf.Grow(roomy)
	data, err := b.content.read(buf.AvailableBuffer(), p, maxArticle)
	if err != nil {
		return indexed{err: err}
	}
	g.read, g.large = true, len(data) > maxArticle
	g.shut = len(b.shut) > 0 && b.shut[digest(data)] != ""
	aside := g.large || g.shut
	if aside { // its front matter still says from which seed it is
		data = data[:min(len(data), 2*front.MaxBytes)]
	}
	b.reading("content/"+p, func() {
		g.failed = guarded(func() {
			// What is wrong with the file is reported when it is read for its page.
			a, l := article.Parse(diag.NewSource("content/"+p, string(data)))
			var left *parsed
			if !aside && b.leaves(len(data)) {
				left = &parsed{a, l, digest(data)}
			}
			b.fill(&a)
			*s = shelved{id: a.ID, rights: a.Rights, path: p, seed: a.Seed.Path, sha: a.Seed.SHA256, curated: a.DateBasis == article.Curator, settled: dating.Settled(&a), aside: aside, like: like(&a), file: left}
			g.date = a.Date
			if !aside {
				g.finds = b.find(a)
			}
		})
	})
	if g.failed != nil {
		*s = shelved{id: strings.TrimSuffix(path.Base(p), ".md"), path: p, aside: true}
	}
	return g
}
