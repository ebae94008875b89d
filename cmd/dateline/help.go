package main

import (
	"flag"
	"fmt"
	"strings"

	"dateline/internal/diag"
)

// manual is what "dateline help" prints.
func manual() string {
	var b strings.Builder
	b.WriteString(`dateline turns a folder of press reports into an annotated timeline website.

    dateline new DIR      make a site that builds at once
    dateline build        import what is new in seeds/, build public/

A site is a folder:

    seeds/      raw reports as they came; never changed
    content/    site.yaml, leaders/, initiatives/, places/, organizations/,
                sources/, events/ and articles/: yours to edit. The program adds
                articles and, in a site without leaders, files marked
                status: proposed; it never overwrites what you changed.
    templates/, static/
                optional: a file here replaces the built-in one of its name
    public/     the published site: open public/index.html, or put the folder
                on any web server

Commands:

`)
	for _, c := range commands() {
		fmt.Fprintf(&b, "    %-22s%s\n", c.name+" "+c.args, c.short)
	}
	fmt.Fprintf(&b, "    %-22s%s\n", "help [COMMAND]", "this page, or a command's")
	fmt.Fprintf(&b, "    %-22s%s\n", "help codes", "the codes of all problems, with what to do")
	b.WriteString(`
Exit status: 0 fine; 1 problems that must be mended, each shown as
file:line:column with what to do; 2 a wrong command line; 75 another build is
at work.
`)
	return b.String()
}

// codes is what "dateline help codes" prints.
func codes() string {
	var b strings.Builder
	for _, c := range diag.Codes {
		fmt.Fprintf(&b, "%s\n    %s\n    %s\n", c.Code, c.Means, c.Do)
	}
	return b.String()
}

// page is a command's own manual page.
func (c command) page(fs *flag.FlagSet) string {
	var b strings.Builder
	fmt.Fprintf(&b, "usage: dateline %s", c.name)
	any := false
	fs.VisitAll(func(*flag.Flag) { any = true })
	if any {
		b.WriteString(" [flags]")
	}
	if c.args != "" {
		b.WriteString(" " + c.args)
	}
	b.WriteString("\n\n" + strings.TrimSpace(c.long) + "\n")
	if any {
		b.WriteString("\nFlags:\n")
		fs.VisitAll(func(f *flag.Flag) {
			kind, text := flag.UnquoteUsage(f)
			if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" {
				text += " (" + f.DefValue + ")"
			}
			fmt.Fprintf(&b, "    %-18s%s\n", strings.TrimSpace("-"+f.Name+" "+kind), text)
		})
	}
	return b.String()
}
