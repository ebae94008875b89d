package build

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/render"
	"dateline/internal/site"
	"dateline/internal/wording"
)

// Check looks for what is wrong in content and in the templates, as a build
// would and further: it compares the files of the roster with each other. It writes
// nothing.
func Check(ctx context.Context, opt Options) (diag.List, error) {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	b := &builder{opt: opt, res: &Result{}}
	err := b.check(ctx)
	b.content.close()
	b.problems.Sort()
	return b.problems, err
}

func (b *builder) check(ctx context.Context) error {
	if _, err := render.New(b.opt.Templates, wording.Words{}); err != nil {
		b.problems = append(b.problems, templateFaults(err)...)
	}
	if err := b.configure(); err != nil {
		return err
	}
	if b.roster == nil { // site.yaml could not be read
		return nil
	}
	b.problems = append(b.problems, b.roster.Check()...)
	if err := b.index(ctx); err != nil {
		return err
	}
	var entries []site.Entry
	for from := 0; from < len(b.shelf); from += batch {
		part := b.shelf[from:min(from+batch, len(b.shelf))]
		got := make([]looked, len(part))
		if err := each(ctx, b.opt.Workers, len(part), func(i int) { got[i] = b.look(part[i]) }); err != nil {
			return err
		}
		for i := range got {
			g := &got[i]
			if g.err != nil {
				return g.err
			}
			b.problems = append(b.problems, g.problem...)
			if !g.aside {
				entries = append(entries, g.entry)
			}
		}
		b.progress("checking articles", from+len(part), len(b.shelf))
	}
	if !b.failed() {
		_, l := site.Curated(b.conf.Meta, entries, b.roster, b.edits)
		b.problems = append(b.problems, l...)
	}
	return nil
}

// looked is what a check makes of one article.
type looked struct {
	entry   site.Entry
	problem diag.List
	aside   bool
	err     error
}

// look reads and annotates one article.
func (b *builder) look(s shelved) (g looked) {
	if s.aside {
		return looked{aside: true}
	}
	c := guarded(func() {
		a, notes, l, _, err := b.read(&s)
		if b.unreadable(s.path, err) { // index has said so
			g.aside = true
			return
		}
		if g.err = err; err != nil {
			return
		}
		g.problem = l
		b.examine(&a, &notes, &g.problem)
		g.entry = site.NewEntry(&a, &notes)
		g.entry.Quoted = site.Passages(&a, b.edits.Passages(a.ID))
	})
	if c != nil {
		g = looked{aside: true}
		c.warn(&g.problem, diag.Pos{File: "content/" + s.path}, "a build would show it without annotations, or set it aside")
	}
	return g
}

// templateFaults are the problems that the reading of templates ended in, with
// the place that each names: "template: page.html:3:5: …".
func templateFaults(err error) (l diag.List) {
	all := []error{err}
	var many interface{ Unwrap() []error }
	if errors.As(err, &many) {
		all = many.Unwrap()
	}
	for _, err := range all {
		pos, msg := diag.Pos{File: "templates"}, err.Error()
		if rest, ok := strings.CutPrefix(strings.TrimPrefix(msg, "html/"), "template:"); ok {
			rest = strings.TrimSpace(rest)
			if part := strings.SplitN(rest, ":", 4); len(part) > 2 {
				pos.File, msg = "templates/"+part[0], strings.Join(part[2:], ":")
				pos.Line, _ = strconv.Atoi(part[1])
				if col, err := strconv.Atoi(part[2]); err == nil && len(part) == 4 {
					pos.Col, msg = col+1, part[3]
				}
			}
		}
		l.Errorf(pos, "template/error", "mend it, or take the file out of templates/ to have the built-in one back", "%s", strings.TrimSpace(msg))
	}
	return l
}

// examine reports what is wrong with an article besides its form: ids that
// nothing has, words that are not in it, names that could mean several.
func (b *builder) examine(a *article.Article, notes *annotate.Notes, l *diag.List) {
	if over := render.Limit(a.Body); over != nil {
		over.Warn(l, a.Keys.Body(over.Offset))
	}
	b.checkIDs(a, l)
	const quote = "quote the words as they stand in the body, with a prefix or suffix where they stand more than once"
	for _, o := range notes.Orphans {
		why := o.Reason
		if o.Matches != 1 {
			why = fmt.Sprintf("the words %q fit %d places", a.Overrides[o.Override].Exact, o.Matches)
		}
		l.Warnf(a.Keys.Item("overrides", o.Override), "article/orphan", quote, "the override is not applied: %s", why)
	}
	_, strays := annotate.Margin(a)
	for _, o := range strays {
		if a.Notes[o.Note].Exact == "" {
			continue // said when the file was parsed
		}
		l.Warnf(a.Keys.Item("notes", o.Note), "article/orphan", quote, "the note stands below the text: the words %q fit %d places", a.Notes[o.Note].Exact, o.Matches)
	}
	doubts(a, notes, l)
	for _, c := range notes.Cuts {
		l.Warnf(a.Keys.Body(c.Start), "annotate/limit", "divide the report", "it has more than %d %s; from here on they are left out", c.Most, c.Kind)
	}
	for i := range *l {
		(*l)[i].Article = a.ID
	}
}
