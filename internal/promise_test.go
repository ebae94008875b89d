package internal_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// TestThePromiseNamesTestsThatAre looks for each test and script that the README
// and docs/promise.md name as the keeper of a promise.
func TestThePromiseNamesTestsThatAre(t *testing.T) {
	there := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	err := fs.WalkDir(os.DirFS(".."), ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil || e.IsDir():
			return err
		case path.Ext(p) == ".txtar":
			there[e.Name()] = true
		case strings.HasSuffix(p, "_test.go"):
			b, err := os.ReadFile("../" + p)
			for _, m := range declared.FindAllSubmatch(b, -1) {
				there[string(m[1])] = true
			}
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`\bTest[A-Z]\w+|\b[a-z]+\.txtar`)
	for _, file := range []string{"../README.md", "docs/promise.md"} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		names := named.FindAllString(string(b), -1)
		if len(names) < 10 {
			t.Errorf("%s names %d tests", file, len(names))
		}
		for _, name := range names {
			if !there[name] && name != "TestKilled" { // the pattern of a command
				t.Errorf("%s names %s, which is not there", file, name)
			}
		}
	}
}
