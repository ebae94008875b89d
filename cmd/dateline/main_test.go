package main

import (
	"archive/zip"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main, "mortal": mortal})
}

// mortal is dateline, but for a process that reads nothing but a file whose name
// says that it is deadly: that one ends as one of Go's does whose memory is at
// its end.
func mortal() {
	if slices.Contains(os.Args, "-try") && strings.Contains(os.Args[len(os.Args)-1], "deadly") {
		os.Exit(2)
	}
	main()
}

// The command line, end to end, as a user types it: testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SOURCE_DATE_EPOCH", "1700000000")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			// big FILE SIZE makes a file of so many bytes of prose.
			"big": func(ts *testscript.TestScript, neg bool, args []string) {
				size := map[string]int{"17MiB": 17 << 20}[args[1]]
				b := make([]byte, size)
				for i := range b {
					b[i] = "The delegates met again. "[i%25]
				}
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
			},
			// bytes FILE makes a file of bytes that are no text.
			"bytes": func(ts *testscript.TestScript, neg bool, args []string) {
				b := make([]byte, 4096)
				for i := range b {
					b[i] = byte(i * 7)
				}
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
			},
			// flip FILE changes one bit in the middle.
			"flip": func(ts *testscript.TestScript, neg bool, args []string) {
				b, err := os.ReadFile(ts.MkAbs(args[0]))
				ts.Check(err)
				b[len(b)/2] ^= 4
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
			},
			// replace FILE PATTERN TEXT changes each match, of which there must be one;
			// \n in TEXT is a line end.
			"replace": func(ts *testscript.TestScript, neg bool, args []string) {
				b, err := os.ReadFile(ts.MkAbs(args[0]))
				ts.Check(err)
				re := regexp.MustCompile("(?m)" + args[1])
				if !re.Match(b) {
					ts.Fatalf("%s has no match of %s", args[0], args[1])
				}
				text := re.ReplaceAllString(string(b), strings.ReplaceAll(args[2], `\n`, "\n"))
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
			},
			// unzip FILE DIR
			"unzip": func(ts *testscript.TestScript, neg bool, args []string) {
				z, err := zip.OpenReader(ts.MkAbs(args[0]))
				ts.Check(err)
				defer z.Close()
				ts.Check(os.CopyFS(ts.MkAbs(args[1]), z))
			},
			// badname DIR makes a file whose name is no UTF-8, one whose name
			// holds a line end.
			"badname": func(ts *testscript.TestScript, neg bool, args []string) {
				ts.Check(os.WriteFile(ts.MkAbs(args[0]+"/caf\xe9.txt"), []byte("A report of the day.\n"), 0o644))
				ts.Check(os.WriteFile(ts.MkAbs(args[0]+"/two\nlines.txt"), []byte("A report of the day.\n"), 0o644))
			},
		},
	})
}
