package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// starter is the site that "dateline new" makes: one example of each kind of
// file, about invented countries.
//
//go:embed all:starter
var starter embed.FS

func newCommand() command {
	return command{name: "new", args: "DIR", short: "make a site that builds at once",
		long: `
New makes the folder DIR with a commented content/site.yaml, an example of each
kind of file (a leader, an initiative, places, an organization, a source, an
event) and a raw report in seeds/. DIR must be new or empty. Build it, look at
it, then put your own files in the place of the examples.`,
		flags: func(*flag.FlagSet) func(term, []string) int {
			return func(t term, args []string) int {
				if len(args) != 1 {
					return usage(t, "new", "name one folder")
				}
				return runNew(t, args[0])
			}
		}}
}

func runNew(t term, dir string) int {
	list, err := os.ReadDir(dir)
	switch {
	case err == nil && len(list) > 0:
		fmt.Fprintf(t.err, "dateline new: %s is not empty; name a new folder\n", dir)
		return exitProblems
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		fmt.Fprintf(t.err, "dateline new: %v\n", err)
		return exitProblems
	}
	if err := writeStarter(dir); err != nil {
		fmt.Fprintf(t.err, "dateline new: making %s: %v\n", dir, err)
		return exitProblems
	}
	fmt.Fprintf(t.out, "made %s; now: dateline build -C %s\n", dir, dir)
	return exitFine
}

func writeStarter(dir string) error {
	return fs.WalkDir(starter, "starter", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(p, "starter")))
		if e.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		if e.Name() == "gitignore" {
			to = filepath.Join(filepath.Dir(to), ".gitignore") // a file of that name would hide the starter's own files
		}
		b, err := starter.ReadFile(p)
		if err != nil {
			return err
		}
		return os.WriteFile(to, b, 0o644)
	})
}
