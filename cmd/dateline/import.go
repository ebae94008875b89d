package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"dateline/internal/build"
	"dateline/internal/diag"
	"dateline/internal/publish"
	"dateline/internal/seed"
)

func importCommand() command {
	return command{name: "import", args: "[PATH...]", short: "make articles of reports, and say what became of each",
		long: `
Import reads files or folders and makes an article under content/articles/ of
each report in them that has none yet. It renders nothing; build does both.

A PATH outside seeds/ is copied into seeds/ first, since an article always names
the file that it came from; a file that is there is never overwritten. Without
a PATH all of seeds/ is read.

Read are plain text, Markdown with front matter, HTML pages, RSS, Atom and JSON
feeds, JSON, JSON Lines and CSV, mail (eml, mbox), web archives (WARC, WACZ),
and zip, tar and gzip of these, each known by its content. Of a file of many
the third report is seeds/x.jsonl#3. The names of columns of your own stand in
content/site.yaml:

    import:
      columns: {title: headline, body: fulltext, date: day}

What is imported already is left alone. With -renew it is read again: an article
that nobody has changed since it was written is replaced, and beside one that a
person has changed the new reading is put as a proposal, NAME.md.proposed. So it
goes by itself when a raw file has changed.

An article that you delete is not imported again: its report stands from then on
in content/tombstones.yaml. Delete its line there to have it back.

What a file says wrongly or not at all goes into a file beside it, x.txt.yaml
for x.txt, or into seeds/seeds.yaml, and wins.`,
		flags: func(fs *flag.FlagSet) func(term, []string) int {
			var p place
			p.flags(fs)
			var what build.Reports
			fs.BoolVar(&what.Trial, "dry-run", false, "write nothing; say what would be written")
			fs.BoolVar(&what.Renew, "renew", false, "read again what is imported already")
			verbose := fs.Bool("v", false, "explain each report, and show notes as well as problems")
			return func(t term, args []string) int { return runImport(t, p, args, what, *verbose) }
		}}
}

func runImport(t term, p place, paths []string, what build.Reports, verbose bool) int {
	dry := what.Trial
	fail := func(err error) int {
		fmt.Fprintf(t.err, "dateline import: %s\n", said(err))
		return exitProblems
	}
	content, err := p.openContent(!dry)
	if err != nil {
		return fail(err)
	}
	defer content.Close()
	into := p.in(p.seeds)
	if dry && len(paths) > 0 {
		if into, err = os.MkdirTemp("", "dateline-import-"); err != nil {
			return fail(err)
		}
		defer os.RemoveAll(into)
	}
	only, err := p.gather(paths, into)
	if err != nil {
		return fail(err)
	}
	seeds, closeSeeds, err := folder(p.in(p.seeds))
	if err != nil {
		return fail(err)
	}
	defer closeSeeds()
	if into != p.in(p.seeds) {
		extra, closeExtra, err := folder(into)
		if err != nil {
			return fail(err)
		}
		defer closeExtra()
		seeds = build.Overlay(seeds, extra)
	}
	today, err := today()
	if err != nil {
		return usage(t, "import", "%v", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, look, done := rationed(ctx, memoryLimit(os.ReadFile))
	defer done()
	what.Only = only
	opt := build.Options{Content: content, Seeds: seeds, State: p.dir, Program: program(), Today: today, Explain: verbose}
	opt.Progress = func(string, int, int) { look() }
	if !dry {
		opt.Alone = p.alone
	}
	res, err := build.Import(ctx, opt, what)
	var locked *publish.LockedError
	if errors.As(err, &locked) {
		fmt.Fprintf(t.err, "dateline import: %v; try again when it is done\n", err)
		return exitBusy
	}
	account(t, res, dry, verbose)
	if errors.Is(err, context.Canceled) {
		return fail(errors.New(whyEnded(ctx) + "; import again for the reports that are left"))
	}
	if err != nil {
		return fail(err)
	}
	if res.Problems.Count(diag.Error) > 0 {
		return exitProblems
	}
	return exitFine
}

// account tells what became of each report, then the sums.
func account(t term, res *build.Result, dry, verbose bool) {
	for _, a := range res.Accounts {
		switch {
		case a.New && a.Article != "":
			fmt.Fprintf(t.out, "%s → %s\n", a.Seed, a.Article)
		case a.Article != "":
			fmt.Fprintf(t.out, "%s = %s\n", a.Seed, a.Article)
		default:
			fmt.Fprintf(t.out, "%s: %s\n", a.Seed, strings.Join(a.Lines, "; "))
			continue
		}
		if verbose {
			for _, l := range a.Lines {
				fmt.Fprintf(t.out, "    %s\n", l)
			}
		}
	}
	for _, d := range res.Problems {
		if verbose || d.Severity > diag.Note {
			fmt.Fprintln(t.err, d)
		}
	}
	verb := "imported"
	if dry {
		verb = "would be imported"
	}
	fmt.Fprintf(t.out, "%s read, %d %s, %d set aside\n", plural(res.Seeds, "report"), res.Imported, verb, res.SetAside)
}

// gather returns the paths under seeds/ that a person named, nil for all, and
// copies what lies elsewhere to the folder into.
func (p *place) gather(paths []string, into string) ([]string, error) {
	var only []string
	for _, given := range paths {
		seeds, err := filepath.Abs(p.in(p.seeds))
		if err != nil {
			return nil, err
		}
		abs, err := filepath.Abs(given)
		if err != nil {
			return nil, err
		}
		if _, err := os.Lstat(abs); errors.Is(err, fs.ErrNotExist) { // as seen from the site's folder
			if abs, err = filepath.Abs(p.in(given)); err != nil {
				return nil, err
			}
		}
		if _, err := os.Lstat(abs); err != nil {
			return nil, err
		}
		if rel, err := filepath.Rel(seeds, abs); err == nil && filepath.IsLocal(rel) {
			only = append(only, filepath.ToSlash(rel))
			continue
		}
		if rel, err := filepath.Rel(abs, seeds); err == nil && filepath.IsLocal(rel) {
			return nil, fmt.Errorf("%s holds the site's own seeds/; name what is to be read in it", given)
		}
		name := filepath.Base(abs)
		if err := p.copyIn(abs, name, into); err != nil {
			return nil, err
		}
		only = append(only, filepath.ToSlash(name))
	}
	return only, nil
}

// copyIn copies a file, or the plain files of a folder, to into/name.
func (p *place) copyIn(from, name, into string) error {
	return filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if path != from && strings.HasPrefix(e.Name(), ".") {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !e.Type().IsRegular() {
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if info.Size() > seed.MaxBytes {
			return fmt.Errorf("%s is larger than the %d MiB that are read of a file; split it", path, seed.MaxBytes>>20)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		there := filepath.Join(p.in(p.seeds), name, rel)
		if old, err := os.ReadFile(there); err == nil {
			if bytes.Equal(old, data) {
				return nil
			}
			return fmt.Errorf("%s is there already with other words; rename %s", there, path)
		}
		to := filepath.Join(into, name, rel)
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return errors.Join(err, f.Close())
	})
}
