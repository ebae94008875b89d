package main

import (
	"flag"
	"fmt"
	"os"

	"dateline/internal/bag"
	"dateline/internal/diag"
	"dateline/internal/publish"
)

func verifyCommand() command {
	return command{name: "verify", args: "[FILE|DIR]", short: "name what is missing, added or changed in an archive",
		long: `
Verify reads every byte of an archive, of an unpacked one, or of a published site
(public/, unless another is named) and names each file that is missing, was
added, has another name or other bytes than when it was made. Exit status 0 says
that there is none.`,
		flags: func(fs *flag.FlagSet) func(term, []string) int {
			var p place
			fs.StringVar(&p.dir, "C", ".", "work in the site's folder `DIR`")
			return func(t term, args []string) int {
				switch len(args) {
				case 0:
					return runVerify(t, p.in("public"))
				case 1:
					return runVerify(t, p.in(args[0]))
				}
				return usage(t, "verify", "name one archive or folder")
			}
		}}
}

func runVerify(t term, name string) int {
	rep, l, err := verify(name)
	if err != nil {
		fmt.Fprintf(t.err, "dateline verify: %s\n", said(err))
		return exitProblems
	}
	for _, d := range l {
		if d.File == "." {
			d.File = name
		}
		fmt.Fprintln(t.out, d)
	}
	if n := l.Count(diag.Error) + l.Count(diag.Warning); n > 0 {
		fmt.Fprintf(t.err, "dateline verify: %s in %s\n", plural(n, "problem"), name)
		return exitProblems
	}
	of := ""
	if rep.Day != "" {
		of = " of " + rep.Day
	}
	fmt.Fprintf(t.out, "%s is sound: %s%s, %s, %s\n", name, rep.Kind, of, plural(rep.Files, "file"), size(rep.Bytes))
	return exitFine
}

func verify(name string) (bag.Report, diag.List, error) {
	info, err := os.Stat(name)
	if err != nil {
		return bag.Report{}, nil, err
	}
	if info.IsDir() {
		s, err := publish.OpenSite(name)
		if err != nil {
			return bag.Report{}, nil, err
		}
		defer s.Close()
		rep, l := bag.Folder(s.FS())
		return rep, l, nil
	}
	if !info.Mode().IsRegular() {
		return bag.Report{}, nil, fmt.Errorf("%s is neither a file nor a folder", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return bag.Report{}, nil, err
	}
	defer f.Close()
	rep, l := bag.Zip(f, info.Size())
	return rep, l, nil
}
