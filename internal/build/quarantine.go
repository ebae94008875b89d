package build

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/publish"
	"dateline/internal/render"
	"dateline/internal/seed"
)

// A panic over one report is caught where it happens, see [guarded]. What kills
// the process cannot be: memory that runs out, a stack without end, a person who
// has waited long enough. A build therefore notes which reports it is reading.
// The next one finds the note, has each of them read again by a process of its
// own, and puts those in quarantine that kill that, too. The others were read at
// the wrong moment, and are read again like all. What a build is killed over while
// it tries it is tried once more by the next, and shut without a try by the one
// after: where all of a group's processes die with one, nobody is left to judge.

// quarantine holds the files that kill a process which reads them, by the
// SHA-256 of their bytes, with the name that each had.
type quarantine map[string]string

// suspects begins the note of what is read, and tries what the build before left
// in it. What end returns closes the note.
func (b *builder) suspects(ctx context.Context) (end func()) {
	if b.opt.Alone == nil {
		return func() {}
	}
	b.readQuarantine()
	working, left := publish.OpenWorking(b.opt.State, b.opt.Workers)
	for i, s := range left {
		b.progress("trying the reports that a build was killed over", i, len(left))
		working.Try(i, func() (done bool) {
			// Twice a build was killed over this one alone: a third time would be too.
			if s.Tried < 2 {
				died := b.opt.Alone(ctx, s.Name)
				if ctx.Err() != nil {
					return false
				}
				if !died {
					return true
				}
			}
			if sum := b.sumOf(s.Name); sum != "" {
				b.shut[sum] = s.Name
				if data, err := json.Marshal(quarantined{b.opt.Program, b.shut}); err == nil {
					_ = publish.Remember(b.opt.State, quarantineName, data)
				}
			}
			return true
		})
	}
	b.working = working
	return working.Close
}

const quarantineName = "quarantine"

// readQuarantine reads which files are in it.
func (b *builder) readQuarantine() {
	b.shut = quarantine{}
	if data, err := publish.Recall(b.opt.State, quarantineName); err == nil {
		var last quarantined
		if json.Unmarshal([]byte(data), &last) == nil && last.Program == b.opt.Program {
			b.shut = last.Files
		}
	}
}

// quarantined is the quarantine as it is kept: another program may be able to
// read what this one was not.
type quarantined struct {
	Program string
	Files   quarantine
}

// sumOf is the SHA-256 of a file as the build reads it, "" when it cannot.
func (b *builder) sumOf(file string) string {
	fsys, limit, p := b.opt.Seeds, seed.MaxBytes, strings.TrimPrefix(file, "seeds/")
	if rest, ok := strings.CutPrefix(file, "content/"); ok {
		fsys, limit, p = b.opt.Content.FS(), maxArticle, rest
	}
	data, err := readLimited(fsys, p, limit)
	if err != nil {
		return ""
	}
	return digest(data)
}

// reading notes that a file is read while f runs.
func (b *builder) reading(file string, f func()) {
	slot := b.working.Begin(file)
	f()
	b.working.End(slot)
}

// A shut file is told of with these.
const (
	shutHint = "dateline explain -try FILE shows what happens; where that goes well by now, delete .dateline/cache/quarantine; else please report it, with the file"
	shutWhy  = "the program was killed while it read this file, and again when it read that alone"
)

// Try reads one file of seeds/ or content/articles/ as a build does and keeps
// nothing of it. It is for a process of its own, which may be killed by that.
func Try(opt Options, file string) error {
	b := &builder{opt: opt, res: &Result{}}
	defer func() { b.content.close() }()
	if err := b.configure(); err != nil || b.failed() {
		return err
	}
	if p, ok := strings.CutPrefix(file, "content/"); ok {
		var err error
		if b.renderer, err = render.New(opt.Templates, b.words()); err != nil {
			return fmt.Errorf("reading templates: %w", err)
		}
		return b.mapOne(shelved{path: p}).err
	}
	p, ok := strings.CutPrefix(file, "seeds/")
	if !ok {
		return fmt.Errorf("%s is neither under seeds/ nor under content/", file)
	}
	im, err := b.importer()
	if err != nil {
		return err
	}
	defer im.seeds.close()
	f := im.read(p)
	for {
		for i := range f.records {
			if f.records[i].refused {
				continue
			}
			// Of what has an article already, the import leaves out the annotations.
			_ = guarded(func() { f.records[i].notes, _ = b.annotate(&f.records[i].result.Article, diag.Pos{File: file}) })
		}
		if f.rest == nil {
			return f.err
		}
		f = im.readOn(p, f.rest)
	}
}
