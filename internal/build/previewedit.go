package build

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/publish"
	"dateline/internal/render"
	"dateline/internal/reprint"
)

// manyEdits is how many reports that may repeat others' texts are compared with all
// one by one; more are compared as a build does.
const manyEdits = 16

// Edit shows the save of some files, by their paths below the site's folder: what
// was written, added or taken away in content/articles/, templates/ or static/. Of
// the result, Problems are those of the whole site, Published says that there is no
// error among them, and Written is not 0 when there is something new to see. It
// returns nil where a build must tell.
func (p *Preview) Edit(ctx context.Context, paths []string) *Result {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.b == nil {
		return nil
	}
	p.b.content.close() // a folder may be another by now
	paths, look, ok := p.looks(paths)
	if !ok {
		return nil
	}
	names, ok := p.touched(paths)
	if !ok {
		return nil
	}
	if look {
		p.ahead = true
		p.edits++
	}
	res := p.edit(ctx, names)
	if res != nil && look {
		res.Written++
	}
	return res
}

// looks reads the templates anew where one was saved. It returns the paths that are
// left, and whether there is something new to see.
func (p *Preview) looks(paths []string) (left []string, look, ok bool) {
	templates := false
	for _, name := range paths {
		switch folder, _, inside := strings.Cut(name, "/"); {
		case folder == "templates" && inside:
			templates, look = true, true
		case folder == "static" && inside:
			look = true
		default:
			left = append(left, name)
		}
	}
	if !templates {
		return left, look, true
	}
	r, err := render.New(p.b.opt.Templates, p.b.words())
	if err != nil {
		return nil, false, false // a build says what is wrong
	}
	p.b.renderer = r
	for i, m := range p.made {
		if m.text != nil {
			plain := *m
			plain.text = nil
			p.made[i] = &plain
		}
	}
	return left, true, true
}

// edit shows what has become of some reports.
func (p *Preview) edit(ctx context.Context, names []string) *Result {
	e := &edit{p: p, b: p.b, shelf: p.b.shelf, made: p.made, reprints: p.b.reprints, withheld: p.b.withheld, stamps: map[string]publish.Stamp{}}
	for _, name := range names {
		if !e.read(name) {
			e.undo()
			return nil
		}
	}
	switch {
	case len(e.stamps) == 0:
		return &Result{Published: true, Problems: p.problems(nil)}
	case !e.settle(ctx):
		e.undo()
		p.late = names
		return nil
	case e.problems.Count(diag.Error) > 0:
		e.undo()
		p.late = names // until they are mended
		return &Result{Problems: p.problems(e)}
	}
	changed := e.again
	if e.moved {
		changed = nil
	}
	if !p.group(changed) {
		e.problems = append(e.problems, p.grouped...)
		e.undo()
		p.late = names
		return &Result{Problems: p.problems(e)}
	}
	for name, s := range e.stamps {
		if p.stamps[name] = s; s == (publish.Stamp{}) {
			delete(p.stamps, name)
		}
		if p.edited == nil {
			p.edited = map[string]bool{}
		}
		p.edited[name] = true
	}
	p.late, p.ahead = nil, true
	p.edits++
	return &Result{Published: true, Written: len(e.stamps), Problems: p.problems(nil)}
}

// edit is an Edit on its way. It changes what is held in place, and knows what that
// was.
type edit struct {
	p        *Preview
	b        *builder
	stamps   map[string]publish.Stamp // of what has changed; zero of what is gone
	again    []int                    // on the shelf: to be read again
	problems diag.List
	unlike   []unlike
	moved    bool // reports came, or are gone
	renamed  bool // or have other names
	released bool // or other rights

	shelf    []shelved
	made     []*made
	reprints map[string]string
	withheld map[string]bool
	was      []placed
}

// placed is what was held of one report.
type placed struct {
	i     int
	shelf shelved
	made  *made
}

// unlike is a report whose text is, or may be like, another than it was.
type unlike struct {
	path     string
	was, now likeness
}

// undo puts back what was held.
func (e *edit) undo() {
	if !e.moved {
		for _, x := range slices.Backward(e.was) {
			e.shelf[x.i], e.made[x.i] = x.shelf, x.made
		}
	}
	e.b.shelf, e.p.made, e.b.reprints, e.b.withheld = e.shelf, e.made, e.reprints, e.withheld
}

// apart begins a shelf of its own, on which reports can come and go.
func (e *edit) apart() {
	if e.moved {
		return
	}
	e.b.shelf, e.p.made = slices.Clone(e.shelf), slices.Clone(e.made)
	for _, x := range slices.Backward(e.was) {
		e.shelf[x.i], e.made[x.i] = x.shelf, x.made
	}
	e.moved = true
}

// touched lists the reports that the paths mean, and those that are late. Of a
// folder they are all in it, those that were and those that are.
func (p *Preview) touched(paths []string) (names []string, ok bool) {
	names = slices.Clone(p.late)
	for _, name := range paths {
		name, ok := strings.CutPrefix(name, "content/")
		if !ok || name != "articles" && !strings.HasPrefix(name, "articles/") {
			return nil, false
		}
		if path.Ext(name) == ".md" {
			names = append(names, name)
		}
		from, _ := p.b.at(name + "/")
		for ; from < len(p.b.shelf) && strings.HasPrefix(p.b.shelf[from].path, name+"/"); from++ {
			names = append(names, p.b.shelf[from].path)
		}
		if info, err := fs.Lstat(p.b.opt.Content.FS(), name); err != nil || !info.IsDir() {
			continue
		}
		if err := fs.WalkDir(p.b.opt.Content.FS(), name, func(p string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && path.Ext(p) == ".md" {
				names = append(names, p)
			}
			return err
		}); err != nil {
			return nil, false
		}
	}
	names = slices.DeleteFunc(names, func(p string) bool { return strings.HasPrefix(path.Base(p), ".") })
	slices.Sort(names)
	return slices.Compact(names), true
}

