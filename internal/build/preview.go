package build

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"math"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/publish"
	"dateline/internal/render"
	"dateline/internal/site"
)

// A Preview holds a site in memory between builds, so that the save of a report is
// shown before the whole is built: that report is read again, all are grouped anew,
// and a page is made when it is asked for. It is what the next build publishes,
// which is left to tell what the reports alone do not.
//
// Build, Hold and Edit are called one after the other, or Build beside Edit; File
// at any time.
type Preview struct {
	open func() (Options, func(), error)

	mu     sync.RWMutex             // guards the fields below
	b      *builder                 // as it reads reports; nil where nothing is held
	done   func()                   // gives up the folders of b
	now    *inputs                  // the stamps of what is held, but for those of articles
	stamps map[string]publish.Stamp // these, by path
	made   []*made                  // of each report on the shelf of b
	site   *site.Site
	spare  []site.Entry // of the site before this one, to be used again
	late   []string     // paths that may have changed since
	edits  int          // how often the site has changed
	ahead  bool         // it is not what is published

	base                diag.List       // what the last build found
	edited              map[string]bool // the reports that were read since, by path
	grouped, wasGrouped diag.List       // what grouping finds, and found when the site was read
}

// made is what is held of a report besides what its shelf says.
type made struct {
	entry   site.Entry
	asked   []asked
	reprint string
	problem diag.List
	aside   bool
	text    []byte // its leaf; nil: it is made when it is asked for
}

// NewPreview makes a preview of a site that open opens, each time anew, since a
// person may put other folders in their place. What open returns beside the
// options closes them.
func NewPreview(open func() (Options, func(), error)) *Preview { return &Preview{open: open} }

// Build runs a build and remembers what it found.
func (p *Preview) Build(ctx context.Context, opt Options) (*Result, error) {
	p.mu.RLock()
	edits := p.edits
	p.mu.RUnlock()
	res, err := Run(ctx, opt)
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case err != nil: // the machine, or another save
	case !res.Published: // pages are as they were before, until it is mended
		p.drop()
	default:
		p.base = res.Problems
		if p.edits == edits {
			p.ahead, p.edited, p.wasGrouped = false, nil, p.grouped
		}
	}
	return res, err
}

// Close gives up what is held.
func (p *Preview) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop()
}

func (p *Preview) drop() {
	if p.b != nil {
		p.b.content.close()
		p.done()
	}
	p.b, p.done, p.now, p.stamps, p.made, p.site, p.spare, p.late, p.ahead, p.edited = nil, nil, nil, nil, nil, nil, nil, nil, false, nil
}

