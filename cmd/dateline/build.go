package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"dateline/internal/build"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/publish"
	"dateline/static"
	"dateline/templates"
)

// place is where a site's parts are, from the flags that several commands share.
type place struct{ dir, seeds, content, out string }

func (p *place) flags(fs *flag.FlagSet) {
	fs.StringVar(&p.dir, "C", ".", "work in the site's folder `DIR`")
	fs.StringVar(&p.seeds, "seeds", "seeds", "read raw reports from `DIR`")
	fs.StringVar(&p.content, "content", "content", "read and write content in `DIR`")
	fs.StringVar(&p.out, "out", "public", "the site is published as `DIR`")
}

// in returns a path as seen from the site's folder.
func (p *place) in(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(p.dir, path)
}

// apart returns why the published folder cannot be where it is to be, "" when it
// can: a build reads none of its own files, and swaps nobody else's.
func (p *place) apart() string {
	out := resolved(p.in(p.out))
	for _, of := range []string{p.content, p.seeds, "templates", "static"} {
		in := resolved(p.in(of))
		switch {
		case out == in:
			return fmt.Sprintf("the site cannot be published as %s, which it is made of; name another folder after -out", of)
		case inside(out, in):
			return fmt.Sprintf("%s lies in %s, which the site is made of; name a folder beside it after -out", p.out, of)
		case inside(in, out):
			return fmt.Sprintf("%s, which the site is made of, lies in %s; name a folder beside it after -out", of, p.out)
		}
	}
	return ""
}

// resolved is a path without links, as far as it is there.
func resolved(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if p, err := filepath.EvalSymlinks(path); err == nil {
		return p
	}
	dir := filepath.Dir(path)
	if dir == path {
		return path
	}
	return filepath.Join(resolved(dir), filepath.Base(path))
}

