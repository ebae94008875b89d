// Command dateline turns a folder of press reports into an annotated timeline
// website. Run "dateline help" for its manual.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"dateline/internal/front"
)

// Exit codes.
const (
	exitFine     = 0
	exitProblems = 1  // something in a person's files, or on the machine, must be mended
	exitUsage    = 2  // the command line is wrong
	exitBusy     = 75 // another build is at work (EX_TEMPFAIL of sysexits.h)
)

// command is one of dateline's commands. Flags declares its flags on fs and
// returns what runs once they are parsed.
type command struct {
	name, args, short string
	long              string
	flags             func(fs *flag.FlagSet) func(t term, args []string) int
}

// term is what a command speaks to.
type term struct {
	out, err io.Writer
	live     bool // err is a terminal, so that a line may be written over
}

func commands() []command {
	return []command{buildCommand(), importCommand(), newCommand(), serveCommand(), explainCommand(), suggestCommand(), checkCommand(), archiveCommand(), verifyCommand(), versionCommand()}
}

func main() {
	heedMemory()
	info, err := os.Stderr.Stat()
	t := term{os.Stdout, os.Stderr, err == nil && info.Mode()&os.ModeCharDevice != 0}
	os.Exit(run(t, os.Args[1:]))
}

// run is the program, without its process.
func run(t term, args []string) int {
	if len(args) == 0 {
		fmt.Fprint(t.err, manual())
		return exitUsage
	}
	name, rest := args[0], args[1:]
	switch name {
	case "help", "-h", "-help", "--help":
		if len(rest) == 0 || rest[0] == "help" {
			fmt.Fprint(t.out, manual())
			return exitFine
		}
		if rest[0] == "codes" {
			fmt.Fprint(t.out, codes())
			return exitFine
		}
		name, rest = rest[0], []string{"-h"}
	}
	all := commands()
	i := slices.IndexFunc(all, func(c command) bool { return c.name == name })
	if i < 0 {
		fmt.Fprintf(t.err, "dateline: %s\n", noCommand(name, all))
		return exitUsage
	}
	c := all[i]
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	do := c.flags(fs)
	switch err := fs.Parse(rest); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(t.out, c.page(fs))
		return exitFine
	case err != nil:
		return usage(t, name, "%s", flagFault(err))
	}
	return do(t, fs.Args())
}

// noCommand says what is wrong with the name of a command.
func noCommand(name string, all []command) string {
	if strings.HasPrefix(name, "-") {
		return fmt.Sprintf("the command comes first, its flags behind it: dateline build %s", name)
	}
	var names []string
	for _, c := range all {
		names = append(names, c.name)
	}
	if near := front.Nearest(name, names); near != "" {
		return fmt.Sprintf("there is no command %q; did you mean %s?", name, near)
	}
	return fmt.Sprintf("there is no command %q; the commands are %s and help", name, strings.Join(names, ", "))
}

// flagFault is what the package flag says of a command line, in plain words.
func flagFault(err error) string {
	text := strings.TrimSuffix(err.Error(), ": parse error")
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: "); ok {
		return "there is no flag " + name
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: "); ok {
		return name + " needs a value behind it"
	}
	return text
}

// usage reports a wrong command line.
func usage(t term, cmd, format string, args ...any) int {
	fmt.Fprintf(t.err, "dateline %s: %s; see dateline help %s\n", cmd, fmt.Sprintf(format, args...), cmd)
	return exitUsage
}
