package build

import (
	"context"
	"runtime"
	"slices"
	"strings"

	"dateline/internal/publish"
	"dateline/internal/table"
)

// Reports says which reports Import reads, and to what end.
type Reports struct {
	Only  []string // paths under seeds/; nil is all
	Trial bool     // write nothing, and say what would be written
	Renew bool     // read again what is imported already
}

// Import is the first half of a build alone: articles are made of new seeds, and
// nothing is rendered. Of the seeds only those are read that are named, by their
// path under seeds/, or lie in a folder that is; none named is all.
func Import(ctx context.Context, opt Options, what Reports) (*Result, error) {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	b := &builder{opt: opt, res: &Result{}, removed: table.NewWriter(&table.Removed), only: what.Only, trial: what.Trial, renews: what.Renew}
	err := b.importAlone(ctx)
	b.problems.Sort()
	b.res.Problems = b.problems
	return b.res, err
}

func (b *builder) importAlone(ctx context.Context) error {
	lock, err := publish.Acquire(b.opt.State)
	if err != nil {
		return err
	}
	defer lock.Close()
	b.opt.Content.Sweep()
	defer b.suspects(ctx)()
	if err := b.configure(); err != nil || b.failed() {
		return err
	}
	if err := b.index(ctx); err != nil || b.failed() {
		return err
	}
	return b.importSeeds(ctx)
}

// asked keeps the paths that are to be read.
func (b *builder) asked(paths []string) []string {
	if b.only == nil {
		return paths
	}
	return slices.DeleteFunc(paths, func(p string) bool {
		return !slices.ContainsFunc(b.only, func(o string) bool { return o == "." || p == o || strings.HasPrefix(p, o+"/") })
	})
}