// inside reports whether a path lies below another.
func inside(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != "." && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func buildCommand() command {
	return command{name: "build", short: "import what is new in seeds/, build public/",
		long: `
Build reads every file under seeds/ that has no article yet, makes one under
content/articles/ (front matter and the report's own words as Markdown), and
then renders the whole of content/ into public/. Articles that are there are
never overwritten: edit them freely.

On a site without leaders of its own, build also writes a file under content/ for
each person, programme, organization and place that the reports name, with
status: proposed: see dateline help suggest.

A raw file that is no report (empty, binary, over 16 MiB, a link, a duplicate)
is set aside with a reason, listed in public/data/problems.jsonl, and the rest
is built. A mistake in a file that a person wrote is shown as
file:line:column, and the site published before stays as it was.

The same content gives the same bytes wherever and whenever it is built. The
day on which a report enters the archive is kept in its article; set
SOURCE_DATE_EPOCH to make that day, too, the same everywhere.

The published folder is replaced as a whole, in one step. Where that cannot be
(a mount point, some network folders), -publish=inplace changes it file by file:
each file is whole at every instant, and what a crash interrupts the next build
carries to its end, but no build before is kept.`,
		flags: func(fs *flag.FlagSet) func(term, []string) int {
			var p place
			p.flags(fs)
			base := fs.String("base-url", "", "the site's `ADDRESS`, for feeds and canonical links; instead of site.yaml's")
			jobs := fs.Int("j", 0, "use `N` processors; 0 is all")
			adopt := fs.Bool("adopt", false, "keep files in public/ that no build wrote")
			prof := fs.String("profile", "", "write into `DIR` where the time and the memory went")
			how := fs.String("publish", "swap", "replace the published folder as a whole, or, where `HOW` is inplace, file by file")
			verbose := fs.Bool("v", false, "explain each report, and show notes as well as problems")
			return func(t term, args []string) int {
				if len(args) > 0 {
					return usage(t, "build", "%q is not a flag; a folder goes after -C, -seeds, -content or -out", args[0])
				}
				if why := p.apart(); why != "" {
					return usage(t, "build", "%s", why)
				}
				if *jobs < 0 {
					return usage(t, "build", "-j takes 0 or more")
				}
				if *how != "swap" && *how != "inplace" {
					return usage(t, "build", "-publish takes swap or inplace")
				}
				asked := build.Options{BaseURL: *base, Workers: *jobs, Adopt: *adopt, InPlace: *how == "inplace", Explain: *verbose, Thorough: *verbose}
				return profiled(t, *prof, func(stage func(string)) int {
					asked.Stage = stage
					return runBuild(t, p, asked)
				})
			}
		}}
}

// profiled runs a build and, when dir is named, measures it.
func profiled(t term, dir string, build func(stage func(string)) int) int {
	if dir == "" {
		return build(nil)
	}
	p, err := startProfile(dir)
	if err != nil {
		fmt.Fprintf(t.err, "dateline build: measuring: %v\n", err)
		return exitProblems
	}
	code := build(p.stage)
	if err := p.end(); err != nil {
		fmt.Fprintf(t.err, "dateline build: measuring: %v\n", err)
		return exitProblems
	}
	t.out.Write(p.table())
	return code
}

// runBuild builds with what the command line asks for.
func runBuild(t term, p place, asked build.Options) int {
	start := time.Now()
	opt, closeSite, err := p.open()
	if err != nil {
		fmt.Fprintf(t.err, "dateline build: %v%s\n", err, advice(err))
		return exitProblems
	}
	defer closeSite()
	if opt.Today, err = today(); err != nil {
		return usage(t, "build", "%v", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, look, done := rationed(ctx, memoryLimit(os.ReadFile))
	defer done()
	line := &statusLine{t: t, start: start}
	opt.BaseURL, opt.Workers, opt.Adopt, opt.InPlace, opt.Explain, opt.Thorough = asked.BaseURL, asked.Workers, asked.Adopt, asked.InPlace, asked.Explain, asked.Thorough
	opt.Progress = func(stage string, done, total int) {
		line.show(stage, done, total)
		look()
	}
	opt.Stage = asked.Stage
	res, err := build.Run(ctx, opt)
	line.clear()
	var locked *publish.LockedError
	switch {
	case errors.As(err, &locked):
		fmt.Fprintf(t.err, "dateline build: %v; try again when it is done\n", err)
		return exitBusy
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(t.err, "dateline build: %s; the site published before is as it was\n", whyEnded(ctx))
		return exitProblems
	}
	report(t, res, p.in(p.out), asked.Explain, time.Since(start))
	if err != nil {
		fmt.Fprintf(t.err, "dateline build: %s%s\n", said(err), advice(err))
		return exitProblems
	}
	if !res.Published {
		n := res.Problems.Count(diag.Error)
		fmt.Fprintf(t.err, "dateline build: %s; nothing was published, %s is as it was\n", plural(n, "error"), p.in(p.out))
		return exitProblems
	}
	return exitFine
}

// open opens a site to be built; what it returns closes it.
func (p place) open() (build.Options, func(), error) {
	content, err := p.openContent(true)
	if err != nil {
		return build.Options{}, nil, err
	}
	opened := []func() error{content.Close}
	closeAll := func() {
		for _, f := range opened {
			f()
		}
	}
	var parts [3]fs.FS
	for i, dir := range []string{p.seeds, "templates", "static"} {
		part, closePart, err := folder(p.in(dir))
		if err != nil {
			closeAll()
			return build.Options{}, nil, err
		}
		parts[i], opened = part, append(opened, closePart)
	}
	return build.Options{
		Content: content, Seeds: parts[0], Out: p.in(p.out), State: p.dir,
		Templates: build.Overlay(parts[1], templates.Files), Static: build.Overlay(parts[2], static.Files),
		Version: version(), Program: program(), Alone: p.alone,
	}, closeAll, nil
}

// openContent opens the content folder. A folder of raw reports that is not yet
// a site has none: begin makes it.
func (p place) openContent(begin bool) (*publish.Site, error) {
	dir := p.in(p.content)
	content, err := publish.OpenSite(dir)
	if !errors.Is(err, fs.ErrNotExist) {
		return content, err
	}
	if reports, _ := os.ReadDir(p.in(p.seeds)); len(reports) == 0 {
		if _, e := os.Stat(p.dir); errors.Is(e, fs.ErrNotExist) {
			dir = p.dir
		}
		return nil, fmt.Errorf("there is no folder %s\n    a site has raw reports in seeds/, or a folder content/; go to it, name it with -C, or make one with dateline new", dir)
	}
	if !begin {
		return nil, fmt.Errorf("there is no folder %s\n    dateline build makes it from the reports in %s", dir, p.in(p.seeds))
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	return publish.OpenSite(dir)
}

// folder opens a folder for reading that need not be there.
func folder(dir string) (fs.FS, func() error, error) {
	fsys, done, err := publish.ReadFolder(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return empty{}, func() error { return nil }, nil
	}
	return fsys, done, err
}

// empty is a folder that is not there.
type empty struct{}

func (empty) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// today is the day on which new reports enter the archive: the clock's, or that
// of SOURCE_DATE_EPOCH, a number of seconds since 1970 (reproducible-builds.org).
func today() (edtf.Day, error) {
	seconds := time.Now().Unix()
	if s := os.Getenv("SOURCE_DATE_EPOCH"); s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < 0 || n > 253402300799 {
			return 0, fmt.Errorf("SOURCE_DATE_EPOCH is %q, not a number of seconds since 1970", s)
		}
		seconds = n
	}
	return edtf.Day(seconds / 86400), nil
}

// report says what a build did: problems first, then a few lines of sums.
func report(t term, res *build.Result, out string, verbose bool, took time.Duration) {
	if verbose {
		for _, a := range res.Accounts {
			to := ""
			if a.Article != "" {
				to = " → " + a.Article
			}
			fmt.Fprintf(t.out, "%s%s\n", a.Seed, to)
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
	if !res.Published {
		return
	}
	for _, n := range res.Notes {
		fmt.Fprintf(t.err, "note: %s\n", n)
	}
	s := plural(res.Seeds, "report") + " read"
	if res.Imported > 0 {
		s += fmt.Sprintf(", %d imported", res.Imported)
	}
	if res.SetAside > 0 {
		s += fmt.Sprintf(", %d set aside", res.SetAside)
	}
	fmt.Fprintf(t.out, "%s; %s and %s on %s\n", s, plural(res.Articles, "article"), plural(res.Events, "event"), plural(res.Pages, "page"))
	if res.Proposed > 0 {
		fmt.Fprintf(t.out, "%s written into content/ for names that reports speak of, each with status: proposed; dateline suggest lists them\n", plural(res.Proposed, "file"))
	}
	if res.Written == 0 {
		fmt.Fprintf(t.out, "nothing changed: %s is as it was, %s, %.2f s\n", out, plural(res.Files, "file"), took.Seconds())
	} else {
		fmt.Fprintf(t.out, "published %s: %s, %d written, %.2f s\n", out, plural(res.Files, "file"), res.Written, took.Seconds())
	}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// statusLine is one line on a terminal that tells how far a build is, once it
// has taken a second.
type statusLine struct {
	t     term
	start time.Time
	wide  int
}

func (s *statusLine) show(stage string, done, total int) {
	if !s.t.live || time.Since(s.start) < time.Second {
		return
	}
	line := fmt.Sprintf("%s: %d of %d", stage, done, total)
	if total == 0 {
		line = fmt.Sprintf("%s: %d", stage, done)
	}
	fmt.Fprintf(s.t.err, "\r%s%s", line, strings.Repeat(" ", max(0, s.wide-len(line))))
	s.wide = len(line)
}

func (s *statusLine) clear() {
	if s.wide > 0 {
		fmt.Fprintf(s.t.err, "\r%s\r", strings.Repeat(" ", s.wide))
	}
}
