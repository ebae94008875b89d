package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"dateline/internal/publish"
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

// program names this program to the bit: its version, and the size and times of
// its file, which another build of the same version does not share.
func program() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s %s %x", version(), runtime.Version(), publish.StampOf(info).Append(nil))
}

// version is the module's version where it was installed by one, else "devel".
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
