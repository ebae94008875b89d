package main

import (
	"flag"
	"fmt"

	"dateline/internal/check"
	"dateline/internal/diag"
	"dateline/internal/publish"
)

func checkCommand() command {
	return command{name: "check", args: "[DIR]", short: "look for dead links and other faults in a built site",
		long: `
Check reads every file of a built site (public/, or DIR) and reports dead links
and fragments, links that would not work from a folder on a disk, ids that stand
twice, wrong nesting, template syntax that was not filled in, and feeds or
tables that cannot be parsed.`,
		flags: func(fs *flag.FlagSet) func(term, []string) int {
			var p place
			fs.StringVar(&p.dir, "C", ".", "work in the site's folder `DIR`")
			return func(t term, args []string) int {
				switch len(args) {
				case 0:
					return runCheck(t, p.in("public"))
				case 1:
					return runCheck(t, p.in(args[0]))
				}
				return usage(t, "check", "name one folder")
			}
		}}
}

func runCheck(t term, dir string) int {
	root, err := publish.OpenRoot(dir)
	if err != nil {
		fmt.Fprintf(t.err, "dateline check: %v; build the site first\n", err)
		return exitProblems
	}
	defer root.Close()
	l := check.Site(root.FS())
	l.Sort()
	for _, d := range l {
		fmt.Fprintln(t.out, d)
	}
	if n := l.Count(diag.Error) + l.Count(diag.Warning); n > 0 {
		fmt.Fprintf(t.err, "dateline check: %s in %s\n", plural(n, "problem"), dir)
		return exitProblems
	}
	fmt.Fprintf(t.out, "%s is sound\n", dir)
	return exitFine
}
