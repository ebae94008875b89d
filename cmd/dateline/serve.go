package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"syscall"
	"time"

	"dateline/internal/build"
	"dateline/internal/diag"
	"dateline/internal/publish"
	"dateline/internal/serve"
)

func serveCommand() command {
	return command{name: "serve", short: "show the site on this machine, each save at once",
		long: `
Serve builds the site as build does and shows it at an address of this machine
alone. When a file under seeds/, content/, templates/ or static/ is saved, the
pages that are open load again: of reports, templates and static files at once,
from memory, else when the site is built again. What is found wrong stands in the
page, with file, line and what to do; while there are errors the page is the one
from before.

The folder public/ is built when nothing has been saved for a moment. Ctrl-C ends;
public/ then holds what was shown, unless it is pressed twice.`,
		flags: func(fs *flag.FlagSet) func(term, []string) int {
			var p place
			p.flags(fs)
			port := fs.Int("port", 8733, "answer at `PORT` of 127.0.0.1; 0 is any that is free")
			return func(t term, args []string) int {
				if len(args) > 0 {
					return usage(t, "serve", "%q is not a flag; the site's folder goes after -C", args[0])
				}
				if *port < 0 || *port > 65535 {
					return usage(t, "serve", "-port takes 0 to 65535")
				}
				ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
				defer stop()
				context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait for the last build
				return runServe(ctx, t, p, *port)
			}
		}}
}

func runServe(ctx context.Context, t term, p place, port int) int {
	fail := func(err error) int {
		fmt.Fprintf(t.err, "dateline serve: %v\n", err)
		return exitProblems
	}
	_, closeSite, err := p.open()
	if err != nil {
		return fail(err)
	}
	closeSite()
	l, err := serve.Listen(port)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fail(fmt.Errorf("port %d is taken; name another with -port, or -port 0 for any", port))
	}
	if err != nil {
		return fail(err)
	}
	fmt.Fprintf(t.out, "http://%s/ shows %s; Ctrl-C ends\n", l.Addr(), p.in(p.out))
	v := &preview{p, build.NewPreview(p.openToday)}
	defer v.held.Close()
	err = serve.Run(ctx, l, serve.Options{
		Dir:    p.in(p.out),
		Watch:  []string{p.in(p.content), p.in(p.seeds), p.in("templates"), p.in("static")},
		Build:  v.build,
		Report: func(o serve.Outcome) { tell(t, o) },
		Hold:   func(ctx context.Context) { _ = v.held.Hold(ctx) }, // without it each save is built
		Edit:   v.edit,
		File:   v.held.File,
	})
	if err != nil {
		return fail(err)
	}
	return exitFine
}

// openToday opens a site to be built today.
func (p place) openToday() (build.Options, func(), error) {
	opt, closeSite, err := p.open()
	if err != nil {
		return opt, nil, err
	}
	if opt.Today, err = today(); err != nil {
		closeSite()
		return opt, nil, err
	}
	return opt, closeSite, nil
}

// preview is a site that is shown while it is written.
type preview struct {
	place
	held *build.Preview
}

// build builds the site once. The folders are opened each time, since a person may
// put others in their place.
func (v *preview) build(ctx context.Context) serve.Outcome {
	opt, closeSite, err := v.openToday()
	if err != nil {
		return serve.Outcome{Err: err}
	}
	defer closeSite()
	ctx, look, done := rationed(ctx, memoryLimit(os.ReadFile))
	defer done()
	opt.Progress = func(string, int, int) { look() }
	res, err := v.held.Build(ctx, opt)
	o := outcome(res)
	o.Err = err
	if errors.Is(err, context.Canceled) {
		o.Err = errors.New(whyEnded(ctx))
	}
	var locked *publish.LockedError
	if errors.As(err, &locked) {
		o.Err = fmt.Errorf("%w; save again when it is done", err)
	}
	return o
}

// edit shows the save of some files, if it can.
func (v *preview) edit(ctx context.Context, files []string) (serve.Outcome, bool) {
	var paths []string
	for _, f := range files {
		name, ok := "", false
		for of, in := range map[string]string{"content": v.content, "templates": "templates", "static": "static"} {
			dir, err := filepath.Abs(v.in(in))
			if err != nil {
				return serve.Outcome{}, false
			}
			if rel, err := filepath.Rel(dir, f); err == nil && filepath.IsLocal(rel) {
				name, ok = path.Join(of, filepath.ToSlash(rel)), true
			}
		}
		if !ok {
			return serve.Outcome{}, false
		}
		paths = append(paths, name)
	}
	res := v.held.Edit(ctx, paths)
	return outcome(res), res != nil
}

// outcome is what a person is to see of a build.
func outcome(res *build.Result) (o serve.Outcome) {
	if res == nil {
		return o
	}
	o.Changed = res.Written > 0
	for _, d := range res.Problems {
		if d.Severity > diag.Note {
			o.Problems = append(o.Problems, d)
		}
	}
	return o
}

// tell says on the terminal what a build came to.
func tell(t term, o serve.Outcome) {
	for _, d := range o.Problems {
		fmt.Fprintln(t.err, d)
	}
	clock := time.Now().Format(time.TimeOnly)
	switch errs := o.Problems.Count(diag.Error); {
	case o.Err != nil:
		fmt.Fprintf(t.err, "%s dateline serve: %v\n", clock, o.Err)
	case errs > 0:
		fmt.Fprintf(t.err, "%s %s; the site is as it was before\n", clock, plural(errs, "error"))
	case o.Changed:
		fmt.Fprintf(t.out, "%s built\n", clock)
	}
}
