package build

import (
	"fmt"
	"runtime"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/render"
)

// Limits in bytes of what one report can be. A press report has some thousands,
// a long interview a hundred thousand; what is larger is a mistake, or meant to
// take the memory of all.
const (
	maxReport  = 1 << 20 // of a seed's text; such a seed is set aside
	maxArticle = 4 << 20 // of a file under content/articles; likewise
	maxSource  = 1 << 20 // of site.yaml, seeds.yaml, or the file of a person or a place: an error
)

// A crash is a panic in the reading of one report: what it said and in which
// function of this program.
type crash struct{ said, where string }

// guarded runs f and returns the panic that it ended in, nil for none. It
// stands around what is done for one report alone, so that a fault of ours that
// one report brings out cannot stop the others.
func guarded(f func()) (c *crash) {
	defer func() {
		if v := recover(); v != nil {
			said := fmt.Sprint(v)
			c = &crash{said[:min(len(said), 200)], place()}
		}
	}()
	f()
	return nil
}

// place names the function that panicked: the innermost of this module that is
// on the stack besides the recovery itself.
func place() string {
	pc := make([]uintptr, 64)
	frames := runtime.CallersFrames(pc[:runtime.Callers(4, pc)])
	for {
		f, more := frames.Next()
		if name, ok := strings.CutPrefix(f.Function, "dateline/internal/"); ok && !strings.HasPrefix(name, "build.guarded") {
			return name
		}
		if !more {
			return "?"
		}
	}
}

// warn reports a crash. What became of the report ends the message.
func (c *crash) warn(l *diag.List, at diag.Pos, became string) {
	l.Warnf(at, "report/crash", "this is a fault of the program: please report it, with the file",
		"the program failed on this report (%s, in %s); %s", c.said, c.where, became)
}

// annotates says whether a report is annotated: not where the site does without or
// the body is too long for it.
func (b *builder) annotates(a *article.Article) bool {
	if !b.conf.annotate {
		return false
	}
	over := render.Limit(a.Body)
	return over == nil || !over.Bare
}

// mentions are the names in a report, and no more of what is annotated. A report on
// which that fails goes without: its fault is reported with its annotations.
func (b *builder) mentions(a *article.Article) (list []annotate.Mention) {
	if b.annotates(a) {
		guarded(func() { list = b.annotator.Mentions(a) })
	}
	return list
}

// annotate reads a report, if it is to be annotated. A report on which that fails
// goes without.
func (b *builder) annotate(a *article.Article, at diag.Pos) (n annotate.Notes, l diag.List) {
	if !b.annotates(a) {
		return annotate.Notes{}, nil
	}
	if c := guarded(func() { n = b.annotator.Annotate(a) }); c != nil {
		c.warn(&l, at, "it is shown without annotations")
		return annotate.Notes{}, l
	}
	return n, nil
}

// mapOne makes the entry and the rows of an article: without its annotations
// where they make that fail, and none where that fails too.
func (b *builder) mapOne(s shelved) (m mapped) {
	at := diag.Pos{File: "content/" + s.path}
	became := "it is shown without annotations"
	var first *crash
	b.reading(at.File, func() {
		if first = guarded(func() { m = b.mapWith(s, true) }); first == nil {
			return
		}
		if guarded(func() { m = b.mapWith(s, false) }) != nil {
			m, became = mapped{aside: true}, "it is set aside"
		}
	})
	if first == nil {
		return m
	}
	first.warn(&m.problem, at, became)
	for i := range m.problem {
		m.problem[i].Article = s.id
	}
	return m
}