// Hold reads the site after a build, unless what is held is the same but for some
// reports, which are left to the next Edit.
func (p *Preview) Hold(ctx context.Context) error {
	opt, done, err := p.open()
	if err != nil {
		return err
	}
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	b := &builder{opt: opt, res: &Result{}, held: true}
	now, err := b.stampInputs(ctx, math.MaxInt64, true)
	if err != nil {
		done()
		return err
	}
	p.mu.Lock()
	if p.b != nil && p.now.but(now) {
		stamps := now.stamps()
		for name, s := range stamps {
			if p.stamps[name] != s {
				p.late = append(p.late, name)
			}
		}
		for name := range p.stamps {
			if _, ok := stamps[name]; !ok {
				p.late = append(p.late, name)
			}
		}
		p.b.content.close()
		p.done()
		p.b.opt, p.b.content, p.done = opt, newFolders(opt.Content.FS()), done
		p.mu.Unlock()
		return nil
	}
	p.drop()
	p.mu.Unlock()
	made, err := b.hold(ctx, now)
	if err != nil || made == nil {
		b.content.close()
		done()
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.b, p.done, p.now, p.stamps, p.made = b, done, now, now.stamps(), made
	now.articles = nil
	if !p.group(nil) {
		p.drop()
		return nil
	}
	p.wasGrouped = p.grouped
	return nil
}

// but reports whether two stamps differ at most in what the reports say.
func (in *inputs) but(o *inputs) bool {
	for i := range in.parts {
		if i != partArticles && i != partSeeds && in.parts[i] != o.parts[i] {
			return false
		}
	}
	return true
}

// stamps are those of the articles' files, by path.
func (in *inputs) stamps() map[string]publish.Stamp {
	out := make(map[string]publish.Stamp, len(in.articles))
	for _, x := range in.articles {
		out[x.Path] = x.Stamp
	}
	return out
}

// hold reads the site as a build does up to the map stage, most of it from what
// the last one has kept. It returns nil where the site has errors.
func (b *builder) hold(ctx context.Context, now *inputs) (all []*made, err error) {
	var last remembered
	if data, err := publish.Recall(b.opt.State, b.memory("built")); err == nil && json.Unmarshal([]byte(data), &last) == nil && last.Key == b.key() {
		b.last = b.recall(last.Outputs)
	}
	b.before = now
	b.readQuarantine()
	if err := b.configure(); err != nil {
		return nil, err
	}
	if b.failed() {
		return nil, nil
	}
	b.reader = nil // names are left to the build
	if b.renderer, err = render.New(b.opt.Templates, b.words()); err != nil {
		return nil, err
	}
	if err := b.index(ctx); err != nil {
		return nil, err
	}
	if b.failed() {
		return nil, nil
	}
	b.lineUp()
	b.withhold()
	if err := b.findReprints(); err != nil {
		return nil, err
	}
	if b.spool, err = publish.OpenKept(b.opt.State, b.memory("spool")); err != nil {
		return nil, err
	}
	all = make([]*made, len(b.shelf))
	errs := make([]error, len(b.shelf))
	err = each(ctx, b.opt.Workers, len(all), func(i int) {
		m, ok := b.takeOne(&b.shelf[i])
		if !ok {
			m = b.mapOne(b.shelf[i])
		}
		all[i], errs[i] = madeOf(&m, false), m.err
	})
	b.spool.Close()
	b.spool, b.last = nil, nil
	if err != nil {
		return nil, err
	}
	for i := range errs {
		if errs[i] != nil {
			return nil, errs[i]
		}
	}
	return all, nil
}

func madeOf(m *mapped, leaf bool) *made {
	x := &made{m.entry, m.asked, m.reprint, m.problem, m.aside, nil}
	if leaf {
		x.text = m.text
	}
	return x
}

// group arranges what is held anew, or changes no more than the reports that are
// other ones now. It reports whether there is no error in that.
func (p *Preview) group(changed []int) bool {
	if p.site != nil && changed != nil && !slices.ContainsFunc(changed, func(i int) bool { return p.made[i].aside || !p.site.Amend(&p.made[i].entry) }) {
		return true
	}
	entries := p.spare[:0]
	for i := range p.made {
		if !p.made[i].aside {
			entries = append(entries, p.made[i].entry)
		}
	}
	meta := p.b.conf.Meta
	meta.Version = p.b.opt.Version
	s, l := site.Curated(meta, entries, p.b.roster, p.b.edits)
	if p.grouped = l; l.Count(diag.Error) > 0 {
		p.site, p.spare = nil, entries
		return false
	}
	p.spare = nil
	if p.site != nil {
		p.spare = p.site.Entries
	}
	p.site = s
	return true
}

// File makes a file of the site as it was last edited. It returns nil where the
// published one is the same, or is not made here; late says that the next build
// may publish another.
func (p *Preview) File(name string) (data []byte, late bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.site == nil || !p.ahead {
		return nil, false
	}
	if path.Ext(name) == ".html" {
		if m, ok := p.site.Maker(name); ok {
			return p.page(&m), false
		}
	}
	if path.Ext(name) != ".go" && !strings.HasPrefix(path.Base(name), ".") {
		if data, err := fs.ReadFile(p.b.opt.Static, name); err == nil {
			return data, false
		}
	}
	for file, f := range p.b.renderer.Files(p.site, p.load) {
		if file == name {
			var buf bytes.Buffer
			if f.Write(&buf) != nil {
				return nil, true
			}
			return buf.Bytes(), false
		}
	}
	return nil, true
}

func (p *Preview) load(id string) (*article.Article, error) {
	i := p.of(id)
	if i < 0 {
		return nil, fs.ErrNotExist
	}
	return p.b.stored(p.b.shelf[i].path)
}

// of is the place of a report on the shelf, or -1.
func (p *Preview) of(id string) int {
	return slices.IndexFunc(p.b.shelf, func(s shelved) bool { return s.id == id })
}

// page renders a page, or returns nil.
func (p *Preview) page(m *site.Maker) []byte {
	var buf bytes.Buffer
	page := m.Make()
	ap, ok := page.(*site.ArticlePage)
	if !ok {
		if p.b.renderer.Page(&buf, page) != nil {
			return nil
		}
		return buf.Bytes()
	}
	i := p.of(ap.ID)
	if i < 0 {
		return nil
	}
	text := p.made[i].text
	if text == nil {
		m := p.b.mapOne(p.b.shelf[i])
		if text = m.text; m.err != nil {
			return nil
		}
	}
	var l diag.List
	if p.b.renderLeaf(&buf, ap, &p.b.shelf[i], text, &l) != nil {
		return nil
	}
	return buf.Bytes()
}
