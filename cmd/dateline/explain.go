package main

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/build"
	"dateline/internal/diag"
	"dateline/internal/prose"
)

func explainCommand() command {
	return command{name: "explain", args: "FILE", short: "show how a report is read, rule by rule",
		long: `
Explain shows what a build makes of one file of seeds/ or content/articles/, and
why: for a raw file each rule that fired, what it took and what it kept; for
both, each annotation with the words it stands on, its rule and how sure that
is. It writes nothing.

With -try it only reads the file, as a build reads it, and shows nothing. So does
a build with the files over which the one before was killed, each in a process of
its own, and sets aside those that kill that, too.`,
		flags: func(fs *flag.FlagSet) func(term, []string) int {
			var p place
			p.flags(fs)
			try := fs.Bool("try", false, "read the file as a build does, and show nothing")
			return func(t term, args []string) int {
				if len(args) != 1 {
					return usage(t, "explain", "name one file of seeds/ or content/articles/")
				}
				if *try {
					return runTry(t, p, args[0])
				}
				return runExplain(t, p, args[0])
			}
		}}
}

func runTry(t term, p place, file string) int {
	giveWay()
	opt, closeSite, err := p.open()
	if err == nil {
		defer closeSite()
		err = build.Try(opt, p.name(file))
	}
	if err != nil {
		fmt.Fprintf(t.err, "dateline explain: %v\n", err)
		return exitProblems
	}
	return exitFine
}

func runExplain(t term, p place, file string) int {
	fail := func(err error) int {
		fmt.Fprintf(t.err, "dateline explain: %s\n", said(err))
		return exitProblems
	}
	content, err := p.openContent(false)
	if err != nil {
		return fail(err)
	}
	defer content.Close()
	seeds, closeSeeds, err := folder(p.in(p.seeds))
	if err != nil {
		return fail(err)
	}
	defer closeSeeds()
	x, err := build.Explain(context.Background(), build.Options{Content: content, Seeds: seeds}, p.name(file))
	if err != nil {
		return fail(err)
	}
	for _, d := range x.Problems {
		fmt.Fprintln(t.err, d)
	}
	if x.Article.Title == "" {
		return exitProblems
	}
	print := func(format string, args ...any) { fmt.Fprintf(t.out, format+"\n", args...) }
	if x.Normal != nil {
		print("Rules, in the order in which they fired:")
		for _, s := range x.Normal.Trace {
			print("    %s", s)
		}
	}
	a := &x.Article
	print("Title (%s): %s", a.TitleBasis, a.Title)
	if a.Date.IsZero() {
		print("Date (%s): none of its own; a build looks for evidence in the other reports", a.DateBasis)
	} else {
		print("Date (%s): %s, %s; %s", a.DateBasis, a.Date, a.Date.Human(), strings.Join(a.DateEvidence, "; "))
	}
	by := func(b annotate.By) string { return fmt.Sprintf("[%s %.2f]", b.Rule, b.Confidence) }
	in := func(w annotate.Where, s prose.Span) string {
		if w == annotate.Title {
			return prose.Space(s.Of(a.Title))
		}
		return prose.Space(s.Of(a.Body))
	}
	n := &x.Notes
	print("Mentions: %d", len(n.Mentions))
	for _, m := range n.Mentions {
		print("    %q is %s %s, by %s %s", in(m.Where, m.Span), m.Kind, m.Entity, m.Form, by(m.By))
	}
	print("Dates: %d", len(n.Dates))
	for _, d := range n.Dates {
		print("    %q is %s (%s, %s) %s", in(d.Where, d.Span), or(d.Value.String(), d.Timex3), d.Kind, d.Basis, by(d.By))
	}
	print("Quotations: %d", len(n.Quotes))
	for _, q := range n.Quotes {
		print("    %q: %s (%s), %q %s", in(annotate.Body, q.Span), or(q.SpeakerText, "nobody named"), or(q.Speaker, "not in the roster"), q.Cue, by(q.By))
	}
	print("Figures: %d", len(n.Figures))
	for _, f := range n.Figures {
		print("    %q is %s %s: %s; %s (%s) %s", in(f.Where, f.Span), f.Value, f.Unit, or(f.What, "of what is not said"), or(f.Period.String(), "no period"), f.PeriodBasis, by(f.By))
	}
	print("Events: %d", len(n.Events))
	for _, e := range n.Events {
		print("    %s: %s; %s (%s); %q %s", or(e.Subtype, e.Kind), e.Title, or(e.Date.String(), "no date"), e.DateBasis, in(annotate.Body, e.Trigger), by(e.By))
	}
	print("Documents: %d", len(n.Documents))
	for _, d := range n.Documents {
		print("    %s: %s %s", d.Kind, d.Title, by(d.By))
	}
	if x.Problems.Count(diag.Error) > 0 {
		return exitProblems
	}
	return exitFine
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// name turns a path that a person wrote into the name of a file of the site:
// "seeds/x.txt", "content/articles/2018/y.md".
func (p *place) name(file string) string {
	for prefix, dir := range map[string]string{"seeds/": p.in(p.seeds), "content/": p.in(p.content)} {
		for _, f := range []string{file, p.in(file)} {
			if rel, err := filepath.Rel(dir, f); err == nil && filepath.IsLocal(rel) {
				return prefix + filepath.ToSlash(rel)
			}
		}
	}
	return filepath.ToSlash(file)
}
