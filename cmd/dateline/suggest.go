package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"dateline/internal/build"
	"dateline/internal/diag"
	"dateline/internal/publish"
)

func suggestCommand() command {
	return command{name: "suggest", args: "[ID...]", short: "list names that reports speak of and content/ does not have",
		long: `
Suggest reads the articles and lists the people, programmes, organizations and
places that they name and that have no file yet, each with its offices, how
often it is named, and the first sentence that names it, and the agencies,
newspapers and offices that made them, by their headers. A person is proposed
who is named twice and of whom a title, a verb of speech or the family name
alone says that it is a person; or once, with a plain title. Spellings of one
name are one suggestion. Only English reports are read for names in their text.

On a site that has no leaders of its own, a build writes a file for each
suggestion, with the line "status: proposed", and the pages say that nobody has
checked it. Such a file is the program's as long as nobody changes it: builds
add what new reports say. Change it, or take that line out, and it is yours.
Delete it, and the name is never proposed again; content/proposals.yaml
remembers. On a site with leaders of its own a build writes none, unless
content/site.yaml says "propose: true"; "propose: false" turns it off anywhere.

    dateline suggest                   list them
    dateline suggest -write ada-brovik make a file of it, as your own
    dateline suggest -drop places/osk  never suggest it again
    dateline suggest -again places/osk suggest it, though it was refused`,
		flags: func(fs *flag.FlagSet) func(term, []string) int {
			var p place
			fs.StringVar(&p.dir, "C", ".", "work in the site's folder `DIR`")
			fs.StringVar(&p.content, "content", "content", "read and write content in `DIR`")
			asJSON := fs.Bool("json", false, "list as JSON Lines")
			write := fs.Bool("write", false, "accept the suggestions named")
			drop := fs.Bool("drop", false, "refuse the suggestions named")
			again := fs.Bool("again", false, "take refusals back")
			return func(t term, args []string) int {
				verdicts := map[build.Verdict]bool{build.Accept: *write, build.Refuse: *drop, build.Again: *again}
				var chosen []build.Verdict
				for _, v := range [...]build.Verdict{build.Accept, build.Refuse, build.Again} {
					if verdicts[v] {
						chosen = append(chosen, v)
					}
				}
				switch {
				case len(chosen) > 1:
					return usage(t, "suggest", "-write, -drop and -again go one at a time")
				case len(chosen) == 1 && len(args) == 0:
					return usage(t, "suggest", "name the suggestions by their ids")
				case len(chosen) == 1:
					return runJudge(t, p, chosen[0], args)
				case len(args) > 0:
					return usage(t, "suggest", "say what is to be done with %s: -write, -drop or -again", strings.Join(args, " "))
				}
				return runSuggest(t, p, *asJSON)
			}
		}}
}

// suggestion is a line of -json.
type suggestion struct {
	ID       string   `json:"id"` // "leaders/ada-brovik"
	Kind     string   `json:"kind"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Roles    []string `json:"roles"`
	Reports  int      `json:"reports"`
	Mentions int      `json:"mentions"`
	Written  bool     `json:"written"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Exact    string   `json:"exact"`
	Sentence string   `json:"sentence"`
}

func newSuggestion(s *build.Suggestion) suggestion {
	e := &s.Entity
	out := suggestion{ID: e.Kind.Folder() + "/" + e.ID, Kind: e.Kind.String(), Name: e.Name, Aliases: []string{}, Roles: []string{},
		Reports: e.Reports, Mentions: s.Mentions, Written: s.Written, File: s.At.File, Line: s.At.Line, Sentence: s.Sentence}
	for _, a := range e.Aliases {
		out.Aliases = append(out.Aliases, a.Text)
	}
	for _, r := range e.Roles {
		out.Roles = append(out.Roles, r.Title)
	}
	if len(e.Evidence) > 0 {
		out.Exact = e.Evidence[0].Exact
	}
	return out
}

func runSuggest(t term, p place, asJSON bool) int {
	content, err := p.openContent(false)
	if err != nil {
		fmt.Fprintf(t.err, "dateline suggest: %v\n", err)
		return exitProblems
	}
	defer content.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	list, refused, l, err := build.Suggest(ctx, build.Options{Content: content})
	if code := judged(t, l, err); code != exitFine {
		return code
	}
	if asJSON {
		enc := json.NewEncoder(t.out)
		enc.SetEscapeHTML(false)
		for i := range list {
			if err := enc.Encode(newSuggestion(&list[i])); err != nil {
				fmt.Fprintf(t.err, "dateline suggest: %v\n", err)
				return exitProblems
			}
		}
		return exitFine
	}
	written := 0
	for i := range list {
		s := newSuggestion(&list[i])
		fmt.Fprintf(t.out, "%s  %s", s.ID, s.Name)
		if len(s.Aliases) > 0 {
			fmt.Fprintf(t.out, " (%s)", strings.Join(s.Aliases, ", "))
		}
		fmt.Fprintf(t.out, "; %s, %s", plural(s.Reports, "report"), plural(s.Mentions, "mention"))
		if s.Written {
			written++
			fmt.Fprint(t.out, "; in content/, proposed")
		}
		fmt.Fprintln(t.out)
		if len(s.Roles) > 0 {
			fmt.Fprintf(t.out, "    %s\n", strings.Join(s.Roles, "; "))
		}
		if s.File != "" {
			fmt.Fprintf(t.out, "    %s: %s\n", list[i].At, or(s.Sentence, s.Exact))
		}
	}
	if len(list) == 0 {
		fmt.Fprintln(t.out, "no suggestions: every name found in the reports has a file, or was refused")
	} else {
		fmt.Fprintf(t.out, "%s, %d of them in content/; -write ID makes one yours, -drop ID refuses it\n", plural(len(list), "suggestion"), written)
	}
	if len(refused) > 0 {
		fmt.Fprintf(t.out, "refused: %s\n", strings.Join(refused, ", "))
	}
	return exitFine
}

// judged reports problems and errors, which every way of the command has.
func judged(t term, l diag.List, err error) int {
	for _, d := range l {
		if d.Severity > diag.Note {
			fmt.Fprintln(t.err, d)
		}
	}
	var locked *publish.LockedError
	switch {
	case errors.As(err, &locked):
		fmt.Fprintf(t.err, "dateline suggest: %v; try again when it is done\n", err)
		return exitBusy
	case err != nil:
		fmt.Fprintf(t.err, "dateline suggest: %v\n", err)
		return exitProblems
	case l.Count(diag.Error) > 0:
		return exitProblems
	}
	return exitFine
}

func runJudge(t term, p place, v build.Verdict, ids []string) int {
	content, err := p.openContent(false)
	if err != nil {
		fmt.Fprintf(t.err, "dateline suggest: %v\n", err)
		return exitProblems
	}
	defer content.Close()
	done, l, err := build.Judge(context.Background(), build.Options{Content: content, State: p.dir}, v, ids)
	for _, id := range done {
		switch v {
		case build.Accept:
			fmt.Fprintf(t.out, "content/%s.md is yours\n", id)
		case build.Refuse:
			fmt.Fprintf(t.out, "%s is not suggested again\n", id)
		case build.Again:
			fmt.Fprintf(t.out, "%s may be suggested again\n", id)
		}
	}
	return judged(t, l, err)
}
