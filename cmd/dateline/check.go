package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"syscall"

	"dateline/internal/build"
	"dateline/internal/check"
	"dateline/internal/diag"
	"dateline/internal/publish"
	"dateline/templates"
)

func checkCommand() command {
	return command{name: "check", args: "[DIR]", short: "look for faults in content, templates and the built site",
		long: `
Check reads content/, templates/ and, where there is one, public/, and changes
nothing. With DIR it reads only that folder, a built site.

Of content it reports what a build would (ids that no file has, dates that are
none, words quoted that an article has not, characters in names that deceive the
eye) and what no file shows by itself: an office held twice at one time, before
birth or after death, and files whose names are hardly to be told apart. Who is
spoken of and has no file, dateline suggest says.

Of the built site: dead links and fragments, links that would not work from a
folder on a disk, ids that stand twice, wrong nesting, template syntax that was
not filled in, and feeds or tables that cannot be parsed.

Every problem has its place, a code and what to do; "dateline help codes" lists
the codes. Exit status 1 says that there are errors or warnings.`,
		flags: func(fs *flag.FlagSet) func(term, []string) int {
			var p place
			p.flags(fs)
			lines := fs.Bool("json", false, "one JSON object a line: code, severity, file, line, column, article, message, hint")
			verbose := fs.Bool("v", false, "show notes as well as problems")
			return func(t term, args []string) int {
				c := checking{term: t, json: *lines, verbose: *verbose}
				switch len(args) {
				case 0:
					return c.run(p)
				case 1:
					return c.built(p.in(args[0]))
				}
				return usage(t, "check", "name one folder")
			}
		}}
}

// checking is how a check shows what it finds.
type checking struct {
	term
	json, verbose bool
}

// run checks a site's content and templates, and what is built of them.
func (c checking) run(p place) int {
	content, err := p.openContent(false)
	if err != nil {
		fmt.Fprintf(c.err, "dateline check: %v\n", err)
		return exitProblems
	}
	defer content.Close()
	look, closeLook, err := folder(p.in("templates"))
	if err != nil {
		fmt.Fprintf(c.err, "dateline check: %v\n", err)
		return exitProblems
	}
	defer closeLook()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	l, err := build.Check(ctx, build.Options{Content: content, Templates: build.Overlay(look, templates.Files)})
	code := c.show(p.in(p.content), l)
	if err != nil {
		fmt.Fprintf(c.err, "dateline check: %v\n", err)
		return exitProblems
	}
	if _, err := os.Lstat(p.in(p.out)); errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintf(c.err, "dateline check: there is no %s; build the site to have it checked, too\n", p.in(p.out))
		return code
	}
	return max(code, c.built(p.in(p.out)))
}

// built checks a built site.
func (c checking) built(dir string) int {
	root, err := publish.OpenRoot(dir)
	if err != nil {
		fmt.Fprintf(c.err, "dateline check: %s; build the site first\n", said(err))
		return exitProblems
	}
	defer root.Close()
	if _, err := root.Lstat(publish.ManifestName); errors.Is(err, fs.ErrNotExist) {
		if _, err := root.Lstat("content"); err == nil {
			return usage(c.term, "check", "%s is a site's folder, not a built site: name it with -C", dir)
		}
	}
	l := check.Site(root.FS())
	l.Sort()
	return c.show(dir, l)
}

// show prints what was found in a folder.
func (c checking) show(dir string, l diag.List) int {
	for _, d := range l {
		switch {
		case c.json:
			b, err := json.Marshal(struct {
				Code     string `json:"code"`
				Severity string `json:"severity"`
				File     string `json:"file"`
				Line     int    `json:"line,omitempty"`
				Column   int    `json:"column,omitempty"`
				Article  string `json:"article,omitempty"`
				Message  string `json:"message"`
				Hint     string `json:"hint,omitempty"`
			}{d.Code, d.Severity.String(), d.File, d.Line, d.Col, d.Article, d.Msg, d.Hint})
			if err != nil {
				fmt.Fprintf(c.err, "dateline check: %v\n", err)
				return exitProblems
			}
			fmt.Fprintf(c.out, "%s\n", b)
		case c.verbose || d.Severity > diag.Note:
			fmt.Fprintln(c.out, d)
		}
	}
	if n := l.Count(diag.Error) + l.Count(diag.Warning); n > 0 {
		fmt.Fprintf(c.err, "dateline check: %s in %s\n", plural(n, "problem"), dir)
		return exitProblems
	}
	if c.json {
		return exitFine
	}
	sound := dir + " is sound"
	if n := l.Count(diag.Note); n > 0 && !c.verbose {
		sound += "; -v shows " + plural(n, "note")
	}
	fmt.Fprintln(c.out, sound)
	return exitFine
}
