package main

import (
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"
)

func versionCommand() command {
	return command{name: "version", short: "print the version",
		long: "Version prints the version of dateline, of Go, and the machine's kind.",
		flags: func(*flag.FlagSet) func(term, []string) int {
			return func(t term, args []string) int {
				if len(args) > 0 {
					return usage(t, "version", "it takes no arguments")
				}
				fmt.Fprintf(t.out, "dateline %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
				return exitFine
			}
		}}
}

// version is the module's version where it was installed by one, else "devel".
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