// read looks what has become of a report. It reports false where a build must tell.
func (e *edit) read(name string) bool {
	b := e.b
	i, there := b.at(name)
	var stamp publish.Stamp
	info, err := fs.Lstat(b.opt.Content.FS(), name)
	switch {
	case err == nil && info.Mode().IsRegular():
		stamp = publish.StampOf(info)
	case err == nil:
		return false
	}
	if stamp == e.p.stamps[name] {
		return true
	}
	e.stamps[name] = stamp
	change := unlike{path: name}
	if there {
		change.was = b.shelf[i].like
	}
	if stamp == (publish.Stamp{}) {
		if there {
			e.apart()
			b.shelf, e.p.made = slices.Delete(b.shelf, i, i+1), slices.Delete(e.p.made, i, i+1)
			e.unlike = append(e.unlike, change)
		}
		return true
	}
	s := shelved{path: name}
	if g := b.indexOne(&s); g.err != nil || g.large || g.shut || g.failed != nil {
		return false
	}
	if !there {
		e.apart()
		b.shelf, e.p.made = slices.Insert(b.shelf, i, shelved{}), slices.Insert(e.p.made, i, &made{aside: true})
	}
	was := &b.shelf[i]
	if change.now = s.like; was.id != s.id || !change.was.same(&change.now) {
		e.unlike = append(e.unlike, change)
	}
	e.renamed, e.released = e.renamed || was.id != s.id, e.released || was.rights != s.rights
	if !e.moved {
		e.was = append(e.was, placed{i, *was, e.p.made[i]})
	}
	*was = s
	return true
}

// at is where on the shelf a path is, or would be.
func (b *builder) at(path string) (i int, there bool) {
	return slices.BinarySearchFunc(b.shelf, path, func(s shelved, path string) int { return strings.Compare(s.path, path) })
}

// settle reads again what has changed, and what says otherwise for it.
func (e *edit) settle(ctx context.Context) bool {
	b := e.b
	if b.problems = nil; e.renamed || e.moved {
		b.checkNames()
		e.problems = append(e.problems, b.problems...)
	}
	others := e.renamed || e.moved || e.released // may say otherwise
	if others {
		b.withhold()
	}
	if !e.alone() {
		others = true
		if b.findReprints() != nil {
			return false
		}
	}
	if others {
		for i, m := range e.p.made {
			_, changed := e.stamps[b.shelf[i].path]
			if changed || m.reprint != b.reprints[b.shelf[i].id] || slices.ContainsFunc(m.asked, func(a asked) bool { return b.withheld[a.ID] != a.Withheld }) {
				e.again = append(e.again, i)
			}
		}
	} else {
		for _, x := range e.was {
			e.again = append(e.again, x.i)
		}
	}
	got := make([]mapped, len(e.again))
	if each(ctx, b.opt.Workers, len(got), func(k int) { got[k] = b.mapOne(b.shelf[e.again[k]]) }) != nil {
		return false
	}
	for k := range got {
		if got[k].err != nil {
			return false
		}
		i := e.again[k]
		if !e.moved {
			e.was = append(e.was, placed{i, b.shelf[i], e.p.made[i]})
		}
		e.p.made[i] = madeOf(&got[k], true)
		e.problems = append(e.problems, got[k].problem...)
	}
	return true
}

// alone reports whether the texts that have changed are like no others, before and
// now.
func (e *edit) alone() bool {
	if len(e.unlike) > manyEdits {
		return false
	}
	for i := range e.unlike {
		u := &e.unlike[i]
		if !u.was.alone(u.path, e.b.shelf) || !u.now.alone(u.path, e.b.shelf) {
			return false
		}
		for k := range e.unlike[:i] {
			o := &e.unlike[k]
			if reprint.Touch(u.was.Sketch, o.was.Sketch) || reprint.Touch(u.now.Sketch, o.was.Sketch) {
				return false
			}
		}
	}
	return true
}

// problems are those that the last build found, but what is held, or was just
// read, has a word of its own.
func (p *Preview) problems(e *edit) diag.List {
	var out diag.List
	own := map[string]bool{} // files
	for name := range p.edited {
		own["content/"+name] = true
		if i, ok := p.b.at(name); ok && (e == nil || e.stamps[name] == publish.Stamp{}) {
			out = append(out, p.made[i].problem...)
		}
	}
	if e != nil {
		for name := range e.stamps {
			own["content/"+name] = true
		}
		out = append(out, e.problems...)
	}
	for _, d := range p.base {
		if !own[d.Pos.File] && !slices.Contains(p.wasGrouped, d) {
			out = append(out, d)
		}
	}
	if e == nil { // else nothing was grouped
		out = append(out, p.grouped...)
	}
	out.Sort()
	return out
}
