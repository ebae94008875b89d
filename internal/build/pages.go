package build

import (
	"bytes"
	"context"
	"fmt"

	"dateline/internal/diag"
	"dateline/internal/site"
)

// renderPages renders every page alone, many at once.
func (b *builder) renderPages(ctx context.Context, s *site.Site, k *keys, at map[string]*shelved) error {
	var part []site.Maker
	flush := func() error {
		errs, faults, keys := make([]error, len(part)), make([]diag.List, len(part)), make([]site.Sum, len(part))
		if err := each(ctx, b.opt.Workers, len(part), func(i int) { keys[i], errs[i] = b.renderPage(&part[i], k, at, &faults[i]) }); err != nil {
			return err
		}
		for i, err := range errs {
			if err != nil {
				return err
			}
			b.notePageFaults(faults[i])
			if k != nil && len(faults[i]) == 0 { // else the next build says it, too
				b.made.Write(keys[i][:])
			}
		}
		b.res.Pages += len(part)
		b.progress("writing pages", b.res.Pages, 0)
		part = part[:0]
		return nil
	}
	for p := range s.Makers() {
		if part = append(part, p); len(part) == batch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// renderPage makes a page, or leaves it as it is published, and returns its key.
func (b *builder) renderPage(m *site.Maker, k *keys, at map[string]*shelved, l *diag.List) (site.Sum, error) {
	key, known := k.of(m.Path, m.From)
	if known {
		kept := b.keepFile(m.Path, key)
		if s := pageOf(m.Path, at); s != nil {
			b.noteKey(s, key)
		}
		if kept {
			return key, nil
		}
	}
	p := m.Make()
	if !known {
		if key = k.ofPage(p); b.keepFile(m.Path, key) {
			return key, nil
		}
	}
	buf := b.buffer()
	defer b.buffers.Put(buf)
	var err error
	if ap, ok := p.(*site.ArticlePage); ok {
		if err = b.keepPage(at[ap.ID].now, ap); err != nil {
			return key, err
		}
		err = b.renderArticle(buf, ap, at[ap.ID], l)
	} else {
		err = b.renderer.Page(buf, p)
	}
	if err != nil {
		return key, fmt.Errorf("rendering %s: %w", m.Path, err)
	}
	return key, b.staged.WriteFile(m.Path, buf.Bytes())
}

// buffer returns an empty buffer from the pool; what is put back there must not
// be used any more.
func (b *builder) buffer() *bytes.Buffer {
	buf, ok := b.buffers.Get().(*bytes.Buffer)
	if !ok {
		return new(bytes.Buffer)
	}
	buf.Reset()
	return buf
}

// renderArticle writes a report's page from what the map stage has spooled. A
// report on which that fails is only named.
func (b *builder) renderArticle(buf *bytes.Buffer, p *site.ArticlePage, s *shelved, l *diag.List) error {
	raw := b.buffer()
	defer b.buffers.Put(raw)
	raw.Grow(int(s.leaf.Size))
	data := raw.AvailableBuffer()[:s.leaf.Size]
	if err := b.leafOf(s, data); err != nil {
		return err
	}
	return b.renderLeaf(buf, p, s, data, l)
}

func (b *builder) renderLeaf(buf *bytes.Buffer, p *site.ArticlePage, s *shelved, data []byte, l *diag.List) error {
	x, err := readLeaf(data)
	if err != nil {
		return err
	}
	failed := guarded(func() { err = b.renderer.Article(buf, p, &x.origin, &x.body) })
	if failed == nil && err == nil {
		return nil
	}
	if failed == nil {
		failed = &crash{err.Error(), "its template"}
	}
	h := p.Head
	h.Kind = "plain"
	buf.Reset()
	if c := guarded(func() {
		err = b.renderer.Page(buf, &site.PlainPage{Head: h, Text: "This report could not be shown. It stands in the tables, and its file is " + s.path + "."})
	}); c != nil || err != nil {
		return fmt.Errorf("%s, in %s", failed.said, failed.where)
	}
	failed.warn(l, diag.Pos{File: "content/" + s.path}, "its page only names it")
	(*l)[len(*l)-1].Article = s.id
	return nil
}
